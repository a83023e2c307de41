/* Adding, as a job: what is found is written through a store of the job's own. */
#include "add.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"
#include "plumbline/library/index.h"
#include "plumbline/library/said.h"
#include "plumbline/store/recordings.h"

/* One recording, and what is said of it. */
typedef struct add_one {
    pl_candidate candidate;
    char *programme, *place, *title, *group, *date, *people; /* NULL: not said */
    pl_time length_us;                                       /* PL_NO_TIME: not known */
    pl_index_result result;
} add_one;

typedef struct add_work {
    pl_app *app; /* for `done`; meanwhile for job_about alone */
    work_place place;
    char *path; /* all that is there; NULL: only those that were chosen */
    add_one *items;
    int count, room;
    int found, known, failed;
    int left_out;    /* titles of discs, as they are short */
    char note[1024]; /* on the first of them */
    pl_error error;
} add_work;

/* ----- how far it is, over all of them: each counts by its length */

typedef struct pace {
    pl_job part; /* what one recording is read under */
    pl_job *whole;
    int64_t began_us;
    double before, share; /* of all the work: what is done, and what the one at hand is */
    pl_time length_us;    /* of all; 0: not known */
    int at, count;
} pace;

static void time_left(char out[64], const pace *p, double done)
{
    double spent = (double)(pl_utc_now() - p->began_us) / 1e6;
    double left = done > 0.01 ? spent / done * (1 - done) : -1, speed = 0;
    if (p->length_us > 0 && spent > 1)
        speed = (double)p->length_us / 1e6 * done / spent;
    int used = 0;
    out[0] = '\0';
    if (speed >= 1)
        used = snprintf(out, 64, " · %.0f× real time", speed);
    if (spent < 2 || left < 0)
        return;
    int seconds = (int)left;
    if (seconds >= 60)
        snprintf(out + used, 64 - (size_t)used, " · about %d min %d s left", seconds / 60,
                 seconds % 60 / 10 * 10);
    else
        snprintf(out + used, 64 - (size_t)used, " · about %d s left", seconds + 1);
}

static void told(void *ctx, double done, const char *what)
{
    pace *p = ctx;
    char words[PL_PROGRESS_ROOM], left[64];
    if (pl_job_stopped(p->whole))
        atomic_store(&p->part.abort, true);
    double all = p->before + p->share * (done < 0 ? 0 : done);
    time_left(left, p, all);
    if (p->count > 1)
        snprintf(words, sizeof words, "%.80s, %d of %d%s", what, p->at + 1, p->count, left);
    else
        snprintf(words, sizeof words, "%.80s%s", what, left);
    pl_job_tell(p->whole, all, words);
}

static double length_of(const add_one *one)
{
    const double guess = 3600e6;
    return one->length_us > 0 ? (double)one->length_us : guess;
}

static void pace_begin(pace *p, const add_work *work, pl_job *job)
{
    *p = (pace){ .part = { .progress = told, .ctx = p }, .whole = job, .began_us = pl_utc_now() };
    p->count = work->count;
    for (int i = 0; i < work->count; i++)
        p->length_us += work->items[i].length_us > 0 ? work->items[i].length_us : 0;
}

/* The recording at hand; `first`: what is needed to use it, a tenth of all the work. */
static void pace_turn(pace *p, const add_work *work, int at, bool first)
{
    double whole = 0, before = 0;
    for (int i = 0; i < work->count; i++) {
        whole += length_of(&work->items[i]);
        before += i < at ? length_of(&work->items[i]) : 0;
    }
    p->at = at;
    p->before = first ? before / whole * 0.1 : 0.1 + before / whole * 0.9;
    p->share = length_of(&work->items[at]) / whole * (first ? 0.1 : 0.9);
}

/* ----- the work */

static void count_one(add_work *work, const pl_index_result *result)
{
    if (result->state == PL_INDEX_FAILED) {
        work->failed++;
        work->error = result->error;
    } else if (result->state == PL_INDEX_KNOWN) {
        work->known++;
    } else {
        work->found++;
    }
}

/* What was said before stays: adding the same twice changes nothing. */
static void say(add_work *work, const add_one *one, pl_store *store)
{
    pl_recordings list;
    pl_error err = { 0 };
    pl_said said = { one->programme, one->place, one->title, one->group, one->date, one->people };
    bool any = said.programme || said.title || said.group || said.date || said.facilitators;
    if (!any || one->result.state == PL_INDEX_FAILED ||
        !pl_store_recording(&list, store, one->result.recording, &err))
        return;
    bool told = list.items[0].session.id != 0;
    pl_recordings_free(&list);
    if (!told && !pl_library_say(store, one->result.recording, &said, &err))
        work->error = err;
}

/* First all of them, so far that they can be used; then each to its end. */
static void add_all(add_work *work, pl_store *store, pl_job *job)
{
    pace p;
    int begun = 0;
    pace_begin(&p, work, job);
    for (; begun < work->count && !pl_job_stopped(job); begun++) {
        add_one *one = &work->items[begun];
        pace_turn(&p, work, begun, true);
        pl_library_begin(&one->result, store, &one->candidate, PL_SETTLE_US, &p.part);
        count_one(work, &one->result);
        atomic_store(&work->app->job_about, one->result.recording);
        say(work, one, store);
    }
    for (int i = 0; i < begun && !pl_job_stopped(job); i++) {
        pl_index_result *result = &work->items[i].result;
        bool rest = result->state != PL_INDEX_FAILED;
        pace_turn(&p, work, i, false);
        atomic_store(&work->app->job_about, result->recording);
        if (rest)
            pl_library_finish(result, store, &p.part);
        if (rest && result->state == PL_INDEX_FAILED)
            work->error = result->error; /* it is in the library, and is read on another time */
    }
    atomic_store(&work->app->job_about, 0);
}

