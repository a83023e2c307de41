/* Keys of the score sheet that are not about a level: what is critical, and what is missing; and the figures
 * of a draft. */
#include "test.h"

#include "opened.h"

#include "plumbline/command/menu.h"
#include "plumbline/command/score.h"

static const char *const recording[] = { "mp4_25.mp4", NULL };

static opened on_score(const char *size)
{
    opened o = opened_make(recording, "A=F-014,B=F-022");
    opened_show(&o, size);
    opened_run(&o, "screen score");
    return o;
}

static bool scored(const opened *o, const char *item, pl_who who)
{
    return pl_desk_score_of(o->s->app->desk, item, who).any;
}

/* ----- what has no place in a one-to-one session */

TEST(keys_pass_over_what_does_not_apply_and_a_level_is_refused_there)
{
    opened o = opened_make_in(recording, "A=F-014", PL_SETTING_ONE_TO_ONE);
    opened_show(&o, "1440x900");
    opened_run(&o, "screen score");
    opened_run(&o, "score-item 1.1 session");
    bool seen = false;
    for (int i = 0; i < 40; i++) { /* through the whole sheet, down and up again */
        pl_sheet_place place = pl_sheet_at(o.s->app->desk, o.s->app->view.item);
        check(!place.item || place.item->applies[PL_SETTING_ONE_TO_ONE]);
        seen = seen || strcmp(place.id, "3.4") == 0;
        opened_key(&o, i < 35 ? "Down" : "Up");
    }
    check(seen); /* it lies behind 3.2 and 3.3 */
    opened_run(&o, "score 3.2 A 3");
    check(!scored(&o, "3.2", 'A'));
    check_has(o.s->app->toast.words, "does not apply");
    opened_stop(&o);
}

/* ----- evidence */

TEST(evidence_is_offered_of_the_person_who_is_scored)
{
    static const opened_tag tags[] = {
        { "2.2", 1, 0, PL_TAG_STRENGTH, PL_WHO_BIT('A') },
        { "2.3", 2, 0, PL_TAG_STRENGTH, PL_WHO_BIT('B') },
        { "1.1", 3, 0, PL_TAG_STRENGTH, 0 },
    };
    pl_menu_row rows[PL_MENU_ROWS_MOST];
    opened o = opened_make(recording, "A=F-014,B=F-022");
    opened_add(&o, tags, PL_COUNT(tags));
    opened_show(&o, "1440x900");
    opened_run(&o, "screen score");
    opened_run(&o, "score-item 5.3 B");
    opened_key(&o, "E");
    check_int(o.s->app->view.menu, PL_MENU_EVIDENCE);
    int count = pl_menu_rows(rows, o.s->app);
    check_int(count, 2);
    for (int i = 0; i < count; i++)
        check(strstr(rows[i].words, "  B  2.3") || strstr(rows[i].words, "  S  1.1"));
    opened_key(&o, "Esc");
    opened_stop(&o);
}

/* ----- ! */

TEST(a_concern_on_the_score_is_about_the_item_and_person_in_hand)
{
    opened o = on_score("1440x900");
    pl_desk *desk = o.s->app->desk;
    opened_run(&o, "go-to-time 0:00:02");
    opened_run(&o, "score-item 2.4 B");
    opened_key(&o, "!");
    check_int(o.s->app->view.menu, PL_MENU_CRITICAL);
    opened_key(&o, "2");
    check(!scored(&o, "2.4", 'B'));
    check_int(o.s->app->view.menu, PL_MENU_NONE);
    check_int(o.s->app->view.screen, PL_SCREEN_SCORE);
    check_int(desk->facts.matters.count, 1);
    const pl_matter *matter = &desk->facts.matters.items[0];
    check_text(matter->item, "2.4");
    check_int(matter->about, 'B');
    check_int(matter->at_us, 2000000);
    check_int(desk->tag_count, 1);
    check_int(desk->tags[0]->tag.kind, PL_TAG_CRITICAL);
    check_text(desk->tags[0]->tag.items[0], "2.4");
    check(!desk->hand);
    opened_key(&o, "!");
    opened_key(&o, "2");
    check_int(desk->facts.matters.count, 1); /* that one is raised already */
    opened_stop(&o);
}

TEST(a_risk_on_the_score_needs_the_key_and_1)
{
    opened o = on_score("1440x900");
    opened_key(&o, "!");
    opened_key(&o, "1");
    check(!scored(&o, "1.1", PL_WHO_SESSION));
    check_int(o.s->app->desk->facts.risks.count, 1);
    check_int(o.s->app->desk->tag_count, 0);
    opened_stop(&o);
}

TEST(what_was_asked_and_taken_back_is_not_raised_later)
{
    opened o = on_score("1440x900");
    opened_key(&o, "!");
    opened_key(&o, "Esc");
    check_int(o.s->app->view.critical_us, PL_NO_TIME);
    check(!pl_desk_unfinished_words(o.s->app->desk, "critical"));
    opened_key(&o, "1"); /* a level again */
    check_int(o.s->app->desk->facts.risks.count, 0);
    opened_stop(&o);
}

