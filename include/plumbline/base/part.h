/* The path of a part of a recording: a file, or a title of a disc, "/x/VIDEO_TS#title-2" and
 * "/x/disc.iso#title-1". A plain text path in either case. */
#ifndef PLUMBLINE_BASE_PART_H
#define PLUMBLINE_BASE_PART_H

#include "plumbline/base/file.h"

enum { PL_PART_MOST_TITLES = 99 };

/* The one place that takes such a path apart. False where it names no title, and where a file of the whole
 * name is there: that is opened as the file it is. Neither disc nor title need be there. *disc is freed
 * with free(). */
bool pl_part_split(char **disc, int *title, const char *path);
bool pl_part_is_title(const char *path);
char *pl_part_join(const char *disc, int title); /* free() */

/* Whether the file, or the disc, is there. */
bool pl_part_exists(const char *path);

/* Of a title: the bytes of all files of its disc, and the newest change among them. */
bool pl_part_facts_read(pl_file_facts *out, const char *path, pl_error *err);

/* To be shown: the file's name, or "NORTHGATE 17 MAR, title 2". free(). */
char *pl_part_name(const char *path);

#endif
