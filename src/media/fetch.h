/* The packets of one part's pictures, by their ordinal, in the order of decoding. One thread at a time. */
#ifndef PLUMBLINE_MEDIA_FETCH_H
#define PLUMBLINE_MEDIA_FETCH_H

#include "decoder.h"
#include "input.h"

typedef struct pl_fetch pl_fetch;

/* Opens the part's bytes as its track is reached. */
pl_fetch *pl_fetch_open(const pl_decoding *how, int part, const char *path, pl_error *err);
void pl_fetch_close(pl_fetch **fetch);

/* The next packet that is read is this one. */
bool pl_fetch_go(pl_fetch *fetch, int32_t ordinal, pl_error *err);

/* The next packet and its ordinal; *ordinal is written with PL_READ_PACKET alone. */
pl_read pl_fetch_next(AVPacket *packet, int32_t *ordinal, pl_fetch *fetch, pl_error *err);

/* The ordinal of the next packet. */
int32_t pl_fetch_at(const pl_fetch *fetch);

/* --- the ways there are */

typedef struct pl_fetch_way {
    bool (*open)(void **own, const pl_decoding *how, int part, const char *path, pl_error *err);
    void (*close)(void *own);
    bool (*go)(void *own, int32_t ordinal, pl_error *err);
    pl_read (*next)(AVPacket *packet, void *own, int32_t ordinal, pl_error *err);
} pl_fetch_way;

extern const pl_fetch_way pl_fetch_demuxed, pl_fetch_plain, pl_fetch_stream;

/* The sentence for a file that ends before its index does. Always returns false. */
bool pl_fetch_fail_short(const char *path, pl_error *err);
bool pl_fetch_stopped(const pl_decoding *how);

#endif
