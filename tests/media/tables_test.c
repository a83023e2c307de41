/* Own readings of a container's tables, held against its packets one by one. */
#include "corpus.h"
#include "test.h"

#include "scan.h"

static pl_scan read_scan(const char *name, bool by_packets)
{
    pl_error err = { 0 };
    pl_scan scan;
    char *path = corpus_path(name);
    check_ok(pl_scan_read(&scan, path, &(pl_scan_how){ .by_packets = by_packets }, &err));
    free(path);
    return scan;
}

/* The end of the last packet that is shown: where the part's clock ends. */
static int64_t end_of(const pl_track *track)
{
    int64_t last = INT64_MIN, end = 0;
    for (int i = 0; i < track->count; i++)
        if (!(track->packets[i].flags & PL_PACKET_HIDDEN) && track->packets[i].pts > last) {
            last = track->packets[i].pts;
            end = last + track->packets[i].duration;
        }
    return end;
}

static void check_same(const char *name, const pl_scan *own, const pl_scan *read)
{
    const pl_track *a = &own->track, *b = &read->track;
    check_int(a->count, b->count);
    for (int i = 0; i < a->count; i++) {
        const pl_packet *p = &a->packets[i], *q = &b->packets[i];
        if (p->pts != q->pts || p->dts != q->dts || p->pos != q->pos || p->size != q->size ||
            p->flags != q->flags)
            print_message("%s: packet %d\n", name, i);
        check_int(p->pts, q->pts);
        check_int(p->dts, q->dts);
        check_int(p->pos, q->pos);
        check_int(p->size, q->size);
        check_int(p->flags, q->flags);
    }
    /* the last picture's own duration stands in the tables; libavformat guesses it by the usual rate */
    if (strcmp(name, "vfr.mp4") != 0)
        check_int(end_of(a), end_of(b));
    check_int(own->cut, read->cut);
    check_int(own->damaged, read->damaged);
    check(llabs(own->before_us - read->before_us) < 100000);
    check(llabs(own->behind_us - read->behind_us) < 100000);
    check_int(own->warnings.count, read->warnings.count);
}

TEST(the_tables_of_mp4_say_what_its_packets_say)
{
    static const char *const names[] = {
        "mp4_25.mp4",     "mp4_2997.mp4",  "mp4_23976.mp4",  "open_gop.mp4", "vfr.mp4",
        "edit_25.mp4",    "edit_2997.mp4", "narrow.mp4",     "part_b.mp4",   "small.mp4",
        "nosound.mp4",    "cover.mp4",     "late_sound.mp4", "turned.mp4",   "sound.m4a",
        "no_decoder.mp4", "fast.mp4",
    };
    for (size_t i = 0; i < PL_COUNT(names); i++) {
        pl_scan own = read_scan(names[i], false), read = read_scan(names[i], true);
        check_same(names[i], &own, &read);
        bool plain = own.picture && strcmp(names[i], "no_decoder.mp4") != 0;
        if (own.coded.reach != (plain ? PL_REACH_PLAIN : PL_REACH_DEMUXED))
            print_message("%s: by reach %d\n", names[i], (int)own.coded.reach);
        check_int(own.coded.reach, plain ? PL_REACH_PLAIN : PL_REACH_DEMUXED);
        pl_scan_clear(&own);
        pl_scan_clear(&read);
    }
}

TEST(tables_that_do_not_tell_all_are_left_for_the_packets)
{
    static const char *const names[] = { "fragments.mp4", "cut_fast.mp4", "locked.mp4" };
    for (size_t i = 0; i < PL_COUNT(names); i++) {
        pl_scan own = read_scan(names[i], false), read = read_scan(names[i], true);
        check_same(names[i], &own, &read);
        check_int(own.coded.reach, PL_REACH_DEMUXED);
        pl_scan_clear(&own);
        pl_scan_clear(&read);
    }
}

/* libavformat gives all packets of a cluster its place and works decode timestamps out: what counts is when
 * each picture is shown, how long it is, and where decoding can begin. */
TEST(the_blocks_of_matroska_say_what_its_packets_say)
{
    static const char *const names[] = { "mkv_25.mkv",      "mkv_2997.mkv",    "nocues_25.mkv",
                                         "nocues_2997.mkv", "early_sound.mkv", "vp9.webm" };
    for (size_t i = 0; i < PL_COUNT(names); i++) {
        pl_scan own = read_scan(names[i], false), read = read_scan(names[i], true);
        check_int(own.coded.reach, PL_REACH_PLAIN);
        check_int(own.track.count, read.track.count);
        for (int k = 0; k < own.track.count; k++) {
            const pl_packet *p = &own.track.packets[k], *q = &read.track.packets[k];
            check_int(p->pts, q->pts);
            check_int(p->size, q->size);
            check_int(p->flags, q->flags);
        }
        check_int(end_of(&own.track), end_of(&read.track));
        check(llabs(own.before_us - read.before_us) < 100000);
        check(llabs(own.behind_us - read.behind_us) < 100000);
        pl_scan_clear(&own);
        pl_scan_clear(&read);
    }
}

TEST(the_index_of_avi_says_what_its_packets_say)
{
    static const char *const names[] = { "avi_25.avi", "avi_2997.avi", "drop.avi",
                                         "xvid.avi",   "h264.avi",     "cut.avi" };
    for (size_t i = 0; i < PL_COUNT(names); i++) {
        pl_scan own = read_scan(names[i], false), read = read_scan(names[i], true);
        check_int(own.coded.reach, i < 3 ? PL_REACH_PLAIN : PL_REACH_DEMUXED);
        check_int(own.track.count, read.track.count);
        for (int k = 0; k < own.track.count; k++) {
            const pl_packet *p = &own.track.packets[k], *q = &read.track.packets[k];
            check_int(p->dts, q->dts);
            check_int(p->size, q->size);
            check_int(p->flags, q->flags);
        }
        check_int(own.damaged, read.damaged);
        pl_scan_clear(&own);
        pl_scan_clear(&read);
    }
}
