/* A title of a disc as a source of bytes, and as plain data. */
#include "disc_open.h"

#include "plumbline/base/memory.h"

#include <string.h>

typedef struct stream {
    pl_disc_files files;
    pl_disc_layout layout;
} stream;

void pl_disc_title_clear(pl_disc_title *title)
{
    free(title->cells);
    free(title->vobus);
    free(title->chapters);
    pl_names_free(&title->warnings);
    *title = (pl_disc_title){ 0 };
}

void pl_disc_clear(pl_disc *disc)
{
    for (int i = 0; i < disc->count; i++)
        pl_disc_title_clear(&disc->titles[i]);
    free(disc->titles);
    free(disc->path);
    *disc = (pl_disc){ 0 };
}

/* Where a table does not tell its length, by its bytes. */
static bool is_longer(const pl_disc_title *title, const pl_disc_title *than)
{
    if (title->claimed_us == PL_NO_TIME || than->claimed_us == PL_NO_TIME)
        return title->bytes > than->bytes;
    return title->claimed_us > than->claimed_us;
}

bool pl_disc_read(pl_disc *out, const char *path, pl_source_open *open, void *ctx, pl_error *err)
{
    pl_disc_files files;
    pl_disc_layout *titles;
    pl_disc disc = { 0 };
    if (!pl_disc_open(&titles, &disc.count, &files, path, 0, open, ctx, err))
        return false;
    disc.path = pl_copy_text(files.path);
    pl_disc_files_close(&files);
    disc.titles = pl_alloc_array((size_t)disc.count, sizeof *disc.titles);
    for (int i = 0; i < disc.count; i++) {
        disc.titles[i] = titles[i].title;
        titles[i].title = (pl_disc_title){ 0 };
        if (is_longer(&disc.titles[i], &disc.titles[disc.longest]))
            disc.longest = i;
    }
    pl_disc_titles_free(titles, disc.count);
    *out = disc;
    return true;
}

/* The stream of the title that a path names, with the files it comes from. */
static stream *open_stream(const char *path, pl_source_open *open, void *ctx, pl_error *err)
{
    char *disc = NULL;
    int number = 0, count = 0;
    pl_disc_layout *titles = NULL;
    if (!pl_part_split(&disc, &number, path)) {
        pl_fail(err, PL_BAD_INPUT, "%s names no title of a disc.", path);
        return NULL;
    }
    stream *s = pl_alloc(sizeof *s);
    bool there = pl_disc_open(&titles, &count, &s->files, disc, number, open, ctx, err);
    for (int i = 0; there && i < count; i++)
        if (titles[i].title.number == number) {
            s->layout = titles[i];
            titles[i] = (pl_disc_layout){ 0 };
        }
    pl_disc_titles_free(titles, count);
    if (there && s->layout.count == 0) {
        pl_fail(err, PL_NOT_FOUND,
                "There is no title %d on %s that can be played: index the disc to "
                "see which there are.",
                number, disc);
        pl_disc_files_close(&s->files);
    }
    free(disc);
    if (s->layout.count)
        return s;
    free(s);
    return NULL;
}

static int64_t read_stream(void *ctx, void *out, int64_t at, size_t size)
{
    stream *s = ctx;
    return pl_disc_layout_read(&s->layout, &s->files, out, at, size);
}

static void close_stream(void *ctx)
{
    stream *s = ctx;
    pl_disc_files_close(&s->files);
    pl_disc_layout_clear(&s->layout);
    free(s);
}

bool pl_disc_source_open(pl_source *out, const char *path, pl_source_open *open, void *ctx,
                         pl_error *err)
{
    stream *s = open_stream(path, open, ctx, err);
    if (!s)
        return false;
    *out = (pl_source){ .read = read_stream,
                        .close = close_stream,
                        .ctx = s,
                        .bytes = s->layout.title.bytes,
                        .remarks = &s->layout.title.warnings,
                        .languages =
                            (const char(*)[PL_SOURCE_LANGUAGE_ROOM])s->layout.title.languages };
    return true;
}

bool pl_disc_title_read(pl_disc_title *out, const char *path, pl_source_open *open, void *ctx,
                        pl_error *err)
{
    stream *s = open_stream(path, open, ctx, err);
    if (!s)
        return false;
    *out = s->layout.title;
    s->layout.title = (pl_disc_title){ 0 };
    close_stream(s);
    return true;
}

/* --- one title within another */

static bool cell_within(const pl_disc_cell *cell, const pl_disc_title *other)
{
    for (int i = 0; i < other->cell_count; i++)
        if (other->cells[i].sector == cell->sector &&
            other->cells[i].to - other->cells[i].from >= cell->to - cell->from)
            return true;
    return false;
}

bool pl_disc_title_within(const pl_disc_title *title, const pl_disc_title *other)
{
    if (title->set != other->set)
        return false;
    for (int i = 0; i < title->cell_count; i++)
        if (!cell_within(&title->cells[i], other))
            return false;
    return true;
}
