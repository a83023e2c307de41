#include "plumbline/store/transcripts.h"
#include "internal.h"

#include "plumbline/store/recordings.h"

/* What the log's hash is made from: every line with its times. */
static void say_cues(change *c, const pl_transcript *read)
{
    pl_text lines = { 0 };
    for (int i = 0; i < read->count; i++) {
        const pl_cue *cue = &read->cues[i];
        pl_text_add_format(&lines, "%lld %lld %s: %s\n", (long long)cue->from_us,
                           (long long)cue->to_us, cue->speaker ? cue->speaker : "", cue->words);
    }
    say_bytes(c, "cues", pl_text_get(&lines), lines.size);
    pl_text_free(&lines);
}

static bool add_cue(pl_store *store, pl_id transcript, const pl_cue *cue, pl_time at, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_CUE_ADD, err);
    if (!query)
        return false;
    bind_int(query, ":id", pl_id_new());
    bind_int(query, ":transcript", transcript);
    bind_int(query, ":from", cue->from_us + at);
    bind_int(query, ":to", cue->to_us + at);
    bind_text(query, ":speaker", cue->speaker);
    bind_text(query, ":words", cue->words);
    return run(store, query, err);
}

static bool add_file(pl_store *store, pl_id id, pl_id recording, const char *name, pl_time at,
                     pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_TRANSCRIPT_ADD, err);
    if (!query)
        return false;
    bind_int(query, ":id", id);
    bind_int(query, ":recording", recording);
    bind_text(query, ":source", name);
    bind_int(query, ":at", at);
    bind_int(query, ":utc", pl_utc_now());
    bind_int(query, ":me", store->me.id);
    return run(store, query, err);
}

static bool read_files(pl_transcript *out, pl_store *store, pl_id recording, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_TRANSCRIPT_FILES, err);
    if (!query)
        return false;
    bind_int(query, ":recording", recording);
    bind_me(query, store);
    pl_transcript_file *items = NULL;
    int room = 0, row;
    while ((row = next(store, query, err)) > 0) {
        pl_grow(items, out->file_count, room);
        items[out->file_count++] = (pl_transcript_file){
            .id = sqlite3_column_int64(query, 0),
            .name = column_text(out->arena, query, 1),
            .added_by = column_text(out->arena, query, 2),
            .added_utc = sqlite3_column_int64(query, 3),
            .at_us = sqlite3_column_int64(query, 4),
            .from_us = sqlite3_column_int64(query, 5),
            .to_us = sqlite3_column_int64(query, 6),
            .cue_count = sqlite3_column_int(query, 7),
        };
    }
    out->files = settle(out->arena, items, out->file_count, sizeof *items);
    return row == 0;
}

static bool read_cues(pl_transcript *out, pl_store *store, pl_id recording, const withheld *hidden,
                      pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_TRANSCRIPT_CUES, err);
    if (!query)
        return false;
    bind_int(query, ":recording", recording);
    bind_me(query, store);
    pl_cue *items = NULL;
    int room = 0, row;
    while ((row = next(store, query, err)) > 0) {
        pl_time from = sqlite3_column_int64(query, 0), to = sqlite3_column_int64(query, 1);
        pl_grow(items, out->count, room);
        pl_assert(items);
        items[out->count++] = (pl_cue){ .from_us = from,
                                        .to_us = to,
                                        .speaker = column_text(out->arena, query, 2),
                                        .words = column_text(out->arena, query, 3),
                                        .withheld = withheld_at(hidden, from, to) };
    }
    out->cues = settle(out->arena, items, out->count, sizeof *items);
    pl_transcript_settle(out);
    return row == 0;
}

bool pl_store_transcript(pl_transcript *out, pl_store *store, pl_id recording, pl_error *err)
{
    pl_transcript list = { .arena = pl_arena_new() };
    withheld hidden = { 0 };
    bool ok = read_begin(store, err);
    if (ok) {
        ok = read_files(&list, store, recording, err) &&
             (list.file_count == 0 || (withheld_read(&hidden, store, recording, err) &&
                                       read_cues(&list, store, recording, &hidden, err)));
        read_end(store);
    }
    withheld_free(&hidden);
    if (ok)
        *out = list;
    else
        pl_transcript_free(&list);
    return ok;
}

