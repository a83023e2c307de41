#include "plumbline/store/recordings.h"
#include "internal.h"

#include "plumbline/base/hash.h"

#include <string.h>

/* A path is bytes, not text: drives hold names of every age. */
static void say_path(change *c, const char *path)
{
    say_bytes(c, "path", path, strlen(path));
}

bool recording_insert(change *c, pl_id id, const pl_recording *recording, int rule, pl_error *err)
{
    sqlite3_stmt *query = take(c->store, STMT_RECORDING_ADD, err);
    if (!query)
        return false;
    bind_int(query, ":id", id);
    bind_text(query, ":signature", recording->signature);
    bind_int(query, ":duration", recording->duration_us);
    bind_int(query, ":picture", recording->picture);
    bind_int(query, ":sound", recording->sound);
    bind_int(query, ":rule", rule);
    bind_int(query, ":growing", recording->growing);
    bind_int(query, ":utc", pl_utc_now());
    say_text(c, "signature", recording->signature);
    say_int(c, "duration", recording->duration_us);
    say_int(c, "rule", rule);
    if (recording->growing)
        say_int(c, "growing", 1);
    return run(c->store, query, err);
}

static bool insert_jumps(change *c, pl_id part, const pl_clock_part *clock, pl_error *err)
{
    for (int i = 0; i < clock->jump_count; i++) {
        sqlite3_stmt *query = take(c->store, STMT_JUMP_ADD, err);
        if (!query)
            return false;
        bind_int(query, ":part", part);
        bind_int(query, ":position", i);
        bind_int(query, ":at", clock->jumps[i].raw_at);
        bind_int(query, ":shift", clock->jumps[i].shift);
        bind_int(query, ":kind", clock->jumps[i].kind);
        say_int(c, "jump", clock->jumps[i].raw_at);
        say_int(c, "shift", clock->jumps[i].shift);
        if (!run(c->store, query, err))
            return false;
    }
    return true;
}

static bool part_insert(change *c, pl_id recording, int position, const pl_stored_part *part,
                        const pl_clock_part *clock, pl_error *err)
{
    sqlite3_stmt *query = take(c->store, STMT_PART_ADD, err);
    if (!query)
        return false;
    pl_id id = pl_id_new();
    bind_int(query, ":id", id);
    bind_int(query, ":recording", recording);
    bind_int(query, ":position", position);
    bind_text(query, ":path", part->path);
    bind_int(query, ":bytes", part->bytes);
    bind_int(query, ":changed", part->changed_us);
    bind_int(query, ":raw", clock->raw_start);
    bind_int(query, ":num", clock->unit_num);
    bind_int(query, ":den", clock->unit_den);
    bind_int(query, ":start", clock->start_us);
    bind_int(query, ":length", clock->length_us);
    bind_text(query, ":signature", part->signature ? part->signature : "");
    say_path(c, part->path);
    say_int(c, "start", clock->start_us);
    say_int(c, "length", clock->length_us);
    say_int(c, "raw", clock->raw_start);
    say_int(c, "num", clock->unit_num);
    say_int(c, "den", clock->unit_den);
    return run(c->store, query, err) && insert_jumps(c, id, clock, err);
}

bool parts_insert(change *c, pl_id recording, const pl_recording *of, const pl_clock_map *map,
                  pl_error *err)
{
    /* one that has not been reached */
    pl_clock_part none = { .unit_num = 1, .unit_den = 1, .start_us = of->duration_us };
    bool ok = true;
    for (int i = 0; ok && i < of->part_count; i++)
        ok = part_insert(c, recording, i, &of->parts[i],
                         i < map->part_count ? &map->parts[i] : &none, err);
    return ok;
}

bool parts_drop(pl_store *store, pl_id recording, pl_error *err)
{
    static const enum statement each[] = { STMT_JUMPS_DROP, STMT_PARTS_DROP };
    bool ok = true;
    for (size_t i = 0; ok && i < PL_COUNT(each); i++) {
        sqlite3_stmt *query = take(store, each[i], err);
        ok = query != NULL;
        if (!ok)
            break;
        bind_int(query, ":recording", recording);
        ok = run(store, query, err);
    }
    return ok;
}

