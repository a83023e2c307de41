/* The computer sleeps while a recording is open, by a made clock. */
#include "corpus.h"
#include "playing.h"
#include "test.h"

/* The lid is shut while it plays: it stands at its place, and plays on from there when it is told to. */
TEST(a_sleep_pauses_at_the_place)
{
    static const int64_t sleeps[] = { 3600000000, 2000000, 900000 };
    for (int i = 0; i < 6; i++) {
        bool sound = i % 2, long_enough = i / 2 < 2;
        test_player *t = test_player_open("mp4_25.mp4", sound);
        test_settle(t);
        pl_player_seek(t->player, 3000000);
        pl_player_play(t->player);
        test_settle(t);
        for (int k = 0; k < 100; k++) {
            test_tick(t);
            test_frame(t);
        }
        int n = test_frame(t)->n;
        atomic_fetch_add(&t->slept, sleeps[i / 2]);
        check_int(test_frame(t)->n, n);
        check_int(test_state(t).playing, !long_enough);
        pl_time at = test_state(t).position_us;
        check_int(pl_media_frame_at(pl_player_media(t->player), at), n);
        for (int k = 0; k < 50; k++)
            test_tick(t);
        check_int(test_state(t).sleeps, long_enough);
        if (long_enough) {
            check_int(test_frame(t)->n, n);
            check_int(test_state(t).position_us, at);
            pl_player_play(t->player);
            test_settle(t);
            for (int k = 0; k < 50; k++)
                test_tick(t);
        }
        check(test_state(t).playing);
        check(llabs(test_state(t).position_us - at - 500000) <= 60000);
        test_player_close(&t);
    }
}

/* Nobody looks at it, as while the screen is locked: it is paused all the same; and a sleep while it is
 * paused is no reason not to play. */
TEST(a_sleep_is_noticed_by_the_player_itself)
{
    test_player *t = test_player_open("mp4_25.mp4", false);
    test_settle(t);
    atomic_fetch_add(&t->slept, 5000000);
    pl_player_play(t->player);
    check(test_state(t).playing);
    atomic_fetch_add(&t->now, 1000000);
    test_settle(t);
    int wakes = atomic_load(&t->wakes);
    atomic_fetch_add(&t->slept, 5000000);
    test_settle(t);
    check(atomic_load(&t->wakes) > wakes);
    check(!test_state(t).playing);
    test_player_close(&t);
}
