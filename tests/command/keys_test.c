#include "test.h"

#include "plumbline/command/keys.h"
#include "plumbline/command/table.h"

TEST(every_shipped_line_names_a_command)
{
    pl_problems problems = { 0 };
    pl_keys *keys = pl_keys_new(pl_command_check);
    pl_keys_read(keys, &problems, pl_keys_shipped(), strlen(pl_keys_shipped()));
    pl_text words = { 0 };
    pl_problems_print(&words, &problems, "keys.conf");
    check_text(pl_text_get(&words), "");
    pl_text_free(&words);
    pl_problems_free(&problems);
    pl_keys_free(keys);
}

TEST(a_view_is_asked_before_the_general_keys)
{
    static const struct {
        const char *section, *key, *line;
    } cases[] = { { "watch", "5", "digit 5" },          { "score", "3", "level 3" },
                  { "watch", "Shift+Ctrl+Z", "redo" },  { "library", "Enter", "open-row" },
                  { "watch", "Enter", "open-note" },    { "score", "Tab", "column-next 1" },
                  { "watch", "Tab", "focus-next 1" },   { "watch", "a", "facilitator A" },
                  { "watch", "Ctrl++", "text-size 1" }, { "library", "5", NULL },
                  { "counting", "5", "count 5" },       { "counting", "0", "count 0" },
                  { "counting", "S", "speech-only" },   { "counting", "Esc", "close" },
                  { "counting", "A", "facilitator A" }, { "watch", "Ctrl+M", "counting" } };
    pl_keys *keys = pl_keys_new(NULL);
    for (size_t i = 0; i < PL_COUNT(cases); i++)
        check_text(pl_keys_find(keys, cases[i].section, cases[i].key), cases[i].line);
    pl_keys_free(keys);
}

TEST(the_users_file_wins_and_its_faults_are_told)
{
    static const char text[] = "[watch]\n"
                               "T  none\n"
                               "Q  quick-tag   # behind it\n"
                               "Ctrl+Bogus  quit\n"
                               "W  undoo\n"
                               "W\n"
                               "[nowhere]\n"
                               "[general]\n"
                               "Q  quit\n"
                               "Q  palette\n";
    pl_problems problems = { 0 };
    pl_keys *keys = pl_keys_new(pl_command_check);
    check(!pl_keys_read(keys, &problems, text, sizeof text - 1));
    check(pl_keys_find(keys, "watch", "T") == NULL);
    check_text(pl_keys_find(keys, "watch", "Q"), "quick-tag");
    check_text(pl_keys_find(keys, "report", "Q"), "palette");
    pl_text words = { 0 };
    pl_problems_print(&words, &problems, "keys.conf");
    check_has(pl_text_get(&words), "keys.conf:4:1: \"Ctrl+Bogus\" is no name of a key");
    check_has(pl_text_get(&words),
              "keys.conf:5:4: there is no command \"undoo\"; did you mean \"undo\"?");
    check_has(pl_text_get(&words), "keys.conf:6:1: write a key, blanks, and a command");
    check_has(pl_text_get(&words), "keys.conf:7:1: there is no section [nowhere]");
    check_has(pl_text_get(&words), "keys.conf:10:1: Q stands twice in [general]");
    char found[2][PL_KEY_ROOM];
    check_int(pl_keys_of(found, 2, keys, "watch", "quick-tag", NULL), 1);
    check_text(found[0], "Q");
    pl_text_free(&words);
    pl_problems_free(&problems);
    pl_keys_free(keys);
}

TEST(a_mark_before_the_text_is_no_part_of_it)
{
    static const char text[] = "\xef\xbb\xbf[watch]\nQ  quick-tag\n";
    pl_problems problems = { 0 };
    pl_keys *keys = pl_keys_new(pl_command_check);
    check(pl_keys_read(keys, &problems, text, sizeof text - 1));
    check_text(pl_keys_find(keys, "watch", "Q"), "quick-tag");
    check(pl_keys_find(keys, "library", "Q") == NULL);
    pl_problems_free(&problems);
    pl_keys_free(keys);
}

TEST(a_byte_that_is_no_text_costs_its_line_alone)
{
    static const char text[] = "[watch]\nQ  quick-tag\nW\xff  quit\nT  palette\n";
    pl_problems problems = { 0 };
    pl_text words = { 0 };
    pl_keys *keys = pl_keys_new(pl_command_check);
    check(!pl_keys_read(keys, &problems, text, sizeof text - 1));
    check_text(pl_keys_find(keys, "watch", "Q"), "quick-tag");
    check_text(pl_keys_find(keys, "watch", "T"), "palette");
    pl_problems_print(&words, &problems, "k");
    check_text(pl_text_get(&words), "k:3:2: a byte here is no UTF-8 text\n");
    pl_text_free(&words);
    pl_problems_free(&problems);
    pl_keys_free(keys);
}

