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

/* Groups sorted absolute paths of one folder into recordings: camera and disc files that are parts of one
 * stand together. bytes gives the size of each. Takes copies. */
void pl_candidates_group(pl_candidates *out, const pl_names *paths, const int64_t *bytes);

#endif
