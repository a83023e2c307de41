#include "plumbline/paint/sheet.h"

#include "plumbline/base/image.h"
#include "plumbline/base/memory.h"
#include "plumbline/paint/pixels.h"

#include <math.h>
#include <stdint.h>

enum {
    MARGIN = 24,
    MARGINS = 2 * MARGIN,
    GAP = 16,   /* between pictures, from side to side */
    LINE = 20,  /* of the words under a picture */
    BELOW = 12, /* them */
    TITLE = 28, /* of the head */
    HEAD = TITLE + 20 + 16,
    LEAST = 320, /* of what stands between the margins: the title needs room */
    MOST_SIDE = 16384
};

typedef struct size {
    int64_t width, height;
} size;

static int64_t inner_width(const pl_sheet *sheet, int columns)
{
    int64_t wide = (int64_t)columns * (sheet->width + GAP) - GAP;
    return wide < LEAST ? LEAST : wide;
}

static size size_of(const pl_sheet *sheet, int columns)
{
    int64_t rows = (sheet->count + columns - 1) / columns;
    return (size){ inner_width(sheet, columns) + MARGINS,
                   HEAD + rows * ((int64_t)sheet->height + LINE + BELOW) - BELOW + MARGINS };
}

int pl_sheet_columns(const pl_sheet *sheet)
{
    int columns = 1;
    while (columns < sheet->count) {
        size now = size_of(sheet, columns);
        if (now.width * 2 >= now.height * 3)
            break;
        columns++;
    }
    /* the fewest columns of as many rows: the last row is as full as it can be */
    int rows = (sheet->count + columns - 1) / columns;
    return (sheet->count + rows - 1) / rows;
}

static void line(pl_list *list, pl_rect at, const char *words, pl_type type, pl_colour colour)
{
    pl_run run = { .text = words, .type = type, .colour = colour };
    if (words && words[0])
        pl_list_run(list, at, &run);
}

static void draw_head(pl_list *list, const pl_sheet *sheet, double wide)
{
    pl_rect at = { MARGIN, MARGIN, wide, TITLE };
    line(list, at, sheet->title, (pl_type){ .style = PL_STYLE_TITLE }, PL_COLOUR_TEXT);
    at = (pl_rect){ MARGIN, MARGIN + TITLE, wide, LINE };
    line(list, at, sheet->note, (pl_type){ .tabular = true }, PL_COLOUR_MUTED);
}

static void draw_cell(pl_list *list, const pl_sheet *sheet, const pl_sheet_cell *cell, pl_rect at)
{
    pl_rect place = { at.x, at.y, sheet->width, sheet->height };
    pl_rect words = { at.x, at.y + sheet->height, sheet->width, LINE };
    if (cell->image) { /* pixel by pixel where it fits */
        double wide = cell->image->width, high = cell->image->height;
        if (wide <= place.w && high <= place.h)
            place = pl_rect_middle(place, wide, high);
        pl_list_image(list, place, cell->image, 1, PL_FIT_INSIDE, 0);
    } else {
        pl_run none = { .text = "No picture",
                        .type = { .style = PL_STYLE_SMALL },
                        .colour = PL_COLOUR_MUTED,
                        .align = PL_ALIGN_CENTRE };
        pl_list_fill(list, place, PL_COLOUR_RAISED);
        pl_list_run(list, place, &none);
    }
    pl_type type = { .style = PL_STYLE_SMALL, .weight = PL_WEIGHT_MEDIUM, .tabular = true };
    line(list, words, cell->words, type, PL_COLOUR_TEXT);
}

static pl_list *draw(const pl_sheet *sheet, pl_fonts *fonts, int columns)
{
    pl_list *list = pl_list_new(fonts);
    size all = size_of(sheet, columns);
    pl_list_fill(list, (pl_rect){ 0, 0, (double)all.width, (double)all.height }, PL_COLOUR_PANEL);
    draw_head(list, sheet, (double)(all.width - MARGINS));
    for (int i = 0; i < sheet->count; i++) {
        double column = i % columns, row = floor((double)i / columns);
        pl_rect at = { MARGIN + column * (sheet->width + GAP),
                       MARGIN + HEAD + row * (sheet->height + LINE + BELOW), 0, 0 };
        draw_cell(list, sheet, &sheet->cells[i], at);
    }
    return list;
}

pl_image *pl_sheet_paint(const pl_sheet *sheet, pl_fonts *fonts, pl_error *err)
{
    int columns = pl_sheet_columns(sheet);
    size all = size_of(sheet, columns);
    bool fits = all.width <= MOST_SIDE && all.height <= MOST_SIDE;
    pl_image *image = fits ? pl_image_new((int)all.width, (int)all.height) : NULL;
    if (!image) {
        pl_fail(err, PL_BAD_INPUT,
                "The sheet would be %lld × %lld pixels, and a side is at most %d. Ask for fewer or "
                "smaller pictures.",
                (long long)all.width, (long long)all.height, MOST_SIDE);
        return NULL;
    }
    pl_look look = { .theme = PL_THEME_LIGHT, .scale = 1 };
    pl_list *list = draw(sheet, fonts, columns);
    if (!pl_pixels_paint(image, list, fonts, &look, NULL, err)) {
        pl_image_free(image);
        image = NULL;
    }
    pl_list_free(list);
    return image;
}
