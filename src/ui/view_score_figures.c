/* Figures of one person, or of the session: means of complete domains, else the items themselves. */
#include "score.h"

#include "plumbline/measure/review.h"

#include <stdio.h>

enum { TABS = 28, ROW = 28, GAP = 12 };

/* ----- whose */

static pl_who who_of(const ui_view *v)
{
    const pl_review *review = v->app->desk->facts.review;
    pl_who who = v->app->view.figures;
    if (who == PL_WHO_SESSION || pl_review_slot(review, who))
        return who;
    return pl_review_first_who(review);
}

static void tabs(ui_view *v, pl_rect row, pl_who who)
{
    const pl_review *review = v->app->desk->facts.review;
    pl_segment parts[PL_MOST_FACILITATORS + 1] = { 0 };
    char names[PL_MOST_FACILITATORS + 1][32];
    int count = review->facilitator_count;
    for (int i = 0; i <= count; i++) {
        char slot[2] = { i < count ? review->facilitators[i].slot : PL_WHO_SESSION, 0 };
        if (i == count)
            snprintf(names[i], sizeof names[i], review->service ? "Service" : "Session");
        else if (slot[0] == who)
            snprintf(names[i], sizeof names[i], "%s · %.16s", slot, review->facilitators[i].code);
        else
            snprintf(names[i], sizeof names[i], "%s", slot);
        parts[i].is = ui_control(v, ui_id(v, "figures", i), names[i], "figures", slot, 0);
        parts[i].is.state |= slot[0] == who ? PL_IS_SELECTED : 0;
    }
    pl_segmented control = { .is = ui_plain(v, ui_id(v, "whose", 0), "Figures of"),
                             .parts = parts,
                             .count = count + 1,
                             .small = true };
    double wide = pl_segmented_width(v->list, &control);
    double label = ui_words_width(v, "Figures", PL_STYLE_SECTION, PL_WEIGHT_OWN) + 8;
    if (wide > row.w - label)
        wide = row.w - label;
    pl_part_segmented(v->list, pl_cut_right(&row, wide), &control);
    pl_part_heading(v->list, row, "Figures", PL_STYLE_SECTION);
}

/* ----- the overall figure, or why there is none */

/* A reason for no score is an answer, too: both are told, so that this agrees with the domains' counts. */
static void answered_words(char out[64], const pl_desk *desk, pl_who who)
{
    const pl_rubric *rubric = desk->facts.rubric;
    int all = 0, answered = 0, rated = 0;
    for (int i = 0; i < rubric->item_count; i++) {
        const pl_item *item = &rubric->items[i];
        pl_desk_score_now now = pl_desk_score_of(desk, item->id, who);
        if ((item->per != PL_PER_FACILITATOR) != (who == PL_WHO_SESSION) ||
            (!now.any && !item->applies[desk->facts.review->setting]))
            continue;
        all++;
        answered += now.any;
        rated += now.any && now.level != PL_NO_LEVEL;
    }
    snprintf(out, 64, "%d of %d answered, %d rated", answered, all, rated);
}

