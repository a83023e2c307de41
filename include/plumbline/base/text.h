/* Growing text, and the few questions about UTF-8 that more than one module asks. */
#ifndef PLUMBLINE_BASE_TEXT_H
#define PLUMBLINE_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* Start as `{ 0 }`. data is NULL or ends with a zero that size does not count. */
typedef struct pl_text {
    char *data;
    size_t size, room;
} pl_text;

void pl_text_add(pl_text *text, const char *words);
void pl_text_add_bytes(pl_text *text, const void *bytes, size_t size);
void pl_text_add_char(pl_text *text, char c);
__attribute__((format(printf, 2, 3))) void pl_text_add_format(pl_text *text, const char *format,
                                                              ...);
const char *pl_text_get(const pl_text *text); /* "" when nothing was added; borrowed */
char *pl_text_take(pl_text *text);            /* yours, freed with free(); text is empty again */
void pl_text_free(pl_text *text);

/* printf into fresh memory, freed with free(). */
__attribute__((format(printf, 1, 2))) char *pl_format(const char *format, ...);

/* The place of the first byte that is not UTF-8 (overlong and surrogate forms count), or size. */
size_t pl_utf8_check(const char *bytes, size_t size);
size_t pl_utf8_length(const char *text); /* characters */
/* The greatest length of at most `most` bytes that cuts no character of valid UTF-8. */
size_t pl_utf8_cut(const char *text, size_t most);

bool pl_text_starts(const char *text, const char *with);
bool pl_text_ends(const char *text, const char *with);
bool pl_text_same(const char *a, const char *b); /* NULL equals only NULL */

/* Whether `small`, in small letters, has each of the words, parted by spaces, in any case. */
bool pl_text_has_all(const char *small, const char *words);

/* Letters to insert, leave out, change or swap to get from a to b, at most `most` + 1. For "did you
 * mean". Bounded: texts of over 64 bytes count as far apart. */
int pl_text_distance(const char *a, const char *b, int most);

/* A whole number and nothing else within [low, high]. */
bool pl_number_parse(long long *out, const char *text, long long low, long long high);

#endif
