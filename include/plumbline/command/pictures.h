/* Pictures in lists: one of each recording, read and decoded on a thread of their own, for the rows that are
 * drawn alone, in at most 16 MB. Off as shipped, by the person's own choice. */
#ifndef PLUMBLINE_COMMAND_PICTURES_H
#define PLUMBLINE_COMMAND_PICTURES_H

#include "plumbline/base/image.h"
#include "plumbline/command/app.h"

bool pl_app_lists_pictures(const pl_app *app); /* there is a place for them in lists */

/* Whether the recording of this row has a picture that this person may see: a facilitator of what there is a
 * review of that was opened to them. */
bool pl_app_row_pictured(const pl_app *app, const pl_shelf_row *row);

/* NULL: there is none, or none yet, or every picture is hidden. Asks for it: what is not asked for with the
 * newest drawing is not read. Borrowed until the next round; *version is the picture's alone. */
const pl_image *pl_app_picture(uint64_t *version, pl_app *app, pl_id recording);
/* The same of a file, or a title of a disc, that is to be added. */
const pl_image *pl_app_file_picture(uint64_t *version, pl_app *app, const char *path);

bool pl_app_pictures_wait(const pl_app *app); /* some that were asked for are on their way */
int64_t pl_app_pictures_bytes(const pl_app *app);

#endif
