/* Real presses on a real layout: the display's keyboard is set, keys are pressed by their place, and what
 * comes out has to be the names of keys. */
#include "test.h"

#include "keys.h"
#include "screen.h"

#include "plumbline/base/text.h"

#include <sys/wait.h>
#include <unistd.h>

enum { ROUND = 64 };

/* Adds what comes until nothing came for so many milliseconds. */
static void listen(pl_text *out, ui_keyboard *keys, int ms)
{
    SDL_Event round[ROUND];
    ui_stroke got[UI_KEYS_MOST];
    for (Uint64 end = SDL_GetTicks64() + (Uint64)ms; SDL_GetTicks64() < end; SDL_Delay(1)) {
        int count = 0;
        while (count < ROUND && SDL_PollEvent(&round[count]))
            count++;
        for (int at = 0; at < count; at++) {
            int found = ui_keyboard_read(got, keys, round, count, at);
            for (int i = 0; i < found; i++) {
                const char *sign = got[i].kind == UI_KEY_TEXT ? "'" : "";
                pl_text_add_format(out, "%s%s%s%s%s", out->size ? " " : "", sign, got[i].text, sign,
                                   got[i].repeat ? "~" : "");
                end = SDL_GetTicks64() + (Uint64)ms;
            }
        }
    }
}

/* Runs xdotool beside the window, which listens all the while. free(). */
static char *press(const char *keys, bool field)
{
    pl_text out = { 0 };
    ui_keyboard state = { .field = field };
    char *command = pl_format("exec xdotool %s", keys);
    pid_t child = fork();
    if (child == 0) {
        execl("/bin/sh", "sh", "-c", command, (char *)NULL);
        _exit(127);
    }
    int status = -1;
    while (waitpid(child, &status, WNOHANG) == 0)
        listen(&out, &state, 5);
    check_int(status, 0);
    listen(&out, &state, 60);
    free(command);
    return pl_text_take(&out);
}

static SDL_Window *open_on(const char *layout)
{
    screen_start();
    int status;
    free(test_run(&status, "setxkbmap %s 2>&1", layout));
    check_int(status, 0);
    ui_keyboard_start();
    return screen_window(300, 200, 0);
}

/* Places as the display numbers them: 10 to 19 the digits, 24 to 33 and 38 to 47 and 52 to 61 the rows of
 * letters, 49 left of the 1, 79 to 91 the number pad, 94 right of the left Shift, 65 the long one. */
static const struct {
    const char *layout, *keys, *commands, *field;
} cases[] = {
    { "us", "key 38 shift+38 10 shift+10 shift+21 65", "A Shift+A 1 ! + Space",
      "'a' 'A' '1' '!' '+' ' '" },
    { "us", "key 34 35 47 shift+47 shift+17 59 60", "[ ] ; : * , .",
      "'[' ']' ';' ':' '*' ',' '.'" },
    { "us", "key ctrl+33 alt+10 Alt_R+10 ctrl+shift+52 ctrl+34",
      "Ctrl+P Alt+1 Alt+1 Ctrl+Shift+Z Ctrl+[", "Ctrl+P Alt+1 Alt+1 Ctrl+Shift+Z Ctrl+[" },
    { "us", "key Left shift+Left Return Escape Tab shift+Tab F6 BackSpace Delete ctrl+Return",
      "Left Shift+Left Enter Esc Tab Shift+Tab F6 Backspace Del Ctrl+Enter",
      "Left Shift+Left Enter Esc Tab Shift+Tab F6 Backspace Del Ctrl+Enter" },
    { "us", "key 87 90 80 86 63 Num_Lock 87 90 80 86 63 shift+87 ctrl+87 Num_Lock",
      "End Insert Up + * 1 0 8 + * Shift+End Ctrl+1",
      "End Insert Up '+' '*' '1' '0' '8' '+' '*' Shift+End Ctrl+1" },
    { "us", "key Caps_Lock 38 shift+38 Caps_Lock 38", "A Shift+A A", "'A' 'a' 'a'" },
    { "gb", "key 38 shift+11 shift+12 51 94 shift+21", "A \" £ # \\ +",
      "'a' '\"' '£' '#' '\\' '+'" },
    { "de", "key 29 52 35 shift+35 shift+59 shift+10 shift+20", "Z Y + * ; ! ?",
      "'z' 'y' '+' '*' ';' '!' '?'" },
    { "de", "key ISO_Level3_Shift+16 ISO_Level3_Shift+17 ISO_Level3_Shift+18 ISO_Level3_Shift+19",
      "{ [ ] }", "'{' '[' ']' '}'" },
    { "de", "key 47 shift+47 20 49 26 49 65 48", "Ö Shift+Ö ß Ê ^ Ä", "'ö' 'Ö' 'ß' 'ê' '^' 'ä'" },
    { "de", "key ctrl+29 ctrl+52 alt+10", "Ctrl+Z Ctrl+Y Alt+1", "Ctrl+Z Ctrl+Y Alt+1" },
    { "fr", "key 24 10 shift+10 shift+19 61 shift+59 59 shift+21", "A & 1 0 ! . ; +",
      "'a' '&' '1' '0' '!' '.' ';' '+'" },
    { "fr", "key alt+10 ctrl+10 ctrl+25 51 ISO_Level3_Shift+14", "Alt+1 Ctrl+1 Ctrl+Z * [",
      "Alt+1 Ctrl+1 Ctrl+Z '*' '['" },
    { "fr", "key 34 26 14 shift+14", "Ê ( 5", "'ê' '(' '5'" },
    { "fr", "key 82 Num_Lock 87 91 Num_Lock", "- 1 .", "'-' '1' '.'" },
};

TEST(keys_pressed_on_each_layout_have_their_names)
{
    for (size_t i = 0; i < PL_COUNT(cases); i++)
        for (int field = 0; field < 2; field++) {
            SDL_Window *window = open_on(cases[i].layout);
            char *got = press(cases[i].keys, field);
            const char *want = field ? cases[i].field : cases[i].commands;
            if (!pl_text_same(got, want))
                print_error("%s, %s\n", cases[i].layout, cases[i].keys);
            check_text(got, want);
            free(got);
            screen_close(window);
        }
}

TEST(the_layout_may_change_while_the_window_is_open)
{
    SDL_Window *window = open_on("us");
    int status;
    char *got = press("key 29 ctrl+29", false);
    check_text(got, "Y Ctrl+Y");
    free(got);
    free(test_run(&status, "setxkbmap de"));
    got = press("key 29 ctrl+29", false);
    check_text(got, "Z Ctrl+Z");
    free(got);
    screen_close(window);
}

/* Arrows and , . are held for more than one step. */
TEST(a_key_that_is_held_repeats)
{
    static const struct {
        const char *key, *first;
    } held[] = { { "Right", "Right Right~" }, { "59", ", ,~" }, { "87", "End End~" } };
    for (size_t i = 0; i < PL_COUNT(held); i++) {
        SDL_Window *window = open_on("us");
        char *command = pl_format("keydown %s sleep 1 keyup %s", held[i].key, held[i].key);
        char *got = press(command, false);
        check(pl_text_starts(got, held[i].first));
        free(got);
        free(command);
        screen_close(window);
    }
}
