/* What the timeline shows of the session: zoomed, moved to the side, and following the playhead. */
#include "inside.h"

enum { LEAST_US = 10 * 1000 * 1000, JUMP_US = 2 * 1000 * 1000 };

static pl_time whole_of(const pl_app *app)
{
    return app->desk->facts.recording->duration_us;
}

void pl_app_timeline_shows(pl_time *from, pl_time *to, const pl_app *app)
{
    bool all = app->view.zoom_from_us == PL_NO_TIME;
    *from = all ? 0 : app->view.zoom_from_us;
    *to = all ? whole_of(app) : app->view.zoom_to_us;
}

static void set(pl_app *app, pl_time from, pl_time wide)
{
    pl_time whole = whole_of(app);
    from = from + wide > whole ? whole - wide : from;
    app->view.zoom_from_us = from < 0 ? 0 : from;
    app->view.zoom_to_us = app->view.zoom_from_us + wide;
}

/* Halves or doubles what the timeline shows, about the playhead. */
static void zoom(pl_app *app, const pl_arg *arg)
{
    pl_view *view = &app->view;
    pl_time from, to;
    if (view->score_key && arg->number == 0) { /* behind V it is a level */
        pl_command_run(app, pl_command_find("digit"), arg);
        return;
    }
    pl_app_timeline_shows(&from, &to, app);
    pl_time wide = arg->number > 0 ? (to - from) / 2 : (to - from) * 2;
    view->zoom_apart = false;
    if (arg->number == 0 || wide >= whole_of(app))
        view->zoom_from_us = view->zoom_to_us = PL_NO_TIME;
    else if (wide >= LEAST_US)
        set(app, pl_desk_now(app->desk) - wide / 2, wide);
    app_place(app);
}

void pl_app_timeline_show(pl_app *app, pl_time from, pl_time wide)
{
    pl_view *view = &app->view;
    wide = wide < LEAST_US ? LEAST_US : wide;
    if (wide >= whole_of(app))
        view->zoom_from_us = view->zoom_to_us = PL_NO_TIME;
    else
        set(app, from, wide);
    pl_time now = app->desk->play.position_us;
    view->zoom_apart =
        view->zoom_from_us != PL_NO_TIME && (now < view->zoom_from_us || now > view->zoom_to_us);
    pl_app_changed(app);
}

/* Moved away from the playhead, it stays there until the playhead comes into it or goes elsewhere. */
static bool stays_apart(pl_app *app)
{
    pl_view *view = &app->view;
    pl_time at = app->desk->play.position_us, step = at - view->zoom_seen_us;
    view->zoom_seen_us = at;
    bool jumped = step > JUMP_US || step < -JUMP_US || (step && !app->desk->play.playing);
    if (jumped || (at >= view->zoom_from_us && at <= view->zoom_to_us))
        view->zoom_apart = false;
    return view->zoom_apart;
}

/* The timeline turns a page when the playhead comes near its end, and follows a jump. */
void zoom_mind(pl_app *app)
{
    pl_view *view = &app->view;
    pl_time at = app->desk->play.position_us, wide = view->zoom_to_us - view->zoom_from_us;
    pl_time from = view->zoom_from_us;
    if (stays_apart(app) || from == PL_NO_TIME)
        return;
    if (at > from + wide * 9 / 10 && at <= view->zoom_to_us && app->desk->play.playing)
        set(app, at - wide / 10, wide);
    else if (at < from || at > view->zoom_to_us)
        set(app, at - wide / 2, wide);
    if (from != view->zoom_from_us)
        pl_app_changed(app);
}

const pl_command commands_zoom[] = {
    { "zoom", "Find and go", "Zoom timeline in / out / fit", when_desk, zoom,
      PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { 0 },
};
