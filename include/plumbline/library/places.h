/* Where recordings may lie on this computer: own folders, drives, discs. */
#ifndef PLUMBLINE_LIBRARY_PLACES_H
#define PLUMBLINE_LIBRARY_PLACES_H

#include <stdbool.h>
#include <stdint.h>

typedef enum pl_place_kind {
    PL_PLACE_HOME,
    PL_PLACE_VIDEOS,
    PL_PLACE_DOCUMENTS,
    PL_PLACE_DRIVE,
    PL_PLACE_NETWORK,
    PL_PLACE_DISC,
    PL_PLACE_LAST /* used before */
} pl_place_kind;

typedef struct pl_place_here {
    pl_place_kind kind;
    char *path, *name;
    int64_t free; /* bytes; -1: not known */
} pl_place_here;

typedef struct pl_places {
    pl_place_here *items;
    int count, room;
} pl_places;

/* By the person's folder, the words of its file of folders (user-dirs.dirs, NULL: none) and those of the
 * system's list of what is mounted (/proc/self/mountinfo, NULL: none). Asks no drive. */
void pl_places_make(pl_places *out, const char *home, const char *folders, const char *mounts);
/* Of this computer. */
void pl_places_read(pl_places *out);
void pl_places_add(pl_places *places, pl_place_kind kind, const char *path, const char *name);
void pl_places_free(pl_places *places);

#endif
