/* What stands between a review and its signature, case by case on the shipped rubric. */
#include "test.h"

#include "plumbline/base/text.h"
#include "plumbline/library/texts.h"
#include "plumbline/review/review.h"
#include "plumbline/store/facts.h"
#include "plumbline/store/recordings.h"
#include "plumbline/store/reviews.h"

typedef struct desk {
    char *folder;
    pl_store *store;
    pl_id review;
} desk;

static desk desk_open_as(pl_setting setting, bool is_short)
{
    pl_error err = { 0 };
    desk d = { .folder = test_new_folder() };
    pl_store_options options = { .as = "T-02" };
    check_ok(pl_store_open(&d.store, d.folder, &options, &err));
    pl_stored_part part = { .path = "/nowhere/a.mp4", .bytes = 1, .length_us = 600000000 };
    pl_recording recording = {
        .signature = "s", .duration_us = 600000000, .parts = &part, .part_count = 1
    };
    pl_clock_part clock = { .unit_num = 1, .unit_den = 90000, .length_us = 600000000 };
    pl_clock_map map = { .rule = 1, .parts = &clock, .part_count = 1 };
    pl_review_start start = { .rubric = "group-session-review",
                              .facilitators = "A=F-014",
                              .setting = setting,
                              .is_short = is_short,
                              .seed = is_short ? 31 : 0,
                              .by_command_line = true };
    check_ok(pl_store_recording_add(&start.recording, d.store, &recording, &map, &err));
    check_ok(pl_review_new(&d.review, d.store, &start, &err));
    return d;
}

static desk desk_open(pl_setting setting)
{
    return desk_open_as(setting, false);
}

static void desk_close(desk *d)
{
    pl_store_close(&d->store);
    free(d->folder);
}

static void set_score(desk *d, const char *item, pl_who who, const char *value, const char *word,
                      const char *sentence)
{
    pl_error err = { 0 };
    pl_review_facts facts;
    check_ok(pl_store_facts(&facts, d->store, d->review, &err));
    pl_score_wish wish = { item, who, value, word, sentence, NULL };
    check_ok(pl_review_score(d->store, &facts, &wish, &err));
    pl_review_facts_free(&facts);
}

static void add_note(desk *d, const char *item, unsigned people, pl_tag_kind kind, const char *note)
{
    pl_error err = { 0 };
    pl_review_facts facts;
    pl_id id;
    check_ok(pl_store_facts(&facts, d->store, d->review, &err));
    pl_tag tag = { .review = d->review,
                   .to_us = PL_NO_TIME,
                   .items = { item },
                   .item_count = 1,
                   .facilitators = people,
                   .kind = kind,
                   .note = note };
    check_ok(pl_review_tag(&id, d->store, &facts, &tag, &err));
    pl_review_facts_free(&facts);
}

static void add_tag(desk *d, const char *item, unsigned people, pl_tag_kind kind)
{
    add_note(d, item, people, kind, "");
}

static void add_action(desk *d, const char *item)
{
    pl_error err = { 0 };
    pl_action action = { .review = d->review,
                         .slot = 'A',
                         .text = "Ask, then wait.",
                         .by_date = "2026-03-16",
                         .item = item };
    check_ok(pl_store_action_add(&action.id, d->store, &action, &err));
}

/* What is missing of this kind, in the words for people; "" for nothing. free() */
static char *missing_kind(desk *d, const char *what)
{
    pl_error err = { 0 };
    pl_review_facts facts;
    check_ok(pl_store_facts(&facts, d->store, d->review, &err));
    pl_missing_list list;
    pl_review_missing(&list, &facts);
    pl_text words = { 0 };
    for (int i = 0; i < list.count; i++)
        if (strcmp(list.items[i].what, what) == 0)
            pl_text_add_format(&words, "%s%s", words.size ? " | " : "", list.items[i].words);
    pl_missing_free(&list);
    pl_review_facts_free(&facts);
    return pl_text_take(&words);
}

