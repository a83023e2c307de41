/* The score sheet: one score in hand, chosen by item and person. */
#include "inside.h"

#include "plumbline/base/text.h"

static bool for_session(const pl_sheet_place *place)
{
    return !place->item || place->item->per != PL_PER_FACILITATOR;
}

/* Brings who is in hand to one that the item has. */
void score_settle(pl_app *app)
{
    pl_sheet_place place = pl_sheet_at(app->desk, app->view.item);
    const pl_review *review = app->desk->facts.review;
    if (for_session(&place))
        app->view.who = PL_WHO_SESSION;
    else if (!pl_review_slot(review, app->view.who))
        app->view.who = pl_review_first_who(review);
}

static void into_hand(pl_app *app, int item, pl_who who)
{
    int count = pl_sheet_count(app->desk);
    app->view.item = item >= count ? count - 1 : item;
    app->view.item = app->view.item < 0 ? 0 : app->view.item;
    if (who)
        app->view.who = who;
    score_settle(app);
    app->view.actions = false;
    app->view.item_wanted = true;
    app->view.anchors = false;
    app->view.missing_at[0] = '\0';
    pl_sheet_place place = pl_sheet_at(app->desk, app->view.item);
    app->view.answer[0] = '\0';
    if (place.prompt)
        answer_first(app, place.prompt);
}

/* "5.3 A …": the item and the person, and where the rest begins. False for what names none. */
static bool read_place(pl_app *app, const char *text, int *item, pl_who *who, const char **rest)
{
    char id[16];
    size_t size = text ? strcspn(text, " ") : 0;
    if (size == 0 || size >= sizeof id)
        return false;
    memcpy(id, text, size);
    id[size] = '\0';
    *item = pl_sheet_find(app->desk, id);
    *who = text[size] ? text[size + 1] : 0;
    *rest = text[size] && text[size + 1] ? text + size + 2 : "";
    *rest += strspn(*rest, " ");
    return *item >= 0;
}

void score_go(pl_app *app, const char *item, pl_who who)
{
    app_screen(app, PL_SCREEN_SCORE);
    int at = item ? pl_sheet_find(app->desk, item) : -1;
    if (at >= 0)
        into_hand(app, at, who);
}

static void set(pl_app *app, const char *item, pl_who who, const char *value, const char *word)
{
    if (!item) /* nothing is scored by this rubric */
        return;
    const pl_item *of = pl_rubric_item_find(app->desk->facts.rubric, item);
    pl_desk_score_now now = pl_desk_score_of(app->desk, item, who);
    long long level;
    pl_time opens;
    int minutes;
    if (of && pl_number_parse(&level, value, 0, 100) &&
        !pl_desk_level_open(app->desk, of, who, (int)level, &opens, &minutes)) {
        pl_error err;
        char at[PL_TIME_ROOM];
        pl_fail(&err, PL_REFUSED, "%lld opens when %d minutes after %s are watched.", level,
                minutes, pl_time_format(at, opens, 0));
        app_error(app, &err);
        return;
    }
    pl_score_wish wish = { .item = item,
                           .who = who,
                           .value = value,
                           .word = word,
                           .sentence = now.stored ? now.stored->sentence : NULL };
    if (!pl_desk_score(app->desk, &wish))
        return;
    const pl_level *chosen =
        of && pl_number_parse(&level, value, 0, 100) ? pl_scale_level(of->scale, (int)level) : NULL;
    if (chosen && chosen->words.count > 1 && !word)
        menu_open(app, PL_MENU_WORD);
}

static void score(pl_app *app, const pl_arg *arg)
{
    int item;
    pl_who who;
    const char *value;
    if (!read_place(app, arg->text, &item, &who, &value))
        return;
    into_hand(app, item, who);
    set(app, pl_sheet_at(app->desk, item).id, app->view.who, value, NULL);
}

/* For a question 0 is no, 1 is yes. */
static void level(pl_app *app, const pl_arg *arg)
{
    pl_sheet_place place = pl_sheet_at(app->desk, app->view.item);
    char value[16];
    if (place.prompt) {
        answer_number(app, (int)arg->number);
        return;
    }
    snprintf(value, sizeof value, "%d", (int)arg->number);
    if (place.item)
        set(app, place.id, app->view.who, value, NULL);
    else if (arg->number <= 1)
        set(app, place.id, PL_WHO_SESSION, arg->number ? "yes" : "no", NULL);
}

