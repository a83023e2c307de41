/* Questions answered in words: one answer is in hand, and typed ones are kept when their field is left. */
#include "plumbline/command/answers.h"

#include "inside.h"

#include "plumbline/base/text.h"

#include <stdlib.h>

bool pl_app_on_session(const pl_app *app)
{
    return app->session && app->view.screen == PL_SCREEN_SESSION;
}

const pl_rubric *pl_app_asks(const pl_app *app)
{
    return pl_app_on_session(app) ? &app->session->now->asks
           : app->desk            ? pl_review_asks(&app->desk->facts)
                                  : NULL;
}

pl_desk_answer pl_app_answer_of(const pl_app *app, const char *key)
{
    return pl_app_on_session(app) ? pl_session_desk_answer_of(app->session, key)
                                  : pl_desk_answer_of(app->desk, key);
}

bool pl_app_can_answer(const pl_app *app, const pl_prompt *prompt)
{
    return pl_app_on_session(app) ? pl_session_desk_can_answer(app->session)
                                  : pl_desk_can_answer(app->desk, prompt);
}

/* Of a session's review there is nothing to choose beside the words. */
static void set(pl_app *app, const pl_answer_wish *wish)
{
    if (pl_app_on_session(app))
        pl_session_desk_set(app->session, wish->prompt, wish->words);
    else
        pl_desk_answer_set(app->desk, wish);
}

/* ----- the parts of a question */

static bool says_something(const pl_app *app, const pl_prompt *prompt, int row)
{
    char key[PL_ANSWER_KEY_ROOM];
    for (int i = 0; i < prompt->field_count; i++) {
        pl_answer_place place = { .prompt = prompt, .field = &prompt->fields[i], .row = row };
        pl_desk_answer now = pl_app_answer_of(app, pl_answer_key(key, &place));
        if (*now.words || now.half || now.at_us != PL_NO_TIME)
            return true;
    }
    return false;
}

int pl_answer_row_count(const pl_app *app, const pl_prompt *prompt)
{
    int rows = 0;
    for (int i = 1; i <= PL_ANSWER_ROWS_MOST; i++)
        if (says_something(app, prompt, i))
            rows = i;
    if (app->view.rows_of && pl_text_same(app->view.rows_of, prompt->id) && app->view.rows > rows)
        rows = app->view.rows;
    return rows < 1 ? 1 : rows;
}

/* What is not passed on has nobody whom it was passed on to: asked once something is told. */
static bool waits_for_choice(const pl_app *app, const pl_prompt *prompt)
{
    if (prompt->seen != PL_SEEN_AT_ONCE || prompt->answer != PL_ANSWER_CHOICE)
        return false;
    const char *words = pl_app_answer_of(app, prompt->id).words;
    return (!*words || strcmp(words, prompt->choices.items[0]) == 0) &&
           !says_something(app, prompt, 0);
}

int pl_answer_parts(pl_answer_place *out, const pl_app *app, const pl_prompt *prompt)
{
    int led = pl_app_on_session(app) ? session_led_parts(out, app, prompt) : -1;
    if (led >= 0)
        return led;
    int count = 0, rows = prompt->answer == PL_ANSWER_ROWS ? pl_answer_row_count(app, prompt) : 1;
    if (prompt->answer != PL_ANSWER_ROWS)
        out[count++] = (pl_answer_place){ .prompt = prompt,
                                          .kind = prompt->answer,
                                          .choices = &prompt->choices };
    if (waits_for_choice(app, prompt))
        return count;
    for (int row = 1; row <= rows; row++)
        for (int i = 0; i < prompt->field_count && count < PL_ANSWER_PARTS_MOST; i++) {
            const pl_prompt_field *field = &prompt->fields[i];
            out[count++] = (pl_answer_place){ .prompt = prompt,
                                              .field = field,
                                              .row = prompt->answer == PL_ANSWER_ROWS ? row : 0,
                                              .kind = field->answer,
                                              .choices = &field->choices };
        }
    return count;
}

bool pl_answer_is_typed(pl_answer_kind kind)
{
    return kind == PL_ANSWER_WORDS || kind == PL_ANSWER_MOMENT || kind == PL_ANSWER_NUMBER ||
           kind == PL_ANSWER_CLOCK;
}

/* ----- the one in hand */

static bool in_hand(pl_answer_place *out, const pl_app *app)
{
    return pl_app_asks(app) && app->view.answer[0] &&
           pl_answer_place_read(out, pl_app_asks(app), app->view.answer);
}

void answer_changed(pl_app *app)
{
    char field[PL_DESK_ANSWER_ROOM];
    pl_answer_place place;
    if (!in_hand(&place, app))
        return;
    if (pl_app_on_session(app))
        pl_session_desk_half(app->session, app->view.answer, field_words(app, PL_FIELD_ANSWER));
    else
        pl_desk_unfinished(app->desk, pl_desk_answer_field(field, app->view.answer),
                           field_words(app, PL_FIELD_ANSWER));
}

