/* Transcripts: what was said stands with its recording, is read by who may, searched where policy lets. */
#include "library.h"

#include "plumbline/base/text.h"
#include "plumbline/store/feedback.h"
#include "plumbline/store/log.h"
#include "plumbline/store/policy.h"
#include "plumbline/store/transcripts.h"

enum { SECOND = 1000000 };

static pl_cue lines[] = {
    { 10 * SECOND, 14 * SECOND, "P4", "I only looked at her phone the once, that night.", false },
    { 14 * SECOND, 17 * SECOND, "A", "What happened before\nthat?", false },
    { 300 * SECOND, 304 * SECOND, NULL, "Let’s practise that again.", false },
};

static bool add(const library *lib, pl_store *store, pl_time at, pl_error *err)
{
    pl_transcript read = { .cues = lines, .count = (int)PL_COUNT(lines) };
    pl_id id;
    return pl_store_transcript_add(&id, store, lib->recording, "four.vtt", at, &read, err);
}

static int seen_by(const library *lib, pl_store *store)
{
    pl_error err = { 0 };
    pl_transcript seen;
    check_ok(pl_store_transcript(&seen, store, lib->recording, &err));
    int count = seen.count;
    check(count == 0 || seen.file_count > 0);
    pl_transcript_free(&seen);
    library_at_rest(store);
    return count;
}

static void set_policy(pl_store *store, bool search)
{
    pl_error err = { 0 };
    pl_problems problems = { 0 };
    check_ok(pl_store_policy_set(store, "policy.yaml",
                                 search ? "format: policy 1\ntitle: North\ntranscript_search: yes\n"
                                        : "format: policy 1\ntitle: North\n",
                                 &problems, &err));
}

/* "10 14n", in seconds; n: a note. */
static void check_hits(pl_store *store, const char *words, pl_id recording, const char *want)
{
    pl_error err = { 0 };
    pl_hits hits;
    pl_text got = { 0 };
    check_ok(pl_store_search(&hits, store, words, recording, &err));
    for (int i = 0; i < hits.count; i++)
        pl_text_add_format(&got, "%s%d%s", i ? " " : "", (int)(hits.items[i].at_us / SECOND),
                           hits.items[i].tag ? "n" : "");
    check_text(pl_text_get(&got), want);
    pl_text_free(&got);
    pl_hits_free(&hits);
    library_at_rest(store);
}

static int64_t searches(const library *lib)
{
    return library_number(lib->folder, "SELECT count(*) FROM log WHERE kind = 'transcript search'");
}

static void note(const library *lib, pl_time at, const char *item, const char *words)
{
    pl_error err = { 0 };
    pl_tag tag = library_tag(lib, at);
    tag.items[0] = item;
    tag.note = words;
    check_ok(pl_store_tag_add(lib->store, &tag, &err));
}

static void sign(const library *lib)
{
    pl_error err = { 0 };
    pl_reviews seen;
    check_ok(pl_store_review(&seen, lib->store, lib->review, &err));
    check_ok(pl_store_review_sign(lib->store, lib->review, seen.items[0].revision, &err));
    pl_reviews_free(&seen);
}

