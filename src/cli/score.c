#include "cli.h"

#include "plumbline/measure/review.h"
#include "plumbline/review/review.h"
#include "plumbline/store/facts.h"
#include "plumbline/store/tags.h"

enum { MOST_EVIDENCE = 64 };

static void out_value(pl_json *json, const pl_rubric *rubric, const pl_score *score)
{
    if (score->level == PL_NO_LEVEL)
        pl_json_string(json, "value", score->reason);
    else if (pl_rubric_question_find(rubric, score->item))
        pl_json_string(json, "value", score->level ? "yes" : "no");
    else
        pl_json_int(json, "value", score->level);
}

static const char *done_words(const pl_rubric *rubric, const pl_score *score)
{
    const pl_texts *choices = &rubric->done.choices;
    return score->done > 0 && score->done <= choices->count ? choices->items[score->done - 1]
                                                            : NULL;
}

/* Only where the rubric asks. */
static void out_done(pl_json *json, const pl_rubric *rubric, const pl_score *score)
{
    const pl_item *item = pl_rubric_item_find(rubric, score->item);
    if (item && item->done)
        pl_json_string(json, "done", done_words(rubric, score));
}

static void out_score(pl_json *json, const pl_rubric *rubric, const pl_score *score)
{
    char who[2] = { score->who, 0 };
    pl_json_object(json, NULL);
    pl_json_string(json, "item", score->item);
    pl_json_string(json, "facilitator", score->who == PL_WHO_SESSION ? "session" : who);
    out_value(json, rubric, score);
    pl_json_string(json, "word", score->word);
    pl_json_string(json, "sentence", score->sentence);
    out_done(json, rubric, score);
    pl_json_array(json, "evidence");
    for (int i = 0; i < score->evidence_count; i++)
        out_id(json, NULL, score->evidence[i]);
    pl_json_end_array(json);
    pl_json_end_object(json);
}

static void print_score(const pl_rubric *rubric, const pl_score *score)
{
    const pl_item *item = pl_rubric_item_find(rubric, score->item);
    char number[16];
    snprintf(number, sizeof number, "%d", score->level);
    const char *value = score->level == PL_NO_LEVEL ? score->reason : number;
    if (!item && score->level != PL_NO_LEVEL)
        value = score->level ? "yes" : "no";
    const pl_check_question *question = pl_rubric_question_find(rubric, score->item);
    const char *title = item ? item->words[PL_SETTING_GROUP].title
                             : (question ? question->text[PL_SETTING_GROUP] : "");
    const char *done = done_words(rubric, score);
    pl_text more = { 0 };
    if (score->sentence && *score->sentence)
        pl_text_add_format(&more, ": %s", score->sentence);
    if (item && item->done && done)
        pl_text_add_format(&more, " (%s %s)", rubric->done.title, done);
    show("%-5s %c  %-15s %d moment%s  %s%s\n", score->item, score->who, value,
         score->evidence_count, score->evidence_count == 1 ? " " : "s", title, pl_text_get(&more));
    pl_text_free(&more);
}

/* One figure for each facilitator and one for the session, or the words that withhold it. */
static void show_figures(context *c, const pl_review_facts *facts)
{
    pl_json_array(&c->out, "figures");
    for (int k = 0; k <= facts->review->facilitator_count; k++) {
        bool session = k == facts->review->facilitator_count;
        pl_who who = session ? PL_WHO_SESSION : facts->review->facilitators[k].slot;
        char name[2] = { who, 0 }, words[PL_FIGURE_ROOM];
        pl_figure figure = pl_measure_overall(facts, who);
        pl_figure_words(words, &figure);
        pl_json_object(&c->out, NULL);
        pl_json_string(&c->out, "facilitator", session ? "session" : name);
        pl_json_string(&c->out, "text", words);
        if (figure.rule == PL_FIGURE_SHOWN)
            pl_json_real(&c->out, "figure", figure.tenths / 10.0);
        else
            pl_json_null(&c->out, "figure");
        const char *band = pl_measure_band(&figure, facts->rubric);
        pl_json_string(&c->out, "band", band);
        pl_json_int(&c->out, "rated", figure.rated_items);
        pl_json_end_object(&c->out);
        if (!c->json)
            show("%s: %s%s%s\n", session ? "Session" : name, words, band ? ", " : "",
                 band ? band : "");
    }
    pl_json_end_array(&c->out);
}

