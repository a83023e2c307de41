/* The pictures of the frames that are likely to be jumped to: made while nothing is asked, shown as soon as
 * one of them is. A decoder of their own leaves that of the playhead where it is. */
#include "playing.h"

#include "plumbline/base/memory.h"

enum { ASIDE_KEPT = 16 << 20, ASIDE_THREADS = 1 };

/* A new list of places has come from the main thread. */
static void take_expected(pl_player *p)
{
    int frames[PL_EXPECT_MOST], count = 0;
    pl_mutex_lock(&p->lock);
    bool any = p->expect_new;
    for (int i = 0; any && i < p->expect_count; i++)
        frames[count++] = pl_media_frame_at(p->media, p->expect[i]);
    p->expect_new = false;
    pl_mutex_unlock(&p->lock);
    if (any)
        pl_stills_expect(p->stills, frames, count);
}

/* A decoder that is not needed any more gives its memory back. */
static bool end_aside(pl_player *p)
{
    pl_video_free(p->aside);
    p->aside = NULL;
    return false;
}

/* As it is shown. */
static void add(pl_player *p, pl_video *video, int n)
{
    pl_error err = { 0 };
    pl_frame *frame = NULL;
    pl_got got = pl_video_get(&frame, video, n, &err);
    if (got != PL_GOT_FAILED || err.code != PL_CANCELLED)
        pl_stills_add(p->stills, n, got == PL_GOT_IT ? pl_frame_picture(frame) : NULL);
    const pl_frame *rest = frame;
    pl_frame_unref(&rest);
}

static void decode_aside(pl_player *p, int n)
{
    if (!p->aside)
        p->aside = pl_video_new(p->media, &(pl_video_how){ .kept_bytes = ASIDE_KEPT,
                                                           .threads = ASIDE_THREADS,
                                                           .job = &p->job,
                                                           .give_way = &p->hurry,
                                                           .woven = &p->woven });
    add(p, p->aside, n);
}

/* Those that cost no decoding. */
static bool take_kept(pl_player *p)
{
    bool any = false;
    for (int rank = 0, n; (n = pl_stills_missing(&rank, p->stills)) >= 0; rank++)
        if (pl_video_kept(p->video, n)) {
            add(p, p->video, n);
            any = true;
        }
    if (any)
        pl_video_look(p->video, p->next - 1);
    return any;
}

bool pl_feed_stills(pl_player *player)
{
    pl_player *p = player;
    if (!p->video)
        return false;
    take_expected(p);
    int rank = 0, n = pl_stills_missing(&rank, p->stills);
    if (n < 0)
        return end_aside(p);
    if (take_kept(p))
        return true;
    pl_mutex_lock(&p->lock);
    bool playing = p->playing;
    pl_mutex_unlock(&p->lock);
    if (!playing)
        decode_aside(p, n);
    return !playing;
}

pl_frame *pl_feed_still_of(pl_player *player, int n)
{
    const AVFrame *picture = pl_stills_find(player->stills, n);
    pl_frame *frame = picture ? pl_video_frame(player->video, picture, n, NULL) : NULL;
    if (frame)
        frame->standing = PL_FRAME_STILL;
    return frame;
}
