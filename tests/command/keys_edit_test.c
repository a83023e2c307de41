/* The person's own key file is changed a line at a time; all else in it stays. */
#include "test.h"

#include "plumbline/command/keys.h"
#include "plumbline/command/settings_keys.h"
#include "plumbline/command/table.h"

TEST(an_edit_changes_its_line_and_no_other)
{
    static const struct {
        const char *before;
        pl_key_edit edit;
        const char *after;
    } cases[] = {
        /* a file that is not there yet */
        { "", { "watch", "Q", "quick-tag" }, "[watch]\nQ             quick-tag\n" },
        { "", { "general", "Ctrl+Q", "none" }, "[general]\nCtrl+Q        none\n" },
        /* comments, blanks and the person's own way of writing a key stay */
        { "# mine\n[watch]\n\tctrl+shift+q   quit   # why\n",
          { "watch", "Ctrl+Shift+Q", "mute" },
          "# mine\n[watch]\n\tctrl+shift+q   mute   # why\n" },
        /* behind what the section says, before the comment of the next */
        { "[watch]\nT  none\n\n# for scoring\n[score]\nX  none\n",
          { "watch", "Q", "mute" },
          "[watch]\nT  none\n\n# for scoring\nQ             mute\n[score]\nX  none\n" },
        { "[watch]\nT  none", { "watch", "Q", "mute" }, "[watch]\nT  none\nQ             mute\n" },
        { "[score]\nX  none\n",
          { "watch", "Q", "mute" },
          "[score]\nX  none\n\n[watch]\nQ             mute\n" },
        /* what stands before all sections is general */
        { "Q  quit\n[watch]\nQ  mute\n",
          { "general", "Q", "palette" },
          "Q  palette\n[watch]\nQ  mute\n" },
        { "[watch]\nQ  mute\n",
          { "general", "Q", "quit" },
          "[general]\nQ             quit\n\n[watch]\nQ  mute\n" },
        /* the later of two lines holds, and is changed */
        { "[watch]\nQ  mute\nQ  quit\n", { "watch", "Q", "none" }, "[watch]\nQ  mute\nQ  none\n" },
        /* a line goes, and its comment stays */
        { "[watch]\nQ  mute # loud\nT  none\nQ quit\n",
          { "watch", "Q", NULL },
          "[watch]\n# loud\nT  none\n" },
        { "Q mute\n[watch]\nT none # a\n# b\n[nowhere]\nbad line here\n",
          { NULL, NULL, NULL },
          "[watch]\n# a\n# b\n[nowhere]\nbad line here\n" },
        /* a sign that would begin a comment, ends of lines of another system, a mark before the text */
        { "[watch]\r\nT  none\r\n",
          { "watch", "Ctrl+#", "mute" },
          "[watch]\r\nT  none\r\nCtrl+Hash     mute\r\n" },
        { "\xef\xbb\xbf[watch]\nQ  mute\n",
          { "watch", "Q", "quit" },
          "\xef\xbb\xbf[watch]\nQ  quit\n" },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        char *now = pl_keys_edit(cases[i].before, &cases[i].edit, 1);
        check_text(now, cases[i].after);
        free(now);
    }
}

TEST(what_was_edited_is_read_as_it_was_meant)
{
    static const pl_key_edit edits[] = { { "watch", "M", "play-pause" },
                                         { "watch", "Space", "none" },
                                         { "general", "Ctrl+#", "quit" },
                                         { "score", "+", "none" } };
    pl_problems problems = { 0 };
    pl_keys *keys = pl_keys_new(pl_command_check);
    char *text = pl_keys_edit("# nothing yet\n", edits, (int)PL_COUNT(edits));
    check(pl_keys_read(keys, &problems, text, strlen(text)));
    check_text(pl_keys_find(keys, "watch", "M"), "play-pause");
    check(!pl_keys_find(keys, "watch", "Space"));
    check_text(pl_keys_find(keys, "library", "Ctrl+#"), "quit");
    check(!pl_keys_find(keys, "score", "+"));
    pl_problems_free(&problems);
    pl_keys_free(keys);
    free(text);
}

TEST(single_keys_that_are_off_need_alt_and_are_told_with_it)
{
    static const struct {
        const char *section, *key, *line;
    } cases[] = {
        { "watch", "K", NULL },
        { "watch", "Alt+K", "shuttle 0" },
        { "watch", "5", NULL },
        { "watch", "Alt+6", "digit 6" },
        { "watch", "1", NULL }, /* Alt+1 is another key already */
        { "watch", "Alt+1", "panel-tab 0" },
        { "watch", "Ctrl+Alt+1", "digit 1" },
        { "watch", "Shift+A", NULL },
        { "watch", "Alt+Shift+A", "facilitator all" },
        { "watch", "Space", "play-pause" }, /* keys with a name are no characters */
        { "watch", "Shift+Left", "jump -5" },
        { "watch", "Ctrl+M", "counting" },
        { "dialog", "3", "choose-number 3" }, /* what a menu is answered with */
    };
    char found[2][PL_KEY_ROOM];
    pl_problems problems = { 0 };
    pl_keys *keys = pl_keys_new(NULL);
    pl_keys_single(keys, false);
    for (size_t i = 0; i < PL_COUNT(cases); i++)
        check_text(pl_keys_find(keys, cases[i].section, cases[i].key), cases[i].line);
    check_int(pl_keys_of(found, 2, keys, "watch", "mute", NULL), 1);
    check_text(found[0], "Alt+M");
    check(pl_keys_read(keys, &problems, "[watch]\nQ mute\n", 15)); /* also what is read later */
    check_text(pl_keys_find(keys, "watch", "Alt+Q"), "mute");
    check(!pl_keys_find(keys, "watch", "Q"));
    pl_keys_single(keys, true);
    check_text(pl_keys_find(keys, "watch", "K"), "shuttle 0");
    check(!pl_keys_find(keys, "watch", "Alt+K"));
    pl_problems_free(&problems);
    pl_keys_free(keys);
}

TEST(every_shipped_line_has_a_title_of_its_own_where_it_holds)
{
    pl_keys *keys = pl_keys_new(NULL);
    for (int i = 0; i < pl_keys_count(keys); i++)
        for (int k = 0; k < i; k++) {
            char one[PL_ACTION_TITLE], other[PL_ACTION_TITLE];
            pl_key_bound a = pl_keys_at(keys, i), b = pl_keys_at(keys, k);
            if (strcmp(a.section, b.section) != 0 || strcmp(a.line, b.line) == 0)
                continue;
            pl_command_line_title(one, a.line);
            pl_command_line_title(other, b.line);
            if (strcmp(one, other) == 0)
                fail_msg("[%s] %s and %s are both called %s", a.section, a.line, b.line, one);
        }
    pl_keys_free(keys);
}

TEST(every_section_of_the_key_file_has_words_among_the_settings)
{
    for (int i = 0; pl_keys_section(i); i++)
        if (strcmp(pl_key_section_words(pl_keys_section(i)), pl_keys_section(i)) == 0)
            fail_msg("[%s] has none, so its actions are not listed", pl_keys_section(i));
}
