/* The domains beside the sheet, with how many scores each has; levels and reasons with their keys. */
#include "score.h"
#include "watch.h"

#include <stdio.h>

enum {
    PAD = 8,
    HEAD = 24,
    ROW = 56,
    LOW_ROW = 44,
    LEAST_ROW = 24,
    TWO_LINES = 40,
    ROW_GAP = 4,
    TOTALS = 28,
    ACTIONS = 36,
    LEVEL = 19,
    REASON = 24,
    LABEL = 20
};

/* ----- counts */

typedef struct share {
    int answered, all;
} share;

static void add_item(share *to, const pl_desk *desk, const pl_item *item, pl_who who)
{
    bool answered = pl_desk_score_of(desk, item->id, who).any;
    if (!answered && !item->applies[desk->facts.review->setting])
        return;
    to->all++;
    to->answered += answered;
}

/* domain -1: of all. */
static share share_of(const pl_desk *desk, int domain, pl_who who)
{
    const pl_rubric *rubric = desk->facts.rubric;
    pl_per per = pl_rubric_per(rubric, who == PL_WHO_SESSION);
    share out = { 0 };
    for (int i = 0; i < rubric->item_count; i++)
        if (rubric->items[i].per == per && (domain < 0 || rubric->items[i].domain == domain))
            add_item(&out, desk, &rubric->items[i], who);
    return out;
}

/* "A 1 of 1 · B 1 of 1 · S 5 of 5": a line breaks between two of them only. */
static void count_words(char out[128], const pl_desk *desk, int domain, const char *session)
{
    const pl_review *review = desk->facts.review;
    session = review->service ? "" : session; /* all is of it */
    size_t n = 0;
    out[0] = '\0';
    for (int i = 0; i <= review->facilitator_count && n < 128; i++) {
        bool last = i == review->facilitator_count;
        char slot[2] = { last ? PL_WHO_SESSION : review->facilitators[i].slot, 0 };
        share part = share_of(desk, domain, slot[0]);
        if (part.all)
            n += (size_t)snprintf(out + n, 128 - n, "%s%s%s%d\u00a0of\u00a0%d", n ? " · " : "",
                                  last ? session : slot, last && !*session ? "" : "\u00a0",
                                  part.answered, part.all);
    }
    if (n == 0 && pl_review_is_short(review))
        snprintf(out, 128, "not part of a short review");
}

/* In two lines where one is too short; the dot between them is left out, as none ends a line. */
static void draw_counts(ui_view *v, pl_rect rect, const char *words, const pl_run *like)
{
    static const char dot[] = " · ";
    pl_run run = *like;
    char first[128];
    snprintf(first, sizeof first, "%s", words);
    char *second = NULL;
    while (pl_text_width(v->fonts, first, run.type) > rect.w && rect.h >= 32) {
        char *last = NULL;
        for (char *at = first; (at = strstr(at, dot)); at++)
            last = at;
        if (!last)
            break;
        *last = '\0';
        second = last + sizeof dot - 1;
    }
    const char *rest = second ? words + (second - first) : NULL;
    run.text = first;
    pl_part_text(v->list, (pl_rect){ rect.x, rect.y, rect.w, rest ? 16 : rect.h }, &run);
    run.text = rest;
    if (rest)
        pl_part_text(v->list, (pl_rect){ rect.x, rect.y + 16, rect.w, 16 }, &run);
}

/* Whether a critical tag or matter names an item of the domain, or a question of its checks; or someone may
 * be at risk, answered or not, where that is shown. */
static bool is_critical(const pl_desk *desk, int domain)
{
    const pl_matters *matters = &desk->facts.matters;
    if (desk->facts.risks.count && ui_risk_domain(desk->facts.rubric) == domain + 1)
        return true;
    for (int i = 0; i < matters->count; i++)
        if (!matters->items[i].withdrawn && matters->items[i].item &&
            ui_item_domain(desk, matters->items[i].item) == domain + 1)
            return true;
    static const pl_who whos[] = { 'A', 'B', 'C', PL_WHO_SESSION };
    for (int i = 0; i < pl_sheet_count(desk); i++) {
        pl_sheet_place place = pl_sheet_at(desk, i);
        int row = place.domain == domain ? pl_desk_item_index(desk, place.id) : -1;
        for (size_t k = 0; row >= 0 && k < PL_COUNT(whos); k++)
            if (pl_desk_count(desk, row, whos[k], PL_TAG_CRITICAL) > 0)
                return true;
    }
    return false;
}

