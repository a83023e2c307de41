/* Pictures in lists: off as shipped, of the rows that are seen alone, within a bound. */
#include "test.h"

#include "headless.h"

#include "plumbline/base/text.h"
#include "plumbline/command/pictures.h"
#include "plumbline/library/index.h"
#include "plumbline/library/picture.h"
#include "plumbline/store/people.h"
#include "plumbline/store/recordings.h"

/* A picture of 160 × 90 or so. */
enum { LEAST = 160 * 80 * 4, MOST = 160 * 130 * 4 };

static void add_real(pl_store *store)
{
    pl_candidate candidate = { 0 };
    pl_index_result result;
    char *path = pl_format("%s/corpus/mp4_25.mp4", PL_BUILD);
    pl_names_add(&candidate.parts, path);
    pl_library_index(&result, store, &candidate, 0, NULL);
    check_int(result.state, PL_INDEX_NEW);
    pl_index_result_free(&result);
    pl_names_free(&candidate.parts);
    free(path);
}

/* Of which the file is not there. */
static void add_away(pl_store *store, int n)
{
    pl_error err = { 0 };
    pl_id id;
    char signature[24], path[32];
    snprintf(signature, sizeof signature, "made %04d", n);
    snprintf(path, sizeof path, "/nowhere/a%04d.mp4", n);
    pl_stored_part part = { .path = path, .length_us = 1000000 };
    pl_recording recording = { .signature = signature,
                               .duration_us = 1000000,
                               .picture = true,
                               .parts = &part,
                               .part_count = 1 };
    pl_clock_part clock = { .unit_num = 1, .unit_den = 90000, .length_us = 1000000 };
    pl_clock_map map = { .rule = 1, .parts = &clock, .part_count = 1 };
    check_ok(pl_store_recording_add(&id, store, &recording, &map, &err));
}

static ui_headless *show(int away, const char *as)
{
    pl_error err = { 0 };
    pl_store *store;
    ui_headless *s;
    char *folder = test_new_folder();
    pl_utc_fix(PL_DAY_US * 20000);
    check_ok(pl_store_open(&store, folder, &(pl_store_options){ .as = "T-02" }, &err));
    for (int i = 0; i < away; i++)
        add_away(store, i);
    pl_utc_fix(PL_DAY_US * 20001);
    add_real(store); /* the newest */
    if (strcmp(as, "T-02") != 0) {
        pl_id id;
        check_ok(pl_store_person_add(&id, store, as, PL_ROLE_FACILITATOR, &err));
    }
    pl_store_close(&store);
    check_ok(ui_headless_start(&s, &(pl_ui_options){ .folder = folder, .as = as }, &err));
    check_ok(ui_headless_resize(s, "1440x900", &err));
    check_ok(ui_headless_settle(s, &err));
    free(folder);
    return s;
}

static void hide(ui_headless *s)
{
    ui_headless_stop(s);
    pl_utc_fix(0);
}

static void run(ui_headless *s, const char *command)
{
    pl_error err = { 0 };
    check_ok(pl_command_line(s->app, command, &err));
    check_ok(ui_headless_settle(s, &err));
}

static double row_height(const ui_headless *s)
{
    for (int i = 0; i < s->ui.count; i++) {
        const pl_list *list = s->ui.panels[i].now;
        for (int n = 0; n < pl_list_count(list); n++)
            if (pl_list_element(list, n).role == PL_ROLE_ROW)
                return pl_list_element(list, n).rect.h;
    }
    return 0;
}

static void check_bytes(const ui_headless *s, int pictures)
{
    int64_t bytes = pl_app_pictures_bytes(s->app);
    check(bytes >= (int64_t)pictures * LEAST && bytes <= (int64_t)pictures * MOST);
}

TEST(off_as_shipped_then_rows_are_higher_and_have_pictures)
{
    ui_headless *s = show(3, "T-02");
    check(s->app->pictures == NULL);
    check_int((int)row_height(s), 48);
    run(s, "list-pictures");
    check_int((int)row_height(s), 64);
    check_bytes(s, 1); /* of the others there is none */
    run(s, "list-pictures");
    check_int((int)row_height(s), 48);
    check_bytes(s, 0);
    hide(s);
}

/* What is drawn of a row: its pixels where the picture stands. */
static uint32_t pixels_of(ui_headless *s)
{
    pl_error err = { 0 };
    pl_image *image = ui_headless_picture(s, &err);
    uint32_t first = pl_image_row(image, 150)[110], differ = 0;
    for (int y = 150; y < 180; y++)
        for (int x = 110; x < 170; x++)
            differ += pl_image_row(image, y)[x] != first;
    pl_image_free(image);
    return differ;
}

TEST(hiding_every_picture_hides_those_of_lists)
{
    ui_headless *s = show(0, "T-02");
    run(s, "list-pictures");
    check(pixels_of(s) > 100);
    run(s, "hide-pictures");
    check_int(pixels_of(s), 0);
    check_int((int)row_height(s), 64);
    run(s, "hide-pictures");
    check(pixels_of(s) > 100);
    hide(s);
}

TEST(only_what_is_seen_is_asked_for)
{
    ui_headless *s = show(100, "T-02");
    run(s, "row-next 100"); /* the last: the recording that is there is out of sight */
    run(s, "list-pictures");
    check_bytes(s, 0);
    run(s, "row-next -100");
    check_bytes(s, 1);
    hide(s);
}

/* Many names of one file, "…/./././one.mp4": each is one of its own. */
static char *name_of(int n)
{
    pl_text name = { 0 };
    pl_text_add_format(&name, "%s/corpus/", PL_BUILD);
    for (int i = 0; i < n; i++)
        pl_text_add_format(&name, "./");
    pl_text_add_format(&name, "one.mp4");
    return pl_text_take(&name);
}

TEST(there_is_a_bound)
{
    enum { NAMES = 400, AT_ONCE = 40, BOUND = 16 * 1000 * 1000 };
    pl_error err = { 0 };
    ui_headless *s = show(0, "T-02");
    int64_t most = 0;
    run(s, "list-pictures");
    for (int i = 0; i < NAMES; i++) {
        uint64_t version;
        char *name = name_of(i);
        pl_app_file_picture(&version, s->app, name);
        free(name);
        if (i % AT_ONCE < AT_ONCE - 1)
            continue;
        while (pl_app_pictures_wait(s->app))
            pl_app_tick(s->app);
        most = pl_app_pictures_bytes(s->app) > most ? pl_app_pictures_bytes(s->app) : most;
        check_ok(ui_headless_settle(s, &err));
    }
    check(most > BOUND / 2 && most <= BOUND);
    hide(s);
}

/* A facilitator sees the list; the picture of a session that was not opened to them is none of theirs. */
TEST(a_facilitator_sees_no_picture_of_what_was_not_opened_to_them)
{
    ui_headless *s = show(0, "F-014");
    run(s, "list-pictures");
    check_bytes(s, 0);
    hide(s);
}
