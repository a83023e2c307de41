/* Beside a signed report: each facilitator's path, and the next step of whoever looks at it. */
#include "feedback.h"

#include <stdio.h>

enum { GAP = 12, PERSON = 24, POINT = 46 };

ui_look ui_feedback_look(pl_feedback_state state)
{
    static const ui_look looks[PL_FEEDBACK_STATE_COUNT] = {
        { "Signed", PL_ICON_PEN, PL_COLOUR_ACCENT },
        { "Released", PL_ICON_RELEASE, PL_COLOUR_ACCENT },
        { "Read", PL_ICON_EYE, PL_COLOUR_ACCENT },
        { "Answered", PL_ICON_REPLY, PL_COLOUR_ACCENT },
        { "Closed", PL_ICON_TICK_DISC, PL_COLOUR_STRENGTH },
    };
    return looks[state];
}

static const char *short_date(char out[PL_DATE_ROOM], const char *date)
{
    return date ? pl_date_short(out, date) : "";
}

static const char *short_day(char out[PL_DATE_ROOM], pl_utc utc)
{
    char date[PL_DATE_ROOM];
    return pl_date_short(out, pl_date_of(date, utc));
}

const char *ui_outcome_words(char out[64], const pl_review_facilitator *one)
{
    char date[PL_DATE_ROOM];
    if (one->outcome == PL_OUTCOME_AGREED)
        snprintf(out, 64, "Agreed");
    else if (one->outcome == PL_OUTCOME_DIFFERENT)
        snprintf(out, 64, "Seen differently");
    else if (one->answer_until)
        snprintf(out, 64, "No answer by %.24s", short_date(date, one->answer_until));
    else
        snprintf(out, 64, "No answer");
    return out;
}

/* ----- for the reviewer and the treatment manager */

/* What is on record of one path, the newest last. */
void ui_path_words(char out[256], const pl_review_facilitator *one)
{
    char day[PL_DATE_ROOM];
    const struct {
        const char *what;
        pl_utc utc;
    } steps[] = { { "released", one->released_utc },
                  { "read", one->read_utc },
                  { "answered", one->answered_utc },
                  { "closed", one->closed_utc } };
    int used = one->spoken_on ? snprintf(out, 256, "Spoken %.24s", short_date(day, one->spoken_on))
                              : snprintf(out, 256, "Not on record that you have spoken");
    for (size_t i = 0; i < PL_COUNT(steps); i++)
        if (steps[i].utc)
            used += snprintf(out + used, 256 - (size_t)used, ", %s %.24s", steps[i].what,
                             short_day(day, steps[i].utc));
    if (one->answer_until && one->feedback != PL_FEEDBACK_ANSWERED &&
        one->feedback != PL_FEEDBACK_CLOSED)
        snprintf(out + used, 256 - (size_t)used, ". Can be answered until %.24s.",
                 short_date(day, one->answer_until));
}

static void person_row(ui_form *form, const pl_review_facilitator *one)
{
    ui_view *v = form->v;
    pl_rect row = ui_form_take(form, PERSON, 2);
    if (!form->draw)
        return;
    char words[64];
    ui_look look = ui_feedback_look(one->feedback);
    if (one->feedback == PL_FEEDBACK_CLOSED)
        look.words = ui_outcome_words(words, one);
    double wide = pl_state_width(v->list, look.words);
    pl_rect pill = pl_cut_right(&row, wide);
    pl_part_state(v->list, pl_rect_middle(pill, wide, PL_STATE_HIGH), look.words, look.icon,
                  look.colour);
    pl_part_facilitator(v->list, (pl_point){ row.x, row.y + 2 }, 20, one->slot, one->code);
    pl_cut_left(&row, 28);
    ui_words(v, row, one->code, PL_STYLE_BODY, PL_WEIGHT_MEDIUM, PL_COLOUR_TEXT);
}

