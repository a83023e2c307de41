/* Which files are recordings, and which of them are parts of one: by names and sizes, and the tables of
 * discs. Nothing is copied or changed. */
#ifndef PLUMBLINE_LIBRARY_FIND_H
#define PLUMBLINE_LIBRARY_FIND_H

#include "plumbline/base/error.h"
#include "plumbline/base/file.h"
#include "plumbline/base/job.h"

typedef struct pl_candidate {
    pl_names
        parts; /* absolute paths, in the order of playing; "/x/VIDEO_TS#title-2" for one of a disc */
    bool further; /* one more title of the disc that the candidate before it is of */
} pl_candidate;

typedef struct pl_candidates {
    pl_candidate *items;
    int count, room;
    pl_names troubles; /* a sentence for each path or folder that could not be looked into */
    pl_names notes;    /* a sentence for each title of a disc that was left out */
} pl_candidates;

/* Looks through files and folders (those beneath too). A file that is named is always tried; in a folder
 * those whose ending is a recording's, and images of DVD-Video. Links to folders are not followed. Of a disc
 * its longest title comes first, then each other that lasts 10 minutes or more and is no part of one before
 * it. PL_NOT_FOUND when there is nothing that could be a recording. */
bool pl_candidates_find(pl_candidates *out, const char *const *paths, int count, pl_job *job,
                        pl_error *err);
void pl_candidates_free(pl_candidates *candidates);

/* Whether the second file goes on where the first ends: pl_stream_goes_on, or a test's own. */
typedef bool pl_goes_on(const char *before, const char *behind);

/* Groups sorted absolute paths of one folder into recordings. Chapters of one file of a camera, VOB files
 * of one title set and "…_part1" stand together by their names. Files that a camera merely counts do where
 * the one before was cut at the camera's limit (a little under 2 or 4 GB, which bytes tells), or where the
 * next one goes on in time; goes_on NULL: that is not asked. Takes copies. */
void pl_candidates_group(pl_candidates *out, const pl_names *paths, const int64_t *bytes,
                         pl_goes_on *goes_on);

/* What is probably one, before anything of it was read: as above, and files of streams that a camera counts
 * stand together in any case. */
void pl_candidates_probable(pl_candidates *out, const pl_names *paths, const int64_t *bytes);

/* By their names alone: all that is counted on. */
void pl_candidates_series(pl_candidates *out, const pl_names *paths);

/* Whether a name ends as recordings do (images of discs not among them). */
bool pl_name_is_recording(const char *name);

#endif
