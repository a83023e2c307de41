/* How long a file is, told from a few MB of it: good for a list of what could be added, never for a clock. */
#ifndef PLUMBLINE_MEDIA_LENGTH_H
#define PLUMBLINE_MEDIA_LENGTH_H

#include "plumbline/base/error.h"
#include "plumbline/base/job.h"
#include "plumbline/base/time.h"

#include <stdbool.h>

typedef struct pl_length {
    pl_time length_us;  /* of what is there; PL_NO_TIME: only reading all of it would tell */
    pl_time claimed_us; /* by the file's own head; PL_NO_TIME: it claims nothing */
    bool cut;           /* it is shorter than it claims */
} pl_length;

/* Of a file, or of a title of a disc, whose table is believed. PL_BAD_INPUT where it is no recording or
 * cannot be opened as one. Any thread. */
bool pl_length_read(pl_length *out, const char *path, pl_job *job, pl_error *err);

#endif
