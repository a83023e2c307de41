#include "made.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"

#include <time.h>

enum { RECORDING = 500, REVIEW = 700, FIRST_TAG = 1000 };

/* 11 March 2026 at nine; each signature the day after the work began */
static const pl_utc begun = INT64_C(1773219600) * 1000000;
static const pl_utc day = INT64_C(86400) * 1000000;

static void open_store(made *m, const char *as)
{
    pl_error err = { 0 };
    pl_store_options options = { .as = as };
    check_ok(pl_store_open(&m->store, m->folder, &options, &err));
}

static void add_recording(made *m)
{
    pl_error err = { 0 };
    pl_time length = pl_time_parse("2:31:42");
    pl_stored_part part = { .path = "/nowhere/a.mp4", .bytes = 10, .length_us = length };
    pl_recording recording = { .id = RECORDING,
                               .signature = "0123",
                               .duration_us = length,
                               .picture = true,
                               .parts = &part,
                               .part_count = 1 };
    pl_clock_part clock = { .unit_num = 1, .unit_den = 90000, .length_us = length };
    pl_clock_map map = { .rule = PL_CLOCK_RULE, .parts = &clock, .part_count = 1 };
    check_ok(pl_store_recording_add(&m->recording, m->store, &recording, &map, &err));
    pl_session session = { .recording = m->recording,
                           .title = "Building Better Relationships · My Emotions · session 4",
                           .group = "Northgate Tuesday group",
                           .held_on = "2026-03-10",
                           .language = "en-GB" };
    pl_id id;
    check_ok(pl_store_session_set(&id, m->store, &session, &err));
}

/* Keeps a shipped rubric, with more lines behind it, and writes its hash. */
static void keep_rubric(char hash[65], const made *m, const char *name, const char *more)
{
    pl_error err = { 0 };
    char *path = pl_format("%s/rubrics/%s.yaml", PL_SOURCE, name), *text = test_read(path),
         *whole = pl_format("%s%s", text, more ? more : "");
    pl_kept_text rubric = { .id = name,
                            .title = "Group session review (Plumbline), edition 1",
                            .text = whole,
                            .edition = 1 };
    check_ok(pl_store_text_keep(hash, m->store, PL_TEXT_RUBRIC, &rubric, &err));
    free(whole);
    free(text);
    free(path);
}

void made_review_by(made *m, pl_id id, pl_review_kind kind, const char *name, const char *more,
                    const char *form)
{
    pl_error err = { 0 };
    char hash[65], asks[65];
    keep_rubric(hash, m, name, more);
    if (form)
        keep_rubric(asks, m, form, NULL);
    pl_review review = { .id = id,
                         .recording = m->recording,
                         .rubric = hash,
                         .form = form ? asks : NULL,
                         .kind = kind,
                         .by_command_line = true,
                         .reason = "Drawn at random",
                         .facilitators = { { .slot = 'A', .code = "F-014" },
                                           { .slot = 'B', .code = "F-022" } },
                         .facilitator_count = kind == PL_REVIEW_SELF ? 1 : 2 };
    check_ok(pl_store_review_add(&m->review, m->store, &review, &err));
}

void made_review(made *m, pl_id id, pl_review_kind kind)
{
    made_review_by(m, id, kind, "group-session-review", NULL, NULL);
}

made made_open(void)
{
    setenv("TZ", "UTC", 1);
    tzset();
    pl_utc_fix(begun);
    made m = { .folder = test_new_folder() };
    open_store(&m, "T-02");
    add_recording(&m);
    made_review(&m, REVIEW, PL_REVIEW_ROUTINE);
    return m;
}

void made_reopen(made *m, const char *as)
{
    pl_store_close(&m->store);
    open_store(m, as);
}

void made_close(made *m)
{
    pl_store_close(&m->store);
    free(m->folder);
    pl_utc_fix(0);
}

static void add_tag(made *m, pl_tag tag, const char *at, const char *items, const char *who)
{
    pl_error err = { 0 };
    char *names = pl_copy_text(items), *rest = NULL;
    tag.id = FIRST_TAG + ++m->tags;
    tag.review = m->review;
    tag.at_us = tag.made_us = pl_time_parse(at);
    tag.to_us = PL_NO_TIME;
    for (char *name = strtok_r(names, " ", &rest); name; name = strtok_r(NULL, " ", &rest))
        tag.items[tag.item_count++] = name;
    for (; *who; who++)
        tag.facilitators |= PL_WHO_BIT(*who);
    check_ok(pl_store_tag_add(m->store, &tag, &err));
    free(names);
}

