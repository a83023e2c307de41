/* A disc opened: its files and the layouts of its titles. */
#ifndef PLUMBLINE_MEDIA_DISC_OPEN_H
#define PLUMBLINE_MEDIA_DISC_OPEN_H

#include "disc_layout.h"

/* Titles by their numbers, freed with pl_disc_titles_free; files are closed by the caller. `only`: the one
 * that is wanted (others may be among them and were not looked at); 0: all. */
bool pl_disc_open(pl_disc_layout **titles, int *count, pl_disc_files *files, const char *path,
                  int only, pl_source_open *open, void *ctx, pl_error *err);
void pl_disc_titles_free(pl_disc_layout *titles, int count);

/* Looks at a few places of the stream: whether it is scrambled, and whether cells begin with navigation
 * packs as they must. False: the drive. */
bool pl_disc_check(bool *scrambled, bool *fitting, const pl_disc_layout *layout,
                   pl_disc_files *files, pl_error *err);

#endif
