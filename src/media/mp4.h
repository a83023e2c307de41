/* The sample tables of MP4 and MOV: all packets of a track without reading one. What libavformat keeps of
 * them to itself (how far a sample's time of presentation lies behind that of its decoding) is read here. */
#ifndef PLUMBLINE_MEDIA_MP4_H
#define PLUMBLINE_MEDIA_MP4_H

#include "input.h"
#include "track.h"

/* The packets of the stream as reading them would give them, but for durations, which only the last ones
 * have. Proved on those last ones, which are read. `plain`: every packet lies in the file as its decoder
 * wants it. False where the tables do not tell all (fragments, encryption, samples beyond the file's end,
 * forms that are not read here): the packets must be read then. The input stands anywhere afterwards. */
bool pl_mp4_read(pl_track *out, bool *plain, pl_input *input, int stream);

/* The same with the tables' bytes at hand, for one track. `moov` is the box's content. Gives for each sample
 * its place, its size and its delay (presentation after decoding). Freed with pl_mp4_table_clear. */
typedef struct pl_mp4_sample {
    int64_t pos;
    int32_t size, delay;
} pl_mp4_sample;

typedef struct pl_mp4_table {
    pl_mp4_sample *samples;
    int count;
    int descriptions; /* how many ways of coding */
} pl_mp4_table;

bool pl_mp4_table_read(pl_mp4_table *out, const uint8_t *moov, size_t size, uint32_t track_id);
void pl_mp4_table_clear(pl_mp4_table *table);

#endif
