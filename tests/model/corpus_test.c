/* The seeds of the fuzz target, and whatever it found since, as ordinary cases. */
#include "../fuzz/rubric_fuzz.c"

#include "plumbline/base/file.h"

#include "test.h"

TEST(the_fuzz_corpus_passes)
{
    pl_error err = { 0 };
    pl_names names = { 0 };
    check_ok(pl_folder_list(&names, PL_SOURCE "/tests/fuzz/corpus/rubric", &err));
    check(names.count >= 20);
    for (int i = 0; i < names.count; i++) {
        char *path = pl_path_join(PL_SOURCE "/tests/fuzz/corpus/rubric", names.items[i]);
        size_t size = 0;
        char *text = pl_file_read(&size, path, 1 << 20, &err);
        check(text != NULL);
        check_int(LLVMFuzzerTestOneInput((const uint8_t *)text, size), 0);
        free(text);
        free(path);
    }
    pl_names_free(&names);
}
