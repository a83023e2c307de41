/* Add recordings: places, the folder that is shown, which row is in hand and what is chosen. */
#include "add.h"

#include "plumbline/base/file.h"
#include "plumbline/base/match.h"
#include "plumbline/base/part.h"
#include "plumbline/base/text.h"
#include "plumbline/library/index.h"

#include <stdlib.h>

/* ----- rows */

bool pl_add_can_choose(const pl_browse_entry *entry)
{
    return pl_browse_can_add(entry);
}

int pl_add_card_of(const pl_app_add *add, const char *path)
{
    for (int i = 0; i < add->card_count; i++)
        if (strcmp(add->cards[i].entry.path, path) == 0)
            return i;
    return -1;
}

bool pl_add_all_chosen(const pl_app_add *add)
{
    bool any = false;
    for (int i = 0; i < add->shown_count; i++) {
        const pl_browse_entry *one = &add->list.items[add->shown[i]];
        if (pl_add_can_choose(one) && pl_add_card_of(add, one->path) < 0)
            return false;
        any = any || pl_add_can_choose(one);
    }
    return any;
}

const pl_browse_entry *add_entry(const pl_app *app)
{
    const pl_app_add *add = app->add;
    return add && add->row >= 0 && add->row < add->list.count ? &add->list.items[add->row] : NULL;
}

static int place_of(const pl_app_add *add, int row)
{
    for (int i = 0; i < add->shown_count; i++)
        if (add->shown[i] == row)
            return i;
    return -1;
}

/* Which rows the words in Find leave; the one in hand is always among them. */
static void find_rows(pl_app *app)
{
    pl_app_add *add = app->add;
    const char *words = field_words(app, PL_FIELD_ADD_FIND);
    pl_match match;
    free(add->shown);
    add->shown = pl_alloc_array((size_t)add->list.count + 1, sizeof *add->shown);
    add->shown_count = 0;
    for (int i = 0; i < add->list.count; i++)
        if (!*words || pl_match_text(&match, words, add->list.items[i].name))
            add->shown[add->shown_count++] = i;
    if (place_of(add, add->row) < 0)
        add->row = add->shown_count ? add->shown[0] : -1;
    add->row_wanted = true;
}

static void take_row(pl_app *app, int row)
{
    pl_app_add *add = app->add;
    add->row = row;
    add->row_wanted = true;
    const pl_browse_entry *entry = add_entry(app);
    int card = entry ? pl_add_card_of(add, entry->path) : -1;
    if (card >= 0)
        add_card_take(app, card);
}

static void take_wanted(pl_app *app)
{
    pl_app_add *add = app->add;
    for (int i = 0; add->wanted && i < add->list.count; i++)
        if (strcmp(add->list.items[i].path, add->wanted) == 0)
            take_row(app, i);
}

/* ----- folders */

static void leave_folder(pl_app_add *add)
{
    if (add->browse) {
        pl_browse_leave(add->browse);
        pl_grow(add->left, add->left_count, add->left_room);
        add->left[add->left_count++] = add->browse;
        add->browse = NULL;
    }
    pl_browse_list_clear(&add->list);
    free(add->shown);
    add->shown = NULL;
    add->shown_count = 0;
    add->row = -1;
}

/* A folder's path without what stands for itself and the one above. */
static char *plain_path(const char *folder)
{
    char *path = pl_path_absolute(folder);
    size_t size = strlen(path);
    while (size > 1 && path[size - 1] == '/')
        path[--size] = '\0';
    return path;
}

static void look_into(pl_app *app)
{
    enum { AGAIN_US = 10 * 1000 * 1000 };
    pl_app_add *add = app->add;
    add->browse = pl_browse_start(&(pl_browse_options){ .folder = add->folder,
                                                        .library = app->folder,
                                                        .as = app->as,
                                                        .settle_us = PL_SETTLE_US,
                                                        .again_us = AGAIN_US,
                                                        .wake = app->host.wake,
                                                        .ctx = app->host.ctx });
    field_set(app, PL_FIELD_PATH, add->folder);
    field_set(app, PL_FIELD_ADD_FIND, "");
    add->list_scroll = 0;
}

static void want(pl_app_add *add, const char *path, bool chosen)
{
    char *wanted = pl_copy_text(path);
    free(add->wanted);
    add->wanted = wanted;
    add->wanted_chosen = chosen;
}

void add_go_to(pl_app *app, const char *folder)
{
    pl_app_add *add = app->add;
    char *path = plain_path(folder);
    leave_folder(add);
    free(add->folder);
    add->folder = path;
    add->first = false;
    look_into(app);
    add->side = PL_ADD_LIST;
}

