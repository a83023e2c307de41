/* Questions that are answered in words, as cards of the sheet: number, title and text, what is answered, and
 * whether it is saved. */
#include "prompts.h"

#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"

#include <math.h>
#include <stdio.h>

enum {
    PAD = 16,
    TITLE_WIDE = UI_PROMPT_TITLE,
    SAVED_WIDE = UI_PROMPT_SAVED,
    NUMBER = UI_PROMPT_NUMBER,
    GAP = UI_PROMPT_GAP,
    ROW_GAP = 8,
    LEAST = UI_PROMPT_LEAST
};

static void read_only(const ui_view *v, pl_control *is, const pl_prompt *prompt)
{
    if (!pl_app_can_answer(v->app, prompt))
        ui_read_only(v, is);
}

/* ----- below the answers */

/* One switch of what the writer of an answer chooses. */
static void flow_switch(ui_flow *flow, const pl_prompt *prompt, const char *name,
                        const char *command, bool on)
{
    ui_view *v = flow->v;
    pl_control is =
        ui_control(v, ui_prompt_id(v, command, prompt->id, 0), name, command, prompt->id, 0);
    if (!on && !pl_app_can_answer(v->app, prompt))
        return; /* its writer's to choose, and chosen no more */
    read_only(v, &is, prompt);
    is.state |= on ? PL_IS_CHECKED : 0;
    flow->y += 6;
    if (flow->draw)
        pl_part_switch(v->list, (pl_rect){ flow->x, flow->y, flow->w, 24 }, &is, true);
    flow->y += 24;
}

/* With its day where that was another. */
static void sent_words(char *out, size_t room, pl_utc sent)
{
    char time[8], day[PL_DATE_ROOM], today[PL_DATE_ROOM], shown[PL_DATE_ROOM];
    ui_clock(time, sent);
    if (strcmp(pl_date_of(day, sent), pl_date_of(today, pl_utc_now())) == 0)
        snprintf(out, room, "Sent to your reviewer at %s", time);
    else
        snprintf(out, room, "Sent to your reviewer on %s at %s", pl_date_short(shown, day), time);
}

static void flow_chosen(ui_flow *flow, const pl_prompt *prompt)
{
    pl_desk_answer now;
    char key[PL_ANSWER_KEY_ROOM], sent[64];
    if (!pl_answer_first_said(&now, key, flow->v->app, prompt))
        return;
    if (prompt->seen == PL_SEEN_IF_CHOSEN) {
        sent_words(sent, sizeof sent, now.sent_utc);
        flow_switch(flow, prompt, now.sent_utc ? sent : "Send this to your reviewer now",
                    "answer-at-once", now.sent_utc != 0);
    }
    if (prompt->kept_for_writer)
        flow_switch(flow, prompt, "Send this with the rest", "answer-send", !now.kept_private);
    if (prompt->in_report == PL_IN_REPORT_IF_CHOSEN)
        flow_switch(flow, prompt, "Put this in the report", "answer-print", now.in_report);
}

static void flow_below(ui_flow *flow, const pl_prompt *prompt)
{
    ui_flow_add_row(flow, prompt, "Add a row");
    if (prompt->note)
        ui_flow_words(flow, prompt->note, PL_STYLE_SMALL, PL_COLOUR_MUTED, 0, 0);
    flow_chosen(flow, prompt);
}

/* ----- the card */

static void flow_answer(ui_flow *flow, const pl_prompt *prompt)
{
    const pl_review_facts *facts = &flow->v->app->desk->facts;
    bool open = pl_prompt_can_answer(facts, prompt), any = pl_answers_any(&facts->answers, prompt);
    if (prompt->locked && !open && !any) {
        ui_flow_note(flow, PL_ICON_LOCK, PL_COLOUR_MUTED, pl_prompt_locked_words(facts->lock),
                     PL_STYLE_BODY, PL_COLOUR_MUTED, 0);
        if (prompt->note)
            ui_flow_words(flow, prompt->note, PL_STYLE_SMALL, PL_COLOUR_MUTED, 0, 0);
        return;
    }
    if (prompt->locked && open) {
        ui_flow_note(flow, PL_ICON_INFO, PL_COLOUR_ACCENT,
                     "Both are signed. What you write here is added with its date.", PL_STYLE_SMALL,
                     PL_COLOUR_TEXT2, 0);
        flow->y += 6;
    }
    ui_flow_parts(flow, prompt);
    flow_below(flow, prompt);
}

static void inside(ui_flow *flow, const pl_prompt *prompt)
{
    ui_flow in = *flow;
    in.x += PAD;
    in.w -= 2 * PAD;
    in.y += GAP;
    bool stacked = in.w < LEAST;
    ui_flow title = in, answer = in;
    title.w = stacked ? in.w - SAVED_WIDE - GAP : TITLE_WIDE + NUMBER;
    ui_flow_prompt_title(&title, prompt);
    if (stacked) {
        answer.y = title.y + ROW_GAP;
    } else {
        answer.x += title.w + GAP;
        answer.w -= title.w + GAP + SAVED_WIDE + GAP;
    }
    flow_answer(&answer, prompt);
    if (flow->draw)
        ui_draw_prompt_saved(flow->v,
                             (pl_rect){ in.x + in.w - SAVED_WIDE, in.y + 2, SAVED_WIDE, 20 },
                             prompt, false);
    flow->y = fmax(title.y, answer.y) + GAP;
}

void ui_flow_prompt(ui_flow *flow, const pl_sheet_place *place, int index)
{
    ui_flow measure = *flow;
    measure.draw = false;
    inside(&measure, place->prompt);
    if (flow->draw) {
        ui_score_begin_card(flow->v, (pl_rect){ flow->x, flow->y, flow->w, measure.y - flow->y },
                            place->prompt->title ? place->prompt->title : place->prompt->text,
                            place->id, flow->v->app->view.item == index);
        inside(flow, place->prompt);
        pl_list_end(flow->v->list);
    }
    flow->y = measure.y;
}

/* Of a self-review: so many items of the review's own are asked for. */
void ui_flow_choose(ui_flow *flow)
{
    const pl_desk *desk = flow->v->app->desk;
    const pl_rubric *asks = pl_review_asks(&desk->facts);
    if (!asks || asks->choose_items < 1 || !asks->choose_words)
        return;
    int chosen = 0;
    for (int i = 0; i < desk->facts.rubric->item_count; i++)
        for (int k = 0; k < desk->facts.review->facilitator_count; k++)
            chosen += pl_desk_score_of(desk, desk->facts.rubric->items[i].id,
                                       desk->facts.review->facilitators[k].slot)
                          .any;
    char *words = pl_format("%s %d of %d chosen.", asks->choose_words, chosen, asks->choose_items);
    ui_flow_note(flow, PL_ICON_INFO, PL_COLOUR_ACCENT, words, PL_STYLE_BODY, PL_COLOUR_TEXT2, 0);
    free(words);
    flow->y += GAP;
}
