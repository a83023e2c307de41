/* A script is a text file, a line at a time:
 *
 *     key 5                 a key by its name
 *     text Written words    typed into the field that has focus
 *     click button "Keep note"      the pointer presses what is called so; `double` twice, `other` with the
 *                           button that opens menus
 *     run tag-item 5.3      a command with its argument
 *     wait 2.5              the clock goes on by so many seconds, in steps of a picture
 *     settle                until nothing is on its way any more
 *     size 1280x720
 *     screen watch          writes the screen as watch.txt and watch.png
 *     expect text           fails where the screen does not hold these words
 *
 * The clock is made: it stands but for `wait`, so that the same script gives the same screens. */
#include "script.h"

#include "plumbline/base/file.h"
#include "plumbline/media/still.h"
#include "ui.h"

#include <stdio.h>
#include <time.h>

typedef struct script {
    const pl_ui_options *options;
    pl_app *app;
    ui_state ui;
    _Atomic int64_t now; /* of the made clock */
    const pl_frame *shown;
    pl_image *canvas;
    pl_converter *converter;
    int width, height;
} script;

enum { FRAME_US = 40000, LINE_ROOM = 1024, PATIENCE_MS = 20000 };

static int64_t made_now(void *ctx)
{
    script *s = ctx;
    return s->now;
}

static void no_wake(void *ctx)
{
    (void)ctx;
}

static void focus_next(void *ctx, int way, bool region)
{
    script *s = ctx;
    ui_focus_next(&s->ui, way, region);
}

static void take_player(void *ctx, pl_player *player)
{
    script *s = ctx;
    (void)player;
    pl_frame_unref(&s->shown);
}

/* ----- a round, as the window has it */

static void round_of(script *s)
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
    ui_draw(&s->ui, frame);
    if (frame)
        pl_desk_presented(s->app->desk, s->shown, s->now, true);
}

static bool busy(script *s)
{
    pl_error why;
    if (s->app->opening || s->app->job.id || s->app->shelf_reading ||
        (s->app->shelf_old && s->app->store && s->app->view.screen == PL_SCREEN_LIBRARY))
        return true;
    if (s->app->post && pl_post_waiting(s->app->post) > 0 && !pl_post_stalled(&why, s->app->post))
        return true;
    return s->app->store && !s->app->shelf_read && s->app->view.screen == PL_SCREEN_LIBRARY;
}

/* Until all that was begun is done: by the real clock, for it is real work. */
static bool settle(script *s, pl_error *err)
{
    struct timespec rest = { 0, 2000000 };
    for (int i = 0; i < PATIENCE_MS / 2; i++) {
        round_of(s);
        if (s->app->desk)
            pl_player_settle(s->app->desk->player, PATIENCE_MS);
        if (!busy(s)) {
            round_of(s);
            return true;
        }
        nanosleep(&rest, NULL);
    }
    return pl_fail(err, PL_INTERNAL, "The program did not come to rest within %d seconds.",
                   PATIENCE_MS / 1000);
}

