/* What no search finds: the moments at which partner information was given away. Which questions ask for
 * that stands in the rubric's text. */
#include "internal.h"

#include "plumbline/model/transcript.h"

#include <string.h>

static bool read_item(withheld *out, pl_store *store, const char *rubric, const char *item,
                      pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_WITHHELD, err);
    if (!query)
        return false;
    bind_int(query, ":recording", out->recording);
    bind_text(query, ":rubric", rubric);
    bind_text(query, ":item", item);
    int row;
    while ((row = next(store, query, err)) > 0) {
        pl_grow(out->items, out->count, out->room);
        out->items[out->count++] = (withheld_stretch){
            .from_us = sqlite3_column_int64(query, 0),
            .to_us = sqlite3_column_int64(query, 1),
        };
    }
    return row == 0;
}

/* One that this program cannot read any more has nothing to ask. */
static bool read_rubric(withheld *out, pl_store *store, const char *hash, const char *text,
                        pl_error *err)
{
    pl_rubric *rubric = NULL;
    pl_problems problems = { 0 };
    bool ok = true;
    if (pl_rubric_parse(&rubric, &problems, text, strlen(text)))
        for (int i = 0; ok && i < rubric->check_count; i++)
            for (int k = 0; ok && k < rubric->checks[i].question_count; k++) {
                const pl_check_question *question = &rubric->checks[i].questions[k];
                ok = !question->hide_moment || read_item(out, store, hash, question->id, err);
            }
    pl_problems_free(&problems);
    pl_rubric_free(rubric);
    return ok;
}

bool withheld_read(withheld *out, pl_store *store, pl_id recording, pl_error *err)
{
    withheld list = { .recording = recording };
    pl_arena *arena = pl_arena_new();
    sqlite3_stmt *query = take(store, STMT_WITHHOLDING, err);
    int row = query ? 0 : -1, count = 0, room = 0;
    const char **texts = NULL; /* hash and text by turns, taken out first */
    if (query)
        bind_int(query, ":recording", recording);
    while (query && (row = next(store, query, err)) > 0)
        for (int i = 0; i < 2; i++) {
            pl_grow(texts, count, room);
            texts[count++] = column_text(arena, query, i);
        }
    bool ok = row == 0;
    for (int i = 0; ok && i + 1 < count; i += 2)
        ok = read_rubric(&list, store, texts[i], texts[i + 1], err);
    free(texts);
    pl_arena_free(arena);
    if (ok)
        *out = list;
    else
        withheld_free(&list);
    return ok;
}

bool withheld_at(const withheld *list, pl_time from, pl_time to)
{
    for (int i = 0; i < list->count; i++)
        if (pl_withheld(list->items[i].from_us, list->items[i].to_us, from, to))
            return true;
    return false;
}

void withheld_free(withheld *list)
{
    free(list->items);
    *list = (withheld){ 0 };
}
