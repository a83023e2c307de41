#include "plumbline/review/move.h"

#include "plumbline/base/hash.h"
#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"
#include "plumbline/library/texts.h"

#include <stdlib.h>
#include <string.h>

/* ----- whether it can move at all */

static bool check_review(const pl_review_facts *facts, pl_error *err)
{
    const pl_review *review = facts->review;
    if (review->is_signed)
        return pl_fail(err, PL_REFUSED,
                       "This review is signed: it keeps edition %d of %s for ever, and nothing in "
                       "it can be changed. A correction is a new record; both stay visible.",
                       review->edition, facts->rubric->title);
    if (review->corrects || review->sources[0])
        return pl_fail(err, PL_REFUSED,
                       "This record was made from one that is signed, and stays with its edition "
                       "of the rubric: else the two could not be held against each other.");
    return true;
}

static bool check_rubric(const pl_review_facts *facts, const pl_rubric *to, const char *text,
                         pl_error *err)
{
    const pl_review *review = facts->review;
    char hash[PL_HASH_ROOM];
    if (strcmp(pl_hash_bytes(hash, text, strlen(text)), review->rubric) == 0)
        return pl_fail(err, PL_REFUSED, "The review goes by edition %d of %s already.", to->edition,
                       to->title);
    if (to->service)
        return pl_fail(err, PL_REFUSED,
                       "%s is about a service, not about a session. Nothing was moved.", to->title);
    if (!to->settings[review->setting])
        return pl_fail(err, PL_REFUSED,
                       "%s, edition %d, is not for the setting \"%s\" of this review. Nothing was "
                       "moved.",
                       to->title, to->edition, pl_setting_title(review->setting));
    if (pl_review_is_short(review) && to->short_review.minutes == 0)
        return pl_fail(err, PL_REFUSED,
                       "This is a short review, and %s, edition %d, has none. Nothing was moved.",
                       to->title, to->edition);
    return true;
}

/* Words that somebody wrote are never dropped: their questions must be the same. */
static bool check_answers(const pl_move_plan *plan, const pl_review *review, int answers,
                          pl_error *err)
{
    unsigned matters = PL_OTHER_TEXT | PL_OTHER_ANSWER;
    bool same = true;
    for (int i = 0; i < plan->changes.count; i++) {
        const pl_rubric_difference *one = &plan->changes.items[i];
        if (one->part == PL_PART_PROMPT &&
            (one->change == PL_CHANGE_REMOVED || (one->other & matters)))
            same = false;
    }
    return same || answers == 0 || review->form ||
           pl_fail(err, PL_REFUSED,
                   "Questions were answered here in words, and %s, edition %d, asks otherwise. "
                   "Nothing was moved.",
                   plan->to->title, plan->to->edition);
}

/* ----- the plan */

static pl_move_line *add_line(pl_move_plan *plan, pl_kept_verdict verdict, unsigned why)
{
    pl_grow(plan->lines, plan->line_count, plan->line_room);
    pl_move_line *line = &plan->lines[plan->line_count++];
    *line = (pl_move_line){ .verdict = verdict,
                            .why = why,
                            .decided = verdict != PL_KEPT_ASK,
                            .drop = verdict == PL_KEPT_GONE };
    return line;
}

/* Whether the level of the new rubric leaves this word to choose. */
static bool word_stands(const pl_rubric *to, const pl_score *score)
{
    const pl_item *item = pl_rubric_item_find(to, score->item);
    const pl_level *level = item ? pl_scale_level(item->scale, score->level) : NULL;
    for (int i = 0; level && level->words.count > 1 && i < level->words.count; i++)
        if (strcmp(level->words.items[i], score->word) == 0)
            return true;
    return false;
}

static void plan_scores(pl_move_plan *plan, const pl_review_facts *facts)
{
    for (int i = 0; i < facts->scores.count; i++) {
        const pl_score *score = &facts->scores.items[i];
        unsigned why;
        pl_kept_verdict verdict =
            pl_rubric_score_kept(&why, facts->rubric, plan->to, facts->review->setting, score->item,
                                 score->level, score->reason);
        pl_move_line *line = add_line(plan, verdict, why);
        line->item = score->item;
        line->who = score->who;
        line->score = score->id;
        line->level = score->level;
        line->reason = score->reason;
        line->no_word = score->word && !word_stands(plan->to, score);
        line->no_done = pl_rubric_item_find(facts->rubric, score->item) &&
                        !pl_rubric_done_kept(facts->rubric, plan->to, score->item);
    }
}

static pl_move_line *counter_line(pl_move_plan *plan, const char *counter)
{
    for (int i = 0; i < plan->line_count; i++)
        if (!plan->lines[i].score && strcmp(plan->lines[i].item, counter) == 0)
            return &plan->lines[i];
    return NULL;
}

