/* Exact arithmetic: what does not fit is not known, and never a wrong number. */
#include "fraction.h"

#include "test.h"

static void check_fraction(pl_fraction a, int64_t over, int64_t under)
{
    check_int(a.over, over);
    check_int(a.under, under);
}

TEST(fractions_are_in_lowest_terms)
{
    check_fraction(pl_fraction_of(6, 4), 3, 2);
    check_fraction(pl_fraction_of(6, -4), -3, 2);
    check_fraction(pl_fraction_of(0, 7), 0, 1);
    check_fraction(pl_fraction_of(1, 0), 0, 0);
    pl_fraction half = pl_fraction_of(1, 2), third = pl_fraction_of(1, 3);
    check_fraction(pl_fraction_add(half, third), 5, 6);
    check_fraction(pl_fraction_subtract(third, half), -1, 6);
    check_fraction(pl_fraction_multiply(half, third), 1, 6);
    check_fraction(pl_fraction_divide(half, third), 3, 2);
    check_fraction(pl_fraction_divide(half, pl_fraction_of(0, 1)), 0, 0);
}

TEST(what_does_not_fit_is_not_known)
{
    pl_fraction large = pl_fraction_of(INT64_MAX, 1), small = pl_fraction_of(1, INT64_MAX);
    int64_t out = 7;
    check_fraction(pl_fraction_multiply(large, large), 0, 0);
    check_fraction(pl_fraction_multiply(large, small), 1, 1);
    check_fraction(pl_fraction_add(large, large), 0, 0);
    check_fraction(pl_fraction_add(small, pl_fraction_of(1, INT64_MAX - 1)), 0, 0);
    check_fraction(pl_fraction_of(INT64_MIN, 3), 0, 0);
    check_fraction(pl_fraction_add((pl_fraction){ 0, 0 }, small), 0, 0);
    check(!pl_fraction_round(&out, large, 10));
    check(!pl_fraction_round(&out, (pl_fraction){ 0, 0 }, 10));
    check_int(out, 7);
}

TEST(a_half_rounds_away_from_nothing)
{
    static const struct {
        int64_t over, under, tenths;
    } cases[] = { { 9, 4, 23 }, { -9, 4, -23 }, { 44999, 20000, 22 }, { 1, 20, 1 }, { -1, 21, 0 } };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        int64_t out = 0;
        check(pl_fraction_round(&out, pl_fraction_of(cases[i].over, cases[i].under), 10));
        check_int(out, cases[i].tenths);
    }
}
