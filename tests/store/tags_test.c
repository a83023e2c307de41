#include "library.h"

#include "plumbline/base/text.h"
#include "plumbline/store/log.h"

/* One library with one draft review of two facilitators; each test has its own. */

TEST(a_tag_is_there_as_it_was_given)
{
    library lib = library_open();
    pl_tag tag = library_tag(&lib, 5000000);
    tag.to_us = 9000000;
    tag.items[tag.item_count++] = "5.3";
    tag.facilitators = PL_WHO_BIT('A') | PL_WHO_BIT('C');
    tag.kind = PL_TAG_DEVELOPMENT;
    tag.note = "Grüße 中 \"quoted\"";
    tag.for_report = true;
    pl_error err = { 0 };
    check_ok(pl_store_tag_add(lib.store, &tag, &err));
    library_reopen(&lib);
    pl_tags tags;
    check_ok(pl_store_tags(&tags, lib.store, lib.review, &err));
    check_int(tags.count, 1);
    const pl_tag *got = &tags.items[0];
    check_int(got->id, tag.id);
    check_int(got->made_us, 5000000);
    check_int(got->at_us, 5000000);
    check_int(got->to_us, 9000000);
    check_int(got->kind, PL_TAG_DEVELOPMENT);
    check_int(got->item_count, 2);
    check_text(got->items[0], "2.2");
    check_text(got->items[1], "5.3");
    check_int(got->facilitators, PL_WHO_BIT('A') | PL_WHO_BIT('C'));
    check(got->for_report);
    check_text(got->note, tag.note);
    pl_tags_free(&tags);
    library_close(&lib);
}

TEST(the_room_of_a_note_is_counted_in_characters)
{
    static const struct {
        const char *letter;
        int count;
        bool fits;
    } cases[] = { { "a", 100000, true },
                  { "a", 100001, false },
                  { "\u00e9", 100000, true },
                  { "\u00e9", 100001, false },
                  { "\U0001F469", 100000, true } };
    library lib = library_open();
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_text note = { 0 };
        for (int k = 0; k < cases[i].count; k++)
            pl_text_add(&note, cases[i].letter);
        pl_tag tag = library_tag(&lib, 1000000);
        tag.note = pl_text_get(&note);
        pl_error err = { 0 };
        if (cases[i].fits)
            check_ok(pl_store_tag_add(lib.store, &tag, &err));
        else
            check_fails(pl_store_tag_add(lib.store, &tag, &err), PL_BAD_INPUT);
        pl_text_free(&note);
    }
    library_close(&lib);
}

TEST(one_action_is_one_step_back_and_forth)
{
    library lib = library_open();
    pl_error err = { 0 };
    pl_tag tag = library_tag(&lib, 1000000);
    check_ok(pl_store_tag_add(lib.store, &tag, &err));
    char *before = library_rows(&lib);
    check_ok(pl_store_tag_delete(lib.store, tag.id, &err));
    char *title = NULL;
    check_ok(pl_store_undo(&title, lib.store, lib.review, &err));
    check_text(title, "Tag deleted");
    free(title);
    char *after = library_rows(&lib);
    check_text(after, before);
    check_ok(pl_store_redo(&title, lib.store, lib.review, &err));
    free(title);
    check_fails(pl_store_redo(&title, lib.store, lib.review, &err), PL_NOT_FOUND);
    check_ok(pl_store_undo(&title, lib.store, lib.review, &err));
    free(title);
    check_ok(pl_store_undo(&title, lib.store, lib.review, &err));
    free(title);
    check_fails(pl_store_undo(&title, lib.store, lib.review, &err), PL_NOT_FOUND);
    free(before);
    free(after);
    library_close(&lib);
}

TEST(a_tag_in_hand_is_one_step)
{
    library lib = library_open();
    pl_error err = { 0 };
    pl_tag tag = library_tag(&lib, 1000000);
    check_ok(pl_store_tag_add(lib.store, &tag, &err));
    char *empty_of_changes = NULL;
    tag.kind = PL_TAG_STRENGTH;
    pl_store_join_next(lib.store);
    check_ok(pl_store_tag_set(lib.store, &tag, &err));
    tag.facilitators = PL_WHO_BIT('B');
    pl_store_join_next(lib.store);
    check_ok(pl_store_tag_set(lib.store, &tag, &err));
    char *whole = library_rows(&lib);
    check_ok(pl_store_undo(&empty_of_changes, lib.store, lib.review, &err));
    check_text(empty_of_changes, "Tag added");
    free(empty_of_changes);
    pl_tags tags;
    check_ok(pl_store_tags(&tags, lib.store, lib.review, &err));
    check_int(tags.count, 0);
    pl_tags_free(&tags);
    check_ok(pl_store_redo(&empty_of_changes, lib.store, lib.review, &err));
    free(empty_of_changes);
    char *again = library_rows(&lib);
    check_text(again, whole);
    free(whole);
    free(again);
    library_close(&lib);
}

