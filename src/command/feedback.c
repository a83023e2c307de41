/* After signing: release, read, answer, close, each by its owner alone. */
#include "inside.h"

#include "plumbline/command/feedback.h"

/* ----- who may do what */

bool pl_app_is_lead(const pl_app *app)
{
    return app->store && (pl_store_me(app->store)->roles & PL_ROLE_BIT(PL_ROLE_TREATMENT_MANAGER));
}

static bool is_reviewer(const pl_app *app)
{
    return app->desk->facts.review->reviewer == pl_store_me(app->store)->id;
}

const pl_review_facilitator *pl_app_reads_own(const pl_app *app)
{
    if (!app->desk || !app->store || is_reviewer(app) || pl_app_is_lead(app))
        return NULL;
    const pl_review *review = app->desk->facts.review;
    for (int i = 0; i < review->facilitator_count; i++)
        if (review->facilitators[i].person == pl_store_me(app->store)->id)
            return &review->facilitators[i];
    return NULL;
}

static pl_bar bar_to_release(const pl_app *app, const pl_review_facilitator *to)
{
    return pl_bar_to_release(app->desk->facts.review, to, pl_store_me(app->store)->id,
                             pl_app_is_lead(app));
}

unsigned pl_app_to_release(const pl_app *app)
{
    unsigned people = 0;
    if (!app->desk || !app->desk->facts.review->is_signed)
        return 0;
    const pl_review *review = app->desk->facts.review;
    for (int i = 0; i < review->facilitator_count; i++)
        if (bar_to_release(app, &review->facilitators[i]) == PL_BAR_NONE)
            people |= PL_WHO_BIT(review->facilitators[i].slot);
    return people;
}

static const char *release_why_not(const pl_app *app)
{
    if (pl_app_to_release(app))
        return NULL;
    switch (bar_to_release(app, &app->desk->facts.review->facilitators[0])) {
    case PL_BAR_NOT_THEIRS:
        return "The reviewer or a treatment manager releases it.";
    case PL_BAR_KIND:
        return "A review of this kind is released to nobody.";
    case PL_BAR_CORRECTED:
        return "This record was corrected. The correction is the one to be released; this one "
               "stays as it is.";
    default:
        return "It was released to each facilitator already.";
    }
}

const char *pl_app_close_why_not(const pl_app *app, pl_who slot)
{
    char today[PL_DATE_ROOM];
    const pl_review_facilitator *one = pl_review_slot(app->desk->facts.review, slot);
    if (!one)
        return "";
    switch (pl_bar_to_close(one, pl_app_is_lead(app), pl_date_of(today, pl_utc_now()))) {
    case PL_BAR_NONE:
        return NULL;
    case PL_BAR_NOT_THEIRS:
        return "A treatment manager closes it.";
    case PL_BAR_NOT_RELEASED:
        return "It has not been released yet.";
    case PL_BAR_DONE:
        return "It is closed already.";
    default:
        return "It can still be answered. Without an answer it can be closed after that day.";
    }
}

static const char *when_release(const pl_app *app)
{
    const char *why = when_released(app);
    return why ? why : release_why_not(app);
}

static const char *when_close(const pl_app *app)
{
    const char *why = when_released(app);
    return why ? why : pl_app_reads_own(app) ? "A treatment manager closes it." : NULL;
}

static const char *when_own(const pl_app *app)
{
    const char *why = when_signed(app);
    if (why)
        return why;
    return pl_app_reads_own(app) ? NULL
                                 : "This is for the facilitator whom the review is about, and for "
                                   "nobody else.";
}

static const char *when_answer(const pl_app *app)
{
    const char *why = when_own(app);
    if (why)
        return why;
    return pl_app_reads_own(app)->feedback == PL_FEEDBACK_CLOSED
               ? "This feedback is closed. Ask for a conversation instead."
               : NULL;
}

static const char *when_read(const pl_app *app)
{
    const char *why = when_own(app);
    if (why)
        return why;
    return pl_app_reads_own(app)->feedback >= PL_FEEDBACK_READ
               ? "It is noted that you have read this."
               : NULL;
}

static const char *when_delivery(const pl_app *app)
{
    const char *why = when_recording(app);
    if (why)
        return why;
    return is_reviewer(app) || pl_app_is_lead(app)
               ? NULL
               : "The reviewer or a treatment manager says this.";
}

/* ----- release */

/* So many days from now, as it is shown. */
static const char *day_from_now(char out[PL_DATE_ROOM], int days)
{
    char date[PL_DATE_ROOM];
    return pl_date_short(out, pl_date_of(date, pl_utc_now() + days * PL_DAY_US));
}

static void release(pl_app *app, const pl_arg *arg)
{
    char shown[PL_DATE_ROOM];
    const pl_review *review = app->desk->facts.review;
    (void)arg;
    app->view.release_to = pl_app_to_release(app);
    for (int i = 0; i < review->facilitator_count; i++) {
        const pl_review_facilitator *one = &review->facilitators[i];
        int place = one->slot - 'A';
        field_set(app, (pl_field_id)(PL_FIELD_SPOKEN_A + place),
                  one->spoken_on ? pl_date_short(shown, one->spoken_on) : day_from_now(shown, 0));
        field_set(app, (pl_field_id)(PL_FIELD_UNTIL_A + place),
                  day_from_now(shown, app->desk->facts.policy.values[PL_POLICY_ANSWER_DAYS]));
    }
    dialog_open(app, PL_DIALOG_RELEASE);
}

