/* Records beside the open review: read behind it, opened, and made from it. */
#include "plumbline/command/records.h"

#include "inside.h"

#include "plumbline/base/text.h"
#include "plumbline/review/desk_feedback.h"
#include "plumbline/store/records.h"

/* ----- read again, on a job's thread, when they can have become others */

typedef struct read_work {
    pl_app *app; /* for `done` alone */
    work_place place;
    pl_id review;
    bool newer;
    pl_records found;
    pl_error error;
} read_work;

static void read_run(void *arg, pl_job *job)
{
    read_work *work = arg;
    (void)job;
    pl_store *store = place_open(&work->place, false, &work->error);
    if (!store)
        return;
    pl_records_read(&work->found, store, work->review, work->newer, &work->error);
    pl_store_close(&store);
}

/* What could not be read leaves what was read before. */
static void read_done(void *arg)
{
    read_work *work = arg;
    pl_app *app = work->app;
    app->records_reading = false;
    if (work->error.code || !app->desk || app->desk->facts.review->id != work->review)
        return;
    pl_records_free(&app->records);
    app->records = work->found;
    work->found = (pl_records){ 0 };
    pl_app_changed(app);
}

static void read_free(void *arg)
{
    read_work *work = arg;
    pl_records_free(&work->found);
    place_free(&work->place);
    free(work);
}

void records_mind(pl_app *app)
{
    const pl_review *now = app->desk->facts.review, *was = app->records.itself;
    bool same = was && was->id == now->id && was->is_signed == now->is_signed &&
                app->records_screen == app->view.screen;
    if (same || app->records_reading)
        return;
    app->records_screen = app->view.screen;
    app->records_reading = true;
    read_work *work = pl_alloc(sizeof *work);
    work->app = app;
    place_take(&work->place, app);
    work->review = now->id;
    work->newer = app->desk->can_write;
    pl_task task = { read_run, read_done, read_free, work };
    pl_runner_post(app->aside, &task);
}

void records_old(pl_app *app)
{
    app->records_screen = PL_SCREEN_FIRST;
}

void records_forget(pl_app *app)
{
    pl_records_free(&app->records);
    records_old(app);
    move_forget(app);
}

/* ----- opening another one, behind all that was sent for the one that is open */

typedef struct open_next {
    pl_id review;
    pl_screen screen;
} open_next;

/* Nothing is changed: its place in the order of the writer is all that is wanted. */
static bool wait_run(pl_store *store, void *arg, pl_error *err)
{
    (void)store;
    (void)arg;
    (void)err;
    return true;
}

static void open_waited(void *ctx, void *arg, const pl_receipt *receipt)
{
    pl_app *app = ctx;
    const open_next *next = arg;
    (void)receipt;
    if (app->desk)
        return;
    app->opening_screen = next->screen;
    app_open_review(app, next->review);
}

void records_open(pl_app *app, pl_id review, pl_screen screen)
{
    pl_error err = { 0 };
    app_close_review(app);
    app_screen(app, PL_SCREEN_LIBRARY);
    open_next *next = pl_alloc(sizeof *next);
    *next = (open_next){ review, screen };
    pl_letter letter = { wait_run, open_waited, app, next, free };
    if (!pl_post_send(app->post, &letter, &err))
        app_error(app, &err);
}

void records_behind(pl_app *app, void (*done)(void *ctx, void *arg, const pl_receipt *receipt))
{
    pl_error err = { 0 };
    pl_letter letter = { wait_run, done, app, NULL, NULL };
    if (!pl_post_send(app->post, &letter, &err))
        app_error(app, &err);
}

static void open_record(pl_app *app, const pl_arg *arg)
{
    pl_id low, high;
    if (arg->text && pl_id_range(&low, &high, arg->text) && low == high)
        records_open(app, low, app->desk ? app->view.screen : PL_SCREEN_FIRST);
}

/* ----- a change that makes a record, or settles something about one */

