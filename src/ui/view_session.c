/* The review of a session by its facilitators: its questions, with the one about risk first and apart, and
 * the facts of the session beside them. */
#include "session.h"

#include <math.h>
#include <stdio.h>

enum { HEAD = 66, FOOT = 56, FACTS = 384, PAD = UI_SESSION_PAD, EDGE = UI_SESSION_EDGE };
enum { BESIDE = 1100, STACKED = 800, CARD_PAD = 9 };

static const pl_session_review *now_of(const ui_view *v)
{
    return v->app->session->now;
}

/* ----- the bar */

static void title(ui_view *v, pl_rect row)
{
    char words[200], date[PL_DATE_ROOM] = "";
    const pl_session *session = &now_of(v)->recording->session;
    const char *name = session->title && *session->title ? session->title : "Session";
    double wide = ui_words_width(v, name, PL_STYLE_SECTION, PL_WEIGHT_SEMIBOLD) + 1;
    ui_words(v, pl_cut_left(&row, fmin(wide, row.w)), name, PL_STYLE_SECTION, PL_WEIGHT_SEMIBOLD,
             PL_COLOUR_TEXT);
    pl_cut_left(&row, 8);
    if (session->held_on)
        pl_date_short(date, session->held_on);
    snprintf(words, sizeof words, "%.120s%s%.40s", session->group ? session->group : "",
             session->group && date[0] ? " · " : "", date);
    if (row.w > 60)
        ui_words(v, row, words, PL_STYLE_BODY, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
}

static void draw_bar(ui_view *v, pl_rect rect)
{
    char words[160];
    pl_icon icon;
    pl_colour colour;
    pl_list_fill(v->list, rect, PL_COLOUR_PANEL);
    pl_list_fill(v->list, (pl_rect){ rect.x, rect.y + rect.h - 1, rect.w, 1 }, PL_COLOUR_LINE);
    pl_rect row = pl_rect_inset(rect, 12, 0);
    ui_button back = { .name = rect.w < STACKED ? "Back" : "Library",
                       .command = "session-back",
                       .kind = PL_BUTTON_QUIET,
                       .icon = PL_ICON_BACK,
                       .small = true };
    ui_button_left(v, &row, PL_BUTTON_SMALL, 12, &back);
    pl_list_fill(v->list, (pl_rect){ row.x, rect.y + 12, 1, rect.h - 24 }, PL_COLOUR_LINE);
    pl_cut_left(&row, 12);
    ui_key_button_right(v, &row, "?", "keyboard-sheet", "Keyboard sheet");
    ui_session_state(words, v, &icon, &colour);
    double wide = pl_state_width(v->list, words);
    if (row.w > wide + 140) {
        pl_part_state(v->list, pl_rect_middle(pl_cut_right(&row, wide), wide, PL_STATE_HIGH), words,
                      icon, colour);
        pl_cut_right(&row, 12);
    }
    ui_session_people(words, v);
    wide = ui_words_width(v, words, PL_STYLE_SMALL, PL_WEIGHT_OWN) + 1;
    if (row.w > wide + 420) {
        ui_words(v, pl_cut_right(&row, wide), words, PL_STYLE_SMALL, PL_WEIGHT_OWN,
                 PL_COLOUR_MUTED);
        pl_cut_right(&row, 12);
    }
    title(v, row);
}

/* ----- the head of the form */

static bool is_apart(const pl_prompt *prompt)
{
    return prompt->seen == PL_SEEN_AT_ONCE;
}

/* "Question 1 is seen at once by the treatment manager, as soon as it is saved." */
static void flow_at_once(ui_flow *flow)
{
    ui_view *v = flow->v;
    const pl_rubric *asks = &now_of(v)->asks;
    char words[192], bold[64], told[160];
    bool seen;
    if (!asks->prompt_count || !is_apart(&asks->prompts[0]))
        return;
    snprintf(bold, sizeof bold, "Question %.20s is seen at once", asks->prompts[0].id);
    snprintf(words, sizeof words, "%s by the treatment manager, as soon as it is saved.", bold);
    ui_session_told(told, v, &seen);
    double aside = told[0] ? ui_words_width(v, told, PL_STYLE_SMALL, PL_WEIGHT_OWN) + 26 : 0;
    bool beside = flow->w - aside > 480;
    pl_rect at = { flow->x, flow->y, flow->w, 20 };
    ui_flow in = *flow;
    in.x += 22;
    in.w -= 22 + (beside ? aside : 0);
    if (flow->draw)
        pl_list_icon(v->list, PL_ICON_EYE, (pl_point){ at.x, at.y + 1 }, 16, PL_COLOUR_CRIT,
                     PL_COLOUR_NONE);
    ui_flow_words(&in, words, PL_STYLE_SMALL, PL_COLOUR_TEXT2, (int)strlen(bold), 18);
    if (told[0]) {
        pl_rect line =
            beside ? pl_cut_right(&at, aside) : (pl_rect){ flow->x, in.y + 4, flow->w, 18 };
        if (flow->draw) {
            pl_element status = {
                .id = ui_id(v, "told", 0), .role = PL_ROLE_STATUS, .rect = line, .name = told
            };
            pl_list_begin(v->list, &status);
            pl_list_icon(v->list, seen ? PL_ICON_CHECK : PL_ICON_CLOCK,
                         (pl_point){ line.x, line.y + 2 }, 14,
                         seen ? PL_COLOUR_STRENGTH : PL_COLOUR_DEV, PL_COLOUR_NONE);
            pl_cut_left(&line, 22);
            line.h = 18;
            ui_words(v, line, told, PL_STYLE_SMALL, PL_WEIGHT_OWN, PL_COLOUR_TEXT2);
            pl_list_end(v->list);
        }
        if (!beside)
            in.y += 22;
    }
    flow->y = in.y;
}

static void flow_head(ui_flow *flow)
{
    ui_view *v = flow->v;
    const pl_session_review *now = now_of(v);
    ui_flow in = { v, flow->draw, flow->x + PAD, flow->y + 12, flow->w - 2 * PAD };
    double wide = ui_words_width(v, "Session review", PL_STYLE_TITLE, PL_WEIGHT_OWN) + 12;
    bool beside = in.w - wide > 320;
    if (flow->draw)
        pl_part_heading(v->list, (pl_rect){ in.x, in.y, fmin(wide, in.w), 26 }, "Session review",
                        PL_STYLE_TITLE);
    ui_flow note = { v, flow->draw, beside ? in.x + wide : in.x, in.y + (beside ? 5 : 30),
                     beside ? in.w - wide : in.w };
    if (now->form->note)
        ui_flow_words(&note, now->form->note, PL_STYLE_BODY, PL_COLOUR_MUTED, 0, 20);
    in.y = fmax(note.y, in.y + 28) + 6;
    flow_at_once(&in);
    flow->y = in.y + 8;
}

/* ----- a question */

static void flow_additions(ui_flow *flow, const pl_prompt *prompt)
{
    const pl_session_review *now = now_of(flow->v);
    for (int i = 0; i < now->addition_count; i++) {
        const pl_session_addition *one = &now->additions[i];
        char day[PL_DATE_ROOM], words[PL_DATE_ROOM], head[96];
        if (strcmp(one->prompt, prompt->id) != 0)
            continue;
        pl_date_short(words, pl_date_of(day, one->said_utc));
        snprintf(head, sizeof head, "Added on %.20s by %.30s: ", words, one->writer);
        char *all = pl_format("%s%s", head, one->words);
        ui_flow_words(flow, all, PL_STYLE_BODY, PL_COLOUR_TEXT2, (int)strlen(head), 20);
        free(all);
    }
    const pl_command *add = pl_command_find("session-add");
    if (pl_command_why_not(add, flow->v->app))
        return;
    pl_control is = ui_control(flow->v, ui_prompt_id(flow->v, "add", prompt->id, 0), "Add words…",
                               "session-add", prompt->id, 0);
    double wide = pl_link_width(flow->v->list, is.name, PL_STYLE_BODY);
    if (flow->draw)
        pl_part_link(flow->v->list, (pl_rect){ flow->x, flow->y, wide, 24 }, &is, PL_STYLE_BODY);
    flow->y += 26;
}

/* One that waits to be passed on says so. */
static bool presses(const ui_view *v, const pl_prompt *prompt)
{
    const char *words = pl_app_answer_of(v->app, prompt->id).words;
    int last = prompt->choices.count - 1;
    return is_apart(prompt) && last > 1 && strcmp(words, prompt->choices.items[last]) == 0;
}

static void inside(ui_flow *flow, const pl_prompt *prompt)
{
    bool stacked = flow->v->ui->width < STACKED;
    ui_flow title = *flow, answer = *flow;
    title.w =
        stacked ? flow->w - UI_PROMPT_SAVED - UI_PROMPT_GAP : UI_PROMPT_TITLE + UI_PROMPT_NUMBER;
    ui_flow_prompt_title(&title, prompt);
    if (stacked) {
        answer.y = title.y + 8;
    } else {
        answer.x += title.w + UI_PROMPT_GAP;
        answer.w -= title.w + UI_PROMPT_GAP + UI_PROMPT_SAVED + UI_PROMPT_GAP;
    }
    ui_flow_parts(&answer, prompt);
    ui_flow_add_row(&answer, prompt,
                    prompt->fields && prompt->fields[0].answer == PL_ANSWER_CODE
                        ? "Add a participant"
                        : "Add a row");
    if (prompt->note && (is_apart(prompt) || prompt->answer == PL_ANSWER_CHOICE))
        ui_flow_words(&answer, prompt->note, PL_STYLE_SMALL,
                      presses(flow->v, prompt) ? PL_COLOUR_TEXT : PL_COLOUR_MUTED, 0, 0);
    flow_additions(&answer, prompt);
    if (flow->draw)
        ui_draw_prompt_saved(
            flow->v,
            (pl_rect){ flow->x + flow->w - UI_PROMPT_SAVED, flow->y + 2, UI_PROMPT_SAVED, 20 },
            prompt, true);
    flow->y = fmax(title.y, answer.y);
}

void ui_session_hand(ui_view *v, pl_rect rect)
{
    pl_list_fill(v->list, rect, PL_COLOUR_PANEL);
    pl_list_fill(v->list, (pl_rect){ rect.x, rect.y, 3, rect.h }, PL_COLOUR_ACCENT);
}

static void card_ground(ui_view *v, pl_rect rect, const pl_prompt *prompt, bool hand)
{
    if (!is_apart(prompt)) {
        if (hand)
            ui_session_hand(v, rect);
        pl_list_fill(v->list, (pl_rect){ rect.x, rect.y, rect.w, 1 }, PL_COLOUR_LINE);
        return;
    }
    pl_box box = { .fill = presses(v, prompt) ? PL_COLOUR_CRIT_BG
                           : hand             ? PL_COLOUR_PANEL
                                              : PL_COLOUR_BG,
                   .edge = PL_COLOUR_CRIT,
                   .radius = 8 };
    pl_list_box(v->list, rect, &box);
    pl_list_fill(v->list, (pl_rect){ rect.x, rect.y + 7, 3, rect.h - 14 }, PL_COLOUR_CRIT);
}

static void flow_question(ui_flow *flow, int at, pl_rect *hand)
{
    ui_view *v = flow->v;
    const pl_prompt *prompt = &now_of(v)->asks.prompts[at];
    bool apart = is_apart(prompt), in_hand = v->app->view.prompt == at;
    double edge = apart ? EDGE : 0;
    ui_flow in = { v, false, flow->x + PAD, flow->y + CARD_PAD + (apart ? 2 : 0),
                   flow->w - 2 * PAD };
    ui_flow measure = in;
    inside(&measure, prompt);
    double high = measure.y - flow->y + CARD_PAD + (apart ? 2 : 0);
    pl_rect rect = { flow->x + edge, flow->y, flow->w - 2 * edge, high };
    if (flow->draw) {
        pl_element card = { .id = ui_prompt_id(v, "question", prompt->id, 0),
                            .role = PL_ROLE_GROUP,
                            .state = in_hand ? PL_IS_SELECTED : 0,
                            .rect = rect,
                            .name = prompt->title ? prompt->title : prompt->text,
                            .value = prompt->id };
        pl_list_begin(v->list, &card);
        card_ground(v, rect, prompt, in_hand);
        in.draw = true;
        inside(&in, prompt);
        pl_list_end(v->list);
    }
    if (in_hand)
        *hand = rect;
    flow->y += high + (apart ? 10 : 0);
}

static void flow_form(ui_flow *flow, pl_rect *hand)
{
    const pl_session_review *now = now_of(flow->v);
    flow_head(flow);
    for (int i = 0; i < now->form_count; i++)
        flow_question(flow, i, hand);
}

/* ----- scrolled, with what is in hand in sight */

static int clamp(int at, double whole, double page)
{
    int most = whole > page ? (int)(whole - page + 0.999) : 0;
    return at < 0 ? 0 : at > most ? most : at;
}

static void into_sight(ui_view *v, pl_rect page, pl_rect hand, double whole, int *at)
{
    if (v->app->view.prompt_wanted && hand.h > 0) {
        double top = hand.y - page.y - 8, foot = hand.y + hand.h + 8 - page.y;
        if (foot - *at > page.h)
            *at = (int)(foot - page.h + 0.999);
        if (top < *at)
            *at = v->app->view.prompt == 0 ? 0 : (int)top;
        v->app->view.prompt_wanted = false;
    }
    *at = clamp(*at, whole, page.h);
}

static void scrolled(ui_view *v, pl_rect rect, int *scroll, void (*content)(ui_flow *, pl_rect *))
{
    ui_flow flow = { v, false, rect.x, rect.y, rect.w };
    pl_rect hand = { 0 };
    content(&flow, &hand);
    double whole = flow.y - rect.y;
    into_sight(v, rect, hand, whole, scroll);
    flow = (ui_flow){ v, true, rect.x, rect.y - *scroll, rect.w };
    pl_list_clip(v->list, rect);
    content(&flow, &hand);
    pl_list_unclip(v->list);
    ui_scrolls(v, rect, scroll, whole);
}

static void flow_all(ui_flow *flow, pl_rect *hand)
{
    flow_form(flow, hand);
    if (flow->draw)
        pl_list_fill(flow->v->list, (pl_rect){ flow->x, flow->y, flow->w, 1 }, PL_COLOUR_LINE);
    enum { MOST = 560 }; /* a number stands near what it is of */
    ui_flow facts = { flow->v, flow->draw, flow->x, flow->y, fmin(flow->w, MOST) };
    ui_flow_session_facts(&facts, hand);
    flow->y = facts.y;
}

static void draw_form(ui_view *v, pl_rect rect)
{
    pl_list_fill(v->list, rect, PL_COLOUR_BG);
    scrolled(v, rect, &v->app->view.session_scroll,
             v->ui->width < BESIDE && now_of(v)->facts ? flow_all : flow_form);
}

static void draw_facts(ui_view *v, pl_rect rect)
{
    pl_list_fill(v->list, rect, PL_COLOUR_PANEL);
    pl_list_fill(v->list, (pl_rect){ rect.x, rect.y, 1, rect.h }, PL_COLOUR_LINE);
    pl_cut_left(&rect, 1);
    scrolled(v, rect, &v->app->view.facts_scroll, ui_flow_session_facts);
}

/* ----- the foot */

static void draw_foot(ui_view *v, pl_rect rect)
{
    char words[160];
    const pl_session_review *now = now_of(v);
    pl_list_fill(v->list, rect, PL_COLOUR_PANEL);
    pl_list_fill(v->list, (pl_rect){ rect.x, rect.y, rect.w, 1 }, PL_COLOUR_LINE);
    pl_rect row = pl_rect_inset(rect, PAD, 0);
    ui_button finish = { .name = "We have finished",
                         .command = "session-finish",
                         .kind = PL_BUTTON_PRIMARY };
    if (now->writes && now->is_day && !now->finished_utc)
        ui_button_right(v, &row, PL_BUTTON_FOOT, 12, &finish);
    ui_session_progress(words, v);
    double wide = ui_words_width(v, words, PL_STYLE_BODY, PL_WEIGHT_OWN) + 1;
    ui_words(v, pl_cut_right(&row, fmin(wide, row.w)), words, PL_STYLE_BODY, PL_WEIGHT_OWN,
             PL_COLOUR_TEXT2);
    pl_cut_right(&row, 16);
    if (pl_app_can_answer(v->app, &now->asks.prompts[0])) {
        ui_key_hint(v, &row, "Tab", "next field");
        ui_key_hint(v, &row, "Ctrl Enter", "next question");
    }
}

int ui_session_regions(ui_state *ui, ui_region *out)
{
    if (!ui->app->session)
        return ui_library_regions(ui, out);
    pl_rect rest = { 0, 0, ui->width, ui->height };
    int n = 0;
    out[n++] =
        (ui_region){ "bar", pl_cut_top(&rest, ui_bar_height(ui)), draw_bar, UI_STILL, false };
    if (ui->width >= BESIDE && ui->app->session->now->facts)
        out[n++] = (ui_region){ "facts", pl_cut_right(&rest, FACTS), draw_facts, UI_STILL, false };
    out[n++] = (ui_region){ "foot", pl_cut_bottom(&rest, FOOT), draw_foot, UI_STILL, false };
    out[n++] = (ui_region){ "questions", rest, draw_form, UI_STILL, false };
    return n;
}
