/* Small pictures of a recording of the library: what is kept, where, and what is gone on with. */
#include "test.h"

#include "cache.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"
#include "plumbline/library/index.h"
#include "plumbline/library/thumbs.h"
#include "plumbline/store/kept.h"

#include <sys/stat.h>
#include <unistd.h>

enum { PARTS = 20 };

typedef struct bench {
    char *folder, *file; /* where the pictures are kept, if they are */
    pl_store *store;
    pl_id recording;
    pl_time whole;
} bench;

static bench bench_start(const char *name)
{
    pl_error err = { 0 };
    bench b = { .folder = test_new_folder() };
    check_ok(pl_store_open(&b.store, b.folder, &(pl_store_options){ .as = "T-02" }, &err));
    char *path = pl_format("%s/corpus/%s", PL_BUILD, name);
    pl_candidate candidate = { 0 };
    pl_index_result result;
    pl_names_add(&candidate.parts, path);
    pl_library_index(&result, b.store, &candidate, 0, NULL);
    check_int(result.state, PL_INDEX_NEW);
    b.recording = result.recording;
    b.whole = result.duration_us;
    b.file = pl_format("%s/cache/%s.thumbs", b.folder, result.signature);
    pl_index_result_free(&result);
    pl_names_free(&candidate.parts);
    free(path);
    return b;
}

static void bench_stop(bench *b)
{
    pl_store_close(&b->store);
    free(b->folder);
    free(b->file);
}

static void allow(bench *b, bool kept)
{
    pl_error err = { 0 };
    check_ok(pl_store_setting_set(b->store, PL_SETTING_PICTURES, kept ? "1" : NULL, &err));
}

/* Counts what it is told, and stops the work when so much is done. */
typedef struct teller {
    pl_job job;
    int told;
    double first, stop_at;
} teller;

static void tell(void *ctx, double done, const char *what)
{
    teller *t = ctx;
    if (strcmp(what, "Making small pictures") != 0)
        return;
    t->first = t->told++ ? t->first : done;
    if (done >= t->stop_at)
        atomic_store(&t->job.abort, true);
}

static void teller_start(teller *t, double stop_at)
{
    *t = (teller){ .job = { .progress = tell, .ctx = t }, .stop_at = stop_at };
}

/* Of the nth of so many parts of the recording. */
static const pl_image *picture_of(const pl_library_thumbs *thumbs, const bench *b, int n)
{
    pl_thumbs *there = pl_library_thumbs_get(thumbs);
    return there ? pl_thumbs_among(NULL, there, b->whole * n / PARTS, b->whole * (n + 1) / PARTS)
                 : NULL;
}

static int count_in(const pl_library_thumbs *thumbs, const bench *b)
{
    int count = 0;
    for (int n = 0; n < PARTS; n++)
        count += picture_of(thumbs, b, n) != NULL;
    return count;
}

/* A new set, made as far as may be; gives what it was told. */
static teller make(pl_library_thumbs **out, bench *b)
{
    pl_error err = { 0 };
    teller t;
    teller_start(&t, 2);
    *out = pl_library_thumbs_new(b->recording);
    check_int(count_in(*out, b), 0);
    check_ok(pl_library_thumbs_make(*out, b->store, &t.job, &err));
    check_int(count_in(*out, b), PARTS);
    return t;
}

TEST(as_shipped_nothing_is_written)
{
    bench b = bench_start("mp4_25.mp4");
    pl_library_thumbs *thumbs;
    check(make(&thumbs, &b).told > 0);
    check(!pl_library_thumbs_keep(thumbs, b.store));
    check(!pl_path_exists(b.file));
    pl_library_thumbs_free(thumbs);
    bench_stop(&b);
}

TEST(what_is_kept_is_not_made_again)
{
    bench b = bench_start("mp4_25.mp4");
    pl_library_thumbs *thumbs;
    allow(&b, true);
    make(&thumbs, &b);
    check(pl_library_thumbs_keep(thumbs, b.store));
    check(pl_path_exists(b.file));
    check(!pl_library_thumbs_keep(thumbs, b.store)); /* nothing new */
    pl_library_thumbs_free(thumbs);
    check_int(make(&thumbs, &b).told, 0);
    check(!pl_library_thumbs_keep(thumbs, b.store));
    pl_library_thumbs_free(thumbs);
    allow(&b, false); /* they are not even looked at */
    check(make(&thumbs, &b).told > 0);
    pl_library_thumbs_free(thumbs);
    bench_stop(&b);
}

