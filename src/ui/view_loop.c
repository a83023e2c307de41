/* What is looped, on the timeline. */
#include "timeline.h"

#include "plumbline/command/app.h"

#include <math.h>
#include <stdio.h>

static void end_line(const ui_line *l, double x, double top, double bottom)
{
    pl_list_fill(l->v->list, (pl_rect){ x, top, 2, bottom - top }, PL_COLOUR_ACCENT);
}

static void say(const ui_line *l, pl_rect rect, pl_time from, pl_time to)
{
    char name[80], a[PL_TIME_ROOM], b[PL_TIME_ROOM];
    if (to == PL_NO_TIME)
        snprintf(name, sizeof name, "Loop from %s", ui_time(a, from));
    else
        snprintf(name, sizeof name, "Loop, %s to %s", ui_time(a, from), ui_time(b, to));
    pl_element element = {
        .id = ui_id(l->v, "loop", 0), .role = PL_ROLE_IMAGE, .rect = rect, .name = name
    };
    pl_list_begin(l->v->list, &element);
    pl_list_end(l->v->list);
}

/* A bar at the foot of the ruler between its ends, which stand through all lanes. */
void ui_line_loop(const ui_line *l, pl_rect row, double bottom)
{
    pl_time from, to;
    if (!pl_desk_loop(l->desk, &from, &to))
        return;
    double a = floor(ui_line_x(l, from)), b = to == PL_NO_TIME ? a : floor(ui_line_x(l, to));
    double left = fmax(a, row.x), right = fmin(b, row.x + row.w);
    if (a >= row.x && a <= row.x + row.w)
        end_line(l, a, row.y, bottom);
    if (to != PL_NO_TIME && b >= row.x && b <= row.x + row.w)
        end_line(l, b, row.y, bottom);
    pl_rect bar = { left, row.y + row.h - 4, right > left ? right - left : 2, 3 };
    if (right > left)
        pl_list_fill(l->v->list, bar, PL_COLOUR_ACCENT);
    if (right >= left)
        say(l, bar, from, to);
}
