/* The inside of an open review: what the files of the desk share. */
#ifndef PLUMBLINE_REVIEW_DESK_INNER_H
#define PLUMBLINE_REVIEW_DESK_INNER_H

#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"
#include "plumbline/model/transcript.h"
#include "plumbline/review/desk.h"
#include "plumbline/review/desk_feedback.h"
#include "plumbline/store/undo.h"

#include <string.h>

/* One more than the public face: where the tag stands in the rubric. */
typedef struct desk_tag {
    pl_desk_tag face;
    int rows[PL_MOST_TAG_ITEMS]; /* of counts, one for each item; the last row where it has none */
    int row_count;
    bool
        stale; /* changed by an undo while a change of its own was on its way: read again behind it */
} desk_tag;

typedef struct desk_count {
    int of[4][PL_TAG_KIND_COUNT]; /* A, B, C, session */
} desk_count;

typedef struct desk_words {
    char *field, *words; /* words NULL: to be removed in the library */
    int64_t written;     /* when they changed, by the desk's clock; 0: as in the library */
} desk_words;

/* A score that is on its way, shown in place of the stored one. */
typedef struct desk_sent_score {
    char item[16];
    pl_who who;
    int level;
    char reason[32], word[32]; /* "": none */
    char *sentence;            /* or NULL */
    int done;
    bool cleared;
    int waiting; /* 0: it has landed and goes with the next refresh */
} desk_sent_score;

/* A count that is on its way, shown in place of the stored one. */
typedef struct desk_sent_tally {
    pl_tally tally; /* its texts are the rubric's */
    int waiting;    /* 0: it has landed and goes with the next refresh */
    bool gone;      /* deleted */
} desk_sent_tally;

/* An answer that is on its way. */
typedef struct desk_sent_answer {
    char key[PL_ANSWER_KEY_ROOM];
    char *words;
    pl_time at_us;
    bool kept_private, in_report;
    pl_utc sent_utc;
    int waiting; /* 0: it has landed and goes with the next refresh */
} desk_sent_answer;

/* A facilitator's answer as it is typed: shown in place of the stored one. */
typedef struct desk_reply {
    pl_reply reply; /* its words are those below */
    char *words;
    int64_t written; /* when it changed, by the desk's clock; 0: it is sent to the writer */
    int waiting;     /* 0 and not written: it has landed and goes with the next refresh */
} desk_reply;

typedef struct desk_loop {
    bool any;
    pl_time from_us, to_us; /* to_us PL_NO_TIME: not set yet */
    pl_time before_us;      /* the position at the last look … */
    uint32_t serial;        /* … of this playing: a jump is none that comes to the end */
} desk_loop;

typedef struct desk_moments {
    const pl_desk_tag **items;
    int *from; /* for each row where its tags begin; one more at the end */
    int64_t version;
} desk_moments;

/* Tags that name a person: strengths, those whose note says it, and points to try whose note does. */
typedef struct desk_noted {
    int strengths, said, points;
} desk_noted;

struct pl_desk_inner {
    pl_transcript transcript;
    pl_desk_options options;
    pl_id review;
    desk_tag **tags; /* desk->tags points here */
    int room;
    desk_tag **map; /* by id, open addressing; map_size is a power of two */
    int map_size;
    desk_count *counts;
    int rows;                               /* items, questions, and one for none */
    desk_noted noted[PL_MOST_FACILITATORS]; /* of A, B, C */
    int64_t tags_version;
    desk_moments moments;
    /* the tag in hand */
    pl_time digit_us;
    int64_t hand_until;
    pl_id join; /* the tag whose step the next change of it belongs to; 0: none */
    /* half-written words */
    desk_words *words;
    int word_count, word_room;
    /* scores on their way */
    desk_sent_score *scores;
    int score_count, score_room;
    desk_sent_answer *answers; /* the same */
    int answer_count, answer_room;
    desk_reply *replies;
    int reply_count, reply_room;
    /* counts on their way, and all of them */
    desk_sent_tally *tally;
    int tally_count, tally_room;
    pl_tally *tallies; /* desk->counts.list points here */
    bool *tally_waiting;
    pl_counted stretch;
    int stretch_waiting;
    /* the watched ledger */
    pl_watched *ranges; /* desk->watched points here; the last one may be live */
    int range_room;
    pl_time left_out_us;      /* that was summed for last */
    pl_ranges shown, skipped; /* of them */
    pl_watched live;          /* id 0: none */
    int64_t live_kept;        /* when it was last sent, by the desk's clock */
    uint32_t live_serial;
    bool live_dirty;
    pl_time heard_at; /* where it was at the last tick, without a picture … */
    uint32_t heard_serial;
    desk_loop loop;
    /* speech only */
    pl_speech *speech; /* desk->speech */
    pl_pass *passes;   /* of the whole recording */
    int pass_count, pass_room;
    /* the rest */
    int64_t lease_due, place_due;
    bool lease;
    pl_undo_titles titles;
    int64_t shuttle_at; /* when the position was last moved back */
    /* what the player was last told to expect */
    int64_t expect_version;
    pl_time expect_at;
};

