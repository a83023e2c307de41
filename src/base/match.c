#include "plumbline/base/match.h"

#include "plumbline/base/text.h"

#include <ctype.h>
#include <string.h>

enum { WORD_START = 100, INSIDE = 40, INITIALS = 5, MOST_QUERY = 64 };

/* Of Latin with marks, as Welsh, Polish, Czech and Turkish have it: U+0100 to U+017F. */
static const char extended[] =
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllllllln"
    "nnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
_Static_assert(sizeof extended == 128 + 1, "one letter for each");

/* The rest of Welsh: Ẁ to ẅ, and ỳ. 0 for others. */
static unsigned fold_far(const unsigned char *c)
{
    if (c[0] != 0xe1)
        return 0;
    if (c[1] == 0xba && c[2] >= 0x80 && c[2] <= 0x85)
        return 'w';
    return c[1] == 0xbb && (c[2] == 0xb2 || c[2] == 0xb3) ? 'y' : 0;
}

/* A letter of Latin scripts without its case and marks; *size is how many bytes it takes. */
static unsigned fold(const char *text, int *size)
{
    static const char plain[] =
        "aaaaaaaceeeeiiiidnooooo\xd7ouuuuytsaaaaaaaceeeeiiiidnooooo\xf7ouuuuyty";
    const unsigned char *c = (const unsigned char *)text;
    *size = 1;
    if (c[0] < 0x80)
        return c[0] >= 'A' && c[0] <= 'Z' ? c[0] + 0x20u : c[0];
    if (c[0] == 0xc3 && (c[1] & 0xc0) == 0x80) {
        *size = 2;
        return (unsigned char)plain[c[1] - 0x80];
    }
    if ((c[0] == 0xc4 || c[0] == 0xc5) && (c[1] & 0xc0) == 0x80) {
        *size = 2;
        return (unsigned char)extended[(c[0] - 0xc4) * 64 + c[1] - 0x80];
    }
    while ((c[*size] & 0xc0) == 0x80)
        ++*size;
    if (*size == 3 && fold_far(c))
        return fold_far(c);
    unsigned code = 0;
    for (int i = 0; i < *size && i < 4; i++)
        code = code << 8 | c[i];
    return code;
}

/* Whether the word stands at this place; *end is behind it. */
static bool stands_at(const char *text, const char *word, int word_size, int *end)
{
    int at = 0, w = 0;
    while (w < word_size) {
        int a, b;
        if (!text[at] || fold(text + at, &a) != fold(word + w, &b))
            return false;
        at += a;
        w += b;
    }
    *end = at;
    return true;
}

/* Quotation marks, dashes and spaces of Unicode (U+0080 to U+00BF, U+2000 to U+206F). */
static bool is_mark(const unsigned char *c, int size)
{
    return (size == 2 && c[0] == 0xc2) || (size == 3 && c[0] == 0xe2 && c[1] < 0x82);
}

static bool begins_word(const char *text, int at)
{
    int from = at - 1;
    if (at == 0)
        return true;
    while (from > 0 && ((unsigned char)text[from] & 0xc0) == 0x80)
        from--;
    const unsigned char *before = (const unsigned char *)text + from;
    return before[0] < 0x80 ? !isalnum(before[0]) : is_mark(before, at - from);
}

static void add_span(pl_match *match, int from, int to)
{
    if (match->span_count < PL_MATCH_SPANS) {
        match->spans[match->span_count].from = from;
        match->spans[match->span_count++].to = to;
    }
}

/* The letters one after the other as first letters of words: "pp" of "Play / pause". */
static bool initials(pl_match *match, const char *text, const char *word, int size)
{
    int w = 0, spans = match->span_count;
    for (int at = 0; text[at] && w < size;) {
        int a, b;
        if (begins_word(text, at) && isalnum((unsigned char)text[at])) {
            if (fold(text + at, &a) != fold(word + w, &b))
                break;
            add_span(match, at, at + a);
            w += b;
        }
        fold(text + at, &a);
        at += a;
    }
    if (w < size)
        match->span_count = spans;
    return w >= size;
}

static int match_word(pl_match *match, const char *text, const char *word, int size, bool starts)
{
    int inside = -1, inside_end = 0, end, step;
    unsigned first = fold(word, &step);
    for (int at = 0; text[at]; at += step) {
        if (fold(text + at, &step) != first || !stands_at(text + at, word, size, &end))
            continue;
        if (begins_word(text, at)) {
            add_span(match, at, at + end);
            return WORD_START + (at == 0 ? 20 : 0);
        }
        if (inside < 0) {
            inside = at;
            inside_end = at + end;
        }
    }
    if (starts)
        return 0;
    if (inside >= 0) {
        add_span(match, inside, inside_end);
        return INSIDE;
    }
    return size >= 2 && initials(match, text, word, size) ? INITIALS : 0;
}

static bool match_all(pl_match *out, const char *query, const char *text, bool starts)
{
    pl_match match = { .score = 1 };
    for (int left = MOST_QUERY; *query && left > 0; left--) {
        query += strspn(query, " ");
        int size = (int)strcspn(query, " ");
        if (size == 0)
            break;
        int score = match_word(&match, text, query, size, starts);
        if (!score)
            return false;
        match.score += score;
        query += size;
    }
    *out = match;
    return true;
}

bool pl_match_text(pl_match *out, const char *query, const char *text)
{
    return match_all(out, query, text, false);
}

bool pl_match_words(pl_match *out, const char *query, const char *text)
{
    return query[strspn(query, " ")] && match_all(out, query, text, true);
}
