/* The log and undo, people, recordings and their sessions.
 * Its fragments stand in statements.h, which includes this. */
#ifndef STORE_STATEMENTS_LIBRARY_H
#define STORE_STATEMENTS_LIBRARY_H

#define LIBRARY_STATEMENTS(STATEMENT)                                                              \
    STATEMENT(BEGIN_WRITE, "BEGIN IMMEDIATE")                                                      \
    STATEMENT(BEGIN_READ, "BEGIN")                                                                 \
    STATEMENT(COMMIT, "COMMIT")                                                                    \
    /* log and undo */                                                                             \
    STATEMENT(LOG_LAST, "SELECT number, hash FROM log ORDER BY number DESC LIMIT 1")               \
    STATEMENT(LOG_NEWEST, "SELECT hash FROM log WHERE object = :object AND kind = :kind"           \
                          " ORDER BY number DESC LIMIT 1")                                         \
    STATEMENT(LOG_ADD, "INSERT INTO log (number, utc, person, machine, kind, object, change,"      \
                       " hash) VALUES (:number, :utc, :person, :machine, :kind, :object,"          \
                       " :change, :hash)")                                                         \
    STATEMENT(LOG_LIST, "SELECT l.number, l.utc, p.code, l.machine, l.kind, l.object,"             \
                        " l.change, l.hash, l.person FROM log l JOIN person p"                     \
                        " ON p.id = l.person WHERE l.number >= :first"                             \
                        " ORDER BY l.number LIMIT :most")                                          \
    STATEMENT(UNDO_ADD, "INSERT INTO undo_step (id, review, number, undone, title, inverse,"       \
                        " object) VALUES (:id, :review, (SELECT coalesce(max(number), 0) + 1"      \
                        " FROM undo_step WHERE review = :review), 0, :title, :inverse,"            \
                        " :object)")                                                               \
    STATEMENT(UNDO_NEWEST, "SELECT id, title, inverse, object FROM undo_step WHERE review ="       \
                           " :review AND undone = 0 ORDER BY number DESC LIMIT 1")                 \
    STATEMENT(UNDO_TITLE, "SELECT title FROM undo_step WHERE review = :review AND " MINE           \
                          " AND undone = 0 ORDER BY number DESC LIMIT 1")                          \
    STATEMENT(REDO_TITLE, "SELECT title FROM undo_step WHERE review = :review AND " MINE           \
                          " AND " UNDONE " ORDER BY number LIMIT 1")                               \
    STATEMENT(REDO_OLDEST, "SELECT id, title, inverse FROM undo_step WHERE review = :review"       \
                           " AND " UNDONE " ORDER BY number LIMIT 1")                              \
    STATEMENT(UNDO_MARK, "UPDATE undo_step SET undone = :undone WHERE id = :id")                   \
    STATEMENT(UNDO_JOIN, "UPDATE undo_step SET inverse = :inverse WHERE id = :id")                 \
    STATEMENT(UNDO_DROP, "DELETE FROM undo_step WHERE id = :id")                                   \
    STATEMENT(REDO_CLEAR, "DELETE FROM undo_step WHERE review = :review AND " UNDONE)              \
    STATEMENT(UNDO_CLEAR, "DELETE FROM undo_step WHERE review = :review")                          \
    /* people */                                                                                   \
    STATEMENT(LIBRARY_ADD, "INSERT INTO library (one, id, made_utc) VALUES (1, :id, :utc)")        \
    STATEMENT(PERSON_ADD, "INSERT INTO person (id, code, made_utc) VALUES (:id, :code, :utc)")     \
    STATEMENT(ROLE_ADD, "INSERT INTO person_role (id, person, role, from_utc)"                     \
                        " VALUES (:id, :person, :role, :utc)")                                     \
    /* who made the library has its first line in the log; times of making can be the same */      \
    STATEMENT(PERSON_FIRST, "SELECT id, code FROM person ORDER BY id <> coalesce((SELECT person"   \
                            " FROM log WHERE number = 1), 0), made_utc, id LIMIT 1")               \
    STATEMENT(PERSON_BY_CODE, "SELECT id, code FROM person WHERE code = :code")                    \
    STATEMENT(PERSON_LIST, "SELECT id, code, made_utc, post_from, left_on FROM person"             \
                           " ORDER BY code")                                                       \
    STATEMENT(PERSON_POST, "UPDATE person SET post_from = :from, left_on = :left WHERE id = :id")  \
    STATEMENT(PERSON_ROLES, "SELECT role FROM person_role WHERE person = :person"                  \
                            " AND until_utc IS NULL")                                              \
    /* recordings and sessions */                                                                  \
    STATEMENT(RECORDING_ADD, "INSERT INTO recording (id, signature, duration_us, has_picture,"     \
                             " has_sound, clock_rule, growing, added_utc) VALUES (:id,"            \
                             " :signature, :duration, :picture, :sound, :rule, :growing, :utc)")   \
    STATEMENT(PART_ADD, "INSERT INTO part (id, recording, position, path, bytes, changed_us,"      \
                        " raw_start, unit_num, unit_den, start_us, length_us, signature) VALUES"   \
                        " (:id, :recording, :position, :path, :bytes, :changed, :raw, :num, :den," \
                        " :start, :length, :signature)")                                           \
    STATEMENT(JUMP_ADD, "INSERT INTO clock_jump (part, position, raw_at, shift, kind)"             \
                        " VALUES (:part, :position, :at, :shift, :kind)")                          \
    STATEMENT(PART_MOVED, "UPDATE part SET path = :path, bytes = :bytes, changed_us = :changed"    \
                          " WHERE recording = :recording AND position = :position")                \
    STATEMENT(RECORDING_LIST, "SELECT " RECORDING_COLUMNS RECORDING_FROM                           \
                              " WHERE r.service IS NULL ORDER BY r.added_utc, r.rowid")            \
    STATEMENT(RECORDING_ONE, "SELECT " RECORDING_COLUMNS RECORDING_FROM " WHERE r.id = :id")       \
    STATEMENT(RECORDING_SIGNATURE, "SELECT id FROM recording WHERE signature = :signature")        \
    STATEMENT(RECORDING_PATH, "SELECT recording FROM part WHERE path = :path LIMIT 1")             \
    STATEMENT(PART_LIST,                                                                           \
              "SELECT path, bytes, changed_us, start_us, length_us, signature FROM part"           \
              " WHERE recording = :recording ORDER BY position")                                   \
    STATEMENT(                                                                                     \
        PART_ALL,                                                                                  \
        "SELECT path, bytes, changed_us, start_us, length_us, signature, recording FROM part"      \
        " ORDER BY recording, position")                                                           \
    STATEMENT(PART_KNOWN, "SELECT recording, position FROM part WHERE signature = :signature"      \
                          " ORDER BY rowid DESC LIMIT 1")                                          \
    /* other parts in the place of some */                                                         \
    STATEMENT(REVIEWS_ON, "SELECT count(*) FROM review WHERE recording = :recording")              \
    STATEMENT(JUMPS_DROP, "DELETE FROM clock_jump WHERE part IN (SELECT id FROM part"              \
                          " WHERE recording = :recording)")                                        \
    STATEMENT(PARTS_DROP, "DELETE FROM part WHERE recording = :recording")                         \
    STATEMENT(RECORDING_DROP, "DELETE FROM recording WHERE id = :id")                              \
    STATEMENT(RECORDING_SET, "UPDATE recording SET signature = :signature, duration_us ="          \
                             " :duration, has_picture = :picture, has_sound = :sound,"             \
                             " clock_rule = :rule, growing = 0 WHERE id = :id")                    \
    STATEMENT(RECORDING_GROWN, "UPDATE recording SET duration_us = :duration,"                     \
                               " growing = :growing WHERE id = :id AND growing = 1")               \
    STATEMENT(SESSION_TAKE, "UPDATE session SET recording = :to WHERE recording = :from"           \
                            " AND NOT EXISTS (SELECT 1 FROM session WHERE recording = :to)")       \
    STATEMENT(SESSION_LEAVE, "UPDATE session SET recording = NULL WHERE recording = :recording")   \
    STATEMENT(CLOCK_PARTS, "SELECT p.id, p.raw_start, p.unit_num, p.unit_den, p.start_us,"         \
                           " p.length_us, r.clock_rule, r.growing FROM part p JOIN recording r"    \
                           " ON r.id = p.recording WHERE p.recording = :recording"                 \
                           " ORDER BY p.position")                                                 \
    STATEMENT(CLOCK_JUMPS, "SELECT raw_at, shift, kind FROM clock_jump WHERE part = :part"         \
                           " ORDER BY position")                                                   \
    STATEMENT(COHORT_ADD, "INSERT INTO cohort (id, name) VALUES (:id, :name)"                      \
                          " ON CONFLICT (name) DO NOTHING")                                        \
    STATEMENT(SESSION_OF, "SELECT id FROM session WHERE recording = :recording")                   \
    STATEMENT(SESSION_ADD, "INSERT INTO session (id, recording, programme, place, title,"          \
                           " cohort, held_on, language) VALUES (:id, :recording, :programme,"      \
                           " :place, :title, (SELECT id FROM cohort WHERE name = :cohort),"        \
                           " :held, :language) ON CONFLICT (id) DO UPDATE SET programme ="         \
                           " :programme, place = :place, title = :title, cohort = (SELECT id"      \
                           " FROM cohort WHERE name = :cohort), held_on = :held, language ="       \
                           " :language")                                                           \
    STATEMENT(SESSION_LED_DROP, "DELETE FROM session_facilitator WHERE session = :session")        \
    STATEMENT(SESSION_LED_ADD, "INSERT INTO session_facilitator (session, person, role)"           \
                               " VALUES (:session, :person, 'regular') ON CONFLICT DO NOTHING")    \
    STATEMENT(RUBRIC_ADD, "INSERT INTO rubric (hash, id, edition, title, text, added_utc)"         \
                          " VALUES (:hash, :id, :edition, :title, :text, :utc)"                    \
                          " ON CONFLICT (hash) DO NOTHING")                                        \
    STATEMENT(RUBRIC_TEXT, "SELECT text FROM rubric WHERE hash = :hash")                           \
    STATEMENT(RUBRIC_EDITIONS, "SELECT edition, hash FROM rubric WHERE id = :id ORDER BY edition") \
    STATEMENT(RUBRIC_USES, "SELECT u.id, u.edition, r.state, count(*), min(r.signed_utc),"         \
                           " max(r.signed_utc) FROM review r JOIN rubric u ON u.hash = r.rubric"   \
                           " WHERE r.state = 'signed' OR r.reviewer = :me OR :all GROUP BY u.id,"  \
                           " u.edition, r.state ORDER BY u.id, u.edition")                         \
    STATEMENT(PROGRAMME_ADD, "INSERT INTO programme (hash, id, edition, title, text,"              \
                             " added_utc) VALUES (:hash, :id, :edition, :title, :text, :utc)"      \
                             " ON CONFLICT (hash) DO NOTHING")                                     \
    STATEMENT(PROGRAMME_TEXT, "SELECT text FROM programme WHERE hash = :hash")

#endif