/* ----- desk.c */
void desk_read_state(pl_desk *desk); /* of the player; a pause ends what is being watched */
int64_t desk_clock(const pl_desk *desk);
void desk_changed(pl_desk *desk);
bool desk_may_write(pl_desk *desk); /* false: trouble says why */
/* Sends with the desk as ctx; trouble where it cannot be taken. */
bool desk_send(pl_desk *desk, pl_change_run run, void (*done)(void *, void *, const pl_receipt *),
               void *arg, void (*free_arg)(void *));
/* A `done` for what is sent and then seen when the facts are read anew. */
void desk_told(void *ctx, void *arg, const pl_receipt *receipt);
void desk_failed(pl_desk *desk,
                 const pl_receipt *receipt); /* trouble of a receipt that is not ok */
void desk_step_made(pl_desk *desk); /* an undoable change of another thing: nothing joins it */
void desk_read_titles(pl_desk *desk);
void desk_moved(pl_desk *desk); /* the position was moved by hand */

/* ----- desk_tags.c: the list in memory */
void desk_tags_take(pl_desk *desk, const pl_tags *tags);
void desk_tags_free(pl_desk *desk);
desk_tag *desk_tag_find(const pl_desk *desk, pl_id id);
desk_tag *desk_tag_insert(pl_desk *desk, const pl_tag *tag); /* texts are copied */
void desk_tag_replace(pl_desk *desk, desk_tag *tag, const pl_tag *with);
void desk_tag_remove(pl_desk *desk, desk_tag *tag);
/* As the library has it now: changed, taken in or taken out. */
void desk_tag_reload(pl_desk *desk, pl_id id);
const pl_desk_tag *const *desk_moments_of(pl_desk *desk, int row, int *count);
bool desk_tag_names(const pl_desk_tag *tag, pl_who who);

/* ----- desk_write.c: tags on their way to the library */
bool desk_tag_add(pl_desk *desk, const pl_tag *tag); /* becomes the tag in hand */
void desk_tag_set(pl_desk *desk, desk_tag *tag, const pl_tag *with, const char *done_field);

/* ----- desk_play.c */
enum { DESK_SOUND_NAME_ROOM = 40 };
/* Of the setting that keeps what was chosen of a recording's sounds. */
const char *desk_sound_name(char out[DESK_SOUND_NAME_ROOM], pl_id recording);
void desk_shuttle_back(pl_desk *desk);
int64_t desk_shuttle_due(const pl_desk *desk);

/* ----- desk_loop.c */
void desk_loop_turn(pl_desk *desk); /* back to its start, where playing came past its end */

/* ----- desk_expect.c */
void desk_expect(pl_desk *desk); /* tells the player, where something changed */

/* ----- desk_speech.c */
/* What is passed over at this time, or NULL: nothing, or speech only is off. */
const pl_pass *desk_pass_at(const pl_desk *desk, pl_time at);

void desk_speech_apply(pl_desk *desk); /* passes over what is to be passed over now */

/* ----- desk_count.c */
void desk_counts_landed(pl_desk *desk); /* behind a refresh */
void desk_counts_free(pl_desk *desk);

/* ----- desk_watch.c */
void desk_watch_take(pl_desk *desk, const pl_watched_list *list);
void desk_watch_sum(pl_desk *desk);
void desk_watch_show(pl_desk *desk);           /* the live stretch counts up to now */
void desk_watch_keep(pl_desk *desk, bool end); /* sends the live stretch */
int64_t desk_watch_due(const pl_desk *desk);
void desk_watch_stop(
    pl_desk *desk); /* the playing has stopped: the live stretch ends where it is */
bool desk_watch_listens(const pl_desk *desk); /* it plays, and there is no picture */
void desk_watch_hear(
    pl_desk *desk); /* what the sound device took up to now, where that is all there is */

/* ----- desk_note.c */
void desk_words_take(pl_desk *desk, const char *field, const char *words);
void desk_words_keep(pl_desk *desk, bool all); /* sends those that have waited long enough */
int64_t desk_words_due(const pl_desk *desk);
void desk_words_gone(pl_desk *desk, const char *field);   /* removed in the library by a change */
void desk_words_finish(pl_desk *desk, const char *field); /* a change that is sent ends them */
void desk_words_free(pl_desk *desk);

/* ----- desk_matters.c */
void desk_raise(pl_desk *desk, const pl_tag *tag); /* the concern that a critical tag stands for */
/* One about this item and person at this moment; false where there is one already. */
bool desk_raise_new(pl_desk *desk, pl_time at, pl_who about, const char *item);

/* ----- desk_answers.c */
void desk_answers_landed(pl_desk *desk); /* behind a refresh */
void desk_answers_free(pl_desk *desk);

/* ----- desk_feedback.c */
void desk_replies_keep(pl_desk *desk, bool all); /* sends those that have waited long enough */
int64_t desk_replies_due(const pl_desk *desk);
void desk_replies_landed(pl_desk *desk); /* behind a refresh */
void desk_replies_free(pl_desk *desk);

/* ----- desk_score.c */
void desk_scores_landed(pl_desk *desk); /* behind a refresh */
void desk_scores_free(pl_desk *desk);
/* Those that stand now: what is on its way in place of what is stored. Its items are freed with free(),
 * their texts are borrowed until one changes. */
void desk_scores_now(pl_scores *out, pl_desk *desk);

#endif