int run_score_list(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_review_facts facts;
    if (!open_library(c, LIBRARY_READ, &err) || !find_review(&facts, c, a->operands[0], &err))
        return failed(&err);
    pl_json_object(&c->out, NULL);
    pl_json_array(&c->out, "scores");
    for (int i = 0; i < facts.scores.count; i++) {
        if (c->json)
            out_score(&c->out, facts.rubric, &facts.scores.items[i]);
        else
            print_score(facts.rubric, &facts.scores.items[i]);
    }
    pl_json_end_array(&c->out);
    show_figures(c, &facts);
    pl_json_end_object(&c->out);
    if (c->json)
        out_flush(c);
    pl_review_facts_free(&facts);
    return EXIT_DONE;
}

typedef struct tag_list {
    pl_id ids[MOST_EVIDENCE];
    int count;
} tag_list;

/* The tags of this review that an option names; looked up before anything is written. */
static bool find_tags(tag_list *out, context *c, const cli_args *a, const pl_review_facts *facts,
                      const char *option, pl_error *err)
{
    const char *names[MOST_EVIDENCE];
    out->count = arg_all(names, MOST_EVIDENCE, a, option);
    if (out->count > MOST_EVIDENCE)
        return pl_fail(err, PL_BAD_INPUT, "At most %d tags are named at a time.", MOST_EVIDENCE);
    for (int i = 0; i < out->count; i++) {
        bool here = false;
        if (!pl_store_find(&out->ids[i], c->store, PL_NOUN_TAG, names[i], err))
            return false;
        for (int k = 0; k < facts->tags.count; k++)
            here = here || facts->tags.items[k].id == out->ids[i];
        if (!here)
            return pl_fail(err, PL_BAD_INPUT, "The tag \"%s\" is of another review.", names[i]);
    }
    return true;
}

/* Each of the tags, as one undo step with the score. */
static bool set_evidence(context *c, const tag_list *tags, const pl_score_wish *wish, pl_id review,
                         bool counts, pl_error *err)
{
    for (int i = 0; i < tags->count; i++) {
        pl_store_join_next(c->store);
        if (!pl_store_evidence_set(c->store, review, wish->item, wish->who, tags->ids[i], counts,
                                   err))
            return false;
    }
    return true;
}

static bool show_score(context *c, pl_id review, const pl_score_wish *wish, pl_error *err)
{
    pl_review_facts facts;
    if (!pl_store_facts(&facts, c->store, review, err))
        return false;
    const pl_score *score = pl_scores_find(&facts.scores, wish->item, wish->who);
    if (c->json && score) {
        out_score(&c->out, facts.rubric, score);
        out_flush(c);
    } else if (c->json) {
        char who[2] = { wish->who, 0 };
        pl_json_object(&c->out, NULL);
        pl_json_string(&c->out, "item", wish->item);
        pl_json_string(&c->out, "facilitator", wish->who == PL_WHO_SESSION ? "session" : who);
        pl_json_null(&c->out, "value");
        pl_json_array(&c->out, "evidence");
        pl_json_end_array(&c->out);
        pl_json_end_object(&c->out);
        out_flush(c);
    } else if (score) {
        print_score(facts.rubric, score);
    } else {
        printf("%s: the score is taken out.\n", wish->item);
    }
    pl_review_facts_free(&facts);
    return true;
}

int run_score_set(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_review_facts facts;
    if (!open_library(c, LIBRARY_WRITE, &err) || !find_review(&facts, c, a->operands[0], &err))
        return failed(&err);
    pl_score_wish wish = { .item = a->operands[1],
                           .value = a->operands[3],
                           .word = arg(a, "--word"),
                           .sentence = arg(a, "--sentence"),
                           .done = arg(a, "--done") };
    pl_id review = facts.review->id;
    tag_list with = { 0 }, without = { 0 };
    bool ok = pl_review_who(&wish.who, &facts, a->operands[2], &err) &&
              find_tags(&with, c, a, &facts, "--evidence", &err) &&
              find_tags(&without, c, a, &facts, "--without", &err) &&
              pl_review_score(c->store, &facts, &wish, &err) &&
              set_evidence(c, &with, &wish, review, true, &err) &&
              set_evidence(c, &without, &wish, review, false, &err) &&
              show_score(c, review, &wish, &err);
    pl_review_facts_free(&facts);
    return ok ? EXIT_DONE : failed(&err);
}
