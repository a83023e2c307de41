/* A library of many recordings, for measuring how soon its list is there. */
#include "bench.h"

#include "plumbline/base/file.h"
#include "plumbline/review/review.h"
#include "plumbline/store/recordings.h"
#include "plumbline/store/reviews.h"

#define LENGTH_US ((pl_time)9000 * 1000 * 1000) /* two and a half hours */

typedef struct shelf {
    pl_store *store;
    char *files;       /* the folder of the recordings */
    pl_review pattern; /* what the reviews are made after */
    pl_reviews first;
} shelf;

static bool add_recording(pl_id *out, shelf *s, int n, pl_error *err)
{
    char name[32], signature[32];
    snprintf(name, sizeof name, "session %05d.mp4", n);
    snprintf(signature, sizeof signature, "made %05d", n);
    char *path = pl_path_join(s->files, name);
    pl_stored_part part = { .path = path, .length_us = LENGTH_US };
    pl_recording recording = { .signature = signature,
                               .duration_us = LENGTH_US,
                               .picture = true,
                               .sound = true,
                               .parts = &part,
                               .part_count = 1 };
    pl_clock_part clock = { .unit_num = 1, .unit_den = 90000, .length_us = LENGTH_US };
    pl_clock_map map = { .rule = 1, .parts = &clock, .part_count = 1 };
    bool ok = pl_file_write(path, "", 0, err) &&
              pl_store_recording_add(out, s->store, &recording, &map, err);
    free(path);
    return ok;
}

static bool add_session(shelf *s, pl_id recording, int n, pl_error *err)
{
    enum { DAYS = 28, MONTHS = 12, GROUPS = 40 };
    char title[64], group[32], date[16];
    pl_id id;
    snprintf(title, sizeof title, "BBR · My Emotions · session %d", n % 6 + 1);
    snprintf(group, sizeof group, "Group %d", n % GROUPS);
    snprintf(date, sizeof date, "%d-%02d-%02d", 2000 + n / (DAYS * MONTHS) % 100,
             n / DAYS % MONTHS + 1, n % DAYS + 1);
    pl_session session = {
        .recording = recording, .title = title, .group = group, .held_on = date, .language = "en-GB"
    };
    return pl_store_session_set(&id, s->store, &session, err);
}

static bool add_review(shelf *s, pl_id recording, pl_error *err)
{
    pl_id id;
    if (s->first.count == 0) {
        pl_review_start start = { .recording = recording,
                                  .rubric = "group-session-review",
                                  .facilitators = "A=F-014,B=F-022",
                                  .reason = "measuring",
                                  .by_command_line = true };
        if (!pl_review_new(&id, s->store, &start, err) ||
            !pl_store_review(&s->first, s->store, id, err))
            return false;
        s->pattern = s->first.items[0];
        return true;
    }
    pl_review review = s->pattern;
    review.id = review.session = 0;
    review.recording = recording;
    return pl_store_review_add(&id, s->store, &review, err);
}

static bool fill(shelf *s, const bench *b, pl_error *err)
{
    bool ok = true;
    for (int i = 0; ok && i < b->recordings && !bench_stopped(b, err); i++) {
        pl_id recording;
        ok = add_recording(&recording, s, i, err) && add_session(s, recording, i, err) &&
             (i % 2 || add_review(s, recording, err));
    }
    return ok && !bench_stopped(b, err);
}

bool bench_shelf_make(char **out, const bench *b, pl_error *err)
{
    shelf s = { 0 };
    pl_store_options options = { .as = BENCH_PERSON };
    char *above = bench_folder(err);
    if (!above)
        return false;
    char *folder = pl_path_join(above, "library");
    s.files = pl_path_join(above, "files");
    bool ok = pl_folder_make(s.files, 0700, err) &&
              pl_store_open(&s.store, folder, &options, err) && fill(&s, b, err);
    pl_reviews_free(&s.first);
    pl_store_close(&s.store);
    free(s.files);
    free(folder);
    if (ok) {
        *out = above;
    } else {
        bench_folder_remove(above);
        free(above);
    }
    return ok;
}
