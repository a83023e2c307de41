#include "test.h"

#include "plumbline/base/text.h"
#include "plumbline/command/edit.h"

static void type(pl_edit *edit, const char *words)
{
    for (size_t size; *words; words += size) {
        char one[5] = "";
        for (size = 1; ((unsigned char)words[size] & 0xc0) == 0x80;)
            size++;
        memcpy(one, *words == '_' ? " " : words, size);
        check(pl_edit_insert(edit, one));
    }
}

/* Keys, parted by blanks; 'word types, <word pastes, Ctrl+X is what the clipboard leaves of it, anything
 * else is a key. */
static void play(pl_edit *edit, const char *keys)
{
    char copy[256], *rest = copy;
    snprintf(copy, sizeof copy, "%s", keys);
    for (char *one; (one = strsep(&rest, " "));) {
        if (one[0] == '\'')
            type(edit, one + 1);
        else if (one[0] == '<')
            check(pl_edit_paste(edit, one + 1));
        else if (strcmp(one, "Ctrl+X") == 0)
            check(pl_edit_insert(edit, ""));
        else if (*one)
            check(pl_edit_key(edit, one));
    }
}

TEST(undo_is_the_fields_own_also_where_nothing_is_left)
{
    pl_edit edit = { 0 };
    pl_edit_start(&edit, false, 1000, NULL);
    check(pl_edit_key(&edit, "Ctrl+Z")); /* the review's undo never gets it */
    check(pl_edit_key(&edit, "Ctrl+Y"));
    check_int(edit.changes, 0);
    pl_edit_insert(&edit, "a");
    for (int i = 0; i < 3; i++)
        check(pl_edit_key(&edit, "Ctrl+Z"));
    check_text(pl_edit_words(&edit), "");
    check_int(edit.changes, 2);
    check(pl_edit_key(&edit, "Shift+Ctrl+Z"));
    check_text(pl_edit_words(&edit), "a");
    pl_edit_set(&edit, "set");
    check(pl_edit_key(&edit, "Ctrl+Z"));
    check(pl_edit_key(&edit, "Ctrl+Y"));
    check_text(pl_edit_words(&edit), "set");
    pl_edit_stop(&edit);
}

TEST(keys_that_compose_leave_the_text_alone)
{
    pl_edit edit = { 0 };
    pl_edit_start(&edit, false, 1000, NULL);
    pl_edit_insert(&edit, "abc");
    pl_edit_preedit(&edit, "に", 1);
    check(pl_edit_key(&edit, "Backspace"));
    check(pl_edit_key(&edit, "Left"));
    check(pl_edit_key(&edit, "Ctrl+A"));
    check_text(pl_edit_words(&edit), "abc");
    pl_edit_preedit(&edit, "", 0);
    check(pl_edit_key(&edit, "Backspace"));
    check_text(pl_edit_words(&edit), "ab");
    pl_edit_stop(&edit);
}

TEST(keys_do_what_people_expect_of_a_field)
{
    static const struct {
        const char *keys, *text;
        size_t caret, anchor;
    } cases[] = {
        { "'abc Left Left 'x", "axbc", 2, 2 },
        { "'abc Home Del", "bc", 0, 0 },
        { "'one_two Ctrl+Backspace", "one ", 4, 4 },
        { "'one_two Home Ctrl+Right", "one two", 3, 3 },
        { "'one_two Shift+Ctrl+Left", "one two", 4, 7 },
        { "'abc Shift+Home 'x", "x", 1, 1 },
        { "'abc Ctrl+A Del", "", 0, 0 },
        { "'abc Shift+Left Left", "abc", 2, 2 },
        { "'abc Ctrl+Z", "", 0, 0 },
        { "'one_two Ctrl+Z", "one", 3, 3 },
        { "'one_two Ctrl+Z Ctrl+Y", "one two", 7, 7 },
        { "'abc Ctrl+A 'x Ctrl+Z", "abc", 3, 0 },
        { "'ab Enter 'c Home 'x", "ab\nxc", 4, 4 },
        /* where a step ends */
        { "'ab Left 'x Ctrl+Z", "ab", 1, 1 },
        { "'ab Left 'x Ctrl+Z Ctrl+Z", "", 0, 0 },
        { "'ab Left Right 'c Ctrl+Z", "ab", 2, 2 },
        { "'ab <c 'd Ctrl+Z", "abc", 3, 3 },
        { "'ab <c 'd Ctrl+Z Ctrl+Z", "ab", 2, 2 },
        { "'abc Backspace Ctrl+Z", "abc", 3, 3 },
        { "'abc Backspace 'd Ctrl+Z", "ab", 2, 2 },
        { "'a__b Ctrl+Z", "a", 1, 1 },
        { "'ab Enter Enter 'c Ctrl+Z", "ab", 2, 2 },
        { "'one_two Ctrl+Backspace Ctrl+Backspace Ctrl+Z", "one ", 4, 4 },
        { "'one_two Shift+Ctrl+Left Ctrl+X Ctrl+Z", "one two", 4, 7 },
        { "'one_two Shift+Ctrl+Left Ctrl+X Ctrl+Z Ctrl+Z", "one", 3, 3 },
        /* keys that take away, one behind the other, are one */
        { "'abcd Backspace Backspace Backspace Ctrl+Z", "abcd", 4, 4 },
        { "'abcd Home Del Del Ctrl+Z", "abcd", 0, 0 },
        { "'abcd Backspace Left Del Backspace Ctrl+Z", "ab", 2, 2 },
        { "'é会 Backspace Backspace Ctrl+Z", "é会", 5, 5 },
        { "'é会 Backspace Backspace Ctrl+Z Ctrl+Y", "", 0, 0 },
        /* and forth */
        { "'abc Ctrl+A 'xy Ctrl+Z", "abc", 3, 0 },
        { "'abc Ctrl+A 'xy Ctrl+Z Shift+Ctrl+Z", "xy", 2, 2 },
        { "'ab Ctrl+Z 'c Ctrl+Y", "c", 1, 1 },
        { "'a_b_c Ctrl+Z Ctrl+Z Ctrl+Y Ctrl+Y Ctrl+Y", "a b c", 5, 5 },
        { "'ab Ctrl+Z Ctrl+Y 'c Ctrl+Z", "ab", 2, 2 },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_edit edit;
        pl_edit_start(&edit, true, 100, NULL);
        play(&edit, cases[i].keys);
        check_text(pl_edit_words(&edit), cases[i].text);
        check_int(edit.caret, cases[i].caret);
        check_int(edit.anchor, cases[i].anchor);
        pl_edit_stop(&edit);
    }
}

