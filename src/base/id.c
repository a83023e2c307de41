#include "plumbline/base/id.h"
#include "plumbline/base/hash.h"

#include <string.h>

/* Without i, l, o and u, which are read as 1, 1, 0 and v when ids are spoken or written down. */
static const char digits[] = "0123456789abcdefghjkmnpqrstvwxyz";

/* An id stands left-justified in 65 bits, five to a digit, so that a beginning is a range. */
enum { SHIFT = 2 };

__extension__ typedef unsigned __int128 wide;

pl_id pl_id_new(void)
{
    uint64_t bits = 0;
    while (!bits) {
        pl_random_bytes(&bits, sizeof bits);
        bits >>= 1;
    }
    return (pl_id)bits;
}

const char *pl_id_format(char out[PL_ID_ROOM], pl_id id)
{
    wide bits = (wide)(uint64_t)id << SHIFT;
    for (int i = PL_ID_DIGITS - 1; i >= 0; i--, bits >>= 5)
        out[i] = digits[(unsigned)bits & 31];
    out[PL_ID_DIGITS] = '\0';
    return out;
}

static int digit_value(char c)
{
    if (c >= 'A' && c <= 'Z')
        c = (char)(c - 'A' + 'a');
    const char *found = c ? strchr(digits, c) : NULL;
    return found ? (int)(found - digits) : -1;
}

bool pl_id_range(pl_id *low, pl_id *high, const char *beginning)
{
    size_t size = strlen(beginning);
    if (size == 0 || size > PL_ID_DIGITS)
        return false;
    wide first = 0;
    for (size_t i = 0; i < size; i++) {
        int value = digit_value(beginning[i]);
        if (value < 0)
            return false;
        first = first << 5 | (unsigned)value;
    }
    unsigned open = 5 * (unsigned)(PL_ID_DIGITS - size);
    wide last = (((first + 1) << open) - 1) >> SHIFT;
    first = ((first << open) + ((1u << SHIFT) - 1)) >> SHIFT;
    if (first > INT64_MAX)
        return false;
    *low = (pl_id)first;
    *high = last > INT64_MAX ? INT64_MAX : (pl_id)last;
    return *low <= *high;
}
