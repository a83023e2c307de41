/* Tags: made by digits, changed by single keys. */
#include "inside.h"

static const char *when_digit(const pl_app *app)
{
    const char *why = when_write(app);
    return why ? why : app->view.screen == PL_SCREEN_WATCH ? NULL : "";
}

/* The domain of the tag in hand or the chosen one is open, where its item is known. */
static void show_domain(pl_app *app)
{
    const pl_desk_tag *tag = app->desk->hand ? app->desk->hand : app->desk->selected;
    if (!tag || tag->tag.item_count == 0)
        return;
    const pl_rubric *rubric = app->desk->facts.rubric;
    const pl_item *item = pl_rubric_item_find(rubric, tag->tag.items[0]);
    if (item)
        app->view.domain = item->domain;
    for (int i = 0; i < rubric->check_count && !item; i++)
        for (int k = 0; k < rubric->checks[i].question_count; k++)
            if (strcmp(rubric->checks[i].questions[k].id, tag->tag.items[0]) == 0)
                app->view.domain = rubric->checks[i].domain;
}

/* Behind V a digit is a level of the item in hand. */
static void digit(pl_app *app, const pl_arg *arg)
{
    if (app->view.score_key) {
        app->view.score_key = false;
        pl_command_run(app, pl_command_find("score-in-hand"), arg);
        return;
    }
    if (arg->number > 0)
        pl_desk_digit(app->desk, (int)arg->number);
    if (!app->desk->digit)
        show_domain(app);
}

static void tag_item(pl_app *app, const pl_arg *arg)
{
    pl_desk_tag_item(app->desk, arg->text);
    show_domain(app);
}

/* All items, to be found by number and words, for the tag that has none yet. */
static void name_item(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    palette_open(app, "#");
}

static const char *when_unnamed(const pl_app *app)
{
    const char *why = when_write(app);
    if (why)
        return why;
    const pl_desk_tag *tag = app->desk->hand ? app->desk->hand : app->desk->selected;
    return tag && tag->tag.item_count == 0 ? NULL : "";
}

static void quick_tag(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    pl_desk_tag_item(app->desk, NULL);
}

static void kind(pl_app *app, const pl_arg *arg)
{
    pl_tag_kind wanted;
    menu_close(app);
    if (arg->text && pl_tag_kind_parse(&wanted, arg->text))
        pl_desk_kind(app->desk, wanted);
}

static void kind_menu(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    menu_open(app, PL_MENU_KIND);
}

static unsigned present(const pl_app *app)
{
    unsigned all = 0;
    const pl_review *review = app->desk->facts.review;
    for (int i = 0; i < review->facilitator_count; i++)
        all |= PL_WHO_BIT(review->facilitators[i].slot);
    return all;
}

/* "A", "B", "C", "all" or "session". */
static void facilitator(pl_app *app, const pl_arg *arg)
{
    const char *who = arg->text ? arg->text : "";
    bool all = strcmp(who, "all") == 0;
    unsigned people = all ? present(app) : 0;
    if (!all && strcmp(who, "session") != 0) {
        bool letter = who[0] >= 'A' && who[0] <= 'C' && !who[1];
        people = letter ? PL_WHO_BIT(who[0]) & present(app) : 0;
        if (!people) {
            pl_error err;
            pl_fail(&err, PL_BAD_INPUT, "There is no facilitator %s in this review.", who);
            app_error(app, &err);
            return;
        }
    }
    if (!count_is_on(app))
        pl_desk_people(app->desk, people);
    else if (all || !people)
        pl_app_say(app, PL_TOAST_TELL, "Digits count for one facilitator at a time.");
    else
        pl_desk_tally_for(app->desk, (pl_who)who[0]);
}

static void next_who(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    pl_desk_next_who(app->desk);
}

static void set_in(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    pl_desk_set_in(app->desk);
}

static void set_out(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    pl_desk_set_out(app->desk);
}

static void nudge_start(pl_app *app, const pl_arg *arg)
{
    pl_desk_nudge(app->desk, false, (int)arg->number);
}

static void nudge_end(pl_app *app, const pl_arg *arg)
{
    pl_desk_nudge(app->desk, true, (int)arg->number);
}

static void star(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    pl_desk_star(app->desk);
}

static void also_menu(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    menu_open(app, PL_MENU_ALSO);
}

static void also(pl_app *app, const pl_arg *arg)
{
    menu_close(app);
    if (arg->text)
        pl_desk_also(app->desk, arg->text);
}

static void select_next(pl_app *app, const pl_arg *arg)
{
    note_leave(app);
    pl_desk_select_next(app->desk, arg->number < 0 ? -1 : 1);
    show_domain(app);
}

static pl_id tag_of(const pl_app *app, const char *text)
{
    pl_id low = 0, high = 0;
    if (!text || !pl_id_range(&low, &high, text))
        return 0;
    for (int i = 0; i < app->desk->tag_count; i++)
        if (app->desk->tags[i]->tag.id >= low && app->desk->tags[i]->tag.id <= high)
            return app->desk->tags[i]->tag.id;
    return 0;
}

static void select_tag(pl_app *app, const pl_arg *arg)
{
    note_leave(app);
    pl_id id = tag_of(app, arg->text);
    const pl_desk_tag *tag = pl_desk_find(app->desk, id);
    if (tag)
        pl_desk_go(app->desk, tag->tag.at_us);
    pl_desk_select(app->desk, id);
    show_domain(app);
}

