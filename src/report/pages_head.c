/* The head and foot of each page, and the head of the report. */
#include "pages.h"

#include "plumbline/base/id.h"
#include "plumbline/base/memory.h"

#include <string.h>

enum { HEAD_TOP = 45, FOOT_LINE = 1070 };

static pl_run one_line(const char *words, pl_style style, pl_colour colour)
{
    pl_run run = flow_run(words, style, colour);
    run.lines = 1;
    run.top = false;
    return run;
}

/* Head and foot are no elements: they say nothing that the report does not say elsewhere. */
void pages_head(flow *f)
{
    pl_rect room = { PAGE_LEFT, HEAD_TOP, PAGE_WIDE, 20 };
    pl_list_icon(f->list, PL_ICON_PLUMB, (pl_point){ room.x, room.y }, 20, PL_COLOUR_TEXT,
                 PL_COLOUR_PANEL);
    pl_run title = one_line(f->report->service ? "Review of a service" : "Supervision report",
                            PL_STYLE_PRINT_SMALL, PL_COLOUR_TEXT);
    title.type.weight = PL_WEIGHT_BOLD;
    pl_cut_left(&room, 28);
    pl_list_run(f->list, room, &title);
    pl_run marking = one_line(f->report->marking, PL_STYLE_PRINT_SMALL, PL_COLOUR_TEXT);
    marking.type.weight = PL_WEIGHT_MEDIUM;
    marking.align = PL_ALIGN_RIGHT;
    pl_cut_left(&room, 132);
    pl_list_run(f->list, room, &marking);
    pl_list_fill(f->list, (pl_rect){ PAGE_LEFT, HEAD_TOP + 30, PAGE_WIDE, 1.5 }, PL_COLOUR_TEXT);
    if (f->report->notice) {
        pl_run notice = one_line(f->report->notice, PL_STYLE_PRINT_TINY, PL_COLOUR_TEXT);
        notice.type.weight = PL_WEIGHT_SEMIBOLD;
        pl_list_run(f->list, (pl_rect){ PAGE_LEFT, HEAD_TOP - 17, PAGE_WIDE, 14 }, &notice);
    }
}

static void foot(const pl_report *report, pl_list *list, const char *page)
{
    char id[PL_ID_ROOM];
    pl_list_fill(list, (pl_rect){ PAGE_LEFT, FOOT_LINE, PAGE_WIDE, 1 }, PL_COLOUR_LINE);
    char *words = pl_format("Plumbline report %s · %s · %s", pl_id_format(id, report->review),
                            report->rubric_title, report->facilitator);
    pl_run left = one_line(words, PL_STYLE_PRINT_TINY, PL_COLOUR_MUTED);
    pl_run right = one_line(page, PL_STYLE_PRINT_TINY, PL_COLOUR_MUTED);
    right.align = PL_ALIGN_RIGHT;
    pl_rect room = { PAGE_LEFT, FOOT_LINE + 9, PAGE_WIDE, 14 };
    pl_list_run(list, pl_cut_right(&room, 130), &right);
    pl_list_run(list, room, &left);
    free(words);
}

void pages_foot(flow *f)
{
    const pl_report_pages *pages = f->pages;
    for (int i = 0; i < pages->count; i++) {
        bool body = i < pages->body;
        char *page = body ? pl_format("Page %d of %d", i + 1, pages->body)
                          : pl_format("Appendix, page %d of %d", i - pages->body + 1,
                                      pages->count - pages->body);
        foot(f->report, pages->lists[i], page);
        free(page);
    }
}

/* "Watched: " in bold, then the words. */
static void add_fact(pl_text *line, pl_span *span, const char *name, const char *words)
{
    if (!words)
        return;
    pl_text_add(line, line->size ? " · " : "");
    span->from = (int)line->size;
    pl_text_add(line, name);
    span->to = (int)line->size;
    span->weight = PL_WEIGHT_SEMIBOLD;
    span->colour = PL_COLOUR_TEXT;
    pl_text_add(line, words);
}

