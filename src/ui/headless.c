#include "headless.h"

#include "plumbline/command/pictures.h"
#include "plumbline/command/rubric_desk.h"

#include <stdio.h>
#include <time.h>

enum { FRAME_US = 40000, PATIENCE_MS = 20000 };

static int64_t made_now(void *ctx)
{
    ui_headless *s = ctx;
    return s->now;
}

static int64_t made_slept(void *ctx)
{
    ui_headless *s = ctx;
    return s->slept;
}

static void no_wake(void *ctx)
{
    (void)ctx;
}

static void focus_next(void *ctx, int way, bool region)
{
    ui_headless *s = ctx;
    ui_focus_next(&s->ui, way, region);
}

static bool keys_pdf(void *ctx, void **bytes, size_t *size, pl_error *err)
{
    ui_headless *s = ctx;
    return ui_keys_pdf(&s->ui, bytes, size, err);
}

static void take_player(void *ctx, pl_player *player)
{
    ui_headless *s = ctx;
    (void)player;
    pl_frame_unref(&s->shown);
}

/* ----- a round, as the window has it */

void ui_headless_round(ui_headless *s)
{
    pl_app_tick(s->app);
    bool frame = false;
    if (s->app->desk) {
        int64_t next;
        const pl_frame *now = pl_player_frame(s->app->desk->player, s->now, &next);
        frame = now && now != s->shown;
        if (frame) {
            pl_frame_unref(&s->shown);
            s->shown = pl_frame_ref(now);
            s->app->desk->shown_us = now->start_us;
        }
    }
    ui_draw(&s->ui, frame || ui_listens(&s->ui));
    if (frame)
        pl_desk_presented(s->app->desk, s->shown, s->now, true);
}

static bool busy(ui_headless *s)
{
    pl_error why;
    pl_task_progress aside;
    if (pl_app_pictures_wait(s->app))
        return true;
    if (s->app->opening || s->app->job.id || pl_app_add_waits(s->app) || s->app->shelf_reading ||
        s->app->tidy_due || pl_runner_progress(&aside, s->app->aside, 0) ||
        pl_runner_progress(&aside, s->app->opener, 0) || pl_rubric_waits(s->app) ||
        (s->app->shelf_old && s->app->store && !pl_screen_of_review(s->app->view.screen)))
        return true;
    if (s->app->post && pl_post_waiting(s->app->post) > 0 && !pl_post_stalled(&why, s->app->post))
        return true;
    return s->app->store && !s->app->shelf_read && !pl_screen_of_review(s->app->view.screen);
}

/* Until all that was begun is done: by the real clock, for it is real work. A picture that was shown begins
 * more, so that several rounds have to find nothing. */
bool ui_headless_settle(ui_headless *s, pl_error *err)
{
    enum { QUIET = 3 };
    struct timespec rest = { 0, 2000000 };
    for (int i = 0, quiet = 0; i < PATIENCE_MS / 2; i++) {
        ui_headless_round(s);
        if (s->app->desk)
            pl_player_settle(s->app->desk->player, PATIENCE_MS);
        quiet = busy(s) ? 0 : quiet + 1;
        if (quiet == QUIET) {
            ui_headless_round(s);
            return true;
        }
        if (!quiet)
            nanosleep(&rest, NULL);
    }
    return pl_fail(err, PL_INTERNAL, "The program did not come to rest within %d seconds.",
                   PATIENCE_MS / 1000);
}

bool ui_headless_wait(ui_headless *s, double seconds, pl_error *err)
{
    int64_t end = s->now + (int64_t)(seconds * 1e6);
    while (s->now < end) {
        s->now += end - s->now < FRAME_US ? end - s->now : FRAME_US;
        if (s->app->desk)
            pl_player_settle(s->app->desk->player, PATIENCE_MS);
        ui_headless_round(s);
    }
    return ui_headless_settle(s, err);
}

/* ----- pictures */

static void damaged(void *ctx, pl_rect device)
{
    (void)ctx;
    (void)device;
}

