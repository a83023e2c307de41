/* People. */
#include "cli.h"

#include "plumbline/store/people.h"

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

int run_person_post(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    const char *from = arg(a, "--from"), *left = arg(a, "--left");
    if (!open_library(c, LIBRARY_WRITE, &err) ||
        !pl_store_person_post(c->store, a->operands[0], from, left, &err))
        return failed(&err);
    if (!c->json)
        printf("%s is in post%s%s%s%s.\n", a->operands[0], from ? " from " : "", from ? from : "",
               left ? " until " : "", left ? left : "");
    return EXIT_DONE;
}

static void show_person(context *c, const pl_person *person)
{
    if (c->json) {
        pl_json_object(&c->out, NULL);
        out_id(&c->out, "person", person->id);
        pl_json_string(&c->out, "code", person->code);
        if (person->post_from)
            pl_json_string(&c->out, "post_from", person->post_from);
        if (person->left_on)
            pl_json_string(&c->out, "left_on", person->left_on);
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
        printf("%s%s%s%s\n", person->post_from ? " from " : "",
               person->post_from ? person->post_from : "", person->left_on ? " left " : "",
               person->left_on ? person->left_on : "");
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
