#include "cli.h"

#include "plumbline/base/part.h"
#include "plumbline/library/index.h"
#include "plumbline/library/tidy.h"
#include "plumbline/media/signature.h"
#include "plumbline/store/recordings.h"

#include <time.h>

static void out_parts(pl_json *json, const pl_recording *recording)
{
    pl_json_array(json, "paths");
    for (int i = 0; i < recording->part_count; i++)
        pl_json_string(json, NULL, recording->parts[i].path);
    pl_json_end_array(json);
    pl_json_array(json, "parts");
    for (int i = 0; i < recording->part_count; i++) {
        pl_json_object(json, NULL);
        pl_json_string(json, "path", recording->parts[i].path);
        pl_json_int(json, "bytes", recording->parts[i].bytes);
        pl_json_int(json, "start_us", recording->parts[i].start_us);
        pl_json_int(json, "duration_us", recording->parts[i].length_us);
        pl_json_end_object(json);
    }
    pl_json_end_array(json);
}

void out_recording(pl_json *json, const pl_recording *recording)
{
    out_id(json, "recording", recording->id);
    pl_json_int(json, "duration_us", recording->duration_us);
    pl_json_string(json, "signature", recording->signature);
    out_parts(json, recording);
    pl_json_bool(json, "picture", recording->picture);
    pl_json_bool(json, "sound", recording->sound);
    pl_json_bool(json, "growing", recording->growing);
}

static void out_session(pl_json *json, const pl_session *session)
{
    if (!session->id) {
        pl_json_null(json, "session");
        return;
    }
    pl_json_object(json, "session");
    out_id(json, "id", session->id);
    pl_json_string(json, "title", session->title);
    pl_json_string(json, "place", session->place);
    pl_json_string(json, "group", session->group);
    pl_json_string(json, "date", session->held_on);
    pl_json_string(json, "language", session->language);
    pl_json_end_object(json);
}

/* What is said of a recording that cannot be used as it is; NULL where all is well. */
static const char *trouble_of(const pl_recording *recording)
{
    if (pl_recording_offline(recording))
        return "away: its drive is not connected, or it was moved";
    if (pl_recording_changed(recording))
        return "another file stands in its place: index the folder where it is now";
    if (recording->growing)
        return "read so far; index it again to read on to its end";
    return NULL;
}

static void print_recording(const pl_recording *recording)
{
    char id[PL_ID_ROOM], length[PL_TIME_ROOM];
    const char *trouble = trouble_of(recording);
    char *name = pl_part_name(recording->parts[0].path);
    show("%s  %s  %d part%s  %s%s%s%s\n", short_id(id, recording->id),
         pl_time_format(length, recording->duration_us, 0), recording->part_count,
         recording->part_count == 1 ? "" : "s",
         recording->session.title ? recording->session.title : name, trouble ? "  (" : "",
         trouble ? trouble : "", trouble ? ")" : "");
    free(name);
}

int run_recordings(context *c, const cli_args *a)
{
    (void)a;
    pl_error err = { 0 };
    pl_recordings list;
    if (!open_library(c, LIBRARY_READ, &err) || !pl_store_recordings(&list, c->store, &err))
        return failed(&err);
    out_list(c, "recordings");
    for (int i = 0; i < list.count; i++) {
        if (!c->json) {
            print_recording(&list.items[i]);
            continue;
        }
        pl_json_object(&c->out, NULL);
        out_recording(&c->out, &list.items[i]);
        out_session(&c->out, &list.items[i].session);
        bool changed = pl_recording_changed(&list.items[i]);
        pl_json_string(&c->out, "state",
                       pl_index_state_name(changed ? PL_INDEX_CHANGED : PL_INDEX_KNOWN));
        pl_json_bool(&c->out, "offline", pl_recording_offline(&list.items[i]));
        pl_json_string(&c->out, "error", trouble_of(&list.items[i]));
        pl_json_end_object(&c->out);
    }
    out_list_end(c);
    if (!c->json && list.count == 0)
        puts("No recordings yet. Add a folder or files with: plumbline index PATH");
    pl_recordings_free(&list);
    return EXIT_DONE;
}

