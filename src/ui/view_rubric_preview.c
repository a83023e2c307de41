/* A rubric as it will be shown: the rows of the panel on Watch and the card on Score for what the caret is
 * in; and below, who goes by the edition. Only whom it is shown for can be chosen. */
#include "rubrics.h"

#include "plumbline/base/text.h"

#include <stdio.h>

enum {
    HEAD = 64,
    SIDE = 16,
    COLUMN_HEAD = 24,
    DOMAIN_ROW = 30,
    ITEM_ROW = 32,
    CELL = 22,
    LAST = 26
};

/* ----- the panel */

static void draw_dot(ui_view *v, pl_rect cell)
{
    pl_run run = { .text = "·",
                   .type = { .style = PL_STYLE_SMALL },
                   .colour = PL_COLOUR_MUTED,
                   .align = PL_ALIGN_RIGHT };
    pl_list_run(v->list, cell, &run);
}

/* The cells at the right of a row: those of people, then that of the session. */
static void draw_cells(ui_view *v, pl_rect *row, int people, bool each, bool session)
{
    pl_cut_right(row, 12);
    pl_rect last = pl_cut_right(row, LAST);
    if (session)
        draw_dot(v, last);
    for (int i = 0; i < people; i++) {
        pl_cut_right(row, 4);
        pl_rect cell = pl_cut_right(row, CELL);
        if (each)
            draw_dot(v, cell);
    }
    pl_cut_right(row, 6);
}

