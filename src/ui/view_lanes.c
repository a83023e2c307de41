/* The lanes of the timeline: tags as glyphs and bars, what is in hand, and the moments at which someone may
 * be at risk. Only what is in sight is looked at. */
#include "timeline.h"

#include "plumbline/base/memory.h"

#include <math.h>
#include <stdio.h>

enum {
    REACH_S = 3600, /* a span that began so long before the window still reaches into it */
    DENSE =
        400, /* so many marks in a lane keep clear of one another; of more, glyphs alone are drawn */
    APART = 12, /* from glyph to glyph, and no more than twice that from their own place */
    LETTERS = 48
};

/* A tag, or a moment at which someone may be at risk, in its lane. */
typedef struct seen {
    const pl_desk_tag *tag;
    const pl_risk *risk;
    double x, to; /* the glyph's middle; where the mark ends */
} seen;

typedef struct crowd {
    seen *items;
    int count, room;
} crowd;

ui_lanes ui_lanes_of(const ui_line *line, pl_rect *rest)
{
    ui_lanes lanes = { .count = line->sizes.one_lane ? 1 : line->desk->facts.rubric->domain_count };
    lanes.rows = pl_cut_top(rest, line->sizes.lane * lanes.count);
    return lanes;
}

static pl_rect row_of(const ui_line *line, const ui_lanes *lanes, int n)
{
    pl_rect row = lanes->rows;
    row.y += (n - 1) * line->sizes.lane;
    row.h = line->sizes.lane;
    return row;
}

/* ----- grounds and labels */

static void name_of_lane(const ui_line *line, pl_rect row, int n, bool active)
{
    ui_view *v = line->v;
    const pl_domain *domain = &line->desk->facts.rubric->domains[n - 1];
    double badge = row.h < 20 ? 14 : 16;
    pl_part_domain(v->list, (pl_point){ row.x + 12, row.y + (row.h - badge) / 2 }, badge, n,
                   domain->title);
    pl_rect words = { row.x + 34, row.y, line->sizes.label - 36, row.h };
    ui_words(v, words, domain->title, PL_STYLE_SMALL, PL_WEIGHT_MEDIUM,
             active ? PL_COLOUR_TEXT : PL_COLOUR_TEXT2);
}

void ui_lanes_ground(const ui_line *line, const ui_lanes *lanes)
{
    pl_list *list = line->v->list;
    for (int n = 1; n <= lanes->count; n++) {
        pl_rect row = row_of(line, lanes, n);
        bool active = !line->sizes.one_lane && line->v->app->view.domain == n - 1;
        pl_list_fill(list, (pl_rect){ row.x, row.y, row.w, 1 }, PL_COLOUR_LINE);
        if (active)
            pl_list_fill(list, (pl_rect){ row.x, row.y + 1, row.w, row.h - 1 }, PL_COLOUR_RAISED);
        if (line->sizes.one_lane)
            ui_line_label(line, row, "Tags", NULL);
        else
            name_of_lane(line, row, n, active);
    }
    double foot = lanes->rows.y + lanes->rows.h;
    pl_list_fill(list, (pl_rect){ lanes->rows.x, foot, lanes->rows.w, 1 }, PL_COLOUR_LINE);
}

/* ----- tags */

static bool in_lane(const ui_line *line, const pl_tag *tag, int lane)
{
    if (line->sizes.one_lane)
        return true;
    if (tag->item_count == 0)
        return lane == 1; /* named later */
    for (int i = 0; i < tag->item_count; i++)
        if (ui_item_domain(line->desk, tag->items[i]) == lane)
            return true;
    return false;
}

/* In the one lane a glyph stands wholly beside the labels. */
static double x_of_mark(const ui_line *line, pl_time at)
{
    double x = ui_line_x(line, at);
    return line->sizes.one_lane ? fmax(x, line->left + line->sizes.glyph / 2) : x;
}

static bool has_bar(const ui_line *line, const pl_tag *tag)
{
    return tag->to_us != PL_NO_TIME && !line->sizes.one_lane;
}

