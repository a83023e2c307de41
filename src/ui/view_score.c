/* The score screen: domains, the sheet of one domain, and beside it figures and what is left to sign. */
#include "score.h"

#include <stdio.h>

enum { HEAD = 48, PAD = 20, CARD_GAP = 10, DOMAINS = 248, BESIDE = 312, STRIP = 56, NARROW = 56 };

/* ----- flow */

void ui_flow_words(ui_flow *flow, const char *text, pl_style style, pl_colour colour, int bold,
                   double least)
{
    pl_span span = {
        .from = 0, .to = bold, .weight = PL_WEIGHT_SEMIBOLD, .colour = PL_COLOUR_TEXT
    };
    pl_run run = { .text = text,
                   .type = { .style = style },
                   .colour = colour,
                   .top = true,
                   .lines = PL_LINES_ALL,
                   .spans = &span,
                   .span_count = bold > 0 };
    double high = pl_run_measure(flow->v->fonts, &run, flow->w).height;
    if (flow->draw)
        pl_part_text(flow->v->list, (pl_rect){ flow->x, flow->y, flow->w, high }, &run);
    flow->y += high > least ? high : least;
}

pl_rect ui_flow_note(ui_flow *flow, pl_icon icon, pl_colour mark, const char *text, pl_style style,
                     pl_colour colour, double aside)
{
    double size = style == PL_STYLE_SMALL ? 14 : 16, line = pl_style_get(style)->line;
    ui_flow words = *flow;
    words.x += size + 8;
    words.w -= size + 8 + aside;
    if (flow->draw)
        pl_list_icon(flow->v->list, icon,
                     (pl_point){ flow->x, flow->y + (double)(int)((line - size) / 2) }, size, mark,
                     PL_COLOUR_PANEL);
    ui_flow_words(&words, text, style, colour, 0, line);
    pl_rect took = { flow->x, flow->y, flow->w, words.y - flow->y };
    flow->y = words.y;
    return took;
}

/* ----- the head */

typedef struct head_key {
    char keys[32];
    const char *words;
} head_key;

static void who_words(char out[48], const pl_review *review)
{
    size_t n = 0;
    if (review->service) {
        snprintf(out, 48, "next");
        return;
    }
    for (int i = 0; i < review->facilitator_count; i++)
        n += (size_t)snprintf(out + n, 48 - n, "%c, ", review->facilitators[i].slot);
    snprintf(out + n, 48 - n, "session");
}

/* Of the item in hand; of a question no and yes. */
static void level_keys(char *out, size_t room, const pl_item *item)
{
    int low = 0, high = 1;
    if (item) {
        low = item->scale->levels[0].value;
        high = item->scale->levels[item->scale->level_count - 1].value;
    }
    snprintf(out, room, high - low > 1 ? "%d–%d" : "%d %d", low, high);
}

/* From the right, as many as there is room for. */
static void head_keys(ui_view *v, pl_rect *row, double title)
{
    pl_sheet_place place = pl_sheet_at(v->app->desk, v->app->view.item);
    char who[48];
    who_words(who, v->app->desk->facts.review);
    head_key keys[] = {
        { "", "score" }, { "W", "done?" }, { "X", "no score" }, { "↑ ↓", "item" }, { "Tab", who }
    };
    level_keys(keys[0].keys, sizeof keys[0].keys, place.item);
    if (place.prompt) {
        static const head_key answers[] = { { "Enter", "answer" },
                                            { "Tab", "next field" },
                                            { "Ctrl Enter", "next question" } };
        for (int i = 0; i < 3; i++)
            keys[i + 1] = answers[i];
        keys[4] = (head_key){ "↑ ↓", "question" };
    }
    bool reads = !v->app->desk->can_write;
    int last = place.prompt ? 1 : 0, first = reads ? (place.prompt ? 4 : 3) : last;
    for (int i = reads ? first : (int)PL_COUNT(keys) - 1; i >= first; i--) {
        if (i == 1 && !place.prompt && !(place.item && place.item->done))
            continue;
        double words = ui_words_width(v, keys[i].words, PL_STYLE_SMALL, PL_WEIGHT_OWN) + 1;
        double caps = pl_keys_width(v->list, keys[i].keys, PL_KEYS_PLAIN);
        if (row->w - words - caps - 14 < title)
            return;
        ui_words(v, pl_cut_right(row, words), keys[i].words, PL_STYLE_SMALL, PL_WEIGHT_OWN,
                 PL_COLOUR_MUTED);
        pl_cut_right(row, 6);
        pl_part_keys(v->list, pl_cut_right(row, caps), keys[i].keys, PL_KEYS_PLAIN);
        pl_cut_right(row, 8);
    }
}

static void head(ui_view *v, pl_rect rect, int domain)
{
    const pl_rubric *rubric = v->app->desk->facts.rubric,
                    *asks = pl_review_asks(&v->app->desk->facts);
    bool questions = domain >= rubric->domain_count;
    const char *title = !questions ? rubric->domains[domain].title
                        : asks     ? asks->title
                                   : "Nothing is scored by this rubric";
    pl_rect row = pl_rect_inset(rect, PAD, 0);
    if (!questions) {
        pl_part_domain(v->list, (pl_point){ row.x, row.y + 14 }, 20, domain + 1, title);
        pl_cut_left(&row, 32);
    }
    head_keys(v, &row, ui_words_width(v, title, PL_STYLE_HEADING, PL_WEIGHT_OWN) + 12);
    pl_part_heading(v->list, row, title, PL_STYLE_HEADING);
}

