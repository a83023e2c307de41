/* Which files are recordings, and which of them are parts of one. By names and sizes alone: nothing is
 * opened, copied or changed. */
#ifndef PLUMBLINE_LIBRARY_FIND_H
#define PLUMBLINE_LIBRARY_FIND_H

#include "plumbline/base/error.h"
#include "plumbline/base/file.h"
#include "plumbline/base/job.h"

typedef struct pl_candidate {
    pl_names parts; /* absolute paths, in the order of playing */
} pl_candidate;

typedef struct pl_candidates {
    pl_candidate *items;
    int count, room;
    pl_names troubles; /* a sentence for each path or folder that could not be looked into */
} pl_candidates;

/* Looks through files and folders (those beneath too). A file that is named is always tried; in a folder
 * those whose ending is a recording's. Links to folders are not followed. PL_NOT_FOUND when there is
 * nothing that could be a recording. */
bool pl_candidates_find(pl_candidates *out, const char *const *paths, int count, pl_job *job,
                        pl_error *err);
void pl_candidates_free(pl_candidates *candidates);

/* Groups sorted absolute paths of one folder into recordings: camera and disc files that are parts of one
 * stand together. bytes gives the size of each. Takes copies. */
void pl_candidates_group(pl_candidates *out, const pl_names *paths, const int64_t *bytes);

#endif
