#include "page.h"
#include "test.h"

#include "plumbline/base/thread.h"
#include "plumbline/paint/ask.h"
#include "plumbline/paint/pixels.h"

#include <math.h>

typedef struct canvas {
    pl_fonts *fonts;
    pl_list *list;
    pl_image *image;
    pl_look look;
} canvas;

static canvas open_canvas(int width, int height, pl_theme theme, double scale)
{
    canvas c = { .look = { .theme = theme, .scale = scale } };
    c.fonts = pl_fonts_new();
    c.list = pl_list_new(c.fonts);
    c.image = pl_image_new((int)ceil(width * scale), (int)ceil(height * scale));
    check(c.image != NULL);
    memset(c.image->pixels, 0x5a, (size_t)c.image->stride * (size_t)c.image->height);
    return c;
}

static void close_canvas(canvas *c)
{
    pl_image_free(c->image);
    pl_list_free(c->list);
    pl_fonts_free(c->fonts);
}

static void paint(canvas *c, const pl_rect *damage)
{
    pl_error err = { 0 };
    check_ok(pl_pixels_paint(c->image, c->list, c->fonts, &c->look, damage, &err));
}

static uint32_t at(const canvas *c, int x, int y)
{
    return pl_image_row(c->image, y)[x];
}

static uint32_t colour(const canvas *c, pl_colour name)
{
    return pl_colour_get(c->look.theme, name);
}

static int count_of(const canvas *c, pl_colour name, pl_rect in)
{
    int count = 0;
    for (int y = (int)in.y; y < in.y + in.h; y++)
        for (int x = (int)in.x; x < in.x + in.w; x++)
            count += at(c, x, y) == colour(c, name);
    return count;
}

TEST(an_empty_list_is_the_ground_and_all_is_opaque)
{
    for (int theme = 0; theme < PL_THEMES; theme++) {
        canvas c = open_canvas(200, 100, (pl_theme)theme, 1);
        paint(&c, NULL);
        check_int(count_of(&c, PL_COLOUR_BG, (pl_rect){ 0, 0, 200, 100 }), 200 * 100);
        pl_list_scrim(c.list, (pl_rect){ 0, 0, 200, 100 });
        page_components(c.list, NULL);
        paint(&c, NULL);
        for (int y = 0; y < 100; y++)
            for (int x = 0; x < 200; x++)
                check_int(at(&c, x, y) >> 24, 0xff);
        close_canvas(&c);
    }
}

/* The scale and the number of device pixels that an edge of 1, 2 and 3 then has. */
TEST(edges_lie_on_whole_pixels_at_every_scale)
{
    static const struct {
        double scale;
        int one, two, three;
    } cases[] = {
        { 1, 1, 2, 3 }, { 1.25, 1, 3, 4 }, { 1.5, 2, 3, 5 }, { 1.75, 2, 4, 5 }, { 2, 2, 4, 6 }
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        const int widths[] = { cases[i].one, cases[i].two, cases[i].three };
        for (int w = 1; w <= 3; w++) {
            canvas c = open_canvas(100, 60, PL_THEME_DARK, cases[i].scale);
            pl_list_box(c.list, (pl_rect){ 10, 10, 60, 30 },
                        &(pl_box){ .fill = PL_COLOUR_PANEL, .edge = PL_COLOUR_ACCENT, .width = w });
            paint(&c, NULL);
            int left = (int)round(10 * cases[i].scale), middle = (int)round(25 * cases[i].scale);
            for (int x = 0; x < widths[w - 1]; x++)
                check_int(at(&c, left + x, middle), colour(&c, PL_COLOUR_ACCENT));
            check_int(at(&c, left - 1, middle), colour(&c, PL_COLOUR_BG));
            check_int(at(&c, left + widths[w - 1], middle), colour(&c, PL_COLOUR_PANEL));
            close_canvas(&c);
        }
    }
}

