#include "test.h"

#include "pointer.h"
#include "screen.h"

static SDL_Event button(Uint32 type, int which, int clicks, int x, int y)
{
    SDL_Event event = { .button = { .type = type, .x = x, .y = y } };
    event.button.button = (Uint8)which;
    event.button.clicks = (Uint8)clicks;
    return event;
}

static SDL_Event move(int x, int y)
{
    return (SDL_Event){ .motion = { .type = SDL_MOUSEMOTION, .x = x, .y = y } };
}

TEST(points_become_logical_pixels)
{
    pl_pointer pointer = { 0 };
    pl_pointed got;
    SDL_Event event = move(100, 40);
    check(pl_pointer_read(&got, &pointer, &event, 0.8));
    check_int(got.kind, PL_POINTER_MOVE);
    check(got.x == 80 && got.y == 32 && !got.drag && got.button == UI_MOUSE_NONE);
}

TEST(a_press_that_moves_is_a_drag_from_where_it_began)
{
    pl_pointer pointer = { 0 };
    pl_pointed got;
    SDL_Event events[] = { button(SDL_MOUSEBUTTONDOWN, SDL_BUTTON_LEFT, 1, 10, 10),
                           move(12, 12),
                           move(14, 12),
                           move(11, 10),
                           button(SDL_MOUSEBUTTONUP, SDL_BUTTON_LEFT, 1, 30, 10),
                           move(60, 60) };
    static const struct {
        pl_pointer_kind kind;
        ui_mouse button;
        bool drag;
    } want[] = {
        { PL_POINTER_PRESS, UI_MOUSE_LEFT, false },  { PL_POINTER_MOVE, UI_MOUSE_LEFT, false },
        { PL_POINTER_MOVE, UI_MOUSE_LEFT, true },    { PL_POINTER_MOVE, UI_MOUSE_LEFT, true },
        { PL_POINTER_RELEASE, UI_MOUSE_LEFT, true }, { PL_POINTER_MOVE, UI_MOUSE_NONE, false }
    };
    for (size_t i = 0; i < PL_COUNT(events); i++) {
        check(pl_pointer_read(&got, &pointer, &events[i], 1));
        check_int(got.kind, want[i].kind);
        check_int(got.button, want[i].button);
        check_int(got.drag, want[i].drag);
        check(got.from_x == 10 && got.from_y == 10);
    }
}

TEST(another_button_waits_until_the_first_is_let_go)
{
    pl_pointer pointer = { 0 };
    pl_pointed got;
    SDL_Event left = button(SDL_MOUSEBUTTONDOWN, SDL_BUTTON_LEFT, 2, 1, 1),
              right = button(SDL_MOUSEBUTTONDOWN, SDL_BUTTON_RIGHT, 1, 1, 1),
              right_up = button(SDL_MOUSEBUTTONUP, SDL_BUTTON_RIGHT, 1, 1, 1),
              left_up = button(SDL_MOUSEBUTTONUP, SDL_BUTTON_LEFT, 2, 1, 1);
    check(pl_pointer_read(&got, &pointer, &left, 1));
    check_int(got.clicks, 2);
    check(!pl_pointer_read(&got, &pointer, &right, 1));
    check(!pl_pointer_read(&got, &pointer, &right_up, 1));
    check(pl_pointer_read(&got, &pointer, &left_up, 1));
    check(pl_pointer_read(&got, &pointer, &right, 1));
    check_int(got.button, UI_MOUSE_RIGHT);
}

TEST(a_notch_of_the_wheel_is_three_lines_down)
{
    pl_pointer pointer = { 0 };
    pl_pointed got;
    SDL_Event event = { .wheel = { .type = SDL_MOUSEWHEEL,
                                   .preciseY = -1,
                                   .preciseX = 0.5f,
                                   .mouseX = 7,
                                   .mouseY = 8 } };
    check(pl_pointer_read(&got, &pointer, &event, 2));
    check_int(got.kind, PL_POINTER_WHEEL);
    check(got.down == 3 && got.right == 1.5 && got.x == 14 && got.y == 16);
}

static bool next(pl_pointed *out, pl_pointer *pointer, SDL_Window *window, pl_pointer_kind kind)
{
    SDL_Event event;
    for (int i = 0; i < 500; i++, SDL_Delay(2))
        while (SDL_PollEvent(&event))
            if (pl_pointer_read(out, pointer, &event, pl_window_density(window)) &&
                out->kind == kind)
                return true;
    return false;
}

TEST(a_real_pointer_is_where_it_is)
{
    screen_start();
    SDL_Window *window = screen_window(300, 200, 0);
    pl_pointer pointer = { 0 };
    pl_pointed got;
    int status, x, y;
    SDL_GetWindowPosition(window, &x, &y);
    free(test_run(&status,
                  "xdotool mousemove %d %d click --repeat 2 --delay 40 1 click 5 "
                  "mousemove 0 0",
                  x + 120, y + 70));
    check_int(status, 0);
    check(next(&got, &pointer, window, PL_POINTER_PRESS));
    check(got.x == 120 && got.y == 70 && got.button == UI_MOUSE_LEFT && got.clicks == 1);
    check(next(&got, &pointer, window, PL_POINTER_PRESS));
    check_int(got.clicks, 2);
    check(next(&got, &pointer, window, PL_POINTER_WHEEL));
    check(got.down == 3 && got.x == 120 && got.y == 70);
    check(next(&got, &pointer, window, PL_POINTER_LEAVE));
    int width, height;
    pl_window_pixels(window, &width, &height);
    check(width == 300 && height == 200 && pl_window_density(window) == 1);
    screen_close(window);
}
