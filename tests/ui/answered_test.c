/* What is left on Score and Report when all of it has its answer. */
#include "test.h"

#include "opened.h"

static const char *const recording[] = { "mp4_25.mp4", NULL };

static opened answered(void)
{
    pl_error err = { 0 };
    opened o = opened_make(recording, "A=F-014,B=F-022");
    pl_risk risk = { .review = o.review,
                     .answer = "passed-on",
                     .by_role = "facilitator",
                     .to_role = "case holder",
                     .when_words = "the same evening" };
    check_ok(pl_store_risk_add(&risk.id, o.store, o.review, 3000000, &err));
    check_ok(pl_store_risk_answer(o.store, &risk, &err));
    pl_id id;
    pl_matter matter = { .review = o.review,
                         .source = "concern",
                         .item = "2.4",
                         .about = 'A',
                         .at_us = 2000000,
                         .words = "Laughed when blame came up." };
    check_ok(pl_store_matter_add(&id, o.store, &matter, &err));
    return o;
}

TEST(what_was_answered_stays_as_a_line_on_the_score)
{
    opened o = answered();
    opened_show(&o, "1440x900");
    opened_run(&o, "screen score");
    pl_element line = opened_find(&o, PL_ROLE_TEXT, "Someone may be at risk, 0:00:03.");
    check_has(line.name, "Answered: passed on by facilitator to case holder, the same evening.");
    line = opened_find(&o, PL_ROLE_TEXT, "A concern about practice: 2.4, facilitator A, 0:00:02.");
    check_has(line.name, "Laughed when blame came up.");
    check(!opened_has(&o, PL_ROLE_BUTTON, "Yes: by whom"));
    opened_stop(&o);
}

TEST(the_moment_of_an_answered_risk_can_still_be_watched)
{
    pl_error err = { 0 };
    opened o = answered();
    opened_show(&o, "1440x900");
    opened_run(&o, "screen score");
    check_ok(ui_press_named(&o.s->ui, PL_ROLE_LINK, "Watch", 1, &err));
    check_ok(ui_headless_settle(o.s, &err));
    check_int(o.s->app->view.screen, PL_SCREEN_WATCH);
    check_int(pl_desk_now(o.s->app->desk), 3000000);
    opened_stop(&o);
}

TEST(the_list_of_pages_counts_them_and_can_be_moved)
{
    opened o = answered();
    opened_sign(&o);
    opened_show(&o, "1440x900");
    opened_run(&o, "screen report");
    const pl_list *list = opened_region(&o, "pages");
    bool counted = false, bar = false;
    for (int i = 0; i < pl_list_count(list); i++) {
        pl_element e = pl_list_element(list, i);
        counted = counted || strstr(e.name, " of appendix");
        bar = bar || strcmp(e.name, "Scroll") == 0;
    }
    check(counted && bar);
    pl_rect page = opened_find(&o, PL_ROLE_BUTTON, "Page 1").rect;
    ui_move(&o.s->ui, page.x + 20, page.y + 20);
    ui_wheel(&o.s->ui, -2);
    ui_headless_round(o.s);
    check(opened_find(&o, PL_ROLE_BUTTON, "Page 1").rect.y < page.y ||
          !opened_has(&o, PL_ROLE_BUTTON, "Page 1"));
    for (int i = 0; i < 5; i++)
        opened_run(&o, "report-page 1");
    pl_element sixth = opened_find(&o, PL_ROLE_BUTTON, "Page 6");
    check(sixth.seen.h > 100 && (sixth.state & PL_IS_SELECTED));
    opened_stop(&o);
}

TEST(a_toast_leaves_what_signs_in_a_small_window_in_sight)
{
    opened o = answered();
    opened_sign(&o);
    opened_show(&o, "720x450");
    opened_run(&o, "screen score");
    ui_key(&o.s->ui, "3"); /* it is signed */
    ui_headless_round(o.s);
    pl_rect toast = opened_find(&o, PL_ROLE_STATUS, "This review is signed").rect;
    pl_rect button = opened_find(&o, PL_ROLE_BUTTON, "Go to the report").rect;
    check(toast.y + toast.h <= button.y);
    opened_stop(&o);
}
