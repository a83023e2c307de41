/* Discs: titles, cells and chapters from their tables, the stream of a title, what is done where a table
 * is missing or damaged, and what is scrambled. Numbers of frames are read from the pixels. */
#include "corpus.h"
#include "test.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"
#include "plumbline/media/disc.h"
#include "plumbline/media/signature.h"

#include <errno.h>

static const pl_time pal = 40000;

enum { TITLE_1 = 450, TITLE_2 = 150 }; /* pictures of the disc of the corpus */

static void read_disc(pl_disc *out, const char *name)
{
    pl_error err = { 0 };
    char *path = corpus_path(name);
    check_ok(pl_disc_read(out, path, NULL, NULL, &err));
    free(path);
}

/* A copy of a disc of the corpus that may be damaged; free(). */
static char *copy_disc(const char *name, const char *damage)
{
    int status;
    char *folder = test_new_folder(), *from = corpus_path(name);
    free(test_run(&status, "cp -r '%s/.' '%s' && cd '%s' && %s", from, folder, folder, damage));
    check_int(status, 0);
    free(from);
    return folder;
}

static bool has_words(const pl_names *names, const char *words)
{
    for (int i = 0; i < names->count; i++)
        if (strstr(names->items[i], words))
            return true;
    return false;
}

TEST(names_of_a_discs_files_are_known)
{
    static const char *const are[] = { "VIDEO_TS.IFO", "VIDEO_TS.VOB", "vts_01_1.vob",
                                       "VTS_12_0.BUP" };
    static const char *const are_not[] = { "VTS_01_1.IFO",  "VTS_1_1.VOB", "VIDEO_TS.MP4",
                                           "VTS_01_1.VOB2", "VIDEO_TS",    "VTS_01_X.VOB" };
    for (size_t i = 0; i < PL_COUNT(are); i++)
        check(pl_disc_has_name(are[i]));
    for (size_t i = 0; i < PL_COUNT(are_not); i++)
        check(!pl_disc_has_name(are_not[i]));
}

TEST(titles_have_lengths_cells_and_chapters)
{
    static const char *const names[] = { "disc", "disc/VIDEO_TS", "disc.iso", "disc_cut" };
    for (size_t i = 0; i < PL_COUNT(names); i++) {
        pl_disc disc;
        read_disc(&disc, names[i]);
        check_int(disc.count, 2);
        check_int(disc.longest, 0);
        const pl_disc_title *one = &disc.titles[0], *two = &disc.titles[1];
        check_int(one->number, 1);
        check_int(two->number, 2);
        check_int(one->set, 1);
        check(llabs(one->claimed_us - TITLE_1 * pal) < 500000);
        check(llabs(two->claimed_us - TITLE_2 * pal) < 500000);
        check_int(one->chapter_count, 5);
        check_int(one->warnings.count, 0);
        check_int(one->bytes % PL_DISC_SECTOR, 0);
        check(!pl_disc_title_within(one, two) && !pl_disc_title_within(two, one));
        check(pl_disc_title_within(one, one));
        check(pl_text_ends(disc.path, strstr(names[i], "iso") ? "disc.iso" : "VIDEO_TS"));
        pl_disc_clear(&disc);
    }
}

/* What is promised of the arrays. */
static void check_title(const pl_disc_title *title)
{
    int64_t at = 0;
    int vobu = 0;
    check(title->cell_count > 0 && title->chapter_count > 0 && title->chapters[0] >= 0);
    for (int i = 0; i < title->cell_count; i++) {
        const pl_disc_cell *cell = &title->cells[i];
        check_int(cell->from, at);
        check(cell->to > cell->from && cell->to <= title->bytes);
        check_int(cell->first_vobu, vobu);
        check(cell->last_vobu >= cell->from && cell->last_vobu < cell->to);
        for (int k = 0; k < cell->vobu_count; k++) {
            int64_t place = title->vobus[vobu + k];
            check(place >= cell->from && place < cell->to);
            check(vobu + k == 0 || place > title->vobus[vobu + k - 1]);
        }
        vobu += cell->vobu_count;
        at = cell->to;
    }
    check_int(at, title->bytes);
    check_int(vobu, title->vobu_count);
    for (int i = 1; i < title->chapter_count; i++)
        check(title->chapters[i] > title->chapters[i - 1] &&
              title->chapters[i] < title->cell_count);
}

