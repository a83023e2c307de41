#include "page.h"
#include "test.h"

#include "plumbline/base/file.h"
#include "plumbline/paint/ask.h"

#include <math.h>

TEST(the_page_of_components_is_as_it_was)
{
    pl_fonts *fonts = pl_fonts_new();
    pl_list *list = pl_list_new(fonts);
    page_components(list, NULL);
    pl_text text = { 0 };
    pl_list_text(&text, list);
    char *path = pl_format("%s/tests/data/paint/components.txt", PL_SOURCE);
    if (getenv("PL_RENEW"))
        test_write(path, pl_text_get(&text));
    char *want = test_read(path);
    if (strcmp(pl_fonts_family(fonts), "Inter") == 0) /* the widths are Inter's */
        check_text(pl_text_get(&text), want);
    free(want);
    free(path);
    pl_text_free(&text);
    pl_list_free(list);
    pl_fonts_free(fonts);
}

static void element(pl_list *list, uint64_t id, pl_rect rect, unsigned state)
{
    pl_list_begin(list,
                  &(pl_element){ .id = id, .role = PL_ROLE_BUTTON, .rect = rect, .state = state });
    pl_list_end(list);
}

static long long id_at(const pl_list *list, double x, double y)
{
    int index = pl_list_hit(list, x, y);
    return index < 0 ? 0 : (long long)pl_list_element(list, index).id;
}

enum { TARGET = PL_IS_TARGET, STOP = PL_IS_TARGET | PL_IS_STOP };

TEST(the_pointer_finds_what_is_meant)
{
    pl_list *list = pl_list_new(NULL);
    element(list, 1, (pl_rect){ 0, 0, 400, 60 }, TARGET);   /* a lane */
    element(list, 2, (pl_rect){ 100, 20, 16, 16 }, TARGET); /* two tags, close */
    element(list, 3, (pl_rect){ 112, 20, 16, 16 }, TARGET);
    element(list, 4, (pl_rect){ 300, 10, 80, 40 }, TARGET); /* a button on the lane */
    element(list, 5, (pl_rect){ 381, 20, 10, 10 }, TARGET); /* a small one beside it */
    element(list, 6, (pl_rect){ 200, 0, 50, 60 }, 0);       /* no target */
    element(list, 7, (pl_rect){ 0, 100, 16, 200 }, TARGET); /* narrow and high */
    pl_list_clip(list, (pl_rect){ 0, 320, 100, 20 });
    element(list, 8, (pl_rect){ 0, 300, 100, 30 }, TARGET); /* half scrolled away */
    element(list, 9, (pl_rect){ 0, 400, 100, 30 }, TARGET); /* wholly */
    pl_list_unclip(list);
    element(list, 10, (pl_rect){ 0, 500, 100, 100 }, TARGET);
    element(list, 11, (pl_rect){ 40, 540, 16, 16 }, TARGET); /* a tag, and a menu over it */
    pl_list_begin(
        list, &(pl_element){
                  .id = 12, .role = PL_ROLE_MENU, .rect = { 30, 520, 60, 60 }, .state = TARGET });
    element(list, 13, (pl_rect){ 50, 530, 30, 20 }, TARGET);
    pl_list_end(list);
    /* 113 is nearer to the centre of 2; the small 5 takes nothing from its neighbour at 379 */
    static const struct {
        double x, y;
        long long id;
    } cases[] = {
        { 50, 30, 1 },   { 108, 28, 2 },   { 120, 28, 3 }, { 113, 28, 2 }, { 115, 28, 3 },
        { 97, 28, 2 },   { 95, 28, 1 },    { 131, 28, 3 }, { 133, 28, 1 }, { 108, 17, 2 },
        { 108, 14, 1 },  { 340, 30, 4 },   { 379, 25, 4 }, { 382, 25, 5 }, { 395, 25, 5 },
        { 220, 30, 1 },  { 19, 200, 7 },   { 21, 200, 0 }, { 50, 325, 8 }, { 50, 310, 0 },
        { 50, 410, 0 },  { 399.9, 59, 1 }, { 400, 59, 0 }, { -1, -1, 0 },  { 44, 545, 12 },
        { 51, 547, 13 }, { 10, 550, 10 },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        if (id_at(list, cases[i].x, cases[i].y) != cases[i].id)
            print_error("at %.0f, %.0f\n", cases[i].x, cases[i].y);
        check_int(id_at(list, cases[i].x, cases[i].y), cases[i].id);
    }
    pl_list_free(list);
}

