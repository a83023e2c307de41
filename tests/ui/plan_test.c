/* How a session ran: marked by keys, drawn over speech, gone to, and out of what is to be watched. */
#include "test.h"

#include "opened.h"

static const char *const recording[] = { "mp4_25.mp4", NULL };

static opened plan_open(void)
{
    opened o = opened_make(recording, "A=F-014,B=F-022");
    opened_show(&o, "1440x900");
    return o;
}

TEST(parts_are_marked_and_gone_to)
{
    opened o = plan_open();
    check(!opened_has(&o, PL_ROLE_BUTTON, "Check-in"));
    opened_run(&o, "plan-part");
    opened_type(&o, "Check-in");
    opened_key(&o, "Enter");
    opened_run(&o, "go-to-time 0:00:03");
    opened_run(&o, "plan-part");
    opened_type(&o, "Exercise 1");
    opened_key(&o, "Enter");
    check_int(o.s->app->desk->facts.plan.count, 2);
    check(opened_has(&o, PL_ROLE_BUTTON, "Check-in"));
    pl_element second = opened_find(&o, PL_ROLE_BUTTON, "Exercise 1");
    check(second.state & PL_IS_SELECTED);
    opened_run(&o, "go-to-time 0:00:01");
    opened_key(&o, "Shift+N");
    check(pl_desk_now(o.s->app->desk) == 3000000);
    opened_key(&o, "Ctrl+Z");
    check_int(o.s->app->desk->facts.plan.count, 1);
    check_text(o.s->app->desk->facts.plan.items[0].title, "Check-in");
    opened_stop(&o);
}

TEST(a_break_leaves_what_is_to_be_watched)
{
    opened o = plan_open();
    pl_review_facts *facts = &o.s->app->desk->facts;
    pl_time whole = pl_review_to_watch(facts);
    opened_run(&o, "go-to-time 0:00:02");
    opened_run(&o, "plan-break");
    opened_key(&o, "Ctrl+A");
    opened_type(&o, "0:00:04");
    opened_run(&o, "plan-keep");
    opened_settle(&o);
    check_int(facts->plan.count, 1);
    pl_time out = facts->plan.items[0].to_us - facts->plan.items[0].from_us;
    check(out > 0 && pl_review_to_watch(facts) == whole - out);
    /* nothing begins within it */
    opened_run(&o, "go-to-time 0:00:03");
    opened_run(&o, "plan-part");
    opened_type(&o, "Exercise 1");
    opened_key(&o, "Enter");
    check(strstr(o.s->app->fault.words, "is marked there already"));
    opened_key(&o, "Esc");
    opened_run(&o, "plan-change");
    opened_press(&o, PL_ROLE_BUTTON, "Take it away");
    opened_settle(&o);
    check_int(facts->plan.count, 0);
    check(pl_review_to_watch(facts) == whole);
    opened_stop(&o);
}
