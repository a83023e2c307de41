/* The lanes of the timeline in counting mode: a row for each group of counters, each count its digit in the
 * form of its facilitator, and the ends of the stretch. */
#include "timeline.h"

#include <math.h>
#include <stdio.h>

enum { HIGH = 14, NEAR = 16, NEAR_PILE = 25, PILE = 22, NAME = 200, KEYS = 32 };

static bool in_pass(const pl_desk *desk, const pl_counter *counter)
{
    return counter->participants == desk->counts.participants;
}

/* Of the lane with this name; NULL: of none. */
static bool in_lane(const pl_desk *desk, const pl_counter *counter, const char *lane)
{
    bool same = counter->lane && lane ? strcmp(counter->lane, lane) == 0 : counter->lane == lane;
    return in_pass(desk, counter) && same;
}

static bool has_counters(const pl_desk *desk, const char *lane)
{
    const pl_rubric *rubric = desk->facts.rubric;
    for (int i = 0; i < rubric->counter_count; i++)
        if (in_lane(desk, &rubric->counters[i], lane))
            return true;
    return false;
}

/* The nth lane that has counters in this pass; NULL: those that name none come last. False behind it. */
static bool lane_at(const char **out, const pl_desk *desk, int n)
{
    const pl_texts *lanes = &desk->facts.rubric->counting.lanes;
    for (int i = 0; i <= lanes->count; i++) {
        const char *lane = i < lanes->count ? lanes->items[i] : NULL;
        if (!has_counters(desk, lane) || n-- > 0)
            continue;
        *out = lane;
        return true;
    }
    return false;
}

int ui_tally_lanes(const pl_desk *desk)
{
    const char *lane;
    int count = 0;
    while (lane_at(&lane, desk, count))
        count++;
    return count > 0 ? count : 1;
}

static pl_rect row_of(const ui_line *line, const ui_lanes *lanes, int n)
{
    return (pl_rect){ lanes->rows.x, lanes->rows.y + n * line->sizes.lane, lanes->rows.w,
                      line->sizes.lane };
}

static const pl_counter *counter_of(const pl_desk *desk, const pl_tally *tally)
{
    int place = pl_rubric_counter(desk->facts.rubric, tally->counter);
    return place < 0 ? NULL : &desk->facts.rubric->counters[place];
}

/* ----- grounds and labels */

static void keys_of_lane(char out[KEYS], const pl_desk *desk, const char *lane)
{
    const pl_rubric *rubric = desk->facts.rubric;
    size_t n = 0;
    out[0] = '\0';
    for (int i = 0; i < rubric->counter_count && n + 3 < KEYS; i++)
        if (in_lane(desk, &rubric->counters[i], lane))
            n += (size_t)snprintf(out + n, KEYS - n, "%s%c", n ? " " : "", rubric->counters[i].key);
}

/* The lane of what was counted last is the active one. */
static bool is_active(const pl_desk *desk, const char *lane)
{
    bool waiting;
    const pl_tally *last = pl_desk_tally_last(desk, &waiting);
    const pl_counter *counter = last ? counter_of(desk, last) : NULL;
    return counter && in_lane(desk, counter, lane);
}

static void label(const ui_line *line, pl_rect row, const char *lane, bool active)
{
    ui_view *v = line->v;
    char keys[KEYS];
    keys_of_lane(keys, line->desk, lane);
    pl_rect words = { row.x + 12, row.y, line->sizes.label - 14, row.h };
    double wide = pl_keys_width(v->list, keys, PL_KEYS_ROW);
    if (row.h >= 20 && wide < words.w / 2)
        pl_part_keys(v->list, pl_cut_left(&words, wide), keys, PL_KEYS_ROW);
    else
        ui_words(v, pl_cut_left(&words, 38), keys, PL_STYLE_TINY, PL_WEIGHT_MEDIUM,
                 PL_COLOUR_MUTED);
    pl_cut_left(&words, 8);
    ui_words(v, words, lane ? lane : "Counts", PL_STYLE_SMALL,
             active ? PL_WEIGHT_SEMIBOLD : PL_WEIGHT_MEDIUM,
             active ? PL_COLOUR_TEXT : PL_COLOUR_TEXT2);
}

