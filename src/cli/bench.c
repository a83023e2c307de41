/* `bench`: the program measures itself. */
#include "bench.h"

#include "plumbline/library/find.h"
#include "plumbline/media/thumbs.h"

#include <ftw.h>
#include <math.h>
#include <unistd.h>

enum { COUNT_MOST = 1000000, SEED = 7, TAGS = 200, PICTURES = 300, RECORDINGS = 10000 };

/* ----- what the measurements share */

int64_t bench_random(bench *b, int64_t most)
{
    b->random = b->random * 6364136223846793005u + 1442695040888963407u;
    return most > 0 ? (int64_t)((b->random >> 11) % (uint64_t)most) : 0;
}

bool bench_stopped(const bench *b, pl_error *err)
{
    return pl_job_stopped(b->job) && !pl_fail(err, PL_CANCELLED, "Measuring was stopped.");
}

void bench_target(bench *b, pl_time at)
{
    pl_grow(b->targets, b->target_count, b->target_room);
    b->targets[b->target_count++] = at;
}

char *bench_folder(pl_error *err)
{
    char id[PL_ID_ROOM];
    const char *where = getenv("TMPDIR");
    char *name = pl_format("plumbline-bench-%s", pl_id_format(id, pl_id_new()));
    char *folder = pl_path_join(where && *where ? where : "/tmp", name);
    free(name);
    if (pl_folder_make(folder, 0700, err))
        return folder;
    free(folder);
    return NULL;
}

static int remove_one(const char *path, const struct stat *facts, int kind, struct FTW *place)
{
    (void)facts;
    (void)kind;
    (void)place;
    return remove(path);
}

void bench_folder_remove(const char *folder)
{
    enum { OPEN = 16 };
    if (folder)
        nftw(folder, remove_one, OPEN, FTW_DEPTH | FTW_PHYS);
}

/* ----- what is asked */

static bool number_of(int *out, const cli_args *a, const char *option, int otherwise, int least,
                      pl_error *err)
{
    long long number = otherwise;
    const char *text = arg(a, option);
    if (text && !pl_number_parse(&number, text, least, COUNT_MOST))
        return pl_fail(err, PL_BAD_INPUT, "%s wants a number from %d to %d.", option, least,
                       COUNT_MOST);
    *out = (int)number;
    return true;
}

static bool read_size(bench *b, pl_error *err)
{
    enum { LEAST = 16, MOST = 8000 };
    char rest;
    b->size = arg(b->args, "--size");
    if (!b->size)
        return true;
    return (sscanf(b->size, "%dx%d%c", &b->width, &b->height, &rest) == 2 && b->width >= LEAST &&
            b->width <= MOST && b->height >= LEAST && b->height <= MOST) ||
           pl_fail(err, PL_BAD_INPUT, "--size is written as 1440x900.");
}

static bool read_play(bench *b, pl_error *err)
{
    pl_play_wish *wish = &b->wish;
    pl_time from = arg_time(b->args, "--from"), length = arg_time(b->args, "--for");
    const char *speed = arg(b->args, "--speed");
    pl_time thousandths = speed ? pl_time_parse(speed) : PL_NO_TIME;
    if (from != PL_NO_TIME)
        wish->from_us = from;
    if (length != PL_NO_TIME)
        wish->for_us = length;
    if (speed)
        wish->speed = thousandths > 0 && thousandths < 100000000 ? (int)(thousandths / 1000) : 0;
    wish->seed = b->seed;
    return ((wish->speed >= PL_SPEED_LEAST && wish->speed <= PL_SPEED_MOST) ||
            pl_fail(err, PL_BAD_INPUT, "--speed is from 0.25 to 4.")) &&
           number_of(&wish->jumps, b->args, "--jumps", 0, 0, err);
}

/* What is not said stays as it is in `b`. */
static bool read_options(bench *b, pl_error *err)
{
    const cli_args *a = b->args;
    int seed = 0;
    if (!number_of(&seed, a, "--seed", (int)b->seed, 0, err) ||
        !number_of(&b->count, a, "--count", b->count, 1, err) ||
        !number_of(&b->numbers, a, "--numbers", 0, 1, err) ||
        !number_of(&b->tags, a, "--tags", b->tags, 0, err) ||
        !number_of(&b->pictures, a, "--pictures", b->pictures, 1, err) ||
        !number_of(&b->recordings, a, "--recordings", b->recordings, 1, err))
        return false;
    if (b->pictures > PL_THUMBS_MOST)
        return pl_fail(err, PL_BAD_INPUT, "--pictures wants a number from 1 to %d.",
                       PL_THUMBS_MOST);
    b->seed = b->random = (uint64_t)seed;
    b->warm = arg_has(a, "--warm");
    b->no_window = arg_has(a, "--no-window");
    return read_size(b, err) && read_play(b, err);
}

