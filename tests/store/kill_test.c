#include "child.h"
#include "library.h"

#include <signal.h>
#include <unistd.h>

/* Tags for ever; the id of each is said only after the store has said that it is there. */
CHILD(tags_until_killed)
{
    char folder[1024];
    long long review;
    pl_error err = { 0 };
    pl_store *store;
    pl_store_options options = { .as = "T-02" };
    if (sscanf(args, "%1000s %lld", folder, &review) != 2)
        return 2;
    if (!pl_store_open(&store, folder, &options, &err))
        child_fails(err.text);
    library lib = { .review = review };
    for (int i = 0;; i++) {
        pl_tag tag = library_tag(&lib, i * 40000);
        if (!pl_store_tag_add(store, &tag, &err))
            child_fails(err.text);
        if (write(STDOUT_FILENO, &tag.id, sizeof tag.id) != sizeof tag.id)
            return 2;
    }
}

/* All rows but those of tags, their undo steps, the log and the review's revision. */
static char *rows_beside(const char *folder)
{
    char *all = library_all(folder), *to = all;
    for (char *line = all; *line;) {
        char *end = strchr(line, '\n') + 1;
        if (strncmp(line, "tag", 3) != 0 && strncmp(line, "undo_step|", 10) != 0 &&
            strncmp(line, "log|", 4) != 0 && strncmp(line, "review|", 7) != 0) {
            memmove(to, line, (size_t)(end - line));
            to += end - line;
        }
        line = end;
    }
    *to = '\0';
    return all;
}

static int read_said(pl_id **said, int *count, int *room, int from)
{
    pl_id id;
    int got = 0;
    while (read(from, &id, sizeof id) == sizeof id) {
        pl_grow(*said, *count, *room);
        (*said)[(*count)++] = id;
        got++;
    }
    return got;
}

static void check_said(const pl_tags *tags, const pl_id *said, int count)
{
    for (int i = 0; i < count; i++) {
        bool there = false;
        for (int j = 0; j < tags->count; j++)
            there = there || tags->items[j].id == said[i];
        check(there);
    }
}

/* PL_ROUNDS: how often. */
TEST(killed_at_any_moment_nothing_that_was_said_is_lost)
{
    int rounds = getenv("PL_ROUNDS") ? atoi(getenv("PL_ROUNDS")) : 200, room = 0, count = 0,
        most = 0;
    uint32_t seed = 20240229;
    pl_id *said = NULL;
    library lib = library_open();
    pl_store_close(&lib.store);
    char *before = rows_beside(lib.folder);
    for (int round = 0; round < rounds; round++) {
        child one = child_start("tags_until_killed", "%s %lld", lib.folder, (long long)lib.review);
        usleep(1000 * (1 + test_random(&seed) % 40));
        kill(one.pid, SIGKILL);
        int got = read_said(&said, &count, &room, one.out);
        most = got > most ? got : most;
        check_int(child_wait(&one), 128 + SIGKILL);
        library_check_whole(lib.folder);
        library_reopen(&lib);
        pl_error err = { 0 };
        pl_tags tags;
        check_ok(pl_store_tags(&tags, lib.store, lib.review, &err));
        check_said(&tags, said, count);
        /* one that was on the drive but not said yet; it is said from now on */
        check(tags.count == count || tags.count == count + 1);
        for (int i = 0; tags.count > count && i < tags.count; i++) {
            bool known = false;
            for (int j = 0; j < count; j++)
                known = known || said[j] == tags.items[i].id;
            if (!known) {
                pl_grow(said, count, room);
                said[count++] = tags.items[i].id;
            }
        }
        pl_tags_free(&tags);
        pl_store_close(&lib.store);
        char *now = rows_beside(lib.folder);
        check_text(now, before);
        free(now);
    }
    print_message("%d rounds, %d tags said, at most %d in one\n", rounds, count, most);
    check(count > 0);
    free(said);
    free(before);
    free(lib.folder);
}
