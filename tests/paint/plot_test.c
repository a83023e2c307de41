/* A plot of a few values: where its dots and lines are, what it says, and what is drawn. */
#include "test.h"

#include "plumbline/paint/ask.h"
#include "plumbline/paint/pixels.h"
#include "plumbline/paint/plot.h"

static const pl_plot_dot dots[] = {
    { .there = true, .value = 2, .words = "2.0", .under = { "14 Oct", "R-03", "51 %", "routine" } },
    { .there = true,
      .value = 4,
      .words = "4.0",
      .under = { "11 Nov", "R-05", "100 %", "drawn" },
      .joined = true },
    { .there = false, .under = { "2 Dec", "R-03", "60 %", "routine" } },
    { .there = true, .value = 0, .words = "0.0", .under = { "3 Mar", "R-03", "57 %", "drawn" } },
};

static const pl_plot plot = { .name = "Last six sessions",
                              .words = "2.0; 4.0; 0.0",
                              .most = 4,
                              .dots = dots,
                              .count = 4,
                              .line = true,
                              .ground = PL_COLOUR_PANEL };

static const pl_rect room = { 10, 20, 424, 208 };

TEST(dots_stand_by_their_values_and_one_apart)
{
    pl_point first = pl_plot_place(room, &plot, 0), second = pl_plot_place(room, &plot, 1);
    pl_point last = pl_plot_place(room, &plot, 3);
    check(first.x == 10 + 24 + 50 && second.x == first.x + 100 && last.x == first.x + 300);
    check(second.y == 20 + 14);      /* the top of the scale … */
    check(last.y == second.y + 104); /* … is 104 above its foot */
    check(first.y == (second.y + last.y) / 2);
    check(pl_plot_height(&plot) == 14 + 104 + 16 + 64);
}

TEST(a_plot_is_one_picture_with_its_words)
{
    pl_fonts *fonts = pl_fonts_new();
    pl_list *list = pl_list_new(fonts);
    pl_part_plot(list, room, &plot);
    check_int(pl_list_count(list), 1);
    pl_element element = pl_list_element(list, 0);
    check_int(element.role, PL_ROLE_IMAGE);
    check_text(element.name, "Last six sessions");
    check_text(element.value, "2.0; 4.0; 0.0");
    pl_list_free(list);
    pl_fonts_free(fonts);
}

static pl_image *painted(const pl_plot *of)
{
    pl_error err = { 0 };
    pl_fonts *fonts = pl_fonts_new();
    pl_list *list = pl_list_new(fonts);
    pl_image *image = pl_image_new(450, 240);
    pl_rect all = { 0, 0, 450, 240 };
    pl_list_fill(list, all, PL_COLOUR_PANEL);
    pl_part_plot(list, room, of);
    check_ok(pl_pixels_paint(image, list, fonts, &(pl_look){ .scale = 1 }, &all, &err));
    pl_list_free(list);
    pl_fonts_free(fonts);
    return image;
}

static uint32_t at(const pl_image *image, double x, double y)
{
    return pl_image_row(image, (int)y)[(int)x];
}

/* The newest is filled, the others are hollow; a line joins what is joined, and nothing else. */
TEST(the_last_dot_is_filled_and_lines_join_what_is_joined)
{
    pl_image *image = painted(&plot);
    uint32_t ground = at(image, 448, 238);
    pl_point a = pl_plot_place(room, &plot, 0), b = pl_plot_place(room, &plot, 1);
    pl_point c = pl_plot_place(room, &plot, 3);
    check(at(image, a.x, a.y) == ground && at(image, b.x, b.y) == ground);
    check(at(image, c.x, c.y) != ground);
    check(at(image, (a.x + b.x) / 2, (a.y + b.y) / 2) != ground);
    check(at(image, (b.x + c.x) / 2 + 7, (b.y + c.y) / 2 - 7) == ground);
    pl_image_free(image);
    pl_plot without = plot;
    without.line = false;
    image = painted(&without);
    double x = a.x + 30, y = a.y + (b.y - a.y) * 0.3; /* between two lines of the scale */
    check(at(image, x, y) == ground);
    pl_image_free(image);
}
