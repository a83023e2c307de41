/* What one thing in a folder is. Reads a few MB of each recording at most. */
#include "browse.h"

#include "discs.h"
#include "plumbline/base/memory.h"
#include "plumbline/base/part.h"
#include "plumbline/base/text.h"
#include "plumbline/library/find.h"
#include "plumbline/media/disc.h"
#include "plumbline/media/ends.h"
#include "plumbline/media/length.h"
#include "plumbline/media/signature.h"
#include "plumbline/store/recordings.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Files of one session begin within this of the end of the one before. */
#define NEAR_US ((pl_time)60 * 1000000)

/* Beyond this the times of files tell of copying, not of filming. */
#define FAR_US ((pl_time)24 * 3600 * 1000000)

enum { MOST_SERIES = 200 }; /* files of a folder that is taken for one session */

void browse_add_part(pl_browse_entry *entry, const char *path)
{
    char *disc = NULL;
    int title = 0;
    entry->parts = pl_resize(entry->parts, (size_t)entry->part_count + 1, sizeof *entry->parts);
    pl_browse_part *part = &entry->parts[entry->part_count++];
    *part = (pl_browse_part){ .path = pl_copy_text(path),
                              .length_us = PL_NO_TIME,
                              .gap_us = PL_NO_TIME };
    part->name = pl_part_split(&disc, &title, path) ? pl_format("title %d", title)
                                                    : pl_copy_text(pl_path_name(path));
    free(disc);
}

static void unread(pl_browse_entry *entry, const char *why)
{
    entry->kind = PL_BROWSE_UNREAD;
    free(entry->why);
    entry->why = pl_copy_text(why);
}

/* ----- in the library? */

static bool find_whole(pl_id *out, const pl_browse_entry *entry, const browse_look *look,
                       pl_error *err)
{
    char signature[PL_HASH_ROOM];
    const char **paths = pl_alloc_array((size_t)entry->part_count, sizeof *paths);
    for (int i = 0; i < entry->part_count; i++)
        paths[i] = entry->parts[i].path;
    bool ok = pl_signature_read(signature, paths, entry->part_count, look->settle_us, err);
    free(paths);
    pl_error none = { 0 };
    *out = 0;
    if (ok && look->store)
        pl_store_recording_by_signature(out, look->store, signature, &none);
    return ok;
}

/* Each of its parts, in whichever recording. */
static pl_id find_parts(const pl_browse_entry *entry, const browse_look *look)
{
    pl_id first = 0;
    pl_error none = { 0 };
    for (int i = 0; i < entry->part_count; i++) {
        char signature[PL_HASH_ROOM];
        const char *path = entry->parts[i].path;
        pl_id recording = 0;
        int position = 0;
        if (pl_job_stopped(look->job) || !pl_signature_read(signature, &path, 1, 0, &none) ||
            (!pl_store_part_known(&recording, &position, look->store, signature, &none) &&
             !pl_store_recording_by_signature(&recording, look->store, signature, &none)))
            return 0;
        first = first ? first : recording;
    }
    return first;
}

static void name_known(pl_browse_entry *entry, pl_store *store)
{
    pl_recordings list;
    pl_error none = { 0 };
    if (!pl_store_recording(&list, store, entry->known, &none))
        return;
    const pl_recording *one = &list.items[0];
    entry->title =
        one->session.title ? pl_copy_text(one->session.title) : pl_part_name(one->parts[0].path);
    pl_recordings_free(&list);
}

/* Whether it is there, whole, and at rest; and whether the library has it. */
static bool settle(pl_browse_entry *entry, const browse_look *look)
{
    pl_error err = { 0 };
    if (!find_whole(&entry->known, entry, look, &err)) {
        if (err.code == PL_BUSY)
            entry->kind = PL_BROWSE_COPYING;
        else if (err.code != PL_CANCELLED)
            unread(entry, err.text);
        return false;
    }
    if (!entry->known && look->store)
        entry->known = find_parts(entry, look);
    if (entry->known)
        name_known(entry, look->store);
    return true;
}

/* ----- how long, and how its parts follow one another */

