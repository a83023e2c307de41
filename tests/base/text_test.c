#include "test.h"

#include "plumbline/base/json.h"
#include "plumbline/base/text.h"

TEST(text_grows_and_is_given_away)
{
    pl_text text = { 0 };
    check_text(pl_text_get(&text), "");
    for (int i = 0; i < 1000; i++)
        pl_text_add_format(&text, "%d,", i);
    check_int((long long)text.size, 3890);
    char *taken = pl_text_take(&text);
    check(pl_text_starts(taken, "0,1,2,"));
    check(pl_text_ends(taken, "998,999,"));
    check_int((long long)text.size, 0);
    free(taken);
}

TEST(utf8_is_told_from_what_is_not)
{
    static const struct {
        const char *bytes;
        size_t good; /* place of the first wrong byte, or the length */
    } cases[] = {
        { "plain", 5 },
        { "Gr\u00fc\u00df \u4e2d \U0001F600", 15 },
        { "a\xC0\x80", 1 },
        { "\xE2\x82", 0 },
        { "ok\xED\xA0\x80", 2 },
        { "\xF4\x90\x80\x80", 0 },
        { "\xFF", 0 },
        { "x\x80", 1 },
        { "", 0 },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++)
        check_int((long long)pl_utf8_check(cases[i].bytes, strlen(cases[i].bytes)),
                  (long long)cases[i].good);
    check_int((long long)pl_utf8_length("Gr\u00fc\u00df"), 4);
    check_int((long long)pl_utf8_cut("Gr\u00fc\u00df", 3), 2);
    check_int((long long)pl_utf8_cut("Gr\u00fc\u00df", 4), 4);
}

TEST(near_words_are_found)
{
    static const struct {
        const char *a, *b;
        int most, want;
    } cases[] = {
        { "anchor", "anchors", 2, 1 }, { "weigth", "weight", 2, 1 }, { "title", "title", 2, 0 },
        { "abc", "xyz", 2, 3 },        { "", "ab", 5, 2 },           { "kitten", "sitting", 9, 3 },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++)
        check_int(pl_text_distance(cases[i].a, cases[i].b, cases[i].most), cases[i].want);
}

TEST(numbers_are_whole_and_bounded)
{
    long long n = 7;
    check(pl_number_parse(&n, "42", 0, 100) && n == 42);
    check(pl_number_parse(&n, "-3", -5, 5) && n == -3);
    static const char *const wrong[] = {
        "", "x", "4x", " 4", "+4", "101", "-1", "4.0", "99999999999999999999", "-", "0x4"
    };
    for (size_t i = 0; i < PL_COUNT(wrong); i++)
        check(!pl_number_parse(&n, wrong[i], 0, 100));
    check_int(n, -3);
}

TEST(json_is_always_valid)
{
    pl_json json = { 0 };
    pl_json_object(&json, NULL);
    pl_json_string(&json, "a\"b", "line\nend\x01 \xFF ok \\");
    pl_json_array(&json, "list");
    pl_json_int(&json, NULL, -5);
    pl_json_real(&json, NULL, 0.5);
    pl_json_real(&json, NULL, 1.0 / 0.0);
    pl_json_object(&json, NULL);
    pl_json_end_object(&json);
    pl_json_end_array(&json);
    pl_json_bool(&json, "yes", true);
    pl_json_string(&json, "none", NULL);
    pl_json_end_object(&json);
    check_text(pl_text_get(&json.text),
               "{\"a\\\"b\":\"line\\nend\\u0001 \uFFFD ok \\\\\",\"list\":[-5,0.5,null,{}],"
               "\"yes\":true,\"none\":null}");
    pl_text_free(&json.text);
}

TEST(a_long_sentence_is_cut_at_a_character)
{
    pl_error err = { 0 };
    pl_text text = { 0 };
    for (int i = 0; i < 600; i++)
        pl_text_add(&text, "\u00fc");
    check(!pl_fail(&err, PL_BAD_INPUT, "%s", pl_text_get(&text)));
    size_t size = strlen(err.text);
    check(size < sizeof err.text && pl_utf8_check(err.text, size) == size);
    check(pl_text_ends(err.text, "\u2026"));
    pl_fail(&err, PL_BAD_INPUT, "short");
    pl_error_before(&err, "%s: ", "first");
    check_text(err.text, "first: short");
    pl_text_free(&text);
}
