/* Actions: the skill, how it is practised, by when, how it will be seen, with what support. */
#include "inside.h"

#include "plumbline/base/text.h"
#include "plumbline/review/actions.h"

const char *when_actions(const pl_app *app)
{
    if (!app->desk)
        return "No review is open.";
    const pl_review *review = app->desk->facts.review;
    if (review->kind == PL_REVIEW_SELF)
        return "Actions are agreed from a review by somebody else.";
    return review->facilitator_count ? NULL
                                     : "Actions are a facilitator’s, and this review is of none.";
}

static const char *when_new(const pl_app *app)
{
    const char *why = when_actions(app);
    return why ? why : when_write(app);
}

static const char *when_dialog(const pl_app *app)
{
    return app->view.dialog == PL_DIALOG_ACTION ? NULL : "";
}

static void show(pl_app *app)
{
    app_screen(app, PL_SCREEN_SCORE);
    if (app->view.actions)
        return;
    app->view.actions = true;
    app->view.score_scroll = 0;
}

static void actions(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    pl_app_focus(app, 0, false);
    show(app);
}

static const pl_action *action_of(const pl_app *app, pl_id id)
{
    const pl_actions *list = &app->desk->facts.actions;
    for (int i = 0; i < list->count; i++)
        if (list->items[i].id == id)
            return &list->items[i];
    return NULL;
}

/* `action` NULL: a new one of `who`. */
static void open_dialog(pl_app *app, const pl_action *action, pl_who who)
{
    static const pl_action none = { 0 };
    char day[PL_DATE_ROOM];
    const pl_action *of = action ? action : &none;
    show(app);
    app->view.about = of->id;
    app->view.about_who = action ? action->slot : who;
    field_set(app, PL_FIELD_ACTION_WHAT, of->text);
    field_set(app, PL_FIELD_ACTION_PRACTISED, of->practised);
    field_set(app, PL_FIELD_ACTION_BY, of->by_date ? pl_date_short(day, of->by_date) : "");
    field_set(app, PL_FIELD_ACTION_ITEM, of->item);
    field_set(app, PL_FIELD_ACTION_SEEN, of->seen_by);
    field_set(app, PL_FIELD_ACTION_SUPPORT, of->support);
    dialog_open(app, PL_DIALOG_ACTION);
}

/* Who it is of where nobody is named: the person in hand, else the first without one, else the first. */
static pl_who whose(const pl_app *app)
{
    const pl_review *review = app->desk->facts.review;
    if (!app->view.actions && pl_review_slot(review, app->view.who))
        return app->view.who;
    for (int i = 0; i < review->facilitator_count; i++)
        if (!pl_actions_of(&app->desk->facts.actions, review->facilitators[i].slot))
            return review->facilitators[i].slot;
    return review->facilitators[0].slot;
}

static void action_new(pl_app *app, const pl_arg *arg)
{
    bool named = arg->text && pl_review_slot(app->desk->facts.review, arg->text[0]);
    open_dialog(app, NULL, named ? arg->text[0] : whose(app));
}

static void action_open(pl_app *app, const pl_arg *arg)
{
    pl_id low, high;
    const pl_action *action =
        arg->text && pl_id_range(&low, &high, arg->text) ? action_of(app, low) : NULL;
    if (action)
        open_dialog(app, action, action->slot);
}

void action_write(pl_app *app, pl_who who)
{
    const pl_actions *list = &app->desk->facts.actions;
    for (int i = 0; i < list->count; i++)
        if (list->items[i].slot == who) {
            open_dialog(app, &list->items[i], who);
            field_focus(app, PL_FIELD_ACTION_ITEM);
            return;
        }
    open_dialog(app, NULL, who);
}

static void action_who(pl_app *app, const pl_arg *arg)
{
    if (pl_review_slot(app->desk->facts.review, (pl_who)arg->number))
        app->view.about_who = (pl_who)arg->number;
}

