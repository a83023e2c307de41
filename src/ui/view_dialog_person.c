/* The dialog in which a code is added, or said from when to when somebody is in post. */
#include "over.h"

#include "plumbline/command/people.h"

#include <stdio.h>

enum { GAP = 12 };

static void roles(ui_form *form)
{
    const pl_view *view = &form->v->app->view;
    ui_form_words(form, view->person_new ? "Role" : "A further role, where there is one",
                  PL_COLOUR_TEXT, 4);
    for (int i = 1; pl_person_role_words(i); i++)
        ui_form_radio(form, pl_person_role_words(i), "person-role", i, view->person_role == i);
    form->y += GAP - 2;
}

static void person_content(ui_form *form)
{
    const pl_app *app = form->v->app;
    pl_field code = ui_form_look("Code", "F-014");
    pl_field from = ui_form_look("In post from", "not said");
    pl_field left = ui_form_look("Left the post on", "still in post");
    if (pl_app_field(app) != PL_FIELD_PERSON_FROM)
        ui_form_date(&from, pl_edit_words(&app->fields[PL_FIELD_PERSON_FROM]));
    if (pl_app_field(app) != PL_FIELD_PERSON_LEFT)
        ui_form_date(&left, pl_edit_words(&app->fields[PL_FIELD_PERSON_LEFT]));
    if (app->view.person_new) {
        ui_form_words(form, "A code, not a name: it stands on what is signed, and never changes.",
                      PL_COLOUR_TEXT2, GAP);
        ui_form_field(form, PL_FIELD_PERSON_CODE, &code, GAP);
    }
    roles(form);
    ui_form_pair(form, PL_FIELD_PERSON_FROM, &from, PL_FIELD_PERSON_LEFT, &left, GAP);
    ui_form_small(form,
                  "Of somebody whose first day is said, local policy asks for the first sessions "
                  "to be monitored. Nothing is owed to one who left.",
                  PL_COLOUR_MUTED, 0);
}

void ui_dialog_person(ui_dialog *out, ui_view *v)
{
    const pl_view *view = &v->app->view;
    if (view->person_new)
        snprintf(out->heading, sizeof out->heading, "Add a code");
    else
        snprintf(out->heading, sizeof out->heading, "%.40s",
                 pl_edit_words(&v->app->fields[PL_FIELD_PERSON_CODE]));
    out->width = 520;
    out->content = person_content;
    out->go = (ui_button){ .name = view->person_new ? "Add" : "Keep", .command = "person-keep" };
}
