#include "nal_bits.h"

pl_bits pl_bits_of(uint8_t *room, size_t room_size, const uint8_t *unit, size_t size)
{
    size_t have = 0;
    int zeros = 0;
    for (size_t i = 1; i < size && have < room_size; i++) {
        if (zeros >= 2 && unit[i] == 3) {
            zeros = 0;
            continue;
        }
        zeros = unit[i] == 0 ? zeros + 1 : 0;
        room[have++] = unit[i];
    }
    return (pl_bits){ room, 0, 8 * have, false };
}

uint32_t pl_bits_get(pl_bits *bits, int count)
{
    uint32_t value = 0;
    if (bits->end - bits->at < (size_t)count) {
        bits->over = true;
        bits->at = bits->end;
        return 0;
    }
    for (; count > 0; count--, bits->at++)
        value = value << 1 | (bits->data[bits->at / 8] >> (7 - bits->at % 8) & 1);
    return value;
}

uint32_t pl_bits_ue(pl_bits *bits)
{
    enum { MOST = 31 };
    int zeros = 0;
    while (!bits->over && zeros < MOST && pl_bits_get(bits, 1) == 0)
        zeros++;
    return ((uint32_t)1 << zeros) - 1 + pl_bits_get(bits, zeros);
}

int32_t pl_bits_se(pl_bits *bits)
{
    uint32_t number = pl_bits_ue(bits);
    return number % 2 ? (int32_t)(number / 2 + 1) : -(int32_t)(number / 2);
}
