#include "plumbline/base/memory.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

static void *checked(void *memory)
{
    if (memory)
        return memory;
    fputs("plumbline: there is no memory left. What was saved before is safe. Close other programs "
          "and start again.\n",
          stderr);
    abort();
}

void *pl_alloc(size_t size)
{
    return checked(calloc(1, size ? size : 1));
}

void *pl_alloc_array(size_t count, size_t size)
{
    return checked(calloc(count ? count : 1, size ? size : 1));
}

void *pl_resize(void *old, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        return checked(NULL);
    size_t all = count * size;
    return checked(realloc(old, all ? all : 1));
}

char *pl_copy_text(const char *text)
{
    return text ? pl_copy_bytes(text, strlen(text)) : NULL;
}

char *pl_copy_bytes(const void *bytes, size_t size)
{
    char *copy = pl_alloc(size + 1);
    if (size)
        memcpy(copy, bytes, size);
    return copy;
}

/* Left alone, the library raises these limits with each large piece that is freed, and then keeps megabytes
 * for each thread that once needed them. */
void pl_memory_begin(void)
{
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 512 * 1024);
    mallopt(M_TRIM_THRESHOLD, 1024 * 1024);
#endif
}

void pl_memory_return(void)
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}
