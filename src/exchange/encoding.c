#include "transcript.h"

#include "plumbline/base/memory.h"

#include <stdint.h>
#include <string.h>

/* Windows-1252 from 0x80 to 0x9f; above it is Latin-1. What has no letter is U+FFFD. */
static const uint16_t upper[32] = {
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
};

static char *from_1252(size_t *size, const char *bytes, size_t count)
{
    enum { MOST_BYTES = 3 };
    char *text = pl_alloc(count * MOST_BYTES + 1), *to = text;
    for (size_t i = 0; i < count; i++) {
        unsigned byte = (unsigned char)bytes[i];
        unsigned code = byte >= 0x80 && byte < 0xa0 ? upper[byte - 0x80] : byte;
        if (code < 0x80) {
            *to++ = (char)code;
        } else if (code < 0x800) {
            *to++ = (char)(0xc0 | code >> 6);
            *to++ = (char)(0x80 | (code & 0x3f));
        } else {
            *to++ = (char)(0xe0 | code >> 12);
            *to++ = (char)(0x80 | (code >> 6 & 0x3f));
            *to++ = (char)(0x80 | (code & 0x3f));
        }
    }
    *to = '\0';
    *size = (size_t)(to - text);
    return text;
}

/* Line and column, from 1, of a byte. */
static void place_of(int *line, int *column, const char *bytes, size_t at)
{
    *line = *column = 1;
    for (size_t i = 0; i < at; i++) {
        bool ends = bytes[i] == '\n' || (bytes[i] == '\r' && bytes[i + 1] != '\n');
        *line += ends;
        *column = ends ? 1 : *column + (((unsigned char)bytes[i] & 0xc0) != 0x80);
    }
}

char *transcript_text(size_t *size, pl_problems *problems, const char *bytes, size_t bytes_size)
{
    int line, column;
    if (bytes_size >= 2 &&
        (memcmp(bytes, "\xff\xfe", 2) == 0 || memcmp(bytes, "\xfe\xff", 2) == 0)) {
        pl_problems_add(problems, 1, 1, "the file is saved as UTF-16; save it as UTF-8");
        return NULL;
    }
    if (bytes_size >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0) {
        bytes += 3;
        bytes_size -= 3;
    }
    const char *zero = bytes_size ? memchr(bytes, 0, bytes_size) : NULL;
    size_t good = pl_utf8_check(bytes, bytes_size);
    if (zero) {
        place_of(&line, &column, bytes, (size_t)(zero - bytes));
        pl_problems_add(problems, line, column,
                        "this is no text; a transcript is a WebVTT or SRT file");
        return NULL;
    }
    if (good < bytes_size) {
        place_of(&line, &column, bytes, good);
        pl_problems_remark(problems, line, column,
                           "this is not UTF-8: the file is read as Latin-1 (Windows-1252). Look "
                           "whether letters with marks are right");
        return from_1252(size, bytes, bytes_size);
    }
    char *text = pl_alloc(bytes_size + 1);
    if (bytes_size)
        memcpy(text, bytes, bytes_size);
    text[bytes_size] = '\0';
    *size = bytes_size;
    return text;
}
