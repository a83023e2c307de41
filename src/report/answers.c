/* What was answered in words: of a self-review what is asked for, and of the rest what its writer sends. */
#include "draft.h"

#include "plumbline/base/text.h"

#include <string.h>

/* What is kept for its writer is in no report. Where the rubric says nothing else, of a self-review what was
 * only free to say is not either, unless the writer chose to send it. */
static bool may_stand(const draft *d, const pl_prompt *prompt, const pl_answer *answer)
{
    if (answer->kept_private)
        return false;
    if (prompt->in_report == PL_IN_REPORT_IF_CHOSEN)
        return answer->in_report;
    if (prompt->in_report != PL_IN_REPORT_AS_ASKED)
        return prompt->in_report == PL_IN_REPORT_YES;
    return d->facts.review->kind != PL_REVIEW_SELF || prompt->asked != PL_ASKED_FREE ||
           prompt->kept_for_writer;
}

/* "P6", "Quiet", "at 0:12:34", with the field's title before it; NULL where nothing may stand. */
static const char *part_words(draft *d, const pl_answer_place *place, bool *kept)
{
    char key[PL_ANSWER_KEY_ROOM], at[PL_TIME_ROOM];
    const pl_answer *answer = pl_answers_find(&d->facts.answers, pl_answer_key(key, place));
    if (!answer)
        return NULL;
    *kept = *kept || !may_stand(d, place->prompt, answer);
    const char *words = answer->words ? answer->words : "";
    const char *before = place->field && !place->row ? place->field->title : "";
    if (answer->at_us != PL_NO_TIME)
        return pl_arena_format(d->arena, "%s%s%s%sat %s", before, *before ? ": " : "", words,
                               *words ? ", " : "", pl_time_format(at, answer->at_us, 0));
    return pl_arena_format(d->arena, "%s%s%s", before, *before ? ": " : "", words);
}

/* A row in one line, its parts with a point between them. */
static const char *row_words(draft *d, const pl_prompt *prompt, int row, bool *kept)
{
    pl_text line = { 0 };
    for (int i = 0; i < prompt->field_count; i++) {
        pl_answer_place place = { .prompt = prompt, .field = &prompt->fields[i], .row = row };
        const char *words = part_words(d, &place, kept);
        if (words)
            pl_text_add_format(&line, "%s%s", line.size ? " · " : "", words);
    }
    const char *out = line.size ? draft_words(d, pl_text_get(&line)) : NULL;
    pl_text_free(&line);
    return out;
}

static void add_line(pl_report_answer *out, const char **lines, const char *words)
{
    if (words)
        lines[out->line_count++] = words;
}

/* The latest of its parts, where that was after signing. */
static const char *added_on(draft *d, const pl_prompt *prompt)
{
    pl_utc last = 0;
    for (int i = 0; i < d->facts.answers.count; i++) {
        const pl_answer *answer = &d->facts.answers.items[i];
        bool here = pl_answer_is_of(answer, prompt->id);
        last = here && answer->said_utc > last ? answer->said_utc : last;
    }
    return last > d->facts.review->signed_utc ? draft_day(d, last) : NULL;
}

static pl_report_answer answer_of(draft *d, const pl_prompt *prompt)
{
    bool rows = prompt->answer == PL_ANSWER_ROWS, kept = false;
    int row_count = rows ? pl_answers_rows(&d->facts.answers, prompt->id) : 0;
    size_t room = (size_t)row_count + (size_t)prompt->field_count + 1;
    const char **lines = pl_arena_alloc(d->arena, room * sizeof *lines);
    pl_report_answer out = { .id = pl_arena_text(d->arena, prompt->id),
                             .title = draft_words(d, prompt->title),
                             .text = pl_arena_text(d->arena, prompt->text),
                             .lines = lines };
    if (!rows)
        add_line(&out, lines, part_words(d, &(pl_answer_place){ .prompt = prompt }, &kept));
    for (int i = 0; !rows && i < prompt->field_count; i++)
        add_line(&out, lines,
                 part_words(d, &(pl_answer_place){ .prompt = prompt, .field = &prompt->fields[i] },
                            &kept));
    for (int row = 1; row <= row_count; row++)
        add_line(&out, lines, row_words(d, prompt, row, &kept));
    if (kept)
        out.line_count = 0;
    out.added_on = added_on(d, prompt);
    return out;
}

void draft_answers(draft *d)
{
    const pl_rubric *asks = pl_review_asks(&d->facts);
    if (!asks)
        return;
    pl_report_answers *out = &d->report->answers;
    pl_report_answer *list = pl_arena_alloc(d->arena, (size_t)asks->prompt_count * sizeof *list);
    for (int i = 0; i < asks->prompt_count; i++) {
        pl_report_answer answer = answer_of(d, &asks->prompts[i]);
        if (answer.line_count > 0)
            list[out->count++] = answer;
    }
    out->items = list;
    out->title = pl_arena_text(d->arena, asks->title);
}
