#include "passes.h"

#include "plumbline/base/memory.h"

#include <stdlib.h>

void pl_passes_take(pl_passes *out, const pl_pass *passes, int count)
{
    *out = (pl_passes){ .items = pl_alloc_array((size_t)count + 1, sizeof *out->items) };
    pl_time behind = 0;
    for (int i = 0; i < count; i++) {
        if (passes[i].from_us < behind || passes[i].to_us <= passes[i].from_us)
            continue;
        out->items[out->count++] = passes[i];
        behind = passes[i].to_us;
    }
}

void pl_passes_clear(pl_passes *passes)
{
    free(passes->items);
    *passes = (pl_passes){ 0 };
}

static int from_on(const pl_pass *passes, int count, pl_time at)
{
    int low = 0, high = count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (passes[middle].to_us <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

int pl_passes_from(const pl_passes *passes, pl_time at)
{
    return from_on(passes->items, passes->count, at);
}

const pl_pass *pl_pass_at(const pl_pass *passes, int count, pl_time at)
{
    int i = from_on(passes, count, at);
    return i < count && passes[i].from_us <= at ? &passes[i] : NULL;
}

const pl_pass *pl_passes_at(const pl_passes *passes, pl_time at)
{
    return pl_pass_at(passes->items, passes->count, at);
}

static int speed_of(const pl_pass *pass, int speed)
{
    return pass->speed > 0 && pass->speed < speed ? speed : pass->speed;
}

int pl_passes_speed(const pl_passes *passes, pl_time at, int speed)
{
    const pl_pass *pass = pl_passes_at(passes, at);
    return pass ? speed_of(pass, speed) : speed;
}

/* At a speed of 1000 a microsecond of the recording takes 1000 ns. */
int64_t pl_passes_ns(pl_time us, int speed)
{
    return speed > 0 ? us * 1000000 / speed : 0;
}

int pl_passes_next(pl_time *end, bool *passed, const pl_passes *passes, int *i, pl_time at,
                   int speed)
{
    const pl_pass *pass = *i < passes->count ? &passes->items[*i] : NULL;
    *passed = pass && at >= pass->from_us;
    *end = !pass ? INT64_MAX : *passed ? pass->to_us : pass->from_us;
    *i += *passed;
    return *passed ? speed_of(pass, speed) : speed;
}

pl_time pl_passes_on(const pl_passes *passes, pl_time at, int64_t ns, int speed)
{
    int i = pl_passes_from(passes, at);
    for (;;) { /* what is left out takes no time: nobody is ever in it, nor at its beginning */
        pl_time end;
        bool passed;
        int now = pl_passes_next(&end, &passed, passes, &i, at, speed);
        int64_t takes = end == INT64_MAX ? INT64_MAX : pl_passes_ns(end - at, now);
        if (takes > ns)
            return at + ns * now / 1000000;
        ns -= takes;
        at = end;
    }
}

int64_t pl_passes_take_ns(const pl_passes *passes, pl_time at, pl_time to, int speed)
{
    int i = pl_passes_from(passes, at);
    int64_t ns = 0;
    while (at < to) {
        pl_time end;
        bool passed;
        int now = pl_passes_next(&end, &passed, passes, &i, at, speed);
        end = end < to ? end : to;
        ns += pl_passes_ns(end - at, now);
        at = end;
    }
    return ns;
}
