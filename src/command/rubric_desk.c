/* The screen of rubrics: the list, and the text of the one that is open. */
#include "plumbline/command/rubric_desk.h"

#include "inside.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"
#include "plumbline/model/person.h"

#include <strings.h>

void rubric_desk_start(pl_app *app)
{
    pl_rubric_desk *desk = pl_alloc(sizeof *desk);
    desk->at = -1;
    desk->people = 2;
    pl_listing_start(&desk->code, &app->fields[PL_FIELD_RUBRIC_TEXT]);
    app->rubric_desk = desk;
}

void rubric_desk_stop(pl_app *app)
{
    pl_rubric_desk *desk = app->rubric_desk;
    rubric_draft_stop(app);
    rubric_check_free(desk);
    pl_rubric_free(desk->last);
    pl_rubric_shelf_free(&desk->shelf);
    pl_listing_stop(&desk->code);
    free(desk->shown);
    free(desk->file);
    free(desk->outside);
    free(desk->wanted);
    free(desk);
    app->rubric_desk = NULL;
}

/* ----- what is open */

const pl_rubric_entry *pl_rubric_open(const pl_app *app)
{
    const pl_rubric_desk *desk = app->rubric_desk;
    return desk->at < 0 ? NULL : &desk->shelf.items[desk->at];
}

bool pl_rubric_may_edit(const pl_app *app)
{
    return app->store && (pl_store_me(app->store)->roles & PL_ROLES_ANSWERING);
}

const char *pl_rubric_read_only(const pl_app *app)
{
    const pl_rubric_entry *entry = pl_rubric_open(app);
    if (!entry)
        return "Choose a rubric first.";
    if (!pl_rubric_may_edit(app))
        return "What everybody in the library is scored by is changed by those who answer for the "
               "service: a treatment manager, a clinical lead or an administrator.";
    if (entry->shipped)
        return "A rubric that comes with Plumbline is never changed. To change it, make a copy.";
    if (!entry->draft)
        return entry->rubric ? "An edition that has been saved is never changed again. Begin a new "
                               "one from it."
                             : "Make a draft from this file, and mend that.";
    return app->rubric_desk->saving ? "This edition is being saved." : NULL;
}

const pl_rubric *pl_rubric_shown(bool *old, const pl_app *app)
{
    const pl_rubric_desk *desk = app->rubric_desk;
    const pl_rubric_check *check = desk->check;
    *old = check && !check->rubric;
    if (!*old)
        return check ? check->rubric : NULL;
    if (check->rest)
        return check->rest;
    return desk->last ? desk->last : check->base;
}

int pl_rubric_faults(const pl_app *app)
{
    return app->rubric_desk->check ? app->rubric_desk->check->problems.faults : 0;
}

bool pl_rubric_waits(const pl_app *app)
{
    const pl_rubric_desk *desk = app->rubric_desk;
    return desk->reading || desk->checking || desk->beginning || desk->writing || desk->looking ||
           desk->saving || (desk->old && app->store && app->view.screen == PL_SCREEN_RUBRICS);
}

/* ----- what the caret is in */

/* The id of the entry of a list that the line begins, or that stands in it; false: none. */
static bool id_of_line(char out[64], const char *line, size_t size)
{
    size_t at = strspn(line, " -");
    if (at + 3 > size || strncmp(line + at, "id:", 3) != 0)
        return false;
    at += 3;
    at += strspn(line + at, " \"'");
    size_t end = at;
    while (end < size && !strchr(" \"'\r#", line[end]))
        end++;
    if (at >= end || end - at > 63)
        return false;
    memcpy(out, line + at, end - at);
    out[end - at] = '\0';
    return true;
}

const pl_item *pl_rubric_in_hand(pl_app *app)
{
    enum { FAR = 2000 };
    pl_listing *code = &app->rubric_desk->code;
    bool old;
    const pl_rubric *rubric = pl_rubric_shown(&old, app);
    int line = pl_listing_at_byte(code, code->edit->caret).line;
    for (int i = line; rubric && i >= 0 && i > line - FAR; i--) {
        char id[64];
        size_t size, start = pl_listing_line(&size, code, i);
        if (id_of_line(id, code->edit->text + start, size))
            return pl_rubric_item_find(rubric, id);
    }
    return NULL;
}

