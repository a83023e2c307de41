#include "ui.h"
#include "watch.h"

#include <stdio.h>

void ui_start(ui_state *ui, pl_app *app, pl_fonts *fonts)
{
    memset(ui, 0, sizeof *ui);
    ui->app = app;
    ui->fonts = fonts;
    ui->scale = 1;
    ui->x = ui->y = -1;
    ui->version = -1;
    for (int i = 0; i <= UI_REGIONS; i++) {
        ui_panel *panel = i < UI_REGIONS ? &ui->panels[i] : &ui->over;
        panel->now = pl_list_new(ui->fonts);
        panel->before = pl_list_new(ui->fonts);
    }
}

void ui_stop(ui_state *ui)
{
    for (int i = 0; i <= UI_REGIONS; i++) {
        ui_panel *panel = i < UI_REGIONS ? &ui->panels[i] : &ui->over;
        pl_list_free(panel->now);
        pl_list_free(panel->before);
        free(panel->acts);
    }
    ui_report_stop(ui);
    pl_image_free(ui->over_image);
    ui_fade_stop(&ui->fade);
    pl_fonts_free(ui->fonts);
}

void ui_resize(ui_state *ui, int device_width, int device_height, double window_scale)
{
    ui->window_scale = window_scale;
    ui->device_width = device_width;
    ui->device_height = device_height;
    ui->scale = window_scale * ui->app->view.text_scale / 100.0;
    ui->width = (double)(int)(device_width / ui->scale);
    ui->height = (double)(int)(device_height / ui->scale);
    ui->text_scale = ui->app->view.text_scale;
    ui->resized = true;
}

void ui_forget(ui_state *ui)
{
    for (int i = 0; i < UI_REGIONS; i++)
        ui->panels[i].drawn = false;
}

static size_t left(const char *text, size_t at)
{
    return pl_text_step(text, at, PL_STEP_LEFT);
}

static size_t right(const char *text, size_t at)
{
    return pl_text_step(text, at, PL_STEP_RIGHT);
}

static size_t word_left(const char *text, size_t at)
{
    return pl_text_step(text, at, PL_STEP_WORD_LEFT);
}

static size_t word_right(const char *text, size_t at)
{
    return pl_text_step(text, at, PL_STEP_WORD_RIGHT);
}

static size_t seen_left(const char *text, size_t at)
{
    return pl_text_step(text, at, PL_STEP_SEEN_LEFT);
}

static size_t seen_right(const char *text, size_t at)
{
    return pl_text_step(text, at, PL_STEP_SEEN_RIGHT);
}

const pl_edit_steps ui_edit_steps = { .left = left,
                                      .right = right,
                                      .word_left = word_left,
                                      .word_right = word_right,
                                      .seen_left = seen_left,
                                      .seen_right = seen_right };

int ui_size_class(const ui_state *ui)
{
    if (ui->width < 640)
        return 3;
    if (ui->width >= 1400 && ui->height >= 840)
        return 0;
    return ui->width >= 1100 && ui->height >= 640 ? 1 : 2;
}

/* ----- which regions there are */

static int regions_of(ui_state *ui, ui_region *out)
{
    static int (*const screens[PL_SCREENS])(struct ui_state *, ui_region *) = {
        [PL_SCREEN_FIRST] = ui_first_regions,     [PL_SCREEN_LIBRARY] = ui_library_regions,
        [PL_SCREEN_RUBRICS] = ui_rubrics_regions, [PL_SCREEN_SETTINGS] = ui_settings_regions,
        [PL_SCREEN_WATCH] = ui_watch_regions,     [PL_SCREEN_SCORE] = ui_score_regions,
        [PL_SCREEN_REPORT] = ui_report_regions,   [PL_SCREEN_PEOPLE] = ui_people_regions,
        [PL_SCREEN_SESSION] = ui_session_regions,
    };
    ui->video = (pl_rect){ 0 };
    return screens[ui->app->view.screen](ui, out);
}

static bool same_rect(pl_rect a, pl_rect b)
{
    return a.x == b.x && a.y == b.y && a.w == b.w && a.h == b.h;
}

