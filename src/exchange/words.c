/* The words of a cue: tags and entities taken out, and who speaks. */
#include "transcript.h"

#include "plumbline/base/memory.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_TAG = 256, MOST_SPEAKER = 64 };

typedef struct reading {
    cue_piece *pieces;
    int count, most;
    bool open; /* the last piece takes words */
} reading;

static pl_text *words_of(reading *r)
{
    if (!r->open) {
        r->pieces[r->count++] = (cue_piece){ 0 };
        r->open = true;
    }
    return &r->pieces[r->count - 1].words;
}

/* One blank between words, none at the ends of a line; no other character that cannot be seen. */
static void add_char(reading *r, char c)
{
    pl_text *words = words_of(r);
    char last = words->size ? words->data[words->size - 1] : '\n';
    bool blank = c == ' ' || c == '\t';
    if (c == '\n' || c == '\r') {
        while (words->size && words->data[words->size - 1] == ' ')
            words->data[--words->size] = '\0';
        if (words->size && words->data[words->size - 1] != '\n')
            pl_text_add_char(words, '\n');
    } else if (blank) {
        if (last != '\n' && last != ' ')
            pl_text_add_char(words, ' ');
    } else if ((unsigned char)c >= 0x20 && c != 0x7f) {
        pl_text_add_char(words, c);
    }
}

static void add_code(reading *r, unsigned long code)
{
    char bytes[4];
    int size = 0;
    if (code < 0x80) {
        add_char(r, (char)code);
        return;
    }
    if (code < 0xa0 || (code >= 0xd800 && code < 0xe000) || code > 0x10ffff)
        return;
    if (code >= 0x10000)
        bytes[size++] = (char)(0xf0 | code >> 18);
    else if (code >= 0x800)
        bytes[size++] = (char)(0xe0 | code >> 12);
    else
        bytes[size++] = (char)(0xc0 | code >> 6);
    if (code >= 0x10000)
        bytes[size++] = (char)(0x80 | (code >> 12 & 0x3f));
    if (code >= 0x800)
        bytes[size++] = (char)(0x80 | (code >> 6 & 0x3f));
    bytes[size++] = (char)(0x80 | (code & 0x3f));
    pl_text_add_bytes(words_of(r), bytes, (size_t)size);
}

/* How many bytes the entity at `at` takes; 0: it is none. */
static size_t entity(reading *r, const char *at, size_t left)
{
    enum { LONGEST = 10 };
    static const struct {
        const char *name;
        unsigned code; /* 0: nothing is written */
    } known[] = { { "&amp;", '&' },  { "&lt;", '<' },    { "&gt;", '>' }, { "&nbsp;", ' ' },
                  { "&quot;", '"' }, { "&apos;", '\'' }, { "&lrm;", 0 },  { "&rlm;", 0 } };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        size_t size = strlen(known[i].name);
        if (size > left || strncmp(at, known[i].name, size) != 0)
            continue;
        if (known[i].code)
            add_char(r, (char)known[i].code);
        return size;
    }
    if (left < 4 || at[1] != '#')
        return 0;
    bool hex = at[2] == 'x' || at[2] == 'X';
    const char *digits = at + 2 + hex;
    size_t size = strspn(digits, hex ? "0123456789abcdefABCDEF" : "0123456789");
    if (size == 0 || size > LONGEST - 3 || (size_t)(digits - at) + size >= left ||
        digits[size] != ';')
        return 0;
    add_code(r, strtoul(digits, NULL, hex ? 16 : 10));
    return (size_t)(digits - at) + size + 1;
}

/* A voice begins a piece of its own: "<v P4>", "<v.loud P4>". */
static void voice(reading *r, const char *tag, size_t size)
{
    size_t at = strcspn(tag, " \t>");
    while (at < size && (tag[at] == ' ' || tag[at] == '\t'))
        at++;
    size_t name = size - at < MOST_SPEAKER ? size - at : MOST_SPEAKER;
    while (name > 0 && isspace((unsigned char)tag[at + name - 1]))
        name--;
    r->open = r->count >= r->most; /* what is too much goes to the last */
    if (r->open || name == 0)
        return;
    words_of(r);
    cue_piece *piece = &r->pieces[r->count - 1];
    reading one = { .pieces = &(cue_piece){ 0 }, .most = 1 };
    for (size_t i = 0; i < name; i++) /* as words are cleaned */
        add_char(&one, tag[at + i] == '\n' ? ' ' : tag[at + i]);
    pl_text *clean = &one.pieces->words;
    if (clean->size)
        clean->data[pl_utf8_check(clean->data, clean->size)] = '\0'; /* the last may be cut */
    if (clean->size && *clean->data)
        piece->speaker = pl_copy_text(clean->data);
    pl_text_free(clean);
}

/* How many bytes the tag at `at` takes; 0: it is none, but words. "{\an8}" is one of SRT. */
static size_t tag(reading *r, const char *at, size_t left)
{
    bool braces = at[0] == '{';
    unsigned char next = left > 1 ? (unsigned char)at[1] : 0;
    if (braces ? next != '\\' : !isalpha(next) && !isdigit(next) && next != '/')
        return 0;
    size_t most = left < MOST_TAG ? left : MOST_TAG;
    const char *end = memchr(at, braces ? '}' : '>', most);
    if (!end)
        return 0;
    size_t size = (size_t)(end - at) + 1;
    bool is_voice = !braces && next == 'v' && size > 2 && strchr(" .\t", at[2]);
    if (is_voice)
        voice(r, at + 1, size - 2);
    return size;
}

/* "P4: …", "A: …": a code before the words is who speaks. */
static void take_code(cue_piece *piece)
{
    enum { MOST_CODE = 8 };
    char *words = piece->words.data;
    size_t size = words ? strcspn(words, ": \n") : 0;
    if (piece->speaker || size == 0 || size > MOST_CODE || words[size] != ':' ||
        (words[size + 1] != ' ' && words[size + 1] != '\n'))
        return;
    words[size] = '\0';
    if (!pl_speaker_is_code(words)) {
        words[size] = ':';
        return;
    }
    piece->speaker = pl_copy_text(words);
    piece->words.size -= size + 2;
    memmove(words, words + size + 2, piece->words.size + 1);
}

/* Without what stands at the end of it; cut where it is longer than a line may be. */
static bool finish(cue_piece *piece)
{
    pl_text *words = &piece->words;
    while (words->size && strchr(" \n", words->data[words->size - 1]))
        words->data[--words->size] = '\0';
    if (words->size > PL_MOST_CUE) {
        words->size = pl_utf8_cut(words->data, PL_MOST_CUE);
        words->data[words->size] = '\0';
    }
    take_code(piece);
    return words->size > 0;
}

int cue_words(cue_piece *out, int most, const char *raw, size_t size)
{
    reading r = { .pieces = out, .most = most };
    int kept = 0;
    for (size_t at = 0; at < size;) {
        size_t step = raw[at] == '<' || raw[at] == '{' ? tag(&r, raw + at, size - at)
                      : raw[at] == '&'                 ? entity(&r, raw + at, size - at)
                                                       : 0;
        if (!step)
            add_char(&r, raw[at]);
        at += step ? step : 1;
    }
    for (int i = 0; i < r.count; i++) {
        if (finish(&out[i])) {
            out[kept++] = out[i];
            continue;
        }
        free(out[i].speaker);
        pl_text_free(&out[i].words);
    }
    return kept;
}
