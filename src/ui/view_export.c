/* Beside the pages: what goes into the file, what to know before it is passed on, and the export. */
#include "over.h"
#include "pages.h"

#include <stdio.h>

enum { PAD = 16, GAP = 12, FORM = 46, BUTTON = 40, MOST_NOTES = 4 };

static const char before_passing_on[] =
    "Participants are shown by code. Read it before you pass it "
    "on. This file is not encrypted. The export is on the log.";

static const char about_speaking[] =
    "Speak with each facilitator before they read this. The day is kept here.";

static void heading(ui_view *v, pl_rect *rest, const char *words)
{
    pl_part_heading(v->list, pl_cut_top(rest, 20), words, PL_STYLE_SECTION);
    pl_cut_top(rest, 8);
}

/* ----- the forms */

static void form(ui_view *v, pl_rect *rest, int n, pl_icon icon, const char *name,
                 const char *words)
{
    pl_rect card = pl_cut_top(rest, FORM);
    bool chosen = v->app->view.html == (n == 1);
    pl_control is = ui_control(v, ui_id(v, "form", n), name, "report-form", NULL, n);
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
    pl_cut_top(rest, 8);
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

static void choice(ui_view *v, pl_rect *rest, const char *name, const char *command, bool on)
{
    pl_control is = ui_control(v, ui_id(v, command, 0), name, command, NULL, 0);
    is.state |= on ? PL_IS_CHECKED : 0;
    pl_part_checkbox(v->list, pl_cut_top(rest, 28), &is, true);
}

/* ----- what was left out, and what to read again: said here and never printed */

static double note_height(ui_view *v, const char *words, double width)
{
    pl_run run = { .text = words, .type = { .style = PL_STYLE_SMALL }, .lines = PL_LINES_ALL };
    return pl_run_measure(v->fonts, &run, width).height;
}

static void notes(ui_view *v, pl_rect *rest)
{
    const pl_app_report *shown = v->app->report;
    const pl_report *report = shown ? shown->report : NULL;
    if (!report || report->note_count == 0)
        return;
    pl_cut_top(rest, GAP);
    heading(v, rest, "Before you export");
    for (int i = 0; i < report->note_count; i++) {
        bool more = i + 1 == MOST_NOTES && report->note_count > MOST_NOTES;
        char words[48];
        snprintf(words, sizeof words, "and %d more", report->note_count - i);
        const char *text = more ? words : report->notes[i];
        double high = note_height(v, text, rest->w - 24);
        if (high + 4 > rest->h)
            return;
        pl_rect row = pl_cut_top(rest, high);
        pl_list_icon(v->list, more ? PL_ICON_MORE : PL_ICON_WARNING, (pl_point){ row.x, row.y }, 16,
                     more ? PL_COLOUR_MUTED : PL_COLOUR_DEV, PL_COLOUR_NONE);
        pl_cut_left(&row, 24);
        ui_para(v, row, text, PL_STYLE_SMALL, PL_COLOUR_TEXT2, PL_LINES_ALL);
        pl_cut_top(rest, 8);
        if (more)
            return;
    }
}

/* ----- the conversation */

static void spoken_words(char out[96], const pl_review_facilitator *one)
{
    char date[PL_DATE_ROOM];
    pl_date_short(date, one->spoken_on ? one->spoken_on : "");
    if (one->spoken_on)
        snprintf(out, 96, "%.24s, %.24s", one->code, date);
    else
        snprintf(out, 96, "%.24s: not on record", one->code);
}

static void conversations(ui_view *v, pl_rect *rest)
{
    const pl_review *review = v->app->desk->facts.review;
    pl_cut_top(rest, GAP);
    heading(v, rest, "We have spoken");
    pl_rect about = pl_cut_top(rest, note_height(v, about_speaking, rest->w));
    ui_para(v, about, about_speaking, PL_STYLE_SMALL, PL_COLOUR_MUTED, PL_LINES_ALL);
    pl_cut_top(rest, 4);
    for (int i = 0; i < review->facilitator_count; i++) {
        const pl_review_facilitator *one = &review->facilitators[i];
        char words[96];
        pl_rect row = pl_cut_top(rest, 28);
        spoken_words(words, one);
        pl_part_facilitator(v->list, (pl_point){ row.x, row.y + 4 }, 20, one->slot, one->code);
        pl_cut_left(&row, 28);
        if (one->spoken_on)
            pl_list_icon(v->list, PL_ICON_CHECK, (pl_point){ row.x + row.w - 16, row.y + 6 }, 16,
                         PL_COLOUR_STRENGTH, PL_COLOUR_NONE);
        ui_words(v, row, words, PL_STYLE_BODY, PL_WEIGHT_OWN,
                 one->spoken_on ? PL_COLOUR_TEXT : PL_COLOUR_TEXT2);
    }
}

typedef struct speaking {
    char name[80], slot[2];
} speaking;

/* False where the day is kept already. */
static bool spoken_with(ui_button *out, speaking *room, const pl_app *app)
{
    const pl_review_facilitator *one = pl_review_slot(app->desk->facts.review, app->view.report);
    if (!one || one->spoken_on)
        return false;
    *room = (speaking){ .slot = { one->slot, 0 } };
    snprintf(room->name, sizeof room->name, "We have spoken with %.40s…", one->code);
    *out = (ui_button){ .name = room->name, .command = "spoken", .text = room->slot };
    return true;
}

static void spoken_button(ui_view *v, pl_rect *rest)
{
    ui_button button;
    speaking room;
    if (!spoken_with(&button, &room, v->app))
        return;
    ui_part_button(v, pl_cut_bottom(rest, BUTTON), &button);
    pl_cut_bottom(rest, 10);
}

/* ----- the same as a dialog, where there is no room beside the pages */

static void form_notes(ui_form *form)
{
    const pl_app_report *shown = form->v->app->report;
    const pl_report *report = shown ? shown->report : NULL;
    if (!report || report->note_count == 0)
        return;
    ui_form_heading(form, "Before you export");
    for (int i = 0; i < report->note_count; i++)
        ui_form_words(form, report->notes[i], PL_COLOUR_TEXT2,
                      i + 1 < report->note_count ? 4 : GAP);
}

static void export_content(ui_form *form)
{
    const pl_app *app = form->v->app;
    const pl_review *review = app->desk->facts.review;
    char pages[64], words[96];
    ui_button button;
    speaking room;
    page_words(pages, form->v);
    snprintf(words, sizeof words, "PDF: %s", pages);
    ui_form_radio(form, words, "report-form", 0, !app->view.html);
    ui_form_radio(form, "Web page: one file, opens in any browser", "report-form", 1,
                  app->view.html);
    form->y += 8;
    ui_form_heading(form, "Include");
    ui_form_check(form, "Stills", "report-stills", app->view.stills);
    ui_form_check(form, "Scores by domain, last and small", "report-scores",
                  app->view.report_scores);
    form->y += 8;
    form_notes(form);
    ui_form_words(form, before_passing_on, PL_COLOUR_TEXT2, GAP);
    ui_form_heading(form, "We have spoken");
    ui_form_words(form, about_speaking, PL_COLOUR_MUTED, 4);
    for (int i = 0; i < review->facilitator_count; i++) {
        spoken_words(words, &review->facilitators[i]);
        ui_form_words(form, words, PL_COLOUR_TEXT, 4);
    }
    if (spoken_with(&button, &room, app))
        ui_form_button(form, &button, 0);
}

void ui_dialog_export(ui_dialog *out, ui_view *v)
{
    snprintf(out->heading, sizeof out->heading, "Export the report");
    out->width = 480;
    out->content = export_content;
    out->go = (ui_button){ .name = v->app->view.html ? "Export web page" : "Export PDF",
                           .command = "export" };
}

void ui_draw_export(ui_view *v, pl_rect rect)
{
    const pl_app *app = v->app;
    char pages[64];
    pl_list_fill(v->list, rect, PL_COLOUR_PANEL);
    pl_list_fill(v->list, pl_cut_left(&rect, 1), PL_COLOUR_LINE);
    pl_rect rest = pl_rect_inset(rect, PAD, 14);
    ui_button export = { .name = app->view.html ? "Export web page" : "Export PDF",
                         .command = "export",
                         .keys = ui_keys(v, "export", NULL),
                         .kind = PL_BUTTON_PRIMARY };
    spoken_button(v, &rest);
    ui_part_button(v, pl_cut_bottom(&rest, BUTTON), &export);
    pl_cut_bottom(&rest, GAP);
    pl_rect words = pl_cut_bottom(&rest, note_height(v, before_passing_on, rest.w));
    ui_para(v, words, before_passing_on, PL_STYLE_SMALL, PL_COLOUR_MUTED, PL_LINES_ALL);
    pl_cut_bottom(&rest, GAP);
    heading(v, &rest, "Export");
    page_words(pages, v);
    form(v, &rest, 0, PL_ICON_DOCUMENT, "PDF", pages);
    form(v, &rest, 1, PL_ICON_GLOBE, "Web page", "One file, opens in any browser");
    pl_cut_top(&rest, 4);
    heading(v, &rest, "Include");
    choice(v, &rest, "Stills", "report-stills", app->view.stills);
    choice(v, &rest, "Scores by domain, last and small", "report-scores", app->view.report_scores);
    conversations(v, &rest);
    notes(v, &rest);
}
