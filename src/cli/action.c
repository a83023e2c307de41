/* Agreed actions. */
#include "cli.h"

#include "plumbline/review/review.h"
#include "plumbline/store/reviews.h"

static void out_action(pl_json *json, const pl_action *action)
{
    pl_json_object(json, NULL);
    out_id(json, "action", action->id);
    pl_json_string(json, "facilitator", (char[]){ action->slot, 0 });
    pl_json_string(json, "text", action->text);
    pl_json_string(json, "practised", action->practised);
    pl_json_string(json, "by", action->by_date);
    pl_json_string(json, "seen", action->seen_by);
    pl_json_string(json, "support", action->support);
    pl_json_string(json, "item", action->item);
    pl_json_string(json, "state", action->state);
    pl_json_end_object(json);
}

/* What is given; "" takes out what need not be there. The rest stays. */
static void take_words(pl_action *action, const cli_args *a)
{
    const struct {
        const char *option;
        const char **to;
    } all[] = { { "--text", &action->text },           { "--by", &action->by_date },
                { "--practised", &action->practised }, { "--seen", &action->seen_by },
                { "--support", &action->support },     { "--item", &action->item } };
    for (size_t i = 0; i < PL_COUNT(all); i++) {
        const char *words = arg(a, all[i].option);
        bool needed = all[i].to == &action->text || all[i].to == &action->by_date;
        if (words)
            *all[i].to = *words || needed ? words : NULL;
    }
}

static bool take_who(pl_action *action, const pl_review_facts *facts, const cli_args *a,
                     pl_error *err)
{
    if (!arg(a, "--facilitator"))
        return true;
    if (!pl_review_who(&action->slot, facts, arg(a, "--facilitator"), err))
        return false;
    return action->slot != PL_WHO_SESSION ||
           pl_fail(err, PL_BAD_INPUT, "An action is one facilitator’s: A, B or C.");
}

static void show_kept(context *c, const pl_action *action, const char *what)
{
    char id[PL_ID_ROOM];
    if (c->json) {
        out_action(&c->out, action);
        out_flush(c);
    } else {
        printf("Action %s is %s.\n", short_id(id, action->id), what);
    }
}

int run_action_add(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_action action = { .state = "open" };
    pl_review_facts facts;
    take_words(&action, a);
    if (!arg(a, "--facilitator") || !action.text || !action.by_date)
        return wrong_usage("action add wants --facilitator WHO, --text TEXT and --by DATE.");
    if (!open_library(c, LIBRARY_WRITE, &err) || !find_review(&facts, c, a->operands[0], &err))
        return failed(&err);
    action.review = facts.review->id;
    bool ok = take_who(&action, &facts, a, &err) && pl_review_action_check(&facts, &action, &err) &&
              pl_store_action_add(&action.id, c->store, &action, &err);
    if (ok)
        show_kept(c, &action, "added");
    pl_review_facts_free(&facts);
    return ok ? EXIT_DONE : failed(&err);
}

static bool find_action(pl_action *out, pl_review_facts *facts, context *c, const char *name,
                        pl_error *err)
{
    pl_id id;
    if (!pl_store_find(&id, c->store, PL_NOUN_ACTION, name, err) ||
        !find_review_of(facts, c, PL_NOUN_ACTION, id, err))
        return false;
    for (int i = 0; i < facts->actions.count; i++)
        if (facts->actions.items[i].id == id)
            *out = facts->actions.items[i];
    return true;
}

int run_action_edit(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_action action = { 0 };
    pl_review_facts facts;
    if (!open_library(c, LIBRARY_WRITE, &err) ||
        !find_action(&action, &facts, c, a->operands[0], &err))
        return failed(&err);
    take_words(&action, a);
    bool ok = take_who(&action, &facts, a, &err) && pl_review_action_check(&facts, &action, &err) &&
              pl_store_action_set(c->store, &action, &err);
    if (ok)
        show_kept(c, &action, "changed");
    pl_review_facts_free(&facts);
    return ok ? EXIT_DONE : failed(&err);
}

int run_action_delete(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_id id;
    if (!open_library(c, LIBRARY_WRITE, &err) ||
        !pl_store_find(&id, c->store, PL_NOUN_ACTION, a->operands[0], &err) ||
        !pl_store_action_delete(c->store, id, &err))
        return failed(&err);
    if (c->json) {
        pl_json_object(&c->out, NULL);
        out_id(&c->out, "action", id);
        pl_json_bool(&c->out, "deleted", true);
        pl_json_end_object(&c->out);
        out_flush(c);
    } else {
        puts("Action deleted. You can undo this, also after a restart, until you sign.");
    }
    return EXIT_DONE;
}

int run_action_list(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_id review;
    pl_actions actions;
    if (!open_library(c, LIBRARY_READ, &err) ||
        !pl_store_find(&review, c->store, PL_NOUN_REVIEW, a->operands[0], &err) ||
        !pl_store_actions(&actions, c->store, review, &err))
        return failed(&err);
    out_list(c, "actions");
    for (int i = 0; i < actions.count; i++) {
        char id[PL_ID_ROOM];
        const pl_action *action = &actions.items[i];
        if (c->json)
            out_action(&c->out, action);
        else
            show("%s  %c  by %s  %s  %s%s%s\n", short_id(id, action->id), action->slot,
                 action->by_date, action->state, action->item ? action->item : "",
                 action->item ? "  " : "", action->text);
    }
    out_list_end(c);
    pl_actions_free(&actions);
    return EXIT_DONE;
}

int run_action_done(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_id action;
    const char *outcome = arg(a, "--outcome") ? arg(a, "--outcome") : "done";
    if (!open_library(c, LIBRARY_WRITE, &err) ||
        !pl_store_find(&action, c->store, PL_NOUN_ACTION, a->operands[0], &err) ||
        !pl_store_action_outcome(c->store, action, outcome, arg(a, "--note"), &err))
        return failed(&err);
    if (c->json) {
        pl_json_object(&c->out, NULL);
        out_id(&c->out, "action", action);
        pl_json_string(&c->out, "state", outcome);
        pl_json_end_object(&c->out);
        out_flush(c);
    } else {
        printf("Kept: %s.\n", outcome);
    }
    return EXIT_DONE;
}