static void take_found(add_work *work, pl_candidates *found)
{
    work->failed += found->troubles.count;
    if (found->troubles.count)
        pl_fail(&work->error, PL_BAD_INPUT, "%s", found->troubles.items[0]);
    work->left_out = found->notes.count;
    if (found->notes.count)
        snprintf(work->note, sizeof work->note, "%s", found->notes.items[0]);
    for (int i = 0; i < found->count; i++) {
        pl_grow(work->items, work->count, work->room);
        work->items[work->count++] =
            (add_one){ .candidate = found->items[i], .length_us = PL_NO_TIME };
        found->items[i] = (pl_candidate){ 0 };
    }
}

static void add_run(void *arg, pl_job *job)
{
    add_work *work = arg;
    pl_candidates found = { 0 };
    const char *paths[] = { work->path };
    pl_job_tell(job, -1, "Looking for recordings");
    pl_store *store = place_open(&work->place, true, &work->error);
    if (!store)
        return;
    bool ok = !work->path || pl_candidates_find(&found, paths, 1, job, &work->error);
    if (ok && work->path)
        take_found(work, &found);
    if (ok)
        add_all(work, store, job);
    pl_candidates_free(&found);
    pl_store_close(&store);
}

static void tell_done(add_work *work)
{
    char words[PL_ERROR_ROOM];
    int used = snprintf(words, sizeof words,
                        work->found ? "%d recording%s added." : "Already in the library.",
                        work->found, work->found == 1 ? "" : "s");
    if (work->left_out == 1)
        snprintf(words + used, sizeof words - (size_t)used, " %s", work->note);
    else if (work->left_out)
        snprintf(words + used, sizeof words - (size_t)used,
                 " %d short titles of discs were left out.", work->left_out);
    pl_app_say(work->app, PL_TOAST_DONE, words);
}

static void add_done(void *arg)
{
    add_work *work = arg;
    pl_app *app = work->app;
    app_shelf_old(app);
    pictures_again(app);
    app->tidy_due = true;
    if (work->error.code == PL_CANCELLED) {
        app->rest_tried = true; /* nor is it read on by itself */
        app->rest_opened = app->desk ? app->desk->facts.recording->id : 0;
        pl_app_say(app, PL_TOAST_TELL, "Stopped. What was found before is in the library.");
    } else if (work->error.code) {
        app_error(app, &work->error);
    } else {
        tell_done(work);
    }
}

static void add_free(void *arg)
{
    add_work *work = arg;
    for (int i = 0; i < work->count; i++) {
        add_one *one = &work->items[i];
        pl_names_free(&one->candidate.parts);
        pl_index_result_free(&one->result);
        free(one->programme);
        free(one->place);
        free(one->title);
        free(one->group);
        free(one->date);
        free(one->people);
    }
    free(work->items);
    place_free(&work->place);
    free(work->path);
    free(work);
}

static add_work *new_work(pl_app *app)
{
    add_work *work = pl_alloc(sizeof *work);
    app->rest_tried = false;
    work->app = app;
    place_take(&work->place, app);
    return work;
}

static void post(pl_app *app, add_work *work, const char *title)
{
    pl_task task = { add_run, add_done, add_free, work };
    app_work(app, title, &task);
}

void library_add(pl_app *app, const char *path)
{
    add_work *work = new_work(app);
    work->path = pl_path_absolute(path);
    post(app, work, pl_path_name(work->path));
}

void pl_app_drop(pl_app *app, const char *path)
{
    if (app->store && !transcript_dropped(app, path))
        library_add(app, path);
    pl_app_changed(app);
}

/* ----- what the cards say */

static void take_words(add_one *one, const pl_app *app, const pl_add_card *card)
{
    char date[PL_DATE_ROOM];
    const pl_programme *of;
    const pl_programme_session *session;
    if (programmes_of_words(&of, &session, app, card->session)) {
        one->programme = pl_copy_text(of->id);
        one->place = session ? pl_programme_session_id(of, session) : NULL;
    }
    if (*card->group)
        one->group = pl_copy_text(card->group);
    if (pl_date_read(date, card->date))
        one->date = pl_copy_text(date);
    one->people = add_codes(card->people);
    if (card->entry.kind != PL_BROWSE_FILE && !card->apart)
        one->title = pl_copy_text(card->entry.name);
}

/* Parts that stay together are one recording; kept apart, each begins one, or each that times part. */
static void take_card(add_work *work, const pl_app *app, const pl_add_card *card)
{
    bool groups = pl_browse_recordings(&card->entry) > 1;
    for (int i = 0; i < card->entry.part_count; i++) {
        const pl_browse_part *part = &card->entry.parts[i];
        if (i == 0 || (card->apart && (!groups || part->apart))) {
            pl_grow(work->items, work->count, work->room);
            work->items[work->count++] = (add_one){ 0 };
            take_words(&work->items[work->count - 1], app, card);
        }
        add_one *one = &work->items[work->count - 1];
        pl_names_add(&one->candidate.parts, part->path);
        one->length_us = one->length_us == PL_NO_TIME || part->length_us == PL_NO_TIME
                             ? PL_NO_TIME
                             : one->length_us + part->length_us;
    }
}

void add_work_start(pl_app *app)
{
    add_work *work = new_work(app);
    const pl_app_add *add = app->add;
    for (int i = 0; i < add->card_count; i++)
        take_card(work, app, &add->cards[i]);
    post(app, work, add->card_count == 1 ? add->cards[0].entry.name : "Recordings");
}
