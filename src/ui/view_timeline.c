/* The timeline: the whole session above, a window of it below, a lane of tags for each domain. Only the tags
 * in sight are looked at. */
#include "ui.h"
#include "watch.h"

#include "plumbline/command/overview.h"

#include <math.h>
#include <stdio.h>

typedef struct line {
    ui_view *v;
    const pl_desk *desk;
    pl_timeline_sizes sizes;
    double left, width; /* of the lanes */
    pl_time from, to;   /* what they show */
    pl_time whole, now;
} line;

pl_timeline_sizes ui_timeline_sizes(const ui_state *ui)
{
    static const pl_timeline_sizes sizes[] = {
        { 196, 8, 36, 5, 4, 20, 22, 16, false },
        { 196, 6, 28, 5, 2, 18, 15, 13, false },
        { 92, 4, 24, 4, 1, 20, 24, 16, true },
        { 64, 4, 24, 4, 1, 20, 24, 16, true },
    };
    return sizes[ui_size_class(ui)];
}

static double x_of(const line *l, pl_time at)
{
    return l->left + (double)(at - l->from) / (double)(l->to - l->from) * l->width;
}

static double x_whole(const line *l, pl_time at)
{
    return l->whole > 0 ? l->left + (double)at / (double)l->whole * l->width : l->left;
}

static void label(const line *l, pl_rect row, const char *words, const char *second)
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

static void frames(const line *l, pl_rect row)
{
    ui_view *v = l->v;
    double wide = row.w / PL_OVERVIEW_FRAMES;
    pl_list_clip(v->list, row);
    pl_list_fill(v->list, row, PL_COLOUR_STAGE);
    for (int i = 0; i < PL_OVERVIEW_FRAMES && !v->app->view.no_pictures; i++) {
        const pl_image *frame = pl_overview_frame(v->app, i);
        double x = floor(row.x + wide * i), end = floor(row.x + wide * (i + 1));
        pl_rect place = { x, row.y, end - x - 1, row.h };
        if (frame)
            pl_list_image(v->list, place, frame, (uint64_t)i + 1, PL_FIT_COVER, 0);
        else
            pl_list_fill(v->list, place, PL_COLOUR_WAVE0);
    }
    pl_list_unclip(v->list);
}

static void zoom_window(const line *l, pl_rect row)
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
    pl_list_box(v->list, (pl_rect){ left - 2, y, 6, 14 }, &handle);
    pl_list_box(v->list, (pl_rect){ right - 4, y, 6, 14 }, &handle);
}

static void ticks(const line *l, pl_rect row)
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
}

