#include "cli.h"

#include "plumbline/library/index.h"
#include "plumbline/review/review.h"
#include "plumbline/store/at_once.h"
#include "plumbline/store/facts.h"
#include "plumbline/store/reviews.h"

static int tell_started(context *c, pl_id review, pl_error *err)
{
    char id[PL_ID_ROOM];
    pl_review_facts facts;
    if (!find_review_of(&facts, c, PL_NOUN_REVIEW, review, err))
        return failed(err);
    if (c->json) {
        pl_json_object(&c->out, NULL);
        out_id(&c->out, "review", review);
        pl_json_string(&c->out, "state", "draft");
        out_short(&c->out, &facts);
        pl_json_end_object(&c->out);
        out_flush(c);
    } else {
        printf("Review %s is started.\n", short_id(id, review));
        if (pl_review_is_short(facts.review))
            tell_short(&facts);
    }
    pl_review_facts_free(&facts);
    return EXIT_DONE;
}

int run_review_new(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    const char *kind = arg(a, "--kind"), *setting = arg(a, "--setting");
    pl_review_start start = { .rubric = arg(a, "--rubric"),
                              .facilitators = arg(a, "--facilitators"),
                              .programme = arg(a, "--programme"),
                              .session = arg(a, "--session"),
                              .group = arg(a, "--group"),
                              .date = arg(a, "--date"),
                              .reason = arg(a, "--reason"),
                              .interest = arg(a, "--interest"),
                              .language = arg(a, "--language"),
                              .concern_by = arg(a, "--concern-by"),
                              .concern_on = arg(a, "--concern-on"),
                              .concern_items = arg(a, "--concern-items"),
                              .by_command_line = true,
                              .service = arg(a, "--service"),
                              .is_short = arg_has(a, "--short") };
    char alone[128];
    if (arg(a, "--self")) {
        if (kind || start.facilitators)
            return wrong_usage(
                "A self-review has neither --kind nor --facilitators beside --self.");
        snprintf(alone, sizeof alone, "A=%s", arg(a, "--self"));
        start.facilitators = alone;
        start.kind = PL_REVIEW_SELF;
    }
    if ((start.service != NULL) == (a->operand_count == 1))
        return wrong_usage("review new wants a RECORDING, or --service NAME in its place.");
    if (!start.rubric || (!start.facilitators && !start.service))
        return wrong_usage("review new wants --rubric ID and --facilitators A=F-014,B=F-022.");
    if (kind && !pl_review_kind_parse(&start.kind, kind))
        return wrong_usage(
            "\"%s\" is no kind of review. Say routine, requested, concern, training, "
            "calibration or second.",
            kind);
    if (kind && start.kind > PL_REVIEW_SECOND)
        return wrong_usage("A review of the kind %s is not started by --kind; see --self, and "
                           "plumbline review consensus.",
                           kind);
    if (setting && !pl_setting_find(&start.setting, setting))
        return wrong_usage("\"%s\" is no setting. Say group, one-to-one or three-way-review.",
                           setting);
    pl_id review = 0;
    if (!seed_of(&start.seed, a, &err) || !open_library(c, LIBRARY_WRITE, &err) ||
        (!start.service && !pl_library_find(&start.recording, c->store, a->operands[0], &err)) ||
        !pl_review_new(&review, c->store, &start, &err))
        return failed(&err);
    return tell_started(c, review, &err);
}

static const char *utc_or_null(char out[PL_UTC_ROOM], pl_utc utc)
{
    return utc ? pl_utc_format(out, utc) : NULL;
}

static void out_facilitators(pl_json *json, const pl_review *review)
{
    pl_json_array(json, "facilitators");
    for (int i = 0; i < review->facilitator_count; i++) {
        const pl_review_facilitator *who = &review->facilitators[i];
        char slot[2] = { who->slot, 0 };
        pl_json_object(json, NULL);
        pl_json_string(json, "facilitator", slot);
        pl_json_string(json, "code", who->code);
        pl_json_string(json, "feedback", pl_feedback_state_name(who->feedback));
        pl_json_string(json, "spoken_on", who->spoken_on);
        pl_json_string(json, "no_strength", who->no_strength);
        pl_json_end_object(json);
    }
    pl_json_end_array(json);
}