static void release_to(pl_app *app, const pl_arg *arg)
{
    app->view.release_to ^= PL_WHO_BIT(arg->number);
    app->view.release_to &= pl_app_to_release(app);
}

static bool read_day(char out[PL_DATE_ROOM], pl_app *app, int field)
{
    if (pl_date_read(out, field_words(app, (pl_field_id)field)))
        return true;
    field_fault(app, (pl_field_id)field, "Write the day like 10 Mar 2026.");
    return false;
}

static void release_keep(pl_app *app, const pl_arg *arg)
{
    pl_release releases[PL_MOST_FACILITATORS];
    char dates[PL_MOST_FACILITATORS][2][PL_DATE_ROOM], today[PL_DATE_ROOM];
    int count = 0;
    (void)arg;
    pl_date_of(today, pl_utc_now());
    for (int place = 0; place < PL_MOST_FACILITATORS; place++) {
        if (!(app->view.release_to & PL_WHO_BIT('A' + place)))
            continue;
        char *spoken = dates[count][0], *until = dates[count][1];
        if (!read_day(spoken, app, PL_FIELD_SPOKEN_A + place) ||
            !read_day(until, app, PL_FIELD_UNTIL_A + place))
            return;
        if (strcmp(spoken, today) > 0) {
            field_fault(app, (pl_field_id)(PL_FIELD_SPOKEN_A + place),
                        "This day is still to come. Speak first; then release.");
            return;
        }
        if (strcmp(until, today) < 0) {
            field_fault(app, (pl_field_id)(PL_FIELD_UNTIL_A + place), "This day has passed.");
            return;
        }
        releases[count++] = (pl_release){ (pl_who)('A' + place), spoken, until };
    }
    if (!count) {
        field_fault(app, PL_FIELD_NONE, "Choose to whom it is released.");
        return;
    }
    pl_desk_release(app->desk, releases, count);
    dialog_close(app);
}

static const char *when_release_dialog(const pl_app *app)
{
    return app->view.dialog == PL_DIALOG_RELEASE ? NULL : "";
}

/* ----- closing */

static void feedback_open(pl_app *app, const pl_arg *arg)
{
    const pl_review *review = app->desk->facts.review;
    pl_who slot = arg->text ? arg->text[0] : app->view.report;
    const pl_review_facilitator *one = pl_review_slot(review, slot);
    if (!one)
        one = &review->facilitators[0];
    app->view.about_who = one->slot;
    app->view.outcome = one->feedback == PL_FEEDBACK_ANSWERED ? PL_OUTCOME_OPEN : PL_OUTCOME_NONE;
    dialog_open(app, PL_DIALOG_CLOSE);
}

static void close_outcome(pl_app *app, const pl_arg *arg)
{
    app->view.outcome = (pl_outcome)arg->number;
    field_fault_clear(app);
}

static void close_keep(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    if (app->view.outcome == PL_OUTCOME_OPEN) {
        field_fault(app, PL_FIELD_NONE, "Choose how it is closed.");
        return;
    }
    pl_desk_feedback_close(app->desk, app->view.about_who, app->view.outcome);
    dialog_close(app);
}

static const char *when_close_dialog(const pl_app *app)
{
    if (app->view.dialog != PL_DIALOG_CLOSE)
        return "";
    return pl_app_close_why_not(app, app->view.about_who);
}

/* ----- points */

static const pl_report *report_shown(const pl_app *app)
{
    return app->report ? app->report->report : NULL;
}

int pl_app_point_count(const pl_app *app)
{
    const pl_report *report = report_shown(app);
    return report ? report->worked.count + report->also_worked.count + report->to_develop.count : 0;
}

const pl_report_point *pl_app_point(const pl_app *app, int place, bool *strength)
{
    const pl_report *report = report_shown(app);
    *strength = true;
    if (!report || place < 0)
        return NULL;
    const pl_report_points *of[] = { &report->worked, &report->also_worked, &report->to_develop };
    for (int i = 0; i < (int)PL_COUNT(of); i++) {
        *strength = i < 2;
        if (place < of[i]->count)
            return &of[i]->items[place];
        place -= of[i]->count;
    }
    return NULL;
}

int pl_app_point_of(const pl_app *app, pl_id tag)
{
    bool strength;
    for (int i = 0; tag && i < pl_app_point_count(app); i++)
        if (pl_app_point(app, i, &strength)->tag == tag)
            return i;
    return -1;
}

/* ----- the facilitator's own steps */

static void read_this(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    pl_desk_read_this(app->desk);
}

