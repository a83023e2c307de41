/* Contact sheets: their shape, and that each picture stands in its place with its words under it. */
#include "test.h"

#include "plumbline/base/image.h"
#include "plumbline/paint/sheet.h"

static pl_image *picture(int width, int height, uint32_t colour)
{
    pl_image *image = pl_image_new(width, height);
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
            pl_image_row(image, y)[x] = colour;
    return image;
}

TEST(a_sheet_is_about_half_as_wide_again_as_it_is_high)
{
    static const struct {
        int count, width, height, columns;
    } cases[] = {
        { 1, 320, 180, 1 },  { 2, 320, 180, 2 },   { 3, 320, 180, 3 }, { 12, 320, 180, 4 },
        { 20, 320, 180, 5 }, { 300, 160, 90, 19 }, { 7, 320, 569, 4 }, { 1024, 160, 90, 34 },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_sheet sheet = { .count = cases[i].count,
                           .width = cases[i].width,
                           .height = cases[i].height };
        int columns = pl_sheet_columns(&sheet);
        int rows = (cases[i].count + columns - 1) / columns;
        if (columns != cases[i].columns)
            print_error("%d pictures stand in %d columns\n", cases[i].count, columns);
        check_int(columns, cases[i].columns);
        check(columns * (rows - 1) < cases[i].count); /* no row is empty */
    }
}

/* Pixels of a colour within 160 × 90 at a place. */
static int count_colour(const pl_image *image, int left, int top, uint32_t colour)
{
    int count = 0;
    for (int y = top; y < top + 90; y++)
        for (int x = left; x < left + 160; x++)
            count += pl_image_row(image, y)[x] == colour;
    return count;
}

static int count_dark(const pl_image *image, int left, int top, int wide, int high)
{
    int count = 0;
    for (int y = top; y < top + high; y++)
        for (int x = left; x < left + wide; x++)
            count += (pl_image_row(image, y)[x] & 255) < 128;
    return count;
}

TEST(each_picture_stands_in_its_place_with_its_words_under_it)
{
    enum { MARGIN = 24, HEAD = 64, ACROSS = 160 + 16, DOWN = 90 + 20 + 12 };
    pl_error err = { 0 };
    pl_image *red = picture(160, 90, 0xffff0000u), *narrow = picture(45, 90, 0xff00ff00u);
    pl_sheet_cell cells[] = {
        { red, "0:00:01" }, { NULL, "0:00:02" }, { narrow, "0:00:03" }, { red, NULL }
    };
    pl_sheet sheet = { "Session", "0:00:04 · 4 pictures", cells, 4, 160, 90 };
    pl_fonts *fonts = pl_fonts_new();
    pl_image *image = pl_sheet_paint(&sheet, fonts, &err);
    check_ok(image != NULL);
    check_int(pl_sheet_columns(&sheet), 2);
    check_int(image->width, 2 * ACROSS - 16 + 2 * MARGIN);
    check_int(image->height, HEAD + 2 * DOWN - 12 + 2 * MARGIN);
    int left = MARGIN, top = MARGIN + HEAD;
    check_int(count_colour(image, left, top, 0xffff0000u), 160 * 90);
    check_int(count_colour(image, left + ACROSS, top, 0xffff0000u), 0);
    check_int(count_colour(image, left, top + DOWN, 0xff00ff00u), 45 * 90);
    for (int i = 0; i < 3; i++)
        check(count_dark(image, left + i % 2 * ACROSS, top + i / 2 * DOWN + 90, 160, 20) > 40);
    check(count_dark(image, MARGIN, MARGIN, 200, 28) > 100);    /* the title */
    check(count_dark(image, left + ACROSS, top, 160, 90) > 40); /* that there is none */
    check_int(count_colour(image, left + ACROSS, top + DOWN, 0xffff0000u), 160 * 90);
    check_int(pl_image_row(image, 0)[0], 0xffffffffu);
    pl_image_free(image);
    pl_image_free(red);
    pl_image_free(narrow);
    pl_fonts_free(fonts);
}

TEST(a_sheet_that_is_too_large_is_refused)
{
    pl_error err = { 0 };
    pl_sheet_cell cells[1024] = { 0 };
    pl_sheet sheet = { "", "", cells, 1024, 640, 2560 };
    pl_fonts *fonts = pl_fonts_new();
    check_fails(pl_sheet_paint(&sheet, fonts, &err) != NULL, PL_BAD_INPUT);
    check_has(err.text, "fewer or smaller");
    pl_fonts_free(fonts);
}
