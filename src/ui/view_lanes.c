/* The lanes of the timeline: tags as glyphs and bars, what is in hand, and the moments at which someone may
 * be at risk. Only what is in sight is looked at. */
#include "timeline.h"

#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum {
    REACH_S = 3600, /* a span that began so long before the window still reaches into it */
    DENSE =
        400, /* so many marks in a lane keep clear of one another; of more, glyphs alone are drawn */
    APART = 12, /* from glyph to glyph, and no more than twice that from their own place */
    BOX = 13,   /* half of the box about the chosen one */
    CLEAR = 2,  /* between a letter and what is no part of its mark */
    LETTERS = 8,
    NAME = 200,
    HINT = 400,
    ABOVE = 0, /* the lane of what claims no domain: it stands over the lanes' upper edge */
    ABOVE_HIGH = 18,
    RING = 17 /* half of the ring about a mark, with its box */
};

/* A tag, or a moment at which someone may be at risk, in its lane. */
typedef struct seen {
    const pl_desk_tag *tag;
    const pl_risk *risk;
    double own;         /* the place of its moment */
    double x, to;       /* the glyph's middle; where the bar ends, or 0 */
    double left, right; /* what it covers of the lane */
    bool begins;        /* its glyph is in sight */
    bool chosen, critical;
} seen;

typedef struct crowd {
    seen *items;
    int count, room;
} crowd;

int ui_lane_count(const pl_desk *desk)
{
    return desk->counts.on ? ui_tally_lanes(desk) : desk->facts.rubric->domain_count;
}

ui_lanes ui_lanes_of(const ui_line *line, pl_rect *rest)
{
    ui_lanes lanes = { .count = line->sizes.one_lane ? 1 : ui_lane_count(line->desk) };
    lanes.rows = pl_cut_top(rest, line->sizes.lane * lanes.count);
    return lanes;
}

static pl_rect row_of(const ui_line *line, const ui_lanes *lanes, int n)
{
    pl_rect row = lanes->rows;
    if (n == ABOVE)
        return (pl_rect){ row.x, row.y - ABOVE_HIGH + 1, row.w, ABOVE_HIGH };
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
        return lane == ABOVE; /* named later: nobody has chosen a domain */
    for (int i = 0; i < tag->item_count; i++)
        if (ui_item_domain(line->desk, tag->items[i]) == lane)
            return true;
    return false;
}

/* A glyph, and the box about the chosen one, stand wholly beside the labels. */
static double x_of_mark(const ui_line *line, pl_time at, bool chosen)
{
    double x = ui_line_x(line, at), half = chosen ? BOX + 1 : line->sizes.glyph / 2;
    return at < line->from ? x : fmin(fmax(x, line->left + half), line->left + line->width - 1);
}

static bool has_bar(const ui_line *line, const pl_tag *tag)
{
    return tag->to_us != PL_NO_TIME && !line->sizes.one_lane && tag->item_count > 0;
}

static seen seen_of(const ui_line *line, const pl_desk_tag *tag, const pl_risk *risk)
{
    pl_time at = tag ? tag->tag.at_us : risk->at_us;
    seen one = { .tag = tag,
                 .risk = risk,
                 .begins = at >= line->from,
                 .chosen = tag && tag == line->desk->selected,
                 .critical = !tag || tag->tag.kind == PL_TAG_CRITICAL };
    one.own = x_of_mark(line, at, one.chosen);
    one.to = tag && has_bar(line, &tag->tag) ? ui_line_x(line, tag->tag.to_us) : 0;
    return one;
}

static const seen *last_that_begins(const crowd *all, int before)
{
    for (int i = before - 1; i >= 0; i--)
        if (all->items[i].begins)
            return &all->items[i];
    return NULL;
}

/* An end of a bar that would stand out a little behind a later one would be taken for a mark. */
static void even_out(crowd *all, const seen *one)
{
    enum { STUB = 5 };
    for (int i = 0; &all->items[i] != one; i++) {
        seen *old = &all->items[i];
        if (old->to > one->to && old->to < one->to + STUB)
            old->to = old->right = one->to;
    }
}

/* Of two that stand whole beside one another, from middle to middle. */
static double whole_of(const ui_line *line, const seen *one, const seen *other)
{
    double glyph = line->sizes.glyph / 2;
    return glyph + 1 + (one->chosen || other->chosen ? BOX : glyph);
}

