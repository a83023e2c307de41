/* Any bytes are a rubric or a sentence that says what is wrong with them, and the same for a
 * programme: in bounded time and memory, and each sentence in valid UTF-8 at a place that exists.
 * */
#include "problems.h"

#include "plumbline/model/programme.h"
#include "plumbline/model/rubric.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = (const char *)data;
    pl_problems problems = { 0 };
    pl_rubric *rubric = NULL;
    bool right = pl_rubric_parse(&rubric, &problems, text, size);
    look_at(&problems, right);
    pl_assert(right == (rubric != NULL));
    for (int i = 0; right && i < rubric->item_count; i++)
        pl_assert(pl_rubric_item_find(rubric, rubric->items[i].id) == &rubric->items[i]);
    pl_rubric_free(rubric);

    pl_programme *programme = NULL;
    right = pl_programme_parse(&programme, &problems, text, size);
    look_at(&problems, right);
    pl_assert(right == (programme != NULL));
    pl_programme_free(programme);
    return 0;
}
