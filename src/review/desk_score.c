/* Scores of the open review: shown at once, held until the library has them. */
#include "desk_inner.h"

#include "plumbline/review/answer.h"
#include "plumbline/store/kept.h"
#include "plumbline/store/tags.h"

#include <stdio.h>

/* Frames that fell between two stretches are no hole. */
enum { PL_DESK_SLACK_US = 2 * 1000 * 1000 };

static void copy_into(char *out, size_t room, const char *text)
{
    snprintf(out, room, "%s", text ? text : "");
}

/* ----- what stands for a score now */

static desk_sent_score *find_sent(const pl_desk *desk, const char *item, pl_who who)
{
    pl_desk_inner *in = desk->inner;
    for (int i = 0; i < in->score_count; i++)
        if (in->scores[i].who == who && strcmp(in->scores[i].item, item) == 0)
            return &in->scores[i];
    return NULL;
}

/* The name that an answer to "Done?" has in the library while there is no score to hold it. */
static const char *done_field(char out[PL_DESK_FIELD_ROOM], const char *item, pl_who who)
{
    snprintf(out, PL_DESK_FIELD_ROOM, "done %.14s %c", item, who);
    return out;
}

static int half_done(const pl_desk *desk, const char *item, pl_who who)
{
    char field[PL_DESK_FIELD_ROOM];
    const char *words = pl_desk_unfinished_words(desk, done_field(field, item, who));
    const pl_texts *choices = &desk->facts.rubric->done.choices;
    for (int i = 0; words && i < choices->count; i++)
        if (strcmp(choices->items[i], words) == 0)
            return i + 1;
    return 0;
}

pl_desk_score_now pl_desk_score_of(const pl_desk *desk, const char *item, pl_who who)
{
    const pl_score *stored = pl_scores_find(&desk->facts.scores, item, who);
    const desk_sent_score *sent = find_sent(desk, item, who);
    pl_desk_score_now now = { .level = PL_NO_LEVEL, .done = half_done(desk, item, who) };
    if (sent)
        now = (pl_desk_score_now){ .any = !sent->cleared,
                                   .level = sent->level,
                                   .reason = sent->reason[0] ? sent->reason : NULL,
                                   .done = sent->done,
                                   .waiting = sent->waiting > 0,
                                   .stored = stored };
    else if (stored)
        now = (pl_desk_score_now){ .any = true,
                                   .level = stored->level,
                                   .reason = stored->reason,
                                   .done = stored->done,
                                   .stored = stored };
    return now;
}

void desk_scores_landed(pl_desk *desk)
{
    pl_desk_inner *in = desk->inner;
    int kept = 0;
    for (int i = 0; i < in->score_count; i++)
        if (in->scores[i].waiting > 0)
            in->scores[kept++] = in->scores[i];
        else
            free(in->scores[i].sentence);
    in->score_count = kept;
}

void desk_scores_free(pl_desk *desk)
{
    for (int i = 0; i < desk->inner->score_count; i++)
        free(desk->inner->scores[i].sentence);
    free(desk->inner->scores);
}

static const char *text_of(const char *words)
{
    return words && *words ? words : NULL;
}

/* A new one rests on the tags that name it; what is cited besides is known when the library has it. */
static int rests_on(pl_desk *desk, const desk_sent_score *sent)
{
    int count, found = 0;
    const pl_desk_tag *const *moments = pl_desk_moments(desk, sent->item, &count);
    for (int i = 0; i < count; i++)
        found += sent->who == PL_WHO_SESSION || desk_tag_names(moments[i], sent->who);
    return found;
}

void desk_scores_now(pl_scores *out, pl_desk *desk)
{
    const pl_desk_inner *in = desk->inner;
    const pl_scores *stored = &desk->facts.scores;
    *out = (pl_scores){ .items = pl_alloc_array((size_t)stored->count + (size_t)in->score_count,
                                                sizeof *out->items) };
    for (int i = 0; i < stored->count; i++)
        if (!find_sent(desk, stored->items[i].item, stored->items[i].who))
            out->items[out->count++] = stored->items[i];
    for (int i = 0; i < in->score_count; i++) {
        const desk_sent_score *sent = &in->scores[i];
        const pl_score *was = pl_scores_find(stored, sent->item, sent->who);
        pl_score score = { .review = in->review, .item = sent->item, .who = sent->who };
        if (was)
            score = *was;
        else
            score.evidence_count = rests_on(desk, sent);
        score.level = sent->level;
        score.reason = text_of(sent->reason);
        score.word = text_of(sent->word);
        score.sentence = sent->sentence;
        score.done = sent->done;
        if (!sent->cleared)
            out->items[out->count++] = score;
    }
}