static bool measure(pl_browse_entry *entry, const browse_look *look)
{
    pl_error err = { 0 };
    entry->length_us = entry->claimed_us = 0;
    for (int i = 0; i < entry->part_count; i++) {
        pl_length length;
        if (pl_job_stopped(look->job))
            return false;
        if (!pl_length_read(&length, entry->parts[i].path, look->job, &err)) {
            unread(entry, err.text);
            return false;
        }
        entry->parts[i].length_us = length.length_us;
        entry->cut = entry->cut || length.cut;
        if (length.length_us == PL_NO_TIME || entry->length_us == PL_NO_TIME)
            entry->length_us = PL_NO_TIME;
        else
            entry->length_us += length.length_us;
        entry->claimed_us += length.claimed_us == PL_NO_TIME ? 0 : length.claimed_us;
    }
    return true;
}

/* From the end of one file to the beginning of the next, by when they were written. */
static pl_time gap_by_clock(const pl_browse_part *before, const pl_browse_part *part)
{
    pl_file_facts ended, written;
    if (part->length_us == PL_NO_TIME || !pl_file_facts_read(&ended, before->path, NULL) ||
        !pl_file_facts_read(&written, part->path, NULL))
        return PL_NO_TIME;
    pl_time gap = written.changed_us - part->length_us - ended.changed_us;
    /* copied in one go: a file is written in far less time than it lasts */
    bool copied = gap < -part->length_us / 2 || gap > FAR_US;
    return copied ? PL_NO_TIME : gap < 0 ? 0 : gap;
}

/* Which of them names and sizes join. */
static void join_by_name(pl_browse_entry *entry)
{
    pl_names paths = { 0 };
    pl_candidates groups = { 0 };
    int64_t *bytes = pl_alloc_array((size_t)entry->part_count + 1, sizeof *bytes);
    for (int i = 0; i < entry->part_count; i++) {
        pl_file_facts facts;
        pl_names_add(&paths, entry->parts[i].path);
        bytes[i] = pl_file_facts_read(&facts, entry->parts[i].path, NULL) ? facts.bytes : 0;
        entry->parts[i].apart = false;
    }
    pl_candidates_group(&groups, &paths, bytes, NULL);
    for (int g = 0; g < groups.count; g++)
        for (int i = 0; i < entry->part_count; i++)
            if (strcmp(groups.items[g].parts.items[0], entry->parts[i].path) == 0)
                entry->parts[i].apart = i > 0;
    pl_candidates_free(&groups);
    pl_names_free(&paths);
    free(bytes);
}

static void follow(pl_browse_entry *entry, const browse_look *look)
{
    join_by_name(entry);
    for (int i = 1; i < entry->part_count && !pl_job_stopped(look->job); i++) {
        pl_browse_part *before = &entry->parts[i - 1], *part = &entry->parts[i];
        if (pl_stream_goes_on(before->path, part->path)) {
            part->gap_us = 0;
            part->apart = false;
            continue;
        }
        part->gap_us = gap_by_clock(before, part);
        if (part->gap_us != PL_NO_TIME && part->gap_us <= NEAR_US)
            part->apart = false;
    }
}

/* A session's day is that of its first file, whenever its folder was changed. */
static void date_by_part(pl_browse_entry *entry)
{
    pl_file_facts facts;
    if (pl_part_facts_read(&facts, entry->parts[0].path, NULL))
        entry->changed_us = facts.changed_us;
}

static void look_at_files(pl_browse_entry *entry, pl_browse_kind kind, const browse_look *look)
{
    if (!settle(entry, look) || !measure(entry, look))
        return;
    if (entry->part_count > 1)
        follow(entry, look);
    date_by_part(entry);
    entry->kind = kind;
}

/* ----- discs */

static int by_title(const void *a, const void *b)
{
    const pl_browse_part *one = a, *other = b;
    return atoi(one->name + strcspn(one->name, "0123456789")) -
           atoi(other->name + strcspn(other->name, "0123456789"));
}

