/* One picture of a recording, for a list. */
#include "test.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"
#include "plumbline/library/index.h"
#include "plumbline/library/picture.h"
#include "plumbline/library/thumbs.h"
#include "plumbline/store/kept.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct bench {
    char *folder, *file, *index, *kept; /* the recording; what is in the cache of it */
    pl_store *store;
    pl_id recording;
} bench;

static void copy(const char *to, const char *from)
{
    pl_error err = { 0 };
    size_t size;
    char *bytes = pl_file_read(&size, from, 1 << 24, &err);
    check_ok(bytes && pl_file_write(to, bytes, size, &err));
    free(bytes);
}

static bench bench_start(const char *name)
{
    pl_error err = { 0 };
    bench b = { .folder = test_new_folder() };
    pl_candidate candidate = { 0 };
    pl_index_result result;
    char *from = pl_format("%s/corpus/%s", PL_BUILD, name);
    b.file = pl_path_join(b.folder, name);
    copy(b.file, from);
    free(from);
    check_ok(pl_store_open(&b.store, b.folder, &(pl_store_options){ .as = "T-02" }, &err));
    pl_names_add(&candidate.parts, b.file);
    pl_library_index(&result, b.store, &candidate, 0, NULL);
    check_int(result.state, PL_INDEX_NEW);
    b.recording = result.recording;
    b.index = pl_format("%s/cache/%s.index", b.folder, result.signature);
    b.kept = pl_format("%s/cache/%s.thumbs", b.folder, result.signature);
    pl_index_result_free(&result);
    pl_names_free(&candidate.parts);
    return b;
}

static void bench_stop(bench *b)
{
    pl_store_close(&b->store);
    free(b->folder);
    free(b->file);
    free(b->index);
    free(b->kept);
}

static void check_picture(bench *b, bool there)
{
    pl_error err = { 0 };
    pl_image *image = pl_library_picture(b->store, b->recording, NULL, &err);
    if (there && !image)
        printf("%s\n", err.text);
    check_int(image != NULL, there);
    check_int(err.code == PL_OK, there);
    if (image)
        check_int(image->width, PL_THUMB_WIDTH);
    pl_image_free(image);
}

static void keep(bench *b)
{
    pl_error err = { 0 };
    check_ok(pl_store_setting_set(b->store, PL_SETTING_PICTURES, "1", &err));
    pl_library_thumbs *thumbs = pl_library_thumbs_new(b->recording);
    check_ok(pl_library_thumbs_make(thumbs, b->store, NULL, &err));
    check(pl_library_thumbs_keep(thumbs, b->store));
    pl_library_thumbs_free(thumbs);
}

/* As shipped: of the recording itself, whether its index is still kept or not; and nothing is written. */
TEST(where_none_is_kept_one_is_made_and_not_written)
{
    static const char *const names[] = { "mp4_25.mp4", "mts_25.mts", "mkv_25.mkv", "turned.mp4" };
    for (size_t i = 0; i < PL_COUNT(names); i++) {
        bench b = bench_start(names[i]);
        check_picture(&b, true);
        unlink(b.index);
        check_picture(&b, true);
        check(!pl_path_exists(b.index));
        check(!pl_path_exists(b.kept));
        bench_stop(&b);
    }
}

TEST(what_is_kept_is_shown_while_the_recording_is_away)
{
    pl_error err = { 0 };
    bench b = bench_start("mp4_25.mp4");
    keep(&b);
    unlink(b.file);
    check_picture(&b, true);
    check_ok(pl_store_setting_set(b.store, PL_SETTING_PICTURES, NULL, &err));
    check_picture(&b, false); /* then it is not even looked at */
    bench_stop(&b);
}

TEST(a_kept_file_that_is_damaged_holds_nothing_up)
{
    bench b = bench_start("mp4_25.mp4");
    keep(&b);
    test_write(b.kept, "plthumb\nand nothing else");
    check_picture(&b, true);
    bench_stop(&b);
}

/* A glance at a list says nothing of what is of use: the cache's order stays. */
TEST(a_glance_is_no_use)
{
    struct stat before, after;
    const struct timespec old[2] = { { 1000, 0 }, { 1000, 0 } };
    bench b = bench_start("mp4_25.mp4");
    check_int(utimensat(AT_FDCWD, b.index, old, 0), 0);
    check_int(stat(b.index, &before), 0);
    check_picture(&b, true);
    check_int(stat(b.index, &after), 0);
    check_int(after.st_mtime, before.st_mtime);
    bench_stop(&b);
}

TEST(another_file_in_its_place_is_not_shown)
{
    bench b = bench_start("mp4_25.mp4");
    char *other = pl_format("%s/corpus/mp4_2997.mp4", PL_BUILD);
    copy(b.file, other);
    check_picture(&b, false);
    unlink(b.index);
    check_picture(&b, false);
    free(other);
    bench_stop(&b);
}

TEST(sound_alone_and_stopped_work_give_none)
{
    pl_error err = { 0 };
    pl_job job = { .abort = true };
    bench sound = bench_start("sound.wav"), film = bench_start("mp4_25.mp4");
    check_picture(&sound, false);
    check(pl_library_picture(film.store, film.recording, &job, &err) == NULL);
    check_int(err.code, PL_CANCELLED);
    bench_stop(&sound);
    bench_stop(&film);
}

TEST(a_file_that_no_library_has_gives_one)
{
    static const char *const names[] = { "hevc.ts", "wmv.wmv", "vp9.webm", "disc.iso#title-1" };
    for (size_t i = 0; i < PL_COUNT(names); i++) {
        pl_error err = { 0 };
        char *path = pl_format("%s/corpus/%s", PL_BUILD, names[i]);
        pl_image *image = pl_file_picture(path, NULL, &err);
        check(image != NULL);
        check_int(image->width, PL_THUMB_WIDTH);
        pl_image_free(image);
        free(path);
    }
    pl_error err = { 0 };
    check(pl_file_picture("/nowhere.mp4", NULL, &err) == NULL);
    check(err.code != PL_OK);
}