/* The place that lies nearest above a folder; NULL: none. */
static const pl_place_here *place_above(const pl_app_add *add)
{
    const pl_place_here *found = NULL;
    for (int i = 0; i < add->places.count; i++) {
        const pl_place_here *one = &add->places.items[i];
        size_t size = strlen(one->path);
        bool above = one->kind != PL_PLACE_LAST && pl_text_starts(add->folder, one->path) &&
                     (add->folder[size] == '/' || !add->folder[size]);
        if (above && (!found || size > strlen(found->path)))
            found = one;
    }
    return found;
}

pl_add_crumb *pl_add_crumbs(int *count, const pl_app_add *add)
{
    const pl_place_here *from = place_above(add);
    const size_t skip = from ? strlen(from->path) : 0;
    pl_add_crumb *crumbs = pl_alloc_array(strlen(add->folder) + 2, sizeof *crumbs);
    char *copy = pl_copy_text(add->folder), *rest = copy;
    int place = 0;
    crumbs[0] = (pl_add_crumb){ pl_copy_text(from ? from->name : "/"), 0 };
    *count = 1;
    for (char *one; (one = strsep(&rest, "/"));) {
        if (!*one)
            continue;
        place++;
        bool within = (size_t)(one - copy) > skip;
        if (within || !from)
            crumbs[(*count)++] = (pl_add_crumb){ pl_copy_text(one), place };
        else
            crumbs[0].place = place;
    }
    free(copy);
    return crumbs;
}

/* The first so many names of the folder's path. free(). */
static char *folder_above(const char *folder, int names)
{
    const char *end = folder;
    for (int i = 0; i < names && *end; i++) {
        end += strspn(end, "/");
        end += strcspn(end, "/");
    }
    return end == folder ? pl_copy_text("/") : pl_copy_bytes(folder, (size_t)(end - folder));
}

/* ----- opening and closing */

static void add_recordings(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    pl_app_add *add = pl_alloc(sizeof *add);
    app->add = add;
    add->row = add->card = -1;
    add_places_read(app);
    texts_read(app);
    add_go_to(app, add_first_folder(&add->places));
    add->first = true;
    dialog_open(app, PL_DIALOG_ADD);
}

static void let_go(pl_browse *browse, pl_app *app)
{
    pl_browse_leave(browse);
    pl_grow(app->browses, app->browse_count, app->browse_room);
    app->browses[app->browse_count++] = browse;
}

void add_stop(pl_app *app)
{
    pl_app_add *add = app->add;
    if (!add)
        return;
    app->add = NULL;
    if (add->browse)
        let_go(add->browse, app);
    for (int i = 0; i < add->left_count; i++)
        let_go(add->left[i], app);
    pl_runner_stop(&add->asker);
    pl_browse_list_clear(&add->list);
    add_cards_clear(add);
    pl_places_free(&add->places);
    free(add->left);
    free(add->shown);
    free(add->folder);
    free(add->wanted);
    free(add);
}

void add_end(pl_app *app)
{
    add_stop(app);
    for (int i = 0; i < app->browse_count; i++)
        pl_browse_free(&app->browses[i]);
    free(app->browses);
}

/* Esc and Cancel: one thing at a time. True: the dialog stays. */
bool add_stays(pl_app *app)
{
    pl_app_add *add = app->add;
    if (!add)
        return false;
    if (pl_app_field(app) != PL_FIELD_NONE) {
        pl_app_focus(app, 0, false); /* the list's; words of cards are kept */
        field_set(app, PL_FIELD_PATH, add->folder);
        return true;
    }
    bool asked = add->asks;
    add->asks = add->asks_wanted = !asked && add->card_count > 0;
    if (asked) /* the safe answer: back to the list */
        pl_app_focus(app, 0, false);
    return asked || add->asks;
}

/* ----- once a round */

static void free_ended(pl_browse **items, int *count)
{
    int kept = 0;
    for (int i = 0; i < *count; i++)
        if (pl_browse_ended(items[i]))
            pl_browse_free(&items[i]);
        else
            items[kept++] = items[i];
    *count = kept;
}

/* What could not be guessed and was not chosen by the person gives way to their own folder. */
static void try_another(pl_app *app)
{
    pl_app_add *add = app->add;
    const char *home = add->places.count ? add->places.items[0].path : "/";
    bool failed = add->first && add->list.listed && add->list.why.code;
    if (failed && strcmp(home, add->folder) != 0)
        add_go_to(app, home);
}

