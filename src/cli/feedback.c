/* After signing: each facilitator's own path, a second reviewer, corrections and agreed records. */
#include "cli.h"

#include "plumbline/review/review.h"
#include "plumbline/store/facts.h"
#include "plumbline/store/feedback.h"
#include "plumbline/store/records.h"
#include "plumbline/store/reviews.h"

static bool find_id(pl_id *review, context *c, const cli_args *a, int operand, pl_error *err)
{
    return pl_store_find(review, c->store, PL_NOUN_REVIEW, a->operands[operand], err);
}

static void out_path(pl_json *json, const pl_review_facilitator *who)
{
    char slot[2] = { who->slot, 0 }, utc[PL_UTC_ROOM];
    const struct {
        const char *name;
        pl_utc utc;
    } steps[] = { { "released", who->released_utc },
                  { "read", who->read_utc },
                  { "answered", who->answered_utc },
                  { "closed", who->closed_utc } };
    pl_json_object(json, NULL);
    pl_json_string(json, "facilitator", slot);
    pl_json_string(json, "code", who->code);
    pl_json_string(json, "state", pl_feedback_state_name(who->feedback));
    pl_json_string(json, "spoken_on", who->spoken_on);
    for (size_t i = 0; i < PL_COUNT(steps); i++)
        pl_json_string(json, steps[i].name, steps[i].utc ? pl_utc_format(utc, steps[i].utc) : NULL);
    pl_json_string(json, "released_by", who->released_by);
    pl_json_string(json, "answer_until", who->answer_until);
    pl_json_string(json, "outcome", pl_outcome_name(who->outcome));
    pl_json_string(json, "closed_by", who->closed_by);
    pl_json_end_object(json);
}

/* What the contract asks of each step: the state by facilitator, as this person may see it. */
static int out_paths(context *c, pl_id review, const char *sentence)
{
    pl_error err = { 0 };
    pl_reviews list;
    if (!c->json) {
        puts(sentence);
        return EXIT_DONE;
    }
    if (!pl_store_review(&list, c->store, review, &err))
        return failed(&err);
    pl_json_object(&c->out, NULL);
    out_id(&c->out, "review", review);
    pl_json_array(&c->out, "state");
    for (int i = 0; i < list.items->facilitator_count; i++)
        out_path(&c->out, &list.items->facilitators[i]);
    pl_json_end_array(&c->out);
    pl_json_end_object(&c->out);
    out_flush(c);
    pl_reviews_free(&list);
    return EXIT_DONE;
}

int run_review_release(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_who slot;
    pl_id review;
    if (!arg(a, "--facilitator"))
        return wrong_usage("review release wants --facilitator WHO.");
    if (!open_library(c, LIBRARY_WRITE, &err) || !find_facilitator(&slot, &review, c, a, &err) ||
        !pl_store_feedback_release(c->store, review, slot, arg(a, "--answer-until"), &err))
        return failed(&err);
    return out_paths(c, review, "It is released.");
}

int run_review_read(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_id review;
    if (!open_library(c, LIBRARY_WRITE, &err) || !find_id(&review, c, a, 0, &err) ||
        !pl_store_feedback_read(c->store, review, &err))
        return failed(&err);
    return out_paths(c, review, "It is noted that you have read this. Reading is not agreeing.");
}

static bool read_outcome(pl_outcome *out, const char *word, pl_error *err)
{
    return !word || pl_outcome_parse(out, word) ||
           pl_fail(err, PL_BAD_INPUT, "\"%s\" is none of agreed, different and none.", word);
}

int run_review_answer(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_id review;
    pl_reply reply = { .words = arg(a, "--note") };
    if (!reply.words && !arg(a, "--outcome"))
        return wrong_usage("review answer wants --note TEXT, or --outcome agreed or different.");
    if (!reply.words)
        reply.words = "";
    bool ok = read_outcome(&reply.outcome, arg(a, "--outcome"), &err) &&
              open_library(c, LIBRARY_WRITE, &err) && find_id(&review, c, a, 0, &err);
    if (ok && arg(a, "--point"))
        ok = pl_store_find(&reply.tag, c->store, PL_NOUN_TAG, arg(a, "--point"), &err);
    ok = ok && pl_store_reply_keep(c->store, review, &reply, &err);
    if (ok && !arg_has(a, "--keep"))
        ok = pl_store_reply_send(c->store, review, &err);
    if (!ok)
        return failed(&err);
    return out_paths(c, review,
                     arg_has(a, "--keep") ? "It is kept. Only you can see this until you send it."
                                          : "Your answer is sent.");
}

