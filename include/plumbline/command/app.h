/* The program while it is open, without its window: library, open review, long work, view state, and the
 * words to say. Main thread only; nothing here waits for a drive. */
#ifndef PLUMBLINE_COMMAND_APP_H
#define PLUMBLINE_COMMAND_APP_H

#include "plumbline/base/runner.h"
#include "plumbline/command/host.h"
#include "plumbline/command/keys.h"
#include "plumbline/command/view.h"
#include "plumbline/library/shelf.h"
#include "plumbline/review/desk.h"
#include "plumbline/review/desk_loop.h"
#include "plumbline/review/records.h"
#include "plumbline/review/session_desk.h"
#include "plumbline/store/first.h"

typedef enum pl_toast_look { PL_TOAST_DONE, PL_TOAST_TELL, PL_TOAST_WRONG } pl_toast_look;

typedef struct pl_app_toast {
    char words[PL_ERROR_ROOM];
    pl_toast_look look;
    bool undo;
    int within;    /* the dialog that was open when it was raised; 0: none */
    int64_t until; /* PL_NO_TIME: until it is taken away */
} pl_app_toast;

/* Why an open dialog did not do what it was asked to: said at the field. */
typedef struct pl_app_fault {
    pl_field_id field; /* PL_FIELD_NONE: of the dialog as a whole */
    char words[PL_ERROR_ROOM];
} pl_app_fault;

typedef struct pl_app_job {
    uint64_t id; /* 0: none */
    char title[128], words[128];
    double done; /* below 0: not known */
} pl_app_job;

typedef struct pl_app_spent {
    pl_id review;
    int64_t total_us, kept_us; /* by this person, on all days; of it kept in the library */
    int64_t used_us;           /* when the window was used last, by the host's clock */
} pl_app_spent;

typedef struct pl_app_place {
    pl_error why;  /* no library can be kept there */
    int64_t room;  /* bytes; -1: not known */
    bool is_there; /* a library is there already */
    bool chosen;   /* by the person, and kept for the next start */
} pl_app_place;

typedef struct pl_app_report pl_app_report;     /* see command/report.h */
typedef struct pl_palette pl_palette;           /* see command/palette.h */
typedef struct pl_app_move pl_app_move;         /* see command/move.h */
typedef struct pl_app_thumbs pl_app_thumbs;     /* see command/thumbs.h */
typedef struct pl_app_pictures pl_app_pictures; /* see command/pictures.h */
typedef struct pl_app_trend pl_app_trend;       /* see command/people.h */
typedef struct pl_app_speech pl_app_speech;     /* see command/speech.h */
typedef struct pl_growing pl_growing;           /* see command/growing.c */
typedef struct pl_programmes pl_programmes;     /* those there are */
typedef struct pl_rubrics pl_rubrics;           /* the same of rubrics */
typedef struct pl_rubric_desk pl_rubric_desk;   /* see command/rubric_desk.h */
typedef struct pl_app_settings pl_app_settings; /* see command/settings.h */
typedef struct pl_app_add pl_app_add;           /* see command/add.h */