typedef struct record_work {
    pl_dialog dialog; /* that asked */
    pl_id review, other, made;
    char *words, *person;
    const char *done; /* said when it is done */
} record_work;

static void record_free(void *arg)
{
    record_work *work = arg;
    free(work->words);
    free(work->person);
    free(work);
}

static bool correct_run(pl_store *store, void *arg, pl_error *err)
{
    record_work *work = arg;
    return pl_store_review_correct(&work->made, store, work->review, work->words, err);
}

static bool agree_run(pl_store *store, void *arg, pl_error *err)
{
    record_work *work = arg;
    return pl_store_review_agree(&work->made, store, work->review, work->other, err);
}

static bool settle_run(pl_store *store, void *arg, pl_error *err)
{
    const record_work *work = arg;
    return pl_store_second_settle(store, work->other, work->person, work->words, err);
}

static void record_done(void *ctx, void *arg, const pl_receipt *receipt)
{
    pl_app *app = ctx;
    const record_work *work = arg;
    if (!dialog_answered(app, work->dialog, receipt))
        return;
    records_old(app);
    app_shelf_old(app);
    if (work->made)
        records_open(app, work->made, PL_SCREEN_SCORE);
    else if (work->person && strcmp(work->person, pl_store_me(app->store)->code) == 0)
        pl_command_run(app, pl_command_find("screen"), &(pl_arg){ .text = "library" }); /* blind */
    else if (app->desk)
        pl_desk_stale(app->desk);
    pl_app_say(app, PL_TOAST_DONE, work->done);
}

static record_work *new_work(const pl_app *app, const char *done)
{
    record_work *work = pl_alloc(sizeof *work);
    work->dialog = app->view.dialog;
    work->review = app->desk->facts.review->id;
    work->done = done;
    return work;
}

static void send(pl_app *app, pl_change_run run, record_work *work)
{
    pl_error err = { 0 };
    pl_letter letter = { run, record_done, app, work, record_free };
    if (!pl_post_send(app->post, &letter, &err))
        field_fault(app, PL_FIELD_NONE, err.text);
}

static bool is_lead(const pl_app *app, pl_role role)
{
    return pl_store_me(app->store)->roles & 1u << role;
}

static bool is_mine(const pl_app *app)
{
    return app->desk->facts.review->reviewer == pl_store_me(app->store)->id;
}

/* ----- a correction */

static const char *when_correct(const pl_app *app)
{
    if (!app->desk)
        return "No review is open.";
    const pl_review *review = app->desk->facts.review;
    if (!review->is_signed)
        return "This review is a draft: it can simply be changed.";
    if (app->records.later || review->corrected_by)
        return "It was corrected already. Correct the newer record.";
    if (app->records.begun)
        return "A correction of it is begun already.";
    if (review->kind == PL_REVIEW_SELF && !is_mine(app))
        return "A self-review is corrected by who wrote it.";
    return is_mine(app) || is_lead(app, PL_ROLE_TREATMENT_MANAGER)
               ? NULL
               : "The reviewer or a treatment manager corrects a record.";
}

static void correct(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    field_set(app, PL_FIELD_WHY, "");
    dialog_open(app, PL_DIALOG_CORRECT);
}

static bool said(const char *words)
{
    return words[strspn(words, " \n")] != '\0';
}

static void correct_now(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    const char *words = field_words(app, PL_FIELD_WHY);
    if (!said(words)) {
        field_fault(app, PL_FIELD_WHY, "Say why, in a sentence: it stands in both records.");
        return;
    }
    record_work *work =
        new_work(app, "A correction is begun: a draft with all that the signed record has.");
    work->words = pl_copy_text(words);
    send(app, correct_run, work);
}

/* ----- an agreed record */

