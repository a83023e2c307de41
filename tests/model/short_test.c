/* What a short review has in it, and the rubric as it asks it. */
#include "test.h"

#include "plumbline/base/text.h"
#include "plumbline/model/short.h"
#include "shipped.h"

static pl_rubric *group(void)
{
    return shipped_rubric();
}

static void check_chosen(const pl_rubric *rubric, pl_setting setting, const char *const *actions,
                         int count, const char *wanted)
{
    char *ids = pl_short_choose(rubric, setting, actions, count);
    check_text(ids, wanted);
    free(ids);
}

TEST(items_of_open_actions_come_first)
{
    static const char *const actions[] = { "3.4", "9.9", "2.1", "3.4", "4.1", "1.5" };
    pl_rubric *rubric = group();
    check_chosen(rubric, PL_SETTING_GROUP, NULL, 0, "2.2,2.4,3.5,5.1,5.3,5.C");
    /* three at most, each once, known ones alone, in the rubric's order */
    check_chosen(rubric, PL_SETTING_GROUP, actions, 6, "2.1,2.4,3.4,4.1,5.1,5.3,5.C");
    /* what does not apply in the setting is not asked */
    static const char *const group_only[] = { "3.2" };
    check_chosen(rubric, PL_SETTING_ONE_TO_ONE, group_only, 1, "2.2,2.4,3.5,5.1,5.3,5.C");
    pl_rubric_free(rubric);
}

TEST(a_shortened_rubric_asks_its_items_and_makes_no_figure)
{
    pl_rubric *rubric = group();
    pl_rubric_shorten(rubric, "2.2,2.4,5.1");
    pl_short_counts counts = pl_short_count(rubric, PL_SETTING_GROUP);
    check_int(counts.asked, 3);
    check_int(counts.all, 26);
    check_int(rubric->check_count, 0);
    check(rubric->sums.is_short);
    check(pl_rubric_item_find(rubric, "2.1")->left_out[PL_SETTING_GROUP]);
    for (int d = 0; d < rubric->domain_count; d++)
        for (int i = 0; i < rubric->domains[d].item_count; i++)
            check(&rubric->domains[d].items[i] ==
                  pl_rubric_item_find(rubric, rubric->domains[d].items[i].id));
    pl_rubric_lengthen(rubric);
    counts = pl_short_count(rubric, PL_SETTING_GROUP);
    check_int(counts.asked, 26);
    check_int(rubric->check_count, 1);
    check(!rubric->sums.is_short);
    pl_rubric_free(rubric);
}

TEST(ids_are_found_whole)
{
    check(pl_short_has("2.2,12.2,5.C", "2.2"));
    check(pl_short_has("2.2,12.2,5.C", "5.C"));
    check(!pl_short_has("2.2,12.2,5.C", "2"));
    check(!pl_short_has("2.2,12.2,5.C", "2.22"));
    check(!pl_short_has(NULL, "2.2"));
}
