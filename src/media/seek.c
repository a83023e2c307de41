#include "seek.h"

#include <string.h>

static bool is_key(const pl_packet *packet)
{
    return packet->flags & PL_PACKET_KEY;
}

int32_t pl_seek_key(const pl_track *track, int32_t target)
{
    for (int32_t i = target; i > 0; i--)
        if (is_key(&track->packets[i]) && track->packets[i].pts <= track->packets[target].pts)
            return i;
    return 0;
}

static bool same(const pl_packet *known, const AVPacket *packet)
{
    return known->pos == packet->pos && known->size == packet->size;
}

int32_t pl_seek_identify(const pl_track *track, const AVPacket *packet, int32_t near)
{
    int32_t found = -1;
    if (packet->pos < 0)
        return -1;
    if (near < track->count && same(&track->packets[near], packet) &&
        track->packets[near].dts == packet->dts && packet->dts != AV_NOPTS_VALUE)
        return near;
    for (int32_t i = 0; i < track->count; i++) {
        if (!same(&track->packets[i], packet))
            continue;
        if (found >= 0)
            return -1;
        found = i;
    }
    return found;
}

static int32_t key_before(const pl_track *track, int32_t key)
{
    for (int32_t i = key - 1; i > 0; i--)
        if (is_key(&track->packets[i]))
            return i;
    return 0;
}

/* Program and transport streams have no table: the index knows the byte. */
static bool go_byte(pl_input *input, const pl_track *track, int32_t key)
{
    while (key > 0 && track->packets[key].pos < 0)
        key = key_before(track, key);
    int64_t pos = track->packets[key].pos;
    return pl_input_seek_byte(input, key == 0 || pos < 0 ? 0 : pos);
}

/* MP4 looks its key pictures up by decode time, the others by the time they are shown. */
static bool go_time(pl_input *input, const pl_packet *key)
{
    bool decode = strcmp(input->container->name, "mp4") == 0 && key->dts != PL_NO_TICKS;
    return pl_input_seek_time(input, decode ? key->dts : key->pts);
}

bool pl_seek_go(pl_input *input, const pl_track *track, int32_t key, int attempt)
{
    for (int i = 0; i < attempt; i++)
        key = key_before(track, key);
    if (input->container->kind == PL_CONTAINER_STREAM)
        return go_byte(input, track, key);
    return go_time(input, &track->packets[key]);
}
