#include "plumbline/measure/counts.h"

#include "fraction.h"
#include "plumbline/base/error.h"
#include "plumbline/model/score.h"

#include <stdio.h>

typedef struct work {
    const pl_rubric *rubric;
    const int *counts, *levels;
    pl_computed *out;
    bool whole[PL_FORMULAS_MOST];
} work;

static pl_computed known(pl_fraction value)
{
    return (pl_computed){ .state = value.under == 0 ? PL_COMPUTED_NOT : PL_COMPUTED,
                          .over = value.over,
                          .under = value.under };
}

static const pl_computed *formula_of(work *w, int place);

static pl_computed value_of(work *w, const pl_formula_step *step)
{
    switch (step->op) {
    case PL_OP_NUMBER:
        return known(pl_fraction_of(step->place, 1));
    case PL_OP_COUNTER:
        return known(pl_fraction_of(w->counts[step->place], 1));
    case PL_OP_ITEM:
        if (w->levels[step->place] == PL_NO_LEVEL)
            return (pl_computed){ .state = PL_COMPUTED_NOT_SCORED, .item = step->place };
        return known(pl_fraction_of(w->levels[step->place], 1));
    case PL_OP_FORMULA:
        return *formula_of(w, step->place);
    case PL_OP_ADD:
    case PL_OP_SUBTRACT:
    case PL_OP_MULTIPLY:
    case PL_OP_DIVIDE:
        break;
    }
    pl_assert(step->op >= PL_OP_NUMBER && step->op < PL_OP_ADD); /* an operation is no value */
    return (pl_computed){ .state = PL_COMPUTED_NOT };
}

static pl_computed operate(pl_formula_op op, const pl_computed *a, const pl_computed *b)
{
    if (a->state == PL_COMPUTED_NOT_SCORED || b->state == PL_COMPUTED_NOT_SCORED)
        return a->state == PL_COMPUTED_NOT_SCORED ? *a : *b;
    if (a->state == PL_COMPUTED_NOT || b->state == PL_COMPUTED_NOT)
        return a->state == PL_COMPUTED_NOT ? *a : *b;
    if (op == PL_OP_DIVIDE && b->over == 0)
        return (pl_computed){ .state = PL_COMPUTED_NOT, .by_zero = true };
    pl_fraction left = { a->over, a->under }, right = { b->over, b->under };
    switch (op) {
    case PL_OP_ADD:
        return known(pl_fraction_add(left, right));
    case PL_OP_SUBTRACT:
        return known(pl_fraction_subtract(left, right));
    case PL_OP_MULTIPLY:
        return known(pl_fraction_multiply(left, right));
    default:
        return known(pl_fraction_divide(left, right));
    }
}

enum { VALUES_MOST = 64 }; /* brackets are bounded where the formula is read */

/* The formulas make no circle: that was seen when the rubric was read. */
static const pl_computed *formula_of(work *w, int place)
{
    if (w->whole[place])
        return &w->out[place];
    const pl_formula *formula = &w->rubric->formulas[place];
    pl_computed values[VALUES_MOST];
    int count = 0;
    for (int i = 0; i < formula->step_count; i++) {
        const pl_formula_step *step = &formula->steps[i];
        if (step->op < PL_OP_ADD) {
            pl_assert(count < VALUES_MOST);
            values[count++] = value_of(w, step);
        } else {
            pl_assert(count >= 2);
            values[count - 2] = operate(step->op, &values[count - 2], &values[count - 1]);
            count--;
        }
    }
    w->out[place] = count == 1 ? values[0] : (pl_computed){ .state = PL_COMPUTED_NOT };
    w->whole[place] = true;
    return &w->out[place];
}

void pl_measure_formulas(pl_computed *out, const pl_rubric *rubric, const int *counts,
                         const int *levels)
{
    work w = { .rubric = rubric, .counts = counts, .levels = levels, .out = out };
    for (int i = 0; i < rubric->formula_count; i++)
        formula_of(&w, i);
}

const char *pl_computed_words(char out[PL_COMPUTED_ROOM], const pl_computed *computed,
                              const pl_formula *formula)
{
    static const int64_t parts[] = { 1, 10, 100 };
    pl_fraction value = { computed->over, computed->under };
    int64_t rounded = 0, part = parts[formula->decimals];
    if (computed->state != PL_COMPUTED ||
        !pl_fraction_round(&rounded, value, formula->percent ? 100 * part : part)) {
        snprintf(out, PL_COMPUTED_ROOM, "not computable");
        return out;
    }
    const char *sign = rounded < 0 ? "−" : "", *unit = formula->percent ? " %" : "";
    rounded = rounded < 0 ? -rounded : rounded;
    if (formula->decimals == 0)
        snprintf(out, PL_COMPUTED_ROOM, "%s%lld%s", sign, (long long)rounded, unit);
    else
        snprintf(out, PL_COMPUTED_ROOM, "%s%lld.%0*lld%s", sign, (long long)(rounded / part),
                 formula->decimals, (long long)(rounded % part), unit);
    return out;
}

const char *pl_computed_why(char out[PL_COMPUTED_ROOM], const pl_computed *computed,
                            const pl_rubric *rubric)
{
    if (computed->state == PL_COMPUTED)
        return NULL;
    if (computed->state == PL_COMPUTED_NOT_SCORED)
        snprintf(out, PL_COMPUTED_ROOM, "%.20s has no level", rubric->items[computed->item].id);
    else
        snprintf(out, PL_COMPUTED_ROOM,
                 computed->by_zero ? "a division by 0" : "its numbers are too large");
    return out;
}

bool pl_measure_rate(int *tenths, const pl_counting *counting, int count, pl_time counted)
{
    const pl_time minute = (pl_time)60 * 1000 * 1000;
    int64_t result = 0;
    if (counted <= 0 || counted < (pl_time)counting->rate_from_minutes * minute ||
        !pl_fraction_round(
            &result,
            pl_fraction_multiply(pl_fraction_of(count, 1),
                                 pl_fraction_of((pl_time)counting->rate_minutes * minute, counted)),
            10))
        return false;
    *tenths = (int)result;
    return true;
}

const char *pl_rate_words(char out[PL_COMPUTED_ROOM], const pl_counting *counting, int count,
                          pl_time counted)
{
    int tenths = 0;
    if (pl_measure_rate(&tenths, counting, count, counted))
        snprintf(out, PL_COMPUTED_ROOM, "%d.%d", tenths / 10, tenths % 10);
    else
        snprintf(out, PL_COMPUTED_ROOM, "–");
    return out;
}

/* SplitMix64 (Steele, Lea and Flood, 2014), its first number: the same on every machine. */
static uint64_t mixed(uint64_t seed)
{
    uint64_t z = seed + 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

void pl_measure_draw(pl_time *from, pl_time *to, pl_time length, pl_time wanted, int64_t seed)
{
    const pl_time second = (pl_time)1000 * 1000;
    *from = 0;
    *to = length;
    if (wanted <= 0 || length <= wanted)
        return;
    uint64_t places = (uint64_t)((length - wanted) / second) + 1;
    *from = (pl_time)(mixed((uint64_t)seed) % places) * second;
    *to = *from + wanted;
}

bool pl_measure_guard(const pl_guard *guard, int level, int beside)
{
    return level != PL_NO_LEVEL && beside != PL_NO_LEVEL && level >= guard->from_level &&
           beside <= guard->up_to_level;
}
