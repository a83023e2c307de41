/* What was counted of one person, in numbers and rates, what is worked out of it, and what is to be talked
 * about: below their figures. */
#include "score.h"

#include "plumbline/measure/review.h"

#include <math.h>
#include <stdio.h>

enum { ROW = 20, GAP = 12, NUMBER = 36, RATE = 64 };

static void cell(ui_view *v, pl_rect rect, const char *words, pl_weight weight, pl_colour colour)
{
    pl_run run = { .text = words,
                   .type = { .style = PL_STYLE_SMALL, .weight = weight, .tabular = true },
                   .colour = colour,
                   .align = PL_ALIGN_RIGHT };
    pl_part_text(v->list, rect, &run);
}

static void heading(ui_flow *flow, const char *words, const char *number, const char *rate)
{
    pl_rect row = { flow->x, flow->y, flow->w, ROW };
    flow->y += ROW + 4;
    if (!flow->draw)
        return;
    if (rate)
        cell(flow->v, pl_cut_right(&row, RATE), rate, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
    if (number)
        cell(flow->v, pl_cut_right(&row, NUMBER), number, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
    pl_part_heading(flow->v->list, row, words, PL_STYLE_SECTION);
}

/* ----- the stretch */

static void stretch(ui_flow *flow)
{
    const pl_desk *desk = flow->v->app->desk;
    const pl_counted *of = &desk->counts.stretch;
    char from[PL_TIME_ROOM], to[PL_TIME_ROOM], time[PL_TIME_ROOM], words[200];
    if (of->chosen == PL_CHOSEN_NOT) {
        ui_flow_words(flow, "No stretch is chosen: nothing is counted yet.", PL_STYLE_SMALL,
                      PL_COLOUR_MUTED, 0, 0);
        return;
    }
    ui_time(from, of->from_us);
    ui_time(to, of->to_us);
    snprintf(words, sizeof words, "%s – %s, %s; %s of it watched", from, to,
             pl_chosen_words(of->chosen), ui_time(time, pl_desk_counted_us(desk)));
    ui_flow_words(flow, words, PL_STYLE_SMALL, PL_COLOUR_MUTED, 0, 0);
}

/* ----- counts */

static void count_row(ui_flow *flow, const pl_counter *counter, int count)
{
    ui_view *v = flow->v;
    const pl_desk *desk = v->app->desk;
    char number[16], rate[PL_COMPUTED_ROOM], said[PL_COMPUTED_ROOM + 48];
    pl_rect row = { flow->x, flow->y, flow->w, ROW };
    flow->y += ROW;
    if (!flow->draw)
        return;
    snprintf(number, sizeof number, "%d", count);
    pl_rate_words(rate, &desk->facts.rubric->counting, count, pl_desk_counted_us(desk));
    snprintf(said, sizeof said, "%s, %s in %d min", number, rate,
             desk->facts.rubric->counting.rate_minutes);
    pl_element is = { .id = ui_id(v, counter->id, 0),
                      .role = PL_ROLE_TEXT,
                      .rect = row,
                      .name = counter->title,
                      .value = said };
    pl_list_begin(v->list, &is);
    cell(v, pl_cut_right(&row, RATE), rate, PL_WEIGHT_OWN, PL_COLOUR_TEXT2);
    cell(v, pl_cut_right(&row, NUMBER), number, PL_WEIGHT_SEMIBOLD, PL_COLOUR_TEXT);
    pl_run run = { .text = counter->title, .type = { .style = PL_STYLE_SMALL } };
    pl_list_run(v->list, row, &run);
    pl_list_end(v->list);
}

/* False: there is nothing of this kind to show. */
static bool has_any(const pl_rubric *rubric, const int *sums, bool participants)
{
    bool any = false;
    for (int i = 0; i < rubric->counter_count; i++)
        if (rubric->counters[i].participants == participants)
            any = any || !participants || sums[i] > 0; /* their pass is off as shipped */
    return any;
}

static void counts(ui_flow *flow, pl_who who)
{
    const pl_desk *desk = flow->v->app->desk;
    const pl_rubric *rubric = desk->facts.rubric;
    bool participants = who == PL_WHO_SESSION;
    int sums[PL_COUNTERS_MOST];
    char per[24];
    pl_measure_tally_sums(sums, rubric, &desk->counts.list, who);
    if (!has_any(rubric, sums, participants))
        return;
    snprintf(per, sizeof per, "in %d min", rubric->counting.rate_minutes);
    flow->y += GAP;
    heading(flow, participants ? "Counted, participants" : "Counted", "n", per);
    stretch(flow);
    flow->y += 4;
    for (int i = 0; i < rubric->counter_count; i++)
        if (rubric->counters[i].participants == participants)
            count_row(flow, &rubric->counters[i], sums[i]);
}

/* ----- formulas */

static void formula_row(ui_flow *flow, const pl_formula *formula, const pl_computed *computed)
{
    ui_view *v = flow->v;
    char value[PL_COMPUTED_ROOM], room[PL_COMPUTED_ROOM], words[2 * PL_COMPUTED_ROOM];
    const char *why = pl_computed_why(room, computed, v->app->desk->facts.rubric);
    pl_computed_words(value, computed, formula);
    snprintf(words, sizeof words, "%s%s%s", value, why ? ": " : "", why ? why : "");
    pl_run run = { .text = formula->title,
                   .type = { .style = PL_STYLE_SMALL },
                   .lines = PL_LINES_ALL,
                   .top = true };
    double wide = why ? 0 : ui_words_width(v, words, PL_STYLE_SMALL, PL_WEIGHT_SEMIBOLD) + 8;
    double high = pl_run_measure(v->fonts, &run, flow->w - wide).height;
    pl_rect row = { flow->x, flow->y + 2, flow->w, high };
    flow->y += fmax(high + 4, ROW);
    if (flow->draw) {
        pl_element is = { .id = ui_id(v, formula->id, 0),
                          .role = PL_ROLE_TEXT,
                          .rect = row,
                          .name = formula->title,
                          .value = words };
        pl_list_begin(v->list, &is);
        if (!why)
            cell(v, (pl_rect){ row.x + row.w - wide, row.y, wide, 16 }, words, PL_WEIGHT_SEMIBOLD,
                 PL_COLOUR_TEXT);
        pl_list_run(v->list, (pl_rect){ row.x, row.y, row.w - wide, row.h }, &run);
        pl_list_end(v->list);
    }
    if (why) { /* below its title: the reason is longer than a figure */
        flow->y -= 2;
        ui_flow_words(flow, words, PL_STYLE_SMALL, PL_COLOUR_MUTED, 0, 0);
        flow->y += 4;
    }
}

static void formulas(ui_flow *flow, pl_who who)
{
    const pl_desk *desk = flow->v->app->desk;
    const pl_rubric *rubric = desk->facts.rubric;
    pl_computed computed[PL_FORMULAS_MOST];
    if (rubric->formula_count == 0 || who == PL_WHO_SESSION)
        return;
    pl_measure_computed(computed, &desk->facts, &desk->counts.list, who);
    flow->y += GAP;
    heading(flow, "Worked out of the counts", NULL, NULL);
    for (int i = 0; i < rubric->formula_count; i++)
        formula_row(flow, &rubric->formulas[i], &computed[i]);
}

/* ----- what is to be talked about */

void ui_flow_guards(ui_flow *flow, pl_who who)
{
    const pl_review_facts *facts = &flow->v->app->desk->facts;
    char words[PL_GUARD_ROOM];
    for (int i = 0; i < facts->rubric->guard_count; i++) {
        if (!pl_measure_guarded(facts, i, who, false))
            continue;
        flow->y += 6;
        ui_flow_note(flow, PL_ICON_WARNING, PL_COLOUR_DEV,
                     pl_guard_words(words, facts, i, who, false), PL_STYLE_SMALL, PL_COLOUR_TEXT,
                     0);
    }
}

void ui_flow_counted(ui_flow *flow, pl_who who)
{
    formulas(flow, who); /* first: what is below may have to be scrolled to */
    counts(flow, who);
}
