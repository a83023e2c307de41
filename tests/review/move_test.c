/* A review goes over to another edition: what is kept, asked about and gone, decided by a person. */
#include "test.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"
#include "plumbline/library/texts.h"
#include "plumbline/review/move.h"
#include "plumbline/review/review.h"
#include "plumbline/store/facts.h"
#include "plumbline/store/records.h"
#include "plumbline/store/reviews.h"
#include "plumbline/store/tags.h"
#include "plumbline/store/tally.h"
#include "plumbline/store/undo.h"

static const char small[] =
    "format: rubric 1\n"
    "id: own\n"
    "edition: 1\n"
    "title: Own review\n"
    "language: en\n"
    "settings: [group]\n"
    "levels:\n"
    "  - { value: 0, words: [Missed, Harmful], means: not done }\n"
    "  - { value: 1, words: Begun, means: tried }\n"
    "  - { value: 2, words: Sound, means: works }\n"
    "no_score:\n"
    "  - { id: not-seen, title: Not seen, when: not watched, in_sums: missing }\n"
    "evidence:\n"
    "  items: { \"0\": moment, \"1\": moment, \"2\": nothing }\n"
    "  critical_items: { \"0\": moment, \"1\": moment, \"2\": moment }\n"
    "  nothing_cited: no moment cited\n"
    "  minutes_after_0: 5\n"
    "sums: { rated_weight_percent: 75, rated_items_percent: 50, items_for_domain_mean: 3 }\n"
    "domains:\n"
    "  - id: \"1\"\n"
    "    title: Talk\n"
    "    items:\n"
    "      - id: \"1.1\"\n"
    "        title: Warmth\n"
    "        per: facilitator\n"
    "        weight: 2\n"
    "        look_for: Tone\n"
    "        anchors: { \"0\": cold, \"1\": lukewarm, \"2\": warm }\n"
    "      - { id: \"1.2\", title: Pace, per: facilitator, weight: 1, look_for: Time }\n"
    "      - { id: \"1.3\", title: Chairs, per: session, weight: 1, look_for: Places }\n"
    "checks:\n"
    "  - id: \"1.C\"\n"
    "    title: Safe\n"
    "    questions:\n"
    "      - { id: \"1.C1\", question: Was the alarm known? }\n";

/* The second edition: words of 1.1 changed, 1.2 gone, 1.4 new, the check put otherwise. */
static const struct {
    const char *from, *to;
} second[] = {
    { "edition: 1", "edition: 2" },
    { "\"1\": lukewarm", "\"1\": tepid" },
    { "id: \"1.2\", title: Pace", "id: \"1.4\", title: Time" },
    { "Was the alarm known?", "Was the way out known?" },
};

