/* The player's thread: answers requests, keeps sound and frames ahead of the playhead, lets the clock go
 * and stops it, and notices when the drive or the sound device goes and comes back. */
#include "playing.h"
#include "plumbline/base/memory.h"

#include <time.h>

enum {
    AGAIN_MS = 1000, /* a drive that is away is looked for each second */
    STILLS_BYTES = 64 << 20,
    NEAR_END_US = 10 * 1000 * 1000
};

bool pl_play_stopped(const pl_player *player)
{
    return atomic_load(&player->job.abort);
}

void pl_play_wake(const pl_player *player)
{
    if (player->options.wake)
        player->options.wake(player->options.wake_ctx);
}

/* --- opening */

/* What answers the request until its frame is decoded. */
static void show_meanwhile(pl_player *p, pl_frame *frame)
{
    frame->serial = p->working;
    pl_mutex_lock(&p->lock);
    const pl_frame *old = p->answer;
    p->answer = frame;
    pl_mutex_unlock(&p->lock);
    pl_frame_unref(&old);
    pl_play_wake(p);
}

static void show_early(void *ctx, pl_frame *frame)
{
    pl_player *p = ctx;
    const pl_frame *rest = frame;
    if (p->answering)
        pl_frame_unref(&rest);
    else
        show_meanwhile(p, frame);
}

static bool fail_opening(pl_player *p, const pl_error *err)
{
    pl_mutex_lock(&p->lock);
    p->phase = PL_PLAYER_FAILED;
    p->error = *err;
    p->playing = false;
    p->has_picture = p->has_sound = false;
    pl_cond_signal_all(&p->calm);
    pl_mutex_unlock(&p->lock);
    pl_play_wake(p);
    return false;
}

static void make_readers(pl_player *p, const pl_media *media)
{
    if (pl_media_frame_count(media) > 0)
        p->video = pl_video_new(media, &(pl_video_how){ .kept_bytes = p->options.kept_bytes,
                                                        .job = &p->job,
                                                        .give_way = &p->give_way,
                                                        .early = show_early,
                                                        .early_ctx = p,
                                                        .woven = &p->woven });
    if (pl_sound_any(media))
        p->sound = pl_sound_new(media, &p->job);
}

static bool open_recording(pl_player *p)
{
    pl_error err = { 0 };
    pl_media *media = p->media;
    if (!media && p->path_count == 0) {
        pl_fail(&err, PL_NOT_FOUND, "There is nothing to play.");
        return fail_opening(p, &err);
    }
    if (!media)
        media = pl_media_open((const char *const *)p->paths, p->path_count, &p->options.media,
                              &p->job, &err);
    if (!media)
        return pl_play_stopped(p) ? false : fail_opening(p, &err);
    p->stills = pl_stills_new(STILLS_BYTES);
    make_readers(p, media);
    pl_mutex_lock(&p->lock);
    p->media = media;
    p->pace.duration = pl_media_duration(media);
    p->phase = PL_PLAYER_READY;
    p->has_picture = p->video != NULL;
    p->has_sound = p->sound != NULL;
    pl_mutex_unlock(&p->lock);
    pl_play_wake(p);
    return true;
}

/* --- a recording that grows */

/* While it plays, the sound has to be read anew for it: not before what there is comes to its end. */
static bool is_time_locked(const pl_player *p)
{
    pl_time at = pl_pace_at(&p->pace, &p->ring, pl_player_clock(p));
    return p->grown && p->phase == PL_PLAYER_READY &&
           (!p->playing || at > p->pace.duration - NEAR_END_US ||
            (p->order.any && p->order.at > p->pace.duration));
}

static void grow(pl_player *p)
{
    pl_mutex_lock(&p->lock);
    pl_media *media = p->going = is_time_locked(p) ? p->grown : NULL;
    pl_mutex_unlock(&p->lock);
    if (!media)
        return;
    pl_video_free(p->video);
    pl_video_free(p->aside);
    pl_sound_free(p->sound);
    p->video = p->aside = NULL;
    p->sound = NULL;
    make_readers(p, media);
    p->behind_from = -1;
    pl_mutex_lock(&p->lock);
    pl_grow(p->before, p->before_count, p->before_room);
    p->before[p->before_count++] = p->media;
    p->media = media;
    p->going = NULL;
    if (p->grown == media)
        p->grown = NULL;
    p->pace.duration = pl_media_duration(media);
    p->has_picture = p->video != NULL;
    p->has_sound = p->sound != NULL;
    p->pass_sound = p->pace.passes.count > 0;
    p->choice_new = true;
    p->stale = true;
    p->expect_new = true;
    pl_mutex_unlock(&p->lock);
    pl_play_wake(p);
}

