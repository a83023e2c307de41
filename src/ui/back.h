/* The last step to the window. Its picture is the canvas, upon it the video, and above both an overlay.
 * Two back ends stand behind this one header: textures through SDL's renderer where there is a GPU, and
 * the window's own surface, with one conversion straight into it, where there is none. Main thread.
 *
 * All rectangles are device pixels of the window. */
#ifndef UI_BACK_H
#define UI_BACK_H

#include "plumbline/base/error.h"
#include "plumbline/base/image.h"
#include "plumbline/media/frame.h"

#include <SDL2/SDL.h>
#include <stdbool.h>

typedef struct pl_back pl_back;

typedef enum pl_back_kind {
    PL_BACK_AUTO, /* what PLUMBLINE_BACK says (surface, gpu), else a GPU where there is a real one */
    PL_BACK_SURFACE,
    PL_BACK_GPU /* even where a processor plays the GPU; fails where there is no such renderer */
} pl_back_kind;

/* To be added to the flags of SDL_CreateWindow; called before it, once video is on. */
Uint32 pl_back_flags(pl_back_kind wanted);

/* The window is borrowed and nobody else draws on it. NULL on failure. */
pl_back *pl_back_open(SDL_Window *window, pl_back_kind wanted, pl_error *err);
void pl_back_close(pl_back **back); /* before the window goes */

/* SURFACE or GPU. */
pl_back_kind pl_back_kind_of(const pl_back *back);

/* The image that panels are painted into, of the window's size. Made anew when that has changed: then, as
 * at the first call, *fresh is true, all of it is to be painted and counts as damaged. Borrowed until the
 * next call. NULL where the window is larger than an image can be. */
pl_image *pl_back_canvas(pl_back *back, bool *fresh, pl_error *err);

/* The canvas was painted there. */
void pl_back_damage(pl_back *back, SDL_Rect rect);

/* What lies above canvas and video: an image that began as a clear one (pl_look.clear), whose upper left
 * corner stands at `at` and of which at->w × at->h are shown; the image is at least as large. It is
 * borrowed until the next call; NULL, with `at` NULL: none. `damage` is what was painted of it since the
 * last call, in the window's pixels; NULL: all of it. */
void pl_back_overlay(pl_back *back, const pl_image *overlay, const SDL_Rect *at,
                     const SDL_Rect *damage);

/* The picture, scaled into a rectangle of the shape that pl_frame_fit gave, which may reach out of the
 * window. Nothing is done at the same frame in the same place. The frame is referenced as long as it is
 * shown. NULL, with `at` NULL: none, and the canvas shows there. FINE is for a picture that stands. */
void pl_back_video(pl_back *back, const pl_frame *frame, const SDL_Rect *at, pl_scaling scaling);

/* The window was uncovered (SDL_WINDOWEVENT_EXPOSED) or its textures were lost
 * (SDL_RENDER_DEVICE_RESET, SDL_RENDER_TARGETS_RESET): the next present shows all. */
void pl_back_expose(pl_back *back);

/* Whether a present would change the window. */
bool pl_back_due(const pl_back *back);

/* Brings what changed to the screen, doing the least. Where it fails, the next one shows all; but a
 * picture whose form is not known (PL_BAD_INPUT) leaves the canvas in its place, and the rest is shown. */
bool pl_back_present(pl_back *back, pl_error *err);

/* The window's picture after the last present, for tests and pictures of the screen. pl_image_free. */
pl_image *pl_back_read(pl_back *back, pl_error *err);

#endif