static int answers_of(const pl_app *app, pl_who slot)
{
    const pl_replies *all = &app->desk->facts.replies;
    int count = 0;
    for (int i = 0; i < all->count; i++)
        count += all->items[i].slot == slot && all->items[i].sent_utc;
    return count;
}

static int wishes_of(const pl_app *app, pl_who slot)
{
    const pl_second_looks *all = &app->desk->facts.looks;
    int count = 0;
    for (int i = 0; i < all->count; i++)
        count += all->items[i].slot == slot && !all->items[i].settled_utc;
    return count;
}

static void said_words(char out[128], const pl_app *app, pl_who slot)
{
    int answers = answers_of(app, slot);
    int used = answers ? snprintf(out, 128, "%d answer%s.", answers, answers == 1 ? "" : "s") : 0;
    out[used] = '\0';
    if (wishes_of(app, slot))
        snprintf(out + used, 128 - (size_t)used, "%sAsks for a second reviewer.", used ? " " : "");
}

static void person(ui_form *form, const pl_review_facilitator *one)
{
    char words[256], slot[2] = { one->slot, 0 };
    const pl_app *app = form->v->app;
    person_row(form, one);
    ui_path_words(words, one);
    ui_form_small(form, words, PL_COLOUR_MUTED, 4);
    said_words(words, app, one->slot);
    if (words[0])
        ui_form_small(form, words, PL_COLOUR_TEXT2, 4);
    bool closed = one->feedback == PL_FEEDBACK_CLOSED;
    if (one->feedback > PL_FEEDBACK_NONE && (!closed || answers_of(app, one->slot) > 0)) {
        bool closes = pl_app_is_lead(app) && !closed;
        ui_button open = { .name = closes ? "Answers, and closing…" : "Answers…",
                           .command = "feedback-open",
                           .text = slot,
                           .small = true,
                           .index = one->slot };
        ui_form_button(form, &open, 4);
    }
    form->y += 8;
}

static void delivery(ui_form *form)
{
    const pl_delivery *said = &form->v->app->desk->facts.delivery;
    char words[PL_ERROR_ROOM];
    bool refused = said->said && !said->counts;
    if (refused) {
        snprintf(words, sizeof words, "May not count as delivered (%.20s): %.400s", said->by,
                 said->reason);
        ui_form_small(form, words, PL_COLOUR_DEV, 4);
    }
    ui_button button = { .name =
                             refused ? "It counts as delivered…" : "May not count as delivered…",
                         .command = "delivery",
                         .small = true };
    ui_form_button(form, &button, 0);
}

static void all_paths(ui_form *form)
{
    const pl_review *review = form->v->app->desk->facts.review;
    if (pl_review_kind_released(review->kind)) {
        if (pl_app_to_release(form->v->app))
            ui_form_small(form, "Speak with each facilitator before they read this.",
                          PL_COLOUR_MUTED, 8);
        for (int i = 0; i < review->facilitator_count; i++)
            person(form, &review->facilitators[i]);
    } else if (review->kind == PL_REVIEW_SELF) {
        ui_form_small(form,
                      "A self-review needs no release: reviewer and facilitator read each other’s "
                      "when both are signed, and speak about them.",
                      PL_COLOUR_MUTED, 8);
        return;
    } else {
        ui_form_small(form, "A review of this kind is released to nobody.", PL_COLOUR_MUTED, 8);
    }
    delivery(form);
}

/* ----- for the facilitator */

static const char *answer_state(const pl_app *app, pl_id tag, bool *sent)
{
    const pl_reply *typed = pl_desk_reply_of(app->desk, tag);
    *sent = false;
    if (typed && (*typed->words || typed->outcome != PL_OUTCOME_OPEN))
        return "kept, only you can see it";
    const pl_replies *all = &app->desk->facts.replies;
    for (int i = 0; i < all->count; i++)
        if (all->items[i].tag == tag && all->items[i].sent_utc)
            *sent = true;
    return *sent ? "sent" : "not answered";
}

