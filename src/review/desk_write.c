/* Tags on their way to the library. Each is drawn at once, waits for its receipt, and is read again from
 * the library where a change was refused. */
#include "desk_inner.h"

#include "plumbline/store/kept.h"
#include "plumbline/store/tags.h"
#include "plumbline/store/undo.h"

/* What the writer's thread gets: texts of its own, nothing of the desk's. */
typedef struct tag_change {
    pl_tag tag;
    bool join;
    char *field; /* the half-written words that this change puts an end to, or NULL */
} tag_change;

static tag_change *copy_change(const pl_tag *tag, bool join, const char *field)
{
    tag_change *change = pl_alloc(sizeof *change);
    change->tag = *tag;
    change->tag.note = pl_copy_text(tag->note);
    for (int i = 0; i < tag->item_count; i++)
        change->tag.items[i] = pl_copy_text(tag->items[i]);
    change->join = join;
    change->field = pl_copy_text(field);
    return change;
}

static void free_change(void *arg)
{
    tag_change *change = arg;
    free((void *)(uintptr_t)change->tag.note);
    for (int i = 0; i < change->tag.item_count; i++)
        free((void *)(uintptr_t)change->tag.items[i]);
    free(change->field);
    free(change);
}

static bool run_add(pl_store *store, void *arg, pl_error *err)
{
    const tag_change *change = arg;
    return pl_store_tag_add(store, &change->tag, err);
}

static bool run_set(pl_store *store, void *arg, pl_error *err)
{
    const tag_change *change = arg;
    if (change->join)
        pl_store_join_if(store, change->tag.id);
    if (change->field)
        pl_store_finish_next(store, change->field);
    return pl_store_tag_set(store, &change->tag, err);
}

static bool run_delete(pl_store *store, void *arg, pl_error *err)
{
    const tag_change *change = arg;
    return pl_store_tag_delete(store, change->tag.id, err);
}

/* The receipt of an addition or a change. */
static void tag_kept(void *ctx, void *arg, const pl_receipt *receipt)
{
    pl_desk *desk = ctx;
    const tag_change *change = arg;
    desk_tag *tag = desk_tag_find(desk, change->tag.id);
    if (tag)
        tag->face.waiting--;
    if (change->field && receipt->ok)
        desk_words_gone(desk, change->field);
    if (!receipt->ok) {
        desk_failed(desk, receipt);
        desk_tag_reload(desk, change->tag.id);
    } else if (tag && tag->stale && tag->face.waiting == 0) {
        desk_tag_reload(desk, change->tag.id);
    }
    desk->facts_old = true;
    desk_read_titles(desk);
    desk_changed(desk);
}

static void tag_gone(void *ctx, void *arg, const pl_receipt *receipt)
{
    pl_desk *desk = ctx;
    const tag_change *change = arg;
    if (!receipt->ok) {
        desk_failed(desk, receipt);
        desk_tag_reload(desk, change->tag.id);
    }
    desk->facts_old = true;
    desk_read_titles(desk);
    desk_changed(desk);
}

bool desk_tag_add(pl_desk *desk, const pl_tag *tag)
{
    if (!desk_may_write(desk) || !pl_review_tag_check(&desk->facts, tag, &desk->trouble)) {
        desk_changed(desk);
        return false;
    }
    if (!desk_send(desk, run_add, tag_kept, copy_change(tag, false, NULL), free_change))
        return false;
    desk_tag *made = desk_tag_insert(desk, tag);
    made->face.waiting++;
    desk->hand = &made->face;
    desk->selected = NULL;
    desk->inner->join = tag->id;
    desk->inner->hand_until = desk_clock(desk) + PL_HAND_US;
    return true;
}

void desk_tag_set(pl_desk *desk, desk_tag *tag, const pl_tag *with, const char *done_field)
{
    bool join = desk->hand == &tag->face && desk->inner->join == tag->face.tag.id && !done_field;
    if (!desk_may_write(desk) || !pl_review_tag_check(&desk->facts, with, &desk->trouble)) {
        desk_changed(desk);
        return;
    }
    if (!desk_send(desk, run_set, tag_kept, copy_change(with, join, done_field), free_change))
        return;
    desk_tag_replace(desk, tag, with);
    tag->face.waiting++;
    if (!join)
        desk_step_made(desk);
    if (desk->hand == &tag->face)
        desk->inner->hand_until = desk_clock(desk) + PL_HAND_US;
}

bool pl_desk_delete(pl_desk *desk)
{
    const pl_desk_tag *face = desk->hand ? desk->hand : desk->selected;
    if (!face || !desk_may_write(desk))
        return false;
    if (!desk_send(desk, run_delete, tag_gone, copy_change(&face->tag, false, NULL), free_change))
        return false;
    desk_step_made(desk);
    desk_tag_remove(desk, desk_tag_find(desk, face->tag.id));
    return true;
}
