/* The exact frame, through the real program: the number is read from the PNG, decoded by ffmpeg, and
 * held against arithmetic that knows the clip's rate alone. PL_FRAMES=200 asks for more times. */
#include "program.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"
#include "plumbline/base/time.h"

enum { TIMES = 12, WIDTH = 320, HEIGHT = 180, CELLS = 26, BITS = 24, STRIPS = 15 };

/* Frame n of the file carries the number first + n; it starts at n × num / den seconds, on the grid
 * of its container (Matroska keeps whole milliseconds). num 0: the uneven steps of vfr.mp4. */
static const struct clip {
    const char *names;
    int first, count;
    int num, den;
    int grid_us;
} clips[] = {
    { "mp4_25.mp4", 0, 300, 1, 25, 1 },       { "mp4_2997.mp4", 0, 600, 1001, 30000, 1 },
    { "edit_25.mp4", 33, 267, 1, 25, 1 },     { "edit_2997.mp4", 150, 450, 1001, 30000, 1 },
    { "mkv_25.mkv", 0, 300, 1, 25, 1000 },    { "mkv_2997.mkv", 0, 600, 1001, 30000, 1000 },
    { "nocues_25.mkv", 0, 300, 1, 25, 1000 }, { "nocues_2997.mkv", 0, 600, 1001, 30000, 1000 },
    { "avi_25.avi", 0, 300, 1, 25, 1 },       { "avi_2997.avi", 0, 360, 1001, 30000, 1 },
    { "ps_25.mpg", 0, 300, 1, 25, 1 },        { "ps_2997.mpg", 0, 600, 1001, 30000, 1 },
    { "mts_25.mts", 0, 300, 1, 25, 1 },       { "mts_2997.mts", 0, 600, 1001, 30000, 1 },
    { "vfr.mp4", 0, 300, 0, 90000, 1 },       { "part_a.mp4 part_b.mp4", 0, 600, 1001, 30000, 1 },
};

/* To the nearest step of the grid, in whole numbers. */
static pl_time start_of(const struct clip *clip, int64_t n)
{
    int64_t ticks = clip->num ? n * clip->num : n * 3003 + n * n * 37 % 1500;
    int64_t unit = (int64_t)clip->den * clip->grid_us;
    return (ticks * 2000000 + unit) / (2 * unit) * clip->grid_us;
}

static int frame_at(const struct clip *clip, pl_time at)
{
    int n = 0;
    while (n + 1 < clip->count && start_of(clip, n + 1) <= at)
        n++;
    return n;
}

/* 1 light, 0 dark, -1 neither */
static int cell(const unsigned char *gray, int i, int strip)
{
    int x = (2 * i + 1) * WIDTH / (2 * CELLS), y = (2 * strip + 1) * HEIGHT / STRIPS;
    int light = gray[y * WIDTH + x];
    return light > 170 ? 1 : light < 85 ? 0 : -1;
}

static int read_number(const unsigned char *gray)
{
    int number = 0;
    for (int i = 0; i < CELLS; i++) {
        int bit = cell(gray, i, 0);
        if (bit < 0 || bit == cell(gray, i, 1) || (i == 0 && !bit) || (i == CELLS - 1 && bit))
            return -1;
        if (i > 0 && i <= BITS)
            number = number * 2 + bit;
    }
    return number;
}

/* The clip's files as words of a command. */
static char *paths_of(const struct clip *clip)
{
    pl_text words = { 0 };
    char *copy = pl_copy_text(clip->names), *rest = copy;
    for (char *name; (name = strsep(&rest, " "));)
        pl_text_add_format(&words, "'%s/corpus/%s' ", PL_BUILD, name);
    free(copy);
    return pl_text_take(&words);
}

/* Asks for one frame; the picture is number `i` of the folder. False when it began elsewhere. */
static bool ask(const struct clip *clip, const char *paths, const char *folder, int i, pl_time at)
{
    char *out = program_run("/nowhere", 0, "frame %s --at %lld.%06lld -o '%s/%03d.png' --json",
                            paths, (long long)at / 1000000, (long long)at % 1000000, folder, i);
    check_int(json_number(out, "asked_us"), at);
    pl_time shown = json_number(out, "shown_us"), want = start_of(clip, frame_at(clip, at));
    if (shown != want)
        print_error("%s at %lld: shown_us %lld, should be %lld\n", clip->names, (long long)at,
                    (long long)shown, (long long)want);
    free(out);
    return shown == want;
}

/* Compares the pictures of the folder, in order, with the times; gives how many are wrong. */
static int count_wrong(const struct clip *clip, const char *folder, const pl_time *times, int count)
{
    static unsigned char gray[WIDTH * HEIGHT];
    char *command = pl_format("ffmpeg -v error -start_number 0 -i '%s/%%03d.png' -f rawvideo "
                              "-pix_fmt gray -",
                              folder);
    FILE *pictures = popen(command, "r");
    check(pictures != NULL);
    int wrong = 0;
    for (int i = 0; i < count; i++) {
        check_int((long long)fread(gray, 1, sizeof gray, pictures), sizeof gray);
        int want = clip->first + frame_at(clip, times[i]), got = read_number(gray);
        if (got != want)
            print_error("%s at %lld: frame %d, should be %d\n", clip->names, (long long)times[i],
                        got, want);
        wrong += got != want;
    }
    check_int(pclose(pictures), 0);
    free(command);
    return wrong;
}

/* Half of the times are the first or the last microsecond of a frame: there the rounding lies. */
static pl_time random_time(const struct clip *clip, uint32_t *seed, int i)
{
    int n = (int)(test_random(seed) % (uint32_t)clip->count);
    pl_time start = start_of(clip, n), end = start_of(clip, n + 1);
    if (i % 4 == 0)
        return start;
    if (i % 4 == 1)
        return end - 1;
    return (pl_time)(test_random(seed) % (uint32_t)start_of(clip, clip->count));
}

TEST(the_program_gives_the_exact_frame_of_every_exact_container)
{
    const char *asked = getenv("PL_FRAMES");
    int count = asked ? atoi(asked) : TIMES, wrong = 0;
    uint32_t seed = 20260310;
    check(count > 0 && count < 1000);
    pl_time *times = pl_alloc_array((size_t)count, sizeof *times);
    for (size_t k = 0; k < PL_COUNT(clips); k++) {
        char *folder = test_new_folder(), *paths = paths_of(&clips[k]);
        for (int i = 0; i < count; i++) {
            times[i] = random_time(&clips[k], &seed, i);
            wrong += !ask(&clips[k], paths, folder, i, times[i]);
        }
        wrong += count_wrong(&clips[k], folder, times, count);
        free(folder);
        free(paths);
    }
    free(times);
    print_message("%d frames of %d files asked for, %d wrong\n", count * (int)PL_COUNT(clips),
                  (int)PL_COUNT(clips), wrong);
    check_int(wrong, 0);
}
