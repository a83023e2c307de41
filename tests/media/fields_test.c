/* Pictures of two fields: shown as pictures of one moment, each with its number. In these files picture n
 * holds the lines of numbers 3n and 3n + 1 in turn. */
#include "corpus.h"
#include "playing.h"
#include "test.h"

static const char *const names[] = { "weave_top.mpg", "weave_bottom.mkv", "weave.mov" };

TEST(a_single_picture_is_of_its_first_field)
{
    for (size_t i = 0; i < PL_COUNT(names); i++) {
        pl_media *media = corpus_open(names[i], NULL);
        int count = pl_media_frame_count(media);
        uint32_t state = 3;
        check(count >= 48);
        for (int k = 0; k < 40; k++) {
            int n = k < 2 ? k * (count - 1) : (int)(test_random(&state) % (uint32_t)count);
            check_int(number_at(media, pl_media_frame_start(media, n), NULL, NULL), 3 * n);
        }
        pl_media_close(&media);
    }
}

TEST(seeks_steps_and_playing_show_the_first_field)
{
    for (size_t i = 0; i < PL_COUNT(names); i++) {
        test_player *t = test_player_open(names[i], false);
        test_settle(t);
        const pl_media *media = pl_player_media(t->player);
        int count = pl_media_frame_count(media);
        static const int places[] = { 0, 1, 30, 29, 45, 12 };
        for (size_t k = 0; k < PL_COUNT(places); k++) {
            int n = places[k];
            check_int(test_seek_number(t, pl_media_frame_start(media, n)), 3 * n);
            pl_player_step(t->player, n ? -1 : 1);
            test_settle(t);
            check_int(test_number(test_frame(t)), n ? 3 * n - 3 : 3);
        }
        pl_player_seek(t->player, 0);
        pl_player_play(t->player);
        int shown = -1;
        for (int k = 0; k < 1000 && test_state(t).playing; k++, test_tick(t)) {
            const pl_frame *frame = test_frame(t);
            check_int(frame->n, frame->n == shown ? shown : shown + 1);
            check_int(test_number(frame), 3 * frame->n);
            shown = frame->n;
        }
        check_int(shown, count - 1);
        check_int(test_state(t).dropped, 0);
        test_player_close(&t);
    }
}

/* Whether the lines of the first cell that differs between 3n and 3n + 1, the last but one of all, are of
 * one colour. */
static bool is_of_one_moment(const pl_frame *frame)
{
    int x = 49 * frame->width / 52, top = frame->planes[0][6 * frame->strides[0] + x];
    for (int y = 6; y < 18; y++)
        if (abs(frame->planes[0][y * frame->strides[0] + x] - top) > 60)
            return false;
    return true;
}

TEST(it_can_be_turned_off)
{
    for (size_t i = 0; i < PL_COUNT(names); i++) {
        test_player *t = test_player_open(names[i], false);
        check(test_state(t).has_fields && !test_state(t).woven);
        check_int(test_seek_number(t, pl_media_frame_start(pl_player_media(t->player), 20)), 60);
        pl_player_set_woven(t->player, true);
        check(test_state(t).woven);
        check_int(test_frame(t)->n, 20);
        check(!is_of_one_moment(test_frame(t)));
        pl_player_set_woven(t->player, false);
        test_settle(t);
        check_int(test_frame(t)->n, 20);
        check_int(test_number(test_frame(t)), 60);
        check(is_of_one_moment(test_frame(t)));
        test_player_close(&t);
    }
    test_player *t = test_player_open("mp4_25.mp4", false);
    check(!test_state(t).has_fields);
    uint32_t serial = test_state(t).serial;
    pl_player_set_woven(t->player, true);
    check_int(test_state(t).serial, serial); /* nothing to show anew */
    test_player_close(&t);
}

/* An expected place is kept as it is shown. */
TEST(what_stands_in_is_of_one_field_too)
{
    test_player *t = test_player_open("weave_bottom.mkv", false);
    test_settle(t);
    pl_time place = pl_media_frame_start(pl_player_media(t->player), 90);
    pl_player_expect(t->player, &place, 1);
    test_settle(t);
    atomic_store(&t->drive.delay_us, 3000);
    uint32_t serial = pl_player_seek(t->player, place);
    const pl_frame *frame = test_frame(t);
    while (frame->serial != serial)
        frame = test_frame(t);
    check_int(test_number(frame), 270);
    test_settle(t);
    check_int(test_number(test_frame(t)), 270);
    test_player_close(&t);
}
