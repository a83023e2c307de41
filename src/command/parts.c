/* Parts of the chosen recording: what is joined to it, and where it is split. */
#include "inside.h"

#include "plumbline/base/file.h"
#include "plumbline/base/part.h"
#include "plumbline/base/text.h"
#include "plumbline/library/regroup.h"

/* ----- whether it can be done */

/* Moments rest on the times of a recording that somebody reviews. */
static const char *when_unreviewed(const pl_app *app)
{
    const char *why = when_row(app);
    if (why)
        return why;
    const pl_shelf_row *row = library_row(app);
    if (row->review)
        return "Monitoring has begun on this recording: its parts stay as they are.";
    return row->offline ? "The recording is not where it was: its drive is not connected." : NULL;
}

static bool can_follow(const pl_shelf_row *row, const pl_app *app)
{
    return !row->review && !row->offline && row->recording->id != app->view.row;
}

static const char *when_join(const pl_app *app)
{
    const char *why = when_unreviewed(app);
    for (int i = 0; !why && i < app->shelf.count; i++)
        if (can_follow(&app->shelf.rows[i], app))
            return NULL;
    return why ? why : "There is no other recording that it could be joined with.";
}

static const char *when_split(const pl_app *app)
{
    const char *why = when_unreviewed(app);
    if (why)
        return why;
    return library_row(app)->recording->part_count > 1
               ? NULL
               : "This recording has one part: there is nothing to split.";
}

/* ----- the work, as a job with a store of its own */

typedef struct parts_work {
    pl_app *app; /* for `done` alone */
    work_place place;
    pl_id recordings[2]; /* split: the second is 0 */
    int after;
    pl_id made[2];
    pl_error error;
} parts_work;

static void work_run(void *arg, pl_job *job)
{
    parts_work *work = arg;
    pl_store *store = place_open(&work->place, true, &work->error);
    if (!store)
        return;
    if (work->recordings[1])
        pl_library_join(&work->made[0], store, work->recordings, 2, job, &work->error);
    else
        pl_library_split(work->made, store, work->recordings[0], work->after, job, &work->error);
    pl_store_close(&store);
}

static void work_done(void *arg)
{
    parts_work *work = arg;
    pl_app *app = work->app;
    app_shelf_old(app);
    if (work->error.code == PL_CANCELLED)
        pl_app_say(app, PL_TOAST_TELL, "Stopped. Nothing was changed.");
    else if (work->error.code)
        app_error(app, &work->error);
    else
        pl_app_say(
            app, PL_TOAST_DONE,
            work->recordings[1]
                ? "Joined into one. “Split after a part” takes it apart again."
                : "Split into two. “Join with the one that follows” puts them together again.");
}

static void work_free(void *arg)
{
    parts_work *work = arg;
    place_free(&work->place);
    free(work);
}

static void start(pl_app *app, pl_id second, int after)
{
    const pl_shelf_row *row = library_row(app);
    parts_work *work = pl_alloc(sizeof *work);
    work->app = app;
    place_take(&work->place, app);
    work->recordings[0] = row->recording->id;
    work->recordings[1] = second;
    work->after = after;
    pl_task task = { work_run, work_done, work_free, work };
    app_work(app, row->title, &task);
}

/* ----- commands */

static void row_menu(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    menu_open(app, PL_MENU_RECORDING);
}

static void join(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    menu_open(app, PL_MENU_JOIN);
}

static void join_with(pl_app *app, const pl_arg *arg)
{
    pl_id low, high;
    if (!arg->text || !pl_id_range(&low, &high, arg->text))
        return;
    for (int i = 0; i < app->shelf.count; i++) {
        const pl_shelf_row *row = &app->shelf.rows[i];
        if (row->recording->id >= low && row->recording->id <= high && can_follow(row, app)) {
            start(app, row->recording->id, 0);
            return;
        }
    }
}

static void split(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    menu_open(app, PL_MENU_SPLIT);
}

static void split_after(pl_app *app, const pl_arg *arg)
{
    start(app, 0, (int)arg->number);
}

/* ----- their menus */