bool pl_store_recording_add(pl_id *out, pl_store *store, const pl_recording *recording,
                            const pl_clock_map *map, pl_error *err)
{
    pl_assert(recording->growing == map->growing && recording->part_count >= map->part_count);
    pl_id id = recording->id ? recording->id : pl_id_new(), known = 0;
    change c;
    if (!change_begin(&c, store, "recording add", id, err))
        return false;
    pl_error none = { 0 };
    bool ok = true;
    if (pl_store_recording_by_signature(&known, store, recording->signature, &none))
        ok = pl_fail(err, PL_REFUSED, "This recording is in the library already.");
    ok = ok && recording_insert(&c, id, recording, map->rule, err);
    ok = ok && parts_insert(&c, id, recording, map, err);
    ok = change_end(&c, ok, err);
    if (ok)
        *out = id;
    return ok;
}

bool pl_store_recording_moved(pl_store *store, const pl_recording *recording, pl_error *err)
{
    change c;
    if (!change_begin(&c, store, "recording moved", recording->id, err))
        return false;
    bool ok = true;
    for (int i = 0; ok && i < recording->part_count; i++) {
        sqlite3_stmt *query = take(store, STMT_PART_MOVED, err);
        ok = query != NULL;
        if (!ok)
            break;
        bind_int(query, ":recording", recording->id);
        bind_int(query, ":position", i);
        bind_text(query, ":path", recording->parts[i].path);
        bind_int(query, ":bytes", recording->parts[i].bytes);
        bind_int(query, ":changed", recording->parts[i].changed_us);
        say_path(&c, recording->parts[i].path);
        ok = run(store, query, err);
        if (ok && sqlite3_changes(store->db) == 0)
            ok =
                pl_fail(err, PL_NOT_FOUND, "There is no such part of a recording in this library.");
    }
    return change_end(&c, ok, err);
}

static pl_recording recording_row(pl_arena *arena, sqlite3_stmt *query)
{
    return (pl_recording){
        .id = sqlite3_column_int64(query, 0),
        .signature = column_text(arena, query, 1),
        .duration_us = sqlite3_column_int64(query, 2),
        .picture = sqlite3_column_int(query, 3) != 0,
        .sound = sqlite3_column_int(query, 4) != 0,
        .added_utc = sqlite3_column_int64(query, 5),
        .session = { .id = sqlite3_column_int64(query, 6),
                     .recording = sqlite3_column_int64(query, 0),
                     .programme = column_text(arena, query, 7),
                     .title = column_text(arena, query, 8),
                     .place = column_text(arena, query, 9),
                     .group = column_text(arena, query, 10),
                     .held_on = column_text(arena, query, 11),
                     .language = column_text(arena, query, 12),
                     .programme_title = column_text(arena, query, 14),
                     .facilitators = column_text(arena, query, 16) },
        .growing = sqlite3_column_int(query, 13) != 0,
        .service = column_text(arena, query, 15),
    };
}

static pl_stored_part part_row(pl_arena *arena, sqlite3_stmt *query)
{
    return (pl_stored_part){ .path = column_text(arena, query, 0),
                             .bytes = sqlite3_column_int64(query, 1),
                             .changed_us = sqlite3_column_int64(query, 2),
                             .start_us = sqlite3_column_int64(query, 3),
                             .length_us = sqlite3_column_int64(query, 4),
                             .signature = column_text(arena, query, 5) };
}

static void keep_parts(pl_recording *recording, pl_arena *arena, const pl_stored_part *parts,
                       int count)
{
    if (!count)
        return;
    recording->parts = pl_arena_alloc(arena, (size_t)count * sizeof *parts);
    memcpy(recording->parts, parts, (size_t)count * sizeof *parts);
    recording->part_count = count;
}

