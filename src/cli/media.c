#include "cli.h"

#include "plumbline/base/part.h"
#include "plumbline/media/media.h"
#include "plumbline/media/probe.h"
#include "plumbline/media/still.h"

#include <strings.h>

bool find_parts(pl_candidates *out, const cli_args *a, pl_job *job, pl_error *err)
{
    pl_file_facts facts;
    for (int i = 0; i < a->operand_count; i++)
        if (!pl_part_facts_read(&facts, a->operands[i], err))
            return false;
    if (!pl_candidates_find(out, a->operands, a->operand_count, job, err))
        return false;
    int count = 0;
    for (int i = 0; i < out->count; i++)
        count += !out->items[i].further;
    if (count == 1) /* of a disc its longest title */
        return true;
    bool files = true;
    for (int i = 0; i < a->operand_count; i++)
        files = files && !pl_path_is_folder(a->operands[i]);
    if (files) { /* files that are named one by one are parts in this order */
        pl_candidates_free(out);
        *out = (pl_candidates){ 0 };
        pl_grow(out->items, out->count, out->room);
        out->items[out->count++] = (pl_candidate){ 0 };
        for (int i = 0; i < a->operand_count; i++)
            pl_names_add(&out->items[0].parts, a->operands[i]);
        return true;
    }
    pl_candidates_free(out);
    return pl_fail(err, PL_BAD_INPUT, "There are %d recordings in %s. Name one of them.", count,
                   a->operands[0]);
}

static bool side_named(pl_side *out, const char *name, pl_error *err)
{
    for (int i = 0; i < PL_SIDES; i++)
        if (!name || strcmp(name, pl_side_name((pl_side)i)) == 0) {
            *out = (pl_side)i;
            return true;
        }
    return pl_fail(err, PL_BAD_INPUT, "--side takes both, left or right, not \"%s\".", name);
}

bool sound_named(pl_sound_choice *out, const cli_args *a, const pl_media *media, pl_error *err)
{
    int most = pl_tracks_most(pl_media_probe(media));
    const char *track = arg(a, "--track");
    char *end = NULL;
    long number = track ? strtol(track, &end, 10) : 0;
    if (track && (*end || end == track || number < 1 || number > most))
        return pl_fail(err, PL_BAD_INPUT,
                       "The recording has %d track%s of sound; --track takes a number from 1 on, "
                       "not \"%s\".",
                       most, most == 1 ? "" : "s", track);
    out->track = (int)number;
    return side_named(&out->side, arg(a, "--side"), err);
}

static void out_stream(pl_json *json, const pl_probe_stream *stream)
{
    pl_json_object(json, NULL);
    pl_json_string(json, "kind", pl_stream_kind_name(stream->kind));
    pl_json_string(json, "codec", stream->codec);
    pl_json_bool(json, "chosen", stream->chosen);
    if (stream->kind == PL_STREAM_VIDEO) {
        pl_json_int(json, "width", stream->width);
        pl_json_int(json, "height", stream->height);
        pl_json_real(json, "fps", stream->fps_den ? (double)stream->fps_num / stream->fps_den : 0);
        char *aspect = pl_format("%d:%d", stream->aspect_num, stream->aspect_den);
        pl_json_string(json, "sample_aspect", aspect);
        free(aspect);
        pl_json_int(json, "rotation", stream->rotation);
        pl_json_bool(json, "interlaced", stream->interlaced);
    }
    if (stream->kind == PL_STREAM_AUDIO) {
        pl_json_int(json, "channels", stream->channels);
        pl_json_int(json, "rate", stream->rate);
        pl_json_int(json, "track", stream->track);
        pl_json_string(json, "language", stream->language[0] ? stream->language : NULL);
        pl_json_string(json, "title", stream->title[0] ? stream->title : NULL);
    }
    pl_json_end_object(json);
}

static void out_probe(pl_json *json, const pl_probe *probe)
{
    pl_json_object(json, NULL);
    pl_json_int(json, "duration_us", probe->duration_us);
    pl_json_array(json, "parts");
    for (int i = 0; i < probe->part_count; i++) {
        const pl_probe_part *part = &probe->parts[i];
        pl_json_object(json, NULL);
        pl_json_string(json, "path", part->path);
        pl_json_string(json, "container", part->container);
        pl_json_int(json, "start_us", part->start_us);
        pl_json_int(json, "duration_us", part->duration_us);
        out_time(json, "claimed_us", part->claimed_us);
        pl_json_array(json, "streams");
        for (int k = 0; k < part->stream_count; k++)
            out_stream(json, &part->streams[k]);
        pl_json_end_array(json);
        pl_json_end_object(json);
    }
    pl_json_end_array(json);
    out_lines(json, "warnings", &probe->warnings);
    pl_json_end_object(json);
}

static void print_sound(const pl_probe_stream *stream)
{
    printf(", track %d, %d channel%s, %d Hz", stream->track, stream->channels,
           stream->channels == 1 ? "" : "s", stream->rate);
    if (stream->language[0])
        show(", %s", stream->language);
    if (stream->title[0])
        show(", %s", stream->title);
    if (stream->chosen)
        printf(", heard first");
}

