#include "plumbline/model/session_review.h"

#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"

#include <string.h>

void pl_session_review_free(pl_session_review *review)
{
    pl_recordings_free(&review->recordings);
    pl_rubric_free(review->form);
    pl_rubric_free(review->facts);
    pl_answers_free(&review->answers);
    pl_arena_free(review->arena);
    *review = (pl_session_review){ 0 };
}

void pl_session_review_join(pl_session_review *review)
{
    int facts = review->facts ? review->facts->prompt_count : 0;
    review->form_count = review->form->prompt_count;
    int count = review->form_count + facts;
    pl_prompt *all = pl_arena_alloc(review->arena, (size_t)(count + 1) * sizeof *all);
    for (int i = 0; i < count; i++) {
        bool fact = i >= review->form_count;
        all[i] = fact ? review->facts->prompts[i - review->form_count] : review->form->prompts[i];
        if (fact)
            all[i].id = pl_arena_format(review->arena, "f%s", all[i].id);
    }
    review->asks = (pl_rubric){
        .id = review->form->id, .title = review->form->title, .prompts = all, .prompt_count = count
    };
}

const char *pl_session_review_shut(const pl_session_review *review)
{
    if (!review->writes)
        return "It is written by the facilitators of the session.";
    return review->begun && !review->is_day
               ? "Its day is over: words can be added, with their date. Nothing is changed."
               : NULL;
}

static bool is_answered(const pl_session_review *review, const pl_prompt *prompt)
{
    return pl_answers_any(&review->answers, prompt) ||
           pl_answers_part(&review->answers, prompt) != NULL;
}

const pl_prompt *pl_session_review_missing(const pl_session_review *review)
{
    for (int i = 0; i < review->form_count; i++) {
        const pl_prompt *prompt = &review->asks.prompts[i];
        if (prompt->asked == PL_ASKED_NEEDED && !pl_answers_any(&review->answers, prompt))
            return prompt;
    }
    return NULL;
}

int pl_session_review_answered(const pl_session_review *review)
{
    int count = 0;
    for (int i = 0; i < review->form_count; i++)
        count += is_answered(review, &review->asks.prompts[i]);
    return count;
}

pl_utc pl_session_review_said(const pl_session_review *review, const pl_prompt *prompt)
{
    pl_utc last = 0;
    for (int i = 0; i < review->answers.count; i++) {
        const pl_answer *one = &review->answers.items[i];
        if (pl_answer_is_of(one, prompt->id) && one->said_utc > last)
            last = one->said_utc;
    }
    return last;
}

const pl_session_seen *pl_session_review_seen(const pl_session_review *review,
                                              const pl_prompt *prompt)
{
    pl_utc said = pl_session_review_said(review, prompt);
    for (int i = 0; i < review->seen_count; i++)
        if (strcmp(review->seen[i].prompt, prompt->id) == 0 && review->seen[i].said_utc >= said)
            return &review->seen[i];
    return NULL;
}
