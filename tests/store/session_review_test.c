/* The facilitators' own review of a session: who writes and reads it, its day, what is seen at once. */
#include "library.h"

#include "plumbline/store/at_once.h"
#include "plumbline/store/session_review.h"

static const char form[] = "format: rubric 1\n"
                           "id: forms\n"
                           "edition: 1\n"
                           "title: Form\n"
                           "note: For tests\n"
                           "language: en\n"
                           "settings: [group]\n"
                           "prompts:\n"
                           "  - id: \"1\"\n"
                           "    title: Risk\n"
                           "    text: Anything?\n"
                           "    answer: choice\n"
                           "    choices: [Nothing, Something]\n"
                           "    asked: needed\n"
                           "    seen_at_once: yes\n"
                           "  - id: \"2\"\n"
                           "    title: Left out\n"
                           "    text: What?\n"
                           "    answer: words\n";

static const pl_utc at_begin = (pl_utc)1773770000 * 1000000, one_day = (pl_utc)24 * 3600 * 1000000;

static void keep_form(char hash[65], pl_store *store)
{
    pl_error err = { 0 };
    pl_kept_text text = { .id = "forms", .title = "Form", .text = form, .edition = 1 };
    check_ok(pl_store_text_keep(hash, store, PL_TEXT_RUBRIC, &text, &err));
}

/* Led by F-014 and F-022. */
static void say_session(const library *lib)
{
    pl_error err = { 0 };
    pl_id id;
    pl_session session = { .recording = lib->recording,
                           .title = "Session 4",
                           .language = "en-GB",
                           .facilitators = "F-014,F-022" };
    check_ok(pl_store_session_set(&id, lib->store, &session, &err));
}

static bool begin(pl_store *store, pl_id recording, pl_error *err)
{
    char hash[65];
    keep_form(hash, store);
    pl_session_begin it = { .recording = recording, .form = hash, .facts = hash };
    return pl_store_session_begin(store, &it, err);
}

/* As "1=Something f1=Nothing |"; "-" where nothing may be seen. */
static void check_seen(pl_store *store, pl_id recording, const char *want)
{
    pl_error err = { 0 };
    pl_session_review now;
    pl_text text = { 0 };
    if (!pl_store_session_review(&now, store, recording, &err)) {
        check_int(err.code, PL_NOT_FOUND);
        check_text("-", want);
        return;
    }
    for (int i = 0; i < now.answers.count; i++)
        pl_text_add_format(&text, "%s=%s ", now.answers.items[i].prompt,
                           now.answers.items[i].words);
    pl_text_add(&text, "|");
    for (int i = 0; i < now.addition_count; i++)
        pl_text_add_format(&text, " %s+%s by %s", now.additions[i].prompt, now.additions[i].words,
                           now.additions[i].writer);
    check_text(pl_text_get(&text), want);
    pl_text_free(&text);
    pl_session_review_free(&now);
    library_at_rest(store);
}

static pl_store *facilitator(const library *lib, const char *code)
{
    pl_error err = { 0 };
    pl_store *store;
    pl_store_options options = { .as = code };
    check_ok(pl_store_open(&store, lib->folder, &options, &err));
    return store;
}

