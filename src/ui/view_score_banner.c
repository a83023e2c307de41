/* What comes first: someone may be at risk, and concerns about practice. What is open has a banner; what was
 * answered, and what was written, stays as a quiet line. */
#include "score.h"

#include <stdio.h>

enum { BUTTON = 28, BETWEEN = 8, INSIDE = 11, AFTER_ICON = 28 };

/* Buttons beside the words, from the right; gives the room that they take. */
static double aside_width(ui_view *v, const ui_button *buttons, int count)
{
    double wide = 0;
    for (int i = 0; i < count; i++)
        wide += ui_button_width(v, &buttons[i]) + BETWEEN;
    return wide + 4;
}

static void draw_aside(ui_view *v, pl_rect rect, const ui_button *buttons, int count)
{
    pl_rect row = { rect.x + INSIDE, rect.y + 9, rect.w - 2 * INSIDE, BUTTON };
    for (int i = count - 1; i >= 0; i--)
        ui_button_right(v, &row, BUTTON, BETWEEN, &buttons[i]);
}

/* Buttons in rows, as many in each as there is room for. */
static void flow_buttons(ui_flow *flow, const ui_button *buttons, int count)
{
    double x = 0;
    for (int i = 0; i < count; i++) {
        double wide = ui_button_width(flow->v, &buttons[i]);
        if (x > 0 && x + wide > flow->w) {
            x = 0;
            flow->y += BUTTON + BETWEEN;
        }
        double most = wide < flow->w ? wide : flow->w;
        if (flow->draw)
            ui_part_button(flow->v, (pl_rect){ flow->x + x, flow->y, most, BUTTON }, &buttons[i]);
        x += wide + BETWEEN;
    }
    flow->y += BUTTON;
}

static void risk(ui_flow *flow, const pl_risk *risk, int n)
{
    ui_view *v = flow->v;
    char at[PL_TIME_ROOM], id[PL_ID_ROOM], heading[80], watch[48];
    pl_id_format(id, risk->id);
    ui_time(at, risk->at_us);
    snprintf(heading, sizeof heading, "Someone may be at risk, %s", at);
    snprintf(watch, sizeof watch, "Watch %s", at);
    ui_button aside = {
        .name = watch, .command = "risk-watch", .text = id, .small = true, .index = n
    };
    const ui_button answers[] = {
        { .name = "Yes: by whom, to whom, when…",
          .command = "risk-open",
          .text = id,
          .small = true,
          .id = "risk-yes",
          .index = n },
        { .name = "No or not sure: follow your safeguarding route now",
          .command = "risk-route",
          .text = id,
          .small = true,
          .index = n },
        { .name = "Done: who was told, when…",
          .command = "risk-open",
          .text = id,
          .number = 1,
          .small = true,
          .id = "risk-done",
          .index = n },
    };
    pl_banner banner = { .colour = PL_COLOUR_CRIT,
                         .icon = PL_ICON_OCTAGON,
                         .head = heading,
                         .words = "Stop and check this first. Do you know that it was passed on? "
                                  "Write as little as another person needs to act. No names.",
                         .aside = aside_width(v, &aside, 1) };
    double words = pl_banner_height(v->list, flow->w, &banner);
    ui_flow rows = { v, false, flow->x + INSIDE + AFTER_ICON, flow->y + words - 1,
                     flow->w - 2 * INSIDE - AFTER_ICON };
    ui_flow measure = rows;
    flow_buttons(&measure, answers, (int)PL_COUNT(answers));
    pl_rect rect = { flow->x, flow->y, flow->w, measure.y + 9 - flow->y };
    if (flow->draw) {
        pl_part_banner(v->list, rect, &banner);
        draw_aside(v, rect, &aside, 1);
        rows.draw = true;
        flow_buttons(&rows, answers, (int)PL_COUNT(answers));
    }
    flow->y += rect.h + BETWEEN;
}

/* Whom to speak with, and what to write. What came from a partner service is written nowhere. */
static void concern_words(char out[224], const pl_desk *desk, const pl_matter *matter)
{
    const pl_check_question *question =
        matter->item ? pl_rubric_question_find(desk->facts.rubric, matter->item) : NULL;
    const pl_review_facilitator *one = pl_review_slot(desk->facts.review, matter->about);
    if (question && question->hide_moment)
        snprintf(out, 224, "%.220s", question->route ? question->route : "Write the time only.");
    else
        snprintf(out, 224,
                 "Write what was seen and heard. Speak with %.40s before this is released.",
                 one ? one->code : "the facilitators");
}

static void concern_head(char out[128], const pl_matter *matter)
{
    char at[PL_TIME_ROOM], who[32] = "the session";
    ui_time(at, matter->at_us);
    if (matter->about != PL_WHO_SESSION)
        snprintf(who, sizeof who, "facilitator %c", matter->about);
    snprintf(out, 128, "A concern about practice: %.15s%s%s, %s", matter->item ? matter->item : "",
             matter->item ? ", " : "", who, at);
}

