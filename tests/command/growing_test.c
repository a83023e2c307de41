/* A recording that is still being read: its review is opened, played and tagged, and it becomes
 * longer by itself. */
#include "test.h"

#include "plumbline/base/file.h"
#include "plumbline/command/table.h"
#include "plumbline/library/index.h"
#include "plumbline/review/review.h"
#include "plumbline/store/recordings.h"

#include <stdatomic.h>
#include <time.h>
#include <unistd.h>

enum { TIMES = 120 /* of a file of 743 kB */, PATIENCE_S = 60 };

typedef struct place {
    char *library, *path;
    pl_id recording, review;
    pl_time begun;
} place;

/* A file so many times as long as one of the corpus, its beginning in the library. */
static pl_id begin(pl_time *length, pl_store *store, const char *path, int times)
{
    int status;
    pl_candidate candidate = { 0 };
    pl_index_result result;
    free(test_run(&status, "for i in $(seq %d); do cat '%s/corpus/ps_25.mpg'; done > '%s'", times,
                  PL_BUILD, path));
    check_int(status, 0);
    pl_names_add(&candidate.parts, path);
    pl_library_begin(&result, store, &candidate, 0, NULL);
    check_text(result.error.text, "");
    pl_id id = result.recording;
    *length = result.duration_us;
    pl_index_result_free(&result);
    pl_names_free(&candidate.parts);
    return id;
}

static place make(void)
{
    place p = { .library = test_new_folder(), .path = test_path("long.mpg") };
    pl_error err = { 0 };
    pl_store *store;
    check_ok(pl_store_open(&store, p.library, &(pl_store_options){ .as = "T-02" }, &err));
    p.recording = begin(&p.begun, store, p.path, TIMES);
    pl_review_start start = { .recording = p.recording,
                              .rubric = "group-session-review",
                              .facilitators = "A=F-014,B=F-022" };
    check_ok(pl_review_new(&p.review, store, &start, &err));
    pl_store_close(&store);
    return p;
}

static void leave(place *p)
{
    unlink(p->path);
    free(p->library);
    free(p->path);
}

static pl_app *start(const place *p)
{
    pl_host host = { 0 };
    return pl_app_start(&(pl_app_options){ .folder = p->library, .as = "T-02" }, &host);
}

/* Rounds of the window until it is so. */
#define wait_for(app, what)                                                  \
    for (int64_t until = pl_app_now(app) + PATIENCE_S * 1000000; !(what);) { \
        check(pl_app_now(app) < until);                                      \
        pl_app_tick(app);                                                    \
        nanosleep(&(struct timespec){ .tv_nsec = 2000000 }, NULL);           \
    }

static void run(pl_app *app, const char *name)
{
    pl_command_run(app, pl_command_find(name), &(pl_arg){ 0 });
}

static bool is_growing(const place *p, pl_id recording)
{
    pl_error err = { 0 };
    pl_store *store;
    pl_recordings list;
    check_ok(pl_store_open(&store, p->library,
                           &(pl_store_options){ .as = "T-02", .read_only = true }, &err));
    check_ok(pl_store_recording(&list, store, recording, &err));
    pl_store_close(&store);
    bool growing = list.items[0].growing;
    pl_recordings_free(&list);
    return growing;
}

TEST(what_is_growing_is_read_to_its_end_by_itself)
{
    place p = make();
    pl_app *app = start(&p);
    wait_for(app, app->shelf_read && !app->job.id && !app->shelf_old && !app->shelf_reading &&
                      !app->shelf.rows[0].recording->growing);
    check(app->shelf.rows[0].recording->duration_us > p.begun);
    pl_app_stop(&app);
    check(!is_growing(&p, p.recording));
    leave(&p);
}

