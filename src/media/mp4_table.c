/* Boxes of ISO 14496-12: tkhd, mdia, minf, stbl with stsd, stsz, stsc, stco or co64, ctts. */
#include "mp4.h"
#include "plumbline/base/memory.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_SAMPLES = 16 * 1024 * 1024 };

/* A stretch of big-endian bytes; reading beyond its end gives zeros. */
typedef struct box {
    const uint8_t *at;
    size_t left;
} box;

static uint64_t get(box *from, size_t size)
{
    uint64_t value = 0;
    if (from->left < size) {
        from->left = 0;
        return 0;
    }
    for (size_t i = 0; i < size; i++)
        value = value << 8 | from->at[i];
    from->at += size;
    from->left -= size;
    return value;
}

static uint32_t word_at(const box *from, size_t i)
{
    const uint8_t *at = from->at + i * 4;
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

/* The next box of `from`: its kind, and its content in *inner. False at the end, or at what is none. */
static bool next_box(box *inner, uint32_t *kind, box *from)
{
    if (from->left < 8)
        return false;
    uint64_t size = get(from, 4);
    *kind = (uint32_t)get(from, 4);
    uint64_t head = 8;
    if (size == 1) {
        size = get(from, 8);
        head = 16;
    } else if (size == 0) {
        size = from->left + head;
    }
    if (size < head || size - head > from->left)
        return false;
    *inner = (box){ from->at, (size_t)(size - head) };
    from->at += size - head;
    from->left -= (size_t)(size - head);
    return true;
}

static uint32_t code(const char *name)
{
    box from = { (const uint8_t *)name, 4 };
    return (uint32_t)get(&from, 4);
}

static bool find_box(box *out, box from, const char *name)
{
    uint32_t kind = 0, wanted = code(name);
    while (next_box(out, &kind, &from))
        if (kind == wanted)
            return true;
    return false;
}

static uint32_t id_of(box tkhd)
{
    bool wide = get(&tkhd, 4) >> 24 == 1;
    get(&tkhd, wide ? 8 : 4);
    get(&tkhd, wide ? 8 : 4);
    return (uint32_t)get(&tkhd, 4);
}

static bool find_track(box *out, box moov, uint32_t track_id)
{
    uint32_t kind = 0;
    while (next_box(out, &kind, &moov)) {
        box tkhd;
        if (kind == code("trak") && find_box(&tkhd, *out, "tkhd") && id_of(tkhd) == track_id)
            return true;
    }
    return false;
}

/* A table: version and flags, a count, and so many rows of `words` words. */
static bool find_table(box *rows, uint32_t *count, box stbl, const char *name, size_t words)
{
    if (!find_box(rows, stbl, name) || rows->left < 8)
        return false;
    get(rows, 4);
    *count = (uint32_t)get(rows, 4);
    return *count <= rows->left / (4 * words);
}

static bool read_sizes(pl_mp4_table *out, box stbl)
{
    box stsz;
    if (!find_box(&stsz, stbl, "stsz") || stsz.left < 12)
        return false;
    get(&stsz, 4);
    uint32_t same = (uint32_t)get(&stsz, 4), count = (uint32_t)get(&stsz, 4);
    if (count == 0 || count > MOST_SAMPLES || (same == 0 && count > stsz.left / 4))
        return false;
    out->samples = pl_alloc_array(count, sizeof *out->samples);
    out->count = (int)count;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t size = same ? same : word_at(&stsz, i);
        if (size > INT32_MAX)
            return false;
        out->samples[i].size = (int32_t)size;
    }
    return true;
}

static int64_t chunk_at(const box *chunks, bool wide, uint32_t i)
{
    if (!wide)
        return word_at(chunks, i);
    return (int64_t)((uint64_t)word_at(chunks, 2 * (size_t)i) << 32 |
                     word_at(chunks, 2 * (size_t)i + 1));
}

