/* Key caps, pills, badges, evidence, tags on a lane. */
#include "parts.h"

#include "plumbline/base/memory.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const pl_type cap_type = { .style = PL_STYLE_TINY, .tabular = true };

enum { CAP_GAP = 3, MOST_CAP = 32 };

/* The next cap of "Ctrl P" into `cap`; false at the end. */
static bool next_cap(const char **keys, char cap[MOST_CAP])
{
    while (**keys == ' ')
        ++*keys;
    size_t size = strcspn(*keys, " ");
    if (size == 0)
        return false;
    size_t kept = size < MOST_CAP ? size : pl_utf8_cut(*keys, MOST_CAP - 1);
    memcpy(cap, *keys, kept);
    cap[kept] = 0;
    *keys += size;
    return true;
}

static bool is_row(pl_keys_look look)
{
    return look == PL_KEYS_ROW || look == PL_KEYS_ROW_OFF;
}

static double cap_width(pl_list *list, const char *cap, pl_keys_look look)
{
    bool row = is_row(look);
    return fmax(part_width(list, cap, cap_type) + (row ? 8 : 12), row ? 18 : 20);
}

double pl_keys_width(pl_list *list, const char *keys, pl_keys_look look)
{
    char cap[MOST_CAP];
    double width = 0;
    while (keys && next_cap(&keys, cap))
        width += (width > 0 ? CAP_GAP : 0) + cap_width(list, cap, look);
    return width;
}

static pl_box cap_box(pl_keys_look look)
{
    if (look == PL_KEYS_TOOLTIP)
        return (pl_box){ .edge = PL_COLOUR_BG, .radius = 4 };
    if (look == PL_KEYS_ON_ACCENT)
        return (pl_box){ .edge = PL_COLOUR_ON_ACCENT, .radius = 4 };
    pl_colour edge = look == PL_KEYS_ROW_OFF ? PL_COLOUR_LINE : PL_COLOUR_CTL;
    return (pl_box){ .fill = PL_COLOUR_RAISED, .edge = edge, .radius = 4 };
}

void pl_part_keys(pl_list *list, pl_rect rect, const char *keys, pl_keys_look look)
{
    char cap[MOST_CAP];
    double high = is_row(look) ? 18 : 20, y = rect.y + floor((rect.h - high) / 2);
    pl_box box = cap_box(look);
    pl_colour words = look == PL_KEYS_ROW_OFF ? PL_COLOUR_MUTED
                      : box.fill              ? PL_COLOUR_TEXT2
                                              : box.edge;
    part_say(list, (pl_rect){ rect.x, y, pl_keys_width(list, keys, look), high }, PL_ROLE_KEY, keys,
             NULL);
    for (double x = rect.x; keys && next_cap(&keys, cap);) {
        pl_rect at = { x, y, cap_width(list, cap, look), high };
        pl_list_box(list, at, &box);
        part_words(list, at, cap, cap_type, words, PL_ALIGN_CENTRE);
        x += at.w + CAP_GAP;
    }
    pl_list_end(list);
}

static const pl_type count_type = { .style = PL_STYLE_TINY, .tabular = true };

double pl_count_width(pl_list *list, const char *count)
{
    return ceil(part_width(list, count, count_type) + 10);
}

void pl_part_count(pl_list *list, pl_rect rect, const char *count, bool fresh)
{
    pl_rect pill = { rect.x, rect.y, pl_count_width(list, count), PL_COUNT_HIGH };
    pl_type type = count_type;
    type.weight = fresh ? PL_WEIGHT_SEMIBOLD : PL_WEIGHT_OWN;
    pl_list_box(list, pill,
                &(pl_box){ .fill = fresh ? PL_COLOUR_ACCENT : PL_COLOUR_RAISED, .radius = 8 });
    part_words(list, pill, count, type, fresh ? PL_COLOUR_ON_ACCENT : PL_COLOUR_TEXT2,
               PL_ALIGN_CENTRE);
}

static const pl_type state_type = { .style = PL_STYLE_SMALL, .weight = PL_WEIGHT_MEDIUM };

double pl_state_width(pl_list *list, const char *words)
{
    return ceil(part_width(list, words, state_type) + 14 + 5 + 6 + 8 + 2);
}

void pl_part_state(pl_list *list, pl_rect rect, const char *words, pl_icon icon, pl_colour colour)
{
    part_say(list, rect, PL_ROLE_STATUS, words, NULL);
    pl_list_box(list, rect,
                &(pl_box){ .fill = PL_COLOUR_RAISED, .edge = PL_COLOUR_LINE, .radius = 11 });
    pl_rect at = rect;
    pl_cut_left(&at, 7);
    part_icon(list, at, icon, 14, colour, PL_COLOUR_PANEL);
    pl_cut_left(&at, 19);
    part_words(list, at, words, state_type, PL_COLOUR_TEXT, PL_ALIGN_LEFT);
    pl_list_end(list);
}

