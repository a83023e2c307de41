/* Clips: each picture's number is the expected one, read by our own decoder and by the ffmpeg program; the
 * sound lies where it lay; nothing is left of what fails. */
#include "clip_check.h"
#include "corpus.h"
#include "test.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct cut {
    const char *names;
    int from, to; /* frames: from this one up to, not with, that one; 0: the end */
    bool copies;
} cut;

static const cut cuts[] = {
    /* groups of 50, each begins with an IDR picture */
    { "mp4_25.mp4", 60, 260, true },
    { "mp4_25.mp4", 100, 250, true },
    { "mp4_25.mp4", 100, 201, true },
    { "mp4_25.mp4", 99, 251, true },
    { "mp4_25.mp4", 101, 203, true },
    { "mp4_25.mp4", 0, 0, true },
    { "mp4_25.mp4", 110, 140, false },
    { "mp4_25.mp4", 120, 121, false },
    { "mp4_25.mp4", 299, 0, false },
    { "mp4_2997.mp4", 200, 404, true },
    { "mp4_23976.mp4", 17, 291, true },
    { "vfr.mp4", 33, 222, true },
    { "mkv_25.mkv", 60, 261, true },
    { "nocues_2997.mkv", 3, 399, true },
    { "mts_25.mts", 60, 262, true },
    { "mts_2997.mts", 47, 263, true },
    { "h264.avi", 40, 163, true },
    { "edit_25.mp4", 0, 150, true },
    { "edit_25.mp4", 10, 100, true },
    { "fragments.mp4", 100, 407, true },
    { "turned.mp4", 0, 50, true },
    { "narrow.mp4", 3, 47, true },
    { "late_sound.mp4", 20, 120, true },
    { "early_sound.mkv", 20, 120, true },
    { "nosound.mp4", 55, 155, true },
    { "wrap.ts", 20, 120, true },
    { "jump.ts", 110, 190, true },
    { "gap.ts", 80, 140, true },
    { "open_gop.mp4", 30, 130, false },
    { "part_a.mp4 part_b.mp4", 280, 330, false },
    { "part_a.mp4 part_b.mp4", 320, 440, true },
    { "cut_a.mpg cut_b.mpg", 100, 200, false },
    { "ps_2997.mpg", 33, 99, false },
    { "interlaced.mpg", 10, 60, false },
    { "fields.mts", 10, 90, false },
    { "wmv.wmv", 33, 77, false },
    { "vp9.webm", 20, 80, false },
    { "hevc.mp4", 20, 80, false },
    { "xvid.avi", 20, 80, false },
    { "avi_2997.avi", 20, 80, false },
    { "drop.avi", 20, 80, false },
    { "intra.mov", 5, 30, false },
    { "full.mp4", 5, 50, false },
    { "one.mp4", 0, 0, false },
};

/* A name that is used again. */
static bool write_clip(pl_clip_facts *facts, pl_media *media, const pl_clip_options *options,
                       const char *path, pl_error *err)
{
    unlink(path);
    return pl_clip_write(facts, media, options, path, NULL, err);
}

static pl_time start_of(const pl_media *media, int n)
{
    return n < pl_media_frame_count(media) ? pl_media_frame_start(media, n)
                                           : pl_media_duration(media);
}

static void check_cut(const cut *c, bool all, const char *path)
{
    pl_error err = { 0 };
    pl_clip_facts facts = { 0 };
    print_message("%s, from %d to %d\n", c->names, c->from, c->to);
    pl_media *media = corpus_open(c->names, NULL);
    int end = c->to ? c->to : pl_media_frame_count(media);
    pl_clip_options options = { .from_us = start_of(media, c->from),
                                .to_us = start_of(media, end),
                                .all = all };
    check_ok(write_clip(&facts, media, &options, path, &err));
    check_int(facts.from_us, options.from_us);
    check_int(facts.to_us, options.to_us);
    check_int(facts.frames, end - c->from);
    check_int(facts.damaged, 0);
    if ((facts.copied > 0) != (c->copies && !all))
        print_error("%s, %d to %d: %d copied; %s\n", c->names, c->from, end, facts.copied,
                    facts.why ? facts.why : "-");
    check_int(facts.copied > 0, c->copies && !all);
    check_int(facts.why != NULL, !c->copies && !all);
    clip_check_own(path, media, c->from, end);
    clip_check_other(path, media, c->from, end);
    pl_media_close(&media);
}