static bool kind_stands(const pl_rubric *to, const pl_tally *tally)
{
    int place = pl_rubric_counter(to, tally->counter);
    const pl_texts none = { 0 }, *kinds = place < 0 ? &none : &to->counters[place].kinds;
    for (int i = 0; i < kinds->count; i++)
        if (strcmp(kinds->items[i], tally->kind) == 0)
            return true;
    return false;
}

static void plan_counts(pl_move_plan *plan, const pl_review_facts *facts)
{
    for (int i = 0; i < facts->tally.count; i++) {
        const pl_tally *tally = &facts->tally.items[i];
        pl_move_line *line = counter_line(plan, tally->counter);
        if (!line) {
            unsigned why;
            pl_kept_verdict verdict =
                pl_rubric_counter_kept(&why, facts->rubric, plan->to, tally->counter);
            line = add_line(plan, verdict, why);
            line->item = tally->counter;
            line->level = PL_NO_LEVEL;
        }
        line->count++;
        if (!tally->kind || kind_stands(plan->to, tally))
            continue;
        pl_grow(plan->no_kind, plan->no_kind_count, plan->no_kind_room);
        plan->no_kind[plan->no_kind_count++] = tally->id;
    }
}

/* Both items and questions may be named by tags. */
static bool is_there(const pl_rubric *rubric, const char *id)
{
    return pl_rubric_item_find(rubric, id) || pl_rubric_question_find(rubric, id);
}

static void plan_part(pl_move_plan *plan, const char *id)
{
    const char *copy = pl_arena_text(plan->arena, id);
    pl_grow(plan->parts, plan->part_count, plan->part_room);
    plan->parts[plan->part_count++] = (pl_moved_part){ copy, !is_there(plan->to, id) };
}

static void plan_parts(pl_move_plan *plan)
{
    for (int i = 0; i < plan->changes.count; i++) {
        const pl_rubric_difference *one = &plan->changes.items[i];
        bool can_be_named = one->part == PL_PART_ITEM || one->part == PL_PART_QUESTION;
        if (can_be_named && (one->change == PL_CHANGE_REMOVED ||
                             (one->part == PL_PART_ITEM && one->change == PL_CHANGE_CHANGED &&
                              (one->other & PL_OTHER_PER))))
            plan_part(plan, one->id);
    }
}

static void plan_losses(pl_move_plan *plan, const pl_review_facts *facts)
{
    for (int i = 0; i < facts->tags.count; i++) {
        const pl_tag *tag = &facts->tags.items[i];
        for (int k = 0; k < tag->item_count; k++) {
            if (is_there(plan->to, tag->items[k]))
                continue;
            pl_grow(plan->tags, plan->tag_count, plan->tag_room);
            plan->tags[plan->tag_count++] = (pl_move_loss){ tag->id, tag->at_us, tag->items[k] };
        }
    }
    for (int i = 0; i < facts->matters.count; i++) {
        const pl_matter *matter = &facts->matters.items[i];
        if (!matter->item || is_there(plan->to, matter->item))
            continue;
        pl_grow(plan->matters, plan->matter_count, plan->matter_room);
        plan->matters[plan->matter_count++] =
            (pl_move_loss){ matter->id, matter->at_us, matter->item };
    }
}

static bool make(pl_move_plan *plan, pl_store *store, const pl_review_facts *facts, pl_error *err)
{
    int answers = 0;
    if (!check_rubric(facts, plan->to, plan->text, err) ||
        !pl_store_review_answers(&answers, store, facts->review->id, err))
        return false;
    plan->arena = pl_arena_new();
    pl_rubric_compare(&plan->changes, facts->rubric, plan->to);
    plan_scores(plan, facts);
    plan_counts(plan, facts);
    plan_parts(plan);
    plan_losses(plan, facts);
    return check_answers(plan, facts->review, answers, err);
}

bool pl_review_move_plan(pl_move_plan *out, pl_store *store, const pl_review_facts *facts,
                         const char *rubric, pl_error *err)
{
    pl_move_plan plan = { 0 };
    if (!check_review(facts, err) ||
        !pl_library_rubric(&plan.to, &plan.text, pl_store_folder(store), rubric, err))
        return false;
    bool ok = make(&plan, store, facts, err);
    if (ok)
        *out = plan;
    else
        pl_review_move_plan_free(&plan);
    return ok;
}

void pl_review_move_plan_free(pl_move_plan *plan)
{
    pl_rubric_comparison_free(&plan->changes);
    pl_rubric_free(plan->to);
    pl_arena_free(plan->arena);
    free(plan->text);
    free(plan->lines);
    free(plan->tags);
    free(plan->matters);
    free(plan->parts);
    free(plan->no_kind);
    *plan = (pl_move_plan){ 0 };
}

