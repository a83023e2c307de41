/* Where people speak: how much of speech is kept and how much of silence is passed over, in made mixtures
 * and in the demonstration recording; and that the curve does not depend on who reads which part. */
#include "corpus.h"
#include "mixture.h"
#include "test.h"

#include "plumbline/base/file.h"
#include "plumbline/media/speech.h"

enum { LONG_US = 3000000 };

typedef struct figures {
    double kept, skipped, worst; /* per cent; worst: the least of a line that is kept */
} figures;

static double share(pl_time part, pl_time whole)
{
    return whole > 0 ? 100.0 * (double)part / (double)whole : 100;
}

static figures judge(const pl_ranges *lines, const pl_ranges *found, pl_time duration)
{
    pl_time kept = 0, skipped = 0, silent = 0, before = 0;
    figures out = { .worst = 100 };
    for (int i = 0; i <= lines->count; i++) {
        pl_time from = i < lines->count ? lines->items[i].from_us : duration;
        if (from - before > LONG_US) {
            silent += from - before;
            skipped += from - before - pl_ranges_within(found, before, from);
        }
        if (i == lines->count)
            break;
        pl_time to = before = lines->items[i].to_us, own = pl_ranges_within(found, from, to);
        kept += own;
        if (share(own, to - from) < out.worst)
            out.worst = share(own, to - from);
    }
    out.kept = share(kept, pl_ranges_sum(lines));
    out.skipped = share(skipped, silent);
    return out;
}

static pl_speech *speech_of(const char *const *paths, int count, int threads, pl_media **media)
{
    pl_error err = { 0 };
    *media = pl_media_open(paths, count, NULL, NULL, &err);
    check_ok(*media != NULL);
    pl_speech *speech =
        pl_speech_read(*media, &(pl_speech_options){ .threads = threads }, NULL, &err);
    check_ok(speech != NULL);
    return speech;
}

static void print(const char *name, const figures *f)
{
    printf("  %-34s speech kept %6.2f %%, silence skipped %6.2f %%, worst line %6.2f %%\n", name,
           f->kept, f->skipped, f->worst);
}

TEST(speech_is_kept_and_silence_is_passed_over_in_made_mixtures)
{
    static const mixture_kind kinds[] = {
        { "no noise", NOISE_NONE, 20, false, false, 48000, 300 },
        { "white noise 20 dB below", NOISE_WHITE, 20, false, false, 48000, 300 },
        { "room noise 20 dB below", NOISE_ROOM, 20, false, false, 48000, 300 },
        { "the same at 16 kHz", NOISE_ROOM, 20, false, false, 16000, 300 },
        { "fan 20 dB below", NOISE_FAN, 20, false, false, 44100, 300 },
        { "hum 20 dB below", NOISE_HUM, 20, false, false, 48000, 300 },
        { "fan switched on and off", NOISE_SWITCH, 20, false, false, 48000, 300 },
        { "room noise, distant speakers", NOISE_ROOM, 20, true, false, 48000, 300 },
        { "white noise, distant speakers", NOISE_WHITE, 20, true, false, 48000, 300 },
        { "fan, distant speakers", NOISE_FAN, 20, true, false, 48000, 300 },
        { "room noise, coughs", NOISE_ROOM, 20, false, true, 48000, 300 },
        { "fan, distant speakers, coughs", NOISE_FAN, 20, true, true, 48000, 300 },
    };
    char *folder = test_new_folder(), *path = pl_path_join(folder, "mixture.wav");
    for (size_t i = 0; i < PL_COUNT(kinds); i += TEST_STEP) {
        pl_ranges lines = { 0 };
        pl_media *media = NULL;
        mixture_make(&lines, &kinds[i], path);
        pl_speech *speech = speech_of((const char *const *)&path, 1, 0, &media);
        figures f = judge(&lines, &speech->ranges, speech->duration_us);
        print(kinds[i].name, &f);
        check(f.kept >= 98 && f.skipped >= 80);
        pl_speech_free(speech);
        pl_media_close(&media);
        pl_ranges_free(&lines);
    }
    free(path);
    free(folder);
}

TEST(speech_is_kept_and_silence_is_passed_over_in_the_demonstration)
{
    pl_ranges lines = { 0 };
    pl_time second = 0;
    static const char *const paths[] = { PL_BUILD "/spoken/demo_part1.m4a",
                                         PL_BUILD "/spoken/demo_part2.m4a" };
    pl_media *media = NULL;
    demo_lines(&lines, &second);
    pl_speech *speech = speech_of(paths, 2, 0, &media);
    figures f = judge(&lines, &speech->ranges, speech->duration_us);
    print("demonstration recording", &f);
    check(f.kept >= 98 && f.skipped >= 80);
    pl_speech_free(speech);
    pl_media_close(&media);
    pl_ranges_free(&lines);
}

/* ----- the curve */

