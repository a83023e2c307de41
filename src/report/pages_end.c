/* Critical matters, the facilitator's own view, how it was scored, reply and signatures. */
#include "pages.h"

#include "plumbline/base/memory.h"

#include <math.h>
#include <string.h>

static void add_words(flow *f, const char *words)
{
    pl_run run = flow_run(words, PL_STYLE_PRINT_BODY, PL_COLOUR_TEXT);
    if (words)
        flow_paragraph(f, &run, 0);
}

static void add_matter(flow *f, const pl_report_matter *matter, bool first)
{
    char time[PL_TIME_ROOM], *name = matter->item.id ? flow_name(&matter->item)
                                                     : pl_copy_text("A concern about practice");
    bool timed = matter->at_us != PL_NO_TIME;
    char *title = pl_format("%s%s%s", name, timed ? ", " : "",
                            timed ? pl_time_format(time, matter->at_us, 0) : "");
    pl_run words = flow_run(matter->words, PL_STYLE_PRINT_BODY, PL_COLOUR_TEXT);
    if (!first)
        flow_gap(f, 6);
    flow_heading(f, &(flow_head){ .level = 3, .words = title, .domain = matter->item.domain },
                 flow_paragraph_high(f, &words));
    add_words(f, matter->words);
    add_words(f, matter->why_you);
    free(title);
    free(name);
}

void pages_matters(flow *f)
{
    const pl_report *report = f->report;
    if (!report->matter_count)
        return;
    char *title = pl_format("Critical %s, spoken about on %s",
                            report->matter_count > 1 ? "matters" : "matter", report->spoken_on);
    flow_heading(
        f,
        &(flow_head){
            .level = 2, .words = title, .icon = PL_ICON_CRITICAL, .colour = PL_COLOUR_CRIT },
        60);
    free(title);
    for (int i = 0; i < report->matter_count; i++)
        add_matter(f, &report->matters[i], i == 0);
    pl_run run = flow_run("This opens a conversation. It proposes nothing about your post.",
                          PL_STYLE_PRINT_SMALL, PL_COLOUR_MUTED);
    flow_gap(f, 2);
    flow_paragraph(f, &run, 0);
}

void pages_own_view(flow *f)
{
    const pl_report_own_view *view = &f->report->own_view;
    if (!view->apart_count) {
        flow_brief(f, "Your own view", view->words);
        return;
    }
    char *words =
        pl_format("%s To talk about, where the two differ by two levels or more:", view->words);
    pl_run run = flow_run(words, PL_STYLE_PRINT_BODY, PL_COLOUR_TEXT);
    flow_heading(f, &(flow_head){ .level = 2, .words = "Your own view" },
                 flow_paragraph_high(f, &run) + 20);
    flow_paragraph(f, &run, 0);
    free(words);
    static const flow_column column[] = { { NULL, 14, PAGE_WIDE - 14 } };
    flow_table table = {
        .role = PL_ROLE_LIST, .name = "To talk about", .columns = column, .count = 1, .pad = 1
    };
    flow_table_begin(f, &table);
    for (int i = 0; i < view->apart_count; i++) {
        pl_run line = flow_run(view->apart[i], PL_STYLE_PRINT_BODY, PL_COLOUR_TEXT);
        flow_table_row(f, &(flow_row){ .cells = &line });
    }
    flow_table_end(f);
}

void pages_how(flow *f)
{
    const pl_report *report = f->report;
    pl_text words = { 0 };
    for (size_t i = 0; i < PL_COUNT(report->how_scored); i++)
        pl_text_add_format(&words, "%s%s", i ? " " : "", report->how_scored[i]);
    if (report->no_scores)
        pl_text_add_format(&words, " %s", report->person.withheld);
    pl_run run = flow_run(pl_text_get(&words), PL_STYLE_PRINT_BODY, PL_COLOUR_TEXT);
    flow_heading(f, &(flow_head){ .level = 2, .words = "How this was scored" },
                 flow_paragraph_high(f, &run));
    flow_paragraph(f, &run, 0);
    pl_text_free(&words);
}

/* ----- to be written on: the file holds nobody's answer */

enum { BOX_PAD = 10, BOX_SIDE = 14, ASK = 18, LINES = 2, LINE = 23, TICK = 11 };

