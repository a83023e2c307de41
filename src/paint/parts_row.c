/* Rows, tables, progress. */
#include "parts.h"

#include <math.h>

enum { BAR = 3, ROUND = 6 };

static pl_colour ground_of(const pl_control *is)
{
    return part_is(is, PL_IS_SELECTED)  ? PL_COLOUR_SEL
           : part_is(is, PL_IS_PRESSED) ? PL_COLOUR_PRESS
           : part_is(is, PL_IS_HOVER)   ? PL_COLOUR_HOVER
                                        : PL_COLOUR_NONE;
}

void pl_row_begin(pl_list *list, pl_rect rect, const pl_control *is, const char *value)
{
    part_begin(list, rect, PL_ROLE_ROW, is, value);
    pl_colour ground = ground_of(is);
    if (ground)
        pl_list_fill(list, rect, ground);
    if (part_is(is, PL_IS_SELECTED))
        pl_list_fill(list, (pl_rect){ rect.x, rect.y, BAR, rect.h }, PL_COLOUR_ACCENT);
}

/* The bar is what the ground leaves free of a box behind it. */
void pl_row_begin_round(pl_list *list, pl_rect rect, const pl_control *is, const char *value)
{
    part_begin(list, rect, PL_ROLE_ROW, is, value);
    pl_box bar = { .fill = PL_COLOUR_ACCENT, .radius = ROUND };
    pl_box ground = { .fill = ground_of(is), .radius = ROUND };
    pl_rect place = rect;
    if (part_is(is, PL_IS_SELECTED)) {
        pl_list_box(list, (pl_rect){ rect.x, rect.y, BAR + 2 * ROUND + 1, rect.h }, &bar);
        pl_cut_left(&place, BAR);
    }
    if (ground.fill)
        pl_list_box(list, place, &ground);
}

void pl_row_end(pl_list *list)
{
    const paint_node *row = &list->nodes[list->open];
    if (row->state & PL_IS_FOCUS)
        pl_list_ring(list, row->rect, 0, PL_RING_INSIDE);
    pl_list_end(list);
}

void pl_part_row(pl_list *list, pl_rect rect, const pl_control *is)
{
    pl_row_begin(list, rect, is, NULL);
    part_words(list, pl_rect_inset(rect, 12, 0), is->name, (pl_type){ .style = PL_STYLE_BODY },
               part_is(is, PL_IS_DISABLED) ? PL_COLOUR_MUTED : PL_COLOUR_TEXT, PL_ALIGN_LEFT);
    pl_row_end(list);
}

static void head_cell(pl_list *list, pl_rect cell, const pl_column *column)
{
    const pl_type type = { .style = PL_STYLE_SMALL, .weight = PL_WEIGHT_MEDIUM };
    const char *value = column->sorted > 0 ? "up" : column->sorted < 0 ? "down" : NULL;
    if (column->is.id)
        part_begin(list, cell, PL_ROLE_COLUMN, &column->is, value);
    else
        part_say(list, cell, PL_ROLE_COLUMN, column->is.name, value);
    pl_colour colour = part_is(&column->is, PL_IS_HOVER) ? PL_COLOUR_TEXT : PL_COLOUR_MUTED;
    pl_rect words = cell;
    if (column->sorted) {
        double wide = fmin(part_width(list, column->is.name, type), fmax(0, cell.w - 16));
        double from = column->align == PL_ALIGN_RIGHT ? cell.x : cell.x + wide + 4;
        pl_rect at = { from, cell.y, 12, cell.h };
        part_icon(list, at, column->sorted > 0 ? PL_ICON_UP : PL_ICON_CHEVRON_DOWN, 12, colour,
                  PL_COLOUR_NONE);
        if (column->align == PL_ALIGN_LEFT)
            words.w = wide;
    }
    part_words(list, words, column->is.name, type, colour, column->align);
    if (part_is(&column->is, PL_IS_FOCUS))
        pl_list_ring(list, cell, 0, PL_RING_INSIDE);
    pl_list_end(list);
}

void pl_part_table_head(pl_list *list, pl_rect rect, const pl_column *columns, const pl_rect *cells,
                        int count)
{
    part_say(list, rect, PL_ROLE_GROUP, "columns", NULL);
    pl_list_fill(list, rect, PL_COLOUR_PANEL);
    pl_list_fill(list, (pl_rect){ rect.x, rect.y, rect.w, 1 }, PL_COLOUR_LINE);
    pl_list_fill(list, (pl_rect){ rect.x, rect.y + rect.h - 1, rect.w, 1 }, PL_COLOUR_LINE);
    for (int i = 0; i < count; i++)
        head_cell(list, cells[i], &columns[i]);
    pl_list_end(list);
}

void pl_part_cell(pl_list *list, pl_rect rect, const pl_run *run)
{
    part_say(list, rect, PL_ROLE_CELL, run->text, NULL);
    pl_list_run(list, rect, run);
    pl_list_end(list);
}

static void progress_fill(pl_list *list, pl_rect bar, const pl_progress *progress)
{
    double done = fmin(fmax(progress->done, 0), 1) * bar.w;
    double skipped = fmin(fmax(progress->skipped, 0) * bar.w, bar.w - done);
    pl_hatch hatch = { .colour = PL_COLOUR_ACCENT, .pitch = 20, .width = 6, .radius = 3 };
    if (progress->kind == PL_PROGRESS_UNKNOWN) {
        pl_list_hatch(list, bar, &hatch);
        return;
    }
    bool failed = progress->kind == PL_PROGRESS_FAILED;
    pl_list_box(list, (pl_rect){ bar.x, bar.y, done, bar.h },
                &(pl_box){ .fill = failed ? PL_COLOUR_CRIT : PL_COLOUR_ACCENT,
                           .radius = 3,
                           .round = skipped > 0 ? PL_ROUND_LEFT : 0 });
    hatch = (pl_hatch){ PL_COLOUR_ACCENT, 7, 3, 3, done > 0 ? PL_ROUND_RIGHT : 0 };
    pl_list_hatch(list, (pl_rect){ bar.x + done, bar.y, skipped, bar.h }, &hatch);
}

void pl_part_progress(pl_list *list, pl_rect rect, const pl_progress *progress)
{
    pl_rect bar = { rect.x, rect.y + floor((rect.h - 6) / 2), rect.w, 6 };
    bool failed = progress->kind == PL_PROGRESS_FAILED;
    pl_list_begin(list, &(pl_element){ .role = PL_ROLE_PROGRESS,
                                       .state = failed ? PL_IS_ERROR : 0,
                                       .rect = rect,
                                       .name = progress->name,
                                       .value = progress->value });
    pl_list_box(list, bar, &(pl_box){ .fill = PL_COLOUR_WAVE0, .radius = 3 });
    progress_fill(list, bar, progress);
    pl_list_end(list);
}
