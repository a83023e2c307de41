#define _GNU_SOURCE /* pipe2 */
#include "child.h"
#include "test.h"

#include "plumbline/base/text.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

void child_register(const char *role, int (*run)(const char *args))
{
    const char *wanted = getenv("PL_CHILD_ROLE");
    if (wanted && strcmp(wanted, role) == 0)
        _exit(run(getenv("PL_CHILD_ARGS")));
}

child child_start(const char *role, const char *format, ...)
{
    char args[2048];
    va_list list;
    va_start(list, format);
    vsnprintf(args, sizeof args, format, list);
    va_end(list);
    int ends[2];
    assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        dup2(ends[1], STDOUT_FILENO);
        setenv("PL_CHILD_ROLE", role, 1);
        setenv("PL_CHILD_ARGS", args, 1);
        execl("/proc/self/exe", "test_store", (char *)NULL);
        _exit(127);
    }
    close(ends[1]);
    return (child){ pid, ends[0] };
}

char child_hears(child *one)
{
    char c = 0;
    return read(one->out, &c, 1) == 1 ? c : 0;
}

int child_wait(child *one)
{
    int status = 0;
    assert_int_equal(waitpid(one->pid, &status, 0), one->pid);
    close(one->out);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void child_kill(child *one)
{
    kill(one->pid, SIGKILL);
    child_wait(one);
}

void child_say(char c)
{
    if (write(STDOUT_FILENO, &c, 1) != 1)
        _exit(2);
}

void child_fails(const char *sentence)
{
    fprintf(stderr, "in another process: %s\n", sentence);
    _exit(1);
}
