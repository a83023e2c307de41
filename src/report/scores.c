/* Levels in words, domain by domain; a person's and the session's kept apart. Figures come from measure;
 * none of them is worked out here. */
#include "draft.h"

#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"
#include "plumbline/measure/review.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

const char *draft_level_words(draft *d, const pl_score *score)
{
    const pl_item *item = pl_rubric_item_find(d->facts.rubric, score->item);
    const pl_level *level = item ? pl_scale_level(item->scale, score->level) : NULL;
    if (!level)
        return pl_arena_format(d->arena, "%d", score->level);
    pl_text words = { 0 };
    for (int i = 0; i < level->words.count; i++) {
        if (score->word && strcasecmp(score->word, level->words.items[i]) != 0)
            continue;
        pl_text_add_format(&words, "%s%s", words.size ? " or " : "", level->words.items[i]);
    }
    const char *made = pl_arena_format(d->arena, "%d %s", level->value, pl_text_get(&words));
    pl_text_free(&words);
    return made;
}

/* `words` with (n) and (reason) in place. */
static const char *fill_in(draft *d, const char *words, const pl_no_score *reason)
{
    pl_text made = { 0 };
    while (*words) {
        if (pl_text_starts(words, "(n)")) {
            pl_time most = pl_review_to_watch(&d->facts);
            pl_time shown = d->facts.shown_us < most ? d->facts.shown_us : most;
            pl_text_add_format(&made, "%d", (int)(shown / 60000000));
            words += 3;
        } else if (pl_text_starts(words, "(reason)")) {
            pl_text_add_char(&made, (char)tolower((unsigned char)reason->title[0]));
            pl_text_add(&made, reason->title[0] ? reason->title + 1 : "");
            words += 8;
        } else {
            pl_text_add_char(&made, *words++);
        }
    }
    const char *kept = pl_arena_text(d->arena, pl_text_get(&made));
    pl_text_free(&made);
    return kept;
}

/* Why there is no level. How much was watched can only be said where it is on record. */
static const char *reason_words(draft *d, const pl_item *item, const char *id)
{
    const pl_no_score *reason = id ? pl_rubric_no_score_find(d->facts.rubric, id) : NULL;
    if (!reason)
        return "Not scored";
    bool known = d->facts.shown_us > 0;
    const char *critical = item->critical ? reason->critical_words : NULL;
    if (critical && (known || !strstr(critical, "(n)")))
        return fill_in(d, critical, reason);
    if (critical)
        return pl_arena_format(d->arena, "%s; the minutes watched are not on record",
                               reason->title);
    return !draft_all_watched(d) && reason->part_words
               ? pl_arena_format(d->arena, "%s %s", reason->title, reason->part_words)
               : pl_arena_text(d->arena, reason->title);
}

static const pl_tag *find_tag(const draft *d, pl_id id)
{
    for (int i = 0; i < d->facts.tags.count; i++)
        if (d->facts.tags.items[i].id == id)
            return &d->facts.tags.items[i];
    return NULL;
}

static int by_time(const void *a, const void *b)
{
    pl_time x = *(const pl_time *)a, y = *(const pl_time *)b;
    return x < y ? -1 : x > y;
}

static void add_moments(draft *d, pl_report_score *line, const pl_score *score)
{
    pl_time *moments = pl_arena_alloc(d->arena, (size_t)score->evidence_count * sizeof *moments);
    for (int i = 0; i < score->evidence_count; i++) {
        const pl_tag *tag = find_tag(d, score->evidence[i]);
        if (tag && draft_may_show_time(d, tag))
            moments[line->moment_count++] = tag->at_us;
    }
    if (line->moment_count)
        qsort(moments, (size_t)line->moment_count, sizeof *moments, by_time);
    line->moments = moments;
}

static void add_remark(draft *d, pl_report_score *line, const pl_score *score)
{
    if (score->sentence && *score->sentence)
        line->remark = pl_arena_text(d->arena, score->sentence);
    else if (score->level == PL_NO_LEVEL || line->moment_count)
        return;
    else if (score->evidence_count)
        line->remark = "its moment is not printed";
    else
        line->remark = draft_words(d, d->facts.rubric->evidence.nothing_cited);
}

/* The two-column option; in no figure. */
static const char *done_words(draft *d, const pl_item *item, const pl_score *score)
{
    const pl_done *done = &d->facts.rubric->done;
    if (!item->done || score->done < 1 || score->done > done->choices.count)
        return NULL;
    return pl_arena_format(d->arena, "%s %s", done->title, done->choices.items[score->done - 1]);
}

