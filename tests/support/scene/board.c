/* The flip-chart and the words on it, and the words that the camera burns in. */
#include "room.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const double board_x = 6.6, board_y = 6.1, facing = 228 * M_PI / 180;

V3 board_point(double ahead, double left, double up)
{
    double c = cos(facing), s = sin(facing);
    return (V3){ board_x + ahead * c - left * s, board_y + ahead * s + left * c, up };
}

/* The sheet leans back a little. */
static V3 on_sheet(double left, double up)
{
    return board_point(0.07 - 0.09 * (up - 0.86), left, up);
}

double board_line_height(int line)
{
    return 1.7 - 0.135 * (line < 0 ? 0 : line);
}

static void quad(Item *item, double w, double low, double high, unsigned colour, double nearer)
{
    V3 p[] = { on_sheet(-w, low), on_sheet(w, low), on_sheet(w, high), on_sheet(-w, high) };
    item_face(item, p, 4, colour, nearer);
}

/* How many letters of a line have been written by now: about ten a second. */
static int written(const Board *board, int line, long frame)
{
    long letters = (frame - board->since[line]) * 10 / FPS;
    long all = (long)strlen(board->text[line]);
    return (int)(letters < 0 ? 0 : letters > all ? all : letters);
}

void board_draw(Item *item, const Board *board, long frame)
{
    item_limb(item, board_point(-0.35, 0, 0), 0.017, board_point(-0.05, 0, 1.5), 0.017, 0xff5d6368,
              0);
    item_limb(item, board_point(0.1, -0.34, 0), 0.017, board_point(0, -0.22, 1.7), 0.017,
              0xff5d6368, 0);
    item_limb(item, board_point(0.1, 0.34, 0), 0.017, board_point(0, 0.22, 1.7), 0.017, 0xff5d6368,
              0);
    quad(item, 0.45, 0.8, 1.96, 0xff6d7478, 0.2);
    quad(item, 0.415, 0.85, 1.88, 0xfff1f1ec, 0.25);
    item->board = 1;
    for (int i = 0; i < board->lines; i++)
        item->board += (i + 2) * 100 + written(board, i, frame);
}

/* The sheet is small and far: one slant for all of it is near enough to perspective. */
static void lay_on_sheet(cairo_t *cr)
{
    Pt o = view_point(on_sheet(-0.37, 1.7)), x = view_point(on_sheet(0.37, 1.7));
    Pt y = view_point(on_sheet(-0.37, 1.0));
    cairo_matrix_t m = {
        (x.x - o.x) / 0.74, (x.y - o.y) / 0.74, (y.x - o.x) / 0.7, (y.y - o.y) / 0.7, o.x, o.y
    };
    cairo_transform(cr, &m);
}

void board_text(cairo_t *cr, const Board *board, long frame)
{
    char part[32];
    cairo_save(cr);
    lay_on_sheet(cr);
    cairo_select_font_face(cr, "DejaVu Sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_BOLD);
    cairo_set_font_size(cr, 0.108);
    for (int i = 0; i < board->lines; i++) {
        const char *text = board->text[i];
        bool own = strcspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == strlen(text);
        snprintf(part, sizeof part, "%.*s", written(board, i, frame), text);
        paint_colour(cr, own ? 0xffa0522d : 0xff2f5f93);
        cairo_move_to(cr, own ? 0.02 : 0, 0.04 + i * 0.135);
        cairo_show_text(cr, part);
    }
    cairo_new_path(cr); /* or the next shape would begin where the text ended */
    cairo_restore(cr);
}

static void burn(cairo_t *cr, double x, double y, double w, double size, const char *text)
{
    cairo_rectangle(cr, x, y, w, CLOCK_H);
    cairo_set_source_rgba(cr, 0, 0, 0, 0.55);
    cairo_fill(cr);
    cairo_select_font_face(cr, "DejaVu Sans Mono", CAIRO_FONT_SLANT_NORMAL,
                           CAIRO_FONT_WEIGHT_NORMAL);
    cairo_set_font_size(cr, size);
    cairo_set_source_rgb(cr, 0.957, 0.957, 0.94);
    cairo_move_to(cr, x + 12, y + 27);
    cairo_show_text(cr, text);
    cairo_new_path(cr);
}

void label_text(cairo_t *cr)
{
    burn(cr, 984, CLOCK_Y, 272, 23, "DEMO RM 1  CAM 2");
}

void clock_text(cairo_t *cr, long frame)
{
    char text[40];
    long s = 18 * 3600 + 30 * 60 + frame / FPS;
    snprintf(text, sizeof text, "%02ld:%02ld:%02ld", s / 3600 % 24, s / 60 % 60, s % 60);
    burn(cr, CLOCK_X, CLOCK_Y, CLOCK_W, 25, text);
}
