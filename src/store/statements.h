/* Every statement of the store: STATEMENT(name, text). Bound by name, prepared once and kept; a test
 * prepares each one. */

/* An own draft o that makes :me blind to what others say of its recording. One that is made of signed records
 * (a correction, an agreed record) does not: who makes it has seen them. */
#define BLINDS \
    "o.reviewer = :me AND o.state = 'draft' AND o.corrects IS NULL AND o.kind <> 'consensus'"

/* Who was named as second reviewer of a recording is blind to it until the own review is signed. */
#define TO_SECOND(recording)                                                                      \
    "EXISTS (SELECT 1 FROM second_look d JOIN review x ON x.id = d.review WHERE d.reviewer = :me" \
    " AND x.recording = " recording " AND NOT EXISTS (SELECT 1 FROM review o WHERE"               \
    " o.recording = x.recording AND o.reviewer = :me AND o.state = 'signed' AND o.kind <> "       \
    "'self'))"

/* Whether :me may see review r. A draft is its reviewer's alone. Who has an own draft on a recording
 * is blind to every other review of it, and so is who is to be its second reviewer; a self-review opens to
 * others once a review of the same recording is signed; a facilitator sees what was released to them. */
#define VISIBLE                                                                                   \
    "(r.reviewer = :me OR (r.state = 'signed' AND :lead AND NOT EXISTS (SELECT 1 FROM review o"   \
    " WHERE o.recording = r.recording AND " BLINDS ") AND NOT " TO_SECOND(                        \
        "r.recording") " AND (r.kind <> 'self' OR EXISTS (SELECT 1 FROM review o WHERE "          \
                       "o.recording = r.recording"                                                \
                       " AND o.state = 'signed' AND o.kind <> 'self')))"                          \
                       " OR (r.state = 'signed' AND EXISTS (SELECT 1 FROM review_facilitator rf " \
                       "JOIN feedback f"                                                          \
                       " USING (review, slot) WHERE rf.review = r.id AND rf.person = :me AND "    \
                       "f.state <> 'none')"                                                       \
                       " AND NOT EXISTS (SELECT 1 FROM review o WHERE o.recording = r.recording"  \
                       " AND " BLINDS " AND o.kind = 'self')))"

/* Whether :me reads review r as one of those it is about: then the own rows and the session's only. */
#define ONLY_OWN "(r.reviewer <> :me AND NOT :lead)"
#define OWN_SLOT "(SELECT slot FROM review_facilitator WHERE review = r.id AND person = :me)"

/* Whether :me reviews, of the recording of the self-review r, who wrote it. */
#define ABOUT_WRITER                                                                     \
    "EXISTS (SELECT 1 FROM review o JOIN review_facilitator v ON v.review = o.id WHERE"  \
    " o.recording = r.recording AND o.reviewer = :me AND o.kind <> 'self' AND v.person " \
    "= r.reviewer)"

/* What only its reviewer has of a review: the undo list, half-written text. */
#define MINE "EXISTS (SELECT 1 FROM review r WHERE r.id = :review AND r.reviewer = :me)"

#define TAG_COLUMNS                                                                          \
    "t.id, t.review, t.made_us, t.at_us, t.to_us, t.kind, t.for_report, t.note, t.made_utc," \
    " (SELECT group_concat(item, char(31)) FROM (SELECT item FROM tag_item WHERE tag = t.id" \
    " ORDER BY position)), (SELECT group_concat(slot, '') FROM (SELECT slot FROM"            \
    " tag_facilitator WHERE tag = t.id ORDER BY slot))"

#define TAG_SEEN                                                                           \
    VISIBLE " AND (NOT " ONLY_OWN " OR NOT EXISTS (SELECT 1 FROM tag_facilitator f WHERE"  \
            " f.tag = t.id) OR EXISTS (SELECT 1 FROM tag_facilitator f WHERE f.tag = t.id" \
            " AND f.slot = " OWN_SLOT "))"

#define DEPARTURE_COLUMNS                                                                   \
    "t.id, t.review, t.at_us, t.note, t.reason, t.agreed_by, s.title, (SELECT p.id FROM"    \
    " programme p WHERE p.hash = s.programme), s.place, s.held_on FROM tag t JOIN review r" \
    " ON r.id = t.review LEFT JOIN session s ON s.id = r.session"
#define DEPARTURE_SEEN "t.kind = 'agreed-departure' AND " TAG_SEEN

#define MATTER_SEEN \
    VISIBLE " AND (NOT " ONLY_OWN " OR m.about = " OWN_SLOT " OR m.acted = " OWN_SLOT ")"
