#include "child.h"
#include "library.h"

#include "plumbline/base/text.h"

#include <sqlite3.h>

/* ----- a thousand steps against a model: the rows at each place of the undo list */

enum { STEPS = 1000, MOST_IDS = 64 };

typedef struct model {
    library lib;
    sqlite3 *raw; /* looks from outside */
    pl_id other;  /* a second review of the same reviewer */
    uint32_t seed;
    char **rows; /* after each step that is in the list; rows[0] before the first */
    int at, count, room;
    pl_id tags[MOST_IDS];
    int tag_count;
    int undone, redone, joined, refused, elsewhere;
} model;

static int pick(model *m, int below)
{
    return (int)(test_random(&m->seed) % (unsigned)below);
}

static char *rows_of(sqlite3 *raw, pl_id review)
{
    static const char sql[] =
        "SELECT 'tag', id, made_us, at_us, to_us, kind, for_report, note, made_utc FROM tag WHERE "
        "review"
        " = ?1 UNION ALL SELECT 'item', tag, item, position, '', '', '', '', '' FROM tag_item "
        "WHERE tag"
        " IN (SELECT id FROM tag WHERE review = ?1) UNION ALL SELECT 'slot', tag, slot, '', '', "
        "'', '',"
        " '', '' FROM tag_facilitator WHERE tag IN (SELECT id FROM tag WHERE review = ?1) UNION ALL"
        " SELECT 'score', id, item, who, level, reason, word, sentence, scored_utc FROM score WHERE"
        " review = ?1 UNION ALL SELECT 'evidence', item, who, tag, cited, '', '', '', '' FROM "
        "evidence"
        " WHERE review = ?1 UNION ALL SELECT 'action', id, slot, position, words, practised, "
        "by_date,"
        " seen_by, support FROM action WHERE review = ?1 UNION ALL SELECT 'none', slot, reason, "
        "'', '',"
        " '', '', '', '' FROM no_strength WHERE review = ?1 ORDER BY 1, 2, 3, 4";
    sqlite3_stmt *query;
    check_int(sqlite3_prepare_v2(raw, sql, -1, &query, NULL), SQLITE_OK);
    sqlite3_bind_int64(query, 1, review);
    pl_text rows = { 0 };
    pl_text_add_char(&rows, '\n');
    while (sqlite3_step(query) == SQLITE_ROW) {
        for (int i = 0; i < sqlite3_column_count(query); i++) {
            const unsigned char *value = sqlite3_column_text(query, i);
            pl_text_add_format(&rows, "%s|", value ? (const char *)value : "NULL");
        }
        pl_text_add_char(&rows, '\n');
    }
    sqlite3_finalize(query);
    return pl_text_take(&rows);
}

static pl_id second_review(library *lib)
{
    pl_error err = { 0 };
    pl_reviews seen;
    check_ok(pl_store_review(&seen, lib->store, lib->review, &err));
    pl_review review = { .recording = lib->recording,
                         .rubric = seen.items[0].rubric,
                         .facilitators = { { .slot = 'A', .code = "F-014" } },
                         .facilitator_count = 1 };
    pl_id id;
    check_ok(pl_store_review_add(&id, lib->store, &review, &err));
    pl_reviews_free(&seen);
    return id;
}

static void forget_from(model *m, int from)
{
    for (int i = from; i < m->count; i++)
        free(m->rows[i]);
    m->count = from;
}

/* After a change: a step of its own, joined to the one before it, or none when nothing changed. */
static void note_change(model *m, bool join)
{
    char *now = rows_of(m->raw, m->lib.review);
    if (strcmp(now, m->rows[m->at]) == 0) {
        free(now);
        return;
    }
    forget_from(m, m->at + 1); /* what was undone is gone */
    if (join && m->at > 0) {
        m->joined++;
        forget_from(m, m->at--);
        if (strcmp(now, m->rows[m->at]) == 0) { /* both together come to nothing */
            free(now);
            return;
        }
    }
    pl_grow(m->rows, m->count, m->room);
    m->rows[m->count++] = now;
    m->at++;
}

static void check_rows(model *m)
{
    char *now = rows_of(m->raw, m->lib.review);
    check_text(now, m->rows[m->at]);
    free(now);
}

