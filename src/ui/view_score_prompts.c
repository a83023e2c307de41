/* Questions that are answered in words, as cards of the sheet: number, title and text, what is answered, and
 * whether it is saved. */
#include "score.h"

#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"
#include "plumbline/command/answers.h"

#include <math.h>
#include <stdio.h>

enum {
    PAD = 16,
    TITLE_WIDE = 188,
    SAVED_WIDE = 88,
    NUMBER = 24,
    GAP = 12,
    LINE = 32,
    ROW_GAP = 8,
    SHORT = 88,
    CODE = 72,
    LEAST = 560, /* narrower: titles stand above the answers */
    MOST_CHOICES = 8
};

/* ----- one answer */

typedef struct answer_look {
    pl_answer_place place;
    char key[PL_ANSWER_KEY_ROOM];
    pl_desk_answer now;
    bool hand, typed;
} answer_look;

static answer_look look_of(const ui_view *v, const pl_answer_place *place)
{
    const pl_app *app = v->app;
    answer_look look = { .place = *place };
    pl_answer_key(look.key, place);
    look.now = pl_desk_answer_of(app->desk, look.key);
    look.hand = strcmp(app->view.answer, look.key) == 0;
    look.typed = look.hand && pl_app_field(app) == PL_FIELD_ANSWER;
    return look;
}

/* As ui_read_only, but for what opens after signing. */
static void read_only(const ui_view *v, pl_control *is, const pl_prompt *prompt)
{
    if (!pl_desk_can_answer(v->app->desk, prompt))
        ui_read_only(v, is);
}

static uint64_t id_of(const ui_view *v, const char *name, const char *key, int n)
{
    char words[PL_ANSWER_KEY_ROOM + 24];
    snprintf(words, sizeof words, "%s %s", name, key);
    return ui_id(v, words, n);
}

static const char *title_of(const answer_look *look)
{
    const pl_prompt *prompt = look->place.prompt;
    return look->place.field ? look->place.field->title
           : prompt->title   ? prompt->title
                             : prompt->text;
}

static pl_field field_of(const answer_look *look)
{
    bool lines = look->place.kind == PL_ANSWER_WORDS || look->place.kind == PL_ANSWER_MOMENT;
    pl_field field = { .is = { .name = title_of(look) },
                       .text = look->now.half ? look->now.half : look->now.words,
                       .lines = lines,
                       .tabular = !lines };
    if (look->place.kind == PL_ANSWER_CLOCK)
        field.placeholder = "18:05";
    else if (look->place.field && look->place.row)
        field.placeholder = title_of(look);
    return field;
}

static double field_high(ui_view *v, const answer_look *look, double wide)
{
    pl_field field = field_of(look);
    if (!field.lines)
        return LINE;
    if (look->typed)
        field.text = pl_edit_words(&v->app->fields[PL_FIELD_ANSWER]);
    double high = pl_field_height(v->list, wide, &field);
    double least = look->place.field ? LINE : 58;
    return look->place.field && high <= 58 ? LINE : fmax(high, least);
}

static void draw_field(ui_view *v, pl_rect rect, const answer_look *look)
{
    pl_field field = field_of(look);
    if (look->typed) {
        ui_text_field(v, rect, PL_FIELD_ANSWER, &field);
        return;
    }
    field.is = ui_control(v, id_of(v, "answer", look->key, 0), title_of(look), "answer-open",
                          look->key, 0);
    read_only(v, &field.is, look->place.prompt);
    pl_part_field(v->list, rect, &field);
}

/* ----- choices */

typedef struct choices {
    pl_segment parts[MOST_CHOICES];
    pl_segmented control;
} choices;

static void choices_of(choices *out, ui_view *v, const answer_look *look)
{
    char text[PL_ANSWER_KEY_ROOM + 8];
    *out = (choices){ 0 };
    int count = look->place.choices->count;
    for (int i = 0; i < count && i < MOST_CHOICES; i++) {
        snprintf(text, sizeof text, "%.30s %d", look->key, i + 1);
        out->parts[i].is = ui_control(v, id_of(v, "choice", look->key, i),
                                      look->place.choices->items[i], "answer-choose", text, 0);
        read_only(v, &out->parts[i].is, look->place.prompt);
        if (strcmp(look->now.words, look->place.choices->items[i]) == 0)
            out->parts[i].is.state |= PL_IS_SELECTED;
        out->control.count = i + 1;
    }
    out->control.parts = out->parts;
    out->control.is = ui_plain(v, id_of(v, "choices", look->key, 0), title_of(look));
    if (look->hand && v->app->view.dialog == PL_DIALOG_NONE)
        out->control.is.state |= PL_IS_FOCUS;
}

