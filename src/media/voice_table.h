/* The packets of an MP4 or MOV part's sound by its tables: for reading all of it, where asking the demuxer
 * for each takes as long as decoding it. */
#ifndef PLUMBLINE_MEDIA_VOICE_TABLE_H
#define PLUMBLINE_MEDIA_VOICE_TABLE_H

#include "input.h"

typedef struct pl_voice_table pl_voice_table;

/* Of one stream of the input; input, path and job are borrowed. NULL where the packets must be demuxed. */
pl_voice_table *pl_voice_table_new(pl_input *input, int stream, const char *path, pl_job *job);
void pl_voice_table_free(pl_voice_table *table);

/* The next packet is the last that begins at or before `ticks`, or the first. */
void pl_voice_table_go(pl_voice_table *table, int64_t ticks);

/* As pl_input_read gives it. */
pl_read pl_voice_table_next(AVPacket *packet, pl_voice_table *table, pl_error *err);

#endif