/* One that would hide the one before it stands a little later. */
static void lay(crowd *all, const ui_line *line, int n)
{
    seen *one = &all->items[n];
    const seen *last = one->begins ? last_that_begins(all, n) : NULL;
    double half = one->chosen ? BOX : line->sizes.glyph / 2;
    one->x = one->own;
    /* what is critical is hidden by none, not even by the box about the chosen one */
    if (last && (last->critical || one->critical) && all->count <= DENSE)
        one->x = fmax(one->x, last->x + whole_of(line, one, last));
    else if (last && all->count <= DENSE && one->x - last->x < APART)
        one->x = fmin(last->x + APART, one->x + 2 * APART);
    one->left = one->x - half;
    one->right = fmax(one->x + half, one->to);
    if (one->to > one->x + half && all->count <= DENSE)
        even_out(all, one);
}

/* What is critical keeps its moment: those that it would cover there make way, and stand behind it. */
static int place_in_crowd(const crowd *all, const ui_line *line, const seen *one)
{
    int at = all->count;
    while (one->critical && one->begins && all->count <= DENSE && at > 0) {
        const seen *last = &all->items[at - 1];
        if (!last->begins || last->critical || last->x + whole_of(line, one, last) <= one->own)
            break;
        at--;
    }
    return at;
}

/* Marks come in order of time. Of a crowd those that stand on one pixel are one, but for what is chosen or
 * critical. */
static void take_in(crowd *all, const ui_line *line, const pl_desk_tag *tag, const pl_risk *risk)
{
    seen one = seen_of(line, tag, risk);
    const seen *last = one.begins ? last_that_begins(all, all->count) : NULL;
    if (last && all->count > DENSE && !one.chosen && !one.critical && one.own - last->x < 1)
        return;
    pl_grow(all->items, all->count, all->room);
    int at = place_in_crowd(all, line, &one);
    memmove(all->items + at + 1, all->items + at, (size_t)(all->count - at) * sizeof *all->items);
    all->items[at] = one;
    all->count++;
    for (int i = at; i < all->count; i++)
        lay(all, line, i);
}

static pl_colour ground_of(const ui_line *line, int lane)
{
    bool active = !line->sizes.one_lane && lane != ABOVE && line->v->app->view.domain == lane - 1;
    return active ? PL_COLOUR_RAISED : PL_COLOUR_PANEL;
}

static pl_colour colour_of(const ui_line *line, const pl_tag *tag, int lane)
{
    if (tag->kind == PL_TAG_CRITICAL)
        return PL_COLOUR_CRIT;
    if (tag->item_count == 0)
        return PL_COLOUR_TEXT2;
    return pl_colour_domain(line->sizes.one_lane ? ui_item_domain(line->desk, tag->items[0])
                                                 : lane);
}

static pl_mark look_of(const ui_line *line, const seen *one, int lane)
{
    return (pl_mark){ .kind = one->tag ? ui_kind_icon(one->tag->tag.kind) : PL_ICON_CRITICAL,
                      .colour = one->tag ? colour_of(line, &one->tag->tag, lane) : PL_COLOUR_CRIT,
                      .ground = ground_of(line, lane),
                      .x = one->x,
                      .to = one->to,
                      .foot = line->foot,
                      .bar_is_below = true };
}

/* Which item, when, whose, and the first line of its note: what the glyph cannot say. */
static const char *hint_of(char out[HINT], const ui_line *line, const pl_tag *tag)
{
    char span[2 * PL_TIME_ROOM], letters[LETTERS];
    const char *item = tag->item_count ? tag->items[0] : NULL;
    int title = 120, note = (int)strcspn(tag->note, "\r\n");
    note = (int)pl_utf8_check(tag->note, (size_t)(note < 160 ? note : 160));
    snprintf(out, HINT, "%s%s%.*s · %s · %s%s%.*s", item ? item : "", item ? " " : "", title,
             item ? ui_item_title(line->desk, item) : "Named later", ui_span(span, tag, 0),
             tag->facilitators ? ui_letters(letters, tag) : "Session", note ? " · " : "", note,
             tag->note);
    return out;
}

