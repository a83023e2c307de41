/* The control of one score: a cell for each level of the item's scale, and where the rubric asks so, "Done?"
 * beside it. */
#include "score.h"

#include "plumbline/base/text.h"

#include <stdio.h>

enum {
    CONTROL = 32,
    DONE = 28,
    GAP = 8,
    DONE_GAP = 8,
    CELL = 40,
    MOST_CELL = 88,
    NONE = 76,
    LEAST_CELL = 26,
    LEAST_NONE = 72,
    BADGE = 28,
    MOST_DONE = 3
};

int64_t ui_score_index(int index, pl_who who)
{
    return (int64_t)index * 256 + who;
}

void ui_score_target(char out[48], const pl_sheet_place *place, pl_who who)
{
    snprintf(out, 48, "%.16s %c", place->id, who);
}

bool ui_score_is_ringed(const ui_view *v, int index, pl_who who, uint64_t id)
{
    const pl_view *view = &v->app->view;
    pl_sheet_place place = pl_sheet_at(v->app->desk, view->item);
    bool session = !place.item || place.item->per != PL_PER_FACILITATOR;
    pl_who hand = session ? PL_WHO_SESSION : view->who;
    bool elsewhere = view->ring && view->focus && view->focus != id;
    return view->item == index && hand == who && !elsewhere && view->dialog == PL_DIALOG_NONE;
}

double ui_score_least(int levels)
{
    return BADGE + 2 + levels * LEAST_CELL + LEAST_NONE;
}

/* ----- how well */

/* A scale of two levels with a short word each is a yes or no: its cells say the words. */
static bool says_words(const pl_scale *scale)
{
    for (int i = 0; i < scale->level_count; i++)
        if (scale->levels[i].words.count != 1 || strlen(scale->levels[i].words.items[0]) > 12)
            return false;
    return scale->level_count == 2;
}

/* How wide each cell would be; 0: as the design has it. */
static double widest(ui_view *v, const pl_scale *scale)
{
    double wide = CELL;
    for (int i = 0; says_words(scale) && i < scale->level_count; i++) {
        double one = 18 + ui_words_width(v, scale->levels[i].words.items[0], PL_STYLE_BODY,
                                         PL_WEIGHT_SEMIBOLD);
        wide = one > wide ? one : wide;
    }
    return (double)(int)(wide < MOST_CELL ? wide : MOST_CELL);
}

typedef struct score_cells {
    pl_control cells[PL_LEVELS_MOST], none;
    char names[PL_LEVELS_MOST][16];
    char opens[96];
} score_cells;

bool ui_score_opens(char out[96], ui_view *v, const pl_sheet_place *place, pl_who who)
{
    static const char *const numbers[] = { "no",  "one",   "two",   "three", "four", "five",
                                           "six", "seven", "eight", "nine",  "ten" };
    pl_time opens;
    int minutes, level = place->item->scale->levels[0].value;
    char at[PL_TIME_ROOM], number[16];
    if (!v->app->desk->can_write ||
        pl_desk_level_open(v->app->desk, place->item, who, level, &opens, &minutes))
        return false;
    if (minutes >= 0 && minutes < (int)PL_COUNT(numbers))
        snprintf(number, sizeof number, "%s", numbers[minutes]);
    else
        snprintf(number, sizeof number, "%d", minutes);
    pl_time whole = v->app->desk->facts.recording->duration_us;
    if (opens + (pl_time)minutes * 60 * 1000 * 1000 > whole)
        snprintf(out, 96, "%d opens when %s to the end is watched", level, ui_time(at, opens));
    else
        snprintf(out, 96, "%d opens when %s minute%s after %s are watched", level, number,
                 minutes == 1 ? "" : "s", ui_time(at, opens));
    return true;
}

