/* Pictures that are kept ready: how small, how many, which ones. */
#include "stills.h"
#include "test.h"

static AVFrame *picture_of(int width, int height, int format)
{
    AVFrame *frame = av_frame_alloc();
    frame->width = width;
    frame->height = height;
    frame->format = format;
    check(av_frame_get_buffer(frame, 0) >= 0);
    for (int i = 0; i < 3 && frame->buf[i]; i++)
        memset(frame->buf[i]->data, 90, frame->buf[i]->size);
    return frame;
}

TEST(a_large_picture_is_kept_smaller_and_in_its_shape)
{
    static const struct large {
        int width, height, num, den, format;
    } large[] = {
        { 1920, 1080, 1, 1, AV_PIX_FMT_YUV420P }, { 1280, 720, 0, 1, AV_PIX_FMT_YUV420P10LE },
        { 1440, 1080, 4, 3, AV_PIX_FMT_YUV422P }, { 1079, 1921, 1, 1, AV_PIX_FMT_YUV420P },
        { 720, 576, 16, 15, AV_PIX_FMT_YUV420P }, { 8190, 100, 1, 1, AV_PIX_FMT_NV12 },
    };
    for (size_t i = 0; i < PL_COUNT(large); i++) {
        const struct large *l = &large[i];
        pl_stills *stills = pl_stills_new(64 << 20);
        AVFrame *picture = picture_of(l->width, l->height, l->format);
        picture->sample_aspect_ratio = (AVRational){ l->num, l->den };
        pl_stills_expect(stills, (int[]){ 7 }, 1);
        pl_stills_add(stills, 7, picture);
        const AVFrame *still = pl_stills_find(stills, 7);
        check(still != NULL && still->width <= 960 && still->height <= 576);
        double aspect = l->num ? (double)l->num / l->den : 1;
        double shape = (double)still->width / still->height * av_q2d(still->sample_aspect_ratio);
        double wanted = (double)l->width / l->height * aspect;
        check(shape > wanted * 0.9999 && shape < wanted * 1.0001);
        av_frame_free(&picture);
        pl_stills_free(stills);
    }
}

TEST(the_likeliest_stay_within_the_memory)
{
    enum { EACH = 960 * 540 * 3 / 2, FIT = 5, MOST = FIT * (EACH + (1 << 14)) };
    pl_stills *stills = pl_stills_new(MOST);
    AVFrame *picture = picture_of(1920, 1080, AV_PIX_FMT_YUV420P);
    int frames[12], rank = 0;
    for (int i = 0; i < 12; i++)
        frames[i] = 100 + i;
    pl_stills_expect(stills, frames, 12);
    for (int i = 11; i >= 0; i--) {
        pl_stills_add(stills, frames[i], picture);
        check(pl_stills_bytes(stills) <= MOST);
    }
    for (int i = 0; i < FIT; i++)
        check(pl_stills_find(stills, frames[i]) != NULL);
    check_int(pl_stills_missing(&rank, stills), -1);
    pl_stills_expect(stills, frames + 6, 6); /* the playhead went elsewhere */
    for (int n, turns = 0; rank = 0, (n = pl_stills_missing(&rank, stills)) >= 0; turns++) {
        check(turns < 12);
        pl_stills_add(stills, n, picture);
        check(pl_stills_bytes(stills) <= MOST);
    }
    for (int i = 6; i < 6 + FIT; i++)
        check(pl_stills_find(stills, frames[i]) != NULL);
    av_frame_free(&picture);
    pl_stills_free(stills);
}

TEST(what_cannot_be_had_is_not_asked_for_again)
{
    pl_stills *stills = pl_stills_new(64 << 20);
    int rank = 0;
    pl_stills_expect(stills, (int[]){ 5, 9 }, 2);
    check_int(pl_stills_missing(&rank, stills), 5);
    pl_stills_add(stills, 5, NULL);
    check(pl_stills_find(stills, 5) == NULL);
    check_int(pl_stills_missing(&rank, stills), 9);
    pl_stills_add(stills, 4, NULL); /* nobody expects it */
    rank = 0;
    pl_stills_expect(stills, (int[]){ 5 }, 1);
    check_int(pl_stills_missing(&rank, stills), 5);
    pl_stills_free(stills);
    pl_stills_free(NULL);
}
