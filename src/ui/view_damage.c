/* Where the recording is damaged: over the frames of the whole session, and in the ruler with its words. */
#include "timeline.h"

#include "plumbline/media/damage.h"

#include <math.h>
#include <stdio.h>

enum { LEAST = 4, SIGN = 12, PILL = 16, PAD = 5 };

static const pl_damaged *damage_of(const ui_line *l, int *count)
{
    const pl_media *media = pl_player_media(l->desk->player);
    *count = 0;
    return media ? pl_media_damage(count, media) : NULL;
}

static const char *words_of(pl_damage_kind kind)
{
    return kind == PL_DAMAGE_TORN   ? "may look damaged"
           : kind == PL_DAMAGE_HOLE ? "pictures missing"
                                    : "cut short here";
}

static void begin(const ui_line *l, const pl_damaged *one, pl_rect rect, int n)
{
    char name[120], from[PL_TIME_ROOM], to[PL_TIME_ROOM];
    ui_time(from, one->from_us);
    if (one->kind == PL_DAMAGE_END)
        snprintf(name, sizeof name, "Recording damaged at %s: %s", from, words_of(one->kind));
    else
        snprintf(name, sizeof name, "Recording damaged, %s to %s: %s", from,
                 ui_time(to, one->to_us), words_of(one->kind));
    pl_element element = {
        .id = ui_id(l->v, "damage", n), .role = PL_ROLE_IMAGE, .rect = rect, .name = name
    };
    pl_list_begin(l->v->list, &element);
}

/* The stretch between two places, wide enough to be seen, inside the row. */
static pl_rect stretch(double from, double to, pl_rect row)
{
    double wide = fmax(ceil(to) - floor(from), LEAST);
    double x = fmin(floor(from), row.x + row.w - wide);
    return (pl_rect){ x, row.y, wide, row.h };
}

static void stripes(pl_list *list, pl_rect rect)
{
    pl_hatch hatch = { .colour = PL_COLOUR_DEV, .pitch = 6, .width = 2 };
    pl_list_hatch(list, rect, &hatch);
}

void ui_line_damage(const ui_line *l, pl_rect row)
{
    pl_list *list = l->v->list;
    int count = 0;
    const pl_damaged *all = damage_of(l, &count);
    for (int i = 0; i < count && l->whole > 0; i++) {
        double from = l->left + (double)all[i].from_us / (double)l->whole * l->width;
        double to = l->left + (double)all[i].to_us / (double)l->whole * l->width;
        pl_rect rect = stretch(from, to, row);
        begin(l, &all[i], rect, i);
        stripes(list, rect);
        double x = floor(fmin(rect.x + rect.w / 2 - PILL / 2.0, row.x + row.w - PILL));
        pl_rect ground = { fmax(x, row.x), row.y + 2, PILL, PILL };
        pl_list_box(list, ground, &(pl_box){ .fill = PL_COLOUR_DEV_BG, .radius = 4 });
        pl_list_icon(list, PL_ICON_WARNING, (pl_point){ ground.x + 2, ground.y + 2 }, SIGN,
                     PL_COLOUR_DEV, PL_COLOUR_DEV_BG);
        pl_list_end(list);
    }
}

/* The sign with its words, over the ruler's times; not over the words before it. */
static double pill(const ui_line *l, const pl_damaged *one, pl_rect rect, pl_rect row, double free)
{
    pl_list *list = l->v->list;
    const char *words = words_of(one->kind);
    double wide = ui_words_width(l->v, words, PL_STYLE_TINY, PL_WEIGHT_OWN) + SIGN + 4 + 2 * PAD;
    double x = fmax(fmin(rect.x, row.x + row.w - wide), row.x);
    if (x < free)
        return free;
    pl_rect box = { x, row.y, wide, PILL };
    pl_box look = { .fill = PL_COLOUR_DEV_BG, .edge = PL_COLOUR_DEV, .width = 1, .radius = 4 };
    pl_list_box(list, box, &look);
    pl_list_icon(list, PL_ICON_WARNING, (pl_point){ x + PAD, row.y + 2 }, SIGN, PL_COLOUR_DEV,
                 PL_COLOUR_DEV_BG);
    pl_run run = { .text = words, .type = { .style = PL_STYLE_TINY }, .colour = PL_COLOUR_TEXT };
    pl_list_run(list, (pl_rect){ x + PAD + SIGN + 4, row.y, wide, PILL }, &run);
    return x + wide + 4;
}

void ui_line_damage_near(const ui_line *l, pl_rect row)
{
    int count = 0;
    double free = row.x;
    const pl_damaged *all = damage_of(l, &count);
    for (int i = 0; i < count; i++) {
        if (all[i].to_us < l->from || all[i].from_us > l->to)
            continue;
        double from = ui_line_x(l, all[i].from_us), to = ui_line_x(l, all[i].to_us);
        pl_rect foot = { row.x, row.y + row.h - LEAST, row.w, LEAST };
        pl_rect rect = stretch(fmax(from, row.x), fmin(to, row.x + row.w), foot);
        begin(l, &all[i], rect, 1000 + i);
        stripes(l->v->list, rect);
        free = pill(l, &all[i], rect, row, free);
        pl_list_end(l->v->list);
    }
}
