/* The tags of the open review in memory: in order of time, found by id, counted by item, person and kind.
 * A key press changes one of them and works in no proportion to their number. */
#include "desk_inner.h"

#include "plumbline/store/tags.h"

static int slot_index(pl_who who)
{
    return who == PL_WHO_SESSION ? 3 : who - 'A';
}

bool desk_tag_names(const pl_desk_tag *tag, pl_who who)
{
    return who == PL_WHO_SESSION ? tag->tag.facilitators == 0
                                 : (tag->tag.facilitators & PL_WHO_BIT(who)) != 0;
}

/* ----- counting */

int pl_desk_item_index(const pl_desk *desk, const char *item)
{
    const pl_rubric *rubric = desk->facts.rubric;
    for (int i = 0; i < rubric->item_count; i++)
        if (strcmp(rubric->items[i].id, item) == 0)
            return i;
    int row = rubric->item_count;
    for (int i = 0; i < rubric->check_count; i++)
        for (int k = 0; k < rubric->checks[i].question_count; k++, row++)
            if (strcmp(rubric->checks[i].questions[k].id, item) == 0)
                return row;
    return -1;
}

static void count_noted(desk_noted *to, const pl_desk *desk, const pl_tag *tag, int by)
{
    pl_noted noted = { 0 };
    pl_review_note(&noted, &desk->facts, tag);
    to->strengths += noted.strengths ? by : 0;
    to->said += noted.said ? by : 0;
    to->points += noted.points ? by : 0;
}

static void count_tag(pl_desk *desk, const desk_tag *tag, int by)
{
    static const pl_who whos[] = { 'A', 'B', 'C', PL_WHO_SESSION };
    pl_desk_inner *in = desk->inner;
    for (int k = 0; k < 4; k++) {
        if (!desk_tag_names(&tag->face, whos[k]))
            continue;
        for (int i = 0; i < tag->row_count; i++)
            in->counts[tag->rows[i]].of[k][tag->face.tag.kind] += by;
        if (k < PL_MOST_FACILITATORS)
            count_noted(&in->noted[k], desk, &tag->face.tag, by);
    }
    in->tags_version++;
    desk_changed(desk);
}

int pl_desk_count(const pl_desk *desk, int item, pl_who who, pl_tag_kind kind)
{
    return desk->inner->counts[item].of[slot_index(who)][kind];
}

static void find_rows(const pl_desk *desk, desk_tag *tag)
{
    tag->row_count = 0;
    for (int i = 0; i < tag->face.tag.item_count; i++) {
        int row = pl_desk_item_index(desk, tag->face.tag.items[i]);
        if (row >= 0)
            tag->rows[tag->row_count++] = row;
    }
    if (tag->row_count == 0)
        tag->rows[tag->row_count++] = desk->inner->rows - 1;
}

/* ----- by id */

static unsigned place_of(const pl_desk_inner *in, pl_id id)
{
    return (unsigned)((uint64_t)id * 0x9e3779b97f4a7c15u >> 32) & (unsigned)(in->map_size - 1);
}

static void map_put(pl_desk_inner *in, desk_tag *tag)
{
    unsigned at = place_of(in, tag->face.tag.id);
    while (in->map[at])
        at = (at + 1) & (unsigned)(in->map_size - 1);
    in->map[at] = tag;
}

static void map_make(pl_desk *desk, int size)
{
    pl_desk_inner *in = desk->inner;
    free(in->map);
    in->map_size = size;
    in->map = pl_alloc_array((size_t)size, sizeof *in->map);
    for (int i = 0; i < desk->tag_count; i++)
        map_put(in, in->tags[i]);
}

/* Takes one out, and puts those behind it where they are found again. */
static void map_drop(pl_desk_inner *in, const desk_tag *tag)
{
    unsigned mask = (unsigned)(in->map_size - 1), at = place_of(in, tag->face.tag.id);
    while (in->map[at] != tag)
        at = (at + 1) & mask;
    in->map[at] = NULL;
    for (at = (at + 1) & mask; in->map[at]; at = (at + 1) & mask) {
        desk_tag *moved = in->map[at];
        in->map[at] = NULL;
        map_put(in, moved);
    }
}

desk_tag *desk_tag_find(const pl_desk *desk, pl_id id)
{
    const pl_desk_inner *in = desk->inner;
    if (!id || !in->map_size)
        return NULL;
    unsigned at = place_of(in, id);
    for (; in->map[at]; at = (at + 1) & (unsigned)(in->map_size - 1))
        if (in->map[at]->face.tag.id == id)
            return in->map[at];
    return NULL;
}

const pl_desk_tag *pl_desk_find(const pl_desk *desk, pl_id tag)
{
    desk_tag *found = desk_tag_find(desk, tag);
    return found ? &found->face : NULL;
}

/* ----- by time */

