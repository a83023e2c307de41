/* Where the bytes of a part come from. Everything that media reads goes through one of these, so that
 * a test can make a drive fail at a chosen byte, answer slowly or give zeros for ever, and a fuzz
 * target can hand over memory. */
#ifndef PLUMBLINE_MEDIA_SOURCE_H
#define PLUMBLINE_MEDIA_SOURCE_H

#include "plumbline/base/error.h"
#include "plumbline/base/file.h"

#include <stddef.h>
#include <stdint.h>

enum { PL_SOURCE_SOUNDS = 8, PL_SOURCE_LANGUAGE_ROOM = 3 };

typedef struct pl_source {
    /* Up to `size` bytes from byte `at` on. Gives their number, 0 at the end, or below 0 a negated
     * errno. Called by one thread at a time. */
    int64_t (*read)(void *ctx, void *out, int64_t at, size_t size);
    void (*close)(void *ctx); /* may be NULL */
    void *ctx;
    int64_t bytes; /* how many there are */
    /* Sentences on what was mended to get at them; NULL: nothing. As long as it is open. */
    const pl_names *remarks;
    /* The language of each sound, by the low three bits of its stream's id: "en"; "" where it is not told.
     * NULL: the container itself says. As long as it is open. */
    const char (*languages)[PL_SOURCE_LANGUAGE_ROOM];
} pl_source;

/* Opens the bytes of a path. Called once or more for each part, from the thread that opens the recording or
 * asks it for a picture; several of a part may be open at once. */
typedef bool pl_source_open(pl_source *out, const char *path, void *ctx, pl_error *err);

/* The ordinary one: a file, or a title of a disc (disc.h). A missing file, a folder, a device and an empty
 * file each fail with a sentence of their own. ctx is not used. */
bool pl_source_open_file(pl_source *out, const char *path, void *ctx, pl_error *err);

#endif
