/* What happens to the words of fields: while they are typed, at Enter, and when the field is left. */
#include "inside.h"

#include "plumbline/base/text.h"

const char *field_words(const pl_app *app, pl_field_id field)
{
    return pl_edit_words(&app->fields[field]);
}

void field_set(pl_app *app, pl_field_id field, const char *words)
{
    pl_edit_set(&app->fields[field], words ? words : "");
    app->fields[field].scroll = 0;
}

void field_focus(pl_app *app, pl_field_id field)
{
    pl_app_focus(app, pl_field_element(field), true);
}

bool field_many_lines(pl_field_id field)
{
    return field == PL_FIELD_NOTE || field == PL_FIELD_WORDS || field == PL_FIELD_ANSWER ||
           field == PL_FIELD_WHY || field == PL_FIELD_ACTION_WHAT || field == PL_FIELD_RUBRIC_TEXT;
}

bool field_most_note(pl_field_id field)
{
    return (field_many_lines(field) && field != PL_FIELD_RUBRIC_TEXT) ||
           field == PL_FIELD_ACTION_PRACTISED || field == PL_FIELD_ACTION_SEEN ||
           field == PL_FIELD_ACTION_SUPPORT;
}

void field_fault(pl_app *app, pl_field_id field, const char *words)
{
    app->fault.field = field;
    snprintf(app->fault.words, sizeof app->fault.words, "%s", words);
    if (field != PL_FIELD_NONE)
        field_focus(app, field);
    else
        app->view.sheet_scroll = 1 << 20; /* it stands last: into sight */
    pl_app_changed(app);
}

void field_fault_clear(pl_app *app)
{
    app->fault.words[0] = '\0';
}

/* The name that half-written words of a dialog have in the library; NULL: they are not kept. */
static const char *unfinished_name(const pl_app *app, pl_field_id field, char room[48])
{
    if (field != PL_FIELD_WORDS || !app->desk || feedback_has_words(app))
        return NULL;
    snprintf(room, 48, "words %d %d %c", (int)app->view.dialog, app->view.item,
             app->view.about_who ? app->view.about_who : '-');
    return room;
}

void field_changed(pl_app *app, pl_field_id field)
{
    char room[48];
    const char *name = unfinished_name(app, field, room);
    if (name)
        pl_desk_unfinished(app->desk, name, field_words(app, field));
    if (field == app->fault.field || app->fault.field == PL_FIELD_NONE)
        field_fault_clear(app);
    add_said(app, field);
    if (field == PL_FIELD_WORDS && feedback_has_words(app)) {
        feedback_typed(app);
    } else if (start_has_list(field)) {
        start_list(app, field);
    } else if (field == PL_FIELD_ANSWER && (app->desk || app->session)) {
        answer_changed(app);
    } else if (field == PL_FIELD_ADD_FIND) {
        add_typed(app, field);
    } else if (field == PL_FIELD_SEARCH) {
        library_filter(app);
    } else if (field == PL_FIELD_RUBRIC_FIND) {
        rubric_desk_find(app);
    } else if (field == PL_FIELD_SETTINGS || field == PL_FIELD_KEY_FIND) {
        settings_keys_typed(app);
    } else if (field == PL_FIELD_LINES) {
        transcript_find(app);
    } else if (field == PL_FIELD_PEOPLE) {
        people_filter(app);
    } else if (field == PL_FIELD_PALETTE && app->palette) {
        pl_palette_search(app->palette, app, field_words(app, field));
        app->view.chosen = 0;
    } else if (field == PL_FIELD_NOTE && app->desk && app->desk->selected) {
        char note[PL_DESK_FIELD_ROOM];
        pl_desk_note_field(note, app->desk->selected->tag.id);
        pl_desk_unfinished(app->desk, note, field_words(app, field));
    }
    pl_app_changed(app);
}

/* Leaving the note keeps it: one undo step from entering the field to leaving it. */
void field_left(pl_app *app, pl_field_id field)
{
    char date[PL_DATE_ROOM], shown[PL_DATE_ROOM];
    if (field == PL_FIELD_NOTE && app->desk)
        note_keep(app);
    if (field == PL_FIELD_ANSWER && (app->desk || app->session))
        answer_keep(app);
    settings_field_left(app, field);
    if (start_has_list(field))
        start_left(app, field);
    if ((field == PL_FIELD_DATE || field == PL_FIELD_ADD_DATE || field == PL_FIELD_ACTION_BY ||
         field == PL_FIELD_CONCERN_ON || field == PL_FIELD_PERSON_FROM ||
         field == PL_FIELD_PERSON_LEFT ||
         (field >= PL_FIELD_SPOKEN && field <= PL_FIELD_UNTIL_C)) &&
        pl_date_read(date, field_words(app, field)))
        field_set(app, field, pl_date_short(shown, date));
    add_said(app, field);
}

void pl_app_field_pressed(pl_app *app)
{
    pl_field_id field = pl_app_field(app);
    if (start_has_list(field) && !app->view.menu)
        start_list(app, field);
}

