/* Counting mode: while it is on, digits are the rubric's counters; letters keep their meaning. */
#include "inside.h"

static const char *when_count(const pl_app *app)
{
    const char *why = when_write(app);
    if (why)
        return why;
    if (app->desk->facts.rubric->counter_count == 0 || !app->desk->facts.rubric->counting.minutes)
        return "This rubric has no counters: nothing is counted with it.";
    return app->view.screen == PL_SCREEN_WATCH ? NULL : "Counting is on Watch.";
}

const char *when_counting(const pl_app *app)
{
    const char *why = when_count(app);
    return why ? why : app->desk->counts.on ? NULL : "Counting mode is off.";
}

bool count_is_on(const pl_app *app)
{
    return app->desk && app->desk->counts.on && app->view.screen == PL_SCREEN_WATCH;
}

void count_mode(pl_app *app, bool on)
{
    if (app->desk->counts.on == on || !pl_desk_counting(app->desk, on))
        return;
    note_leave(app);
    app->view.tab = on ? PL_TAB_COUNTS : PL_TAB_RUBRIC;
    app->view.composer = app->view.outside_told = app->view.score_key = false;
    app->view.counts_scroll = 0;
}

static void counting(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    count_mode(app, !app->desk->counts.on);
}

static void count(pl_app *app, const pl_arg *arg)
{
    if (app->desk->counts.stretch.chosen == PL_CHOSEN_NOT) {
        pl_app_say(app, PL_TOAST_TELL, "Choose the stretch first, in which is counted.");
        return;
    }
    pl_count_answer answer = pl_desk_tally(app->desk, (int)arg->number);
    if (answer == PL_COUNT_OUTSIDE && !app->view.outside_told)
        pl_app_say(app, PL_TOAST_TELL, "Outside the stretch. Not counted.");
    if (answer == PL_COUNT_OUTSIDE || answer == PL_COUNT_KEPT)
        app->view.outside_told = answer == PL_COUNT_OUTSIDE;
}

static void count_kind(pl_app *app, const pl_arg *arg)
{
    pl_desk_tally_kind(app->desk, arg->text);
}

static void choose_count(pl_app *app, const pl_arg *arg)
{
    pl_id low = 0, high = 0;
    const pl_tallies *list = &app->desk->counts.list;
    if (!arg->text || !pl_id_range(&low, &high, arg->text))
        return;
    for (int i = 0; i < list->count; i++)
        if (list->items[i].id >= low && list->items[i].id <= high) {
            pl_desk_tally_choose(app->desk, list->items[i].id);
            return;
        }
}

static void delete_count(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    if (!pl_desk_tally_delete(app->desk))
        return;
    pl_app_say(app, PL_TOAST_DONE,
               "Count deleted. You can undo this, also after a restart, until you sign.");
    app->toast.undo = true;
}

static const char *when_participants(const pl_app *app)
{
    const char *why = when_counting(app);
    const pl_rubric *rubric = app->desk ? app->desk->facts.rubric : NULL;
    for (int i = 0; !why && i < rubric->counter_count; i++)
        if (rubric->counters[i].participants)
            return NULL;
    return why ? why : "This rubric has no counters of the participants.";
}

static void participants(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    pl_desk_counting_pass(app->desk, !app->desk->counts.participants);
}

/* ----- the stretch */

static bool allows(const pl_app *app, const char *way)
{
    const pl_texts *ways = &app->desk->facts.rubric->counting.stretch;
    for (int i = 0; i < ways->count; i++)
        if (strcmp(ways->items[i], way) == 0)
            return true;
    return false;
}

static void add(pl_menu_row *out, int *rows, const char *way, pl_chosen chosen, const char *words)
{
    pl_menu_row *row = &out[(*rows)++];
    *row = (pl_menu_row){ .command = "stretch", .kind = -1, .number = chosen };
    snprintf(row->words, sizeof row->words, "%s", words);
    snprintf(row->text, sizeof row->text, "%s", way);
}

int count_rows(pl_menu_row *out, const pl_app *app)
{
    char words[96], at[PL_TIME_ROOM];
    int rows = 0, minutes = app->desk->facts.rubric->counting.minutes;
    snprintf(words, sizeof words, "%d min, drawn at random", minutes);
    if (allows(app, "random"))
        add(out, &rows, "random", PL_CHOSEN_RANDOM, words);
    snprintf(words, sizeof words, "%d min from here, %s", minutes,
             pl_time_format(at, pl_desk_now(app->desk), 0));
    if (allows(app, "chosen"))
        add(out, &rows, "from-here", PL_CHOSEN_CHOSEN, words);
    if (allows(app, "whole"))
        add(out, &rows, "whole", PL_CHOSEN_WHOLE, "The whole session");
    for (int i = 0; i < rows; i++)
        out[i].chosen = app->desk->counts.stretch.chosen == (pl_chosen)out[i].number;
    return rows;
}

static void stretch_menu(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    menu_open(app, PL_MENU_STRETCH);
}

/* What is counted in is seen whole: a little of what is before and behind as well. */
static void show_stretch(pl_app *app)
{
    const pl_counted *stretch = &app->desk->counts.stretch;
    pl_time whole = app->desk->facts.recording->duration_us;
    pl_time edge = (stretch->to_us - stretch->from_us) / 10;
    app->view.zoom_from_us = stretch->from_us > edge ? stretch->from_us - edge : 0;
    app->view.zoom_to_us = stretch->to_us + edge < whole ? stretch->to_us + edge : whole;
    if (app->view.zoom_from_us == 0 && app->view.zoom_to_us == whole)
        app->view.zoom_from_us = app->view.zoom_to_us = PL_NO_TIME;
    app_place(app);
}

static void stretch(pl_app *app, const pl_arg *arg)
{
    const pl_review_facts *facts = &app->desk->facts;
    const char *way = arg->text ? arg->text : "random";
    bool here = strcmp(way, "from-here") == 0;
    menu_close(app);
    pl_counted wish = here ? pl_review_stretch_from(facts, pl_desk_now(app->desk))
                      : strcmp(way, "whole") == 0 ? pl_review_stretch_whole(facts)
                                                  : pl_review_stretch_draw(facts, pl_id_new());
    if (!pl_desk_stretch(app->desk, &wish))
        return;
    app->view.outside_told = false;
    show_stretch(app);
    if (!here)
        pl_desk_go(app->desk, wish.from_us);
}

static void stretch_start(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    if (app->desk->counts.stretch.chosen != PL_CHOSEN_NOT)
        pl_desk_go(app->desk, app->desk->counts.stretch.from_us);
}

#define GROUP "Count"

const pl_command commands_count[] = {
    { "counting", GROUP, "Counting mode on / off", when_count, counting, 0 },
    { "count", GROUP, "Count, by the counter's digit", when_counting, count,
      PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { "count-kind", GROUP, "Kind of what was counted last", when_counting, count_kind,
      PL_COMMAND_HIDDEN },
    { "choose-count", GROUP, "Go to a count", when_counting, choose_count, PL_COMMAND_HIDDEN },
    { "delete-count", GROUP, "Delete the count that was made last, or chosen", when_counting,
      delete_count, 0 },
    { "count-participants", GROUP, "Count the participants' talk on / off", when_participants,
      participants, 0 },
    { "stretch-menu", GROUP, "Choose the stretch for counting", when_counting, stretch_menu, 0 },
    { "stretch", GROUP, "The stretch for counting", when_counting, stretch, PL_COMMAND_HIDDEN },
    { "stretch-start", GROUP, "Go to the start of the stretch", when_counting, stretch_start, 0 },
    { 0 },
};
