/* Playing in real time where there is no display: sound is taken as a device takes it, each picture is scaled
 * into a surface in memory and reported as shown, as the window does. With a display the window itself is
 * measured: bench_window.c. */
#include "bench.h"

#include <math.h>

enum { SECONDS = 64, BEEP_NEAR_MS = 400 };

typedef struct playing {
    bench *b;
    bench_player p;
    pl_play_gauge *gauge;
    pl_converter *converter;
    pl_image *surface;
    const pl_frame *shown;   /* referenced */
    double seconds[SECONDS]; /* when a picture was shown that begins with a whole second */
    int second_count;
} playing;

static bool draw(playing *y, pl_error *err)
{
    int wide = 1, high = 1;
    const pl_image *to = y->surface;
    pl_frame_fit(&wide, &high, y->shown, to->width, to->height);
    int left = (to->width - wide) / 2, top = (to->height - high) / 2;
    return pl_frame_draw(y->converter, pl_image_row(to, top) + left, to->stride, wide, high,
                         y->shown, PL_SCALING_FAST, err);
}

static bool show_due(playing *y, int64_t *next, pl_error *err)
{
    const pl_frame *frame = pl_player_frame(y->p.player, pl_player_now(y->p.player), next);
    /* a picture that stands in for the first one is nobody's frame */
    if (!frame || frame == y->shown || frame->standing != PL_FRAME_WHOLE)
        return true;
    pl_frame_unref(&y->shown);
    y->shown = pl_frame_ref(frame);
    if (y->b->numbers)
        bench_check(y->b, frame, frame->n);
    bool ok = draw(y, err);
    pl_player_presented(y->p.player, frame, pl_player_now(y->p.player));
    pl_play_gauge_shown(y->gauge, y->p.player);
    if (frame->start_us % 1000000 == 0 && y->second_count < SECONDS)
        y->seconds[y->second_count++] = pl_gauge_ms();
    return ok;
}

static bool run(playing *y, pl_error *err)
{
    int64_t due, next;
    while (pl_play_gauge_turn(y->gauge, y->p.player, &due)) {
        if (!show_due(y, &next, err) || bench_stopped(y->b, err))
            return false;
        due = next != PL_NO_TIME && next < due ? next : due;
        bench_player_wait(&y->p, (int)((due - pl_player_now(y->p.player) + 999) / 1000));
    }
    return true;
}

/* How far a beep that was heard lay from the picture that begins with its second. */
static double beep_offset(const playing *y)
{
    double most = (double)NAN;
    for (int i = 0; i < y->p.ear.count; i++)
        for (int k = 0; k < y->second_count; k++) {
            double off = fabs(y->p.ear.beeps[i] - y->seconds[k]);
            if (off < BEEP_NEAR_MS)
                most = isnan(most) ? off : fmax(most, off);
        }
    return most;
}

bool bench_play_memory(bench *b, pl_error *err)
{
    playing *y = pl_alloc(sizeof *y);
    y->b = b;
    y->gauge = pl_play_gauge_new(&b->wish);
    y->surface = pl_image_new(b->width, b->height);
    y->converter = pl_converter_new();
    b->measured = "without a window: sound was taken in real time, and each picture scaled into a "
                  "surface in memory of the size given";
    bool opened = bench_player_open(&y->p, b, err);
    bool ok = opened && run(y, err) && pl_play_gauge_read(&b->readings, y->gauge, err);
    if (ok)
        pl_readings_add(&b->readings, "beep_offset_ms_max", beep_offset(y));
    pl_frame_unref(&y->shown);
    if (opened)
        bench_player_close(&y->p);
    pl_play_gauge_free(y->gauge);
    pl_converter_free(y->converter);
    pl_image_free(y->surface);
    free(y);
    return ok;
}
