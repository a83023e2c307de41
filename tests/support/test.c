#include "test.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"

#include <ftw.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST_TESTS = 512 };

static struct CMUnitTest tests[MOST_TESTS];
static void (*runs[MOST_TESTS])(void);
static size_t test_count;
static char folder[256];

static void run_one(void **state)
{
    runs[(intptr_t)*state]();
}

void test_register(const char *name, void (*run)(void))
{
    if (test_count == MOST_TESTS)
        abort();
    runs[test_count] = run;
    tests[test_count] = (struct CMUnitTest){ .name = name,
                                             .test_func = run_one,
                                             .initial_state = (void *)(intptr_t)test_count };
    test_count++;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct CMUnitTest *)a)->name, ((const struct CMUnitTest *)b)->name);
}

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *ftw)
{
    (void)st, (void)kind, (void)ftw;
    return remove(path);
}

/* PL_SHARE=2/4 leaves the second of four shares of the tests, so that a long program runs as several. */
static void take_share(const char *share)
{
    unsigned which = 0, of = 0;
    size_t kept = 0;
    if (!share)
        return;
    if (sscanf(share, "%u/%u", &which, &of) != 2 || which < 1 || which > of)
        abort();
    for (size_t i = which - 1; i < test_count; i += of)
        tests[kept++] = tests[i];
    test_count = kept;
}

/* The program takes the beginning of a test's name to run that one alone. */
int main(int argc, char **argv)
{
    const char *base = getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp";
    snprintf(folder, sizeof folder, "%s/plumbline-test-XXXXXX", base);
    if (!mkdtemp(folder))
        return 2;
    if (argc > 1) {
        static char pattern[256];
        snprintf(pattern, sizeof pattern, "%s*", argv[1]);
        cmocka_set_test_filter(pattern);
    }
    qsort(tests, test_count, sizeof *tests, by_name);
    take_share(getenv("PL_SHARE"));
    int failed = _cmocka_run_group_tests(pl_path_name(argv[0]), tests, test_count, NULL, NULL);
    if (!getenv("PL_KEEP"))
        nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    return failed ? 1 : 0;
}

void test_check_int(long long got, long long want, const char *what, const char *file, int line)
{
    if (got == want)
        return;
    print_error("%s is %lld, should be %lld\n", what, got, want);
    _fail(file, line);
}

void test_check_text(const char *got, const char *want, const char *what, const char *file,
                     int line)
{
    if (pl_text_same(got, want))
        return;
    print_error("%s is\n  \"%s\", should be\n  \"%s\"\n", what, got ? got : "(null)",
                want ? want : "(null)");
    _fail(file, line);
}

void test_check_has(const char *text, const char *part, const char *what, const char *file,
                    int line)
{
    if (text && strstr(text, part))
        return;
    print_error("%s is\n  \"%s\", should have\n  \"%s\"\n", what, text ? text : "(null)", part);
    _fail(file, line);
}

void test_check_ok(bool ok, const pl_error *err, const char *what, const char *file, int line)
{
    if (ok)
        return;
    print_error("%s failed with %d: %s\n", what, (int)err->code, err->text);
    _fail(file, line);
}

void test_check_fails(bool ok, const pl_error *err, pl_code want, const char *what,
                      const char *file, int line)
{
    if (!ok && err->code == want && err->text[0])
        return;
    print_error("%s should fail with %d but %s (%d: %s)\n", what, (int)want,
                ok ? "went well" : "failed", (int)err->code, err->text);
    _fail(file, line);
}

const char *test_folder(void)
{
    return folder;
}

char *test_path(const char *name)
{
    return pl_path_join(folder, name);
}

char *test_new_folder(void)
{
    static int count;
    char *path = pl_format("%s/%d", folder, ++count);
    pl_error err = { 0 };
    test_check_ok(pl_folder_make(path, 0700, &err), &err, path, __FILE__, __LINE__);
    return path;
}

void test_write(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
}

char *test_read(const char *path)
{
    size_t size;
    pl_error err = { 0 };
    char *text = pl_file_read(&size, path, 64 << 20, &err);
    test_check_ok(text != NULL, &err, path, __FILE__, __LINE__);
    return text;
}

uint32_t test_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u; /* Knuth's, good enough for cases */
    uint32_t x = *state ^ (*state >> 16);
    return x * 2246822519u;
}

char *test_run(int *status, const char *format, ...)
{
    char command[8192];
    va_list args;
    va_start(args, format);
    vsnprintf(command, sizeof command, format, args);
    va_end(args);
    FILE *pipe = popen(command, "r");
    assert_non_null(pipe);
    pl_text out = { 0 };
    char block[4096];
    for (size_t got; (got = fread(block, 1, sizeof block, pipe)) > 0;)
        pl_text_add_bytes(&out, block, got);
    int result = pclose(pipe);
    *status = WIFEXITED(result) ? WEXITSTATUS(result) : 128 + WTERMSIG(result);
    return pl_text_take(&out);
}
