/* The cards of the sheet: an item with a column for each facilitator, or the questions of a check. */
#include "score.h"

#include "plumbline/base/text.h"
#include "plumbline/model/levels.h"

#include <stdio.h>

enum { PAD_X = 16, NARROW_PAD = 12, PAD_TOP = 10, TITLE = 20, COLUMN_TOP = 10, COLUMN_FOOT = 12 };

/* The ground of a card; the one in hand has the accent's edge and bar. */
void ui_score_begin_card(ui_view *v, pl_rect rect, const char *name, const char *value, bool hand)
{
    pl_element element = { .id = ui_id(v, value, 0),
                           .role = PL_ROLE_GROUP,
                           .state = hand ? PL_IS_SELECTED : 0,
                           .rect = rect,
                           .name = name,
                           .value = value };
    pl_list_begin(v->list, &element);
    if (!hand) {
        pl_part_card(v->list, rect);
        return;
    }
    pl_box edge = { .fill = PL_COLOUR_ACCENT, .radius = 8 };
    pl_box inside = { .fill = PL_COLOUR_PANEL, .radius = 7 };
    pl_list_box(v->list, rect, &edge);
    pl_list_box(v->list, (pl_rect){ rect.x + 3, rect.y + 1, rect.w - 4, rect.h - 2 }, &inside);
}

/* Words with a mark before them, cut off a row. */
static void remark(ui_view *v, pl_rect *row, pl_icon icon, const char *words, pl_colour colour)
{
    double wide = (icon ? 18 : 0) + ui_words_width(v, words, PL_STYLE_SMALL, PL_WEIGHT_MEDIUM) + 1;
    if (wide > row->w)
        return;
    pl_rect place = pl_cut_left(row, wide);
    if (icon)
        pl_list_icon(v->list, icon, (pl_point){ place.x, place.y + 3 }, 14, colour, PL_COLOUR_NONE);
    pl_cut_left(&place, icon ? 18 : 0);
    ui_words(v, place, words, PL_STYLE_SMALL, icon ? PL_WEIGHT_MEDIUM : PL_WEIGHT_OWN, colour);
    pl_cut_left(row, 8);
}

/* ----- an item */

static void anchors_link(ui_view *v, pl_rect *row, const pl_sheet_place *place, int index,
                         bool open)
{
    const char *name = open ? "Close anchors" : "All anchors";
    pl_rect link = pl_cut_right(row, pl_link_width(v->list, name, PL_STYLE_SMALL));
    pl_control is = ui_control(v, ui_id(v, "anchors", index), name, "all-anchors", place->id, 0);
    is.state |= open ? PL_IS_OPEN : 0;
    pl_part_link(v->list, pl_rect_middle(link, link.w, 24), &is, PL_STYLE_SMALL);
    pl_cut_right(row, 12);
}

static void title_row(ui_view *v, pl_rect row, const pl_sheet_place *place, int index, bool open)
{
    const pl_item *item = place->item;
    const char *title = item->words[v->app->desk->facts.review->setting].title;
    char keys[8] = "";
    if (item->keys[0])
        snprintf(keys, sizeof keys, "%c %c", item->keys[0], item->keys[1]);
    double caps = pl_keys_width(v->list, keys, PL_KEYS_PLAIN);
    pl_part_keys(v->list, pl_cut_left(&row, caps), keys, PL_KEYS_PLAIN);
    pl_cut_left(&row, caps > 0 ? 8 : 0);
    anchors_link(v, &row, place, index, open);
    double wide = ui_words_width(v, title, PL_STYLE_SECTION, PL_WEIGHT_OWN) + 1;
    double critical =
        item->critical ? 26 + ui_words_width(v, "Critical item", PL_STYLE_SMALL, PL_WEIGHT_MEDIUM)
                       : 0;
    if (wide + critical > row.w)
        wide = row.w - critical > 120 ? row.w - critical : row.w;
    pl_part_heading(v->list, pl_cut_left(&row, wide), title, PL_STYLE_SECTION);
    pl_cut_left(&row, 8);
    if (item->critical)
        remark(v, &row, PL_ICON_OCTAGON, "Critical item", PL_COLOUR_CRIT);
    if (item->per == PL_PER_SESSION)
        remark(v, &row, PL_ICON_NONE, "once for the session", PL_COLOUR_MUTED);
}