static void check_kind(desk *d, const char *what, const char *want)
{
    char *words = missing_kind(d, what);
    check_text(words, want);
    free(words);
}

/* What is missing about an item, in the words for people; "" for nothing. free() */
static char *missing_of(desk *d, const char *item)
{
    pl_error err = { 0 };
    pl_review_facts facts;
    check_ok(pl_store_facts(&facts, d->store, d->review, &err));
    pl_missing_list list;
    pl_review_missing(&list, &facts);
    pl_text words = { 0 };
    for (int i = 0; i < list.count; i++)
        if (pl_text_same(list.items[i].item, item))
            pl_text_add_format(&words, "%s%s", words.size ? " | " : "", list.items[i].words);
    pl_missing_free(&list);
    pl_review_facts_free(&facts);
    return pl_text_take(&words);
}

TEST(levels_need_what_the_rubric_says)
{
    static const char *const heard = "no invitation was heard in the part watched";
    static const struct {
        const char *item;
        pl_who who;
        const char *value, *word, *sentence;
        bool moment;
        const char *want;
    } cases[] = {
        { "2.2", 'A', "3", NULL, NULL, false, "" },
        { "2.2", 'A', "4", NULL, NULL, false, "2.2 A: a moment for level 4" },
        { "2.2", 'A', "4", NULL, "Seen often.", false,
          "2.2 A: a moment for level 4; the sentence kept here does not stand for one" },
        { "2.2", 'A', "4", NULL, NULL, true, "" },
        { "2.2", 'A', "2", NULL, NULL, false, "2.2 A: a moment or a sentence for level 2" },
        { "2.2", 'A', "2", NULL, "One question was answered by you.", false, "" },
        { "2.2", 'A', "1", NULL, NULL, false, "2.2 A: a moment for level 1" },
        { "2.2", 'A', "0", "missed", NULL, true, "" },
        { "2.2", 'A', "0", NULL, NULL, true, "2.2 A: for level 0 choose Missed or Harmful" },
        { "2.2", 'A', "no-opportunity", NULL, NULL, false, "" },
        { "2.4", 'A', "3", NULL, NULL, false,
          "2.4 A: a moment for level 3, or the sentence “no invitation was heard in the part "
          "watched”" },
        { "2.4", 'A', "3", NULL, heard, false, "" },
        { "2.4", 'A', "3", NULL, "No invitation was heard in the part watched. ", false, "" },
        { "2.4", 'A', "3", NULL, "None.", false,
          "2.4 A: a moment for level 3, or the sentence “no invitation was heard in the part "
          "watched”; the words kept here stand for none" },
        { "2.4", 'A', "2", NULL, heard, false,
          "2.4 A: a moment for level 2; the sentence kept here does not stand for one" },
        { "5.3", 'A', "3", NULL, heard, false,
          "5.3 A: a moment for level 3; the sentence kept here does not stand for one" },
        { "5.1", 'S', "3", NULL, NULL, false, "5.1 Session: a moment for level 3" },
        { "5.1", 'S', "3", NULL, NULL, true, "" },
        { "5.3", 'A', "0", "missed", NULL, true,
          "5.3 A: level 0, so what was seen and heard in words" },
        { "5.C2", 'S', "yes", NULL, NULL, false,
          "5.C2 Session: yes, so what was seen and heard in words" },
        { "5.C1", 'S', "yes", NULL, NULL, false, "" },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        desk d = desk_open(PL_SETTING_GROUP);
        if (cases[i].moment)
            add_tag(&d, cases[i].item, cases[i].who == 'S' ? 0 : PL_WHO_BIT(cases[i].who),
                    PL_TAG_NEUTRAL);
        set_score(&d, cases[i].item, cases[i].who, cases[i].value, cases[i].word,
                  cases[i].sentence);
        char *words = missing_of(&d, cases[i].item);
        check_text(words, cases[i].want);
        free(words);
        desk_close(&d);
    }
}

