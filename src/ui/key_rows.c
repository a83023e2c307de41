#include "key_rows.h"

#include "plumbline/base/text.h"
#include "plumbline/command/keys.h"
#include "plumbline/model/levels.h"

#include <stdio.h>
#include <stdlib.h>

/* ----- rows */

/* What the sheet calls a command where one row holds several, or where its argument makes another. */
static void title_of(char out[64], const pl_command *command, const char *argument)
{
    static const struct {
        const char *command, *argument, *title; /* argument NULL: any */
    } own[] = {
        { "facilitator", "all", "All present" },
        { "screen", "settings", "Settings" },
        { "slower", NULL, "Slower / faster" },
        { "faster", NULL, "Slower / faster" },
        { "go-start", NULL, "Start / end of session" },
        { "go-end", NULL, "Start / end of session" },
        { "next-unwatched", NULL, "Next / previous stretch not watched" },
        { "previous-unwatched", NULL, "Next / previous stretch not watched" },
        { "set-in", NULL, "Start / end of the span" },
        { "set-out", NULL, "Start / end of the span" },
        { "undo", NULL, "Undo / redo" },
        { "redo", NULL, "Undo / redo" },
        { "volume-up", NULL, "Louder / quieter" },
        { "volume-down", NULL, "Louder / quieter" },
        { "keyboard-sheet", NULL, "This sheet" },
    };
    const char *title = command->title;
    pl_tag_kind kind;
    if (strcmp(command->name, "kind") == 0 && pl_tag_kind_parse(&kind, argument))
        title = ui_kind_name(kind);
    for (size_t i = 0; i < PL_COUNT(own); i++)
        if (strcmp(own[i].command, command->name) == 0 &&
            (!own[i].argument || strcmp(own[i].argument, argument) == 0))
            title = own[i].title;
    snprintf(out, 64, "%s", title);
}

static int order_of(const pl_command *command)
{
    int count = pl_command_count();
    for (int i = 0; i < count; i++)
        if (pl_command_at(i) == command)
            return i;
    return count;
}

static ui_key_row *row_for(ui_key_rows *out, const pl_command *command, const char *argument)
{
    char title[64];
    title_of(title, command, argument);
    for (int i = 0; i < out->count; i++)
        if (strcmp(out->items[i].title, title) == 0 &&
            strcmp(out->items[i].group, command->group) == 0)
            return &out->items[i];
    if (out->count == UI_KEY_ROWS_MOST)
        return NULL;
    int order = order_of(command), at = out->count++;
    for (; at > 0 && out->items[at - 1].order > order; at--)
        out->items[at] = out->items[at - 1];
    out->items[at] = (ui_key_row){ .group = command->group, .order = order };
    snprintf(out->items[at].title, sizeof out->items[at].title, "%s", title);
    return &out->items[at];
}

static size_t name_size(const char *line)
{
    return strcspn(line, " ");
}

static const char *argument_of(const char *line)
{
    size_t size = name_size(line);
    return line + size + strspn(line + size, " ");
}

static bool is_command(const char *line, const char *name)
{
    return name_size(line) == strlen(name) && strncmp(line, name, strlen(name)) == 0;
}

/* A level that no item's scale has is no key, nor are "Done?" and questions where they are not asked. */
static bool is_there(const pl_app *app, const char *line)
{
    int low, high, level = atoi(argument_of(line));
    if (app->desk && is_command(line, "done"))
        return app->desk->facts.rubric->done.title != NULL;
    if (app->desk && (is_command(line, "answer-open") || is_command(line, "answer-next")))
        return pl_review_asks(&app->desk->facts) != NULL;
    if (!app->desk || !is_command(line, "level"))
        return true;
    return pl_rubric_level_span(&low, &high, app->desk->facts.rubric) && level >= low &&
           level <= high;
}

