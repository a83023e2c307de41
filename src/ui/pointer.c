#include "pointer.h"

void pl_window_pixels(SDL_Window *window, int *width, int *height)
{
    int w = 1, h = 1;
    SDL_GetWindowSizeInPixels(window, &w, &h);
    *width = SDL_max(w, 1);
    *height = SDL_max(h, 1);
}

double pl_window_density(SDL_Window *window)
{
    int points = 1, height, pixels, ignored;
    SDL_GetWindowSize(window, &points, &height);
    pl_window_pixels(window, &pixels, &ignored);
    return points > 0 ? (double)pixels / points : 1;
}

static ui_mouse button_of(Uint8 button)
{
    static const ui_mouse buttons[] = {
        [SDL_BUTTON_LEFT] = UI_MOUSE_LEFT,   [SDL_BUTTON_MIDDLE] = UI_MOUSE_MIDDLE,
        [SDL_BUTTON_RIGHT] = UI_MOUSE_RIGHT, [SDL_BUTTON_X1] = UI_MOUSE_BACK,
        [SDL_BUTTON_X2] = UI_MOUSE_FORWARD,
    };
    return button < SDL_arraysize(buttons) ? buttons[button] : UI_MOUSE_NONE;
}

static void go(pl_pointer *pointer, double x, double y)
{
    enum { STEADY = 3 }; /* a hand that clicks moves so far */
    pointer->x = x;
    pointer->y = y;
    double across = x - pointer->from_x, down = y - pointer->from_y;
    if (pointer->held && across * across + down * down > STEADY * STEADY)
        pointer->drag = true;
}

static void give(pl_pointed *out, const pl_pointer *pointer, pl_pointer_kind kind)
{
    SDL_Keymod mod = SDL_GetModState();
    *out = (pl_pointed){ .kind = kind,
                         .x = pointer->x,
                         .y = pointer->y,
                         .button = pointer->held,
                         .drag = pointer->drag,
                         .from_x = pointer->from_x,
                         .from_y = pointer->from_y,
                         .ctrl = mod & KMOD_CTRL,
                         .shift = mod & KMOD_SHIFT,
                         .alt = mod & KMOD_ALT };
}

static bool press(pl_pointed *out, pl_pointer *pointer, const SDL_MouseButtonEvent *event,
                  double scale)
{
    ui_mouse button = button_of(event->button);
    if (pointer->held || !button)
        return false;
    *pointer = (pl_pointer){ .held = button };
    pointer->from_x = event->x * scale;
    pointer->from_y = event->y * scale;
    go(pointer, pointer->from_x, pointer->from_y);
    give(out, pointer, PL_POINTER_PRESS);
    out->clicks = event->clicks;
    return true;
}

static bool release(pl_pointed *out, pl_pointer *pointer, const SDL_MouseButtonEvent *event,
                    double scale)
{
    if (!pointer->held || button_of(event->button) != pointer->held)
        return false;
    go(pointer, event->x * scale, event->y * scale);
    give(out, pointer, PL_POINTER_RELEASE);
    out->clicks = event->clicks;
    pointer->held = UI_MOUSE_NONE;
    pointer->drag = false;
    return true;
}

static bool wheel(pl_pointed *out, pl_pointer *pointer, const SDL_MouseWheelEvent *event,
                  double scale)
{
    enum { LINES = 3 }; /* of a notch */
    go(pointer, event->mouseX * scale, event->mouseY * scale);
    give(out, pointer, PL_POINTER_WHEEL);
    out->right = (double)event->preciseX * LINES;
    out->down = (double)-event->preciseY * LINES;
    return true;
}

bool pl_touch_is_screen(SDL_TouchID touch)
{
    SDL_TouchDeviceType type = SDL_GetTouchDeviceType(touch);
    return type != SDL_TOUCH_DEVICE_INDIRECT_ABSOLUTE && type != SDL_TOUCH_DEVICE_INDIRECT_RELATIVE;
}

static bool is_of_finger(const SDL_Event *event)
{
    bool button = event->type == SDL_MOUSEBUTTONDOWN || event->type == SDL_MOUSEBUTTONUP;
    return (event->type == SDL_MOUSEMOTION && event->motion.which == SDL_TOUCH_MOUSEID) ||
           (button && event->button.which == SDL_TOUCH_MOUSEID);
}

bool pl_pointer_read(pl_pointed *out, pl_pointer *pointer, const SDL_Event *event, double scale)
{
    if (is_of_finger(event))
        return false;
    switch (event->type) {
    case SDL_MOUSEMOTION:
        go(pointer, event->motion.x * scale, event->motion.y * scale);
        give(out, pointer, PL_POINTER_MOVE);
        return true;
    case SDL_MOUSEBUTTONDOWN:
        return press(out, pointer, &event->button, scale);
    case SDL_MOUSEBUTTONUP:
        return release(out, pointer, &event->button, scale);
    case SDL_MOUSEWHEEL:
        return wheel(out, pointer, &event->wheel, scale);
    case SDL_WINDOWEVENT:
        if (event->window.event != SDL_WINDOWEVENT_LEAVE || pointer->held)
            return false;
        give(out, pointer, PL_POINTER_LEAVE);
        return true;
    default:
        return false;
    }
}
