#include "plumbline/model/answer.h"

#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void pl_answers_free(pl_answers *answers)
{
    pl_arena_free(answers->arena);
    *answers = (pl_answers){ 0 };
}

const pl_answer *pl_answers_find(const pl_answers *answers, const char *key)
{
    for (int i = 0; i < answers->count; i++)
        if (strcmp(answers->items[i].prompt, key) == 0)
            return &answers->items[i];
    return NULL;
}

/* What stands behind "4/" in a key of prompt 4; NULL: it is of another. */
static const char *behind(const char *key, const char *prompt)
{
    size_t size = strlen(prompt);
    return strncmp(key, prompt, size) == 0 && key[size] == '/' ? key + size + 1 : NULL;
}

int pl_answers_rows(const pl_answers *answers, const char *prompt)
{
    int rows = 0;
    for (int i = 0; i < answers->count; i++) {
        const char *rest = behind(answers->items[i].prompt, prompt);
        int row = rest ? atoi(rest) : 0;
        rows = row > rows ? row : rows;
    }
    return rows;
}

bool pl_answers_any(const pl_answers *answers, const pl_prompt *prompt)
{
    if (prompt->answer != PL_ANSWER_ROWS)
        return pl_answers_find(answers, prompt->id) != NULL;
    return pl_answers_rows(answers, prompt->id) > 0;
}

bool pl_answer_is_of(const pl_answer *answer, const char *prompt)
{
    size_t size = strlen(prompt);
    return strncmp(answer->prompt, prompt, size) == 0 &&
           (answer->prompt[size] == '\0' || answer->prompt[size] == '/');
}

const pl_answer *pl_answers_part(const pl_answers *answers, const pl_prompt *prompt)
{
    for (int i = 0; i < answers->count; i++)
        if (pl_answer_is_of(&answers->items[i], prompt->id))
            return &answers->items[i];
    return NULL;
}

static const pl_prompt_field *find_field(const pl_prompt *prompt, const char *id)
{
    for (int i = 0; i < prompt->field_count; i++)
        if (pl_text_same(prompt->fields[i].id, id))
            return &prompt->fields[i];
    return NULL;
}

/* "2/next": the row and what is left. False where there is no such row. */
static bool read_row(int *row, const char **rest)
{
    char *end;
    long number = strtol(*rest, &end, 10);
    if (end == *rest || *end != '/' || number < 1 || number > PL_ANSWER_ROWS_MOST)
        return false;
    *row = (int)number;
    *rest = end + 1;
    return true;
}

bool pl_answer_place_read(pl_answer_place *out, const pl_rubric *rubric, const char *key)
{
    char id[PL_ANSWER_KEY_ROOM];
    size_t size = strcspn(key, "/");
    snprintf(id, sizeof id, "%.*s", (int)(size < sizeof id ? size : sizeof id - 1), key);
    pl_answer_place place = { .prompt = pl_rubric_prompt_find(rubric, id) };
    if (!place.prompt)
        return false;
    bool rows = place.prompt->answer == PL_ANSWER_ROWS;
    const char *rest = key[size] ? key + size + 1 : NULL;
    if (rest ? rows && !read_row(&place.row, &rest) : rows)
        return false;
    if (rest && !(place.field = find_field(place.prompt, rest)))
        return false;
    place.kind = place.field ? place.field->answer : place.prompt->answer;
    place.choices = place.field ? &place.field->choices : &place.prompt->choices;
    *out = place;
    return true;
}

const char *pl_answer_key(char out[PL_ANSWER_KEY_ROOM], const pl_answer_place *place)
{
    if (place->row)
        snprintf(out, PL_ANSWER_KEY_ROOM, "%.20s/%d/%.32s", place->prompt->id, place->row,
                 place->field->id);
    else if (place->field)
        snprintf(out, PL_ANSWER_KEY_ROOM, "%.20s/%.40s", place->prompt->id, place->field->id);
    else
        snprintf(out, PL_ANSWER_KEY_ROOM, "%.60s", place->prompt->id);
    return out;
}