/* The place of the first tag that is not before this one. */
static int place_in_time(const pl_desk *desk, const pl_tag *tag)
{
    int low = 0, high = desk->tag_count;
    while (low < high) {
        int middle = (low + high) / 2;
        if (pl_tag_before(&desk->tags[middle]->tag, tag))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

int pl_desk_first_from(const pl_desk *desk, pl_time at)
{
    pl_tag tag = { .at_us = at, .made_us = PL_NO_TIME }; /* before all that are made */
    return place_in_time(desk, &tag);
}

static void list_put(pl_desk *desk, desk_tag *tag)
{
    pl_desk_inner *in = desk->inner;
    pl_grow(in->tags, desk->tag_count, in->room);
    desk->tags = (pl_desk_tag *const *)(void *)in->tags;
    int at = place_in_time(desk, &tag->face.tag);
    memmove(in->tags + at + 1, in->tags + at, (size_t)(desk->tag_count - at) * sizeof *in->tags);
    in->tags[at] = tag;
    desk->tag_count++;
}

static void list_drop(pl_desk *desk, const desk_tag *tag)
{
    pl_desk_inner *in = desk->inner;
    int at = place_in_time(desk, &tag->face.tag);
    pl_assert(at < desk->tag_count && in->tags[at] == tag);
    desk->tag_count--;
    memmove(in->tags + at, in->tags + at + 1, (size_t)(desk->tag_count - at) * sizeof *in->tags);
}

/* ----- taking in, changing, taking out */

/* The rubric's own text where it has the item: a tag that names another keeps nothing of it. */
static void own_texts(const pl_desk *desk, desk_tag *tag)
{
    pl_tag *t = &tag->face.tag;
    int count = 0;
    for (int i = 0; i < t->item_count; i++) {
        const pl_item *item = pl_rubric_item_find(desk->facts.rubric, t->items[i]);
        const pl_check_question *question =
            pl_rubric_question_find(desk->facts.rubric, t->items[i]);
        if (item || question)
            t->items[count++] = item ? item->id : question->id;
    }
    t->item_count = count;
    t->note = pl_copy_text(t->note ? t->note : "");
    find_rows(desk, tag);
}

static void free_note(desk_tag *tag)
{
    free((void *)(uintptr_t)tag->face.tag.note);
}

desk_tag *desk_tag_insert(pl_desk *desk, const pl_tag *tag)
{
    desk_tag *made = pl_alloc(sizeof *made);
    made->face.tag = *tag;
    own_texts(desk, made);
    list_put(desk, made);
    if (desk->tag_count * 2 > desk->inner->map_size)
        map_make(desk, desk->inner->map_size ? desk->inner->map_size * 2 : 64);
    else
        map_put(desk->inner, made);
    count_tag(desk, made, 1);
    return made;
}

void desk_tag_replace(pl_desk *desk, desk_tag *tag, const pl_tag *with)
{
    desk_tag old = *tag;
    count_tag(desk, tag, -1);
    list_drop(desk, tag);
    tag->face.tag = *with;
    own_texts(desk, tag);
    list_put(desk, tag);
    count_tag(desk, tag, 1);
    free_note(&old); /* last: the new note may be the old one */
}

void desk_tag_remove(pl_desk *desk, desk_tag *tag)
{
    if (desk->hand == &tag->face)
        desk->hand = NULL;
    if (desk->selected == &tag->face)
        desk->selected = NULL;
    count_tag(desk, tag, -1);
    list_drop(desk, tag);
    map_drop(desk->inner, tag);
    free_note(tag);
    free(tag);
}

void desk_tag_reload(pl_desk *desk, pl_id id)
{
    pl_tags list;
    pl_error err = { 0 };
    desk_tag *here = desk_tag_find(desk, id);
    if (here && here->face.waiting > 0) {
        here->stale = true;
        return;
    }
    bool there = pl_store_tag(&list, desk->inner->options.store, id, &err);
    if (there && here)
        desk_tag_replace(desk, here, &list.items[0]);
    else if (there)
        desk_tag_insert(desk, &list.items[0]);
    else if (here && err.code == PL_NOT_FOUND)
        desk_tag_remove(desk, here);
    if (there)
        pl_tags_free(&list);
    if ((here = desk_tag_find(desk, id)))
        here->stale = false;
}

void desk_tags_take(pl_desk *desk, const pl_tags *tags)
{
    const pl_rubric *rubric = desk->facts.rubric;
    pl_desk_inner *in = desk->inner;
    in->rows = rubric->item_count + 1;
    for (int i = 0; i < rubric->check_count; i++)
        in->rows += rubric->checks[i].question_count;
    in->counts = pl_alloc_array((size_t)in->rows, sizeof *in->counts);
    for (int i = 0; i < tags->count; i++)
        desk_tag_insert(desk, &tags->items[i]);
}

void desk_tags_free(pl_desk *desk)
{
    pl_desk_inner *in = desk->inner;
    for (int i = 0; i < desk->tag_count; i++) {
        free_note(in->tags[i]);
        free(in->tags[i]);
    }
    free(in->tags);
    free(in->map);
    free(in->counts);
    free(in->moments.items);
    free(in->moments.from);
}

/* ----- tags of an item, made anew when a question comes behind a change */

static void build_moments(pl_desk *desk)
{
    pl_desk_inner *in = desk->inner;
    desk_moments *m = &in->moments;
    free(m->items);
    free(m->from);
    m->from = pl_alloc_array((size_t)in->rows + 2, sizeof *m->from);
    for (int i = 0; i < desk->tag_count; i++)
        for (int k = 0; k < in->tags[i]->row_count; k++)
            m->from[in->tags[i]->rows[k] + 2]++;
    for (int row = 2; row < in->rows + 2; row++)
        m->from[row] += m->from[row - 1];
    m->items = pl_alloc_array((size_t)m->from[in->rows + 1] + 1, sizeof *m->items);
    for (int i = 0; i < desk->tag_count; i++)
        for (int k = 0; k < in->tags[i]->row_count; k++)
            m->items[m->from[in->tags[i]->rows[k] + 1]++] = &in->tags[i]->face;
    m->version = in->tags_version;
}

const pl_desk_tag *const *desk_moments_of(pl_desk *desk, int row, int *count)
{
    pl_desk_inner *in = desk->inner;
    if (!in->moments.items || in->moments.version != in->tags_version)
        build_moments(desk);
    *count = in->moments.from[row + 1] - in->moments.from[row];
    return in->moments.items + in->moments.from[row];
}
