/* From the draft to the rubric: what it is, its levels, reasons for no score, evidence and sums. */
#include "rubric_build.h"

#include "plumbline/base/memory.h"

#include <string.h>

const char *pl_draft_get(pl_draft_text text)
{
    return text ? text->text : NULL;
}

static void problem_at(pl_rubric_build *b, const pl_yaml_node *node, const char *sentence)
{
    pl_problems_add(b->yaml->problems, node->line, node->column, "%s", sentence);
}

bool pl_check_format(pl_yaml *yaml, const char *kind, const char *other)
{
    const pl_yaml_node *format = pl_yaml_find(yaml->root, "format");
    if (!format || format->kind != PL_YAML_TEXT || !*format->text)
        return true;
    size_t size = strlen(kind);
    long long version = 0;
    bool ours = pl_text_starts(format->text, kind) && format->text[size] == ' ' &&
                pl_number_parse(&version, format->text + size + 1, 1, 9999);
    if (ours && version == 1)
        return true;
    if (ours)
        pl_problems_add(yaml->problems, format->line, format->column,
                        "this file is made for a newer Plumbline (format %lld); this one reads "
                        "format 1",
                        version);
    else if (pl_text_starts(format->text, other))
        pl_problems_add(yaml->problems, format->line, format->column,
                        "this file is a %s; check it with 'plumbline %s check'", other, other);
    else
        pl_problems_add(yaml->problems, format->line, format->column,
                        "'format' needs '%s 1', not '%.40s'", kind, format->text);
    return false;
}

void pl_check_id(pl_yaml *yaml, pl_draft_text id)
{
    if (!id)
        return;
    size_t size = strspn(id->text, "abcdefghijklmnopqrstuvwxyz0123456789-");
    if (size < 2 || size > 60 || id->text[size] || id->text[0] == '-' || id->text[size - 1] == '-')
        pl_problems_add(yaml->problems, id->line, id->column,
                        "an 'id' has small letters, digits and '-' (2 to 60 of them, no spaces), "
                        "such as 'group-session-review', not '%.60s'",
                        id->text);
}

bool pl_rubric_read_settings(pl_rubric_build *b, bool settings[PL_SETTING_COUNT],
                             const pl_read_texts *texts)
{
    bool any = false;
    for (int i = 0; i < texts->texts.count; i++) {
        const char *word = texts->texts.items[i];
        const pl_yaml_node *node = pl_schema_text_node(texts, i);
        pl_setting setting;
        if (pl_setting_find(&setting, word) && setting != PL_SETTING_THREE_WAY)
            settings[setting] = any = true;
        else if (*word) {
            pl_problems_add(b->yaml->problems, node->line, node->column,
                            "a setting is 'group' or 'one-to-one', not '%.40s'", word);
            b->unknown_setting = true;
        }
    }
    settings[PL_SETTING_THREE_WAY] = settings[PL_SETTING_ONE_TO_ONE];
    return any;
}

/* --- reasons for no score */

static void build_no_score(pl_rubric_build *b)
{
    const pl_draft_no_score *draft = b->draft->no_score.items;
    int count = b->draft->no_score.count;
    pl_no_score *reasons = pl_arena_alloc(b->yaml->arena, (size_t)count * sizeof *reasons);
    for (int i = 0; i < count; i++) {
        reasons[i] = (pl_no_score){ .id = pl_draft_get(draft[i].id),
                                    .title = pl_draft_get(draft[i].title),
                                    .when = pl_draft_get(draft[i].when),
                                    .sums = (pl_no_score_sums)draft[i].sums.value,
                                    .part_words = pl_draft_get(draft[i].part_words),
                                    .critical_words = pl_draft_get(draft[i].critical_words) };
        pl_check_id(b->yaml, draft[i].id);
        for (int k = 0; k < i && draft[i].id; k++)
            if (pl_text_same(reasons[k].id, reasons[i].id))
                pl_problems_add(b->yaml->problems, draft[i].id->line, draft[i].id->column,
                                "the id '%.60s' is used for the second time; it stands in line %d "
                                "already",
                                reasons[i].id, draft[k].id->line);
    }
    if (count > 9)
        problem_at(b, draft[9].node,
                   "there are at most 9 reasons for no score; each has a digit as "
                   "its key");
    b->rubric->no_score = reasons;
    b->rubric->no_score_count = count;
}

/* --- what is needed where something is scored */

static void needs(pl_rubric_build *b, bool there, const char *key)
{
    const pl_draft_rubric *draft = b->draft;
    const pl_yaml_node *at = draft->id ? draft->id : draft->node;
    if (!there && at && !pl_yaml_find(draft->node, key) && b->yaml->gap_count == 0)
        pl_problems_add(b->yaml->problems, at->line, at->column,
                        "rubric %.60s has items and no '%s'", draft->id ? draft->id->text : "",
                        key);
}

