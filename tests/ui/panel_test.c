/* The panel beside the picture, the bar, and what there is of them in a small window. */
#include "test.h"

#include "opened.h"

#include <math.h>

enum { A = PL_WHO_BIT('A'), B = PL_WHO_BIT('B'), C = PL_WHO_BIT('C') };

static const char *const recording[] = { "mp4_25.mp4", NULL };

static const opened_tag tags[] = {
    { "4.1", 1, 0, PL_TAG_STRENGTH, B },      { "4.2", 2, 0, PL_TAG_NEUTRAL, B },
    { "3.1", 3, 0, PL_TAG_STRENGTH, 0 },      { "3.1", 4, 0, PL_TAG_DEVELOPMENT, 0 },
    { "3.1", 5, 0, PL_TAG_NEUTRAL, 0 },       { "2.1", 6, 0, PL_TAG_STRENGTH, A },
    { "2.1", 6.2, 0, PL_TAG_DEVELOPMENT, A }, { "2.1", 6.4, 0, PL_TAG_NEUTRAL, A },
};

/* The words in the row of a domain, from left to right, none of them cut. */
static char *counts_of(const opened *o, const char *domain)
{
    const pl_list *list = opened_region(o, "panel");
    pl_rect row = opened_find(o, PL_ROLE_ROW, domain).rect;
    pl_text out = { 0 };
    for (double x = row.x; x < row.x + row.w; x++)
        for (int i = 0; i < pl_list_count(list); i++) {
            pl_element e = pl_list_element(list, i);
            if (e.role == PL_ROLE_TEXT && e.rect.y == row.y && e.rect.x >= x && e.rect.x < x + 1 &&
                strcmp(e.name, "·") != 0) {
                pl_text_add_format(&out, "%s%s", out.size ? " " : "", e.name);
                check(e.name[0] != '+' || e.rect.w >= 14);
            }
        }
    return out.size ? out.data : pl_copy_text("");
}

static void check_counts(const opened *o, const char *domain, const char *want)
{
    char *got = counts_of(o, domain);
    check_text(got, want);
    free(got);
}

TEST(a_count_keeps_its_number_and_what_is_left_out_is_said)
{
    opened o = opened_make(recording, "A=F-014,B=F-022");
    opened_add(&o, tags, PL_COUNT(tags));
    opened_show(&o, "1440x900");
    check_counts(&o, "Responsivity", "+1 1");
    check_counts(&o, "Groupwork", "+1 –1 …");
    check_counts(&o, "Treatment style", "+1 –1 …");
    for (int i = 0; i < 3; i++) {
        opened_run(&o, "text-size 1");
        check_counts(&o, "Responsivity", i < 1 ? "+1 1" : "+1 …");
        check_counts(&o, "Treatment style", i < 1 ? "+1 –1 …" : "–1 …");
    }
    opened_stop(&o);
}

TEST(counts_of_three_facilitators_have_room_too)
{
    opened o = opened_make(recording, "A=F-014,B=F-022,C=F-027");
    opened_add(&o, tags, PL_COUNT(tags));
    opened_show(&o, "1440x900");
    check_counts(&o, "Responsivity", "+1 1");
    check_counts(&o, "Treatment style", "+1 –1 …");
    opened_stop(&o);
}

TEST(the_item_in_hand_is_seen_however_low_the_list_is)
{
    static const char *const sizes[] = { "1440x900", "1280x720", "1100x640", "720x450", "640x400" };
    pl_error err = { 0 };
    for (size_t i = 0; i < PL_COUNT(sizes); i++)
        for (int note = 0; note < (i < 3 ? 2 : 1); note++) {
            opened o = opened_make(recording, "A=F-014,B=F-022");
            opened_show(&o, sizes[i]);
            opened_run(&o, "tag-item 5.3");
            if (note)
                opened_run(&o, "open-note");
            check_ok(ui_headless_settle(o.s, &err));
            pl_element row = opened_find(&o, PL_ROLE_ROW, "Responsibility");
            check((row.state & PL_IS_SELECTED) && row.seen.h == row.rect.h);
            check_ok(ui_headless_resize(o.s, "1100x640", &err));
            check_ok(ui_headless_settle(o.s, &err));
            row = opened_find(&o, PL_ROLE_ROW, "Responsibility");
            check(row.seen.h == row.rect.h);
            opened_stop(&o);
        }
}