static void score_word(pl_app *app, const pl_arg *arg)
{
    pl_sheet_place place = pl_sheet_at(app->desk, app->view.item);
    pl_desk_score_now now = pl_desk_score_of(app->desk, place.id, app->view.who);
    char value[16];
    menu_close(app);
    snprintf(value, sizeof value, "%d", now.level);
    if (now.level != PL_NO_LEVEL)
        set(app, place.id, app->view.who, value, arg->text);
}

/* "5.3 A partly", or "partly" of the score in hand. Said again it is taken back. */
static void score_done(pl_app *app, const pl_arg *arg)
{
    int item;
    pl_who who;
    const char *done = arg->text, *rest;
    menu_close(app);
    if (read_place(app, arg->text, &item, &who, &rest)) {
        into_hand(app, item, who);
        done = rest;
    }
    pl_sheet_place place = pl_sheet_at(app->desk, app->view.item);
    if (!done || !place.item || !place.item->done)
        return;
    const pl_texts *choices = &app->desk->facts.rubric->done.choices;
    int now = pl_desk_score_of(app->desk, place.id, app->view.who).done;
    bool again = now > 0 && strcmp(choices->items[now - 1], done) == 0;
    pl_desk_done(app->desk, place.id, app->view.who, again ? "none" : done);
}

static void done_menu(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    menu_open(app, PL_MENU_DONE);
}

static const char *when_done(const pl_app *app)
{
    const char *why = when_score(app);
    if (why)
        return why;
    pl_sheet_place place = pl_sheet_at(app->desk, app->view.item);
    return place.item && place.item->done
               ? NULL
               : "Of this item is asked how well alone, not whether it was "
                 "done.";
}

static void place_in_hand(pl_app *app, const pl_arg *arg)
{
    int item;
    pl_who who;
    const char *rest;
    if (read_place(app, arg->text, &item, &who, &rest))
        into_hand(app, item, who);
}

static void no_score(pl_app *app, const pl_arg *arg)
{
    place_in_hand(app, arg);
    pl_sheet_place place = pl_sheet_at(app->desk, app->view.item);
    if (place.item && app->desk->facts.rubric->no_score_count > 0)
        menu_open(app, PL_MENU_NO_SCORE);
    else if (place.question)
        set(app, place.id, PL_WHO_SESSION, "not-judged", NULL);
}

static void no_score_reason(pl_app *app, const pl_arg *arg)
{
    menu_close(app);
    if (arg->text)
        set(app, pl_sheet_at(app->desk, app->view.item).id, app->view.who, arg->text, NULL);
}

static void no_score_rest(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    if (pl_sheet_at(app->desk, app->view.item).domain < app->desk->facts.rubric->domain_count)
        menu_open(app, PL_MENU_REST);
}

static void rest_reason(pl_app *app, const pl_arg *arg)
{
    menu_close(app);
    int domain = pl_sheet_at(app->desk, app->view.item).domain;
    if (!arg->text)
        return;
    int count = pl_desk_score_rest(app->desk, domain, arg->text, true);
    char words[96];
    snprintf(words, sizeof words, "%d score%s of the domain set. One undo takes them back.", count,
             count == 1 ? "" : "s");
    pl_app_say(app, PL_TOAST_DONE, words);
    app->toast.undo = count > 0;
}

/* An item that has no place in this kind of session, and of which nothing was said: keys pass over it. */
static bool is_passed(const pl_app *app, int item)
{
    pl_sheet_place place = pl_sheet_at(app->desk, item);
    const pl_review *review = app->desk->facts.review;
    if (!place.item || place.item->applies[review->setting])
        return false;
    bool any = pl_desk_score_of(app->desk, place.id, PL_WHO_SESSION).any;
    for (int i = 0; i < review->facilitator_count; i++)
        any = any || pl_desk_score_of(app->desk, place.id, review->facilitators[i].slot).any;
    return !any;
}

/* The item so many steps on that is not passed over; where there is none, the one in hand. */
static int item_on(const pl_app *app, int way)
{
    int count = pl_sheet_count(app->desk), at = app->view.item + way, step = way < 0 ? -1 : 1;
    while (at > 0 && at < count - 1 && is_passed(app, at))
        at += step;
    return at >= 0 && at < count && is_passed(app, at) ? app->view.item : at;
}

