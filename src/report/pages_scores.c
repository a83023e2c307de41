/* Scores, small: a dot on an axis for each domain, the figure printed beside it. Where a domain has too
 * few rated items for a mean its items stand for themselves. The person's at the left, the session's at
 * the right. */
#include "pages.h"

#include "plumbline/base/memory.h"

#include <math.h>
#include <string.h>

enum { HALF_GAP = 28, HALF = (PAGE_WIDE - HALF_GAP) / 2, TITLE_IN = 22, TITLE_WIDE = 168 };
enum { AXIS_IN = TITLE_IN + TITLE_WIDE + 10, AXIS_WIDE = HALF - AXIS_IN - 34, ROW = 20 };
enum { NAME_HIGH = 20, AXIS_HIGH = 14 };

/* A line of the plot. */
typedef struct plot {
    const pl_report_domain *domain;
    const pl_report_score *item; /* NULL: the domain itself */
} plot;

typedef struct plots {
    plot *rows;
    int count, room;
} plots;

static plots collect(const pl_report_scores *scores)
{
    plots all = { 0 };
    for (int i = 0; i < scores->domain_count; i++) {
        const pl_report_domain *domain = &scores->domains[i];
        bool items = domain->tenths < 0 && domain->rated;
        if (!items) {
            pl_grow(all.rows, all.count, all.room);
            all.rows[all.count++] = (plot){ .domain = domain };
        }
        for (int k = 0; items && k < domain->item_count; k++) {
            if (domain->items[k].level == PL_NO_LEVEL)
                continue;
            pl_grow(all.rows, all.count, all.room);
            all.rows[all.count++] = (plot){ domain, &domain->items[k] };
        }
    }
    return all;
}

static pl_run title_run(const char *title)
{
    return (pl_run){ .text = title, .type = { .style = PL_STYLE_PRINT_TINY }, .lines = 2 };
}

/* An item's title up to its colon, and no further than a comma where it is longer than its line:
 * "5.3 Responsibility", "1.5 Skill tried out"; free() */
static char *title_of(const flow *f, const plot *row)
{
    char *title = row->item ? flow_name(&row->item->item) : pl_copy_text(row->domain->title);
    char *end = row->item ? strstr(title, ": ") : NULL;
    pl_type type = title_run(title).type;
    if (end)
        *end = '\0';
    while (row->item && pl_text_width(f->fonts, title, type) > TITLE_WIDE &&
           (end = strrchr(title, ',')))
        *end = '\0';
    return title;
}

/* A title that is still longer than its line stands on two. */
static double row_high(const flow *f, const plot *row)
{
    char *title = title_of(f, row);
    pl_run run = title_run(title);
    double high = flow_high(f, &run, TITLE_WIDE);
    free(title);
    return fmax(ROW, high + 2);
}

static double rows_high(const flow *f, const plots *all, int from, int count)
{
    double high = 0;
    for (int i = from; i < all->count && i < from + count; i++)
        high += row_high(f, &all->rows[i]);
    return high;
}

/* Of the higher half. */
static double halves_high(const flow *f, const plots *person, const plots *session, int from,
                          int count)
{
    return NAME_HIGH + AXIS_HIGH +
           fmax(rows_high(f, person, from, count), rows_high(f, session, from, count));
}

/* In tenths; below 0 where there is none. */
static int value_of(const plot *row)
{
    return row->item ? row->item->level * 10 : row->domain->tenths;
}

static double place_on(const flow *f, double x, double tenths)
{
    const pl_rubric *rubric = f->report->rubric;
    int low = rubric->level_count ? rubric->levels[0].value : 0;
    int high = rubric->level_count ? rubric->levels[rubric->level_count - 1].value : 0;
    return x + AXIS_IN + (high > low ? (tenths / 10 - low) * AXIS_WIDE / (high - low) : 0);
}

