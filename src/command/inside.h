/* What the files of the commands share. */
#ifndef PLUMBLINE_COMMAND_INSIDE_H
#define PLUMBLINE_COMMAND_INSIDE_H

#include "plumbline/base/memory.h"
#include "plumbline/command/menu.h"
#include "plumbline/command/palette.h"
#include "plumbline/command/report.h"
#include "plumbline/command/score.h"
#include "plumbline/command/settings.h"
#include "plumbline/command/sound.h"
#include "plumbline/command/table.h"
#include "plumbline/model/programme.h"

#include <stdio.h>
#include <string.h>

/* Tables of commands, a file for each noun; each ends with a NULL name. table.c joins them. */
extern const pl_command commands_play[], commands_tag[], commands_note[], commands_score[],
    commands_matter[], commands_view[], commands_library[], commands_start[], commands_report[],
    commands_first[], commands_parts[], commands_speech[], commands_sound[], commands_tidy[],
    commands_print[], commands_count[], commands_answer[], commands_departure[],
    commands_feedback[], commands_filter[], commands_records[], commands_move[], commands_loop[],
    commands_add[], commands_add_cards[], commands_action[], commands_service[], commands_people[],
    commands_settings[], commands_settings_library[], commands_settings_keys[], commands_zoom[],
    commands_rubric_desk[], commands_rubric_draft[], commands_session[], commands_transcript[],
    commands_plan[];

/* ----- departure.c: asks why; before: how many that say nothing yet stand before it, -1: the one at hand */
void departure_write(pl_app *app, int before);

/* ----- action.c: the dialog, for the first action of this person that is still to be said, else a new one */
void action_write(pl_app *app, pl_who who);
const char *when_actions(const pl_app *app); /* actions are said in it */

/* ----- feedback.c: of the dialogs that are about a signed review */
bool feedback_has_words(const pl_app *app); /* the open one asks for words */
void feedback_words_keep(pl_app *app);
void feedback_typed(pl_app *app); /* an answer is kept as it is typed */

/* ----- records.c: what stands beside the open review */
void records_mind(pl_app *app); /* reads it again where it can have changed */
void records_old(pl_app *app);  /* it has */
void records_forget(pl_app *app);
/* Opens this review in place of the open one; PL_SCREEN_FIRST: on the screen where it was left. */
void records_open(pl_app *app, pl_id review, pl_screen screen);
/* Calls `done`, with the app as ctx, behind all changes that were sent up to now. */
void records_behind(pl_app *app, void (*done)(void *ctx, void *arg, const pl_receipt *receipt));
bool records_keep(pl_app *app); /* of Ctrl+Enter; false: it is none of its dialogs */
int records_rows(pl_menu_row *out, const pl_app *app);

/* ----- move.c */
void move_forget(pl_app *app); /* the plan */

/* ----- session.c: the facilitators' own review of a session */
void session_prompt(pl_app *app, const pl_prompt *prompt); /* is in hand */
/* A row that is about one of the facilitators has their code, once something is chosen in it. */
void session_row_named(pl_app *app, const pl_answer_place *place);
/* Of a fact about each facilitator: what is chosen of them, a part each; -1: it is none. */
int session_led_parts(pl_answer_place *out, const pl_app *app, const pl_prompt *prompt);
/* This person saw what is seen at once: its writers are told. */
void session_saw(pl_app *app, pl_id recording, const char *prompt, pl_utc said_utc);
void session_leave(pl_app *app);   /* its screen was left */
int64_t session_mind(pl_app *app); /* when to be called again */

/* ----- when.c: why a command cannot be run */
const char *when_desk(const pl_app *app);      /* a review is open */
const char *when_watch(const pl_app *app);     /* and its picture is on the screen */
const char *when_recording(const pl_app *app); /* a review is open, and it is of one */
const char *when_write(const pl_app *app);     /* and it can be written in */
const char *when_tag(const pl_app *app);       /* and a tag is in hand or selected */
const char *when_score(const pl_app *app);     /* the score sheet is shown, and can be written in */
const char *when_signed(const pl_app *app);    /* the review is signed */
const char *when_released(const pl_app *app);  /* and it has people whom it can be given to */
const char *when_library(const pl_app *app);

