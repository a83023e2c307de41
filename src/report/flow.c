#include "pages.h"

#include "plumbline/base/memory.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static void open_table(flow *f);

void flow_page(flow *f)
{
    if (f->table)
        pl_list_end(f->list);
    pl_grow(f->pages->lists, f->pages->count, f->pages->room);
    f->list = f->pages->lists[f->pages->count++] = pl_list_new(f->fonts);
    pl_list_fill(f->list, (pl_rect){ 0, 0, PL_PAGE_WIDE, PL_PAGE_HIGH }, PL_COLOUR_PANEL);
    pages_head(f);
    f->y = PAGE_TOP;
    f->fresh = true;
    if (f->table)
        open_table(f);
}

bool flow_fits(const flow *f, double high)
{
    return f->y + high <= PAGE_BOTTOM;
}

void flow_need(flow *f, double high)
{
    if (!f->fresh && !flow_fits(f, high))
        flow_page(f);
}

void flow_gap(flow *f, double high)
{
    if (!f->fresh)
        f->y += high;
}

pl_run flow_run(const char *words, pl_style style, pl_colour colour)
{
    return (pl_run){ .text = words ? words : "",
                     .type = { .style = style },
                     .colour = colour,
                     .top = true,
                     .lines = PL_LINES_ALL };
}

double flow_high(const flow *f, const pl_run *run, double width)
{
    return *run->text ? pl_run_measure(f->fonts, run, width).height : 0;
}

void flow_say(flow *f, pl_element_role role, pl_rect rect, const pl_run *run)
{
    pl_list_begin(f->list, &(pl_element){ .role = role, .rect = rect, .name = run->text });
    pl_list_run(f->list, rect, run);
    pl_list_end(f->list);
}

char *flow_name(const pl_report_name *name)
{
    return pl_format("%s %s", name->id, name->title ? name->title : "");
}

enum { ICON = 16, BADGE = 16 };

static double head_gap(const flow *f, bool section)
{
    return section ? f->tight ? 11 : 15 : f->tight ? 6 : 10;
}

static double head_after(const flow *f, bool section)
{
    return section ? f->tight ? 4 : 6 : 2;
}

void flow_badge(flow *f, double x, double y, int domain)
{
    char *number = pl_format("%d", domain);
    pl_rect rect = { x, y, BADGE, BADGE };
    pl_run run = { .text = number,
                   .type = { PL_STYLE_PRINT_TINY, PL_WEIGHT_BOLD, true, false, false },
                   .colour = PL_COLOUR_INK,
                   .align = PL_ALIGN_CENTRE };
    pl_list_box(f->list, rect, &(pl_box){ .fill = pl_colour_domain(domain), .radius = 3 });
    if (pl_domain_has_ring(domain))
        pl_list_box(f->list, pl_rect_inset(rect, 1, 1),
                    &(pl_box){ .edge = PL_COLOUR_INK, .radius = 2 });
    pl_list_run(f->list, rect, &run);
    free(number);
}

/* What stands before the words; gives where they begin. */
static double before_words(flow *f, const flow_head *head, double high)
{
    double x = PAGE_LEFT;
    if (head->icon) {
        pl_list_icon(f->list, head->icon, (pl_point){ x, f->y + (high - ICON) / 2 }, ICON,
                     head->colour, PL_COLOUR_PANEL);
        x += ICON + 8;
    }
    if (head->domain > 0) {
        flow_badge(f, x, f->y + (high - BADGE) / 2, head->domain);
        x += BADGE + 7;
    }
    return x;
}

static void say_aside(flow *f, const char *words, double x, double line)
{
    pl_run run = flow_run(words, PL_STYLE_PRINT_SMALL, PL_COLOUR_MUTED);
    run.lines = 1;
    flow_say(f, PL_ROLE_TEXT, (pl_rect){ x, f->y + line - 17, PAGE_LEFT + PAGE_WIDE - x, 16 },
             &run);
}

