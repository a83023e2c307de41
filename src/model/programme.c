#include "plumbline/model/programme.h"

#include "plumbline/base/memory.h"
#include "rubric_build.h"

#include <stdlib.h>
#include <string.h>

typedef struct draft_session {
    const pl_yaml_node *node;
    pl_draft_text title;
    pl_read_value kind, minutes;
    pl_read_texts covers;
} draft_session;

typedef struct draft_module {
    const pl_yaml_node *node;
    pl_draft_text id, title;
    pl_read_value kind, count, minutes, targeted, open;
    pl_read_structs sessions;
} draft_module;

typedef struct draft_programme {
    const pl_yaml_node *node;
    pl_draft_text format, id, title, abbreviation, note, source;
    pl_read_value edition, least, most;
    pl_read_structs modules;
} draft_programme;

/* In the order of pl_setting. */
static const char *const kinds[] = { "group", "one-to-one", "three-way-review", NULL };

#define AT(type, field) .offset = offsetof(draft_##type, field)

static const pl_key session_keys[] = {
    { "title", PL_KEY_TEXT, PL_FREE, AT(session, title) },
    { "kind", PL_KEY_CHOICE, PL_FREE, AT(session, kind), .choices = kinds },
    { "minutes", PL_KEY_NUMBER, PL_FREE, AT(session, minutes), .low = 1, .high = 600 },
    { "covers", PL_KEY_TEXTS, PL_FREE, AT(session, covers) },
};
static const pl_schema session_schema =
    PL_SCHEMA("session", "title", draft_session, session_keys, NULL);

static const pl_key module_keys[] = {
    { "id", PL_KEY_TEXT, PL_NEEDED, AT(module, id) },
    { "title", PL_KEY_TEXT, PL_NEEDED, AT(module, title) },
    { "kind", PL_KEY_CHOICE, PL_FREE, AT(module, kind), .choices = kinds },
    { "minutes", PL_KEY_NUMBER, PL_FREE, AT(module, minutes), .low = 1, .high = 600 },
    { "targeted", PL_KEY_CHOICE, PL_FREE, AT(module, targeted), .choices = pl_schema_no_yes },
    { "open_number", PL_KEY_CHOICE, PL_FREE, AT(module, open), .choices = pl_schema_no_yes },
    { "number_of_sessions", PL_KEY_NUMBER, PL_FREE, AT(module, count), .low = 1, .high = 200 },
    { "sessions", PL_KEY_STRUCTS, PL_FREE, AT(module, sessions), .schema = &session_schema },
};
static const pl_schema module_schema = PL_SCHEMA("module", "id", draft_module, module_keys, NULL);

static const pl_key programme_keys[] = {
    { "format", PL_KEY_TEXT, PL_NEEDED, AT(programme, format) },
    { "id", PL_KEY_TEXT, PL_NEEDED, AT(programme, id) },
    { "edition", PL_KEY_NUMBER, PL_NEEDED, AT(programme, edition), .low = 1, .high = 9999 },
    { "title", PL_KEY_TEXT, PL_NEEDED, AT(programme, title) },
    { "abbreviation", PL_KEY_TEXT, PL_FREE, AT(programme, abbreviation) },
    { "note", PL_KEY_TEXT, PL_FREE, AT(programme, note) },
    { "source", PL_KEY_TEXT, PL_FREE, AT(programme, source) },
    { "least_sessions", PL_KEY_NUMBER, PL_FREE, AT(programme, least), .low = 1, .high = 200 },
    { "most_sessions", PL_KEY_NUMBER, PL_FREE, AT(programme, most), .low = 1, .high = 200 },
    { "modules", PL_KEY_STRUCTS, PL_NEEDED, AT(programme, modules), .schema = &module_schema },
};
static const pl_schema programme_schema =
    PL_SCHEMA("programme", "id", draft_programme, programme_keys, NULL);

static const pl_schema *const schemas[] = { &module_schema, &session_schema, &programme_schema };
static const pl_schema_family family = { schemas, (int)(sizeof schemas / sizeof *schemas) };

/* --- reading */

enum { MOST_SESSIONS = 1000 };

