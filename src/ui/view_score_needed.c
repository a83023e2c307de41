/* Beside the sheet: figures, what is left to sign, and the sign-off at the foot. */
#include "score.h"

#include <math.h>
#include <stdio.h>

enum { PAD = 16, GAP = 12, ROW_GAP = 8, BUTTON = 40 };

/* ----- what is left */

static void missing_words(char out[200], const pl_missing *missing, bool service)
{
    const char *who = "";
    char slot[8] = "";
    if (missing->who == PL_WHO_SESSION)
        who = service ? "" : " Session";
    else if (missing->who) {
        snprintf(slot, sizeof slot, " %c", missing->who);
        who = slot;
    }
    if (strcmp(missing->what, "score") == 0)
        snprintf(out, 200, "%.16s%s: a score", missing->item, who);
    else if (strcmp(missing->what, "check") == 0)
        snprintf(out, 200, "%.16s: an answer", missing->item);
    else
        snprintf(out, 200, "%.190s", missing->words);
}

static bool is_critical(const pl_missing *missing)
{
    return strcmp(missing->what, "risk") == 0 || strcmp(missing->what, "words") == 0;
}

/* Two ways on, and none of them is blocked. */
static void watched_row(ui_flow *flow, const pl_missing *missing, int n)
{
    ui_view *v = flow->v;
    static const struct {
        const char *name, *command;
    } ways[] = { { "Watch more", "go-missing" }, { "Sign with a reason", "sign-with-less" } };
    ui_flow_note(flow, PL_ICON_WARNING, PL_COLOUR_DEV, missing->words, PL_STYLE_BODY,
                 PL_COLOUR_TEXT, 0);
    pl_rect row = { flow->x + 24, flow->y + 2, flow->w - 24, 20 };
    flow->y += 24;
    for (size_t i = 0; flow->draw && i < PL_COUNT(ways); i++) {
        pl_control is =
            ui_control(v, ui_id(v, ways[i].command, n), ways[i].name, ways[i].command, NULL, n);
        double wide = pl_link_width(v->list, ways[i].name, PL_STYLE_SMALL);
        pl_part_link(v->list, pl_cut_left(&row, wide), &is, PL_STYLE_SMALL);
        pl_cut_left(&row, 16);
    }
}

static void missing_row(ui_flow *flow, const pl_missing *missing, int n)
{
    ui_view *v = flow->v;
    char words[200];
    if (strcmp(missing->what, "watched") == 0) {
        watched_row(flow, missing, n);
        return;
    }
    missing_words(words, missing, v->app->desk->facts.review->service != NULL);
    double link = pl_link_width(v->list, "Go", PL_STYLE_SMALL);
    bool critical = is_critical(missing);
    pl_rect row = ui_flow_note(flow, critical ? PL_ICON_OCTAGON : PL_ICON_WARNING,
                               critical ? PL_COLOUR_CRIT : PL_COLOUR_DEV, words, PL_STYLE_BODY,
                               PL_COLOUR_TEXT, link + 8);
    if (!flow->draw)
        return;
    pl_control is = ui_control(v, ui_id(v, "go", n), "Go", "go-missing", NULL, n);
    if (!is.hint)
        is.hint = missing->words;
    pl_part_link(v->list, pl_rect_middle(pl_cut_right(&row, link), link, 20), &is, PL_STYLE_SMALL);
}

static bool is_missing(const pl_missing_list *list, const char *what)
{
    for (int i = 0; i < list->count; i++)
        if (strcmp(list->items[i].what, what) == 0)
            return true;
    return false;
}

/* What is there already, as far as there is room. */
static void ticks(ui_flow *flow, double foot)
{
    const pl_app *app = flow->v->app;
    const pl_review_facts *facts = &app->desk->facts;
    bool items = facts->rubric->item_count > 0 && facts->review->kind != PL_REVIEW_SELF;
    bool asks = pl_review_asks(facts) != NULL;
    const struct {
        bool there;
        const char *words;
    } all[] = {
        { items && !is_missing(&app->missing, "score") && !is_missing(&app->missing, "check"),
          "Every item and question answered" },
        { items && !is_missing(&app->missing, "moment"), "Each score rests on what it has to" },
        { items && !is_missing(&app->missing, "strength"),
          "A strength noted for each facilitator" },
        { asks && !is_missing(&app->missing, "prompt"), "What has to be answered is" },
        { app->desk->facts.actions.count > 0, "Actions drafted" },
    };
    for (size_t i = 0; i < PL_COUNT(all); i++) {
        if (!all[i].there || flow->y + 20 > foot)
            continue;
        ui_flow_note(flow, PL_ICON_CHECK, PL_COLOUR_STRENGTH, all[i].words, PL_STYLE_BODY,
                     PL_COLOUR_TEXT2, 0);
        flow->y += ROW_GAP;
    }
}

