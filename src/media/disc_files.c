#include "disc_files.h"

#include "plumbline/base/file.h"
#include "plumbline/base/memory.h"
#include "plumbline/media/disc.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { NAME_SIZE = 12 }; /* of all files of DVD-Video */

static const char *const folder_name = "VIDEO_TS";

typedef struct pl_folder_file {
    char *name;
    pl_source source;
    bool open;
} pl_folder_file;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool pl_disc_has_name(const char *name)
{
    if (strlen(name) != NAME_SIZE || name[8] != '.')
        return false;
    bool table = strcasecmp(name + 9, "IFO") == 0 || strcasecmp(name + 9, "BUP") == 0;
    bool video = strcasecmp(name + 9, "VOB") == 0;
    if (strncasecmp(name, folder_name, 8) == 0)
        return table || video;
    return strncasecmp(name, "VTS_", 4) == 0 && is_digit(name[4]) && is_digit(name[5]) &&
           name[6] == '_' && is_digit(name[7]) && (video || (table && name[7] == '0'));
}

/* --- opening */

/* Takes the names of a disc's files; gives how many there are. */
static int take_folder(pl_disc_files *files, const pl_names *names)
{
    files->in_folder = pl_alloc_array((size_t)names->count + 1, sizeof *files->in_folder);
    for (int i = 0; i < names->count; i++)
        if (pl_disc_has_name(names->items[i]))
            files->in_folder[files->count++].name = pl_copy_text(names->items[i]);
    return files->count;
}

static char *folder_below(const char *path, const pl_names *names)
{
    for (int i = 0; i < names->count; i++)
        if (strcasecmp(names->items[i], folder_name) == 0)
            return pl_path_join(path, names->items[i]);
    return NULL;
}

static bool fail_none(const pl_disc_files *files, pl_error *err)
{
    if (files->is_image)
        return pl_fail(err, PL_NOT_FOUND,
                       "%s holds no DVD-Video: there is no VIDEO_TS folder in it. Copy the "
                       "recordings out of the image, and index those.",
                       files->path);
    return pl_fail(err, PL_NOT_FOUND,
                   "%s holds no DVD-Video: there is no VIDEO_TS folder, and no file VTS_01_1.VOB. "
                   "Name the folder that has them.",
                   files->path);
}

static bool open_folder(pl_disc_files *files, pl_error *err)
{
    pl_names names;
    if (!pl_folder_list(&names, files->path, err))
        return false;
    bool there = take_folder(files, &names) > 0;
    char *below = there ? NULL : folder_below(files->path, &names);
    pl_names_free(&names);
    if (!below)
        return there || fail_none(files, err);
    free(files->path);
    free(files->in_folder);
    files->in_folder = NULL;
    files->path = below;
    if (!pl_folder_list(&names, files->path, err))
        return false;
    there = take_folder(files, &names) > 0;
    pl_names_free(&names);
    return there || fail_none(files, err);
}

static bool open_image(pl_disc_files *files, pl_error *err)
{
    if (!files->open(&files->image, files->path, files->ctx, err))
        return false;
    pl_error why = { 0 };
    bool there =
        pl_image_read_udf(&files->in_image, &files->image, folder_name, &why) ||
        (!why.code && pl_image_read_iso(&files->in_image, &files->image, folder_name, &why));
    if (why.code)
        return pl_fail(err, why.code, "%s: %s", files->path, why.text);
    return there || fail_none(files, err);
}

bool pl_disc_files_open(pl_disc_files *out, const char *path, pl_source_open *open, void *ctx,
                        pl_error *err)
{
    pl_disc_files files = { .path = pl_copy_text(path),
                            .is_image = !pl_path_is_folder(path),
                            .open = open ? open : pl_source_open_file,
                            .ctx = ctx };
    bool ok = files.is_image ? open_image(&files, err) : open_folder(&files, err);
    if (ok)
        *out = files;
    else
        pl_disc_files_close(&files);
    return ok;
}

static void close_source(pl_source *source)
{
    if (source->close)
        source->close(source->ctx);
    *source = (pl_source){ 0 };
}

void pl_disc_files_close(pl_disc_files *files)
{
    for (int i = 0; i < files->count; i++) {
        close_source(&files->in_folder[i].source);
        free(files->in_folder[i].name);
    }
    free(files->in_folder);
    close_source(&files->image);
    pl_image_files_free(&files->in_image);
    free(files->path);
    *files = (pl_disc_files){ 0 };
}

/* --- finding */

const char *pl_disc_file_name(const pl_disc_files *files, int file)
{
    return files->is_image ? files->in_image.items[file].name : files->in_folder[file].name;
}

static int find(const pl_disc_files *files, const char *name)
{
    int count = files->is_image ? files->in_image.count : files->count;
    for (int i = 0; i < count; i++)
        if (strcasecmp(pl_disc_file_name(files, i), name) == 0)
            return i;
    return -1;
}

int pl_disc_find_table(const pl_disc_files *files, int set, bool copy)
{
    char name[32];
    if (set > 0)
        snprintf(name, sizeof name, "VTS_%02d_0.%s", set, copy ? "BUP" : "IFO");
    else
        snprintf(name, sizeof name, "VIDEO_TS.%s", copy ? "BUP" : "IFO");
    return find(files, name);
}

int pl_disc_find_vob(const pl_disc_files *files, int set, int vob)
{
    char name[32];
    snprintf(name, sizeof name, "VTS_%02d_%d.VOB", set, vob);
    return find(files, name);
}

/* --- reading */

static bool open_file(pl_disc_files *files, pl_folder_file *file, pl_error *err)
{
    if (file->open)
        return true;
    pl_error why = { 0 };
    char *path = pl_path_join(files->path, file->name);
    bool ok = files->open(&file->source, path, files->ctx, &why);
    free(path);
    file->open = ok || why.code == PL_BAD_INPUT; /* empty, or no file: nothing to read */
    return file->open || pl_fail(err, why.code, "%s", why.text);
}

bool pl_disc_file_bytes(int64_t *bytes, pl_disc_files *files, int file, pl_error *err)
{
    if (!files->is_image && !open_file(files, &files->in_folder[file], err))
        return false;
    *bytes =
        files->is_image ? files->in_image.items[file].bytes : files->in_folder[file].source.bytes;
    return true;
}

static int64_t read_image(pl_disc_files *files, const pl_image_file *file, void *out, int64_t at,
                          size_t size)
{
    for (int i = 0; i < file->span_count; i++) {
        const pl_image_span *span = &file->spans[i];
        if (at < span->bytes) {
            int64_t left = span->bytes - at;
            size_t most = (int64_t)size < left ? size : (size_t)left;
            return files->image.read(files->image.ctx, out, span->at + at, most);
        }
        at -= span->bytes;
    }
    return 0;
}

int64_t pl_disc_file_read(pl_disc_files *files, int file, void *out, int64_t at, size_t size)
{
    if (files->is_image)
        return read_image(files, &files->in_image.items[file], out, at, size);
    pl_folder_file *own = &files->in_folder[file];
    if (!open_file(files, own, NULL))
        return -EIO;
    return own->source.read ? own->source.read(own->source.ctx, out, at, size) : 0;
}