enum { BADGE = 20 };

void pl_part_domain(pl_list *list, pl_point at, double size, int domain, const char *name)
{
    pl_rect rect = { at.x, at.y, size, size };
    bool big = size >= BADGE;
    char number[16];
    snprintf(number, sizeof number, "%d", domain);
    part_say(list, rect, PL_ROLE_IMAGE, name ? name : number, NULL);
    pl_list_box(list, rect, &(pl_box){ .fill = pl_colour_domain(domain), .radius = big ? 4 : 3 });
    if (pl_domain_has_ring(domain))
        pl_list_box(
            list, pl_rect_inset(rect, 1, 1),
            &(pl_box){ .edge = PL_COLOUR_INK, .width = big ? 2 : 1, .radius = big ? 3 : 2 });
    part_words(list, rect, number,
               (pl_type){ .style = big ? PL_STYLE_SMALL : PL_STYLE_TINY,
                          .weight = PL_WEIGHT_BOLD,
                          .tabular = true },
               PL_COLOUR_INK, PL_ALIGN_CENTRE);
    pl_list_end(list);
}

/* The hexagon of the design, in a box of 20. */
static void hexagon(pl_list *list, pl_rect rect, pl_colour fill, const pl_stroke *stroke)
{
    static const pl_point corners[] = { { 5.2, 1.2 },  { 14.8, 1.2 }, { 19.2, 10 }, { 14.8, 18.8 },
                                        { 5.2, 18.8 }, { 0.8, 10 },   { 5.2, 1.2 }, { 14.8, 1.2 } };
    pl_point points[PL_COUNT(corners)];
    for (size_t i = 0; i < PL_COUNT(corners); i++)
        points[i] = (pl_point){ rect.x + corners[i].x * rect.w / BADGE,
                                rect.y + corners[i].y * rect.h / BADGE };
    pl_list_points(list, points, (int)PL_COUNT(corners), fill, stroke);
}

void pl_part_facilitator(pl_list *list, pl_point at, double size, char letter, const char *name)
{
    pl_rect rect = { at.x, at.y, size, size };
    char words[2] = { letter, 0 };
    part_say(list, rect, PL_ROLE_IMAGE, name ? name : words, NULL);
    if (letter == 'C')
        hexagon(list, rect, PL_COLOUR_NONE,
                &(pl_stroke){ .colour = PL_COLOUR_TEXT2, .width = 1.5 });
    else
        pl_list_box(list, rect,
                    &(pl_box){ .edge = PL_COLOUR_TEXT2,
                               .width = 1.5,
                               .radius = letter == 'A' ? size / 2 : 3 });
    part_words(list, rect, words, (pl_type){ .style = PL_STYLE_TINY, .weight = PL_WEIGHT_BOLD },
               PL_COLOUR_TEXT, PL_ALIGN_CENTRE);
    pl_list_end(list);
}

void pl_part_tally(pl_list *list, pl_rect rect, const pl_tally_mark *mark)
{
    const pl_control *is = &mark->is;
    bool busy = part_is(is, PL_IS_BUSY), chosen = part_is(is, PL_IS_SELECTED);
    pl_colour edge = chosen ? PL_COLOUR_ACCENT : PL_COLOUR_TEXT2;
    pl_colour fill = chosen ? PL_COLOUR_SEL : mark->ground;
    double dash = busy ? 2.6 : 0, gap = busy ? 1.8 : 0;
    part_begin_inner(list, rect, PL_ROLE_MARK, is);
    if (mark->letter == 'C')
        hexagon(list, rect, fill,
                &(pl_stroke){ .colour = edge, .width = 1.5, .dash = dash, .gap = gap });
    else
        pl_list_box(list, rect,
                    &(pl_box){ .fill = fill,
                               .edge = edge,
                               .width = 1.5,
                               .radius = mark->letter == 'A' ? rect.h / 2 : 3,
                               .dash = dash,
                               .gap = gap });
    part_words(list, rect, mark->words,
               (pl_type){ .style = PL_STYLE_TINY, .weight = PL_WEIGHT_SEMIBOLD, .tabular = true },
               PL_COLOUR_TEXT, PL_ALIGN_CENTRE);
    pl_list_end(list);
}

static const pl_type frame_type = { .style = PL_STYLE_TINY, .weight = PL_WEIGHT_SEMIBOLD };

double pl_frame_width(pl_list *list, const char *words)
{
    return ceil(part_width(list, words, frame_type) + 16);
}