TEST(what_is_modal_hides_the_rest)
{
    pl_fonts *fonts = pl_fonts_new();
    pl_list *list = pl_list_new(fonts);
    element(list, 1, (pl_rect){ 0, 0, 100, 100 }, STOP);
    pl_dialog_begin(list, (pl_rect){ 0, 0, 800, 600 }, (pl_rect){ 180, 200, 440, 160 }, 50,
                    "Delete this tag?");
    element(list, 2, (pl_rect){ 200, 300, 80, 32 }, STOP);
    element(list, 3, (pl_rect){ 300, 300, 80, 32 }, STOP);
    pl_dialog_end(list);
    check_int(id_at(list, 50, 50), 0);
    check_int(id_at(list, 210, 310), 2);
    check_int((long long)pl_list_next_stop(list, 3, 1, 0), 2);
    check_int((long long)pl_list_next_stop(list, 1, 1, 0), 2);
    pl_list_free(list);
    pl_fonts_free(fonts);
}

TEST(tab_goes_round_the_stops)
{
    pl_list *list = pl_list_new(NULL);
    pl_list_begin(list, &(pl_element){ .id = 100, .role = PL_ROLE_REGION });
    element(list, 1, (pl_rect){ 0, 0, 9, 9 }, STOP);
    element(list, 2, (pl_rect){ 0, 0, 9, 9 }, TARGET); /* no stop */
    element(list, 3, (pl_rect){ 0, 0, 9, 9 }, STOP);
    pl_list_end(list);
    pl_list_begin(list, &(pl_element){ .id = 200, .role = PL_ROLE_REGION });
    element(list, 4, (pl_rect){ 0, 0, 9, 9 }, STOP);
    pl_list_end(list);
    static const struct {
        uint64_t from;
        int way;
        uint64_t within;
        long long to;
    } cases[] = {
        { 0, 1, 0, 1 },   { 1, 1, 0, 3 },  { 3, 1, 0, 4 },  { 4, 1, 0, 1 },
        { 1, -1, 0, 4 },  { 4, -1, 0, 3 }, { 2, 1, 0, 3 },  { 3, 1, 100, 1 },
        { 1, 1, 200, 4 }, { 99, 1, 0, 1 }, { 0, -1, 0, 4 }, { 0, 1, 200, 4 },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++)
        check_int((long long)pl_list_next_stop(list, cases[i].from, cases[i].way, cases[i].within),
                  cases[i].to);
    int third = pl_list_find(list, 3);
    check_int((long long)pl_list_element(list, pl_list_around(list, third, PL_ROLE_REGION)).id,
              100);
    check_int(pl_list_around(list, third, PL_ROLE_DIALOG), -1);
    pl_list_clear(list);
    check_int((long long)pl_list_next_stop(list, 1, 1, 0), 0);
    check_int(pl_list_hit(list, 1, 1), -1);
    pl_list_free(list);
}

TEST(a_disabled_control_is_a_stop_only_when_it_says_why)
{
    pl_fonts *fonts = pl_fonts_new();
    pl_list *list = pl_list_new(fonts);
    pl_button silent = { .is = { 1, "Add", NULL, PL_IS_DISABLED } };
    pl_button telling = { .is = { 2, "Add", "Choose a recording first.", PL_IS_DISABLED } };
    pl_part_button(list, (pl_rect){ 0, 0, 60, 32 }, &silent);
    pl_part_button(list, (pl_rect){ 0, 40, 60, 32 }, &telling);
    check_int((long long)pl_list_next_stop(list, 0, 1, 0), 2);
    check_text(pl_list_element(list, 1).hint, "Choose a recording first.");
    pl_list_free(list);
    pl_fonts_free(fonts);
}

