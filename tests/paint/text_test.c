#include "test.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"
#include "plumbline/paint/text.h"

#include <math.h>

/* Measures of Inter hold only where Inter is. */
static bool has_inter(const pl_fonts *fonts)
{
    return strcmp(pl_fonts_family(fonts), "Inter") == 0;
}

TEST(inter_is_used_where_it_is)
{
    pl_fonts *fonts = pl_fonts_new();
    if (pl_path_exists("/usr/share/fonts/opentype/inter/Inter-Regular.otf")) {
        check_text(pl_fonts_family(fonts), "Inter");
        check(pl_fonts_notice(fonts) == NULL);
    }
    pl_fonts_free(fonts);
}

/* Widths that a browser gives for the same words in the same font. */
TEST(words_are_as_wide_as_in_the_design)
{
    static const struct {
        pl_style style;
        pl_weight weight;
        const char *words;
        double width;
    } cases[] = {
        { PL_STYLE_BODY, PL_WEIGHT_REGULAR, "Possible harm noticed and passed on", 229.70 },
        { PL_STYLE_BODY, PL_WEIGHT_MEDIUM, "Keep note", 62.86 },
        { PL_STYLE_BODY, PL_WEIGHT_SEMIBOLD, "Keep note", 63.45 },
        { PL_STYLE_SMALL, PL_WEIGHT_MEDIUM, "Not started", 65.5 },
        { PL_STYLE_SECTION, PL_WEIGHT_OWN, "No recordings yet", 120.06 },
        { PL_STYLE_SMALL, PL_WEIGHT_OWN, "3 parts · 2:31:42", 92.59 },
        { PL_STYLE_TINY, PL_WEIGHT_OWN, "Ctrl", 19.16 },
    };
    pl_fonts *fonts = pl_fonts_new();
    for (size_t i = 0; i < PL_COUNT(cases) && has_inter(fonts); i++) {
        double got = pl_text_width(fonts, cases[i].words,
                                   (pl_type){ .style = cases[i].style, .weight = cases[i].weight });
        if (fabs(got - cases[i].width) > 0.1)
            print_error("%s is %.2f wide, should be %.2f\n", cases[i].words, got, cases[i].width);
        check(fabs(got - cases[i].width) <= 0.1);
    }
    pl_fonts_free(fonts);
}

TEST(figures_of_a_column_have_one_width)
{
    pl_fonts *fonts = pl_fonts_new();
    pl_type tabular = { .style = PL_STYLE_BODY, .tabular = true };
    double one = pl_text_width(fonts, "1:11:11", tabular);
    check(fabs(pl_text_width(fonts, "0:58:24", tabular) - one) < 0.01);
    pl_type clock = { .style = PL_STYLE_CLOCK };
    check(fabs(pl_text_width(fonts, "1:11:11", clock) - pl_text_width(fonts, "0:58:24", clock)) <
          0.05);
    if (has_inter(fonts))
        check(pl_text_width(fonts, "1:11:11", (pl_type){ 0 }) < one - 1);
    pl_fonts_free(fonts);
}

TEST(runs_wrap_and_are_cut)
{
    static const char *const words = "5.3 Responsibility: excuse, denial and blame are answered";
    static const struct {
        double width;
        int most, lines;
        bool cut;
    } cases[] = {
        { 0, 0, 1, false },
        { 1000, 1, 1, false },
        { 200, 1, 1, true },
        { 200, 2, 2, false },
        { 120, 2, 2, true },
        { 200, PL_LINES_ALL, 2, false },
        { 120, PL_LINES_ALL, 4, false },
    };
    pl_fonts *fonts = pl_fonts_new();
    for (size_t i = 0; i < PL_COUNT(cases) && has_inter(fonts); i++) {
        pl_run run = { .text = words, .lines = cases[i].most };
        pl_run_size size = pl_run_measure(fonts, &run, cases[i].width);
        check_int(size.lines, cases[i].lines);
        check_int(size.cut, cases[i].cut);
        check_int((int)size.height, cases[i].lines * 20);
        check(cases[i].width <= 0 || size.width <= cases[i].width + 0.1);
    }
    pl_run lines = { .text = "one\ntwo\n\nfour", .lines = PL_LINES_ALL };
    check_int(pl_run_measure(fonts, &lines, 300).lines, 4);
    lines.lines = 1;
    check_int(pl_run_measure(fonts, &lines, 300).lines, 1);
    pl_fonts_free(fonts);
}

