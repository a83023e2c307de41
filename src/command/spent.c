/* How long this person has had this review open and used it in the window: theirs alone to see, in no log and
 * in no report. */
#include "inside.h"

enum { SECOND = 1000 * 1000, NAME_ROOM = PL_ID_ROOM + 16 };
static const int64_t idle_us = 120LL * SECOND; /* nobody is there, unless it plays */
static const int64_t keep_us = 60LL * SECOND;

static const char *name_of(char out[NAME_ROOM], pl_id review)
{
    char id[PL_ID_ROOM];
    snprintf(out, NAME_ROOM, "window.spent.%s", pl_id_format(id, review));
    return out;
}

void spent_begin(pl_app *app)
{
    char name[NAME_ROOM];
    pl_app_spent *spent = &app->spent;
    spent->review = app->desk->facts.review->id;
    spent->total_us = (int64_t)app_number(app, name_of(name, spent->review), 0) * SECOND;
    spent->kept_us = spent->total_us;
    spent->used_us = pl_app_now(app);
}

void spent_keep(pl_app *app)
{
    char name[NAME_ROOM], seconds[24];
    pl_app_spent *spent = &app->spent;
    if (!spent->review || spent->total_us / SECOND == spent->kept_us / SECOND)
        return;
    spent->kept_us = spent->total_us;
    snprintf(seconds, sizeof seconds, "%lld", (long long)(spent->total_us / SECOND));
    app_setting(app, name_of(name, spent->review), seconds);
}

int pl_app_spent_minutes(const pl_app *app)
{
    return (int)(app->spent.total_us / SECOND / 60);
}

void pl_app_used(pl_app *app)
{
    pl_app_spent *spent = &app->spent;
    if (!app->desk)
        return;
    int64_t now = pl_app_now(app), gap = now - spent->used_us;
    int before = pl_app_spent_minutes(app);
    spent->used_us = now;
    if (gap <= 0 || gap > idle_us)
        return;
    spent->total_us += gap;
    if (pl_app_spent_minutes(app) != before)
        pl_app_changed(app);
    if (spent->total_us - spent->kept_us >= keep_us)
        spent_keep(app);
}
