/* The program and its screens with no window, on a made clock that stands unless it is moved: for scripts,
 * and for measuring. Main thread. */
#ifndef UI_HEADLESS_H
#define UI_HEADLESS_H

#include "plumbline/ui.h"
#include "ui.h"

typedef struct ui_headless {
    pl_app *app;
    ui_state ui;
    _Atomic int64_t now;   /* of the made clock */
    _Atomic int64_t slept; /* what it did not count */
    const pl_frame *shown;
    pl_image *canvas;
    pl_converter *converter;
    int width, height;
} ui_headless;

/* Opens the library and comes to rest. On failure too *out is to be stopped. */
bool ui_headless_start(ui_headless **out, const pl_ui_options *options, pl_error *err);
void ui_headless_stop(ui_headless *s);

bool ui_headless_resize(ui_headless *s, const char *size, pl_error *err); /* "1440x900" */
void ui_headless_round(ui_headless *s); /* a round, as the window has it */
/* Until all that was begun is done: by the real clock, for it is real work. */
bool ui_headless_settle(ui_headless *s, pl_error *err);
bool ui_headless_wait(ui_headless *s, double seconds, pl_error *err); /* in steps of a picture */
pl_image *ui_headless_picture(ui_headless *s, pl_error *err); /* the screen; pl_image_free */

#endif
