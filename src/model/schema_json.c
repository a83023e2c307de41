#include "plumbline/model/schema_json.h"

#include "rubric_draft.h"

#include <string.h>

static void add_schema(pl_json *out, const pl_schema *schema);

/* A text, or the same text in several languages. */
static void add_text(pl_json *out)
{
    pl_json_array(out, "type");
    pl_json_string(out, NULL, "string");
    pl_json_string(out, NULL,
                   "number"); /* an edition's date, a version: texts that look like numbers */
    pl_json_string(out, NULL, "boolean");
    pl_json_string(out, NULL, "object");
    pl_json_end_array(out);
}

static void add_texts(pl_json *out)
{
    pl_json_array(out, "type");
    pl_json_string(out, NULL, "string");
    pl_json_string(out, NULL, "array");
    pl_json_string(out, NULL, "object");
    pl_json_end_array(out);
}

static void add_choices(pl_json *out, const pl_key *key)
{
    pl_json_array(out, "enum");
    for (int i = 0; key->choices[i]; i++) {
        pl_json_string(out, NULL, key->choices[i]);
        /* what editors take "yes" and "no" for */
        bool yes = strcmp(key->choices[i], "yes") == 0;
        if (yes || strcmp(key->choices[i], "no") == 0)
            pl_json_bool(out, NULL, yes);
    }
    pl_json_end_array(out);
}

static void add_key(pl_json *out, const pl_key *key)
{
    pl_json_object(out, key->name);
    switch (key->kind) {
    case PL_KEY_TEXT:
        add_text(out);
        break;
    case PL_KEY_TEXTS:
        add_texts(out);
        break;
    case PL_KEY_NUMBER:
        pl_json_string(out, "type", "integer");
        pl_json_int(out, "minimum", key->low);
        pl_json_int(out, "maximum", key->high);
        break;
    case PL_KEY_CHOICE:
        add_choices(out, key);
        break;
    case PL_KEY_MAP:
        pl_json_string(out, "type", "object");
        break;
    case PL_KEY_STRUCT:
        add_schema(out, key->schema);
        break;
    case PL_KEY_STRUCTS:
        pl_json_string(out, "type", "array");
        pl_json_object(out, "items");
        add_schema(out, key->schema);
        pl_json_end_object(out);
        break;
    }
    pl_json_end_object(out);
}

/* As deep as the tables are: no kind of mapping stands within itself. */
static void add_schema(pl_json *out, const pl_schema *schema)
{
    pl_json_string(out, "type", "object");
    pl_json_string(out, "title", schema->noun);
    pl_json_object(out, "properties");
    for (int i = 0; i < schema->key_count; i++)
        add_key(out, &schema->keys[i]);
    pl_json_end_object(out);
    pl_json_array(out, "required");
    for (int i = 0; i < schema->key_count; i++)
        if (schema->keys[i].need == PL_NEEDED)
            pl_json_string(out, NULL, schema->keys[i].name);
    pl_json_end_array(out);
    pl_json_bool(out, "additionalProperties", false);
}

void pl_rubric_schema_json(pl_json *out)
{
    pl_json_object(out, NULL);
    pl_json_string(out, "$schema", "http://json-schema.org/draft-07/schema#");
    pl_json_string(out, "description",
                   "A rubric for Plumbline. docs/rubric-format.md says in words what each key is; "
                   "'plumbline rubric check FILE' says all that is wrong with a file.");
    add_schema(out, &pl_rubric_schema);
    pl_json_end_object(out);
}
