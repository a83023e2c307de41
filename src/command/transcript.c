/* The transcript of the open recording: captions, going to a line, searching, adding and removing. */
#include "plumbline/command/transcript.h"

#include "inside.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"
#include "plumbline/exchange/transcript.h"
#include "plumbline/review/desk_transcript.h"
#include "plumbline/store/transcripts.h"

static const char *const no_transcript =
    "There is no transcript for this session. You can still tag and score.";

static const char *when_transcript(const pl_app *app)
{
    const char *why = when_recording(app);
    if (why)
        return why;
    return pl_desk_transcript(app->desk)->count ? NULL : no_transcript;
}

pl_time pl_app_line_time(const pl_app *app)
{
    enum { FRAME_US = 41000 }; /* the longest that is usual */
    return pl_desk_now(app->desk) + FRAME_US;
}

int pl_app_line_now(const pl_app *app)
{
    return pl_transcript_at(pl_desk_transcript(app->desk), pl_app_line_time(app));
}

static void captions(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    app->view.captions = !app->view.captions;
    app_setting(app, "window.captions", app->view.captions ? "1" : "0");
}

static void line_go(pl_app *app, const pl_arg *arg)
{
    const pl_transcript *all = pl_desk_transcript(app->desk);
    if (arg->number >= 0 && arg->number < all->count)
        pl_desk_go(app->desk, all->cues[arg->number].from_us);
}

/* ----- searching */

const char *pl_app_search_why_not(const pl_app *app)
{
    const char *why = when_transcript(app);
    if (why)
        return why;
    return app->desk->facts.policy.values[PL_POLICY_TRANSCRIPT_SEARCH] ? NULL : pl_search_off;
}

typedef struct searched {
    pl_id recording;
    char *words;
} searched;

static bool searched_run(pl_store *store, void *arg, pl_error *err)
{
    const searched *one = arg;
    return pl_store_transcript_searched(store, one->recording, one->words, err);
}

static void searched_free(void *arg)
{
    searched *one = arg;
    free(one->words);
    free(one);
}

bool transcript_searched(pl_app *app, const char *words)
{
    pl_error err = { 0 };
    searched *one = pl_alloc(sizeof *one);
    one->recording = app->desk->facts.review->recording;
    one->words = pl_copy_text(words);
    pl_letter letter = { searched_run, NULL, app, one, searched_free };
    if (pl_post_send(app->post, &letter, &err))
        return true;
    app_error(app, &err);
    return false;
}

void transcript_forget(pl_app *app)
{
    if (app->lines)
        free(app->lines->items);
    free(app->lines);
    app->lines = NULL;
}

/* A search is one from its first letter until the field is empty again: so often it is on the log. */
void transcript_find(pl_app *app)
{
    const char *words = field_words(app, PL_FIELD_LINES);
    pl_match match;
    if (!app->desk || pl_app_search_why_not(app) || !words[strspn(words, " ")]) {
        transcript_forget(app);
        app->view.lines_seen = -1;
        return;
    }
    if (!app->lines) {
        if (!transcript_searched(app, words))
            return;
        app->lines = pl_alloc(sizeof *app->lines);
    }
    pl_app_lines *lines = app->lines;
    const pl_transcript *all = pl_desk_transcript(app->desk);
    lines->count = 0;
    for (int i = 0; i < all->count; i++)
        if (pl_match_words(&match, words, all->cues[i].words) &&
            !pl_desk_withholds(app->desk, &all->cues[i])) {
            pl_grow(lines->items, lines->count, lines->room);
            lines->items[lines->count++] = i;
        }
    app->view.lines_scroll = 0;
}

static void find_line(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    if (app->view.screen != PL_SCREEN_WATCH)
        app_screen(app, PL_SCREEN_WATCH);
    app->view.tab = PL_TAB_TRANSCRIPT;
    field_focus(app, PL_FIELD_LINES);
    pl_edit_select_all(&app->fields[PL_FIELD_LINES]);
}

