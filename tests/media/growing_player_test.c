/* A recording that grows while it is watched. */
#include "corpus.h"
#include "playing.h"
#include "test.h"

enum { BEGINNING = 1000000, ALL = 1 << 30 };

static const char *const name = "ps_2997.mpg"; /* 20 s, 600 frames */

static pl_media *more(test_player *t, int64_t most)
{
    char *path = corpus_path(name);
    pl_error err = { 0 };
    pl_media_options options = { .clock = pl_media_clock(pl_player_media(t->player)),
                                 .most_bytes = most };
    pl_media *media = pl_media_open((const char *const *)&path, 1, &options, NULL, &err);
    check_ok(media != NULL);
    free(path);
    return media;
}

static test_player *begin(bool sound)
{
    test_player *t = test_player_begin(name, sound, BEGINNING);
    test_settle(t);
    check(pl_media_clock(pl_player_media(t->player))->growing);
    return t;
}

/* Plays on to the end; each frame comes once, in its order, and is what it should be. */
static int play_on(test_player *t, int shown, int grow_at)
{
    pl_player_play(t->player);
    for (;;) {
        pl_player_state state = test_state(t);
        const pl_frame *frame = test_frame(t);
        check(frame != NULL);
        if (frame->n != shown) {
            check_int(frame->n, shown + 1);
            check_int(test_number(frame), frame->n);
            shown = frame->n;
        }
        if (shown == grow_at)
            pl_player_grow(t->player, more(t, ALL));
        grow_at = shown == grow_at ? -1 : grow_at;
        check(state.position_us >= frame->start_us);
        check(state.position_us < frame->end_us || state.ended);
        if (!state.playing)
            return shown;
        test_tick(t);
    }
}

TEST(playing_goes_on_over_the_end_of_what_had_been_read)
{
    for (int sound = 0; sound < 2; sound++) {
        test_player *t = begin(sound);
        int count = pl_media_frame_count(pl_player_media(t->player));
        check(count > 100 && count < 500);
        pl_player_seek(t->player, pl_media_frame_start(pl_player_media(t->player), count - 40));
        test_settle(t);
        check_int(play_on(t, count - 40, count - 20), 599);
        check_int(test_state(t).dropped, 0);
        check(test_state(t).ended);
        test_player_close(&t);
    }
}

TEST(it_stops_at_the_end_of_what_there_is_and_goes_on_later)
{
    test_player *t = begin(true);
    int count = pl_media_frame_count(pl_player_media(t->player));
    pl_player_seek(t->player, pl_media_frame_start(pl_player_media(t->player), count - 10));
    test_settle(t);
    check_int(play_on(t, count - 10, -1), count - 1);
    check(test_state(t).ended);
    pl_player_grow(t->player, more(t, ALL));
    check(!test_state(t).ended);
    check_int(play_on(t, count - 1, -1), 599);
    test_player_close(&t);
}

TEST(what_is_sought_behind_the_end_is_there_once_it_has_grown)
{
    test_player *t = begin(false);
    int count = pl_media_frame_count(pl_player_media(t->player));
    const pl_media *before = pl_player_media(t->player);
    check_int(test_seek_number(t, 18000000), count - 1);
    pl_player_grow(t->player, more(t, 1500000)); /* the newer takes its place */
    pl_player_grow(t->player, more(t, ALL));
    int number = test_seek_number(t, 18000000);
    check_int(number, pl_media_frame_at(pl_player_media(t->player), 18000000));
    check(number > count);
    check_int(test_state(t).duration_us, pl_media_duration(pl_player_media(t->player)));
    check_int(pl_media_frame_count(before), count); /* whoever still looks at it may */
    check_int(test_seek_number(t, 1000000), pl_media_frame_at(before, 1000000));
    for (int i = 0; i < 20; i++) {
        pl_player_step(t->player, -1);
        test_settle(t);
    }
    check_int(test_number(test_frame(t)), pl_media_frame_at(before, 1000000) - 20);
    test_player_close(&t);
}

TEST(a_player_that_grows_can_be_stopped_at_any_moment)
{
    for (int i = 0; i < 12; i++) {
        test_player *t = begin(i % 2);
        pl_player_grow(t->player, more(t, 1500000));
        if (i % 3)
            pl_player_play(t->player);
        if (i % 4)
            pl_player_grow(t->player, more(t, ALL));
        test_player_close(&t);
    }
}
