/* What was found of speech as bytes. All numbers little-endian:
 *   "plspeech"  format  rule  libavcodec  key
 *   duration  levels: count, one byte each  peaks: the same  ranges: count, from and to of each
 *   the BLAKE2b hash of everything before, as 64 hex digits */
#include "bytes.h"
#include "compat.h"
#include "inside.h"
#include "plumbline/base/memory.h"
#include "plumbline/media/speech.h"
#include "speech_key.h"
#include "speech_ranges.h"

#include <stdlib.h>

enum { FORMAT = 1, HASH_DIGITS = PL_HASH_ROOM - 1, RANGE_BYTES = 16 };

static const char magic[8] = { 'p', 'l', 's', 'p', 'e', 'e', 'c', 'h' };

/* ----- the key */

static void put_part(pl_text *out, const pl_clock_part *clock, const pl_probe_part *probe)
{
    bytes_put(out, (uint64_t)clock->raw_start, 8);
    bytes_put(out, (uint32_t)clock->unit_num, 4);
    bytes_put(out, (uint32_t)clock->unit_den, 4);
    bytes_put(out, (uint64_t)clock->start_us, 8);
    bytes_put(out, (uint64_t)clock->length_us, 8);
    for (int i = 0; i < clock->jump_count; i++) {
        bytes_put(out, (uint64_t)clock->jumps[i].raw_at, 8);
        bytes_put(out, (uint64_t)clock->jumps[i].shift, 8);
    }
    for (int i = 0; i < probe->stream_count; i++)
        bytes_put(out, probe->streams[i].chosen, 1);
}

void pl_speech_key(char out[PL_HASH_ROOM], const pl_media *media, const char *signature,
                   pl_sound_choice sound)
{
    pl_text text = { 0 };
    bytes_put_text(&text, signature ? signature : "");
    bytes_put(&text, (uint32_t)media->index->map.rule, 4);
    for (int i = 0; i < media->index->part_count; i++)
        put_part(&text, &media->index->map.parts[i], &media->index->probe.parts[i]);
    bytes_put(&text, (uint32_t)sound.track, 4);
    bytes_put(&text, sound.side, 4);
    pl_hash_bytes(out, text.data, text.size);
    pl_text_free(&text);
}

/* ----- out */

void *pl_speech_format(size_t *size, const pl_speech *speech, const char *key)
{
    pl_text out = { 0 };
    pl_text_add_bytes(&out, magic, sizeof magic);
    bytes_put(&out, FORMAT, 4);
    bytes_put(&out, PL_SPEECH_RULE, 4);
    bytes_put(&out, avcodec_version(), 4);
    bytes_put_text(&out, key);
    bytes_put(&out, (uint64_t)speech->duration_us, 8);
    bytes_put(&out, (uint32_t)speech->level_count, 4);
    pl_text_add_bytes(&out, speech->levels, (size_t)speech->level_count);
    bytes_put(&out, (uint32_t)speech->peak_count, 4);
    pl_text_add_bytes(&out, speech->peaks, (size_t)speech->peak_count);
    bytes_put(&out, (uint32_t)speech->ranges.count, 4);
    for (int i = 0; i < speech->ranges.count; i++) {
        bytes_put(&out, (uint64_t)speech->ranges.items[i].from_us, 8);
        bytes_put(&out, (uint64_t)speech->ranges.items[i].to_us, 8);
    }
    char hash[PL_HASH_ROOM];
    pl_hash_bytes(hash, out.data, out.size);
    pl_text_add_bytes(&out, hash, HASH_DIGITS);
    *size = out.size;
    return pl_text_take(&out);
}

/* ----- in */

static uint8_t *get_levels(int *count, pl_byte_reader *reader)
{
    *count = bytes_get_count(reader, 1);
    const uint8_t *span = bytes_get_span(reader, (size_t)*count);
    uint8_t *out = pl_alloc_array((size_t)*count + 1, 1);
    if (span && *count)
        memcpy(out, span, (size_t)*count);
    return out;
}

/* In order, apart, and none beyond the end. */
static bool get_ranges(pl_speech *speech, pl_byte_reader *reader)
{
    int count = bytes_get_count(reader, RANGE_BYTES);
    pl_time before = -1;
    for (int i = 0; i < count; i++) {
        pl_time from = bytes_get_64(reader), to = bytes_get_64(reader);
        if (from <= before || to <= from || to > speech->duration_us)
            return false;
        pl_ranges_add(&speech->ranges, from, to);
        before = to;
    }
    speech->speech_us = pl_ranges_sum(&speech->ranges);
    speech->loud = pl_speech_loud(speech->levels, speech->level_count);
    speech->loud_peak = pl_speech_loud(speech->peaks, speech->peak_count);
    return true;
}

static bool get_speech(pl_speech *speech, pl_byte_reader *reader)
{
    speech->duration_us = bytes_get_64(reader);
    speech->levels = get_levels(&speech->level_count, reader);
    speech->peaks = get_levels(&speech->peak_count, reader);
    int64_t peaks = speech->peak_count;
    return !reader->over && peaks * PL_CURVE_EACH == speech->level_count &&
           speech->duration_us <= peaks * (1000000 / PL_SPEECH_PEAKS) &&
           speech->duration_us > (peaks - 1) * (1000000 / PL_SPEECH_PEAKS) &&
           get_ranges(speech, reader) && reader->left == 0 && !reader->over;
}

/* The head: everything by which a file is refused before it is read. */
static bool get_head(pl_byte_reader *reader, const char *key, pl_error *err)
{
    const uint8_t *start = bytes_get_span(reader, sizeof magic);
    if (!start || memcmp(start, magic, sizeof magic) != 0)
        return pl_fail(err, PL_BAD_INPUT, "The file is no speech curve.");
    uint64_t format = bytes_get(reader, 4), rule = bytes_get(reader, 4);
    if (format > FORMAT || rule > PL_SPEECH_RULE)
        return pl_fail(err, PL_NEWER_VERSION, "The speech curve was made by a newer Plumbline.");
    if (format != FORMAT || rule != PL_SPEECH_RULE || bytes_get(reader, 4) != avcodec_version())
        return pl_fail(err, PL_BAD_INPUT, "The speech curve was made by another version.");
    size_t size = (size_t)bytes_get_count(reader, 1);
    const uint8_t *own = bytes_get_span(reader, size);
    if (!own || (key && (strlen(key) != size || memcmp(own, key, size) != 0)))
        return pl_fail(err, PL_BAD_INPUT, "The speech curve belongs to another recording.");
    return true;
}

static bool check_hash(pl_byte_reader *reader, const void *bytes, size_t size)
{
    char hash[PL_HASH_ROOM];
    if (reader->left < HASH_DIGITS ||
        memcmp(pl_hash_bytes(hash, bytes, size - HASH_DIGITS),
               (const uint8_t *)bytes + size - HASH_DIGITS, HASH_DIGITS) != 0)
        return false;
    reader->left -= HASH_DIGITS;
    return true;
}

pl_speech *pl_speech_parse(const void *bytes, size_t size, const char *key, pl_error *err)
{
    pl_byte_reader reader = { bytes, size, false };
    if (!get_head(&reader, key, err))
        return NULL;
    pl_speech *speech = pl_alloc(sizeof *speech);
    if (check_hash(&reader, bytes, size) && get_speech(speech, &reader))
        return speech;
    pl_speech_free(speech);
    pl_fail(err, PL_BAD_INPUT, "The speech curve is damaged.");
    return NULL;
}
