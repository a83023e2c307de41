/* A draft goes over to another rubric: wholly or not at all, and what is signed never. */
#include "child.h"
#include "library.h"

#include "plumbline/base/text.h"
#include "plumbline/store/facts.h"
#include "plumbline/store/move.h"
#include "plumbline/store/undo.h"

#include <signal.h>
#include <unistd.h>

static pl_id score(library *lib, const char *item, pl_who who, int level, const char *word)
{
    pl_error err = { 0 };
    pl_id id = 0;
    pl_score one = {
        .review = lib->review, .item = item, .who = who, .level = level, .word = word
    };
    check_ok(pl_store_score_set(&id, lib->store, &one, &err));
    return id;
}

static int64_t revision(pl_store *store, pl_id review)
{
    pl_error err = { 0 };
    pl_reviews seen;
    check_ok(pl_store_review(&seen, store, review, &err));
    int64_t found = seen.items[0].revision;
    pl_reviews_free(&seen);
    return found;
}

static pl_move to_second(library *lib)
{
    return (pl_move){ .review = lib->review,
                      .revision = revision(lib->store, lib->review),
                      .to = { "own", "Own", "the second text", 2 } };
}

static int rows(const library *lib, const char *sql)
{
    return (int)library_number(lib->folder, sql);
}

TEST(a_draft_moves_with_what_stays_and_without_what_goes)
{
    pl_error err = { 0 };
    library lib = library_open();
    pl_tag tag = library_tag(&lib, 1000000);
    tag.items[1] = "3.7";
    tag.item_count = 2;
    check_ok(pl_store_tag_add(lib.store, &tag, &err));
    score(&lib, "1.1", 'A', 3, NULL);
    pl_id worded = score(&lib, "2.1", 'A', 0, "harmful");
    pl_id gone = score(&lib, "3.7", 'A', 2, NULL);
    check_ok(pl_store_evidence_set(lib.store, lib.review, "3.7", 'A', tag.id, false, &err));
    check_ok(pl_store_evidence_set(lib.store, lib.review, "1.1", 'A', tag.id, true, &err));
    pl_matter matter = {
        .review = lib.review, .source = "zero", .item = "3.7", .about = 'A', .words = "seen"
    };
    pl_id id;
    check_ok(pl_store_matter_add(&id, lib.store, &matter, &err));

    pl_moved_score scores[] = { { gone, true, false, false }, { worded, false, true, true } };
    pl_moved_part part = { "3.7", true };
    pl_move move = to_second(&lib);
    move.scores = scores;
    move.score_count = 2;
    move.parts = &part;
    move.part_count = 1;
    int64_t lines = library_number(lib.folder, "SELECT count(*) FROM log");
    check_ok(pl_store_review_move(lib.store, &move, &err));

    check_int(library_number(lib.folder, "SELECT count(*) FROM log"), lines + 1);
    check_int(rows(&lib, "SELECT count(*) FROM log WHERE kind = 'review move'"), 1);
    check_int(revision(lib.store, lib.review), move.revision + 1);
    pl_reviews seen;
    check_ok(pl_store_review(&seen, lib.store, lib.review, &err));
    check_int(seen.items[0].edition, 2);
    char *text = pl_store_text(lib.store, PL_TEXT_RUBRIC, seen.items[0].rubric, &err);
    check_text(text, "the second text");
    free(text);
    pl_reviews_free(&seen);
    /* the text that it went by stays in the library */
    check_int(rows(&lib, "SELECT count(*) FROM rubric WHERE id = 'own'"), 2);
    check_int(rows(&lib, "SELECT count(*) FROM score WHERE item = '1.1'"), 1);
    check_int(rows(&lib, "SELECT count(*) FROM score WHERE item = '3.7'"), 0);
    check_int(rows(&lib, "SELECT count(*) FROM score WHERE word IS NOT NULL"), 0);
    check_int(rows(&lib, "SELECT count(*) FROM evidence WHERE item <> '1.1'"), 0);
    check_int(rows(&lib, "SELECT count(*) FROM tag_item WHERE item = '2.2'"), 1);
    check_int(rows(&lib, "SELECT count(*) FROM tag_item WHERE item = '3.7'"), 0);
    check_int(rows(&lib, "SELECT count(*) FROM matter WHERE item IS NULL AND source = 'concern'"),
              1);
    char *title = NULL;
    check_fails(pl_store_undo(&title, lib.store, lib.review, &err), PL_NOT_FOUND);
    library_close(&lib);
}

