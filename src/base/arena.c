#include "plumbline/base/arena.h"
#include "plumbline/base/memory.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_CHUNK = 2048, ALIGN = 16 };

typedef struct chunk {
    struct chunk *older;
    size_t used, room;
    _Alignas(ALIGN) unsigned char bytes[];
} chunk;

struct pl_arena {
    chunk *newest;
};

pl_arena *pl_arena_new(void)
{
    return pl_alloc(sizeof(pl_arena));
}

void pl_arena_free(pl_arena *arena)
{
    if (!arena)
        return;
    for (chunk *at = arena->newest, *older; at; at = older) {
        older = at->older;
        free(at);
    }
    free(arena);
}

void *pl_arena_alloc(pl_arena *arena, size_t size)
{
    size = (size + ALIGN - 1) / ALIGN * ALIGN;
    chunk *newest = arena->newest;
    if (!newest || newest->room - newest->used < size) {
        size_t room =
            newest ? newest->room * 2 : FIRST_CHUNK; /* doubling: few chunks for long lists */
        if (room < size)
            room = size;
        chunk *fresh = pl_alloc(sizeof *fresh + room);
        fresh->room = room;
        fresh->older = newest;
        arena->newest = newest = fresh;
    }
    void *memory = newest->bytes + newest->used;
    newest->used += size;
    return memory;
}

char *pl_arena_text(pl_arena *arena, const char *text)
{
    if (!text)
        return NULL;
    size_t size = strlen(text) + 1;
    return memcpy(pl_arena_alloc(arena, size), text, size);
}

char *pl_arena_format(pl_arena *arena, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int size = vsnprintf(NULL, 0, format, args);
    char *text = pl_arena_alloc(arena, (size_t)size + 1);
    vsnprintf(text, (size_t)size + 1, format, again);
    va_end(again);
    va_end(args);
    return text;
}
