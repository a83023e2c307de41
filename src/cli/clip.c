/* A stretch of a recording as a file of its own. */
#include "cli.h"

#include "plumbline/media/clip.h"

#include <strings.h>

static bool is_mp4(const char *path)
{
    size_t size = strlen(path);
    return size > 4 && strcasecmp(path + size - 4, ".mp4") == 0;
}

static void say(context *c, const pl_clip_facts *facts, const char *path)
{
    char from[PL_TIME_ROOM], to[PL_TIME_ROOM];
    if (c->json) {
        pl_json_object(&c->out, NULL);
        pl_json_int(&c->out, "from_us", facts->from_us);
        pl_json_int(&c->out, "to_us", facts->to_us);
        pl_json_int(&c->out, "frames", facts->frames);
        pl_json_int(&c->out, "copied", facts->copied);
        pl_json_int(&c->out, "damaged", facts->damaged);
        pl_json_bool(&c->out, "sound", facts->sound);
        pl_json_string(&c->out, "file", path);
        pl_json_end_object(&c->out);
        out_flush(c);
        return;
    }
    show("%s: from %s to %s\n", path, pl_time_format(from, facts->from_us, 6),
         pl_time_format(to, facts->to_us, 6));
    if (facts->copied)
        show("  %d pictures, %d of them copied as they are\n", facts->frames, facts->copied);
    else if (facts->frames)
        show("  %d pictures, all coded anew\n", facts->frames);
    if (facts->why)
        tell("  note: no picture could be copied. %s", facts->why);
    if (facts->damaged)
        tell("  note: %d pictures are damaged; the one before each is shown the longer.",
             facts->damaged);
}

typedef struct clip_wish {
    const cli_args *args;
    pl_clip_options options;
    const char *path;
} clip_wish;

static bool write_clip(pl_clip_facts *facts, const pl_candidate *parts, clip_wish *wish,
                       pl_job *job, pl_error *err)
{
    pl_media_options quick = { .quick = true };
    pl_media *media = pl_media_open((const char *const *)parts->parts.items, parts->parts.count,
                                    &quick, job, err);
    bool ok = media && sound_named(&wish->options.sound, wish->args, media, err) &&
              pl_clip_write(facts, media, &wish->options, wish->path, job, err);
    pl_media_close(&media);
    return ok;
}

int run_clip(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_clip_facts facts;
    pl_clip_options options = { .from_us = arg_time(a, "--from"),
                                .to_us = arg_time(a, "--to"),
                                .all = arg_has(a, "--all") };
    const char *path = arg(a, "--out");
    clip_wish wish = { a, options, path };
    if (options.from_us == PL_NO_TIME || options.to_us == PL_NO_TIME || !path)
        return wrong_usage("clip wants two times and a file: --from TIME --to TIME -o MP4.");
    if (!is_mp4(path))
        return wrong_usage("A clip is written as .mp4; \"%s\" has another ending.", path);
    pl_candidates found;
    pl_job *job = job_start();
    bool ok = find_parts(&found, a, job, &err);
    if (ok) {
        ok = write_clip(&facts, &found.items[0], &wish, job, &err);
        pl_candidates_free(&found);
    }
    job_end();
    if (ok)
        say(c, &facts, path);
    return ok ? EXIT_DONE : failed(&err);
}