/* Sessions are counted, or listed one by one where they have titles; or their number is open. */
static void check_sessions(pl_yaml *yaml, const draft_module *draft, bool has_most)
{
    bool open = draft->open.value == 1;
    bool listed = draft->sessions.items || pl_yaml_find(draft->node, "sessions");
    bool counted = pl_yaml_find(draft->node, "number_of_sessions");
    const pl_yaml_node *at = draft->id ? draft->id : draft->node;
    const char *name = draft->id ? draft->id->text : "";
    if (listed && counted)
        pl_problems_add(yaml->problems, at->line, at->column,
                        "module %.60s has 'number_of_sessions' and a list of 'sessions'; leave one "
                        "out",
                        name);
    if (!listed && !counted && !open && !pl_yaml_has_gap(yaml, draft->node))
        pl_problems_add(yaml->problems, at->line, at->column,
                        "module %.60s has neither 'number_of_sessions' nor a list of 'sessions'",
                        name);
    if (open && (listed || counted))
        pl_problems_add(
            yaml->problems, at->line, at->column,
            "module %.60s has 'open_number' and says how many sessions there are; leave one "
            "out",
            name);
    if (open && !has_most)
        pl_problems_add(
            yaml->problems, at->line, at->column,
            "module %.60s has 'open_number'; then the programme needs 'least_sessions' and "
            "'most_sessions'",
            name);
    const draft_session *session = draft->sessions.items;
    for (int i = 0; session && i < draft->sessions.count; i++)
        if (!session[i].kind.node && !draft->kind.node && !pl_yaml_has_gap(yaml, draft->node))
            pl_problems_add(yaml->problems, session[i].node->line, session[i].node->column,
                            "this session has no 'kind', and its module has none either");
    if ((counted || open) && !draft->kind.node && !pl_yaml_find(draft->node, "kind") &&
        !pl_yaml_has_gap(yaml, draft->node))
        pl_problems_add(yaml->problems, at->line, at->column, "module %.60s has no 'kind'", name);
}

static void check_module_id(pl_yaml *yaml, const draft_module *all, int place)
{
    pl_draft_text id = all[place].id;
    pl_check_id(yaml, id);
    for (int i = 0; i < place && id; i++) {
        if (!all[i].id || strcmp(all[i].id->text, id->text) != 0)
            continue;
        pl_problems_add(yaml->problems, id->line, id->column,
                        "the id '%.60s' is used for the second time; it stands in line %d already",
                        id->text, all[i].id->line);
        return;
    }
}

static int sessions_of(const draft_module *draft, int most)
{
    if (draft->open.value == 1)
        return most;
    return draft->sessions.count > 0 ? draft->sessions.count : draft->count.value;
}

static void build_sessions(pl_programme_session *out, const draft_module *draft, int module,
                           int count, int before)
{
    const draft_session *listed = draft->sessions.items;
    for (int i = 0; i < count; i++) {
        const draft_session *own = draft->sessions.count > 0 ? &listed[i] : NULL;
        out[i] = (pl_programme_session){ .module = module,
                                         .number = i + 1,
                                         .overall = draft->open.value == 1 ? 0 : before + i + 1,
                                         .setting = (pl_setting)draft->kind.value,
                                         .minutes = draft->minutes.value };
        if (own && own->kind.node)
            out[i].setting = (pl_setting)own->kind.value;
        if (own && own->minutes.node)
            out[i].minutes = own->minutes.value;
        if (own)
            out[i].title = pl_draft_get(own->title);
        if (own)
            out[i].covers = own->covers.texts;
    }
}

static bool is_open(const draft_module *draft)
{
    return draft->open.value == 1;
}

/* The sessions that have an overall number stand before those of open modules. */
static void lay_out(pl_programme *programme, const draft_module *drafts, int count,
                    pl_programme_module *modules, pl_programme_session *sessions, bool open)
{
    int at = open ? programme->session_count : 0;
    for (int i = 0; i < count; i++) {
        if (is_open(&drafts[i]) != open)
            continue;
        int own = sessions_of(&drafts[i], programme->most_sessions);
        modules[i] = (pl_programme_module){ .id = pl_draft_get(drafts[i].id),
                                            .title = pl_draft_get(drafts[i].title),
                                            .targeted = drafts[i].targeted.value == 1,
                                            .open = open,
                                            .sessions = sessions + at,
                                            .session_count = own };
        build_sessions(sessions + at, &drafts[i], i, own, at);
        at += own;
    }
    if (!open)
        programme->session_count = at;
}

