/* A review about a service in the window: started, scored by keys with links for evidence, signed, exported,
 * corrected; nothing to watch and nobody to give it to. */
#include "test.h"

#include "opened.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"
#include "plumbline/command/report.h"
#include "plumbline/store/facts.h"
#include "plumbline/store/people.h"

enum { ITEMS = 29 }; /* of the seven standards */

static const char *const recording[] = { "mp4_25.mp4", NULL };

/* The Library of this person. */
static opened library(const char *code, pl_role role)
{
    opened o = opened_make(recording, "A=F-014");
    pl_error err = { 0 };
    pl_id id;
    if (strcmp(code, "T-02") != 0)
        check_ok(pl_store_person_add(&id, o.store, code, role, &err));
    pl_store_close(&o.store);
    check_ok(ui_headless_start(&o.s, &(pl_ui_options){ .folder = o.folder, .as = code }, &err));
    check_ok(ui_headless_resize(o.s, "1440x900", &err));
    opened_settle(&o);
    return o;
}

static void start(opened *o, const char *name)
{
    opened_run(o, "review-service");
    check_int(o->s->app->view.dialog, PL_DIALOG_SERVICE);
    opened_type(o, name);
    opened_run(o, "start-interest 4");
    opened_run(o, "service-now");
    check(o->s->app->desk != NULL);
}

static const pl_link *link_at(const opened *o, int n)
{
    const pl_links *links = &o->s->app->desk->facts.links;
    check(n < links->count);
    return &links->items[n];
}

TEST(a_service_is_reviewed_by_keys_from_start_to_signed)
{
    opened o = library("T-02", PL_ROLE_TREATMENT_MANAGER);
    start(&o, "Northgate programme team");
    pl_app *app = o.s->app;
    check_int(app->view.screen, PL_SCREEN_SCORE);
    check_text(app->desk->facts.review->service, "Northgate programme team");
    check_text(app->desk->facts.review->interest, "None of these");
    check(!opened_has(&o, PL_ROLE_TAB, "Watch") && opened_has(&o, PL_ROLES, "Report"));
    check_int(app->missing.count, ITEMS);
    opened_key(&o, "2"); /* evidence seen: it wants a link */
    check_text(app->missing.items[0].what, "link");
    opened_key(&o, "E");
    check_int(app->view.dialog, PL_DIALOG_LINK);
    opened_key(&o, "Enter"); /* to the next field */
    opened_key(&o, "Enter");
    check(app->fault.words[0] != '\0'); /* no address: it stays open and says so */
    opened_type(&o, "S:/Quality/route.pdf");
    opened_key(&o, "Enter");
    opened_type(&o, "Who answers at night");
    opened_key(&o, "Enter");
    check_int(app->view.dialog, PL_DIALOG_NONE);
    check_text(link_at(&o, 0)->item, "1.1");
    check_text(link_at(&o, 0)->words, "Who answers at night");
    check(opened_has(&o, PL_ROLES, "Add a link"));
    check_int(app->missing.count, ITEMS - 1);
    for (int i = 1; i < ITEMS; i++) {
        opened_key(&o, i % 2 ? "Down" : "Tab"); /* either goes on */
        opened_key(&o, "1");
    }
    check_int(app->missing.count, 0);
    opened_run(&o, "sign");
    opened_run(&o, "sign-now");
    check(app->desk->facts.review->is_signed);
    check_int(app->desk->facts.scores.count, ITEMS);
    opened_stop(&o);
}

TEST(a_link_is_one_step_that_goes_and_comes_back)
{
    opened o = library("T-02", PL_ROLE_TREATMENT_MANAGER);
    start(&o, "Northgate");
    pl_app *app = o.s->app;
    opened_key(&o, "E");
    opened_type(&o, "https://northgate.example/a");
    opened_key(&o, "Tab");
    opened_key(&o, "Enter");
    char id[PL_ID_ROOM];
    char *drop = pl_format("link-drop %s", pl_id_format(id, link_at(&o, 0)->id));
    check_text(app->desk->undo_title, "Link added");
    opened_run(&o, drop);
    check_int(app->desk->facts.links.count, 0);
    opened_key(&o, "Ctrl+Z");
    check_int(app->desk->facts.links.count, 1);
    opened_key(&o, "Ctrl+Z");
    check_int(app->desk->facts.links.count, 0);
    free(drop);
    opened_stop(&o);
}

TEST(what_needs_a_recording_is_refused_in_a_review_of_a_service)
{
    static const char *const names[] = { "play-pause", "critical-risk", "show-item", "go-to-time",
                                         "loop" };
    opened o = library("T-02", PL_ROLE_TREATMENT_MANAGER);
    start(&o, "Northgate");
    for (size_t i = 0; i < PL_COUNT(names); i++)
        check(pl_command_why_not(pl_command_find(names[i]), o.s->app) != NULL);
    opened_key(&o, "Ctrl+1");
    check_int(o.s->app->view.screen, PL_SCREEN_SCORE);
    opened_key(&o, "Ctrl+3");
    check_int(o.s->app->view.screen, PL_SCREEN_REPORT);
    opened_key(&o, "Ctrl+2");
    check(opened_has(&o, PL_ROLES, "Written for commissioned interventions")); /* the notice */
    opened_stop(&o);
}

