/* The settings: how one likes to watch, and taking back what was changed on their screen. */
#include "settings.h"

#include "plumbline/base/text.h"

enum { SOUND_MS = 500 };

static const struct {
    const char *name, *title;
    int shipped, least, most;
    pl_field_id field; /* that says it; PL_FIELD_NONE: a switch */
} habits[PL_HABITS] = {
    [PL_HABIT_LEAD] = { "window.lead", "Back up by", 8, 0, PL_HABIT_SECONDS_MOST, PL_FIELD_LEAD },
    [PL_HABIT_SPAN] = { "window.span", "Span goes on for", 0, 0, PL_HABIT_SECONDS_MOST,
                        PL_FIELD_SPAN_ON },
    [PL_HABIT_PAUSE] = { "window.note-pauses", "Pause while writing a note", 0, 0, 1,
                         PL_FIELD_NONE },
    [PL_HABIT_SOUND] = { "window.sound-delay", "Sound delay", 0, -SOUND_MS, SOUND_MS,
                         PL_FIELD_SOUND_DELAY },
    [PL_HABIT_SINGLE] = { "window.single-keys", "Single keys", 1, 0, 1, PL_FIELD_NONE },
    [PL_HABIT_PICTURES] = { "window.list-pictures", "Pictures in lists", 0, 0, 1, PL_FIELD_NONE },
    [PL_HABIT_MOTION] = { "window.motion", "Reduced motion", PL_MOTION_SYSTEM, PL_MOTION_SYSTEM,
                          PL_MOTION_WHOLE, PL_FIELD_NONE },
};

/* ----- what is in force */

int pl_app_habit(const pl_app *app, pl_habit habit)
{
    return app->settings->habits[habit];
}

int *pl_app_settings_scroll(pl_app *app)
{
    return &app->settings->scroll;
}

/* A field shows what is in force. */
static void show(pl_app *app, pl_habit habit)
{
    char words[16];
    if (habits[habit].field == PL_FIELD_NONE)
        return;
    int number = pl_app_habit(app, habit);
    snprintf(words, sizeof words, habits[habit].least < 0 && number > 0 ? "+%d" : "%d", number);
    field_set(app, habits[habit].field, words);
}

/* What is open goes by it at once. */
static void take_up(pl_app *app)
{
    enum { SECOND_US = 1000 * 1000, MS_US = 1000 };
    if (app->host.sound_delay)
        app->host.sound_delay(app->host.ctx, (pl_time)pl_app_habit(app, PL_HABIT_SOUND) * MS_US);
    if (!app->desk)
        return;
    app->desk->lead_us = (pl_time)pl_app_habit(app, PL_HABIT_LEAD) * SECOND_US;
    app->desk->span_us = (pl_time)pl_app_habit(app, PL_HABIT_SPAN) * SECOND_US;
}

static int bounded(int number, pl_habit habit)
{
    int least = habits[habit].least, most = habits[habit].most;
    return number < least ? least : number > most ? most : number;
}

void settings_start(pl_app *app)
{
    app->settings = pl_alloc(sizeof *app->settings);
    app->settings->library.bytes = -1;
    for (int i = 0; i < PL_HABITS; i++)
        app->settings->habits[i] = habits[i].shipped;
    app->settings->lead_on = habits[PL_HABIT_LEAD].shipped;
}

void settings_read(pl_app *app)
{
    struct pl_app_settings *s = app->settings;
    for (int i = 0; i < PL_HABITS; i++)
        s->habits[i] = bounded(app_number(app, habits[i].name, habits[i].shipped), (pl_habit)i);
    s->lead_on =
        bounded(app_number(app, "window.lead-on", habits[PL_HABIT_LEAD].shipped), PL_HABIT_LEAD);
    if (s->habits[PL_HABIT_LEAD] > 0)
        s->lead_on = s->habits[PL_HABIT_LEAD];
    pl_keys_single(app->keys, s->habits[PL_HABIT_SINGLE] == 1);
    take_up(app);
}