static const char *when_agree(const pl_app *app)
{
    if (!app->desk)
        return "No review is open.";
    if (!app->desk->facts.review->is_signed)
        return "Both reviews are signed before anything is agreed.";
    if (app->records.agreed)
        return "An agreed record is there already.";
    const pl_review *other = app->records.partner;
    if (!other)
        return "There is no other signed review of this recording, by the same rubric and with the "
               "same facilitators, that it could be agreed with.";
    return is_mine(app) || other->reviewer == pl_store_me(app->store)->id ||
                   is_lead(app, PL_ROLE_TREATMENT_MANAGER) || is_lead(app, PL_ROLE_CLINICAL_LEAD)
               ? NULL
               : "One of the two reviewers, a treatment manager or a clinical lead does this.";
}

static void agree(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    dialog_open(app, PL_DIALOG_AGREE);
}

static void agree_now(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    if (!app->records.partner)
        return;
    record_work *work =
        new_work(app, "An agreed record is begun. What both gave alike stands in it already.");
    work->other = app->records.partner->id;
    send(app, agree_run, work);
}

/* ----- a second reviewer who was asked for */

static const char *when_settle(const pl_app *app)
{
    if (!app->desk)
        return "No review is open.";
    bool open = false;
    for (int i = 0; i < app->desk->facts.looks.count; i++)
        open = open || !app->desk->facts.looks.items[i].settled_utc;
    if (!open)
        return "Nobody waits for a second reviewer here.";
    return is_lead(app, PL_ROLE_TREATMENT_MANAGER)
               ? NULL
               : "A treatment manager names the second reviewer.";
}

/* The wish with this id, or the first that is open. */
static void settle(pl_app *app, const pl_arg *arg)
{
    pl_id low = 0, high = 0;
    bool named = arg->text && pl_id_range(&low, &high, arg->text);
    app->view.about = 0;
    for (int i = app->desk->facts.looks.count - 1; i >= 0; i--) {
        const pl_second_look *look = &app->desk->facts.looks.items[i];
        if (!look->settled_utc && (!named || (look->id >= low && look->id <= high)))
            app->view.about = look->id;
    }
    if (!app->view.about)
        return;
    app->view.settle = 0;
    field_set(app, PL_FIELD_SECOND, "");
    field_set(app, PL_FIELD_WHY, "");
    dialog_open(app, PL_DIALOG_SETTLE);
}

static void settle_kind(pl_app *app, const pl_arg *arg)
{
    app->view.settle = arg->number == 1;
    field_fault_clear(app);
}

static void settle_now(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    bool refused = app->view.settle == 1;
    pl_field_id field = refused ? PL_FIELD_WHY : PL_FIELD_SECOND;
    const char *words = field_words(app, field);
    if (!said(words)) {
        field_fault(app, field,
                    refused ? "Say why, in a sentence: a refusal stays on record."
                            : "Write the code of who looks at it, like T-03.");
        return;
    }
    record_work *work = new_work(app, refused ? "The refusal and its reason are on record."
                                              : "The second reviewer is named.");
    work->other = app->view.about;
    if (refused)
        work->words = pl_copy_text(words);
    else
        work->person = pl_copy_text(words);
    send(app, settle_run, work);
}

/* ----- those of the recording, as a menu */

static int of_recording(pl_menu_row *out, const pl_reviews *all, pl_id recording, pl_id open)
{
    int count = 0;
    for (int i = 0; i < all->count && count < PL_MENU_ROWS_MOST; i++) {
        const pl_review *one = &all->items[i];
        if (one->recording != recording)
            continue;
        pl_menu_row *row = &out[count++];
        *row = (pl_menu_row){ .command = "open-record", .kind = -1, .chosen = one->id == open };
        pl_record_name(row->words, sizeof row->words, one);
        pl_id_format(row->text, one->id);
    }
    return count;
}

int records_rows(pl_menu_row *out, const pl_app *app)
{
    const pl_shelf_row *row = app->desk ? NULL : library_row(app);
    if (app->desk)
        return of_recording(out, &app->records.all, app->desk->facts.review->recording,
                            app->desk->facts.review->id);
    return row ? of_recording(out, &app->shelf.reviews, row->recording->id, 0) : 0;
}

