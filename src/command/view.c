/* What is on the screen: screens, dialogs, focus, size, zoom. */
#include "settings.h"

#include "plumbline/base/text.h"

const char *pl_tone_name(pl_tone tone)
{
    static const char *const names[PL_TONES] = { "dark", "light", "contrast" };
    return names[tone];
}

const char *pl_tone_words(pl_tone tone)
{
    static const char *const words[PL_TONES] = { "Dark", "Light", "High contrast" };
    return words[tone];
}

const char *pl_screen_name(pl_screen screen)
{
    static const char *const names[PL_SCREENS] = { "first",  "library",  "rubrics",
                                                   "people", "settings", "session",
                                                   "watch",  "score",    "report" };
    return names[screen];
}

static void screen(pl_app *app, const pl_arg *arg)
{
    for (int i = PL_SCREEN_LIBRARY; i < PL_SCREENS; i++)
        if (arg->text && i != PL_SCREEN_SESSION &&
            strcmp(arg->text, pl_screen_name((pl_screen)i)) == 0) {
            bool review = pl_screen_of_review((pl_screen)i);
            if (!review && app->view.dialog && app->desk)
                dialog_close(app); /* it is about the review that is closed */
            if (!review)
                app_close_review(app);
            if (review ? app->desk != NULL : i == PL_SCREEN_LIBRARY || app->store)
                app_screen(app, (pl_screen)i);
        }
}

static void panel_tab(pl_app *app, const pl_arg *arg)
{
    bool counts = arg->number == PL_TAB_COUNTS;
    if (!counts || count_is_on(app))
        app->view.tab = (int)arg->number;
    app->view.lines_seen = -1; /* the line that is said is in sight again */
    notes_looked(app);
}

static void domain(pl_app *app, const pl_arg *arg)
{
    app->view.domain = app->view.domain == (int)arg->number ? -1 : (int)arg->number;
}

static void theme(pl_app *app, const pl_arg *arg)
{
    int tone = (app->view.tone + 1) % PL_TONES;
    for (int i = 0; arg->text && i < PL_TONES; i++)
        if (strcmp(arg->text, pl_tone_name((pl_tone)i)) == 0)
            tone = i;
    settings_note(app, SETTINGS_THEME, app->view.tone, tone);
    app->view.tone = (pl_tone)tone;
    app_keep_theme(app);
}

static void text_size(pl_app *app, const pl_arg *arg)
{
    int step = arg->number > 0 ? 25 : -25, size = arg->number ? app->view.text_scale + step : 100;
    if (arg->number >= 100) /* so many per cent */
        size = (int)(arg->number < 200 ? arg->number / 25 * 25 : 200);
    size = size < 100 ? 100 : size > 200 ? 200 : size;
    settings_note(app, SETTINGS_TEXT_SIZE, app->view.text_scale, size);
    app->view.text_scale = size;
    app_keep_text_size(app);
}

static void full_screen(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    app->view.full_screen = !app->view.full_screen;
    if (app->host.full_screen)
        app->host.full_screen(app->host.ctx, app->view.full_screen);
}

static void hide_pictures(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    app->view.no_pictures = !app->view.no_pictures;
    if (app->view.no_pictures && app->desk && app->desk->play.playing)
        pl_desk_toggle(app->desk);
    pl_app_say(app, PL_TOAST_TELL,
               app->view.no_pictures ? "Every picture is hidden. F9 shows them again."
                                     : "Pictures are shown.");
}

/* ----- palette and sheet */

void palette_open(pl_app *app, const char *words)
{
    if (app->view.dialog == PL_DIALOG_PALETTE)
        return;
    pl_palette_free(app->palette);
    app->palette = pl_palette_new(app);
    field_set(app, PL_FIELD_PALETTE, words);
    pl_palette_search(app->palette, app, words);
    dialog_open(app, PL_DIALOG_PALETTE);
}

static void palette(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    palette_open(app, "");
}

static void palette_run(pl_app *app, const pl_arg *arg)
{
    if (!app->palette || arg->number < 0 || arg->number >= app->palette->count)
        return;
    char *line = pl_copy_text(app->palette->rows[arg->number]->run);
    pl_error err = { 0 };
    dialog_close(app);
    if (!pl_command_line(app, line, &err))
        app_error(app, &err);
    free(line);
}

static void keyboard_sheet(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    field_set(app, PL_FIELD_KEYS, "");
    dialog_open(app, PL_DIALOG_KEYS);
}

static void choose(pl_app *app, const pl_arg *arg)
{
    pl_view *view = &app->view;
    enum { SHEET_ROW = 28 };
    pl_menu_row rows[PL_MENU_ROWS_MOST];
    if (view->dialog == PL_DIALOG_KEYS && !view->menu) { /* it has no choice, but may be long */
        view->sheet_scroll += (int)arg->number * SHEET_ROW;
        return;
    }
    int count = view->menu ? pl_menu_rows(rows, app) : app->palette ? app->palette->count : 0;
    int next = view->chosen + (int)arg->number;
    next = next >= count ? count - 1 : next;
    view->chosen = next < 0 ? 0 : next;
}

static void run_row(pl_app *app, int row)
{
    pl_menu_row rows[PL_MENU_ROWS_MOST];
    int count = pl_menu_rows(rows, app);
    if (row < 0 || row >= count)
        return;
    const pl_command *command = pl_command_find(rows[row].command);
    pl_arg arg = { rows[row].number, rows[row].text[0] ? rows[row].text : NULL };
    pl_menu before = app->view.menu;
    pl_command_run(app, command, &arg);
    if (app->view.menu == before)
        menu_close(app);
}