void answer_keep(pl_app *app)
{
    pl_answer_place place;
    if (!in_hand(&place, app) || !pl_answer_is_typed(place.kind) ||
        !pl_app_can_answer(app, place.prompt))
        return;
    pl_desk_answer now = pl_app_answer_of(app, app->view.answer);
    pl_answer_wish wish = { .prompt = app->view.answer,
                            .words = field_words(app, PL_FIELD_ANSWER),
                            .at_us = now.at_us };
    set(app, &wish);
}

static void take_in_hand(pl_app *app, const pl_answer_place *place)
{
    char key[PL_ANSWER_KEY_ROOM];
    if (pl_app_field(app) == PL_FIELD_ANSWER)
        pl_app_focus(app, 0, false); /* what stands in it is kept */
    pl_answer_key(key, place);
    if (pl_app_on_session(app))
        session_prompt(app, place->prompt);
    else
        score_go(app, place->prompt->id, 0);
    snprintf(app->view.answer, sizeof app->view.answer, "%s", key);
    if (!pl_answer_is_typed(place->kind) || !pl_app_can_answer(app, place->prompt))
        return;
    pl_desk_answer now = pl_app_answer_of(app, key);
    field_set(app, PL_FIELD_ANSWER, now.half ? now.half : now.words);
    field_focus(app, PL_FIELD_ANSWER);
}

void answer_first(pl_app *app, const pl_prompt *prompt)
{
    pl_answer_place parts[PL_ANSWER_PARTS_MOST];
    if (pl_answer_parts(parts, app, prompt) > 0)
        pl_answer_key(app->view.answer, &parts[0]);
}

bool answer_step(pl_app *app, const pl_prompt *prompt, int way)
{
    pl_answer_place parts[PL_ANSWER_PARTS_MOST];
    char key[PL_ANSWER_KEY_ROOM];
    int count = pl_answer_parts(parts, app, prompt), at = way > 0 ? -1 : count;
    for (int i = 0; i < count; i++)
        if (strcmp(pl_answer_key(key, &parts[i]), app->view.answer) == 0)
            at = i;
    at += way;
    if (at < 0 || at >= count || (prompt->locked && !pl_app_can_answer(app, prompt)))
        return false;
    take_in_hand(app, &parts[at]);
    return true;
}

bool answer_enter(pl_app *app, const pl_prompt *prompt, int way)
{
    app->view.answer[0] = '\0';
    return answer_step(app, prompt, way);
}

static bool named(pl_answer_place *out, const pl_app *app, const char *text, const char **rest)
{
    char key[PL_ANSWER_KEY_ROOM];
    size_t size = text ? strcspn(text, " ") : 0;
    if (size == 0 || size >= sizeof key || !pl_app_asks(app))
        return false;
    snprintf(key, sizeof key, "%.*s", (int)size, text);
    *rest = text[size] ? text + size + 1 : "";
    return pl_answer_place_read(out, pl_app_asks(app), key);
}

/* "4/next", or of the one in hand. */
static void answer_open(pl_app *app, const pl_arg *arg)
{
    pl_answer_place place;
    const char *rest;
    if (arg->text ? !named(&place, app, arg->text, &rest) : !in_hand(&place, app))
        return;
    take_in_hand(app, &place);
    if (place.kind == PL_ANSWER_CODE && pl_app_can_answer(app, place.prompt))
        menu_open(app, PL_MENU_CODE);
}

/* ----- answers that are chosen */

static const char *choice_of(const pl_answer_place *place, int n)
{
    if (place->kind == PL_ANSWER_CODE)
        return pl_answer_code(n);
    return n >= 0 && n < place->choices->count ? place->choices->items[n] : NULL;
}

/* One more of several, or one less; in the order of their numbers. */
static void choose_code(pl_app *app, const char *key, const char *now, int n)
{
    pl_text all = { 0 };
    const char *code, *chosen = pl_answer_code(n);
    for (int i = 0; (code = pl_answer_code(i)); i++)
        if (pl_answer_has_code(now, code) != (code == chosen))
            pl_text_add_format(&all, "%s%s", all.size ? " " : "", code);
    pl_answer_wish wish = { .prompt = key, .words = pl_text_get(&all), .at_us = PL_NO_TIME };
    set(app, &wish);
    pl_text_free(&all);
}

