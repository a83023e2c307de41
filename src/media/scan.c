#include "scan.h"

#include "avi.h"
#include "facts.h"
#include "input.h"
#include "mkv.h"
#include "mp4.h"
#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"
#include "stream_scan.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum {
    MOST_PACKETS = 16 * 1024 * 1024, /* three days at sixty pictures a second */
    MOST_STEPS = 100000,
    TELL_EVERY = 512
};

/* Beyond this a timestamp is noise: 2^53 ticks are three thousand years of 1/90000 s. */
#define MOST_TICKS ((int64_t)1 << 53)

typedef struct reading {
    const char *path;
    const pl_scan_how *how;
    pl_scan *scan;
    pl_input *input;
    int clock;                    /* the stream that the clock runs by */
    int32_t place;                /* in the order of the file */
    AVCodecParserContext *parser; /* tells the order of pictures where the container does not */
    AVCodecContext *codec;        /* of the parser */
    int order_room, place_room;
    int64_t sound_first, sound_end; /* of the chosen sound, in its ticks */
    int64_t bytes_end;              /* Matroska: where the packet read last ended; 0: none yet */
    bool locked;                    /* a packet of the clock stream is encrypted */
    bool listed;                    /* the track is there already: by tables alone */
} reading;

static int64_t sane(int64_t ticks)
{
    return ticks > MOST_TICKS || ticks < -MOST_TICKS ? PL_NO_TICKS : ticks;
}

__attribute__((format(printf, 2, 3))) static void warn(pl_scan *scan, const char *format, ...)
{
    char text[PL_ERROR_ROOM];
    va_list list;
    va_start(list, format);
    vsnprintf(text, sizeof text, format, list);
    va_end(list);
    pl_names_add(&scan->warnings, text);
}

/* Containers that only count their pictures do not tell which of two is shown first, and streams leave
 * out timestamps that follow from the kinds of MPEG's pictures. */
static bool needs_parser(const reading *r, enum AVCodecID id)
{
    const AVCodecDescriptor *known = avcodec_descriptor_get(id);
    bool reorders = r->scan->picture && known && known->props & AV_CODEC_PROP_REORDER;
    bool mpeg = id == AV_CODEC_ID_MPEG1VIDEO || id == AV_CODEC_ID_MPEG2VIDEO;
    return reorders && (r->scan->kind == PL_CONTAINER_COUNTED ||
                        (r->scan->kind == PL_CONTAINER_STREAM && mpeg));
}

static void start_parser(reading *r)
{
    const AVCodecParameters *codec = r->input->format->streams[r->clock]->codecpar;
    if (!needs_parser(r, codec->codec_id))
        return;
    r->codec = avcodec_alloc_context3(NULL);
    r->parser = av_parser_init(codec->codec_id);
    if (!r->codec || !r->parser || avcodec_parameters_to_context(r->codec, codec) < 0) {
        av_parser_close(r->parser);
        r->parser = NULL;
        return;
    }
    r->parser->flags |= PARSER_FLAG_COMPLETE_FRAMES;
}

static void parse(reading *r, pl_packet *to, const AVPacket *packet)
{
    pl_scan *scan = r->scan;
    uint8_t *out = NULL;
    int size = 0;
    if (!r->parser)
        return;
    if (scan->track.count > r->order_room || !scan->order) {
        r->order_room = scan->track.room;
        scan->order = pl_resize(scan->order, (size_t)r->order_room, sizeof *scan->order);
    }
    r->parser->output_picture_number = 0;
    r->parser->pict_type = AV_PICTURE_TYPE_NONE;
    av_parser_parse2(r->parser, r->codec, &out, &size, packet->data, packet->size, AV_NOPTS_VALUE,
                     AV_NOPTS_VALUE, -1);
    scan->order[scan->track.count - 1] = r->parser->output_picture_number;
    if (r->parser->pict_type == AV_PICTURE_TYPE_B)
        to->flags |= PL_PACKET_BIDIRECTED;
}

static uint32_t flags_of(pl_scan *scan, const AVPacket *packet)
{
    uint32_t flags = packet->flags & AV_PKT_FLAG_KEY ? PL_PACKET_KEY : 0;
    if (packet->flags & AV_PKT_FLAG_DISCARD)
        flags |= PL_PACKET_CUT;
    if (packet->flags & AV_PKT_FLAG_CORRUPT)
        scan->spoilt++;
    /* in streams a lost packet marks a picture that may still be whole; elsewhere it is cut off */
    bool spoilt = packet->flags & AV_PKT_FLAG_CORRUPT && scan->kind != PL_CONTAINER_STREAM;
    if (packet->flags & AV_PKT_FLAG_DISCARD || spoilt || packet->size <= 0)
        flags |= PL_PACKET_HIDDEN;
    return flags;
}

