#include "test.h"

#include "plumbline/exchange/transcript.h"

#define CUE "00:01.000 --> 00:02.000\n"

/* "1000-2000 P4: words|…", milliseconds; lines of a cue are parted by "/". */
static void tell(pl_text *out, const pl_transcript *read)
{
    for (int i = 0; i < read->count; i++) {
        const pl_cue *cue = &read->cues[i];
        pl_text_add_format(out, "%s%lld-%lld %s%s", i ? "|" : "", (long long)cue->from_us / 1000,
                           (long long)cue->to_us / 1000, cue->speaker ? cue->speaker : "",
                           cue->speaker ? ": " : "");
        for (const char *c = cue->words; *c; c++)
            pl_text_add_char(out, (char)(*c == '\n' ? '/' : *c));
    }
}

static const struct {
    const char *name, *text, *lines;
} read_cases[] = {
    { "the least of both", "WEBVTT\n\n" CUE "yes\n", "1000-2000 yes" },
    { "SRT", "1\n00:00:01,000 --> 00:00:02,000\nyes\n", "1000-2000 yes" },
    { "no end of line at the end", "1\n00:00:01,000 --> 00:00:02,000\nyes", "1000-2000 yes" },
    { "a mark, and CRLF", "\xef\xbb\xbfWEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\na\r\nb\r\n",
      "1000-2000 a/b" },
    { "CR alone", "WEBVTT\r\r00:01.000 --> 00:02.000\ra\r", "1000-2000 a" },
    { "hours", "WEBVTT\n\n1:00:01.5 --> 100:00:02.000\nx\n", "3601500-360002000 x" },
    { "no fraction, comma in WebVTT", "WEBVTT\n\n00:01 --> 00:02,250\nx\n", "1000-2250 x" },
    { "more than six decimals", "WEBVTT\n\n00:01.123456789 --> 00:02.000\nx\n", "1123-2000 x" },
    { "settings", "WEBVTT\n\n00:01.000 --> 00:02.000 line:0 position:20% align:start\nx\n",
      "1000-2000 x" },
    { "a head, a note, styles",
      "WEBVTT - a\nKind: captions\n\nNOTE\na --> b\nc\n\nSTYLE\n::cue{}\n\n" CUE "x\n",
      "1000-2000 x" },
    { "times right behind the head", "WEBVTT\n" CUE "x\n", "1000-2000 x" },
    { "names of cues", "WEBVTT\n\nfirst one\n" CUE "x\n\n2\n00:03.000 --> 00:04.000\ny\n",
      "1000-2000 x|3000-4000 y" },
    { "no blank line between", "1\n00:00:01,0 --> 00:00:02,0\nx\n2\n00:00:03,0 --> 00:00:04,0\ny",
      "1000-2000 x|3000-4000 y" },
    { "a number that is a word", "1\n00:00:01,0 --> 00:00:02,0\n12\n\n", "1000-2000 12" },
    { "overlapping, and out of order",
      "WEBVTT\n\n00:05.000 --> 00:09.000\nb\n\n00:01.000 --> 00:07.000\na\n\n"
      "00:05.000 --> 00:06.000\nc\n",
      "1000-7000 a|5000-6000 c|5000-9000 b" },
    { "a point", "WEBVTT\n\n00:01.000 --> 00:01.000\nx\n", "1000-3000 x" },
    { "no words", "WEBVTT\n\n" CUE "\n\n" CUE "<i></i>\n\n" CUE "x\n", "1000-2000 x" },
    { "a voice", "WEBVTT\n\n" CUE "<v P4>I only <i>looked</i>.</v>\n",
      "1000-2000 P4: I only looked." },
    { "a loud voice of two words", "WEBVTT\n\n" CUE "<v.loud Facilitator A>x",
      "1000-2000 Facilitator A: x" },
    { "two voices", "WEBVTT\n\n" CUE "<v A>one\n<v B>two", "1000-2000 A: one|1000-2000 B: two" },
    { "words before a voice", "WEBVTT\n\n" CUE "(noise) <v A>one",
      "1000-2000 (noise)|1000-2000 A: one" },
    { "a code before the words", "WEBVTT\n\n" CUE "P12: yes: it was",
      "1000-2000 P12: yes: it was" },
    { "no code before the words", "WEBVTT\n\n" CUE "Then: yes", "1000-2000 Then: yes" },
    { "tags",
      "WEBVTT\n\n" CUE "<c.x>a</c> <00:01.500><b>b</b> {\\an8}<font color=\"#fff\">c</font>",
      "1000-2000 a b c" },
    { "no tags", "WEBVTT\n\n" CUE "1 < 2, <3, {x}, <i", "1000-2000 1 < 2, <3, {x}, <i" },
    { "entities", "WEBVTT\n\n" CUE "&lt;a&gt; &amp;amp; &quot;b&quot;&nbsp;&#233;&#x2019;&lrm;&no;",
      "1000-2000 <a> &amp; \"b\" é’&no;" },
    { "spaces", "WEBVTT\n\n" CUE "  a \t b  \n   \t c ", "1000-2000 a b/c" },
    { "Latin-1", "1\n00:00:01,0 --> 00:00:02,0\nC\xf4r \x93y\x94", "1000-2000 Côr “y”" },
    { "WebVTT alone in its word", "WEBVTTX\n\n" CUE "x\n", "1000-2000 x" },
};

