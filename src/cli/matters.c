/* Risk, concerns, and what is said after signing. */
#include "cli.h"

#include "plumbline/review/review.h"
#include "plumbline/store/facts.h"
#include "plumbline/store/reviews.h"

static int out_matter(context *c, const char *name, pl_id id, bool open, const char *words)
{
    char text[PL_ID_ROOM];
    if (c->json) {
        pl_json_object(&c->out, NULL);
        out_id(&c->out, name, id);
        pl_json_bool(&c->out, "open", open);
        pl_json_end_object(&c->out);
        out_flush(c);
    } else {
        printf("%s %s\n", short_id(text, id), words);
    }
    return EXIT_DONE;
}

int run_review_risk(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_time at = arg_time(a, "--at");
    if (at == PL_NO_TIME)
        return wrong_usage("review risk wants the moment: --at TIME.");
    pl_review_facts facts;
    pl_id risk = 0;
    if (!open_library(c, LIBRARY_WRITE, &err) || !find_review(&facts, c, a->operands[0], &err))
        return failed(&err);
    bool ok = check_moment(&facts, at, &err) &&
              pl_store_risk_add(&risk, c->store, facts.review->id, at, &err);
    pl_review_facts_free(&facts);
    if (!ok)
        return failed(&err);
    return out_matter(
        c, "risk", risk, true,
        "is stored. Stop and check this first: do you know that it was passed on? If not, "
        "or not sure: follow your safeguarding route now. Answer with review risk-answer. "
        "Write as little as another person needs to act. No names.");
}

int run_review_risk_answer(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    bool passed = arg_has(a, "--passed-on"), done = arg_has(a, "--done");
    if (passed == done)
        return wrong_usage("Say one of --passed-on (it was, before) and --done (it is, now).");
    if (!arg(a, "--to") || !arg(a, "--when"))
        return wrong_usage("Say which role was told and when: --to ROLE --when TIME.");
    pl_risk risk = { .answer = passed ? "passed-on" : "done",
                     .by_role = arg(a, "--by"),
                     .to_role = arg(a, "--to"),
                     .when_words = arg(a, "--when") };
    if (!open_library(c, LIBRARY_WRITE, &err) ||
        !pl_store_find(&risk.id, c->store, PL_NOUN_RISK, a->operands[0], &err) ||
        !pl_store_risk_answer(c->store, &risk, &err))
        return failed(&err);
    return out_matter(c, "risk", risk.id, false, "is answered.");
}

/* Who comes with a concern too late is told both ways that are left. */
static bool check_open(const pl_review_facts *facts, pl_time at, pl_error *err)
{
    char review[PL_ID_ROOM], recording[PL_ID_ROOM], moment[PL_TIME_ROOM];
    if (!facts->review->is_signed)
        return true;
    return pl_fail(
        err, PL_REFUSED,
        "This review is signed and stays as it is: a concern can no longer be added. Start "
        "a new review, and raise it there: plumbline review new %s. If someone may be "
        "at risk, say so here, that is never refused: plumbline review risk %s --at %s.",
        short_id(recording, facts->review->recording), short_id(review, facts->review->id),
        pl_time_format(moment, at, 0));
}

int run_review_concern(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_time at = arg_time(a, "--at");
    if (at == PL_NO_TIME)
        return wrong_usage("review concern wants the moment: --at TIME.");
    const char *name = arg(a, "--facilitator"), *note = arg(a, "--note");
    pl_review_facts facts;
    if (!open_library(c, LIBRARY_WRITE, &err) || !find_review(&facts, c, a->operands[0], &err))
        return failed(&err);
    pl_who about = PL_WHO_SESSION;
    pl_id id = 0;
    bool ok = check_open(&facts, at, &err) && check_moment(&facts, at, &err) &&
              (!name || pl_review_who(&about, &facts, name, &err)) &&
              pl_review_matter(&id, c->store, &facts, at, arg(a, "--item"), about, note, &err);
    pl_review_facts_free(&facts);
    if (!ok)
        return failed(&err);
    return out_matter(c, "concern", id, true,
                      note ? "is stored. Speak with the facilitator before this is released."
                           : "is stored. Before signing, write what was seen and heard.");
}

int run_review_withdraw(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    const char *why = arg(a, "--note");
    if (!why)
        return wrong_usage("A concern is withdrawn in words: --note TEXT.");
    pl_review_facts facts;
    pl_id id = 0;
    if (!open_library(c, LIBRARY_WRITE, &err) || !find_review(&facts, c, a->operands[0], &err))
        return failed(&err);
    bool ok = pl_store_find(&id, c->store, PL_NOUN_MATTER, a->operands[1], &err);
    bool found = false;
    for (int i = 0; ok && i < facts.matters.count; i++)
        if (facts.matters.items[i].id == id) {
            pl_matter matter = facts.matters.items[i];
            matter.withdrawn = why;
            found = true;
            ok = pl_store_matter_set(c->store, &matter, &err);
        }
    if (ok && !found)
        ok = pl_fail(&err, PL_NOT_FOUND, "There is no such concern in this review.");
    pl_review_facts_free(&facts);
    return ok ? out_matter(c, "concern", id, false, "is withdrawn.") : failed(&err);
}

static int out_review_state(context *c, pl_id review, const char *words)
{
    if (c->json) {
        pl_json_object(&c->out, NULL);
        out_id(&c->out, "review", review);
        pl_json_end_object(&c->out);
        out_flush(c);
    } else {
        puts(words);
    }
    return EXIT_DONE;
}

int run_review_spoken(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    if (!arg(a, "--facilitator") || !arg(a, "--on"))
        return wrong_usage("review spoken wants --facilitator WHO and --on DATE.");
    pl_who slot;
    pl_id review;
    if (!open_library(c, LIBRARY_WRITE, &err) || !find_facilitator(&slot, &review, c, a, &err) ||
        !pl_store_review_spoken(c->store, review, slot, arg(a, "--on"), &err))
        return failed(&err);
    return out_review_state(c, review, "It is noted that you have spoken.");
}

int run_review_no_strength(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    if (!arg(a, "--facilitator"))
        return wrong_usage("review no-strength wants --facilitator WHO and --reason TEXT.");
    pl_who slot;
    pl_id review;
    if (!open_library(c, LIBRARY_WRITE, &err) || !find_facilitator(&slot, &review, c, a, &err) ||
        !pl_store_no_strength(c->store, review, slot, arg(a, "--reason"), &err))
        return failed(&err);
    return out_review_state(c, review,
                            arg(a, "--reason") ? "No strength noted; the reason is kept."
                                               : "The note is taken back.");
}
