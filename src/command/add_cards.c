/* What is chosen: a card for each, with what is said of it. The fields hold the words of the one in hand. */
#include "add.h"

#include "plumbline/base/text.h"

#include <stdlib.h>
#include <strings.h>

/* ----- cards */

int pl_add_card_sessions(const pl_add_card *card)
{
    int groups = pl_browse_recordings(&card->entry);
    if (!card->apart)
        return 1;
    return groups > 1 ? groups : card->entry.part_count;
}

int pl_add_sessions(pl_time *length, const pl_app_add *add)
{
    int count = 0;
    *length = 0;
    for (int i = 0; i < add->card_count; i++) {
        count += pl_add_card_sessions(&add->cards[i]);
        if (add->cards[i].entry.length_us == PL_NO_TIME)
            *length = PL_NO_TIME;
        else if (*length != PL_NO_TIME)
            *length += add->cards[i].entry.length_us;
    }
    return count;
}

static void guess_day(pl_add_card *card)
{
    char date[PL_DATE_ROOM], shown[PL_DATE_ROOM];
    const pl_browse_entry *entry = &card->entry;
    if (pl_browse_day(date, entry->name, entry->changed_us))
        card->day = PL_ADD_DAY_NAME;
    else if (entry->changed_us > 0)
        card->day = PL_ADD_DAY_FILE;
    if (card->day == PL_ADD_DAY_FILE)
        pl_date_of(date, entry->changed_us);
    card->date = pl_copy_text(card->day ? pl_date_short(shown, date) : "");
}

static bool holds(const char *text, const char *words)
{
    size_t size = strlen(words);
    for (; size && *text; text++)
        if (strncasecmp(text, words, size) == 0)
            return true;
    return false;
}

/* A group of the library whose name is part of the file's. */
static char *guess_group(const pl_app *app, const pl_browse_entry *entry)
{
    const char *found = "";
    for (int i = 0; i < app->shelf.count; i++) {
        const char *group = app->shelf.rows[i].recording->session.group;
        if (group && strlen(group) > strlen(found) && holds(entry->name, group))
            found = group;
    }
    return pl_copy_text(found);
}

void add_card_make(pl_app *app, const pl_browse_entry *entry)
{
    pl_app_add *add = app->add;
    pl_grow(add->cards, add->card_count, add->card_room);
    pl_add_card *card = &add->cards[add->card_count++];
    *card = (pl_add_card){ .number = ++add->last_number,
                           .session = pl_copy_text(""),
                           .people = pl_copy_text("") };
    pl_browse_entry_copy(&card->entry, entry);
    card->apart = pl_browse_recordings(entry) > 1;
    card->group = guess_group(app, entry);
    guess_day(card);
    add->asks = false;
    add_card_take(app, add->card_count - 1);
}

static void clear_card(pl_add_card *card)
{
    pl_browse_entry_clear(&card->entry);
    free(card->session);
    free(card->group);
    free(card->date);
    free(card->people);
}

void add_card_drop(pl_app *app, int card)
{
    pl_app_add *add = app->add;
    clear_card(&add->cards[card]);
    for (int i = card; i + 1 < add->card_count; i++)
        add->cards[i] = add->cards[i + 1];
    add->card_count--;
    add->card = -1;
    add_card_take(app, card < add->card_count ? card : add->card_count - 1);
}

void add_cards_clear(pl_app_add *add)
{
    for (int i = 0; i < add->card_count; i++)
        clear_card(&add->cards[i]);
    free(add->cards);
    add->cards = NULL;
    add->card_count = 0;
}

void add_card_take(pl_app *app, int at)
{
    pl_app_add *add = app->add;
    const pl_add_card *card = at >= 0 ? &add->cards[at] : NULL;
    if (card && add->card == at)
        return;
    add->card = at;
    add->card_wanted = true;
    field_set(app, PL_FIELD_ADD_SESSION, card ? card->session : "");
    field_set(app, PL_FIELD_ADD_GROUP, card ? card->group : "");
    field_set(app, PL_FIELD_ADD_DATE, card ? card->date : "");
    field_set(app, PL_FIELD_ADD_PEOPLE, card ? card->people : "");
}

/* ----- words */

static char **words_of(pl_add_card *card, pl_field_id field)
{
    return field == PL_FIELD_ADD_SESSION  ? &card->session
           : field == PL_FIELD_ADD_GROUP  ? &card->group
           : field == PL_FIELD_ADD_DATE   ? &card->date
           : field == PL_FIELD_ADD_PEOPLE ? &card->people
                                          : NULL;
}

void add_said(pl_app *app, pl_field_id field)
{
    pl_app_add *add = app->add;
    pl_add_card *card = add && add->card >= 0 ? &add->cards[add->card] : NULL;
    char **words = card ? words_of(card, field) : NULL;
    if (!words || strcmp(*words, field_words(app, field)) == 0)
        return;
    free(*words);
    *words = pl_copy_text(field_words(app, field));
    if (field == PL_FIELD_ADD_DATE)
        card->day = PL_ADD_DAY_SAID;
}

/* ----- the list of groups that the library knows */

int add_group_rows(pl_menu_row *out, const pl_app *app)
{
    int count = 0;
    const char *typed = field_words(app, PL_FIELD_ADD_GROUP);
    bool whole = false; /* one that is said already is not looked for */
    for (int i = 0; i < app->shelf.count; i++) {
        const char *group = app->shelf.rows[i].recording->session.group;
        whole = whole || (group && strcasecmp(group, typed) == 0);
    }
    for (int i = 0; i < app->shelf.count && count < PL_MENU_ROWS_MOST; i++) {
        const char *group = app->shelf.rows[i].recording->session.group;
        bool told = !group || (!whole && *typed && !holds(group, typed));
        for (int k = 0; k < count && !told; k++)
            told = strncmp(out[k].words, group, sizeof out[k].words - 1) == 0;
        if (told)
            continue;
        pl_menu_row *row = &out[count++];
        *row = (pl_menu_row){ .command = "add-group",
                              .kind = -1,
                              .chosen = strcasecmp(group, typed) == 0 };
        snprintf(row->words, sizeof row->words, "%s", group);
        row->number = i;
    }
    return count;
}