TEST(each_vobu_begins_with_a_navigation_pack_that_tells_its_times)
{
    static const char *const names[] = { "disc/VIDEO_TS#title-1", "disc.iso#title-1",
                                         "disc_cut/VIDEO_TS#title-1", "disc.iso#title-2" };
    for (size_t i = 0; i < PL_COUNT(names); i++) {
        pl_error err = { 0 };
        pl_disc_title title;
        pl_source source;
        char *path = corpus_path(names[i]);
        check_ok(pl_disc_title_read(&title, path, NULL, NULL, &err));
        check_ok(pl_source_open_file(&source, path, NULL, &err));
        check_int(source.bytes, title.bytes);
        check_title(&title);
        int64_t ticks = 0;
        uint32_t end = 0;
        for (int k = 0; k < title.vobu_count; k++) {
            pl_disc_nav nav;
            check_ok(pl_disc_nav_read(&nav, &source, title.vobus[k], &err));
            check(nav.end > nav.start);
            ticks +=
                k && nav.start > end ? nav.start - end : 0; /* within a recording there is no gap */
            end = nav.end;
            check(nav.key_bytes > 0 && nav.key_bytes <= nav.bytes);
            int64_t next = k + 1 < title.vobu_count ? title.vobus[k + 1] : title.bytes;
            check_int(nav.bytes, next - title.vobus[k]);
            ticks += nav.end - nav.start;
        }
        int pictures = strstr(names[i], "title-1") ? TITLE_1 : TITLE_2;
        /* the last of a recording ends with its sound, which may be a little behind the picture */
        check(ticks >= pictures * 3600 && ticks < pictures * 3600 + 2 * 3600);
        pl_disc_nav nav;
        check_fails(pl_disc_nav_read(&nav, &source, title.vobus[0] + PL_DISC_SECTOR, &err),
                    PL_BAD_INPUT);
        check_fails(pl_disc_nav_read(&nav, &source, title.bytes, &err), PL_BAD_INPUT);
        source.close(source.ctx);
        pl_disc_title_clear(&title);
        free(path);
    }
}

/* The clock starts again with the second recording of title 1: by the table, and by the packs. */
TEST(a_cell_whose_clock_starts_again_is_told)
{
    pl_error err = { 0 };
    pl_disc_title title;
    pl_source source;
    char *path = corpus_path("disc/VIDEO_TS#title-1");
    check_ok(pl_disc_title_read(&title, path, NULL, NULL, &err));
    check_ok(pl_source_open_file(&source, path, NULL, &err));
    check_int(title.cell_count, 5);
    for (int i = 1; i < title.cell_count; i++) {
        pl_disc_nav before, behind;
        check_ok(pl_disc_nav_read(&before, &source, title.cells[i - 1].last_vobu, &err));
        check_ok(pl_disc_nav_read(&behind, &source, title.cells[i].from, &err));
        check_int(before.end == behind.start, i != 3);
        check_int(title.cells[i].goes_on, i != 3);
    }
    check(!title.cells[0].goes_on);
    source.close(source.ctx);
    pl_disc_title_clear(&title);
    free(path);
}

static void signature_of(char out[PL_HASH_ROOM], const char *path)
{
    pl_error err = { 0 };
    check_ok(pl_signature_read(out, &path, 1, 0, &err));
}

/* In a folder, in an image, in one file or several: the same title is the same recording. */
TEST(the_same_title_has_the_same_signature_wherever_it_lies)
{
    static const char *const names[] = { "disc/VIDEO_TS#title-1", "disc.iso#title-1",
                                         "disc_cut/VIDEO_TS#title-1" };
    char first[PL_HASH_ROOM], again[PL_HASH_ROOM];
    for (size_t i = 0; i < PL_COUNT(names); i++) {
        char *path = corpus_path(names[i]);
        signature_of(i ? again : first, path);
        if (i)
            check_text(again, first);
        free(path);
    }
    char *path = corpus_path("disc.iso#title-2");
    signature_of(again, path);
    check(strcmp(again, first) != 0);
    free(path);
}

TEST(pictures_of_a_title_run_on_over_every_join)
{
    static const char *const names[] = { "disc/VIDEO_TS#title-1", "disc.iso#title-1",
                                         "disc_cut/VIDEO_TS#title-1" };
    for (size_t i = 0; i < PL_COUNT(names); i++) {
        pl_media *media = corpus_open(names[i], NULL);
        check_int(pl_media_clock(media)->part_count, 1);
        check_int(pl_media_frame_count(media), TITLE_1);
        check_int(pl_media_duration(media), TITLE_1 * pal);
        for (int n = 0; n < TITLE_1; n += n >= 290 && n < 310 ? 1 : 7)
            check_int(number_at(media, n * pal, NULL, NULL), n);
        pl_media_close(&media);
    }
    pl_media *media = corpus_open("disc_cut/VIDEO_TS#title-2", NULL);
    check_int(pl_media_frame_count(media), TITLE_2);
    check_int(number_at(media, 70 * pal, NULL, NULL), 1070);
    pl_media_close(&media);
}

