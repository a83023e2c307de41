/* The dialogs that are about an open review. */
#include "over.h"

#include "plumbline/command/score.h"
#include "plumbline/model/short.h"

#include <stdio.h>

enum { GAP = 12 };

static void heading(ui_dialog *out, const char *words)
{
    snprintf(out->heading, sizeof out->heading, "%s", words);
}

/* "facilitator A", "the session" */
static const char *who_words(char out[24], pl_who who)
{
    if (who == PL_WHO_SESSION || !who)
        snprintf(out, 24, "the session");
    else
        snprintf(out, 24, "facilitator %c", who);
    return out;
}

static const char *code_of(const pl_app *app, pl_who who)
{
    const pl_review_facilitator *one = pl_review_slot(app->desk->facts.review, who);
    return one ? one->code : "the facilitator";
}

/* ----- a time to go to */

static void time_content(ui_form *form)
{
    const pl_app *app = form->v->app;
    char whole[PL_TIME_ROOM], error[80];
    pl_time typed = pl_time_parse(pl_edit_words(&app->fields[PL_FIELD_TIME]));
    pl_time end = app->desk->facts.recording->duration_us;
    pl_field look = ui_form_look("Hours, minutes and seconds", "0:58:24");
    ui_time(whole, end);
    look.tabular = true;
    look.after = whole;
    if (typed != PL_NO_TIME && typed > end) {
        snprintf(error, sizeof error, "This session ends at %s.", whole);
        look.is.state |= PL_IS_ERROR;
        look.error = error;
        look.after = NULL;
    }
    ui_form_field(form, PL_FIELD_TIME, &look, 0);
}

void ui_dialog_time(ui_dialog *out, ui_view *v)
{
    (void)v;
    heading(out, "Go to a timecode");
    out->content = time_content;
    out->go = (ui_button){ .name = "Go", .command = "go-to-typed-time" };
}

/* ----- someone may be at risk */

static const pl_risk *risk_of(const pl_app *app)
{
    for (int i = 0; i < app->desk->facts.risks.count; i++)
        if (app->desk->facts.risks.items[i].id == app->view.about)
            return &app->desk->facts.risks.items[i];
    return NULL;
}

static void risk_content(ui_form *form)
{
    bool passed = form->v->app->view.risk_answer == 0;
    pl_field by = ui_form_look("By whom: a role", "the treatment manager");
    pl_field to =
        ui_form_look(passed ? "To whom: a role" : "Who was told: a role", "the safeguarding lead");
    pl_field when = ui_form_look("When", "today, 14:20");
    ui_form_words(form,
                  passed ? "You know that it was passed on: say by whom, to whom and when."
                         : "It was done now: say who was told, and when.",
                  PL_COLOUR_TEXT2, GAP);
    if (passed)
        ui_form_field(form, PL_FIELD_RISK_BY, &by, GAP);
    ui_form_field(form, PL_FIELD_RISK_TO, &to, GAP);
    ui_form_field(form, PL_FIELD_RISK_WHEN, &when, GAP);
    ui_form_words(form, "Write as little as another person needs to act. No names.",
                  PL_COLOUR_MUTED, 0);
}

void ui_dialog_risk(ui_dialog *out, ui_view *v)
{
    const pl_risk *risk = risk_of(v->app);
    char at[PL_TIME_ROOM];
    if (risk)
        snprintf(out->heading, sizeof out->heading, "Someone may be at risk, %s",
                 ui_time(at, risk->at_us));
    else
        heading(out, "Someone may be at risk");
    out->content = risk_content;
    out->go = (ui_button){ .name = "Keep the answer", .command = "risk-keep" };
}

/* ----- an agreed departure */

static void departure_content(ui_form *form)
{
    pl_field why = ui_form_look("Why", NULL);
    pl_field with = ui_form_look("Agreed with: a role", "the treatment manager");
    ui_form_words(
        form,
        "The manual was departed from, and that was agreed. It lowers nobody’s score. Say "
        "why, and with whom it was agreed.",
        PL_COLOUR_TEXT2, GAP);
    ui_form_field(form, PL_FIELD_DEPARTURE_WHY, &why, GAP);
    ui_form_field(form, PL_FIELD_DEPARTURE_WITH, &with, 0);
}

