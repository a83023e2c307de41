/* What can be said of a file before its structure is read: that it is text in UTF-8, and that no
 * line is indented with tabs. */
#include "yaml.h"

#include "plumbline/base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

void pl_lines_read(pl_lines *lines, const char *text, size_t size)
{
    *lines = (pl_lines){ .text = text, .size = size };
    pl_grow(lines->starts, lines->count, lines->room);
    lines->starts[lines->count++] = 0;
    for (size_t i = 0; i < size; i++) {
        bool pair = text[i] == '\r' && i + 1 < size && text[i + 1] == '\n';
        if ((text[i] != '\n' && text[i] != '\r') || pair)
            continue;
        pl_grow(lines->starts, lines->count, lines->room);
        lines->starts[lines->count++] = i + 1;
    }
}

void pl_lines_free(pl_lines *lines)
{
    free(lines->starts);
    *lines = (pl_lines){ 0 };
}

int pl_lines_at(const pl_lines *lines, size_t place)
{
    int low = 0, high = lines->count;
    while (high - low > 1) {
        int middle = low + (high - low) / 2;
        if (lines->starts[middle] <= place)
            low = middle;
        else
            high = middle;
    }
    return low + 1;
}

size_t pl_lines_end(const pl_lines *lines, int line)
{
    size_t end = line < lines->count ? lines->starts[line] : lines->size;
    size_t start = lines->starts[line - 1];
    while (end > start && (lines->text[end - 1] == '\n' || lines->text[end - 1] == '\r'))
        end--;
    return end;
}

bool pl_lines_blank(const pl_lines *lines, int line)
{
    size_t end = pl_lines_end(lines, line), at = lines->starts[line - 1];
    while (at < end && (lines->text[at] == ' ' || lines->text[at] == '\t'))
        at++;
    return at == end;
}

int pl_lines_indent(const pl_lines *lines, int line)
{
    size_t start = lines->starts[line - 1], end = pl_lines_end(lines, line), at = start;
    while (at < end && lines->text[at] == ' ')
        at++;
    return at == end || lines->text[at] == '#' || pl_lines_blank(lines, line) ? -1
                                                                              : (int)(at - start);
}

size_t pl_yaml_characters(const char *bytes, size_t size)
{
    size_t count = 0;
    for (size_t i = 0; i < size; i++)
        count += ((unsigned char)bytes[i] & 0xC0) != 0x80;
    return count;
}

static int column_at(const pl_lines *lines, int line, size_t place)
{
    size_t start = lines->starts[line - 1];
    return 1 + (int)pl_yaml_characters(lines->text + start, place - start);
}

static bool looks_like_utf16(const char *text, size_t size)
{
    const unsigned char *bytes = (const unsigned char *)text;
    if (size >= 2 &&
        ((bytes[0] == 0xFF && bytes[1] == 0xFE) || (bytes[0] == 0xFE && bytes[1] == 0xFF)))
        return true;
    return size >= 4 && ((!bytes[0] && bytes[1] && !bytes[2] && bytes[3]) ||
                         (bytes[0] && !bytes[1] && bytes[2] && !bytes[3]));
}

/* A file of a word processor under the name of a text: a zip (.docx, .odt), an old .doc, RTF, PDF, a
 * web page. */
static bool looks_like_document(const char *text, size_t size)
{
    static const char *const begins[] = {
        "PK\3\4", "\xD0\xCF\x11\xE0", "{\\rtf", "%PDF", "<!", "<?", "<html"
    };
    for (size_t i = 0; i < PL_COUNT(begins); i++) {
        size_t length = strlen(begins[i]);
        if (size >= length && memcmp(text, begins[i], length) == 0)
            return true;
    }
    return false;
}

/* Names the first byte of each line that is not UTF-8. */
static bool scan_encoding(pl_problems *problems, const pl_lines *lines)
{
    bool clean = true;
    for (size_t from = 0; from < lines->size;) {
        size_t wrong = from + pl_utf8_check(lines->text + from, lines->size - from);
        if (wrong >= lines->size)
            break;
        int line = pl_lines_at(lines, wrong);
        pl_problems_add(
            problems, line, column_at(lines, line, wrong),
            "the byte %02X here is not UTF-8; the file was probably saved as Latin-1 or "
            "Windows-1252: save it again as UTF-8",
            (unsigned char)lines->text[wrong]);
        clean = false;
        from = line < lines->count ? lines->starts[line] : lines->size;
        if (problems->left_out > 0)
            break;
    }
    return clean;
}

