/* Speech only: the search for speech, and the commands that need its result. */
#include "plumbline/command/speech.h"

#include "inside.h"

#include "plumbline/library/speech.h"

struct pl_app_speech {
    uint64_t task;
    int serial;
    bool ended;
    pl_error error; /* why nothing came of it */
};

typedef struct speech_work {
    pl_app *app;
    int serial; /* of the search that it is */
    work_place place;
    pl_id recording;
    pl_sound_choice sound;
    pl_speech *speech;
    pl_error error;
} speech_work;

static void run(void *arg, pl_job *job)
{
    speech_work *work = arg;
    pl_store *store = place_open(&work->place, false, &work->error);
    if (!store)
        return;
    work->speech = pl_library_speech(store, work->recording, work->sound, true, job, &work->error);
    pl_store_close(&store);
}

static void done(void *arg)
{
    speech_work *work = arg;
    pl_app *app = work->app;
    if (!app->speech || app->speech->serial != work->serial)
        return;
    app->speech->ended = true;
    app->speech->error = work->error;
    app->tidy_due = true;
    if (work->speech)
        pl_desk_take_speech(app->desk, work->speech);
    work->speech = NULL;
    if (app->desk->speech_only && !app->desk->speech && work->error.code &&
        work->error.code != PL_CANCELLED) {
        pl_desk_speech_only(app->desk, false);
        app_error(app, &work->error);
    }
    pl_app_changed(app);
}

static void free_work(void *arg)
{
    speech_work *work = arg;
    pl_speech_free(work->speech);
    place_free(&work->place);
    free(work);
}

static bool ready(const pl_desk *desk)
{
    bool shown = desk->shown_us != PL_NO_TIME || !desk->play.has_picture;
    return !desk->facts.recording->growing && desk->play.phase == PL_PLAYER_READY &&
           desk->play.has_sound && shown;
}

void pl_app_speech_start(pl_app *app)
{
    static int serial;
    if (app->speech || app->desk->away.code || !ready(app->desk))
        return;
    app->speech = pl_alloc(sizeof *app->speech);
    app->speech->serial = ++serial;
    speech_work *work = pl_alloc(sizeof *work);
    work->app = app;
    work->serial = serial;
    place_take(&work->place, app);
    work->recording = app->desk->facts.recording->id;
    work->sound = app->desk->sound;
    const char *title = app->desk->facts.recording->session.title;
    pl_task task = { run, done, free_work, work };
    app->speech->task = app_work(app, title ? title : "Finding speech", &task);
    if (app_number(app, "window.speech-only", 0))
        pl_desk_speech_only(app->desk, true);
}

void pl_app_speech_stop(pl_app *app)
{
    if (!app->speech)
        return;
    pl_runner_cancel(app->runner, app->speech->task);
    free(app->speech);
    app->speech = NULL;
}

const char *pl_app_speech_why_not(const pl_app *app)
{
    const pl_desk *desk = app->desk;
    if (!desk)
        return "No review is open.";
    if (desk->speech)
        return NULL;
    if (desk->play.phase == PL_PLAYER_READY && !desk->play.has_sound)
        return "This recording has no sound.";
    if (desk->away.code || desk->play.phase == PL_PLAYER_FAILED)
        return "Speech is found once the recording is there.";
    if (app->speech && app->speech->ended)
        return app->speech->error.code == PL_CANCELLED
                   ? "The search for speech was stopped. Open the review again to go on."
                   : app->speech->error.text;
    if (desk->facts.recording->growing)
        return "Speech is found when the recording has been read to its end.";
    return "Speech is being found. You can watch and tag while this runs.";
}

double pl_app_speech_done(const pl_app *app)
{
    if (!app->speech || app->speech->ended)
        return -1;
    bool own = app->job.id == app->speech->task && app->job.done > 0;
    return own ? app->job.done : 0;
}

/* ----- commands */

static const char *when_speech(const pl_app *app)
{
    const char *why = when_watch(app);
    return why ? why : pl_app_speech_why_not(app);
}

/* Speech may still come to be known. */
static bool is_finding(const pl_app *app)
{
    const pl_desk *desk = app->desk;
    bool silent = desk->play.phase == PL_PLAYER_READY && !desk->play.has_sound;
    return !desk->speech && !desk->away.code && !silent && desk->play.phase != PL_PLAYER_FAILED &&
           !(app->speech && app->speech->ended);
}

/* It can be asked for before it is known: it holds as soon as it is. */
static const char *when_speech_only(const pl_app *app)
{
    if (app->desk && app->desk->counts.on)
        return "Off while counting: in the stretch nothing may be skipped.";
    return app->desk && is_finding(app) ? when_watch(app) : when_speech(app);
}

static void speech_only(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    bool on = !app->desk->speech_only;
    pl_desk_speech_only(app->desk, on);
    if (on && is_finding(app))
        pl_app_say(app, PL_TOAST_TELL,
                   "Speech is still being found. Silence is passed over as soon as it is known.");
    app_setting(app, "window.speech-only", on ? "1" : "0");
}

static void silence(pl_app *app, const pl_arg *arg)
{
    pl_desk_silence(app->desk, arg->number < 0 ? -1 : 1);
}

#define GROUP "Play and move"

const pl_command commands_speech[] = {
    { "speech-only", GROUP, "Speech only on / off", when_speech_only, speech_only, 0 },
    { "silence", GROUP, "Previous / next end of a silence", when_speech, silence,
      PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { 0 },
};
