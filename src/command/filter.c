/* The list of the library: filters, and the order. */
#include "inside.h"

#include "plumbline/base/text.h"
#include "plumbline/command/filter.h"

/* ----- what a row is */

const char *pl_shelf_state_words(pl_shelf_state state)
{
    static const char *const words[PL_SHELF_STATES] = { "Not started", "Draft", "Signed",
                                                        "Released",    "Read",  "Answered",
                                                        "Closed" };
    return words[state];
}

/* PL_SHELF_… of each facilitator as bits; of what is not signed one alone. */
static unsigned states_of(const pl_shelf_row *row)
{
    const pl_review *review = row->review;
    unsigned states = 0;
    if (!review)
        return 1u << PL_SHELF_NOT_STARTED;
    if (!review->is_signed)
        return 1u << PL_SHELF_DRAFT;
    for (int i = 0; i < review->facilitator_count; i++)
        states |= 1u << (PL_SHELF_SIGNED + (int)review->facilitators[i].feedback);
    return states ? states : 1u << PL_SHELF_SIGNED;
}

static bool has_code(const pl_shelf_row *row, const char *code)
{
    for (int i = 0; row->review && i < row->review->facilitator_count; i++)
        if (strcmp(row->review->facilitators[i].code, code) == 0)
            return true;
    return false;
}

static bool is_left(const pl_app *app, const pl_shelf_row *row, const char *since)
{
    const pl_filter *filter = &app->view.filter;
    const char *programme = row->recording->session.programme;
    return (!filter->recent || strcmp(row->day, since) >= 0) &&
           (!filter->unwatched || row->watched_percent <= 0) &&
           (filter->state < 0 || states_of(row) & 1u << filter->state) &&
           (!filter->code[0] || has_code(row, filter->code)) &&
           (!filter->programme[0] || (programme && strcmp(programme, filter->programme) == 0)) &&
           pl_shelf_row_has(row, field_words(app, PL_FIELD_SEARCH));
}

bool pl_filter_any(const pl_app *app)
{
    const pl_filter *filter = &app->view.filter;
    return filter->recent || filter->unwatched || filter->state >= 0 || filter->code[0] ||
           filter->programme[0];
}

/* ----- the order: what is alike stays newest first, as it was read */

/* Behind every word. */
#define NOWHERE "\xff"

/* What a row is sorted by, worked out once: text where there is some, else the number. */
typedef struct sorted {
    const char *text;
    int64_t number;
    int at; /* place on the shelf */
    bool up;
} sorted;

static int lowest(unsigned states)
{
    int n = 0;
    while (n < PL_SHELF_STATES && !(states & 1u << n))
        n++;
    return n;
}

static sorted sorted_by(const pl_shelf_row *row, int at, pl_sort by, bool up)
{
    const pl_recording *recording = row->recording;
    sorted out = { .at = at, .up = up };
    switch (by) {
    case PL_SORT_SESSION:
        out.text = row->title;
        break;
    case PL_SORT_GROUP:
        out.text = recording->session.group ? recording->session.group : NOWHERE;
        break;
    case PL_SORT_LENGTH:
        out.number = recording->duration_us;
        break;
    case PL_SORT_PARTS:
        out.number = recording->part_count;
        break;
    case PL_SORT_STATE:
        out.number = lowest(states_of(row));
        break;
    case PL_SORT_WATCHED:
        out.number = row->watched_percent;
        break;
    default:
        out.number = -at; /* the shelf stands newest first */
    }
    return out;
}

static int compare_sorted(const void *a, const void *b)
{
    const sorted *one = a, *other = b;
    int way = one->text ? strcmp(one->text, other->text)
                        : (one->number > other->number) - (one->number < other->number);
    way = one->up ? way : -way;
    return way ? way : one->at - other->at;
}

static void sort_shown(pl_app *app)
{
    pl_sort by = app->view.sort;
    bool up = app->view.sort_up;
    if (by == PL_SORT_DATE && !up)
        return; /* as it was read */
    sorted *rows = pl_alloc_array((size_t)app->shown_count + 1, sizeof *rows);
    for (int i = 0; i < app->shown_count; i++)
        rows[i] = sorted_by(&app->shelf.rows[app->shown[i]], app->shown[i], by, up);
    qsort(rows, (size_t)app->shown_count, sizeof *rows, compare_sorted);
    for (int i = 0; i < app->shown_count; i++)
        app->shown[i] = rows[i].at;
    free(rows);
}