/* ----- rows */

void ui_score_begin_row(ui_view *v, pl_rect row, const pl_control *is, const char *value)
{
    bool on = is->state & PL_IS_SELECTED;
    pl_element element = { .id = is->id,
                           .role = PL_ROLE_ROW,
                           .state = is->state | PL_IS_TARGET | PL_IS_STOP,
                           .rect = row,
                           .name = is->name,
                           .value = value,
                           .hint = is->hint };
    pl_list_begin(v->list, &element);
    pl_colour ground = on                          ? PL_COLOUR_SEL
                       : is->state & PL_IS_PRESSED ? PL_COLOUR_PRESS
                       : is->state & PL_IS_HOVER   ? PL_COLOUR_HOVER
                                                   : PL_COLOUR_NONE;
    pl_box box = { .fill = on ? PL_COLOUR_ACCENT : ground, .radius = 6 };
    if (box.fill)
        pl_list_box(v->list, row, &box);
    pl_box inside = { .fill = ground, .radius = 5 };
    if (on)
        pl_list_box(v->list, (pl_rect){ row.x + 3, row.y, row.w - 3, row.h }, &inside);
}

static void domain_row(ui_view *v, pl_rect row, int n, int shown)
{
    const pl_desk *desk = v->app->desk;
    const pl_domain *domain = &desk->facts.rubric->domains[n];
    char counts[128];
    count_words(counts, desk, n, "S");
    pl_control is = ui_control(v, ui_id(v, "domain", n), domain->title, "score-domain", NULL, n);
    is.state |= n == shown ? PL_IS_SELECTED : 0;
    is.hint = is.hint ? is.hint : domain->title;
    ui_score_begin_row(v, row, &is, counts);
    bool narrow = row.w < 100, critical = is_critical(desk, n);
    double left = narrow ? row.x + (row.w - 20) / 2 : row.x + 8;
    pl_part_domain(v->list, (pl_point){ left, row.y + (row.h - 20) / 2 }, 20, n + 1, domain->title);
    pl_type small = { .style = PL_STYLE_SMALL, .tabular = true };
    bool two = row.h >= ROW && pl_text_width(v->fonts, counts, small) > row.w - 44;
    double under = two ? 32 : row.h < TWO_LINES ? 0 : 16;
    pl_rect words = { row.x + 38, row.y + (double)(int)((row.h - 20 - under) / 2), row.w - 44, 20 };
    if (!narrow) {
        double wide = ui_words_width(v, domain->title, PL_STYLE_BODY, PL_WEIGHT_MEDIUM) + 1;
        double most = words.w - (critical ? 18 : 0);
        wide = wide < most ? wide : most;
        ui_words(v, (pl_rect){ words.x, words.y, wide, 20 }, domain->title, PL_STYLE_BODY,
                 PL_WEIGHT_MEDIUM, PL_COLOUR_TEXT);
        pl_run run = { .type = small, .colour = PL_COLOUR_MUTED, .lines = 1 };
        if (under > 0)
            draw_counts(v, (pl_rect){ words.x, words.y + 20, words.w, under }, counts, &run);
        left = words.x + wide + 4;
    }
    if (critical)
        pl_list_icon(
            v->list, PL_ICON_CRITICAL,
            (pl_point){ narrow ? row.x + row.w - 13 : left, narrow ? row.y + 3 : words.y + 3 },
            narrow ? 12 : 14, PL_COLOUR_CRIT, PL_COLOUR_PANEL);
    if (is.state & PL_IS_FOCUS)
        pl_list_ring(v->list, row, 6, PL_RING_INSIDE);
    pl_list_end(v->list);
}

/* ----- the questions, behind the domains */

static void questions_words(char out[64], const ui_view *v)
{
    const pl_rubric *asks = pl_review_asks(&v->app->desk->facts);
    int answered = 0;
    for (int i = 0; i < asks->prompt_count; i++)
        answered += pl_answers_any(&v->app->desk->facts.answers, &asks->prompts[i]);
    snprintf(out, 64, "%d of %d answered", answered, asks->prompt_count);
}

