/* What the commands share. One file for each subject; the table of all stands in table.c, and help, the
 * man page and the check of arguments come from it. */
#ifndef PLUMBLINE_CLI_CLI_H
#define PLUMBLINE_CLI_CLI_H

#include "plumbline/base/error.h"
#include "plumbline/base/file.h"
#include "plumbline/base/id.h"
#include "plumbline/base/image.h"
#include "plumbline/base/job.h"
#include "plumbline/base/json.h"
#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"
#include "plumbline/base/time.h"
#include "plumbline/cli.h"
#include "plumbline/library/find.h"
#include "plumbline/model/compare.h"
#include "plumbline/model/facts.h"
#include "plumbline/model/programme.h"
#include "plumbline/store/store.h"

#include <stdio.h>
#include <string.h>

enum { EXIT_DONE, EXIT_FAILED, EXIT_USAGE, EXIT_REFUSED, EXIT_PARTLY };

typedef enum option_kind { ONCE, REPEATS, MAY_BE_EMPTY } option_kind;

typedef struct cli_option {
    const char *name; /* "--at"; NULL ends a list */
    const char
        *value; /* what it takes, as help has it; a TIME or a DATE is one; NULL for a switch */
    const char *help;
    option_kind kind;
} cli_option;

typedef struct context context;
typedef struct cli_args cli_args;

typedef struct cli_command {
    const char *noun, *verb; /* "tag", "add"; verb NULL where there is none */
    const char *operands;    /* "REVIEW"; "" for none */
    int least, most;         /* how many of them; most -1: any number */
    const char *summary;
    const cli_option *options; /* ends with a NULL name; may be NULL */
    int (*run)(context *c, const cli_args *a);
} cli_command;

extern const cli_command commands[]; /* ends with a NULL noun */
extern const cli_option general_options[];
extern const cli_option window_options[]; /* without a command */

struct context {
    char *folder;   /* of the library */
    const char *as; /* code, or NULL */
    bool json;
    pl_store *store; /* once a command opened it */
    pl_json out;     /* what --json prints, one object */
    const pl_cli_host *host;
};

/* ----- args.c */

typedef struct given {
    const cli_option *option;
    const char *value;
} given;

struct cli_args {
    const cli_command *command;
    const char **operands;
    int operand_count;
    given *given;
    int given_count, given_room;
};

/* Reads the words behind the command's name. False with a sentence for wrong usage. General options go
 * into the context. */
bool args_read(cli_args *out, context *c, const cli_command *command, int count, char **words,
               pl_error *err);
void args_free(cli_args *a);

const char *arg(const cli_args *a, const char *option); /* its value, or NULL */
bool arg_has(const cli_args *a, const char *option);
int arg_all(const char **out, int most, const cli_args *a,
            const char *option); /* of one that repeats */

/* A TIME option, or PL_NO_TIME where it is not given. */
pl_time arg_time(const cli_args *a, const char *option);

/* ----- output.c */

/* Prints the sentence and gives the exit status that its code asks for. */
int failed(const pl_error *err);
int wrong_usage(const char *format, ...) __attribute__((format(printf, 1, 2)));
void tell(const char *format, ...) __attribute__((format(printf, 1, 2))); /* standard error */

/* printf for texts that people or cameras wrote: what would steer a terminal is shown as a dot. */
void show(const char *format, ...) __attribute__((format(printf, 1, 2)));

void out_id(pl_json *json, const char *name, pl_id id);       /* null for 0 */
void out_time(pl_json *json, const char *name, pl_time time); /* null for none */
void out_lines(pl_json *json, const char *name, const pl_names *lines);
const char *short_id(char out[PL_ID_ROOM], pl_id id); /* the first eight digits, for people */

/* One object with one array, "tags", which the command fills when --json is given; the end prints it. */
void out_list(context *c, const char *name);
void out_list_end(context *c);

/* Ends the object that a command began in c->out and prints it as one line. */
void out_flush(context *c);

/* The exit status, made a failure where standard output took less than was printed. */
int out_status(int status);

/* ----- help.c */
void help_command(const cli_command *command);
bool help_noun(const char *noun); /* false where no command begins so */
void help_all(void);
void help_man(void); /* the man page, as roff */

/* ----- library.c: the library and what stands in it */

typedef enum library_use { LIBRARY_READ, LIBRARY_WRITE, LIBRARY_MAKE } library_use;

