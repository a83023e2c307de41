/* DVD-Video: a VIDEO_TS folder (or any folder with such files) or an image of a disc. Each title is one
 * part: one continuous program stream of the cells of its program chain, in order, of the first angle.
 * Menus are left out. Nothing is ever decrypted: what is scrambled is refused with a sentence.
 *
 * All of it is bounded by the size of the disc's tables, however they were changed. Any thread. */
#ifndef PLUMBLINE_MEDIA_DISC_H
#define PLUMBLINE_MEDIA_DISC_H

#include "plumbline/base/error.h"
#include "plumbline/base/file.h"
#include "plumbline/base/part.h"
#include "plumbline/base/time.h"
#include "plumbline/media/source.h"

#include <stdbool.h>
#include <stdint.h>

enum { PL_DISC_SECTOR = 2048 };

/* Whether a name is one of a file of DVD-Video: VIDEO_TS.IFO, VTS_01_2.VOB, in any case. */
bool pl_disc_has_name(const char *name);

/* --- what is on a disc */

/* A stretch that was recorded in one go. */
typedef struct pl_disc_cell {
    int64_t from, to;  /* bytes of the title's stream; `to` is behind its last */
    int64_t last_vobu; /* where its last VOBU begins; `from` where the tables name none */
    int first_vobu;    /* among the title's */
    int vobu_count;
    uint32_t sector;   /* where it begins, counted from the first of VTS_nn_1.VOB */
    pl_time length_us; /* as the table has it, to a picture */
    bool goes_on; /* the table says that the clock runs on from the cell before; the proof are the
                        * times in the navigation packs */
} pl_disc_cell;

typedef struct pl_disc_title {
    int number;         /* from 1; of its path */
    int set;            /* VTS_nn */
    pl_time claimed_us; /* by its table; PL_NO_TIME where that cannot be read */
    int64_t bytes;      /* of the stream: whole sectors */
    pl_disc_cell *cells;
    int cell_count; /* 1 at least */
    /* Where each VOBU begins in the stream, ascending: at a navigation pack, with a key picture behind it.
     * None (0) where the table cannot be read. */
    int64_t *vobus;
    int vobu_count;
    int *chapters; /* the cell that each begins with, ascending; the first is 0 */
    int chapter_count;
    char languages[PL_SOURCE_SOUNDS]
                  [PL_SOURCE_LANGUAGE_ROOM]; /* of its sounds, as pl_source has them */
    pl_names warnings; /* sentences: what was damaged and how it was survived */
} pl_disc_title;

typedef struct pl_disc {
    char *
        path; /* of the folder that has the files, or of the image: paths of titles begin with it */
    pl_disc_title *titles; /* in the order of their numbers; those that hold nothing are left out */
    int count;             /* 1 at least */
    int longest;           /* its place among them */
} pl_disc;

/* `path` is a folder with the files of a disc, the folder above it, or an image. `open` opens its files;
 * NULL: pl_source_open_file. A missing or damaged .IFO is read from its .BUP; where both are, the title
 * is the VOB files of its set in order. PL_NOT_FOUND: there is no DVD-Video. PL_BAD_INPUT: it is encrypted,
 * or nothing of it can be used. PL_CANNOT_READ: the drive. Freed with pl_disc_clear. */
bool pl_disc_read(pl_disc *out, const char *path, pl_source_open *open, void *ctx, pl_error *err);
void pl_disc_clear(pl_disc *disc);

/* One title by its path, freed with pl_disc_title_clear; and its stream (pl_source_open_file opens such
 * paths too, by this). The same disc gives the same bytes at the same places, always. */
bool pl_disc_title_read(pl_disc_title *out, const char *path, pl_source_open *open, void *ctx,
                        pl_error *err);
void pl_disc_title_clear(pl_disc_title *title);
bool pl_disc_source_open(pl_source *out, const char *path, pl_source_open *open, void *ctx,
                         pl_error *err);

/* Whether all that the first title shows is in the second. */
bool pl_disc_title_within(const pl_disc_title *title, const pl_disc_title *other);

/* --- a navigation pack: what stands at the beginning of a VOBU. Times are ticks of 1/90000 s of the
 * stream's own clock. */
typedef struct pl_disc_nav {
    uint32_t start,
        end; /* first picture shown, end of the last: vobu_s_ptm, vobu_e_ptm. In the last
                            * VOBU of a recording the end may be that of its sound */
    uint32_t sequence_end; /* where a still follows; else 0 */
    int64_t bytes;         /* of the VOBU, navigation pack included */
    int64_t key_bytes;     /* from here to the end of its first key picture; 0: there is none */
    int vob, cell;         /* ids within the title set */
} pl_disc_nav;

/* The pack at `at` of a title's stream. PL_BAD_INPUT where there is none, PL_CANNOT_READ. */
bool pl_disc_nav_read(pl_disc_nav *out, const pl_source *source, int64_t at, pl_error *err);

#endif
