/* The dialogs that are about a signed review: release, answers and closing, a second reviewer, delivery. */
#include "feedback.h"

#include <stdio.h>

enum { GAP = 12 };

static void release_content(ui_form *form)
{
    const pl_app *app = form->v->app;
    const pl_review *review = app->desk->facts.review;
    unsigned open = pl_app_to_release(app);
    ui_form_words(form,
                  "Each of them reads their own report and nobody else’s. Speak first; the day is "
                  "kept here, for each apart.",
                  PL_COLOUR_TEXT2, GAP);
    for (int i = 0; i < review->facilitator_count; i++) {
        const pl_review_facilitator *one = &review->facilitators[i];
        int place = one->slot - 'A';
        char name[48];
        if (!(open & PL_WHO_BIT(one->slot)))
            continue;
        bool on = app->view.release_to & PL_WHO_BIT(one->slot);
        snprintf(name, sizeof name, "%c · %.20s", one->slot, one->code);
        ui_form_check_of(form, name, "release-to", one->slot, on);
        form->y += 4;
        if (!on)
            continue;
        pl_field spoken = ui_form_look("We have spoken on", "10 Mar 2026");
        pl_field until = ui_form_look("Can be answered until", "24 Mar 2026");
        ui_form_date(&spoken, pl_edit_words(&app->fields[PL_FIELD_SPOKEN_A + place]));
        ui_form_date(&until, pl_edit_words(&app->fields[PL_FIELD_UNTIL_A + place]));
        ui_form_pair(form, (pl_field_id)(PL_FIELD_SPOKEN_A + place), &spoken,
                     (pl_field_id)(PL_FIELD_UNTIL_A + place), &until, GAP);
    }
}

void ui_dialog_release(ui_dialog *out, ui_view *v)
{
    (void)v;
    snprintf(out->heading, sizeof out->heading, "Release to the facilitators");
    out->width = 480;
    out->content = release_content;
    out->go = (ui_button){ .name = "Release", .command = "release-keep" };
}

static const char *outcome_said(pl_outcome outcome)
{
    return outcome == PL_OUTCOME_AGREED      ? "Agrees. "
           : outcome == PL_OUTCOME_DIFFERENT ? "Sees it differently. "
                                             : "";
}

static void answer_words(ui_form *form, const pl_reply *reply)
{
    const pl_app *app = form->v->app;
    char head[192], title[160], time[PL_TIME_ROOM];
    bool strength;
    const pl_report_point *point = pl_app_point(app, pl_app_point_of(app, reply->tag), &strength);
    const pl_desk_tag *tag = reply->tag ? pl_desk_find(app->desk, reply->tag) : NULL;
    const pl_item *item = tag && tag->tag.item_count
                              ? pl_rubric_item_find(app->desk->facts.rubric, tag->tag.items[0])
                              : NULL;
    ui_point_title(title, point);
    if (!point && item) /* of another one than whose report is shown */
        snprintf(title, sizeof title, "%.16s %.120s", item->id,
                 item->words[app->desk->facts.review->setting].title);
    if (reply->tag)
        snprintf(head, sizeof head, "%s%s%.130s", tag ? ui_time(time, tag->tag.at_us) : "A moment",
                 point || item ? ", " : "", point || item ? title : "");
    else
        snprintf(head, sizeof head, "%s", title);
    ui_form_small(form, head, PL_COLOUR_MUTED, 2);
    char *words = pl_format("%s%s", outcome_said(reply->outcome), reply->words);
    ui_form_words(form, words, PL_COLOUR_TEXT, GAP);
    free(words);
}

static void close_content(ui_form *form)
{
    const pl_app *app = form->v->app;
    const pl_replies *all = &app->desk->facts.replies;
    const pl_review_facilitator *one = pl_review_slot(app->desk->facts.review, app->view.about_who);
    char words[256];
    ui_path_words(words, one);
    ui_form_words(form, words, PL_COLOUR_TEXT2, GAP);
    for (int i = 0; i < all->count; i++)
        if (all->items[i].slot == one->slot && all->items[i].sent_utc)
            answer_words(form, &all->items[i]);
    const char *why = pl_app_close_why_not(app, one->slot);
    if (why && *why) {
        ui_form_words(form, why, PL_COLOUR_MUTED, 0);
        return;
    }
    ui_form_words(form, "How is it closed?", PL_COLOUR_TEXT, 4);
    if (one->feedback == PL_FEEDBACK_ANSWERED) {
        ui_form_radio(form, "Agreed", "close-outcome", PL_OUTCOME_AGREED,
                      app->view.outcome == PL_OUTCOME_AGREED);
        ui_form_radio(form, "Seen differently", "close-outcome", PL_OUTCOME_DIFFERENT,
                      app->view.outcome == PL_OUTCOME_DIFFERENT);
    } else {
        ui_form_radio(form, "No answer in that time", "close-outcome", PL_OUTCOME_NONE,
                      app->view.outcome == PL_OUTCOME_NONE);
    }
}

