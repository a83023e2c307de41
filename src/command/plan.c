/* How the session ran: where a part begins, breaks, an empty room. */
#include "plumbline/command/plan.h"

#include "inside.h"

#include "plumbline/base/text.h"
#include "plumbline/review/desk_plan.h"

enum { BREAK_US = 10 * 60 * 1000 * 1000 };

/* ----- the dialog */

static const pl_plan_mark *mark_of(const pl_app *app)
{
    for (int i = 0; app->desk && i < app->desk->facts.plan.count; i++)
        if (app->desk->facts.plan.items[i].id == app->view.about)
            return &app->desk->facts.plan.items[i];
    return NULL;
}

bool pl_app_plan_is_new(const pl_app *app)
{
    return !mark_of(app);
}

static void set_time(pl_app *app, pl_field_id field, pl_time at)
{
    char words[PL_TIME_ROOM];
    field_set(app, field, pl_time_format(words, at, 0));
}

/* A break goes from one end of its silence to the other; where none is known some minutes are as good as
 * any. */
static void say_times(pl_app *app, pl_time at)
{
    pl_time from, to, whole = app->desk->facts.recording->duration_us;
    pl_desk_plan_silence(app->desk, at, &from, &to);
    bool part = app->view.plan_kind == PL_PLAN_PART;
    if (part || to - from < 1000000) {
        from = at;
        to = at + BREAK_US < whole ? at + BREAK_US : whole;
    }
    set_time(app, PL_FIELD_PLAN_FROM, part ? at : from);
    set_time(app, PL_FIELD_PLAN_TO, to);
}

static void ask(pl_app *app, const pl_plan_mark *mark, pl_plan_kind kind)
{
    app->view.about = mark ? mark->id : 0;
    app->view.plan_kind = (int)(mark ? mark->kind : kind);
    app->view.plan_at = pl_desk_now(app->desk);
    field_set(app, PL_FIELD_PLAN_TITLE, mark && mark->title ? mark->title : "");
    say_times(app, mark ? mark->from_us : app->view.plan_at);
    if (mark)
        set_time(app, PL_FIELD_PLAN_FROM, mark->from_us);
    if (mark && mark->to_us != PL_NO_TIME)
        set_time(app, PL_FIELD_PLAN_TO, mark->to_us);
    dialog_open(app, PL_DIALOG_PLAN);
}

static void plan_part(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    ask(app, NULL, PL_PLAN_PART);
}

static void plan_break(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    ask(app, NULL, PL_PLAN_BREAK);
}

static void plan_kind(pl_app *app, const pl_arg *arg)
{
    if (arg->number < PL_PLAN_PART || arg->number > PL_PLAN_EMPTY)
        return;
    bool same = app->view.plan_kind == (int)arg->number;
    app->view.plan_kind = (int)arg->number;
    if (!same && !mark_of(app))
        say_times(app, app->view.plan_at);
}

/* False, said at the field, where its words are no time. */
static bool time_of(pl_app *app, pl_time *out, pl_field_id field)
{
    *out = pl_time_parse(field_words(app, field));
    if (*out == PL_NO_TIME)
        field_fault(app, field, "Write a time, like 0:58:24.");
    return *out != PL_NO_TIME;
}

static void plan_keep(pl_app *app, const pl_arg *arg)
{
    pl_error err = { 0 };
    pl_plan_mark mark = { .id = app->view.about,
                          .kind = (pl_plan_kind)app->view.plan_kind,
                          .to_us = PL_NO_TIME };
    bool part = mark.kind == PL_PLAN_PART;
    (void)arg;
    mark.title = part ? field_words(app, PL_FIELD_PLAN_TITLE) : NULL;
    if (!time_of(app, &mark.from_us, PL_FIELD_PLAN_FROM) ||
        (!part && !time_of(app, &mark.to_us, PL_FIELD_PLAN_TO)))
        return;
    if (!pl_review_plan_check(&app->desk->facts, &mark, &err))
        field_fault(app, part ? PL_FIELD_PLAN_TITLE : PL_FIELD_PLAN_TO, err.text);
    else if (pl_desk_plan_set(app->desk, &mark))
        dialog_close(app);
}

static void plan_drop(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    pl_desk_plan_drop(app->desk, app->view.about);
    dialog_close(app);
}

/* ----- among the marks */

static void plan_next(pl_app *app, const pl_arg *arg)
{
    pl_time at = pl_desk_plan_next(app->desk);
    (void)arg;
    if (at == PL_NO_TIME)
        pl_app_say(app, PL_TOAST_TELL, "There is no further mark of the session.");
    else
        pl_desk_go(app->desk, at);
}

static const pl_plan_mark *here(const pl_app *app)
{
    const pl_plan *plan = &app->desk->facts.plan;
    int at = pl_plan_at(plan, pl_desk_now(app->desk), app->desk->facts.recording->duration_us);
    return at < 0 ? NULL : &plan->items[at];
}

static void plan_change(pl_app *app, const pl_arg *arg)
{
    const pl_plan_mark *mark = here(app);
    pl_id low, high;
    for (int i = 0; arg->text && i < app->desk->facts.plan.count; i++) {
        const pl_plan_mark *one = &app->desk->facts.plan.items[i];
        if (pl_id_range(&low, &high, arg->text) && one->id >= low && one->id <= high)
            mark = one;
    }
    if (mark)
        ask(app, mark, mark->kind);
}

static const char *when_mark(const pl_app *app)
{
    const char *why = when_recording(app);
    return why ? why : when_write(app);
}

static const char *when_marked(const pl_app *app)
{
    const char *why = when_watch(app);
    return why ? why : app->desk->facts.plan.count ? NULL : "No part of the session is marked yet.";
}

static const char *when_change(const pl_app *app)
{
    const char *why = when_marked(app);
    return why ? why : when_write(app);
}

static const char *when_dialog(const pl_app *app)
{
    return app->view.dialog == PL_DIALOG_PLAN ? when_mark(app) : "";
}

static const char *when_drop(const pl_app *app)
{
    const char *why = when_dialog(app);
    return why ? why : mark_of(app) ? NULL : "";
}

#define GROUP "Tags on the timeline"

const pl_command commands_plan[] = {
    { "plan-part", GROUP, "A part of the session begins here…", when_mark, plan_part, 0 },
    { "plan-break", GROUP, "A break, or an empty room…", when_mark, plan_break, 0 },
    { "plan-change", GROUP, "Change the mark of the session here…", when_change, plan_change, 0 },
    { "plan-next", "Find and go", "Next marker of the session plan", when_marked, plan_next, 0 },
    { "plan-kind", GROUP, "What it is", when_dialog, plan_kind,
      PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { "plan-keep", GROUP, "Keep", when_dialog, plan_keep, PL_COMMAND_HIDDEN },
    { "plan-drop", GROUP, "Take it away", when_drop, plan_drop, PL_COMMAND_HIDDEN },
    { 0 },
};