/* As many rows as there is room for above `foot`; one line says how many more there are. */
static void needed(ui_flow *flow, double foot)
{
    const pl_missing_list *list = &flow->v->app->missing;
    for (int i = 0; i < list->count; i++) {
        ui_flow measure = *flow;
        measure.draw = false;
        missing_row(&measure, &list->items[i], i);
        bool last = i + 1 == list->count;
        if (measure.y + (last ? 0 : ROW_GAP + 20) > foot) {
            char words[64];
            snprintf(words, sizeof words, "and %d more; F8 goes to the next", list->count - i);
            ui_flow_note(flow, PL_ICON_MORE, PL_COLOUR_MUTED, words, PL_STYLE_BODY, PL_COLOUR_MUTED,
                         0);
            flow->y += ROW_GAP;
            return;
        }
        missing_row(flow, &list->items[i], i);
        flow->y += ROW_GAP;
    }
    ticks(flow, foot);
}

/* ----- signing */

static void left_words(char out[64], int count)
{
    snprintf(out, 64, "Sign off · %d thing%s left", count, count == 1 ? "" : "s");
}

/* `count` is said in it where it does not stand beside it. */
static void sign_button(ui_view *v, pl_rect rect, bool say)
{
    const pl_desk *desk = v->app->desk;
    int count = v->app->missing.count;
    char words[64] = "Sign off…";
    pl_button button = { .kind = PL_BUTTON_PRIMARY, .icon = PL_ICON_LOCK };
    if (desk->facts.review->is_signed) {
        button.icon = PL_ICON_DOCUMENT;
        button.is = ui_control(v, ui_id(v, "sign", 0), "Go to the report", "screen", "report", 0);
    } else {
        if (count > 0 && say)
            left_words(words, count);
        button.is = ui_control(v, ui_id(v, "sign", 0), words, "sign", NULL, 0);
        if (count > 0 && desk->can_write) {
            button.is.state = (button.is.state & PL_IS_FOCUS) | PL_IS_DISABLED;
            button.is.hint = "Sign off opens when nothing is left. F8 goes to the next thing.";
            button.kind = PL_BUTTON_PLAIN;
            button.keys = say ? ui_keys(v, "next-missing", NULL) : NULL;
        }
    }
    pl_part_button(v->list, rect, &button);
}

/* What is signed is corrected by a new record. Where it was already, the strip above leads to that one. */
static bool can_correct(const pl_app *app)
{
    return app->desk->facts.review->is_signed &&
           !pl_command_why_not(pl_command_find("correct"), app);
}

static const ui_button correct = { .name = "Correct…", .command = "correct" };

static const char *signing_words(char out[192], const pl_desk *desk)
{
    char date[PL_DATE_ROOM], shown[PL_DATE_ROOM];
    const pl_review *review = desk->facts.review;
    if (!review->is_signed)
        return "After signing, nothing here can be changed. A correction is a new record; both "
               "stay "
               "visible.";
    pl_date_short(shown, pl_date_of(date, review->signed_utc));
    snprintf(out, 192,
             "Signed %.30s by %.40s. Nothing here can be changed. A correction is a new "
             "record.",
             shown, review->reviewer_code);
    return out;
}

/* What the figures and what was counted take; they scroll where it is more than there is room for. */
static double figures_high(ui_view *v, pl_rect in)
{
    ui_flow measure = { v, false, in.x, 0, in.w };
    ui_flow_figures(&measure);
    return measure.y;
}

