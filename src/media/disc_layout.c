#include "disc_layout.h"

#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"

#include <string.h>

enum { SECTOR = PL_DISC_SECTOR, MOST_CHAPTERS = 999 };

/* --- the files of a set */

bool pl_disc_vobs_find(pl_disc_vobs *out, pl_disc_files *files, int set, pl_error *err)
{
    pl_disc_vobs vobs = { .set = set };
    for (int i = 0; i < PL_DISC_MOST_VOBS; i++) {
        int64_t bytes = 0;
        vobs.file[i] = pl_disc_find_vob(files, set, i + 1);
        if (vobs.file[i] < 0)
            continue;
        if (!pl_disc_file_bytes(&bytes, files, vobs.file[i], err))
            return false;
        vobs.sectors[i] = bytes / SECTOR;
        if (vobs.sectors[i] == 0)
            vobs.file[i] = -1;
        else
            vobs.count = i + 1;
    }
    int64_t full = 0; /* of a file that another one follows */
    for (int i = 0; i + 1 < vobs.count && !full; i++)
        full = vobs.sectors[i];
    for (int i = 0; i < vobs.count; i++) {
        if (vobs.file[i] < 0 && !vobs.missing)
            vobs.missing = i + 1;
        if (vobs.file[i] < 0)
            vobs.sectors[i] = full;
        vobs.all += vobs.sectors[i];
    }
    *out = vobs;
    return true;
}

/* --- sectors into the stream */

static void add_vobus(pl_disc_layout *out, const pl_ifo_set *set, int64_t first, int64_t last,
                      int64_t at)
{
    pl_disc_title *title = &out->title;
    int low = 0, high = pl_ifo_vobu_count(set), count = high;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (pl_ifo_vobu(set, middle) < first)
            low = middle + 1;
        else
            high = middle;
    }
    for (int i = low; i < count && pl_ifo_vobu(set, i) <= last; i++) {
        pl_grow(title->vobus, title->vobu_count, out->vobu_room);
        title->vobus[title->vobu_count++] = at + (pl_ifo_vobu(set, i) - first) * SECTOR;
    }
}

/* Sectors `first` to `last` of the set behind what is there; what is in no file is left out. */
static void add_sectors(pl_disc_layout *out, const pl_disc_vobs *vobs, const pl_ifo_set *set,
                        int64_t first, int64_t last)
{
    int64_t begins = 0;
    for (int i = 0; i < vobs->count; begins += vobs->sectors[i++]) {
        int64_t from = first > begins ? first : begins;
        int64_t to = last < begins + vobs->sectors[i] - 1 ? last : begins + vobs->sectors[i] - 1;
        if (from > to || vobs->file[i] < 0)
            continue;
        pl_disc_stretch piece = { out->title.bytes, (to - from + 1) * SECTOR, vobs->file[i],
                                  (from - begins) * SECTOR };
        pl_disc_stretch *before = out->count ? &out->stretches[out->count - 1] : NULL;
        add_vobus(out, set, from, to, piece.at);
        out->title.bytes += piece.bytes;
        if (before && before->file == piece.file &&
            before->in_file + before->bytes == piece.in_file) {
            before->bytes += piece.bytes;
            continue;
        }
        pl_grow(out->stretches, out->count, out->room);
        out->stretches[out->count++] = piece;
    }
}

static void add_cell(pl_disc_layout *out, const pl_disc_vobs *vobs, const pl_ifo_set *set,
                     const pl_ifo_cell *cell)
{
    pl_disc_title *title = &out->title;
    pl_disc_cell made = { .from = title->bytes,
                          .first_vobu = title->vobu_count,
                          .sector = cell->first,
                          .length_us = cell->length_us,
                          .goes_on = !cell->restarts && title->cell_count > 0 };
    uint32_t first, last, from = cell->first;
    int row = 0;
    while (cell->interleaved && pl_ifo_address(&first, &last, set, cell->vob, cell->cell, &row)) {
        if (first < from || last > cell->last || first > last)
            continue;
        add_sectors(out, vobs, set, first, last);
        from = last + 1;
    }
    if (title->bytes == made.from)
        add_sectors(out, vobs, set, cell->first, cell->last);
    made.to = title->bytes;
    made.vobu_count = title->vobu_count - made.first_vobu;
    made.last_vobu = made.vobu_count ? title->vobus[title->vobu_count - 1] : made.from;
    if (made.to == made.from)
        return;
    pl_grow(title->cells, title->cell_count, out->cell_room);
    title->cells[title->cell_count++] = made;
}

/* --- a title by its tables */

typedef struct laying {
    pl_disc_layout *out;
    const pl_disc_vobs *vobs;
    pl_ifo_set set;        /* without a table of VOBUs that cannot be used */
    int64_t told, reaches; /* sectors that the cells claim, and the last one */
    bool done[PL_IFO_MOST_CHAINS + 1];
    int chain;                      /* that was laid last */
    int of_cell[PL_IFO_MOST_CELLS]; /* the title's cell for each of that chain */
} laying;

/* A table whose sectors do not rise leads nowhere. */
static bool vobus_rise(const pl_ifo_set *set)
{
    int count = pl_ifo_vobu_count(set);
    for (int i = 1; i < count; i++)
        if (pl_ifo_vobu(set, i) <= pl_ifo_vobu(set, i - 1))
            return false;
    return count > 0 && count <= PL_IFO_MOST_VOBUS;
}

