/* Short reviews: what they were drawn as, drawing again, and going on as a whole review. */
#include "cli.h"

#include "plumbline/model/short.h"
#include "plumbline/review/review.h"
#include "plumbline/store/reviews.h"

#include <errno.h>

bool seed_of(int64_t *out, const cli_args *a, pl_error *err)
{
    const char *text = arg(a, "--seed");
    char *end = NULL;
    *out = 0;
    if (!text)
        return true;
    errno = 0;
    *out = strtoll(text, &end, 10);
    return (*text && !*end && !errno && *out > 0) ||
           pl_fail(err, PL_BAD_INPUT, "--seed is a whole number above 0.");
}

static void out_ids(pl_json *json, const char *name, const char *ids)
{
    pl_json_array(json, name);
    for (char one[64]; ids && *ids;) {
        size_t size = strcspn(ids, ",");
        snprintf(one, sizeof one, "%.*s", (int)size, ids);
        pl_json_string(json, NULL, one);
        ids += size + (ids[size] == ',');
    }
    pl_json_end_array(json);
}

static void out_draw(pl_json *json, const pl_draw *draw)
{
    char utc[PL_UTC_ROOM];
    pl_json_object(json, NULL);
    pl_json_int(json, "number", draw->number);
    pl_json_int(json, "from_us", draw->from_us);
    pl_json_int(json, "to_us", draw->to_us);
    pl_json_int(json, "seed", draw->seed);
    out_ids(json, "items", draw->items);
    pl_json_string(json, "reason", draw->reason);
    pl_json_string(json, "drawn", pl_utc_format(utc, draw->drawn_utc));
    pl_json_string(json, "by", draw->drawn_by);
    pl_json_end_object(json);
}

void out_short(pl_json *json, const pl_review_facts *facts)
{
    const pl_review *review = facts->review;
    if (!pl_review_is_short(review)) {
        pl_json_null(json, "short");
    } else {
        pl_short_counts counts = pl_short_count(facts->rubric, review->setting);
        pl_json_object(json, "short");
        pl_json_int(json, "from_us", review->short_from_us);
        pl_json_int(json, "to_us", review->short_to_us);
        pl_json_int(json, "seed", review->short_seed);
        out_ids(json, "items", review->short_items);
        pl_json_int(json, "item_count", counts.asked);
        pl_json_int(json, "item_count_whole", counts.all);
        pl_json_end_object(json);
    }
    pl_json_array(json, "draws");
    for (int i = 0; i < facts->draws.count; i++)
        out_draw(json, &facts->draws.items[i]);
    pl_json_end_array(json);
}

static void print_draw(const pl_draw *draw)
{
    char from[PL_TIME_ROOM], to[PL_TIME_ROOM], date[PL_DATE_ROOM];
    show("  draw %d: %s to %s, seed %lld, %s by %s%s%s\n", draw->number,
         pl_time_format(from, draw->from_us, 0), pl_time_format(to, draw->to_us, 0),
         (long long)draw->seed, pl_date_of(date, draw->drawn_utc), draw->drawn_by,
         draw->reason ? ": " : "", draw->reason ? draw->reason : "");
}

void print_short(const pl_review_facts *facts)
{
    char words[PL_SHORT_ROOM];
    const pl_short_review *rules = &facts->rubric->short_review;
    if (pl_review_is_short(facts->review))
        printf("%s: %s.\n", pl_short_words(words, facts->review, facts->rubric),
               facts->review->short_items);
    else if (facts->draws.count)
        puts("It was begun as a short review and is a whole one now.");
    for (int i = 0; facts->draws.count > 1 && i < facts->draws.count; i++)
        print_draw(&facts->draws.items[i]);
    for (int i = 0;
         pl_review_is_short(facts->review) && !facts->review->is_signed && i < rules->write.count;
         i++)
        show("  to write: %s\n", rules->write.items[i]);
}

void tell_short(const pl_review_facts *facts)
{
    char words[PL_SHORT_ROOM];
    const pl_texts *not_for = &facts->rubric->short_review.not_for;
    printf("%s: %s.\n", pl_short_words(words, facts->review, facts->rubric),
           facts->review->short_items);
    for (int i = 0; i < not_for->count; i++)
        show("%s%s%s", i ? "; " : "Not for: ", not_for->items[i],
             i + 1 < not_for->count ? "" : ".\n");
}

static int tell_drawn(context *c, pl_id id, pl_error *err)
{
    pl_review_facts facts;
    if (!find_review_of(&facts, c, PL_NOUN_REVIEW, id, err))
        return failed(err);
    if (c->json) {
        pl_json_object(&c->out, NULL);
        out_id(&c->out, "review", id);
        out_short(&c->out, &facts);
        pl_json_end_object(&c->out);
        out_flush(c);
    } else {
        print_short(&facts);
    }
    pl_review_facts_free(&facts);
    return EXIT_DONE;
}

int run_review_draw(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_review_facts facts;
    int64_t seed;
    if (!arg(a, "--reason"))
        return wrong_usage("review draw wants --reason TEXT: every draw stays listed with it.");
    if (!seed_of(&seed, a, &err) || !open_library(c, LIBRARY_WRITE, &err) ||
        !find_review(&facts, c, a->operands[0], &err))
        return failed(&err);
    pl_id id = facts.review->id;
    bool ok = pl_review_draw_again(c->store, &facts, seed, arg(a, "--reason"), &err);
    pl_review_facts_free(&facts);
    return ok ? tell_drawn(c, id, &err) : failed(&err);
}

int run_review_whole(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_id id;
    if (!open_library(c, LIBRARY_WRITE, &err) ||
        !pl_store_find(&id, c->store, PL_NOUN_REVIEW, a->operands[0], &err) ||
        !pl_store_review_whole(c->store, id, &err))
        return failed(&err);
    return tell_drawn(c, id, &err);
}
