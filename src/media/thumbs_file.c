/* A set of small pictures as bytes. All numbers little-endian:
 *   "plthumb\n"  format  clock rule  libavcodec  signature
 *   length of the recording  its frames  shares  width
 *   pictures: count, then of each its frame, that frame's start, the bytes of its JPEG (0: left out)
 *   the frame that each share shows, -1: not yet known
 *   the JPEGs
 *   the BLAKE2b hash of everything before, as 64 hex digits */
#include "bytes.h"
#include "clock.h"
#include "compat.h"
#include "picture.h"
#include "plumbline/base/hash.h"
#include "plumbline/base/memory.h"
#include "plumbline/media/still.h"
#include "thumbs_inner.h"
#include "words.h"

#include <stdlib.h>
#include <string.h>

enum { FORMAT = 1, HASH_DIGITS = PL_HASH_ROOM - 1, THUMB_BYTES = 16, QUALITY = 80 };

static const char magic[8] = { 'p', 'l', 't', 'h', 'u', 'm', 'b', '\n' };

/* --- out */

/* The pictures that are done, as JPEGs behind one another; sizes of each. */
static bool put_pictures(pl_text *table, pl_text *jpegs, const pl_thumb *thumbs, int count,
                         pl_error *err)
{
    for (int i = 0; i < count; i++) {
        size_t size = 0;
        void *jpeg = NULL;
        if (thumbs[i].image && !(jpeg = pl_still_jpeg(&size, thumbs[i].image, QUALITY, err)))
            return false;
        bytes_put(table, (uint32_t)thumbs[i].n, 4);
        bytes_put(table, (uint64_t)thumbs[i].start, 8);
        bytes_put(table, size, 4);
        pl_text_add_bytes(jpegs, jpeg ? jpeg : "", size);
        free(jpeg);
    }
    return true;
}

/* A copy of what is done: pictures stay where they are and do not change. */
static pl_thumb *copy_done(int *count, int **shares, pl_thumbs *t)
{
    pl_mutex_lock(&t->lock);
    pl_thumb *out = pl_alloc_array((size_t)t->thumb_count + 1, sizeof *out);
    *shares = pl_alloc_array((size_t)t->count, sizeof **shares);
    *count = 0;
    for (int i = 0; i < t->thumb_count; i++)
        if (t->thumbs[i].done)
            out[(*count)++] = t->thumbs[i];
    for (int i = 0; i < t->count; i++) {
        const pl_thumb *thumb = pl_thumb_find_locked(t, t->shares[i]);
        (*shares)[i] = thumb && thumb->done ? thumb->n : PL_SHARE_WAITS;
    }
    pl_mutex_unlock(&t->lock);
    return out;
}

static void put_head(pl_text *out, const pl_thumbs *t, const char *signature)
{
    pl_text_add_bytes(out, magic, sizeof magic);
    bytes_put(out, FORMAT, 4);
    bytes_put(out, PL_CLOCK_RULE, 4);
    bytes_put(out, avcodec_version(), 4);
    bytes_put_text(out, signature);
    bytes_put(out, (uint64_t)t->duration, 8);
    bytes_put(out, (uint32_t)t->frames, 4);
    bytes_put(out, (uint32_t)t->count, 4);
    bytes_put(out, (uint32_t)t->width, 4);
}

void *pl_thumbs_format(size_t *size, pl_thumbs *thumbs, const char *signature, pl_error *err)
{
    pl_text out = { 0 }, jpegs = { 0 };
    int count = 0, *shares = NULL;
    pl_thumb *done = copy_done(&count, &shares, thumbs);
    put_head(&out, thumbs, signature);
    bytes_put(&out, (uint32_t)count, 4);
    bool ok = put_pictures(&out, &jpegs, done, count, err);
    for (int i = 0; i < thumbs->count; i++)
        bytes_put(&out, (uint32_t)shares[i], 4);
    pl_text_add_bytes(&out, pl_text_get(&jpegs), jpegs.size);
    char hash[PL_HASH_ROOM];
    pl_hash_bytes(hash, out.data, out.size);
    pl_text_add_bytes(&out, hash, HASH_DIGITS);
    pl_text_free(&jpegs);
    free(done);
    free(shares);
    *size = out.size;
    if (ok)
        return pl_text_take(&out);
    pl_text_free(&out);
    return NULL;
}

/* --- in */

static bool fail_damage(pl_error *err)
{
    return pl_fail(err, PL_BAD_INPUT, "The file of small pictures is damaged.");
}

static bool fail_other(pl_error *err)
{
    return pl_fail(err, PL_BAD_INPUT,
                   "The file of small pictures is of another recording, or of another Plumbline.");
}

