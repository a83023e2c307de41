#include "clip_check.h"

#include "../../src/media/sound.h"
#include "corpus.h"
#include "plumbline/base/file.h"
#include "plumbline/base/text.h"
#include "test.h"

#include <math.h>
#include <unistd.h>

enum { RATE = 48000, MOST_BYTES = 1 << 27 };

static pl_media *open_clip(const char *path)
{
    pl_error err = { 0 };
    pl_media *clip = pl_media_open(&path, 1, NULL, NULL, &err);
    check_ok(clip != NULL);
    const pl_names *warnings = &pl_media_probe(clip)->warnings;
    for (int i = 0; i < warnings->count; i++)
        check_text(warnings->items[i], "There is no sound.");
    return clip;
}

static pl_image *picture(pl_media *media, pl_time at, pl_time *shown)
{
    pl_error err = { 0 };
    pl_image *image = NULL;
    check_ok(pl_media_picture_at(&image, shown, NULL, media, at, &err));
    return image;
}

/* Mean over all colours; 255 where they are not of one size. */
static double difference(const pl_image *a, const pl_image *b)
{
    double sum = 0;
    if (a->width != b->width || a->height != b->height)
        return 255;
    for (int y = 0; y < a->height; y++)
        for (int x = 0; x < a->width; x++) {
            uint32_t p = pl_image_row(a, y)[x], q = pl_image_row(b, y)[x];
            for (int shift = 0; shift < 24; shift += 8)
                sum += abs((int)(p >> shift & 255) - (int)(q >> shift & 255));
        }
    return sum / (3.0 * a->width * a->height);
}

void clip_check_own(const char *path, pl_media *media, int from, int end)
{
    enum { TICK_US = 8 };
    pl_media *clip = open_clip(path);
    check_int(pl_media_frame_count(clip), end - from);
    for (int i = 0; i < end - from; i++) {
        pl_time at = pl_media_frame_start(media, from + i), shown = PL_NO_TIME;
        pl_time want = at - pl_media_frame_start(media, from);
        check(llabs(pl_media_frame_start(clip, i) - want) <= TICK_US);
        pl_image *original = picture(media, at, NULL);
        pl_image *copy = picture(clip, pl_media_frame_start(clip, i), &shown);
        check_int(shown, pl_media_frame_start(clip, i)); /* and not one before it */
        if (picture_number(copy) != picture_number(original))
            print_error("frame %d of the clip is %d\n", i, picture_number(copy));
        check_int(picture_number(copy), picture_number(original));
        check(difference(copy, original) < 5);
        pl_image_free(original);
        pl_image_free(copy);
    }
    pl_time length = pl_media_frame_end(media, end - 1) - pl_media_frame_start(media, from);
    check(llabs(pl_media_duration(clip) - length) <= 1000);
    pl_media_close(&clip);
}

/* What ffmpeg makes of the clip, by these words; it must not say anything. */
static char *by_ffmpeg(size_t *size, const char *path, const char *words)
{
    pl_error err = { 0 };
    int status = 0;
    char *raw = pl_format("%s.raw", path);
    char *said = test_run(&status, "ffmpeg -v error -nostdin -y -noautorotate -i '%s' %s '%s' 2>&1",
                          path, words, raw);
    check_int(status, 0);
    check_text(said, "");
    char *bytes = pl_file_read(size, raw, MOST_BYTES, &err);
    check_ok(bytes != NULL);
    unlink(raw);
    free(said);
    free(raw);
    return bytes;
}

void clip_check_other(const char *path, pl_media *media, int from, int end)
{
    size_t size = 0;
    pl_media *clip = open_clip(path);
    const pl_probe_part *part = &pl_media_probe(clip)->parts[0];
    size_t wide = (size_t)part->streams[0].width, high = (size_t)part->streams[0].height;
    char *gray = by_ffmpeg(&size, path, "-map 0:v -fps_mode passthrough -f rawvideo -pix_fmt gray");
    check_int(size, wide * high * (size_t)(end - from));
    pl_image *image = pl_image_new((int)wide, (int)high);
    for (int i = 0; i < end - from; i++) {
        const uint8_t *frame = (const uint8_t *)gray + (size_t)i * wide * high;
        for (size_t y = 0; y < high; y++)
            for (size_t x = 0; x < wide; x++)
                pl_image_row(image, (int)y)[x] = frame[y * wide + x] * 0x10101u;
        int want = number_at(media, pl_media_frame_start(media, from + i), NULL, NULL);
        if (want < 0) /* it lies on its side */
            want = from + i;
        if (picture_number(image) != want)
            print_error("frame %d is %d by ffmpeg\n", i, picture_number(image));
        check_int(picture_number(image), want);
    }
    pl_image_free(image);
    pl_media_close(&clip);
    free(gray);
}

/* --- sound */

/* The recording's own, both channels in one. */
static float *original_sound(int count, pl_media *media, pl_time from)
{
    pl_error err = { 0 };
    pl_sound *sound = pl_sound_new(media, NULL);
    float *both = pl_alloc_array((size_t)count * 2, sizeof *both);
    check_ok(pl_sound_seek(sound, from, 1000, &err));
    for (int have = 0, got = 1; have < count && got > 0; have += got)
        got = pl_sound_read(both + 2 * (size_t)have, count - have, sound, &err);
    for (int i = 0; i < count; i++)
        both[i] = (both[2 * i] + both[2 * i + 1]) / 2;
    pl_sound_free(sound);
    return both;
}

/* How much of one lies in the other, `lag` samples later. */
static double likeness(const float *a, const float *b, int count, int lag)
{
    double sum = 0;
    for (int i = lag < 0 ? -lag : 0; i < count && i + lag < count; i++)
        sum += (double)a[i] * (double)b[i + lag];
    return sum;
}

static int best_lag(const float *a, const float *b, int count)
{
    enum { MOST = 400 };
    int best = -MOST;
    double most = likeness(a, b, count, best);
    for (int lag = -MOST; lag <= MOST; lag++) {
        double like = likeness(a, b, count, lag);
        if (like > most) {
            most = like;
            best = lag;
        }
    }
    return best;
}

void clip_check_sound(const char *path, pl_media *media, pl_time from_us, pl_time to_us)
{
    enum { BLOCK = 1024, WAVER = 2 };
    size_t size = 0;
    int count = (int)((to_us - from_us) * RATE / 1000000);
    char *bytes = by_ffmpeg(&size, path, "-map 0:a -f f32le -ar 48000 -ac 1");
    int have = (int)(size / sizeof(float));
    if (abs(have - count) >= BLOCK)
        print_error("%d samples instead of %d\n", have, count);
    check(abs(have - count) < BLOCK);
    float *clip = pl_alloc_array((size_t)(have > count ? have : count), sizeof *clip);
    memcpy(clip, bytes, size);
    float *original = original_sound(count, media, from_us);
    int lag = best_lag(original, clip, count);
    check(likeness(original, original, count, 0) > 1); /* there is something to hear */
    if (abs(lag) > WAVER)
        print_error("the sound is %d samples late\n", lag);
    check(abs(lag) <= WAVER);
    check(likeness(original, clip, count, lag) > 0.8 * likeness(original, original, count, 0));
    free(original);
    free(clip);
    free(bytes);
}

void clip_check_look(const char *path, pl_media *media, pl_time at)
{
    pl_media *clip = open_clip(path);
    pl_image *original = picture(media, at, NULL), *copy = picture(clip, 0, NULL);
    check(difference(copy, original) < 5);
    pl_image_free(original);
    pl_image_free(copy);
    pl_media_close(&clip);
}