/* What is left over below the figures; where they are long, of counts, enough for what is first. */
static double needed_room(ui_view *v, pl_rect in)
{
    enum { LEAST = 132 };
    double left = in.h - figures_high(v, in);
    bool counts = v->app->desk->facts.rubric->counter_count > 0;
    return left >= LEAST || !counts ? fmax(left - GAP < 60 ? 0 : left, 0) : LEAST;
}

/* Gives where they end. */
static double figures(ui_view *v, pl_rect in)
{
    double whole = figures_high(v, in);
    int *at = &v->app->view.figures_scroll, most = (int)ceil(fmax(whole - in.h, 0));
    *at = *at > most ? most : *at < 0 ? 0 : *at;
    ui_flow flow = { v, true, in.x, in.y - *at, in.w };
    pl_rect all = { in.x, in.y, in.w + PAD - 2, in.h }; /* the bar stands beside the words */
    pl_list_clip(v->list, all);
    ui_flow_figures(&flow);
    ui_scrolls(v, all, at, whole);
    pl_list_unclip(v->list);
    return flow.y;
}

void ui_draw_needed(ui_view *v, pl_rect rect)
{
    const pl_desk *desk = v->app->desk;
    char room[192];
    pl_list_fill(v->list, rect, PL_COLOUR_PANEL);
    pl_list_fill(v->list, pl_cut_left(&rect, 1), PL_COLOUR_LINE);
    pl_rect in = pl_rect_inset(rect, PAD, PAD);
    sign_button(v, pl_cut_bottom(&in, BUTTON), true);
    if (can_correct(v->app)) {
        pl_cut_bottom(&in, 8);
        ui_part_button(v, pl_cut_bottom(&in, BUTTON), &correct);
    }
    pl_cut_bottom(&in, GAP);
    ui_flow words = { v, false, in.x, 0, in.w };
    ui_flow_words(&words, signing_words(room, desk), PL_STYLE_SMALL, PL_COLOUR_MUTED, 0, 0);
    pl_rect place = pl_cut_bottom(&in, words.y);
    ui_para(v, place, signing_words(room, desk), PL_STYLE_SMALL, PL_COLOUR_MUTED, PL_LINES_ALL);
    pl_cut_bottom(&in, GAP);
    bool draft = !desk->facts.review->is_signed;
    pl_rect left = draft ? pl_cut_bottom(&in, needed_room(v, in)) : (pl_rect){ 0 };
    double end = figures(v, in);
    if (left.h <= 0)
        return;
    ui_flow flow = { v, true, in.x, fmin(end, left.y) + GAP, in.w };
    pl_list_fill(v->list, (pl_rect){ rect.x, flow.y, rect.w, 1 }, PL_COLOUR_LINE);
    flow.y += GAP + 1;
    pl_part_heading(v->list, (pl_rect){ flow.x, flow.y, flow.w, 20 }, "Still needed to sign",
                    PL_STYLE_SECTION);
    flow.y += 20 + GAP;
    needed(&flow, left.y + left.h);
}

void ui_draw_sign_strip(ui_view *v, pl_rect rect)
{
    const pl_desk *desk = v->app->desk;
    char words[96];
    int count = v->app->missing.count;
    pl_list_fill(v->list, rect, PL_COLOUR_PANEL);
    pl_list_fill(v->list, pl_cut_top(&rect, 1), PL_COLOUR_LINE);
    pl_rect row = pl_rect_inset(rect, PAD, 0);
    double wide = 150;
    sign_button(v, pl_rect_middle(pl_cut_right(&row, wide), wide, BUTTON), false);
    pl_cut_right(&row, GAP);
    if (count > 0 && desk->can_write) {
        ui_button next = { .name = "Go to the next", .command = "next-missing", .keys = "F8" };
        ui_button_right(v, &row, 32, GAP, &next);
    }
    if (can_correct(v->app))
        ui_button_right(v, &row, 32, GAP, &correct);
    if (desk->facts.review->is_signed)
        snprintf(words, sizeof words, "Signed.");
    else if (count > 0)
        snprintf(words, sizeof words, "%d thing%s left before you can sign.", count,
                 count == 1 ? "" : "s");
    else
        snprintf(words, sizeof words, "Nothing is missing.");
    ui_words(v, row, words, PL_STYLE_BODY, PL_WEIGHT_MEDIUM, PL_COLOUR_TEXT);
}
