/* Who is due, and what one viewing clears. */
#include "test.h"

#include "plumbline/base/file.h"
#include "plumbline/library/shelf.h"
#include "plumbline/store/people.h"
#include "plumbline/store/recordings.h"
#include "plumbline/store/reviews.h"

#define SECOND ((pl_time)1000 * 1000)

typedef struct service {
    char *folder;
    pl_store *store;
} service;

static void fix_day(const char *day)
{
    pl_utc_fix(pl_date_days("1970-01-01", day) * PL_DAY_US + PL_DAY_US / 2);
}

static pl_id add_session(const service *s, int n, const char *day, const char *led)
{
    pl_error err = { 0 };
    char signature[16], path[32];
    pl_id id, session;
    snprintf(signature, sizeof signature, "made %d", n);
    snprintf(path, sizeof path, "/nowhere/%d.mp4", n);
    pl_stored_part part = { .path = path, .length_us = 3600 * SECOND };
    pl_clock_part clock = { .unit_num = 1, .unit_den = 90000, .length_us = 3600 * SECOND };
    pl_recording recording = { .signature = signature,
                               .duration_us = 3600 * SECOND,
                               .picture = true,
                               .parts = &part,
                               .part_count = 1 };
    pl_clock_map map = { .rule = 1, .parts = &clock, .part_count = 1 };
    check_ok(pl_store_recording_add(&id, s->store, &recording, &map, &err));
    pl_session said = { .recording = id,
                        .title = signature,
                        .group = n % 2 ? "Harbour" : "Castle",
                        .held_on = day,
                        .language = "en-GB",
                        .facilitators = led };
    check_ok(pl_store_session_set(&session, s->store, &said, &err));
    return id;
}

static void add_person(const service *s, const char *code, const char *from, const char *left)
{
    pl_error err = { 0 };
    pl_id id;
    check_ok(pl_store_person_add(&id, s->store, code, PL_ROLE_FACILITATOR, &err));
    check_ok(pl_store_person_post(s->store, code, from, left, &err));
}

/* On 10 March; the codes became known on 1 February. */
static service begin(void)
{
    pl_error err = { 0 };
    char *within = test_new_folder();
    service s = { .folder = pl_path_join(within, "library") };
    free(within);
    fix_day("2026-02-01");
    check_ok(pl_store_open(&s.store, s.folder, &(pl_store_options){ .as = "T-02" }, &err));
    add_person(&s, "F-009", NULL, NULL);
    add_person(&s, "F-014", "2023-09-11", NULL);
    add_person(&s, "F-027", "2026-02-10", NULL);
    add_person(&s, "F-031", NULL, "2026-03-01");
    fix_day("2026-03-10");
    return s;
}

static void end(service *s)
{
    pl_store_close(&s->store);
    free(s->folder);
    pl_utc_fix(0);
}

static const pl_roster_row *row_of(const pl_roster *roster, const char *code)
{
    for (int i = 0; i < roster->count; i++)
        if (strcmp(roster->rows[i].person->code, code) == 0)
            return &roster->rows[i];
    return NULL;
}

TEST(each_is_due_by_local_policy)
{
    static const struct {
        const char *code, *due;
        pl_due_why why;
        int number;
    } rows[] = {
        { "F-009", "2026-03-15", PL_DUE_AGAIN, 0 }, /* six weeks after the code became known */
        { "F-014", "2026-03-15", PL_DUE_AGAIN, 0 }, /* in post before that: no debt of old */
        { "F-027", "2026-03-24", PL_DUE_FIRST, 1 },
        { "F-031", "", PL_DUE_NONE, 0 }, /* left */
        { "T-02", "", PL_DUE_NONE, 0 },
    };
    pl_error err = { 0 };
    service s = begin();
    pl_shelf shelf;
    check_ok(pl_shelf_read(&shelf, s.store, &err));
    check_int(shelf.roster.count, PL_COUNT(rows));
    for (size_t i = 0; i < PL_COUNT(rows); i++) {
        const pl_roster_row *row = row_of(&shelf.roster, rows[i].code);
        check(row != NULL);
        check_text(row->due, rows[i].due);
        check_int(row->why, rows[i].why);
        check_int(row->number, rows[i].number);
    }
    check_int(shelf.roster.owed_count, 3);
    check(shelf.roster.owed[0].recording == NULL); /* they led nothing that is known */
    pl_shelf_free(&shelf);
    end(&s);
}

TEST(one_viewing_clears_all_who_led_the_session)
{
    pl_error err = { 0 };
    service s = begin();
    add_session(&s, 1, "2026-02-20", "F-009");
    pl_id both = add_session(&s, 2, "2026-02-10", "F-009,F-027");
    pl_id last = add_session(&s, 3, "2026-03-01", "F-014");
    add_session(&s, 4, "2026-02-25", "F-014,F-031"); /* older, and F-031 needs none */
    pl_shelf shelf;
    check_ok(pl_shelf_read(&shelf, s.store, &err));
    const pl_roster *roster = &shelf.roster;
    check_int(roster->owed_count, 2);
    check_int(roster->owed[0].count, 2);
    check_int(roster->owed[0].recording->id, both);
    check_int(roster->owed[1].count, 1);
    check_int(roster->owed[1].recording->id, last);
    check_has(row_of(roster, "F-009")->groups, "Harbour");
    check_has(row_of(roster, "F-009")->groups, "Castle");
    check_text(row_of(roster, "F-027")->groups, "Castle");
    pl_shelf_free(&shelf);
    end(&s);
}