TEST(an_id_is_made_of_its_parent_name_and_index)
{
    check(pl_id_of(1, "row", 2) == pl_id_of(1, "row", 2));
    check(pl_id_of(1, "row", 2) != pl_id_of(1, "row", 3));
    check(pl_id_of(1, "row", 2) != pl_id_of(2, "row", 1));
    check(pl_id_of(0, "", 0) != 0);
}

TEST(text_of_a_list_stays_on_its_line)
{
    pl_list *list = pl_list_new(NULL);
    pl_list_begin(
        list, &(pl_element){ .role = PL_ROLE_REGION, .name = "Tags", .rect = { 0, 0, 10, 20 } });
    pl_list_begin(list, &(pl_element){ .role = PL_ROLE_FIELD,
                                       .name = "Note",
                                       .value = "one\n\"two\"",
                                       .state = PL_IS_FOCUS | PL_IS_ERROR | STOP,
                                       .rect = { 1.4, 2.6, 3, 4 } });
    pl_list_end(list);
    pl_list_end(list);
    pl_text text = { 0 };
    pl_list_text(&text, list);
    check_text(pl_text_get(&text),
               "region \"Tags\" 0,0 10x20\n"
               "  field \"Note\" = \"one\\n\\\"two\\\"\" [focus error] 1,3 3x4\n");
    pl_text_free(&text);
    pl_list_free(list);
}

static void small_page(pl_list *list, unsigned first, const char *second)
{
    pl_list_clear(list);
    pl_button keep = { .is = { 1, "Keep note", NULL, first } };
    pl_part_button(list, (pl_rect){ 10, 10, 100, 32 }, &keep);
    pl_part_text(list, (pl_rect){ 10, 100, 100, 32 }, &(pl_run){ .text = second });
    pl_list_icon(list, PL_ICON_PLUS, (pl_point){ 10, 200 }, 16, PL_COLOUR_TEXT, PL_COLOUR_NONE);
}

TEST(lists_are_compared_and_the_difference_is_small)
{
    pl_fonts *fonts = pl_fonts_new();
    pl_list *a = pl_list_new(fonts), *b = pl_list_new(fonts);
    small_page(a, 0, "Cancel");
    small_page(b, 0, "Cancel");
    check(pl_list_same(a, b) && pl_list_hash(a) == pl_list_hash(b));
    pl_rect damage[PL_DAMAGES];
    check_int(pl_list_damage(damage, a, b), 0);

    small_page(b, PL_IS_HOVER, "Cancel");
    check(!pl_list_same(a, b) && pl_list_hash(a) != pl_list_hash(b));
    check_int(pl_list_damage(damage, a, b), 1);
    check(damage[0].y >= 0 && damage[0].y + damage[0].h < 60);

    small_page(b, 0, "Resume"); /* as many letters */
    check_int(pl_list_damage(damage, a, b), 1);
    check(damage[0].y > 60 && damage[0].y + damage[0].h < 190);

    small_page(b, PL_IS_FOCUS, "Cancel"); /* one mark more; what follows is the same */
    check_int(pl_list_damage(damage, a, b), 1);
    check(damage[0].y < 6 && damage[0].y + damage[0].h < 60);

    small_page(b, PL_IS_HOVER, "Resume"); /* two that lie apart */
    check_int(pl_list_damage(damage, a, b), 2);
    check(damage[0].h < 130 && damage[1].h < 130 && pl_rect_join(damage[0], damage[1]).h > 100);

    pl_list_clear(b);
    int count = pl_list_damage(damage, a, b);
    for (int i = 1; i < count; i++)
        damage[0] = pl_rect_join(damage[0], damage[i]);
    check(damage[0].h >= 200);
    pl_list_free(a);
    pl_list_free(b);
    pl_fonts_free(fonts);
}
