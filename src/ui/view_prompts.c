/* A question that is answered in words: its parts, in rows as there is room. Of the score sheet and of a
 * session's review alike. */
#include "prompts.h"

#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"

#include <math.h>
#include <stdio.h>

enum {
    GAP = UI_PROMPT_GAP,
    LINE = 32,
    ROW_GAP = 8,
    SHORT = 88,
    CODE = 72,
    CODES = 140,
    MOST_CHOICES = 8
};

/* ----- one answer */

typedef struct answer_look {
    pl_answer_place place;
    char key[PL_ANSWER_KEY_ROOM];
    pl_desk_answer now;
    bool hand, typed;
    bool bare; /* what is to be written there is said by a head above it */
} answer_look;

static answer_look look_of(const ui_view *v, const pl_answer_place *place)
{
    const pl_app *app = v->app;
    answer_look look = { .place = *place };
    pl_answer_key(look.key, place);
    look.now = pl_app_answer_of(app, look.key);
    look.hand = strcmp(app->view.answer, look.key) == 0;
    look.typed = look.hand && pl_app_field(app) == PL_FIELD_ANSWER;
    return look;
}

/* As ui_read_only, but for what opens after signing. */
static void read_only(const ui_view *v, pl_control *is, const pl_prompt *prompt)
{
    if (pl_app_can_answer(v->app, prompt))
        return;
    if (!pl_app_on_session(v->app)) {
        ui_read_only(v, is);
        return;
    }
    is->state = (is->state & ~(unsigned)PL_IS_DISABLED) | PL_IS_READ_ONLY;
    is->hint = pl_session_review_shut(v->app->session->now);
}

uint64_t ui_prompt_id(const ui_view *v, const char *name, const char *key, int n)
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
    if (look->place.kind == PL_ANSWER_CLOCK && !look->bare)
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
    bool line = look->place.field || pl_app_on_session(v->app); /* a line, until it has more */
    return line && high <= 58 ? LINE : fmax(high, line ? LINE : 58);
}

static void draw_field(ui_view *v, pl_rect rect, const answer_look *look)
{
    pl_field field = field_of(look);
    if (look->typed) {
        ui_text_field(v, rect, PL_FIELD_ANSWER, &field);
        return;
    }
    field.is = ui_control(v, ui_prompt_id(v, "answer", look->key, 0), title_of(look), "answer-open",
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
        out->parts[i].is = ui_control(v, ui_prompt_id(v, "choice", look->key, i),
                                      look->place.choices->items[i], "answer-choose", text, 0);
        read_only(v, &out->parts[i].is, look->place.prompt);
        if (strcmp(look->now.words, look->place.choices->items[i]) == 0)
            out->parts[i].is.state |= PL_IS_SELECTED;
        if (i > 0 && !look->place.field && look->place.prompt->seen == PL_SEEN_AT_ONCE)
            out->parts[i].fill = PL_COLOUR_CRIT; /* it is told of */
        out->control.count = i + 1;
    }
    out->control.parts = out->parts;
    out->control.is = ui_plain(v, ui_prompt_id(v, "choices", look->key, 0), title_of(look));
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
    if (!pl_app_can_answer(v->app, look->place.prompt))
        return 28;
    snprintf(words, sizeof words, "%s %s", look->now.at_us == PL_NO_TIME ? "At" : "Move to",
             ui_time(at, pl_desk_now(v->app->desk)));
    pl_control is =
        ui_control(v, ui_prompt_id(v, "at", look->key, 0), words, "answer-at", look->key, 0);
    pl_part_link(v->list, pl_cut_left(&rect, pl_link_width(v->list, words, PL_STYLE_BODY)), &is,
                 PL_STYLE_BODY);
    pl_cut_left(&rect, GAP);
    if (look->now.at_us == PL_NO_TIME)
        return 28;
    snprintf(text, sizeof text, "%.40s none", look->key);
    is = ui_control(v, ui_prompt_id(v, "no-time", look->key, 0), "No time", "answer-at", text, 0);
    pl_part_link(v->list, pl_cut_left(&rect, pl_link_width(v->list, is.name, PL_STYLE_BODY)), &is,
                 PL_STYLE_BODY);
    return 28;
}