static void keep(pl_app *app, pl_habit habit, int number)
{
    char words[16];
    struct pl_app_settings *s = app->settings;
    s->habits[habit] = number;
    snprintf(words, sizeof words, "%d", number);
    app_setting(app, habits[habit].name, words);
    if (habit == PL_HABIT_LEAD && number > 0) {
        s->lead_on = number;
        app_setting(app, "window.lead-on", words);
    }
    if (habit == PL_HABIT_SINGLE)
        pl_keys_single(app->keys, number == 1);
    show(app, habit);
    take_up(app);
}

void settings_habit(pl_app *app, pl_habit habit, int number)
{
    number = bounded(number, habit);
    settings_note(app, (int)habit, pl_app_habit(app, habit), number);
    keep(app, habit, number);
}

int settings_lead_on(const pl_app *app)
{
    return app->settings->lead_on;
}

/* ----- taking back */

static const char *const whats[] = { [SETTINGS_THEME] = "Theme",
                                     [SETTINGS_TEXT_SIZE] = "Text size",
                                     [SETTINGS_PICTURES] = "Small pictures kept",
                                     [SETTINGS_KEYS] = "Keys" };

static const char *title_of(int what)
{
    return what < PL_HABITS ? habits[what].title : whats[what];
}

void settings_note(pl_app *app, int what, int before, int now)
{
    struct pl_app_settings *s = app->settings;
    if (s->takes_back || before == now || app->view.screen != PL_SCREEN_SETTINGS)
        return;
    pl_grow(s->steps, s->step_count, s->step_room);
    s->steps[s->step_count++] = (settings_step){ .what = what, .before = before };
}

void settings_note_keys(pl_app *app, const char *before, const char *now)
{
    struct pl_app_settings *s = app->settings;
    pl_grow(s->steps, s->step_count, s->step_room);
    s->steps[s->step_count++] = (settings_step){ .what = SETTINGS_KEYS,
                                                 .text = pl_copy_text(before),
                                                 .now = pl_copy_text(now) };
}

static void free_step(settings_step *step)
{
    free(step->text);
    free(step->now);
}

void settings_stop(pl_app *app)
{
    struct pl_app_settings *s = app->settings;
    free(s->library.policy_text);
    for (int i = 0; i < s->step_count; i++)
        free_step(&s->steps[i]);
    free(s->keys.actions);
    free(s->keys.shown);
    free(s->steps);
    free(s);
}

const char *pl_app_settings_undo(const pl_app *app)
{
    const struct pl_app_settings *s = app->settings;
    return s->step_count ? title_of(s->steps[s->step_count - 1].what) : NULL;
}

static const char *when_undo(const pl_app *app)
{
    return pl_app_settings_undo(app) ? NULL : "Nothing was changed here since the start.";
}

static void undo_step(pl_app *app, const settings_step *step)
{
    if (step->what < PL_HABITS) {
        keep(app, (pl_habit)step->what, step->before);
    } else if (step->what == SETTINGS_THEME) {
        app->view.tone = (pl_tone)step->before;
        app_keep_theme(app);
    } else if (step->what == SETTINGS_TEXT_SIZE) {
        app->view.text_scale = step->before;
        app_keep_text_size(app);
    } else if (step->what == SETTINGS_PICTURES) {
        app->settings->pictures_back = true;
        tidy_keep_pictures(app, step->before == 1);
    } else if (step->what == SETTINGS_KEYS) {
        settings_keys_restore(app, step->text, step->now);
    }
}

static void settings_undo(pl_app *app, const pl_arg *arg)
{
    struct pl_app_settings *s = app->settings;
    char words[96];
    (void)arg;
    settings_step step = s->steps[--s->step_count];
    s->takes_back = true;
    undo_step(app, &step);
    s->takes_back = false;
    snprintf(words, sizeof words, "%s: as it was before.", title_of(step.what));
    pl_app_say(app, PL_TOAST_TELL, words);
    free_step(&step);
}

/* ----- fields and switches */

static void settings_fault(pl_app *app, pl_field_id field, const char *words)
{
    app->fault.field = field;
    snprintf(app->fault.words, sizeof app->fault.words, "%s", words);
}

