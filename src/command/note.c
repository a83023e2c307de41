/* The composer: the note of one tag, written while the recording goes on. */
#include "inside.h"

#include "plumbline/base/text.h"

enum { SPAN_ROOM = 64 }; /* two times and what parts them */

static pl_id tag_in_work(const pl_app *app)
{
    const pl_desk_tag *tag = app->desk->hand ? app->desk->hand : app->desk->selected;
    return tag ? tag->tag.id : 0;
}

static void span_words(char out[SPAN_ROOM], const pl_tag *tag)
{
    char from[PL_TIME_ROOM], to[PL_TIME_ROOM];
    pl_time_format(from, tag->at_us, 1);
    if (tag->to_us == PL_NO_TIME)
        snprintf(out, SPAN_ROOM, "%s", from);
    else
        snprintf(out, SPAN_ROOM, "%s – %s", from, pl_time_format(to, tag->to_us, 1));
}

void note_open(pl_app *app)
{
    char field[PL_DESK_FIELD_ROOM], span[SPAN_ROOM];
    pl_id id = tag_in_work(app);
    pl_desk_select(app->desk, id); /* it is let go, and stays chosen */
    const pl_desk_tag *tag = pl_desk_find(app->desk, id);
    if (!tag)
        return;
    pl_desk_note_field(field, id);
    const char *half = pl_desk_unfinished_words(app->desk, field);
    field_set(app, PL_FIELD_NOTE, half ? half : tag->tag.note);
    span_words(span, &tag->tag);
    field_set(app, PL_FIELD_SPAN, span);
    app->view.composer = true;
    app->view.tab = 0;
    field_focus(app, PL_FIELD_NOTE);
}

/* Where it was paused for the note alone. */
static void go_on(pl_app *app)
{
    bool waits = app->note_waits && app->desk && !app->desk->play.playing;
    app->note_waits = false;
    if (waits)
        pl_desk_toggle(app->desk);
}

static bool writes(pl_field_id field)
{
    return field == PL_FIELD_NOTE || field == PL_FIELD_SPAN;
}

/* What else the composer has is a part of the writing; it is over where nothing has the focus any more. */
void note_focus(pl_app *app, pl_field_id before, pl_field_id after)
{
    bool begins = app->desk && writes(after) && !writes(before) && !app->note_waits;
    if (begins && pl_app_habit(app, PL_HABIT_PAUSE) && app->desk->play.playing) {
        app->note_waits = true;
        pl_desk_toggle(app->desk);
    } else if (!app->view.focus) {
        go_on(app);
    }
}

void note_keep(pl_app *app)
{
    pl_id id = tag_in_work(app);
    if (!app->view.composer || !id)
        return;
    pl_desk_note(app->desk, id, field_words(app, PL_FIELD_NOTE));
}

void note_leave(pl_app *app)
{
    if (!app->view.composer)
        return;
    note_keep(app);
    app->view.composer = false;
    pl_field_id field = pl_app_field(app);
    if (field == PL_FIELD_NOTE || field == PL_FIELD_SPAN)
        pl_app_focus(app, 0, false);
    go_on(app);
}

static void open_note(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    note_open(app);
}

static void keep_note(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    note_leave(app);
    pl_desk_select(app->desk, 0);
}

static void set_span(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    const char *words = field_words(app, PL_FIELD_SPAN);
    char from[PL_TIME_ROOM], span[SPAN_ROOM];
    const char *line = strstr(words, "–");
    size_t line_size = strlen("–");
    if (!line && (line = strchr(words, '-')))
        line_size = 1;
    size_t size = line ? (size_t)(line - words) : strlen(words);
    while (size > 0 && words[size - 1] == ' ')
        size--;
    snprintf(from, sizeof from, "%.*s", (int)(size < sizeof from ? size : sizeof from - 1), words);
    pl_time at = pl_time_parse(from), to = PL_NO_TIME;
    bool well = at != PL_NO_TIME;
    if (line) {
        line += line_size;
        line += strspn(line, " ");
        to = pl_time_parse(line);
        well = well && to != PL_NO_TIME;
    }
    if (well)
        pl_desk_span(app->desk, at, to);
    else
        pl_app_say(app, PL_TOAST_WRONG, "Write a time, or two: 0:58:02 – 0:58:24.");
    const pl_desk_tag *tag = pl_desk_find(app->desk, tag_in_work(app));
    if (tag) {
        span_words(span, &tag->tag);
        field_set(app, PL_FIELD_SPAN, span);
    }
}

static const char *when_composer(const pl_app *app)
{
    return app->desk && app->view.composer ? NULL : "";
}

const pl_command commands_note[] = {
    { "open-note", "Tag", "Open the note", when_tag, open_note, 0 },
    { "keep-note", "Tag", "Keep the note and carry on", when_composer, keep_note, 0 },
    { "set-span", "Tag", "Take the times as written", when_composer, set_span, PL_COMMAND_HIDDEN },
    { 0 },
};
