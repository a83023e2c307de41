/* The way of a job into the library: a store of its own, as the same person. */
#include "inside.h"

#include "plumbline/base/text.h"

void place_take(work_place *out, const pl_app *app)
{
    *out = (work_place){ .folder = pl_copy_text(app->folder), .as = pl_copy_text(app->as) };
}

void place_free(work_place *place)
{
    free(place->folder);
    free(place->as);
}

pl_store *place_open(const work_place *place, bool write, pl_error *err)
{
    pl_store *store = NULL;
    pl_store_options options = { .as = place->as, .read_only = !write, .must_exist = write };
    return pl_store_open(&store, place->folder, &options, err) ? store : NULL;
}

char *path_typed(const char *words)
{
    const char *home = getenv("HOME");
    size_t size = strlen(words);
    while (size > 1 && (words[size - 1] == ' ' || words[size - 1] == '/'))
        size--;
    if (words[0] == '~' && (size == 1 || words[1] == '/') && home && *home)
        return pl_format("%s%.*s", home, (int)(size - 1), words + 1);
    return words[0] == '/' ? pl_format("%.*s", (int)size, words) : NULL;
}