static bool is_left(const char *words)
{
    return !words[strspn(words, " \n")];
}

/* Without the spaces around it; as the rubric writes it. NULL: none is named, or there is no such item. */
static const char *item_named(const pl_app *app)
{
    char id[16] = "";
    sscanf(field_words(app, PL_FIELD_ACTION_ITEM), " %15s", id);
    const pl_item *item = pl_rubric_item_find(app->desk->facts.rubric, id);
    return item ? item->id : NULL;
}

/* False with a fault at the field that is wrong. */
static bool check(pl_app *app, char date[PL_DATE_ROOM])
{
    bool item = !is_left(field_words(app, PL_FIELD_ACTION_ITEM));
    if (is_left(field_words(app, PL_FIELD_ACTION_WHAT)))
        field_fault(app, PL_FIELD_ACTION_WHAT, "Say what the action is, in a sentence.");
    else if (is_left(field_words(app, PL_FIELD_ACTION_BY)))
        field_fault(app, PL_FIELD_ACTION_BY, "Say by when: a day like 10 Mar 2026.");
    else if (!pl_date_read(date, field_words(app, PL_FIELD_ACTION_BY)))
        field_fault(app, PL_FIELD_ACTION_BY, "Write the day like 10 Mar 2026.");
    else if (item && !item_named(app))
        field_fault(app, PL_FIELD_ACTION_ITEM,
                    "The rubric has no such item. Write its number, like 2.2.");
    else
        return true;
    return false;
}

static bool same(const pl_action *old, const pl_action *action)
{
    return old && old->slot == action->slot && pl_text_same(old->text, action->text) &&
           pl_text_same(old->by_date, action->by_date) &&
           pl_text_same(old->practised ? old->practised : "", action->practised) &&
           pl_text_same(old->item, action->item) &&
           pl_text_same(old->seen_by ? old->seen_by : "", action->seen_by) &&
           pl_text_same(old->support ? old->support : "", action->support);
}

static void action_keep(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    char date[PL_DATE_ROOM];
    if (!check(app, date))
        return;
    pl_action action = { .id = app->view.about,
                         .slot = app->view.about_who,
                         .text = field_words(app, PL_FIELD_ACTION_WHAT),
                         .practised = field_words(app, PL_FIELD_ACTION_PRACTISED),
                         .by_date = date,
                         .seen_by = field_words(app, PL_FIELD_ACTION_SEEN),
                         .support = field_words(app, PL_FIELD_ACTION_SUPPORT),
                         .item = item_named(app) };
    bool done = same(action_of(app, action.id), &action) || pl_desk_action(app->desk, &action);
    if (done)
        dialog_close(app);
}

static void action_delete(pl_app *app, const pl_arg *arg)
{
    pl_id low, high, id = app->view.dialog == PL_DIALOG_ACTION ? app->view.about : 0;
    if (arg && arg->text && pl_id_range(&low, &high, arg->text))
        id = low;
    if (!id || !action_of(app, id))
        return;
    if (app->view.dialog == PL_DIALOG_ACTION)
        dialog_close(app);
    pl_desk_action_delete(app->desk, id);
    pl_app_say(app, PL_TOAST_DONE,
               "Action deleted. You can undo this, also after a restart, until "
               "you sign.");
    app->toast.undo = true;
}

#define GROUP "Score"

const pl_command commands_action[] = {
    { "actions", GROUP, "Actions", when_actions, actions, 0 },
    { "action-new", GROUP, "Add an action", when_new, action_new, 0 },
    { "action-open", GROUP, "Change an action", when_new, action_open, PL_COMMAND_HIDDEN },
    { "action-who", GROUP, "Whose action it is", when_dialog, action_who,
      PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { "action-keep", GROUP, "Keep the action", when_dialog, action_keep, PL_COMMAND_HIDDEN },
    { "action-delete", GROUP, "Delete an action", when_new, action_delete, PL_COMMAND_HIDDEN },
    { 0 },
};
