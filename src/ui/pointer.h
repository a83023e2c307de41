/* Events to what the pointer does, in logical pixels; and the three measures of a window: its points, in
 * which SDL speaks, device pixels, and the logical pixels of the draw list. */
#ifndef UI_POINTER_H
#define UI_POINTER_H

#include <SDL2/SDL.h>
#include <stdbool.h>

/* The window's size in device pixels, each at least 1. */
void pl_window_pixels(SDL_Window *window, int *width, int *height);
/* Device pixels for one point of the window: 2 on a screen of double density. */
double pl_window_density(SDL_Window *window);

typedef enum pl_pointer_kind {
    PL_POINTER_NONE,
    PL_POINTER_MOVE,
    PL_POINTER_PRESS,
    PL_POINTER_RELEASE,
    PL_POINTER_WHEEL,
    PL_POINTER_LEAVE /* it left the window: nothing is under it */
} pl_pointer_kind;

typedef enum ui_mouse {
    UI_MOUSE_NONE,
    UI_MOUSE_LEFT,
    UI_MOUSE_MIDDLE,
    UI_MOUSE_RIGHT,
    UI_MOUSE_BACK,
    UI_MOUSE_FORWARD
} ui_mouse;

typedef struct pl_pointed {
    pl_pointer_kind kind;
    double x, y;
    ui_mouse button;       /* PRESS, RELEASE: which; MOVE: the one that is held */
    int clicks;            /* PRESS, RELEASE: 1, 2 for a double click, … */
    bool drag;             /* MOVE, RELEASE: with the button held it has gone more than 3 pixels */
    double from_x, from_y; /* where the held button was pressed */
    double right, down;    /* WHEEL: so many lines of text; a notch is three */
    bool ctrl, shift, alt;
} pl_pointed;

/* Starts as { 0 }. */
typedef struct pl_pointer {
    double x, y;
    ui_mouse held;
    double from_x, from_y;
    bool drag;
} pl_pointer;

/* Whether its fingers are where they point: else it is a pad, whose pointer is a mouse. */
bool pl_touch_is_screen(SDL_TouchID touch);

/* What SDL makes of fingers on a screen is no pointer's: they are told as fingers.
 *
 * `scale` is logical pixels for one point of the window: its density over the look's scale. False where
 * the event is not the pointer's, or where another button goes down or up while one is held. While one is
 * held, moves come from outside the window too. */
bool pl_pointer_read(pl_pointed *out, pl_pointer *pointer, const SDL_Event *event, double scale);

#endif
