/* How the program measures itself: rows of times, and readings that have a name. */
#ifndef PLUMBLINE_BASE_GAUGE_H
#define PLUMBLINE_BASE_GAUGE_H

/* Milliseconds of one thing that was done again and again. Start as `{ 0 }`. */
typedef struct pl_series {
    double *items;
    int count, room;
} pl_series;

void pl_series_add(pl_series *series, double ms);
/* The value that so much of the row does not exceed (nearest rank; 0.5 is the median, 1 the largest). Sorts
 * the row; not a number where it is empty. */
double pl_series_at(pl_series *series, double share);
void pl_series_free(pl_series *series);

double pl_gauge_ms(void);     /* of a clock that never runs back */
double pl_gauge_cpu(void);    /* processor seconds of the whole process, user and system */
double pl_gauge_memory(void); /* MB that are resident now; 0 where the system does not say */

enum { PL_READING_ROOM = 40 };

typedef struct pl_reading {
    char name[PL_READING_ROOM]; /* as JSON has it: "p50_ms" */
    double value;               /* not a number: not measured */
} pl_reading;

/* Start as `{ 0 }`. */
typedef struct pl_readings {
    pl_reading *items;
    int count, room;
} pl_readings;

void pl_readings_add(pl_readings *readings, const char *name, double value);
/* p50_ms, p95_ms and max_ms of a row, with `before` in front: "first_" gives first_p50_ms. */
void pl_readings_series(pl_readings *readings, const char *before, pl_series *series);
void pl_readings_free(pl_readings *readings);

#endif
