/* From the draft to the rubric: domains, items, and their words in each setting. */
#include "rubric_build.h"

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
                            const pl_scale *scale, const pl_yaml_node *map)
{
    for (const pl_yaml_node *own = map ? map->first : NULL; own; own = own->next) {
        const pl_yaml_node *at = pl_schema_in_language(b->yaml, own);
        int place = pl_rubric_level_place(b, scale, own->key);
        if (at->kind == PL_YAML_TEXT && *at->text && place >= 0)
            anchors[place] = at->text;
        else if (at->kind == PL_YAML_TEXT && !*at->text)
            pl_problems_add(b->yaml->problems, at->line, at->column, "level %s has no words",
                            own->key->text);
        else if (at->kind != PL_YAML_UNREAD && place >= 0)
            pl_problems_add(b->yaml->problems, at->line, at->column,
                            "the words of level %s are one text; if it has a ': ' in it, put it in "
                            "quotation marks",
                            own->key->text);
        if (at->kind != PL_YAML_TEXT && place >= 0)
            anchors[place] = ""; /* that it is not missing */
    }
}

/* An item with words of its own has them for every level, but for those that lie between. */
static void check_anchors(pl_rubric_build *b, const pl_scale *scale, const pl_draft_item *draft,
                          const pl_item_words *words)
{
    const pl_yaml_node *map = draft->anchors;
    int count = scale ? scale->level_count : 0;
    if (!map || count == 0 || pl_yaml_has_gap(b->yaml, map))
        return;
    for (int i = 0; i < count; i++)
        if (!words->anchors[i] && !scale->levels[i].between)
            pl_problems_add(
                b->yaml->problems, map->key->line, map->key->column,
                "item %.20s has no words for level %d; an item with words of its own has "
                "them for every level, %d to %d",
                draft->id ? draft->id->text : "", scale->levels[i].value, scale->levels[0].value,
                scale->levels[count - 1].value);
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

static void change_words(pl_rubric_build *b, pl_item_words *words, const pl_scale *scale,
                         const pl_draft_changed *draft)
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
    pl_rubric_read_anchors(b, words->anchors, scale, draft->anchors);
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
    pl_rubric_read_anchors(b, words[PL_SETTING_GROUP].anchors, item->scale, draft->anchors);
    check_anchors(b, item->scale, draft, &words[PL_SETTING_GROUP]);
    for (int i = 1; i < PL_SETTING_COUNT; i++) {
        words[i] = words[i - 1];
        change_words(b, &words[i], item->scale, &changed[i]);
    }
}

/* --- items */

/* A digit is a key. Letters A to C are facilitators and S is the session, on every screen and report. */
static bool is_domain_id(const char *id)
{
    bool letter = id[0] >= 'D' && id[0] <= 'Z' && id[0] != 'S';
    return !id[1] && (letter || (id[0] >= '1' && id[0] <= '9'));
}

/* "2.4" in domain "2": its own digit behind the domain's. "G4" in domain "G", without keys. */
static void check_item_id(pl_rubric_build *b, pl_item *item, const pl_domain *domain,
                          pl_draft_text id)
{
    bool letter = domain->id && domain->id[0] > '9';
    if (!id || !domain->id || !is_domain_id(domain->id))
        return;
    long long number = 0;
    const char *point = letter ? "" : ".", *own = id->text + 1 + !letter;
    bool right = id->text[0] == domain->id[0] && (letter || id->text[1] == '.') && *own != '0' &&
                 pl_number_parse(&number, own, 1, 99);
    if (!right) {
        pl_problems_add(b->yaml->problems, id->line, id->column,
                        "the id '%.40s' stands in domain %s; ids of its items are \"%s%s1\", "
                        "\"%s%s2\" and so on",
                        id->text, domain->id, domain->id, point, domain->id, point);
        return;
    }
    if (letter)
        return;
    if (number > 9) {
        pl_problems_remark(b->yaml->problems, id->line, id->column,
                           "item %s has no keys of its own; two digits reach \"%s.1\" to \"%s.9\"",
                           id->text, domain->id, domain->id);
        return;
    }
    item->keys[0] = id->text[0];
    item->keys[1] = own[0];
}

/* Two digits of its own choosing; whether another item has them is seen when all are there. */
static void read_hotkey(pl_rubric_build *b, pl_item *item, pl_draft_text hotkey)
{
    if (!hotkey)
        return;
    const char *keys = hotkey->text;
    if (strlen(keys) == 2 && strspn(keys, "123456789") == 2) {
        memcpy(item->keys, keys, 3);
        return;
    }
    pl_problems_add(b->yaml->problems, hotkey->line, hotkey->column,
                    "a 'hotkey' is two digits from 1 to 9 in quotation marks, such as \"24\"");
}

static void check_hotkeys(pl_rubric_build *b)
{
    int seen[100] = { 0 }; /* the place of the item that has these keys, from 1 */
    int at = 0;
    const pl_draft_domain *domain = b->draft->domains.items;
    for (int i = 0; i < b->draft->domains.count; i++) {
        const pl_draft_item *draft = domain[i].items.items;
        for (int k = 0; k < domain[i].items.count; k++, at++) {
            const char *keys = b->items[at].keys;
            if (!*keys)
                continue;
            int *place = &seen[(keys[0] - '0') * 10 + keys[1] - '0'];
            const pl_yaml_node *node = draft[k].hotkey ? draft[k].hotkey : draft[k].id;
            if (*place && !pl_text_same(b->items[*place - 1].id, b->items[at].id))
                pl_problems_add(b->yaml->problems, node->line, node->column,
                                "the keys %c %c choose item %.20s already; give one of the two "
                                "another 'hotkey'",
                                keys[0], keys[1], b->items[*place - 1].id);
            *place = at + 1;
        }
    }
}