static double choices_width(ui_view *v, const answer_look *look)
{
    pl_segment parts[MOST_CHOICES] = { 0 };
    pl_segmented control = { .parts = parts };
    for (int i = 0; i < look->place.choices->count && i < MOST_CHOICES; i++) {
        parts[i].is.name = look->place.choices->items[i];
        control.count = i + 1;
    }
    return pl_segmented_width(v->list, &control);
}

/* In one line, or where there is no room for it below one another. */
static double flow_choices(ui_view *v, pl_rect rect, const answer_look *look, bool draw)
{
    choices all;
    bool line = choices_width(v, look) <= rect.w;
    double high = line ? LINE : 26.0 * look->place.choices->count;
    if (!draw)
        return high;
    choices_of(&all, v, look);
    if (line) {
        pl_part_segmented(v->list, (pl_rect){ rect.x, rect.y, choices_width(v, look), LINE },
                          &all.control);
        return high;
    }
    for (int i = 0; i < all.control.count; i++) {
        pl_control is = all.parts[i].is;
        is.state |= is.state & PL_IS_SELECTED ? PL_IS_CHECKED : 0;
        is.state &= ~(unsigned)PL_IS_SELECTED;
        bool ring = is.state & PL_IS_CHECKED || (i == 0 && !*look->now.words);
        is.state |= ring ? all.control.is.state & PL_IS_FOCUS : 0;
        pl_part_radio(v->list, (pl_rect){ rect.x, rect.y + 26 * i, rect.w, 24 }, &is, true);
    }
    return high;
}

/* ----- moments */

/* Below its words: "at 0:12:34", and taking the playhead. */
static double flow_moment(ui_view *v, pl_rect rect, const answer_look *look, bool draw)
{
    char at[PL_TIME_ROOM], words[64], text[PL_ANSWER_KEY_ROOM + 8];
    if (!draw)
        return 28;
    rect.h = 24;
    if (look->now.at_us != PL_NO_TIME) {
        snprintf(words, sizeof words, "at %s", ui_time(at, look->now.at_us));
        double wide = ui_words_width(v, words, PL_STYLE_BODY, PL_WEIGHT_MEDIUM) + 2;
        ui_words(v, pl_cut_left(&rect, wide), words, PL_STYLE_BODY, PL_WEIGHT_MEDIUM,
                 PL_COLOUR_TEXT);
        pl_cut_left(&rect, GAP);
    }
    if (!pl_desk_can_answer(v->app->desk, look->place.prompt))
        return 28;
    snprintf(words, sizeof words, "%s %s", look->now.at_us == PL_NO_TIME ? "At" : "Move to",
             ui_time(at, pl_desk_now(v->app->desk)));
    pl_control is = ui_control(v, id_of(v, "at", look->key, 0), words, "answer-at", look->key, 0);
    pl_part_link(v->list, pl_cut_left(&rect, pl_link_width(v->list, words, PL_STYLE_BODY)), &is,
                 PL_STYLE_BODY);
    pl_cut_left(&rect, GAP);
    if (look->now.at_us == PL_NO_TIME)
        return 28;
    snprintf(text, sizeof text, "%.40s none", look->key);
    is = ui_control(v, id_of(v, "no-time", look->key, 0), "No time", "answer-at", text, 0);
    pl_part_link(v->list, pl_cut_left(&rect, pl_link_width(v->list, is.name, PL_STYLE_BODY)), &is,
                 PL_STYLE_BODY);
    return 28;
}

static void draw_code(ui_view *v, pl_rect rect, const answer_look *look)
{
    const char *name = *look->now.words ? look->now.words : "Code";
    pl_button button = { .after = PL_ICON_CHEVRON_DOWN };
    button.is = ui_control(v, id_of(v, "code", look->key, 0), name, "answer-open", look->key, 0);
    read_only(v, &button.is, look->place.prompt);
    if (look->hand && v->app->view.dialog == PL_DIALOG_NONE)
        button.is.state |= PL_IS_FOCUS;
    pl_part_button(v->list, rect, &button);
}

/* ----- the parts beside and below one another */

static double wish_of(ui_view *v, const answer_look *look, double room)
{
    switch (look->place.kind) {
    case PL_ANSWER_NUMBER:
    case PL_ANSWER_CLOCK:
        return SHORT;
    case PL_ANSWER_CODE:
        return CODE;
    case PL_ANSWER_CHOICE:
        return fmin(room, choices_width(v, look));
    default:
        return room < 200 ? room : 200;
    }
}

static bool is_wide(const answer_look *look)
{
    return look->place.kind == PL_ANSWER_WORDS || look->place.kind == PL_ANSWER_MOMENT;
}