static void draw_code(ui_view *v, pl_rect rect, const answer_look *look)
{
    const char *name = *look->now.words                      ? look->now.words
                       : pl_answer_takes_codes(&look->place) ? "Codes"
                                                             : "Code";
    bool quiet = look->bare && !*look->now.words;
    pl_button button = { .after = PL_ICON_CHEVRON_DOWN,
                         .kind = quiet ? PL_BUTTON_QUIET : PL_BUTTON_PLAIN,
                         .small = look->bare };
    button.is =
        ui_control(v, ui_prompt_id(v, "code", look->key, 0), name, "answer-open", look->key, 0);
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
        return pl_answer_takes_codes(&look->place) ? CODES : CODE;
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

static double label_of(ui_view *v, const answer_look *look, double room)
{
    if (!look->place.field || look->place.row)
        return 0;
    return fmin(ui_words_width(v, title_of(look), PL_STYLE_SMALL, PL_WEIGHT_MEDIUM) + 1, room / 2);
}

/* Of a field of words so much of the row, where what follows goes beside it: fields that have a label or
 * stand in a row, and a short one alone behind the answer itself. */
static double share_of(ui_view *v, const answer_look *look, const answer_look *next, bool last,
                       double left)
{
    enum { OWN = 200, IN_ROW = 130, LEAST_NEXT = 150, LEAST_MAIN = 280 };
    if (!next)
        return left;
    double label = label_of(v, next, left);
    double behind = ROW_GAP + label + (label > 0 ? ROW_GAP : 0) +
                    (is_wide(next) ? LEAST_NEXT : wish_of(v, next, left));
    if (!look->place.field)
        return !is_wide(next) && last && next->place.kind != PL_ANSWER_CHOICE &&
                       left - behind >= LEAST_MAIN
                   ? left - behind
                   : left;
    double own = look->place.row ? IN_ROW : OWN;
    return left - behind >= own ? own : left;
}

/* A label and the part, on this row where there is room. */
static void flow_part(line *row, const answer_look *look, const answer_look *next, bool last)
{
    ui_flow *flow = row->flow;
    ui_view *v = flow->v;
    double label = label_of(v, look, flow->w);
    bool labelled = label > 0;
    double before = labelled ? label + ROW_GAP : 0;
    double wish = wish_of(v, look, flow->w - before);
    if (row->x > 0 && row->x + before + wish > flow->w)
        end_line(row);
    double left = flow->w - row->x - before;
    double wide = is_wide(look) ? share_of(v, look, next, last, left) : wish;
    pl_rect rect = { flow->x + row->x + before, flow->y, wide, LINE };
    if (flow->draw && labelled)
        ui_words(v, (pl_rect){ flow->x + row->x, flow->y, label, LINE }, title_of(look),
                 PL_STYLE_SMALL, PL_WEIGHT_MEDIUM, PL_COLOUR_MUTED);
    row->high = fmax(row->high, draw_part(v, rect, look, flow->draw));
    row->x += before + wide + ROW_GAP;
    if (wide == left)
        end_line(row);
}

static void drop_row(line *row, const pl_prompt *prompt, int number)
{
    ui_view *v = row->flow->v;
    char text[PL_ANSWER_KEY_ROOM + 8];
    if (!pl_app_can_answer(v->app, prompt))
        return;
    if (row->x + 24 > row->flow->w)
        end_line(row);
    snprintf(text, sizeof text, "%.30s %d", prompt->id, number);
    pl_button button = {
        .kind = PL_BUTTON_QUIET, .icon = PL_ICON_CLOSE, .bare = true, .small = true
    };
    button.is = ui_control(v, ui_prompt_id(v, "drop", prompt->id, number), "Take this row away",
                           "answer-drop", text, 0);
    if (row->flow->draw)
        pl_part_button(v->list, (pl_rect){ row->flow->x + row->x, row->flow->y + 4, 24, 24 },
                       &button);
    row->high = fmax(row->high, LINE);
}

void ui_flow_parts(ui_flow *flow, const pl_prompt *prompt)
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
        bool beside = i + 1 < count && parts[i + 1].row == parts[i].row;
        answer_look next = beside ? look_of(flow->v, &parts[i + 1]) : look;
        flow_part(&row, &look, beside ? &next : NULL, i + 2 == count);
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
    }
    end_line(&row);
}

