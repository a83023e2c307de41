#include "plumbline/media/signature.h"

#include "plumbline/base/file.h"
#include "plumbline/base/memory.h"
#include "plumbline/base/part.h"
#include "plumbline/base/time.h"
#include "plumbline/media/source.h"

#include <stdlib.h>

enum { MIB = 1 << 20 };

static bool fail_busy(const char *path, pl_error *err)
{
    return pl_fail(err, PL_BUSY, "%s is still being copied. Try again in 10 s.", path);
}

static bool add_span(pl_hash *hash, const pl_source *source, int64_t at, const char *path,
                     pl_error *err)
{
    size_t wanted = (size_t)(source->bytes - at < MIB ? source->bytes - at : MIB), have = 0;
    uint8_t *bytes = pl_alloc(MIB);
    while (have < wanted) {
        int64_t got = source->read(source->ctx, bytes + have, at + (int64_t)have, wanted - have);
        if (got <= 0) {
            free(bytes);
            if (got == 0) /* it became shorter */
                return fail_busy(path, err);
            return pl_fail(err, PL_CANNOT_READ, "%s cannot be read: %s. Check the drive.", path,
                           pl_errno_words((int)-got));
        }
        have += (size_t)got;
    }
    pl_hash_add(hash, bytes, wanted);
    free(bytes);
    return true;
}

static bool add_part(pl_hash *hash, const char *path, pl_error *err)
{
    pl_source source;
    if (!pl_source_open_file(&source, path, NULL, err))
        return false;
    uint8_t size[8];
    for (int i = 0; i < 8; i++)
        size[i] = (uint8_t)((uint64_t)source.bytes >> 8 * i);
    pl_hash_add(hash, size, sizeof size);
    int64_t last = source.bytes > MIB ? source.bytes - MIB : 0;
    bool ok = add_span(hash, &source, 0, path, err) && add_span(hash, &source, last, path, err);
    source.close(source.ctx);
    return ok;
}

/* A camera whose clock runs ahead leaves files from the future: those count as settled. */
static bool settled(const pl_file_facts *facts, int64_t settle_us)
{
    int64_t age = pl_utc_now() - facts->changed_us;
    return age < 0 || age >= settle_us;
}

static bool check_part(pl_hash *hash, const char *path, int64_t settle_us, pl_error *err)
{
    pl_file_facts before, after;
    if (!pl_part_facts_read(&before, path, err))
        return false;
    if (before.regular && settle_us > 0 && !settled(&before, settle_us))
        return fail_busy(path, err);
    if (!add_part(hash, path, err) || !pl_part_facts_read(&after, path, err))
        return false;
    if (after.bytes != before.bytes || after.changed_us != before.changed_us)
        return fail_busy(path, err);
    return true;
}

bool pl_signature_read(char out[PL_HASH_ROOM], const char *const *paths, int count,
                       int64_t settle_us, pl_error *err)
{
    pl_hash *hash = pl_hash_new();
    bool ok = true;
    for (int i = 0; ok && i < count; i++)
        ok = check_part(hash, paths[i], settle_us, err);
    if (ok)
        pl_hash_end(out, hash);
    pl_hash_free(hash);
    return ok;
}
