#include "plumbline/media/gauge.h"

#include "plumbline/base/memory.h"

#include <math.h>

enum {
    LOOK_MS = 500,    /* between two looks at whether the program is at rest */
    REST_CPU_MS = 15, /* it is, where it used no more meanwhile */
    REST_MOST_MS = 60000,
    RUN_UP_MS = 1000,
    BEGIN_MS = 60000,
    ROUND_MS = 100
};

typedef enum gauge_phase { OPENING, COMING_TO_REST, RUN_UP, RUNNING, OVER } gauge_phase;

struct pl_play_gauge {
    pl_play_wish wish;
    gauge_phase phase;
    double since, looked; /* ms: the phase began; the last look */
    double cpu;           /* s: as of then */
    double took_ms, cpu_s;
    uint64_t random;
    int jumped;
    int64_t pictures, dropped, stalls;
    double due; /* pictures */
    double offset_ms;
    double memory_open, kept_open, memory_begin, memory_end, memory_most, kept;
};

pl_play_gauge *pl_play_gauge_new(const pl_play_wish *wish)
{
    pl_play_gauge *g = pl_alloc(sizeof *g);
    g->wish = *wish;
    g->random = wish->seed;
    return g;
}

void pl_play_gauge_free(pl_play_gauge *gauge)
{
    free(gauge);
}

static void enter(pl_play_gauge *g, gauge_phase phase)
{
    g->phase = phase;
    g->since = g->looked = pl_gauge_ms();
    g->cpu = pl_gauge_cpu();
}

/* --- before it plays */

static void mind_opening(pl_play_gauge *g, pl_player *player)
{
    pl_player_state state;
    pl_player_state_read(&state, player);
    if (state.phase == PL_PLAYER_FAILED) {
        g->phase = OVER;
    } else if (state.phase == PL_PLAYER_READY && state.answered == state.serial) {
        pl_player_set_speed(player, g->wish.speed);
        pl_player_seek(player, g->wish.from_us);
        enter(g, COMING_TO_REST);
    }
}

static void mind_rest(pl_play_gauge *g, pl_player *player, double now)
{
    if (now - g->looked < LOOK_MS)
        return;
    double used = (pl_gauge_cpu() - g->cpu) * 1000;
    g->looked = now;
    g->cpu += used / 1000;
    if (used > REST_CPU_MS && now - g->since < REST_MOST_MS)
        return;
    pl_player_state state;
    pl_player_state_read(&state, player);
    g->memory_open = pl_gauge_memory();
    g->kept_open = (double)state.kept_bytes / 1e6;
    pl_player_play(player);
    enter(g, RUN_UP);
}

/* --- while it plays */

static void begin(pl_play_gauge *g, pl_player *player)
{
    pl_player_state state;
    pl_player_state_read(&state, player);
    g->dropped = -state.dropped;
    g->stalls = -state.stalls;
    enter(g, RUNNING);
}

static pl_time random_place(pl_play_gauge *g, pl_time duration)
{
    g->random = g->random * 6364136223846793005u + 1442695040888963407u;
    return duration > 0 ? (pl_time)((g->random >> 11) % (uint64_t)duration) : 0;
}

static void mind_jumps(pl_play_gauge *g, pl_player *player, double gone)
{
    double all = (double)g->wish.for_us / 1000;
    if (g->jumped >= g->wish.jumps || gone < all * (g->jumped + 1) / (g->wish.jumps + 1))
        return;
    const pl_media *media = pl_player_media(player);
    g->jumped++;
    if (media)
        pl_player_seek(player, random_place(g, pl_media_duration(media)));
}

static void mind_memory(pl_play_gauge *g, double gone)
{
    double all = (double)g->wish.for_us / 1000;
    g->memory_end = pl_gauge_memory();
    if (g->memory_begin <= 0 && gone >= (all < 2 * BEGIN_MS ? all / 10 : BEGIN_MS))
        g->memory_begin = g->memory_end;
    g->memory_most = fmax(g->memory_most, g->memory_end);
}

static void end(pl_play_gauge *g, pl_player *player)
{
    pl_player_state state;
    pl_player_pause(player);
    pl_player_state_read(&state, player);
    const pl_media *media = pl_player_media(player);
    double length = media ? (double)pl_media_duration(media) : 0;
    g->cpu_s = pl_gauge_cpu() - g->cpu;
    g->took_ms = pl_gauge_ms() - g->since;
    g->dropped += state.dropped;
    g->stalls += state.stalls;
    g->kept = (double)state.kept_bytes / 1e6;
    g->due = length > 0 ? pl_media_frame_count(media) / length * g->took_ms * g->wish.speed : 0;
    g->phase = OVER;
}

static void run(pl_play_gauge *g, pl_player *player, double now)
{
    pl_player_state state;
    double gone = now - g->since;
    mind_memory(g, gone);
    mind_jumps(g, player, gone);
    pl_player_state_read(&state, player);
    if (gone >= (double)g->wish.for_us / 1000 || (state.ended && !state.waiting))
        end(g, player);
}

bool pl_play_gauge_turn(pl_play_gauge *gauge, pl_player *player, int64_t *due_us)
{
    double now = pl_gauge_ms();
    if (gauge->phase == OPENING)
        mind_opening(gauge, player);
    else if (gauge->phase == COMING_TO_REST)
        mind_rest(gauge, player, now);
    else if (gauge->phase == RUN_UP && now - gauge->since >= RUN_UP_MS)
        begin(gauge, player);
    else if (gauge->phase == RUNNING)
        run(gauge, player, now);
    *due_us = pl_player_now(player) + (int64_t)ROUND_MS * 1000;
    return gauge->phase != OVER;
}

void pl_play_gauge_shown(pl_play_gauge *gauge, pl_player *player)
{
    pl_player_state state;
    if (gauge->phase != RUNNING)
        return;
    gauge->pictures++;
    pl_player_state_read(&state, player);
    if (state.playing && !state.waiting)
        gauge->offset_ms = fmax(gauge->offset_ms, fabs((double)state.offset_us / 1000));
}

bool pl_play_gauge_read(pl_readings *out, const pl_play_gauge *gauge, pl_error *err)
{
    const pl_play_gauge *g = gauge;
    const pl_reading readings[] = {
        { "for_s", g->took_ms / 1000 },
        { "cpu_s", g->cpu_s },
        { "cpu_s_minute", g->cpu_s * 60000 / g->took_ms },
        { "pictures", (double)g->pictures },
        { "pictures_due", floor(g->due) },
        { "dropped", (double)g->dropped },
        { "stalls", (double)g->stalls },
        { "av_offset_ms_max", g->offset_ms },
        { "memory_open_mb", g->memory_open },
        { "kept_open_mb", g->kept_open },
        { "memory_begin_mb", g->memory_begin },
        { "memory_end_mb", g->memory_end },
        { "memory_most_mb", g->memory_most },
        { "kept_mb", g->kept },
    };
    if (g->took_ms <= 0)
        return pl_fail(err, PL_CANNOT_READ, "The recording could not be played.");
    for (size_t i = 0; i < PL_COUNT(readings); i++)
        pl_readings_add(out, readings[i].name, readings[i].value);
    return true;
}
