/* What a line of the key file is called: its command's title with what the argument makes of it. */
#include "inside.h"

#include "plumbline/base/text.h"
#include "plumbline/command/settings_keys.h"

/* Commands that go one way or the other; without a third title 0 is a number like any other. */
static const struct {
    const char *command, *back, *on, *middle;
} ways[] = {
    { "text-size", "Smaller text", "Larger text", "Text as shipped" },
    { "focus-next", "Previous control", "Next control", NULL },
    { "region-next", "Previous region", "Next region", NULL },
    { "row-next", "Previous recording", "Next recording", NULL },
    { "person-next", "Previous code", "Next code", NULL },
    { "rubric-next", "Previous edition", "Next edition", NULL },
    { "rubric-problem", "Previous problem", "Next problem", NULL },
    { "shuttle", "Play backwards", "Play forwards, faster", "Stop, or go on" },
    { "jump", "Back", "Forward", NULL },
    { "step", "One frame back", "One frame forward", NULL },
    { "silence", "Previous end of a silence", "Next end of a silence", NULL },
    { "select-next", "Previous tag", "Next tag", NULL },
    { "nudge-start", "Start of the tag a frame earlier", "Start of the tag a frame later", NULL },
    { "nudge-end", "End of the tag a frame earlier", "End of the tag a frame later", NULL },
    { "zoom", "Zoom the timeline out", "Zoom the timeline in", "The whole session" },
    { "item-next", "Previous item", "Next item", NULL },
    { "column-next", "Previous column", "Next column", NULL },
    { "report-page", "Previous page", "Next page", NULL },
    { "report-zoom", "Smaller pages", "Larger pages", "Pages as wide as there is room" },
    { "choose", "Previous choice", "Next choice", NULL },
    { "session-part", "Previous field", "Next field", NULL },
    { "session-question", "Previous question", "Next question", NULL },
    { "add-move", "Up in the list", "Down in the list", NULL },
    { "settings-move", "Up among the settings", "Down among the settings", NULL },
};

static const struct {
    const char *line, *title;
} own[] = {
    { "screen watch", "Go to Watch" },
    { "screen score", "Go to Score" },
    { "screen report", "Go to Report" },
    { "screen library", "Go to the library" },
    { "screen rubrics", "Go to the rubrics" },
    { "screen people", "Go to the people" },
    { "screen settings", "Go to the settings" },
    { "panel-tab 0", "Show the rubric in the panel" },
    { "panel-tab 1", "Show the tags in the panel" },
    { "panel-tab 2", "Show the counts in the panel" },
    { "panel-tab 3", "Show the transcript in the panel" },
    { "panel-tab 4", "Show the notes in the panel" },
    { "facilitator all", "All facilitators" },
    { "facilitator A", "Facilitator A" },
    { "facilitator B", "Facilitator B" },
    { "facilitator C", "Facilitator C" },
    { "kind strength", "Strength" },
    { "kind development", "Development point" },
    { "kind neutral", "Neutral" },
    { "kind agreed-departure", "Agreed departure" },
    { "add-move -100000", "First in the list" },
    { "add-move 100000", "Last in the list" },
};

/* "Forward 5 s", "Next recording, 10 at once" */
static bool say_way(char out[PL_ACTION_TITLE], const char *name, const char *argument)
{
    long long n;
    if (!pl_number_parse(&n, argument, -1000000, 1000000))
        return false;
    for (size_t i = 0; i < PL_COUNT(ways); i++) {
        if (strcmp(ways[i].command, name) != 0 || (n == 0 && !ways[i].middle))
            continue;
        const char *words = n < 0 ? ways[i].back : n > 0 ? ways[i].on : ways[i].middle;
        long long much = n < 0 ? -n : n;
        if (strcmp(name, "jump") == 0)
            snprintf(out, PL_ACTION_TITLE, "%s %lld s", words, much);
        else if (much > 1)
            snprintf(out, PL_ACTION_TITLE, "%s, %lld at once", words, much);
        else
            snprintf(out, PL_ACTION_TITLE, "%s", words);
        return true;
    }
    return false;
}

void pl_command_line_title(char out[PL_ACTION_TITLE], const char *line)
{
    char name[64];
    size_t size = strcspn(line, " ");
    const char *argument = line + size + strspn(line + size, " ");
    snprintf(name, sizeof name, "%.*s", (int)(size < 63 ? size : 63), line);
    const pl_command *command = pl_command_find(name);
    for (size_t i = 0; i < PL_COUNT(own); i++)
        if (strcmp(own[i].line, line) == 0) {
            snprintf(out, PL_ACTION_TITLE, "%s", own[i].title);
            return;
        }
    if (say_way(out, name, argument))
        return;
    snprintf(out, PL_ACTION_TITLE, "%.60s%s%.30s", command ? command->title : name,
             *argument ? ": " : "", argument);
}
