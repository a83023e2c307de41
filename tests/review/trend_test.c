/* The last sessions of a person: which reviews, which figures, and what is said of them. */
#include "test.h"

#include "plumbline/base/text.h"
#include "plumbline/review/trend.h"
#include "plumbline/store/facts.h"
#include "plumbline/store/people.h"
#include "plumbline/store/recordings.h"
#include "plumbline/store/tags.h"

#define HOUR ((pl_time)3600 * 1000 * 1000)

typedef struct bench {
    char *folder;
    pl_store *store;
    pl_id person; /* F-014 */
    int sessions;
} bench;

/* One review of a session of its own, or of the one before (`again`). */
typedef struct made {
    const char *day;
    pl_review_kind kind;
    int level;   /* of all own items; -1: half of them have none */
    int changed; /* so many of them one level higher */
    int edition;
    bool draft, again, is_short, critical;
} made;

static bench bench_start(void)
{
    pl_error err = { 0 };
    bench b = { .folder = test_new_folder() };
    check_ok(pl_store_open(&b.store, b.folder, &(pl_store_options){ .as = "T-02" }, &err));
    check_ok(pl_store_person_add(&b.person, b.store, "F-014", PL_ROLE_FACILITATOR, &err));
    return b;
}

static void bench_stop(bench *b)
{
    pl_store_close(&b->store);
    free(b->folder);
}

static pl_id add_session(bench *b, const char *day)
{
    static pl_id last;
    pl_error err = { 0 };
    char name[32];
    pl_id id;
    if (!day)
        return last;
    snprintf(name, sizeof name, "made %d", ++b->sessions);
    pl_stored_part part = { .path = name, .length_us = HOUR };
    pl_recording recording = {
        .signature = name, .duration_us = HOUR, .picture = true, .parts = &part, .part_count = 1
    };
    pl_clock_part clock = { .unit_num = 1, .unit_den = 90000, .length_us = HOUR };
    pl_clock_map map = { .rule = 1, .parts = &clock, .part_count = 1 };
    check_ok(pl_store_recording_add(&last, b->store, &recording, &map, &err));
    pl_session session = { .recording = last, .title = name, .held_on = day, .language = "en-GB" };
    check_ok(pl_store_session_set(&id, b->store, &session, &err));
    return last;
}

static void keep_rubric(char hash[65], const bench *b, int edition)
{
    pl_error err = { 0 };
    char *path = pl_format("%s/rubrics/group-session-review.yaml", PL_SOURCE);
    char *text = test_read(path), *whole = pl_format("%s# %d\n", text, edition);
    pl_kept_text rubric = {
        .id = "group-session-review", .title = "Own", .text = whole, .edition = edition
    };
    check_ok(pl_store_text_keep(hash, b->store, PL_TEXT_RUBRIC, &rubric, &err));
    free(whole);
    free(text);
    free(path);
}

static void score(const bench *b, pl_id review, const made *m)
{
    pl_review_facts facts;
    pl_error err = { 0 };
    int own = 0;
    check_ok(pl_store_facts(&facts, b->store, review, &err));
    for (int i = 0; i < facts.rubric->item_count; i++) {
        const pl_item *item = &facts.rubric->items[i];
        pl_id id;
        pl_score one = { .review = review, .item = item->id, .who = 'A', .level = m->level };
        if (item->per != PL_PER_FACILITATOR)
            continue;
        own++;
        if (m->level < 0 && own % 2)
            one.level = 3;
        else if (m->level < 0)
            one.reason = "not-seen";
        else if (own <= m->changed)
            one.level++;
        if (m->critical && item->critical)
            one.level = 0;
        check_ok(pl_store_score_set(&id, b->store, &one, &err));
    }
    pl_review_facts_free(&facts);
}

