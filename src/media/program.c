#include "units.h"

#include <string.h>

enum {
    PACK = 0xba,
    SYSTEM = 0xbb,
    MAP = 0xbc,
    PRIVATE_1 = 0xbd,
    PADDING = 0xbe,
    PRIVATE_2 = 0xbf,
    END = 0xb9,
    SOUND = 0xc0,
    PICTURE = 0xe0,
    LAST_PICTURE = 0xef,
    MOST_PACKET = 6 + 65535
};

/* Passes over what is no packet, to the next start code that belongs to the system's layer. */
static void resync(pl_window *w)
{
    const uint8_t *at = w->data + 1, *end = w->data + w->left;
    while (at + 3 < end) {
        at = memchr(at, 0, (size_t)(end - at) - 3);
        if (!at)
            break;
        if (at[1] == 0 && at[2] == 1 && at[3] >= END) {
            pl_window_skip(w, (size_t)(at - w->data));
            return;
        }
        at++;
    }
    pl_window_skip(w, w->left > 3 ? w->left - 3 : w->left);
}

static size_t pack_size(const uint8_t *at, size_t left)
{
    if (left < 14 || at[4] >> 6 != 1)
        return 12; /* 11172-1 */
    return 14 + (size_t)(at[13] & 7);
}

static int32_t stream_of(const uint8_t *at, size_t head, size_t size)
{
    if (at[3] != PRIVATE_1)
        return at[3];
    return head < size && at[head] >= PL_UNITS_PRIVATE && at[head] < SOUND ? at[head] : -1;
}

static bool has_head(uint8_t id)
{
    return id == PRIVATE_1 || (id >= SOUND && id <= LAST_PICTURE);
}

bool pl_program_step(bool *found, pl_unit *out, pl_units *units, pl_error *err)
{
    pl_window *w = &units->window;
    if (!pl_window_need(w, MOST_PACKET, err))
        return false;
    const uint8_t *at = w->data;
    if (w->left < 6) {
        return true;
    }
    if (at[0] || at[1] || at[2] != 1 || at[3] < END) {
        resync(w);
        return true;
    }
    if (at[3] == PACK || at[3] == END) {
        pl_window_skip(w, at[3] == END ? 4 : pack_size(at, w->left));
        return true;
    }
    size_t size = 6 + ((size_t)at[4] << 8 | at[5]);
    size = size < w->left ? size : w->left; /* cut at the end of the file */
    if (has_head(at[3])) {
        *out = (pl_unit){ .pos = w->pos, .begins = true };
        size_t head = pl_units_head(out, at, size);
        int32_t stream = head ? stream_of(at, head, size) : -1;
        *found = stream >= 0 && units->wanted[stream];
        out->stream = stream;
        out->data = at + head;
        out->size = size - head;
    }
    pl_window_skip(w, size);
    return true;
}
