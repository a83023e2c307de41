#include "plumbline/store/policy.h"
#include "internal.h"

#include <stdio.h>
#include <string.h>

/* A text was good when it was set; one that this program cannot read any more is passed over. */
static bool read_row(pl_policy *out, sqlite3_stmt *query)
{
    pl_problems problems = { 0 };
    const char *text = (const char *)sqlite3_column_text(query, 1);
    bool good = pl_policy_parse(out, &problems, text, strlen(text));
    pl_problems_free(&problems);
    if (!good)
        return false;
    out->set_utc = sqlite3_column_int64(query, 2);
    snprintf(out->file, sizeof out->file, "%s", sqlite3_column_text(query, 0));
    snprintf(out->set_by, sizeof out->set_by, "%s", sqlite3_column_text(query, 3));
    out->file[pl_utf8_cut(out->file, strlen(out->file))] = '\0';
    return true;
}

/* 1: there is one, with its text where that is asked for; 0: none; below 0: err says why. */
static int newest(pl_policy *out, char **text, pl_store *store, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_POLICY_LIST, err);
    if (!query)
        return -1;
    int row;
    while ((row = next(store, query, err)) > 0)
        if (read_row(out, query)) {
            if (text)
                *text = pl_copy_text((const char *)sqlite3_column_text(query, 1));
            sqlite3_reset(query);
            return 1;
        }
    return row;
}

bool pl_store_policy(pl_policy *out, pl_store *store, pl_error *err)
{
    int found = newest(out, NULL, store, err);
    if (found == 0)
        *out = pl_policy_shipped();
    return found >= 0;
}

bool pl_store_policy_text(char **out, pl_store *store, pl_error *err)
{
    pl_policy policy;
    int found = newest(&policy, out, store, err);
    return found > 0 || (found == 0 && pl_fail(err, PL_NOT_FOUND,
                                               "No policy is set in this library: all values are "
                                               "as shipped."));
}

static bool may_set(const pl_store *store, pl_error *err)
{
    return (store->me.roles & PL_ROLES_ANSWERING) ||
           pl_fail(err, PL_REFUSED, "Local policy is set by those who answer for the service.");
}

/* "The values of 1 September 2025 are in force." */
static void fail_problems(pl_store *store, const char *file, const pl_problems *problems,
                          pl_error *err)
{
    pl_policy now;
    pl_error none = { 0 };
    char date[PL_DATE_ROOM], words[PL_DATE_ROOM], held[64] = "The shipped values are";
    const pl_problem *first = &problems->items[0];
    for (int i = 0; i < problems->count && first->remark; i++)
        first = &problems->items[i];
    if (pl_store_policy(&now, store, &none) && now.set_utc)
        snprintf(held, sizeof held, "The values of %s are",
                 pl_date_words(words, pl_date_of(date, now.set_utc)));
    pl_fail(err, PL_BAD_INPUT, "%s, line %d, column %d: %s. %s in force.", file, first->line,
            first->column, first->text, held);
}

bool pl_store_policy_set(pl_store *store, const char *file, const char *text, pl_problems *problems,
                         pl_error *err)
{
    pl_policy policy;
    change c;
    if (!may_set(store, err))
        return change_refuse(store);
    if (!pl_policy_parse(&policy, problems, text, strlen(text))) {
        fail_problems(store, file, problems, err);
        return change_refuse(store);
    }
    if (!change_begin(&c, store, "policy set", store->me.id, err))
        return false;
    say_text(&c, "file", file);
    say_bytes(&c, "text", text, strlen(text));
    sqlite3_stmt *query = take(store, STMT_POLICY_ADD, err);
    if (query) {
        bind_int(query, ":id", pl_id_new());
        bind_text(query, ":file", file);
        bind_text(query, ":text", text);
        bind_int(query, ":utc", pl_utc_now());
        bind_int(query, ":me", store->me.id);
    }
    return change_end(&c, query && run(store, query, err), err);
}
