/* A text of many lines whose columns can be counted: keys, lines, words. */
#include "test.h"

#include "plumbline/base/text.h"
#include "plumbline/command/listing.h"

#include <stdio.h>
#include <string.h>

typedef struct page {
    pl_edit edit;
    pl_listing code;
} page;

/* "|" is the caret, "[" where the selection began. */
static void open_page(page *p, const char *text)
{
    pl_text plain = { 0 };
    size_t caret = 0, anchor = SIZE_MAX;
    for (const char *c = text; *c; c++)
        if (*c == '|')
            caret = plain.size;
        else if (*c == '[')
            anchor = plain.size;
        else
            pl_text_add_char(&plain, *c);
    memset(p, 0, sizeof *p);
    pl_edit_start(&p->edit, true, 1 << 20, NULL);
    pl_edit_set(&p->edit, pl_text_get(&plain));
    pl_listing_start(&p->code, &p->edit);
    p->code.page = 3;
    pl_edit_place(&p->edit, anchor == SIZE_MAX ? caret : anchor, false);
    pl_edit_place(&p->edit, caret, anchor != SIZE_MAX);
    pl_text_free(&plain);
}

static void close_page(page *p)
{
    pl_listing_stop(&p->code);
    pl_edit_stop(&p->edit);
}

static char *shown(const page *p)
{
    pl_text out = { 0 };
    for (size_t i = 0; i <= p->edit.size; i++) {
        if (i == p->edit.anchor && p->edit.anchor != p->edit.caret)
            pl_text_add_char(&out, '[');
        if (i == p->edit.caret)
            pl_text_add_char(&out, '|');
        if (i < p->edit.size)
            pl_text_add_char(&out, p->edit.text[i]);
    }
    return pl_text_take(&out);
}

TEST(keys_of_a_listing_do_what_they_do_in_an_editor)
{
    static const struct {
        const char *before, *keys, *after;
    } cases[] = {
        { "ab|c\nd\nefgh", "Down", "abc\nd|\nefgh" },
        { "abc|\nd\nefgh", "Down Down", "abc\nd\nefg|h" }, /* the column is come back to */
        { "abc\nd\nefg|h", "Up Up Up", "|abc\nd\nefgh" },
        { "abc\nd\nef|gh", "Down", "abc\nd\nefgh|" },
        { "ab|c\nd\nefgh", "Shift+Down", "ab[c\nd|\nefgh" },
        { "1|\n2\n3\n4\n5", "PageDown", "1\n2\n3|\n4\n5" },
        { "1\n2\n3\n4\n5|", "PageUp PageUp PageUp", "1|\n2\n3\n4\n5" },
        { "  - id: 1|", "Home", "  |- id: 1" },
        { "  - id: 1|", "Home Home", "|  - id: 1" },
        { "  - i|d: 1", "Shift+Home", "  |- i[d: 1" },
        { "a\n|b", "Ctrl+End", "a\nb|" },
        { "é\n|ü", "Up", "|é\nü" },
        { "aé|\nbcd", "Down", "aé\nbc|d" },
        { "a: 1|", "Enter", "a: 1\n|" },
        { "  a: 1|", "Enter", "  a: 1\n  |" },
        { "  a|b", "Enter", "  a\n  |b" },
        { " | a", "Enter", " \n | a" },
        { "|", "Tab", "  |" },
        { "a|", "Tab", "a |" },
        { "ab|", "Tab", "ab  |" },
        { "[a\nb|", "Tab", "[  a\n  b|" },
        { "[a\n|b", "Tab", "[  a|\nb" }, /* nothing of the last line is selected */
        { "[  a\n   b\n c|", "Shift+Tab", "[a\n b\nc|" },
        { "  a|", "Shift+Tab", "a|" },
        { "|  a", "Shift+Tab", "|a" },
        { "a|", "Shift+Tab", "a|" },
        { "[a\n\nb|", "Tab", "[  a\n\n  b|" }, /* an empty line stays so */
        { "|look_for: it, that", "Ctrl+Right", "look_for|: it, that" },
        { "look_for|: it, that", "Ctrl+Right", "look_for: |it, that" },
        { "look_for: it|\n  a", "Ctrl+Right", "look_for: it\n  |a" },
        { "look_for: it, that|", "Ctrl+Left Ctrl+Left", "look_for: it|, that" },
        { "a\n  |b", "Ctrl+Left Ctrl+Left", "a|\n  b" },
        { "wörter|", "Ctrl+Left", "|wörter" },
        { "a\nwörter|", "Ctrl+Backspace", "a\n|" },
        { "a|ö", "Right", "aö|" },
        { "  a|", "Tab Ctrl+Z", "  a|" },
        { "  ab|", "Enter Ctrl+Z Ctrl+Y", "  ab\n  |" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        page p;
        char keys[64], *rest = keys;
        open_page(&p, cases[i].before);
        snprintf(keys, sizeof keys, "%s", cases[i].keys);
        for (char *key; (key = strsep(&rest, " "));)
            check(pl_listing_key(&p.code, key, false));
        char *after = shown(&p);
        check_text(after, cases[i].after);
        free(after);
        close_page(&p);
    }
}

TEST(a_text_that_is_only_read_is_moved_in_and_not_changed)
{
    static const char *const moves[] = { "Down",     "Shift+Up",        "PageDown", "Home",
                                         "Ctrl+End", "Shift+Ctrl+Left", "Ctrl+A" };
    static const char *const changes[] = { "Enter",          "Tab",    "Backspace", "Del",
                                           "Ctrl+Backspace", "Ctrl+Z", "Ctrl+Y" };
    page p;
    open_page(&p, "a: 1\nb|: 2\n");
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
        check(pl_listing_key(&p.code, moves[i], true));
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++)
        check(!pl_listing_key(&p.code, changes[i], true));
    check_text(pl_edit_words(&p.edit), "a: 1\nb: 2\n");
    close_page(&p);
}

