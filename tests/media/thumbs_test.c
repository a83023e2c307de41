/* Small pictures of key frames: which they are, in which order they come, what is left out, and the file. */
#include "corpus.h"
#include "test.h"

#include "../../src/media/inside.h"
#include "plumbline/base/file.h"
#include "plumbline/media/thumbs.h"

#include <errno.h>
#include <unistd.h>

static const char *const recordings[] = {
    "mp4_25.mp4",     "mp4_2997.mp4",
    "open_gop.mp4",   "vfr.mp4",
    "avi_25.avi",     "xvid.avi",
    "h264.avi",       "wmv.wmv",
    "ps_25.mpg",      "mts_2997.mts",
    "vp9.webm",       "hevc.mp4",
    "intra.mov",      "full.mp4",
    "one.mp4",        "late.ts",
    "fields.mts",     "mpeg1.mpg",
    "edit_25.mp4",    "part_a.mp4 part_b.mp4",
    "nocues_25.mkv",  "mkv_2997.mkv",
    "fragments.mp4",  "jump.ts",
    "interlaced.mpg", "cut_a.mpg cut_b.mpg",
    "cut.mkv",
};

static void make(pl_thumbs *thumbs, pl_media *media)
{
    pl_error err = { 0 };
    check_ok(pl_thumbs_make(thumbs, media, (pl_thumbs_work){ .threads = 2 }, NULL, &err));
    check_int(pl_thumbs_made(thumbs), pl_thumbs_count(thumbs));
}

static pl_time middle_of(const pl_media *media, int share, int count)
{
    return pl_media_duration(media) * (2 * share + 1) / (2 * count);
}

static int key_before(pl_media *media, int n)
{
    while (n > 0 && !pl_media_frame_key(media, n))
        n--;
    return n;
}

TEST(each_share_shows_the_key_picture_before_its_middle)
{
    enum { COUNT = 9, WIDTH = 240 };
    for (size_t i = 0; i < PL_COUNT(recordings); i++) {
        pl_media *media = corpus_open(recordings[i], NULL);
        pl_thumbs *thumbs = pl_thumbs_new(media, COUNT, WIDTH);
        make(thumbs, media);
        for (int k = 0; k < COUNT; k++) {
            pl_time start = PL_NO_TIME;
            const pl_image *image = pl_thumbs_get(&start, thumbs, k);
            int n = key_before(media, pl_media_frame_at(media, middle_of(media, k, COUNT)));
            check(image != NULL);
            check_int(start, pl_media_frame_start(media, n));
            check_int(image->width, WIDTH);
            int want = number_at(media, start, NULL, NULL);
            if (picture_number(image) != want)
                printf("%s: share %d shows %d\n", recordings[i], k, picture_number(image));
            check_int(picture_number(image), want);
            check_int(pl_image_row(image, 0)[0] >> 24, 255);
        }
        pl_thumbs_free(thumbs);
        pl_media_close(&media);
    }
}

/* mp4_25.mp4 has a key picture each 2 s. */
TEST(shares_of_one_key_picture_have_one_picture)
{
    pl_media *media = corpus_open("mp4_25.mp4", NULL);
    pl_thumbs *thumbs = pl_thumbs_new(media, 60, PL_THUMB_WIDTH);
    make(thumbs, media);
    for (int k = 0; k < 60; k++)
        check(pl_thumbs_get(NULL, thumbs, k) == pl_thumbs_get(NULL, thumbs, k / 10 * 10));
    check(pl_thumbs_get(NULL, thumbs, 9) != pl_thumbs_get(NULL, thumbs, 10));
    pl_thumbs_free(thumbs);
    pl_media_close(&media);
}

