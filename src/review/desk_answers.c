/* Answers in words of the open review: shown at once, held until the library has them. In no undo. */
#include "desk_inner.h"

#include "plumbline/review/answer.h"
#include "plumbline/store/answers.h"
#include "plumbline/store/kept.h"

#include <stdio.h>

static desk_sent_answer *find_sent(const pl_desk *desk, const char *key)
{
    pl_desk_inner *in = desk->inner;
    for (int i = 0; i < in->answer_count; i++)
        if (strcmp(in->answers[i].key, key) == 0)
            return &in->answers[i];
    return NULL;
}

const char *pl_desk_answer_field(char out[PL_DESK_ANSWER_ROOM], const char *key)
{
    snprintf(out, PL_DESK_ANSWER_ROOM, "answer %s", key);
    return out;
}

pl_desk_answer pl_desk_answer_of(const pl_desk *desk, const char *key)
{
    char field[PL_DESK_ANSWER_ROOM];
    const pl_answer *stored = pl_answers_find(&desk->facts.answers, key);
    const desk_sent_answer *sent = find_sent(desk, key);
    pl_desk_answer now = { .words = "",
                           .at_us = PL_NO_TIME,
                           .half =
                               pl_desk_unfinished_words(desk, pl_desk_answer_field(field, key)) };
    if (stored) {
        now.words = stored->words;
        now.at_us = stored->at_us;
        now.kept_private = stored->kept_private;
        now.in_report = stored->in_report;
        now.sent_utc = stored->sent_utc;
        now.said_utc = stored->said_utc;
    }
    if (sent) {
        now.words = sent->words;
        now.at_us = sent->at_us;
        now.kept_private = sent->kept_private;
        now.in_report = sent->in_report;
        now.sent_utc = sent->sent_utc;
        now.waiting = sent->waiting > 0;
    }
    return now;
}

static void free_sent(desk_sent_answer *sent)
{
    free(sent->words);
}

void desk_answers_landed(pl_desk *desk)
{
    pl_desk_inner *in = desk->inner;
    int kept = 0;
    for (int i = 0; i < in->answer_count; i++)
        if (in->answers[i].waiting > 0)
            in->answers[kept++] = in->answers[i];
        else
            free_sent(&in->answers[i]);
    in->answer_count = kept;
}

void desk_answers_free(pl_desk *desk)
{
    pl_desk_inner *in = desk->inner;
    for (int i = 0; i < in->answer_count; i++)
        free_sent(&in->answers[i]);
    free(in->answers);
}

/* ----- on their way */

typedef struct answer_change {
    pl_id review;
    pl_answer answer; /* its texts are those below */
    char key[PL_ANSWER_KEY_ROOM], field[PL_DESK_ANSWER_ROOM];
    char *words;
    bool added; /* after signing */
} answer_change;

static void free_change(void *arg)
{
    answer_change *change = arg;
    free(change->words);
    free(change);
}

static bool run_answer(pl_store *store, void *arg, pl_error *err)
{
    const answer_change *change = arg;
    pl_store_finish_next(store, change->field);
    return change->added ? pl_store_answer_add(store, change->review, &change->answer, err)
                         : pl_store_answer_set(store, change->review, &change->answer, err);
}

static void kept(void *ctx, void *arg, const pl_receipt *receipt)
{
    pl_desk *desk = ctx;
    const answer_change *change = arg;
    desk_sent_answer *sent = find_sent(desk, change->key);
    if (sent)
        sent->waiting--;
    if (receipt->ok)
        desk_words_gone(desk, change->field);
    else
        desk_failed(desk, receipt);
    desk->facts_old = true;
    desk_changed(desk);
}

static void show_sent(pl_desk *desk, const pl_answer *answer)
{
    pl_desk_inner *in = desk->inner;
    desk_sent_answer *sent = find_sent(desk, answer->prompt);
    if (!sent) {
        pl_grow(in->answers, in->answer_count, in->answer_room);
        sent = &in->answers[in->answer_count++];
        *sent = (desk_sent_answer){ 0 };
        snprintf(sent->key, sizeof sent->key, "%s", answer->prompt);
    }
    free(sent->words);
    sent->words = pl_copy_text(answer->words);
    sent->at_us = answer->at_us;
    sent->kept_private = answer->kept_private;
    sent->in_report = answer->in_report;
    sent->sent_utc = answer->sent_utc;
    sent->waiting++;
}

/* Nothing is different: what was half-written of it ends all the same. */
static bool is_same(const pl_desk *desk, const pl_answer *answer)
{
    pl_desk_answer now = pl_desk_answer_of(desk, answer->prompt);
    bool any = *now.words || now.at_us != PL_NO_TIME,
         wanted = *answer->words || answer->at_us != PL_NO_TIME;
    return strcmp(now.words, answer->words) == 0 && now.at_us == answer->at_us &&
           ((now.kept_private == answer->kept_private && now.in_report == answer->in_report &&
             now.sent_utc == answer->sent_utc) ||
            (!any && !wanted));
}

bool pl_desk_can_answer(const pl_desk *desk, const pl_prompt *prompt)
{
    return pl_prompt_can_answer(&desk->facts, prompt) && (prompt->locked || desk->can_write);
}

bool pl_desk_can_add(const pl_desk *desk)
{
    const pl_rubric *asks = pl_review_asks(&desk->facts);
    for (int i = 0; asks && i < asks->prompt_count; i++)
        if (asks->prompts[i].locked && pl_desk_can_answer(desk, &asks->prompts[i]))
            return true;
    return false;
}

bool pl_desk_answer_set(pl_desk *desk, const pl_answer_wish *wish)
{
    pl_answer answer;
    char field[PL_DESK_ANSWER_ROOM];
    bool added = pl_review_answer_is_added(&desk->facts, wish->prompt);
    if ((!added && !desk_may_write(desk)) ||
        !pl_review_answer_check(&answer, &desk->facts, wish, &desk->trouble)) {
        desk_changed(desk);
        return false;
    }
    pl_desk_answer_field(field, wish->prompt);
    if (is_same(desk, &answer)) {
        pl_desk_unfinished(desk, field, NULL);
        return true;
    }
    answer_change *change = pl_alloc(sizeof *change);
    change->review = desk->inner->review;
    change->added = added;
    change->answer = answer;
    snprintf(change->key, sizeof change->key, "%s", wish->prompt);
    snprintf(change->field, sizeof change->field, "%s", field);
    change->answer.prompt = change->key;
    change->answer.words = change->words = pl_copy_text(answer.words);
    if (!desk_send(desk, run_answer, kept, change, free_change))
        return false;
    desk_words_finish(desk, field);
    show_sent(desk, &answer);
    desk_changed(desk);
    return true;
}
