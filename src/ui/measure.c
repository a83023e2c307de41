/* What the window's own work costs, measured with no window: from a key until all that it changed is
 * painted. */
#include "headless.h"

#include <time.h>

enum { TAG_KEYS = 2, SAVED_MS = 10000 };

typedef struct rows {
    pl_series key, saved, next, picture, whole;
} rows;

static void damaged(void *ctx, pl_rect device)
{
    (void)ctx;
    (void)device;
}

static bool paint(ui_headless *s, pl_error *err)
{
    pl_rect rect;
    bool changed;
    pl_error why = { 0 };
    if (!ui_paint(&s->ui, s->canvas, damaged, s, err))
        return false;
    ui_paint_over(&s->ui, &rect, &changed, &why);
    return why.code == PL_OK || pl_fail(err, why.code, "%s", why.text);
}

/* Keys, each drawn before the next as the window does, then a round. */
static bool press(ui_headless *s, const char *const *keys, int count, pl_error *err)
{
    for (int i = 0; i < count; i++) {
        ui_key(&s->ui, keys[i]);
        ui_draw(&s->ui, false);
    }
    ui_headless_round(s);
    return paint(s, err);
}

/* Until the receipt is there and what it changed is painted. */
static bool wait_saved(ui_headless *s, pl_error *err)
{
    double until = pl_gauge_ms() + SAVED_MS;
    struct timespec rest = { .tv_nsec = 20000 };
    while (pl_post_waiting(s->app->post) > 0) {
        if (pl_gauge_ms() > until)
            return pl_fail(err, PL_CANNOT_READ, "A tag was not saved within ten seconds.");
        nanosleep(&rest, NULL);
        pl_post_collect(s->app->post);
    }
    ui_headless_round(s);
    return paint(s, err);
}

static bool tag_once(rows *r, ui_headless *s, pl_error *err)
{
    static const char *const keys[TAG_KEYS] = { "5", "3" };
    double from = pl_gauge_ms();
    if (!press(s, keys, TAG_KEYS, err))
        return false;
    pl_series_add(&r->key, pl_gauge_ms() - from);
    if (!wait_saved(s, err))
        return false;
    pl_series_add(&r->saved, pl_gauge_ms() - from);
    return true;
}

static bool next_once(rows *r, ui_headless *s, pl_error *err)
{
    static const char *const key[] = { "N" };
    double from = pl_gauge_ms();
    bool ok = press(s, key, 1, err);
    pl_series_add(&r->next, pl_gauge_ms() - from);
    return ok;
}

/* What is drawn anew with each picture while it plays, without the picture itself. */
static bool picture_once(rows *r, ui_headless *s, pl_error *err)
{
    double from = pl_gauge_ms();
    ui_draw(&s->ui, true);
    bool ok = paint(s, err);
    pl_series_add(&r->picture, pl_gauge_ms() - from);
    return ok;
}

static bool whole_once(rows *r, ui_headless *s, pl_error *err)
{
    double from = pl_gauge_ms();
    ui_forget(&s->ui);
    pl_app_changed(s->app);
    ui_draw(&s->ui, false);
    bool ok = paint(s, err);
    pl_series_add(&r->whole, pl_gauge_ms() - from);
    return ok;
}

static bool round_of(rows *r, ui_headless *s, int i, int count, pl_error *err)
{
    pl_desk *desk = s->app->desk;
    pl_assert(desk);
    pl_desk_go(desk, desk->facts.recording->duration_us * i / count);
    return ui_headless_settle(s, err) && paint(s, err) && tag_once(r, s, err) &&
           next_once(r, s, err) && ui_headless_settle(s, err) && paint(s, err) &&
           picture_once(r, s, err) && whole_once(r, s, err);
}

static void tell(pl_readings *out, rows *r, const ui_headless *s)
{
    pl_readings_series(out, "", &r->key);
    pl_readings_series(out, "saved_", &r->saved);
    pl_readings_series(out, "next_", &r->next);
    pl_readings_series(out, "picture_", &r->picture);
    pl_readings_series(out, "whole_", &r->whole);
    pl_readings_add(out, "tags", s->app->desk ? s->app->desk->tag_count : 0);
    pl_readings_add(out, "memory_mb", pl_gauge_memory());
}

bool pl_ui_paint(pl_readings *out, const pl_ui_options *options, int count, pl_error *err)
{
    ui_headless *s;
    rows r = { 0 };
    bool ok = ui_headless_start(&s, options, err) &&
              (s->app->desk || pl_fail(err, PL_NOT_FOUND, "No review opened to be measured with."));
    double cpu = pl_gauge_cpu();
    for (int i = 0; ok && i < count; i++)
        ok = round_of(&r, s, i, count, err);
    if (ok)
        tell(out, &r, s);
    pl_readings_add(out, "cpu_s", pl_gauge_cpu() - cpu);
    ui_headless_stop(s);
    pl_series *all[] = { &r.key, &r.saved, &r.next, &r.picture, &r.whole };
    for (size_t i = 0; i < PL_COUNT(all); i++)
        pl_series_free(all[i]);
    return ok;
}
