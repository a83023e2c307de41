/* The actions of a review on its score screen: who, what, by when. */
#include "score.h"

#include "plumbline/base/text.h"

#include <stdio.h>
#include <stdlib.h>

enum { PAD_X = 16, PAD_Y = 12, GAP = 8, CARD_GAP = 10, BADGE = 20, SMALL = 28 };

bool ui_score_has_actions(const ui_view *v)
{
    return pl_command_why_not(pl_command_find("actions"), v->app) == NULL;
}

static bool can_write(const ui_view *v)
{
    return v->app->desk->can_write;
}

/* ----- beside the domains */

/* "A 1 · B 0" */
static void count_words(char out[64], const pl_desk *desk)
{
    const pl_review *review = desk->facts.review;
    size_t n = 0;
    out[0] = '\0';
    for (int i = 0; i < review->facilitator_count && n < 64; i++)
        n += (size_t)snprintf(out + n, 64 - n, "%s%c\u00a0%d", i ? " · " : "",
                              review->facilitators[i].slot,
                              pl_actions_of(&desk->facts.actions, review->facilitators[i].slot));
}

void ui_draw_actions_row(ui_view *v, pl_rect row, bool narrow)
{
    char counts[64];
    count_words(counts, v->app->desk);
    pl_control is = ui_control(v, ui_id(v, "actions", 0), "Actions", "actions", NULL, 0);
    is.state |= v->app->view.actions ? PL_IS_SELECTED : 0;
    is.hint = is.hint ? is.hint : "Actions: what is practised, and by when";
    ui_score_begin_row(v, row, &is, counts);
    double left = narrow ? row.x + (row.w - 16) / 2 : row.x + 10;
    pl_list_icon(v->list, PL_ICON_FLAG, (pl_point){ left, row.y + (row.h - 16) / 2 }, 16,
                 PL_COLOUR_TEXT2, PL_COLOUR_NONE);
    if (!narrow) {
        pl_rect words = pl_rect_inset(row, 8, 0);
        pl_cut_left(&words, 30);
        pl_run run = { .text = counts,
                       .type = { .style = PL_STYLE_SMALL, .tabular = true },
                       .colour = PL_COLOUR_MUTED };
        double wide = pl_text_width(v->fonts, counts, run.type) + 1;
        pl_part_text(v->list, pl_cut_right(&words, wide), &run);
        ui_words(v, words, "Actions", PL_STYLE_BODY, PL_WEIGHT_MEDIUM, PL_COLOUR_TEXT);
    }
    if (is.state & PL_IS_FOCUS)
        pl_list_ring(v->list, row, 6, PL_RING_INSIDE);
    pl_list_end(v->list);
}

/* ----- the sheet */

static const ui_button add = { .name = "Add an action…",
                               .command = "action-new",
                               .icon = PL_ICON_PLUS };

void ui_draw_actions_head(ui_view *v, pl_rect row)
{
    if (can_write(v)) {
        ui_button button = add;
        button.keys = ui_keys(v, "action-new", NULL);
        ui_button_right(v, &row, SMALL, 12, &button);
    }
    pl_part_heading(v->list, row, "Actions", PL_STYLE_HEADING);
}

/* "How it is practised: …" */
static void line(ui_flow *flow, const char *label, const char *words)
{
    if (!words || !*words)
        return;
    char *text = pl_format("%s: %s", label, words);
    ui_flow_words(flow, text, PL_STYLE_BODY, PL_COLOUR_TEXT2, 0, 0);
    free(text);
}

/* "By 24 Mar 2026 · for 2.2 Draws out rather than tells" */
static void when_words(char out[256], const pl_desk *desk, const pl_action *action)
{
    char day[PL_DATE_ROOM];
    const pl_item *item =
        action->item ? pl_rubric_item_find(desk->facts.rubric, action->item) : NULL;
    int bold = snprintf(out, 256, "By %s", pl_date_short(day, action->by_date));
    if (action->item)
        snprintf(out + bold, 256 - (size_t)bold, " · for %.16s%s%.180s", action->item,
                 item ? " " : "", item ? item->words[desk->facts.review->setting].title : "");
}

static ui_button button_of(const char *name, const char *command, const char *id, int64_t index)
{
    return (
        ui_button){ .name = name, .command = command, .text = id, .small = true, .index = index };
}

