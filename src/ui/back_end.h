/* What a back end shows, and the few calls it answers. */
#ifndef UI_BACK_END_H
#define UI_BACK_END_H

#include "back.h"
#include "region.h"

typedef struct back_scene {
    pl_image *canvas;
    const pl_image *overlay; /* NULL: none */
    SDL_Rect over;           /* where the overlay stands */
    const pl_frame *frame;   /* NULL: none */
    SDL_Rect video;
    pl_scaling scaling;
    /* what changed since the last present */
    ui_region canvas_damage; /* or what is over it went away there */
    ui_region overlay_damage;
    bool new_frame; /* another frame, place or scaling */
    bool all;
} back_scene;

typedef struct back_end {
    pl_back_kind kind;
    void (*close)(void *self);
    bool (*present)(void *self, const back_scene *scene, pl_error *err);
    pl_image *(*read)(void *self, const back_scene *scene, pl_error *err);
} back_end;

/* NULL on failure. */
void *back_surface_open(SDL_Window *window, pl_error *err);
/* `real`: fails where a processor plays the GPU. */
void *back_gpu_open(SDL_Window *window, bool real, pl_error *err);

extern const back_end back_surface, back_gpu;

/* The whole of the canvas. */
SDL_Rect back_all(const back_scene *scene);

#endif