static bool load_parts(pl_recording *recording, pl_arena *arena, pl_store *store, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_PART_LIST, err);
    if (!query)
        return false;
    bind_int(query, ":recording", recording->id);
    pl_stored_part *parts = NULL;
    int count = 0, room = 0, row;
    while ((row = next(store, query, err)) > 0) {
        pl_grow(parts, count, room);
        parts[count++] = part_row(arena, query);
    }
    if (row == 0)
        keep_parts(recording, arena, parts, count);
    free(parts);
    return row == 0;
}

static int by_id(const void *a, const void *b)
{
    const pl_recording *const *one = a, *const *other = b;
    return ((*one)->id > (*other)->id) - ((*one)->id < (*other)->id);
}

/* The parts of all recordings in one query, which has them in the order of the recordings' ids. */
static bool load_all_parts(pl_recordings *list, pl_store *store, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_PART_ALL, err);
    if (!query)
        return false;
    pl_recording **of = pl_alloc_array((size_t)list->count + 1, sizeof *of);
    for (int i = 0; i < list->count; i++)
        of[i] = &list->items[i];
    qsort((void *)of, (size_t)list->count, sizeof *of, by_id);
    pl_stored_part *parts = NULL;
    int count = 0, room = 0, at = 0, row;
    while ((row = next(store, query, err)) > 0) {
        pl_id recording = sqlite3_column_int64(query, 6);
        for (; at < list->count && of[at]->id < recording; at++, count = 0)
            keep_parts(of[at], list->arena, parts, count);
        if (at == list->count || of[at]->id != recording)
            continue;
        pl_grow(parts, count, room);
        parts[count++] = part_row(list->arena, query);
    }
    if (row == 0 && at < list->count)
        keep_parts(of[at], list->arena, parts, count);
    free(parts);
    free((void *)of);
    return row == 0;
}

/* The rows of a query as a list, parts included. */
static bool list_recordings(pl_recordings *out, pl_store *store, sqlite3_stmt *query, pl_error *err)
{
    enum { FEW = 8 };
    pl_recordings list = { .arena = pl_arena_new() };
    pl_recording *items = NULL;
    int room = 0, row;
    while ((row = next(store, query, err)) > 0) {
        pl_grow(items, list.count, room);
        items[list.count++] = recording_row(list.arena, query);
    }
    list.items = settle(list.arena, items, list.count, sizeof *items);
    bool ok = row == 0;
    if (ok && list.count > FEW)
        ok = load_all_parts(&list, store, err);
    for (int i = 0; ok && list.count <= FEW && i < list.count; i++)
        ok = load_parts(&list.items[i], list.arena, store, err);
    if (ok)
        *out = list;
    else
        pl_recordings_free(&list);
    return ok;
}

static bool list_all(pl_recordings *out, pl_store *store, enum statement which, pl_error *err)
{
    if (!read_begin(store, err))
        return false;
    sqlite3_stmt *query = take(store, which, err);
    bool ok = query && list_recordings(out, store, query, err);
    read_end(store);
    return ok;
}

bool pl_store_recordings(pl_recordings *out, pl_store *store, pl_error *err)
{
    return list_all(out, store, STMT_RECORDING_LIST, err);
}

bool pl_store_services(pl_recordings *out, pl_store *store, pl_error *err)
{
    return list_all(out, store, STMT_SERVICE_LIST, err);
}

bool pl_store_recording(pl_recordings *out, pl_store *store, pl_id id, pl_error *err)
{
    if (!read_begin(store, err))
        return false;
    sqlite3_stmt *query = take(store, STMT_RECORDING_ONE, err);
    pl_recordings list = { 0 };
    bool ok = query != NULL;
    if (ok) {
        bind_int(query, ":id", id);
        ok = list_recordings(&list, store, query, err);
    }
    read_end(store);
    if (ok && list.count == 0) {
        pl_recordings_free(&list);
        ok = pl_fail(err, PL_NOT_FOUND, "There is no such recording in this library.");
    }
    if (ok)
        *out = list;
    return ok;
}