static char *but(const char *text, const char *from, const char *to)
{
    const char *at = strstr(text, from);
    check(at != NULL);
    return pl_format("%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
}

static char *second_text(void)
{
    char *text = pl_copy_text(small);
    for (size_t i = 0; i < PL_COUNT(second); i++) {
        char *next = but(text, second[i].from, second[i].to);
        free(text);
        text = next;
    }
    return text;
}

typedef struct desk {
    char *folder;
    pl_store *store;
    pl_id review;
} desk;

static void keep(desk *d, const char *name, const char *text)
{
    pl_error err = { 0 };
    char *folder = pl_path_join(d->folder, "rubrics"), *path = pl_path_join(folder, name);
    check_ok(pl_folder_make(folder, 0700, &err));
    test_write(path, text);
    free(folder);
    free(path);
}

static void score(desk *d, const char *item, pl_who who, const char *value, const char *word)
{
    pl_error err = { 0 };
    pl_review_facts facts;
    check_ok(pl_store_facts(&facts, d->store, d->review, &err));
    pl_score_wish wish = { item, who, value, word, NULL, NULL };
    check_ok(pl_review_score(d->store, &facts, &wish, &err));
    pl_review_facts_free(&facts);
}

/* A draft by edition 1 of the own rubric, with both editions at hand. */
static desk desk_open(void)
{
    pl_error err = { 0 };
    desk d = { .folder = test_new_folder() };
    pl_store_options options = { .as = "T-02" };
    check_ok(pl_store_open(&d.store, d.folder, &options, &err));
    char *text = second_text();
    keep(&d, "own-1.yaml", small);
    keep(&d, "own-2.yaml", text);
    free(text);
    pl_stored_part part = { .path = "/nowhere/a.mp4", .bytes = 1, .length_us = 600000000 };
    pl_recording recording = {
        .signature = "s", .duration_us = 600000000, .parts = &part, .part_count = 1
    };
    pl_clock_part clock = { .unit_num = 1, .unit_den = 90000, .length_us = 600000000 };
    pl_clock_map map = { .rule = 1, .parts = &clock, .part_count = 1 };
    pl_review_start start = { .rubric = "own@1",
                              .facilitators = "A=F-014,B=F-022",
                              .by_command_line = true };
    check_ok(pl_store_recording_add(&start.recording, d.store, &recording, &map, &err));
    check_ok(pl_review_new(&d.review, d.store, &start, &err));
    return d;
}

/* Scores of every kind, and a tag of two items. */
static void fill(desk *d)
{
    pl_error err = { 0 };
    pl_tag tag = { .id = pl_id_new(),
                   .review = d->review,
                   .at_us = 1000000,
                   .made_us = 1000000,
                   .to_us = PL_NO_TIME,
                   .items = { "1.1", "1.2" },
                   .item_count = 2,
                   .facilitators = PL_WHO_BIT('A'),
                   .note = "seen" };
    check_ok(pl_store_tag_add(d->store, &tag, &err));
    score(d, "1.1", 'A', "1", NULL);
    score(d, "1.1", 'B', "not-seen", NULL);
    score(d, "1.2", 'A', "2", NULL);
    score(d, "1.3", PL_WHO_SESSION, "0", "harmful");
    score(d, "1.C1", PL_WHO_SESSION, "no", NULL);
}

static void desk_close(desk *d)
{
    pl_store_close(&d->store);
    free(d->folder);
}

/* "1.1 A keep, …": each line of the plan with what becomes of it. */
static char *lines(const pl_move_plan *plan)
{
    pl_text out = { 0 };
    for (int i = 0; i < plan->line_count; i++) {
        const pl_move_line *line = &plan->lines[i];
        pl_text_add_format(&out, "%s %c %s%s; ", line->item, line->who,
                           pl_kept_verdict_id(line->verdict),
                           !line->decided ? "?" : (line->drop ? " drop" : ""));
    }
    return pl_text_take(&out);
}

static char *scores_now(desk *d, int *edition)
{
    pl_error err = { 0 };
    pl_text out = { 0 };
    pl_review_facts facts;
    check_ok(pl_store_facts(&facts, d->store, d->review, &err));
    for (int i = 0; i < facts.scores.count; i++)
        pl_text_add_format(&out, "%s %c %d; ", facts.scores.items[i].item,
                           facts.scores.items[i].who, facts.scores.items[i].level);
    *edition = facts.rubric->edition;
    pl_review_facts_free(&facts);
    return pl_text_take(&out);
}

TEST(a_draft_moves_as_a_person_decides)
{
    static const struct {
        const char *keep, *drop;
        int rest; /* 0: not said, 1: keep, 2: drop */
        int open;
        const char *scores; /* afterwards */
    } cases[] = {
        { "1.1", "1.C1", 0, 0, "1.1 A 1; 1.1 B -1; 1.3 S 0; " },
        { "1.1/A,1.C1/session", NULL, 0, 0, "1.1 A 1; 1.1 B -1; 1.3 S 0; 1.C1 S 0; " },
        { NULL, NULL, 1, 0, "1.1 A 1; 1.1 B -1; 1.3 S 0; 1.C1 S 0; " },
        { NULL, NULL, 2, 0, "1.1 B -1; 1.3 S 0; " },
        { "1.1", NULL, 2, 0, "1.1 A 1; 1.1 B -1; 1.3 S 0; " },
        { "1.1", NULL, 0, 1, NULL },
        { NULL, NULL, 0, 2, NULL },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_error err = { 0 };
        desk d = desk_open();
        fill(&d);
        pl_review_facts facts;
        pl_move_plan plan;
        check_ok(pl_store_facts(&facts, d.store, d.review, &err));
        check_ok(pl_review_move_plan(&plan, d.store, &facts, "own@2", &err));
        char *said = lines(&plan);
        check_text(said, "1.1 A ask?; 1.1 B keeps; 1.2 A gone drop; 1.3 S keeps; 1.C1 S ask?; ");
        free(said);
        check_int(plan.tag_count, 1);
        check_text(plan.tags[0].item, "1.2");
        if (cases[i].keep)
            check_ok(pl_review_move_decide(&plan, cases[i].keep, false, &err));
        if (cases[i].drop)
            check_ok(pl_review_move_decide(&plan, cases[i].drop, true, &err));
        if (cases[i].rest)
            pl_review_move_decide_rest(&plan, cases[i].rest == 2);
        check_int(pl_review_move_open(&plan), cases[i].open);
        int edition;
        if (cases[i].open)
            check_fails(pl_review_move(d.store, &facts, &plan, &err), PL_REFUSED);
        else
            check_ok(pl_review_move(d.store, &facts, &plan, &err));
        said = scores_now(&d, &edition);
        check_text(said, cases[i].scores ? cases[i].scores
                                         : "1.1 A 1; 1.1 B -1; 1.2 A 2; 1.3 S 0; 1.C1 S 0; ");
        check_int(edition, cases[i].open ? 1 : 2);
        free(said);
        pl_review_move_plan_free(&plan);
        pl_review_facts_free(&facts);
        desk_close(&d);
    }
}

TEST(what_is_named_must_be_asked_about_and_once)
{
    static const struct {
        const char *items, *sentence;
    } cases[] = {
        { "1.3", "\"1.3\" is not among those that are asked about" },
        { "1.2", "\"1.2\" is not among" },
        { "1.1/B", "\"1.1/B\" is not among" },
        { "1.1,1.1/A", "\"1.1/A\" is named twice" },
        { "1.1,", "\"\" is not among" },
        { "nonsense", "\"nonsense\" is not among" },
    };
    desk d = desk_open();
    fill(&d);
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_error err = { 0 };
        pl_review_facts facts;
        pl_move_plan plan;
        check_ok(pl_store_facts(&facts, d.store, d.review, &err));
        check_ok(pl_review_move_plan(&plan, d.store, &facts, "own@2", &err));
        check_fails(pl_review_move_decide(&plan, cases[i].items, false, &err), PL_BAD_INPUT);
        check_has(err.text, cases[i].sentence);
        pl_review_move_plan_free(&plan);
        pl_review_facts_free(&facts);
    }
    desk_close(&d);
}

