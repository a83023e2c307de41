/* Why a command cannot be run: the words of its tooltip. "" where nothing has to be said. */
#include "inside.h"

const char *when_library(const pl_app *app)
{
    return app->store ? NULL : "";
}

const char *when_desk(const pl_app *app)
{
    return app->desk ? NULL : "No review is open.";
}

const char *when_recording(const pl_app *app)
{
    if (!app->desk)
        return "No review is open.";
    return app->desk->facts.review->service ? "A review about a service has no recording." : NULL;
}

const char *when_watch(const pl_app *app)
{
    const char *why = when_recording(app);
    if (why)
        return why;
    return app->view.screen == PL_SCREEN_WATCH || app->view.screen == PL_SCREEN_SCORE ? NULL : "";
}

const char *when_write(const pl_app *app)
{
    if (!app->desk)
        return "No review is open.";
    if (app->desk->can_write)
        return NULL;
    return app->desk->facts.review->is_signed
               ? "This review is signed: it is safe, and nothing in it can be changed. A "
                 "correction is a new record: “Correct this record” begins it. Both stay visible."
           : app->desk->closed.code ? app->desk->closed.text
                                    : "Only its reviewer writes in a review.";
}

const char *when_tag(const pl_app *app)
{
    const char *why = when_write(app);
    if (why)
        return why;
    return app->desk->hand || app->desk->selected ? NULL
                                                  : "No tag is in hand. Tag a moment, or choose "
                                                    "one with N or P.";
}

const char *when_score(const pl_app *app)
{
    const char *why = when_write(app);
    if (why)
        return why;
    if (app->view.screen != PL_SCREEN_SCORE)
        return "";
    return app->view.actions ? "The actions are shown. Choose a domain to score." : NULL;
}

const char *when_signed(const pl_app *app)
{
    if (!app->desk)
        return "No review is open.";
    return app->desk->facts.review->is_signed ? NULL : "The report is made from the signed review.";
}

const char *when_released(const pl_app *app)
{
    const char *why = when_signed(app);
    if (why)
        return why;
    return app->desk->facts.review->service
               ? "It is about a service: there is nobody to give it to."
               : NULL;
}
