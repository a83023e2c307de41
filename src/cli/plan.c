/* Marks of how a session ran. */
#include "cli.h"

#include "plumbline/review/desk_plan.h"
#include "plumbline/store/facts.h"
#include "plumbline/store/plan.h"

static void out_mark(context *c, const pl_plan *plan, int index, pl_time whole)
{
    const pl_plan_mark *mark = &plan->items[index];
    char from[PL_TIME_ROOM], to[PL_TIME_ROOM];
    pl_time end = pl_plan_end(plan, index, whole);
    if (!c->json) {
        show("%s to %s  %s\n", pl_time_format(from, mark->from_us, 0), pl_time_format(to, end, 0),
             pl_plan_words(mark));
        return;
    }
    pl_json_object(&c->out, NULL);
    out_id(&c->out, "mark", mark->id);
    pl_json_string(&c->out, "kind", pl_plan_kind_name(mark->kind));
    pl_json_int(&c->out, "at_us", mark->from_us);
    pl_json_int(&c->out, "to_us", end);
    pl_json_string(&c->out, "title", mark->title);
    pl_json_end_object(&c->out);
}

static int list(context *c, const pl_review_facts *facts)
{
    out_list(c, "marks");
    for (int i = 0; i < facts->plan.count; i++)
        out_mark(c, &facts->plan, i, facts->recording->duration_us);
    out_list_end(c);
    return EXIT_DONE;
}

static bool read_time(pl_time *out, const char *text, pl_error *err)
{
    *out = pl_time_parse(text);
    return *out != PL_NO_TIME ||
           pl_fail(err, PL_BAD_INPUT, "\"%s\" is no time. Write it like 0:58:24.", text);
}

static bool read_mark(pl_plan_mark *out, const cli_args *a, pl_error *err)
{
    const char *kind = arg(a, "--kind"), *at = arg(a, "--at"), *to = arg(a, "--to");
    *out = (pl_plan_mark){ .to_us = PL_NO_TIME, .title = arg(a, "--title") };
    if (kind && !pl_plan_kind_parse(&out->kind, kind))
        return pl_fail(err, PL_BAD_INPUT, "--kind is one of part, break, empty.");
    bool part = out->kind == PL_PLAN_PART;
    if (!at || part == (to != NULL) || part == !out->title)
        return pl_fail(err, PL_BAD_INPUT,
                       "Say where it begins with --at; of a part its --title, of a break or an "
                       "empty room where it ends, with --to.");
    return read_time(&out->from_us, at, err) && (!to || read_time(&out->to_us, to, err));
}

int run_plan_add(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_review_facts facts;
    pl_plan_mark mark;
    pl_id id;
    if (!read_mark(&mark, a, &err) || !open_library(c, LIBRARY_WRITE, &err) ||
        !find_review(&facts, c, a->operands[0], &err))
        return failed(&err);
    mark.review = facts.review->id;
    bool ok =
        pl_review_plan_check(&facts, &mark, &err) && pl_store_plan_set(&id, c->store, &mark, &err);
    pl_review_facts_free(&facts);
    if (!ok || !pl_store_facts(&facts, c->store, mark.review, &err))
        return failed(&err);
    list(c, &facts);
    pl_review_facts_free(&facts);
    return EXIT_DONE;
}

int run_plan_list(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_review_facts facts;
    if (!open_library(c, LIBRARY_READ, &err) || !find_review(&facts, c, a->operands[0], &err))
        return failed(&err);
    list(c, &facts);
    pl_review_facts_free(&facts);
    return EXIT_DONE;
}

int run_plan_delete(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_review_facts facts;
    pl_time at;
    if (!read_time(&at, a->operands[1], &err) || !open_library(c, LIBRARY_WRITE, &err) ||
        !find_review(&facts, c, a->operands[0], &err))
        return failed(&err);
    pl_id review = facts.review->id, mark = 0;
    for (int i = 0; i < facts.plan.count; i++)
        if (facts.plan.items[i].from_us == at)
            mark = facts.plan.items[i].id;
    pl_review_facts_free(&facts);
    bool ok =
        (mark || pl_fail(&err, PL_NOT_FOUND, "No mark begins there. See: plumbline plan list.")) &&
        pl_store_plan_delete(c->store, mark, &err) &&
        pl_store_facts(&facts, c->store, review, &err);
    if (!ok)
        return failed(&err);
    list(c, &facts);
    pl_review_facts_free(&facts);
    return EXIT_DONE;
}