/* --- scales */

static const pl_scale *scale_of(pl_rubric_build *b, const pl_draft_item *draft)
{
    const pl_scale *scales = b->scales;
    if (!draft->scale)
        return scales[0].level_count > 0 ? &scales[0] : NULL;
    const char *names[20];
    int count = b->draft->scales.count, known = 0;
    for (int i = 1; i <= count; i++) {
        if (pl_text_same(scales[i].id, draft->scale->text))
            return scales[i].level_count > 0 ? &scales[i] : NULL;
        if (scales[i].id && known < 20)
            names[known++] = scales[i].id;
    }
    const char *near = pl_schema_nearest(draft->scale->text, names, known);
    if (b->yaml->gap_count == 0) {
        pl_problems_add(b->yaml->problems, draft->scale->line, draft->scale->column,
                        "there is no scale '%.40s'%s%s%s", draft->scale->text,
                        near ? "; did you mean '" : "", near ? near : "", near ? "'?" : "");
        pl_problems_right(b->yaml->problems, near);
    }
    return NULL;
}

/* Levels of two scales cannot be averaged. */
static void check_weight(pl_rubric_build *b, const pl_item *item, const pl_draft_item *draft)
{
    if (draft->scale && item->weight > 0)
        pl_problems_add(
            b->yaml->problems, draft->weight.node->line, draft->weight.node->column,
            "item %.20s has a scale of its own and so a weight of 0; levels of two scales "
            "cannot be averaged",
            item->id ? item->id : "");
}

static void check_per(pl_rubric_build *b, const pl_item *item, const pl_draft_item *draft)
{
    if (!draft->per.node || (item->per == PL_PER_SERVICE) == b->rubric->service)
        return;
    pl_problems_add(b->yaml->problems, draft->per.node->line, draft->per.node->column,
                    b->rubric->service
                        ? "a rubric with 'about: service' has items with 'per: service' only"
                        : "'per: service' is for a rubric with 'about: service'");
}

static void check_critical(pl_rubric_build *b, pl_item *item, const pl_draft_item *draft)
{
    const pl_yaml_node *node = draft->critical_at.node;
    if (!node)
        return;
    item->critical = true;
    item->critical_at = draft->critical_at.value;
    pl_yaml_node key = { .text = node->text, .line = node->line, .column = node->column };
    pl_rubric_level_place(b, item->scale, &key);
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
    pl_rubric_level_place(b, item->scale, &key);
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
        if (item->applies[i] && !all[i] && b->draft->settings.node && !b->unknown_setting)
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
    item->scale = scale_of(b, draft);
    item->every_role = draft->every_role.value == 1;
    item->zero_minutes =
        draft->zero_minutes.node ? draft->zero_minutes.value : b->rubric->evidence.zero_minutes;
    check_item_id(b, item, &b->rubric->domains[domain], draft->id);
    read_hotkey(b, item, draft->hotkey);
    check_weight(b, item, draft);
    check_per(b, item, draft);
    build_settings(b, item, draft);
    build_words(b, item, draft);
    check_critical(b, item, draft);
    check_no_moment(b, item, &draft->no_moment);
}

/* --- domains */

static void check_domain_id(pl_rubric_build *b, pl_draft_text id)
{
    if (id && !is_domain_id(id->text))
        pl_problems_add(
            b->yaml->problems, id->line, id->column,
            "the id of a domain is one digit, \"1\" to \"9\": the key that chooses it; or "
            "one capital from D to Z, but not S, where it has none");
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

static void check_domain_weights(pl_rubric_build *b)
{
    const pl_draft_domain *draft = b->draft->domains.items;
    int count = b->draft->domains.count, weighted = 0;
    for (int i = 0; i < count; i++)
        weighted += draft[i].weight.node != NULL;
    b->rubric->domain_weights = weighted > 0;
    for (int i = 0; i < count && weighted > 0 && weighted < count && b->yaml->gap_count == 0; i++)
        if (!draft[i].weight.node && !pl_yaml_find(draft[i].node, "weight"))
            pl_problems_add(b->yaml->problems, draft[i].node->line, draft[i].node->column,
                            "this domain has no 'weight', and others have; give one to each, or to "
                            "none");
}

/* A figure over weights that add up to nothing can never be shown. */
static void check_all_weights(pl_rubric_build *b)
{
    const pl_rubric *rubric = b->rubric;
    const pl_draft_sums *sums = &b->draft->sums;
    bool any = false;
    for (int i = 0; i < rubric->item_count; i++)
        any = any || rubric->items[i].weight > 0;
    if (!any && rubric->item_count > 0 && !rubric->sums.no_overall && sums->node &&
        b->yaml->gap_count == 0 && b->yaml->problems->faults == 0)
        pl_problems_add(
            b->yaml->problems, sums->node->line, sums->node->column,
            "the weights of all items add up to nothing, so there can be no figure; give "
            "items a 'weight', or write 'overall: no' here");
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
                                  .weight = draft[i].weight.value,
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
    check_hotkeys(b);
    check_domain_weights(b);
    check_all_weights(b);
}