void made_tag(made *m, const char *at, pl_tag_kind kind, const char *items, const char *who,
              const char *note)
{
    add_tag(m, (pl_tag){ .kind = kind, .note = note }, at, items, who);
}

void made_tag_for_report(made *m, const char *at, pl_tag_kind kind, const char *items,
                         const char *who, const char *note)
{
    add_tag(m, (pl_tag){ .kind = kind, .note = note, .for_report = true }, at, items, who);
}

void made_score(made *m, const char *item, pl_who who, const char *value)
{
    pl_error err = { 0 };
    long long level;
    bool number = pl_number_parse(&level, value, 0, 9);
    pl_score score = { .review = m->review,
                       .item = item,
                       .who = who,
                       .level = number ? (int)level : PL_NO_LEVEL,
                       .reason = number ? NULL : value,
                       .word = number && level == 0 ? "Harmful" : NULL };
    pl_id id;
    check_ok(pl_store_score_set(&id, m->store, &score, &err));
}

void made_score_all(made *m, const char *who)
{
    static const char *const own[] = { "1.5", "2.1", "2.2", "2.3", "2.4", "2.5",
                                       "2.6", "3.2", "3.3", "3.4", "3.5", "3.7",
                                       "4.1", "4.2", "4.3", "4.4", "5.2", "5.3" };
    static const char *const session[] = { "1.1", "1.2", "1.3",  "1.4",  "1.6", "3.1",
                                           "3.6", "5.1", "5.C1", "5.C2", "5.C3" };
    for (; *who; who++)
        for (size_t i = 0; i < PL_COUNT(own); i++)
            made_score(m, own[i], *who, "3");
    for (size_t i = 0; i < PL_COUNT(session); i++)
        made_score(m, session[i], PL_WHO_SESSION, session[i][2] == 'C' ? "0" : "3");
}

void made_matter(made *m, const char *at, const char *item, pl_who about, const char *words)
{
    pl_error err = { 0 };
    pl_matter matter = { .review = m->review,
                         .source = item && item[2] == 'C' ? "check" : "zero",
                         .item = item,
                         .about = about,
                         .at_us = pl_time_parse(at),
                         .words = words };
    pl_id id;
    check_ok(pl_store_matter_add(&id, m->store, &matter, &err));
}

void made_action(made *m, pl_who slot, const char *text, const char *by)
{
    pl_error err = { 0 };
    pl_action action = { .review = m->review,
                         .slot = slot,
                         .text = text,
                         .by_date = by,
                         .practised = "one skill shown by you, tried by two participants",
                         .seen_by = "Heard at least twice in the next session watched (5.3)",
                         .support = "Observe a colleague (ask your manager who has offered)" };
    pl_id id;
    check_ok(pl_store_action_add(&id, m->store, &action, &err));
}

void made_sign(made *m)
{
    pl_error err = { 0 };
    pl_reviews list;
    check_ok(pl_store_review(&list, m->store, m->review, &err));
    pl_utc_fix(begun + day);
    check_ok(pl_store_review_sign(m->store, m->review, list.items[0].revision, &err));
    pl_reviews_free(&list);
}

void made_spoken(made *m, pl_who slot)
{
    pl_error err = { 0 };
    check_ok(pl_store_review_spoken(m->store, m->review, slot, "2026-03-12", &err));
}

