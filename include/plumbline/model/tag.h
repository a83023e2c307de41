/* A moment or a span of a recording, with what it shows. */
#ifndef PLUMBLINE_MODEL_TAG_H
#define PLUMBLINE_MODEL_TAG_H

#include "plumbline/base/arena.h"
#include "plumbline/base/id.h"
#include "plumbline/base/time.h"

#include <stdbool.h>

typedef enum pl_tag_kind {
    PL_TAG_NEUTRAL, /* until a kind is chosen, so that evidence comes before judging */
    PL_TAG_STRENGTH,
    PL_TAG_DEVELOPMENT,
    PL_TAG_CRITICAL,
    PL_TAG_AGREED_DEPARTURE, /* from the manual, planned, with a reason; never drift */
    PL_TAG_KIND_COUNT
} pl_tag_kind;

const char *pl_tag_kind_name(pl_tag_kind kind); /* "agreed-departure" */
bool pl_tag_kind_parse(pl_tag_kind *out, const char *name);

enum { PL_MOST_TAG_ITEMS = 8, PL_MOST_NOTE = 100000 };

typedef struct pl_tag {
    pl_id id, review;
    pl_time made_us; /* the frame on the screen at the first key */
    pl_time at_us;   /* where it begins; all three are starts of frames */
    pl_time to_us;   /* where a span ends; PL_NO_TIME for a point */
    pl_tag_kind kind;
    const char *items[PL_MOST_TAG_ITEMS]; /* ids of the rubric, "2.4" */
    int item_count;
    unsigned facilitators; /* PL_WHO_BIT of each; 0: the session */
    bool for_report;       /* its note becomes a point */
    const char *note;      /* "" for none */
    pl_utc made_utc;
} pl_tag;

typedef struct pl_tags {
    pl_arena *arena;
    pl_tag *items; /* each before the next */
    int count;
} pl_tags;

void pl_tags_free(pl_tags *tags);

/* An agreed departure from the manual, with the session that it was in: shows which pages do not work. */
typedef struct pl_departure {
    pl_id tag, review;
    pl_time at_us;
    const char *note;
    const char *reason, *agreed_by; /* why, and with whom: a role or a code; NULL: not said yet */
    const char *session, *programme, *place,
        *held_on; /* title; id; "my-emotions/4"; date; or NULL */
} pl_departure;

typedef struct pl_departures {
    pl_arena *arena;
    pl_departure *items;
    int count;
} pl_departures;

void pl_departures_free(pl_departures *departures);
/* The order of tags everywhere: where they begin; of those that begin together, as they were made (a lead
 * takes the first tags of a recording to its beginning, all of them); of those that were made together by
 * item and kind, what is critical last. Only those that are alike in all of it stand by chance, by ids. */
bool pl_tag_before(const pl_tag *a, const pl_tag *b);
bool pl_tag_has_item(const pl_tag *tag, const char *item);

#endif
