/* The dialogs of reviews about a service: how one is started, and a link to evidence. */
#include "over.h"

#include "plumbline/command/score.h"
#include "plumbline/command/service.h"

#include <stdio.h>

enum { GAP = 12 };

static void start_content(ui_form *form)
{
    const pl_app *app = form->v->app;
    pl_field name = ui_form_look("The service", "Northgate programme team");
    pl_field why = ui_form_look("Why now", "Yearly");
    pl_field rubric =
        ui_form_listed(app, PL_FIELD_RUBRIC, "Rubric", "No such rubric. Press ↓ to choose one.");
    ui_form_words(form,
                  "It is about the service: no recording, no session, and no person is named. Its "
                  "evidence is links to papers and pages.",
                  PL_COLOUR_TEXT2, GAP);
    ui_form_field(form, PL_FIELD_SERVICE, &name, GAP);
    ui_form_field(form, PL_FIELD_RUBRIC, &rubric, GAP);
    ui_form_field(form, PL_FIELD_REASON, &why, GAP);
    ui_form_words(form, "Which of these holds for you and this service?", PL_COLOUR_TEXT, 4);
    for (int i = 1; i <= 4; i++)
        ui_form_radio(form, pl_app_service_interest(i), "start-interest", i,
                      app->view.start_interest == i);
}

void ui_dialog_service(ui_dialog *out, ui_view *v)
{
    (void)v;
    snprintf(out->heading, sizeof out->heading, "Review a service");
    out->width = 560;
    out->content = start_content;
    out->go = (ui_button){ .name = "Start", .command = "service-now" };
}

static void link_content(ui_form *form)
{
    pl_field address = ui_form_look("Where it is", "https://… or the folder of a paper");
    pl_field shows = ui_form_look("What it shows", "not said");
    ui_form_words(form, "The address of a page, or where the paper is kept. No person is named.",
                  PL_COLOUR_TEXT2, GAP);
    ui_form_field(form, PL_FIELD_LINK, &address, GAP);
    ui_form_field(form, PL_FIELD_LINK_SHOWS, &shows, 0);
}

void ui_dialog_link(ui_dialog *out, ui_view *v)
{
    pl_sheet_place place = pl_sheet_at(v->app->desk, v->app->view.item);
    snprintf(out->heading, sizeof out->heading, "Evidence for %s", place.id ? place.id : "it");
    out->width = 560;
    out->content = link_content;
    out->go = (ui_button){ .name = "Keep the link", .command = "link-keep" };
}
