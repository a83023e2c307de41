/* From the draft to the rubric: the checks, and all that cites items by their ids. */
#include "rubric_build.h"

#include "plumbline/base/memory.h"

#include <stdlib.h>
#include <string.h>

/* --- checks */

static void build_question(pl_rubric_build *b, pl_check_question *question,
                           const pl_draft_question *draft)
{
    *question = (pl_check_question){ .id = pl_draft_get(draft->id),
                                     .critical = draft->critical.value == 1,
                                     .hide_moment = draft->hide_moment.value == 1,
                                     .route = pl_draft_get(draft->route),
                                     .notes = draft->notes.texts };
    const char *changed[PL_SETTING_COUNT] = { pl_draft_get(draft->text) };
    for (const pl_yaml_node *at = draft->changed ? draft->changed->first : NULL; at;
         at = at->next) {
        pl_setting setting;
        pl_draft_changed_question words = { 0 };
        if (!pl_rubric_changed_setting(&setting, b, at->key))
            continue;
        pl_schema_read_map(&words, b->yaml, &pl_rubric_family, &pl_changed_question_schema, at);
        changed[setting] = pl_draft_get(words.text);
    }
    for (int i = 0; i < PL_SETTING_COUNT; i++)
        question->text[i] = changed[i] ? changed[i] : question->text[i - (i > 0)];
    pl_rubric_id_once(b, draft->id);
}

static int domain_of(const pl_rubric *rubric, const char *id)
{
    for (int i = 0; i < rubric->domain_count; i++)
        if (rubric->domains[i].id && id[0] == rubric->domains[i].id[0] && id[1] == '.')
            return i;
    return -1;
}

/* "5.C" in domain 5, its questions "5.C1", "5.C2", … */
static void build_check(pl_rubric_build *b, pl_check *check, const pl_draft_check *draft)
{
    const pl_draft_question *of_check = draft->questions.items;
    int count = draft->questions.count;
    pl_check_question *questions =
        pl_arena_alloc(b->yaml->arena, (size_t)count * sizeof *questions);
    *check = (pl_check){ .id = pl_draft_get(draft->id),
                         .title = pl_draft_get(draft->title),
                         .questions = questions,
                         .question_count = count };
    pl_rubric_id_once(b, draft->id);
    if (draft->id) {
        int domain = domain_of(b->rubric, check->id);
        bool right = domain >= 0 && check->id[2] >= 'A' && check->id[2] <= 'Z' && !check->id[3];
        if (!right && b->yaml->gap_count == 0)
            pl_problems_add(b->yaml->problems, draft->id->line, draft->id->column,
                            "the id of a check is its domain, a point and a capital, such as "
                            "\"5.C\"; '%.40s' is not, or there is no such domain",
                            check->id);
        check->domain = domain < 0 ? 0 : domain;
    }
    for (int i = 0; i < count; i++) {
        build_question(b, &questions[i], &of_check[i]);
        pl_draft_text id = of_check[i].id;
        if (id && check->id &&
            !(pl_text_starts(id->text, check->id) && id->text[strlen(check->id)]))
            pl_problems_add(b->yaml->problems, id->line, id->column,
                            "the id '%.40s' stands in check %.20s; ids of its questions are "
                            "\"%.20s1\", \"%.20s2\" and so on",
                            id->text, check->id, check->id, check->id);
    }
}

void pl_rubric_build_checks(pl_rubric_build *b)
{
    const pl_draft_check *draft = b->draft->checks.items;
    int count = b->draft->checks.count;
    pl_check *checks = pl_arena_alloc(b->yaml->arena, (size_t)count * sizeof *checks);
    for (int i = 0; i < count; i++)
        build_check(b, &checks[i], &draft[i]);
    b->rubric->checks = checks;
    b->rubric->check_count = count;
}

/* --- citations of items */

static pl_item *item_of(pl_rubric_build *b, const char *id)
{
    for (int i = 0; i < b->rubric->item_count; i++)
        if (pl_text_same(b->items[i].id, id))
            return &b->items[i];
    return NULL;
}

static void not_there(pl_rubric_build *b, const pl_yaml_node *node, const char *id)
{
    const char *near = pl_rubric_nearest(b->rubric, id);
    pl_problems_add(b->yaml->problems, node->line, node->column, "there is no item '%.40s'%s%s%s",
                    id, near ? "; did you mean '" : "", near ? near : "", near ? "'?" : "");
    pl_problems_right(b->yaml->problems, near);
}

void pl_rubric_check_cited(pl_rubric_build *b, const pl_read_texts *ids)
{
    for (int i = 0; ids->node && i < ids->texts.count; i++) {
        const char *id = ids->texts.items[i];
        if (*id && !item_of(b, id) && b->yaml->gap_count == 0)
            not_there(b, pl_schema_text_node(ids, i), id);
    }
}

int pl_rubric_item_place(pl_rubric_build *b, pl_draft_text id)
{
    const pl_item *item = id ? item_of(b, id->text) : NULL;
    if (id && !item && b->yaml->gap_count == 0)
        not_there(b, id, id->text);
    return item ? (int)(item - b->items) : -1;
}

static void build_dividing_lines(pl_rubric_build *b)
{
    const pl_draft_dividing_line *draft = b->draft->dividing_lines.items;
    int count = b->draft->dividing_lines.count;
    pl_dividing_line *lines = pl_arena_alloc(b->yaml->arena, (size_t)count * sizeof *lines);
    for (int i = 0; i < count; i++) {
        lines[i] = (pl_dividing_line){ .items = draft[i].items.texts,
                                       .text = pl_draft_get(draft[i].text),
                                       .note = pl_draft_get(draft[i].note) };
        pl_rubric_check_cited(b, &draft[i].items);
        for (int k = 0; k < lines[i].items.count; k++) {
            pl_item *item = item_of(b, lines[i].items.items[k]);
            if (item)
                item->dividing_line = &lines[i];
        }
    }
    b->rubric->dividing_lines = lines;
    b->rubric->dividing_line_count = count;
}

static void build_language(pl_rubric_build *b)
{
    const pl_draft_language *draft = &b->draft->language_rule;
    if (!draft->node)
        return;
    b->rubric->language_rule = (pl_language_rule){ .statement = pl_draft_get(draft->statement),
                                                   .items_that_stay = draft->stay.texts,
                                                   .others = pl_draft_get(draft->others) };
    pl_rubric_check_cited(b, &draft->stay);
    if (!draft->others || b->yaml->gap_count > 0)
        return;
    const char *others = draft->others->text;
    if (!pl_rubric_no_score_find(b->rubric, others))
        pl_problems_add(b->yaml->problems, draft->others->line, draft->others->column,
                        "'others' needs the id of a reason under 'no_score', not '%.40s'", others);
}

void pl_rubric_build_citations(pl_rubric_build *b)
{
    build_dividing_lines(b);
    build_language(b);
}
