/* Every fault that a person or an enemy can put into a rubric is answered by a sentence at its
 * place. */
#include "shipped.h"

#include "plumbline/base/time.h"

#include "test.h"

/* What is said of a text, one line each with the file's name "f"; "" when it is clean. free(). */
static char *said_of(const char *text, size_t size)
{
    pl_problems problems = { 0 };
    pl_rubric *rubric = NULL;
    bool right = pl_rubric_parse(&rubric, &problems, text, size);
    check(right == (problems.faults == 0));
    check(right == (rubric != NULL));
    check(problems.count <= PL_PROBLEMS_MOST);
    pl_text said = { 0 };
    pl_problems_print(&said, &problems, "f");
    pl_problems_free(&problems);
    pl_rubric_free(rubric);
    return said.data ? pl_text_take(&said) : pl_copy_text("");
}

static const char small[] = "format: rubric 1\n"                                   /* 1 */
                            "id: small\n"                                          /* 2 */
                            "edition: 1\n"                                         /* 3 */
                            "title: Small\n"                                       /* 4 */
                            "language: en\n"                                       /* 5 */
                            "settings: [group, one-to-one]\n"                      /* 6 */
                            "levels:\n"                                            /* 7 */
                            "  - value: 0\n"                                       /* 8 */
                            "    words: [Missed, Harmful]\n"                       /* 9 */
                            "    means: not done\n"                                /* 10 */
                            "  - { value: 1, words: Done, means: done }\n"         /* 11 */
                            "no_score:\n"                                          /* 12 */
                            "  - id: not-seen\n"                                   /* 13 */
                            "    title: Not seen\n"                                /* 14 */
                            "    when: not watched\n"                              /* 15 */
                            "    in_sums: missing\n"                               /* 16 */
                            "evidence:\n"                                          /* 17 */
                            "  items: { \"0\": moment, \"1\": nothing }\n"         /* 18 */
                            "  critical_items: { \"0\": moment, \"1\": moment }\n" /* 19 */
                            "  nothing_cited: no moment cited\n"                   /* 20 */
                            "  minutes_after_0: 5\n"                               /* 21 */
                            "sums:\n"                                              /* 22 */
                            "  rated_weight_percent: 75\n"                         /* 23 */
                            "  rated_items_percent: 50\n"                          /* 24 */
                            "  items_for_domain_mean: 3\n"                         /* 25 */
                            "domains:\n"                                           /* 26 */
                            "  - id: \"1\"\n"                                      /* 27 */
                            "    title: One\n"                                     /* 28 */
                            "    items:\n"                                         /* 29 */
                            "      - id: \"1.1\"\n"                                /* 30 */
                            "        title: First\n"                               /* 31 */
                            "        per: facilitator\n"                           /* 32 */
                            "        weight: 2\n"                                  /* 33 */
                            "        look_for: Something\n"                        /* 34 */
                            "        helpful:\n"                                   /* 35 */
                            "          - one thing\n"                              /* 36 */
                            "          - another\n"                                /* 37 */
                            "        anchors:\n"                                   /* 38 */
                            "          \"0\": nothing was done\n"                  /* 39 */
                            "          \"1\": it was done\n"                       /* 40 */
                            "      - id: \"1.2\"\n"                                /* 41 */
                            "        title: Second\n"                              /* 42 */
                            "        per: session\n"                               /* 43 */
                            "        weight: 0\n"                                  /* 44 */
                            "        look_for: Something else\n"                   /* 45 */
                            "language_rule:\n"                                     /* 46 */
                            "  statement: I follow it\n"                           /* 47 */
                            "  items_that_stay: [\"1.2\"]\n"                       /* 48 */
                            "  others: not-seen\n";                                /* 49 */