/* ----- what came of it */

static double rounded(double value)
{
    return isfinite(value) ? round(value * 1000) / 1000 : value;
}

static void out_json(const bench *b, const char *name)
{
    pl_json *json = &b->c->out;
    pl_json_object(json, NULL);
    pl_json_string(json, "bench", name);
    pl_json_array(json, "paths");
    for (int i = 0; i < b->part_count; i++)
        pl_json_string(json, NULL, b->parts[i]);
    pl_json_end_array(json);
    pl_json_bool(json, "warm", b->warm);
    pl_json_string(json, "prepared", b->prepared);
    pl_json_string(json, "measured", b->measured);
    pl_json_int(json, "count", b->count);
    pl_json_int(json, "seed", (int64_t)b->seed);
    for (int i = 0; i < b->readings.count; i++)
        pl_json_real(json, b->readings.items[i].name, rounded(b->readings.items[i].value));
    pl_json_array(json, "targets_us");
    for (int i = 0; i < b->target_count; i++)
        pl_json_int(json, NULL, b->targets[i]);
    pl_json_end_array(json);
    pl_json_end_object(json);
    out_flush(b->c);
}

static void print(const bench *b, const char *name)
{
    show("%s, %s.\n", name, b->measured);
    if (b->prepared)
        show("Prepared: %s.\n", b->prepared);
    for (int i = 0; i < b->readings.count; i++) {
        const pl_reading *figure = &b->readings.items[i];
        if (isfinite(figure->value))
            show("  %-24s %10.8g\n", figure->name, rounded(figure->value));
    }
}

typedef bool measure(bench *b, pl_error *err);

static bool run_measure(bench *b, const char *name, measure *run, pl_error *err)
{
    if (!run(b, err))
        return false;
    pl_readings_add(&b->readings, "wrong", b->wrong);
    if (b->c->json)
        out_json(b, name);
    else
        print(b, name);
    return true;
}

static void clear(bench *b)
{
    pl_readings_free(&b->readings);
    free(b->targets);
}

static int run_bench(context *c, const cli_args *a, const char *name, measure *run, int count)
{
    pl_error err = { 0 };
    bench b = { .c = c,
                .args = a,
                .job = job_start(),
                .count = count,
                .seed = SEED,
                .tags = TAGS,
                .pictures = PICTURES,
                .recordings = RECORDINGS,
                .width = 1024,
                .height = 576,
                .wish = { .for_us = (pl_time)60 * 1000000, .speed = PL_SPEED_NORMAL } };
    b.job->progress = NULL; /* its words would be measured too */
    pl_candidates found = { 0 };
    if (!read_options(&b, &err))
        return wrong_usage("%s", err.text);
    bool ok = a->operand_count == 0 || find_parts(&found, a, b.job, &err);
    if (ok && found.count) {
        b.parts = (const char *const *)found.items[0].parts.items;
        b.part_count = found.items[0].parts.count;
    }
    ok = ok && run_measure(&b, name, run, &err);
    pl_candidates_free(&found);
    clear(&b);
    job_end();
    return ok ? EXIT_DONE : failed(&err);
}

int run_bench_seek(context *c, const cli_args *a)
{
    enum { JUMPS = 60 };
    return run_bench(c, a, "seek", bench_seek, JUMPS);
}

int run_bench_step(context *c, const cli_args *a)
{
    enum { STEPS = 60 };
    return run_bench(c, a, "step", bench_step, STEPS);
}

int run_bench_play(context *c, const cli_args *a)
{
    return run_bench(c, a, "play", bench_play, 1);
}

int run_bench_index(context *c, const cli_args *a)
{
    enum { RUNS = 5 };
    return run_bench(c, a, "index", bench_index, RUNS);
}

int run_bench_start(context *c, const cli_args *a)
{
    enum { STARTS = 5 };
    return run_bench(c, a, "start", bench_start, STARTS);
}

int run_bench_ui(context *c, const cli_args *a)
{
    enum { KEYS = 60 };
    return run_bench(c, a, "ui", bench_ui, KEYS);
}

int run_bench_list(context *c, const cli_args *a)
{
    enum { RUNS = 5 };
    return run_bench(c, a, "list", bench_list, RUNS);
}

int run_bench_speech(context *c, const cli_args *a)
{
    enum { RUNS = 3 };
    return run_bench(c, a, "speech", bench_speech, RUNS);
}

int run_bench_sheet(context *c, const cli_args *a)
{
    enum { RUNS = 3 };
    return run_bench(c, a, "sheet", bench_sheet, RUNS);
}