static void add_packet(reading *r, const AVPacket *packet)
{
    pl_scan *scan = r->scan;
    pl_track *track = &scan->track;
    pl_grow(track->packets, track->count, track->room);
    pl_packet *to = &track->packets[track->count++];
    *to = (pl_packet){
        .pts = sane(packet->pts),
        .dts = sane(packet->dts),
        .pos = packet->pos,
        .size = packet->size,
        .duration =
            packet->duration > 0 && packet->duration < INT32_MAX ? (int)packet->duration : 0,
        .flags = flags_of(scan, packet),
    };
    if (packet->flags & AV_PKT_FLAG_CORRUPT) /* where it is cut off, the one before it stands on */
        track->packets[track->count - (to->flags & PL_PACKET_HIDDEN && track->count > 1 ? 2 : 1)]
            .flags |= PL_PACKET_TORN;
    parse(r, to, packet);
    if (scan->kind == PL_CONTAINER_STREAM) {
        if (track->count > r->place_room) {
            r->place_room = track->room;
            scan->places = pl_resize(scan->places, (size_t)r->place_room, sizeof *scan->places);
        }
        scan->places[track->count - 1] = r->place;
    }
    if (av_packet_get_side_data(packet, AV_PKT_DATA_ENCRYPTION_INFO, NULL))
        r->locked = true;
}

/* Between two packets of a Matroska file stand some heads. Where there is more, and nothing of the picture
 * nor of any sound, a piece may be lost: the picture that is shown last before it stands on. */
static void look_for_loss(reading *r, const AVPacket *packet)
{
    enum { HEADS = 8192, BACK = 32 };
    pl_track *track = &r->scan->track;
    if (strncmp(r->input->format->iformat->name, "matroska", 8) != 0 || packet->pos < 0)
        return;
    int at = track->count - 1;
    bool lost = r->bytes_end > 0 && packet->pos - r->bytes_end > HEADS;
    r->bytes_end = packet->pos + packet->size;
    for (int i = at; i >= 0 && i > track->count - BACK; i--)
        if (track->packets[i].pts > track->packets[at].pts)
            at = i;
    if (lost && at >= 0)
        track->packets[at].flags |= PL_PACKET_LOST;
}

static void add_step(reading *r, pl_steps *steps, const AVPacket *packet)
{
    AVRational unit = r->input->format->streams[packet->stream_index]->time_base;
    int64_t ticks = sane(packet->dts != AV_NOPTS_VALUE ? packet->dts : packet->pts);
    if (ticks == PL_NO_TICKS)
        return;
    int64_t second = unit.num > 0 ? unit.den / unit.num : 1;
    bool step = steps->first >= 0 && (ticks < steps->ticks || ticks - steps->ticks > second);
    if (steps->first < 0)
        steps->first = r->place;
    if (step && steps->count < MOST_STEPS) {
        pl_grow(steps->places, steps->count, steps->room);
        steps->places[steps->count++] = r->place;
    }
    steps->last = r->place;
    steps->ticks = ticks;
}

static void add_sound(reading *r, const AVPacket *packet)
{
    int i = packet->stream_index;
    if (r->scan->kind == PL_CONTAINER_STREAM && i < r->scan->sound_count)
        add_step(r, &r->scan->sounds[i], packet);
    bool heard = i == r->input->audio && !(packet->flags & AV_PKT_FLAG_DISCARD);
    if (!heard || packet->pts == AV_NOPTS_VALUE || sane(packet->pts) != packet->pts)
        return;
    int64_t end = packet->pts + (packet->duration > 0 ? packet->duration : 0);
    if (r->sound_first == PL_NO_TICKS || packet->pts < r->sound_first)
        r->sound_first = packet->pts;
    if (r->sound_end == PL_NO_TICKS || end > r->sound_end)
        r->sound_end = end;
}

