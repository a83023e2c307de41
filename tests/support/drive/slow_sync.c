/* Put before a program (LD_PRELOAD), it makes each wait for the drive take 200 ms, as an old disk does. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <time.h>
#include <unistd.h>

static void rest(void)
{
    struct timespec slow = { 0, 200 * 1000 * 1000 };
    nanosleep(&slow, NULL);
}

static int after_rest(const char *name, int file)
{
    int (*real)(int);
    *(void **)(void *)&real = dlsym(RTLD_NEXT, name);
    rest();
    return real ? real(file) : -1;
}

int fsync(int file)
{
    return after_rest("fsync", file);
}

int fdatasync(int file)
{
    return after_rest("fdatasync", file);
}
