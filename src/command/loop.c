/* The loop of what is played. */
#include "inside.h"

static void loop(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    pl_desk_loop_next(app->desk);
}

/* A point is looped with some seconds about it. */
static void loop_tag(pl_app *app, const pl_arg *arg)
{
    enum { ABOUT_US = 4 * 1000 * 1000 };
    const pl_desk_tag *tag = app->desk->hand ? app->desk->hand : app->desk->selected;
    (void)arg;
    bool point = tag->tag.to_us == PL_NO_TIME;
    pl_desk_loop_set(app->desk, point ? tag->tag.at_us - ABOUT_US : tag->tag.at_us,
                     point ? tag->tag.at_us + ABOUT_US : tag->tag.to_us);
    if (!app->desk->play.playing)
        pl_desk_toggle(app->desk);
}

static void loop_clear(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    pl_desk_loop_clear(app->desk);
}

static const char *when_loop(const pl_app *app)
{
    pl_time from, to;
    const char *why = when_watch(app);
    return why ? why : pl_desk_loop(app->desk, &from, &to) ? NULL : "Nothing is looped.";
}

static const char *when_any_tag(const pl_app *app)
{
    const char *why = when_watch(app);
    if (why)
        return why;
    return app->desk->hand || app->desk->selected ? NULL
                                                  : "No tag is in hand. Choose one with N or P.";
}

#define GROUP "Play and move"

const pl_command commands_loop[] = {
    { "loop", GROUP, "Loop: start, end, clear", when_watch, loop, 0 },
    { "loop-tag", GROUP, "Loop the tag", when_any_tag, loop_tag, 0 },
    { "loop-clear", GROUP, "Clear the loop", when_loop, loop_clear, 0 },
    { 0 },
};
