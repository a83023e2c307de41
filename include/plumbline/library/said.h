/* What is said of a recording when it is added, or when its monitoring starts: which session it shows. */
#ifndef PLUMBLINE_LIBRARY_SAID_H
#define PLUMBLINE_LIBRARY_SAID_H

#include "plumbline/model/programme.h"
#include "plumbline/model/session.h"
#include "plumbline/store/store.h"

/* All NULL: nothing is said. */
typedef struct pl_said {
    const char *programme;    /* its id */
    const char *session;      /* its place in the programme */
    const char *title;        /* of a session of no programme; else the recording's file tells */
    const char *group, *date; /* 2026-03-10 */
    const char *facilitators; /* codes, "F-014,F-022" */
} pl_said;

/* Says it in one change; PL_BAD_INPUT for what is no programme, session, date or code. What is not said keeps
 * what was. */
bool pl_library_say(pl_store *store, pl_id recording, const pl_said *said, pl_error *err);

/* What the programme's file says of a session (name NULL: of none): its text is kept; title, place and
 * setting are set. `hash` has the room for session->programme. */
bool pl_said_programme(pl_session *session, char hash[65], pl_setting *setting, pl_arena *arena,
                       pl_store *store, const char *programme, const char *name, pl_error *err);

#endif
