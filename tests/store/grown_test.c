/* A recording that is used before it is read to its end: it grows, and no time that it has ever changes. */
#include "library.h"

#include "plumbline/store/log.h"

typedef struct grown {
    pl_stored_part parts[3];
    pl_clock_part clocks[3];
    pl_clock_jump jumps[2];
    pl_recording recording;
    pl_clock_map map;
} grown;

/* Three parts, of which `reached` are there, the last of them so many seconds long; with a jump in each that
 * is longer than five. */
static void make(grown *out, int reached, int seconds, bool growing)
{
    static const char *const paths[] = { "/x/00000.MTS", "/x/00001.MTS", "/x/00002.MTS" };
    *out = (grown){ 0 };
    pl_time start = 0;
    for (int i = 0; i < 3; i++) {
        pl_time length = i >= reached ? 0 : (i == reached - 1 ? seconds : 10) * (pl_time)1000000;
        out->parts[i] = (pl_stored_part){
            .path = paths[i], .bytes = 1000 + i, .start_us = start, .length_us = length
        };
        out->clocks[i] = (pl_clock_part){ .raw_start = 900 * i,
                                          .unit_num = 1,
                                          .unit_den = 90000,
                                          .start_us = start,
                                          .length_us = length,
                                          .jumps = &out->jumps[0],
                                          .jump_count = length > 5000000 };
        start += length;
    }
    out->jumps[0] = (pl_clock_jump){ 450000, 7, PL_JUMP_BREAK };
    out->recording = (pl_recording){ .signature = "grown",
                                     .duration_us = start,
                                     .picture = true,
                                     .growing = growing,
                                     .parts = out->parts,
                                     .part_count = 3 };
    out->map = (pl_clock_map){
        .rule = PL_CLOCK_RULE, .parts = out->clocks, .part_count = reached, .growing = growing
    };
}

static void check_there(pl_store *store, pl_id id, const grown *want)
{
    pl_error err = { 0 };
    pl_recordings list;
    pl_clock_map map;
    check_ok(pl_store_recording(&list, store, id, &err));
    check_ok(pl_store_clock_map(&map, store, id, &err));
    check_int(list.items[0].duration_us, want->recording.duration_us);
    check_int(list.items[0].growing, want->recording.growing);
    check_int(list.items[0].part_count, 3);
    for (int i = 0; i < 3; i++) {
        check_text(list.items[0].parts[i].path, want->parts[i].path);
        check_int(list.items[0].parts[i].length_us, want->parts[i].length_us);
    }
    check_int(map.part_count, want->map.part_count);
    check_int(map.growing, want->map.growing);
    check(pl_clock_map_grew(&map, &want->map) && pl_clock_map_grew(&want->map, &map));
    pl_clock_map_clear(&map);
    pl_recordings_free(&list);
}

static bool grow(pl_store *store, pl_id id, grown *to, pl_error *err)
{
    to->recording.id = id;
    return pl_store_recording_grown(store, &to->recording, &to->map, err);
}

TEST(a_recording_grows_until_it_is_whole)
{
    library lib = library_open();
    pl_error err = { 0 };
    pl_id id;
    grown now;
    make(&now, 1, 3, true);
    check_ok(pl_store_recording_add(&id, lib.store, &now.recording, &now.map, &err));
    check_there(lib.store, id, &now);
    static const struct {
        int reached, seconds;
    } steps[] = { { 1, 8 }, { 2, 4 }, { 3, 6 } };
    for (size_t i = 0; i < PL_COUNT(steps); i++) {
        make(&now, steps[i].reached, steps[i].seconds, i < 2);
        check_ok(grow(lib.store, id, &now, &err));
        check_there(lib.store, id, &now);
    }
    library_reopen(&lib);
    check_there(lib.store, id, &now);
    make(&now, 3, 7, false);
    check_fails(grow(lib.store, id, &now, &err), PL_REFUSED); /* it is whole */
    library_check_whole(lib.folder);
    library_close(&lib);
}

TEST(what_has_its_time_keeps_it)
{
    library lib = library_open();
    pl_error err = { 0 };
    pl_id id;
    grown was, now;
    make(&was, 2, 6, true);
    check_ok(pl_store_recording_add(&id, lib.store, &was.recording, &was.map, &err));
    for (int what = 0; what < 6; what++) {
        make(&now, 2, 9, true);
        if (what == 0)
            now.clocks[0].raw_start++;
        else if (what == 1)
            now.clocks[0].length_us++;
        else if (what == 2)
            now.clocks[1].start_us++;
        else if (what == 3)
            now.jumps[0].shift++;
        else if (what == 4)
            now.clocks[1].jump_count = 0;
        else
            now.clocks[1].unit_den = 1000;
        check_fails(grow(lib.store, id, &now, &err), PL_REFUSED);
        check_there(lib.store, id, &was);
    }
    check_fails(grow(lib.store, lib.recording, &now, &err), PL_REFUSED); /* it never was growing */
    library_close(&lib);
}

TEST(parts_of_one_that_grows_are_not_regrouped)
{
    library lib = library_open();
    pl_error err = { 0 };
    pl_id id, out;
    grown was, made;
    make(&was, 1, 3, true);
    check_ok(pl_store_recording_add(&id, lib.store, &was.recording, &was.map, &err));
    make(&made, 3, 3, false);
    made.recording.signature = "other";
    pl_regrouping regrouping = { .kind = "recordings joined",
                                 .old = &id,
                                 .old_count = 1,
                                 .made = &made.recording,
                                 .maps = &made.map,
                                 .count = 1 };
    check_fails(pl_store_recordings_regroup(&out, lib.store, &regrouping, &err), PL_BUSY);
    check_there(lib.store, id, &was);
    library_close(&lib);
}

/* Two programs read the same: the slower one takes nothing away, and is told of no fault. */
TEST(what_another_program_has_read_stays)
{
    library lib = library_open();
    pl_error err = { 0 };
    pl_id id;
    grown was, now;
    make(&was, 2, 6, true);
    check_ok(pl_store_recording_add(&id, lib.store, &was.recording, &was.map, &err));
    make(&now, 1, 10, true);
    check_ok(grow(lib.store, id, &now, &err));
    check_there(lib.store, id, &was);
    make(&now, 2, 3, true);
    check_ok(grow(lib.store, id, &now, &err));
    check_there(lib.store, id, &was);
    make(&was, 3, 8, false);
    check_ok(grow(lib.store, id, &was, &err));
    check_there(lib.store, id, &was);
    make(&now, 2, 3, true);
    check_ok(grow(lib.store, id, &now, &err));
    check_ok(grow(lib.store, id, &was, &err));
    check_there(lib.store, id, &was);
    library_at_rest(lib.store);
    library_close(&lib);
}