/* --- damage */

TEST(a_table_that_is_missing_or_damaged_is_read_from_its_copy)
{
    const struct {
        const char *damage, *words;
    } cases[] = {
        { "rm VIDEO_TS/VTS_01_0.IFO", "its copy VTS_01_0.BUP is used" },
        { "head -c 100 VIDEO_TS/VTS_01_0.BUP > VIDEO_TS/VTS_01_0.IFO",
          "its copy VTS_01_0.BUP is used" },
        { ": > VIDEO_TS/VTS_01_0.IFO", "its copy VTS_01_0.BUP is used" },
        { "rm VIDEO_TS/VIDEO_TS.IFO", "its copy VIDEO_TS.BUP is used" },
        { "rm VIDEO_TS/VTS_01_0.BUP VIDEO_TS/VIDEO_TS.BUP", NULL },
    };
    char whole[PL_HASH_ROOM], survived[PL_HASH_ROOM];
    char *good = corpus_path("disc/VIDEO_TS#title-1");
    signature_of(whole, good);
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_error err = { 0 };
        pl_disc disc;
        char *folder = copy_disc("disc", cases[i].damage);
        check_ok(pl_disc_read(&disc, folder, NULL, NULL, &err));
        check_int(disc.count, 2);
        check_int(disc.titles[0].warnings.count, cases[i].words ? 1 : 0);
        if (cases[i].words)
            check_has(disc.titles[0].warnings.items[0], cases[i].words);
        char *path = pl_part_join(disc.path, 1);
        signature_of(survived, path);
        check_text(survived, whole);
        free(path);
        pl_disc_clear(&disc);
        free(folder);
    }
    free(good);
}

TEST(without_any_table_the_files_are_played_in_order)
{
    static const char *const damages[] = {
        "rm VIDEO_TS/VTS_01_0.*",
        "rm VIDEO_TS/*.IFO VIDEO_TS/*.BUP",
        "for f in VIDEO_TS/VTS_01_0.*; do head -c 2048 /dev/zero > $f; done",
        /* tables of another disc: no cell begins where they say */
        "tail -c +6145 VIDEO_TS/VTS_01_1.VOB > a && mv a VIDEO_TS/VTS_01_1.VOB",
    };
    for (size_t i = 0; i < PL_COUNT(damages); i++) {
        pl_error err = { 0 };
        pl_disc disc;
        char *folder = copy_disc("disc_cut", damages[i]);
        check_ok(pl_disc_read(&disc, folder, NULL, NULL, &err));
        check_int(disc.count, 1);
        const pl_disc_title *title = &disc.titles[0];
        check_title(title);
        check_int(title->number, 1);
        check_int(title->claimed_us, PL_NO_TIME);
        check_int(title->vobu_count, 0);
        check(has_words(&title->warnings, "played in the order of their names"));
        check_int(title->cells[0].to, title->bytes);
        pl_disc_clear(&disc);
        free(folder);
    }
    pl_media *media = corpus_open("disc_bare#title-1", NULL);
    check(has_warning(pl_media_probe(media), "played in the order of their names"));
    check_int(pl_media_frame_count(media), TITLE_1 + TITLE_2);
    check_int(number_at(media, 300 * pal, NULL, NULL), 300);
    check_int(number_at(media, (TITLE_1 + 20) * pal, NULL, NULL), 1020);
    pl_media_close(&media);
}

TEST(titles_are_numbered_by_their_files_where_the_discs_own_table_is_gone)
{
    pl_error err = { 0 };
    pl_disc disc;
    char *folder = copy_disc("disc", "rm VIDEO_TS/VIDEO_TS.*");
    check_ok(pl_disc_read(&disc, folder, NULL, NULL, &err));
    check_int(disc.count, 2);
    check_int(disc.titles[1].number, 2);
    check_int(disc.titles[0].chapter_count, 5);
    check(has_words(&disc.titles[0].warnings, "numbered in the order of their files"));
    pl_disc_clear(&disc);
    free(folder);
}

