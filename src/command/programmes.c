/* The programmes there are: their names in the two fields, and the lists below those. */
#include "inside.h"

#include "plumbline/base/text.h"
#include "plumbline/library/texts.h"

#include <stdlib.h>
#include <strings.h>

struct pl_programmes {
    pl_programme **items;
    int count, room;
};

void programmes_free(pl_programmes *all)
{
    if (!all)
        return;
    for (int i = 0; i < all->count; i++)
        pl_programme_free(all->items[i]);
    free(all->items);
    free(all);
}

/* Of several editions the newest is the one. */
static void take_programme(pl_programmes *all, pl_programme *programme)
{
    for (int i = 0; i < all->count; i++) {
        pl_programme *other = all->items[i];
        if (strcmp(other->id, programme->id) != 0)
            continue;
        bool newer = programme->edition > other->edition;
        all->items[i] = newer ? programme : other;
        pl_programme_free(newer ? other : programme);
        return;
    }
    pl_grow(all->items, all->count, all->room);
    all->items[all->count++] = programme;
}

/* A file with problems is left out; `programme check` names them. */
pl_programmes *programmes_read(const char *folder)
{
    pl_programmes *all = pl_alloc(sizeof *all);
    pl_library_texts texts = { 0 };
    pl_error none = { 0 };
    if (!pl_library_texts_read(&texts, folder, PL_TEXT_PROGRAMME, &none))
        return all;
    for (int i = 0; i < texts.count; i++) {
        pl_problems problems = { 0 };
        pl_programme *programme;
        const char *text = texts.items[i].text;
        if (pl_programme_parse(&programme, &problems, text, strlen(text)))
            take_programme(all, programme);
        pl_problems_free(&problems);
    }
    pl_library_texts_free(&texts);
    return all;
}

/* ----- names */

/* "My Emotions · session 4": without the programme, which has a field of its own. free(). */
static char *session_words(const pl_programme *programme, const pl_programme_session *session)
{
    char *whole = pl_programme_session_name(programme, session);
    char *first = pl_format("%s · ", programme->abbreviation);
    char *words = pl_copy_text(pl_text_starts(whole, first) ? whole + strlen(first) : whole);
    free(first);
    free(whole);
    return words;
}

static bool is_named(const pl_programme *one, const char *words)
{
    return strcasecmp(words, one->id) == 0 || strcasecmp(words, one->title) == 0 ||
           strcasecmp(words, one->abbreviation) == 0;
}

const pl_programme *programmes_named(const pl_app *app)
{
    const char *words = field_words(app, PL_FIELD_PROGRAMME);
    for (int i = 0; app->programmes && i < app->programmes->count; i++)
        if (is_named(app->programmes->items[i], words))
            return app->programmes->items[i];
    return NULL;
}

/* All sessions, one after the other, from 0; NULL behind the last. Where modules leave their number open,
 * the first session of each comes before the second of any: so a short list has something of all. */
static const pl_programme_session *session_nth(const pl_programme *programme, int place)
{
    if (place < programme->session_count)
        return &programme->sessions[place];
    place -= programme->session_count;
    int open = 0, seen = 0;
    for (int i = 0; i < programme->module_count; i++)
        open += programme->modules[i].open;
    for (int i = 0; open > 0 && i < programme->module_count; i++)
        if (programme->modules[i].open && seen++ == place % open)
            return place / open < programme->modules[i].session_count
                       ? &programme->modules[i].sessions[place / open]
                       : NULL;
    return NULL;
}

static const pl_programme_session *session_in(const pl_programme *programme, const char *words)
{
    /* a bare number would be its place in the whole programme, which nobody counts */
    bool id = strchr(words, '/') != NULL;
    const pl_programme_session *found = id ? pl_programme_session_find(programme, words) : NULL;
    const pl_programme_session *one;
    for (int i = 0; !found && (one = session_nth(programme, i)); i++) {
        char *name = session_words(programme, one);
        char *whole = pl_programme_session_name(programme, one);
        if (strcasecmp(name, words) == 0 || strcasecmp(whole, words) == 0)
            found = one;
        free(whole);
        free(name);
    }
    return found;
}

const pl_programme_session *programmes_session(const pl_programme **of, const pl_app *app)
{
    const pl_programme *named = programmes_named(app);
    const char *words = field_words(app, PL_FIELD_SESSION);
    for (int i = 0; app->programmes && *words && i < app->programmes->count; i++) {
        const pl_programme *one = app->programmes->items[i];
        const pl_programme_session *found = named && named != one ? NULL : session_in(one, words);
        if (found) {
            *of = one;
            return found;
        }
    }
    return NULL;
}

/* Both fields as they are said; the ids where those were typed. */
void programmes_say(pl_app *app, const pl_programme *of, const pl_programme_session *session)
{
    char *words = session ? session_words(of, session) : NULL;
    field_set(app, PL_FIELD_PROGRAMME, of->title);
    if (session)
        field_set(app, PL_FIELD_SESSION, words);
    free(words);
}

/* ----- a session by its whole name, in one field: "BBR · My Emotions · session 4" */

