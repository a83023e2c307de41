/* Images of discs by ISO 9660, and what both readers share. */
#include "image.h"

#include "plumbline/base/file.h"
#include "plumbline/base/memory.h"

#include <string.h>
#include <strings.h>

bool pl_image_get(void *out, const pl_source *image, int64_t at, size_t size, pl_error *err)
{
    if (at < 0 || at > image->bytes || (int64_t)size > image->bytes - at)
        return false;
    for (size_t have = 0; have < size;) {
        int64_t got =
            image->read(image->ctx, (uint8_t *)out + have, at + (int64_t)have, size - have);
        if (got < 0)
            return pl_fail(err, PL_CANNOT_READ,
                           "The disc image cannot be read: %s. Check the drive.",
                           pl_errno_words((int)-got));
        if (got == 0)
            return false;
        have += (size_t)got;
    }
    return true;
}

pl_image_file *pl_image_add(pl_image_files *files, const char *name, size_t size)
{
    if (files->count == PL_IMAGE_MOST_FILES)
        return NULL;
    pl_grow(files->items, files->count, files->room);
    pl_image_file *file = &files->items[files->count++];
    *file = (pl_image_file){ 0 };
    memcpy(file->name, name, size < PL_IMAGE_NAME_ROOM ? size : PL_IMAGE_NAME_ROOM - 1);
    return file;
}

bool pl_image_add_span(pl_image_file *file, const pl_source *image, int64_t at, int64_t bytes)
{
    if (bytes <= 0 || at < 0 || at > image->bytes || bytes > image->bytes - at ||
        file->span_count == PL_IMAGE_MOST_SPANS)
        return false;
    file->spans = pl_resize(file->spans, (size_t)file->span_count + 1, sizeof *file->spans);
    file->spans[file->span_count++] = (pl_image_span){ at, bytes };
    file->bytes += bytes;
    return true;
}

void pl_image_files_free(pl_image_files *files)
{
    for (int i = 0; i < files->count; i++)
        free(files->items[i].spans);
    free(files->items);
    *files = (pl_image_files){ 0 };
}

/* --- ISO 9660 */

enum { VOLUME = 16 * PL_IMAGE_SECTOR, ROOT = 156, RECORD = 33, IS_FOLDER = 2, GOES_ON = 0x80 };

typedef struct record {
    int64_t at, bytes;
    unsigned flags;
    const char *name;
    size_t size; /* of the name, without its version */
} record;

static int64_t little(const uint8_t *at)
{
    return at[0] | (int64_t)at[1] << 8 | (int64_t)at[2] << 16 | (int64_t)at[3] << 24;
}

static void read_record(record *out, const uint8_t *at)
{
    const char *name = (const char *)at + RECORD;
    size_t size = at[32];
    const char *version = memchr(name, ';', size);
    *out = (record){ little(at + 2) * PL_IMAGE_SECTOR, little(at + 10), at[25], name,
                     version ? (size_t)(version - name) : size };
}

/* The next record of a folder; false at its end. Records do not cross sectors. */
static bool next_record(record *out, const uint8_t *folder, size_t size, size_t *at)
{
    while (*at < size) {
        size_t left = PL_IMAGE_SECTOR - *at % PL_IMAGE_SECTOR;
        size_t own = folder[*at];
        left = left < size - *at ? left : size - *at;
        if (own > RECORD && own <= left && RECORD + (size_t)folder[*at + 32] <= own) {
            read_record(out, folder + *at);
            *at += own;
            return true;
        }
        *at += left; /* padding, or damage: on with the next sector */
    }
    return false;
}

static uint8_t *read_folder(size_t *size, const pl_source *image, const record *of, pl_error *err)
{
    if (of->bytes <= 0 || of->bytes > PL_IMAGE_MOST_FOLDER)
        return NULL;
    *size = (size_t)of->bytes;
    uint8_t *bytes = pl_alloc(*size);
    if (pl_image_get(bytes, image, of->at, *size, err))
        return bytes;
    free(bytes);
    return NULL;
}

static bool find_folder(record *out, const uint8_t *root, size_t size, const char *name)
{
    for (size_t at = 0; next_record(out, root, size, &at);)
        if (out->flags & IS_FOLDER && out->size == strlen(name) &&
            strncasecmp(out->name, name, out->size) == 0)
            return true;
    return false;
}

static bool list_folder(pl_image_files *out, const pl_source *image, const uint8_t *folder,
                        size_t size)
{
    record one;
    pl_image_file *file = NULL; /* that goes on in the next record */
    for (size_t at = 0; next_record(&one, folder, size, &at);) {
        if (one.flags & IS_FOLDER)
            continue;
        if (!file)
            file = pl_image_add(out, one.name, one.size);
        if (!file)
            return false;
        pl_image_add_span(file, image, one.at, one.bytes);
        if (!(one.flags & GOES_ON))
            file = NULL;
    }
    return out->count > 0;
}

bool pl_image_read_iso(pl_image_files *out, const pl_source *image, const char *folder,
                       pl_error *err)
{
    uint8_t volume[PL_IMAGE_SECTOR];
    pl_image_files files = { 0 };
    if (!pl_image_get(volume, image, VOLUME, sizeof volume, err) ||
        memcmp(volume, "\1CD001", 6) != 0)
        return false;
    record at;
    size_t size = 0;
    read_record(&at, volume + ROOT);
    uint8_t *root = read_folder(&size, image, &at, err), *own = NULL;
    if (root && find_folder(&at, root, size, folder))
        own = read_folder(&size, image, &at, err);
    bool ok = own && list_folder(&files, image, own, size);
    free(root);
    free(own);
    if (ok)
        *out = files;
    else
        pl_image_files_free(&files);
    return ok;
}