TEST(each_share_can_have_a_picture_of_its_own)
{
    enum { COUNT = 24 };
    pl_error err = { 0 };
    pl_media *media = corpus_open("mp4_25.mp4", NULL);
    pl_thumbs *thumbs = pl_thumbs_new(media, COUNT, 240);
    pl_thumbs_work how = { .threads = 2, .each = true };
    check_ok(pl_thumbs_make(thumbs, media, how, NULL, &err));
    for (int k = 0; k < COUNT; k++) {
        pl_time start = PL_NO_TIME;
        int number = picture_number(pl_thumbs_get(&start, thumbs, k));
        check_int(number, start / 40000);
        bool key = pl_media_frame_key(media, number);
        check(key ? number * 2 / 25 == k : number == (int)(middle_of(media, k, COUNT) / 40000));
    }
    pl_thumbs_free(thumbs);
    pl_media_close(&media);
}

/* --- from coarse to fine */

typedef struct stop {
    pl_job job;
    pl_thumbs *thumbs;
    int at;
} stop;

static void stop_there(void *ctx, double done, const char *what)
{
    stop *s = ctx;
    (void)done, (void)what;
    if (pl_thumbs_made(s->thumbs) >= s->at)
        atomic_store(&s->job.abort, true);
}

TEST(they_come_from_coarse_to_fine_and_what_was_made_stays)
{
    enum { COUNT = 64, QUARTER = COUNT / 4 };
    pl_error err = { 0 };
    pl_media *media = corpus_open("avi_25.avi", NULL);
    pl_thumbs *thumbs = pl_thumbs_new(media, COUNT, PL_THUMB_WIDTH);
    stop s = { .job = { .progress = stop_there }, .thumbs = thumbs, .at = 4 };
    s.job.ctx = &s;
    check_fails(pl_thumbs_make(thumbs, media, (pl_thumbs_work){ .threads = 1 }, &s.job, &err),
                PL_CANCELLED);
    check(pl_thumbs_made(thumbs) < COUNT);
    for (int k = 0; k < 4; k++)
        check(pl_thumbs_get(NULL, thumbs, k * QUARTER) != NULL);
    const pl_image *first = pl_thumbs_get(NULL, thumbs, 0);
    make(thumbs, media);
    check(pl_thumbs_get(NULL, thumbs, 0) == first);
    for (int k = 0; k < COUNT; k++)
        check(pl_thumbs_get(NULL, thumbs, k) != NULL);
    pl_thumbs_free(thumbs);
    pl_media_close(&media);
}

TEST(the_nearest_is_that_of_the_last_frame_up_to_a_time)
{
    pl_media *media = corpus_open("mp4_25.mp4", NULL);
    pl_thumbs *thumbs = pl_thumbs_new(media, 6, PL_THUMB_WIDTH);
    check(pl_thumbs_near(NULL, thumbs, 5000000) == NULL);
    make(thumbs, media);
    static const struct {
        pl_time at, start;
    } cases[] = { { -1, 0 },
                  { 0, 0 },
                  { 1999999, 0 },
                  { 2000000, 2000000 },
                  { 9999999, 8000000 },
                  { (pl_time)1 << 60, 10000000 } };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_time start = PL_NO_TIME;
        check(pl_thumbs_near(&start, thumbs, cases[i].at) != NULL);
        check_int(start, cases[i].start);
    }
    pl_thumbs_free(thumbs);
    pl_media_close(&media);
}

TEST(small_pictures_are_upright_with_square_pixels)
{
    static const struct {
        const char *name;
        int height;
    } cases[] = { { "mp4_25.mp4", 90 }, { "narrow.mp4", 90 }, { "turned.mp4", 284 } };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_media *media = corpus_open(cases[i].name, NULL);
        pl_thumbs *thumbs = pl_thumbs_new(media, 1, PL_THUMB_WIDTH);
        make(thumbs, media);
        check_int(pl_thumbs_get(NULL, thumbs, 0)->width, PL_THUMB_WIDTH);
        check_int(pl_thumbs_get(NULL, thumbs, 0)->height, cases[i].height);
        pl_thumbs_free(thumbs);
        pl_media_close(&media);
    }
}

/* --- what cannot be had */

