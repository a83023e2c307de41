/* Beside the pages: what goes into the file, what to know before it is passed on, and the export. */
#include "over.h"
#include "pages.h"

#include "plumbline/command/feedback.h"

#include <stdio.h>

enum { PAD = 16, GAP = 12, FORM = 46, BUTTON = 40 };

static const char *before_passing_on(const pl_app *app)
{
    return app->desk->facts.review->service
               ? "No person is named in it. Read it before you pass it on. This file is not "
                 "encrypted. The export is on the log."
               : "Participants are shown by code. Read it before you pass it on. This file is not "
                 "encrypted. The export is on the log.";
}

/* ----- the forms */

static void form_card(ui_form *form, int n, pl_icon icon, const char *name, const char *words)
{
    ui_view *v = form->v;
    pl_rect card = ui_form_take(form, FORM, 8);
    uint64_t id = ui_id(v, "form", n);
    ui_form_focus(form, card, id);
    if (!form->draw)
        return;
    bool chosen = v->app->view.html == (n == 1);
    pl_control is = ui_control(v, id, name, "report-form", NULL, n);
    is.state |= chosen ? PL_IS_CHECKED : 0;
    pl_box box = { .fill = chosen                   ? PL_COLOUR_SEL
                           : is.state & PL_IS_HOVER ? PL_COLOUR_HOVER
                                                    : PL_COLOUR_NONE,
                   .edge = chosen ? PL_COLOUR_ACCENT : PL_COLOUR_CTL,
                   .radius = 8 };
    pl_list_box(v->list, card, &box);
    pl_rect in = pl_rect_inset(card, 13, 0);
    pl_part_radio(v->list, in, &is, false);
    pl_list_icon(v->list, icon, (pl_point){ in.x + 27, card.y + 14 }, 18,
                 chosen ? PL_COLOUR_ACCENT : PL_COLOUR_MUTED, PL_COLOUR_NONE);
    pl_cut_left(&in, 55);
    ui_words(v, (pl_rect){ in.x, card.y + 5, in.w, 20 }, name, PL_STYLE_BODY, PL_WEIGHT_MEDIUM,
             PL_COLOUR_TEXT);
    ui_words(v, (pl_rect){ in.x, card.y + 25, in.w, 16 }, words, PL_STYLE_SMALL, PL_WEIGHT_OWN,
             PL_COLOUR_MUTED);
}

static void page_words(char out[64], ui_view *v)
{
    static const char *const numbers[] = { "no",   "one", "two",   "three", "four",
                                           "five", "six", "seven", "eight", "nine" };
    const ui_pages *pages = ui_pages_of(v);
    int body = pages ? ui_pages_body(pages) : 0;
    if (body <= 0)
        snprintf(out, 64, "A4");
    else if (body < (int)PL_COUNT(numbers))
        snprintf(out, 64, "A4, %s page%s and the appendix", numbers[body], body == 1 ? "" : "s");
    else
        snprintf(out, 64, "A4, %d pages and the appendix", body);
}

/* ----- what was left out, and what to read again: said here and never printed */

static double note_height(ui_view *v, const char *words, double width)
{
    pl_run run = { .text = words, .type = { .style = PL_STYLE_SMALL }, .lines = PL_LINES_ALL };
    return pl_run_measure(v->fonts, &run, width).height;
}

static void note(ui_form *form, pl_icon icon, pl_colour colour, const char *words)
{
    enum { ASIDE = 24 };
    ui_view *v = form->v;
    pl_rect row = ui_form_take(form, note_height(v, words, form->w - ASIDE), 8);
    if (!form->draw)
        return;
    pl_list_icon(v->list, icon, (pl_point){ row.x, row.y }, 16, colour, PL_COLOUR_NONE);
    pl_cut_left(&row, ASIDE);
    ui_para(v, row, words, PL_STYLE_SMALL, PL_COLOUR_TEXT2, PL_LINES_ALL);
}

static void notes(ui_form *form)
{
    const pl_app_report *shown = form->v->app->report;
    const pl_report *report = shown ? shown->report : NULL;
    if (!report || report->note_count == 0)
        return;
    form->y += GAP;
    ui_form_heading(form, "Before you export");
    for (int i = 0; i < report->note_count; i++)
        note(form, PL_ICON_WARNING, PL_COLOUR_DEV, report->notes[i]);
}

/* ----- what goes into the file */

static void choices(ui_form *form)
{
    const pl_app *app = form->v->app;
    char pages[64];
    page_words(pages, form->v);
    form_card(form, 0, PL_ICON_DOCUMENT, "PDF", pages);
    form_card(form, 1, PL_ICON_GLOBE, "Web page", "One file, opens in any browser");
    if (app->desk->facts.review->service)
        return; /* it has no moments, and its levels are all that it has */
    form->y += 4;
    ui_form_heading(form, "Include");
    ui_form_check(form, "Stills", "report-stills", app->view.stills);
    ui_form_check(form, "Scores by domain, last and small", "report-scores",
                  app->view.report_scores);
}

/* As a dialog, where there is no room beside the pages, or they are the facilitator's own. */
static void export_content(ui_form *form)
{
    choices(form);
    notes(form);
    form->y += GAP;
    ui_form_words(form, before_passing_on(form->v->app), PL_COLOUR_TEXT2, 0);
}

static const char *export_words(const pl_app *app)
{
    return app->view.html ? "Export web page" : "Export PDF";
}

void ui_dialog_export(ui_dialog *out, ui_view *v)
{
    snprintf(out->heading, sizeof out->heading, "Export the report");
    out->width = 480;
    out->content = export_content;
    out->go = (ui_button){ .name = export_words(v->app), .command = "export" };
}

/* ----- the panel */

static void panel_content(ui_form *form)
{
    ui_form_heading(form, "Export");
    choices(form);
    form->y += GAP;
    if (!form->v->app->desk->facts.review->service) /* else there is nobody to give it to */
        ui_feedback_content(form);
    notes(form);
}

static void step_button(ui_view *v, pl_rect *rest)
{
    ui_button button;
    char name[96];
    if (!ui_feedback_step(&button, name, v->app))
        return;
    ui_part_button(v, pl_cut_bottom(rest, BUTTON), &button);
    pl_cut_bottom(rest, 10);
}

static void foot(ui_view *v, pl_rect *rest, bool own)
{
    ui_button export = { .name = own ? "Export…" : export_words(v->app),
                         .command = "export",
                         .keys = ui_keys(v, "export", NULL),
                         .kind = own ? PL_BUTTON_PLAIN : PL_BUTTON_PRIMARY };
    step_button(v, rest);
    ui_part_button(v, pl_cut_bottom(rest, BUTTON), &export);
    pl_cut_bottom(rest, GAP);
    if (own)
        return;
    const char *before = before_passing_on(v->app);
    pl_rect words = pl_cut_bottom(rest, note_height(v, before, rest->w));
    ui_para(v, words, before, PL_STYLE_SMALL, PL_COLOUR_MUTED, PL_LINES_ALL);
    pl_cut_bottom(rest, GAP);
}

void ui_draw_export(ui_view *v, pl_rect rect)
{
    bool own = pl_app_reads_own(v->app) != NULL;
    pl_list_fill(v->list, rect, PL_COLOUR_PANEL);
    pl_list_fill(v->list, pl_cut_left(&rect, 1), PL_COLOUR_LINE);
    pl_rect rest = pl_rect_inset(rect, PAD, 14);
    foot(v, &rest, own);
    ui_form_panel(v, rest, own ? ui_feedback_content : panel_content,
                  &v->app->view.feedback_scroll);
}
