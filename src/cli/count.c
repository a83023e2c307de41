#include "cli.h"

#include "plumbline/measure/review.h"
#include "plumbline/model/score.h"
#include "plumbline/review/counts.h"
#include "plumbline/review/review.h"
#include "plumbline/store/tally.h"

#include <stdlib.h>

static const char *who_name(char out[8], pl_who who)
{
    snprintf(out, 8, who == PL_WHO_SESSION ? "session" : "%c", who);
    return out;
}

static void out_tally(pl_json *json, const pl_tally *tally)
{
    char who[8];
    out_id(json, "count", tally->id);
    pl_json_string(json, "counter", tally->counter);
    pl_json_string(json, "facilitator", who_name(who, tally->who));
    pl_json_string(json, "kind", tally->kind);
    pl_json_int(json, "at_us", tally->at_us);
    out_time(json, "to_us", tally->to_us);
}

static void print_tally(const pl_tally *tally)
{
    char id[PL_ID_ROOM], at[PL_TIME_ROOM], to[PL_TIME_ROOM], who[8];
    printf("%s  %s", short_id(id, tally->id), pl_time_format(at, tally->at_us, 3));
    if (tally->to_us != PL_NO_TIME)
        printf(" to %s", pl_time_format(to, tally->to_us, 3));
    show("  %s  %s%s%s\n", tally->counter, who_name(who, tally->who), tally->kind ? "  " : "",
         tally->kind ? tally->kind : "");
}

static int show_tally(context *c, const pl_tally *tally, bool deleted)
{
    if (c->json) {
        pl_json_object(&c->out, NULL);
        out_tally(&c->out, tally);
        if (deleted)
            pl_json_bool(&c->out, "deleted", true);
        pl_json_end_object(&c->out);
        out_flush(c);
    } else if (deleted) {
        puts("Count deleted. You can undo this, also after a restart, until you sign.");
    } else {
        print_tally(tally);
    }
    return EXIT_DONE;
}

int run_count_add(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_review_facts facts;
    pl_tally tally = { .id = pl_id_new(),
                       .counter = a->operands[1],
                       .kind = arg(a, "--kind"),
                       .at_us = arg_time(a, "--at"),
                       .to_us = arg_time(a, "--to") };
    if (tally.at_us == PL_NO_TIME)
        return wrong_usage("count add wants the moment: --at TIME.");
    if (!open_library(c, LIBRARY_WRITE, &err) || !find_review(&facts, c, a->operands[0], &err))
        return failed(&err);
    tally.review = facts.review->id;
    pl_id id;
    bool ok = pl_review_who(&tally.who, &facts, a->operands[2], &err) &&
              to_frames(&tally.at_us, &tally.to_us, c, &facts, &err) &&
              pl_review_tally(&id, c->store, &facts, &tally, &err);
    if (!ok && err.code == PL_REFUSED && facts.counted.chosen == PL_CHOSEN_NOT)
        pl_fail(&err, PL_REFUSED,
                "Choose the stretch first, in which is counted: plumbline count stretch REVIEW.");
    int status = ok ? show_tally(c, &tally, false) : failed(&err);
    pl_review_facts_free(&facts);
    return status;
}

int run_count_delete(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_id id;
    pl_review_facts facts;
    if (!open_library(c, LIBRARY_WRITE, &err) || !find_review(&facts, c, a->operands[0], &err))
        return failed(&err);
    const pl_tally *found = NULL;
    bool ok = pl_store_find(&id, c->store, PL_NOUN_TALLY, a->operands[1], &err);
    for (int i = 0; ok && i < facts.tally.count; i++)
        if (facts.tally.items[i].id == id)
            found = &facts.tally.items[i];
    if (ok && !found)
        ok = pl_fail(&err, PL_NOT_FOUND, "There is no such count in this review.");
    ok = ok && pl_store_tally_delete(c->store, id, &err);
    int status = ok && found ? show_tally(c, found, true) : failed(&err);
    pl_review_facts_free(&facts);
    return status;
}

/* ----- the stretch */

