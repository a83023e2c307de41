/* The keys among the settings: the list of actions, and the press that one of them waits for. */
#include "settings.h"

#include "plumbline/base/match.h"
#include "plumbline/base/text.h"

pl_app_keys *pl_app_keys_of(pl_app *app)
{
    return &app->settings->keys;
}

const pl_key_action *pl_app_key_chosen(const pl_app *app)
{
    const pl_app_keys *k = &app->settings->keys;
    return k->chosen >= 0 && k->chosen < k->shown_count ? &k->actions[k->shown[k->chosen]] : NULL;
}

static const struct {
    const char *section, *words;
} sections[] = { { "watch", "Watch" },           { "counting", "Counting mode" },
                 { "score", "Score" },           { "report", "Report" },
                 { "library", "Library" },       { "rubrics", "Rubrics" },
                 { "people", "People" },         { "general", "everywhere" },
                 { "settings", "Settings" },     { "dialog", "menus and dialogs" },
                 { "add", "Add recordings" },    { "first", "New library" },
                 { "session", "Session review" } };

const char *pl_key_section_words(const char *section)
{
    for (size_t i = 0; i < PL_COUNT(sections); i++)
        if (strcmp(sections[i].section, section) == 0)
            return sections[i].words;
    return section;
}

/* ----- the list */

static pl_key_action *action_for(pl_app_keys *k, const char *section, const char *line)
{
    for (int i = 0; i < k->count; i++)
        if (strcmp(k->actions[i].section, section) == 0 && strcmp(k->actions[i].line, line) == 0)
            return &k->actions[i];
    pl_grow(k->actions, k->count, k->room);
    pl_key_action *made = &k->actions[k->count++];
    *made = (pl_key_action){ 0 };
    snprintf(made->section, sizeof made->section, "%s", section);
    snprintf(made->line, sizeof made->line, "%s", line);
    pl_command_line_title(made->title, line);
    return made;
}

static void gather_section(pl_app_keys *k, const pl_keys *keys, const char *section)
{
    for (int i = 0; i < pl_keys_count(keys); i++) {
        pl_key_bound one = pl_keys_at(keys, i);
        if (strcmp(one.section, section) != 0 || strcmp(one.line, "none") == 0)
            continue;
        pl_key_action *action = action_for(k, section, one.line);
        bool holds = pl_keys_holds(keys, i);
        action->changed = action->changed || one.own == holds;
        if (holds && action->count < PL_ACTION_KEYS)
            snprintf(action->keys[action->count++], PL_KEY_ROOM, "%s", one.key);
    }
}

/* Where the key of a command that has none yet would hold. */
static const char *section_of(const pl_command *command)
{
    static const struct {
        const char *group, *section;
    } groups[] = {
        { "Play and move", "watch" }, { "Tag", "watch" },     { "Tags on the timeline", "watch" },
        { "Score", "score" },         { "Report", "report" }, { "Library", "library" }
    };
    for (size_t i = 0; i < PL_COUNT(groups); i++)
        if (strcmp(groups[i].group, command->group) == 0)
            return groups[i].section;
    return "general";
}

static bool has_action(const pl_app_keys *k, const char *line)
{
    for (int i = 0; i < k->count; i++)
        if (strcmp(k->actions[i].line, line) == 0)
            return true;
    return false;
}

void settings_keys_list(pl_app *app)
{
    pl_app_keys *k = &app->settings->keys;
    k->count = k->changed = 0;
    for (size_t i = 0; i < PL_COUNT(sections); i++)
        gather_section(k, app->keys, sections[i].section);
    for (int i = 0; i < pl_command_count(); i++) {
        const pl_command *command = pl_command_at(i);
        char why[256];
        if (!(command->flags & PL_COMMAND_HIDDEN) && !has_action(k, command->name) &&
            pl_command_check(command->name, why, sizeof why))
            action_for(k, section_of(command), command->name);
    }
    for (int i = 0; i < k->count; i++)
        k->changed += k->actions[i].changed;
    settings_keys_find(app);
}

/* ----- what is looked for */

