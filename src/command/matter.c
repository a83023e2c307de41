/* What bears on risk, concerns about practice, and words that a score has to have. */
#include "inside.h"

#include "plumbline/review/desk_short.h"

static void take_in_hand(pl_app *app)
{
    pl_view *view = &app->view;
    view->critical_item[0] = '\0';
    if (view->screen == PL_SCREEN_SCORE)
        snprintf(view->critical_item, sizeof view->critical_item, "%s %c",
                 pl_sheet_at(app->desk, view->item).id, view->who);
}

/* The moment is that of the key, and on the score sheet what it is about is what was in hand then; which of
 * the two it is comes next. It is kept as it stands until then. */
static void critical(pl_app *app, const pl_arg *arg)
{
    char words[48];
    pl_view *view = &app->view;
    (void)arg;
    view->critical_us = pl_desk_now(app->desk);
    take_in_hand(app);
    snprintf(words, sizeof words, "%lld %s", (long long)view->critical_us, view->critical_item);
    pl_desk_unfinished(app->desk, "critical", words);
    menu_open(app, PL_MENU_CRITICAL);
}

void matter_take_up(pl_app *app, const char *words)
{
    app->view.critical_us = atoll(words);
    words += strcspn(words, " ");
    words += strspn(words, " ");
    snprintf(app->view.critical_item, sizeof app->view.critical_item, "%s", words);
    menu_open(app, PL_MENU_CRITICAL);
}

void matter_drop(pl_app *app)
{
    app->view.critical_us = PL_NO_TIME;
    app->view.critical_item[0] = '\0';
    if (app->desk)
        pl_desk_unfinished(app->desk, "critical", NULL);
}

static pl_time moment(const pl_app *app)
{
    pl_time at = app->view.critical_us;
    return at == PL_NO_TIME ? pl_desk_now(app->desk) : at;
}

static void critical_risk(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    pl_desk_risk(app->desk, moment(app));
    matter_drop(app);
    menu_close(app);
}

static void critical_concern(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    if (app->view.critical_us == PL_NO_TIME)
        take_in_hand(app); /* run by its name, without the key before it */
    char *about = app->view.critical_item, *space = strchr(about, ' ');
    int at = -1;
    if (space) {
        *space = '\0';
        at = pl_sheet_find(app->desk, about);
    }
    if (at >= 0)
        pl_desk_concern_about(app->desk, moment(app), pl_sheet_at(app->desk, at).id, space[1]);
    else
        pl_desk_concern(app->desk, moment(app));
    matter_drop(app);
    menu_close(app);
}

static const char *when_concern(const pl_app *app)
{
    const char *why = when_write(app);
    return why && app->desk && app->desk->facts.review->is_signed
               ? "This review is signed and stays as it is: a concern can no longer be added. "
                 "“Correct this record” begins a new one: raise it there. If someone may be at "
                 "risk, say so here: that is never refused."
               : why;
}

static pl_id id_of(const char *text)
{
    pl_id low, high;
    return text && pl_id_range(&low, &high, text) ? low : 0;
}

static const pl_risk *open_risk(const pl_app *app, pl_id id)
{
    for (int i = 0; i < app->desk->facts.risks.count; i++) {
        const pl_risk *risk = &app->desk->facts.risks.items[i];
        if (!risk->answer && (!id || risk->id == id))
            return risk;
    }
    return NULL;
}

static void risk_open(pl_app *app, const pl_arg *arg)
{
    const pl_risk *risk = open_risk(app, id_of(arg->text));
    if (!risk)
        return;
    app->view.about = risk->id;
    app->view.risk_answer = (int)arg->number;
    field_set(app, PL_FIELD_RISK_BY, "");
    field_set(app, PL_FIELD_RISK_TO, "");
    field_set(app, PL_FIELD_RISK_WHEN, "");
    dialog_open(app, PL_DIALOG_RISK);
}

static void risk_route(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    pl_app_say(
        app, PL_TOAST_WRONG,
        "Follow your safeguarding route now. This stays at the head of every screen until it "
        "has an answer.");
    app->toast.until = PL_NO_TIME;
}

/* Says so at the field where nothing is written in it. */
static bool is_left(pl_app *app, pl_field_id field, const char *words)
{
    const char *written = field_words(app, field);
    if (written[strspn(written, " ")])
        return false;
    field_fault(app, field, words);
    return true;
}