/* Marks come in order of time. One that would hide the one before it stands a little later; of a crowd those
 * that stand on one pixel are one. */
static void take_in(crowd *all, const ui_line *line, const pl_desk_tag *tag, const pl_risk *risk)
{
    double half = line->sizes.glyph / 2;
    double x = x_of_mark(line, tag ? tag->tag.at_us : risk->at_us);
    double to = tag && has_bar(line, &tag->tag) ? ui_line_x(line, tag->tag.to_us) : 0;
    const seen *last = all->count ? &all->items[all->count - 1] : NULL;
    bool chosen = tag && tag == line->desk->selected;
    if (all->count > DENSE && tag && !chosen && x - last->x < 1)
        return;
    if (last && all->count <= DENSE && x - last->x < APART)
        x = fmin(last->x + APART, x + 2 * APART);
    pl_grow(all->items, all->count, all->room);
    all->items[all->count++] = (seen){ tag, risk, x, fmax(to, x + half) };
}

static pl_colour ground_of(const ui_line *line, int lane)
{
    bool active = !line->sizes.one_lane && line->v->app->view.domain == lane - 1;
    return active ? PL_COLOUR_RAISED : PL_COLOUR_PANEL;
}

/* A little of the lane about a glyph, so that what it stands on can be told from it. */
static void clear_about(const ui_line *line, pl_rect row, double x, pl_icon icon, pl_colour ground)
{
    pl_list *list = line->v->list;
    double half = fmin(line->sizes.glyph, row.h - 2) / 2 + 1.5, y = row.y + row.h / 2;
    if (icon == PL_ICON_STRENGTH || icon == PL_ICON_DEVELOP)
        pl_list_icon(list, PL_ICON_STRENGTH, (pl_point){ x - half, y - half }, 2 * half, ground,
                     ground);
    else
        pl_list_box(list, (pl_rect){ x - half, y - half, 2 * half, 2 * half },
                    &(pl_box){ .fill = ground, .radius = half });
}

static void mark(const ui_line *line, pl_rect row, const seen *one, int lane)
{
    ui_view *v = line->v;
    char id[PL_ID_ROOM], letters[8], span[2 * PL_TIME_ROOM], name[200];
    const pl_tag *t = &one->tag->tag;
    const char *item = t->item_count ? t->items[0] : "";
    int domain = line->sizes.one_lane && *item ? ui_item_domain(line->desk, item) : lane;
    ui_letters(letters, t);
    snprintf(name, sizeof name, "%s, %s, %s, %s", ui_kind_name(t->kind), *item ? item : "no item",
             ui_span(span, t, 0), letters);
    pl_mark look = { .is = ui_control(v, ui_id(v, pl_id_format(id, t->id), lane), name,
                                      "select-tag", id, 0),
                     .kind = ui_kind_icon(t->kind),
                     .colour = t->kind == PL_TAG_CRITICAL ? PL_COLOUR_CRIT
                               : t->item_count            ? pl_colour_domain(domain)
                                                          : PL_COLOUR_TEXT2,
                     .ground = ground_of(line, lane),
                     .x = one->x,
                     .to = has_bar(line, t) ? one->to - 1 : 0 };
    look.is.hint = *t->note ? t->note : NULL;
    if (one->tag == line->desk->selected)
        look.is.state |= PL_IS_SELECTED;
    if (one->tag->waiting)
        look.is.state |= PL_IS_BUSY;
    clear_about(line, row, one->x, look.kind, look.ground);
    pl_part_mark(v->list, row, &look);
}