static void step_back_or_forth(model *m, bool forth)
{
    pl_error err = { 0 };
    char *title = NULL;
    bool there = forth ? m->at + 1 < m->count : m->at > 0;
    bool ok = forth ? pl_store_redo(&title, m->lib.store, m->lib.review, &err)
                    : pl_store_undo(&title, m->lib.store, m->lib.review, &err);
    if (!there) {
        check_fails(ok, PL_NOT_FOUND);
        check_has(err.text, forth ? "nothing to redo" : "nothing to undo");
    } else {
        check_ok(ok);
        check(title && title[0]);
        m->at += forth ? 1 : -1;
        *(forth ? &m->redone : &m->undone) += 1;
    }
    free(title);
    check_rows(m);
}

CHILD(adds_a_tag)
{
    char folder[1024];
    long long review, at;
    pl_error err = { 0 };
    pl_store *store;
    pl_store_options options = { .as = "T-02" };
    if (sscanf(args, "%1000s %lld %lld", folder, &review, &at) != 3)
        return 2;
    library lib = { .review = review };
    pl_tag tag = library_tag(&lib, at);
    if (!pl_store_open(&store, folder, &options, &err) || !pl_store_tag_add(store, &tag, &err))
        child_fails(err.text);
    pl_store_close(&store);
    return 0;
}

static void write_elsewhere(model *m)
{
    pl_error err = { 0 };
    pl_id review = pick(m, 2) ? m->lib.review : m->other;
    if (pick(m, 3) == 0) {
        child one = child_start("adds_a_tag", "%s %lld 5", m->lib.folder, (long long)review);
        check_int(child_wait(&one), 0);
    } else {
        pl_store *second;
        pl_store_options options = { .as = "T-02" };
        check_ok(pl_store_open(&second, m->lib.folder, &options, &err));
        library lib = { .review = review };
        pl_tag tag = library_tag(&lib, pick(m, 1000));
        check_ok(pl_store_tag_add(second, &tag, &err));
        pl_store_close(&second);
    }
    m->elsewhere++;
    note_change(m, false); /* in this review it is a step of the same list */
}

static pl_id any_tag(model *m)
{
    return m->tag_count ? m->tags[pick(m, m->tag_count)] : 1;
}

static pl_tag random_tag(model *m)
{
    static const char *const items[] = { "1.1", "2.2", "2.4", "5.3" };
    static const char *const notes[] = { "", "short", "Grüße aus der Gruppe", "a\nb|c" };
    pl_tag tag = library_tag(&m->lib, pick(m, 100) * 1000);
    tag.items[0] = items[pick(m, 4)];
    tag.items[1] = "6.1";
    tag.item_count = pick(m, 3);
    tag.facilitators = (unsigned)pick(m, 8);
    tag.to_us = pick(m, 2) ? PL_NO_TIME : tag.at_us + 500;
    tag.kind = (pl_tag_kind)pick(m, PL_TAG_KIND_COUNT);
    tag.for_report = pick(m, 2);
    tag.note = notes[pick(m, 4)];
    return tag;
}

static bool change_tag(model *m, pl_error *err)
{
    pl_tag tag = random_tag(m);
    int what = m->tag_count ? pick(m, 4) : 0;
    if (what < 2) {
        m->tags[m->tag_count < MOST_IDS ? m->tag_count++ : pick(m, MOST_IDS)] = tag.id;
        return pl_store_tag_add(m->lib.store, &tag, err);
    }
    tag.id = any_tag(m);
    return what == 2 ? pl_store_tag_set(m->lib.store, &tag, err)
                     : pl_store_tag_delete(m->lib.store, tag.id, err);
}