static bool one_id(pl_id *out, pl_store *store, sqlite3_stmt *query, pl_error *err)
{
    int row = next(store, query, err);
    if (row < 0)
        return false;
    if (row == 0)
        return pl_fail(err, PL_NOT_FOUND, "There is no such recording in this library.");
    *out = sqlite3_column_int64(query, 0);
    sqlite3_reset(query);
    return true;
}

bool pl_store_recording_by_signature(pl_id *out, pl_store *store, const char *signature,
                                     pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_RECORDING_SIGNATURE, err);
    if (!query)
        return false;
    bind_text(query, ":signature", signature);
    return one_id(out, store, query, err);
}

bool pl_store_recording_by_path(pl_id *out, pl_store *store, const char *path, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_RECORDING_PATH, err);
    if (!query)
        return false;
    bind_text(query, ":path", path);
    return one_id(out, store, query, err);
}

bool pl_store_part_known(pl_id *recording, int *position, pl_store *store, const char *signature,
                         pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_PART_KNOWN, err);
    if (!query)
        return false;
    bind_text(query, ":signature", signature);
    int row = next(store, query, err);
    if (row < 0)
        return false;
    if (row == 0)
        return pl_fail(err, PL_NOT_FOUND, "There is no such part in this library.");
    *recording = sqlite3_column_int64(query, 0);
    *position = sqlite3_column_int(query, 1);
    sqlite3_reset(query);
    return true;
}

static bool load_jumps(pl_clock_part *part, pl_store *store, pl_id id, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_CLOCK_JUMPS, err);
    if (!query)
        return false;
    bind_int(query, ":part", id);
    int room = 0, row;
    while ((row = next(store, query, err)) > 0) {
        pl_grow(part->jumps, part->jump_count, room);
        part->jumps[part->jump_count++] =
            (pl_clock_jump){ .raw_at = sqlite3_column_int64(query, 0),
                             .shift = sqlite3_column_int64(query, 1),
                             .kind = (pl_jump_kind)sqlite3_column_int(query, 2) };
    }
    return row == 0;
}

static bool load_map(pl_clock_map *out, pl_store *store, pl_id recording, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_CLOCK_PARTS, err);
    if (!query)
        return false;
    bind_int(query, ":recording", recording);
    pl_clock_map map = { 0 };
    pl_id *ids = NULL;
    int room = 0, ids_room = 0, ids_count = 0, row;
    while ((row = next(store, query, err)) > 0) {
        pl_grow(map.parts, map.part_count, room);
        pl_grow(ids, ids_count, ids_room);
        ids[ids_count++] = sqlite3_column_int64(query, 0);
        map.parts[map.part_count++] =
            (pl_clock_part){ .raw_start = sqlite3_column_int64(query, 1),
                             .unit_num = sqlite3_column_int(query, 2),
                             .unit_den = sqlite3_column_int(query, 3),
                             .start_us = sqlite3_column_int64(query, 4),
                             .length_us = sqlite3_column_int64(query, 5) };
        map.rule = sqlite3_column_int(query, 6);
        map.growing = sqlite3_column_int(query, 7) != 0;
    }
    bool ok = row == 0;
    while (ok && map.growing && map.part_count > 1 && map.parts[map.part_count - 1].length_us == 0)
        map.part_count--; /* not reached */
    if (ok && map.part_count == 0)
        ok = pl_fail(err, PL_NOT_FOUND, "There is no such recording in this library.");
    for (int i = 0; ok && i < map.part_count; i++)
        ok = load_jumps(&map.parts[i], store, ids[i], err);
    free(ids);
    if (ok)
        *out = map;
    else
        pl_clock_map_clear(&map);
    return ok;
}

bool pl_store_clock_map(pl_clock_map *out, pl_store *store, pl_id recording, pl_error *err)
{
    if (!read_begin(store, err))
        return false;
    bool ok = load_map(out, store, recording, err);
    read_end(store);
    return ok;
}
