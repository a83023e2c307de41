/* The bits of a NAL unit of H.264, and the numbers that are coded in them (ITU-T H.264, 7.4.1 and 9.1). */
#ifndef PLUMBLINE_MEDIA_NAL_BITS_H
#define PLUMBLINE_MEDIA_NAL_BITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct pl_bits {
    const uint8_t *data;
    size_t at, end; /* bits */
    bool over;      /* more was asked for than there is; that much is 0 */
} pl_bits;

/* What lies behind the unit's head byte, without the bytes that only keep start codes from coming about, as
 * much as `room` holds. The bits are read from `room`, which outlives them. */
pl_bits pl_bits_of(uint8_t *room, size_t room_size, const uint8_t *unit, size_t size);

uint32_t pl_bits_get(pl_bits *bits, int count); /* at most 32 */
uint32_t pl_bits_ue(pl_bits *bits);             /* ue(v) */
int32_t pl_bits_se(pl_bits *bits);              /* se(v) */

#endif
