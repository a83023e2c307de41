/* The inside of an open recording, for those within media that decode it themselves. */
#ifndef PLUMBLINE_MEDIA_INSIDE_H
#define PLUMBLINE_MEDIA_INSIDE_H

#include "decoder.h"
#include "fields.h"
#include "plumbline/media/damage.h"
#include "plumbline/media/media.h"

struct pl_media {
    pl_index *index; /* never changes once it is open: any thread may read it */
    char **paths;
    bool cached;
    pl_error cache_error;
    pl_damaged damage[PL_DAMAGE_MOST];
    int damage_count;
    /* --- of pl_media_picture_at alone */
    pl_decoding decoding;
    pl_decoder *decoder; /* of one part at a time */
    int decoder_part;
    pl_fields *fields;
};

#endif