static void take_news(pl_app *app)
{
    pl_app_add *add = app->add;
    bool listed = add->list.listed;
    if (!pl_browse_take(&add->list, add->browse))
        return;
    if (!listed && add->list.listed) {
        find_rows(app);
        take_wanted(app);
        try_another(app);
    }
    const pl_browse_entry *entry = add_entry(app);
    if (entry && add->wanted && add->wanted_chosen && strcmp(entry->path, add->wanted) == 0 &&
        entry->kind != PL_BROWSE_LOOKING) {
        if (pl_add_can_choose(entry) && pl_add_card_of(add, entry->path) < 0)
            add_card_make(app, entry);
        add->wanted_chosen = false;
    }
    pl_app_changed(app);
}

void add_mind(pl_app *app)
{
    enum { ROW = 52 };
    pl_app_add *add = app->add;
    free_ended(app->browses, &app->browse_count);
    if (!add)
        return;
    free_ended(add->left, &add->left_count);
    if (pl_runner_collect(add->asker))
        pl_app_changed(app);
    int seen = add->list_scroll / ROW;
    if (seen < add->shown_count)
        pl_browse_seen(add->browse, add->shown[seen]);
    take_news(app);
}

bool pl_app_add_waits(const pl_app *app)
{
    const pl_app_add *add = app->add;
    pl_task_progress progress;
    return add && (!add->list.listed || add->list.looked < add->list.count ||
                   pl_runner_progress(&progress, add->asker, 0));
}

/* ----- commands */

const char *when_add(const pl_app *app)
{
    return app->add && app->view.dialog == PL_DIALOG_ADD ? NULL : "";
}

const char *when_add_any(const pl_app *app)
{
    return when_add(app) ? "" : app->add->card_count ? NULL : "Choose a recording first.";
}

const char *when_add_list(const pl_app *app)
{
    return add_entry(app) ? NULL : "";
}

static void to_list(pl_app *app)
{
    app->add->asks = false;
    pl_app_focus(app, 0, false); /* the window gives it to the list */
}

static void move(pl_app *app, const pl_arg *arg)
{
    pl_app_add *add = app->add;
    int at = place_of(add, add->row) + (int)arg->number;
    at = at >= add->shown_count ? add->shown_count - 1 : at < 0 ? 0 : at;
    if (add->shown_count)
        take_row(app, add->shown[at]);
    if (pl_app_field(app) == PL_FIELD_NONE)
        to_list(app);
}

static void row(pl_app *app, const pl_arg *arg)
{
    if (arg->number >= 0 && arg->number < app->add->list.count)
        take_row(app, (int)arg->number);
}

static void choose_entry(pl_app *app, const pl_browse_entry *entry)
{
    int card = pl_add_card_of(app->add, entry->path);
    if (card >= 0)
        add_card_drop(app, card);
    else if (pl_add_can_choose(entry))
        add_card_make(app, entry);
}

/* The row of this number, or the one in hand. */
static void choose_row(pl_app *app, const pl_arg *arg)
{
    if (arg->text && arg->number >= 0 && arg->number < app->add->list.count)
        take_row(app, (int)arg->number);
    choose_entry(app, add_entry(app));
}

static void choose_all(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    pl_app_add *add = app->add;
    bool all = pl_add_all_chosen(add);
    for (int i = 0; i < add->shown_count; i++) {
        const pl_browse_entry *one = &add->list.items[add->shown[i]];
        if (pl_add_can_choose(one) && (pl_add_card_of(add, one->path) >= 0) == all)
            choose_entry(app, one);
    }
}

/* A folder is opened; of a recording there is nothing to open, so it is chosen. */
static void open_row(pl_app *app, const pl_arg *arg)
{
    if (arg->text && arg->number >= 0 && arg->number < app->add->list.count)
        take_row(app, (int)arg->number);
    const pl_browse_entry *entry = add_entry(app);
    if (!entry->folder) {
        if (pl_add_card_of(app->add, entry->path) < 0)
            choose_entry(app, entry);
        return;
    }
    char *path = pl_copy_text(entry->path);
    want(app->add, "", false);
    add_go_to(app, path);
    free(path);
    to_list(app);
}

static void up(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    char *from = pl_copy_text(app->add->folder), *above = pl_path_folder(from);
    if (strcmp(from, above) != 0) {
        want(app->add, from, false);
        add_go_to(app, above);
    }
    free(above);
    free(from);
    to_list(app);
}

static void crumb(pl_app *app, const pl_arg *arg)
{
    char *path = folder_above(app->add->folder, (int)arg->number);
    add_go_to(app, path);
    free(path);
    to_list(app);
}