void filter_rows(pl_app *app)
{
    char since[PL_DATE_ROOM];
    pl_date_of(since, pl_utc_now() - PL_RECENT_DAYS * PL_DAY_US);
    free(app->shown);
    app->shown = pl_alloc_array((size_t)app->shelf.count + 1, sizeof *app->shown);
    app->shown_count = 0;
    for (int i = 0; i < app->shelf.count; i++)
        if (is_left(app, &app->shelf.rows[i], since))
            app->shown[app->shown_count++] = i;
    sort_shown(app);
}

/* ----- what there is to choose from */

typedef struct choices {
    const char *values[PL_MENU_ROWS_MOST], *words[PL_MENU_ROWS_MOST];
    int count;
    bool more;
} choices;

/* In order; each once. */
static void add_choice(choices *all, const char *value, const char *words)
{
    int at = 0;
    while (at < all->count && strcmp(all->words[at], words) < 0)
        at++;
    if (at < all->count && strcmp(all->values[at], value) == 0)
        return;
    all->more = all->more || all->count + 1 == PL_MENU_ROWS_MOST;
    if (all->more)
        return;
    for (int i = all->count; i > at; i--) {
        all->values[i] = all->values[i - 1];
        all->words[i] = all->words[i - 1];
    }
    all->values[at] = value;
    all->words[at] = words;
    all->count++;
}

static choices codes(const pl_app *app)
{
    choices all = { 0 };
    for (int i = 0; i < app->shelf.count; i++) {
        const pl_review *review = app->shelf.rows[i].review;
        for (int k = 0; review && k < review->facilitator_count; k++)
            add_choice(&all, review->facilitators[k].code, review->facilitators[k].code);
    }
    return all;
}

static choices programmes(const pl_app *app)
{
    choices all = { 0 };
    for (int i = 0; i < app->shelf.count; i++) {
        const pl_session *session = &app->shelf.rows[i].recording->session;
        if (session->programme && session->programme_title)
            add_choice(&all, session->programme, session->programme_title);
    }
    return all;
}

const char *pl_filter_programme_words(const pl_app *app)
{
    for (int i = 0; app->view.filter.programme[0] && i < app->shelf.count; i++) {
        const pl_session *session = &app->shelf.rows[i].recording->session;
        if (session->programme && strcmp(session->programme, app->view.filter.programme) == 0)
            return session->programme_title;
    }
    return NULL;
}

/* Asked with each painting: it ends at the first that there is. */
static bool any_programme(const pl_app *app)
{
    for (int i = 0; i < app->shelf.count; i++)
        if (app->shelf.rows[i].recording->session.programme_title)
            return true;
    return false;
}

static bool any_code(const pl_app *app)
{
    for (int i = 0; i < app->shelf.count; i++)
        if (app->shelf.rows[i].review && app->shelf.rows[i].review->facilitator_count > 0)
            return true;
    return false;
}

static const char *when_programmes(const pl_app *app)
{
    const char *why = when_library(app);
    return why ? why : any_programme(app) ? NULL : "No programme is named in any session yet.";
}

static const char *when_codes(const pl_app *app)
{
    const char *why = when_library(app);
    return why ? why : any_code(app) ? NULL : "No facilitator is named in any session yet.";
}

static int rows_of(pl_menu_row *out, const choices *all, const char *command, const char *chosen)
{
    for (int i = 0; i < all->count; i++) {
        out[i] = (pl_menu_row){ .command = command,
                                .kind = -1,
                                .chosen = strcmp(all->values[i], chosen) == 0 };
        snprintf(out[i].words, sizeof out[i].words, "%s", all->words[i]);
        snprintf(out[i].text, sizeof out[i].text, "%.46s", all->values[i]);
    }
    if (all->more) {
        out[all->count - 1] = (pl_menu_row){ .command = "search", .kind = -1 };
        snprintf(out[all->count - 1].words, sizeof out[0].words, "More: search by their words");
    }
    return all->count;
}

