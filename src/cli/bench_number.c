/* The number in the pixels: across the top 26 equal cells (white, 24 bits with the highest first, black), and
 * under them the same in reverse, so that a blended or torn picture is noticed. */
#include "bench.h"

enum { CELLS = 26, BITS = 24, STRIPS = 15, LIGHT = 165, DARK = 85 };

/* 1 light, 0 dark, -1 neither. */
static int cell(const pl_frame *frame, int i, int strip)
{
    int x = (2 * i + 1) * frame->width / (2 * CELLS);
    int y = (2 * strip + 1) * frame->height / STRIPS;
    int light = frame->planes[0][(ptrdiff_t)y * frame->strides[0] + x];
    return light > LIGHT ? 1 : light < DARK ? 0 : -1;
}

int bench_number(const pl_frame *frame)
{
    int number = 0;
    if (!frame->planes[0])
        return -1;
    for (int i = 0; i < CELLS; i++) {
        int bit = cell(frame, i, 0);
        if (bit < 0 || bit == cell(frame, i, 1) || (i == 0 && !bit) || (i == CELLS - 1 && bit))
            return -1;
        if (i > 0 && i <= BITS)
            number = number * 2 + bit;
    }
    return number;
}

void bench_check(bench *b, const pl_frame *frame, int n)
{
    bool right = frame->n == n && (b->numbers == 0 || bench_number(frame) == n % b->numbers);
    b->wrong += !right;
}
