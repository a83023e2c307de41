/* Tables cut down to a few samples. A count that is made smaller leaves rows behind it that nobody reads. */
#include "mp4.h"

#include <string.h>

enum { FEW = 64 };

typedef struct span {
    uint8_t *at;
    size_t size;
} span;

static uint32_t word(const uint8_t *at)
{
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

static void set_word(uint8_t *at, uint32_t value)
{
    for (int i = 0; i < 4; i++)
        at[i] = (uint8_t)(value >> (24 - 8 * i));
}

/* The next box with this name of `from` on; `from` moves behind it. */
static bool next_named(span *out, span *from, const char *name)
{
    while (from->size >= 8) {
        uint32_t size = word(from->at);
        bool found = memcmp(from->at + 4, name, 4) == 0;
        if (size < 8 ||
            size > from->size) /* sizes of 64 bits have no place in a table of contents */
            return false;
        *out = (span){ from->at + 8, size - 8 };
        from->at += size;
        from->size -= size;
        if (found)
            return true;
    }
    return false;
}

static bool find(span *out, span from, const char *name)
{
    return next_named(out, &from, name);
}

/* A table with `head` bytes before its count and rows of so many bytes behind it. */
static bool is_table(const span *table, size_t head, size_t row)
{
    return table->size >= head + 4 && word(table->at + head) <= (table->size - head - 4) / row;
}

/* The chunks that hold a few samples, and how many these are. */
static bool choose(uint32_t *chunks, uint32_t *samples, const span *stsc, uint32_t chunk_count)
{
    uint32_t runs = word(stsc->at + 4), run = 0;
    *chunks = *samples = 0;
    if (runs == 0)
        return false;
    while (*chunks < chunk_count && *samples < FEW) {
        while (run + 1 < runs && word(stsc->at + 8 + 12 * (size_t)(run + 1)) <= *chunks + 1)
            run++;
        uint32_t each = word(stsc->at + 8 + 12 * (size_t)run + 4);
        if (each > 1 << 20)
            return false;
        *samples += each;
        ++*chunks;
    }
    return *samples > 0;
}

/* Rows of a count of samples and a value. */
static bool cut_runs(const span *table, uint32_t samples)
{
    uint32_t rows = word(table->at + 4), have = 0;
    for (uint32_t i = 0; i < rows; i++) {
        uint8_t *run = table->at + 8 + 8 * (size_t)i;
        uint32_t left = samples - have;
        if (word(run) >= left) {
            set_word(run, left);
            set_word(table->at + 4, i + 1);
            return true;
        }
        have += word(run);
    }
    return false;
}

static void cut_chunk_runs(const span *stsc, uint32_t chunks)
{
    uint32_t rows = word(stsc->at + 4), kept = 0;
    while (kept < rows && word(stsc->at + 8 + 12 * (size_t)kept) <= chunks)
        kept++;
    set_word(stsc->at + 4, kept);
}

static void cut_keys(const span *stss, uint32_t samples)
{
    uint32_t rows = word(stss->at + 4), kept = 0;
    while (kept < rows && word(stss->at + 8 + 4 * (size_t)kept) <= samples)
        kept++;
    set_word(stss->at + 4, kept ? kept : rows ? 1 : 0);
}

static bool trim_track(span trak)
{
    span mdia, minf, stbl, stsc, places, stsz, stts, ctts, stss;
    uint32_t chunks = 0, samples = 0;
    if (!find(&mdia, trak, "mdia") || !find(&minf, mdia, "minf") || !find(&stbl, minf, "stbl") ||
        !find(&stsc, stbl, "stsc") || !is_table(&stsc, 4, 12) || !find(&stsz, stbl, "stsz") ||
        stsz.size < 12 || !find(&stts, stbl, "stts") || !is_table(&stts, 4, 8))
        return false;
    bool narrow = find(&places, stbl, "stco");
    if ((!narrow && !find(&places, stbl, "co64")) || !is_table(&places, 4, narrow ? 4 : 8) ||
        !choose(&chunks, &samples, &stsc, word(places.at + 4)) || word(stsz.at + 8) < samples)
        return false;
    if (find(&ctts, stbl, "ctts") && (!is_table(&ctts, 4, 8) || !cut_runs(&ctts, samples)))
        return false;
    if (find(&stss, stbl, "stss")) {
        if (!is_table(&stss, 4, 4))
            return false;
        cut_keys(&stss, samples);
    }
    cut_chunk_runs(&stsc, chunks);
    set_word(places.at + 4, chunks);
    set_word(stsz.at + 8, samples);
    return cut_runs(&stts, samples);
}

bool pl_mp4_trim(uint8_t *moov, size_t size)
{
    span from = { moov, size }, trak;
    int count = 0;
    for (; next_named(&trak, &from, "trak"); count++)
        if (!trim_track(trak))
            return false;
    return count > 0;
}
