/* The dialogs that make a record from signed ones, and that settle a wish for a second reviewer. */
#include "over.h"

#include "plumbline/command/records.h"

#include <stdio.h>

enum { GAP = 12 };

static void why_field(ui_form *form, const char *label)
{
    pl_field look = ui_form_look(label, NULL);
    look.lines = true;
    ui_form_field(form, PL_FIELD_WHY, &look, 0);
}

/* ----- a correction */

static void correct_content(ui_form *form)
{
    ui_form_words(form,
                  "After signing, nothing here can be changed. A correction is a new record; both "
                  "stay visible.",
                  PL_COLOUR_TEXT2, GAP);
    ui_form_words(form,
                  "It begins as a draft with all that this one has, and holds once it is signed.",
                  PL_COLOUR_TEXT2, GAP);
    why_field(form, "Why it is corrected: one sentence, which stands in both records");
}

void ui_dialog_correct(ui_dialog *out, ui_view *v)
{
    (void)v;
    snprintf(out->heading, sizeof out->heading, "Correct this record");
    out->width = 640; /* for a sentence */
    out->content = correct_content;
    out->go = (ui_button){ .name = "Begin the correction",
                           .command = "correct-now",
                           .keys = "Ctrl Enter" };
}

/* ----- an agreed record */

static void agree_content(ui_form *form)
{
    const pl_records *records = &form->v->app->records;
    char name[128];
    if (!records->itself || !records->partner)
        return;
    ui_form_heading(form, "Made from");
    pl_record_name(name, sizeof name, records->itself);
    ui_form_words(form, name, PL_COLOUR_TEXT, 4);
    pl_record_name(name, sizeof name, records->partner);
    ui_form_words(form, name, PL_COLOUR_TEXT, GAP);
    ui_form_words(form,
                  "The agreed record is a third one: the moments and concerns of both, and each "
                  "score that both gave alike. What they gave differently is open, with both "
                  "levels beside it: agree on it in words.",
                  PL_COLOUR_TEXT2, GAP);
    ui_form_words(form, "Both originals stay as they are.", PL_COLOUR_TEXT2, 0);
}

void ui_dialog_agree(ui_dialog *out, ui_view *v)
{
    (void)v;
    snprintf(out->heading, sizeof out->heading, "Make an agreed record");
    out->width = 480;
    out->content = agree_content;
    out->go = (ui_button){ .name = "Begin the agreed record", .command = "agree-now" };
}

/* ----- a second reviewer */

static void settle_content(ui_form *form)
{
    const pl_app *app = form->v->app;
    const pl_second_look *look = pl_app_wish(app);
    char words[600];
    if (look) {
        snprintf(words, sizeof words, "“%.560s”", look->words);
        ui_form_words(form, words, PL_COLOUR_TEXT, GAP);
    }
    ui_form_radio(form, "Somebody looks at it a second time", "settle-kind", 0,
                  app->view.settle == 0);
    ui_form_radio(form, "It is refused, with a reason", "settle-kind", 1, app->view.settle == 1);
    form->y += 8;
    if (app->view.settle == 1) {
        why_field(form, "Why: it stays on record, and the facilitator reads it");
        return;
    }
    pl_field who = ui_form_look("Who, by code", "T-03");
    ui_form_field(form, PL_FIELD_SECOND, &who, GAP);
    ui_form_words(form,
                  "Neither the first reviewer nor anybody of the session. They see nothing of the "
                  "first record until theirs is signed, and cannot close its feedback before.",
                  PL_COLOUR_MUTED, 0);
}

void ui_dialog_settle(ui_dialog *out, ui_view *v)
{
    const pl_second_look *look = pl_app_wish(v->app);
    const pl_review_facilitator *who =
        look && v->app->records.itself ? pl_review_slot(v->app->records.itself, look->slot) : NULL;
    snprintf(out->heading, sizeof out->heading, "%.20s wishes for a second reviewer",
             who ? who->code : "Somebody");
    out->width = 480;
    out->content = settle_content;
    out->go = (ui_button){ .name = v->app->view.settle == 1 ? "Refuse it" : "Name them",
                           .command = "settle-now" };
}
