#include "child.h"
#include "library.h"

#include <signal.h>
#include <unistd.h>

/* Says 0 when the library is open, then tags for ever; the id of each is said only after the store has said
 * that it is there. */
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
    pl_id opened = 0;
    if (write(STDOUT_FILENO, &opened, sizeof opened) != sizeof opened)
        return 2;
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

typedef struct ids {
    pl_id *items;
    int count, room;
} ids;

static void add_id(ids *all, pl_id id)
{
    pl_grow(all->items, all->count, all->room);
    all->items[all->count++] = id;
}

static int by_id(const void *a, const void *b)
{
    pl_id x = *(const pl_id *)a, y = *(const pl_id *)b;
    return (x > y) - (x < y);
}

static ids tags_in(library *lib)
{
    pl_error err = { 0 };
    pl_tags tags;
    ids there = { 0 };
    library_reopen(lib);
    check_ok(pl_store_tags(&tags, lib->store, lib->review, &err));
    for (int i = 0; i < tags.count; i++)
        add_id(&there, tags.items[i].id);
    pl_tags_free(&tags);
    pl_store_close(&lib->store);
    qsort(there.items, (size_t)there.count, sizeof(pl_id), by_id);
    return there;
}

/* Every one that was said is there, and at most one more, which was on the drive but not said yet; it is
 * taken for said from now on. */
static void check_said(ids *said, library *lib)
{
    ids there = tags_in(lib);
    qsort(said->items, (size_t)said->count, sizeof(pl_id), by_id);
    check(there.count == said->count || there.count == said->count + 1);
    int more = 0;
    for (int i = 0; i < there.count; i++)
        if (i - more < said->count && said->items[i - more] == there.items[i])
            continue;
        else
            more++;
    check_int(more, there.count - said->count);
    free(said->items);
    *said = there;
}

/* Kills it after a moment, counted from when it has opened the library or (each fourth) from its start. */
static int run_and_kill(ids *said, const library *lib, uint32_t *seed)
{
    child one = child_start("tags_until_killed", "%s %lld", lib->folder, (long long)lib->review);
    pl_id id = 0;
    if (test_random(seed) % 4)
        check_int(read(one.out, &id, sizeof id), sizeof id);
    check_int(id, 0);
    usleep(1000 * (1 + test_random(seed) % 40));
    kill(one.pid, SIGKILL);
    int got = 0;
    while (read(one.out, &id, sizeof id) == sizeof id)
        if (id) {
            add_id(said, id);
            got++;
        }
    check_int(child_wait(&one), 128 + SIGKILL);
    return got;
}

/* PL_ROUNDS: how often. */
TEST(killed_at_any_moment_nothing_that_was_said_is_lost)
{
    int rounds = getenv("PL_ROUNDS") ? atoi(getenv("PL_ROUNDS")) : 200 / TEST_STEP, most = 0;
    uint32_t seed = 20240229;
    ids said = { 0 };
    library lib = library_open();
    pl_store_close(&lib.store);
    char *before = rows_beside(lib.folder);
    for (int round = 0; round < rounds; round++) {
        int got = run_and_kill(&said, &lib, &seed);
        most = got > most ? got : most;
        library_check_whole(lib.folder);
        check_said(&said, &lib);
        char *now = rows_beside(lib.folder);
        check_text(now, before);
        free(now);
    }
    print_message("%d rounds, %d tags, at most %d said in one\n", rounds, said.count, most);
    check(said.count > rounds / 4);
    free(said.items);
    free(before);
    free(lib.folder);
}
