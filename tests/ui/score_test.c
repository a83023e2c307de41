/* The score screen with scales of every kind: one, two and three facilitators, windows of all sizes. */
#include "test.h"

#include "opened.h"

#include <stdio.h>

static const char *const recording[] = { "mp4_25.mp4", NULL };
static const char *const people[] = { "A=F-014", "A=F-014,B=F-022", "A=F-014,B=F-022,C=F-027" };
static const char rubric[] = PL_SOURCE "/tests/data/rubrics/scales.yaml";

static opened scales_open(const char *who, const char *size)
{
    opened o = opened_make_by(recording, who, rubric);
    opened_show(&o, size);
    opened_run(&o, "screen score");
    return o;
}

/* The names of the control's cells, from left to right; each is whole inside the sheet. */
static char *cells_of(const opened *o, const char *control)
{
    const pl_list *list = opened_region(o, "sheet");
    pl_text out = { 0 };
    int of = -1;
    for (int i = 0; i < pl_list_count(list); i++) {
        pl_element e = pl_list_element(list, i);
        if (e.role == PL_ROLE_CHOICE && strcmp(e.name, control) == 0)
            of = i;
        if (of >= 0 && e.parent == of && e.role == PL_ROLE_OPTION) {
            pl_text_add_format(&out, "%s%s", out.size ? " " : "", e.name);
            check(e.rect.w >= 24 && e.rect.h >= 24);
            check(e.seen.w > e.rect.w - 0.5 || e.seen.h == 0);
        }
    }
    return out.size ? pl_text_take(&out) : pl_copy_text("");
}

static void check_cells(const opened *o, const char *control, const char *want)
{
    char *got = cells_of(o, control);
    check_text(got, want);
    free(got);
}

TEST(each_item_has_as_many_cells_as_its_scale)
{
    static const char *const sizes[] = { "1440x900", "1280x720", "1100x640", "720x450" };
    for (size_t i = 0; i < PL_COUNT(people); i++)
        for (size_t k = 0; k < PL_COUNT(sizes); k++) {
            opened o = scales_open(people[i], sizes[k]);
            check_cells(&o, "Score 1.1 A", "No Yes No score…");
            check_cells(&o, "Score 1.2 A", "0 1 2 No score…");
            check_cells(&o, "Score 1.3 A", "1 2 3 4 5 No score…");
            check_cells(&o, "Score 1.4 A", "0 1 2 3 4 5 6 No score…");
            check_cells(&o, "Done? 1.3 A", "No Partly Yes");
            opened_run(&o, "score-domain 1");
            check_cells(&o, "Score 2.2 S", "No Yes No score…");
            opened_stop(&o);
        }
}

TEST(keys_are_levels_of_the_item_in_hand)
{
    pl_error err = { 0 };
    opened o = scales_open("A=F-014", "1440x900");
    ui_headless *s = o.s;
    ui_key(&s->ui, "1");
    check_int(pl_desk_score_of(s->app->desk, "1.1", 'A').level, 1);
    ui_key(&s->ui, "2");
    check_ok(ui_headless_settle(s, &err));
    check_int(pl_desk_score_of(s->app->desk, "1.1", 'A').level, 1);
    check(strstr(s->app->toast.words, "from 0 to 1"));
    opened_run(&o, "score-item 1.4 A");
    ui_key(&s->ui, "6");
    check_int(pl_desk_score_of(s->app->desk, "1.4", 'A').level, 6);
    opened_run(&o, "score-item 1.3 A");
    ui_key(&s->ui, "0");
    check(!pl_desk_score_of(s->app->desk, "1.3", 'A').any);
    ui_key(&s->ui, "2");
    check_int(pl_desk_score_of(s->app->desk, "1.3", 'A').level, 2);
    opened_stop(&o);
}

TEST(done_stands_beside_how_well_and_before_it)
{
    pl_error err = { 0 };
    opened o = scales_open("A=F-014", "1440x900");
    opened_run(&o, "score-item 1.3 A");
    ui_key(&o.s->ui, "W");
    ui_key(&o.s->ui, "2");
    check_int(pl_desk_score_of(o.s->app->desk, "1.3", 'A').done, 2);
    check(!pl_desk_score_of(o.s->app->desk, "1.3", 'A').any);
    ui_key(&o.s->ui, "3");
    check_ok(ui_headless_settle(o.s, &err));
    pl_desk_score_now now = pl_desk_score_of(o.s->app->desk, "1.3", 'A');
    check(now.level == 3 && now.done == 2 && now.stored && now.stored->done == 2);
    opened_run(&o, "score-done 1.3 A yes");
    check_ok(ui_headless_settle(o.s, &err));
    now = pl_desk_score_of(o.s->app->desk, "1.3", 'A');
    check(now.level == 3 && now.stored->done == 3);
    opened_run(&o, "undo");
    check_int(pl_desk_score_of(o.s->app->desk, "1.3", 'A').done, 2);
    opened_run(&o, "score-item 1.1 A");
    ui_key(&o.s->ui, "W");
    check_int(o.s->app->view.menu, PL_MENU_NONE);
    opened_stop(&o);
}

TEST(a_level_between_says_so_among_all_anchors)
{
    opened o = scales_open("A=F-014", "1440x900");
    opened_run(&o, "all-anchors 1.3");
    check(opened_has(&o, PL_ROLE_TEXT, "2 Lies between 1 and 3."));
    check(opened_has(&o, PL_ROLE_TEXT, "1 Little. Told, not tried."));
    opened_run(&o, "score 1.3 A 2");
    check(opened_has(&o, PL_ROLE_TEXT, "2 Between 1 and 3. More than 1 says"));
    opened_stop(&o);
}

TEST(v_and_a_level_score_the_item_in_hand)
{
    pl_error err = { 0 };
    opened o = opened_make_by(recording, "A=F-014", rubric);
    opened_show(&o, "1440x900");
    opened_run(&o, "tag-item 1.2");
    ui_key(&o.s->ui, "V");
    ui_key(&o.s->ui, "0");
    check_ok(ui_headless_settle(o.s, &err));
    check_int(pl_desk_score_of(o.s->app->desk, "1.2", 'A').level, 0);
    opened_stop(&o);
}
