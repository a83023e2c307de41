/* A recording that is a title of a disc, in a library: opened only while it is what it was. */
#include "test.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"
#include "plumbline/library/index.h"

static void run(const char *folder, const char *words)
{
    int status;
    free(test_run(&status, "cd '%s' && %s", folder, words));
    check_int(status, 0);
}

static pl_id index_disc(pl_store *store, const char *folder)
{
    pl_error err = { 0 };
    pl_candidates found;
    pl_index_result result;
    check_ok(pl_candidates_find(&found, &folder, 1, NULL, &err));
    check_int(found.count, 1);
    pl_library_index(&result, store, &found.items[0], 0, NULL);
    check_text(result.error.text, "");
    check_int(result.state, PL_INDEX_NEW);
    pl_id id = result.recording;
    pl_index_result_free(&result);
    pl_candidates_free(&found);
    return id;
}

/* Its size and time say nothing: the tables rot on the stick, and the title is another stream. */
TEST(a_disc_whose_tables_went_bad_is_not_opened_as_what_it_was)
{
    pl_error err = { 0 };
    char *folder = test_new_folder(), *library = test_new_folder();
    pl_store *store;
    pl_store_options options = { .as = "T-02" };
    run(folder, "cp -r '" PL_BUILD "/corpus/disc/.' .");
    check_ok(pl_store_open(&store, library, &options, &err));
    pl_id id = index_disc(store, folder);
    pl_recording_source source;
    check_ok(pl_library_source(&source, store, id, &err));
    check_has(source.paths.items[0], "VIDEO_TS#title-1");
    pl_recording_source_free(&source);

    run(folder, "cd VIDEO_TS && cp -p VTS_01_0.IFO ../whole && touch -r VTS_01_0.IFO ../then && "
                "dd if=/dev/zero of=VTS_01_0.IFO bs=1 count=16 conv=notrunc status=none && "
                "touch -r ../then VTS_01_0.IFO");
    check_ok(pl_library_source(&source, store, id, &err)); /* its copy is whole */
    pl_recording_source_free(&source);
    run(folder,
        "cd VIDEO_TS && dd if=/dev/zero of=VTS_01_0.BUP bs=1 count=16 conv=notrunc status=none && "
        "touch -r ../whole VTS_01_0.BUP");
    check_fails(pl_library_source(&source, store, id, &err), PL_REFUSED);
    check_has(err.text, "is another one than the recording");
    run(folder, "cd VIDEO_TS && mv ../whole VTS_01_0.IFO");
    check_ok(pl_library_source(&source, store, id, &err));
    pl_recording_source_free(&source);
    run(folder, "rm -r VIDEO_TS");
    check_fails(pl_library_source(&source, store, id, &err), PL_NOT_FOUND);
    pl_store_close(&store);
    free(folder);
    free(library);
}