/* ----- opening */

void rubric_desk_goes_to(pl_app *app, int line, int column)
{
    pl_listing *code = &app->rubric_desk->code;
    pl_edit_place(code->edit, pl_listing_byte(code, (pl_listing_at){ line - 1, column - 1 }),
                  false);
    pl_app_changed(app);
}

static void take_text(pl_app *app, const pl_rubric_entry *entry)
{
    pl_rubric_desk *desk = app->rubric_desk;
    pl_edit *edit = desk->code.edit;
    pl_edit_set(edit, entry->text);
    pl_edit_place(edit, 0, false);
    desk->text_scroll = desk->text_left = desk->compare_scroll = desk->preview_scroll = 0;
    desk->caret_seen = 0;
    desk->change_seen = desk->kept = edit->changes;
    desk->file_us = entry->changed_us;
    desk->kept_utc = entry->changed_us; /* 0: of one that is never written, or was left just now */
}

void rubric_desk_open(pl_app *app, int at)
{
    pl_rubric_desk *desk = app->rubric_desk;
    rubric_draft_leave(app);
    rubric_check_free(desk);
    pl_rubric_free(desk->last);
    free(desk->file);
    free(desk->outside);
    desk->last = NULL;
    desk->file = desk->outside = NULL;
    desk->save_wanted = desk->saving = false;
    desk->at = at;
    desk->draft = false;
    if (at < 0)
        return;
    const pl_rubric_entry *entry = &desk->shelf.items[at];
    desk->file = pl_copy_text(entry->file);
    desk->draft = entry->draft;
    take_text(app, entry);
    rubric_check_post(app);
    pl_app_changed(app);
}

/* ----- reading */

typedef struct shelf_work {
    pl_app *app; /* for `done` alone */
    work_place place;
    pl_rubric_shelf shelf;
    pl_error error;
} shelf_work;

static void run_shelf(void *arg, pl_job *job)
{
    shelf_work *work = arg;
    (void)job;
    pl_store *store = place_open(&work->place, false, &work->error);
    if (!store)
        return;
    pl_rubric_shelf_read(&work->shelf, work->place.folder, store, &work->error);
    pl_store_close(&store);
}

static int entry_of(const pl_rubric_desk *desk, const char *file)
{
    for (int i = 0; file && i < desk->shelf.count; i++)
        if (strcmp(desk->shelf.items[i].file, file) == 0)
            return i;
    return -1;
}

/* What was open stays so, with what was typed; else what is wanted, else the first. */
static void find_open(pl_app *app)
{
    pl_rubric_desk *desk = app->rubric_desk;
    int wanted = entry_of(desk, desk->wanted), same = entry_of(desk, desk->file);
    free(desk->wanted);
    desk->wanted = NULL;
    if (wanted >= 0 && wanted != same) {
        desk->at = -1; /* the shelf that it stood in is no more */
        rubric_desk_open(app, wanted);
        desk->row_wanted = true;
    } else if (same >= 0) {
        desk->at = same;
    } else {
        desk->at = -1;
        rubric_desk_open(app, desk->shelf.count ? 0 : -1);
    }
}

static void take_shelf(void *arg)
{
    shelf_work *work = arg;
    pl_app *app = work->app;
    pl_rubric_desk *desk = app->rubric_desk;
    desk->reading = false;
    desk->read = true;
    desk->failed = work->error;
    desk->saving = desk->saving && !desk->wanted;
    if (!work->error.code) {
        pl_rubric_shelf_free(&desk->shelf);
        desk->shelf = work->shelf;
        work->shelf = (pl_rubric_shelf){ 0 };
        find_open(app);
        rubric_desk_find(app);
    }
    pl_app_changed(app);
}

static void free_shelf(void *arg)
{
    shelf_work *work = arg;
    pl_rubric_shelf_free(&work->shelf);
    place_free(&work->place);
    free(work);
}

