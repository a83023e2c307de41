/* Reviews, what they are made from, and each facilitator's own path.
 * Its fragments stand in statements.h, which includes this. */
#ifndef STORE_STATEMENTS_REVIEW_H
#define STORE_STATEMENTS_REVIEW_H

#define REVIEW_STATEMENTS(STATEMENT)                                                                 \
    /* reviews */                                                                                    \
    STATEMENT(REVIEW_ADD, "INSERT INTO review (id, recording, session, rubric, kind, setting,"       \
                          " reviewer, origin, reason, interest, corrects, state, started_utc,"       \
                          " correction_reason, form, concern_by, concern_on, concern_items,"         \
                          " short_from_us, short_to_us, short_seed, short_items)"                    \
                          " VALUES (:id, :recording, :session, :rubric, :kind, :setting, :me,"       \
                          " :origin, :reason, :interest, :corrects, 'draft', :utc, :correction,"     \
                          " :form, :by, :on, :items, :from, :to, :seed, :short)")                    \
    STATEMENT(SOURCE_ADD, "INSERT INTO review_source (review, source) VALUES (:review, :source)")    \
    STATEMENT(SLOT_ADD, "INSERT INTO review_facilitator (review, slot, person)"                      \
                        " VALUES (:review, :slot, :person)")                                         \
    STATEMENT(FEEDBACK_ADD, "INSERT INTO feedback (review, slot, state)"                             \
                            " VALUES (:review, :slot, 'none')")                                      \
    STATEMENT(REVIEW_LIST, "SELECT " REVIEW_COLUMNS REVIEW_FROM " WHERE " VISIBLE                    \
                           " ORDER BY r.started_utc DESC, r.rowid DESC")                             \
    STATEMENT(REVIEW_ONE, "SELECT " REVIEW_COLUMNS REVIEW_FROM " WHERE r.id = :id AND " VISIBLE)     \
    /* of a colleague a facilitator sees the code and nothing else */                                \
    STATEMENT(SLOT_LIST, "SELECT " SLOT_COLUMNS " WHERE r.id = :review ORDER BY v.slot")             \
    STATEMENT(SLOT_ALL, "SELECT " SLOT_COLUMNS " ORDER BY v.review, v.slot")                         \
    STATEMENT(REVIEW_STATE, "SELECT reviewer, state, revision FROM review WHERE id = :id")           \
    STATEMENT(REVIEW_TOUCH, "UPDATE review SET revision = revision + 1 WHERE id = :id")              \
    STATEMENT(REVIEW_SIGN, "UPDATE review SET state = 'signed', signed_utc = :utc,"                  \
                           " revision = revision + 1 WHERE id = :id")                                \
    STATEMENT(SERVICE_LIST, "SELECT " RECORDING_COLUMNS RECORDING_FROM                               \
                            " WHERE r.service IS NOT NULL ORDER BY r.service")                       \
    STATEMENT(SERVICE_FIND, "SELECT id FROM recording WHERE service = :name")                        \
    STATEMENT(SERVICE_ADD,                                                                           \
              "INSERT INTO recording (id, signature, duration_us, has_picture, has_sound, "          \
              "clock_rule, added_utc, service) VALUES (:id, :signature, 0, 0, 0, 1, :utc, :name)")   \
    STATEMENT(LINK_ADD, "INSERT INTO link (id, review, item, address, words, made_utc) VALUES "      \
                        "(:id, :review, :item, :address, :words, :utc)")                             \
    STATEMENT(LINK_REVIEW, "SELECT review FROM link WHERE id = :id")                                 \
    STATEMENT(LINK_DELETE, "DELETE FROM link WHERE id = :id")                                        \
    STATEMENT(LINK_LIST, "SELECT l.id, l.item, l.address, l.words FROM link l JOIN review r ON "     \
                         "r.id = l.review WHERE l.review = :review AND " VISIBLE                     \
                         " ORDER BY l.item, l.made_utc, l.rowid")                                    \
    STATEMENT(PLAN_SET,                                                                              \
              "INSERT INTO plan_mark (id, review, kind, from_us, to_us, title, made_utc) VALUES"     \
              " (:id, :review, :kind, :from, :to, :title, :utc) ON CONFLICT (id) DO UPDATE SET"      \
              " kind = :kind, from_us = :from, to_us = :to, title = :title")                         \
    STATEMENT(PLAN_REVIEW, "SELECT review FROM plan_mark WHERE id = :id")                            \
    STATEMENT(PLAN_DELETE, "DELETE FROM plan_mark WHERE id = :id")                                   \
    STATEMENT(PLAN_LIST, "SELECT m.id, m.kind, m.from_us, m.to_us, m.title FROM plan_mark m JOIN"    \
                         " review r ON r.id = m.review WHERE m.review = :review AND " VISIBLE        \
                         " ORDER BY m.from_us, m.rowid")                                             \
    STATEMENT(IDS_PLAN, "SELECT id FROM plan_mark WHERE review = :review ORDER BY id")               \
    STATEMENT(COPY_PLAN,                                                                             \
              "INSERT INTO plan_mark (id, review, kind, from_us, to_us, title, made_utc) SELECT"     \
              " :new, :review, kind, from_us, to_us, title, made_utc FROM plan_mark WHERE id ="      \
              " :old")                                                                               \
    STATEMENT(IDS_LINK, "SELECT id FROM link WHERE review = :review ORDER BY id")                    \
    STATEMENT(COPY_LINK,                                                                             \
              "INSERT INTO link (id, review, item, address, words, made_utc) SELECT :new, "          \
              ":review, item, address, words, made_utc FROM link WHERE id = :old")                   \
    STATEMENT(POLICY_ADD, "INSERT INTO policy (id, file, text, set_utc, set_by) VALUES (:id, "       \
                          ":file, :text, :utc, :me)")                                                \
    STATEMENT(POLICY_LIST, "SELECT y.file, y.text, y.set_utc, p.code FROM policy y JOIN person p "   \
                           "ON p.id = y.set_by ORDER BY y.set_utc DESC, y.rowid DESC")               \
    STATEMENT(                                                                                       \
        WATCHED_REASON,                                                                              \
        "UPDATE review SET watched_asked = :asked, watched_reason = :reason WHERE id = :review")     \
    STATEMENT(DRAW_ADD,                                                                              \
              "INSERT INTO draw (id, review, number, from_us, to_us, seed, items, reason,"           \
              " drawn_utc, drawn_by) VALUES (:id, :review, (SELECT count(*) + 1 FROM draw WHERE "    \
              "review = :review),"                                                                   \
              " :from, :to, :seed, :items, :reason, :utc, :me)")                                     \
    STATEMENT(DRAW_LIST, "SELECT d.number, d.from_us, d.to_us, d.seed, d.items, d.reason,"           \
                         " d.drawn_utc, p.code FROM draw d JOIN person p ON p.id = d.drawn_by "      \
                         "JOIN review r ON r.id = d.review WHERE"                                    \
                         " d.review = :review AND " VISIBLE " ORDER BY d.number")                    \
    STATEMENT(SHORT_SET,                                                                             \
              "UPDATE review SET short_from_us = :from, short_to_us = :to, short_seed = :seed,"      \
              " short_items = :items WHERE id = :review")                                            \
    /* the newest signed review of a person, self-reviews and those in no average apart */           \
    STATEMENT(SHORT_BEFORE,                                                                          \
              "SELECT r.short_items IS NOT NULL FROM review r JOIN review_facilitator v ON"          \
              " v.review = r.id JOIN person p ON p.id = v.person WHERE p.code = :code AND "          \
              "r.state = 'signed' AND r.kind"                                                        \
              " IN ('routine', 'requested', 'concern') AND " VISIBLE                                 \
              " ORDER BY r.signed_utc DESC, r.id LIMIT 1")                                           \
    STATEMENT(SPOKEN_SET, "UPDATE feedback SET spoken_on = :date WHERE review = :review"             \
                          " AND slot = :slot")                                                       \
    /* a draft goes over to another rubric */                                                        \
    STATEMENT(MOVE_STATE, "SELECT revision, rubric FROM review WHERE id = :review")                  \
    STATEMENT(MOVE_RUBRIC, "UPDATE review SET rubric = :rubric WHERE id = :review")                  \
    STATEMENT(MOVE_SCORE_DROP, "DELETE FROM score WHERE id = :id AND review = :review")              \
    STATEMENT(MOVE_SCORE_CLEAR, "UPDATE score SET word = CASE WHEN :word THEN NULL ELSE word END,"   \
                                " done = CASE WHEN :done THEN NULL ELSE done END WHERE id = :id"     \
                                " AND review = :review")                                             \
    STATEMENT(MOVE_EVIDENCE, "DELETE FROM evidence WHERE review = :review AND item = :item")         \
    STATEMENT(MOVE_TAG_ITEM,                                                                         \
              "DELETE FROM tag_item WHERE item = :item AND tag IN (SELECT id FROM tag"               \
              " WHERE review = :review)")                                                            \
    STATEMENT(MOVE_MATTER,                                                                           \
              "UPDATE matter SET item = NULL, source = 'concern' WHERE review = :review"             \
              " AND item = :item")                                                                   \
    STATEMENT(MOVE_TALLY, "DELETE FROM tally WHERE review = :review AND counter = :counter")         \
    STATEMENT(MOVE_COUNTED, "DELETE FROM counted WHERE review = :review")                            \
    STATEMENT(MOVE_TALLY_KIND, "UPDATE tally SET kind = NULL WHERE id = :id AND review = :review")   \
    STATEMENT(MOVE_ANSWERS, "SELECT count(*) FROM answer WHERE review = :review AND " MINE)          \
    /* records made from others; the ids of what they are made of, then each of it under a new id */ \
    STATEMENT(CORRECTION_OF, "SELECT id, state FROM review WHERE corrects = :review"                 \
                             " ORDER BY state = 'draft' DESC LIMIT 1")                               \
    /* what a blind second scorer is told of the first: who was there, and which rubric */           \
    STATEMENT(FIRST_OF, "SELECT r.id, u.id, u.edition FROM review r JOIN rubric u ON"                \
                        " u.hash = r.rubric WHERE r.recording = :recording AND r.reviewer <> :me"    \
                        " AND r.corrects IS NULL AND r.kind NOT IN ('self', 'training',"             \
                        " 'calibration', 'consensus') ORDER BY r.started_utc, r.rowid LIMIT 1")      \
    STATEMENT(FIRST_SLOTS, "SELECT v.slot, p.code FROM review_facilitator v JOIN person p ON"        \
                           " p.id = v.person WHERE v.review = :review ORDER BY v.slot")              \
    STATEMENT(TOLD_OF,                                                                               \
              "SELECT 1 FROM review r JOIN review_facilitator v ON v.review = r.id"                  \
              " JOIN feedback f ON f.review = r.id AND f.slot = v.slot WHERE"                        \
              " r.recording = :recording AND v.person = :me AND f.state <> 'none' LIMIT 1")          \
    STATEMENT(SECOND_MINE,                                                                           \
              "SELECT DISTINCT y.recording FROM second_look l JOIN review y ON"                      \
              " y.id = l.review WHERE l.reviewer = :me AND " TO_SECOND("y.recording"))               \
    STATEMENT(IDS_TAG, "SELECT id FROM tag WHERE review = :review ORDER BY at_us, id")               \
    STATEMENT(IDS_SCORE, "SELECT id FROM score WHERE review = :review ORDER BY id")                  \
    STATEMENT(IDS_SCORE_ALIKE,                                                                       \
              "SELECT a.id FROM score a JOIN score b ON b.review = :other AND b.item = a.item"       \
              " AND b.who = a.who WHERE a.review = :review AND a.level IS b.level AND"               \
              " a.reason IS b.reason AND a.word IS b.word AND a.done IS b.done ORDER BY a.id")       \
    STATEMENT(IDS_ACTION, "SELECT id FROM action WHERE review = :review ORDER BY position, id")      \
    STATEMENT(IDS_MATTER, "SELECT id FROM matter WHERE review = :review ORDER BY at_us, id")         \
    STATEMENT(IDS_TALLY, "SELECT id FROM tally WHERE review = :review ORDER BY at_us, id")           \
    STATEMENT(IDS_WATCHED, "SELECT id FROM watched WHERE review = :review ORDER BY from_us, id")     \
    STATEMENT(IDS_ANSWER, "SELECT id FROM answer WHERE review = :review AND (kept_private = 0 OR"    \
                          " said_by = :me) ORDER BY prompt")                                         \
    STATEMENT(                                                                                       \
        IDS_ANSWER_ALIKE,                                                                            \
        "SELECT a.id FROM answer a JOIN answer b ON b.review = :other AND b.prompt = a.prompt"       \
        " JOIN review r ON r.id = a.review JOIN review o ON o.id = b.review AND"                     \
        " o.form IS r.form WHERE a.review = :review AND a.words = b.words AND"                       \
        " a.at_us IS b.at_us AND a.kept_private = 0 AND b.kept_private = 0 ORDER BY a.prompt")       \
    STATEMENT(COPY_TAG, "INSERT INTO tag (id, review, made_us, at_us, to_us, kind, for_report,"      \
                        " note, made_utc, reason, agreed_by) SELECT :new, :review, made_us,"         \
                        " at_us, to_us, kind, for_report, note, made_utc, reason, agreed_by"         \
                        " FROM tag WHERE id = :old")                                                 \
    STATEMENT(COPY_TAG_ITEMS, "INSERT INTO tag_item (tag, item, position) SELECT :new, item,"        \
                              " position FROM tag_item WHERE tag = :old")                            \
    STATEMENT(COPY_TAG_SLOTS, "INSERT INTO tag_facilitator (tag, slot) SELECT :new, slot FROM"       \
                              " tag_facilitator WHERE tag = :old")                                   \
    STATEMENT(COPY_EVIDENCE, "INSERT INTO evidence (review, item, who, tag, cited) SELECT"           \
                             " :review, item, who, :new, cited FROM evidence WHERE tag = :old")      \
    STATEMENT(COPY_SCORE, "INSERT INTO score (id, review, item, who, level, reason, word,"           \
                          " sentence, scored_utc, done) SELECT :new, :review, item, who, level,"     \
                          " reason, word, sentence, scored_utc, done FROM score WHERE id = :old")    \
    STATEMENT(COPY_ACTION,                                                                           \
              "INSERT INTO action (id, review, slot, position, words, practised,"                    \
              " by_date, seen_by, support, item) SELECT :new, :review, slot, position,"              \
              " words, practised, by_date, seen_by, support, item FROM action WHERE"                 \
              " id = :old")                                                                          \
    STATEMENT(COPY_MATTER, "INSERT INTO matter (id, review, source, item, about, at_us,"             \
                           " raised_utc, words, withdrawn, acted, acted_why) SELECT :new,"           \
                           " :review, source, item, about, at_us, raised_utc, words, withdrawn,"     \
                           " acted, acted_why FROM matter WHERE id = :old")                          \
    STATEMENT(COPY_TALLY, "INSERT INTO tally (id, review, counter, who, kind, at_us, to_us,"         \
                          " made_utc) SELECT :new, :review, counter, who, kind, at_us, to_us,"       \
                          " made_utc FROM tally WHERE id = :old")                                    \
    STATEMENT(COPY_WATCHED, "INSERT INTO watched (id, review, from_us, to_us, speed_milli,"          \
                            " skipped, wall_utc) SELECT :new, :review, from_us, to_us,"              \
                            " speed_milli, skipped, wall_utc FROM watched WHERE id = :old")          \
    STATEMENT(COPY_COUNTED,                                                                          \
              "INSERT INTO counted (review, from_us, to_us, chosen, seed) SELECT"                    \
              " :review, from_us, to_us, chosen, seed FROM counted WHERE review = :old")             \
    STATEMENT(COPY_COUNTED_ALIKE,                                                                    \
              "INSERT INTO counted (review, from_us, to_us, chosen, seed) SELECT :review,"           \
              " a.from_us, a.to_us, a.chosen, a.seed FROM counted a JOIN counted b ON"               \
              " b.review = :other AND b.from_us = a.from_us AND b.to_us = a.to_us AND"               \
              " b.chosen = a.chosen WHERE a.review = :old")                                          \
    STATEMENT(COPY_ANSWER,                                                                           \
              "INSERT INTO answer (id, review, prompt, words, at_us, kept_private,"                  \
              " said_utc, said_by, sent_utc, in_report) SELECT :new, :review, prompt,"               \
              " words, at_us, kept_private, said_utc, said_by, sent_utc, in_report"                  \
              " FROM answer WHERE id = :old")                                                        \
    STATEMENT(COPY_NO_STRENGTH, "INSERT INTO no_strength (review, slot, reason) SELECT :review,"     \
                                " slot, reason FROM no_strength WHERE review = :old")                \
    /* each facilitator's own path: the state that it must be in is part of each step */             \
    STATEMENT(FEEDBACK_RELEASE, "UPDATE feedback SET state = 'released', released_utc = :utc,"       \
                                " released_by = :me, answer_until = :until WHERE review = :review"   \
                                " AND slot = :slot AND state = 'none' AND spoken_on IS NOT NULL")    \
    STATEMENT(FEEDBACK_READ, "UPDATE feedback SET state = 'read', read_utc = :utc WHERE review ="    \
                             " :review AND slot = :slot AND state = 'released'")                     \
    STATEMENT(FEEDBACK_ANSWER, "UPDATE feedback SET state = 'answered', answered_utc = :utc,"        \
                               " read_utc = coalesce(read_utc, :utc) WHERE review = :review AND"     \
                               " slot = :slot AND state IN ('released', 'read', 'answered')")        \
    STATEMENT(FEEDBACK_CLOSE, "UPDATE feedback SET state = 'closed', closed_utc = :utc,"             \
                              " closed_by = :me, outcome = :outcome WHERE review = :review AND"      \
                              " slot = :slot AND state IN ('released', 'read', 'answered')")         \
    STATEMENT(OWN_DRAFT_ON, "SELECT o.id FROM review o JOIN review r ON r.id = :review WHERE"        \
                            " o.recording = r.recording AND o.reviewer = :me AND"                    \
                            " o.state = 'draft' AND o.kind = 'self' LIMIT 1")                        \
    STATEMENT(REPLY_ADD, "INSERT INTO reply (id, review, slot, tag, words, outcome, sent_utc)"       \
                         " VALUES (:id, :review, :slot, :tag, :words, :outcome, :utc)")              \
    STATEMENT(REPLY_DROP, "DELETE FROM reply WHERE review = :review AND slot = :slot AND tag IS"     \
                          " :tag AND sent_utc IS NULL")                                              \
    STATEMENT(REPLY_SEND, "UPDATE reply SET sent_utc = :utc WHERE review = :review AND slot ="       \
                          " :slot AND sent_utc IS NULL")                                             \
    STATEMENT(REPLY_LIST,                                                                            \
              "SELECT y.id, y.slot, y.tag, y.words, y.outcome, y.sent_utc FROM reply y"              \
              " JOIN review r ON r.id = y.review JOIN review_facilitator v ON v.review = r.id"       \
              " AND v.slot = y.slot WHERE y.review = :review AND " VISIBLE " AND"                    \
              " (v.person = :me OR (y.sent_utc IS NOT NULL AND NOT " ONLY_OWN "))"                   \
              " ORDER BY y.slot, y.tag IS NOT NULL, y.sent_utc, y.id")                               \
    STATEMENT(SECOND_ADD, "INSERT INTO second_look (id, review, slot, words, asked_utc) VALUES"      \
                          " (:id, :review, :slot, :words, :utc)")                                    \
    STATEMENT(SECOND_SETTLE, "UPDATE second_look SET reviewer = :reviewer, refused = :refused,"      \
                             " settled_utc = :utc, settled_by = :me WHERE id = :id AND"              \
                             " settled_utc IS NULL")                                                 \
    STATEMENT(SECOND_LIST,                                                                           \
              "SELECT d.id, d.review, d.slot, d.words, d.asked_utc, (SELECT code FROM person"        \
              " WHERE id = d.reviewer), d.refused, d.settled_utc, (SELECT code FROM person WHERE"    \
              " id = d.settled_by) FROM second_look d JOIN review r ON r.id = d.review"              \
              " JOIN review_facilitator v ON v.review = r.id AND v.slot = d.slot"                    \
              " WHERE (:review = 0 OR d.review = :review) AND " VISIBLE " AND (NOT " ONLY_OWN        \
              " OR v.person = :me)"                                                                  \
              " ORDER BY d.asked_utc, d.id")                                                         \
    STATEMENT(SECOND_REVIEW, "SELECT d.review, d.slot FROM second_look d JOIN review r ON r.id ="    \
                             " d.review WHERE d.id = :id AND " VISIBLE)                              \
    STATEMENT(DELIVERY_ADD, "INSERT INTO delivery (id, review, counts, reason, said_utc, said_by)"   \
                            " VALUES (:id, :review, :counts, :reason, :utc, :me)")                   \
    STATEMENT(DELIVERY_NEWEST,                                                                       \
              "SELECT d.counts, d.reason, d.said_utc, p.code FROM delivery d JOIN person p"          \
              " ON p.id = d.said_by JOIN review r ON r.id = d.review WHERE d.review = :review"       \
              " AND " VISIBLE " ORDER BY d.said_utc DESC, d.rowid DESC LIMIT 1")                     \
    STATEMENT(NO_STRENGTH_SET, "INSERT INTO no_strength (review, slot, reason)"                      \
                               " VALUES (:review, :slot, :reason) ON CONFLICT (review, slot)"        \
                               " DO UPDATE SET reason = :reason")                                    \
    STATEMENT(NO_STRENGTH_CLEAR, "DELETE FROM no_strength WHERE review = :review"                    \
                                 " AND slot = :slot")                                                \
    STATEMENT(LEASE_GET, "SELECT machine, boot, process, process_start, opened_utc,"                 \
                         " renewed_utc FROM lease WHERE review = :review")                           \
    STATEMENT(LEASE_SET, "INSERT INTO lease (review, machine, boot, process, process_start,"         \
                         " opened_utc, renewed_utc) VALUES (:review, :machine, :boot,"               \
                         " :process, :start, :utc, :utc) ON CONFLICT (review) DO UPDATE SET"         \
                         " machine = :machine, boot = :boot, process = :process,"                    \
                         " process_start = :start, opened_utc = :utc, renewed_utc = :utc")           \
    STATEMENT(LEASE_RENEW, "UPDATE lease SET renewed_utc = :utc WHERE review = :review")             \
    STATEMENT(LEASE_DROP, "DELETE FROM lease WHERE review = :review")                                \
    STATEMENT(WATCHED_SET, "INSERT INTO watched (id, review, from_us, to_us, speed_milli,"           \
                           " skipped, wall_utc) VALUES (:id, :review, :from, :to, :speed, "          \
                           ":skipped, :wall) ON CONFLICT (id)"                                       \
                           " DO UPDATE SET from_us = min(from_us, :from), to_us = max(to_us, "       \
                           ":to) WHERE review = :review"                                             \
                           " AND speed_milli = :speed AND skipped = :skipped")                       \
    STATEMENT(                                                                                       \
        WATCHED_LIST,                                                                                \
        "SELECT w.id, w.review, w.from_us, w.to_us, w.speed_milli, w.skipped,"                       \
        " CASE WHEN r.reviewer = :me THEN w.wall_utc ELSE 0 END FROM watched w JOIN review r ON"     \
        " r.id = w.review WHERE w.review = :review AND " VISIBLE " AND (:all OR NOT " ONLY_OWN ")"   \
        " ORDER BY w.from_us, w.id")                                                                 \
    STATEMENT(WATCHED_OWN, "SELECT w.review, w.from_us, w.to_us, w.skipped FROM watched w JOIN"      \
                           " review r ON r.id = w.review WHERE r.reviewer = :me"                     \
                           " ORDER BY w.review, w.from_us, w.id")

#endif