bool programmes_of_words(const pl_programme **of, const pl_programme_session **session,
                         const pl_app *app, const char *words)
{
    *of = NULL;
    *session = NULL;
    for (int i = 0; app->programmes && *words && i < app->programmes->count && !*of; i++)
        if (is_named(app->programmes->items[i], words))
            *of = app->programmes->items[i];
    for (int i = 0; app->programmes && *words && i < app->programmes->count && !*of; i++) {
        *session = session_in(app->programmes->items[i], words);
        *of = *session ? app->programmes->items[i] : NULL;
    }
    return *of != NULL;
}

enum { PLACES = 4096 }; /* of the sessions of one programme; the last is the programme alone */

char *programmes_row_name(const pl_app *app, int64_t number)
{
    int at = (int)(number / PLACES), place = (int)(number % PLACES);
    if (number < 0 || !app->programmes || at >= app->programmes->count)
        return NULL;
    const pl_programme *of = app->programmes->items[at];
    const pl_programme_session *session = place < PLACES - 1 ? session_nth(of, place) : NULL;
    return session ? pl_programme_session_name(of, session) : pl_copy_text(of->title);
}

bool pl_app_start_known(const pl_app *app, pl_field_id field)
{
    const pl_programme *of;
    const pl_programme_session *session;
    if (field == PL_FIELD_RUBRIC)
        return rubrics_named(app) != NULL;
    if (field == PL_FIELD_ADD_GROUP) /* a new one is as good */
        return true;
    if (field == PL_FIELD_ADD_SESSION && *field_words(app, field))
        return programmes_of_words(&of, &session, app, field_words(app, field));
    if (!*field_words(app, field))
        return true;
    return field == PL_FIELD_PROGRAMME ? programmes_named(app) != NULL
                                       : programmes_session(&of, app) != NULL;
}

/* ----- the lists: what has the words that are typed */

typedef struct rows {
    pl_menu_row *items;
    int count;
    const char *typed, *command;
} rows;

static void add_row(rows *out, char *words, char *id, bool chosen, int64_t number)
{
    pl_match match;
    char *text = pl_format("%s %s", words, id);
    if (out->count < PL_MENU_ROWS_MOST && pl_match_text(&match, out->typed, text)) {
        pl_menu_row *row = &out->items[out->count++];
        *row = (pl_menu_row){
            .command = out->command, .kind = -1, .number = number, .chosen = chosen
        };
        snprintf(row->words, sizeof row->words, "%s", words);
        snprintf(row->text, sizeof row->text, "%s", id);
    }
    free(text);
    free(words);
    free(id);
}

/* One that is said already is not looked for: all are offered. */
static int programme_rows(pl_menu_row *out, const pl_app *app)
{
    const pl_programme *now = programmes_named(app);
    rows all = { out, 0, now ? "" : field_words(app, PL_FIELD_PROGRAMME), "start-programme" };
    for (int i = 0; i < app->programmes->count; i++) {
        const pl_programme *one = app->programmes->items[i];
        bool plain = strcmp(one->abbreviation, one->title) == 0;
        add_row(&all,
                plain ? pl_copy_text(one->title)
                      : pl_format("%s (%s)", one->title, one->abbreviation),
                pl_copy_text(one->id), one == now, 0);
    }
    return all.count;
}

static int session_rows(pl_menu_row *out, const pl_app *app)
{
    const pl_programme *named = programmes_named(app), *of;
    const pl_programme_session *now = programmes_session(&of, app);
    rows all = { out, 0, now ? "" : field_words(app, PL_FIELD_SESSION), "start-session" };
    for (int i = 0; i < app->programmes->count; i++) {
        const pl_programme *one = app->programmes->items[i];
        const pl_programme_session *session;
        for (int k = 0; (!named || named == one) && (session = session_nth(one, k)); k++)
            add_row(&all,
                    named ? session_words(one, session) : pl_programme_session_name(one, session),
                    pl_programme_session_id(one, session), session == now, 0);
    }
    return all.count;
}

/* Programmes, then their sessions; of one that is named those of its own. */
static int whole_rows(pl_menu_row *out, const pl_app *app)
{
    const char *typed = field_words(app, PL_FIELD_ADD_SESSION);
    const pl_programme *now;
    const pl_programme_session *chosen, *session;
    bool said = programmes_of_words(&now, &chosen, app, typed);
    rows all = { out, 0, said ? "" : typed, "add-session" };
    for (int i = 0; i < app->programmes->count; i++) {
        const pl_programme *one = app->programmes->items[i];
        add_row(&all, pl_copy_text(one->title), pl_copy_text(one->id), now == one && !chosen,
                (int64_t)i * PLACES + PLACES - 1);
    }
    for (int i = 0; i < app->programmes->count; i++) {
        const pl_programme *one = app->programmes->items[i];
        for (int k = 0; (!said || now == one) && (session = session_nth(one, k)); k++)
            add_row(&all, pl_programme_session_name(one, session),
                    pl_programme_session_id(one, session), session == chosen,
                    (int64_t)i * PLACES + k);
    }
    return all.count;
}

int programmes_rows(pl_menu_row *out, const pl_app *app)
{
    if (!app->programmes)
        return 0;
    if (app->view.menu == PL_MENU_ADD_SESSION)
        return whole_rows(out, app);
    return app->view.menu == PL_MENU_PROGRAMME ? programme_rows(out, app) : session_rows(out, app);
}