TEST(pasted_text_fits_the_field)
{
    pl_edit edit;
    pl_edit_start(&edit, false, 8, NULL);
    check(pl_edit_insert(&edit, "a\nb\x01\tc"));
    check_text(pl_edit_words(&edit), "a b c");
    check(!pl_edit_insert(&edit, "too long"));
    check_text(pl_edit_words(&edit), "a b c");
    check(!pl_edit_key(&edit, "Enter"));
    pl_edit_set(&edit, "");
    check(pl_edit_insert(&edit, "a \xff b"));
    check_text(pl_edit_words(&edit), "a  b");
    pl_edit_stop(&edit);
}

/* Steps keep what they changed and no more: many of them, or a few that are large. */
TEST(undo_is_bounded_and_the_newest_step_stays)
{
    enum { ALL = 100000 };
    pl_edit edit;
    pl_edit_start(&edit, true, ALL, NULL);
    for (int i = 0; i < 1500; i++)
        type(&edit, "_word");
    for (int i = 0; i < 2000; i++)
        pl_edit_key(&edit, "Ctrl+Z");
    check_int(strlen(pl_edit_words(&edit)), 5 * 500);
    for (int i = 0; i < 2000; i++)
        pl_edit_key(&edit, "Ctrl+Y");
    check_int(strlen(pl_edit_words(&edit)), 5 * 1500);

    char *large = pl_alloc(4 * ALL + 1);
    for (int i = 0; i < ALL; i++)
        memcpy(large + 4L * i, "😀", 4);
    for (int i = 0; i < 10; i++) {
        pl_edit_select_all(&edit);
        check(pl_edit_paste(&edit, large));
    }
    pl_edit_place(&edit, 4L * ALL / 2, false);
    for (int i = 0; i < ALL / 100; i++)
        pl_edit_key(&edit, "Backspace");
    type(&edit, "middle");
    check_int(edit.size, 4L * (ALL - ALL / 100) + 6);
    pl_edit_key(&edit, "Ctrl+Z");
    pl_edit_key(&edit, "Ctrl+Z");
    check_text(pl_edit_words(&edit), large);
    for (int i = 0; i < 20; i++)
        pl_edit_key(&edit, "Ctrl+Z");
    check_text(pl_edit_words(&edit), large); /* the first ones were forgotten */
    free(large);
    pl_edit_stop(&edit);
}

TEST(a_storm_leaves_text_whole_and_undo_brings_back_the_first)
{
    static const char *const typed[] = { "a", "é", "会", " ", "\n", "😀", "word " };
    static const char *const keys[] = { "Left",     "Right",     "Ctrl+Left", "Shift+Right",
                                        "Home",     "Shift+End", "Backspace", "Del",
                                        "Ctrl+Del", "Ctrl+Z",    "Ctrl+Y" };
    uint32_t seed = 3;
    pl_edit edit;
    pl_edit_start(&edit, true, 60, NULL);
    for (int i = 0; i < 100000; i++) {
        if (test_random(&seed) % 2)
            pl_edit_insert(&edit, typed[test_random(&seed) % PL_COUNT(typed)]);
        else
            pl_edit_key(&edit, keys[test_random(&seed) % PL_COUNT(keys)]);
        const char *text = pl_edit_words(&edit);
        size_t size = strlen(text);
        if (size != edit.size || pl_utf8_length(text) != edit.characters ||
            pl_utf8_check(text, size) != size || edit.caret > size || edit.anchor > size ||
            ((unsigned char)text[edit.caret] & 0xc0) == 0x80 || pl_utf8_length(text) > 60)
            fail_msg("step %d: \"%s\"", i, text);
    }
    pl_edit_set(&edit, "first");
    for (int i = 0; i < 50; i++)
        pl_edit_insert(&edit, i % 3 ? "x" : " ");
    for (int i = 0; i < 60; i++)
        pl_edit_key(&edit, "Ctrl+Z");
    check_text(pl_edit_words(&edit), "first");
    pl_edit_stop(&edit);
}

