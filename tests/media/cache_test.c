/* The index as a cache file: taken when it fits to the last byte, else made again. */
#include "corpus.h"
#include "test.h"

#include "plumbline/base/file.h"
#include "plumbline/media/index.h"

#include <sys/stat.h>
#include <unistd.h>

static pl_media *open_cached(const char *names, const char *cache, const char *signature)
{
    return corpus_open(names, &(pl_media_options){ .cache_path = cache, .signature = signature });
}

static char *cached_bytes(size_t *size, const char *names, const char *cache)
{
    pl_error err = { 0 };
    pl_media *media = open_cached(names, cache, "abc");
    check_int(pl_media_cache_error(media)->code, PL_OK);
    pl_media_close(&media);
    char *bytes = pl_file_read(size, cache, 1 << 24, &err);
    check_ok(bytes != NULL);
    return bytes;
}

static void check_same(const pl_media *a, const pl_media *b)
{
    const pl_probe *p = pl_media_probe(a), *q = pl_media_probe(b);
    check_int(pl_media_frame_count(a), pl_media_frame_count(b));
    check_int(pl_media_duration(a), pl_media_duration(b));
    for (int n = 0; n < pl_media_frame_count(a); n++) {
        check_int(pl_media_frame_start(a, n), pl_media_frame_start(b, n));
        check_int(pl_media_frame_key(a, n), pl_media_frame_key(b, n));
        check_int(pl_media_frame_part(a, n), pl_media_frame_part(b, n));
    }
    check_int(p->warnings.count, q->warnings.count);
    for (int i = 0; i < p->warnings.count; i++)
        check_text(p->warnings.items[i], q->warnings.items[i]);
    check_int(p->part_count, q->part_count);
    for (int i = 0; i < p->part_count; i++) {
        check_text(p->parts[i].path, q->parts[i].path);
        check_text(p->parts[i].container, q->parts[i].container);
        check_int(p->parts[i].start_us, q->parts[i].start_us);
        check_int(p->parts[i].duration_us, q->parts[i].duration_us);
        check_int(p->parts[i].claimed_us, q->parts[i].claimed_us);
        check_int(p->parts[i].stream_count, q->parts[i].stream_count);
        for (int k = 0; k < p->parts[i].stream_count; k++) {
            const pl_probe_stream *s = &p->parts[i].streams[k], *t = &q->parts[i].streams[k];
            check_text(s->codec, t->codec);
            check(s->kind == t->kind && s->chosen == t->chosen && s->decodable == t->decodable &&
                  s->width == t->width && s->height == t->height && s->fps_num == t->fps_num &&
                  s->fps_den == t->fps_den && s->aspect_num == t->aspect_num &&
                  s->aspect_den == t->aspect_den && s->rotation == t->rotation &&
                  s->interlaced == t->interlaced && s->channels == t->channels &&
                  s->rate == t->rate);
        }
    }
}

TEST(an_index_comes_back_from_its_cache_file_as_it_was)
{
    static const char *const names[] = { "mp4_2997.mp4", "edit_25.mp4", "nocues_25.mkv",
                                         "avi_25.avi",   "xvid.avi",    "ps_25.mpg",
                                         "wrap.ts",      "sound.m4a",   "part_a.mp4 part_b.mp4" };
    for (size_t i = 0; i < PL_COUNT(names); i++) {
        char *folder = test_new_folder(), *cache = pl_path_join(folder, "index");
        pl_media *made = open_cached(names[i], cache, "abc");
        pl_media *loaded = open_cached(names[i], cache, "abc");
        check(!pl_media_cached(made) && pl_media_cached(loaded));
        check_same(made, loaded);
        for (int n = 0; n < pl_media_frame_count(loaded); n += 67)
            check_int(number_at(loaded, pl_media_frame_start(loaded, n), NULL, NULL),
                      number_at(made, pl_media_frame_start(made, n), NULL, NULL));
        pl_media_close(&made);
        pl_media_close(&loaded);
        free(cache);
        free(folder);
    }
}