void pl_move_line_words(pl_text *out, const pl_move_line *line)
{
    pl_text_add(out, line->item);
    if (line->who == PL_WHO_SESSION)
        pl_text_add(out, " Session");
    else if (line->who)
        pl_text_add_format(out, " %c", line->who);
    if (!line->score)
        pl_text_add_format(out, ", counted %d time%s", line->count, line->count == 1 ? "" : "s");
    else if (line->reason)
        pl_text_add_format(out, ", %s", line->reason);
    else
        pl_text_add_format(out, ", level %d", line->level);
}

/* ----- what a person decides */

int pl_review_move_open(const pl_move_plan *plan)
{
    int open = 0;
    for (int i = 0; i < plan->line_count; i++)
        open += !plan->lines[i].decided;
    return open;
}

void pl_review_move_decide_rest(pl_move_plan *plan, bool drop)
{
    for (int i = 0; i < plan->line_count; i++) {
        if (plan->lines[i].decided)
            continue;
        plan->lines[i].decided = true;
        plan->lines[i].drop = drop;
    }
}

/* "2.4" names everybody's, "2.4/A" one of them. */
static bool is_named(const pl_move_line *line, const char *name)
{
    const char *slash = strrchr(name, '/');
    size_t size = slash ? (size_t)(slash - name) : strlen(name);
    if (strncmp(line->item, name, size) != 0 || line->item[size])
        return false;
    const char who[2] = { line->who };
    return !slash || strcmp(slash + 1, who) == 0 ||
           (line->who == PL_WHO_SESSION && strcmp(slash + 1, "session") == 0);
}

static bool decide_one(pl_move_plan *plan, const char *name, bool drop, pl_error *err)
{
    bool asked = false, decided = false;
    for (int i = 0; i < plan->line_count; i++) {
        pl_move_line *line = &plan->lines[i];
        if (line->verdict != PL_KEPT_ASK || !is_named(line, name))
            continue;
        asked = true;
        decided = decided || line->decided;
        line->decided = true;
        line->drop = drop;
    }
    if (!asked)
        return pl_fail(err, PL_BAD_INPUT,
                       "\"%s\" is not among those that are asked about. Nothing was moved.", name);
    return !decided ||
           pl_fail(err, PL_BAD_INPUT, "\"%s\" is named twice. Nothing was moved.", name);
}

bool pl_review_move_decide(pl_move_plan *plan, const char *items, bool drop, pl_error *err)
{
    char *copy = pl_copy_text(items), *rest = copy;
    bool ok = true;
    for (char *one; ok && (one = strsep(&rest, ","));)
        ok = decide_one(plan, one, drop, err);
    free(copy);
    return ok;
}

/* ----- doing it */

static bool store_move(pl_store *store, const pl_review_facts *facts, const pl_move_plan *plan,
                       pl_error *err)
{
    pl_moved_score *scores = pl_alloc_array((size_t)plan->line_count + 1, sizeof *scores);
    const char **counters = pl_alloc_array((size_t)plan->line_count + 1, sizeof *counters);
    pl_move move = { .review = facts->review->id,
                     .revision = facts->review->revision,
                     .to = { plan->to->id, plan->to->title, plan->text, plan->to->edition },
                     .scores = scores,
                     .parts = plan->parts,
                     .part_count = plan->part_count,
                     .counters.items = counters,
                     .no_kind = plan->no_kind,
                     .no_kind_count = plan->no_kind_count,
                     .counts_none = plan->to->counter_count == 0 };
    for (int i = 0; i < plan->line_count; i++) {
        const pl_move_line *line = &plan->lines[i];
        if (!line->score && line->drop)
            counters[move.counters.count++] = line->item;
        else if (line->score && (line->drop || line->no_word || line->no_done))
            scores[move.score_count++] =
                (pl_moved_score){ line->score, line->drop, line->no_word, line->no_done };
    }
    bool ok = pl_store_review_move(store, &move, err);
    free(scores);
    free(counters);
    return ok;
}

bool pl_review_move(pl_store *store, const pl_review_facts *facts, const pl_move_plan *plan,
                    pl_error *err)
{
    int open = pl_review_move_open(plan);
    if (open)
        return pl_fail(err, PL_REFUSED,
                       "%d score%s to be decided about: say --keep ITEM or --drop ITEM for each, "
                       "or --keep-all or --drop-all. Nothing was moved.",
                       open, open == 1 ? " is" : "s are");
    return store_move(store, facts, plan, err);
}