/* A, B, C of one item, then the next item. */
static void column_next(pl_app *app, const pl_arg *arg)
{
    const pl_review *review = app->desk->facts.review;
    pl_sheet_place place = pl_sheet_at(app->desk, app->view.item);
    int way = arg->number < 0 ? -1 : 1, at = 0, count = review->facilitator_count;
    if (app->view.actions) {
        pl_command_run(app, pl_command_find("focus-next"), arg);
        return;
    }
    for (int i = 0; i < count; i++)
        if (review->facilitators[i].slot == app->view.who)
            at = i;
    if (!for_session(&place) && at + way >= 0 && at + way < count) {
        app->view.who = review->facilitators[at + way].slot;
        app->view.item_wanted = true;
        return;
    }
    if (place.prompt && answer_step(app, place.prompt, way))
        return;
    if (pl_app_field(app) == PL_FIELD_ANSWER)
        pl_app_focus(app, 0, false);
    int before = app->view.item;
    into_hand(app, item_on(app, way),
              way > 0 || !count ? pl_review_first_who(review)
                                : review->facilitators[count - 1].slot);
    place = pl_sheet_at(app->desk, app->view.item);
    if (place.prompt && app->view.item != before)
        answer_enter(app, place.prompt, way);
}

static void item_next(pl_app *app, const pl_arg *arg)
{
    if (pl_app_field(app) == PL_FIELD_ANSWER)
        pl_app_focus(app, 0, false);
    into_hand(app, item_on(app, (int)arg->number), 0);
}

static void score_domain(pl_app *app, const pl_arg *arg)
{
    for (int i = 0; i < pl_sheet_count(app->desk); i++)
        if (pl_sheet_at(app->desk, i).domain == (int)arg->number) {
            into_hand(app, i, 0);
            app->view.score_scroll = 0;
            return;
        }
}

static void add_evidence(pl_app *app, const pl_arg *arg)
{
    place_in_hand(app, arg);
    if (app->desk->facts.review->service)
        service_link_ask(app);
    else if (!pl_sheet_at(app->desk, app->view.item).prompt)
        menu_open(app, PL_MENU_EVIDENCE);
}

static pl_id tag_named(const pl_app *app, const char *text)
{
    pl_id low, high;
    if (text && pl_id_range(&low, &high, text) && low == high)
        return low;
    for (int i = 0; text && pl_id_range(&low, &high, text) && i < app->desk->tag_count; i++)
        if (app->desk->tags[i]->tag.id >= low && app->desk->tags[i]->tag.id <= high)
            return app->desk->tags[i]->tag.id;
    return 0;
}

static void cite(pl_app *app, const pl_arg *arg)
{
    menu_close(app);
    pl_id tag = tag_named(app, arg->text);
    if (tag)
        pl_desk_evidence(app->desk, pl_sheet_at(app->desk, app->view.item).id, app->view.who, tag,
                         true);
}

static void uncite(pl_app *app, const pl_arg *arg)
{
    int item;
    pl_who who;
    const char *rest;
    if (!read_place(app, arg->text, &item, &who, &rest))
        return;
    into_hand(app, item, who);
    pl_desk_evidence(app->desk, pl_sheet_at(app->desk, item).id, app->view.who,
                     tag_named(app, rest), false);
}

static void figures(pl_app *app, const pl_arg *arg)
{
    if (arg->text)
        app->view.figures = arg->text[0];
}

static void all_anchors(pl_app *app, const pl_arg *arg)
{
    int item = arg->text ? pl_sheet_find(app->desk, arg->text) : app->view.item;
    bool open = item == app->view.item && app->view.anchors;
    into_hand(app, item, 0);
    app->view.anchors = !open;
}

static void watch_tag(pl_app *app, const pl_arg *arg)
{
    app_screen(app, PL_SCREEN_WATCH);
    pl_command_run(app, pl_command_find("select-tag"), arg);
    if (!app->desk->play.playing)
        pl_desk_toggle(app->desk);
}

/* ----- what is missing */

/* The one with so many unanswered before it. */
static void go_to_risk(pl_app *app, int before)
{
    const pl_risks *risks = &app->desk->facts.risks;
    app_screen(app, PL_SCREEN_SCORE);
    for (int i = 0; i < risks->count; i++)
        if (!risks->items[i].answer && before-- == 0)
            app->view.risk_wanted = risks->items[i].id;
    app->view.score_scroll = 0;
}

