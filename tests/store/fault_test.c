#include "library.h"
#include "vfs.h"

#include "plumbline/base/text.h"
#include "plumbline/store/kept.h"
#include "plumbline/store/move.h"
#include "plumbline/store/tally.h"
#include "plumbline/store/watched.h"

/* One change at a time on a drive that fails at its first, second, … write: the change is there as a whole
 * or not at all, what was said to be saved is there, and the same change goes well once the drive does. */

typedef struct bench {
    char *folder; /* a library with a recording, a review and a tag */
    pl_id recording, review, tag;
    int64_t revision;
} bench;

static bool do_open(pl_store *store, const bench *b, pl_error *err)
{
    (void)store, (void)b, (void)err;
    return true; /* opening a new one is the change; see run_once */
}

static bool do_recording(pl_store *store, const bench *b, pl_error *err)
{
    (void)b;
    pl_stored_part parts[2] = { { .path = "/nowhere/b.mp4", .length_us = 5 },
                                { .path = "/nowhere/c.mp4", .length_us = 6 } };
    pl_recording recording = {
        .signature = "4567", .duration_us = 11, .sound = true, .parts = parts, .part_count = 2
    };
    pl_clock_jump jump = { 5, 6, PL_JUMP_BREAK };
    pl_clock_part clocks[2] = {
        { .unit_num = 1, .unit_den = 25, .length_us = 5, .jumps = &jump, .jump_count = 1 },
        { .unit_num = 1, .unit_den = 25, .start_us = 5, .length_us = 6 }
    };
    pl_clock_map map = { .rule = PL_CLOCK_RULE, .parts = clocks, .part_count = 2 };
    pl_id id;
    return pl_store_recording_add(&id, store, &recording, &map, err);
}

static bool do_review(pl_store *store, const bench *b, pl_error *err)
{
    pl_reviews seen;
    if (!pl_store_review(&seen, store, b->review, err))
        return false;
    pl_review review = { .recording = b->recording,
                         .rubric = seen.items[0].rubric,
                         .facilitators = { { .slot = 'A', .code = "F-041" } },
                         .facilitator_count = 1 };
    pl_id id;
    bool ok = pl_store_review_add(&id, store, &review, err);
    pl_reviews_free(&seen);
    return ok;
}

static bool do_tag(pl_store *store, const bench *b, pl_error *err)
{
    library lib = { .review = b->review };
    pl_tag tag = library_tag(&lib, 7000000);
    char note[20000]; /* several pages */
    memset(note, 'n', sizeof note - 1);
    note[sizeof note - 1] = '\0';
    tag.note = note;
    return pl_store_tag_add(store, &tag, err);
}

static bool do_score(pl_store *store, const bench *b, pl_error *err)
{
    pl_score score = { .review = b->review, .item = "2.2", .who = 'A', .level = 3 };
    pl_id id;
    return pl_store_score_set(&id, store, &score, err);
}

static bool do_sign(pl_store *store, const bench *b, pl_error *err)
{
    return pl_store_review_sign(store, b->review, b->revision, err);
}

static bool do_undo(pl_store *store, const bench *b, pl_error *err)
{
    char *title = NULL;
    bool ok = pl_store_undo(&title, store, b->review, err);
    free(title);
    return ok;
}

/* A stretch that has ended: its row and its line in the log. */
static bool do_watched(pl_store *store, const bench *b, pl_error *err)
{
    pl_watched watched = { 4711, b->review, 0, 5000000, 1000, false, 1 };
    return pl_store_watched_set(store, &watched, true, err);
}

static bool do_unfinished(pl_store *store, const bench *b, pl_error *err)
{
    return pl_store_unfinished_set(store, b->review, "another", "half a wo", err);
}

/* A note is kept and its half-written text goes. */
static bool do_note(pl_store *store, const bench *b, pl_error *err)
{
    library lib = { .review = b->review };
    pl_tag tag = library_tag(&lib, 1000000);
    tag.id = b->tag;
    tag.note = "half a word, and then the whole";
    pl_store_finish_next(store, "note");
    return pl_store_tag_set(store, &tag, err);
}

static bool do_place(pl_store *store, const bench *b, pl_error *err)
{
    pl_place place = { .screen = "score", .zoom_from_us = PL_NO_TIME, .zoom_to_us = PL_NO_TIME };
    return pl_store_place_set(store, b->review, &place, err);
}

static bool do_setting(pl_store *store, const bench *b, pl_error *err)
{
    (void)b;
    return pl_store_setting_set(store, "window.theme", "dark", err);
}

static bool do_tally(pl_store *store, const bench *b, pl_error *err)
{
    pl_tally tally = { .id = 4712, .review = b->review, .counter = "SR", .who = 'A', .at_us = 7 };
    tally.to_us = PL_NO_TIME;
    return pl_store_tally_add(store, &tally, err);
}

static bool do_stretch(pl_store *store, const bench *b, pl_error *err)
{
    pl_counted counted = { .chosen = PL_CHOSEN_CHOSEN, .from_us = 0, .to_us = 60000000 };
    return pl_store_counted_set(store, b->review, &counted, err);
}

