#include "test.h"

#include "plumbline/base/text.h"
#include "plumbline/model/watched.h"

/* Ranges as text: "10-20 30-40". */
static pl_ranges ranges_of(const char *text)
{
    pl_ranges ranges = { 0 };
    for (const char *at = text; *at;) {
        char *end;
        long from = strtol(at, &end, 10), to = strtol(end + 1, &end, 10);
        pl_ranges_add(&ranges, from, to);
        at = *end ? end + 1 : end;
    }
    return ranges;
}

static char *text_of(const pl_ranges *ranges)
{
    pl_text text = { 0 };
    for (int i = 0; i < ranges->count; i++)
        pl_text_add_format(&text, "%s%lld-%lld", i ? " " : "", (long long)ranges->items[i].from_us,
                           (long long)ranges->items[i].to_us);
    pl_text_add(&text, "");
    return pl_text_take(&text);
}

TEST(ranges_are_united)
{
    static const struct {
        const char *added, *united;
        long sum;
    } cases[] = {
        { "", "", 0 },
        { "10-20", "10-20", 10 },
        { "10-20 10-20", "10-20", 10 },
        { "10-20 30-40", "10-20 30-40", 20 },
        { "30-40 10-20", "10-20 30-40", 20 },
        { "10-20 20-30", "10-30", 20 },
        { "20-30 10-20", "10-30", 20 },
        { "10-20 21-30", "10-20 21-30", 19 },
        { "10-20 30-40 15-35", "10-40", 30 },
        { "10-20 30-40 50-60 0-100", "0-100", 100 },
        { "10-20 30-40 50-60 20-30", "10-40 50-60", 40 },
        { "10-20 12-15", "10-20", 10 },
        { "10-20 30-30 25-22", "10-20", 10 },
        { "50-60 30-40 10-20 45-48", "10-20 30-40 45-48 50-60", 33 },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_ranges ranges = ranges_of(cases[i].added);
        char *text = text_of(&ranges);
        check_text(text, cases[i].united);
        check_int(pl_ranges_sum(&ranges), cases[i].sum);
        free(text);
        pl_ranges_free(&ranges);
    }
}

TEST(ranges_are_taken_from_others)
{
    static const struct {
        const char *a, *b, *left;
    } cases[] = {
        { "10-20", "", "10-20" },
        { "", "10-20", "" },
        { "10-20", "10-20", "" },
        { "10-20", "0-10 20-30", "10-20" },
        { "10-20", "5-15", "15-20" },
        { "10-20", "15-25", "10-15" },
        { "10-20", "12-14 16-18", "10-12 14-16 18-20" },
        { "10-20 30-40", "15-35", "10-15 35-40" },
        { "10-20 30-40", "0-100", "" },
        { "10-20 30-40 50-60", "32-34", "10-20 30-32 34-40 50-60" },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_ranges a = ranges_of(cases[i].a), b = ranges_of(cases[i].b), left;
        pl_ranges_minus(&left, &a, &b);
        char *text = text_of(&left);
        check_text(text, cases[i].left);
        free(text);
        pl_ranges_free(&a);
        pl_ranges_free(&b);
        pl_ranges_free(&left);
    }
}

TEST(a_part_of_the_time_is_measured)
{
    static const struct {
        long from, to, within;
    } cases[] = { { 0, 100, 20 }, { 12, 18, 6 }, { 15, 35, 10 }, { 20, 30, 0 },  { 0, 10, 0 },
                  { 0, 11, 1 },   { 39, 90, 1 }, { 40, 90, 0 },  { 10, 20, 10 }, { 18, 12, 0 } };
    pl_ranges ranges = ranges_of("10-20 30-40");
    for (size_t i = 0; i < PL_COUNT(cases); i++)
        check_int(pl_ranges_within(&ranges, cases[i].from, cases[i].to), cases[i].within);
    pl_ranges_free(&ranges);
}