/* Of this recording, and written by this program. */
static bool get_same(pl_byte_reader *reader, const char *signature, pl_error *err)
{
    const uint8_t *head = bytes_get_span(reader, sizeof magic);
    if (!head || memcmp(head, magic, sizeof magic) != 0)
        return pl_fail(err, PL_BAD_INPUT, "This is no file of small pictures.");
    if (bytes_get(reader, 4) > FORMAT)
        return pl_fail(err, PL_NEWER_VERSION,
                       "The file of small pictures was written by a newer Plumbline.");
    bool same = bytes_get(reader, 4) == PL_CLOCK_RULE && bytes_get(reader, 4) == avcodec_version();
    size_t length = strlen(signature);
    same = same && bytes_get(reader, 4) == length;
    const uint8_t *own = same ? bytes_get_span(reader, length) : NULL;
    return (own && memcmp(own, signature, length) == 0) || fail_other(err);
}

static bool get_head(pl_byte_reader *reader, const pl_thumbs *t, const char *signature,
                     pl_error *err)
{
    if (!get_same(reader, signature, err))
        return false;
    bool same = bytes_get_64(reader) == t->duration && bytes_get_32(reader) == t->frames &&
                bytes_get_32(reader) == t->count && bytes_get_32(reader) == t->width;
    return same || fail_other(err);
}

/* What is left is without the hash at the end, which is that of everything before. */
static bool get_whole(pl_byte_reader *reader, const void *bytes, size_t size)
{
    char hash[PL_HASH_ROOM];
    if (reader->left < HASH_DIGITS ||
        memcmp(pl_hash_bytes(hash, bytes, size - HASH_DIGITS),
               (const uint8_t *)bytes + size - HASH_DIGITS, HASH_DIGITS) != 0)
        return false;
    reader->left -= HASH_DIGITS;
    return true;
}

/* Their sizes stand in `sizes`, whose room is the set's count. */
static bool get_table(pl_thumbs *out, int *sizes, pl_byte_reader *reader)
{
    int count = bytes_get_count(reader, THUMB_BYTES), last = -1;
    if (count > out->count)
        return false;
    for (int i = 0; i < count; i++) {
        int32_t n = bytes_get_32(reader);
        pl_time start = bytes_get_64(reader);
        sizes[i] = bytes_get_32(reader);
        if (n <= last || n >= out->frames || start < 0 || start > out->duration || sizes[i] < 0)
            return false;
        pl_thumb_add_locked(out, n, start)->done = true;
        last = n;
    }
    for (int i = 0; i < out->count; i++) {
        out->shares[i] = bytes_get_32(reader);
        if (out->shares[i] != PL_SHARE_WAITS && !pl_thumb_find_locked(out, out->shares[i]))
            return false;
    }
    return !reader->over;
}

static pl_image *read_jpeg(AVCodecContext *codec, AVPacket *packet, AVFrame *frame,
                           const uint8_t *bytes, int size)
{
    pl_image *image = NULL;
    if (av_new_packet(packet, size) < 0)
        return NULL;
    memcpy(packet->data, bytes, (size_t)size);
    bool ok = avcodec_send_packet(codec, packet) >= 0 && avcodec_receive_frame(codec, frame) >= 0;
    if (ok)
        image = pl_picture_make(frame, (pl_look){ 0 }, "the cache", NULL);
    av_packet_unref(packet);
    av_frame_unref(frame);
    return image;
}

static AVCodecContext *open_jpeg(int width)
{
    const AVCodec *codec = avcodec_find_decoder(AV_CODEC_ID_MJPEG);
    AVCodecContext *context = codec ? avcodec_alloc_context3(codec) : NULL;
    if (!context)
        return NULL;
    context->thread_count = 1;
    context->max_pixels = (int64_t)PL_TALLEST * width * width;
    context->err_recognition = AV_EF_EXPLODE;
    if (avcodec_open2(context, codec, NULL) < 0)
        avcodec_free_context(&context);
    return context;
}

static bool get_pictures(pl_thumbs *out, const int *sizes, pl_byte_reader *reader)
{
    AVCodecContext *codec = open_jpeg(out->width);
    AVPacket *packet = av_packet_alloc();
    AVFrame *frame = av_frame_alloc();
    bool ok = codec && packet && frame;
    for (int i = 0; ok && i < out->thumb_count; i++) {
        const uint8_t *span = sizes[i] ? bytes_get_span(reader, (size_t)sizes[i]) : NULL;
        pl_image *image = span ? read_jpeg(codec, packet, frame, span, sizes[i]) : NULL;
        out->thumbs[i].image = image;
        ok = sizes[i] == 0 || (image && image->width == out->width);
    }
    avcodec_free_context(&codec);
    av_packet_free(&packet);
    av_frame_free(&frame);
    return ok && reader->left == 0;
}