/* A panel that is another one now, or stands elsewhere, is painted whole. */
static void take_regions(ui_state *ui)
{
    ui_region regions[UI_REGIONS];
    int count = regions_of(ui, regions);
    pl_assert(count <= UI_REGIONS);
    for (int i = 0; i < count; i++) {
        ui_panel *panel = &ui->panels[i];
        if (i >= ui->count || ui->resized || ui->screen != ui->app->view.screen ||
            ui->tone != ui->app->view.tone || strcmp(panel->region.name, regions[i].name) != 0 ||
            !same_rect(panel->region.rect, regions[i].rect))
            panel->drawn = false;
        panel->region = regions[i];
    }
    ui->count = count;
    ui->screen = ui->app->view.screen;
    ui->tone = ui->app->view.tone;
    ui->resized = false;
}

/* ----- drawing */

static void begin(ui_state *ui, ui_view *v, ui_panel *panel)
{
    pl_list_clear(panel->now);
    panel->act_count = panel->field_count = panel->scroll_count = 0;
    *v = (ui_view){
        .list = panel->now, .fonts = ui->fonts, .app = ui->app, .ui = ui, .panel = panel
    };
}

static void draw_panel(ui_state *ui, ui_panel *panel)
{
    ui_view v;
    pl_list *swap = panel->before;
    if (!panel->fresh) { /* what was drawn and not painted yet is not "before" */
        panel->before = panel->now;
        panel->now = swap;
    }
    begin(ui, &v, panel);
    v.region = pl_id_of(0, panel->region.name, 0);
    pl_element region = { .id = v.region,
                          .role = PL_ROLE_REGION,
                          .rect = panel->region.rect,
                          .name = panel->region.name };
    pl_list_begin(v.list, &region);
    pl_list_clip(v.list, panel->region.rect);
    panel->region.draw(&v, panel->region.rect);
    pl_list_unclip(v.list);
    pl_list_end(v.list);
    panel->fresh = true;
}

static void draw_over(ui_state *ui)
{
    ui_view v;
    ui_panel *panel = &ui->over;
    pl_list *swap = panel->before;
    if (!panel->fresh) {
        panel->before = panel->now;
        panel->now = swap;
    }
    ui->over_rect = (pl_rect){ 0 };
    begin(ui, &v, panel);
    v.region = pl_id_of(0, "over", 0);
    ui_draw_over(&v);
    panel->fresh = true;
}

/* Also what an earlier call drew counts until it is painted: keys draw between two pictures. */
static bool is_unpainted(const ui_state *ui)
{
    bool fresh = ui->over.fresh || ui->fade.from;
    for (int i = 0; i < ui->count; i++)
        fresh = fresh || ui->panels[i].fresh;
    return fresh;
}

bool ui_draw(ui_state *ui, bool frame)
{
    if (ui->text_scale != ui->app->view.text_scale)
        ui_resize(ui, ui->device_width, ui->device_height, ui->window_scale);
    bool all = ui->resized || ui->version != ui->app->version || ui->drawn_hover != ui->hover ||
               ui->drawn_pressed != ui->pressed || ui->drawn_tooltip != ui->tooltip;
    pl_time at;
    bool point =
        ui->drawn_points != ui->points || (ui->drawn_x != ui->x && ui_points_at_time(&at, ui));
    if (all)
        take_regions(ui);
    if (!all && !frame && !point)
        return is_unpainted(ui);
    bool line = ui_lines_changed(ui);
    for (int i = 0; i < ui->count; i++)
        if (all || (line && ui->panels[i].region.live == UI_EACH_LINE) ||
            ((frame || point) && ui->panels[i].region.live == UI_EACH_FRAME))
            draw_panel(ui, &ui->panels[i]);
    if (all || point || line)
        draw_over(ui);
    if (all && ui_focus_wanted(ui))
        for (int i = 0; i < ui->count; i++)
            draw_panel(ui, &ui->panels[i]);
    if (all && ui_focus_dialog(ui))
        draw_over(ui);
    ui->version = ui->app->version; /* drawing may bring a scroll into range, not more */
    ui->drawn_hover = ui->hover;
    ui->drawn_pressed = ui->pressed;
    ui->drawn_tooltip = ui->tooltip;
    ui->drawn_x = ui->x;
    ui->drawn_points = ui->points;
    return true;
}

/* ----- painting */

static pl_theme theme_of(const ui_state *ui)
{
    return (pl_theme)ui->app->view.tone; /* in the same order */
}

static pl_rect device_of(const ui_state *ui, pl_rect rect, int width, int height)
{
    double left = (double)(int)(rect.x * ui->scale), top = (double)(int)(rect.y * ui->scale);
    double right = (double)(int)((rect.x + rect.w) * ui->scale + 0.9999);
    double bottom = (double)(int)((rect.y + rect.h) * ui->scale + 0.9999);
    pl_rect whole = { 0, 0, width, height };
    return pl_rect_meet((pl_rect){ left, top, right - left, bottom - top }, whole);
}

