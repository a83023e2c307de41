/* An answer in words is held against its prompt before it is stored. */
#include "plumbline/review/answer.h"

#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"
#include "plumbline/store/answers.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

static const char *const codes[] = { "P1", "P2", "P3", "P4",  "P5",  "P6",
                                     "P7", "P8", "P9", "P10", "P11", "P12" };

const char *pl_answer_code(int n)
{
    return n >= 0 && n < (int)PL_COUNT(codes) ? codes[n] : NULL;
}

static bool no_prompt(const pl_review_facts *facts, const pl_rubric *asks, const char *key,
                      pl_error *err)
{
    if (!asks)
        return pl_fail(err, PL_BAD_INPUT, "%s asks nothing that is answered in words.",
                       facts->rubric->title);
    pl_answer_place place;
    char first[PL_ANSWER_KEY_ROOM];
    snprintf(first, sizeof first, "%.*s", (int)strcspn(key, "/"), key);
    const pl_prompt *prompt = pl_rubric_prompt_find(asks, first);
    if (prompt && prompt->answer == PL_ANSWER_ROWS && !pl_answer_place_read(&place, asks, key))
        return pl_fail(
            err, PL_BAD_INPUT,
            "Question %s is answered in rows: write it like %s/1/%s. It has %d rows at most.",
            prompt->id, prompt->id, prompt->fields[0].id, PL_ANSWER_ROWS_MOST);
    return pl_fail(err, PL_BAD_INPUT, "%s has no question \"%s\". See: plumbline prompt list.",
                   asks->title, key);
}

static bool read_choice(const char **out, const pl_answer_place *place, const char *words,
                        pl_error *err)
{
    pl_text all = { 0 };
    for (int i = 0; i < place->choices->count; i++) {
        if (strcasecmp(place->choices->items[i], words) == 0) {
            *out = place->choices->items[i];
            pl_text_free(&all);
            return true;
        }
        pl_text_add_format(&all, "%s\"%s\"", i ? ", " : "", place->choices->items[i]);
    }
    pl_fail(err, PL_BAD_INPUT, "\"%s\" is none of the choices: %s.", words, pl_text_get(&all));
    pl_text_free(&all);
    return false;
}

static bool is_clock(const char *words)
{
    long long hour, minute;
    char first[8];
    const char *colon = strchr(words, ':');
    if (!colon || colon - words < 1 || colon - words > 2 || strlen(colon + 1) != 2)
        return false;
    snprintf(first, sizeof first, "%.*s", (int)(colon - words), words);
    return pl_number_parse(&hour, first, 0, 23) && pl_number_parse(&minute, colon + 1, 0, 59);
}

static const char *code_of(const char *words, size_t size)
{
    for (size_t i = 0; i < PL_COUNT(codes); i++)
        if (strlen(codes[i]) == size && strncasecmp(codes[i], words, size) == 0)
            return codes[i];
    return NULL;
}

bool pl_answer_takes_codes(const pl_answer_place *place)
{
    return place->kind == PL_ANSWER_CODE && place->field && !place->row;
}

bool pl_answer_has_code(const char *words, const char *code)
{
    for (size_t size; *words; words += size + strspn(words + size, " ")) {
        size = strcspn(words, " ");
        if (code_of(words, size) == code)
            return true;
    }
    return false;
}

/* One code as it is written; or several, where several can stand. */
static bool read_codes(const char **out, const pl_answer_place *place, const char *words,
                       pl_error *err)
{
    size_t size = strcspn(words, " ");
    *out = code_of(words, size);
    bool good = *out != NULL;
    if (good && words[size]) {
        *out = words;
        good = pl_answer_takes_codes(place);
        for (const char *at = words; good && *at; at += size + strspn(at + size, " ")) {
            size = strcspn(at, " ");
            good = code_of(at, size) != NULL;
        }
    }
    return good ||
           pl_fail(err, PL_BAD_INPUT,
                   "\"%s\" is no participant's code. Codes are P1 to P12; no names.", words);
}

bool pl_answer_words_read(const char **out, const pl_answer_place *place, const char *words,
                          pl_error *err)
{
    long long number;
    *out = words;
    switch (place->kind) {
    case PL_ANSWER_NUMBER:
        return pl_number_parse(&number, words, 0, 1000000) ||
               pl_fail(err, PL_BAD_INPUT, "\"%s\" is no number.", words);
    case PL_ANSWER_CLOCK:
        return is_clock(words) ||
               pl_fail(err, PL_BAD_INPUT, "\"%s\" is no time of day. Write it like 18:05.", words);
    case PL_ANSWER_CODE:
        return read_codes(out, place, words, err);
    case PL_ANSWER_CHOICE:
        return read_choice(out, place, words, err);
    default:
        return true;
    }
}