TEST(a_signed_review_never_moves_nor_one_that_was_changed_meanwhile_nor_for_others)
{
    pl_error err = { 0 };
    library lib = library_open();
    pl_move move = to_second(&lib);
    score(&lib, "1.1", 'A', 3, NULL);
    char *before = library_all(lib.folder);
    check_fails(pl_store_review_move(lib.store, &move, &err), PL_REFUSED);
    check_has(err.text, "changed while this was looked at");
    char *now = library_all(lib.folder);
    check_text(now, before);
    free(now);

    pl_store *other = library_as(lib.folder, "T-03", PL_ROLE_TREATMENT_MANAGER);
    move = to_second(&lib);
    check_fails(pl_store_review_move(other, &move, &err), PL_REFUSED);
    check_has(err.text, "only its reviewer");
    pl_store_close(&other);

    check_ok(pl_store_review_sign(lib.store, lib.review, move.revision, &err));
    move = to_second(&lib);
    free(before);
    before = library_all(lib.folder);
    check_fails(pl_store_review_move(lib.store, &move, &err), PL_REFUSED);
    check_has(err.text, "is signed");
    now = library_all(lib.folder);
    check_text(now, before);
    free(now);
    free(before);
    library_close(&lib);
}

TEST(counts_go_with_their_counter_and_keep_what_still_can_be_said)
{
    pl_error err = { 0 };
    library lib = library_open();
    for (int i = 0; i < 5; i++)
        library_sql(lib.folder,
                    "INSERT INTO tally (id, review, counter, who, at_us, made_utc) VALUES"
                    " (%d, %lld, '%s', 'A', %d, 1)",
                    i + 1, (long long)lib.review, i < 3 ? "Q" : "SR", i);
    library_sql(lib.folder, "INSERT INTO counted VALUES (%lld, 0, 9, 'random', NULL)",
                (long long)lib.review);
    int answers = -1;
    check_ok(pl_store_review_answers(&answers, lib.store, lib.review, &err));
    check_int(answers, 0);
    pl_id fourth = 4;
    library_sql(lib.folder, "UPDATE tally SET kind = 'open'");
    const char *gone = "Q";
    pl_move move = to_second(&lib);
    move.counters = (pl_texts){ &gone, 1 };
    move.no_kind = &fourth;
    move.no_kind_count = 1;
    check_ok(pl_store_review_move(lib.store, &move, &err));
    check_int(library_number(lib.folder, "SELECT count(*) FROM tally"), 2);
    check_int(library_number(lib.folder, "SELECT count(*) FROM tally WHERE kind IS NULL"), 1);
    check_int(library_number(lib.folder, "SELECT count(*) FROM counted"), 1);
    gone = "SR";
    move = to_second(&lib);
    move.counters = (pl_texts){ &gone, 1 };
    move.counts_none = true;
    check_ok(pl_store_review_move(lib.store, &move, &err));
    check_int(library_number(lib.folder, "SELECT count(*) FROM tally"), 0);
    check_int(library_number(lib.folder, "SELECT count(*) FROM counted"), 0);
    library_close(&lib);
}

/* ----- killed in the midst of it */

static void back(library *lib)
{
    pl_error err = { 0 };
    pl_move move = to_second(lib);
    move.to = (pl_kept_text){ "own", "Own", "text", 1 };
    if (!pl_store_review_move(lib->store, &move, &err))
        child_fails(err.text);
}

/* A score of 3.7 and a tag that names it, then to the edition that has no such item. */
static void forth(library *lib)
{
    pl_error err = { 0 };
    pl_tags tags;
    pl_moved_score dropped = { score(lib, "3.7", 'A', 2, NULL), true, false, false };
    pl_moved_part part = { "3.7", true };
    if (!pl_store_tags(&tags, lib->store, lib->review, &err))
        child_fails(err.text);
    pl_tag tag = tags.items[0];
    tag.items[0] = "3.7";
    tag.item_count = 1;
    if (!pl_store_tag_set(lib->store, &tag, &err))
        child_fails(err.text);
    pl_tags_free(&tags);
    pl_move move = to_second(lib);
    move.scores = &dropped;
    move.score_count = move.part_count = 1;
    move.parts = &part;
    if (!pl_store_review_move(lib->store, &move, &err))
        child_fails(err.text);
}

/* Back and forth for ever. */
CHILD(moves_until_killed)
{
    char folder[1024];
    long long review;
    pl_error err = { 0 };
    library lib = { .folder = folder };
    pl_store_options options = { .as = "T-02" };
    if (sscanf(args, "%1000s %lld", folder, &review) != 2)
        return 2;
    lib.review = review;
    if (!pl_store_open(&lib.store, folder, &options, &err))
        child_fails(err.text);
    child_say('o');
    for (;;) {
        back(&lib);
        forth(&lib);
    }
}