static double draw_part(ui_view *v, pl_rect rect, const answer_look *look, bool draw)
{
    double high = LINE;
    if (look->place.kind == PL_ANSWER_CHOICE)
        return flow_choices(v, rect, look, draw);
    if (look->place.kind == PL_ANSWER_CODE) {
        if (draw)
            draw_code(v, (pl_rect){ rect.x, rect.y, rect.w, LINE }, look);
        return LINE;
    }
    high = field_high(v, look, rect.w);
    if (draw)
        draw_field(v, (pl_rect){ rect.x, rect.y, rect.w, high }, look);
    if (look->place.kind == PL_ANSWER_MOMENT)
        high += 4 + flow_moment(v, (pl_rect){ rect.x, rect.y + high + 4, rect.w, 24 }, look, draw);
    return high;
}

typedef struct line {
    ui_flow *flow;
    double x, high; /* of the row that is being filled */
} line;

static void end_line(line *row)
{
    if (row->high > 0)
        row->flow->y += row->high + ROW_GAP;
    row->x = row->high = 0;
}

/* A label and the part, on this row where there is room. */
static void flow_part(line *row, const answer_look *look)
{
    ui_flow *flow = row->flow;
    ui_view *v = flow->v;
    bool labelled = look->place.field && !look->place.row;
    double label =
        labelled ? ui_words_width(v, title_of(look), PL_STYLE_SMALL, PL_WEIGHT_MEDIUM) + 1 : 0;
    label = fmin(label, flow->w / 2);
    double before = labelled ? label + ROW_GAP : 0;
    double wish = wish_of(v, look, flow->w - before);
    if (row->x > 0 && row->x + before + wish > flow->w)
        end_line(row);
    double left = flow->w - row->x - before, wide = is_wide(look) ? left : wish;
    pl_rect rect = { flow->x + row->x + before, flow->y, wide, LINE };
    if (flow->draw && labelled)
        ui_words(v, (pl_rect){ flow->x + row->x, flow->y, label, LINE }, title_of(look),
                 PL_STYLE_SMALL, PL_WEIGHT_MEDIUM, PL_COLOUR_MUTED);
    row->high = fmax(row->high, draw_part(v, rect, look, flow->draw));
    row->x += before + wide + ROW_GAP;
    if (is_wide(look))
        end_line(row);
}

static void drop_row(line *row, const pl_prompt *prompt, int number)
{
    ui_view *v = row->flow->v;
    char text[PL_ANSWER_KEY_ROOM + 8];
    if (!pl_desk_can_answer(v->app->desk, prompt))
        return;
    if (row->x + 24 > row->flow->w)
        end_line(row);
    snprintf(text, sizeof text, "%.30s %d", prompt->id, number);
    pl_button button = {
        .kind = PL_BUTTON_QUIET, .icon = PL_ICON_CLOSE, .bare = true, .small = true
    };
    button.is = ui_control(v, id_of(v, "drop", prompt->id, number), "Take this row away",
                           "answer-drop", text, 0);
    if (row->flow->draw)
        pl_part_button(v->list, (pl_rect){ row->flow->x + row->x, row->flow->y + 4, 24, 24 },
                       &button);
    row->high = fmax(row->high, LINE);
}

static void flow_parts(ui_flow *flow, const pl_prompt *prompt)
{
    pl_answer_place parts[PL_ANSWER_PARTS_MOST];
    int count = pl_answer_parts(parts, flow->v->app, prompt);
    bool rows = prompt->answer == PL_ANSWER_ROWS;
    line row = { .flow = flow };
    for (int i = 0; i < count; i++) {
        answer_look look = look_of(flow->v, &parts[i]);
        bool last = i + 1 == count || parts[i + 1].row != parts[i].row;
        ui_flow narrower = *flow; /* room for taking the row away */
        if (rows && last)
            narrower.w -= 32;
        row.flow = &narrower;
        double high = row.high;
        flow_part(&row, &look);
        flow->y = narrower.y;
        row.flow = flow;
        if (rows && last) {
            if (row.high == 0) { /* the wide part ended the row */
                flow->y -= ROW_GAP + LINE;
                row = (line){ flow, flow->w - 24, LINE };
            }
            drop_row(&row, prompt, parts[i].row);
            end_line(&row);
        }
        (void)high;
    }
    end_line(&row);
}

/* ----- beside and below the answers */

/* Of all its parts: waiting, half-written, or when the last was saved. */
static const char *saved_words(char out[16], const ui_view *v, const pl_prompt *prompt)
{
    pl_answer_place parts[PL_ANSWER_PARTS_MOST];
    int count = pl_answer_parts(parts, v->app, prompt);
    bool waiting = false, half = false;
    pl_utc last = 0;
    for (int i = 0; i < count; i++) {
        answer_look look = look_of(v, &parts[i]);
        waiting = waiting || look.now.waiting;
        half = half || look.now.half;
        last = look.now.said_utc > last ? look.now.said_utc : last;
    }
    if (waiting)
        return "Saving…";
    if (half)
        return "Not yet";
    if (!last)
        return NULL;
    char time[8];
    snprintf(out, 16, "saved %s", ui_clock(time, last));
    return out;
}

