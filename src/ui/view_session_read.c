/* The facilitators' review of the session, as who reviews the session reads it: what was answered alone, over
 * the recording. */
#include "over.h"

#include "plumbline/base/text.h"

#include <stdio.h>

typedef struct said {
    const pl_session_review *session;
    pl_text words; /* of one question */
} said;

static const char *answer_of(const said *s, const pl_answer_place *place)
{
    char key[PL_ANSWER_KEY_ROOM];
    const pl_answer *answer = pl_answers_find(&s->session->answers, pl_answer_key(key, place));
    return answer ? answer->words : NULL;
}

static void add(said *s, const char *before, const char *title, const char *words)
{
    if (!words)
        return;
    pl_text_add_format(&s->words, "%s%s%s%s", s->words.size ? before : "", title ? title : "",
                       title ? ": " : "", words);
}

/* The answer itself, then its fields; each row is a line. */
static void add_prompt(said *s, const pl_prompt *prompt)
{
    bool rows = prompt->answer == PL_ANSWER_ROWS;
    int count = rows ? pl_answers_rows(&s->session->answers, prompt->id) : 1;
    pl_answer_place place = { .prompt = prompt };
    if (!rows)
        add(s, "", NULL, answer_of(s, &place));
    for (int row = 1; row <= count; row++) {
        const char *before = "\n";
        for (int i = 0; i < prompt->field_count; i++) {
            place.field = &prompt->fields[i];
            place.row = rows ? row : 0;
            const char *words = answer_of(s, &place);
            add(s, before, rows ? NULL : prompt->fields[i].title, words);
            before = words && rows ? " · " : before;
        }
    }
}

static void one_prompt(ui_form *form, const pl_session_review *session, const pl_prompt *prompt)
{
    said s = { .session = session };
    const char *title = prompt->title ? prompt->title : prompt->text;
    add_prompt(&s, prompt);
    for (int i = 0; i < session->addition_count; i++) {
        const pl_session_addition *one = &session->additions[i];
        char day[PL_DATE_ROOM], shown[PL_DATE_ROOM];
        if (strcmp(one->prompt, prompt->id) != 0)
            continue;
        pl_date_short(shown, pl_date_of(day, one->said_utc));
        pl_text_add_format(&s.words, "%sAdded on %s by %s: %s", s.words.size ? "\n" : "", shown,
                           one->writer, one->words);
    }
    if (s.words.size) {
        ui_form_small(form, title, PL_COLOUR_MUTED, 2);
        ui_form_words(form, pl_text_get(&s.words), PL_COLOUR_TEXT, 12);
    }
    pl_text_free(&s.words);
}

/* "Expected 10 · Came 8": facts that are said in a word stand in one line. */
static void short_facts(ui_form *form, const pl_session_review *session)
{
    pl_text all = { 0 };
    for (int i = session->form_count; i < session->asks.prompt_count; i++) {
        const pl_prompt *prompt = &session->asks.prompts[i];
        said s = { .session = session };
        if (prompt->answer == PL_ANSWER_ROWS)
            continue;
        pl_answer_place place = { .prompt = prompt };
        const char *words = answer_of(&s, &place);
        if (words)
            pl_text_add_format(&all, "%s%s %s", all.size ? " · " : "",
                               prompt->title ? prompt->title : prompt->text, words);
        for (int k = 0; k < prompt->field_count; k++) {
            place.field = &prompt->fields[k];
            const char *more = answer_of(&s, &place);
            if (more && words)
                pl_text_add_format(&all, " (%s%s)",
                                   place.field->answer == PL_ANSWER_CLOCK ? "planned " : "", more);
        }
    }
    if (all.size) {
        ui_form_small(form, session->facts->title, PL_COLOUR_MUTED, 2);
        ui_form_words(form, pl_text_get(&all), PL_COLOUR_TEXT, 12);
    }
    pl_text_free(&all);
}

static void account(ui_form *form)
{
    const pl_session_review *session = &form->v->app->records.session;
    for (int i = 0; i < session->form_count; i++)
        one_prompt(form, session, &session->asks.prompts[i]);
    if (!session->facts)
        return;
    short_facts(form, session);
    for (int i = session->form_count; i < session->asks.prompt_count; i++)
        if (session->asks.prompts[i].answer == PL_ANSWER_ROWS)
            one_prompt(form, session, &session->asks.prompts[i]);
}

void ui_dialog_account(ui_dialog *out, ui_view *v)
{
    const pl_session_review *session = &v->app->records.session;
    char day[PL_DATE_ROOM];
    *out = (ui_dialog){ .width = 560,
                        .content = session->form ? account : NULL,
                        .safe = { .name = "Close", .command = "close" } };
    snprintf(out->heading, sizeof out->heading, "Session review, %.24s",
             session->begun_on ? pl_date_short(day, session->begun_on) : "");
}
