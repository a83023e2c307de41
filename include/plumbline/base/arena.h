/* Memory that is freed all at once: what a list from the store, a report's model or a parsed file
 * stands in. Everything in it lives until pl_arena_free. */
#ifndef PLUMBLINE_BASE_ARENA_H
#define PLUMBLINE_BASE_ARENA_H

#include <stddef.h>

typedef struct pl_arena pl_arena;

pl_arena *pl_arena_new(void);
void pl_arena_free(pl_arena *arena); /* NULL is accepted, as in every free */

void *pl_arena_alloc(pl_arena *arena, size_t size);     /* zeroed, aligned for anything */
char *pl_arena_text(pl_arena *arena, const char *text); /* a copy; NULL gives NULL */
__attribute__((format(printf, 2, 3))) char *pl_arena_format(pl_arena *arena, const char *format,
                                                            ...);

#endif
