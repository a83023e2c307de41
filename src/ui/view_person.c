/* One of the people: facts, the last sessions with their figures as a plot, and what is open. */
#include "over.h"

#include "plumbline/command/people.h"
#include "plumbline/paint/plot.h"

#include <stdio.h>
#include <stdlib.h>

enum { HEAD = 64, PAD = 16, SESSIONS = 6, WHOLE = 1400 };

/* ----- facts */

static void fact(ui_form *form, const char *name, const char *words)
{
    enum { NAME = 112 };
    ui_form beside = *form;
    beside.x += NAME;
    beside.w -= NAME;
    ui_form_small(&beside, words, PL_COLOUR_TEXT, 2);
    if (form->draw)
        ui_small(form->v, (pl_rect){ form->x, form->y, NAME, 16 }, name, PL_WEIGHT_OWN,
                 PL_COLOUR_MUTED);
    form->y = beside.y;
}

static void post(ui_form *form, const pl_person *person)
{
    char words[96], from[PL_DATE_ROOM], left[PL_DATE_ROOM];
    const char *end = person->left_on ? pl_date_short(left, person->left_on) : "now";
    if (person->post_from)
        snprintf(words, sizeof words, "%.24s to %.24s", pl_date_short(from, person->post_from),
                 end);
    else
        snprintf(words, sizeof words, "%s%.24s",
                 person->left_on ? "until " : "since when is not said", person->left_on ? end : "");
    fact(form, "In post", words);
}

static void facts(ui_form *form, const pl_roster_row *row)
{
    char due[PL_DUE_ROOM], words[192], every[48], last[PL_DATE_ROOM];
    bool late, soon;
    const pl_roster *roster = &form->v->app->shelf.roster;
    pl_due_words(due, roster, row, &late, &soon);
    fact(form, "Name", "not shown: the service shows codes");
    post(form, row->person);
    if (row->programmes[0])
        fact(form, "Programmes", row->programmes);
    if (row->groups[0])
        fact(form, "Groups", row->groups);
    if (row->last) {
        snprintf(words, sizeof words,
                 row->monitored == 1 ? "%s, %d session so far" : "%s, %d sessions so far",
                 pl_day_words(last, row->last), row->monitored);
        fact(form, "Last monitored", words);
    }
    if (due[0]) {
        snprintf(words, sizeof words, "%s. Local policy: %s.", due,
                 pl_policy_every(every, roster->policy.values[PL_POLICY_REVIEW_DAYS]));
        fact(form, "Next due", words);
    }
}

/* ----- reviews about this person */

static const pl_review_facilitator *slot_of(const pl_review *review, pl_id person)
{
    for (int i = 0; i < review->facilitator_count; i++)
        if (review->facilitators[i].person == person)
            return &review->facilitators[i];
    return NULL;
}

