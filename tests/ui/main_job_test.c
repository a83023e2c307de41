/* The main job by keyboard alone: ten moments tagged, every item scored for two facilitators, signed and
 * exported. */
#include "test.h"

#include "opened.h"

#include "plumbline/base/file.h"

static const char *const recording[] = { "mp4_25.mp4", NULL };

enum { SCORES = 44, QUESTIONS = 3, MOST_KEYS = 150 };

static int pressed;

static void press(opened *o, const char *key)
{
    pressed++;
    opened_key(o, key);
}

/* The item by its two digits, and what it was. */
static void tag(opened *o, const char *item, const char *kind)
{
    char digit[2] = "";
    press(o, "Shift+Right");
    digit[0] = item[0];
    press(o, digit);
    digit[0] = item[2];
    press(o, digit);
    press(o, kind);
}

static void sign(opened *o)
{
    press(o, "Ctrl+P");
    opened_type(o, "sign");
    pressed += 4;
    press(o, "Enter");
    press(o, "Tab");
    press(o, "Enter");
}

TEST(the_main_job_is_done_by_keyboard_alone)
{
    static const char *const items[] = { "1.1", "2.4", "5.3", "5.1", "2.1",
                                         "2.2", "3.2", "3.6", "4.1", "2.5" };
    opened o = opened_make(recording, "A=F-014,B=F-022");
    opened_show(&o, "1440x900");
    pressed = 1; /* Enter, which opened it */
    press(&o, "Shift+A");
    for (size_t i = 0; i < PL_COUNT(items); i++)
        tag(&o, items[i], i == 5 ? "-" : "+");
    check_int(o.s->app->desk->tag_count, 10);
    press(&o, "Ctrl+2");
    for (int i = 0; i < SCORES + QUESTIONS; i++) {
        press(&o, i < SCORES ? "3" : "0");
        press(&o, "Tab");
    }
    check(opened_has(&o, PL_ROLE_BUTTON, "Sign off…"));
    sign(&o);
    opened_settle(&o);
    check(o.s->app->desk->facts.review->is_signed);
    press(&o, "Ctrl+E");
    opened_settle(&o);
    check(strncmp(o.s->app->toast.words, "Written: ", 9) == 0);
    check(pressed <= MOST_KEYS);
    opened_stop(&o);
}
