#include "rows.h"

uint32_t *ui_rows_at(ui_rows rows, int x, int y)
{
    return (uint32_t *)(void *)((uint8_t *)rows.pixels + (int64_t)y * rows.stride) + x;
}

void ui_rows_copy(ui_rows to, const pl_image *image, int x, int y, SDL_Rect part)
{
    for (int row = part.y; row < part.y + part.h; row++)
        SDL_memcpy(ui_rows_at(to, part.x, row), pl_image_row(image, row - y) + part.x - x,
                   (size_t)part.w * sizeof(uint32_t));
}

/* Two channels at a time, each × rest / 255 rounded to nearest. */
static uint32_t fade(uint32_t two, uint32_t rest)
{
    enum { TWO = 0x00ff00ff, HALVES = 0x00800080 };
    uint32_t x = (two & TWO) * rest + HALVES;
    return (x + ((x >> 8) & TWO)) >> 8 & TWO;
}

static void blend_row(uint32_t *to, const uint32_t *from, int count)
{
    for (int i = 0; i < count; i++) {
        uint32_t rest = 255 - (from[i] >> 24);
        if (rest == 0)
            to[i] = from[i];
        else if (from[i] != 0)
            to[i] = from[i] + (fade(to[i], rest) | fade(to[i] >> 8, rest) << 8);
    }
}

void ui_rows_blend(ui_rows to, const pl_image *image, int x, int y, SDL_Rect part)
{
    for (int row = part.y; row < part.y + part.h; row++)
        blend_row(ui_rows_at(to, part.x, row), pl_image_row(image, row - y) + part.x - x, part.w);
}
