#include "test.h"

#include "plumbline/paint/ask.h"
#include "plumbline/paint/field.h"

static const pl_rect place = { 100, 50, 120, 32 };

TEST(a_press_in_a_field_falls_on_a_character)
{
    pl_fonts *fonts = pl_fonts_new();
    pl_list *list = pl_list_new(fonts);
    pl_field field = { .is = { 1, "Time", NULL, 0 }, .text = "1:04:05" };
    check_int((long long)pl_field_index(list, place, &field, 100, 60), 0);
    check_int((long long)pl_field_index(list, place, &field, 400, 60), 7);
    for (size_t at = 0; at <= 7; at++) {
        field.caret = at;
        pl_rect caret = pl_field_caret(list, place, &field);
        check_int((long long)pl_field_index(list, place, &field, caret.x + 1, 60), (long long)at);
    }
    pl_list_free(list);
    pl_fonts_free(fonts);
}

TEST(a_long_line_moves_only_as_far_as_the_caret_needs)
{
    pl_fonts *fonts = pl_fonts_new();
    pl_list *list = pl_list_new(fonts);
    double scroll = 0;
    pl_field field = { .is = { 1, "Folder", NULL, PL_IS_FOCUS },
                       .text = "a folder with a long name, somewhere deep below",
                       .scroll = &scroll };
    size_t end = strlen(field.text);
    field.caret = field.anchor = end;
    pl_part_field(list, place, &field);
    double far = scroll;
    check(far > 50);
    check(pl_field_caret(list, place, &field).x <= place.x + place.w - 11);
    field.caret = end - 3; /* still seen: nothing moves */
    pl_part_field(list, place, &field);
    check(scroll == far);
    field.caret = 0;
    pl_part_field(list, place, &field);
    check(scroll == 0);
    field.text = "short";
    scroll = 40;
    field.caret = 5;
    pl_part_field(list, place, &field);
    check(scroll == 0);
    pl_list_free(list);
    pl_fonts_free(fonts);
}

TEST(what_is_composed_stands_at_the_caret)
{
    pl_fonts *fonts = pl_fonts_new();
    pl_list *list = pl_list_new(fonts);
    pl_field field = {
        .is = { 1, "Note", NULL, PL_IS_FOCUS }, .text = "ab", .caret = 1, .anchor = 1
    };
    pl_rect before = pl_field_caret(list, place, &field);
    field.preedit = "に";
    pl_rect after = pl_field_caret(list, place, &field);
    check(after.x > before.x);
    pl_part_field(list, place, &field);
    check_text(pl_list_element(list, 0).value, "ab"); /* it is not in the text yet */
    pl_list_free(list);
    pl_fonts_free(fonts);
}

TEST(the_caret_stands_beside_the_words_that_say_what_to_write)
{
    pl_fonts *fonts = pl_fonts_new();
    pl_list *list = pl_list_new(fonts);
    pl_field field = { .is = { 1, "Find", NULL, PL_IS_FOCUS }, .placeholder = "Find a key" };
    pl_rect caret = pl_field_caret(list, place, &field);
    check(caret.x + caret.w < place.x + 11); /* where the words begin: it does not touch them */
    check(caret.x >= place.x + 6);
    pl_list_free(list);
    pl_fonts_free(fonts);
}

TEST(a_field_of_many_lines_grows)
{
    pl_fonts *fonts = pl_fonts_new();
    pl_list *list = pl_list_new(fonts);
    pl_field field = { .is = { 1, "Note", NULL, PL_IS_FOCUS }, .text = "", .lines = true };
    check_int((int)pl_field_height(list, 300, &field), 58);
    field.text = "one\ntwo\nthree\nfour";
    check_int((int)pl_field_height(list, 300, &field), 96);
    check_int((long long)pl_field_index(list, (pl_rect){ 0, 0, 300, 96 }, &field, 290, 35), 7);
    check_int((long long)pl_field_index(list, (pl_rect){ 0, 0, 300, 96 }, &field, 0, 90), 14);
    field.caret = 8;
    check_int((int)pl_field_caret(list, (pl_rect){ 0, 0, 300, 96 }, &field).y, 50);
    pl_list_free(list);
    pl_fonts_free(fonts);
}

TEST(many_lines_move_so_that_the_caret_is_seen)
{
    pl_fonts *fonts = pl_fonts_new();
    pl_list *list = pl_list_new(fonts);
    const pl_rect low = { 0, 0, 300, 58 }; /* room for two lines */
    double scroll = 0;
    pl_field field = { .is = { 1, "Note", NULL, PL_IS_FOCUS },
                       .text = "one\ntwo\nthree\nfour",
                       .lines = true,
                       .scroll = &scroll };
    field.caret = field.anchor = strlen(field.text);
    pl_part_field(list, low, &field);
    check_int((int)scroll, 40); /* whole lines */
    pl_rect caret = pl_field_caret(list, low, &field);
    check(caret.y >= 0 && caret.y + caret.h <= 58);
    check_int((long long)pl_field_index(list, low, &field, 0, 40),
              14); /* "four" is where it is shown */
    field.caret = 0;
    pl_part_field(list, low, &field);
    check_int((int)scroll, 0);
    pl_list_free(list);
    pl_fonts_free(fonts);
}

TEST(words_that_are_read_from_the_right_stand_there)
{
    pl_fonts *fonts = pl_fonts_new();
    pl_list *list = pl_list_new(fonts);
    double scroll = 0;
    pl_field field = { .is = { 1, "Group", NULL, PL_IS_FOCUS },
                       .text = "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d",
                       .scroll = &scroll };
    size_t end = strlen(field.text);
    for (size_t at = 0; at <= end; at += 2) {
        field.caret = field.anchor = at;
        pl_rect caret = pl_field_caret(list, place, &field);
        check(caret.x > place.x + place.w / 2 && caret.x <= place.x + place.w - 8);
        check_int((long long)pl_field_index(list, place, &field, caret.x, 60), (long long)at);
    }
    field.anchor = 0; /* what is selected is no wider than the words */
    pl_part_field(list, place, &field);
    pl_list_free(list);
    pl_fonts_free(fonts);
}
