/* What is asked for with a drawing is looked for here first, then read on the pictures' own thread: neither a
 * drive that sleeps nor a long list is waited for. What was drawn longest ago goes first. */
#include "inside.h"

#include "plumbline/command/pictures.h"
#include "plumbline/library/picture.h"

#include <time.h>

enum { MOST_BYTES = 16 * 1000 * 1000, MOST_ITEMS = 4096, AT_ONCE = 8, TURN_MS = 80 };

/* A recording of the library, or a file. */
typedef struct picture_key {
    pl_id recording;
    char *path; /* NULL: a recording */
} picture_key;

typedef struct picture {
    picture_key of;
    pl_image *image; /* NULL: there is none */
    uint64_t version;
    int64_t asked; /* with which drawing it was asked for last */
} picture;

typedef struct picture_work picture_work;

struct pl_app_pictures {
    pl_runner *runner;
    picture *items;
    int count, room;
    int64_t bytes;
    picture_key *wanted; /* with the newest drawing, and not there */
    int wanted_count, wanted_room;
    int64_t asked; /* the newest drawing */
    uint64_t task, versions;
    picture_work *out; /* what is being read; NULL: nothing */
};

struct picture_work {
    pl_app *app;
    work_place place;
    picture_key keys[AT_ONCE];
    pl_image *images[AT_ONCE];
    int count, looked; /* looked: the first of them; the others had no turn */
};

/* ----- keys */

static bool same(const picture_key *a, const picture_key *b)
{
    if (!a->path || !b->path)
        return !a->path && !b->path && a->recording == b->recording;
    return strcmp(a->path, b->path) == 0;
}

static picture_key copy_of(const picture_key *key)
{
    return (picture_key){ key->recording, key->path ? pl_copy_text(key->path) : NULL };
}

/* ----- what there is */

static int find(const struct pl_app_pictures *p, const picture_key *key)
{
    for (int i = 0; i < p->count; i++)
        if (same(&p->items[i].of, key))
            return i;
    return -1;
}

static int64_t bytes_of(const pl_image *image)
{
    return image ? (int64_t)image->stride * image->height : 0;
}

static void drop(struct pl_app_pictures *p, int at)
{
    picture gone = p->items[at];
    p->items[at] = p->items[--p->count];
    p->items[p->count] = (picture){ 0 };
    p->bytes -= bytes_of(gone.image);
    pl_image_free(gone.image);
    free(gone.of.path);
}

/* What is on the screen stays, whatever it takes. */
static void bound(struct pl_app_pictures *p)
{
    while (p->bytes > MOST_BYTES || p->count > MOST_ITEMS) {
        int oldest = -1;
        for (int i = 0; i < p->count; i++)
            if (p->items[i].asked != p->asked &&
                (oldest < 0 || p->items[i].asked < p->items[oldest].asked))
                oldest = i;
        if (oldest < 0)
            return;
        drop(p, oldest);
    }
}

static void want_nothing(struct pl_app_pictures *p)
{
    for (int i = 0; i < p->wanted_count; i++)
        free(p->wanted[i].path);
    p->wanted_count = 0;
}

static bool is_wanted(const struct pl_app_pictures *p, const picture_key *key)
{
    for (int i = 0; i < p->wanted_count; i++)
        if (same(&p->wanted[i], key))
            return true;
    return false;
}

/* ----- reading */

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void run(void *arg, pl_job *job)
{
    picture_work *work = arg;
    pl_error none = { 0 };
    int64_t until = now_ms() + TURN_MS;
    pl_store *store = place_open(&work->place, false, &none);
    while (store && work->looked < work->count && !pl_job_stopped(job)) {
        const picture_key *key = &work->keys[work->looked];
        pl_error why = { 0 };
        pl_image *image = key->path ? pl_file_picture(key->path, job, &why)
                                    : pl_library_picture(store, key->recording, job, &why);
        if (why.code == PL_CANCELLED)
            break;
        work->images[work->looked++] = image;
        if (now_ms() >= until)
            break;
    }
    pl_store_close(&store);
}

static void done(void *arg)
{
    picture_work *work = arg;
    struct pl_app_pictures *p = work->app->pictures;
    p->task = 0;
    p->out = NULL;
    for (int i = 0; i < work->looked; i++) {
        if (find(p, &work->keys[i]) >= 0)
            continue;
        pl_grow(p->items, p->count, p->room);
        p->items[p->count++] = (picture){ .of = copy_of(&work->keys[i]),
                                          .image = work->images[i],
                                          .version = ++p->versions,
                                          .asked = p->asked };
        p->bytes += bytes_of(work->images[i]);
        work->images[i] = NULL;
    }
    bound(p);
    pl_app_changed(work->app); /* all lists are drawn anew, so that none holds one that has gone */
}