static void add_axis(flow *f, const plot *row, const char *title, pl_rect rect)
{
    double y = rect.y + rect.h / 2, x = rect.x;
    int tenths = value_of(row);
    char *name = tenths < 0 ? pl_format("%s: none rated", title)
                            : pl_format("%s: a dot at %d.%d", title, tenths / 10, tenths % 10);
    pl_rect axis = { x + AXIS_IN - 6, rect.y, AXIS_WIDE + 12, rect.h };
    pl_list_begin(f->list, &(pl_element){ .role = PL_ROLE_IMAGE, .rect = axis, .name = name });
    pl_list_line(f->list, (pl_point){ x + AXIS_IN, y }, (pl_point){ x + AXIS_IN + AXIS_WIDE, y },
                 &(pl_stroke){ .colour = PL_COLOUR_WAVE0, .width = 1 });
    if (tenths >= 0)
        pl_list_box(f->list, (pl_rect){ place_on(f, x, tenths) - 5, y - 5, 10, 10 },
                    &(pl_box){ .fill = PL_COLOUR_TEXT, .radius = 5 });
    pl_list_end(f->list);
    free(name);
}

static double figure_wide(const plot *row)
{
    return value_of(row) < 0 ? 60 : 28;
}

static void add_figure(flow *f, const plot *row, pl_rect rect)
{
    int tenths = value_of(row);
    char *words = row->item    ? pl_format("%d", row->item->level)
                  : tenths < 0 ? pl_copy_text("none rated")
                               : pl_format("%s", row->domain->words);
    pl_run run = { .text = words,
                   .type = { .style = PL_STYLE_PRINT_TINY,
                             .weight = tenths < 0 ? PL_WEIGHT_REGULAR : PL_WEIGHT_SEMIBOLD,
                             .tabular = true },
                   .colour = tenths < 0 ? PL_COLOUR_MUTED : PL_COLOUR_TEXT,
                   .align = PL_ALIGN_RIGHT };
    double wide = figure_wide(row);
    pl_list_begin(f->list, &(pl_element){ .role = PL_ROLE_CELL,
                                          .rect = { rect.x + rect.w - wide, rect.y, wide, rect.h },
                                          .name = words });
    pl_list_run(f->list, (pl_rect){ rect.x + rect.w - wide, rect.y, wide, rect.h }, &run);
    pl_list_end(f->list);
    free(words);
}

static void add_row(flow *f, const plot *row, pl_rect rect)
{
    char *title = title_of(f, row);
    pl_run run = title_run(title);
    pl_rect words = { rect.x + TITLE_IN, rect.y, TITLE_WIDE, rect.h };
    pl_list_begin(f->list, &(pl_element){ .role = PL_ROLE_ROW, .rect = rect });
    flow_badge(f, rect.x, rect.y + (rect.h - 16) / 2, row->domain->place);
    pl_list_begin(f->list, &(pl_element){ .role = PL_ROLE_CELL, .rect = words, .name = title });
    pl_list_run(f->list, words, &run);
    pl_list_end(f->list);
    pl_rect axis = { rect.x + AXIS_IN - 6, rect.y, HALF - AXIS_IN + 6 - figure_wide(row), rect.h };
    pl_list_begin(f->list, &(pl_element){ .role = PL_ROLE_CELL, .rect = axis });
    if (value_of(row) >= 0 && !(row->item && row->item->apart))
        add_axis(f, row, title, rect);
    pl_list_end(f->list);
    add_figure(f, row, rect);
    pl_list_end(f->list);
    free(title);
}

/* The levels under the axis. */
static void add_levels(flow *f, double x, double y)
{
    const pl_rubric *rubric = f->report->rubric;
    for (int i = 0; i < rubric->level_count; i++) {
        char *level = pl_format("%d", rubric->levels[i].value);
        pl_run run = { .text = level,
                       .type = { .style = PL_STYLE_PRINT_TINY, .tabular = true },
                       .colour = PL_COLOUR_MUTED,
                       .align = PL_ALIGN_CENTRE };
        double at = place_on(f, x, rubric->levels[i].value * 10);
        pl_list_run(f->list, (pl_rect){ at - 15, y, 30, AXIS_HIGH }, &run);
        free(level);
    }
}

