#include "playing.h"

#include "corpus.h"
#include "test.h"

#include <errno.h>
#include <time.h>

enum { MOST_PARTS = 8, PATIENCE_MS = 60000 };

atomic_int test_reads;

typedef struct opened {
    test_drive *drive;
    pl_source file;
} opened;

static int64_t read_drive(void *ctx, void *out, int64_t at, size_t size)
{
    opened *o = ctx;
    int64_t fail_at = atomic_load(&o->drive->fail_at);
    int delay = atomic_load(&o->drive->delay_us);
    atomic_fetch_add(&test_reads, 1);
    if (delay)
        nanosleep(&(struct timespec){ .tv_nsec = delay * 1000L }, NULL);
    if (atomic_load(&o->drive->gone) || (fail_at >= 0 && at + (int64_t)size > fail_at))
        return -EIO;
    return o->file.read(o->file.ctx, out, at, size);
}

static void close_drive(void *ctx)
{
    opened *o = ctx;
    atomic_fetch_sub(&o->drive->open, 1);
    o->file.close(o->file.ctx);
    free(o);
}

static bool open_drive(pl_source *out, const char *path, void *ctx, pl_error *err)
{
    test_drive *drive = ctx;
    if (atomic_load(&drive->gone))
        return pl_fail(err, PL_NOT_FOUND, "%s is not there.", path);
    opened *o = pl_alloc(sizeof *o);
    o->drive = drive;
    if (!pl_source_open_file(&o->file, path, NULL, err)) {
        free(o);
        return false;
    }
    atomic_fetch_add(&drive->open, 1);
    *out = o->file;
    out->read = read_drive;
    out->close = close_drive;
    out->ctx = o;
    return true;
}

static int64_t made_now(void *ctx)
{
    test_player *t = ctx;
    return atomic_load(&t->now);
}

static int64_t made_slept(void *ctx)
{
    test_player *t = ctx;
    return atomic_load(&t->slept);
}

static void count_wake(void *ctx)
{
    test_player *t = ctx;
    atomic_fetch_add(&t->wakes, 1);
}

test_player *test_player_open(const char *names, bool sound)
{
    return test_player_begin(names, sound, 0);
}

test_player *test_player_begin(const char *names, bool sound, int64_t most_bytes)
{
    test_player *t = pl_alloc(sizeof *t);
    char *paths[MOST_PARTS] = { 0 };
    char *list = pl_copy_text(names), *rest = list;
    int count = 0;
    for (char *name = strtok_r(rest, " ", &rest); name; name = strtok_r(NULL, " ", &rest))
        paths[count++] = corpus_path(name);
    atomic_store(&t->now, 1000000);
    atomic_store(&t->drive.fail_at, -1);
    pl_player_options options = {
        .media = { .open = open_drive, .open_ctx = &t->drive, .most_bytes = most_bytes },
        .sound = sound,
        .wake = count_wake,
        .wake_ctx = t,
        .now = made_now,
        .now_ctx = t,
        .slept = made_slept,
        .slept_ctx = t,
    };
    t->player = pl_player_start((const char *const *)paths, count, &options);
    for (int i = 0; i < count; i++)
        free(paths[i]);
    free(list);
    return t;
}

void test_player_close(test_player **player)
{
    test_player *t = *player;
    pl_player_stop(&t->player);
    check_int(atomic_load(&t->drive.open), 0);
    free(t);
    *player = NULL;
}

void test_settle(test_player *t)
{
    check(pl_player_settle(t->player, PATIENCE_MS));
}

pl_player_state test_state(test_player *t)
{
    pl_player_state state;
    test_settle(t);
    pl_player_state_read(&state, t->player);
    return state;
}

const pl_frame *test_frame(test_player *t)
{
    return pl_player_frame(t->player, atomic_load(&t->now), NULL);
}

int test_number(const pl_frame *frame)
{
    pl_error err = { 0 };
    if (!frame)
        return -1;
    bool lying = frame->rotation % 180;
    pl_image *image =
        pl_image_new(lying ? frame->height : frame->width, lying ? frame->width : frame->height);
    pl_converter *converter = pl_converter_new();
    check_ok(pl_frame_draw(converter, image->pixels, image->stride, image->width, image->height,
                           frame, PL_SCALING_FAST, &err));
    int number = picture_number(image);
    pl_converter_free(converter);
    pl_image_free(image);
    return number;
}

int test_seek_number(test_player *t, pl_time at)
{
    uint32_t serial = pl_player_seek(t->player, at);
    test_settle(t);
    const pl_frame *frame = test_frame(t);
    check(frame != NULL);
    check_int(frame->serial, serial);
    return test_number(frame);
}

void test_tick(test_player *t)
{
    atomic_fetch_add(&t->now, TEST_TICK_US);
    pl_player_sound(t->player, t->block, TEST_TICK_FRAMES);
    test_settle(t);
}