TEST(places_are_found_by_line_and_column_and_back)
{
    page p;
    open_page(&p, "one\n\nz\u00fcrich: x\nend|");
    size_t size;
    check_int(pl_listing_at_byte(&p.code, 0).line, 0);
    check_int(pl_listing_at_byte(&p.code, 4).line, 1);
    check_int(p.code.lines, 4);
    check_int(p.code.longest, 9);
    check_int((int)pl_listing_byte(&p.code, (pl_listing_at){ 2, 2 }), 8); /* ü has two bytes */
    check_int(pl_listing_at_byte(&p.code, 8).column, 2);
    check_int((int)pl_listing_byte(&p.code, (pl_listing_at){ 99, 99 }), (int)p.edit.size);
    check_int((int)pl_listing_byte(&p.code, (pl_listing_at){ -3, -3 }), 0);
    size_t from = pl_listing_word(&size, &p.code, (pl_listing_at){ 2, 0 });
    check_int((int)from, 5);
    check_int((int)size, 7);
    close_page(&p);
}

TEST(a_word_in_quotation_marks_is_what_stands_between_them)
{
    page p;
    size_t size;
    open_page(&p, "- id: \"1.7\"\n  'a b': c\nopen: \"x\n|");
    check_int((int)pl_listing_word(&size, &p.code, (pl_listing_at){ 0, 6 }), 7);
    check_int((int)size, 3);
    pl_listing_word(&size, &p.code, (pl_listing_at){ 1, 2 });
    check_int((int)size, 3);
    pl_listing_word(&size, &p.code,
                    (pl_listing_at){ 2, 6 }); /* one that is not closed ends with its line */
    check_int((int)size, 1);
    pl_listing_word(&size, &p.code, (pl_listing_at){ 2, 4 });
    check_int((int)size, 0);
    close_page(&p);
}

TEST(a_megabyte_is_changed_at_its_end_as_at_its_beginning)
{
    enum { LINES = 20000, WIDE = 50 };
    page p;
    pl_text text = { 0 };
    for (int i = 0; i < LINES; i++)
        pl_text_add(&text, "      - a line of a rubric that goes on for a while\n");
    open_page(&p, "|");
    pl_edit_set(&p.edit, pl_text_get(&text));
    for (int i = 0; i < 100; i++) {
        check(pl_edit_insert(&p.edit, "x"));
        check(pl_listing_key(&p.code, "Up", false));
        check(pl_listing_key(&p.code, "PageUp", false));
    }
    pl_listing_index(&p.code);
    check_int(p.code.lines, LINES + 1);
    check(p.code.longest > WIDE - 2);
    pl_text_free(&text);
    close_page(&p);
}