/* As many rows as fit, from `from` on; gives where the half ends. */
static void add_part(flow *f, const plots *all, double x, const char *name, int from, int count)
{
    int behind = from + count < all->count ? from + count : all->count;
    if (from >= behind)
        return;
    pl_rect rect = { x, f->y, HALF, NAME_HIGH + rows_high(f, all, from, count) + AXIS_HIGH };
    pl_list_begin(f->list, &(pl_element){ .role = PL_ROLE_TABLE, .rect = rect, .name = name });
    pl_run run = { .text = name,
                   .type = { .style = PL_STYLE_PRINT_SMALL, .weight = PL_WEIGHT_SEMIBOLD } };
    pl_rect title = { x, f->y, HALF, NAME_HIGH - 2 };
    pl_list_begin(f->list, &(pl_element){ .role = PL_ROLE_ROW, .rect = title });
    flow_say(f, PL_ROLE_COLUMN, title, &run);
    pl_list_end(f->list);
    double y = f->y + NAME_HIGH;
    for (int i = from; i < behind; i++) {
        double high = row_high(f, &all->rows[i]);
        add_row(f, &all->rows[i], (pl_rect){ x, y, HALF, high });
        y += high;
    }
    add_levels(f, x, y);
    pl_list_end(f->list);
}

static int greater(int a, int b)
{
    return a > b ? a : b;
}

/* Both halves, over several pages where a rubric has that many domains. */
static void add_halves(flow *f, const plots *person, const plots *session)
{
    int most = greater(person->count, session->count), from = 0;
    while (from < most) {
        int shown = 1;
        while (from + shown < most &&
               flow_fits(f, halves_high(f, person, session, from, shown + 1)))
            shown++;
        add_part(f, person, PAGE_LEFT, "Yours", from, shown);
        add_part(f, session, person->count ? PAGE_LEFT + HALF + HALF_GAP : PAGE_LEFT,
                 "The session, scored once. It enters nobody’s figure.", from, shown);
        f->y += halves_high(f, person, session, from, shown);
        f->fresh = false;
        from += shown;
        if (from < most)
            flow_page(f);
    }
}

static void add_sum(pl_text *out, pl_span *bold, const char *name, const pl_report_scores *scores)
{
    bold->from = (int)out->size;
    bold->weight = PL_WEIGHT_SEMIBOLD;
    bold->colour = PL_COLOUR_TEXT;
    pl_text_add_format(out, "%s: %s", name, scores->shown ? scores->overall : scores->withheld);
    bold->to = (int)out->size;
    if (scores->shown) {
        pl_text_add_format(out, " · %s.", scores->rated);
        if (scores->unrated)
            pl_text_add_format(out, " %s", scores->unrated);
    }
    pl_text_add_char(out, '\n');
}

static void add_legend(flow *f)
{
    const pl_report *report = f->report;
    pl_text words = { 0 };
    pl_span bold[2] = { 0 };
    add_sum(&words, &bold[0], "Yours", &report->person);
    bool session = report->whole_session.domain_count > 0 || !report->whole_session.shown;
    if (session)
        add_sum(&words, &bold[1], "The session", &report->whole_session);
    if (report->least_for_mean > 0)
        pl_text_add_format(&words, "Dot: the mean of a domain; under %d rated items, the items. ",
                           report->least_for_mean);
    else
        pl_text_add(&words, "Dot: an item; no domain has a mean. ");
    pl_text_add(&words, "Every item with its level stands in the appendix.");
    pl_run run = flow_run(pl_text_get(&words), PL_STYLE_PRINT_SMALL, PL_COLOUR_MUTED);
    run.spans = bold;
    run.span_count = 1 + session;
    flow_gap(f, 4);
    flow_paragraph(f, &run, 0);
    pl_text_free(&words);
}

void pages_scores(flow *f)
{
    const pl_report *report = f->report;
    if (report->no_scores)
        return;
    plots none = { 0 };
    plots person = report->person.shown ? collect(&report->person) : none;
    plots session = report->whole_session.shown ? collect(&report->whole_session) : none;
    int rows = greater(person.count, session.count);
    flow_heading(f, &(flow_head){ .level = 2, .words = "Scores by domain" },
                 rows ? fmin(halves_high(f, &person, &session, 0, rows), PAGE_MOST) : 18);
    add_halves(f, &person, &session);
    add_legend(f);
    free(person.rows);
    free(session.rows);
}