TEST(a_clip_has_each_frame_and_no_other)
{
    char *path = test_path("clip.mp4");
    for (size_t i = 0; i < PL_COUNT(cuts); i += TEST_STEP)
        check_cut(&cuts[i], false, path);
    free(path);
}

TEST(a_clip_has_them_too_where_all_is_coded_anew)
{
    char *path = test_path("all.mp4");
    for (size_t i = 0; i < PL_COUNT(cuts); i += 5 * TEST_STEP)
        check_cut(&cuts[i], true, path);
    free(path);
}

/* Whatever time within a frame is named, it is the frame presented then. */
TEST(times_within_frames_name_those_frames)
{
    static const struct {
        pl_time from, to;
        int first, end;
    } cases[] = { { 1000001, 2000000, 25, 50 },
                  { 1039999, 2000001, 25, 51 },
                  { 1040000, 2039999, 26, 51 },
                  { 1040000, 1040001, 26, 27 } };
    char *path = test_path("times.mp4");
    pl_media *media = corpus_open("mp4_25.mp4", NULL);
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_error err = { 0 };
        pl_clip_facts facts;
        pl_clip_options options = { .from_us = cases[i].from, .to_us = cases[i].to };
        check_ok(write_clip(&facts, media, &options, path, &err));
        check_int(facts.from_us, cases[i].first * 40000);
        check_int(facts.to_us, cases[i].end * 40000);
        clip_check_own(path, media, cases[i].first, cases[i].end);
    }
    pl_media_close(&media);
    free(path);
}

/* The clip's sound against the recording's own, to the sample, wherever the clip begins; and it ends with the
 * picture. */
TEST(the_sound_lies_where_it_lay)
{
    static const struct {
        const char *names;
        int from, to;
    } cases[] = { { "mp4_25.mp4", 243, 270 },
                  { "mp4_25.mp4", 60, 260 },
                  { "mp4_2997.mp4", 290, 350 },
                  { "mkv_25.mkv", 200, 290 },
                  { "mts_25.mts", 199, 299 },
                  { "ps_25.mpg", 240, 280 },
                  { "wmv.wmv", 230, 290 },
                  { "late_sound.mp4", 45, 65 },
                  { "part_a.mp4 part_b.mp4", 280, 330 },
                  { "jump.ts", 130, 180 } };
    char *path = test_path("sound.mp4");
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_error err = { 0 };
        pl_clip_facts facts;
        print_message("%s, from %d to %d\n", cases[i].names, cases[i].from, cases[i].to);
        pl_media *media = corpus_open(cases[i].names, NULL);
        pl_clip_options options = { .from_us = start_of(media, cases[i].from),
                                    .to_us = start_of(media, cases[i].to) };
        check_ok(write_clip(&facts, media, &options, path, &err));
        check(facts.sound);
        clip_check_sound(path, media, facts.from_us, facts.to_us);
        pl_media_close(&media);
    }
    free(path);
}

TEST(sound_alone_makes_a_clip_of_sound)
{
    pl_error err = { 0 };
    pl_clip_facts facts;
    char *path = test_path("alone.mp4");
    pl_media *media = corpus_open("sound.m4a", NULL);
    pl_clip_options options = { .from_us = 9500000, .to_us = 10700000 };
    check_ok(write_clip(&facts, media, &options, path, &err));
    check_int(facts.frames, 0);
    check_int(facts.from_us, 9500000);
    clip_check_sound(path, media, facts.from_us, facts.to_us);
    pl_media_close(&media);
    free(path);
}

TEST(a_picture_that_is_turned_or_narrow_stays_so)
{
    static const char *const names[] = { "turned.mp4", "narrow.mp4", "disc_a.mpg" };
    char *path = test_path("turned.mp4");
    for (size_t i = 0; i < PL_COUNT(names); i++)
        for (int all = 0; all < 2; all++) {
            pl_error err = { 0 };
            pl_clip_facts facts;
            pl_media *media = corpus_open(names[i], NULL);
            pl_clip_options options = { .from_us = 200000, .to_us = 1800000, .all = all };
            check_ok(write_clip(&facts, media, &options, path, &err));
            clip_check_look(path, media, options.from_us);
            pl_media_close(&media);
        }
    free(path);
}

/* --- what must not happen */

static void check_alone(const char *folder, int files)
{
    pl_error err = { 0 };
    pl_names names;
    check_ok(pl_folder_list(&names, folder, &err));
    check_int(names.count, files);
    pl_names_free(&names);
}