static const struct {
    const char *from, *to, *said;
} cases[] = {
    { "        per: facilitator\n", "         per: facilitator\n",
      "f:32:10: this line begins in column 10, where no block above it begins; by the lines above "
      "it would be column 9, 5 or 1\n" },
    { "        per: facilitator\n", "       per: facilitator\n",
      "f:32:8: this line begins in column 8, where no block above it begins; by the lines above it "
      "would be column 9, 5 or 1\n" },
    { "          - another", "            - another",
      "f:37:13: this looks like an entry of a list, but it is indented as the rest of the text "
      "above; "
      "put its '-' below the first '-' of the list\n" },
    { "weight: 2", "weight 2",
      "f:33:9: this line is neither 'key: text' nor '- text'; is a ':' missing, or is it the rest "
      "of a text that is not indented far enough?\n" },
    { "\"1.2\"\n", "\"1.1\"\n",
      "f:41:13: the id '1.1' is used for the second time; it stands in line 30 already\n"
      "f:48:21: there is no item '1.2'; did you mean '1.1'?\n" },
    { "anchors:", "anchor:", "f:38:9: unknown key 'anchor'; did you mean 'anchors'?\n" },
    { "    title: One\n", "    title: One\n    per: session\n",
      "f:29:5: unknown key 'per' in a domain; it is a key of an item: is this line indented as "
      "the lines of its block are?\n" },
    { "weight: 2\n", "weight: 2\n        weight: 3\n",
      "f:34:9: the key 'weight' stands here for the second time; the first is in line 33\n" },
    { "          \"1\": it was done\n", "",
      "f:38:9: item 1.1 has no words for level 1; an item with words of its own has them for every "
      "level, 0 to 1\n" },
    { "\"1\": it was", "\"2\": it was",
      "f:38:9: item 1.1 has no words for level 1; an item with words of its own has them for every "
      "level, 0 to 1\n"
      "f:40:11: '2' is no level of this rubric; its levels are 0 to 1\n" },
    { "        title: First\n", "", "f:30:13: item 1.1 has no 'title'\n" },
    { "        look_for: Something\n", "",
      "f:30:13: remark: item 1.1 has no 'look_for'; the card will show its title only\n" },
    { "title: First", "title:", "f:31:9: 'title' has nothing behind it; it needs a text\n" },
    { "title: First", "title: First: best",
      "f:31:21: a second ': ' stands in this line; a text with ': ' in it is put in quotation "
      "marks\n" },
    { "title: First", "title: 'First",
      "f:31:16: this text begins with a quotation mark, and the closing one is missing\n" },
    { "title: First", "title: 'It's'",
      "f:31:20: words stand behind the closing quotation mark; a text that has quotation marks "
      "inside is put in the other kind, '…\"…\"…' or \"…'…'…\"\n" },
    { "title: First", "title: @First",
      "f:31:16: a text cannot begin with this character; put the text in quotation marks\n" },
    { "title: First", "title: \"caf\\xe9\"",
      "f:31:16: a backslash in \"…\" stands before '\"' or another backslash only; write other "
      "characters as they are\n" },
    { "helpful:\n          - one", "helpful: - one",
      "f:35:18: a list does not begin on the line of its key; put each '- ' on a line of its own "
      "below\n" },
    { "- one thing", "- one: thing",
      "f:36:13: this entry has a ': ' in it; put the whole text in quotation marks\n" },
    { "one-to-one]", "one-to-one", "f:6:11: the closing bracket of this one is missing\n" },
    { "        per: facil", "\tper: facil",
      "f:32:1: a tab stands at the front of this line; indent with spaces\n" },
    { "title: First", "title: F\xE9rst",
      "f:31:17: the byte E9 here is not UTF-8; the file was probably saved as Latin-1 or "
      "Windows-1252: save it again as UTF-8\n" },
    { "title: First", "title: é \x01",
      "f:31:18: an invisible character (U+0001) stands here; take it "
      "out\n" },
    { "title: First", "title: &first First",
      "f:31:17: '&' gives a name to point at here; such names are not used: write the text out, or "
      "put a text that begins with '&' in quotation marks\n" },
    { "title: First", "title: *first",
      "f:31:17: '*' points at a name elsewhere; such names are not used: write the text out, or "
      "put a text that begins with '*' in quotation marks\n" },
    { "weight: 2", "weight: !!int 2",
      "f:33:17: '!' gives a type here; types are not used: put a text that begins with '!' in "
      "quotation marks\n" },
    { "format: rubric 1\n", "%YAML 1.2\n---\nformat: rubric 1\n",
      "f:1:1: a line cannot begin with '%'; take it out\n" },
    { "language_rule:", "---\nlanguage_rule:",
      "f:46:1: a second document begins here; a file has one: take the '---' or '...' out\n" },
    { "title: First",
      "title: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
      "f:31:43: this is nested more than 32 levels deep; it is not read further\n" },
    { "weight: 2", "weight: two",
      "f:33:17: 'weight' needs a whole number from 0 to 100, not 'two'\n" },
    { "weight: 2", "weight: 101",
      "f:33:17: 'weight' needs a whole number from 0 to 100, not '101'\n" },
    { "weight: 2", "weight: [2]", "f:33:17: 'weight' needs a whole number from 0 to 100\n" },
    { "per: session", "per: both",
      "f:43:14: 'per' needs 'facilitator', 'session' or 'service', not 'both'\n" },
    { "[group, one-to-one]", "[group, alone]",
      "f:6:19: a setting is 'group' or 'one-to-one', not 'alone'\n" },
    { "weight: 2\n", "weight: 2\n        critical_at: 4\n",
      "f:34:22: '4' is no level of this rubric; its levels are 0 to 1\n" },
    { "weight: 0\n", "weight: 0\n        critical_at: 0\n",
      "f:41:13: item 1.2 is critical and has no 'anchors'; a critical item has words of its own "
      "for every level\n" },
    { "value: 1,", "value: 2,", "f:11:14: levels go up by one; here 1 would follow 0, not 2\n" },
    { "\"1.1\"", "\"2.1\"",
      "f:30:13: the id '2.1' stands in domain 1; ids of its items are \"1.1\", \"1.2\" and so "
      "on\n" },
    { "\"1.1\"", "\"1.10\"",
      "f:30:13: remark: item 1.10 has no keys of its own; two digits reach "
      "\"1.1\" to \"1.9\"\n" },
    { "\"1\"\n    title", "\"A\"\n    title",
      "f:27:9: the id of a domain is one digit, \"1\" to \"9\": the key that chooses it; or one "
      "capital from D to Z, but not S, where it has none\n" },
    { "\"1.2\"]", "\"1.3\"]", "f:48:21: there is no item '1.3'; did you mean '1.1'?\n" },
    { "others: not-seen", "others: unseen",
      "f:49:11: 'others' needs the id of a reason under 'no_score', not 'unseen'\n" },
    { "\"1\": nothing }", "}", "f:18:3: 'items' has no line for level 1\n" },
    { "\"1\": nothing }", "\"1\": none }",
      "f:18:30: a level needs 'moment', 'moment or sentence' or 'nothing'\n" },
    { "format: rubric 1", "format: rubric 2",
      "f:1:9: this file is made for a newer Plumbline (format 2); this one reads format 1\n" },
    { "format: rubric 1", "format: programme 1",
      "f:1:9: this file is a programme; check it with 'plumbline programme check'\n" },
    { "title: First", "title: First # a remark", "" },
    { "title: First", "title: \"First\"", "" },
    { "title: First", "title: First\n          of all", "" },
    { "title: First", "title: >-\n          First\n          of all", "" },
    { "format: rubric 1\n", "\xEF\xBB\xBF# from an editor that marks its files\nformat: rubric 1\n",
      "" },
    { "format: rubric 1\n", "---\nformat: rubric 1\n", "" },
};

