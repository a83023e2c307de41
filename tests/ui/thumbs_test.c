/* Small pictures in the window: when they are made, where they are kept, and the one at the pointer. */
#include "test.h"

#include "headless.h"

#include <SDL2/SDL.h>

#include "plumbline/base/file.h"
#include "plumbline/command/thumbs.h"
#include "plumbline/library/index.h"
#include "plumbline/library/tidy.h"
#include "plumbline/review/review.h"

enum { PARTS = 20, PATIENCE = 20000 };

typedef struct bench {
    ui_headless *s;
    char *folder, *file; /* where the pictures are kept, if they are */
} bench;

static void make_library(bench *b, const char *name)
{
    pl_error err = { 0 };
    pl_store *store = NULL;
    check_ok(pl_store_open(&store, b->folder, &(pl_store_options){ .as = "T-02" }, &err));
    char *path = name[0] == '/' ? pl_copy_text(name) : pl_format("%s/corpus/%s", PL_BUILD, name);
    pl_candidate candidate = { 0 };
    pl_index_result result;
    pl_id review;
    pl_names_add(&candidate.parts, path);
    pl_library_index(&result, store, &candidate, 0, NULL);
    check_int(result.state, PL_INDEX_NEW);
    pl_review_start start = { .recording = result.recording,
                              .rubric = "group-session-review",
                              .facilitators = "A=F-014,B=F-022" };
    check_ok(pl_review_new(&review, store, &start, &err));
    b->file = pl_format("%s/cache/%s.thumbs", b->folder, result.signature);
    pl_index_result_free(&result);
    pl_names_free(&candidate.parts);
    free(path);
    pl_store_close(&store);
}

static bench bench_start(const char *name)
{
    pl_error err = { 0 };
    bench b = { .folder = test_new_folder() };
    make_library(&b, name);
    check_ok(ui_headless_start(&b.s, &(pl_ui_options){ .folder = b.folder, .as = "T-02" }, &err));
    return b;
}

static void bench_stop(bench *b)
{
    ui_headless_stop(b->s);
    free(b->folder);
    free(b->file);
}

static void settle(bench *b)
{
    pl_error err = { 0 };
    check_ok(ui_headless_settle(b->s, &err));
}

static void go_on(bench *b, double seconds)
{
    pl_error err = { 0 };
    check_ok(ui_headless_wait(b->s, seconds, &err));
}

static void run(bench *b, const char *line)
{
    pl_error err = { 0 };
    check_ok(pl_command_line(b->s->app, line, &err));
    settle(b);
}

/* The review is there, and nothing of it on the screen yet. */
static void begin_to_open(bench *b)
{
    ui_key(&b->s->ui, "Enter");
    for (int i = 0; i < PATIENCE && !b->s->app->desk; i++) {
        ui_headless_round(b->s);
        SDL_Delay(1);
    }
    check(b->s->app->desk != NULL);
}

/* Of so many parts of the recording, those that have a picture. */
static int count_in(const bench *b)
{
    const pl_app *app = b->s->app;
    pl_time whole = app->desk ? app->desk->facts.recording->duration_us : 0;
    int count = 0;
    for (pl_time i = 0; i < PARTS; i++)
        count += pl_app_thumb_among(NULL, app, whole * i / PARTS, whole * (i + 1) / PARTS) != NULL;
    return count;
}

TEST(while_it_plays_no_small_picture_is_made)
{
    bench b = bench_start("mp4_25.mp4");
    begin_to_open(&b);
    pl_desk_toggle(b.s->app->desk);
    for (int i = 0; i < 5; i++) {
        go_on(&b, 0.4);
        check(b.s->app->desk->play.playing && b.s->shown);
        check_int(count_in(&b), 0);
    }
    pl_desk_toggle(b.s->app->desk);
    settle(&b);
    check_int(count_in(&b), PARTS);
    bench_stop(&b);
}

/* Played as soon as they are begun: gives how many were made by then. */
static int give_way(bench *b)
{
    begin_to_open(b);
    while (!b->s->app->thumbs) {
        ui_headless_round(b->s);
        SDL_Delay(1);
    }
    pl_desk_go(b->s->app->desk, 0);
    pl_desk_toggle(b->s->app->desk);
    go_on(b, 0.08); /* settled: nothing runs any more */
    int made = count_in(b);
    for (int i = 0; i < 5; i++) {
        go_on(b, 0.08);
        check(b->s->app->desk->play.playing);
        check_int(count_in(b), made);
    }
    pl_desk_toggle(b->s->app->desk);
    settle(b);
    check_int(count_in(b), PARTS);
    run(b, "screen library");
    return made;
}

