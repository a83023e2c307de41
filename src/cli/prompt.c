/* Questions of a review that are answered in words. */
#include "cli.h"

#include "plumbline/review/answer.h"
#include "plumbline/store/at_once.h"
#include "plumbline/store/facts.h"
#include "plumbline/store/kept.h"
#include "plumbline/store/session_review.h"

static void out_answer(pl_json *json, const pl_answer *answer)
{
    char utc[PL_UTC_ROOM];
    pl_json_string(json, "words", answer ? answer->words : NULL);
    if (answer && answer->at_us != PL_NO_TIME)
        pl_json_int(json, "at_us", answer->at_us);
    else
        pl_json_null(json, "at_us");
    pl_json_bool(json, "kept_private", answer && answer->kept_private);
    if (answer && answer->sent_utc)
        pl_json_string(json, "sent", pl_utc_format(utc, answer->sent_utc));
    else
        pl_json_null(json, "sent");
    pl_json_bool(json, "in_report", answer && answer->in_report);
}

static void tell_answer(const char *before, const char *title, const pl_answer *answer)
{
    char at[PL_TIME_ROOM] = "";
    if (answer && answer->at_us != PL_NO_TIME)
        pl_time_format(at, answer->at_us, 0);
    show("%s%s: %s%s%s%s%s%s\n", before, title, answer ? answer->words : "–", *at ? " at " : "", at,
         answer && answer->kept_private ? " (kept for its writer)" : "",
         answer && answer->sent_utc ? " (sent to the reviewer)" : "",
         answer && answer->in_report ? " (put in the report)" : "");
}

static void one_place(context *c, const pl_review_facts *facts, const pl_answer_place *place)
{
    char key[PL_ANSWER_KEY_ROOM], title[96];
    const pl_answer *answer = pl_answers_find(&facts->answers, pl_answer_key(key, place));
    if (c->json) {
        pl_json_object(&c->out, NULL);
        pl_json_string(&c->out, "field", key);
        pl_json_string(&c->out, "answer", pl_answer_kind_name(place->kind));
        out_answer(&c->out, answer);
        pl_json_end_object(&c->out);
    } else if (place->field) {
        snprintf(title, sizeof title, "%.20s %.60s", key, place->field->title);
        tell_answer("    ", title, answer);
    } else {
        tell_answer("    ", "Answer", answer);
    }
}

static void all_places(context *c, const pl_review_facts *facts, const pl_prompt *prompt)
{
    bool rows = prompt->answer == PL_ANSWER_ROWS;
    int count = rows ? pl_answers_rows(&facts->answers, prompt->id) : 1;
    pl_answer_place place = { .prompt = prompt, .kind = prompt->answer };
    if (!rows)
        one_place(c, facts, &place);
    for (int row = 1; row <= count; row++)
        for (int i = 0; i < prompt->field_count; i++) {
            place = (pl_answer_place){ .prompt = prompt,
                                       .field = &prompt->fields[i],
                                       .row = rows ? row : 0,
                                       .kind = prompt->fields[i].answer };
            one_place(c, facts, &place);
        }
}

/* Locked, and for whom both are signed open; what was added to it is shown to all who see the review. */
static bool is_shut(const pl_review_facts *facts, const pl_prompt *prompt)
{
    return prompt->locked && facts->lock != PL_LOCK_OPEN &&
           !pl_answers_any(&facts->answers, prompt);
}

static void one_prompt(context *c, const pl_review_facts *facts, const pl_prompt *prompt)
{
    static const char *const asked[] = { "free", "wished", "needed" };
    if (c->json) {
        pl_json_object(&c->out, NULL);
        pl_json_string(&c->out, "prompt", prompt->id);
        pl_json_string(&c->out, "title", prompt->title);
        pl_json_string(&c->out, "text", prompt->text);
        pl_json_string(&c->out, "asked", asked[prompt->asked]);
        pl_json_bool(&c->out, "locked", prompt->locked && facts->lock != PL_LOCK_OPEN);
        pl_json_array(&c->out, "answers");
    } else {
        show("%s %s (%s)\n", prompt->id, prompt->text,
             is_shut(facts, prompt) ? pl_prompt_locked_words(facts->lock) : asked[prompt->asked]);
    }
    if (c->json || !is_shut(facts, prompt))
        all_places(c, facts, prompt);
    if (c->json) {
        pl_json_end_array(&c->out);
        pl_json_end_object(&c->out);
    }
}

/* Of those that were answered, within something else that is shown. */
void out_prompts(context *c, const pl_review_facts *facts)
{
    const pl_rubric *asks = pl_review_asks(facts);
    pl_json_array(&c->out, "prompts");
    for (int i = 0; asks && i < asks->prompt_count; i++)
        if (pl_answers_any(&facts->answers, &asks->prompts[i]))
            one_prompt(c, facts, &asks->prompts[i]);
    pl_json_end_array(&c->out);
}