TEST(facilitators_of_the_session_write_and_those_who_review_read)
{
    library lib = library_open();
    pl_error err = { 0 };
    say_session(&lib);
    pl_store *a = facilitator(&lib, "F-014"), *b = facilitator(&lib, "F-022");
    pl_store *other = facilitator(&lib, "F-027");
    check_ok(begin(a, lib.recording, &err));
    check(!begin(b, lib.recording, &err));
    check_int(err.code, PL_REFUSED);
    check_ok(pl_store_session_answer(a, lib.recording, "1", "Something", &err));
    check_ok(pl_store_session_answer(b, lib.recording, "2", "Exercise 2", &err));
    check_ok(pl_store_session_answer(b, lib.recording, "f2", "8", &err));
    check_seen(a, lib.recording, "1=Something 2=Exercise 2 f2=8 |");
    check_seen(lib.store, lib.recording, "1=Something |"); /* the rest when they have finished */
    check_seen(other, lib.recording, "-");
    check(!pl_store_session_answer(lib.store, lib.recording, "2", "Not mine", &err));
    check_int(err.code, PL_REFUSED);
    check(!pl_store_session_answer(other, lib.recording, "2", "Not mine", &err));
    check_ok(pl_store_session_finish(b, lib.recording, &err));
    check_seen(lib.store, lib.recording, "1=Something 2=Exercise 2 f2=8 |");
    check_ok(pl_store_session_answer(b, lib.recording, "2", "", &err));
    check_seen(lib.store, lib.recording, "1=Something f2=8 |");
    check_ok(pl_store_session_colleague(a, lib.recording, "F-027", &err));
    check_seen(other, lib.recording, "1=Something f2=8 |");
    pl_store_close(&a);
    pl_store_close(&b);
    pl_store_close(&other);
    library_check_whole(lib.folder);
    library_close(&lib);
}

TEST(after_its_day_words_are_only_added)
{
    library lib = library_open();
    pl_error err = { 0 };
    say_session(&lib);
    pl_store *a = facilitator(&lib, "F-014");
    pl_utc_fix(at_begin);
    check_ok(begin(a, lib.recording, &err));
    check_ok(pl_store_session_answer(a, lib.recording, "2", "Exercise 2", &err));
    check(!pl_store_session_add(a, lib.recording, "2", "Too early", &err));
    pl_utc_fix(at_begin + one_day);
    check(!pl_store_session_answer(a, lib.recording, "2", "Another", &err));
    check_int(err.code, PL_REFUSED);
    check_ok(pl_store_session_add(a, lib.recording, "2", "And the film", &err));
    check(!pl_store_session_add(a, lib.recording, "2", "", &err));
    check_seen(lib.store, lib.recording, "2=Exercise 2 | 2+And the film by F-014");
    pl_utc_fix(0);
    pl_store_close(&a);
    library_close(&lib);
}

TEST(what_cannot_wait_is_seen_at_once_and_its_writers_are_told)
{
    library lib = library_open();
    pl_error err = { 0 };
    pl_at_onces list;
    pl_session_review now;
    say_session(&lib);
    pl_store *a = facilitator(&lib, "F-014");
    check_ok(begin(a, lib.recording, &err));
    check_ok(pl_store_session_answer(a, lib.recording, "1", "Something", &err));
    check_ok(pl_store_at_once(&list, lib.store, 0, &err));
    check_int(list.count, 1);
    check(list.items[0].of_session && list.items[0].tells && !list.items[0].seen);
    check_ok(pl_store_session_saw(lib.store, lib.recording, "1", list.items[0].said_utc, &err));
    pl_at_onces_free(&list);
    check(!pl_store_session_saw(a, lib.recording, "1", 1, &err));
    check_ok(pl_store_session_review(&now, a, lib.recording, &err));
    const pl_session_seen *seen = pl_session_review_seen(&now, &now.asks.prompts[0]);
    check(seen && strcmp(seen->who, "T-02") == 0);
    check_text(now.managers, "T-02");
    pl_session_review_free(&now);
    pl_store_close(&a);
    library_close(&lib);
}

TEST(where_nobody_is_named_who_begins_it_is)
{
    library lib = library_open();
    pl_error err = { 0 };
    pl_store *a = facilitator(&lib, "F-014"), *b = facilitator(&lib, "F-022");
    check_seen(b, lib.recording, "|");
    check_ok(begin(a, lib.recording, &err));
    check_seen(b, lib.recording, "-");
    check_seen(a, lib.recording, "|");
    pl_store_close(&a);
    pl_store_close(&b);
    library_close(&lib);
}
