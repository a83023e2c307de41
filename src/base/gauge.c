#include "plumbline/base/gauge.h"

#include "plumbline/base/memory.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

void pl_series_add(pl_series *series, double ms)
{
    pl_grow(series->items, series->count, series->room);
    series->items[series->count++] = ms;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

double pl_series_at(pl_series *series, double share)
{
    if (series->count == 0)
        return (double)NAN;
    qsort(series->items, (size_t)series->count, sizeof *series->items, by_size);
    int rank = (int)ceil(share * series->count);
    return series->items[rank < 1 ? 0 : rank > series->count ? series->count - 1 : rank - 1];
}

void pl_series_free(pl_series *series)
{
    free(series->items);
    *series = (pl_series){ 0 };
}

double pl_gauge_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static double seconds(struct timeval time)
{
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

double pl_gauge_cpu(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double pl_gauge_memory(void)
{
    long pages = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    bool read = file && fscanf(file, "%*s %ld", &pages) == 1;
    if (file)
        fclose(file);
    return read ? (double)pages * (double)sysconf(_SC_PAGESIZE) / 1e6 : 0;
}

void pl_readings_add(pl_readings *readings, const char *name, double value)
{
    pl_grow(readings->items, readings->count, readings->room);
    pl_reading *figure = &readings->items[readings->count++];
    snprintf(figure->name, sizeof figure->name, "%s", name);
    figure->value = value;
}

void pl_readings_series(pl_readings *readings, const char *before, pl_series *series)
{
    static const struct {
        const char *name;
        double share;
    } wanted[] = { { "p50_ms", 0.5 }, { "p95_ms", 0.95 }, { "max_ms", 1 } };
    char name[PL_READING_ROOM];
    for (size_t i = 0; i < PL_COUNT(wanted); i++) {
        snprintf(name, sizeof name, "%s%s", before, wanted[i].name);
        pl_readings_add(readings, name, pl_series_at(series, wanted[i].share));
    }
}

void pl_readings_free(pl_readings *readings)
{
    free(readings->items);
    *readings = (pl_readings){ 0 };
}