static bool fits(const pl_key_action *action, const char *words)
{
    char text[512];
    pl_match match;
    int used =
        snprintf(text, sizeof text, "%s %s", action->title, pl_key_section_words(action->section));
    for (int i = 0; i < action->count; i++) {
        char caps[PL_KEY_ROOM];
        snprintf(caps, sizeof caps, "%s", action->keys[i]);
        for (char *c = caps; *c; c++) /* both ways of writing a chord are found */
            *c = *c == '+' && c[1] && c != caps ? ' ' : *c;
        used += snprintf(text + used, sizeof text - (size_t)used, " %s %s", action->keys[i], caps);
    }
    return pl_match_text(&match, words, text);
}

void settings_keys_find(pl_app *app)
{
    pl_app_keys *k = &app->settings->keys;
    pl_match match;
    const char *own = field_words(app, PL_FIELD_KEY_FIND),
               *all = field_words(app, PL_FIELD_SETTINGS);
    bool card = !*all || pl_match_text(&match, all, "Keys");
    k->shown_count = 0;
    for (int i = 0; i < k->count; i++) {
        const pl_key_action *action = &k->actions[i];
        if ((*own && !fits(action, own)) || (!card && !fits(action, all)))
            continue;
        pl_grow(k->shown, k->shown_count, k->shown_room);
        k->shown[k->shown_count++] = i;
    }
}

/* The same action stays chosen where it is still there. */
static void choose_action(pl_app *app, const char *section, const char *line)
{
    pl_app_keys *k = &app->settings->keys;
    for (int i = 0; i < k->shown_count; i++) {
        const pl_key_action *one = &k->actions[k->shown[i]];
        if (strcmp(one->section, section) == 0 && strcmp(one->line, line) == 0)
            k->chosen = i;
    }
}

void settings_keys_typed(pl_app *app)
{
    pl_app_keys *k = &app->settings->keys;
    settings_keys_find(app);
    k->chosen = k->scroll = 0;
    k->open = false;
    k->ask = PL_KEY_ASK_NOTHING;
}

void settings_keys_again(pl_app *app)
{
    const pl_key_action *chosen = pl_app_key_chosen(app);
    pl_key_action was = chosen ? *chosen : (pl_key_action){ 0 };
    settings_keys_list(app);
    choose_action(app, was.section, was.line);
}

/* ----- what the files say of a key */

static const char *shipped_line(const pl_keys *keys, const char *section, const char *key)
{
    for (int i = 0; i < pl_keys_count(keys); i++) {
        pl_key_bound one = pl_keys_at(keys, i);
        if (!one.own && strcmp(one.section, section) == 0 && strcmp(one.key, key) == 0)
            return one.line;
    }
    return NULL;
}

static bool is_shipped(const pl_app *app, const pl_key_action *action, const char *key)
{
    const char *line = shipped_line(app->keys, action->section, key);
    return line && strcmp(line, action->line) == 0;
}

/* The action does without this key: what is shipped of it is taken away, what is the person's own goes. */
static void release(keys_change *out, const pl_app *app, const pl_key_action *action,
                    const char *key)
{
    keys_change_add(out, action->section, key, is_shipped(app, action, key) ? "none" : NULL);
}

static void release_all(keys_change *out, const pl_app *app, const pl_key_action *action,
                        const char *but)
{
    for (int i = 0; i < action->count; i++)
        if (strcmp(action->keys[i], but) != 0)
            release(out, app, action, action->keys[i]);
}

/* A key of another section hides the general one there. */
static bool hides(const pl_keys *keys, int index, const pl_key_action *action, const char *key)
{
    pl_key_bound one = pl_keys_at(keys, index);
    return strcmp(one.key, key) == 0 && strcmp(one.section, action->section) != 0 &&
           strcmp(one.line, action->line) != 0 && pl_keys_holds(keys, index);
}

static void give(keys_change *out, const pl_app *app, const pl_key_action *action, const char *key)
{
    bool general = strcmp(action->section, "general") == 0;
    keys_change_add(out, action->section, key, is_shipped(app, action, key) ? NULL : action->line);
    for (int i = 0; general && i < pl_keys_count(app->keys); i++) {
        pl_key_bound one = pl_keys_at(app->keys, i);
        if (hides(app->keys, i, action, key))
            keys_change_add(out, one.section, key, action->line);
    }
}

