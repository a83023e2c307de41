/* The timeline: the whole session above, a window of it below with its ruler, and the lanes under that. */
#include "timeline.h"

#include "plumbline/command/thumbs.h"
#include "plumbline/model/short.h"

#include <math.h>
#include <stdio.h>

pl_timeline_sizes ui_timeline_sizes(const ui_state *ui)
{
    static const pl_timeline_sizes sizes[] = {
        { 196, 36, 28, 22, 16, 6, 0, false },
        { 196, 28, 20, 15, 13, 5, 0, false },
        { 92, 24, 20, 24, 16, 2, 0, true },
        { 64, 24, 20, 24, 16, 2, 0, true },
    };
    enum { PLAN = 20, PLAN_SMALL = 16, NARROWER = 4 };
    int size = ui_size_class(ui);
    pl_timeline_sizes out = sizes[size];
    if (size < 2 && ui->app->desk && ui->app->desk->facts.plan.count > 0) {
        out.plan = size == 0 ? PLAN : PLAN_SMALL;
        out.speech -= size == 0 ? NARROWER : 0;
    }
    return out;
}

double ui_line_x(const ui_line *l, pl_time at)
{
    return l->left + (double)(at - l->from) / (double)(l->to - l->from) * l->width;
}

static double x_whole(const ui_line *l, pl_time at)
{
    return l->whole > 0 ? l->left + (double)at / (double)l->whole * l->width : l->left;
}

