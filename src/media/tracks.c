#include "plumbline/media/tracks.h"

#include <stdio.h>
#include <string.h>

static const char *const names[PL_SIDES] = { "both", "left", "right" };

bool pl_sound_choice_same(pl_sound_choice a, pl_sound_choice b)
{
    return a.track == b.track && a.side == b.side;
}

const char *pl_side_name(pl_side side)
{
    return names[side];
}

const char *pl_sound_choice_format(char out[PL_SOUND_CHOICE_ROOM], pl_sound_choice choice)
{
    snprintf(out, PL_SOUND_CHOICE_ROOM, "%d %s", choice.track, names[choice.side]);
    return out;
}

bool pl_sound_choice_parse(pl_sound_choice *out, const char *text)
{
    enum { MOST_TRACKS = 64 };
    char side[8];
    int track, end = 0;
    if (sscanf(text, "%2d %7[a-z]%n", &track, side, &end) != 2 || text[end] || track < 0 ||
        track > MOST_TRACKS)
        return false;
    for (int i = 0; i < PL_SIDES; i++)
        if (strcmp(side, names[i]) == 0) {
            *out = (pl_sound_choice){ track, (pl_side)i };
            return true;
        }
    return false;
}

int pl_tracks_most(const pl_probe *probe)
{
    int most = 0;
    for (int i = 0; i < probe->part_count; i++)
        for (int k = 0; k < probe->parts[i].stream_count; k++)
            if (probe->parts[i].streams[k].track > most)
                most = probe->parts[i].streams[k].track;
    return most;
}

const pl_probe_stream *pl_tracks_heard(const pl_probe *probe, int part, int track)
{
    const pl_probe_stream *own = NULL;
    for (int k = 0; k < probe->parts[part].stream_count; k++) {
        const pl_probe_stream *stream = &probe->parts[part].streams[k];
        if (stream->kind != PL_STREAM_AUDIO)
            continue;
        if (stream->track == track && stream->decodable)
            return stream;
        if (stream->chosen)
            own = stream;
    }
    return own;
}
