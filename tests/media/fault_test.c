/* Drives that fail, answer slowly or never end; work that is stopped. */
#include "corpus.h"
#include "plumbline/media/damage.h"
#include "test.h"

#include <errno.h>
#include <time.h>

typedef struct drive {
    pl_source file;
    int holders;        /* sources that are open on it */
    int64_t fail_at;    /* the byte that cannot be read; -1: none */
    bool gone;          /* no byte can */
    int64_t zeros_from; /* from here on there are zeros without end; -1: nowhere */
    int delay_us;       /* before each read */
    pl_job *stop;       /* stopped at the read after so many: */
    int stop_after;
    int reads;
    int64_t bytes;
} drive;

static int64_t read_drive(void *ctx, void *out, int64_t at, size_t size)
{
    drive *d = ctx;
    if (d->delay_us)
        nanosleep(&(struct timespec){ .tv_nsec = d->delay_us * 1000L }, NULL);
    if (d->gone)
        return -EIO;
    if (d->stop && ++d->reads > d->stop_after)
        atomic_store(&d->stop->abort, true);
    if (d->fail_at >= 0 && at <= d->fail_at && at + (int64_t)size > d->fail_at) {
        if (at == d->fail_at)
            return -EIO;
        size = (size_t)(d->fail_at - at);
    }
    if (d->zeros_from >= 0 && at >= d->zeros_from) {
        memset(out, 0, size);
        d->bytes += (int64_t)size;
        return (int64_t)size;
    }
    if (d->zeros_from >= 0 && at + (int64_t)size > d->zeros_from)
        size = (size_t)(d->zeros_from - at);
    return d->file.read(d->file.ctx, out, at, size);
}

static void close_drive(void *ctx)
{
    drive *d = ctx;
    if (--d->holders == 0)
        d->file.close(d->file.ctx);
}

static bool open_drive(pl_source *out, const char *path, void *ctx, pl_error *err)
{
    drive *d = ctx;
    if (d->holders == 0 && !pl_source_open_file(&d->file, path, NULL, err))
        return false;
    d->holders++;
    int64_t bytes = d->zeros_from >= 0 ? (int64_t)1 << 40 : d->file.bytes;
    *out = (pl_source){ .read = read_drive, .close = close_drive, .ctx = d, .bytes = bytes };
    return true;
}

static pl_media *open_on(drive *d, const char *name, pl_job *job, pl_error *err)
{
    char *path = corpus_path(name);
    const char *paths[] = { path };
    pl_media_options options = { .open = open_drive, .open_ctx = d };
    pl_media *media = pl_media_open(paths, 1, &options, job, err);
    free(path);
    return media;
}

/* A clock map is kept for ever: one from half a reading must not come into being. Where the container's
 * tables tell all, the byte may never be asked for: then all is there. */
TEST(a_read_error_anywhere_fails_the_reading)
{
    static const char *const names[] = { "mp4_25.mp4", "mkv_25.mkv", "nocues_25.mkv",
                                         "avi_25.avi", "mts_25.mts", "ps_25.mpg" };
    static const bool whole[PL_COUNT(names)] = { true, true, true, true };
    for (size_t i = 0; i < PL_COUNT(names); i++) {
        uint32_t state = 1;
        for (int k = 0; k < 12; k++) {
            pl_error err = { 0 };
            int64_t at = k < 3 ? k * 600 : 2000 + (int)(test_random(&state) % 190000);
            drive d = { .fail_at = at, .zeros_from = -1 };
            pl_media *media = open_on(&d, names[i], NULL, &err);
            if (media && whole[i]) {
                check_int(pl_media_frame_count(media), 300);
                check_int(pl_media_duration(media), 12000000);
                pl_media_close(&media);
                continue;
            }
            check_fails(media != NULL, PL_CANNOT_READ);
            check_has(err.text, "cannot be read at byte");
            check_has(err.text, names[i]);
        }
    }
}

TEST(a_drive_that_fails_and_comes_back_loses_nothing)
{
    pl_error err = { 0 };
    drive d = { .fail_at = -1, .zeros_from = -1 };
    pl_media *media = open_on(&d, "mp4_25.mp4", NULL, &err);
    check_ok(media != NULL);
    check_int(number_at(media, 0, NULL, NULL), 0);
    for (int k = 0; k < 4; k++) {
        pl_image *image = NULL;
        d.gone = true;
        check_fails(pl_media_picture_at(&image, NULL, NULL, media, 9000000, &err), PL_CANNOT_READ);
        check_has(err.text, "cannot be read at byte");
        d.gone = false;
        check_int(number_at(media, 9000000, NULL, NULL), 225);
        check_int(number_at(media, 9040000 + k * 40000, NULL, NULL), 226 + k);
        check_int(number_at(media, 1000000, NULL, NULL), 25);
    }
    pl_media_close(&media);
}

TEST(zeros_without_end_end)
{
    static const char *const names[] = { "mkv_25.mkv", "avi_25.avi", "mts_25.mts", "ps_25.mpg" };
    for (size_t i = 0; i < PL_COUNT(names); i++) {
        pl_error err = { 0 };
        drive d = { .fail_at = -1, .zeros_from = 150000 };
        pl_media *media = open_on(&d, names[i], NULL, &err);
        check_ok(media != NULL);
        if (!has_warning(pl_media_probe(media), "damaged or cut short"))
            print_message("%s: %d frames\n", names[i], pl_media_frame_count(media));
        check(has_warning(pl_media_probe(media), "damaged or cut short"));
        check(pl_media_frame_count(media) > 10);
        check_int(number_at(media, 0, NULL, NULL), 0);
        check(d.bytes < (int64_t)1 << 28);
        pl_media_close(&media);
    }
    pl_error err = { 0 };
    drive d = { .fail_at = -1, .zeros_from = 0 };
    check_fails(open_on(&d, "mp4_25.mp4", NULL, &err) != NULL, PL_BAD_INPUT);
    check(d.bytes < 1 << 24);
}