/* They are quick: whether playing comes before the last of them is not ours to say, so it is tried. */
TEST(their_making_gives_way_to_playing_and_goes_on_behind_it)
{
    enum { TRIES = 50 };
    bench b = bench_start("intra.mov");
    int made = PARTS;
    for (int i = 0; i < TRIES && made == PARTS; i++)
        made = give_way(&b);
    check(made < PARTS);
    bench_stop(&b);
}

TEST(a_review_that_closes_leaves_nothing_on_the_drive_unless_the_library_says_so)
{
    bench b = bench_start("mp4_25.mp4");
    begin_to_open(&b);
    settle(&b);
    check_int(count_in(&b), PARTS);
    run(&b, "screen library");
    check_int(count_in(&b), 0);
    check(!pl_path_exists(b.file));
    run(&b, "open-row");
    settle(&b);
    run(&b, "keep-pictures");
    check(pl_library_keeps_pictures(b.s->app->store));
    check(!pl_path_exists(b.file));
    run(&b, "screen library");
    check(pl_path_exists(b.file));
    run(&b, "keep-pictures");
    check(!pl_library_keeps_pictures(b.s->app->store));
    check(!pl_path_exists(b.file));
    bench_stop(&b);
}

/* Its drive was away for a while. */
TEST(what_could_not_be_read_is_tried_again_behind_the_next_playing)
{
    int status;
    char *folder = test_new_folder(), *here = pl_path_join(folder, "session.mp4");
    char *away = pl_path_join(folder, "away.mp4");
    free(test_run(&status, "cp -p '%s/corpus/mp4_25.mp4' '%s' 2>&1", PL_BUILD, here));
    check_int(status, 0);
    bench b = bench_start(here);
    begin_to_open(&b);
    pl_desk_toggle(b.s->app->desk);
    go_on(&b, 0.4);
    check_int(rename(here, away), 0);
    pl_desk_toggle(b.s->app->desk);
    settle(&b);
    check_int(count_in(&b), 0);
    check_int(rename(away, here), 0);
    settle(&b);
    check_int(count_in(&b), 0);
    pl_desk_toggle(b.s->app->desk);
    go_on(&b, 0.1);
    pl_desk_toggle(b.s->app->desk);
    settle(&b);
    check_int(count_in(&b), PARTS);
    bench_stop(&b);
    free(folder);
    free(here);
    free(away);
}

TEST(a_program_that_ends_keeps_what_was_made)
{
    bench b = bench_start("mp4_25.mp4");
    run(&b, "keep-pictures");
    begin_to_open(&b);
    while (!b.s->app->thumbs) {
        ui_headless_round(b.s);
        SDL_Delay(1);
    }
    pl_error err = { 0 };
    while (count_in(&b) == 0) /* some, or all */
        ui_headless_round(b.s);
    ui_headless_stop(b.s);
    check(pl_path_exists(b.file));
    check_ok(ui_headless_start(&b.s, &(pl_ui_options){ .folder = b.folder, .as = "T-02" }, &err));
    settle(&b);
    check_int(count_in(&b), PARTS);
    bench_stop(&b);
}

/* ----- the one at the pointer */

static pl_element preview_of(const bench *b)
{
    const pl_list *over = b->s->ui.over.now;
    for (int i = 0; i < pl_list_count(over); i++)
        if (pl_list_element(over, i).role == PL_ROLE_TOOLTIP)
            return pl_list_element(over, i);
    return (pl_element){ 0 };
}

static pl_rect rect_of(const bench *b, const char *name)
{
    for (int i = 0; i < b->s->ui.count; i++)
        for (int k = 0; k < pl_list_count(b->s->ui.panels[i].now); k++) {
            pl_element one = pl_list_element(b->s->ui.panels[i].now, k);
            if (strcmp(one.name, name) == 0 && one.role == PL_ROLE_SLIDER)
                return one.rect;
        }
    fail_msg("there is no %s", name);
    return (pl_rect){ 0 };
}

/* Over no control but the picture, unless the window has no place for it there. */
static void check_free(const bench *b, pl_rect preview)
{
    const ui_state *ui = &b->s->ui;
    for (int i = 0; i < ui->count; i++)
        for (int k = 0; k < pl_list_count(ui->panels[i].now); k++) {
            pl_element one = pl_list_element(ui->panels[i].now, k);
            if ((one.state & PL_IS_TARGET) && one.role != PL_ROLE_IMAGE)
                check(pl_rect_empty(pl_rect_meet(one.seen, preview)));
        }
}

static pl_rect stage_of(const bench *b)
{
    for (int i = 0; i < b->s->ui.count; i++)
        if (strcmp(b->s->ui.panels[i].region.name, "stage") == 0)
            return b->s->ui.panels[i].region.rect;
    return (pl_rect){ 0 };
}