static bool read_packets(reading *r, AVPacket *packet, pl_error *err)
{
    const pl_scan_how *how = r->how;
    for (;;) {
        pl_read got = pl_input_read(r->input, packet, err);
        if (got == PL_READ_FAILED)
            return false;
        if (got != PL_READ_PACKET) {
            r->scan->damaged = got == PL_READ_DAMAGE;
            return true;
        }
        const AVStream *stream = r->input->format->streams[packet->stream_index];
        look_for_loss(r, packet);
        if (packet->stream_index == r->clock)
            add_packet(r, packet);
        else if (stream->codecpar->codec_type == AVMEDIA_TYPE_AUDIO)
            add_sound(r, packet);
        av_packet_unref(packet);
        if (r->place++ % TELL_EVERY == 0)
            pl_job_tell(how->job, how->from + (how->to - how->from) * pl_input_progress(r->input),
                        "reading");
        if (r->scan->track.count >= MOST_PACKETS || r->place == INT32_MAX)
            return pl_fail(err, PL_BAD_INPUT,
                           "%s holds more pictures than any recording has: it is damaged. Copy it "
                           "again from its camera or disc.",
                           r->scan->facts.path);
    }
}

/* The reach of the sound by libavformat's own list; false where a sample lies beyond the file's end. */
static bool list_sound(reading *r, AVStream *stream)
{
    int64_t bytes = pl_input_source(r->input)->bytes, last = PL_NO_TICKS, step = 0;
    int count = avformat_index_get_entries_count(stream);
    for (int i = 0; i < count; i++) {
        const AVIndexEntry *entry = avformat_index_get_entry(stream, i);
        if (entry->pos > bytes - entry->size)
            return false;
        if (entry->flags & AVINDEX_DISCARD_FRAME || sane(entry->timestamp) != entry->timestamp)
            continue;
        if (r->sound_first == PL_NO_TICKS)
            r->sound_first = entry->timestamp;
        step = last == PL_NO_TICKS ? 0 : entry->timestamp - last;
        last = entry->timestamp;
        r->sound_end = last + step;
    }
    return count > 0;
}

/* The packets by the container's own tables, where it has them. */
static bool list_packets(reading *r)
{
    pl_scan *scan = r->scan;
    bool plain = false;
    int audio = r->input->audio;
    if ((audio >= 0 && !list_sound(r, r->input->format->streams[audio])) ||
        !pl_mp4_read(&scan->track, &plain, r->input, r->clock)) {
        r->sound_first = r->sound_end = PL_NO_TICKS;
        return false;
    }
    if (plain && scan->picture && pl_coded_plain(scan->coded.codec))
        scan->coded.reach = PL_REACH_PLAIN;
    return true;
}

static void count_cut(pl_scan *scan)
{
    for (int i = 0; i < scan->track.count; i++)
        scan->cut += !!(scan->track.packets[i].flags & PL_PACKET_CUT);
}

static void leave_out_others(const reading *r)
{
    AVFormatContext *format = r->input->format;
    for (int i = 0; i < (int)format->nb_streams; i++) {
        enum AVMediaType type = format->streams[i]->codecpar->codec_type;
        bool wanted = i == r->clock || type == AVMEDIA_TYPE_AUDIO;
        format->streams[i]->discard = wanted ? AVDISCARD_DEFAULT : AVDISCARD_ALL;
    }
}

/* From the first packet on: where a list was tried in vain the demuxer stands anywhere. */
static bool read_anew(reading *r, AVPacket *packet, pl_error *err)
{
    pl_input_close(&r->input);
    r->input = pl_input_open(r->path, r->how->open, r->how->open_ctx, r->how->job, err);
    if (!r->input)
        return false;
    leave_out_others(r);
    return read_packets(r, packet, err);
}

/* Opened without its tables, where they tell all by themselves; else as any other. */
static bool open_input(reading *r, pl_error *err)
{
    const pl_scan_how *how = r->how;
    size_t size = 0;
    r->input = how->by_packets
                   ? pl_input_open(r->path, how->open, how->open_ctx, how->job, err)
                   : pl_input_open_light(r->path, how->open, how->open_ctx, how->job, err);
    if (!r->input || !pl_input_moov(&size, r->input))
        return r->input;
    int clock = r->input->video >= 0 ? r->input->video : r->input->audio;
    r->listed =
        clock >= 0 && pl_mp4_list(&r->scan->track, &r->sound_first, &r->sound_end, r->input, clock);
    if (r->listed)
        return true;
    pl_input_close(&r->input);
    r->input = pl_input_open(r->path, how->open, how->open_ctx, how->job, err);
    return r->input;
}