static pl_report_score line_of(draft *d, const pl_item *item, pl_who who)
{
    const pl_score *score = pl_scores_find(&d->facts.scores, item->id, who);
    pl_report_score line = { .item = draft_name(d, item->id), .level = PL_NO_LEVEL };
    if (!score) {
        bool applies = item->applies[d->facts.review->setting];
        bool left_out = item->left_out[d->facts.review->setting];
        line.words = applies    ? "Not scored"
                     : left_out ? "Not part of a short review"
                                : "Does not apply";
        return line;
    }
    line.level = score->level;
    line.apart = item->scale->id != NULL;
    line.words = score->level == PL_NO_LEVEL ? reason_words(d, item, score->reason)
                                             : draft_level_words(d, score);
    line.done = done_words(d, item, score);
    add_moments(d, &line, score);
    add_remark(d, &line, score);
    return line;
}

/* A check stands with the session: yes, no or not judged; in no figure. */
static pl_report_score answer_of(draft *d, const pl_check_question *question)
{
    const pl_score *score = pl_scores_find(&d->facts.scores, question->id, PL_WHO_SESSION);
    pl_report_score line = { .item = draft_name(d, question->id), .level = PL_NO_LEVEL };
    line.words = !score || score->level == PL_NO_LEVEL ? "Not judged"
                 : score->level == 1                   ? "Yes"
                                                       : "No";
    if (!score || (question->hide_moment && score->level == 1)) {
        line.remark = score ? "what was revealed is not written here" : NULL;
        return line;
    }
    add_moments(d, &line, score);
    line.remark = draft_words(d, score->sentence);
    return line;
}

static int add_checks(draft *d, pl_report_score *lines, int domain)
{
    const pl_rubric *rubric = d->facts.rubric;
    int count = 0;
    for (int i = 0; i < rubric->check_count; i++)
        for (int k = 0; rubric->checks[i].domain == domain && k < rubric->checks[i].question_count;
             k++)
            lines[count++] = answer_of(d, &rubric->checks[i].questions[k]);
    return count;
}

static int question_count(const pl_rubric *rubric)
{
    int count = 0;
    for (int i = 0; i < rubric->check_count; i++)
        count += rubric->checks[i].question_count;
    return count;
}

typedef struct sums {
    pl_score_fact *facts;
    int count;
    pl_per per;
    pl_who who;
} sums;

static void add_items(draft *d, pl_report_domain *domain, int place, const sums *sum)
{
    const pl_domain *source = &d->facts.rubric->domains[place];
    size_t room = (size_t)source->item_count + (size_t)question_count(d->facts.rubric);
    pl_report_score *lines = pl_arena_alloc(d->arena, room * sizeof *lines);
    for (int i = 0; i < source->item_count; i++) {
        const pl_item *item = &source->items[i];
        bool said = item->applies[d->facts.review->setting] ||
                    pl_scores_find(&d->facts.scores, item->id, sum->who);
        if (item->per != sum->per || !said)
            continue;
        lines[domain->item_count] = line_of(d, item, sum->who);
        domain->rated += lines[domain->item_count++].level != PL_NO_LEVEL;
    }
    if (sum->per == PL_PER_SESSION)
        domain->item_count += add_checks(d, lines + domain->item_count, place);
    domain->items = lines;
}

static pl_report_domain domain_of(draft *d, int place, const sums *sum)
{
    const pl_domain *source = &d->facts.rubric->domains[place];
    pl_report_domain domain = { .id = pl_arena_text(d->arena, source->id),
                                .title = pl_arena_text(d->arena, source->title),
                                .place = place + 1,
                                .tenths = -1 };
    char words[PL_FIGURE_ROOM];
    pl_sum_rules rules = pl_measure_rules(&d->facts);
    pl_figure figure = pl_measure_domain(sum->facts, sum->count, sum->per, place, &rules);
    domain.words = pl_arena_text(d->arena, pl_domain_words(words, &figure, &rules));
    if (figure.rule == PL_FIGURE_SHOWN)
        domain.tenths = figure.tenths;
    add_items(d, &domain, place, sum);
    return domain;
}

static void add_overall(draft *d, pl_report_scores *scores, const sums *sum)
{
    char words[PL_FIGURE_ROOM];
    pl_figure figure = pl_measure_overall(&d->facts, sum->who);
    pl_figure_words(words, &figure);
    scores->band = draft_words(d, pl_measure_band(&figure, d->facts.rubric));
    scores->overall =
        figure.rule == PL_FIGURE_SHOWN
            ? pl_arena_format(d->arena, "Overall %s%s%s", words, scores->band ? ", " : "",
                              scores->band ? scores->band : "")
            : pl_arena_text(d->arena, words);
    pl_rubric_totals totals = pl_rubric_count(d->facts.rubric, sum->per, d->facts.review->setting);
    int rated = 0;
    for (int i = 0; i < scores->domain_count; i++)
        rated += scores->domains[i].rated;
    scores->rated = pl_arena_format(d->arena, "%d of %d rated", rated, totals.items);
}

