#include "child.h"
#include "library.h"

#include "plumbline/base/text.h"
#include "plumbline/store/kept.h"
#include "plumbline/store/log.h"

#include <signal.h>
#include <unistd.h>

static int64_t revision_of(const library *lib)
{
    return library_number(lib->folder, "SELECT revision FROM review");
}

/* Fields and words as "note=half other=b ". */
static void check_texts(pl_store *store, pl_id review, const char *want)
{
    pl_error err = { 0 };
    pl_unfinished_list list;
    check_ok(pl_store_unfinished_list(&list, store, review, &err));
    pl_text text = { 0 };
    for (int i = 0; i < list.count; i++)
        pl_text_add_format(&text, "%s=%s ", list.items[i].field, list.items[i].words);
    check_text(pl_text_get(&text), want);
    pl_text_free(&text);
    pl_unfinished_list_free(&list);
    library_at_rest(store);
}

static void set_text(library *lib, const char *field, const char *words)
{
    pl_error err = { 0 };
    check_ok(pl_store_unfinished_set(lib->store, lib->review, field, words, &err));
}

TEST(half_written_text_stays_until_it_is_taken_away)
{
    library lib = library_open();
    pl_error err = { 0 };
    int64_t log = pl_store_change_number(lib.store), revision = revision_of(&lib);
    check_texts(lib.store, lib.review, "");
    set_text(&lib, "other", "b");
    set_text(&lib, "note", "h");
    set_text(&lib, "note", "half a Gruß");
    library_reopen(&lib);
    check_texts(lib.store, lib.review, "note=half a Gruß other=b ");
    set_text(&lib, "note", NULL);
    set_text(&lib, "note", NULL);
    check_texts(lib.store, lib.review, "other=b ");
    check_fails(pl_store_unfinished_set(lib.store, lib.review, "x", "\xff", &err), PL_BAD_INPUT);
    check_int(pl_store_change_number(lib.store), log);
    check_int(revision_of(&lib), revision);
    pl_store *lead = library_as(lib.folder, "L-01", PL_ROLE_CLINICAL_LEAD);
    check_texts(lead, lib.review, "");
    check_fails(pl_store_unfinished_set(lead, lib.review, "other", NULL, &err), PL_REFUSED);
    check_ok(pl_store_review_sign(lib.store, lib.review, revision, &err));
    check_texts(lead, lib.review, ""); /* also of a signed review */
    check_fails(pl_store_unfinished_set(lib.store, lib.review, "x", "y", &err), PL_REFUSED);
    pl_store_close(&lead);
    library_close(&lib);
}

TEST(a_text_that_is_finished_goes_with_what_it_became)
{
    library lib = library_open();
    pl_error err = { 0 };
    pl_tag tag = library_tag(&lib, 1000), bad = library_tag(&lib, -1);
    check_ok(pl_store_tag_add(lib.store, &tag, &err));
    set_text(&lib, "note", "half");
    set_text(&lib, "other", "b");
    pl_store_finish_next(lib.store, "note");
    check_fails(pl_store_tag_set(lib.store, &bad, &err), PL_BAD_INPUT); /* it stays */
    check_texts(lib.store, lib.review, "note=half other=b ");
    tag.note = "before";
    check_ok(pl_store_tag_set(lib.store, &tag, &err)); /* and the word is spent */
    check_texts(lib.store, lib.review, "note=half other=b ");
    tag.note = "half, and the rest";
    pl_store_finish_next(lib.store, "other");
    pl_store_finish_next(lib.store, "note"); /* the last word holds */
    check_ok(pl_store_tag_set(lib.store, &tag, &err));
    check_texts(lib.store, lib.review, "other=b ");
    check_int(library_number(lib.folder, "SELECT count(*) FROM tag WHERE note LIKE '%rest'"), 1);
    char *title;
    check_ok(pl_store_undo(&title, lib.store, lib.review, &err));
    free(title);
    check_texts(lib.store, lib.review, "other=b ");
    pl_score score = { .review = lib.review, .item = "2.2", .who = 'A', .level = 2 };
    pl_id id;
    pl_store_finish_next(lib.store, "other");
    check_ok(pl_store_score_set(&id, lib.store, &score, &err));
    check_texts(lib.store, lib.review, "");
    pl_store_finish_next(lib.store, "note"); /* and nothing comes of it */
    library_reopen(&lib);
    library_close(&lib);
}

/* ----- killed while notes are finished: the words stand in one place */