void flow_heading(flow *f, const flow_head *head, double keep)
{
    bool section = head->level < 3;
    pl_run run = flow_run(head->words, section ? PL_STYLE_PRINT_HEADING : PL_STYLE_PRINT_BODY,
                          PL_COLOUR_TEXT);
    run.type.weight = PL_WEIGHT_SEMIBOLD;
    run.lines = 3;
    double taken = (head->icon ? ICON + 8 : 0) + (head->domain > 0 ? BADGE + 7 : 0);
    double high = flow_high(f, &run, PAGE_WIDE - taken);
    double gap = head_gap(f, section), after = head_after(f, section);
    flow_need(f, gap + high + after + keep);
    flow_gap(f, gap);
    double line = pl_style_get(run.type.style)->line;
    char level[2] = { (char)('0' + head->level), '\0' };
    pl_rect rect = { PAGE_LEFT, f->y, PAGE_WIDE, high };
    double x = before_words(f, head, line);
    if (head->aside)
        rect.w = x - rect.x + ceil(pl_text_width(f->fonts, head->words, run.type)) + 1;
    pl_list_begin(f->list,
                  &(pl_element){
                      .role = PL_ROLE_HEADING, .rect = rect, .name = head->words, .value = level });
    pl_list_run(f->list, (pl_rect){ x, f->y, PAGE_LEFT + PAGE_WIDE - x, high }, &run);
    pl_list_end(f->list);
    if (head->aside)
        say_aside(f, head->aside, rect.x + rect.w + (section ? 13 : 9), line);
    f->y += high + after;
    f->fresh = false;
}

void flow_brief(flow *f, const char *heading, const char *words)
{
    pl_run head = flow_run(heading, PL_STYLE_PRINT_HEADING, PL_COLOUR_TEXT);
    pl_run run = flow_run(words, PL_STYLE_PRINT_BODY, PL_COLOUR_TEXT);
    double taken = ceil(pl_text_width(f->fonts, heading, head.type)) + 14;
    if (pl_text_width(f->fonts, words, run.type) > PAGE_WIDE - taken) {
        flow_heading(f, &(flow_head){ .level = 2, .words = heading }, flow_paragraph_high(f, &run));
        flow_paragraph(f, &run, 0);
        return;
    }
    run.lines = 1;
    flow_need(f, head_gap(f, true) + 20);
    flow_gap(f, head_gap(f, true));
    pl_rect room = { PAGE_LEFT, f->y, PAGE_WIDE, 20 }, left = pl_cut_left(&room, taken);
    pl_list_begin(
        f->list,
        &(pl_element){ .role = PL_ROLE_HEADING, .rect = left, .name = heading, .value = "2" });
    pl_list_run(f->list, left, &head);
    pl_list_end(f->list);
    room.y += 2; /* on the heading's baseline */
    flow_say(f, PL_ROLE_TEXT, room, &run);
    f->y += 20;
    f->fresh = false;
}

/* ----- words over several pages */

/* The byte at which a line begins: in words from right to left that is the greater x. */
static size_t line_start(const flow *f, const pl_run *run, double width, int line)
{
    double y = (line + 0.5) * pl_style_get(run->type.style)->line;
    size_t a = pl_run_index(f->fonts, run, width, -1, y);
    size_t b = pl_run_index(f->fonts, run, width, width + 1, y);
    return a < b ? a : b;
}

static int line_count(const flow *f, const pl_run *run, double width)
{
    return *run->text ? pl_run_measure(f->fonts, run, width).lines : 0;
}

/* The words of the lines from `from` to before `to`, without the end of the last; free(). */
static char *slice(const flow *f, const pl_run *run, double width, int from, int to)
{
    int all = line_count(f, run, width);
    if (from >= all)
        return pl_copy_text("");
    size_t begin = from ? line_start(f, run, width, from) : 0;
    size_t end = to < all ? line_start(f, run, width, to) : strlen(run->text);
    while (end > begin && (run->text[end - 1] == '\n' || run->text[end - 1] == ' '))
        end--;
    return pl_copy_bytes(run->text + begin, end - begin);
}

/* ----- rows */

static double cell_x(const flow_row *row, const flow_column *column, int cell)
{
    return PAGE_LEFT + column->x + (row->icon && row->icon_cell == cell ? 18 : 0);
}

static double cell_wide(const flow_row *row, const flow_column *column, int cell)
{
    return column->w - (row->icon && row->icon_cell == cell ? 18 : 0);
}

static int row_lines(const flow *f, const flow_table *table, const flow_row *row)
{
    int most = 1;
    for (int i = 0; i < table->count; i++) {
        int lines = line_count(f, &row->cells[i], cell_wide(row, &table->columns[i], i));
        most = lines > most ? lines : most;
    }
    return most;
}

static double row_line(const flow_row *row)
{
    return pl_style_get(row->cells[0].type.style)->line;
}

double flow_row_high(const flow *f, const flow_table *table, const flow_row *row)
{
    return row_lines(f, table, row) * row_line(row) + 2 * table->pad;
}

static void draw_cell(flow *f, const flow_row *row, int cell, pl_rect rect, int from, int to)
{
    const flow_column *column = &f->table->columns[cell];
    pl_run run = row->cells[cell];
    char *part = slice(f, &run, rect.w, from, to);
    run.text = part;
    bool table = f->table->role == PL_ROLE_TABLE;
    if (row->icon && row->icon_cell == cell && from == 0)
        pl_list_icon(f->list, row->icon, (pl_point){ PAGE_LEFT + column->x, rect.y + 2 }, 14,
                     row->colour, PL_COLOUR_PANEL);
    if (table || *part)
        flow_say(f, table ? PL_ROLE_CELL : PL_ROLE_TEXT, rect, &run);
    free(part);
}

