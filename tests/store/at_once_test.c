/* What is seen at once: by a treatment manager, of drafts, never blind; and by nobody else. */
#include "library.h"

#include "plumbline/base/text.h"
#include "plumbline/store/answers.h"
#include "plumbline/store/at_once.h"
#include "plumbline/store/kept.h"
#include "plumbline/store/records.h"

static pl_id form_of(pl_store *store, const library *lib, const char *code, const char *name)
{
    pl_error err = { 0 };
    char *path = pl_format(PL_SOURCE "/rubrics/%s.yaml", name), *text = test_read(path), hash[65];
    free(path);
    pl_kept_text form = { .id = name, .title = "Form", .text = text, .edition = 1 };
    check_ok(pl_store_text_keep(hash, store, PL_TEXT_RUBRIC, &form, &err));
    pl_reviews list;
    pl_id id = 0;
    check_ok(pl_store_review(&list, lib->store, lib->review, &err));
    pl_review review = list.items[0];
    review.id = 0;
    review.kind = PL_REVIEW_SELF;
    review.form = hash;
    review.facilitators[0] = (pl_review_facilitator){ .slot = 'A', .code = code };
    review.facilitator_count = 1;
    check_ok(pl_store_review_add(&id, store, &review, &err));
    pl_reviews_free(&list);
    free(text);
    return id;
}

static pl_id form_review(pl_store *store, const library *lib, const char *code)
{
    return form_of(store, lib, code, "session-review");
}

/* A review of the same recording, by who opened the library, about one. */
static pl_id review_about(pl_store *store, const library *lib, const char *code)
{
    pl_error err = { 0 };
    pl_reviews list;
    pl_id id = 0;
    check_ok(pl_store_review(&list, lib->store, lib->review, &err));
    pl_review review = list.items[0];
    review.id = 0;
    review.facilitators[0] = (pl_review_facilitator){ .slot = 'A', .code = code };
    review.facilitator_count = 1;
    check_ok(pl_store_review_add(&id, store, &review, &err));
    pl_reviews_free(&list);
    return id;
}

static void answer(pl_store *store, pl_id review, const char *prompt, const char *words)
{
    pl_error err = { 0 };
    pl_answer one = { .prompt = prompt, .words = words, .at_us = PL_NO_TIME };
    check_ok(pl_store_answer_set(store, review, &one, &err));
}

/* As "F-014 1 tells open: words"; "" where there is nothing. */
static void check_seen(pl_store *store, pl_id recording, const char *want)
{
    pl_error err = { 0 };
    pl_at_onces list;
    char got[400] = "";
    check_ok(pl_store_at_once(&list, store, recording, &err));
    check(list.count <= 1);
    if (list.count)
        snprintf(got, sizeof got, "%s %s %s %s: %s", list.items[0].writer, list.items[0].prompt,
                 list.items[0].tells ? "tells" : "nothing", list.items[0].seen ? "seen" : "open",
                 list.items[0].words);
    check_text(got, want);
    pl_at_onces_free(&list);
    library_at_rest(store);
}

static void see(pl_store *store)
{
    pl_error err = { 0 };
    pl_at_onces list;
    char name[PL_SEEN_ROOM], value[PL_SEEN_ROOM];
    check_ok(pl_store_at_once(&list, store, 0, &err));
    check_ok(pl_store_setting_set(store, pl_at_once_setting(name, &list.items[0]),
                                  pl_at_once_value(value, &list.items[0]), &err));
    pl_at_onces_free(&list);
}

static void sign_and_correct(pl_store *store, pl_id review)
{
    pl_error err = { 0 };
    pl_reviews seen;
    pl_id correction;
    check_ok(pl_store_review(&seen, store, review, &err));
    check_ok(pl_store_review_sign(store, review, seen.items[0].revision, &err));
    pl_reviews_free(&seen);
    pl_utc_fix(pl_utc_now() + 1000000);
    check_ok(pl_store_review_correct(&correction, store, review, "2 was another film.", &err));
}

/* Question 1 of the self-review, with its moment; sent where `sent`. */
static void please_watch(pl_store *store, pl_id review, const char *words, bool sent, bool kept)
{
    pl_error err = { 0 };
    pl_answer one = { .prompt = "1",
                      .words = words,
                      .at_us = 3000000,
                      .kept_private = kept,
                      .sent_utc = sent ? pl_utc_now() : 0 };
    check_ok(pl_store_answer_set(store, review, &one, &err));
}

