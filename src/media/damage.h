/* Finding the damaged ranges of a recording when it is opened. */
#ifndef PLUMBLINE_MEDIA_DAMAGE_INNER_H
#define PLUMBLINE_MEDIA_DAMAGE_INNER_H

#include "frames.h"
#include "plumbline/media/damage.h"

/* Fills `out` from what the index holds; gives how many. */
int pl_damage_find(pl_damaged out[PL_DAMAGE_MOST], const pl_index *index);

#endif
