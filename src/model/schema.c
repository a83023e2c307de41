#include "schema.h"

#include "plumbline/base/memory.h"

#include <stdio.h>
#include <string.h>

const char *const pl_schema_no_yes[] = { "no", "yes", NULL };

typedef struct walk {
    pl_yaml *yaml;
    const pl_schema_family *family;
} walk;

/* Enough is said already: the rest is only counted, and costs nothing more. */
static bool full(const walk *w)
{
    return w->yaml->problems->count >= PL_PROBLEMS_MOST;
}

static const char *kind_words(pl_yaml_kind kind)
{
    return kind == PL_YAML_TEXT ? "a text" : kind == PL_YAML_LIST ? "a list" : "a mapping of keys";
}

/* "en", "cy": a text in several languages, of which the file has not said anything. */
static bool looks_like_languages(const pl_yaml_node *node)
{
    const char *key = node->kind == PL_YAML_MAP && node->first ? node->first->key->text : "";
    return strlen(key) == 2 && strspn(key, "abcdefghijklmnopqrstuvwxyz") == 2;
}

static void wrong_kind(walk *w, const pl_yaml_node *node, const char *wanted)
{
    if (node->kind == PL_YAML_UNREAD)
        return;
    const char *name = node->key ? node->key->text : "this entry";
    bool empty = node->kind == PL_YAML_TEXT && !*node->text;
    if (empty)
        pl_problems_add(w->yaml->problems, node->line, node->column,
                        "'%.60s' has nothing behind it; it needs %s", name, wanted);
    else
        pl_problems_add(
            w->yaml->problems, node->line, node->column, "'%.60s' is %s and needs %s%s", name,
            kind_words(node->kind), wanted,
            looks_like_languages(node)
                ? "; a text in several languages needs each of them under 'translations'"
                : "");
}

/* --- languages */

static bool is_language(const pl_yaml *yaml, const char *name)
{
    for (int i = 0; i < yaml->language_count; i++)
        if (strcmp(yaml->languages[i], name) == 0)
            return true;
    return false;
}

const pl_yaml_node *pl_schema_in_language(pl_yaml *yaml, const pl_yaml_node *node)
{
    if (node->kind != PL_YAML_MAP || node->count == 0 || yaml->language_count < 2)
        return node;
    for (const pl_yaml_node *at = node->first; at; at = at->next)
        if (!is_language(yaml, at->key->text))
            return node;
    const pl_yaml_node *own = pl_yaml_find(node, yaml->languages[0]);
    const pl_yaml_node *wanted = yaml->wanted ? pl_yaml_find(node, yaml->wanted) : NULL;
    if (!own && !pl_yaml_has_gap(yaml, node))
        pl_problems_add(yaml->problems, node->line, node->column,
                        "this text stands in other languages and not in '%.20s', the file's own",
                        yaml->languages[0]);
    return wanted ? wanted : own ? own : node->first;
}

/* --- values */

static bool read_text(const pl_yaml_node **out, walk *w, const pl_yaml_node *node)
{
    if (node->kind != PL_YAML_TEXT || !*node->text) {
        wrong_kind(w, node, "a text");
        return false;
    }
    *out = node;
    return true;
}

static pl_texts read_texts(walk *w, const pl_yaml_node *node)
{
    if (node->kind != PL_YAML_LIST) {
        const pl_yaml_node *text = NULL;
        if (node->kind == PL_YAML_MAP || (node->kind == PL_YAML_TEXT && !*node->text)) {
            wrong_kind(w, node, "a text, or a list of texts with '- ' before each");
            return (pl_texts){ 0 };
        }
        if (!read_text(&text, w, node))
            return (pl_texts){ 0 };
        const char **one = pl_arena_alloc(w->yaml->arena, sizeof *one);
        one[0] = text->text;
        return (pl_texts){ .items = one, .count = 1 };
    }
    const char **items = pl_arena_alloc(w->yaml->arena, (size_t)node->count * sizeof *items);
    int count = 0;
    for (const pl_yaml_node *own = node->first; own; own = own->next) {
        const pl_yaml_node *text = NULL, *at = pl_schema_in_language(w->yaml, own);
        items[count++] = ""; /* keeps the places of list and nodes the same */
        if (at->kind == PL_YAML_MAP)
            pl_problems_add(w->yaml->problems, at->line, at->column,
                            "this entry has a ': ' in it; put the whole text in quotation marks");
        else if (at->kind == PL_YAML_TEXT && !*at->text)
            pl_problems_add(w->yaml->problems, at->line, at->column, "this entry has no text");
        else if (read_text(&text, w, at))
            items[count - 1] = text->text;
    }
    return (pl_texts){ .items = items, .count = count };
}

