/* What was counted in the stretch, what is worked out of it, and what is to be talked about. */
#include "draft.h"

#include "plumbline/measure/review.h"

static const char *stretch_words(draft *d)
{
    const pl_review_facts *facts = &d->facts;
    const pl_counted *counted = &facts->counted;
    char from[PL_TIME_ROOM], to[PL_TIME_ROOM], time[PL_TIME_ROOM];
    if (counted->chosen == PL_CHOSEN_NOT)
        return "No stretch was chosen: nothing was counted.";
    const char *seed =
        counted->seed ? pl_arena_format(d->arena, " (seed %lld)", (long long)counted->seed) : "";
    pl_time_format(from, counted->from_us, 0);
    pl_time_format(to, counted->to_us, 0);
    pl_time_format(time, facts->counted_us, 0);
    if (!facts->by_ledger)
        return pl_arena_format(d->arena,
                               "%s to %s, %s%s. Nothing was watched in Plumbline: rates are over "
                               "all of it.",
                               from, to, pl_chosen_words(counted->chosen), seed);
    return pl_arena_format(d->arena, "%s to %s, %s%s. %s of it was watched: rates are over that.",
                           from, to, pl_chosen_words(counted->chosen), seed, time);
}

static const pl_report_count *counts_of(draft *d, int *count, const int *sums, bool participants)
{
    const pl_rubric *rubric = d->facts.rubric;
    char rate[PL_COMPUTED_ROOM];
    pl_report_count *list = pl_arena_alloc(d->arena, (size_t)rubric->counter_count * sizeof *list);
    *count = 0;
    for (int i = 0; i < rubric->counter_count; i++) {
        const pl_counter *counter = &rubric->counters[i];
        if (counter->participants != participants)
            continue;
        pl_rate_words(rate, &rubric->counting, sums[i], d->facts.counted_us);
        list[(*count)++] = (pl_report_count){ .title = pl_arena_text(d->arena, counter->title),
                                              .count = sums[i],
                                              .rate = pl_arena_text(d->arena, rate) };
    }
    return list;
}

/* Counted in a pass of its own, which is off as shipped: none of it where nothing was. */
static bool has_participants(const draft *d, const int *sums)
{
    for (int i = 0; i < d->facts.rubric->counter_count; i++)
        if (d->facts.rubric->counters[i].participants && sums[i] > 0)
            return true;
    return false;
}

static void add_formulas(draft *d)
{
    const pl_rubric *rubric = d->facts.rubric;
    pl_computed computed[PL_FORMULAS_MOST];
    char words[PL_COMPUTED_ROOM];
    pl_report_counted *out = &d->report->counted;
    pl_report_formula *list =
        pl_arena_alloc(d->arena, (size_t)rubric->formula_count * sizeof *list);
    pl_measure_computed(computed, &d->facts, &d->facts.tally, d->who->slot);
    for (int i = 0; i < rubric->formula_count; i++) {
        list[i].title = pl_arena_text(d->arena, rubric->formulas[i].title);
        pl_computed_words(words, &computed[i], &rubric->formulas[i]);
        list[i].value = pl_arena_text(d->arena, words);
        list[i].why = draft_words(d, pl_computed_why(words, &computed[i], rubric));
    }
    out->formulas = list;
    out->formula_count = rubric->formula_count;
}

/* Beside what was released to this person alone: nothing of another review is first heard of here. */
static void add_guards(draft *d)
{
    int most = d->facts.rubric->guard_count;
    const char **list = pl_arena_alloc(d->arena, (size_t)most * sizeof *list);
    char words[PL_GUARD_ROOM];
    for (int i = 0; i < most; i++) {
        if (pl_measure_guarded(&d->facts, i, d->who->slot, true)) {
            pl_guard_words(words, &d->facts, i, d->who->slot, true);
            list[d->report->counted.guard_count++] = pl_arena_text(d->arena, words);
        } else if (pl_measure_guarded(&d->facts, i, d->who->slot, false)) {
            draft_note(d, "Not in the report, since the other review is not released: %s",
                       pl_guard_words(words, &d->facts, i, d->who->slot, false));
        }
    }
    d->report->counted.guards = list;
}

void draft_counted(draft *d)
{
    const pl_rubric *rubric = d->facts.rubric;
    pl_report_counted *out = &d->report->counted;
    int sums[PL_COUNTERS_MOST];
    if (!d->report->person.shown)
        return;
    add_guards(d);
    if (rubric->formula_count > 0)
        add_formulas(d);
    out->any = rubric->counter_count > 0;
    if (!out->any)
        return;
    pl_measure_tally_sums(sums, rubric, &d->facts.tally, d->who->slot);
    out->stretch = stretch_words(d);
    out->per = pl_arena_format(d->arena, "in %d min", rubric->counting.rate_minutes);
    out->counts = counts_of(d, &out->count, sums, false);
    if (has_participants(d, sums) && !d->hold_session)
        out->participants = counts_of(d, &out->participant_count, sums, true);
}