TEST(nothing_in_a_signed_review_can_be_changed)
{
    library lib = library_open();
    pl_error err = { 0 };
    pl_tag tag = library_tag(&lib, 1000000);
    check_ok(pl_store_tag_add(lib.store, &tag, &err));
    pl_reviews reviews;
    check_ok(pl_store_review(&reviews, lib.store, lib.review, &err));
    int64_t revision = reviews.items[0].revision;
    pl_reviews_free(&reviews);
    check_fails(pl_store_review_sign(lib.store, lib.review, revision - 1, &err), PL_REFUSED);
    check_ok(pl_store_review_sign(lib.store, lib.review, revision, &err));
    char *title;
    pl_score score = { .review = lib.review, .item = "2.2", .who = 'A', .level = 3 };
    pl_id id;
    check_fails(pl_store_tag_set(lib.store, &tag, &err), PL_REFUSED);
    check_fails(pl_store_tag_delete(lib.store, tag.id, &err), PL_REFUSED);
    check_fails(pl_store_score_set(&id, lib.store, &score, &err), PL_REFUSED);
    check_fails(pl_store_undo(&title, lib.store, lib.review, &err), PL_REFUSED);
    check_fails(pl_store_review_sign(lib.store, lib.review, revision + 1, &err), PL_REFUSED);
    check_has(err.text, "correction");
    library_close(&lib);
}

TEST(scores_rest_on_the_tags_that_name_them)
{
    library lib = library_open();
    pl_error err = { 0 };
    pl_tag a = library_tag(&lib, 1000000), b = library_tag(&lib, 2000000),
           other = library_tag(&lib, 3000000);
    b.facilitators = PL_WHO_BIT('B');
    other.items[0] = "5.3";
    check_ok(pl_store_tag_add(lib.store, &a, &err));
    check_ok(pl_store_tag_add(lib.store, &b, &err));
    check_ok(pl_store_tag_add(lib.store, &other, &err));
    pl_score score = { .review = lib.review, .item = "2.2", .who = 'A', .level = 4 };
    pl_id first, again;
    check_ok(pl_store_score_set(&first, lib.store, &score, &err));
    score.level = PL_NO_LEVEL;
    score.reason = "not-seen";
    check_ok(pl_store_score_set(&again, lib.store, &score, &err));
    check_int(again, first);
    pl_scores scores;
    check_ok(pl_store_scores(&scores, lib.store, lib.review, &err));
    check_int(scores.count, 1);
    check_int(scores.items[0].evidence_count, 1);
    check_int(scores.items[0].evidence[0], a.id);
    check_text(scores.items[0].reason, "not-seen");
    pl_scores_free(&scores);
    check_ok(pl_store_evidence_set(lib.store, lib.review, "2.2", 'A', a.id, false, &err));
    check_ok(pl_store_evidence_set(lib.store, lib.review, "2.2", 'A', other.id, true, &err));
    check_ok(pl_store_scores(&scores, lib.store, lib.review, &err));
    check_int(scores.items[0].evidence_count, 1);
    check_int(scores.items[0].evidence[0], other.id);
    pl_scores_free(&scores);
    check_ok(pl_store_score_clear(lib.store, lib.review, "2.2", 'A', &err));
    check_fails(pl_store_score_clear(lib.store, lib.review, "2.2", 'A', &err), PL_NOT_FOUND);
    library_close(&lib);
}

TEST(no_text_is_longer_than_a_note_may_be)
{
    library lib = library_open();
    pl_error err = { 0 };
    char *longest = pl_alloc(PL_MOST_NOTE + 2);
    memset(longest, 'x', PL_MOST_NOTE + 1);
    pl_score score = {
        .review = lib.review, .item = "2.2", .who = 'A', .level = 2, .sentence = longest
    };
    pl_id id;
    check_fails(pl_store_score_set(&id, lib.store, &score, &err), PL_BAD_INPUT);
    check_has(err.text, "100000 characters");
    check_fails(pl_store_no_strength(lib.store, lib.review, 'A', longest, &err), PL_BAD_INPUT);
    longest[PL_MOST_NOTE] = '\0';
    check_ok(pl_store_score_set(&id, lib.store, &score, &err));
    free(longest);
    library_close(&lib);
}

TEST(tags_of_one_moment_stand_as_they_were_made_then_by_item_and_what_is_critical_last)
{
    static const struct {
        pl_utc made;
        const char *item;
        pl_tag_kind kind;
    } in_order[] = { { 1000, "5.3", PL_TAG_CRITICAL },    { 2000, NULL, PL_TAG_NEUTRAL },
                     { 2000, "2.2", PL_TAG_DEVELOPMENT }, { 2000, "2.2", PL_TAG_STRENGTH },
                     { 2000, "2.2", PL_TAG_CRITICAL },    { 2000, "5.3", PL_TAG_NEUTRAL },
                     { 3000, "1.1", PL_TAG_NEUTRAL } };
    enum { COUNT = PL_COUNT(in_order) };
    for (int turn = 0; turn < 8; turn++) { /* ids are made by chance */
        library lib = library_open();
        pl_error err = { 0 };
        for (int i = 0; i < COUNT; i++) {
            int k = (i * 3 + turn) % COUNT;
            pl_tag tag = library_tag(&lib, 1000000);
            tag.items[0] = in_order[k].item;
            tag.item_count = in_order[k].item ? 1 : 0;
            tag.kind = in_order[k].kind;
            pl_utc_fix(in_order[k].made);
            check_ok(pl_store_tag_add(lib.store, &tag, &err));
        }
        pl_utc_fix(0);
        pl_tags tags;
        check_ok(pl_store_tags(&tags, lib.store, lib.review, &err));
        check_int(tags.count, COUNT);
        for (int i = 0; i < COUNT; i++) {
            check_int(tags.items[i].kind, in_order[i].kind);
            check_text(tags.items[i].item_count ? tags.items[i].items[0] : NULL, in_order[i].item);
            for (int k = 0; k < COUNT; k++)
                check_int(pl_tag_before(&tags.items[i], &tags.items[k]), i < k);
        }
        pl_tags_free(&tags);
        library_close(&lib);
    }
}
