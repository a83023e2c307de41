/* What the display really shows, read from its memory: with_display.sh says where that is. */
#ifndef PLUMBLINE_TESTS_UI_SCREEN_H
#define PLUMBLINE_TESTS_UI_SCREEN_H

#include "plumbline/base/image.h"

#include <SDL2/SDL.h>
#include <stdbool.h>

/* Starts video; skips the test where there is no such display. */
void screen_start(void);

/* A window of this size on it, which has come to the screen and has the keyboard. */
SDL_Window *screen_window(int width, int height, Uint32 flags);
void screen_close(SDL_Window *window); /* and video */

/* The window's part of the screen; pl_image_free. */
pl_image *screen_read(SDL_Window *window);

/* The greatest difference of a channel. */
int screen_apart(uint32_t a, uint32_t b);

/* The pixels that differ by more than so much in some channel, within `part` (NULL: all). The images
 * are of one size. Where there are such, the first is printed. */
int screen_differ(const pl_image *got, const pl_image *want, const SDL_Rect *part, int most);

#endif