/* The next moment of an item behind the chosen one; behind the last comes the first. */
static const pl_desk_tag *next_of(const pl_desk *desk, const char *item)
{
    int from = 0;
    for (int i = 0; i < desk->tag_count; i++)
        if (desk->tags[i] == desk->selected && pl_tag_has_item(&desk->selected->tag, item))
            from = i + 1;
    for (int i = 0; i < desk->tag_count; i++) {
        const pl_desk_tag *tag = desk->tags[(from + i) % desk->tag_count];
        if (pl_tag_has_item(&tag->tag, item))
            return tag;
    }
    return NULL;
}

/* The row of the rubric, and its moments in turn. */
static void show_item(pl_app *app, const pl_arg *arg)
{
    char id[PL_ID_ROOM], words[80];
    const pl_item *item =
        arg->text ? pl_rubric_item_find(app->desk->facts.rubric, arg->text) : NULL;
    if (!item)
        return;
    app_screen(app, PL_SCREEN_WATCH);
    app->view.tab = 0;
    app->view.domain = item->domain;
    const pl_desk_tag *tag = next_of(app->desk, item->id);
    if (tag) {
        select_tag(app, &(pl_arg){ .text = pl_id_format(id, tag->tag.id) });
        return;
    }
    pl_desk_select(app->desk, 0);
    snprintf(words, sizeof words, "No moment of %s is tagged in this review.", item->id);
    pl_app_say(app, PL_TOAST_TELL, words);
}

/* Opens its note, wherever the list of tags is shown. */
static void open_tag(pl_app *app, const pl_arg *arg)
{
    bool chosen = app->desk->selected && arg->text &&
                  app->desk->selected == pl_desk_find(app->desk, tag_of(app, arg->text));
    if (!chosen)
        select_tag(app, arg);
    else if (app->desk->can_write)
        note_open(app);
}

/* The questions of a check are answered on the sheet. */
static void check(pl_app *app, const pl_arg *arg)
{
    app_screen(app, PL_SCREEN_SCORE);
    pl_command_run(app, pl_command_find("score-item"), arg);
}

/* The frame of the first key, where a jump goes to the beginning of the span. */
static void show_frame(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    const pl_desk_tag *tag = app->desk->hand ? app->desk->hand : app->desk->selected;
    pl_id id = tag->tag.id;
    pl_desk_go(app->desk, tag->tag.made_us);
    pl_desk_select(app->desk, id);
}

static void delete_tag(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    note_leave(app);
    if (!pl_desk_delete(app->desk))
        return;
    app->view.composer = false;
    pl_app_say(app, PL_TOAST_DONE,
               "Tag deleted. You can undo this, also after a restart, until you sign.");
    app->toast.undo = true;
}

static void lead(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    char words[80];
    int seconds = app->desk->lead_us ? 0 : settings_lead_on(app);
    settings_habit(app, PL_HABIT_LEAD, seconds);
    snprintf(words, sizeof words, "A tag begins %d s of watched time before its key.", seconds);
    pl_app_say(app, PL_TOAST_TELL, seconds ? words : "A tag is the moment of its key.");
}

#define GROUP "Tag"
#define LINE  "Tags on the timeline"

const pl_command commands_tag[] = {
    { "digit", GROUP, "Item by its number", when_digit, digit,
      PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { "tag-item", GROUP, "Tag an item", when_write, tag_item, PL_COMMAND_HIDDEN },
    { "kind", GROUP, "Kind of the tag", when_tag, kind, PL_COMMAND_HIDDEN },
    { "kind-menu", GROUP, "More kinds", when_tag, kind_menu, PL_COMMAND_HIDDEN },
    { "facilitator", GROUP, "Facilitator (those present)", when_write, facilitator,
      PL_COMMAND_HIDDEN },
    { "next-who", GROUP, "A, B, C, session (tag in hand)", when_tag, next_who, 0 },
    { "set-in", GROUP, "Start of the span", when_tag, set_in, 0 },
    { "set-out", GROUP, "End of the span", when_tag, set_out, 0 },
    { "quick-tag", GROUP, "Quick tag, name it later", when_digit, quick_tag, 0 },
    { "for-report", GROUP, "For the report", when_tag, star, 0 },
    { "name-item", GROUP, "Choose the item of a tag that has none", when_unnamed, name_item, 0 },
    { "also-menu", GROUP, "One more item of the tag", when_tag, also_menu, 0 },
    { "also", GROUP, "One more item", when_tag, also, PL_COMMAND_HIDDEN },
    { "lead", GROUP, "Back up: on / off", when_desk, lead, 0 },
    { "select-next", LINE, "Previous / next tag", when_desk, select_next,
      PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { "select-tag", LINE, "Choose a tag", when_desk, select_tag, PL_COMMAND_HIDDEN },
    { "show-item", LINE, "Go to the moments of an item", when_recording, show_item,
      PL_COMMAND_HIDDEN },
    { "open-tag", LINE, "Go to the tag; again: its note", when_desk, open_tag, PL_COMMAND_HIDDEN },
    { "check", "Score", "Answer a check", when_desk, check, PL_COMMAND_HIDDEN },
    { "show-frame", LINE, "Show the frame of the tag", when_tag, show_frame, 0 },
    { "nudge-start", LINE, "Nudge start by a frame", when_tag, nudge_start,
      PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { "nudge-end", LINE, "Nudge end by a frame", when_tag, nudge_end,
      PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { "delete-tag", "Always", "Delete tag (can be undone)", when_tag, delete_tag, 0 },
    { 0 },
};
