#include "fraction.h"

static const pl_fraction unknown;

static int64_t common(int64_t a, int64_t b)
{
    while (b != 0) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a < 0 ? -a : a;
}

pl_fraction pl_fraction_of(int64_t over, int64_t under)
{
    if (under == 0 || under == INT64_MIN || over == INT64_MIN)
        return unknown;
    int64_t most = common(over, under), sign = under < 0 ? -1 : 1;
    return (pl_fraction){ .over = sign * over / most, .under = sign * under / most };
}

pl_fraction pl_fraction_multiply(pl_fraction a, pl_fraction b)
{
    int64_t over, under;
    if (a.under == 0 || b.under == 0)
        return unknown;
    pl_fraction left = pl_fraction_of(a.over, b.under), right = pl_fraction_of(b.over, a.under);
    if (__builtin_mul_overflow(left.over, right.over, &over) ||
        __builtin_mul_overflow(left.under, right.under, &under))
        return unknown;
    return pl_fraction_of(over, under);
}

pl_fraction pl_fraction_divide(pl_fraction a, pl_fraction b)
{
    if (b.under == 0 || b.over == 0)
        return unknown;
    return pl_fraction_multiply(a, pl_fraction_of(b.under, b.over));
}

pl_fraction pl_fraction_add(pl_fraction a, pl_fraction b)
{
    int64_t left, right, over, under;
    if (a.under == 0 || b.under == 0)
        return unknown;
    int64_t most = common(a.under, b.under);
    if (__builtin_mul_overflow(a.over, b.under / most, &left) ||
        __builtin_mul_overflow(b.over, a.under / most, &right) ||
        __builtin_add_overflow(left, right, &over) ||
        __builtin_mul_overflow(a.under, b.under / most, &under))
        return unknown;
    return pl_fraction_of(over, under);
}

pl_fraction pl_fraction_subtract(pl_fraction a, pl_fraction b)
{
    return pl_fraction_add(a, (pl_fraction){ .over = -b.over, .under = b.under });
}

bool pl_fraction_round(int64_t *out, pl_fraction a, int64_t parts)
{
    int64_t doubled, rounded, twice;
    int64_t sign = a.over < 0 ? -1 : 1;
    if (a.under == 0 || __builtin_mul_overflow(sign * a.over, 2 * parts, &doubled) ||
        __builtin_add_overflow(doubled, a.under, &rounded) ||
        __builtin_mul_overflow(a.under, (int64_t)2, &twice))
        return false;
    *out = sign * (rounded / twice);
    return true;
}
