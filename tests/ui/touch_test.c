/* Fingers, and wheels that go to the side: what they scroll, and what they do to the timeline. */
#include "test.h"

#include "opened.h"
#include "pointer.h"

#include "plumbline/base/text.h"
#include "plumbline/store/recordings.h"

enum { S = 1000 * 1000 };

static const char *const film[] = { "mts_25.mts", NULL };

static opened open_film(void)
{
    opened o = opened_make(film, "A=F-014");
    opened_show(&o, "1440x900");
    return o;
}

static pl_rect region(const ui_headless *s, const char *name)
{
    for (int i = 0; i < s->ui.count; i++)
        if (strcmp(s->ui.panels[i].region.name, name) == 0)
            return s->ui.panels[i].region.rect;
    check(false);
    return (pl_rect){ 0 };
}

static pl_rect lanes(const ui_headless *s)
{
    pl_rect rect = region(s, "timeline");
    pl_cut_left(&rect, 196); /* as drawn */
    pl_cut_right(&rect, 16);
    return rect;
}

static void finger(ui_headless *s, ui_finger_kind kind, int id, double x, double y)
{
    ui_finger(&s->ui, kind, id, x, y);
    ui_headless_round(s);
}

/* The corpus' longest film has no room for a zoom: what is shown is said by hand. */
static void shows(ui_headless *s, double from, double wide)
{
    pl_app_timeline_show(s->app, (pl_time)(from * S), (pl_time)(wide * S));
    ui_headless_round(s);
}

static void check_shows(const ui_headless *s, double from, double to)
{
    pl_time a, b;
    pl_app_timeline_shows(&a, &b, s->app);
    double off = (double)a / S - from, end = (double)b / S - to;
    if (off > 0.05 || off < -0.05 || end > 0.05 || end < -0.05)
        printf("%.2f to %.2f\n", (double)a / S, (double)b / S);
    check(off < 0.05 && off > -0.05 && end < 0.05 && end > -0.05);
}

static opened open_long(void)
{
    opened o = open_film();
    /* as if the film were an hour long */
    o.s->app->desk->facts.recordings.items[0].duration_us = (pl_time)3600 * S;
    return o;
}

TEST(a_wheel_to_the_side_moves_the_timeline_and_one_with_ctrl_zooms_it)
{
    opened o = open_long();
    pl_rect at = lanes(o.s);
    shows(o.s, 1000, 400);
    ui_move(&o.s->ui, at.x + at.w / 2, at.y + at.h / 2);
    ui_wheel_with(&o.s->ui, at.w / 60 / 4, 0, false, false); /* a quarter of it */
    check_shows(o.s, 1100, 1500);
    ui_headless_round(o.s);
    check_shows(o.s, 1100, 1500); /* the playhead, which is at 0, does not call it back */
    ui_wheel_with(&o.s->ui, 0, -at.w / 60 / 4, true, false);
    check_shows(o.s, 1000, 1400);
    ui_wheel_with(&o.s->ui, 0, -7.2725, false, true); /* 1.1 to this is a half: about the pointer */
    check_shows(o.s, 1100, 1300);
    ui_wheel_with(&o.s->ui, 0, 100, false, true);
    check_shows(o.s, 0, 3600);
    ui_wheel_with(&o.s->ui, -1000, 0, false, false);
    check_shows(o.s, 0, 3600);
    opened_stop(&o);
}

/* Elsewhere a wheel to the side does nothing, and Ctrl scrolls nothing. */
TEST(a_wheel_moves_the_timeline_nowhere_else)
{
    opened o = open_long();
    shows(o.s, 1000, 400);
    ui_move(&o.s->ui, 40, 200);
    ui_wheel_with(&o.s->ui, 5, 0, false, false);
    ui_wheel_with(&o.s->ui, 0, 5, false, true);
    check_shows(o.s, 1000, 1400);
    opened_stop(&o);
}

TEST(what_was_moved_away_comes_back_with_a_jump)
{
    opened o = open_long();
    shows(o.s, 1000, 400);
    ui_headless_round(o.s);
    check_shows(o.s, 1000, 1400);
    pl_desk_go(o.s->app->desk, 3 * S);
    opened_settle(&o);
    pl_time from, to;
    pl_app_timeline_shows(&from, &to, o.s->app);
    check(from <= 3 * S && to >= 3 * S);
    opened_stop(&o);
}

TEST(two_fingers_zoom_the_timeline_about_what_is_between_them)
{
    opened o = open_long();
    pl_rect at = lanes(o.s);
    double x = at.x + at.w / 2, y = at.y + 60;
    shows(o.s, 1000, 400);
    finger(o.s, UI_FINGER_DOWN, 1, x - 50, y);
    finger(o.s, UI_FINGER_DOWN, 2, x + 50, y);
    finger(o.s, UI_FINGER_MOVE, 1, x - 100, y);
    finger(o.s, UI_FINGER_MOVE, 2, x + 100, y);
    check_shows(o.s, 1100, 1300);
    finger(o.s, UI_FINGER_MOVE, 1, x - 100 + at.w / 4, y); /* both to the side: it goes along */
    finger(o.s, UI_FINGER_MOVE, 2, x + 100 + at.w / 4, y);
    check_shows(o.s, 1050, 1250);
    pl_time now = pl_desk_now(o.s->app->desk);
    finger(o.s, UI_FINGER_UP, 1, x, y);
    finger(o.s, UI_FINGER_MOVE, 2, x, y); /* the one that is left moves nothing */
    finger(o.s, UI_FINGER_UP, 2, x, y);
    check_shows(o.s, 1050, 1250);
    check(pl_desk_now(o.s->app->desk) == now); /* and nobody was sent elsewhere */
    check_int(o.s->ui.touch.count, 0);
    opened_stop(&o);
}

