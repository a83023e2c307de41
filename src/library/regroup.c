#include "plumbline/library/regroup.h"

#include "plumbline/library/index.h"
#include "plumbline/media/signature.h"
#include "plumbline/store/recordings.h"
#include "reading.h"

/* The parts of a recording that nobody reviews, behind those that are there. */
static bool take_parts(pl_names *paths, pl_store *store, pl_id recording, pl_error *err)
{
    pl_recording_source source;
    if (!pl_store_recording_unreviewed(store, recording, err) ||
        !pl_library_source(&source, store, recording, err))
        return false;
    for (int i = 0; i < source.paths.count; i++)
        pl_names_add(paths, source.paths.items[i]);
    pl_recording_source_free(&source);
    return true;
}

static bool read_new(reading *out, pl_store *store, const pl_names *paths, pl_job *job,
                     pl_error *err)
{
    char signature[PL_HASH_ROOM];
    return pl_signature_read(signature, (const char *const *)paths->items, paths->count, 0, err) &&
           reading_take(out, store, paths, signature, 0, NULL, job, err);
}

bool pl_library_join(pl_id *out, pl_store *store, const pl_id *recordings, int count, pl_job *job,
                     pl_error *err)
{
    pl_names paths = { 0 };
    reading made;
    bool ok = count > 1 || pl_fail(err, PL_BAD_INPUT,
                                   "Name two recordings at least: they are joined in this order.");
    for (int i = 0; ok && i < count; i++) {
        for (int k = 0; ok && k < i; k++)
            ok = recordings[k] != recordings[i] ||
                 pl_fail(err, PL_BAD_INPUT, "A recording cannot be joined to itself.");
        ok = ok && take_parts(&paths, store, recordings[i], err);
    }
    if (ok && read_new(&made, store, &paths, job, err)) {
        pl_regrouping change = { .kind = "recordings joined",
                                 .old = recordings,
                                 .old_count = count,
                                 .made = &made.recording,
                                 .maps = &made.clock,
                                 .count = 1 };
        ok = pl_store_recordings_regroup(out, store, &change, err);
        reading_free(&made);
    } else {
        ok = false;
    }
    pl_names_free(&paths);
    return ok;
}

static bool split_at(pl_id out[2], pl_store *store, pl_id recording, const pl_names halves[2],
                     pl_job *job, pl_error *err)
{
    reading made[2];
    if (!read_new(&made[0], store, &halves[0], job, err))
        return false;
    if (!read_new(&made[1], store, &halves[1], job, err)) {
        reading_free(&made[0]);
        return false;
    }
    const pl_recording recordings[2] = { made[0].recording, made[1].recording };
    const pl_clock_map maps[2] = { made[0].clock, made[1].clock };
    pl_regrouping change = { .kind = "recording split",
                             .old = &recording,
                             .old_count = 1,
                             .made = recordings,
                             .maps = maps,
                             .count = 2 };
    bool ok = pl_store_recordings_regroup(out, store, &change, err);
    reading_free(&made[0]);
    reading_free(&made[1]);
    return ok;
}

static bool check_place(int after, int parts, pl_error *err)
{
    if (parts == 1)
        return pl_fail(err, PL_BAD_INPUT,
                       "This recording has one part: there is nothing to split.");
    return (after >= 1 && after < parts) || pl_fail(err, PL_BAD_INPUT,
                                                    "This recording has %d parts. Say after which "
                                                    "of them it is split: 1 at least, %d at "
                                                    "most.",
                                                    parts, parts - 1);
}

bool pl_library_split(pl_id out[2], pl_store *store, pl_id recording, int after, pl_job *job,
                      pl_error *err)
{
    pl_names paths = { 0 }, halves[2] = { { 0 }, { 0 } };
    bool ok = take_parts(&paths, store, recording, err) && check_place(after, paths.count, err);
    for (int i = 0; ok && i < paths.count; i++)
        pl_names_add(&halves[i >= after], paths.items[i]);
    ok = ok && split_at(out, store, recording, halves, job, err);
    pl_names_free(&halves[0]);
    pl_names_free(&halves[1]);
    pl_names_free(&paths);
    return ok;
}