static bool how_chosen(pl_counted *out, const cli_args *a, pl_error *err)
{
    const char *word = arg(a, "--chosen");
    out->from_us = arg_time(a, "--from");
    out->to_us = arg_time(a, "--to");
    bool placed = out->from_us != PL_NO_TIME;
    out->chosen = placed ? PL_CHOSEN_CHOSEN : PL_CHOSEN_RANDOM;
    if (word && strcmp(word, "none") == 0)
        out->chosen = PL_CHOSEN_NOT;
    else if (word && !pl_chosen_parse(&out->chosen, word))
        return pl_fail(err, PL_BAD_INPUT, "--chosen is random, chosen, whole or none.");
    if (arg(a, "--seed") && (placed || out->chosen != PL_CHOSEN_RANDOM))
        return pl_fail(err, PL_BAD_INPUT, "--seed draws a random stretch: leave --from out.");
    if (!placed && (out->to_us != PL_NO_TIME || out->chosen == PL_CHOSEN_CHOSEN))
        return pl_fail(err, PL_BAD_INPUT, "Say where the stretch begins: --from TIME.");
    if (placed && (out->chosen == PL_CHOSEN_WHOLE || out->chosen == PL_CHOSEN_NOT))
        return pl_fail(err, PL_BAD_INPUT, "The whole session, and none, take no times.");
    if (!seed_of(&out->seed, a, err))
        return false;
    if (!out->seed)
        out->seed = pl_id_new();
    return true;
}

/* Where nothing was given it is made now. */
static void settle_stretch(pl_counted *wish, const pl_review_facts *facts)
{
    if (wish->chosen == PL_CHOSEN_WHOLE) {
        *wish = pl_review_stretch_whole(facts);
    } else if (wish->chosen == PL_CHOSEN_NOT) {
        *wish = (pl_counted){ 0 };
    } else if (wish->from_us == PL_NO_TIME) {
        *wish = pl_review_stretch_draw(facts, wish->seed);
    } else {
        pl_counted from = pl_review_stretch_from(facts, wish->from_us);
        wish->to_us = wish->to_us == PL_NO_TIME ? from.to_us : wish->to_us;
        wish->seed = 0; /* drawn somewhere else, or chosen */
    }
}

static void out_stretch(context *c, const pl_counted *counted)
{
    bool any = counted->chosen != PL_CHOSEN_NOT;
    pl_json_string(&c->out, "chosen", pl_chosen_name(counted->chosen));
    out_time(&c->out, "from_us", any ? counted->from_us : PL_NO_TIME);
    out_time(&c->out, "to_us", any ? counted->to_us : PL_NO_TIME);
    if (counted->seed)
        pl_json_int(&c->out, "seed", counted->seed);
    else
        pl_json_null(&c->out, "seed");
}

static void print_stretch(const pl_counted *counted)
{
    char from[PL_TIME_ROOM], to[PL_TIME_ROOM];
    if (counted->chosen == PL_CHOSEN_NOT) {
        puts("No stretch is chosen.");
        return;
    }
    printf("%s to %s, %s", pl_time_format(from, counted->from_us, 0),
           pl_time_format(to, counted->to_us, 0), pl_chosen_words(counted->chosen));
    if (counted->seed)
        printf(" (seed %lld)", (long long)counted->seed);
    puts("");
}

int run_count_stretch(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_review_facts facts;
    pl_counted wish = { 0 };
    if (!how_chosen(&wish, a, &err))
        return wrong_usage("%s", err.text);
    if (!open_library(c, LIBRARY_WRITE, &err) || !find_review(&facts, c, a->operands[0], &err))
        return failed(&err);
    settle_stretch(&wish, &facts);
    bool ok = pl_review_stretch_check(&facts, &facts.tally, &wish, &err) &&
              pl_store_counted_set(c->store, facts.review->id, &wish, &err);
    pl_review_facts_free(&facts);
    if (!ok)
        return failed(&err);
    if (c->json) {
        pl_json_object(&c->out, NULL);
        out_stretch(c, &wish);
        pl_json_end_object(&c->out);
        out_flush(c);
    } else {
        print_stretch(&wish);
    }
    return EXIT_DONE;
}

/* ----- counts, rates, formulas */

static void show_counters(context *c, const pl_review_facts *s, pl_who who)
{
    const pl_rubric *rubric = s->rubric;
    int of[PL_COUNTERS_MOST];
    pl_measure_tally_sums(of, rubric, &s->tally, who);
    pl_json_array(&c->out, "counters");
    for (int i = 0; i < rubric->counter_count; i++) {
        const pl_counter *counter = &rubric->counters[i];
        char rate[PL_COMPUTED_ROOM];
        int tenths;
        if (counter->participants != (who == PL_WHO_SESSION))
            continue;
        bool rated = pl_measure_rate(&tenths, &rubric->counting, of[i], s->counted_us);
        pl_rate_words(rate, &rubric->counting, of[i], s->counted_us);
        pl_json_object(&c->out, NULL);
        pl_json_string(&c->out, "counter", counter->id);
        pl_json_int(&c->out, "count", of[i]);
        if (rated)
            pl_json_int(&c->out, "rate_tenths", tenths);
        else
            pl_json_null(&c->out, "rate_tenths");
        pl_json_end_object(&c->out);
        if (!c->json)
            show("  %-4s %4d  %s in %d min  %s\n", counter->id, of[i], rate,
                 rubric->counting.rate_minutes, counter->title);
    }
    pl_json_end_array(&c->out);
}