/* The lines from `from` to before `to` of each cell. */
static void draw_row(flow *f, const flow_row *row, int from, int to)
{
    double high = (to - from) * row_line(row), all = high + 2 * f->table->pad;
    pl_rect rect = { PAGE_LEFT, f->y, PAGE_WIDE, all };
    pl_list_begin(f->list, &(pl_element){ .role = PL_ROLE_ROW, .rect = rect });
    for (int i = 0; i < f->table->count; i++)
        draw_cell(f, row, i,
                  (pl_rect){ cell_x(row, &f->table->columns[i], i), f->y + f->table->pad,
                             cell_wide(row, &f->table->columns[i], i), high },
                  from, to);
    pl_list_end(f->list);
    f->y += all;
    f->fresh = false;
    if (f->table->ruled)
        pl_list_fill(f->list, (pl_rect){ PAGE_LEFT, f->y - 1, PAGE_WIDE, 1 }, PL_COLOUR_LINE);
}

void flow_table_row(flow *f, const flow_row *row)
{
    int lines = row_lines(f, f->table, row), from = 0;
    double line = row_line(row), pads = 2 * f->table->pad;
    flow_need(f, fmin(lines * line + pads, PAGE_MOST));
    while (from < lines) {
        int fit = (int)floor((PAGE_BOTTOM - f->y - pads) / line);
        int to = from + (fit < 1 ? 1 : fit);
        to = to < lines ? to : lines;
        draw_row(f, row, from, to);
        from = to;
        if (from < lines)
            flow_page(f);
    }
}

double flow_table_head_high(const flow_table *table)
{
    return table->columns[0].title ? 14 + 10 : 0;
}

static void draw_head(flow *f)
{
    double high = flow_table_head_high(f->table);
    pl_rect rect = { PAGE_LEFT, f->y, PAGE_WIDE, high };
    pl_list_begin(f->list, &(pl_element){ .role = PL_ROLE_ROW, .rect = rect });
    for (int i = 0; i < f->table->count; i++) {
        pl_run run = flow_run(f->table->columns[i].title, PL_STYLE_PRINT_TINY, PL_COLOUR_TEXT2);
        run.type.weight = PL_WEIGHT_SEMIBOLD;
        flow_say(
            f, PL_ROLE_COLUMN,
            (pl_rect){ PAGE_LEFT + f->table->columns[i].x, f->y + 4, f->table->columns[i].w, 14 },
            &run);
    }
    pl_list_end(f->list);
    f->y += high;
    pl_list_fill(f->list, (pl_rect){ PAGE_LEFT, f->y - 1.5, PAGE_WIDE, 1.5 }, PL_COLOUR_TEXT);
}

/* The element's rectangle is the room that is left: how far its rows go is not known yet. */
static void open_table(flow *f)
{
    pl_rect rect = { PAGE_LEFT, f->y, PAGE_WIDE, PAGE_BOTTOM - f->y };
    pl_list_begin(f->list,
                  &(pl_element){ .role = f->table->role, .rect = rect, .name = f->table->name });
    if (f->table->columns[0].title)
        draw_head(f);
}

void flow_table_begin(flow *f, const flow_table *table)
{
    f->table = table;
    open_table(f);
}

void flow_table_end(flow *f)
{
    pl_list_end(f->list);
    f->table = NULL;
}

double flow_paragraph_high(const flow *f, const pl_run *run)
{
    return fmin(flow_high(f, run, PAGE_WIDE), PAGE_MOST);
}

void flow_paragraph(flow *f, const pl_run *run, double in)
{
    double wide = PAGE_WIDE - in, line = pl_style_get(run->type.style)->line;
    int lines = line_count(f, run, wide), from = 0;
    flow_need(f, fmin(lines * line, PAGE_MOST));
    while (from < lines) {
        int fit = (int)floor((PAGE_BOTTOM - f->y) / line);
        int to = from + (fit < 1 ? 1 : fit);
        to = to < lines ? to : lines;
        char *part = slice(f, run, wide, from, to);
        pl_run piece = *run;
        piece.text = part;
        double high = (to - from) * line;
        flow_say(f, PL_ROLE_TEXT, (pl_rect){ PAGE_LEFT + in, f->y, wide, high }, &piece);
        free(part);
        f->y += high;
        f->fresh = false;
        from = to;
        if (from < lines)
            flow_page(f);
    }
}