/* Small boxes are kept once drawn; a box must never get another one's form. */
TEST(boxes_of_many_sizes_are_each_their_own)
{
    canvas c = open_canvas(140, 60, PL_THEME_DARK, 1);
    for (int width = 16; width < 130; width++)
        for (int edge = 0; edge <= 3; edge++) {
            pl_list_clear(c.list);
            pl_rect rect = { 2, 4, width, 20 + width % 7 };
            pl_list_box(c.list, rect,
                        &(pl_box){ .fill = edge ? PL_COLOUR_NONE : PL_COLOUR_CRIT,
                                   .edge = edge ? PL_COLOUR_ACCENT : PL_COLOUR_NONE,
                                   .width = edge,
                                   .radius = 4 });
            paint(&c, NULL);
            int middle = 2 + width / 2, bottom = (int)(rect.y + rect.h);
            for (int y = 0; y < edge; y++)
                check_int(at(&c, middle, 4 + y), colour(&c, PL_COLOUR_ACCENT));
            check_int(at(&c, middle, 4 + edge), colour(&c, edge ? PL_COLOUR_BG : PL_COLOUR_CRIT));
            check_int(at(&c, middle, bottom - 1),
                      colour(&c, edge ? PL_COLOUR_ACCENT : PL_COLOUR_CRIT));
            check_int(at(&c, middle, bottom), colour(&c, PL_COLOUR_BG));
            check_int(at(&c, 2 + width, 14), colour(&c, PL_COLOUR_BG));
        }
    close_canvas(&c);
}

TEST(a_switch_has_its_knob_where_it_says)
{
    for (int on = 0; on < 2; on++) {
        canvas c = open_canvas(40, 20, PL_THEME_DARK, 1);
        pl_control is = { 1, "Speech only", NULL, on ? PL_IS_CHECKED : 0 };
        pl_part_switch(c.list, (pl_rect){ 0, 0, 32, 18 }, &is, false);
        paint(&c, NULL);
        check_int(at(&c, 9, 9), colour(&c, on ? PL_COLOUR_ACCENT : PL_COLOUR_CTL));
        check_int(at(&c, 23, 9), colour(&c, on ? PL_COLOUR_ON_ACCENT : PL_COLOUR_FIELD));
        check_int(at(&c, 29, 9), colour(&c, on ? PL_COLOUR_ACCENT : PL_COLOUR_FIELD)); /* 17 + 12 */
        check_int(at(&c, 27, 9), colour(&c, on ? PL_COLOUR_ON_ACCENT : PL_COLOUR_FIELD));
        close_canvas(&c);
    }
}

TEST(the_same_fonts_paint_at_any_scale)
{
    canvas small = open_canvas(300, 200, PL_THEME_DARK, 1),
           large = open_canvas(300, 200, PL_THEME_DARK, 2);
    page_components(small.list, NULL);
    page_components(large.list, NULL);
    paint(&large, NULL);
    size_t size = (size_t)large.image->stride * (size_t)large.image->height;
    uint32_t *want = pl_alloc(size);
    memcpy(want, large.image->pixels, size);
    paint(&small, NULL);
    pl_error err = { 0 };
    check_ok(pl_pixels_paint(large.image, small.list, small.fonts, &large.look, NULL, &err));
    check_int(memcmp(want, large.image->pixels, size), 0);
    free(want);
    close_canvas(&small);
    close_canvas(&large);
}

TEST(words_that_stand_out_of_their_room_are_repainted)
{
    canvas c = open_canvas(100, 120, PL_THEME_DARK, 1);
    pl_list_run(c.list, (pl_rect){ 0, 0, 40, 10 },
                &(pl_run){ .text = "MMM MMM MMM MMM MMM", .top = true, .lines = PL_LINES_ALL });
    paint(&c, NULL);
    pl_rect low = { 0, 80, 100, 20 };
    int inked = 2000 - count_of(&c, PL_COLOUR_BG, low);
    check(inked > 50);
    paint(&c, &low);
    check_int(2000 - count_of(&c, PL_COLOUR_BG, low), inked);
    close_canvas(&c);
}

TEST(lines_are_sharp)
{
    canvas c = open_canvas(60, 60, PL_THEME_LIGHT, 1);
    pl_list_line(c.list, (pl_point){ 10.3, 5 }, (pl_point){ 10.3, 50 },
                 &(pl_stroke){ PL_COLOUR_CRIT, 1, 0, 0 });
    pl_list_line(c.list, (pl_point){ 20, 30 }, (pl_point){ 50, 30 },
                 &(pl_stroke){ PL_COLOUR_ACCENT, 2, 0, 0 });
    paint(&c, NULL);
    pl_rect all = { 0, 0, 60, 60 };
    check_int(count_of(&c, PL_COLOUR_CRIT, all), 45);
    check_int(count_of(&c, PL_COLOUR_ACCENT, all), 60);
    check_int(count_of(&c, PL_COLOUR_BG, all), 3600 - 105);
    close_canvas(&c);
}

