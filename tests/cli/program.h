/* The program as it is typed: each run is a process of its own, on a library in the test's folder. */
#ifndef PLUMBLINE_TESTS_CLI_PROGRAM_H
#define PLUMBLINE_TESTS_CLI_PROGRAM_H

#include "test.h"

/* Runs `plumbline --library LIBRARY …` and wants this exit status; gives standard output (free()). With
 * --json among the words the output must be one valid JSON text a line. */
char *program_run(const char *library, int status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same, giving standard error. */
char *program_error(const char *library, int status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The first text or number behind "name": in JSON; free(). Fails the test when there is none. */
char *json_value(const char *json, const char *name);
long long json_number(const char *json, const char *name);
int json_count(const char *json, const char *part); /* how often `part` stands in it */
bool json_valid(const char *text);

/* A copy of a file of the corpus in a folder, with a time of change of an hour ago. */
void corpus_copy(const char *name, const char *folder, const char *as);

/* A library with the two-part recording indexed and a draft review of F-014 and F-022. */
typedef struct job {
    char *folder, *library, *recordings, *review;
} job;

job job_open(void);
void job_close(job *j);

#endif
