/* The command line: for scripts, checks and help desks, and as stable as a file format. */
#ifndef PLUMBLINE_CLI_H
#define PLUMBLINE_CLI_H

/* Runs the command that the arguments name and gives the exit status: 0 done, 1 failed, 2 wrong usage,
 * 3 refused, 4 a part of it failed. */
int pl_cli_run(int argc, char **argv);

#endif
