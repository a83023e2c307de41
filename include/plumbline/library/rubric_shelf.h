/* All rubrics at hand, each edition with its text: those that ship, the library's own, and drafts that are no
 * edition yet. One that cannot be read is there as well, with what is wrong in it. */
#ifndef PLUMBLINE_LIBRARY_RUBRIC_SHELF_H
#define PLUMBLINE_LIBRARY_RUBRIC_SHELF_H

#include "plumbline/library/texts.h"

typedef struct pl_rubric_entry {
    char *file; /* where it stands; of a shipped one its name */
    char *text;
    size_t size;
    char *id, *title; /* as far as they can be told: "", and the name of the file */
    int edition;      /* 0: it does not say */
    bool shipped, draft;
    pl_rubric *rubric; /* NULL: it cannot be read */
    pl_problems problems;
    int signed_reviews, drafts; /* that go by it */
    pl_utc first_utc, last_utc; /* of the signed ones; 0: none */
    int64_t changed_us;         /* of the file of a draft */
} pl_rubric_entry;

typedef struct pl_rubric_shelf {
    pl_rubric_entry *items; /* shipped ones first; those of one rubric together, the newest first */
    int count, room;
} pl_rubric_shelf;

/* store NULL: no edition is known to be used. Any thread. */
bool pl_rubric_shelf_read(pl_rubric_shelf *out, const char *folder, pl_store *store, pl_error *err);
void pl_rubric_shelf_free(pl_rubric_shelf *shelf);

/* Whether both are editions, or drafts, of one rubric. */
bool pl_rubric_entry_same(const pl_rubric_entry *a, const pl_rubric_entry *b);
/* The newest edition before this one, the next one where it is a draft; -1: it is the first. */
int pl_rubric_shelf_before(const pl_rubric_shelf *shelf, int at);

/* The value of a key that stands in a text's first column, without quotation marks; NULL: none. free(). */
char *pl_rubric_text_value(const char *text, const char *key);

/* The text of a draft that begins as another: with this id, edition and title in the place of its own; NULL
 * and 0 leave them. free(). */
char *pl_rubric_text_begin(const char *text, const char *id, int edition, const char *title);
/* The text of a new rubric of one item. free(). */
char *pl_rubric_text_new(const char *id, const char *title);
/* "Group session review (North)" as "group-session-review-north". free(); "" where nothing is left. */
char *pl_rubric_id_of(const char *title);

/* A new draft of this rubric in a library's folder, in a file of its own: *path is yours, free(). */
bool pl_rubric_draft_begin(char **path, const char *folder, const char *id, int edition,
                           const char *text, pl_error *err);
/* Replaces the draft's text, durably; *changed_us is then that of the file. */
bool pl_rubric_draft_write(int64_t *changed_us, const char *path, const char *text, size_t size,
                           pl_error *err);

/* Makes an edition of a draft: its text stands in the library's folder and in the database, the draft is no
 * more. PL_BAD_INPUT while it has problems; as pl_library_rubric_add otherwise. */
bool pl_rubric_draft_save(pl_rubric_added *out, pl_store *store, const char *path, const char *text,
                          pl_error *err);
/* A draft that is not wanted any more. */
bool pl_rubric_draft_drop(const char *path, pl_error *err);

#endif