static void free_work(void *arg)
{
    picture_work *work = arg;
    struct pl_app_pictures *p = work->app->pictures;
    if (p && p->out == work) { /* it had no turn */
        p->out = NULL;
        p->task = 0;
    }
    for (int i = 0; i < work->count; i++) {
        free(work->keys[i].path);
        pl_image_free(work->images[i]);
    }
    place_free(&work->place);
    free(work);
}

static void post(pl_app *app)
{
    struct pl_app_pictures *p = app->pictures;
    picture_work *work = pl_alloc(sizeof *work);
    work->app = app;
    place_take(&work->place, app);
    for (int i = 0; i < p->wanted_count && work->count < AT_ONCE; i++)
        if (find(p, &p->wanted[i]) < 0)
            work->keys[work->count++] = copy_of(&p->wanted[i]);
    if (work->count == 0) {
        want_nothing(p); /* all of it has come */
        free_work(work);
        return;
    }
    pl_task task = { run, done, free_work, work };
    p->out = work;
    p->task = pl_runner_post(p->runner, &task);
}

/* The list was scrolled on, or left, meanwhile. */
static bool is_out_of_date(const struct pl_app_pictures *p)
{
    for (int i = 0; i < p->out->count; i++)
        if (is_wanted(p, &p->out->keys[i]))
            return false;
    return true;
}

/* ----- once a round */

static bool shows_any(const pl_app *app)
{
    return pl_app_lists_pictures(app) && !pl_screen_of_review(app->view.screen);
}

void pictures_mind(pl_app *app)
{
    struct pl_app_pictures *p = app->pictures;
    if (!p)
        return;
    pl_runner_collect(p->runner);
    if (!shows_any(app) || app->view.no_pictures) {
        want_nothing(p);
        if (p->count > 0 && !pl_app_lists_pictures(app)) {
            while (p->count > 0)
                drop(p, 0);
            pl_app_changed(app);
        }
    }
    if (p->task && is_out_of_date(p))
        pl_runner_cancel(p->runner, p->task); /* it ends soon, and is collected */
    if (!p->task && p->wanted_count > 0)
        post(app);
}

void pictures_again(pl_app *app)
{
    struct pl_app_pictures *p = app->pictures;
    for (int i = p ? p->count - 1 : -1; i >= 0; i--)
        if (!p->items[i].image)
            drop(p, i);
}

void pictures_stop(pl_app *app)
{
    struct pl_app_pictures *p = app->pictures;
    app->pictures = NULL;
    if (!p)
        return;
    pl_runner_stop(&p->runner);
    while (p->count > 0)
        drop(p, 0);
    want_nothing(p);
    free(p->items);
    free(p->wanted);
    free(p);
}

/* ----- for lists */

bool pl_app_lists_pictures(const pl_app *app)
{
    return app->store && pl_app_habit(app, PL_HABIT_PICTURES) == 1;
}

bool pl_app_row_pictured(const pl_app *app, const pl_shelf_row *row)
{
    unsigned roles = app->store ? pl_store_me(app->store)->roles : 0;
    bool reviews = roles & ~PL_ROLE_BIT(PL_ROLE_FACILITATOR);
    return row->recording->part_count > 0 && row->recording->picture && (reviews || row->review);
}

static struct pl_app_pictures *pictures_of(pl_app *app)
{
    if (!app->pictures) {
        app->pictures = pl_alloc(sizeof *app->pictures);
        app->pictures->runner = pl_runner_start(app->host.wake, app->host.ctx);
    }
    return app->pictures;
}

/* Each drawing asks for all that it shows: what an older one asked for is not wanted any more. */
static const pl_image *ask(uint64_t *version, pl_app *app, const picture_key *key)
{
    if (!shows_any(app) || app->view.no_pictures)
        return NULL;
    struct pl_app_pictures *p = pictures_of(app);
    if (p->asked != app->version)
        want_nothing(p);
    p->asked = app->version;
    int at = find(p, key);
    if (at >= 0) {
        p->items[at].asked = p->asked;
        *version = p->items[at].version;
        return p->items[at].image;
    }
    if (!is_wanted(p, key)) {
        pl_grow(p->wanted, p->wanted_count, p->wanted_room);
        p->wanted[p->wanted_count++] = copy_of(key);
        if (!p->task && p->wanted_count == 1 && app->host.wake)
            app->host.wake(app->host.ctx); /* a round begins the reading */
    }
    return NULL;
}

const pl_image *pl_app_picture(uint64_t *version, pl_app *app, pl_id recording)
{
    return ask(version, app, &(picture_key){ .recording = recording });
}

const pl_image *pl_app_file_picture(uint64_t *version, pl_app *app, const char *path)
{
    picture_key key = { .path = pl_copy_text(path) };
    const pl_image *image = ask(version, app, &key);
    free(key.path);
    return image;
}

bool pl_app_pictures_wait(const pl_app *app)
{
    const struct pl_app_pictures *p = app->pictures;
    return p && (p->task || p->wanted_count > 0);
}

int64_t pl_app_pictures_bytes(const pl_app *app)
{
    return app->pictures ? app->pictures->bytes : 0;
}
