/* Actions in the window: added, changed and deleted by keys, each one step, and nothing after signing. */
#include "test.h"

#include "opened.h"

static const char *const recording[] = { "mp4_25.mp4", NULL };

static opened open_on_score(void)
{
    opened o = opened_make(recording, "A=F-014,B=F-022");
    opened_show(&o, "1440x900");
    opened_run(&o, "screen score");
    return o;
}

static const pl_actions *actions_of(const opened *o)
{
    pl_desk_refresh(o->s->app->desk);
    return &o->s->app->desk->facts.actions;
}

/* By keys alone, through its fields in their order. */
static void add_action(opened *o)
{
    const char *const words[] = { "Ask, then wait.", "in pairs", "16 march 2027", "2.2",
                                  "together",        "a clip" };
    opened_key(o, "T");
    opened_key(o, "+");
    for (size_t i = 0; i < PL_COUNT(words); i++) {
        opened_type(o, words[i]);
        opened_key(o, i + 1 < PL_COUNT(words) ? "Tab" : "Ctrl+Enter");
    }
}

TEST(an_action_is_added_changed_deleted_and_taken_back)
{
    opened o = open_on_score();
    add_action(&o);
    check_int(o.s->app->view.dialog, PL_DIALOG_NONE);
    const pl_actions *list = actions_of(&o);
    check_int(list->count, 1);
    check_int(list->items[0].slot, 'A');
    check_text(list->items[0].text, "Ask, then wait.");
    check_text(list->items[0].practised, "in pairs");
    check_text(list->items[0].by_date, "2027-03-16");
    check_text(list->items[0].item, "2.2");
    check_text(list->items[0].seen_by, "together");
    check_text(list->items[0].support, "a clip");
    check(opened_has(&o, PL_ROLE_ROW, "Actions"));
    opened_key(&o, "Tab"); /* the sheet is what keys come to first */
    opened_key(&o, "Tab");
    opened_key(&o, "Enter");
    check_int(o.s->app->view.dialog, PL_DIALOG_ACTION);
    opened_type(&o, " In each session.");
    opened_run(&o, "action-who 66");
    opened_key(&o, "Ctrl+Enter");
    list = actions_of(&o);
    check_text(list->items[0].text, "Ask, then wait. In each session.");
    check_int(list->items[0].slot, 'B');
    opened_key(&o, "Ctrl+Z");
    check_text(actions_of(&o)->items[0].text, "Ask, then wait.");
    opened_key(&o, "Ctrl+Y");
    char id[PL_ID_ROOM];
    char *command = pl_format("action-delete %s", pl_id_format(id, actions_of(&o)->items[0].id));
    opened_run(&o, command);
    free(command);
    check_int(actions_of(&o)->count, 0);
    for (int i = 0; i < 3; i++)
        opened_key(&o, "Ctrl+Z");
    check_int(actions_of(&o)->count, 0);
    opened_stop(&o);
}

TEST(what_is_wrong_with_an_action_is_said_at_its_field)
{
    opened o = open_on_score();
    const pl_app *app = o.s->app;
    opened_run(&o, "action-new B");
    opened_run(&o, "action-keep");
    check_int(app->fault.field, PL_FIELD_ACTION_WHAT);
    opened_type(&o, "Ask, then wait.");
    opened_run(&o, "action-keep");
    check_text(app->fault.words, "Say by when: a day like 10 Mar 2026.");
    opened_type(&o, "soon");
    opened_run(&o, "action-keep");
    check_text(app->fault.words, "Write the day like 10 Mar 2026.");
    opened_key(&o, "Ctrl+A");
    opened_type(&o, "2027-03-16");
    opened_key(&o, "Tab");
    opened_type(&o, "9.9");
    opened_run(&o, "action-keep");
    check_text(app->fault.words, "The rubric has no such item. Write its number, like 2.2.");
    opened_key(&o, "Esc"); /* leaves the field, then the dialog */
    opened_key(&o, "Esc");
    check_int(app->view.dialog, PL_DIALOG_NONE);
    check_int(actions_of(&o)->count, 0);
    opened_stop(&o);
}

TEST(levels_wait_while_the_actions_are_shown)
{
    opened o = open_on_score();
    opened_key(&o, "T");
    opened_key(&o, "3");
    check(!pl_desk_score_of(o.s->app->desk, "1.1", PL_WHO_SESSION).any);
    check_has(o.s->app->toast.words, "The actions are shown");
    opened_key(&o, "Down");
    check(!o.s->app->view.actions);
    opened_stop(&o);
}

