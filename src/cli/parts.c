/* Parts joined and split by hand. */
#include "cli.h"

#include "plumbline/library/index.h"
#include "plumbline/library/regroup.h"
#include "plumbline/store/recordings.h"

static void out_made(context *c, pl_id id)
{
    pl_error err = { 0 };
    pl_recordings list;
    char short_of[PL_ID_ROOM], length[PL_TIME_ROOM];
    if (!pl_store_recording(&list, c->store, id, &err))
        return;
    const pl_recording *recording = &list.items[0];
    if (c->json) {
        pl_json_object(&c->out, NULL);
        out_recording(&c->out, recording);
        pl_json_end_object(&c->out);
    } else {
        show("%s  %s  %d part%s  %s\n", short_id(short_of, id),
             pl_time_format(length, recording->duration_us, 0), recording->part_count,
             recording->part_count == 1 ? "" : "s", recording->parts[0].path);
    }
    pl_recordings_free(&list);
}

int run_join(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_id *ids = pl_alloc_array((size_t)a->operand_count, sizeof *ids), joined = 0;
    pl_job *job = job_start();
    bool ok = open_library(c, LIBRARY_WRITE, &err);
    for (int i = 0; ok && i < a->operand_count; i++)
        ok = pl_library_find(&ids[i], c->store, a->operands[i], &err);
    ok = ok && pl_library_join(&joined, c->store, ids, a->operand_count, job, &err);
    job_end();
    free(ids);
    if (!ok)
        return failed(&err);
    out_made(c, joined);
    if (c->json)
        out_flush(c);
    return EXIT_DONE;
}

int run_split(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_id recording, made[2];
    long long after = 0;
    const char *part = arg(a, "--after");
    if (!part || !pl_number_parse(&after, part, 1, 1000))
        return wrong_usage("--after wants PART: the number of the last part that stays, from 1.");
    pl_job *job = job_start();
    bool ok = open_library(c, LIBRARY_WRITE, &err) &&
              pl_library_find(&recording, c->store, a->operands[0], &err) &&
              pl_library_split(made, c->store, recording, (int)after, job, &err);
    job_end();
    if (!ok)
        return failed(&err);
    out_list(c, "recordings");
    out_made(c, made[0]);
    out_made(c, made[1]);
    out_list_end(c);
    return EXIT_DONE;
}
