/* The list of the library: what its chips leave, and its order. */
#include "test.h"

#include "headless.h"

#include "plumbline/base/text.h"
#include "plumbline/store/feedback.h"
#include "plumbline/store/recordings.h"
#include "plumbline/store/reviews.h"

typedef struct made {
    const char *title, *group, *held, *codes[2];
    int minutes;
    bool is_signed, released;
} made;

/* as they stand newest first */
static const made sessions[] = {
    { "Session D", "North", "2099-03-04", { "F-014", "F-022" }, 120, true, true },
    { "Session B", "South", "2020-03-03", { "F-009", NULL }, 150, false, false },
    { "Session C", "North", "2020-03-02", { NULL, NULL }, 90, false, false },
    { "Session A", NULL, "2020-03-01", { "F-022", NULL }, 60, true, false },
};

static void add_review(pl_store *store, const made *one, pl_id recording, const char *hash)
{
    pl_error err = { 0 };
    pl_id id;
    pl_reviews seen;
    pl_review review = { .recording = recording, .rubric = hash, .by_command_line = true };
    for (int i = 0; i < 2 && one->codes[i]; i++)
        review.facilitators[review.facilitator_count++] =
            (pl_review_facilitator){ .slot = (pl_who)('A' + i), .code = one->codes[i] };
    check_ok(pl_store_review_add(&id, store, &review, &err));
    if (!one->is_signed)
        return;
    check_ok(pl_store_review(&seen, store, id, &err));
    check_ok(pl_store_review_sign(store, id, seen.items[0].revision, &err));
    pl_reviews_free(&seen);
    pl_release to = { 'A', "2026-03-01", "2099-01-01" };
    if (one->released)
        check_ok(pl_store_feedback_release_all(store, id, &to, 1, &err));
}

static void add(pl_store *store, const made *one, const char *hash)
{
    pl_error err = { 0 };
    pl_id recording, session;
    pl_time length = (pl_time)one->minutes * 60 * 1000 * 1000;
    pl_stored_part part = { .path = "/nowhere/a.mp4", .length_us = length };
    pl_recording fresh = { .signature = one->title,
                           .duration_us = length,
                           .picture = true,
                           .parts = &part,
                           .part_count = 1 };
    pl_clock_part clock = { .unit_num = 1, .unit_den = 90000, .length_us = length };
    pl_clock_map map = { .rule = 1, .parts = &clock, .part_count = 1 };
    check_ok(pl_store_recording_add(&recording, store, &fresh, &map, &err));
    pl_session is = { .recording = recording,
                      .title = one->title,
                      .group = one->group,
                      .held_on = one->held,
                      .language = "en-GB" };
    check_ok(pl_store_session_set(&session, store, &is, &err));
    if (one->codes[0])
        add_review(store, one, recording, hash);
}

static ui_headless *show(void)
{
    pl_error err = { 0 };
    pl_store *store;
    ui_headless *s;
    char *folder = test_new_folder(), hash[65];
    pl_kept_text rubric = { .id = "own", .title = "Own", .text = "text", .edition = 1 };
    check_ok(pl_store_open(&store, folder, &(pl_store_options){ .as = "T-02" }, &err));
    check_ok(pl_store_text_keep(hash, store, PL_TEXT_RUBRIC, &rubric, &err));
    for (size_t i = 0; i < PL_COUNT(sessions); i++)
        add(store, &sessions[i], hash);
    pl_store_close(&store);
    check_ok(ui_headless_start(&s, &(pl_ui_options){ .folder = folder, .as = "T-02" }, &err));
    check_ok(ui_headless_resize(s, "1440x900", &err));
    check_ok(ui_headless_settle(s, &err));
    free(folder);
    return s;
}

/* The letters of the sessions in the list, from the top. */
static void check_list(const ui_headless *s, const char *letters)
{
    char seen[PL_COUNT(sessions) + 1] = "";
    const pl_app *app = s->app;
    for (int i = 0; i < app->shown_count; i++)
        seen[i] = app->shelf.rows[app->shown[i]].title[strlen("Session ")];
    check_text(seen, letters);
}

static void press(ui_headless *s, pl_element_role role, const char *name)
{
    pl_error err = { 0 };
    check_ok(ui_press_named(&s->ui, role, name, 1, &err));
    check_ok(ui_headless_settle(s, &err));
}

static void key(ui_headless *s, const char *name)
{
    pl_error err = { 0 };
    ui_key(&s->ui, name);
    check_ok(ui_headless_settle(s, &err));
}

TEST(chips_leave_what_they_say_and_are_taken_away_again)
{
    ui_headless *s = show();
    check_list(s, "DBCA");
    press(s, PL_ROLES, "Last 60 days");
    check_list(s, "D");
    press(s, PL_ROLES, "Last 60 days");
    press(s, PL_ROLES, "Facilitator");
    press(s, PL_ROLES, "F-022"); /* the row of the menu */
    check_list(s, "DA");
    press(s, PL_ROLES, "State");
    key(s, "3"); /* signed: B of a session whose A is released as well */
    check_list(s, "DA");
    press(s, PL_ROLES, "Signed");
    press(s, PL_ROLES, "State");
    key(s, "4");
    check_list(s, "D");
    press(s, PL_ROLES, "Released");
    press(s, PL_ROLES, "F-022");
    check_list(s, "DBCA");
    ui_headless_stop(s);
}

TEST(nothing_left_offers_to_clear_the_filters)
{
    pl_error err = { 0 };
    ui_headless *s = show();
    key(s, "/");
    ui_type(&s->ui, "north");
    check_ok(ui_headless_settle(s, &err));
    check_list(s, "DC");
    key(s, "Esc");
    check_ok(pl_command_line(s->app, "filter-state 6", &err));
    check_ok(ui_headless_settle(s, &err));
    check_list(s, "");
    press(s, PL_ROLE_BUTTON, "Clear filters");
    check_list(s, "DBCA");
    check_text(pl_edit_words(&s->app->fields[PL_FIELD_SEARCH]), "");
    ui_headless_stop(s);
}

TEST(columns_and_the_menu_set_the_order_and_it_is_kept)
{
    pl_error err = { 0 };
    ui_headless *s = show();
    char *folder = pl_copy_text(s->app->folder);
    press(s, PL_ROLES, "Session");
    check_list(s, "ABCD");
    press(s, PL_ROLES, "Session");
    check_list(s, "DCBA");
    press(s, PL_ROLES, "Length");
    check_list(s, "BDCA");
    press(s, PL_ROLES, "Facilitators and state");
    check_list(s, "CBDA"); /* not started, draft; what is alike stays newest first */
    press(s, PL_ROLE_BUTTON, "Not started first");
    press(s, PL_ROLES, "Oldest first");
    check_list(s, "ACBD");
    ui_headless_stop(s);
    check_ok(ui_headless_start(&s, &(pl_ui_options){ .folder = folder, .as = "T-02" }, &err));
    check_ok(ui_headless_settle(s, &err));
    check_list(s, "ACBD");
    ui_headless_stop(s);
    free(folder);
}
