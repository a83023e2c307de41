#include "plumbline/model/rubric.h"

#include "plumbline/base/error.h"
#include "plumbline/base/memory.h"
#include "rubric_build.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* --- reading */

static pl_rubric *build(pl_yaml *yaml)
{
    pl_draft_rubric *draft = pl_arena_alloc(yaml->arena, sizeof *draft);
    pl_rubric *rubric = pl_arena_alloc(yaml->arena, sizeof *rubric);
    pl_rubric_build b = { .yaml = yaml, .draft = draft, .rubric = rubric };
    pl_schema_read(draft, yaml, &pl_rubric_family, &pl_rubric_schema);
    pl_rubric_build_scales(&b);
    pl_rubric_build_rules(&b);
    pl_rubric_build_items(&b);
    pl_rubric_build_checks(&b);
    pl_rubric_build_counts(&b);
    pl_rubric_build_prompts(&b);
    pl_rubric_build_options(&b);
    pl_rubric_build_citations(&b);
    free(b.ids);
    rubric->memory = yaml->arena;
    return rubric;
}

bool pl_rubric_parse(pl_rubric **out, pl_problems *problems, const char *text, size_t size)
{
    return pl_rubric_parse_in(out, problems, text, size, NULL);
}

bool pl_rubric_parse_in(pl_rubric **out, pl_problems *problems, const char *text, size_t size,
                        const char *language)
{
    int faults = problems->faults, from = problems->count;
    pl_yaml yaml = { .arena = pl_arena_new(), .problems = problems };
    pl_rubric *rubric = NULL;
    pl_yaml_read(&yaml, text, size);
    if (yaml.root && pl_check_format(&yaml, "rubric", "programme")) {
        pl_rubric_read_languages(&yaml, language);
        rubric = build(&yaml);
    }
    pl_yaml_name_quotes(problems, from, text, size);
    pl_problems_sort(problems);
    bool right = rubric && problems->faults == faults;
    if (right)
        *out = rubric;
    else
        pl_arena_free(yaml.arena);
    return right;
}

void pl_rubric_free(pl_rubric *rubric)
{
    if (rubric)
        pl_arena_free(rubric->memory); /* the rubric itself stands in it */
}

/* --- finding */

const pl_item *pl_rubric_item_find(const pl_rubric *rubric, const char *id)
{
    for (int i = 0; i < rubric->item_count; i++)
        if (pl_text_same(rubric->items[i].id, id))
            return &rubric->items[i];
    return NULL;
}

const pl_check_question *pl_rubric_question_find(const pl_rubric *rubric, const char *id)
{
    for (int i = 0; i < rubric->check_count; i++)
        for (int k = 0; k < rubric->checks[i].question_count; k++)
            if (pl_text_same(rubric->checks[i].questions[k].id, id))
                return &rubric->checks[i].questions[k];
    return NULL;
}

const pl_no_score *pl_rubric_no_score_find(const pl_rubric *rubric, const char *id)
{
    for (int i = 0; i < rubric->no_score_count; i++)
        if (pl_text_same(rubric->no_score[i].id, id))
            return &rubric->no_score[i];
    return NULL;
}

const pl_level *pl_scale_level(const pl_scale *scale, int value)
{
    int place = scale->level_count > 0 ? value - scale->levels[0].value : -1;
    return place >= 0 && place < scale->level_count ? &scale->levels[place] : NULL;
}

const pl_level *pl_rubric_level_find(const pl_rubric *rubric, int value)
{
    return rubric->scale_count > 0 ? pl_scale_level(&rubric->scales[0], value) : NULL;
}

const pl_prompt *pl_rubric_prompt_find(const pl_rubric *rubric, const char *id)
{
    for (int i = 0; i < rubric->prompt_count; i++)
        if (pl_text_same(rubric->prompts[i].id, id))
            return &rubric->prompts[i];
    return NULL;
}

static void consider(const char **nearest, int *best, const char *id, const char *candidate)
{
    int distance = !candidate                       ? *best
                   : strcasecmp(id, candidate) == 0 ? 0
                                                    : pl_text_distance(id, candidate, *best - 1);
    if (distance < *best) {
        *best = distance;
        *nearest = candidate;
    }
}

const char *pl_rubric_nearest(const pl_rubric *rubric, const char *id)
{
    const char *nearest = NULL;
    int best = strlen(id) <= 4 ? 2 : 4; /* one letter in "2.4", three in "no-oportunty" */
    for (int i = 0; i < rubric->item_count; i++)
        consider(&nearest, &best, id, rubric->items[i].id);
    for (int i = 0; i < rubric->check_count; i++)
        for (int k = 0; k < rubric->checks[i].question_count; k++)
            consider(&nearest, &best, id, rubric->checks[i].questions[k].id);
    for (int i = 0; i < rubric->no_score_count; i++)
        consider(&nearest, &best, id, rubric->no_score[i].id);
    return nearest;
}

/* --- rules */

pl_rubric_totals pl_rubric_count(const pl_rubric *rubric, pl_per per, pl_setting setting)
{
    pl_rubric_totals totals = { 0 };
    for (int i = 0; i < rubric->item_count; i++) {
        const pl_item *item = &rubric->items[i];
        if (item->per != per || !item->applies[setting])
            continue;
        totals.items++;
        totals.weighted_items += item->weight > 0;
        totals.weight += item->weight;
    }
    return totals;
}

static int place_of(const pl_scale *scale, int level)
{
    const pl_level *found = pl_scale_level(scale, level);
    pl_assert(found);
    return (int)(found - scale->levels);
}

pl_evidence pl_rubric_evidence(const pl_item *item, int level)
{
    int place = place_of(item->scale, level);
    return item->critical ? item->scale->critical[place] : item->scale->ordinary[place];
}

const char *pl_rubric_level_words(const pl_item *item, pl_setting setting, int level)
{
    int place = place_of(item->scale, level);
    const char *own = item->words[setting].anchors[place];
    return own ? own : item->scale->levels[place].means;
}

bool pl_item_is_critical_at(const pl_item *item, int level)
{
    return item->critical && level <= item->critical_at;
}

const char *pl_per_id(pl_per per)
{
    static const char *const names[] = { "facilitator", "session", "service" };
    return names[per];
}

pl_per pl_rubric_per(const pl_rubric *rubric, bool once)
{
    if (!once)
        return PL_PER_FACILITATOR;
    return rubric->service ? PL_PER_SERVICE : PL_PER_SESSION;
}
