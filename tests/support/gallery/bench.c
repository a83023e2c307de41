/* How long a panel takes: 40 rows of a rubric at 416 × 800, made, painted, and painted again. */
#include "bench.h"

#include "plumbline/base/error.h"
#include "plumbline/paint/ask.h"
#include "plumbline/paint/badges.h"
#include "plumbline/paint/panels.h"
#include "plumbline/paint/pixels.h"

#include <stdio.h>
#include <time.h>

enum { ROWS = 40, WIDE = 416, HIGH = 800, TIMES = 200 };

static double now_ms(void)
{
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    return (double)at.tv_sec * 1e3 + (double)at.tv_nsec / 1e6;
}

static void row(pl_list *list, int i, int selected)
{
    char name[64], keys[32];
    snprintf(name, sizeof name, "Item %d of the rubric, with words enough to be cut", i);
    snprintf(keys, sizeof keys, "%d %d", i / 9 + 1, i % 9 + 1);
    pl_rect rect = { 0, i * 20.0, WIDE, 20 };
    pl_control is = { (uint64_t)i + 1, name, NULL, i == selected ? PL_IS_SELECTED : 0 };
    pl_row_begin(list, rect, &is, NULL);
    pl_cut_left(&rect, 8);
    pl_part_keys(list, pl_cut_left(&rect, 44), keys, PL_KEYS_ROW);
    pl_part_cell(list, pl_cut_right(&rect, 50),
                 &(pl_run){ .text = "+2 –1", .align = PL_ALIGN_RIGHT });
    pl_list_icon(list, PL_ICON_STRENGTH, (pl_point){ rect.x + rect.w - 20, rect.y + 3 }, 14,
                 PL_COLOUR_STRENGTH, PL_COLOUR_PANEL);
    pl_cut_right(&rect, 24);
    pl_part_cell(list, rect, &(pl_run){ .text = name });
    pl_row_end(list);
}

static void make(pl_list *list, int selected)
{
    pl_list_clear(list);
    pl_list_fill(list, (pl_rect){ 0, 0, WIDE, HIGH }, PL_COLOUR_PANEL);
    for (int i = 0; i < ROWS; i++)
        row(list, i, selected);
}

static void paint(pl_image *image, const pl_list *list, pl_fonts *fonts, double scale,
                  const pl_rect *damage)
{
    pl_error err = { 0 };
    pl_look look = { .theme = PL_THEME_DARK, .scale = scale };
    if (!pl_pixels_paint(image, list, fonts, &look, damage, &err))
        fprintf(stderr, "%s\n", err.text);
}

static void at_scale(double scale)
{
    double began = now_ms();
    pl_fonts *fonts = pl_fonts_new();
    pl_list *list = pl_list_new(fonts), *other = pl_list_new(fonts);
    pl_image *image = pl_image_new((int)(WIDE * scale), (int)(HIGH * scale));
    if (!image)
        return;
    printf("scale %.2f: fonts %.2f", scale, now_ms() - began);
    began = now_ms();
    make(list, 3);
    printf(" · first list %.2f", now_ms() - began);
    began = now_ms();
    paint(image, list, fonts, scale, NULL);
    printf(" · first paint %.2f", now_ms() - began);
    began = now_ms();
    for (int i = 0; i < TIMES; i++)
        make(list, 3);
    printf(" · list again %.3f", (now_ms() - began) / TIMES);
    began = now_ms();
    for (int i = 0; i < TIMES; i++)
        paint(image, list, fonts, scale, NULL);
    printf(" · paint again %.3f", (now_ms() - began) / TIMES);
    make(other, 4);
    began = now_ms();
    pl_rect damage[PL_DAMAGES];
    int count = 0;
    for (int i = 0; i < TIMES; i++)
        count = pl_list_damage(damage, list, other);
    printf(" · compare %.3f", (now_ms() - began) / TIMES);
    began = now_ms();
    for (int i = 0; i < TIMES; i++)
        for (int n = 0; n < count; n++)
            paint(image, other, fonts, scale, &damage[n]);
    printf(" · two rows %.3f ms\n", (now_ms() - began) / TIMES);
    pl_image_free(image);
    pl_list_free(list);
    pl_list_free(other);
    pl_fonts_free(fonts);
}

void bench_panel(void)
{
    at_scale(1);
    at_scale(2);
}
