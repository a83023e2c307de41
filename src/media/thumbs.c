#include "thumbs_inner.h"

#include "key_reader.h"
#include "picture.h"
#include "plumbline/base/memory.h"
#include "words.h"

#include <libavutil/cpu.h>
#include <libswscale/swscale.h>
#include <stdlib.h>
#include <string.h>

enum {
    MOST_THREADS = 2,
    MOST_UNREAD = 3,  /* in a row, of one thread: the drive is gone */
    MOST_BEHIND = 500 /* frames behind a key frame that is decoded for a share without one */
};

pl_thumbs *pl_thumbs_empty(int count, int width, pl_time duration, int frames)
{
    pl_assert(count > 0 && count <= PL_THUMBS_MOST && width > 0 && width <= PL_THUMB_WIDEST);
    pl_thumbs *t = pl_alloc(sizeof *t);
    t->count = count;
    t->width = width;
    t->duration = duration;
    t->frames = frames;
    pl_mutex_start(&t->lock);
    pl_cond_start(&t->changed);
    t->shares = pl_alloc_array((size_t)count, sizeof *t->shares);
    for (int i = 0; i < count; i++)
        t->shares[i] = PL_SHARE_WAITS;
    return t;
}

pl_thumbs *pl_thumbs_new(const pl_media *media, int count, int width)
{
    return pl_thumbs_empty(count, width, pl_media_duration(media), pl_media_frame_count(media));
}

void pl_thumbs_free(pl_thumbs *thumbs)
{
    if (!thumbs)
        return;
    for (int i = 0; i < thumbs->thumb_count; i++)
        pl_image_free(thumbs->thumbs[i].image);
    pl_mutex_stop(&thumbs->lock);
    pl_cond_stop(&thumbs->changed);
    free(thumbs->thumbs);
    free(thumbs->shares);
    free(thumbs);
}

/* --- what is there */

