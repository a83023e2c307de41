/* A library of its own for each test: one recording of an hour, one draft review of F-014 (A), F-022 (B)
 * and F-027 (C) by T-02. */
#ifndef PLUMBLINE_TESTS_STORE_LIBRARY_H
#define PLUMBLINE_TESTS_STORE_LIBRARY_H

#include "test.h"

#include "plumbline/store/people.h"
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

/* Every row of every table of the library in this folder, as text; free(). */
char *library_all(const char *folder);

/* SQL from outside of the store. */
__attribute__((format(printf, 2, 3))) void library_sql(const char *folder, const char *format, ...);
int64_t library_number(const char *folder, const char *sql); /* the one number that it gives */

/* No read and no change was left open by what ran last: it would hold up every checkpoint. */
void library_at_rest(pl_store *store);

/* Opens the library anew and looks at everything: there is no problem. */
void library_check_whole(const char *folder);

/* A copy of a library that nobody has open, in a folder of its own; free(). */
char *library_copy(const char *folder);

/* Another person's store on the same library, made known first with this role. */
pl_store *library_as(const char *folder, const char *code, pl_role role);

#endif