static pl_id add(bench *b, const made *m)
{
    pl_error err = { 0 };
    char hash[65];
    pl_id id;
    pl_reviews seen;
    keep_rubric(hash, b, m->edition ? m->edition : 1);
    pl_review review = { .recording = add_session(b, m->again ? NULL : m->day),
                         .rubric = hash,
                         .kind = m->kind,
                         .by_command_line = true,
                         .facilitators = { { .slot = 'A', .code = "F-014" } },
                         .facilitator_count = 1 };
    if (m->kind == PL_REVIEW_CONCERN) {
        review.concern_by = "a treatment manager";
        review.concern_on = m->day;
        review.concern_items = "2.4";
    }
    if (m->is_short) {
        review.short_to_us = HOUR / 3;
        review.short_items = "2.1,2.2";
    }
    check_ok(pl_store_review_add(&id, b->store, &review, &err));
    score(b, id, m);
    if (m->draft)
        return id;
    check_ok(pl_store_review(&seen, b->store, id, &err));
    check_ok(pl_store_review_sign(b->store, id, seen.items[0].revision, &err));
    pl_reviews_free(&seen);
    return id;
}

/* Days as the list of the library has them. */
static int choose(pl_id *out, const bench *b)
{
    pl_error err = { 0 };
    pl_reviews all;
    pl_recordings recordings;
    check_ok(pl_store_reviews(&all, b->store, &err));
    check_ok(pl_store_recordings(&recordings, b->store, &err));
    const char **days = (const char **)pl_alloc_array((size_t)all.count + 1, sizeof *days);
    for (int i = 0; i < all.count; i++)
        for (int k = 0; k < recordings.count; k++)
            if (recordings.items[k].id == all.items[i].recording)
                days[i] = recordings.items[k].session.held_on;
    int count = pl_trend_choose(out, &all, days, b->person);
    free((void *)days);
    pl_recordings_free(&recordings);
    pl_reviews_free(&all);
    return count;
}

static pl_trend trend_of(const bench *b)
{
    pl_error err = { 0 };
    pl_id ids[PL_TREND_MOST];
    pl_trend trend;
    int count = choose(ids, b);
    check_ok(pl_trend_read(&trend, b->store, ids, count, b->person, &err));
    return trend;
}

TEST(the_six_last_sessions_come_oldest_first)
{
    bench b = bench_start();
    static const char *const days[] = { "2026-03-03", "2025-10-14", "2026-01-13", "2025-09-02",
                                        "2025-11-11", "2026-02-03", "2025-12-02" };
    for (size_t i = 0; i < PL_COUNT(days); i++)
        add(&b, &(made){ .day = days[i], .level = 3 });
    pl_trend trend = trend_of(&b);
    check_int(trend.count, PL_TREND_MOST);
    check_text(trend.dots[0].day, "2025-10-14");
    check_text(trend.dots[5].day, "2026-03-03");
    check_text(trend.dots[5].words, "3.0");
    check_text(trend.dots[5].reviewer, "T-02");
    check_int(trend.dots[5].watched_percent, -1); /* nothing was watched in the program */
    check_int(trend.least, 0);
    check_int(trend.most, 4);
    bench_stop(&b);
}

/* For concern, of training or calibration, short, unsigned: they are neither dots nor in the list. */
TEST(what_is_no_ordinary_review_is_left_out)
{
    static const made others[] = {
        { .day = "2026-02-01", .kind = PL_REVIEW_CONCERN, .level = 3 },
        { .day = "2026-02-02", .kind = PL_REVIEW_TRAINING, .level = 3 },
        { .day = "2026-02-03", .kind = PL_REVIEW_CALIBRATION, .level = 3 },
        { .day = "2026-02-04", .level = 3, .draft = true },
        { .day = "2026-02-05", .level = 3, .is_short = true },
    };
    bench b = bench_start();
    add(&b, &(made){ .day = "2026-01-01", .level = 2 });
    add(&b, &(made){ .day = "2026-01-02", .kind = PL_REVIEW_REQUESTED, .level = 2 });
    for (size_t i = 0; i < PL_COUNT(others); i++)
        add(&b, &others[i]);
    pl_trend trend = trend_of(&b);
    check_int(trend.count, 2);
    check_text(trend.dots[1].day, "2026-01-02");
    bench_stop(&b);
}