/* At the right end; the safe one is the first that Tab comes to. */
static void buttons(ui_view *v, pl_rect row, const pl_action *action, int64_t index)
{
    char id[PL_ID_ROOM];
    pl_id_format(id, action->id);
    ui_button change = button_of("Change…", "action-open", id, index);
    ui_button gone = button_of("Delete", "action-delete", id, index);
    pl_rect right = pl_cut_right(&row, ui_button_width(v, &gone));
    pl_cut_right(&row, GAP);
    ui_part_button(v, pl_cut_right(&row, ui_button_width(v, &change)), &change);
    ui_part_button(v, right, &gone);
}

static double buttons_width(ui_view *v)
{
    ui_button change = button_of("Change…", NULL, NULL, 0);
    ui_button gone = button_of("Delete", NULL, NULL, 0);
    return ui_button_width(v, &change) + ui_button_width(v, &gone) + 2 * GAP;
}

/* Below the words where it is narrow. */
static void body(ui_flow *flow, const pl_action *action, int64_t index)
{
    ui_view *v = flow->v;
    char words[256];
    double beside = can_write(v) ? buttons_width(v) : 0;
    bool below = beside > 0 && flow->w - beside < 280;
    ui_flow in = *flow;
    in.x += BADGE + GAP;
    in.w -= BADGE + GAP;
    ui_flow first = in;
    first.w -= below ? 0 : beside;
    if (flow->draw)
        pl_part_facilitator(v->list, (pl_point){ flow->x, flow->y }, BADGE, action->slot, NULL);
    ui_flow_words(&first, action->text, PL_STYLE_BODY, PL_COLOUR_TEXT, (int)strlen(action->text),
                  SMALL - 6);
    if (flow->draw && beside > 0 && !below) {
        pl_rect row = { flow->x, flow->y - 4, flow->w, SMALL };
        buttons(v, row, action, index);
    }
    in.y = first.y + 2;
    when_words(words, v->app->desk, action);
    ui_flow_words(&in, words, PL_STYLE_BODY, PL_COLOUR_TEXT2, 0, 0);
    line(&in, "Practised", action->practised);
    line(&in, "How we shall see it", action->seen_by);
    line(&in, "Support", action->support);
    line(&in, "What became of it", pl_action_state_words(action->state));
    if (below) {
        pl_rect row = { in.x, in.y + GAP, in.w, SMALL };
        if (flow->draw)
            buttons(v, row, action, index);
        in.y += GAP + SMALL;
    }
    flow->y = in.y;
}

static void card(ui_flow *flow, const pl_action *action, int64_t index)
{
    char id[PL_ID_ROOM], name[24];
    ui_flow in = { flow->v, false, flow->x + PAD_X, flow->y + PAD_Y, flow->w - 2 * PAD_X };
    body(&in, action, index);
    pl_rect rect = { flow->x, flow->y, flow->w, in.y + PAD_Y - flow->y };
    if (flow->draw) {
        snprintf(name, sizeof name, "Action, %c", action->slot);
        ui_score_begin_card(flow->v, rect, name, pl_id_format(id, action->id), false);
        in.draw = true;
        in.y = flow->y + PAD_Y;
        body(&in, action, index);
        pl_list_end(flow->v->list);
    }
    flow->y = rect.y + rect.h + CARD_GAP;
}

static bool has_focus(const ui_view *v, int64_t index)
{
    uint64_t focus = v->app->view.focus;
    return focus &&
           (focus == ui_id(v, "action-open", index) || focus == ui_id(v, "action-delete", index));
}

void ui_flow_actions(ui_flow *flow, pl_rect *hand)
{
    const pl_actions *list = &flow->v->app->desk->facts.actions;
    const char *none =
        can_write(flow->v)
            ? "No action yet. One to three for each facilitator, agreed together: one skill, how "
              "it is practised, by when, and how you will see it."
            : "No action was agreed.";
    if (list->count == 0)
        ui_flow_words(flow, none, PL_STYLE_BODY, PL_COLOUR_MUTED, 0, 0);
    for (int i = 0; i < list->count; i++) {
        double from = flow->y;
        card(flow, &list->items[i], i);
        if (has_focus(flow->v, i))
            *hand = (pl_rect){ flow->x, from, flow->w, flow->y - from };
    }
    flow->y += CARD_GAP;
}
