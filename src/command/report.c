/* The report of the open review: made and exported on the job's thread, through a store of its own. */
#include "inside.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"
#include "plumbline/command/feedback.h"
#include "plumbline/library/index.h"
#include "plumbline/library/still.h"
#include "plumbline/report/pages.h"
#include "plumbline/store/log.h"
#include "plumbline/store/recordings.h"

typedef struct report_work {
    pl_app *app; /* for `done` alone */
    work_place place;
    char *out;
    pl_id review, recording;
    pl_who slot;
    bool stills, scores, html;
    pl_report *report;
    char *path; /* of what was exported */
    pl_error error;
} report_work;

static void free_work(void *arg)
{
    report_work *work = arg;
    place_free(&work->place);
    free(work->out);
    free(work->path);
    pl_report_free(work->report);
    free(work);
}

static bool give_still(pl_report_picture *out, void *ctx, pl_time at, int width, pl_error *err)
{
    return pl_library_still(&out->image, &out->jpeg, &out->size, ctx, at, width, err);
}

static bool make(report_work *work, pl_store *store, pl_job *job)
{
    pl_library_stills *stills = NULL;
    char head[65];
    pl_error none = { 0 };
    pl_report_options options = { .no_scores = !work->scores };
    if (pl_store_log_hash(head, store, "review sign", work->review, &none))
        options.log_head = head;
    pl_job_tell(job, -1, "Making the report");
    if (work->stills && (stills = pl_library_stills_open(store, work->recording, job, &none))) {
        options.still = give_still;
        options.still_ctx = stills;
    }
    bool ok =
        pl_report_make(&work->report, store, work->review, work->slot, &options, &work->error);
    pl_library_stills_close(stills);
    return ok;
}

static bool write_file(report_work *work, pl_store *store)
{
    const pl_report *report = work->report;
    pl_text html = { 0 };
    void *bytes = NULL;
    size_t size = 0;
    bool ok = true;
    if (work->html) {
        ok = pl_report_html(&html, report);
        bytes = html.data;
        size = html.size;
    } else {
        ok = pl_report_pdf(&bytes, &size, report, &work->error);
    }
    char *name = pl_report_file_name(report, work->html ? "html" : "pdf");
    work->path = pl_path_join(work->out, name);
    free(name);
    /* on the log first: an export that is on no record must not exist */
    ok = ok && pl_folder_make(work->out, 0700, &work->error) &&
         pl_store_note_event(store, "report exported", work->review, work->path, &work->error) &&
         pl_file_write(work->path, bytes, size, &work->error);
    free(bytes);
    return ok;
}

static void run(void *arg, pl_job *job)
{
    report_work *work = arg;
    pl_store *store = place_open(&work->place, true, &work->error);
    if (!store)
        return;
    if (make(work, store, job) && work->out)
        write_file(work, store);
    pl_store_close(&store);
}

static report_work *new_work(pl_app *app)
{
    report_work *work = pl_alloc(sizeof *work);
    work->app = app;
    place_take(&work->place, app);
    work->review = app->desk->facts.review->id;
    work->recording = app->desk->facts.review->recording;
    work->slot = app->view.report;
    work->stills = app->view.stills;
    work->scores = app->view.report_scores;
    work->html = app->view.html;
    return work;
}

/* ----- shown */

void pl_app_report_free(pl_app_report *report)
{
    if (!report)
        return;
    pl_report_free(report->report);
    free(report);
}

static void made(void *arg)
{
    report_work *work = arg;
    pl_app_report *shown = work->app->report;
    if (!shown || shown->review != work->review || shown->slot != work->slot ||
        shown->stills != work->stills || shown->scores != work->scores)
        return; /* something else is wanted by now */
    shown->report = work->report;
    shown->failed = work->error;
    shown->version++;
    work->report = NULL;
}

static bool is_wanted(const pl_app *app)
{
    const pl_app_report *shown = app->report;
    return shown && shown->review == app->desk->facts.review->id &&
           shown->slot == app->view.report && shown->stills == app->view.stills &&
           shown->scores == app->view.report_scores;
}

