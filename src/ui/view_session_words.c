/* How the review of a session stands, in words; and words that are added to it. */
#include "session.h"

#include <stdio.h>

static const pl_session_review *now_of(const ui_view *v)
{
    return v->app->session->now;
}

const char *ui_session_state(char out[64], const ui_view *v, pl_icon *icon, pl_colour *colour)
{
    const pl_session_desk *desk = v->app->session;
    const pl_session_review *now = desk->now;
    char at[UI_CLOCK_ROOM];
    pl_utc saved = pl_session_desk_saved(desk);
    *icon = now->finished_utc ? PL_ICON_TICK_DISC : PL_ICON_HALF_DISC;
    *colour = now->finished_utc ? PL_COLOUR_STRENGTH : PL_COLOUR_DEV;
    if (!now->begun && !pl_session_desk_waits(desk))
        snprintf(out, 64, "Not begun");
    else if (v->app->stalled)
        snprintf(out, 64, "Open · not saved");
    else if (pl_session_desk_waits(desk))
        snprintf(out, 64, "Open · saving");
    else if (now->finished_utc)
        snprintf(out, 64, "Finished %s", ui_clock(at, now->finished_utc));
    else if (!now->is_day)
        snprintf(out, 64, "Its day is over");
    else if (saved)
        snprintf(out, 64, "Open · saved %s", ui_clock(at, saved));
    else
        snprintf(out, 64, "Open");
    return out;
}

void ui_session_people(char out[160], const ui_view *v)
{
    const char *me = pl_store_me(v->app->store)->code;
    char code[32], others[4][32];
    int count = 0;
    for (int i = 0; count < 4 && pl_app_session_code(code, v->app, i); i++)
        if (strcmp(code, me) != 0)
            snprintf(others[count++], 32, "%s", code);
    int used = snprintf(out, 160, "Signed in as %.30s", me);
    for (int i = 0; i < count; i++)
        used += snprintf(out + used, 160 - (size_t)used, "%s%.30s",
                         i == 0           ? now_of(v)->writes ? ", with " : ". Led by "
                         : i + 1 == count ? " and "
                                          : ", ",
                         others[i]);
}

void ui_session_told(char out[160], const ui_view *v, bool *seen)
{
    const pl_session_review *now = now_of(v);
    const pl_prompt *prompt = &now->asks.prompts[0];
    char at[UI_CLOCK_ROOM];
    const char *words = pl_app_answer_of(v->app, prompt->id).words;
    pl_utc said = pl_app_answer_of(v->app, prompt->id).said_utc;
    const pl_session_seen *who = pl_session_review_seen(now, prompt);
    out[0] = '\0';
    *seen = who != NULL;
    if (!*words || !said || (prompt->choices.count && strcmp(words, prompt->choices.items[0]) == 0))
        return;
    if (who && who->said_utc >= said)
        snprintf(out, 160, "Opened by %.30s at %s.", who->who, ui_clock(at, who->seen_utc));
    else if (!now->managers[0])
        snprintf(out, 160, "No treatment manager is in post here: tell yours yourself.");
    else if (strchr(now->managers, ','))
        snprintf(out, 160, "Heads the Library of %.80s since %s, not opened yet.", now->managers,
                 ui_clock(at, said));
    else
        snprintf(out, 160, "Heads %.30s’s Library since %s, not opened yet.", now->managers,
                 ui_clock(at, said));
    *seen = *seen && who->said_utc >= said;
}

static int answered(const ui_view *v)
{
    const pl_session_review *now = now_of(v);
    int count = 0;
    for (int i = 0; i < now->form_count; i++) {
        pl_desk_answer first;
        char key[PL_ANSWER_KEY_ROOM];
        count += pl_answer_first_said(&first, key, v->app, &now->asks.prompts[i]);
    }
    return count;
}

void ui_session_progress(char out[160], const ui_view *v)
{
    static const char *const few[] = { "none", "one", "two", "three", "four", "five", "six" };
    const pl_session_review *now = now_of(v);
    char at[UI_CLOCK_ROOM], left[16];
    int done = answered(v), open = now->form_count - done;
    snprintf(left, sizeof left, open < 7 ? "%s" : "%.0s%d", open < 7 ? few[open] : "", open);
    const pl_prompt *first = &now->asks.prompts[0];
    bool needed = first->asked == PL_ASKED_NEEDED && !*pl_app_answer_of(v->app, first->id).words;
    if (!now->writes)
        snprintf(out, 160,
                 now->whole ? "You can read it here; its facilitators write it."
                            : "It is being written. The rest can be read when they have finished.");
    else if (!now->is_day)
        snprintf(out, 160, "Its day is over: words can be added, with their date.");
    else if (now->finished_utc)
        snprintf(out, 160, "Finished at %s. It can be changed until the day ends.",
                 ui_clock(at, now->finished_utc));
    else if (needed)
        snprintf(out, 160, "%d of %d answered. Question %.20s is needed.", done, now->form_count,
                 first->id);
    else if (open)
        snprintf(out, 160, "%d of %d answered. You can finish with %s left open.", done,
                 now->form_count, left);
    else
        snprintf(out, 160, "All %d answered.", now->form_count);
}

/* ----- words that are added */

static void addition_content(ui_form *form)
{
    const pl_app *app = form->v->app;
    const pl_prompt *prompt = pl_app_session_prompt(app);
    pl_field look = ui_form_look("What is added", "");
    look.lines = true;
    ui_form_words(form, prompt->text, PL_COLOUR_TEXT2, 12);
    ui_form_field(form, PL_FIELD_WORDS, &look, 8);
    ui_form_small(form, "It stands below the answer, with its date and your code. No names.",
                  PL_COLOUR_MUTED, 0);
}

void ui_dialog_addition(ui_dialog *out, ui_view *v)
{
    const pl_prompt *prompt = pl_app_session_prompt(v->app);
    *out = (ui_dialog){
        .width = 480,
        .content = addition_content,
        .safe = { .name = "Cancel", .command = "close" },
        .go = { .name = "Add", .command = "session-add-now", .kind = PL_BUTTON_PRIMARY }
    };
    snprintf(out->heading, sizeof out->heading, "Add to “%.100s”",
             prompt->title ? prompt->title : prompt->text);
}

static void colleague_content(ui_form *form)
{
    pl_field look = ui_form_look("Their code", "F-022");
    ui_form_field(form, PL_FIELD_COLLEAGUE, &look, 8);
    ui_form_small(form,
                  "They led this session, too. They can write here and read what stands here.",
                  PL_COLOUR_MUTED, 0);
}

void ui_dialog_colleague(ui_dialog *out, ui_view *v)
{
    (void)v;
    *out = (ui_dialog){
        .heading = "Add a colleague",
        .width = 400,
        .content = colleague_content,
        .safe = { .name = "Cancel", .command = "close" },
        .go = { .name = "Add", .command = "session-colleague-now", .kind = PL_BUTTON_PRIMARY }
    };
}
