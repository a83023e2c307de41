/* A disc of several files and recordings, as large as real ones: made and named by tests/bench/disc, else
 * passed over. Each recording has pictures numbered from 0 and ten minutes of the corpus's sound, over and
 * over. */
#include "corpus.h"
#include "playing.h"
#include "test.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"
#include "plumbline/media/disc.h"

enum { NUMBERS = 15000 /* pictures of a recording */, MOST_JOINS = 64, TICKS = 10000 };

static const pl_time pal = 40000, sound_round = 24000000; /* of the corpus's sound */

typedef struct join {
    int frame;     /* the first one behind it */
    bool restarts; /* the clock does; else one file ends */
} join;

/* Of the title's VOBUs: how many pictures stand before each. */
static int find_joins(join *out, const pl_disc_title *title, const pl_source *source,
                      const int64_t *cuts, int cut_count)
{
    pl_error err = { 0 };
    int count = 0, cut = 0, before = 0; /* pictures of the recordings before */
    uint32_t first = 0, end = 0;
    for (int i = 0; i < title->vobu_count; i++) {
        pl_disc_nav nav;
        check_ok(pl_disc_nav_read(&nav, source, title->vobus[i], &err));
        bool restarts = i > 0 && nav.start < end;
        before += restarts ? NUMBERS : 0;
        first = i == 0 || restarts ? nav.start : first;
        end = nav.end;
        int frame = before + (int)((nav.start - first) / 3600);
        if (restarts)
            out[count++] = (join){ frame, true };
        for (; cut < cut_count && title->vobus[i] > cuts[cut]; cut++)
            out[count++] = (join){ frame, false };
    }
    return count;
}

/* Where one of the disc's files ends, in the title, which begins with them. */
static int find_cuts(int64_t *out, const char *folder)
{
    int count = 0;
    int64_t at = 0;
    for (int i = 1; i < 9; i++) {
        pl_file_facts facts, more;
        char *path = pl_format("%s/VTS_01_%d.VOB", folder, i);
        char *next = pl_format("%s/VTS_01_%d.VOB", folder, i + 1);
        if (pl_file_facts_read(&facts, path, NULL) && pl_file_facts_read(&more, next, NULL))
            out[count++] = at += facts.bytes;
        free(path);
        free(next);
    }
    return count;
}

/* The next picture at or behind `frame` at which a beep begins, at 0, 10 and 20 s of each round. */
static int beep_behind(int frame)
{
    for (;; frame++) {
        pl_time at = frame % NUMBERS * pal % sound_round;
        if (at % 10000000 == 0)
            return frame;
    }
}

static bool beeps(const float *block)
{
    for (int i = 0; i < TEST_TICK_FRAMES * 2; i++)
        if (block[i] > 0.13f || block[i] < -0.13f)
            return true;
    return false;
}

/* From two seconds before the join until the next beep: every picture in its order, and the beep with its
 * picture. Gives how far the sound lies behind it. */
static int64_t play_over(test_player *t, const join *at)
{
    int from = at->frame - 50, beep = beep_behind(at->frame), shown = from;
    const pl_media *media = pl_player_media(t->player);
    int64_t seen = 0, heard = 0;
    check_int(test_seek_number(t, pl_media_frame_start(media, from)), from % NUMBERS);
    pl_player_play(t->player);
    test_settle(t);
    for (int i = 0; i < TICKS && (!seen || !heard); i++) {
        const pl_frame *frame = test_frame(t);
        int64_t now = atomic_load(&t->now);
        if (frame->n != shown) {
            check_int(frame->n, shown + 1);
            shown = frame->n;
            check_int(test_number(frame), shown % NUMBERS);
        }
        seen = !seen && shown == beep ? now : seen;
        test_tick(t);
        bool near = shown >= beep - 5;
        heard = !heard && near && beeps(t->block) ? now + TEST_TICK_US : heard;
    }
    check(seen && heard);
    pl_player_pause(t->player);
    pl_player_state state = test_state(t);
    check_int(state.dropped, 0);
    return heard - seen;
}

TEST(a_large_disc_plays_over_every_join)
{
    const char *path = getenv("PL_LARGE_DISC");
    if (!path)
        return;
    pl_error err = { 0 };
    pl_disc_title title;
    pl_source source;
    int64_t cuts[PL_PART_MOST_TITLES];
    join joins[MOST_JOINS];
    check_ok(pl_disc_title_read(&title, path, NULL, NULL, &err));
    check_ok(pl_source_open_file(&source, path, NULL, &err));
    char *folder = pl_text_ends(path, ".iso#title-1")
                       ? pl_format("%.*s/VIDEO_TS", (int)(strlen(path) - 12), path)
                       : pl_copy_bytes(path, strlen(path) - 8);
    int count = find_joins(joins, &title, &source, cuts, find_cuts(cuts, folder));
    source.close(source.ctx);
    test_player *t = test_player_open(path, true);
    test_settle(t);
    check_int(pl_media_frame_count(pl_player_media(t->player)) % NUMBERS, 0);
    for (int i = 0; i < count; i++) {
        int64_t offset = play_over(t, &joins[i]);
        print_message("%s at picture %d: sound %lld us after the picture\n",
                      joins[i].restarts ? "clock starts again" : "file ends", joins[i].frame,
                      (long long)offset);
        check(llabs(offset) <= pal);
    }
    print_message("%s: %d joins\n", path, count);
    check(count > 0);
    test_player_close(&t);
    pl_disc_title_clear(&title);
    free(folder);
}
