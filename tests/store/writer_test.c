#include "child.h"
#include "library.h"
#include "vfs.h"

#include "plumbline/base/text.h"
#include "plumbline/base/thread.h"
#include "plumbline/base/time.h"
#include "plumbline/store/writer.h"

#include <sqlite3.h>
#include <time.h>
#include <unistd.h>

enum { POSTS = 200 };

typedef struct posted_tag {
    pl_tag tag;
    pl_mutex *lock;
    int *freed; /* protected by lock */
} posted_tag;

typedef struct desk {
    library lib; /* its store is closed */
    pl_writer *writer;
    pl_mutex lock;
    int freed;         /* protected by lock */
    double longest_ms; /* of one pl_writer_post */
    double posting_ms; /* of all of them */
    pl_id tags[POSTS]; /* in the order of posting */
    uint64_t next_ticket;
} desk;

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static bool add_one(pl_store *store, void *arg, pl_error *err)
{
    posted_tag *one = arg;
    return pl_store_tag_add(store, &one->tag, err);
}

static void free_one(void *arg)
{
    posted_tag *one = arg;
    pl_mutex_lock(one->lock);
    ++*one->freed;
    pl_mutex_unlock(one->lock);
    free(one);
}

static void desk_open(desk *d, int busy_ms)
{
    pl_error err = { 0 };
    *d = (desk){ .lib = library_open(), .next_ticket = 1 };
    pl_store_close(&d->lib.store);
    pl_mutex_start(&d->lock);
    pl_store_options options = { .as = "T-02", .vfs = vfs_name(), .busy_ms = busy_ms };
    check_ok(pl_writer_start(&d->writer, d->lib.folder, &options, NULL, NULL, &err));
}

static uint64_t post(desk *d, int n)
{
    posted_tag *one = pl_alloc(sizeof *one);
    *one = (posted_tag){ library_tag(&d->lib, n * 40000), &d->lock, &d->freed };
    if (n < POSTS)
        d->tags[n] = one->tag.id;
    double before = now_ms();
    uint64_t ticket = pl_writer_post(d->writer, add_one, one, free_one);
    double took = now_ms() - before;
    d->longest_ms = took > d->longest_ms ? took : d->longest_ms;
    d->posting_ms += took;
    return ticket;
}

static void post_all(desk *d, int count)
{
    for (int n = 0; n < count; n++)
        check_int(post(d, n), n + 1);
}

/* `count` further receipts, each the next in order, each well, each with a higher change number. */
static void check_receipts(desk *d, int count)
{
    pl_receipt receipt;
    int64_t last = 0;
    for (int n = 0; n < count; n++) {
        check(pl_writer_receipt(&receipt, d->writer));
        check_int(receipt.ticket, d->next_ticket++);
        test_check_ok(receipt.ok, &receipt.error, "the change", __FILE__, __LINE__);
        check(receipt.change_number > last);
        last = receipt.change_number;
    }
    check(!pl_writer_receipt(&receipt, d->writer));
}

/* The log says in which order they were done. */
static void desk_close(desk *d, int posted, int done)
{
    pl_writer_stop(&d->writer);
    pl_writer_stop(&d->writer); /* once more is no harm */
    vfs_lift();
    check_int(d->freed, posted);
    library_check_whole(d->lib.folder);
    check_int(library_number(d->lib.folder, "SELECT count(*) FROM tag"), done);
    for (int n = 1; n < done && n < POSTS && d->tags[n]; n++) {
        char *sql =
            pl_format("SELECT (SELECT number FROM log WHERE object = %lld) > (SELECT number "
                      "FROM log WHERE object = %lld)",
                      (long long)d->tags[n], (long long)d->tags[n - 1]);
        check_int(library_number(d->lib.folder, sql), 1);
        free(sql);
    }
    pl_mutex_stop(&d->lock);
    free(d->lib.folder);
}

static void wait_for_stall(desk *d, pl_error *why)
{
    double end = now_ms() + 20000;
    while (!pl_writer_stalled(why, d->writer) && now_ms() < end)
        usleep(1000);
    check(pl_writer_stalled(why, d->writer));
    check_int(why->code, PL_FULL);
    check_has(why->text, "no room to save");
}

