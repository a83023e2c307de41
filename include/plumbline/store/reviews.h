/* Reviews, what bears on risk, critical matters, and signing. A draft can be changed by its reviewer
 * alone; after signing nothing in it can be changed by anybody. */
#ifndef PLUMBLINE_STORE_REVIEWS_H
#define PLUMBLINE_STORE_REVIEWS_H

#include "plumbline/base/file.h"
#include "plumbline/model/review.h"
#include "plumbline/store/store.h"

/* Starts a review by the person who opened the store. review->id 0 gets a fresh one; reviewer, state and
 * times are the store's to set. Facilitators come as codes; an unknown code becomes a facilitator. */
bool pl_store_review_add(pl_id *out, pl_store *store, const pl_review *review, pl_error *err);

/* Those that this person may see, newest first: a draft its reviewer alone, a signed one also
 * treatment manager and clinical lead (but nobody who has an own draft on the same recording: blind),
 * and a facilitator what was released to them. */
bool pl_store_reviews(pl_reviews *out, pl_store *store, pl_error *err);
bool pl_store_review(pl_reviews *out, pl_store *store, pl_id id, pl_error *err); /* list of one */

/* Draws a short review that is a draft anew; draw->reason is needed. Every draw stays listed. */
bool pl_store_draw_again(pl_store *store, pl_id review, const pl_draw *draw, pl_error *err);
/* A short review goes on as a whole one; it keeps tags and scores, and its draws stay listed. */
bool pl_store_review_whole(pl_store *store, pl_id review, pl_error *err);
bool pl_store_draws(pl_draws *out, pl_store *store, pl_id review, pl_error *err);
/* Items of this rubric that open actions of a person serve, the newest actions first; added to *out. */
bool pl_store_open_items(pl_names *out, pl_store *store, const char *person, const char *rubric,
                         pl_error *err);
/* Whether the last signed review of this person, among those that may be seen, was a short one. */
bool pl_store_short_before(bool *out, pl_store *store, const char *person, pl_error *err);

/* Why it will be signed with less watched than the `asked` per cent of local policy; NULL takes it back. */
bool pl_store_watched_reason(pl_store *store, pl_id review, int asked, const char *reason,
                             pl_error *err);

/* Signs when the review is still at `revision`, the one that was looked at and found whole; else
 * PL_REFUSED. Ends its undo list. */
bool pl_store_review_sign(pl_store *store, pl_id review, int64_t revision, pl_error *err);

/* "We have spoken" with the facilitator in this slot, on this day; after signing, before release. */
bool pl_store_review_spoken(pl_store *store, pl_id review, pl_who slot, const char *date,
                            pl_error *err);

/* Why no strength is noted for this person (NULL takes it back). Undoable. */
bool pl_store_no_strength(pl_store *store, pl_id review, pl_who slot, const char *reason,
                          pl_error *err);

/* Someone may be at risk at this moment. Open to everyone who may see the review, signed or not. */
bool pl_store_risk_add(pl_id *out, pl_store *store, pl_id review, pl_time at, pl_error *err);

/* answer: "passed-on" or "done". */
bool pl_store_risk_answer(pl_store *store, const pl_risk *risk, pl_error *err);

/* Of one review, or of all with review 0: never blind, so all are shown that are open. */
bool pl_store_risks(pl_risks *out, pl_store *store, pl_id review, pl_error *err);

/* A critical matter; matter->id 0 gets a fresh one. `about` is one person or the session. */
bool pl_store_matter_add(pl_id *out, pl_store *store, const pl_matter *matter, pl_error *err);

/* Words, withdrawal, and who could have acted, of one that is there. */
bool pl_store_matter_set(pl_store *store, const pl_matter *matter, pl_error *err);
bool pl_store_matters(pl_matters *out, pl_store *store, pl_id review, pl_error *err);

/* Actions of a draft review are undoable. Gives the id. */
bool pl_store_action_add(pl_id *out, pl_store *store, const pl_action *action, pl_error *err);
bool pl_store_action_set(pl_store *store, const pl_action *action, pl_error *err);
/* The review that it stands in; PL_NOT_FOUND also where this person may not see it. */
bool pl_store_action_review(pl_id *out, pl_store *store, pl_id action, pl_error *err);
/* PL_REFUSED where somebody has said already what became of it. */
bool pl_store_action_delete(pl_store *store, pl_id action, pl_error *err);
bool pl_store_actions(pl_actions *out, pl_store *store, pl_id review, pl_error *err);
/* Of all signed reviews that may be seen: those that are neither done nor dropped, by review. */
bool pl_store_actions_open(pl_actions *out, pl_store *store, pl_error *err);
/* The newest actions agreed with this person before this review was started (at most three). */
bool pl_store_actions_before(pl_actions *out, pl_store *store, pl_id review, pl_id person,
                             pl_error *err);
bool pl_store_action_outcome(pl_store *store, pl_id action, const char *outcome, const char *words,
                             pl_error *err);

/* The share that was watched, in microseconds of the recording: shown, once however often, and silence
 * that was skipped and never shown. */
bool pl_store_watched(pl_time *shown, pl_time *skipped, pl_store *store, pl_id review,
                      pl_error *err);

/* The lease: this process has the review open for writing. Taken over (and logged) when its holder is
 * gone or has been silent for 60 s; else PL_REFUSED, naming the computer and the time. Renew every 10 s. */
bool pl_store_lease_take(pl_store *store, pl_id review, pl_error *err);
bool pl_store_lease_renew(pl_store *store, pl_id review, pl_error *err);
bool pl_store_lease_leave(pl_store *store, pl_id review, pl_error *err);

#endif
