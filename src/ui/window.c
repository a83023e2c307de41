/* The window: events in, pictures out. One round: all events that are there, what came in from other
 * threads, what has to be drawn, one present. */
#include "ui.h"

#include "back.h"
#include "device.h"
#include "keys.h"
#include "plumbline/base/thread.h"
#include "plumbline/command/settings.h"
#include "plumbline/ui.h"
#include "pointer.h"
#include "script.h"

#include <stdio.h>
#include <time.h>

enum { ROUND_MOST = 256, IDLE_MS = 1000, EARLY_MS = 60 };

typedef struct window {
    SDL_Window *sdl;
    pl_back *back;
    pl_device *device; /* NULL until the first picture was shown */
    pl_app *app;
    ui_state ui;
    ui_keyboard keyboard;
    pl_pointer pointer;
    SDL_Event round[ROUND_MOST];
    int count;
    Uint32 wake;
    int64_t sound_delay_us;
    pl_player *player;     /* that the device plays; borrowed */
    const pl_frame *shown; /* on the screen; referenced */
    pl_rect shown_at;
    bool visible, told, told_list;
    bool still;           /* the desktop wants no animation */
    int64_t next_us;      /* when the next picture is due, by the player's clock */
    bool input;           /* SDL knows where the caret is */
    pl_play_gauge *gauge; /* it plays by itself and is measured; NULL: it does not */
} window;

/* ----- the host */

static void wake(void *ctx)
{
    const window *w = ctx;
    SDL_Event event = { .type = w->wake };
    SDL_PushEvent(&event);
}

static void full_screen(void *ctx, bool on)
{
    window *w = ctx;
    SDL_SetWindowFullscreen(w->sdl, on ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0);
}

static void clipboard_put(void *ctx, const char *text)
{
    (void)ctx;
    SDL_SetClipboardText(text);
}

static char *clipboard_get(void *ctx)
{
    (void)ctx;
    char *text = SDL_GetClipboardText();
    char *copy = pl_copy_text(text);
    SDL_free(text);
    return copy;
}

static void focus_next(void *ctx, int way, bool region)
{
    window *w = ctx;
    ui_focus_next(&w->ui, way, region);
}

static bool keys_pdf(void *ctx, void **bytes, size_t *size, pl_error *err)
{
    window *w = ctx;
    return ui_keys_pdf(&w->ui, bytes, size, err);
}

static void sound_delay(void *ctx, int64_t us)
{
    window *w = ctx;
    w->sound_delay_us = us;
    if (w->device)
        pl_device_set_offset(w->device, us);
}

static void take_player(void *ctx, pl_player *player)
{
    window *w = ctx;
    if (w->device)
        pl_device_play(w->device, player);
    w->player = player;
    pl_frame_unref(&w->shown);
    if (!player && w->back)
        pl_back_video(w->back, NULL, NULL, PL_SCALING_FAST);
    w->next_us = PL_NO_TIME;
}

/* ----- events */

static double logical_of_point(const window *w)
{
    return pl_window_density(w->sdl) / w->ui.scale;
}

static void resize(window *w)
{
    int width, height;
    pl_window_pixels(w->sdl, &width, &height);
    ui_resize(&w->ui, width, height, pl_window_density(w->sdl));
}

static void window_event(window *w, const SDL_WindowEvent *event)
{
    switch (event->event) {
    case SDL_WINDOWEVENT_SIZE_CHANGED:
        resize(w);
        break;
    case SDL_WINDOWEVENT_EXPOSED:
        pl_back_expose(w->back);
        break;
    case SDL_WINDOWEVENT_HIDDEN:
    case SDL_WINDOWEVENT_MINIMIZED:
        w->visible = false;
        break;
    case SDL_WINDOWEVENT_SHOWN:
    case SDL_WINDOWEVENT_RESTORED:
        w->visible = true;
        break;
    default:
        break;
    }
}

