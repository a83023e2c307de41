/* Slips of a hand that is used to a word processor, told as what they are: its bullets, its quotation
 * marks, its spaces, and the space that is missing behind a '-' or a ':'. */
#include "yaml.h"

#include "plumbline/base/memory.h"

#include <stdlib.h>
#include <string.h>

/* --- characters */

size_t pl_yaml_wide_space(const char *at, size_t left)
{
    const unsigned char *c = (const unsigned char *)at;
    if (left >= 2 && c[0] == 0xC2 && c[1] == 0xA0)
        return 2;
    if (left >= 3 && c[0] == 0xE2 && c[1] == 0x80 &&
        ((c[2] >= 0x80 && c[2] <= 0x8A) || c[2] == 0xAF))
        return 3;
    return left >= 3 && c[0] == 0xE3 && c[1] == 0x80 && c[2] == 0x80 ? 3 : 0;
}

/* The length of a quotation mark as printers set it, of U+2018 to U+201F; or 0. */
static size_t curly(const char *at, size_t left)
{
    const unsigned char *c = (const unsigned char *)at;
    return left >= 3 && c[0] == 0xE2 && c[1] == 0x80 && c[2] >= 0x98 && c[2] <= 0x9F ? 3 : 0;
}

/* The length of a character that begins an entry of a list elsewhere; or 0. */
static size_t bullet(const char *at, size_t left)
{
    static const char *const marks[] = { "•", "·", "◦", "▪", "–", "—", "* " };
    for (size_t i = 0; i < PL_COUNT(marks); i++) {
        size_t size = strlen(marks[i]);
        if (left >= size && memcmp(at, marks[i], size) == 0)
            return size - (marks[i][0] == '*');
    }
    return 0;
}