TEST(a_transcript_stands_with_its_recording)
{
    library lib = library_open();
    pl_error err = { 0 };
    pl_transcript seen;
    check_ok(pl_store_transcript(&seen, lib.store, lib.recording, &err));
    check_int(seen.count + seen.file_count, 0);
    pl_transcript_free(&seen);
    check_fails(add(&lib, lib.store, 3600LL * SECOND, &err), PL_BAD_INPUT); /* behind the end */
    check_has(err.text, "four.vtt stands at 1:00:10, and the recording ends at 1:00:00");
    check_ok(add(&lib, lib.store, 60 * SECOND, &err));
    check_fails(add(&lib, lib.store, 60 * SECOND, &err), PL_REFUSED);
    check_has(err.text, "four.vtt");
    check_ok(add(&lib, lib.store, 1000 * SECOND, &err)); /* of another part */
    check_ok(pl_store_transcript(&seen, lib.store, lib.recording, &err));
    check_int(seen.count, 6);
    check_int(seen.file_count, 2);
    check_text(seen.files[0].name, "four.vtt");
    check_text(seen.files[0].added_by, "T-02");
    check_int(seen.files[1].from_us, 1010 * SECOND);
    check_int(seen.cues[0].from_us, 70 * SECOND);
    check_text(seen.cues[0].speaker, "P4");
    check_text(seen.cues[1].words, lines[1].words);
    check(!seen.cues[2].speaker);
    pl_transcript_free(&seen);
    check_int(library_number(lib.folder, "SELECT count(*) FROM log WHERE kind = 'transcript add'"),
              2);
    check_fails(pl_store_recording_unreviewed(lib.store, lib.recording, &err), PL_REFUSED);
    check_ok(pl_store_transcript_remove(lib.store, lib.recording, &err));
    check_int(library_number(lib.folder, "SELECT count(*) FROM cue"), 0);
    check_fails(pl_store_transcript_remove(lib.store, lib.recording, &err), PL_NOT_FOUND);
    library_close(&lib);
}

TEST(parts_that_a_transcript_rests_on_stay_as_they_are)
{
    library lib = library_open();
    pl_error err = { 0 };
    library_sql(lib.folder,
                "DELETE FROM review_facilitator; DELETE FROM feedback; DELETE FROM lease;"
                " DELETE FROM review");
    check_ok(pl_store_recording_unreviewed(lib.store, lib.recording, &err));
    check_ok(add(&lib, lib.store, 0, &err));
    check_fails(pl_store_recording_unreviewed(lib.store, lib.recording, &err), PL_REFUSED);
    check_has(err.text, "has a transcript");
    library_close(&lib);
}

TEST(a_transcript_is_read_by_who_may_see_a_review_of_it)
{
    library lib = library_open();
    pl_error err = { 0 };
    pl_store *lead = library_as(lib.folder, "T-09", PL_ROLE_CLINICAL_LEAD);
    pl_store *admin = library_as(lib.folder, "D-01", PL_ROLE_ADMINISTRATOR);
    pl_store *theirs = library_as(lib.folder, "F-014", PL_ROLE_FACILITATOR);
    pl_store *other = library_as(lib.folder, "F-099", PL_ROLE_FACILITATOR);
    check_fails(add(&lib, theirs, 0, &err), PL_REFUSED);
    check_ok(add(&lib, lib.store, 0, &err));
    check_fails(pl_store_transcript_remove(other, lib.recording, &err), PL_REFUSED);
    check_int(seen_by(&lib, lib.store), 3);
    check_int(seen_by(&lib, lead), 3);
    check_int(seen_by(&lib, admin), 0);
    check_int(seen_by(&lib, theirs), 0);
    set_policy(lib.store, true);
    check_hits(theirs, "phone", 0, "");
    check_int(searches(&lib), 0); /* it looked into none */
    sign(&lib);
    check_int(seen_by(&lib, theirs), 0);
    check_ok(pl_store_review_spoken(lib.store, lib.review, 'A', "2026-03-12", &err));
    check_ok(pl_store_feedback_release(lib.store, lib.review, 'A', "2026-04-01", &err));
    check_int(seen_by(&lib, theirs), 3);
    check_int(seen_by(&lib, other), 0);
    check_hits(theirs, "phone", 0, "10");
    check_hits(other, "phone", 0, "");
    pl_store_close(&lead);
    pl_store_close(&admin);
    pl_store_close(&theirs);
    pl_store_close(&other);
    library_close(&lib);
}