/* ", not 'five'" behind what would be right; nothing where nothing stands. */
static void wrong_value(walk *w, const pl_yaml_node *node, const char *name, const char *wanted)
{
    bool text = node->kind == PL_YAML_TEXT && *node->text;
    if (node->kind != PL_YAML_UNREAD)
        pl_problems_add(w->yaml->problems, node->line, node->column, "'%s' needs %s%s%.60s%s", name,
                        wanted, text ? ", not '" : "", text ? node->text : "", text ? "'" : "");
}

static void read_number(pl_read_value *out, walk *w, const pl_key *key, const pl_yaml_node *node)
{
    long long value = 0;
    if (node->kind == PL_YAML_TEXT && pl_number_parse(&value, node->text, key->low, key->high)) {
        *out = (pl_read_value){ .node = node, .value = (int)value };
        return;
    }
    char wanted[64];
    snprintf(wanted, sizeof wanted, "a whole number from %d to %d", key->low, key->high);
    wrong_value(w, node, key->name, wanted);
}

static int count_choices(const char *const *choices)
{
    int count = 0;
    while (choices[count])
        count++;
    return count;
}

static void add_names(pl_text *out, const char *const *names, int count)
{
    for (int i = 0; i < count; i++)
        pl_text_add_format(out, "%s'%s'", i == 0 ? "" : i == count - 1 ? " or " : ", ", names[i]);
}

static void read_choice(pl_read_value *out, walk *w, const pl_key *key, const pl_yaml_node *node)
{
    int count = count_choices(key->choices);
    for (int i = 0; i < count && node->kind == PL_YAML_TEXT; i++) {
        if (strcmp(node->text, key->choices[i]) == 0) {
            *out = (pl_read_value){ .node = node, .value = i };
            return;
        }
    }
    pl_text wanted = { 0 };
    add_names(&wanted, key->choices, count);
    wrong_value(w, node, key->name, pl_text_get(&wanted));
    pl_text_free(&wanted);
}

static void read_struct(walk *w, void *out, const pl_schema *schema, const pl_yaml_node *node);

static void read_structs(pl_read_structs *out, walk *w, const pl_key *key, const pl_yaml_node *node)
{
    if (node->kind != PL_YAML_LIST) {
        wrong_kind(w, node, "a list, with '- ' before each entry");
        return;
    }
    size_t size = key->schema->size;
    char *items = pl_arena_alloc(w->yaml->arena, (size_t)node->count * size);
    int count = 0;
    for (const pl_yaml_node *at = node->first; at; at = at->next) {
        if (at->kind == PL_YAML_MAP)
            read_struct(w, items + (size_t)count++ * size, key->schema, at);
        else if (at->kind != PL_YAML_UNREAD)
            pl_problems_add(w->yaml->problems, at->line, at->column,
                            "this entry of '%s' is %s; an entry has keys, such as '%s'", key->name,
                            kind_words(at->kind), key->schema->keys[0].name);
    }
    if (node->count == 0 && !pl_yaml_has_gap(w->yaml, node))
        pl_problems_add(w->yaml->problems, node->line, node->column, "'%s' has no entries",
                        key->name);
    *out = (pl_read_structs){ .items = items, .count = count };
}