/* Lays the samples of each chunk one behind another. */
static bool read_places(pl_mp4_table *out, box stbl)
{
    box runs, chunks;
    uint32_t run_count = 0, chunk_count = 0;
    bool narrow = find_table(&chunks, &chunk_count, stbl, "stco", 1);
    if (!find_table(&runs, &run_count, stbl, "stsc", 3) || run_count == 0 ||
        (!narrow && !find_table(&chunks, &chunk_count, stbl, "co64", 2)))
        return false;
    uint32_t run = 0;
    int sample = 0;
    for (uint32_t i = 0; i < chunk_count && sample < out->count; i++) {
        while (run + 1 < run_count && word_at(&runs, 3 * (size_t)(run + 1)) <= i + 1)
            run++;
        int64_t pos = chunk_at(&chunks, !narrow, i);
        uint32_t each = word_at(&runs, 3 * (size_t)run + 1);
        for (uint32_t k = 0; k < each && sample < out->count; k++) {
            if (pos < 0 || pos > INT64_MAX / 2)
                return false;
            out->samples[sample].pos = pos;
            pos += out->samples[sample++].size;
        }
    }
    return sample == out->count;
}

static bool read_times(pl_mp4_table *out, box stbl)
{
    box rows;
    uint32_t count = 0;
    int64_t dts = 0;
    int sample = 0;
    if (!find_table(&rows, &count, stbl, "stts", 2))
        return false;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t run = word_at(&rows, 2 * (size_t)i), step = word_at(&rows, 2 * (size_t)i + 1);
        if (step > INT32_MAX)
            return false;
        for (uint32_t k = 0; k < run && sample < out->count; k++) {
            out->samples[sample].dts = dts;
            out->samples[sample++].duration = (int32_t)step;
            dts += step;
        }
    }
    return sample == out->count;
}

/* Key samples are listed, or all are. */
static void read_keys(pl_mp4_table *out, box stbl)
{
    box rows, group;
    uint32_t count = 0, kind = 0;
    bool listed = find_box(&rows, stbl, "stss");
    for (int i = 0; i < out->count; i++)
        out->samples[i].key = !listed;
    if (listed && (!find_table(&rows, &count, stbl, "stss", 1) || count == 0))
        out->odd = true;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t sample = word_at(&rows, i);
        if (sample == 0 || sample > (uint32_t)out->count)
            out->odd = true;
        else
            out->samples[sample - 1].key = true;
    }
    while (next_box(&group, &kind, &stbl))
        out->odd = out->odd || kind == code("sbgp") || kind == code("stps");
}

static void read_edits(pl_mp4_table *out, box trak)
{
    box edts, elst;
    if (!find_box(&edts, trak, "edts") || !find_box(&elst, edts, "elst"))
        return;
    bool wide = get(&elst, 4) >> 24 == 1;
    size_t field = wide ? 8 : 4;
    uint32_t count = (uint32_t)get(&elst, 4);
    out->edits = count == 0 ? 0 : 2;
    if (count != 1 || elst.left < 2 * field + 4)
        return;
    out->edit_length = (int64_t)get(&elst, field);
    int64_t from = (int64_t)get(&elst, field);
    out->edit_from = wide ? from : (int32_t)from;
    if (get(&elst, 4) == 1 << 16 && out->edit_from >= 0)
        out->edits = 1;
}

static uint32_t scale_of(box head)
{
    bool wide = get(&head, 4) >> 24 == 1;
    get(&head, wide ? 8 : 4);
    get(&head, wide ? 8 : 4);
    return (uint32_t)get(&head, 4);
}

static void read_scales(pl_mp4_table *out, box moov, box mdia)
{
    box head;
    if (find_box(&head, moov, "mvhd"))
        out->whole_scale = scale_of(head);
    if (find_box(&head, mdia, "mdhd"))
        out->scale = scale_of(head);
}

/* Samples that lie in another file. */
static bool is_elsewhere(box minf)
{
    box dinf, dref, entry;
    uint32_t kind = 0;
    if (!find_box(&dinf, minf, "dinf") || !find_box(&dref, dinf, "dref"))
        return true;
    get(&dref, 8);
    return !next_box(&entry, &kind, &dref) || !(get(&entry, 4) & 1);
}

static bool read_delays(pl_mp4_table *out, box stbl)
{
    box none, rows;
    uint32_t count = 0;
    if (!find_box(&none, stbl, "ctts"))
        return true;
    if (!find_table(&rows, &count, stbl, "ctts", 2))
        return false;
    int sample = 0;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t run = word_at(&rows, 2 * (size_t)i);
        int32_t delay = (int32_t)word_at(&rows, 2 * (size_t)i + 1);
        for (uint32_t k = 0; k < run && sample < out->count; k++)
            out->samples[sample++].delay = delay;
    }
    return sample == out->count;
}