TEST(a_missing_or_short_file_is_told_and_the_rest_plays)
{
    static const struct {
        const char *damage, *words;
        int last; /* the number of the picture shown last; -1: it is not looked at */
    } cases[] = {
        { "rm VIDEO_TS/VTS_01_2.VOB", "VTS_01_2.VOB is missing", 449 },
        { "rm VIDEO_TS/VTS_01_1.VOB", "VTS_01_1.VOB is missing", 449 },
        { "rm VIDEO_TS/VTS_01_3.VOB", "the end is missing", -1 },
        { "truncate -s 500000 VIDEO_TS/VTS_01_2.VOB && rm VIDEO_TS/VTS_01_3.VOB",
          "the end is missing", -1 },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_error err = { 0 };
        char *folder = copy_disc("disc_cut", cases[i].damage);
        char *path = pl_format("%s/VIDEO_TS#title-1", folder);
        const char *paths[] = { path };
        pl_media *media = pl_media_open(paths, 1, NULL, NULL, &err);
        check_ok(media != NULL);
        check(has_warning(pl_media_probe(media), cases[i].words));
        if (cases[i].last >= 0)
            check_int(number_at(media, pl_media_duration(media), NULL, NULL), cases[i].last);
        pl_media_close(&media);
        free(path);
        free(folder);
    }
}

TEST(what_is_no_disc_or_holds_nothing_says_so)
{
    static const struct {
        const char *damage, *words;
        pl_code code;
    } cases[] = {
        { "rm -r VIDEO_TS", "holds no DVD-Video", PL_NOT_FOUND },
        { "rm VIDEO_TS/*", "holds no DVD-Video", PL_NOT_FOUND },
        { "rm VIDEO_TS/*.VOB", "VOB files are missing or empty", PL_BAD_INPUT },
        { "for f in VIDEO_TS/*.VOB; do : > $f; done", "VOB files are missing or empty",
          PL_BAD_INPUT },
    };
    pl_error err = { 0 };
    pl_disc disc;
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        char *folder = copy_disc("disc", cases[i].damage);
        check_fails(pl_disc_read(&disc, folder, NULL, NULL, &err), cases[i].code);
        check_has(err.text, cases[i].words);
        free(folder);
    }
    static const char *const files[] = { "garbage.mp4", "mp4_25.mp4", "empty.mp4" };
    for (size_t i = 0; i < PL_COUNT(files); i++) {
        char *path = corpus_path(files[i]);
        check(!pl_disc_read(&disc, path, NULL, NULL, &err));
        free(path);
    }
    char *path = corpus_path("disc.iso#title-3");
    pl_source source;
    check_fails(pl_source_open_file(&source, path, NULL, &err), PL_NOT_FOUND);
    check_has(err.text, "There is no title 3");
    free(path);
}

TEST(a_folder_of_a_disc_that_may_not_be_read_fails)
{
    pl_error err = { 0 };
    pl_disc disc;
    char *folder = copy_disc("disc", "rm -r VIDEO_TS && ln -s nowhere VIDEO_TS");
    check_fails(pl_disc_read(&disc, folder, NULL, NULL, &err), PL_NOT_FOUND);
    free(folder);
}

/* Some tools write the older file system alone. */
TEST(an_image_without_udf_is_read_by_iso_9660)
{
    pl_error err = { 0 };
    int status;
    char *folder = corpus_path("disc"), *image = test_path("plain.iso"),
         *whole = corpus_path("disc.iso");
    free(test_run(&status, "genisoimage -quiet -o '%s' '%s'", image, folder));
    check_int(status, 0);
    char *paths[] = { pl_part_join(image, 1), pl_part_join(whole, 1) };
    char a[PL_HASH_ROOM], b[PL_HASH_ROOM];
    signature_of(a, paths[0]);
    signature_of(b, paths[1]);
    check_text(a, b);
    pl_disc disc;
    check_ok(pl_disc_read(&disc, image, NULL, NULL, &err));
    check_int(disc.count, 2);
    pl_disc_clear(&disc);
    free(paths[0]);
    free(paths[1]);
    free(folder);
    free(image);
    free(whole);
}

TEST(a_scrambled_disc_is_refused_with_a_sentence)
{
    pl_error err = { 0 };
    pl_disc disc;
    pl_source source;
    char *path = corpus_path("disc_locked"), *title = corpus_path("disc_locked#title-1");
    check_fails(pl_disc_read(&disc, path, NULL, NULL, &err), PL_BAD_INPUT);
    check_has(err.text, "is encrypted (CSS)");
    check_fails(pl_source_open_file(&source, title, NULL, &err), PL_BAD_INPUT);
    check_has(err.text, "does not decrypt");
    free(path);
    free(title);
    char *bare = copy_disc("disc_locked", "rm *.IFO *.BUP");
    check_fails(pl_disc_read(&disc, bare, NULL, NULL, &err), PL_BAD_INPUT);
    check_has(err.text, "is encrypted (CSS)");
    free(bare);
}

/* --- drives that fail, tables that were changed */

