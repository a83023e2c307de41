/* The small corpus as the tests see it, and the number in a picture's pixels. */
#ifndef PLUMBLINE_TESTS_MEDIA_CORPUS_H
#define PLUMBLINE_TESTS_MEDIA_CORPUS_H

#include "plumbline/media/media.h"

/* A file of the corpus by its name; free(). */
char *corpus_path(const char *name);

/* Opens one part or several (names by spaces stand for several parts); fails the test when it cannot. */
pl_media *corpus_open(const char *names, const pl_media_options *options);

/* The number painted in the picture; -1 where a cell is blended, torn or missing. */
int picture_number(const pl_image *image);

/* The number of the picture shown at a time, and what else the call gave. Fails the test when there
 * is none. */
int number_at(pl_media *media, pl_time at, pl_time *shown_us, bool *key);

/* Whether some warning holds these words. */
bool has_warning(const pl_probe *probe, const char *words);

#endif
