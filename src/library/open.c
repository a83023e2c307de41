#include "plumbline/library/index.h"

#include "cache.h"
#include "open.h"
#include "plumbline/base/file.h"
#include "plumbline/base/memory.h"
#include "plumbline/base/part.h"
#include "plumbline/base/text.h"
#include "plumbline/media/signature.h"
#include "plumbline/store/recordings.h"

#include <stdio.h>
#include <string.h>

bool pl_recording_offline(const pl_recording *recording)
{
    for (int i = 0; i < recording->part_count; i++)
        if (!pl_part_exists(recording->parts[i].path))
            return true;
    return false;
}

/* Each part is there and is the file it was: by size and time, and where these differ by content. To open a
 * title of a disc, always by content: another sector of its tables that cannot be read, and its stream is
 * another one. */
static bool check_parts(const pl_recording *recording, const char *const *paths, bool to_open,
                        pl_error *err)
{
    bool same = true;
    for (int i = 0; i < recording->part_count; i++) {
        pl_file_facts facts;
        pl_error why = { 0 };
        if (!pl_part_facts_read(&facts, paths[i], &why))
            return pl_fail(
                err, PL_NOT_FOUND,
                "Part %d of this recording cannot be found. It was at %s. Connect its drive, "
                "or index the folder where it is now. Tags, scores and notes are safe.",
                i + 1, paths[i]);
        same = same && facts.bytes == recording->parts[i].bytes &&
               facts.changed_us == recording->parts[i].changed_us &&
               !(to_open && pl_part_is_title(paths[i]));
    }
    if (same)
        return true;
    char signature[65];
    if (!pl_signature_read(signature, paths, recording->part_count, 0, err))
        return false;
    return strcmp(signature, recording->signature) == 0 ||
           pl_fail(err, PL_REFUSED,
                   "The file at %s is another one than the recording that was reviewed. Index the "
                   "folder where the recording is now. Tags, scores and notes are safe.",
                   paths[0]);
}

bool pl_recording_changed(const pl_recording *recording)
{
    const char **paths = pl_alloc_array((size_t)recording->part_count, sizeof *paths);
    for (int i = 0; i < recording->part_count; i++)
        paths[i] = recording->parts[i].path;
    pl_error why = { 0 };
    bool same = check_parts(recording, paths, false, &why);
    free(paths);
    return !same && why.code == PL_REFUSED;
}

void pl_recording_source_free(pl_recording_source *source)
{
    pl_names_free(&source->paths);
    pl_clock_map_clear(&source->clock);
    free(source->cache);
    *source = (pl_recording_source){ 0 };
}

static bool take_source(pl_recording_source *out, pl_store *store, pl_id id, bool used,
                        pl_error *err)
{
    pl_recordings list;
    if (!pl_store_recording(&list, store, id, err))
        return false;
    const pl_recording *recording = &list.items[0];
    pl_recording_source source = { 0 };
    for (int i = 0; i < recording->part_count; i++)
        pl_names_add(&source.paths, recording->parts[i].path);
    snprintf(source.signature, sizeof source.signature, "%s", recording->signature);
    pl_error none = { 0 };
    /* a library that can only be read has no place for a cache and does without */
    source.cache = cache_path(pl_store_folder(store), recording->signature, &none);
    if (used)
        cache_used(source.cache);
    bool ok = check_parts(recording, (const char *const *)source.paths.items, true, err) &&
              pl_store_clock_map(&source.clock, store, id, err);
    pl_recordings_free(&list);
    if (ok)
        *out = source;
    else
        pl_recording_source_free(&source);
    return ok;
}

bool pl_library_source(pl_recording_source *out, pl_store *store, pl_id id, pl_error *err)
{
    return take_source(out, store, id, true, err);
}

static pl_media *open_source(const pl_recording_source *source, pl_job *job, pl_error *err)
{
    pl_media_options options = { .clock = &source->clock,
                                 .cache_path = source->cache,
                                 .signature = source->signature,
                                 .quick = true };
    return pl_media_open((const char *const *)source->paths.items, source->paths.count, &options,
                         job, err);
}

bool pl_library_open(pl_media **out, pl_store *store, pl_id id, pl_job *job, pl_error *err)
{
    pl_recording_source source;
    if (!pl_library_source(&source, store, id, err))
        return false;
    pl_media *media = open_source(&source, job, err);
    pl_recording_source_free(&source);
    if (media)
        *out = media;
    return media != NULL;
}

pl_media *open_in_passing(pl_store *store, pl_id id, pl_job *job, pl_error *err)
{
    pl_recording_source source;
    if (!take_source(&source, store, id, false, err))
        return NULL;
    bool indexed = source.cache && pl_path_exists(source.cache);
    pl_media *media = indexed ? open_source(&source, job, err) : NULL;
    if (!indexed)
        pl_fail(err, PL_NOT_FOUND, "The index of this recording is not kept.");
    pl_recording_source_free(&source);
    return media;
}

static bool is_named(const char *path, const char *name)
{
    char *shown = pl_part_name(path);
    bool is = strcmp(pl_path_name(path), name) == 0 || strcmp(shown, name) == 0;
    free(shown);
    return is;
}

/* The recordings with a part of this file name: their number, and the last of them. */
static int count_named(pl_id *out, pl_store *store, const char *name, pl_error *err)
{
    pl_recordings list;
    if (!pl_store_recordings(&list, store, err))
        return -1;
    int count = 0;
    for (int i = 0; i < list.count; i++)
        for (int k = 0; k < list.items[i].part_count; k++)
            if (is_named(list.items[i].parts[k].path, name)) {
                *out = list.items[i].id;
                count++;
                break;
            }
    pl_recordings_free(&list);
    return count;
}

bool pl_library_find(pl_id *out, pl_store *store, const char *name, pl_error *err)
{
    pl_error none = { 0 };
    char *path = pl_path_absolute(name);
    bool found = pl_store_recording_by_path(out, store, path, &none);
    free(path);
    if (found)
        return true;
    int named = count_named(out, store, name, err);
    if (named < 0)
        return false;
    if (named > 1)
        return pl_fail(
            err, PL_BAD_INPUT,
            "Several recordings have a file named %s. Give the path, or the beginning of an "
            "id from: plumbline recordings.",
            name);
    return named == 1 || pl_store_find(out, store, PL_NOUN_RECORDING, name, err);
}
