/* The desk: a review that is open. The recording plays, moments are tagged by keys, notes are written,
 * scores are set; each change is drawn at once, goes to the writer, and counts as saved when its receipt
 * is there. Knows no window. Main thread only; nothing here waits for a drive.
 *
 * A tag has three times, all starts of frames: `made_us` is the frame on the screen at the first key. It
 * is the span from the lead of watched time before that frame to the span behind it, without both a point.
 * It is written, neutral, at the second digit; until it is let go (next item, Enter, Esc, 10 s, the position
 * moved by hand) its kind, people and ends are changed in the same undo step. */
#ifndef PLUMBLINE_REVIEW_DESK_H
#define PLUMBLINE_REVIEW_DESK_H

#include "plumbline/media/player.h"
#include "plumbline/media/speech.h"
#include "plumbline/model/watched.h"
#include "plumbline/review/desk_counts.h"
#include "plumbline/review/post.h"
#include "plumbline/review/review.h"

enum { PL_HAND_US = 10 * 1000 * 1000 }; /* how long a tag stays in hand */

typedef struct pl_desk_tag {
    pl_tag tag;  /* its items are the rubric's texts, its note is its own */
    int waiting; /* changes without a receipt: drawn dashed */
} pl_desk_tag;

typedef struct pl_desk_place {
    char screen[32];                               /* the window's own word; "" for none */
    pl_time position_us, zoom_from_us, zoom_to_us; /* PL_NO_TIME: the whole */
} pl_desk_place;

typedef struct pl_desk_inner pl_desk_inner;

/* Read by anybody, changed by the functions below alone. */
typedef struct pl_desk {
    pl_review_facts facts;    /* as last read; its tags are empty: `tags` are those that hold */
    pl_desk_tag *const *tags; /* by at_us, then id */
    int tag_count;
    const pl_desk_tag *hand;     /* the tag in hand, or NULL */
    const pl_desk_tag *selected; /* or NULL */
    int digit;                   /* the first digit, while the second is waited for; else 0 */
    unsigned people;             /* who is being tagged: PL_WHO_BIT of each */
    pl_time lead_us, span_us; /* a tag begins so much before its key, and ends so much behind it */
    pl_player *player;
    pl_player_state play;           /* as of the last tick */
    pl_time shown_us;               /* start of the frame on the screen; PL_NO_TIME: none yet */
    pl_watched_list watched;        /* with the stretch that is being watched now */
    pl_time watched_us, skipped_us; /* of pl_review_to_watch, each moment once */
    pl_sound_choice sound;          /* which of the recording's sounds is heard */
    const pl_speech *speech;        /* where people speak in it; NULL: not known yet */
    int speech_number;              /* raised with each other one */
    bool speech_only;               /* what lies between is passed over */
    const pl_pass *passes;          /* … now; none while speech is not known */
    int pass_count;
    pl_time saved_us; /* of the whole recording, where it is */
    bool can_write;   /* a draft of this person that nobody else has open */
    pl_error away;    /* why the recording was not there at opening */
    pl_error closed;  /* why it cannot be written in, where that has a reason to be told */
    pl_error trouble; /* what went wrong last; the window takes it away */
    bool facts_old;   /* a change came since `facts` were read: pl_desk_refresh */
    int64_t version;  /* raised with every change of what stands here but `play` and `shown_us` */
    int shuttle;      /* below 0: running backwards, at so many thousandths */
    pl_desk_counts counts;
    const char *undo_title, *redo_title; /* NULL: nothing to take back or forth */
    pl_desk_place place;                 /* where it was left; read at opening */
    pl_desk_inner *inner;
} pl_desk;

/* ----- opening: read on a job's thread, opened on the main thread */

typedef struct pl_desk_load pl_desk_load;

pl_desk_load *pl_desk_read(pl_store *store, pl_id review, pl_error *err);
void pl_desk_load_free(pl_desk_load *load);

