/* The way of a job into the library: a store of its own, as the same person. */
#include "inside.h"

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