/* The program was closed in the midst of it: the next start opens the review, reads on, then the others. */
TEST(an_open_review_has_its_recording_read_on)
{
    place p = make();
    pl_error err = { 0 };
    pl_store *store;
    pl_time length;
    char *path = test_path("other.mpg");
    check_ok(pl_store_open(&store, p.library, &(pl_store_options){ .as = "T-02" }, &err));
    pl_id other = begin(&length, store, path, TIMES + 1);
    pl_store_close(&store);
    pl_app *app = start(&p);
    app->rest_tried = true;
    wait_for(app, app->shelf_read && app->shown_count > 0);
    char id[PL_ID_ROOM];
    pl_command_run(app, pl_command_find("open-row"),
                   &(pl_arg){ .text = pl_id_format(id, p.recording) });
    wait_for(app, app->desk && app->desk->play.phase == PL_PLAYER_READY);
    pl_app_stop(&app);
    app = start(&p);
    wait_for(app, app->desk && !app->desk->facts.recording->growing);
    check(app->desk->facts.recording->duration_us > p.begun);
    wait_for(app, !is_growing(&p, other));
    pl_app_stop(&app);
    unlink(path);
    free(path);
    leave(&p);
}

static bool missing_recording(pl_app *app)
{
    pl_missing_list missing;
    pl_desk_missing(&missing, app->desk);
    bool is = missing.count > 0 && strcmp(missing.items[0].what, "recording") == 0;
    pl_missing_free(&missing);
    return is;
}

/* Other long work comes first, until it is let go: so long nobody reads on. */
static atomic_bool held;

static void hold(void *arg, pl_job *job)
{
    (void)arg, (void)job;
    while (atomic_load(&held))
        nanosleep(&(struct timespec){ .tv_nsec = 1000000 }, NULL);
}

static pl_app *open_held(const place *p)
{
    pl_app *app = start(p);
    pl_task task = { .run = hold };
    atomic_store(&held, true);
    pl_runner_post(app->runner, &task);
    wait_for(app, app->shelf_read && app->shown_count > 0);
    run(app, "open-row");
    wait_for(app, app->desk && app->desk->play.phase == PL_PLAYER_READY);
    return app;
}

TEST(an_open_review_grows_with_its_recording)
{
    place p = make();
    pl_app *app = open_held(&p);
    check(app->desk->facts.recording->growing);
    check_int(app->desk->play.duration_us, p.begun);
    check_has(app->toast.words, "still being read");
    check(missing_recording(app));

    pl_desk_go(app->desk, p.begun - 2000000);
    wait_for(app, !app->desk->play.waiting && app->desk->play.position_us == p.begun - 2000000);
    pl_desk_tag_item(app->desk, "2.2");
    pl_desk_let_go(app->desk);
    check_int(app->desk->tag_count, 1);
    pl_time at = app->desk->tags[0]->tag.at_us;

    atomic_store(&held, false);
    wait_for(app, !app->desk->facts.recording->growing &&
                      app->desk->play.duration_us == app->desk->facts.recording->duration_us);
    pl_time whole = app->desk->play.duration_us;
    check(whole > p.begun);
    check_has(app->toast.words, "to its end");
    check(!missing_recording(app));
    check_int(app->desk->play.position_us, p.begun - 2000000); /* it is where it was */
    check_int(app->desk->tags[0]->tag.at_us, at);
    pl_desk_go(app->desk, whole - 1000000);
    wait_for(app, !app->desk->play.waiting);
    check_int(app->desk->play.position_us, whole - 1000000);
    pl_app_stop(&app);
    leave(&p);
}

TEST(what_cannot_be_read_on_is_tried_once)
{
    place p = make();
    pl_app *app = open_held(&p);
    check_int(truncate(p.path, 100), 0); /* it is another file now */
    pl_shelf_free(&app->shelf);          /* as where the program starts in the review */
    app->shelf = (pl_shelf){ 0 };
    app->shown_count = 0;
    atomic_store(&held, false);
    wait_for(app, strstr(app->toast.words, "another one"));
    wait_for(app, !app->job.id);
    for (int i = 0; i < 100; i++) {
        pl_app_tick(app);
        check_int((long long)app->job.id, 0);
        nanosleep(&(struct timespec){ .tv_nsec = 2000000 }, NULL);
    }
    check(app->desk->facts.recording->growing);
    pl_app_stop(&app);
    leave(&p);
}

TEST(a_review_of_it_can_be_closed_while_it_grows)
{
    place p = make();
    pl_app *app = start(&p);
    wait_for(app, app->shelf_read && app->shown_count > 0);
    run(app, "open-row");
    wait_for(app, app->desk != NULL);
    pl_command_run(app, pl_command_find("screen"), &(pl_arg){ .text = "library" });
    check(app->desk == NULL);
    wait_for(app, !app->job.id);
    pl_app_stop(&app);
    leave(&p);
}
