/* Notes, and words that are not finished: kept in the library soon after they are typed, so that a program
 * that is killed comes back with them. */
#include "desk_inner.h"

#include "plumbline/store/kept.h"

#include <stdio.h>

enum { WAIT_US = 400 * 1000 }; /* behind the last letter */

static desk_words *find(const pl_desk *desk, const char *field)
{
    pl_desk_inner *in = desk->inner;
    for (int i = 0; i < in->word_count; i++)
        if (strcmp(in->words[i].field, field) == 0)
            return &in->words[i];
    return NULL;
}

void desk_words_take(pl_desk *desk, const char *field, const char *words)
{
    pl_desk_inner *in = desk->inner;
    pl_grow(in->words, in->word_count, in->word_room);
    in->words[in->word_count++] = (desk_words){ pl_copy_text(field), pl_copy_text(words), 0 };
}

void desk_words_free(pl_desk *desk)
{
    pl_desk_inner *in = desk->inner;
    for (int i = 0; i < in->word_count; i++) {
        free(in->words[i].field);
        free(in->words[i].words);
    }
    free(in->words);
}

static void drop(pl_desk_inner *in, desk_words *words)
{
    free(words->field);
    free(words->words);
    *words = in->words[--in->word_count];
}

void desk_words_gone(pl_desk *desk, const char *field)
{
    desk_words *words = find(desk, field);
    if (words && !words->written)
        drop(desk->inner, words);
}

void desk_words_finish(pl_desk *desk, const char *field)
{
    desk_words *words = find(desk, field);
    if (words)
        words->written = 0;
}

const char *pl_desk_unfinished_words(const pl_desk *desk, const char *field)
{
    const desk_words *words = find(desk, field);
    return words ? words->words : NULL;
}

const char *pl_desk_unfinished_field(const pl_desk *desk, const char *beginning)
{
    const pl_desk_inner *in = desk->inner;
    for (int i = 0; i < in->word_count; i++)
        if (in->words[i].words && strncmp(in->words[i].field, beginning, strlen(beginning)) == 0)
            return in->words[i].field;
    return NULL;
}

void pl_desk_unfinished(pl_desk *desk, const char *field, const char *words)
{
    desk_words *here = find(desk, field);
    if (!desk->can_write || (!here && !words))
        return;
    if (here && here->words && words && strcmp(here->words, words) == 0)
        return;
    if (!here) {
        desk_words_take(desk, field, NULL);
        here = find(desk, field);
    }
    free(here->words);
    here->words = pl_copy_text(words);
    here->written = desk_clock(desk);
}

typedef struct words_change {
    pl_id review;
    char *field, *words;
} words_change;

static bool run_keep(pl_store *store, void *arg, pl_error *err)
{
    const words_change *change = arg;
    return pl_store_unfinished_set(store, change->review, change->field, change->words, err);
}

static void free_change(void *arg)
{
    words_change *change = arg;
    free(change->field);
    free(change->words);
    free(change);
}

static void kept(void *ctx, void *arg, const pl_receipt *receipt)
{
    const words_change *change = arg;
    if (!receipt->ok)
        desk_failed(ctx, receipt);
    else if (!change->words)
        desk_words_gone(ctx, change->field);
}

void desk_words_keep(pl_desk *desk, bool all)
{
    pl_desk_inner *in = desk->inner;
    int64_t now = desk_clock(desk);
    for (int i = 0; i < in->word_count; i++) {
        desk_words *words = &in->words[i];
        if (!words->written || (!all && now < words->written + WAIT_US))
            continue;
        words_change *change = pl_alloc(sizeof *change);
        *change =
            (words_change){ in->review, pl_copy_text(words->field), pl_copy_text(words->words) };
        if (desk_send(desk, run_keep, kept, change, free_change))
            words->written = 0;
        else
            words->written = now; /* tried again later */
    }
}

int64_t desk_words_due(const pl_desk *desk)
{
    const pl_desk_inner *in = desk->inner;
    int64_t due = PL_NO_TIME;
    for (int i = 0; i < in->word_count; i++)
        if (in->words[i].written && (due == PL_NO_TIME || in->words[i].written + WAIT_US < due))
            due = in->words[i].written + WAIT_US;
    return due;
}

/* The field of a tag's note: "note", a space and the tag's id. */
void pl_desk_note_field(char out[PL_DESK_FIELD_ROOM], pl_id tag)
{
    char id[PL_ID_ROOM];
    snprintf(out, PL_DESK_FIELD_ROOM, "note %s", pl_id_format(id, tag));
}

void pl_desk_note(pl_desk *desk, pl_id id, const char *words)
{
    char field[PL_DESK_FIELD_ROOM];
    pl_desk_note_field(field, id);
    desk_tag *tag = desk_tag_find(desk, id);
    if (!tag || strcmp(tag->face.tag.note, words) == 0) {
        pl_desk_unfinished(desk, field, NULL);
        return;
    }
    pl_tag with = tag->face.tag;
    with.note = words;
    desk_words_finish(desk, field);
    desk_tag_set(desk, tag, &with, field);
}
