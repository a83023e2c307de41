#include "cli.h"

#include "plumbline/library/find.h"
#include "plumbline/media/speech.h"

static void out_speech(context *c, const pl_media *media, const pl_speech *speech)
{
    pl_json *json = &c->out;
    pl_json_object(json, NULL);
    pl_json_array(json, "ranges");
    for (int i = 0; i < speech->ranges.count; i++) {
        pl_json_array(json, NULL);
        pl_json_int(json, NULL, speech->ranges.items[i].from_us);
        pl_json_int(json, NULL, speech->ranges.items[i].to_us);
        pl_json_end_array(json);
    }
    pl_json_end_array(json);
    pl_json_int(json, "speech_us", speech->speech_us);
    pl_json_int(json, "total_us", speech->duration_us);
    out_lines(json, "warnings", &pl_media_probe(media)->warnings);
    pl_json_end_object(json);
    out_flush(c);
}

static void print_speech(const pl_media *media, const pl_speech *speech)
{
    char from[PL_TIME_ROOM], to[PL_TIME_ROOM];
    for (int i = 0; i < speech->ranges.count; i++)
        show("%s  %s\n", pl_time_format(from, speech->ranges.items[i].from_us, 2),
             pl_time_format(to, speech->ranges.items[i].to_us, 2));
    double share = speech->duration_us > 0
                       ? 100.0 * (double)speech->speech_us / (double)speech->duration_us
                       : 0;
    show("%s of %s is speech, %.0f %%\n", pl_time_format(from, speech->speech_us, 2),
         pl_time_format(to, speech->duration_us, 2), share);
    for (int i = 0; i < pl_media_probe(media)->warnings.count; i++)
        tell("  note: %s", pl_media_probe(media)->warnings.items[i]);
}

int run_speech(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_candidates found;
    pl_media *media = NULL;
    pl_speech *speech = NULL;
    pl_job *job = job_start();
    if (find_parts(&found, a, job, &err)) {
        media = pl_media_open((const char *const *)found.items[0].parts.items,
                              found.items[0].parts.count, NULL, job, &err);
        pl_candidates_free(&found);
    }
    pl_speech_options options = { 0 };
    if (media && sound_named(&options.sound, a, media, &err))
        speech = pl_speech_read(media, &options, job, &err);
    job_end();
    if (speech && c->json)
        out_speech(c, media, speech);
    else if (speech)
        print_speech(media, speech);
    bool ok = speech != NULL;
    pl_speech_free(speech);
    pl_media_close(&media);
    return ok ? EXIT_DONE : failed(&err);
}