/* By an own scan where there is one; libavformat's packets otherwise. */
static bool scan_stream(reading *r, AVPacket *packet, pl_error *err)
{
    pl_heard_reach sound = { PL_NO_TICKS, PL_NO_TICKS };
    pl_scanned done = pl_stream_scan(r->scan, &sound, &r->locked, r->input, r->path, r->how, err);
    r->sound_first = sound.first;
    r->sound_end = sound.end;
    if (done == PL_SCANNED_NOT)
        return read_packets(r, packet, err);
    return done == PL_SCANNED;
}

static bool walk_blocks(reading *r, AVPacket *packet, pl_error *err)
{
    pl_source source;
    pl_mkv mkv;
    const pl_scan_how *how = r->how;
    if (!(how->open ? how->open : pl_source_open_file)(&source, r->path, how->open_ctx, err))
        return false;
    pl_mkv_how own = { how->from, how->to, how->most, how->job };
    pl_mkv_got got = pl_mkv_read(&mkv, r->input, r->clock, &source, r->path, &own, err);
    if (got != PL_MKV_WHOLE)
        return got == PL_MKV_NOT && read_packets(r, packet, err);
    r->scan->track = mkv.track;
    r->scan->cut_off = mkv.cut;
    r->scan->walked = true;
    r->sound_first = mkv.sound_first;
    r->sound_end = mkv.sound_end;
    if (r->scan->picture && pl_coded_plain(r->scan->coded.codec))
        r->scan->coded.reach = PL_REACH_PLAIN;
    return true;
}

/* The index of AVI tells each packet; of the sound it is asked how many bytes there are. */
static bool list_chunks(reading *r)
{
    pl_scan *scan = r->scan;
    if (strcmp(r->input->container->name, "avi") != 0 || !scan->picture ||
        !pl_avi_read(&scan->track, r->input, r->clock))
        return false;
    if (pl_coded_plain(scan->coded.codec))
        scan->coded.reach = PL_REACH_PLAIN;
    return true;
}

static bool is_mkv(const reading *r)
{
    return strcmp(r->input->container->libav, "matroska,webm") == 0 && r->scan->picture &&
           pl_coded_plain(r->scan->coded.codec);
}

static bool take_packets(reading *r, AVPacket *packet, pl_error *err)
{
    if (r->listed) {
        if (r->scan->picture && pl_coded_plain(r->scan->coded.codec))
            r->scan->coded.reach = PL_REACH_PLAIN;
        return true;
    }
    if (!r->how->by_packets && is_mkv(r))
        return walk_blocks(r, packet, err);
    if (!r->how->by_packets && list_chunks(r))
        return true;
    if (!r->how->by_packets && pl_stream_scan_can(r->input))
        return scan_stream(r, packet, err);
    if (r->how->by_packets || strcmp(r->input->container->name, "mp4") != 0)
        return read_packets(r, packet, err);
    return list_packets(r) || read_anew(r, packet, err);
}

static void prepare(reading *r)
{
    AVFormatContext *format = r->input->format;
    pl_scan *scan = r->scan;
    leave_out_others(r);
    scan->sound_count = (int)format->nb_streams;
    scan->sounds = pl_alloc_array(format->nb_streams, sizeof *scan->sounds);
    for (int i = 0; i < scan->sound_count; i++)
        scan->sounds[i].first = scan->sounds[i].last = -1;
    const AVStream *stream = format->streams[r->clock];
    AVRational rate =
        stream->avg_frame_rate.num > 0 ? stream->avg_frame_rate : stream->r_frame_rate;
    scan->unit_num = stream->time_base.num;
    scan->unit_den = stream->time_base.den;
    if (scan->picture && rate.num > 0 && rate.den > 0)
        scan->usual = av_rescale_q(1, av_inv_q(rate), stream->time_base);
    start_parser(r);
}

static void tell_streams(reading *r)
{
    pl_scan *scan = r->scan;
    const pl_names *remarks = pl_input_remarks(r->input);
    for (int i = 0; remarks && i < remarks->count; i++)
        warn(scan, "%s", remarks->items[i]);
    const pl_probe_stream *chosen = &scan->facts.streams[r->clock];
    if (!scan->picture)
        warn(scan, "There is no picture: only the sound can be used.");
    else if (r->input->audio < 0)
        warn(scan, "There is no sound.");
    if (r->locked)
        warn(scan, "It is encrypted: it cannot be decoded without its key.");
    else if (!chosen->decodable)
        warn(scan, "There is no decoder on this computer for its %s (%s).",
             scan->picture ? "picture" : "sound", chosen->codec);
    int quarters = 0;
    bool mirrored = false;
    if (scan->picture && !pl_stream_turn(&quarters, &mirrored, r->input->format->streams[r->clock]))
        warn(scan, "It asks for a turn that is no quarter turn: it is shown as it was recorded.");
    if (scan->kind == PL_CONTAINER_STREAM && scan->picture && scan->coded.reach == PL_REACH_DEMUXED)
        warn(scan,
             "Exact frames are not promised here: its pictures are of a form that no own "
             "reading is made for (%s).",
             chosen->codec);
}