/* Odd words: more bytes than letters, letters of several characters, right to left, wrong bytes. */
static const char *const odd[] = {
    "Grüße aus Łódź: naïve café",
    "e\u0301a\u0308 combining marks",
    "שלום עולם and back",
    "مرحبا بالعالم",
    "family \U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466 flag \U0001F1EC\U0001F1E7",
    "中文字幕 日本語",
    "tab\there\nline",
    "wrong \xFF\xC0 bytes \xE2\x82",
    "\u202Eturned\u202C",
    "",
    "…",
};

static bool between_characters(const char *text, size_t index)
{
    return index <= strlen(text) && ((unsigned char)text[index] & 0xC0) != 0x80;
}

TEST(an_ellipsis_never_cuts_a_character)
{
    pl_fonts *fonts = pl_fonts_new();
    for (size_t i = 0; i < PL_COUNT(odd); i++) {
        bool valid = pl_utf8_check(odd[i], strlen(odd[i])) == strlen(odd[i]);
        for (int width = 1; width < 200; width += 3) {
            pl_run run = { .text = odd[i] };
            pl_run_size size = pl_run_measure(fonts, &run, width);
            check_int(size.lines, 1);
            for (int x = -5; valid && x < width + 5; x += 4)
                check(between_characters(odd[i], pl_run_index(fonts, &run, width, x, 0)));
        }
    }
    pl_fonts_free(fonts);
}

TEST(a_caret_and_its_place_agree)
{
    static const char *const words[] = { "Keep note", "Grüße, naïve", "a  b",
                                         "one two three four five six" };
    pl_fonts *fonts = pl_fonts_new();
    for (size_t i = 0; i < PL_COUNT(words); i++)
        for (int wrap = 0; wrap < 2; wrap++) {
            pl_run run = { .text = words[i], .lines = wrap ? PL_LINES_ALL : 0, .top = true };
            double width = wrap ? 60 : 0, last = -1;
            for (size_t at = 0;; at = pl_text_step(words[i], at, PL_STEP_RIGHT)) {
                pl_caret caret = pl_run_caret(fonts, &run, width, at);
                check(wrap || caret.x > last);
                last = caret.x;
                if (!wrap)
                    check_int(
                        (long long)pl_run_index(fonts, &run, width, caret.x + 0.1, caret.y + 5),
                        (long long)at);
                if (at == strlen(words[i]))
                    break;
            }
        }
    pl_run run = { .text = "one two", .lines = PL_LINES_ALL, .top = true };
    check_int((int)pl_run_caret(fonts, &run, 30, 5).y, 20);
    check_int((long long)pl_run_index(fonts, &run, 30, 500, 5), 3); /* behind the line: its end */
    check_int((long long)pl_run_index(fonts, &run, 30, 500, 500), 7);
    check_int((long long)pl_run_index(fonts, &run, 30, -5, -5), 0);
    check(pl_run_caret(fonts, &run, 30, 999).y == 20); /* behind the end counts as the end */
    run.text = "mmmmmmmmmm"; /* a word cut into lines: behind a line is not on the next one */
    check(pl_run_caret(fonts, &run, 30, pl_run_index(fonts, &run, 30, 500, 5)).y == 0);
    pl_fonts_free(fonts);
}

TEST(steps_go_by_what_a_reader_sees)
{
    static const struct {
        const char *text;
        size_t from;
        pl_step step;
        size_t to;
    } cases[] = {
        { "abc", 0, PL_STEP_RIGHT, 1 },
        { "abc", 3, PL_STEP_RIGHT, 3 },
        { "abc", 0, PL_STEP_LEFT, 0 },
        { "aü", 1, PL_STEP_RIGHT, 3 },
        { "aü", 2, PL_STEP_RIGHT, 3 }, /* inside a character counts as its beginning */
        { "e\u0301x", 0, PL_STEP_RIGHT, 3 },
        { "\U0001F468\u200D\U0001F469x", 0, PL_STEP_RIGHT, 11 },
        { "one two", 0, PL_STEP_WORD_RIGHT, 3 },
        { "one two", 3, PL_STEP_WORD_RIGHT, 7 },
        { "one two", 7, PL_STEP_WORD_LEFT, 4 },
        { "one two", 4, PL_STEP_WORD_LEFT, 0 },
        { "one, two", 8, PL_STEP_WORD_LEFT, 5 },
        { "", 0, PL_STEP_RIGHT, 0 },
        { "", 5, PL_STEP_WORD_LEFT, 0 },
        { "bad\xFF", 2, PL_STEP_RIGHT, 2 }, /* text that is no text: nothing moves */
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        size_t got = pl_text_step(cases[i].text, cases[i].from, cases[i].step);
        if (got != cases[i].to)
            print_error("case %zu\n", i);
        check_int((long long)got, (long long)cases[i].to);
    }
}

