/* The row of the session plan in the timeline, and the dialog of one mark. */
#include "over.h"
#include "timeline.h"

#include "plumbline/command/plan.h"

#include <math.h>
#include <stdio.h>

enum { BLOCK = 14, PAD = 8 };

static void block(const ui_line *l, pl_rect row, int index)
{
    ui_view *v = l->v;
    const pl_plan *plan = &l->desk->facts.plan;
    const pl_plan_mark *mark = &plan->items[index];
    pl_time end = pl_plan_end(plan, index, l->whole);
    if (end <= l->from || mark->from_us >= l->to)
        return;
    bool here = l->now >= mark->from_us && l->now < end;
    double a = floor(fmax(ui_line_x(l, mark->from_us), row.x));
    double b = floor(fmin(ui_line_x(l, end), row.x + row.w));
    pl_rect place = { a, row.y + floor((row.h - BLOCK) / 2), b - a, BLOCK };
    char time[PL_TIME_ROOM];
    pl_time_format(time, mark->from_us, 3);
    pl_control is = ui_control(v, ui_id(v, "plan", (int64_t)mark->id), pl_plan_words(mark),
                               "go-to-time", time, 0);
    pl_element element = { .id = is.id,
                           .role = PL_ROLE_BUTTON,
                           .state = is.state | PL_IS_TARGET | (here ? PL_IS_SELECTED : 0),
                           .rect = place,
                           .name = is.name,
                           .value = ui_time(time, mark->from_us) };
    pl_list_begin(v->list, &element);
    pl_box box = { .fill = here ? PL_COLOUR_SEL : PL_COLOUR_RAISED,
                   .edge = here ? PL_COLOUR_ACCENT : PL_COLOUR_LINE,
                   .radius = 2 };
    pl_list_box(v->list, place, &box);
    if (mark->from_us >= l->from)
        pl_list_fill(v->list, (pl_rect){ a, row.y + 1, 2, row.h - 2 }, PL_COLOUR_TEXT2);
    pl_run run = { .text = is.name,
                   .type = { .style = PL_STYLE_TINY,
                             .weight = here ? PL_WEIGHT_SEMIBOLD : PL_WEIGHT_OWN },
                   .colour = here ? PL_COLOUR_TEXT : PL_COLOUR_TEXT2 };
    pl_rect words = pl_rect_inset(place, PAD, 0);
    if (words.w > 12)
        pl_list_run(v->list, words, &run);
    pl_list_end(v->list);
}

void ui_line_plan(const ui_line *l, pl_rect row)
{
    ui_view *v = l->v;
    pl_rect area = { l->left, row.y, l->width, row.h };
    pl_list_fill(v->list, (pl_rect){ row.x, row.y, row.w, 1 }, PL_COLOUR_LINE);
    ui_line_label(l, row, "Session plan", NULL);
    pl_list_clip(v->list, area);
    for (int i = 0; i < l->desk->facts.plan.count; i++)
        block(l, area, i);
    pl_list_unclip(v->list);
}

/* ----- the dialog */

static void content(ui_form *form)
{
    const pl_app *app = form->v->app;
    int kind = app->view.plan_kind;
    pl_field title = ui_form_look("What it is called", "Exercise 2: practice in threes");
    pl_field from = ui_form_look(kind == PL_PLAN_PART ? "Begins at" : "From", "0:58:24");
    pl_field to = ui_form_look("To", "1:08:00");
    ui_form_radio(form, "A part of the session begins", "plan-kind", PL_PLAN_PART,
                  kind == PL_PLAN_PART);
    ui_form_radio(form, "A break", "plan-kind", PL_PLAN_BREAK, kind == PL_PLAN_BREAK);
    ui_form_radio(form, "Nobody is in the room", "plan-kind", PL_PLAN_EMPTY, kind == PL_PLAN_EMPTY);
    ui_form_take(form, 8, 0);
    if (kind == PL_PLAN_PART) {
        ui_form_field(form, PL_FIELD_PLAN_TITLE, &title, 12);
        ui_form_field(form, PL_FIELD_PLAN_FROM, &from, 0);
    } else {
        ui_form_pair(form, PL_FIELD_PLAN_FROM, &from, PL_FIELD_PLAN_TO, &to, 8);
        ui_form_small(form, "It leaves what is to be watched.", PL_COLOUR_MUTED, 0);
    }
    ui_button drop = { .name = "Take it away", .command = "plan-drop", .kind = PL_BUTTON_QUIET };
    if (!pl_app_plan_is_new(app))
        ui_form_button(form, &drop, 12);
}

void ui_dialog_plan(ui_dialog *out, ui_view *v)
{
    *out =
        (ui_dialog){ .width = 440,
                     .content = content,
                     .safe = { .name = "Cancel", .command = "close" },
                     .go = { .name = "Keep", .command = "plan-keep", .kind = PL_BUTTON_PRIMARY } };
    snprintf(out->heading, sizeof out->heading, "%s",
             pl_app_plan_is_new(v->app) ? "How the session ran" : "This mark of the session");
}