static void pointer_event(window *w, const SDL_Event *event)
{
    pl_pointed pointed;
    if (!pl_pointer_read(&pointed, &w->pointer, event, logical_of_point(w)))
        return;
    if (pointed.kind == PL_POINTER_MOVE)
        ui_move(&w->ui, pointed.x, pointed.y);
    else if (pointed.kind == PL_POINTER_PRESS && pointed.button == UI_MOUSE_LEFT)
        ui_down(&w->ui, pointed.x, pointed.y, pointed.clicks, pointed.shift);
    else if (pointed.kind == PL_POINTER_PRESS && pointed.button == UI_MOUSE_RIGHT)
        ui_down_other(&w->ui, pointed.x, pointed.y);
    else if (pointed.kind == PL_POINTER_RELEASE && pointed.button == UI_MOUSE_LEFT)
        ui_up(&w->ui, pointed.x, pointed.y);
    else if (pointed.kind == PL_POINTER_WHEEL)
        ui_wheel_with(&w->ui, pointed.right, pointed.down, pointed.shift, pointed.ctrl);
    else if (pointed.kind == PL_POINTER_LEAVE)
        ui_leave(&w->ui);
}

static void finger_event(window *w, const SDL_TouchFingerEvent *event)
{
    ui_finger_kind kind = event->type == SDL_FINGERDOWN ? UI_FINGER_DOWN
                          : event->type == SDL_FINGERUP ? UI_FINGER_UP
                                                        : UI_FINGER_MOVE;
    if (pl_touch_is_screen(event->touchId))
        ui_finger(&w->ui, kind, event->fingerId, (double)event->x * w->ui.width,
                  (double)event->y * w->ui.height);
}

static void key_event(window *w, int at)
{
    ui_stroke strokes[UI_KEYS_MOST];
    w->keyboard.field = pl_app_field(w->app) != PL_FIELD_NONE;
    int count = ui_keyboard_read(strokes, &w->keyboard, w->round, w->count, at);
    for (int i = 0; i < count; i++) {
        if (strokes[i].kind == UI_KEY_PRESS)
            ui_key(&w->ui, strokes[i].text);
        else if (strokes[i].kind == UI_KEY_TEXT)
            ui_type(&w->ui, strokes[i].text);
        else
            ui_preedit(&w->ui, strokes[i].text, strokes[i].from);
        ui_draw(&w->ui, false); /* the next key finds the controls that this one made */
    }
}

static void one_event(window *w, int at)
{
    SDL_Event *event = &w->round[at];
    if (event->type == SDL_QUIT)
        w->app->quitting = true;
    else if (event->type == SDL_WINDOWEVENT)
        window_event(w, &event->window);
    else if (event->type == SDL_DROPFILE)
        pl_app_drop(w->app, event->drop.file);
    else if (event->type == SDL_RENDER_TARGETS_RESET || event->type == SDL_RENDER_DEVICE_RESET)
        pl_back_expose(w->back);
    else if (w->device && pl_device_event(w->device, event))
        pl_app_changed(w->app);
    if (event->type == SDL_FINGERDOWN || event->type == SDL_FINGERMOTION ||
        event->type == SDL_FINGERUP)
        finger_event(w, &event->tfinger);
    key_event(w, at);
    pointer_event(w, event);
    if (event->type == SDL_DROPFILE)
        SDL_free(event->drop.file);
}

static void wait_for_events(window *w, int64_t due)
{
    int64_t now = pl_app_now(w->app), ms = IDLE_MS;
    if (due != PL_NO_TIME)
        ms = due <= now ? 0 : (due - now + 999) / 1000;
    w->count = 0;
    if (SDL_WaitEventTimeout(&w->round[0], ms > IDLE_MS ? IDLE_MS : (int)ms))
        w->count = 1;
    while (w->count && w->count < ROUND_MOST && SDL_PollEvent(&w->round[w->count]))
        w->count++;
    for (int i = 0; i < w->count; i++)
        one_event(w, i);
}

/* ----- pictures */

