/* New records made from signed ones: both stay, and nothing of the older is touched. */
#include "library.h"

#include "plumbline/base/text.h"
#include "plumbline/store/answers.h"
#include "plumbline/store/feedback.h"
#include "plumbline/store/records.h"
#include "plumbline/store/tally.h"
#include "plumbline/store/watched.h"

static void sign(pl_store *store, pl_id review)
{
    pl_error err = { 0 };
    pl_reviews seen;
    check_ok(pl_store_review(&seen, store, review, &err));
    check_ok(pl_store_review_sign(store, review, seen.items[0].revision, &err));
    pl_reviews_free(&seen);
}

static pl_id add_tag(pl_store *store, pl_id review, const char *item, pl_time at)
{
    pl_error err = { 0 };
    pl_tag tag = { .id = pl_id_new(),
                   .review = review,
                   .made_us = at,
                   .at_us = at,
                   .to_us = PL_NO_TIME,
                   .items = { item },
                   .item_count = 1,
                   .facilitators = PL_WHO_BIT('A'),
                   .note = "Seen" };
    check_ok(pl_store_tag_add(store, &tag, &err));
    return tag.id;
}

static void score(pl_store *store, pl_id review, const char *item, pl_who who, int level)
{
    pl_error err = { 0 };
    pl_id id;
    pl_score one = { .review = review, .item = item, .who = who, .level = level };
    check_ok(pl_store_score_set(&id, store, &one, &err));
}

static int count(const library *lib, const char *table, pl_id review)
{
    char *sql = pl_format("SELECT count(*) FROM %s WHERE review = %lld", table, (long long)review);
    int found = (int)library_number(lib->folder, sql);
    free(sql);
    return found;
}

static void answer(pl_store *store, pl_id review, const char *prompt, const char *words, bool kept)
{
    pl_error err = { 0 };
    pl_answer one = { .prompt = prompt, .words = words, .at_us = PL_NO_TIME, .kept_private = kept };
    check_ok(pl_store_answer_set(store, review, &one, &err));
}

static void stretch(pl_store *store, pl_id review, pl_time from, pl_time to)
{
    pl_error err = { 0 };
    pl_counted counted = { .chosen = PL_CHOSEN_CHOSEN, .from_us = from, .to_us = to };
    check_ok(pl_store_counted_set(store, review, &counted, &err));
}

static void tally(pl_store *store, pl_id review, const char *counter, pl_time at)
{
    pl_error err = { 0 };
    pl_tally one = { .id = pl_id_new(),
                     .review = review,
                     .counter = counter,
                     .who = 'A',
                     .at_us = at,
                     .to_us = PL_NO_TIME };
    check_ok(pl_store_tally_add(store, &one, &err));
}

/* As "1=words 2=more ". */
static void check_answers(pl_store *store, pl_id review, const char *want)
{
    pl_error err = { 0 };
    pl_answers list;
    pl_text text = { 0 };
    check_ok(pl_store_answers(&list, store, review, &err));
    for (int i = 0; i < list.count; i++)
        pl_text_add_format(&text, "%s=%s ", list.items[i].prompt, list.items[i].words);
    check_text(text.size ? pl_text_get(&text) : "", want);
    pl_text_free(&text);
    pl_answers_free(&list);
}

/* Something of each kind; gives the tag that is cited elsewhere. */
static pl_id fill(library *lib)
{
    pl_error err = { 0 };
    pl_id id, cited = add_tag(lib->store, lib->review, "2.2", 1000000);
    pl_action action = {
        .review = lib->review, .slot = 'A', .text = "Ask", .by_date = "2026-03-10"
    };
    pl_watched watched = { .id = pl_id_new(),
                           .review = lib->review,
                           .to_us = 9000000,
                           .speed_milli = 1000,
                           .wall_utc = 1 };
    add_tag(lib->store, lib->review, "2.3", 2000000);
    score(lib->store, lib->review, "2.2", 'A', 2);
    score(lib->store, lib->review, "2.3", 'B', 3);
    check_ok(pl_store_evidence_set(lib->store, lib->review, "2.3", 'B', cited, true, &err));
    check_ok(pl_store_action_add(&id, lib->store, &action, &err));
    check_ok(pl_store_no_strength(lib->store, lib->review, 'B', "Not in this part", &err));
    check_ok(pl_store_watched_set(lib->store, &watched, true, &err));
    answer(lib->store, lib->review, "1", "open", false);
    answer(lib->store, lib->review, "9", "kept", true);
    stretch(lib->store, lib->review, 1000000, 8000000);
    tally(lib->store, lib->review, "SR", 2000000);
    tally(lib->store, lib->review, "Q", 3000000);
    return cited;
}