/* "Look for: …", and lists as one line with their points parted. */
void ui_flow_item_list(ui_flow *flow, const char *head, const pl_texts *list)
{
    pl_text words = { 0 };
    if (list->count == 0)
        return;
    pl_text_add(&words, head);
    for (int i = 0; i < list->count; i++)
        pl_text_add_format(&words, "%s%s", i ? "; " : " ", list->items[i]);
    ui_flow_words(flow, pl_text_get(&words), PL_STYLE_BODY, PL_COLOUR_TEXT2, (int)strlen(head), 0);
    flow->y += 2;
    pl_text_free(&words);
}

void ui_flow_item_levels(ui_flow *flow, const pl_item *item, pl_setting setting)
{
    for (int i = 0; i < item->scale->level_count; i++) {
        const pl_level *level = &item->scale->levels[i];
        char name[80], words[640], room[PL_BETWEEN_ROOM];
        const pl_item_words *own = &item->words[setting];
        bool between = pl_item_level_between(item, own, i);
        int bold = snprintf(words, sizeof words, "%d", level->value);
        if (!between)
            bold += snprintf(words + bold, sizeof words - (size_t)bold, " %s.",
                             ui_level_words(name, sizeof name, level));
        ui_add_sentence(words, sizeof words,
                        between ? pl_item_level_listed(room, item, own, i)
                                : pl_rubric_level_words(item, setting, level->value));
        ui_flow_words(flow, words, PL_STYLE_BODY, PL_COLOUR_TEXT2, bold, 0);
        flow->y += 2;
    }
}

static void flow_anchors(ui_flow *flow, const pl_item *item)
{
    static const char look[] = "Look for:";
    const pl_item_words *words = &item->words[flow->v->app->desk->facts.review->setting];
    flow->y += 8;
    ui_flow_item_levels(flow, item, flow->v->app->desk->facts.review->setting);
    flow->y += 4;
    if (words->look_for)
        ui_flow_item_list(flow, look, &(pl_texts){ &words->look_for, 1 });
    ui_flow_item_list(flow, "Helpful:", &words->helpful);
    ui_flow_item_list(flow, "Unhelpful:", &words->unhelpful);
    for (int i = 0; i < words->notes.count; i++)
        ui_flow_words(flow, words->notes.items[i], PL_STYLE_SMALL, PL_COLOUR_MUTED, 0, 0);
    if (item->dividing_line) {
        flow->y += 4;
        ui_flow_note(flow, PL_ICON_INFO, PL_COLOUR_ACCENT, item->dividing_line->text, PL_STYLE_BODY,
                     PL_COLOUR_TEXT, 0);
        if (item->dividing_line->note)
            ui_flow_words(flow, item->dividing_line->note, PL_STYLE_SMALL, PL_COLOUR_MUTED, 0, 0);
    }
}

/* A column is pressed to take its score in hand. */
static void take_in_hand(ui_view *v, pl_rect rect, const pl_sheet_place *place, int index,
                         pl_who who)
{
    char text[32];
    snprintf(text, sizeof text, "%.16s %c", place->id, who);
    pl_control is =
        ui_control(v, ui_id(v, "column", (int64_t)index * 256 + who), text, "score-item", text, 0);
    pl_element element = { .id = is.id,
                           .role = PL_ROLE_GROUP,
                           .state = (is.state & PL_IS_HOVER) | PL_IS_TARGET,
                           .rect = rect,
                           .name = text };
    pl_list_begin(v->list, &element);
    pl_list_end(v->list);
}

typedef struct card_columns {
    pl_who whos[PL_MOST_FACILITATORS];
    int count;
    bool stacked;
    double width;
} card_columns;

static card_columns columns_of(const ui_view *v, const pl_item *item, double width)
{
    const pl_review *review = v->app->desk->facts.review;
    card_columns out = { .whos = { PL_WHO_SESSION }, .count = 1, .width = width };
    if (item->per != PL_PER_FACILITATOR)
        return out;
    out.count = review->facilitator_count;
    for (int i = 0; i < out.count; i++)
        out.whos[i] = review->facilitators[i].slot;
    double least = ui_score_least(item->scale->level_count) + PAD_X + NARROW_PAD;
    out.stacked = v->ui->width < 800 || width / out.count < least;
    if (!out.stacked)
        out.width = (double)(int)(width / out.count);
    return out;
}

