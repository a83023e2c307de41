/* A review of a recording of the corpus, with what a test writes in it, open in a window that nobody sees. */
#ifndef PLUMBLINE_TESTS_UI_OPENED_H
#define PLUMBLINE_TESTS_UI_OPENED_H

#include "headless.h"

#include "plumbline/review/review.h"
#include "plumbline/store/reviews.h"
#include "plumbline/store/tags.h"

typedef struct opened {
    pl_store *store; /* until it is shown */
    pl_id review;
    char *folder;
    ui_headless *s;
} opened;

typedef struct opened_tag {
    const char *item;
    double at, to; /* seconds; to 0: a point */
    pl_tag_kind kind;
    unsigned people;
} opened_tag;

/* `files` of the corpus, parts of one recording, NULL behind the last. */
opened opened_make(const char *const *files, const char *facilitators);
opened opened_make_by(const char *const *files, const char *facilitators, const char *rubric);
/* by the shipped rubric, of another kind of session */
opened opened_make_in(const char *const *files, const char *facilitators, pl_setting setting);
/* a short one, by the shipped rubric */
opened opened_make_short(const char *const *files, const char *facilitators);
void opened_add(const opened *o, const opened_tag *tags, int count);
void opened_sign(opened *o);
void opened_show(opened *o, const char *size); /* as T-02 */
void opened_show_as(opened *o, const char *as, const char *size);
void opened_hide(opened *o); /* the window is shut; what was written stays */
void opened_stop(opened *o);

void opened_run(opened *o, const char *command);
void opened_settle(opened *o); /* until nothing is under way; so do the four around it */
void opened_key(opened *o, const char *key);
void opened_type(opened *o, const char *words);
void opened_press(opened *o, pl_element_role role, const char *name);
/* The first element with this role (PL_ROLES: any) whose name begins so; the test fails where none is. */
pl_element opened_find(const opened *o, pl_element_role role, const char *name);
bool opened_has(const opened *o, pl_element_role role, const char *name);
const pl_list *opened_region(const opened *o, const char *name);

#endif
