#include "cli.h"

#include "plumbline/review/move.h"

enum { MOST_LISTS = 64 };

static void out_scores(pl_json *json, const pl_move_plan *plan)
{
    pl_json_array(json, "scores");
    for (int i = 0; i < plan->line_count; i++) {
        const pl_move_line *line = &plan->lines[i];
        const char who[2] = { line->who };
        pl_json_object(json, NULL);
        pl_json_string(json, line->score ? "item" : "count", line->item);
        pl_json_string(json, "facilitator",
                       line->who == PL_WHO_SESSION ? "session" : (line->who ? who : NULL));
        if (line->score && line->level != PL_NO_LEVEL)
            pl_json_int(json, "level", line->level);
        pl_json_string(json, "reason", line->reason);
        if (!line->score)
            pl_json_int(json, "counted", line->count);
        pl_json_string(json, "verdict", pl_kept_verdict_id(line->verdict));
        out_other(json, "why", line->why);
        pl_json_string(json, "becomes",
                       !line->decided ? "undecided" : (line->drop ? "dropped" : "kept"));
        pl_json_bool(json, "word_anew", !line->drop && line->no_word);
        pl_json_end_object(json);
    }
    pl_json_end_array(json);
}

static void out_losses(pl_json *json, const char *list, const char *name,
                       const pl_move_loss *losses, int count)
{
    pl_json_array(json, list);
    for (int i = 0; i < count; i++) {
        pl_json_object(json, NULL);
        out_id(json, name, losses[i].tag);
        pl_json_string(json, "item", losses[i].item);
        pl_json_end_object(json);
    }
    pl_json_end_array(json);
}

static void out_move(context *c, const pl_review_facts *facts, const pl_move_plan *plan, bool moved)
{
    pl_json_object(&c->out, NULL);
    out_id(&c->out, "review", facts->review->id);
    pl_json_bool(&c->out, "moved", moved);
    out_comparison(&c->out, facts->rubric, plan->to, &plan->changes);
    out_scores(&c->out, plan);
    out_losses(&c->out, "tags", "tag", plan->tags, plan->tag_count);
    out_losses(&c->out, "concerns", "concern", plan->matters, plan->matter_count);
    pl_json_int(&c->out, "counts_without_kind", plan->no_kind_count);
    pl_json_end_object(&c->out);
    out_flush(c);
}

static void print_line(const pl_move_line *line)
{
    pl_text words = { 0 };
    if (line->verdict == PL_KEPT && !line->no_word)
        return;
    pl_move_line_words(&words, line);
    if (line->why) {
        pl_text_add(&words, ": ");
        pl_other_words(&words, line->why);
    }
    if (line->no_word && !line->drop)
        pl_text_add(&words, "; choose the word of its level anew");
    show("%-8s %s\n", !line->decided ? "Ask" : (line->drop ? "Goes" : "Kept"), pl_text_get(&words));
    pl_text_free(&words);
}

static void print_move(const pl_review_facts *facts, const pl_move_plan *plan)
{
    int with[3] = { 0 };
    for (int i = 0; i < plan->line_count; i++)
        with[plan->lines[i].verdict]++;
    print_comparison(facts->rubric, plan->to, &plan->changes);
    printf("Scores: %d keep%s the meaning, %d to be asked about, %d with nothing left to say\n",
           with[PL_KEPT], with[PL_KEPT] == 1 ? "s" : "", with[PL_KEPT_ASK], with[PL_KEPT_GONE]);
    for (int i = 0; i < plan->line_count; i++)
        print_line(&plan->lines[i]);
    for (int i = 0; i < plan->tag_count; i++) {
        char at[PL_TIME_ROOM];
        show("%-8s the tag at %s stays, without item %s\n", "Tag",
             pl_time_format(at, plan->tags[i].at_us, 0), plan->tags[i].item);
    }
    for (int i = 0; i < plan->matter_count; i++) {
        char at[PL_TIME_ROOM];
        show("%-8s what was said of %s stays, without item %s\n", "Concern",
             pl_time_format(at, plan->matters[i].at_us, 0), plan->matters[i].item);
    }
    if (plan->no_kind_count)
        printf("%-8s %d of what was counted can no longer be said of which kind it was\n", "Counts",
               plan->no_kind_count);
}

static bool decide(pl_move_plan *plan, const cli_args *a, const char *option, bool drop,
                   pl_error *err)
{
    const char *lists[MOST_LISTS];
    int count = arg_all(lists, MOST_LISTS, a, option);
    bool ok = true;
    for (int i = 0; ok && i < count; i++)
        ok = pl_review_move_decide(plan, lists[i], drop, err);
    return ok;
}

static bool decide_all(pl_move_plan *plan, const cli_args *a, pl_error *err)
{
    if (!decide(plan, a, "--keep", false, err) || !decide(plan, a, "--drop", true, err))
        return false;
    if (arg_has(a, "--keep-all") || arg_has(a, "--drop-all"))
        pl_review_move_decide_rest(plan, arg_has(a, "--drop-all"));
    return true;
}

static int move(context *c, const cli_args *a, const pl_review_facts *facts, pl_move_plan *plan)
{
    pl_error err = { 0 };
    if (!decide_all(plan, a, &err))
        return failed(&err);
    int open = pl_review_move_open(plan);
    bool ok = pl_review_move(c->store, facts, plan, &err);
    if (c->json)
        out_move(c, facts, plan, ok);
    else if (ok || open)
        print_move(facts, plan);
    if (ok && !c->json)
        printf("Moved: the review goes by edition %d. What was done before cannot be undone any "
               "more.\n",
               plan->to->edition);
    if (ok)
        return EXIT_DONE;
    int status = failed(&err);
    return open ? EXIT_FAILED : status; /* a word is missing, which is no matter of permission */
}

int run_review_move(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_review_facts facts;
    pl_move_plan plan;
    if (!arg(a, "--rubric"))
        return wrong_usage("review move wants the rubric to go over to: --rubric ID@EDITION.");
    if (arg_has(a, "--keep-all") && arg_has(a, "--drop-all"))
        return wrong_usage("Say one of --keep-all and --drop-all.");
    if (!open_library(c, LIBRARY_WRITE, &err) || !find_review(&facts, c, a->operands[0], &err))
        return failed(&err);
    int status;
    if (pl_review_move_plan(&plan, c->store, &facts, arg(a, "--rubric"), &err)) {
        status = move(c, a, &facts, &plan);
        pl_review_move_plan_free(&plan);
    } else {
        status = failed(&err);
    }
    pl_review_facts_free(&facts);
    return status;
}
