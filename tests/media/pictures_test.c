/* Pictures told apart in elementary streams that are written here by hand: what no encoder at hand makes. */
#include "test.h"

#include "pictures.h"
#include "stream_scan.h"

enum { MOST = 64 };

/* --- a stream that is written bit by bit */

typedef struct writer {
    uint8_t bytes[4096];
    int size, bits; /* bits of the last byte that are taken */
} writer;

static void put(writer *w, uint32_t value, int count)
{
    for (int i = count - 1; i >= 0; i--) {
        if (w->bits == 0)
            w->bytes[w->size++] = 0;
        w->bytes[w->size - 1] |= (uint8_t)((value >> i & 1) << (7 - w->bits));
        w->bits = (w->bits + 1) % 8;
    }
}

static void put_ue(writer *w, uint32_t value)
{
    int length = 0;
    while ((value + 1) >> (length + 1))
        length++;
    put(w, 0, length);
    put(w, value + 1, length + 1);
}

/* Fills up with a stop bit, as a NAL unit ends, and some bytes that stand for content. */
static void finish(writer *w, int content)
{
    put(w, 1, 1);
    while (w->bits)
        put(w, 0, 1);
    for (int i = 0; i < content; i++)
        put(w, 0x5a, 8);
}

static void start(writer *w, uint32_t first)
{
    put(w, 1, 24);
    put(w, first, 8);
}

/* --- what comes out */

typedef struct list {
    pl_found found[MOST];
    int count;
} list;

static void take(void *ctx, const pl_found *found)
{
    list *to = ctx;
    check(to->count < MOST);
    to->found[to->count++] = *found;
}

/* In units of so many bytes, each with its number as its place, and the timestamps of `pts` in turn. */
static list read_units(enum AVCodecID codec, const writer *from, int each, const int64_t *pts,
                       int told)
{
    list out = { .count = 0 };
    pl_pictures *pictures = pl_pictures_new(codec, take, &out);
    for (int at = 0, i = 0; at < from->size; at += each, i++) {
        int size = from->size - at < each ? from->size - at : each;
        pl_unit unit = { .pos = i,
                         .data = from->bytes + at,
                         .size = (size_t)size,
                         .pts = i < told ? pts[i] : PL_NO_TICKS,
                         .dts = i < told ? pts[i] : PL_NO_TICKS,
                         .begins = i < told };
        pl_pictures_add(pictures, &unit);
    }
    pl_pictures_end(pictures);
    pl_pictures_free(pictures);
    return out;
}

/* Every byte belongs to one picture: they follow one another without a gap. */
static void check_whole(const list *from, const writer *stream, int each)
{
    int64_t at = 0;
    for (int i = 0; i < from->count; i++) {
        check_int(from->found[i].pos * each + from->found[i].skip, at);
        at += from->found[i].size;
    }
    check_int(at, stream->size);
}

/* --- H.264 */

static void put_sps(writer *w, bool frames_only)
{
    start(w, 0x67);
    put(w, 77, 8); /* main profile */
    put(w, 0x001e, 16);
    put_ue(w, 0);
    put_ue(w, 0); /* frame_num has four bits */
    put_ue(w, 2); /* pic_order_cnt_type */
    put_ue(w, 1);
    put(w, 0, 1);
    put_ue(w, 19);
    put_ue(w, 17);
    put(w, frames_only, 1);
    finish(w, 0);
}

/* field: 0 a frame, 1 the top field, 2 the bottom field */
static void put_slice(writer *w, uint32_t nal, uint32_t first, uint32_t kind, uint32_t number,
                      bool frames_only, int field)
{
    start(w, nal);
    put_ue(w, first);
    put_ue(w, kind);
    put_ue(w, 0);
    put(w, number, 4);
    if (!frames_only) {
        put(w, field > 0, 1);
        if (field)
            put(w, field == 2, 1);
    }
    finish(w, 30);
}

static void put_aud(writer *w)
{
    start(w, 0x09);
    put(w, 0xf0, 8);
}

TEST(two_fields_of_h264_are_one_picture)
{
    static const int each[] = { 7, 16, 184, 4096 };
    writer w = { .size = 0 };
    put_aud(&w);
    put_sps(&w, false);
    for (uint32_t n = 0; n < 6; n++) {
        if (n)
            put_aud(&w);
        put_slice(&w, n ? 0x61 : 0x65, 0, n ? 5 : 7, n, false, 1);
        if (n % 2)
            put_aud(&w); /* some cameras put one before each field */
        put_slice(&w, 0x61, 0, 5, n, false, 2);
    }
    for (size_t i = 0; i < PL_COUNT(each); i++) {
        list got = read_units(AV_CODEC_ID_H264, &w, each[i], NULL, 0);
        check_int(got.count, 6);
        check(got.found[0].key);
        for (int k = 1; k < 6; k++)
            check(!got.found[k].key);
        check_whole(&got, &w, each[i]);
    }
}