/* ----- commands */

static int card_of(const pl_app_add *add, int64_t number)
{
    for (int i = 0; i < add->card_count; i++)
        if (add->cards[i].number == number)
            return i;
    return -1;
}

/* The card of this number comes in hand, and one of its fields where that is named. */
static void card(pl_app *app, const pl_arg *arg)
{
    static const struct {
        const char *name;
        pl_field_id field;
    } fields[] = { { "session", PL_FIELD_ADD_SESSION },
                   { "group", PL_FIELD_ADD_GROUP },
                   { "date", PL_FIELD_ADD_DATE },
                   { "people", PL_FIELD_ADD_PEOPLE } };
    int at = card_of(app->add, arg->number);
    if (at < 0)
        return;
    add_card_take(app, at);
    for (size_t i = 0; arg->text && i < PL_COUNT(fields); i++)
        if (strcmp(fields[i].name, arg->text) == 0)
            field_focus(app, fields[i].field);
}

static void drop(pl_app *app, const pl_arg *arg)
{
    int at = card_of(app->add, arg->number);
    if (at < 0)
        return;
    add_card_drop(app, at);
    pl_app_focus(app, 0, false); /* the list's */
}

static void join(pl_app *app, const pl_arg *arg)
{
    int at = card_of(app->add, arg->number);
    if (at < 0)
        return;
    app->add->cards[at].apart = arg->text && strcmp(arg->text, "apart") == 0;
    add_card_take(app, at);
}

static void joins(pl_app *app, const pl_arg *arg)
{
    int at = card_of(app->add, arg->number);
    if (at >= 0)
        app->add->cards[at].joins_shown = !app->add->cards[at].joins_shown;
}

static void say(pl_app *app, pl_field_id field, const char *words)
{
    field_set(app, field, words);
    add_said(app, field);
}

static void session(pl_app *app, const pl_arg *arg)
{
    char *name = programmes_row_name(app, arg->number);
    if (name)
        say(app, PL_FIELD_ADD_SESSION, name);
    free(name);
}

static void group(pl_app *app, const pl_arg *arg)
{
    const pl_shelf *shelf = &app->shelf;
    bool there = arg->number >= 0 && arg->number < shelf->count;
    if (there && shelf->rows[arg->number].recording->session.group)
        say(app, PL_FIELD_ADD_GROUP, shelf->rows[arg->number].recording->session.group);
}

bool pl_add_codes_wrong(const char *words)
{
    char *codes = add_codes(words), *rest = codes;
    bool bad = false;
    for (char *one; codes && (one = strsep(&rest, ","));)
        bad = bad || !pl_code_valid(one);
    free(codes);
    return bad;
}

char *add_codes(const char *words)
{
    pl_text out = { 0 };
    char *copy = pl_copy_text(words), *dot;
    while ((dot = strstr(copy, "·"))) /* as it is drawn: "F-014 · F-022" */
        dot[0] = dot[1] = ' ';
    for (char *rest = copy, *one; (one = strsep(&rest, " ,;"));)
        if (*one)
            pl_text_add_format(&out, "%s%s", out.size ? "," : "", one);
    free(copy);
    return out.size ? pl_text_take(&out) : NULL;
}

/* What is wrong on any card, and the field that it is said at. */
static const char *wrong(pl_field_id *at, pl_app *app, const pl_add_card *card)
{
    char date[PL_DATE_ROOM];
    const pl_programme *of;
    const pl_programme_session *one;
    *at = PL_FIELD_ADD_SESSION;
    if (*card->session && !programmes_of_words(&of, &one, app, card->session))
        return "No such session. Press ↓ to choose one.";
    *at = PL_FIELD_ADD_DATE;
    if (*card->date && !pl_date_read(date, card->date))
        return "Write the day like 10 Mar 2026.";
    *at = PL_FIELD_ADD_PEOPLE;
    return pl_add_codes_wrong(card->people) ? "Write codes, like F-014, F-022." : NULL;
}

static void go(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    pl_app_add *add = app->add;
    for (int i = 0; i < add->card_count; i++) {
        pl_field_id at;
        const char *why = wrong(&at, app, &add->cards[i]);
        if (!why)
            continue;
        add_card_take(app, i);
        add->card_wanted = true;
        add->side = PL_ADD_CARDS;
        field_fault(app, at, why);
        return;
    }
    add_keep_folder(app);
    add_work_start(app);
    dialog_close(app);
}

#define GROUP "Add recordings"

const pl_command commands_add_cards[] = {
    { "add-card", GROUP, "Take a choice in hand", when_add, card, PL_COMMAND_HIDDEN },
    { "add-drop", GROUP, "Do not add it", when_add, drop, PL_COMMAND_HIDDEN },
    { "add-join", GROUP, "One session, or several", when_add, join, PL_COMMAND_HIDDEN },
    { "add-joins", GROUP, "See the joins", when_add, joins, PL_COMMAND_HIDDEN },
    { "add-session", GROUP, "Programme and session", when_add, session, PL_COMMAND_HIDDEN },
    { "add-group", GROUP, "Group", when_add, group, PL_COMMAND_HIDDEN },
    { "add-go", GROUP, "Add what is chosen", when_add_any, go, PL_COMMAND_HIDDEN },
    { 0 },
};
