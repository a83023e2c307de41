#include "plumbline/library/find.h"

#include "discs.h"
#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"
#include "plumbline/media/disc.h"
#include "plumbline/media/ends.h"

#include <string.h>
#include <strings.h>
#include <sys/stat.h>

enum { DEEPEST = 32 };

/* Endings that cameras, room recorders, discs and meeting programs write. */
static const char *const endings[] = {
    "mp4",  "m4v", "mov", "mkv", "webm", "avi", "mts",  "m2ts", "m2t",  "ts",  "mpg",
    "mpeg", "vob", "mod", "tod", "vro",  "wmv", "asf",  "dv",   "3gp",  "flv", "ogv",
    "mxf",  "m4a", "mp3", "wav", "aac",  "wma", "flac", "ogg",  "opus",
};

bool pl_name_is_recording(const char *name)
{
    const char *dot = strrchr(name, '.');
    for (size_t i = 0; dot && i < PL_COUNT(endings); i++)
        if (strcasecmp(dot + 1, endings[i]) == 0)
            return true;
    return false;
}

static bool is_folder_itself(const char *path)
{
    struct stat st;
    return lstat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static void group_files(pl_candidates *out, const pl_names *files)
{
    int64_t *bytes = pl_alloc_array((size_t)files->count, sizeof *bytes);
    for (int i = 0; i < files->count; i++) {
        pl_file_facts facts;
        bytes[i] = pl_file_facts_read(&facts, files->items[i], NULL) ? facts.bytes : 0;
    }
    pl_candidates_group(out, files, bytes, pl_stream_goes_on);
    free(bytes);
}

static void too_deep(pl_candidates *out, const char *folder)
{
    char *words = pl_format("%s lies more than %d folders deep and was not looked into. Name it to "
                            "look there.",
                            folder, DEEPEST);
    pl_names_add(&out->troubles, words);
    free(words);
}

static bool look_into(pl_candidates *out, const char *folder, int depth, pl_job *job, pl_error *err)
{
    if (pl_job_stopped(job))
        return pl_fail(err, PL_CANCELLED, "Stopped. Nothing was changed.");
    pl_names names, files = { 0 };
    pl_error why = { 0 };
    if (!pl_folder_list(&names, folder, &why)) {
        pl_names_add(&out->troubles, why.text);
        return true; /* one folder that is locked does not stop the others */
    }
    bool ok = true;
    if (disc_is_folder(&names))
        disc_add(out, folder, true);
    for (int i = 0; ok && i < names.count; i++) {
        if (names.items[i][0] == '.' || pl_disc_has_name(names.items[i]))
            continue;
        char *path = pl_path_join(folder, names.items[i]);
        if (is_folder_itself(path) && depth < DEEPEST)
            ok = look_into(out, path, depth + 1, job, err);
        else if (is_folder_itself(path))
            too_deep(out, path);
        else if (pl_path_is_folder(path))
            ; /* a link to one */
        else if (disc_is_image(path))
            disc_add(out, path, false);
        else if (pl_name_is_recording(path))
            pl_names_add(&files, path);
        free(path);
    }
    group_files(out, &files);
    pl_names_free(&files);
    pl_names_free(&names);
    return ok;
}

/* Files that were named by hand stand together when they lie in one folder and their names say so. */
static void group_named(pl_candidates *out, const pl_names *files)
{
    for (int i = 0; i < files->count;) {
        pl_names same = { 0 };
        char *folder = pl_path_folder(files->items[i]);
        for (; i < files->count; i++) {
            char *other = pl_path_folder(files->items[i]);
            bool here = strcmp(folder, other) == 0;
            free(other);
            if (!here)
                break;
            pl_names_add(&same, files->items[i]);
        }
        group_files(out, &same);
        pl_names_free(&same);
        free(folder);
    }
}

/* A path that is not there does not stop the others. */
static bool look_at(pl_candidates *found, pl_names *named, const char *given, pl_job *job,
                    pl_error *err)
{
    char *path = pl_path_absolute(given);
    size_t size = strlen(path);
    while (size > 1 && path[size - 1] == '/')
        path[--size] = '\0';
    pl_file_facts facts;
    pl_error why = { 0 };
    bool ok = true;
    if (!pl_part_facts_read(&facts, path, &why))
        pl_names_add(&found->troubles, why.text);
    else if (facts.folder)
        ok = look_into(found, path, 0, job, err);
    else if (disc_is_image(path))
        disc_add(found, path, true);
    else
        pl_names_add(named, path);
    free(path);
    return ok;
}

bool pl_candidates_find(pl_candidates *out, const char *const *paths, int count, pl_job *job,
                        pl_error *err)
{
    pl_candidates found = { 0 };
    pl_names named = { 0 };
    bool ok = true;
    for (int i = 0; ok && i < count; i++)
        ok = look_at(&found, &named, paths[i], job, err);
    if (ok)
        group_named(&found, &named);
    pl_names_free(&named);
    if (ok && found.count == 0 && found.troubles.count)
        ok = pl_fail(err, PL_NOT_FOUND, "%s", found.troubles.items[0]);
    else if (ok && found.count == 0)
        ok = pl_fail(
            err, PL_NOT_FOUND,
            "There are no recordings in %s%s: no file there has the ending of one (such as .mp4, "
            ".mkv, .avi, .vob). Name another folder or a file.",
            paths[0], count > 1 ? " and the others" : "");
    if (ok)
        *out = found;
    else
        pl_candidates_free(&found);
    return ok;
}

void pl_candidates_free(pl_candidates *candidates)
{
    for (int i = 0; i < candidates->count; i++)
        pl_names_free(&candidates->items[i].parts);
    free(candidates->items);
    pl_names_free(&candidates->troubles);
    pl_names_free(&candidates->notes);
    *candidates = (pl_candidates){ 0 };
}