int run_review_close(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_who slot;
    pl_id review;
    pl_outcome outcome = PL_OUTCOME_OPEN;
    if (!arg(a, "--facilitator") || !arg(a, "--outcome"))
        return wrong_usage(
            "review close wants --facilitator WHO and --outcome agreed, different or none.");
    if (!read_outcome(&outcome, arg(a, "--outcome"), &err) ||
        !open_library(c, LIBRARY_WRITE, &err) || !find_facilitator(&slot, &review, c, a, &err) ||
        !pl_store_feedback_close(c->store, review, slot, outcome, &err))
        return failed(&err);
    return out_paths(c, review, "It is closed.");
}

/* --- a second reviewer, and delivery */

/* before: "Review ", behind it " is started." */
static int out_made(context *c, const char *name, pl_id id, const char *before, const char *behind)
{
    char shown[PL_ID_ROOM];
    if (c->json) {
        pl_json_object(&c->out, NULL);
        out_id(&c->out, name, id);
        pl_json_end_object(&c->out);
        out_flush(c);
    } else {
        printf("%s%s%s\n", before, short_id(shown, id), behind);
    }
    return EXIT_DONE;
}

int run_review_second(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_id review = 0, wish = 0;
    if (!arg(a, "--note"))
        return wrong_usage("review second wants --note TEXT: what should be looked at again.");
    if (!open_library(c, LIBRARY_WRITE, &err) || !find_id(&review, c, a, 0, &err) ||
        !pl_store_second_ask(&wish, c->store, review, arg(a, "--note"), &err))
        return failed(&err);
    return out_made(c, "second", wish, "A second reviewer is asked for (", ").");
}

/* The wish whose id begins so, among those of this review. */
static bool find_wish(pl_id *out, context *c, pl_id review, const char *name, pl_error *err)
{
    pl_second_looks looks;
    int found = 0;
    if (!pl_store_second_looks(&looks, c->store, review, err))
        return false;
    for (int i = 0; i < looks.count; i++) {
        char id[PL_ID_ROOM];
        if (!pl_text_starts(pl_id_format(id, looks.items[i].id), name))
            continue;
        *out = looks.items[i].id;
        found++;
    }
    pl_second_looks_free(&looks);
    return found == 1 ||
           pl_fail(err, PL_NOT_FOUND,
                   "There is no one wish for a second reviewer \"%s\" in this review.", name);
}

int run_review_settle(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_id review = 0, wish = 0;
    if (!arg(a, "--by") == !arg(a, "--refuse"))
        return wrong_usage("review settle wants --by PERSON, or --refuse REASON.");
    if (!open_library(c, LIBRARY_WRITE, &err) || !find_id(&review, c, a, 0, &err) ||
        !find_wish(&wish, c, review, a->operands[1], &err) ||
        !pl_store_second_settle(c->store, wish, arg(a, "--by"), arg(a, "--refuse"), &err))
        return failed(&err);
    return out_made(c, "second", wish,
                    arg(a, "--by") ? "A second reviewer is named ("
                                   : "The wish is refused, with its reason (",
                    ").");
}

int run_review_delivery(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_id review;
    const char *counts = arg(a, "--counts");
    if (!arg(a, "--reason") || !counts || (strcmp(counts, "yes") != 0 && strcmp(counts, "no") != 0))
        return wrong_usage("review delivery wants --counts yes or no, and --reason TEXT.");
    if (!open_library(c, LIBRARY_WRITE, &err) || !find_id(&review, c, a, 0, &err) ||
        !pl_store_delivery_say(c->store, review, strcmp(counts, "yes") == 0, arg(a, "--reason"),
                               &err))
        return failed(&err);
    return out_made(c, "review", review,
                    strcmp(counts, "yes") == 0
                        ? "It is said that the session counts as delivered ("
                        : "It is said that the session may not count as delivered (",
                    ").");
}

/* --- records made from others */

int run_review_correct(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_id review, made;
    if (!arg(a, "--reason"))
        return wrong_usage("review correct wants --reason TEXT. It stands in both records.");
    if (!open_library(c, LIBRARY_WRITE, &err) || !find_id(&review, c, a, 0, &err) ||
        !pl_store_review_correct(&made, c->store, review, arg(a, "--reason"), &err))
        return failed(&err);
    return out_made(c, "review", made, "Review ",
                    " is started as a correction. The older record stays as it is.");
}

int run_review_consensus(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_id one, other, made;
    if (!open_library(c, LIBRARY_WRITE, &err) || !find_id(&one, c, a, 0, &err) ||
        !find_id(&other, c, a, 1, &err) ||
        !pl_store_review_agree(&made, c->store, one, other, &err))
        return failed(&err);
    return out_made(c, "review", made, "Review ",
                    " is started with what both gave alike. Both records stay.");
}

