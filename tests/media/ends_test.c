/* Whether a file goes on where another one ends. */
#include "corpus.h"
#include "test.h"

#include "plumbline/media/ends.h"

TEST(a_file_goes_on_where_its_timestamps_do)
{
    static const struct {
        const char *before, *behind;
        bool goes_on;
    } cases[] = {
        { "card/PRIVATE/AVCHD/BDMV/STREAM/00000.MTS", "card/PRIVATE/AVCHD/BDMV/STREAM/00001.MTS",
          true },
        { "card/PRIVATE/AVCHD/BDMV/STREAM/00001.MTS", "card/PRIVATE/AVCHD/BDMV/STREAM/00002.MTS",
          false },
        { "card/PRIVATE/AVCHD/BDMV/STREAM/00001.MTS", "card/PRIVATE/AVCHD/BDMV/STREAM/00000.MTS",
          false },
        { "cut_a.mpg", "cut_b.mpg", true },
        { "disc_cut/VIDEO_TS/VTS_01_1.VOB", "disc_cut/VIDEO_TS/VTS_01_2.VOB", true },
        { "disc_a.mpg", "disc_b.mpg", false },
        { "cut_a.mpg", "cut_a.mpg", false },
        { "wrap.ts", "wrap.ts", false },
        { "first.ts", "later.ts", false },
        { "first.ts", "mts_25.mts", false },
        { "mp4_25.mp4", "mp4_25.mp4", false },
        { "cut_a.mpg", "garbage.mp4", false },
        { "empty.mp4", "cut_b.mpg", false },
        { "missing.mts", "missing.mts", false },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        char *before = corpus_path(cases[i].before), *behind = corpus_path(cases[i].behind);
        if (pl_stream_goes_on(before, behind) != cases[i].goes_on)
            print_error("%s and %s\n", cases[i].before, cases[i].behind);
        check_int(pl_stream_goes_on(before, behind), cases[i].goes_on);
        free(before);
        free(behind);
    }
}