bool open_library(context *c, library_use use, pl_error *err);
bool library_folder(context *c, pl_error *err); /* fills in c->folder */
char *keys_file(void);    /* the user's own keys: free(); NULL where there is no home */
char *library_file(void); /* the folder that the first start was told, in one line; free() */

/* The library's folder where one is there, or NULL: the shipped texts need none. False where there is a
 * library that cannot be read. */
bool text_folder(const char **out, context *c, pl_error *err);

/* A moment of a review lies in its recording. */
bool check_moment(const pl_review_facts *facts, pl_time at, pl_error *err);

/* Both become the start of the frame that is on the screen then: what is said in a review stands on frames.
 * PL_NO_TIME stays. */
bool to_frames(pl_time *at, pl_time *to, context *c, const pl_review_facts *facts, pl_error *err);

/* The review whose id begins so, with all its facts. */
bool find_review(pl_review_facts *out, context *c, const char *name, pl_error *err);
/* The slot that --facilitator names in the review that the first operand names; usage is checked before. */
bool find_facilitator(pl_who *slot, pl_id *review, context *c, const cli_args *a, pl_error *err);
bool find_review_of(pl_review_facts *out, context *c, pl_noun noun, pl_id id, pl_error *err);

/* Progress on standard error: a bar on a terminal, plain lines elsewhere; Ctrl+C stops the job. */
pl_job *job_start(void);
void job_end(void);

/* ----- media.c: recordings that are named by their files */

/* The parts that the operands name: one recording, found by names where a folder or one part is given. */
bool find_parts(pl_candidates *out, const cli_args *a, pl_job *job, pl_error *err);

/* Which of its sounds --track and --side name; false where it has no such track. */
bool sound_named(pl_sound_choice *out, const cli_args *a, const pl_media *media, pl_error *err);

bool is_picture(const char *path); /* by its ending: .png, .jpg */
bool write_picture(const pl_image *image, const char *path, pl_error *err);

/* ----- the commands, by subject */
int run_index(context *c, const cli_args *a);
int run_recordings(context *c, const cli_args *a);
int run_join(context *c, const cli_args *a);
int run_split(context *c, const cli_args *a);
int run_probe(context *c, const cli_args *a);
int run_frame(context *c, const cli_args *a);
int run_sheet(context *c, const cli_args *a);
int run_speech(context *c, const cli_args *a);
int run_clip(context *c, const cli_args *a);
int run_rubric_check(context *c, const cli_args *a);
int run_rubric_list(context *c, const cli_args *a);
int run_rubric_show(context *c, const cli_args *a);
int run_rubric_compare(context *c, const cli_args *a);
int run_rubric_copy(context *c, const cli_args *a);
int run_rubric_add(context *c, const cli_args *a);
int run_rubric_schema(context *c, const cli_args *a);
int run_programme_check(context *c, const cli_args *a);
int run_programme_list(context *c, const cli_args *a);
int run_programme_show(context *c, const cli_args *a);
int run_review_new(context *c, const cli_args *a);
int run_review_list(context *c, const cli_args *a);
int run_review_show(context *c, const cli_args *a);
int run_review_sign(context *c, const cli_args *a);
int run_review_draw(context *c, const cli_args *a);
int run_review_whole(context *c, const cli_args *a);
int run_review_move(context *c, const cli_args *a);
int run_review_risk(context *c, const cli_args *a);
int run_review_risk_answer(context *c, const cli_args *a);
int run_review_concern(context *c, const cli_args *a);
int run_review_withdraw(context *c, const cli_args *a);
int run_review_spoken(context *c, const cli_args *a);
int run_review_no_strength(context *c, const cli_args *a);
int run_review_release(context *c, const cli_args *a);
int run_review_read(context *c, const cli_args *a);
int run_review_answer(context *c, const cli_args *a);
int run_review_close(context *c, const cli_args *a);
int run_review_second(context *c, const cli_args *a);
int run_review_settle(context *c, const cli_args *a);
int run_review_delivery(context *c, const cli_args *a);
int run_review_correct(context *c, const cli_args *a);
int run_review_consensus(context *c, const cli_args *a);
int run_tag_add(context *c, const cli_args *a);
int run_tag_list(context *c, const cli_args *a);
int run_tag_edit(context *c, const cli_args *a);
int run_tag_delete(context *c, const cli_args *a);
int run_count_add(context *c, const cli_args *a);
int run_count_list(context *c, const cli_args *a);
int run_count_delete(context *c, const cli_args *a);
int run_count_stretch(context *c, const cli_args *a);
int run_tag_departure(context *c, const cli_args *a);
int run_tag_departures(context *c, const cli_args *a);
int run_plan_add(context *c, const cli_args *a);
int run_plan_list(context *c, const cli_args *a);
int run_plan_delete(context *c, const cli_args *a);
int run_session_show(context *c, const cli_args *a);
int run_session_set(context *c, const cli_args *a);
int run_session_finish(context *c, const cli_args *a);
int run_session_add(context *c, const cli_args *a);
int run_prompt_list(context *c, const cli_args *a);
int run_prompt_set(context *c, const cli_args *a);
int run_prompt_seen(context *c, const cli_args *a);
int run_score_set(context *c, const cli_args *a);
int run_score_list(context *c, const cli_args *a);
int run_link_add(context *c, const cli_args *a);
int run_link_list(context *c, const cli_args *a);
int run_link_delete(context *c, const cli_args *a);
int run_action_add(context *c, const cli_args *a);
int run_action_edit(context *c, const cli_args *a);
int run_action_delete(context *c, const cli_args *a);
int run_action_list(context *c, const cli_args *a);
int run_action_done(context *c, const cli_args *a);
int run_policy_show(context *c, const cli_args *a);
int run_policy_check(context *c, const cli_args *a);
int run_policy_set(context *c, const cli_args *a);
int run_person_add(context *c, const cli_args *a);
int run_person_list(context *c, const cli_args *a);
int run_person_post(context *c, const cli_args *a);
int run_transcript_add(context *c, const cli_args *a);
int run_transcript_remove(context *c, const cli_args *a);
int run_transcript_list(context *c, const cli_args *a);
int run_search(context *c, const cli_args *a);
int run_undo(context *c, const cli_args *a);
int run_redo(context *c, const cli_args *a);
int run_report(context *c, const cli_args *a);
int run_verify(context *c, const cli_args *a);
int run_log_list(context *c, const cli_args *a);
int run_log_verify(context *c, const cli_args *a);
int run_bench_seek(context *c, const cli_args *a);
int run_bench_step(context *c, const cli_args *a);
int run_bench_play(context *c, const cli_args *a);
int run_bench_index(context *c, const cli_args *a);
int run_bench_start(context *c, const cli_args *a);
int run_bench_ui(context *c, const cli_args *a);
int run_bench_list(context *c, const cli_args *a);
int run_bench_speech(context *c, const cli_args *a);
int run_bench_sheet(context *c, const cli_args *a);

