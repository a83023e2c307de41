/* U and Shift+U: to what was not watched, or the sentence that says why nowhere. */
#include "test.h"

#include "opened.h"

static void check_says(opened *o, const char *key, const char *words)
{
    ui_key(&o->s->ui, key);
    check_text(o->s->app->toast.words, words);
}

TEST(keys_go_to_what_was_not_watched_until_all_is)
{
    static const char *const recording[] = { "mp4_25.mp4", NULL };
    pl_error err = { 0 };
    opened o = opened_make(recording, "A=F-014,B=F-022");
    opened_show(&o, "1440x900");
    const pl_desk *desk = o.s->app->desk;
    check_says(&o, "U", "This is the last stretch that was not watched.");
    opened_run(&o, "go-to-time 0:04");
    check_ok(ui_headless_settle(o.s, &err));
    opened_run(&o, "play-pause");
    check_ok(ui_headless_wait(o.s, 2, &err));
    opened_run(&o, "play-pause");
    check_says(&o, "U", "This is the last stretch that was not watched.");
    ui_key(&o.s->ui, "Shift+U");
    check_ok(ui_headless_settle(o.s, &err));
    check_int(desk->play.position_us, 0);
    check_says(&o, "Shift+U", "This is the first stretch that was not watched.");
    opened_run(&o, "play-pause");
    check_ok(ui_headless_wait(o.s, 5, &err));
    opened_run(&o, "play-pause");
    check_says(&o, "Shift+U", "All that comes before this is watched.");
    ui_key(&o.s->ui, "U");
    check_ok(ui_headless_settle(o.s, &err));
    check(desk->play.position_us > 5900000 && desk->play.position_us < 6300000);
    opened_run(&o, "play-pause");
    check_ok(ui_headless_wait(o.s, 7, &err));
    check_says(&o, "U", "Everything is watched.");
    check_says(&o, "Shift+U", "Everything is watched.");
    opened_stop(&o);
}