static void overall(ui_flow *flow, const pl_figure *figure, pl_who who)
{
    char words[PL_FIGURE_ROOM], answered[64], line[PL_FIGURE_ROOM + 144];
    pl_figure_words(words, figure);
    bool shown = figure->rule == PL_FIGURE_SHOWN, critical = figure->rule == PL_FIGURE_CRITICAL;
    answered_words(answered, flow->v->app->desk, who);
    const char *band = pl_measure_band(figure, flow->v->app->desk->facts.rubric);
    if (shown)
        snprintf(line, sizeof line, "Overall %s%s%.60s · %s", words, band ? ", " : "",
                 band ? band : "", answered);
    else
        snprintf(line, sizeof line, "%s", words);
    pl_run run = { .text = line,
                   .type = { .style = PL_STYLE_BODY, .weight = PL_WEIGHT_MEDIUM },
                   .top = true,
                   .lines = PL_LINES_ALL };
    double aside = shown ? 0 : 24;
    double high = pl_run_measure(flow->v->fonts, &run, flow->w - 26 - aside).height;
    pl_rect rect = { flow->x, flow->y, flow->w, high + 22 };
    if (flow->draw) {
        pl_list *list = flow->v->list;
        pl_box box = { .fill = PL_COLOUR_RAISED, .edge = PL_COLOUR_LINE, .radius = 8 };
        pl_list_box(list, rect, &box);
        pl_rect in = pl_rect_inset(rect, 13, 11);
        if (!shown)
            pl_list_icon(list, critical ? PL_ICON_CRITICAL : PL_ICON_INFO,
                         (pl_point){ in.x, rect.y + (double)(int)((rect.h - 16) / 2) }, 16,
                         critical ? PL_COLOUR_CRIT : PL_COLOUR_ACCENT, PL_COLOUR_RAISED);
        pl_cut_left(&in, aside);
        pl_part_text(list, in, &run);
    }
    flow->y += rect.h;
}

/* ----- the domains */

typedef struct figure_row {
    int domain;
    const char *words;
    char aside[24], value[16];
} figure_row;

static void draw_row(ui_flow *flow, const figure_row *row)
{
    ui_view *v = flow->v;
    pl_rect rect = { flow->x, flow->y, flow->w, ROW };
    flow->y += ROW;
    if (!flow->draw)
        return;
    pl_part_domain(v->list, (pl_point){ rect.x, rect.y + 6 }, 16, row->domain + 1, row->words);
    pl_cut_left(&rect, 24);
    pl_run value = {
        .text = row->value,
        .type = { .style = PL_STYLE_BODY, .weight = PL_WEIGHT_SEMIBOLD, .tabular = true },
        .align = PL_ALIGN_RIGHT
    };
    pl_part_text(v->list, pl_cut_right(&rect, 24), &value);
    pl_cut_right(&rect, 8);
    double wide = ui_words_width(v, row->aside, PL_STYLE_SMALL, PL_WEIGHT_OWN) + 1;
    if (row->aside[0])
        ui_words(v, pl_cut_right(&rect, wide), row->aside, PL_STYLE_SMALL, PL_WEIGHT_OWN,
                 PL_COLOUR_MUTED);
    pl_cut_right(&rect, 8);
    ui_words(v, rect, row->words, PL_STYLE_BODY, PL_WEIGHT_OWN, PL_COLOUR_TEXT);
}

static int left_to_score(const pl_desk *desk, const pl_domain *domain, pl_per per, pl_who who)
{
    int left = 0;
    for (int i = 0; i < domain->item_count; i++) {
        const pl_item *item = &domain->items[i];
        if (item->per == per && item->applies[desk->facts.review->setting] &&
            !pl_scores_find(&desk->facts.scores, item->id, who))
            left++;
    }
    return left;
}

/* Each item for itself, where they are too few for a mean. */
static void draw_items(ui_flow *flow, int n, pl_per per, pl_who who)
{
    const pl_desk *desk = flow->v->app->desk;
    const pl_domain *domain = &desk->facts.rubric->domains[n];
    for (int i = 0; i < domain->item_count; i++) {
        const pl_item *item = &domain->items[i];
        const pl_score *score = pl_scores_find(&desk->facts.scores, item->id, who);
        char words[160];
        if (item->per != per || (!score && !item->applies[desk->facts.review->setting]))
            continue;
        snprintf(words, sizeof words, "%.16s %.120s", item->id,
                 item->words[desk->facts.review->setting].title);
        figure_row row = { .domain = n, .words = words, .aside = "item", .value = "–" };
        if (score && score->level != PL_NO_LEVEL)
            snprintf(row.value, sizeof row.value, "%d", score->level);
        else
            snprintf(row.aside, sizeof row.aside, "no score");
        draw_row(flow, &row);
    }
}