static bool is_question(const draft *d, const pl_report_score *score)
{
    return pl_rubric_question_find(d->facts.rubric, score->item.id) != NULL;
}

typedef struct unrated {
    const pl_report_score **items;
    int count, room;
} unrated;

static unrated collect_unrated(const draft *d, const pl_report_scores *scores)
{
    unrated all = { 0 };
    for (int i = 0; i < scores->domain_count; i++)
        for (int k = 0; k < scores->domains[i].item_count; k++) {
            const pl_report_score *score = &scores->domains[i].items[k];
            if (score->level != PL_NO_LEVEL && !is_question(d, score))
                continue;
            pl_grow(all.items, all.count, all.room);
            all.items[all.count++] = score;
        }
    return all;
}

/* Each reason once. */
static const char *unrated_words(draft *d, const pl_report_scores *scores)
{
    unrated all = collect_unrated(d, scores);
    pl_text out = { 0 };
    for (int i = 0; i < all.count; i++) {
        if (!all.items[i])
            continue;
        const char *words = all.items[i]->words;
        for (int k = i, before = 0; k < all.count; k++) {
            if (!all.items[k] || !pl_text_same(all.items[k]->words, words))
                continue;
            pl_text_add_format(&out, "%s%s",
                               before++   ? ", "
                               : out.size ? " "
                                          : "",
                               all.items[k]->item.id);
            all.items[k] = NULL;
        }
        pl_text_add_format(&out, ": %s.", words);
    }
    free(all.items);
    const char *kept = draft_words(d, pl_text_get(&out));
    pl_text_free(&out);
    return kept;
}

static pl_report_scores scores_of(draft *d, pl_per per, pl_who who)
{
    pl_report_scores scores = { .shown = true };
    sums sum = { .per = per, .who = who };
    sum.facts = pl_measure_facts(&sum.count, &d->facts, who);
    int all = d->facts.rubric->domain_count;
    pl_report_domain *domains = pl_arena_alloc(d->arena, (size_t)all * sizeof *domains);
    for (int i = 0; i < all; i++) {
        pl_report_domain domain = domain_of(d, i, &sum);
        if (domain.item_count)
            domains[scores.domain_count++] = domain;
    }
    scores.domains = domains;
    add_overall(d, &scores, &sum);
    scores.unrated = unrated_words(d, &scores);
    free(sum.facts);
    return scores;
}

static void add_how(draft *d)
{
    const pl_rubric *rubric = d->facts.rubric;
    const char *whose = d->facts.review->kind == PL_REVIEW_CONSENSUS
                            ? "what two reviewers agreed on about"
                            : "one person’s judgement of";
    if (rubric->level_count > 0)
        d->report->how_scored[0] = pl_arena_format(
            d->arena,
            "Items are scored %d to %d against the words printed in the appendix. A figure is %s "
            "one "
            "session. It is not a pass mark.",
            rubric->levels[0].value, rubric->levels[rubric->level_count - 1].value, whose);
    else
        d->report->how_scored[0] = pl_arena_format(
            d->arena, "What is said is %s one session. It is not a pass mark.", whose);
    d->report->how_scored[1] =
        pl_arena_format(d->arena, "Scored twice: %c%s.", tolower(d->report->double_scored[0]),
                        d->report->double_scored + 1);
    d->report->how_scored[2] = "This report is for supervision. No decision about a person’s work "
                               "may rest on its figures alone.";
}

void draft_scores(draft *d)
{
    pl_report *report = d->report;
    add_how(d);
    report->least_for_mean = pl_measure_rules(&d->facts).domain_mean_items;
    report->no_scores = d->options->no_scores;
    if (report->no_scores) {
        report->person.withheld = report->whole_session.withheld =
            "Scores are left out of this copy.";
        return;
    }
    const char *later = pl_arena_format(
        d->arena, "Not in this copy. %s goes through them with you.", report->reviewer);
    if (d->facts.review->service) {
        report->whole_session = scores_of(d, PL_PER_SERVICE, PL_WHO_SESSION);
        return;
    }
    if (d->hold_person)
        report->person.withheld = later;
    else
        report->person = scores_of(d, PL_PER_FACILITATOR, report->slot);
    if (d->hold_session)
        report->whole_session.withheld = later;
    else
        report->whole_session = scores_of(d, PL_PER_SESSION, PL_WHO_SESSION);
}

void draft_appendix(draft *d)
{
    const pl_rubric *rubric = d->facts.rubric;
    pl_setting setting = d->facts.review->setting;
    pl_report_words *list = pl_arena_alloc(d->arena, (size_t)rubric->item_count * sizeof *list);
    for (int i = 0; i < rubric->item_count; i++)
        if (rubric->items[i].applies[setting])
            list[d->report->appendix_count++] =
                (pl_report_words){ .item = &rubric->items[i],
                                   .words = &rubric->items[i].words[setting] };
    d->report->appendix = list;
}
