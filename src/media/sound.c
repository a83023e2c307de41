#include "sound.h"

#include "plumbline/base/memory.h"
#include "skim.h"
#include "tempo.h"
#include "voice.h"

#include <stdlib.h>
#include <string.h>

enum {
    CHANNELS = 2,
    SLACK = 960,   /* samples that timestamps may waver by before the sound is shifted: 20 ms */
    CHUNK = 2048,  /* that go through the tempo filter at a time */
    FADE = 480,    /* in which one choice goes over into another: 10 ms */
    NEAR = 240000, /* samples that are decoded and let go of rather than sought over: 5 s */
    NORMAL = 1000
};

struct pl_sound {
    const pl_media *media;
    pl_job *job;
    pl_sound_choice choice;
    pl_voice *voice; /* of `part`; NULL: it has none, or the parts are over */
    int part;
    pl_time base; /* the time of the first sample */
    int64_t made; /* samples since then, before the tempo */
    int64_t total;
    int64_t gap;    /* of silence, before the block */
    pl_block block; /* what is left of it */
    bool settled;   /* samples follow one another: small steps are waver */
    pl_tempo *tempo;
    bool tempo_ended;
    pl_passes passes;
    pl_skim skim;
    float ending[FADE * CHANNELS]; /* of what was heard before another choice … */
    int ending_at, ending_count;   /* … as far as it is not heard yet */
    float chunk[CHUNK * CHANNELS];
};

static int64_t samples_of(pl_time us)
{
    return (us * 48 + (us < 0 ? -500 : 500)) / 1000;
}

bool pl_sound_any(const pl_media *media)
{
    const pl_probe *probe = pl_media_probe(media);
    for (int i = 0; i < probe->part_count; i++)
        for (int k = 0; k < probe->parts[i].stream_count; k++) {
            const pl_probe_stream *stream = &probe->parts[i].streams[k];
            if (stream->kind == PL_STREAM_AUDIO && stream->chosen && stream->decodable)
                return true;
        }
    return false;
}

pl_sound *pl_sound_new(const pl_media *media, pl_job *job)
{
    pl_sound *s = pl_alloc(sizeof *s);
    s->media = media;
    s->job = job;
    s->part = -1;
    return s;
}

void pl_sound_close(pl_sound *sound)
{
    pl_voice_close(&sound->voice);
    sound->part = -1;
    sound->block = (pl_block){ 0 };
}

void pl_sound_free(pl_sound *sound)
{
    if (!sound)
        return;
    pl_voice_close(&sound->voice);
    pl_tempo_free(sound->tempo);
    pl_passes_clear(&sound->passes);
    free(sound);
}

/* A part without sound is silent; another failure is one. */
static bool open_part(pl_sound *s, int part, pl_error *err)
{
    pl_error own = { 0 };
    pl_voice_close(&s->voice);
    s->part = part;
    if (part >= s->media->index->part_count)
        return true;
    s->voice = pl_voice_open(s->media, part, s->choice.track, s->job, &own);
    if (s->voice || own.code == PL_BAD_INPUT)
        return true;
    s->part = -1;
    if (err)
        *err = own;
    return false;
}

static int part_at(const pl_sound *s, pl_time at)
{
    const pl_clock_map *map = &s->media->index->map;
    int part = map->part_count - 1;
    while (part > 0 && map->parts[part].start_us > at)
        part--;
    return part;
}

static bool start_tempo(pl_sound *s, int speed, pl_error *err)
{
    pl_tempo_free(s->tempo);
    s->tempo = speed == NORMAL ? NULL : pl_tempo_new(speed);
    s->tempo_ended = false;
    return s->tempo || speed == NORMAL ||
           pl_fail(err, PL_INTERNAL,
                   "The sound cannot be played at another speed: there is no memory for it, or the "
                   "library libavfilter is not on this computer.");
}

void pl_sound_pass(pl_sound *sound, const pl_passes *passes)
{
    pl_passes_clear(&sound->passes);
    pl_passes_take(&sound->passes, passes->items, passes->count);
}

static bool go_to(pl_sound *s, pl_time at, pl_error *err)
{
    int part = part_at(s, at);
    s->gap = 0;
    s->block = (pl_block){ 0 };
    s->settled = false;
    if (s->part != part && !open_part(s, part, err))
        return false;
    return !s->voice || pl_voice_seek(s->voice, at, err);
}

static void cut_front(pl_block *block, int64_t count)
{
    count = count < 0 ? 0 : count > block->count ? block->count : count;
    block->samples += count * CHANNELS;
    block->count -= (int)count;
    block->at += count * 1000 / 48;
}

static bool joined(const pl_clock_part *part)
{
    return part->jump_count > 0 && part->jumps[0].kind == PL_JUMP_JOINED;
}

void pl_sound_span(pl_time *from, pl_time *to, const pl_clock_map *map, int part)
{
    const pl_clock_part *own = &map->parts[part];
    bool last = part == map->part_count - 1;
    *from = joined(own) ? 0 : own->start_us;
    *to = last || joined(own + 1) ? pl_clock_map_length(map) : own->start_us + own->length_us;
}

static void keep_in_part(const pl_sound *s, pl_block *block)
{
    pl_time from, to;
    pl_sound_span(&from, &to, &s->media->index->map, s->part);
    cut_front(block, samples_of(from - block->at));
    int64_t most = samples_of(to - block->at);
    if (most < block->count)
        block->count = most < 0 ? 0 : (int)most;
}