typedef struct pl_desk_options {
    pl_post *post;            /* borrowed, outlives the desk */
    pl_store *store;          /* the main thread's, for reading; borrowed */
    pl_player_options player; /* media is filled in here */
    pl_time lead_us, span_us;
} pl_desk_options;

/* Takes the load. A recording that is away opens too: the player's state says why. */
pl_desk *pl_desk_open(pl_desk_load *load, const pl_desk_options *options);

/* More of its recording has been read: takes the media, which is of what the recording is now. The playing
 * goes on where it is. */
void pl_desk_grow(pl_desk *desk, pl_media *media, const pl_recording *now);

/* Keeps the place, lets the tag in hand go and gives the lease back; what was sent is still written. */
void pl_desk_close(pl_desk **desk);

/* Once a round of the window: what has come in, what is due. Gives when it wants to be called again, by
 * pl_player_now (PL_NO_TIME: not before something happens). */
int64_t pl_desk_tick(pl_desk *desk);

/* A frame was on the screen at `when` (pl_player_now); `seen`: the window is visible and not locked. */
void pl_desk_presented(pl_desk *desk, const pl_frame *frame, int64_t when, bool seen);

/* Reads facts again where they are old; a few milliseconds, whatever the number of tags. */
void pl_desk_refresh(pl_desk *desk);

void pl_desk_keep_place(pl_desk *desk, const pl_desk_place *place); /* written by itself, soon */

/* ----- playing. All but play, pause, speed and sound move by hand, and let the tag in hand go. */
void pl_desk_toggle(pl_desk *desk);
void pl_desk_go(pl_desk *desk, pl_time at);
void pl_desk_jump(pl_desk *desk, pl_time by);
void pl_desk_step(pl_desk *desk, int frames);
void pl_desk_shuttle(pl_desk *desk, int way); /* -1 back, 0 stop, 1 on; again is faster */
void pl_desk_speed(pl_desk *desk, int speed); /* thousandths, 250 to 4000 */

/* Another track or side: kept as this person's own, for this recording. Speech is not known then, until it
 * is found in that one. */
void pl_desk_choose_sound(pl_desk *desk, pl_sound_choice choice);

/* ----- speech only. Silence shorter than five seconds is left out, and counted apart in the ledger; longer
 * ones are evidence: they are watched, their pictures eight times as fast. */
void pl_desk_take_speech(pl_desk *desk, pl_speech *speech); /* takes ownership */
void pl_desk_speech_only(pl_desk *desk, bool on);           /* holds once speech is known */
void pl_desk_silence(pl_desk *desk, int way); /* to the next, or the last, end of a silence */

/* ----- tags by keys */
void pl_desk_digit(pl_desk *desk, int digit);           /* 1 to 9: a domain, then an item */
void pl_desk_tag_item(pl_desk *desk, const char *item); /* now; NULL: named later */
void pl_desk_kind(pl_desk *desk, pl_tag_kind kind);     /* of the tag in hand or selected */
void pl_desk_people(pl_desk *desk, unsigned people);    /* those present; and of the tag in hand */
void pl_desk_next_who(pl_desk *desk); /* A, B, C, the session, of the tag in hand */
void pl_desk_set_in(pl_desk *desk);
void pl_desk_set_out(pl_desk *desk);
void pl_desk_nudge(pl_desk *desk, bool end, int frames);
void pl_desk_span(pl_desk *desk, pl_time at, pl_time to); /* typed; to PL_NO_TIME: a point */
void pl_desk_also(pl_desk *desk, const char *item);       /* one more item, or not any more */
void pl_desk_star(pl_desk *desk);                         /* for the report, or not */
void pl_desk_let_go(pl_desk *desk);                       /* also drops a first digit */
void pl_desk_select(pl_desk *desk, pl_id tag);            /* 0: none */
void pl_desk_select_next(pl_desk *desk, int way);         /* from the playhead; goes there */
bool pl_desk_delete(pl_desk *desk);                       /* the tag in hand or selected */
pl_time pl_desk_now(const pl_desk *desk); /* the frame on the screen, or the position */

