/* `speech` as it is typed: ranges of whole microseconds in order, over files that are parts, without a
 * library. */
#include "program.h"

#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"

#include <unistd.h>

#define CORPUS PL_BUILD "/corpus/"

/* The numbers of "ranges", in order and within the recording; gives how many pairs and their sum. */
static int pairs_of(const char *json, long long *sum)
{
    const char *at = strstr(json, "\"ranges\":[");
    long long before = -1, total = json_number(json, "total_us");
    int count = 0;
    check(at != NULL);
    for (at += strlen("\"ranges\":["); *at == '[' || *at == ','; count++) {
        long long from = 0, to = 0;
        int size = 0;
        at += *at == ',';
        check_int(sscanf(at, "[%lld,%lld]%n", &from, &to, &size), 2);
        check(from > before && to > from && to <= total);
        *sum += to - from;
        before = to;
        at += size;
    }
    return count;
}

TEST(speech_tells_where_people_speak)
{
    static const struct {
        const char *paths;
        int least;
        long long total;
    } cases[] = {
        { "'" CORPUS "mp4_25.mp4'", 3, 12000000 },
        { "'" CORPUS "part_a.mp4' '" CORPUS "part_b.mp4'", 4, 20020000 },
        { "'" PL_BUILD "/spoken/demo_part1.m4a' '" PL_BUILD "/spoken/demo_part2.m4a'", 15, 0 },
    };
    char *folder = test_new_folder(), *library = pl_format("%s/none", folder);
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        char *json = program_run(library, 0, "speech %s --json", cases[i].paths);
        long long sum = 0;
        check(pairs_of(json, &sum) >= cases[i].least);
        check_int(json_number(json, "speech_us"), sum);
        if (cases[i].total)
            check(llabs(json_number(json, "total_us") - cases[i].total) < 20000);
        free(json);
        char *text = program_run(library, 0, "speech %s", cases[i].paths);
        check_has(text, " is speech, ");
        free(text);
    }
    check(access(library, F_OK) != 0); /* none was made */
    free(library);
    free(folder);
}

TEST(speech_says_why_it_tells_nothing)
{
    char *folder = test_new_folder();
    char *why = program_error(folder, 1, "speech '" CORPUS "nosound.mp4'");
    check_has(why, "no sound");
    free(why);
    why = program_error(folder, 1, "speech '" CORPUS "text.mp4'");
    check_has(why, "text file");
    free(why);
    why = program_error(folder, 1, "speech '/nowhere/at.all'");
    check_has(why, "/nowhere/at.all");
    free(why);
    free(program_error(folder, 2, "speech"));
    free(folder);
}
