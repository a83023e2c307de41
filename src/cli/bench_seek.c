/* Jumps and steps, from the request to the picture. */
#include "bench.h"

#include "plumbline/media/thumbs.h"

enum {
    NEAR_JUMPS = 10, /* among pictures that were shown just before */
    NEAR_MS = 2000,  /* so long they were shown */
    BURST = 30,      /* steps in a row */
    LEAST_FRAMES = BURST + 2,
    THUMBS = 300 /* as the window has them over a long recording */
};

typedef struct jumps {
    bench *b;
    bench_player p;
    pl_series first, exact; /* a picture, and the one asked for */
    pl_thumbs *thumbs;      /* that the player has; or NULL */
    double cpu;
} jumps;

typedef struct start_of {
    double ms, cpu;
} start_of;

static start_of now(void)
{
    return (start_of){ pl_gauge_ms(), pl_gauge_cpu() };
}

static bool start(jumps *j, bench *b, pl_error *err)
{
    *j = (jumps){ .b = b };
    return bench_player_open(&j->p, b, err) &&
           (pl_media_frame_count(j->p.media) >= LEAST_FRAMES ||
            pl_fail(err, PL_BAD_INPUT, "%s is too short to jump about in.", b->parts[0]));
}

static void finish(jumps *j)
{
    bench *b = j->b;
    pl_readings_add(&b->readings, "cpu_s", j->cpu);
    pl_readings_add(&b->readings, "memory_mb", pl_gauge_memory());
    if (j->p.player)
        bench_player_close(&j->p);
    pl_thumbs_free(j->thumbs);
    pl_series_free(&j->first);
    pl_series_free(&j->exact);
}

/* Waits for the answer to a request that was made at `from`, checks it, and counts it in the row; row NULL:
 * it is preparation. */
static bool take(pl_series *row, jumps *j, uint32_t serial, int n, const start_of *from,
                 pl_error *err)
{
    double first, exact;
    const pl_frame *frame = bench_player_answer(&first, &exact, &j->p, serial, j->b, err);
    if (!frame)
        return false;
    double cpu = pl_gauge_cpu() - from->cpu; /* but for the check */
    bench_check(j->b, frame, n);
    if (!row)
        return true;
    j->cpu += cpu;
    pl_series_add(&j->first, first - from->ms);
    pl_series_add(row, exact - from->ms);
    return true;
}

static bool jump(pl_series *row, jumps *j, int n, pl_error *err)
{
    start_of from = now();
    uint32_t serial = pl_player_seek(j->p.player, pl_media_frame_start(j->p.media, n));
    return take(row, j, serial, n, &from, err);
}

static int random_frame(const jumps *j)
{
    return (int)bench_random(j->b, pl_media_frame_count(j->p.media));
}

/* ----- jumps */

static bool cold_jump(jumps *j, pl_error *err)
{
    int n = random_frame(j);
    bench_target(j->b, pl_media_frame_start(j->p.media, n));
    return jump(&j->exact, j, n, err);
}

/* The decoder comes to rest somewhere in the group of pictures, and the target lies behind that. */
static bool warm_jump(jumps *j, pl_error *err)
{
    int n = random_frame(j), key = n;
    while (key > 0 && !pl_media_frame_key(j->p.media, key))
        key--;
    int before = key + (int)bench_random(j->b, n - key + 1);
    bench_target(j->b, pl_media_frame_start(j->p.media, n));
    return jump(NULL, j, before, err) && bench_player_settle(&j->p, j->b, err) &&
           jump(&j->exact, j, n, err);
}

static void play_on(jumps *j, int ms)
{
    double until = pl_gauge_ms() + ms;
    pl_player_play(j->p.player);
    for (double left; (left = until - pl_gauge_ms()) > 0;) {
        int64_t now = pl_player_now(j->p.player), next;
        const pl_frame *frame = pl_player_frame(j->p.player, now, &next);
        if (frame)
            pl_player_presented(j->p.player, frame, now);
        double due = next == PL_NO_TIME ? left : (double)(next - now) / 1000 + 1;
        bench_player_wait(&j->p, (int)(due < left ? due : left) + 1);
    }
    pl_player_pause(j->p.player);
}

