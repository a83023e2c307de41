/* A disc as a list of titles: its tables, their copies, and what is done where both are damaged. */
#include "plumbline/media/disc.h"

#include "disc_layout.h"
#include "disc_open.h"
#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"

#include <string.h>

typedef struct reading {
    pl_disc_files *files;
    int only; /* the title that is wanted; 0: all */
    pl_disc_layout *titles;
    int count, room;
    bool laid[PL_DISC_MOST_SETS + 1]; /* sets that stand as their files, once */
    pl_names notes;                   /* of the disc's own table: they go to each title */
    pl_error locked;                  /* why a title was left out */
} reading;

/* --- tables in memory */

typedef enum got { GOT_TABLE, GOT_NONE, GOT_ERROR } got;

/* GOT_NONE: there is no such file, or it cannot be one. */
static got load(uint8_t **out, size_t *size, pl_disc_files *files, int file, pl_error *err)
{
    int64_t bytes = 0;
    if (file < 0)
        return GOT_NONE;
    if (!pl_disc_file_bytes(&bytes, files, file, err))
        return err->code == PL_NOT_FOUND ? GOT_NONE : GOT_ERROR;
    if (bytes <= 0 || bytes > PL_IFO_MOST_BYTES)
        return GOT_NONE;
    *out = pl_alloc((size_t)bytes);
    for (*size = 0; *size < (size_t)bytes;) {
        int64_t read =
            pl_disc_file_read(files, file, *out + *size, (int64_t)*size, (size_t)bytes - *size);
        if (read < 0) {
            pl_fail(err, PL_CANNOT_READ, "%s in %s cannot be read: %s. Check the drive.",
                    pl_disc_file_name(files, file), files->path, pl_errno_words((int)-read));
            free(*out);
            return GOT_ERROR;
        }
        if (read == 0)
            break;
        *size += (size_t)read;
    }
    return GOT_TABLE;
}

typedef bool fits(void *ctx, const uint8_t *bytes, size_t size);

/* The table or its copy, whichever `fit` takes; its bytes are the caller's. An error of the drive in both
 * is a failure, not damage: the next time they may be read, and the stream must be the same. */
static got read_table(uint8_t **bytes, pl_disc_files *files, int set, fits *fit, void *ctx,
                      pl_names *notes, pl_error *err)
{
    pl_error why[2] = { 0 };
    got how[2];
    for (int copy = 0; copy < 2; copy++) {
        size_t size = 0;
        int file = pl_disc_find_table(files, set, copy);
        how[copy] = load(bytes, &size, files, file, &why[copy]);
        if (how[copy] == GOT_TABLE && fit(ctx, *bytes, size)) {
            char *words = copy ? pl_format("%s is missing or damaged; its copy %s is used.",
                                           set ? "The title's table (.IFO)" : "VIDEO_TS.IFO",
                                           pl_disc_file_name(files, file))
                               : NULL;
            if (words)
                pl_names_add(notes, words);
            free(words);
            return GOT_TABLE;
        }
        if (how[copy] == GOT_TABLE)
            free(*bytes);
    }
    *bytes = NULL;
    for (int copy = 0; copy < 2; copy++)
        if (how[copy] == GOT_ERROR) {
            pl_fail(err, why[copy].code, "%s", why[copy].text);
            return GOT_ERROR;
        }
    return GOT_NONE;
}

/* --- titles */

static void take(reading *r, pl_disc_layout *layout, int number, int set)
{
    layout->title.number = number;
    layout->title.set = set;
    for (int i = 0; i < r->notes.count; i++)
        pl_names_add(&layout->title.warnings, r->notes.items[i]);
    pl_grow(r->titles, r->count, r->room);
    r->titles[r->count++] = *layout;
}

/* What is scrambled is left out, and told where nothing else is there. Titles that nobody wants are not
 * looked at: a drive takes its time for each place. */
static bool check(reading *r, int number, const pl_disc_layout *layout, bool *scrambled,
                  bool *fitting, pl_error *err)
{
    *scrambled = false;
    *fitting = true;
    if (r->only && r->only != number)
        return true;
    if (!pl_disc_check(scrambled, fitting, layout, r->files, err))
        return false;
    if (*scrambled)
        pl_fail(&r->locked, PL_BAD_INPUT,
                "%s is encrypted (CSS), as bought discs are. Plumbline does not decrypt: ask for a "
                "copy that is not encrypted.",
                r->files->path);
    return true;
}

/* The files of a set in order, where its table is of no use. */
static bool add_files(reading *r, int number, const pl_disc_vobs *vobs, pl_error *err)
{
    pl_disc_layout layout;
    bool scrambled, fitting;
    if (r->laid[vobs->set])
        return true;
    r->laid[vobs->set] = true;
    pl_disc_lay_files(&layout, vobs);
    if (!check(r, number, &layout, &scrambled, &fitting, err) || scrambled) {
        pl_disc_layout_clear(&layout);
        return scrambled;
    }
    char *words =
        pl_format("The disc's table VTS_%02d_0.IFO and its copy are missing or damaged: the "
                  "VOB files are played in the order of their names.",
                  vobs->set);
    pl_names_add(&layout.title.warnings, words);
    free(words);
    take(r, &layout, number, vobs->set);
    return true;
}