CHILD(writes_notes_until_killed)
{
    char folder[1024], words[32];
    long long review, id;
    pl_error err = { 0 };
    pl_store *store;
    pl_store_options options = { .as = "T-02" };
    if (sscanf(args, "%1000s %lld %lld", folder, &review, &id) != 3)
        return 2;
    if (!pl_store_open(&store, folder, &options, &err))
        child_fails(err.text);
    library lib = { .review = review };
    pl_tag tag = library_tag(&lib, 1000);
    tag.id = id;
    tag.note = words;
    for (int i = 1;; i++) {
        snprintf(words, sizeof words, "%d", i);
        if (!pl_store_unfinished_set(store, review, "note", words, &err))
            child_fails(err.text);
        child_say('u'); /* from now on these words are somewhere */
        pl_store_finish_next(store, "note");
        if (!pl_store_tag_set(store, &tag, &err))
            child_fails(err.text);
        child_say('k'); /* and now they are the tag's */
    }
}

TEST(killed_at_any_moment_words_stand_in_one_place)
{
    enum { ROUNDS = 60 / TEST_STEP };
    library lib = library_open();
    pl_error err = { 0 };
    pl_tag tag = library_tag(&lib, 1000);
    check_ok(pl_store_tag_add(lib.store, &tag, &err));
    pl_store_close(&lib.store);
    int half = 0, whole = 0;
    uint32_t seed = 11;
    for (int round = 0; round < ROUNDS; round++) {
        child one = child_start("writes_notes_until_killed", "%s %lld %lld", lib.folder,
                                (long long)lib.review, (long long)tag.id);
        /* On a word of the child's, not on a clock alone: both places are met however slow the disk is. */
        int said = 1, heard;
        check_int(child_hears(&one), 'u');
        if (test_random(&seed) % 2)
            check_int(child_hears(&one), 'k');
        usleep(test_random(&seed) % 3 ? test_random(&seed) % 8000 : 0);
        kill(one.pid, SIGKILL);
        while ((heard = child_hears(&one)) != 0)
            said += heard == 'u';
        check_int(child_wait(&one), 128 + SIGKILL);
        int64_t text = library_number(
            lib.folder, "SELECT coalesce((SELECT CAST(words AS INTEGER) FROM unfinished), 0)");
        int64_t note = library_number(lib.folder, "SELECT CAST(note AS INTEGER) FROM tag");
        check(text == 0 || text == note + 1); /* never both */
        check(text >= said || note >= said);  /* never neither */
        text ? half++ : whole++;
        library_sql(lib.folder, "UPDATE tag SET note = '0'; DELETE FROM unfinished");
    }
    print_message("%d rounds: %d half-written, %d kept\n", ROUNDS, half, whole);
    check(half > 0 && whole > 0);
    library_check_whole(lib.folder);
    free(lib.folder);
}

/* ----- places */

static const pl_place START = {
    .screen = "review", .position_us = 5000, .zoom_from_us = PL_NO_TIME, .zoom_to_us = PL_NO_TIME
};

TEST(each_person_has_one_place_in_a_review)
{
    library lib = library_open();
    pl_error err = { 0 };
    int64_t log = pl_store_change_number(lib.store), revision = revision_of(&lib);
    pl_place place = START, got;
    check_fails(pl_store_place(&got, lib.store, lib.review, &err), PL_NOT_FOUND);
    check_ok(pl_store_place_set(lib.store, lib.review, &place, &err));
    check_ok(pl_store_place(&got, lib.store, lib.review, &err));
    check_text(got.screen, "review");
    check_int(got.zoom_from_us, PL_NO_TIME);
    check_int(got.zoom_to_us, PL_NO_TIME);
    check_int(got.slot, 0);
    check_int(got.tag, 0);
    place = (pl_place){ .screen = "score",
                        .position_us = 7,
                        .zoom_from_us = 1,
                        .zoom_to_us = 9,
                        .slot = 'B',
                        .tag = 12345 }; /* no such tag: it may have gone */
    check_ok(pl_store_place_set(lib.store, lib.review, &place, &err));
    library_reopen(&lib);
    check_ok(pl_store_place(&got, lib.store, lib.review, &err));
    check_text(got.screen, "score");
    check_int(got.position_us, 7);
    check_int(got.zoom_from_us, 1);
    check_int(got.zoom_to_us, 9);
    check_int(got.slot, 'B');
    check_int(got.tag, 12345);
    check(got.written_utc > 0);
    check_int(library_number(lib.folder, "SELECT count(*) FROM place"), 1);
    check_int(pl_store_change_number(lib.store), log);
    check_int(revision_of(&lib), revision);

    pl_store *lead = library_as(lib.folder, "L-01", PL_ROLE_CLINICAL_LEAD);
    check_fails(pl_store_place_set(lead, lib.review, &place, &err), PL_NOT_FOUND);
    check_ok(pl_store_review_sign(lib.store, lib.review, revision, &err));
    place.position_us = 8;
    check_ok(pl_store_place_set(lead, lib.review, &place, &err)); /* a reader of what is signed */
    check_ok(pl_store_place(&got, lib.store, lib.review, &err));
    check_int(got.position_us, 7);
    library_at_rest(lead);
    pl_store_close(&lead);
    library_close(&lib);
}