/* --- the drive */

void pl_play_fail(pl_player *player, const pl_error *err)
{
    pl_player *p = player;
    if (err->code == PL_CANCELLED || pl_play_stopped(p))
        return;
    if (p->video)
        pl_video_close(p->video);
    if (p->aside)
        pl_video_close(p->aside);
    if (p->sound)
        pl_sound_close(p->sound);
    pl_mutex_lock(&p->lock);
    pl_player_stand_locked(p);
    p->playing = p->tried = false;
    p->stale = true;
    p->phase = PL_PLAYER_AWAY;
    p->error = *err;
    pl_mutex_unlock(&p->lock);
    pl_play_wake(p);
}

static bool look_for_drive(pl_player *p, pl_time at, pl_error *err)
{
    if (!p->video)
        return pl_sound_seek(p->sound, at, PL_SPEED_NORMAL, err);
    int part = pl_media_frame_part(p->media, pl_media_frame_at(p->media, at));
    return pl_video_open(p->video, part, err);
}

/* Waits a second, or for a request, and looks whether it is back. */
static void wait_for_drive(pl_player *p)
{
    pl_error err = { 0 };
    pl_mutex_lock(&p->lock);
    p->idle = true;
    pl_cond_signal_all(&p->calm);
    if (!p->tried && !pl_play_stopped(p))
        pl_cond_wait_ms(&p->asked, &p->lock, AGAIN_MS);
    bool asked = p->tried;
    pl_time at = p->pace.at;
    p->tried = false;
    pl_mutex_unlock(&p->lock);
    if (pl_play_stopped(p))
        return;
    bool back = look_for_drive(p, at, &err);
    if (!back && !asked)
        return; /* nothing new */
    if (!back) {
        pl_play_fail(p, &err);
        return;
    }
    pl_mutex_lock(&p->lock);
    p->phase = PL_PLAYER_READY;
    p->error = (pl_error){ 0 };
    if (!p->order.any)
        p->order = (pl_order){ .any = true, .serial = p->serial, .at = p->pace.at };
    pl_mutex_unlock(&p->lock);
    pl_play_wake(p);
}

/* --- requests */

static bool take_order(pl_order *out, pl_player *p)
{
    pl_mutex_lock(&p->lock);
    *out = p->order;
    bool behind = p->grown && p->order.at > p->pace.duration; /* first it grows */
    bool any = p->order.any && p->phase == PL_PLAYER_READY && !behind;
    if (any) {
        p->order.any = false;
        atomic_store(&p->give_way, false);
        if (out->at > p->pace.duration)
            out->at = p->pace.duration;
        if (out->serial == p->serial)
            p->pace.at = out->at;
    }
    pl_mutex_unlock(&p->lock);
    return any;
}

/* A request is answered: by a frame, or without one. */
static void finish(pl_player *p, const pl_order *order, int n, pl_frame *frame, const pl_error *err)
{
    const pl_frame *old = NULL, *ahead[PL_AHEAD_MOST];
    if (frame) {
        frame->serial = order->serial;
        p->frame_bytes = pl_kept_size(pl_frame_picture(frame));
    }
    pl_mutex_lock(&p->lock);
    if (frame) {
        old = p->answer;
        p->answer = frame;
    }
    int count = p->ahead_count;
    for (int i = 0; i < count; i++)
        ahead[i] = p->ahead[i];
    p->ahead_count = 0;
    p->answered = order->serial;
    p->error = *err;
    p->busy_since = 0;
    p->kept_bytes = p->video ? pl_video_kept_bytes(p->video) : 0;
    p->has_fields = p->has_fields || (p->video && pl_video_fields(p->video));
    pl_mutex_unlock(&p->lock);
    p->next = n + 1;
    pl_feed_expect(p, n, order->back);
    pl_frame_unref(&old);
    for (int i = 0; i < count; i++)
        pl_frame_unref(&ahead[i]);
    pl_play_wake(p);
}

/* There is no decoder for the pictures: the sound can still be heard. */
static bool give_up_picture(pl_player *p, const pl_error *err)
{
    if (!p->sound)
        return fail_opening(p, err);
    pl_video_free(p->video);
    p->video = NULL;
    pl_mutex_lock(&p->lock);
    p->has_picture = false;
    pl_mutex_unlock(&p->lock);
    return true;
}

/* Shows what there is of frame n, or of near it, where that has to be decoded. */
static void stand_in(pl_player *p, const pl_order *order, int n)
{
    p->answering = false;
    if (n < 0 || pl_video_kept(p->video, n))
        return;
    pl_frame *still = pl_feed_still_of(p, n);
    p->answering = still != NULL;
    pl_frame *frame = still ? still : pl_feed_thumb_of(p, order, n);
    if (frame)
        show_meanwhile(p, frame);
}

