/* The keys of each kind of mapping as rows of a table, and the one walk that reads a mapping by
 * them into a struct. A new key is a new row and a field. */
#ifndef PL_MODEL_SCHEMA_H
#define PL_MODEL_SCHEMA_H

#include "plumbline/model/rubric.h"
#include "yaml.h"

typedef enum pl_key_kind {
    PL_KEY_TEXT,   /* const pl_yaml_node *; never an empty one */
    PL_KEY_TEXTS,  /* pl_read_texts; one text stands for a list of one */
    PL_KEY_NUMBER, /* pl_read_value, from low to high */
    PL_KEY_CHOICE, /* pl_read_value, the place of the text among the choices */
    PL_KEY_MAP,    /* const pl_yaml_node *, a mapping whose keys are not known beforehand */
    PL_KEY_STRUCT, /* the struct of `schema`, in place */
    PL_KEY_STRUCTS /* pl_read_structs, a list of them */
} pl_key_kind;

typedef enum pl_need {
    PL_FREE,
    PL_WISHED, /* a remark when it is missing */
    PL_NEEDED
} pl_need;

typedef struct pl_key {
    const char *name;
    pl_key_kind kind;
    pl_need need;
    size_t offset;              /* of the field in the struct */
    int low, high;              /* of a number */
    const char *const *choices; /* ends with NULL */
    const struct pl_schema *schema;
} pl_key;

/* Every struct that is read begins with `const pl_yaml_node *node`, its mapping. */
typedef struct pl_schema {
    const char *noun;  /* "item" */
    const char *title; /* the key whose text names one of them ("id"), or NULL */
    const pl_key *keys;
    int key_count;
    size_t size;         /* of the struct */
    const char *missing; /* what a wished key does when it is missing */
} pl_schema;

typedef struct pl_read_value {
    const pl_yaml_node *node; /* NULL: not there, and value is 0 */
    int value;
} pl_read_value;

typedef struct pl_read_texts {
    const pl_yaml_node *node; /* the list, or the one text; NULL: not there */
    pl_texts texts;
} pl_read_texts;

typedef struct pl_read_structs {
    void *items;
    int count;
} pl_read_structs;

/* All schemas of a file, so that a key in the wrong mapping can be sent to the right one. */
typedef struct pl_schema_family {
    const pl_schema *const *schemas;
    int count;
} pl_schema_family;

/* Reads the file's root mapping into *out. Adds a problem for each unknown key, each missing one,
 * each value of the wrong kind; a field without a right value is left at zero. */
void pl_schema_read(void *out, pl_yaml *yaml, const pl_schema_family *family,
                    const pl_schema *schema);

/* Reads one mapping that stands under a key of PL_KEY_MAP. */
void pl_schema_read_map(void *out, pl_yaml *yaml, const pl_schema_family *family,
                        const pl_schema *schema, const pl_yaml_node *node);

pl_texts pl_schema_texts(pl_yaml *yaml, const pl_yaml_node *node); /* as PL_KEY_TEXTS */

/* A text, or a list of them, that stands as a mapping by language: the one in the wanted language, or in
 * the file's own. Any other node is given back as it is. */
const pl_yaml_node *pl_schema_in_language(pl_yaml *yaml, const pl_yaml_node *node);

/* The yaml node of the i-th text of a list (or of the one text). */
const pl_yaml_node *pl_schema_text_node(const pl_read_texts *texts, int i);

extern const char *const pl_schema_no_yes[]; /* choices: 0 no, 1 yes */

/* The name of `names` that was probably meant, or NULL. */
const char *pl_schema_nearest(const char *word, const char *const *names, int count);

#define PL_SCHEMA(noun_, title_, type_, keys_, missing_)                            \
    {                                                                               \
        .noun = noun_, .title = title_, .keys = keys_,                              \
        .key_count = (int)(sizeof(keys_) / sizeof *(keys_)), .size = sizeof(type_), \
        .missing = missing_                                                         \
    }

#endif
