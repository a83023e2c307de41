/* Recordings, their clock maps, and the sessions they show. */
#ifndef PLUMBLINE_STORE_RECORDINGS_H
#define PLUMBLINE_STORE_RECORDINGS_H

#include "plumbline/model/recording.h"
#include "plumbline/model/session.h"
#include "plumbline/store/store.h"

/* recording->id 0 gets a fresh one. map has as many parts as the recording, or is growing, as it then is too,
 * and reaches some. PL_REFUSED when a recording of this signature is known already. */
bool pl_store_recording_add(pl_id *out, pl_store *store, const pl_recording *recording,
                            const pl_clock_map *map, pl_error *err);

/* More of a growing recording has been read, or all: its length and its parts' times. The map must have grown
 * from the one that is there, by which nothing that has a time gets another; else PL_REFUSED. Where as much
 * has been read already, by another program, nothing is written. */
bool pl_store_recording_grown(pl_store *store, const pl_recording *recording,
                              const pl_clock_map *map, pl_error *err);

/* Where its parts are now; their content is what it was. */
bool pl_store_recording_moved(pl_store *store, const pl_recording *recording, pl_error *err);

/* Other parts in the place of some: `old` recordings become `made` ones, by joining or by splitting. */
typedef struct pl_regrouping {
    const char *kind; /* as the log has it: "recordings joined" */
    const pl_id *old;
    int old_count;
    const pl_recording *made; /* their ids are not looked at */
    const pl_clock_map *maps; /* one for each of them */
    int count;
} pl_regrouping;

/* out gets an id for each: the first is that of the first old one, whose session it keeps, or else takes from
 * the others. PL_REFUSED where a review rests on one of the old ones, which are never re-timed, or where a
 * recording of the same parts is there already. */
bool pl_store_recordings_regroup(pl_id *out, pl_store *store, const pl_regrouping *regrouping,
                                 pl_error *err);

/* PL_REFUSED where a review or a transcript rests on the recording. */
bool pl_store_recording_unreviewed(pl_store *store, pl_id recording, pl_error *err);

bool pl_store_recordings(pl_recordings *out, pl_store *store, pl_error *err);
/* What stands for each service in place of a recording, by name: they have no parts. */
bool pl_store_services(pl_recordings *out, pl_store *store, pl_error *err);

/* One, as a list of one. PL_NOT_FOUND. */
bool pl_store_recording(pl_recordings *out, pl_store *store, pl_id id, pl_error *err);

/* The recording of this signature, or PL_NOT_FOUND. */
bool pl_store_recording_by_signature(pl_id *out, pl_store *store, const char *signature,
                                     pl_error *err);

/* The recording that had a part at this absolute path when last seen, or PL_NOT_FOUND. */
bool pl_store_recording_by_path(pl_id *out, pl_store *store, const char *path, pl_error *err);

/* The part of this signature: of which recording, and its position (from 0). PL_NOT_FOUND. */
bool pl_store_part_known(pl_id *recording, int *position, pl_store *store, const char *signature,
                         pl_error *err);

/* Yours: pl_clock_map_clear. */
bool pl_store_clock_map(pl_clock_map *out, pl_store *store, pl_id recording, pl_error *err);

/* Says what the recording shows; what was said before is replaced. session->programme is a hash that
 * pl_store_text_keep gave, or NULL. Gives the session's id. */
bool pl_store_session_set(pl_id *out, pl_store *store, const pl_session *session, pl_error *err);

/* Texts of rubrics and programmes, kept whole by the hash of their bytes. */
typedef enum pl_text_kind { PL_TEXT_RUBRIC, PL_TEXT_PROGRAMME } pl_text_kind;

typedef struct pl_kept_text {
    const char *id, *title, *text;
    int edition;
} pl_kept_text;

/* hash gets the hash of the text; a text that is there already is left as it is. */
bool pl_store_text_keep(char hash[65], pl_store *store, pl_text_kind kind, const pl_kept_text *text,
                        pl_error *err);

/* The text, freed with free(). PL_NOT_FOUND. */
char *pl_store_text(pl_store *store, pl_text_kind kind, const char *hash, pl_error *err);

typedef struct pl_kept_edition {
    int edition;
    char hash[65];
} pl_kept_edition;

typedef struct pl_kept_editions {
    pl_kept_edition *items;
    int count, room;
} pl_kept_editions;

/* The texts that are kept of the rubric with this id, by edition. */
bool pl_store_rubric_editions(pl_kept_editions *out, pl_store *store, const char *id,
                              pl_error *err);
void pl_kept_editions_free(pl_kept_editions *editions);

typedef struct pl_rubric_use {
    char *id;
    int edition, signed_reviews, drafts;
    pl_utc first_utc, last_utc; /* of the signed ones, when they were; 0: none */
} pl_rubric_use;

typedef struct pl_rubric_uses {
    pl_rubric_use *items;
    int count, room;
} pl_rubric_uses;

/* How many reviews go by each edition, and of no review more than that. Of drafts those who answer for the
 * service count all, anybody else their own. */
bool pl_store_rubric_uses(pl_rubric_uses *out, pl_store *store, pl_error *err);
void pl_rubric_uses_free(pl_rubric_uses *uses);

#endif
