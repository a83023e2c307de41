/* What the player's thread does while nothing is asked: sound and frames ahead of the playhead, and
 * frames behind it where steps back are likely. While it plays, several are made in a row and then none for
 * a while: threads that are woken for each cost more than what they do. */
#include "playing.h"

#include <string.h>

enum {
    MS = PL_SOUND_RATE / 1000,
    SOUND_FULL = 500 * MS, /* in the ring; the rest of it is room after a flush */
    SOUND_LOW = 200 * MS,
    SOUND_START = 100 * MS, /* before the clock is let go */
    SOUND_TAIL = 200 * MS,  /* of silence behind the end, so that the clock gets there */
    CHUNK = 2048,
    AHEAD_PAUSED = 4,
    AHEAD_START = 2,
    AHEAD_PART = 3, /* of the frames that wait; the rest is decoded in a row */
    AHEAD_BYTES = 64 << 20,
    BEHIND_BACK = 250, /* frames that are decoded before one, behind a step back … */
    BEHIND_SEEK = 5,   /* … and where the first step back might be */
    BEHIND_TRIES = 4,  /* damage keeps some from coming out */
    LATE_US = 500000,
    SHOWN_US = 33000,  /* in what is passed over fast, from one frame that is shown to the next */
    JOIN_US = 3000000, /* so long before a join the next part is opened */
    REST_MS = 150      /* a device that is gone is to be noticed */
};

/* From the low mark up to the full one. */
static bool wants_more(bool *more, int level, int low, int full)
{
    if (level <= low || level >= full)
        *more = level <= low;
    return *more;
}

/* --- sound */

bool pl_feed_hears_locked(const pl_player *player)
{
    return player->sound && player->device && !player->gone;
}

/* Fills the ring from the clock's place on. What is asked meanwhile makes it stale again. */
static bool start_sound(pl_player *p)
{
    pl_error err = { 0 };
    pl_mutex_lock(&p->lock);
    bool wanted = pl_feed_hears_locked(p) && p->playing && p->stale;
    if (wanted)
        pl_player_stand_locked(p);
    pl_time at = p->pace.at;
    int speed = p->pace.speed;
    if (wanted && p->pass_sound) {
        pl_sound_pass(p->sound, &p->pace.passes);
        p->pass_sound = false;
    }
    if (wanted && p->choice_new) {
        pl_sound_choose(p->sound, p->choice);
        p->choice_new = false;
    }
    pl_mutex_unlock(&p->lock);
    if (!wanted)
        return false;
    if (!pl_sound_seek(p->sound, at, speed, &err)) {
        pl_play_fail(p, &err);
        return true;
    }
    p->sound_over = false;
    uint64_t base = pl_ring_flush(&p->ring);
    pl_mutex_lock(&p->lock);
    if (p->pace.at == at && p->pace.speed == speed && !p->pass_sound) {
        pl_pace_follow(&p->pace, base);
        p->stale = false;
    }
    pl_mutex_unlock(&p->lock);
    return true;
}

/* Another track or side, while it plays: from where the sound has been read to. */
static bool turn_sound(pl_player *p)
{
    pl_error err = { 0 };
    pl_mutex_lock(&p->lock);
    bool wanted = pl_feed_hears_locked(p) && p->playing && !p->stale && p->choice_new;
    pl_sound_choice choice = p->choice;
    p->choice_new = p->choice_new && !wanted;
    pl_mutex_unlock(&p->lock);
    if (wanted && !p->sound_over && !pl_sound_turn(p->sound, choice, &err))
        pl_play_fail(p, &err);
    else if (wanted && p->sound_over)
        pl_sound_choose(p->sound, choice);
    return wanted;
}

/* The recording is over, but the last of it takes the latency to be heard. */
static void end_sound(pl_player *p, pl_time latency)
{
    int64_t left = SOUND_TAIL + (latency > 0 ? latency * MS / 1000 : 0);
    memset(p->chunk, 0, sizeof p->chunk);
    while (left > 0 && pl_ring_room(&p->ring) >= CHUNK) {
        pl_ring_write(&p->ring, p->chunk, CHUNK);
        left -= CHUNK;
    }
    p->sound_over = true;
}