TEST(the_focus_ring_has_its_gap_and_stays_in_its_clip)
{
    canvas c = open_canvas(100, 60, PL_THEME_DARK, 1);
    pl_list_fill(c.list, (pl_rect){ 0, 0, 100, 60 }, PL_COLOUR_PANEL);
    pl_list_clip(c.list, (pl_rect){ 0, 0, 50, 60 });
    pl_list_ring(c.list, (pl_rect){ 20, 20, 60, 20 }, 6, PL_RING_OUTSIDE);
    pl_list_unclip(c.list);
    paint(&c, NULL);
    static const pl_colour down[] = { PL_COLOUR_PANEL, PL_COLOUR_FOCUS,     PL_COLOUR_FOCUS,
                                      PL_COLOUR_FOCUS, PL_COLOUR_FOCUS_GAP, PL_COLOUR_FOCUS_GAP,
                                      PL_COLOUR_PANEL };
    for (int i = 0; i < (int)PL_COUNT(down); i++)
        check_int(at(&c, 40, 14 + i), colour(&c, down[i]));
    check_int(count_of(&c, PL_COLOUR_PANEL, (pl_rect){ 50, 0, 50, 60 }), 50 * 60);
    close_canvas(&c);
}

TEST(a_row_has_its_ring_inside)
{
    for (int theme = 0; theme < PL_THEMES; theme++) {
        canvas c = open_canvas(100, 60, (pl_theme)theme, 1);
        pl_control is = { 1, "", NULL, PL_IS_FOCUS | PL_IS_SELECTED };
        pl_part_row(c.list, (pl_rect){ 10, 10, 80, 32 }, &is);
        paint(&c, NULL);
        check_int(at(&c, 50, 9), colour(&c, PL_COLOUR_BG));
        check_int(at(&c, 50, 10), colour(&c, PL_COLOUR_FOCUS));
        check_int(at(&c, 50, 12), colour(&c, PL_COLOUR_FOCUS));
        check_int(at(&c, 50, 13),
                  colour(&c, theme == PL_THEME_LIGHT ? PL_COLOUR_FOCUS_GAP : PL_COLOUR_SEL));
        check_int(at(&c, 50, 15), colour(&c, PL_COLOUR_SEL));
        close_canvas(&c);
    }
}

/* A kind of tag is told by its form: what its middle, its rim and its corners are. */
TEST(marks_differ_in_form)
{
    static const struct {
        pl_icon icon;
        pl_colour middle, rim, between; /* at the centre; at 2 from the left; halfway between */
    } cases[] = {
        { PL_ICON_STRENGTH, PL_COLOUR_INK, PL_COLOUR_D4, PL_COLOUR_D4 },
        { PL_ICON_DEVELOP, PL_COLOUR_D4, PL_COLOUR_D4, PL_COLOUR_PANEL },
        { PL_ICON_NEUTRAL, PL_COLOUR_D4, PL_COLOUR_D4, PL_COLOUR_PANEL },
        { PL_ICON_DEPARTURE, PL_COLOUR_D4, PL_COLOUR_D4, PL_COLOUR_PANEL },
        { PL_ICON_CRITICAL, PL_COLOUR_INK, PL_COLOUR_D4, PL_COLOUR_D4 },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        canvas c = open_canvas(40, 40, PL_THEME_DARK, 4);
        pl_list_fill(c.list, (pl_rect){ 0, 0, 40, 40 }, PL_COLOUR_BG);
        pl_list_icon(c.list, cases[i].icon, (pl_point){ 8, 8 }, 16, PL_COLOUR_D4, PL_COLOUR_PANEL);
        paint(&c, NULL);
        check_int(at(&c, 64, 64), colour(&c, cases[i].middle));
        check_int(at(&c, 32 + 9, 64), colour(&c, cases[i].rim));
        check_int(at(&c, 32 + 17, 64), colour(&c, cases[i].between));
        check_int(at(&c, 33, 33), colour(&c, PL_COLOUR_BG));
        close_canvas(&c);
    }
}