/* --- what came after signing, as `review show` has it */

static const char *day_of(char out[PL_DATE_ROOM], pl_utc utc)
{
    return utc ? pl_date_of(out, utc) : "";
}

static void show_path(const pl_review_facilitator *who)
{
    char released[PL_DATE_ROOM];
    if (who->feedback == PL_FEEDBACK_NONE)
        return;
    show("%c %s: %s", who->slot, who->code, pl_feedback_state_name(who->feedback));
    show("; released %s by %s", day_of(released, who->released_utc), who->released_by);
    if (who->outcome != PL_OUTCOME_OPEN)
        show("; closed by %s: %s", who->closed_by, pl_outcome_name(who->outcome));
    else if (who->answer_until)
        show("; can be answered until %s", who->answer_until);
    puts("");
}

static void out_reply(context *c, const pl_reply *reply)
{
    char slot[2] = { reply->slot, 0 }, utc[PL_UTC_ROOM], day[PL_DATE_ROOM];
    const char *outcome = pl_outcome_name(reply->outcome);
    if (!c->json) {
        show("  %c, %s%s%s%s\n", reply->slot,
             reply->sent_utc ? day_of(day, reply->sent_utc) : "not sent, seen by nobody else",
             reply->tag ? ", about one moment" : "", outcome ? ", " : "", outcome ? outcome : "");
        show("    %s\n", reply->words);
        return;
    }
    pl_json_object(&c->out, NULL);
    pl_json_string(&c->out, "facilitator", slot);
    out_id(&c->out, "point", reply->tag);
    pl_json_string(&c->out, "words", reply->words);
    pl_json_string(&c->out, "outcome", outcome);
    pl_json_string(&c->out, "sent", reply->sent_utc ? pl_utc_format(utc, reply->sent_utc) : NULL);
    pl_json_end_object(&c->out);
}

static void out_second(context *c, const pl_second_look *look)
{
    char slot[2] = { look->slot, 0 }, id[PL_ID_ROOM];
    if (!c->json) {
        show("  %s  %c wishes for a second reviewer: %s", short_id(id, look->id), look->slot,
             look->words);
        show("%s%s%s\n",
             look->reviewer  ? "; it is "
             : look->refused ? "; refused: "
                             : "; open",
             look->reviewer ? look->reviewer : "", look->refused ? look->refused : "");
        return;
    }
    pl_json_object(&c->out, NULL);
    out_id(&c->out, "second", look->id);
    pl_json_string(&c->out, "facilitator", slot);
    pl_json_string(&c->out, "words", look->words);
    pl_json_string(&c->out, "reviewer", look->reviewer);
    pl_json_string(&c->out, "refused", look->refused);
    pl_json_bool(&c->out, "open", !look->settled_utc);
    pl_json_string(&c->out, "settled_by", look->settled_by);
    pl_json_end_object(&c->out);
}

static void out_delivery(context *c, const pl_delivery *delivery)
{
    if (!c->json && delivery->said)
        show("%s, says %s: %s\n",
             delivery->counts ? "Counts as delivered" : "May not count as delivered", delivery->by,
             delivery->reason);
    if (!c->json)
        return;
    pl_json_object(&c->out, "delivery");
    pl_json_bool(&c->out, "said", delivery->said);
    if (delivery->said) {
        pl_json_bool(&c->out, "counts", delivery->counts);
        pl_json_string(&c->out, "reason", delivery->reason);
        pl_json_string(&c->out, "by", delivery->by);
    }
    pl_json_end_object(&c->out);
}

bool out_after_signing(context *c, const pl_review *review, pl_error *err)
{
    pl_replies replies = { 0 };
    pl_second_looks looks = { 0 };
    pl_delivery delivery = { 0 };
    bool ok = pl_store_replies(&replies, c->store, review->id, err) &&
              pl_store_second_looks(&looks, c->store, review->id, err) &&
              pl_store_delivery(&delivery, c->store, review->id, err);
    for (int i = 0; ok && !c->json && i < review->facilitator_count; i++)
        show_path(&review->facilitators[i]);
    pl_json_array(&c->out, "answers");
    for (int i = 0; ok && i < replies.count; i++)
        out_reply(c, &replies.items[i]);
    pl_json_end_array(&c->out);
    pl_json_array(&c->out, "second_reviewers");
    for (int i = 0; ok && i < looks.count; i++)
        out_second(c, &looks.items[i]);
    pl_json_end_array(&c->out);
    if (ok)
        out_delivery(c, &delivery);
    pl_replies_free(&replies);
    pl_second_looks_free(&looks);
    pl_delivery_free(&delivery);
    return ok;
}