/* ----- field.c: what happens to the words of fields */
void field_changed(pl_app *app, pl_field_id field);
void field_left(pl_app *app, pl_field_id field);
bool field_key(pl_app *app, pl_field_id field, const char *key);
bool field_clipboard(pl_app *app, pl_edit *edit, const char *key); /* Ctrl+C, Ctrl+X, Ctrl+V */
/* A key of the person's own for undo or redo is the field's, too, while it has the focus. */
bool field_takes_back(pl_app *app, pl_field_id field, const char *line);
void field_set(pl_app *app, pl_field_id field, const char *words);
const char *field_words(const pl_app *app, pl_field_id field);
void field_focus(pl_app *app, pl_field_id field);
bool field_many_lines(pl_field_id field);
bool field_most_note(pl_field_id field); /* has room for what the library keeps of it */
/* The open dialog says at this field what is wrong, until its words change or the dialog closes. */
void field_fault(pl_app *app, pl_field_id field, const char *words);
void field_fault_clear(pl_app *app);

/* ----- dialog.c */
void dialog_open(pl_app *app, pl_dialog dialog);
void palette_open(pl_app *app, const char *words); /* and searches for them */
void dialog_close(pl_app *app);
/* The dialog stays until it is on disk; what is refused is said in it, else as any error is. */
bool dialog_answered(pl_app *app, pl_dialog dialog, const pl_receipt *receipt);
void menu_open(pl_app *app, pl_menu menu);
void menu_close(pl_app *app);

/* ----- spent.c: a review was opened; what was spent on it is kept */
void spent_begin(pl_app *app);
void spent_keep(pl_app *app);

/* ----- app.c */
void app_error(pl_app *app, const pl_error *err);
bool app_open_library(pl_app *app);
void app_screen(pl_app *app, pl_screen screen);
void app_shelf_old(pl_app *app);                                    /* the list is read again */
void app_setting(pl_app *app, const char *name, const char *value); /* kept for the next start */
void app_keep_theme(
    pl_app *app); /* with the person's own settings, once there is a library for them */
void app_keep_text_size(pl_app *app);
int app_number(const pl_app *app, const char *name, int otherwise); /* of a setting */
char *app_setting_of(const pl_app *app, const char *name);          /* free(); NULL: none */
void app_place(pl_app *app); /* where the person is, kept with the review */
bool app_open_review(pl_app *app, pl_id review);
void app_close_review(pl_app *app);
const pl_missing_list *app_missing(pl_app *app);
uint64_t app_work(pl_app *app, const char *title,
                  const pl_task *task); /* with its progress shown */

/* ----- settings.c */
void settings_start(pl_app *app);
void settings_stop(pl_app *app);
void settings_read(pl_app *app);  /* habits, once there is a library that keeps them */
void settings_enter(pl_app *app); /* their screen is shown */
/* Changed, where their screen is shown: it can be taken back there. `what` of settings.h. */
void settings_note(pl_app *app, int what, int before, int now);
void settings_habit(pl_app *app, pl_habit habit, int number); /* kept, and in force */
int settings_lead_on(const pl_app *app);                /* the lead, when it is turned on again */
void settings_pictures(pl_app *app, bool kept);         /* small ones are, or not, from now on */
bool settings_key(pl_app *app, const char *key);        /* an action waits for it */
void settings_key_focus(pl_app *app, uint64_t element); /* something else was gone to */
void settings_key_ran(pl_app *app, const pl_command *command); /* the same */
void settings_keys_typed(pl_app *app);                         /* other words are looked for */
bool settings_field_left(pl_app *app, pl_field_id field);      /* false: it is none of theirs */

/* ----- zoom.c */
void zoom_mind(pl_app *app); /* the timeline follows the playhead */

/* ----- trend.c: the last sessions of one of the people */
void trend_mind(pl_app *app);
void trend_old(pl_app *app); /* the list was read anew */

/* ----- pictures.c: those in lists */
void pictures_mind(pl_app *app);
void pictures_again(pl_app *app); /* what there was none of is looked for once more */
void pictures_stop(pl_app *app);

/* ----- report.c */
char *app_export_folder(const pl_app *app); /* free() */

/* ----- library.c */
void library_filter(pl_app *app);                   /* which rows the search leaves */
const pl_shelf_row *library_row(const pl_app *app); /* that is chosen, or NULL */

