#include "plumbline/store/move.h"
#include "internal.h"

#include "plumbline/base/hash.h"

#include <stdio.h>
#include <string.h>

/* Gives the hash of the text that it goes by until now. */
static bool check_revision(char from[PL_HASH_ROOM], pl_store *store, const pl_move *move,
                           pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_MOVE_STATE, err);
    if (!query)
        return false;
    bind_int(query, ":review", move->review);
    int row = next(store, query, err);
    if (row < 0)
        return false;
    bool same = row && sqlite3_column_int64(query, 0) == move->revision;
    if (same)
        snprintf(from, PL_HASH_ROOM, "%s", sqlite3_column_text(query, 1));
    sqlite3_reset(query);
    return same || pl_fail(err, PL_REFUSED,
                           "The review was changed while this was looked at. Nothing was moved. "
                           "Look at it once more.");
}

static bool keep_text(change *c, const char *hash, const pl_kept_text *text, pl_error *err)
{
    sqlite3_stmt *query = take(c->store, STMT_RUBRIC_ADD, err);
    if (!query)
        return false;
    bind_text(query, ":hash", hash);
    bind_text(query, ":id", text->id);
    bind_int(query, ":edition", text->edition);
    bind_text(query, ":title", text->title);
    bind_text(query, ":text", text->text);
    bind_int(query, ":utc", pl_utc_now());
    return run(c->store, query, err);
}

static bool set_rubric(change *c, const pl_move *move, const char *hash, pl_error *err)
{
    sqlite3_stmt *query = take(c->store, STMT_MOVE_RUBRIC, err);
    if (!query)
        return false;
    bind_int(query, ":review", move->review);
    bind_text(query, ":rubric", hash);
    return run(c->store, query, err);
}

static bool move_score(change *c, const pl_move *move, const pl_moved_score *score, pl_error *err)
{
    sqlite3_stmt *query =
        take(c->store, score->drop ? STMT_MOVE_SCORE_DROP : STMT_MOVE_SCORE_CLEAR, err);
    if (!query)
        return false;
    bind_int(query, ":id", score->id);
    bind_int(query, ":review", move->review);
    if (!score->drop) {
        bind_int(query, ":word", score->clear_word);
        bind_int(query, ":done", score->clear_done);
    }
    say_int(c, score->drop ? "score dropped" : "score without its word", score->id);
    return run(c->store, query, err);
}

static bool on_part(change *c, enum statement which, const char *name, pl_id review,
                    const char *part, pl_error *err)
{
    sqlite3_stmt *query = take(c->store, which, err);
    if (!query)
        return false;
    bind_int(query, ":review", review);
    bind_text(query, name, part);
    return run(c->store, query, err);
}

static bool move_part(change *c, const pl_move *move, const pl_moved_part *part, pl_error *err)
{
    say_text(c, part->gone ? "gone" : "evidence gone", part->id);
    return on_part(c, STMT_MOVE_EVIDENCE, ":item", move->review, part->id, err) &&
           (!part->gone || (on_part(c, STMT_MOVE_TAG_ITEM, ":item", move->review, part->id, err) &&
                            on_part(c, STMT_MOVE_MATTER, ":item", move->review, part->id, err)));
}

static bool on_review(change *c, enum statement which, pl_id review, pl_error *err)
{
    sqlite3_stmt *query = take(c->store, which, err);
    if (!query)
        return false;
    bind_int(query, ":review", review);
    return run(c->store, query, err);
}

static bool on_tally(change *c, pl_id review, pl_id tally, pl_error *err)
{
    sqlite3_stmt *query = take(c->store, STMT_MOVE_TALLY_KIND, err);
    if (!query)
        return false;
    bind_int(query, ":review", review);
    bind_int(query, ":id", tally);
    return run(c->store, query, err);
}

static bool move_counts(change *c, const pl_move *move, pl_error *err)
{
    bool ok = true;
    for (int i = 0; ok && i < move->counters.count; i++) {
        say_text(c, "counts dropped", move->counters.items[i]);
        ok = on_part(c, STMT_MOVE_TALLY, ":counter", move->review, move->counters.items[i], err);
    }
    for (int i = 0; ok && i < move->no_kind_count; i++) {
        say_int(c, "count without its kind", move->no_kind[i]);
        ok = on_tally(c, move->review, move->no_kind[i], err);
    }
    return ok && (!move->counts_none || on_review(c, STMT_MOVE_COUNTED, move->review, err));
}

static bool move_all(change *c, const pl_move *move, pl_error *err)
{
    char from[PL_HASH_ROOM], to[PL_HASH_ROOM];
    pl_hash_bytes(to, move->to.text, strlen(move->to.text));
    if (!check_revision(from, c->store, move, err))
        return false;
    say_text(c, "from", from);
    say_text(c, "to", to);
    bool ok = keep_text(c, to, &move->to, err) && set_rubric(c, move, to, err);
    for (int i = 0; ok && i < move->score_count; i++)
        ok = move_score(c, move, &move->scores[i], err);
    for (int i = 0; ok && i < move->part_count; i++)
        ok = move_part(c, move, &move->parts[i], err);
    return ok && move_counts(c, move, err) && on_review(c, STMT_UNDO_CLEAR, move->review, err);
}

bool pl_store_review_move(pl_store *store, const pl_move *move, pl_error *err)
{
    change c;
    if (!change_begin_draft(&c, store, move->review, "review move", move->review, NULL, err))
        return false;
    return change_end(&c, move_all(&c, move, err), err);
}

bool pl_store_review_answers(int *out, pl_store *store, pl_id review, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_MOVE_ANSWERS, err);
    if (!query)
        return false;
    bind_int(query, ":review", review);
    bind_int(query, ":me", store->me.id);
    int row = next(store, query, err);
    if (row > 0)
        *out = sqlite3_column_int(query, 0);
    sqlite3_reset(query);
    return row > 0;
}