static bool read_descriptions(pl_mp4_table *out, box stbl)
{
    box stsd, entry;
    uint32_t kind = 0;
    if (!find_box(&stsd, stbl, "stsd") || stsd.left < 8)
        return false;
    get(&stsd, 4);
    get(&stsd, 4);
    while (next_box(&entry, &kind, &stsd)) {
        if (kind == code("encv") || kind == code("enca"))
            return false;
        out->descriptions++;
    }
    return out->descriptions > 0;
}

bool pl_mp4_table_read(pl_mp4_table *out, const uint8_t *moov, size_t size, uint32_t track_id)
{
    box whole = { moov, size }, trak, mdia, minf, stbl, fragments;
    pl_mp4_table table = { 0 };
    bool ok = !find_box(&fragments, whole, "mvex") && find_track(&trak, whole, track_id) &&
              find_box(&mdia, trak, "mdia") && find_box(&minf, mdia, "minf") &&
              find_box(&stbl, minf, "stbl") && read_descriptions(&table, stbl) &&
              read_sizes(&table, stbl) && read_places(&table, stbl) && read_times(&table, stbl) &&
              read_delays(&table, stbl);
    if (ok) {
        read_keys(&table, stbl);
        read_edits(&table, trak);
        read_scales(&table, whole, mdia);
        table.odd = table.odd || is_elsewhere(minf);
    }
    if (ok)
        *out = table;
    else
        pl_mp4_table_clear(&table);
    return ok;
}

void pl_mp4_table_clear(pl_mp4_table *table)
{
    free(table->samples);
    *table = (pl_mp4_table){ 0 };
}

/* --- of a track that is not listed */

static int64_t end_of_places(box stbl)
{
    box stsz, runs, chunks;
    uint32_t run_count = 0, chunk_count = 0, run = 0, sample = 0;
    bool narrow = find_table(&chunks, &chunk_count, stbl, "stco", 1);
    if (!find_box(&stsz, stbl, "stsz") || stsz.left < 12 ||
        !find_table(&runs, &run_count, stbl, "stsc", 3) || run_count == 0 ||
        (!narrow && !find_table(&chunks, &chunk_count, stbl, "co64", 2)))
        return -1;
    get(&stsz, 4);
    uint32_t same = (uint32_t)get(&stsz, 4), count = (uint32_t)get(&stsz, 4);
    if (same == 0 && count > stsz.left / 4)
        return -1;
    int64_t most = 0;
    for (uint32_t i = 0; i < chunk_count && sample < count; i++) {
        while (run + 1 < run_count && word_at(&runs, 3 * (size_t)(run + 1)) <= i + 1)
            run++;
        int64_t end = chunk_at(&chunks, !narrow, i);
        uint32_t each = word_at(&runs, 3 * (size_t)run + 1);
        for (uint32_t k = 0; k < each && sample < count; k++, sample++)
            end += same ? same : word_at(&stsz, sample);
        most = end > most ? end : most;
    }
    return sample == count ? most : -1;
}

static int64_t length_of(box stbl)
{
    box rows;
    uint32_t count = 0;
    int64_t length = 0;
    if (!find_table(&rows, &count, stbl, "stts", 2))
        return 0;
    for (uint32_t i = 0; i < count && length < INT64_MAX / 4; i++)
        length += (int64_t)word_at(&rows, 2 * (size_t)i) * word_at(&rows, 2 * (size_t)i + 1);
    return length;
}

bool pl_mp4_reach_read(pl_mp4_reach *out, const uint8_t *moov, size_t size, uint32_t track_id)
{
    box whole = { moov, size }, trak, mdia, minf, stbl;
    pl_mp4_table edits = { 0 };
    if (!find_track(&trak, whole, track_id) || !find_box(&mdia, trak, "mdia") ||
        !find_box(&minf, mdia, "minf") || !find_box(&stbl, minf, "stbl"))
        return false;
    read_edits(&edits, trak);
    *out = (pl_mp4_reach){ .end = end_of_places(stbl),
                           .length = length_of(stbl),
                           .from = edits.edits == 1 ? edits.edit_from : 0 };
    return out->end >= 0 && edits.edits < 2;
}
