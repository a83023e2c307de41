/* The structure of a programme: modules and their sessions, as the file has them. A title or a
 * length that nobody published is left out, never made up. */
#ifndef PLUMBLINE_MODEL_PROGRAMME_H
#define PLUMBLINE_MODEL_PROGRAMME_H

#include "plumbline/model/problems.h"
#include "plumbline/model/scale.h"
#include "plumbline/model/setting.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct pl_programme_session {
    int module;        /* place in `modules` */
    int number;        /* within its module, from 1 */
    int overall;       /* within the programme, from 1; 0 in an open module */
    const char *title; /* NULL where none is known */
    pl_texts covers;   /* what the session should have in it, in own words; often none */
    pl_setting setting;
    int minutes; /* 0: not stated */
} pl_programme_session;

typedef struct pl_programme_module {
    const char *id, *title;
    bool targeted; /* only for those who need it */
    bool open; /* how many sessions it has is decided with the person: as many as there may be */
    const pl_programme_session *sessions;
    int session_count;
} pl_programme_module;

typedef struct pl_programme {
    const char *id;
    int edition;
    const char *title, *abbreviation;
    const char *note, *source; /* or NULL */
    const pl_programme_module *modules;
    int module_count;
    const pl_programme_session *sessions; /* of all modules but open ones, in order */
    int session_count;
    int least_sessions, most_sessions; /* where modules are open; else 0 */
    struct pl_arena *memory;           /* of everything above */
} pl_programme;

/* As pl_rubric_parse: all problems; true and *out (freed with pl_programme_free) when none is more
 * than a remark. Any thread. */
bool pl_programme_parse(pl_programme **out, pl_problems *problems, const char *text, size_t size);
void pl_programme_free(pl_programme *programme);

/* By "my-emotions/4", or by the overall number "18". NULL when there is none; borrowed. */
const pl_programme_session *pl_programme_session_find(const pl_programme *programme,
                                                      const char *name);
const pl_programme_session *pl_programme_session_at(const pl_programme *programme,
                                                    const char *module, int number);

/* "BBR · My Emotions · session 4"; a module of one session needs no number. Freed with free(). */
char *pl_programme_session_name(const pl_programme *programme, const pl_programme_session *session);
/* "my-emotions/4", as pl_programme_session_find takes it. Freed with free(). */
char *pl_programme_session_id(const pl_programme *programme, const pl_programme_session *session);

#endif
