/* From the draft to the rubric: domains, items, and their words in each setting. */
#include "rubric_draft.h"

#include "plumbline/base/memory.h"

#include <limits.h>
#include <string.h>

void pl_rubric_id_once(pl_rubric_build *b, pl_draft_text id)
{
    if (!id)
        return;
    for (int i = 0; i < b->id_count; i++) {
        if (strcmp(b->ids[i]->text, id->text) != 0)
            continue;
        pl_problems_add(b->yaml->problems, id->line, id->column,
                        "the id '%.60s' is used for the second time; it stands in line %d already",
                        id->text, b->ids[i]->line);
        return;
    }
    pl_grow(b->ids, b->id_count, b->id_room);
    b->ids[b->id_count++] = id;
}

/* --- words */

void pl_rubric_read_anchors(pl_rubric_build *b, const char *anchors[PL_LEVELS_MOST],
                            const pl_yaml_node *map)
{
    for (const pl_yaml_node *at = map ? map->first : NULL; at; at = at->next) {
        int place = pl_rubric_level_place(b, at->key);
        if (at->kind == PL_YAML_TEXT && *at->text && place >= 0)
            anchors[place] = at->text;
        else if (at->kind == PL_YAML_TEXT && !*at->text)
            pl_problems_add(b->yaml->problems, at->line, at->column, "level %s has no words",
                            at->key->text);
        else if (at->kind != PL_YAML_UNREAD && place >= 0)
            pl_problems_add(b->yaml->problems, at->line, at->column,
                            "the words of level %s are one text; if it has a ': ' in it, put it in "
                            "quotation marks",
                            at->key->text);
        if (at->kind != PL_YAML_TEXT && place >= 0)
            anchors[place] = ""; /* that it is not missing */
    }
}

/* An item with words of its own has them for every level. */
static void check_anchors(pl_rubric_build *b, const pl_draft_item *draft,
                          const pl_item_words *words)
{
    const pl_yaml_node *map = draft->anchors;
    int count = b->rubric->level_count;
    if (!map || count == 0 || pl_yaml_has_gap(b->yaml, map))
        return;
    for (int i = 0; i < count; i++)
        if (!words->anchors[i])
            pl_problems_add(
                b->yaml->problems, map->key->line, map->key->column,
                "item %.20s has no words for level %d; an item with words of its own has "
                "them for every level, %d to %d",
                draft->id ? draft->id->text : "", b->rubric->levels[i].value,
                b->rubric->levels[0].value, b->rubric->levels[count - 1].value);
}

static pl_texts joined(pl_rubric_build *b, pl_texts one, pl_texts two)
{
    if (two.count == 0)
        return one;
    size_t count = (size_t)one.count + (size_t)two.count;
    const char **items = pl_arena_alloc(b->yaml->arena, count * sizeof *items);
    for (int i = 0; i < one.count; i++)
        items[i] = one.items[i];
    for (int i = 0; i < two.count; i++)
        items[one.count + i] = two.items[i];
    return (pl_texts){ .items = items, .count = (int)count };
}

static void change_words(pl_rubric_build *b, pl_item_words *words, const pl_draft_changed *draft)
{
    if (draft->title)
        words->title = draft->title->text;
    if (draft->look_for)
        words->look_for = draft->look_for->text;
    if (draft->helpful.node)
        words->helpful = draft->helpful.texts;
    if (draft->unhelpful.node)
        words->unhelpful = draft->unhelpful.texts;
    if (draft->notes.node)
        words->notes = draft->notes.texts;
    words->helpful = joined(b, words->helpful, draft->helpful_too.texts);
    words->unhelpful = joined(b, words->unhelpful, draft->unhelpful_too.texts);
    pl_rubric_read_anchors(b, words->anchors, draft->anchors);
}

bool pl_rubric_changed_setting(pl_setting *out, pl_rubric_build *b, const pl_yaml_node *key)
{
    if (pl_setting_find(out, key->text) && *out != PL_SETTING_GROUP)
        return true;
    pl_problems_add(b->yaml->problems, key->line, key->column,
                    "'changed_words' are for 'one-to-one' or 'three-way-review', not '%.40s'; the "
                    "words above them are for a group",
                    key->text);
    return false;
}

/* What is changed for one-to-one holds in a three-way review as well, whose own changes come on
 * top. */
static void build_words(pl_rubric_build *b, pl_item *item, const pl_draft_item *draft)
{
    pl_draft_changed changed[PL_SETTING_COUNT] = { 0 };
    for (const pl_yaml_node *at = draft->changed ? draft->changed->first : NULL; at;
         at = at->next) {
        pl_setting setting;
        if (pl_rubric_changed_setting(&setting, b, at->key))
            pl_schema_read_map(&changed[setting], b->yaml, &pl_rubric_family, &pl_changed_schema,
                               at);
    }
    pl_item_words *words = item->words;
    words[PL_SETTING_GROUP] = (pl_item_words){ .title = pl_draft_get(draft->title),
                                               .look_for = pl_draft_get(draft->look_for),
                                               .helpful = draft->helpful.texts,
                                               .unhelpful = draft->unhelpful.texts,
                                               .notes = draft->notes.texts };
    pl_rubric_read_anchors(b, words[PL_SETTING_GROUP].anchors, draft->anchors);
    check_anchors(b, draft, &words[PL_SETTING_GROUP]);
    for (int i = 1; i < PL_SETTING_COUNT; i++) {
        words[i] = words[i - 1];
        change_words(b, &words[i], &changed[i]);
    }
}

/* --- items */

