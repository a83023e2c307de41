/* The dialog of an action: what is practised, by when, and how it will be seen. */
#include "over.h"

#include <stdio.h>

enum { GAP = 12 };

static const pl_item *item_named(const pl_app *app)
{
    char id[16] = "";
    sscanf(pl_edit_words(&app->fields[PL_FIELD_ACTION_ITEM]), " %15s", id);
    return pl_rubric_item_find(app->desk->facts.rubric, id);
}

/* "For 2.2 Draws out rather than tells": whatever is typed is told at once what it is. */
static void item_words(ui_form *form)
{
    const pl_app *app = form->v->app;
    const pl_item *item = item_named(app);
    char words[200];
    if (!item)
        return;
    snprintf(words, sizeof words, "For %s %.160s", item->id,
             item->words[app->desk->facts.review->setting].title);
    ui_form below = *form; /* its field, the right one of a pair */
    below.x += (double)(int)((form->w - GAP) / 2) + GAP;
    below.w -= below.x - form->x;
    ui_form_small(&below, words, PL_COLOUR_MUTED, GAP);
    form->y = below.y;
}

static void whose(ui_form *form)
{
    const pl_app *app = form->v->app;
    const pl_review *review = app->desk->facts.review;
    for (int i = 0; review->facilitator_count > 1 && i < review->facilitator_count; i++) {
        const pl_review_facilitator *one = &review->facilitators[i];
        char name[48];
        snprintf(name, sizeof name, "%c · %.32s", one->slot, one->code);
        ui_form_radio(form, name, "action-who", one->slot, app->view.about_who == one->slot);
    }
    form->y += review->facilitator_count > 1 ? GAP - 2 : 0;
}

static void action_content(ui_form *form)
{
    const pl_app *app = form->v->app;
    const char *day = pl_edit_words(&app->fields[PL_FIELD_ACTION_BY]);
    pl_field what =
        ui_form_look("What to do: one skill", "Show one skill, and have two participants try it.");
    pl_field practised = ui_form_look("How it is practised", "in the next two sessions");
    pl_field by = ui_form_look("By when", "10 Mar 2026");
    pl_field item = ui_form_look("Item that it serves", "2.2");
    pl_field seen = ui_form_look("How we shall see it", "we look at it together");
    pl_field support = ui_form_look("Support given", "a clip, co-delivery, training");
    what.lines = true;
    if (pl_app_field(app) != PL_FIELD_ACTION_BY)
        ui_form_date(&by, day);
    whose(form);
    ui_form_field(form, PL_FIELD_ACTION_WHAT, &what, GAP);
    ui_form_field(form, PL_FIELD_ACTION_PRACTISED, &practised, GAP);
    ui_form_pair(form, PL_FIELD_ACTION_BY, &by, PL_FIELD_ACTION_ITEM, &item,
                 item_named(app) ? 4 : GAP);
    item_words(form);
    ui_form_pair(form, PL_FIELD_ACTION_SEEN, &seen, PL_FIELD_ACTION_SUPPORT, &support, 0);
}

void ui_dialog_action(ui_dialog *out, ui_view *v)
{
    const pl_app *app = v->app;
    const pl_review_facilitator *one = pl_review_slot(app->desk->facts.review, app->view.about_who);
    snprintf(out->heading, sizeof out->heading, "%s for %.32s",
             app->view.about ? "Action" : "An action", one ? one->code : "the facilitator");
    out->width = 640;
    out->content = action_content;
    out->go = (ui_button){ .name = "Keep", .command = "action-keep", .keys = "Ctrl Enter" };
}
