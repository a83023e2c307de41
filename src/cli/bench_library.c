/* A library for measuring, in a folder that is removed afterwards: the recording, and a review of it that the
 * window opens by itself. */
#include "bench.h"

#include "plumbline/library/index.h"
#include "plumbline/review/review.h"
#include "plumbline/store/facts.h"
#include "plumbline/store/kept.h"

static bool index_parts(pl_id *out, pl_store *store, const bench *b, pl_error *err)
{
    pl_candidate candidate = { 0 };
    pl_index_result result;
    for (int i = 0; i < b->part_count; i++) {
        char *path = pl_path_absolute(b->parts[i]);
        pl_names_add(&candidate.parts, path);
        free(path);
    }
    pl_library_index(&result, store, &candidate, 0, b->job);
    bool ok =
        result.state != PL_INDEX_FAILED || pl_fail(err, result.error.code, "%s", result.error.text);
    *out = result.recording;
    pl_index_result_free(&result);
    pl_names_free(&candidate.parts);
    return ok;
}

/* Tags are spread evenly over the recording and go through all items of the rubric. */
static bool add_tags(pl_store *store, pl_id review, int count, pl_error *err)
{
    pl_review_facts facts;
    if (count == 0)
        return true;
    if (!pl_store_facts(&facts, store, review, err))
        return false;
    pl_time whole = facts.recording->duration_us;
    bool ok = true;
    for (int i = 0; ok && i < count; i++) {
        pl_id id;
        pl_tag tag = { .review = review,
                       .made_us = whole * i / count,
                       .at_us = whole * i / count,
                       .to_us = PL_NO_TIME,
                       .kind = (pl_tag_kind)(i % 3),
                       .items = { facts.rubric->items[i % facts.rubric->item_count].id },
                       .item_count = 1,
                       .facilitators = PL_WHO_BIT(facts.review->facilitators[i % 2].slot),
                       .note = i % 4 ? "" : "What was seen and heard here, in a few words." };
        ok = pl_review_tag(&id, store, &facts, &tag, err);
    }
    pl_review_facts_free(&facts);
    return ok;
}

static bool fill(pl_store *store, const bench *b, int tags, pl_error *err)
{
    pl_id recording, review;
    char id[PL_ID_ROOM];
    if (!index_parts(&recording, store, b, err))
        return false;
    pl_review_start start = { .recording = recording,
                              .rubric = "group-session-review",
                              .facilitators = "A=F-014,B=F-022",
                              .reason = "measuring",
                              .by_command_line = true };
    return pl_review_new(&review, store, &start, err) && add_tags(store, review, tags, err) &&
           pl_store_setting_set(store, "window.review", pl_id_format(id, review), err);
}

bool bench_library_make(char **out, const bench *b, int tags, pl_error *err)
{
    pl_store *store = NULL;
    pl_store_options options = { .as = BENCH_PERSON };
    char *above = bench_folder(err);
    if (!above)
        return false;
    char *folder = pl_path_join(above, "library");
    bool ok = pl_store_open(&store, folder, &options, err) && fill(store, b, tags, err);
    pl_store_close(&store);
    free(folder);
    if (ok) {
        *out = above;
    } else {
        bench_folder_remove(above);
        free(above);
    }
    return ok;
}
