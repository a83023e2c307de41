/* From the tables of a disc to the stream of a title: which bytes of which files, in which order. */
#ifndef PLUMBLINE_MEDIA_DISC_LAYOUT_H
#define PLUMBLINE_MEDIA_DISC_LAYOUT_H

#include "disc_files.h"
#include "ifo.h"
#include "plumbline/media/disc.h"

/* Bytes of one file that follow one another in the stream. */
typedef struct pl_disc_stretch {
    int64_t at, bytes; /* in the stream */
    int file;
    int64_t in_file;
} pl_disc_stretch;

typedef struct pl_disc_layout {
    pl_disc_title title;
    pl_disc_stretch *stretches; /* ascending and without a gap */
    int count, room, cell_room, vobu_room;
} pl_disc_layout;

/* The VOB files of a title set, as one row of sectors. A file that is missing between others keeps its
 * place, as far as it can be told: all but the last are of one size. */
typedef struct pl_disc_vobs {
    int set;
    int file[PL_DISC_MOST_VOBS]; /* -1: missing */
    int64_t sectors[PL_DISC_MOST_VOBS];
    int64_t all; /* sectors of all */
    int count;   /* up to the last that is there; 0: the set has no pictures */
    int missing; /* the first that is (1 to 9), or 0 */
} pl_disc_vobs;

bool pl_disc_vobs_find(pl_disc_vobs *out, pl_disc_files *files, int set, pl_error *err);

/* The title by its tables. False where they do not make sense: `out` is then as before. */
bool pl_disc_lay_title(pl_disc_layout *out, const pl_ifo_set *set, int place,
                       const pl_disc_vobs *vobs);

/* The VOB files in the order of their names. */
void pl_disc_lay_files(pl_disc_layout *out, const pl_disc_vobs *vobs);

void pl_disc_layout_clear(pl_disc_layout *layout);

/* Up to `size` bytes of the stream: as pl_source's read. */
int64_t pl_disc_layout_read(const pl_disc_layout *layout, pl_disc_files *files, void *out,
                            int64_t at, size_t size);

#endif