/* Where this reviewer was shown the picture. */
static void watched(const line *l, pl_rect row, bool zoomed)
{
    pl_list *list = l->v->list;
    pl_box track = { .fill = PL_COLOUR_WAVE0, .radius = 2 };
    pl_list_box(list, row, &track);
    pl_list_clip(list, row);
    for (int i = 0; i < l->desk->watched.count; i++) {
        const pl_watched *one = &l->desk->watched.items[i];
        double a = zoomed ? x_of(l, one->from_us) : x_whole(l, one->from_us);
        double b = zoomed ? x_of(l, one->to_us) : x_whole(l, one->to_us);
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

static void playhead(const line *l, double x, double y, double h)
{
    pl_list_fill(l->v->list, (pl_rect){ x - 1, y, 4, h }, PL_COLOUR_PLAYHEAD_EDGE);
    pl_list_fill(l->v->list, (pl_rect){ x, y, 2, h }, PL_COLOUR_PLAYHEAD);
}

static void whole_session(line *l, pl_rect *rest, pl_rect area)
{
    ui_view *v = l->v;
    char words[96], length[PL_TIME_ROOM];
    int parts = l->desk->facts.recording->part_count;
    pl_rect row = pl_cut_top(rest, l->sizes.overview);
    snprintf(words, sizeof words, parts > 1 ? "%d parts · %s" : "%.0d%s", parts > 1 ? parts : 0,
             ui_time(length, l->whole));
    label(l, row, l->sizes.label > 100 ? "Whole session" : "Session", words);
    row.x = area.x;
    row.w = area.w;
    pl_control is =
        ui_control_press(v, ui_id(v, "overview", 0), "Whole session", "go-part", NULL, 0, UI_POINT);
    pl_element element = {
        .id = is.id, .role = PL_ROLE_SLIDER, .state = PL_IS_TARGET, .rect = row, .name = is.name
    };
    pl_list_begin(v->list, &element);
    frames(l, row);
    zoom_window(l, row);
    pl_list_end(v->list);
    pl_cut_top(rest, 2);
    pl_rect marks = pl_cut_top(rest, l->sizes.ticks);
    ticks(l, (pl_rect){ area.x, marks.y, area.w, marks.h });
    pl_rect lane = pl_cut_top(rest, 4);
    watched(l, (pl_rect){ area.x, lane.y, area.w, 4 }, false);
    playhead(l, floor(x_whole(l, l->now)), row.y - 3, row.h + 14);
    pl_cut_top(rest, l->sizes.gap);
}

/* ----- the ruler */

/* Steps of small and large ticks, in seconds, so that large ones stand 70 pixels apart at least. */
static void steps_of(const line *l, int *small, int *large)
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

static void ruler(const line *l, pl_rect row, double flag_from, double flag_to)
{
    ui_view *v = l->v;
    int small, large;
    steps_of(l, &small, &large);
    pl_type type = { .style = PL_STYLE_TINY, .tabular = true };
    for (pl_time at = l->from / 1000000 / small * small; at * 1000000 <= l->to; at += small) {
        double x = floor(x_of(l, at * 1000000));
        bool big = at % large == 0;
        char words[PL_TIME_ROOM];
        if (x < row.x || x > row.x + row.w)
            continue;
        pl_list_fill(v->list, (pl_rect){ x, row.y + row.h - (big ? 8 : 4), 1, big ? 8 : 4 },
                     PL_COLOUR_CTL);
        ui_time(words, at * 1000000);
        double wide = pl_text_width(v->fonts, words, type);
        if (!big || x + 4 + wide > row.x + row.w || (x + 6 + wide > flag_from && x < flag_to))
            continue;
        pl_run run = { .text = words, .type = type, .colour = PL_COLOUR_MUTED };
        pl_list_run(v->list, (pl_rect){ x + 4, row.y, wide + 2, row.h - 4 }, &run);
    }
}

static void part_marks(const line *l, pl_rect row, double bottom, double flag_from, double flag_to)
{
    ui_view *v = l->v;
    for (int i = 1; i < l->desk->facts.recording->part_count; i++) {
        pl_time at = l->desk->facts.recording->parts[i].start_us;
        double x = floor(x_of(l, at));
        char words[24];
        if (at <= l->from || at >= l->to)
            continue;
        pl_stroke dash = { .colour = PL_COLOUR_CTL, .width = 1, .dash = 3, .gap = 3 };
        pl_list_line(v->list, (pl_point){ x + 0.5, row.y + row.h }, (pl_point){ x + 0.5, bottom },
                     &dash);
        snprintf(words, sizeof words, "Part %d", i + 1);
        double wide = ui_words_width(v, words, PL_STYLE_TINY, PL_WEIGHT_OWN) + 10;
        pl_rect pill = { x - 2, row.y + 1, wide, 16 };
        if (pill.x + wide > flag_from && pill.x < flag_to)
            continue;
        pl_box box = { .fill = PL_COLOUR_RAISED, .edge = PL_COLOUR_CTL, .width = 1, .radius = 4 };
        pl_list_box(v->list, pill, &box);
        pl_run run = { .text = words,
                       .type = { .style = PL_STYLE_TINY },
                       .colour = PL_COLOUR_TEXT2,
                       .align = PL_ALIGN_CENTRE };
        pl_list_run(v->list, pill, &run);
    }
}

static void flag(const line *l, pl_rect row, double x)
{
    char words[PL_TIME_ROOM];
    ui_time(words, l->now);
    pl_rect place = { x - 29, row.y + 1, 60, 16 };
    place.x = place.x < row.x ? row.x : place.x + 60 > row.x + row.w ? row.x + row.w - 60 : place.x;
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

/* ----- lanes */

static bool in_lane(const line *l, const pl_tag *tag, int lane)
{
    if (l->sizes.one_lane)
        return true;
    if (tag->item_count == 0)
        return lane == 1; /* named later */
    for (int i = 0; i < tag->item_count; i++)
        if (ui_item_domain(l->desk, tag->items[i]) == lane)
            return true;
    return false;
}

static void mark(const line *l, pl_rect row, const pl_desk_tag *tag, int lane)
{
    ui_view *v = l->v;
    char id[PL_ID_ROOM], letters[8], span[2 * PL_TIME_ROOM], name[200];
    const pl_tag *t = &tag->tag;
    const char *item = t->item_count ? t->items[0] : "";
    int domain = l->sizes.one_lane && *item ? ui_item_domain(l->desk, item) : lane;
    ui_letters(letters, t);
    snprintf(name, sizeof name, "%s, %s, %s, %s", ui_kind_name(t->kind), *item ? item : "no item",
             ui_span(span, t, 0), letters);
    pl_mark look = { .is = ui_control(v, ui_id(v, pl_id_format(id, t->id), lane), name,
                                      "select-tag", id, 0),
                     .kind = ui_kind_icon(t->kind),
                     .colour = t->kind == PL_TAG_CRITICAL ? PL_COLOUR_CRIT
                               : t->item_count            ? pl_colour_domain(domain)
                                                          : PL_COLOUR_TEXT2,
                     .ground = PL_COLOUR_PANEL,
                     .x = x_of(l, t->at_us),
                     .to = t->to_us == PL_NO_TIME ? 0 : x_of(l, t->to_us),
                     .letters = tag->waiting ? "saving" : letters };
    look.is.hint = *t->note ? t->note : NULL;
    if (tag == l->desk->selected)
        look.is.state |= PL_IS_SELECTED;
    if (tag->waiting)
        look.is.state |= PL_IS_BUSY;
    pl_part_mark(v->list, row, &look);
}

/* The dashed box about what is in hand, to the playhead. */
static void draft(const line *l, pl_rect row, int lane)
{
    const pl_desk_tag *hand = l->desk->hand;
    if (!hand || !in_lane(l, &hand->tag, lane))
        return;
    double from = x_of(l, hand->tag.at_us), to = x_of(l, l->now);
    if (to < from + 25)
        from = to - 25;
    pl_part_draft(l->v->list, (pl_rect){ from - 8, row.y + row.h / 2 - 8, to - from + 8, 16 },
                  PL_ICON_NONE, PL_COLOUR_TEXT);
}

static void lane(const line *l, pl_rect row, pl_rect area, int n)
{
    ui_view *v = l->v;
    const pl_domain *domain = &l->desk->facts.rubric->domains[n - 1];
    bool active = !l->sizes.one_lane && v->app->view.domain == n - 1;
    pl_list_fill(v->list, (pl_rect){ row.x, row.y, row.w, 1 }, PL_COLOUR_LINE);
    if (active)
        pl_list_fill(v->list, (pl_rect){ row.x, row.y + 1, row.w, row.h - 1 }, PL_COLOUR_RAISED);
    if (l->sizes.one_lane) {
        label(l, row, "Tags", NULL);
    } else {
        double badge = row.h < 20 ? 14 : 16;
        pl_part_domain(v->list, (pl_point){ row.x + 12, row.y + (row.h - badge) / 2 }, badge, n,
                       domain->title);
        pl_rect words = { row.x + 34, row.y, l->sizes.label - 40, row.h };
        ui_words(v, words, domain->title, PL_STYLE_SMALL,
                 active ? PL_WEIGHT_SEMIBOLD : PL_WEIGHT_MEDIUM,
                 active ? PL_COLOUR_TEXT : PL_COLOUR_TEXT2);
    }
    row.x = area.x;
    row.w = area.w;
    pl_list_clip(v->list, (pl_rect){ row.x - 12, row.y - 1, row.w + 24, row.h + 2 });
    /* spans that began before the window reach into it: an hour back is looked at */
    int from = pl_desk_first_from(l->desk, l->from - (pl_time)600 * 1000 * 1000);
    for (int i = from; i < l->desk->tag_count && l->desk->tags[i]->tag.at_us <= l->to; i++) {
        const pl_tag *tag = &l->desk->tags[i]->tag;
        pl_time end = tag->to_us == PL_NO_TIME ? tag->at_us : tag->to_us;
        if (end >= l->from && in_lane(l, tag, n))
            mark(l, row, l->desk->tags[i], n);
    }
    draft(l, row, n);
    pl_list_unclip(v->list);
}

static void window_words(const line *l, char out[48])
{
    int seconds = (int)((l->to - l->from + 500000) / 1000000);
    if (l->from == 0 && l->to == l->whole)
        snprintf(out, 48, "All of it");
    else if (seconds >= 120)
        snprintf(out, 48, "%d min window", (seconds + 30) / 60);
    else
        snprintf(out, 48, "%d s window", seconds);
}

void ui_draw_timeline(ui_view *v, pl_rect rect)
{
    line l = { .v = v, .desk = v->app->desk, .sizes = ui_timeline_sizes(v->ui) };
    char words[48];
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
    pl_rect area = { l.left, rect.y, l.width, rect.h }, rest = rect;
    pl_list_fill(v->list, rect, PL_COLOUR_PANEL);
    pl_list_fill(v->list, pl_cut_top(&rest, 1), PL_COLOUR_LINE);
    pl_cut_top(&rest, l.sizes.pad);
    whole_session(&l, &rest, area);

    pl_rect row = pl_cut_top(&rest, l.sizes.ruler);
    double x = floor(x_of(&l, l.now)), bottom = rect.y + rect.h;
    bool inside = l.now >= l.from && l.now <= l.to;
    double flag_from = inside ? x - 33 : -1, flag_to = inside ? x + 35 : -1;
    window_words(&l, words);
    label(&l, row, words, NULL);
    pl_rect scale = { area.x, row.y, area.w, row.h };
    pl_control is =
        ui_control_press(v, ui_id(v, "window", 0), words, "go-window", NULL, 0, UI_POINT);
    pl_element element = { .id = is.id,
                           .role = PL_ROLE_SLIDER,
                           .state = PL_IS_TARGET,
                           .rect = { area.x, row.y, area.w, bottom - row.y },
                           .name = "Timeline" };
    pl_list_begin(v->list, &element);
    ruler(&l, scale, flag_from, flag_to);
    part_marks(&l, scale, bottom, flag_from, flag_to);
    pl_list_end(v->list);
    pl_rect shown = pl_cut_top(&rest, 4);
    watched(&l, (pl_rect){ area.x, shown.y, area.w, 4 }, true);
    pl_cut_top(&rest, 2);
    int lanes = l.sizes.one_lane ? 1 : l.desk->facts.rubric->domain_count;
    for (int n = 1; n <= lanes; n++)
        lane(&l, pl_cut_top(&rest, l.sizes.lane), area, n);
    pl_list_fill(v->list, (pl_rect){ l.left - 1, row.y, 1, bottom - row.y }, PL_COLOUR_LINE);
    if (inside) {
        pl_list_fill(v->list, (pl_rect){ x, row.y + 16, 2, bottom - row.y - 16 }, PL_COLOUR_TEXT);
        flag(&l, scale, x);
    }
}