/* The next one that was found, behind the one that is said now; behind the last the first. */
static void line_next(pl_app *app, const pl_arg *arg)
{
    const pl_app_lines *lines = app->lines;
    int now = pl_app_line_now(app), next = 0;
    (void)arg;
    if (!lines || lines->count == 0)
        return;
    while (next < lines->count && lines->items[next] <= now)
        next++;
    line_go(app, &(pl_arg){ .number = lines->items[next < lines->count ? next : 0] });
}

static void lines_all(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    field_set(app, PL_FIELD_LINES, "");
    transcript_find(app);
}

void transcript_begin(pl_app *app)
{
    char *kept = app_setting_of(app, "window.captions");
    app->view.captions = !pl_text_same(kept, "0");
    free(kept);
    field_set(app, PL_FIELD_LINES, "");
    transcript_forget(app);
    app->view.lines_scroll = 0;
    app->view.lines_seen = -1;
}

/* ----- adding */

typedef struct add_work {
    pl_app *app;
    pl_id recording;
    char *path;
    pl_time at_us;
    pl_transcript read;
    char remark[PL_ERROR_ROOM];
    pl_error error;
} add_work;

static void add_free(void *arg)
{
    add_work *work = arg;
    pl_transcript_free(&work->read);
    free(work->path);
    free(work);
}

/* "four.srt, line 2, column 18: …" of the first fault, or of the first remark. */
static void say_problem(char out[PL_ERROR_ROOM], const pl_problems *problems, const char *path,
                        bool fault)
{
    for (int i = 0; i < problems->count; i++) {
        const pl_problem *one = &problems->items[i];
        if (one->remark == fault)
            continue;
        int more = fault ? problems->faults - 1 : 0;
        int used = snprintf(out, PL_ERROR_ROOM, "%.200s, line %d, column %d: %.400s.",
                            pl_path_name(path), one->line, one->column, one->text);
        if (more > 0)
            snprintf(out + used, PL_ERROR_ROOM - (size_t)used, " And %d more.", more);
        return;
    }
}

static void add_read(void *arg, pl_job *job)
{
    add_work *work = arg;
    pl_problems problems = { 0 };
    size_t size;
    char words[PL_ERROR_ROOM] = "";
    (void)job;
    char *bytes = pl_file_read(&size, work->path, PL_MOST_TRANSCRIPT, &work->error);
    if (bytes && !pl_transcript_parse(&work->read, &problems, bytes, size)) {
        say_problem(words, &problems, work->path, true);
        pl_fail(&work->error, PL_BAD_INPUT, "%s", words);
    }
    say_problem(work->remark, &problems, work->path, false);
    pl_problems_free(&problems);
    free(bytes);
}

static bool add_write(pl_store *store, void *arg, pl_error *err)
{
    add_work *work = arg;
    pl_id id;
    return pl_store_transcript_add(&id, store, work->recording, pl_path_name(work->path),
                                   work->at_us, &work->read, err);
}

static bool is_open(const pl_app *app, pl_id recording)
{
    return app->desk && app->desk->facts.review->recording == recording;
}

static void add_kept(void *ctx, void *arg, const pl_receipt *receipt)
{
    pl_app *app = ctx;
    const add_work *work = arg;
    char words[PL_ERROR_ROOM + 64];
    if (!dialog_answered(app, PL_DIALOG_TRANSCRIPT, receipt))
        return;
    if (is_open(app, work->recording)) {
        pl_desk_transcript_read(app->desk);
        app->view.tab = PL_TAB_TRANSCRIPT;
        app->view.lines_seen = -1;
    }
    snprintf(words, sizeof words, "The transcript is added: %d line%s.%s%s", work->read.count,
             work->read.count == 1 ? "" : "s", work->remark[0] ? " " : "", work->remark);
    pl_app_say(app, work->remark[0] ? PL_TOAST_TELL : PL_TOAST_DONE, words);
}

static void add_took(void *arg)
{
    add_work *from = arg;
    pl_app *app = from->app;
    pl_error err = { 0 };
    if (from->error.code) {
        if (app->view.dialog == PL_DIALOG_TRANSCRIPT)
            field_fault(app, PL_FIELD_TRANSCRIPT, from->error.text);
        return;
    }
    add_work *work = pl_alloc(sizeof *work);
    *work = *from; /* what the runner frees is empty then */
    from->path = NULL;
    from->read = (pl_transcript){ 0 };
    pl_letter letter = { add_write, add_kept, app, work, add_free };
    if (!pl_post_send(app->post, &letter, &err))
        app_error(app, &err);
}

