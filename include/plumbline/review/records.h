/* What stands beside a review: the other records of its recording, as far as this person may see them, and a
 * newer edition of its rubric. Read whole on a job's thread, then plain data. */
#ifndef PLUMBLINE_REVIEW_RECORDS_H
#define PLUMBLINE_REVIEW_RECORDS_H

#include "plumbline/model/facts.h"
#include "plumbline/model/session_review.h"
#include "plumbline/store/store.h"

typedef struct pl_records {
    pl_id review;
    pl_reviews all; /* of its recording, newest first; the review itself is among them */
    const pl_review
        *itself; /* all these stand in `all`; NULL: there is none, or it may not be seen */
    const pl_review *earlier, *later; /* that it corrects; that corrects it, signed */
    const pl_review *begun;           /* an own draft that corrects it */
    const pl_review *sources[2];      /* of an agreed record, the earlier first */
    const pl_review *agreed;          /* the agreed record that was made from it */
    const pl_review *partner;         /* signed, too: an agreed record can be made of the two */
    /* By place of the facilitator: the signed self-review; of a self-review the signed review instead. */
    const pl_review *views[PL_MOST_FACILITATORS];
    pl_scores scores[PL_MOST_FACILITATORS]; /* of the sources, or of the views */
    pl_session_review
        session; /* by its facilitators, where it was begun and may be seen; else begun is false */
    int newer;   /* the edition of its rubric that the library has; 0: none that is newer */
} pl_records;

/* `newer`: looks for a newer edition as well, for which each rubric of the library is read. */
bool pl_records_read(pl_records *out, pl_store *store, pl_id review, bool newer, pl_error *err);
void pl_records_free(pl_records *records);

/* Of an agreed record: what both originals have for this item; NULL where one has nothing. */
const pl_score *pl_records_source(const pl_records *records, int source, const char *item,
                                  pl_who who);

/* What two must talk about: levels apart by two or more, or any difference on what is critical. */
bool pl_records_apart(const pl_item *item, const pl_score *one, const pl_score *other);

/* The other view on this score, where the two are apart by two levels or more; else NULL. *whose is the one
 * whose view it is. */
const pl_score *pl_records_gap(const pl_review **whose, const pl_records *records,
                               const pl_review_facts *facts, const pl_score *score);

#endif