/* The length of a character at `at` that has no place in a text, or 0. C1 controls, U+2028, U+2029,
 * a byte order mark inside, and the two code points that are no characters look like nothing on a
 * screen and break lines or words in some readers. */
static size_t odd_character(const char *at, size_t left)
{
    const unsigned char *c = (const unsigned char *)at;
    if ((c[0] < 0x20 && c[0] != '\t' && c[0] != '\n' && c[0] != '\r') || c[0] == 0x7F)
        return 1;
    if (left >= 2 && c[0] == 0xC2 && c[1] < 0xA0)
        return 2;
    if (left >= 3 && c[0] == 0xE2 && c[1] == 0x80 && (c[2] == 0xA8 || c[2] == 0xA9))
        return 3;
    if (left >= 3 && c[0] == 0xEF &&
        ((c[1] == 0xBB && c[2] == 0xBF) || (c[1] == 0xBF && c[2] >= 0xBE)))
        return 3;
    return 0;
}

static uint32_t code_point(const char *at, size_t size)
{
    const unsigned char *c = (const unsigned char *)at;
    if (size == 1)
        return c[0];
    if (size == 2)
        return (uint32_t)(c[0] & 0x1F) << 6 | (c[1] & 0x3F);
    return (uint32_t)(c[0] & 0x0F) << 12 | (uint32_t)(c[1] & 0x3F) << 6 | (c[2] & 0x3F);
}

static bool scan_characters(pl_problems *problems, const pl_lines *lines)
{
    bool clean = true;
    for (int line = 1; line <= lines->count && problems->left_out == 0; line++) {
        size_t end = pl_lines_end(lines, line);
        for (size_t i = lines->starts[line - 1]; i < end; i++) {
            size_t odd = odd_character(lines->text + i, end - i);
            if (odd == 0)
                continue;
            pl_problems_add(problems, line, column_at(lines, line, i),
                            "an invisible character (U+%04X) stands here; take it out",
                            code_point(lines->text + i, odd));
            clean = false;
            break; /* one a line says enough */
        }
    }
    return clean;
}

bool pl_yaml_scan(pl_problems *problems, const char *text, size_t size)
{
    if (looks_like_document(text, size)) {
        pl_problems_add(problems, 1, 1,
                        "this is no plain text but a document, as word processors and browsers "
                        "save them; save it as plain text, in UTF-8");
        return false;
    }
    if (size > PL_YAML_BYTES_MOST) {
        pl_problems_add(problems, 1, 1,
                        "the file has %zu bytes, and such a file has at most %d; it is not read",
                        size, PL_YAML_BYTES_MOST);
        return false;
    }
    if (looks_like_utf16(text, size)) {
        pl_problems_add(problems, 1, 1, "the file is in UTF-16; save it again as UTF-8");
        return false;
    }
    pl_lines lines;
    pl_lines_read(&lines, text, size);
    bool clean = scan_encoding(problems, &lines) && scan_characters(problems, &lines);
    pl_lines_free(&lines);
    return clean;
}

/* The parser looks ahead to the end of all brackets before it gives the first (350 MB for a
 * megabyte of them), so that its reader's own limit on lists and mappings comes too late. */
static bool scan_brackets(pl_problems *problems, const pl_lines *lines)
{
    int opened = 0;
    for (size_t i = 0; i < lines->size; i++) {
        opened += lines->text[i] == '[' || lines->text[i] == '{';
        if (opened <= PL_YAML_NODES_MOST)
            continue;
        int line = pl_lines_at(lines, i);
        pl_problems_add(problems, line, column_at(lines, line, i),
                        "the file has more than 20,000 brackets; it is not read further");
        return false;
    }
    return true;
}

bool pl_yaml_scan_lines(pl_problems *problems, const pl_lines *lines)
{
    bool clean = scan_brackets(problems, lines);
    for (int line = 1; line <= lines->count; line++) {
        size_t start = lines->starts[line - 1], end = pl_lines_end(lines, line), at = start;
        while (at < end && lines->text[at] == ' ')
            at++;
        if (at == end || lines->text[at] != '\t' || pl_lines_blank(lines, line))
            continue;
        pl_problems_add(problems, line, (int)(at - start) + 1,
                        "a tab stands at the front of this line; indent with spaces");
        clean = false;
    }
    return clean;
}