static void add_line(flow *f, pl_text *line, const pl_span *spans, int count)
{
    pl_run run = flow_run(pl_text_get(line), PL_STYLE_PRINT_SMALL, PL_COLOUR_MUTED);
    run.spans = spans;
    run.span_count = count;
    flow_paragraph(f, &run, 0);
    pl_text_free(line);
}

static void add_name(flow *f)
{
    char *words = f->report->service
                      ? pl_copy_text(f->report->service)
                      : pl_format("Facilitator %c · %s", f->report->slot, f->report->facilitator);
    pl_rect rect = { PAGE_LEFT, f->y, PAGE_WIDE, 32 };
    pl_run run = one_line(words, PL_STYLE_PRINT_TITLE, PL_COLOUR_TEXT);
    pl_list_begin(
        f->list,
        &(pl_element){ .role = PL_ROLE_HEADING, .rect = rect, .name = words, .value = "1" });
    pl_list_run(f->list, rect, &run);
    pl_list_end(f->list);
    f->y += 32 + 4;
    f->fresh = false;
    free(words);
}

static void add_why(flow *f)
{
    const pl_report *report = f->report;
    pl_text line = { 0 };
    pl_span spans[3] = { 0 };
    int count = 2;
    add_fact(&line, &spans[0], report->service ? "Why: " : "Why this session: ", report->reason);
    add_fact(&line, &spans[1], "Watched: ", report->watched);
    if (report->not_watched)
        add_fact(&line, &spans[count++], "Not watched: ", report->not_watched);
    add_line(f, &line, spans, count);
}

/* What a reader weighs the rest by: that little was looked at, and who looked. */
static void add_limits(flow *f)
{
    const pl_report *report = f->report;
    pl_text line = { 0 };
    pl_span spans[2] = { 0 };
    int count = 0;
    if (report->short_review) {
        pl_text_add(&line, report->short_review);
        spans[0] = (pl_span){ .to = (int)line.size,
                              .weight = PL_WEIGHT_SEMIBOLD,
                              .colour = PL_COLOUR_TEXT };
        add_line(f, &line, spans, 1);
        spans[0] = (pl_span){ 0 };
    }
    if (report->watched_why)
        add_fact(&line, &spans[count++], "Signed with less than asked: ", report->watched_why);
    if (report->interest)
        add_fact(&line, &spans[count++], "The reviewer declares: ", report->interest);
    if (count)
        add_line(f, &line, spans, count);
}

static void service_title(flow *f)
{
    const pl_report *report = f->report;
    pl_text line = { 0 };
    pl_text_add_format(&line, "Reviewer %s, started %s, signed %s · %s", report->reviewer,
                       report->started_on, report->signed_on, report->rubric_title);
    add_line(f, &line, NULL, 0);
    add_why(f);
    add_limits(f);
}

/* Where no label stands before it, what was not said is named. */
static void add_said(pl_text *line, const char *what, const char *words)
{
    bool said = strcmp(words, "not said") != 0;
    pl_text_add_format(line, " · %s%s%s", said ? "" : what, said ? "" : " ", words);
}

void pages_title(flow *f)
{
    const pl_report *report = f->report;
    pl_text line = { 0 };
    add_name(f);
    if (report->service) {
        service_title(f);
        return;
    }
    pl_text_add(&line, report->session);
    add_said(&line, "group", report->group);
    add_said(&line, "day", report->held_on);
    add_line(f, &line, NULL, 0);
    pl_text_add_format(&line, "Reviewer %s, started %s, signed %s · %s", report->reviewer,
                       report->started_on, report->feedback, report->kind);
    add_line(f, &line, NULL, 0);
    add_why(f);
    add_limits(f);
    if (report->corrects) {
        pl_text_add(&line, report->corrects);
        add_line(f, &line, NULL, 0);
    }
    pl_text_add(&line, "Play each moment from two minutes before.");
    if (report->pictures)
        pl_text_add(&line, " No covers are drawn on the pictures: people can be recognised.");
    add_line(f, &line, NULL, 0);
}