/* ----- on their way */

typedef struct score_change {
    pl_id review;
    pl_score score; /* its texts are the buffers below */
    char item[16], reason[32], word[32];
    char *sentence;
    bool clear, join;               /* join: to the score before it in the same action */
    char field[PL_DESK_FIELD_ROOM]; /* the half-written words that end with it; "": none */
} score_change;

static void free_change(void *arg)
{
    score_change *change = arg;
    free(change->sentence);
    free(change);
}

static bool run_score(pl_store *store, void *arg, pl_error *err)
{
    const score_change *change = arg;
    pl_id id;
    if (change->join)
        pl_store_join_next(store);
    if (change->field[0])
        pl_store_finish_next(store, change->field);
    if (change->clear)
        return pl_store_score_clear(store, change->review, change->item, change->score.who, err);
    return pl_store_score_set(&id, store, &change->score, err);
}

static void kept(void *ctx, void *arg, const pl_receipt *receipt)
{
    pl_desk *desk = ctx;
    const score_change *change = arg;
    desk_sent_score *sent = find_sent(desk, change->item, change->score.who);
    if (sent)
        sent->waiting--;
    if (change->field[0] && receipt->ok)
        desk_words_gone(desk, change->field);
    if (!receipt->ok)
        desk_failed(desk, receipt);
    desk->facts_old = true;
    desk_read_titles(desk);
    desk_changed(desk);
}

static void show_sent(pl_desk *desk, const score_change *change, const char *sentence)
{
    pl_desk_inner *in = desk->inner;
    desk_sent_score *sent = find_sent(desk, change->item, change->score.who);
    if (!sent) {
        pl_grow(in->scores, in->score_count, in->score_room);
        sent = &in->scores[in->score_count++];
        *sent = (desk_sent_score){ .who = change->score.who };
        copy_into(sent->item, sizeof sent->item, change->item);
    }
    sent->level = change->score.level;
    sent->done = change->clear ? 0 : change->score.done;
    copy_into(sent->reason, sizeof sent->reason, change->reason);
    copy_into(sent->word, sizeof sent->word, change->word);
    free(sent->sentence);
    sent->sentence = pl_copy_text(sentence);
    sent->cleared = change->clear;
    sent->waiting++;
}

/* What was said of "Done?" before goes into the score. */
static void end_half_done(pl_desk *desk, score_change *change)
{
    char field[PL_DESK_FIELD_ROOM];
    done_field(field, change->item, change->score.who);
    change->field[0] = '\0';
    if (change->clear || !pl_desk_unfinished_words(desk, field))
        return;
    copy_into(change->field, sizeof change->field, field);
    desk_words_finish(desk, field);
}

static bool send(pl_desk *desk, const pl_score *score, bool clear, bool join)
{
    score_change *change = pl_alloc(sizeof *change);
    change->review = desk->inner->review;
    change->score = *score;
    copy_into(change->item, sizeof change->item, score->item);
    copy_into(change->reason, sizeof change->reason, score->reason);
    copy_into(change->word, sizeof change->word, score->word);
    change->sentence = pl_copy_text(score->sentence);
    change->score.item = change->item;
    change->score.reason = score->reason ? change->reason : NULL;
    change->score.word = score->word ? change->word : NULL;
    change->score.sentence = change->sentence;
    change->clear = clear;
    change->join = join;
    end_half_done(desk, change);
    score_change shown = *change; /* the change is the writer's once it is sent */
    if (!desk_send(desk, run_score, kept, change, free_change))
        return false;
    show_sent(desk, &shown, score->sentence);
    if (!join)
        desk_step_made(desk);
    desk_changed(desk);
    return true;
}

bool pl_desk_score(pl_desk *desk, const pl_score_wish *wish)
{
    pl_score score = { 0 };
    bool clear = wish->value && strcmp(wish->value, "none") == 0;
    if (!desk_may_write(desk) ||
        !pl_review_score_check(&score, &desk->facts, wish, &desk->trouble)) {
        desk_changed(desk);
        return false;
    }
    if (!wish->done)
        score.done = pl_desk_score_of(desk, wish->item, wish->who).done;
    return send(desk, &score, clear, false);
}

static const char *value_of(char room[16], const pl_desk_score_now *now)
{
    if (now->level == PL_NO_LEVEL)
        return now->reason;
    snprintf(room, 16, "%d", now->level);
    return room;
}

