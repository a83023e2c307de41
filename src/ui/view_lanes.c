/* The lanes of the timeline: tags as glyphs and bars, what is in hand, and the moments at which someone may
 * be at risk. Only what is in sight is looked at. */
#include "timeline.h"

#include <math.h>
#include <stdio.h>

enum {
    MOST_SEEN = 256, /* marks of a lane whose letters are held against one another */
    REACH_S = 3600   /* a span that began so long before the window still reaches into it */
};

/* Where marks of a lane stand, so that no letter is written over another mark. */
typedef struct seen {
    const pl_desk_tag *tag;
    double from, to;
} seen;

typedef struct crowd {
    seen items[MOST_SEEN];
    int count;
    bool dense; /* more than that: glyphs alone */
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
    pl_rect words = { row.x + 34, row.y, line->sizes.label - 40, row.h };
    ui_words(v, words, domain->title, PL_STYLE_SMALL,
             active ? PL_WEIGHT_SEMIBOLD : PL_WEIGHT_MEDIUM,
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

static double end_of_mark(const ui_line *line, const pl_tag *tag)
{
    double half = line->sizes.glyph / 2, x = x_of_mark(line, tag->at_us);
    if (tag->to_us == PL_NO_TIME || line->sizes.one_lane)
        return x + half;
    return fmax(ui_line_x(line, tag->to_us), x + half);
}

static void take_in(crowd *all, const ui_line *line, const pl_desk_tag *tag)
{
    if (all->count == MOST_SEEN) {
        all->dense = true;
        return;
    }
    double half = line->sizes.glyph / 2, x = x_of_mark(line, tag->tag.at_us);
    all->items[all->count++] = (seen){ tag, x - half, end_of_mark(line, &tag->tag) };
}

/* Letters stand behind a mark where nothing else does; those that were written already count too. */
static bool has_room(const crowd *all, const pl_desk_tag *tag, double from, double to)
{
    for (int i = 0; i < all->count; i++)
        if (all->items[i].tag != tag && all->items[i].from < to && all->items[i].to > from)
            return false;
    return !all->dense;
}

static const char *letters_of(crowd *all, const ui_line *line, const pl_desk_tag *tag,
                              const char *letters)
{
    enum { GAP = 4 };
    if (tag->waiting)
        return "saving";
    if (line->sizes.one_lane)
        return "";
    double from = end_of_mark(line, &tag->tag) + GAP;
    double wide = ui_words_width(line->v, letters, PL_STYLE_TINY, PL_WEIGHT_SEMIBOLD);
    if (!has_room(all, tag, from - GAP, from + wide))
        return "";
    if (all->count < MOST_SEEN)
        all->items[all->count++] = (seen){ tag, from, from + wide };
    return letters;
}

static void mark(crowd *all, const ui_line *line, pl_rect row, const pl_desk_tag *tag, int lane)
{
    ui_view *v = line->v;
    char id[PL_ID_ROOM], letters[8], span[2 * PL_TIME_ROOM], name[200];
    const pl_tag *t = &tag->tag;
    const char *item = t->item_count ? t->items[0] : "";
    int domain = line->sizes.one_lane && *item ? ui_item_domain(line->desk, item) : lane;
    bool bar = t->to_us != PL_NO_TIME && !line->sizes.one_lane;
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
                     .x = x_of_mark(line, t->at_us),
                     .to = bar ? ui_line_x(line, t->to_us) : 0,
                     .letters = letters_of(all, line, tag, letters) };
    look.is.hint = *t->note ? t->note : NULL;
    if (tag == line->desk->selected)
        look.is.state |= PL_IS_SELECTED;
    if (tag->waiting)
        look.is.state |= PL_IS_BUSY;
    pl_part_mark(v->list, row, &look);
}

/* The dashed box from the start of what is in hand to the playhead, its kind in it. */
static void in_hand(const ui_line *line, pl_rect row, int lane)
{
    enum { LEAST = 25, HIGH = 16 };
    const pl_desk_tag *hand = line->desk->hand;
    char id[PL_ID_ROOM], name[120];
    if (!hand || !in_lane(line, &hand->tag, lane))
        return;
    double to = ui_line_x(line, line->now), from = ui_line_x(line, hand->tag.at_us);
    from = fmin(from, to - LEAST);
    pl_rect box = { from, row.y + (row.h - HIGH) / 2, to - from, HIGH };
    snprintf(name, sizeof name, "In hand: %s, %s", ui_kind_name(hand->tag.kind),
             hand->tag.item_count ? hand->tag.items[0] : "no item");
    pl_control is = ui_control(line->v, ui_id(line->v, pl_id_format(id, hand->tag.id), lane), name,
                               "select-tag", id, 0);
    pl_element element = {
        .id = is.id, .role = PL_ROLE_MARK, .state = is.state, .rect = box, .name = is.name
    };
    pl_list_begin(line->v->list, &element);
    pl_part_draft(line->v->list, box, ui_kind_icon(hand->tag.kind), ui_kind_colour(hand->tag.kind));
    pl_list_end(line->v->list);
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

static void risks(const ui_line *line, pl_rect row, int lane)
{
    ui_view *v = line->v;
    if (!line->sizes.one_lane && lane != ui_risk_domain(line->desk->facts.rubric))
        return;
    for (int i = 0; i < line->desk->facts.risks.count; i++) {
        const pl_risk *risk = &line->desk->facts.risks.items[i];
        char id[PL_ID_ROOM], at[PL_TIME_ROOM], name[80];
        if (risk->at_us < line->from || risk->at_us > line->to)
            continue;
        snprintf(name, sizeof name, "Someone may be at risk, %s", ui_time(at, risk->at_us));
        pl_mark look = { .is = ui_control(v, ui_id(v, pl_id_format(id, risk->id), lane), name,
                                          "risk-watch", id, 0),
                         .kind = PL_ICON_CRITICAL,
                         .colour = PL_COLOUR_CRIT,
                         .ground = PL_COLOUR_PANEL,
                         .x = x_of_mark(line, risk->at_us),
                         .letters = line->sizes.one_lane ? "" : "S" };
        pl_part_mark(v->list, row, &look);
    }
}

/* ----- all of it */

static void lane_marks(const ui_line *line, pl_rect row, int n)
{
    const pl_desk *desk = line->desk;
    crowd all = { .count = 0 };
    int first = pl_desk_first_from(desk, line->from - (pl_time)REACH_S * 1000 * 1000), last = first;
    for (; last < desk->tag_count && desk->tags[last]->tag.at_us <= line->to; last++) {
        const pl_tag *tag = &desk->tags[last]->tag;
        pl_time end = tag->to_us == PL_NO_TIME ? tag->at_us : tag->to_us;
        if (end >= line->from && in_lane(line, tag, n))
            take_in(&all, line, desk->tags[last]);
    }
    for (int i = first; i < last; i++) {
        const pl_tag *tag = &desk->tags[i]->tag;
        pl_time end = tag->to_us == PL_NO_TIME ? tag->at_us : tag->to_us;
        if (end >= line->from && in_lane(line, tag, n) && desk->tags[i] != desk->hand)
            mark(&all, line, row, desk->tags[i], n);
    }
}

void ui_lanes_marks(const ui_line *line, const ui_lanes *lanes)
{
    pl_list *list = line->v->list;
    for (int n = 1; n <= lanes->count; n++) {
        pl_rect row = row_of(line, lanes, n);
        row.x = line->left;
        row.w = line->width;
        pl_list_clip(list, (pl_rect){ row.x - 12, row.y - 1, row.w + 24, row.h + 2 });
        lane_marks(line, row, n);
        risks(line, row, n);
        in_hand(line, row, n);
        pl_list_unclip(list);
    }
}