static void choose_run(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    if (app->view.menu)
        run_row(app, app->view.chosen);
    else if (app->view.dialog == PL_DIALOG_PALETTE)
        palette_run(app, &(pl_arg){ .number = app->view.chosen });
}

static void choose_number(pl_app *app, const pl_arg *arg)
{
    /* rows that begin with another number are not told by theirs */
    if (app->view.menu && app->view.menu != PL_MENU_ALSO && app->view.menu != PL_MENU_SPEED)
        run_row(app, (int)arg->number - 1);
}

static void choose_row(pl_app *app, const pl_arg *arg)
{
    if (app->view.menu)
        run_row(app, (int)arg->number);
}

static const char *when_open(const pl_app *app)
{
    return app->view.menu || app->view.dialog ? NULL : "";
}

/* ----- leaving, one thing at a time */

static void leave_field(pl_app *app)
{
    pl_app_focus(app, 0, false); /* its words are kept */
}

static void close_one(pl_app *app, const pl_arg *arg)
{
    pl_view *view = &app->view;
    (void)arg;
    pl_field_id field = pl_app_field(app);
    if (view->menu)
        menu_close(app);
    else if (view->dialog && add_stays(app))
        ; /* something in it was left first */
    else if (view->dialog)
        dialog_close(app);
    else if (field != PL_FIELD_NONE)
        leave_field(app);
    else if (view->score_key)
        view->score_key = false;
    else if (app->desk && (app->desk->hand || app->desk->digit))
        pl_desk_let_go(app->desk);
    else if (view->composer)
        note_leave(app);
    else if (count_is_on(app))
        count_mode(app, false);
    else if (app->toast.words[0])
        app->toast.words[0] = '\0';
    else if (view->person_shown)
        view->person_shown = false, view->row_focus = true;
    else if (view->full_screen)
        full_screen(app, NULL);
    else if (app->desk && app->desk->selected)
        pl_desk_select(app->desk, 0);
    else if (view->focus)
        pl_app_focus(app, 0, false);
}

static void focus_next(pl_app *app, const pl_arg *arg)
{
    const pl_view *view = &app->view;
    bool tag = app->desk && app->desk->hand && view->screen == PL_SCREEN_WATCH && !view->dialog &&
               pl_app_field(app) == PL_FIELD_NONE;
    if (tag) /* only while a tag is in hand and no field has focus */
        pl_desk_next_who(app->desk);
    else if (app->host.focus_next)
        app->host.focus_next(app->host.ctx, arg->number < 0 ? -1 : 1, false);
    pl_field_id field = pl_app_field(app); /* come to by a key, a line is typed over */
    if (!tag && field != PL_FIELD_NONE && !field_many_lines(field))
        pl_edit_select_all(&app->fields[field]);
}

static void region_next(pl_app *app, const pl_arg *arg)
{
    if (app->host.focus_next)
        app->host.focus_next(app->host.ctx, arg->number < 0 ? -1 : 1, true);
}

static void more_menu(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    menu_open(app, PL_MENU_MORE);
}

static void undo(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    app->toast.words[0] = '\0';
    note_leave(app);
    pl_desk_undo(app->desk);
}

static void redo(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    note_leave(app);
    pl_desk_redo(app->desk);
}

static void quit(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    app->quitting = true;
}

static void try_again(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    pl_post_try_again(app->post);
}

static const char *when_stalled(const pl_app *app)
{
    pl_error why;
    return app->post && pl_post_stalled(&why, app->post) ? NULL : "";
}

static void dismiss(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    app->toast.words[0] = '\0';
}

#define FIND "Find and go"

const pl_command commands_view[] = {
    { "screen", FIND, "Watch, Score, Report", NULL, screen, PL_COMMAND_HIDDEN },
    { "panel-tab", FIND, "Rubric, Tags, Transcript, Notes", when_desk, panel_tab,
      PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { "domain", FIND, "Open a domain", when_desk, domain, PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { "palette", FIND, "Command palette", NULL, palette, 0 },
    { "palette-run", FIND, "Run what is found", NULL, palette_run, PL_COMMAND_HIDDEN },
    { "region-next", FIND, "Next / previous region", NULL, region_next,
      PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { "full-screen", FIND, "Full screen video", NULL, full_screen, 0 },
    { "hide-pictures", FIND, "Hide every picture", NULL, hide_pictures, 0 },
    { "more-menu", "Always", "More", NULL, more_menu, PL_COMMAND_HIDDEN },
    { "undo", "Always", "Undo", when_write, undo, 0 },
    { "redo", "Always", "Redo", when_write, redo, 0 },
    { "text-size", "Always", "Text size", NULL, text_size, PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { "theme", "Always", "Theme: dark / light / high contrast", NULL, theme, 0 },
    { "close", "Always", "Close, cancel, leave a field", NULL, close_one, PL_COMMAND_HIDDEN },
    { "focus-next", "Always", "Next / previous control", NULL, focus_next,
      PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { "keyboard-sheet", "Always", "Keyboard sheet", NULL, keyboard_sheet, 0 },
    { "quit", "Always", "Leave Plumbline", NULL, quit, 0 },
    { "try-again", "Always", "Try to save again", when_stalled, try_again, 0 },
    { "dismiss", "Always", "Take the message away", NULL, dismiss, PL_COMMAND_HIDDEN },
    { "choose", "Always", "Next / previous choice", when_open, choose,
      PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { "choose-run", "Always", "Take the choice", when_open, choose_run, PL_COMMAND_HIDDEN },
    { "choose-row", "Always", "Take this choice", when_open, choose_row, PL_COMMAND_HIDDEN },
    { "choose-number", "Always", "Choice by its number", when_open, choose_number,
      PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { 0 },
};
