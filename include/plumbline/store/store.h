/* The library's database: opened as a person, changed by whole changes. Each public function of the
 * store that changes something is one transaction with its line in the log: it is wholly there, on
 * disk, when the function returns true, and not there at all when it returns false.
 *
 * A pl_store belongs to one thread. Lists that come out stand in one block, freed by their own call.
 * Beside the codes named at each function every change can fail with PL_FULL (no room; nothing was
 * changed), PL_BUSY (somebody else is writing), PL_REFUSED (not permitted, or the library can only be
 * read) and PL_CANNOT_READ (the drive fails or the file is damaged). */
#ifndef PLUMBLINE_STORE_STORE_H
#define PLUMBLINE_STORE_STORE_H

#include "plumbline/base/error.h"
#include "plumbline/base/id.h"
#include "plumbline/base/time.h"
#include "plumbline/model/person.h"

#include <stdint.h>

typedef struct pl_store pl_store;

typedef struct pl_store_options {
    const char *as;  /* code of the person who opens; NULL: the library's first person */
    bool read_only;  /* a reader: never writes, sees what `as` may see */
    bool must_exist; /* do not make a library where there is none: PL_NOT_FOUND */
    const char *vfs; /* tests: the SQLite file system to go through; NULL: the system's */
    int busy_ms;     /* how long to wait for another writer; 0: ten seconds */
    int last_step;   /* tests: make the schema only up to this step; 0: all */
} pl_store_options;

/* Opens DIR/plumbline.db, making folder and file (for their owner only) on first use. A new library's
 * first person is `as`, or T-01, as treatment manager; the log says so. A library with an older schema
 * is copied to DIR/backups, the copy is checked, and the schema is brought up to date. Fails with
 * PL_NEWER_VERSION (made by a newer Plumbline; nothing is written), PL_REFUSED (a network drive; an
 * unknown person; a read-only folder that cannot be read safely), PL_CANNOT_READ (damaged; in use). */
bool pl_store_open(pl_store **out, const char *folder, const pl_store_options *options,
                   pl_error *err);
void pl_store_close(pl_store **store);

int pl_store_format(pl_store *store);                /* of its file: the number of its schema */
const char *pl_store_folder(const pl_store *store);  /* borrowed */
const pl_person *pl_store_me(const pl_store *store); /* who it was opened as; borrowed */
bool pl_store_is_new(const pl_store *store);         /* made by this very open */

/* The number of the newest change in the file, by whichever process: a view redraws when the number
 * that it drew differs. */
int64_t pl_store_change_number(pl_store *store);

typedef enum pl_noun {
    PL_NOUN_RECORDING,
    PL_NOUN_REVIEW,
    PL_NOUN_TAG,
    PL_NOUN_RISK,
    PL_NOUN_MATTER,
    PL_NOUN_ACTION,
    PL_NOUN_TALLY,
    PL_NOUN_LINK,
    PL_NOUN_COUNT
} pl_noun;

/* The one row whose id starts with `beginning`, among those this person may see. PL_NOT_FOUND when there
 * is none (which does not say whether one exists for others), PL_BAD_INPUT when there are several. */
bool pl_store_find(pl_id *out, pl_store *store, pl_noun noun, const char *beginning, pl_error *err);

/* Problems found by looking at everything: SQLite's own check, foreign keys, the log's chain. Each is a
 * sentence in `problems` (arena-owned lines). True when the looking itself was possible. */
typedef struct pl_verdict {
    pl_arena *arena;
    const char **problems;
    int problem_count;
    int64_t entries; /* lines of the log */
    char head[65];   /* hash of its last line, "" for none */
} pl_verdict;

bool pl_store_verify(pl_verdict *out, pl_store *store, pl_error *err);
void pl_verdict_free(pl_verdict *verdict);

#endif