static void risk_keep(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    const pl_risk *risk = open_risk(app, app->view.about);
    bool passed = app->view.risk_answer == 0;
    if (!risk)
        return;
    if (passed && is_left(app, PL_FIELD_RISK_BY, "Say by whom: a role, no name."))
        return;
    if (is_left(app, PL_FIELD_RISK_TO,
                passed ? "Say to whom: a role, no name." : "Say who was told: a role, no name.") ||
        is_left(app, PL_FIELD_RISK_WHEN, "Say when."))
        return;
    pl_risk answer = { .id = risk->id,
                       .review = risk->review,
                       .answer = passed ? "passed-on" : "done",
                       .by_role = passed ? field_words(app, PL_FIELD_RISK_BY) : NULL,
                       .to_role = field_words(app, PL_FIELD_RISK_TO),
                       .when_words = field_words(app, PL_FIELD_RISK_WHEN) };
    pl_desk_risk_answer(app->desk, &answer);
    dialog_close(app);
}

static void watch_at(pl_app *app, pl_time at)
{
    app_screen(app, PL_SCREEN_WATCH);
    pl_desk_go(app->desk, at);
}

static void risk_watch(pl_app *app, const pl_arg *arg)
{
    pl_id id = id_of(arg->text);
    for (int i = 0; i < app->desk->facts.risks.count; i++) /* answered or not */
        if (app->desk->facts.risks.items[i].id == id) {
            watch_at(app, app->desk->facts.risks.items[i].at_us);
            return;
        }
}

static const pl_matter *matter_of(const pl_app *app, pl_id id)
{
    for (int i = 0; i < app->desk->facts.matters.count; i++)
        if (app->desk->facts.matters.items[i].id == id)
            return &app->desk->facts.matters.items[i];
    return NULL;
}

static void matter_watch(pl_app *app, const pl_arg *arg)
{
    const pl_matter *matter = matter_of(app, id_of(arg->text));
    if (matter)
        watch_at(app, matter->at_us);
}

/* ----- words: of a concern, of a 0 or a yes, of a sentence, of why no strength is noted */

static void open_words(pl_app *app, pl_dialog dialog, pl_id about, pl_who who, const char *words)
{
    char room[48];
    app->view.about = about;
    app->view.about_who = who;
    app->view.dialog = dialog; /* the half-written words are named by it */
    snprintf(room, sizeof room, "words %d %d %c", (int)dialog, app->view.item, who ? who : '-');
    const char *half = pl_desk_unfinished_words(app->desk, room);
    field_set(app, PL_FIELD_WORDS, half ? half : words);
    app->view.dialog = PL_DIALOG_NONE;
    dialog_open(app, dialog);
}

static void concern(pl_app *app, const pl_arg *arg)
{
    const pl_matter *matter = matter_of(app, id_of(arg->text));
    if (matter)
        open_words(app, PL_DIALOG_CONCERN, matter->id, matter->about, matter->words);
}

/* The concern that was raised about this, or the account that a level or a yes asks for. */
void matter_write_up(pl_app *app, const char *item, pl_who who)
{
    for (int i = 0; i < app->desk->facts.matters.count; i++) {
        const pl_matter *matter = &app->desk->facts.matters.items[i];
        if (!matter->withdrawn && !matter->words && matter->about == who &&
            pl_text_same(matter->item, item)) {
            open_words(app, PL_DIALOG_CONCERN, matter->id, who, NULL);
            return;
        }
    }
    open_words(app, PL_DIALOG_CONCERN, 0, who, NULL);
}

static void account(pl_app *app, const pl_arg *arg)
{
    if (arg->text)
        pl_command_run(app, pl_command_find("score-item"), arg);
    pl_sheet_place place = pl_sheet_at(app->desk, app->view.item);
    for (int i = 0; i < app->desk->facts.matters.count; i++) {
        const pl_matter *matter = &app->desk->facts.matters.items[i];
        if (matter->item && strcmp(matter->item, place.id) == 0 && !matter->withdrawn &&
            matter->about == app->view.who) {
            open_words(app, PL_DIALOG_CONCERN, matter->id, matter->about, matter->words);
            return;
        }
    }
    open_words(app, PL_DIALOG_CONCERN, 0, app->view.who, NULL);
}

static void sentence(pl_app *app, const pl_arg *arg)
{
    if (arg->text)
        pl_command_run(app, pl_command_find("score-item"), arg);
    pl_sheet_place place = pl_sheet_at(app->desk, app->view.item);
    pl_desk_score_now now = pl_desk_score_of(app->desk, place.id, app->view.who);
    const char *words = now.stored ? now.stored->sentence : NULL;
    if (!words && place.item && place.item->no_moment_level == now.level)
        words = place.item->no_moment_sentence;
    open_words(app, PL_DIALOG_SENTENCE, 0, app->view.who, words);
}

/* The one of the rubric, in the field: it is read before it is kept. */
static void sentence_set(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    pl_sheet_place place = pl_sheet_at(app->desk, app->view.item);
    if (!place.item || !place.item->no_moment_sentence)
        return;
    field_set(app, PL_FIELD_WORDS, place.item->no_moment_sentence);
    field_changed(app, PL_FIELD_WORDS);
    field_focus(app, PL_FIELD_WORDS);
}