static void draw_column_head(ui_view *v, pl_rect row, int people)
{
    pl_run session = { .text = "S",
                       .type = { .style = PL_STYLE_TINY, .weight = PL_WEIGHT_BOLD },
                       .colour = PL_COLOUR_TEXT2,
                       .align = PL_ALIGN_RIGHT };
    pl_cut_right(&row, 12);
    pl_list_run(v->list, pl_cut_right(&row, LAST), &session);
    for (int i = people - 1; i >= 0; i--) {
        pl_cut_right(&row, 4);
        pl_rect cell = pl_cut_right(&row, CELL);
        char letter = (char)('A' + i), name[2] = { letter, '\0' };
        pl_part_facilitator(v->list, (pl_point){ cell.x + CELL - 16, cell.y + 4 }, 16, letter,
                            name);
    }
    pl_cut_left(&row, 28);
    ui_words(v, row, "Item, tags", PL_STYLE_TINY, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
}

static void draw_domain(ui_view *v, pl_rect row, const pl_rubric *rubric, int domain, int people)
{
    pl_list_fill(v->list, (pl_rect){ row.x, row.y, row.w, 1 }, PL_COLOUR_LINE);
    draw_cells(v, &row, people, true, true);
    pl_cut_left(&row, 8);
    pl_list_icon(v->list, PL_ICON_CHEVRON_DOWN, (pl_point){ row.x, row.y + 8 }, 14, PL_COLOUR_MUTED,
                 PL_COLOUR_NONE);
    pl_cut_left(&row, 20);
    pl_part_domain(v->list, (pl_point){ row.x, row.y + 5 }, 20, domain + 1,
                   rubric->domains[domain].title);
    pl_cut_left(&row, 28);
    ui_words(v, row, rubric->domains[domain].title, PL_STYLE_BODY, PL_WEIGHT_SEMIBOLD,
             PL_COLOUR_TEXT);
}

static void draw_item(ui_view *v, pl_rect row, const pl_item *item, int people, bool hand)
{
    char keys[8] = "";
    if (hand) {
        pl_list_fill(v->list, row, PL_COLOUR_SEL);
        pl_list_fill(v->list, (pl_rect){ row.x, row.y, 3, row.h }, PL_COLOUR_ACCENT);
    }
    if (item->keys[0])
        snprintf(keys, sizeof keys, "%c %c", item->keys[0], item->keys[1]);
    bool each = item->per == PL_PER_FACILITATOR;
    draw_cells(v, &row, people, each, !each);
    pl_cut_left(&row, 8);
    double wide = pl_keys_width(v->list, keys, PL_KEYS_ROW);
    pl_part_keys(v->list, pl_cut_left(&row, wide), keys, PL_KEYS_ROW);
    pl_cut_left(&row, wide > 0 ? 8 : 0);
    ui_words(v, row, item->words[PL_SETTING_GROUP].title, PL_STYLE_BODY, PL_WEIGHT_OWN,
             PL_COLOUR_TEXT);
}

static pl_rect take(ui_flow *flow, double high)
{
    pl_rect rect = { flow->x, flow->y, flow->w, high };
    flow->y += high;
    return rect;
}

static void label(ui_flow *flow, const char *words)
{
    pl_rect rect = take(flow, 22);
    if (flow->draw)
        ui_small(flow->v, (pl_rect){ rect.x, rect.y, rect.w, 16 }, words, PL_WEIGHT_MEDIUM,
                 PL_COLOUR_MUTED);
}

static void frame(ui_view *v, pl_rect rect, pl_colour edge)
{
    pl_list_box(v->list, rect, &(pl_box){ .fill = PL_COLOUR_PANEL, .edge = edge, .radius = 8 });
}

static void flow_panel(ui_flow *flow, const pl_rubric *rubric, const pl_item *hand)
{
    int domain = hand ? hand->domain : 0, people = flow->v->app->rubric_desk->people;
    const pl_domain *of = &rubric->domains[domain];
    double high = COLUMN_HEAD + DOMAIN_ROW + (double)of->item_count * ITEM_ROW + 1;
    pl_rect rect = take(flow, high);
    if (!flow->draw)
        return;
    frame(flow->v, rect, PL_COLOUR_LINE);
    pl_rect rest = pl_rect_inset(rect, 1, 0);
    draw_column_head(flow->v, pl_cut_top(&rest, COLUMN_HEAD), people);
    draw_domain(flow->v, pl_cut_top(&rest, DOMAIN_ROW), rubric, domain, people);
    for (int i = 0; i < of->item_count; i++)
        draw_item(flow->v, pl_cut_top(&rest, ITEM_ROW), &of->items[i], people,
                  hand && pl_text_same(hand->id, of->items[i].id));
}

static bool is_new(const pl_app *app, const pl_item *item)
{
    const pl_rubric_check *check = app->rubric_desk->check;
    return item && check && check->base && !pl_rubric_item_find(check->base, item->id);
}

static void flow_items(ui_flow *flow, const pl_rubric *rubric, bool old)
{
    const pl_item *hand = pl_rubric_in_hand(flow->v->app);
    const pl_item *fresh = is_new(flow->v->app, hand) ? hand : NULL;
    char words[96];
    snprintf(words, sizeof words, "In Watch%s%.40s%s", fresh ? " · " : "", fresh ? fresh->id : "",
             fresh ? " is new" : "");
    label(flow, words);
    flow_panel(flow, rubric, hand);
    flow->y += 12;
    if (hand) {
        label(flow, "On the score card");
        ui_flow_rubric_card(flow, hand, old);
    } else {
        ui_flow_words(flow, "Put the caret into an item to see its card.", PL_STYLE_SMALL,
                      PL_COLOUR_MUTED, 0, 0);
    }
    flow->y += 14;
}

/* ----- what is counted, or answered in words */

static void flow_row(ui_flow *flow, const char *keys, const char *words)
{
    pl_rect row = take(flow, ITEM_ROW);
    if (!flow->draw)
        return;
    pl_cut_left(&row, 8);
    double wide = pl_keys_width(flow->v->list, keys, PL_KEYS_ROW);
    pl_part_keys(flow->v->list, pl_cut_left(&row, wide), keys, PL_KEYS_ROW);
    pl_cut_left(&row, 8);
    ui_words(flow->v, row, words, PL_STYLE_BODY, PL_WEIGHT_OWN, PL_COLOUR_TEXT);
}

static void flow_rows(ui_flow *flow, const pl_rubric *rubric)
{
    if (rubric->counter_count > 0)
        label(flow, "Counted in Watch");
    for (int i = 0; i < rubric->counter_count; i++) {
        char key[2] = { rubric->counters[i].key, '\0' };
        flow_row(flow, key, rubric->counters[i].title);
    }
    flow->y += rubric->counter_count > 0 ? 12 : 0;
    if (rubric->prompt_count > 0)
        label(flow, "Answered in words");
    for (int i = 0; i < rubric->prompt_count; i++) {
        const pl_prompt *one = &rubric->prompts[i];
        flow_row(flow, one->id, one->title ? one->title : one->text);
    }
    flow->y += rubric->prompt_count > 0 ? 12 : 0;
}

/* ----- who goes by it */

/* "Sep 2025" */
static void month_words(char out[PL_DATE_ROOM], pl_utc utc)
{
    char date[PL_DATE_ROOM], shown[PL_DATE_ROOM];
    pl_date_short(shown, pl_date_of(date, utc));
    const char *space = strchr(shown, ' ');
    snprintf(out, PL_DATE_ROOM, "%s", space ? space + 1 : shown);
}

static void flow_use(ui_flow *flow, int count, const char *words, const char *when,
                     const char *keeps)
{
    pl_rect row = take(flow, 30);
    char number[16];
    if (!flow->draw)
        return;
    ui_view *v = flow->v;
    pl_type small = { .style = PL_STYLE_SMALL, .tabular = true };
    pl_list_fill(v->list, (pl_rect){ row.x, row.y, row.w, 1 }, PL_COLOUR_LINE);
    snprintf(number, sizeof number, "%d", count);
    ui_words(v, pl_cut_left(&row, 24), number, PL_STYLE_BODY, PL_WEIGHT_SEMIBOLD, PL_COLOUR_TEXT);
    pl_cut_left(&row, 8);
    double wide = pl_text_width(v->fonts, keeps, small) + 1;
    ui_small(v, pl_cut_right(&row, keeps[0] ? wide : 0), keeps, PL_WEIGHT_OWN, PL_COLOUR_TEXT2);
    wide = ui_words_width(v, words, PL_STYLE_BODY, PL_WEIGHT_OWN) + 5;
    ui_words(v, pl_cut_left(&row, wide), words, PL_STYLE_BODY, PL_WEIGHT_OWN, PL_COLOUR_TEXT);
    ui_small(v, row, when, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
}

static void uses_rows(ui_flow *flow, const pl_rubric_entry *of, bool draft)
{
    char when[80] = "", keep[48] = "", keeps[48] = "", from[PL_DATE_ROOM], to[PL_DATE_ROOM];
    if (draft) {
        snprintf(keep, sizeof keep, "keep edition %d", of->edition);
        snprintf(keeps, sizeof keeps, "keeps edition %d", of->edition);
    }
    if (of->signed_reviews > 0) {
        month_words(from, of->first_utc);
        month_words(to, of->last_utc);
        snprintf(when, sizeof when, strcmp(from, to) == 0 ? "%s" : "%s to %s", from, to);
        flow_use(flow, of->signed_reviews,
                 of->signed_reviews == 1 ? "signed review" : "signed reviews", when,
                 of->signed_reviews == 1 ? keeps : keep);
    }
    if (of->drafts > 0)
        flow_use(flow, of->drafts, of->drafts == 1 ? "draft" : "drafts", "",
                 of->drafts == 1 ? keeps : keep);
}

static void flow_uses(ui_flow *flow)
{
    const pl_rubric_desk *desk = flow->v->app->rubric_desk;
    const pl_rubric_entry *open = pl_rubric_open(flow->v->app);
    int before = open && open->draft ? pl_rubric_shelf_before(&desk->shelf, desk->at) : desk->at;
    if (before < 0 || !open)
        return;
    const pl_rubric_entry *of = &desk->shelf.items[before];
    char words[200], head[64];
    if (flow->draw)
        pl_list_fill(flow->v->list, (pl_rect){ flow->x - SIDE, flow->y, flow->w + 2 * SIDE, 1 },
                     PL_COLOUR_LINE);
    flow->y += 10;
    snprintf(head, sizeof head, "Who uses edition %d", of->edition);
    pl_rect row = take(flow, 24);
    if (flow->draw)
        pl_part_heading(flow->v->list, (pl_rect){ row.x, row.y, row.w, 20 }, head,
                        PL_STYLE_SECTION);
    uses_rows(flow, of, open->draft);
    if (of->signed_reviews + of->drafts == 0)
        ui_flow_words(flow, "No review goes by it yet.", PL_STYLE_BODY, PL_COLOUR_TEXT2, 0, 0);
    flow->y += 6;
    snprintf(words, sizeof words, "Nothing in a signed review changes.");
    if (open->draft)
        snprintf(words, sizeof words,
                 "Nothing in a signed review changes. Edition %d is for reviews not yet started. A "
                 "trend breaks where the edition changes, and says so.",
                 open->edition > 0 ? open->edition : of->edition + 1);
    ui_flow_words(flow, words, PL_STYLE_SMALL, PL_COLOUR_TEXT2, 0, 0);
    flow->y += 16;
}

static void flow_drop(ui_flow *flow)
{
    static const char words[] = "Throw this draft away…";
    const pl_rubric_entry *open = pl_rubric_open(flow->v->app);
    if (!open || !open->draft)
        return;
    pl_rect row = take(flow, 24);
    if (flow->draw) {
        pl_control is =
            ui_control(flow->v, ui_id(flow->v, "drop", 0), words, "rubric-drop", NULL, 0);
        double wide = pl_link_width(flow->v->list, words, PL_STYLE_SMALL);
        pl_part_link(flow->v->list, pl_cut_left(&row, wide), &is, PL_STYLE_SMALL);
    }
    flow->y += 16;
}

/* ----- the whole */

static void draw_head(ui_view *v, pl_rect rect)
{
    static const char *const names[] = { "A, B", "One", "Three" };
    static const int people[] = { 2, 1, 3 };
    pl_segment parts[3] = { 0 };
    for (int i = 0; i < 3; i++) {
        parts[i].is =
            ui_control(v, ui_id(v, "people", i + 1), names[i], "rubric-people", NULL, people[i]);
        if (v->app->rubric_desk->people == people[i])
            parts[i].is.state |= PL_IS_SELECTED;
    }
    pl_segmented control = { .is = ui_plain(v, ui_id(v, "people", 0), "Facilitators"),
                             .parts = parts,
                             .count = 3,
                             .small = true };
    pl_rect row = pl_rect_inset(rect, SIDE, 0);
    double wide = pl_segmented_width(v->list, &control);
    pl_rect place = pl_cut_right(&row, wide);
    pl_cut_right(&row, 8);
    row = pl_rect_middle(row, row.w, 36);
    pl_part_heading(v->list, pl_cut_top(&row, 20), "Preview", PL_STYLE_SECTION);
    ui_small(v, row, "as it will be shown; nothing is kept", PL_WEIGHT_OWN, PL_COLOUR_MUTED);
    pl_part_segmented(v->list, pl_rect_middle(place, wide, PL_BUTTON_SMALL), &control);
}

static void content(ui_flow *flow)
{
    bool old;
    const pl_rubric *rubric = pl_rubric_shown(&old, flow->v->app);
    if (rubric && rubric->item_count > 0 && rubric->domain_count > 0)
        flow_items(flow, rubric, old);
    if (rubric)
        flow_rows(flow, rubric);
    if (!rubric && flow->v->app->rubric_desk->check) {
        ui_flow_words(flow, "There is a preview when the text can be read.", PL_STYLE_BODY,
                      PL_COLOUR_MUTED, 0, 0);
        flow->y += 14;
    }
    flow_uses(flow);
    flow_drop(flow);
}

void ui_draw_rubric_preview(ui_view *v, pl_rect rect)
{
    int *scroll = &v->app->rubric_desk->preview_scroll;
    pl_list_fill(v->list, rect, PL_COLOUR_PANEL);
    if (v->ui->width >= UI_RUBRICS_WHOLE)
        pl_list_fill(v->list, (pl_rect){ rect.x, rect.y, 1, rect.h }, PL_COLOUR_LINE);
    draw_head(v, pl_cut_top(&rect, HEAD));
    double wide = rect.w - 2 * SIDE > 520 ? 520 : rect.w - 2 * SIDE;
    ui_flow measure = { v, false, rect.x + SIDE, rect.y, wide };
    content(&measure);
    double whole = measure.y - rect.y;
    int most = whole > rect.h ? (int)(whole - rect.h + 0.999) : 0;
    *scroll = *scroll > most ? most : *scroll < 0 ? 0 : *scroll;
    pl_list_clip(v->list, rect);
    ui_flow flow = { v, true, rect.x + SIDE, rect.y - *scroll, wide };
    content(&flow);
    pl_list_unclip(v->list);
    ui_scrolls(v, rect, scroll, whole);
}