#define TALLY_SEEN  VISIBLE " AND (NOT " ONLY_OWN " OR t.who IN ('S', " OWN_SLOT "))"
#define ACTION_SEEN VISIBLE " AND (NOT " ONLY_OWN " OR a.slot = " OWN_SLOT ")"
#define NEWEST_OUTCOME(column) \
    "(SELECT " column          \
    " FROM action_outcome o WHERE o.action = a.id ORDER BY said_utc DESC, rowid DESC LIMIT 1)"
#define ACTION_WORDS                                                              \
    "SELECT a.id, a.review, a.slot, a.words, a.practised, a.by_date, a.seen_by, " \
    "a.support, " NEWEST_OUTCOME("o.outcome") ", " NEWEST_OUTCOME("o.words") ", a.item"
#define OTHERS_SLOT "(" ONLY_OWN " AND v.person <> :me)"

/* What is undone stands behind all that is done: never looked for from the beginning, so that a key costs
 * the same with 20,000 steps as with none. */
#define UNDONE                                                                                  \
    "undone = 1 AND number > coalesce((SELECT number FROM undo_step WHERE review = :review AND" \
    " undone = 0 ORDER BY number DESC LIMIT 1), 0)"

#define SLOT_COLUMNS                                                              \
    "v.review, v.slot, v.person, p.code,"                                         \
    " CASE WHEN " OTHERS_SLOT " THEN 'none' ELSE f.state END,"                    \
    " CASE WHEN NOT " OTHERS_SLOT " THEN f.spoken_on END,"                        \
    " CASE WHEN NOT " OTHERS_SLOT " THEN n.reason END,"                           \
    " f.answer_until, f.released_utc, f.read_utc, f.answered_utc,"                \
    " f.closed_utc, (SELECT code FROM person WHERE id = f.released_by),"          \
    " (SELECT code FROM person WHERE id = f.closed_by), f.outcome,"               \
    " " OTHERS_SLOT " FROM review r JOIN review_facilitator v ON v.review = r.id" \
    " JOIN person p ON p.id = v.person JOIN feedback f ON"                        \
    " f.review = r.id AND f.slot = v.slot LEFT JOIN no_strength n ON"             \
    " n.review = r.id AND n.slot = v.slot"

#define REVIEW_COLUMNS                                                                            \
    "r.id, r.recording, r.session, r.reviewer, p.code, r.rubric, u.id, u.edition, r.kind,"        \
    " r.setting, r.origin, r.state, r.reason, r.interest, r.corrects, r.started_utc,"             \
    " r.signed_utc, r.revision, coalesce(s.title, g.service), r.correction_reason, (SELECT c.id " \
    "FROM review c"                                                                               \
    " WHERE c.recording = r.recording AND c.corrects = r.id AND c.state = 'signed' ORDER BY"      \
    " c.signed_utc DESC LIMIT 1),"                                                                \
    " r.form, (SELECT w.id FROM rubric w WHERE w.hash = r.form), r.concern_by,"                   \
    " r.concern_on, r.concern_items, r.short_from_us, r.short_to_us, r.short_seed,"               \
    " (SELECT min(source) FROM review_source WHERE review = r.id),"                               \
    " (SELECT max(source) FROM review_source WHERE review = r.id), r.short_items,"                \
    " r.watched_asked, r.watched_reason, g.service"
#define REVIEW_FROM                                                                        \
    " FROM review r JOIN person p ON p.id = r.reviewer JOIN rubric u ON u.hash = r.rubric" \
    " JOIN recording g ON g.id = r.recording LEFT JOIN session s ON s.id = r.session"

#define RECORDING_COLUMNS                                                              \
    "r.id, r.signature, r.duration_us, r.has_picture, r.has_sound, r.added_utc, s.id," \
    " s.programme, s.title, s.place, c.name, s.held_on, s.language, r.growing,"        \
    " (SELECT p.title FROM programme p WHERE p.hash = s.programme), r.service,"        \
    " (SELECT group_concat(code, ',') FROM (SELECT p.code FROM session_facilitator f"  \
    " JOIN person p ON p.id = f.person WHERE f.session = s.id ORDER BY f.rowid))"
#define RECORDING_FROM                                            \
    " FROM recording r LEFT JOIN session s ON s.recording = r.id" \
    " LEFT JOIN cohort c ON c.id = s.cohort"

#include "statements_library.h"
#include "statements_review.h"
#include "statements_said.h"
#include "statements_transcript.h"

#define STATEMENTS(STATEMENT)     \
    LIBRARY_STATEMENTS(STATEMENT) \
    REVIEW_STATEMENTS(STATEMENT)  \
    SAID_STATEMENTS(STATEMENT)    \
    TRANSCRIPT_STATEMENTS(STATEMENT)