TEST(every_icon_paints_something_inside_its_box)
{
    for (int icon = 1; icon < PL_ICONS; icon++)
        for (int size = 12; size <= 24; size += 4) {
            canvas c = open_canvas(32, 32, PL_THEME_DARK, 1);
            pl_list_icon(c.list, (pl_icon)icon, (pl_point){ 4, 4 }, size, PL_COLOUR_TEXT,
                         PL_COLOUR_BG);
            paint(&c, NULL);
            int outside = 0, inside = 0;
            for (int y = 0; y < 32; y++)
                for (int x = 0; x < 32; x++)
                    if (at(&c, x, y) != colour(&c, PL_COLOUR_BG))
                        *(x < 3 || y < 3 || x > 4 + size || y > 4 + size ? &outside : &inside) += 1;
            if (outside || inside < size)
                print_error("%s at %d\n", pl_icon_name((pl_icon)icon), size);
            check(outside == 0 && inside >= size);
            close_canvas(&c);
        }
}

static pl_image *striped(int width, int height)
{
    pl_image *image = pl_image_new(width, height);
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
            pl_image_row(image, y)[x] = x < width / 2 ? 0xffff0000u : 0xff0000ffu;
    return image;
}

/* Pixels that can be told from the stage. */
static int bright_of(const canvas *c, pl_rect in)
{
    int count = 0;
    for (int y = (int)in.y; y < in.y + in.h; y++)
        for (int x = (int)in.x; x < in.x + in.w; x++)
            count += pl_contrast(at(c, x, y), colour(c, PL_COLOUR_STAGE)) >= 4.5;
    return count;
}

/* The stage is dark in both themes: what is said there instead of a picture is bright in both. */
TEST(words_on_the_stage_can_be_read_in_both_themes)
{
    for (int theme = 0; theme < PL_THEMES; theme++) {
        canvas c = open_canvas(480, 200, (pl_theme)theme, 1);
        pl_button button = { .is = { .name = "Look again" }, .kind = PL_BUTTON_RAISED };
        pl_empty empty = { .icon = PL_ICON_DRIVE,
                           .stage = true,
                           .head = "The drive is not connected",
                           .words = "Tags, scores and notes are here.",
                           .buttons = &button,
                           .button_count = 1 };
        pl_rect all = { 0, 0, 480, 200 }, head = { 60, 76, 360, 20 }, foot = { 60, 104, 360, 20 };
        pl_list_fill(c.list, all, PL_COLOUR_STAGE);
        pl_part_empty(c.list, all, &empty);
        paint(&c, NULL);
        check(bright_of(&c, head) > 100);
        check(bright_of(&c, foot) > 100);
        check(count_of(&c, PL_COLOUR_RAISED, all) > 500);
        close_canvas(&c);
    }
}

TEST(pictures_are_fitted)
{
    pl_image *wide = striped(80, 20);
    canvas c = open_canvas(40, 40, PL_THEME_DARK, 1);
    pl_list_image(c.list, (pl_rect){ 0, 0, 40, 40 }, wide, 1, PL_FIT_INSIDE, 0);
    paint(&c, NULL);
    check_int(at(&c, 10, 5), colour(&c, PL_COLOUR_BG)); /* 40 × 10 in the middle */
    check_int(at(&c, 10, 20), 0xffff0000u);
    check_int(at(&c, 30, 20), 0xff0000ffu);
    pl_list_clear(c.list);
    pl_list_image(c.list, (pl_rect){ 0, 0, 40, 40 }, wide, 1, PL_FIT_COVER, 8);
    paint(&c, NULL);
    check_int(at(&c, 10, 5), 0xffff0000u);
    check_int(at(&c, 0, 0), colour(&c, PL_COLOUR_BG)); /* a round corner */
    pl_list_clear(c.list);
    pl_list_image(c.list, (pl_rect){ 0, 0, 40, 40 }, NULL, 0, PL_FIT_COVER, 0);
    paint(&c, NULL);
    check_int(at(&c, 20, 20), colour(&c, PL_COLOUR_STAGE));
    pl_image_free(wide);
    close_canvas(&c);
}

