/* Contact sheets through the real program. */
#include "program.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"

static char *corpus(const char *name)
{
    return pl_path_join(PL_BUILD "/corpus", name);
}

/* The size that another program reads from the picture. */
static char *size_of(const char *path)
{
    int status = 0;
    char *out = test_run(&status,
                         "ffprobe -v error -show_entries stream=codec_name,width,height "
                         "-of csv=p=0:s=x '%s'",
                         path);
    check_int(status, 0);
    out[strcspn(out, "\n")] = '\0';
    return out;
}

TEST(a_sheet_is_written_as_a_picture)
{
    static const struct {
        const char *name, *words, *codec;
        int count;
    } cases[] = {
        { "mp4_25.mp4", "--count 12", "png", 12 },    { "ps_25.mpg", "", "png", 20 },
        { "wmv.wmv", "--count 5", "mjpeg", 5 },       { "turned.mp4", "--count 3", "png", 3 },
        { "disc", "--count 4 --width 80", "png", 4 }, { "one.mp4", "--count 1", "png", 1 },
    };
    char *folder = test_new_folder();
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        char *file = pl_format("%s/%zu.%s", folder, i, cases[i].codec[0] == 'p' ? "png" : "jpg");
        char *path = corpus(cases[i].name);
        char *out =
            program_run(folder, 0, "sheet '%s' %s -o '%s' --json", path, cases[i].words, file);
        check_int(json_number(out, "count"), cases[i].count);
        check_int(json_number(out, "missing"), 0);
        check_int(json_count(out, "shown_us"), cases[i].count);
        char *want = pl_format("%sx%lldx%lld", cases[i].codec, json_number(out, "width"),
                               json_number(out, "height"));
        char *size = size_of(file);
        check_text(size, want);
        free(size);
        free(want);
        free(out);
        free(path);
        free(file);
    }
    free(folder);
}

TEST(what_makes_no_sheet_is_told)
{
    static const struct {
        const char *words;
        int status;
        const char *says;
    } cases[] = {
        { "sheet '%s/mp4_25.mp4'", 2, "-o PNG" },
        { "sheet '%s/mp4_25.mp4' -o x.gif", 2, "another ending" },
        { "sheet '%s/mp4_25.mp4' -o x.png --count 0", 2, "from 1 to 1024" },
        { "sheet '%s/mp4_25.mp4' -o x.png --width 9", 2, "from 40 to 640" },
        { "sheet '%s/sound.m4a' -o x.png", 1, "holds sound only" },
        { "sheet '%s/text.mp4' -o x.png", 1, "text file" },
        { "sheet '%s/one.mp4' -o /no/such/x.png", 1, "cannot be written" },
    };
    char *folder = test_new_folder();
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        const char *at = strstr(cases[i].words, "%s");
        char *words = pl_format("%.*s%s%s", (int)(at - cases[i].words), cases[i].words,
                                PL_BUILD "/corpus", at + 2);
        char *said = program_error(folder, cases[i].status, "%s", words);
        check_has(said, cases[i].says);
        free(said);
        free(words);
    }
    free(folder);
}
