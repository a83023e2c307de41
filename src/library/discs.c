/* Which titles of a disc are recordings. */
#include "discs.h"

#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"
#include "plumbline/base/time.h"
#include "plumbline/media/disc.h"

#include <string.h>
#include <strings.h>

/* A further title that is shorter is a trailer, a test of the camera, or the end of a menu. */
#define LEAST_US ((pl_time)10 * 60 * 1000000)

/* Where no table tells the length: what a recorder writes in that time at its lowest quality. */
#define LEAST_BYTES ((int64_t)100 * 1024 * 1024)

bool disc_is_image(const char *path)
{
    const char *dot = strrchr(path, '.');
    return dot && (strcasecmp(dot, ".iso") == 0 || strcasecmp(dot, ".img") == 0);
}

bool disc_is_folder(const pl_names *names)
{
    for (int i = 0; i < names->count; i++)
        if (pl_disc_has_name(names->items[i]))
            return true;
    return false;
}

static void add(pl_candidates *out, const pl_disc *disc, int title, bool further)
{
    char *path = pl_part_join(disc->path, disc->titles[title].number);
    pl_grow(out->items, out->count, out->room);
    pl_candidate *one = &out->items[out->count++];
    *one = (pl_candidate){ .further = further };
    pl_names_add(&one->parts, path);
    free(path);
}

static bool is_long(const pl_disc_title *title)
{
    return title->claimed_us == PL_NO_TIME ? title->bytes >= LEAST_BYTES
                                           : title->claimed_us >= LEAST_US;
}

static void tell_short(pl_candidates *out, const pl_disc *disc, const pl_disc_title *title)
{
    char length[PL_TIME_ROOM];
    char *path = pl_part_join(disc->path, title->number), *name = pl_part_name(path);
    char *words =
        pl_format("%s was left out: it lasts %s. To add it, index %s.", name,
                  title->claimed_us == PL_NO_TIME ? "under 10 minutes"
                                                  : pl_time_format(length, title->claimed_us, 0),
                  path);
    pl_names_add(&out->notes, words);
    free(words);
    free(name);
    free(path);
}

/* Whether all of a title is shown by one that was chosen before it. */
static bool is_shown(const pl_disc *disc, const bool *chosen, int title)
{
    for (int i = 0; i < disc->count; i++)
        if (chosen[i] && pl_disc_title_within(&disc->titles[title], &disc->titles[i]))
            return true;
    return false;
}

void disc_add(pl_candidates *out, const char *path, bool named)
{
    pl_disc disc;
    pl_error why = { 0 };
    if (!pl_disc_read(&disc, path, NULL, NULL, &why)) {
        if (named || why.code != PL_NOT_FOUND) /* other images lie about in folders */
            pl_names_add(&out->troubles, why.text);
        return;
    }
    bool *chosen = pl_alloc_array((size_t)disc.count, sizeof *chosen);
    chosen[disc.longest] = true;
    add(out, &disc, disc.longest, false);
    for (int i = 0; i < disc.count; i++) {
        if (is_shown(&disc, chosen, i))
            continue;
        chosen[i] = is_long(&disc.titles[i]);
        if (chosen[i])
            add(out, &disc, i, true);
        else
            tell_short(out, &disc, &disc.titles[i]);
    }
    free(chosen);
    pl_disc_clear(&disc);
}
