/* Fingers on the screen, and what a wheel does to the timeline. Nothing goes on by itself when it is let
 * go. */
#include "watch.h"

#include <math.h>

enum {
    STEADY = 8, /* a finger that taps moves so far */
    TAP_US = 400 * 1000,
    TAP_NEAR = 24,
    NEAREST = 24, /* of two fingers: nearer ones tell nothing more */
    WHEEL = 60    /* pixels for a line of a wheel */
};

/* ----- the timeline under a place */

/* Where its lanes are; false: it is not there. */
static bool lanes_at(pl_rect *out, const ui_state *ui, double x, double y)
{
    enum { RIGHT = 16 };
    for (int i = 0; i < ui->count && ui->app->desk && !ui_is_modal(ui); i++) {
        pl_rect rect = ui->panels[i].region.rect;
        if (strcmp(ui->panels[i].region.name, "timeline") != 0 || !pl_rect_holds(rect, x, y))
            continue;
        pl_cut_left(&rect, ui_timeline_sizes(ui).label);
        pl_cut_right(&rect, RIGHT);
        *out = rect;
        return rect.w > 0;
    }
    return false;
}

static double part_of(pl_rect lanes, double x)
{
    double part = (x - lanes.x) / lanes.w;
    return part < 0 ? 0 : part > 1 ? 1 : part;
}

/* So much is shown, with this time at this place. */
static void show(ui_state *ui, pl_rect lanes, double x, pl_time at, pl_time wide)
{
    double before = part_of(lanes, x) * (double)wide;
    pl_app_timeline_show(ui->app, at - (pl_time)before, wide);
}

static void move_by(ui_state *ui, pl_rect lanes, double pixels)
{
    pl_time from, to;
    pl_app_timeline_shows(&from, &to, ui->app);
    double by = pixels / lanes.w * (double)(to - from);
    pl_app_timeline_show(ui->app, from + (pl_time)by, to - from);
}

static void zoom_by(ui_state *ui, pl_rect lanes, double lines)
{
    const double line = 1.1; /* a notch of three lines is a third */
    pl_time from, to;
    pl_app_timeline_shows(&from, &to, ui->app);
    pl_time at = from + (pl_time)(part_of(lanes, ui->x) * (double)(to - from));
    show(ui, lanes, ui->x, at, (pl_time)((double)(to - from) * pow(line, lines)));
}

void ui_wheel_with(ui_state *ui, double right, double down, bool shift, bool ctrl)
{
    pl_rect lanes;
    double aside = shift && right == 0 ? down : right;
    bool line = lanes_at(&lanes, ui, ui->x, ui->y);
    if (line && ctrl)
        zoom_by(ui, lanes, down);
    else if (line && aside != 0)
        move_by(ui, lanes, aside * WHEEL);
    else if (!ctrl && down != 0)
        ui_wheel(ui, -down);
}

/* ----- two fingers */

static void begin_pinch(ui_state *ui)
{
    ui_touch *t = &ui->touch;
    pl_rect lanes;
    pl_time from, to;
    double middle = (t->x[0] + t->x[1]) / 2;
    if (t->mode == UI_TOUCH_DRAGS)
        ui_up(ui, t->x[0], t->y[0]);
    t->mode = UI_TOUCH_NONE;
    if (!lanes_at(&lanes, ui, middle, (t->y[0] + t->y[1]) / 2))
        return;
    pl_app_timeline_shows(&from, &to, ui->app);
    t->mode = UI_TOUCH_PINCHES;
    t->gap = fmax(fabs(t->x[1] - t->x[0]), NEAREST);
    t->wide = to - from;
    t->held = from + (pl_time)(part_of(lanes, middle) * (double)t->wide);
}