static void check_refused(desk *d, const char *rubric, const char *sentence)
{
    pl_error err = { 0 };
    pl_review_facts facts;
    pl_move_plan plan;
    check_ok(pl_store_facts(&facts, d->store, d->review, &err));
    check_fails(pl_review_move_plan(&plan, d->store, &facts, rubric, &err), PL_REFUSED);
    check_has(err.text, sentence);
    pl_review_facts_free(&facts);
}

TEST(what_cannot_move_is_refused_with_a_sentence)
{
    pl_error err = { 0 };
    desk d = desk_open();
    fill(&d);
    char *other = but(small, "settings: [group]", "settings: [one-to-one]");
    char *third = but(other, "edition: 1", "edition: 3");
    keep(&d, "own-3.yaml", third);
    free(other);
    free(third);
    check_refused(&d, "own@1", "goes by edition 1 of Own review already");
    check_refused(&d, "own", "is not for the setting"); /* the newest */
    check_refused(&d, "seven-standards-review", "is about a service");

    pl_reviews seen;
    check_ok(pl_store_review(&seen, d.store, d.review, &err));
    check_ok(pl_store_review_sign(d.store, d.review, seen.items[0].revision, &err));
    pl_reviews_free(&seen);
    check_refused(&d, "own@2", "is signed: it keeps edition 1 of Own review for ever");
    pl_id correction;
    check_ok(pl_store_review_correct(&correction, d.store, d.review, "a slip", &err));
    d.review = correction;
    check_refused(&d, "own@2", "made from one that is signed");
    desk_close(&d);
}

/* The word of a level that has no words to choose any more goes, and signing asks for what is missing. */
TEST(a_word_that_is_no_choice_any_more_goes)
{
    pl_error err = { 0 };
    desk d = desk_open();
    fill(&d);
    char *text = but(small, "words: [Missed, Harmful]", "words: [Missed, Left out]");
    char *third = but(text, "edition: 1", "edition: 3");
    keep(&d, "own-3.yaml", third);
    pl_review_facts facts;
    pl_move_plan plan;
    check_ok(pl_store_facts(&facts, d.store, d.review, &err));
    check_ok(pl_review_move_plan(&plan, d.store, &facts, "own@3", &err));
    pl_review_move_decide_rest(&plan, false);
    check_ok(pl_review_move(d.store, &facts, &plan, &err));
    pl_review_move_plan_free(&plan);
    pl_review_facts_free(&facts);
    check_ok(pl_store_facts(&facts, d.store, d.review, &err));
    const pl_score *zero = pl_scores_find(&facts.scores, "1.3", PL_WHO_SESSION);
    check_int(zero->level, 0);
    check(!zero->word);
    pl_review_facts_free(&facts);
    free(text);
    free(third);
    desk_close(&d);
}

