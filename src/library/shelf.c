#include "plumbline/library/shelf.h"

#include "plumbline/base/file.h"
#include "plumbline/base/memory.h"
#include "plumbline/base/part.h"
#include "plumbline/base/text.h"
#include "plumbline/library/index.h"
#include "plumbline/store/recordings.h"
#include "plumbline/store/reviews.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* The own draft before anything else, then whatever is newest. */
static const pl_review *review_of(const pl_reviews *reviews, pl_id recording, pl_id me)
{
    const pl_review *found = NULL;
    for (int i = 0; i < reviews->count; i++) {
        const pl_review *one = &reviews->items[i];
        if (one->recording != recording)
            continue;
        if (one->reviewer == me && !one->is_signed)
            return one;
        if (!found)
            found = one;
    }
    return found;
}

static int percent(pl_store *store, const pl_shelf_row *row)
{
    pl_time shown = 0, skipped = 0;
    pl_error err = { 0 };
    if (!row->review || !row->own || row->recording->duration_us <= 0 ||
        !pl_store_watched(&shown, &skipped, store, row->review->id, &err))
        return -1;
    return (int)(shown * 100 / row->recording->duration_us);
}

static const char *name_of(pl_arena *arena, const pl_recording *recording)
{
    char *name = pl_part_name(recording->part_count ? recording->parts[0].path : "");
    const char *kept = pl_arena_text(arena, name);
    free(name);
    return kept;
}

static pl_shelf_row make_row(const pl_shelf *shelf, const pl_recording *recording, pl_store *store)
{
    pl_id me = pl_store_me(store)->id;
    pl_shelf_row row = { .recording = recording,
                         .review = review_of(&shelf->reviews, recording->id, me),
                         .offline = pl_recording_offline(recording),
                         .name = name_of(shelf->arena, recording),
                         .title = recording->session.title };
    if (!row.title)
        row.title = row.name;
    row.own = row.review && row.review->reviewer == me;
    row.watched_percent = percent(store, &row);
    for (int i = 0; row.review && i < shelf->risks.count; i++)
        row.risk = row.risk || shelf->risks.items[i].review == row.review->id;
    return row;
}

static const char *day_of(char room[PL_DATE_ROOM], const pl_recording *recording)
{
    return recording->session.held_on ? recording->session.held_on
                                      : pl_date_of(room, recording->added_utc);
}

static int newest_first(const void *a, const void *b)
{
    char room_a[PL_DATE_ROOM], room_b[PL_DATE_ROOM];
    const pl_recording *one = ((const pl_shelf_row *)a)->recording;
    const pl_recording *other = ((const pl_shelf_row *)b)->recording;
    int way = strcmp(day_of(room_b, other), day_of(room_a, one));
    if (way)
        return way;
    return one->added_utc != other->added_utc ? (one->added_utc < other->added_utc ? 1 : -1)
                                              : (one->id < other->id ? -1 : 1);
}

bool pl_shelf_read(pl_shelf *out, pl_store *store, pl_error *err)
{
    pl_shelf shelf = { 0 };
    if (!pl_store_recordings(&shelf.recordings, store, err) ||
        !pl_store_reviews(&shelf.reviews, store, err) ||
        !pl_store_risks(&shelf.risks, store, 0, err)) {
        pl_shelf_free(&shelf);
        return false;
    }
    shelf.arena = pl_arena_new();
    shelf.count = shelf.recordings.count;
    shelf.rows = pl_alloc_array((size_t)shelf.count + 1, sizeof *shelf.rows);
    for (int i = 0; i < shelf.count; i++)
        shelf.rows[i] = make_row(&shelf, &shelf.recordings.items[i], store);
    qsort(shelf.rows, (size_t)shelf.count, sizeof *shelf.rows, newest_first);
    *out = shelf;
    return true;
}

void pl_shelf_free(pl_shelf *shelf)
{
    pl_recordings_free(&shelf->recordings);
    pl_reviews_free(&shelf->reviews);
    pl_risks_free(&shelf->risks);
    free(shelf->rows);
    pl_arena_free(shelf->arena);
    *shelf = (pl_shelf){ 0 };
}

static bool holds(const char *text, const char *word, size_t size)
{
    for (; text && *text; text++)
        if (strncasecmp(text, word, size) == 0)
            return true;
    return false;
}

static bool row_holds(const pl_shelf_row *row, const char *word, size_t size)
{
    bool found = holds(row->title, word, size) || holds(row->name, word, size) ||
                 holds(row->recording->session.group, word, size) ||
                 holds(row->recording->session.held_on, word, size);
    for (int i = 1; i < row->recording->part_count && !found; i++)
        found = holds(pl_path_name(row->recording->parts[i].path), word, size);
    if (!row->review || found)
        return found;
    for (int i = 0; i < row->review->facilitator_count && !found; i++)
        found = holds(row->review->facilitators[i].code, word, size);
    return found || holds(row->review->reason, word, size);
}

bool pl_shelf_row_has(const pl_shelf_row *row, const char *words)
{
    while (*words) {
        size_t size = strcspn(words, " ");
        if (size && !row_holds(row, words, size))
            return false;
        words += size + strspn(words + size, " ");
    }
    return true;
}
