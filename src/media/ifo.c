#include "ifo.h"

#include <string.h>

enum { SECTOR = 2048, IDENTIFIER = 12 };

/* Places in the head of either file, which give the sector at which a table begins. */
enum {
    DISC_TITLES = 0xC4,
    SET_TITLES = 0xC8,
    SET_CHAINS = 0xCC,
    SET_ADDRESSES = 0xE0,
    SET_VOBUS = 0xE4,
    SET_SOUNDS = 0x202 /* their number; 8 bytes of each follow */
};

/* Tables: what stands before the rows, and the bytes of a row. */
enum {
    TITLES_HEAD = 8,
    TITLE_ROW = 12,
    CHAPTERS_HEAD = 8,
    CHAPTER_ROW = 4,
    CHAINS_HEAD = 8,
    CHAIN_ROW = 8,
    CHAIN_BYTES = 0xEC,
    CELL_ROW = 24,
    POSITION_ROW = 4,
    ADDRESSES_HEAD = 8,
    ADDRESS_ROW = 12,
    VOBUS_HEAD = 4,
    VOBU_ROW = 4
};

static bool has(const pl_ifo_set *set, size_t at, size_t size)
{
    return at <= set->size && size <= set->size - at;
}

static uint32_t number(const uint8_t *at, int size)
{
    uint32_t value = 0;
    for (int i = 0; i < size; i++)
        value = value << 8 | at[i];
    return value;
}

/* 0 beyond the end: a count or an offset of 0 leads nowhere. */
static uint32_t get(const pl_ifo_set *set, size_t at, int size)
{
    return has(set, at, (size_t)size) ? number(set->bytes + at, size) : 0;
}

/* Where the table begins whose sector stands at `at`; 0 where there is none. */
static size_t table(const pl_ifo_set *set, size_t at, size_t head)
{
    size_t begins = (size_t)get(set, at, 4) * SECTOR;
    return has(set, begins, head) ? begins : 0;
}

/* How many rows of a table there are, by its last byte and by what is there. */
static int rows(const pl_ifo_set *set, size_t begins, size_t last_at, size_t head, size_t row)
{
    uint64_t bytes = (uint64_t)get(set, last_at, 4) + 1;
    uint64_t by_bytes = bytes > head ? (bytes - head) / row : 0;
    uint64_t there = (set->size - begins - head) / row;
    return (int)(by_bytes < there ? by_bytes : there);
}

bool pl_ifo_read_disc(pl_ifo_disc *out, const uint8_t *bytes, size_t size)
{
    pl_ifo_set file = { .bytes = bytes, .size = size };
    if (!has(&file, 0, IDENTIFIER) || memcmp(bytes, "DVDVIDEO-VMG", IDENTIFIER) != 0)
        return false;
    size_t begins = table(&file, DISC_TITLES, TITLES_HEAD);
    uint32_t told = get(&file, begins, 2);
    *out = (pl_ifo_disc){ 0 };
    for (uint32_t i = 0; begins && i < told && out->count < PL_IFO_MOST_TITLES; i++) {
        size_t row = begins + TITLES_HEAD + (size_t)i * TITLE_ROW;
        pl_ifo_title title = { (int)get(&file, row + 6, 1), (int)get(&file, row + 7, 1) };
        if (title.set < 1 || title.set > 99 || title.place < 1 || title.place > 99)
            title = (pl_ifo_title){ 0 }; /* its number stays its own */
        out->titles[out->count++] = title;
    }
    return out->count > 0;
}

bool pl_ifo_read_set(pl_ifo_set *out, const uint8_t *bytes, size_t size)
{
    pl_ifo_set set = { .bytes = bytes, .size = size };
    if (!has(&set, 0, IDENTIFIER) || memcmp(bytes, "DVDVIDEO-VTS", IDENTIFIER) != 0)
        return false;
    set.titles = table(&set, SET_TITLES, CHAPTERS_HEAD);
    set.chains = table(&set, SET_CHAINS, CHAINS_HEAD);
    set.addresses = table(&set, SET_ADDRESSES, ADDRESSES_HEAD);
    set.vobus = table(&set, SET_VOBUS, VOBUS_HEAD);
    *out = set;
    return pl_ifo_chain_count(out) > 0;
}

int pl_ifo_title_count(const pl_ifo_set *set)
{
    uint32_t told = set->titles ? get(set, set->titles, 2) : 0;
    return told > PL_IFO_MOST_TITLES ? PL_IFO_MOST_TITLES : (int)told;
}

bool pl_ifo_chapter(int *chain, int *program, const pl_ifo_set *set, int title, int chapter)
{
    int count = pl_ifo_title_count(set);
    if (title < 1 || title > count || chapter < 1)
        return false;
    size_t offsets = set->titles + CHAPTERS_HEAD;
    uint64_t from = get(set, offsets + (size_t)(title - 1) * 4, 4);
    uint64_t end = title < count ? get(set, offsets + (size_t)title * 4, 4)
                                 : (uint64_t)get(set, set->titles + 4, 4) + 1;
    uint64_t at = from + (uint64_t)(chapter - 1) * CHAPTER_ROW;
    if (from < CHAPTERS_HEAD || at + CHAPTER_ROW > end || at > set->size)
        return false;
    *chain = (int)get(set, set->titles + (size_t)at, 2);
    *program = (int)get(set, set->titles + (size_t)at + 2, 2);
    return *chain > 0 && *program > 0;
}