static void reply_open(pl_app *app, int place)
{
    bool strength;
    const pl_report_point *point = pl_app_point(app, place, &strength);
    app->view.about = point ? point->tag : 0;
    const pl_reply *reply = pl_desk_reply_of(app->desk, app->view.about);
    app->view.outcome = reply ? reply->outcome : PL_OUTCOME_OPEN;
    field_set(app, PL_FIELD_WORDS, reply ? reply->words : "");
    dialog_open(app, PL_DIALOG_REPLY);
}

/* number: the place of the point; 0 is the whole, 1 the first point. */
static void reply(pl_app *app, const pl_arg *arg)
{
    reply_open(app, (int)arg->number - 1);
}

void feedback_typed(pl_app *app)
{
    if (app->view.dialog == PL_DIALOG_REPLY)
        pl_desk_reply(app->desk, app->view.about, field_words(app, PL_FIELD_WORDS),
                      app->view.outcome);
}

static void reply_outcome(pl_app *app, const pl_arg *arg)
{
    app->view.outcome = (pl_outcome)arg->number;
    feedback_typed(app);
}

static void reply_next(pl_app *app, const pl_arg *arg)
{
    int place = pl_app_point_of(app, app->view.about) + 1;
    (void)arg;
    feedback_typed(app);
    if (place < pl_app_point_count(app))
        reply_open(app, place);
    else
        dialog_close(app);
}

static const char *when_reply(const pl_app *app)
{
    return app->view.dialog == PL_DIALOG_REPLY ? NULL : "";
}

static void replies_send(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    dialog_open(app, PL_DIALOG_SEND);
}

static void replies_send_now(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    pl_desk_reply_send(app->desk);
    dialog_close(app);
}

static const char *when_kept(const pl_app *app)
{
    const char *why = when_answer(app);
    if (why)
        return why;
    if (pl_desk_reply_of(app->desk, 0))
        return NULL;
    bool strength;
    for (int i = 0; i < pl_app_point_count(app); i++)
        if (pl_desk_reply_of(app->desk, pl_app_point(app, i, &strength)->tag))
            return NULL;
    return "There is nothing to send: write an answer first.";
}

static void second_ask(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    field_set(app, PL_FIELD_WORDS, "");
    dialog_open(app, PL_DIALOG_SECOND);
}

/* ----- delivery */

static void delivery(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    field_set(app, PL_FIELD_WORDS, "");
    dialog_open(app, PL_DIALOG_DELIVERY);
}

/* ----- the words of these dialogs */

bool feedback_has_words(const pl_app *app)
{
    pl_dialog dialog = app->view.dialog;
    return dialog == PL_DIALOG_REPLY || dialog == PL_DIALOG_SECOND || dialog == PL_DIALOG_DELIVERY;
}

void feedback_words_keep(pl_app *app)
{
    const char *words = field_words(app, PL_FIELD_WORDS);
    const pl_delivery *said = &app->desk->facts.delivery;
    if (app->view.dialog == PL_DIALOG_REPLY) {
        reply_next(app, NULL);
        return;
    }
    if (!words[strspn(words, " \n")]) {
        field_fault(app, PL_FIELD_WORDS, "Write it in a few words first.");
        return;
    }
    if (app->view.dialog == PL_DIALOG_SECOND)
        pl_desk_second_ask(app->desk, words);
    else
        pl_desk_delivery(app->desk, said->said && !said->counts, words);
    dialog_close(app);
}

/* ----- what stands beside the pages */

static void feedback(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    if (app->view.screen != PL_SCREEN_REPORT)
        app_screen(app, PL_SCREEN_REPORT);
    if (!app->view.export_beside)
        dialog_open(app, PL_DIALOG_FEEDBACK);
}

#define GROUP "Report"

const pl_command commands_feedback[] = {
    { "feedback", GROUP, "Feedback: released, read, answered, closed", when_released, feedback, 0 },
    { "release", GROUP, "Release to the facilitators", when_release, release, 0 },
    { "release-to", GROUP, "To whom it is released", when_release_dialog, release_to,
      PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { "release-keep", GROUP, "Release", when_release_dialog, release_keep, PL_COMMAND_HIDDEN },
    { "feedback-open", GROUP, "Answers, and closing the feedback", when_close, feedback_open, 0 },
    { "close-outcome", GROUP, "How it is closed", when_close_dialog, close_outcome,
      PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { "close-keep", GROUP, "Close the feedback", when_close_dialog, close_keep, PL_COMMAND_HIDDEN },
    { "read-this", GROUP, "I have read this", when_read, read_this, 0 },
    { "reply", GROUP, "Answer", when_answer, reply, PL_COMMAND_NUMBER },
    { "reply-outcome", GROUP, "How I see it", when_reply, reply_outcome,
      PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { "reply-next", GROUP, "Keep and go to the next", when_reply, reply_next, PL_COMMAND_HIDDEN },
    { "replies-send", GROUP, "Send my answers", when_kept, replies_send, 0 },
    { "replies-send-now", GROUP, "Send my answers now", when_kept, replies_send_now,
      PL_COMMAND_HIDDEN },
    { "second-ask", GROUP, "Ask for a second reviewer", when_answer, second_ask, 0 },
    { "delivery", GROUP, "Say that it may not count as delivered", when_delivery, delivery, 0 },
    { 0 },
};
