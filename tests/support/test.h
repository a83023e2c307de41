/* The test frame: TEST(name) { … } in any *_test.c of a module becomes one case of its program.
 *     TEST(time_is_read_as_written) { check_int(pl_time_parse("1:02.5"), 62500000); } */
#ifndef PLUMBLINE_TESTS_TEST_H
#define PLUMBLINE_TESTS_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "plumbline/base/error.h"
#include "plumbline/base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void test_register(const char *name, void (*run)(void));

#define TEST(name)                                                 \
    static void name(void);                                        \
    __attribute__((constructor)) static void register_##name(void) \
    {                                                              \
        test_register(#name, name);                                \
    }                                                              \
    static void name(void)

/* A table of many cases of one kind is walked by this step: under a sanitizer, where each costs ten times as
 * much and any of them walks the same code, every third will do. All are tried without one. */
#if defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__
enum { TEST_STEP = 3 };
#else
enum { TEST_STEP = 1 };
#endif

#define check(condition)      assert_true(condition)
#define check_int(got, want)  test_check_int((got), (want), #got, __FILE__, __LINE__)
#define check_text(got, want) test_check_text((got), (want), #got, __FILE__, __LINE__)
#define check_has(text, part) test_check_has((text), (part), #text, __FILE__, __LINE__)
/* A call that ends in `pl_error *`: it must succeed (and its sentence is shown if it does not), or must
 * fail with this code. `err` is the caller's own. */
#define check_ok(call)          test_check_ok((call), &err, #call, __FILE__, __LINE__)
#define check_fails(call, want) test_check_fails((call), &err, (want), #call, __FILE__, __LINE__)

void test_check_int(long long got, long long want, const char *what, const char *file, int line);
void test_check_text(const char *got, const char *want, const char *what, const char *file,
                     int line);
void test_check_has(const char *text, const char *part, const char *what, const char *file,
                    int line);
void test_check_ok(bool ok, const pl_error *err, const char *what, const char *file, int line);
void test_check_fails(bool ok, const pl_error *err, pl_code want, const char *what,
                      const char *file, int line);

/* A fresh folder of this test run; removed at the end of the program unless PL_KEEP is set. */
const char *test_folder(void);     /* borrowed, for the whole run */
char *test_path(const char *name); /* in that folder; free() */
char *test_new_folder(void);       /* an own empty folder in it; free() */
void test_write(const char *path, const char *text);
char *test_read(const char *path); /* free(); fails the test when it cannot */

/* A repeatable series of numbers: start state with any seed. */
uint32_t test_random(uint32_t *state);

/* Runs a program, gives what it wrote on standard output and its exit status. free(). */
char *test_run(int *status, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
