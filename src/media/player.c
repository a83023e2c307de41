#include "playing.h"

#include "plumbline/base/memory.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
    KEPT_BYTES = 256 << 20,
    PATIENCE_US = 150000,
    SLEEP_US = 1000000,
    FAR_US = 5000000,
    LOUDEST = 100
};

static int64_t read_clock(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static int64_t system_now(void)
{
    return read_clock(CLOCK_MONOTONIC);
}

/* One clock goes on while the computer sleeps. It is read first: what comes between the two makes the
 * sleep shorter, never longer. */
static int64_t slept_of(const pl_player *p)
{
    if (p->options.slept)
        return p->options.slept(p->options.slept_ctx);
    if (p->options.now)
        return 0;
    int64_t all = read_clock(CLOCK_BOOTTIME);
    return all - system_now();
}

int64_t pl_player_clock(const pl_player *player)
{
    return player->options.now ? player->options.now(player->options.now_ctx) : system_now();
}

int64_t pl_player_now(const pl_player *player)
{
    return pl_player_clock(player);
}

/* A request, or decoding, holds the clock. */
static bool waits_locked(const pl_player *p)
{
    return p->answered != p->serial || (p->playing && !p->pace.running);
}

/* --- starting and stopping */

static void set_gain_locked(pl_player *p)
{
    int64_t part = p->muted ? 0 : p->volume;
    atomic_store(&p->ring.gain, (int)(part * part * part));
}

static pl_player *make(const pl_player_options *options)
{
    static const pl_player_options none = { 0 };
    pl_player *p = pl_alloc(sizeof *p);
    p->options = options ? *options : none;
    if (p->options.kept_bytes <= 0)
        p->options.kept_bytes = KEPT_BYTES;
    p->device = p->options.sound;
    p->stale = true;
    p->volume = LOUDEST;
    p->presented_us = PL_NO_TIME;
    p->behind_from = -1;
    p->most_ahead = p->ahead_low = PL_AHEAD_MOST;
    p->order = (pl_order){ .any = true, .serial = ++p->serial }; /* the first picture */
    p->pace.speed = PL_SPEED_NORMAL;
    p->slept = slept_of(p);
    pl_ring_start(&p->ring);
    set_gain_locked(p);
    pl_mutex_start(&p->lock);
    pl_cond_start(&p->asked);
    pl_cond_start(&p->calm);
    return p;
}

static void copy_media_options(pl_player *p, const pl_media_options *from)
{
    p->options.media.cache_path = pl_copy_text(from->cache_path);
    p->options.media.signature = pl_copy_text(from->signature);
    if (!from->clock)
        return;
    pl_clock_map_copy(&p->clock, from->clock);
    p->options.media.clock = &p->clock;
}

pl_player *pl_player_start(const char *const *paths, int count, const pl_player_options *options)
{
    pl_player *p = make(options);
    copy_media_options(p, &p->options.media);
    p->path_count = count;
    p->paths = pl_alloc_array((size_t)count + 1, sizeof *p->paths);
    for (int i = 0; i < count; i++)
        p->paths[i] = pl_copy_text(paths[i]);
    pl_thread_start(&p->thread, pl_play_run, p);
    return p;
}

pl_player *pl_player_start_media(pl_media *media, const pl_player_options *options)
{
    pl_player *p = make(options);
    p->options.media = (pl_media_options){ 0 };
    p->media = media;
    pl_thread_start(&p->thread, pl_play_run, p);
    return p;
}

static void free_frames(const pl_frame **frames, int count)
{
    for (int i = 0; i < count; i++)
        pl_frame_unref(&frames[i]);
}

void pl_player_stop(pl_player **player)
{
    pl_player *p = *player;
    if (!p)
        return;
    *player = NULL;
    atomic_store(&p->job.abort, true);
    pl_mutex_lock(&p->lock);
    pl_cond_signal_all(&p->asked);
    pl_mutex_unlock(&p->lock);
    pl_thread_join(&p->thread);
    free_frames(p->ahead, p->ahead_count);
    pl_frame_unref(&p->answer);
    pl_frame_unref(&p->shown);
    pl_media_close(&p->media);
    pl_media_close(&p->grown);
    for (int i = 0; i < p->before_count; i++)
        pl_media_close(&p->before[i]);
    free(p->before);
    pl_clock_map_clear(&p->clock);
    pl_passes_clear(&p->pace.passes);
    free((char *)(uintptr_t)p->options.media.cache_path);
    free((char *)(uintptr_t)p->options.media.signature);
    for (int i = 0; i < p->path_count; i++)
        free(p->paths[i]);
    free(p->paths);
    pl_ring_stop(&p->ring);
    pl_cond_stop(&p->calm);
    pl_cond_stop(&p->asked);
    pl_mutex_stop(&p->lock);
    free(p);
}

/* --- requests */

static void ask_locked(pl_player *p)
{
    p->asks++;
    p->idle = false;
    atomic_store(&p->hurry, true);
    pl_cond_signal_all(&p->asked);
}

void pl_player_stand_locked(pl_player *player)
{
    pl_pace_stand(&player->pace, &player->ring, pl_player_clock(player));
    atomic_store(&player->ring.open, false);
}

/* On the picture that is on the screen: the clock has gone on since it was handed out. */
static void pause_locked(pl_player *p)
{
    bool ran = p->pace.running;
    pl_player_stand_locked(p);
    p->playing = false;
    const pl_frame *shown = p->shown;
    if (!ran || !shown || shown->serial != p->serial)
        return;
    if (p->pace.at >= shown->end_us)
        p->pace.at = shown->end_us - 1;
    if (p->pace.at < shown->start_us)
        p->pace.at = shown->start_us;
}

bool pl_player_woke_locked(pl_player *player)
{
    pl_player *p = player;
    int64_t slept = slept_of(p), more = slept - p->slept;
    if (more > 0)
        p->slept = slept;
    if (more < SLEEP_US || !p->playing)
        return false;
    p->sleeps++;
    pause_locked(p);
    p->stale = true; /* the device may be another one */
    ask_locked(p);
    return true;
}

void pl_player_grow(pl_player *player, pl_media *media)
{
    pl_player *p = player;
    pl_mutex_lock(&p->lock);
    if (p->grown && p->grown != p->going) { /* it was not gone over to, but looked at */
        pl_grow(p->before, p->before_count, p->before_room);
        p->before[p->before_count++] = p->grown;
    }
    p->grown = media;
    ask_locked(p);
    pl_mutex_unlock(&p->lock);
}

void pl_player_play(pl_player *player)
{
    pl_player *p = player;
    pl_mutex_lock(&p->lock);
    pl_player_woke_locked(p);
    p->playing = p->phase != PL_PLAYER_FAILED;
    p->tried = true;
    ask_locked(p);
    pl_mutex_unlock(&p->lock);
}

void pl_player_pause(pl_player *player)
{
    pl_player *p = player;
    pl_mutex_lock(&p->lock);
    pause_locked(p);
    ask_locked(p);
    pl_mutex_unlock(&p->lock);
}

/* The frames that wait belong to the past; they are let go of outside the lock. */
static int take_ahead_locked(const pl_frame **out, pl_player *p)
{
    int count = p->ahead_count;
    memcpy(out, p->ahead, (size_t)count * sizeof *out);
    p->ahead_count = 0;
    return count;
}

static pl_time inside_locked(const pl_player *p, pl_time at)
{
    const pl_media *media = p->grown ? p->grown : p->media;
    if (media && at > pl_media_duration(media))
        at = pl_media_duration(media);
    return at < 0 ? 0 : at;
}

static void order_locked(pl_player *p, pl_time at, bool back)
{
    int64_t now = system_now();
    pl_player_stand_locked(p);
    if (!p->busy_since)
        p->busy_since = now;
    p->pace.at = inside_locked(p, at);
    p->stale = true;
    p->order = (pl_order){ .any = true, .back = back, .serial = ++p->serial, .at = p->pace.at };
    p->tried = true;
    atomic_store(&p->give_way, now - p->busy_since < PATIENCE_US);
    ask_locked(p);
}

uint32_t pl_player_seek(pl_player *player, pl_time at)
{
    pl_player *p = player;
    const pl_frame *old[PL_AHEAD_MOST];
    pl_mutex_lock(&p->lock);
    order_locked(p, at, false);
    p->order.far = p->shown && llabs(p->shown->start_us - p->order.at) > (pl_time)FAR_US;
    uint32_t serial = p->serial;
    int count = take_ahead_locked(old, p);
    pl_mutex_unlock(&p->lock);
    free_frames(old, count);
    return serial;
}

uint32_t pl_player_step(pl_player *player, int frames)
{
    pl_player *p = player;
    const pl_frame *old[PL_AHEAD_MOST];
    int count = 0;
    pl_mutex_lock(&p->lock);
    int all = p->media && p->has_picture ? pl_media_frame_count(p->media) : 0;
    if (all > 0) {
        pause_locked(p);
        int64_t n = (int64_t)pl_media_frame_at(p->media, p->pace.at) + frames;
        n = n < 0 ? 0 : n >= all ? all - 1 : n;
        order_locked(p, pl_media_frame_start(p->media, (int)n), frames < 0);
        count = take_ahead_locked(old, p);
    }
    uint32_t serial = p->serial;
    pl_mutex_unlock(&p->lock);
    free_frames(old, count);
    return serial;
}

void pl_player_expect(pl_player *player, const pl_time *places, int count)
{
    pl_player *p = player;
    pl_mutex_lock(&p->lock);
    p->expect_count = count < PL_EXPECT_MOST ? count : PL_EXPECT_MOST;
    for (int i = 0; i < p->expect_count; i++)
        p->expect[i] = places[i];
    p->expect_new = true;
    ask_locked(p);
    pl_mutex_unlock(&p->lock);
}

void pl_player_set_thumbs(pl_player *player, pl_thumbs *thumbs)
{
    pl_mutex_lock(&player->lock);
    pl_assert(!player->thumbs);
    player->thumbs = thumbs;
    pl_mutex_unlock(&player->lock);
}

void pl_player_set_speed(pl_player *player, int speed)
{
    pl_player *p = player;
    speed = speed < PL_SPEED_LEAST ? PL_SPEED_LEAST : speed > PL_SPEED_MOST ? PL_SPEED_MOST : speed;
    pl_mutex_lock(&p->lock);
    if (speed != p->pace.speed) {
        pl_player_stand_locked(p);
        p->pace.speed = speed;
        p->stale = true;
        ask_locked(p);
    }
    pl_mutex_unlock(&p->lock);
}

void pl_player_set_woven(pl_player *player, bool woven)
{
    pl_player *p = player;
    const pl_frame *old[PL_AHEAD_MOST];
    int count = 0;
    pl_mutex_lock(&p->lock);
    bool changes = atomic_exchange(&p->woven, woven) != woven;
    if (changes && p->has_fields) {
        order_locked(p, pl_pace_at(&p->pace, &p->ring, pl_player_clock(p)), false);
        count = take_ahead_locked(old, p);
    }
    pl_mutex_unlock(&p->lock);
    free_frames(old, count);
}

void pl_player_set_passes(pl_player *player, const pl_pass *passes, int count)
{
    pl_player *p = player;
    const pl_frame *old[PL_AHEAD_MOST];
    pl_passes taken, gone;
    pl_passes_take(&taken, passes, count);
    pl_mutex_lock(&p->lock);
    pl_player_stand_locked(p);
    gone = p->pace.passes;
    p->pace.passes = taken;
    p->pass_sound = p->pass_pictures = p->stale = true;
    int ahead = take_ahead_locked(old, p); /* some may be passed over now, others no more */
    ask_locked(p);
    pl_mutex_unlock(&p->lock);
    free_frames(old, ahead);
    pl_passes_clear(&gone);
}

void pl_player_set_volume(pl_player *player, int percent)
{
    pl_mutex_lock(&player->lock);
    player->volume = percent < 0 ? 0 : percent > LOUDEST ? LOUDEST : percent;
    set_gain_locked(player);
    pl_mutex_unlock(&player->lock);
}

void pl_player_set_muted(pl_player *player, bool muted)
{
    pl_mutex_lock(&player->lock);
    player->muted = muted;
    set_gain_locked(player);
    pl_mutex_unlock(&player->lock);
}

void pl_player_choose_sound(pl_player *player, pl_sound_choice choice)
{
    pl_player *p = player;
    pl_mutex_lock(&p->lock);
    if (!pl_sound_choice_same(choice, p->choice)) {
        p->choice = choice;
        p->choice_new = true;
        p->stale = p->stale || !p->playing; /* what lies ready is not to be heard any more */
        ask_locked(p);
    }
    pl_mutex_unlock(&p->lock);
}

void pl_player_set_sound(pl_player *player, bool device, pl_time latency_us)
{
    enum { LEAST = -500000, MOST = 2000000 };
    pl_player *p = player;
    pl_mutex_lock(&p->lock);
    if (device != p->device) {
        pl_player_stand_locked(p);
        p->device = device;
        p->gone = false;
        p->stale = true;
    }
    p->pace.latency = latency_us < LEAST ? LEAST : latency_us > MOST ? MOST : latency_us;
    ask_locked(p);
    pl_mutex_unlock(&p->lock);
}

/* --- what comes out */

/* Goes on to the frame that is due; those passed over go to `old`. */
static int advance_locked(pl_player *p, const pl_frame **old, pl_time at)
{
    int count = 0;
    if (p->answer) {
        old[count++] = p->shown;
        p->shown = p->answer;
        p->answer = NULL;
    }
    int due = 0;
    while (due < p->ahead_count && p->ahead[due]->start_us <= at)
        due++;
    if (due == 0)
        return count;
    old[count++] = p->shown;
    memcpy(old + count, p->ahead, (size_t)(due - 1) * sizeof *old);
    count += due - 1;
    p->shown = p->ahead[due - 1];
    p->ahead_count -= due;
    memmove(p->ahead, p->ahead + due, (size_t)p->ahead_count * sizeof *p->ahead);
    if (p->pace.running && pl_pace_speed(&p->pace, at) <= PL_SPEED_NORMAL)
        p->dropped += due - 1;
    if (p->ahead_count <= p->ahead_low || !p->pace.running)
        ask_locked(p);
    return count;
}

const pl_frame *pl_player_frame(pl_player *player, int64_t now, int64_t *next_us)
{
    pl_player *p = player;
    const pl_frame *old[PL_AHEAD_MOST + 2];
    int64_t next = PL_NO_TIME;
    pl_mutex_lock(&p->lock);
    pl_player_woke_locked(p);
    pl_time at = pl_pace_at(&p->pace, &p->ring, now);
    int count = advance_locked(p, old, at);
    if (p->pace.running && p->ahead_count)
        next = now + pl_pace_wait(&p->pace, at, p->ahead[0]->start_us);
    p->hungry = p->pace.running && !p->ahead_count;
    pl_mutex_unlock(&p->lock);
    free_frames(old, count);
    if (next_us)
        *next_us = next;
    return p->shown;
}

void pl_player_presented(pl_player *player, const pl_frame *frame, int64_t when)
{
    pl_player *p = player;
    if (frame->standing == PL_FRAME_NEAR)
        return;
    pl_mutex_lock(&p->lock);
    p->presented++;
    p->presented_us = frame->start_us;
    p->offset_us = pl_pace_at(&p->pace, &p->ring, when) - frame->start_us;
    pl_mutex_unlock(&p->lock);
}

void pl_player_sound(pl_player *player, float *out, int frames)
{
    pl_ring_take(&player->ring, out, frames, pl_player_clock(player));
}

void pl_player_state_read(pl_player_state *out, pl_player *player)
{
    pl_player *p = player;
    pl_mutex_lock(&p->lock);
    pl_player_woke_locked(p);
    pl_time at = pl_pace_at(&p->pace, &p->ring, pl_player_clock(p));
    pl_time duration = p->media && p->phase != PL_PLAYER_OPENING ? p->pace.duration : 0;
    *out = (pl_player_state){
        .phase = p->phase,
        .error = p->error,
        .position_us = at,
        .duration_us = duration,
        .playing = p->playing,
        .waiting = waits_locked(p),
        .ended = duration > 0 && at >= duration,
        .has_picture = p->has_picture,
        .has_sound = p->has_sound,
        .has_fields = p->has_fields,
        .woven = atomic_load(&p->woven),
        .by_sound = p->pace.by_sound,
        .speed = p->pace.speed,
        .volume = p->volume,
        .muted = p->muted,
        .sleeps = p->sleeps,
        .serial = p->serial,
        .answered = p->answered,
        .dropped = p->dropped,
        .stalls = p->stalls,
        .presented = p->presented,
        .presented_us = p->presented_us,
        .offset_us = p->offset_us,
        .kept_bytes = p->kept_bytes,
    };
    pl_mutex_unlock(&p->lock);
}

const pl_media *pl_player_media(pl_player *player)
{
    pl_mutex_lock(&player->lock);
    bool open = player->phase == PL_PLAYER_READY || player->phase == PL_PLAYER_AWAY;
    const pl_media *media = !open ? NULL : player->grown ? player->grown : player->media;
    pl_mutex_unlock(&player->lock);
    return media;
}

bool pl_player_settle(pl_player *player, int ms)
{
    pl_player *p = player;
    int64_t until = system_now() + (int64_t)ms * 1000;
    pl_mutex_lock(&p->lock);
    ask_locked(p);
    while (!p->idle && p->phase != PL_PLAYER_FAILED && system_now() < until)
        pl_cond_wait_ms(&p->calm, &p->lock, (int)((until - system_now()) / 1000) + 1);
    bool calm = p->idle || p->phase == PL_PLAYER_FAILED;
    pl_mutex_unlock(&p->lock);
    return calm;
}