const char *pl_prompt_locked_words(pl_lock lock)
{
    return lock == PL_LOCK_CLOSED ? "The review is closed: nothing is added any more."
                                  : "Opens when the self-review and the review are both signed.";
}

bool pl_prompt_can_answer(const pl_review_facts *facts, const pl_prompt *prompt)
{
    return prompt->locked ? facts->lock == PL_LOCK_OPEN : !facts->review->is_signed;
}

static bool check_chosen(const pl_prompt *prompt, const pl_answer_wish *wish, pl_error *err)
{
    if (wish->at_once != PL_SAYS_NOTHING && prompt->seen != PL_SEEN_IF_CHOSEN)
        return pl_fail(err, PL_BAD_INPUT,
                       prompt->seen == PL_SEEN_AT_ONCE
                           ? "Question %s is seen at once as it is: there is nothing to choose."
                           : "The answer to question %s goes with the rest, not before it.",
                       prompt->id);
    if (wish->in_report != PL_SAYS_NOTHING && prompt->in_report != PL_IN_REPORT_IF_CHOSEN)
        return pl_fail(err, PL_BAD_INPUT,
                       "Whether the answer to question %s is printed is not left to its writer.",
                       prompt->id);
    bool any = *wish->words || wish->at_us != PL_NO_TIME;
    bool yes = wish->at_once == PL_SAYS_YES || wish->in_report == PL_SAYS_YES;
    return any || !yes ||
           pl_fail(err, PL_BAD_INPUT, "Question %s is not answered yet.", prompt->id);
}

/* As it is for the question, until the wish says otherwise. */
static void choose(pl_answer *to, const pl_review_facts *facts, const pl_prompt *prompt,
                   const pl_answer_wish *wish)
{
    const pl_answer *now = pl_answers_part(&facts->answers, prompt);
    to->kept_private = now ? now->kept_private : prompt->kept_for_writer;
    to->in_report = now && now->in_report;
    to->sent_utc = now ? now->sent_utc : 0;
    if (wish->send != PL_SAYS_NOTHING)
        to->kept_private = wish->send == PL_SAYS_NO;
    if (wish->in_report != PL_SAYS_NOTHING)
        to->in_report = wish->in_report == PL_SAYS_YES;
    if (wish->at_once == PL_SAYS_NO || wish->send == PL_SAYS_NO)
        to->sent_utc = 0;
    if (wish->at_once == PL_SAYS_YES && !to->sent_utc)
        to->sent_utc = pl_utc_now();
    if (to->sent_utc)
        to->kept_private = false;
}

bool pl_review_answer_check(pl_answer *out, const pl_review_facts *facts,
                            const pl_answer_wish *wish, pl_error *err)
{
    const pl_rubric *asks = pl_review_asks(facts);
    pl_answer_place place;
    if (!asks || !pl_answer_place_read(&place, asks, wish->prompt))
        return no_prompt(facts, asks, wish->prompt, err);
    if (place.prompt->locked && facts->lock != PL_LOCK_OPEN)
        return pl_fail(err, PL_REFUSED, "Question %s is locked. %s", place.prompt->id,
                       pl_prompt_locked_words(facts->lock));
    pl_answer answer = { .prompt = wish->prompt, .words = "", .at_us = wish->at_us };
    if (!check_chosen(place.prompt, wish, err))
        return false;
    choose(&answer, facts, place.prompt, wish);
    if (wish->at_us != PL_NO_TIME && place.kind != PL_ANSWER_MOMENT)
        return pl_fail(err, PL_BAD_INPUT, "Question %s takes no moment.", wish->prompt);
    if (wish->at_us != PL_NO_TIME && wish->at_us > facts->recording->duration_us)
        return pl_fail(err, PL_BAD_INPUT, "That time lies behind the end of the recording.");
    if (*wish->words && !pl_answer_words_read(&answer.words, &place, wish->words, err))
        return false;
    *out = answer;
    return true;
}

bool pl_review_answer(pl_store *store, const pl_review_facts *facts, const pl_answer_wish *wish,
                      pl_error *err)
{
    pl_answer answer;
    if (!pl_review_answer_check(&answer, facts, wish, err))
        return false;
    return pl_review_answer_is_added(facts, wish->prompt)
               ? pl_store_answer_add(store, facts->review->id, &answer, err)
               : pl_store_answer_set(store, facts->review->id, &answer, err);
}

bool pl_review_answer_is_added(const pl_review_facts *facts, const char *key)
{
    const pl_rubric *asks = pl_review_asks(facts);
    pl_answer_place place;
    return asks && pl_answer_place_read(&place, asks, key) && place.prompt->locked;
}