/* Outside a review only what can be done there is told. */
static void take_as(ui_key_rows *out, const pl_app *app, const pl_key_line *is,
                    const pl_command *command)
{
    bool review = pl_screen_of_review(app->view.screen);
    bool here = command && (review || !pl_command_why_not(command, app)) && is_there(app, is->line);
    ui_key_row *row = here ? row_for(out, command, argument_of(is->line)) : NULL;
    for (int i = 0; row && i < row->count; i++)
        if (strcmp(row->keys[i].key, is->key) == 0)
            return;
    if (!row || row->count == UI_ROW_KEYS_MOST)
        return;
    ui_row_key *one = &row->keys[row->count++];
    snprintf(one->key, sizeof one->key, "%s", is->key);
    snprintf(one->line, sizeof one->line, "%s", is->line);
}

/* Some keys do one thing or another, and stand in both rows. */
static void take(ui_key_rows *out, const pl_app *app, const pl_key_line *is)
{
    static const struct {
        const char *line, *other;
    } twice[] = { { "shuttle 0", "play-pause" }, { "focus-next 1", "next-who" } };
    char name[PL_KEY_LINE_ROOM];
    snprintf(name, sizeof name, "%.*s", (int)name_size(is->line), is->line);
    for (size_t i = 0; i < PL_COUNT(twice); i++)
        if (strcmp(is->line, twice[i].line) == 0 && pl_screen_of_review(app->view.screen))
            take_as(out, app, &(pl_key_line){ is->key, twice[i].other },
                    pl_command_find(twice[i].other));
    take_as(out, app, is, pl_command_find(name));
}

static void gather_section(ui_key_rows *out, const pl_app *app, const char *section)
{
    enum { MOST = 512 };
    pl_key_line *lines = pl_alloc_array(MOST, sizeof *lines);
    int count = pl_keys_list(lines, MOST, app->keys, section);
    for (int i = 0; i < count; i++)
        take(out, app, &lines[i]);
    free(lines);
}

/* The row of jumps says how far they are: "1 s / 5 s back and forward". */
static void name_jumps(ui_key_rows *rows)
{
    for (int i = 0; i < rows->count; i++) {
        ui_key_row *row = &rows->items[i];
        int said[UI_ROW_KEYS_MOST], count = 0;
        size_t n = 0, room = sizeof row->title;
        for (int k = 0; k < row->count && is_command(row->keys[k].line, "jump"); k++) {
            int far = abs(atoi(argument_of(row->keys[k].line))), at = 0;
            while (at < count && said[at] != far)
                at++;
            if (at == count)
                said[count++] = far;
        }
        for (int k = 0; k < count && n < room / 2; k++)
            n += (size_t)snprintf(row->title + n, room - n, k ? " / %d s" : "%d s", said[k]);
        if (count > 0)
            snprintf(row->title + n, room - n, " back and forward");
    }
}

/* A row's keys stand in one order, whichever of the three screens is shown. */
void ui_key_rows_gather(ui_key_rows *out, const pl_app *app)
{
    static const pl_screen review[] = { PL_SCREEN_WATCH, PL_SCREEN_SCORE, PL_SCREEN_REPORT };
    out->count = 0;
    if (!pl_screen_of_review(app->view.screen))
        gather_section(out, app, pl_screen_name(app->view.screen));
    bool service = app->desk && app->desk->facts.review->service; /* has nothing to watch */
    for (int i = service; i < 3 && pl_screen_of_review(app->view.screen); i++)
        gather_section(out, app, pl_screen_name(review[i]));
    if (pl_screen_of_review(app->view.screen) && app->desk && app->desk->counts.on)
        gather_section(out, app, "counting");
    name_jumps(out);
}

/* ----- a row's caps: "Ctrl 1–3", "Space or K" */

/* The last sign of a key where it is one character. */
static char last_of(const char *key)
{
    size_t size = strlen(key);
    return size == 1 || (size > 1 && key[size - 2] == '+') ? key[size - 1] : '\0';
}