static void concern(ui_flow *flow, const pl_matter *matter, int n)
{
    ui_view *v = flow->v;
    char at[PL_TIME_ROOM], id[PL_ID_ROOM], heading[128], words[224], watch[48];
    pl_id_format(id, matter->id);
    ui_time(at, matter->at_us);
    concern_head(heading, matter);
    concern_words(words, v->app->desk, matter);
    snprintf(watch, sizeof watch, "Watch %s", at);
    const ui_button aside[] = {
        { .name = watch, .command = "matter-watch", .text = id, .small = true, .index = n },
        { .name = "Write it up", .command = "concern", .text = id, .small = true, .index = n },
    };
    pl_banner banner = {
        .colour = PL_COLOUR_DEV, .head = heading, .words = words, .aside = aside_width(v, aside, 2)
    };
    pl_rect rect = { flow->x, flow->y, flow->w, pl_banner_height(v->list, flow->w, &banner) };
    if (flow->draw) {
        pl_part_banner(v->list, rect, &banner);
        pl_list_icon(v->list, PL_ICON_CRITICAL, (pl_point){ rect.x + INSIDE, rect.y + 9 }, 20,
                     PL_COLOUR_CRIT, PL_COLOUR_DEV_BG);
        draw_aside(v, rect, aside, 2);
    }
    flow->y += rect.h + BETWEEN;
}

/* ----- what has its answer */

typedef struct quiet {
    const char *head, *words, *command;
    pl_icon icon;
    pl_id id;
} quiet;

static void quiet_line(ui_flow *flow, const quiet *line, int n)
{
    enum { ICON = 14, LEAST = 16, PAD = 4 };
    ui_view *v = flow->v;
    char text[600], id[PL_ID_ROOM];
    double link = pl_link_width(v->list, "Watch", PL_STYLE_SMALL), left = INSIDE + AFTER_ICON;
    int bold = snprintf(text, sizeof text, "%s.", line->head);
    snprintf(text + bold, sizeof text - (size_t)bold, " %.400s", line->words);
    ui_flow words = { v, flow->draw, flow->x + left, flow->y + PAD,
                      flow->w - left - link - BETWEEN - INSIDE };
    ui_flow_words(&words, text, PL_STYLE_SMALL, PL_COLOUR_TEXT2, bold, LEAST);
    pl_rect row = { flow->x, flow->y, flow->w, words.y + PAD - flow->y };
    flow->y = row.y + row.h;
    if (!flow->draw)
        return;
    pl_list_icon(v->list, line->icon, (pl_point){ row.x + INSIDE + 3, row.y + PAD + 1 }, ICON,
                 PL_COLOUR_CRIT, PL_COLOUR_BG);
    pl_control is = ui_control(v, ui_id(v, line->command, n), "Watch", line->command,
                               pl_id_format(id, line->id), 0);
    pl_rect place = { row.x + row.w - INSIDE - link, row.y + PAD, link, LEAST };
    pl_part_link(v->list, place, &is, PL_STYLE_SMALL);
}

/* "Answered: passed on by the facilitator to the case holder, the same evening." */
static void answered(ui_flow *flow, const pl_risk *risk, int n)
{
    char at[PL_TIME_ROOM], head[80], words[400];
    const char *to = risk->to_role ? risk->to_role : "", *by = risk->by_role ? risk->by_role : "";
    const char *when = risk->when_words ? risk->when_words : "";
    snprintf(head, sizeof head, "Someone may be at risk, %s", ui_time(at, risk->at_us));
    if (strcmp(risk->answer, "passed-on") == 0)
        snprintf(words, sizeof words, "Answered: passed on by %.100s to %.100s, %.100s.", by, to,
                 when);
    else
        snprintf(words, sizeof words, "Answered: done. Told: %.100s, %.100s.", to, when);
    quiet line = { head, words, "risk-watch", PL_ICON_OCTAGON, risk->id };
    quiet_line(flow, &line, n);
}

static void written(ui_flow *flow, const pl_matter *matter, int n)
{
    char head[128];
    concern_head(head, matter);
    quiet line = { head, matter->words, "matter-watch", PL_ICON_CRITICAL, matter->id };
    quiet_line(flow, &line, n);
}

static void quiet_lines(ui_flow *flow)
{
    const pl_review_facts *facts = &flow->v->app->desk->facts;
    for (int i = 0; i < facts->risks.count; i++)
        if (facts->risks.items[i].answer)
            answered(flow, &facts->risks.items[i], i);
    for (int i = 0; i < facts->matters.count; i++)
        if (!facts->matters.items[i].withdrawn && facts->matters.items[i].words)
            written(flow, &facts->matters.items[i], i);
}

bool ui_score_has_strip(const ui_state *ui)
{
    /* what somebody wrote that is seen at once has no banner of its own */
    return ui_size_class(ui) >= 2 ||
           (pl_at_once_open(&ui->app->desk->facts.at_once, 0) && !ui_open_risk(ui->app));
}

void ui_flow_banners(ui_flow *flow)
{
    const pl_review_facts *facts = &flow->v->app->desk->facts;
    double from = flow->y;
    bool strip = ui_score_has_strip(flow->v->ui);
    for (int i = 0; i < facts->risks.count && !strip; i++)
        if (!facts->risks.items[i].answer)
            risk(flow, &facts->risks.items[i], i);
    for (int i = 0; i < facts->matters.count && !facts->review->is_signed; i++)
        if (!facts->matters.items[i].withdrawn && !facts->matters.items[i].words)
            concern(flow, &facts->matters.items[i], i);
    quiet_lines(flow);
    if (flow->y > from)
        flow->y += 2;
}