TEST(after_signing_actions_are_only_read)
{
    opened o = opened_make(recording, "A=F-014");
    pl_error err = { 0 };
    pl_action action = {
        .review = o.review, .slot = 'A', .text = "Ask, then wait.", .by_date = "2027-03-16"
    };
    check_ok(pl_store_action_add(&action.id, o.store, &action, &err));
    opened_sign(&o);
    opened_show(&o, "1440x900");
    opened_run(&o, "screen score");
    opened_key(&o, "T");
    check(opened_has(&o, PL_ROLE_GROUP, "Action, A"));
    check(!opened_has(&o, PL_ROLE_BUTTON, "Change"));
    check(!opened_has(&o, PL_ROLE_BUTTON, "Add an action"));
    opened_key(&o, "+");
    check_int(o.s->app->view.dialog, PL_DIALOG_NONE);
    check_has(o.s->app->toast.words, "This review is signed");
    opened_stop(&o);
}

/* Goes to the first that is missing of this kind. */
static void go_missing(opened *o, const char *what)
{
    const pl_app *app = o->s->app;
    for (int i = 0; i < app->missing.count; i++)
        if (strcmp(app->missing.items[i].what, what) == 0) {
            char *command = pl_format("go-missing %d", i);
            opened_run(o, command);
            free(command);
            return;
        }
    fail_msg("no %s is missing", what);
}

TEST(what_a_short_review_has_in_writing_is_led_to)
{
    static const opened_tag strength = { "2.2", 0.4, 0, PL_TAG_STRENGTH, PL_WHO_BIT('A') };
    opened o = opened_make_short(recording, "A=F-014,B=F-022");
    opened_add(&o, &strength, 1);
    opened_show(&o, "1440x900");
    const pl_app *app = o.s->app;
    opened_run(&o, "screen score");
    go_missing(&o, "strength"); /* of A it stands there, and has no sentence yet */
    check_int(app->view.screen, PL_SCREEN_WATCH);
    check(app->view.composer);
    opened_type(&o, "You waited.");
    opened_key(&o, "F8"); /* on from Watch */
    check_has(app->toast.words, "Tag the point to try of A");
    opened_key(&o, "F8");
    check_int(app->view.dialog, PL_DIALOG_ACTION);
    check_int(app->view.about_who, 'A');
    check_int(pl_app_field(app), PL_FIELD_ACTION_WHAT);
    opened_key(&o, "Esc");
    opened_key(&o, "Esc");
    opened_run(&o, "screen score");
    go_missing(&o, "strength");
    check_int(app->view.dialog, PL_DIALOG_STRENGTH);
    check_int(app->view.about_who, 'B');
    opened_key(&o, "Esc");
    opened_key(&o, "Esc");
    opened_stop(&o);
}

TEST(the_row_of_a_short_review_says_so)
{
    opened o = opened_make_short(recording, "A=F-014");
    opened_show(&o, "1440x900");
    opened_run(&o, "screen library");
    check(opened_has(&o, PL_ROLES, "Short review · Routine"));
    opened_stop(&o);
}

TEST(the_one_sentence_is_offered_where_other_words_stand_for_nothing)
{
    opened o = open_on_score();
    pl_desk *desk = o.s->app->desk;
    opened_run(&o, "score 2.4 A 3");
    opened_run(&o, "sentence 2.4 A");
    check_int(o.s->app->view.dialog, PL_DIALOG_SENTENCE);
    opened_key(&o, "Ctrl+A");
    opened_type(&o, "Nothing.");
    opened_key(&o, "Ctrl+Enter");
    pl_desk_refresh(desk);
    check(opened_has(&o, PL_ROLES, "A moment for level 3, or the sentence “no invitation"));
    opened_run(&o, "sentence 2.4 A");
    check(opened_has(&o, PL_ROLES, "At level 3 of this item one sentence alone"));
    opened_run(&o, "sentence-set");
    opened_key(&o, "Ctrl+Enter");
    pl_desk_refresh(desk);
    check(!opened_has(&o, PL_ROLES, "A moment for level 3"));
    opened_stop(&o);
}

TEST(the_action_that_keys_come_to_is_in_sight)
{
    opened o = opened_make(recording, "A=F-014");
    pl_error err = { 0 };
    for (int i = 0; i < 12; i++) {
        pl_action action = {
            .review = o.review, .slot = 'A', .text = "Ask, then wait.", .by_date = "2027-03-16"
        };
        check_ok(pl_store_action_add(&action.id, o.store, &action, &err));
    }
    opened_show(&o, "720x450");
    opened_run(&o, "screen score");
    opened_key(&o, "T");
    for (int i = 0; i < 1 + 2 * 10; i++)
        opened_key(&o, "Tab");
    const pl_list *sheet = opened_region(&o, "sheet");
    int at = pl_list_find(sheet, o.s->app->view.focus);
    check(at >= 0);
    pl_rect rect = pl_list_element(sheet, at).rect;
    for (int i = 0; i < o.s->ui.count; i++)
        if (strcmp(o.s->ui.panels[i].region.name, "sheet") == 0) {
            pl_rect region = o.s->ui.panels[i].region.rect;
            check(rect.y >= region.y && rect.y + rect.h <= region.y + region.h);
        }
    check(o.s->app->view.score_scroll > 0);
    opened_stop(&o);
}
