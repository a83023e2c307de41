/* The fields of the window: which words go where. */
#ifndef PLUMBLINE_COMMAND_FIELDS_H
#define PLUMBLINE_COMMAND_FIELDS_H

#include <stdint.h>

typedef enum pl_field_id {
    PL_FIELD_NONE = -1,
    PL_FIELD_SEARCH,
    PL_FIELD_NOTE,
    PL_FIELD_SPAN,
    PL_FIELD_PALETTE,
    PL_FIELD_KEYS,
    PL_FIELD_TIME,
    PL_FIELD_FACILITATORS, /* of a review to start: "F-014, F-022" */
    PL_FIELD_PROGRAMME,
    PL_FIELD_SESSION,
    PL_FIELD_GROUP,
    PL_FIELD_DATE,
    PL_FIELD_REASON,
    PL_FIELD_RUBRIC,
    PL_FIELD_PATH,
    PL_FIELD_RISK_BY,
    PL_FIELD_RISK_TO,
    PL_FIELD_RISK_WHEN,
    PL_FIELD_DEPARTURE_WHY,
    PL_FIELD_DEPARTURE_WITH,
    PL_FIELD_ACTION_WHAT, /* of an action, in the order of its dialog … */
    PL_FIELD_ACTION_PRACTISED,
    PL_FIELD_ACTION_BY,
    PL_FIELD_ACTION_ITEM,
    PL_FIELD_ACTION_SEEN,
    PL_FIELD_ACTION_SUPPORT,
    PL_FIELD_WORDS, /* of a concern, a sentence, a reason */
    PL_FIELD_SPOKEN,
    PL_FIELD_SPOKEN_A, /* of those it is released to, in their order … */
    PL_FIELD_SPOKEN_B,
    PL_FIELD_SPOKEN_C,
    PL_FIELD_UNTIL_A, /* … until when it can be answered */
    PL_FIELD_UNTIL_B,
    PL_FIELD_UNTIL_C,
    PL_FIELD_ANSWER, /* the answer in hand */
    PL_FIELD_CODE,
    PL_FIELD_FOLDER,
    PL_FIELD_WHY,    /* of a correction, of a refusal */
    PL_FIELD_SECOND, /* who looks at it a second time */
    PL_FIELD_ADD_FIND,
    PL_FIELD_ADD_SESSION, /* of the card in hand */
    PL_FIELD_ADD_GROUP,
    PL_FIELD_ADD_DATE,
    PL_FIELD_ADD_PEOPLE,
    PL_FIELD_CONCERN_BY, /* of a review for concern that is started: a role, a day, items */
    PL_FIELD_CONCERN_ON,
    PL_FIELD_CONCERN_ITEMS,
    PL_FIELD_SERVICE, /* that is reviewed */
    PL_FIELD_LINK,    /* the address that a level of it rests on */
    PL_FIELD_LINK_SHOWS,
    PL_FIELD_SETTINGS, /* what is looked for among them */
    PL_FIELD_KEY_FIND, /* … among the keys */
    PL_FIELD_LEAD,     /* in seconds … */
    PL_FIELD_SPAN_ON,
    PL_FIELD_SOUND_DELAY,  /* in milliseconds */
    PL_FIELD_POLICY,       /* the file of one that is set */
    PL_FIELD_RUBRIC_FIND,  /* on the screen of rubrics */
    PL_FIELD_RUBRIC_TEXT,  /* of the one that is open */
    PL_FIELD_RUBRIC_TITLE, /* of one that is begun */
    PL_FIELD_PEOPLE,       /* search */
    PL_FIELD_PERSON_CODE,
    PL_FIELD_PERSON_FROM,
    PL_FIELD_PERSON_LEFT,
    PL_FIELD_COLLEAGUE,  /* who led the session, too */
    PL_FIELD_LINES,      /* words that are looked for in the transcript */
    PL_FIELD_TRANSCRIPT, /* the file of one that is added */
    PL_FIELD_PLAN_TITLE, /* of a mark of how the session ran … */
    PL_FIELD_PLAN_FROM,
    PL_FIELD_PLAN_TO,
    PL_FIELDS
} pl_field_id;

/* The element of a field has this id, so that focus and field are one thing. */
static inline uint64_t pl_field_element(pl_field_id field)
{
    return 0xf1e1d00000000000u + (uint64_t)field;
}

#endif
