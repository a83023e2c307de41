/* The panel beside the picture, the bar, and what there is of them in a small window. */
#include "test.h"

#include "opened.h"

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

/* Its buttons keep their words, in as many rows as they take. */
TEST(who_may_be_at_risk_is_asked_about_in_whole_words)
{
    static const char *const sizes[] = { "1440x900", "1280x720", "1000x700",
                                         "720x450",  "640x400",  "500x400" };
    static const char *const names[] = { "Yes: by whom", "No or not sure", "Done: who" };
    pl_error err = { 0 };
    opened o = opened_make(recording, "A=F-014");
    opened_show(&o, "1440x900");
    opened_run(&o, "critical-risk");
    double wide[3] = { 0 };
    for (size_t i = 0; i < PL_COUNT(sizes); i++) {
        check_ok(ui_headless_resize(o.s, sizes[i], &err));
        check_ok(ui_headless_settle(o.s, &err));
        for (int k = 0; k < 3; k++) {
            pl_rect rect = opened_find(&o, PL_ROLE_BUTTON, names[k]).rect;
            wide[k] = i == 0 ? rect.w : wide[k];
            if (rect.w != wide[k])
                fail_msg("%s: %s is %g wide", sizes[i], names[k], rect.w);
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