/* Side by side, parted by a line, or one below the other. */
static void flow_columns(ui_flow *flow, const pl_sheet_place *place, int index)
{
    card_columns columns = columns_of(flow->v, place->item, flow->w);
    bool many = columns.count > 2 && !columns.stacked;
    double foot = flow->y;
    for (int i = 0; i < columns.count; i++) {
        double left = columns.stacked ? flow->x : flow->x + i * columns.width;
        double top = columns.stacked ? foot : flow->y;
        double pad = many && i > 0 ? NARROW_PAD : PAD_X, right = many ? NARROW_PAD : PAD_X;
        ui_flow one = { flow->v, false, left + pad, top + COLUMN_TOP, columns.width - pad - right };
        ui_flow_score(&one, place, index, columns.whos[i]);
        double end = one.y + COLUMN_FOOT;
        if (flow->draw) {
            take_in_hand(flow->v, (pl_rect){ left, top, columns.width, end - top }, place, index,
                         columns.whos[i]);
            one.draw = true;
            one.y = top + COLUMN_TOP;
            ui_flow_score(&one, place, index, columns.whos[i]);
        }
        foot = end > foot ? end : foot;
    }
    for (int i = 1; i < columns.count && flow->draw && !columns.stacked; i++)
        pl_list_fill(flow->v->list,
                     (pl_rect){ flow->x + i * columns.width, flow->y + 8, 1, foot - flow->y - 16 },
                     PL_COLOUR_LINE);
    flow->y = foot;
}

static void card_inside(ui_flow *flow, const pl_sheet_place *place, int index)
{
    const pl_view *view = &flow->v->app->view;
    bool open = view->anchors && view->item == index;
    ui_flow inner = *flow;
    inner.x += PAD_X;
    inner.w -= 2 * PAD_X;
    inner.y += PAD_TOP;
    if (flow->draw)
        title_row(flow->v, (pl_rect){ inner.x, inner.y, inner.w, TITLE }, place, index, open);
    inner.y += TITLE;
    if (open)
        flow_anchors(&inner, place->item);
    flow->y = inner.y;
    flow_columns(flow, place, index);
}

void ui_flow_card(ui_flow *flow, const pl_sheet_place *place, int index)
{
    const char *title = place->item->words[flow->v->app->desk->facts.review->setting].title;
    ui_flow measure = *flow;
    measure.draw = false;
    card_inside(&measure, place, index);
    if (flow->draw) {
        ui_score_begin_card(flow->v, (pl_rect){ flow->x, flow->y, flow->w, measure.y - flow->y },
                            title, place->id, flow->v->app->view.item == index);
        card_inside(flow, place, index);
        pl_list_end(flow->v->list);
    }
    flow->y = measure.y;
}

/* ----- a check */

enum { ANSWER = 28, ID_WIDE = 42, ROW_GAP = 6 };

typedef struct answers {
    pl_segment parts[3];
    pl_segmented control;
} answers;

static int answer_of(const pl_desk_score_now *now)
{
    return !now->any ? -1 : now->level == PL_NO_LEVEL ? 2 : now->level == 1 ? 0 : 1;
}

static void answers_of(answers *out, ui_view *v, const pl_sheet_place *place, int index)
{
    static const char *const names[] = { "Yes", "No", "Not judged" };
    static const char *const values[] = { "yes", "no", "not-judged" };
    pl_desk_score_now now = pl_desk_score_of(v->app->desk, place->id, PL_WHO_SESSION);
    char text[48];
    *out = (answers){ 0 };
    for (int i = 0; i < 3; i++) {
        snprintf(text, sizeof text, "%.16s %c %s", place->id, PL_WHO_SESSION, values[i]);
        out->parts[i].is =
            ui_control(v, ui_id(v, "answer", (int64_t)index * 4 + i), names[i], "score", text, 0);
        ui_read_only(v, &out->parts[i].is);
        out->parts[i].is.state |= answer_of(&now) == i ? PL_IS_SELECTED : 0;
    }
    out->control = (pl_segmented){ .is = ui_plain(v, ui_id(v, "answers", index), place->id),
                                   .parts = out->parts,
                                   .count = 3,
                                   .small = true };
    if (ui_score_is_ringed(v, index, PL_WHO_SESSION, out->control.is.id))
        out->control.is.state |= PL_IS_FOCUS;
}

static double answers_width(ui_view *v)
{
    pl_segment parts[] = { { .is = { .name = "Yes" } },
                           { .is = { .name = "No" } },
                           { .is = { .name = "Not judged" } } };
    pl_segmented control = { .parts = parts, .count = 3, .small = true };
    return pl_segmented_width(v->list, &control);
}