/* How far the chosen sound reaches beyond the picture, for the comparison with the claimed length. */
static void measure_sound(reading *r)
{
    pl_scan *scan = r->scan;
    if (!scan->picture || r->sound_first == PL_NO_TICKS || scan->track.count == 0)
        return;
    const pl_track *track = &scan->track;
    int64_t first = INT64_MAX, end = INT64_MIN;
    for (int i = 0; i < track->count; i++) {
        const pl_packet *packet = &track->packets[i];
        if (packet->flags & PL_PACKET_HIDDEN || packet->pts == PL_NO_TICKS)
            continue;
        first = packet->pts < first ? packet->pts : first;
        end = packet->pts + packet->duration > end ? packet->pts + packet->duration : end;
    }
    if (first > end)
        return;
    AVRational us = { 1, 1000000 }, unit = { scan->unit_num, scan->unit_den };
    AVRational own = r->input->format->streams[r->input->audio]->time_base;
    int64_t before = av_rescale_q(first, unit, us) - av_rescale_q(r->sound_first, own, us);
    int64_t behind = av_rescale_q(r->sound_end, own, us) - av_rescale_q(end, unit, us);
    scan->before_us = before > 0 ? before : 0;
    scan->behind_us = behind > 0 ? behind : 0;
}

static bool check_content(const reading *r, pl_error *err)
{
    if (r->clock >= 0 && r->scan->track.count > 0)
        return true;
    return pl_fail(err, PL_BAD_INPUT,
                   "%s holds neither pictures nor sound: only the head of a recording is there. "
                   "Copy it again from its camera or disc.",
                   r->scan->facts.path);
}

bool pl_scan_read(pl_scan *out, const char *path, const pl_scan_how *how, pl_error *err)
{
    pl_scan scan = { 0 };
    reading r = { .path = path,
                  .how = how,
                  .scan = &scan,
                  .sound_first = PL_NO_TICKS,
                  .sound_end = PL_NO_TICKS };
    bool ok = false;
    AVPacket *packet = NULL;
    if (!open_input(&r, err))
        goto done;
    r.clock = r.input->video >= 0 ? r.input->video : r.input->audio;
    scan.picture = r.input->video >= 0;
    scan.kind = r.input->container->kind;
    scan.bytes = pl_input_source(r.input)->bytes;
    pl_facts_read(&scan.facts, r.input, path);
    if (r.clock < 0 && !check_content(&r, err))
        goto done;
    packet = av_packet_alloc();
    if (!packet) {
        pl_fail(err, PL_INTERNAL, "%s cannot be read: there is no memory for it.", path);
        goto done;
    }
    if (scan.picture && !pl_coded_read(&scan.coded, r.input->format->streams[r.clock])) {
        pl_fail(err, PL_INTERNAL, "%s cannot be read: there is no memory for it.", path);
        goto done;
    }
    prepare(&r);
    if (!take_packets(&r, packet, err) || !check_content(&r, err))
        goto done;
    count_cut(&scan);
    if (r.locked)
        scan.facts.streams[r.clock].decodable = false;
    measure_sound(&r);
    tell_streams(&r);
    ok = true;
done:
    av_packet_free(&packet);
    av_parser_close(r.parser);
    avcodec_free_context(&r.codec);
    pl_input_close(&r.input);
    if (ok)
        *out = scan;
    else
        pl_scan_clear(&scan);
    return ok;
}

void pl_scan_clear(pl_scan *scan)
{
    pl_probe_part_clear(&scan->facts);
    pl_names_free(&scan->warnings);
    pl_coded_clear(&scan->coded);
    free(scan->track.packets);
    free(scan->order);
    free(scan->places);
    for (int i = 0; i < scan->sound_count; i++)
        free(scan->sounds[i].places);
    free(scan->sounds);
    *scan = (pl_scan){ 0 };
}
