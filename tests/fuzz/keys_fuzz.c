/* Any bytes are a key file, or sentences that say what is wrong with them: in bounded time and memory, each
 * sentence in valid UTF-8 at a place that exists. What was read is found again by its own name. */
#include "problems.h"

#include "plumbline/command/keys.h"
#include "plumbline/command/table.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The first bytes as the name of a key: a name in its own form stays as it is. */
static void look_at_name(const uint8_t *data, size_t size)
{
    char name[PL_KEY_ROOM] = "", once[PL_KEY_ROOM], twice[PL_KEY_ROOM];
    memcpy(name, data, size < sizeof name ? size : sizeof name - 1);
    if (pl_utf8_check(name, strlen(name)) != strlen(name) || !pl_key_normal(once, name))
        return;
    pl_assert(pl_key_normal(twice, once));
    pl_assert(strcmp(once, twice) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    pl_problems problems = { 0 };
    pl_keys *keys = pl_keys_new(pl_command_check);
    bool right = pl_keys_read(keys, &problems, (const char *)data, size);
    look_at(&problems, right);
    const char *line = pl_keys_find(keys, "watch", "Q");
    pl_assert(!line || strlen(line) < PL_KEY_LINE_ROOM);
    char found[4][PL_KEY_ROOM];
    int count = pl_keys_of(found, 4, keys, "watch", "quit", NULL);
    for (int i = 0; i < count; i++)
        pl_assert(pl_text_same(pl_keys_find(keys, "watch", found[i]), "quit"));
    pl_keys_free(keys);
    look_at_name(data, size);
    return 0;
}