void pl_part_frame(pl_list *list, pl_rect rect, const char *words)
{
    pl_rect frame = pl_rect_middle(rect, fmin(rect.w, pl_frame_width(list, words)), BADGE);
    frame.x = rect.x;
    part_say(list, frame, PL_ROLE_IMAGE, words, NULL);
    pl_list_box(list, frame, &(pl_box){ .edge = PL_COLOUR_TEXT2, .width = 1.5, .radius = 3 });
    part_words(list, frame, words, frame_type, PL_COLOUR_TEXT, PL_ALIGN_CENTRE);
    pl_list_end(list);
}

static const pl_type time_type = { .style = PL_STYLE_SMALL,
                                   .weight = PL_WEIGHT_MEDIUM,
                                   .tabular = true };

double pl_evidence_width(pl_list *list, const pl_evidence_chip *evidence)
{
    double picture = evidence->picture ? 4 + 40 + 6 : 9;
    return ceil(picture + 14 + 6 + part_width(list, evidence->is.name, time_type) + 9);
}

void pl_part_evidence(pl_list *list, pl_rect rect, const pl_evidence_chip *evidence)
{
    part_begin(list, rect, PL_ROLE_CHIP, &evidence->is, pl_icon_name(evidence->kind));
    bool hover = part_is(&evidence->is, PL_IS_HOVER | PL_IS_PRESSED);
    bool on = part_is(&evidence->is, PL_IS_SELECTED);
    pl_colour ground = on ? PL_COLOUR_SEL : hover ? PL_COLOUR_HOVER : PL_COLOUR_RAISED;
    pl_list_box(
        list, rect,
        &(pl_box){ .fill = ground, .edge = on ? PL_COLOUR_ACCENT : PL_COLOUR_CTL, .radius = 6 });
    pl_rect at = rect;
    pl_cut_left(&at, evidence->picture ? 4 : 9);
    if (evidence->picture) {
        pl_rect picture = pl_cut_left(&at, 40);
        pl_list_image(list, pl_rect_middle(picture, 40, 24), evidence->image, evidence->version,
                      PL_FIT_COVER, 3);
        pl_cut_left(&at, 6);
    }
    part_icon(list, at, evidence->kind, 14, evidence->colour, ground);
    pl_cut_left(&at, 20);
    part_words(list, at, evidence->is.name, time_type, PL_COLOUR_TEXT, PL_ALIGN_LEFT);
    part_end(list, rect, &evidence->is, 6);
}

static const pl_type add_type = { .style = PL_STYLE_SMALL, .weight = PL_WEIGHT_MEDIUM };

double pl_add_width(pl_list *list, const char *words)
{
    return ceil(part_width(list, words, add_type) + 18 + 12 + 6);
}

void pl_part_add(pl_list *list, pl_rect rect, const pl_control *is)
{
    part_begin(list, rect, PL_ROLE_BUTTON, is, NULL);
    bool hover = part_is(is, PL_IS_HOVER | PL_IS_PRESSED);
    pl_list_box(list, rect,
                &(pl_box){ .fill = hover ? PL_COLOUR_HOVER : PL_COLOUR_NONE,
                           .edge = PL_COLOUR_CTL,
                           .radius = 6,
                           .dash = 3,
                           .gap = 2.5 });
    pl_colour words = hover ? PL_COLOUR_TEXT : PL_COLOUR_MUTED;
    pl_rect at = rect;
    pl_cut_left(&at, 9);
    part_icon(list, at, PL_ICON_PLUS, 12, words, PL_COLOUR_NONE);
    pl_cut_left(&at, 18);
    part_words(list, at, is->name, add_type, words, PL_ALIGN_LEFT);
    part_end(list, rect, is, 6);
}

enum {
    GLYPH = 16,
    LEAST_GLYPH = 12,
    SHORT_DRAFT = 25,
    MARK_BOX = 26
}; /* a box of 24 with a line of 2 upon it */

/* The bar of a span: filled for what is filled itself, else its outline. */
static void mark_bar(pl_list *list, const pl_mark *mark, double y)
{
    bool filled = mark->kind == PL_ICON_STRENGTH || mark->kind == PL_ICON_CRITICAL;
    pl_rect bar = { mark->x, y - 4, mark->to - mark->x, 8 };
    if (part_is(&mark->is, PL_IS_BUSY))
        pl_list_box(
            list, bar,
            &(pl_box){ .edge = mark->colour, .width = 1.5, .radius = 2, .dash = 2.6, .gap = 1.8 });
    else if (filled)
        pl_list_box(list, bar, &(pl_box){ .fill = mark->colour, .radius = 2 });
    else
        pl_list_box(list, bar, &(pl_box){ .edge = mark->colour, .width = 1.8, .radius = 3 });
}

