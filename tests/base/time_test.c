#include "test.h"

#include "plumbline/base/id.h"
#include "plumbline/base/time.h"

TEST(time_is_read_as_written)
{
    static const struct {
        const char *text;
        pl_time want;
    } cases[] = {
        { "0:00", 0 },
        { "754.2", 754200000 },
        { "1:02.5", 62500000 },
        { "90:00", 5400000000 },
        { "1:00:00.040", 3600040000 },
        { "0.000001", 1 },
        { "7", 7000000 },
        { "1:60", PL_NO_TIME },
        { "1:5", PL_NO_TIME },
        { "1:2:03", PL_NO_TIME },
        { "1:00:00:00", PL_NO_TIME },
        { "0.0000001", PL_NO_TIME },
        { "5.", PL_NO_TIME },
        { ".5", PL_NO_TIME },
        { "", PL_NO_TIME },
        { "-3", PL_NO_TIME },
        { "12s", PL_NO_TIME },
        { "99999999999999999999", PL_NO_TIME },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++)
        check_int(pl_time_parse(cases[i].text), cases[i].want);
}

TEST(time_is_written_cut_not_rounded)
{
    char out[PL_TIME_ROOM];
    check_text(pl_time_format(out, 3504999999, 0), "0:58:24");
    check_text(pl_time_format(out, 3504999999, 3), "0:58:24.999");
    check_text(pl_time_format(out, 3504123456, 6), "0:58:24.123456");
    check_text(pl_time_format(out, -1500000, 1), "-0:00:01.5");
    check_text(pl_time_format(out, PL_NO_TIME, 3), "-");
    check_text(pl_time_format(out, INT64_MAX, 6), "2562047788:00:54.775807");
}

TEST(times_come_back_from_their_writing)
{
    uint32_t seed = 5;
    for (int i = 0; i < 10000; i++) {
        char out[PL_TIME_ROOM];
        pl_time time = (pl_time)test_random(&seed) * 7;
        check_int(pl_time_parse(pl_time_format(out, time, 6)), time);
    }
}

TEST(a_date_is_read_as_people_write_it)
{
    static const char *const same[] = { "2026-03-10",  "10 Mar 2026",    " 10 March 2026 ",
                                        "10 mar 2026", "10  MARCH 2026", "10 Mar  2026" };
    static const char *const wrong[] = { "",
                                         "10 Mar",
                                         "10 M 2026",
                                         "31 Feb 2026",
                                         "10 Mart 2026",
                                         "10 Mar 2026 at noon",
                                         "10 Mar 26",
                                         "0 Mar 2026",
                                         "2026-3-10",
                                         "-1 Mar 2026",
                                         "10 Mar 20260",
                                         "March 2026" };
    char out[PL_DATE_ROOM];
    for (size_t i = 0; i < PL_COUNT(same); i++) {
        check(pl_date_read(out, same[i]));
        check_text(out, "2026-03-10");
    }
    for (size_t i = 0; i < PL_COUNT(wrong); i++)
        check(!pl_date_read(out, wrong[i]));
}

TEST(dates)
{
    char out[PL_DATE_ROOM];
    check(pl_date_valid("2026-03-10") && pl_date_valid("2024-02-29"));
    static const char *const wrong[] = {
        "2026-02-29", "2026-13-01", "2026-00-10", "10-03-2026", "2026-3-10", "2026-03-1x", ""
    };
    for (size_t i = 0; i < PL_COUNT(wrong); i++)
        check(!pl_date_valid(wrong[i]));
    check_text(pl_date_words(out, "2026-03-10"), "10 March 2026");
    check_text(pl_date_short(out, "2026-09-01"), "1 Sep 2026");
    check_int(pl_date_days("2026-03-10", "2026-03-12"), 2);
    check_int(pl_date_days("2024-02-28", "2024-03-01"), 2);
    check_int(pl_date_days("2026-12-31", "2027-01-01"), 1);
    check_text(pl_utc_format(out, 1773151330000000), "2026-03-10T14:02:10Z");
}

TEST(ids_are_found_by_their_beginning)
{
    uint32_t seed = 1;
    for (int i = 0; i < 2000; i++) {
        pl_id id = pl_id_new(), low, high;
        check(id > 0);
        char text[PL_ID_ROOM];
        pl_id_format(text, id);
        check(pl_id_range(&low, &high, text));
        check(low == id && high == id);
        text[1 + test_random(&seed) % 12] = '\0';
        check(pl_id_range(&low, &high, text));
        check(low <= id && id <= high);
    }
    pl_id low, high;
    static const char *const wrong[] = { "", "u", "abc-", "0123456789abcd" };
    for (size_t i = 0; i < PL_COUNT(wrong); i++)
        check(!pl_id_range(&low, &high, wrong[i]));
}

TEST(days_are_added_over_months_and_leap_years)
{
    static const struct {
        const char *day;
        int days;
        const char *then;
    } rows[] = { { "2026-03-10", 0, "2026-03-10" },  { "2026-12-31", 1, "2027-01-01" },
                 { "2024-02-28", 1, "2024-02-29" },  { "2023-02-28", 1, "2023-03-01" },
                 { "2026-01-01", -1, "2025-12-31" }, { "2000-02-29", 366, "2001-03-01" },
                 { "2026-03-01", 42, "2026-04-12" } };
    for (size_t i = 0; i < PL_COUNT(rows); i++) {
        char out[PL_DATE_ROOM];
        pl_date_add(out, rows[i].day, rows[i].days);
        check_text(out, rows[i].then);
    }
    for (int n = -800000; n < 800000; n += 997) {
        char out[PL_DATE_ROOM];
        pl_date_add(out, "2026-03-10", n > -700000 ? n : -700000);
        check_int(pl_date_days("2026-03-10", out), n > -700000 ? n : -700000);
    }
}