static void choose(pl_app *app, const pl_answer_place *place, int n)
{
    char key[PL_ANSWER_KEY_ROOM];
    const char *words = choice_of(place, n);
    pl_desk_answer now = pl_app_answer_of(app, pl_answer_key(key, place));
    if (!words)
        return;
    if (pl_answer_takes_codes(place)) {
        choose_code(app, key, now.words, n);
        return;
    }
    bool again = strcmp(now.words, words) == 0;
    pl_answer_wish wish = { .prompt = key, .words = again ? "" : words, .at_us = PL_NO_TIME };
    if (pl_app_on_session(app))
        session_row_named(app, place);
    set(app, &wish);
}

/* "5 2": the second choice of question 5; chosen again it is taken back. */
static void answer_choose(pl_app *app, const pl_arg *arg)
{
    pl_answer_place place;
    const char *rest;
    menu_close(app);
    if (!named(&place, app, arg->text, &rest))
        return;
    take_in_hand(app, &place);
    choose(app, &place, atoi(rest) - 1);
}

void answer_number(pl_app *app, int number)
{
    pl_answer_place place;
    if (in_hand(&place, app) && (place.kind == PL_ANSWER_CHOICE || place.kind == PL_ANSWER_CODE))
        choose(app, &place, number - 1);
}

int answer_rows(pl_menu_row *out, const pl_app *app)
{
    pl_answer_place place;
    const char *words;
    int count = 0;
    if (!in_hand(&place, app) || place.kind != PL_ANSWER_CODE)
        return 0;
    pl_desk_answer now = pl_app_answer_of(app, app->view.answer);
    for (; (words = choice_of(&place, count)); count++) {
        pl_menu_row *row = &out[count];
        *row = (pl_menu_row){ .command = "answer-choose",
                              .kind = -1,
                              .chosen = pl_answer_has_code(now.words, words) };
        snprintf(row->words, sizeof row->words, "%s", words);
        snprintf(row->text, sizeof row->text, "%.30s %d", app->view.answer, count + 1);
    }
    return count;
}

/* ----- moments, rows, and what is sent */

/* The playhead, or none where one stands there already. */
static void answer_at(pl_app *app, const pl_arg *arg)
{
    pl_answer_place place;
    const char *rest;
    char key[PL_ANSWER_KEY_ROOM];
    if (!named(&place, app, arg->text, &rest))
        return;
    pl_answer_key(key, &place);
    bool typed = pl_app_field(app) == PL_FIELD_ANSWER && strcmp(app->view.answer, key) == 0;
    pl_desk_answer now = pl_app_answer_of(app, key);
    pl_time at = strcmp(rest, "none") == 0 ? PL_NO_TIME : pl_desk_now(app->desk);
    pl_answer_wish wish = { .prompt = key,
                            .words = typed      ? field_words(app, PL_FIELD_ANSWER)
                                     : now.half ? now.half
                                                : now.words,
                            .at_us = at };
    set(app, &wish);
}

static void answer_row(pl_app *app, const pl_arg *arg)
{
    const pl_prompt *prompt =
        pl_app_asks(app) && arg->text ? pl_rubric_prompt_find(pl_app_asks(app), arg->text) : NULL;
    if (!prompt || prompt->answer != PL_ANSWER_ROWS)
        return;
    int rows = pl_answer_row_count(app, prompt);
    if (rows >= PL_ANSWER_ROWS_MOST)
        return;
    app->view.rows_of = prompt->id;
    app->view.rows = rows + 1;
    take_in_hand(app, &(pl_answer_place){ .prompt = prompt,
                                          .field = &prompt->fields[0],
                                          .row = rows + 1,
                                          .kind = prompt->fields[0].answer });
}

static const char *row_words(const pl_app *app, const pl_prompt *prompt, int row, int field)
{
    char key[PL_ANSWER_KEY_ROOM];
    pl_answer_place place = { .prompt = prompt, .field = &prompt->fields[field], .row = row };
    return pl_app_answer_of(app, pl_answer_key(key, &place)).words;
}

/* "4 2": row 2 of question 4 goes, and those behind it move up. */
static void answer_drop(pl_app *app, const pl_arg *arg)
{
    char id[PL_ANSWER_KEY_ROOM], key[PL_ANSWER_KEY_ROOM];
    const char *space = arg->text ? strchr(arg->text, ' ') : NULL;
    if (!space || !pl_app_asks(app))
        return;
    snprintf(id, sizeof id, "%.*s", (int)(space - arg->text), arg->text);
    const pl_prompt *prompt = pl_rubric_prompt_find(pl_app_asks(app), id);
    if (!prompt || prompt->answer != PL_ANSWER_ROWS)
        return;
    if (pl_app_field(app) == PL_FIELD_ANSWER)
        pl_app_focus(app, 0, false);
    int rows = pl_answer_row_count(app, prompt);
    for (int row = atoi(space + 1); row >= 1 && row <= rows; row++)
        for (int i = 0; i < prompt->field_count; i++) {
            pl_answer_place place = { .prompt = prompt, .field = &prompt->fields[i], .row = row };
            char *next = pl_copy_text(row < rows ? row_words(app, prompt, row + 1, i) : "");
            pl_answer_wish wish = { .prompt = pl_answer_key(key, &place),
                                    .words = next,
                                    .at_us = PL_NO_TIME };
            set(app, &wish);
            free(next);
        }
    app->view.rows = rows - 1;
}