static const struct {
    pl_sort by;
    bool up;
} sorts[] = { { PL_SORT_DATE, false },   { PL_SORT_DATE, true },    { PL_SORT_SESSION, true },
              { PL_SORT_GROUP, true },   { PL_SORT_LENGTH, false }, { PL_SORT_LENGTH, true },
              { PL_SORT_STATE, true },   { PL_SORT_STATE, false },  { PL_SORT_WATCHED, true },
              { PL_SORT_WATCHED, false } };

const char *pl_sort_words(pl_sort sort, bool up)
{
    static const char *const words[PL_SORTS][2] = {
        { "Session, Z to A", "Session, A to Z" },
        { "Group, Z to A", "Group, A to Z" },
        { "Newest first", "Oldest first" },
        { "Longest first", "Shortest first" },
        { "Most parts first", "Fewest parts first" },
        { "Furthest first", "Not started first" },
        { "Most watched first", "Least watched first" },
    };
    return words[sort][up];
}

static int sort_rows(pl_menu_row *out, const pl_app *app)
{
    for (size_t i = 0; i < PL_COUNT(sorts); i++) {
        out[i] = (pl_menu_row){ .command = "sort-as",
                                .kind = -1,
                                .number = (int64_t)i,
                                .chosen = sorts[i].by == app->view.sort &&
                                          sorts[i].up == app->view.sort_up };
        snprintf(out[i].words, sizeof out[i].words, "%s", pl_sort_words(sorts[i].by, sorts[i].up));
    }
    return (int)PL_COUNT(sorts);
}

static int state_rows(pl_menu_row *out, const pl_app *app)
{
    for (int i = 0; i < PL_SHELF_STATES; i++) {
        out[i] = (pl_menu_row){ .command = "filter-state",
                                .kind = -1,
                                .number = i,
                                .chosen = app->view.filter.state == i };
        snprintf(out[i].words, sizeof out[i].words, "%s", pl_shelf_state_words((pl_shelf_state)i));
    }
    return PL_SHELF_STATES;
}

bool filter_has_menu(pl_menu menu)
{
    return menu >= PL_MENU_FILTER_PROGRAMME && menu <= PL_MENU_SORT;
}

int filter_menu(pl_menu_row *out, const pl_app *app)
{
    choices all;
    switch (app->view.menu) {
    case PL_MENU_FILTER_PROGRAMME:
        all = programmes(app);
        return rows_of(out, &all, "filter-programme", app->view.filter.programme);
    case PL_MENU_FILTER_CODE:
        all = codes(app);
        return rows_of(out, &all, "filter-code", app->view.filter.code);
    case PL_MENU_FILTER_STATE:
        return state_rows(out, app);
    default:
        return sort_rows(out, app);
    }
}

/* ----- commands */

static void changed(pl_app *app)
{
    library_filter(app);
    app->view.list_scroll = 0;
    app->view.row_wanted = true;
}

/* A second press on the same takes it away. */
static void toggle_text(char *out, size_t size, const char *text)
{
    bool same = !text || strcmp(out, text) == 0;
    snprintf(out, size, "%s", same ? "" : text);
}

static void filter_programme(pl_app *app, const pl_arg *arg)
{
    /* a menu's row has room for the beginning of a hash */
    const char *whole = arg->text;
    choices all = programmes(app);
    for (int i = 0; arg->text && i < all.count; i++)
        if (strncmp(all.values[i], arg->text, strlen(arg->text)) == 0)
            whole = all.values[i];
    toggle_text(app->view.filter.programme, sizeof app->view.filter.programme, whole);
    changed(app);
}

static void filter_code(pl_app *app, const pl_arg *arg)
{
    toggle_text(app->view.filter.code, sizeof app->view.filter.code, arg->text);
    changed(app);
}

static void filter_state(pl_app *app, const pl_arg *arg)
{
    int state = (int)arg->number;
    bool known = state >= 0 && state < PL_SHELF_STATES;
    app->view.filter.state = known && state != app->view.filter.state ? state : -1;
    changed(app);
}