/* In a short review: the first moment of this kind whose sentence is not written yet, with its note open. */
static bool go_to_note(pl_app *app, pl_tag_kind kind, pl_who who)
{
    const pl_desk *desk = app->desk;
    for (int i = 0; pl_review_writes(&desk->facts) && i < desk->tag_count; i++) {
        const pl_tag *tag = &desk->tags[i]->tag;
        if (tag->kind != kind || !(tag->facilitators & PL_WHO_BIT(who)))
            continue;
        app_screen(app, PL_SCREEN_WATCH);
        pl_desk_select(app->desk, tag->id);
        pl_desk_go(app->desk, tag->at_us);
        note_open(app);
        return true;
    }
    return false;
}

static void go_to_point(pl_app *app, pl_who who)
{
    char words[160];
    if (go_to_note(app, PL_TAG_DEVELOPMENT, who))
        return;
    app_screen(app, PL_SCREEN_WATCH);
    snprintf(words, sizeof words,
             "Tag the point to try of %c: the item, then – for development, then Enter for its "
             "sentence.",
             who);
    pl_app_say(app, PL_TOAST_TELL, words);
}

static void go_missing_one(pl_app *app, const pl_missing *missing, int before)
{
    const char *item = missing->item;
    pl_app_focus(app, 0, false); /* the ring goes with what is in hand */
    if (strcmp(missing->what, "risk") == 0) {
        go_to_risk(app, before);
    } else if (strcmp(missing->what, "watched") == 0) {
        app_screen(app, PL_SCREEN_WATCH);
    } else if (strcmp(missing->what, "departure") == 0) {
        departure_write(app, before);
    } else if (strcmp(missing->what, "strength") == 0) {
        char who[2] = { missing->who, 0 };
        if (go_to_note(app, PL_TAG_STRENGTH, missing->who))
            return;
        app_screen(app, PL_SCREEN_SCORE);
        pl_command_run(app, pl_command_find("strength"), &(pl_arg){ .text = who });
    } else if (strcmp(missing->what, "point") == 0) {
        go_to_point(app, missing->who);
    } else if (strcmp(missing->what, "action") == 0) {
        action_write(app, missing->who);
    } else {
        score_go(app, item, missing->who);
    }
    if (strcmp(missing->what, "words") == 0)
        matter_write_up(app, item, missing->who);
}

static void go_missing(pl_app *app, const pl_arg *arg)
{
    const pl_missing_list *list = app_missing(app);
    if (arg->number < 0 || arg->number >= list->count)
        return;
    pl_missing copy = list->items[arg->number];
    char item[16], words[sizeof app->view.missing_at];
    snprintf(item, sizeof item, "%s", copy.item ? copy.item : "");
    snprintf(words, sizeof words, "%s", copy.words);
    copy.item = copy.item ? item : NULL; /* the list may be made anew */
    int before = 0;                      /* of the same kind: they have no item to be known by */
    for (int i = 0; i < arg->number; i++)
        before += strcmp(list->items[i].what, copy.what) == 0;
    go_missing_one(app, &copy, before);
    app->view.missing_number = (int)arg->number;
    app->view.missing_watch = app->view.screen == PL_SCREEN_WATCH;
    memcpy(app->view.missing_at, words, sizeof words);
}

static bool was_gone_to(const pl_view *view, const pl_missing_list *list, int number)
{
    return number < list->count &&
           strncmp(list->items[number].words, view->missing_at, sizeof view->missing_at - 1) == 0;
}

/* The one behind that which was gone to last, or behind the score in hand. */
static int behind_missing(const pl_app *app, const pl_missing_list *list)
{
    const pl_view *view = &app->view;
    pl_sheet_place here = pl_sheet_at(app->desk, view->item);
    int next = 0;
    if (view->screen != PL_SCREEN_SCORE &&
        !(view->screen == PL_SCREEN_WATCH && view->missing_watch))
        return 0;
    for (int i = -1; i < list->count; i++) { /* where it was, or where it is by now */
        int at = i < 0 ? view->missing_number : i;
        if (was_gone_to(view, list, at))
            return (at + 1) % list->count;
    }
    if (view->missing_watch && view->missing_at[0]) /* it is said now, and the next has its place */
        return view->missing_number % list->count;
    for (int i = 0; i < list->count; i++)
        if (pl_text_same(list->items[i].item, here.id) && list->items[i].who == view->who)
            next = i + 1;
    return next % list->count;
}

static void next_missing(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    const pl_missing_list *list = app_missing(app);
    if (list->count == 0) {
        app_screen(app, PL_SCREEN_SCORE);
        pl_app_say(app, PL_TOAST_TELL, "Nothing is missing. You can sign.");
        return;
    }
    go_missing(app, &(pl_arg){ .number = behind_missing(app, list) });
}