/* Whether the key does something else where the action's keys hold; then k->met says what. */
static bool meets(pl_app *app, const pl_key_action *action, const char *key)
{
    pl_app_keys *k = &app->settings->keys;
    const char *line = pl_keys_find(app->keys, action->section, key);
    bool general = strcmp(action->section, "general") == 0;
    k->met_section[0] = '\0';
    for (int i = 0; general && !line && i < pl_keys_count(app->keys); i++) {
        pl_key_bound one = pl_keys_at(app->keys, i);
        if (!hides(app->keys, i, action, key) || strcmp(one.line, "none") == 0)
            continue;
        line = one.line;
        snprintf(k->met_section, sizeof k->met_section, "%s", one.section);
    }
    if (!line || strcmp(line, action->line) == 0)
        return false;
    pl_command_line_title(k->met, line);
    return true;
}

/* ----- the press */

void settings_key_focus(pl_app *app, uint64_t element)
{
    if (element && app->settings->keys.ask == PL_KEY_ASK_PRESS)
        app->settings->keys.ask = PL_KEY_ASK_NOTHING;
}

void settings_key_ran(pl_app *app, const pl_command *command)
{
    bool own = pl_text_starts(command->name, "key-");
    if (!own && app->settings->keys.ask == PL_KEY_ASK_PRESS)
        app->settings->keys.ask = PL_KEY_ASK_NOTHING;
}

static void leave(pl_app *app)
{
    app->settings->keys.ask = PL_KEY_ASK_NOTHING;
    pl_app_focus(app, PL_ELEMENT_KEY_CHOSEN, true);
}

static void take_key(pl_app *app)
{
    pl_app_keys *k = &app->settings->keys;
    const pl_key_action *action = pl_app_key_chosen(app);
    keys_change change = { 0 };
    if (action && !k->adds)
        release_all(&change, app, action, k->key);
    if (action)
        give(&change, app, action, k->key);
    settings_keys_write(app, &change);
    leave(app);
}

bool settings_key(pl_app *app, const char *key)
{
    pl_app_keys *k = &app->settings->keys;
    const pl_key_action *action = pl_app_key_chosen(app);
    bool asks = app->view.screen == PL_SCREEN_SETTINGS && !app->view.dialog && !app->view.menu;
    if (!asks || k->ask == PL_KEY_ASK_NOTHING || !action)
        return false;
    if (strcmp(key, "Esc") == 0) {
        leave(app);
        return true;
    }
    if (k->ask == PL_KEY_ASK_MET)
        return false;
    if (!pl_key_normal(k->key, key))
        return true;
    if (meets(app, action, k->key)) {
        k->ask = PL_KEY_ASK_MET;
        pl_app_focus(app, PL_ELEMENT_KEY_AGAIN, true);
        pl_app_changed(app);
    } else {
        take_key(app);
    }
    return true;
}

/* ----- commands */

static const char *when_keys_screen(const pl_app *app)
{
    return app->view.screen == PL_SCREEN_SETTINGS ? NULL : "";
}

static const char *when_keys(const pl_app *app)
{
    if (app->view.screen != PL_SCREEN_SETTINGS)
        return "";
    return app->keys_file ? NULL : "There is no folder for a key file on this computer.";
}

/* A key means the row with the ring; a control the row that it stands in. */
static const pl_key_action *meant(pl_app *app, const pl_arg *arg)
{
    pl_app_keys *k = &app->settings->keys;
    if (!app->view.pressed)
        return app->view.focus == PL_ELEMENT_KEY_CHOSEN ? pl_app_key_chosen(app) : NULL;
    if (arg->number >= 0 && arg->number < k->shown_count)
        k->chosen = (int)arg->number;
    return pl_app_key_chosen(app);
}

