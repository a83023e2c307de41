/* From the draft to the rubric: counters, formulas over them, and guards. */
#include "rubric_build.h"

#include "formula.h"
#include "plumbline/base/memory.h"

#include <string.h>

/* --- counters */

static void check_counter_id(pl_rubric_build *b, pl_draft_text id)
{
    if (!id)
        return;
    size_t size = strspn(id->text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
    if (id->text[size] || size < 1 || size > 8 || (id->text[0] >= '0' && id->text[0] <= '9'))
        pl_problems_add(b->yaml->problems, id->line, id->column,
                        "the id of a count is one to eight capitals and digits, such as \"SR\"");
    pl_rubric_id_once(b, id);
}

/* A digit, and each pass over the recording has it once. */
static void read_counter_key(pl_rubric_build *b, pl_counter *counters, int place,
                             const pl_draft_counter *draft)
{
    pl_draft_text key = draft->key;
    if (!key)
        return;
    if (key->text[0] < '0' || key->text[0] > '9' || key->text[1]) {
        pl_problems_add(
            b->yaml->problems, key->line, key->column,
            "the 'key' of a count is one digit in quotation marks, \"1\" to \"9\" or \"0\"");
        return;
    }
    counters[place].key = key->text[0];
    for (int i = 0; i < place; i++)
        if (counters[i].key == key->text[0] &&
            counters[i].participants == counters[place].participants)
            pl_problems_add(b->yaml->problems, key->line, key->column,
                            "the key %c counts %.20s already; give one of the two another key",
                            key->text[0], counters[i].id ? counters[i].id : "");
}

static void check_lane(pl_rubric_build *b, pl_draft_text lane)
{
    const pl_texts *lanes = &b->rubric->counting.lanes;
    if (!lane || b->yaml->gap_count > 0)
        return;
    for (int i = 0; i < lanes->count; i++)
        if (strcmp(lanes->items[i], lane->text) == 0)
            return;
    pl_problems_add(b->yaml->problems, lane->line, lane->column,
                    "there is no lane '%.40s' under 'counting'", lane->text);
}

static void build_counters(pl_rubric_build *b)
{
    const pl_draft_counter *draft = b->draft->counters.items;
    int count = b->draft->counters.count;
    pl_counter *counters = pl_arena_alloc(b->yaml->arena, (size_t)count * sizeof *counters);
    if (count > PL_COUNTERS_MOST)
        pl_problems_add(b->yaml->problems, draft[PL_COUNTERS_MOST].node->line,
                        draft[PL_COUNTERS_MOST].node->column, "there are at most %d counts",
                        PL_COUNTERS_MOST);
    for (int i = 0; i < count && i < PL_COUNTERS_MOST; i++) {
        counters[i] = (pl_counter){ .id = pl_draft_get(draft[i].id),
                                    .title = pl_draft_get(draft[i].title),
                                    .means = pl_draft_get(draft[i].means),
                                    .lane = pl_draft_get(draft[i].lane),
                                    .kinds = draft[i].kinds.texts,
                                    .notes = draft[i].notes.texts,
                                    .spans = draft[i].spans.value == 1,
                                    .participants = draft[i].of.value == 1 };
        check_counter_id(b, draft[i].id);
        read_counter_key(b, counters, i, &draft[i]);
        check_lane(b, draft[i].lane);
        b->rubric->counter_count = i + 1;
    }
    b->rubric->counters = counters;
}

static const char *const stretches[] = { "random", "chosen", "whole" };

static void build_counting(pl_rubric_build *b)
{
    const pl_draft_counting *draft = &b->draft->counting;
    const pl_draft_counter *first = b->draft->counters.items;
    if (!draft->node && first && b->draft->counters.count > 0 && b->yaml->gap_count == 0)
        pl_problems_add(
            b->yaml->problems, first[0].node->line, first[0].node->column,
            "there are counts and no 'counting', which says in how long a stretch they are "
            "counted");
    for (int i = 0; i < draft->stretch.texts.count; i++) {
        const pl_yaml_node *node = pl_schema_text_node(&draft->stretch, i);
        bool known = false;
        for (size_t k = 0; k < PL_COUNT(stretches); k++)
            known = known || strcmp(draft->stretch.texts.items[i], stretches[k]) == 0;
        if (!known && *draft->stretch.texts.items[i])
            pl_problems_add(b->yaml->problems, node->line, node->column,
                            "a stretch is 'random', 'chosen' or 'whole', not '%.40s'",
                            draft->stretch.texts.items[i]);
    }
    b->rubric->counting = (pl_counting){ .minutes = draft->minutes.value,
                                         .stretch = draft->stretch.texts,
                                         .rate_minutes = draft->rate_minutes.value,
                                         .rate_from_minutes = draft->rate_from.value,
                                         .lanes = draft->lanes.texts };
}

/* --- formulas */

static bool name_in_formula(pl_formula_step *out, void *ctx, const char *name)
{
    const pl_rubric_build *b = ctx;
    const pl_rubric *rubric = b->rubric;
    for (int i = 0; i < rubric->counter_count; i++)
        if (pl_text_same(rubric->counters[i].id, name)) {
            *out = (pl_formula_step){ .op = PL_OP_COUNTER, .place = i };
            return true;
        }
    for (int i = 0; i < rubric->item_count; i++)
        if (pl_text_same(rubric->items[i].id, name)) {
            *out = (pl_formula_step){ .op = PL_OP_ITEM, .place = i };
            return true;
        }
    const pl_draft_formula *draft = b->draft->formulas.items;
    for (int i = 0; i < rubric->formula_count; i++)
        if (draft[i].id && strcmp(draft[i].id->text, name) == 0) {
            *out = (pl_formula_step){ .op = PL_OP_FORMULA, .place = i };
            return true;
        }
    return false;
}

/* "two.point.five" is no reference line; "2.5" and "50" are. */
static void check_reference(pl_rubric_build *b, pl_formula *formula, const pl_draft_formula *draft)
{
    const pl_texts *texts = &draft->reference.texts;
    if (!draft->reference.node)
        return;
    if (texts->count != 2) {
        pl_problems_add(b->yaml->problems, draft->reference.node->line,
                        draft->reference.node->column,
                        "a 'reference' is a list of two numbers, fair and good: [\"3.5\", \"4\"]");
        return;
    }
    for (int i = 0; i < 2; i++) {
        const pl_yaml_node *node = pl_schema_text_node(&draft->reference, i);
        int64_t hundredths = 0;
        if (!pl_rubric_hundredths(&hundredths, texts->items[i]))
            pl_problems_add(b->yaml->problems, node->line, node->column,
                            "'%.40s' is no number such as \"3.5\"", texts->items[i]);
    }
    formula->fair = texts->items[0];
    formula->good = texts->items[1];
    if (!b->draft->reference_words && b->yaml->gap_count == 0)
        pl_problems_add(
            b->yaml->problems, draft->reference.node->line, draft->reference.node->column,
            "a formula has reference lines, and the rubric has no 'reference_words' to say "
            "where they come from");
}

static void build_formula(pl_rubric_build *b, pl_formula *formula, const pl_draft_formula *draft)
{
    formula->id = pl_draft_get(draft->id);
    formula->title = pl_draft_get(draft->title);
    formula->percent = draft->shown_as.value == 1;
    formula->decimals = draft->decimals.node ? draft->decimals.value : formula->percent ? 0 : 1;
    pl_check_id(b->yaml, draft->id);
    pl_rubric_id_once(b, draft->id);
    check_reference(b, formula, draft);
    pl_text why = { 0 };
    if (draft->is &&
        !pl_formula_read(formula, b->yaml->arena, draft->is->text, name_in_formula, b, &why) &&
        b->yaml->gap_count == 0)
        pl_problems_add(b->yaml->problems, draft->is->line, draft->is->column, "%s",
                        pl_text_get(&why));
    pl_text_free(&why);
}

typedef struct circle {
    const pl_formula *formulas;
    char state[PL_FORMULAS_MOST]; /* 0 not seen, 1 on the way, 2 whole */
} circle;

/* The formula that closes a circle reached from here, or -1. As deep as there are formulas. */
static int find_circle(circle *c, int place)
{
    if (c->state[place] == 2)
        return -1;
    if (c->state[place] == 1)
        return place;
    c->state[place] = 1;
    int found = -1;
    const pl_formula *formula = &c->formulas[place];
    for (int i = 0; i < formula->step_count && found < 0; i++)
        if (formula->steps[i].op == PL_OP_FORMULA)
            found = find_circle(c, formula->steps[i].place);
    c->state[place] = 2;
    return found;
}

static void check_circles(pl_rubric_build *b, pl_formula *formulas, const pl_draft_formula *draft)
{
    circle c = { .formulas = formulas };
    for (int i = 0; i < b->rubric->formula_count; i++) {
        int found = find_circle(&c, i);
        if (found < 0)
            continue;
        pl_problems_add(
            b->yaml->problems, draft[i].is->line, draft[i].is->column,
            "'%.40s' needs its own result: '%.40s' is made of itself, directly or through "
            "others",
            formulas[i].id ? formulas[i].id : "", formulas[found].id ? formulas[found].id : "");
        formulas[i].step_count = 0;
    }
}

static void build_formulas(pl_rubric_build *b)
{
    const pl_draft_formula *draft = b->draft->formulas.items;
    int count = b->draft->formulas.count;
    if (count > PL_FORMULAS_MOST) {
        pl_problems_add(b->yaml->problems, draft[PL_FORMULAS_MOST].node->line,
                        draft[PL_FORMULAS_MOST].node->column, "there are at most %d formulas",
                        PL_FORMULAS_MOST);
        count = PL_FORMULAS_MOST;
    }
    pl_formula *formulas = pl_arena_alloc(b->yaml->arena, (size_t)count * sizeof *formulas);
    b->rubric->formulas = formulas;
    b->rubric->formula_count = count;
    for (int i = 0; i < count; i++)
        build_formula(b, &formulas[i], &draft[i]);
    check_circles(b, formulas, draft);
    b->rubric->reference_words = pl_draft_get(b->draft->reference_words);
}

/* --- guards */

static void build_guards(pl_rubric_build *b)
{
    const pl_draft_guard *draft = b->draft->guards.items;
    int count = b->draft->guards.count;
    pl_guard *guards = pl_arena_alloc(b->yaml->arena, (size_t)count * sizeof *guards);
    for (int i = 0; i < count; i++) {
        guards[i] = (pl_guard){ .item = pl_rubric_item_place(b, draft[i].item),
                                .from_level = draft[i].from_level.value,
                                .beside_rubric = pl_draft_get(draft[i].beside_rubric),
                                .beside_item = pl_draft_get(draft[i].beside_item),
                                .up_to_level = draft[i].up_to_level.value,
                                .says = pl_draft_get(draft[i].says) };
        pl_check_id(b->yaml, draft[i].beside_rubric);
    }
    b->rubric->guards = guards;
    b->rubric->guard_count = count;
}

void pl_rubric_build_counts(pl_rubric_build *b)
{
    build_counting(b);
    build_counters(b);
    build_formulas(b);
    build_guards(b);
}
