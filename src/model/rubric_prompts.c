/* From the draft to the rubric: what is answered in words. */
#include "rubric_build.h"

#include "plumbline/base/memory.h"

#include <string.h>

const char *pl_answer_kind_name(pl_answer_kind kind)
{
    return pl_rubric_answer_words[kind];
}

enum { PROMPTS_MOST = 100, FIELDS_MOST = 12 };

/* A choice has something to choose from, and nothing else has. */
static void check_choices(pl_rubric_build *b, const pl_yaml_node *node, bool choice,
                          const pl_read_texts *choices)
{
    if (pl_yaml_has_gap(b->yaml, node))
        return;
    if (choice && choices->texts.count < 2)
        pl_problems_add(b->yaml->problems, node->line, node->column,
                        "an answer by choice needs 'choices', two or more");
    if (!choice && choices->node)
        pl_problems_add(b->yaml->problems, choices->node->line, choices->node->column,
                        "'choices' belong to 'answer: choice'");
}

static void build_fields(pl_rubric_build *b, pl_prompt *prompt, const pl_draft_prompt *draft)
{
    const pl_draft_field *of_prompt = draft->fields.items;
    int count = draft->fields.count;
    if (count > FIELDS_MOST) {
        pl_problems_add(b->yaml->problems, of_prompt[FIELDS_MOST].node->line,
                        of_prompt[FIELDS_MOST].node->column, "a prompt has at most %d fields",
                        FIELDS_MOST);
        count = FIELDS_MOST;
    }
    pl_prompt_field *fields = pl_arena_alloc(b->yaml->arena, (size_t)count * sizeof *fields);
    for (int i = 0; i < count; i++) {
        const pl_draft_field *one = &of_prompt[i];
        fields[i] = (pl_prompt_field){ .id = pl_draft_get(one->id),
                                       .title = pl_draft_get(one->title),
                                       .answer = (pl_answer_kind)one->answer.value,
                                       .choices = one->choices.texts };
        check_choices(b, one->node, fields[i].answer == PL_ANSWER_CHOICE, &one->choices);
        for (int k = 0; k < i && one->id; k++)
            if (pl_text_same(fields[k].id, one->id->text))
                pl_problems_add(b->yaml->problems, one->id->line, one->id->column,
                                "the field '%.40s' stands in this prompt already", one->id->text);
    }
    prompt->fields = fields;
    prompt->field_count = count;
    if (prompt->answer == PL_ANSWER_ROWS && count == 0 && !pl_yaml_has_gap(b->yaml, draft->node))
        pl_problems_add(b->yaml->problems, draft->node->line, draft->node->column,
                        "an answer in rows needs 'fields'");
}

static void build_prompt(pl_rubric_build *b, pl_prompt *prompt, const pl_draft_prompt *draft)
{
    *prompt = (pl_prompt){ .id = pl_draft_get(draft->id),
                           .title = pl_draft_get(draft->title),
                           .text = pl_draft_get(draft->text),
                           .note = pl_draft_get(draft->note),
                           .answer = (pl_answer_kind)draft->answer.value,
                           .choices = draft->choices.texts,
                           .asked = (pl_asked)draft->asked.value,
                           .seen = (pl_seen)draft->seen.value,
                           .in_report = (pl_in_report)draft->in_report.value,
                           .kept_for_writer = draft->kept.value == 1,
                           .locked = draft->locked.value == 1 };
    pl_rubric_id_once(b, draft->id);
    check_choices(b, draft->node, prompt->answer == PL_ANSWER_CHOICE, &draft->choices);
    build_fields(b, prompt, draft);
    if (prompt->kept_for_writer && prompt->seen == PL_SEEN_AT_ONCE)
        pl_problems_add(b->yaml->problems, draft->kept.node->line, draft->kept.node->column,
                        "an answer cannot be kept for its writer and be seen at once");
}

void pl_rubric_build_prompts(pl_rubric_build *b)
{
    const pl_draft_prompt *draft = b->draft->prompts.items;
    int count = b->draft->prompts.count;
    if (count > PROMPTS_MOST) {
        pl_problems_add(b->yaml->problems, draft[PROMPTS_MOST].node->line,
                        draft[PROMPTS_MOST].node->column, "there are at most %d prompts",
                        PROMPTS_MOST);
        count = PROMPTS_MOST;
    }
    pl_prompt *prompts = pl_arena_alloc(b->yaml->arena, (size_t)count * sizeof *prompts);
    for (int i = 0; i < count; i++)
        build_prompt(b, &prompts[i], &draft[i]);
    b->rubric->prompts = prompts;
    b->rubric->prompt_count = count;
    b->rubric->choose_items = b->draft->own_items.choose.value;
    b->rubric->choose_words = pl_draft_get(b->draft->own_items.says);
}