static void read_value(walk *w, char *out, const pl_key *key, const pl_yaml_node *node)
{
    void *field = out + key->offset;
    if (key->kind == PL_KEY_TEXT || key->kind == PL_KEY_TEXTS)
        node = pl_schema_in_language(w->yaml, node);
    switch (key->kind) {
    case PL_KEY_TEXT:
        read_text(field, w, node);
        break;
    case PL_KEY_TEXTS:
        *(pl_read_texts *)field = (pl_read_texts){ .node = node, .texts = read_texts(w, node) };
        break;
    case PL_KEY_NUMBER:
        read_number(field, w, key, node);
        break;
    case PL_KEY_CHOICE:
        read_choice(field, w, key, node);
        break;
    case PL_KEY_MAP:
        if (node->kind == PL_YAML_MAP)
            *(const pl_yaml_node **)field = node;
        else
            wrong_kind(w, node, "keys of its own, indented below it");
        break;
    case PL_KEY_STRUCT:
        if (node->kind == PL_YAML_MAP)
            read_struct(w, field, key->schema, node);
        else
            wrong_kind(w, node, "keys of its own, indented below it");
        break;
    case PL_KEY_STRUCTS:
        read_structs(field, w, key, node);
        break;
    }
}

/* --- keys */

static const pl_key *find_key(const pl_schema *schema, const char *name)
{
    for (int i = 0; i < schema->key_count; i++)
        if (strcmp(schema->keys[i].name, name) == 0)
            return &schema->keys[i];
    return NULL;
}

const char *pl_schema_nearest(const char *word, const char *const *names, int count)
{
    size_t size = strlen(word);
    int most = size <= 4 ? 1 : size <= 8 ? 2 : 3, best = most + 1;
    const char *nearest = NULL;
    for (int i = 0; i < count; i++) {
        int distance = pl_text_distance(word, names[i], most);
        if (distance < best) {
            best = distance;
            nearest = names[i];
        }
    }
    return nearest;
}

static const char *article(const char *noun)
{
    return strchr("aeiou", noun[0]) ? "an" : "a";
}

enum { MOST_KEYS = 40 };

static int key_names(const char *names[MOST_KEYS], const pl_schema *schema)
{
    int count = schema->key_count < MOST_KEYS ? schema->key_count : MOST_KEYS;
    for (int i = 0; i < count; i++)
        names[i] = schema->keys[i].name;
    return count;
}

static void unknown_key(walk *w, const pl_schema *schema, const pl_yaml_node *key)
{
    pl_problems *problems = w->yaml->problems;
    if (full(w)) {
        pl_problems_add(problems, key->line, key->column, "unknown key");
        return;
    }
    const char *names[MOST_KEYS];
    int count = key_names(names, schema);
    for (int i = 0; i < w->family->count; i++) {
        const pl_schema *other = w->family->schemas[i];
        if (!find_key(other, key->text))
            continue;
        pl_problems_add(problems, key->line, key->column,
                        "unknown key '%s' in %s %s; it is a key of %s %s: is this line indented as "
                        "the lines of its block are?",
                        key->text, article(schema->noun), schema->noun, article(other->noun),
                        other->noun);
        return;
    }
    const char *nearest = pl_schema_nearest(key->text, names, count);
    if (nearest) {
        pl_problems_add(problems, key->line, key->column, "unknown key '%.60s'; did you mean '%s'?",
                        key->text, nearest);
        pl_problems_right(problems, nearest);
        return;
    }
    if (count > 12) {
        pl_problems_add(problems, key->line, key->column,
                        "unknown key '%.60s' in %s %s; docs/rubric-format.md lists its keys",
                        key->text, article(schema->noun), schema->noun);
        return;
    }
    pl_text known = { 0 };
    add_names(&known, names, count);
    pl_problems_add(problems, key->line, key->column, "unknown key '%.60s'; %s %s has %s",
                    key->text, article(schema->noun), schema->noun, pl_text_get(&known));
    pl_text_free(&known);
}

/* Whether a mistyped form of this key stands in the mapping: then that is said already. */
static bool stands_mistyped(const pl_schema *schema, const pl_yaml_node *node, const char *name)
{
    const char *names[MOST_KEYS];
    int count = key_names(names, schema), tried = 0;
    for (const pl_yaml_node *at = node->first; at && tried < MOST_KEYS; at = at->next) {
        if (find_key(schema, at->key->text))
            continue;
        tried++;
        if (pl_text_same(pl_schema_nearest(at->key->text, names, count), name))
            return true;
    }
    return false;
}

