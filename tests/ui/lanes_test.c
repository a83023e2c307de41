/* The timeline: what stands near one another stays apart, and what is written touches nothing. */
#include "test.h"

#include "opened.h"

#include <math.h>
#include <stdlib.h>

enum { A = PL_WHO_BIT('A'), B = PL_WHO_BIT('B') };

static const char *const one[] = { "mp4_25.mp4", NULL };
/* Twelve seconds each; nobody speaks where they meet. */
static const char *const two[] = { "mp4_25.mp4", "early_sound.mkv", NULL };

/* Ten marks of one lane, some at one moment, two of them in one another's spans, two critical. */
static const opened_tag crowd[] = {
    { "5.3", 0, 0, PL_TAG_NEUTRAL, A },
    { "5.3", 0.04, 0, PL_TAG_STRENGTH, B },
    { "5.2", 2, 0, PL_TAG_CRITICAL, A },
    { "5.2", 2, 0, PL_TAG_STRENGTH, A },
    { "5.2", 2.04, 0, PL_TAG_DEVELOPMENT, B },
    { "5.3", 4, 7, PL_TAG_STRENGTH, A | B },
    { "5.2", 5, 0, PL_TAG_DEVELOPMENT, B },
    { "5.2", 5.04, 6, PL_TAG_STRENGTH, A },
    { "5.2", 6.9, 8, PL_TAG_AGREED_DEPARTURE, 0 },
    { "5.3", 9.5, 0, PL_TAG_NEUTRAL, 0 },
};

static opened crowded(const char *size)
{
    opened o = opened_make(one, "A=F-014,B=F-022");
    opened_add(&o, crowd, PL_COUNT(crowd));
    opened_show(&o, size);
    return o;
}

static bool is_letter(const pl_element *e)
{
    return e->role == PL_ROLE_TEXT &&
           (strcmp(e->name, "A") == 0 || strcmp(e->name, "B") == 0 || strcmp(e->name, "S") == 0 ||
            strncmp(e->name, "A,", 2) == 0 || strcmp(e->name, "A B") == 0);
}

static pl_rect glyph_of(const pl_element *mark)
{
    return (pl_rect){ mark->rect.x, mark->rect.y, mark->rect.h, mark->rect.h };
}

/* How much of a glyph the ones that are drawn after it leave. */
static double left_of(const pl_list *list, int index)
{
    pl_element mark = pl_list_element(list, index);
    pl_rect glyph = glyph_of(&mark);
    double left = glyph.w;
    for (int i = index + 1; i < pl_list_count(list); i++) {
        pl_element other = pl_list_element(list, i);
        pl_rect meet = pl_rect_meet(glyph_of(&other), glyph);
        if (other.role == PL_ROLE_MARK && !pl_rect_empty(meet))
            left = glyph.w - meet.w < left ? glyph.w - meet.w : left;
    }
    return left;
}

TEST(no_mark_of_a_lane_hides_another_and_what_is_critical_is_whole)
{
    static const char *const sizes[] = { "1440x900", "1280x720", "720x450" };
    for (size_t k = 0; k < PL_COUNT(sizes); k++) {
        opened o = crowded(sizes[k]);
        opened_run(&o, "jump 2");
        opened_run(&o, "select-next 1"); /* beside what is critical */
        const pl_list *list = opened_region(&o, "timeline");
        int count = 0, critical = 0;
        for (int i = 0; i < pl_list_count(list); i++) {
            pl_element mark = pl_list_element(list, i);
            if (mark.role != PL_ROLE_MARK)
                continue;
            bool is = strncmp(mark.name, "Critical", 8) == 0;
            check(left_of(list, i) >= (is ? mark.rect.h : 8));
            critical += is;
            count++;
        }
        check_int(count, PL_COUNT(crowd));
        check_int(critical, 1);
        opened_stop(&o);
    }
}