void pl_desk_done(pl_desk *desk, const char *item, pl_who who, const char *done)
{
    char field[PL_DESK_FIELD_ROOM], room[16];
    pl_desk_score_now now = pl_desk_score_of(desk, item, who);
    if (!desk_may_write(desk)) {
        desk_changed(desk);
        return;
    }
    if (!now.any) {
        pl_desk_unfinished(desk, done_field(field, item, who),
                           strcmp(done, "none") == 0 ? NULL : done);
        desk_changed(desk);
        return;
    }
    pl_score_wish wish = { .item = item,
                           .who = who,
                           .value = value_of(room, &now),
                           .word = now.stored ? now.stored->word : NULL,
                           .sentence = now.stored ? now.stored->sentence : NULL,
                           .done = done };
    pl_desk_score(desk, &wish);
}

int pl_desk_score_rest(pl_desk *desk, int domain, const char *reason, bool really)
{
    const pl_review *review = desk->facts.review;
    if (domain >= desk->facts.rubric->domain_count)
        return 0;
    const pl_domain *of = &desk->facts.rubric->domains[domain];
    int count = 0;
    for (int i = 0; i < of->item_count; i++) {
        const pl_item *item = &of->items[i];
        int people = item->per != PL_PER_FACILITATOR ? 1 : review->facilitator_count;
        for (int k = 0; k < people; k++) {
            pl_who who =
                item->per != PL_PER_FACILITATOR ? PL_WHO_SESSION : review->facilitators[k].slot;
            if (!item->applies[review->setting] || pl_desk_score_of(desk, item->id, who).any)
                continue;
            pl_score score = { .review = review->id,
                               .item = item->id,
                               .who = who,
                               .level = PL_NO_LEVEL,
                               .reason = reason,
                               .done = half_done(desk, item->id, who) };
            if (really && (!desk_may_write(desk) || !send(desk, &score, false, count > 0)))
                return count;
            count++;
        }
    }
    return count;
}

/* ----- evidence */

typedef struct evidence_change {
    pl_id review, tag;
    char item[16];
    pl_who who;
    bool cited;
} evidence_change;

static bool run_evidence(pl_store *store, void *arg, pl_error *err)
{
    const evidence_change *change = arg;
    return pl_store_evidence_set(store, change->review, change->item, change->who, change->tag,
                                 change->cited, err);
}

static void evidence_kept(void *ctx, void *arg, const pl_receipt *receipt)
{
    pl_desk *desk = ctx;
    (void)arg;
    if (!receipt->ok)
        desk_failed(desk, receipt);
    desk->facts_old = true;
    desk_read_titles(desk);
    desk_changed(desk);
}

void pl_desk_evidence(pl_desk *desk, const char *item, pl_who who, pl_id tag, bool cited)
{
    if (!desk_may_write(desk))
        return;
    evidence_change *change = pl_alloc(sizeof *change);
    *change =
        (evidence_change){ .review = desk->inner->review, .tag = tag, .who = who, .cited = cited };
    copy_into(change->item, sizeof change->item, item);
    if (desk_send(desk, run_evidence, evidence_kept, change, free))
        desk_step_made(desk);
}

const pl_desk_tag *const *pl_desk_moments(pl_desk *desk, const char *item, int *count)
{
    int row = pl_desk_item_index(desk, item);
    *count = 0;
    return row < 0 ? NULL : desk_moments_of(desk, row, count);
}

/* ----- a 0 opens when what follows its moment was watched */

/* Short silences that were left out stand in nobody's way: nothing was said in them. */
static pl_time gone_through(const pl_desk *desk, pl_time from, pl_time to)
{
    return pl_ranges_within(&desk->inner->shown, from, to) +
           pl_ranges_within(&desk->inner->skipped, from, to);
}

bool pl_desk_level_open(pl_desk *desk, const pl_item *item, pl_who who, int level,
                        pl_time *opens_us, int *minutes)
{
    if (level != item->scale->levels[0].value || level != 0 || item->zero_minutes <= 0)
        return true;
    int count;
    const pl_desk_tag *const *moments = pl_desk_moments(desk, item->id, &count);
    pl_time wanted = (pl_time)item->zero_minutes * 60 * 1000 * 1000;
    for (int i = 0; i < count; i++) {
        if (!desk_tag_names(moments[i], who))
            continue;
        pl_time from = moments[i]->tag.made_us, to = from + wanted;
        if (to > desk->facts.recording->duration_us && !desk->facts.recording->growing)
            to = desk->facts.recording->duration_us;
        if (gone_through(desk, from, to) >= to - from - PL_DESK_SLACK_US)
            continue;
        *opens_us = from;
        *minutes = item->zero_minutes;
        return false;
    }
    return true;
}