TEST(sound_alone_has_none)
{
    pl_error err = { 0 };
    pl_media *media = corpus_open("sound.m4a", NULL);
    pl_thumbs *thumbs = pl_thumbs_new(media, 4, PL_THUMB_WIDTH);
    check_fails(pl_thumbs_make(thumbs, media, (pl_thumbs_work){ 0 }, NULL, &err), PL_BAD_INPUT);
    check(pl_thumbs_near(NULL, thumbs, 0) == NULL);
    pl_thumbs_free(thumbs);
    pl_media_close(&media);
}

/* A copy of the recording whose key picture k (of those in it) is noise but for its first bytes. */
static char *spoil(const char *name, int k)
{
    pl_error err = { 0 };
    size_t size = 0;
    char *path = corpus_path(name), *copy = test_path(name);
    char *bytes = pl_file_read(&size, path, 1 << 24, &err);
    pl_media *media = corpus_open(name, NULL);
    const pl_track *track = &media->index->tracks[0];
    uint32_t state = 9;
    for (int i = 0; i < track->count; i++) {
        const pl_packet *packet = &track->packets[i];
        if (!(packet->flags & PL_PACKET_KEY) || k-- != 0)
            continue;
        for (int64_t at = packet->size / 4; at < packet->size; at++)
            bytes[packet->pos + at] = (char)test_random(&state);
    }
    check_ok(pl_file_write(copy, bytes, size, &err));
    pl_media_close(&media);
    free(bytes);
    free(path);
    return copy;
}

TEST(a_damaged_key_picture_is_left_out)
{
    static const char *const names[] = { "mp4_25.mp4", "mkv_25.mkv", "h264.avi" };
    for (size_t i = 0; i < PL_COUNT(names); i++) {
        pl_error err = { 0 };
        const char *path = spoil(names[i], 2);
        pl_media *media = pl_media_open(&path, 1, NULL, NULL, &err);
        check_ok(media != NULL);
        pl_thumbs *thumbs = pl_thumbs_new(media, 6, PL_THUMB_WIDTH);
        make(thumbs, media);
        for (int k = 0; k < 6; k++)
            check((pl_thumbs_get(NULL, thumbs, k) == NULL) == (k == 2));
        pl_time start = PL_NO_TIME;
        check(pl_thumbs_near(&start, thumbs, 5000000) != NULL);
        check_int(start, 2000000);
        pl_thumbs_free(thumbs);
        pl_media_close(&media);
        unlink(path);
        free((char *)(uintptr_t)path);
    }
}

static bool gone; /* the drive is */

static int64_t read_or_not(void *ctx, void *out, int64_t at, size_t size)
{
    pl_source *file = ctx;
    return gone ? -EIO : file->read(file->ctx, out, at, size);
}

static void close_file(void *ctx)
{
    pl_source *file = ctx;
    file->close(file->ctx);
    free(file);
}

static bool open_file(pl_source *out, const char *path, void *ctx, pl_error *err)
{
    pl_source *file = pl_alloc(sizeof *file);
    (void)ctx;
    if (!pl_source_open_file(file, path, NULL, err)) {
        free(file);
        return false;
    }
    *out =
        (pl_source){ .read = read_or_not, .close = close_file, .ctx = file, .bytes = file->bytes };
    return true;
}

TEST(a_drive_that_went_is_said_and_nothing_is_taken_for_damaged)
{
    pl_error err = { 0 };
    pl_media *media = corpus_open("mp4_25.mp4", &(pl_media_options){ .open = open_file });
    pl_thumbs *thumbs = pl_thumbs_new(media, 6, PL_THUMB_WIDTH);
    gone = true;
    check_fails(pl_thumbs_make(thumbs, media, (pl_thumbs_work){ .threads = 2 }, NULL, &err),
                PL_CANNOT_READ);
    check_has(err.text, "mp4_25.mp4");
    gone = false;
    make(thumbs, media);
    for (int k = 0; k < 6; k++)
        check(pl_thumbs_get(NULL, thumbs, k) != NULL);
    pl_thumbs_free(thumbs);
    pl_media_close(&media);
}

