/* Rows of pixels, copied and blended. */
#ifndef UI_ROWS_H
#define UI_ROWS_H

#include "plumbline/base/image.h"

#include <SDL2/SDL.h>

/* Pixels of 32 bits somewhere else: a surface's. */
typedef struct ui_rows {
    void *pixels;
    int stride; /* bytes */
} ui_rows;

uint32_t *ui_rows_at(ui_rows rows, int x, int y);

/* `part` is in the pixels of `to`; the image's upper left corner stands at (x, y) there. */
void ui_rows_copy(ui_rows to, const pl_image *image, int x, int y, SDL_Rect part);

/* The same, blended upon what is there; the image's colours are multiplied by their alpha. */
void ui_rows_blend(ui_rows to, const pl_image *image, int x, int y, SDL_Rect part);

#endif
