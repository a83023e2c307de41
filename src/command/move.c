/* A draft goes over to a newer edition of its rubric: planned on a job's thread, decided here, done by the
 * writer; then the review is opened anew, where it was. */
#include "plumbline/command/move.h"

#include "inside.h"

#include "plumbline/base/text.h"
#include "plumbline/store/facts.h"

static void move_free(pl_app_move *move)
{
    if (!move)
        return;
    pl_review_move_plan_free(&move->plan);
    pl_review_facts_free(&move->facts);
    free(move);
}

void move_forget(pl_app *app)
{
    if (app->move && app->move->sending)
        app->move->forgotten = true;
    else
        move_free(app->move);
    app->move = NULL;
}

int pl_app_move_asked(const pl_app *app, int n)
{
    for (int i = 0; app->move && i < app->move->plan.line_count; i++)
        if (app->move->plan.lines[i].verdict == PL_KEPT_ASK && n-- == 0)
            return i;
    return -1;
}

/* ----- the plan */

typedef struct plan_work {
    pl_app *app; /* for `done` alone */
    work_place place;
    char *rubric;
    pl_id review;
    pl_app_move *move;
    pl_error error;
} plan_work;

static void plan_run(void *arg, pl_job *job)
{
    plan_work *work = arg;
    (void)job;
    pl_store *store = place_open(&work->place, false, &work->error);
    if (!store)
        return;
    pl_app_move *move = pl_alloc(sizeof *move);
    if (pl_store_facts(&move->facts, store, work->review, &work->error) &&
        pl_review_move_plan(&move->plan, store, &move->facts, work->rubric, &work->error))
        work->move = move;
    else
        move_free(move);
    pl_store_close(&store);
}

/* What was decided of the plan before holds for the same score of the new one. */
static void take_over(pl_move_plan *plan, const pl_move_plan *before)
{
    for (int i = 0; i < plan->line_count; i++)
        for (int k = 0; k < before->line_count; k++) {
            pl_move_line *line = &plan->lines[i];
            const pl_move_line *was = &before->lines[k];
            bool same = line->who == was->who && strcmp(line->item, was->item) == 0 &&
                        line->level == was->level && line->verdict == was->verdict;
            if (same && line->verdict == PL_KEPT_ASK) {
                line->decided = was->decided;
                line->drop = was->drop;
            }
        }
}

static void plan_done(void *arg)
{
    plan_work *work = arg;
    pl_app *app = work->app;
    if (!app->desk || app->desk->facts.review->id != work->review)
        return;
    if (work->error.code) {
        app_error(app, &work->error);
        return;
    }
    bool again = app->move != NULL;
    if (again)
        take_over(&work->move->plan, &app->move->plan);
    move_forget(app);
    app->move = work->move;
    work->move = NULL;
    if (!again)
        dialog_open(app, PL_DIALOG_MOVE);
    pl_app_changed(app);
}

static void plan_free(void *arg)
{
    plan_work *work = arg;
    move_free(work->move);
    place_free(&work->place);
    free(work->rubric);
    free(work);
}

/* Behind all that was sent before: it is planned from what the library has. */
static void plan(void *ctx, void *arg, const pl_receipt *receipt)
{
    pl_app *app = ctx;
    (void)arg;
    (void)receipt;
    if (!app->desk)
        return;
    const pl_review *review = app->desk->facts.review;
    plan_work *work = pl_alloc(sizeof *work);
    work->app = app;
    place_take(&work->place, app);
    work->review = review->id;
    work->rubric = pl_format("%s@%d", review->rubric_id, app->records.newer);
    pl_task task = { plan_run, plan_done, plan_free, work };
    pl_runner_post(app->aside, &task);
}

static const char *when_move(const pl_app *app)
{
    const char *why = when_write(app);
    if (why)
        return why;
    if (app->desk->facts.review->corrects || app->desk->facts.review->sources[0])
        return "This record was made from one that is signed, and stays with its edition of the "
               "rubric.";
    return app->records.newer > 0 ? NULL
                                  : "There is no newer edition of this rubric in the library.";
}