static void place(pl_app *app, const pl_arg *arg)
{
    const pl_places *places = &app->add->places;
    if (arg->number < 0 || arg->number >= places->count)
        return;
    want(app->add, "", false);
    add_go_to(app, places->items[arg->number].path);
    to_list(app);
}

static void again(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    const pl_browse_entry *entry = add_entry(app);
    want(app->add, entry ? entry->path : "", false);
    add_go_to(app, app->add->folder);
}

static void find(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    app->add->side = PL_ADD_LIST;
    field_focus(app, PL_FIELD_ADD_FIND);
    pl_edit_select_all(&app->fields[PL_FIELD_ADD_FIND]);
}

static void type_path(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    app->add->side = PL_ADD_LIST;
    field_set(app, PL_FIELD_PATH, app->add->folder);
    field_focus(app, PL_FIELD_PATH);
    pl_edit_select_all(&app->fields[PL_FIELD_PATH]);
}

/* What was typed or pasted: a folder is gone to; a file, or a disc's title, is chosen in its folder. */
static void take_path(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    const char *said = field_words(app, PL_FIELD_PATH), *home = getenv("HOME");
    bool own = said[0] == '~' && (said[1] == '/' || !said[1]) && home;
    char *whole = own ? pl_format("%s%s", home, said + 1) : pl_copy_text(said);
    char *path = plain_path(whole);
    if (!*said || !pl_part_exists(path)) {
        field_fault(app, PL_FIELD_PATH, "There is no file or folder at this place.");
    } else {
        char *folder = pl_path_is_folder(path) ? pl_copy_text(path) : pl_path_folder(path);
        want(app->add, strcmp(folder, path) == 0 ? "" : path, true);
        add_go_to(app, folder);
        to_list(app);
        free(folder);
    }
    free(path);
    free(whole);
}

void add_typed(pl_app *app, pl_field_id field)
{
    if (app->add && field == PL_FIELD_ADD_FIND)
        find_rows(app);
}

static void show_side(pl_app *app, const pl_arg *arg)
{
    pl_app_add *add = app->add;
    pl_add_side side = (pl_add_side)arg->number;
    add->side = add->side == side ? PL_ADD_LIST : side;
    add->card_wanted = add->row_wanted = true;
}

/* The recording that the library has: the dialog gives way to it. */
static void show(pl_app *app, const pl_arg *arg)
{
    if (arg->text && arg->number >= 0 && arg->number < app->add->list.count)
        take_row(app, (int)arg->number);
    pl_id known = add_entry(app)->known;
    if (!known)
        return;
    field_set(app, PL_FIELD_SEARCH, "");
    library_filter(app);
    app->view.row = known;
    app->view.row_wanted = true;
    dialog_close(app);
    app->view.row_focus = true;
}

static void leave(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    dialog_close(app);
}

static void stay(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    to_list(app);
}

#define GROUP "Add recordings"
#define SHUT  PL_COMMAND_HIDDEN

const pl_command commands_add[] = {
    { "add-recordings", "Library", "Add recordings", when_library, add_recordings, 0 },
    { "add-move", GROUP, "Previous / next row", when_add, move, SHUT | PL_COMMAND_NUMBER },
    { "add-row", GROUP, "Take a row in hand", when_add, row, SHUT },
    { "add-choose", GROUP, "Choose, or not", when_add_list, choose_row, SHUT },
    { "add-all", GROUP, "Choose all, or none", when_add, choose_all, SHUT },
    { "add-open", GROUP, "Open the folder", when_add_list, open_row, SHUT },
    { "add-up", GROUP, "The folder above", when_add, up, SHUT },
    { "add-crumb", GROUP, "A folder above", when_add, crumb, SHUT },
    { "add-place", GROUP, "A place", when_add, place, SHUT },
    { "add-again", GROUP, "Look again", when_add, again, SHUT },
    { "add-find", GROUP, "Find in the folder", when_add, find, SHUT },
    { "add-type-path", GROUP, "Type or paste a path", when_add, type_path, SHUT },
    { "add-path", GROUP, "Go to what is typed", when_add, take_path, SHUT },
    { "add-side", GROUP, "List, choices, places", when_add, show_side, SHUT },
    { "add-show", GROUP, "Show it in the library", when_add_list, show, SHUT },
    { "add-leave", GROUP, "Close without adding", when_add, leave, SHUT },
    { "add-stay", GROUP, "Go on choosing", when_add, stay, SHUT },
    { 0 },
};