/* PL_SLOW_MS: 200 is the drive of the specification and takes 40 s. */
TEST(a_slow_drive_holds_up_nobody_who_posts)
{
    const char *slow = getenv("PL_SLOW_MS");
    int ms = slow ? atoi(slow) : 20;
    desk d;
    desk_open(&d, 0);
    vfs_slow(ms);
    post_all(&d, POSTS);
    print_message("slow drive (%d ms): longest post %.3f ms, all %d %.1f ms\n", ms, d.longest_ms,
                  POSTS, d.posting_ms);
    check(d.posting_ms < POSTS * ms / 4.0);
    pl_writer_drain(d.writer);
    check_receipts(&d, POSTS);
    desk_close(&d, POSTS, POSTS);
}

CHILD(holds_the_store)
{
    char path[1024];
    int ms;
    sqlite3 *db;
    if (sscanf(args, "%1000s %d", path, &ms) != 2 || sqlite3_open(path, &db) != SQLITE_OK ||
        sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL) != SQLITE_OK)
        child_fails("could not begin");
    child_say('b');
    usleep((useconds_t)ms * 1000);
    return sqlite3_exec(db, "COMMIT", NULL, NULL, NULL) != SQLITE_OK;
}

/* With less patience than two seconds the writer itself tries again. */
static void post_while_held(int busy_ms)
{
    desk d;
    desk_open(&d, busy_ms);
    child other = child_start("holds_the_store", "%s/plumbline.db 2000", d.lib.folder);
    check_int(child_hears(&other), 'b');
    double start = now_ms();
    post_all(&d, POSTS);
    print_message("held for 2 s: longest post %.3f ms\n", d.longest_ms);
    check(d.posting_ms < 1000);
    pl_writer_drain(d.writer);
    check(now_ms() - start > 1500); /* it was held */
    check_int(child_wait(&other), 0);
    check_receipts(&d, POSTS);
    desk_close(&d, POSTS, POSTS);
}

TEST(a_store_held_by_another_process_is_waited_for)
{
    post_while_held(0);
}

TEST(a_store_held_for_longer_than_sqlite_waits_is_waited_for)
{
    post_while_held(100);
}

TEST(a_lock_that_nobody_gets_is_waited_for)
{
    desk d;
    desk_open(&d, 50);
    vfs_busy(500);
    post_all(&d, POSTS);
    pl_writer_drain(d.writer);
    check_receipts(&d, POSTS);
    desk_close(&d, POSTS, POSTS);
}

TEST(a_full_drive_stalls_and_goes_on_in_order)
{
    desk d;
    pl_error why = { 0 };
    desk_open(&d, 0);
    check_int(post(&d, 0), 1);
    pl_writer_drain(d.writer);
    check_receipts(&d, 1);
    check(!pl_writer_stalled(&why, d.writer));

    vfs_fail_at(1, VFS_FULL);
    check_int(post(&d, 1), 2);
    wait_for_stall(&d, &why);
    pl_writer_drain(d.writer); /* comes back at once */
    check_int(post(&d, 3), 0);
    check_int(d.freed, 2);         /* what was refused is freed as well */
    for (int i = 0; i < 20; i++) { /* still full: nothing gets in while it is tried */
        pl_writer_try_again(d.writer);
        check_int(post(&d, 3), 0);
    }
    pl_writer_drain(d.writer);
    wait_for_stall(&d, &why);
    pl_receipt none;
    check(!pl_writer_receipt(&none, d.writer));
    vfs_lift();
    pl_writer_try_again(d.writer);
    pl_writer_drain(d.writer);
    check(!pl_writer_stalled(&why, d.writer));
    check_receipts(&d, 1);
    check_int(post(&d, 2), 3);
    pl_writer_drain(d.writer);
    check_receipts(&d, 1);
    desk_close(&d, 3 + 21, 3);
}

/* Those that were posted before anybody knew wait in their order. */
TEST(what_was_posted_before_the_drive_was_full_keeps_its_order)
{
    desk d;
    pl_error why = { 0 };
    desk_open(&d, 0);
    vfs_slow(30);
    vfs_fail_at(20, VFS_FULL);
    post_all(&d, 10);
    wait_for_stall(&d, &why);
    check_int(post(&d, 10), 0);
    vfs_lift();
    pl_writer_try_again(d.writer);
    pl_writer_drain(d.writer);
    check_receipts(&d, 10);
    desk_close(&d, 11, 10);
}

