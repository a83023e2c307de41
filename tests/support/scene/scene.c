/* Makes the demonstration recording from its script: see assets/demo/make, which calls this. */
#include "frame.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static Script script;
static Frame frame;
static Stage stage;

static int frames_write(int part)
{
    long first = part == 2 ? script.part2 : 0, last = part == 2 ? script.frames : script.part2;
    bool good = frame_set_up(&frame);
    stage_set_up(&stage, &script);
    while (good && stage.frame + 1 < last) {
        stage_step(&stage);
        if (stage.frame < first)
            continue;
        frame_draw(&frame, &stage);
        good = frame_write(&frame);
    }
    frame_free(&frame);
    return good && fflush(stdout) == 0 ? 0 : 1;
}

/* One picture as a file, to look at while drawing. */
static int still_write(double seconds, const char *path)
{
    bool good = frame_set_up(&frame);
    stage_set_up(&stage, &script);
    while (stage.frame < (long)(seconds * FPS))
        stage_step(&stage);
    frame_draw(&frame, &stage);
    good = good && cairo_surface_write_to_png(frame.front, path) == CAIRO_STATUS_SUCCESS;
    frame_free(&frame);
    return good ? 0 : 1;
}

static int run(int count, char **word)
{
    if (strcmp(word[4], "times") == 0)
        script_times(&script);
    else if (strcmp(word[4], "sound") == 0 && count == 6)
        return sound_write(&script, atoi(word[5])) ? 0 : 1;
    else if (strcmp(word[4], "frames") == 0 && count == 6)
        return frames_write(atoi(word[5]));
    else if (strcmp(word[4], "still") == 0 && count == 7)
        return still_write(strtod(word[5], NULL), word[6]);
    else
        return 2;
    return 0;
}

int main(int count, char **word)
{
    if (count < 5) {
        fputs("usage: scene SCRIPT VOICES WAVES times | sound PART | frames PART | still SECONDS "
              "PNG\n",
              stderr);
        return 2;
    }
    int failed = script_read(&script, word[1], word[2], word[3]) ? run(count, word) : 1;
    script_free(&script);
    return failed;
}