TEST(the_reviewer_sees_what_was_sent_and_nobody_else)
{
    library lib = library_open();
    pl_store *a = library_as(lib.folder, "F-014", PL_ROLE_FACILITATOR);
    pl_store *b = library_as(lib.folder, "F-022", PL_ROLE_FACILITATOR);
    pl_store *lead = library_as(lib.folder, "L-01", PL_ROLE_CLINICAL_LEAD);
    pl_store *manager = library_as(lib.folder, "T-03", PL_ROLE_TREATMENT_MANAGER);
    pl_store *reviewer = library_as(lib.folder, "S-01", PL_ROLE_FACILITATOR);
    pl_id self = form_of(a, &lib, "F-014", "self-review");
    pl_id other = review_about(reviewer, &lib, "F-022");
    answer(a, self, "2", "The opening");
    please_watch(a, self, "The pairs", false, false);
    check_seen(manager, 0, "");
    please_watch(a, self, "The pairs", true, true);
    check_seen(manager, 0, ""); /* kept all the same: its writer's alone */
    please_watch(a, self, "The pairs", true, false);
    check_seen(manager, 0, "F-014 1 tells open: The pairs.");
    check_seen(lib.store, lib.recording, "F-014 1 tells open: The pairs.");
    check_seen(a, 0, "");
    check_seen(b, 0, "");
    check_seen(lead, 0, "");
    check_seen(reviewer, 0, ""); /* reviews F-022 alone */
    check(other != 0);
    pl_id mine = review_about(reviewer, &lib, "F-014");
    check(mine != 0);
    check_seen(reviewer, lib.recording, "F-014 1 tells open: The pairs.");
    pl_error err = { 0 };
    pl_reviews none;
    check_fails(pl_store_review(&none, reviewer, self, &err), PL_NOT_FOUND);
    see(reviewer);
    check_seen(reviewer, 0, "F-014 1 tells seen: The pairs.");
    check_seen(manager, 0, "F-014 1 tells open: The pairs.");
    please_watch(a, self, "The pairs", false, false);
    check_seen(reviewer, 0, "");
    pl_store_close(&a);
    pl_store_close(&b);
    pl_store_close(&lead);
    pl_store_close(&manager);
    pl_store_close(&reviewer);
    library_close(&lib);
}

TEST(what_is_chosen_holds_for_all_parts_of_a_question)
{
    library lib = library_open();
    pl_error err = { 0 };
    answer(lib.store, lib.review, "3", "Here");
    pl_answer part = { .prompt = "3/instead",
                       .words = "Wait",
                       .at_us = PL_NO_TIME,
                       .in_report = true,
                       .sent_utc = 7 };
    check_ok(pl_store_answer_set(lib.store, lib.review, &part, &err));
    answer(lib.store, lib.review, "30", "Another");
    pl_answers list;
    check_ok(pl_store_answers(&list, lib.store, lib.review, &err));
    check_int(list.count, 3);
    for (int i = 0; i < list.count; i++) {
        bool of = pl_answer_is_of(&list.items[i], "3");
        check_int(list.items[i].in_report, of);
        check_int(list.items[i].sent_utc, of ? 7 : 0);
    }
    pl_answers_free(&list);
    library_close(&lib);
}

TEST(a_treatment_manager_sees_it_in_a_draft_while_blind)
{
    library lib = library_open(); /* T-02 has a draft of their own on the recording */
    pl_store *a = library_as(lib.folder, "F-014", PL_ROLE_FACILITATOR);
    pl_store *lead = library_as(lib.folder, "L-01", PL_ROLE_CLINICAL_LEAD);
    pl_id form = form_review(a, &lib, "F-014");
    check_seen(lib.store, 0, "");
    answer(a, form, "2", "The film was left out.");
    check_seen(lib.store, 0, ""); /* with the rest, later */
    answer(a, form, "1", "Nothing heard");
    check_seen(lib.store, 0, "F-014 1 nothing open: Nothing heard.");
    answer(a, form, "1", "Yes, not passed on yet");
    check_seen(lib.store, lib.recording, "F-014 1 tells open: Yes, not passed on yet.");
    check_seen(lib.store, lib.recording + 1, "");
    check_seen(a, 0, "");
    check_seen(lead, 0, "");
    pl_error err = { 0 };
    pl_reviews none;
    check_fails(pl_store_review(&none, lib.store, form, &err),
                PL_NOT_FOUND); /* all else is blind */
    see(lib.store);
    check_seen(lib.store, 0, "F-014 1 tells seen: Yes, not passed on yet.");
    pl_utc_fix(pl_utc_now() + 1000000);
    answer(a, form, "1", "Yes, passed on");
    answer(a, form, "1/passed-on-to", "duty manager");
    answer(a, form, "1/when", "18:05");
    check_seen(lib.store, 0,
               "F-014 1 tells open: Yes, passed on. Passed on to (role): duty manager. When: "
               "18:05.");
    sign_and_correct(a, form); /* the copy in the new record is not told again */
    check_seen(lib.store, 0,
               "F-014 1 tells open: Yes, passed on. Passed on to (role): duty manager. When: "
               "18:05.");
    pl_utc_fix(0);
    pl_store_close(&a);
    pl_store_close(&lead);
    library_close(&lib);
}