const pl_desk_tag *pl_desk_find(const pl_desk *desk, pl_id tag);
int pl_desk_first_from(const pl_desk *desk, pl_time at); /* the first tag at or behind it */
/* How many tags name this item (of the rubric's order, questions of checks behind) and this person. */
int pl_desk_count(const pl_desk *desk, int item, pl_who who, pl_tag_kind kind);
int pl_desk_item_index(const pl_desk *desk, const char *item); /* -1: none */

/* ----- notes. The words are kept half-written, by review and field; a kept note is its own undo step. */
enum { PL_DESK_FIELD_ROOM = 24 };
void pl_desk_note_field(char out[PL_DESK_FIELD_ROOM], pl_id tag);             /* of a tag's note */
void pl_desk_note(pl_desk *desk, pl_id tag, const char *words);               /* kept */
void pl_desk_unfinished(pl_desk *desk, const char *field, const char *words); /* NULL: no more */
const char *pl_desk_unfinished_words(const pl_desk *desk, const char *field); /* NULL; borrowed */
/* The first field that has half-written words and begins so; NULL: none. */
const char *pl_desk_unfinished_field(const pl_desk *desk, const char *beginning);

/* ----- scores */
bool pl_desk_score(pl_desk *desk, const pl_score_wish *wish); /* false with trouble */
/* All items of a domain that have no score yet get this reason, in one undo step; gives how many. */
int pl_desk_score_rest(pl_desk *desk, int domain, const char *reason, bool really);
void pl_desk_evidence(pl_desk *desk, const char *item, pl_who who, pl_id tag, bool cited);

/* What stands for a score now, with what is on its way. */
typedef struct pl_desk_score_now {
    bool any;           /* a level or a reason */
    int level;          /* PL_NO_LEVEL: none */
    const char *reason; /* or NULL */
    int done;           /* as pl_score has it; without a level or a reason it is half-written */
    bool waiting;
    const pl_score *stored; /* or NULL: its evidence, word and sentence */
} pl_desk_score_now;

/* The tags that name this item, in order of time. Borrowed until a tag changes. */
const pl_desk_tag *const *pl_desk_moments(pl_desk *desk, const char *item, int *count);

pl_desk_score_now pl_desk_score_of(const pl_desk *desk, const char *item, pl_who who);

/* Whether this level may be chosen: a 0 while what follows its moments is not watched may not.
 * *opens_us is the moment, *minutes how many behind it. */
bool pl_desk_level_open(pl_desk *desk, const pl_item *item, pl_who who, int level,
                        pl_time *opens_us, int *minutes);

/* ----- risk, concerns, signing */
void pl_desk_risk(pl_desk *desk, pl_time at);
void pl_desk_risk_answer(pl_desk *desk, const pl_risk *risk);
/* The tag in hand or selected becomes critical, or a new one is made; its concern is raised. */
void pl_desk_concern(pl_desk *desk, pl_time at);
/* A new one about this item (or question) and person, whatever is in hand. */
void pl_desk_concern_about(pl_desk *desk, pl_time at, const char *item, pl_who who);
void pl_desk_matter_words(pl_desk *desk, pl_id matter, const char *words);
/* In words, of a 0 or a yes on something critical. */
void pl_desk_account(pl_desk *desk, const char *item, pl_who who, pl_time at, const char *words);
void pl_desk_no_strength(pl_desk *desk, pl_who slot, const char *reason);
void pl_desk_spoken(pl_desk *desk, pl_who slot, const char *date);
void pl_desk_sign(pl_desk *desk);
void pl_desk_missing(pl_missing_list *out, pl_desk *desk); /* pl_missing_free */

/* ----- undo */
void pl_desk_undo(pl_desk *desk);
void pl_desk_redo(pl_desk *desk);

#endif
