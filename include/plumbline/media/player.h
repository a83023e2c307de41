/* The player: an open recording that plays, seeks and steps to the exact frame. It has a thread of its
 * own, which owns demuxers, decoders and the decoded frames that are kept; requests go in, frames and
 * sound come out. No window and no sound device belong to it.
 *
 * Threads. One thread, called "main" here, calls everything but pl_player_sound, which the sound device's
 * callback calls. Nothing here waits but pl_player_stop and pl_player_settle. Upwards goes wake(ctx)
 * alone.
 *
 * Clock. While a sound device takes the sound of a recording that has any, the clock is the time of the
 * sample that is heard; else it is that of the system, or the made one that was handed in. It stands while
 * a request is not yet answered. A device that has not called for half a second counts as gone, until it
 * calls again. Where the computer slept while it played, it pauses at its place.
 *
 * Serials. Each seek and each step has a number, higher than all before. A frame carries the number of
 * the request that it answers, or that the playing began from. The newest request replaces one that waits;
 * one that is being worked on gives way to it, unless no picture has come for 150 ms, so that a drag along
 * the timeline shows pictures all the while. What follows an older request is dropped.
 *
 * A frame that is sought far from a key picture is stood in for by a small picture, then by the first that
 * comes out on the way to it (PL_FRAME_NEAR), or, where it was expected, by its own, smaller
 * (PL_FRAME_STILL): with the numbers of the frame that was asked for. The decoded one alone is the answer. */
#ifndef PLUMBLINE_MEDIA_PLAYER_H
#define PLUMBLINE_MEDIA_PLAYER_H

#include "plumbline/base/error.h"
#include "plumbline/base/time.h"
#include "plumbline/media/frame.h"
#include "plumbline/media/media.h"
#include "plumbline/media/thumbs.h"
#include "plumbline/media/tracks.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct pl_player pl_player;

/* Speeds are thousandths: 1000 is as recorded. */
enum { PL_SPEED_LEAST = 250, PL_SPEED_NORMAL = 1000, PL_SPEED_MOST = 4000 };

enum { PL_SOUND_RATE = 48000, PL_SOUND_CHANNELS = 2 }; /* of what pl_player_sound gives */

typedef struct pl_player_options {
    pl_media_options media; /* copied, but open_ctx, which must live as long as the player */
    int64_t kept_bytes;     /* of decoded frames round the playhead; 0: 256 MB */
    bool sound;             /* a sound device will call pl_player_sound */
    /* Called on the player's thread, without a lock, when there is something new for the main thread: a
     * frame, another state. May only unblock (post an event); may be NULL. */
    void (*wake)(void *ctx);
    void *wake_ctx;
    /* The time in microseconds, never running back; called by the player's, the main and the sound thread.
     * NULL: the system's monotonic clock. */
    int64_t (*now)(void *ctx);
    void *now_ctx;
    /* How many microseconds the computer has slept, which `now` does not count; never running back, called
     * by the player's and the main thread. NULL: the system's, or with `now` none. */
    int64_t (*slept)(void *ctx);
    void *slept_ctx;
} pl_player_options;

/* Starts the player's thread, which opens the recording: the parts in `paths` in their order, all
 * borrowed for the call alone. options may be NULL. Never fails: a recording that cannot be opened is
 * told by the state, as a count of 0 is. Paused at 0; requests made while it opens are kept. */
pl_player *pl_player_start(const char *const *paths, int count, const pl_player_options *options);

/* The same with a recording that is open already: takes ownership; options->media is not looked at. */
pl_player *pl_player_start_media(pl_media *media, const pl_player_options *options);

/* The same recording, of which more has been read: takes ownership. Where it was is where it is, with
 * the same numbers and times of frames; the player goes over to it when what it has is nearly played,
 * when something behind is sought, or while it is paused. */
void pl_player_grow(pl_player *player, pl_media *media);

/* Ends the thread: opening, seeking and decoding stop at the next packet, reading at the next answer of
 * the system. No pl_player_sound may run or follow. *player becomes NULL; NULL is accepted. Frames that
 * were referenced live on. */
void pl_player_stop(pl_player **player);

/* --- requests */

void pl_player_play(pl_player *player);  /* at the end of the recording it stays paused */
void pl_player_pause(pl_player *player); /* on the picture that was shown last */

/* The picture shown at `at`, which is brought into 0 … duration, and playing on from there if it plays.
 * Returns the request's serial. */
uint32_t pl_player_seek(pl_player *player, pl_time at);

/* Pauses, and shows the frame so many after (before, below 0) the one shown or asked for last; stays at
 * the first and the last. While the recording opens, or where there is no picture, nothing happens and the
 * last serial is returned. */
uint32_t pl_player_step(pl_player *player, int frames);

enum { PL_EXPECT_MOST = 96 };

/* Places that are likely to be sought, the likeliest first, instead of those named before: their pictures
 * are made ready while there is nothing else to do, and such a seek shows its own at once (PL_FRAME_STILL).
 * In at most 64 MB; more than PL_EXPECT_MOST are not looked at. */
void pl_player_expect(pl_player *player, const pl_time *places, int count);

