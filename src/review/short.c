#include "short.h"

#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"
#include "plumbline/library/texts.h"
#include "plumbline/measure/counts.h"
#include "plumbline/model/short.h"
#include "plumbline/store/reviews.h"

#include <stdlib.h>

enum { SEEDS = 999999 /* six digits can be read out and typed again */ };

static int64_t fresh_seed(void)
{
    return 1 + pl_id_new() % SEEDS;
}

/* Where the rubric says more of when a short one is not enough, a person judges that: it is shown. */
static bool check_kind(const pl_review_start *start, pl_error *err)
{
    bool may = start->kind == PL_REVIEW_ROUTINE || start->kind == PL_REVIEW_REQUESTED ||
               start->kind == PL_REVIEW_TRAINING;
    return may ||
           pl_fail(err, PL_REFUSED,
                   "A review of the kind \"%s\" is a whole one: a short one is a lighter look "
                   "between whole reviews.",
                   pl_review_kind_name(start->kind));
}

static bool check_before(pl_store *store, const pl_review *review, pl_error *err)
{
    for (int i = 0; i < review->facilitator_count; i++) {
        bool before = false;
        const char *code = review->facilitators[i].code;
        if (!pl_store_short_before(&before, store, code, err))
            return false;
        if (before)
            return pl_fail(err, PL_REFUSED,
                           "The last review of %s was a short one. It is not short twice running: "
                           "start a whole review.",
                           code);
    }
    return true;
}

static bool open_items(pl_names *out, pl_store *store, const pl_review *review,
                       const pl_rubric *rubric, pl_error *err)
{
    for (int i = 0; i < review->facilitator_count; i++)
        if (!pl_store_open_items(out, store, review->facilitators[i].code, rubric->id, err))
            return false;
    return true;
}

static void draw(pl_draw *out, const pl_rubric *rubric, pl_time length, int64_t seed)
{
    pl_time wanted = (pl_time)rubric->short_review.minutes * 60 * 1000 * 1000;
    out->seed = seed ? seed : fresh_seed();
    pl_measure_draw(&out->from_us, &out->to_us, length, wanted, out->seed);
}

static bool choose(pl_review *review, pl_arena *arena, pl_store *store, const pl_rubric *rubric,
                   pl_error *err)
{
    pl_names items = { 0 };
    bool ok = open_items(&items, store, review, rubric, err);
    if (ok) {
        char *ids =
            pl_short_choose(rubric, review->setting, (const char *const *)items.items, items.count);
        review->short_items = pl_arena_text(arena, ids);
        free(ids);
    }
    pl_names_free(&items);
    return ok;
}

bool short_begin(pl_review *review, pl_arena *arena, pl_store *store, const pl_recording *recording,
                 const pl_review_start *start, pl_error *err)
{
    pl_rubric *rubric = NULL;
    char *text = NULL;
    if (!start->is_short)
        return start->seed == 0 ||
               pl_fail(err, PL_BAD_INPUT,
                       "A seed draws the stretch of a short review: add --short.");
    if (!pl_library_rubric(&rubric, &text, pl_store_folder(store), start->rubric, err))
        return false;
    bool ok = check_kind(start, err);
    if (ok && rubric->short_review.minutes == 0)
        ok = pl_fail(err, PL_BAD_INPUT, "%s does not say what a short review has in it.",
                     rubric->title);
    if (ok && (recording->growing || recording->duration_us <= 0))
        ok = pl_fail(err, PL_REFUSED,
                     "The recording has not been read to its end yet, so no stretch of it can be "
                     "drawn.");
    ok = ok && check_before(store, review, err) && choose(review, arena, store, rubric, err);
    if (ok) {
        pl_draw drawn = { 0 };
        draw(&drawn, rubric, recording->duration_us, start->seed);
        review->short_from_us = drawn.from_us;
        review->short_to_us = drawn.to_us;
        review->short_seed = drawn.seed;
    }
    pl_rubric_free(rubric);
    free(text);
    return ok;
}

bool pl_review_draw_again(pl_store *store, const pl_review_facts *facts, int64_t seed,
                          const char *reason, pl_error *err)
{
    pl_draw drawn = { .items = facts->review->short_items, .reason = reason };
    if (!pl_review_is_short(facts->review))
        return pl_fail(err, PL_REFUSED, "This is no short review: nothing is drawn in it.");
    draw(&drawn, facts->rubric, facts->recording->duration_us, seed);
    return pl_store_draw_again(store, facts->review->id, &drawn, err);
}