static pl_speech *read_with(const pl_media *media, int threads)
{
    pl_error err = { 0 };
    pl_speech *speech =
        pl_speech_read(media, &(pl_speech_options){ .threads = threads }, NULL, &err);
    check_ok(speech != NULL);
    return speech;
}

static void check_alike(const pl_speech *a, const pl_speech *b)
{
    check_int(a->level_count, b->level_count);
    check_int(a->peak_count, b->peak_count);
    check(memcmp(a->levels, b->levels, (size_t)a->level_count) == 0);
    check(memcmp(a->peaks, b->peaks, (size_t)a->peak_count) == 0);
    check_int(a->ranges.count, b->ranges.count);
    for (int i = 0; i < a->ranges.count; i++)
        check(a->ranges.items[i].from_us == b->ranges.items[i].from_us &&
              a->ranges.items[i].to_us == b->ranges.items[i].to_us);
}

/* Long enough for several stretches, in codecs whose blocks overlap. */
TEST(what_is_found_does_not_depend_on_how_many_read)
{
    static const struct {
        const char *ending, *codec;
    } cases[] = { { "m4a", "aac" }, { "mkv", "aac" },      { "mp3", "libmp3lame" },
                  { "ac3", "ac3" }, { "ogg", "libopus" },  { "wav", "pcm_s16le" },
                  { "ts", "ac3" },  { "mka", "libvorbis" } };
    for (size_t i = 0; i < PL_COUNT(cases); i += TEST_STEP) {
        int status = 0;
        char name[32];
        snprintf(name, sizeof name, "long.%s", cases[i].ending);
        char *path = test_path(name);
        free(test_run(&status,
                      "ffmpeg -v error -nostdin -y -stream_loop 3 -i '%s/spoken/demo_part1.m4a' "
                      "-map_metadata -1 -c:a %s '%s'",
                      PL_BUILD, cases[i].codec, path));
        check_int(status, 0);
        pl_error err = { 0 };
        pl_media *media = pl_media_open((const char *const *)&path, 1, NULL, NULL, &err);
        check_ok(media != NULL);
        pl_speech *alone = read_with(media, 1);
        for (int threads = 2; threads <= 4; threads++) {
            pl_speech *together = read_with(media, threads);
            check_alike(alone, together);
            pl_speech_free(together);
        }
        pl_speech_free(alone);
        pl_media_close(&media);
        free(path);
    }
}

/* The same sound in other containers and at other rates has the same curve, to a decibel and a hundredth
 * of a second. */
TEST(a_beep_stands_where_it_is_in_every_container)
{
    static const struct {
        const char *names;
        pl_time beep;
    } cases[] = {
        { "mp4_25.mp4", 10000000 },       { "mkv_25.mkv", 10000000 },
        { "nocues_25.mkv", 10000000 },    { "avi_25.avi", 10000000 },
        { "ps_25.mpg", 10000000 },        { "mts_25.mts", 10000000 },
        { "wmv.wmv", 10000000 },          { "sound.m4a", 10000000 },
        { "sound.wav", 10000000 },        { "edit_25.mp4", 8680000 },
        { "fragments.mp4", 10000000 },    { "late_sound.mp4", 2000000 },
        { "wrap.ts", 10000000 },          { "part_a.mp4 part_b.mp4", 10010000 },
        { "disc.iso#title-1", 10000000 },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_media *media = corpus_open(cases[i].names, NULL);
        pl_speech *speech = read_with(media, 0);
        int at = (int)(cases[i].beep / 10000), loud = 0;
        check_int(speech->duration_us, pl_media_duration(media));
        /* 9000 of 32768 in a sine is 14 dB below full scale; the encoder overshoots where it begins */
        for (int n = at + 4; n < at + 9; n++)
            loud += abs(speech->levels[n] - (255 - 2 * 14)) <= 4;
        check_int(loud, 5);
        check(speech->levels[at - 4] < 200 && speech->levels[at + 14] < 200);
        int peak = pl_speech_peak(speech, cases[i].beep + 70000, cases[i].beep + 75000);
        if (abs(peak - (255 - 2 * 11)) > 4)
            fail_msg("%s: a peak of %d", cases[i].names, peak);
        check(pl_speech_peak_height(speech, peak) > 0.9);
        check(pl_speech_peak_height(speech, 255 - 2 * 50) < 0.1);
        check_int(pl_speech_loudest(speech, speech->duration_us + 1, speech->duration_us + 2), 0);
        pl_speech_free(speech);
        pl_media_close(&media);
    }
}

TEST(a_recording_without_sound_says_so)
{
    static const char *const names[] = { "nosound.mp4", "small.mp4" };
    for (size_t i = 0; i < PL_COUNT(names); i++) {
        pl_error err = { 0 };
        pl_media *media = corpus_open(names[i], NULL);
        check_fails(pl_speech_read(media, NULL, NULL, &err) != NULL, PL_BAD_INPUT);
        check_has(err.text, "no sound");
        pl_media_close(&media);
    }
}