static SDL_Rect place_of(const window *w, const pl_frame *frame)
{
    const ui_state *ui = &w->ui;
    int room_w = (int)(ui->video.w * ui->scale), room_h = (int)(ui->video.h * ui->scale);
    int wide = 1, high = 1;
    pl_frame_fit(&wide, &high, frame, room_w > 0 ? room_w : 1, room_h > 0 ? room_h : 1);
    return (SDL_Rect){ (int)(ui->video.x * ui->scale) + (room_w - wide) / 2,
                       (int)(ui->video.y * ui->scale) + (room_h - high) / 2, wide, high };
}

/* True when another frame than before is to be shown. */
static bool take_frame(window *w)
{
    w->next_us = PL_NO_TIME;
    if (!w->app->desk)
        return false;
    int64_t now = pl_player_now(w->app->desk->player);
    const pl_frame *frame = pl_player_frame(w->app->desk->player, now, &w->next_us);
    if (!frame || frame == w->shown)
        return false;
    pl_frame_unref(&w->shown);
    w->shown = pl_frame_ref(frame);
    /* what the clock and the timeline show is this frame, on its way to the screen with them */
    w->app->desk->shown_us = frame->start_us;
    return true;
}

static void show_video(window *w)
{
    bool hidden = !w->shown || !w->app->desk || pl_rect_empty(w->ui.video);
    if (hidden) {
        pl_back_video(w->back, NULL, NULL, PL_SCALING_FAST);
        return;
    }
    SDL_Rect at = place_of(w, w->shown);
    pl_back_video(w->back, w->shown, &at, PL_SCALING_FAST);
}

static void damaged(void *ctx, pl_rect device)
{
    window *w = ctx;
    pl_back_damage(w->back,
                   (SDL_Rect){ (int)device.x, (int)device.y, (int)device.w, (int)device.h });
}

static bool paint(window *w, pl_error *err)
{
    bool fresh = false, changed;
    pl_image *canvas = pl_back_canvas(w->back, &fresh, err);
    if (!canvas)
        return false;
    if (fresh)
        ui_forget(&w->ui);
    if (!ui_paint(&w->ui, canvas, damaged, w, err))
        return false;
    pl_rect rect;
    const pl_image *over = ui_paint_over(&w->ui, &rect, &changed, err);
    SDL_Rect at = { (int)rect.x, (int)rect.y, (int)rect.w, (int)rect.h };
    SDL_Rect none = { at.x, at.y, 0, 0 };
    if (over)
        pl_back_overlay(w->back, over, &at, changed ? NULL : &none);
    else
        pl_back_overlay(w->back, NULL, NULL, NULL);
    return true;
}

static void place_input(window *w)
{
    pl_rect caret = ui_caret(&w->ui);
    double points = 1 / logical_of_point(w);
    if (pl_rect_empty(caret))
        return;
    SDL_Rect rect = { (int)(caret.x * points), (int)(caret.y * points), (int)(caret.w * points) + 1,
                      (int)(caret.h * points) };
    SDL_SetTextInputRect(&rect);
}

static bool show(window *w, bool frame, pl_error *err)
{
    bool drawn = ui_draw(&w->ui, frame || ui_listens(&w->ui));
    if (drawn && !paint(w, err))
        return false;
    if (drawn)
        place_input(w);
    show_video(w);
    if (!pl_back_due(w->back))
        return true;
    pl_error why = { 0 };
    if (!pl_back_present(w->back, &why) && why.code != PL_BAD_INPUT) {
        *err = why;
        return false;
    }
    return true;
}

/* For measuring and tests, where PLUMBLINE_TELL is set: when the first picture was on the screen, in
 * microseconds of the day's clock; and at the end, how many were shown and how many were not. */
static bool tells(void)
{
    return getenv("PLUMBLINE_TELL") != NULL;
}

static void tell_first(window *w, bool frame)
{
    if (!frame || w->told || !tells())
        return;
    fprintf(stderr, "first picture %lld\n", (long long)pl_utc_now());
    w->told = true;
}

static void tell_list(window *w)
{
    if (w->told_list || !w->app->shelf_read || w->app->desk || !tells())
        return;
    fprintf(stderr, "list shown %lld\n", (long long)pl_utc_now());
    w->told_list = true;
}

