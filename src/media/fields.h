/* Pictures of two fields, made into pictures of one moment: the lines of the field that is shown first stay,
 * the others are made from what lies round them, in the picture and in its neighbours. One picture comes of
 * each, so that a frame keeps its number. One thread at a time. */
#ifndef PLUMBLINE_MEDIA_FIELDS_H
#define PLUMBLINE_MEDIA_FIELDS_H

#include "decoder.h"

typedef struct pl_fields pl_fields;

pl_fields *pl_fields_new(void);
void pl_fields_free(pl_fields *fields);

/* The picture of frame n as it is to be shown: itself, where it is of one moment, or where nothing can be
 * done about it. Its neighbours are taken from how->kept, the next one from `decoder` too where it stands
 * right behind n; NULL: it does not. Without them the picture's own lines do. Borrowed until the next call,
 * or the next of the decoder. `woven`: nothing is done about it. */
const AVFrame *pl_fields_shown(pl_fields *fields, const pl_decoding *how, pl_decoder *decoder,
                               const AVFrame *picture, int n, bool woven);

bool pl_fields_met(const pl_fields *fields); /* a picture of two fields came by */

/* A picture that is shown for a moment, of no matter which frame. */
const AVFrame *pl_fields_alone(pl_fields *fields, const AVCodecParameters *codec,
                               const AVFrame *picture);

#endif
