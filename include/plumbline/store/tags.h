/* Tags, scores and their evidence: what can be undone. Each call is one user action: one transaction and
 * one undo step, unless it is joined to the step before it. */
#ifndef PLUMBLINE_STORE_TAGS_H
#define PLUMBLINE_STORE_TAGS_H

#include "plumbline/model/score.h"
#include "plumbline/model/tag.h"
#include "plumbline/store/store.h"

/* Joins the next change of this store to the newest undo step of its review, so that both go back and
 * forth together: a tag made by keys and changed until it is let go is one step. */
void pl_store_join_next(pl_store *store);

/* tag->id is a random id made by the caller (pl_id_new), so that it can be drawn before it is stored, and
 * so is made_utc, so that it stands in one order from the first (0: now). */
bool pl_store_tag_add(pl_store *store, const pl_tag *tag, pl_error *err);
bool pl_store_tag_set(pl_store *store, const pl_tag *tag, pl_error *err); /* all but made_utc */
/* Why the manual was departed from, and with whom that was agreed. An undo step of its own. */
bool pl_store_departure_set(pl_store *store, pl_id tag, const char *reason, const char *agreed_by,
                            pl_error *err);
/* Of one review; or of all that may be seen with review 0, by programme, session and date. */
bool pl_store_departures(pl_departures *out, pl_store *store, pl_id review, pl_error *err);
bool pl_store_tag_delete(pl_store *store, pl_id tag, pl_error *err);
bool pl_store_tags(pl_tags *out, pl_store *store, pl_id review, pl_error *err);
bool pl_store_tag(pl_tags *out, pl_store *store, pl_id tag, pl_error *err); /* list of one */

/* Sets the score of (item, who), whatever it was. score->evidence is not looked at. */
bool pl_store_score_set(pl_id *out, pl_store *store, const pl_score *score, pl_error *err);
bool pl_store_score_clear(pl_store *store, pl_id review, const char *item, pl_who who,
                          pl_error *err);

/* Cites a further tag for a score (cited) or leaves one out that names it (not cited). */
bool pl_store_evidence_set(pl_store *store, pl_id review, const char *item, pl_who who, pl_id tag,
                           bool cited, pl_error *err);

/* With the evidence of each. A facilitator sees the own scores and the session's only. */
bool pl_store_scores(pl_scores *out, pl_store *store, pl_id review, pl_error *err);

/* Takes the newest step of the review back, or the newest one undone forth. title (free()) says which.
 * PL_NOT_FOUND when there is none; PL_REFUSED when rows were changed since by something that is not in
 * the list, and for anyone but the reviewer. */
bool pl_store_undo(char **title, pl_store *store, pl_id review, pl_error *err);
bool pl_store_redo(char **title, pl_store *store, pl_id review, pl_error *err);

#endif