/* The first one whose frame is not before n. */
static int place_of(const pl_thumbs *t, int n)
{
    int low = 0, high = t->thumb_count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (t->thumbs[middle].n < n)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

pl_thumb *pl_thumb_find_locked(const pl_thumbs *thumbs, int n)
{
    int at = place_of(thumbs, n);
    return at < thumbs->thumb_count && thumbs->thumbs[at].n == n ? &thumbs->thumbs[at] : NULL;
}

pl_thumb *pl_thumb_add_locked(pl_thumbs *thumbs, int n, pl_time start)
{
    int at = place_of(thumbs, n);
    pl_grow(thumbs->thumbs, thumbs->thumb_count, thumbs->room);
    pl_thumb *place = &thumbs->thumbs[at];
    memmove(place + 1, place, (size_t)(thumbs->thumb_count - at) * sizeof *place);
    thumbs->thumb_count++;
    *place = (pl_thumb){ .n = n, .start = start };
    return place;
}

int pl_thumbs_count(const pl_thumbs *thumbs)
{
    return thumbs->count;
}

int pl_thumbs_width(const pl_thumbs *thumbs)
{
    return thumbs->width;
}

static bool is_answered_locked(const pl_thumbs *t, int share)
{
    const pl_thumb *thumb =
        t->shares[share] == PL_SHARE_WAITS ? NULL : pl_thumb_find_locked(t, t->shares[share]);
    return thumb && thumb->done;
}

static int made_locked(const pl_thumbs *t)
{
    int made = 0;
    for (int i = 0; i < t->count; i++)
        made += is_answered_locked(t, i);
    return made;
}

int pl_thumbs_made(pl_thumbs *thumbs)
{
    pl_mutex_lock(&thumbs->lock);
    int made = made_locked(thumbs);
    pl_mutex_unlock(&thumbs->lock);
    return made;
}

static const pl_image *give(pl_time *start_us, const pl_thumb *thumb)
{
    if (thumb && thumb->image && start_us)
        *start_us = thumb->start;
    return thumb ? thumb->image : NULL;
}

const pl_image *pl_thumbs_get(pl_time *start_us, pl_thumbs *thumbs, int share)
{
    pl_mutex_lock(&thumbs->lock);
    pl_assert(share >= 0 && share < thumbs->count);
    const pl_image *image = give(start_us, pl_thumb_find_locked(thumbs, thumbs->shares[share]));
    pl_mutex_unlock(&thumbs->lock);
    return image;
}

const pl_image *pl_thumbs_near(pl_time *start_us, pl_thumbs *thumbs, pl_time at)
{
    const pl_thumb *best = NULL;
    pl_mutex_lock(&thumbs->lock);
    for (int i = 0; i < thumbs->thumb_count; i++) {
        const pl_thumb *thumb = &thumbs->thumbs[i];
        if (best && thumb->start > at)
            break;
        best = thumb->image ? thumb : best;
    }
    const pl_image *image = give(start_us, best);
    pl_mutex_unlock(&thumbs->lock);
    return image;
}

/* The order of making: 0, 1/2, 1/4, 3/4, 1/8 … of all. -1 behind the last; one that lies beyond the last
 * share stands for none and is passed over. */
static int share_of(int turn, int count)
{
    int bits = 0, share = 0;
    while (1 << bits < count)
        bits++;
    if (turn >= 1 << bits)
        return -1;
    for (int i = 0; i < bits; i++)
        share |= (turn >> i & 1) << (bits - 1 - i);
    return share;
}

static pl_time middle_of(const pl_thumbs *t, int share)
{
    return t->duration * (2 * (pl_time)share + 1) / (2 * (pl_time)t->count);
}

/* The first share of the stretch, in the order of making, that has a picture or may still get one. */
static const pl_thumb *among_locked(const pl_thumbs *t, pl_time from, pl_time to)
{
    for (int turn = 0, share; (share = share_of(turn, t->count)) >= 0; turn++) {
        if (share >= t->count || middle_of(t, share) < from || middle_of(t, share) >= to)
            continue;
        const pl_thumb *thumb = pl_thumb_find_locked(t, t->shares[share]);
        if (!thumb || !thumb->done || thumb->image)
            return thumb;
    }
    return NULL;
}

const pl_image *pl_thumbs_among(pl_time *start_us, pl_thumbs *thumbs, pl_time from, pl_time to)
{
    pl_mutex_lock(&thumbs->lock);
    const pl_image *image = give(start_us, among_locked(thumbs, from, to));
    pl_mutex_unlock(&thumbs->lock);
    return image;
}

/* --- making them */

/* Those who make them, all at once. */
typedef struct crew {
    pl_thumbs *thumbs;
    const pl_media *media;
    pl_job *job;
    pl_thumbs_work how;
    /* --- protected by the lock of thumbs */
    int next;    /* in the order of making */
    int at_work; /* threads */
    pl_error error;
} crew;

/* The next share that nobody has looked at; -1: none, or the work is over. */
static int next_share(crew *c)
{
    pl_thumbs *t = c->thumbs;
    int share = -1;
    pl_mutex_lock(&t->lock);
    while (c->error.code == PL_OK) {
        share = share_of(c->next++, t->count);
        if (share < 0 || (share < t->count && t->shares[share] == PL_SHARE_WAITS))
            break;
    }
    if (c->error.code != PL_OK)
        share = -1;
    pl_mutex_unlock(&t->lock);
    return share;
}

/* Says which key frame a share shows. True where its picture is to be made, by the caller. */
static bool claim(crew *c, int share, int n)
{
    pl_thumbs *t = c->thumbs;
    pl_mutex_lock(&t->lock);
    t->shares[share] = n;
    bool mine = !pl_thumb_find_locked(t, n);
    if (mine)
        pl_thumb_add_locked(t, n, pl_media_frame_start(c->media, n));
    pl_cond_signal_all(&t->changed);
    pl_mutex_unlock(&t->lock);
    return mine;
}

static void settle(crew *c, int n, pl_image *image)
{
    pl_mutex_lock(&c->thumbs->lock);
    pl_thumb *thumb = pl_thumb_find_locked(c->thumbs, n);
    thumb->image = image;
    thumb->done = true;
    pl_cond_signal_all(&c->thumbs->changed);
    pl_mutex_unlock(&c->thumbs->lock);
}

/* What was begun and cannot be ended is as if it had not been looked at: a later call tries again. */
static void give_up(crew *c, int n, const pl_error *err)
{
    pl_thumbs *t = c->thumbs;
    pl_mutex_lock(&t->lock);
    for (int i = 0; i < t->count; i++)
        if (t->shares[i] == n)
            t->shares[i] = PL_SHARE_WAITS;
    pl_thumb *thumb = pl_thumb_find_locked(t, n), *end = t->thumbs + t->thumb_count;
    memmove(thumb, thumb + 1, (size_t)(end - thumb - 1) * sizeof *thumb);
    t->thumb_count--;
    if (c->error.code == PL_OK)
        c->error = *err;
    pl_mutex_unlock(&t->lock);
}

/* Frames that could not be read, one behind the other, of one thread: of a file that is damaged, or of a
 * drive that is gone. What comes next tells. */
typedef struct unread {
    int frames[MOST_UNREAD];
    int count;
} unread;

/* The file is damaged there: there is no picture. */
static void settle_unread(crew *c, unread *lost)
{
    for (int i = 0; i < lost->count; i++)
        settle(c, lost->frames[i], NULL);
    lost->count = 0;
}

static void give_up_unread(crew *c, unread *lost, const pl_error *err)
{
    for (int i = 0; i < lost->count; i++)
        give_up(c, lost->frames[i], err);
    lost->count = 0;
}

/* Nothing comes next: what another thread met tells. */
static void end_unread(crew *c, unread *lost)
{
    pl_mutex_lock(&c->thumbs->lock);
    pl_error err = c->error;
    pl_mutex_unlock(&c->thumbs->lock);
    if (err.code == PL_OK)
        settle_unread(c, lost);
    else
        give_up_unread(c, lost, &err);
}

/* False when there is no sense in going on. */
static bool make_one(crew *c, pl_key_reader *reader, struct SwsContext **sws, int n, unread *lost)
{
    const AVFrame *frame = NULL;
    pl_image *image = NULL;
    pl_error err = { 0 };
    pl_got got = pl_key_reader_get(&frame, reader, n, &err);
    int part = pl_media_frame_part(c->media, n);
    if (got == PL_GOT_FAILED) {
        lost->frames[lost->count++] = n;
        bool goes_on = err.code == PL_CANNOT_READ && lost->count < MOST_UNREAD;
        if (!goes_on)
            give_up_unread(c, lost, &err);
        return goes_on;
    }
    settle_unread(c, lost);
    if (got == PL_GOT_IT)
        image = pl_picture_small(sws, frame, c->media->index->coded[part].look, c->thumbs->width);
    settle(c, n, image);
    return true;
}

/* The frame that a share shows. */
static int frame_of(const crew *c, int share)
{
    const pl_thumbs *t = c->thumbs;
    pl_time from = t->duration * share / t->count;
    int n = pl_media_frame_at(c->media, middle_of(t, share)), key = pl_key_before(c->media, n);
    bool own = pl_media_frame_start(c->media, key) >= from;
    return own || !c->how.each || n - key > MOST_BEHIND ? key : n;
}

static void *run(void *arg)
{
    crew *c = arg;
    struct SwsContext *sws = NULL;
    unread lost = { 0 };
    if (c->how.calm)
        pl_thread_calm();
    pl_key_reader *reader = pl_key_reader_new(c->media, c->job);
    for (int share; (share = next_share(c)) >= 0;) {
        int n = frame_of(c, share);
        if (claim(c, share, n) && !make_one(c, reader, &sws, n, &lost))
            break;
    }
    end_unread(c, &lost);
    pl_key_reader_free(reader);
    sws_freeContext(sws);
    pl_mutex_lock(&c->thumbs->lock);
    c->at_work--;
    pl_cond_signal_all(&c->thumbs->changed);
    pl_mutex_unlock(&c->thumbs->lock);
    return NULL;
}

/* Tells the job, which only the calling thread may, until the last has gone; also what came of it. */
static void watch(crew *c)
{
    pl_thumbs *t = c->thumbs;
    bool works = true;
    pl_mutex_lock(&t->lock);
    while (works) {
        works = c->at_work > 0;
        double done = (double)made_locked(t) / t->count;
        pl_mutex_unlock(&t->lock);
        pl_job_tell(c->job, done, "Making small pictures");
        pl_mutex_lock(&t->lock);
        if (works && c->at_work > 0)
            pl_cond_wait(&t->changed, &t->lock);
    }
    pl_mutex_unlock(&t->lock);
}

/* Of a recording that is still being found out one thread alone may ask for packets. */
static int threads_of(const pl_media *media, int asked)
{
    int cores = av_cpu_count(), most = asked > 0 ? asked : cores;
    return most < 1 || pl_media_quick(media) ? 1 : most > MOST_THREADS ? MOST_THREADS : most;
}

bool pl_thumbs_make(pl_thumbs *thumbs, const pl_media *media, pl_thumbs_work how, pl_job *job,
                    pl_error *err)
{
    pl_thread threads[MOST_THREADS] = { 0 };
    int count = threads_of(media, how.threads);
    crew c = { .thumbs = thumbs, .media = media, .job = job, .how = how, .at_work = count };
    if (thumbs->frames == 0)
        return pl_fail(err, PL_BAD_INPUT,
                       "%s has no picture that can be shown: it holds sound only, or is damaged.",
                       media->paths[0]);
    pl_libav_start();
    for (int i = 0; i < count; i++)
        pl_thread_start(&threads[i], run, &c);
    watch(&c);
    for (int i = 0; i < count; i++)
        pl_thread_join(&threads[i]);
    return c.error.code == PL_OK || pl_fail(err, c.error.code, "%s", c.error.text);
}
