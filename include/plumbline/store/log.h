/* The tamper-evident log: who changed, opened or exported what, and when. Hash-chained: a line that is
 * altered, left out or put in breaks every line behind it. */
#ifndef PLUMBLINE_STORE_LOG_H
#define PLUMBLINE_STORE_LOG_H

#include "plumbline/store/store.h"

typedef struct pl_log_line {
    int64_t number;
    pl_utc utc;
    const char *person; /* code */
    const char *machine, *kind;
    pl_id object;
    const char *change, *hash;
} pl_log_line;

typedef struct pl_log_lines {
    pl_arena *arena;
    pl_log_line *items;
    int count;
} pl_log_lines;

/* Lines from `first` on, at most `most`. */
bool pl_store_log(pl_log_lines *out, pl_store *store, int64_t first, int most, pl_error *err);
void pl_log_lines_free(pl_log_lines *lines);

/* The hash of the newest line of this kind about this object: "review sign" of a review stands for
 * everything up to its signature, for ever. PL_NOT_FOUND when there is none. */
bool pl_store_log_hash(char out[65], pl_store *store, const char *kind, pl_id object,
                       pl_error *err);

/* Writes a line for something that changes no row: an opening, an export. `detail` goes into the hash of
 * the change and is not kept. */
bool pl_store_note_event(pl_store *store, const char *kind, pl_id object, const char *detail,
                         pl_error *err);

#endif
