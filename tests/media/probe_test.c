/* What probe tells, and the sentence for everything that is no recording or half of one. */
#include "corpus.h"
#include "test.h"

#include <time.h>

static pl_probe probe(const char *name)
{
    pl_error err = { 0 };
    pl_probe out = { 0 };
    char *path = corpus_path(name);
    const char *paths[] = { path };
    test_check_ok(pl_probe_read(&out, paths, 1, NULL, NULL, NULL, &err), &err, name, __FILE__,
                  __LINE__);
    free(path);
    return out;
}

static const pl_probe_stream *chosen(const pl_probe *from, pl_stream_kind kind)
{
    for (int i = 0; i < from->parts[0].stream_count; i++)
        if (from->parts[0].streams[i].kind == kind && from->parts[0].streams[i].chosen)
            return &from->parts[0].streams[i];
    return NULL;
}

TEST(a_probe_tells_container_length_picture_and_sound)
{
    static const struct {
        const char *name, *container, *video, *audio;
        pl_time duration;
        int fps_num, fps_den, channels;
    } cases[] = {
        { "mp4_25.mp4", "mp4", "h264", "aac", 12000000, 25, 1, 1 },
        { "mp4_2997.mp4", "mp4", "h264", "aac", 20020000, 30000, 1001, 1 },
        { "mkv_25.mkv", "matroska", "h264", "aac", 12000000, 25, 1, 1 },
        { "nocues_25.mkv", "matroska", "h264", "aac", 12000000, 25, 1, 1 },
        { "avi_25.avi", "avi", "mjpeg", "pcm_s16le", 12000000, 25, 1, 1 },
        { "wmv.wmv", "asf", "wmv2", "wmav2", 12000000, 25, 1, 1 },
        { "ps_25.mpg", "mpeg-ps", "mpeg2video", "ac3", 12000000, 25, 1, 1 },
        { "mts_25.mts", "mpeg-ts", "h264", "ac3", 12000000, 25, 1, 1 },
        { "cover.mp4", "mp4", "h264", "aac", 12000000, 25, 1, 1 },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_probe got = probe(cases[i].name);
        const pl_probe_stream *video = chosen(&got, PL_STREAM_VIDEO);
        const pl_probe_stream *audio = chosen(&got, PL_STREAM_AUDIO);
        check(video && audio);
        check_text(got.parts[0].container, cases[i].container);
        check_text(video->codec, cases[i].video);
        check_text(audio->codec, cases[i].audio);
        check_int(got.duration_us, cases[i].duration);
        check_int(got.parts[0].duration_us, cases[i].duration);
        check_int(got.parts[0].start_us, 0);
        check_int(video->width, 320);
        check_int(video->height, 180);
        check_int(video->fps_num, cases[i].fps_num);
        check_int(video->fps_den, cases[i].fps_den);
        check_int(audio->channels, cases[i].channels);
        check_int(audio->rate, 48000);
        check(video->decodable && audio->decodable && !video->interlaced);
        pl_probe_clear(&got);
    }
}

TEST(a_probe_tells_what_a_reviewer_should_know)
{
    static const struct {
        const char *name, *words;
    } cases[] = {
        { "nosound.mp4", "There is no sound." },
        { "sound.m4a", "There is no picture" },
        { "sound.wav", "There is no picture" },
        { "edit_25.mp4", "An edit list hides 33 of its pictures." },
        { "cut.mkv", "The file claims a length of 0:00:12.0, but 0:00:05.8 is there." },
        { "cut.avi", "The file claims a length of 0:00:12.0, but 0:00:06.0 is there." },
        { "cut_fast.mp4", "The file claims a length of 0:00:12.0, but 0:00:05" },
        { "locked.mp4", "It is encrypted" },
        { "no_decoder.mp4", "There is no decoder on this computer" },
        { "cut_b.mpg", "before the first key picture cannot be shown" },
        { "jump.ts", "Its timestamps jump at 0:00:0" },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_probe got = probe(cases[i].name);
        if (!has_warning(&got, cases[i].words))
            print_error("%s does not say \"%s\"\n", cases[i].name, cases[i].words);
        check(has_warning(&got, cases[i].words));
        pl_probe_clear(&got);
    }
}

TEST(a_sound_recording_has_nothing_to_be_warned_of)
{
    static const char *const names[] = { "mp4_25.mp4", "mp4_2997.mp4",   "mkv_25.mkv",
                                         "avi_25.avi", "late_sound.mp4", "early_sound.mkv",
                                         "wmv.wmv" };
    for (size_t i = 0; i < PL_COUNT(names); i++) {
        pl_probe got = probe(names[i]);
        for (int k = 0; k < got.warnings.count; k++)
            print_error("%s: %s\n", names[i], got.warnings.items[k]);
        check_int(got.warnings.count, 0);
        pl_probe_clear(&got);
    }
}