/* How many keys from here on follow each other like 1 2 3. */
static int run_of(const ui_key_row *row, int from)
{
    int n = from + 1;
    size_t size = strlen(row->keys[from].key);
    char last = last_of(row->keys[from].key);
    while (last >= '0' && last <= '9' && n < row->count && strlen(row->keys[n].key) == size &&
           strncmp(row->keys[n].key, row->keys[from].key, size - 1) == 0 &&
           last_of(row->keys[n].key) == last + (n - from))
        n++;
    return n - from;
}

/* Where the key's own name begins, behind its modifiers. */
static const char *own_name(const char *key)
{
    for (const char *sign = strchr(key, '+'); sign && sign > key && sign[1];
         sign = strchr(key, '+'))
        key = sign + 1;
    return key;
}

static bool is_arrow(const char *key)
{
    const char *name = own_name(key);
    return strcmp(name, "Left") == 0 || strcmp(name, "Right") == 0 || strcmp(name, "Up") == 0 ||
           strcmp(name, "Down") == 0;
}

/* With the same modifiers as the keys of the cap from `first` on, and doing something else:
 * "Ctrl + −". Of other commands only arrows are drawn so close. */
static bool joins(const ui_key_row *row, int first, int n)
{
    const ui_row_key *two = &row->keys[n];
    size_t size = (size_t)(own_name(two->key) - two->key);
    bool all = size > 0;
    for (int i = first; i < n; i++) {
        const ui_row_key *one = &row->keys[i];
        bool alike = name_size(one->line) == name_size(two->line) &&
                     strncmp(one->line, two->line, name_size(one->line)) == 0;
        all = all && (size_t)(own_name(one->key) - one->key) == size &&
              strncmp(one->key, two->key, size) == 0 && strcmp(one->line, two->line) != 0 &&
              (alike || (is_arrow(one->key) && is_arrow(two->key)));
    }
    return all;
}

static void add_sign(ui_row_caps *out, const char *key)
{
    char sign[UI_CAPS_ROOM];
    size_t used = strlen(out->words);
    ui_caps(sign, own_name(key));
    snprintf(out->words + used, sizeof out->words - used, is_arrow(key) ? "%s" : " %s", sign);
}

static void add_range(ui_row_caps *out, int from, int to)
{
    size_t used = strlen(out->words);
    snprintf(out->words + used, sizeof out->words - used, " %d–%d", from, to);
}

/* What is pressed behind it: "X 1–4". */
static void add_what_follows(ui_row_caps *out, const char *line, const pl_app *app)
{
    const pl_rubric *rubric = app->desk ? app->desk->facts.rubric : NULL;
    int low, high;
    if (is_command(line, "digit"))
        add_range(out, 1, 9);
    else if (rubric && (is_command(line, "no-score") || is_command(line, "no-score-rest")))
        add_range(out, 1, rubric->no_score_count);
    else if (rubric && is_command(line, "done"))
        add_range(out, 1, rubric->done.choices.count);
    else if (rubric && is_command(line, "score-key") && pl_rubric_level_span(&low, &high, rubric))
        add_range(out, low, high);
}

int ui_key_row_caps(ui_row_caps *out, const ui_key_row *row, const pl_app *app)
{
    int count = 0, first = 0;
    for (int i = 0; i < row->count;) {
        int run = run_of(row, i) > 2 ? run_of(row, i) : 1;
        ui_row_caps *one = &out[count];
        const ui_row_key *key = &row->keys[i];
        if (run == 1 && i > 0 && joins(row, first, i)) {
            add_sign(&out[count - 1], row->keys[i++].key);
            continue;
        }
        first = i;
        count++;
        ui_caps(one->words, key->key);
        size_t used = strlen(one->words);
        if (run > 2)
            snprintf(one->words + used, sizeof one->words - used, "–%c", last_of(key[run - 1].key));
        one->other = i > 0 && (strcmp(key->line, key[-1].line) == 0 || strchr(one->words, ' ') ||
                               strchr(out[count - 2].words, ' '));
        add_what_follows(one, key->line, app);
        i += run;
    }
    return count;
}