/* ----- a long list */

static ui_headless *show_list(void)
{
    pl_error err = { 0 };
    pl_store *store;
    ui_headless *s;
    char *folder = test_new_folder();
    check_ok(pl_store_open(&store, folder, &(pl_store_options){ .as = "T-02" }, &err));
    for (int i = 0; i < 60; i++) {
        pl_id id;
        char name[32];
        snprintf(name, sizeof name, "/nowhere/%02d.mp4", i);
        pl_stored_part part = { .path = name, .length_us = S };
        pl_recording one = { .signature = name, .duration_us = S, .parts = &part, .part_count = 1 };
        pl_clock_part clock = { .unit_num = 1, .unit_den = 90000, .length_us = S };
        pl_clock_map map = { .rule = 1, .parts = &clock, .part_count = 1 };
        check_ok(pl_store_recording_add(&id, store, &one, &map, &err));
    }
    pl_store_close(&store);
    check_ok(ui_headless_start(&s, &(pl_ui_options){ .folder = folder, .as = "T-02" }, &err));
    check_ok(ui_headless_resize(s, "1440x900", &err));
    check_ok(ui_headless_settle(s, &err));
    free(folder);
    return s;
}

TEST(a_finger_scrolls_as_far_as_it_goes_and_no_further)
{
    ui_headless *s = show_list();
    pl_id chosen = s->app->view.row;
    pl_rect at = region(s, "list");
    double x = at.x + 300, y = at.y + 500;
    finger(s, UI_FINGER_DOWN, 7, x, y);
    for (int i = 1; i <= 100; i++)
        finger(s, UI_FINGER_MOVE, 7, x, y - i * 2.5);
    check_int(s->app->view.list_scroll, 250);
    finger(s, UI_FINGER_UP, 7, x, y - 250);
    for (int i = 0; i < 20; i++) {
        s->now += 16000;
        ui_headless_round(s);
    }
    check_int(s->app->view.list_scroll, 250);
    check(s->app->view.row == chosen); /* it was no tap */
    check_int((int)s->ui.hover, 0);
    ui_headless_stop(s);
}

TEST(a_tap_presses_and_a_second_one_opens)
{
    ui_headless *s = show_list();
    pl_rect at = region(s, "list");
    pl_id chosen = s->app->view.row;
    double x = at.x + 300, y = at.y + 32 + 48 * 5 + 20;
    finger(s, UI_FINGER_DOWN, 1, x, y);
    finger(s, UI_FINGER_MOVE, 1, x + 3, y + 3);
    check(s->app->view.row == chosen);
    finger(s, UI_FINGER_UP, 1, x + 3, y + 3);
    check(s->app->view.row != chosen);
    check_int(s->app->view.dialog, PL_DIALOG_NONE);
    finger(s, UI_FINGER_DOWN, 1, x, y);
    finger(s, UI_FINGER_UP, 1, x, y);
    check_int(s->app->view.dialog, PL_DIALOG_START);
    ui_headless_stop(s);
}

/* The bar of a list is dragged, as by a mouse. */
TEST(what_can_be_dragged_is_dragged)
{
    ui_headless *s = show_list();
    pl_rect at = region(s, "list");
    double x = at.x + at.w - 5;
    finger(s, UI_FINGER_DOWN, 1, x, at.y + 40);
    finger(s, UI_FINGER_MOVE, 1, x, at.y + 300);
    int there = s->app->view.list_scroll;
    finger(s, UI_FINGER_MOVE, 1, x, at.y + 500);
    finger(s, UI_FINGER_UP, 1, x, at.y + 500);
    check(there > 300 && s->app->view.list_scroll > there);
    ui_headless_stop(s);
}

TEST(what_sdl_makes_of_fingers_is_no_mouse)
{
    pl_pointer pointer = { 0 };
    pl_pointed got;
    SDL_Event press = { .button = { .type = SDL_MOUSEBUTTONDOWN,
                                    .which = SDL_TOUCH_MOUSEID,
                                    .button = SDL_BUTTON_LEFT } };
    SDL_Event move = { .motion = { .type = SDL_MOUSEMOTION, .which = SDL_TOUCH_MOUSEID } };
    check(!pl_pointer_read(&got, &pointer, &press, 1));
    check(!pl_pointer_read(&got, &pointer, &move, 1));
    press.button.which = 0;
    check(pl_pointer_read(&got, &pointer, &press, 1));
}