static void pinch(ui_state *ui)
{
    const ui_touch *t = &ui->touch;
    pl_rect lanes;
    double middle = (t->x[0] + t->x[1]) / 2, gap = fmax(fabs(t->x[1] - t->x[0]), NEAREST);
    for (int i = 0; i < ui->count; i++) {
        pl_rect rect = ui->panels[i].region.rect; /* fingers may leave it */
        if (strcmp(ui->panels[i].region.name, "timeline") == 0 &&
            lanes_at(&lanes, ui, rect.x + 1, rect.y + 1))
            show(ui, lanes, middle, t->held, (pl_time)((double)t->wide * t->gap / gap));
    }
}

/* ----- one finger */

static void tap(ui_state *ui, double x, double y)
{
    ui_touch *t = &ui->touch;
    int64_t now = pl_app_now(ui->app);
    bool again = t->tapped && now - t->tapped < TAP_US && fabs(x - t->tap_x) < TAP_NEAR &&
                 fabs(y - t->tap_y) < TAP_NEAR;
    ui_down(ui, x, y, again ? 2 : 1, false);
    ui_up(ui, x, y);
    t->tapped = again ? 0 : now;
    t->tap_x = x;
    t->tap_y = y;
}

static void scroll(ui_state *ui)
{
    ui_touch *t = &ui->touch;
    int down = (int)(t->y[0] - t->from_y); /* whole pixels: what is left comes with the next */
    if (down == 0)
        return;
    t->from_y += down;
    ui_wheel(ui, (double)down / WHEEL);
}

static void move(ui_state *ui)
{
    ui_touch *t = &ui->touch;
    double across = t->x[0] - t->from_x, down = t->y[0] - t->from_y;
    if (t->mode == UI_TOUCH_WAITS && across * across + down * down > STEADY * STEADY) {
        bool drags = ui_drags_at(ui, t->from_x, t->from_y);
        t->mode = drags ? UI_TOUCH_DRAGS : UI_TOUCH_SCROLLS;
        if (drags)
            ui_down(ui, t->from_x, t->from_y, 1, false);
    }
    if (t->mode == UI_TOUCH_DRAGS)
        ui_move(ui, t->x[0], t->y[0]);
    else if (t->mode == UI_TOUCH_SCROLLS)
        scroll(ui);
    else if (t->mode == UI_TOUCH_PINCHES)
        pinch(ui);
}

/* ----- fingers */

static void down(ui_state *ui, int64_t id, double x, double y)
{
    ui_touch *t = &ui->touch;
    if (t->count < 2) {
        t->ids[t->count] = id;
        t->x[t->count] = x;
        t->y[t->count] = y;
    }
    if (++t->count == 1) {
        t->mode = UI_TOUCH_WAITS;
        t->from_x = x;
        t->from_y = y;
        ui_move(ui, x, y);
    } else if (t->count == 2) {
        begin_pinch(ui);
    }
}

/* What one finger of two began is over when it goes; the other one begins nothing new. */
static void up(ui_state *ui, int which)
{
    ui_touch *t = &ui->touch;
    ui_touch_mode was = t->mode;
    t->mode = UI_TOUCH_NONE;
    t->count = t->count > 0 ? t->count - 1 : 0;
    if (which == 0 && was == UI_TOUCH_WAITS)
        tap(ui, t->x[0], t->y[0]);
    else if (which == 0 && was == UI_TOUCH_DRAGS)
        ui_up(ui, t->x[0], t->y[0]);
    if (t->count == 0)
        ui_leave(ui); /* nothing is pointed at any more */
}

void ui_finger(ui_state *ui, ui_finger_kind kind, int64_t id, double x, double y)
{
    ui_touch *t = &ui->touch;
    int which = t->count > 0 && t->ids[0] == id ? 0 : t->count > 1 && t->ids[1] == id ? 1 : -1;
    pl_app_used(ui->app);
    if (kind == UI_FINGER_DOWN) {
        down(ui, id, x, y);
        return;
    }
    if (which >= 0) {
        t->x[which] = x;
        t->y[which] = y;
    }
    if (kind == UI_FINGER_UP)
        up(ui, which);
    else if (which >= 0)
        move(ui);
}
