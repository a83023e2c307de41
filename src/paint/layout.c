#include "plumbline/paint/layout.h"

#include <math.h>

pl_rect pl_cut_left(pl_rect *rest, double w)
{
    w = fmax(0, fmin(w, rest->w));
    pl_rect strip = { rest->x, rest->y, w, rest->h };
    rest->x += w;
    rest->w -= w;
    return strip;
}

pl_rect pl_cut_right(pl_rect *rest, double w)
{
    w = fmax(0, fmin(w, rest->w));
    rest->w -= w;
    return (pl_rect){ rest->x + rest->w, rest->y, w, rest->h };
}

pl_rect pl_cut_top(pl_rect *rest, double h)
{
    h = fmax(0, fmin(h, rest->h));
    pl_rect strip = { rest->x, rest->y, rest->w, h };
    rest->y += h;
    rest->h -= h;
    return strip;
}

pl_rect pl_cut_bottom(pl_rect *rest, double h)
{
    h = fmax(0, fmin(h, rest->h));
    rest->h -= h;
    return (pl_rect){ rest->x, rest->y + rest->h, rest->w, h };
}

pl_rect pl_rect_inset(pl_rect rect, double x, double y)
{
    x = fmin(x, rect.w / 2);
    y = fmin(y, rect.h / 2);
    return (pl_rect){ rect.x + x, rect.y + y, rect.w - 2 * x, rect.h - 2 * y };
}

pl_rect pl_rect_middle(pl_rect rect, double w, double h)
{
    return (pl_rect){ rect.x + floor((rect.w - w) / 2), rect.y + floor((rect.h - h) / 2), w, h };
}

bool pl_rect_empty(pl_rect rect)
{
    return !(rect.w > 0 && rect.h > 0);
}

pl_rect pl_rect_meet(pl_rect a, pl_rect b)
{
    double x = fmax(a.x, b.x), y = fmax(a.y, b.y);
    pl_rect both = { x, y, fmin(a.x + a.w, b.x + b.w) - x, fmin(a.y + a.h, b.y + b.h) - y };
    if (pl_rect_empty(both))
        both.w = both.h = 0;
    return both;
}

pl_rect pl_rect_join(pl_rect a, pl_rect b)
{
    if (pl_rect_empty(a))
        return b;
    if (pl_rect_empty(b))
        return a;
    double x = fmin(a.x, b.x), y = fmin(a.y, b.y);
    return (pl_rect){ x, y, fmax(a.x + a.w, b.x + b.w) - x, fmax(a.y + a.h, b.y + b.h) - y };
}

bool pl_rect_holds(pl_rect rect, double x, double y)
{
    return x >= rect.x && y >= rect.y && x < rect.x + rect.w && y < rect.y + rect.h;
}

typedef struct sums {
    double least, share, give;
} sums;

static sums add_up(const pl_part *parts, int count, double gap)
{
    sums sum = { .least = count > 1 ? gap * (count - 1) : 0 };
    for (int i = 0; i < count; i++) {
        sum.least += parts[i].least;
        sum.share += parts[i].share;
        if (parts[i].share > 0)
            sum.give += fmax(0, parts[i].least - parts[i].floor);
    }
    return sum;
}

/* The length of each part along the row; places are rounded, so that rounding never adds up. */
static void lengths(double *from, double *to, double room, const pl_part *parts, int count,
                    double gap)
{
    sums sum = add_up(parts, count, gap);
    double over = room - sum.least, at = 0;
    double yield = over < 0 && sum.give > 0 ? fmin(1, -over / sum.give) : 0;
    for (int i = 0; i < count; i++) {
        double length = parts[i].least;
        if (parts[i].share > 0 && over > 0)
            length += over * parts[i].share / sum.share;
        else if (parts[i].share > 0)
            length -= yield * fmax(0, parts[i].least - parts[i].floor);
        from[i] = fmin(room, round(at));
        to[i] = fmin(room, round(at + length));
        at += length + gap;
    }
}

enum { MOST_PARTS = 64 };

static void cut(pl_rect *out, pl_rect rect, const pl_part *parts, int count, double gap, bool down)
{
    double from[MOST_PARTS], to[MOST_PARTS];
    if (count > MOST_PARTS)
        count = MOST_PARTS;
    lengths(from, to, down ? rect.h : rect.w, parts, count, gap);
    for (int i = 0; i < count; i++)
        out[i] = down ? (pl_rect){ rect.x, rect.y + from[i], rect.w, to[i] - from[i] }
                      : (pl_rect){ rect.x + from[i], rect.y, to[i] - from[i], rect.h };
}

void pl_layout_row(pl_rect *out, pl_rect rect, const pl_part *parts, int count, double gap)
{
    cut(out, rect, parts, count, gap, false);
}

void pl_layout_column(pl_rect *out, pl_rect rect, const pl_part *parts, int count, double gap)
{
    cut(out, rect, parts, count, gap, true);
}