/* Two lines, and a link to the review at the right. */
static void matter(ui_form *form, pl_icon icon, pl_colour colour, const char *head,
                   const char *words, pl_id review, int n)
{
    enum { LINK = 48, HIGH = 46 };
    ui_view *v = form->v;
    pl_rect at = ui_form_take(form, HIGH, 0);
    uint64_t element = ui_id(v, "open", n);
    ui_form_focus(form, at, element);
    if (!form->draw)
        return;
    char id[PL_ID_ROOM];
    pl_list_fill(v->list, (pl_rect){ at.x, at.y, at.w, 1 }, PL_COLOUR_LINE);
    pl_cut_top(&at, 6);
    pl_list_icon(v->list, icon, (pl_point){ at.x, at.y + 2 }, 16, colour, PL_COLOUR_NONE);
    pl_cut_left(&at, 24);
    pl_control is = ui_control(v, element, "Open", "person-review", pl_id_format(id, review), 0);
    pl_rect link = pl_cut_right(&at, LINK);
    double wide = pl_link_width(v->list, "Open", PL_STYLE_SMALL);
    pl_part_link(v->list, (pl_rect){ link.x + link.w - wide, link.y + 1, wide, 18 }, &is,
                 PL_STYLE_SMALL);
    ui_words(v, pl_cut_top(&at, 20), head, PL_STYLE_BODY, PL_WEIGHT_MEDIUM, PL_COLOUR_TEXT);
    ui_small(v, pl_cut_top(&at, 16), words, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
}

/* What a review waits for, of this person; false where it is closed. */
static bool waits(const pl_app *app, char head[128], char words[160], int at,
                  const pl_review_facilitator *one)
{
    static const char *const states[PL_FEEDBACK_STATE_COUNT] = { "signed, not released",
                                                                 "released, not read yet",
                                                                 "read, not answered",
                                                                 "answered, not closed", "" };
    const pl_review *review = &app->shelf.reviews.items[at];
    char day[PL_DATE_ROOM], until[PL_DATE_ROOM];
    pl_day_words(day, app->shelf.roster.days[at]);
    bool mine = review->reviewer == pl_store_me(app->store)->id;
    if (!review->is_signed) {
        snprintf(head, 128, "Review of %.20s: your draft", day);
        snprintf(words, 160, "It shows to nobody else.");
        return mine;
    }
    if (review->corrected_by || one->feedback == PL_FEEDBACK_CLOSED ||
        !pl_review_kind_released(review->kind))
        return false;
    snprintf(head, 128, "Review of %.20s: %s", day, states[one->feedback]);
    if (one->feedback == PL_FEEDBACK_NONE)
        snprintf(words, 160, "Speak with %.20s before it is released.", one->code);
    else if (one->feedback != PL_FEEDBACK_ANSWERED && one->answer_until)
        snprintf(words, 160, "Can be answered until %.20s.",
                 pl_day_words(until, one->answer_until));
    else
        snprintf(words, 160, "Reviewed by %.20s.", review->reviewer_code);
    return true;
}

static int open_reviews(ui_form *form, pl_id person)
{
    static const pl_icon icons[PL_FEEDBACK_STATE_COUNT] = { PL_ICON_PEN, PL_ICON_RELEASE,
                                                            PL_ICON_REPLY, PL_ICON_REPLY,
                                                            PL_ICON_REPLY };
    const pl_app *app = form->v->app;
    int count = 0;
    for (int i = 0; i < app->shelf.reviews.count; i++) {
        char head[128], words[160];
        const pl_review *review = &app->shelf.reviews.items[i];
        const pl_review_facilitator *one = slot_of(review, person);
        if (!one || !waits(app, head, words, i, one))
            continue;
        matter(form, review->is_signed ? icons[one->feedback] : PL_ICON_HALF_DISC,
               review->is_signed ? PL_COLOUR_ACCENT : PL_COLOUR_DEV, head, words, review->id,
               count++);
    }
    return count;
}

static void open_action(ui_form *form, const pl_action *action, int n)
{
    char head[128], by[PL_DATE_ROOM];
    const char *state = pl_action_state_words(action->state);
    snprintf(head, sizeof head, "Action%s%.12s, by %.20s%s%.24s", action->item ? ", " : "",
             action->item ? action->item : "", pl_day_words(by, action->by_date), state ? ": " : "",
             state ? state : "");
    matter(form, PL_ICON_CALENDAR, PL_COLOUR_TEXT2, head, action->text, action->review, n);
}

static int open_actions(ui_form *form, pl_id person, int before)
{
    const pl_app *app = form->v->app;
    const pl_roster *roster = &app->shelf.roster;
    int count = 0;
    for (int i = 0; i < app->shelf.reviews.count; i++) {
        const pl_review *review = &app->shelf.reviews.items[i];
        const pl_review_facilitator *one = slot_of(review, person);
        if (!one || review->corrected_by)
            continue;
        const pl_action *at = pl_roster_actions_of(roster, review->id);
        for (; at && at < roster->actions.items + roster->actions.count && at->review == review->id;
             at++)
            if (at->slot == one->slot)
                open_action(form, at, before + count++);
    }
    return count;
}

/* ----- the last sessions: a plot, and the same in words */

static const char *kind_word(pl_review_kind kind)
{
    return kind == PL_REVIEW_REQUESTED   ? "asked for"
           : kind == PL_REVIEW_SECOND    ? "second"
           : kind == PL_REVIEW_CONSENSUS ? "agreed"
                                         : "routine";
}

/* What stands under each dot. */
typedef struct dot_words {
    char day[PL_DATE_ROOM], watched[16];
} dot_words;

static void set_dot(pl_plot_dot *dot, dot_words *words, const pl_trend *trend, int which)
{
    const pl_trend_dot *of = &trend->dots[which];
    pl_day_words(words->day, of->day);
    snprintf(words->watched, sizeof words->watched, of->watched_percent < 0 ? "–" : "%d %%",
             of->watched_percent);
    *dot =
        (pl_plot_dot){ .there = pl_trend_plotted(trend, which),
                       .value = of->mean,
                       .words = of->words,
                       .under = { words->day, of->reviewer, words->watched, kind_word(of->kind) },
                       .joined = which > 0 && pl_trend_joined(trend, which - 1, which) };
}

/* "14 Oct 2.4, R-03, 51 % watched, routine; …": what the plot shows, said. */
static char *trend_words(const pl_trend *trend)
{
    pl_text out = { 0 };
    for (int i = 0; i < trend->count; i++) {
        const pl_trend_dot *of = &trend->dots[i];
        char day[PL_DATE_ROOM];
        pl_text_add_format(&out, "%s%s: %s, %s", i ? "; " : "", pl_day_words(day, of->day),
                           of->words, of->reviewer);
        if (of->watched_percent >= 0)
            pl_text_add_format(&out, ", %d %% watched", of->watched_percent);
        pl_text_add_format(&out, ", %s", kind_word(of->kind));
    }
    return pl_text_take(&out);
}

static void plot(ui_form *form, const pl_trend *trend)
{
    pl_plot_dot dots[PL_TREND_MOST];
    dot_words words[PL_TREND_MOST];
    for (int i = 0; i < trend->count; i++)
        set_dot(&dots[i], &words[i], trend, i);
    char *said = trend_words(trend);
    pl_plot look = { .name = "Last six sessions",
                     .words = said,
                     .least = trend->least,
                     .most = trend->most,
                     .dots = dots,
                     .count = trend->count,
                     .line = pl_trend_has_line(trend),
                     .ground = PL_COLOUR_PANEL };
    pl_rect at = ui_form_take(form, pl_plot_height(&look), 8);
    if (form->draw)
        pl_part_plot(form->v->list, at, &look);
    free(said);
}

/* Editions where they are not one. */
static void editions(char out[48], const pl_trend *trend)
{
    int least = 0, most = 0;
    for (int i = 0; i < trend->count; i++) {
        int edition = trend->dots[i].edition;
        if (!pl_trend_plotted(trend, i))
            continue;
        least = !least || edition < least ? edition : least;
        most = edition > most ? edition : most;
    }
    if (least == most)
        snprintf(out, 48, "Edition %d", most);
    else
        snprintf(out, 48, "Editions %d to %d, no line between them", least, most);
}

/* Figures that are withheld are said: a dot that is not there must not look like one that is forgotten. */
static void withheld(ui_form *form, const pl_trend *trend)
{
    for (int i = 0; i < trend->count; i++) {
        char words[192], day[PL_DATE_ROOM];
        const pl_trend_dot *of = &trend->dots[i];
        if (pl_trend_plotted(trend, i))
            continue;
        snprintf(words, sizeof words, "%.20s: %.120s", pl_day_words(day, of->day),
                 of->shown ? "by another rubric, and in no plot with the others" : of->words);
        ui_form_small(form, words, PL_COLOUR_TEXT2, 2);
    }
}

static void trend_of(ui_form *form)
{
    char words[400], which[48], change[PL_TREND_ROOM];
    const pl_trend *trend = pl_person_trend(form->v->app);
    if (!trend || trend->count == 0)
        return;
    if (pl_trend_dots(trend) > 0) {
        plot(form, trend);
        editions(which, trend);
        snprintf(
            words, sizeof words,
            "%s, own items, %d to %d. Under each dot: date, who scored it, share watched, why. "
            "One dot is one person’s judgement of one session. %s",
            which, trend->least, trend->most, pl_trend_change(change, trend));
        ui_form_small(form, words, PL_COLOUR_TEXT2, 4);
    }
    withheld(form, trend);
    form->y += 8;
}

/* " · 2.8", where the review has a figure that is known. */
static void figure_words(char out[24], const pl_app *app, pl_id review)
{
    const pl_trend *trend = pl_person_trend(app);
    out[0] = '\0';
    for (int i = 0; trend && i < trend->count; i++)
        if (trend->dots[i].review == review && trend->dots[i].shown)
            snprintf(out, 24, " · %.12s", trend->dots[i].words);
}

static void sessions(ui_form *form, pl_id person)
{
    static const char *const kinds[PL_REVIEW_KIND_COUNT] = { "routine",     "asked for",
                                                             "for concern", "training",
                                                             "calibration", "second scorer",
                                                             "self-review", "agreed record" };
    const pl_app *app = form->v->app;
    int count = 0;
    for (int i = 0; i < app->shelf.reviews.count && count < SESSIONS; i++) {
        const pl_review *review = &app->shelf.reviews.items[i];
        char head[128], words[160], day[PL_DATE_ROOM], figure[24];
        if (!review->is_signed || review->corrected_by || !slot_of(review, person))
            continue;
        pl_day_words(day, app->shelf.roster.days[i]);
        snprintf(head, sizeof head, "%.100s",
                 review->session_title ? review->session_title : "A session");
        figure_words(figure, app, review->id);
        snprintf(words, sizeof words, "%.20s · %.20s · %s%s%s", day, review->reviewer_code,
                 kinds[review->kind], pl_review_is_short(review) ? ", short" : "", figure);
        matter(form, PL_ICON_FILM, PL_COLOUR_TEXT2, head, words, review->id, 1000 + count++);
    }
    if (!count)
        ui_form_small(form, "None is signed yet, of those that you may see.", PL_COLOUR_MUTED, 4);
}

/* ----- all of it */

static void content(ui_form *form)
{
    const pl_roster_row *row = pl_app_person(form->v->app);
    bool facilitator = row->person->roles & PL_ROLE_BIT(PL_ROLE_FACILITATOR);
    facts(form, row);
    if (!facilitator)
        return;
    form->y += 14;
    ui_form_heading(form, "Last six sessions");
    trend_of(form);
    sessions(form, row->person->id);
    form->y += 14;
    ui_form_heading(form, "Open matters");
    int count = open_reviews(form, row->person->id);
    count += open_actions(form, row->person->id, count);
    if (!count)
        ui_form_small(form, "Nothing is open.", PL_COLOUR_MUTED, 4);
}

static void draw_head(ui_view *v, pl_rect rect, const pl_roster_row *row)
{
    ui_button change = {
        .name = "Change…", .command = "person-change", .icon = PL_ICON_PEN, .small = true
    };
    ui_button back = { .name = "Back to the list",
                       .command = "person-hide",
                       .icon = PL_ICON_CLOSE,
                       .bare = true,
                       .small = true };
    pl_rect line = pl_rect_inset(rect, PAD, 0);
    if (v->ui->width < WHOLE)
        ui_button_right(v, &line, PL_BUTTON_SMALL, 8, &back);
    if (pl_app_answers(v->app))
        ui_button_right(v, &line, PL_BUTTON_SMALL, 8, &change);
    double wide = ui_words_width(v, row->person->code, PL_STYLE_HEADING, PL_WEIGHT_OWN) + 1;
    pl_part_heading(v->list, pl_cut_left(&line, wide), row->person->code, PL_STYLE_HEADING);
    pl_cut_left(&line, 8);
    char roles[128] = "";
    for (int i = 1, used = 0; pl_person_role_words(i); i++)
        if (row->person->roles & PL_ROLE_BIT(pl_person_role(i)))
            used += snprintf(roles + used, sizeof roles - (size_t)used, "%s%s", used ? ", " : "",
                             pl_person_role_words(i));
    ui_words(v, line, roles, PL_STYLE_BODY, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
}

void ui_draw_person(ui_view *v, pl_rect rect)
{
    const pl_roster_row *row = pl_app_person(v->app);
    pl_list_fill(v->list, rect, PL_COLOUR_PANEL);
    pl_list_fill(v->list, (pl_rect){ rect.x, rect.y, 1, rect.h }, PL_COLOUR_LINE);
    if (!row)
        return;
    draw_head(v, pl_cut_top(&rect, HEAD), row);
    pl_cut_bottom(&rect, PAD);
    ui_form_panel(v, pl_rect_inset(rect, PAD, 0), content, &v->app->view.person_scroll);
}