static void move_review(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    note_leave(app);
    pl_desk_let_go(app->desk);
    move_forget(app);
    records_behind(app, plan);
}

/* ----- what a person decides */

static const char *when_deciding(const pl_app *app)
{
    if (app->view.dialog != PL_DIALOG_MOVE || !app->move)
        return "";
    return app->move->sending ? "It is being moved." : NULL;
}

static void decide(pl_app *app, int64_t number, bool drop)
{
    int at = pl_app_move_asked(app, (int)number);
    if (at < 0)
        return;
    app->move->plan.lines[at].decided = true;
    app->move->plan.lines[at].drop = drop;
    field_fault_clear(app);
}

static void move_keep(pl_app *app, const pl_arg *arg)
{
    decide(app, arg->number, false);
}

static void move_drop(pl_app *app, const pl_arg *arg)
{
    decide(app, arg->number, true);
}

/* Those that are open yet. */
static void move_rest(pl_app *app, const pl_arg *arg)
{
    pl_review_move_decide_rest(&app->move->plan, arg->number == 1);
    field_fault_clear(app);
}

/* ----- doing it */

static bool move_run(pl_store *store, void *arg, pl_error *err)
{
    const pl_app_move *move = arg;
    return pl_review_move(store, &move->facts, &move->plan, err);
}

static void refused(pl_app *app, const pl_error *err)
{
    if (app->view.dialog != PL_DIALOG_MOVE) {
        app_error(app, err);
        return;
    }
    field_fault(app, PL_FIELD_NONE, err->text);
    if (err->code == PL_REFUSED) /* it is at another revision, perhaps: planned anew */
        records_behind(app, plan);
}

static void move_done(void *ctx, void *arg, const pl_receipt *receipt)
{
    pl_app *app = ctx;
    const pl_app_move *move = arg;
    char words[160];
    if (!receipt->ok) {
        refused(app, &receipt->error);
        return;
    }
    pl_id review = move->facts.review->id;
    snprintf(
        words, sizeof words,
        "Moved: the review goes by edition %d. What was done before cannot be undone any more.",
        move->plan.to->edition);
    if (app->view.dialog == PL_DIALOG_MOVE)
        dialog_close(app);
    pl_app_say(app, PL_TOAST_DONE, words);
    if (app->desk && app->desk->facts.review->id == review)
        records_open(app, review, PL_SCREEN_FIRST);
}

static void landed(void *arg)
{
    pl_app_move *move = arg;
    move->sending = false;
    if (move->forgotten)
        move_free(move);
}

static void move_now(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    char words[96];
    pl_error err = { 0 };
    int open = pl_review_move_open(&app->move->plan);
    if (open) {
        snprintf(words, sizeof words, "Decide about %d more score%s: keep or drop.", open,
                 open == 1 ? "" : "s");
        field_fault(app, PL_FIELD_NONE, words);
        return;
    }
    app->move->sending = true;
    pl_letter letter = { move_run, move_done, app, app->move, landed };
    if (!pl_post_send(app->post, &letter, &err))
        field_fault(app, PL_FIELD_NONE, err.text);
}

#define GROUP "Score"

const pl_command commands_move[] = {
    { "move-review", GROUP, "Move to the newer edition of the rubric…", when_move, move_review, 0 },
    { "move-keep", GROUP, "Keep this score", when_deciding, move_keep, PL_COMMAND_HIDDEN },
    { "move-drop", GROUP, "Drop this score", when_deciding, move_drop, PL_COMMAND_HIDDEN },
    { "move-rest", GROUP, "Keep or drop the rest", when_deciding, move_rest, PL_COMMAND_HIDDEN },
    { "move-now", GROUP, "Move", when_deciding, move_now, PL_COMMAND_HIDDEN },
    { 0 },
};
