#include "inside.h"

#include "plumbline/base/text.h"

static const pl_command *const tables[] = { commands_play,
                                            commands_speech,
                                            commands_tag,
                                            commands_note,
                                            commands_score,
                                            commands_report,
                                            commands_matter,
                                            commands_view,
                                            commands_zoom,
                                            commands_library,
                                            commands_start,
                                            commands_first,
                                            commands_parts,
                                            commands_sound,
                                            commands_tidy,
                                            commands_print,
                                            commands_count,
                                            commands_answer,
                                            commands_departure,
                                            commands_feedback,
                                            commands_filter,
                                            commands_records,
                                            commands_move,
                                            commands_loop,
                                            commands_add,
                                            commands_add_cards,
                                            commands_action,
                                            commands_service,
                                            commands_people,
                                            commands_settings,
                                            commands_settings_library,
                                            commands_settings_keys,
                                            commands_rubric_desk,
                                            commands_rubric_draft,
                                            commands_session,
                                            commands_transcript,
                                            commands_plan };

int pl_command_count(void)
{
    int count = 0;
    for (size_t i = 0; i < PL_COUNT(tables); i++)
        for (const pl_command *one = tables[i]; one->name; one++)
            count++;
    return count;
}

const pl_command *pl_command_at(int index)
{
    for (size_t i = 0; i < PL_COUNT(tables); i++)
        for (const pl_command *one = tables[i]; one->name; one++)
            if (index-- == 0)
                return one;
    return NULL;
}

const pl_command *pl_command_find(const char *name)
{
    for (size_t i = 0; i < PL_COUNT(tables); i++)
        for (const pl_command *one = tables[i]; one->name; one++)
            if (strcmp(one->name, name) == 0)
                return one;
    return NULL;
}

const char *pl_command_why_not(const pl_command *command, const pl_app *app)
{
    return command->when ? command->when(app) : NULL;
}

void pl_command_run(pl_app *app, const pl_command *command, const pl_arg *arg)
{
    static const pl_arg none = { 0 };
    const char *why = pl_command_why_not(command, app);
    settings_key_ran(app, command);
    if (why && *why)
        pl_app_say(app, PL_TOAST_TELL, why);
    if (!why)
        command->run(app, arg ? arg : &none);
    pl_app_changed(app);
}

/* ----- lines of a key file */

/* Commands whose argument is one of a few words. */
static const struct {
    const char *command, *words;
} worded[] = {
    { "kind", "strength, development, neutral, agreed-departure" },
    { "sound-side", "both, left, right" },
    { "screen", "library, rubrics, people, settings, watch, score, report" },
    { "facilitator", "A, B, C, all" },
    { "report-slot", "A, B, C" },
    { "theme", "dark, light, contrast" },
    { "stretch", "random, from-here, whole" },
};

static const char *words_of(const pl_command *command)
{
    for (size_t i = 0; i < PL_COUNT(worded); i++)
        if (strcmp(worded[i].command, command->name) == 0)
            return worded[i].words;
    return NULL;
}

static bool is_one_of(const char *words, const char *word)
{
    size_t size = strlen(word);
    for (const char *at = words; *at; at += strspn(at, ", ")) {
        size_t here = strcspn(at, ",");
        if (here == size && strncmp(at, word, size) == 0)
            return true;
        at += here;
    }
    return false;
}

static bool check_argument(const pl_command *command, const char *argument, char *why, size_t room)
{
    long long number;
    const char *words = words_of(command);
    bool hidden = command->flags & PL_COMMAND_HIDDEN;
    if (command->flags & PL_COMMAND_NUMBER) {
        bool ok = *argument ? pl_number_parse(&number, argument, -1000000, 1000000) : !hidden;
        snprintf(why, room, "behind \"%s\" stands a whole number", command->name);
        return ok;
    }
    if (words) {
        snprintf(why, room, "behind \"%s\" stands one of %s", command->name, words);
        return is_one_of(words, argument);
    }
    snprintf(why, room, "nothing stands behind \"%s\"", command->name);
    return hidden || !*argument;
}

static const char *nearest(const char *name)
{
    int best = 3;
    const char *near = NULL;
    for (int i = 0; i < pl_command_count(); i++) {
        int distance = pl_text_distance(pl_command_at(i)->name, name, 2);
        if (distance < best) {
            best = distance;
            near = pl_command_at(i)->name;
        }
    }
    return near;
}

bool pl_command_check(const char *line, char *why, size_t room)
{
    char name[64];
    size_t size = strcspn(line, " ");
    snprintf(name, sizeof name, "%.*s", (int)(size < 63 ? size : 63), line);
    const pl_command *command = pl_command_find(name);
    if (command)
        return check_argument(command, line + size + strspn(line + size, " "), why, room);
    const char *near = nearest(name);
    snprintf(why, room, "there is no command \"%s\"%s%s%s", name, near ? "; did you mean \"" : "",
             near ? near : "", near ? "\"?" : "");
    return false;
}

bool pl_command_line(pl_app *app, const char *line, pl_error *err)
{
    char name[64];
    size_t size = strcspn(line, " ");
    snprintf(name, sizeof name, "%.*s", (int)(size < 63 ? size : 63), line);
    const pl_command *command = pl_command_find(name);
    if (!command)
        return pl_fail(err, PL_BAD_INPUT, "There is no command \"%s\".", name);
    const char *rest = line + size + strspn(line + size, " ");
    long long number = 0;
    pl_number_parse(&number, rest, INT64_MIN / 2, INT64_MAX / 2);
    pl_arg arg = { number, *rest ? rest : NULL };
    pl_command_run(app, command, &arg);
    return true;
}