static void show_formulas(context *c, const pl_review_facts *s, pl_who who)
{
    const pl_rubric *rubric = s->rubric;
    pl_computed computed[PL_FORMULAS_MOST];
    pl_measure_computed(computed, s, &s->tally, who);
    pl_json_array(&c->out, "formulas");
    for (int i = 0; i < rubric->formula_count; i++) {
        char words[PL_COMPUTED_ROOM], room[PL_COMPUTED_ROOM];
        const char *why = pl_computed_why(room, &computed[i], rubric);
        pl_computed_words(words, &computed[i], &rubric->formulas[i]);
        pl_json_object(&c->out, NULL);
        pl_json_string(&c->out, "formula", rubric->formulas[i].id);
        pl_json_string(&c->out, "text", words);
        if (why)
            pl_json_string(&c->out, "why", why);
        if (computed[i].state == PL_COMPUTED) {
            pl_json_int(&c->out, "over", computed[i].over);
            pl_json_int(&c->out, "under", computed[i].under);
        }
        pl_json_end_object(&c->out);
        if (!c->json)
            show("  %s: %s%s%s\n", rubric->formulas[i].title, words, why ? ": " : "",
                 why ? why : "");
    }
    pl_json_end_array(&c->out);
}

static void show_guards(context *c, const pl_review_facts *s, pl_who who)
{
    char words[PL_GUARD_ROOM];
    pl_json_array(&c->out, "guards");
    for (int i = 0; i < s->rubric->guard_count; i++) {
        if (!pl_measure_guarded(s, i, who, false))
            continue;
        pl_guard_words(words, s, i, who, false);
        pl_json_string(&c->out, NULL, words);
        if (!c->json)
            show("  %s\n", words);
    }
    pl_json_end_array(&c->out);
}

/* The session stands for the participants, where they are counted. */
static void show_people(context *c, const pl_review_facts *s)
{
    const pl_review *review = s->review;
    bool participants = false;
    for (int i = 0; i < s->rubric->counter_count; i++)
        participants = participants || s->rubric->counters[i].participants;
    pl_json_array(&c->out, "sums");
    for (int i = 0; i < review->facilitator_count + participants; i++) {
        bool session = i == review->facilitator_count;
        pl_who who = session ? PL_WHO_SESSION : review->facilitators[i].slot;
        char name[8];
        pl_json_object(&c->out, NULL);
        pl_json_string(&c->out, "facilitator", who_name(name, who));
        if (!c->json && session)
            puts("Participants");
        else if (!c->json)
            show("%c %s\n", who, review->facilitators[i].code);
        show_counters(c, s, who);
        if (!session) {
            show_formulas(c, s, who);
            show_guards(c, s, who);
        }
        pl_json_end_object(&c->out);
    }
    pl_json_end_array(&c->out);
}

static void show_time(context *c, const pl_review_facts *s)
{
    const pl_counted *counted = &s->counted;
    char time[PL_TIME_ROOM];
    pl_json_object(&c->out, "stretch");
    out_stretch(c, counted);
    pl_json_end_object(&c->out);
    pl_json_int(&c->out, "counted_us", s->counted_us);
    pl_json_bool(&c->out, "by_ledger", s->by_ledger);
    if (c->json)
        return;
    print_stretch(counted);
    if (counted->chosen == PL_CHOSEN_NOT)
        return;
    pl_time_format(time, s->counted_us, 0);
    if (s->by_ledger)
        printf("%s of it was watched: rates are over that.\n", time);
    else
        printf("Nothing was watched in Plumbline: rates are over the whole stretch, %s.\n", time);
}

static void show_tallies(context *c, const pl_tallies *tallies)
{
    pl_json_array(&c->out, "counts");
    for (int i = 0; i < tallies->count; i++) {
        if (!c->json) {
            print_tally(&tallies->items[i]);
            continue;
        }
        pl_json_object(&c->out, NULL);
        out_tally(&c->out, &tallies->items[i]);
        pl_json_end_object(&c->out);
    }
    pl_json_end_array(&c->out);
}

int run_count_list(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_review_facts facts;
    if (!open_library(c, LIBRARY_READ, &err) || !find_review(&facts, c, a->operands[0], &err))
        return failed(&err);
    bool ok = pl_review_counts(&facts, &err);
    if (ok) {
        pl_json_object(&c->out, NULL);
        if (facts.rubric->notice && !c->json)
            show("%s\n", facts.rubric->notice);
        show_time(c, &facts);
        show_people(c, &facts);
        show_tallies(c, &facts.tally);
        pl_json_end_object(&c->out);
        if (c->json)
            out_flush(c);
    }
    pl_review_facts_free(&facts);
    return ok ? EXIT_DONE : failed(&err);
}