static bool fill_sound(pl_player *p, int most)
{
    pl_error err = { 0 };
    pl_mutex_lock(&p->lock);
    bool wanted = pl_feed_hears_locked(p) && p->playing && !p->stale;
    pl_time latency = p->pace.latency;
    pl_mutex_unlock(&p->lock);
    if (!wanted || p->sound_over || pl_ring_level(&p->ring) >= most ||
        pl_ring_room(&p->ring) < CHUNK)
        return false;
    int count = pl_sound_read(p->chunk, CHUNK, p->sound, &err);
    if (count < 0)
        pl_play_fail(p, &err);
    else if (count == 0)
        end_sound(p, latency);
    else
        pl_ring_write(&p->ring, p->chunk, count);
    return true;
}

bool pl_feed_low_sound(pl_player *player)
{
    pl_player *p = player;
    wants_more(&p->more_sound, pl_ring_level(&p->ring), SOUND_LOW, SOUND_FULL);
    return start_sound(p) || turn_sound(p) || fill_sound(p, SOUND_LOW);
}

bool pl_feed_sound(pl_player *player)
{
    return player->more_sound && fill_sound(player, SOUND_FULL);
}

pl_time pl_feed_rest_ms(const pl_player *player)
{
    int left = (pl_ring_level(&player->ring) - SOUND_LOW) / MS + 1;
    return left > REST_MS || !pl_feed_hears_locked(player) ? REST_MS : left < 1 ? 1 : left;
}

/* --- frames ahead */

static int frame_count(const pl_player *p)
{
    return p->video ? pl_media_frame_count(p->media) : 0;
}

/* So far behind the clock frames are not worth showing. */
static pl_time late_locked(const pl_player *p, pl_time at)
{
    const pl_pass *pass = pl_passes_at(&p->pace.passes, at);
    return pass && pass->speed ? (pl_time)LATE_US * pass->speed / PL_SPEED_NORMAL : LATE_US;
}

/* Frame n, or the one that follows where n is passed over: it lies in what is left out, or is one of many
 * in what is played fast. A frame that would be seen for less than half of its time is passed over, too. */
static int shown_from_locked(const pl_player *p, int n)
{
    const pl_passes *passes = &p->pace.passes;
    int last = frame_count(p) - 1;
    const pl_pass *before =
        n > 0 ? pl_passes_at(passes, pl_media_frame_start(p->media, n - 1)) : NULL;
    if (before && before->speed > 0) {
        pl_time step =
            (pl_time)pl_pace_speed(&p->pace, before->from_us) * SHOWN_US / PL_SPEED_NORMAL;
        pl_time to = pl_media_frame_start(p->media, n - 1) + step;
        int later = pl_media_frame_at(p->media, to < before->to_us ? to : before->to_us);
        n = later > n ? later : n;
    }
    while (n <= last) {
        pl_time start = pl_media_frame_start(p->media, n), end = pl_media_frame_end(p->media, n);
        const pl_pass *pass = pl_passes_at(passes, start + (end - start) / 2);
        int behind = pass && pass->speed == 0 ? pl_media_frame_at(p->media, pass->to_us) : n;
        if (behind <= n)
            break;
        n = behind;
    }
    return n;
}

/* The frame that is decoded next, or -1: nobody needs one. *serial is what it will follow. */
static int next_ahead(uint32_t *serial, pl_player *p)
{
    pl_mutex_lock(&p->lock);
    pl_time at = pl_pace_at(&p->pace, &p->ring, pl_player_clock(p));
    int most = p->playing || p->most_ahead < AHEAD_PAUSED ? p->most_ahead : AHEAD_PAUSED;
    if (p->pass_pictures && p->video && !p->order.any)
        p->next = pl_media_frame_at(p->media, at) + 1;
    p->pass_pictures = p->pass_pictures && p->order.any;
    bool more =
        wants_more(&p->more_ahead, p->ahead_count, p->playing ? p->ahead_low : most - 1, most);
    int n = more && !p->order.any && p->next < frame_count(p) ? p->next : -1;
    if (n >= 0 && p->pace.passes.count)
        n = shown_from_locked(p, n);
    if (n >= 0 && pl_media_frame_end(p->media, n) < at - late_locked(p, at))
        n = pl_media_frame_at(p->media, at);
    *serial = p->serial;
    pl_mutex_unlock(&p->lock);
    return n;
}

static int most_of(const pl_frame *frame)
{
    int64_t fit = AHEAD_BYTES / pl_kept_size(pl_frame_picture(frame));
    return fit < AHEAD_START ? AHEAD_START : fit > PL_AHEAD_MOST ? PL_AHEAD_MOST : (int)fit;
}

/* The clock waits where decoding does not keep up, so that sound and picture stay together. */
static void stall_locked(pl_player *p)
{
    pl_player_stand_locked(p);
    p->stalls++;
}

