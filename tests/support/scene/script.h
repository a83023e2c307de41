/* The script of the demonstration session, laid out in time. Everything that asks "when" asks here,
 * so that sound, picture and the list of times cannot differ. */
#ifndef SCENE_SCRIPT_H
#define SCENE_SCRIPT_H

#include <stdbool.h>
#include <stdint.h>

enum { FPS = 25, RATE = 22050, PER_FRAME = RATE / FPS };
enum { WHO_A, WHO_B, WHO_P1, WHO_P2, WHO_P3, WHO_P4, WHO_P5, WHO_P6, PEOPLE, NOBODY = -1 };
enum { MAX_LINES = 160, MAX_CUES = 160, MAX_WORDS = 320 };

typedef enum {
    CUE_ENTER,
    CUE_STAND,
    CUE_SIT,
    CUE_DOWN,
    CUE_UP,
    CUE_LAUGH,
    CUE_HAND,
    CUE_TO,
    CUE_WRITE,
    CUE_PAGE,
    CUE_OUT,
    CUE_IN,
    CUE_PART,
    CUE_KINDS
} CueKind;

typedef struct {
    int16_t *pcm;
    long length;
} Wave;

typedef struct {
    char key[16];
    int who;
    long frame; /* the line begins on a picture, so that its time is a round number */
    char words[MAX_WORDS];
    Wave wave;
} Line;

typedef struct {
    CueKind kind;
    long frame;
    int line; /* the line it came with, or -1 */
    unsigned who;
    char text[32];
} Cue;

typedef struct {
    Line line[MAX_LINES];
    int lines;
    Cue cue[MAX_CUES];
    int cues;
    long part2; /* first picture of part 2 */
    long frames;
} Script;

/* False, with a sentence on standard error, when a file is missing or a row cannot be read. */
bool script_read(Script *script, const char *path, const char *voices, const char *waves);
void script_free(Script *script);
void script_times(const Script *script);

const char *who_name(int who);
int who_from(const char *name);
double line_end(const Line *line);

/* wave.c: one spoken line, trimmed of the quiet around it */
bool wave_read(Wave *wave, const char *path, double loudness);
double wave_level(const Wave *wave, long sample);

/* sound.c: part 1 or 2 as 16-bit samples on standard output */
bool sound_write(const Script *script, int part);

#endif
