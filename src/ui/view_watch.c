/* The watch screen: picture, transport, timeline, panel. */
#include "ui.h"
#include "watch.h"

#include "plumbline/command/sound.h"
#include "plumbline/command/speech.h"
#include "plumbline/command/transcript.h"

#include <math.h>
#include <stdio.h>

/* ----- the stage */

static void say(ui_view *v, pl_rect rect, pl_icon icon, const char *head, const char *words,
                const char *action, const char *command)
{
    pl_button button = { 0 };
    if (action)
        button = (pl_button){ .is = ui_control(v, ui_id(v, command, 0), action, command, NULL, 0),
                              .kind = PL_BUTTON_RAISED };
    pl_empty empty = { .icon = icon,
                       .stage = true,
                       .head = head,
                       .words = words,
                       .buttons = &button,
                       .button_count = action ? 1 : 0 };
    pl_part_empty(v->list, pl_rect_middle(rect, rect.w < 460 ? rect.w - 16 : 460, 180), &empty);
}

static bool message(ui_view *v, pl_rect rect)
{
    const pl_desk *desk = v->app->desk;
    const pl_player_state *play = &desk->play;
    char words[160];
    if (v->app->view.no_pictures) {
        say(v, rect, PL_ICON_EYE, "Every picture is hidden", "F9 shows them again.", NULL, NULL);
    } else if (play->phase == PL_PLAYER_AWAY) {
        say(v, rect, PL_ICON_DRIVE, "The drive with this recording is not connected",
            "Tags, scores and notes are here and can be changed.", "Look again", "reopen");
    } else if (play->phase == PL_PLAYER_FAILED) {
        say(v, rect, PL_ICON_WARNING, "This recording cannot be shown",
            desk->away.code ? desk->away.text : play->error.text, "Look again", "reopen");
    } else if (play->phase == PL_PLAYER_READY && !play->has_picture && !play->has_sound) {
        say(v, rect, PL_ICON_SPEAKER, "This recording has no picture that can be shown",
            play->error.text, NULL, NULL);
    } else if (play->phase == PL_PLAYER_OPENING) {
        snprintf(words, sizeof words, "Opening part 1 of %d.", desk->facts.recording->part_count);
        say(v, rect, PL_ICON_FILM, words, NULL, NULL, NULL);
    } else {
        return false;
    }
    return true;
}

/* The picture stands in the middle, as large as there is room; only its frame is of this list. */
static void draw_stage(ui_view *v, pl_rect rect)
{
    const pl_desk *desk = v->app->desk;
    pl_list_fill(v->list, rect, PL_COLOUR_STAGE);
    v->ui->video = (pl_rect){ 0 };
    if (!desk || message(v, rect))
        return;
    if (ui_is_heard(v->ui)) {
        ui_draw_wave(v, rect);
        return;
    }
    v->ui->video = rect;
    pl_control is = ui_control(v, ui_id(v, "picture", 0), "Picture", "play-pause", NULL, 0);
    pl_element picture = { .id = is.id,
                           .role = PL_ROLE_IMAGE,
                           .state = PL_IS_TARGET,
                           .rect = rect,
                           .name = desk->play.playing ? "Picture, playing" : "Picture, paused" };
    pl_list_begin(v->list, &picture);
    pl_list_end(v->list);
}

/* ----- the transport */

static void icon_button(ui_view *v, pl_rect *row, pl_icon icon, const char *name,
                        const char *command, const char *id, int number)
{
    ui_button button = { .name = name,
                         .command = command,
                         .number = number,
                         .icon = icon,
                         .bare = true,
                         .kind = PL_BUTTON_QUIET,
                         .id = id };
    pl_rect place = pl_rect_middle(pl_cut_left(row, 32), 32, 32);
    ui_part_button(v, place, &button);
    pl_cut_left(row, 4);
}

static void play_button(ui_view *v, pl_rect *row)
{
    bool playing = v->app->desk->play.playing;
    ui_button button = { .name = playing ? "Pause" : "Play",
                         .command = "play-pause",
                         .icon = playing ? PL_ICON_PAUSE : PL_ICON_PLAY,
                         .bare = true,
                         .kind = PL_BUTTON_RAISED };
    ui_part_button(v, pl_rect_middle(pl_cut_left(row, 40), 40, 36), &button);
    pl_cut_left(row, 4);
}

static int part_of(const pl_recording *recording, pl_time at)
{
    int part = 0;
    for (int i = 0; i < recording->part_count; i++)
        if (recording->parts[i].start_us <= at && recording->parts[i].length_us > 0)
            part = i;
    return part;
}

/* 7:14 of a part, 1:07:14 of a long one. */
static const char *short_time(char out[PL_TIME_ROOM], pl_time at)
{
    ui_time(out, at);
    return strncmp(out, "0:", 2) == 0 && out[2] ? out + (out[2] == '0' ? 3 : 2) : out;
}

