#include "container.h"

#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"

#include <string.h>

static const pl_container known[] = {
    { "mov,mp4,m4a,3gp,3g2,mj2", "mp4", PL_CONTAINER_TIMED },
    { "matroska,webm", "matroska", PL_CONTAINER_TIMED },
    { "asf", "asf", PL_CONTAINER_TIMED },
    { "flv", "flv", PL_CONTAINER_TIMED },
    { "ogg", "ogg", PL_CONTAINER_TIMED },
    { "mxf", "mxf", PL_CONTAINER_TIMED },
    { "nut", "nut", PL_CONTAINER_TIMED },
    { "wtv", "wtv", PL_CONTAINER_TIMED },
    { "rm", "rm", PL_CONTAINER_TIMED },
    { "dhav", "dhav", PL_CONTAINER_TIMED },
    { "dv", "dv", PL_CONTAINER_COUNTED },
    { "avi", "avi", PL_CONTAINER_COUNTED },
    { "mpeg", "mpeg-ps", PL_CONTAINER_STREAM },
    { "mpegts", "mpeg-ts", PL_CONTAINER_STREAM },
    { "wav", "wav", PL_CONTAINER_TIMED },
    { "w64", "w64", PL_CONTAINER_TIMED },
    { "mp3", "mp3", PL_CONTAINER_TIMED },
    { "aac", "aac", PL_CONTAINER_TIMED },
    { "ac3", "ac3", PL_CONTAINER_TIMED },
    { "flac", "flac", PL_CONTAINER_TIMED },
    { "aiff", "aiff", PL_CONTAINER_TIMED },
    { "amr", "amr", PL_CONTAINER_TIMED },
    { "caf", "caf", PL_CONTAINER_TIMED },
};

const pl_container *pl_container_find(const char *libav)
{
    for (size_t i = 0; i < PL_COUNT(known); i++)
        if (strcmp(known[i].libav, libav) == 0)
            return &known[i];
    return NULL;
}

static bool holds(const uint8_t *head, size_t size, const char *word)
{
    size_t length = strlen(word);
    for (size_t i = 0; i + length <= size; i++)
        if (memcmp(head + i, word, length) == 0)
            return true;
    return false;
}

const char *pl_container_name(const pl_container *container, const uint8_t *head, size_t size)
{
    size_t near = size < 64 ? size : 64;
    if (strcmp(container->name, "matroska") == 0 && holds(head, near, "webm"))
        return "webm";
    bool brand = size >= 12 && memcmp(head + 4, "ftyp", 4) == 0;
    if (strcmp(container->name, "mp4") == 0 && (!brand || memcmp(head + 8, "qt  ", 4) == 0))
        return "mov";
    return container->name;
}

/* Text is valid UTF-8 (but for a last character that is cut) without control characters. */
static bool is_text(const uint8_t *head, size_t size)
{
    size_t good = pl_utf8_check((const char *)head, size);
    if (good + 4 < size)
        return false;
    for (size_t i = 0; i < good; i++)
        if (head[i] < 32 && !strchr("\t\n\r\f\033", head[i]))
            return false;
    return true;
}

static bool is_still(const char *libav)
{
    return pl_text_starts(libav, "image2") || pl_text_ends(libav, "_pipe") ||
           strcmp(libav, "gif") == 0 || strcmp(libav, "apng") == 0 || strcmp(libav, "ico") == 0;
}

bool pl_container_refuse(const char *path, const char *libav, const uint8_t *head, size_t size,
                         pl_error *err)
{
    if (libav && is_still(libav))
        return pl_fail(err, PL_BAD_INPUT,
                       "%s is a still picture, not a recording, whatever its name says. Choose the "
                       "recording itself.",
                       path);
    if (is_text(head, size))
        return pl_fail(err, PL_BAD_INPUT,
                       "%s is a text file, not a recording. Choose the recording itself.", path);
    if (libav)
        return pl_fail(
            err, PL_BAD_INPUT,
            "%s is no recording that can be used here: it is of the kind \"%s\". Convert "
            "it to MP4 or MKV first.",
            path, libav);
    return pl_fail(err, PL_BAD_INPUT,
                   "%s is not a recording: nothing in it is of a form that is known here. Check "
                   "that it was copied whole and is not encrypted.",
                   path);
}

static uint64_t big_endian(const uint8_t *bytes, int count)
{
    uint64_t value = 0;
    for (int i = 0; i < count; i++)
        value = value << 8 | bytes[i];
    return value;
}

static uint32_t little_endian(const uint8_t *bytes)
{
    return bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}

/* RIFF size "AVI " LIST size "hdrl" "avih" size: microseconds a picture first, pictures as the fifth. */
pl_time pl_container_avi_claim(const uint8_t *head, size_t size)
{
    enum { MAIN = 24, STEP = MAIN + 8, PICTURES = STEP + 16 };
    if (size < PICTURES + 4 || memcmp(head + MAIN, "avih", 4) != 0)
        return PL_NO_TIME;
    uint64_t claim = (uint64_t)little_endian(head + STEP) * little_endian(head + PICTURES);
    return claim > 0 && claim < INT64_MAX ? (pl_time)claim : PL_NO_TIME;
}

bool pl_container_has_moov(const pl_source *source)
{
    enum { MOST_BOXES = 100000 };
    int64_t at = 0;
    for (int i = 0; i < MOST_BOXES; i++) {
        uint8_t head[16];
        if (at > source->bytes - 8 || source->read(source->ctx, head, at, sizeof head) < 8)
            return false;
        if (memcmp(head + 4, "moov", 4) == 0)
            return true;
        uint64_t size = big_endian(head, 4);
        if (size == 1)
            size = big_endian(head + 8, 8);
        if (size < 8 || size > (uint64_t)(source->bytes - at))
            return false;
        at += (int64_t)size;
    }
    return false;
}