static bool is_key(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/* --- places in a line */

static size_t front_of(const pl_lines *lines, int line)
{
    size_t end = pl_lines_end(lines, line), at = lines->starts[line - 1];
    while (at < end && lines->text[at] == ' ')
        at++;
    return at;
}

static size_t skip_dash(const pl_lines *lines, size_t at, size_t end)
{
    if (at + 1 >= end || lines->text[at] != '-' || lines->text[at + 1] != ' ')
        return at;
    for (at++; at < end && lines->text[at] == ' ';)
        at++;
    return at;
}

/* Where the text of "- text" or "key: text" begins. */
static size_t text_of(const pl_lines *lines, int line)
{
    size_t end = pl_lines_end(lines, line), at = skip_dash(lines, front_of(lines, line), end);
    for (size_t i = at; i + 1 < end; i++) {
        if (lines->text[i] != ':' || lines->text[i + 1] != ' ')
            continue;
        for (at = i + 1; at < end && lines->text[at] == ' ';)
            at++;
        break;
    }
    return at;
}

static int column_of(const pl_lines *lines, int line, size_t at)
{
    size_t start = lines->starts[line - 1];
    return 1 + (int)pl_yaml_characters(lines->text + start, at - start);
}

/* --- slips */

static bool slip_dash(pl_problems *problems, const pl_lines *lines, int line)
{
    size_t at = front_of(lines, line), end = pl_lines_end(lines, line);
    size_t size = bullet(lines->text + at, end - at);
    int column = column_of(lines, line, at);
    if (size > 0) {
        pl_problems_add(
            problems, line, column,
            "an entry of a list begins with '- ', a hyphen and a space, not with '%.*s'", (int)size,
            lines->text + at);
        return true;
    }
    if (at + 1 >= end || lines->text[at] != '-' || strchr(" \t-", lines->text[at + 1]))
        return false;
    pl_problems_add(problems, line, column, "a plain space is missing behind this '-'");
    return true;
}

/* "weight:2": a web address is no key. */
static bool slip_colon(pl_problems *problems, const pl_lines *lines, int line)
{
    size_t end = pl_lines_end(lines, line), from = skip_dash(lines, front_of(lines, line), end);
    size_t at = from;
    while (at < end && is_key(lines->text[at]))
        at++;
    if (at == from || at + 1 >= end || lines->text[at] != ':' ||
        strchr(" \t/", lines->text[at + 1]))
        return false;
    pl_problems_add(problems, line, column_of(lines, line, at),
                    "a plain space is missing behind this ':'");
    return true;
}

bool pl_yaml_slip(pl_problems *problems, const pl_lines *lines, int line)
{
    return slip_dash(problems, lines, line) || slip_colon(problems, lines, line);
}

bool pl_yaml_slip_quotes(pl_problems *problems, const pl_lines *lines, int line)
{
    size_t at = text_of(lines, line),
           size = curly(lines->text + at, pl_lines_end(lines, line) - at);
    if (size > 0)
        pl_problems_add(
            problems, line, column_of(lines, line, at),
            "%.*s is read as a letter here and not as a quotation mark; type the straight "
            "ones, \"…\"",
            (int)size, lines->text + at);
    return size > 0;
}

bool pl_yaml_slip_closing(pl_problems *problems, const pl_lines *lines, int line, int column)
{
    size_t start = lines->starts[line - 1], end = pl_lines_end(lines, line);
    while (end > start && lines->text[end - 1] == ' ')
        end--;
    if (end < start + 3 || curly(lines->text + end - 3, 3) == 0)
        return false;
    pl_problems_add(problems, line, column,
                    "this text begins with a straight quotation mark and ends with %.3s, which "
                    "closes nothing; type the straight one",
                    lines->text + end - 3);
    return true;
}

bool pl_yaml_slip_bracket(pl_problems *problems, const pl_lines *lines, int line)
{
    size_t at = text_of(lines, line), end = pl_lines_end(lines, line), behind = at;
    char open = at < end ? lines->text[at] : 0, close = open == '[' ? ']' : '}';
    if (open != '[' && open != '{')
        return false;
    while (behind < end && lines->text[behind] != close)
        behind++;
    for (behind++; behind < end && lines->text[behind] == ' ';)
        behind++;
    if (behind >= end || lines->text[behind] == '#')
        return false;
    pl_problems_add(problems, line, column_of(lines, line, at),
                    "a text that begins with '%c' is put in quotation marks", open);
    return true;
}

void pl_yaml_wide_fronts(pl_problems *problems, const pl_lines *lines)
{
    for (int line = 1; line <= lines->count; line++) {
        size_t at = front_of(lines, line);
        if (pl_yaml_wide_space(lines->text + at, pl_lines_end(lines, line) - at) > 0)
            pl_problems_add(problems, line, column_of(lines, line, at),
                            "a space of another kind stands at the front of this line, as word "
                            "processors and web pages have them; type plain spaces");
    }
}

/* --- quotation marks at the place of a fault */

static const char *at_place(const pl_lines *lines, const pl_problem *one, size_t *left)
{
    if (!lines->text || one->line > lines->count)
        return NULL;
    size_t at = lines->starts[one->line - 1], end = pl_lines_end(lines, one->line);
    for (int column = 1; column < one->column && at < end; column++)
        for (at++; at < end && ((unsigned char)lines->text[at] & 0xC0) == 0x80;)
            at++;
    *left = end - at;
    return lines->text + at;
}

void pl_yaml_name_quotes(pl_problems *problems, int from, const char *text, size_t size)
{
    pl_lines lines;
    pl_lines_read(&lines, text, size);
    for (int i = from; i < problems->count; i++) {
        pl_problem *one = &problems->items[i];
        size_t left = 0;
        const char *at = at_place(&lines, one, &left);
        if (!at || curly(at, left) == 0 || strstr(one->text, "straight"))
            continue;
        char *more =
            pl_format("%s; %.3s is read as a letter here and not as a quotation mark: type "
                      "the straight ones, \"…\"",
                      one->text, at);
        free(one->text);
        one->text = more;
    }
    pl_lines_free(&lines);
}