TEST(an_account_of_a_zero_is_its_confirmation)
{
    desk d = desk_open(PL_SETTING_GROUP);
    pl_error err = { 0 };
    add_tag(&d, "5.3", PL_WHO_BIT('A'), PL_TAG_DEVELOPMENT);
    set_score(&d, "5.3", 'A', "0", "missed", NULL);
    pl_review_facts facts;
    pl_id id;
    check_ok(pl_store_facts(&facts, d.store, d.review, &err));
    check_ok(pl_review_matter(&id, d.store, &facts, 1000000, "5.3", 'A', NULL, &err));
    pl_review_facts_free(&facts);
    char *words = missing_of(&d, "5.3");
    check_text(words, "A concern about practice, 0:00:01: in words");
    free(words);
    check_ok(pl_store_facts(&facts, d.store, d.review, &err));
    check_text(facts.matters.items[0].source, "zero");
    pl_matter matter = facts.matters.items[0];
    matter.words = "At 0:31 P2 said that the violence was deserved. Nobody answered.";
    check_ok(pl_store_matter_set(d.store, &matter, &err));
    pl_review_facts_free(&facts);
    words = missing_of(&d, "5.3");
    check_text(words, "");
    free(words);
    desk_close(&d);
}

TEST(one_to_one_leaves_out_what_does_not_apply)
{
    static const struct {
        pl_setting setting;
        int scores;
    } cases[] = { { PL_SETTING_GROUP, 26 }, { PL_SETTING_ONE_TO_ONE, 23 } };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        desk d = desk_open(cases[i].setting);
        pl_error err = { 0 };
        pl_review_facts facts;
        check_ok(pl_store_facts(&facts, d.store, d.review, &err));
        pl_missing_list list;
        pl_review_missing(&list, &facts);
        int scores = 0;
        for (int k = 0; k < list.count; k++)
            scores += strcmp(list.items[k].what, "score") == 0;
        check_int(scores, cases[i].scores);
        pl_missing_free(&list);
        pl_review_facts_free(&facts);
        desk_close(&d);
    }
}

TEST(a_level_is_refused_where_the_item_does_not_apply)
{
    desk d = desk_open(PL_SETTING_ONE_TO_ONE);
    pl_error err = { 0 };
    pl_review_facts facts;
    check_ok(pl_store_facts(&facts, d.store, d.review, &err));
    pl_score_wish wish = { .item = "3.2", .who = 'A', .value = "3" };
    check_fails(pl_review_score(d.store, &facts, &wish, &err), PL_REFUSED);
    check_has(err.text, "3.2 does not apply to this kind of session");
    wish.value = "not-applicable"; /* saying so is not wrong */
    check_ok(pl_review_score(d.store, &facts, &wish, &err));
    pl_review_facts_free(&facts);
    desk_close(&d);
}

TEST(a_short_review_has_a_strength_a_point_and_an_action_in_writing)
{
    desk d = desk_open_as(PL_SETTING_GROUP, true);
    unsigned a = PL_WHO_BIT('A');
    static const char strength[] =
        "A: one strength, with its sentence in the note, or “no strength noted” with a reason";
    check_kind(&d, "strength", strength);
    check_kind(&d, "point",
               "A: one point to try: a development point, with its sentence in the note");
    check_kind(&d, "action", "A: one action: what, by when, and which item it serves");
    add_tag(&d, "2.2", a, PL_TAG_STRENGTH); /* a moment without its sentence */
    add_note(&d, "3.5", a, PL_TAG_DEVELOPMENT, " \n");
    add_note(&d, "3.5", 0, PL_TAG_DEVELOPMENT, "Of the session, not of A.");
    check_kind(&d, "strength", strength);
    check_kind(&d, "point",
               "A: one point to try: a development point, with its sentence in the note");
    add_note(&d, "2.4", a, PL_TAG_STRENGTH, "You waited.");
    add_note(&d, "5.3", a, PL_TAG_DEVELOPMENT, "Ask what they did next.");
    check_kind(&d, "strength", "");
    check_kind(&d, "point", "");
    static const char moment[] =
        "A: the moment of an action: it names the item that it serves, and a tag of A names that "
        "item";
    add_action(&d, NULL);
    check_kind(&d, "action", moment);
    add_action(&d, "2.1");
    check_kind(&d, "action", moment);
    add_action(&d, "5.3");
    check_kind(&d, "action", "");
    desk_close(&d);
}

