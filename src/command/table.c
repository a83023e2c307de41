#include "inside.h"

#include "plumbline/base/text.h"

static const pl_command *const tables[] = { commands_play,    commands_tag,    commands_note,
                                            commands_score,   commands_matter, commands_view,
                                            commands_library, commands_start,  commands_report,
                                            commands_first };

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
    if (why && *why)
        pl_app_say(app, PL_TOAST_TELL, why);
    if (!why)
        command->run(app, arg ? arg : &none);
    pl_app_changed(app);
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