static void risk_mark(const ui_line *line, pl_rect row, const seen *one, int lane)
{
    ui_view *v = line->v;
    char id[PL_ID_ROOM], at[PL_TIME_ROOM], name[80];
    snprintf(name, sizeof name, "Someone may be at risk, %s", ui_time(at, one->risk->at_us));
    pl_mark look = { .is = ui_control(v, ui_id(v, pl_id_format(id, one->risk->id), lane), name,
                                      "risk-watch", id, 0),
                     .kind = PL_ICON_CRITICAL,
                     .colour = PL_COLOUR_CRIT,
                     .ground = ground_of(line, lane),
                     .x = one->x };
    clear_about(line, row, one->x, look.kind, look.ground);
    pl_part_mark(v->list, row, &look);
}

/* ----- in hand */

/* From its start to the playhead; empty where nothing of this lane is in hand. */
static pl_rect hand_box(const ui_line *line, pl_rect row, int lane)
{
    enum { LEAST = 25, HIGH = 16 };
    const pl_desk_tag *hand = line->desk->hand;
    if (!hand || !in_lane(line, &hand->tag, lane))
        return (pl_rect){ 0 };
    double to = ui_line_x(line, line->now), from = ui_line_x(line, hand->tag.at_us);
    from = fmin(from, to - LEAST);
    return (pl_rect){ from, row.y + (row.h - HIGH) / 2, to - from, HIGH };
}

/* The dashed box upon the lane's ground, its kind in it: it lies over what else is there. */
static void in_hand(const ui_line *line, pl_rect row, int lane)
{
    const pl_desk_tag *hand = line->desk->hand;
    char id[PL_ID_ROOM], name[120];
    pl_rect box = hand_box(line, row, lane);
    if (pl_rect_empty(box))
        return;
    snprintf(name, sizeof name, "In hand: %s, %s", ui_kind_name(hand->tag.kind),
             hand->tag.item_count ? hand->tag.items[0] : "no item");
    pl_control is = ui_control(line->v, ui_id(line->v, pl_id_format(id, hand->tag.id), lane), name,
                               "select-tag", id, 0);
    pl_element element = {
        .id = is.id, .role = PL_ROLE_MARK, .state = is.state, .rect = box, .name = is.name
    };
    int domain = line->sizes.one_lane && hand->tag.item_count
                     ? ui_item_domain(line->desk, hand->tag.items[0])
                     : lane;
    pl_list_begin(line->v->list, &element);
    pl_list_fill(line->v->list, box, ground_of(line, lane));
    pl_part_draft(line->v->list, box, ui_kind_icon(hand->tag.kind),
                  hand->tag.kind == PL_TAG_CRITICAL ? PL_COLOUR_CRIT
                  : hand->tag.item_count            ? pl_colour_domain(domain)
                                                    : PL_COLOUR_TEXT2);
    pl_list_end(line->v->list);
}

/* ----- letters */

static void add_letters(char out[LETTERS], const seen *one)
{
    char letters[8];
    size_t n = strlen(out);
    if (one->tag)
        ui_letters(letters, &one->tag->tag);
    snprintf(out + n, LETTERS - n, "%s%s", n ? ", " : "",
             !one->tag           ? "S"
             : one->tag->waiting ? "saving"
                                 : letters);
}

static double letters_width(const ui_line *line, const char *letters)
{
    return ui_words_width(line->v, letters, PL_STYLE_TINY, PL_WEIGHT_SEMIBOLD);
}

/* Whose marks they are stands behind them. Where one follows so close that a letter would stand upon it or
 * could be taken for its own, all of them stand behind the last, in their order: "A, A, B". */