static int damage_of(pl_rect out[PL_DAMAGES], const ui_panel *panel)
{
    if (panel->drawn)
        return pl_list_damage(out, panel->before, panel->now);
    out[0] = panel->region.rect;
    return 1;
}

bool ui_paint(ui_state *ui, pl_image *canvas, void (*damaged)(void *ctx, pl_rect device), void *ctx,
              pl_error *err)
{
    pl_look look = { .theme = theme_of(ui), .scale = ui->scale };
    for (int i = 0; i < ui->count; i++) {
        ui_panel *panel = &ui->panels[i];
        if (!panel->fresh && panel->drawn)
            continue;
        pl_rect rects[PL_DAMAGES];
        int count = damage_of(rects, panel);
        panel->fresh = false;
        panel->drawn = true;
        for (int n = 0; n < count; n++) {
            pl_rect damage = pl_rect_meet(panel->region.rect, rects[n]);
            if (pl_rect_empty(damage))
                continue;
            if (!pl_pixels_paint(canvas, panel->now, ui->fonts, &look, &damage, err))
                return false;
            damaged(ctx, device_of(ui, damage, canvas->width, canvas->height));
        }
    }
    return true;
}

/* An image at least so large; false without memory. Another one is painted anew. */
static bool give_over(ui_state *ui, int width, int height, bool *changed)
{
    const pl_image *old = ui->over_image;
    if (old && old->width >= width && old->height >= height)
        return true;
    width = old && old->width > width ? old->width : width;
    height = old && old->height > height ? old->height : height;
    pl_image_free(ui->over_image);
    ui->over_image = pl_image_new(width, height);
    *changed = true;
    return ui->over_image != NULL;
}

static const pl_image *paint_over(ui_state *ui, pl_rect *rect, bool *changed, pl_error *err)
{
    ui_panel *panel = &ui->over;
    bool other_look = ui->over_tone != ui->app->view.tone || ui->over_scale != ui->scale;
    *changed = other_look || (panel->fresh && !pl_list_same(panel->before, panel->now));
    ui->over_tone = ui->app->view.tone;
    ui->over_scale = ui->scale;
    *rect = device_of(ui, ui->over_rect, ui->device_width, ui->device_height);
    panel->fresh = false;
    if (pl_rect_empty(*rect))
        return NULL;
    if (!give_over(ui, (int)rect->w, (int)rect->h, changed)) {
        pl_fail(err, PL_INTERNAL, "There is not enough memory to draw the dialog.");
        return NULL;
    }
    pl_look look = { .theme = theme_of(ui),
                     .scale = ui->scale,
                     .x = rect->x / ui->scale,
                     .y = rect->y / ui->scale,
                     .clear = true };
    pl_rect part = { look.x, look.y, rect->w / ui->scale, rect->h / ui->scale };
    if (*changed && !pl_pixels_paint(ui->over_image, panel->now, ui->fonts, &look, &part, err))
        return NULL;
    return ui->over_image;
}

const pl_image *ui_paint_over(ui_state *ui, pl_rect *rect, bool *changed, pl_error *err)
{
    int64_t now = pl_app_now(ui->app);
    bool same_look = ui->over_tone == ui->app->view.tone && ui->over_scale == ui->scale;
    ui_fade_turn(&ui->fade, ui->over_layers, ui->over_image, ui->moves && same_look, now);
    const pl_image *image = paint_over(ui, rect, changed, err);
    pl_rect window = { 0, 0, ui->device_width, ui->device_height };
    return ui_fade_mix(&ui->fade, image, rect, window, changed, now);
}

void ui_text(pl_text *out, ui_state *ui)
{
    for (int i = 0; i < ui->count; i++)
        pl_list_text(out, ui->panels[i].now);
    pl_list_text(out, ui->over.now);
}

pl_rect ui_element_rect(const ui_state *ui, uint64_t id)
{
    for (int i = 0; i < ui->count; i++) {
        int at = pl_list_find(ui->panels[i].now, id);
        if (at >= 0)
            return pl_list_element(ui->panels[i].now, at).rect;
    }
    int at = pl_list_find(ui->over.now, id);
    return at >= 0 ? pl_list_element(ui->over.now, at).rect : (pl_rect){ 0 };
}
