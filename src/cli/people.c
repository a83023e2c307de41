/* People and agreed actions. */
#include "cli.h"

#include "plumbline/review/review.h"
#include "plumbline/store/people.h"
#include "plumbline/store/reviews.h"

int run_person_add(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_role role;
    const char *name = arg(a, "--role");
    if (!name || !pl_role_parse(&role, name))
        return wrong_usage(
            "person add wants --role: treatment-manager, clinical-lead, facilitator or "
            "administrator.");
    pl_id id;
    if (!open_library(c, LIBRARY_MAKE, &err) ||
        !pl_store_person_add(&id, c->store, a->operands[0], role, &err))
        return failed(&err);
    if (c->json) {
        pl_json_object(&c->out, NULL);
        out_id(&c->out, "person", id);
        pl_json_string(&c->out, "code", a->operands[0]);
        pl_json_string(&c->out, "role", name);
        pl_json_end_object(&c->out);
        out_flush(c);
    } else {
        printf("%s is in the library as %s.\n", a->operands[0], name);
    }
    return EXIT_DONE;
}

static void show_person(context *c, const pl_person *person)
{
    if (c->json) {
        pl_json_object(&c->out, NULL);
        out_id(&c->out, "person", person->id);
        pl_json_string(&c->out, "code", person->code);
        pl_json_array(&c->out, "roles");
    } else {
        printf("%-12s", person->code);
    }
    for (int role = 0; role < PL_ROLE_COUNT; role++) {
        if (!(person->roles & 1u << role))
            continue;
        if (c->json)
            pl_json_string(&c->out, NULL, pl_role_name((pl_role)role));
        else
            printf(" %s", pl_role_name((pl_role)role));
    }
    if (c->json) {
        pl_json_end_array(&c->out);
        pl_json_end_object(&c->out);
    } else {
        puts("");
    }
}

int run_person_list(context *c, const cli_args *a)
{
    (void)a;
    pl_error err = { 0 };
    pl_people people;
    if (!open_library(c, LIBRARY_READ, &err) || !pl_store_people(&people, c->store, &err))
        return failed(&err);
    out_list(c, "people");
    for (int i = 0; i < people.count; i++)
        show_person(c, &people.items[i]);
    out_list_end(c);
    pl_people_free(&people);
    return EXIT_DONE;
}

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

int run_action_add(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_action action = { .text = arg(a, "--text"),
                         .by_date = arg(a, "--by"),
                         .practised = arg(a, "--practised"),
                         .seen_by = arg(a, "--seen"),
                         .support = arg(a, "--support"),
                         .item = arg(a, "--item"),
                         .state = "open" };
    if (!arg(a, "--facilitator") || !action.text || !action.by_date)
        return wrong_usage("action add wants --facilitator WHO, --text TEXT and --by DATE.");
    pl_review_facts facts;
    if (!open_library(c, LIBRARY_WRITE, &err) || !find_review(&facts, c, a->operands[0], &err))
        return failed(&err);
    action.review = facts.review->id;
    bool ok = pl_review_who(&action.slot, &facts, arg(a, "--facilitator"), &err);
    if (ok && action.slot == PL_WHO_SESSION)
        ok = pl_fail(&err, PL_BAD_INPUT, "An action is one facilitator's: A, B or C.");
    ok = ok && pl_review_action_check(&facts, &action, &err) &&
         pl_store_action_add(&action.id, c->store, &action, &err);
    if (!ok) {
        pl_review_facts_free(&facts);
        return failed(&err);
    }
    char id[PL_ID_ROOM];
    if (c->json) {
        out_action(&c->out, &action);
        out_flush(c);
    } else {
        printf("Action %s is added.\n", short_id(id, action.id));
    }
    pl_review_facts_free(&facts);
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