/* Puts the block where its time says: silence before it, or its front cut off. */
static void lay(pl_sound *s, pl_block block)
{
    keep_in_part(s, &block);
    int64_t early = s->made - samples_of(block.at - s->base);
    if (s->settled && llabs(early) <= SLACK)
        early = 0;
    if (early > 0)
        cut_front(&block, early);
    s->gap = early < 0 && block.count > 0 ? -early : 0;
    s->settled = s->settled || block.count > 0;
    s->block = block;
}

static bool next_block(pl_sound *s, pl_error *err)
{
    pl_block block = { 0 };
    pl_heard got = s->voice ? pl_voice_read(&block, s->voice, err) : PL_HEARD_END;
    if (got == PL_HEARD_BLOCK)
        lay(s, block);
    if (got != PL_HEARD_END)
        return got == PL_HEARD_BLOCK;
    if (s->part >= s->media->index->part_count) {
        s->gap = s->total - s->made;
        return true;
    }
    s->settled = false;
    return open_part(s, s->part + 1, err);
}

/* One side alone is for both ears. */
static void copy_sides(float *out, const float *from, int count, pl_side side)
{
    memcpy(out, from, (size_t)count * CHANNELS * sizeof *out);
    for (int i = 0; i < count && side != PL_SIDE_BOTH; i++)
        out[2 * i + (side == PL_SIDE_LEFT)] = from[2 * i + (side != PL_SIDE_LEFT)];
}

static void go_over(float *out, int count, pl_sound *s)
{
    for (int i = 0; i < count && s->ending_at < s->ending_count; i++, s->ending_at++) {
        float old = (float)(s->ending_count - s->ending_at) / (float)s->ending_count;
        const float *from = s->ending + (size_t)s->ending_at * CHANNELS;
        for (int k = 0; k < CHANNELS; k++)
            out[i * CHANNELS + k] += (from[k] - out[i * CHANNELS + k]) * old;
    }
}

/* Up to `room` frames at the speed of the recording. */
static int read_plain(float *out, int room, pl_sound *s, pl_error *err)
{
    while (s->gap <= 0 && s->block.count <= 0 && s->made < s->total)
        if (!next_block(s, err))
            return -1;
    int64_t left = s->total - s->made;
    int count = left < room ? (int)left : room;
    if (s->gap > 0) {
        count = s->gap < count ? (int)s->gap : count;
        memset(out, 0, (size_t)count * CHANNELS * sizeof *out);
        s->gap -= count;
    } else if (count > 0) {
        count = s->block.count < count ? s->block.count : count;
        copy_sides(out, s->block.samples, count, s->choice.side);
        s->block.samples += (size_t)count * CHANNELS;
        s->block.count -= count;
    }
    go_over(out, count, s);
    s->made += count;
    return count;
}

static int read_on(float *out, int room, void *ctx, pl_error *err)
{
    return read_plain(out, room, ctx, err);
}

static bool move(void *ctx, pl_time at, pl_error *err)
{
    pl_sound *s = ctx;
    float waste[512 * CHANNELS];
    int64_t to = samples_of(at - s->base), far = to - s->made;
    if (far < 0 || far > NEAR) {
        s->made = to;
        return go_to(s, at, err);
    }
    while (s->made < to) {
        int room = to - s->made < 512 ? (int)(to - s->made) : 512;
        int count = read_plain(waste, room, s, err);
        if (count <= 0)
            return count == 0;
    }
    return true;
}

bool pl_sound_seek(pl_sound *sound, pl_time at, int speed, pl_error *err)
{
    pl_sound *s = sound;
    s->base = at;
    s->made = 0;
    s->ending_count = s->ending_at;
    s->total = samples_of(pl_media_duration(s->media) - at);
    pl_skim_start(&s->skim, &(pl_skim_source){ read_on, move, s }, &s->passes, at, speed);
    return start_tempo(s, speed, err) && go_to(s, at, err);
}

void pl_sound_choose(pl_sound *sound, pl_sound_choice choice)
{
    if (choice.track != sound->choice.track)
        sound->part = -1; /* its part is opened anew */
    sound->choice = choice;
}

bool pl_sound_turn(pl_sound *sound, pl_sound_choice choice, pl_error *err)
{
    pl_sound *s = sound;
    float ending[FADE * CHANNELS];
    int have = 0, count;
    do {
        count = read_plain(ending + (size_t)have * CHANNELS, FADE - have, s, err);
        have += count > 0 ? count : 0;
    } while (count > 0 && have < FADE);
    if (count < 0)
        return false;
    pl_sound_choose(s, choice);
    memcpy(s->ending, ending, sizeof ending);
    s->ending_at = 0;
    s->ending_count = have;
    s->made -= have;
    return go_to(s, s->base + s->made * 1000 / 48, err);
}

static int read_skimmed(float *out, int room, pl_sound *s, pl_error *err)
{
    return s->passes.count ? pl_skim_read(out, room, &s->skim, err) : read_plain(out, room, s, err);
}

int pl_sound_read(float *out, int room, pl_sound *sound, pl_error *err)
{
    pl_sound *s = sound;
    if (!s->tempo)
        return read_skimmed(out, room, s, err);
    for (;;) {
        int ready = pl_tempo_get(s->tempo, out, room);
        if (ready > 0 || s->tempo_ended)
            return ready;
        int count = read_skimmed(s->chunk, CHUNK, s, err);
        if (count < 0)
            return -1;
        s->tempo_ended = count == 0;
        bool ok = count ? pl_tempo_put(s->tempo, s->chunk, count) : pl_tempo_end(s->tempo);
        if (!ok) {
            pl_fail(err, PL_INTERNAL, "The sound cannot be played: there is no memory for it.");
            return -1;
        }
    }
}