/* Where the facts are older than the review, nothing is moved by them. */
TEST(a_review_that_was_changed_meanwhile_is_looked_at_again)
{
    pl_error err = { 0 };
    desk d = desk_open();
    fill(&d);
    pl_review_facts facts;
    pl_move_plan plan;
    check_ok(pl_store_facts(&facts, d.store, d.review, &err));
    check_ok(pl_review_move_plan(&plan, d.store, &facts, "own@2", &err));
    pl_review_move_decide_rest(&plan, false);
    score(&d, "1.2", 'B', "1", NULL);
    check_fails(pl_review_move(d.store, &facts, &plan, &err), PL_REFUSED);
    check_has(err.text, "Look at it once more");
    int edition;
    free(scores_now(&d, &edition));
    check_int(edition, 1);
    pl_review_move_plan_free(&plan);
    pl_review_facts_free(&facts);
    desk_close(&d);
}

static void count(desk *d, const char *counter, const char *kind, pl_time at)
{
    pl_error err = { 0 };
    pl_tally tally = { .id = pl_id_new(),
                       .review = d->review,
                       .counter = counter,
                       .kind = kind,
                       .who = 'A',
                       .at_us = at,
                       .to_us = PL_NO_TIME };
    check_ok(pl_store_tally_add(d->store, &tally, &err));
}

/* What was counted goes by its counter; a kind that is none any more is taken off. */
TEST(counts_stay_are_asked_about_or_go_by_their_counter)
{
    static const char counting[] =
        "counting: { minutes: 20, stretch: [random], rate_minutes: 20 }\n"
        "counts:\n"
        "  - { id: Q, key: \"4\", title: Question, means: asks, kinds: [open, closed] }\n"
        "  - { id: SR, key: \"5\", title: Simple, means: says again }\n"
        "  - { id: CR, key: \"6\", title: Complex, means: says more }\n";
    static const struct {
        const char *counter, *kind;
    } said[] = { { "Q", "open" }, { "Q", "closed" }, { "SR", NULL }, { "CR", NULL } };
    pl_error err = { 0 };
    desk d = desk_open();
    char *fifth = pl_format("%s%s", small, counting),
         *fourth = but(fifth, "edition: 1", "edition: 4");
    keep(&d, "own-4.yaml", fourth);
    free(fifth);
    fifth = but(fourth, "edition: 4", "edition: 5");
    free(fourth);
    fourth = but(fifth, "[open, closed]", "[open, leading]");
    free(fifth);
    fifth = but(fourth, "id: CR", "id: CCR");
    keep(&d, "own-5.yaml", fifth);
    pl_review_facts facts;
    pl_move_plan plan;
    check_ok(pl_store_facts(&facts, d.store, d.review, &err));
    check_ok(pl_review_move_plan(&plan, d.store, &facts, "own@4", &err));
    check_ok(pl_review_move(d.store, &facts, &plan, &err));
    pl_review_move_plan_free(&plan);
    pl_review_facts_free(&facts);
    for (int i = 0; i < 4; i++)
        count(&d, said[i].counter, said[i].kind, i);
    check_ok(pl_store_facts(&facts, d.store, d.review, &err));
    check_ok(pl_review_move_plan(&plan, d.store, &facts, "own@5", &err));
    check_int(plan.line_count, 3);
    check_int(plan.lines[0].verdict, PL_KEPT_ASK);
    check_int(plan.lines[0].count, 2);
    check_int(plan.lines[1].verdict, PL_KEPT);
    check_int(plan.lines[2].verdict, PL_KEPT_GONE);
    check_int(plan.no_kind_count, 1);
    check_ok(pl_review_move_decide(&plan, "Q", false, &err));
    check_ok(pl_review_move(d.store, &facts, &plan, &err));
    pl_review_move_plan_free(&plan);
    pl_review_facts_free(&facts);
    check_ok(pl_store_facts(&facts, d.store, d.review, &err));
    check_int(facts.tally.count, 3);
    check_text(facts.tally.items[0].kind, "open");
    check(!facts.tally.items[1].kind);
    check_text(facts.tally.items[2].counter, "SR");
    pl_review_facts_free(&facts);
    free(fourth);
    free(fifth);
    desk_close(&d);
}