const char *when_row(const pl_app *app); /* a recording is chosen */

/* ----- add.c: the dialog is open while app->add is there */
void add_stop(pl_app *app);
void add_end(pl_app *app);   /* and waits for folders that were left */
bool add_stays(pl_app *app); /* something in it was left, or it asks: it is not closed */
void add_mind(pl_app *app);
void add_typed(pl_app *app, pl_field_id field);

/* ----- add_cards.c */
void add_said(pl_app *app, pl_field_id field); /* words of the card in hand */
char *add_codes(const char *words); /* "F-014 · F-022" as "F-014,F-022"; NULL: none. free() */
int add_group_rows(pl_menu_row *out, const pl_app *app);

/* ----- add_work.c */
void library_add(pl_app *app, const char *path); /* all that is there, as a job */

/* ----- tidy.c: the bound of the cache, minded when `tidy_due` */
void tidy_mind(pl_app *app);
void tidy_keep_pictures(pl_app *app, bool on);

/* ----- growing.c: recordings that are used before they are read to their end */
void growing_finish(pl_app *app);  /* those on the shelf are read on, as a job */
int64_t growing_mind(pl_app *app); /* of the open review: looks for more. When to be called again */
void growing_stop(pl_app *app);

/* ----- start.c */
void start_texts_read(pl_app *app); /* a dialog that was opened before says what there is */
void start_ask(pl_app *app);        /* what is to be said of the chosen recording */
bool start_has_list(pl_field_id field);
/* start_kind.c */
void start_kind_ask(pl_app *app);
void start_kind_set(pl_app *app, pl_review_kind kind);
char *start_kind_rubric(const pl_app *app, const char *id); /* free() */
void start_list(pl_app *app, pl_field_id field);            /* opens it, at what is said now */
void start_left(pl_app *app, pl_field_id field);

/* ----- service.c */
void service_ask(pl_app *app, const char *name); /* NULL: it is to be said */
void service_link_ask(pl_app *app);              /* for the item in hand */

/* ----- people.c */
void people_filter(pl_app *app); /* which rows search and filters leave */

/* ----- texts.c: reads the two below, anew; start_texts_read is told when they are there */
void texts_read(pl_app *app);

/* ----- programmes.c: by the words in the fields of the programme and the session */
pl_programmes *programmes_read(const char *folder); /* of a library; on a job's thread */
void programmes_free(pl_programmes *all);
const pl_programme *programmes_named(const pl_app *app); /* or NULL */
/* Of the programme that is named; where none is, of any. *of is set with it. */
const pl_programme_session *programmes_session(const pl_programme **of, const pl_app *app);
void programmes_say(pl_app *app, const pl_programme *of, const pl_programme_session *session);
int programmes_rows(pl_menu_row *out, const pl_app *app); /* of the menu that is open */

/* By the words of one field, "BBR · My Emotions · session 4"; of a programme alone *session is NULL. */
bool programmes_of_words(const pl_programme **of, const pl_programme_session **session,
                         const pl_app *app, const char *words);
char *programmes_row_name(const pl_app *app,
                          int64_t number); /* of a row of that field's menu; free() */

/* ----- rubrics.c: by the words in the field of the rubric */
#define PL_FIRST_RUBRIC "group-session-review"
pl_rubrics *rubrics_read(const char *folder); /* the same */
void rubrics_free(pl_rubrics *all);
const char *rubrics_named(const pl_app *app);  /* its id, or NULL */
int rubrics_short_minutes(const pl_app *app);  /* of the one that is named; 0: it has none */
void rubrics_say(pl_app *app, const char *id); /* NULL: the first */
int rubrics_rows(pl_menu_row *out, const pl_app *app);

/* ----- rubric_desk.c: the screen of rubrics */
void rubric_desk_start(pl_app *app);
void rubric_desk_stop(pl_app *app);    /* a draft is written where it was not yet */
int64_t rubric_desk_mind(pl_app *app); /* when to be called again */
void rubric_desk_show(pl_app *app);    /* its screen was come to */
void rubric_desk_find(pl_app *app);    /* by the words of its field */
void rubric_desk_open(pl_app *app, int at);
void rubric_desk_goes_to(pl_app *app, int line, int column); /* from 1: the caret */
void rubric_desk_old(pl_app *app,
                     const char *open); /* is read again, and this file opened (or NULL) */