static void questions_row(ui_view *v, pl_rect row, int n, int shown)
{
    char words[64];
    questions_words(words, v);
    pl_control is = ui_control(v, ui_id(v, "domain", n), "Questions", "score-domain", NULL, n);
    is.state |= n == shown ? PL_IS_SELECTED : 0;
    is.hint = is.hint ? is.hint : "Questions";
    ui_score_begin_row(v, row, &is, words);
    bool narrow = row.w < 100;
    double left = narrow ? row.x + (row.w - 20) / 2 : row.x + 8;
    pl_list_icon(v->list, PL_ICON_DOCUMENT, (pl_point){ left + 2, row.y + (row.h - 16) / 2 }, 16,
                 PL_COLOUR_TEXT2, PL_COLOUR_NONE);
    if (!narrow) {
        pl_rect name = { row.x + 38, row.y + (double)(int)((row.h - 36) / 2), row.w - 44, 20 };
        ui_words(v, name, "Questions", PL_STYLE_BODY, PL_WEIGHT_MEDIUM, PL_COLOUR_TEXT);
        ui_words(v, (pl_rect){ name.x, name.y + 20, name.w, 16 }, words, PL_STYLE_SMALL,
                 PL_WEIGHT_OWN, PL_COLOUR_MUTED);
    }
    if (is.state & PL_IS_FOCUS)
        pl_list_ring(v->list, row, 6, PL_RING_INSIDE);
    pl_list_end(v->list);
}

/* ----- below them, where there is room */

/* Of the item in hand, else the rubric's own. NULL: there is none. */
static const pl_scale *scale_in_hand(const ui_view *v)
{
    const pl_rubric *rubric = v->app->desk->facts.rubric;
    pl_sheet_place place = pl_sheet_at(v->app->desk, v->app->view.item);
    if (place.item)
        return place.item->scale;
    return rubric->level_count > 0 ? &rubric->scales[0] : NULL;
}

static double levels_height(const pl_scale *scale)
{
    return LABEL + scale->level_count * LEVEL;
}

static void levels(ui_view *v, pl_rect rect, const pl_scale *scale)
{
    ui_words(v, (pl_rect){ rect.x, rect.y, rect.w, 16 }, "Levels", PL_STYLE_SMALL, PL_WEIGHT_OWN,
             PL_COLOUR_MUTED);
    for (int i = 0; i < scale->level_count; i++) {
        char name[80], words[96];
        ui_level_words(name, sizeof name, &scale->levels[i]);
        int bold = snprintf(words, sizeof words, "%d", scale->levels[i].value);
        snprintf(words + bold, sizeof words - (size_t)bold, " %.80s", name);
        pl_span span = { .to = bold, .weight = PL_WEIGHT_SEMIBOLD, .colour = PL_COLOUR_TEXT };
        pl_run run = { .text = words,
                       .type = { .style = PL_STYLE_SMALL },
                       .colour = PL_COLOUR_TEXT2,
                       .spans = &span,
                       .span_count = 1 };
        pl_part_text(v->list, (pl_rect){ rect.x, rect.y + LABEL + i * LEVEL, rect.w, LEVEL }, &run);
    }
}

static double reasons_height(const pl_rubric *rubric)
{
    return 6 + REASON + rubric->no_score_count * REASON;
}