/* One tag, score, recording as an object's fields; shared by the command that adds and the one that lists. */
void out_tag(pl_json *json, const pl_tag *tag);
void out_recording(pl_json *json, const pl_recording *recording);

/* The fields of a rubric or a programme, within an object: id, version, title and what it consists of;
 * a whole rubric has its items' words too. */
void out_rubric_head(pl_json *json, const pl_rubric *rubric, bool whole);
void out_programme_head(pl_json *json, const pl_programme *programme);

/* The questions that were answered, within an object or as lines: prompt.c. */
void out_prompts(context *c, const pl_review_facts *facts);
/* What came after signing, as fields of an object or as lines: answers, wishes for a second reviewer,
 * delivery. */
bool out_after_signing(context *c, const pl_review *review, pl_error *err);

/* ----- short.c */

bool seed_of(int64_t *out, const cli_args *a, pl_error *err); /* --seed; 0 where it is not given */
void out_short(pl_json *json, const pl_review_facts *facts);  /* "short" and "draws" */
void print_short(const pl_review_facts *facts);
void tell_short(const pl_review_facts *facts); /* what was drawn, at the start */

/* Counts, formulas and prompts of a rubric. */
void out_rubric_parts(pl_json *json, const pl_rubric *rubric);
void print_rubric_parts(const pl_rubric *rubric);
/* "4 items, 12 counts, 6 formulas"; "8 modules, 29 sessions". free(). */
char *rubric_contents(const pl_rubric *rubric);
char *programme_contents(const pl_programme *programme);

/* Two rubrics side by side: the fields of an object, or lines. */
void out_comparison(pl_json *json, const pl_rubric *was, const pl_rubric *is,
                    const pl_rubric_comparison *found);
void print_comparison(const pl_rubric *was, const pl_rubric *is, const pl_rubric_comparison *found);
void out_other(pl_json *json, const char *name, unsigned other); /* words of PL_OTHER_… */

#endif
