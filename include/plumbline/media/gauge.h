/* How well a player plays for a while, and what it costs: the same measurement for the window and for a
 * surface in memory. Main thread, as player.h has it. */
#ifndef PLUMBLINE_MEDIA_GAUGE_H
#define PLUMBLINE_MEDIA_GAUGE_H

#include "plumbline/base/gauge.h"
#include "plumbline/media/player.h"

typedef struct pl_play_wish {
    pl_time from_us, for_us; /* where it begins; how long it is measured, by the day's clock */
    int speed;               /* thousandths */
    int jumps;               /* to random places, spread over the time */
    uint64_t seed;           /* of the jumps */
} pl_play_wish;

typedef struct pl_play_gauge pl_play_gauge;

pl_play_gauge *pl_play_gauge_new(const pl_play_wish *wish);
void pl_play_gauge_free(pl_play_gauge *gauge);

/* Once a round. Waits until the program is at rest with the picture at from_us, plays, and measures from a
 * second later on. False when the time is over; then it is paused. *due_us is when it wants to be called
 * again, by pl_player_now. */
bool pl_play_gauge_turn(pl_play_gauge *gauge, pl_player *player, int64_t *due_us);

/* A picture was shown: pl_player_presented was just called. */
void pl_play_gauge_shown(pl_play_gauge *gauge, pl_player *player);

/* for_s, cpu_s, cpu_s_minute (of a minute like this), pictures and pictures_due (by the recording's own
 * count, where nothing is jumped over), dropped, stalls, av_offset_ms_max (how far the sound that is heard
 * was from the start of a picture that was just shown), and memory: memory_open_mb before it plays,
 * memory_begin_mb after a minute (of less than two: a tenth), memory_end_mb, memory_most_mb, of which kept_mb
 * are decoded frames. False where it could not be played at all. */
bool pl_play_gauge_read(pl_readings *out, const pl_play_gauge *gauge, pl_error *err);

#endif
