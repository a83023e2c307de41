/* What lies in a folder, told thing by thing: which are recordings, how long, of how many parts, and whether
 * the library has them. It is looked at on threads of its own: a drive that answers slowly, or never, delays
 * nothing but its rows. Nothing is copied or changed. */
#ifndef PLUMBLINE_LIBRARY_BROWSE_H
#define PLUMBLINE_LIBRARY_BROWSE_H

#include "plumbline/base/error.h"
#include "plumbline/base/id.h"
#include "plumbline/base/time.h"

#include <stdbool.h>
#include <stdint.h>

typedef enum pl_browse_kind {
    PL_BROWSE_LOOKING, /* not yet looked at */
    PL_BROWSE_FOLDER,
    PL_BROWSE_DISC,    /* the folder of a DVD */
    PL_BROWSE_IMAGE,   /* of a DVD */
    PL_BROWSE_FILE,    /* one recording */
    PL_BROWSE_SERIES,  /* several files of a camera, in a folder of their own or among others */
    PL_BROWSE_COPYING, /* it grows, or has just changed */
    PL_BROWSE_UNREAD,  /* cannot be read: `why` */
    PL_BROWSE_OTHER    /* not a recording */
} pl_browse_kind;

typedef struct pl_browse_part {
    char *path, *name; /* as pl_candidate has it; "title 2", "00001.MTS" */
    pl_time length_us; /* PL_NO_TIME: not told */
    pl_time gap_us;    /* between the one before and this, 0: it follows on; PL_NO_TIME: not told */
    bool apart;        /* by names and times it begins another recording */
} pl_browse_part;

typedef struct pl_browse_entry {
    char *path, *name; /* bytes, which need not be UTF-8 */
    pl_browse_kind kind;
    bool folder;        /* it can be opened */
    int64_t changed_us; /* 0: not told */
    int things;         /* in a folder; -1: not told */
    pl_browse_part *parts;
    int part_count;
    pl_time length_us; /* of all parts; PL_NO_TIME: not told */
    pl_time claimed_us;
    bool cut;    /* shorter than it claims */
    pl_id known; /* the library's recording; 0: it has none */
    char *title; /* of that one's session */
    char *why;   /* a sentence: why it cannot be read */
} pl_browse_entry;

void pl_browse_entry_copy(pl_browse_entry *out, const pl_browse_entry *entry);
void pl_browse_entry_clear(pl_browse_entry *entry);
/* Whether it can be chosen: a recording that can be read and is not in the library. */
bool pl_browse_can_add(const pl_browse_entry *entry);
int pl_browse_recordings(
    const pl_browse_entry *entry); /* that its parts make, by names and times */

/* As the collecting thread has it. */
typedef struct pl_browse_list {
    pl_browse_entry *items; /* recordings and folders by name, then everything else */
    int count, looked;
    bool listed;  /* all names are there */
    pl_error why; /* the folder, or the rest of it, could not be listed */
} pl_browse_list;

void pl_browse_list_clear(pl_browse_list *list);

typedef struct pl_browse_options {
    const char *folder;       /* absolute */
    const char *library, *as; /* of the library that may have them; NULL: none */
    int64_t settle_us;        /* as pl_library_index has it */
    int64_t again_us;         /* what was still being copied is looked at again after so long */
    void (*wake)(void *ctx);  /* on another thread, when something became known; may be NULL */
    void *ctx;
} pl_browse_options;

typedef struct pl_browse pl_browse;

pl_browse *pl_browse_start(const pl_browse_options *options);
/* Brings *list, which was `{ 0 }` at first, up to what is known. True when something changed. */
bool pl_browse_take(pl_browse_list *list, pl_browse *browse);
/* What is seen is looked at first: from this place on. */
void pl_browse_seen(pl_browse *browse, int from);
/* Asks it to stop, and waits for nothing. */
void pl_browse_leave(pl_browse *browse);
bool pl_browse_ended(pl_browse *browse); /* then freeing it does not wait */
void pl_browse_free(pl_browse **browse); /* NULL inside is accepted */

/* The day that a name tells ("NORTHGATE 17 MAR", "2026-03-17 Tue.mkv", "17.03.2026", "20260317_183000.mp4"),
 * as 2026-03-17. Where it tells no year it is the last such day up to `changed_us`. */
bool pl_browse_day(char out[PL_DATE_ROOM], const char *name, int64_t changed_us);

#endif