TEST(letters_stand_behind_their_mark_and_upon_none)
{
    opened o = crowded("1440x900");
    const pl_list *list = opened_region(&o, "timeline");
    int letters = 0;
    for (int i = 0; i < pl_list_count(list); i++) {
        pl_element letter = pl_list_element(list, i);
        bool behind = false;
        if (!is_letter(&letter))
            continue;
        check(!strchr(letter.name, ','));
        letters++;
        for (int k = 0; k < pl_list_count(list); k++) {
            pl_element mark = pl_list_element(list, k);
            if (mark.role != PL_ROLE_MARK)
                continue;
            check(pl_rect_empty(pl_rect_meet(mark.rect, letter.rect)));
            behind = behind || letter.rect.x == mark.rect.x + mark.rect.w + 4;
        }
        check(behind);
    }
    check_int(letters, 4); /* the last of each crowd, and those who stand alone */
    opened_stop(&o);
}

TEST(no_mark_stands_over_the_names_of_the_lanes)
{
    static const char *const sizes[] = { "1440x900", "1280x720", "720x450", "640x400" };
    pl_error err = { 0 };
    for (size_t k = 0; k < PL_COUNT(sizes); k++) {
        opened o = crowded(sizes[k]);
        double left = opened_find(&o, PL_ROLE_SLIDER, "Timeline").rect.x;
        for (int chosen = 0; chosen < 2; chosen++) {
            pl_element mark = opened_find(&o, PL_ROLE_MARK, "Neutral, 5.3, 0:00:00");
            double box = chosen ? (26 - mark.rect.w) / 2 : 0;
            check(mark.rect.x - box >= left);
            check_ok(ui_press_named(&o.s->ui, PL_ROLE_MARK, mark.name, 1, &err));
            check_ok(ui_headless_settle(o.s, &err));
        }
        opened_stop(&o);
    }
}

TEST(what_began_before_the_window_is_its_bar_alone)
{
    static const opened_tag span = { "5.3", 4, 7, PL_TAG_STRENGTH, A | B };
    opened o = opened_make(one, "A=F-014,B=F-022");
    opened_add(&o, &span, 1);
    opened_show(&o, "1440x900");
    opened_run(&o, "jump 5");
    o.s->app->view.zoom_from_us = 4500000;
    o.s->app->view.zoom_to_us = 8500000;
    pl_app_changed(o.s->app);
    ui_headless_round(o.s);
    check(!opened_has(&o, PL_ROLE_MARK, "Strength, 5.3, 0:00:04"));
    check(opened_has(&o, PL_ROLE_TEXT, "A B"));
    opened_stop(&o);
}

/* ----- the ruler and the row of speech */

static opened parted(const char *size)
{
    opened o = opened_make(two, "A=F-014");
    opened_show(&o, size);
    return o;
}

static double part_x(const opened *o)
{
    const pl_recording *recording = o->s->app->desk->facts.recording;
    pl_rect line = opened_find(o, PL_ROLE_SLIDER, "Timeline").rect;
    return line.x + (double)recording->parts[1].start_us / (double)recording->duration_us * line.w;
}

TEST(the_length_of_a_silence_stands_beside_the_line_of_a_part)
{
    opened o = parted("1440x900");
    const pl_list *list = opened_region(&o, "timeline");
    double x = part_x(&o), nearest = 1000;
    for (int i = 0; i < pl_list_count(list); i++) {
        pl_element e = pl_list_element(list, i);
        size_t end = strlen(e.name);
        if (e.role != PL_ROLE_TEXT || end < 3 || strcmp(e.name + end - 2, " s") != 0)
            continue;
        check(e.rect.x + e.rect.w <= x || e.rect.x >= x);
        nearest = fmin(nearest, fmin(fabs(e.rect.x - x), fabs(e.rect.x + e.rect.w - x)));
    }
    check(nearest < 4); /* there is one that was cut in two */
    opened_stop(&o);
}

/* Of the ruler, how much is written in so many pixels behind the tick of a time. */
static int ink_behind(const opened *o, const pl_image *screen, double seconds)
{
    enum { FROM = 6, TO = 44, TOP = 3, FOOT = 12 };
    pl_rect line = opened_find(o, PL_ROLE_SLIDER, "Timeline").rect;
    double whole = (double)o->s->app->desk->facts.recording->duration_us / 1e6;
    int x = (int)(line.x + seconds / whole * line.w), y = (int)line.y, count = 0;
    uint32_t ground = pl_image_row(screen, y + 1)[x + FROM];
    for (int row = y + TOP; row < y + FOOT; row++)
        for (int i = FROM; i < TO; i++)
            count += pl_image_row(screen, row)[x + i] != ground;
    return count;
}

