/* Under a score: what both originals of an agreed record have for it, or what the other view says. */
#include "score.h"

#include <stdio.h>

enum { GAP = 8, LINE = 20 };

/* "3 Sound", "No score: not seen", "Yes", "nothing" */
static void level_of(char out[96], const pl_rubric *rubric, const pl_item *item,
                     const pl_score *score)
{
    char words[80];
    const pl_level *level = score && item && score->level != PL_NO_LEVEL
                                ? pl_scale_level(item->scale, score->level)
                                : NULL;
    const pl_no_score *reason =
        score && score->reason ? pl_rubric_no_score_find(rubric, score->reason) : NULL;
    if (!score)
        snprintf(out, 96, "not answered");
    else if (!item)
        snprintf(out, 96, "%s",
                 score->level == PL_NO_LEVEL ? "Not judged"
                 : score->level == 1         ? "Yes"
                                             : "No");
    else if (level)
        snprintf(out, 96, "%d %.80s", score->level,
                 score->word ? score->word : ui_level_words(words, sizeof words, level));
    else if (score->level != PL_NO_LEVEL)
        snprintf(out, 96, "%d", score->level);
    else
        snprintf(out, 96, "No score: %.70s", reason ? reason->title : "no reason given");
}

static bool is_same(const pl_score *one, const pl_score *other)
{
    return one && other && one->level == other->level &&
           (one->level != PL_NO_LEVEL ||
            (one->reason && other->reason && strcmp(one->reason, other->reason) == 0));
}

/* "T-02  3 Sound", cut off the row. */
static void original(ui_view *v, pl_rect *row, const pl_review *whose, const char *level)
{
    double code = ui_words_width(v, whose->reviewer_code, PL_STYLE_SMALL, PL_WEIGHT_MEDIUM) + 1;
    double words = ui_words_width(v, level, PL_STYLE_SMALL, PL_WEIGHT_SEMIBOLD) + 1;
    ui_words(v, pl_cut_left(row, code), whose->reviewer_code, PL_STYLE_SMALL, PL_WEIGHT_MEDIUM,
             PL_COLOUR_MUTED);
    pl_cut_left(row, 6);
    ui_words(v, pl_cut_left(row, words < row->w ? words : row->w), level, PL_STYLE_SMALL,
             PL_WEIGHT_SEMIBOLD, PL_COLOUR_TEXT);
    pl_cut_left(row, 2 * GAP);
}

static double original_width(ui_view *v, const pl_review *whose, const char *level)
{
    return ui_words_width(v, whose->reviewer_code, PL_STYLE_SMALL, PL_WEIGHT_MEDIUM) +
           ui_words_width(v, level, PL_STYLE_SMALL, PL_WEIGHT_SEMIBOLD) + 2 + 6 + 2 * GAP;
}

/* Both gave the same, or how far they are apart. */
static void verdict(ui_flow *flow, const pl_item *item, const pl_score *one, const pl_score *other)
{
    if (is_same(one, other))
        ui_flow_note(flow, PL_ICON_CHECK, PL_COLOUR_STRENGTH, "Both gave this.", PL_STYLE_SMALL,
                     PL_COLOUR_TEXT2, 0);
    else if (pl_records_apart(item, one, other))
        ui_flow_note(flow, PL_ICON_WARNING, PL_COLOUR_DEV,
                     item && item->critical ? "Apart on a critical item: to be talked about."
                                            : "Apart by two or more: to be talked about.",
                     PL_STYLE_SMALL, PL_COLOUR_TEXT, 0);
}

static void originals(ui_flow *flow, const pl_item *item, const char *id, pl_who who)
{
    ui_view *v = flow->v;
    const pl_records *records = &v->app->records;
    const pl_rubric *rubric = v->app->desk->facts.rubric;
    const pl_score *scores[2];
    char words[2][96];
    for (int i = 0; i < 2; i++) {
        scores[i] = pl_records_source(records, i, id, who);
        level_of(words[i], rubric, item, scores[i]);
    }
    double first = original_width(v, records->sources[0], words[0]);
    bool beside = first + original_width(v, records->sources[1], words[1]) - 2 * GAP <= flow->w;
    for (int i = 0; i < 2; i++) {
        pl_rect row = { flow->x, flow->y, flow->w, LINE };
        if (i && beside)
            pl_cut_left(&row, first);
        if (flow->draw)
            original(v, &row, records->sources[i], words[i]);
        if (i || !beside)
            flow->y += LINE;
    }
    flow->y += 2;
    verdict(flow, item, scores[0], scores[1]);
    flow->y += 6;
}

/* In words, without a number and in neither direction a verdict. */
static void gap(ui_flow *flow, const char *id, pl_who who)
{
    const pl_app *app = flow->v->app;
    const pl_review *whose = NULL;
    const pl_score *mine = pl_scores_find(&app->desk->facts.scores, id, who);
    const pl_score *other = pl_records_gap(&whose, &app->records, &app->desk->facts, mine);
    char words[200];
    if (!other)
        return;
    const char *way = other->level < mine->level ? "lower" : "higher";
    bool own = app->desk->facts.review->kind == PL_REVIEW_SELF;
    if (own)
        snprintf(words, sizeof words,
                 "%s: you rated this %s than your reviewer did. Talk about it.", id,
                 other->level < mine->level ? "higher" : "lower");
    else
        snprintf(words, sizeof words,
                 "%s: %.16s rated this %s than the reviewer did. Talk about it.", id,
                 whose->reviewer_code, way);
    ui_flow_note(flow, PL_ICON_INFO, PL_COLOUR_ACCENT, words, PL_STYLE_SMALL, PL_COLOUR_TEXT, 0);
    flow->y += 6;
}

static bool is_read(const pl_app *app)
{
    return app->records.review == app->desk->facts.review->id;
}

void ui_flow_originals(ui_flow *flow, const pl_sheet_place *place, pl_who who)
{
    const pl_records *records = &flow->v->app->records;
    if (is_read(flow->v->app) && records->sources[0] && records->sources[1])
        originals(flow, place->item, place->id, who);
}

void ui_flow_gap(ui_flow *flow, const pl_sheet_place *place, pl_who who)
{
    const pl_records *records = &flow->v->app->records;
    if (is_read(flow->v->app) && !records->sources[0] && place->item)
        gap(flow, place->id, who);
}
