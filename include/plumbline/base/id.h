/* Names of rows. Every row that a person can see, cite, merge or log has a random id of 63 bits:
 * never a row number, never used again, so that a merge or an undo cannot hit the wrong row. */
#ifndef PLUMBLINE_BASE_ID_H
#define PLUMBLINE_BASE_ID_H

#include <stdbool.h>
#include <stdint.h>

typedef int64_t pl_id; /* above 0; 0 is none */

enum { PL_ID_DIGITS = 13, PL_ID_ROOM = PL_ID_DIGITS + 1 };

pl_id pl_id_new(void);

/* Thirteen digits in base 32 without i, l, o and u. Returns out. */
const char *pl_id_format(char out[PL_ID_ROOM], pl_id id);

/* A beginning of an id, in either case, as the ids that start with it: from low to high. False for
 * text that begins no id. */
bool pl_id_range(pl_id *low, pl_id *high, const char *beginning);

#endif
