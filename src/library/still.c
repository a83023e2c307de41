#include "plumbline/library/still.h"

#include "plumbline/base/memory.h"
#include "plumbline/library/index.h"
#include "plumbline/media/still.h"

struct pl_library_stills {
    pl_media *media;
};

pl_library_stills *pl_library_stills_open(pl_store *store, pl_id recording, pl_job *job,
                                          pl_error *err)
{
    pl_media *media = NULL;
    if (!pl_library_open(&media, store, recording, job, err))
        return NULL;
    pl_library_stills *stills = pl_alloc(sizeof *stills);
    stills->media = media;
    return stills;
}

void pl_library_stills_close(pl_library_stills *stills)
{
    if (!stills)
        return;
    pl_media_close(&stills->media);
    free(stills);
}

static pl_image *image_at(pl_library_stills *stills, pl_time at, int width, pl_error *err)
{
    pl_image *image = NULL, *scaled = NULL;
    if (pl_media_picture_at(&image, NULL, NULL, stills->media, at, err))
        scaled = pl_image_scaled(image, width, err);
    pl_image_free(image);
    return scaled;
}

bool pl_library_still(pl_image **image, void **jpeg, size_t *size, pl_library_stills *stills,
                      pl_time at, int width, pl_error *err)
{
    pl_image *made = image_at(stills, at, width, err);
    bool ok = made && (*jpeg = pl_still_jpeg(size, made, PL_JPEG_QUALITY, err));
    if (ok)
        *image = made;
    else
        pl_image_free(made);
    return ok;
}