/* No control of a region stands upon another: that is how a composer that had no room looked. */
static void check_apart(const opened *o, const char *region)
{
    const pl_list *list = opened_region(o, region);
    for (int i = 0; i < pl_list_count(list); i++) {
        pl_element a = pl_list_element(list, i);
        for (int k = i + 1; k < pl_list_count(list); k++) {
            pl_element b = pl_list_element(list, k);
            bool both = (a.state & PL_IS_TARGET) && (b.state & PL_IS_TARGET) &&
                        strcmp(b.name, "Scroll") != 0;
            if (both && a.parent == b.parent && !pl_rect_empty(pl_rect_meet(a.seen, b.seen)))
                fail_msg("%s stands upon %s", b.name, a.name);
        }
        check(!(a.state & PL_IS_TARGET) || a.seen.h >= a.rect.h - 0.5 || a.role == PL_ROLE_ROW);
    }
}

TEST(in_a_small_window_the_composer_has_room_for_the_note)
{
    static const char *const sizes[] = { "720x450", "640x400", "640x360" };
    pl_error err = { 0 };
    for (int risk = 0; risk < 2; risk++)
        for (size_t i = 0; i < PL_COUNT(sizes); i++) {
            opened o = opened_make(recording, "A=F-014,B=F-022");
            opened_show(&o, sizes[i]);
            if (risk)
                opened_run(&o, "critical-risk");
            ui_key(&o.s->ui, "5");
            ui_key(&o.s->ui, "3");
            check_ok(ui_headless_settle(o.s, &err));
            check_apart(&o, "panel");
            ui_key(&o.s->ui, "Enter");
            check_ok(ui_headless_settle(o.s, &err));
            check_apart(&o, "panel");
            check(opened_find(&o, PL_ROLE_FIELD, "Note").rect.h >= 58);
            pl_rect time = opened_find(&o, PL_ROLE_STATUS, "Time").rect;
            check(opened_find(&o, PL_ROLE_BUTTON, "1.0").rect.x >= time.x + 96);
            opened_stop(&o);
        }
}

/* Its buttons keep their words, in as many rows as they take; of two rows all stand in the second, with fewer
 * words where they must. */
TEST(who_may_be_at_risk_is_asked_about_in_whole_words)
{
    static const char *const sizes[] = { "1440x900", "1280x720", "1000x700",
                                         "720x450",  "640x400",  "500x400" };
    static const char *const names[] = { "Yes: by whom", "No or not sure", "Done: who" };
    pl_error err = { 0 };
    opened o = opened_make(recording, "A=F-014");
    opened_show(&o, "1440x900");
    opened_run(&o, "critical-risk");
    double wide[2][3] = { { 0 } };
    for (size_t i = 0; i < PL_COUNT(sizes); i++) {
        check_ok(ui_headless_resize(o.s, sizes[i], &err));
        check_ok(ui_headless_settle(o.s, &err));
        for (int k = 0; k < 3; k++) {
            pl_rect rect = opened_find(&o, PL_ROLE_BUTTON, names[k]).rect;
            int brief = opened_find(&o, PL_ROLE_BUTTON, names[0]).hint[0] != '\0';
            check_int(brief, i == 3 || i == 4);
            wide[brief][k] = wide[brief][k] > 0 ? wide[brief][k] : rect.w;
            if (rect.w != wide[brief][k])
                fail_msg("%s: %s is %g wide", sizes[i], names[k], rect.w);
            double top = opened_find(&o, PL_ROLE_ALERT, "Someone").rect.y;
            check(i >= 2 || rect.y < top + 36);
            check(i < 2 || rect.y >= top + 36);
            if (i < 5)
                check(rect.y == opened_find(&o, PL_ROLE_BUTTON, names[0]).rect.y);
        }
        check_apart(&o, "risk");
    }
    opened_stop(&o);
}

TEST(minutes_watched_and_their_share_say_the_same)
{
    opened o = opened_make(recording, "A=F-014");
    opened_show(&o, "1440x900");
    check(opened_has(&o, PL_ROLE_TEXT, "0:00 of 0:1"));
    opened_run(&o, "play-pause");
    pl_error err = { 0 };
    check_ok(ui_headless_wait(o.s, 4, &err));
    opened_run(&o, "play-pause");
    check(opened_has(&o, PL_ROLE_TEXT, "0:03 of 0:1") ||
          opened_has(&o, PL_ROLE_TEXT, "0:04 of 0:1"));
    opened_stop(&o);
}

/* ----- a tag that is to be named later */

static void digits(opened *o, const char *first, const char *second)
{
    pl_error err = { 0 };
    ui_key(&o->s->ui, first);
    ui_key(&o->s->ui, second);
    check_ok(ui_headless_settle(o->s, &err));
}

