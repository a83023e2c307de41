/* Playing and moving. */
#include "inside.h"

#include "plumbline/review/desk_unwatched.h"

enum { SECOND_US = 1000 * 1000, VOLUME_STEP = 10, SPEED_STEP = 100 };

static void play_pause(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    app->note_waits = false; /* from here on it is played by hand */
    pl_desk_toggle(app->desk);
}

/* The argument is in seconds. */
static void jump(pl_app *app, const pl_arg *arg)
{
    pl_desk_jump(app->desk, arg->number * SECOND_US);
}

/* Back and forward, faster at each press; in the middle it stops, and goes on from a stop. */
static void shuttle(pl_app *app, const pl_arg *arg)
{
    app->note_waits = false;
    if (arg->number == 0)
        pl_desk_toggle(app->desk);
    else
        pl_desk_shuttle(app->desk, (int)arg->number);
}

static void step(pl_app *app, const pl_arg *arg)
{
    pl_desk_step(app->desk, (int)arg->number);
}

static void slower(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    pl_desk_speed(app->desk, app->desk->play.speed - SPEED_STEP);
}

static void faster(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    pl_desk_speed(app->desk, app->desk->play.speed + SPEED_STEP);
}

/* In per cent. */
static void speed(pl_app *app, const pl_arg *arg)
{
    pl_desk_speed(app->desk, arg->number ? (int)arg->number * 10 : PL_SPEED_NORMAL);
    menu_close(app);
}

static void speed_menu(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    menu_open(app, PL_MENU_SPEED);
}

static void go_start(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    pl_desk_go(app->desk, 0);
}

static void go_end(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    pl_desk_go(app->desk, app->desk->facts.recording->duration_us);
}

static void go_unwatched(pl_app *app, int way)
{
    switch (pl_desk_unwatched(app->desk, way)) {
    case PL_UNWATCHED_WENT:
        break;
    case PL_UNWATCHED_HERE:
        pl_app_say(app, PL_TOAST_TELL,
                   way > 0 ? "This is the last stretch that was not watched."
                           : "This is the first stretch that was not watched.");
        break;
    case PL_UNWATCHED_BEHIND:
        pl_app_say(app, PL_TOAST_TELL,
                   way > 0 ? "All that comes after this is watched."
                           : "All that comes before this is watched.");
        break;
    case PL_UNWATCHED_NONE:
        pl_app_say(app, PL_TOAST_TELL,
                   app->desk->skipped_us > 0
                       ? "Everything is watched, but for the silence that was skipped."
                       : "Everything is watched.");
    }
}

static void next_unwatched(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    go_unwatched(app, 1);
}

static void previous_unwatched(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    go_unwatched(app, -1);
}

pl_time pl_app_time_across(const pl_app *app, bool whole, int64_t millionths)
{
    pl_time from = whole ? PL_NO_TIME : app->view.zoom_from_us, to = app->view.zoom_to_us;
    if (from == PL_NO_TIME) {
        from = 0;
        to = app->desk->facts.recording->duration_us;
    }
    return from + (pl_time)((double)(to - from) * (double)millionths / 1e6);
}

static void go_part(pl_app *app, const pl_arg *arg)
{
    pl_desk_go(app->desk, pl_app_time_across(app, true, arg->number));
}

static void go_window(pl_app *app, const pl_arg *arg)
{
    pl_desk_go(app->desk, pl_app_time_across(app, false, arg->number));
}

static void go_time(pl_app *app, const pl_arg *arg)
{
    if (!arg->text) {
        field_set(app, PL_FIELD_TIME, "");
        dialog_open(app, PL_DIALOG_TIME);
        return;
    }
    pl_time at = pl_time_parse(arg->text);
    char end[PL_TIME_ROOM];
    pl_error err = { 0 };
    if (at == PL_NO_TIME || at > app->desk->facts.recording->duration_us) {
        pl_fail(&err, PL_BAD_INPUT, "Write a time like 0:58:24. This session ends at %s.",
                pl_time_format(end, app->desk->facts.recording->duration_us, 0));
        if (app->view.dialog == PL_DIALOG_TIME)
            field_fault(app, PL_FIELD_TIME, err.text);
        else
            app_error(app, &err);
        return;
    }
    if (app->view.dialog == PL_DIALOG_TIME)
        dialog_close(app);
    pl_desk_go(app->desk, at);
}