static void transcript_ask(pl_app *app, const char *path)
{
    field_set(app, PL_FIELD_TRANSCRIPT, path);
    app->view.transcript_part = 0;
    dialog_open(app, PL_DIALOG_TRANSCRIPT);
}

static void add_ask(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    transcript_ask(app, "");
}

bool transcript_dropped(pl_app *app, const char *path)
{
    const char *dot = strrchr(path, '.');
    bool ours = dot && (strcmp(dot, ".vtt") == 0 || strcmp(dot, ".srt") == 0);
    if (!ours || when_recording(app) || app->view.dialog)
        return false;
    transcript_ask(app, path);
    return true;
}

static void add_part(pl_app *app, const pl_arg *arg)
{
    const pl_recording *recording = app->desk->facts.recording;
    if (arg->number >= 0 && arg->number <= recording->part_count)
        app->view.transcript_part = (int)arg->number;
}

static void add_now(pl_app *app, const pl_arg *arg)
{
    const pl_recording *recording = app->desk->facts.recording;
    int part = app->view.transcript_part;
    (void)arg;
    char *path = path_typed(field_words(app, PL_FIELD_TRANSCRIPT));
    if (!path) {
        field_fault(app, PL_FIELD_TRANSCRIPT,
                    "Write the whole path, like ~/Documents/session.vtt.");
        return;
    }
    add_work *work = pl_alloc(sizeof *work);
    work->app = app;
    work->path = path;
    work->recording = recording->id;
    work->at_us =
        part > 1 && part <= recording->part_count ? recording->parts[part - 1].start_us : 0;
    pl_task task = { add_read, add_took, add_free, work };
    pl_runner_post(app->opener, &task);
}

/* ----- removing */

static bool drop_write(pl_store *store, void *arg, pl_error *err)
{
    return pl_store_transcript_remove(store, *(const pl_id *)arg, err);
}

static void drop_kept(void *ctx, void *arg, const pl_receipt *receipt)
{
    pl_app *app = ctx;
    if (!dialog_answered(app, PL_DIALOG_TRANSCRIPT_DROP, receipt))
        return;
    if (is_open(app, *(const pl_id *)arg)) {
        lines_all(app, NULL);
        pl_desk_transcript_read(app->desk);
    }
    pl_app_say(app, PL_TOAST_DONE, "The transcript is removed from the library.");
}

static void drop_ask(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    dialog_open(app, PL_DIALOG_TRANSCRIPT_DROP);
}

static void drop_now(pl_app *app, const pl_arg *arg)
{
    pl_error err = { 0 };
    pl_id *recording = pl_alloc(sizeof *recording);
    (void)arg;
    *recording = app->desk->facts.review->recording;
    pl_letter letter = { drop_write, drop_kept, app, recording, free };
    if (!pl_post_send(app->post, &letter, &err))
        app_error(app, &err);
}

#define FIND "Find and go"

const pl_command commands_transcript[] = {
    { "captions", "Always", "Captions", when_transcript, captions, 0 },
    { "find-line", FIND, "Search the transcript", pl_app_search_why_not, find_line, 0 },
    { "line-go", FIND, "Go to this line", when_transcript, line_go,
      PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { "line-next", FIND, "Go to the next line that was found", when_transcript, line_next,
      PL_COMMAND_HIDDEN },
    { "lines-all", FIND, "Show all lines", when_transcript, lines_all, PL_COMMAND_HIDDEN },
    { "transcript-add", FIND, "Add a transcript…", when_recording, add_ask, 0 },
    { "transcript-add-now", FIND, "Add this transcript", when_recording, add_now,
      PL_COMMAND_HIDDEN },
    { "transcript-part", FIND, "The part whose clock it goes by", when_recording, add_part,
      PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { "transcript-remove", FIND, "Remove the transcript…", when_transcript, drop_ask, 0 },
    { "transcript-remove-now", FIND, "Remove the transcript", when_transcript, drop_now,
      PL_COMMAND_HIDDEN },
    { 0 },
};
