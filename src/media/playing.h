/* The inside of a player: what its threads share. player.c is the side that is called, play.c the
 * player's own thread. */
#ifndef PLUMBLINE_MEDIA_PLAYING_H
#define PLUMBLINE_MEDIA_PLAYING_H

#include "pace.h"
#include "plumbline/base/thread.h"
#include "plumbline/media/player.h"
#include "ring.h"
#include "sound.h"
#include "stills.h"
#include "video.h"

enum { PL_AHEAD_MOST = 12 /* frames that wait to be shown */ };

/* A picture that is asked for: the newest one wins. */
typedef struct pl_order {
    bool any;
    bool back; /* a step back: more of them are likely */
    bool far;  /* a jump away from what is on the screen */
    uint32_t serial;
    pl_time at;
} pl_order;

struct pl_player {
    /* --- set at the start, never changed */
    char **paths;
    int path_count;
    pl_player_options options; /* its texts and its map are own copies */
    pl_clock_map clock;
    pl_thread thread;

    /* --- atomic */
    pl_job job;           /* stops everything */
    atomic_bool give_way; /* to a newer seek */
    atomic_bool hurry;    /* what is not asked for gives way to whatever is */
    atomic_bool woven;    /* pictures of two fields are shown as they are coded */
    pl_ring ring;

    /* --- guarded by lock */
    pl_mutex lock;
    pl_cond asked; /* the thread has something to do */
    pl_cond calm;  /* the thread has nothing to do */
    bool idle;
    unsigned asks;     /* counts whatever the thread should look at */
    pl_media *media;   /* NULL until it is open; what it points to never changes then */
    pl_media *grown;   /* what comes in its place, until it is there */
    pl_media *going;   /* the thread is putting this one there: it is, or was, the grown one */
    pl_media **before; /* what was in its place: the main thread may still look at it */
    int before_count, before_room;
    pl_player_phase phase;
    pl_error error;
    pl_order order;
    uint32_t serial, answered;
    int64_t slept;      /* microseconds, as last looked at */
    int sleeps;         /* that paused it */
    int64_t busy_since; /* of the system: the first request since the last answer; 0: none */
    bool playing;       /* wanted */
    bool tried;         /* a request came while the drive was away */
    bool device;        /* there is a sound device */
    bool gone;          /* but it does not call */
    bool stale;         /* the ring holds another stretch than the clock's */
    pl_thumbs *thumbs;  /* of the whole recording; borrowed, set once */
    pl_time expect[PL_EXPECT_MOST]; /* places that are likely to be sought */
    int expect_count;
    bool expect_new; /* the thread has not looked at them yet */
    bool has_picture, has_sound, has_fields;
    int volume;
    bool muted;
    pl_sound_choice choice;
    bool choice_new; /* the thread has not looked at it yet */
    pl_pace pace;
    bool pass_sound, pass_pictures; /* what is passed over has changed */
    const pl_frame *answer;         /* of the newest request that was answered, until it is taken */
    const pl_frame *ahead[PL_AHEAD_MOST]; /* what follows, in order */
    int ahead_count;
    int ahead_low; /* at so many of them more are decoded, several in a row */
    bool hungry;   /* the main thread found nothing where a frame was due */
    int64_t dropped, stalls, presented;
    pl_time presented_us, offset_us;
    int64_t kept_bytes;

    /* --- the main thread's own; changed under the lock, so that the other can ask where it stands */
    const pl_frame *shown;

    /* --- the player's thread's own */
    pl_video *video;   /* NULL where there is no picture */
    pl_stills *stills; /* of what is likely to be sought */
    pl_video *aside;   /* makes those; NULL while there is nothing to do */
    pl_sound *sound;   /* NULL where there is no sound */
    int next;          /* the frame that is decoded next, for playing on */
    int most_ahead;
    bool more_ahead, more_sound; /* until there are enough */
    bool sound_over;             /* the ring holds all there is */
    uint32_t working;            /* the request that is being worked on */
    bool answering;              /* its own picture is on the screen already, smaller */
    int64_t frame_bytes;         /* of the frame that was answered last */
    int behind_from; /* frames before this one are wanted for steps back; -1: none are */
    int behind_most; /* so many of them */
    int behind_tries;
    float chunk[2048 * PL_SOUND_CHANNELS];
};

int64_t pl_player_clock(const pl_player *player);
void pl_player_stand_locked(pl_player *player); /* the clock and the sound stop where they are */
bool pl_player_woke_locked(pl_player *player);  /* it slept while it played: it is paused now */

/* --- the thread: play.c */
void *pl_play_run(void *player);
bool pl_play_stopped(const pl_player *player);
void pl_play_wake(const pl_player *player);
/* Something could not be read: away, with this sentence. Nothing happens for PL_CANCELLED. */
void pl_play_fail(pl_player *player, const pl_error *err);

/* --- what the thread does while nothing is asked: feed.c. True when something was done. */
bool pl_feed_low_sound(pl_player *player); /* before anything else: there is little left */
bool pl_feed_sound(pl_player *player);
bool pl_feed_ahead(pl_player *player);
bool pl_feed_join(pl_player *player);
bool pl_feed_behind(pl_player *player);
/* Frame n was asked for, as a step back or not: others before it may be next. */
void pl_feed_expect(pl_player *player, int n, bool back);
bool pl_feed_stills(pl_player *player);
/* Frame n as it is to be shown until it is decoded; NULL: it was not foreseen. */
pl_frame *pl_feed_still_of(pl_player *player, int n);
/* A small picture of near it, as frame n until something better is decoded; NULL: none is of use. */
pl_frame *pl_feed_thumb_of(pl_player *player, const pl_order *order, int n);
bool pl_feed_hears_locked(const pl_player *player); /* the sound is to be the clock */
bool pl_feed_ready_locked(const pl_player *player); /* the clock can be let go */
/* How long the ring can be left alone while it plays. */
pl_time pl_feed_rest_ms(const pl_player *player);

#endif
