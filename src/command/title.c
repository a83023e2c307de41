/* What a command is called now: one that turns something on or off says which way it goes. */
#include "inside.h"

#include "plumbline/library/tidy.h"

static bool hears_speech_only(const pl_app *app)
{
    return app->desk && app->desk->speech_only;
}

static bool backs_up(const pl_app *app)
{
    return app->desk && app->desk->lead_us > 0;
}

static bool is_woven(const pl_app *app)
{
    return app->desk && app->desk->play.woven;
}

static bool counts(const pl_app *app)
{
    return app->desk && app->desk->counts.on;
}

static bool counts_participants(const pl_app *app)
{
    return counts(app) && app->desk->counts.participants;
}

static bool is_muted(const pl_app *app)
{
    return app->desk && app->desk->play.muted;
}

static bool has_captions(const pl_app *app)
{
    return app->view.captions;
}

static bool is_full(const pl_app *app)
{
    return app->view.full_screen;
}

static bool hides_pictures(const pl_app *app)
{
    return app->view.no_pictures;
}

static bool shows_scores(const pl_app *app)
{
    return app->view.scores;
}

static bool shows_anchors(const pl_app *app)
{
    return app->view.anchors;
}

static bool has_stills(const pl_app *app)
{
    return app->view.stills;
}

static bool has_scores(const pl_app *app)
{
    return app->view.report_scores;
}

static bool keeps_pictures(const pl_app *app)
{
    return app->store && pl_library_keeps_pictures(app->store);
}

static bool lists_pictures(const pl_app *app)
{
    return pl_app_habit(app, PL_HABIT_PICTURES) == 1;
}

static bool reduces_motion(const pl_app *app)
{
    return pl_app_habit(app, PL_HABIT_MOTION) == PL_MOTION_REDUCED;
}

static const struct {
    const char *command;
    bool (*is_on)(const pl_app *app);
    const char *to_on, *to_off;
} turned[] = {
    { "speech-only", hears_speech_only, "Turn speech only on", "Turn speech only off" },
    { "lead", backs_up, "Turn backing up on", "Turn backing up off" },
    { "fields", is_woven, "Show interlaced pictures as recorded",
      "Show interlaced pictures without combs" },
    { "counting", counts, "Turn counting mode on", "Leave counting mode" },
    { "count-participants", counts_participants, "Count the participants’ talk",
      "Count the facilitators again" },
    { "mute", is_muted, "Mute", "Turn the sound on again" },
    { "captions", has_captions, "Show captions", "Hide captions" },
    { "full-screen", is_full, "Full screen video", "Leave full screen" },
    { "hide-pictures", hides_pictures, "Hide every picture", "Show pictures again" },
    { "show-scores", shows_scores, "Show scores in the panel", "Hide scores in the panel" },
    { "all-anchors", shows_anchors, "Show all anchors of the item",
      "Hide the anchors of the item" },
    { "report-stills", has_stills, "Put stills into the report", "Leave stills out of the report" },
    { "report-scores", has_scores, "Put scores into the report", "Leave scores out of the report" },
    { "reduced-motion", reduces_motion, "Reduce motion", "Let overlays fade again" },
    { "list-pictures", lists_pictures, "Show pictures in lists", "Show no pictures in lists" },
    { "keep-pictures", keeps_pictures, "Keep small pictures on this computer",
      "Stop keeping small pictures on this computer" },
};

const char *pl_command_title(const pl_command *command, const pl_app *app)
{
    for (size_t i = 0; i < PL_COUNT(turned); i++)
        if (strcmp(turned[i].command, command->name) == 0)
            return turned[i].is_on(app) ? turned[i].to_off : turned[i].to_on;
    return command->title;
}
