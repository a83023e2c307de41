/* Whether everything is as it was left: database, log, recordings. */
#include "cli.h"

#include "plumbline/library/index.h"
#include "plumbline/store/log.h"
#include "plumbline/store/recordings.h"

static void show_verdict(context *c, const pl_verdict *verdict, const pl_recordings *recordings)
{
    pl_json_object(&c->out, NULL);
    pl_json_bool(&c->out, "ok", verdict->problem_count == 0);
    pl_json_array(&c->out, "problems");
    for (int i = 0; i < verdict->problem_count; i++)
        pl_json_string(&c->out, NULL, verdict->problems[i]);
    pl_json_end_array(&c->out);
    pl_json_int(&c->out, "entries", verdict->entries);
    pl_json_string(&c->out, "head", verdict->head);
    pl_json_int(&c->out, "recordings", recordings->count);
    pl_json_array(&c->out, "offline");
    for (int i = 0; i < recordings->count; i++)
        if (pl_recording_offline(&recordings->items[i]))
            out_id(&c->out, NULL, recordings->items[i].id);
    pl_json_end_array(&c->out);
    pl_json_array(&c->out, "changed");
    for (int i = 0; i < recordings->count; i++)
        if (pl_recording_changed(&recordings->items[i]))
            out_id(&c->out, NULL, recordings->items[i].id);
    pl_json_end_array(&c->out);
    pl_json_end_object(&c->out);
}

static void print_verdict(const pl_verdict *verdict, const pl_recordings *recordings)
{
    for (int i = 0; i < verdict->problem_count; i++)
        printf("%s\n", verdict->problems[i]);
    int away = 0, changed = 0;
    for (int i = 0; i < recordings->count; i++) {
        away += pl_recording_offline(&recordings->items[i]);
        changed += pl_recording_changed(&recordings->items[i]);
    }
    printf(
        "%s The log has %lld line%s; its head is %.16s. %d recording%s, %d away, %d with another "
        "file in its place.\n",
        verdict->problem_count ? "There are problems." : "Everything is whole.",
        (long long)verdict->entries, verdict->entries == 1 ? "" : "s", verdict->head,
        recordings->count, recordings->count == 1 ? "" : "s", away, changed);
}

int run_verify(context *c, const cli_args *a)
{
    (void)a;
    pl_error err = { 0 };
    pl_verdict verdict;
    pl_recordings recordings;
    if (!open_library(c, LIBRARY_READ, &err) || !pl_store_recordings(&recordings, c->store, &err))
        return failed(&err);
    if (!pl_store_verify(&verdict, c->store, &err)) {
        pl_recordings_free(&recordings);
        return failed(&err);
    }
    show_verdict(c, &verdict, &recordings);
    if (c->json)
        out_flush(c);
    else
        print_verdict(&verdict, &recordings);
    int status = verdict.problem_count ? EXIT_FAILED : EXIT_DONE;
    pl_verdict_free(&verdict);
    pl_recordings_free(&recordings);
    return status;
}

int run_log_verify(context *c, const cli_args *a)
{
    (void)a;
    pl_error err = { 0 };
    pl_verdict verdict;
    if (!open_library(c, LIBRARY_READ, &err) || !pl_store_verify(&verdict, c->store, &err))
        return failed(&err);
    bool intact = verdict.problem_count == 0;
    if (c->json) {
        pl_json_object(&c->out, NULL);
        pl_json_int(&c->out, "entries", verdict.entries);
        pl_json_bool(&c->out, "intact", intact);
        pl_json_string(&c->out, "head", verdict.head);
        pl_json_end_object(&c->out);
        out_flush(c);
    } else {
        printf("%s %lld lines, head %.16s.\n",
               intact ? "The log is whole." : "There are problems:", (long long)verdict.entries,
               verdict.head);
        for (int i = 0; i < verdict.problem_count; i++)
            printf("  %s\n", verdict.problems[i]);
    }
    pl_verdict_free(&verdict);
    return intact ? EXIT_DONE : EXIT_FAILED;
}

static void show_line(context *c, const pl_log_line *line)
{
    char utc[PL_UTC_ROOM], id[PL_ID_ROOM];
    pl_utc_format(utc, line->utc);
    if (!c->json) {
        printf("%6lld  %s  %-10s %-20s %s\n", (long long)line->number, utc, line->person,
               line->kind, short_id(id, line->object));
        return;
    }
    pl_json_object(&c->out, NULL);
    pl_json_int(&c->out, "number", line->number);
    pl_json_string(&c->out, "utc", utc);
    pl_json_string(&c->out, "person", line->person);
    pl_json_string(&c->out, "machine", line->machine);
    pl_json_string(&c->out, "kind", line->kind);
    out_id(&c->out, "object", line->object);
    pl_json_string(&c->out, "hash", line->hash);
    pl_json_end_object(&c->out);
}

int run_log_list(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    long long from = 1;
    if (arg(a, "--from") && !pl_number_parse(&from, arg(a, "--from"), 1, INT64_MAX))
        return wrong_usage("--from wants the number of a line.");
    pl_log_lines lines;
    if (!open_library(c, LIBRARY_READ, &err) ||
        !pl_store_log(&lines, c->store, from, 1000000, &err))
        return failed(&err);
    pl_json_object(&c->out, NULL);
    pl_json_int(&c->out, "entries", lines.count);
    pl_json_array(&c->out, "lines");
    for (int i = 0; i < lines.count; i++)
        show_line(c, &lines.items[i]);
    pl_json_end_array(&c->out);
    pl_json_end_object(&c->out);
    if (c->json)
        out_flush(c);
    pl_log_lines_free(&lines);
    return EXIT_DONE;
}
