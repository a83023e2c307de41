/* From the draft to the rubric: what it is, its levels, reasons for no score, evidence and sums. */
#include "rubric_draft.h"

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
                        "an 'id' has small letters, digits and '-' (2 to 60 of them), such as "
                        "'group-session-review'");
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
        else if (*word)
            pl_problems_add(b->yaml->problems, node->line, node->column,
                            "a setting is 'group' or 'one-to-one', not '%.40s'", word);
    }
    settings[PL_SETTING_THREE_WAY] = settings[PL_SETTING_ONE_TO_ONE];
    return any;
}

/* --- levels */

static void build_levels(pl_rubric_build *b)
{
    const pl_read_structs *drafts = &b->draft->levels;
    const pl_draft_level *draft = drafts->items;
    pl_level *levels = pl_arena_alloc(b->yaml->arena, PL_LEVELS_MOST * sizeof *levels);
    bool right = drafts->count >= 2 && drafts->count <= PL_LEVELS_MOST;
    if (drafts->count > 0 && !right)
        problem_at(b, draft[0].node, "a rubric has 2 to 7 levels");
    for (int i = 0; i < drafts->count && right; i++) {
        if (!draft[i].value.node)
            return;
        levels[i] = (pl_level){ .value = draft[i].value.value,
                                .words = draft[i].words.texts,
                                .means = pl_draft_get(draft[i].means) };
        if (i > 0 && levels[i].value != levels[i - 1].value + 1) {
            pl_problems_add(b->yaml->problems, draft[i].value.node->line,
                            draft[i].value.node->column,
                            "levels go up by one; here %d would follow %d, not %d",
                            levels[i - 1].value + 1, levels[i - 1].value, levels[i].value);
            return;
        }
    }
    if (!right)
        return;
    b->rubric->levels = levels;
    b->rubric->level_count = drafts->count;
}

int pl_rubric_level_place(pl_rubric_build *b, const pl_yaml_node *key)
{
    const pl_rubric *rubric = b->rubric;
    if (rubric->level_count == 0)
        return -1;
    int low = rubric->levels[0].value, high = rubric->levels[rubric->level_count - 1].value;
    long long value = 0;
    if (pl_number_parse(&value, key->text, low, high))
        return (int)value - low;
    pl_problems_add(b->yaml->problems, key->line, key->column,
                    "'%.20s' is no level of this rubric; its levels are %d to %d", key->text, low,
                    high);
    return -1;
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

/* --- evidence and sums */

static void read_evidence(pl_rubric_build *b, pl_evidence out[PL_LEVELS_MOST],
                          const pl_yaml_node *map)
{
    bool said[PL_LEVELS_MOST] = { false };
    for (const pl_yaml_node *at = map ? map->first : NULL; at; at = at->next) {
        int place = pl_rubric_level_place(b, at->key), choice = 0;
        while (
            pl_rubric_evidence_words[choice] &&
            !(at->kind == PL_YAML_TEXT && strcmp(at->text, pl_rubric_evidence_words[choice]) == 0))
            choice++;
        if (!pl_rubric_evidence_words[choice]) {
            if (at->kind != PL_YAML_UNREAD)
                problem_at(b, at, "a level needs 'moment', 'moment or sentence' or 'nothing'");
        } else if (place >= 0) {
            out[place] = (pl_evidence)choice;
        }
        if (place >= 0)
            said[place] = true;
    }
    for (int i = 0; map && i < b->rubric->level_count && !pl_yaml_has_gap(b->yaml, map); i++)
        if (!said[i])
            pl_problems_add(b->yaml->problems, map->key->line, map->key->column,
                            "'%s' has no line for level %d", map->key->text,
                            b->rubric->levels[i].value);
}

static void build_evidence(pl_rubric_build *b)
{
    const pl_draft_evidence *draft = &b->draft->evidence;
    pl_evidence_rules *rules = &b->rubric->evidence;
    read_evidence(b, rules->ordinary, draft->ordinary);
    read_evidence(b, rules->critical, draft->critical);
    rules->nothing_cited = pl_draft_get(draft->nothing_cited);
    rules->zero_minutes = draft->zero_minutes.value;
}

void pl_rubric_build_rules(pl_rubric_build *b)
{
    const pl_draft_rubric *draft = b->draft;
    pl_rubric *rubric = b->rubric;
    pl_check_id(b->yaml, draft->id);
    rubric->id = pl_draft_get(draft->id);
    rubric->edition = draft->edition.value;
    rubric->title = pl_draft_get(draft->title);
    rubric->note = pl_draft_get(draft->note);
    rubric->language = pl_draft_get(draft->language);
    rubric->source = pl_draft_get(draft->source);
    rubric->licence = pl_draft_get(draft->licence);
    rubric->programmes = draft->programmes.texts;
    rubric->choosing = draft->choosing.texts;
    rubric->session_review_note = pl_draft_get(draft->session_review.note);
    rubric->session_review = draft->session_review.questions.texts;
    rubric->session_facts = draft->session_facts.texts;
    if (draft->settings.node && !pl_rubric_read_settings(b, rubric->settings, &draft->settings) &&
        draft->settings.texts.count == 0 && draft->settings.node->kind == PL_YAML_LIST)
        problem_at(b, draft->settings.node, "'settings' needs 'group', 'one-to-one' or both");
    build_levels(b);
    build_no_score(b);
    build_evidence(b);
    rubric->sums = (pl_sum_rules){ .rated_weight_percent = draft->sums.weight_percent.value,
                                   .rated_items_percent = draft->sums.items_percent.value,
                                   .domain_mean_items = draft->sums.domain_items.value };
}