/* "+40" and "−40" as well. */
static bool read_number(long long *out, const char *words, pl_habit habit)
{
    static const char minus[] = "−";
    char text[24];
    if (*words == '+')
        words++;
    if (pl_text_starts(words, minus))
        snprintf(text, sizeof text, "-%.20s", words + strlen(minus));
    else
        snprintf(text, sizeof text, "%.22s", words);
    return pl_number_parse(out, text, habits[habit].least, habits[habit].most);
}

/* What a field says is kept where it is such a number; else it says what is wrong. */
bool settings_field_left(pl_app *app, pl_field_id field)
{
    long long number;
    for (int i = 0; i < PL_HABITS; i++) {
        if (habits[i].field != field || field == PL_FIELD_NONE)
            continue;
        if (read_number(&number, field_words(app, field), (pl_habit)i))
            settings_habit(app, (pl_habit)i, (int)number);
        else
            settings_fault(app, field,
                           i == PL_HABIT_SOUND ? "Write whole milliseconds, −500 to 500."
                                               : "Write whole seconds, 0 to 60.");
        return true;
    }
    return false;
}

static void settings_keep(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    settings_field_left(app, pl_app_field(app));
}

static void note_pauses(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    settings_habit(app, PL_HABIT_PAUSE, !pl_app_habit(app, PL_HABIT_PAUSE));
}

static void single_keys(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    settings_habit(app, PL_HABIT_SINGLE, !pl_app_habit(app, PL_HABIT_SINGLE));
}

/* In the palette there is no choice of three: what is turned there is on or off. */
static void reduced_motion(pl_app *app, const pl_arg *arg)
{
    static const char *const names[] = { "system", "on", "off" };
    int motion = pl_app_habit(app, PL_HABIT_MOTION) == PL_MOTION_REDUCED ? PL_MOTION_WHOLE
                                                                         : PL_MOTION_REDUCED;
    for (size_t i = 0; arg->text && i < PL_COUNT(names); i++)
        if (strcmp(arg->text, names[i]) == 0)
            motion = (int)i;
    settings_habit(app, PL_HABIT_MOTION, motion);
}

static void list_pictures(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    settings_habit(app, PL_HABIT_PICTURES, !pl_app_habit(app, PL_HABIT_PICTURES));
    app->view.row_wanted = true; /* rows are of another height */
}

/* ----- the screen */

void settings_enter(pl_app *app)
{
    for (int i = 0; i < PL_HABITS; i++)
        show(app, (pl_habit)i);
    field_set(app, PL_FIELD_SETTINGS, "");
    field_fault_clear(app);
    app->settings->scroll = 0;
    field_set(app, PL_FIELD_KEY_FIND, "");
    settings_keys_typed(app);
    settings_library_read(app);
    settings_keys_read(app);
}

static const char *when_settings(const pl_app *app)
{
    return app->view.screen == PL_SCREEN_SETTINGS ? NULL : "";
}

static void settings_find(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    field_focus(app, PL_FIELD_SETTINGS);
    pl_edit_select_all(&app->fields[PL_FIELD_SETTINGS]);
}

#define GROUP "Settings"

const pl_command commands_settings[] = {
    { "settings-find", GROUP, "Find a setting", when_settings, settings_find, PL_COMMAND_HIDDEN },
    { "settings-undo", GROUP, "Take back the last change of a setting", when_undo, settings_undo,
      PL_COMMAND_HIDDEN },
    { "settings-keep", GROUP, "Keep what the field says", when_settings, settings_keep,
      PL_COMMAND_HIDDEN },
    { "note-pauses", GROUP, "Pause while writing a note: on / off", when_library, note_pauses, 0 },
    { "reduced-motion", GROUP, "Reduced motion: on / off", when_library, reduced_motion, 0 },
    { "list-pictures", GROUP, "Pictures in lists: on / off", when_library, list_pictures, 0 },
    { "single-keys", GROUP, "Single keys: on / off", when_library, single_keys, 0 },
    { 0 },
};
