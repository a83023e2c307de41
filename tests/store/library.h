/* A library of its own for each test: one recording of an hour, one draft review of F-014 (A), F-022 (B)
 * and F-027 (C) by T-02. */
#ifndef PLUMBLINE_TESTS_STORE_LIBRARY_H
#define PLUMBLINE_TESTS_STORE_LIBRARY_H

#include "test.h"

#include "plumbline/store/recordings.h"
#include "plumbline/store/reviews.h"
#include "plumbline/store/tags.h"

typedef struct library {
    char *folder;
    pl_store *store; /* opened as T-02 */
    pl_id recording, review;
} library;

library library_open(void);
void library_reopen(library *lib);
void library_close(library *lib);

/* A neutral point about item 2.2 of facilitator A, with a fresh id. */
pl_tag library_tag(const library *lib, pl_time at);

/* Every row of every table that a review's facts stand in, as text; free(). Read by another connection. */
char *library_rows(const library *lib);

#endif