/* What would be right, where it is not a text of one's own. */
static void add_wanted(pl_text *out, const pl_key *key)
{
    if (key->kind != PL_KEY_NUMBER && key->kind != PL_KEY_CHOICE)
        return;
    pl_text_add_format(out, "; add a line '%s: ' with ", key->name);
    if (key->kind == PL_KEY_NUMBER)
        pl_text_add_format(out, "a whole number from %d to %d", key->low, key->high);
    else
        add_names(out, key->choices, count_choices(key->choices));
}

static void missing_key(walk *w, const pl_schema *schema, const pl_key *key,
                        const pl_yaml_node *node)
{
    if (pl_yaml_has_gap(w->yaml, node) || full(w) || stands_mistyped(schema, node, key->name))
        return;
    const pl_yaml_node *title = schema->title ? pl_yaml_find(node, schema->title) : NULL;
    if (title && (title->kind != PL_YAML_TEXT || !*title->text))
        title = NULL;
    const pl_yaml_node *at = title ? title : node;
    char named[80] = "";
    if (title)
        snprintf(named, sizeof named, " %.60s", title->text);
    if (key->need == PL_NEEDED) {
        pl_text wanted = { 0 };
        add_wanted(&wanted, key);
        pl_problems_add(w->yaml->problems, at->line, at->column, "%s%s%s has no '%s'%s",
                        title ? "" : "this ", schema->noun, named, key->name, pl_text_get(&wanted));
        pl_text_free(&wanted);
    } else {
        pl_problems_remark(w->yaml->problems, at->line, at->column, "%s%s%s has no '%s'%s%s",
                           title ? "" : "this ", schema->noun, named, key->name,
                           schema->missing ? "; " : "", schema->missing ? schema->missing : "");
    }
    pl_problems_missing(w->yaml->problems, key->name);
}

static void read_struct(walk *w, void *out, const pl_schema *schema, const pl_yaml_node *node)
{
    *(const pl_yaml_node **)out = node;
    for (const pl_yaml_node *at = node->first; at; at = at->next) {
        const pl_key *key = find_key(schema, at->key->text);
        if (key)
            read_value(w, out, key, at);
        else
            unknown_key(w, schema, at->key);
    }
    for (int i = 0; i < schema->key_count; i++) {
        const pl_key *key = &schema->keys[i];
        if (key->need != PL_FREE && !pl_yaml_find(node, key->name))
            missing_key(w, schema, key, node);
    }
}

/* --- the way in */

void pl_schema_read_map(void *out, pl_yaml *yaml, const pl_schema_family *family,
                        const pl_schema *schema, const pl_yaml_node *node)
{
    walk w = { .yaml = yaml, .family = family };
    if (node->kind == PL_YAML_MAP)
        read_struct(&w, out, schema, node);
    else
        wrong_kind(&w, node, "keys of its own, indented below it");
}

void pl_schema_read(void *out, pl_yaml *yaml, const pl_schema_family *family,
                    const pl_schema *schema)
{
    walk w = { .yaml = yaml, .family = family };
    if (yaml->root->kind == PL_YAML_MAP)
        read_struct(&w, out, schema, yaml->root);
    else if (yaml->root->kind != PL_YAML_UNREAD)
        pl_problems_add(yaml->problems, yaml->root->line, yaml->root->column,
                        "the file is %s; it begins with keys such as '%s: '",
                        kind_words(yaml->root->kind), schema->keys[0].name);
}

pl_texts pl_schema_texts(pl_yaml *yaml, const pl_yaml_node *node)
{
    walk w = { .yaml = yaml };
    return read_texts(&w, node);
}

const pl_yaml_node *pl_schema_text_node(const pl_read_texts *texts, int i)
{
    if (texts->node->kind != PL_YAML_LIST)
        return texts->node;
    const pl_yaml_node *at = texts->node->first;
    for (; i > 0; i--)
        at = at->next;
    return at;
}