static void print_stream(const pl_probe_stream *stream)
{
    printf("    %s %s", pl_stream_kind_name(stream->kind), stream->codec);
    if (stream->kind == PL_STREAM_VIDEO)
        printf(", %d × %d, %.5g pictures a second%s", stream->width, stream->height,
               stream->fps_den ? (double)stream->fps_num / stream->fps_den : 0,
               stream->interlaced ? ", interlaced" : "");
    if (stream->rotation)
        printf(", turned by %d°", stream->rotation);
    if (stream->kind == PL_STREAM_AUDIO)
        print_sound(stream);
    puts("");
}

static void print_probe(const pl_probe *probe)
{
    char time[PL_TIME_ROOM];
    printf("%s in %d part%s\n", pl_time_format(time, probe->duration_us, 3), probe->part_count,
           probe->part_count == 1 ? "" : "s");
    for (int i = 0; i < probe->part_count; i++) {
        show("  %s: %s, %s\n", probe->parts[i].path, probe->parts[i].container,
             pl_time_format(time, probe->parts[i].duration_us, 3));
        for (int k = 0; k < probe->parts[i].stream_count; k++)
            print_stream(&probe->parts[i].streams[k]);
    }
    for (int i = 0; i < probe->warnings.count; i++)
        printf("  note: %s\n", probe->warnings.items[i]);
}

int run_probe(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_candidates found;
    pl_probe probe;
    pl_job *job = job_start();
    if (!find_parts(&found, a, job, &err))
        return failed(&err);
    bool ok = pl_probe_read(&probe, (const char *const *)found.items[0].parts.items,
                            found.items[0].parts.count, NULL, NULL, job, &err);
    pl_candidates_free(&found);
    job_end();
    if (!ok)
        return failed(&err);
    if (c->json) {
        out_probe(&c->out, &probe);
        out_flush(c);
    } else {
        print_probe(&probe);
    }
    pl_probe_clear(&probe);
    return EXIT_DONE;
}

static bool has_ending(const char *path, const char *ending)
{
    size_t size = strlen(path), behind = strlen(ending);
    return size > behind && strcasecmp(path + size - behind, ending) == 0;
}

static bool is_jpeg(const char *path)
{
    return has_ending(path, ".jpg") || has_ending(path, ".jpeg");
}

bool is_picture(const char *path)
{
    return has_ending(path, ".png") || is_jpeg(path);
}

/* Behind the end nothing is presented; the end itself still shows the last picture. */
static bool within(pl_media *media, pl_time at, pl_error *err)
{
    char end[PL_TIME_ROOM];
    return at <= pl_media_duration(media) ||
           pl_fail(err, PL_BAD_INPUT, "That time lies behind the end of the recording, %s.",
                   pl_time_format(end, pl_media_duration(media), 3));
}

bool write_picture(const pl_image *image, const char *path, pl_error *err)
{
    size_t size = 0;
    void *bytes = is_jpeg(path) ? pl_still_jpeg(&size, image, PL_JPEG_QUALITY, err)
                                : pl_still_png(&size, image, err);
    bool ok = bytes && pl_file_write(path, bytes, size, err);
    free(bytes);
    return ok;
}

static bool write_frame(context *c, const pl_candidate *parts, pl_time at, const char *path,
                        pl_job *job, pl_error *err)
{
    pl_media_options options = { .quick = true };
    pl_media *media = pl_media_open((const char *const *)parts->parts.items, parts->parts.count,
                                    &options, job, err);
    pl_image *image = NULL;
    pl_time shown = 0;
    bool key = false;
    bool ok = media && within(media, at, err) &&
              pl_media_picture_at(&image, &shown, &key, media, at, err) &&
              write_picture(image, path, err);
    if (ok) {
        char asked_text[PL_TIME_ROOM], shown_text[PL_TIME_ROOM];
        pl_json_object(&c->out, NULL);
        pl_json_int(&c->out, "asked_us", at);
        pl_json_int(&c->out, "shown_us", shown);
        pl_json_bool(&c->out, "key", key);
        pl_json_int(&c->out, "frame", pl_media_frame_at(media, shown));
        pl_json_string(&c->out, "file", path);
        out_lines(&c->out, "warnings", &pl_media_probe(media)->warnings);
        pl_json_end_object(&c->out);
        if (c->json)
            out_flush(c);
        else
            show("%s: the frame at %s is the one that starts at %s\n", path,
                 pl_time_format(asked_text, at, 6), pl_time_format(shown_text, shown, 6));
        for (int i = 0; i < pl_media_probe(media)->warnings.count && !c->json; i++)
            tell("  note: %s", pl_media_probe(media)->warnings.items[i]);
    }
    pl_image_free(image);
    pl_media_close(&media);
    return ok;
}

int run_frame(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_time at = arg_time(a, "--at");
    const char *path = arg(a, "--out");
    if (at == PL_NO_TIME || !path)
        return wrong_usage("frame wants a time and a file: --at TIME -o PNG.");
    if (!is_picture(path))
        return wrong_usage("A picture is written as .png or .jpg; \"%s\" has another ending.",
                           path);
    pl_candidates found;
    pl_job *job = job_start();
    bool ok = find_parts(&found, a, job, &err);
    if (ok) {
        ok = write_frame(c, &found.items[0], at, path, job, &err);
        pl_candidates_free(&found);
    }
    job_end();
    return ok ? EXIT_DONE : failed(&err);
}