static void read_shelf(pl_app *app)
{
    shelf_work *work = pl_alloc(sizeof *work);
    work->app = app;
    place_take(&work->place, app);
    pl_task task = { run_shelf, take_shelf, free_shelf, work };
    pl_runner_post(app->opener, &task);
    app->rubric_desk->old = false;
    app->rubric_desk->reading = true;
}

void rubric_desk_old(pl_app *app, const char *open)
{
    pl_rubric_desk *desk = app->rubric_desk;
    desk->old = true;
    if (open) {
        free(desk->wanted);
        desk->wanted = pl_copy_text(open);
    }
}

void rubric_desk_show(pl_app *app)
{
    app->rubric_desk->old = app->rubric_desk->row_focus = true;
}

int64_t rubric_desk_mind(pl_app *app)
{
    pl_rubric_desk *desk = app->rubric_desk;
    if (!app->store)
        return PL_NO_TIME;
    if (desk->old && !desk->reading && app->view.screen == PL_SCREEN_RUBRICS)
        read_shelf(app);
    if (desk->at >= 0 && !desk->checking && desk->checked != desk->code.edit->changes)
        rubric_check_post(app);
    return rubric_draft_mind(app);
}

/* ----- the list */

static bool has_words(const char *in, const char *words)
{
    size_t size = strlen(words);
    for (; in && *in; in++)
        if (strncasecmp(in, words, size) == 0)
            return true;
    return false;
}

static bool is_found(const pl_rubric_entry *entry, const char *words)
{
    const pl_rubric *rubric = entry->rubric;
    if (!*words || has_words(entry->title, words) || has_words(entry->id, words) ||
        has_words(pl_path_name(entry->file), words))
        return true;
    for (int i = 0; rubric && i < rubric->item_count; i++)
        if (has_words(rubric->items[i].words[PL_SETTING_GROUP].title, words) ||
            strcmp(rubric->items[i].id, words) == 0)
            return true;
    return false;
}

void rubric_desk_find(pl_app *app)
{
    pl_rubric_desk *desk = app->rubric_desk;
    const char *words = field_words(app, PL_FIELD_RUBRIC_FIND);
    words += strspn(words, " ");
    desk->shown = pl_resize(desk->shown, (size_t)desk->shelf.count + 1, sizeof *desk->shown);
    desk->shown_count = 0;
    for (int i = 0; i < desk->shelf.count; i++)
        if (is_found(&desk->shelf.items[i], words))
            desk->shown[desk->shown_count++] = i;
}

static void rubric_row(pl_app *app, const pl_arg *arg)
{
    pl_rubric_desk *desk = app->rubric_desk;
    if (arg->number < 0 || arg->number >= desk->shelf.count)
        return;
    if (arg->number != desk->at)
        rubric_desk_open(app, (int)arg->number);
    desk->row_wanted = true;
    desk->list_open = false;
}

static void rubric_next(pl_app *app, const pl_arg *arg)
{
    pl_rubric_desk *desk = app->rubric_desk;
    int at = -1, next;
    for (int i = 0; i < desk->shown_count; i++)
        if (desk->shown[i] == desk->at)
            at = i;
    next = at < 0 ? 0 : at + (int)arg->number;
    next = next >= desk->shown_count ? desk->shown_count - 1 : next < 0 ? 0 : next;
    if (desk->shown_count == 0)
        return;
    if (next != at)
        rubric_desk_open(app, desk->shown[next]);
    desk->row_wanted = desk->row_focus = true;
}

static void rubric_search(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    app->rubric_desk->list_open = true;
    field_focus(app, PL_FIELD_RUBRIC_FIND);
    pl_edit_select_all(&app->fields[PL_FIELD_RUBRIC_FIND]);
}

static void rubric_row_focus(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    pl_app_focus(app, 0, false);
    app->rubric_desk->row_focus = true;
}

static void rubric_text(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    app->rubric_desk->tab = PL_RUBRIC_TEXT;
    app->rubric_desk->list_open = false;
    if (pl_rubric_open(app))
        field_focus(app, PL_FIELD_RUBRIC_TEXT);
}

static void rubric_list(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    app->rubric_desk->list_open = !app->rubric_desk->list_open;
    app->rubric_desk->row_focus = app->rubric_desk->row_wanted = app->rubric_desk->list_open;
}