static void out_review(pl_json *json, const pl_review *review)
{
    char utc[PL_UTC_ROOM];
    out_id(json, "review", review->id);
    out_id(json, "recording", review->recording);
    pl_json_string(json, "session", review->service ? NULL : review->session_title);
    pl_json_string(json, "service", review->service);
    pl_json_string(json, "state", review->is_signed ? "signed" : "draft");
    pl_json_string(json, "kind", pl_review_kind_name(review->kind));
    pl_json_string(json, "setting", pl_setting_id(review->setting));
    pl_json_string(json, "rubric", review->rubric_id);
    pl_json_int(json, "edition", review->edition);
    pl_json_string(json, "reviewer", review->reviewer_code);
    pl_json_string(json, "reason", review->reason);
    pl_json_string(json, "interest", review->interest);
    out_id(json, "corrects", review->corrects);
    pl_json_string(json, "correction_reason", review->correction_reason);
    out_id(json, "corrected_by", review->corrected_by);
    pl_json_string(json, "form", review->form_id);
    pl_json_string(json, "concern_by", review->concern_by);
    pl_json_string(json, "concern_on", review->concern_on);
    pl_json_string(json, "concern_items", review->concern_items);
    out_facilitators(json, review);
    pl_json_string(json, "started", utc_or_null(utc, review->started_utc));
    pl_json_string(json, "signed", utc_or_null(utc, review->signed_utc));
}

static void print_review(const pl_review *review)
{
    char id[PL_ID_ROOM], date[PL_DATE_ROOM];
    printf("%s  %-6s  %s  %s ", short_id(id, review->id), review->is_signed ? "signed" : "draft",
           pl_date_of(date, review->started_utc), review->reviewer_code);
    for (int i = 0; i < review->facilitator_count; i++)
        printf(" %c=%s", review->facilitators[i].slot, review->facilitators[i].code);
    show("  %s\n", review->session_title ? review->session_title : "");
}

/* The question about risk heads every list until it is answered, and is never blind. */
static void tell_open_risks(context *c)
{
    pl_error none = { 0 };
    pl_risks risks;
    if (!pl_store_risks(&risks, c->store, 0, &none))
        return;
    for (int i = 0; i < risks.count; i++) {
        char id[PL_ID_ROOM], review[PL_ID_ROOM], at[PL_TIME_ROOM];
        tell("Someone may be at risk, %s (review %s). Stop and check this first: do you know that "
             "it was "
             "passed on? Answer with: plumbline review risk-answer %s",
             pl_time_format(at, risks.items[i].at_us, 0), short_id(review, risks.items[i].review),
             short_id(id, risks.items[i].id));
    }
    pl_risks_free(&risks);
}

static void tell_sent(const pl_at_once *one)
{
    char id[PL_ID_ROOM], *words = pl_at_once_words(one);
    tell("%s writes to the reviewer (review %s): %s When you have seen this: plumbline prompt seen "
         "%.8s %s",
         one->writer, short_id(id, one->review), words, id, one->prompt);
    free(words);
}

/* What others wrote that is seen at once, drafts as well: told until it is said that it was seen. */
static void tell_at_once(context *c, pl_id recording)
{
    pl_error none = { 0 };
    pl_at_onces list;
    if (!pl_store_at_once(&list, c->store, recording, &none))
        return;
    for (int i = 0; i < list.count; i++) {
        const pl_at_once *one = &list.items[i];
        char id[PL_ID_ROOM];
        if (one->seen || !one->tells)
            continue;
        if (one->risk)
            tell("Someone may be at risk. %s writes in %s (review %s): %s When you have seen this: "
                 "plumbline prompt seen %.8s %s",
                 one->writer, one->form, short_id(id, one->review), one->words, id, one->prompt);
        else
            tell_sent(one);
    }
    pl_at_onces_free(&list);
}

static void out_at_once(context *c, pl_id recording)
{
    pl_error none = { 0 };
    pl_at_onces list = { 0 };
    char utc[PL_UTC_ROOM];
    pl_json_array(&c->out, "at_once");
    if (pl_store_at_once(&list, c->store, recording, &none))
        for (int i = 0; i < list.count; i++) {
            const pl_at_once *one = &list.items[i];
            pl_json_object(&c->out, NULL);
            out_id(&c->out, "review", one->review);
            out_id(&c->out, "recording", one->recording);
            pl_json_bool(&c->out, "of_session", one->of_session);
            pl_json_string(&c->out, "writer", one->writer);
            pl_json_string(&c->out, "form", one->form);
            pl_json_string(&c->out, "prompt", one->prompt);
            pl_json_string(&c->out, "words", one->words);
            if (one->at_us != PL_NO_TIME)
                pl_json_int(&c->out, "at_us", one->at_us);
            else
                pl_json_null(&c->out, "at_us");
            pl_json_bool(&c->out, "risk", one->risk);
            pl_json_string(&c->out, "said", pl_utc_format(utc, one->said_utc));
            pl_json_bool(&c->out, "tells", one->tells);
            pl_json_bool(&c->out, "seen", one->seen);
            pl_json_end_object(&c->out);
        }
    pl_json_end_array(&c->out);
    pl_at_onces_free(&list);
}

