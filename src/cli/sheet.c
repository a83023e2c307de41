/* The contact sheet of a recording. */
#include "cli.h"

#include "plumbline/base/part.h"
#include "plumbline/media/thumbs.h"
#include "plumbline/paint/sheet.h"

enum { COUNT = 20, WIDEST = 320, FINE_US = 2000000 };

typedef struct sheet_work {
    const char *path;
    int count, width;
    pl_media *media;
    pl_thumbs *thumbs;
    int columns, missing, wide, high; /* of what was written */
} sheet_work;

/* As large as a screen of many pixels shows so many at once. */
static int width_of(int count)
{
    return count <= 24 ? WIDEST : count <= 120 ? 240 : PL_THUMB_WIDTH;
}

static bool read_numbers(sheet_work *work, const cli_args *a, pl_error *err)
{
    long long count = COUNT, width = 0;
    const char *asked = arg(a, "--count"), *wide = arg(a, "--width");
    if (asked && !pl_number_parse(&count, asked, 1, PL_THUMBS_MOST))
        return pl_fail(err, PL_BAD_INPUT, "--count takes a number from 1 to %d, not \"%s\".",
                       PL_THUMBS_MOST, asked);
    if (wide && !pl_number_parse(&width, wide, 40, PL_THUMB_WIDEST))
        return pl_fail(err, PL_BAD_INPUT, "--width takes a number from 40 to %d, not \"%s\".",
                       PL_THUMB_WIDEST, wide);
    work->count = (int)count;
    work->width = wide ? (int)width : width_of(work->count);
    return true;
}

/* Times tell neighbours apart. */
static int decimals_of(const sheet_work *work)
{
    return pl_media_duration(work->media) / work->count < FINE_US ? 2 : 0;
}

/* Fills in the cells; *high is of the highest picture. */
static void take_cells(pl_sheet_cell *cells, char (*words)[PL_TIME_ROOM], int *high,
                       sheet_work *work)
{
    pl_time whole = pl_media_duration(work->media);
    *high = 0;
    for (int i = 0; i < work->count; i++) {
        pl_time at = whole * (2 * (pl_time)i + 1) / (2 * (pl_time)work->count);
        cells[i].image = pl_thumbs_get(&at, work->thumbs, i);
        cells[i].words = pl_time_format(words[i], at, decimals_of(work));
        work->missing += !cells[i].image;
        if (cells[i].image && cells[i].image->height > *high)
            *high = cells[i].image->height;
    }
}

static char *note_of(const sheet_work *work)
{
    char length[PL_TIME_ROOM], parts[32] = "";
    int count = pl_media_probe(work->media)->part_count;
    if (count > 1)
        snprintf(parts, sizeof parts, " · %d parts", count);
    return pl_format("%s%s · %d picture%s",
                     pl_time_format(length, pl_media_duration(work->media), 0), parts, work->count,
                     work->count == 1 ? "" : "s");
}

static pl_image *paint(sheet_work *work, pl_error *err)
{
    char *title = pl_part_name(pl_media_probe(work->media)->parts[0].path), *note = note_of(work);
    pl_sheet_cell *cells = pl_alloc_array((size_t)work->count, sizeof *cells);
    char(*words)[PL_TIME_ROOM] = pl_alloc_array((size_t)work->count, sizeof *words);
    int high = 0;
    take_cells(cells, words, &high, work);
    pl_sheet sheet = { .title = title,
                       .note = note,
                       .cells = cells,
                       .count = work->count,
                       .width = work->width,
                       .height = high ? high : work->width * 9 / 16 };
    pl_fonts *fonts = pl_fonts_new();
    pl_image *image = pl_sheet_paint(&sheet, fonts, err);
    work->columns = pl_sheet_columns(&sheet);
    pl_fonts_free(fonts);
    free(words);
    free(cells);
    free(note);
    free(title);
    return image;
}

static bool make(sheet_work *work, const pl_candidate *parts, pl_job *job, pl_error *err)
{
    pl_media_options options = { .quick = true };
    work->media = pl_media_open((const char *const *)parts->parts.items, parts->parts.count,
                                &options, job, err);
    if (!work->media)
        return false;
    work->thumbs = pl_thumbs_new(work->media, work->count, work->width);
    pl_image *image = NULL;
    bool ok =
        pl_thumbs_make(work->thumbs, work->media, (pl_thumbs_work){ .each = true }, job, err) &&
        (image = paint(work, err)) && write_picture(image, work->path, err);
    if (ok) {
        work->wide = image->width;
        work->high = image->height;
    }
    pl_image_free(image);
    return ok;
}

static void out_pictures(context *c, sheet_work *work)
{
    pl_json_array(&c->out, "pictures");
    for (int i = 0; i < work->count; i++) {
        pl_time shown = PL_NO_TIME;
        pl_thumbs_get(&shown, work->thumbs, i);
        pl_json_object(&c->out, NULL);
        out_time(&c->out, "shown_us", shown);
        pl_json_end_object(&c->out);
    }
    pl_json_end_array(&c->out);
}

static void say(context *c, sheet_work *work)
{
    if (!c->json) {
        show("%s: %d pictures, %d × %d pixels\n", work->path, work->count - work->missing,
             work->wide, work->high);
        if (work->missing)
            tell("  note: %d of the places are damaged and have no picture", work->missing);
        return;
    }
    pl_json_object(&c->out, NULL);
    pl_json_int(&c->out, "count", work->count - work->missing);
    pl_json_int(&c->out, "missing", work->missing);
    pl_json_int(&c->out, "columns", work->columns);
    pl_json_int(&c->out, "width", work->wide);
    pl_json_int(&c->out, "height", work->high);
    pl_json_int(&c->out, "duration_us", pl_media_duration(work->media));
    out_pictures(c, work);
    pl_json_string(&c->out, "file", work->path);
    pl_json_end_object(&c->out);
    out_flush(c);
}

int run_sheet(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    sheet_work work = { .path = arg(a, "--out") };
    if (!work.path)
        return wrong_usage("sheet wants a file: -o PNG.");
    if (!is_picture(work.path))
        return wrong_usage("A picture is written as .png or .jpg; \"%s\" has another ending.",
                           work.path);
    if (!read_numbers(&work, a, &err))
        return wrong_usage("%s", err.text);
    pl_candidates found;
    pl_job *job = job_start();
    bool ok = find_parts(&found, a, job, &err);
    if (ok) {
        ok = make(&work, &found.items[0], job, &err);
        pl_candidates_free(&found);
    }
    job_end();
    if (ok)
        say(c, &work);
    pl_thumbs_free(work.thumbs);
    pl_media_close(&work.media);
    return ok ? EXIT_DONE : failed(&err);
}