TEST(what_is_kept_is_bounded)
{
    pl_fonts *fonts = pl_fonts_new();
    char words[64];
    for (int i = 0; i < 4000; i++) {
        snprintf(words, sizeof words, "row %d of many", i);
        pl_text_width(fonts, words, (pl_type){ 0 });
    }
    pl_fonts_load load = pl_fonts_get_load(fonts);
    check(load.layouts <= load.most_layouts);
    check_int(load.made, 4000);
    pl_text_width(fonts, words, (pl_type){ 0 });
    check_int(pl_fonts_get_load(fonts).made, 4000);
    pl_text_width(fonts, "row 0 of many", (pl_type){ 0 }); /* long forgotten */
    check_int(pl_fonts_get_load(fonts).made, 4001);
    pl_fonts_free(fonts);
}

/* A machine whose only fonts lie in this folder. */
static char *with_fonts_of(const char *folder, int *status)
{
    char *config = test_path("fonts.conf"), *out = test_path("page.png");
    char *text = pl_format("<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\">"
                           "<fontconfig><dir>%s</dir><cachedir>%s</cachedir></fontconfig>",
                           folder, test_folder());
    test_write(config, text);
    char *said = test_run(status, "FONTCONFIG_FILE=%s %s %s 2>&1", config, PL_GALLERY, out);
    check(pl_path_exists(out) || *status != 0);
    free(text);
    free(config);
    free(out);
    return said;
}

TEST(without_inter_it_goes_on_and_says_so_once)
{
    int status = -1;
    char *said = with_fonts_of("/usr/share/fonts/truetype/dejavu", &status);
    check_int(status, 0);
    check_has(said, "Inter is not on this computer; text is set in DejaVu Sans");
    char *first = strstr(said, "Inter is not");
    check(strstr(first + 1, "Inter is not") == NULL);
    free(said);
}

TEST(without_any_font_it_does_not_end)
{
    int status = -1;
    char *empty = test_new_folder();
    char *said = with_fonts_of(empty, &status);
    check_int(status, 0);
    check_has(said, "There is no font on this computer");
    free(said);
    free(empty);
}

/* Hebrew and Arabic begin at the right of their room; a caret goes where an arrow points, and what is deleted
 * is what was written before it. */
TEST(what_is_read_from_the_right_begins_there)
{
    static const char *const words[] = { "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d",
                                         "\xd9\x85\xd8\xb1\xd8\xad\xd8\xa8\xd8\xa7" };
    pl_fonts *fonts = pl_fonts_new();
    for (size_t i = 0; i < PL_COUNT(words); i++) {
        pl_run run = { .text = words[i], .lines = PL_LINES_ALL, .top = true };
        size_t end = strlen(words[i]);
        pl_caret first = pl_run_caret(fonts, &run, 300, 0),
                 last = pl_run_caret(fonts, &run, 300, end);
        check(first.from_right && first.x > 299 && last.x < first.x - 10);
        check_int(pl_run_index(fonts, &run, 300, 299, 4), 0);
        check_int(pl_run_index(fonts, &run, 300, 1, 4), (int)end);
        check_int(pl_text_step(words[i], 0, PL_STEP_SEEN_LEFT), 2);
        check_int(pl_text_step(words[i], 0, PL_STEP_SEEN_RIGHT), 0);
        check_int(pl_text_step(words[i], end, PL_STEP_SEEN_LEFT), (int)end);
        check_int(pl_text_step(words[i], 2, PL_STEP_LEFT), 0);
        check_int(pl_text_step(words[i], 0, PL_STEP_RIGHT), 2);
    }
    pl_run plain = { .text = "plain", .lines = PL_LINES_ALL, .top = true };
    check(pl_run_caret(fonts, &plain, 300, 0).x < 0.01);
    check_int(pl_text_step("plain", 2, PL_STEP_SEEN_LEFT), 1);
    /* in two lines each goes its own way, and a step leads from one to the other */
    const char *both = "ab\n\xd7\xa9\xd7\x9c";
    check_int(pl_text_step(both, 3, PL_STEP_SEEN_RIGHT), 2);
    check_int(pl_text_step(both, 3, PL_STEP_SEEN_LEFT), 5);
    pl_fonts_free(fonts);
}