TEST(each_fault_has_its_sentence_at_its_place)
{
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        char *text = shipped_but(small, cases[i].from, cases[i].to);
        char *said = said_of(text, strlen(text));
        check_text(said, cases[i].said);
        free(said);
        free(text);
    }
}

/* What a hand does that is used to a word processor. */
static const struct {
    const char *from, *to, *said;
} slips[] = {
    { "weight: 2", "weight:2", "f:33:15: a plain space is missing behind this ':'\n" },
    { "weight: 2", "weight:\u00A02", "f:33:15: a plain space is missing behind this ':'\n" },
    { "- another", "-another", "f:37:11: a plain space is missing behind this '-'\n" },
    { "- another", "• another",
      "f:37:11: an entry of a list begins with '- ', a hyphen and a space, not with '•'\n" },
    { "- another", "– another",
      "f:37:11: an entry of a list begins with '- ', a hyphen and a space, not with '–'\n" },
    { "- another", "* another",
      "f:37:11: an entry of a list begins with '- ', a hyphen and a space, not with '*'\n" },
    { "- another", "- [often] another",
      "f:37:13: a text that begins with '[' is put in quotation marks\n" },
    { "- another", "- #another", "f:37:11: this entry has no text\n" },
    { "- one thing\n", "-\n", "f:36:11: this entry has no text\n" },
    { "          - another", "        - another",
      "f:37:9: a line '- text' cannot stand among lines 'key: text'; by the lines above it would "
      "be "
      "column 11, 7 or 3\n" },
    { "        weight: 2", "      weight: 2",
      "f:33:7: a line 'key: text' cannot stand among lines '- text'; by the lines above it would "
      "be "
      "column 9, 5 or 1\n" },
    { "          - another", "\u00A0         - another",
      "f:37:1: a space of another kind stands at the front of this line, as word processors and "
      "web "
      "pages have them; type plain spaces\n" },
    { "title: First", "title: First\n         \u00A0of all", "" },
    { "title: First", "title: “First”", "" },
    { "title: First", "title: “First: best”",
      "f:31:16: “ is read as a letter here and not as a quotation mark; type the straight ones, "
      "\"…\"\n" },
    { "title: First", "title: \"First: best”",
      "f:31:16: this text begins with a straight quotation mark and ends with ”, which closes "
      "nothing; type the straight one\n" },
    { "id: \"1.1\"", "id: “1.1”",
      "f:30:13: the id '“1.1”' stands in domain 1; ids of its items are \"1.1\", \"1.2\" and so "
      "on; "
      "“ is read as a letter here and not as a quotation mark: type the straight ones, \"…\"\n" },
    { "[\"1.2\"]", "[“1.2”]",
      "f:48:21: there is no item '“1.2”'; “ is read as a letter here and not as a quotation mark: "
      "type "
      "the straight ones, \"…\"\n" },
    { "one-to-one]", "one-to-one}",
      "f:6:29: a bracket is closed here by one of the other kind; '[' goes with ']' and '{' with "
      "'}'\n" },
    { "          - another\n", " }         - another\n",
      "f:37:2: a closing bracket stands here that nothing opened; a text with brackets in it is "
      "put in "
      "quotation marks\n" },
    { "title: First\n", "title:>First\n", "f:31:14: a plain space is missing behind this ':'\n" },
    { "    title: Not seen\n", "    title:>Not seen\n",
      "f:14:10: a plain space is missing behind this ':'\n" },
    { "        weight: 2\n", "",
      "f:30:13: item 1.1 has no 'weight'; add a line 'weight: ' with a whole number from 0 to "
      "100\n" },
    { "        per: facilitator\n", "",
      "f:30:13: item 1.1 has no 'per'; add a line 'per: ' with 'facilitator', 'session' or "
      "'service'\n" },
    { "id: small", "id: Our review",
      "f:2:5: an 'id' has small letters, digits and '-' (2 to 60 of them, no spaces), such as "
      "'group-session-review', not 'Our review'\n" },
};

