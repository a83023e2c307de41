/* Reviews about a service: started, and the links that their levels rest on. */
#include "plumbline/command/service.h"

#include "inside.h"

#include "plumbline/base/text.h"
#include "plumbline/review/desk_links.h"

#include <stdlib.h>

/* ----- the start */

const char *pl_app_service_interest(int which)
{
    static const char *const words[] = { "", "I answer for this service, or for a part of it",
                                         "I have led groups of this service",
                                         "I have an open matter with this service",
                                         "None of these" };
    return words[which < 0 || which > 4 ? 0 : which];
}

void service_ask(pl_app *app, const char *name)
{
    field_set(app, PL_FIELD_SERVICE, name);
    field_set(app, PL_FIELD_REASON, "");
    field_set(app, PL_FIELD_RUBRIC, "");
    app->view.start_interest = 0;
    dialog_open(app, PL_DIALOG_SERVICE);
    rubrics_say(app, NULL); /* of those that fit the dialog */
    texts_read(app);
}

static void review_service(pl_app *app, const pl_arg *arg)
{
    const pl_shelf_row *row = library_row(app);
    (void)arg;
    service_ask(app, row ? row->recording->service : NULL);
}

const char *pl_app_service_why_not(const pl_app *app)
{
    if (!app->store || app->desk || app->view.screen != PL_SCREEN_LIBRARY)
        return "";
    return pl_store_me(app->store)->roles & PL_ROLES_ANSWERING
               ? NULL
               : "A service is reviewed by a treatment manager, a clinical lead or an "
                 "administrator.";
}

/* Whose work it is: others find it in the palette. */
bool pl_app_service_offered(const pl_app *app)
{
    unsigned theirs = PL_ROLE_BIT(PL_ROLE_CLINICAL_LEAD) | PL_ROLE_BIT(PL_ROLE_ADMINISTRATOR);
    return !pl_app_service_why_not(app) && pl_store_me(app->store)->roles & theirs;
}

typedef struct service_work {
    pl_app *app;
    char *name, *rubric, *reason;
    const char *interest;
    pl_id review;
} service_work;

static bool service_run(pl_store *store, void *arg, pl_error *err)
{
    service_work *work = arg;
    pl_review_start start = { .service = work->name,
                              .rubric = work->rubric,
                              .reason = work->reason,
                              .interest = work->interest };
    return pl_review_new(&work->review, store, &start, err);
}

static void service_done(void *ctx, void *arg, const pl_receipt *receipt)
{
    pl_app *app = ctx;
    const service_work *work = arg;
    if (!dialog_answered(app, PL_DIALOG_SERVICE, receipt))
        return;
    app_shelf_old(app);
    app_open_review(app, work->review);
}

static void free_service(void *arg)
{
    service_work *work = arg;
    free(work->name);
    free(work->rubric);
    free(work->reason);
    free(work);
}

/* What is still missing, or NULL, and the field that it is said at. */
static const char *missing(pl_field_id *at, const pl_app *app)
{
    const char *name = field_words(app, PL_FIELD_SERVICE);
    *at = PL_FIELD_SERVICE;
    if (!name[strspn(name, " ")])
        return "Say which service it is about, in a few words.";
    *at = PL_FIELD_RUBRIC;
    if (!rubrics_named(app))
        return "There is no rubric of this name. Press ↓ in its field for those there are.";
    *at = PL_FIELD_NONE;
    return app->view.start_interest ? NULL : "Choose what holds for you and this service first.";
}

static void service_now(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    pl_field_id at;
    pl_error err = { 0 };
    const char *why = missing(&at, app), *reason = field_words(app, PL_FIELD_REASON);
    if (why) {
        field_fault(app, at, why);
        return;
    }
    service_work *work = pl_alloc(sizeof *work);
    work->app = app;
    work->name = pl_copy_text(field_words(app, PL_FIELD_SERVICE));
    work->rubric = pl_copy_text(rubrics_named(app));
    work->reason = *reason ? pl_copy_text(reason) : NULL;
    work->interest = pl_app_service_interest(app->view.start_interest);
    pl_letter letter = { service_run, service_done, app, work, free_service };
    if (!pl_post_send(app->post, &letter, &err))
        app_error(app, &err);
}

static const char *when_starting(const pl_app *app)
{
    return app->view.dialog == PL_DIALOG_SERVICE ? NULL : "";
}

/* ----- links */

static const char *when_links(const pl_app *app)
{
    const char *why = when_score(app);
    if (why)
        return why;
    return app->desk->facts.review->service
               ? NULL
               : "Evidence of a recording is moments: a review about a service has links.";
}

void service_link_ask(pl_app *app)
{
    if (!pl_sheet_at(app->desk, app->view.item).item)
        return;
    field_set(app, PL_FIELD_LINK, "");
    field_set(app, PL_FIELD_LINK_SHOWS, "");
    dialog_open(app, PL_DIALOG_LINK);
}

static void link_add(pl_app *app, const pl_arg *arg)
{
    if (arg->text)
        pl_command_run(app, pl_command_find("score-item"), arg);
    service_link_ask(app);
}

static void link_keep(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    const char *address = field_words(app, PL_FIELD_LINK);
    address += strspn(address, " ");
    if (!*address) {
        field_fault(
            app, PL_FIELD_LINK,
            "Say where the evidence is: the address of a page, or where the paper is kept.");
        return;
    }
    if (strlen(address) > PL_LINK_MOST) {
        field_fault(app, PL_FIELD_LINK, "An address has at most 2,000 letters.");
        return;
    }
    pl_desk_link_add(app->desk, pl_sheet_at(app->desk, app->view.item).id, address,
                     field_words(app, PL_FIELD_LINK_SHOWS));
    dialog_close(app);
}

static const char *when_link(const pl_app *app)
{
    return app->view.dialog == PL_DIALOG_LINK ? NULL : "";
}

static const pl_link *link_named(const pl_app *app, const char *text)
{
    pl_id low, high;
    const pl_links *links = &app->desk->facts.links;
    if (!text || !pl_id_range(&low, &high, text))
        return NULL;
    for (int i = 0; i < links->count; i++)
        if (links->items[i].id >= low && links->items[i].id <= high)
            return &links->items[i];
    return NULL;
}

static void link_drop(pl_app *app, const pl_arg *arg)
{
    const pl_link *link = link_named(app, arg->text);
    if (link)
        pl_desk_link_drop(app->desk, link->id);
}

/* Nothing is opened from here: what an address leads to is for another program. */
static void link_copy(pl_app *app, const pl_arg *arg)
{
    const pl_link *link = link_named(app, arg->text);
    if (!link || !app->host.clipboard_put)
        return;
    app->host.clipboard_put(app->host.ctx, link->address);
    pl_app_say(app, PL_TOAST_DONE, "The address is copied.");
}

const pl_command commands_service[] = {
    { "review-service", "Library", "Review a service…", pl_app_service_why_not, review_service, 0 },
    { "service-now", "Library", "Start", when_starting, service_now, PL_COMMAND_HIDDEN },
    { "link-add", "Score", "Add a link to evidence…", when_links, link_add, 0 },
    { "link-keep", "Score", "Keep the link", when_link, link_keep, PL_COMMAND_HIDDEN },
    { "link-drop", "Score", "Take the link away", when_links, link_drop, PL_COMMAND_HIDDEN },
    { "link-copy", "Score", "Copy the address", when_desk, link_copy, PL_COMMAND_HIDDEN },
    { 0 },
};