static void filter_recent(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    app->view.filter.recent = !app->view.filter.recent;
    changed(app);
}

static void filter_unwatched(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    app->view.filter.unwatched = !app->view.filter.unwatched;
    changed(app);
}

static void filters_clear(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    app->view.filter = (pl_filter){ .state = -1 };
    field_set(app, PL_FIELD_SEARCH, "");
    changed(app);
}

/* The chip of a filter: takes it away where it holds, else offers what there is. */
static void chip_programme(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    if (app->view.filter.programme[0])
        filter_programme(app, &(pl_arg){ 0 });
    else
        menu_open(app, PL_MENU_FILTER_PROGRAMME);
}

static void chip_state(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    if (app->view.filter.state >= 0)
        filter_state(app, &(pl_arg){ .number = -1 });
    else
        menu_open(app, PL_MENU_FILTER_STATE);
}

static void chip_code(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    if (app->view.filter.code[0])
        filter_code(app, &(pl_arg){ 0 });
    else
        menu_open(app, PL_MENU_FILTER_CODE);
}

static void keep_sort(pl_app *app)
{
    char words[16];
    snprintf(words, sizeof words, "%d", (int)app->view.sort * 2 + app->view.sort_up);
    app_setting(app, "window.sort", words);
    changed(app);
}

void filter_read(pl_app *app)
{
    int kept = app_number(app, "window.sort", PL_SORT_DATE * 2);
    if (kept >= 0 && kept < PL_SORTS * 2) {
        app->view.sort = (pl_sort)(kept / 2);
        app->view.sort_up = kept % 2;
    }
}

/* By a column: again is the other way round. What is counted begins with the most. */
static void sort_by(pl_app *app, const pl_arg *arg)
{
    pl_sort by = (pl_sort)arg->number;
    if (arg->number < 0 || arg->number >= PL_SORTS)
        return;
    bool words = by == PL_SORT_SESSION || by == PL_SORT_GROUP || by == PL_SORT_STATE;
    app->view.sort_up = by == app->view.sort ? !app->view.sort_up : words;
    app->view.sort = by;
    keep_sort(app);
}

static void sort_as(pl_app *app, const pl_arg *arg)
{
    if (arg->number < 0 || arg->number >= (int64_t)PL_COUNT(sorts))
        return;
    app->view.sort = sorts[arg->number].by;
    app->view.sort_up = sorts[arg->number].up;
    keep_sort(app);
}

static void sort_menu(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    menu_open(app, PL_MENU_SORT);
}

static const char *when_list(const pl_app *app)
{
    return app->store && app->view.screen == PL_SCREEN_LIBRARY ? NULL : "";
}

static const char *when_filtered(const pl_app *app)
{
    const char *why = when_list(app);
    if (why)
        return why;
    return pl_filter_any(app) || *field_words(app, PL_FIELD_SEARCH) ? NULL : "Nothing is left out.";
}

#define GROUP "Library"

const pl_command commands_filter[] = {
    { "filter-recent", GROUP, "The last 60 days alone", when_list, filter_recent, 0 },
    { "filter-unwatched", GROUP, "What was not watched alone", when_list, filter_unwatched, 0 },
    { "chip-programme", GROUP, "Sessions of a programme…", when_programmes, chip_programme, 0 },
    { "chip-state", GROUP, "Sessions that are so far…", when_list, chip_state, 0 },
    { "chip-facilitator", GROUP, "Sessions of a facilitator…", when_codes, chip_code, 0 },
    { "filter-programme", GROUP, "Sessions of this programme", when_list, filter_programme,
      PL_COMMAND_HIDDEN },
    { "filter-state", GROUP, "Sessions that are so far", when_list, filter_state,
      PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { "filter-code", GROUP, "Sessions of this facilitator", when_list, filter_code,
      PL_COMMAND_HIDDEN },
    { "filters-clear", GROUP, "Clear filters", when_filtered, filters_clear, 0 },
    { "sort-menu", GROUP, "Order of the list…", when_list, sort_menu, 0 },
    { "sort-by", GROUP, "By this column", when_list, sort_by,
      PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { "sort-as", GROUP, "In this order", when_list, sort_as,
      PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { 0 },
};
