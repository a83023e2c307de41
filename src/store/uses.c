/* Which editions of rubrics reviews go by. */
#include "internal.h"
#include "plumbline/store/recordings.h"

#include <string.h>

/* Rows of one edition stand behind each other. */
static pl_rubric_use *use_of(pl_rubric_uses *uses, const char *id, int edition)
{
    pl_rubric_use *last = uses->count ? &uses->items[uses->count - 1] : NULL;
    if (last && last->edition == edition && strcmp(last->id, id) == 0)
        return last;
    pl_grow(uses->items, uses->count, uses->room);
    last = &uses->items[uses->count++];
    *last = (pl_rubric_use){ .id = pl_copy_text(id), .edition = edition };
    return last;
}

static void take_use(pl_rubric_uses *uses, sqlite3_stmt *query)
{
    pl_rubric_use *use =
        use_of(uses, (const char *)sqlite3_column_text(query, 0), sqlite3_column_int(query, 1));
    if (strcmp((const char *)sqlite3_column_text(query, 2), "signed") != 0) {
        use->drafts = sqlite3_column_int(query, 3);
        return;
    }
    use->signed_reviews = sqlite3_column_int(query, 3);
    use->first_utc = sqlite3_column_int64(query, 4);
    use->last_utc = sqlite3_column_int64(query, 5);
}

bool pl_store_rubric_uses(pl_rubric_uses *out, pl_store *store, pl_error *err)
{
    pl_rubric_uses uses = { 0 };
    sqlite3_stmt *query = take(store, STMT_RUBRIC_USES, err);
    if (!query)
        return false;
    bind_int(query, ":me", pl_store_me(store)->id);
    bind_int(query, ":all", (pl_store_me(store)->roles & PL_ROLES_ANSWERING) != 0);
    int row;
    while ((row = next(store, query, err)) > 0)
        take_use(&uses, query);
    if (row == 0)
        *out = uses;
    else
        pl_rubric_uses_free(&uses);
    return row == 0;
}

void pl_rubric_uses_free(pl_rubric_uses *uses)
{
    for (int i = 0; i < uses->count; i++)
        free(uses->items[i].id);
    free(uses->items);
    *uses = (pl_rubric_uses){ 0 };
}
