/* One small picture of a recording, for a list: of those that are kept, else made of it anew, in memory. */
#ifndef PLUMBLINE_LIBRARY_PICTURE_H
#define PLUMBLINE_LIBRARY_PICTURE_H

#include "plumbline/base/image.h"
#include "plumbline/base/job.h"
#include "plumbline/store/store.h"

/* About the middle of the recording, PL_THUMB_WIDTH wide; freed with pl_image_free. What is kept is shown
 * also while the recording is away. NULL where there is none, the recording cannot be read, or the job was
 * stopped (PL_CANCELLED). Reads a drive; writes nothing. */
pl_image *pl_library_picture(pl_store *store, pl_id recording, pl_job *job, pl_error *err);

/* The same of a file, or a title of a disc, that no library has: of its beginning where only reading all of
 * it would tell more. */
pl_image *pl_file_picture(const char *path, pl_job *job, pl_error *err);

#endif