/* False where it is no disc at all. */
static bool look_at_disc(pl_browse_entry *entry, pl_browse_kind kind, const browse_look *look)
{
    pl_candidates titles = { 0 };
    disc_add(&titles, entry->path, kind == PL_BROWSE_DISC);
    bool is = titles.count > 0 || titles.troubles.count > 0;
    for (int i = 0; i < titles.count; i++)
        browse_add_part(entry, titles.items[i].parts.items[0]);
    if (titles.count == 0 && is)
        unread(entry, titles.troubles.items[0]);
    pl_candidates_free(&titles);
    if (entry->part_count == 0)
        return is;
    qsort(entry->parts, (size_t)entry->part_count, sizeof *entry->parts, by_title);
    if (settle(entry, look) && measure(entry, look)) {
        date_by_part(entry);
        entry->kind = kind;
    }
    return true;
}

/* ----- folders */

static bool has_disc(const pl_names *names)
{
    for (int i = 0; i < names->count; i++)
        if (strcasecmp(names->items[i], "VIDEO_TS") == 0)
            return true;
    return disc_is_folder(names);
}

/* All recordings of the folder, where their names count on from one to the next: else none. */
static bool take_series(pl_browse_entry *entry, const pl_names *names)
{
    pl_names files = { 0 };
    pl_candidates series = { 0 };
    for (int i = 0; i < names->count && files.count <= MOST_SERIES; i++)
        if (names->items[i][0] != '.' && pl_name_is_recording(names->items[i])) {
            char *path = pl_path_join(entry->path, names->items[i]);
            pl_names_add(&files, path);
            free(path);
        }
    if (files.count > 1 && files.count <= MOST_SERIES)
        pl_candidates_series(&series, &files);
    bool one = series.count == 1 && series.items[0].parts.count == files.count;
    for (int i = 0; one && i < files.count; i++)
        browse_add_part(entry, series.items[0].parts.items[i]);
    pl_candidates_free(&series);
    pl_names_free(&files);
    return one;
}

static void drop_parts(pl_browse_entry *entry)
{
    for (int i = 0; i < entry->part_count; i++) {
        free(entry->parts[i].path);
        free(entry->parts[i].name);
    }
    free(entry->parts);
    free(entry->title);
    free(entry->why);
    entry->parts = NULL;
    entry->title = entry->why = NULL;
    entry->part_count = 0;
    entry->known = 0;
    entry->cut = false;
}

static void look_at_folder(pl_browse_entry *entry, const browse_look *look)
{
    pl_names names;
    pl_error err = { 0 };
    if (!pl_folder_list(&names, entry->path, &err)) {
        unread(entry, err.text);
        return;
    }
    entry->things = names.count;
    bool disc = has_disc(&names) && look_at_disc(entry, PL_BROWSE_DISC, look);
    if (!disc && take_series(entry, &names))
        look_at_files(entry, PL_BROWSE_SERIES, look);
    pl_names_free(&names);
    /* several recordings lie in it, or some that cannot be read: it is opened to see which */
    bool plain = entry->kind == PL_BROWSE_LOOKING || (!disc && entry->kind == PL_BROWSE_UNREAD) ||
                 (entry->kind == PL_BROWSE_SERIES && pl_browse_recordings(entry) > 1);
    if (plain) {
        drop_parts(entry);
        entry->kind = PL_BROWSE_FOLDER;
    }
}

/* ----- one thing */

static void look_at_file(pl_browse_entry *entry, const browse_look *look)
{
    if (entry->part_count > 1) {
        look_at_files(entry, PL_BROWSE_SERIES, look);
    } else if (disc_is_image(entry->path)) {
        if (!look_at_disc(entry, PL_BROWSE_IMAGE, look))
            entry->kind = PL_BROWSE_OTHER;
    } else if (pl_name_is_recording(entry->name)) {
        if (entry->part_count == 0)
            browse_add_part(entry, entry->path);
        look_at_files(entry, PL_BROWSE_FILE, look);
    } else {
        entry->kind = PL_BROWSE_OTHER;
    }
}

void browse_look_at(pl_browse_entry *entry, const browse_look *look)
{
    pl_file_facts facts;
    pl_error err = { 0 };
    entry->length_us = PL_NO_TIME;
    if (!pl_file_facts_read(&facts, entry->path, &err)) {
        unread(entry, err.text);
        return;
    }
    entry->changed_us = facts.changed_us;
    entry->folder = facts.folder;
    if (facts.folder)
        look_at_folder(entry, look);
    else if (facts.regular)
        look_at_file(entry, look);
    else
        entry->kind = PL_BROWSE_OTHER;
}
