#include "plumbline/model/recording.h"

#include "plumbline/base/memory.h"

#include <stdlib.h>
#include <string.h>

void pl_clock_map_clear(pl_clock_map *map)
{
    for (int i = 0; i < map->part_count; i++)
        free(map->parts[i].jumps);
    free(map->parts);
    *map = (pl_clock_map){ 0 };
}

void pl_clock_map_copy(pl_clock_map *out, const pl_clock_map *map)
{
    pl_clock_map copy = { .rule = map->rule, .part_count = map->part_count };
    copy.parts = pl_alloc_array((size_t)map->part_count, sizeof *copy.parts);
    for (int i = 0; i < map->part_count; i++) {
        const pl_clock_part *from = &map->parts[i];
        size_t jumps = (size_t)from->jump_count;
        copy.parts[i] = *from;
        copy.parts[i].jumps = pl_alloc_array(jumps, sizeof *from->jumps);
        if (jumps > 0)
            memcpy(copy.parts[i].jumps, from->jumps, jumps * sizeof *from->jumps);
    }
    *out = copy;
}

/* Parts follow each other without a gap, so the sum of the lengths is the end of the last. */
pl_time pl_clock_map_length(const pl_clock_map *map)
{
    pl_time length = 0;
    for (int i = 0; i < map->part_count; i++)
        length += map->parts[i].length_us;
    return length;
}