static void sign(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    const pl_missing_list *list = app_missing(app);
    if (list->count)
        next_missing(app, NULL);
    else
        dialog_open(app, PL_DIALOG_SIGN);
}

static void sign_now(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    dialog_close(app);
    app->toast.words[0] = '\0'; /* "You can sign" is no longer so */
    pl_desk_sign(app->desk);
}

/* Globals are given beside the counts, too. */
static const char *when_no_score(const pl_app *app)
{
    const char *why = when_score(app);
    return why && count_is_on(app) ? when_write(app) : why;
}

static const char *when_signing(const pl_app *app)
{
    const char *why = when_write(app);
    return why ? why : app->view.dialog == PL_DIALOG_SIGN ? NULL : "";
}

/* ----- without leaving Watch */

static void score_key(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    app->view.score_key = true;
    app->view.scores = true;
}

static void score_in_hand(pl_app *app, const pl_arg *arg)
{
    const pl_desk_tag *tag = app->desk->hand ? app->desk->hand : app->desk->selected;
    const pl_item *item = tag->tag.item_count
                              ? pl_rubric_item_find(app->desk->facts.rubric, tag->tag.items[0])
                              : NULL;
    char value[16];
    snprintf(value, sizeof value, "%d", (int)arg->number);
    if (item && item->per == PL_PER_SESSION)
        set(app, item->id, PL_WHO_SESSION, value, NULL);
    for (int slot = 'A'; item && item->per == PL_PER_FACILITATOR && slot <= 'C'; slot++)
        if (tag->tag.facilitators & PL_WHO_BIT(slot))
            set(app, item->id, (pl_who)slot, value, NULL);
}

static void show_scores(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    app->view.scores = !app->view.scores;
}

#define GROUP "Score"

const pl_command commands_score[] = {
    { "score", GROUP, "Set a score", when_write, score, PL_COMMAND_HIDDEN },
    { "level", GROUP, "Level", when_score, level, PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { "score-word", GROUP, "Word of the level", when_score, score_word, PL_COMMAND_HIDDEN },
    { "done", GROUP, "Done? beside how well", when_done, done_menu, 0 },
    { "score-done", GROUP, "Whether it was done", when_score, score_done, PL_COMMAND_HIDDEN },
    { "no-score", GROUP, "No score, and why", when_no_score, no_score, 0 },
    { "no-score-reason", GROUP, "Why there is no score", when_no_score, no_score_reason,
      PL_COMMAND_HIDDEN },
    { "no-score-rest", GROUP, "The rest of the domain: no score", when_score, no_score_rest, 0 },
    { "rest-reason", GROUP, "Why the rest has none", when_score, rest_reason, PL_COMMAND_HIDDEN },
    { "item-next", GROUP, "Item", when_desk, item_next, PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { "column-next", GROUP, "A, B, C, session in turn", when_desk, column_next,
      PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { "score-item", GROUP, "Take an item in hand", when_desk, place_in_hand, PL_COMMAND_HIDDEN },
    { "score-domain", GROUP, "Domain of the sheet", when_desk, score_domain, PL_COMMAND_HIDDEN },
    { "add-evidence", GROUP, "Add evidence", when_score, add_evidence, 0 },
    { "cite", GROUP, "Cite a tag", when_score, cite, PL_COMMAND_HIDDEN },
    { "uncite", GROUP, "Leave a tag out", when_score, uncite, PL_COMMAND_HIDDEN },
    { "figures", GROUP, "Whose figures", when_desk, figures, PL_COMMAND_HIDDEN },
    { "all-anchors", GROUP, "All anchors of the item", when_desk, all_anchors, 0 },
    { "watch-tag", GROUP, "Play the moment", when_desk, watch_tag, PL_COMMAND_HIDDEN },
    { "score-key", "Tag", "Score the item in hand", when_tag, score_key, 0 },
    { "score-in-hand", "Tag", "Level of the item in hand", when_tag, score_in_hand,
      PL_COMMAND_HIDDEN },
    { "show-scores", "Tag", "Show scores in the panel", when_desk, show_scores, 0 },
    { "next-missing", "Find and go", "Next thing missing to sign", when_write, next_missing, 0 },
    { "go-missing", "Find and go", "Go to what is missing", when_desk, go_missing,
      PL_COMMAND_HIDDEN },
    { "sign", GROUP, "Sign off", when_write, sign, 0 },
    { "sign-now", GROUP, "Sign", when_signing, sign_now, PL_COMMAND_HIDDEN },
    { 0 },
};