static void rubric_tab(pl_app *app, const pl_arg *arg)
{
    if (arg->number >= PL_RUBRIC_TEXT && arg->number <= PL_RUBRIC_COMPARED)
        app->rubric_desk->tab = (pl_rubric_tab)arg->number;
}

/* A place across the whole width of the text, in millionths. */
static void rubric_left(pl_app *app, const pl_arg *arg)
{
    pl_rubric_desk *desk = app->rubric_desk;
    int64_t at = arg->number < 0 ? 0 : arg->number > 1000000 ? 1000000 : arg->number;
    desk->text_left = (int)(at * desk->text_left_most / 1000000);
}

static void rubric_people(pl_app *app, const pl_arg *arg)
{
    if (arg->number >= 1 && arg->number <= 3)
        app->rubric_desk->people = (int)arg->number;
}

/* ----- problems */

/* A button may ask for one by its number; a key goes on from the caret. */
static void rubric_problem(pl_app *app, const pl_arg *arg)
{
    const pl_rubric_check *check = app->rubric_desk->check;
    pl_listing *code = &app->rubric_desk->code;
    pl_listing_at at = pl_listing_at_byte(code, code->edit->caret);
    int count = check ? check->problems.count : 0, way = arg->number < 0 ? -1 : 1, to = -1;
    for (int k = 0; k < count; k++) {
        int i = way > 0 ? k : count - 1 - k;
        const pl_problem *one = &check->problems.items[i];
        int lines = one->line - 1 - at.line, columns = one->column - 1 - at.column;
        bool behind = way * (lines ? lines : columns) > 0;
        if (behind) {
            to = i;
            break;
        }
    }
    if (count == 0)
        return;
    to = to >= 0 ? to : way > 0 ? 0 : count - 1; /* and from the beginning again */
    rubric_text(app, NULL);
    rubric_desk_goes_to(app, check->problems.items[to].line, check->problems.items[to].column);
}

bool pl_rubric_mend(char words[96], pl_app *app, const pl_problem *problem)
{
    size_t size;
    pl_rubric_desk *desk = app->rubric_desk;
    pl_listing_at at = { problem->line - 1, problem->column - 1 };
    if (desk->checked != desk->code.edit->changes || pl_rubric_read_only(app))
        return false;
    if (problem->missing) {
        snprintf(words, 96, "Add it");
        return true;
    }
    pl_listing_word(&size, &desk->code, at);
    snprintf(words, 96, "Change to ‘%.60s’", problem->right ? problem->right : "");
    return problem->right && size > 0;
}

/* A line with the key, as far in as the keys beside it; the caret stands where its text goes. */
static void add_key(pl_listing *code, const pl_problem *problem)
{
    size_t size, start = pl_listing_line(&size, code, problem->line - 1);
    size_t indent = strspn(code->edit->text + start, " -");
    char *line = pl_format("\n%*s%s: ", (int)(indent < size ? indent : 0), "", problem->missing);
    bool ends = start + size > 0 && size > 0 && code->edit->text[start + size - 1] == '\r';
    pl_listing_replace(code, start + size - ends, 0, line);
    free(line);
}

static void mend(pl_listing *code, const pl_problem *problem)
{
    if (problem->missing) {
        add_key(code, problem);
        return;
    }
    size_t size;
    pl_listing_at at = { problem->line - 1, problem->column - 1 };
    size_t from = pl_listing_word(&size, code, at);
    pl_listing_replace(code, from, size, problem->right);
}

/* Of the problem with this number; -1: the first one of the caret's line that can be mended. */
static void rubric_mend(pl_app *app, const pl_arg *arg)
{
    pl_rubric_desk *desk = app->rubric_desk;
    const pl_problems *problems = &desk->check->problems;
    int line = pl_listing_at_byte(&desk->code, desk->code.edit->caret).line + 1;
    char words[96];
    for (int i = 0; i < problems->count; i++) {
        const pl_problem *one = &problems->items[i];
        bool asked = arg->number >= 0 ? i == arg->number : one->line == line;
        if (!asked || !pl_rubric_mend(words, app, one))
            continue;
        mend(&desk->code, one);
        field_changed(app, PL_FIELD_RUBRIC_TEXT);
        field_focus(app, PL_FIELD_RUBRIC_TEXT);
        return;
    }
}