TEST(the_recording_itself_is_never_written_to)
{
    pl_error err = { 0 };
    pl_clip_facts facts;
    char *folder = test_new_folder(), *path = pl_path_join(folder, "a.mp4");
    char *source = corpus_path("mp4_25.mp4"), *link_path = pl_path_join(folder, "b.mp4");
    check_int(link(source, path) == 0 || symlink(source, path) == 0, 1);
    check_int(symlink(path, link_path), 0);
    const char *paths[] = { path };
    pl_media *media = pl_media_open(paths, 1, NULL, NULL, &err);
    pl_clip_options options = { .from_us = 0, .to_us = 1000000 };
    check_fails(pl_clip_write(&facts, media, &options, path, NULL, &err), PL_REFUSED);
    check_fails(pl_clip_write(&facts, media, &options, link_path, NULL, &err), PL_REFUSED);
    check_alone(folder, 2);
    pl_media_close(&media);
    free(source);
    free(link_path);
    free(path);
    free(folder);
}

TEST(what_stands_there_is_never_written_over)
{
    pl_error err = { 0 };
    pl_clip_facts facts;
    char *folder = test_new_folder(), *path = pl_path_join(folder, "a.mp4");
    pl_media *media = corpus_open("mp4_25.mp4", NULL);
    pl_clip_options options = { .from_us = 0, .to_us = 1000000 };
    test_write(path, "old");
    check_fails(pl_clip_write(&facts, media, &options, path, NULL, &err), PL_REFUSED);
    check_has(err.text, path);
    char *text = test_read(path);
    check_text(text, "old");
    check_alone(folder, 1);
    free(text);
    pl_media_close(&media);
    free(path);
    free(folder);
}

/* Somebody writes a file of that name while the clip is being made. */
static void take_place(void *ctx, double done, const char *what)
{
    (void)what;
    if (done > 0.5 && !pl_path_exists(ctx))
        test_write(ctx, "theirs");
}

TEST(what_comes_to_stand_there_is_not_written_over_either)
{
    pl_error err = { 0 };
    pl_clip_facts facts;
    char *folder = test_new_folder(), *path = pl_path_join(folder, "a.mp4");
    pl_media *media = corpus_open("mp4_25.mp4", NULL);
    pl_clip_options options = { .from_us = 0, .to_us = 4000000 };
    pl_job job = { .progress = take_place, .ctx = path };
    check_fails(pl_clip_write(&facts, media, &options, path, &job, &err), PL_REFUSED);
    char *text = test_read(path);
    check_text(text, "theirs");
    check_alone(folder, 1);
    free(text);
    pl_media_close(&media);
    free(path);
    free(folder);
}

/* A copy of a recording with a hole of zeros in it, a share of its size long; free(). */
static char *with_hole(const char *name, double at, double share)
{
    pl_error err = { 0 };
    size_t size = 0;
    char *from = corpus_path(name), *to = test_path(name);
    char *bytes = pl_file_read(&size, from, 1 << 28, &err);
    check_ok(bytes != NULL);
    memset(bytes + (size_t)(at * (double)size), 0, (size_t)(share * (double)size));
    check_ok(pl_file_write(to, bytes, size, &err));
    free(bytes);
    free(from);
    return to;
}

/* Frames 20 to 279 of 300, in groups of 50; the hole lies somewhere in the middle. */
static void check_damaged(const char *name, bool all, const char *path)
{
    enum { FROM = 20, END = 280, GOOD = 50, AGAIN = 200, STEP = 40000, SLACK = 1000 };
    pl_error err = { 0 };
    pl_clip_facts facts;
    print_message("%s%s\n", name, all ? ", all anew" : "");
    char *hurt = with_hole(name, 0.45, 0.03);
    pl_media *media = pl_media_open((const char *const[]){ hurt }, 1, NULL, NULL, &err);
    check_ok(media != NULL);
    pl_clip_options options = { .from_us = FROM * STEP, .to_us = END * STEP, .all = all };
    check_ok(write_clip(&facts, media, &options, path, &err));
    check_int(facts.from_us, FROM * STEP);
    check_int(facts.to_us, END * STEP);
    pl_media *clip = pl_media_open(&path, 1, NULL, NULL, &err);
    check_ok(clip != NULL);
    check_int(pl_media_frame_count(clip), facts.frames);
    check(llabs(pl_media_duration(clip) - (END - FROM) * STEP) <= SLACK);
    for (int n = FROM; n < END; n++)
        if (n < GOOD || n >= AGAIN)
            check_int(number_at(clip, (n - FROM) * STEP + SLACK, NULL, NULL), n);
    if (all) { /* what other programs see as well: nothing in it is broken */
        int status = 0;
        char *said = test_run(&status, "ffmpeg -v error -nostdin -i '%s' -f null - 2>&1", path);
        check_text(said, "");
        free(said);
    }
    pl_media_close(&clip);
    pl_media_close(&media);
    free(hurt);
}