/* Plays for two seconds from somewhere, then jumps about among what was shown. */
static bool near_jumps(jumps *j, pl_error *err)
{
    int n = (int)bench_random(j->b, pl_media_frame_count(j->p.media) - BURST);
    if (!jump(NULL, j, n, err))
        return false;
    play_on(j, NEAR_MS);
    const pl_frame *last = pl_player_frame(j->p.player, pl_player_now(j->p.player), NULL);
    int shown = last->n - n + 1;
    for (int i = 0; i < NEAR_JUMPS && j->exact.count < j->b->count; i++)
        if (!jump(&j->exact, j, n + (int)bench_random(j->b, shown), err))
            return false;
    return true;
}

/* As the tags of a review are: their places were told, and there was time. Then from one to another. */
static bool tag_jumps(jumps *j, pl_error *err)
{
    pl_time places[PL_EXPECT_MOST];
    int frames[PL_EXPECT_MOST], count = j->b->count < PL_EXPECT_MOST ? j->b->count : PL_EXPECT_MOST;
    for (int i = 0; i < count; i++) {
        frames[i] = random_frame(j);
        places[i] = pl_media_frame_start(j->p.media, frames[i]);
    }
    pl_player_expect(j->p.player, places, count);
    bool ok = bench_player_settle(&j->p, j->b, err);
    for (int i = 0; ok && i < count && j->exact.count < j->b->count; i++)
        ok = jump(&j->exact, j, frames[i], err);
    return ok;
}

/* As the window has them a second after it was opened. */
static bool make_thumbs(jumps *j, pl_error *err)
{
    bench *b = j->b;
    pl_media *media =
        pl_media_open(b->parts, b->part_count, &(pl_media_options){ .quick = true }, b->job, err);
    if (!media)
        return false;
    j->thumbs = pl_thumbs_new(media, THUMBS, PL_THUMB_WIDTH);
    bool ok = pl_thumbs_make(j->thumbs, media, (pl_thumbs_work){ 0 }, b->job, err);
    pl_media_close(&media);
    if (ok)
        pl_player_set_thumbs(j->p.player, j->thumbs);
    return ok;
}

bool bench_seek(bench *b, pl_error *err)
{
    jumps j;
    bool near = arg_has(b->args, "--near"), thumbs = arg_has(b->args, "--thumbs");
    bool tags = arg_has(b->args, "--tags");
    if (tags)
        b->prepared = "the places were told before, as those of tags are";
    else if (near)
        b->prepared = "two seconds were played, and the jumps go among what was shown";
    else if (b->warm)
        b->prepared = "the decoder stood in the same group of pictures, before the target";
    else if (thumbs)
        b->prepared =
            "the recording's small pictures were made, as when it has been open for a moment";
    b->measured = "from the request to the exact picture, decoded and handed out";
    bool ok = start(&j, b, err) && (!thumbs || make_thumbs(&j, err));
    while (ok && j.exact.count < b->count)
        ok = tags      ? tag_jumps(&j, err)
             : near    ? near_jumps(&j, err)
             : b->warm ? warm_jump(&j, err)
                       : cold_jump(&j, err);
    pl_readings_series(&b->readings, "", &j.exact);
    pl_readings_series(&b->readings, "first_", &j.first);
    finish(&j);
    return ok;
}

/* ----- steps */

static bool steps(pl_series *row, jumps *j, int from, int way, pl_error *err)
{
    for (int i = 1; i <= BURST; i++) {
        start_of begin = now();
        uint32_t serial = pl_player_step(j->p.player, way);
        if (!take(row, j, serial, from + way * i, &begin, err))
            return false;
    }
    return true;
}

/* Thirty back from somewhere, and forward again. */
static bool burst(pl_series *back, pl_series *forward, jumps *j, pl_error *err)
{
    bench *b = j->b;
    int from = BURST + (int)bench_random(b, pl_media_frame_count(j->p.media) - BURST);
    bench_target(b, pl_media_frame_start(j->p.media, from));
    return jump(NULL, j, from, err) && (!b->warm || bench_player_settle(&j->p, b, err)) &&
           steps(back, j, from, -1, err) && steps(forward, j, from - BURST, 1, err);
}

bool bench_step(bench *b, pl_error *err)
{
    jumps j;
    pl_series forward = { 0 };
    if (b->warm)
        b->prepared = "the player had come to rest where the steps begin";
    b->measured =
        "one frame back, from the request to the exact picture, thirty in a row from each "
        "of several places; then forward again (forward_…)";
    bool ok = start(&j, b, err);
    while (ok && j.exact.count < b->count)
        ok = burst(&j.exact, &forward, &j, err);
    pl_readings_series(&b->readings, "", &j.exact);
    pl_readings_series(&b->readings, "forward_", &forward);
    pl_series_free(&forward);
    finish(&j);
    return ok;
}