TEST(a_time_that_does_not_touch_the_name_of_a_part_is_written)
{
    pl_error err = { 0 };
    opened o = parted("744x450"); /* four pixels lie between them */
    check_ok(ui_headless_settle(o.s, &err));
    pl_image *screen = ui_headless_picture(o.s, &err);
    check(screen != NULL);
    check(ink_behind(&o, screen, 20) > 60);
    check(ink_behind(&o, screen, 10) > 60);
    pl_image_free(screen);
    opened_stop(&o);
}

TEST(the_pointer_on_the_timeline_marks_its_moment_there)
{
    opened o = parted("1440x900");
    pl_rect line = opened_find(&o, PL_ROLE_SLIDER, "Timeline").rect;
    uint64_t before = pl_list_hash(opened_region(&o, "timeline"));
    ui_move(&o.s->ui, line.x + 300, line.y + 4);
    ui_headless_round(o.s);
    uint64_t at = pl_list_hash(opened_region(&o, "timeline"));
    ui_move(&o.s->ui, line.x + 500, line.y + 4);
    ui_headless_round(o.s);
    check(at != before && pl_list_hash(opened_region(&o, "timeline")) != at);
    ui_leave(&o.s->ui);
    ui_headless_round(o.s);
    check(pl_list_hash(opened_region(&o, "timeline")) == before);
    opened_stop(&o);
}

/* ----- what stands at an edge, and what claims no domain */

TEST(a_mark_says_its_item_its_time_whose_it_is_and_the_first_line_of_its_note)
{
    static const opened_tag tag = { "5.3", 4, 7, PL_TAG_STRENGTH, A };
    pl_error err = { 0 };
    opened o = opened_make(one, "A=F-014,B=F-022");
    opened_add(&o, &tag, 1);
    opened_show(&o, "1440x900");
    pl_element mark = opened_find(&o, PL_ROLE_MARK, "Strength, 5.3");
    check_has(mark.hint, "5.3 ");
    check_has(mark.hint, " · 0:00:04 – 0:00:07 · A");
    opened_run(&o, "select-next 1");
    opened_run(&o, "open-note");
    ui_type(&o.s->ui, "You waited.");
    ui_key(&o.s->ui, "Enter");
    ui_type(&o.s->ui, "A second line.");
    ui_key(&o.s->ui, "Ctrl+Enter");
    check_ok(ui_headless_settle(o.s, &err));
    mark = opened_find(&o, PL_ROLE_MARK, "Strength, 5.3");
    check_has(mark.hint, " · A · You waited.");
    check(!strstr(mark.hint, "second"));
    opened_stop(&o);
}

/* The lane in which a mark stands: 0 above them all. */
static int lane_of(const opened *o, pl_rect mark)
{
    pl_rect line = opened_find(o, PL_ROLE_SLIDER, "Timeline").rect;
    int count = o->s->app->desk->facts.rubric->domain_count;
    double high = 22, top = line.y + line.h - 6 - count * high;
    double middle = mark.y + mark.h / 2;
    return middle < top ? 0 : 1 + (int)((middle - top) / high);
}

TEST(what_has_no_item_stands_in_no_domains_lane)
{
    pl_error err = { 0 };
    opened o = opened_make(one, "A=F-014,B=F-022");
    opened_show(&o, "1440x900");
    opened_run(&o, "jump 2");
    opened_run(&o, "quick-tag");
    check_int(lane_of(&o, opened_find(&o, PL_ROLE_MARK, "In hand: ").rect), 0);
    opened_run(&o, "kind critical");
    opened_run(&o, "jump 4");
    check_int(lane_of(&o, opened_find(&o, PL_ROLE_MARK, "Critical, no item").rect), 0);
    opened_run(&o, "tag-item 1.1");
    check_int(lane_of(&o, opened_find(&o, PL_ROLE_MARK, "In hand: ").rect), 1);
    check_ok(ui_headless_resize(o.s, "720x450", &err));
    check_ok(ui_headless_settle(o.s, &err));
    check(opened_has(&o, PL_ROLE_MARK, "Critical, no item"));
    opened_stop(&o);
}