static bool change_other(model *m, pl_error *err)
{
    static const char *const items[] = { "2.2", "2.4" };
    pl_store *store = m->lib.store;
    const char *item = items[pick(m, 2)];
    pl_who who = "ABCS"[pick(m, 4)];
    pl_id id;
    switch (pick(m, 5)) {
    case 0: {
        bool none = pick(m, 3) == 0;
        pl_score score = { .review = m->lib.review,
                           .item = item,
                           .who = who,
                           .level = none ? PL_NO_LEVEL : pick(m, 5),
                           .reason = none ? "not-seen" : NULL,
                           .sentence = pick(m, 2) ? "Said so" : NULL };
        return pl_store_score_set(&id, store, &score, err);
    }
    case 1:
        return pl_store_score_clear(store, m->lib.review, item, who, err);
    case 2:
        return pl_store_evidence_set(store, m->lib.review, item, who, any_tag(m), pick(m, 2), err);
    case 3: {
        pl_action action = { .review = m->lib.review,
                             .slot = "ABC"[pick(m, 3)],
                             .text = "Ask one more question",
                             .by_date = "2026-03-10",
                             .support = pick(m, 2) ? "Watch together" : NULL };
        return pl_store_action_add(&id, store, &action, err);
    }
    default:
        return pl_store_no_strength(store, m->lib.review, "ABC"[pick(m, 3)],
                                    pick(m, 2) ? "Not seen in this part" : NULL, err);
    }
}

static void change_something(model *m)
{
    pl_error err = { 0 };
    bool join = pick(m, 5) == 0;
    if (join)
        pl_store_join_next(m->lib.store);
    bool ok = pick(m, 3) ? change_tag(m, &err) : change_other(m, &err);
    if (ok) {
        note_change(m, join);
    } else { /* what is not there, or no longer, cannot be changed */
        check_int(err.code, PL_NOT_FOUND);
        check(err.text[0]);
        m->refused++;
        check_rows(m);
    }
}