/* True where the items had to stand for a mean. */
static bool domain(ui_flow *flow, int n, pl_who who, const pl_score_fact *facts, int count)
{
    const pl_desk *desk = flow->v->app->desk;
    const pl_rubric *rubric = desk->facts.rubric;
    pl_per per = pl_rubric_per(rubric, who == PL_WHO_SESSION);
    int left = left_to_score(desk, &rubric->domains[n], per, who), items = 0;
    for (int i = 0; i < count; i++)
        items += facts[i].domain == n && facts[i].state != PL_SCORE_NOT_COUNTED;
    if (items == 0)
        return false;
    pl_sum_rules rules = pl_measure_rules(&desk->facts);
    pl_figure figure = pl_measure_domain(facts, count, per, n, &rules);
    if (left == 0 && figure.rule != PL_FIGURE_SHOWN) {
        draw_items(flow, n, per, who);
        return true;
    }
    figure_row row = { .domain = n, .words = rubric->domains[n].title, .value = "–" };
    if (left > 0)
        snprintf(row.aside, sizeof row.aside, "%d to score", left);
    else
        snprintf(row.value, sizeof row.value, "%s",
                 pl_domain_words((char[PL_FIGURE_ROOM]){ 0 }, &figure, &rules));
    draw_row(flow, &row);
    return false;
}

static void caption(ui_flow *flow, pl_who who)
{
    const pl_rubric *rubric = flow->v->app->desk->facts.rubric;
    char left[64], right[32];
    pl_rect row = { flow->x, flow->y, flow->w, 16 };
    flow->y += 18;
    if (!flow->draw)
        return;
    if (who == PL_WHO_SESSION)
        snprintf(left, sizeof left, "%s",
                 rubric->service ? "When a domain is complete"
                                 : "Session, when a domain is complete");
    else
        snprintf(left, sizeof left, "%c, when a domain is complete", who);
    right[0] = '\0';
    if (rubric->level_count > 0)
        snprintf(right, sizeof right, "mean, %d–%d", rubric->levels[0].value,
                 rubric->levels[rubric->level_count - 1].value);
    double wide = ui_words_width(flow->v, right, PL_STYLE_SMALL, PL_WEIGHT_OWN) + 1;
    ui_words(flow->v, pl_cut_right(&row, wide), right, PL_STYLE_SMALL, PL_WEIGHT_OWN,
             PL_COLOUR_MUTED);
    ui_words(flow->v, row, left, PL_STYLE_SMALL, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
}

static void few_words(char out[80], int needed)
{
    static const char *const numbers[] = { "none", "one", "two", "three", "four", "five" };
    if (needed >= 0 && needed < (int)PL_COUNT(numbers))
        snprintf(out, 80, "Fewer than %s rated: the items, no mean.", numbers[needed]);
    else
        snprintf(out, 80, "Fewer than %d rated: the items, no mean.", needed);
}

void ui_flow_figures(ui_flow *flow)
{
    ui_view *v = flow->v;
    const pl_review_facts *facts = &v->app->desk->facts;
    pl_sum_rules rules = pl_measure_rules(facts);
    pl_who who = who_of(v);
    int count;
    bool few = false;
    pl_score_fact *sum = pl_measure_facts(&count, facts, who);
    pl_figure figure = pl_measure_overall(facts, who);
    if (flow->draw)
        tabs(v, (pl_rect){ flow->x, flow->y, flow->w, TABS }, who);
    flow->y += TABS + GAP;
    overall(flow, &figure, who);
    flow->y += GAP;
    caption(flow, who);
    for (int i = 0; i < facts->rubric->domain_count; i++)
        few = domain(flow, i, who, sum, count) || few;
    free(sum);
    if (few && rules.domain_mean_items > 0) {
        char words[80];
        few_words(words, rules.domain_mean_items);
        flow->y += 4;
        ui_flow_words(flow, words, PL_STYLE_SMALL, PL_COLOUR_MUTED, 0, 0);
    }
    ui_flow_guards(flow, who);
    ui_flow_counted(flow, who);
}
