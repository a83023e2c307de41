#include "test.h"

#include "plumbline/base/text.h"
#include "plumbline/model/lines.h"

TEST(lines_are_new_or_changed_or_as_they_were)
{
    static const struct {
        const char *was, *is, *marks; /* "." the same, "+" new, "~" changed */
    } cases[] = {
        { "a\nb\nc\n", "a\nb\nc\n", "...." },
        { "a\nc\n", "a\nb\nc\n", ".+.." },
        { "a\nb\nc\n", "a\nc\n", "..." },
        { "a: 1\nb: 2\n", "a: 1\nb: 3\n", ".~." },
        { "a: 1\nb: 2\n", "a: 1\nc: 3\nb: 3\n", ".+~." }, /* its key says whose line it is */
        { "x\ny\n", "p\nq\n", "~~." },
        { "", "a", "~" },
        { "a", "", "~" },
        { "a\nb", "a\nb\n", "..+" },
        { "k: 1\nl: 2\nm: 3\n", "k: 1\nn: 4\nm: 3\n", ".~.." },
        { "a\nb\na\nb\n", "a\nb\nz\na\nb\n", "..+..." },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        pl_line_notes notes;
        pl_text marks = { 0 };
        pl_lines_compare(&notes, cases[i].was, cases[i].is);
        for (int k = 0; k < notes.count; k++)
            pl_text_add_char(&marks, ".+~"[notes.items[k].mark]);
        check_text(pl_text_get(&marks), cases[i].marks);
        pl_text_free(&marks);
        pl_line_notes_free(&notes);
    }
}

TEST(a_changed_line_knows_the_one_that_stood_there)
{
    pl_line_notes notes;
    pl_lines_compare(&notes, "a: 1\nb: 2\nc: 3\n", "a: 1\nnew: 1\nc: 4\n");
    check_int(notes.items[2].mark, PL_LINE_CHANGED);
    check_int(notes.items[2].was, 2);
    check_int((int)notes.was[2], 10);
    pl_line_notes_free(&notes);
}

/* Twenty thousand lines that are all other would be a table of 400 million. */
TEST(what_is_long_and_wholly_other_counts_as_changed)
{
    enum { LINES = 20000 };
    pl_text was = { 0 }, is = { 0 };
    for (int i = 0; i < LINES; i++) {
        pl_text_add_format(&was, "a: %d\n", i);
        pl_text_add_format(&is, "a: %d\n", i + LINES);
    }
    pl_line_notes notes;
    pl_lines_compare(&notes, pl_text_get(&was), pl_text_get(&is));
    check_int(notes.items[0].mark, PL_LINE_CHANGED);
    check_int(notes.items[LINES - 1].mark, PL_LINE_CHANGED);
    check_int(notes.items[LINES].mark, PL_LINE_SAME);
    pl_line_notes_free(&notes);
    pl_text_free(&was);
    pl_text_free(&is);
}
