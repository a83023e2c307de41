/* A draft goes over to a newer edition of its rubric: what changes, what becomes of the scores, and what a
 * person decides. */
#include "over.h"

#include "plumbline/command/move.h"

#include <stdio.h>

enum { GAP = 12, ROW = 32, ID = 52, CHOICE = 130 };

/* ----- what is other in the rubric */

static void difference(ui_form *form, const pl_rubric_difference *one)
{
    static const char *const changes[] = { "Added", "Changed", "Removed" };
    static const pl_colour colours[] = { PL_COLOUR_STRENGTH, PL_COLOUR_DEV, PL_COLOUR_CRIT };
    static const char *const signs[] = { "+", "~", "–" };
    pl_text words = { 0 };
    pl_difference_words(&words, one);
    pl_run run = {
        .text = pl_text_get(&words), .colour = PL_COLOUR_TEXT2, .top = true, .lines = PL_LINES_ALL
    };
    enum { SIGN = 16, WHAT = 68 };
    double wide = form->w - SIGN - WHAT - ID;
    double high = pl_run_measure(form->v->fonts, &run, wide).height;
    pl_rect rect = ui_form_take(form, high, 4);
    if (form->draw) {
        pl_rect first = { rect.x, rect.y, rect.w, 20 };
        ui_words(form->v, pl_cut_left(&first, SIGN), signs[one->change], PL_STYLE_BODY,
                 PL_WEIGHT_BOLD, colours[one->change]);
        ui_words(form->v, pl_cut_left(&first, WHAT), changes[one->change], PL_STYLE_BODY,
                 PL_WEIGHT_MEDIUM, PL_COLOUR_TEXT);
        ui_words(form->v, pl_cut_left(&first, ID), one->id, PL_STYLE_BODY, PL_WEIGHT_MEDIUM,
                 PL_COLOUR_TEXT);
        pl_cut_left(&rect, SIGN + WHAT + ID);
        pl_part_text(form->v->list, rect, &run);
    }
    pl_text_free(&words);
}

static void differences(ui_form *form, const pl_app_move *move)
{
    const pl_rubric_comparison *found = &move->plan.changes;
    ui_form_heading(form, "What changes");
    for (int i = 0; i < found->count; i++)
        difference(form, &found->items[i]);
    if (found->other) {
        pl_text words = { 0 };
        pl_text_add(&words, "Of the whole: ");
        pl_other_words(&words, found->other);
        ui_form_words(form, pl_text_get(&words), PL_COLOUR_TEXT2, 4);
        pl_text_free(&words);
    }
    if (found->count == 0 && !found->other)
        ui_form_words(form, "In what is scored, counted and asked they are the same.",
                      PL_COLOUR_TEXT2, 4);
    form->y += GAP - 4;
}

/* ----- what a person decides */

static void choice(ui_form *form, pl_rect row, const char *name, const pl_move_line *line, int n)
{
    ui_view *v = form->v;
    pl_segment parts[2] = { 0 };
    parts[0].is = ui_control(v, ui_id(v, "keep", n), "Keep", "move-keep", NULL, n);
    parts[1].is = ui_control(v, ui_id(v, "drop", n), "Drop", "move-drop", NULL, n);
    if (line->decided)
        parts[line->drop].is.state |= PL_IS_SELECTED;
    pl_segmented control = {
        .is = ui_plain(v, ui_id(v, "decide", n), name), .parts = parts, .count = 2, .small = true
    };
    double wide = pl_segmented_width(v->list, &control);
    pl_part_segmented(v->list, pl_rect_middle(pl_cut_right(&row, wide), wide, 28), &control);
}

