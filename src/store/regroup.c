/* Parts joined and split by hand: other recordings in the place of some. */
#include "internal.h"
#include "plumbline/store/recordings.h"

static bool on_recording(pl_store *store, enum statement which, pl_id recording, pl_error *err)
{
    sqlite3_stmt *query = take(store, which, err);
    if (!query)
        return false;
    bind_int(query, ":recording", recording);
    return run(store, query, err);
}

/* How many rows the query counts; below 0: err says why not. */
static int64_t count_on(pl_store *store, enum statement which, pl_id recording, pl_error *err)
{
    sqlite3_stmt *query = take(store, which, err);
    if (!query)
        return -1;
    bind_int(query, ":recording", recording);
    int row = next(store, query, err);
    int64_t count = row > 0 ? sqlite3_column_int64(query, 0) : row;
    sqlite3_reset(query);
    return count;
}

bool pl_store_recording_unreviewed(pl_store *store, pl_id recording, pl_error *err)
{
    int64_t reviews = count_on(store, STMT_REVIEWS_ON, recording, err);
    int64_t transcripts = reviews < 0 ? -1 : count_on(store, STMT_TRANSCRIPTS_ON, recording, err);
    if (reviews > 0)
        return pl_fail(err, PL_REFUSED,
                       "Monitoring has begun on this recording: moments rest on its times, so its "
                       "parts stay as they are. Nothing was changed.");
    if (transcripts > 0)
        return pl_fail(err, PL_REFUSED,
                       "This recording has a transcript, whose lines rest on its times. Remove it "
                       "first, and add it again behind. Nothing was changed.");
    return transcripts == 0;
}

/* What they said of a session stays: it goes to the first that has none. */
static bool take_session(pl_store *store, pl_id from, pl_id to, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_SESSION_TAKE, err);
    if (!query)
        return false;
    bind_int(query, ":from", from);
    bind_int(query, ":to", to);
    return run(store, query, err) && on_recording(store, STMT_SESSION_LEAVE, from, err);
}

static bool drop_recording(pl_store *store, pl_id id, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_RECORDING_DROP, err);
    if (!query)
        return false;
    bind_int(query, ":id", id);
    return run(store, query, err);
}

/* The parts of one that grows have no lengths yet. */
static bool check_read(pl_store *store, pl_id id, pl_error *err)
{
    pl_recordings list;
    if (!pl_store_recording(&list, store, id, err))
        return false;
    bool growing = list.items[0].growing;
    pl_recordings_free(&list);
    return !growing ||
           pl_fail(err, PL_BUSY,
                   "This recording is still being read: its parts can be joined or split "
                   "when that is done. Nothing was changed.");
}

static bool drop_old(change *c, const pl_regrouping *r, pl_error *err)
{
    bool ok = true;
    for (int i = 0; ok && i < r->old_count; i++) {
        pl_id id = r->old[i];
        say_int(c, "old", id);
        ok = pl_store_recording_unreviewed(c->store, id, err) && check_read(c->store, id, err) &&
             parts_drop(c->store, id, err);
        if (ok && i > 0)
            ok = take_session(c->store, id, r->old[0], err) && drop_recording(c->store, id, err);
    }
    return ok;
}

/* Whether somebody else has the parts of a made one. */
static bool check_new(pl_store *store, const pl_recording *made, pl_id first, pl_error *err)
{
    pl_id known = 0;
    pl_error none = { 0 };
    if (!pl_store_recording_by_signature(&known, store, made->signature, &none))
        return none.code == PL_NOT_FOUND || pl_fail(err, none.code, "%s", none.text);
    return known == first || pl_fail(err, PL_REFUSED,
                                     "A recording of these parts is in the library already. "
                                     "Nothing was changed.");
}

static bool set_first(change *c, pl_id id, const pl_recording *recording, int rule, pl_error *err)
{
    sqlite3_stmt *query = take(c->store, STMT_RECORDING_SET, err);
    if (!query)
        return false;
    bind_int(query, ":id", id);
    bind_text(query, ":signature", recording->signature);
    bind_int(query, ":duration", recording->duration_us);
    bind_int(query, ":picture", recording->picture);
    bind_int(query, ":sound", recording->sound);
    bind_int(query, ":rule", rule);
    say_text(c, "signature", recording->signature);
    say_int(c, "duration", recording->duration_us);
    say_int(c, "rule", rule);
    if (!run(c->store, query, err))
        return false;
    return sqlite3_changes(c->store->db) == 1 ||
           pl_fail(err, PL_NOT_FOUND, "There is no such recording in this library.");
}

static bool add_made(change *c, pl_id *out, const pl_regrouping *r, pl_error *err)
{
    bool ok = true;
    for (int i = 0; ok && i < r->count; i++) {
        const pl_recording *made = &r->made[i];
        const pl_clock_map *map = &r->maps[i];
        pl_assert(made->part_count == map->part_count);
        out[i] = i ? pl_id_new() : r->old[0];
        ok = check_new(c->store, made, r->old[0], err) &&
             (i ? recording_insert(c, out[i], made, map->rule, err)
                : set_first(c, out[i], made, map->rule, err));
        ok = ok && parts_insert(c, out[i], made, map, err);
    }
    return ok;
}

bool pl_store_recordings_regroup(pl_id *out, pl_store *store, const pl_regrouping *regrouping,
                                 pl_error *err)
{
    pl_assert(regrouping->old_count > 0 && regrouping->count > 0);
    change c;
    if (!change_begin(&c, store, regrouping->kind, regrouping->old[0], err))
        return false;
    pl_id *ids = pl_alloc_array((size_t)regrouping->count, sizeof *ids);
    bool ok = drop_old(&c, regrouping, err) && add_made(&c, ids, regrouping, err);
    ok = change_end(&c, ok, err);
    for (int i = 0; ok && i < regrouping->count; i++)
        out[i] = ids[i];
    free(ids);
    return ok;
}
