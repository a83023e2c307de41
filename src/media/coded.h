/* What a decoder must be told of a part's pictures, and how its packets are reached. It is kept in the
 * index, so that an indexed recording is decoded without its container being opened again. */
#ifndef PLUMBLINE_MEDIA_CODED_H
#define PLUMBLINE_MEDIA_CODED_H

#include "bytes.h"
#include "compat.h"
#include "frame.h"

#include <stdbool.h>

/* How the packets of a track are reached. */
typedef enum pl_reach {
    PL_REACH_DEMUXED, /* by libavformat, and told by their place and size */
    PL_REACH_PLAIN,   /* each lies in the file as it is, `size` bytes from `pos` on */
    PL_REACH_PROGRAM, /* in the packets of a program stream: `skip` bytes of its stream are passed over
                         from the packet at `pos` on, `size` follow */
    PL_REACH_TRANSPORT /* the same in a transport stream */
} pl_reach;

typedef struct pl_coded {
    AVCodecParameters *codec; /* NULL: there is no picture */
    AVRational aspect;        /* of a pixel by the container's word; 0/1: it says nothing */
    pl_look look;
    pl_reach reach;
    int32_t stream; /* program stream: its start code's last byte; transport stream: its PID */
    int32_t unit;   /* transport stream: bytes from packet to packet */
} pl_coded;

/* false without memory. */
bool pl_coded_read(pl_coded *out, const AVStream *stream);
void pl_coded_clear(pl_coded *coded);

/* Whether packets of this codec go from the file to the decoder as they are, with nothing that only a
 * demuxer adds. */
bool pl_coded_plain(const AVCodecParameters *codec);

/* Whether the decoder forgets by itself, at this packet, whatever it was given before. */
bool pl_coded_anew(const AVCodecParameters *codec, const AVPacket *packet);

/* Whether the packet is nothing but a picture of H.264 or HEVC that no other refers to: a decoder that
 * is told to leave such pictures out passes it over. Where it does not even get it, none of its threads
 * waits for nothing, which doubles what two of them decode. */
bool pl_coded_needless(const AVCodecParameters *codec, const AVPacket *packet);

void pl_coded_put(pl_text *out, const pl_coded *coded);
/* False for what cannot be; `coded` must be zeroed, and is to be cleared in any case. */
bool pl_coded_get(pl_coded *coded, pl_byte_reader *reader);

#endif