TEST(turned_narrow_and_interlaced_pictures_are_told)
{
    pl_probe got = probe("turned.mp4");
    check_int(chosen(&got, PL_STREAM_VIDEO)->rotation, 270);
    pl_probe_clear(&got);
    got = probe("narrow.mp4");
    check_int(chosen(&got, PL_STREAM_VIDEO)->aspect_num, 4);
    check_int(chosen(&got, PL_STREAM_VIDEO)->aspect_den, 3);
    pl_probe_clear(&got);
    got = probe("interlaced.mpg");
    check(chosen(&got, PL_STREAM_VIDEO)->interlaced);
    pl_probe_clear(&got);
    got = probe("cover.mp4");
    check_int(got.parts[0].stream_count, 3);
    check_int(got.parts[0].streams[2].kind, PL_STREAM_STILL);
    check(!got.parts[0].streams[2].chosen);
    pl_probe copy;
    pl_probe_copy(&copy, &got);
    pl_probe_clear(&got);
    check_text(copy.parts[0].streams[2].codec, "mjpeg");
    pl_probe_clear(&copy);
}

TEST(what_is_no_recording_is_refused_with_a_sentence)
{
    static const struct {
        const char *name;
        pl_code code;
        const char *words;
    } cases[] = {
        { "nowhere.mp4", PL_NOT_FOUND, "there is no such file" },
        { "folder.mp4", PL_BAD_INPUT, "is a folder, not a recording" },
        { "empty.mp4", PL_BAD_INPUT, "is empty (0 bytes)" },
        { "text.mp4", PL_BAD_INPUT, "is a text file" },
        { "list.mp4", PL_BAD_INPUT, "is a text file" },
        { "garbage.mp4", PL_BAD_INPUT, "is not a recording" },
        { "picture.mp4", PL_BAD_INPUT, "is a still picture" },
        { "picture.jpg", PL_BAD_INPUT, "is a still picture" },
        { "no_moov.mp4", PL_BAD_INPUT, "has no table of contents (moov)" },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_error err = { 0 };
        pl_probe got = { 0 };
        char *path = corpus_path(cases[i].name);
        const char *paths[] = { path };
        check_fails(pl_probe_read(&got, paths, 1, NULL, NULL, NULL, &err), cases[i].code);
        check_has(err.text, path);
        check_has(err.text, cases[i].words);
        check(err.text[strlen(err.text) - 1] == '.');
        free(path);
    }
}

TEST(a_device_is_no_recording)
{
    pl_error err = { 0 };
    pl_probe got = { 0 };
    const char *paths[] = { "/dev/zero" };
    check_fails(pl_probe_read(&got, paths, 1, NULL, NULL, NULL, &err), PL_BAD_INPUT);
    check_has(err.text, "not a file");
    check_fails(pl_probe_read(&got, paths, 0, NULL, NULL, NULL, &err), PL_BAD_INPUT);
}

TEST(pictures_that_cannot_be_had_are_refused_with_a_sentence)
{
    static const struct {
        const char *name, *words;
    } cases[] = {
        { "sound.m4a", "it holds sound only" },
        { "locked.mp4", "are encrypted" },
        { "no_decoder.mp4", "there is no decoder" },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_error err = { 0 };
        pl_image *image = NULL;
        pl_media *media = corpus_open(cases[i].name, NULL);
        check_fails(pl_media_picture_at(&image, NULL, NULL, media, 1000000, &err), PL_BAD_INPUT);
        check_has(err.text, cases[i].words);
        pl_media_close(&media);
    }
}

TEST(the_clock_of_sound_alone_runs_from_its_first_sound)
{
    pl_media *media = corpus_open("sound.wav", NULL);
    check_int(pl_media_frame_count(media), 0);
    check_int(pl_media_frame_at(media, 0), -1);
    check_int(pl_media_duration(media), 24000000);
    pl_media_close(&media);
}

TEST(a_file_cut_short_plays_up_to_the_damage)
{
    static const struct {
        const char *name;
        int least;
    } cases[] = { { "cut.mkv", 145 }, { "cut.avi", 150 }, { "cut_fast.mp4", 139 } };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_media *media = corpus_open(cases[i].name, NULL);
        check_int(pl_media_frame_count(media), cases[i].least);
        for (int n = 0; n < 135; n += 9)
            check_int(number_at(media, n * 40000, NULL, NULL), n);
        pl_media_close(&media);
    }
}

/* Names are bytes to the system and nothing else: no protocol, no pattern, no option. */
TEST(odd_names_open)
{
    static const char *const names[] = { "Gruppe \"Ä 1\" – 会议 ö.mp4",
                                         "concat:first.ts|later.ts" };
    static const int counts[] = { 3, 300 };
    for (size_t i = 0; i < PL_COUNT(names); i++) {
        pl_error err = { 0 };
        char *path = corpus_path(names[i]);
        const char *paths[] = { path };
        pl_media *media = pl_media_open(paths, 1, NULL, NULL, &err);
        check_ok(media != NULL);
        check_int(pl_media_frame_count(media), counts[i]);
        check_int(number_at(media, 80000, NULL, NULL), 2);
        pl_media_close(&media);
        free(path);
    }
}