TEST(a_span_of_a_run_has_its_own_colour_and_line)
{
    canvas c = open_canvas(200, 30, PL_THEME_DARK, 2);
    pl_span spans[] = { { .from = 0, .to = 4, .colour = PL_COLOUR_ACCENT, .underline = true } };
    pl_run run = { .text = "HHHHHHHH", .spans = spans, .span_count = 1, .colour = PL_COLOUR_CRIT };
    pl_list_run(c.list, (pl_rect){ 0, 0, 200, 30 }, &run);
    paint(&c, NULL);
    double half = pl_run_caret(c.fonts, &run, 200, 4).x * 2;
    pl_rect left = { 0, 0, half, 60 }, right = { half + 2, 0, 398 - half, 60 };
    check(count_of(&c, PL_COLOUR_ACCENT, left) > 100 && count_of(&c, PL_COLOUR_CRIT, left) == 0);
    check(count_of(&c, PL_COLOUR_CRIT, right) > 50 && count_of(&c, PL_COLOUR_ACCENT, right) == 0);
    close_canvas(&c);
}

TEST(odd_words_are_painted_without_harm)
{
    static const char *const odd[] = {
        "שלום עולם and back",
        "مرحبا بالعالم",
        "\U0001F468\u200D\U0001F469 \U0001F1EC\U0001F1E7",
        "e\u0301 中文",
        "wrong \xFF\xC0",
        "\u202Eturned",
        "\n\n",
        "\t",
        "\x01",
    };
    for (size_t i = 0; i < PL_COUNT(odd); i++)
        for (int lines = -1; lines < 3; lines++) {
            canvas c = open_canvas(120, 80, PL_THEME_LIGHT, 1.5);
            pl_span span = {
                .from = 1, .to = 5, .colour = PL_COLOUR_ACCENT, .weight = PL_WEIGHT_BOLD
            };
            pl_list_run(
                c.list, (pl_rect){ 4, 4, 60, 70 },
                &(pl_run){ .text = odd[i], .lines = lines, .spans = &span, .span_count = 1 });
            paint(&c, NULL);
            close_canvas(&c);
        }
}

TEST(a_repaint_of_a_part_is_the_same_as_of_all)
{
    static const double scales[] = { 1, 1.25, 1.5, 1.75, 2, 1, 1.5 };
    pl_image *picture = striped(320, 180);
    uint32_t random = 7;
    for (size_t i = 0; i < PL_COUNT(scales); i++) {
        canvas c = open_canvas(PAGE_WIDE, PAGE_HIGH, (pl_theme)(i % 2), scales[i]);
        c.look.clear = i >= 5;
        (c.look.clear ? page_parts : page_components)(c.list, picture);
        paint(&c, NULL);
        size_t size = (size_t)c.image->stride * (size_t)c.image->height;
        uint32_t *whole = pl_alloc(size);
        memcpy(whole, c.image->pixels, size);
        for (int k = 0; k < 60; k++) {
            pl_rect damage = { test_random(&random) % PAGE_WIDE + 0.3,
                               test_random(&random) % PAGE_HIGH, test_random(&random) % 300 + 1,
                               test_random(&random) % 90 + 0.7 };
            paint(&c, &damage);
        }
        size_t differ = 0;
        for (int y = 0; y < c.image->height; y++)
            for (int x = 0; x < c.image->width; x++)
                differ += pl_image_row(c.image, y)[x] !=
                          whole[(size_t)y * (size_t)c.image->stride / 4 + (size_t)x];
        if (differ)
            print_error("at %.2f: %zu pixels\n", scales[i], differ);
        check_int((long long)differ, 0);
        free(whole);
        close_canvas(&c);
    }
    pl_image_free(picture);
}

