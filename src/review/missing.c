#include "plumbline/review/review.h"

#include "plumbline/base/memory.h"
#include "plumbline/store/facts.h"
#include "plumbline/store/reviews.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

typedef struct collector {
    const pl_review_facts *facts;
    pl_arena *arena;
    pl_missing *items;
    int count, room;
} collector;

static void add(collector *to, const char *what, const char *item, pl_who who, const char *words)
{
    pl_grow(to->items, to->count, to->room);
    to->items[to->count++] = (pl_missing){
        .what = what, .item = pl_arena_text(to->arena, item), .who = who, .words = words
    };
}

/* "2.4 A", "5.1 Session" */
static const char *place(collector *to, const char *item, pl_who who)
{
    if (to->facts->review->service)
        return item;
    return who == PL_WHO_SESSION ? pl_arena_format(to->arena, "%s Session", item)
                                 : pl_arena_format(to->arena, "%s %c", item, who);
}

/* A matter about this score that is not withdrawn; NULL when there is none. */
static const pl_matter *matter_of(const pl_review_facts *facts, const char *item, pl_who who)
{
    for (int i = 0; i < facts->matters.count; i++) {
        const pl_matter *matter = &facts->matters.items[i];
        if (matter->item && !matter->withdrawn && matter->about == who &&
            strcmp(matter->item, item) == 0)
            return matter;
    }
    return NULL;
}

static void check_account(collector *to, const char *item, pl_who who, const char *level)
{
    if (!matter_of(to->facts, item, who))
        add(to, "words", item, who,
            pl_arena_format(to->arena, "%s: %s, so what was seen and heard in words",
                            place(to, item, who), level));
}

static const char *after_spaces(const char *words)
{
    return words + strspn(words, " \n");
}

static size_t without_stop(const char *words)
{
    size_t size = strlen(words);
    while (size > 0 && strchr(" .\n", words[size - 1]))
        size--;
    return size;
}

/* A capital at its beginning and a full stop at its end make no other sentence of it. */
static bool same_sentence(const char *said, const char *set)
{
    said = after_spaces(said);
    set = after_spaces(set);
    size_t size = without_stop(set);
    return size > 0 && without_stop(said) == size &&
           tolower((unsigned char)*said) == tolower((unsigned char)*set) &&
           memcmp(said + 1, set + 1, size - 1) == 0;
}

/* A sentence of the rubric may stand for the moment of one item at one level. */
static bool has_sentence(const pl_item *item, const pl_score *score)
{
    return item->no_moment_sentence && score->level == item->no_moment_level;
}

/* A moment alone will do, or one set sentence; words that are kept and stand for none are named. */
static void check_moment(collector *to, const pl_item *item, const pl_score *score)
{
    bool set = has_sentence(item, score), kept = score->sentence && *score->sentence;
    if (set && kept && same_sentence(score->sentence, item->no_moment_sentence))
        return;
    const char *or_else =
        set ? pl_arena_format(to->arena, ", or the sentence “%s”", item->no_moment_sentence) : "";
    const char *why = !kept ? ""
                      : set ? "; the words kept here stand for none"
                            : "; the sentence kept here does not stand for one";
    add(to, "moment", item->id, score->who,
        pl_arena_format(to->arena, "%s: a moment for level %d%s%s", place(to, item->id, score->who),
                        score->level, or_else, why));
}

static void check_evidence(collector *to, const pl_item *item, const pl_score *score)
{
    pl_evidence needs = pl_rubric_evidence(item, score->level);
    bool sentence = score->sentence && *score->sentence;
    if (needs == PL_EVIDENCE_NONE || score->evidence_count > 0)
        return;
    if (needs == PL_EVIDENCE_LINK) {
        if (pl_links_of(&to->facts->links, item->id) == 0)
            add(to, "link", item->id, score->who,
                pl_arena_format(to->arena, "%s: a link to the evidence for level %d", item->id,
                                score->level));
        return;
    }
    if (needs == PL_EVIDENCE_MOMENT_OR_SENTENCE) {
        if (!sentence)
            add(to, "moment", item->id, score->who,
                pl_arena_format(to->arena, "%s: a moment or a sentence for level %d",
                                place(to, item->id, score->who), score->level));
        return;
    }
    check_moment(to, item, score);
}

static void check_score(collector *to, const pl_item *item, pl_who who)
{
    const pl_score *score = pl_scores_find(&to->facts->scores, item->id, who);
    if (!score) {
        if (item->applies[to->facts->review->setting])
            add(to, "score", item->id, who,
                pl_arena_format(to->arena, "%s: a score, or a reason for none",
                                place(to, item->id, who)));
        return;
    }
    if (score->level == PL_NO_LEVEL)
        return;
    const pl_level *level = pl_scale_level(item->scale, score->level);
    if (level && level->words.count > 1 && !score->word)
        add(to, "word", item->id, who,
            pl_arena_format(to->arena, "%s: for level %d choose %s or %s", place(to, item->id, who),
                            level->value, level->words.items[0], level->words.items[1]));
    check_evidence(to, item, score);
    if (item->critical && pl_item_is_critical_at(item, score->level))
        check_account(to, item->id, who, pl_arena_format(to->arena, "level %d", score->level));
}