const char *when_rubrics(const pl_app *app);
bool rubric_text_key(pl_app *app, const char *key);
bool rubric_text_typed(pl_app *app); /* false: nothing can be, and it was said */

/* ----- rubric_check.c */
void rubric_check_post(pl_app *app);
void rubric_check_free(pl_rubric_desk *desk);

/* ----- rubric_draft.c: its file */
int64_t rubric_draft_mind(pl_app *app);
void rubric_draft_leave(pl_app *app); /* another one is opened */
void rubric_draft_stop(pl_app *app);  /* the program ends */
void rubric_draft_checked(pl_app *app);

/* ----- place.c: what a job's thread needs to open the library by itself */
typedef struct work_place {
    char *folder, *as;
} work_place;

void place_take(work_place *out, const pl_app *app);
void place_free(work_place *place);
pl_store *place_open(const work_place *place, bool write, pl_error *err); /* NULL: err says why */

/* The whole path of what was typed, "~/…" as well; NULL: it is none. free() */
char *path_typed(const char *words);

/* ----- shelf.c */
void shelf_read(pl_app *app);
void shelf_look(pl_app *app); /* while long work runs: whether there is more on the list */

/* ----- filter.c */
void filter_read(pl_app *app); /* the order that was kept */
void filter_rows(pl_app *app); /* app->shown */
bool filter_has_menu(pl_menu menu);
int filter_menu(pl_menu_row *out, const pl_app *app);

/* ----- parts.c: the menus of a recording in the list */
bool parts_has_menu(pl_menu menu);
int parts_rows(pl_menu_row *out, const pl_app *app);

/* ----- sound.c: the menu of what is heard */
int sound_rows(pl_menu_row *out, const pl_app *app);

/* ----- transcript.c */
void transcript_begin(pl_app *app);  /* a review was opened */
void transcript_find(pl_app *app);   /* by the words of its field */
void transcript_forget(pl_app *app); /* what was found */
/* The log has a line of a search with these words; false: it takes none, so nothing is shown. */
bool transcript_searched(pl_app *app, const char *words);
bool transcript_dropped(pl_app *app, const char *path); /* false: it is none */

/* ----- notes.c */
void notes_begin(pl_app *app);  /* a review was opened */
void notes_looked(pl_app *app); /* what is new was seen, if they are shown */

/* ----- count.c */
const char *when_counting(const pl_app *app); /* counting mode is on */
bool count_is_on(const pl_app *app);          /* and what it changes is on the screen */
void count_mode(pl_app *app, bool on);
int count_rows(pl_menu_row *out, const pl_app *app); /* of the menu of the stretch */

/* ----- first.c */
void first_look(pl_app *app); /* whether a library can be kept in the folder */

/* ----- note.c */
void note_open(pl_app *app); /* the composer, on the tag in hand or selected */
void note_keep(pl_app *app);
void note_leave(pl_app *app); /* the words stay, and the composer shuts */
/* Focus went from one field to another: the recording may wait while a note is written. */
void note_focus(pl_app *app, pl_field_id before, pl_field_id after);

/* ----- matter.c */
void matter_take_up(pl_app *app, const char *words); /* a `!` whose kind was not said yet */
void matter_drop(pl_app *app);                       /* that was answered, or taken back */
void matter_write_up(pl_app *app, const char *item, pl_who who); /* what has no words yet */

/* ----- answer.c: of the answer in hand */
void answer_changed(pl_app *app); /* half-written words are kept */
void answer_keep(pl_app *app);
void answer_first(pl_app *app, const pl_prompt *prompt);         /* in hand, and not opened */
bool answer_step(pl_app *app, const pl_prompt *prompt, int way); /* false: it has no more parts */
bool answer_enter(pl_app *app, const pl_prompt *prompt, int way);
void answer_number(pl_app *app, int number); /* chooses */
int answer_rows(pl_menu_row *out, const pl_app *app);

/* ----- score.c */
void score_settle(pl_app *app); /* brings who is in hand to one that the item has */
void score_go(pl_app *app, const char *item, pl_who who); /* the sheet, with this in hand */

#endif