/* --- as a file */

static char *format(size_t *size, pl_thumbs *thumbs)
{
    pl_error err = { 0 };
    char *bytes = pl_thumbs_format(size, thumbs, "abc", &err);
    check_ok(bytes != NULL);
    return bytes;
}

static bool fits(const char *bytes, size_t size, const char *signature, int count, int width,
                 pl_media *media, pl_error *err)
{
    pl_thumbs *thumbs = pl_thumbs_new(media, count, width);
    bool ok = pl_thumbs_parse(thumbs, bytes, size, signature, err);
    if (!ok)
        check_int(pl_thumbs_made(thumbs), 0);
    pl_thumbs_free(thumbs);
    return ok;
}

TEST(a_set_comes_back_from_its_file)
{
    enum { COUNT = 9 };
    pl_error err = { 0 };
    pl_media *media = corpus_open("mp4_25.mp4", NULL);
    pl_thumbs *made = pl_thumbs_new(media, COUNT, 240), *read = pl_thumbs_new(media, COUNT, 240);
    make(made, media);
    size_t size = 0, again = 0;
    char *bytes = format(&size, made), *second = format(&again, made);
    check(size == again && memcmp(bytes, second, size) == 0);
    check_ok(pl_thumbs_parse(read, bytes, size, "abc", &err));
    check_int(pl_thumbs_made(read), COUNT);
    for (int k = 0; k < COUNT; k++) {
        pl_time a = 0, b = 1;
        const pl_image *p = pl_thumbs_get(&a, made, k), *q = pl_thumbs_get(&b, read, k);
        check_int(a, b);
        check(q->width == p->width && q->height == p->height);
        check_int(picture_number(q), picture_number(p));
    }
    free(bytes);
    free(second);
    pl_thumbs_free(made);
    pl_thumbs_free(read);
    pl_media_close(&media);
}

TEST(half_a_set_is_kept_and_made_whole_later)
{
    pl_error err = { 0 };
    pl_media *media = corpus_open("avi_25.avi", NULL);
    pl_thumbs *thumbs = pl_thumbs_new(media, 32, PL_THUMB_WIDTH);
    stop s = { .job = { .progress = stop_there }, .thumbs = thumbs, .at = 3 };
    s.job.ctx = &s;
    check_fails(pl_thumbs_make(thumbs, media, (pl_thumbs_work){ .threads = 1 }, &s.job, &err),
                PL_CANCELLED);
    int half = pl_thumbs_made(thumbs);
    size_t size = 0;
    char *bytes = format(&size, thumbs);
    pl_thumbs_free(thumbs);
    thumbs = pl_thumbs_new(media, 32, PL_THUMB_WIDTH);
    check_ok(pl_thumbs_parse(thumbs, bytes, size, "abc", &err));
    check_int(pl_thumbs_made(thumbs), half);
    const pl_image *first = pl_thumbs_get(NULL, thumbs, 0);
    make(thumbs, media);
    check(pl_thumbs_get(NULL, thumbs, 0) == first);
    free(bytes);
    pl_thumbs_free(thumbs);
    pl_media_close(&media);
}

TEST(a_file_of_anything_else_is_refused)
{
    pl_error err = { 0 };
    pl_media *media = corpus_open("narrow.mp4", NULL), *other = corpus_open("mp4_25.mp4", NULL);
    pl_thumbs *made = pl_thumbs_new(media, 3, 40);
    make(made, media);
    size_t size = 0;
    char *bytes = format(&size, made);
    check(fits(bytes, size, "abc", 3, 40, media, &err));
    check_fails(fits(bytes, size, "abd", 3, 40, media, &err), PL_BAD_INPUT);
    check_fails(fits(bytes, size, "abc", 4, 40, media, &err), PL_BAD_INPUT);
    check_fails(fits(bytes, size, "abc", 3, 41, media, &err), PL_BAD_INPUT);
    check_fails(fits(bytes, size, "abc", 3, 40, other, &err), PL_BAD_INPUT);
    check_fails(fits("no pictures here", 16, "abc", 3, 40, media, &err), PL_BAD_INPUT);
    for (size_t i = 0; i < size; i += i < 200 ? 1 : 37) {
        bytes[i] = (char)(bytes[i] ^ 0x41);
        check(!fits(bytes, size, "abc", 3, 40, media, &err));
        bytes[i] = (char)(bytes[i] ^ 0x41);
        check(!fits(bytes, i, "abc", 3, 40, media, &err));
    }
    bytes[8]++; /* the format's version stands behind the magic */
    check_fails(fits(bytes, size, "abc", 3, 40, media, &err), PL_NEWER_VERSION);
    free(bytes);
    pl_thumbs_free(made);
    pl_media_close(&media);
    pl_media_close(&other);
}