static void go_time_typed(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    go_time(app, &(pl_arg){ .text = field_words(app, PL_FIELD_TIME) });
}

static void mute(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    pl_player_set_muted(app->desk->player, !app->desk->play.muted);
}

static void set_volume(pl_app *app, int percent)
{
    percent = percent < 0 ? 0 : percent > 100 ? 100 : percent;
    char words[16];
    snprintf(words, sizeof words, "%d", percent);
    pl_player_set_muted(app->desk->player, false);
    pl_player_set_volume(app->desk->player, percent);
    app_setting(app, "window.volume", words);
}

static void louder(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    set_volume(app, app->desk->play.volume + VOLUME_STEP);
}

static void quieter(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    set_volume(app, app->desk->play.volume - VOLUME_STEP);
}

static void volume(pl_app *app, const pl_arg *arg)
{
    set_volume(app, (int)(arg->number / 10000));
}

static const char *when_step(const pl_app *app)
{
    const char *why = when_watch(app);
    bool heard =
        app->desk && app->desk->play.phase == PL_PLAYER_READY && !app->desk->play.has_picture;
    return why ? why : heard ? "This recording has no pictures to step through." : NULL;
}

static const char *when_fields(const pl_app *app)
{
    const char *why = when_desk(app);
    return why ? why : app->desk->play.has_fields ? NULL : "These pictures are not interlaced.";
}

static void fields(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    bool woven = !app->desk->play.woven;
    pl_player_set_woven(app->desk->player, woven);
    pl_app_say(app, PL_TOAST_TELL,
               woven ? "Interlaced pictures are shown as they were recorded."
                     : "Interlaced pictures are shown without their combs.");
}

#define GROUP "Play and move"

const pl_command commands_play[] = {
    { "play-pause", GROUP, "Play / pause", when_watch, play_pause, 0 },
    { "shuttle", GROUP, "Back, stop, forward", when_watch, shuttle,
      PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { "jump", GROUP, "Seconds back and forward", when_watch, jump,
      PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { "step", GROUP, "One frame back / forward", when_step, step,
      PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { "slower", GROUP, "Slower", when_watch, slower, 0 },
    { "faster", GROUP, "Faster", when_watch, faster, 0 },
    { "speed", GROUP, "Normal speed", when_watch, speed, PL_COMMAND_NUMBER },
    { "speed-menu", GROUP, "Choose a speed", when_watch, speed_menu, PL_COMMAND_HIDDEN },
    { "go-to-time", GROUP, "Go to a timecode", when_watch, go_time, 0 },
    { "go-to-typed-time", GROUP, "Go there", when_watch, go_time_typed, PL_COMMAND_HIDDEN },
    { "go-start", GROUP, "Start of session", when_watch, go_start, 0 },
    { "go-end", GROUP, "End of session", when_watch, go_end, 0 },
    { "next-unwatched", GROUP, "Next stretch not watched", when_watch, next_unwatched, 0 },
    { "previous-unwatched", GROUP, "Previous stretch not watched", when_watch, previous_unwatched,
      0 },
    { "go-part", GROUP, "Go to a place of the session", when_desk, go_part, PL_COMMAND_HIDDEN },
    { "go-window", GROUP, "Go to a place of the timeline", when_desk, go_window,
      PL_COMMAND_HIDDEN },
    { "fields", GROUP, "Interlaced pictures: as recorded / without combs", when_fields, fields, 0 },
    { "mute", "Always", "Mute", when_desk, mute, 0 },
    { "volume-up", "Always", "Louder", when_desk, louder, 0 },
    { "volume-down", "Always", "Quieter", when_desk, quieter, 0 },
    { "volume", "Always", "Volume", when_desk, volume, PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { 0 },
};