/* The same keys on a row of whole characters, as plainly as can be. */
typedef struct naive {
    const char *items[64];
    int count, caret, anchor;
} naive;

static void naive_cut(naive *n, int from, int to)
{
    memmove(n->items + from, n->items + to, (size_t)(n->count - to) * sizeof *n->items);
    n->count -= to - from;
    n->caret = n->anchor = from;
}

static bool naive_cut_selected(naive *n)
{
    int from = n->caret < n->anchor ? n->caret : n->anchor, to = n->caret + n->anchor - from;
    if (from != to)
        naive_cut(n, from, to);
    return from != to;
}

static void naive_insert(naive *n, const char *one, int most)
{
    int selected = abs(n->caret - n->anchor);
    if (n->count - selected + 1 > most)
        return;
    naive_cut_selected(n);
    memmove(n->items + n->caret + 1, n->items + n->caret,
            (size_t)(n->count - n->caret) * sizeof *n->items);
    n->items[n->caret] = one;
    n->count++;
    n->anchor = ++n->caret;
}

static void naive_key(naive *n, const char *key)
{
    bool extend = pl_text_starts(key, "Shift+"), selected = n->caret != n->anchor;
    int low = n->caret < n->anchor ? n->caret : n->anchor, high = n->caret + n->anchor - low;
    if (strcmp(key, "Backspace") == 0 || strcmp(key, "Del") == 0) {
        int from = n->caret - (*key == 'B');
        if (!naive_cut_selected(n) && from >= 0 && from < n->count)
            naive_cut(n, from, from + 1);
        return;
    }
    if (pl_text_ends(key, "Left"))
        n->caret = selected && !extend ? low : n->caret - (n->caret > 0);
    else if (pl_text_ends(key, "Right"))
        n->caret = selected && !extend ? high : n->caret + (n->caret < n->count);
    else
        n->caret = pl_text_ends(key, "Home") ? 0 : n->count;
    if (!extend)
        n->anchor = n->caret;
}

static void check_same(const pl_edit *edit, const naive *n, int step)
{
    pl_text text = { 0 };
    size_t caret = 0, anchor = 0;
    for (int i = 0; i <= n->count; i++) {
        caret = i == n->caret ? text.size : caret;
        anchor = i == n->anchor ? text.size : anchor;
        pl_text_add(&text, i < n->count ? n->items[i] : "");
    }
    if (strcmp(pl_text_get(&text), pl_edit_words(edit)) != 0 || edit->caret != caret ||
        edit->anchor != anchor)
        fail_msg("step %d: \"%s\" for \"%s\"", step, pl_edit_words(edit), pl_text_get(&text));
    pl_text_free(&text);
}

TEST(a_storm_goes_as_in_a_row_of_characters)
{
    static const char *const typed[] = { "a", "é", "会", " ", "😀" };
    static const char *const keys[] = { "Left",        "Right",      "Shift+Left", "Shift+Right",
                                        "Home",        "Shift+End",  "End",        "Backspace",
                                        "Shift+Right", "Shift+Home", "Del" };
    enum { MOST = 24 };
    uint32_t seed = 11;
    naive model = { 0 };
    pl_edit edit;
    pl_edit_start(&edit, false, MOST, NULL);
    for (int i = 0; i < 100000; i++) {
        if (test_random(&seed) % 5 < 3) {
            const char *one = typed[test_random(&seed) % PL_COUNT(typed)];
            pl_edit_insert(&edit, one);
            naive_insert(&model, one, MOST);
        } else {
            const char *key = keys[test_random(&seed) % PL_COUNT(keys)];
            check(pl_edit_key(&edit, key));
            naive_key(&model, key);
        }
        check_same(&edit, &model, i);
    }
    pl_edit_stop(&edit);
}

TEST(a_text_longer_than_its_field_can_be_cut)
{
    pl_edit edit;
    pl_edit_start(&edit, false, 4, NULL);
    pl_edit_set(&edit, "longer");
    check(!pl_edit_insert(&edit, "x"));
    pl_edit_place(&edit, 1, true);
    check(pl_edit_insert(&edit, ""));
    check_text(pl_edit_words(&edit), "l");
    pl_edit_set(&edit, pl_edit_words(&edit)); /* its own words */
    check_text(pl_edit_words(&edit), "l");
    pl_edit_stop(&edit);
}