TEST(lines_are_read)
{
    for (size_t i = 0; i < PL_COUNT(read_cases); i++) {
        pl_problems problems = { 0 };
        pl_transcript read = { 0 };
        pl_text lines = { 0 };
        if (!pl_transcript_parse(&read, &problems, read_cases[i].text, strlen(read_cases[i].text)))
            fail_msg("%s: %s", read_cases[i].name, problems.items[0].text);
        tell(&lines, &read);
        if (strcmp(pl_text_get(&lines), read_cases[i].lines) != 0)
            fail_msg("%s: %s", read_cases[i].name, pl_text_get(&lines));
        pl_text_free(&lines);
        pl_problems_free(&problems);
        pl_transcript_free(&read);
    }
}

TEST(what_is_wrong_is_said_with_its_place)
{
    static const struct {
        const char *text;
        size_t size; /* 0: of the text */
        const char *said;
    } cases[] = {
        { "", 0, "x:1:1: there is no line with its times here" },
        { "WEBVTT\n", 0, "x:1:1: there is no line with its times here" },
        { "<html>\n", 0, "x:1:1: there is no line" },
        { "WEBVTT\n\n00:05.000 --> 00:02.000\nx\n", 0, "x:3:15: the line ends before it begins" },
        { "1\n00:61:00,000 --> 00:62:00,000\nx\n", 0, "x:2:1: this is no time" },
        { "1\n00:01:00,000 --> é\nx\n", 0, "x:2:18: this is no time" },
        { "1\n00:01:00,000 --> 00:01:01,000x\n", 0, "x:2:18: this is no time" },
        { "é\n00:01.0 -> 00:02.0\n\nwords\n\n00:01.0 --> 00:02.0\nx\n", 0,
          "x:1:1: remark: these words have no times before them" },
        { "WEBVTT\n\n" CUE "a\0b", 35, "x:4:2: this is no text" },
        { "\xff\xfe"
          "1\0",
          4, "x:1:1: the file is saved as UTF-16" },
        { "1\n00:00:01,0 --> 00:00:02,0\nC\xf4r", 0,
          "x:3:2: remark: this is not UTF-8: the file is read as Latin-1" },
        { "WEBVTT\n\n" CUE "<v John Smith>x", 0,
          "x:3:1: remark: the speaker 'John Smith' is no code" },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_problems problems = { 0 };
        pl_transcript read = { 0 };
        pl_text lines = { 0 };
        size_t size = cases[i].size ? cases[i].size : strlen(cases[i].text);
        bool right = pl_transcript_parse(&read, &problems, cases[i].text, size);
        pl_problems_print(&lines, &problems, "x");
        if (!strstr(pl_text_get(&lines), cases[i].said))
            fail_msg("%d: %s", (int)i, pl_text_get(&lines));
        check(right == (strstr(cases[i].said, "remark") != NULL));
        pl_text_free(&lines);
        pl_problems_free(&problems);
        pl_transcript_free(&read);
    }
}

TEST(large_and_hostile_files_are_bounded)
{
    static const char *const repeated[] = { "<",   "&",     "<v ", "-->\n",
                                            "1\n", "1\n\n", "{\\", "00:01.0 --> 00:02.0\n" };
    for (size_t i = 0; i < PL_COUNT(repeated); i++) {
        size_t each = strlen(repeated[i]), room = 4 * 1024 * 1024;
        char *text = pl_alloc(room + 32);
        size_t size = (size_t)sprintf(text, "WEBVTT\n\n" CUE);
        for (; size + each < room; size += each)
            memcpy(text + size, repeated[i], each);
        pl_problems problems = { 0 };
        pl_transcript read = { 0 };
        pl_transcript_parse(&read, &problems, text, size);
        check(read.count <= PL_MOST_CUES);
        pl_problems_free(&problems);
        pl_transcript_free(&read);
        free(text);
    }
}

TEST(lines_that_stand_at_a_time)
{
    const char *text =
        "WEBVTT\n\n00:00.000 --> 10:00.000\nexercise\n\n00:01.000 --> 00:03.000\na\n\n"
        "00:02.000 --> 00:04.000\nb\n\n00:08.000 --> 00:09.000\nc\n";
    static const struct {
        pl_time at;
        int count, first, last, begun;
    } cases[] = { { -1, 0, 0, 0, -1 },     { 0, 1, 0, 0, 0 },        { 1000000, 2, 0, 1, 1 },
                  { 2500000, 3, 0, 2, 2 }, { 3000000, 2, 0, 2, 2 },  { 8000000, 2, 0, 3, 3 },
                  { 9000000, 1, 0, 0, 3 }, { 600000000, 0, 0, 0, 3 } };
    pl_problems problems = { 0 };
    pl_transcript read = { 0 };
    check(pl_transcript_parse(&read, &problems, text, strlen(text)));
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        int said[8];
        int count = pl_transcript_said(said, 8, &read, cases[i].at);
        check_int(count, cases[i].count);
        check_int(pl_transcript_at(&read, cases[i].at), cases[i].begun);
        if (count) {
            check_int(said[0], cases[i].first);
            check_int(said[count - 1], cases[i].last);
        }
    }
    pl_transcript_free(&read);
}