TEST(each_slip_of_a_hand_is_told_as_what_it_is)
{
    for (size_t i = 0; i < PL_COUNT(slips); i++) {
        char *text = shipped_but(small, slips[i].from, slips[i].to);
        char *said = said_of(text, strlen(text));
        check_text(said, slips[i].said);
        free(said);
        free(text);
    }
}

TEST(what_follows_from_an_unknown_setting_is_not_said)
{
    char *text = shipped_but(small, "[group, one-to-one]", "[group one-to-one]");
    char *both = shipped_but(text, "weight: 2", "weight: 2\n        settings: [group]");
    char *said = said_of(both, strlen(both));
    check_text(said, "f:6:12: a setting is 'group' or 'one-to-one', not 'group one-to-one'\n");
    free(said);
    free(both);
    free(text);
}

TEST(a_document_of_a_word_processor_is_one_sentence)
{
    static const char *const begins[] = { "PK\3\4\x14\xA2\n\xA2\n", "{\\rtf1\\ansi\n", "%PDF-1.4\n",
                                          "<!DOCTYPE html>\n", "\xD0\xCF\x11\xE0\xA1\n" };
    for (size_t i = 0; i < PL_COUNT(begins); i++) {
        char *text = pl_format("%s%s", begins[i], small);
        char *said = said_of(text, strlen(text));
        check_text(said, "f:1:1: this is no plain text but a document, as word processors and "
                         "browsers save them; save it as plain text, in UTF-8\n");
        free(said);
        free(text);
    }
}