static double add_tick(flow *f, double right, double y, const char *words)
{
    pl_run run = flow_run(words, PL_STYLE_PRINT_BODY, PL_COLOUR_TEXT);
    double wide = ceil(pl_text_width(f->fonts, words, run.type)) + 1;
    pl_rect rect = { right - wide, y, wide, ASK };
    pl_list_box(f->list, (pl_rect){ rect.x - TICK - 7, y + 3.5, TICK, TICK },
                &(pl_box){ .fill = PL_COLOUR_PANEL, .edge = PL_COLOUR_CTL, .radius = 2 });
    flow_say(f, PL_ROLE_TEXT, rect, &run);
    return rect.x - TICK - 7 - 20;
}

void pages_reply(flow *f)
{
    double high = 2 * BOX_PAD + ASK + LINES * LINE;
    flow_heading(f, &(flow_head){ .level = 2, .words = "Reply" }, high);
    pl_rect box = { PAGE_LEFT, f->y, PAGE_WIDE, high };
    pl_list_box(f->list, box,
                &(pl_box){ .fill = PL_COLOUR_RAISED, .edge = PL_COLOUR_LINE, .radius = 6 });
    double y = box.y + BOX_PAD, left = box.x + BOX_SIDE, right = box.x + box.w - BOX_SIDE;
    pl_run ask = flow_run("Your comments, point by point if you like.", PL_STYLE_PRINT_BODY,
                          PL_COLOUR_MUTED);
    flow_say(f, PL_ROLE_TEXT, (pl_rect){ left, y, 340, ASK }, &ask);
    double rest = add_tick(f, right, y, "Seen differently");
    add_tick(f, rest, y, "Agreed");
    for (int i = 1; i <= LINES; i++)
        pl_list_fill(f->list, (pl_rect){ left, y + ASK + i * LINE - 4, right - left, 1 },
                     PL_COLOUR_WAVE0);
    f->y += high;
}

enum { SIGN_ROOM = 30, SIGN_GAP = 24, SIGN_HIGH = SIGN_ROOM + 6 + 18 + 16 };

static void add_signature(flow *f, double x, const char *role, const char *who, const char *words)
{
    double wide = (PAGE_WIDE - SIGN_GAP) / 2.0, y = f->y + SIGN_ROOM;
    char *name = pl_format("%s %s", role, who);
    pl_run bold = flow_run(name, PL_STYLE_PRINT_BODY, PL_COLOUR_TEXT);
    bold.type.weight = PL_WEIGHT_SEMIBOLD;
    bold.lines = 1;
    pl_run small = flow_run(words, PL_STYLE_PRINT_SMALL, PL_COLOUR_MUTED);
    small.lines = 1;
    pl_list_fill(f->list, (pl_rect){ x, y, wide, 1.5 }, PL_COLOUR_TEXT);
    flow_say(f, PL_ROLE_TEXT, (pl_rect){ x, y + 6, wide, 18 }, &bold);
    flow_say(f, PL_ROLE_TEXT, (pl_rect){ x, y + 24, wide, 16 }, &small);
    free(name);
}

static void add_close(flow *f)
{
    const pl_report *report = f->report;
    char *words =
        pl_format("Participants are shown by code. Read it before you pass it on. This file is not "
                  "encrypted. To send it, make a review pack. The export is on the log.%s%s%s",
                  report->log_head ? " Head of the log at signing: " : "",
                  report->log_head ? report->log_head : "", report->log_head ? "." : "");
    pl_run run = flow_run(words, PL_STYLE_PRINT_TINY, PL_COLOUR_MUTED);
    flow_gap(f, 8);
    flow_paragraph(f, &run, 0);
    free(words);
}

void pages_signatures(flow *f)
{
    const pl_report *report = f->report;
    flow_heading(f, &(flow_head){ .level = 2, .words = "Signatures" }, SIGN_HIGH);
    char *signed_on =
        pl_format("Signed %s. Next monitoring due: %s.", report->signed_on, report->next_due);
    add_signature(f, PAGE_LEFT, "Reviewer", report->reviewer, signed_on);
    add_signature(f, PAGE_LEFT + (PAGE_WIDE + SIGN_GAP) / 2.0, "Facilitator", report->facilitator,
                  "Signature and date. Reading is not agreeing.");
    free(signed_on);
    f->y += SIGN_HIGH;
    add_close(f);
}