static bool lay_cells(laying *l, const pl_ifo_chain *chain)
{
    for (int i = 0; i < chain->cell_count; i++) {
        const pl_ifo_cell *cell = &chain->cells[i];
        l->of_cell[i] = l->out->title.cell_count;
        if (cell->other_angle)
            continue;
        l->told += (int64_t)cell->last - cell->first + 1;
        l->reaches = cell->last > l->reaches ? cell->last : l->reaches;
        /* a title that shows the same again and again is no recording */
        if (cell->first > cell->last || l->told > 2 * l->vobs->all + PL_IFO_MOST_CELLS)
            return false;
        add_cell(l->out, l->vobs, &l->set, cell);
    }
    l->out->title.claimed_us += chain->length_us;
    return true;
}

static void add_chapter(pl_disc_title *title, int cell)
{
    int before = title->chapter_count ? title->chapters[title->chapter_count - 1] : -1;
    if (cell <= before || cell >= title->cell_count)
        return;
    title->chapters =
        pl_resize(title->chapters, (size_t)title->chapter_count + 1, sizeof *title->chapters);
    title->chapters[title->chapter_count++] = cell;
}

/* The chain, and the chapter that begins with one of its programs (from 1). */
static bool lay_chapter(laying *l, int chain, int program)
{
    pl_ifo_chain at;
    if (chain > PL_IFO_MOST_CHAINS || !pl_ifo_chain_read(&at, &l->set, chain))
        return false;
    if (!l->done[chain] && !lay_cells(l, &at))
        return false;
    if (!l->done[chain]) {
        l->chain = chain;
        memcpy(l->out->title.languages, at.languages, sizeof at.languages);
    }
    l->done[chain] = true;
    if (l->chain == chain && program <= at.program_count)
        add_chapter(&l->out->title, l->of_cell[at.programs[program - 1]]);
    return true;
}

/* The chains of a title are told by its chapters, each of which is a program of one. */
static bool lay_chapters(laying *l, int place)
{
    int chain, program;
    if (!pl_ifo_chapter(&chain, &program, &l->set, place, 1))
        return lay_chapter(l, place, 1);
    for (int i = 1; i <= MOST_CHAPTERS && pl_ifo_chapter(&chain, &program, &l->set, place, i); i++)
        if (!lay_chapter(l, chain, program))
            return false;
    return true;
}

static bool warn_missing(pl_disc_title *title, const pl_disc_vobs *vobs)
{
    if (!vobs->missing)
        return false;
    char *words =
        pl_format("VTS_%02d_%d.VOB is missing: what it held is left out. Copy the disc again.",
                  vobs->set, vobs->missing);
    pl_names_add(&title->warnings, words);
    free(words);
    return true;
}

static void warn(const laying *l, bool vobus)
{
    pl_disc_title *title = &l->out->title;
    if (!warn_missing(title, l->vobs) && l->reaches >= l->vobs->all)
        pl_names_add(&title->warnings,
                     "The disc's tables tell of more than its VOB files hold: the "
                     "end is missing. Copy the disc again.");
    if (!vobus)
        pl_names_add(&title->warnings,
                     "The disc's table of pictures is damaged: they are searched for.");
}

bool pl_disc_lay_title(pl_disc_layout *out, const pl_ifo_set *set, int place,
                       const pl_disc_vobs *vobs)
{
    pl_disc_layout made = { 0 };
    laying l = { .out = &made, .set = *set, .vobs = vobs };
    bool vobus = vobus_rise(set);
    if (!vobus)
        l.set.vobus = 0;
    if (!lay_chapters(&l, place) || made.title.cell_count == 0) {
        pl_disc_layout_clear(&made);
        return false;
    }
    if (made.title.chapter_count == 0)
        add_chapter(&made.title, 0);
    warn(&l, vobus);
    *out = made;
    return true;
}

void pl_disc_lay_files(pl_disc_layout *out, const pl_disc_vobs *vobs)
{
    pl_ifo_cell cell = { .last = (uint32_t)(vobs->all - 1), .restarts = true };
    pl_disc_layout made = { .title.claimed_us = PL_NO_TIME };
    const pl_ifo_set no_tables = { 0 };
    add_cell(&made, vobs, &no_tables, &cell);
    add_chapter(&made.title, 0);
    warn_missing(&made.title, vobs);
    *out = made;
}

void pl_disc_layout_clear(pl_disc_layout *layout)
{
    pl_disc_title_clear(&layout->title);
    free(layout->stretches);
    *layout = (pl_disc_layout){ 0 };
}

int64_t pl_disc_layout_read(const pl_disc_layout *layout, pl_disc_files *files, void *out,
                            int64_t at, size_t size)
{
    int low = 0, high = layout->count;
    if (at < 0 || at >= layout->title.bytes)
        return 0;
    while (high - low > 1) {
        int middle = low + (high - low) / 2;
        if (layout->stretches[middle].at <= at)
            low = middle;
        else
            high = middle;
    }
    const pl_disc_stretch *piece = &layout->stretches[low];
    int64_t left = piece->at + piece->bytes - at;
    size_t most = (int64_t)size < left ? size : (size_t)left;
    return pl_disc_file_read(files, piece->file, out, piece->in_file + at - piece->at, most);
}