int pl_ifo_chain_count(const pl_ifo_set *set)
{
    uint32_t told = set->chains ? get(set, set->chains, 2) : 0;
    return told > PL_IFO_MOST_CHAINS ? PL_IFO_MOST_CHAINS : (int)told;
}

/* Hours, minutes, seconds and pictures, two decimal digits each; two bits tell the rate of pictures. */
static pl_time length_of(const pl_ifo_set *set, size_t at)
{
    int digits[4];
    for (int i = 0; i < 4; i++) {
        int byte = (int)get(set, at + (size_t)i, 1) & (i == 3 ? 0x3f : 0xff);
        digits[i] = (byte >> 4) * 10 + (byte & 15);
    }
    bool pal = get(set, at + 3, 1) >> 6 == 1;
    pl_time seconds = digits[0] * 3600 + digits[1] * 60 + digits[2];
    return seconds * 1000000 + digits[3] * (pl_time)(pal ? 40000 : 33367);
}

static pl_ifo_cell read_cell(const pl_ifo_set *set, size_t at, size_t position)
{
    uint32_t kind = get(set, at, 1);
    int block_mode = (int)(kind >> 6), block_type = (int)(kind >> 4 & 3);
    return (pl_ifo_cell){
        .first = get(set, at + 8, 4),
        .last_vobu = get(set, at + 16, 4),
        .last = get(set, at + 20, 4),
        .length_us = length_of(set, at + 4),
        .other_angle = block_type == 1 && block_mode > 1,
        .interleaved = kind & 4,
        .restarts = kind & 2,
        .vob = position ? (int)get(set, position, 2) : 0,
        .cell = position ? (int)get(set, position + 3, 1) : 0,
    };
}

static void read_programs(pl_ifo_chain *out, const pl_ifo_set *set, size_t map, int count)
{
    for (int i = 0; i < count; i++) {
        int first = (int)get(set, map + (size_t)i, 1) - 1;
        int before = out->program_count ? out->programs[out->program_count - 1] : -1;
        if (first > before && first < out->cell_count)
            out->programs[out->program_count++] = first;
    }
}

/* The chain says which of the set's sounds are in it, and under which number each lies in the stream. */
static void read_languages(pl_ifo_chain *out, const pl_ifo_set *set, size_t chain)
{
    enum { STREAMS = 0x0C, THERE = 0x8000, NAMED = 1, KNOWN = 8 };
    int count = (int)get(set, SET_SOUNDS, 2);
    for (int i = 0; i < count && i < KNOWN; i++) {
        size_t sound = SET_SOUNDS + 2 + (size_t)i * 8;
        uint32_t stream = get(set, chain + STREAMS + (size_t)i * 2, 2);
        uint32_t a = get(set, sound + 2, 1), b = get(set, sound + 3, 1);
        bool named =
            (get(set, sound, 1) >> 2 & 3) == NAMED && a >= 'a' && a <= 'z' && b >= 'a' && b <= 'z';
        if (!(stream & THERE) || !named)
            continue;
        char *to = out->languages[stream >> 8 & (PL_IFO_SOUNDS - 1)];
        to[0] = (char)a;
        to[1] = (char)b;
    }
}

bool pl_ifo_chain_read(pl_ifo_chain *out, const pl_ifo_set *set, int chain)
{
    if (chain < 1 || chain > pl_ifo_chain_count(set))
        return false;
    size_t row = set->chains + CHAINS_HEAD + (size_t)(chain - 1) * CHAIN_ROW;
    size_t at = set->chains + get(set, row + 4, 4);
    size_t map = at + get(set, at + 0xE6, 2), cells = at + get(set, at + 0xE8, 2);
    size_t positions = get(set, at + 0xEA, 2) ? at + get(set, at + 0xEA, 2) : 0;
    int count = (int)get(set, at + 3, 1);
    if (!has(set, row, CHAIN_ROW) || at == set->chains || !has(set, at, CHAIN_BYTES) ||
        cells == at || !has(set, cells, (size_t)count * CELL_ROW) || count == 0)
        return false;
    *out = (pl_ifo_chain){ .length_us = length_of(set, at + 4) };
    read_languages(out, set, at);
    for (int i = 0; i < count; i++)
        out->cells[out->cell_count++] =
            read_cell(set, cells + (size_t)i * CELL_ROW,
                      positions ? positions + (size_t)i * POSITION_ROW : 0);
    if (map != at)
        read_programs(out, set, map, (int)get(set, at + 2, 1));
    return true;
}

bool pl_ifo_address(uint32_t *first, uint32_t *last, const pl_ifo_set *set, int vob, int cell,
                    int *row)
{
    size_t begins = set->addresses;
    int count = begins ? rows(set, begins, begins + 4, ADDRESSES_HEAD, ADDRESS_ROW) : 0;
    while (*row < count) {
        size_t at = begins + ADDRESSES_HEAD + (size_t)(*row)++ * ADDRESS_ROW;
        if ((int)get(set, at, 2) != vob || (int)get(set, at + 2, 1) != cell)
            continue;
        *first = get(set, at + 4, 4);
        *last = get(set, at + 8, 4);
        return true;
    }
    return false;
}

int pl_ifo_vobu_count(const pl_ifo_set *set)
{
    size_t begins = set->vobus;
    return begins ? rows(set, begins, begins, VOBUS_HEAD, VOBU_ROW) : 0;
}

uint32_t pl_ifo_vobu(const pl_ifo_set *set, int n)
{
    return get(set, set->vobus + VOBUS_HEAD + (size_t)n * VOBU_ROW, 4);
}
