#include "script.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const names[PEOPLE] = { "A", "B", "P1", "P2", "P3", "P4", "P5", "P6" };
static const char *const verbs[CUE_KINDS] = { "enter", "stand", "sit", "down",  "up",
                                              "laugh", "hand",  "to",  "write", "page",
                                              "out",   "in",    "part" };

const char *who_name(int who)
{
    return who >= 0 && who < PEOPLE ? names[who] : "-";
}

int who_from(const char *name)
{
    for (int i = 0; i < PEOPLE; i++) {
        if (strcmp(names[i], name) == 0)
            return i;
    }
    return NOBODY;
}

double line_end(const Line *line)
{
    return (double)line->frame / FPS + (double)line->wave.length / RATE;
}

/* Splits at one character, in place; returns the number of fields. */
static int split(char *text, char at, char **field, int most)
{
    int n = 0;
    for (char *rest = text; rest && n < most; n++) {
        field[n] = rest;
        rest = strchr(rest, at);
        if (rest)
            *rest++ = '\0';
    }
    return n;
}

static bool add_cue(Script *script, char *text, long frame, int line)
{
    if (script->cues == MAX_CUES)
        return false;
    Cue *cue = &script->cue[script->cues];
    char *rest = strchr(text, ' ');
    if (rest)
        *rest++ = '\0';
    for (int k = 0; k < CUE_KINDS; k++) {
        if (strcmp(verbs[k], text) != 0)
            continue;
        *cue = (Cue){ .kind = (CueKind)k, .frame = frame, .line = line };
        snprintf(cue->text, sizeof cue->text, "%s", rest ? rest : "");
        char *who[PEOPLE];
        int n = rest && k != CUE_WRITE ? split(rest, ' ', who, PEOPLE) : 0;
        for (int i = 0; i < n; i++)
            cue->who |= who_from(who[i]) == NOBODY ? 0 : 1u << who_from(who[i]);
        script->part2 = k == CUE_PART ? frame : script->part2;
        script->cues++;
        return true;
    }
    return false;
}

static bool add_cues(Script *script, char *text, long frame, int line)
{
    char *one[8];
    if (strcmp(text, "-") == 0)
        return true;
    int n = split(text, ';', one, 8);
    for (int i = 0; i < n; i++) {
        if (!add_cue(script, one[i], frame, line))
            return false;
    }
    return true;
}

/* Where nothing is said, half a second to one: uneven as in talk, but the same for one key. */
static double gap_of(const char *text, const char *key)
{
    unsigned hash = 7;
    if (strcmp(text, "-") != 0)
        return strtod(text, NULL);
    for (; *key; key++)
        hash = hash * 31 + (unsigned char)*key;
    return 0.5 + 0.1 * (hash % 6);
}

static double loudness_of(const char *path, int who)
{
    char row[256], *field[6];
    double loud = 0;
    FILE *file = fopen(path, "r");
    while (file && fgets(row, sizeof row, file)) {
        if (row[0] != '#' && split(row, '\t', field, 6) == 5 && who_from(field[0]) == who)
            loud = strtod(field[4], NULL);
    }
    if (file)
        fclose(file);
    return loud;
}

static bool add_line(Script *script, char **field, long frame, const char *voices,
                     const char *waves)
{
    char path[1024];
    if (script->lines == MAX_LINES)
        return false;
    Line *line = &script->line[script->lines++];
    snprintf(line->key, sizeof line->key, "%s", field[0]);
    snprintf(line->words, sizeof line->words, "%s", field[4]);
    snprintf(path, sizeof path, "%s/%s.wav", waves, field[0]);
    line->who = who_from(field[1]);
    line->frame = frame;
    return line->who != NOBODY && wave_read(&line->wave, path, loudness_of(voices, line->who));
}

/* Lays one row behind what is there; *clock is the end of the row before, in seconds. */
static bool add_row(Script *script, char **field, double *clock, const char *voices,
                    const char *waves)
{
    long frame = lrint(ceil((*clock + gap_of(field[2], field[0])) * FPS));
    bool spoken = strcmp(field[1], "-") != 0;
    *clock = (double)frame / FPS;
    if (spoken && !add_line(script, field, frame, voices, waves))
        return false;
    if (spoken)
        *clock = line_end(&script->line[script->lines - 1]);
    return add_cues(script, field[3], frame, spoken ? script->lines - 1 : -1);
}

bool script_read(Script *script, const char *path, const char *voices, const char *waves)
{
    char row[1024], *field[6];
    double clock = 0;
    FILE *file = fopen(path, "r");
    bool good = file != NULL;
    for (int number = 1; good && fgets(row, sizeof row, file); number++) {
        row[strcspn(row, "\n")] = '\0';
        if (row[0] == '#')
            continue;
        good = split(row, '\t', field, 6) == 5 && add_row(script, field, &clock, voices, waves);
        if (!good)
            fprintf(stderr, "scene: row %d of %s cannot be read\n", number, path);
    }
    if (!file)
        fprintf(stderr, "scene: cannot open %s\n", path);
    else
        fclose(file);
    script->frames = lrint(ceil(clock * FPS));
    return good && script->part2 > 0;
}

void script_free(Script *script)
{
    for (int i = 0; i < script->lines; i++)
        free(script->line[i].wave.pcm);
}

void script_times(const Script *script)
{
    printf("# key\tstart\tend\tspeaker\twords; seconds on the joined clock\n");
    printf("# part 1: %ld pictures; part 2: %ld pictures; %d a second\n", script->part2,
           script->frames - script->part2, FPS);
    for (int i = 0; i < script->lines; i++) {
        const Line *line = &script->line[i];
        printf("%s\t%.3f\t%.3f\t%s\t%s\n", line->key, (double)line->frame / FPS, line_end(line),
               who_name(line->who), line->words);
    }
}
