/* What is said in a review, what the window keeps, finding and looking at everything.
 * Its fragments stand in statements.h, which includes this. */
#ifndef STORE_STATEMENTS_SAID_H
#define STORE_STATEMENTS_SAID_H

#define SAID_STATEMENTS(STATEMENT)                                                                 \
    /* what the window keeps */                                                                    \
    STATEMENT(UNFINISHED_SET, "INSERT INTO unfinished (review, field, words, written_utc) VALUES"  \
                              " (:review, :field, :words, :utc) ON CONFLICT (review, field) DO "   \
                              "UPDATE SET words = :words,"                                         \
                              " written_utc = :utc")                                               \
    STATEMENT(UNFINISHED_CLEAR,                                                                    \
              "DELETE FROM unfinished WHERE review = :review AND field = :field")                  \
    STATEMENT(UNFINISHED_LIST, "SELECT field, words, written_utc FROM unfinished WHERE review ="   \
                               " :review AND " MINE " ORDER BY field")                             \
    STATEMENT(PLACE_SET, "INSERT INTO place (review, person, screen, position_us, zoom_from_us,"   \
                         " zoom_to_us, slot, tag, written_utc) VALUES (:review, :me, :screen, "    \
                         ":position, :from, :to,"                                                  \
                         " :slot, :tag, :utc) ON CONFLICT (review, person) DO UPDATE SET screen "  \
                         "= :screen, position_us"                                                  \
                         " = :position, zoom_from_us = :from, zoom_to_us = :to, slot = :slot, "    \
                         "tag = :tag, written_utc"                                                 \
                         " = :utc")                                                                \
    STATEMENT(PLACE_GET, "SELECT screen, position_us, zoom_from_us, zoom_to_us, slot, tag,"        \
                         " written_utc FROM place WHERE review = :review AND person = :me")        \
    STATEMENT(SETTING_SET, "INSERT INTO setting (name, value) VALUES (:name, :value) ON CONFLICT"  \
                           " (name) DO UPDATE SET value = :value")                                 \
    STATEMENT(SETTING_CLEAR, "DELETE FROM setting WHERE name = :name")                             \
    STATEMENT(SETTING_GET, "SELECT value FROM setting WHERE name = :name")                         \
    STATEMENT(OWN_SETTING_SET, "INSERT INTO own_setting (person, name, value) VALUES (:me, :name," \
                               " :value) ON CONFLICT (person, name) DO UPDATE SET value = :value") \
    STATEMENT(OWN_SETTING_CLEAR, "DELETE FROM own_setting WHERE person = :me AND name = :name")    \
    STATEMENT(OWN_SETTING_GET,                                                                     \
              "SELECT value FROM own_setting WHERE person = :me AND name = :name")                 \
    /* risk, matters, actions */                                                                   \
    STATEMENT(RISK_ADD, "INSERT INTO risk (id, review, at_us, raised_utc, raised_by)"              \
                        " VALUES (:id, :review, :at, :utc, :me)")                                  \
    STATEMENT(RISK_ANSWER, "UPDATE risk SET answer = :answer, by_role = :by, to_role = :to,"       \
                           " when_words = :when, answered_utc = :utc WHERE id = :id")              \
    STATEMENT(RISK_LIST, "SELECT id, review, at_us, raised_utc, answer, by_role, to_role,"         \
                         " when_words FROM risk WHERE review = :review ORDER BY at_us, id")        \
    STATEMENT(RISK_REVIEW, "SELECT review FROM risk WHERE id = :id")                               \
    STATEMENT(RISK_OPEN, "SELECT id, review, at_us, raised_utc, answer, by_role, to_role,"         \
                         " when_words FROM risk WHERE answer IS NULL"                              \
                         " ORDER BY raised_utc, id")                                               \
    STATEMENT(MATTER_ADD, "INSERT INTO matter (id, review, source, item, about, at_us,"            \
                          " raised_utc, words) VALUES (:id, :review, :source, :item, :about,"      \
                          " :at, :utc, :words)")                                                   \
    STATEMENT(MATTER_SET, "UPDATE matter SET words = :words, withdrawn = :withdrawn, acted ="      \
                          " :acted, acted_why = :why WHERE id = :id AND review = :review")         \
    STATEMENT(MATTER_LIST,                                                                         \
              "SELECT m.id, m.review, m.source, m.item, m.about, m.at_us,"                         \
              " m.words, m.withdrawn, m.acted, m.acted_why FROM matter m"                          \
              " JOIN review r ON r.id = m.review WHERE m.review = :review AND " MATTER_SEEN        \
              " ORDER BY m.at_us, m.id")                                                           \
    STATEMENT(ACTION_ADD, "INSERT INTO action (id, review, slot, position, words, practised,"      \
                          " by_date, seen_by, support, item) VALUES (:id, :review, :slot,"         \
                          " (SELECT coalesce(max(position) + 1, 0) FROM action WHERE review ="     \
                          " :review), :words, :practised, :by, :seen, :support, :item)")           \
    STATEMENT(ACTION_SET,                                                                          \
              "UPDATE action SET slot = :slot, words = :words, practised = :practised,"            \
              " by_date = :by, seen_by = :seen, support = :support, item = :item"                  \
              " WHERE id = :id AND review = :review")                                              \
    /* what somebody has said something of stays */                                                \
    STATEMENT(ACTION_DELETE, "DELETE FROM action WHERE id = :id AND NOT EXISTS (SELECT 1 FROM"     \
                             " action_outcome o WHERE o.action = :id)")                            \
    STATEMENT(ACTION_LIST, ACTION_WORDS " FROM action a JOIN review r ON r.id = a.review"          \
                                        " WHERE a.review = :review AND " ACTION_SEEN               \
                                        " ORDER BY a.slot, a.position, a.id")                      \
    /* of signed reviews, what nobody has called done or dropped */                                \
    STATEMENT(ACTION_OPEN, ACTION_WORDS                                                            \
              " FROM action a JOIN review r ON r.id = a.review"                                    \
              " WHERE r.state = 'signed' AND coalesce(" NEWEST_OUTCOME(                            \
                  "o.outcome") ", 'open') NOT IN ('done', 'dropped') AND " ACTION_SEEN             \
                               " ORDER BY a.review, a.slot, a.position, a.id")                     \
    /* of the newest signed review with actions for this person, among those that may be seen */   \
    STATEMENT(ACTION_BEFORE, ACTION_WORDS                                                          \
              " FROM action a JOIN review_facilitator v ON v.review = a.review AND"                \
              " v.slot = a.slot WHERE v.person = :person AND a.review = (SELECT r.id"              \
              " FROM review r JOIN review_facilitator y ON y.review = r.id JOIN action z"          \
              " ON z.review = r.id AND z.slot = y.slot WHERE y.person = :person AND"               \
              " r.state = 'signed' AND r.id <> :review AND r.signed_utc <= (SELECT"                \
              " started_utc FROM review WHERE id = :review) AND " VISIBLE " AND (NOT " ONLY_OWN    \
              " OR y.person = :me) ORDER BY r.signed_utc DESC, r.id LIMIT 1)"                      \
              " ORDER BY a.position, a.id LIMIT 3")                                                \
    /* items of this rubric that open actions of a person serve, the newest actions first */       \
    STATEMENT(ACTION_OPEN_ITEMS,                                                                   \
              "SELECT a.item FROM action a JOIN review r ON r.id = a.review JOIN rubric u"         \
              " ON u.hash = r.rubric JOIN review_facilitator v ON v.review = r.id AND v.slot = "   \
              "a.slot JOIN person p ON"                                                            \
              " p.id = v.person WHERE p.code = :code AND u.id = :rubric AND r.state = 'signed' "   \
              "AND a.item IS NOT NULL AND "                                                        \
              " coalesce(" NEWEST_OUTCOME(                                                         \
                  "o.outcome") ", 'open') NOT IN ('done', 'dropped') AND " ACTION_SEEN             \
                               " ORDER BY r.signed_utc DESC, a.position, a.id")                    \
    STATEMENT(ACTION_ONE, "SELECT r.id FROM action a JOIN review r ON r.id = a.review"             \
                          " WHERE a.id = :id AND " ACTION_SEEN)                                    \
    STATEMENT(OUTCOME_ADD, "INSERT INTO action_outcome (id, action, outcome, words, said_utc,"     \
                           " said_by) VALUES (:id, :action, :outcome, :words, :utc, :me)")         \
    /* tags, scores, evidence */                                                                   \
    STATEMENT(TAG_ADD, "INSERT INTO tag (id, review, made_us, at_us, to_us, kind, for_report,"     \
                       " note, made_utc) VALUES (:id, :review, :made, :at, :to, :kind,"            \
                       " :report, :note, :utc)")                                                   \
    STATEMENT(TAG_SET, "UPDATE tag SET made_us = :made, at_us = :at, to_us = :to, kind ="          \
                       " :kind, for_report = :report, note = :note WHERE id = :id AND"             \
                       " review = :review")                                                        \
    STATEMENT(DEPARTURE_SET, "UPDATE tag SET reason = :reason, agreed_by = :by WHERE id = :id"     \
                             " AND kind = 'agreed-departure'")                                     \
    STATEMENT(DEPARTURE_OF,                                                                        \
              "SELECT " DEPARTURE_COLUMNS " WHERE t.review = :review AND " DEPARTURE_SEEN          \
              " ORDER BY t.at_us, t.id")                                                           \
    STATEMENT(DEPARTURE_ALL, "SELECT " DEPARTURE_COLUMNS " WHERE " DEPARTURE_SEEN                  \
                             " ORDER BY 8, s.place, s.held_on, t.at_us, t.id")                     \
    STATEMENT(TAG_REVIEW, "SELECT review FROM tag WHERE id = :id")                                 \
    STATEMENT(TAG_DELETE, "DELETE FROM tag WHERE id = :id")                                        \
    STATEMENT(TAG_ITEM_ADD, "INSERT INTO tag_item (tag, item, position)"                           \
                            " VALUES (:tag, :item, :position)")                                    \
    STATEMENT(TAG_ITEMS_DELETE, "DELETE FROM tag_item WHERE tag = :tag")                           \
    STATEMENT(TAG_SLOT_ADD, "INSERT INTO tag_facilitator (tag, slot) VALUES (:tag, :slot)")        \
    STATEMENT(TAG_SLOTS_DELETE, "DELETE FROM tag_facilitator WHERE tag = :tag")                    \
    STATEMENT(TAG_EVIDENCE_DELETE, "DELETE FROM evidence WHERE tag = :tag")                        \
    STATEMENT(TAG_POINTS_DELETE, "DELETE FROM report_point WHERE tag = :tag")                      \
    STATEMENT(                                                                                     \
        TAG_LIST,                                                                                  \
        "SELECT " TAG_COLUMNS " FROM tag t JOIN review r ON r.id = t.review"                       \
        " WHERE t.review = :review AND " TAG_SEEN " ORDER BY t.at_us, t.made_us, t.made_utc,"      \
        " 10, t.kind = 'critical', t.kind, t.id") /* 10: the items; as pl_tag_before has it */     \
    STATEMENT(TAG_ONE, "SELECT " TAG_COLUMNS " FROM tag t JOIN review r ON r.id = t.review"        \
                       " WHERE t.id = :id AND " TAG_SEEN)                                          \
    STATEMENT(SCORE_SET,                                                                           \
              "INSERT INTO score (id, review, item, who, level, reason, word,"                     \
              " sentence, scored_utc, done) VALUES (:id, :review, :item, :who, :level,"            \
              " :reason, :word, :sentence, :utc, :done) ON CONFLICT (review, item, who)"           \
              " DO UPDATE SET level = :level, reason = :reason, word = :word,"                     \
              " sentence = :sentence, scored_utc = :utc, done = :done RETURNING id")               \
    STATEMENT(SCORE_CLEAR, "DELETE FROM score WHERE review = :review AND item = :item"             \
                           " AND who = :who")                                                      \
    STATEMENT(SCORE_LIST, "SELECT s.id, s.review, s.item, s.who, s.level, s.reason, s.word,"       \
                          " s.sentence, s.done FROM score s JOIN review r ON r.id = s.review"      \
                          " WHERE s.review = :review AND " VISIBLE " AND (NOT " ONLY_OWN           \
                          " OR s.who IN ('S', " OWN_SLOT ")) ORDER BY s.item, s.who")              \
    STATEMENT(BESIDE,                                                                              \
              "SELECT min(s.level), min(CASE WHEN r.state = 'signed' AND f.state <> 'none'"        \
              " THEN s.level END) FROM review r JOIN rubric u ON u.hash = r.rubric JOIN"           \
              " review_facilitator v ON v.review = r.id AND v.person = :person JOIN"               \
              " feedback f ON f.review = r.id AND f.slot = v.slot JOIN score s ON s.review"        \
              " = r.id AND s.item = :item AND s.who = v.slot WHERE r.recording ="                  \
              " :recording AND r.id <> :review AND u.id = :rubric AND r.kind <> 'self'"            \
              " AND NOT EXISTS (SELECT 1 FROM review c WHERE c.corrects = r.id AND"                \
              " c.state = 'signed') AND " VISIBLE " AND (NOT " ONLY_OWN " OR v.person = :me)")     \
    STATEMENT(EVIDENCE_LIST,                                                                       \
              "SELECT e.item, e.who, e.tag, e.cited FROM evidence e JOIN review r"                 \
              " ON r.id = e.review WHERE e.review = :review AND " VISIBLE " ORDER BY e.tag")       \
    STATEMENT(EVIDENCE_SET, "INSERT INTO evidence (review, item, who, tag, cited)"                 \
                            " SELECT :review, :item, :who, id, :cited FROM tag"                    \
                            " WHERE id = :tag AND review = :review"                                \
                            " ON CONFLICT (review, item, who, tag) DO UPDATE SET"                  \
                            " cited = :cited")                                                     \
    /* counts */                                                                                   \
    STATEMENT(TALLY_ADD,                                                                           \
              "INSERT INTO tally (id, review, counter, who, kind, at_us, to_us, made_utc)"         \
              " VALUES (:id, :review, :counter, :who, :kind, :at, :to, :utc)")                     \
    STATEMENT(TALLY_SET, "UPDATE tally SET kind = :kind, to_us = :to WHERE id = :id AND"           \
                         " review = :review")                                                      \
    STATEMENT(TALLY_REVIEW, "SELECT review FROM tally WHERE id = :id")                             \
    STATEMENT(TALLY_DELETE, "DELETE FROM tally WHERE id = :id")                                    \
    STATEMENT(TALLY_LIST,                                                                          \
              "SELECT t.id, t.review, t.counter, t.who, t.kind, t.at_us, t.to_us,"                 \
              " t.made_utc FROM tally t JOIN review r ON r.id = t.review WHERE"                    \
              " t.review = :review AND " TALLY_SEEN " ORDER BY t.at_us, t.made_utc, t.id")         \
    STATEMENT(COUNTED_SET, "INSERT INTO counted (review, from_us, to_us, chosen, seed) VALUES"     \
                           " (:review, :from, :to, :chosen, :seed) ON CONFLICT (review) DO UPDATE" \
                           " SET from_us = :from, to_us = :to, chosen = :chosen, seed = :seed")    \
    STATEMENT(COUNTED_CLEAR, "DELETE FROM counted WHERE review = :review")                         \
    STATEMENT(COUNTED_GET,                                                                         \
              "SELECT c.from_us, c.to_us, c.chosen, c.seed FROM counted c JOIN review"             \
              " r ON r.id = c.review WHERE c.review = :review AND " VISIBLE)                       \
    /* answers in words */                                                                         \
    STATEMENT(ANSWER_SET,                                                                          \
              "INSERT INTO answer (id, review, prompt, words, at_us, kept_private,"                \
              " said_utc, said_by) VALUES (:id, :review, :prompt, :words, :at, 0, :utc,"           \
              " :me) ON CONFLICT (review, prompt) WHERE review IS NOT NULL DO UPDATE"              \
              " SET words = :words, at_us = :at, said_utc = :utc, said_by = :me")                  \
    STATEMENT(ANSWER_CHOOSE,                                                                       \
              "UPDATE answer SET kept_private = :kept, sent_utc = :sent, in_report ="              \
              " :printed WHERE review = :review AND (prompt = :prompt OR"                          \
              " substr(prompt, 1, length(:prompt) + 1) = :prompt || '/')")                         \
    STATEMENT(ANSWER_CLEAR, "DELETE FROM answer WHERE review = :review AND prompt = :prompt")      \
    STATEMENT(                                                                                     \
        ANSWER_LIST,                                                                               \
        "SELECT a.prompt, a.words, a.at_us, a.kept_private, a.said_utc, a.sent_utc, a.in_report"   \
        " FROM answer a JOIN review r ON r.id = a.review"                                          \
        " WHERE a.review = :review AND " VISIBLE                                                   \
        " AND (a.kept_private = 0 OR a.said_by = :me) ORDER BY a.prompt")                          \
    /* reviews about the writer of this self-review, and how many are closed */                    \
    /* of others, drafts as well, but no copies: an answer itself before its parts */              \
    STATEMENT(AT_ONCE,                                                                             \
              "SELECT r.id, r.recording, p.code, u.hash, a.prompt, a.words, a.said_utc,"           \
              " a.at_us, a.sent_utc, 0 FROM answer a JOIN review r ON r.id = a.review JOIN"        \
              " person p ON p.id ="                                                                \
              " r.reviewer JOIN rubric u ON u.hash = coalesce(r.form, r.rubric) AND"               \
              " instr(u.text, 'seen_at_once') > 0 WHERE r.reviewer <> :me AND"                     \
              " a.kept_private = 0 AND (:manager OR (a.sent_utc IS NOT NULL AND " ABOUT_WRITER     \
              ")) AND (r.corrects IS NULL OR a.said_utc >= r.started_utc) AND (:recording = 0 OR " \
              "r.recording = :recording)"                                                          \
              " UNION ALL SELECT s.id, s.recording, p.code, u.hash, a.prompt, a.words,"            \
              " a.said_utc, NULL, NULL, 1 FROM answer a JOIN session s ON s.id = a.session JOIN"   \
              " session_review v ON v.session = s.id JOIN rubric u ON u.hash = v.form AND"         \
              " instr(u.text, 'seen_at_once') > 0 JOIN person p ON p.id = v.begun_by WHERE"        \
              " :manager AND a.said_by <> :me AND (:recording = 0 OR s.recording = :recording)"    \
              " ORDER BY 4, 1, 5")                                                                 \
    STATEMENT(ANSWER_LOCK,                                                                         \
              "SELECT count(o.id), coalesce(sum(f.state = 'closed'), 0) FROM review r JOIN"        \
              " review o ON o.recording = r.recording AND o.state = 'signed' AND o.kind <> 'self'" \
              " JOIN review_facilitator v ON v.review = o.id AND v.person = r.reviewer JOIN"       \
              " feedback f ON f.review = o.id AND f.slot = v.slot WHERE r.id = :review AND"        \
              " r.reviewer = :me AND r.kind = 'self' AND r.state = 'signed'")                      \
    STATEMENT(ANSWER_BEFORE, "SELECT 1 FROM answer a JOIN review r ON r.id = a.review WHERE"       \
                             " a.review = :review AND a.prompt = :prompt AND a.said_utc <="        \
                             " r.signed_utc")                                                      \
    /* the facilitators' own review of a session */                                                \
    STATEMENT(SESSION_RIGHTS, "SELECT coalesce(sum(person = :me), 0), count(*) FROM"               \
                              " session_facilitator WHERE session = :session")                     \
    STATEMENT(SESSION_MANAGERS,                                                                    \
              "SELECT group_concat(code, ', ') FROM (SELECT DISTINCT p.code FROM person p JOIN"    \
              " person_role o ON o.person = p.id WHERE o.role = 'treatment-manager' AND"           \
              " o.until_utc IS NULL AND p.left_on IS NULL ORDER BY p.code)")                       \
    STATEMENT(SESSION_REVIEW,                                                                      \
              "SELECT v.form, v.facts, v.begun_on, v.begun_utc, p.code, v.finished_utc FROM"       \
              " session_review v JOIN person p ON p.id = v.begun_by WHERE v.session = :session")   \
    STATEMENT(SESSION_ANSWERS, "SELECT prompt, words, said_utc FROM answer WHERE session ="        \
                               " :session ORDER BY prompt")                                        \
    STATEMENT(SESSION_ADDITIONS,                                                                   \
              "SELECT a.prompt, a.words, a.said_utc, p.code FROM session_addition a JOIN person p" \
              " ON p.id = a.said_by WHERE a.session = :session ORDER BY a.said_utc, a.rowid")      \
    STATEMENT(SESSION_SEEN,                                                                        \
              "SELECT s.prompt, s.said_utc, s.seen_utc, p.code FROM session_seen s JOIN person p"  \
              " ON p.id = s.seen_by WHERE s.session = :session ORDER BY s.seen_utc, s.rowid")      \
    STATEMENT(SESSION_BEGIN,                                                                       \
              "INSERT INTO session_review (session, form, facts, begun_on, begun_utc, begun_by)"   \
              " VALUES (:session, :form, :facts, :day, :utc, :me) ON CONFLICT DO NOTHING")         \
    STATEMENT(SESSION_ANSWER_SET,                                                                  \
              "INSERT INTO answer (id, session, prompt, words, kept_private, said_utc, said_by)"   \
              " VALUES (:id, :session, :prompt, :words, 0, :utc, :me) ON CONFLICT (session,"       \
              " prompt) WHERE session IS NOT NULL DO UPDATE SET words = :words, said_utc = :utc,"  \
              " said_by = :me")                                                                    \
    STATEMENT(SESSION_ANSWER_CLEAR,                                                                \
              "DELETE FROM answer WHERE session = :session AND prompt = :prompt")                  \
    STATEMENT(SESSION_FINISH, "UPDATE session_review SET finished_utc = :utc, finished_by = :me"   \
                              " WHERE session = :session")                                         \
    STATEMENT(SESSION_ADD_WORDS,                                                                   \
              "INSERT INTO session_addition (id, session, prompt, words, said_utc, said_by)"       \
              " VALUES (:id, :session, :prompt, :words, :utc, :me)")                               \
    STATEMENT(SESSION_SAW,                                                                         \
              "INSERT INTO session_seen (session, prompt, said_utc, seen_utc, seen_by) SELECT id," \
              " :prompt, :said, :utc, :me FROM session WHERE recording = :recording ON CONFLICT"   \
              " DO NOTHING")                                                                       \
    /* finding by the beginning of an id */                                                        \
    STATEMENT(FIND_RECORDING,                                                                      \
              "SELECT id FROM recording WHERE service IS NULL AND id BETWEEN :low AND :high"       \
              " LIMIT 2")                                                                          \
    STATEMENT(FIND_REVIEW,                                                                         \
              "SELECT r.id FROM review r WHERE r.id BETWEEN :low AND :high AND " VISIBLE           \
              " LIMIT 2")                                                                          \
    STATEMENT(FIND_TAG, "SELECT t.id FROM tag t JOIN review r ON r.id = t.review WHERE t.id"       \
                        " BETWEEN :low AND :high AND " TAG_SEEN " LIMIT 2")                        \
    STATEMENT(FIND_RISK, "SELECT id FROM risk WHERE id BETWEEN :low AND :high LIMIT 2")            \
    STATEMENT(FIND_MATTER, "SELECT m.id FROM matter m JOIN review r ON r.id = m.review WHERE"      \
                           " m.id BETWEEN :low AND :high AND " MATTER_SEEN " LIMIT 2")             \
    STATEMENT(FIND_ACTION, "SELECT a.id FROM action a JOIN review r ON r.id = a.review WHERE"      \
                           " a.id BETWEEN :low AND :high AND " ACTION_SEEN " LIMIT 2")             \
    STATEMENT(FIND_LINK, "SELECT l.id FROM link l JOIN review r ON r.id = l.review WHERE l.id "    \
                         "BETWEEN :low AND :high AND " VISIBLE " LIMIT 2")                         \
    STATEMENT(FIND_TALLY, "SELECT t.id FROM tally t JOIN review r ON r.id = t.review WHERE t.id"   \
                          " BETWEEN :low AND :high AND " TALLY_SEEN " LIMIT 2")                    \
    /* looking at everything */                                                                    \
    STATEMENT(CHECK_INTEGRITY, "PRAGMA integrity_check(20)")                                       \
    STATEMENT(CHECK_FOREIGN, "PRAGMA foreign_key_check")                                           \
    STATEMENT(CHECK_SIGNED, "SELECT count(*) FROM undo_step u JOIN review r ON r.id = u.review"    \
                            " WHERE r.state = 'signed'")                                           \
    STATEMENT(CHECK_RECORDINGS,                                                                    \
              "SELECT r.id FROM recording r WHERE r.service IS NULL AND NOT EXISTS (SELECT 1 FROM" \
              " part p WHERE p.recording = r.id)")

#endif
