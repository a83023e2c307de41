/* The last sessions of one of the people: read behind the list, drawn as a plot, said in words. */
#include "test.h"

#include "opened.h"

#include "plumbline/command/people.h"
#include "plumbline/store/facts.h"

static const char *const film[] = { "part_a.mp4", NULL };

/* All own items of A at this level. */
static opened scored(int level)
{
    pl_error err = { 0 };
    pl_review_facts facts;
    opened o = opened_make(film, "A=F-014");
    check_ok(pl_store_facts(&facts, o.store, o.review, &err));
    for (int i = 0; i < facts.rubric->item_count; i++) {
        pl_score one = {
            .review = o.review, .item = facts.rubric->items[i].id, .who = 'A', .level = level
        };
        pl_id id;
        if (facts.rubric->items[i].per == PL_PER_FACILITATOR)
            check_ok(pl_store_score_set(&id, o.store, &one, &err));
    }
    pl_review_facts_free(&facts);
    return o;
}

static void show_people(opened *o, const char *as)
{
    opened_show_as(o, as, "1440x900");
    opened_run(o, "screen people");
}

TEST(a_signed_review_is_a_dot_with_its_words)
{
    opened o = scored(3);
    opened_sign(&o);
    show_people(&o, "T-02");
    pl_element plot = opened_find(&o, PL_ROLE_IMAGE, "Last six sessions");
    check(strstr(plot.value, ": 3.0, T-02") != NULL && strstr(plot.value, "routine") != NULL);
    check_int((int)plot.rect.h, 14 + 104 + 16 + 64);
    check(opened_has(&o, PL_ROLE_TEXT, "Edition 1, own items, 0 to 4."));
    opened_run(&o, "person-next 1"); /* T-02 is scored by nobody */
    check(pl_person_trend(o.s->app) == NULL);
    check(!opened_has(&o, PL_ROLE_IMAGE, "Last six sessions"));
    opened_run(&o, "person-next -1");
    check(opened_has(&o, PL_ROLE_IMAGE, "Last six sessions"));
    opened_stop(&o);
}

TEST(a_draft_has_no_dot)
{
    opened o = scored(3);
    show_people(&o, "T-02");
    check(pl_person_trend(o.s->app) && pl_person_trend(o.s->app)->count == 0);
    check(!opened_has(&o, PL_ROLE_IMAGE, "Last six sessions"));
    opened_stop(&o);
}

/* What was not released to them is no dot of theirs. */
TEST(a_facilitator_sees_no_dot_of_what_was_not_released)
{
    opened o = scored(3);
    pl_error err = { 0 };
    opened_sign(&o);
    pl_store_close(&o.store);
    check_ok(ui_headless_start(&o.s, &(pl_ui_options){ .folder = o.folder, .as = "F-014" }, &err));
    check_ok(ui_headless_resize(o.s, "1440x900", &err));
    check_ok(ui_headless_settle(o.s, &err));
    opened_run(&o, "screen people");
    check(!opened_has(&o, PL_ROLE_IMAGE, "Last six sessions"));
    opened_stop(&o);
}

/* A figure that is withheld is said in its place. */
TEST(a_critical_matter_leaves_no_dot)
{
    opened o = scored(0);
    opened_sign(&o);
    show_people(&o, "T-02");
    check(!opened_has(&o, PL_ROLE_IMAGE, "Last six sessions"));
    pl_element why = { 0 };
    const pl_list *list = opened_region(&o, "person");
    for (int i = 0; i < pl_list_count(list); i++)
        if (strstr(pl_list_element(list, i).name, "a critical matter is recorded"))
            why = pl_list_element(list, i);
    check(why.rect.h > 0);
    opened_stop(&o);
}
