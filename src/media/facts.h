/* What a part's streams are, as probe tells it. */
#ifndef PLUMBLINE_MEDIA_FACTS_H
#define PLUMBLINE_MEDIA_FACTS_H

#include "input.h"
#include "plumbline/media/probe.h"

/* Fills container, claimed length and streams; `path` is copied. Free with pl_probe_part_clear. */
void pl_facts_read(pl_probe_part *out, const pl_input *input, const char *path);
void pl_probe_part_clear(pl_probe_part *part);

/* The turn that shows the stream upright: quarter turns clockwise, after a mirror from left to right
 * where `mirrored`. False where the display matrix asks for another turn: then it is shown as coded. */
bool pl_stream_turn(int *quarters, bool *mirrored, const AVStream *stream);

#endif
