/* Where the choices have no room beside the pages, they stand in a dialog before anything is written. */
#include "test.h"

#include "opened.h"

#include "plumbline/base/file.h"

static const char *const recording[] = { "mp4_25.mp4", NULL };

static opened on_report(const char *size)
{
    opened o = opened_make(recording, "A=F-014,B=F-022");
    opened_sign(&o);
    opened_show(&o, size);
    opened_run(&o, "screen report");
    return o;
}

static bool is_written(const opened *o)
{
    char *folder = pl_path_join(o->folder, "exports");
    bool is = pl_path_exists(folder);
    free(folder);
    return is;
}

TEST(in_a_small_window_export_asks_first)
{
    static const char *const sizes[] = { "720x450", "640x400" };
    for (size_t i = 0; i < PL_COUNT(sizes); i++) {
        opened o = on_report(sizes[i]);
        opened_press(&o, PL_ROLE_BUTTON, "Export…");
        check_int(o.s->app->view.dialog, PL_DIALOG_EXPORT);
        check(!is_written(&o));
        opened_find(&o, PL_ROLE_TEXT, "Participants are shown by code.");
        opened_press(&o, PL_ROLE_RADIO, "Web page");
        check(o.s->app->view.html);
        opened_press(&o, PL_ROLE_CHECKBOX, "Stills");
        check(o.s->app->view.stills);
        opened_press(&o, PL_ROLE_BUTTON, "Export web page");
        check_int(o.s->app->view.dialog, PL_DIALOG_NONE);
        check(is_written(&o));
        check_has(o.s->app->toast.words, ".html");
        opened_stop(&o);
    }
}

TEST(what_a_key_moves_to_in_a_small_dialog_is_scrolled_into_sight)
{
    pl_error err = { 0 };
    opened o = on_report("640x400");
    ui_key(&o.s->ui, "Ctrl+E");
    check_ok(ui_headless_settle(o.s, &err));
    check_int(o.s->app->view.dialog, PL_DIALOG_EXPORT);
    pl_element last = opened_find(&o, PL_ROLE_CHECKBOX, "Scores by domain, last and small");
    for (int i = 0; i < 12 && last.id != o.s->app->view.focus; i++) {
        ui_key(&o.s->ui, "Tab");
        check_ok(ui_headless_settle(o.s, &err));
        last = opened_find(&o, PL_ROLE_CHECKBOX, "Scores by domain, last and small");
    }
    check(last.id == o.s->app->view.focus);
    ui_key(&o.s->ui, "Space");
    check(!o.s->app->view.report_scores);
    opened_stop(&o);
}

TEST(in_a_wide_window_the_choices_stand_beside_the_pages)
{
    opened o = on_report("1440x900");
    opened_press(&o, PL_ROLE_BUTTON, "Export PDF");
    check_int(o.s->app->view.dialog, PL_DIALOG_NONE);
    check(is_written(&o));
    opened_stop(&o);
}