/* What a yes asks for: the route, moments, words. */
static void flow_answer(ui_flow *flow, const pl_sheet_place *place, int index)
{
    ui_view *v = flow->v;
    pl_desk_score_now now = pl_desk_score_of(v->app->desk, place->id, PL_WHO_SESSION);
    int moments;
    pl_desk_moments(v->app->desk, place->id, &moments);
    if (answer_of(&now) != 0 && moments == 0)
        return;
    flow->y += 4;
    if (answer_of(&now) == 0 && place->question->route) {
        ui_flow_note(flow, PL_ICON_OCTAGON, PL_COLOUR_CRIT, place->question->route, PL_STYLE_SMALL,
                     PL_COLOUR_TEXT, 0);
        flow->y += 6;
    }
    ui_flow_evidence(flow, place, index, PL_WHO_SESSION);
    flow->y += 4;
}

static void question(ui_flow *flow, const pl_sheet_place *place, int index)
{
    ui_view *v = flow->v;
    const char *text = place->question->text[v->app->desk->facts.review->setting];
    double wide = answers_width(v), from = flow->y;
    bool below = flow->w - ID_WIDE - wide - 12 < 160;
    ui_flow words = *flow;
    words.x += ID_WIDE;
    words.w -= ID_WIDE + (below ? 0 : wide + 12);
    words.y += 4;
    ui_flow_words(&words, text, PL_STYLE_BODY, PL_COLOUR_TEXT, 0, 20);
    double foot = words.y + 4;
    pl_rect place_of = { flow->x + flow->w - wide, below ? foot : from, wide, ANSWER };
    if (below)
        foot += ANSWER + 2;
    if (flow->draw) {
        answers given;
        answers_of(&given, v, place, index);
        ui_words(v, (pl_rect){ flow->x, from + 4, ID_WIDE, 20 }, place->id, PL_STYLE_SMALL,
                 PL_WEIGHT_OWN, PL_COLOUR_MUTED);
        pl_part_segmented(v->list, place_of, &given.control);
    }
    words.y = foot;
    words.w = flow->w - ID_WIDE;
    ui_flow_originals(&words, place, PL_WHO_SESSION);
    flow_answer(&words, place, index);
    flow->y = words.y;
}

static void check_inside(ui_flow *flow, int first, int count)
{
    ui_view *v = flow->v;
    ui_flow inner = *flow;
    inner.x += PAD_X;
    inner.w -= 2 * PAD_X;
    inner.y += PAD_TOP;
    pl_sheet_place place = pl_sheet_at(v->app->desk, first);
    if (flow->draw) {
        pl_rect row = { inner.x, inner.y, inner.w, TITLE };
        double wide = ui_words_width(v, place.check->id, PL_STYLE_BODY, PL_WEIGHT_MEDIUM) + 1;
        ui_words(v, pl_cut_left(&row, wide), place.check->id, PL_STYLE_BODY, PL_WEIGHT_MEDIUM,
                 PL_COLOUR_MUTED);
        pl_cut_left(&row, 8);
        wide = ui_words_width(v, place.check->title, PL_STYLE_SECTION, PL_WEIGHT_OWN) + 1;
        pl_part_heading(v->list, pl_cut_left(&row, wide), place.check->title, PL_STYLE_SECTION);
        pl_cut_left(&row, 8);
        remark(v, &row, PL_ICON_NONE, "a check, once for the session", PL_COLOUR_MUTED);
    }
    inner.y += TITLE + 8;
    for (int i = 0; i < count; i++) {
        place = pl_sheet_at(v->app->desk, first + i);
        question(&inner, &place, first + i);
        inner.y += i + 1 < count ? ROW_GAP : COLUMN_FOOT;
    }
    flow->y = inner.y;
}

void ui_flow_check(ui_flow *flow, int first, int count)
{
    pl_sheet_place place = pl_sheet_at(flow->v->app->desk, first);
    int hand = flow->v->app->view.item;
    ui_flow measure = *flow;
    measure.draw = false;
    check_inside(&measure, first, count);
    if (flow->draw) {
        ui_score_begin_card(flow->v, (pl_rect){ flow->x, flow->y, flow->w, measure.y - flow->y },
                            place.check->title, place.check->id,
                            hand >= first && hand < first + count);
        check_inside(flow, first, count);
        pl_list_end(flow->v->list);
    }
    flow->y = measure.y;
}
