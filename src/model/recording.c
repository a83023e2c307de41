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
    pl_clock_map copy = { .rule = map->rule,
                          .part_count = map->part_count,
                          .growing = map->growing };
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

static bool part_grew(const pl_clock_part *part, const pl_clock_part *whole, bool last)
{
    if (part->raw_start != whole->raw_start || part->unit_num != whole->unit_num ||
        part->unit_den != whole->unit_den || part->start_us != whole->start_us ||
        (!last && part->length_us != whole->length_us) ||
        (last ? part->jump_count > whole->jump_count : part->jump_count != whole->jump_count))
        return false;
    for (int i = 0; i < part->jump_count; i++)
        if (part->jumps[i].raw_at != whole->jumps[i].raw_at ||
            part->jumps[i].shift != whole->jumps[i].shift ||
            part->jumps[i].kind != whole->jumps[i].kind)
            return false;
    return true;
}

bool pl_clock_map_grew(const pl_clock_map *map, const pl_clock_map *whole)
{
    if (map->rule != whole->rule || map->part_count > whole->part_count)
        return false;
    for (int i = 0; i < map->part_count; i++)
        if (!part_grew(&map->parts[i], &whole->parts[i], map->growing && i == map->part_count - 1))
            return false;
    return map->growing || map->part_count == whole->part_count;
}