/* The item of this id, where the text has it. */
static void rubric_item(pl_app *app, const pl_arg *arg)
{
    pl_listing *code = &app->rubric_desk->code;
    pl_listing_index(code);
    for (int i = 0; arg->text && i < code->lines; i++) {
        size_t size, start = pl_listing_line(&size, code, i);
        char id[64];
        if (!id_of_line(id, code->edit->text + start, size) || strcmp(id, arg->text) != 0)
            continue;
        rubric_text(app, NULL);
        rubric_desk_goes_to(app, i + 1, 1);
        return;
    }
}

/* ----- the text */

bool rubric_text_typed(pl_app *app)
{
    const char *why = pl_rubric_read_only(app);
    if (why)
        pl_app_say(app, PL_TOAST_TELL, why);
    return !why;
}

static bool is_one_of(const char *key, const char *const *names)
{
    while (*names && strcmp(*names, key) != 0)
        names++;
    return *names != NULL;
}

bool rubric_text_key(pl_app *app, const char *key)
{
    static const char *const tabs[] = { "Tab", "Shift+Tab", NULL };
    static const char *const changes[] = { "Ctrl+X", "Ctrl+V", "Enter", "Backspace", "Del", NULL };
    static const char *const clips[] = { "Ctrl+X", "Ctrl+V", "Ctrl+C", NULL };
    pl_listing *code = &app->rubric_desk->code;
    bool fixed = pl_rubric_read_only(app) != NULL;
    int64_t before = code->edit->changes;
    if (strcmp(key, "Esc") == 0 || (fixed && is_one_of(key, tabs)))
        return false;
    if (fixed && is_one_of(key, changes)) {
        rubric_text_typed(app);
        return true;
    }
    bool done = is_one_of(key, clips) ? field_clipboard(app, code->edit, key)
                                      : pl_listing_key(code, key, fixed);
    if (code->edit->changes != before)
        field_changed(app, PL_FIELD_RUBRIC_TEXT);
    if (done)
        pl_app_changed(app);
    return done;
}

/* ----- commands */

const char *when_rubrics(const pl_app *app)
{
    return app->view.screen == PL_SCREEN_RUBRICS ? NULL : "";
}

static const char *when_open(const pl_app *app)
{
    return when_rubrics(app) || !pl_rubric_open(app) ? "" : NULL;
}

static const char *when_problem(const pl_app *app)
{
    const pl_rubric_check *check = app->rubric_desk->check;
    if (when_open(app))
        return "";
    return check && check->problems.count ? NULL : "There is no problem in this text.";
}

#define GROUP "Rubrics"

const pl_command commands_rubric_desk[] = {
    { "rubric-row", GROUP, "Open this edition", when_rubrics, rubric_row,
      PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { "rubric-next", GROUP, "Previous / next edition", when_rubrics, rubric_next,
      PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { "rubric-search", GROUP, "Search the rubrics", when_rubrics, rubric_search, 0 },
    { "rubric-row-focus", GROUP, "To the list", when_rubrics, rubric_row_focus, PL_COMMAND_HIDDEN },
    { "rubric-list", GROUP, "The list of rubrics", when_rubrics, rubric_list, PL_COMMAND_HIDDEN },
    { "rubric-text", GROUP, "Into the text", when_open, rubric_text, 0 },
    { "rubric-tab", GROUP, "Text, preview, comparison", when_rubrics, rubric_tab,
      PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { "rubric-people", GROUP, "Facilitators of the preview", when_rubrics, rubric_people,
      PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { "rubric-left", GROUP, "To the side", when_open, rubric_left,
      PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { "rubric-problem", GROUP, "Next / previous problem", when_problem, rubric_problem,
      PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { "rubric-mend", GROUP, "Mend it with the word that is right", when_problem, rubric_mend,
      PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { "rubric-item", GROUP, "Go to an item of the text", when_open, rubric_item,
      PL_COMMAND_HIDDEN },
    { 0 },
};
