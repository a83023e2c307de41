/* A report in the making: the facts it is drawn from, and what of them may not be printed. Each file
 * of the module fills its own part of the model. */
#ifndef PLUMBLINE_REPORT_DRAFT_H
#define PLUMBLINE_REPORT_DRAFT_H

#include "plumbline/report/report.h"

#include "plumbline/base/arena.h"
#include "plumbline/model/facts.h"

typedef struct stretch {
    pl_time from, to; /* both inside */
} stretch;

typedef struct draft {
    pl_report *report;
    pl_arena *arena; /* the report's */
    pl_store *store;
    pl_review_facts facts;
    const pl_review_facilitator *who;
    pl_review_facilitator nobody; /* of a review about a service: its name, and no person */
    const pl_report_options *options;
    pl_reviews others; /* of the same library, as far as this person may see them */

    /* What may not be printed: moments at which a partner's information was revealed, and, before a
     * conversation is on record, all that belongs to a critical matter. */
    stretch *hidden;
    int hidden_count, hidden_room;
    const char **unspoken_items;
    int unspoken_item_count, unspoken_item_room;
    bool spoken;           /* a conversation with this person is on record */
    bool hold_person;      /* a critical matter about this person is not yet spoken about */
    bool hold_session;     /* the same of the session */
    int left_out_partner;  /* moments left out because of what was revealed at them */
    int left_out_unspoken; /* because no conversation is on record */

    const char **notes;
    int note_count, note_room;
} draft;

/* A sentence for whoever makes the report; never printed in it. */
__attribute__((format(printf, 2, 3))) void draft_note(draft *d, const char *format, ...);

/* Title and domain of an item or of a question of a check, in the setting of this session. */
pl_report_name draft_name(const draft *d, const char *id);
const char *draft_day(draft *d, pl_utc utc);        /* "12 March 2026" */
const char *draft_date(draft *d, const char *date); /* the same from 2026-03-12; NULL gives NULL */
const char *draft_words(draft *d, const char *words); /* a copy; NULL for NULL and for "" */

/* secrets.c */
void draft_secrets(draft *d);
bool draft_may_print(draft *d, const pl_tag *tag); /* counts what it refuses */
bool draft_may_show_time(const draft *d, const pl_tag *tag);
bool draft_matter_about(const draft *d,
                        const pl_matter *matter); /* stands, and about this person */

bool draft_all_watched(const draft *d); /* but for a second */

void draft_header(draft *d);                  /* header.c */
void draft_points(draft *d);                  /* points.c */
void draft_stills(draft *d);                  /* stills.c */
void draft_matters(draft *d);                 /* matters.c */
bool draft_actions(draft *d, pl_error *err);  /* actions.c */
bool draft_own_view(draft *d, pl_error *err); /* own_view.c */
void draft_service(draft *d);                 /* service.c; after the scores */
void draft_scores(draft *d);                  /* scores.c */
void draft_counted(draft *d);                 /* counted.c; after the scores */
void draft_answers(draft *d);                 /* answers.c */
void draft_appendix(draft *d);                /* scores.c */
void draft_remind(draft *d);                  /* make.c: what is to be read again */

/* "3 Sound"; the word is the one that the reviewer chose. */
const char *draft_level_words(draft *d, const pl_score *score);

#endif
