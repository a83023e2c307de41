/* What the program is started with: the window's part of it, and what was said on the command line. */
#ifndef PLUMBLINE_COMMAND_HOST_H
#define PLUMBLINE_COMMAND_HOST_H

#include "plumbline/base/error.h"
#include "plumbline/command/edit.h"
#include "plumbline/review/desk.h"

/* What the window hands over; in a script each has a plain stand-in. */
typedef struct pl_host {
    void *ctx;
    void (*wake)(void *ctx);     /* any thread: unblock the main thread */
    int64_t (*now)(void *ctx);   /* the clock of the player too; NULL: the system's */
    int64_t (*slept)(void *ctx); /* as pl_player_options has it, with now_ctx */
    void *now_ctx;
    void (*full_screen)(void *ctx, bool on);
    void (*clipboard_put)(void *ctx, const char *text);
    char *(*clipboard_get)(void *ctx);                   /* free(); NULL: empty */
    void (*focus_next)(void *ctx, int way, bool region); /* moves view.focus among what is drawn */
    void (*player)(void *ctx, pl_player *player);        /* this one sounds now; NULL: none */
    void (*sound_delay)(void *ctx,
                        int64_t us); /* that the sound comes later than its device says */
    void (*open_path)(void *ctx, const char *path);
    void (*quit)(void *ctx);
    /* the keyboard sheet as a file of pages; *bytes: free() */
    bool (*keys_pdf)(void *ctx, void **bytes, size_t *size, pl_error *err);
    bool sound; /* there is a sound device */
} pl_host;

typedef struct pl_app_options {
    const char *folder;        /* of the library */
    const char *as;            /* code, or NULL */
    const char *vfs;           /* tests: as pl_store_options has it */
    const char *keys_file;     /* the user's own keys; NULL: none */
    const char *library_file;  /* where a folder that is chosen is kept; NULL: none can be chosen */
    const char *export_folder; /* NULL: exports/ in the library */
    pl_edit_steps steps;       /* how carets move */
    pl_media_options media;    /* tests: open and open_ctx */
} pl_app_options;

#endif