static void asked(ui_form *form, const pl_move_line *line, int n)
{
    pl_text name = { 0 }, why = { 0 };
    pl_move_line_words(&name, line);
    pl_other_words(&why, line->why);
    pl_rect row = ui_form_take(form, ROW, 2);
    if (form->v->app->view.focus == ui_id(form->v, "decide", n) && form->v->app->view.ring) {
        form->focus_y = row.y;
        form->focus_h = row.h;
    }
    if (form->draw) {
        choice(form, row, pl_text_get(&name), line, n);
        pl_cut_right(&row, CHOICE);
        double wide = ui_words_width(form->v, pl_text_get(&name), PL_STYLE_BODY, PL_WEIGHT_MEDIUM);
        ui_words(form->v, pl_cut_left(&row, wide + 12 < row.w ? wide + 12 : row.w),
                 pl_text_get(&name), PL_STYLE_BODY, PL_WEIGHT_MEDIUM, PL_COLOUR_TEXT);
        ui_words(form->v, row, pl_text_get(&why), PL_STYLE_SMALL, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
    }
    pl_text_free(&name);
    pl_text_free(&why);
}

static void decisions(ui_form *form, const pl_app *app)
{
    int count = 0;
    while (pl_app_move_asked(app, count) >= 0)
        count++;
    if (count == 0)
        return;
    ui_form_heading(form, "You decide");
    ui_form_words(
        form,
        "What these scores say was put otherwise. Keep what still holds by the new words; "
        "drop what is to be scored anew.",
        PL_COLOUR_TEXT2, 6);
    for (int i = 0; i < count; i++)
        asked(form, &app->move->plan.lines[pl_app_move_asked(app, i)], i);
    if (count > 2 && pl_review_move_open(&app->move->plan) > 0) {
        ui_button keep = { .name = "Keep the rest", .command = "move-rest", .small = true };
        ui_button drop = {
            .name = "Drop the rest", .command = "move-rest", .number = 1, .index = 1, .small = true
        };
        form->y += 4;
        pl_rect row = ui_form_take(form, 28, 0);
        if (form->draw) {
            ui_button_right(form->v, &row, 28, 8, &drop);
            ui_button_right(form->v, &row, 28, 8, &keep);
        }
    }
    form->y += GAP;
}

/* ----- what is kept, and what goes */

static void add_name(pl_text *out, const pl_move_line *line)
{
    if (out->size)
        pl_text_add(out, " · ");
    pl_move_line_words(out, line);
}

static void outcome(ui_form *form, const pl_app_move *move)
{
    const pl_move_plan *plan = &move->plan;
    pl_text gone = { 0 }, again = { 0 };
    char words[160];
    int kept = 0;
    for (int i = 0; i < plan->line_count; i++) {
        const pl_move_line *line = &plan->lines[i];
        kept += line->verdict == PL_KEPT;
        if (line->verdict == PL_KEPT_GONE)
            add_name(&gone, line);
        else if (line->no_word && !line->drop)
            add_name(&again, line);
    }
    ui_form_heading(form, "What is kept, and what goes");
    snprintf(words, sizeof words, "%d score%s keep%s the meaning and stay%s.", kept,
             kept == 1 ? "" : "s", kept == 1 ? "s" : "", kept == 1 ? "s" : "");
    ui_form_words(form, words, PL_COLOUR_TEXT2, 4);
    if (gone.size) {
        char *line = pl_format("Gone, for there is nothing left that they could say: %s.",
                               pl_text_get(&gone));
        ui_form_words(form, line, PL_COLOUR_TEXT, 4);
        free(line);
    }
    if (again.size) {
        char *line = pl_format("Kept, but the word of the level is to be chosen anew: %s.",
                               pl_text_get(&again));
        ui_form_words(form, line, PL_COLOUR_TEXT2, 4);
        free(line);
    }
    if (plan->tag_count) {
        snprintf(words, sizeof words, "%d moment%s stay%s, without an item that there is no more.",
                 plan->tag_count, plan->tag_count == 1 ? "" : "s", plan->tag_count == 1 ? "s" : "");
        ui_form_words(form, words, PL_COLOUR_TEXT2, 4);
    }
    if (plan->matter_count) {
        snprintf(words, sizeof words, "%d concern%s stay%s, without the item.", plan->matter_count,
                 plan->matter_count == 1 ? "" : "s", plan->matter_count == 1 ? "s" : "");
        ui_form_words(form, words, PL_COLOUR_TEXT2, 4);
    }
    if (plan->no_kind_count) {
        snprintf(words, sizeof words, "Of %d count%s the kind is no longer said.",
                 plan->no_kind_count, plan->no_kind_count == 1 ? "" : "s");
        ui_form_words(form, words, PL_COLOUR_TEXT2, 4);
    }
    ui_form_words(form,
                  "What was done before cannot be undone any more. This cannot be taken back.",
                  PL_COLOUR_MUTED, 0);
    pl_text_free(&gone);
    pl_text_free(&again);
}

static void move_content(ui_form *form)
{
    const pl_app *app = form->v->app;
    if (!app->move)
        return;
    ui_form_words(form, app->move->plan.to->title, PL_COLOUR_TEXT2, GAP);
    differences(form, app->move);
    decisions(form, app);
    outcome(form, app->move);
}

void ui_dialog_move(ui_dialog *out, ui_view *v)
{
    const pl_app_move *move = v->app->move;
    int is = move ? move->plan.to->edition : 0;
    snprintf(out->heading, sizeof out->heading, "Move from edition %d to edition %d",
             move ? move->facts.review->edition : 0, is);
    out->width = 640;
    out->content = move_content;
    out->go =
        (ui_button){ .name = move && move->sending ? "Moving…" : "Move", .command = "move-now" };
}
