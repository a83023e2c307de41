/* Clips through the real program. */
#include "program.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"

static char *corpus(const char *name)
{
    return pl_path_join(PL_BUILD "/corpus", name);
}

/* What another program counts in the file. */
static long long pictures_in(const char *path)
{
    int status = 0;
    char *out = test_run(&status,
                         "ffprobe -v error -select_streams v -count_packets "
                         "-show_entries stream=nb_read_packets -of csv=p=0 '%s'",
                         path);
    check_int(status, 0);
    long long count = atoll(out);
    free(out);
    return count;
}

TEST(a_clip_is_written_and_told_of)
{
    static const struct {
        const char *name, *words;
        int frames;
        bool copies;
    } cases[] = {
        { "mp4_25.mp4", "--from 1.5 --to 0:08.000", 163, true },
        { "mp4_25.mp4", "--from 1.5 --to 0:08 --all", 163, false },
        { "ps_25.mpg", "--from 0:00:02 --to 3", 25, false },
        { "two_tracks.mkv", "--from 1 --to 2 --track 2 --side left --all", 25, false },
    };
    char *folder = test_new_folder();
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        char *file = pl_format("%s/%zu.mp4", folder, i), *path = corpus(cases[i].name);
        char *out =
            program_run(folder, 0, "clip '%s' %s -o '%s' --json", path, cases[i].words, file);
        check_int(json_number(out, "frames"), cases[i].frames);
        check_int(json_number(out, "copied") > 0, cases[i].copies);
        check_int(json_number(out, "to_us") - json_number(out, "from_us"), cases[i].frames * 40000);
        check_int(pictures_in(file), cases[i].frames);
        free(out);
        free(program_run(folder, 3, "clip '%s' %s -o '%s'", path, cases[i].words, file));
        free(path);
        free(file);
    }
    free(folder);
}