static void out_missing(pl_json *json, const pl_missing_list *missing)
{
    pl_json_array(json, "missing");
    for (int i = 0; i < missing->count; i++) {
        const pl_missing *one = &missing->items[i];
        char who[2] = { one->who, 0 };
        pl_json_object(json, NULL);
        pl_json_string(json, "what", one->what);
        pl_json_string(json, "item", one->item);
        pl_json_string(json, "facilitator",
                       one->who == PL_WHO_SESSION ? "session" : (one->who ? who : NULL));
        pl_json_string(json, "text", one->words);
        pl_json_end_object(json);
    }
    pl_json_end_array(json);
}

/* Each with what is missing, so that one call tells what is left to do. */
static void out_listed(context *c, const pl_review *review)
{
    pl_error none = { 0 };
    pl_review_facts facts;
    pl_missing_list missing = { 0 };
    if (!review->is_signed && pl_store_facts(&facts, c->store, review->id, &none)) {
        pl_review_missing(&missing, &facts);
        pl_review_facts_free(&facts);
    }
    pl_json_object(&c->out, NULL);
    out_review(&c->out, review);
    out_missing(&c->out, &missing);
    pl_json_end_object(&c->out);
    pl_missing_free(&missing);
}

int run_review_list(context *c, const cli_args *a)
{
    (void)a;
    pl_error err = { 0 };
    pl_reviews list;
    if (!open_library(c, LIBRARY_READ, &err) || !pl_store_reviews(&list, c->store, &err))
        return failed(&err);
    tell_open_risks(c);
    tell_at_once(c, 0);
    out_list(c, "reviews");
    for (int i = 0; i < list.count; i++) {
        if (c->json)
            out_listed(c, &list.items[i]);
        else
            print_review(&list.items[i]);
    }
    pl_json_end_array(&c->out);
    out_at_once(c, 0);
    pl_json_end_object(&c->out);
    if (c->json)
        out_flush(c);
    if (!c->json && list.count == 0)
        puts("No reviews yet. Start one with: plumbline review new RECORDING --rubric ID "
             "--facilitators A=CODE");
    pl_reviews_free(&list);
    return EXIT_DONE;
}

static void out_risks(pl_json *json, const pl_risks *risks)
{
    pl_json_array(json, "risks");
    for (int i = 0; i < risks->count; i++) {
        const pl_risk *risk = &risks->items[i];
        pl_json_object(json, NULL);
        out_id(json, "risk", risk->id);
        pl_json_int(json, "at_us", risk->at_us);
        pl_json_bool(json, "open", !risk->answer);
        pl_json_string(json, "answer", risk->answer);
        pl_json_string(json, "by", risk->by_role);
        pl_json_string(json, "to", risk->to_role);
        pl_json_string(json, "when", risk->when_words);
        pl_json_end_object(json);
    }
    pl_json_end_array(json);
}

static void out_matters(pl_json *json, const pl_matters *matters)
{
    pl_json_array(json, "concerns");
    for (int i = 0; i < matters->count; i++) {
        const pl_matter *matter = &matters->items[i];
        char about[2] = { matter->about, 0 };
        pl_json_object(json, NULL);
        out_id(json, "concern", matter->id);
        pl_json_string(json, "source", matter->source);
        pl_json_string(json, "item", matter->item);
        pl_json_string(json, "facilitator", matter->about == PL_WHO_SESSION ? "session" : about);
        pl_json_int(json, "at_us", matter->at_us);
        pl_json_string(json, "note", matter->words);
        pl_json_string(json, "withdrawn", matter->withdrawn);
        pl_json_bool(json, "open", !matter->withdrawn);
        pl_json_end_object(json);
    }
    pl_json_end_array(json);
}

/* "A 17 of 18 · B 18 of 18 · Session 8 of 8" */
static void print_counts(const pl_review_facts *facts)
{
    for (int k = 0; k <= facts->review->facilitator_count; k++) {
        bool session = k == facts->review->facilitator_count;
        pl_who who = session ? PL_WHO_SESSION : facts->review->facilitators[k].slot;
        int done = 0, all = 0;
        for (int i = 0; i < facts->rubric->item_count; i++) {
            const pl_item *item = &facts->rubric->items[i];
            if ((item->per != PL_PER_FACILITATOR) != session ||
                !item->applies[facts->review->setting])
                continue;
            all++;
            done += pl_scores_find(&facts->scores, item->id, who) != NULL;
        }
        if (session)
            printf("%s %d of %d answered\n", facts->review->service ? "Service" : "Session", done,
                   all);
        else
            printf("%c %d of %d · ", who, done, all);
    }
}