TEST(leaving_while_the_drive_is_full_gives_the_change_up)
{
    desk d;
    pl_error why = { 0 };
    desk_open(&d, 0);
    check_int(post(&d, 0), 1);
    pl_writer_drain(d.writer);
    vfs_fail_at(1, VFS_FULL);
    check_int(post(&d, 1), 2);
    wait_for_stall(&d, &why);
    desk_close(&d, 2, 1);
}

TEST(leaving_waits_for_what_is_posted)
{
    desk d;
    desk_open(&d, 0);
    vfs_slow(5);
    post_all(&d, 50);
    desk_close(&d, 50, 50);
}

/* What waits in the -wal file is moved while nothing is posted, not within a change. */
TEST(the_wal_file_does_not_grow_for_ever)
{
    desk d;
    desk_open(&d, 0);
    for (int round = 0; round < 10; round++) {
        for (int n = 0; n < 100; n++)
            check(post(&d, POSTS) > 0);
        pl_writer_drain(d.writer);
        usleep(50000); /* nobody posts */
    }
    char *path = pl_format("%s/plumbline.db-wal", d.lib.folder);
    FILE *wal = fopen(path, "rb");
    check(wal && fseek(wal, 0, SEEK_END) == 0);
    print_message("1,000 tags: the -wal file has %ld kB\n", ftell(wal) / 1000);
    check(ftell(wal) < 8 << 20);
    fclose(wal);
    free(path);
    desk_close(&d, 1000, 1000);
}

/* ----- the window: the writer holds the lease, the main thread reads through a store of its own */

static bool take_lease(pl_store *store, void *arg, pl_error *err)
{
    return pl_store_lease_take(store, *(pl_id *)arg, err);
}

static bool renew_lease(pl_store *store, void *arg, pl_error *err)
{
    return pl_store_lease_renew(store, *(pl_id *)arg, err);
}

static bool leave_lease(pl_store *store, void *arg, pl_error *err)
{
    return pl_store_lease_leave(store, *(pl_id *)arg, err);
}

/* Posts it as one of the desk's, waits, and wants a good receipt. */
static void goes_well(desk *d, pl_change_run run)
{
    pl_receipt receipt;
    check_int(pl_writer_post(d->writer, run, &d->lib.review, NULL), d->next_ticket++);
    pl_writer_drain(d->writer);
    check(pl_writer_receipt(&receipt, d->writer));
    test_check_ok(receipt.ok, &receipt.error, "the change", __FILE__, __LINE__);
}

static void check_tags(pl_store *store, pl_id review, int count)
{
    pl_error err = { 0 };
    pl_tags tags;
    check_ok(pl_store_tags(&tags, store, review, &err));
    check_int(tags.count, count);
    pl_tags_free(&tags);
}

TEST(the_writer_and_a_reader_of_one_process_are_no_strangers)
{
    desk d;
    pl_error err = { 0 };
    desk_open(&d, 0);
    pl_store *reader, *second;
    pl_store_options reading = { .as = "T-02", .read_only = true }, writing = { .as = "T-02" };
    check_ok(pl_store_open(&reader, d.lib.folder, &reading, &err));
    goes_well(&d, take_lease);
    check_tags(reader, d.lib.review, 0);
    check_int(post(&d, 0), d.next_ticket++);
    pl_writer_drain(d.writer);
    pl_receipt receipt;
    check(pl_writer_receipt(&receipt, d.writer) && receipt.ok);
    check_int(pl_store_change_number(reader), receipt.change_number);
    check_tags(reader, d.lib.review, 1);
    check_fails(pl_store_lease_take(reader, d.lib.review, &err), PL_REFUSED);
    check_has(err.text, "for reading only");
    goes_well(&d, renew_lease);
    /* another store of this process that writes is the same holder */
    check_ok(pl_store_open(&second, d.lib.folder, &writing, &err));
    pl_tag tag = library_tag(&d.lib, 5000000);
    check_ok(pl_store_tag_add(second, &tag, &err));
    pl_store_close(&second);
    check_tags(reader, d.lib.review, 2);
    goes_well(&d, renew_lease); /* closing that one dropped nobody's locks */
    goes_well(&d, leave_lease);
    check_int(post(&d, 1), d.next_ticket++); /* a draft that nobody has open can be written */
    pl_writer_drain(d.writer);
    check(pl_writer_receipt(&receipt, d.writer) && receipt.ok);
    pl_store_close(&reader);
    d.tags[0] = 0; /* what the second store wrote stands between them */
    desk_close(&d, 2, 3);
}