TEST(noise_is_bounded)
{
    size_t size = 1 << 20;
    char *noise = pl_alloc(size + 1);
    uint32_t seed = 5;
    for (size_t i = 0; i < size; i++)
        noise[i] = (char)(test_random(&seed) % 96 + 32 - (test_random(&seed) % 40 == 0 ? 22 : 0));
    pl_problems problems = { 0 };
    pl_keys *keys = pl_keys_new(NULL);
    check(!pl_keys_read(keys, &problems, noise, size));
    check(!pl_keys_read(keys, &problems, noise, 200 * 1024));
    pl_problems_free(&problems);
    pl_keys_free(keys);
    free(noise);
}

TEST(lines_of_people_are_read_as_they_mean)
{
    static const struct {
        const char *text, *key, *line, *fault; /* NULL: none */
    } cases[] = {
        { "[watch]\nQ\tdigit\t5\n", "Q", "digit 5", NULL },
        { "[watch]\nä quit\n", "Ä", "quit", NULL },
        { "[watch]\nŽ quit\n", "ž", "quit", NULL },
        { "[watch]\nщ quit\n", "Щ", "quit", NULL },
        { "[watch]\r\nctrl+HASH quit # why\r\n", "Ctrl+#", "quit", NULL },
        { "[watch]\nQ none of it\n", "Q", NULL, "k:2:3: nothing can stand behind \"none\"" },
        { "[watch]\n   Q   nix\n", "Q", NULL, "k:2:8: there is no command \"nix\"" },
        { "[watch]\nQ facilitator D\n", "Q", NULL,
          "k:2:3: behind \"facilitator\" stands one of A, B, C, all" },
        { "[watch]\nQ facilitator all\n", "Q", "facilitator all", NULL },
        { "[watch]\nQ jump far\n", "Q", NULL, "k:2:3: behind \"jump\" stands a whole number" },
        { "[watch]\nQ jump\n", "Q", NULL, "k:2:3: behind \"jump\" stands a whole number" },
        { "[watch]\nQ speed 125\n", "Q", "speed 125", NULL },
        { "[watch]\nQ speed\n", "Q", "speed", NULL },
        { "[watch]\nQ palette now\n", "Q", NULL, "k:2:3: nothing stands behind \"palette\"" },
        { "[watch]\nQ tag-item 5.3\n", "Q", "tag-item 5.3", NULL },
        { "[watch]\n  Q\n", "Q", NULL, "k:2:3: write a key, blanks, and a command" },
        { "[watch]\n ŵ  nix\n", "Ŵ", NULL, "k:2:5: there is no command \"nix\"" },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_problems problems = { 0 };
        pl_keys *keys = pl_keys_new(pl_command_check);
        pl_keys_read(keys, &problems, cases[i].text, strlen(cases[i].text));
        pl_text words = { 0 };
        pl_problems_print(&words, &problems, "k");
        check_has(pl_text_get(&words), cases[i].fault ? cases[i].fault : "");
        check_int(problems.faults, cases[i].fault != NULL);
        check_text(pl_keys_find(keys, "watch", cases[i].key), cases[i].line);
        pl_text_free(&words);
        pl_problems_free(&problems);
        pl_keys_free(keys);
    }
}

TEST(what_is_too_long_is_told)
{
    pl_text text = { 0 }, words = { 0 };
    pl_problems problems = { 0 };
    pl_keys *keys = pl_keys_new(NULL);
    pl_text_add_format(&text, "[watch]\nQ digit %0100d\n", 0);
    for (int i = 0; i < 2000; i++)
        pl_text_add(&text, "\n");
    check(!pl_keys_read(keys, &problems, pl_text_get(&text), text.size));
    pl_problems_print(&words, &problems, "k");
    check_has(pl_text_get(&words), "k:2:1: this line is too long");
    check_has(pl_text_get(&words), "k:2001:1: a key file has at most 2000 lines");
    pl_text_free(&text);
    pl_text_free(&words);
    pl_problems_free(&problems);
    pl_keys_free(keys);
}

TEST(a_key_that_does_something_else_here_is_not_named)
{
    char found[2][PL_KEY_ROOM];
    pl_keys *keys = pl_keys_new(NULL);
    check_int(pl_keys_of(found, 2, keys, "score", "focus-next", "1"), 0);
    check_int(pl_keys_of(found, 2, keys, "watch", "focus-next", "1"), 1);
    check_text(found[0], "Tab");
    pl_keys_free(keys);
}