static bool wait_for(script *s, double seconds, pl_error *err)
{
    int64_t end = s->now + (int64_t)(seconds * 1e6);
    while (s->now < end) {
        s->now += end - s->now < FRAME_US ? end - s->now : FRAME_US;
        if (s->app->desk)
            pl_player_settle(s->app->desk->player, PATIENCE_MS);
        round_of(s);
    }
    return settle(s, err);
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

static void blend(pl_image *to, const pl_image *from, pl_rect at)
{
    for (int y = (int)at.y; y < (int)(at.y + at.h); y++)
        for (int x = (int)at.x; x < (int)(at.x + at.w); x++)
            pl_image_row(to, y)[x] = over(pl_image_row(to, y)[x], pl_image_row(from, y)[x]);
}

static bool draw_video(script *s, pl_image *to, pl_error *err)
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

static pl_image *picture(script *s, pl_error *err)
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

static bool write_screen(script *s, const char *name, pl_error *err)
{
    bool ok = true;
    if (s->options->screens) {
        pl_text text = { 0 };
        char *path = pl_format("%s/%s.txt", s->options->screens, name);
        ui_text(&text, &s->ui);
        ok = pl_folder_make(s->options->screens, 0755, err) &&
             pl_file_write(path, text.data, text.size, err);
        pl_text_free(&text);
        free(path);
    }
    if (ok && s->options->pixels) {
        size_t size = 0;
        char *path = pl_format("%s/%s.png", s->options->pixels, name);
        pl_image *image = picture(s, err);
        void *png = image ? pl_still_png(&size, image, err) : NULL;
        ok = png && pl_folder_make(s->options->pixels, 0755, err) &&
             pl_file_write(path, png, size, err);
        free(png);
        pl_image_free(image);
        free(path);
    }
    return ok;
}

static bool resize(script *s, const char *size, pl_error *err)
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

/* ----- lines */

static bool expect(script *s, const char *words, pl_error *err)
{
    pl_text text = { 0 };
    ui_text(&text, &s->ui);
    bool found = strstr(pl_text_get(&text), words) != NULL;
    pl_text_free(&text);
    return found || pl_fail(err, PL_NOT_FOUND, "The screen does not hold \"%s\".", words);
}

static bool click(script *s, const char *rest, int clicks, pl_error *err)
{
    char role[32], name[256];
    if (sscanf(rest, "%31s \"%255[^\"]\"", role, name) != 2)
        return pl_fail(err, PL_BAD_INPUT, "Write: click button \"Keep note\".");
    for (int i = 0; i < PL_ROLES; i++)
        if (strcmp(pl_element_role_name((pl_element_role)i), role) == 0)
            return ui_press_named(&s->ui, (pl_element_role)i, name, clicks, err);
    return pl_fail(err, PL_BAD_INPUT, "There is no role \"%s\".", role);
}

static bool run_line(script *s, char *line, pl_error *err)
{
    size_t size = strcspn(line, " ");
    const char *rest = line + size + strspn(line + size, " ");
    line[size] = '\0';
    bool ok = true;
    if (strcmp(line, "key") == 0)
        ui_key(&s->ui, rest);
    else if (strcmp(line, "text") == 0)
        ui_type(&s->ui, rest);
    else if (strcmp(line, "click") == 0 || strcmp(line, "double") == 0 ||
             strcmp(line, "other") == 0)
        ok = click(s, rest, line[0] == 'o' ? 0 : line[0] == 'd' ? 2 : 1, err);
    else if (strcmp(line, "run") == 0)
        ok = pl_command_line(s->app, rest, err);
    else if (strcmp(line, "hover") == 0)
        ok = ui_hover_named(&s->ui, rest, err);
    else if (strcmp(line, "wait") == 0)
        return wait_for(s, atof(rest), err);
    else if (strcmp(line, "settle") == 0)
        return settle(s, err);
    else if (strcmp(line, "size") == 0)
        ok = resize(s, rest, err);
    else if (strcmp(line, "screen") == 0)
        return settle(s, err) && write_screen(s, rest, err);
    else if (strcmp(line, "expect") == 0)
        return settle(s, err) && expect(s, rest, err);
    else
        return pl_fail(err, PL_BAD_INPUT, "A script has no word \"%s\".", line);
    /* the player's thread has answered before the clock goes on: the same script, the same pictures */
    if (ok && s->app->desk)
        pl_player_settle(s->app->desk->player, PATIENCE_MS);
    if (ok)
        round_of(s);
    return ok;
}

static bool run_all(script *s, char *text, pl_error *err)
{
    int number = 0;
    for (char *line; (line = strsep(&text, "\n"));) {
        number++;
        line += strspn(line, " \t");
        size_t size = strlen(line);
        while (size && (line[size - 1] == '\r' || line[size - 1] == ' '))
            line[--size] = '\0';
        if (!size || line[0] == '#')
            continue;
        if (!run_line(s, line, err)) {
            pl_error_before(err, "%s:%d: ", s->options->script, number);
            return false;
        }
        if (s->app->quitting)
            return true;
    }
    return true;
}

bool ui_script_run(const pl_ui_options *options, pl_error *err)
{
    enum { MOST_BYTES = 1 << 20 };
    size_t size;
    char *text = pl_file_read(&size, options->script, MOST_BYTES, err);
    if (!text)
        return false;
    script *s = pl_alloc(sizeof *s);
    s->options = options;
    s->now = 1000000;
    s->converter = pl_converter_new();
    pl_host host = { .ctx = s,
                     .wake = no_wake,
                     .now = made_now,
                     .now_ctx = s,
                     .focus_next = focus_next,
                     .player = take_player };
    pl_app_options app = { .folder = options->folder,
                           .as = options->as,
                           .keys_file = options->keys_file,
                           .steps = ui_edit_steps };
    s->app = pl_app_start(&app, &host);
    ui_start(&s->ui, s->app, pl_fonts_new());
    bool ok = resize(s, options->size ? options->size : "1440x900", err) && settle(s, err) &&
              run_all(s, text, err);
    pl_frame_unref(&s->shown);
    pl_app_stop(&s->app);
    ui_stop(&s->ui);
    pl_converter_free(s->converter);
    pl_image_free(s->canvas);
    free(s);
    free(text);
    return ok;
}