TEST(a_thousand_random_steps_go_back_and_forth)
{
    model m = { .lib = library_open(), .seed = 17 };
    m.other = second_review(&m.lib);
    char *path = pl_format("%s/plumbline.db", m.lib.folder);
    check_int(sqlite3_open_v2(path, &m.raw, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    free(path);
    pl_grow(m.rows, m.count, m.room);
    m.rows[m.count++] = rows_of(m.raw, m.lib.review);
    for (int i = 0; i < STEPS; i++) {
        int what = pick(&m, 100);
        if (what < 22)
            step_back_or_forth(&m, false);
        else if (what < 40)
            step_back_or_forth(&m, true);
        else if (what < 43)
            library_reopen(&m.lib);
        else if (what < 46)
            write_elsewhere(&m);
        else
            change_something(&m);
        library_at_rest(m.lib.store);
    }
    print_message(
        "%d undone, %d redone, %d joined, %d refused, %d from elsewhere, %d in the list\n",
        m.undone, m.redone, m.joined, m.refused, m.elsewhere, m.count);
    while (m.at > 0)
        step_back_or_forth(&m, false);
    while (m.at + 1 < m.count)
        step_back_or_forth(&m, true);
    check(m.undone > 50 && m.redone > 50 && m.joined > 20 && m.elsewhere > 10);
    char *other = rows_of(m.raw, m.other);
    check_has(other, "tag|");
    free(other);
    forget_from(&m, 0);
    free(m.rows);
    sqlite3_close(m.raw);
    library_close(&m.lib);
}

/* ----- changes from outside of the list */

static void undo_is_refused(library *lib, bool forth)
{
    pl_error err = { 0 };
    char *title = NULL, *before = library_all(lib->folder);
    check_fails(forth ? pl_store_redo(&title, lib->store, lib->review, &err)
                      : pl_store_undo(&title, lib->store, lib->review, &err),
                PL_REFUSED);
    check_has(err.text, "cannot be taken back");
    check_has(err.text, "changed since by something else");
    check_text(title, NULL);
    library_at_rest(lib->store);
    char *after = library_all(lib->folder);
    check_text(after, before);
    free(before);
    free(after);
}

static void step_goes_well(library *lib, bool forth)
{
    pl_error err = { 0 };
    char *title = NULL;
    check_ok(forth ? pl_store_redo(&title, lib->store, lib->review, &err)
                   : pl_store_undo(&title, lib->store, lib->review, &err));
    free(title);
}

TEST(undo_refuses_a_row_that_was_changed_from_outside)
{
    library lib = library_open();
    pl_error err = { 0 };
    pl_tag tag = library_tag(&lib, 1000000);
    check_ok(pl_store_tag_add(lib.store, &tag, &err));
    library_sql(lib.folder, "UPDATE tag SET note = 'another'");
    undo_is_refused(&lib, false);
    library_sql(lib.folder, "UPDATE tag SET note = ''");
    step_goes_well(&lib, false); /* its place in the list was kept */
    step_goes_well(&lib, true);
    library_close(&lib);
}

TEST(undo_refuses_a_row_that_was_deleted_from_outside)
{
    library lib = library_open();
    pl_error err = { 0 };
    pl_tag tag = library_tag(&lib, 1000000);
    check_ok(pl_store_tag_add(lib.store, &tag, &err));
    tag.kind = PL_TAG_STRENGTH;
    check_ok(pl_store_tag_set(lib.store, &tag, &err));
    library_sql(lib.folder, "DELETE FROM tag_item; DELETE FROM tag_facilitator; DELETE FROM tag");
    undo_is_refused(&lib, false);
    library_close(&lib);
}

TEST(redo_refuses_an_id_that_is_used_again)
{
    library lib = library_open();
    pl_error err = { 0 };
    pl_tag tag = library_tag(&lib, 1000000);
    check_ok(pl_store_tag_add(lib.store, &tag, &err));
    step_goes_well(&lib, false);
    library_sql(lib.folder,
                "INSERT INTO tag (id, review, made_us, at_us, to_us, kind, for_report, note,"
                " made_utc) VALUES (%lld, %lld, 1, 1, NULL, 'neutral', 0, '', 1)",
                (long long)tag.id, (long long)lib.review);
    undo_is_refused(&lib, true);
    library_sql(lib.folder, "DELETE FROM tag");
    step_goes_well(&lib, true);
    library_close(&lib);
}

TEST(undo_refuses_a_row_that_another_rests_on)
{
    library lib = library_open();
    pl_error err = { 0 };
    pl_tag tag = library_tag(&lib, 1000000);
    check_ok(pl_store_tag_add(lib.store, &tag, &err));
    library_sql(lib.folder, "INSERT INTO evidence VALUES (%lld, '2.2', 'B', %lld, 1)",
                (long long)lib.review, (long long)tag.id);
    undo_is_refused(&lib, false);
    library_close(&lib);
}

/* SQLite's apply says that all is well and does nothing. */
TEST(undo_refuses_a_table_that_lost_a_column)
{
    library lib = library_open();
    pl_error err = { 0 };
    pl_score score = { .review = lib.review, .item = "2.2", .who = 'A', .level = 3 };
    pl_id id;
    check_ok(pl_store_score_set(&id, lib.store, &score, &err));
    library_sql(lib.folder, "ALTER TABLE score DROP COLUMN word");
    library_reopen(&lib);
    undo_is_refused(&lib, false);
    library_close(&lib);
}

TEST(a_damaged_step_is_refused)
{
    library lib = library_open();
    pl_error err = { 0 };
    pl_tag tag = library_tag(&lib, 1000000);
    check_ok(pl_store_tag_add(lib.store, &tag, &err));
    char *title = NULL;
    for (int i = 0; i < 2; i++) {
        library_sql(lib.folder, i ? "UPDATE undo_step SET inverse = x''"
                                  : "UPDATE undo_step SET inverse = substr(inverse, 1, 20)");
        char *before = library_all(lib.folder);
        check(!pl_store_undo(&title, lib.store, lib.review, &err));
        check(err.text[0]);
        library_at_rest(lib.store);
        char *after = library_all(lib.folder);
        check_text(after, before);
        free(before);
        free(after);
    }
    library_close(&lib);
}

TEST(only_the_reviewer_takes_back)
{
    library lib = library_open();
    pl_error err = { 0 };
    pl_tag tag = library_tag(&lib, 1000000);
    check_ok(pl_store_tag_add(lib.store, &tag, &err));
    pl_store *other = library_as(lib.folder, "L-01", PL_ROLE_CLINICAL_LEAD);
    char *title = NULL;
    check_fails(pl_store_undo(&title, other, lib.review, &err), PL_REFUSED);
    check_has(err.text, "only its reviewer");
    check_fails(pl_store_tag_delete(other, tag.id, &err), PL_REFUSED);
    pl_store_close(&other);
    library_close(&lib);
}

/* "Join the next" is for one change, also when that one fails, however it fails. */
TEST(joining_is_for_the_very_next_change_alone)
{
    library lib = library_open();
    pl_error err = { 0 };
    pl_tag first = library_tag(&lib, 1000000), bad = library_tag(&lib, -1),
           unknown = library_tag(&lib, 2000000), last = library_tag(&lib, 3000000);
    check_ok(pl_store_tag_add(lib.store, &first, &err));
    pl_action action = { .review = lib.review, .slot = 'A', .text = "x", .by_date = "soon" };
    pl_id id;
    pl_store_join_next(lib.store);
    check_fails(pl_store_tag_add(lib.store, &bad, &err), PL_BAD_INPUT);
    pl_store_join_next(lib.store);
    check_fails(pl_store_tag_set(lib.store, &unknown, &err), PL_NOT_FOUND);
    pl_store_join_next(lib.store);
    check_fails(pl_store_tag_delete(lib.store, 12345, &err), PL_NOT_FOUND);
    pl_store_join_next(lib.store);
    check_fails(pl_store_action_add(&id, lib.store, &action, &err), PL_BAD_INPUT);
    library_at_rest(lib.store);
    check_ok(pl_store_tag_add(lib.store, &last, &err));
    check_int(library_number(lib.folder, "SELECT count(*) FROM undo_step"), 2);
    step_goes_well(&lib, false);
    check_int(library_number(lib.folder, "SELECT count(*) FROM tag"), 1);
    library_close(&lib);
}

TEST(a_tag_of_another_review_is_no_evidence)
{
    library lib = library_open();
    pl_error err = { 0 };
    library other = { .review = second_review(&lib) };
    pl_tag tag = library_tag(&other, 1000000);
    check_ok(pl_store_tag_add(lib.store, &tag, &err));
    check_fails(pl_store_evidence_set(lib.store, lib.review, "2.2", 'A', tag.id, true, &err),
                PL_NOT_FOUND);
    check_has(err.text, "no such tag in this review");
    library_close(&lib);
}

TEST(bad_input_is_refused_in_words_and_changes_nothing)
{
    library lib = library_open();
    pl_error err = { 0 };
    char *before = library_all(lib.folder);
    pl_tag good = library_tag(&lib, 1000000), tag = good;
    tag.note = "\xff";
    check_fails(pl_store_tag_add(lib.store, &tag, &err), PL_BAD_INPUT);
    check_has(err.text, "UTF-8");
    tag = good, tag.item_count = 9;
    check_fails(pl_store_tag_add(lib.store, &tag, &err), PL_BAD_INPUT);
    tag = good, tag.items[0] = "";
    check_fails(pl_store_tag_add(lib.store, &tag, &err), PL_BAD_INPUT);
    tag = good, tag.items[1] = tag.items[0], tag.item_count = 2;
    check_fails(pl_store_tag_add(lib.store, &tag, &err), PL_BAD_INPUT);
    tag = good, tag.facilitators = 8;
    check_fails(pl_store_tag_add(lib.store, &tag, &err), PL_BAD_INPUT);
    tag = good, tag.to_us = 5;
    check_fails(pl_store_tag_add(lib.store, &tag, &err), PL_BAD_INPUT);
    check_has(err.text, "end before it begins");
    pl_score score = {
        .review = lib.review, .item = "2.2", .who = 'A', .level = 3, .sentence = "\xc0"
    };
    pl_id id;
    check_fails(pl_store_score_set(&id, lib.store, &score, &err), PL_BAD_INPUT);
    check_has(err.text, "UTF-8");
    score.sentence = NULL, score.who = 'X';
    check_fails(pl_store_score_set(&id, lib.store, &score, &err), PL_BAD_INPUT);
    score.who = 'A', score.reason = "not-seen"; /* a level and a reason for none */
    check_fails(pl_store_score_set(&id, lib.store, &score, &err), PL_BAD_INPUT);
    pl_review review = { .recording = lib.recording, .rubric = "none", .facilitator_count = 4 };
    check_fails(pl_store_review_add(&id, lib.store, &review, &err), PL_BAD_INPUT);
    review.facilitator_count = 2;
    review.facilitators[0] = (pl_review_facilitator){ .slot = 'A', .code = "F-014" };
    review.facilitators[1] = (pl_review_facilitator){ .slot = 'B', .code = "F-014" };
    check_fails(pl_store_review_add(&id, lib.store, &review, &err), PL_BAD_INPUT);
    check_has(err.text, "named once");
    library_at_rest(lib.store);
    char *after = library_all(lib.folder);
    check_text(after, before);
    free(before);
    free(after);
    library_close(&lib);
}
