/* How well a few typed letters fit a text, and which of its letters they are. */
#ifndef PLUMBLINE_BASE_MATCH_H
#define PLUMBLINE_BASE_MATCH_H

#include <stdbool.h>

enum { PL_MATCH_SPANS = 8 };

typedef struct pl_match {
    int score; /* higher is better; 0: it does not fit */
    int span_count;
    struct {
        int from, to; /* bytes of the text */
    } spans[PL_MATCH_SPANS];
} pl_match;

/* Each word of the query has to be found: at the beginning of a word best, inside one next, as the first
 * letters of words last. In any case, and "e" finds "é". An empty query fits everything. */
bool pl_match_text(pl_match *out, const char *query, const char *text);

/* For a search through what was said and written: each word has to stand at the beginning of a word. An
 * empty query fits nothing. */
bool pl_match_words(pl_match *out, const char *query, const char *text);

#endif
