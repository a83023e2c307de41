#include "plumbline/library/picture.h"

#include "cache.h"
#include "open.h"
#include "plumbline/base/file.h"
#include "plumbline/media/thumbs.h"
#include "plumbline/store/recordings.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_FILE = 64 * 1000 * 1000, BEGINNING = 8 << 20 };

/* ----- made anew */

static pl_image *copy_of(const pl_image *image, pl_error *err)
{
    pl_image *copy = pl_image_new(image->width, image->height);
    if (!copy) {
        pl_fail(err, PL_INTERNAL, "There is not enough memory for a picture.");
        return NULL;
    }
    for (int y = 0; y < image->height; y++)
        memcpy(pl_image_row(copy, y), pl_image_row(image, y), (size_t)image->width * 4);
    return copy;
}

/* Of the key frame before the middle. */
static pl_image *make(const pl_media *media, pl_job *job, pl_error *err)
{
    pl_thumbs_work how = { .threads = 1, .calm = true };
    if (pl_media_frame_count(media) == 0) {
        pl_fail(err, PL_NOT_FOUND, "This recording has no picture.");
        return NULL;
    }
    pl_thumbs *thumbs = pl_thumbs_new(media, 1, PL_THUMB_WIDTH);
    bool ok = pl_thumbs_make(thumbs, media, how, job, err);
    const pl_image *image = ok ? pl_thumbs_get(NULL, thumbs, 0) : NULL;
    pl_image *copy = image ? copy_of(image, err) : NULL;
    if (ok && !image)
        pl_fail(err, PL_CANNOT_READ, "The picture there cannot be read.");
    pl_thumbs_free(thumbs);
    return copy;
}

pl_image *pl_file_picture(const char *path, pl_job *job, pl_error *err)
{
    pl_media_options options = { .threads = 1, .quick = true, .most_bytes = BEGINNING };
    pl_media *media = pl_media_open(&path, 1, &options, job, err);
    pl_image *image = media ? make(media, job, err) : NULL;
    pl_media_close(&media);
    return image;
}

/* ----- of the library */

/* NULL: none is kept, or the file is refused. */
static pl_image *kept(pl_store *store, const char *signature)
{
    pl_error none = { 0 };
    size_t size = 0;
    char *index = cache_path(pl_store_folder(store), signature, &none);
    char *path = cache_beside(index, "thumbs");
    bool there = path && pl_library_keeps_pictures(store) && pl_path_exists(path);
    char *bytes = there ? pl_file_read(&size, path, MOST_FILE, &none) : NULL;
    pl_image *image = bytes ? pl_thumbs_parse_one(bytes, size, signature, &none) : NULL;
    free(bytes);
    free(path);
    free(index);
    return image;
}

static pl_image *made(pl_store *store, const pl_recording *recording, pl_job *job, pl_error *err)
{
    pl_error why = { 0 };
    pl_media *media = open_in_passing(store, recording->id, job, &why);
    if (media) {
        pl_image *image = make(media, job, err);
        pl_media_close(&media);
        return image;
    }
    bool changed = pl_recording_offline(recording) || pl_recording_changed(recording);
    if (changed || why.code == PL_CANCELLED) {
        *err = why;
        return NULL;
    }
    return pl_file_picture(recording->parts[recording->part_count / 2].path, job, err);
}

pl_image *pl_library_picture(pl_store *store, pl_id recording, pl_job *job, pl_error *err)
{
    pl_recordings list;
    if (!pl_store_recording(&list, store, recording, err))
        return NULL;
    const pl_recording *one = &list.items[0];
    pl_image *image = NULL;
    if (one->part_count == 0 || !one->picture)
        pl_fail(err, PL_NOT_FOUND, "This recording has no picture.");
    else if (!(image = kept(store, one->signature)))
        image = made(store, one, job, err);
    pl_recordings_free(&list);
    return image;
}
