/* A script is a text file, a line at a time:
 *
 *     key 5                 a key by its name
 *     text Written words    typed into the field that has focus
 *     click button "Keep note"      the pointer presses what is called so; `double` twice, `other` with the
 *                           button that opens menus
 *     run tag-item 5.3      a command with its argument
 *     wait 2.5              the clock goes on by so many seconds, in steps of a picture
 *     sleep 600             the computer sleeps so many seconds, of which the clock knows nothing
 *     today 2026-03-10      it is noon of that day, for all that goes by the day
 *     settle                until nothing is on its way any more
 *     size 1280x720
 *     screen watch          writes the screen as watch.txt and watch.png
 *     expect text           fails where the screen does not hold these words
 *
 * The clock is made: it stands but for `wait`, so that the same script gives the same screens. */
#include "script.h"

#include "headless.h"
#include "plumbline/base/file.h"
#include "plumbline/media/still.h"

#include <stdio.h>

typedef struct script {
    const pl_ui_options *options;
    ui_headless *screen;
} script;

enum { PATIENCE_MS = 20000 };

static bool write_screen(script *s, const char *name, pl_error *err)
{
    bool ok = true;
    if (s->options->screens) {
        pl_text text = { 0 };
        char *path = pl_format("%s/%s.txt", s->options->screens, name);
        ui_text(&text, &s->screen->ui);
        ok = pl_folder_make(s->options->screens, 0755, err) &&
             pl_file_write(path, text.data, text.size, err);
        pl_text_free(&text);
        free(path);
    }
    if (ok && s->options->pixels) {
        size_t size = 0;
        char *path = pl_format("%s/%s.png", s->options->pixels, name);
        pl_image *image = ui_headless_picture(s->screen, err);
        void *png = image ? pl_still_png(&size, image, err) : NULL;
        ok = png && pl_folder_make(s->options->pixels, 0755, err) &&
             pl_file_write(path, png, size, err);
        free(png);
        pl_image_free(image);
        free(path);
    }
    return ok;
}

/* ----- lines */

static bool set_today(script *s, const char *day, pl_error *err)
{
    if (!pl_date_valid(day))
        return pl_fail(err, PL_BAD_INPUT, "\"%s\" is no date. Write it as 2026-03-10.", day);
    pl_utc_fix(pl_date_days("1970-01-01", day) * PL_DAY_US + PL_DAY_US / 2);
    s->screen->app->shelf_old = true; /* what is due goes by the day */
    return true;
}

static bool holds(const script *s, const char *words)
{
    pl_text text = { 0 };
    ui_text(&text, &s->screen->ui);
    bool found = strstr(pl_text_get(&text), words) != NULL;
    pl_text_free(&text);
    return found;
}

static bool expect(const script *s, const char *words, bool there, pl_error *err)
{
    return holds(s, words) == there || pl_fail(err, PL_NOT_FOUND, "The screen %s \"%s\".",
                                               there ? "does not hold" : "holds", words);
}

static bool click(script *s, const char *rest, int clicks, pl_error *err)
{
    char role[32], name[256];
    if (sscanf(rest, "%31s \"%255[^\"]\"", role, name) != 2)
        return pl_fail(err, PL_BAD_INPUT, "Write: click button \"Keep note\".");
    for (int i = 0; i < PL_ROLES; i++)
        if (strcmp(pl_element_role_name((pl_element_role)i), role) == 0)
            return ui_press_named(&s->screen->ui, (pl_element_role)i, name, clicks, err);
    return pl_fail(err, PL_BAD_INPUT, "There is no role \"%s\".", role);
}

static bool run_line(script *s, char *line, pl_error *err)
{
    size_t size = strcspn(line, " ");
    const char *rest = line + size + strspn(line + size, " ");
    line[size] = '\0';
    bool ok = true;
    if (strcmp(line, "key") == 0)
        ui_key(&s->screen->ui, rest);
    else if (strcmp(line, "text") == 0)
        ui_type(&s->screen->ui, rest);
    else if (strcmp(line, "click") == 0 || strcmp(line, "double") == 0 ||
             strcmp(line, "other") == 0)
        ok = click(s, rest, line[0] == 'o' ? 0 : line[0] == 'd' ? 2 : 1, err);
    else if (strcmp(line, "run") == 0)
        ok = pl_command_line(s->screen->app, rest, err);
    else if (strcmp(line, "hover") == 0)
        ok = ui_hover_named(&s->screen->ui, rest, err);
    else if (strcmp(line, "wait") == 0)
        return ui_headless_wait(s->screen, atof(rest), err);
    else if (strcmp(line, "sleep") == 0)
        s->screen->slept += (int64_t)(atof(rest) * 1e6);
    else if (strcmp(line, "today") == 0)
        ok = set_today(s, rest, err);
    else if (strcmp(line, "settle") == 0)
        return ui_headless_settle(s->screen, err);
    else if (strcmp(line, "size") == 0)
        ok = ui_headless_resize(s->screen, rest, err);
    else if (strcmp(line, "screen") == 0)
        return ui_headless_settle(s->screen, err) && write_screen(s, rest, err);
    else if (strcmp(line, "expect") == 0)
        return ui_headless_settle(s->screen, err) && expect(s, rest, true, err);
    else if (strcmp(line, "lacks") == 0)
        return ui_headless_settle(s->screen, err) && expect(s, rest, false, err);
    else
        return pl_fail(err, PL_BAD_INPUT, "A script has no word \"%s\".", line);
    /* the player's thread has answered before the clock goes on: the same script, the same pictures */
    if (ok && s->screen->app->desk)
        pl_player_settle(s->screen->app->desk->player, PATIENCE_MS);
    if (ok)
        ui_headless_round(s->screen);
    return ok;
}

static bool run_all(script *s, char *text, pl_error *err)
{
    int number = 0;
    for (char *line; (line = strsep(&text, "\n"));) {
        number++;
        line += strspn(line, " \t");
        size_t size = strlen(line);
        while (size && (line[size - 1] == '\r' || line[size - 1] == ' '))
            line[--size] = '\0';
        if (!size || line[0] == '#')
            continue;
        if (!run_line(s, line, err)) {
            pl_error_before(err, "%s:%d: ", s->options->script, number);
            return false;
        }
        if (s->screen->app->quitting)
            return true;
    }
    return true;
}

bool ui_script_run(const pl_ui_options *options, pl_error *err)
{
    enum { MOST_BYTES = 1 << 20 };
    size_t size;
    char *text = pl_file_read(&size, options->script, MOST_BYTES, err);
    if (!text)
        return false;
    script s = { .options = options };
    bool ok = ui_headless_start(&s.screen, options, err) && run_all(&s, text, err);
    ui_headless_stop(s.screen);
    free(text);
    return ok;
}