TEST(each_changed_byte_and_each_lost_byte_is_refused)
{
    char *folder = test_new_folder(), *cache = pl_path_join(folder, "index");
    size_t size = 0;
    char *bytes = cached_bytes(&size, "narrow.mp4", cache);
    pl_index *index = pl_index_parse(bytes, size, "abc", NULL);
    check(index && pl_index_frame_count(index) == 50);
    size_t again = 0;
    char *formatted = pl_index_format(&again, index, "abc");
    check(again == size && memcmp(formatted, bytes, size) == 0);
    pl_index_free(index);
    for (size_t i = 0; i < size; i++) {
        bytes[i] = (char)(bytes[i] ^ 0x41);
        check(pl_index_parse(bytes, size, "abc", NULL) == NULL);
        bytes[i] = (char)(bytes[i] ^ 0x41);
        check(pl_index_parse(bytes, i, "abc", NULL) == NULL);
    }
    free(formatted);
    free(bytes);
    free(cache);
    free(folder);
}

TEST(an_index_of_another_recording_or_a_newer_program_is_refused)
{
    pl_error err = { 0 };
    char *folder = test_new_folder(), *cache = pl_path_join(folder, "index");
    size_t size = 0;
    char *bytes = cached_bytes(&size, "narrow.mp4", cache);
    check_fails(pl_index_parse(bytes, size, "abd", &err) != NULL, PL_BAD_INPUT);
    check_has(err.text, "another recording");
    check_fails(pl_index_parse("no index at all", 15, "abc", &err) != NULL, PL_BAD_INPUT);
    bytes[8]++; /* the format's version stands behind the magic */
    check_fails(pl_index_parse(bytes, size, "abc", &err) != NULL, PL_NEWER_VERSION);
    free(bytes);
    free(cache);
    free(folder);
}

/* A damaged, foreign or cut cache file costs time, never an answer: it is made again. */
TEST(a_cache_file_that_does_not_fit_is_made_again)
{
    pl_error err = { 0 };
    char *folder = test_new_folder(), *cache = pl_path_join(folder, "index");
    size_t size = 0;
    char *bytes = cached_bytes(&size, "narrow.mp4", cache);
    check_ok(pl_file_write(cache, bytes, size / 2, &err));
    pl_media *media = open_cached("narrow.mp4", cache, "abc");
    check(!pl_media_cached(media));
    pl_media_close(&media);
    media = open_cached("narrow.mp4", cache, "other");
    check(!pl_media_cached(media));
    pl_media_close(&media);
    media = open_cached("narrow.mp4", cache, "other");
    check(pl_media_cached(media));
    pl_media_close(&media);
    free(bytes);
    free(cache);
    free(folder);
}

TEST(a_cache_made_under_another_map_is_not_taken)
{
    char *folder = test_new_folder(), *cache = pl_path_join(folder, "index");
    pl_media *media = open_cached("mp4_25.mp4", cache, "abc");
    pl_clock_map map;
    pl_clock_map_copy(&map, pl_media_clock(media));
    pl_media_close(&media);
    pl_media_options options = { .clock = &map, .cache_path = cache, .signature = "abc" };
    media = corpus_open("mp4_25.mp4", &options);
    check(pl_media_cached(media));
    pl_media_close(&media);
    map.parts[0].raw_start += 512;
    map.parts[0].length_us -= 40000;
    media = corpus_open("mp4_25.mp4", &options);
    check(!pl_media_cached(media));
    check_int(pl_media_frame_count(media), 299);
    pl_media_close(&media);
    media = corpus_open("mp4_25.mp4", &options);
    check(pl_media_cached(media));
    check_int(pl_media_frame_count(media), 299);
    pl_media_close(&media);
    pl_clock_map_clear(&map);
    free(cache);
    free(folder);
}

TEST(a_cache_that_cannot_be_written_is_named_and_does_no_harm)
{
    pl_media *media = open_cached("narrow.mp4", "/proc/plumbline/index", "abc");
    check(pl_media_cache_error(media)->code != PL_OK);
    check_int(pl_media_frame_count(media), 50);
    pl_media_close(&media);
}