static void check_needs(pl_rubric_build *b)
{
    const pl_draft_rubric *draft = b->draft;
    const pl_yaml_node *at = draft->id ? draft->id : draft->node;
    if (draft->domains.count > 0 || pl_yaml_find(draft->node, "domains")) {
        needs(b, draft->levels.items, "levels");
        needs(b, draft->no_score.items, "no_score");
        needs(b, draft->evidence.node, "evidence");
        needs(b, draft->sums.node, "sums");
    } else if (!draft->counters.items && !draft->prompts.items && at && b->yaml->gap_count == 0) {
        pl_problems_add(
            b->yaml->problems, at->line, at->column,
            "rubric %.60s has neither 'domains' with items, nor 'counts', nor 'prompts'",
            draft->id ? draft->id->text : "");
    }
    if (draft->about.value == 0)
        needs(b, draft->settings.node, "settings");
}

static void remark_old(pl_rubric_build *b)
{
    const pl_draft_rubric *draft = b->draft;
    const pl_yaml_node *old = draft->old_review ? draft->old_review : draft->old_facts.node;
    if (old)
        pl_problems_remark(
            b->yaml->problems, old->key->line, old->key->column,
            "'%s' is read no more; what is asked of the facilitators is a file of its "
            "own, named under 'session_forms'",
            old->key->text);
}

/* --- sums */

static void needs_share(pl_rubric_build *b, const pl_read_value *value, const char *key)
{
    const pl_yaml_node *sums = b->draft->sums.node;
    if (!value->node && !pl_yaml_find(sums, key) && !pl_yaml_has_gap(b->yaml, sums))
        pl_problems_add(b->yaml->problems, sums->line, sums->column,
                        "'sums' has no '%s'; without an overall figure, write 'overall: no'", key);
}

static void build_sums(pl_rubric_build *b)
{
    const pl_draft_sums *draft = &b->draft->sums;
    bool no_overall = draft->overall.node && draft->overall.value == 0;
    b->rubric->sums = (pl_sum_rules){ .rated_weight_percent = draft->weight_percent.value,
                                      .rated_items_percent = draft->items_percent.value,
                                      .domain_mean_items = draft->domain_items.value,
                                      .no_overall = no_overall };
    if (!draft->node || no_overall)
        return;
    needs_share(b, &draft->weight_percent, "rated_weight_percent");
    needs_share(b, &draft->items_percent, "rated_items_percent");
}

/* --- languages */

/* Before anything else is read: from the nodes alone. */
void pl_rubric_read_languages(pl_yaml *yaml, const char *wanted)
{
    const pl_yaml_node *own = pl_yaml_find(yaml->root, "language");
    const pl_yaml_node *list = pl_yaml_find(yaml->root, "translations");
    if (!own || own->kind != PL_YAML_TEXT || !list || list->kind != PL_YAML_LIST)
        return;
    yaml->languages[yaml->language_count++] = own->text;
    for (const pl_yaml_node *at = list->first; at; at = at->next) {
        const pl_yaml_node *one = at->kind == PL_YAML_MAP ? pl_yaml_find(at, "language") : NULL;
        if (!one || one->kind != PL_YAML_TEXT)
            continue;
        if (yaml->language_count < PL_YAML_LANGUAGES_MOST)
            yaml->languages[yaml->language_count++] = one->text;
        else
            pl_problems_add(yaml->problems, one->line, one->column,
                            "a file has texts in at most %d languages", PL_YAML_LANGUAGES_MOST);
    }
    yaml->wanted = wanted;
}

static pl_texts languages_of(pl_rubric_build *b)
{
    const pl_yaml *yaml = b->yaml;
    if (yaml->language_count == 0)
        return (pl_texts){ .items = &b->rubric->language, .count = b->rubric->language != NULL };
    const char **items = pl_arena_alloc(yaml->arena, sizeof yaml->languages);
    memcpy(items, yaml->languages, sizeof yaml->languages);
    return (pl_texts){ .items = items, .count = yaml->language_count };
}

void pl_rubric_build_rules(pl_rubric_build *b)
{
    const pl_draft_rubric *draft = b->draft;
    pl_rubric *rubric = b->rubric;
    check_needs(b);
    remark_old(b);
    pl_check_id(b->yaml, draft->id);
    rubric->id = pl_draft_get(draft->id);
    rubric->edition = draft->edition.value;
    rubric->title = pl_draft_get(draft->title);
    rubric->note = pl_draft_get(draft->note);
    rubric->notice = pl_draft_get(draft->notice);
    rubric->id_prefix = pl_draft_get(draft->id_prefix);
    rubric->language = pl_draft_get(draft->language);
    rubric->languages = languages_of(b);
    rubric->source = pl_draft_get(draft->source);
    rubric->licence = pl_draft_get(draft->licence);
    rubric->service = draft->about.value == 1;
    rubric->programmes = draft->programmes.texts;
    rubric->session_forms = draft->session_forms.texts;
    rubric->choosing = draft->choosing.texts;
    if (draft->settings.node && !pl_rubric_read_settings(b, rubric->settings, &draft->settings) &&
        draft->settings.texts.count == 0 && draft->settings.node->kind == PL_YAML_LIST)
        problem_at(b, draft->settings.node, "'settings' needs 'group', 'one-to-one' or both");
    if (rubric->service)
        rubric->settings[PL_SETTING_GROUP] = true; /* one form of words, for all that it has */
    build_no_score(b);
    rubric->evidence =
        (pl_evidence_rules){ .nothing_cited = pl_draft_get(draft->evidence.nothing_cited),
                             .zero_minutes = draft->evidence.zero_minutes.value };
    build_sums(b);
}