static const char *when_sentence(const pl_app *app)
{
    return app->view.dialog == PL_DIALOG_SENTENCE ? NULL : "";
}

static void strength(pl_app *app, const pl_arg *arg)
{
    pl_who who = arg->text ? arg->text[0] : app->view.who;
    const pl_review_facilitator *one = pl_review_slot(app->desk->facts.review, who);
    if (one)
        open_words(app, PL_DIALOG_STRENGTH, 0, who, one->no_strength);
}

static void less(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    open_words(app, PL_DIALOG_LESS, 0, 0, app->desk->facts.review->watched_reason);
}

static void draw_again(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    open_words(app, PL_DIALOG_DRAW, 0, 0, NULL);
}

static void go_whole(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    pl_desk_whole(app->desk);
}

static const char *when_short(const pl_app *app)
{
    const char *why = when_write(app);
    return why                                           ? why
           : pl_review_is_short(app->desk->facts.review) ? NULL
                                                         : "This is a whole review.";
}

/* The first moment of the score in hand, or the frame on the screen. */
static pl_time moment_of_score(pl_app *app, const char *item, pl_who who)
{
    int count;
    const pl_desk_tag *const *moments = pl_desk_moments(app->desk, item, &count);
    for (int i = 0; i < count; i++)
        if (who < 'A' || who > 'C' || (moments[i]->tag.facilitators & PL_WHO_BIT(who)))
            return moments[i]->tag.made_us;
    return pl_desk_now(app->desk);
}

static void keep_sentence(pl_app *app, const char *item, const char *words)
{
    pl_desk_score_now now = pl_desk_score_of(app->desk, item, app->view.who);
    char value[16];
    snprintf(value, sizeof value, "%d", now.level);
    pl_score_wish wish = { .item = item,
                           .who = app->view.who,
                           .value = now.reason ? now.reason : value,
                           .word = now.stored ? now.stored->word : NULL,
                           .sentence = *words ? words : NULL };
    if (now.any)
        pl_desk_score(app->desk, &wish);
}

static void words_keep(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    pl_view *view = &app->view;
    if (records_keep(app))
        return;
    if (view->dialog == PL_DIALOG_ACTION) {
        pl_command_run(app, pl_command_find("action-keep"), NULL);
        return;
    }
    const char *words = field_words(app, PL_FIELD_WORDS);
    const char *item = pl_sheet_at(app->desk, view->item).id;
    char room[48];
    if (feedback_has_words(app)) {
        feedback_words_keep(app);
        return;
    }
    if (!*words && view->dialog != PL_DIALOG_SENTENCE) {
        field_fault(app, PL_FIELD_WORDS, "Write it in a few words first.");
        return;
    }
    snprintf(room, sizeof room, "words %d %d %c", (int)view->dialog, view->item,
             view->about_who ? view->about_who : '-');
    if (view->dialog == PL_DIALOG_CONCERN && view->about)
        pl_desk_matter_words(app->desk, view->about, words);
    else if (view->dialog == PL_DIALOG_CONCERN)
        pl_desk_account(app->desk, item, view->about_who,
                        moment_of_score(app, item, view->about_who), words);
    else if (view->dialog == PL_DIALOG_SENTENCE)
        keep_sentence(app, item, words);
    else if (view->dialog == PL_DIALOG_STRENGTH)
        pl_desk_no_strength(app->desk, view->about_who, words);
    else if (view->dialog == PL_DIALOG_LESS)
        pl_desk_less(app->desk, words);
    else if (view->dialog == PL_DIALOG_DRAW)
        pl_desk_draw_again(app->desk, words);
    dialog_close(app);
    pl_desk_unfinished(app->desk, room, NULL);
}

static const char *when_words(const pl_app *app)
{
    pl_dialog dialog = app->view.dialog;
    return dialog == PL_DIALOG_CONCERN || dialog == PL_DIALOG_SENTENCE ||
                   dialog == PL_DIALOG_STRENGTH || dialog == PL_DIALOG_LESS ||
                   dialog == PL_DIALOG_DRAW || dialog == PL_DIALOG_CORRECT ||
                   dialog == PL_DIALOG_SETTLE || dialog == PL_DIALOG_ACTION ||
                   feedback_has_words(app)
               ? NULL
               : "";
}