void ui_point_title(char out[160], const pl_report_point *point)
{
    if (!point)
        snprintf(out, 160, "The report as a whole");
    else if (point->item_count > 0)
        snprintf(out, 160, "%.16s %.120s", point->items[0].id, point->items[0].title);
    else
        snprintf(out, 160, "%.140s", point->words ? point->words : "A moment");
}

/* A row of the list of answers; place -1 is the whole. */
static void point_row(ui_form *form, int place)
{
    ui_view *v = form->v;
    bool strength, sent;
    char title[160], time[PL_TIME_ROOM], words[96];
    const pl_report_point *point = pl_app_point(v->app, place, &strength);
    pl_rect row = ui_form_take(form, POINT, 2);
    uint64_t id = ui_id(v, "point", place);
    ui_form_focus(form, row, id);
    if (!form->draw)
        return;
    ui_point_title(title, point);
    const char *state = answer_state(v->app, point ? point->tag : 0, &sent);
    snprintf(words, sizeof words, "%s%s%s", point ? ui_time(time, point->at_us) : "",
             point ? " · " : "", state);
    pl_control is = ui_control(v, id, title, "reply", NULL, place + 1);
    pl_row_begin_round(v->list, row, &is, words);
    pl_rect in = pl_rect_inset(row, 8, 4);
    pl_icon icon =
        !point ? PL_ICON_DOCUMENT : ui_kind_icon(strength ? PL_TAG_STRENGTH : PL_TAG_DEVELOPMENT);
    pl_colour colour =
        !point ? PL_COLOUR_MUTED : ui_kind_colour(strength ? PL_TAG_STRENGTH : PL_TAG_DEVELOPMENT);
    pl_list_icon(v->list, icon, (pl_point){ in.x, in.y + 2 }, 16, colour, PL_COLOUR_NONE);
    pl_cut_left(&in, 24);
    ui_words(v, pl_cut_top(&in, 20), title, PL_STYLE_BODY, PL_WEIGHT_MEDIUM, PL_COLOUR_TEXT);
    ui_small(v, pl_cut_top(&in, 18), words, PL_WEIGHT_OWN,
             sent ? PL_COLOUR_STRENGTH : PL_COLOUR_MUTED);
    pl_row_end(v->list);
}

static void about_words(char out[192], const pl_review *review, const pl_review_facilitator *own)
{
    char day[PL_DATE_ROOM];
    snprintf(out, 192, "Released to you %.24s by %.20s. Reviewed by %.20s.",
             short_day(day, own->released_utc), own->released_by ? own->released_by : "–",
             review->reviewer_code);
}

static void reading(ui_form *form, const pl_review_facilitator *own)
{
    char words[224], day[PL_DATE_ROOM];
    if (own->read_utc) {
        snprintf(words, sizeof words, "You read this on %.24s.", short_day(day, own->read_utc));
        ui_form_small(form, words, PL_COLOUR_TEXT2, 8);
    }
    if (own->feedback == PL_FEEDBACK_RELEASED) {
        ui_button read = { .name = "I have read this",
                           .command = "read-this",
                           .kind = PL_BUTTON_PRIMARY };
        ui_form_button(form, &read, 8);
    }
    if (own->feedback == PL_FEEDBACK_CLOSED) {
        char outcome[64];
        snprintf(words, sizeof words, "Closed %.24s: %s.", short_day(day, own->closed_utc),
                 ui_outcome_words(outcome, own));
    } else {
        snprintf(
            words, sizeof words,
            "Reading is not agreeing. You can answer until %.24s, or ask for a second reviewer.",
            short_date(day, own->answer_until));
    }
    ui_form_small(form, words, PL_COLOUR_TEXT2, GAP);
}