TEST(slow_reads_give_the_same_answers)
{
    pl_error err = { 0 };
    drive d = { .fail_at = -1, .zeros_from = -1, .delay_us = 3000 };
    pl_media *media = open_on(&d, "mkv_25.mkv", NULL, &err);
    check_ok(media != NULL);
    check_int(number_at(media, 7000000, NULL, NULL), 175);
    check_int(number_at(media, 1000000, NULL, NULL), 25);
    pl_media_close(&media);
}

TEST(a_job_stops_at_any_read)
{
    static const char *const names[] = { "mp4_25.mp4", "mkv_25.mkv", "avi_25.avi", "mts_25.mts" };
    for (size_t i = 0; i < PL_COUNT(names); i++)
        for (int after = 0; after < 4; after++) {
            pl_error err = { 0 };
            pl_job job = { 0 };
            drive d = { .fail_at = -1, .zeros_from = -1, .stop = &job, .stop_after = after };
            check_fails(open_on(&d, names[i], &job, &err) != NULL, PL_CANCELLED);
            check_has(err.text, "was stopped");
            check(d.reads <= after + 8); /* the heads of a few boxes are looked at in a row */
        }
}

typedef struct told {
    pl_job *job;
    int calls;
    double last;
    bool stop;
} told;

static void tell(void *ctx, double done, const char *what)
{
    told *t = ctx;
    t->calls++;
    check(done >= t->last && done <= 1.0 && *what);
    t->last = done;
    if (t->stop)
        atomic_store(&t->job->abort, true);
}

TEST(progress_is_told_and_can_stop_the_job)
{
    char *a = corpus_path("part_a.mp4"), *b = corpus_path("part_b.mp4");
    const char *paths[] = { a, b };
    for (int stop = 0; stop < 2; stop++) {
        pl_error err = { 0 };
        pl_job job = { .progress = tell };
        told t = { .job = &job, .stop = stop };
        job.ctx = &t;
        pl_media *media = pl_media_open(paths, 2, NULL, &job, &err);
        if (stop)
            check_fails(media != NULL, PL_CANCELLED);
        else
            check_ok(media != NULL);
        check(t.calls > 0);
        check(stop || t.last >= 0.5);
        pl_media_close(&media);
    }
    free(a);
    free(b);
}

/* What is damaged is played up to and past: before and well behind the damage every picture is the one that
 * its time says, and nowhere does one come that belongs after its time. */
TEST(files_with_holes_play_past_them)
{
    static const struct {
        const char *name;
        pl_time from, to; /* where pictures may be missing or torn */
    } cases[] = {
        { "hole.mkv", 3000000, 10000000 },
        { "torn.ts", 1000000, 11000000 },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_media *media = corpus_open(cases[i].name, NULL);
        int count = pl_media_frame_count(media), whole = 0;
        for (int n = 0; n < count; n++) {
            pl_error err = { 0 };
            pl_image *image = NULL;
            pl_time at = pl_media_frame_start(media, n);
            bool got = pl_media_picture_at(&image, NULL, NULL, media, at, &err);
            int number = got ? picture_number(image) : -1;
            pl_image_free(image);
            bool right = number == (at + 20000) / 40000;
            whole += right;
            if (at < cases[i].from || at >= cases[i].to)
                check(right);
            check(number <= (at + 20000) / 40000);
        }
        if (whole * 2 < count)
            print_message("%s: %d of %d are whole\n", cases[i].name, whole, count);
        check(whole * 2 > count);
        pl_media_close(&media);
    }
}

/* What the index knows to be damaged; a whole recording has none. */
TEST(damage_is_told_as_ranges)
{
    static const struct {
        const char *names;
        int count;
        pl_damage_kind kind; /* of the first */
        pl_time from, to;    /* it lies within these */
        pl_time least;       /* and is so long */
    } cases[] = {
        { "hole.mkv", 1, PL_DAMAGE_HOLE, 7900000, 10100000, 1500000 },
        { "torn.ts", 2, PL_DAMAGE_HOLE, 3900000, 7100000, 2000000 },
        { "cut.mkv", 1, PL_DAMAGE_END, 5000000, 6000000, 0 },
        { "cut.avi", 1, PL_DAMAGE_END, 5000000, 6100000, 0 },
        { "cut_fast.mp4", 1, PL_DAMAGE_END, 5000000, 6000000, 0 },
        { "mkv_25.mkv cut.mkv mkv_25.mkv", 1, PL_DAMAGE_END, 17000000, 18000000, 0 },
        { "mkv_25.mkv", 0, 0, 0, 0, 0 },
        { "mp4_25.mp4", 0, 0, 0, 0, 0 },
        { "ps_25.mpg", 0, 0, 0, 0, 0 },
        { "gap.ts", 1, PL_DAMAGE_HOLE, 3900000, 7100000, 2000000 },
        { "sound.m4a", 0, 0, 0, 0, 0 },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_media *media = corpus_open(cases[i].names, NULL);
        int count = 0;
        const pl_damaged *found = pl_media_damage(&count, media);
        check_int(count, cases[i].count);
        if (count > 0) {
            check_int(found[0].kind, cases[i].kind);
            check(found[0].from_us >= cases[i].from && found[0].to_us <= cases[i].to);
            check(found[0].to_us - found[0].from_us >= cases[i].least);
        }
        pl_media_close(&media);
    }
}
