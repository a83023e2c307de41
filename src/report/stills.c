/* A picture for each point in full, as far as the caller gives any. */
#include "draft.h"

#include "plumbline/base/memory.h"

#include <string.h>

typedef struct gathering {
    int asked, had, failed;
    pl_error first; /* of those that failed */
} gathering;

static bool is_jpeg(const unsigned char *bytes, size_t size)
{
    return size > 3 && bytes[0] == 0xFF && bytes[1] == 0xD8 && bytes[2] == 0xFF;
}

/* The report's own copy of the JPEG; the pixels are handed on, or freed where nobody wants them. */
static bool take(draft *d, const unsigned char **jpeg, size_t *size, pl_image **image, pl_time at,
                 int width, pl_error *err)
{
    pl_report_picture still = { 0 };
    if (!d->options->still(&still, d->options->still_ctx, at, width, err))
        return false;
    bool good = is_jpeg(still.jpeg, still.size);
    if (good) {
        unsigned char *copy = pl_arena_alloc(d->arena, still.size);
        memcpy(copy, still.jpeg, still.size);
        *jpeg = copy;
        *size = still.size;
    }
    if (good && image)
        *image = still.image;
    else
        pl_image_free(still.image);
    free(still.jpeg);
    return good || pl_fail(err, PL_CANNOT_READ, "The still is no JPEG.");
}

static bool take_still(draft *d, pl_report_point *point, pl_error *err)
{
    pl_error none = { 0 };
    if (!take(d, &point->jpeg, &point->jpeg_size, &point->image, point->made_us,
              PL_REPORT_STILL_WIDTH, err))
        return false;
    take(d, &point->print, &point->print_size, NULL, point->made_us, PL_REPORT_PRINT_WIDTH, &none);
    return true;
}

static void gather(draft *d, gathering *all, pl_report_points *points)
{
    for (int i = 0; i < points->count && all->asked < PL_REPORT_MOST_STILLS; i++) {
        pl_error err = { 0 };
        all->asked++;
        if (take_still(d, &points->items[i], &err)) {
            all->had++;
            continue;
        }
        points->items[i].no_picture = true;
        if (all->failed++ == 0)
            all->first = err;
    }
}

void draft_stills(draft *d)
{
    pl_report *report = d->report;
    if (!d->options->still)
        return;
    gathering all = { 0 };
    gather(d, &all, &report->to_develop);
    gather(d, &all, &report->worked);
    report->pictures = all.had > 0;
    int points = report->to_develop.count + report->worked.count;
    if (all.failed)
        draft_note(d, "%d of %d pictures could not be had: %s", all.failed, all.asked,
                   all.first.text);
    if (points > all.asked)
        draft_note(d, "%d points have no picture: a report has room for %d.", points - all.asked,
                   (int)PL_REPORT_MOST_STILLS);
    if (all.had)
        draft_note(d, "No covers are drawn on the pictures. People can be recognised.");
}