/* Of a self-review nothing of the sheet is asked: as many items as one likes, from memory. */
static bool is_self(const collector *to)
{
    return to->facts->review->kind == PL_REVIEW_SELF;
}

static void check_items(collector *to)
{
    const pl_rubric *rubric = to->facts->rubric;
    const pl_review *review = to->facts->review;
    for (int i = 0; i < rubric->item_count; i++) {
        if (rubric->items[i].per != PL_PER_FACILITATOR)
            check_score(to, &rubric->items[i], PL_WHO_SESSION);
        else
            for (int k = 0; k < review->facilitator_count; k++)
                check_score(to, &rubric->items[i], review->facilitators[k].slot);
    }
}

static void check_questions(collector *to)
{
    const pl_rubric *rubric = to->facts->rubric;
    for (int i = 0; i < rubric->check_count; i++)
        for (int k = 0; k < rubric->checks[i].question_count; k++) {
            const pl_check_question *question = &rubric->checks[i].questions[k];
            const pl_score *score =
                pl_scores_find(&to->facts->scores, question->id, PL_WHO_SESSION);
            if (!score)
                add(to, "check", question->id, PL_WHO_SESSION,
                    pl_arena_format(to->arena, "%s: yes, no or not-judged: %s", question->id,
                                    question->text[to->facts->review->setting]));
            else if (question->critical && score->level == 1)
                check_account(to, question->id, PL_WHO_SESSION, "yes");
        }
}

static void check_prompts(collector *to)
{
    const pl_rubric *asks = pl_review_asks(to->facts);
    for (int i = 0; asks && i < asks->prompt_count; i++) {
        const pl_prompt *prompt = &asks->prompts[i];
        if (prompt->asked == PL_ASKED_NEEDED && !prompt->locked &&
            !pl_answers_any(&to->facts->answers, prompt))
            add(to, "prompt", prompt->id, 0,
                pl_arena_format(to->arena, "Question %s, %s: an answer", prompt->id,
                                prompt->title ? prompt->title : prompt->text));
    }
}

static void check_risks(collector *to)
{
    for (int i = 0; i < to->facts->risks.count; i++) {
        char at[PL_TIME_ROOM];
        const pl_risk *risk = &to->facts->risks.items[i];
        if (!risk->answer)
            add(to, "risk", NULL, 0,
                pl_arena_format(to->arena, "Someone may be at risk, %s: an answer",
                                pl_time_format(at, risk->at_us, 0)));
    }
}

static void check_matters(collector *to)
{
    for (int i = 0; i < to->facts->matters.count; i++) {
        char at[PL_TIME_ROOM];
        const pl_matter *matter = &to->facts->matters.items[i];
        if (!matter->withdrawn && !matter->words)
            add(to, "words", matter->item, matter->about,
                pl_arena_format(to->arena, "A concern about practice, %s: in words",
                                pl_time_format(at, matter->at_us, 0)));
    }
}

static void check_departures(collector *to)
{
    for (int i = 0; i < to->facts->departures.count; i++) {
        char at[PL_TIME_ROOM];
        const pl_departure *one = &to->facts->departures.items[i];
        if (!one->reason || !one->agreed_by)
            add(to, "departure", NULL, 0,
                pl_arena_format(to->arena, "An agreed departure, %s: why, and agreed with whom",
                                pl_time_format(at, one->at_us, 0)));
    }
}

/* It blocks nobody: more is watched, or it is signed with a reason, which is printed. */
static void check_watched(collector *to)
{
    int asked = pl_review_watched_asked(to->facts);
    int percent = pl_review_watched_percent(to->facts);
    if (percent < asked && !to->facts->review->watched_reason)
        add(to, "watched", NULL, 0,
            pl_arena_format(to->arena, "Watched %d %%. Local policy asks for %d %%.", percent,
                            asked));
}

static void check_strength(collector *to, const pl_review_facilitator *who, const pl_noted *noted)
{
    bool writes = pl_review_writes(to->facts);
    unsigned strengths = writes ? noted->said : noted->strengths;
    if (!who->no_strength && !(strengths & PL_WHO_BIT(who->slot)))
        add(to, "strength", NULL, who->slot,
            pl_arena_format(to->arena, "%c: %s, or “no strength noted” with a reason", who->slot,
                            writes ? "one strength, with its sentence in the note" : "a strength"));
}