static void tell_end(const window *w)
{
    if (w->app->desk && tells())
        fprintf(stderr, "pictures %lld dropped %lld\n", (long long)w->app->desk->play.presented,
                (long long)w->app->desk->play.dropped);
}

static void tell_presented(window *w, bool frame)
{
    tell_first(w, frame);
    tell_list(w);
    if (frame && w->app->desk && w->shown)
        pl_desk_presented(w->app->desk, w->shown, pl_player_now(w->app->desk->player), w->visible);
    if (frame && w->gauge && w->app->desk && w->shown->standing == PL_FRAME_WHOLE)
        pl_play_gauge_shown(w->gauge, w->app->desk->player);
    if (w->device || (w->app->desk && !w->shown && w->app->desk->play.phase == PL_PLAYER_OPENING))
        return;
    /* behind the first picture: opening a device takes its time */
    w->device = pl_device_open();
    pl_device_set_offset(w->device, w->sound_delay_us);
    pl_device_play(w->device, w->player);
    if (!pl_device_there(w->device))
        pl_app_say(w->app, PL_TOAST_TELL, pl_device_words(w->device));
}

static int64_t sooner(int64_t a, int64_t b)
{
    return a == PL_NO_TIME ? b : b == PL_NO_TIME || a < b ? a : b;
}

static int64_t mind_gauge(window *w)
{
    int64_t due = PL_NO_TIME;
    if (w->gauge && w->app->desk && !pl_play_gauge_turn(w->gauge, w->app->desk->player, &due))
        w->app->quitting = true;
    return due;
}

static bool round_of(window *w, pl_error *err)
{
    int64_t due = sooner(pl_app_tick(w->app), mind_gauge(w));
    int motion = pl_app_habit(w->app, PL_HABIT_MOTION);
    w->ui.moves = motion == PL_MOTION_WHOLE || (motion == PL_MOTION_SYSTEM && !w->still);
    bool frame = take_frame(w);
    ui_tip_mind(&w->ui);
    if (!show(w, frame, err))
        return false;
    tell_presented(w, frame);
    due = sooner(sooner(due, w->next_us), ui_due(&w->ui));
    if (!w->app->quitting)
        wait_for_events(w, due);
    return true;
}

/* ----- opening and closing */

static void icon(SDL_Window *sdl)
{
    SDL_SetWindowTitle(sdl, "Plumbline");
    SDL_SetWindowMinimumSize(sdl, 480, 320);
}

/* SDL has drivers that show nothing: without a display they would take its place. */
static bool nobody_sees(void)
{
    const char *driver = SDL_GetCurrentVideoDriver();
    return !getenv("SDL_VIDEODRIVER") &&
           (!driver || strcmp(driver, "offscreen") == 0 || strcmp(driver, "dummy") == 0);
}

/* Where nothing else is asked for, as the design is drawn; never larger than the display. */
static void size_of(int *width, int *height, const pl_ui_options *options)
{
    if (options->size && sscanf(options->size, "%dx%d", width, height) == 2)
        return;
    *width = 1440;
    *height = 900;
    SDL_Rect room;
    if (SDL_GetDisplayUsableBounds(0, &room) != 0)
        return;
    *width = room.w < *width ? room.w : *width;
    *height = room.h < *height ? room.h : *height;
}

static bool open_window(window *w, const pl_ui_options *options, pl_error *err)
{
    SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
    SDL_SetHint(SDL_HINT_APP_NAME, "Plumbline");
    if (SDL_Init(SDL_INIT_VIDEO | SDL_INIT_EVENTS) != 0 || nobody_sees())
        return pl_fail(
            err, PL_CANNOT_READ,
            "There is no display to open a window on. Everything can be done by command as "
            "well: see plumbline --help.");
    SDL_EnableScreenSaver();
    int width, height;
    size_of(&width, &height, options);
    Uint32 flags = SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI | pl_back_flags(PL_BACK_AUTO);
    w->sdl = SDL_CreateWindow("Plumbline", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, width,
                              height, flags);
    if (!w->sdl)
        return pl_fail(err, PL_CANNOT_READ, "The window could not be opened: %s.", SDL_GetError());
    icon(w->sdl);
    w->wake = SDL_RegisterEvents(1);
    w->visible = true;
    ui_keyboard_start();
    w->back = pl_back_open(w->sdl, PL_BACK_AUTO, err);
    return w->back != NULL;
}

