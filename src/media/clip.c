#include "plumbline/media/clip.h"

#include "clip_make.h"
#include "plumbline/base/file.h"
#include "plumbline/base/part.h"
#include "sound.h"

#include <stdlib.h>

/* --- what is asked */

static bool check_times(const pl_media *media, const pl_clip_options *options, pl_error *err)
{
    char from[PL_TIME_ROOM], to[PL_TIME_ROOM];
    pl_time whole = pl_media_duration(media);
    if (options->from_us < 0 || options->to_us > whole)
        return pl_fail(err, PL_BAD_INPUT,
                       "The clip would reach beyond the recording, which ends at %s.",
                       pl_time_format(to, whole, 6));
    return options->from_us < options->to_us ||
           pl_fail(
               err, PL_BAD_INPUT, "A clip goes on from its start, and %s does not lie before %s.",
               pl_time_format(from, options->from_us, 3), pl_time_format(to, options->to_us, 3));
}

static bool check_path(const pl_media *media, const char *path, pl_error *err)
{
    for (int i = 0; i < media->index->part_count; i++) {
        char *disc = NULL;
        int title = 0;
        bool is_title = pl_part_split(&disc, &title, media->paths[i]);
        bool same = pl_path_same(path, is_title ? disc : media->paths[i]);
        free(disc);
        if (same)
            return pl_fail(err, PL_REFUSED,
                           "%s is the recording itself, which is never written to. Choose another "
                           "name for the clip.",
                           path);
    }
    if (pl_path_exists(path))
        return pl_fail(err, PL_REFUSED,
                       "%s is there already and is not written over. Choose another name for the "
                       "clip, or move that file away first.",
                       path);
    return true;
}

/* --- which frames */

/* What is heard begins and ends with what is seen. */
static void choose_frames(pl_clip *c, const pl_clip_options *options)
{
    const pl_media *media = c->media;
    c->facts.from_us = options->from_us;
    c->facts.to_us = options->to_us;
    c->picture = pl_media_frame_count(media) > 0;
    if (!c->picture)
        return;
    c->plan.first = pl_media_frame_at(media, options->from_us);
    c->plan.last = pl_media_frame_at(media, options->to_us - 1);
    c->facts.from_us = pl_media_frame_start(media, c->plan.first);
    c->facts.to_us = pl_media_frame_end(media, c->plan.last);
}

static bool make_plan(pl_clip *c, bool all, pl_error *err)
{
    int first = c->plan.first, last = c->plan.last;
    if (!c->picture)
        return true;
    if (!all)
        return pl_clip_plan_make(&c->plan, c->media, &c->how, first, last, err);
    pl_clip_plan_none(&c->plan, NULL);
    c->plan.part = pl_media_frame_part(c->media, first);
    return true;
}

static bool make(pl_clip *c, pl_error *err)
{
    pl_error own = { 0 };
    if (pl_clip_make(c, &own))
        return true;
    if (!c->unfit)
        return pl_fail(err, own.code, "%s", own.text);
    pl_clip_plan_none(&c->plan, "Its pictures are coded in a way that nothing can be joined to.");
    c->unfit = false;
    return pl_clip_make(c, err);
}

bool pl_clip_write(pl_clip_facts *out, pl_media *media, const pl_clip_options *options,
                   const char *path, pl_job *job, pl_error *err)
{
    pl_clip c = {
        .media = media, .path = path, .job = job, .how = media->decoding, .sound = options->sound
    };
    if (!check_times(media, options, err) || !check_path(media, path, err))
        return false;
    c.facts.sound = pl_sound_any(media);
    c.how.job = job;
    c.how.give_way = NULL;
    c.how.kept = pl_kept_new(0, 0);
    choose_frames(&c, options);
    bool ok = make_plan(&c, options->all, err) && make(&c, err);
    if (ok) {
        c.facts.copied = c.plan.copy_end - c.plan.copy_first;
        c.facts.why = c.plan.why;
        *out = c.facts;
    }
    pl_clip_plan_clear(&c.plan);
    pl_kept_free(c.how.kept);
    return ok;
}
