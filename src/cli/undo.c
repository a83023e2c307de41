#include "cli.h"

#include "plumbline/store/tags.h"

static int step(context *c, const cli_args *a, bool forth)
{
    pl_error err = { 0 };
    pl_id review;
    char *title = NULL;
    if (!open_library(c, LIBRARY_WRITE, &err) ||
        !pl_store_find(&review, c->store, PL_NOUN_REVIEW, a->operands[0], &err) ||
        !(forth ? pl_store_redo : pl_store_undo)(&title, c->store, review, &err))
        return failed(&err);
    if (c->json) {
        pl_json_object(&c->out, NULL);
        pl_json_string(&c->out, "undone", forth ? NULL : title);
        pl_json_string(&c->out, "redone", forth ? title : NULL);
        pl_json_end_object(&c->out);
        out_flush(c);
    } else {
        printf("%s: %s\n", forth ? "Done again" : "Taken back", title);
    }
    free(title);
    return EXIT_DONE;
}

int run_undo(context *c, const cli_args *a)
{
    return step(c, a, false);
}

int run_redo(context *c, const cli_args *a)
{
    return step(c, a, true);
}
