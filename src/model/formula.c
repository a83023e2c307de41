#include "formula.h"

#include "plumbline/base/memory.h"

#include <ctype.h>
#include <string.h>

typedef struct reader {
    const char *at;
    pl_formula_step *steps;
    int count, depth;
    pl_formula_name name;
    void *ctx;
    pl_text *why;
} reader;

static bool sum(reader *r);

static bool fail(reader *r, const char *before, const char *word, const char *after)
{
    if (!*pl_text_get(r->why))
        pl_text_add_format(r->why, "%s%.60s%s", before, word, after);
    return false;
}

static void skip(reader *r)
{
    while (*r->at == ' ')
        r->at++;
}

/* A step for each byte at most, and the text is bounded: there is always room. */
static void add(reader *r, pl_formula_op op, int place)
{
    r->steps[r->count++] = (pl_formula_step){ .op = op, .place = place };
}

static bool number(reader *r)
{
    char digits[12] = "";
    size_t size = strspn(r->at, "0123456789");
    if (size > 7 || r->at[size] == '.' || r->at[size] == ',')
        return fail(r, "numbers in a formula are whole, up to 9999999; write 1/2 for a half", "",
                    "");
    memcpy(digits, r->at, size);
    long long value = 0;
    pl_number_parse(&value, digits, 0, 9999999);
    add(r, PL_OP_NUMBER, (int)value);
    r->at += size;
    return true;
}

/* SR, G1, complex-share; or [2.4] for what does not begin with a letter. */
static bool named(reader *r)
{
    char name[64] = "";
    bool bracket = *r->at == '[';
    const char *from = r->at + bracket;
    size_t size = 0;
    while (bracket ? from[size] && from[size] != ']'
                   : isalnum((unsigned char)from[size]) ||
                         (from[size] == '-' && isalpha((unsigned char)from[size + 1]) && size > 0 &&
                          islower((unsigned char)from[size - 1])))
        size++;
    if (bracket && from[size] != ']')
        return fail(r, "the closing ']' is missing", "", "");
    if (size == 0 || size >= sizeof name)
        return fail(r, "'", size == 0 ? "[]" : from, "' is no name");
    memcpy(name, from, size);
    r->at = from + size + bracket;
    pl_formula_step step = { 0 };
    if (!r->name(&step, r->ctx, name))
        return fail(r, "there is no count, item or formula named '", name, "'");
    add(r, step.op, step.place);
    return true;
}

static bool value(reader *r)
{
    skip(r);
    if (isdigit((unsigned char)*r->at))
        return number(r);
    if (isalpha((unsigned char)*r->at) || *r->at == '[')
        return named(r);
    if (!*r->at)
        return fail(r, "a name, a number or '(' is missing at the end", "", "");
    if (*r->at != '(')
        return fail(r, "a name, a number or '(' should stand before '", r->at, "'");
    if (++r->depth > PL_FORMULA_DEPTH_MOST)
        return fail(r, "more than 20 brackets stand in each other", "", "");
    r->at++;
    if (!sum(r))
        return false;
    skip(r);
    if (*r->at != ')')
        return fail(r, "a closing ')' is missing", "", "");
    r->at++;
    r->depth--;
    return true;
}

static bool product(reader *r)
{
    if (!value(r))
        return false;
    for (skip(r); *r->at == '*' || *r->at == '/'; skip(r)) {
        pl_formula_op op = *r->at++ == '*' ? PL_OP_MULTIPLY : PL_OP_DIVIDE;
        if (!value(r))
            return false;
        add(r, op, 0);
    }
    return true;
}

static bool sum(reader *r)
{
    if (!product(r))
        return false;
    for (skip(r); *r->at == '+' || *r->at == '-'; skip(r)) {
        pl_formula_op op = *r->at++ == '+' ? PL_OP_ADD : PL_OP_SUBTRACT;
        if (!product(r))
            return false;
        add(r, op, 0);
    }
    return true;
}

bool pl_formula_read(pl_formula *formula, pl_arena *arena, const char *text, pl_formula_name name,
                     void *ctx, pl_text *why)
{
    reader r = { .at = text, .name = name, .ctx = ctx, .why = why };
    if (strlen(text) > PL_FORMULA_BYTES_MOST)
        return fail(&r, "a formula has at most 400 letters", "", "");
    r.steps = pl_arena_alloc(arena, (strlen(text) + 1) * sizeof *r.steps);
    if (!sum(&r))
        return false;
    skip(&r);
    if (*r.at)
        return fail(&r, "'", r.at, "' is too much; between two values stands +, -, * or /");
    formula->text = text;
    formula->steps = r.steps;
    formula->step_count = r.count;
    return true;
}
