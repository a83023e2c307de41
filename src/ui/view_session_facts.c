/* The facts of a session: numbers, times, who delivered. Never a score. */
#include "session.h"

#include <math.h>
#include <stdio.h>

enum { PAD = 20, LINE = 31, HIGH = 28, NUMBER = 44, CLOCK = 72, GAP = 8 };

static pl_answer_place place_of(const pl_prompt *prompt, const pl_prompt_field *field)
{
    return (pl_answer_place){ .prompt = prompt,
                              .field = field,
                              .kind = field ? field->answer : prompt->answer,
                              .choices = field ? &field->choices : &prompt->choices };
}

static void part(ui_flow *flow, pl_rect rect, const pl_prompt *prompt, const pl_prompt_field *field)
{
    pl_answer_place place = place_of(prompt, field);
    if (flow->draw)
        ui_draw_part(flow->v, rect, &place);
}

static void name(ui_flow *flow, pl_rect rect, const pl_prompt *prompt)
{
    if (flow->draw)
        ui_words(flow->v, rect, prompt->title ? prompt->title : prompt->text, PL_STYLE_BODY,
                 PL_WEIGHT_OWN, PL_COLOUR_TEXT);
}

/* The number at the right, and before it the codes, where there are any to say. */
static void number(ui_flow *flow, const pl_prompt *prompt)
{
    pl_rect row = { flow->x, flow->y, flow->w, HIGH };
    part(flow, pl_cut_right(&row, NUMBER), prompt, NULL);
    pl_cut_right(&row, GAP);
    for (int i = 0; i < prompt->field_count; i++) {
        part(flow, pl_cut_right(&row, 124), prompt, &prompt->fields[i]);
        pl_cut_right(&row, GAP);
    }
    name(flow, row, prompt);
    flow->y += LINE;
}

/* Planned, then real. */
static void clock(ui_flow *flow, const pl_prompt *prompt)
{
    pl_rect row = { flow->x, flow->y, flow->w, HIGH };
    part(flow, pl_cut_right(&row, CLOCK), prompt, NULL);
    pl_cut_right(&row, GAP);
    for (int i = 0; i < prompt->field_count; i++) {
        part(flow, pl_cut_right(&row, CLOCK), prompt, &prompt->fields[i]);
        pl_cut_right(&row, GAP);
    }
    name(flow, row, prompt);
    flow->y += 32;
}

static void clock_head(ui_flow *flow, const pl_prompt *prompt)
{
    pl_rect row = { flow->x, flow->y, flow->w, 20 };
    if (flow->draw && prompt->field_count == 1) {
        ui_small(flow->v, pl_cut_right(&row, CLOCK), "real", PL_WEIGHT_OWN, PL_COLOUR_MUTED);
        pl_cut_right(&row, GAP);
        ui_small(flow->v, pl_cut_right(&row, CLOCK), "planned", PL_WEIGHT_OWN, PL_COLOUR_MUTED);
    }
    flow->y += 22;
}

/* Who led it, too, and writes in it then. */
static void colleague(ui_flow *flow)
{
    ui_view *v = flow->v;
    if (pl_command_why_not(pl_command_find("session-colleague"), v->app))
        return;
    pl_control is =
        ui_control(v, ui_id(v, "colleague", 0), "Add a colleague…", "session-colleague", NULL, 0);
    double wide = pl_link_width(v->list, is.name, PL_STYLE_BODY);
    if (flow->draw)
        pl_part_link(v->list, (pl_rect){ flow->x, flow->y, wide, 24 }, &is, PL_STYLE_BODY);
    flow->y += 28;
}

/* One line for each who led it. */
static void people(ui_flow *flow, const pl_prompt *prompt)
{
    ui_view *v = flow->v;
    pl_answer_place parts[PL_ANSWER_PARTS_MOST];
    int count = pl_answer_parts(parts, v->app, prompt);
    char code[32];
    name(flow, (pl_rect){ flow->x, flow->y, flow->w, 20 }, prompt);
    flow->y += 26;
    if (!pl_app_session_code(code, v->app, 0))
        ui_flow_words(flow, "Nobody is named yet: the first answer names you.", PL_STYLE_SMALL,
                      PL_COLOUR_MUTED, 0, 24);
    for (int i = 0; i < count; i++) {
        pl_rect row = { flow->x, flow->y, flow->w, 32 };
        double wide = ui_part_choice_width(v, &parts[i]);
        pl_rect chosen = pl_cut_right(&row, wide);
        if (flow->draw && pl_app_session_code(code, v->app, i)) {
            if (i < 3)
                pl_part_facilitator(v->list, (pl_point){ row.x, row.y + 6 }, 20, (char)('A' + i),
                                    NULL);
            pl_cut_left(&row, 28);
            ui_words(v, row, code, PL_STYLE_BODY, PL_WEIGHT_OWN, PL_COLOUR_TEXT);
            ui_draw_part(v, chosen, &parts[i]);
        }
        flow->y += 36;
    }
    colleague(flow);
}

static void choice(ui_flow *flow, const pl_prompt *prompt)
{
    pl_rect row = { flow->x, flow->y, flow->w, 32 };
    pl_answer_place place = place_of(prompt, NULL);
    double wide = ui_part_choice_width(flow->v, &place);
    part(flow, pl_cut_right(&row, fmin(wide, row.w)), prompt, NULL);
    name(flow, row, prompt);
    flow->y += 36;
}

