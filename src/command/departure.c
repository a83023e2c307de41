/* Agreed departures: why, and agreed with whom. */
#include "inside.h"

#include "plumbline/review/departure.h"

static const pl_departure *departure_of(const pl_app *app, pl_id tag)
{
    const pl_departures *list = &app->desk->facts.departures;
    for (int i = 0; i < list->count; i++)
        if (list->items[i].tag == tag)
            return &list->items[i];
    return NULL;
}

/* The one in hand or selected; else the first of which something is still to be said. */
static const pl_departure *departure_at_hand(const pl_app *app, int before)
{
    const pl_departures *list = &app->desk->facts.departures;
    const pl_desk_tag *tag = app->desk->hand ? app->desk->hand : app->desk->selected;
    const pl_departure *found = tag && before < 0 ? departure_of(app, tag->tag.id) : NULL;
    if (before < 0)
        before = 0;
    for (int i = 0; !found && i < list->count; i++)
        if ((!list->items[i].reason || !list->items[i].agreed_by) && before-- == 0)
            found = &list->items[i];
    return found;
}

void departure_write(pl_app *app, int before)
{
    const pl_departure *one = departure_at_hand(app, before);
    if (!one) {
        pl_app_say(app, PL_TOAST_TELL,
                   "There is no agreed departure to write about. D gives a tag that kind.");
        return;
    }
    app->view.about = one->tag;
    field_set(app, PL_FIELD_DEPARTURE_WHY, one->reason ? one->reason : "");
    field_set(app, PL_FIELD_DEPARTURE_WITH, one->agreed_by ? one->agreed_by : "");
    dialog_open(app, PL_DIALOG_DEPARTURE);
}

static void departure_open(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    departure_write(app, -1);
}

static void departure_keep(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    const char *why = field_words(app, PL_FIELD_DEPARTURE_WHY);
    const char *with = field_words(app, PL_FIELD_DEPARTURE_WITH);
    if (!why[strspn(why, " ")]) {
        field_fault(app, PL_FIELD_DEPARTURE_WHY, "Say why, in a sentence.");
        return;
    }
    if (!with[strspn(with, " ")]) {
        field_fault(app, PL_FIELD_DEPARTURE_WITH, "Say with whom: a role, no name.");
        return;
    }
    pl_desk_departure(app->desk, app->view.about, why, with);
    dialog_close(app);
}

static const char *when_departure(const pl_app *app)
{
    return app->view.dialog == PL_DIALOG_DEPARTURE ? NULL : "";
}

const pl_command commands_departure[] = {
    { "departure", "Tag", "Agreed departure: why, and agreed with whom", when_write, departure_open,
      0 },
    { "departure-keep", "Tag", "Keep why it was agreed", when_departure, departure_keep,
      PL_COMMAND_HIDDEN },
    { 0 },
};
