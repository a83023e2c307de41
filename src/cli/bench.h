/* Measurements of the program by itself: what the files of `bench` share. Each fills in readings, and says in
 * words from where to where it measured; bench.c prints them. */
#ifndef PLUMBLINE_CLI_BENCH_H
#define PLUMBLINE_CLI_BENCH_H

#include "cli.h"
#include "plumbline/base/gauge.h"
#include "plumbline/base/thread.h"
#include "plumbline/media/gauge.h"
#include "plumbline/media/player.h"

#include <stdatomic.h>

enum { BENCH_PATIENCE_MS = 60000 }; /* an answer that takes longer is a failure */

typedef struct bench {
    context *c;
    const cli_args *args;
    const char *const *parts;
    int part_count;
    pl_job *job;
    int count; /* of what is measured */
    uint64_t seed, random;
    bool warm, no_window;
    pl_play_wish wish;
    int tags, pictures, recordings;
    const char *size; /* as it was written; NULL: it was not */
    int width, height;
    int numbers; /* the pictures carry their numbers, counted anew after so many; 0: they do not */
    pl_readings readings;
    int wrong;        /* pictures that were not the one asked for */
    pl_time *targets; /* where it jumped to, for whoever does the same with another program */
    int target_count, target_room;
    const char *measured, *prepared; /* sentences; prepared NULL: nothing was */
} bench;

/* A whole number from 0 up to below `most`; the same seed, the same numbers. */
int64_t bench_random(bench *b, int64_t most);
bool bench_stopped(const bench *b, pl_error *err); /* by Ctrl+C */
void bench_target(bench *b, pl_time at);
char *bench_folder(pl_error *err); /* a new one, which goes with bench_folder_remove; free() */
void bench_folder_remove(const char *folder);

/* ----- bench_library.c */

#define BENCH_PERSON "T-01"

/* A folder that holds a library, `library`, with the recording, and a review of it with so many tags that the
 * window opens by itself. For bench_folder_remove; free(). */
bool bench_library_make(char **out, const bench *b, int tags, pl_error *err);

/* ----- bench_shelf.c */

/* The same with `recordings` of them, each with a file that is nothing but there, a session, and every second
 * one with a review. */
bool bench_shelf_make(char **out, const bench *b, pl_error *err);

/* ----- bench_film.c */

/* Makes an hour of recording for what needs no particular one. */
bool bench_film_make(const char *path, pl_error *err);

/* ----- bench_player.c: a player with a sound device that hears in real time */

typedef struct bench_ear {
    float loud;       /* of the block before */
    double beeps[64]; /* when a beep began to be heard, in ms */
    int count;
} bench_ear;

typedef struct bench_player {
    pl_player *player;
    const pl_media *media; /* the player's */
    pl_mutex lock;         /* guards wakes and ear */
    pl_cond came;
    unsigned wakes, seen; /* seen: as of the last wait */
    bench_ear ear;
    pl_thread device;
    atomic_bool over;
} bench_player;

/* Begins to open; media NULL: without an index's file. */
void bench_player_start(bench_player *out, const bench *b, const pl_media_options *media);
/* The same, and waits for the first picture. On failure it is closed again. */
bool bench_player_open(bench_player *out, const bench *b, pl_error *err);
void bench_player_close(bench_player *p);
/* Waits for the answer to a request. *first_ms is when a picture first came (pl_gauge_ms), *exact_ms when
 * the exact one did. The frame is borrowed until the next call. */
const pl_frame *bench_player_answer(double *first_ms, double *exact_ms, bench_player *p,
                                    uint32_t serial, const bench *b, pl_error *err);
bool bench_player_settle(bench_player *p, const bench *b, pl_error *err);
/* Until the player wakes, or so many milliseconds are over. */
void bench_player_wait(bench_player *p, int ms);

/* ----- bench_number.c */

/* The number in the pixels, as tests/bench/material paints it; -1: none, or torn. */
int bench_number(const pl_frame *frame);
/* Counts it as wrong where it is not frame n. */
void bench_check(bench *b, const pl_frame *frame, int n);

/* ----- the measurements */
bool bench_seek(bench *b, pl_error *err);
bool bench_step(bench *b, pl_error *err);
bool bench_index(bench *b, pl_error *err);
bool bench_play(bench *b, pl_error *err);
bool bench_play_memory(bench *b, pl_error *err);
bool bench_start(bench *b, pl_error *err);
bool bench_ui(bench *b, pl_error *err);
bool bench_list(bench *b, pl_error *err);
bool bench_speech(bench *b, pl_error *err);
bool bench_sheet(bench *b, pl_error *err);

#endif
