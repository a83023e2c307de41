/* Which files are parts of one recording: by the names that cameras and discs give. */
#include "plumbline/library/find.h"

#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

/* What a name says: files with the same stem whose numbers follow on are parts of one. */
typedef struct part_name {
    char *stem; /* NULL: this name is of no series */
    int number;
    bool only_when_cut; /* joined only where the file before was cut at the camera's limit */
} part_name;

/* The number in text[from … to), or -1. */
static int number_in(const char *text, size_t from, size_t to)
{
    int number = 0;
    if (to <= from || to - from > 6)
        return -1;
    for (size_t i = from; i < to; i++) {
        if (!isdigit((unsigned char)text[i]))
            return -1;
        number = number * 10 + (text[i] - '0');
    }
    return number;
}

/* Where the digits that end text[0 … end) begin. */
static size_t digits_from(const char *text, size_t end)
{
    while (end > 0 && isdigit((unsigned char)text[end - 1]))
        end--;
    return end;
}

/* "session_part2.mp4", "session-pt 2.mp4", "session part2.mp4" */
static bool read_part_word(part_name *out, const char *name, size_t dot)
{
    size_t digits = digits_from(name, dot), word = digits;
    while (word > 0 && strchr(" _-.", name[word - 1]))
        word--;
    size_t letters = word;
    while (letters > 0 && isalpha((unsigned char)name[letters - 1]))
        letters--;
    size_t size = word - letters;
    bool says = (size == 4 && strncasecmp(name + letters, "part", 4) == 0) ||
                (size == 2 && strncasecmp(name + letters, "pt", 2) == 0);
    if (!says || digits == dot)
        return false;
    out->number = number_in(name, digits, dot);
    out->stem = pl_format("part|%.*s|%s", (int)letters, name, name + dot);
    return true;
}

/* "VTS_01_1.VOB" to "VTS_01_9.VOB" are one title of a disc. */
static bool read_disc(part_name *out, const char *name, size_t dot)
{
    if (dot != 8 || strncasecmp(name, "VTS_", 4) != 0 || name[6] != '_' ||
        strcasecmp(name + dot, ".VOB") != 0 || number_in(name, 4, 6) < 0)
        return false;
    out->number = number_in(name, 7, 8);
    out->stem = pl_format("disc|%.6s", name);
    return out->number > 0;
}

/* "GH010123.MP4", "GH020123.MP4": chapter and then file. "GOPR0123.MP4" stands before "GP010123.MP4". */
static bool read_chapters(part_name *out, const char *name, size_t dot)
{
    bool camera = dot == 8 && toupper((unsigned char)name[0]) == 'G';
    if (!camera || number_in(name, 4, 8) < 0)
        return false;
    bool first = strncasecmp(name, "GOPR", 4) == 0;
    if (!first && (!strchr("HXP", toupper((unsigned char)name[1])) || number_in(name, 2, 4) < 0))
        return false;
    out->number = first ? 0 : number_in(name, 2, 4);
    out->stem = pl_format("chapter|%c%.4s|%s", first ? 'P' : name[1], name + 4, name + dot);
    return true;
}

/* "00000.MTS", "MOV001.MOD", "session_1.mp4", "DVR-001.avi": counted files, which are parts only where the
 * camera had to cut. */
static bool read_counted(part_name *out, const char *name, size_t dot)
{
    size_t digits = digits_from(name, dot);
    if (digits == dot)
        return false;
    out->number = number_in(name, digits, dot);
    out->stem = pl_format("counted|%.*s|%s", (int)digits, name, name + dot);
    out->only_when_cut = true;
    return true;
}

static part_name read_name(const char *path)
{
    static bool (*const readers[])(part_name *, const char *, size_t) = { read_disc, read_chapters,
                                                                          read_part_word,
                                                                          read_counted };
    const char *name = pl_path_name(path), *dot = strrchr(name, '.');
    size_t end = dot ? (size_t)(dot - name) : strlen(name);
    part_name part = { 0 };
    for (size_t i = 0; i < PL_COUNT(readers); i++)
        if (readers[i](&part, name, end) && part.number >= 0)
            return part;
    free(part.stem);
    return (part_name){ 0 };
}

/* A camera cuts a little under 2 or 4 GB (2^31 or 2^32 bytes). */
static bool was_cut(int64_t bytes)
{
    const int64_t limits[] = { (int64_t)1 << 31, (int64_t)1 << 32 };
    for (size_t i = 0; i < PL_COUNT(limits); i++)
        if (bytes > limits[i] - limits[i] / 16 && bytes <= limits[i])
            return true;
    return false;
}

/* Files whose timestamps can tell: program and transport streams. */
static bool is_stream(const char *path)
{
    static const char *const endings[] = { ".mts", ".m2ts", ".m2t",  ".ts",  ".mod",
                                           ".tod", ".mpg",  ".mpeg", ".vob", ".vro" };
    const char *dot = strrchr(path, '.');
    for (size_t i = 0; dot && i < PL_COUNT(endings); i++)
        if (strcasecmp(dot, endings[i]) == 0)
            return true;
    return false;
}

typedef struct grouping {
    const pl_names *paths;
    const int64_t *bytes; /* NULL: names alone tell */
    pl_goes_on *goes_on;
    part_name *names;
} grouping;

/* Whether file `next`, which is numbered behind `at`, is a part of the same recording. */
static bool belongs(const grouping *g, int at, int next)
{
    return !g->names[at].only_when_cut || !g->bytes || was_cut(g->bytes[at]) ||
           (g->goes_on && is_stream(g->paths->items[at]) &&
            g->goes_on(g->paths->items[at], g->paths->items[next]));
}

/* The place of the file that goes on where file `at` ends, or -1. */
static int successor(const grouping *g, int at)
{
    for (int i = 0; g->names[at].stem && i < g->paths->count; i++)
        if (g->names[i].stem && g->names[i].number == g->names[at].number + 1 &&
            strcasecmp(g->names[i].stem, g->names[at].stem) == 0)
            return belongs(g, at, i) ? i : -1;
    return -1;
}

void pl_candidates_group(pl_candidates *out, const pl_names *paths, const int64_t *bytes,
                         pl_goes_on *goes_on)
{
    size_t count = (size_t)paths->count;
    grouping g = { paths, bytes, goes_on, pl_alloc_array(count, sizeof *g.names) };
    int *next = pl_alloc_array(count, sizeof *next);
    bool *follows = pl_alloc_array(count, sizeof *follows);
    for (int i = 0; i < paths->count; i++)
        g.names[i] = read_name(paths->items[i]);
    for (int i = 0; i < paths->count; i++) {
        next[i] = successor(&g, i);
        if (next[i] >= 0)
            follows[next[i]] = true;
    }
    for (int i = 0; i < paths->count; i++) {
        if (follows[i])
            continue;
        pl_grow(out->items, out->count, out->room);
        pl_candidate *one = &out->items[out->count++];
        *one = (pl_candidate){ 0 };
        for (int at = i; at >= 0; at = next[at])
            pl_names_add(&one->parts, paths->items[at]);
    }
    for (int i = 0; i < paths->count; i++)
        free(g.names[i].stem);
    free(g.names);
    free(next);
    free(follows);
}

static bool in_any_case(const char *before, const char *behind)
{
    (void)before;
    (void)behind;
    return true;
}

void pl_candidates_probable(pl_candidates *out, const pl_names *paths, const int64_t *bytes)
{
    pl_candidates_group(out, paths, bytes, in_any_case);
}

void pl_candidates_series(pl_candidates *out, const pl_names *paths)
{
    pl_candidates_group(out, paths, NULL, NULL);
}
