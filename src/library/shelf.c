#include "plumbline/library/shelf.h"

#include "roster.h"

#include "plumbline/base/file.h"
#include "plumbline/base/memory.h"
#include "plumbline/base/part.h"
#include "plumbline/base/text.h"
#include "plumbline/library/index.h"
#include "plumbline/store/at_once.h"
#include "plumbline/store/first.h"
#include "plumbline/store/recordings.h"
#include "plumbline/store/reviews.h"
#include "plumbline/store/watched.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* What rows are made from, in the order of what is looked up. */
typedef struct made_from {
    pl_id me;
    const pl_review **reviews; /* by recording; those of one as they came, newest first */
    int review_count;
    pl_watched_sum *watched; /* by review */
    int watched_count;
} made_from;

/* The list came newest first, so that places tell the order. */
static int by_recording(const void *a, const void *b)
{
    const pl_review *one = *(const pl_review *const *)a, *other = *(const pl_review *const *)b;
    if (one->recording != other->recording)
        return one->recording < other->recording ? -1 : 1;
    return (one > other) - (one < other);
}

static int first_of(const made_from *from, pl_id recording)
{
    int low = 0, high = from->review_count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (from->reviews[middle]->recording < recording)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The own draft before anything else; then what two agreed on, the own record, another's, and last a
 * self-review of somebody else. What was corrected stands behind its correction. */
static int weight_of(const pl_review *review, pl_id me)
{
    bool own = review->reviewer == me;
    int weight = own && !review->is_signed               ? 16
                 : review->kind == PL_REVIEW_CONSENSUS   ? 8
                 : own && review->kind != PL_REVIEW_SELF ? 6
                 : review->kind != PL_REVIEW_SELF        ? 4
                                                         : 2;
    return review->corrected_by ? weight - 1 : weight;
}

/* Of those that weigh alike the newest, which comes first. */
static const pl_review *review_of(int *count, const made_from *from, pl_id recording)
{
    const pl_review *found = NULL;
    int first = first_of(from, recording), i = first;
    for (; i < from->review_count && from->reviews[i]->recording == recording; i++)
        if (!found || weight_of(from->reviews[i], from->me) > weight_of(found, from->me))
            found = from->reviews[i];
    *count = i - first;
    return found;
}

/* Few wait at a time. */
static const pl_second_look *wish_for(const pl_shelf *shelf, const made_from *from, pl_id recording)
{
    for (int i = 0; i < shelf->wishes.count; i++) {
        const pl_second_look *look = &shelf->wishes.items[i];
        int at = look->settled_utc ? from->review_count : first_of(from, recording);
        for (; at < from->review_count && from->reviews[at]->recording == recording; at++)
            if (from->reviews[at]->id == look->review)
                return look;
    }
    return NULL;
}

static bool is_second(const pl_shelf *shelf, pl_id recording)
{
    for (int i = 0; i < shelf->second_count; i++)
        if (shelf->second[i] == recording)
            return true;
    return false;
}

static int by_review(const void *a, const void *b)
{
    const pl_watched_sum *one = a, *other = b;
    return (one->review > other->review) - (one->review < other->review);
}

static int percent(const made_from *from, const pl_shelf_row *row)
{
    if (!row->review || !row->own || row->recording->duration_us <= 0)
        return -1;
    pl_watched_sum wanted = { .review = row->review->id };
    const pl_watched_sum *sum =
        from->watched_count
            ? bsearch(&wanted, from->watched, (size_t)from->watched_count, sizeof wanted, by_review)
            : NULL;
    return sum ? (int)(sum->shown * 100 / row->recording->duration_us) : 0;
}

static const char *name_of(pl_arena *arena, const pl_recording *recording)
{
    if (recording->service)
        return recording->service;
    char *name = pl_part_name(recording->part_count ? recording->parts[0].path : "");
    const char *kept = pl_arena_text(arena, name);
    free(name);
    return kept;
}

static const char *day_of(pl_arena *arena, const pl_recording *recording)
{
    char room[PL_DATE_ROOM];
    const char *held = recording->session.held_on;
    return held ? held : pl_arena_text(arena, pl_date_of(room, recording->added_utc));
}

/* Words are one row's own: nothing that is typed holds a line's end. */
static const char *search_words(pl_arena *arena, const pl_shelf_row *row)
{
    pl_text all = { 0 };
    const pl_session *session = &row->recording->session;
    const char *said[] = { row->title,
                           row->name,
                           session->group,
                           session->held_on,
                           row->review ? row->review->reason : NULL,
                           row->review && pl_review_is_short(row->review) ? "short review" : NULL };
    for (size_t i = 0; i < PL_COUNT(said); i++)
        pl_text_add_format(&all, "%s\n", said[i] ? said[i] : "");
    for (int i = 1; i < row->recording->part_count; i++)
        pl_text_add_format(&all, "%s\n", pl_path_name(row->recording->parts[i].path));
    for (int i = 0; row->review && i < row->review->facilitator_count; i++)
        pl_text_add_format(&all, "%s\n", row->review->facilitators[i].code);
    for (size_t i = 0; i < all.size; i++)
        all.data[i] = (char)tolower((unsigned char)all.data[i]);
    const char *kept = pl_arena_text(arena, all.data);
    pl_text_free(&all);
    return kept;
}

static pl_shelf_row make_row(const pl_shelf *shelf, const pl_recording *recording,
                             const made_from *from)
{
    int records;
    const pl_review *review = review_of(&records, from, recording->id);
    pl_shelf_row row = { .recording = recording,
                         .review = review,
                         .records = records,
                         .wish = wish_for(shelf, from, recording->id),
                         .second = !review && is_second(shelf, recording->id),
                         .name = name_of(shelf->arena, recording),
                         .title = recording->session.title,
                         .told = pl_at_once_told(&shelf->at_once, recording->id) };
    if (!row.title)
        row.title = row.name;
    row.own = row.review && row.review->reviewer == from->me;
    row.watched_percent = percent(from, &row);
    for (int i = 0; row.review && i < shelf->risks.count; i++)
        row.risk = row.risk || shelf->risks.items[i].review == row.review->id;
    row.day = day_of(shelf->arena, recording);
    row.words = search_words(shelf->arena, &row);
    return row;
}

static int newest_first(const void *a, const void *b)
{
    const pl_shelf_row *row = a, *next = b;
    const pl_recording *one = row->recording, *other = next->recording;
    int way = strcmp(next->day, row->day);
    if (way)
        return way;
    return one->added_utc != other->added_utc ? (one->added_utc < other->added_utc ? 1 : -1)
                                              : (one->id < other->id ? -1 : 1);
}

static bool read_from(made_from *out, const pl_shelf *shelf, pl_store *store, pl_error *err)
{
    made_from from = { .me = pl_store_me(store)->id, .review_count = shelf->reviews.count };
    if (!pl_store_watched_own(&from.watched, &from.watched_count, store, err))
        return false;
    from.reviews =
        (const pl_review **)pl_alloc_array((size_t)from.review_count + 1, sizeof *from.reviews);
    for (int i = 0; i < from.review_count; i++)
        from.reviews[i] = &shelf->reviews.items[i];
    qsort((void *)from.reviews, (size_t)from.review_count, sizeof *from.reviews, by_recording);
    *out = from;
    return true;
}

bool pl_shelf_read(pl_shelf *out, pl_store *store, pl_error *err)
{
    pl_shelf shelf = { 0 };
    made_from from;
    if (!pl_store_recordings(&shelf.recordings, store, err) ||
        !pl_store_services(&shelf.services, store, err) ||
        !pl_store_reviews(&shelf.reviews, store, err) ||
        !pl_store_second_looks(&shelf.wishes, store, 0, err) ||
        !pl_store_second_mine(&shelf.second, &shelf.second_count, store, err) ||
        !pl_store_risks(&shelf.risks, store, 0, err) ||
        !pl_store_at_once(&shelf.at_once, store, 0, err) || !read_from(&from, &shelf, store, err)) {
        pl_shelf_free(&shelf);
        return false;
    }
    shelf.arena = pl_arena_new();
    int most = shelf.recordings.count + shelf.services.count;
    shelf.rows = pl_alloc_array((size_t)most + 1, sizeof *shelf.rows);
    for (; shelf.count < shelf.recordings.count; shelf.count++)
        shelf.rows[shelf.count] = make_row(&shelf, &shelf.recordings.items[shelf.count], &from);
    for (int i = 0; i < shelf.services.count; i++) {
        pl_shelf_row row = make_row(&shelf, &shelf.services.items[i], &from);
        if (row.review) /* else it is none of this person's business that it is reviewed */
            shelf.rows[shelf.count++] = row;
    }
    free((void *)from.reviews);
    free(from.watched);
    qsort(shelf.rows, (size_t)shelf.count, sizeof *shelf.rows, newest_first);
    if (!roster_read(&shelf, store, err)) {
        pl_shelf_free(&shelf);
        return false;
    }
    *out = shelf;
    return true;
}

/* ----- where recordings are: the only thing that asks the drives */

static int compare_ids(const void *a, const void *b)
{
    const pl_id *one = a, *other = b;
    return (*one > *other) - (*one < *other);
}

bool pl_away_read(pl_away *out, pl_store *store, pl_job *job, pl_error *err)
{
    pl_recordings all;
    pl_away away = { 0 };
    int room = 0;
    if (!pl_store_recordings(&all, store, err))
        return false;
    for (int i = 0; i < all.count && !pl_job_stopped(job); i++) {
        if (!pl_recording_offline(&all.items[i]))
            continue;
        pl_grow(away.items, away.count, room);
        away.items[away.count++] = all.items[i].id;
    }
    pl_recordings_free(&all);
    if (away.count)
        qsort(away.items, (size_t)away.count, sizeof *away.items, compare_ids);
    *out = away;
    return true;
}

void pl_away_free(pl_away *away)
{
    free(away->items);
    *away = (pl_away){ 0 };
}

void pl_shelf_mark(pl_shelf *shelf, const pl_away *away)
{
    for (int i = 0; i < shelf->count; i++)
        shelf->rows[i].offline =
            away->count && bsearch(&shelf->rows[i].recording->id, away->items, (size_t)away->count,
                                   sizeof *away->items, compare_ids);
}

void pl_shelf_free(pl_shelf *shelf)
{
    pl_recordings_free(&shelf->recordings);
    pl_recordings_free(&shelf->services);
    pl_reviews_free(&shelf->reviews);
    pl_second_looks_free(&shelf->wishes);
    pl_risks_free(&shelf->risks);
    pl_at_onces_free(&shelf->at_once);
    pl_roster_free(&shelf->roster);
    free(shelf->rows);
    free(shelf->second);
    pl_arena_free(shelf->arena);
    *shelf = (pl_shelf){ 0 };
}

bool pl_shelf_row_has(const pl_shelf_row *row, const char *words)
{
    return pl_text_has_all(row->words, words);
}
