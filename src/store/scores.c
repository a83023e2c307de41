#include "internal.h"
#include "plumbline/store/tags.h"

static void say_place(change *c, const char *item, pl_who who)
{
    say_text(c, "item", item);
    say_bytes(c, "who", &who, 1);
}

bool pl_store_score_set(pl_id *out, pl_store *store, const pl_score *score, pl_error *err)
{
    pl_id id = score->id ? score->id : pl_id_new();
    change c;
    if (!change_begin_draft(&c, store, score->review, "score set", id, "Score set", err))
        return false;
    say_place(&c, score->item, score->who);
    say_int(&c, "level", score->level);
    say_text(&c, "reason", score->reason);
    say_text(&c, "word", score->word);
    say_text(&c, "sentence", score->sentence);
    if (score->done)
        say_int(&c, "done", score->done - 1);
    sqlite3_stmt *query = take(store, STMT_SCORE_SET, err);
    bool ok = query != NULL;
    if (ok) {
        bind_int(query, ":id", id);
        bind_int(query, ":review", score->review);
        bind_text(query, ":item", score->item);
        bind_slot(query, ":who", score->who);
        if (score->level != PL_NO_LEVEL)
            bind_int(query, ":level", score->level);
        bind_text(query, ":reason", score->reason);
        bind_text(query, ":word", score->word);
        bind_text(query, ":sentence", score->sentence);
        if (score->done)
            bind_int(query, ":done", score->done - 1);
        bind_int(query, ":utc", pl_utc_now());
        ok = next(store, query, err) == 1;
        if (ok)
            c.object = id =
                sqlite3_column_int64(query, 0); /* the one that was there keeps its id */
        ok = ok && next(store, query, err) == 0;
    }
    ok = change_end(&c, ok, err);
    if (ok)
        *out = id;
    return ok;
}

bool pl_store_score_clear(pl_store *store, pl_id review, const char *item, pl_who who,
                          pl_error *err)
{
    change c;
    if (!change_begin_draft(&c, store, review, "score clear", review, "Score cleared", err))
        return false;
    say_place(&c, item, who);
    sqlite3_stmt *query = take(store, STMT_SCORE_CLEAR, err);
    bool ok = query != NULL;
    if (ok) {
        bind_int(query, ":review", review);
        bind_text(query, ":item", item);
        bind_slot(query, ":who", who);
        ok = run(store, query, err);
        if (ok && sqlite3_changes(store->db) == 0)
            ok = pl_fail(err, PL_NOT_FOUND, "Item %s has no score to clear there.", item);
    }
    return change_end(&c, ok, err);
}

bool pl_store_evidence_set(pl_store *store, pl_id review, const char *item, pl_who who, pl_id tag,
                           bool cited, pl_error *err)
{
    change c;
    if (!change_begin_draft(&c, store, review, "evidence set", tag,
                            cited ? "Evidence added" : "Evidence left out", err))
        return false;
    say_place(&c, item, who);
    say_int(&c, "cited", cited);
    sqlite3_stmt *query = take(store, STMT_EVIDENCE_SET, err);
    bool ok = query != NULL;
    if (ok) {
        bind_int(query, ":review", review);
        bind_text(query, ":item", item);
        bind_slot(query, ":who", who);
        bind_int(query, ":tag", tag);
        bind_int(query, ":cited", cited);
        ok = run(store, query, err);
        if (ok && sqlite3_changes(store->db) == 0)
            ok = pl_fail(err, PL_NOT_FOUND, "There is no such tag in this review.");
    }
    return change_end(&c, ok, err);
}

static bool list_rows(pl_scores *list, pl_store *store, pl_id review, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_SCORE_LIST, err);
    if (!query)
        return false;
    bind_int(query, ":review", review);
    bind_me(query, store);
    pl_score *items = NULL;
    int room = 0, row;
    while ((row = next(store, query, err)) > 0) {
        pl_grow(items, list->count, room);
        bool none = sqlite3_column_type(query, 4) == SQLITE_NULL;
        bool unsaid = sqlite3_column_type(query, 8) == SQLITE_NULL;
        items[list->count++] = (pl_score){
            .id = sqlite3_column_int64(query, 0),
            .review = sqlite3_column_int64(query, 1),
            .item = column_text(list->arena, query, 2),
            .who = column_slot(query, 3),
            .level = none ? PL_NO_LEVEL : sqlite3_column_int(query, 4),
            .reason = column_text(list->arena, query, 5),
            .word = column_text(list->arena, query, 6),
            .sentence = column_text(list->arena, query, 7),
            .done = unsaid ? 0 : sqlite3_column_int(query, 8) + 1,
        };
    }
    list->items = settle(list->arena, items, list->count, sizeof *items);
    return row == 0;
}

/* What was said about single tags and scores; in `arena`. */
static bool load_citations(pl_citation **out, int *count, pl_arena *arena, pl_store *store,
                           pl_id review, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_EVIDENCE_LIST, err);
    if (!query)
        return false;
    bind_int(query, ":review", review);
    bind_me(query, store);
    pl_citation *items = NULL;
    int room = 0, row;
    *count = 0;
    while ((row = next(store, query, err)) > 0) {
        pl_grow(items, *count, room);
        items[(*count)++] = (pl_citation){ .item = column_text(arena, query, 0),
                                           .who = column_slot(query, 1),
                                           .tag = sqlite3_column_int64(query, 2),
                                           .cited = sqlite3_column_int(query, 3) != 0 };
    }
    *out = settle(arena, items, *count, sizeof *items);
    return row == 0;
}

bool scores_on_tags(pl_scores *out, pl_store *store, pl_id review, const pl_tags *tags,
                    pl_error *err)
{
    pl_scores list = { .arena = pl_arena_new() };
    pl_citation *citations;
    int count;
    bool ok = list_rows(&list, store, review, err) &&
              load_citations(&citations, &count, list.arena, store, review, err);
    if (ok) {
        pl_scores_rest_on(&list, tags, citations, count);
        *out = list;
    } else {
        pl_scores_free(&list);
    }
    return ok;
}

bool pl_store_scores(pl_scores *out, pl_store *store, pl_id review, pl_error *err)
{
    pl_tags tags = { 0 };
    if (!read_begin(store, err))
        return false;
    bool ok =
        pl_store_tags(&tags, store, review, err) && scores_on_tags(out, store, review, &tags, err);
    read_end(store);
    pl_tags_free(&tags);
    return ok;
}
