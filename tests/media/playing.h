/* A player under test: a made clock, a drive that can fail, a sound device that is called by hand. */
#ifndef PLUMBLINE_TESTS_MEDIA_PLAYING_H
#define PLUMBLINE_TESTS_MEDIA_PLAYING_H

#include "plumbline/media/player.h"

#include <stdatomic.h>

enum { TEST_TICK_US = 10000, TEST_TICK_FRAMES = 480 }; /* of the sound device */

/* Shared by all that is opened on it; changed while the player runs. */
typedef struct test_drive {
    atomic_llong fail_at; /* the byte that cannot be read; -1: none */
    atomic_bool gone;     /* nothing can be opened or read */
    atomic_int delay_us;  /* before each read */
    atomic_int open;      /* sources that are open now */
} test_drive;

extern atomic_int test_reads; /* of all drives */

typedef struct test_player {
    pl_player *player;
    atomic_llong now;
    atomic_llong slept; /* what the computer slept so far */
    atomic_int wakes;
    test_drive drive;
    float block[TEST_TICK_FRAMES * 2]; /* what the device took last */
} test_player;

/* Opens parts (names by spaces) with a made clock that starts at 1 s. `sound`: there is a device. */
test_player *test_player_open(const char *names, bool sound);
/* Of its beginning alone: so many bytes. */
test_player *test_player_begin(const char *names, bool sound, int64_t most_bytes);
void test_player_close(test_player **player);

void test_settle(test_player *t);           /* fails the test when it does not come to rest */
pl_player_state test_state(test_player *t); /* after settling */
const pl_frame *test_frame(test_player *t); /* at the made clock's now; borrowed */
int test_number(const pl_frame *frame);     /* in its pixels; -1: none or torn */
int test_seek_number(test_player *t,
                     pl_time at); /* seeks, settles, and reads the picture's number */
/* The clock goes on by a tick, the device takes a block; then everything settles. */
void test_tick(test_player *t);

#endif
