/* Transcripts, and the search through them and through notes. Fragments stand in statements.h, which
 * includes this. */
#ifndef STORE_STATEMENTS_TRANSCRIPT_H
#define STORE_STATEMENTS_TRANSCRIPT_H

/* Whether :me may read transcript t. Nothing that anybody judged stands in it, so blindness does not ask. */
#define READS_TRANSCRIPT \
    "(:lead OR EXISTS (SELECT 1 FROM review r WHERE r.recording = t.recording AND (" VISIBLE ")))"

#define TRANSCRIPT_STATEMENTS(STATEMENT)                                                           \
    STATEMENT(TRANSCRIPT_ADD, "INSERT INTO transcript (id, recording, language, source, at_us,"    \
                              " added_utc, added_by) VALUES (:id, :recording, '', :source, :at,"   \
                              " :utc, :me)")                                                       \
    STATEMENT(CUE_ADD, "INSERT INTO cue (id, transcript, from_us, to_us, speaker, words) VALUES"   \
                       " (:id, :transcript, :from, :to, :speaker, :words)")                        \
    STATEMENT(TRANSCRIPT_FILES, "SELECT t.id, t.source, p.code, t.added_utc, t.at_us, (SELECT"     \
                                " min(from_us) FROM cue WHERE transcript = t.id), (SELECT"         \
                                " max(to_us) FROM cue WHERE transcript = t.id), (SELECT count(*)"  \
                                " FROM cue WHERE transcript = t.id) FROM transcript t LEFT JOIN"   \
                                " person p ON p.id = t.added_by WHERE t.recording = :recording"    \
                                " AND " READS_TRANSCRIPT " ORDER BY 6, t.id")                      \
    STATEMENT(TRANSCRIPT_CUES, "SELECT c.from_us, c.to_us, c.speaker, c.words FROM transcript t"   \
                               " JOIN cue c ON c.transcript = t.id WHERE t.recording ="            \
                               " :recording AND " READS_TRANSCRIPT " ORDER BY c.from_us, c.to_us," \
                               " c.rowid")                                                         \
    STATEMENT(TRANSCRIPT_MAY,                                                                      \
              "SELECT " READS_TRANSCRIPT " FROM (SELECT :recording AS recording) t")               \
    STATEMENT(TRANSCRIPTS_ON, "SELECT count(*) FROM transcript WHERE recording = :recording")      \
    STATEMENT(CUES_DROP, "DELETE FROM cue WHERE transcript IN (SELECT id FROM transcript WHERE"    \
                         " recording = :recording)")                                               \
    STATEMENT(TRANSCRIPTS_DROP, "DELETE FROM transcript WHERE recording = :recording")             \
    STATEMENT(SEARCH_CUES, "SELECT t.recording, c.from_us, c.to_us, c.speaker, c.words FROM"       \
                           " transcript t JOIN cue c ON c.transcript = t.id WHERE"                 \
                           " (:recording = 0 OR t.recording = :recording) AND " READS_TRANSCRIPT   \
                           " ORDER BY t.recording, c.from_us, c.to_us, c.rowid")                   \
    STATEMENT(SEARCH_NOTES, "SELECT r.recording, t.at_us, coalesce(t.to_us, t.at_us), r.id, t.id," \
                            " t.note FROM review r JOIN tag t ON t.review = r.id WHERE t.note <>"  \
                            " '' AND (:recording = 0 OR r.recording = :recording) AND (" TAG_SEEN  \
                            ") ORDER BY r.recording, t.at_us, t.id")                               \
    /* what may not be found again: whoever looks, by whichever review it was marked */            \
    STATEMENT(WITHHOLDING, "SELECT hash, text FROM rubric WHERE instr(text, 'hide_moment') AND"    \
                           " hash IN (SELECT rubric FROM review WHERE recording = :recording)")    \
    STATEMENT(WITHHELD, "SELECT min(t.at_us, t.made_us), max(t.made_us, coalesce(t.to_us,"         \
                        " t.at_us)) FROM review r JOIN tag t ON t.review = r.id JOIN tag_item i"   \
                        " ON i.tag = t.id WHERE r.recording = :recording AND r.rubric = :rubric"   \
                        " AND i.item = :item UNION ALL SELECT m.at_us, m.at_us FROM review r"      \
                        " JOIN matter m ON m.review = r.id WHERE r.recording = :recording AND"     \
                        " r.rubric = :rubric AND m.item = :item AND m.withdrawn IS NULL")

#endif
