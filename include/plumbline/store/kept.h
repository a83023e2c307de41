/* What the window keeps beside the facts of a review: half-written text, the place where somebody was, and
 * settings. In no undo and no revision; in no log but for settings that hold for everybody. */
#ifndef PLUMBLINE_STORE_KEPT_H
#define PLUMBLINE_STORE_KEPT_H

#include "plumbline/base/arena.h"
#include "plumbline/model/review.h"
#include "plumbline/store/store.h"

/* ----- half-written text of a draft: its reviewer's alone, to write and to read */

typedef struct pl_unfinished {
    const char *field; /* the caller's name for it, "tag/…/note" */
    const char *words;
    pl_utc written_utc;
} pl_unfinished;

typedef struct pl_unfinished_list {
    pl_arena *arena;
    pl_unfinished *items; /* by field */
    int count;
} pl_unfinished_list;

/* What stood there is replaced; words NULL takes it away (nothing there is no failure). */
bool pl_store_unfinished_set(pl_store *store, pl_id review, const char *field, const char *words,
                             pl_error *err);
bool pl_store_unfinished_list(pl_unfinished_list *out, pl_store *store, pl_id review,
                              pl_error *err);
void pl_unfinished_list_free(pl_unfinished_list *list);

/* The next change of a draft through this store (a note, a sentence, a matter, an action …) takes the
 * half-written text of `field` in the same review away, in the same transaction: there are never both
 * and never neither. For one change, also when that one fails; then the text stays. */
void pl_store_finish_next(pl_store *store, const char *field);

/* ----- where this person was in this review */

enum { PL_SCREEN_ROOM = 32 };

typedef struct pl_place {
    char screen[PL_SCREEN_ROOM]; /* the caller's name for it */
    pl_time position_us;
    pl_time zoom_from_us, zoom_to_us; /* both PL_NO_TIME: all of it */
    pl_who slot;                      /* the facilitator in hand; 0: all */
    pl_id tag;                        /* the one that was selected, which may be gone; or 0 */
    pl_utc written_utc;               /* the store's to set */
} pl_place;

/* For whoever may see the review, signed or not; each person has one of their own. */
bool pl_store_place_set(pl_store *store, pl_id review, const pl_place *place, pl_error *err);
bool pl_store_place(pl_place *out, pl_store *store, pl_id review, pl_error *err); /* PL_NOT_FOUND */

/* ----- settings. A name that begins with "window." is this person's own and in no log; any other holds
 * for the library, is logged, and is for those who answer for the service (else PL_REFUSED). */

/* value NULL takes it away. */
bool pl_store_setting_set(pl_store *store, const char *name, const char *value, pl_error *err);
bool pl_store_setting(char **out, pl_store *store, const char *name,
                      pl_error *err); /* free(); PL_NOT_FOUND */

#endif
