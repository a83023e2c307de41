/* Playing at the desk. What moves the position by hand lets the tag in hand go. */
#include "desk_inner.h"

#include "plumbline/store/kept.h"

#include <stdio.h>

enum { SHUTTLE_STEP_US = 80 * 1000 };

static const int shuttle_speeds[] = { 1000, 1500, 2000, 3000 };

void desk_moved(pl_desk *desk)
{
    pl_desk_let_go(desk);
    desk_watch_keep(desk, true);
    desk->inner->place_due = desk_clock(desk);
    desk_changed(desk);
}

static void stop_shuttle(pl_desk *desk)
{
    if (desk->shuttle > 0)
        pl_player_set_speed(desk->player, PL_SPEED_NORMAL);
    desk->shuttle = 0;
}

void pl_desk_toggle(pl_desk *desk)
{
    bool back = desk->shuttle < 0;
    stop_shuttle(desk);
    if (desk->play.playing || back)
        pl_player_pause(desk->player);
    else
        pl_player_play(desk->player);
    desk_read_state(desk);
    desk->inner->place_due = desk_clock(desk);
    desk_changed(desk);
}

static void go(pl_desk *desk, pl_time at)
{
    pl_player_seek(desk->player, at);
    desk_read_state(desk);
    desk_moved(desk);
}

void pl_desk_go(pl_desk *desk, pl_time at)
{
    if (desk->shuttle < 0)
        stop_shuttle(desk);
    go(desk, at);
}

void pl_desk_jump(pl_desk *desk, pl_time by)
{
    pl_time at = desk->play.position_us + by;
    pl_desk_go(desk, at < 0 ? 0 : at);
}

void pl_desk_step(pl_desk *desk, int frames)
{
    stop_shuttle(desk);
    pl_player_step(desk->player, frames);
    desk_read_state(desk);
    desk_moved(desk);
}

void pl_desk_speed(pl_desk *desk, int speed)
{
    stop_shuttle(desk);
    pl_player_set_speed(desk->player, speed);
    desk_read_state(desk);
    desk_changed(desk);
}

typedef struct sound_change {
    char name[DESK_SOUND_NAME_ROOM], value[PL_SOUND_CHOICE_ROOM];
} sound_change;

const char *desk_sound_name(char out[DESK_SOUND_NAME_ROOM], pl_id recording)
{
    char id[PL_ID_ROOM];
    snprintf(out, DESK_SOUND_NAME_ROOM, "window.sound.%s", pl_id_format(id, recording));
    return out;
}

static bool run_sound(pl_store *store, void *arg, pl_error *err)
{
    const sound_change *change = arg;
    return pl_store_setting_set(store, change->name, change->value, err);
}

void pl_desk_choose_sound(pl_desk *desk, pl_sound_choice choice)
{
    if (pl_sound_choice_same(choice, desk->sound))
        return;
    sound_change *change = pl_alloc(sizeof *change);
    desk_sound_name(change->name, desk->facts.recording->id);
    pl_sound_choice_format(change->value, choice);
    desk_send(desk, run_sound, NULL, change, free);
    desk->sound = choice;
    pl_player_choose_sound(desk->player, choice);
    pl_desk_take_speech(desk, NULL);
}

/* Pressed again in the same direction it goes faster; the other direction begins at once. */
void pl_desk_shuttle(pl_desk *desk, int way)
{
    int now = desk->shuttle * way > 0 ? way * desk->shuttle : 0, speed = shuttle_speeds[0];
    for (size_t i = 0; i < PL_COUNT(shuttle_speeds); i++)
        if (now && shuttle_speeds[i] > now) {
            speed = shuttle_speeds[i];
            break;
        } else if (now) {
            speed = now;
        }
    stop_shuttle(desk);
    if (way <= 0)
        pl_player_pause(desk->player);
    if (way > 0) {
        pl_player_set_speed(desk->player, speed);
        pl_player_play(desk->player);
    }
    desk->shuttle = way * speed;
    desk->inner->shuttle_at = desk_clock(desk);
    desk_read_state(desk);
    desk_changed(desk);
}

/* Running backwards is a row of exact pictures, each so much before the last one. */
void desk_shuttle_back(pl_desk *desk)
{
    pl_desk_inner *in = desk->inner;
    int64_t now = desk_clock(desk), gone = now - in->shuttle_at;
    if (desk->shuttle >= 0 || gone < SHUTTLE_STEP_US)
        return;
    in->shuttle_at = now;
    pl_time at = desk->play.position_us + gone * desk->shuttle / 1000;
    if (at <= 0) {
        at = 0;
        stop_shuttle(desk);
    }
    go(desk, at);
}

int64_t desk_shuttle_due(const pl_desk *desk)
{
    return desk->shuttle < 0 ? desk->inner->shuttle_at + SHUTTLE_STEP_US : PL_NO_TIME;
}