/* What a short review has in writing beside its levels. */
static void check_written(collector *to, const pl_review_facilitator *who, const pl_noted *noted)
{
    bool any = pl_actions_of(&to->facts->actions, who->slot) > 0;
    if (!(noted->points & PL_WHO_BIT(who->slot)))
        add(to, "point", NULL, who->slot,
            pl_arena_format(to->arena,
                            "%c: one point to try: a development point, with its sentence in the "
                            "note",
                            who->slot));
    if (!any)
        add(to, "action", NULL, who->slot,
            pl_arena_format(to->arena, "%c: one action: what, by when, and which item it serves",
                            who->slot));
    else if (!(noted->acted & PL_WHO_BIT(who->slot)))
        add(to, "action", NULL, who->slot,
            pl_arena_format(to->arena,
                            "%c: the moment of an action: it names the item that it serves, and a "
                            "tag of %c names that item",
                            who->slot, who->slot));
}

static void check_notes(collector *to, const pl_noted *noted)
{
    for (int i = 0; i < to->facts->review->facilitator_count; i++) {
        const pl_review_facilitator *who = &to->facts->review->facilitators[i];
        check_strength(to, who, noted);
        if (pl_review_writes(to->facts))
            check_written(to, who, noted);
    }
}

bool pl_review_writes(const pl_review_facts *facts)
{
    return pl_review_is_short(facts->review) && facts->rubric->short_review.write.count > 0;
}

/* Of whom an action serves an item that this tag names. */
static unsigned acted(const pl_review_facts *facts, const pl_tag *tag)
{
    unsigned people = 0;
    for (int i = 0; i < facts->actions.count; i++) {
        const pl_action *action = &facts->actions.items[i];
        if (action->item && pl_tag_has_item(tag, action->item))
            people |= PL_WHO_BIT(action->slot) & tag->facilitators;
    }
    return people;
}

void pl_review_note(pl_noted *to, const pl_review_facts *facts, const pl_tag *tag)
{
    bool words = tag->note[strspn(tag->note, " \n")] != '\0';
    if (tag->kind == PL_TAG_STRENGTH)
        to->strengths |= tag->facilitators;
    if (tag->kind == PL_TAG_STRENGTH && words)
        to->said |= tag->facilitators;
    if (tag->kind == PL_TAG_DEVELOPMENT && words)
        to->points |= tag->facilitators;
    to->acted |= acted(facts, tag);
}

void pl_review_missing(pl_missing_list *out, const pl_review_facts *facts)
{
    pl_noted noted = { 0 };
    for (int i = 0; i < facts->tags.count; i++)
        pl_review_note(&noted, facts, &facts->tags.items[i]);
    pl_review_missing_noted(out, facts, &noted);
}

void pl_review_missing_noted(pl_missing_list *out, const pl_review_facts *facts,
                             const pl_noted *noted)
{
    collector to = { .facts = facts, .arena = pl_arena_new() };
    if (facts->recording->growing)
        add(&to, "recording", NULL, 0,
            "The end of the recording: it has not been read to its end yet");
    check_risks(&to);
    check_matters(&to);
    check_departures(&to);
    if (!is_self(&to)) {
        check_items(&to);
        check_questions(&to);
    }
    check_prompts(&to);
    if (!is_self(&to) && facts->rubric->item_count > 0)
        check_notes(&to, noted);
    check_watched(&to);
    *out = (pl_missing_list){ .arena = to.arena, .count = to.count };
    out->items = pl_arena_alloc(to.arena, (size_t)to.count * sizeof *to.items);
    if (to.count)
        memcpy(out->items, to.items, (size_t)to.count * sizeof *to.items);
    free(to.items);
}

void pl_missing_free(pl_missing_list *missing)
{
    pl_arena_free(missing->arena);
    *missing = (pl_missing_list){ 0 };
}

bool pl_review_less(pl_store *store, const pl_review_facts *facts, const char *reason,
                    pl_error *err)
{
    int asked = pl_review_watched_asked(facts);
    if (!reason || !*reason)
        return pl_fail(err, PL_BAD_INPUT, "Say why it is signed with less; it is printed.");
    if (pl_review_watched_percent(facts) >= asked)
        return pl_fail(err, PL_BAD_INPUT,
                       "As much was watched as local policy asks for: no reason is needed.");
    return pl_store_watched_reason(store, facts->review->id, asked, reason, err);
}

bool pl_review_sign(pl_store *store, pl_id review, pl_error *err)
{
    pl_review_facts facts;
    if (!pl_store_facts(&facts, store, review, err))
        return false;
    pl_missing_list missing;
    pl_review_missing(&missing, &facts);
    int64_t revision = facts.review->revision;
    int count = missing.count;
    bool already = facts.review->is_signed;
    if (count && !already)
        pl_fail(err, PL_REFUSED, "%d thing%s left before this review can be signed. The first: %s.",
                count, count == 1 ? " is" : "s are", missing.items[0].words);
    pl_missing_free(&missing);
    pl_review_facts_free(&facts);
    return (count == 0 || already) && pl_store_review_sign(store, review, revision, err);
}
