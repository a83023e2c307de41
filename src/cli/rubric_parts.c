/* What a rubric has beside items: counts, formulas and prompts, for `rubric show`, and how much of each. */
#include "cli.h"

static void add_part(pl_text *out, int count, const char *one)
{
    if (count > 0)
        pl_text_add_format(out, "%s%d %s%s", *pl_text_get(out) ? ", " : "", count, one,
                           count == 1 ? "" : "s");
}

char *rubric_contents(const pl_rubric *rubric)
{
    pl_text out = { 0 };
    add_part(&out, rubric->item_count, "item");
    add_part(&out, rubric->counter_count, "count");
    add_part(&out, rubric->formula_count, "formula");
    add_part(&out, rubric->prompt_count, "prompt");
    return pl_text_take(&out);
}

char *programme_contents(const pl_programme *programme)
{
    pl_text out = { 0 };
    add_part(&out, programme->module_count, "module");
    add_part(&out, programme->session_count, "session");
    if (programme->most_sessions > 0)
        pl_text_add_format(&out, ", %d to %d sessions in all", programme->least_sessions,
                           programme->most_sessions);
    return pl_text_take(&out);
}

/* --- in words */

static void print_words(const char *before, const pl_texts *texts)
{
    for (int i = 0; i < texts->count; i++)
        printf("%s%s", i == 0 ? before : " · ", texts->items[i]);
    if (texts->count > 0)
        printf("\n");
}

static void print_prompt(const pl_prompt *prompt)
{
    static const char *const asked[] = { "if you like", "wished", "needed" };
    static const char *const seen[] = { "", ", seen at once", ", seen at once if chosen" };
    static const char *const printed[] = { "", ", in the report", ", in the report if chosen",
                                           ", in no report" };
    printf("  %s %s (%s, %s%s%s%s%s)\n", prompt->id, prompt->text,
           pl_answer_kind_name(prompt->answer), asked[prompt->asked], seen[prompt->seen],
           prompt->kept_for_writer ? ", kept for the writer" : "",
           prompt->locked ? ", locked until both have signed" : "", printed[prompt->in_report]);
    print_words("      ", &prompt->choices);
    for (int i = 0; i < prompt->field_count; i++)
        printf("      %s (%s)\n", prompt->fields[i].title,
               pl_answer_kind_name(prompt->fields[i].answer));
    if (prompt->note)
        printf("      %s\n", prompt->note);
}

void print_rubric_parts(const pl_rubric *rubric)
{
    if (rubric->counter_count > 0)
        printf("\nCounts\n");
    for (int i = 0; i < rubric->counter_count; i++) {
        const pl_counter *counter = &rubric->counters[i];
        printf("  [%c] %s %s%s%s%s\n", counter->key, counter->id, counter->title,
               counter->participants ? " (of participants)" : "", counter->means ? ": " : "",
               counter->means ? counter->means : "");
    }
    if (rubric->formula_count > 0)
        printf("\nFormulas\n");
    for (int i = 0; i < rubric->formula_count; i++)
        printf("  %s = %s\n", rubric->formulas[i].title, rubric->formulas[i].text);
    if (rubric->choose_words || rubric->prompt_count > 0)
        printf("\nPrompts\n");
    if (rubric->choose_words)
        printf("  %s\n", rubric->choose_words);
    for (int i = 0; i < rubric->prompt_count; i++)
        print_prompt(&rubric->prompts[i]);
}

/* --- as JSON */

static void out_words(pl_json *json, const char *name, const pl_texts *texts)
{
    pl_json_array(json, name);
    for (int i = 0; i < texts->count; i++)
        pl_json_string(json, NULL, texts->items[i]);
    pl_json_end_array(json);
}

static void out_counters(pl_json *json, const pl_rubric *rubric)
{
    pl_json_array(json, "counts");
    for (int i = 0; i < rubric->counter_count; i++) {
        const char key[2] = { rubric->counters[i].key };
        pl_json_object(json, NULL);
        pl_json_string(json, "id", rubric->counters[i].id);
        pl_json_string(json, "key", key);
        pl_json_string(json, "title", rubric->counters[i].title);
        pl_json_string(json, "means", rubric->counters[i].means);
        pl_json_bool(json, "participants", rubric->counters[i].participants);
        pl_json_end_object(json);
    }
    pl_json_end_array(json);
    pl_json_array(json, "formulas");
    for (int i = 0; i < rubric->formula_count; i++) {
        pl_json_object(json, NULL);
        pl_json_string(json, "id", rubric->formulas[i].id);
        pl_json_string(json, "title", rubric->formulas[i].title);
        pl_json_string(json, "is", rubric->formulas[i].text);
        pl_json_end_object(json);
    }
    pl_json_end_array(json);
}

static void out_prompt(pl_json *json, const pl_prompt *prompt)
{
    pl_json_object(json, NULL);
    pl_json_string(json, "id", prompt->id);
    pl_json_string(json, "title", prompt->title);
    pl_json_string(json, "text", prompt->text);
    pl_json_string(json, "answer", pl_answer_kind_name(prompt->answer));
    out_words(json, "choices", &prompt->choices);
    pl_json_array(json, "fields");
    for (int i = 0; i < prompt->field_count; i++) {
        pl_json_object(json, NULL);
        pl_json_string(json, "id", prompt->fields[i].id);
        pl_json_string(json, "title", prompt->fields[i].title);
        pl_json_string(json, "answer", pl_answer_kind_name(prompt->fields[i].answer));
        out_words(json, "choices", &prompt->fields[i].choices);
        pl_json_end_object(json);
    }
    pl_json_end_array(json);
    pl_json_end_object(json);
}

void out_rubric_parts(pl_json *json, const pl_rubric *rubric)
{
    out_counters(json, rubric);
    pl_json_array(json, "prompts");
    for (int i = 0; i < rubric->prompt_count; i++)
        out_prompt(json, &rubric->prompts[i]);
    pl_json_end_array(json);
}
