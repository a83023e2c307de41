/* Speech only, asked for before it is known where people speak. */
#include "test.h"

#include "headless.h"

#include <SDL2/SDL.h>

#include "plumbline/base/file.h"
#include "plumbline/library/index.h"
#include "plumbline/review/review.h"

enum { PATIENCE_MS = 20000 };

static void make_library(const char *folder, const char *recording)
{
    pl_error err = { 0 };
    pl_store *store = NULL;
    check_ok(pl_store_open(&store, folder, &(pl_store_options){ .as = "T-02" }, &err));
    pl_candidate candidate = { 0 };
    pl_index_result result;
    pl_id review;
    pl_names_add(&candidate.parts, recording);
    pl_library_index(&result, store, &candidate, 0, NULL);
    check_int(result.state, PL_INDEX_NEW);
    pl_review_start start = { .recording = result.recording,
                              .rubric = "group-session-review",
                              .facilitators = "A=F-014" };
    check_ok(pl_review_new(&review, store, &start, &err));
    pl_index_result_free(&result);
    pl_names_free(&candidate.parts);
    pl_store_close(&store);
}

/* The review is open; nothing of the search for speech has come in. */
static ui_headless *open_review(const char *folder)
{
    pl_error err = { 0 };
    ui_headless *s;
    check_ok(ui_headless_start(&s, &(pl_ui_options){ .folder = folder, .as = "T-02" }, &err));
    ui_key(&s->ui, "Enter");
    for (int i = 0; i < PATIENCE_MS && !s->app->desk; i++) {
        ui_headless_round(s);
        SDL_Delay(1);
    }
    check(s->app->desk && !s->app->desk->speech);
    return s;
}

TEST(speech_only_that_is_asked_for_early_holds_when_speech_is_found)
{
    pl_error err = { 0 };
    char *folder = test_new_folder();
    make_library(folder, PL_BUILD "/corpus/avi_25.avi");
    ui_headless *s = open_review(folder);
    ui_key(&s->ui, "S");
    check(s->app->desk->speech_only && !s->app->desk->speech);
    check_int(s->app->desk->pass_count, 0);
    check_has(s->app->toast.words, "Speech is still being found");
    check_ok(ui_headless_settle(s, &err));
    check(s->app->desk->speech && s->app->desk->speech_only);
    check(s->app->desk->pass_count > 0);
    ui_headless_stop(s);
    free(folder);
}

TEST(speech_only_is_not_to_be_had_where_there_is_no_sound)
{
    pl_error err = { 0 };
    char *folder = test_new_folder();
    make_library(folder, PL_BUILD "/corpus/nosound.mp4");
    ui_headless *s = open_review(folder);
    check_ok(ui_headless_settle(s, &err));
    ui_key(&s->ui, "S");
    check(!s->app->desk->speech_only);
    check_has(s->app->toast.words, "no sound");
    ui_headless_stop(s);
    free(folder);
}

TEST(of_a_recording_that_is_away_no_speech_is_said_to_be_found)
{
    pl_error err = { 0 };
    size_t size = 0;
    char *folder = test_new_folder(), *path = pl_path_join(folder, "session.wav");
    char *bytes = pl_file_read(&size, PL_BUILD "/corpus/sound.wav", 16 << 20, &err);
    check_ok(pl_file_write(path, bytes, size, &err));
    make_library(folder, path);
    check_int(remove(path), 0);
    ui_headless *s = open_review(folder);
    check_ok(ui_headless_settle(s, &err));
    ui_key(&s->ui, "S");
    check(!s->app->desk->speech_only);
    check_has(s->app->toast.words, "once the recording is there");
    ui_headless_stop(s);
    free(bytes);
    free(path);
    free(folder);
}