/* "review prompt": what was written there is seen by this person; the strip goes. */
static void see(pl_app *app, pl_at_onces *list, const char *text)
{
    for (int i = 0; i < list->count; i++) {
        pl_at_once *one = &list->items[i];
        char name[PL_SEEN_ROOM], value[PL_SEEN_ROOM];
        if (strcmp(pl_at_once_setting(name, one), text) != 0 || one->seen)
            continue;
        one->seen = true;
        app_setting(app, name, pl_at_once_value(value, one));
        if (one->of_session)
            session_saw(app, one->recording, one->prompt, one->said_utc);
    }
}

static void at_once_seen(pl_app *app, const pl_arg *arg)
{
    if (!arg->text)
        return;
    see(app, &app->shelf.at_once, arg->text);
    if (app->desk)
        see(app, &app->desk->facts.at_once, arg->text);
}

/* The moment that a facilitator sent before the rest. */
static void at_once_watch(pl_app *app, const pl_arg *arg)
{
    char name[PL_SEEN_ROOM];
    const pl_at_onces *list = &app->desk->facts.at_once;
    for (int i = 0; arg->text && i < list->count; i++)
        if (list->items[i].at_us != PL_NO_TIME &&
            strcmp(pl_at_once_setting(name, &list->items[i]), arg->text) == 0) {
            watch_at(app, list->items[i].at_us);
            return;
        }
}

static const char *when_risk(const pl_app *app)
{
    return app->view.dialog == PL_DIALOG_RISK ? NULL : "";
}

/* ----- we have spoken */

static void spoken(pl_app *app, const pl_arg *arg)
{
    char date[PL_DATE_ROOM], shown[PL_DATE_ROOM];
    app->view.about_who = arg->text ? arg->text[0] : app->view.report;
    field_set(app, PL_FIELD_SPOKEN, pl_date_short(shown, pl_date_of(date, pl_utc_now())));
    dialog_open(app, PL_DIALOG_SPOKEN);
}

static void spoken_keep(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    char date[PL_DATE_ROOM];
    if (!pl_date_read(date, field_words(app, PL_FIELD_SPOKEN))) {
        field_fault(app, PL_FIELD_SPOKEN, "Write the day like 10 Mar 2026.");
        return;
    }
    pl_desk_spoken(app->desk, app->view.about_who, date);
    dialog_close(app);
}

static const char *when_spoken(const pl_app *app)
{
    return app->view.dialog == PL_DIALOG_SPOKEN ? NULL : "";
}

#define GROUP "Tag"

const pl_command commands_matter[] = {
    /* that someone may be at risk is no judgement: it can be said in any review, signed or not */
    { "critical", GROUP, "Critical: risk, or practice", when_recording, critical, 0 },
    { "critical-risk", GROUP, "Someone may be at risk", when_recording, critical_risk, 0 },
    { "critical-concern", GROUP, "A concern about practice", when_concern, critical_concern, 0 },
    { "risk-open", GROUP, "Answer: someone may be at risk", when_desk, risk_open,
      PL_COMMAND_HIDDEN },
    { "risk-route", GROUP, "No or not sure", when_desk, risk_route, PL_COMMAND_HIDDEN },
    { "risk-keep", GROUP, "Keep the answer", when_risk, risk_keep, PL_COMMAND_HIDDEN },
    { "at-once-watch", GROUP, "Watch the moment that was sent", when_desk, at_once_watch,
      PL_COMMAND_HIDDEN },
    { "at-once-seen", GROUP, "I have seen this", when_library, at_once_seen, PL_COMMAND_HIDDEN },
    { "risk-watch", GROUP, "Watch the moment of risk", when_desk, risk_watch, PL_COMMAND_HIDDEN },
    { "matter-watch", GROUP, "Watch the moment of concern", when_desk, matter_watch,
      PL_COMMAND_HIDDEN },
    { "concern", "Score", "Write up a concern", when_write, concern, PL_COMMAND_HIDDEN },
    { "account", "Score", "In words", when_write, account, PL_COMMAND_HIDDEN },
    { "sentence", "Score", "A sentence for the score", when_write, sentence, 0 },
    { "sentence-set", "Score", "Take the sentence of the rubric", when_sentence, sentence_set,
      PL_COMMAND_HIDDEN },
    { "strength", "Score", "No strength noted", when_write, strength, PL_COMMAND_HIDDEN },
    { "sign-with-less", "Score", "Sign with a reason, though less was watched", when_write, less,
      PL_COMMAND_HIDDEN },
    { "short-draw", "Score", "Draw the short review again", when_short, draw_again, 0 },
    { "short-whole", "Score", "Go on as a whole review", when_short, go_whole, 0 },
    { "words-keep", "Score", "Keep the words", when_words, words_keep, PL_COMMAND_HIDDEN },
    { "spoken", "Report", "We have spoken", when_released, spoken, 0 },
    { "spoken-keep", "Report", "Keep the day", when_spoken, spoken_keep, PL_COMMAND_HIDDEN },
    { 0 },
};