static void check_copy(library *lib, pl_id correction, pl_id cited)
{
    static const struct {
        const char *table;
        int rows;
    } tables[] = {
        { "tag", 2 },         { "score", 2 },   { "evidence", 1 },           { "action", 1 },
        { "no_strength", 1 }, { "watched", 1 }, { "review_facilitator", 3 }, { "answer", 2 },
        { "counted", 1 },     { "tally", 2 },
    };
    for (size_t i = 0; i < PL_COUNT(tables); i++)
        check_int(count(lib, tables[i].table, correction), tables[i].rows);
    pl_error err = { 0 };
    pl_reviews list;
    pl_scores scores;
    check_ok(pl_store_review(&list, lib->store, correction, &err));
    check(!list.items[0].is_signed && list.items[0].corrects == lib->review);
    check_text(list.items[0].correction_reason, "5.3 was about B.");
    pl_reviews_free(&list);
    check_ok(pl_store_scores(&scores, lib->store, correction, &err));
    const pl_score *moved = pl_scores_find(&scores, "2.3", 'B');
    check_int(moved->evidence_count, 1);
    check(moved->evidence[0] != cited);
    pl_scores_free(&scores);
}

TEST(a_correction_is_a_whole_copy_with_a_reason)
{
    library lib = library_open();
    pl_error err = { 0 };
    pl_id cited = fill(&lib), made = 0, again = 0;
    check_fails(pl_store_review_correct(&made, lib.store, lib.review, "why", &err), PL_REFUSED);
    sign(lib.store, lib.review);
    check_fails(pl_store_review_correct(&made, lib.store, lib.review, "", &err), PL_BAD_INPUT);
    err = (pl_error){ 0 };
    check_ok(pl_store_review_correct(&made, lib.store, lib.review, "5.3 was about B.", &err));
    check_fails(pl_store_review_correct(&again, lib.store, lib.review, "more", &err), PL_REFUSED);
    check_has(err.text, "begun already");
    check_copy(&lib, made, cited);
    score(lib.store, made, "2.3", 'B', 1); /* it is a draft like any other */
    sign(lib.store, made);
    pl_reviews list;
    err = (pl_error){ 0 };
    check_ok(pl_store_review(&list, lib.store, lib.review, &err));
    check(list.items[0].corrected_by == made && list.items[0].is_signed);
    pl_reviews_free(&list);
    check_ok(pl_store_review_spoken(lib.store, lib.review, 'A', "2026-03-12", &err));
    check_fails(pl_store_feedback_release(lib.store, lib.review, 'A', NULL, &err), PL_REFUSED);
    check_has(err.text, "was corrected");
    check_fails(pl_store_review_correct(&again, lib.store, lib.review, "more", &err), PL_REFUSED);
    check_has(err.text, "Correct the newer record");
    library_close(&lib);
}

TEST(what_is_kept_for_its_writer_goes_along_for_them_alone)
{
    library lib = library_open();
    pl_store *other = library_as(lib.folder, "T-03", PL_ROLE_TREATMENT_MANAGER);
    pl_error err = { 0 };
    pl_id made = 0;
    fill(&lib);
    sign(lib.store, lib.review);
    check_ok(pl_store_review_correct(&made, other, lib.review, "2.3 was about A.", &err));
    check_answers(other, made, "1=open ");
    check_int(count(&lib, "answer", made), 1);
    check_int(count(&lib, "tally", made), 2);
    check_answers(lib.store, lib.review, "1=open 9=kept "); /* the original stays */
    pl_store_close(&other);
    library_close(&lib);
}

static pl_id second_review(pl_store *store, const library *lib)
{
    pl_error err = { 0 };
    pl_reviews list;
    check_ok(pl_store_review(&list, lib->store, lib->review, &err));
    pl_review review = list.items[0];
    pl_id id = 0;
    review.id = 0;
    review.kind = PL_REVIEW_SECOND;
    check_ok(pl_store_review_add(&id, store, &review, &err));
    pl_reviews_free(&list);
    return id;
}