static void build_modules(pl_yaml *yaml, pl_programme *programme, const draft_programme *draft)
{
    const draft_module *drafts = draft->modules.items;
    int count = draft->modules.count, total = 0;
    bool has_most = draft->least.node && draft->most.node;
    for (int i = 0; i < count; i++) {
        check_module_id(yaml, drafts, i);
        check_sessions(yaml, &drafts[i], has_most);
        total += sessions_of(&drafts[i], draft->most.value);
    }
    if (has_most && draft->least.value > draft->most.value)
        pl_problems_add(yaml->problems, draft->least.node->line, draft->least.node->column,
                        "'least_sessions' is more than 'most_sessions'");
    if (total > MOST_SESSIONS) {
        pl_problems_add(yaml->problems, 1, 1, "the programme has %d sessions, and can have %d",
                        total, MOST_SESSIONS);
        return;
    }
    pl_programme_module *modules = pl_arena_alloc(yaml->arena, (size_t)count * sizeof *modules);
    pl_programme_session *sessions = pl_arena_alloc(yaml->arena, (size_t)total * sizeof *sessions);
    programme->least_sessions = draft->least.value;
    programme->most_sessions = draft->most.value;
    lay_out(programme, drafts, count, modules, sessions, false);
    lay_out(programme, drafts, count, modules, sessions, true);
    programme->modules = modules;
    programme->module_count = count;
    programme->sessions = sessions;
}

static pl_programme *build(pl_yaml *yaml)
{
    draft_programme draft = { 0 };
    pl_schema_read(&draft, yaml, &family, &programme_schema);
    pl_check_id(yaml, draft.id);
    pl_programme *programme = pl_arena_alloc(yaml->arena, sizeof *programme);
    *programme = (pl_programme){ .id = pl_draft_get(draft.id),
                                 .edition = draft.edition.value,
                                 .title = pl_draft_get(draft.title),
                                 .abbreviation = pl_draft_get(
                                     draft.abbreviation ? draft.abbreviation : draft.title),
                                 .note = pl_draft_get(draft.note),
                                 .source = pl_draft_get(draft.source),
                                 .memory = yaml->arena };
    build_modules(yaml, programme, &draft);
    return programme;
}

bool pl_programme_parse(pl_programme **out, pl_problems *problems, const char *text, size_t size)
{
    int faults = problems->faults, from = problems->count;
    pl_yaml yaml = { .arena = pl_arena_new(), .problems = problems };
    pl_programme *programme = NULL;
    pl_yaml_read(&yaml, text, size);
    if (yaml.root && pl_check_format(&yaml, "programme", "rubric"))
        programme = build(&yaml);
    pl_yaml_name_quotes(problems, from, text, size);
    pl_problems_sort(problems);
    bool right = programme && problems->faults == faults;
    if (right)
        *out = programme;
    else
        pl_arena_free(yaml.arena);
    return right;
}

void pl_programme_free(pl_programme *programme)
{
    if (programme)
        pl_arena_free(programme->memory); /* the programme itself stands in it */
}

/* --- finding */

const pl_programme_session *pl_programme_session_at(const pl_programme *programme,
                                                    const char *module, int number)
{
    for (int i = 0; i < programme->module_count; i++) {
        const pl_programme_module *one = &programme->modules[i];
        if (pl_text_same(one->id, module) && number >= 1 && number <= one->session_count)
            return &one->sessions[number - 1];
    }
    return NULL;
}

const pl_programme_session *pl_programme_session_find(const pl_programme *programme,
                                                      const char *name)
{
    long long number = 0;
    const char *slash = strrchr(name, '/');
    if (!slash)
        return pl_number_parse(&number, name, 1, programme->session_count)
                   ? &programme->sessions[number - 1]
                   : NULL;
    if (!pl_number_parse(&number, slash + 1, 1, MOST_SESSIONS))
        return NULL;
    char *module = pl_copy_bytes(name, (size_t)(slash - name));
    const pl_programme_session *found = pl_programme_session_at(programme, module, (int)number);
    free(module);
    return found;
}

char *pl_programme_session_name(const pl_programme *programme, const pl_programme_session *session)
{
    const pl_programme_module *module = &programme->modules[session->module];
    if (module->session_count == 1 && !module->open)
        return pl_format("%s · %s", programme->abbreviation, module->title);
    return pl_format("%s · %s · session %d", programme->abbreviation, module->title,
                     session->number);
}

char *pl_programme_session_id(const pl_programme *programme, const pl_programme_session *session)
{
    return pl_format("%s/%d", programme->modules[session->module].id, session->number);
}