static void print_show(const pl_review_facts *facts, const pl_missing_list *missing)
{
    print_review(facts->review);
    printf("%s, edition %d; %d tag%s; ", facts->rubric->title, facts->rubric->edition,
           facts->tags.count, facts->tags.count == 1 ? "" : "s");
    print_counts(facts);
    print_short(facts);
    if (facts->review->interest)
        show("The reviewer declares: %s\n", facts->review->interest);
    if (facts->review->by_command_line && facts->shown_us == 0)
        puts("Nothing was watched in Plumbline.");
    if (facts->review->is_signed) {
        puts("Signed. Nothing in it can be changed; a correction is a new record.");
        return;
    }
    if (missing->count == 0) {
        puts("Nothing is missing: it can be signed.");
        return;
    }
    printf("%d thing%s left before it can be signed:\n", missing->count,
           missing->count == 1 ? " is" : "s are");
    for (int i = 0; i < missing->count; i++)
        show("  %s\n", missing->items[i].words);
}

static bool out_show(context *c, const pl_review_facts *facts, const pl_missing_list *missing,
                     pl_error *err)
{
    pl_json_object(&c->out, NULL);
    out_review(&c->out, facts->review);
    out_short(&c->out, facts);
    pl_json_int(&c->out, "tags", facts->tags.count);
    pl_json_int(&c->out, "scores", facts->scores.count);
    pl_json_int(&c->out, "watched_us", facts->shown_us);
    pl_json_int(&c->out, "watched_percent", pl_review_watched_percent(facts));
    pl_json_int(&c->out, "watched_asked_percent", pl_review_watched_asked(facts));
    pl_json_string(&c->out, "watched_reason", facts->review->watched_reason);
    pl_json_int(&c->out, "duration_us", facts->recording->duration_us);
    out_risks(&c->out, &facts->risks);
    out_matters(&c->out, &facts->matters);
    out_at_once(c, facts->review->recording);
    out_prompts(c, facts);
    out_missing(&c->out, missing);
    bool ok = out_after_signing(c, facts->review, err);
    pl_json_end_object(&c->out);
    if (ok)
        out_flush(c);
    return ok;
}

int run_review_show(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_review_facts facts;
    if (!open_library(c, LIBRARY_READ, &err) || !find_review(&facts, c, a->operands[0], &err))
        return failed(&err);
    tell_open_risks(c);
    tell_at_once(c, facts.review->recording);
    pl_missing_list missing = { 0 };
    if (!facts.review->is_signed)
        pl_review_missing(&missing, &facts);
    if (!c->json)
        print_show(&facts, &missing);
    bool ok;
    if (c->json) {
        ok = out_show(c, &facts, &missing, &err);
    } else {
        out_prompts(c, &facts);
        ok = out_after_signing(c, facts.review, &err);
    }
    pl_missing_free(&missing);
    pl_review_facts_free(&facts);
    return ok ? EXIT_DONE : failed(&err);
}

/* With a reason for having watched less it is read again, as it stands then. */
static bool find_to_sign(pl_review_facts *out, context *c, const cli_args *a, pl_error *err)
{
    const char *reason = arg(a, "--reason");
    if (!find_review(out, c, a->operands[0], err))
        return false;
    if (!reason || out->review->is_signed)
        return true;
    bool ok = pl_review_less(c->store, out, reason, err);
    pl_review_facts_free(out);
    return ok && find_review(out, c, a->operands[0], err);
}

int run_review_sign(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_review_facts facts;
    if (!open_library(c, LIBRARY_WRITE, &err) || !find_to_sign(&facts, c, a, &err))
        return failed(&err);
    pl_missing_list missing = { 0 };
    if (!facts.review->is_signed)
        pl_review_missing(&missing, &facts);
    pl_id id = facts.review->id;
    bool ok = pl_review_sign(c->store, id, &err);
    if (c->json) {
        pl_json_object(&c->out, NULL);
        out_id(&c->out, "review", id);
        pl_json_string(&c->out, "state", ok || facts.review->is_signed ? "signed" : "draft");
        out_missing(&c->out, &missing);
        pl_json_end_object(&c->out);
        out_flush(c);
    } else if (ok) {
        puts("Signed. Nothing in it can be changed now; a correction is a new record.");
    } else {
        for (int i = 0; i < missing.count; i++)
            show("  %s\n", missing.items[i].words);
    }
    int count = missing.count;
    pl_missing_free(&missing);
    pl_review_facts_free(&facts);
    if (ok)
        return EXIT_DONE;
    int status = failed(&err);
    if (count) /* something is missing, which is no matter of permission */
        status = EXIT_FAILED;
    return status;
}
