#include "test.h"

#include "plumbline/base/match.h"

TEST(letters_find_their_text)
{
    static const struct {
        const char *query, *text;
        bool fits;
        int from, to; /* the first span */
    } cases[] = {
        { "prac", "Link to last time and to practice between sessions", true, 25, 29 },
        { "PRAC", "practice", true, 0, 4 },
        { "prac", "Participants help and challenge each other", false, 0, 0 },
        { "e", "Écouter", true, 0, 2 },
        { "grwp", "Grŵp ysgol", true, 0, 5 },
        { "Y", "ŷd", true, 0, 2 },
        { "wy", "Ẁỳ", true, 0, 6 },
        { "zizka", "Žižka", true, 0, 7 },
        { "list fi", "List of files", true, 0, 4 },
        { "pp", "Play / pause", true, 0, 1 },
        { "and", "Standing", true, 2, 5 },
        { "", "anything", true, 0, 0 },
        { "会", "Gruppe 会议", true, 7, 10 },
        { "zz", "anything", false, 0, 0 },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_match match;
        check_int(pl_match_text(&match, cases[i].query, cases[i].text), cases[i].fits);
        if (!cases[i].fits || !*cases[i].query)
            continue;
        check_int(match.spans[0].from, cases[i].from);
        check_int(match.spans[0].to, cases[i].to);
    }
}

TEST(the_beginning_of_a_word_is_better_than_its_inside)
{
    pl_match start, inside, first;
    check(pl_match_text(&start, "and", "Stop and look"));
    check(pl_match_text(&inside, "and", "Standing"));
    check(pl_match_text(&first, "and", "And then"));
    check(start.score > inside.score);
    check(first.score > start.score);
}

TEST(a_search_finds_beginnings_of_words)
{
    static const struct {
        const char *query, *text;
        bool fits;
    } cases[] = {
        { "phone", "I only looked at her phone", true },
        { "PHO look", "I only looked at her phone", true },
        { "hone", "I only looked at her phone", false },
        { "ioh", "it only happened", false },
        { "role", "“role practice”", true },
        { "vie", "C'est la vie", true },
        { "uber", "– Über uns", true },
        { "practice threes", "role practice", false },
        { "", "anything", false },
        { "  ", "anything", false },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_match match;
        check_int(pl_match_words(&match, cases[i].query, cases[i].text), cases[i].fits);
    }
}