bool pl_answer_first_said(pl_desk_answer *out, char key[PL_ANSWER_KEY_ROOM], const pl_app *app,
                          const pl_prompt *prompt)
{
    pl_answer_place parts[PL_ANSWER_PARTS_MOST];
    int count = pl_answer_parts(parts, app, prompt);
    for (int i = 0; i < count; i++) {
        *out = pl_app_answer_of(app, pl_answer_key(key, &parts[i]));
        if (*out->words || out->at_us != PL_NO_TIME)
            return true;
    }
    return false;
}

/* What its writer chooses of an answer, said with the first part that stands there. */
static bool chosen_of(pl_answer_wish *out, pl_desk_answer *now, char key[PL_ANSWER_KEY_ROOM],
                      pl_app *app, const pl_arg *arg)
{
    pl_answer_place place;
    const char *rest;
    if (!named(&place, app, arg->text, &rest))
        return false;
    if (pl_app_field(app) == PL_FIELD_ANSWER)
        pl_app_focus(app, 0, false); /* what stands in it is kept */
    if (!pl_answer_first_said(now, key, app, place.prompt))
        return false;
    *out = (pl_answer_wish){ .prompt = key, .words = now->words, .at_us = now->at_us };
    return true;
}

/* What its writer says of an answer beside its words: each is turned on and off. */
enum { SENT, AT_ONCE, IN_REPORT };

static void turn(pl_app *app, const pl_arg *arg, int which)
{
    pl_answer_wish wish;
    pl_desk_answer now;
    char key[PL_ANSWER_KEY_ROOM];
    if (!chosen_of(&wish, &now, key, app, arg))
        return;
    const bool is_on[] = { !now.kept_private, now.sent_utc != 0, now.in_report };
    pl_says *said[] = { &wish.send, &wish.at_once, &wish.in_report };
    *said[which] = is_on[which] ? PL_SAYS_NO : PL_SAYS_YES;
    set(app, &wish);
}

/* Of what is kept for its writer: whether it goes with the rest. */
static void answer_send(pl_app *app, const pl_arg *arg)
{
    turn(app, arg, SENT);
}

/* To the reviewer, before the rest. */
static void answer_at_once(pl_app *app, const pl_arg *arg)
{
    turn(app, arg, AT_ONCE);
}

static void answer_print(pl_app *app, const pl_arg *arg)
{
    turn(app, arg, IN_REPORT);
}

/* The next question, from within a field too. */
static void answer_next(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    if (pl_app_field(app) == PL_FIELD_ANSWER)
        pl_app_focus(app, 0, false);
    pl_sheet_place place = pl_sheet_at(app->desk, app->view.item + 1);
    if (app->view.item + 1 < pl_sheet_count(app->desk) && place.prompt) {
        score_go(app, place.id, 0);
        answer_enter(app, place.prompt, 1);
    }
}

static const char *when_answer(const pl_app *app)
{
    if (pl_app_on_session(app))
        return pl_session_review_shut(app->session->now);
    const char *why = when_score(app);
    if (why && app->desk && app->view.screen == PL_SCREEN_SCORE && pl_desk_can_add(app->desk))
        why = NULL;
    return why ? why : pl_app_asks(app) ? NULL : "";
}

#define GROUP "Score"

const pl_command commands_answer[] = {
    { "answer-open", GROUP, "Answer the question in hand", when_answer, answer_open,
      PL_COMMAND_HIDDEN },
    { "answer-next", GROUP, "Next question", when_answer, answer_next, PL_COMMAND_HIDDEN },
    { "answer-choose", GROUP, "Choose an answer", when_answer, answer_choose, PL_COMMAND_HIDDEN },
    { "answer-at", GROUP, "The moment of an answer", when_answer, answer_at, PL_COMMAND_HIDDEN },
    { "answer-row", GROUP, "Add a row", when_answer, answer_row, PL_COMMAND_HIDDEN },
    { "answer-drop", GROUP, "Take a row away", when_answer, answer_drop, PL_COMMAND_HIDDEN },
    { "answer-send", GROUP, "Send what is kept for you", when_answer, answer_send,
      PL_COMMAND_HIDDEN },
    { "answer-at-once", GROUP, "Send an answer to your reviewer now", when_answer, answer_at_once,
      PL_COMMAND_HIDDEN },
    { "answer-print", GROUP, "Put an answer in the report", when_answer, answer_print,
      PL_COMMAND_HIDDEN },
    { 0 },
};
