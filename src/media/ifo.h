/* The tables of DVD-Video (VIDEO_TS.IFO, VTS_nn_0.IFO and their .BUP), read from memory. Every offset and
 * count is held against the bytes that are there, so that any bytes can be handed over; nothing is
 * allocated but what the tables themselves hold. libdvdread is not used for it: see architecture.md,
 * "Discs". */
#ifndef PLUMBLINE_MEDIA_IFO_H
#define PLUMBLINE_MEDIA_IFO_H

#include "plumbline/base/time.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    PL_IFO_MOST_TITLES = 99,
    PL_IFO_MOST_CELLS = 255, /* of a program chain */
    PL_IFO_MOST_CHAINS = 1000,
    PL_IFO_SOUNDS = 8,
    PL_IFO_MOST_VOBUS = 1 << 17, /* of a title set: a VOBU lasts 0.4 s at least */
    PL_IFO_MOST_BYTES = 4 << 20
};

/* A title of the disc: which title of which title set. */
typedef struct pl_ifo_title {
    int set, place; /* 1 to 99 */
} pl_ifo_title;

typedef struct pl_ifo_disc {
    pl_ifo_title titles[PL_IFO_MOST_TITLES];
    int count;
} pl_ifo_disc;

/* VIDEO_TS.IFO. False where it is none, or names no title. */
bool pl_ifo_read_disc(pl_ifo_disc *out, const uint8_t *bytes, size_t size);

/* Sectors are counted from the first of VTS_nn_1.VOB; last ones are included. */
typedef struct pl_ifo_cell {
    uint32_t first, last_vobu, last;
    pl_time length_us;
    bool other_angle; /* not of the first angle */
    bool interleaved; /* its stretches are those of the cell addresses */
    bool restarts;    /* its clock does not go on from the cell before */
    int vob, cell;    /* ids; 0: not told */
} pl_ifo_cell;

typedef struct pl_ifo_chain {
    pl_ifo_cell cells[PL_IFO_MOST_CELLS];
    int cell_count;
    int programs[PL_IFO_MOST_CELLS]; /* the cell that each begins with, from 0, ascending */
    int program_count;
    pl_time length_us;
    char languages[PL_IFO_SOUNDS]
                  [3]; /* of the sounds by the low bits of their streams' ids; "": not told */
} pl_ifo_chain;

/* VTS_nn_0.IFO in memory; the bytes are borrowed. */
typedef struct pl_ifo_set {
    const uint8_t *bytes;
    size_t size;
    size_t titles, chains, addresses, vobus; /* where these tables begin; 0: there is none */
} pl_ifo_set;

/* False where it is none, or has no program chains. */
bool pl_ifo_read_set(pl_ifo_set *out, const uint8_t *bytes, size_t size);

int pl_ifo_title_count(
    const pl_ifo_set *set); /* as its chapters' table has it; 0 where it has none */
int pl_ifo_chain_count(const pl_ifo_set *set);

/* A chapter of a title (both from 1): which program (from 1) of which chain (from 1). False where there is
 * no such chapter. */
bool pl_ifo_chapter(int *chain, int *program, const pl_ifo_set *set, int title, int chapter);

/* A chain (from 1). False where it cannot be read, or holds no cell. */
bool pl_ifo_chain_read(pl_ifo_chain *out, const pl_ifo_set *set, int chain);

/* The stretches of a cell by its ids, in the table's order; false when there is no such row from `*row`
 * on. *row starts at 0. */
bool pl_ifo_address(uint32_t *first, uint32_t *last, const pl_ifo_set *set, int vob, int cell,
                    int *row);

/* The sectors at which VOBUs begin: their number, and one of them (from 0). */
int pl_ifo_vobu_count(const pl_ifo_set *set);
uint32_t pl_ifo_vobu(const pl_ifo_set *set, int n);

#endif
