/* The window, and scripts that do without one. */
#ifndef PLUMBLINE_UI_H
#define PLUMBLINE_UI_H

#include "plumbline/base/error.h"
#include "plumbline/media/gauge.h"

typedef struct pl_ui_options {
    const char *folder;    /* of the library */
    const char *as;        /* code, or NULL */
    const char *keys_file; /* the user's own keys, which need not be there; or NULL */
    const char
        *library_file; /* where the first start keeps a folder that is chosen; NULL: none is */
    /* scripts */
    const char *script;  /* NULL: a window */
    const char *size;    /* of the screens; NULL: 1440x900 */
    const char *screens; /* a folder for screens as text; NULL: none */
    const char *pixels;  /* a folder for screens as PNG; NULL: none */
} pl_ui_options;

/* Opens the window and returns when it is closed; or runs the script. False with a sentence. */
bool pl_ui_run(const pl_ui_options *options, pl_error *err);

/* Opens the window with the review that was open last, plays it as wished, and closes it again. */
bool pl_ui_play(pl_readings *out, const pl_ui_options *options, const pl_play_wish *wish,
                pl_error *err);

/* With no window and the review that was open last, so often: p50_ms … from the keys of a tag until all that
 * they changed is painted, saved_ until it is on disk too, next_ from the key that goes to the next tag,
 * picture_ what is painted with each picture beside it, whole_ the whole screen. */
bool pl_ui_paint(pl_readings *out, const pl_ui_options *options, int count, pl_error *err);

#endif
