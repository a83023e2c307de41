/* docs/rubric-format.md names every key there is, and its examples are right. */
#include "shipped.h"

#include "plumbline/base/file.h"
#include "plumbline/model/schema_json.h"
#include "rubric_draft.h"

#include "test.h"

static char *read_doc(void)
{
    pl_error err = { 0 };
    size_t size = 0;
    char *doc = pl_file_read(&size, PL_SOURCE "/docs/rubric-format.md", 1 << 20, &err);
    check_text(err.text, "");
    return doc;
}

TEST(every_key_is_in_the_document)
{
    char *doc = read_doc();
    for (int i = 0; i < pl_rubric_family.count; i++) {
        const pl_schema *schema = pl_rubric_family.schemas[i];
        for (int k = 0; k < schema->key_count; k++) {
            char *quoted = pl_format("`%s`", schema->keys[k].name);
            if (!strstr(doc, quoted))
                print_message("docs/rubric-format.md does not name %s of a %s\n", quoted,
                              schema->noun);
            check(strstr(doc, quoted) != NULL);
            free(quoted);
        }
    }
    free(doc);
}

/* The example that begins with this line, up to its closing fence. free(). */
static char *example(const char *doc, const char *first)
{
    const char *from = strstr(doc, first);
    check(from != NULL);
    const char *to = strstr(from, "```");
    check(to != NULL);
    return pl_format("%.*s", (int)(to - from), from);
}

static pl_rubric *example_rubric(const char *doc, const char *id)
{
    char *first = pl_format("format: rubric 1\nid: %s\n", id);
    char *text = example(doc, first);
    pl_problems problems = { 0 };
    pl_rubric *rubric = NULL;
    check(pl_rubric_parse(&rubric, &problems, text, strlen(text)));
    check_int(problems.count, 0);
    pl_problems_free(&problems);
    free(text);
    free(first);
    return rubric;
}

TEST(the_examples_in_the_document_are_right)
{
    static const struct {
        const char *id;
        int items, counters, formulas, prompts;
    } cases[] = {
        { "small-example", 1, 0, 0, 0 },
        { "small-counts", 0, 3, 3, 0 },
        { "small-prompts", 0, 0, 0, 3 },
    };
    char *doc = read_doc();
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_rubric *rubric = example_rubric(doc, cases[i].id);
        check_int(rubric->item_count, cases[i].items);
        check_int(rubric->counter_count, cases[i].counters);
        check_int(rubric->formula_count, cases[i].formulas);
        check_int(rubric->prompt_count, cases[i].prompts);
        pl_rubric_free(rubric);
    }
    free(doc);
}

TEST(the_programme_in_the_document_is_right)
{
    pl_problems problems = { 0 };
    char *doc = read_doc();
    char *text = example(doc, "format: programme 1");
    pl_programme *programme = NULL;
    check(pl_programme_parse(&programme, &problems, text, strlen(text)));
    check_int(programme->session_count, 7);
    check_int(problems.count, 0);
    pl_programme_free(programme);
    pl_problems_free(&problems);
    free(text);
    free(doc);
}

/* The file beside the document is what the tables say: plumbline rubric schema > docs/rubric.schema.json */
TEST(the_schema_for_editors_is_made_from_the_tables)
{
    pl_error err = { 0 };
    size_t size = 0;
    pl_json out = { 0 };
    pl_rubric_schema_json(&out);
    pl_text_add_char(&out.text, '\n');
    char *kept = pl_file_read(&size, PL_SOURCE "/docs/rubric.schema.json", 1 << 20, &err);
    check_text(err.text, "");
    check_text(pl_text_get(&out.text), kept);
    pl_text_free(&out.text);
    free(kept);
}
