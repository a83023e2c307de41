/* Recordings whose parts were joined or split by hand: one change, its line in the log, and nothing of it
 * where a review rests on them. */
#include "library.h"

#include "plumbline/store/log.h"

enum { MOST = 3 };

typedef struct made {
    pl_stored_part parts[MOST];
    pl_clock_part clocks[MOST];
    pl_clock_jump jump;
    pl_recording recording;
    pl_clock_map map;
} made;

/* A recording of the parts that the letters name; a part lasts a second for each letter before it and one. */
static void make(made *out, const char *letters)
{
    static const char *const paths[] = { "/x/a.mp4", "/x/b.mp4", "/x/c.mp4" };
    static const char *const signatures[] = { "a", "b", "c" };
    *out = (made){ 0 };
    int count = (int)strlen(letters);
    pl_time start = 0;
    for (int i = 0; i < count; i++) {
        int which = letters[i] - 'a';
        pl_time length = (which + 1) * 1000000;
        out->parts[i] = (pl_stored_part){ .path = paths[which],
                                          .bytes = which,
                                          .signature = signatures[which],
                                          .start_us = start,
                                          .length_us = length };
        out->clocks[i] = (pl_clock_part){
            .unit_num = 1, .unit_den = 90000, .start_us = start, .length_us = length
        };
        start += length;
    }
    out->jump = (pl_clock_jump){ 5, 6, PL_JUMP_BREAK };
    out->clocks[0].jumps = &out->jump;
    out->clocks[0].jump_count = 1;
    out->recording = (pl_recording){ .signature = letters,
                                     .duration_us = start,
                                     .picture = true,
                                     .parts = out->parts,
                                     .part_count = count };
    out->map = (pl_clock_map){ .rule = PL_CLOCK_RULE, .parts = out->clocks, .part_count = count };
}

static pl_id add(pl_store *store, const char *letters)
{
    pl_error err = { 0 };
    pl_id id = 0;
    made one;
    make(&one, letters);
    check_ok(pl_store_recording_add(&id, store, &one.recording, &one.map, &err));
    return id;
}

/* The library's recordings by their signatures, in order of being added: "ab c". */
static void check_there(pl_store *store, const char *want)
{
    pl_error err = { 0 };
    pl_recordings list;
    char words[64] = "";
    check_ok(pl_store_recordings(&list, store, &err));
    for (int i = 1; i < list.count; i++) { /* behind the one of every library here */
        strcat(words, i > 1 ? " " : "");
        strcat(words, list.items[i].signature);
        check_int(list.items[i].part_count, (long long)strlen(list.items[i].signature));
    }
    check_text(words, want);
    pl_recordings_free(&list);
}

static bool regroup(pl_id *out, pl_store *store, const pl_id *old, int old_count, const char *first,
                    const char *second, pl_error *err)
{
    made two[2];
    make(&two[0], first);
    if (second)
        make(&two[1], second);
    const pl_recording recordings[] = { two[0].recording,
                                        second ? two[1].recording : two[0].recording };
    const pl_clock_map maps[] = { two[0].map, second ? two[1].map : two[0].map };
    pl_regrouping change = { second ? "recording split" : "recordings joined",
                             old,
                             old_count,
                             recordings,
                             maps,
                             second ? 2 : 1 };
    return pl_store_recordings_regroup(out, store, &change, err);
}

static void check_log(pl_store *store, const char *kind)
{
    pl_error err = { 0 };
    pl_log_lines lines;
    check_ok(pl_store_log(&lines, store, 1, 1000, &err));
    check_text(lines.items[lines.count - 1].kind, kind);
    pl_log_lines_free(&lines);
}

TEST(recordings_are_joined_and_split_in_one_change)
{
    pl_error err = { 0 };
    library lib = library_open();
    pl_id old[] = { add(lib.store, "b"), add(lib.store, "a") }, out[2] = { 0 };
    check_ok(regroup(out, lib.store, old, 2, "ba", NULL, &err));
    check_int(out[0], old[0]);
    check_there(lib.store, "ba");
    check_log(lib.store, "recordings joined");
    pl_recordings list;
    check_ok(pl_store_recording(&list, lib.store, old[0], &err));
    check_int(list.items[0].duration_us, 3000000);
    check_text(list.items[0].parts[1].path, "/x/a.mp4");
    check_int(list.items[0].parts[1].start_us, 2000000);
    pl_recordings_free(&list);
    pl_clock_map map;
    check_ok(pl_store_clock_map(&map, lib.store, old[0], &err));
    check_int(map.part_count, 2);
    check_int(map.parts[0].jump_count, 1);
    pl_clock_map_clear(&map);
    check_fails(pl_store_recording(&list, lib.store, old[1], &err), PL_NOT_FOUND);

    check_ok(regroup(out, lib.store, old, 1, "b", "a", &err));
    check_int(out[0], old[0]);
    check(out[1] != 0 && out[1] != old[1]);
    check_there(lib.store, "b a");
    check_log(lib.store, "recording split");
    library_close(&lib);
}

TEST(a_part_is_known_by_its_content_wherever_it_stands)
{
    pl_error err = { 0 };
    library lib = library_open();
    pl_id id = add(lib.store, "ab"), found = 0;
    int position = -1;
    check_ok(pl_store_part_known(&found, &position, lib.store, "b", &err));
    check_int(found, id);
    check_int(position, 1);
    check_fails(pl_store_part_known(&found, &position, lib.store, "c", &err), PL_NOT_FOUND);
    library_close(&lib);
}

TEST(what_was_said_of_a_session_stays)
{
    pl_error err = { 0 };
    library lib = library_open();
    pl_id old[] = { add(lib.store, "a"), add(lib.store, "b"), add(lib.store, "c") }, out, session;
    pl_session said = { .recording = old[1], .title = "Session 4", .language = "en-GB" };
    check_ok(pl_store_session_set(&session, lib.store, &said, &err));
    said = (pl_session){ .recording = old[2], .title = "Another", .language = "en-GB" };
    check_ok(pl_store_session_set(&session, lib.store, &said, &err));
    check_ok(regroup(&out, lib.store, old, 3, "abc", NULL, &err));
    pl_recordings list;
    check_ok(pl_store_recording(&list, lib.store, out, &err));
    check_text(list.items[0].session.title, "Session 4");
    pl_recordings_free(&list);
    library_close(&lib);
}

TEST(nothing_is_joined_or_split_where_a_review_rests_on_it)
{
    pl_error err = { 0 };
    library lib = library_open();
    pl_id other = add(lib.store, "a"), out[2] = { 7, 7 };
    pl_id with_review[] = { other, lib.recording };
    char *before = library_all(lib.folder);
    check_fails(pl_store_recording_unreviewed(lib.store, lib.recording, &err), PL_REFUSED);
    check_ok(pl_store_recording_unreviewed(lib.store, other, &err));
    check_fails(regroup(out, lib.store, with_review, 2, "ab", NULL, &err), PL_REFUSED);
    check_has(err.text, "Monitoring has begun");
    check_fails(regroup(out, lib.store, &lib.recording, 1, "a", "b", &err), PL_REFUSED);
    add(lib.store, "b");
    free(before);
    before = library_all(lib.folder);
    check_fails(regroup(out, lib.store, &other, 1, "a", "b", &err), PL_REFUSED);
    check_has(err.text, "in the library already");
    check_int(out[0], 7);
    char *behind = library_all(lib.folder);
    check_text(behind, before);
    free(before);
    free(behind);
    library_close(&lib);
}
