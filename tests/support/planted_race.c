/* A race of our own that the thread sanitizer must catch: when it does not, its silence about the other
 * programs says nothing. */
#include "plumbline/base/thread.h"

#include <stdio.h>

static int shared;

static void *count(void *arg)
{
    (void)arg;
    for (int i = 0; i < 100000; i++)
        shared++;
    return NULL;
}

int main(void)
{
    pl_thread a, b;
    pl_thread_start(&a, count, NULL);
    pl_thread_start(&b, count, NULL);
    pl_thread_join(&a);
    pl_thread_join(&b);
    printf("%d\n", shared);
    return 0;
}
