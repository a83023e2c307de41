/* The dialogs of the screen of rubrics: a draft is begun, or thrown away. */
#include "over.h"

#include "plumbline/base/file.h"
#include "plumbline/command/rubric_desk.h"

#include <stdio.h>

enum { GAP = 12 };

static void begin_content(ui_form *form)
{
    const pl_app *app = form->v->app;
    const pl_rubric_entry *open = pl_rubric_open(app);
    bool copy = app->rubric_desk->begin == PL_BEGIN_COPY && open;
    char words[320], *id = pl_rubric_begin_id(app);
    pl_field title = ui_form_look("Its title", "Group session review (North)");
    if (copy)
        snprintf(words, sizeof words,
                 "It begins with the text of “%.160s”, and is your service’s own from then on. "
                 "Give it a title of its own.",
                 open->title);
    else
        snprintf(words, sizeof words,
                 "It begins with one domain and one item, for you to write over.");
    ui_form_words(form, words, PL_COLOUR_TEXT2, GAP);
    ui_form_field(form, PL_FIELD_RUBRIC_TITLE, &title, GAP);
    snprintf(words, sizeof words,
             id[0] ? "It is known as “%.100s”. A draft is kept as you type; no review can go by it "
                     "until it is saved as an edition."
                   : "A draft is kept as you type; no review can go by it until it is saved as an "
                     "edition.%.0s",
             id);
    ui_form_words(form, words, PL_COLOUR_MUTED, 0);
    free(id);
}

void ui_dialog_rubric(ui_dialog *out, ui_view *v)
{
    bool copy = v->app->rubric_desk->begin == PL_BEGIN_COPY;
    snprintf(out->heading, sizeof out->heading, copy ? "Make a copy" : "A new rubric");
    out->width = 560;
    out->content = begin_content;
    out->go = (ui_button){ .name = "Begin the draft", .command = "rubric-begin-now" };
}

static void drop_content(ui_form *form)
{
    const pl_rubric_entry *open = pl_rubric_open(form->v->app);
    char words[320];
    snprintf(words, sizeof words,
             "“%.120s”, with all that was written in it, is removed from the library’s folder. No "
             "review goes by a draft; editions that were saved stay.",
             open ? pl_path_name(open->file) : "");
    ui_form_words(form, words, PL_COLOUR_TEXT2, 0);
}

void ui_dialog_rubric_drop(ui_dialog *out, ui_view *v)
{
    (void)v;
    snprintf(out->heading, sizeof out->heading, "Throw this draft away?");
    out->content = drop_content;
    out->safe = (ui_button){ .name = "Keep it", .command = "close" };
    out->go = (ui_button){ .name = "Throw it away",
                           .command = "rubric-drop-now",
                           .kind = PL_BUTTON_DANGER };
}