static const pl_tag *only_tag(const opened *o)
{
    check_int(o->s->app->desk->tag_count, 1);
    return &o->s->app->desk->tags[0]->tag;
}

TEST(two_digits_name_the_tag_that_has_no_item)
{
    opened o = opened_make(recording, "A=F-014,B=F-022");
    opened_show(&o, "1440x900");
    opened_run(&o, "quick-tag");
    digits(&o, "5", "3");
    check_int(only_tag(&o)->item_count, 1);
    check_text(only_tag(&o)->items[0], "5.3");
    check_int(o.s->app->view.domain, 4);
    digits(&o, "2", "1"); /* that has one: another tag */
    check_int(o.s->app->desk->tag_count, 2);
    opened_run(&o, "undo");
    check_text(only_tag(&o)->items[0], "5.3");
    opened_run(&o, "undo"); /* made and named in one step */
    check_int(o.s->app->desk->tag_count, 0);
    opened_stop(&o);
}

TEST(a_chosen_tag_without_an_item_is_named_too_and_what_is_critical_stays_with_its_person)
{
    opened o = opened_make(recording, "A=F-014,B=F-022");
    opened_show(&o, "1440x900");
    opened_run(&o, "facilitator A");
    opened_run(&o, "critical-concern");
    ui_key(&o.s->ui, "Esc"); /* what is asked about it */
    unsigned people = only_tag(&o)->facilitators;
    ui_key(&o.s->ui, "Esc");
    opened_run(&o, "jump 1");
    opened_run(&o, "select-next -1");
    check(o.s->app->desk->selected != NULL);
    digits(&o, "5", "1");
    check_text(only_tag(&o)->items[0], "5.1");
    check_int(only_tag(&o)->facilitators, people);
    opened_run(&o, "undo"); /* the naming alone */
    check_int(only_tag(&o)->item_count, 0);
    opened_stop(&o);
}

TEST(the_item_of_a_tag_is_chosen_by_number_or_words)
{
    static const char *const words[] = { "2.4", "join" };
    for (size_t i = 0; i < PL_COUNT(words); i++) {
        pl_error err = { 0 };
        opened o = opened_make(recording, "A=F-014,B=F-022");
        opened_show(&o, "1440x900");
        opened_run(&o, "quick-tag");
        opened_run(&o, "open-note");
        check(!opened_has(&o, PL_ROLE_LINK, "Also…"));
        check_ok(ui_press_named(&o.s->ui, PL_ROLE_LINK, "Choose the item…", 1, &err));
        check_ok(ui_headless_settle(o.s, &err));
        ui_type(&o.s->ui, words[i]);
        ui_key(&o.s->ui, "Enter");
        check_ok(ui_headless_settle(o.s, &err));
        check_text(only_tag(&o)->items[0], "2.4");
        check(o.s->app->view.composer);
        check(opened_has(&o, PL_ROLE_LINK, "Also…"));
        opened_stop(&o);
    }
}

TEST(the_chosen_tag_opens_its_domain_and_marks_its_row)
{
    opened o = opened_make(recording, "A=F-014,B=F-022");
    opened_add(&o, tags, PL_COUNT(tags));
    opened_show(&o, "1440x900");
    opened_run(&o, "domain 0");
    opened_run(&o, "go-start");
    static const int domains[] = { 3, 3, 2 };
    for (size_t i = 0; i < PL_COUNT(domains); i++) {
        opened_run(&o, "select-next 1");
        check_int(o.s->app->view.domain, domains[i]);
        const char *item = o.s->app->desk->selected->tag.items[0];
        const pl_list *list = opened_region(&o, "panel");
        int marked = 0;
        for (int k = 0; k < pl_list_count(list); k++) {
            pl_element row = pl_list_element(list, k);
            bool is = row.role == PL_ROLE_ROW && (row.state & PL_IS_SELECTED) != 0;
            marked += is && strcmp(row.value, item) == 0;
        }
        check_int(marked, 1);
    }
    opened_stop(&o);
}

TEST(what_is_left_out_of_a_cell_is_parted_from_what_is_in_it)
{
    opened o = opened_make(recording, "A=F-014,B=F-022");
    opened_add(&o, tags, PL_COUNT(tags));
    opened_show(&o, "1440x900");
    const pl_list *list = opened_region(&o, "panel");
    pl_rect row = opened_find(&o, PL_ROLE_ROW, "Treatment style").rect;
    double end = 0, dots = 0;
    for (int i = 0; i < pl_list_count(list); i++) {
        pl_element e = pl_list_element(list, i);
        if (e.role != PL_ROLE_TEXT || e.rect.y != row.y)
            continue;
        if (strcmp(e.name, "–1") == 0)
            end = e.rect.x + e.rect.w;
        if (strcmp(e.name, "…") == 0)
            dots = e.rect.x;
    }
    check(dots >= end + 1);
    opened_stop(&o);
}

