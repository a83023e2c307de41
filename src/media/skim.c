#include "skim.h"

#include <string.h>

enum { CHANNELS = 2, FADE = PL_SKIM_FADE };

/* 48 frames a microsecond of the recording at speed 1000; `ns` are of playing. */
static int64_t frames_of(const pl_skim *skim, int64_t ns)
{
    return (ns / 1000 * skim->speed * 48 + 500000) / 1000000;
}

void pl_skim_start(pl_skim *skim, const pl_skim_source *source, const pl_passes *passes, pl_time at,
                   int speed)
{
    *skim = (pl_skim){ .source = *source,
                       .passes = passes,
                       .speed = speed,
                       .next = pl_passes_from(passes, at),
                       .at = at,
                       .tail = FADE,
                       .risen = FADE };
}

/* What would have followed is heard for a moment longer, ever more softly. */
static bool keep_ending(pl_skim *s, pl_error *err)
{
    memset(s->ending, 0, sizeof s->ending);
    for (int have = 0; have < FADE;) {
        int got =
            s->source.read(s->ending + (size_t)have * CHANNELS, FADE - have, s->source.ctx, err);
        if (got < 0)
            return false;
        if (got == 0)
            break;
        have += got;
    }
    s->tail = 0;
    return true;
}

/* Goes on to the next stretch that takes time. */
static bool next_stretch(pl_skim *s, pl_error *err)
{
    bool heard = s->made > 0 && !s->silent, moved = s->silent;
    for (;;) {
        pl_time from = s->at, end;
        bool passed = false;
        int speed = pl_passes_next(&end, &passed, s->passes, &s->next, from, s->speed);
        if (passed && heard && !keep_ending(s, err))
            return false;
        heard = heard && !passed;
        moved = moved || passed;
        s->silent = passed;
        s->at = end;
        if (!passed && end == INT64_MAX)
            s->until = INT64_MAX;
        else if (speed > 0)
            s->until = frames_of(s, s->ns += pl_passes_ns(end - from, speed));
        if (!passed && moved) {
            s->risen = 0;
            return s->source.move(s->source.ctx, from, err);
        }
        if (speed > 0 && s->until > s->made)
            return true;
    }
}

static void join(pl_skim *s, float *out, int count)
{
    for (int i = 0; i < count && s->risen < FADE && !s->silent; i++, s->risen++)
        for (int k = 0; k < CHANNELS; k++)
            out[i * CHANNELS + k] *= (float)s->risen / FADE;
    for (int i = 0; i < count && s->tail < FADE; i++, s->tail++)
        for (int k = 0; k < CHANNELS; k++)
            out[i * CHANNELS + k] +=
                s->ending[s->tail * CHANNELS + k] * (float)(FADE - s->tail) / FADE;
}

int pl_skim_read(float *out, int room, pl_skim *skim, pl_error *err)
{
    pl_skim *s = skim;
    while (s->made >= s->until)
        if (!next_stretch(s, err))
            return -1;
    int64_t left = s->until - s->made;
    int count = left < room ? (int)left : room;
    if (s->silent)
        memset(out, 0, (size_t)count * CHANNELS * sizeof *out);
    else
        count = s->source.read(out, count, s->source.ctx, err);
    if (count > 0) {
        join(s, out, count);
        s->made += count;
    }
    return count;
}