static pl_control control_of(char name[NAME], char hint[HINT], const ui_line *line, const seen *one,
                             int lane)
{
    ui_view *v = line->v;
    char id[PL_ID_ROOM], letters[LETTERS], span[2 * PL_TIME_ROOM];
    if (!one->tag) {
        snprintf(name, NAME, "Someone may be at risk, %s", ui_time(span, one->risk->at_us));
        pl_id_format(id, one->risk->id);
        return ui_control(v, ui_id(v, id, lane), name, "risk-watch", id, 0);
    }
    const pl_tag *t = &one->tag->tag;
    snprintf(name, NAME, "%s, %s, %s, %s", ui_kind_name(t->kind),
             t->item_count ? t->items[0] : "no item", ui_span(span, t, 0), ui_letters(letters, t));
    pl_id_format(id, t->id);
    pl_control is = ui_control(v, ui_id(v, id, lane), name, "select-tag", id, 0);
    is.hint = hint_of(hint, line, t);
    is.state |= one->chosen ? PL_IS_SELECTED : 0;
    is.state |= one->tag->waiting ? PL_IS_BUSY : 0;
    return is;
}

static void bar(const ui_line *line, pl_rect row, const seen *one, int lane)
{
    pl_mark look = look_of(line, one, lane);
    if (one->tag && one->tag->waiting)
        look.is.state |= PL_IS_BUSY;
    pl_part_mark_bar(line->v->list, row, &look);
}

static void glyph(const ui_line *line, pl_rect row, const seen *one, int lane)
{
    char name[NAME], hint[HINT];
    pl_mark look = look_of(line, one, lane);
    look.is = control_of(name, hint, line, one, lane);
    pl_part_mark(line->v->list, row, &look);
}

/* ----- in hand */

/* From its start to the playhead, within the lanes; empty where nothing of this lane is in hand. */
static pl_rect hand_box(const ui_line *line, pl_rect row, int lane)
{
    enum { LEAST = 25, HIGH = 16 };
    const pl_desk_tag *hand = line->desk->hand;
    if (!hand || !in_lane(line, &hand->tag, lane))
        return (pl_rect){ 0 };
    double to = ui_line_x(line, line->now), from = ui_line_x(line, hand->tag.at_us);
    from = fmax(fmin(from, to - LEAST), line->left);
    to = fmax(to, from + LEAST);
    return (pl_rect){ from, row.y + (row.h - HIGH) / 2, to - from, HIGH };
}

/* The dashed box with its kind in it: what else is there stays seen. */
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
    pl_draft look = { .kind = ui_kind_icon(hand->tag.kind),
                      .colour = colour_of(line, &hand->tag, lane),
                      .ground = ground_of(line, lane) };
    pl_list_begin(line->v->list, &element);
    if (lane == ABOVE) /* off the speech that is drawn there */
        pl_list_fill(line->v->list, box, look.ground);
    pl_part_draft(line->v->list, box, &look);
    pl_list_end(line->v->list);
}

/* ----- letters */

static const char *letters_of(char out[LETTERS], const seen *one)
{
    if (!one->tag)
        snprintf(out, LETTERS, "%c", PL_WHO_SESSION);
    else if (one->tag->waiting)
        snprintf(out, LETTERS, "saving");
    else
        ui_letters(out, &one->tag->tag);
    return out;
}

/* Neither upon another mark, nor upon what is in hand, nor over the edge. */
static bool has_room(const ui_line *line, const crowd *all, const seen *one, pl_rect place,
                     pl_rect hand)
{
    double from = place.x - CLEAR, to = place.x + place.w + CLEAR;
    if (place.x < line->left || to > line->left + line->width + 14)
        return false;
    if (!pl_rect_empty(pl_rect_meet(place, hand)))
        return false;
    for (int i = 0; i < all->count; i++)
        if (&all->items[i] != one && from < all->items[i].right && to > all->items[i].left)
            return false;
    return true;
}

