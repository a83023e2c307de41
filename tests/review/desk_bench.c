#include "desk_bench.h"

#include "test.h"

#include "../store/vfs.h"

#include "plumbline/base/text.h"
#include "plumbline/library/index.h"

static int64_t made_now(void *ctx)
{
    return ((bench *)ctx)->now;
}

static void make_library(bench *b)
{
    pl_error err = { 0 };
    pl_store *store;
    pl_store_options options = { .as = "T-02", .vfs = vfs_name() };
    check_ok(pl_store_open(&store, b->folder, &options, &err));
    char *path = pl_format("%s/corpus/%s", PL_BUILD, b->recording);
    pl_candidate candidate = { 0 };
    pl_names_add(&candidate.parts, path);
    pl_index_result result;
    pl_library_index(&result, store, &candidate, 0, NULL);
    check_int(result.state, PL_INDEX_NEW);
    pl_review_start start = { .recording = result.recording,
                              .rubric = "group-session-review",
                              .facilitators = "A=F-014,B=F-022" };
    check_ok(pl_review_new(&b->review, store, &start, &err));
    pl_index_result_free(&result);
    pl_names_free(&candidate.parts);
    free(path);
    pl_store_close(&store);
}

void bench_open(bench *b)
{
    pl_error err = { 0 };
    pl_store_options write = { .as = "T-02", .vfs = vfs_name() };
    pl_store_options read = { .as = "T-02", .vfs = vfs_name(), .read_only = true };
    check_ok(pl_post_open(&b->post, b->folder, &write, NULL, NULL, &err));
    check_ok(pl_store_open(&b->store, b->folder, &read, &err));
    pl_desk_load *load = pl_desk_read(b->store, b->review, &err);
    check_ok(load != NULL);
    pl_desk_options options = {
        .post = b->post,
        .store = b->store,
        .lead_us = 2000000,
        .player = { .sound = b->sound, .now = b->real ? NULL : made_now, .now_ctx = b }
    };
    b->desk = pl_desk_open(load, &options);
    check(pl_player_settle(b->desk->player, 20000));
}

void bench_close(bench *b)
{
    pl_frame_unref(&b->shown);
    pl_desk_close(&b->desk);
    pl_post_close(&b->post);
    pl_store_close(&b->store);
}

static bench *start(const char *recording, bool real, bool sound)
{
    bench *b = pl_alloc(sizeof *b);
    b->folder = test_new_folder();
    b->now = 1000000;
    b->recording = recording;
    b->real = real;
    b->sound = sound;
    make_library(b);
    bench_open(b);
    return b;
}

bench *bench_start(bool real)
{
    return start("mp4_25.mp4", real, false);
}

bench *bench_start_with(const char *recording, bool sound)
{
    return start(recording, false, sound);
}

void bench_stop(bench *b)
{
    bench_close(b);
    free(b->folder);
    free(b);
}

/* A round of the window: what came in, what is due, the picture on the screen. */
void bench_round(bench *b)
{
    int64_t next;
    pl_post_collect(b->post);
    pl_desk_tick(b->desk);
    int64_t now = pl_player_now(b->desk->player);
    const pl_frame *frame = pl_player_frame(b->desk->player, now, &next);
    if (!frame || frame == b->shown)
        return;
    pl_frame_unref(&b->shown);
    b->shown = pl_frame_ref(frame);
    pl_desk_presented(b->desk, frame, now, true);
}

void bench_go_on(bench *b, int64_t us)
{
    for (int64_t end = b->now + us; b->now < end;) {
        b->now += 40000;
        if (b->sound)
            pl_player_sound(b->desk->player, b->block, 1920);
        pl_player_settle(b->desk->player, 20000);
        bench_round(b);
    }
}

void bench_drain(bench *b)
{
    pl_post_drain(b->post);
    bench_round(b);
    if (b->desk->trouble.code)
        fail_msg("%s", b->desk->trouble.text);
}

void bench_play_for(bench *b, int64_t us)
{
    pl_player_settle(b->desk->player, 20000);
    bench_round(b);
    if (!b->desk->play.playing)
        pl_desk_toggle(b->desk);
    bench_go_on(b, us);
}
