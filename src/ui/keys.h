/* Events to keys. Keys go by the character produced: text input is always on; a press that gives text in
 * the same round of events is named by that text, one that gives none by its key. So a layout's "!" is
 * "!" whatever was pressed for it, and the number pad gives what it writes.
 *
 * Names, as in the key file: a sign is itself ("+", "!", "1"); a letter is upper case, "Shift+A" with
 * Shift, whatever Caps Lock says; Space, Enter, Esc, Tab, Backspace, Del, Insert, Home, End, PageUp,
 * PageDown, Left, Right, Up, Down, Menu, F1 … F24. In front stand "Ctrl+", "Alt+", "Shift+", in this order;
 * with Ctrl or Alt it is the key's own sign: the one without Shift ("Ctrl+Shift+="). There, digits are
 * those of the row whatever it writes, so that Alt+1 can be pressed in France, and the keys of an alphabet
 * other than the Latin one have the Latin letter of their place. */
#ifndef UI_KEYS_H
#define UI_KEYS_H

#include <SDL2/SDL.h>
#include <stdbool.h>

typedef enum ui_stroke_kind {
    UI_KEY_PRESS,  /* `text` is the key's name */
    UI_KEY_TEXT,   /* for the field: characters, UTF-8 */
    UI_KEY_PREEDIT /* for the field: characters that an input method still works on; "" ends it */
} ui_stroke_kind;

enum { UI_KEY_ROOM = 32, UI_KEYS_MOST = 32 };

typedef struct ui_stroke {
    ui_stroke_kind kind;
    char text[UI_KEY_ROOM];
    bool repeat;     /* PRESS: the key is held down */
    int from, count; /* PREEDIT: what is marked in it, in characters */
} ui_stroke;

/* What events mean depends on two things. Starts as { 0 }. */
typedef struct ui_keyboard {
    bool field;     /* the caller's, changed between events: a text field has the keyboard */
    bool composing; /* an input method works on characters */
} ui_keyboard;

/* Turns text input on, for good, and tells SDL how. After video is on. */
void ui_keyboard_start(void);

/* The keys that come with round[at]. `round` is all that was polled until nothing more came, so that a
 * press finds its text; events are given one by one, and the caller may change `field` in between.
 * `out` has room for UI_KEYS_MOST; how many were written comes back: mostly 0 or 1. Looks at no other
 * state. */
int ui_keyboard_read(ui_stroke *out, ui_keyboard *keys, const SDL_Event *round, int count, int at);

#endif
