/* A long recording without tables, in a library: used when its beginning has been read, then read on. */
#include "test.h"

#include "plumbline/base/file.h"
#include "plumbline/library/index.h"
#include "plumbline/library/speech.h"
#include "plumbline/store/recordings.h"

#include <unistd.h>

enum { TIMES = 480 /* of a file of 743 kB: more than four times what is read first */ };

typedef struct place {
    char *folder, *library, *path;
    pl_store *store;
    pl_candidate candidate;
} place;

static void open_store(place *p)
{
    pl_error err = { 0 };
    check_ok(pl_store_open(&p->store, p->library, &(pl_store_options){ .as = "T-02" }, &err));
}

static place make(void)
{
    place p = { .folder = test_new_folder(), .library = test_new_folder() };
    int status;
    p.path = pl_path_join(p.folder, "long.mpg");
    free(test_run(&status, "for i in $(seq %d); do cat '%s/corpus/ps_25.mpg'; done > '%s'", TIMES,
                  PL_BUILD, p.path));
    check_int(status, 0);
    pl_names_add(&p.candidate.parts, p.path);
    open_store(&p);
    return p;
}

static void leave(place *p)
{
    pl_store_close(&p->store);
    unlink(p->path);
    pl_names_free(&p->candidate.parts);
    free(p->folder);
    free(p->library);
    free(p->path);
}

static pl_id begin(place *p)
{
    pl_index_result result;
    pl_library_begin(&result, p->store, &p->candidate, 0, NULL);
    check_text(result.error.text, "");
    pl_id id = result.recording;
    pl_index_result_free(&result);
    return id;
}

static bool is_growing(place *p, pl_id id, pl_time *length)
{
    pl_error err = { 0 };
    pl_recordings list;
    check_ok(pl_store_recording(&list, p->store, id, &err));
    bool growing = list.items[0].growing;
    *length = list.items[0].duration_us;
    pl_recordings_free(&list);
    return growing;
}

TEST(a_recording_is_used_when_its_beginning_has_been_read)
{
    place p = make();
    pl_error err = { 0 };
    pl_time first, last;
    pl_id id = begin(&p);
    check(is_growing(&p, id, &first));
    check(first > 60 * (pl_time)1000000);
    pl_media *media = NULL;
    check_ok(pl_library_open(&media, p.store, id, NULL, &err));
    check(pl_media_cached(media));
    check_int(pl_media_duration(media), first);
    pl_media_close(&media);
    check(pl_library_speech(p.store, id, (pl_sound_choice){ 0 }, false, NULL, &err) == NULL);
    check_int(err.code, PL_BUSY);

    pl_store_close(&p.store); /* as if the program had ended here */
    open_store(&p);
    check_int(begin(&p), id); /* it is known */
    check(is_growing(&p, id, &last));
    check_int(last, first);

    pl_index_result result = { .recording = id };
    pl_library_finish(&result, p.store, NULL);
    check_text(result.error.text, "");
    check(!is_growing(&p, id, &last));
    check_int(result.duration_us, last);
    check(last > 4 * first);
    check(result.warnings.count > 0); /* of its jumps */
    pl_index_result_free(&result);
    check_ok(pl_library_open(&media, p.store, id, NULL, &err));
    check(pl_media_cached(media));
    check_int(pl_media_duration(media), last);
    check_int(pl_media_frame_count(media), 300 * TIMES);
    pl_media_close(&media);
    leave(&p);
}

TEST(the_same_times_come_of_it_as_of_one_reading)
{
    place p = make();
    pl_error err = { 0 };
    pl_clock_map a, b;
    pl_index_result result;
    pl_library_index(&result, p.store, &p.candidate, 0, NULL);
    check_int(result.state, PL_INDEX_NEW);
    check_ok(pl_store_clock_map(&a, p.store, result.recording, &err));
    pl_media *media = pl_media_open((const char *const *)&p.path, 1, NULL, NULL, &err);
    check_ok(media != NULL);
    pl_clock_map_copy(&b, pl_media_clock(media));
    check(!a.growing && pl_clock_map_grew(&a, &b));
    check_int(a.parts[0].jump_count, TIMES - 1);
    check_int(result.duration_us, pl_media_duration(media));
    pl_media_close(&media);
    pl_clock_map_clear(&a);
    pl_clock_map_clear(&b);
    pl_index_result_free(&result);
    leave(&p);
}

/* What was written before it was stopped stays, and is gone on from. */
TEST(reading_on_can_be_stopped_and_taken_up)
{
    place p = make();
    pl_time first, later;
    pl_id id = begin(&p);
    is_growing(&p, id, &first);
    pl_job job = { 0 };
    atomic_store(&job.abort, true);
    pl_index_result result = { .recording = id };
    pl_library_finish(&result, p.store, &job);
    check_int(result.state, PL_INDEX_FAILED);
    check_int(result.error.code, PL_CANCELLED);
    pl_index_result_free(&result);
    check(is_growing(&p, id, &later));
    check_int(later, first);
    check_int(truncate(p.path, 100000000), 0); /* the file shrank: it is another one */
    result = (pl_index_result){ .recording = id };
    pl_library_finish(&result, p.store, NULL);
    check_int(result.error.code, PL_REFUSED);
    pl_index_result_free(&result);
    check(is_growing(&p, id, &later));
    leave(&p);
}