static void wishes(ui_form *form, const pl_review_facilitator *own)
{
    const pl_second_looks *all = &form->v->app->desk->facts.looks;
    char words[PL_ERROR_ROOM];
    for (int i = 0; i < all->count; i++) {
        const pl_second_look *one = &all->items[i];
        if (one->slot != own->slot)
            continue;
        if (!one->settled_utc)
            snprintf(words, sizeof words, "You asked for a second reviewer.");
        else if (one->reviewer)
            snprintf(words, sizeof words, "Second reviewer: %.20s.", one->reviewer);
        else
            snprintf(words, sizeof words, "No second reviewer (%.20s): %.400s",
                     one->settled_by ? one->settled_by : "–", one->refused);
        ui_form_small(form, words, PL_COLOUR_TEXT2, 8);
    }
    if (own->feedback == PL_FEEDBACK_CLOSED)
        return;
    ui_button ask = { .name = "Ask for a second reviewer…",
                      .command = "second-ask",
                      .small = true };
    ui_form_button(form, &ask, 0);
}

static void own_path(ui_form *form, const pl_review_facilitator *own)
{
    const pl_app *app = form->v->app;
    char words[192];
    about_words(words, app->desk->facts.review, own);
    ui_form_small(form, words, PL_COLOUR_MUTED, 8);
    reading(form, own);
    ui_form_heading(form, "Your answers");
    ui_form_small(
        form,
        "Answering is your choice, point by point. Nobody else can see an answer until you "
        "send it.",
        PL_COLOUR_MUTED, 8);
    for (int i = -1; i < pl_app_point_count(app); i++)
        point_row(form, i);
    form->y += 8;
    wishes(form, own);
}

static const char *heading_words(const pl_app *app)
{
    return pl_app_reads_own(app) ? "Your feedback" : "Feedback";
}

static void paths_content(ui_form *form)
{
    const pl_review_facilitator *own = pl_app_reads_own(form->v->app);
    if (own)
        own_path(form, own);
    else
        all_paths(form);
}

void ui_feedback_content(ui_form *form)
{
    ui_form_heading(form, heading_words(form->v->app));
    paths_content(form);
}

/* "F-014", "F-014 and F-022", "3 facilitators" */
static void people_words(char out[64], const pl_app *app, unsigned people)
{
    const pl_review *review = app->desk->facts.review;
    int count = 0;
    const char *codes[PL_MOST_FACILITATORS];
    for (int i = 0; i < review->facilitator_count; i++)
        if (people & PL_WHO_BIT(review->facilitators[i].slot))
            codes[count++] = review->facilitators[i].code;
    if (count == 1)
        snprintf(out, 64, "%.20s", codes[0]);
    else if (count == 2)
        snprintf(out, 64, "%.20s and %.20s", codes[0], codes[1]);
    else
        snprintf(out, 64, "%d facilitators", count);
}

bool ui_feedback_step(ui_button *out, char name[96], const pl_app *app)
{
    char people[64];
    unsigned open = pl_app_to_release(app);
    if (pl_app_reads_own(app)) {
        *out = (ui_button){ .name = "Send my answers…",
                            .command = "replies-send",
                            .icon = PL_ICON_REPLY };
        return pl_app_reads_own(app)->feedback != PL_FEEDBACK_CLOSED;
    }
    if (!open)
        return false;
    people_words(people, app, open);
    snprintf(name, 96, "Release to %s…", people);
    *out = (ui_button){ .name = name, .command = "release", .icon = PL_ICON_RELEASE };
    return true;
}

void ui_dialog_feedback(ui_dialog *out, ui_view *v)
{
    static char name[96]; /* until the next drawing */
    snprintf(out->heading, sizeof out->heading, "%s", heading_words(v->app));
    out->width = 480;
    out->content = paths_content; /* the dialog has it */
    out->safe.name = "Close";
    if (!ui_feedback_step(&out->go, name, v->app))
        out->go = (ui_button){ 0 };
}