/* Small pictures that stand in for a jump of more than five seconds. Once; borrowed until pl_player_stop. */
void pl_player_set_thumbs(pl_player *player, pl_thumbs *thumbs);

void pl_player_set_speed(pl_player *player, int speed); /* brought into range; the pitch is kept */
/* Whether pictures of two fields, in which what moves is combed, are shown as they are coded instead of as
 * pictures of one moment. The one on the screen is shown anew. */
void pl_player_set_woven(pl_player *player, bool woven);

/* 0 to 100; a half sounds half as loud (its gain is the cube). Takes effect at the next callback. */
void pl_player_set_volume(pl_player *player, int percent);
void pl_player_set_muted(pl_player *player, bool muted);

/* Which of the recording's sounds is heard. While it plays nothing stands still: what is on its way to the
 * device is heard before the other one, for up to half a second. */
void pl_player_choose_sound(pl_player *player, pl_sound_choice choice);

/* Whether there is a sound device, and how long a sample takes from pl_player_sound to the ear: the
 * device's buffer and the user's own correction, from -500 ms to 2 s. */
void pl_player_set_sound(pl_player *player, bool device, pl_time latency_us);

/* A stretch that playing passes over, and which seeks and steps do not know of. */
typedef struct pl_pass {
    pl_time from_us, to_us;
    /* 0: left out; the sound before and behind is joined over 10 ms, the picture behind follows the one
     * before. Above 0, in thousandths: played so fast, or as fast as is set where that is more, with its
     * pictures and without sound. */
    int speed;
} pl_pass;

/* The one that `at` lies in, or NULL; they are in order, none over another. */
const pl_pass *pl_pass_at(const pl_pass *passes, int count, pl_time at);

/* In order, none over another; copied. None at the start. The playing goes on where it is. */
void pl_player_set_passes(pl_player *player, const pl_pass *passes, int count);

/* --- what comes out */

/* The frame that should be on the screen at `now` (of the player's own clock, pl_player_now; it may lie
 * somewhat ahead), or NULL where there is none yet. Borrowed until the next call or pl_player_stop;
 * pl_frame_ref keeps it. *next_us is when the next one is due, PL_NO_TIME: not before a wake or a
 * request. May be NULL. */
const pl_frame *pl_player_frame(pl_player *player, int64_t now, int64_t *next_us);

int64_t pl_player_now(const pl_player *player); /* microseconds of the player's clock */

/* Tells when a frame from pl_player_frame was really on the screen, by pl_player_now. One that only stands
 * in for another (PL_FRAME_NEAR) counts for nothing. */
void pl_player_presented(pl_player *player, const pl_frame *frame, int64_t when);

/* Fills `out` with so many sample frames of interleaved stereo: silence where nothing plays. Called by
 * one thread, the device's; takes no lock, allocates nothing, never waits. */
void pl_player_sound(pl_player *player, float *out, int frames);

typedef enum pl_player_phase {
    PL_PLAYER_OPENING,
    PL_PLAYER_READY,
    PL_PLAYER_FAILED, /* it could not be opened: `error` says why; only stopping is left */
    PL_PLAYER_AWAY    /* the drive went: paused; tried again each second and at each request */
} pl_player_phase;

typedef struct pl_player_state {
    pl_player_phase phase;
    /* FAILED, AWAY: why. READY: PL_OK, or what the last request met (damage, no decoder for the
     * picture). */
    pl_error error;
    pl_time position_us; /* the clock; that of the newest request while it is not yet answered */
    pl_time duration_us; /* 0 until ready */
    bool playing;        /* or about to */
    bool waiting;        /* a request is not yet answered, or decoding does not keep up */
    bool ended;          /* at the end of the recording */
    bool has_picture, has_sound;
    bool has_fields; /* a picture of two fields was met */
    bool woven;      /* and they are shown as they are coded */
    bool by_sound;   /* the sound that is heard is the clock */
    int speed, volume;
    bool muted;
    int sleeps;        /* how often it was paused because the computer slept */
    uint32_t serial;   /* of the newest request */
    uint32_t answered; /* of the newest request that was answered */
    /* Frames never returned though their time came, at speeds up to the normal one: above it no screen
     * shows all. */
    int64_t dropped;
    int64_t stalls;       /* the clock had to wait for the decoder while playing */
    int64_t presented;    /* reports of pl_player_presented */
    pl_time presented_us; /* start of the frame reported last; PL_NO_TIME: none */
    /* How far the clock, and so the sound heard, had passed that frame's start at its report: from 0 to
     * its length when all is well. */
    pl_time offset_us;
    int64_t kept_bytes; /* of decoded frames */
} pl_player_state;

void pl_player_state_read(pl_player_state *out, pl_player *player);

/* The open recording, as far as it has grown, for questions about its clock, probe and frames (not for
 * pictures): NULL until it is ready. Borrowed until pl_player_stop. */
const pl_media *pl_player_media(pl_player *player);

/* For scripts and tests: waits until all requests are answered and as much is decoded ahead as will be
 * at this moment of the clock. False when that took longer than `ms`. Not for the thread of a window. */
bool pl_player_settle(pl_player *player, int ms);

#endif
