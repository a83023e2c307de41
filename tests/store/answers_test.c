/* Answers in words: set, changed, taken away; whose they are; and that they are in no undo. */
#include "library.h"

#include "plumbline/store/answers.h"
#include "plumbline/store/kept.h"
#include "plumbline/store/undo.h"

static void set_answer(const library *lib, const char *prompt, const char *words, bool kept)
{
    pl_error err = { 0 };
    pl_answer answer = {
        .prompt = prompt, .words = words, .at_us = PL_NO_TIME, .kept_private = kept
    };
    check_ok(pl_store_answer_set(lib->store, lib->review, &answer, &err));
}

/* As "1=words 4/2/next=more ". */
static void check_answers(pl_store *store, pl_id review, const char *want)
{
    pl_error err = { 0 };
    pl_answers list;
    pl_text text = { 0 };
    check_ok(pl_store_answers(&list, store, review, &err));
    for (int i = 0; i < list.count; i++)
        pl_text_add_format(&text, "%s=%s ", list.items[i].prompt, list.items[i].words);
    check_text(pl_text_get(&text), want);
    pl_text_free(&text);
    pl_answers_free(&list);
    library_at_rest(store);
}

TEST(an_answer_is_set_changed_and_taken_away)
{
    library lib = library_open();
    pl_error err = { 0 };
    set_answer(&lib, "4/2/next", "more", false);
    set_answer(&lib, "1", "first", false);
    set_answer(&lib, "1", "second Gruß", false);
    library_reopen(&lib);
    check_answers(lib.store, lib.review, "1=second Gruß 4/2/next=more ");
    pl_undo_titles titles;
    check_ok(pl_store_undo_titles(&titles, lib.store, lib.review, &err));
    check(!titles.undo);
    pl_undo_titles_free(&titles);
    set_answer(&lib, "1", "", false);
    set_answer(&lib, "1", NULL, false);
    check_answers(lib.store, lib.review, "4/2/next=more ");
    pl_answer moment = { .prompt = "2", .words = "", .at_us = 7000000 };
    check_ok(pl_store_answer_set(lib.store, lib.review, &moment, &err));
    pl_answers list;
    check_ok(pl_store_answers(&list, lib.store, lib.review, &err));
    check(pl_answers_find(&list, "2")->at_us == 7000000);
    check_int(pl_answers_rows(&list, "4"), 2);
    pl_answers_free(&list);
    library_close(&lib);
}

TEST(what_is_kept_for_its_writer_nobody_else_gets)
{
    library lib = library_open();
    pl_error err = { 0 };
    set_answer(&lib, "1", "for all", false);
    set_answer(&lib, "9", "for me", true);
    pl_store *lead = library_as(lib.folder, "L-01", PL_ROLE_CLINICAL_LEAD);
    check_answers(lead, lib.review, "");
    int64_t revision = library_number(lib.folder, "SELECT revision FROM review");
    check_ok(pl_store_review_sign(lib.store, lib.review, revision, &err));
    check_answers(lead, lib.review, "1=for all ");
    check_answers(lib.store, lib.review, "1=for all 9=for me ");
    pl_answer late = { .prompt = "1", .words = "late", .at_us = PL_NO_TIME };
    check_fails(pl_store_answer_set(lib.store, lib.review, &late, &err), PL_REFUSED);
    check_fails(pl_store_answer_set(lead, lib.review, &late, &err), PL_REFUSED);
    pl_store_close(&lead);
    library_close(&lib);
}

TEST(a_kept_answer_ends_what_was_half_written)
{
    library lib = library_open();
    pl_error err = { 0 };
    check_ok(pl_store_unfinished_set(lib.store, lib.review, "answer 1", "half", &err));
    pl_store_finish_next(lib.store, "answer 1");
    set_answer(&lib, "1", "whole", false);
    check_int(library_number(lib.folder, "SELECT count(*) FROM unfinished"), 0);
    library_close(&lib);
}
