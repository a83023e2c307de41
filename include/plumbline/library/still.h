/* Frames of a recording for a report, in memory only. */
#ifndef PLUMBLINE_LIBRARY_STILL_H
#define PLUMBLINE_LIBRARY_STILL_H

#include "plumbline/base/image.h"
#include "plumbline/base/job.h"
#include "plumbline/base/time.h"
#include "plumbline/store/store.h"

typedef struct pl_library_stills pl_library_stills;

/* NULL with err when the recording is away. One thread at a time. */
pl_library_stills *pl_library_stills_open(pl_store *store, pl_id recording, pl_job *job,
                                          pl_error *err);
void pl_library_stills_close(pl_library_stills *stills); /* NULL is accepted */

/* The frame shown at `at`, `width` wide, as JPEG (free()) and in pixels (pl_image_free). */
bool pl_library_still(pl_image **image, void **jpeg, size_t *size, pl_library_stills *stills,
                      pl_time at, int width, pl_error *err);

#endif
