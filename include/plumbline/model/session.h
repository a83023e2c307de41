/* What was delivered: a session of a programme, for a group, on a day. */
#ifndef PLUMBLINE_MODEL_SESSION_H
#define PLUMBLINE_MODEL_SESSION_H

#include "plumbline/base/arena.h"
#include "plumbline/base/id.h"
#include "plumbline/base/time.h"

#include <stdbool.h>

typedef struct pl_session {
    pl_id id, recording;
    const char *programme;       /* hash of the programme's text, or NULL */
    const char *programme_title; /* or NULL */
    const char *title;           /* "BBR · My Emotions · session 4" */
    const char *place;           /* the session within its programme, "my-emotions/4", or NULL */
    const char *group;           /* NULL where none is named */
    const char *held_on;         /* 2026-03-10, or NULL: the date in a file is never trusted */
    const char *language;        /* en-GB unless said */
    const char *facilitators;    /* by code, in their order: "F-014,F-022"; NULL: not said */
} pl_session;

/* One part of a recording as the store keeps it; path is where it was last seen. */
typedef struct pl_stored_part {
    const char *path;
    int64_t bytes;
    int64_t changed_us;
    pl_time start_us, length_us;
    const char *signature; /* of this part alone; "" or NULL: not known */
} pl_stored_part;

typedef struct pl_recording {
    pl_id id;
    const char *signature;
    pl_time duration_us;
    bool picture, sound;
    bool growing;        /* its beginning alone has been read: it will be longer */
    const char *service; /* not a recording: the name of a service that is reviewed; or NULL */
    pl_utc added_utc;
    pl_stored_part *parts;
    int part_count;
    pl_session session; /* id 0: nothing is said yet */
} pl_recording;

typedef struct pl_recordings {
    pl_arena *arena;
    pl_recording *items;
    int count;
} pl_recordings;

void pl_recordings_free(pl_recordings *recordings);

#endif