void ui_dialog_departure(ui_dialog *out, ui_view *v)
{
    const pl_departures *list = &v->app->desk->facts.departures;
    char at[PL_TIME_ROOM];
    heading(out, "Agreed departure");
    for (int i = 0; i < list->count; i++)
        if (list->items[i].tag == v->app->view.about)
            snprintf(out->heading, sizeof out->heading, "Agreed departure, %s",
                     ui_time(at, list->items[i].at_us));
    out->content = departure_content;
    out->go = (ui_button){ .name = "Keep", .command = "departure-keep" };
}

/* ----- words */

static const ui_button keep_words = { .name = "Keep",
                                      .command = "words-keep",
                                      .keys = "Ctrl Enter" };

static void words_field(ui_form *form, const char *label)
{
    pl_field look = ui_form_look(label, NULL);
    look.lines = true;
    ui_form_field(form, PL_FIELD_WORDS, &look, 0);
}

static const pl_matter *matter_of(const pl_app *app)
{
    const pl_matters *matters = &app->desk->facts.matters;
    for (int i = 0; app->view.about && i < matters->count; i++)
        if (matters->items[i].id == app->view.about)
            return &matters->items[i];
    return NULL;
}

static void concern_content(ui_form *form)
{
    const pl_app *app = form->v->app;
    pl_who who = app->view.about_who;
    char words[192];
    if (who == PL_WHO_SESSION || !who)
        snprintf(words, sizeof words, "Write what was seen and heard, then its effect.");
    else
        snprintf(words, sizeof words,
                 "Write what was seen and heard. Speak with %.20s before this is released.",
                 code_of(app, who));
    ui_form_words(form, words, PL_COLOUR_TEXT2, GAP);
    words_field(form, "What was seen and heard");
}

void ui_dialog_concern(ui_dialog *out, ui_view *v)
{
    const pl_app *app = v->app;
    const pl_matter *matter = matter_of(app);
    char who[24], at[PL_TIME_ROOM];
    who_words(who, app->view.about_who);
    bool concern = matter && strcmp(matter->source, "concern") == 0;
    if (concern)
        snprintf(out->heading, sizeof out->heading, "A concern about practice: %s%s%s, %s",
                 matter->item ? matter->item : "", matter->item ? ", " : "", who,
                 ui_time(at, matter->at_us));
    else
        snprintf(out->heading, sizeof out->heading, "In words: %s, %s",
                 matter && matter->item ? matter->item : pl_sheet_at(app->desk, app->view.item).id,
                 who);
    out->width = 640;
    out->content = concern_content;
    out->go = keep_words;
}

/* What a sentence can do for the level that was given: stand for a moment, if it is the one, or be kept. */
static void sentence_content(ui_form *form)
{
    const pl_app *app = form->v->app;
    char words[320];
    pl_sheet_place place = pl_sheet_at(app->desk, app->view.item);
    int level = pl_desk_score_of(app->desk, place.id, app->view.who).level;
    bool moment = place.item && level != PL_NO_LEVEL &&
                  pl_rubric_evidence(place.item, level) == PL_EVIDENCE_MOMENT;
    bool set = moment && place.item->no_moment_sentence && place.item->no_moment_level == level;
    if (set)
        snprintf(words, sizeof words,
                 "At level %d of this item one sentence alone stands in place of a moment: "
                 "“%.160s”. Other words are kept, and a moment is still needed.",
                 level, place.item->no_moment_sentence);
    else if (moment)
        snprintf(words, sizeof words,
                 "At level %d this item needs a moment. A sentence is kept beside it, and does not "
                 "stand for it.",
                 level);
    else
        snprintf(words, sizeof words,
                 "One sentence that stands in place of a moment: what was seen or heard. Left "
                 "empty, it is taken away.");
    ui_form_words(form, words, PL_COLOUR_TEXT2, GAP);
    if (set)
        ui_form_button(
            form, &(ui_button){ .name = "Take that sentence", .command = "sentence-set" }, GAP);
    words_field(form, "The sentence");
}