TEST(line_ends_of_other_systems_count_the_same)
{
    char *wrong = shipped_but(small, "weight: 2", "weight: two");
    pl_text crlf = { 0 };
    for (const char *c = wrong; *c; c++) {
        if (*c == '\n')
            pl_text_add_char(&crlf, '\r');
        pl_text_add_char(&crlf, *c);
    }
    char *said = said_of(crlf.data, crlf.size);
    check_text(said, "f:33:17: 'weight' needs a whole number from 0 to 100, not 'two'\n");
    free(said);
    pl_text_free(&crlf);
    free(wrong);
}

TEST(every_problem_is_said_at_once)
{
    static const struct {
        const char *from, *to;
    } changes[] = {
        { "per: facilitator", " per: facilitator" }, /* a line in the wrong column */
        { "title: Not seen", "titel: Not seen" },
        { "weight: 0", "weight: none" },
        { "anchors:", "anchor:" },
        { "others: not-seen", "others: 'unseen'" },
        { "\"1.2\"\n", "\"1.1\"\n" },
        { "edition: 1", "edition: 1.5" },
    };
    char *text = pl_copy_text(small);
    for (size_t i = 0; i < PL_COUNT(changes); i++) {
        char *next = shipped_but(text, changes[i].from, changes[i].to);
        free(text);
        text = next;
    }
    char *said = said_of(text, strlen(text));
    check_text(said,
               "f:3:10: 'edition' needs a whole number from 1 to 9999, not '1.5'\n"
               "f:14:5: unknown key 'titel'; did you mean 'title'?\n"
               "f:32:10: this line begins in column 10, where no block above it begins; by the "
               "lines above it would be column 9, 5 or 1\n"
               "f:38:9: unknown key 'anchor'; did you mean 'anchors'?\n"
               "f:41:13: the id '1.1' is used for the second time; it stands in line 30 "
               "already\n"
               "f:44:17: 'weight' needs a whole number from 0 to 100, not 'none'\n");
    free(said);
    free(text);
}

TEST(zeros_and_utf16_are_named)
{
    static const char zero[] = "format: rubric 1\nid: a\0b\n";
    char *said = said_of(zero, sizeof zero - 1);
    check_text(said, "f:2:6: an invisible character (U+0000) stands here; take it out\n");
    free(said);
    static const char wide[] = "f\0o\0r\0m\0a\0t\0";
    said = said_of(wide, sizeof wide - 1);
    check_text(said, "f:1:1: the file is in UTF-16; save it again as UTF-8\n");
    free(said);
    said = said_of("", 0);
    check_text(said, "f:1:1: the file is empty\n");
    free(said);
    said = said_of("- a\n", 4);
    check_text(said, "f:1:1: the file is a list; it begins with keys such as 'format: '\n");
    free(said);
}

/* --- files made to be slow or large */

static void repeat(pl_text *out, const char *words, size_t least)
{
    while (out->size < least)
        pl_text_add(out, words);
}