static void add_ahead(pl_player *p, pl_frame *frame, uint32_t serial)
{
    const pl_frame *rest = frame;
    frame->serial = serial;
    p->most_ahead = most_of(frame);
    pl_mutex_lock(&p->lock);
    int low = p->most_ahead / AHEAD_PART;
    p->ahead_low = low < AHEAD_START ? AHEAD_START : low;
    pl_time at = pl_pace_at(&p->pace, &p->ring, pl_player_clock(p));
    if (p->serial == serial && p->ahead_count < PL_AHEAD_MOST) {
        if (p->pace.running && !p->ahead_count && frame->end_us < at - late_locked(p, at))
            stall_locked(p);
        p->ahead[p->ahead_count++] = frame;
        rest = NULL;
    }
    bool hungry = p->hungry && !rest;
    p->hungry = p->hungry && rest;
    p->kept_bytes = pl_video_kept_bytes(p->video);
    p->has_fields = p->has_fields || pl_video_fields(p->video);
    pl_mutex_unlock(&p->lock);
    pl_frame_unref(&rest);
    if (hungry)
        pl_play_wake(p);
}

bool pl_feed_ahead(pl_player *player)
{
    pl_player *p = player;
    pl_error err = { 0 };
    pl_frame *frame = NULL;
    uint32_t serial = 0;
    int n = next_ahead(&serial, p);
    if (n < 0)
        return false;
    pl_got got = pl_video_next(&frame, p->video, n, &err);
    if (got == PL_GOT_FAILED) {
        pl_play_fail(p, &err);
        return true;
    }
    p->next = n + 1; /* a damaged frame is passed over: the one before it stays */
    if (got == PL_GOT_IT)
        add_ahead(p, frame, serial);
    return true;
}

bool pl_feed_join(pl_player *player)
{
    pl_player *p = player;
    if (p->next >= frame_count(p))
        return false;
    pl_mutex_lock(&p->lock);
    pl_time then = pl_passes_on(&p->pace.passes, pl_media_frame_start(p->media, p->next),
                                (int64_t)JOIN_US * 1000, PL_SPEED_NORMAL);
    pl_mutex_unlock(&p->lock);
    int part = pl_media_frame_part(p->media, pl_media_frame_at(p->media, then));
    return part != pl_media_frame_part(p->media, p->next) && pl_video_prepare(p->video, part);
}

/* --- frames behind */

void pl_feed_expect(pl_player *player, int n, bool back)
{
    pl_player *p = player;
    int64_t fit = p->frame_bytes > 0 ? p->options.kept_bytes / p->frame_bytes / 2 : 0;
    int most = back ? BEHIND_BACK : BEHIND_SEEK;
    p->behind_from = p->video && n >= 0 ? n : -1;
    p->behind_most = fit < most ? (int)fit : most;
    p->behind_tries = 0;
}

/* Frames before `from` that are kept without a gap. */
static int kept_behind(const pl_player *p, int from, int most)
{
    int count = 0;
    while (count < most && count < from && pl_video_kept(p->video, from - 1 - count))
        count++;
    return count;
}

/* When half of them are left, all that are wanted are decoded in one go. */
bool pl_feed_behind(pl_player *player)
{
    pl_player *p = player;
    int from = p->behind_from, most = p->behind_most;
    int have = from < 0 ? 0 : kept_behind(p, from, most);
    if (from < 0 || have >= from || have >= most / 2 || p->behind_tries >= BEHIND_TRIES) {
        p->behind_from = -1;
        return false;
    }
    pl_error err = { 0 };
    int whole = from - most > 0 ? from - most : 0;
    pl_got got = pl_video_fill(p->video, whole, from - 1 - have, &p->hurry, &err);
    if (got != PL_GOT_FAILED)
        p->behind_tries++;
    else if (err.code != PL_CANCELLED)
        p->behind_from = -1;
    pl_mutex_lock(&p->lock);
    p->kept_bytes = pl_video_kept_bytes(p->video);
    pl_mutex_unlock(&p->lock);
    return true;
}

/* --- the clock */

bool pl_feed_ready_locked(const pl_player *player)
{
    const pl_player *p = player;
    bool sound = !pl_feed_hears_locked(p) ||
                 (!p->stale && (p->sound_over || pl_ring_level(&p->ring) >= SOUND_START));
    bool picture = p->ahead_count >= AHEAD_START || p->next >= frame_count(p);
    return sound && picture;
}
