/* What is measured in the real window, where there is a display: playing, and starts of the program. */
#include "bench.h"

#include "plumbline/base/time.h"

#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

static bool has_display(const bench *b)
{
    const char *x = getenv("DISPLAY"), *wayland = getenv("WAYLAND_DISPLAY");
    return !b->no_window && ((x && *x) || (wayland && *wayland));
}

/* ----- playing */

static bool play_window(bench *b, pl_error *err)
{
    char *above;
    b->measured =
        "in the real window, with its panel live; the processor time is this process's own";
    if (!bench_library_make(&above, b, 0, err))
        return false;
    char *folder = pl_path_join(above, "library");
    pl_cli_window window = { .folder = folder, .as = BENCH_PERSON, .size = b->size };
    bool ok = b->c->host->play(&b->readings, &window, &b->wish, err);
    free(folder);
    bench_folder_remove(above);
    free(above);
    return ok;
}

bool bench_play(bench *b, pl_error *err)
{
    return has_display(b) ? play_window(b, err) : bench_play_memory(b, err);
}

/* ----- starting */

enum { START_MS = 30000, QUIT_MS = 10000 };

static const char first_picture[] = "first picture ";

typedef struct child {
    pid_t pid;
    int words; /* what it writes to standard error */
} child;

static bool start_child(child *out, const char *folder, pl_error *err)
{
    char own[] = "plumbline", library[] = "--library", as[] = "--as", person[] = BENCH_PERSON;
    char *place = pl_copy_text(folder);
    char *const words[] = { own, library, place, as, person, NULL };
    int ends[2];
    if (pipe(ends) != 0) {
        free(place);
        return pl_fail(err, PL_INTERNAL, "No pipe could be made.");
    }
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO);
    posix_spawn_file_actions_addclose(&actions, ends[0]);
    posix_spawn_file_actions_addclose(&actions, ends[1]);
    int failed = posix_spawn(&out->pid, "/proc/self/exe", &actions, NULL, words, environ);
    posix_spawn_file_actions_destroy(&actions);
    free(place);
    close(ends[1]);
    out->words = ends[0];
    if (!failed)
        return true;
    close(ends[0]);
    return pl_fail(err, PL_CANNOT_READ, "The program could not start itself: %s.",
                   pl_errno_words(failed));
}

/* When it told this of itself ("first picture "), by the day's clock; 0: it did not. */
static pl_utc told(const child *from, const char *what)
{
    char words[4096];
    size_t size = 0;
    double until = pl_gauge_ms() + START_MS;
    while (size + 1 < sizeof words) {
        struct pollfd wait = { .fd = from->words, .events = POLLIN };
        int left = (int)(until - pl_gauge_ms());
        if (left <= 0 || poll(&wait, 1, left) <= 0)
            return 0;
        ssize_t got = read(from->words, words + size, sizeof words - 1 - size);
        if (got <= 0)
            return 0;
        size += (size_t)got;
        words[size] = '\0';
        const char *at = strstr(words, what);
        if (at && strchr(at, '\n'))
            return strtoll(at + strlen(what), NULL, 10);
    }
    return 0;
}