/* "2.4" in domain "2": its own digit behind the domain's. */
static void check_item_id(pl_rubric_build *b, pl_item *item, const pl_domain *domain,
                          pl_draft_text id)
{
    size_t size = domain->id ? strlen(domain->id) : 0;
    if (!id || size != 1 || domain->id[0] < '1' || domain->id[0] > '9')
        return;
    long long number = 0;
    const char *own = id->text + 2;
    bool right = id->text[0] == domain->id[0] && id->text[1] == '.' && *own != '0' &&
                 pl_number_parse(&number, own, 1, 99);
    if (!right) {
        pl_problems_add(b->yaml->problems, id->line, id->column,
                        "the id '%.40s' stands in domain %s; ids of its items are \"%s.1\", "
                        "\"%s.2\" and so on",
                        id->text, domain->id, domain->id, domain->id);
        return;
    }
    if (number > 9) {
        pl_problems_remark(b->yaml->problems, id->line, id->column,
                           "item %s has no keys of its own; two digits reach \"%s.1\" to \"%s.9\"",
                           id->text, domain->id, domain->id);
        return;
    }
    item->keys[0] = id->text[0];
    item->keys[1] = own[0];
}

static void check_critical(pl_rubric_build *b, pl_item *item, const pl_draft_item *draft)
{
    const pl_yaml_node *node = draft->critical_at.node;
    if (!node)
        return;
    item->critical = true;
    item->critical_at = draft->critical_at.value;
    pl_yaml_node key = { .text = node->text, .line = node->line, .column = node->column };
    pl_rubric_level_place(b, &key);
    if (!draft->anchors && !pl_yaml_has_gap(b->yaml, draft->node))
        pl_problems_add(b->yaml->problems, draft->id ? draft->id->line : node->line,
                        draft->id ? draft->id->column : node->column,
                        "item %.20s is critical and has no 'anchors'; a critical item has words of "
                        "its own for every level",
                        draft->id ? draft->id->text : "");
}

static void check_no_moment(pl_rubric_build *b, pl_item *item, const pl_draft_no_moment *draft)
{
    if (!draft->node || !draft->level.node || !draft->sentence)
        return;
    item->no_moment_level = draft->level.value;
    item->no_moment_sentence = draft->sentence->text;
    const pl_yaml_node *node = draft->level.node;
    pl_yaml_node key = { .text = node->text, .line = node->line, .column = node->column };
    pl_rubric_level_place(b, &key);
}

static void build_settings(pl_rubric_build *b, pl_item *item, const pl_draft_item *draft)
{
    const bool *all = b->rubric->settings;
    if (!draft->settings.node) {
        memcpy(item->applies, all, sizeof item->applies);
        return;
    }
    pl_rubric_read_settings(b, item->applies, &draft->settings);
    for (int i = 0; i < PL_SETTING_THREE_WAY; i++)
        if (item->applies[i] && !all[i] && b->draft->settings.node)
            pl_problems_add(b->yaml->problems, draft->settings.node->line,
                            draft->settings.node->column, "the rubric is not for the setting '%s'",
                            pl_setting_id((pl_setting)i));
}

static void build_item(pl_rubric_build *b, pl_item *item, int domain, const pl_draft_item *draft)
{
    item->id = pl_draft_get(draft->id);
    item->domain = domain;
    item->per = (pl_per)draft->per.value;
    item->weight = draft->weight.value;
    item->every_role = draft->every_role.value == 1;
    item->zero_minutes =
        draft->zero_minutes.node ? draft->zero_minutes.value : b->rubric->evidence.zero_minutes;
    check_item_id(b, item, &b->rubric->domains[domain], draft->id);
    build_settings(b, item, draft);
    build_words(b, item, draft);
    check_critical(b, item, draft);
    check_no_moment(b, item, &draft->no_moment);
}

/* --- domains */

static void check_domain_id(pl_rubric_build *b, pl_draft_text id)
{
    if (id && (id->text[0] < '1' || id->text[0] > '9' || id->text[1]))
        pl_problems_add(b->yaml->problems, id->line, id->column,
                        "the id of a domain is one digit, \"1\" to \"9\": the key that chooses it");
    pl_rubric_id_once(b, id);
}

static int count_items(const pl_read_structs *domains)
{
    const pl_draft_domain *draft = domains->items;
    int count = 0;
    for (int i = 0; i < domains->count; i++)
        count += draft[i].items.count;
    return count;
}

void pl_rubric_build_items(pl_rubric_build *b)
{
    const pl_read_structs *drafts = &b->draft->domains;
    const pl_draft_domain *draft = drafts->items;
    pl_arena *arena = b->yaml->arena;
    int item_count = count_items(drafts), at = 0;
    pl_domain *domains = pl_arena_alloc(arena, (size_t)drafts->count * sizeof *domains);
    pl_item *items = pl_arena_alloc(arena, (size_t)item_count * sizeof *items);
    b->rubric->domains = domains;
    b->rubric->items = b->items = items;
    for (int i = 0; i < drafts->count; i++) {
        domains[i] = (pl_domain){ .id = pl_draft_get(draft[i].id),
                                  .title = pl_draft_get(draft[i].title),
                                  .items = items + at,
                                  .item_count = draft[i].items.count };
        b->rubric->domain_count = i + 1;
        check_domain_id(b, draft[i].id);
        const pl_draft_item *of_domain = draft[i].items.items;
        for (int k = 0; k < draft[i].items.count; k++, at++) {
            b->rubric->item_count = at + 1;
            build_item(b, &items[at], i, &of_domain[k]);
            pl_rubric_id_once(b, of_domain[k].id);
        }
    }
}