/* Into a set of its own, so that nothing is taken of a file that is refused at its end. */
static bool get_all(pl_thumbs *out, pl_byte_reader *reader)
{
    int *sizes = pl_alloc_array((size_t)out->count, sizeof *sizes);
    bool ok = get_table(out, sizes, reader) && get_pictures(out, sizes, reader);
    free(sizes);
    return ok;
}

/* What `from` holds is the set's; what the set held is `from`'s. */
static void swap(pl_thumbs *t, pl_thumbs *from)
{
    pl_thumbs old = *from;
    pl_mutex_lock(&t->lock);
    from->shares = t->shares;
    from->thumbs = t->thumbs;
    from->thumb_count = t->thumb_count;
    t->shares = old.shares;
    t->thumbs = old.thumbs;
    t->thumb_count = old.thumb_count;
    t->room = old.room;
    pl_mutex_unlock(&t->lock);
}

bool pl_thumbs_parse(pl_thumbs *thumbs, const void *bytes, size_t size, const char *signature,
                     pl_error *err)
{
    pl_byte_reader reader = { bytes, size, false };
    pl_assert(thumbs->thumb_count == 0);
    pl_libav_start();
    if (!get_head(&reader, thumbs, signature, err))
        return false;
    if (!get_whole(&reader, bytes, size))
        return fail_damage(err);
    pl_thumbs *own =
        pl_thumbs_empty(thumbs->count, thumbs->width, thumbs->duration, thumbs->frames);
    bool ok = get_all(own, &reader);
    if (ok)
        swap(thumbs, own);
    pl_thumbs_free(own);
    return ok || fail_damage(err);
}

/* --- one of them */

static pl_time away_from(pl_time at, pl_time from)
{
    return at < from ? from - at : at - from;
}

/* Of those that are pictures, the one whose frame stands nearest to the middle; -1: there is none. */
static int middle_of(const pl_thumbs *t, const int *sizes)
{
    int found = -1;
    for (int i = 0; i < t->thumb_count; i++) {
        pl_time middle = t->duration / 2;
        if (sizes[i] && (found < 0 || away_from(t->thumbs[i].start, middle) <
                                          away_from(t->thumbs[found].start, middle)))
            found = i;
    }
    return found;
}

static pl_image *get_one(const pl_thumbs *t, const int *sizes, int which, pl_byte_reader *reader)
{
    const uint8_t *span = NULL;
    for (int i = 0; i <= which; i++)
        span = sizes[i] ? bytes_get_span(reader, (size_t)sizes[i]) : NULL;
    AVCodecContext *codec = open_jpeg(t->width);
    AVPacket *packet = av_packet_alloc();
    AVFrame *frame = av_frame_alloc();
    bool ok = span && codec && packet && frame;
    pl_image *image = ok ? read_jpeg(codec, packet, frame, span, sizes[which]) : NULL;
    if (image && image->width != t->width) {
        pl_image_free(image);
        image = NULL;
    }
    avcodec_free_context(&codec);
    av_packet_free(&packet);
    av_frame_free(&frame);
    return image;
}

static pl_image *get_middle(pl_byte_reader *reader)
{
    pl_time duration = bytes_get_64(reader);
    int frames = bytes_get_32(reader), count = bytes_get_32(reader), width = bytes_get_32(reader);
    if (reader->over || duration < 0 || frames < 1 || count < 1 || count > PL_THUMBS_MOST ||
        width < 1 || width > PL_THUMB_WIDEST)
        return NULL;
    pl_thumbs *set = pl_thumbs_empty(count, width, duration, frames);
    int *sizes = pl_alloc_array((size_t)count, sizeof *sizes);
    int which = get_table(set, sizes, reader) ? middle_of(set, sizes) : -1;
    pl_image *image = which < 0 ? NULL : get_one(set, sizes, which, reader);
    free(sizes);
    pl_thumbs_free(set);
    return image;
}

pl_image *pl_thumbs_parse_one(const void *bytes, size_t size, const char *signature, pl_error *err)
{
    pl_byte_reader reader = { bytes, size, false };
    pl_libav_start();
    if (!get_same(&reader, signature, err))
        return NULL;
    pl_image *image = get_whole(&reader, bytes, size) ? get_middle(&reader) : NULL;
    if (!image)
        fail_damage(err);
    return image;
}
