/* A recording that is only heard: its waveform on the stage, half a minute at a time, and over the whole
 * session. Where somebody speaks bars are broad, elsewhere thin. */
#include "timeline.h"

#include "plumbline/command/speech.h"

#include <math.h>
#include <stdio.h>

enum {
    BAR = 2,
    PITCH = 3,
    MARGIN = 24,
    HEAD = 24,
    SCALE = 20,    /* the row of times */
    TALLEST = 320, /* of the wave: more tells no more */
    FLAG = 4       /* the playhead's ends stand out so much */
};

static const pl_time page_us = (pl_time)30 * 1000 * 1000;

/* The stretch that is drawn in a row. */
typedef struct wave {
    ui_view *v;
    const pl_speech *speech;
    pl_rect row;
    pl_time from, to;
    pl_colour ink;
} wave;

static pl_time time_at(const wave *w, double x)
{
    return w->from + (pl_time)((x - w->row.x) / w->row.w * (double)(w->to - w->from));
}

static double x_at(const wave *w, pl_time at)
{
    return w->row.x + (double)(at - w->from) / (double)(w->to - w->from) * w->row.w;
}

static void bars(const wave *w)
{
    int at = 0, count = (int)(w->row.w / PITCH);
    double middle = w->row.y + w->row.h / 2;
    const pl_ranges *ranges = &w->speech->ranges;
    for (int i = 0; i < count; i++) {
        double x = w->row.x + i * PITCH;
        pl_time from = time_at(w, x), to = time_at(w, x + PITCH);
        while (at < ranges->count && ranges->items[at].to_us <= from)
            at++;
        bool speaks = at < ranges->count && ranges->items[at].from_us < to;
        int peak = pl_speech_peak(w->speech, from, to);
        double high = fmax(1, floor(w->row.h * pl_speech_peak_height(w->speech, peak)));
        pl_list_fill(w->v->list, (pl_rect){ x, floor(middle - high / 2), speaks ? BAR : 1, high },
                     w->ink);
    }
}

/* ----- over the whole session */

void ui_line_wave(const ui_line *l, pl_rect row)
{
    pl_list_fill(l->v->list, row, PL_COLOUR_STAGE);
    if (!l->desk->speech || l->whole <= 0)
        return;
    wave w = { l->v, l->desk->speech, pl_rect_inset(row, 0, 4),
               0,    l->whole,        PL_COLOUR_ON_STAGE_MUTED };
    pl_list_clip(l->v->list, row);
    bars(&w);
    pl_list_unclip(l->v->list);
}

/* ----- on the stage */

static void scale(const wave *w, pl_rect row)
{
    enum { STEP = 5 };
    pl_type type = { .style = PL_STYLE_TINY, .tabular = true };
    pl_list *list = w->v->list;
    for (pl_time at = (w->from / 1000000 + STEP - 1) / STEP * STEP; at * 1000000 <= w->to;
         at += STEP) {
        char words[PL_TIME_ROOM];
        double x = floor(x_at(w, at * 1000000));
        ui_time(words, at * 1000000);
        double wide = pl_text_width(w->v->fonts, words, type) + 1;
        pl_list_fill(list, (pl_rect){ x, row.y, 1, 4 }, PL_COLOUR_ON_STAGE_MUTED);
        pl_run run = { .text = words, .type = type, .colour = PL_COLOUR_ON_STAGE_MUTED };
        if (x + 4 + wide <= row.x + row.w)
            pl_list_run(list, (pl_rect){ x + 4, row.y + 2, wide, row.h - 2 }, &run);
    }
}

static void playhead(const wave *w, pl_time now)
{
    double x = floor(x_at(w, now));
    pl_rect line = { x - 1, w->row.y - FLAG, 4, w->row.h + 2 * FLAG };
    pl_list_fill(w->v->list, line, PL_COLOUR_PLAYHEAD_EDGE);
    line.x += 1;
    line.w = 2;
    pl_list_fill(w->v->list, line, PL_COLOUR_PLAYHEAD);
}