/* The lines have to lie in the recording, where nothing else was said to stand. */
static bool check_place(pl_store *store, const pl_recording *recording, const char *name,
                        pl_time from, pl_time to, pl_error *err)
{
    char at[PL_TIME_ROOM], end[PL_TIME_ROOM];
    if (!recording->growing && from >= recording->duration_us)
        return pl_fail(err, PL_BAD_INPUT,
                       "The first line of %s stands at %s, and the recording ends at %s: it is not "
                       "of this recording, or not of this part. Nothing was changed.",
                       name, pl_time_format(at, from, 0),
                       pl_time_format(end, recording->duration_us, 0));
    pl_transcript now = { .arena = pl_arena_new() };
    bool ok = read_files(&now, store, recording->id, err);
    for (int i = 0; ok && i < now.file_count; i++)
        if (from < now.files[i].to_us && now.files[i].from_us < to)
            ok = pl_fail(err, PL_REFUSED,
                         "This recording has a transcript for these times already: %s. Remove that "
                         "first. Nothing was changed.",
                         now.files[i].name);
    pl_transcript_free(&now);
    return ok;
}

/* Who may read a transcript of it may add one: others are not told whether there is such a recording. */
static bool may_add(pl_store *store, const pl_recording *recording, pl_error *err)
{
    if (recording->service)
        return pl_fail(err, PL_REFUSED,
                       "A review about a service has no recording, and so no transcript.");
    sqlite3_stmt *query = take(store, STMT_TRANSCRIPT_MAY, err);
    if (!query)
        return false;
    bind_int(query, ":recording", recording->id);
    bind_me(query, store);
    int row = next(store, query, err);
    bool may = row > 0 && sqlite3_column_int(query, 0);
    sqlite3_reset(query);
    return may || (row >= 0 && pl_fail(err, PL_REFUSED,
                                       "A transcript is added and removed by who reviews the "
                                       "recording, or by who leads. Nothing was changed."));
}

static bool add_all(change *c, pl_id id, const pl_recording *recording, const char *name,
                    pl_time at, const pl_transcript *read, pl_error *err)
{
    pl_store *store = c->store;
    pl_time to = 0;
    for (int i = 0; i < read->count; i++)
        if (read->cues[i].to_us > to)
            to = read->cues[i].to_us;
    bool ok = may_add(store, recording, err) &&
              check_place(store, recording, name, read->cues[0].from_us + at, to + at, err) &&
              add_file(store, id, recording->id, name, at, err);
    for (int i = 0; ok && i < read->count; i++)
        ok = add_cue(store, id, &read->cues[i], at, err);
    return ok;
}

bool pl_store_transcript_add(pl_id *out, pl_store *store, pl_id recording, const char *name,
                             pl_time at_us, const pl_transcript *read, pl_error *err)
{
    change c;
    pl_recordings list = { 0 };
    if (read->count == 0) {
        pl_fail(err, PL_BAD_INPUT, "There is no line in %s. Nothing was changed.", name);
        return change_refuse(store);
    }
    if (!change_begin(&c, store, "transcript add", recording, err))
        return false;
    pl_id id = pl_id_new();
    say_int(&c, "transcript", id);
    say_text(&c, "name", name);
    say_int(&c, "at", at_us);
    say_cues(&c, read);
    bool ok = pl_store_recording(&list, store, recording, err) &&
              add_all(&c, id, &list.items[0], name, at_us, read, err);
    ok = change_end(&c, ok, err);
    pl_recordings_free(&list);
    if (ok)
        *out = id;
    return ok;
}

static bool drop(pl_store *store, enum statement which, pl_id recording, pl_error *err)
{
    sqlite3_stmt *query = take(store, which, err);
    if (!query)
        return false;
    bind_int(query, ":recording", recording);
    return run(store, query, err);
}

bool pl_store_transcript_remove(pl_store *store, pl_id recording, pl_error *err)
{
    change c;
    pl_recordings list = { 0 };
    if (!change_begin(&c, store, "transcript remove", recording, err))
        return false;
    bool ok = pl_store_recording(&list, store, recording, err) &&
              may_add(store, &list.items[0], err) && drop(store, STMT_CUES_DROP, recording, err) &&
              drop(store, STMT_TRANSCRIPTS_DROP, recording, err);
    if (ok && sqlite3_changes(store->db) == 0)
        ok = pl_fail(err, PL_NOT_FOUND, "There is no transcript for this session.");
    ok = change_end(&c, ok, err);
    pl_recordings_free(&list);
    return ok;
}