/* True when it stopped with some of them made. */
static bool stop_half_way(bench *b)
{
    pl_error err = { 0 };
    teller t;
    pl_library_thumbs *thumbs = pl_library_thumbs_new(b->recording), *again;
    teller_start(&t, 0.01);
    bool all = pl_library_thumbs_make(thumbs, b->store, &t.job, &err);
    int made = count_in(thumbs, b);
    bool half = !all && made > 0 && made < PARTS;
    if (half) {
        const pl_image *early[PARTS];
        for (int n = 0; n < PARTS; n++)
            early[n] = picture_of(thumbs, b, n);
        check_int(err.code, PL_CANCELLED);
        check(pl_library_thumbs_keep(thumbs, b->store));
        /* another opening goes on from there */
        t = make(&again, b);
        check(t.first >= (double)made / PARTS);
        pl_library_thumbs_free(again);
        /* and so does the same */
        teller_start(&t, 2);
        check_ok(pl_library_thumbs_make(thumbs, b->store, &t.job, &err));
        check_int(count_in(thumbs, b), PARTS);
        for (int n = 0; n < PARTS; n++)
            check(!early[n] || early[n] == picture_of(thumbs, b, n));
    }
    pl_library_thumbs_free(thumbs);
    unlink(b->file);
    return half;
}

/* When the work hears of it is not ours to say: it is tried until that is half way. */
TEST(what_was_made_when_it_was_stopped_is_kept_and_gone_on_with)
{
    enum { TRIES = 50 };
    bench b = bench_start("intra.mov");
    bool half = false;
    allow(&b, true);
    for (int i = 0; i < TRIES && !half; i++)
        half = stop_half_way(&b);
    check(half);
    bench_stop(&b);
}

TEST(a_kept_file_that_is_damaged_is_made_anew)
{
    bench b = bench_start("mp4_25.mp4");
    pl_library_thumbs *thumbs;
    allow(&b, true);
    test_write(b.file, "plthumb\nand nothing else");
    check(make(&thumbs, &b).told > 0);
    check(pl_library_thumbs_keep(thumbs, b.store));
    pl_library_thumbs_free(thumbs);
    check_int(make(&thumbs, &b).told, 0);
    pl_library_thumbs_free(thumbs);
    bench_stop(&b);
}

/* A drive that takes nothing: a folder stands where the file should go. */
TEST(a_drive_that_takes_nothing_fails_nothing)
{
    bench b = bench_start("mp4_25.mp4");
    pl_error err = { 0 };
    pl_library_thumbs *thumbs;
    char *inside = pl_path_join(b.file, "full");
    allow(&b, true);
    check_ok(pl_folder_make(inside, 0700, &err));
    make(&thumbs, &b);
    check(!pl_library_thumbs_keep(thumbs, b.store));
    check_int(count_in(thumbs, &b), PARTS);
    pl_library_thumbs_free(thumbs);
    free(inside);
    bench_stop(&b);
}

TEST(pictures_are_upright_and_have_square_pixels)
{
    static const struct {
        const char *name;
        bool high;
    } cases[] = { { "mp4_25.mp4", false }, { "turned.mp4", true } };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        bench b = bench_start(cases[i].name);
        pl_error err = { 0 };
        pl_library_thumbs *thumbs = pl_library_thumbs_new(b.recording);
        check_ok(pl_library_thumbs_make(thumbs, b.store, NULL, &err));
        const pl_image *image = pl_thumbs_near(NULL, pl_library_thumbs_get(thumbs), 0);
        check(image && image->width == PL_THUMB_WIDTH);
        check((image->height > image->width) == cases[i].high);
        pl_library_thumbs_free(thumbs);
        bench_stop(&b);
    }
}

TEST(a_recording_that_is_away_or_has_no_picture_says_so)
{
    static const struct {
        const char *name;
        pl_code code;
    } cases[] = { { "mp4_25.mp4", PL_NOT_FOUND }, { "sound.m4a", PL_BAD_INPUT } };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        bench b = bench_start("sound.m4a");
        pl_error err = { 0 };
        pl_library_thumbs *thumbs =
            pl_library_thumbs_new(cases[i].code == PL_NOT_FOUND ? 12345 : b.recording);
        check_fails(pl_library_thumbs_make(thumbs, b.store, NULL, &err), cases[i].code);
        check(!pl_library_thumbs_keep(thumbs, b.store));
        pl_thumbs *there = pl_library_thumbs_get(thumbs);
        check(!there || pl_thumbs_near(NULL, there, 0) == NULL);
        pl_library_thumbs_free(thumbs);
        bench_stop(&b);
    }
}