typedef struct changing {
    const char *failing; /* names that end so cannot be read */
    const char *changed; /* names that hold this are read from `bytes` */
    uint8_t *bytes;
    size_t size;
} changing;

static int64_t read_bytes(void *ctx, void *out, int64_t at, size_t size)
{
    const changing *c = ctx;
    if (at >= (int64_t)c->size)
        return 0;
    size_t left = c->size - (size_t)at;
    memcpy(out, c->bytes + at, size < left ? size : left);
    return (int64_t)(size < left ? size : left);
}

static int64_t fail_read(void *ctx, void *out, int64_t at, size_t size)
{
    (void)ctx, (void)out, (void)at, (void)size;
    return -EIO;
}

static bool open_changing(pl_source *out, const char *path, void *ctx, pl_error *err)
{
    changing *c = ctx;
    if (c->changed && strstr(path, c->changed)) {
        *out = (pl_source){ .read = read_bytes, .ctx = c, .bytes = (int64_t)c->size };
        return true;
    }
    if (c->failing && strstr(path, c->failing)) {
        *out = (pl_source){ .read = fail_read, .bytes = 6144 };
        return true;
    }
    return pl_source_open_file(out, path, NULL, err);
}

/* Another stream would come of it, and the next time the first one again. */
TEST(a_drive_that_fails_is_no_damaged_table)
{
    static const struct {
        const char *failing;
        bool fails;
    } cases[] = {
        { "VTS_01_0", true }, { "VIDEO_TS.", true }, { "VTS_01_1.VOB", true },
        { ".IFO", false },    { ".BUP", false },
    };
    char *path = corpus_path("disc/VIDEO_TS");
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_error err = { 0 };
        pl_disc disc;
        changing c = { .failing = cases[i].failing };
        if (cases[i].fails) {
            check_fails(pl_disc_read(&disc, path, open_changing, &c, &err), PL_CANNOT_READ);
            continue;
        }
        check_ok(pl_disc_read(&disc, path, open_changing, &c, &err));
        check_int(disc.count, 2);
        pl_disc_clear(&disc);
    }
    free(path);
}

static void load(changing *c, const char *name, size_t most)
{
    pl_error err = { 0 };
    char *path = corpus_path(name);
    c->bytes = (uint8_t *)pl_file_read(&c->size, path, (size_t)16 << 20, &err);
    check(c->bytes != NULL);
    c->size = most && c->size > most ? most : c->size;
    free(path);
}

/* Bytes that hold something are made into others; gives what they were. */
static void change(changing *c, const uint8_t *whole, size_t most, uint32_t *state)
{
    static const uint8_t values[] = { 0, 1, 0x7f, 0x80, 0xff };
    memcpy(c->bytes, whole, most);
    for (uint32_t k = test_random(state) % 8 + 1; k > 0; k--) {
        size_t at;
        do
            at = test_random(state) % most;
        while (!whole[at] && !whole[at ? at - 1 : 0] && test_random(state) % 64);
        uint32_t pick = test_random(state) % 8;
        c->bytes[at] = pick < PL_COUNT(values) ? values[pick] : (uint8_t)test_random(state);
    }
}

static void survive(const char *name, changing *c, int rounds, size_t most)
{
    uint32_t state = 5;
    char *path = corpus_path(name);
    uint8_t *whole = (uint8_t *)pl_copy_bytes(c->bytes, c->size);
    for (int i = 0; i < rounds; i++) {
        pl_error err = { 0 };
        pl_disc disc;
        change(c, whole, most, &state);
        if (!pl_disc_read(&disc, path, open_changing, c, &err)) {
            check(err.code == PL_BAD_INPUT || err.code == PL_NOT_FOUND);
            continue;
        }
        for (int k = 0; k < disc.count; k++)
            check_title(&disc.titles[k]);
        pl_disc_clear(&disc);
    }
    free(whole);
    free(path);
}

TEST(no_change_of_a_table_takes_the_program_down)
{
    static const char *const names[] = { "VTS_01_0", "VIDEO_TS." };
    for (size_t i = 0; i < PL_COUNT(names); i++) {
        changing c = { .changed = names[i] };
        char *file = pl_format("disc/VIDEO_TS/%s%s", names[i], i ? "IFO" : ".IFO");
        load(&c, file, 0);
        survive("disc/VIDEO_TS", &c, 2000, c.size);
        free(c.bytes);
        free(file);
    }
}

TEST(no_change_of_an_image_takes_the_program_down)
{
    changing c = { .changed = "disc.iso" };
    load(&c, "disc.iso", 0);
    survive("disc.iso", &c, 600, (size_t)320 * PL_DISC_SECTOR);
    free(c.bytes);
}
