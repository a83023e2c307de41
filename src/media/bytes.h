/* Numbers as little-endian bytes, in and out. A reader that runs over its end stays there, gives zeros
 * and says so once at the end. */
#ifndef PLUMBLINE_MEDIA_BYTES_H
#define PLUMBLINE_MEDIA_BYTES_H

#include "plumbline/base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct pl_byte_reader {
    const uint8_t *at;
    size_t left;
    bool over; /* more was asked for than there was */
} pl_byte_reader;

static inline void bytes_put(pl_text *out, uint64_t value, int size)
{
    uint8_t bytes[8];
    for (int i = 0; i < size; i++)
        bytes[i] = (uint8_t)(value >> 8 * i);
    pl_text_add_bytes(out, bytes, (size_t)size);
}

/* A number that is mostly small, of either sign: seven bits a byte, the low ones first. */
static inline uint8_t *bytes_put_small(uint8_t *out, int64_t value)
{
    uint64_t rest = (uint64_t)value << 1 ^ (uint64_t)(value >> 63);
    for (; rest > 127; rest >>= 7)
        *out++ = (uint8_t)(rest | 128);
    *out++ = (uint8_t)rest;
    return out;
}

static inline void bytes_put_text(pl_text *out, const char *text)
{
    size_t size = strlen(text);
    bytes_put(out, size, 4);
    pl_text_add_bytes(out, text, size);
}

static inline uint64_t bytes_get(pl_byte_reader *reader, int size)
{
    uint64_t value = 0;
    if (reader->left < (size_t)size) {
        reader->over = true;
        reader->left = 0;
        return 0;
    }
    for (int i = 0; i < size; i++)
        value |= (uint64_t)reader->at[i] << 8 * i;
    reader->at += size;
    reader->left -= (size_t)size;
    return value;
}

static inline int32_t bytes_get_32(pl_byte_reader *reader)
{
    return (int32_t)(uint32_t)bytes_get(reader, 4);
}

static inline int64_t bytes_get_64(pl_byte_reader *reader)
{
    return (int64_t)bytes_get(reader, 8);
}

static inline int64_t bytes_get_small(pl_byte_reader *reader)
{
    uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
        if (reader->left == 0)
            break;
        uint8_t byte = *reader->at++;
        reader->left--;
        value |= (uint64_t)(byte & 127) << shift;
        if (byte < 128)
            return (int64_t)(value >> 1 ^ (~(value & 1) + 1));
    }
    reader->over = true;
    reader->left = 0;
    return 0;
}

/* A count of things of at least `each` bytes, never more than can still follow. */
static inline int bytes_get_count(pl_byte_reader *reader, size_t each)
{
    uint64_t count = bytes_get(reader, 4);
    if (count > reader->left / each || count > INT32_MAX) {
        reader->over = true;
        reader->left = 0;
        return 0;
    }
    return (int)count;
}

/* Bytes that stay where they are; NULL when they are not there. */
static inline const uint8_t *bytes_get_span(pl_byte_reader *reader, size_t size)
{
    if (reader->left < size) {
        reader->over = true;
        reader->left = 0;
        return NULL;
    }
    const uint8_t *span = reader->at;
    reader->at += size;
    reader->left -= size;
    return span;
}

#endif