void pl_part_mark_bar(pl_list *list, pl_rect lane, const pl_mark *mark)
{
    const double gap = 1.5;
    double y = lane.y + lane.h / 2;
    if (mark->to <= mark->x)
        return;
    pl_list_fill(list, (pl_rect){ mark->x, y - 4 - gap, mark->to + gap - mark->x, 8 + 2 * gap },
                 mark->ground);
    mark_bar(list, mark, y);
}

/* A little of the lane about a glyph, so that what it stands on can be told from it. Its own bar goes
 * through. */
static void mark_ground(pl_list *list, const pl_mark *mark, double y, double size)
{
    double half = size / 2 + 1.5;
    bool diamond = mark->kind == PL_ICON_STRENGTH || mark->kind == PL_ICON_DEVELOP;
    pl_rect about = { mark->x - half, y - half, 2 * half, 2 * half };
    if (diamond)
        pl_list_icon(list, PL_ICON_STRENGTH, (pl_point){ about.x, about.y }, 2 * half, mark->ground,
                     mark->ground);
    else
        pl_list_box(list, about, &(pl_box){ .fill = mark->ground, .radius = half });
    if (mark->to <= mark->x)
        return;
    pl_list_clip(list, (pl_rect){ mark->x, about.y, half + 1, about.h });
    mark_bar(list, mark, y);
    pl_list_unclip(list);
}

/* Never cut: near the foot it stands a little higher about its glyph. */
static void mark_ring(pl_list *list, const pl_mark *mark, pl_rect box)
{
    const double out = 5;
    if (mark->foot > 0)
        box.y = fmin(box.y, mark->foot - out - box.h);
    pl_list_ring(list, box, 5, PL_RING_OUTSIDE);
}

void pl_part_mark(pl_list *list, pl_rect lane, const pl_mark *mark)
{
    double size = fmax(LEAST_GLYPH, fmin(GLYPH, lane.h - 2)), y = lane.y + lane.h / 2;
    bool span = mark->to > mark->x, saving = part_is(&mark->is, PL_IS_BUSY);
    double right = span ? fmax(mark->to, mark->x + size / 2) : mark->x + size / 2;
    pl_rect whole = { mark->x - size / 2, y - size / 2, right - mark->x + size / 2, size };
    part_begin(list, whole, PL_ROLE_MARK, &mark->is, saving ? "saving" : NULL);
    if (mark->bar_is_below)
        mark_ground(list, mark, y, size);
    else if (span)
        mark_bar(list, mark, y);
    pl_list_icon(list, saving ? pl_icon_saving(mark->kind) : mark->kind,
                 (pl_point){ mark->x - size / 2, y - size / 2 }, size, mark->colour, mark->ground);
    bool selected = part_is(&mark->is, PL_IS_SELECTED), focus = part_is(&mark->is, PL_IS_FOCUS);
    pl_rect box = { round(mark->x) - MARK_BOX / 2.0, y - MARK_BOX / 2.0, MARK_BOX, MARK_BOX };
    if (selected)
        pl_list_box(list, box, &(pl_box){ .edge = PL_COLOUR_ACCENT, .width = 2, .radius = 5 });
    if (focus)
        mark_ring(list, mark, box);
    const char *words = saving ? "saving" : mark->letters;
    double from = right + (focus ? 14 : span ? 4 : selected ? 8 : 3);
    pl_rect beside = { from, lane.y, part_width(list, words, frame_type) + 1, lane.h };
    part_words(list, beside, words ? words : "",
               (pl_type){ .style = PL_STYLE_TINY,
                          .weight = saving ? PL_WEIGHT_MEDIUM : PL_WEIGHT_SEMIBOLD },
               PL_COLOUR_TEXT2, PL_ALIGN_LEFT);
    pl_list_end(list);
}

void pl_part_draft(pl_list *list, pl_rect rect, const pl_draft *draft)
{
    const double size = 14;
    pl_list_box(
        list, rect,
        &(pl_box){ .edge = PL_COLOUR_TEXT, .width = 1.5, .radius = 2, .dash = 4, .gap = 3 });
    pl_mark mark = { .kind = draft->kind,
                     .ground = draft->ground,
                     .x = rect.x + fmin(rect.w, SHORT_DRAFT) / 2 };
    pl_point at = { mark.x - size / 2, rect.y + (rect.h - size) / 2 };
    if (!draft->kind)
        return;
    mark_ground(list, &mark, rect.y + rect.h / 2, size);
    pl_list_icon(list, draft->kind, at, size, draft->colour, draft->ground);
}
