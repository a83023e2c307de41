#include "bench.h"

#include <math.h>
#include <time.h>

enum { BLOCK = 480, BLOCK_US = 10000, LEFT_ALONE_MS = 100 };

/* A beep is twice as loud as what is said. */
static const float beep_level = 0.18f;

static void wake(void *ctx)
{
    bench_player *p = ctx;
    pl_mutex_lock(&p->lock);
    p->wakes++;
    pl_cond_signal_all(&p->came);
    pl_mutex_unlock(&p->lock);
}

/* ----- the sound device: a block each hundredth of a second, as a real one takes it */

static void hear(bench_player *p, const float *block, double from_ms)
{
    enum { MOST = PL_COUNT(p->ear.beeps) };
    float loud = 0;
    int first = -1;
    for (int i = 0; i < BLOCK; i++) {
        float level = fabsf(block[(size_t)i * PL_SOUND_CHANNELS]);
        if (level > beep_level && first < 0)
            first = i;
        loud = level > loud ? level : loud;
    }
    pl_mutex_lock(&p->lock);
    if (first >= 0 && p->ear.loud <= beep_level && p->ear.count < MOST)
        p->ear.beeps[p->ear.count++] = from_ms + (double)first * 1000 / PL_SOUND_RATE;
    p->ear.loud = loud;
    pl_mutex_unlock(&p->lock);
}

static void *run_device(void *arg)
{
    bench_player *p = arg;
    float block[BLOCK * PL_SOUND_CHANNELS];
    struct timespec next;
    clock_gettime(CLOCK_MONOTONIC, &next);
    while (!atomic_load(&p->over)) {
        double from = pl_gauge_ms();
        pl_player_sound(p->player, block, BLOCK);
        hear(p, block, from);
        next.tv_nsec += BLOCK_US * 1000L;
        if (next.tv_nsec >= 1000000000L) {
            next.tv_nsec -= 1000000000L;
            next.tv_sec++;
        }
        clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &next, NULL);
    }
    return NULL;
}

/* ----- opening */

static bool wait_ready(bench_player *p, const bench *b, pl_error *err)
{
    double until = pl_gauge_ms() + 10.0 * BENCH_PATIENCE_MS;
    pl_player_state state;
    for (;;) {
        pl_player_state_read(&state, p->player);
        if (state.phase == PL_PLAYER_FAILED || state.phase == PL_PLAYER_AWAY)
            return pl_fail(err, state.error.code, "%s", state.error.text);
        if (state.phase == PL_PLAYER_READY && state.answered == state.serial)
            break;
        if (bench_stopped(b, err))
            return false;
        if (pl_gauge_ms() > until)
            return pl_fail(err, PL_INTERNAL, "%s does not open.", b->parts[0]);
        bench_player_wait(p, LEFT_ALONE_MS);
    }
    p->media = pl_player_media(p->player);
    return true;
}

void bench_player_start(bench_player *out, const bench *b, const pl_media_options *media)
{
    bench_player *p = out;
    *p = (bench_player){ 0 };
    pl_mutex_start(&p->lock);
    pl_cond_start(&p->came);
    pl_player_options options = { .sound = true, .wake = wake, .wake_ctx = p };
    if (media)
        options.media = *media;
    p->player = pl_player_start(b->parts, b->part_count, &options);
    pl_thread_start(&p->device, run_device, p);
}

bool bench_player_open(bench_player *out, const bench *b, pl_error *err)
{
    bench_player *p = out;
    bench_player_start(p, b, NULL);
    if (wait_ready(p, b, err) &&
        (pl_media_frame_count(p->media) > 0 ||
         pl_fail(err, PL_BAD_INPUT, "%s has no picture to measure with.", b->parts[0])))
        return true;
    bench_player_close(p);
    return false;
}

void bench_player_close(bench_player *p)
{
    atomic_store(&p->over, true);
    pl_thread_join(&p->device);
    pl_player_stop(&p->player);
    pl_cond_stop(&p->came);
    pl_mutex_stop(&p->lock);
}

/* ----- waiting */

void bench_player_wait(bench_player *p, int ms)
{
    pl_mutex_lock(&p->lock);
    if (ms > 0 && p->seen == p->wakes)
        pl_cond_wait_ms(&p->came, &p->lock, ms);
    p->seen = p->wakes;
    pl_mutex_unlock(&p->lock);
}

static bool answered(bench_player *p, uint32_t serial, pl_error *err)
{
    pl_player_state state;
    pl_player_state_read(&state, p->player);
    if (state.phase == PL_PLAYER_FAILED || state.phase == PL_PLAYER_AWAY)
        return pl_fail(err, state.error.code, "%s", state.error.text);
    return state.phase == PL_PLAYER_READY && state.answered == serial;
}

const pl_frame *bench_player_answer(double *first_ms, double *exact_ms, bench_player *p,
                                    uint32_t serial, const bench *b, pl_error *err)
{
    double until = pl_gauge_ms() + BENCH_PATIENCE_MS;
    pl_error why = { 0 };
    *first_ms = -1;
    while (!bench_stopped(b, err)) {
        /* asked before the frame is taken: the answer may come between the two */
        bool done = answered(p, serial, &why);
        const pl_frame *frame = pl_player_frame(p->player, pl_player_now(p->player), NULL);
        double now = pl_gauge_ms();
        bool own = frame && frame->serial == serial;
        if (own && *first_ms < 0)
            *first_ms = now;
        if (own && done) {
            *exact_ms = now;
            return frame;
        }
        if (why.code || now > until) {
            pl_fail(err, why.code ? why.code : PL_INTERNAL, "%s",
                    why.code ? why.text : "A request was not answered within a minute.");
            return NULL;
        }
        bench_player_wait(p, LEFT_ALONE_MS);
    }
    return NULL;
}

bool bench_player_settle(bench_player *p, const bench *b, pl_error *err)
{
    return !bench_stopped(b, err) &&
           (pl_player_settle(p->player, BENCH_PATIENCE_MS) ||
            pl_fail(err, PL_INTERNAL, "The player did not come to rest within a minute."));
}
