/* The supervision report: what a signed review says to one facilitator, and its forms. The model holds
 * every word that a form prints, so that no two forms can disagree. */
#ifndef PLUMBLINE_REPORT_REPORT_H
#define PLUMBLINE_REPORT_REPORT_H

#include "plumbline/base/image.h"
#include "plumbline/base/json.h"
#include "plumbline/model/review.h"
#include "plumbline/model/rubric.h"
#include "plumbline/report/options.h"
#include "plumbline/report/scores.h"
#include "plumbline/store/store.h"

/* ----- the model: plain text that is not yet escaped for any form */

typedef struct pl_report_point {
    pl_id tag;                     /* 0 where there is none */
    pl_time at_us, to_us, made_us; /* to_us: PL_NO_TIME for a point */
    const pl_report_name *items;
    int item_count;
    const char
        *words; /* the note; NULL: none was written, and the titles of the items stand for it */
    const unsigned char *jpeg; /* of the frame at made_us, or NULL */
    size_t jpeg_size;
    const unsigned char *print; /* the same, larger, for paper; or NULL */
    size_t print_size;
    pl_image *image; /* the same in pixels, or NULL; the report's own */
    bool no_picture; /* one was wanted and could not be had */
} pl_report_point;

typedef struct pl_report_points {
    pl_report_point *items;
    int count;
} pl_report_points;

typedef struct pl_report_action {
    const char *words, *practised, *by, *seen_by, *support; /* NULL: not said; by: in words */
    const char *serves;   /* "2.2 Draws out rather than tells", or NULL */
    const char *state;    /* the store's: "open", "done", "on-the-way", "not-yet", "dropped" */
    const char *outcome;  /* the same in words, "On the way" */
    const char *evidence; /* what was said with it, or NULL */
} pl_report_action;

typedef struct pl_report_actions {
    pl_report_action *items;
    int count;
    const char *from; /* date of the review that earlier ones were agreed in, in words; or NULL */
} pl_report_actions;

typedef struct pl_report_matter {
    pl_report_name item; /* id NULL: no item is named */
    pl_time at_us;       /* PL_NO_TIME: not to be printed */
    const char *words;   /* NULL: none were written */
    const char *why_you; /* on a matter of the session: who could have acted, and why; or NULL */
} pl_report_matter;

/* Words of the rubric for one item, for the appendix. Borrowed from the report's own rubric. */
typedef struct pl_report_words {
    const pl_item *item;
    const pl_item_words *words; /* in the setting of this session */
} pl_report_words;

/* What a level of a service rests on. */
typedef struct pl_report_link {
    pl_report_name item;
    const char *address, *words; /* words: or NULL */
} pl_report_link;

typedef struct pl_report {
    struct pl_arena *arena;
    pl_rubric *rubric; /* for the appendix: levels, reasons, checks */
    pl_setting setting;

    /* header; dates as 10 March 2026, "not said" where nothing is known */
    pl_id review;
    pl_who slot;
    const char *facilitator, *reviewer; /* codes */
    const char *session, *group, *held_on, *started_on, *signed_on;
    const char *feedback;     /* "12 March 2026, 2 days after the session" */
    const char *file_date;    /* of the session, else of signing: 2026-03-10, for names of files */
    pl_utc signed_utc;        /* the day that a file says it was made */
    int days_between;         /* from session to signing; -1: not known */
    const char *rubric_title; /* "Group session review (Plumbline), edition 1" */
    const char *rubric_note, *notice;  /* notice: printed on each page; or NULL */
    const char *reason, *kind;         /* why this session was chosen; "Routine" */
    const char *double_scored;         /* "No" */
    const char *corrects;              /* that it corrects an earlier record, or NULL */
    const char *watched, *not_watched; /* not_watched: NULL where nothing is to be said */
    const char *watched_why;  /* why it was signed with less than local policy asks for, or NULL */
    const char *short_review; /* "Short review: 0:42:00 to …", with each earlier draw; or NULL */
    const char *service;      /* that it is about, and about nobody; or NULL */
    const pl_report_link *links;
    int link_count;
    const char *interest; /* what the reviewer declared before starting; or NULL */
    const char *marking, *next_due, *log_head;

    pl_report_actions since; /* agreed last time, with what became of them */
    pl_report_points worked; /* those for the report, or all strengths where none is marked so */
    pl_report_points also_worked; /* the other strengths: all are shown */
    const char *no_strength;      /* why none is noted, or NULL */
    pl_report_points to_develop;  /* three at most */
    int more_to_develop;          /* left for the conversation */
    pl_report_points departures;  /* agreed departures */
    pl_report_actions actions;
    const pl_report_matter *matters; /* none before a conversation is on record */
    int matter_count;
    const char *spoken_on; /* in words, or NULL */
    pl_report_own_view own_view;
    pl_report_answers answers;
    pl_report_scores person, whole_session;
    int least_for_mean; /* rated items that a domain's mean takes; 0: there are no means */
    pl_report_counted counted;
    const char *how_scored[3]; /* sentences */
    const pl_report_words *appendix;
    int appendix_count;
    bool no_scores; /* left out because the caller chose so */
    bool pictures;  /* at least one point has one */

    /* For whoever makes the report, never printed in it: what was left out, what to read again. */
    const char *const *notes;
    int note_count;
} pl_report;

/* Makes the report of one facilitator (slot A, B or C) from a signed review. PL_REFUSED for a draft, and
 * for a facilitator who asks for somebody else's; PL_BAD_INPUT when nobody stands in the slot;
 * PL_NOT_FOUND for a review that this person may not see. `options` NULL: as shipped. Free with
 * pl_report_free. Reads no clock: the same review gives the same report. */
bool pl_report_make(pl_report **out, pl_store *store, pl_id review, pl_who slot,
                    const pl_report_options *options, pl_error *err);
void pl_report_free(pl_report *report);

/* What its file is called: with codes, never with names. Yours: free(). */
char *pl_report_file_name(const pl_report *report, const char *ending);

/* Whether anything was said with the outcome of an earlier action: else the column is left out. */
bool pl_report_has_evidence(const pl_report_actions *since);

/* One self-contained file: HTML that is XML as well, no script, no request to anywhere. */
bool pl_report_html(pl_text *out, const pl_report *report);

/* The same model, without the pictures, the appendix and the notes for its maker. */
void pl_report_json(pl_json *out, const pl_report *report);

#endif