static void start_app(window *w, const pl_ui_options *options)
{
    pl_host host = { .ctx = w,
                     .wake = wake,
                     .full_screen = full_screen,
                     .clipboard_put = clipboard_put,
                     .clipboard_get = clipboard_get,
                     .focus_next = focus_next,
                     .keys_pdf = keys_pdf,
                     .player = take_player,
                     .sound_delay = sound_delay,
                     .sound = true };
    pl_app_options app = { .folder = options->folder,
                           .as = options->as,
                           .keys_file = options->keys_file,
                           .library_file = options->library_file,
                           .steps = ui_edit_steps };
    w->app = pl_app_start(&app, &host);
}

/* The review that was open last is read, and its recording opens on the player's thread, while the window is
 * being made: that takes as long again. */
static void begin_opening(window *w)
{
    struct timespec rest = { 0, 1000000 };
    for (int ms = 0; ms < EARLY_MS && w->app->opening; ms++) {
        nanosleep(&rest, NULL);
        pl_app_tick(w->app);
    }
}

/* What is read from a drive while the display is opened, on a thread of its own: faces, and how the desktop
 * wants it. */
typedef struct loaded {
    pl_fonts *fonts;
    bool still;
} loaded;

static void *load(void *out)
{
    loaded *into = out;
    into->fonts = pl_fonts_new();
    pl_fonts_warm(into->fonts);
    into->still = ui_system_is_still();
    return NULL;
}

static void start_ui(window *w, pl_fonts *fonts)
{
    ui_start(&w->ui, w->app, fonts);
    const char *notice = pl_fonts_notice(fonts);
    if (!pl_fonts_any(fonts) && notice) { /* the window itself cannot say it */
        fprintf(stderr, "plumbline: %s\n", notice);
        SDL_ShowSimpleMessageBox(SDL_MESSAGEBOX_WARNING, "Plumbline", notice, w->sdl);
    }
    if (notice) /* the design's font is missing: another one is used */
        pl_app_say(w->app, PL_TOAST_TELL, notice);
}

static bool run(const pl_ui_options *options, pl_play_gauge *gauge, pl_error *err)
{
    window *w = pl_alloc(sizeof *w);
    w->gauge = gauge;
    loaded from_drive = { 0 };
    pl_thread loading = { 0 };
    pl_thread_start(&loading, load, &from_drive);
    start_app(w, options);
    begin_opening(w);
    bool ok = open_window(w, options, err);
    pl_thread_join(&loading);
    w->still = from_drive.still;
    start_ui(w, from_drive.fonts);
    if (ok)
        resize(w);
    while (ok && !w->app->quitting)
        ok = round_of(w, err);
    tell_end(w);
    pl_app_stop(&w->app);
    ui_stop(&w->ui);
    pl_frame_unref(&w->shown);
    if (w->device)
        pl_device_close(&w->device);
    pl_back_close(&w->back);
    if (w->sdl)
        SDL_DestroyWindow(w->sdl);
    SDL_Quit();
    free(w);
    return ok;
}

bool pl_ui_run(const pl_ui_options *options, pl_error *err)
{
    return options->script ? ui_script_run(options, err) : run(options, NULL, err);
}

bool pl_ui_play(pl_readings *out, const pl_ui_options *options, const pl_play_wish *wish,
                pl_error *err)
{
    pl_play_gauge *gauge = pl_play_gauge_new(wish);
    bool ok = run(options, gauge, err) && pl_play_gauge_read(out, gauge, err);
    pl_play_gauge_free(gauge);
    return ok;
}
