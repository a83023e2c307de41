/* The window, and scripts that do without one. */
#ifndef PLUMBLINE_UI_H
#define PLUMBLINE_UI_H

#include "plumbline/base/error.h"

typedef struct pl_ui_options {
    const char *folder;    /* of the library */
    const char *as;        /* code, or NULL */
    const char *keys_file; /* the user's own keys, which need not be there; or NULL */
    /* scripts */
    const char *script;  /* NULL: a window */
    const char *size;    /* "1440x900"; NULL: that */
    const char *screens; /* a folder for screens as text; NULL: none */
    const char *pixels;  /* a folder for screens as PNG; NULL: none */
} pl_ui_options;

/* Opens the window and returns when it is closed; or runs the script. False with a sentence. */
bool pl_ui_run(const pl_ui_options *options, pl_error *err);

#endif