TEST(no_strength_noted_is_enough_in_a_short_review_too)
{
    desk d = desk_open_as(PL_SETTING_GROUP, true);
    pl_error err = { 0 };
    check_ok(pl_store_no_strength(d.store, d.review, 'A', "Twenty minutes of a film.", &err));
    check_kind(&d, "strength", "");
    desk_close(&d);
}

TEST(a_whole_review_asks_for_no_action)
{
    desk d = desk_open(PL_SETTING_GROUP);
    check_kind(&d, "action", "");
    check_kind(&d, "point", "");
    add_tag(&d, "2.2", PL_WHO_BIT('A'), PL_TAG_STRENGTH);
    check_kind(&d, "strength", "");
    desk_close(&d);
}

TEST(nobody_signs_what_is_not_whole)
{
    desk d = desk_open(PL_SETTING_GROUP);
    pl_error err = { 0 };
    check_fails(pl_review_sign(d.store, d.review, &err), PL_REFUSED);
    check_has(err.text, "30 things are left");
    desk_close(&d);
}

TEST(starting_a_review_is_held_against_what_there_is)
{
    static const struct {
        const char *facilitators, *programme, *session, *rubric, *date;
        pl_code code;
        const char *says;
    } cases[] = {
        { "A=F-014", NULL, NULL, "none", NULL, PL_NOT_FOUND, "There is no rubric" },
        { "A=F-014", "none", NULL, "group-session-review", NULL, PL_NOT_FOUND, "no programme" },
        { "A=F-014", "bbr", "7/9", "group-session-review", NULL, PL_NOT_FOUND, "no session" },
        { "A=F-014", NULL, "4", "group-session-review", NULL, PL_BAD_INPUT, "its programme" },
        { "A=Anna", NULL, NULL, "group-session-review", NULL, PL_BAD_INPUT, "a code" },
        { "D=F-014", NULL, NULL, "group-session-review", NULL, PL_BAD_INPUT, "A to C" },
        { "A=F-014,A=F-022", NULL, NULL, "group-session-review", NULL, PL_BAD_INPUT, "twice" },
        { "A=F-014,B=F-014", NULL, NULL, "group-session-review", NULL, PL_BAD_INPUT, "twice" },
        { "A=F-014", NULL, NULL, "group-session-review", "10.3.2026", PL_BAD_INPUT, "no date" },
        { "A=F-014", "bbr", "my-emotions/4", "group-session-review@1", "2026-03-10", PL_OK, "" },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        desk d = desk_open(PL_SETTING_GROUP);
        pl_error err = { 0 };
        pl_recordings recordings;
        check_ok(pl_store_recordings(&recordings, d.store, &err));
        pl_review_start start = { .recording = recordings.items[0].id,
                                  .facilitators = cases[i].facilitators,
                                  .programme = cases[i].programme,
                                  .session = cases[i].session,
                                  .rubric = cases[i].rubric,
                                  .date = cases[i].date };
        pl_id id;
        bool ok = pl_review_new(&id, d.store, &start, &err);
        if (cases[i].code == PL_OK) {
            check_ok(ok);
        } else {
            check_fails(ok, cases[i].code);
            check_has(err.text, cases[i].says);
        }
        pl_recordings_free(&recordings);
        desk_close(&d);
    }
}
