/* Memory that is there or the program ends with a message: no caller has a way out of an empty
 * machine. Frames and packets of media are the exception and are checked where they are made. */
#ifndef PLUMBLINE_BASE_MEMORY_H
#define PLUMBLINE_BASE_MEMORY_H

#include <stddef.h>
#include <stdlib.h> /* free */

void *pl_alloc(size_t size);                     /* zeroed; freed with free() */
void *pl_alloc_array(size_t count, size_t size); /* zeroed; ends the program on overflow */
void *pl_resize(void *old, size_t count, size_t size);
char *pl_copy_text(const char *text);                /* NULL gives NULL */
char *pl_copy_bytes(const void *bytes, size_t size); /* with a closing zero behind */

/* First of all, where a program runs for long: large pieces go back to the system as they are freed. */
void pl_memory_begin(void);

/* After work that took much for a while: what is free goes back to the system, where it takes it. */
void pl_memory_return(void);

/* Makes room in a growing array for one more: items, count and room are the caller's own fields.
 *     pl_grow(list->items, list->count, list->room);
 *     list->items[list->count++] = item; */
#define pl_grow(items, count, room)                            \
    ((count) < (room) ? (void)0                                \
                      : (void)((room) = (room) ? (room)*2 : 8, \
                               (items) = pl_resize((items), (size_t)(room), sizeof *(items))))

#define PL_COUNT(array) (sizeof(array) / sizeof *(array))

#endif
