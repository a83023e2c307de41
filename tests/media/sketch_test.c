/* A disc's title that is used before it is read: the same frames, at the same times, as after reading all. */
#include "corpus.h"
#include "playing.h"
#include "test.h"

static const char *const titles[] = { "disc/VIDEO_TS#title-1", "disc/VIDEO_TS#title-2",
                                      "disc.iso#title-1", "disc_cut/VIDEO_TS#title-1" };

static void check_same_clock(const pl_media *a, const pl_media *b)
{
    const pl_clock_part *p = &pl_media_clock(a)->parts[0], *q = &pl_media_clock(b)->parts[0];
    check_int(p->raw_start, q->raw_start);
    check_int(p->length_us, q->length_us);
    check_int(p->jump_count, q->jump_count);
    for (int i = 0; i < p->jump_count; i++) {
        check_int(p->jumps[i].raw_at, q->jumps[i].raw_at);
        check_int(p->jumps[i].shift, q->jumps[i].shift);
        check_int(p->jumps[i].kind, q->jumps[i].kind);
    }
}

TEST(a_title_has_its_frames_before_it_is_read)
{
    for (size_t i = 0; i < PL_COUNT(titles); i++) {
        pl_media *quick = corpus_open(titles[i], &(pl_media_options){ .quick = true });
        pl_media *whole = corpus_open(titles[i], NULL);
        check(pl_media_quick(quick));
        check(!pl_media_quick(whole));
        check_same_clock(quick, whole);
        check_int(pl_media_frame_count(quick), pl_media_frame_count(whole));
        for (int n = 0; n < pl_media_frame_count(whole); n++)
            check_int(pl_media_frame_start(quick, n), pl_media_frame_start(whole, n));
        pl_media_close(&quick);
        pl_media_close(&whole);
    }
}

TEST(each_of_its_pictures_is_the_one_that_belongs_there)
{
    for (size_t i = 0; i < PL_COUNT(titles); i++) {
        uint32_t state = 5;
        pl_media *quick = corpus_open(titles[i], &(pl_media_options){ .quick = true });
        pl_media *whole = corpus_open(titles[i], NULL);
        pl_time length = pl_media_duration(whole);
        for (int k = 0; k < 60; k++) {
            pl_time at = (pl_time)(test_random(&state) % (uint64_t)length), a = 0, b = 0;
            bool key_a = false, key_b = false;
            check_int(number_at(quick, at, &a, &key_a), number_at(whole, at, &b, &key_b));
            check_int(a, b);
            check_int(key_a, key_b);
        }
        int last = pl_media_frame_count(whole) - 1;
        for (int n = last; n > last - 30; n--) {
            pl_time at = pl_media_frame_start(quick, n);
            check_int(number_at(quick, at, NULL, NULL), number_at(whole, at, NULL, NULL));
        }
        pl_media_close(&quick);
        pl_media_close(&whole);
    }
}

TEST(what_is_no_disc_is_read_all_the_same)
{
    pl_media *media = corpus_open("ps_25.mpg", &(pl_media_options){ .quick = true });
    check(!pl_media_quick(media));
    check_int(pl_media_frame_count(media), 300);
    pl_media_close(&media);
}