/* Why there is no picture, or that there is none. */
static const char *head_words(const pl_desk *desk)
{
    return desk->play.error.code ? desk->play.error.text : "This recording is sound alone.";
}

static void waiting_words(char *out, size_t room, const pl_app *app)
{
    double done = pl_app_speech_done(app);
    const char *why = pl_app_speech_why_not(app);
    if (done >= 0)
        snprintf(out, room, "The waveform is being made, %d %%. You can listen, tag and score.",
                 (int)(done * 100));
    else
        snprintf(out, room, "%s", why ? why : "");
}

static void wait(const wave *w)
{
    char words[PL_ERROR_ROOM];
    waiting_words(words, sizeof words, w->v->app);
    pl_rect line = { w->row.x, floor(w->row.y + w->row.h / 2), w->row.w, 1 };
    pl_list_fill(w->v->list, line, PL_COLOUR_ON_STAGE_MUTED);
    pl_run run = { .text = words,
                   .type = { .style = PL_STYLE_BODY },
                   .colour = PL_COLOUR_ON_STAGE_MUTED,
                   .align = PL_ALIGN_CENTRE };
    line.y += 8;
    line.h = 20;
    pl_list_run(w->v->list, line, &run);
}

static wave wave_of(ui_view *v, pl_rect rect)
{
    const pl_desk *desk = v->app->desk;
    pl_time whole = desk->facts.recording->duration_us, now = pl_desk_now(desk);
    pl_time length = whole < page_us ? whole : page_us;
    wave w = {
        v, desk->speech, pl_rect_inset(rect, MARGIN, MARGIN), 0, 0, PL_COLOUR_ON_STAGE_MUTED
    };
    w.from = length > 0 && now < whole ? now / length * length : whole - length;
    w.to = w.from + (length > 0 ? length : 1);
    pl_cut_top(&w.row, HEAD);
    pl_cut_bottom(&w.row, SCALE);
    if (w.row.h > TALLEST)
        w.row = pl_rect_middle(w.row, w.row.w, TALLEST);
    return w;
}

void ui_draw_wave(ui_view *v, pl_rect rect)
{
    const pl_desk *desk = v->app->desk;
    wave w = wave_of(v, rect);
    char from[PL_TIME_ROOM], to[PL_TIME_ROOM], name[3 * PL_TIME_ROOM];
    snprintf(name, sizeof name, "Sound, %s, %s to %s", desk->play.playing ? "playing" : "paused",
             ui_time(from, w.from), ui_time(to, w.to));
    pl_control is = ui_control(v, ui_id(v, "picture", 0), "Sound", "play-pause", NULL, 0);
    pl_element element = {
        .id = is.id, .role = PL_ROLE_IMAGE, .state = PL_IS_TARGET, .rect = rect, .name = name
    };
    pl_list_begin(v->list, &element);
    pl_rect head = { w.row.x, w.row.y - HEAD - FLAG, w.row.w, HEAD };
    if (head.y >= rect.y)
        ui_words(v, head, head_words(desk), PL_STYLE_BODY, PL_WEIGHT_OWN, PL_COLOUR_ON_STAGE_MUTED);
    if (w.speech)
        bars(&w);
    else
        wait(&w);
    scale(&w, (pl_rect){ w.row.x, w.row.y + w.row.h + FLAG, w.row.w, SCALE });
    playhead(&w, pl_desk_now(desk));
    pl_list_end(v->list);
}

bool ui_is_heard(const ui_state *ui)
{
    const pl_desk *desk = ui->app->desk;
    return desk && desk->play.phase == PL_PLAYER_READY && !desk->play.has_picture &&
           desk->play.has_sound;
}

bool ui_listens(const ui_state *ui)
{
    return ui_is_heard(ui) && ui->app->desk->play.playing;
}