/* What lies above other things: laid upon the theme's ground it is what would have been painted there. */
TEST(a_clear_ground_shows_what_is_beneath)
{
    canvas c = open_canvas(PAGE_WIDE, PAGE_HIGH, PL_THEME_DARK, 1);
    page_parts(c.list, NULL);
    paint(&c, NULL);
    canvas clear = open_canvas(PAGE_WIDE, PAGE_HIGH, PL_THEME_DARK, 1);
    clear.look.clear = true;
    page_parts(clear.list, NULL);
    paint(&clear, NULL);
    int nothing = 0, all = 0, between = 0;
    uint32_t ground = colour(&c, PL_COLOUR_BG);
    for (int y = 0; y < c.image->height; y++)
        for (int x = 0; x < c.image->width; x++) {
            uint32_t pixel = at(&clear, x, y), alpha = pixel >> 24;
            *(alpha == 0 ? &nothing : alpha == 255 ? &all : &between) += 1;
            for (int shift = 0; shift < 24; shift += 8) {
                int over = (int)(pixel >> shift & 255);
                int seen = over + (int)((ground >> shift & 255) * (255 - alpha) + 127) / 255;
                check(over <= (int)alpha);
                check(abs(seen - (int)(at(&c, x, y) >> shift & 255)) <= 3);
            }
        }
    check(nothing > 1000 && all > 1000 && between > 1000);
    pl_list_clear(clear.list);
    paint(&clear, &(pl_rect){ 10, 10, 20, 20 });
    check_int(at(&clear, 15, 15), 0);
    close_canvas(&clear);
    close_canvas(&c);
}

enum { MARKS = 60 };

/* A mark that depends on its number alone; some stand in a clip. */
static void mark(pl_list *list, unsigned number)
{
    static const char *const words[] = { "Keep note", "0:58:24", "5.3",
                                         "Groupwork and co-working" };
    unsigned seed = number * 2654435761u;
    pl_rect r = { seed % 340, seed / 7 % 240, 20 + seed / 11 % 120, 16 + seed / 13 % 40 };
    pl_colour ink = (pl_colour)(PL_COLOUR_TEXT + seed / 17 % 4);
    bool clipped = seed / 19 % 5 == 0;
    if (clipped)
        pl_list_clip(list, (pl_rect){ r.x + 5, r.y + 3, r.w, r.h / 2 });
    switch (seed / 23 % 4) {
    case 0:
        pl_list_fill(list, r, ink);
        break;
    case 1:
        pl_list_icon(list, PL_ICON_PLUS, (pl_point){ r.x, r.y }, 16, ink, PL_COLOUR_NONE);
        break;
    default:
        pl_part_text(list, r, &(pl_run){ .text = words[seed / 29 % 4], .colour = ink });
    }
    if (clipped)
        pl_list_unclip(list);
}

static void change_marks(unsigned *numbers, int *count, uint32_t *random)
{
    int at = (int)(test_random(random) % (unsigned)*count);
    unsigned what = test_random(random) % 4, number = test_random(random) % 1000;
    size_t behind = (size_t)(*count - at - 1) * sizeof *numbers;
    if (what == 0 && *count < MARKS + 30) {
        memmove(numbers + at + 1, numbers + at, behind + sizeof *numbers);
        numbers[at] = number;
        ++*count;
    } else if (what == 1 && *count > 1) {
        memmove(numbers + at, numbers + at + 1, behind);
        --*count;
    } else if (what == 2 && at + 1 < *count) {
        unsigned swap = numbers[at];
        numbers[at] = numbers[at + 1];
        numbers[at + 1] = swap;
    } else {
        numbers[at] = number;
    }
}

TEST(what_is_painted_of_the_damage_is_the_whole)
{
    uint32_t random = 11;
    canvas c = open_canvas(420, 300, PL_THEME_DARK, 1.25);
    canvas whole = open_canvas(420, 300, PL_THEME_DARK, 1.25);
    pl_list *before = pl_list_new(c.fonts);
    unsigned numbers[MARKS + 32];
    int count = MARKS, several = 0;
    for (int i = 0; i < count; i++)
        numbers[i] = test_random(&random) % 1000;
    for (int round = 0; round < 200; round++) {
        pl_rect rects[PL_DAMAGES];
        for (unsigned n = test_random(&random) % 6; round && n > 0; n--)
            change_marks(numbers, &count, &random);
        pl_list *swap = before;
        before = c.list;
        c.list = swap;
        pl_list_clear(c.list);
        pl_list_clear(whole.list);
        for (int i = 0; i < count; i++) {
            mark(c.list, numbers[i]);
            mark(whole.list, numbers[i]);
        }
        int rect_count = pl_list_damage(rects, before, c.list);
        check(rect_count <= PL_DAMAGES);
        several += rect_count > 1;
        if (round == 0)
            paint(&c, NULL);
        for (int n = 0; round && n < rect_count; n++)
            paint(&c, &rects[n]);
        paint(&whole, NULL);
        for (int y = 0; y < whole.image->height; y++)
            check(memcmp(pl_image_row(c.image, y), pl_image_row(whole.image, y),
                         (size_t)whole.image->width * sizeof(uint32_t)) == 0);
    }
    check(several > 40);
    pl_list_free(before);
    close_canvas(&whole);
    close_canvas(&c);
}