void ui_line_label(const ui_line *l, pl_rect row, const char *words, const char *second)
{
    ui_view *v = l->v;
    pl_rect place = { row.x + 12, row.y, l->sizes.label - 16, row.h };
    if (second && row.h >= 32) {
        pl_rect top = { place.x, row.y + row.h / 2 - 17, place.w, 18 };
        ui_words(v, top, words, PL_STYLE_BODY, PL_WEIGHT_MEDIUM, PL_COLOUR_TEXT);
        pl_rect low = { place.x, row.y + row.h / 2 + 1, place.w, 16 };
        ui_words(v, low, second, PL_STYLE_SMALL, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
    } else {
        ui_words(v, place, words, PL_STYLE_SMALL, PL_WEIGHT_MEDIUM, PL_COLOUR_TEXT2);
    }
}

/* ----- the whole session */

static void frames(const ui_line *l, pl_rect row)
{
    ui_view *v = l->v;
    enum { FRAMES = 19 };
    double wide = row.w / FRAMES;
    pl_list_clip(v->list, row);
    if (v->app->view.no_pictures) {
        pl_list_fill(v->list, row, PL_COLOUR_WAVE0);
        pl_list_unclip(v->list);
        return;
    }
    pl_list_fill(v->list, row, PL_COLOUR_STAGE);
    for (int i = 0; i < FRAMES; i++) {
        pl_time start = 0;
        const pl_image *frame =
            pl_app_thumb_among(&start, v->app, l->whole * i / FRAMES, l->whole * (i + 1) / FRAMES);
        double x = floor(row.x + wide * i), end = floor(row.x + wide * (i + 1));
        pl_rect place = { x, row.y, end - x - 1, row.h };
        if (frame)
            pl_list_image(v->list, place, frame, (uint64_t)start + 1, PL_FIT_COVER, 0);
        else
            pl_list_fill(v->list, place, PL_COLOUR_WAVE0);
    }
    pl_list_unclip(v->list);
}

static void zoom_window(const ui_line *l, pl_rect row)
{
    ui_view *v = l->v;
    if (l->from == 0 && l->to == l->whole)
        return;
    double left = floor(x_whole(l, l->from)), right = floor(x_whole(l, l->to));
    pl_list_fill(v->list, (pl_rect){ row.x, row.y, left - row.x, row.h }, PL_COLOUR_DIM);
    pl_list_fill(v->list, (pl_rect){ right, row.y, row.x + row.w - right, row.h }, PL_COLOUR_DIM);
    pl_box edge = { .edge = PL_COLOUR_ACCENT, .width = 2, .radius = 3 };
    pl_list_box(v->list, (pl_rect){ left, row.y - 1, right - left, row.h + 2 }, &edge);
    pl_box handle = { .fill = PL_COLOUR_ACCENT, .radius = 2 };
    double y = row.y + row.h / 2 - 7;
    pl_list_box(v->list, (pl_rect){ fmax(left - 2, row.x), y, 6, 14 }, &handle);
    pl_list_box(v->list, (pl_rect){ fmin(right - 4, row.x + row.w - 6), y, 6, 14 }, &handle);
}

static void ticks(const ui_line *l, pl_rect row)
{
    double last = -10; /* one a pixel is enough, however many there are */
    int step = 1 + l->desk->tag_count / 4000;
    for (int i = 0; i < l->desk->tag_count; i += step) {
        const pl_tag *tag = &l->desk->tags[i]->tag;
        double x = floor(x_whole(l, tag->at_us));
        double end = tag->to_us == PL_NO_TIME ? x + 2 : floor(x_whole(l, tag->to_us));
        int domain = tag->item_count ? ui_item_domain(l->desk, tag->items[0]) : 0;
        if (x < last + 1)
            continue;
        pl_list_fill(l->v->list, (pl_rect){ x, row.y, end > x + 2 ? end - x : 2, row.h },
                     domain ? pl_colour_domain(domain) : PL_COLOUR_TEXT2);
        last = x;
    }
    for (int i = 0; i < l->desk->facts.risks.count; i++) {
        double x = floor(x_whole(l, l->desk->facts.risks.items[i].at_us));
        pl_list_fill(l->v->list, (pl_rect){ x, row.y, 3, row.h }, PL_COLOUR_CRIT);
    }
}

/* Where this reviewer was shown the picture. */
static void watched(const ui_line *l, pl_rect row, bool zoomed)
{
    pl_list *list = l->v->list;
    pl_box track = { .fill = PL_COLOUR_WAVE0, .radius = 2 };
    pl_list_box(list, row, &track);
    pl_list_clip(list, row);
    for (int i = 0; i < l->desk->watched.count; i++) {
        const pl_watched *one = &l->desk->watched.items[i];
        double a = zoomed ? ui_line_x(l, one->from_us) : x_whole(l, one->from_us);
        double b = zoomed ? ui_line_x(l, one->to_us) : x_whole(l, one->to_us);
        if (b < row.x || a > row.x + row.w)
            continue;
        pl_rect bar = { floor(a), row.y, ceil(b) - floor(a), row.h };
        pl_hatch hatch = { .colour = PL_COLOUR_ACCENT, .pitch = 5, .width = 2 };
        if (one->skipped)
            pl_list_hatch(list, bar, &hatch);
        else
            pl_list_fill(list, bar, PL_COLOUR_ACCENT);
    }
    pl_list_unclip(list);
}

static void playhead(const ui_line *l, double x, double y, double h)
{
    pl_list_fill(l->v->list, (pl_rect){ x - 1, y, 4, h }, PL_COLOUR_PLAYHEAD_EDGE);
    pl_list_fill(l->v->list, (pl_rect){ x, y, 2, h }, PL_COLOUR_PLAYHEAD);
}

/* The drawn stretch of a short review, over the whole session. */
static void short_whole(const ui_line *l, pl_rect row)
{
    const pl_review *review = l->desk->facts.review;
    char words[PL_SHORT_ROOM];
    if (!pl_review_is_short(review))
        return;
    double from = floor(x_whole(l, review->short_from_us)),
           to = floor(x_whole(l, review->short_to_us));
    pl_rect rect = { from, row.y, to - from > 3 ? to - from : 3, row.h };
    pl_element element = { .id = ui_id(l->v, "short", 0),
                           .role = PL_ROLE_IMAGE,
                           .rect = rect,
                           .name = pl_short_words(words, review, l->desk->facts.rubric) };
    pl_box box = { .edge = PL_COLOUR_ACCENT, .width = 1.5, .dash = 4, .gap = 3 };
    pl_list_begin(l->v->list, &element);
    pl_list_box(l->v->list, rect, &box);
    pl_list_end(l->v->list);
}

static void whole_session(ui_line *l, pl_rect *rest, pl_rect area)
{
    ui_view *v = l->v;
    char words[96], length[PL_TIME_ROOM];
    int parts = l->desk->facts.recording->part_count;
    pl_rect row = pl_cut_top(rest, l->sizes.overview);
    snprintf(words, sizeof words, parts > 1 ? "%d parts · %s" : "%.0d%s", parts > 1 ? parts : 0,
             ui_time(length, l->whole));
    ui_line_label(l, row, l->sizes.label > 100 ? "Whole session" : "Session", words);
    row.x = area.x;
    row.w = area.w;
    pl_control is =
        ui_control_press(v, ui_id(v, "overview", 0), "Whole session", "go-part", NULL, 0, UI_POINT);
    pl_element element = {
        .id = is.id, .role = PL_ROLE_SLIDER, .state = PL_IS_TARGET, .rect = row, .name = is.name
    };
    pl_list_begin(v->list, &element);
    if (ui_is_heard(v->ui))
        ui_line_wave(l, row);
    else
        frames(l, row);
    ui_line_damage(l, row);
    zoom_window(l, row);
    pl_list_end(v->list);
    short_whole(l, row);
    pl_cut_top(rest, UI_LINE_SPACE);
    pl_rect marks = pl_cut_top(rest, UI_LINE_TICKS);
    ticks(l, (pl_rect){ area.x, marks.y, area.w, marks.h });
    pl_cut_top(rest, UI_LINE_SPACE);
    pl_rect lane = pl_cut_top(rest, UI_LINE_WATCHED);
    watched(l, (pl_rect){ area.x, lane.y, area.w, 4 }, false);
    playhead(l, floor(x_whole(l, l->now)), row.y - 3, row.h + 16);
    pl_cut_top(rest, UI_LINE_GAP);
}

/* ----- the ruler */

/* Steps of small and large ticks, in seconds, so that large ones stand 70 pixels apart at least. */
static void steps_of(const ui_line *l, int *small, int *large)
{
    static const int steps[][2] = { { 1, 5 },      { 2, 10 },    { 5, 30 },    { 15, 60 },
                                    { 30, 120 },   { 60, 300 },  { 150, 600 }, { 300, 1200 },
                                    { 600, 1800 }, { 900, 3600 } };
    double seconds = (double)(l->to - l->from) / 1e6;
    for (size_t i = 0; i < PL_COUNT(steps); i++) {
        *small = steps[i][0];
        *large = steps[i][1];
        if (l->width / seconds * *large >= 70)
            return;
    }
}

enum { MOST_TAKEN = 48, FLAG = 60, PILL_PAD = 5 };

/* The stretches of the ruler that the flag and the parts' names take: no time is written there. */
typedef struct taken {
    double from[MOST_TAKEN], to[MOST_TAKEN];
    int count;
} taken;

static bool is_taken(const taken *t, double from, double to)
{
    for (int i = 0; i < t->count; i++)
        if (from < t->to[i] && to > t->from[i])
            return true;
    return false;
}

static void take(taken *t, double from, double to)
{
    if (t->count == MOST_TAKEN)
        return;
    t->from[t->count] = from;
    t->to[t->count++] = to;
}

static void ruler(const ui_line *l, pl_rect row, const taken *t)
{
    enum { ROOM = 2 };
    ui_view *v = l->v;
    int small, large;
    steps_of(l, &small, &large);
    pl_type type = { .style = PL_STYLE_TINY, .tabular = true };
    for (pl_time at = l->from / 1000000 / small * small; at * 1000000 <= l->to; at += small) {
        double x = floor(ui_line_x(l, at * 1000000));
        bool big = at % large == 0;
        char words[PL_TIME_ROOM];
        if (x < row.x || x > row.x + row.w)
            continue;
        pl_list_fill(v->list, (pl_rect){ x, row.y + row.h - 1 - (big ? 8 : 4), 1, big ? 8 : 4 },
                     PL_COLOUR_CTL);
        ui_time(words, at * 1000000);
        double wide = pl_text_width(v->fonts, words, type);
        if (!big || x + 4 + wide > row.x + row.w || is_taken(t, x + 4 - ROOM, x + 4 + wide + ROOM))
            continue;
        pl_run run = { .text = words, .type = type, .colour = PL_COLOUR_MUTED };
        pl_list_run(v->list, (pl_rect){ x + 4, row.y, wide + 2, row.h - 4 }, &run);
    }
    pl_list_fill(v->list, (pl_rect){ row.x, row.y + row.h - 1, row.w, 1 }, PL_COLOUR_LINE);
}

double ui_line_part_x(const ui_line *l, int part)
{
    pl_time at = l->desk->facts.recording->parts[part].start_us;
    return at > l->from && at < l->to ? floor(ui_line_x(l, at)) : -1;
}

/* The drawn stretch of a short review: faint in the ruler, its ends dashed through all lanes. */
static void short_stretch(const ui_line *l, pl_rect row, double top, double bottom)
{
    const pl_review *review = l->desk->facts.review;
    pl_stroke dash = { .colour = PL_COLOUR_ACCENT, .width = 1.5, .dash = 4, .gap = 3 };
    pl_time ends[2] = { review->short_from_us, review->short_to_us };
    if (!pl_review_is_short(review))
        return;
    double x[2];
    for (int i = 0; i < 2; i++) {
        pl_time at = ends[i] < l->from ? l->from : ends[i] > l->to ? l->to : ends[i];
        x[i] = floor(ui_line_x(l, at));
        if (ends[i] >= l->from && ends[i] <= l->to)
            pl_list_line(l->v->list, (pl_point){ x[i] + 0.5, top },
                         (pl_point){ x[i] + 0.5, bottom }, &dash);
    }
    if (x[1] > x[0])
        pl_list_fill(l->v->list, (pl_rect){ x[0], row.y + row.h - 3, x[1] - x[0], 2 },
                     PL_COLOUR_ACCENT);
}

static void part_lines(const ui_line *l, double top, double bottom)
{
    pl_stroke dash = { .colour = PL_COLOUR_CTL, .width = 1, .dash = 3, .gap = 3 };
    for (int i = 1; i < l->desk->facts.recording->part_count; i++) {
        double x = ui_line_part_x(l, i);
        if (x >= 0)
            pl_list_line(l->v->list, (pl_point){ x + 0.5, top }, (pl_point){ x + 0.5, bottom },
                         &dash);
    }
}

/* Drawn over the ticks; what they take is asked for before those are written. */
static void part_names(const ui_line *l, pl_rect row, taken *t, bool draw)
{
    ui_view *v = l->v;
    double from = 0, to = 0;
    if (t->count)
        from = t->from[0], to = t->to[0]; /* the flag */
    for (int i = 1; i < l->desk->facts.recording->part_count; i++) {
        double x = ui_line_part_x(l, i);
        char words[24];
        snprintf(words, sizeof words, "Part %d", i + 1);
        double wide = ui_words_width(v, words, PL_STYLE_TINY, PL_WEIGHT_OWN) + 2 * PILL_PAD;
        pl_rect pill = { x - 2, row.y + 1, wide, 16 };
        if (x < 0 || (pill.x - 2 < to && pill.x + wide + 2 > from))
            continue;
        if (!draw) {
            take(t, pill.x, pill.x + wide);
            continue;
        }
        pl_box box = { .fill = PL_COLOUR_RAISED, .edge = PL_COLOUR_CTL, .width = 1, .radius = 4 };
        pl_list_box(v->list, pill, &box);
        pl_run run = { .text = words,
                       .type = { .style = PL_STYLE_TINY },
                       .colour = PL_COLOUR_TEXT2,
                       .align = PL_ALIGN_CENTRE };
        pl_list_run(v->list, pill, &run);
    }
}

static void flag(const ui_line *l, pl_rect row, double x)
{
    char words[PL_TIME_ROOM];
    ui_time(words, l->now);
    pl_rect place = { x - FLAG / 2.0 + 1, row.y + 1, FLAG, 16 };
    place.x = place.x < row.x                  ? row.x
              : place.x + FLAG > row.x + row.w ? row.x + row.w - FLAG
                                               : place.x;
    pl_box box = { .fill = PL_COLOUR_TEXT, .radius = 3 };
    pl_list_box(l->v->list, place, &box);
    pl_run run = {
        .text = words,
        .type = { .style = PL_STYLE_TINY, .weight = PL_WEIGHT_SEMIBOLD, .tabular = true },
        .colour = PL_COLOUR_BG,
        .align = PL_ALIGN_CENTRE
    };
    pl_list_run(l->v->list, place, &run);
}

static void window_words(const ui_line *l, char out[48])
{
    int seconds = (int)((l->to - l->from + 500000) / 1000000);
    if (l->from == 0 && l->to == l->whole)
        snprintf(out, 48, "All of it");
    else if (seconds >= 120)
        snprintf(out, 48, "%d min window", (seconds + 30) / 60);
    else
        snprintf(out, 48, "%d s window", seconds);
}

/* The window of the session: ruler, what was watched, lanes, and the playhead over all. */
static void lower_half(const ui_line *l, pl_rect rest, pl_rect area)
{
    ui_view *v = l->v;
    char words[48];
    pl_rect row = pl_cut_top(&rest, UI_LINE_RULER);
    double x = floor(ui_line_x(l, l->now)), bottom = rest.y + rest.h;
    bool inside = l->now >= l->from && l->now <= l->to;
    taken t = { .count = 0 };
    if (inside)
        take(&t, x - FLAG / 2.0, x + FLAG / 2.0 + 2);
    window_words(l, words);
    ui_line_label(l, row, words, NULL);
    pl_rect scale = { area.x, row.y, area.w, row.h };
    pl_control is =
        ui_control_press(v, ui_id(v, "window", 0), words, "go-window", NULL, 0, UI_POINT);
    pl_element element = { .id = is.id,
                           .role = PL_ROLE_SLIDER,
                           .state = PL_IS_TARGET,
                           .rect = { area.x, row.y, area.w, bottom - row.y },
                           .name = "Timeline" };
    pl_list_begin(v->list, &element);
    part_names(l, scale, &t, false);
    ruler(l, scale, &t);
    part_names(l, scale, &t, true);
    ui_line_damage_near(l, scale);
    pl_list_end(v->list);
    ui_line_notches(l, scale);
    if (l->sizes.plan > 0)
        ui_line_plan(l, pl_cut_top(&rest, l->sizes.plan));
    ui_line_speech(l, pl_cut_top(&rest, l->sizes.speech));
    pl_rect shown = pl_cut_top(&rest, UI_LINE_WATCHED);
    watched(l, (pl_rect){ area.x, shown.y, area.w, UI_LINE_WATCHED }, true);
    pl_cut_top(&rest, UI_LINE_SPACE);
    ui_lanes lanes = ui_lanes_of(l, &rest);
    double foot = lanes.rows.y + lanes.rows.h;
    if (l->desk->counts.on)
        ui_tallies_ground(l, &lanes);
    else
        ui_lanes_ground(l, &lanes);
    pl_list_fill(v->list, (pl_rect){ l->left - 1, row.y, 1, foot - row.y }, PL_COLOUR_LINE);
    part_lines(l, row.y + row.h - 2, foot);
    short_stretch(l, scale, row.y + row.h - 2, foot);
    ui_line_loop(l, scale, foot);
    if (l->desk->counts.on)
        ui_stretch_ends(l, row.y + row.h - 2, foot);
    if (inside) /* beneath the glyphs: a jump goes to the very beginning of a tag */
        pl_list_fill(v->list, (pl_rect){ x, row.y + 16, 2, foot - row.y - 16 }, PL_COLOUR_TEXT);
    if (l->desk->counts.on)
        ui_tallies_marks(l, &lanes);
    else
        ui_lanes_marks(l, &lanes);
    if (inside)
        flag(l, scale, x);
}

/* The moment that the pointer is on: thin, over the frames and through the lanes. */
static void pointed(const ui_line *l, pl_rect rect)
{
    pl_list *list = l->v->list;
    pl_time at;
    if (!ui_points_at_time(&at, l->v->ui))
        return;
    pl_rect frames = { floor(x_whole(l, at)), rect.y + 1 + UI_LINE_PAD, 1, l->sizes.overview };
    pl_list_fill(list, (pl_rect){ frames.x - 1, frames.y, 3, frames.h }, PL_COLOUR_PLAYHEAD_EDGE);
    pl_list_fill(list, frames, PL_COLOUR_PLAYHEAD);
    double top = frames.y + frames.h + 2 * UI_LINE_SPACE + UI_LINE_TICKS + UI_LINE_WATCHED +
                 UI_LINE_GAP + UI_LINE_RULER;
    if (at >= l->from && at <= l->to)
        pl_list_fill(
            list,
            (pl_rect){ floor(ui_line_x(l, at)), top, 1, rect.y + rect.h - l->sizes.foot - top },
            PL_COLOUR_TEXT2);
}

void ui_draw_timeline(ui_view *v, pl_rect rect)
{
    ui_line l = { .v = v, .desk = v->app->desk, .sizes = ui_timeline_sizes(v->ui) };
    l.whole = l.desk->facts.recording->duration_us;
    l.now = pl_desk_now(l.desk);
    l.from = v->app->view.zoom_from_us;
    l.to = v->app->view.zoom_to_us;
    if (l.from == PL_NO_TIME) {
        l.from = 0;
        l.to = l.whole > 0 ? l.whole : 1;
    }
    l.left = rect.x + l.sizes.label;
    l.width = rect.w - l.sizes.label - 16;
    l.foot = rect.y + rect.h;
    pl_rect area = { l.left, rect.y, l.width, rect.h }, rest = rect;
    pl_list_fill(v->list, rect, PL_COLOUR_PANEL);
    pl_list_fill(v->list, pl_cut_top(&rest, 1), PL_COLOUR_LINE);
    pl_cut_top(&rest, UI_LINE_PAD);
    whole_session(&l, &rest, area);
    lower_half(&l, rest, area);
    pointed(&l, rect); /* last: what is pointed at is known when all of it stands in the list */
}