static void cells_of(score_cells *out, ui_view *v, const pl_sheet_place *place, int index,
                     pl_who who)
{
    const pl_scale *scale = place->item->scale;
    pl_desk_score_now now = pl_desk_score_of(v->app->desk, place->id, who);
    char text[48];
    bool words = says_words(scale), shut = ui_score_opens(out->opens, v, place, who);
    for (int i = 0; i < scale->level_count; i++) {
        int value = scale->levels[i].value;
        pl_control *cell = &out->cells[i];
        if (words)
            snprintf(out->names[i], sizeof out->names[i], "%s", scale->levels[i].words.items[0]);
        else
            snprintf(out->names[i], sizeof out->names[i], "%d", value);
        snprintf(text, sizeof text, "%.16s %c %d", place->id, who, value);
        *cell = ui_control(v, ui_id(v, "level", ui_score_index(index, who) * 16 + i), out->names[i],
                           "score", text, 0);
        ui_read_only(v, cell);
        bool chosen = now.any && now.level == value;
        cell->state |= chosen ? PL_IS_SELECTED : 0;
        if (i == 0 && shut && !chosen) {
            cell->state |= PL_IS_DISABLED;
            cell->hint = out->opens;
        }
    }
    ui_score_target(text, place, who);
    out->none = ui_control(v, ui_id(v, "no-score", ui_score_index(index, who)), "No score…",
                           "no-score", text, 0);
    ui_read_only(v, &out->none);
    out->none.state |= now.any && now.level == PL_NO_LEVEL ? PL_IS_SELECTED : 0;
}

/* Smaller cells where three stand side by side. */
static void fit(pl_score_control *control, double room)
{
    double most = control->cell;
    control->none_wide = NONE;
    if (pl_score_width(control) <= room)
        return;
    control->none_wide = LEAST_NONE;
    control->cell = (double)(int)((room - 2 - LEAST_NONE) / control->count);
    if (control->cell > most)
        control->cell = most;
    if (control->cell < LEAST_CELL)
        control->cell = LEAST_CELL;
}

static double badge(ui_view *v, double x, double y, pl_who who)
{
    if (v->app->desk->facts.review->service) /* all is of it */
        return 0;
    if (who == PL_WHO_SESSION) {
        double wide = pl_frame_width(v->list, "Session");
        pl_part_frame(v->list, (pl_rect){ x, y, wide, CONTROL }, "Session");
        return wide + GAP;
    }
    const pl_review_facilitator *one = pl_review_slot(v->app->desk->facts.review, who);
    pl_part_facilitator(v->list, (pl_point){ x, y + 6 }, 20, who, one ? one->code : NULL);
    return BADGE;
}

static double fitted(pl_score_control *control, double room)
{
    fit(control, room);
    return pl_score_width(control);
}

static void draw_levels(ui_flow *flow, double from, const pl_sheet_place *place, int index,
                        pl_who who)
{
    ui_view *v = flow->v;
    score_cells cells = { 0 };
    char name[64];
    cells_of(&cells, v, place, index, who);
    snprintf(name, sizeof name, "Score %.16s %c", place->id, who);
    pl_score_control control = {
        .is = ui_plain(v, ui_id(v, "score", ui_score_index(index, who)), name),
        .cells = cells.cells,
        .count = place->item->scale->level_count,
        .none = &cells.none,
        .cell = widest(v, place->item->scale),
    };
    if (ui_score_is_ringed(v, index, who, control.is.id))
        control.is.state |= PL_IS_FOCUS;
    double wide = fitted(&control, flow->w - from);
    pl_part_score(v->list, (pl_rect){ flow->x + from, flow->y, wide, CONTROL }, &control);
}

/* ----- done? */

typedef struct done_parts {
    pl_segment parts[MOST_DONE];
    char names[MOST_DONE][32];
    char name[64];
    pl_segmented control;
} done_parts;