static const char *when_records(const pl_app *app)
{
    pl_menu_row rows[PL_MENU_ROWS_MOST];
    if (!app->desk && app->view.screen != PL_SCREEN_LIBRARY)
        return "";
    return records_rows(rows, app) > (app->desk ? 1 : 0)
               ? NULL
               : "There is no other record of this recording.";
}

static void records_menu(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    menu_open(app, PL_MENU_RECORDS);
}

/* ----- the other view */

static const char *when_gap(const pl_app *app)
{
    if (!app->desk)
        return "No review is open.";
    for (int i = 0; i < PL_MOST_FACILITATORS; i++)
        if (app->records.views[i])
            return NULL;
    return "There are not two views of this session that are both signed.";
}

/* The next item on the sheet, behind the one in hand, on which the two are apart. */
static void gap_next(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    const pl_desk *desk = app->desk;
    int count = pl_sheet_count(desk);
    bool here = app->view.screen == PL_SCREEN_SCORE;
    for (int step = here ? 1 : 0; step <= count; step++) {
        pl_sheet_place place = pl_sheet_at(desk, (app->view.item + step) % count);
        for (int i = 0; place.item && i < desk->facts.review->facilitator_count; i++) {
            pl_who who = desk->facts.review->facilitators[i].slot;
            const pl_review *whose;
            const pl_score *score = pl_scores_find(&desk->facts.scores, place.id, who);
            if (!pl_records_gap(&whose, &app->records, &desk->facts, score))
                continue;
            score_go(app, place.id, who);
            return;
        }
    }
    pl_app_say(app, PL_TOAST_TELL, "On no item are the two apart by two levels or more.");
}

static void not_now(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    app->view.not_now = app->desk->facts.review->id;
}

/* ----- */

bool records_keep(pl_app *app)
{
    const char *command = app->view.dialog == PL_DIALOG_CORRECT  ? "correct-now"
                          : app->view.dialog == PL_DIALOG_SETTLE ? "settle-now"
                                                                 : NULL;
    if (command)
        pl_command_run(app, pl_command_find(command), NULL);
    return command != NULL;
}

static const char *when_correcting(const pl_app *app)
{
    return app->view.dialog == PL_DIALOG_CORRECT ? NULL : "";
}

static const char *when_agreeing(const pl_app *app)
{
    return app->view.dialog == PL_DIALOG_AGREE ? NULL : "";
}

static const char *when_settling(const pl_app *app)
{
    return app->view.dialog == PL_DIALOG_SETTLE ? NULL : "";
}

#define GROUP "Report"

const pl_command commands_records[] = {
    { "correct", GROUP, "Correct this record…", when_correct, correct, 0 },
    { "correct-now", GROUP, "Begin the correction", when_correcting, correct_now,
      PL_COMMAND_HIDDEN },
    { "agree", GROUP, "Make an agreed record…", when_agree, agree, 0 },
    { "agree-now", GROUP, "Begin the agreed record", when_agreeing, agree_now, PL_COMMAND_HIDDEN },
    { "settle", GROUP, "Settle who looks at it a second time…", when_settle, settle, 0 },
    { "settle-kind", GROUP, "A person, or a refusal", when_settling, settle_kind,
      PL_COMMAND_HIDDEN },
    { "settle-now", GROUP, "Keep it", when_settling, settle_now, PL_COMMAND_HIDDEN },
    { "records-menu", GROUP, "Records of this recording…", when_records, records_menu, 0 },
    { "open-record", GROUP, "Open this record", when_library, open_record, PL_COMMAND_HIDDEN },
    { "gap-next", GROUP, "Next item that two see differently", when_gap, gap_next, 0 },
    { "not-now", GROUP, "Stay with this edition for now", when_desk, not_now, PL_COMMAND_HIDDEN },
    { 0 },
};
