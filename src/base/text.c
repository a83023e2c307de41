#include "plumbline/base/text.h"
#include "plumbline/base/memory.h"

#include <ctype.h>
#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void make_room(pl_text *text, size_t more)
{
    size_t wanted = text->size + more + 1;
    if (wanted <= text->room)
        return;
    size_t room = text->room ? text->room : 64;
    while (room < wanted)
        room *= 2;
    text->data = pl_resize(text->data, room, 1);
    text->room = room;
}

void pl_text_add_bytes(pl_text *text, const void *bytes, size_t size)
{
    make_room(text, size);
    if (size)
        memcpy(text->data + text->size, bytes, size);
    text->size += size;
    text->data[text->size] = '\0';
}

void pl_text_add(pl_text *text, const char *words)
{
    pl_text_add_bytes(text, words, strlen(words));
}

void pl_text_add_char(pl_text *text, char c)
{
    pl_text_add_bytes(text, &c, 1);
}

__attribute__((format(printf, 2, 0))) static void add_args(pl_text *text, const char *format,
                                                           va_list args)
{
    va_list again;
    va_copy(again, args);
    int size = vsnprintf(NULL, 0, format, args);
    if (size > 0) {
        make_room(text, (size_t)size);
        vsnprintf(text->data + text->size, (size_t)size + 1, format, again);
        text->size += (size_t)size;
    }
    va_end(again);
}

void pl_text_add_format(pl_text *text, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add_args(text, format, args);
    va_end(args);
}

const char *pl_text_get(const pl_text *text)
{
    return text->data ? text->data : "";
}

char *pl_text_take(pl_text *text)
{
    make_room(text, 0);
    text->data[text->size] = '\0';
    char *data = text->data;
    *text = (pl_text){ 0 };
    return data;
}

void pl_text_free(pl_text *text)
{
    free(text->data);
    *text = (pl_text){ 0 };
}

char *pl_format(const char *format, ...)
{
    pl_text text = { 0 };
    va_list args;
    va_start(args, format);
    add_args(&text, format, args);
    va_end(args);
    return pl_text_take(&text);
}

bool pl_text_starts(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

bool pl_text_ends(const char *text, const char *with)
{
    size_t size = strlen(text), tail = strlen(with);
    return size >= tail && strcmp(text + size - tail, with) == 0;
}

bool pl_text_same(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

int pl_text_distance(const char *a, const char *b, int most)
{
    enum { LONGEST = 64 };
    size_t size_a = strlen(a), size_b = strlen(b);
    if (size_a > LONGEST || size_b > LONGEST)
        return most + 1;

    /* three rows of the usual table; `older` is there for two letters that changed places */
    int older[LONGEST + 1] = { 0 }, old[LONGEST + 1], row[LONGEST + 1];
    for (size_t j = 0; j <= size_b; j++)
        old[j] = (int)j;
    for (size_t i = 1; i <= size_a; i++) {
        row[0] = (int)i;
        for (size_t j = 1; j <= size_b; j++) {
            int change = old[j - 1] + (a[i - 1] != b[j - 1]);
            row[j] = least(change, 1 + least(old[j], row[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = least(row[j], older[j - 2] + 1);
        }
        memcpy(older, old, sizeof old);
        memcpy(old, row, sizeof row);
    }
    return least(old[size_b], most + 1);
}

bool pl_number_parse(long long *out, const char *text, long long low, long long high)
{
    bool digits = *text >= '0' && *text <= '9';
    bool sign = *text == '-' && text[1] >= '0' && text[1] <= '9';
    if (!digits && !sign)
        return false;
    char *end = NULL;
    errno = 0;
    long long number = strtoll(text, &end, 10);
    if (errno || *end || number < low || number > high)
        return false;
    *out = number;
    return true;
}

bool pl_text_has_all(const char *small, const char *words)
{
    enum { MOST = 128 };
    char word[MOST];
    while (*words) {
        size_t size = strcspn(words, " "), kept = size < MOST ? size : MOST - 1;
        for (size_t i = 0; i < kept; i++)
            word[i] = (char)tolower((unsigned char)words[i]);
        word[kept] = '\0';
        if (!strstr(small, word))
            return false;
        words += size + strspn(words + size, " ");
    }
    return true;
}