TEST(what_is_in_hand_at_the_beginning_is_seen_in_its_lane)
{
    static const char *const sizes[] = { "1440x900", "1280x720", "720x450" };
    for (size_t k = 0; k < PL_COUNT(sizes); k++) {
        opened o = opened_make(one, "A=F-014,B=F-022");
        opened_show(&o, sizes[k]);
        pl_rect line = opened_find(&o, PL_ROLE_SLIDER, "Timeline").rect;
        opened_run(&o, "tag-item 5.3");
        pl_rect box = opened_find(&o, PL_ROLE_MARK, "In hand: ").rect;
        check(box.x >= line.x && box.w >= 25);
        opened_stop(&o);
    }
}

TEST(what_is_critical_keeps_its_moment_among_others_of_it)
{
    static const opened_tag tags[] = { { "5.3", 6, 0, PL_TAG_NEUTRAL, A },
                                       { "5.3", 6, 0, PL_TAG_STRENGTH, B },
                                       { "5.2", 6, 0, PL_TAG_DEVELOPMENT, B },
                                       { "5.2", 6, 0, PL_TAG_CRITICAL, A } };
    opened o = opened_make(one, "A=F-014,B=F-022");
    opened_add(&o, tags, PL_COUNT(tags));
    opened_show(&o, "1440x900");
    pl_rect line = opened_find(&o, PL_ROLE_SLIDER, "Timeline").rect;
    double whole = (double)o.s->app->desk->facts.recording->duration_us / 1e6;
    pl_rect mark = opened_find(&o, PL_ROLE_MARK, "Critical, 5.2").rect;
    check(fabs(mark.x + mark.w / 2 - (line.x + 6 / whole * line.w)) < 1);
    opened_stop(&o);
}

/* The pixels of a colour of the theme in a part of the screen. */
static int pixels_of(const opened *o, pl_rect part, uint32_t colour)
{
    pl_error err = { 0 };
    pl_image *screen = ui_headless_picture(o->s, &err);
    int count = 0;
    check(screen != NULL);
    for (int y = (int)fmax(0, part.y); y < part.y + part.h && y < screen->height; y++)
        for (int x = (int)part.x; x < part.x + part.w; x++)
            count += (pl_image_row(screen, y)[x] & 0xffffff) == colour;
    pl_image_free(screen);
    return count;
}

TEST(neither_the_box_nor_the_ring_about_a_mark_is_cut_and_its_words_keep_off)
{
    enum { FOCUS = 0xffdd00 };
    static const char *const sizes[] = { "1440x900", "1280x720", "720x450", "640x400" };
    static const opened_tag tags[] = { { "1.1", 6, 0, PL_TAG_STRENGTH, A },
                                       { "5.3", 9, 0, PL_TAG_STRENGTH, A },
                                       { "5.3", 0, 0, PL_TAG_STRENGTH, A } };
    for (size_t k = 0; k < PL_COUNT(sizes); k++) {
        int rings[PL_COUNT(tags)] = { 0 };
        opened o = opened_make(one, "A=F-014,B=F-022");
        opened_add(&o, tags, PL_COUNT(tags));
        opened_show(&o, sizes[k]);
        for (int i = 0; i < (int)PL_COUNT(tags); i++) {
            char name[40];
            snprintf(name, sizeof name, "Strength, %s, 0:00:0%d", tags[i].item, (int)tags[i].at);
            pl_element mark = opened_find(&o, PL_ROLE_MARK, name);
            pl_app_focus(o.s->app, mark.id, true);
            o.s->ui.focus_tip = mark.id;
            ui_headless_round(o.s);
            pl_rect about = { mark.rect.x - 14, mark.rect.y - 30, 46, 76 };
            rings[i] = pixels_of(&o, about, FOCUS);
            if (abs(rings[i] - rings[0]) > 8) /* edges between two pixels */
                fail_msg("%s: of the ring about %s are %d of %d", sizes[k], name, rings[i],
                         rings[0]);
            check(rings[i] > 200);
            opened_run(&o, "select-next 1");
        }
        opened_stop(&o);
    }
}