TEST(slices_of_h264_are_one_picture)
{
    writer w = { .size = 0 };
    put_sps(&w, true);
    for (uint32_t n = 0; n < 5; n++)
        for (uint32_t slice = 0; slice < 4;
             slice++) /* the last two do not count up: not referred to */
            put_slice(&w,
                      n == 0  ? 0x65
                      : n < 3 ? 0x61
                              : 0x01,
                      slice * 90, n ? 5 : 7, n < 3 ? n : 3, true, 0);
    for (int each = 5; each < 200; each += 13) {
        list got = read_units(AV_CODEC_ID_H264, &w, each, NULL, 0);
        check_int(got.count, 5);
        check_whole(&got, &w, each);
    }
}

/* --- MPEG-2 */

static void put_sequence(writer *w)
{
    start(w, 0xb3);
    put(w, 720 << 4 | 576 >> 8, 16);
    put(w, 576 & 255, 8);
    put(w, 0x24, 8); /* 4:3, 29.97 */
    put(w, 0x12345678, 32);
    start(w, 0xb5); /* sequence extension, not progressive */
    put(w, 0x14, 8);
    put(w, 0x82000100, 32);
    start(w, 0xb8);
    put(w, 0x00080040, 32);
}

static void put_picture(writer *w, uint32_t order, uint32_t kind, uint32_t structure, bool repeat)
{
    start(w, 0x00);
    put(w, order << 22 | kind << 19 | 0xffff << 3, 32);
    start(w, 0xb5);
    put(w, 0x8fff, 16);
    put(w, 0xf << 4 | structure, 8);
    put(w, repeat ? 0x02 : 0x00, 8);
    put(w, 0x80, 8);
    for (uint32_t slice = 1; slice < 4; slice++) {
        start(w, slice);
        put(w, 0x2b5a5a5a, 32);
    }
}

enum { I = 1, P = 2, B = 3, TOP = 1, BOTTOM = 2, FRAME = 3 };

TEST(two_fields_of_mpeg2_are_one_picture)
{
    writer w = { .size = 0 };
    put_sequence(&w);
    put_picture(&w, 0, I, TOP, false);
    put_picture(&w, 0, P, BOTTOM, false);
    for (uint32_t n = 1; n < 5; n++) {
        put_picture(&w, n, B, TOP, false);
        put_picture(&w, n, B, BOTTOM, false);
    }
    for (int each = 6; each < 300; each += 17) {
        list got = read_units(AV_CODEC_ID_MPEG2VIDEO, &w, each, NULL, 0);
        check_int(got.count, 5);
        check(got.found[0].key && !got.found[1].key && got.found[1].bidirected);
        check_whole(&got, &w, each);
    }
}

/* 3:2 pulldown: every other picture is shown for three fields, and only the first has a timestamp. */
TEST(repeated_fields_count_in_the_times_that_heads_leave_out)
{
    static const uint32_t kinds[] = { I, P, B, B, P, B, B }, orders[] = { 0, 3, 1, 2, 6, 4, 5 };
    static const int64_t starts[] = { 0, 4505, 7508, 12012, 15015, 19520, 22523 };
    static const int64_t first = 90000;
    writer w = { .size = 0 };
    int32_t lengths[MOST];
    put_sequence(&w);
    for (size_t i = 0; i < PL_COUNT(kinds); i++)
        put_picture(&w, orders[i], kinds[i], FRAME, orders[i] % 2 == 0);
    list got = read_units(AV_CODEC_ID_MPEG2VIDEO, &w, 4096, &first, 1);
    check_int(got.count, PL_COUNT(kinds));
    pl_track track = { .packets = pl_alloc_array(MOST, sizeof *track.packets),
                       .count = got.count,
                       .room = MOST };
    for (int i = 0; i < got.count; i++) {
        const pl_found *found = &got.found[i];
        lengths[i] = found->length;
        check_int(found->length, orders[i] % 2 == 0 ? 3 * 12012 : 2 * 12012);
        track.packets[i] = (pl_packet){ .pts = found->pts,
                                        .dts = found->dts,
                                        .flags = found->bidirected ? PL_PACKET_BIDIRECTED : 0 };
    }
    pl_stream_times(&track, lengths);
    for (int i = 0; i < got.count; i++)
        check(llabs(track.packets[i].pts - first - starts[orders[i]]) <= 1);
    free(track.packets);
}

/* The timestamp of a unit belongs to the first picture that begins in it, and to no other. */
TEST(a_timestamp_belongs_to_one_picture)
{
    static const int64_t pts[] = { 1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000 };
    writer w = { .size = 0 };
    put_sequence(&w);
    for (uint32_t n = 0; n < 4; n++)
        put_picture(&w, n, n ? P : I, FRAME, false);
    int each = w.size / 8 + 1;
    list got = read_units(AV_CODEC_ID_MPEG2VIDEO, &w, each, pts, 8);
    check_int(got.count, 4);
    for (int i = 0; i < got.count; i++)
        for (int k = 0; k < i; k++)
            check(got.found[i].pts == PL_NO_TICKS || got.found[i].pts > got.found[k].pts);
}