static void reasons(ui_view *v, pl_rect rect)
{
    static const char label[] = "No score, and why";
    const pl_rubric *rubric = v->app->desk->facts.rubric;
    pl_rect row = { rect.x, rect.y + 6, rect.w, 20 };
    double wide = ui_words_width(v, label, PL_STYLE_SMALL, PL_WEIGHT_OWN) + 1;
    ui_words(v, pl_cut_left(&row, wide), label, PL_STYLE_SMALL, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
    pl_cut_left(&row, 6);
    pl_part_keys(v->list, row, "X", PL_KEYS_PLAIN);
    for (int i = 0; i < rubric->no_score_count; i++) {
        char key[16];
        snprintf(key, sizeof key, "%d", i + 1);
        row = (pl_rect){ rect.x, rect.y + 6 + (i + 1) * REASON + 2, rect.w, 20 };
        pl_part_keys(v->list, pl_cut_left(&row, 20), key, PL_KEYS_PLAIN);
        pl_cut_left(&row, 8);
        ui_words(v, row, rubric->no_score[i].title, PL_STYLE_SMALL, PL_WEIGHT_OWN, PL_COLOUR_TEXT2);
    }
}

static void foot(ui_view *v, pl_rect rest)
{
    const pl_rubric *rubric = v->app->desk->facts.rubric;
    double high = reasons_height(rubric);
    rest = pl_rect_inset(rest, 8, 0);
    if (v->app->desk->can_write) {
        if (rest.h < high + 8)
            return;
        reasons(v, pl_cut_bottom(&rest, high));
    }
    const pl_scale *scale = scale_in_hand(v);
    high = scale ? levels_height(scale) : 0;
    if (scale && rest.h >= high + 16)
        levels(v, pl_cut_bottom(&rest, high + 4), scale);
}

static void totals(ui_view *v, pl_rect *in)
{
    char words[128];
    count_words(words, v->app->desk, -1, "Session");
    pl_type small = { .style = PL_STYLE_TINY, .weight = PL_WEIGHT_REGULAR, .tabular = true };
    bool two = pl_text_width(v->fonts, words, small) > in->w - 8 && in->h >= TOTALS + 16;
    pl_rect line = pl_cut_top(in, two ? TOTALS + 16 : TOTALS);
    pl_list_fill(v->list, (pl_rect){ line.x, line.y + 4, line.w, 1 }, PL_COLOUR_LINE);
    pl_run run = { .type = small, .colour = PL_COLOUR_TEXT2, .lines = 1 };
    draw_counts(v, (pl_rect){ line.x + 8, line.y + 11, line.w - 8, two ? 32 : 16 }, words, &run);
}

/* As high as there is room for all of them: the lowest hold a line alone. */
static double row_height(int rows, double room)
{
    double each = (double)(int)(room / rows);
    if (rows * (ROW + ROW_GAP) + TOTALS <= room)
        return ROW;
    return each >= LOW_ROW ? LOW_ROW : each > LEAST_ROW ? each : LEAST_ROW;
}

void ui_draw_domains(ui_view *v, pl_rect rect)
{
    const pl_desk *desk = v->app->desk;
    const pl_rubric *rubric = desk->facts.rubric;
    bool narrow = rect.w < 100;
    pl_list_fill(v->list, rect, PL_COLOUR_PANEL);
    pl_list_fill(v->list, pl_cut_right(&rect, 1), PL_COLOUR_LINE);
    pl_rect in = pl_rect_inset(rect, narrow ? 4 : PAD, 12);
    if (!narrow) {
        pl_rect head = pl_rect_inset(pl_cut_top(&in, HEAD), 8, 0);
        head.h = 20;
        double wide = ui_words_width(v, "answered", PL_STYLE_SMALL, PL_WEIGHT_OWN) + 1;
        ui_words(v, pl_cut_right(&head, wide), "answered", PL_STYLE_SMALL, PL_WEIGHT_OWN,
                 PL_COLOUR_MUTED);
        pl_part_heading(v->list, head, "Domains", PL_STYLE_SECTION);
    }
    pl_cut_top(&in, 4);
    int shown = v->app->view.actions ? -1 : pl_sheet_at(desk, v->app->view.item).domain;
    bool asks = pl_review_asks(&desk->facts) != NULL;
    bool acts = ui_score_has_actions(v);
    int rows = rubric->domain_count + asks;
    double row = row_height(rows, in.h - acts * ACTIONS);
    for (int i = 0; i < rubric->domain_count; i++) {
        domain_row(v, pl_cut_top(&in, row), i, shown);
        pl_cut_top(&in, row < ROW ? 0 : ROW_GAP);
    }
    if (asks)
        questions_row(v, pl_cut_top(&in, row), rubric->domain_count, shown);
    if (narrow && acts && in.h >= ACTIONS)
        ui_draw_actions_row(v, pl_cut_top(&in, row < in.h ? row : in.h), true);
    if (narrow || in.h < TOTALS)
        return;
    if (rubric->item_count > 0)
        totals(v, &in);
    if (acts && in.h >= ACTIONS)
        ui_draw_actions_row(v, pl_cut_top(&in, ACTIONS), false);
    if (rubric->item_count > 0)
        foot(v, in);
}