void pl_app_report_want(pl_app *app)
{
    if (!app->desk || !app->desk->facts.review->is_signed)
        return;
    if (!pl_review_slot(app->desk->facts.review, app->view.report))
        app->view.report = pl_review_first_who(app->desk->facts.review);
    if (is_wanted(app))
        return;
    int64_t version = app->report ? app->report->version : 0;
    pl_app_report_free(app->report);
    app->report = pl_alloc(sizeof *app->report);
    *app->report = (pl_app_report){ .review = app->desk->facts.review->id,
                                    .slot = app->view.report,
                                    .stills = app->view.stills,
                                    .scores = app->view.report_scores,
                                    .version = version + 1 };
    pl_task task = { run, made, free_work, new_work(app) };
    app_work(app, "Report", &task);
}

/* ----- exported */

static void exported(void *arg)
{
    report_work *work = arg;
    char words[PL_ERROR_ROOM];
    if (work->error.code) {
        app_error(work->app, &work->error);
        return;
    }
    snprintf(words, sizeof words,
             "Written: %s. The file is not encrypted. The export is on the log.", work->path);
    pl_app_say(work->app, PL_TOAST_DONE, words);
}

char *app_export_folder(const pl_app *app)
{
    return app->export_folder ? pl_copy_text(app->export_folder)
                              : pl_path_join(app->folder, "exports");
}

/* Nothing is written before its choices, and what to know before it is passed on, were to be seen. */
static void export_report(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    pl_view *view = &app->view;
    if (view->screen == PL_SCREEN_REPORT && !view->export_beside &&
        view->dialog != PL_DIALOG_EXPORT) {
        dialog_open(app, PL_DIALOG_EXPORT);
        return;
    }
    if (view->dialog == PL_DIALOG_EXPORT)
        dialog_close(app);
    if (!pl_review_slot(app->desk->facts.review, app->view.report))
        app->view.report = pl_review_first_who(app->desk->facts.review);
    report_work *work = new_work(app);
    work->out = app_export_folder(app);
    pl_task task = { run, exported, free_work, work };
    app_work(app, "Export", &task);
}

static void report_slot(pl_app *app, const pl_arg *arg)
{
    pl_who who = arg->text ? arg->text[0] : 0;
    const pl_review_facilitator *own = pl_app_reads_own(app);
    if (pl_review_slot(app->desk->facts.review, who) && (!own || own->slot == who))
        app->view.report = who;
    app->view.page = app->view.page_scroll = 0;
    pl_app_report_want(app);
}

static void report_form(pl_app *app, const pl_arg *arg)
{
    app->view.html = arg->number == 1;
}

static void report_stills(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    app->view.stills = !app->view.stills;
    pl_app_report_want(app);
}

static void report_scores(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    app->view.report_scores = !app->view.report_scores;
    pl_app_report_want(app);
}

/* A page of the list, from 0; or by -1 and 1 from a key. */
static void report_page(pl_app *app, const pl_arg *arg)
{
    int page =
        arg->text && arg->text[0] == 'p' ? (int)arg->number : app->view.page + (int)arg->number;
    app->view.page = page < 0 ? 0 : page;
    app->view.page_wanted = true;
}

static void report_zoom(pl_app *app, const pl_arg *arg)
{
    int zoom = app->view.page_zoom ? app->view.page_zoom : 100;
    zoom += arg->number > 0 ? 10 : -10;
    app->view.page_zoom = arg->number == 0 ? 0 : zoom < 50 ? 50 : zoom > 200 ? 200 : zoom;
}

#define GROUP "Report"

const pl_command commands_report[] = {
    { "export", GROUP, "Export the report", when_signed, export_report, 0 },
    { "report-slot", GROUP, "Whose report", when_desk, report_slot, PL_COMMAND_HIDDEN },
    { "report-form", GROUP, "PDF or web page", when_desk, report_form, PL_COMMAND_HIDDEN },
    { "report-stills", GROUP, "Stills in the report", when_signed, report_stills, 0 },
    { "report-scores", GROUP, "Scores in the report", when_signed, report_scores, 0 },
    { "report-page", GROUP, "Previous / next page", when_desk, report_page,
      PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { "report-zoom", GROUP, "Pages larger / smaller / fit width", when_desk, report_zoom,
      PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { 0 },
};