TEST(damage_costs_what_is_damaged_and_no_more)
{
    static const char *const names[] = { "cut.mkv", "cut.avi", "cut_fast.mp4", "gap.ts",
                                         "jump.ts" };
    for (size_t i = 0; i < PL_COUNT(names); i++) {
        pl_media *media = corpus_open(names[i], NULL);
        pl_speech *speech = read_with(media, 0);
        check(speech->ranges.count > 0);
        pl_speech_free(speech);
        pl_media_close(&media);
    }
}

static void stop_soon(void *ctx, double done, const char *what)
{
    (void)done, (void)what;
    atomic_store((atomic_bool *)ctx, true);
}

TEST(it_stops_when_it_is_told_to)
{
    pl_error err = { 0 };
    pl_media *media = corpus_open("mp4_25.mp4", NULL);
    pl_job job = { .abort = false };
    atomic_store(&job.abort, true);
    check_fails(pl_speech_read(media, NULL, &job, &err) != NULL, PL_CANCELLED);
    pl_job later = { .progress = stop_soon };
    later.ctx = &later.abort;
    pl_speech *speech = pl_speech_read(media, NULL, &later, &err); /* it may have ended before */
    check(speech || err.code == PL_CANCELLED);
    pl_speech_free(speech);
    pl_media_close(&media);
}

/* ----- the cache file */

static pl_speech *read_cached(const pl_media *media, const char *cache, const char *signature)
{
    pl_error err = { 0 };
    pl_speech_options options = { .cache_path = cache, .signature = signature };
    pl_speech *speech = pl_speech_read(media, &options, NULL, &err);
    check_ok(speech != NULL);
    return speech;
}

TEST(what_was_found_comes_back_from_its_file)
{
    pl_error err = { 0 };
    char *folder = test_new_folder(), *cache = pl_path_join(folder, "speech");
    pl_media *media = corpus_open("mp4_25.mp4", NULL), *other = corpus_open("mkv_25.mkv", NULL);
    pl_speech *made = read_cached(media, cache, "abc"), *loaded = read_cached(media, cache, "abc");
    check_alike(made, loaded);
    check_int(made->speech_us, loaded->speech_us);
    check_int(made->loud, loaded->loud);
    size_t size = 0, again = 0;
    char *bytes = pl_file_read(&size, cache, 1 << 24, &err);
    check_ok(bytes != NULL);
    pl_speech *parsed = pl_speech_parse(bytes, size, NULL, &err);
    check_ok(parsed != NULL);
    /* the key stands behind the magic and three versions, with its length before it */
    char key[65] = { 0 };
    memcpy(key, bytes + 24, 64);
    char *formatted = pl_speech_format(&again, parsed, key);
    check(again == size && memcmp(formatted, bytes, size) == 0);
    check_fails(pl_speech_parse(bytes, size, "another", &err) != NULL, PL_BAD_INPUT);
    check_has(err.text, "another recording");
    bytes[8]++;
    check_fails(pl_speech_parse(bytes, size, key, &err) != NULL, PL_NEWER_VERSION);
    bytes[8]--;
    for (size_t i = 0; i < size; i += i < 200 ? 1 : 37) {
        bytes[i] = (char)(bytes[i] ^ 0x41);
        check(pl_speech_parse(bytes, size, key, NULL) == NULL);
        bytes[i] = (char)(bytes[i] ^ 0x41);
        check(pl_speech_parse(bytes, i, key, NULL) == NULL);
    }
    /* one byte of another: a mark that tells whether the file was taken */
    check_ok(pl_file_write(cache, "no curve", 8, &err));
    pl_speech_free(loaded);
    loaded = read_cached(media, cache, "abc");
    check_alike(made, loaded);
    pl_speech_free(loaded);
    free(formatted);
    free(bytes);
    pl_speech_free(parsed);
    pl_speech_free(made);
    pl_media_close(&media);
    pl_media_close(&other);
    free(cache);
    free(folder);
}

/* The file of another signature, or of another clock, is not taken: what stands in it is a lie here. */
TEST(a_file_that_belongs_elsewhere_is_made_again)
{
    pl_error err = { 0 };
    char *folder = test_new_folder(), *cache = pl_path_join(folder, "speech");
    pl_media *media = corpus_open("mp4_25.mp4", NULL), *cut = corpus_open("edit_25.mp4", NULL);
    pl_speech *own = read_cached(media, cache, "abc"), *other = read_cached(cut, cache, "abc");
    check(own->levels[1001] > other->levels[1001] + 20);
    pl_speech *again = read_cached(media, cache, "abd");
    check_alike(own, again);
    pl_speech *nowhere = read_cached(media, "/proc/plumbline/speech", "abc");
    check_alike(own, nowhere);
    (void)err;
    pl_speech_free(nowhere);
    pl_speech_free(again);
    pl_speech_free(other);
    pl_speech_free(own);
    pl_media_close(&cut);
    pl_media_close(&media);
    free(cache);
    free(folder);
}