static void check_quick(const pl_text *text, const char *part)
{
    pl_utc before = pl_utc_now();
    char *said = said_of(pl_text_get(text), text->size);
    check_has(said, part);
    check(strlen(said) < 100 * 1000);
    check(pl_utc_now() - before < 20 * 1000 * 1000); /* a fifth of a second without sanitizers */
    free(said);
}

TEST(bombs_are_answered_in_time)
{
    static const struct {
        const char *first, *again, *part;
    } bombs[] = {
        { "a: ", "[", "f:1:20004: the file has more than 20,000 brackets" },
        { "", "- ", "f:1:65: this is nested more than 32 levels deep" },
        { "", "{ a: ", "the file has more than 20,000 brackets" },
        { "", "? ", "nested more than 32 levels deep" },
        { "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n",
          "- [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c,*c,*c,*c,*c,"
          "*c,*c,*c,*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\n",
          "'*' points at a name elsewhere" },
        { "format: rubric 1\n", "title: a\n", "stands here for the second time" },
        { "a: '", "''", "the closing one is missing" },
        { "a: \"", "\\\"", "the closing one is missing" },
        { "a:\n", "  b: 1\n   c: 2\n", "f:3:4: this line begins in column 4" },
        { "", "\t\n x: y\n", "f:4:2: the key 'x' stands here for the second time" },
        { "", "\tx: y\n", "a tab stands at the front of this line" },
        { "", "%A\n", "a line cannot begin with '%'" },
        { "", "\n", "the file is empty" },
        { "", "a:\n", "stands here for the second time" },
        { "", "!", "f:1:1: " },
        { "a: [", "b, ", "more than 20,000 keys and texts" },
    };
    for (size_t i = 0; i < PL_COUNT(bombs); i++) {
        pl_text text = { 0 };
        pl_text_add(&text, bombs[i].first);
        repeat(&text, bombs[i].again, 990 * 1000);
        check_quick(&text, bombs[i].part);
        pl_text_free(&text);
    }
}

TEST(sixty_thousand_keys_are_one_sentence)
{
    pl_text text = { 0 };
    for (int i = 0; i < 60000; i++)
        pl_text_add_format(&text, "k%d: x\n", i);
    check_quick(&text, "f:10000:8: the file has more than 20,000 keys and texts; it is not read "
                       "further\n");
    pl_text_free(&text);
}

TEST(a_list_of_problems_has_an_end)
{
    pl_text text = { 0 };
    pl_text_add(&text, "format: rubric 1\n");
    for (int i = 0; i < 1000; i++)
        pl_text_add_format(&text, "k%d: x\n", i);
    check_quick(&text, "f: 802 more not listed; mend these first\n");
    pl_text_free(&text);
}

TEST(a_file_of_100_mb_is_not_read)
{
    pl_text text = { 0 };
    repeat(&text,
           "a: an entry of one hundred bytes or so that stands here many times over and over "
           "until it is large\n",
           100 * 1000 * 1000);
    check_quick(&text, "such a file has at most 1000000; it is not read\n");
    pl_text_free(&text);
}

TEST(any_cut_of_the_shipped_file_is_answered)
{
    char *whole = shipped_text("group-session-review.yaml");
    size_t needed = (size_t)(strstr(whole, "- id: \"5.3\"") - whole); /* the rest may be left out */
    for (size_t cut = 0; cut < needed; cut += 211) {
        char *said = said_of(whole, cut);
        check(*said != 0);
        free(said);
    }
    free(whole);
}

TEST(problems_stay_in_order_and_count)
{
    pl_problems problems = { 0 };
    pl_problems_add(&problems, 2, 1, "second");
    pl_problems_remark(&problems, 1, 5, "first");
    pl_problems_add(&problems, 2, 1, "third %.5s", "abcdé");
    pl_problems_sort(&problems);
    pl_text said = { 0 };
    pl_problems_print(&said, &problems, "f");
    check_text(pl_text_get(&said), "f:1:5: remark: first\nf:2:1: second\nf:2:1: third abcd\n");
    check_int(problems.faults, 2);
    pl_text_free(&said);
    pl_problems_free(&problems);
}
