/* The screen of rubrics: which there are, the text of the one that is open, what is wrong in it, how it is
 * other than the edition before, and a draft that is kept as it is typed. Read and checked on a job's thread;
 * the newest text wins. */
#ifndef PLUMBLINE_COMMAND_RUBRIC_DESK_H
#define PLUMBLINE_COMMAND_RUBRIC_DESK_H

#include "plumbline/command/app.h"
#include "plumbline/command/listing.h"
#include "plumbline/library/rubric_shelf.h"
#include "plumbline/model/compare.h"
#include "plumbline/model/lines.h"

/* Of one state of the text. */
typedef struct pl_rubric_check {
    pl_problems problems;
    pl_rubric *rubric; /* NULL: it cannot be read */
    pl_rubric *rest;   /* then: it without the lines that are wrong, where that can be; or NULL */
    pl_rubric *base;   /* the edition before it; NULL: there is none */
    bool compared;     /* both can be read */
    pl_rubric_comparison comparison;
    pl_line_notes lines; /* against the text of the base; none without one */
    char *base_text;
    int remarks;
} pl_rubric_check;

/* Where there is no room for all at once. */
typedef enum pl_rubric_tab { PL_RUBRIC_TEXT, PL_RUBRIC_PREVIEW, PL_RUBRIC_COMPARED } pl_rubric_tab;

typedef enum pl_rubric_begin { PL_BEGIN_NEW, PL_BEGIN_COPY, PL_BEGIN_EDITION } pl_rubric_begin;

struct pl_rubric_desk {
    pl_rubric_shelf shelf;
    bool read, reading, old;
    int *shown; /* entries of the shelf that the search leaves */
    int shown_count;
    pl_error failed; /* why they could not be read */
    /* the one that is open */
    int at;     /* in the shelf; -1: none */
    char *file; /* its file */
    bool draft;
    pl_listing code;
    pl_rubric_check *check; /* the newest that came; NULL: none yet */
    int64_t checked;        /* the change of the text that it is of */
    pl_rubric *last;        /* that could be read, where that of `check` cannot; or NULL */
    bool checking, save_wanted;
    /* the file of a draft */
    bool beginning, writing, looking, saving;
    int64_t kept;          /* the change of the text that stands in the file */
    int64_t file_us;       /* when the file changed last, as far as this window knows */
    pl_utc kept_utc;       /* when this window wrote it; 0: not yet */
    int64_t looked;        /* by the app's clock */
    char *outside;         /* the text that somebody else put there; NULL: nobody did */
    int64_t outside_us;    /* and when */
    pl_rubric_begin begin; /* what the dialog makes */
    char *wanted;          /* the file that is opened when the list was read; NULL: none */
    /* how it is shown */
    int list_scroll, text_scroll, text_left, compare_scroll, preview_scroll;
    int text_left_most;
    bool row_wanted, row_focus; /* a key moved in the list: into sight; the list gets the focus */
    size_t caret_seen;          /* what the text was last moved for */
    int64_t change_seen;
    int high_seen;
    int people; /* of the preview, 1 to 3 */
    pl_rubric_tab tab;
    bool list_open; /* where it is folded */
};

/* The entry that is open, or NULL. */
const pl_rubric_entry *pl_rubric_open(const pl_app *app);
bool pl_rubric_waits(const pl_app *app); /* something is still being read, checked or written */

/* Why nothing can be typed into what is open; NULL: it can. */
const char *pl_rubric_read_only(const pl_app *app);
bool pl_rubric_may_edit(const pl_app *app); /* this person, at all */

/* The rubric as it will be shown. While the text cannot be read *old is true: it is what can be read of it,
 * else what could be read last, else the edition before it; NULL: nothing. */
const pl_rubric *pl_rubric_shown(bool *old, const pl_app *app);
/* What the caret is in: an item of that rubric, or NULL. */
const pl_item *pl_rubric_in_hand(pl_app *app);

int pl_rubric_faults(const pl_app *app); /* of the open text, as it was checked last */
/* The words of the button that mends a problem: "Change to ‘anchors’". False: there is none. */
bool pl_rubric_mend(char words[96], pl_app *app, const pl_problem *problem);

/* Of the dialog that begins one: the id that its title makes. free() */
char *pl_rubric_begin_id(const pl_app *app);

#endif
