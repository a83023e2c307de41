/* Made-up reviews for the report: one recording of 2 h 32 min, facilitators F-014 (A) and F-022 (B),
 * reviewer T-02, the shipped rubric. Ids and days are fixed, so that a report's bytes are too. */
#ifndef PLUMBLINE_TESTS_REPORT_MADE_H
#define PLUMBLINE_TESTS_REPORT_MADE_H

#include "test.h"

#include "plumbline/report/report.h"
#include "plumbline/store/recordings.h"
#include "plumbline/store/reviews.h"
#include "plumbline/store/tags.h"

typedef struct made {
    char *folder;
    pl_store *store; /* opened as T-02 */
    pl_id recording, review;
    int tags; /* made so far: their ids are 1001, 1002, … */
} made;

/* A draft without a word in it. */
made made_open(void);
/* The review that golden files are made of: signed by the caller. Everything a report can hold. */
void made_fill(made *m);
void made_close(made *m);

void made_tag(made *m, const char *at, pl_tag_kind kind, const char *items, const char *who,
              const char *note);
void made_tag_for_report(made *m, const char *at, pl_tag_kind kind, const char *items,
                         const char *who, const char *note);
/* value: a level, or the id of a reason. */
void made_score(made *m, const char *item, pl_who who, const char *value);
/* Every item of these people, and of the session, gets a 3 with no moment but where one is there. */
void made_score_all(made *m, const char *who);
void made_matter(made *m, const char *at, const char *item, pl_who about, const char *words);
void made_action(made *m, pl_who slot, const char *text, const char *by);
void made_sign(made *m);
void made_spoken(made *m, pl_who slot);

/* A further review of the same recording by whoever the store is opened as; m->review becomes it. */
void made_review(made *m, pl_id id, pl_review_kind kind);
/* The same by another shipped rubric, with more lines behind its text (or NULL), and with the questions of
 * a form (or NULL). */
void made_review_by(made *m, pl_id id, pl_review_kind kind, const char *name, const char *more,
                    const char *form);
/* The store, opened as somebody else. */
void made_reopen(made *m, const char *as);

pl_report *made_report(const made *m, const pl_report_options *options); /* of A */
char *made_html(const made *m, const pl_report_options *options);        /* of A; free() */

#endif