static void words(ui_flow *flow, const pl_prompt *prompt)
{
    enum { NAME = 112 };
    pl_rect row = { flow->x, flow->y, flow->w, 32 };
    name(flow, pl_cut_left(&row, NAME), prompt);
    ui_flow in = { flow->v, flow->draw, row.x, row.y, row.w };
    ui_flow_parts(&in, prompt);
    flow->y = fmax(in.y, flow->y + 36);
}

static void fact(ui_flow *flow, const pl_prompt *prompt, bool first)
{
    switch (prompt->answer) {
    case PL_ANSWER_NUMBER:
        number(flow, prompt);
        break;
    case PL_ANSWER_CLOCK:
        if (first)
            clock_head(flow, prompt);
        clock(flow, prompt);
        break;
    case PL_ANSWER_ROWS:
        people(flow, prompt);
        break;
    case PL_ANSWER_CHOICE:
        choice(flow, prompt);
        break;
    default:
        words(flow, prompt);
    }
}

/* Numbers, times and the rest are parted by lines. */
static int group_of(const pl_prompt *prompt)
{
    return prompt->answer == PL_ANSWER_NUMBER  ? 0
           : prompt->answer == PL_ANSWER_CLOCK ? 1
           : prompt->answer == PL_ANSWER_ROWS  ? 2
                                               : 3;
}

static void head(ui_flow *flow)
{
    ui_view *v = flow->v;
    const pl_session_review *now = v->app->session->now;
    pl_rect row = { flow->x, flow->y, flow->w, 20 };
    pl_utc last = 0;
    for (int i = now->form_count; i < now->asks.prompt_count; i++) {
        pl_desk_answer said;
        char key[PL_ANSWER_KEY_ROOM];
        if (pl_answer_first_said(&said, key, v->app, &now->asks.prompts[i]) && said.said_utc > last)
            last = said.said_utc;
    }
    if (flow->draw) {
        char at[UI_CLOCK_ROOM];
        if (last) {
            ui_clock(at, last);
            double wide = ui_words_width(v, at, PL_STYLE_SMALL, PL_WEIGHT_OWN) + 1;
            ui_words(v, pl_cut_right(&row, wide), at, PL_STYLE_SMALL, PL_WEIGHT_OWN,
                     PL_COLOUR_STRENGTH);
            pl_rect tick = pl_cut_right(&row, 18);
            pl_list_icon(v->list, PL_ICON_CHECK, (pl_point){ tick.x, tick.y + 3 }, 14,
                         PL_COLOUR_STRENGTH, PL_COLOUR_NONE);
            pl_cut_right(&row, 8);
        }
        double wide = ui_words_width(v, "never a score", PL_STYLE_SMALL, PL_WEIGHT_OWN) + 1;
        ui_words(v, pl_cut_right(&row, wide), "never a score", PL_STYLE_SMALL, PL_WEIGHT_OWN,
                 PL_COLOUR_MUTED);
        pl_part_heading(v->list, row, "Session facts", PL_STYLE_SECTION);
    }
    flow->y += 30;
}

static void recording(ui_flow *flow)
{
    const pl_recording *one = flow->v->app->session->now->recording;
    char at[PL_TIME_ROOM], said[80];
    snprintf(said, sizeof said, "%d part%s, %s", one->part_count, one->part_count == 1 ? "" : "s",
             ui_time(at, one->duration_us));
    ui_flow_words(flow, said, PL_STYLE_SMALL, PL_COLOUR_MUTED, 0, 18);
}

static void flow_note(ui_flow *flow, const char **note)
{
    if (*note)
        ui_flow_words(flow, *note, PL_STYLE_SMALL, PL_COLOUR_MUTED, 0, 0);
    *note = NULL;
}

void ui_flow_session_facts(ui_flow *flow, pl_rect *hand)
{
    const pl_session_review *now = flow->v->app->session->now;
    ui_flow in = { flow->v, flow->draw, flow->x + PAD, flow->y + 14, flow->w - 2 * PAD };
    int before = 0;
    head(&in);
    const char *note = NULL; /* of the group: behind it */
    for (int i = now->form_count; i < now->asks.prompt_count; i++) {
        const pl_prompt *prompt = &now->asks.prompts[i];
        int group = group_of(prompt);
        if (group != before) {
            flow_note(&in, &note);
            in.y += 8;
            if (in.draw)
                pl_list_fill(in.v->list, (pl_rect){ flow->x, in.y, flow->w, 1 }, PL_COLOUR_LINE);
            in.y += 10;
        }
        double from = in.y;
        fact(&in, prompt, group != before);
        if (prompt->note)
            note = prompt->note;
        if (flow->v->app->view.prompt == i)
            *hand = (pl_rect){ flow->x, from, flow->w, in.y - from };
        before = group;
    }
    flow_note(&in, &note);
    recording(&in);
    in.y += 14;
    ui_flow_note(
        &in, PL_ICON_INFO, PL_COLOUR_ACCENT,
        "Who reviews this session reads it beside the recording, before scoring. After its "
        "day, words can only be added, with their date.",
        PL_STYLE_SMALL, PL_COLOUR_TEXT2, 0);
    flow->y = in.y + 14;
}