static void letters(const ui_line *line, pl_rect row, const crowd *all, int lane)
{
    enum { GAP = 4, SELECTED_GAP = 8 };
    double half = line->sizes.glyph / 2, edge = line->left + line->width + 12;
    for (int i = 0; i < all->count;) {
        char words[LETTERS] = "";
        double end = 0;
        bool chosen = false;
        int next = i;
        do {
            end = fmax(end, all->items[next].to);
            chosen = all->items[next].tag && all->items[next].tag == line->desk->selected;
            add_letters(words, &all->items[next++]);
        } while (next < all->count &&
                 all->items[next].x - half < end + 2 * GAP + letters_width(line, words));
        double wide = letters_width(line, words) + 1, x = end + (chosen ? SELECTED_GAP : GAP);
        pl_rect place = { x, row.y, wide, row.h };
        bool covered = !pl_rect_empty(pl_rect_meet(place, hand_box(line, row, lane)));
        if (x + wide <= edge && strlen(words) < LETTERS - 1 && !covered) {
            pl_rect patch = { x - 1, row.y + row.h / 2 - 6, wide + 1, 12 };
            pl_list_fill(line->v->list, patch, ground_of(line, lane)); /* off the playhead */
            ui_words(line->v, place, words, PL_STYLE_TINY, PL_WEIGHT_SEMIBOLD, PL_COLOUR_TEXT2);
        }
        i = next;
    }
}

/* ----- someone may be at risk */

int ui_risk_domain(const pl_rubric *rubric)
{
    if (rubric->check_count)
        return rubric->checks[0].domain + 1;
    for (int n = rubric->domain_count; n > 0; n--)
        for (int i = 0; i < rubric->domains[n - 1].item_count; i++)
            if (rubric->domains[n - 1].items[i].critical)
                return n;
    return rubric->domain_count;
}

/* ----- all of it */

static bool is_in_sight(const ui_line *line, const pl_tag *tag)
{
    pl_time end = tag->to_us == PL_NO_TIME ? tag->at_us : tag->to_us;
    return end >= line->from && tag->at_us <= line->to;
}

/* Risks and tags of the lane in one order of time, without the tag in hand, which has its box. */
static void gather(crowd *all, const ui_line *line, int n)
{
    const pl_desk *desk = line->desk;
    const pl_risks *risks = &desk->facts.risks;
    bool own = line->sizes.one_lane || n == ui_risk_domain(desk->facts.rubric);
    int risk = own ? 0 : risks->count;
    int i = pl_desk_first_from(desk, line->from - (pl_time)REACH_S * 1000 * 1000);
    for (; i < desk->tag_count && desk->tags[i]->tag.at_us <= line->to; i++) {
        const pl_desk_tag *tag = desk->tags[i];
        if (tag == desk->hand || !is_in_sight(line, &tag->tag) || !in_lane(line, &tag->tag, n))
            continue;
        for (; risk < risks->count && risks->items[risk].at_us < tag->tag.at_us; risk++)
            if (risks->items[risk].at_us >= line->from)
                take_in(all, line, NULL, &risks->items[risk]);
        take_in(all, line, tag, NULL);
    }
    for (; risk < risks->count && risks->items[risk].at_us <= line->to; risk++)
        if (risks->items[risk].at_us >= line->from)
            take_in(all, line, NULL, &risks->items[risk]);
}

/* What is chosen is drawn last: its box lies over its neighbours. */
static void lane_marks(const ui_line *line, pl_rect row, int n, bool chosen)
{
    crowd all = { 0 };
    gather(&all, line, n);
    for (int i = 0; i < all.count; i++) {
        const seen *one = &all.items[i];
        bool is = one->tag && one->tag == line->desk->selected;
        if (is == chosen && one->tag)
            mark(line, row, one, n);
        else if (is == chosen)
            risk_mark(line, row, one, n);
    }
    if (!chosen && all.count <= DENSE && !line->sizes.one_lane)
        letters(line, row, &all, n);
    if (!chosen)
        in_hand(line, row, n);
    free(all.items);
}

void ui_lanes_marks(const ui_line *line, const ui_lanes *lanes)
{
    pl_list *list = line->v->list;
    pl_list_clip(
        list, (pl_rect){ line->left - 13, lanes->rows.y - 4, line->width + 26, lanes->rows.h + 8 });
    for (int chosen = 0; chosen < 2; chosen++)
        for (int n = 1; n <= lanes->count; n++) {
            pl_rect row = row_of(line, lanes, n);
            row.x = line->left;
            row.w = line->width;
            lane_marks(line, row, n, chosen);
        }
    pl_list_unclip(list);
}
