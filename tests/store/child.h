/* Another process, for what two processes do to one library. It is this very program started anew: SQLite
 * must not be carried through a fork.
 *     CHILD(holds_the_store) { … return 0; }
 *     child one = child_start("holds_the_store", "%s", folder); */
#ifndef PLUMBLINE_TESTS_STORE_CHILD_H
#define PLUMBLINE_TESTS_STORE_CHILD_H

#include <sys/types.h>

typedef struct child {
    pid_t pid;
    int out; /* what it writes on its standard output */
} child;

/* `args` of the role is what child_start formatted. */
#define CHILD(role)                                                \
    static int role(const char *args);                             \
    __attribute__((constructor)) static void register_##role(void) \
    {                                                              \
        child_register(#role, role);                               \
    }                                                              \
    static int role(const char *args)

void child_register(const char *role, int (*run)(const char *args));

__attribute__((format(printf, 2, 3))) child child_start(const char *role, const char *format, ...);
char child_hears(child *one); /* waits for one byte; 0 at the end */
int child_wait(child *one);   /* its exit status, or 128 and the signal */
void child_kill(child *one);  /* with SIGKILL, and waits */
void child_say(char c);       /* in the child: one byte to the parent */
__attribute__((noreturn)) void
child_fails(const char *sentence); /* in the child: shows it and ends with 1 */

#endif