TEST(the_library_lists_a_service_and_begins_another_review_of_it)
{
    opened o = library("T-02", PL_ROLE_TREATMENT_MANAGER);
    pl_app *app = o.s->app;
    start(&o, "Northgate programme team");
    opened_run(&o, "screen library");
    check_int(app->shelf.recordings.count, 1);
    check_int(app->shelf.count, 2);
    check(opened_has(&o, PL_ROLE_ROW, "Northgate programme team"));
    int at = app->shelf.rows[0].recording->service ? 0 : 1;
    check_int(app->shelf.rows[at].watched_percent, -1);
    app->view.row = app->shelf.rows[at].recording->id;
    opened_run(&o, "start-review");
    check_int(app->view.dialog, PL_DIALOG_SERVICE);
    check_text(pl_edit_words(&app->fields[PL_FIELD_SERVICE]), "Northgate programme team");
    opened_key(&o, "Esc");
    opened_key(&o, "Enter"); /* opens what there is */
    check_int(app->view.screen, PL_SCREEN_SCORE);
    opened_stop(&o);
}

TEST(a_facilitator_reviews_no_service_and_sees_none)
{
    opened o = library("T-02", PL_ROLE_TREATMENT_MANAGER);
    start(&o, "Northgate");
    opened_hide(&o);
    pl_error err = { 0 };
    check_ok(ui_headless_start(&o.s, &(pl_ui_options){ .folder = o.folder, .as = "F-014" }, &err));
    check_ok(ui_headless_resize(o.s, "1440x900", &err));
    opened_settle(&o);
    check_int(o.s->app->shelf.count, o.s->app->shelf.recordings.count);
    check(pl_command_why_not(pl_command_find("review-service"), o.s->app) != NULL);
    check(!opened_has(&o, PL_ROLE_BUTTON, "Review a service"));
    opened_stop(&o);
}

TEST(the_report_of_a_service_is_exported_under_its_own_name)
{
    opened o = library("T-02", PL_ROLE_TREATMENT_MANAGER);
    start(&o, "Northgate");
    for (int i = 0; i < ITEMS; i++) {
        opened_key(&o, "0");
        opened_key(&o, "Down");
    }
    opened_run(&o, "sign");
    opened_run(&o, "sign-now");
    opened_run(&o, "screen report");
    opened_settle(&o);
    check(o.s->app->report != NULL && o.s->app->report->report != NULL);
    check(!opened_has(&o, PL_ROLES, "Stills") && !opened_has(&o, PL_ROLES, "Feedback"));
    check(pl_command_why_not(pl_command_find("release"), o.s->app) != NULL);
    opened_run(&o, "export");
    opened_settle(&o);
    check(strstr(o.s->app->toast.words, "service-review-") != NULL);
    opened_run(&o, "correct");
    check_int(o.s->app->view.dialog, PL_DIALOG_CORRECT);
    opened_type(&o, "An indicator was read on the wrong page.");
    opened_run(&o, "correct-now");
    opened_settle(&o);
    check(o.s->app->desk != NULL && o.s->app->desk->facts.review->corrects != 0);
    check_text(o.s->app->desk->facts.review->service, "Northgate");
    check_int(o.s->app->view.screen, PL_SCREEN_SCORE);
    opened_stop(&o);
}

TEST(a_clinical_lead_finds_it_in_the_head_and_others_in_the_palette)
{
    opened o = library("C-01", PL_ROLE_CLINICAL_LEAD);
    check(opened_has(&o, PL_ROLE_BUTTON, "Review a service"));
    opened_stop(&o);
    o = library("T-02", PL_ROLE_TREATMENT_MANAGER);
    check(!opened_has(&o, PL_ROLE_BUTTON, "Review a service"));
    opened_run(&o, "palette");
    ui_type(&o.s->ui, "service");
    opened_settle(&o);
    check(opened_has(&o, PL_ROLES, "Review a service"));
    opened_stop(&o);
}

TEST(all_domains_of_a_service_have_their_place_in_a_small_window)
{
    opened o = library("T-02", PL_ROLE_TREATMENT_MANAGER);
    pl_error err = { 0 };
    start(&o, "Northgate");
    check_ok(ui_headless_resize(o.s, "720x450", &err));
    opened_settle(&o);
    const pl_list *list = opened_region(&o, "domains");
    double below = 0;
    int count = 0;
    for (int i = 0; i < pl_list_count(list); i++) {
        pl_element e = pl_list_element(list, i);
        if (!(e.state & PL_IS_TARGET))
            continue;
        check(e.rect.y >= below); /* none lies on another */
        below = e.rect.y + e.rect.h;
        count++;
    }
    check_int(count, 7);
    opened_stop(&o);
}