/* To a rubric whose text takes several pages, and that has not the item of the tag. */
static bool do_move(pl_store *store, const bench *b, pl_error *err)
{
    char text[20000];
    memset(text, 't', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    pl_moved_part part = { "2.2", true };
    pl_move move = { .review = b->review,
                     .revision = b->revision,
                     .to = { "own", "Own", text, 2 },
                     .parts = &part,
                     .part_count = 1 };
    return pl_store_review_move(store, &move, err);
}

static const struct {
    const char *name;
    bool (*run)(pl_store *store, const bench *b, pl_error *err);
} changes[] = {
    { "open", do_open },   { "recording", do_recording }, { "review", do_review },
    { "tag", do_tag },     { "score", do_score },         { "undo", do_undo },
    { "sign", do_sign },   { "watched", do_watched },     { "unfinished", do_unfinished },
    { "note", do_note },   { "place", do_place },         { "setting", do_setting },
    { "tally", do_tally }, { "stretch", do_stretch },     { "move", do_move },
};

static bench make_bench(void)
{
    pl_error err = { 0 };
    library lib = library_open();
    pl_tag tag = library_tag(&lib, 1000000);
    check_ok(pl_store_tag_add(lib.store, &tag, &err));
    check_ok(pl_store_unfinished_set(lib.store, lib.review, "note", "half a wo", &err));
    pl_reviews seen;
    check_ok(pl_store_review(&seen, lib.store, lib.review, &err));
    bench b = { lib.folder, lib.recording, lib.review, tag.id, seen.items[0].revision };
    pl_reviews_free(&seen);
    pl_store_close(&lib.store);
    return b;
}

/* Tables with the number of their rows: what a change does to them is the same every time. */
static char *counts(const char *folder)
{
    char *rows = library_all(folder);
    pl_text text = { 0 };
    for (const char *line = rows, *last = ""; *line != '\n'; line = strchr(line, '\n') + 1) {
        size_t name = strcspn(line, "|");
        if (strncmp(last, line, name + 1) != 0)
            pl_text_add_char(&text, '\n'), pl_text_add_bytes(&text, line, name);
        pl_text_add_char(&text, '.'); /* one for each row */
        last = line;
    }
    free(rows);
    return pl_text_take(&text);
}

static void check_sentence(const pl_error *err, vfs_fault fault)
{
    if (fault == VFS_FULL) {
        check_int(err->code, PL_FULL);
        check_has(err->text, "no room");
        check_has(err->text, "Free 20 MB");
    } else {
        check_int(err->code, PL_CANNOT_READ);
        check_has(err->text, "does not answer");
    }
}

/* The change with its nth write failing, and the library closed on the failing drive or (odd n) tried
 * again on the same connection. False when there was no nth write. */
static bool run_once(const bench *b, size_t which, long n, vfs_fault fault, const char *before,
                     const char *after)
{
    pl_error err = { 0 };
    bool is_new = changes[which].run == do_open;
    char *folder = is_new ? test_new_folder() : library_copy(b->folder);
    pl_store *store = NULL;
    pl_store_options options = { .as = "T-02", .vfs = vfs_name() };
    if (!is_new)
        check_ok(pl_store_open(&store, folder, &options, &err));
    vfs_fail_at(n, fault);
    bool ok =
        is_new ? pl_store_open(&store, folder, &options, &err) : changes[which].run(store, b, &err);
    if (!ok)
        check_sentence(&err, fault);
    if (store)
        library_at_rest(store);
    bool again = !ok && store && n % 2;
    if (again) {
        vfs_lift();
        err = (pl_error){ 0 };
        check_ok(changes[which].run(store, b, &err));
    }
    pl_store_close(&store); /* moves the -wal file into the library: writes as well */
    bool failed = vfs_failed();
    vfs_lift();

    library_check_whole(folder);
    char *now = counts(folder);
    if (ok || again || is_new) {
        check_text(now, after);
    } else {
        char *rows = library_all(folder);
        bool kept =
            strcmp(now, after) == 0 && fault == VFS_SYNC; /* we said no, and it came through */
        if (!kept)
            check_text(rows, before);
        free(rows);
    }
    free(now);
    free(folder);
    return failed;
}

static void run_all(vfs_fault fault)
{
    /* opening has the most places; one torn write of it is met by the other two kinds as well */
    for (size_t which = fault == VFS_TORN_ONCE; which < PL_COUNT(changes); which++) {
        bench b = make_bench();
        char *before = library_all(b.folder), *copy = library_copy(b.folder);
        pl_error err = { 0 };
        pl_store *store;
        pl_store_options options = { .as = "T-02" };
        if (changes[which].run == do_open) {
            free(copy);
            copy = test_new_folder();
        }
        check_ok(pl_store_open(&store, copy, &options, &err));
        check_ok(changes[which].run(store, &b, &err));
        pl_store_close(&store);
        char *after = counts(copy);
        long n = 1;
        while (run_once(&b, which, n, fault, before, after))
            n += TEST_STEP;
        check(n > 3 || fault == VFS_SYNC);
        free(before);
        free(after);
        free(copy);
        free(b.folder);
    }
}

TEST(a_full_drive_at_each_write_loses_nothing)
{
    run_all(VFS_FULL);
}

TEST(a_torn_write_at_each_place_loses_nothing)
{
    run_all(VFS_TORN);
}

TEST(one_torn_write_at_each_place_loses_nothing)
{
    run_all(VFS_TORN_ONCE);
}

TEST(a_drive_that_makes_nothing_durable_is_never_believed)
{
    run_all(VFS_SYNC);
}