TEST(an_agreed_record_takes_what_both_gave_alike)
{
    library lib = library_open();
    pl_store *other = library_as(lib.folder, "T-03", PL_ROLE_TREATMENT_MANAGER);
    pl_error err = { 0 };
    pl_id second = second_review(other, &lib), agreed = 0;
    pl_reviews none;
    check_fails(pl_store_review(&none, other, lib.review, &err), PL_NOT_FOUND); /* blind */
    err = (pl_error){ 0 };
    add_tag(lib.store, lib.review, "2.2", 1000000);
    add_tag(other, second, "2.2", 1500000);
    score(lib.store, lib.review, "2.2", 'A', 2);
    score(other, second, "2.2", 'A', 2);
    score(lib.store, lib.review, "2.3", 'A', 2);
    score(other, second, "2.3", 'A', 3);
    score(lib.store, lib.review, "2.4", 'A', 3); /* one alone */
    pl_store *both[] = { lib.store, other };
    for (int i = 0; i < 2; i++) {
        pl_id review = i ? second : lib.review;
        answer(both[i], review, "1", "alike", false);
        answer(both[i], review, "2", i ? "one" : "another", false);
        answer(both[i], review, "3", "kept by both", true);
        stretch(both[i], review, 1000000, 8000000);
        tally(both[i], review, "SR", 2000000 + 1000000 * i);
    }
    sign(lib.store, lib.review);
    check_fails(pl_store_review_agree(&agreed, lib.store, lib.review, second, &err), PL_NOT_FOUND);
    sign(other, second);
    err = (pl_error){ 0 };
    check_fails(pl_store_review_agree(&agreed, other, second, second, &err), PL_REFUSED);
    err = (pl_error){ 0 };
    check_ok(pl_store_review_agree(&agreed, other, lib.review, second, &err));
    check_int(count(&lib, "tag", agreed), 2);
    check_int(count(&lib, "score", agreed), 1);
    check_answers(other, agreed, "1=alike ");
    check_int(count(&lib, "counted", agreed), 1); /* counted again in it, together */
    check_int(count(&lib, "tally", agreed), 0);
    pl_reviews list;
    pl_scores scores;
    check_ok(pl_store_review(&list, other, agreed, &err));
    check_int(list.items[0].kind, PL_REVIEW_CONSENSUS);
    check(list.items[0].sources[0] && list.items[0].sources[1]);
    pl_reviews_free(&list);
    check_ok(pl_store_scores(&scores, other, agreed, &err));
    check_int(pl_scores_find(&scores, "2.2", 'A')->level, 2);
    check_int(pl_scores_find(&scores, "2.2", 'A')->evidence_count, 2);
    pl_scores_free(&scores);
    check_ok(pl_store_review(&list, other, lib.review, &err)); /* seen while it is written */
    pl_reviews_free(&list);
    check_int(count(&lib, "score", lib.review), 3); /* the originals stay */
    check_int(count(&lib, "score", second), 2);
    pl_store_close(&other);
    library_close(&lib);
}

TEST(nobody_reviews_the_own_work_but_in_a_self_review)
{
    library lib = library_open();
    pl_store *a = library_as(lib.folder, "F-014", PL_ROLE_FACILITATOR);
    pl_error err = { 0 };
    pl_reviews list;
    check_ok(pl_store_review(&list, lib.store, lib.review, &err));
    pl_review review = list.items[0];
    pl_id id = 0;
    review.id = 0;
    check_fails(pl_store_review_add(&id, a, &review, &err), PL_REFUSED);
    review.kind = PL_REVIEW_SELF;
    check_fails(pl_store_review_add(&id, a, &review, &err), PL_REFUSED); /* of three people */
    review.facilitators[0] = (pl_review_facilitator){ .slot = 'B', .code = "F-022" };
    review.facilitator_count = 1;
    check_fails(pl_store_review_add(&id, a, &review, &err), PL_REFUSED);
    check_has(err.text, "made by the facilitator whom it is about");
    review.facilitators[0] = (pl_review_facilitator){ .slot = 'A', .code = "F-014" };
    err = (pl_error){ 0 };
    check_ok(pl_store_review_add(&id, a, &review, &err));
    sign(lib.store, lib.review);
    check_ok(pl_store_review_spoken(lib.store, lib.review, 'A', "2026-03-12", &err));
    check_ok(
        pl_store_feedback_release(lib.store, lib.review, 'A', NULL, &err)); /* never waits for it */
    check_fails(pl_store_feedback_read(a, lib.review, &err), PL_REFUSED);
    check_has(err.text, "self-review of this session is not signed yet");
    sign(a, id);
    err = (pl_error){ 0 };
    check_ok(pl_store_feedback_read(a, lib.review, &err));
    pl_reviews_free(&list);
    pl_store_close(&a);
    library_close(&lib);
}
