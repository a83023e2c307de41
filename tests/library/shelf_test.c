/* The list of many: what is read of all in a few queries is what is read of each alone. */
#include "test.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"
#include "plumbline/library/shelf.h"
#include "plumbline/store/recordings.h"
#include "plumbline/store/reviews.h"
#include "plumbline/store/watched.h"

enum { RECORDINGS = 14 };
#define SECOND ((pl_time)1000 * 1000)

typedef struct many {
    char *folder;
    pl_store *store;
    pl_id recordings[RECORDINGS], reviews[RECORDINGS];
} many;

static void add_recording(many *m, int n)
{
    pl_error err = { 0 };
    char signature[32], *paths[3];
    pl_stored_part parts[3] = { 0 };
    pl_clock_part clocks[3] = { 0 };
    int count = n % 3 + 1;
    snprintf(signature, sizeof signature, "made %02d", n);
    for (int i = 0; i < count; i++) {
        char name[32];
        snprintf(name, sizeof name, "file %02d %d.mp4", n, i);
        paths[i] = pl_path_join(m->folder, name);
        if (n != 3)
            check_ok(pl_file_write(paths[i], "x", 1, &err));
        parts[i] = (pl_stored_part){ .path = paths[i],
                                     .start_us = (pl_time)i * 100 * SECOND,
                                     .length_us = 100 * SECOND };
        clocks[i] = (pl_clock_part){ .unit_num = 1,
                                     .unit_den = 90000,
                                     .start_us = (pl_time)i * 100 * SECOND,
                                     .length_us = 100 * SECOND };
    }
    pl_recording recording = { .signature = signature,
                               .duration_us = (pl_time)count * 100 * SECOND,
                               .picture = true,
                               .parts = parts,
                               .part_count = count };
    pl_clock_map map = { .rule = 1, .parts = clocks, .part_count = count };
    check_ok(pl_store_recording_add(&m->recordings[n], m->store, &recording, &map, &err));
    for (int i = 0; i < count; i++)
        free(paths[i]);
}

static void watch(many *m, int n, pl_time from, pl_time to)
{
    pl_error err = { 0 };
    pl_watched w = { .id = pl_id_new(),
                     .review = m->reviews[n],
                     .from_us = from,
                     .to_us = to,
                     .speed_milli = 1000 };
    check_ok(pl_store_watched_set(m->store, &w, true, &err));
}

static many make(void)
{
    pl_error err = { 0 };
    many m = { .folder = test_new_folder() };
    char *folder = pl_path_join(m.folder, "library");
    check_ok(pl_store_open(&m.store, folder, &(pl_store_options){ .as = "T-02" }, &err));
    free(folder);
    pl_kept_text rubric = { .id = "own", .title = "Own", .text = "text", .edition = 1 };
    char hash[65];
    check_ok(pl_store_text_keep(hash, m.store, PL_TEXT_RUBRIC, &rubric, &err));
    for (int n = 0; n < RECORDINGS; n++) {
        add_recording(&m, n);
        pl_review review = { .recording = m.recordings[n],
                             .rubric = hash,
                             .by_command_line = true,
                             .facilitators = { { .slot = 'A', .code = n % 2 ? "F-014" : "F-031" },
                                               { .slot = 'B', .code = "F-022" } },
                             .facilitator_count = n % 2 + 1 };
        if (n != 5)
            check_ok(pl_store_review_add(&m.reviews[n], m.store, &review, &err));
    }
    watch(&m, 2, 0, 30 * SECOND);
    watch(&m, 2, 20 * SECOND, 75 * SECOND); /* what was shown twice counts once */
    watch(&m, 9, 0, 50 * SECOND);
    return m;
}

static void stop(many *m)
{
    pl_store_close(&m->store);
    free(m->folder);
}

static const pl_shelf_row *row_of(const pl_shelf *shelf, pl_id recording)
{
    for (int i = 0; i < shelf->count; i++)
        if (shelf->rows[i].recording->id == recording)
            return &shelf->rows[i];
    check_text("no such row", "");
    return NULL;
}

TEST(all_recordings_at_once_are_each_of_them)
{
    many m = make();
    pl_error err = { 0 };
    pl_recordings all, one;
    check_ok(pl_store_recordings(&all, m.store, &err));
    check_int(all.count, RECORDINGS);
    for (int i = 0; i < all.count; i++) {
        check_ok(pl_store_recording(&one, m.store, all.items[i].id, &err));
        check_int(all.items[i].part_count, one.items[0].part_count);
        for (int k = 0; k < one.items[0].part_count; k++) {
            check_text(all.items[i].parts[k].path, one.items[0].parts[k].path);
            check_int(all.items[i].parts[k].start_us, one.items[0].parts[k].start_us);
        }
        pl_recordings_free(&one);
    }
    pl_recordings_free(&all);
    stop(&m);
}

TEST(all_reviews_at_once_are_each_of_them)
{
    many m = make();
    pl_error err = { 0 };
    pl_reviews all, one;
    check_ok(pl_store_reviews(&all, m.store, &err));
    check_int(all.count, RECORDINGS - 1);
    for (int i = 0; i < all.count; i++) {
        check_ok(pl_store_review(&one, m.store, all.items[i].id, &err));
        check_int(all.items[i].facilitator_count, one.items[0].facilitator_count);
        for (int k = 0; k < one.items[0].facilitator_count; k++)
            check_text(all.items[i].facilitators[k].code, one.items[0].facilitators[k].code);
        pl_reviews_free(&one);
    }
    pl_reviews_free(&all);
    stop(&m);
}

TEST(a_row_has_its_review_and_what_was_watched_of_it)
{
    many m = make();
    pl_error err = { 0 };
    pl_shelf shelf;
    pl_away away;
    check_ok(pl_shelf_read(&shelf, m.store, &err));
    check_int(shelf.count, RECORDINGS);
    for (int n = 0; n < RECORDINGS; n++) {
        const pl_shelf_row *row = row_of(&shelf, m.recordings[n]);
        check((row->review ? row->review->id : 0) == m.reviews[n]);
        check(!row->offline); /* no drive was asked */
        check_int(row->watched_percent, n == 5 ? -1 : n == 2 ? 25 : n == 9 ? 50 : 0);
    }
    check_ok(pl_away_read(&away, m.store, NULL, &err));
    check_int(away.count, 1);
    pl_shelf_mark(&shelf, &away);
    for (int n = 0; n < RECORDINGS; n++)
        check_int(row_of(&shelf, m.recordings[n])->offline, n == 3);
    pl_away_free(&away);
    pl_shelf_free(&shelf);
    stop(&m);
}
