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

/* The same by the tables alone, for an input that was opened without them (pl_input_open_light), and the
 * reach of the sound in its ticks. False where an edit list cuts, times of presentation lie before those of
 * decoding, or anything else stands in the way: then it must be opened with them. Sets the stream's average
 * rate, which libavformat cannot know. */
bool pl_mp4_list(pl_track *out, int64_t *sound_first, int64_t *sound_end, pl_input *input,
                 int stream);

/* --- the tables' bytes. `moov` is the box's content, that of one file. */

typedef struct pl_mp4_sample {
    int64_t pos, dts;              /* dts from 0, in the track's ticks */
    int32_t size, delay, duration; /* delay: presentation after decoding */
    bool key;
} pl_mp4_sample;

typedef struct pl_mp4_table {
    pl_mp4_sample *samples;
    int count;
    int descriptions; /* how many ways of coding */
    /* What cannot be told from the tables alone: key pictures by groups or none, samples in other files. */
    bool odd;
    int edits; /* 0: no list; 1: one stretch without a gap before it; 2: anything else */
    int64_t edit_from, edit_length; /* ticks of the track, and of the whole */
    uint32_t scale, whole_scale;    /* ticks a second */
} pl_mp4_table;

bool pl_mp4_table_read(pl_mp4_table *out, const uint8_t *moov, size_t size, uint32_t track_id);
void pl_mp4_table_clear(pl_mp4_table *table);

/* Of a track that is only asked how far it reaches: the byte behind its last sample, its length in ticks, and
 * where on its own time the recording begins. */
typedef struct pl_mp4_reach {
    int64_t end, length, from;
} pl_mp4_reach;

bool pl_mp4_reach_read(pl_mp4_reach *out, const uint8_t *moov, size_t size, uint32_t track_id);

/* Where the content of `moov` lies. False where there is none, or where fragments stand beside it. */
bool pl_mp4_find(int64_t *from, int64_t *size, const pl_source *source);

/* Cuts every table down to a few samples, so that what opens the file need not read all. False where the
 * tables are not whole; then some may be cut. */
bool pl_mp4_trim(uint8_t *moov, size_t size);

#endif