/* A title by its tables, where they make sense and fit the files; else the files. */
static bool add_title(reading *r, int number, const pl_ifo_set *set, int place,
                      const pl_names *notes, const pl_disc_vobs *vobs, pl_error *err)
{
    pl_disc_layout layout;
    bool scrambled = false, fitting = false;
    if (!pl_disc_lay_title(&layout, set, place, vobs))
        return add_files(r, number, vobs, err);
    bool ok = check(r, number, &layout, &scrambled, &fitting, err);
    if (!ok || scrambled || !fitting) {
        pl_disc_layout_clear(&layout);
        return ok && (scrambled || add_files(r, number, vobs, err));
    }
    for (int i = 0; i < notes->count; i++)
        pl_names_add(&layout.title.warnings, notes->items[i]);
    take(r, &layout, number, vobs->set);
    return true;
}

static bool fits_set(void *ctx, const uint8_t *bytes, size_t size)
{
    return pl_ifo_read_set(ctx, bytes, size);
}

/* Titles of one set: those that the disc's table names, by `wanted`; where that is NULL all that its own
 * table has, numbered on from *next. */
static bool read_set(reading *r, int number, const pl_ifo_disc *wanted, int *next, pl_error *err)
{
    pl_disc_vobs vobs;
    pl_ifo_set set;
    pl_names notes = { 0 };
    uint8_t *bytes = NULL;
    if (!pl_disc_vobs_find(&vobs, r->files, number, err))
        return false;
    if (vobs.count == 0)
        return true;
    got how = read_table(&bytes, r->files, number, fits_set, &set, &notes, err);
    bool ok = how != GOT_ERROR;
    int count = how == GOT_TABLE ? pl_ifo_title_count(&set) : 1;
    if (how == GOT_TABLE && count == 0)
        count = pl_ifo_chain_count(&set);
    int most = wanted ? wanted->count : count;
    for (int i = 0; ok && i < most && r->count < PL_PART_MOST_TITLES; i++) {
        if (wanted && wanted->titles[i].set != number)
            continue;
        int name = wanted ? i + 1 : (*next)++, place = wanted ? wanted->titles[i].place : i + 1;
        ok = how == GOT_TABLE ? add_title(r, name, &set, place, &notes, &vobs, err)
                              : add_files(r, name, &vobs, err);
    }
    pl_names_free(&notes);
    free(bytes);
    return ok;
}

static bool read_sets(reading *r, const pl_ifo_disc *wanted, pl_error *err)
{
    int next = 1, set_of_only = 0;
    if (wanted && r->only)
        set_of_only = r->only <= wanted->count ? wanted->titles[r->only - 1].set : -1;
    for (int set = 1; set <= PL_DISC_MOST_SETS; set++)
        if ((!set_of_only || set == set_of_only) && !read_set(r, set, wanted, &next, err))
            return false;
    return true;
}

static bool fits_disc(void *ctx, const uint8_t *bytes, size_t size)
{
    return pl_ifo_read_disc(ctx, bytes, size);
}

static bool read_titles(reading *r, pl_error *err)
{
    pl_ifo_disc disc;
    uint8_t *bytes = NULL;
    got how = read_table(&bytes, r->files, 0, fits_disc, &disc, &r->notes, err);
    free(bytes);
    if (how == GOT_ERROR || (how == GOT_TABLE && !read_sets(r, &disc, err)))
        return false;
    if (r->count == 0 && r->only && how == GOT_TABLE && !r->locked.code) {
        r->only = 0; /* that one is not there: whether the table names any that is */
        if (!read_sets(r, &disc, err))
            return false;
    }
    if (r->count == 0 && !r->locked.code) {
        pl_names_add(&r->notes, "VIDEO_TS.IFO and its copy are missing or damaged: the titles are "
                                "numbered in the order of their files.");
        if (!read_sets(r, NULL, err))
            return false;
    }
    if (r->locked.code && (r->count == 0 || r->only))
        return pl_fail(err, r->locked.code, "%s", r->locked.text);
    return r->count > 0 ||
           pl_fail(err, PL_BAD_INPUT,
                   "%s holds no title that can be played: its VOB files are missing or "
                   "empty. Copy the disc again.",
                   r->files->path);
}

static int by_number(const void *a, const void *b)
{
    const pl_disc_layout *x = a, *y = b;
    return x->title.number - y->title.number;
}

bool pl_disc_open(pl_disc_layout **titles, int *count, pl_disc_files *files, const char *path,
                  int only, pl_source_open *open, void *ctx, pl_error *err)
{
    pl_error own = { 0 };
    if (!pl_disc_files_open(files, path, open, ctx, &own))
        return pl_fail(err, own.code, "%s", own.text);
    reading r = { .files = files, .only = only };
    bool ok = read_titles(&r, &own);
    pl_names_free(&r.notes);
    if (ok) {
        qsort(r.titles, (size_t)r.count, sizeof *r.titles, by_number);
        *titles = r.titles;
        *count = r.count;
        return true;
    }
    pl_disc_titles_free(r.titles, r.count);
    pl_disc_files_close(files);
    return pl_fail(err, own.code, "%s", own.text);
}

void pl_disc_titles_free(pl_disc_layout *titles, int count)
{
    for (int i = 0; i < count; i++)
        pl_disc_layout_clear(&titles[i]);
    free(titles);
}