/* What somebody wrote that is seen at once was seen by whoever says so. */
int run_prompt_seen(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_at_onces list;
    pl_id low, high;
    if (!open_library(c, LIBRARY_WRITE, &err) || !pl_store_at_once(&list, c->store, 0, &err))
        return failed(&err);
    const pl_at_once *found = NULL;
    for (int i = 0; pl_id_range(&low, &high, a->operands[0]) && i < list.count; i++)
        if (list.items[i].review >= low && list.items[i].review <= high &&
            strcmp(list.items[i].prompt, a->operands[1]) == 0)
            found = &list.items[i];
    char name[PL_SEEN_ROOM], value[PL_SEEN_ROOM];
    bool ok = found ? pl_store_setting_set(c->store, pl_at_once_setting(name, found),
                                           pl_at_once_value(value, found), &err)
                    : pl_fail(&err, PL_NOT_FOUND,
                              "Nothing that is seen at once stands there. See: plumbline review "
                              "list.");
    if (ok && found && found->of_session)
        ok = pl_store_session_saw(c->store, found->recording, found->prompt, found->said_utc, &err);
    if (ok && found && c->json) {
        pl_json_object(&c->out, NULL);
        out_id(&c->out, "review", found->review);
        pl_json_string(&c->out, "prompt", found->prompt);
        pl_json_bool(&c->out, "seen", true);
        pl_json_end_object(&c->out);
        out_flush(c);
    } else if (ok && found) {
        puts(found->risk ? "Seen. It stays at the recording in the Library." : "Seen.");
    }
    pl_at_onces_free(&list);
    return ok ? EXIT_DONE : failed(&err);
}

int run_prompt_list(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_review_facts facts;
    if (!open_library(c, LIBRARY_READ, &err) || !find_review(&facts, c, a->operands[0], &err))
        return failed(&err);
    const pl_rubric *asks = pl_review_asks(&facts);
    out_list(c, "prompts");
    if (asks && asks->choose_words && !c->json)
        show("%s\n", asks->choose_words);
    for (int i = 0; asks && i < asks->prompt_count; i++)
        one_prompt(c, &facts, &asks->prompts[i]);
    out_list_end(c);
    pl_review_facts_free(&facts);
    return EXIT_DONE;
}

static bool read_yes(pl_says *out, const cli_args *a, const char *option, pl_error *err)
{
    const char *said = arg(a, option);
    if (said && strcmp(said, "yes") != 0 && strcmp(said, "no") != 0)
        return pl_fail(err, PL_BAD_INPUT, "Write %s yes or %s no.", option, option);
    if (said)
        *out = *said == 'y' ? PL_SAYS_YES : PL_SAYS_NO;
    return true;
}

/* Where only a choice is made, the words and the moment stay what they are. */
static void keep_said(pl_answer_wish *wish, const cli_args *a, const pl_answers *answers)
{
    const pl_answer *now = pl_answers_find(answers, wish->prompt);
    bool chosen = wish->send || wish->at_once || wish->in_report;
    if (!now || !chosen || a->operand_count > 2)
        return;
    wish->words = now->words;
    if (wish->at_us == PL_NO_TIME)
        wish->at_us = now->at_us;
}

static bool read_wish(pl_answer_wish *out, const cli_args *a, const pl_answers *answers,
                      pl_error *err)
{
    const char *at = arg(a, "--at");
    bool now = arg_has(a, "--at-once"), later = arg_has(a, "--later");
    *out = (pl_answer_wish){ .prompt = a->operands[1],
                             .words = a->operand_count > 2 ? a->operands[2] : "",
                             .at_us = PL_NO_TIME,
                             .at_once = now     ? PL_SAYS_YES
                                        : later ? PL_SAYS_NO
                                                : PL_SAYS_NOTHING };
    if (at && (out->at_us = pl_time_parse(at)) == PL_NO_TIME)
        return pl_fail(err, PL_BAD_INPUT, "\"%s\" is no time. Write it like 0:58:02.", at);
    if (now && later)
        return pl_fail(err, PL_BAD_INPUT, "Write --at-once or --later, not both.");
    if (!read_yes(&out->send, a, "--send", err) || !read_yes(&out->in_report, a, "--report", err))
        return false;
    keep_said(out, a, answers);
    return true;
}

int run_prompt_set(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_review_facts facts;
    pl_answer_wish wish;
    if (!open_library(c, LIBRARY_WRITE, &err) || !find_review(&facts, c, a->operands[0], &err))
        return failed(&err);
    pl_id review = facts.review->id;
    bool ok = read_wish(&wish, a, &facts.answers, &err) &&
              pl_review_answer(c->store, &facts, &wish, &err);
    pl_review_facts_free(&facts);
    if (!ok || !pl_store_facts(&facts, c->store, review, &err))
        return failed(&err);
    pl_answer_place place;
    if (pl_answer_place_read(&place, pl_review_asks(&facts), wish.prompt))
        one_place(c, &facts, &place);
    if (c->json)
        out_flush(c);
    pl_review_facts_free(&facts);
    return EXIT_DONE;
}