/* PL_ROUNDS: how often. */
TEST(killed_while_it_moves_it_stands_wholly_on_one_side)
{
    pl_error err = { 0 };
    int rounds = getenv("PL_ROUNDS") ? atoi(getenv("PL_ROUNDS")) : 40, moved = 0;
    uint32_t seed = 20260311;
    library lib = library_open();
    pl_tag tag = library_tag(&lib, 1000000);
    check_ok(pl_store_tag_add(lib.store, &tag, &err));
    score(&lib, "1.1", 'B', 3, NULL);
    pl_store_close(&lib.store);
    for (int round = 0; round < rounds; round++) {
        child one = child_start("moves_until_killed", "%s %lld", lib.folder, (long long)lib.review);
        check_int(child_hears(&one), 'o');
        usleep(1000 * (1 + test_random(&seed) % 30));
        kill(one.pid, SIGKILL);
        check_int(child_wait(&one), 128 + SIGKILL);
        library_check_whole(lib.folder);
        int64_t second = library_number(lib.folder, "SELECT count(*) FROM review r JOIN rubric u ON"
                                                    " u.hash = r.rubric WHERE u.edition = 2");
        int64_t named = library_number(lib.folder, "SELECT (SELECT count(*) FROM score WHERE item ="
                                                   " '3.7') + (SELECT count(*) FROM tag_item WHERE"
                                                   " item = '3.7')");
        if (second)
            check_int(named, 0);
        /* what has nothing to do with it is never touched */
        check_int(library_number(lib.folder, "SELECT count(*) FROM tag"), 1);
        check_int(library_number(lib.folder, "SELECT count(*) FROM score WHERE item = '1.1'"), 1);
        moved += second != 0;
    }
    print_message("%d rounds, %d of them on the second edition\n", rounds, moved);
    library_reopen(&lib);
    library_close(&lib);
}

/* ----- what was kept once reads for ever */

static char *first_text(void)
{
    char *path = pl_format("%s/tests/data/rubrics/group-session-review-first.yaml", PL_SOURCE);
    char *text = test_read(path);
    free(path);
    return text;
}

TEST(a_review_of_the_first_shipped_text_opens)
{
    pl_error err = { 0 };
    library lib = library_open();
    char *text = first_text(), hash[65];
    pl_kept_text kept = { "group-session-review", "Group session review (Plumbline)", text, 1 };
    check_ok(pl_store_text_keep(hash, lib.store, PL_TEXT_RUBRIC, &kept, &err));
    pl_review review = { .recording = lib.recording,
                         .rubric = hash,
                         .facilitators = { { .slot = 'A', .code = "F-014" } },
                         .facilitator_count = 1 };
    check_ok(pl_store_review_add(&lib.review, lib.store, &review, &err));
    score(&lib, "2.4", 'A', 0, "harmful");
    check_ok(pl_store_review_sign(lib.store, lib.review, revision(lib.store, lib.review), &err));
    library_reopen(&lib);
    pl_review_facts facts;
    check_ok(pl_store_facts(&facts, lib.store, lib.review, &err));
    check_text(facts.rubric->id, "group-session-review");
    check_int(facts.rubric->item_count, 26);
    check_int(facts.scores.count, 1);
    check(pl_rubric_item_find(facts.rubric, "2.4")->critical);
    pl_review_facts_free(&facts);
    free(text);
    library_close(&lib);
}

TEST(editions_that_are_kept_are_listed)
{
    pl_error err = { 0 };
    library lib = library_open();
    static const struct {
        const char *id, *text;
        int edition;
    } texts[] = { { "own", "third", 3 }, { "own", "second", 2 }, { "other", "x", 1 } };
    for (size_t i = 0; i < PL_COUNT(texts); i++) {
        char hash[65];
        pl_kept_text kept = { texts[i].id, "T", texts[i].text, texts[i].edition };
        check_ok(pl_store_text_keep(hash, lib.store, PL_TEXT_RUBRIC, &kept, &err));
    }
    pl_kept_editions editions;
    check_ok(pl_store_rubric_editions(&editions, lib.store, "own", &err));
    check_int(editions.count, 3);
    for (int i = 0; i < 3; i++)
        check_int(editions.items[i].edition, i + 1);
    pl_kept_editions_free(&editions);
    library_close(&lib);
}