static void fill_points(made *m)
{
    made_tag(m, "0:15:05", PL_TAG_STRENGTH, "2.1", "A",
             "You thanked P8 for coming back after two missed weeks; P8 then joined the check-in.");
    made_tag(m, "0:39:00", PL_TAG_STRENGTH, "2.5", "A",
             "You named P6's effort and asked whether the time-out had been agreed with their "
             "partner.");
    made_tag(m, "0:52:00", PL_TAG_STRENGTH, "2.2", "A",
             "At 0:15 and 0:52 you waited, and three participants went on in their own words.");
    made_tag(m, "0:53:20", PL_TAG_STRENGTH, "1.5 3.7", "AB",
             "Clear, everyday example of the skill before the pairs tried it.");
    made_tag(m, "1:31:20", PL_TAG_STRENGTH, "3.4", "A",
             "Voices rose between two participants. You slowed it down and named what each had "
             "asked for.");
    made_tag(m, "1:02:00", PL_TAG_STRENGTH, "2.6", "B", "Only the colleague is told of this.");
    made_tag(m, "0:50:45", PL_TAG_DEVELOPMENT, "3.2", "A",
             "Two people had most of the time up to the break. Try: go round in pairs first, then "
             "ask those who have not spoken.");
    made_tag(m, "0:57:10", PL_TAG_DEVELOPMENT, "1.5", "A",
             "Pairs reported back, but the skill itself was not named. Try: \"Which part of the "
             "skill did you use, and where did it get hard?\"");
    made_tag(m, "0:58:02", PL_TAG_DEVELOPMENT, "5.3", "A",
             "A remark that played down harm was heard and the talk moved on. Try: \"You said "
             "'only'. What did you do, and what did it change at home?\"");
    made_tag(m, "1:12:00", PL_TAG_DEVELOPMENT, "4.2", "A",
             "\"Everyone OK?\" was the only check. Ask for it back in their own words.");
    made_tag(m, "0:20:00", PL_TAG_NEUTRAL, "1.1", "", "Only for the reviewer.");
    made_tag(m, "1:20:00", PL_TAG_AGREED_DEPARTURE, "1.2", "AB",
             "The second clip was left out, as agreed on 9 March: P4 had asked for it.");
}

static void fill_scores(made *m)
{
    made_score_all(m, "AB");
    made_score(m, "2.2", 'A', "4");
    made_score(m, "1.5", 'A', "2");
    made_score(m, "5.3", 'A', "2");
    made_score(m, "2.6", 'A', "not-seen");
    made_score(m, "2.6", 'B', "1");
    made_score(m, "4.3", 'A', "no-opportunity");
    made_score(m, "5.1", PL_WHO_SESSION, "no-opportunity");
    made_score(m, "1.3", PL_WHO_SESSION, "not-judgeable");
    pl_error err = { 0 };
    pl_id id;
    pl_score said = { .review = m->review,
                      .item = "2.4",
                      .who = 'A',
                      .level = 3,
                      .sentence = "no invitation was heard in the part watched" };
    check_ok(pl_store_score_set(&id, m->store, &said, &err));
}

/* The review before this one, with actions and what became of them. */
static void fill_earlier(made *m)
{
    pl_error err = { 0 };
    pl_id now = m->review;
    pl_utc_fix(begun - 8 * day);
    made_review(m, REVIEW - 1, PL_REVIEW_ROUTINE);
    made_action(m, 'A', "Invite quieter participants early in the session", "2026-03-09");
    made_action(m, 'A', "Come back to blame when it was left", "2026-03-16");
    pl_reviews list;
    check_ok(pl_store_review(&list, m->store, m->review, &err));
    check_ok(pl_store_review_sign(m->store, m->review, list.items[0].revision, &err));
    pl_reviews_free(&list);
    pl_actions actions;
    check_ok(pl_store_actions(&actions, m->store, m->review, &err));
    check_ok(pl_store_action_outcome(m->store, actions.items[0].id, "done",
                                     "0:11:40, 1:31:20 (3.2, 3.4)", &err));
    check_ok(pl_store_action_outcome(m->store, actions.items[1].id, "on-the-way",
                                     "Not yet at 0:58:02 (5.3)", &err));
    pl_actions_free(&actions);
    pl_utc_fix(begun);
    m->review = now;
}

void made_fill(made *m)
{
    fill_earlier(m);
    fill_points(m);
    fill_scores(m);
    made_action(m, 'A',
                "When blame comes up, ask about their own choice and its effect: \"What did you "
                "decide to do next? What did it change for others?\"",
                "2026-03-31");
    made_action(m, 'A', "Pairs first, then those who have not spoken", "2026-04-14");
    made_action(m, 'B', "Only the colleague has this action", "2026-04-14");
}

pl_report *made_report(const made *m, const pl_report_options *options)
{
    pl_error err = { 0 };
    pl_report *report = NULL;
    check_ok(pl_report_make(&report, m->store, m->review, 'A', options, &err));
    return report;
}

char *made_html(const made *m, const pl_report_options *options)
{
    pl_report *report = made_report(m, options);
    pl_text html = { 0 };
    check(pl_report_html(&html, report));
    pl_report_free(report);
    return pl_text_take(&html);
}
