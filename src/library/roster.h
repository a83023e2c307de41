/* The roster, from a list that is read otherwise. */
#ifndef LIBRARY_ROSTER_H
#define LIBRARY_ROSTER_H

#include "plumbline/library/shelf.h"

/* shelf->roster; *shelf is whole but for it. */
bool roster_read(pl_shelf *shelf, pl_store *store, pl_error *err);

#endif
