/* Where people speak: how much of speech is kept and how much of silence is passed over, in made mixtures
 * and in the demonstration recording; and that the curve does not depend on who reads which part. */
#include "corpus.h"
#include "mixture.h"
#include "test.h"

#include "plumbline/base/file.h"
#include "plumbline/media/speech.h"

enum { LONG_US = 3000000 };

typedef struct figures {
    double kept, skipped, worst; /* worst: the least of a line that is kept */
    double early, late; /* of how much the worst begin is cut, and the worst end: seconds */
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
    for (size_t i = 0; i < PL_COUNT(kinds); i++) {
        pl_ranges lines = { 0 };
        pl_media *media = NULL;
        mixture_make(&lines, &kinds[i], path);
        pl_speech *speech = speech_of((const char *const *)&path, 1, 0, &media);
        figures f = judge(&lines, &speech->ranges, speech->duration_us);
        print(kinds[i].name, &f);
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
    pl_speech_free(speech);
    pl_media_close(&media);
    pl_ranges_free(&lines);
}