TEST(a_search_is_off_until_policy_turns_it_on_and_is_viewing)
{
    library lib = library_open();
    pl_error err = { 0 };
    pl_hits hits;
    check_ok(add(&lib, lib.store, 0, &err));
    note(&lib, 12 * SECOND, "2.2", "P4 says “only the once”");
    check_ok(pl_store_search(&hits, lib.store, "only", 0, &err));
    check(hits.off);
    pl_hits_free(&hits);
    check_hits(lib.store, "only", 0, "12n");
    check_int(searches(&lib), 0);
    set_policy(lib.store, true);
    check_hits(lib.store, "ONLY onc", 0, "10 12n");
    check_int(searches(&lib), 1);
    check_hits(lib.store, "practise", lib.recording, "300");
    check_hits(lib.store, "before that", 0, "14");
    check_hits(lib.store, "nly", 0, "");
    check_hits(lib.store, " ", 0, "");
    check_hits(lib.store, "only", 77, "");
    pl_log_lines log;
    check_ok(pl_store_log(&log, lib.store, 1, 100, &err));
    bool about_recording = false;
    for (int i = 0; i < log.count; i++)
        about_recording = about_recording || (strcmp(log.items[i].kind, "transcript search") == 0 &&
                                              log.items[i].object == lib.recording);
    check(about_recording);
    pl_log_lines_free(&log);
    set_policy(lib.store, false);
    check_hits(lib.store, "only", 0, "12n");
    library_close(&lib);
}

/* The one who is to review it anew does not find what the first wrote. */
TEST(a_search_is_as_blind_as_the_list_of_tags)
{
    library lib = library_open();
    pl_error err = { 0 };
    pl_store *second = library_as(lib.folder, "T-09", PL_ROLE_TREATMENT_MANAGER);
    set_policy(lib.store, true);
    check_ok(add(&lib, lib.store, 0, &err));
    note(&lib, 12 * SECOND, "2.2", "only the once");
    check_hits(second, "only", 0, "10"); /* a draft is its reviewer's */
    sign(&lib);
    check_hits(second, "only", 0, "10 12n");
    pl_reviews list;
    pl_id id;
    check_ok(pl_store_review(&list, lib.store, lib.review, &err));
    pl_review review = list.items[0];
    review.id = 0;
    check_ok(pl_store_review_add(&id, second, &review, &err));
    check_hits(second, "only", 0, "10");
    check_hits(lib.store, "only", 0, "10 12n");
    pl_reviews_free(&list);
    pl_store_close(&second);
    library_close(&lib);
}

static void keep_shipped_rubric(const library *lib)
{
    pl_error err = { 0 };
    char *text = test_read(PL_SOURCE "/rubrics/group-session-review.yaml"), hash[65];
    pl_kept_text rubric = { .id = "r", .title = "R", .text = text, .edition = 1 };
    check_ok(pl_store_text_keep(hash, lib->store, PL_TEXT_RUBRIC, &rubric, &err));
    library_sql(lib->folder, "UPDATE review SET rubric = '%s'", hash);
    free(text);
}

TEST(where_partner_information_was_given_away_nothing_is_found)
{
    library lib = library_open();
    pl_error err = { 0 };
    pl_store *lead = library_as(lib.folder, "T-09", PL_ROLE_CLINICAL_LEAD);
    pl_transcript seen;
    keep_shipped_rubric(&lib);
    set_policy(lib.store, true);
    check_ok(add(&lib, lib.store, 0, &err));
    note(&lib, 16 * SECOND, "2.2", "that was said");
    note(&lib, 310 * SECOND, "2.2", "that again");
    check_hits(lead, "that", 0, "10 14 300");
    check_hits(lib.store, "that", 0, "10 14 16n 300 310n");
    note(&lib, 20 * SECOND, "5.C2", "that");
    check_hits(lib.store, "that", 0, "300 310n");
    check_hits(lead, "that", 0, "300"); /* whoever may see the mark, or not */
    check_ok(pl_store_transcript(&seen, lib.store, lib.recording, &err));
    check(seen.cues[0].withheld && seen.cues[1].withheld && !seen.cues[2].withheld);
    pl_transcript_free(&seen);
    pl_matter matter = {
        .review = lib.review, .source = "check", .item = "5.C2", .about = 'S', .at_us = 306 * SECOND
    };
    check_ok(pl_store_matter_add(&matter.id, lib.store, &matter, &err));
    check_hits(lib.store, "that", 0, "");
    pl_store_close(&lead);
    library_close(&lib);
}