/* What stands for a stretch is there early and stays; a damaged share leaves its place to the next. */
/* Without any other of them: it is the picture of the set that stands nearest to the middle. */
TEST(one_picture_of_a_file_is_the_one_nearest_to_the_middle)
{
    enum { COUNT = 5 };
    pl_error err = { 0 };
    size_t size;
    pl_media *media = corpus_open("mp4_25.mp4", NULL);
    pl_thumbs *thumbs = pl_thumbs_new(media, COUNT, PL_THUMB_WIDTH);
    make(thumbs, media);
    char *bytes = pl_thumbs_format(&size, thumbs, "abc", &err);
    pl_image *image = pl_thumbs_parse_one(bytes, size, "abc", &err);
    check(image != NULL);
    check_int(image->width, PL_THUMB_WIDTH);
    check_int(picture_number(image), picture_number(pl_thumbs_get(NULL, thumbs, COUNT / 2)));
    pl_image_free(image);
    check(pl_thumbs_parse_one(bytes, size, "abd", &err) == NULL);
    check_int(err.code, PL_BAD_INPUT);
    for (size_t at = 0; at < size; at += size / 40) { /* whatever byte is another one */
        bytes[at] ^= 1;
        check(pl_thumbs_parse_one(bytes, size, "abc", &err) == NULL);
        bytes[at] ^= 1;
        check(pl_thumbs_parse_one(bytes, at, "abc", &err) == NULL);
    }
    free(bytes);
    pl_thumbs_free(thumbs);
    pl_media_close(&media);
}

TEST(one_picture_stands_for_a_stretch_from_the_first_to_the_last)
{
    enum { COUNT = 64, STRETCHES = 8 };
    pl_error err = { 0 };
    pl_media *media = corpus_open("avi_25.avi", NULL);
    pl_time whole = pl_media_duration(media);
    pl_thumbs *thumbs = pl_thumbs_new(media, COUNT, PL_THUMB_WIDTH);
    const pl_image *early[STRETCHES];
    stop s = { .job = { .progress = stop_there }, .thumbs = thumbs, .at = 4 };
    s.job.ctx = &s;
    check_fails(pl_thumbs_make(thumbs, media, (pl_thumbs_work){ .threads = 1 }, &s.job, &err),
                PL_CANCELLED);
    int there = 0;
    for (int i = 0; i < STRETCHES; i++) {
        early[i] =
            pl_thumbs_among(NULL, thumbs, whole * i / STRETCHES, whole * (i + 1) / STRETCHES);
        there += early[i] != NULL;
    }
    check(there >= 4);
    make(thumbs, media);
    for (int i = 0; i < STRETCHES; i++) {
        pl_time start = PL_NO_TIME, from = whole * i / STRETCHES;
        const pl_image *image = pl_thumbs_among(&start, thumbs, from, whole * (i + 1) / STRETCHES);
        check(image && (!early[i] || image == early[i]));
        check(image == pl_thumbs_get(NULL, thumbs, i * COUNT / STRETCHES));
    }
    check(pl_thumbs_among(NULL, thumbs, whole, whole + 1) == NULL);
    pl_thumbs_free(thumbs);
    pl_media_close(&media);
}