void ui_dialog_close(ui_dialog *out, ui_view *v)
{
    const pl_review_facilitator *one =
        pl_review_slot(v->app->desk->facts.review, v->app->view.about_who);
    snprintf(out->heading, sizeof out->heading, "Feedback of %s", one->code);
    out->width = 560;
    out->content = close_content;
    const char *why = pl_app_close_why_not(v->app, one->slot);
    if (!why)
        out->go = (ui_button){ .name = "Close the feedback", .command = "close-keep" };
    out->safe.name = why ? "Back" : "Cancel"; /* "Close" would close the feedback */
}

static void reply_content(ui_form *form)
{
    const pl_app *app = form->v->app;
    bool strength;
    const pl_report_point *point =
        pl_app_point(app, pl_app_point_of(app, app->view.about), &strength);
    pl_field words = ui_form_look("Your answer: only you can see this until you send it", NULL);
    words.lines = true;
    if (point && point->words)
        ui_form_words(form, point->words, PL_COLOUR_TEXT2, GAP);
    ui_form_field(form, PL_FIELD_WORDS, &words, GAP);
    ui_form_radio(form, "I agree", "reply-outcome", PL_OUTCOME_AGREED,
                  app->view.outcome == PL_OUTCOME_AGREED);
    ui_form_radio(form, "I see this differently", "reply-outcome", PL_OUTCOME_DIFFERENT,
                  app->view.outcome == PL_OUTCOME_DIFFERENT);
    ui_form_radio(form, "Neither", "reply-outcome", PL_OUTCOME_OPEN,
                  app->view.outcome == PL_OUTCOME_OPEN);
}

void ui_dialog_reply(ui_dialog *out, ui_view *v)
{
    bool strength;
    char title[160], time[PL_TIME_ROOM];
    int place = pl_app_point_of(v->app, v->app->view.about);
    const pl_report_point *point = pl_app_point(v->app, place, &strength);
    ui_point_title(title, point);
    snprintf(out->heading, sizeof out->heading, "%.120s%s%s", title, point ? ", " : "",
             point ? ui_time(time, point->at_us) : "");
    out->width = 640;
    out->content = reply_content;
    out->safe.name = "Close";
    bool last = place + 1 >= pl_app_point_count(v->app);
    out->go = (ui_button){ .name = last ? "Keep" : "Keep and go to next",
                           .command = "reply-next",
                           .keys = "Ctrl Enter" };
}

static void send_content(ui_form *form)
{
    ui_form_words(form,
                  "All that you have kept is sent. Your reviewer and your treatment manager can "
                  "then read it, and what was sent stays as it is. You can send more until it is "
                  "closed.",
                  PL_COLOUR_TEXT2, 0);
}

void ui_dialog_send(ui_dialog *out, ui_view *v)
{
    (void)v;
    snprintf(out->heading, sizeof out->heading, "Send your answers?");
    out->content = send_content;
    out->go = (ui_button){ .name = "Send", .command = "replies-send-now" };
}

/* What follows from it, and the words that are asked for. */
static void words_content(ui_form *form, const char *what, const char *label)
{
    pl_field words = ui_form_look(label, NULL);
    words.lines = true;
    ui_form_words(form, what, PL_COLOUR_TEXT2, GAP);
    ui_form_field(form, PL_FIELD_WORDS, &words, 0);
}

static void second_content(ui_form *form)
{
    words_content(form,
                  "A treatment manager names somebody who did not review this and was not in the "
                  "session, or says why not. It stays on record either way.",
                  "What should they look at, and why");
}

void ui_dialog_second(ui_dialog *out, ui_view *v)
{
    (void)v;
    snprintf(out->heading, sizeof out->heading, "Ask for a second reviewer");
    out->width = 560;
    out->content = second_content;
    out->go = (ui_button){ .name = "Ask", .command = "words-keep", .keys = "Ctrl Enter" };
}

static void delivery_content(ui_form *form)
{
    words_content(form,
                  "This is said of the session, by a person, with a reason. It enters no figure, "
                  "and nothing is worked out from scores. The newest holds; each stays on record.",
                  "Why");
}

void ui_dialog_delivery(ui_dialog *out, ui_view *v)
{
    const pl_delivery *said = &v->app->desk->facts.delivery;
    snprintf(out->heading, sizeof out->heading, "%s",
             said->said && !said->counts ? "It counts as delivered after all"
                                         : "The session may not count as delivered");
    out->width = 560;
    out->content = delivery_content;
    out->go = (ui_button){ .name = "Keep", .command = "words-keep", .keys = "Ctrl Enter" };
}
