/* The files of a disc by their names, whether they lie in a folder or in an image. */
#ifndef PLUMBLINE_MEDIA_DISC_FILES_H
#define PLUMBLINE_MEDIA_DISC_FILES_H

#include "image.h"
#include "plumbline/media/source.h"

#include <stdbool.h>

enum { PL_DISC_MOST_SETS = 99, PL_DISC_MOST_VOBS = 9 };

typedef struct pl_disc_files {
    char *path; /* of the folder or the image */
    bool is_image;
    pl_source image;
    pl_image_files in_image;
    struct pl_folder_file *in_folder;
    int count; /* of those in the folder */
    pl_source_open *open;
    void *ctx;
} pl_disc_files;

/* PL_NOT_FOUND where there is no DVD-Video; PL_CANNOT_READ. */
bool pl_disc_files_open(pl_disc_files *out, const char *path, pl_source_open *open, void *ctx,
                        pl_error *err);
void pl_disc_files_close(pl_disc_files *files);

/* The place of VIDEO_TS.IFO (set 0) or VTS_nn_0.IFO, or of its copy; of VTS_nn_m.VOB. -1: not there. */
int pl_disc_find_table(const pl_disc_files *files, int set, bool copy);
int pl_disc_find_vob(const pl_disc_files *files, int set, int vob);
const char *pl_disc_file_name(const pl_disc_files *files, int file); /* borrowed */

/* Opens it; one that is empty has 0 bytes. PL_NOT_FOUND, PL_CANNOT_READ. */
bool pl_disc_file_bytes(int64_t *bytes, pl_disc_files *files, int file, pl_error *err);
/* As pl_source's read. */
int64_t pl_disc_file_read(pl_disc_files *files, int file, void *out, int64_t at, size_t size);

#endif