static bool same_folder(const pl_recording *a, const pl_recording *b)
{
    char *one = pl_path_folder(a->parts[0].path), *other = pl_path_folder(b->parts[0].path);
    bool same = strcmp(one, other) == 0;
    free(one);
    free(other);
    return same;
}

static void add_follower(pl_menu_row *out, int *count, const pl_shelf_row *row)
{
    char length[PL_TIME_ROOM];
    if (*count == PL_MENU_ROWS_MOST)
        return;
    pl_menu_row *one = &out[(*count)++];
    *one = (pl_menu_row){ .command = "join-with", .kind = -1 };
    snprintf(one->words, sizeof one->words, "%.*s  %s", (int)pl_utf8_cut(row->title, 72),
             row->title, pl_time_format(length, row->recording->duration_us, 0));
    pl_id_format(one->text, row->recording->id);
}

/* Those that lie beside it come first, in the order of the list. */
static int followers(pl_menu_row *out, const pl_app *app)
{
    const pl_shelf_row *chosen = library_row(app);
    int count = 0;
    for (int pass = 0; chosen && pass < 2; pass++)
        for (int i = 0; i < app->shelf.count; i++) {
            const pl_shelf_row *row = &app->shelf.rows[i];
            if (can_follow(row, app) &&
                same_folder(row->recording, chosen->recording) == (pass == 0))
                add_follower(out, &count, row);
        }
    return count;
}

static int places(pl_menu_row *out, const pl_app *app)
{
    const pl_shelf_row *row = library_row(app);
    int count = 0;
    for (int i = 0; row && i + 1 < row->recording->part_count && count < PL_MENU_ROWS_MOST; i++) {
        char at[PL_TIME_ROOM];
        const pl_stored_part *part = &row->recording->parts[i];
        char *name = pl_part_name(part->path);
        pl_menu_row *one = &out[count++];
        *one = (pl_menu_row){ .command = "split-after", .number = i + 1, .kind = -1 };
        snprintf(one->words, sizeof one->words, "Part %d, at %s  %.*s", i + 1,
                 pl_time_format(at, part->start_us + part->length_us, 0),
                 (int)pl_utf8_cut(name, 56), name);
        free(name);
    }
    return count;
}

/* One that is signed is opened; somebody else starts monitoring it again. */
static int of_recording(pl_menu_row *out, const pl_app *app)
{
    static const char *const commands[] = { "open-row", "records-menu", "start-review",
                                            "join-recording", "split-recording" };
    const pl_shelf_row *chosen = library_row(app);
    bool again = chosen && chosen->review && chosen->review->is_signed;
    int count = 0;
    for (size_t i = 0; i < PL_COUNT(commands); i++) {
        if ((strcmp(commands[i], "start-review") == 0 && !again) ||
            (strcmp(commands[i], "records-menu") == 0 && !(chosen && chosen->records > 1)))
            continue;
        out[count] = (pl_menu_row){ .command = commands[i], .kind = -1 };
        snprintf(out[count].words, sizeof out[count].words, "%s",
                 again && i == 0 ? "Open" : pl_command_find(commands[i])->title);
        count++;
    }
    return count;
}

bool parts_has_menu(pl_menu menu)
{
    return menu == PL_MENU_RECORDING || menu == PL_MENU_JOIN || menu == PL_MENU_SPLIT;
}

int parts_rows(pl_menu_row *out, const pl_app *app)
{
    if (app->view.menu == PL_MENU_RECORDING)
        return of_recording(out, app);
    return app->view.menu == PL_MENU_JOIN ? followers(out, app) : places(out, app);
}

#define GROUP "Library"

const pl_command commands_parts[] = {
    { "row-menu", GROUP, "What can be done with the recording", when_row, row_menu,
      PL_COMMAND_HIDDEN },
    { "join-recording", GROUP, "Join with the one that follows…", when_join, join, 0 },
    { "join-with", GROUP, "Join with this one", when_join, join_with, PL_COMMAND_HIDDEN },
    { "split-recording", GROUP, "Split after a part…", when_split, split, 0 },
    { "split-after", GROUP, "Split after this part", when_split, split_after,
      PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { 0 },
};