static void done_of(done_parts *out, ui_view *v, const pl_sheet_place *place, int index, pl_who who)
{
    const pl_done *done = &v->app->desk->facts.rubric->done;
    pl_desk_score_now now = pl_desk_score_of(v->app->desk, place->id, who);
    char text[80];
    *out = (done_parts){ 0 };
    snprintf(out->name, sizeof out->name, "%.32s %.16s %c", done->title, place->id, who);
    for (int i = 0; i < done->choices.count && i < MOST_DONE; i++) {
        pl_segment *part = &out->parts[i];
        snprintf(out->names[i], sizeof out->names[i], "%s", done->choices.items[i]);
        out->names[i][0] = ui_upper(out->names[i][0]);
        snprintf(text, sizeof text, "%.16s %c %.40s", place->id, who, done->choices.items[i]);
        part->is = ui_control(v, ui_id(v, "done", ui_score_index(index, who) * 16 + i),
                              out->names[i], "score-done", text, 0);
        ui_read_only(v, &part->is);
        part->is.state |= now.done == i + 1 ? PL_IS_SELECTED : 0;
        out->control.count = i + 1;
    }
    out->control.parts = out->parts;
    out->control.small = true;
    out->control.is = ui_plain(v, ui_id(v, "dones", ui_score_index(index, who)), out->name);
}

static double done_width(ui_view *v)
{
    const pl_done *done = &v->app->desk->facts.rubric->done;
    pl_segment parts[MOST_DONE] = { 0 };
    char names[MOST_DONE][32];
    pl_segmented control = { .parts = parts, .small = true };
    for (int i = 0; i < done->choices.count && i < MOST_DONE; i++) {
        snprintf(names[i], sizeof names[i], "%s", done->choices.items[i]);
        names[i][0] = ui_upper(names[i][0]);
        parts[i].is.name = names[i];
        control.count = i + 1;
    }
    return pl_segmented_width(v->list, &control);
}

static double label_width(ui_view *v)
{
    return ui_words_width(v, v->app->desk->facts.rubric->done.title, PL_STYLE_SMALL,
                          PL_WEIGHT_MEDIUM) +
           1;
}

/* Before the levels where there is room for both, else in a row above them; gives what it took of theirs. */
static double flow_done(ui_flow *flow, double from, const pl_sheet_place *place, int index,
                        pl_who who)
{
    ui_view *v = flow->v;
    double label = label_width(v), wide = done_width(v), all = label + GAP + wide;
    pl_score_control levels = { .count = place->item->scale->level_count,
                                .none = &(pl_control){ 0 },
                                .cell = widest(v, place->item->scale) };
    bool beside = from + all + 2 * GAP + pl_score_width(&levels) <= flow->w;
    if (flow->draw) {
        done_parts done;
        done_of(&done, v, place, index, who);
        double x = flow->x + from, high = beside ? CONTROL : DONE;
        ui_words(v, (pl_rect){ x, flow->y, label, high }, v->app->desk->facts.rubric->done.title,
                 PL_STYLE_SMALL, PL_WEIGHT_MEDIUM, PL_COLOUR_MUTED);
        pl_part_segmented(
            v->list,
            (pl_rect){ x + label + GAP, flow->y + (double)(int)((high - DONE) / 2), wide, DONE },
            &done.control);
    }
    if (beside)
        return all + 2 * GAP;
    flow->y += DONE + DONE_GAP;
    return 0;
}

/* ----- both */

static double badge_width(ui_view *v, pl_who who)
{
    if (v->app->desk->facts.review->service)
        return 0;
    return who == PL_WHO_SESSION ? pl_frame_width(v->list, "Session") + GAP : BADGE;
}

void ui_flow_control(ui_flow *flow, const pl_sheet_place *place, int index, pl_who who)
{
    double from = badge_width(flow->v, who), top = flow->y, took = 0;
    if (place->item->done)
        took = flow_done(flow, from, place, index, who);
    if (flow->draw) {
        badge(flow->v, flow->x, took > 0 ? flow->y : top, who);
        draw_levels(flow, from + took, place, index, who);
    }
    flow->y += CONTROL;
}
