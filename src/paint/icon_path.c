/* A small reader of SVG paths: what the icons' table uses. */
#include "icons.h"

#include <math.h>
#include <string.h>

typedef struct path_pen {
    cairo_t *cr;
    const char *at;
    double x, y;   /* the point that the pen is at */
    double cx, cy; /* second control point of the last curve, for S */
    bool good;
} path_pen;

static double number(path_pen *pen)
{
    while (*pen->at == ' ' || *pen->at == ',')
        pen->at++;
    /* not strtod: "2.2.6" is two numbers here, and the decimal point is never a comma */
    double sign = *pen->at == '-' ? -1 : 1, value = 0, place = 1;
    const char *from = pen->at += *pen->at == '-';
    for (; *pen->at >= '0' && *pen->at <= '9'; pen->at++)
        value = value * 10 + (*pen->at - '0');
    if (*pen->at == '.')
        for (pen->at++; *pen->at >= '0' && *pen->at <= '9'; pen->at++)
            value += (*pen->at - '0') * (place /= 10);
    if (pen->at == from)
        pen->good = false;
    return sign * value;
}

static bool more(path_pen *pen)
{
    while (*pen->at == ' ' || *pen->at == ',')
        pen->at++;
    return pen->good && *pen->at && strchr("-.0123456789", *pen->at);
}

static void line_to(path_pen *pen, double x, double y)
{
    pen->x = x;
    pen->y = y;
    cairo_line_to(pen->cr, x, y);
}

static void curve(path_pen *pen, bool smooth, bool relative)
{
    double ox = relative ? pen->x : 0, oy = relative ? pen->y : 0;
    double x1 = 2 * pen->x - pen->cx, y1 = 2 * pen->y - pen->cy;
    if (!smooth) {
        x1 = ox + number(pen);
        y1 = oy + number(pen);
    }
    pen->cx = ox + number(pen);
    pen->cy = oy + number(pen);
    pen->x = ox + number(pen);
    pen->y = oy + number(pen);
    cairo_curve_to(pen->cr, x1, y1, pen->cx, pen->cy, pen->x, pen->y);
}

/* SVG 1.1, appendix F.6.5, for circles: the centre lies off the chord's middle, on the side that the
 * two flags say. */
static void arc(path_pen *pen, bool relative)
{
    double r = number(pen);
    number(pen), number(pen); /* the second radius is the same, and a circle does not turn */
    bool large = number(pen) != 0, sweep = number(pen) != 0;
    double x = number(pen) + (relative ? pen->x : 0), y = number(pen) + (relative ? pen->y : 0);
    double dx = (x - pen->x) / 2, dy = (y - pen->y) / 2, half = hypot(dx, dy);
    if (half == 0)
        return;
    r = fmax(r, half);
    double off = sqrt(fmax(0, r * r - half * half)) / half * (large == sweep ? -1 : 1);
    double cx = pen->x + dx - off * dy, cy = pen->y + dy + off * dx;
    double from = atan2(pen->y - cy, pen->x - cx), to = atan2(y - cy, x - cx);
    if (sweep)
        cairo_arc(pen->cr, cx, cy, r, from, to);
    else
        cairo_arc_negative(pen->cr, cx, cy, r, from, to);
    pen->x = x;
    pen->y = y;
}

static void circle(path_pen *pen)
{
    double x = number(pen), y = number(pen), r = number(pen);
    cairo_new_sub_path(pen->cr);
    cairo_arc(pen->cr, x, y, r, 0, 2 * M_PI);
    cairo_close_path(pen->cr);
}

static void rectangle(path_pen *pen)
{
    double x = number(pen), y = number(pen), w = number(pen), h = number(pen), r = number(pen);
    paint_round_rect(pen->cr, x, y, w, h, r, 0);
}

static void one_step(path_pen *pen, char command, bool relative)
{
    double ox = relative ? pen->x : 0, oy = relative ? pen->y : 0;
    switch (command) {
    case 'M':
    case 'L': {
        double x = ox + number(pen), y = oy + number(pen);
        if (command == 'M')
            cairo_move_to(pen->cr, pen->x = x, pen->y = y);
        else
            line_to(pen, x, y);
        break;
    }
    case 'H':
        line_to(pen, ox + number(pen), pen->y);
        break;
    case 'V':
        line_to(pen, pen->x, oy + number(pen));
        break;
    case 'C':
    case 'S':
        curve(pen, command == 'S', relative);
        return; /* the control point is kept */
    case 'A':
        arc(pen, relative);
        break;
    case 'O':
        circle(pen);
        break;
    case 'R':
        rectangle(pen);
        break;
    default:
        pen->good = false;
    }
    pen->cx = pen->x;
    pen->cy = pen->y;
}

static void close_path(path_pen *pen)
{
    cairo_close_path(pen->cr);
    cairo_get_current_point(pen->cr, &pen->x, &pen->y);
    pen->cx = pen->x;
    pen->cy = pen->y;
}

bool paint_path_add(cairo_t *cr, const char *path)
{
    path_pen pen = { .cr = cr, .at = path, .good = true };
    while (pen.good && *pen.at) {
        char letter = *pen.at++;
        bool relative = letter >= 'a' && letter <= 'z';
        char command = relative ? (char)(letter - 'a' + 'A') : letter;
        if (command == 'Z') {
            close_path(&pen);
            continue;
        }
        do {
            one_step(&pen, command, relative);
            command = command == 'M' ? 'L' : command; /* further points of a move are lines */
        } while (more(&pen));
        while (*pen.at == ' ')
            pen.at++;
    }
    return pen.good;
}