void ui_dialog_sentence(ui_dialog *out, ui_view *v)
{
    char who[24];
    pl_sheet_place place = pl_sheet_at(v->app->desk, v->app->view.item);
    bool session = place.item && place.item->per != PL_PER_FACILITATOR;
    snprintf(out->heading, sizeof out->heading, "A sentence for %s, %s", place.id,
             who_words(who, session ? PL_WHO_SESSION : v->app->view.about_who));
    out->content = sentence_content;
    out->go = keep_words;
}

static void strength_content(ui_form *form)
{
    ui_form_words(form,
                  "Strengths come first, at least one for each facilitator. Where none is noted, "
                  "say why.",
                  PL_COLOUR_TEXT2, GAP);
    words_field(form, "Why no strength is noted");
}

void ui_dialog_strength(ui_dialog *out, ui_view *v)
{
    snprintf(out->heading, sizeof out->heading, "No strength noted: %s",
             code_of(v->app, v->app->view.about_who));
    out->content = strength_content;
    out->go = keep_words;
}

static void less_content(ui_form *form)
{
    char words[160];
    const pl_review_facts *facts = &form->v->app->desk->facts;
    snprintf(words, sizeof words,
             "Watched %d %%. Local policy asks for %d %%. The reason is printed in the report.",
             pl_review_watched_percent(facts), pl_review_watched_asked(facts));
    ui_form_words(form, words, PL_COLOUR_TEXT2, GAP);
    words_field(form, "Why it is signed with less");
}

void ui_dialog_less(ui_dialog *out, ui_view *v)
{
    (void)v;
    heading(out, "Sign with a reason");
    out->content = less_content;
    out->go = keep_words;
}

static void draw_content(ui_form *form)
{
    char words[PL_SHORT_ROOM];
    const pl_review_facts *facts = &form->v->app->desk->facts;
    pl_short_words(words, facts->review, facts->rubric);
    ui_form_words(form, words, PL_COLOUR_TEXT2, 4);
    ui_form_words(form,
                  "Another stretch is drawn. Every draw stays listed, with its seed and the "
                  "reason.",
                  PL_COLOUR_TEXT2, GAP);
    words_field(form, "Why it is drawn again");
}

void ui_dialog_draw(ui_dialog *out, ui_view *v)
{
    (void)v;
    heading(out, "Draw again");
    out->content = draw_content;
    out->go = (ui_button){ .name = "Draw again", .command = "words-keep", .keys = "Ctrl Enter" };
}

/* ----- at the end */

static void sign_content(ui_form *form)
{
    ui_form_words(form,
                  "After signing, nothing here can be changed. A correction is a new record; both "
                  "stay visible.",
                  PL_COLOUR_TEXT2, 0);
}

void ui_dialog_sign(ui_dialog *out, ui_view *v)
{
    (void)v;
    heading(out, "Sign off this review?");
    out->content = sign_content;
    out->go = (ui_button){ .name = "Sign off", .command = "sign-now" };
}

static void spoken_content(ui_form *form)
{
    char words[96];
    pl_field day = ui_form_look("The day", "10 Mar 2026");
    const char *typed = pl_edit_words(&form->v->app->fields[PL_FIELD_SPOKEN]);
    if (strlen(typed) >= 10)
        ui_form_date(&day, typed);
    snprintf(words, sizeof words, "When did you speak with %.20s about this review?",
             code_of(form->v->app, form->v->app->view.about_who));
    ui_form_words(form, words, PL_COLOUR_TEXT2, GAP);
    ui_form_field(form, PL_FIELD_SPOKEN, &day, 0);
}

void ui_dialog_spoken(ui_dialog *out, ui_view *v)
{
    (void)v;
    heading(out, "We have spoken");
    out->content = spoken_content;
    out->go = (ui_button){ .name = "Keep the day", .command = "spoken-keep" };
}
