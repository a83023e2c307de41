#include "child.h"
#include "library.h"

#include "plumbline/base/time.h"
#include "plumbline/store/log.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

CHILD(holds_the_lease)
{
    char folder[1024];
    long long review;
    pl_error err = { 0 };
    pl_store *store;
    pl_store_options options = { .as = "T-02" };
    if (sscanf(args, "%1000s %lld", folder, &review) != 2 ||
        !pl_store_open(&store, folder, &options, &err) ||
        !pl_store_lease_take(store, review, &err) || !pl_store_lease_renew(store, review, &err))
        child_fails(err.text);
    child_say('h');
    while (pause() == -1) { /* until it is killed */
    }
    return 0;
}

static child start_holder(const library *lib)
{
    child one = child_start("holds_the_lease", "%s %lld", lib->folder, (long long)lib->review);
    check_int(child_hears(&one), 'h');
    return one;
}

static void check_nothing_goes(library *lib)
{
    char machine[64], *title;
    gethostname(machine, sizeof machine);
    pl_error err = { 0 };
    pl_id id;
    pl_tag tag = library_tag(lib, 1000000);
    pl_score score = { .review = lib->review, .item = "2.2", .who = 'A', .level = 3 };
    pl_action action = { .review = lib->review, .slot = 'A', .text = "x", .by_date = "2026-03-10" };
    pl_matter matter = { .review = lib->review, .source = "concern", .about = 'A', .at_us = 1 };
    char *before = library_all(lib->folder);
    check_fails(pl_store_tag_add(lib->store, &tag, &err), PL_REFUSED);
    check_has(err.text, machine);
    check_has(err.text, "You can read it");
    check_fails(pl_store_score_set(&id, lib->store, &score, &err), PL_REFUSED);
    check_fails(pl_store_score_clear(lib->store, lib->review, "2.2", 'A', &err), PL_REFUSED);
    check_fails(pl_store_action_add(&id, lib->store, &action, &err), PL_REFUSED);
    check_fails(pl_store_matter_add(&id, lib->store, &matter, &err), PL_REFUSED);
    check_fails(pl_store_no_strength(lib->store, lib->review, 'A', "x", &err), PL_REFUSED);
    check_fails(pl_store_undo(&title, lib->store, lib->review, &err), PL_REFUSED);
    check_fails(pl_store_redo(&title, lib->store, lib->review, &err), PL_REFUSED);
    check_fails(pl_store_review_sign(lib->store, lib->review, 0, &err), PL_REFUSED);
    check_fails(pl_store_lease_take(lib->store, lib->review, &err), PL_REFUSED);
    check_has(err.text, machine);
    check_fails(pl_store_lease_renew(lib->store, lib->review, &err), PL_REFUSED);
    check_fails(pl_store_lease_leave(lib->store, lib->review, &err), PL_REFUSED);
    char *after = library_all(lib->folder);
    check_text(after, before);
    free(before);
    free(after);
    library_at_rest(lib->store);
    /* what nobody may hold up */
    check_ok(pl_store_risk_add(&id, lib->store, lib->review, 5, &err));
}

static void check_last_line(library *lib, const char *kind)
{
    pl_error err = { 0 };
    pl_log_lines lines;
    check_ok(pl_store_log(&lines, lib->store, pl_store_change_number(lib->store), 1, &err));
    check_text(lines.items[0].kind, kind);
    pl_log_lines_free(&lines);
}

TEST(a_review_that_is_open_elsewhere_is_not_written)
{
    library lib = library_open();
    pl_error err = { 0 };
    child holder = start_holder(&lib);
    check_nothing_goes(&lib);
    kill(holder.pid, SIGKILL);
    siginfo_t info;
    waitid(P_PID, (id_t)holder.pid, &info, WEXITED | WNOWAIT); /* ended, and not yet looked after */
    check_ok(pl_store_lease_take(lib.store, lib.review, &err));
    check_last_line(&lib, "review taken over");
    check_int(child_wait(&holder), 128 + SIGKILL);
    pl_tag tag = library_tag(&lib, 1000000);
    check_ok(pl_store_tag_add(lib.store, &tag, &err));
    library_close(&lib);
}

TEST(a_holder_that_says_nothing_for_a_minute_is_taken_over)
{
    library lib = library_open();
    pl_error err = { 0 };
    child holder = start_holder(&lib);
    pl_utc now = pl_utc_now();
    pl_utc_fix(now + 50 * 1000000ll);
    check_fails(pl_store_lease_take(lib.store, lib.review, &err), PL_REFUSED);
    pl_utc_fix(now + 70 * 1000000ll);
    check_ok(pl_store_lease_take(lib.store, lib.review, &err));
    check_last_line(&lib, "review taken over");
    pl_utc_fix(0);
    child_kill(&holder);
    library_close(&lib);
}

TEST(the_same_process_may_open_a_review_again)
{
    library lib = library_open();
    pl_error err = { 0 };
    check_ok(pl_store_lease_take(lib.store, lib.review, &err));
    check_last_line(&lib, "review opened");
    pl_store *second;
    pl_store_options options = { .as = "T-02" };
    check_ok(pl_store_open(&second, lib.folder, &options, &err));
    check_ok(pl_store_lease_take(second, lib.review, &err));
    check_last_line(&lib, "review opened");
    check_ok(pl_store_lease_leave(second, lib.review, &err));
    check_fails(pl_store_lease_renew(lib.store, lib.review, &err), PL_REFUSED);
    check_has(err.text, "no longer open here");
    pl_store_close(&second);
    library_close(&lib);
}

/* A process number that was used again, a computer that was started anew, another computer. */
TEST(a_lease_of_a_process_that_is_gone_is_taken_over)
{
    static const struct {
        const char *sql;
        bool taken;
    } cases[] = {
        { "UPDATE lease SET process_start = process_start + 1", true },
        { "UPDATE lease SET boot = 'before'", true },
        { "UPDATE lease SET process = 999999999", true },
        { "UPDATE lease SET machine = 'another'", false },
        { "UPDATE lease SET machine = 'another', renewed_utc = renewed_utc - 61000000", true },
        { "UPDATE lease SET machine = 'another', renewed_utc = renewed_utc + 61000000", true },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        library lib = library_open();
        pl_error err = { 0 };
        check_ok(pl_store_lease_take(lib.store, lib.review, &err));
        library_sql(lib.folder, "%s", cases[i].sql);
        pl_tag tag = library_tag(&lib, 1000000);
        if (cases[i].taken) {
            check_ok(pl_store_lease_take(lib.store, lib.review, &err));
            check_last_line(&lib, "review taken over");
            check_ok(pl_store_tag_add(lib.store, &tag, &err));
        } else {
            check_fails(pl_store_lease_take(lib.store, lib.review, &err), PL_REFUSED);
            check_has(err.text, "open on another since");
            check_fails(pl_store_tag_add(lib.store, &tag, &err), PL_REFUSED);
        }
        library_close(&lib);
    }
}

TEST(only_its_reviewer_opens_a_draft_for_writing)
{
    library lib = library_open();
    pl_error err = { 0 };
    pl_store *other = library_as(lib.folder, "T-05", PL_ROLE_TREATMENT_MANAGER);
    check_fails(pl_store_lease_take(other, lib.review, &err), PL_REFUSED);
    check_has(err.text, "only its reviewer");
    pl_store_close(&other);
    library_close(&lib);
}
