#include "test.h"

#include "plumbline/base/gauge.h"

TEST(a_share_of_a_row_is_its_nearest_rank)
{
    static const struct {
        int count; /* of the row count, count - 1, … 1 */
        double share;
        int want;
    } cases[] = {
        { 1, 0.5, 1 }, { 2, 0.5, 1 }, { 3, 0.5, 2 },    { 60, 0.5, 30 },  { 60, 0.95, 57 },
        { 60, 1, 60 }, { 60, 0, 1 },  { 20, 0.95, 19 }, { 21, 0.95, 20 },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_series row = { 0 };
        for (int k = cases[i].count; k > 0; k--)
            pl_series_add(&row, k);
        check_int((long long)pl_series_at(&row, cases[i].share), cases[i].want);
        pl_series_free(&row);
    }
}

TEST(a_row_gives_three_readings_and_an_empty_one_gives_none)
{
    pl_series row = { 0 };
    pl_readings readings = { 0 };
    pl_readings_series(&readings, "first_", &row);
    check(readings.items[0].value != readings.items[0].value); /* not a number */
    for (int k = 1; k <= 100; k++)
        pl_series_add(&row, k);
    pl_readings_series(&readings, "", &row);
    check_int(readings.count, 6);
    check_text(readings.items[0].name, "first_p50_ms");
    check_text(readings.items[4].name, "p95_ms");
    check_int((long long)readings.items[4].value, 95);
    check_int((long long)readings.items[5].value, 100);
    pl_readings_free(&readings);
    pl_series_free(&row);
}

TEST(time_processor_and_memory_are_told)
{
    double from = pl_gauge_ms(), cpu = pl_gauge_cpu();
    unsigned sum = 0;
    while (pl_gauge_cpu() - cpu < 0.002)
        sum += pl_gauge_memory() > 1;
    check(sum > 0 && pl_gauge_ms() - from > 1);
    check(pl_gauge_memory() > 1);
}