static void out_result(context *c, const pl_candidate *candidate, const pl_index_result *result)
{
    pl_json *json = &c->out;
    pl_recordings list = { 0 };
    pl_error none = { 0 };
    pl_json_object(json, NULL);
    if (result->recording && pl_store_recording(&list, c->store, result->recording, &none)) {
        out_recording(json, &list.items[0]);
    } else {
        pl_json_null(json, "recording");
        out_lines(json, "paths", &candidate->parts);
        pl_json_array(json, "parts");
        pl_json_end_array(json);
        pl_json_null(json, "duration_us");
        pl_json_string(json, "signature", *result->signature ? result->signature : NULL);
    }
    pl_json_string(json, "state", pl_index_state_name(result->state));
    out_lines(json, "warnings", &result->warnings);
    pl_json_string(json, "error", result->state == PL_INDEX_FAILED ? result->error.text : NULL);
    pl_json_end_object(json);
    pl_recordings_free(&list);
    out_flush(c);
}

static void print_result(const pl_candidate *candidate, const pl_index_result *result)
{
    char id[PL_ID_ROOM], length[PL_TIME_ROOM];
    if (result->state == PL_INDEX_FAILED) {
        tell("plumbline: %s", result->error.text);
        return;
    }
    show("%-7s  %s  %s  %s%s\n", pl_index_state_name(result->state),
         short_id(id, result->recording), pl_time_format(length, result->duration_us, 0),
         candidate->parts.items[0], candidate->parts.count > 1 ? " and the parts behind it" : "");
    for (int i = 0; i < result->warnings.count; i++)
        tell("  note: %s", result->warnings.items[i]);
}

static void wait_seconds(int seconds, pl_job *job)
{
    for (int i = 0; i < seconds * 10 && !pl_job_stopped(job); i++)
        nanosleep(&(struct timespec){ .tv_nsec = 100000000 }, NULL);
}

typedef struct cli_tally {
    int done, failed, refused;
    bool cancelled;
} cli_tally;

/* With `last` a file that is still being copied has failed; before that its place is kept. */
static bool index_one(context *c, const pl_candidate *candidate, pl_job *job, bool last,
                      cli_tally *tally)
{
    pl_index_result result;
    pl_library_index(&result, c->store, candidate, PL_SETTLE_US, job);
    bool again = result.state == PL_INDEX_FAILED && result.error.code == PL_BUSY && !last;
    if (again) {
        tell("%s is still being copied, or was a moment ago. It is tried again in 10 s.",
             candidate->parts.items[0]);
    } else {
        if (c->json)
            out_result(c, candidate, &result);
        else
            print_result(candidate, &result);
        tally->cancelled |= result.error.code == PL_CANCELLED;
        tally->refused += result.error.code == PL_REFUSED;
        *(result.state == PL_INDEX_FAILED ? &tally->failed : &tally->done) += 1;
    }
    pl_index_result_free(&result);
    return !again;
}

int run_index(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_candidates found;
    pl_job *job = job_start();
    if (!pl_candidates_find(&found, a->operands, a->operand_count, job, &err))
        return failed(&err);
    if (!open_library(c, LIBRARY_MAKE, &err)) {
        pl_candidates_free(&found);
        return failed(&err);
    }
    for (int i = 0; i < found.troubles.count; i++)
        tell("plumbline: %s", found.troubles.items[i]);
    for (int i = 0; i < found.notes.count; i++)
        tell("  note: %s", found.notes.items[i]);
    cli_tally tally = { .failed = found.troubles.count };
    bool *waits = pl_alloc_array((size_t)found.count, sizeof *waits);
    bool any = false;
    for (int i = 0; i < found.count && !tally.cancelled; i++) {
        waits[i] = !index_one(c, &found.items[i], job, false, &tally);
        any |= waits[i];
    }
    if (any)
        wait_seconds((int)(PL_SETTLE_US / 1000000), job);
    for (int i = 0; i < found.count && !tally.cancelled; i++)
        if (waits[i])
            index_one(c, &found.items[i], job, true, &tally);
    free(waits);
    pl_candidates_free(&found);
    pl_tidied tidied;
    pl_library_tidy(&tidied, c->store, NULL);
    job_end();
    if (tally.failed == 0)
        return EXIT_DONE;
    if (tally.done)
        return EXIT_PARTLY;
    return tally.refused == tally.failed ? EXIT_REFUSED : EXIT_FAILED;
}
