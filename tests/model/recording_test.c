#include "plumbline/model/recording.h"

#include "test.h"

TEST(a_copy_of_a_clock_map_stands_alone)
{
    pl_clock_jump jumps[] = { { .raw_at = 90000, .shift = -45000, .kind = PL_JUMP_BREAK } };
    pl_clock_part parts[] = {
        { .unit_num = 1, .unit_den = 90000, .length_us = 40000, .jumps = jumps, .jump_count = 1 },
        { .unit_num = 1, .unit_den = 25, .start_us = 40000, .length_us = 2000000 },
    };
    pl_clock_map map = { .rule = PL_CLOCK_RULE, .parts = parts, .part_count = 2 }, copy;
    pl_clock_map_copy(&copy, &map);
    jumps[0].shift = 7;
    parts[1].length_us = 1;
    check_int(copy.rule, PL_CLOCK_RULE);
    check_int(copy.parts[0].jumps[0].shift, -45000);
    check_int(pl_clock_map_length(&copy), 2040000);
    pl_clock_map_clear(&copy);
    check_int(copy.part_count, 0);
    check_int(pl_clock_map_length(&copy), 0);
    pl_clock_map_clear(&copy);
}