void ui_flow_add_row(ui_flow *flow, const pl_prompt *prompt, const char *words)
{
    ui_view *v = flow->v;
    if (prompt->answer != PL_ANSWER_ROWS || !pl_app_can_answer(v->app, prompt))
        return;
    pl_control is =
        ui_control(v, ui_prompt_id(v, "row", prompt->id, 0), words, "answer-row", prompt->id, 0);
    if (flow->draw)
        pl_part_link(
            v->list,
            (pl_rect){ flow->x, flow->y, pl_link_width(v->list, is.name, PL_STYLE_BODY), 24 }, &is,
            PL_STYLE_BODY);
    flow->y += 24 + 4;
}

double ui_part_choice_width(ui_view *v, const pl_answer_place *place)
{
    answer_look look = look_of(v, place);
    return choices_width(v, &look);
}

void ui_draw_part(ui_view *v, pl_rect rect, const pl_answer_place *place)
{
    answer_look look = look_of(v, place);
    look.bare = true;
    if (place->kind == PL_ANSWER_CHOICE)
        flow_choices(v, rect, &look, true);
    else if (place->kind == PL_ANSWER_CODE)
        draw_code(v, rect, &look);
    else
        draw_field(v, rect, &look);
}

/* ----- beside and above the answers */

/* Of all its parts: waiting, half-written, or when the last was saved. */
static const char *saved_words(char out[16], const ui_view *v, const pl_prompt *prompt, bool always)
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
        return always ? "Not yet" : NULL;
    char time[8];
    snprintf(out, 16, always ? "%s" : "saved %s", ui_clock(time, last));
    return out;
}

void ui_draw_prompt_saved(ui_view *v, pl_rect rect, const pl_prompt *prompt, bool always)
{
    char room[16];
    const char *words = saved_words(room, v, prompt, always);
    if (!words)
        return;
    bool saved = words == room;
    double wide = ui_words_width(v, words, PL_STYLE_SMALL, PL_WEIGHT_OWN) + 1;
    pl_element status = { .id = ui_prompt_id(v, "saved", prompt->id, 0),
                          .role = PL_ROLE_STATUS,
                          .rect = rect,
                          .name = words };
    pl_list_begin(v->list, &status);
    pl_rect text = pl_cut_right(&rect, wide), icon = { text.x - 18, text.y + 3, 14, 14 };
    pl_list_icon(v->list, saved ? PL_ICON_CHECK : PL_ICON_DASHED_RING, (pl_point){ icon.x, icon.y },
                 14, saved ? PL_COLOUR_STRENGTH : PL_COLOUR_MUTED, PL_COLOUR_NONE);
    ui_words(v, text, words, PL_STYLE_SMALL, PL_WEIGHT_OWN,
             saved ? PL_COLOUR_STRENGTH : PL_COLOUR_MUTED);
    pl_list_end(v->list);
}

static void draw_number(ui_view *v, double x, double y, const char *id)
{
    pl_box ring = { .edge = PL_COLOUR_TEXT2, .width = 1.5, .radius = UI_PROMPT_NUMBER / 2.0 };
    pl_list_box(v->list, (pl_rect){ x, y, UI_PROMPT_NUMBER, UI_PROMPT_NUMBER }, &ring);
    pl_run run = {
        .text = id,
        .type = { .style = PL_STYLE_TINY, .weight = PL_WEIGHT_SEMIBOLD, .tabular = true },
        .colour = PL_COLOUR_TEXT,
        .align = PL_ALIGN_CENTRE
    };
    pl_part_text(v->list, (pl_rect){ x, y, UI_PROMPT_NUMBER, UI_PROMPT_NUMBER }, &run);
}

void ui_flow_prompt_title(ui_flow *flow, const pl_prompt *prompt)
{
    ui_flow words = *flow;
    words.x += UI_PROMPT_NUMBER + 10;
    words.w -= UI_PROMPT_NUMBER + 10;
    words.y += 2;
    if (flow->draw)
        draw_number(flow->v, flow->x, flow->y, prompt->id);
    const char *title = prompt->title ? prompt->title : prompt->text;
    ui_flow_words(&words, title, PL_STYLE_BODY, PL_COLOUR_TEXT, (int)strlen(title), 20);
    if (prompt->title)
        ui_flow_words(&words, prompt->text, PL_STYLE_SMALL, PL_COLOUR_MUTED, 0, 0);
    flow->y = fmax(words.y, flow->y + UI_PROMPT_NUMBER);
}