static void answer(pl_player *p, const pl_order *order)
{
    pl_error err = { 0 };
    pl_frame *frame = NULL;
    p->working = order->serial;
    int n = p->video ? pl_media_frame_at(p->media, order->at) : -1;
    stand_in(p, order, n);
    pl_got got = p->video ? pl_video_get(&frame, p->video, n, &err) : PL_GOT_IT;
    bool first = p->answered == 0;
    if (got == PL_GOT_FAILED && err.code != PL_BAD_INPUT) {
        pl_play_fail(p, &err);
        return;
    }
    if (got == PL_GOT_FAILED && first && !give_up_picture(p, &err))
        return;
    finish(p, order, n, frame, &err);
}

/* --- the clock */

static void mind_device_locked(pl_player *p, int64_t now)
{
    bool there = pl_pace_device_there(&p->pace, &p->ring, now);
    if (p->pace.by_sound && p->pace.running && !there) {
        pl_pace_follow_system(&p->pace, &p->ring, now);
        atomic_store(&p->ring.open, false);
        p->gone = p->stale = true;
    } else if (p->gone && now - pl_ring_last(&p->ring).time <= PL_PACE_GONE_US) {
        p->gone = false;
    }
}

/* Lets the clock go when all is ready, and stops it at the end. True when main has to know. */
static bool mind_clock_locked(pl_player *p, int64_t now)
{
    bool ended = pl_pace_at(&p->pace, &p->ring, now) >= p->pace.duration;
    bool asked = p->order.any || p->answered != p->serial;
    if (p->playing && ended && !asked) {
        pl_player_stand_locked(p);
        p->playing = false;
        return true;
    }
    if (!p->playing || p->pace.running || asked || !pl_feed_ready_locked(p))
        return false;
    bool hears = pl_feed_hears_locked(p);
    if (!hears)
        pl_pace_follow_system(&p->pace, &p->ring, now);
    pl_pace_run(&p->pace, now);
    atomic_store(&p->ring.open, hears);
    return true;
}

static unsigned mind(pl_player *p)
{
    pl_mutex_lock(&p->lock);
    int64_t now = pl_player_clock(p);
    atomic_store(&p->hurry, false);
    bool woke = pl_player_woke_locked(p);
    mind_device_locked(p, now);
    bool changed = p->phase == PL_PLAYER_READY && mind_clock_locked(p, now);
    unsigned asks = p->asks;
    pl_mutex_unlock(&p->lock);
    if (changed || woke)
        pl_play_wake(p);
    return asks;
}

/* Until something is asked; while it plays, no longer than the ring can be left alone or the end is
 * away. */
static void rest(pl_player *p, unsigned asks)
{
    pl_mutex_lock(&p->lock);
    if (p->asks == asks && !p->order.any && !pl_play_stopped(p)) {
        pl_time at = pl_pace_at(&p->pace, &p->ring, pl_player_clock(p));
        pl_time ms = pl_pace_wait(&p->pace, at, p->pace.duration) / 1000 + 1;
        pl_time most = pl_feed_rest_ms(p);
        p->idle = true;
        pl_cond_signal_all(&p->calm);
        if (p->playing)
            pl_cond_wait_ms(&p->asked, &p->lock, (int)(ms < most ? ms : most));
        else
            pl_cond_wait(&p->asked, &p->lock);
    }
    pl_mutex_unlock(&p->lock);
}

static bool is_away(pl_player *p)
{
    pl_mutex_lock(&p->lock);
    bool away = p->phase != PL_PLAYER_READY;
    pl_mutex_unlock(&p->lock);
    return away;
}

static void turn(pl_player *p)
{
    pl_order order;
    unsigned asks = mind(p);
    grow(p);
    if (take_order(&order, p))
        answer(p, &order);
    else if (is_away(p))
        wait_for_drive(p);
    else if (!pl_feed_low_sound(p) && !pl_feed_ahead(p) && !pl_feed_sound(p) && !pl_feed_join(p) &&
             !pl_feed_behind(p) && !pl_feed_stills(p))
        rest(p, asks);
}

static bool goes_on(pl_player *p)
{
    pl_mutex_lock(&p->lock);
    bool failed = p->phase == PL_PLAYER_FAILED;
    pl_mutex_unlock(&p->lock);
    return !failed && !pl_play_stopped(p);
}

void *pl_play_run(void *player)
{
    pl_player *p = player;
    if (open_recording(p))
        while (goes_on(p))
            turn(p);
    pl_video_free(p->video);
    pl_video_free(p->aside);
    pl_stills_free(p->stills);
    pl_sound_free(p->sound);
    return NULL;
}
