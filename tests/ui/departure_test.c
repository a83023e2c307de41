/* An agreed departure: what is missing leads to its dialog, and what is kept there is missing no more. */
#include "test.h"

#include "opened.h"

static const char *const recording[] = { "mp4_25.mp4", NULL };

TEST(an_agreed_departure_is_written_about_before_signing)
{
    opened o = opened_make(recording, "A=F-014,B=F-022");
    opened_show(&o, "1440x900");
    pl_desk *desk = o.s->app->desk;
    const char *const keys[] = { "1", "2", "D", "Esc" };
    for (size_t i = 0; i < PL_COUNT(keys); i++)
        opened_key(&o, keys[i]);
    opened_run(&o, "screen score");
    pl_desk_refresh(desk);
    check_int(desk->facts.departures.count, 1);
    opened_run(&o, "go-missing 0");
    check_int(o.s->app->view.dialog, PL_DIALOG_DEPARTURE);
    opened_key(
        &o,
        "Enter"); /* to the next field: nothing is kept without both, and the ring is where that is */
    opened_key(&o, "Enter");
    check_int(o.s->app->view.dialog, PL_DIALOG_DEPARTURE);
    check(!desk->facts.departures.items[0].reason);
    opened_type(&o, "The clip was broken.");
    opened_key(&o, "Enter");
    opened_type(&o, "treatment manager");
    opened_key(&o, "Enter");
    check_int(o.s->app->view.dialog, PL_DIALOG_NONE);
    check_text(desk->facts.departures.items[0].reason, "The clip was broken.");
    check_text(desk->facts.departures.items[0].agreed_by, "treatment manager");
    opened_stop(&o);
}