static void check_inside(const bench *b, const char *name)
{
    const ui_state *ui = &b->s->ui;
    pl_rect rect = rect_of(b, name), stage = stage_of(b);
    static const double places[] = { 0, 0.02, 0.3, 0.98, 0.9999 };
    for (size_t i = 0; i < PL_COUNT(places); i++) {
        double x = rect.x + rect.w * places[i];
        ui_move(&b->s->ui, x, rect.y + 2);
        ui_headless_round(b->s);
        pl_rect is = preview_of(b).rect;
        check(is.w > 0 && is.x >= 0 && is.x + is.w <= ui->width);
        check(is.y >= 0 && is.y + is.h < rect.y);
        check(places[i] != 0.3 || (x > is.x && x < is.x + is.w) || x > stage.x + stage.w);
        if (stage.h > 60)
            check_free(b, is);
    }
}

TEST(the_picture_at_the_pointer_stands_in_the_window_and_tells_its_time)
{
    static const struct {
        const char *size;
        int larger; /* steps of the text */
        bool picture;
    } cases[] = { { "1440x900", 0, true }, { "1440x900", 4, true }, { "1280x720", 0, true },
                  { "640x400", 0, true },  { "500x320", 0, false }, { "640x400", 4, false } };
    bench b = bench_start("mp4_25.mp4");
    pl_error err = { 0 };
    begin_to_open(&b);
    settle(&b);
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        run(&b, "text-size 0");
        for (int k = 0; k < cases[i].larger; k++)
            run(&b, "text-size 1");
        check_ok(ui_headless_resize(b.s, cases[i].size, &err));
        settle(&b);
        check_inside(&b, "Whole session");
        check_inside(&b, "Timeline");
        pl_rect rect = rect_of(&b, "Whole session");
        ui_move(&b.s->ui, rect.x + rect.w / 2, rect.y + 2);
        ui_headless_round(b.s);
        check_text(preview_of(&b).name, "0:00:06");
        check((preview_of(&b).rect.h > 60) == cases[i].picture);
    }
    bench_stop(&b);
}

TEST(where_no_small_picture_could_be_made_the_nearest_stands)
{
    bench b = bench_start("hole.mkv");
    begin_to_open(&b);
    settle(&b);
    check_int(count_in(&b), PARTS);
    bench_stop(&b);
}

/* The image is what the window shows at that rectangle, from its upper left corner on. */
static void check_painted(const bench *b)
{
    pl_error err = { 0 };
    pl_rect at, is = preview_of(b).rect;
    double scale = b->s->ui.scale;
    bool changed;
    const pl_image *over = ui_paint_over(&b->s->ui, &at, &changed, &err);
    check(over && over->width >= at.w && over->height >= at.h);
    int x = (int)((is.x + is.w / 2) * scale - at.x), y = (int)((is.y + 8) * scale - at.y);
    check(x >= 0 && x < at.w && y >= 0 && y < at.h);
    check_int(pl_image_row(over, y)[x] >> 24, 255);
    check_int(pl_image_row(over, 0)[0] >> 24, 0); /* outside its round corner, or beside it */
}

TEST(what_lies_above_the_screen_is_painted_where_it_stands)
{
    bench b = bench_start("mp4_25.mp4");
    begin_to_open(&b);
    settle(&b);
    for (int k = 0; k < 2; k++) {
        check_inside(&b, "Timeline");
        check_painted(&b);
        pl_app_say(b.s->app, PL_TOAST_TELL, "beside it"); /* the second time, both are there */
        ui_headless_round(b.s);
    }
    run(&b, "text-size 1");
    check_inside(&b, "Timeline");
    check_painted(&b);
    bench_stop(&b);
}

TEST(where_every_picture_is_hidden_the_time_stands_alone)
{
    bench b = bench_start("mp4_25.mp4");
    begin_to_open(&b);
    settle(&b);
    check_inside(&b, "Timeline");
    check(preview_of(&b).rect.h > 60);
    run(&b, "hide-pictures");
    check_int(count_in(&b), 0);
    check_inside(&b, "Timeline");
    check(preview_of(&b).rect.h < 40);
    ui_leave(&b.s->ui);
    ui_headless_round(b.s);
    check(preview_of(&b).rect.w == 0);
    bench_stop(&b);
}

TEST(a_key_takes_the_picture_at_the_pointer_away_until_it_moves)
{
    bench b = bench_start("mp4_25.mp4");
    begin_to_open(&b);
    settle(&b);
    check_inside(&b, "Timeline");
    ui_key(&b.s->ui, ".");
    ui_headless_round(b.s);
    check(preview_of(&b).rect.w == 0);
    check_inside(&b, "Timeline");
    bench_stop(&b);
}