static void key_row(pl_app *app, const pl_arg *arg)
{
    pl_app_keys *k = &app->settings->keys;
    if (arg->number < 0 || arg->number >= k->shown_count)
        return;
    k->chosen = (int)arg->number;
    k->open = true;
    k->ask = PL_KEY_ASK_NOTHING;
    pl_app_focus(app, PL_ELEMENT_KEY_CHOSEN, app->view.ring);
}

static void ask(pl_app *app, const pl_key_action *action, bool adds)
{
    pl_app_keys *k = &app->settings->keys;
    if (!action)
        return;
    k->ask = PL_KEY_ASK_PRESS;
    k->adds = adds;
    k->open = k->wanted = true;
    k->key[0] = '\0';
    pl_app_focus(app, 0, false); /* no control takes the press */
}

static void key_change(pl_app *app, const pl_arg *arg)
{
    ask(app, meant(app, arg), false);
}

static void key_add(pl_app *app, const pl_arg *arg)
{
    ask(app, meant(app, arg), true);
}

static void key_again(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    ask(app, pl_app_key_chosen(app), app->settings->keys.adds);
}

static void key_leave(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    leave(app);
}

static const char *when_met(const pl_app *app)
{
    return app->settings->keys.ask == PL_KEY_ASK_MET ? NULL : "";
}

static void key_give(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    take_key(app);
}

static void key_none(pl_app *app, const pl_arg *arg)
{
    keys_change change = { 0 };
    const pl_key_action *action = meant(app, arg);
    if (!action)
        return;
    release_all(&change, app, action, "");
    settings_keys_write(app, &change);
    leave(app);
}

/* Lines of the own file that are about it go. */
static void key_shipped(pl_app *app, const pl_arg *arg)
{
    keys_change change = { 0 };
    const pl_key_action *action = meant(app, arg);
    for (int i = 0; action && i < pl_keys_count(app->keys); i++) {
        pl_key_bound one = pl_keys_at(app->keys, i);
        bool about = strcmp(one.section, action->section) == 0 &&
                     (strcmp(one.line, action->line) == 0 || is_shipped(app, action, one.key));
        if (one.own && about)
            keys_change_add(&change, one.section, one.key, NULL);
    }
    settings_keys_write(app, &change);
    leave(app);
}

static void keys_shipped(pl_app *app, const pl_arg *arg)
{
    keys_change change = { .all = true };
    (void)arg;
    settings_keys_write(app, &change);
}

static void settings_move(pl_app *app, const pl_arg *arg)
{
    enum { STEP = 48 };
    pl_app_keys *k = &app->settings->keys;
    if (app->view.focus != PL_ELEMENT_KEY_CHOSEN) {
        app->settings->scroll += (int)arg->number * STEP;
        return;
    }
    int next = k->chosen + (k->open ? (int)arg->number : 0);
    k->chosen = next < 0 ? 0 : next >= k->shown_count ? k->shown_count - 1 : next;
    k->open = k->wanted = true;
    pl_app_focus(app, PL_ELEMENT_KEY_CHOSEN, true);
}

#define GROUP "Settings"

const pl_command commands_settings_keys[] = {
    { "settings-move", GROUP, "Up / down", when_keys_screen, settings_move,
      PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { "key-row", GROUP, "Choose an action", when_keys_screen, key_row, PL_COMMAND_HIDDEN },
    { "key-change", GROUP, "Change its key", when_keys, key_change, PL_COMMAND_HIDDEN },
    { "key-add", GROUP, "One more key for it", when_keys, key_add, PL_COMMAND_HIDDEN },
    { "key-again", GROUP, "Choose another", when_met, key_again, PL_COMMAND_HIDDEN },
    { "key-give", GROUP, "Give the key to this", when_met, key_give, PL_COMMAND_HIDDEN },
    { "key-leave", GROUP, "Leave it as it is", when_keys, key_leave, PL_COMMAND_HIDDEN },
    { "key-none", GROUP, "No key for it", when_keys, key_none, PL_COMMAND_HIDDEN },
    { "key-shipped", GROUP, "Its keys as shipped", when_keys, key_shipped, PL_COMMAND_HIDDEN },
    { "keys-shipped", GROUP, "All keys as shipped", when_keys, keys_shipped, PL_COMMAND_HIDDEN },
    { 0 },
};