static pl_id add_review(const service *s, pl_id recording)
{
    pl_error err = { 0 };
    pl_id id;
    char hash[65];
    pl_kept_text rubric = { .id = "own", .title = "Own", .text = "text", .edition = 1 };
    check_ok(pl_store_text_keep(hash, s->store, PL_TEXT_RUBRIC, &rubric, &err));
    pl_review review = { .recording = recording,
                         .rubric = hash,
                         .by_command_line = true,
                         .facilitators = { { .slot = 'A', .code = "F-009" } },
                         .facilitator_count = 1 };
    check_ok(pl_store_review_add(&id, s->store, &review, &err));
    return id;
}

static const pl_owed *owed_of(const pl_roster *roster, const char *code)
{
    for (int i = 0; i < roster->owed_count; i++)
        if (strcmp(roster->rows[roster->owed[i].rows[0]].person->code, code) == 0)
            return &roster->owed[i];
    return NULL;
}

TEST(a_draft_is_gone_on_with_and_counts_once_it_is_signed)
{
    pl_error err = { 0 };
    service s = begin();
    add_session(&s, 1, "2026-03-08", "F-009");
    pl_id begun = add_session(&s, 2, "2026-02-10", NULL), review = add_review(&s, begun);
    pl_action action = {
        .review = review, .slot = 'A', .text = "Try it once", .by_date = "2026-04-01"
    };
    pl_id made;
    check_ok(pl_store_action_add(&made, s.store, &action, &err));
    pl_shelf shelf;
    check_ok(pl_shelf_read(&shelf, s.store, &err));
    check_int(row_of(&shelf.roster, "F-009")->actions, 0);
    const pl_owed *owed = owed_of(&shelf.roster, "F-009");
    check(owed && owed->draft);
    check_int(owed->recording->id, begun);
    check(row_of(&shelf.roster, "F-009")->last == NULL);
    pl_shelf_free(&shelf);
    pl_reviews now;
    check_ok(pl_store_review(&now, s.store, review, &err));
    check_ok(pl_store_review_sign(s.store, review, now.items[0].revision, &err));
    pl_reviews_free(&now);
    check_ok(pl_shelf_read(&shelf, s.store, &err));
    const pl_roster_row *row = row_of(&shelf.roster, "F-009");
    check_text(row->last, "2026-02-10"); /* the day of the session, not of the review */
    check_text(row->due, "2026-03-24");
    check_int(row->monitored, 1);
    check_int(row->actions, 1);
    check_int(pl_roster_actions_of(&shelf.roster, review)->id, made);
    check(pl_roster_actions_of(&shelf.roster, review + 1) == NULL);
    check_text(shelf.roster.days[0], "2026-02-10");
    check_int(row_of(&shelf.roster, "F-014")->actions, 0);
    check(!owed_of(&shelf.roster, "F-009")->draft);
    pl_shelf_free(&shelf);
    check_ok(pl_store_action_outcome(s.store, made, "done", "seen on 3 March", &err));
    check_ok(pl_shelf_read(&shelf, s.store, &err));
    check_int(row_of(&shelf.roster, "F-009")->actions, 0);
    pl_shelf_free(&shelf);
    end(&s);
}

/* A facilitator learns of nobody else, not even that they are due. */
TEST(a_facilitator_sees_no_colleague)
{
    pl_error err = { 0 };
    service s = begin();
    add_session(&s, 1, "2026-02-20", "F-009,F-014");
    pl_store_close(&s.store);
    pl_store_options options = { .as = "F-014" };
    check_ok(pl_store_open(&s.store, s.folder, &options, &err));
    pl_shelf shelf;
    check_ok(pl_shelf_read(&shelf, s.store, &err));
    check_int(shelf.roster.count, 1);
    check_text(shelf.roster.rows[0].person->code, "F-014");
    check_int(shelf.roster.owed_count, 0);
    check_fails(pl_store_person_post(s.store, "F-009", NULL, "2026-03-01", &err), PL_REFUSED);
    pl_shelf_free(&shelf);
    end(&s);
}

TEST(a_post_is_a_day_and_another)
{
    static const struct {
        const char *from, *left;
        bool good;
    } rows[] = { { "2026-01-01", "2026-01-01", true },
                 { "2026-01-02", "2026-01-01", false },
                 { "2026-02-30", NULL, false },
                 { NULL, "soon", false },
                 { NULL, NULL, true } };
    service s = begin();
    for (size_t i = 0; i < PL_COUNT(rows); i++) {
        pl_error err = { 0 };
        check(pl_store_person_post(s.store, "F-009", rows[i].from, rows[i].left, &err) ==
              rows[i].good);
        if (!rows[i].good)
            check_int(err.code, PL_BAD_INPUT);
    }
    end(&s);
}