/* 0:58:24 and the frame within its second, as it counts itself. */
static void clock(ui_view *v, pl_rect *row, bool whole)
{
    const pl_desk *desk = v->app->desk;
    const pl_recording *recording = desk->facts.recording;
    char time[PL_TIME_ROOM], all[PL_TIME_ROOM], in[PL_TIME_ROOM], words[96], hundredths[8];
    pl_time now = pl_desk_now(desk);
    pl_cut_left(row, 8);
    ui_time(time, now);
    snprintf(hundredths, sizeof hundredths, ".%02d", (int)(now / 10000 % 100));
    pl_element status = { .id = ui_id(v, "clock", 0),
                          .role = PL_ROLE_STATUS,
                          .rect = *row,
                          .name = "Time",
                          .value = time };
    status.rect.w = 110;
    pl_list_begin(v->list, &status);
    pl_type big = { .style = PL_STYLE_CLOCK, .weight = PL_WEIGHT_OWN, .tabular = true };
    double wide = pl_text_width(v->fonts, "0:00:00", big) + 1;
    if (strlen(time) > 7)
        wide = pl_text_width(v->fonts, time, big) + 1;
    pl_run run = { .text = time, .type = big };
    pl_list_run(v->list, pl_cut_left(row, wide), &run);
    pl_type small = { .style = PL_STYLE_BODY, .weight = PL_WEIGHT_MEDIUM, .tabular = true };
    run = (pl_run){ .text = hundredths, .type = small, .colour = PL_COLOUR_MUTED };
    pl_rect tail = pl_cut_left(row, pl_text_width(v->fonts, ".00", small) + 2);
    tail.y += 1;
    pl_list_run(v->list, tail, &run);
    pl_list_end(v->list);
    pl_cut_left(row, 8);
    ui_time(all, recording->duration_us);
    int part = part_of(recording, now);
    snprintf(words, sizeof words, "/ %s", all);
    if (whole && recording->part_count > 1)
        snprintf(words, sizeof words, "/ %s  ·  part %d, %s", all, part + 1,
                 short_time(in, now - recording->parts[part].start_us));
    pl_type plain = { .style = PL_STYLE_BODY, .tabular = true };
    run = (pl_run){ .text = words, .type = plain, .colour = PL_COLOUR_MUTED };
    wide = pl_text_width(v->fonts, words, plain) + 2;
    if (wide > row->w && !whole)
        return; /* a part of a time tells nothing */
    pl_rect place = pl_cut_left(row, wide < row->w ? wide : row->w);
    place.y += 1; /* on the foot of the clock */
    pl_part_text(v->list, place, &run);
}

/* Behind the times; where there is room, at a place that does not move with them. Gives its right end. */
static double speed(ui_view *v, pl_rect *row, bool label)
{
    char words[32];
    int speed = v->app->desk->play.speed;
    snprintf(words, sizeof words, speed % 100 ? "%d.%02d×" : "%d.%d×", speed / 1000,
             speed % 100 ? speed / 10 % 100 : speed / 100 % 10);
    pl_button look = { .is = { .name = words },
                       .label = label ? "Speed" : NULL,
                       .small = true,
                       .after = PL_ICON_CHEVRON_DOWN };
    enum { AFTER_TIMES = 408, GAP = 16 };
    double wide = pl_button_width(v->list, &look), times = row->x + GAP;
    if (label && row->x + row->w >= AFTER_TIMES + wide && times < AFTER_TIMES)
        times = AFTER_TIMES;
    pl_rect place = { times, row->y, wide, row->h };
    if (times + wide > row->x + row->w || !label)
        place.x = row->x + row->w - wide;
    look.is = ui_control(v, ui_id(v, "speed", 0), words, "speed-menu", NULL, 0);
    look.is.state |= v->app->view.menu == PL_MENU_SPEED ? PL_IS_OPEN : 0;
    pl_part_button(v->list, pl_rect_middle(place, place.w, 28), &look);
    return place.x + place.w;
}

enum { SWITCH = 40 /* before its words */ };

static const char *speech_name(int size)
{
    return size < 2 ? "Speech only" : "Speech";
}

/* "saves 29 min", or how far the search for speech is. */
static void saves_words(char out[48], const pl_app *app)
{
    const pl_desk *desk = app->desk;
    double done = pl_app_speech_done(app);
    int minutes = (int)((desk->saved_us + 30000000) / 60000000);
    out[0] = '\0';
    if (!desk->speech && done >= 0)
        snprintf(out, 48, "finding speech, %d %%", (int)(done * 100));
    else if (desk->speech && minutes > 0)
        snprintf(out, 48, "saves %d min", minutes);
    else if (desk->speech)
        snprintf(out, 48, "saves %d s", (int)(desk->saved_us / 1000000));
}