typedef struct pl_app {
    pl_host host;
    char *folder, *as, *vfs, *keys_file, *library_file, *export_folder;
    pl_app_place place; /* the folder, while a first start asks for it */
    pl_media_options media;
    pl_store *store; /* for reading; NULL until the library is open */
    pl_post *post;
    pl_runner *runner; /* long work, shown with its progress */
    pl_runner *opener; /* what a person waits for: the list, a review */
    pl_runner *aside;  /* what nobody waits for */
    pl_keys *keys;
    pl_edit fields[PL_FIELDS];
    pl_view view;
    pl_shelf shelf;
    bool shelf_read, shelf_old, shelf_reading;
    pl_away away; /* as it was looked for last */
    bool away_asked, texts_asked;
    int *shown, shown_count;   /* rows of the shelf that the search leaves, in order */
    int *people, people_count; /* the same of its roster */
    pl_desk *desk;             /* the open review, or NULL */
    pl_session_desk *session;  /* the open review of a session, or NULL: see command/session.h */
    pl_id session_opening;     /* of this recording; 0: none */
    int64_t session_looked, session_number;
    bool session_reading;
    pl_app_spent spent;
    pl_id opening;            /* the review that is being opened; 0: none */
    pl_screen opening_screen; /* on this screen; PL_SCREEN_FIRST: where it was left */
    pl_records records;       /* beside the open review; `itself` NULL: not read yet */
    pl_screen records_screen; /* where they were read for last */
    bool records_reading;
    pl_app_move *move; /* to another edition, while it is decided about; or NULL */
    pl_missing_list missing;
    int64_t missing_version;
    pl_app_report *report;
    pl_palette *palette;
    pl_programmes *programmes;   /* NULL: not read yet */
    pl_rubrics *rubrics;         /* the same */
    pl_rubric_desk *rubric_desk; /* the screen of rubrics; never NULL */
    pl_first first;              /* what may be known of another review, while one is started */
    pl_app_add *add;             /* while recordings are chosen to be added; else NULL */
    struct pl_browse **browses;  /* folders that were left and may still wait for their drive */
    int browse_count, browse_room;
    pl_app_thumbs *thumbs;
    pl_app_pictures *pictures; /* in lists; NULL: none was asked for yet */
    pl_app_trend *trend;       /* of the person who is chosen; NULL: none was yet */
    pl_app_speech *speech;
    pl_app_settings *settings;
    struct pl_app_lines *lines; /* see command/transcript.h; NULL: no words are looked for */
    pl_growing *growing;        /* how the open recording is followed; NULL: it is whole */
    bool rest_tried;   /* of recordings on the list that are growing: not again by itself */
    pl_id rest_opened; /* the same of the one that is open; 0: none */
    int64_t shelf_number,
        shelf_looked; /* while long work runs: the change that was drawn, and when */
    pl_app_job job;
    _Atomic(pl_id) job_about; /* the recording that long work is at; 0: none. Of any thread */
    pl_app_toast toast;       /* words empty: none */
    pl_app_fault fault;       /* words empty: none */
    pl_error failed;          /* why the library could not be opened */
    bool quitting, stalled;   /* stalled: a change waits for room on the drive */
    bool tidy_due;            /* the cache may have grown beyond its bound */
    pl_edit_steps steps;
    int64_t desk_version; /* that was looked at last */
    bool note_waits;      /* the recording was paused because a note is written */
    int sleeps;           /* of the computer, that were told */
    char *was_open;       /* the review that the last start left open; NULL: none */
    bool was_killed;
    bool look_chosen, size_chosen; /* theme, text size: by the person, since the start */
    int64_t version; /* raised by everything that may change what is drawn, but playing */
} pl_app;

pl_app *pl_app_start(const pl_app_options *options, const pl_host *host);
void pl_app_stop(pl_app **app); /* keeps everything; waits for the writer */

/* Once a round: receipts, finished work, what is due. Gives when it wants to be called again, by the host's
 * clock (PL_NO_TIME: not before a wake). */
int64_t pl_app_tick(pl_app *app);
int64_t pl_app_now(const pl_app *app);

/* A key by its name. A field that has focus comes first, then the keys of the screen, then the general
 * ones. False when nobody wants it. */
bool pl_app_key(pl_app *app, const char *key);
void pl_app_text(pl_app *app, const char *text); /* typed into the field that has focus */
void pl_app_preedit(pl_app *app, const char *text, int caret); /* an input method composes */
void pl_app_drop(pl_app *app, const char *path);               /* dropped on the window */

pl_field_id pl_app_field(const pl_app *app); /* that has focus, or PL_FIELD_NONE */
/* Focus goes there; what the left field holds is kept. */
void pl_app_focus(pl_app *app, uint64_t element, bool ring);

/* Whether the words in the field of the programme, the session or the rubric name one; also where there are
 * none of the first two. */
bool pl_app_start_known(const pl_app *app, pl_field_id field);
void pl_app_field_pressed(pl_app *app); /* the pointer went into the field that has focus */

bool pl_app_add_waits(const pl_app *app);    /* the folder that is shown is still being looked at */
int pl_app_start_minutes(const pl_app *app); /* of a short review by the rubric in the dialog; 0 */
const char *pl_app_interest(int which);      /* 1 to 4: what a reviewer declares before starting */

/* Where a press goes to, so many millionths across the session, or across what the timeline shows of it. */
pl_time pl_app_time_across(const pl_app *app, bool whole, int64_t millionths);

/* What the timeline shows of the session; and has it show something else, as far as that can be. */
void pl_app_timeline_shows(pl_time *from, pl_time *to, const pl_app *app);
void pl_app_timeline_show(pl_app *app, pl_time from, pl_time wide);

/* Somebody is at work in the window: time between two uses counts as spent on the open review, but for a
 * pause of more than two minutes. */
void pl_app_used(pl_app *app);
int pl_app_spent_minutes(const pl_app *app);

void pl_app_changed(pl_app *app);
/* "%s" words in a toast. */
void pl_app_say(pl_app *app, pl_toast_look look, const char *words);

/* The section of the key file that holds now: "watch", "dialog", … */
const char *pl_app_section(const pl_app *app);

#endif
