/* From the draft to the rubric: its own scale and further ones, and what each level rests on. */
#include "rubric_build.h"

#include "plumbline/base/memory.h"

#include <string.h>

static void problem_at(pl_rubric_build *b, const pl_yaml_node *node, const char *sentence)
{
    pl_problems_add(b->yaml->problems, node->line, node->column, "%s", sentence);
}

int pl_rubric_level_place(pl_rubric_build *b, const pl_scale *scale, const pl_yaml_node *key)
{
    if (!scale || scale->level_count == 0)
        return -1;
    int low = scale->levels[0].value, high = scale->levels[scale->level_count - 1].value;
    long long value = 0;
    if (pl_number_parse(&value, key->text, low, high))
        return (int)value - low;
    pl_problems_add(b->yaml->problems, key->line, key->column,
                    "'%.20s' is no level of %s%.40s; its levels are %d to %d", key->text,
                    scale->id ? "the scale " : "this rubric", scale->id ? scale->id : "", low,
                    high);
    return -1;
}

/* --- levels */

static bool one_up(pl_rubric_build *b, const pl_level *levels, int i, const pl_draft_level *draft)
{
    if (i == 0 || levels[i].value == levels[i - 1].value + 1)
        return true;
    pl_problems_add(b->yaml->problems, draft->value.node->line, draft->value.node->column,
                    "levels go up by one; here %d would follow %d, not %d", levels[i - 1].value + 1,
                    levels[i - 1].value, levels[i].value);
    return false;
}

/* A level between needs a neighbour on both sides that has words. */
static void check_between(pl_rubric_build *b, const pl_level *levels, int count,
                          const pl_draft_level *draft)
{
    for (int i = 0; i < count; i++) {
        if (!levels[i].between || (i > 0 && i < count - 1 && !levels[i - 1].between))
            continue;
        problem_at(
            b, draft[i].between.node,
            "a level that lies between has a level with words of its own below and above it");
        return;
    }
}

static void build_levels(pl_rubric_build *b, pl_scale *scale, const pl_read_structs *drafts)
{
    const pl_draft_level *draft = drafts->items;
    pl_level *levels = pl_arena_alloc(b->yaml->arena, PL_LEVELS_MOST * sizeof *levels);
    if (drafts->count < 2 || drafts->count > PL_LEVELS_MOST) {
        if (drafts->count > 0)
            problem_at(b, draft[0].node, "a rubric has 2 to 7 levels");
        return;
    }
    for (int i = 0; i < drafts->count; i++) {
        if (!draft[i].value.node)
            return;
        levels[i] = (pl_level){ .value = draft[i].value.value,
                                .words = draft[i].words.texts,
                                .means = pl_draft_get(draft[i].means),
                                .between = draft[i].between.value == 1 };
        if (!one_up(b, levels, i, &draft[i]))
            return;
    }
    check_between(b, levels, drafts->count, draft);
    scale->levels = levels;
    scale->level_count = drafts->count;
}

/* --- evidence */

static int evidence_choice(pl_rubric_build *b, const pl_yaml_node *at)
{
    bool service = b->draft->about.value == 1;
    for (int i = 0; pl_rubric_evidence_words[i] && at->kind == PL_YAML_TEXT; i++)
        if (strcmp(at->text, pl_rubric_evidence_words[i]) == 0 &&
            (service ? i == PL_EVIDENCE_NONE || i == PL_EVIDENCE_LINK : i != PL_EVIDENCE_LINK))
            return i;
    if (at->kind != PL_YAML_UNREAD)
        problem_at(b, at,
                   service ? "a level of a rubric about a service needs 'link' or 'nothing'"
                           : "a level needs 'moment', 'moment or sentence' or 'nothing'");
    return -1;
}

static void read_evidence(pl_rubric_build *b, pl_evidence out[PL_LEVELS_MOST],
                          const pl_scale *scale, const pl_yaml_node *map)
{
    bool said[PL_LEVELS_MOST] = { false };
    for (const pl_yaml_node *at = map ? map->first : NULL; at; at = at->next) {
        int place = pl_rubric_level_place(b, scale, at->key), choice = evidence_choice(b, at);
        if (place < 0)
            continue;
        said[place] = true;
        if (choice >= 0)
            out[place] = (pl_evidence)choice;
    }
    for (int i = 0; map && i < scale->level_count && !pl_yaml_has_gap(b->yaml, map); i++)
        if (!said[i])
            pl_problems_add(b->yaml->problems, map->key->line, map->key->column,
                            "'%s' has no line for level %d", map->key->text,
                            scale->levels[i].value);
}

/* --- scales */

static void check_twice(pl_rubric_build *b, const pl_draft_scale *all, int place)
{
    for (int i = 0; i < place && all[place].id; i++)
        if (all[i].id && strcmp(all[i].id->text, all[place].id->text) == 0)
            pl_problems_add(b->yaml->problems, all[place].id->line, all[place].id->column,
                            "the id '%.60s' is used for the second time; it stands in line %d "
                            "already",
                            all[place].id->text, all[i].id->line);
}

void pl_rubric_build_scales(pl_rubric_build *b)
{
    const pl_draft_rubric *draft = b->draft;
    const pl_draft_scale *more = draft->scales.items;
    int count = 1 + draft->scales.count;
    pl_scale *scales = pl_arena_alloc(b->yaml->arena, (size_t)count * sizeof *scales);
    build_levels(b, &scales[0], &draft->levels);
    read_evidence(b, scales[0].ordinary, &scales[0], draft->evidence.ordinary);
    read_evidence(b, scales[0].critical, &scales[0], draft->evidence.critical);
    for (int i = 1; i < count; i++) {
        scales[i].id = pl_draft_get(more[i - 1].id);
        pl_check_id(b->yaml, more[i - 1].id);
        check_twice(b, more, i - 1);
        build_levels(b, &scales[i], &more[i - 1].levels);
        read_evidence(b, scales[i].ordinary, &scales[i], more[i - 1].evidence);
        memcpy(scales[i].critical, scales[i].ordinary, sizeof scales[i].critical);
    }
    b->scales = scales;
    b->rubric->scales = scales;
    b->rubric->scale_count = scales[0].level_count > 0 || count > 1 ? count : 0;
    b->rubric->levels = scales[0].levels;
    b->rubric->level_count = scales[0].level_count;
}