/* ----- the bar */

TEST(time_spent_counts_use_and_no_long_pause_and_is_kept)
{
    pl_error err = { 0 };
    enum { MINUTE = 60 * 1000 * 1000 };
    opened o = opened_make(recording, "A=F-014");
    opened_show(&o, "1440x900");
    check(opened_has(&o, PL_ROLE_TEXT, "0:00 spent"));
    for (int i = 0; i < 3; i++) {
        o.s->now += MINUTE;
        ui_key(&o.s->ui, "F6");
    }
    o.s->now += 40LL * MINUTE; /* away */
    ui_key(&o.s->ui, "F6");
    check_ok(ui_headless_settle(o.s, &err));
    check(opened_has(&o, PL_ROLE_TEXT, "0:03 spent"));
    check_ok(ui_headless_resize(o.s, "1280x720", &err));
    check_ok(ui_headless_settle(o.s, &err));
    check(!opened_has(&o, PL_ROLE_TEXT, "0:03 spent"));
    opened_run(&o, "screen library");
    ui_key(&o.s->ui, "Enter");
    check_ok(ui_headless_resize(o.s, "1440x900", &err));
    check_ok(ui_headless_settle(o.s, &err));
    check(opened_has(&o, PL_ROLE_TEXT, "0:03 spent"));
    opened_stop(&o);
}

/* ----- the sheet */

TEST(a_critical_item_without_a_score_says_what_comes_before_one)
{
    opened o = opened_make(recording, "A=F-014,B=F-022");
    opened_show(&o, "1440x900");
    opened_run(&o, "screen score");
    opened_run(&o, "score-item 5.1 S");
    check(opened_has(&o, PL_ROLE_TEXT,
                     "No score yet. Before 0, 1 or 2: record what the session review says"));
    opened_run(&o, "score 5.1 S 3");
    check(!opened_has(&o, PL_ROLE_TEXT, "No score yet. Before"));
    opened_stop(&o);
}

TEST(the_badge_of_the_first_of_three_stands_under_the_keys_of_its_item)
{
    opened o = opened_make(recording, "A=F-014,B=F-022,C=F-027");
    opened_show(&o, "1440x900");
    opened_run(&o, "screen score");
    opened_run(&o, "score-item 3.2 A");
    double wide = 0;
    pl_rect keys = opened_find(&o, PL_ROLE_KEY, "3 2").rect;
    const pl_list *list = opened_region(&o, "sheet");
    bool under = false;
    for (int i = 0; i < pl_list_count(list); i++) {
        pl_element e = pl_list_element(list, i);
        under = under || (strcmp(e.name, "F-014") == 0 && e.rect.y > keys.y && e.rect.x == keys.x);
        bool choice = e.role == PL_ROLE_CHOICE && strncmp(e.name, "Score 3.2", 9) == 0;
        if (choice && wide > 0)
            check(e.rect.w == wide);
        wide = choice ? e.rect.w : wide;
    }
    check(under && wide > 0);
    opened_stop(&o);
}

TEST(the_first_line_of_a_note_that_has_moved_is_whole)
{
    static const char *const sizes[] = { "1440x900", "1280x720", "720x450", "640x400" };
    for (size_t i = 0; i < PL_COUNT(sizes); i++) {
        pl_error err = { 0 };
        opened o = opened_make(recording, "A=F-014,B=F-022");
        opened_show(&o, sizes[i]);
        opened_run(&o, "tag-item 5.3");
        opened_run(&o, "open-note");
        for (int k = 0; k < 12; k++)
            ui_type(&o.s->ui, "P4 says it was only the once. You move on to P5. ");
        check_ok(ui_headless_settle(o.s, &err));
        ui_field *field = NULL;
        for (int p = 0; p < o.s->ui.count; p++)
            for (int k = 0; k < o.s->ui.panels[p].field_count; k++)
                if (o.s->ui.panels[p].fields[k].field == PL_FIELD_NOTE)
                    field = &o.s->ui.panels[p].fields[k];
        check(field != NULL);
        check(*field->look.scroll > 0 && fmod(*field->look.scroll, 20) == 0);
        opened_stop(&o);
    }
}