/* Whose a mark is stands 4 behind it, where there is room; else its tooltip and the list of tags say so. */
static void letters(const ui_line *line, pl_rect row, const crowd *all, int lane)
{
    enum { GAP = 4 };
    double last = 0; /* where the last one ends */
    pl_rect hand = hand_box(line, row, lane);
    for (int i = 0; i < all->count; i++) {
        char words[LETTERS];
        const seen *one = &all->items[i];
        double wide =
            ui_words_width(line->v, letters_of(words, one), PL_STYLE_TINY, PL_WEIGHT_SEMIBOLD) + 1;
        pl_rect place = { one->right + GAP, row.y, wide, row.h };
        if (place.x < last || !has_room(line, all, one, place, hand))
            continue;
        pl_rect patch = { place.x - 1, row.y + row.h / 2 - 6, wide + 1, 12 };
        pl_list_fill(line->v->list, patch, ground_of(line, lane)); /* off the playhead */
        ui_words(line->v, place, words, PL_STYLE_TINY, PL_WEIGHT_SEMIBOLD, PL_COLOUR_TEXT2);
        last = place.x + wide + CLEAR;
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
    pl_time end = has_bar(line, tag) ? tag->to_us : tag->at_us;
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

/* Bars lie beneath all glyphs, and what is critical over what is not. */
static void lane_marks(const ui_line *line, pl_rect row, int n)
{
    crowd all = { 0 };
    gather(&all, line, n);
    pl_list_clip(line->v->list, row);
    for (int chosen = 0; chosen < 2; chosen++)
        for (int i = 0; i < all.count; i++)
            if (all.items[i].chosen == chosen)
                bar(line, row, &all.items[i], n);
    pl_list_unclip(line->v->list);
    for (int critical = 0; critical < 2; critical++) {
        for (int i = 0; i < all.count; i++) {
            const seen *one = &all.items[i];
            if (one->critical == critical && one->begins && !one->chosen)
                glyph(line, row, one, n);
        }
        const pl_desk_tag *hand = line->desk->hand;
        if (hand && (hand->tag.kind == PL_TAG_CRITICAL) == critical)
            in_hand(line, row, n);
    }
    if (all.count <= DENSE && !line->sizes.one_lane && n != ABOVE)
        letters(line, row, &all, n);
    free(all.items);
}

/* Over its neighbours, in this lane and the next. */
static void lane_chosen(const ui_line *line, pl_rect row, int n)
{
    crowd all = { 0 };
    const pl_desk_tag *chosen = line->desk->selected;
    if (!chosen || !in_lane(line, &chosen->tag, n))
        return;
    gather(&all, line, n);
    for (int i = 0; i < all.count; i++)
        if (all.items[i].chosen && all.items[i].begins)
            glyph(line, row, &all.items[i], n);
    free(all.items);
}

/* A concern whose item is not named yet belongs to all lanes. */
static void unnamed_lines(const ui_line *line, const ui_lanes *lanes)
{
    const pl_desk *desk = line->desk;
    for (int i = pl_desk_first_from(desk, line->from); i < desk->tag_count; i++) {
        const pl_tag *tag = &desk->tags[i]->tag;
        if (tag->at_us > line->to)
            break;
        if (tag->kind != PL_TAG_CRITICAL || !in_lane(line, tag, ABOVE))
            continue;
        double x = round(x_of_mark(line, tag->at_us, desk->tags[i] == desk->selected));
        pl_list_fill(line->v->list, (pl_rect){ x, lanes->rows.y, 1, lanes->rows.h },
                     PL_COLOUR_CRIT);
    }
}

void ui_lanes_marks(const ui_line *line, const ui_lanes *lanes)
{
    pl_list *list = line->v->list;
    int first = line->sizes.one_lane ? 1 : ABOVE;
    pl_rect all = lanes->rows; /* with room for the box and the ring about a mark at their edges */
    all.x = line->left - RING + line->sizes.glyph / 2 - 1;
    all.w = line->left + line->width + RING - all.x;
    all.y = row_of(line, lanes, first).y - RING;
    all.h = lanes->rows.y + lanes->rows.h + line->sizes.foot - all.y;
    pl_list_clip(list, all);
    if (!line->sizes.one_lane)
        unnamed_lines(line, lanes);
    for (int chosen = 0; chosen < 2; chosen++)
        for (int n = first; n <= lanes->count; n++) {
            pl_rect row = row_of(line, lanes, n);
            row.x = line->left;
            row.w = line->width;
            if (chosen)
                lane_chosen(line, row, n);
            else
                lane_marks(line, row, n);
        }
    pl_list_unclip(list);
}