/* Against a map with a place for each microsecond. */
TEST(a_thousand_random_ranges_agree_with_a_plain_map)
{
    enum { LENGTH = 200 };
    uint32_t seed = 3;
    for (int round = 0; round < 100; round++) {
        bool a[LENGTH] = { 0 }, b[LENGTH] = { 0 };
        pl_ranges ra = { 0 }, rb = { 0 }, left;
        for (int i = 0; i < 12; i++) {
            int from = (int)(test_random(&seed) % LENGTH),
                to = from + (int)(test_random(&seed) % 30);
            to = to > LENGTH ? LENGTH : to;
            pl_ranges_add(i % 2 ? &ra : &rb, from, to);
            memset(&(i % 2 ? a : b)[from], 1, (size_t)(to - from));
        }
        pl_ranges_minus(&left, &ra, &rb);
        int at = 0;
        for (int i = 0; i < LENGTH; i++) {
            while (at < left.count && left.items[at].to_us <= i)
                at++;
            check_int(at < left.count && left.items[at].from_us <= i, a[i] && !b[i]);
            check_int(pl_ranges_within(&ra, i, i + 1), a[i]);
        }
        for (int i = 1; i < left.count; i++)
            check(left.items[i].from_us > left.items[i - 1].to_us);
        pl_ranges_free(&ra);
        pl_ranges_free(&rb);
        pl_ranges_free(&left);
    }
}

TEST(going_back_counts_what_was_shown)
{
    static const struct {
        const char *shown, *skipped;
        long t, lead, answer;
    } cases[] = {
        { "0-100", "", 50, 8, 42 },
        { "0-100", "", 100, 8, 92 },
        { "0-100", "", 5, 8, 0 },                         /* the first picture */
        { "0-100", "", 50, 0, 50 },                       /* lead off */
        { "40-100", "", 45, 8, 40 },                      /* never watched before that */
        { "40-100", "", 40, 8, 40 },                      /* just begun */
        { "0-20 40-100", "", 45, 8, 40 },                 /* a jump */
        { "0-20", "", 30, 8, 30 },                        /* nothing was shown here */
        { "0-20 40-100", "20-40", 45, 8, 17 },            /* silence was skipped */
        { "0-20 40-100", "20-40", 40, 8, 12 },            /* the key right behind it */
        { "0-20 40-100", "20-40", 48, 8, 40 },            /* nothing of before is wanted */
        { "40-100", "20-40", 45, 8, 40 },                 /* never begins in what was skipped */
        { "0-10 40-100", "20-40", 45, 8, 40 },            /* between them nobody watched */
        { "0-100", "20-40", 45, 8, 37 },                  /* skipped once and shown later */
        { "0-10 15-20 40-42", "10-15 20-40", 42, 10, 7 }, /* twice */
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_watched rows[8];
        pl_watched_list list = { .items = rows };
        for (int skipped = 0; skipped < 2; skipped++) {
            pl_ranges ranges = ranges_of(skipped ? cases[i].skipped : cases[i].shown);
            for (int k = ranges.count - 1; k >= 0; k--) /* in no order */
                rows[list.count++] = (pl_watched){ .from_us = ranges.items[k].from_us,
                                                   .to_us = ranges.items[k].to_us,
                                                   .skipped = skipped };
            pl_ranges_free(&ranges);
        }
        check_int(pl_watched_back(&list, cases[i].t, cases[i].lead), cases[i].answer);
    }
}

TEST(what_was_skipped_and_then_shown_counts_as_shown)
{
    pl_watched rows[] = { { .from_us = 0, .to_us = 50 },
                          { .from_us = 50, .to_us = 80, .skipped = true },
                          { .from_us = 40, .to_us = 60 },
                          { .from_us = 0, .to_us = 20 } };
    pl_watched_list list = { .items = rows, .count = PL_COUNT(rows) };
    pl_ranges shown, skipped;
    pl_watched_ranges(&shown, &skipped, &list);
    check_int(pl_ranges_sum(&shown), 60);
    check_int(pl_ranges_sum(&skipped), 20);
    pl_ranges_free(&shown);
    pl_ranges_free(&skipped);
}
