/* The command line: for scripts, checks and help desks, and as stable as a file format. */
#ifndef PLUMBLINE_CLI_H
#define PLUMBLINE_CLI_H

#include "plumbline/base/error.h"

/* What the words without a command ask for: the window, or a script in its place. NULL: not said. */
typedef struct pl_cli_window {
    const char *folder; /* of the library; never NULL */
    const char *as;
    const char *script, *size, *screens, *pixels;
    const char *keys_file;
} pl_cli_window;

typedef bool (*pl_cli_window_run)(const pl_cli_window *window, pl_error *err);

/* Runs the command that the arguments name, or without one `window`, and gives the exit status: 0 done,
 * 1 failed, 2 wrong usage, 3 refused, 4 a part of it failed. */
int pl_cli_run(int argc, char **argv, pl_cli_window_run window);

#endif
