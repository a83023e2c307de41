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

#define STATEMENTS(STATEMENT)                                                                        \
    STATEMENT(BEGIN_WRITE, "BEGIN IMMEDIATE")                                                        \
    STATEMENT(BEGIN_READ, "BEGIN")                                                                   \
    STATEMENT(COMMIT, "COMMIT")                                                                      \
    /* log and undo */                                                                               \
    STATEMENT(LOG_LAST, "SELECT number, hash FROM log ORDER BY number DESC LIMIT 1")                 \
    STATEMENT(LOG_NEWEST, "SELECT hash FROM log WHERE object = :object AND kind = :kind"             \
                          " ORDER BY number DESC LIMIT 1")                                           \
    STATEMENT(LOG_ADD, "INSERT INTO log (number, utc, person, machine, kind, object, change,"        \
                       " hash) VALUES (:number, :utc, :person, :machine, :kind, :object,"            \
                       " :change, :hash)")                                                           \
    STATEMENT(LOG_LIST, "SELECT l.number, l.utc, p.code, l.machine, l.kind, l.object,"               \
                        " l.change, l.hash, l.person FROM log l JOIN person p"                       \
                        " ON p.id = l.person WHERE l.number >= :first"                               \
                        " ORDER BY l.number LIMIT :most")                                            \
    STATEMENT(UNDO_ADD, "INSERT INTO undo_step (id, review, number, undone, title, inverse,"         \
                        " object) VALUES (:id, :review, (SELECT coalesce(max(number), 0) + 1"        \
                        " FROM undo_step WHERE review = :review), 0, :title, :inverse,"              \
                        " :object)")                                                                 \
    STATEMENT(UNDO_NEWEST, "SELECT id, title, inverse, object FROM undo_step WHERE review ="         \
                           " :review AND undone = 0 ORDER BY number DESC LIMIT 1")                   \
    STATEMENT(UNDO_TITLE, "SELECT title FROM undo_step WHERE review = :review AND " MINE             \
                          " AND undone = 0 ORDER BY number DESC LIMIT 1")                            \
    STATEMENT(REDO_TITLE, "SELECT title FROM undo_step WHERE review = :review AND " MINE             \
                          " AND " UNDONE " ORDER BY number LIMIT 1")                                 \
    STATEMENT(REDO_OLDEST, "SELECT id, title, inverse FROM undo_step WHERE review = :review"         \
                           " AND " UNDONE " ORDER BY number LIMIT 1")                                \
    STATEMENT(UNDO_MARK, "UPDATE undo_step SET undone = :undone WHERE id = :id")                     \
    STATEMENT(UNDO_JOIN, "UPDATE undo_step SET inverse = :inverse WHERE id = :id")                   \
    STATEMENT(UNDO_DROP, "DELETE FROM undo_step WHERE id = :id")                                     \
    STATEMENT(REDO_CLEAR, "DELETE FROM undo_step WHERE review = :review AND " UNDONE)                \
    STATEMENT(UNDO_CLEAR, "DELETE FROM undo_step WHERE review = :review")                            \
    /* people */                                                                                     \
    STATEMENT(LIBRARY_ADD, "INSERT INTO library (one, id, made_utc) VALUES (1, :id, :utc)")          \
    STATEMENT(PERSON_ADD, "INSERT INTO person (id, code, made_utc) VALUES (:id, :code, :utc)")       \
    STATEMENT(ROLE_ADD, "INSERT INTO person_role (id, person, role, from_utc)"                       \
                        " VALUES (:id, :person, :role, :utc)")                                       \
    /* who made the library has its first line in the log; times of making can be the same */        \
    STATEMENT(PERSON_FIRST, "SELECT id, code FROM person ORDER BY id <> coalesce((SELECT person"     \
                            " FROM log WHERE number = 1), 0), made_utc, id LIMIT 1")                 \
    STATEMENT(PERSON_BY_CODE, "SELECT id, code FROM person WHERE code = :code")                      \
    STATEMENT(PERSON_LIST, "SELECT id, code FROM person ORDER BY code")                              \
    STATEMENT(PERSON_ROLES, "SELECT role FROM person_role WHERE person = :person"                    \
                            " AND until_utc IS NULL")                                                \
    /* recordings and sessions */                                                                    \
    STATEMENT(RECORDING_ADD, "INSERT INTO recording (id, signature, duration_us, has_picture,"       \
                             " has_sound, clock_rule, growing, added_utc) VALUES (:id,"              \
                             " :signature, :duration, :picture, :sound, :rule, :growing, :utc)")     \
    STATEMENT(PART_ADD, "INSERT INTO part (id, recording, position, path, bytes, changed_us,"        \
                        " raw_start, unit_num, unit_den, start_us, length_us, signature) VALUES"     \
                        " (:id, :recording, :position, :path, :bytes, :changed, :raw, :num, :den,"   \
                        " :start, :length, :signature)")                                             \
    STATEMENT(JUMP_ADD, "INSERT INTO clock_jump (part, position, raw_at, shift, kind)"               \
                        " VALUES (:part, :position, :at, :shift, :kind)")                            \
    STATEMENT(PART_MOVED, "UPDATE part SET path = :path, bytes = :bytes, changed_us = :changed"      \
                          " WHERE recording = :recording AND position = :position")                  \
    STATEMENT(RECORDING_LIST, "SELECT " RECORDING_COLUMNS RECORDING_FROM                             \
                              " WHERE r.service IS NULL ORDER BY r.added_utc, r.rowid")              \
    STATEMENT(RECORDING_ONE, "SELECT " RECORDING_COLUMNS RECORDING_FROM " WHERE r.id = :id")         \
    STATEMENT(RECORDING_SIGNATURE, "SELECT id FROM recording WHERE signature = :signature")          \
    STATEMENT(RECORDING_PATH, "SELECT recording FROM part WHERE path = :path LIMIT 1")               \
    STATEMENT(PART_LIST,                                                                             \
              "SELECT path, bytes, changed_us, start_us, length_us, signature FROM part"             \
              " WHERE recording = :recording ORDER BY position")                                     \
    STATEMENT(                                                                                       \
        PART_ALL,                                                                                    \
        "SELECT path, bytes, changed_us, start_us, length_us, signature, recording FROM part"        \
        " ORDER BY recording, position")                                                             \
    STATEMENT(PART_KNOWN, "SELECT recording, position FROM part WHERE signature = :signature"        \
                          " ORDER BY rowid DESC LIMIT 1")                                            \
    /* other parts in the place of some */                                                           \
    STATEMENT(REVIEWS_ON, "SELECT count(*) FROM review WHERE recording = :recording")                \
    STATEMENT(JUMPS_DROP, "DELETE FROM clock_jump WHERE part IN (SELECT id FROM part"                \
                          " WHERE recording = :recording)")                                          \
    STATEMENT(PARTS_DROP, "DELETE FROM part WHERE recording = :recording")                           \
    STATEMENT(RECORDING_DROP, "DELETE FROM recording WHERE id = :id")                                \
    STATEMENT(RECORDING_SET, "UPDATE recording SET signature = :signature, duration_us ="            \
                             " :duration, has_picture = :picture, has_sound = :sound,"               \
                             " clock_rule = :rule, growing = 0 WHERE id = :id")                      \
    STATEMENT(RECORDING_GROWN, "UPDATE recording SET duration_us = :duration,"                       \
                               " growing = :growing WHERE id = :id AND growing = 1")                 \
    STATEMENT(SESSION_TAKE, "UPDATE session SET recording = :to WHERE recording = :from"             \
                            " AND NOT EXISTS (SELECT 1 FROM session WHERE recording = :to)")         \
    STATEMENT(SESSION_LEAVE, "UPDATE session SET recording = NULL WHERE recording = :recording")     \
    STATEMENT(CLOCK_PARTS, "SELECT p.id, p.raw_start, p.unit_num, p.unit_den, p.start_us,"           \
                           " p.length_us, r.clock_rule, r.growing FROM part p JOIN recording r"      \
                           " ON r.id = p.recording WHERE p.recording = :recording"                   \
                           " ORDER BY p.position")                                                   \
    STATEMENT(CLOCK_JUMPS, "SELECT raw_at, shift, kind FROM clock_jump WHERE part = :part"           \
                           " ORDER BY position")                                                     \
    STATEMENT(COHORT_ADD, "INSERT INTO cohort (id, name) VALUES (:id, :name)"                        \
                          " ON CONFLICT (name) DO NOTHING")                                          \
    STATEMENT(SESSION_OF, "SELECT id FROM session WHERE recording = :recording")                     \
    STATEMENT(SESSION_ADD, "INSERT INTO session (id, recording, programme, place, title,"            \
                           " cohort, held_on, language) VALUES (:id, :recording, :programme,"        \
                           " :place, :title, (SELECT id FROM cohort WHERE name = :cohort),"          \
                           " :held, :language) ON CONFLICT (id) DO UPDATE SET programme ="           \
                           " :programme, place = :place, title = :title, cohort = (SELECT id"        \
                           " FROM cohort WHERE name = :cohort), held_on = :held, language ="         \
                           " :language")                                                             \
    STATEMENT(SESSION_LED_DROP, "DELETE FROM session_facilitator WHERE session = :session")          \
    STATEMENT(SESSION_LED_ADD, "INSERT INTO session_facilitator (session, person, role)"             \
                               " VALUES (:session, :person, 'regular') ON CONFLICT DO NOTHING")      \
    STATEMENT(RUBRIC_ADD, "INSERT INTO rubric (hash, id, edition, title, text, added_utc)"           \
                          " VALUES (:hash, :id, :edition, :title, :text, :utc)"                      \
                          " ON CONFLICT (hash) DO NOTHING")                                          \
    STATEMENT(RUBRIC_TEXT, "SELECT text FROM rubric WHERE hash = :hash")                             \
    STATEMENT(RUBRIC_EDITIONS, "SELECT edition, hash FROM rubric WHERE id = :id ORDER BY edition")   \
    STATEMENT(PROGRAMME_ADD, "INSERT INTO programme (hash, id, edition, title, text,"                \
                             " added_utc) VALUES (:hash, :id, :edition, :title, :text, :utc)"        \
                             " ON CONFLICT (hash) DO NOTHING")                                       \
    STATEMENT(PROGRAMME_TEXT, "SELECT text FROM programme WHERE hash = :hash")                       \
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
                           " ORDER BY w.review, w.from_us, w.id")                                    \
    /* what the window keeps */                                                                      \
    STATEMENT(UNFINISHED_SET, "INSERT INTO unfinished (review, field, words, written_utc) VALUES"    \
                              " (:review, :field, :words, :utc) ON CONFLICT (review, field) DO "     \
                              "UPDATE SET words = :words,"                                           \
                              " written_utc = :utc")                                                 \
    STATEMENT(UNFINISHED_CLEAR,                                                                      \
              "DELETE FROM unfinished WHERE review = :review AND field = :field")                    \
    STATEMENT(UNFINISHED_LIST, "SELECT field, words, written_utc FROM unfinished WHERE review ="     \
                               " :review AND " MINE " ORDER BY field")                               \
    STATEMENT(PLACE_SET, "INSERT INTO place (review, person, screen, position_us, zoom_from_us,"     \
                         " zoom_to_us, slot, tag, written_utc) VALUES (:review, :me, :screen, "      \
                         ":position, :from, :to,"                                                    \
                         " :slot, :tag, :utc) ON CONFLICT (review, person) DO UPDATE SET screen "    \
                         "= :screen, position_us"                                                    \
                         " = :position, zoom_from_us = :from, zoom_to_us = :to, slot = :slot, "      \
                         "tag = :tag, written_utc"                                                   \
                         " = :utc")                                                                  \
    STATEMENT(PLACE_GET, "SELECT screen, position_us, zoom_from_us, zoom_to_us, slot, tag,"          \
                         " written_utc FROM place WHERE review = :review AND person = :me")          \
    STATEMENT(SETTING_SET, "INSERT INTO setting (name, value) VALUES (:name, :value) ON CONFLICT"    \
                           " (name) DO UPDATE SET value = :value")                                   \
    STATEMENT(SETTING_CLEAR, "DELETE FROM setting WHERE name = :name")                               \
    STATEMENT(SETTING_GET, "SELECT value FROM setting WHERE name = :name")                           \
    STATEMENT(OWN_SETTING_SET, "INSERT INTO own_setting (person, name, value) VALUES (:me, :name,"   \
                               " :value) ON CONFLICT (person, name) DO UPDATE SET value = :value")   \
    STATEMENT(OWN_SETTING_CLEAR, "DELETE FROM own_setting WHERE person = :me AND name = :name")      \
    STATEMENT(OWN_SETTING_GET,                                                                       \
              "SELECT value FROM own_setting WHERE person = :me AND name = :name")                   \
    /* risk, matters, actions */                                                                     \
    STATEMENT(RISK_ADD, "INSERT INTO risk (id, review, at_us, raised_utc, raised_by)"                \
                        " VALUES (:id, :review, :at, :utc, :me)")                                    \
    STATEMENT(RISK_ANSWER, "UPDATE risk SET answer = :answer, by_role = :by, to_role = :to,"         \
                           " when_words = :when, answered_utc = :utc WHERE id = :id")                \
    STATEMENT(RISK_LIST, "SELECT id, review, at_us, raised_utc, answer, by_role, to_role,"           \
                         " when_words FROM risk WHERE review = :review ORDER BY at_us, id")          \
    STATEMENT(RISK_REVIEW, "SELECT review FROM risk WHERE id = :id")                                 \
    STATEMENT(RISK_OPEN, "SELECT id, review, at_us, raised_utc, answer, by_role, to_role,"           \
                         " when_words FROM risk WHERE answer IS NULL"                                \
                         " ORDER BY raised_utc, id")                                                 \
    STATEMENT(MATTER_ADD, "INSERT INTO matter (id, review, source, item, about, at_us,"              \
                          " raised_utc, words) VALUES (:id, :review, :source, :item, :about,"        \
                          " :at, :utc, :words)")                                                     \
    STATEMENT(MATTER_SET, "UPDATE matter SET words = :words, withdrawn = :withdrawn, acted ="        \
                          " :acted, acted_why = :why WHERE id = :id AND review = :review")           \
    STATEMENT(MATTER_LIST,                                                                           \
              "SELECT m.id, m.review, m.source, m.item, m.about, m.at_us,"                           \
              " m.words, m.withdrawn, m.acted, m.acted_why FROM matter m"                            \
              " JOIN review r ON r.id = m.review WHERE m.review = :review AND " MATTER_SEEN          \
              " ORDER BY m.at_us, m.id")                                                             \
    STATEMENT(ACTION_ADD, "INSERT INTO action (id, review, slot, position, words, practised,"        \
                          " by_date, seen_by, support, item) VALUES (:id, :review, :slot,"           \
                          " (SELECT count(*) FROM action WHERE review = :review), :words,"           \
                          " :practised, :by, :seen, :support, :item)")                               \
    STATEMENT(ACTION_LIST, ACTION_WORDS " FROM action a JOIN review r ON r.id = a.review"            \
                                        " WHERE a.review = :review AND " ACTION_SEEN                 \
                                        " ORDER BY a.slot, a.position, a.id")                        \
    /* of the newest signed review with actions for this person, among those that may be seen */     \
    STATEMENT(ACTION_BEFORE, ACTION_WORDS                                                            \
              " FROM action a JOIN review_facilitator v ON v.review = a.review AND"                  \
              " v.slot = a.slot WHERE v.person = :person AND a.review = (SELECT r.id"                \
              " FROM review r JOIN review_facilitator y ON y.review = r.id JOIN action z"            \
              " ON z.review = r.id AND z.slot = y.slot WHERE y.person = :person AND"                 \
              " r.state = 'signed' AND r.id <> :review AND r.signed_utc <= (SELECT"                  \
              " started_utc FROM review WHERE id = :review) AND " VISIBLE " AND (NOT " ONLY_OWN      \
              " OR y.person = :me) ORDER BY r.signed_utc DESC, r.id LIMIT 1)"                        \
              " ORDER BY a.position, a.id LIMIT 3")                                                  \
    /* items of this rubric that open actions of a person serve, the newest actions first */         \
    STATEMENT(ACTION_OPEN_ITEMS,                                                                     \
              "SELECT a.item FROM action a JOIN review r ON r.id = a.review JOIN rubric u"           \
              " ON u.hash = r.rubric JOIN review_facilitator v ON v.review = r.id AND v.slot = "     \
              "a.slot JOIN person p ON"                                                              \
              " p.id = v.person WHERE p.code = :code AND u.id = :rubric AND r.state = 'signed' "     \
              "AND a.item IS NOT NULL AND "                                                          \
              " coalesce(" NEWEST_OUTCOME(                                                           \
                  "o.outcome") ", 'open') NOT IN ('done', 'dropped') AND " ACTION_SEEN               \
                               " ORDER BY r.signed_utc DESC, a.position, a.id")                      \
    STATEMENT(ACTION_ONE, "SELECT r.id FROM action a JOIN review r ON r.id = a.review"               \
                          " WHERE a.id = :id AND " ACTION_SEEN)                                      \
    STATEMENT(OUTCOME_ADD, "INSERT INTO action_outcome (id, action, outcome, words, said_utc,"       \
                           " said_by) VALUES (:id, :action, :outcome, :words, :utc, :me)")           \
    /* tags, scores, evidence */                                                                     \
    STATEMENT(TAG_ADD, "INSERT INTO tag (id, review, made_us, at_us, to_us, kind, for_report,"       \
                       " note, made_utc) VALUES (:id, :review, :made, :at, :to, :kind,"              \
                       " :report, :note, :utc)")                                                     \
    STATEMENT(TAG_SET, "UPDATE tag SET made_us = :made, at_us = :at, to_us = :to, kind ="            \
                       " :kind, for_report = :report, note = :note WHERE id = :id AND"               \
                       " review = :review")                                                          \
    STATEMENT(DEPARTURE_SET, "UPDATE tag SET reason = :reason, agreed_by = :by WHERE id = :id"       \
                             " AND kind = 'agreed-departure'")                                       \
    STATEMENT(DEPARTURE_OF,                                                                          \
              "SELECT " DEPARTURE_COLUMNS " WHERE t.review = :review AND " DEPARTURE_SEEN            \
              " ORDER BY t.at_us, t.id")                                                             \
    STATEMENT(DEPARTURE_ALL, "SELECT " DEPARTURE_COLUMNS " WHERE " DEPARTURE_SEEN                    \
                             " ORDER BY 8, s.place, s.held_on, t.at_us, t.id")                       \
    STATEMENT(TAG_REVIEW, "SELECT review FROM tag WHERE id = :id")                                   \
    STATEMENT(TAG_DELETE, "DELETE FROM tag WHERE id = :id")                                          \
    STATEMENT(TAG_ITEM_ADD, "INSERT INTO tag_item (tag, item, position)"                             \
                            " VALUES (:tag, :item, :position)")                                      \
    STATEMENT(TAG_ITEMS_DELETE, "DELETE FROM tag_item WHERE tag = :tag")                             \
    STATEMENT(TAG_SLOT_ADD, "INSERT INTO tag_facilitator (tag, slot) VALUES (:tag, :slot)")          \
    STATEMENT(TAG_SLOTS_DELETE, "DELETE FROM tag_facilitator WHERE tag = :tag")                      \
    STATEMENT(TAG_EVIDENCE_DELETE, "DELETE FROM evidence WHERE tag = :tag")                          \
    STATEMENT(TAG_POINTS_DELETE, "DELETE FROM report_point WHERE tag = :tag")                        \
    STATEMENT(                                                                                       \
        TAG_LIST,                                                                                    \
        "SELECT " TAG_COLUMNS " FROM tag t JOIN review r ON r.id = t.review"                         \
        " WHERE t.review = :review AND " TAG_SEEN " ORDER BY t.at_us, t.made_us, t.made_utc,"        \
        " 10, t.kind = 'critical', t.kind, t.id") /* 10: the items; as pl_tag_before has it */       \
    STATEMENT(TAG_ONE, "SELECT " TAG_COLUMNS " FROM tag t JOIN review r ON r.id = t.review"          \
                       " WHERE t.id = :id AND " TAG_SEEN)                                            \
    STATEMENT(SCORE_SET,                                                                             \
              "INSERT INTO score (id, review, item, who, level, reason, word,"                       \
              " sentence, scored_utc, done) VALUES (:id, :review, :item, :who, :level,"              \
              " :reason, :word, :sentence, :utc, :done) ON CONFLICT (review, item, who)"             \
              " DO UPDATE SET level = :level, reason = :reason, word = :word,"                       \
              " sentence = :sentence, scored_utc = :utc, done = :done RETURNING id")                 \
    STATEMENT(SCORE_CLEAR, "DELETE FROM score WHERE review = :review AND item = :item"               \
                           " AND who = :who")                                                        \
    STATEMENT(SCORE_LIST, "SELECT s.id, s.review, s.item, s.who, s.level, s.reason, s.word,"         \
                          " s.sentence, s.done FROM score s JOIN review r ON r.id = s.review"        \
                          " WHERE s.review = :review AND " VISIBLE " AND (NOT " ONLY_OWN             \
                          " OR s.who IN ('S', " OWN_SLOT ")) ORDER BY s.item, s.who")                \
    STATEMENT(BESIDE,                                                                                \
              "SELECT min(s.level), min(CASE WHEN r.state = 'signed' AND f.state <> 'none'"          \
              " THEN s.level END) FROM review r JOIN rubric u ON u.hash = r.rubric JOIN"             \
              " review_facilitator v ON v.review = r.id AND v.person = :person JOIN"                 \
              " feedback f ON f.review = r.id AND f.slot = v.slot JOIN score s ON s.review"          \
              " = r.id AND s.item = :item AND s.who = v.slot WHERE r.recording ="                    \
              " :recording AND r.id <> :review AND u.id = :rubric AND r.kind <> 'self'"              \
              " AND NOT EXISTS (SELECT 1 FROM review c WHERE c.corrects = r.id AND"                  \
              " c.state = 'signed') AND " VISIBLE " AND (NOT " ONLY_OWN " OR v.person = :me)")       \
    STATEMENT(EVIDENCE_LIST,                                                                         \
              "SELECT e.item, e.who, e.tag, e.cited FROM evidence e JOIN review r"                   \
              " ON r.id = e.review WHERE e.review = :review AND " VISIBLE " ORDER BY e.tag")         \
    STATEMENT(EVIDENCE_SET, "INSERT INTO evidence (review, item, who, tag, cited)"                   \
                            " SELECT :review, :item, :who, id, :cited FROM tag"                      \
                            " WHERE id = :tag AND review = :review"                                  \
                            " ON CONFLICT (review, item, who, tag) DO UPDATE SET"                    \
                            " cited = :cited")                                                       \
    /* counts */                                                                                     \
    STATEMENT(TALLY_ADD,                                                                             \
              "INSERT INTO tally (id, review, counter, who, kind, at_us, to_us, made_utc)"           \
              " VALUES (:id, :review, :counter, :who, :kind, :at, :to, :utc)")                       \
    STATEMENT(TALLY_SET, "UPDATE tally SET kind = :kind, to_us = :to WHERE id = :id AND"             \
                         " review = :review")                                                        \
    STATEMENT(TALLY_REVIEW, "SELECT review FROM tally WHERE id = :id")                               \
    STATEMENT(TALLY_DELETE, "DELETE FROM tally WHERE id = :id")                                      \
    STATEMENT(TALLY_LIST,                                                                            \
              "SELECT t.id, t.review, t.counter, t.who, t.kind, t.at_us, t.to_us,"                   \
              " t.made_utc FROM tally t JOIN review r ON r.id = t.review WHERE"                      \
              " t.review = :review AND " TALLY_SEEN " ORDER BY t.at_us, t.made_utc, t.id")           \
    STATEMENT(COUNTED_SET, "INSERT INTO counted (review, from_us, to_us, chosen, seed) VALUES"       \
                           " (:review, :from, :to, :chosen, :seed) ON CONFLICT (review) DO UPDATE"   \
                           " SET from_us = :from, to_us = :to, chosen = :chosen, seed = :seed")      \
    STATEMENT(COUNTED_CLEAR, "DELETE FROM counted WHERE review = :review")                           \
    STATEMENT(COUNTED_GET,                                                                           \
              "SELECT c.from_us, c.to_us, c.chosen, c.seed FROM counted c JOIN review"               \
              " r ON r.id = c.review WHERE c.review = :review AND " VISIBLE)                         \
    /* answers in words */                                                                           \
    STATEMENT(ANSWER_SET,                                                                            \
              "INSERT INTO answer (id, review, prompt, words, at_us, kept_private,"                  \
              " said_utc, said_by) VALUES (:id, :review, :prompt, :words, :at, 0, :utc,"             \
              " :me) ON CONFLICT (review, prompt) WHERE review IS NOT NULL DO UPDATE"                \
              " SET words = :words, at_us = :at, said_utc = :utc, said_by = :me")                    \
    STATEMENT(ANSWER_CHOOSE,                                                                         \
              "UPDATE answer SET kept_private = :kept, sent_utc = :sent, in_report ="                \
              " :printed WHERE review = :review AND (prompt = :prompt OR"                            \
              " substr(prompt, 1, length(:prompt) + 1) = :prompt || '/')")                           \
    STATEMENT(ANSWER_CLEAR, "DELETE FROM answer WHERE review = :review AND prompt = :prompt")        \
    STATEMENT(                                                                                       \
        ANSWER_LIST,                                                                                 \
        "SELECT a.prompt, a.words, a.at_us, a.kept_private, a.said_utc, a.sent_utc, a.in_report"     \
        " FROM answer a JOIN review r ON r.id = a.review"                                            \
        " WHERE a.review = :review AND " VISIBLE                                                     \
        " AND (a.kept_private = 0 OR a.said_by = :me) ORDER BY a.prompt")                            \
    /* reviews about the writer of this self-review, and how many are closed */                      \
    /* of others, drafts as well, but no copies: an answer itself before its parts */                \
    STATEMENT(AT_ONCE,                                                                               \
              "SELECT r.id, r.recording, p.code, u.hash, a.prompt, a.words, a.said_utc,"             \
              " a.at_us, a.sent_utc FROM answer a JOIN review r ON r.id = a.review JOIN person p "   \
              "ON p.id ="                                                                            \
              " r.reviewer JOIN rubric u ON u.hash = coalesce(r.form, r.rubric) AND"                 \
              " instr(u.text, 'seen_at_once') > 0 WHERE r.reviewer <> :me AND"                       \
              " a.kept_private = 0 AND (:manager OR (a.sent_utc IS NOT NULL AND " ABOUT_WRITER       \
              ")) AND (r.corrects IS NULL OR a.said_utc >= r.started_utc) AND (:recording = 0 OR "   \
              "r.recording = :recording)"                                                            \
              " ORDER BY u.hash, r.id, a.prompt")                                                    \
    STATEMENT(ANSWER_LOCK,                                                                           \
              "SELECT count(o.id), coalesce(sum(f.state = 'closed'), 0) FROM review r JOIN"          \
              " review o ON o.recording = r.recording AND o.state = 'signed' AND o.kind <> 'self'"   \
              " JOIN review_facilitator v ON v.review = o.id AND v.person = r.reviewer JOIN"         \
              " feedback f ON f.review = o.id AND f.slot = v.slot WHERE r.id = :review AND"          \
              " r.reviewer = :me AND r.kind = 'self' AND r.state = 'signed'")                        \
    STATEMENT(ANSWER_BEFORE, "SELECT 1 FROM answer a JOIN review r ON r.id = a.review WHERE"         \
                             " a.review = :review AND a.prompt = :prompt AND a.said_utc <="          \
                             " r.signed_utc")                                                        \
    /* finding by the beginning of an id */                                                          \
    STATEMENT(FIND_RECORDING,                                                                        \
              "SELECT id FROM recording WHERE service IS NULL AND id BETWEEN :low AND :high"         \
              " LIMIT 2")                                                                            \
    STATEMENT(FIND_REVIEW,                                                                           \
              "SELECT r.id FROM review r WHERE r.id BETWEEN :low AND :high AND " VISIBLE             \
              " LIMIT 2")                                                                            \
    STATEMENT(FIND_TAG, "SELECT t.id FROM tag t JOIN review r ON r.id = t.review WHERE t.id"         \
                        " BETWEEN :low AND :high AND " TAG_SEEN " LIMIT 2")                          \
    STATEMENT(FIND_RISK, "SELECT id FROM risk WHERE id BETWEEN :low AND :high LIMIT 2")              \
    STATEMENT(FIND_MATTER, "SELECT m.id FROM matter m JOIN review r ON r.id = m.review WHERE"        \
                           " m.id BETWEEN :low AND :high AND " MATTER_SEEN " LIMIT 2")               \
    STATEMENT(FIND_ACTION, "SELECT a.id FROM action a JOIN review r ON r.id = a.review WHERE"        \
                           " a.id BETWEEN :low AND :high AND " ACTION_SEEN " LIMIT 2")               \
    STATEMENT(FIND_LINK, "SELECT l.id FROM link l JOIN review r ON r.id = l.review WHERE l.id "      \
                         "BETWEEN :low AND :high AND " VISIBLE " LIMIT 2")                           \
    STATEMENT(FIND_TALLY, "SELECT t.id FROM tally t JOIN review r ON r.id = t.review WHERE t.id"     \
                          " BETWEEN :low AND :high AND " TALLY_SEEN " LIMIT 2")                      \
    /* looking at everything */                                                                      \
    STATEMENT(CHECK_INTEGRITY, "PRAGMA integrity_check(20)")                                         \
    STATEMENT(CHECK_FOREIGN, "PRAGMA foreign_key_check")                                             \
    STATEMENT(CHECK_SIGNED, "SELECT count(*) FROM undo_step u JOIN review r ON r.id = u.review"      \
                            " WHERE r.state = 'signed'")                                             \
    STATEMENT(CHECK_RECORDINGS,                                                                      \
              "SELECT r.id FROM recording r WHERE r.service IS NULL AND NOT EXISTS (SELECT 1 FROM"   \
              " part p WHERE p.recording = r.id)")
