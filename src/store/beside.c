/* What other reviews of the recording say to the guards of a rubric. */
#include "internal.h"

static int level_in(sqlite3_stmt *query, int column)
{
    return sqlite3_column_type(query, column) == SQLITE_NULL ? PL_NO_LEVEL
                                                             : sqlite3_column_int(query, column);
}

static bool read_one(pl_beside *out, pl_store *store, const pl_review *review,
                     const pl_guard *guard, pl_id person, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_BESIDE, err);
    if (!query)
        return false;
    bind_int(query, ":review", review->id);
    bind_int(query, ":recording", review->recording);
    bind_int(query, ":person", person);
    bind_text(query, ":rubric", guard->beside_rubric);
    bind_text(query, ":item", guard->beside_item);
    bind_me(query, store);
    if (next(store, query, err) < 1)
        return false;
    out->level = level_in(query, 0);
    out->told_level = level_in(query, 1);
    sqlite3_reset(query);
    return true;
}

bool beside_read(pl_besides *out, pl_store *store, const pl_review *review, const pl_rubric *rubric,
                 pl_error *err)
{
    int most = rubric->guard_count * review->facilitator_count;
    bool ok = true;
    *out = (pl_besides){ 0 };
    if (most == 0)
        return true;
    out->items = pl_alloc_array((size_t)most, sizeof *out->items);
    for (int i = 0; ok && i < rubric->guard_count; i++)
        for (int k = 0; ok && k < review->facilitator_count; k++) {
            pl_beside *one = &out->items[out->count++];
            *one = (pl_beside){ .guard = i, .who = review->facilitators[k].slot };
            ok = read_one(one, store, review, &rubric->guards[i], review->facilitators[k].person,
                          err);
        }
    return ok;
}