/* The switch with its name, or alone. */
static double speech_width(ui_view *v, int size, bool named)
{
    enum { MARK = 32 };
    return named
               ? SWITCH + 1 + ui_words_width(v, speech_name(size), PL_STYLE_BODY, PL_WEIGHT_MEDIUM)
               : MARK;
}

static void speech_only(ui_view *v, pl_rect row, int size, bool named)
{
    char words[48] = "off while counting";
    const pl_desk *desk = v->app->desk;
    pl_control is =
        ui_control(v, ui_id(v, "speech-only", 0), speech_name(size), "speech-only", NULL, 0);
    is.state |= desk->speech_only && !desk->counts.on ? PL_IS_CHECKED : 0;
    double wide = speech_width(v, size, named);
    pl_part_switch(v->list, pl_rect_middle(pl_cut_left(&row, wide), wide, 28), &is, named);
    if (!desk->counts.on)
        saves_words(words, v->app);
    pl_cut_left(&row, 8);
    if (size == 0 && words[0] &&
        row.w >= ui_words_width(v, words, PL_STYLE_BODY, PL_WEIGHT_OWN) + 1)
        ui_words(v, row, words, PL_STYLE_BODY, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
}

/* What is heard, where there is more than one sound, or not all of it; and where the times, the speed and
 * "speech only" keep their room. */
static void sound(ui_view *v, pl_rect *row)
{
    enum { REST = 400 };
    char words[PL_SOUND_WORDS_ROOM];
    if (!pl_app_sound_words(words, v->app))
        return;
    pl_button look = { .is = ui_control(v, ui_id(v, "sound", 0), words, "sound-menu", NULL, 0),
                       .small = true,
                       .after = PL_ICON_CHEVRON_DOWN };
    look.is.state |= v->app->view.menu == PL_MENU_SOUND ? PL_IS_OPEN : 0;
    double wide = pl_button_width(v->list, &look);
    if (row->w - wide < REST)
        return;
    pl_part_button(v->list, pl_rect_middle(pl_cut_right(row, wide), wide, 28), &look);
    pl_cut_right(row, 4);
}

static void loop_button(ui_view *v, pl_rect *row)
{
    pl_time from, to;
    bool any = pl_desk_loop(v->app->desk, &from, &to);
    ui_button loop = { .name = !any               ? "Loop from here"
                               : to == PL_NO_TIME ? "Loop to here"
                                                  : "Clear the loop",
                       .command = "loop",
                       .icon = PL_ICON_LOOP,
                       .bare = true,
                       .toggle = true,
                       .on = any,
                       .kind = PL_BUTTON_QUIET };
    ui_part_button(v, pl_rect_middle(pl_cut_right(row, 32), 32, 32), &loop);
    pl_cut_right(row, 4);
}

static void captions(ui_view *v, pl_rect *row)
{
    ui_button button = { .name = "Captions",
                         .command = "captions",
                         .icon = PL_ICON_CAPTIONS,
                         .bare = true,
                         .toggle = true,
                         .on = v->app->view.captions && pl_desk_transcript(v->app->desk)->count > 0,
                         .kind = PL_BUTTON_QUIET };
    ui_part_button(v, pl_rect_middle(pl_cut_right(row, 32), 32, 32), &button);
    pl_cut_right(row, 4);
}

static void volume(ui_view *v, pl_rect *row)
{
    const pl_player_state *play = &v->app->desk->play;
    char words[16];
    snprintf(words, sizeof words, "%d %%", play->volume);
    pl_control is =
        ui_control_press(v, ui_id(v, "volume", 0), "Volume", "volume", NULL, 0, UI_POINT);
    pl_part_slider(v->list, pl_rect_middle(pl_cut_right(row, 64), 64, 24), &is,
                   play->muted ? 0 : play->volume / 100.0, words);
    pl_cut_right(row, 4);
    ui_button mute = { .name = play->muted ? "Sound on" : "Mute",
                       .command = "mute",
                       .icon = play->muted ? PL_ICON_MUTE : PL_ICON_SPEAKER,
                       .bare = true,
                       .kind = PL_BUTTON_QUIET };
    ui_part_button(v, pl_rect_middle(pl_cut_right(row, 32), 32, 32), &mute);
    pl_cut_right(row, 4);
}

static void draw_transport(ui_view *v, pl_rect rect)
{
    int size = ui_size_class(v->ui);
    pl_list_fill(v->list, rect, PL_COLOUR_PANEL);
    pl_list_fill(v->list, (pl_rect){ rect.x, rect.y, rect.w, 1 }, PL_COLOUR_LINE);
    pl_rect row = pl_rect_inset((pl_rect){ rect.x, rect.y + 1, rect.w, rect.h - 1 }, 12, 0);
    if (size < 2)
        icon_button(v, &row, PL_ICON_STEP_BACK, "One frame back", "step", "step-back", -1);
    play_button(v, &row);
    if (size < 2) {
        icon_button(v, &row, PL_ICON_STEP_FORWARD, "One frame forward", "step", "step-on", 1);
        ui_button full = { .name = "Full screen",
                           .command = "full-screen",
                           .icon = PL_ICON_FULL_SCREEN,
                           .bare = true,
                           .kind = PL_BUTTON_QUIET };
        ui_part_button(v, pl_rect_middle(pl_cut_right(&row, 32), 32, 32), &full);
        pl_cut_right(&row, 4);
        volume(v, &row);
        captions(v, &row);
        loop_button(v, &row);
        sound(v, &row);
        pl_list_fill(v->list, pl_rect_middle(pl_cut_right(&row, 9), 1, 20), PL_COLOUR_LINE);
        pl_cut_right(&row, 4);
    }
    enum { TIME = 116, SPEED = 90 }; /* the time is there whole, before the name of a switch */
    bool named = row.w >= TIME + SPEED + 16 + speech_width(v, size, true);
    double own = speech_width(v, size, named);
    pl_rect end = { row.x + row.w, row.y, 0, row.h };
    if (size > 0) {
        end = pl_cut_right(&row, own + 8);
        pl_cut_right(&row, 8);
    }
    pl_rect times = row;
    if (size > 0)
        pl_cut_right(&times, SPEED); /* at the end */
    clock(v, &times, size == 0);
    row.w -= times.x - row.x;
    row.x = times.x;
    double behind = speed(v, &row, size == 0) + 16;
    if (size == 0)
        end = (pl_rect){ behind, row.y, row.x + row.w - behind, row.h };
    if (end.w >= own)
        speech_only(v, end, size, named);
}

/* ----- the places of all */

enum { SMALL_TRANSPORT = 40 };

static double timeline_height(const ui_state *ui)
{
    pl_timeline_sizes sizes = ui_timeline_sizes(ui);
    int lanes = sizes.one_lane ? 1 : ui_lane_count(ui->app->desk);
    return 1 + UI_LINE_PAD + sizes.overview + 3 * UI_LINE_SPACE + UI_LINE_TICKS +
           2 * UI_LINE_WATCHED + UI_LINE_GAP + UI_LINE_RULER + sizes.plan + sizes.speech +
           sizes.lane * lanes + sizes.foot;
}

static double panel_width(const ui_state *ui)
{
    static const double wide[] = { 416, 372, 320, 0 };
    double width = wide[ui_size_class(ui)];
    return width > ui->width * 0.6 ? ui->width * 0.6 : width;
}

/* A picture is drawn by itself; a waveform is of the list. */
static ui_live stage_live(const ui_state *ui)
{
    return ui_is_heard(ui) ? UI_EACH_FRAME : UI_STILL;
}

/* Full screen is the picture and its transport alone. */
static int full_screen(const ui_state *ui, ui_region *out)
{
    out[0] = (ui_region){
        "stage", { 0, 0, ui->width, ui->height - 48 }, draw_stage, stage_live(ui), true
    };
    out[1] = (ui_region){
        "transport", { 0, ui->height - 48, ui->width, 48 }, draw_transport, UI_EACH_FRAME, false
    };
    return 2;
}

int ui_watch_regions(ui_state *ui, ui_region *out)
{
    if (!ui->app->desk)
        return ui_library_regions(ui, out);
    if (ui->app->view.full_screen)
        return full_screen(ui, out);
    int size = ui_size_class(ui);
    pl_rect rest;
    int count = ui_head_regions(ui, out, &rest, true);
    pl_rect line = pl_cut_bottom(&rest, timeline_height(ui)), panel;
    if (size == 3) /* what is in work gets its room from the picture */
        panel = pl_cut_bottom(
            &rest, fmax(rest.h / 2, fmin(rest.h - SMALL_TRANSPORT, ui_composer_least(ui->app))));
    else
        panel = pl_cut_right(&rest, panel_width(ui));
    pl_rect transport = pl_cut_bottom(&rest, size >= 2 ? SMALL_TRANSPORT : 48);
    out[count++] = (ui_region){ "stage", rest, draw_stage, stage_live(ui), true };
    out[count++] = (ui_region){ "transport", transport, draw_transport, UI_EACH_FRAME, false };
    out[count++] = (ui_region){ "timeline", line, ui_draw_timeline, UI_EACH_FRAME, false };
    ui_live live = ui->app->view.tab == PL_TAB_TRANSCRIPT ? UI_EACH_LINE : UI_STILL;
    out[count++] = (ui_region){ "panel", panel, ui_draw_panel, live, false };
    return count;
}
