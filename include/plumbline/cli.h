/* The command line: for scripts, checks and help desks, and as stable as a file format. */
#ifndef PLUMBLINE_CLI_H
#define PLUMBLINE_CLI_H

#include "plumbline/base/error.h"
#include "plumbline/media/gauge.h"

/* What the words without a command ask for: the window, or a script in its place. NULL: not said. */
typedef struct pl_cli_window {
    const char *folder; /* of the library; never NULL */
    const char *as;
    const char *script, *size, *screens, *pixels;
    const char *keys_file;
    const char *library_file; /* where a folder that is chosen is kept; NULL: it was named */
} pl_cli_window;

/* What the command line has others do, for it knows no window: see plumbline/ui.h. */
typedef struct pl_cli_host {
    bool (*window)(const pl_cli_window *asked, pl_error *err);
    bool (*play)(pl_readings *out, const pl_cli_window *asked, const pl_play_wish *wish,
                 pl_error *err);
    bool (*paint)(pl_readings *out, const pl_cli_window *asked, int count, pl_error *err);
} pl_cli_host;

/* Runs the command that the arguments name, or without one the window, and gives the exit status: 0 done,
 * 1 failed, 2 wrong usage, 3 refused, 4 a part of it failed. */
int pl_cli_run(int argc, char **argv, const pl_cli_host *host);

#endif
