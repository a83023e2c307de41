/* Where a press would go to: the small picture nearest to that time, and the time under it. It stands at
 * the foot of the stage, over no control, above the pointer as far as the stage goes, as long as the pointer
 * is on the timeline and no key is pressed; a line on the timeline marks the moment itself. */
#include "over.h"

#include "plumbline/command/thumbs.h"

enum {
    WIDEST = 160,
    HIGHEST = 120,
    LEAST = 40, /* of the picture's height: where there is less room the time stands alone */
    PAD = 4,
    TIME_HIGH = 20,
    TIME_WIDE = 64,
    AWAY = 6 /* from the foot and the edges of the stage */
};

/* What the pointer points at a time on; NULL: it does not. */
static const ui_act *act_of(const ui_panel **panel, const ui_state *ui)
{
    for (int i = 0; ui->points && ui->hover && i < ui->count; i++)
        for (int k = 0; k < ui->panels[i].act_count; k++) {
            const ui_act *act = &ui->panels[i].acts[k];
            if (act->id != ui->hover || act->press != UI_POINT || !act->command)
                continue;
            *panel = &ui->panels[i];
            bool time = strcmp(act->command->name, "go-part") == 0 ||
                        strcmp(act->command->name, "go-window") == 0;
            return time ? act : NULL;
        }
    return NULL;
}

static pl_time time_of(const ui_state *ui, const ui_panel *panel, const ui_act *act)
{
    int at = pl_list_find(panel->now, act->id);
    pl_rect rect = pl_list_element(panel->now, at).rect;
    double part = (ui->x - rect.x) / rect.w;
    part = part < 0 ? 0 : part > 1 ? 1 : part;
    return pl_app_time_across(ui->app, strcmp(act->command->name, "go-part") == 0,
                              (int64_t)(part * 1e6 + 0.5));
}

/* The picture's size, in what the stage has; empty: it is left out. */
static pl_rect size_of(const pl_image *image, double room)
{
    double high = room < HIGHEST ? room : HIGHEST, wide = WIDEST;
    if (!image || high < LEAST)
        return (pl_rect){ 0 };
    if (wide * image->height > high * image->width)
        wide = high * image->width / image->height;
    else
        high = wide * image->height / image->width;
    return (pl_rect){ 0, 0, (double)(int)(wide + 0.5), (double)(int)(high + 0.5) };
}

bool ui_points_at_time(pl_time *at, const ui_state *ui)
{
    const ui_panel *panel;
    const ui_act *act = act_of(&panel, ui);
    if (act)
        *at = time_of(ui, panel, act);
    return act != NULL;
}

/* Where there is no control but the picture itself. In a window so small that it has no place for that, just
 * so much above the timeline as the time takes. */
static pl_rect stage_of(const ui_state *ui)
{
    enum { TIME = TIME_HIGH + 2 * PAD };
    pl_rect stage = { 0 }, above = { 0 };
    for (int i = 0; i < ui->count; i++) {
        pl_rect rect = ui->panels[i].region.rect;
        if (strcmp(ui->panels[i].region.name, "stage") == 0)
            stage = pl_rect_inset(rect, AWAY, AWAY);
        else if (strcmp(ui->panels[i].region.name, "timeline") == 0)
            above = (pl_rect){ UI_MARGIN, rect.y - AWAY - TIME, ui->width - 2 * UI_MARGIN, TIME };
    }
    return stage.h < TIME || stage.w < TIME_WIDE + 2 * PAD ? above : stage;
}

static pl_rect place_of(const ui_state *ui, pl_rect stage, pl_rect picture)
{
    double wide = 2 * PAD + (picture.w > TIME_WIDE ? picture.w : TIME_WIDE);
    double high = TIME_HIGH + 2 * PAD + picture.h;
    double x = (double)(int)(ui->x - wide / 2), most = stage.x + stage.w - wide;
    x = x > most ? most : x;
    x = x < stage.x ? stage.x : x;
    return (pl_rect){ x, stage.y + stage.h - high, wide, high };
}

static void draw(ui_view *v, pl_rect rect, pl_rect picture, const pl_image *image, pl_time start,
                 const char *words)
{
    pl_element element = { .role = PL_ROLE_TOOLTIP, .rect = rect, .name = words };
    pl_box box = { .fill = PL_COLOUR_RAISED, .edge = PL_COLOUR_CTL, .width = 1, .radius = 6 };
    pl_run run = {
        .text = words,
        .type = { .style = PL_STYLE_SMALL, .weight = PL_WEIGHT_SEMIBOLD, .tabular = true },
        .colour = PL_COLOUR_TEXT,
        .align = PL_ALIGN_CENTRE
    };
    pl_list_begin(v->list, &element);
    pl_list_box(v->list, rect, &box);
    pl_rect rest = pl_rect_inset(rect, PAD, PAD);
    if (picture.h > 0)
        pl_list_image(v->list, pl_rect_middle(pl_cut_top(&rest, picture.h), picture.w, picture.h),
                      image, (uint64_t)start + 1, PL_FIT_FILL, 4);
    pl_list_run(v->list, rest, &run);
    pl_list_end(v->list);
    ui_cover(v, rect);
}

void ui_draw_preview(ui_view *v)
{
    char words[PL_TIME_ROOM];
    pl_time at, start = 0;
    if (!ui_points_at_time(&at, v->ui))
        return;
    const pl_image *image = pl_app_thumb_near(&start, v->app, at);
    pl_rect stage = stage_of(v->ui);
    pl_rect picture = size_of(image, stage.h - TIME_HIGH - 2 * PAD);
    draw(v, place_of(v->ui, stage, picture), picture, image, start, ui_time(words, at));
}
