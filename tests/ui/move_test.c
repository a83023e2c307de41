/* A draft goes over to a newer edition in the window: it says so, asks, moves, and goes on where it was. */
#include "test.h"

#include "opened.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"
#include "plumbline/command/move.h"
#include "plumbline/command/records.h"
#include "plumbline/library/texts.h"

#include <stdlib.h>

static const char *const recording[] = { "mp4_25.mp4", NULL };

static char *but(char *text, const char *from, const char *to)
{
    char *at = strstr(text, from);
    check(at != NULL);
    char *out = pl_format("%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
    free(text);
    return out;
}

static void keep(const opened *o, const char *name, const char *text)
{
    pl_error err = { 0 };
    char *folder = pl_path_join(o->folder, "rubrics"), *path = pl_path_join(folder, name);
    check_ok(pl_folder_make(folder, 0700, &err));
    test_write(path, text);
    free(folder);
    free(path);
}

/* The shipped rubric as edition 2: the words of a level of 2.3 are others. */
static void add_second(const opened *o)
{
    pl_error err = { 0 };
    pl_rubric *rubric = NULL;
    char *text = NULL;
    check_ok(pl_library_rubric(&rubric, &text, NULL, "group-session-review", &err));
    text = but(text, "edition: 1", "edition: 2");
    const char *old = pl_rubric_item_find(rubric, "2.3")->words[PL_SETTING_GROUP].anchors[2];
    char *words = pl_format("%s, and more", old);
    text = but(text, old, words);
    free(words);
    keep(o, "second.yaml", text);
    pl_rubric_free(rubric);
    free(text);
}

static void score(const opened *o, const char *item, pl_who who, int level)
{
    pl_error err = { 0 };
    pl_id id;
    pl_score one = { .review = o->review, .item = item, .who = who, .level = level };
    check_ok(pl_store_score_set(&id, o->store, &one, &err));
}

static bool says(const opened *o, const char *words)
{
    pl_notice list[PL_NOTICES_MOST];
    int count = pl_app_notices(list, o->s->app);
    for (int i = 0; i < count; i++)
        if (strstr(list[i].words, words))
            return true;
    return false;
}

static opened with_newer(void)
{
    opened o = opened_make(recording, "A=F-014,B=F-022");
    score(&o, "2.3", 'A', 2);
    score(&o, "2.1", 'A', 3);
    add_second(&o);
    return o;
}

TEST(a_draft_says_that_its_rubric_has_a_newer_edition_and_moves_to_it)
{
    opened o = with_newer();
    opened_show(&o, "1440x900");
    pl_app *app = o.s->app;
    pl_error err = { 0 };
    check_int(app->records.newer, 2);
    check(says(&o, "Edition 2 of this rubric is in the library."));
    pl_desk_go(app->desk, 1000000);
    check_ok(ui_headless_settle(o.s, &err));
    pl_time at = app->desk->play.position_us;
    opened_run(&o, "screen score");
    check_ok(ui_press_named(&o.s->ui, PL_ROLE_BUTTON, "Move to edition 2…", 1, &err));
    check_ok(ui_headless_settle(o.s, &err));
    check_int(app->view.dialog, PL_DIALOG_MOVE);
    check_int(pl_app_move_asked(app, 0) >= 0, 1);
    check_int(pl_app_move_asked(app, 1), -1);
    opened_run(&o, "move-now"); /* not before it is decided */
    check_has(app->fault.words, "Decide about 1 more score");
    opened_run(&o, "move-drop 0");
    opened_run(&o, "move-now");
    check_int(app->view.dialog, PL_DIALOG_NONE);
    check(app->desk->can_write);
    check_int(app->desk->facts.rubric->edition, 2);
    check_int(app->desk->facts.review->edition, 2);
    check_int(app->view.screen, PL_SCREEN_SCORE);
    check(app->desk->play.position_us == at);
    check(!pl_desk_score_of(app->desk, "2.3", 'A').any);
    check_int(pl_desk_score_of(app->desk, "2.1", 'A').level, 3);
    check(!says(&o, "Edition 2"));
    opened_run(&o, "score 2.1 A 2"); /* and it is written in as before */
    check_ok(ui_headless_settle(o.s, &err));
    check_int(pl_desk_score_of(app->desk, "2.1", 'A').level, 2);
    opened_stop(&o);
}

/* What was changed since it was looked at is looked at again, and what was decided stays. */
TEST(a_draft_that_was_changed_meanwhile_is_not_moved)
{
    opened o = with_newer();
    opened_show(&o, "1440x900");
    pl_app *app = o.s->app;
    opened_run(&o, "screen score");
    opened_run(&o, "move-review");
    opened_run(&o, "move-keep 0");
    pl_score_wish wish = { .item = "2.2", .who = 'A', .value = "3" };
    check(pl_desk_score(app->desk, &wish));
    opened_run(&o, "move-now");
    check_int(app->view.dialog, PL_DIALOG_MOVE);
    check(app->fault.words[0] != '\0');
    check_int(pl_review_move_open(&app->move->plan), 0);
    opened_run(&o, "move-now");
    check_int(app->view.dialog, PL_DIALOG_NONE);
    check_int(app->desk->facts.review->edition, 2);
    check_int(pl_desk_score_of(app->desk, "2.3", 'A').level, 2);
    check_int(pl_desk_score_of(app->desk, "2.2", 'A').level, 3);
    opened_stop(&o);
}

TEST(a_signed_review_never_offers_another_edition)
{
    opened o = with_newer();
    opened_sign(&o);
    opened_show(&o, "1440x900");
    opened_run(&o, "screen score");
    check(!says(&o, "Edition 2"));
    check(pl_command_why_not(pl_command_find("move-review"), o.s->app) != NULL);
    opened_stop(&o);
}