void ui_tallies_ground(const ui_line *line, const ui_lanes *lanes)
{
    pl_list *list = line->v->list;
    for (int n = 0; n < lanes->count; n++) {
        pl_rect row = row_of(line, lanes, n);
        const char *lane = NULL;
        bool active =
            !line->sizes.one_lane && lane_at(&lane, line->desk, n) && is_active(line->desk, lane);
        pl_list_fill(list, (pl_rect){ row.x, row.y, row.w, 1 }, PL_COLOUR_LINE);
        if (active)
            pl_list_fill(list, (pl_rect){ row.x, row.y + 1, row.w, row.h - 1 }, PL_COLOUR_RAISED);
        if (line->sizes.one_lane)
            ui_line_label(line, row, "Counts", NULL);
        else
            label(line, row, lane, active);
    }
    double foot = lanes->rows.y + lanes->rows.h;
    pl_list_fill(list, (pl_rect){ lanes->rows.x, foot, lanes->rows.w, 1 }, PL_COLOUR_LINE);
}

/* ----- the stretch */

void ui_stretch_ends(const ui_line *line, double top, double bottom)
{
    const pl_counted *stretch = &line->desk->counts.stretch;
    pl_stroke dash = { .colour = PL_COLOUR_ACCENT, .width = 1.5, .dash = 4, .gap = 3 };
    pl_time ends[2] = { stretch->from_us, stretch->to_us };
    for (int i = 0; i < 2 && stretch->chosen != PL_CHOSEN_NOT; i++) {
        double x = floor(ui_line_x(line, ends[i]));
        if (ends[i] >= line->from && ends[i] <= line->to)
            pl_list_line(line->v->list, (pl_point){ x + 0.5, top }, (pl_point){ x + 0.5, bottom },
                         &dash);
    }
}

static void note(const ui_line *line, pl_rect row, double x, const char *words)
{
    double wide = ui_words_width(line->v, words, PL_STYLE_TINY, PL_WEIGHT_OWN) + 1;
    if (x + wide > row.x + row.w)
        return;
    pl_list_fill(line->v->list, (pl_rect){ x - 2, row.y + row.h / 2 - 6, wide + 4, 12 },
                 PL_COLOUR_PANEL); /* off the playhead */
    ui_words(line->v, (pl_rect){ x, row.y, wide, row.h }, words, PL_STYLE_TINY, PL_WEIGHT_OWN,
             PL_COLOUR_MUTED);
}

/* ----- marks */

typedef struct pile {
    const pl_tally *first;
    int count;
    bool waiting, chosen, mixed; /* mixed: of several people */
    double x;                    /* its middle */
    char name[NAME];
} pile;

static void say(pile *p, const ui_line *line, const pl_tally *tally)
{
    char at[PL_TIME_ROOM], whose[24];
    const pl_counter *counter = counter_of(line->desk, tally);
    size_t n = strlen(p->name);
    if (tally->who == PL_WHO_SESSION)
        snprintf(whose, sizeof whose, "participants");
    else
        snprintf(whose, sizeof whose, "facilitator %c", tally->who);
    snprintf(p->name + n, NAME - n, "%s%.40s%s%.12s, %s, %s", n ? "; " : "", counter->title,
             tally->kind ? " " : "", tally->kind ? tally->kind : "", ui_time(at, tally->at_us),
             whose);
}

static void draw_pile(const ui_line *line, pl_rect row, pile *p)
{
    ui_view *v = line->v;
    char words[12], id[PL_ID_ROOM], name[NAME + 24];
    bool one = p->count == 1;
    if (one)
        snprintf(words, sizeof words, "%c", counter_of(line->desk, p->first)->key);
    else
        snprintf(words, sizeof words, "×%d", p->count);
    if (one)
        snprintf(name, sizeof name, "%s", p->name);
    else
        snprintf(name, sizeof name, "%d counts: %s", p->count, p->name);
    double wide =
        one ? HIGH : fmax(PILE, ui_words_width(v, words, PL_STYLE_TINY, PL_WEIGHT_SEMIBOLD) + 8);
    pl_id_format(id, p->first->id);
    pl_tally_mark mark = { .is = ui_control(v, ui_id(v, id, 1), name, "choose-count", id, 0),
                           .words = words,
                           .letter = p->mixed || !one ? 'B' : p->first->who,
                           .ground = PL_COLOUR_PANEL };
    if (!one && !p->mixed)
        mark.letter = p->first->who == 'C' ? 'B' : p->first->who; /* a wide hexagon is none */
    mark.is.state |= (p->waiting ? PL_IS_BUSY : 0) | (p->chosen ? PL_IS_SELECTED : 0);
    double high = fmin(HIGH, row.h - 1);
    double x = floor(p->x - wide / 2);
    if (p->x >= line->left && x < line->left) /* at the very start: seen whole */
        x = line->left;
    pl_part_tally(v->list, (pl_rect){ x, row.y + floor((row.h - high) / 2) + 0.5, wide, high },
                  &mark);
}

