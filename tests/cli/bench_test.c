/* The program measures itself: what it says is there, and every picture was the one asked for. No time is
 * judged here. */
#include "program.h"

#include "plumbline/base/text.h"

static const struct measured {
    const char *what, *options, *fields;
} measures[] = {
    { "seek", "--count 4 --numbers 300", "first_p50_ms cpu_s memory_mb" },
    { "seek", "--count 4 --numbers 300 --warm --seed 3", "first_p50_ms cpu_s" },
    { "seek", "--count 4 --numbers 300 --near", "first_p95_ms cpu_s" },
    { "seek", "--count 4 --numbers 300 --thumbs", "first_p95_ms cpu_s" },
    { "step", "--count 30 --numbers 300", "forward_p50_ms forward_max_ms cpu_s" },
    { "index", "--count 1 --numbers 300",
      "built_p50_ms written_p50_ms reopened_p50_ms picture_p50_ms reopened_picture_p50_ms frames" },
    { "index", "--count 1 --warm", "reopened_p50_ms cpu_s" },
    { "start", "--count 1", "cpu_s" },
    { "speech", "--count 1", "read_p50_ms ranges speech_s cpu_s" },
    { "speech", "--count 1 --warm", "read_p50_ms ranges speech_s cpu_s" },
    { "sheet", "--count 1 --pictures 30", "first_p50_ms written_p50_ms missing cpu_s" },
    { "sheet", "--count 2 --pictures 3 --warm", "first_p50_ms written_p50_ms missing cpu_s" },
};

static void check_fields(const char *json, const char *fields)
{
    char *list = pl_copy_text(fields), *rest = list;
    for (char *name = strtok_r(rest, " ", &rest); name; name = strtok_r(NULL, " ", &rest))
        free(json_value(json, name));
    free(list);
}

TEST(each_measurement_says_its_figures_and_shows_the_right_pictures)
{
    static const char *const files[] = { "mp4_25.mp4", "ps_25.mpg" };
    for (size_t i = 0; i < PL_COUNT(measures); i++) {
        char *out =
            program_run("/nowhere", 0, "bench %s '%s/corpus/%s' %s --json", measures[i].what,
                        PL_BUILD, files[i % PL_COUNT(files)], measures[i].options);
        check_fields(out, "bench measured p50_ms p95_ms max_ms");
        check_fields(out, measures[i].fields);
        check_int(json_number(out, "wrong"), 0);
        free(out);
    }
}

TEST(warm_says_what_was_prepared)
{
    char *out =
        program_run("/nowhere", 0, "bench seek '%s/corpus/mp4_25.mp4' --count 1 --json", PL_BUILD);
    check_has(out, "\"warm\":false,\"prepared\":null");
    free(out);
    out = program_run("/nowhere", 0, "bench seek '%s/corpus/mp4_25.mp4' --count 1 --warm --json",
                      PL_BUILD);
    check_has(out, "\"warm\":true,\"prepared\":\"the decoder");
    free(out);
}

TEST(playing_keeps_sound_and_picture_together)
{
    char *out = program_run(
        "/nowhere", 0, "bench play '%s/corpus/mp4_25.mp4' --for 1 --from 9.5 --numbers 300 --json",
        PL_BUILD);
    check_fields(out, "cpu_s cpu_s_minute dropped av_offset_ms_max beep_offset_ms_max pictures "
                      "pictures_due memory_end_mb kept_mb");
    check_int(json_number(out, "wrong"), 0);
    free(out);
}

TEST(painting_is_measured_with_tags)
{
    char *out = program_run("/nowhere", 0, "bench ui --tags 20 --size 1280x720 --count 2 --json");
    check_fields(out, "p50_ms p95_ms max_ms saved_p50_ms next_p50_ms picture_p50_ms whole_p50_ms");
    check_int(json_number(out, "tags"), 22);
    free(out);
}

TEST(what_cannot_be_measured_is_said)
{
    static const struct {
        const char *what, *file, *options, *says;
        int status;
    } cases[] = {
        { "seek", "sound.m4a", "", "has no picture to measure with", 1 },
        { "seek", "one.mp4", "", "is too short to jump about in", 1 },
        { "seek", "mp4_25.mp4", "--count many", "--count wants a number", 2 },
        { "play", "mp4_25.mp4", "--speed 9", "--speed is from 0.25 to 4", 2 },
        { "play", "mp4_25.mp4", "--size wide", "--size is written as", 2 },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        char *said = program_error("/nowhere", cases[i].status, "bench %s '%s/corpus/%s' %s",
                                   cases[i].what, PL_BUILD, cases[i].file, cases[i].options);
        check_has(said, cases[i].says);
        free(said);
    }
}