/* Frames of a damaged stretch: each that can be decoded is there at its own time, one that cannot is the one
 * before it shown the longer, and the sound goes on. */
TEST(a_clip_over_damage_keeps_its_times)
{
    static const char *const names[] = { "mp4_25.mp4", "mkv_25.mkv", "mts_25.mts", "ps_25.mpg" };
    char *path = test_path("damage.mp4");
    for (size_t i = 0; i < 2 * PL_COUNT(names); i++)
        check_damaged(names[i / 2], i % 2, path);
    free(path);
}

TEST(times_that_make_no_clip_are_refused)
{
    static const pl_time cases[][2] = {
        { 1000000, 1000000 },
        { 2000000, 1000000 },
        { -1, 1000000 },
        { 0, 12000001 },
    };
    char *folder = test_new_folder(), *path = pl_path_join(folder, "a.mp4");
    pl_media *media = corpus_open("mp4_25.mp4", NULL);
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_error err = { 0 };
        pl_clip_facts facts;
        pl_clip_options options = { .from_us = cases[i][0], .to_us = cases[i][1] };
        check_fails(pl_clip_write(&facts, media, &options, path, NULL, &err), PL_BAD_INPUT);
    }
    check_alone(folder, 0);
    pl_media_close(&media);
    free(path);
    free(folder);
}

typedef struct stop {
    pl_job job;
    double at;
} stop;

static void stop_there(void *ctx, double done, const char *what)
{
    stop *s = ctx;
    (void)what;
    if (done >= s->at)
        atomic_store(&s->job.abort, true);
}

TEST(a_clip_that_is_stopped_leaves_nothing)
{
    static const double places[] = { 0, 0.1, 0.5, 0.9 };
    char *folder = test_new_folder(), *path = pl_path_join(folder, "a.mp4");
    pl_media *media = corpus_open("mp4_25.mp4", NULL);
    for (size_t i = 0; i < 2 * PL_COUNT(places); i++) {
        pl_error err = { 0 };
        pl_clip_facts facts;
        stop s = { .job = { .progress = stop_there }, .at = places[i / 2] };
        s.job.ctx = &s;
        pl_clip_options options = { .from_us = 400000, .to_us = 11000000, .all = i % 2 };
        check_fails(pl_clip_write(&facts, media, &options, path, &s.job, &err), PL_CANCELLED);
        check_alone(folder, 0);
    }
    pl_media_close(&media);
    free(path);
    free(folder);
}

/* A limit on the size of files makes a write fail half-way, as a full drive does. */
TEST(a_full_drive_leaves_nothing)
{
    char *folder = test_new_folder(), *path = pl_path_join(folder, "a.mp4");
    pid_t child = fork();
    if (child == 0) {
        pl_error err = { 0 };
        pl_clip_facts facts;
        signal(SIGXFSZ, SIG_IGN);
        setrlimit(RLIMIT_FSIZE, &(struct rlimit){ 20000, 20000 });
        pl_media *media = corpus_open("mp4_25.mp4", NULL);
        pl_clip_options options = { .from_us = 0, .to_us = 12000000 };
        bool ok = pl_clip_write(&facts, media, &options, path, NULL, &err);
        _exit(!ok && err.code == PL_FULL && strstr(err.text, path) ? 0 : 1);
    }
    int status;
    check_int(waitpid(child, &status, 0), child);
    check_int(status, 0);
    check_alone(folder, 0);
    free(path);
    free(folder);
}

TEST(a_place_that_cannot_be_written_to_is_named)
{
    pl_error err = { 0 };
    pl_clip_facts facts;
    pl_media *media = corpus_open("mp4_25.mp4", NULL);
    pl_clip_options options = { .from_us = 0, .to_us = 1000000 };
    check_fails(pl_clip_write(&facts, media, &options, "/no/such/a.mp4", NULL, &err), PL_NOT_FOUND);
    check_has(err.text, "/no/such/a.mp4");
    pl_media_close(&media);
}
