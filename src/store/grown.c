/* A recording of which more has been read. */
#include "internal.h"
#include "plumbline/store/recordings.h"

/* *there: as much has been read by somebody else already. */
static bool check_grew(bool *there, pl_store *store, pl_id id, const pl_clock_map *map,
                       pl_error *err)
{
    pl_clock_map old;
    if (!pl_store_clock_map(&old, store, id, err))
        return false;
    pl_time more = pl_clock_map_length(map) - pl_clock_map_length(&old);
    bool grew = old.growing && more >= 0 && pl_clock_map_grew(&old, map);
    *there = !grew && more <= 0 && (map->growing || !old.growing) && pl_clock_map_grew(map, &old);
    pl_clock_map_clear(&old);
    return grew || *there ||
           pl_fail(err, PL_REFUSED,
                   "What was read of this recording does not fit the times that it has: they "
                   "stay as they are.");
}

static bool set_length(change *c, const pl_recording *recording, const pl_clock_map *map,
                       pl_error *err)
{
    sqlite3_stmt *query = take(c->store, STMT_RECORDING_GROWN, err);
    if (!query)
        return false;
    bind_int(query, ":id", recording->id);
    bind_int(query, ":duration", recording->duration_us);
    bind_int(query, ":growing", map->growing);
    say_int(c, "duration", recording->duration_us);
    say_int(c, "growing", map->growing);
    return run(c->store, query, err);
}

bool pl_store_recording_grown(pl_store *store, const pl_recording *recording,
                              const pl_clock_map *map, pl_error *err)
{
    change c;
    pl_error none = { 0 };
    bool there = false;
    if (!change_begin(&c, store, "recording grown", recording->id, err))
        return false;
    bool ok = check_grew(&there, store, recording->id, map, err);
    if (there) {
        change_end(&c, false, &none);
        return true;
    }
    ok = ok && set_length(&c, recording, map, err) && parts_drop(store, recording->id, err) &&
         parts_insert(&c, recording->id, recording, map, err);
    return change_end(&c, ok, err);
}
