/* Failures as values. A call that can fail returns bool (or a pointer, NULL on failure) and takes
 * `pl_error *err` last; its outputs are written on success only. The text is a sentence for the
 * person at the screen: what was attempted, on which path, why, and what to do. */
#ifndef PLUMBLINE_BASE_ERROR_H
#define PLUMBLINE_BASE_ERROR_H

#include <stdarg.h>
#include <stdbool.h>

/* Few codes, each because some caller acts on it. */
typedef enum pl_code {
    PL_OK,
    PL_NOT_FOUND,
    PL_BAD_INPUT,
    PL_CANNOT_READ,
    PL_NEWER_VERSION,
    PL_REFUSED,
    PL_CANCELLED,
    PL_FULL, /* no room on the drive: the work can be tried again */
    PL_BUSY, /* somebody else is writing: the work can be tried again */
    PL_INTERNAL
} pl_code;

enum { PL_ERROR_ROOM = 1024 };

/* By value: it travels between threads by copy and cannot go stale. Start it as `{ 0 }`. */
typedef struct pl_error {
    pl_code code;
    char text[PL_ERROR_ROOM];
} pl_error;

/* Sets err (which may be NULL) and returns false, so that `return pl_fail(err, …)` reads well. A
 * sentence too long for its room is cut at a whole character. */
__attribute__((format(printf, 3, 4))) bool pl_fail(pl_error *err, pl_code code, const char *format,
                                                   ...);

/* Puts words before the text that stands in err already ("index: " …). */
__attribute__((format(printf, 2, 3))) void pl_error_before(pl_error *err, const char *format, ...);

/* A broken promise of our own, active in every build. Bad input is never an assert. */
#define pl_assert(condition) \
    ((condition) ? (void)0 : pl_assert_failed(#condition, __FILE__, __LINE__))

__attribute__((noreturn)) void pl_assert_failed(const char *condition, const char *file, int line);

#endif
