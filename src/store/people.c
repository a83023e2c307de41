#include "plumbline/store/people.h"
#include "internal.h"

#include <string.h>

static bool role_insert(change *c, pl_id person, pl_role role, pl_error *err)
{
    sqlite3_stmt *query = take(c->store, STMT_ROLE_ADD, err);
    if (!query)
        return false;
    bind_int(query, ":id", pl_id_new());
    bind_int(query, ":person", person);
    bind_text(query, ":role", pl_role_name(role));
    bind_int(query, ":utc", pl_utc_now());
    say_text(c, "role", pl_role_name(role));
    return run(c->store, query, err);
}

bool person_insert(pl_id *out, change *c, const char *code, pl_role role, pl_error *err)
{
    if (!pl_code_valid(code))
        return pl_fail(err, PL_BAD_INPUT,
                       "\"%s\" is no code. Use letters, digits and a dash, like F-014. No names.",
                       code);
    sqlite3_stmt *query = take(c->store, STMT_PERSON_ADD, err);
    if (!query)
        return false;
    pl_id id = pl_id_new();
    bind_int(query, ":id", id);
    bind_text(query, ":code", code);
    bind_int(query, ":utc", pl_utc_now());
    say_int(c, "person", id);
    say_text(c, "code", code);
    *out = id;
    return run(c->store, query, err) && role_insert(c, id, role, err);
}

static bool load_roles(unsigned *roles, pl_store *store, pl_id person, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_PERSON_ROLES, err);
    if (!query)
        return false;
    bind_int(query, ":person", person);
    int row;
    *roles = 0;
    while ((row = next(store, query, err)) > 0) {
        pl_role role;
        if (pl_role_parse(&role, (const char *)sqlite3_column_text(query, 0)))
            *roles |= 1u << role;
    }
    return row == 0;
}

/* wanted NULL: the library's first person. code (free()) is what out->code points to. */
bool person_load(pl_person *out, char **code, pl_store *store, const char *wanted, pl_error *err)
{
    sqlite3_stmt *query = take(store, wanted ? STMT_PERSON_BY_CODE : STMT_PERSON_FIRST, err);
    if (!query)
        return false;
    if (wanted)
        bind_text(query, ":code", wanted);
    int row = next(store, query, err);
    if (row < 0)
        return false;
    if (row == 0)
        return pl_fail(
            err, PL_NOT_FOUND,
            "Nobody has the code %s in this library. Add the code with: plumbline person add "
            "CODE --role ROLE.",
            wanted ? wanted : "of a first person");
    pl_id id = sqlite3_column_int64(query, 0);
    char *copy = pl_copy_text((const char *)sqlite3_column_text(query, 1));
    sqlite3_reset(query);
    unsigned roles = 0;
    if (!load_roles(&roles, store, id, err)) {
        free(copy);
        return false;
    }
    free(*code);
    *code = copy;
    *out = (pl_person){ .id = id, .code = copy, .roles = roles };
    return true;
}

bool pl_store_person_add(pl_id *out, pl_store *store, const char *code, pl_role role, pl_error *err)
{
    unsigned may =
        1u << PL_ROLE_TREATMENT_MANAGER | 1u << PL_ROLE_CLINICAL_LEAD | 1u << PL_ROLE_ADMINISTRATOR;
    if (!(store->me.roles & may))
        return pl_fail(err, PL_REFUSED, "Adding people is for those who answer for the service.");
    change c;
    if (!change_begin(&c, store, "person add", 0, err))
        return false;
    pl_person person = { 0 };
    char *known = NULL;
    pl_error none = { 0 };
    bool ok = true;
    if (person_load(&person, &known, store, code, &none)) {
        say_text(&c, "code", code);
        if (!(person.roles & 1u << role))
            ok = role_insert(&c, person.id, role, err);
    } else if (none.code == PL_NOT_FOUND) {
        ok = person_insert(&person.id, &c, code, role, err);
    } else {
        ok = pl_fail(err, none.code, "%s", none.text);
    }
    c.object = person.id;
    free(known);
    ok = change_end(&c, ok, err);
    if (ok)
        *out = person.id;
    return ok;
}

static bool check_post(const char *from, const char *left, pl_error *err)
{
    const char *const days[] = { from, left };
    for (size_t i = 0; i < PL_COUNT(days); i++)
        if (days[i] && !pl_date_valid(days[i]))
            return pl_fail(err, PL_BAD_INPUT, "\"%s\" is no date. Write it as 2026-03-10.",
                           days[i]);
    return !from || !left || pl_date_days(from, left) >= 0 ||
           pl_fail(err, PL_BAD_INPUT, "The post was left on %s, before it began on %s.", left,
                   from);
}

bool pl_store_person_post(pl_store *store, const char *code, const char *from, const char *left,
                          pl_error *err)
{
    if (!(store->me.roles & PL_ROLES_ANSWERING))
        return pl_fail(err, PL_REFUSED,
                       "Who is in post is said by those who answer for the service.");
    pl_person person = { 0 };
    char *known = NULL;
    if (!check_post(from, left, err) || !person_load(&person, &known, store, code, err))
        return false;
    free(known);
    change c;
    if (!change_begin(&c, store, "person post", person.id, err))
        return false;
    sqlite3_stmt *query = take(store, STMT_PERSON_POST, err);
    if (query) {
        bind_int(query, ":id", person.id);
        bind_text(query, ":from", from);
        bind_text(query, ":left", left);
        say_text(&c, "from", from);
        say_text(&c, "left", left);
    }
    return change_end(&c, query && run(store, query, err), err);
}

static bool list_people(pl_people *out, pl_store *store, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_PERSON_LIST, err);
    if (!query)
        return false;
    pl_people people = { .arena = pl_arena_new() };
    pl_person *items = NULL;
    int room = 0, row;
    while ((row = next(store, query, err)) > 0) {
        pl_grow(items, people.count, room);
        items[people.count++] = (pl_person){ .id = sqlite3_column_int64(query, 0),
                                             .code = column_text(people.arena, query, 1),
                                             .made_utc = sqlite3_column_int64(query, 2),
                                             .post_from = column_text(people.arena, query, 3),
                                             .left_on = column_text(people.arena, query, 4) };
    }
    bool ok = row == 0;
    for (int i = 0; ok && i < people.count; i++)
        ok = load_roles(&items[i].roles, store, items[i].id, err);
    people.items = settle(people.arena, items, people.count, sizeof *items);
    if (ok)
        *out = people;
    else
        pl_people_free(&people);
    return ok;
}

bool pl_store_people(pl_people *out, pl_store *store, pl_error *err)
{
    if (!read_begin(store, err))
        return false;
    bool ok = list_people(out, store, err);
    read_end(store);
    return ok;
}

bool person_facilitator(pl_id *out, change *c, const char *code, pl_error *err)
{
    pl_person person = { 0 };
    char *known = NULL;
    pl_error none = { 0 };
    bool found = person_load(&person, &known, c->store, code, &none);
    free(known);
    *out = person.id;
    if (found)
        return true;
    return none.code == PL_NOT_FOUND ? person_insert(out, c, code, PL_ROLE_FACILITATOR, err)
                                     : pl_fail(err, none.code, "%s", none.text);
}