static uint32_t over(uint32_t under, uint32_t top)
{
    uint32_t alpha = top >> 24, rest = 255 - alpha, out = 0xff000000;
    for (int shift = 0; shift < 24; shift += 8) {
        uint32_t c = ((under >> shift) & 255) * rest / 255 + ((top >> shift) & 255);
        out |= (c > 255 ? 255 : c) << shift;
    }
    return out;
}

/* The upper left corner of `from` stands at `at`. */
static void blend(pl_image *to, const pl_image *from, pl_rect at)
{
    int left = (int)at.x, top = (int)at.y;
    for (int y = 0; y < (int)at.h; y++)
        for (int x = 0; x < (int)at.w; x++) {
            uint32_t *under = &pl_image_row(to, top + y)[left + x];
            *under = over(*under, pl_image_row(from, y)[x]);
        }
}

static bool draw_video(ui_headless *s, pl_image *to, pl_error *err)
{
    const ui_state *ui = &s->ui;
    if (!s->shown || pl_rect_empty(ui->video))
        return true;
    int wide = 1, high = 1;
    int room_w = (int)(ui->video.w * ui->scale), room_h = (int)(ui->video.h * ui->scale);
    pl_frame_fit(&wide, &high, s->shown, room_w, room_h);
    int x = (int)(ui->video.x * ui->scale) + (room_w - wide) / 2;
    int y = (int)(ui->video.y * ui->scale) + (room_h - high) / 2;
    return pl_frame_draw(s->converter, pl_image_row(to, y) + x, to->stride, wide, high, s->shown,
                         PL_SCALING_FINE, err);
}

pl_image *ui_headless_picture(ui_headless *s, pl_error *err)
{
    pl_rect rect;
    bool changed;
    pl_image *copy = pl_image_new(s->width, s->height);
    if (!copy || !ui_paint(&s->ui, s->canvas, damaged, s, err)) {
        pl_image_free(copy);
        return NULL;
    }
    for (int y = 0; y < s->height; y++)
        memcpy(pl_image_row(copy, y), pl_image_row(s->canvas, y), (size_t)s->width * 4);
    const pl_image *top = ui_paint_over(&s->ui, &rect, &changed, err);
    if (!draw_video(s, copy, err)) {
        pl_image_free(copy);
        return NULL;
    }
    if (top)
        blend(copy, top, rect);
    return copy;
}

bool ui_headless_resize(ui_headless *s, const char *size, pl_error *err)
{
    int width, height;
    if (sscanf(size, "%dx%d", &width, &height) != 2 || width < 320 || height < 200 ||
        width > 8000 || height > 8000)
        return pl_fail(err, PL_BAD_INPUT, "\"%s\" is no size. Write it like 1440x900.", size);
    pl_image_free(s->canvas);
    s->canvas = pl_image_new(width, height);
    s->width = width;
    s->height = height;
    ui_resize(&s->ui, width, height, 1);
    ui_forget(&s->ui);
    return true;
}

/* ----- start and stop */

bool ui_headless_start(ui_headless **out, const pl_ui_options *options, pl_error *err)
{
    ui_headless *s = pl_alloc(sizeof *s);
    s->now = 1000000;
    s->converter = pl_converter_new();
    pl_host host = { .ctx = s,
                     .wake = no_wake,
                     .now = made_now,
                     .slept = made_slept,
                     .now_ctx = s,
                     .focus_next = focus_next,
                     .keys_pdf = keys_pdf,
                     .player = take_player };
    pl_app_options app = { .folder = options->folder,
                           .as = options->as,
                           .keys_file = options->keys_file,
                           .library_file = options->library_file,
                           .steps = ui_edit_steps };
    s->app = pl_app_start(&app, &host);
    ui_start(&s->ui, s->app, pl_fonts_new());
    *out = s;
    return ui_headless_resize(s, options->size ? options->size : "1440x900", err) &&
           ui_headless_settle(s, err);
}

void ui_headless_stop(ui_headless *s)
{
    pl_frame_unref(&s->shown);
    pl_app_stop(&s->app);
    ui_stop(&s->ui);
    pl_converter_free(s->converter);
    pl_image_free(s->canvas);
    free(s);
}
