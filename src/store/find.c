#include "internal.h"

static const struct {
    enum statement query;
    const char *one, *many;
    const char *list; /* the command that lists them */
    bool by_person;   /* the query looks at who asks */
} nouns[PL_NOUN_COUNT] = {
    [PL_NOUN_RECORDING] = { STMT_FIND_RECORDING, "recording", "recordings", "recordings", false },
    [PL_NOUN_REVIEW] = { STMT_FIND_REVIEW, "review", "reviews", "review list", true },
    [PL_NOUN_TAG] = { STMT_FIND_TAG, "tag", "tags", "tag list REVIEW", true },
    [PL_NOUN_RISK] = { STMT_FIND_RISK, "entry about risk", "entries about risk", "review list",
                       false },
    [PL_NOUN_MATTER] = { STMT_FIND_MATTER, "critical matter", "critical matters",
                         "review show REVIEW --json", true },
    [PL_NOUN_ACTION] = { STMT_FIND_ACTION, "action", "actions", "action list REVIEW", true },
    [PL_NOUN_LINK] = { STMT_FIND_LINK, "link", "links", "link list REVIEW", true },
    [PL_NOUN_TALLY] = { STMT_FIND_TALLY, "count", "counts", "count list REVIEW", true },
};

bool pl_store_find(pl_id *out, pl_store *store, pl_noun noun, const char *beginning, pl_error *err)
{
    pl_id low, high, found = 0;
    int count = 0, row = 0;
    if (pl_id_range(&low, &high, beginning)) {
        sqlite3_stmt *query = take(store, nouns[noun].query, err);
        if (!query)
            return false;
        bind_int(query, ":low", low);
        bind_int(query, ":high", high);
        if (nouns[noun].by_person)
            bind_me(query, store);
        for (; (row = next(store, query, err)) > 0; count++)
            found = sqlite3_column_int64(query, 0);
        if (row < 0)
            return false;
    }
    if (count == 0)
        return pl_fail(err, PL_NOT_FOUND, "There is no %s \"%s\" for %s. See: plumbline %s.",
                       nouns[noun].one, beginning, store->me.code, nouns[noun].list);
    if (count > 1)
        return pl_fail(err, PL_BAD_INPUT, "Several %s begin with \"%s\". Type more of it.",
                       nouns[noun].many, beginning);
    *out = found;
    return true;
}