/* A figure is withheld as it is anywhere: its session stays in the list, and says why. */
TEST(a_session_without_a_figure_has_no_dot_and_says_why)
{
    bench b = bench_start();
    add(&b, &(made){ .day = "2026-01-01", .level = 3 });
    add(&b, &(made){ .day = "2026-01-02", .level = 3, .critical = true });
    add(&b, &(made){ .day = "2026-01-03", .level = -1 });
    add(&b, &(made){ .day = "2026-01-04", .level = 3 });
    pl_trend trend = trend_of(&b);
    char words[PL_TREND_ROOM];
    check_int(trend.count, 4);
    check_int(pl_trend_dots(&trend), 2);
    check(!trend.dots[1].shown && !trend.dots[2].shown);
    check_text(trend.dots[1].words, "No overall figure: a critical matter is recorded");
    check(strstr(trend.dots[2].words, "% rated") != NULL);
    check(!pl_trend_joined(&trend, 0, 1) && !pl_trend_joined(&trend, 2, 3));
    check_text(pl_trend_change(words, &trend), "Since last time: nothing to compare with.");
    bench_stop(&b);
}

TEST(a_line_is_drawn_from_four_dots_on_and_breaks_where_the_edition_changes)
{
    bench b = bench_start();
    char words[PL_TREND_ROOM];
    for (int i = 0; i < 3; i++) {
        char day[PL_DATE_ROOM];
        snprintf(day, sizeof day, "2026-01-%02d", i + 1);
        add(&b, &(made){ .day = day, .level = 2 });
    }
    pl_trend trend = trend_of(&b);
    check(!pl_trend_has_line(&trend));
    check(pl_trend_joined(&trend, 0, 1));
    add(&b, &(made){ .day = "2026-02-01", .level = 3, .edition = 2 });
    trend = trend_of(&b);
    check(pl_trend_has_line(&trend));
    check(pl_trend_joined(&trend, 1, 2) && !pl_trend_joined(&trend, 2, 3));
    check(strstr(pl_trend_change(words, &trend), "edition") != NULL);
    bench_stop(&b);
}

TEST(under_half_a_level_there_is_no_clear_change)
{
    bench b = bench_start();
    char words[PL_TREND_ROOM];
    add(&b, &(made){ .day = "2026-01-01", .level = 2 });
    pl_trend trend = trend_of(&b);
    check_text(pl_trend_change(words, &trend), "");
    add(&b, &(made){ .day = "2026-01-02", .level = 2, .changed = 4 });
    trend = trend_of(&b);
    check_text(pl_trend_change(words, &trend), "Since last time: no clear change.");
    add(&b, &(made){ .day = "2026-01-03", .level = 1 });
    trend = trend_of(&b);
    check(strstr(pl_trend_change(words, &trend), "lower.") != NULL);
    trend.dots[1].mean = 1.5; /* half a level is one, however it is summed */
    trend.dots[2].mean = 2.0;
    check_text(pl_trend_change(words, &trend), "Since last time: 0.5 higher.");
    trend.dots[2].mean = 1.99;
    check_text(pl_trend_change(words, &trend), "Since last time: no clear change.");
    bench_stop(&b);
}

/* Two records of one session are one session: what was scored first before a second scorer's. */
TEST(a_session_that_was_scored_twice_is_one)
{
    bench b = bench_start();
    pl_id ids[PL_TREND_MOST];
    pl_id first = add(&b, &(made){ .day = "2026-01-01", .level = 3 });
    add(&b, &(made){ .kind = PL_REVIEW_SECOND, .level = 1, .again = true });
    check_int(choose(ids, &b), 1);
    check(ids[0] == first);
    bench_stop(&b);
}

/* Only what this person may see is read: one that was hidden, or is gone, is left out. */
TEST(what_may_not_be_seen_is_left_out)
{
    bench b = bench_start();
    pl_error err = { 0 };
    pl_trend trend;
    pl_id ids[] = { add(&b, &(made){ .day = "2026-01-02", .level = 3 }), 12345 };
    check_ok(pl_trend_read(&trend, b.store, ids, 2, b.person, &err));
    check_int(trend.count, 1);
    pl_store_close(&b.store);
    check_ok(pl_store_open(&b.store, b.folder, &(pl_store_options){ .as = "F-014" }, &err));
    check_ok(pl_trend_read(&trend, b.store, ids, 2, b.person, &err)); /* it is not released */
    check_int(trend.count, 0);
    bench_stop(&b);
}