/* Asks it to quit, and gives the processor seconds that it took. */
static double end_child(const child *of)
{
    struct rusage usage = { 0 };
    int status;
    struct timespec rest = { .tv_nsec = 10000000 };
    kill(of->pid, SIGTERM);
    double until = pl_gauge_ms() + QUIT_MS;
    while (wait4(of->pid, &status, WNOHANG, &usage) == 0) {
        if (pl_gauge_ms() > until)
            kill(of->pid, SIGKILL);
        nanosleep(&rest, NULL);
    }
    close(of->words);
    return (double)usage.ru_utime.tv_sec + (double)usage.ru_stime.tv_sec +
           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static bool start_once(pl_series *row, double *cpu, const char *folder, const char *what,
                       pl_error *err)
{
    child own = { 0 };
    pl_utc from = pl_utc_now();
    if (!start_child(&own, folder, err))
        return false;
    pl_utc at = told(&own, what);
    *cpu += end_child(&own);
    if (at == 0)
        return pl_fail(err, PL_CANNOT_READ, "The window did not say \"%s\".", what);
    pl_series_add(row, (double)(at - from) / 1000);
    return true;
}

static bool start_all(pl_series *row, double *cpu, bench *b, const char *above, pl_error *err)
{
    char *folder = pl_path_join(above, "library"), *cache = pl_path_join(folder, "cache");
    bool ok =
        setenv("PLUMBLINE_TELL", "1", 1) == 0 && start_once(row, cpu, folder, first_picture, err);
    row->count = 0; /* the first one is practice: it brings the program into memory */
    *cpu = 0;
    while (ok && row->count < b->count && !bench_stopped(b, err)) {
        if (!b->warm)
            bench_folder_remove(cache);
        ok = start_once(row, cpu, folder, first_picture, err);
    }
    unsetenv("PLUMBLINE_TELL");
    free(cache);
    free(folder);
    return ok && !bench_stopped(b, err);
}

/* ----- the list of the library */

bool bench_list(bench *b, pl_error *err)
{
    pl_series row = { 0 };
    double cpu = 0;
    char *above;
    b->measured =
        "from the start of the process until the list of all recordings is on the screen, newest "
        "first, in a window";
    b->prepared = "the files were there, one for each recording, and the program in memory";
    if (!has_display(b))
        return pl_fail(err, PL_BAD_INPUT, "This is measured in a window, and there is no display.");
    if (!bench_shelf_make(&above, b, err))
        return false;
    char *folder = pl_path_join(above, "library");
    bool ok =
        setenv("PLUMBLINE_TELL", "1", 1) == 0 && start_once(&row, &cpu, folder, "list shown ", err);
    row.count = 0; /* the first one is practice */
    cpu = 0;
    while (ok && row.count < b->count && !bench_stopped(b, err))
        ok = start_once(&row, &cpu, folder, "list shown ", err);
    unsetenv("PLUMBLINE_TELL");
    pl_readings_series(&b->readings, "", &row);
    pl_readings_add(&b->readings, "cpu_s", cpu);
    pl_readings_add(&b->readings, "recordings", b->recordings);
    pl_series_free(&row);
    free(folder);
    bench_folder_remove(above);
    free(above);
    return ok;
}

static bool start_window(pl_series *row, double *cpu, bench *b, pl_error *err)
{
    char *above;
    b->measured =
        "from the start of the process to the first picture in its window, where the review "
        "that was open last opens by itself";
    if (b->warm)
        b->prepared = "the recording's index lay in the cache";
    if (!bench_library_make(&above, b, 0, err))
        return false;
    bool ok = start_all(row, cpu, b, above, err);
    bench_folder_remove(above);
    free(above);
    return ok;
}

/* Without a display: the recording alone. */
static bool start_memory(pl_series *row, double *cpu, bench *b, pl_error *err)
{
    b->measured =
        "without a display: from nothing to the recording's first picture in memory, in this "
        "process; no window was opened";
    double before = pl_gauge_cpu();
    while (row->count < b->count) {
        bench_player p;
        double from = pl_gauge_ms();
        if (!bench_player_open(&p, b, err))
            return false;
        pl_series_add(row, pl_gauge_ms() - from);
        bench_player_close(&p);
    }
    *cpu = pl_gauge_cpu() - before;
    return true;
}

bool bench_start(bench *b, pl_error *err)
{
    pl_series row = { 0 };
    double cpu = 0;
    bool ok = has_display(b) ? start_window(&row, &cpu, b, err) : start_memory(&row, &cpu, b, err);
    pl_readings_series(&b->readings, "", &row);
    pl_readings_add(&b->readings, "cpu_s", cpu);
    pl_series_free(&row);
    return ok;
}

/* ----- painting */

static bool paint(bench *b, const char *above, pl_error *err)
{
    char *film = pl_path_join(above, "hour.avi"), *desk = NULL;
    const char *parts[] = { film };
    bench of = *b;
    of.parts = parts;
    of.part_count = 1;
    bool ok = bench_film_make(film, err) && bench_library_make(&desk, &of, b->tags, err);
    if (ok) {
        char *folder = pl_path_join(desk, "library");
        pl_cli_window window = { .folder = folder, .as = BENCH_PERSON, .size = b->size };
        ok = b->c->host->paint(&b->readings, &window, b->count, err);
        free(folder);
        bench_folder_remove(desk);
    }
    free(desk);
    free(film);
    return ok;
}

bool bench_ui(bench *b, pl_error *err)
{
    b->measured =
        "in memory, without a window: from the two keys of a tag until all that they changed "
        "is painted; saved_ until it is on disk too, next_ from the key to the next tag, picture_ "
        "what is painted with each picture beside it, whole_ all of the screen";
    char *above = bench_folder(err);
    bool ok = above && paint(b, above, err);
    bench_folder_remove(above);
    free(above);
    return ok;
}
