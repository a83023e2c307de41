/* The places of "Add recordings": what this computer has, and where some were added from before. */
#include "add.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"

#include <stdlib.h>

#define LAST_USED "window.add-folders"

static void ask_run(void *arg, pl_job *job)
{
    pl_places *places = arg;
    for (int i = 0; i < places->count && !pl_job_stopped(job); i++)
        if (places->items[i].kind == PL_PLACE_DRIVE)
            places->items[i].free = pl_path_room(places->items[i].path);
}

typedef struct ask_work {
    pl_places places; /* a copy: the first for run */
    pl_app *app;
} ask_work;

static void ask_done(void *arg)
{
    const ask_work *work = arg;
    pl_app_add *add = work->app->add;
    for (int i = 0; add && i < add->places.count && i < work->places.count; i++)
        if (strcmp(add->places.items[i].path, work->places.items[i].path) == 0)
            add->places.items[i].free = work->places.items[i].free;
}

static void ask_free(void *arg)
{
    ask_work *work = arg;
    pl_places_free(&work->places);
    free(work);
}

static void ask_drives(pl_app *app)
{
    ask_work *work = pl_alloc(sizeof *work);
    const pl_places *places = &app->add->places;
    work->app = app;
    for (int i = 0; i < places->count; i++)
        pl_places_add(&work->places, places->items[i].kind, places->items[i].path, "");
    pl_task task = { ask_run, ask_done, ask_free, work };
    pl_runner_post(app->add->asker, &task);
}

/* Folders that something was added from, the newest first, a line for each. */
static void last_used(pl_app *app)
{
    char *value = app_setting_of(app, LAST_USED), *rest = value;
    for (char *line; rest && (line = strsep(&rest, "\n"));)
        if (*line == '/')
            pl_places_add(&app->add->places, PL_PLACE_LAST, line, pl_path_name(line));
    free(value);
}

void add_keep_folder(pl_app *app)
{
    enum { MOST = 4 };
    const pl_app_add *add = app->add;
    pl_text lines = { 0 };
    int count = 1;
    pl_text_add(&lines, add->folder);
    for (int i = 0; i < add->places.count && count < MOST; i++) {
        const pl_place_here *place = &add->places.items[i];
        if (place->kind != PL_PLACE_LAST || strcmp(place->path, add->folder) == 0)
            continue;
        pl_text_add_format(&lines, "\n%s", place->path);
        count++;
    }
    if (pl_utf8_check(pl_text_get(&lines), lines.size) == lines.size &&
        !strstr(add->folder, "\n")) /* a setting is text */
        app_setting(app, LAST_USED, pl_text_get(&lines));
    pl_text_free(&lines);
}

const char *add_first_folder(const pl_places *places)
{
    const char *found = NULL;
    for (int i = 0; i < places->count; i++) {
        const pl_place_here *place = &places->items[i];
        if (place->kind == PL_PLACE_LAST)
            return place->path;
        if (!found || place->kind == PL_PLACE_VIDEOS)
            found = place->path;
    }
    return found ? found : "/";
}

void add_places_read(pl_app *app)
{
    pl_app_add *add = app->add;
    pl_places_read(&add->places);
    last_used(app);
    add->asker = pl_runner_start(app->host.wake, app->host.ctx);
    ask_drives(app);
}