static void draw_saved(ui_view *v, pl_rect rect, const pl_prompt *prompt)
{
    char room[16];
    const char *words = saved_words(room, v, prompt);
    if (!words)
        return;
    bool saved = words == room;
    double wide = ui_words_width(v, words, PL_STYLE_SMALL, PL_WEIGHT_OWN) + 1;
    pl_element status = {
        .id = id_of(v, "saved", prompt->id, 0), .role = PL_ROLE_STATUS, .rect = rect, .name = words
    };
    pl_list_begin(v->list, &status);
    pl_rect text = pl_cut_right(&rect, wide), icon = { text.x - 18, text.y + 3, 14, 14 };
    pl_list_icon(v->list, saved ? PL_ICON_CHECK : PL_ICON_DASHED_RING, (pl_point){ icon.x, icon.y },
                 14, saved ? PL_COLOUR_STRENGTH : PL_COLOUR_MUTED, PL_COLOUR_NONE);
    ui_words(v, text, words, PL_STYLE_SMALL, PL_WEIGHT_OWN,
             saved ? PL_COLOUR_STRENGTH : PL_COLOUR_MUTED);
    pl_list_end(v->list);
}

/* One switch of what the writer of an answer chooses. */
static void flow_switch(ui_flow *flow, const pl_prompt *prompt, const char *name,
                        const char *command, bool on)
{
    ui_view *v = flow->v;
    pl_control is = ui_control(v, id_of(v, command, prompt->id, 0), name, command, prompt->id, 0);
    if (!on && !pl_desk_can_answer(v->app->desk, prompt))
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
    ui_view *v = flow->v;
    bool write = pl_desk_can_answer(v->app->desk, prompt);
    if (prompt->answer == PL_ANSWER_ROWS && write) {
        pl_control is =
            ui_control(v, id_of(v, "row", prompt->id, 0), "Add a row", "answer-row", prompt->id, 0);
        if (flow->draw)
            pl_part_link(
                v->list,
                (pl_rect){ flow->x, flow->y, pl_link_width(v->list, is.name, PL_STYLE_BODY), 24 },
                &is, PL_STYLE_BODY);
        flow->y += 24 + 4;
    }
    if (prompt->note)
        ui_flow_words(flow, prompt->note, PL_STYLE_SMALL, PL_COLOUR_MUTED, 0, 0);
    flow_chosen(flow, prompt);
}

/* ----- the card */

static void draw_number(ui_view *v, double x, double y, const char *id)
{
    pl_box ring = { .edge = PL_COLOUR_TEXT2, .width = 1.5, .radius = NUMBER / 2.0 };
    pl_list_box(v->list, (pl_rect){ x, y, NUMBER, NUMBER }, &ring);
    pl_run run = {
        .text = id,
        .type = { .style = PL_STYLE_TINY, .weight = PL_WEIGHT_SEMIBOLD, .tabular = true },
        .colour = PL_COLOUR_TEXT,
        .align = PL_ALIGN_CENTRE
    };
    pl_part_text(v->list, (pl_rect){ x, y, NUMBER, NUMBER }, &run);
}

/* Number, title and text. */
static void flow_title(ui_flow *flow, const pl_prompt *prompt)
{
    ui_flow words = *flow;
    words.x += NUMBER + 10;
    words.w -= NUMBER + 10;
    words.y += 2;
    if (flow->draw)
        draw_number(flow->v, flow->x, flow->y, prompt->id);
    const char *title = prompt->title ? prompt->title : prompt->text;
    ui_flow_words(&words, title, PL_STYLE_BODY, PL_COLOUR_TEXT, (int)strlen(title), 20);
    if (prompt->title)
        ui_flow_words(&words, prompt->text, PL_STYLE_SMALL, PL_COLOUR_MUTED, 0, 0);
    flow->y = fmax(words.y, flow->y + NUMBER);
}

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
    flow_parts(flow, prompt);
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
    flow_title(&title, prompt);
    if (stacked) {
        answer.y = title.y + ROW_GAP;
    } else {
        answer.x += title.w + GAP;
        answer.w -= title.w + GAP + SAVED_WIDE + GAP;
    }
    flow_answer(&answer, prompt);
    if (flow->draw)
        draw_saved(flow->v, (pl_rect){ in.x + in.w - SAVED_WIDE, in.y + 2, SAVED_WIDE, 20 },
                   prompt);
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