/* ----- F8 */

static void raise_risk(opened *o, const char *size)
{
    pl_error err = { 0 };
    pl_id risk;
    *o = opened_make(recording, "A=F-014,B=F-022");
    check_ok(pl_store_risk_add(&risk, o->store, o->review, 3000000, &err));
    opened_show(o, size);
    opened_run(o, "screen score");
}

static const char *focused(const opened *o)
{
    const ui_state *ui = &o->s->ui;
    for (int i = 0; i < ui->count; i++) {
        int at = pl_list_find(ui->panels[i].now, o->s->app->view.focus);
        if (at >= 0)
            return pl_list_element(ui->panels[i].now, at).name;
    }
    return "";
}

TEST(a_risk_that_is_missing_gets_the_focus_and_the_next_is_gone_to_from_there)
{
    static const char *const sizes[] = { "1440x900", "720x450" };
    for (size_t i = 0; i < PL_COUNT(sizes); i++) {
        opened o;
        raise_risk(&o, sizes[i]);
        opened_run(&o, "score-item 3.3 A");
        opened_key(&o, "Up");
        opened_run(&o, "go-missing 0");
        check_has(focused(&o), "Yes: by whom");
        check(o.s->app->view.ring);
        opened_key(&o, "F8");
        check_text(focused(&o), "");
        check_int(o.s->app->view.item, 0); /* 1.1, the first that has no score */
        opened_key(&o, "F8");
        check(o.s->app->view.item == 1);
        opened_stop(&o);
    }
}

TEST(what_is_missing_is_no_score_that_is_still_being_saved)
{
    opened o = on_score("1440x900");
    opened_run(&o, "score-item 1.2 S");
    ui_key(&o.s->ui, "3");
    ui_key(&o.s->ui, "Up");
    ui_key(&o.s->ui, "F8");
    check(pl_desk_score_of(o.s->app->desk, "1.2", PL_WHO_SESSION).waiting);
    check_text(pl_sheet_at(o.s->app->desk, o.s->app->view.item).id, "1.3");
    opened_stop(&o);
}

TEST(each_risk_is_gone_to_in_turn)
{
    pl_error err = { 0 };
    pl_id risk;
    opened o = opened_make(recording, "A=F-014");
    for (int i = 0; i < 2; i++) /* within one second: their words are the same */
        check_ok(pl_store_risk_add(&risk, o.store, o.review, 3000000 + i * 40000, &err));
    opened_show(&o, "1440x900");
    opened_key(&o, "F8");
    uint64_t first = o.s->app->view.focus;
    check_has(focused(&o), "Yes: by whom");
    opened_key(&o, "F8");
    check_has(focused(&o), "Yes: by whom");
    check(o.s->app->view.focus != first);
    opened_key(&o, "F8");
    check_text(focused(&o), "");
    opened_stop(&o);
}

TEST(a_concern_without_words_is_written_up_even_where_it_names_no_item)
{
    pl_error err = { 0 };
    pl_id id;
    opened o = opened_make(recording, "A=F-014,B=F-022");
    pl_matter matter = { .review = o.review, .source = "concern", .about = 'B', .at_us = 2000000 };
    check_ok(pl_store_matter_add(&id, o.store, &matter, &err));
    opened_show(&o, "1440x900");
    opened_key(&o, "F8");
    check_int(o.s->app->view.dialog, PL_DIALOG_CONCERN);
    check_int(o.s->app->view.about, id);
    opened_stop(&o);
}

/* ----- figures */

static void score_all(opened *o, pl_who who, const char *but)
{
    const pl_rubric *rubric = o->s->app->desk->facts.rubric;
    for (int i = 0; i < rubric->item_count; i++) {
        char line[48];
        const pl_item *item = &rubric->items[i];
        if ((item->per == PL_PER_SESSION) != (who == PL_WHO_SESSION) || !item->applies[0] ||
            (but && strcmp(item->id, but) == 0))
            continue;
        snprintf(line, sizeof line, "score %s %c 3", item->id, who);
        opened_run(o, line);
    }
}

TEST(a_draft_has_no_overall_figure_until_all_is_answered)
{
    opened o = on_score("1440x900");
    check_text(opened_find(&o, PL_ROLE_TEXT, "No overall figure yet").name,
               "No overall figure yet: 18 items left");
    score_all(&o, 'A', "2.4");
    check_text(opened_find(&o, PL_ROLE_TEXT, "No overall figure yet").name,
               "No overall figure yet: 1 item left");
    check(!opened_has(&o, PL_ROLE_TEXT, "Overall"));
    opened_run(&o, "score 2.4 A not-judgeable");
    check_has(opened_find(&o, PL_ROLE_TEXT, "Overall 3.0").name, "18 of 18 answered, 17 rated");
    opened_run(&o, "figures B");
    check_text(opened_find(&o, PL_ROLE_TEXT, "No overall figure yet").name,
               "No overall figure yet: 18 items left");
    opened_stop(&o);
}
