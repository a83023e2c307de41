/* Which titles of a disc are recordings. */
#ifndef PLUMBLINE_LIBRARY_DISCS_H
#define PLUMBLINE_LIBRARY_DISCS_H

#include "plumbline/library/find.h"

bool disc_is_image(const char *path);       /* by its ending */
bool disc_is_folder(const pl_names *names); /* by the names of what lies in it */

/* Adds the titles of a disc. What cannot be read is among the troubles; an image that holds no DVD-Video only
 * where it was named. */
void disc_add(pl_candidates *out, const char *path, bool named);

#endif