static void span_bar(const ui_line *line, pl_rect row, const pl_tally *tally)
{
    double from = ui_line_x(line, tally->at_us), to = ui_line_x(line, tally->to_us);
    pl_list_fill(line->v->list, (pl_rect){ from, row.y + row.h / 2 - 2, to - from, 4 },
                 PL_COLOUR_TEXT2);
}

static bool belongs(const ui_line *line, const pl_tally *tally, const char *lane)
{
    const pl_counter *counter = counter_of(line->desk, tally);
    return counter && (line->sizes.one_lane ? in_pass(line->desk, counter)
                                            : in_lane(line->desk, counter, lane));
}

static void add_to(pile *p, const ui_line *line, int i)
{
    const pl_desk_counts *counts = &line->desk->counts;
    const pl_tally *tally = &counts->list.items[i];
    if (p->count++ == 0)
        p->first = tally;
    p->mixed = p->mixed || tally->who != p->first->who;
    p->waiting = p->waiting || counts->waiting[i];
    p->chosen = p->chosen || (counts->chosen && counts->last == tally->id);
    if (p->count <= 4)
        say(p, line, tally);
}

/* Marks nearer than 16 px are one. */
static int lane_marks(const ui_line *line, pl_rect row, const char *lane)
{
    const pl_tallies *list = &line->desk->counts.list;
    pile now = { 0 };
    int all = 0;
    for (int i = 0; i < list->count; i++)
        if (belongs(line, &list->items[i], lane) && list->items[i].to_us != PL_NO_TIME)
            span_bar(line, row, &list->items[i]);
    for (int i = 0; i < list->count; i++) {
        const pl_tally *tally = &list->items[i];
        if (!belongs(line, tally, lane))
            continue;
        all++;
        double x = fmax(ui_line_x(line, tally->at_us), line->left + HIGH / 2.0);
        if (tally->at_us < line->from || tally->at_us > line->to)
            continue;
        if (now.count && x - now.x >= (now.count > 1 ? NEAR_PILE : NEAR)) {
            draw_pile(line, row, &now);
            now = (pile){ 0 };
        }
        if (!now.count)
            now.x = x;
        add_to(&now, line, i);
    }
    if (now.count)
        draw_pile(line, row, &now);
    return all;
}

void ui_tallies_marks(const ui_line *line, const ui_lanes *lanes)
{
    enum { MARGIN = 16 };
    const pl_counted *stretch = &line->desk->counts.stretch;
    bool any = stretch->chosen != PL_CHOSEN_NOT;
    pl_list_clip(line->v->list,
                 (pl_rect){ line->left, lanes->rows.y, line->width + MARGIN, lanes->rows.h });
    for (int n = 0; n < lanes->count; n++) {
        const char *lane = NULL;
        lane_at(&lane, line->desk, n);
        pl_rect row = row_of(line, lanes, n);
        row.x = line->left;
        row.w = line->width;
        int count = lane_marks(line, row, lane);
        double from = any ? ui_line_x(line, stretch->from_us) : line->left;
        if (count == 0 && from < row.x + row.w)
            note(line, row, fmax(from, line->left) + 10, "none counted");
        if (n == 0 && any && stretch->to_us >= line->from && stretch->to_us < line->to)
            note(line, row, ui_line_x(line, stretch->to_us) + 8, "after the stretch");
    }
    pl_list_unclip(line->v->list);
}
