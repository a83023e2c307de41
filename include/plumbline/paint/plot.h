/* A few values one after another, as dots over what each is: for a window, a printed page, and, by its
 * places, for anything else that can draw. */
#ifndef PLUMBLINE_PAINT_PLOT_H
#define PLUMBLINE_PAINT_PLOT_H

#include "plumbline/paint/list.h"

enum { PL_PLOT_LINES = 4 };

typedef struct pl_plot_dot {
    bool there; /* else only the words under it are */
    double value;
    const char *words;                /* the value, over the dot */
    const char *under[PL_PLOT_LINES]; /* from the top; NULL: no more */
    bool joined;                      /* to the one before it */
} pl_plot_dot;

/* Dots stand one apart. The last one that is there is filled and the others are hollow: it is the newest. */
typedef struct pl_plot {
    const char *name, *words; /* words: all that it shows, said */
    int least, most;          /* of the scale, a line for each whole number */
    const pl_plot_dot *dots;
    int count;
    bool line;        /* through those that are joined */
    pl_colour ground; /* that it stands on: inside hollow dots */
} pl_plot;

double pl_plot_height(const pl_plot *plot);
void pl_part_plot(pl_list *list, pl_rect rect, const pl_plot *plot);

/* Where a dot stands in that rectangle, and where a value lies; what part_plot draws by. */
pl_point pl_plot_place(pl_rect rect, const pl_plot *plot, int which);

#endif