static bool enter(pl_app *app, pl_field_id field)
{
    static const struct {
        pl_field_id field;
        const char *command;
    } keeps[] = { { PL_FIELD_TIME, "go-to-typed-time" },
                  { PL_FIELD_SPAN, "set-span" },
                  { PL_FIELD_PATH, "add-path" },
                  { PL_FIELD_SPOKEN, "spoken-keep" },
                  { PL_FIELD_PALETTE, "choose-run" },
                  { PL_FIELD_CODE, "first-go" },
                  { PL_FIELD_FOLDER, "first-folder-keep" },
                  { PL_FIELD_SECOND, "settle-now" },
                  { PL_FIELD_LINK_SHOWS, "link-keep" },
                  { PL_FIELD_RUBRIC_FIND, "rubric-row-focus" },
                  { PL_FIELD_RUBRIC_TITLE, "rubric-begin-now" },
                  { PL_FIELD_PERSON_LEFT, "person-keep" },
                  { PL_FIELD_COLLEAGUE, "session-colleague-now" },
                  { PL_FIELD_PLAN_TITLE, "plan-keep" },
                  { PL_FIELD_PLAN_FROM, "plan-keep" },
                  { PL_FIELD_PLAN_TO, "plan-keep" },
                  { PL_FIELD_DEPARTURE_WITH, "departure-keep" },
                  { PL_FIELD_ACTION_SUPPORT, "action-keep" },
                  { PL_FIELD_LEAD, "settings-keep" },
                  { PL_FIELD_SPAN_ON, "settings-keep" },
                  { PL_FIELD_SOUND_DELAY, "settings-keep" },
                  { PL_FIELD_POLICY, "policy-set" },
                  { PL_FIELD_LINES, "line-next" },
                  { PL_FIELD_TRANSCRIPT, "transcript-add-now" } };
    for (size_t i = 0; i < PL_COUNT(keeps); i++)
        if (keeps[i].field == field) {
            pl_command_run(app, pl_command_find(keeps[i].command), NULL);
            return true;
        }
    if (field == PL_FIELD_SEARCH || field == PL_FIELD_PEOPLE || field == PL_FIELD_ADD_FIND) {
        pl_app_focus(app, 0, false);
        app->view.row_focus = true;
        return true;
    }
    if (field_many_lines(field))
        return false;
    if (app->view.menu) {
        pl_command_run(app, pl_command_find("choose-run"), NULL);
        menu_close(app);
        return true;
    }
    pl_command_run(app, pl_command_find("focus-next"), &(pl_arg){ .number = 1 });
    return true;
}

bool field_clipboard(pl_app *app, pl_edit *edit, const char *key)
{
    bool cut = strcmp(key, "Ctrl+X") == 0, copy = cut || strcmp(key, "Ctrl+C") == 0;
    if (copy) {
        char *text = pl_edit_selected(edit);
        if (text && app->host.clipboard_put)
            app->host.clipboard_put(app->host.ctx, text);
        if (text && cut)
            pl_edit_insert(edit, "");
        free(text);
        return true;
    }
    if (strcmp(key, "Ctrl+V") != 0)
        return false;
    char *text = app->host.clipboard_get ? app->host.clipboard_get(app->host.ctx) : NULL;
    if (text && !pl_edit_paste(edit, text))
        pl_app_say(app, PL_TOAST_WRONG, "There is no room for all that text.");
    free(text);
    return true;
}

/* Keys that are the screen's even while a field has focus. */
static bool passes(const pl_app *app, const char *key)
{
    static const char *const always[] = { "Esc", "Tab", "Shift+Tab" };
    static const char *const moves[] = { "Up", "Down", "PageUp", "PageDown" };
    bool list = app->view.menu || app->view.dialog == PL_DIALOG_PALETTE ||
                app->view.dialog == PL_DIALOG_KEYS || pl_app_field(app) == PL_FIELD_ADD_FIND;
    for (size_t i = 0; i < PL_COUNT(always); i++)
        if (strcmp(key, always[i]) == 0)
            return true;
    for (size_t i = 0; list && i < PL_COUNT(moves); i++)
        if (strcmp(key, moves[i]) == 0)
            return true;
    return false;
}

bool field_key(pl_app *app, pl_field_id field, const char *key)
{
    pl_edit *edit = &app->fields[field];
    if (start_has_list(field) && !app->view.menu && strcmp(key, "Down") == 0) {
        start_list(app, field);
        return true;
    }
    if (field == PL_FIELD_RUBRIC_TEXT)
        return rubric_text_key(app, key);
    if (passes(app, key))
        return false;
    if (strcmp(key, "Enter") == 0 && enter(app, field))
        return true;
    int64_t before = edit->changes;
    bool done = field_clipboard(app, edit, key) || pl_edit_key(edit, key);
    if (edit->changes != before)
        field_changed(app, field);
    if (done)
        pl_app_changed(app);
    return done;
}

bool field_takes_back(pl_app *app, pl_field_id field, const char *line)
{
    const char *key = strcmp(line, "undo") == 0   ? "Ctrl+Z"
                      : strcmp(line, "redo") == 0 ? "Ctrl+Y"
                                                  : NULL;
    return key && field_key(app, field, key);
}