TEST(only_the_damage_is_touched)
{
    canvas c = open_canvas(100, 100, PL_THEME_DARK, 1);
    pl_list_fill(c.list, (pl_rect){ 0, 0, 100, 100 }, PL_COLOUR_ACCENT);
    paint(&c, &(pl_rect){ 20, 30, 10, 5 });
    check_int(count_of(&c, PL_COLOUR_ACCENT, (pl_rect){ 0, 0, 100, 100 }), 50);
    paint(&c, &(pl_rect){ 200, 30, 10, 5 }); /* outside the picture */
    paint(&c, &(pl_rect){ 0, 0, 0, 0 });
    check_int(count_of(&c, PL_COLOUR_ACCENT, (pl_rect){ 0, 0, 100, 100 }), 50);
    close_canvas(&c);
}

TEST(a_panel_begins_at_its_own_corner)
{
    canvas c = open_canvas(50, 50, PL_THEME_DARK, 2);
    c.look.x = 1000;
    c.look.y = 40;
    pl_list_fill(c.list, (pl_rect){ 1010, 50, 10, 10 }, PL_COLOUR_ACCENT);
    paint(&c, NULL);
    check_int(at(&c, 20, 20), colour(&c, PL_COLOUR_ACCENT));
    check_int(at(&c, 19, 20), colour(&c, PL_COLOUR_BG));
    check_int(count_of(&c, PL_COLOUR_ACCENT, (pl_rect){ 0, 0, 100, 100 }), 400);
    close_canvas(&c);
}

static void *paint_page(void *arg)
{
    canvas *c = arg;
    *c = open_canvas(600, 400, PL_THEME_DARK, 1);
    page_components(c->list, NULL);
    paint(c, NULL);
    return NULL;
}

TEST(threads_paint_the_same_with_fonts_of_their_own)
{
    canvas canvases[3];
    pl_thread threads[3] = { 0 };
    for (int i = 0; i < 3; i++)
        pl_thread_start(&threads[i], paint_page, &canvases[i]);
    for (int i = 0; i < 3; i++)
        pl_thread_join(&threads[i]);
    size_t size = (size_t)canvases[0].image->stride * (size_t)canvases[0].image->height;
    for (int i = 1; i < 3; i++) {
        check(pl_list_same(canvases[0].list, canvases[i].list));
        check_int(memcmp(canvases[0].image->pixels, canvases[i].image->pixels, size), 0);
    }
    for (int i = 0; i < 3; i++)
        close_canvas(&canvases[i]);
}

/* Of what is drawn on this ground between two columns, twice the middle of its height. */
static int middle_twice(const canvas *c, pl_colour ground, int from, int to)
{
    int first = -1, last = -1;
    for (int y = 4; y < c->image->height - 4; y++)
        for (int x = from; x < to; x++)
            if (at(c, x, y) != colour(c, ground)) {
                first = first < 0 ? y : first;
                last = y;
            }
    check(first >= 0);
    return first + last + 1;
}

TEST(a_message_of_one_line_stands_in_the_middle)
{
    canvas c = open_canvas(200, 44, PL_THEME_DARK, 1);
    pl_banner banner = {
        .colour = PL_COLOUR_CRIT, .icon = PL_ICON_WARNING, .words = "HHH", .middle = true
    };
    pl_part_banner(c.list, (pl_rect){ 0, 0, 200, 44 }, &banner);
    paint(&c, NULL);
    int icon = middle_twice(&c, PL_COLOUR_CRIT_BG, 11, 28);
    int words = middle_twice(&c, PL_COLOUR_CRIT_BG, 34, 70);
    print_message("icon %d, words %d of 44\n", icon, words);
    check(abs(icon - 44) <= 2 && abs(words - 44) <= 2);
    close_canvas(&c);
}
