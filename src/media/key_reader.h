/* Key pictures of a recording, each decoded alone: no other packet is read. For small pictures: the loop
 * filter is left out. One thread at a time for each reader; several may read one recording. */
#ifndef PLUMBLINE_MEDIA_KEY_READER_H
#define PLUMBLINE_MEDIA_KEY_READER_H

#include "inside.h"

typedef struct pl_key_reader pl_key_reader;

/* media and job are borrowed and outlive it. */
pl_key_reader *pl_key_reader_new(const pl_media *media, pl_job *job);
void pl_key_reader_free(pl_key_reader *reader);

/* The last key frame that is shown at or before frame n; frame 0 where there is none. */
int pl_key_before(const pl_media *media, int n);

/* The picture of key frame n: IT, NONE where it is damaged, FAILED for the system or the job. Borrowed until
 * the next call. One that does not come out alone (it is none, whatever its container says) is decoded with
 * all that it takes. */
pl_got pl_key_reader_get(const AVFrame **frame, pl_key_reader *reader, int n, pl_error *err);

#endif