/* ----- the cards of a domain */

/* Draws or measures them; the rectangle of what is in hand is written to *hand, from the flow's y. */
static void cards(ui_flow *flow, int domain, pl_rect *hand)
{
    const pl_desk *desk = flow->v->app->desk;
    int count = pl_sheet_count(desk), in_hand = flow->v->app->view.item;
    for (int i = 0; i < count;) {
        pl_sheet_place place = pl_sheet_at(desk, i);
        int many = place.check ? place.check->question_count : 1;
        double from = flow->y;
        if (place.domain == domain) {
            if (place.prompt)
                ui_flow_prompt(flow, &place, i);
            else if (place.item)
                ui_flow_card(flow, &place, i);
            else
                ui_flow_check(flow, i, many);
            if (in_hand >= i && in_hand < i + many)
                *hand = (pl_rect){ flow->x, from, flow->w, flow->y - from };
            flow->y += CARD_GAP;
        }
        i += many > 0 ? many : 1;
    }
}

static int clamp(int at, double whole, double page)
{
    int most = whole > page ? (int)(whole - page + 0.999) : 0;
    return at < 0 ? 0 : at > most ? most : at;
}

/* `hand` stands where it does at scroll 0. */
static void bring_into_view(ui_view *v, pl_rect page, pl_rect hand, double whole)
{
    int *at = &v->app->view.score_scroll;
    if (v->app->view.item_wanted && hand.h > 0) {
        double top = hand.y - page.y - CARD_GAP, foot = hand.y + hand.h + CARD_GAP - page.y;
        if (foot - *at > page.h)
            *at = (int)(foot - page.h + 0.999);
        if (top < *at)
            *at = (int)top;
    }
    v->app->view.item_wanted = false;
    *at = clamp(*at, whole, page.h);
}

/* Banners stay where they leave room for cards, else they go with them. */
static bool fixed_banners(ui_view *v, pl_rect *rect)
{
    ui_flow flow = { v, false, rect->x + PAD, rect->y, rect->w - 2 * PAD };
    ui_flow_banners(&flow);
    if (flow.y - rect->y > rect->h / 3)
        return false;
    flow.y = rect->y;
    flow.draw = true;
    ui_flow_banners(&flow);
    pl_cut_top(rect, flow.y - rect->y);
    return true;
}

/* Once for each focus, so that the wheel still moves them. */
static void want_focused_action(pl_view *view, pl_rect hand)
{
    if (!view->actions)
        return;
    view->item_wanted = hand.h > 0 && view->focus != view->actions_seen;
    view->actions_seen = view->focus;
}

static void sheet(ui_view *v, pl_rect rect, int domain)
{
    bool fixed = fixed_banners(v, &rect);
    int *scroll = &v->app->view.score_scroll;
    ui_flow flow = { v, false, rect.x + PAD, rect.y, rect.w - 2 * PAD };
    pl_rect hand = { 0 };
    for (int draw = 0; draw < 2; draw++) {
        flow.draw = draw;
        if (draw) {
            want_focused_action(&v->app->view, hand);
            bring_into_view(v, rect, hand, flow.y - rect.y);
            flow.y = rect.y - *scroll;
            pl_list_clip(v->list, rect);
        }
        if (!fixed)
            ui_flow_banners(&flow);
        if (v->app->view.actions) {
            ui_flow_actions(&flow, &hand);
            continue;
        }
        if (domain < v->app->desk->facts.rubric->domain_count)
            ui_flow_choose(&flow);
        cards(&flow, domain, &hand);
    }
    ui_scrolls(v, rect, scroll, flow.y + *scroll - rect.y);
    pl_list_unclip(v->list);
}

static void draw_sheet(ui_view *v, pl_rect rect)
{
    pl_list_fill(v->list, rect, PL_COLOUR_BG);
    int domain = pl_sheet_at(v->app->desk, v->app->view.item).domain;
    if (v->app->view.actions)
        ui_draw_actions_head(v, pl_rect_inset(pl_cut_top(&rect, HEAD), PAD, 0));
    else
        head(v, pl_cut_top(&rect, HEAD), domain);
    sheet(v, rect, domain);
}

/* ----- the places of all */

int ui_score_regions(ui_state *ui, ui_region *out)
{
    if (!ui->app->desk)
        return ui_library_regions(ui, out);
    pl_rect rest;
    int count = ui_head_regions(ui, out, &rest, ui_score_has_strip(ui));
    bool wide = ui->width >= 1100;
    pl_rect beside = wide ? pl_cut_right(&rest, BESIDE) : pl_cut_bottom(&rest, STRIP);
    pl_rect domains = pl_cut_left(&rest, ui->width < 800 ? NARROW : DOMAINS);
    out[count++] = (ui_region){ "domains", domains, ui_draw_domains, UI_STILL, false };
    out[count++] = (ui_region){ "sheet", rest, draw_sheet, UI_STILL, false };
    out[count++] =
        (ui_region){ "sign", beside, wide ? ui_draw_needed : ui_draw_sign_strip, UI_STILL, false };
    return count;
}