TEST(what_is_no_place_is_refused)
{
    library lib = library_open();
    pl_error err = { 0 };
    pl_place bad = START;
    bad.position_us = -1;
    check_fails(pl_store_place_set(lib.store, lib.review, &bad, &err), PL_BAD_INPUT);
    bad = START, bad.zoom_from_us = 5;
    check_fails(pl_store_place_set(lib.store, lib.review, &bad, &err), PL_BAD_INPUT);
    bad.zoom_to_us = 5;
    check_fails(pl_store_place_set(lib.store, lib.review, &bad, &err), PL_BAD_INPUT);
    bad = START, bad.slot = 'S';
    check_fails(pl_store_place_set(lib.store, lib.review, &bad, &err), PL_BAD_INPUT);
    bad = START;
    memset(bad.screen, 'x', sizeof bad.screen);
    check_fails(pl_store_place_set(lib.store, lib.review, &bad, &err), PL_BAD_INPUT);
    bad = START;
    check_fails(pl_store_place_set(lib.store, 12345, &bad, &err), PL_NOT_FOUND);
    check_int(library_number(lib.folder, "SELECT count(*) FROM place"), 0);
    library_at_rest(lib.store);
    library_close(&lib);
}

/* ----- settings */

static void check_setting(pl_store *store, const char *name, const char *want)
{
    pl_error err = { 0 };
    char *value = NULL;
    bool found = pl_store_setting(&value, store, name, &err);
    check_int(found, want != NULL);
    check_text(value, want);
    if (!found)
        check_int(err.code, PL_NOT_FOUND);
    free(value);
    library_at_rest(store);
}

TEST(settings_of_the_window_are_each_persons_own)
{
    library lib = library_open();
    pl_error err = { 0 };
    int64_t log = pl_store_change_number(lib.store);
    check_setting(lib.store, "window.theme", NULL);
    check_ok(pl_store_setting_set(lib.store, "window.theme", "dark", &err));
    check_ok(pl_store_setting_set(lib.store, "window.theme", "light", &err));
    library_reopen(&lib);
    check_setting(lib.store, "window.theme", "light");
    check_int(pl_store_change_number(lib.store), log);
    pl_store *other = library_as(lib.folder, "F-014", PL_ROLE_FACILITATOR);
    check_setting(other, "window.theme", NULL);
    check_ok(pl_store_setting_set(other, "window.theme", "contrast", &err));
    check_ok(pl_store_setting_set(lib.store, "window.theme", NULL, &err));
    check_setting(lib.store, "window.theme", NULL);
    check_setting(other, "window.theme", "contrast");
    pl_store_close(&other);
    library_close(&lib);
}

TEST(settings_of_the_library_are_logged_and_for_few)
{
    library lib = library_open();
    pl_error err = { 0 };
    int64_t log = pl_store_change_number(lib.store);
    check_ok(pl_store_setting_set(lib.store, "policy.watched", "50", &err));
    check_int(pl_store_change_number(lib.store), log + 1);
    pl_store *other = library_as(lib.folder, "F-014", PL_ROLE_FACILITATOR);
    check_setting(other, "policy.watched", "50");
    check_fails(pl_store_setting_set(other, "policy.watched", "0", &err), PL_REFUSED);
    check_has(err.text, "answer for the service");
    pl_store_close(&other);
    check_ok(pl_store_setting_set(lib.store, "policy.watched", NULL, &err));
    check_setting(lib.store, "policy.watched", NULL);
    check_fails(pl_store_setting_set(lib.store, "policy.watched", "\xff", &err), PL_BAD_INPUT);
    library_close(&lib);
}
