#include "test.h"

#include "keys.h"

#include "plumbline/base/text.h"

/* One event of a round as SDL 2.26 gave it under X11: a press (sym, mod, place) and, behind it, its text;
 * a text alone; or the characters that an input method works on. */
typedef struct step {
    const char *text; /* NULL: none */
    SDL_Keycode sym;  /* 0: no press */
    Uint16 mod;
    SDL_Scancode place;
    bool repeat;
    const char *edit;
} step;

enum { SHIFT = KMOD_LSHIFT, CTRL = KMOD_LCTRL, ALT = KMOD_LALT, RALT = KMOD_RALT, NUM = KMOD_NUM };
enum { DEAD = SDLK_SCANCODE_MASK /* what SDL makes of a dead key */ };

static int add(SDL_Event *round, int count, const step *s)
{
    SDL_Event *event = &round[count];
    if (s->sym) {
        *event = (SDL_Event){ .key = { .type = SDL_KEYDOWN, .repeat = s->repeat } };
        event->key.keysym = (SDL_Keysym){ .sym = s->sym, .mod = s->mod, .scancode = s->place };
        event = &round[++count];
    }
    if (s->edit) {
        *event = (SDL_Event){ .edit = { .type = SDL_TEXTEDITING, .start = 1, .length = 2 } };
        SDL_strlcpy(event->edit.text, s->edit, sizeof event->edit.text);
        event = &round[++count];
    }
    if (s->text) {
        *event = (SDL_Event){ .text = { .type = SDL_TEXTINPUT } };
        SDL_strlcpy(event->text.text, s->text, sizeof event->text.text);
        event = &round[++count];
    }
    *event = (SDL_Event){ .key = { .type = SDL_KEYUP } };
    event->key.keysym.sym = s->sym;
    return count + 1;
}

/* Keys by spaces: presses by name, with "~" when held; 'text' and (preedit). */
static char *read(const SDL_Event *round, int count, ui_keyboard *keys)
{
    pl_text out = { 0 };
    ui_stroke got[UI_KEYS_MOST];
    for (int at = 0; at < count; at++) {
        int found = ui_keyboard_read(got, keys, round, count, at);
        for (int i = 0; i < found; i++) {
            static const char *const about[][2] = { { "", "" }, { "'", "'" }, { "(", ")" } };
            const char *const *signs = about[got[i].kind];
            pl_text_add_format(&out, "%s%s%s%s%s", out.size ? " " : "", signs[0], got[i].text,
                               signs[1], got[i].repeat ? "~" : "");
        }
    }
    return pl_text_take(&out);
}

typedef struct keys_case {
    step steps[4];
    const char *commands, *field; /* outside a text field, and in one */
} keys_case;

static void check_cases(const keys_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (int field = 0; field < 2; field++) {
            SDL_Event round[16];
            int events = 0;
            for (int k = 0; k < 4 && (cases[i].steps[k].sym || cases[i].steps[k].text ||
                                      cases[i].steps[k].edit);
                 k++)
                events = add(round, events, &cases[i].steps[k]);
            ui_keyboard keys = { .field = field };
            char *got = read(round, events, &keys);
            const char *want = field ? cases[i].field : cases[i].commands;
            if (!pl_text_same(got, want))
                print_error("case %zu %s\n", i, field ? "in a field" : "outside");
            check_text(got, want);
            free(got);
        }
}

TEST(a_key_is_the_character_that_it_gives)
{
    static const keys_case cases[] = {
        { { { .text = "a", .sym = 'a', .place = SDL_SCANCODE_A } }, "A", "'a'" },
        { { { .text = "A", .sym = 'a', .mod = SHIFT, .place = SDL_SCANCODE_A } },
          "Shift+A",
          "'A'" },
        { { { .text = "A", .sym = 'a', .mod = KMOD_CAPS, .place = SDL_SCANCODE_A } }, "A", "'A'" },
        { { { .text = "a", .sym = 'a', .mod = KMOD_CAPS | SHIFT, .place = SDL_SCANCODE_A } },
          "Shift+A",
          "'a'" },
        { { { .text = " ", .sym = ' ', .place = SDL_SCANCODE_SPACE } }, "Space", "' '" },
        { { { .text = " ", .sym = ' ', .mod = SHIFT, .place = SDL_SCANCODE_SPACE } },
          "Shift+Space",
          "' '" },
        { { { .text = "[", .sym = '[', .place = SDL_SCANCODE_LEFTBRACKET } }, "[", "'['" },
        /* United States, United Kingdom */
        { { { .text = "!", .sym = '1', .mod = SHIFT, .place = SDL_SCANCODE_1 } }, "!", "'!'" },
        { { { .text = "*", .sym = '8', .mod = SHIFT, .place = SDL_SCANCODE_8 } }, "*", "'*'" },
        { { { .text = "+", .sym = '=', .mod = SHIFT, .place = SDL_SCANCODE_EQUALS } }, "+", "'+'" },
        { { { .text = ";", .sym = ';', .place = SDL_SCANCODE_SEMICOLON } }, ";", "';'" },
        { { { .text = "\"", .sym = '2', .mod = SHIFT, .place = SDL_SCANCODE_2 } }, "\"", "'\"'" },
        { { { .text = "£", .sym = '3', .mod = SHIFT, .place = SDL_SCANCODE_3 } }, "£", "'£'" },
        { { { .text = "€", .sym = '4', .mod = RALT, .place = SDL_SCANCODE_4 } }, "€", "'€'" },
        /* German */
        { { { .text = "+", .sym = '+', .place = SDL_SCANCODE_RIGHTBRACKET } }, "+", "'+'" },
        { { { .text = "*", .sym = '+', .mod = SHIFT, .place = SDL_SCANCODE_RIGHTBRACKET } },
          "*",
          "'*'" },
        { { { .text = ";", .sym = ',', .mod = SHIFT, .place = SDL_SCANCODE_COMMA } }, ";", "';'" },
        { { { .text = "?", .sym = 0xdf, .mod = SHIFT, .place = SDL_SCANCODE_MINUS } }, "?", "'?'" },
        { { { .text = "[", .sym = '8', .mod = RALT, .place = SDL_SCANCODE_8 } }, "[", "'['" },
        { { { .text = "}", .sym = '0', .mod = RALT, .place = SDL_SCANCODE_0 } }, "}", "'}'" },
        { { { .text = "{", .sym = '7', .mod = CTRL | RALT, .place = SDL_SCANCODE_7 } },
          "{",
          "'{'" }, /* as elsewhere than X11 */
        { { { .text = "ß", .sym = 0xdf, .place = SDL_SCANCODE_MINUS } }, "ß", "'ß'" },
        { { { .text = "ö", .sym = 0xf6, .place = SDL_SCANCODE_SEMICOLON } }, "Ö", "'ö'" },
        { { { .text = "Ö", .sym = 0xf6, .mod = SHIFT, .place = SDL_SCANCODE_SEMICOLON } },
          "Shift+Ö",
          "'Ö'" },
        { { { .text = "z", .sym = 'z', .place = SDL_SCANCODE_Y } }, "Z", "'z'" },
        /* French */
        { { { .text = "1", .sym = '1', .mod = SHIFT, .place = SDL_SCANCODE_1 } }, "1", "'1'" },
        { { { .text = "&", .sym = '1', .place = SDL_SCANCODE_1 } }, "&", "'&'" },
        { { { .text = "!", .sym = '!', .place = SDL_SCANCODE_SLASH } }, "!", "'!'" },
        { { { .text = "[", .sym = '5', .mod = RALT, .place = SDL_SCANCODE_5 } }, "[", "'['" },
        { { { .text = "a", .sym = 'a', .place = SDL_SCANCODE_Q } }, "A", "'a'" },
        /* other alphabets */
        { { { .text = "я", .sym = 0x44f, .place = SDL_SCANCODE_Z } }, "Я", "'я'" },
        { { { .text = "Щ", .sym = 0x449, .mod = SHIFT, .place = SDL_SCANCODE_O } },
          "Shift+Щ",
          "'Щ'" },
        { { { .text = "š", .sym = 0x161, .place = SDL_SCANCODE_3 } }, "Š", "'š'" },
        { { { .text = "ŷ", .sym = 0x177, .place = SDL_SCANCODE_Y } }, "Ŷ", "'ŷ'" }, /* Welsh */
    };
    check_cases(cases, PL_COUNT(cases));
}

TEST(a_key_without_text_is_its_name)
{
    static const keys_case cases[] = {
        { { { .sym = SDLK_LEFT } }, "Left", "Left" },
        { { { .sym = SDLK_LEFT, .mod = SHIFT } }, "Shift+Left", "Shift+Left" },
        { { { .sym = SDLK_LEFT, .mod = SHIFT | CTRL } }, "Ctrl+Shift+Left", "Ctrl+Shift+Left" },
        { { { .sym = SDLK_RIGHT, .mod = ALT | SHIFT } }, "Alt+Shift+Right", "Alt+Shift+Right" },
        { { { .sym = SDLK_RIGHT, .mod = RALT } }, "Alt+Right", "Alt+Right" },
        { { { .sym = SDLK_RETURN } }, "Enter", "Enter" },
        { { { .sym = SDLK_KP_ENTER, .mod = NUM } }, "Enter", "Enter" },
        { { { .sym = SDLK_RETURN, .mod = CTRL } }, "Ctrl+Enter", "Ctrl+Enter" },
        { { { .sym = SDLK_ESCAPE } }, "Esc", "Esc" },
        { { { .sym = SDLK_TAB, .mod = SHIFT } }, "Shift+Tab", "Shift+Tab" },
        { { { .sym = SDLK_BACKSPACE } }, "Backspace", "Backspace" },
        { { { .sym = SDLK_DELETE } }, "Del", "Del" },
        { { { .sym = SDLK_F1 } }, "F1", "F1" },
        { { { .sym = SDLK_F11 } }, "F11", "F11" },
        { { { .sym = SDLK_F13, .mod = CTRL } }, "Ctrl+F13", "Ctrl+F13" },
        { { { .sym = SDLK_LSHIFT, .mod = SHIFT } }, "", "" },
        { { { .sym = SDLK_CAPSLOCK } }, "", "" },
        { { { .sym = SDLK_LEFT, .mod = KMOD_LGUI } }, "", "" },
        { { { .text = "l", .sym = 'l', .mod = KMOD_LGUI, .place = SDL_SCANCODE_L } }, "", "" },
    };
    check_cases(cases, PL_COUNT(cases));
}

TEST(with_ctrl_or_alt_it_is_the_keys_own_sign)
{
    static const keys_case cases[] = {
        { { { .sym = 'p', .mod = CTRL, .place = SDL_SCANCODE_P } }, "Ctrl+P", "Ctrl+P" },
        { { { .sym = 'z', .mod = CTRL | SHIFT, .place = SDL_SCANCODE_Z } },
          "Ctrl+Shift+Z",
          "Ctrl+Shift+Z" },
        { { { .sym = ' ', .mod = CTRL, .place = SDL_SCANCODE_SPACE } },
          "Ctrl+Space",
          "Ctrl+Space" },
        { { { .text = "1", .sym = '1', .mod = CTRL, .place = SDL_SCANCODE_1 } },
          "Ctrl+1",
          "Ctrl+1" },
        { { { .text = "1", .sym = '1', .mod = ALT, .place = SDL_SCANCODE_1 } }, "Alt+1", "Alt+1" },
        { { { .text = "&", .sym = '1', .mod = ALT, .place = SDL_SCANCODE_1 } },
          "Alt+1",
          "Alt+1" }, /* French */
        { { { .text = "&", .sym = '&', .mod = ALT, .place = SDL_SCANCODE_1 } }, "Alt+1", "Alt+1" },
        { { { .text = "à", .sym = 0xe0, .mod = ALT, .place = SDL_SCANCODE_0 } }, "Alt+0", "Alt+0" },
        { { { .text = "1", .sym = '1', .mod = RALT, .place = SDL_SCANCODE_1 } },
          "Alt+1",
          "Alt+1" }, /* no AltGr here */
        { { { .text = "n", .sym = 'n', .mod = ALT, .place = SDL_SCANCODE_N } }, "Alt+N", "Alt+N" },
        { { { .text = "=", .sym = '=', .mod = CTRL, .place = SDL_SCANCODE_EQUALS } },
          "Ctrl+=",
          "Ctrl+=" },
        { { { .text = "+", .sym = '+', .mod = CTRL, .place = SDL_SCANCODE_RIGHTBRACKET } },
          "Ctrl++",
          "Ctrl++" },
        { { { .sym = 0x437, .mod = CTRL, .place = SDL_SCANCODE_P } },
          "Ctrl+P",
          "Ctrl+P" }, /* Russian */
        { { { .text = "1", .sym = SDLK_KP_1, .mod = CTRL | NUM } }, "Ctrl+1", "Ctrl+1" },
        { { { .sym = SDLK_KP_1, .mod = CTRL } }, "Ctrl+End", "Ctrl+End" },
        { { { .text = "+", .sym = SDLK_KP_PLUS, .mod = CTRL } }, "Ctrl++", "Ctrl++" },
    };
    check_cases(cases, PL_COUNT(cases));
}

TEST(the_number_pad_gives_what_it_writes)
{
    static const keys_case cases[] = {
        { { { .text = "1", .sym = SDLK_KP_1, .mod = NUM } }, "1", "'1'" },
        { { { .sym = SDLK_KP_1 } }, "End", "End" },
        { { { .sym = SDLK_KP_1, .mod = NUM | SHIFT } }, "Shift+End", "Shift+End" },
        { { { .text = "1", .sym = SDLK_KP_1, .mod = SHIFT } }, "1", "'1'" },
        { { { .sym = SDLK_KP_5 } }, "", "" },
        { { { .text = "+", .sym = SDLK_KP_PLUS } }, "+", "'+'" },
        { { { .text = "*", .sym = SDLK_KP_MULTIPLY, .mod = NUM } }, "*", "'*'" },
        { { { .text = ",", .sym = SDLK_KP_PERIOD, .mod = NUM } }, ",", "','" }, /* German */
        { { { .sym = SDLK_KP_PERIOD } }, "Del", "Del" },
    };
    check_cases(cases, PL_COUNT(cases));
}

TEST(dead_keys_and_input_methods)
{
    static const keys_case cases[] = {
        { { { .sym = DEAD, .place = SDL_SCANCODE_GRAVE } }, "", "" },
        { { { .sym = DEAD, .place = SDL_SCANCODE_GRAVE },
            { .text = "ê", .sym = 'e', .place = SDL_SCANCODE_E } },
          "Ê",
          "'ê'" },
        { { { .sym = '^', .place = SDL_SCANCODE_GRAVE },
            { .text = "ê", .sym = 'e', .place = SDL_SCANCODE_E } },
          "Ê",
          "'ê'" },
        { { { .sym = '^', .place = SDL_SCANCODE_GRAVE },
            { .text = "^", .sym = ' ', .place = SDL_SCANCODE_SPACE } },
          "^",
          "'^'" },
        /* text that no press of the round gave */
        { { { .text = "a" } }, "A", "'a'" },
        { { { .text = "A" } }, "Shift+A", "'A'" },
        { { { .text = "会议" } }, "会 议", "'会议'" },
        { { { .sym = SDLK_LEFT }, { .text = "a" } }, "Left A", "Left 'a'" },
        /* what edits it is not the field's until it is done */
        { { { .edit = "hui" }, { .sym = SDLK_RETURN }, { .edit = "", .text = "会" } },
          "会",
          "(hui) () '会'" },
        { { { .edit = "hui" }, { .sym = 'p', .mod = CTRL, .place = SDL_SCANCODE_P } },
          "Ctrl+P",
          "(hui) Ctrl+P" },
    };
    check_cases(cases, PL_COUNT(cases));
}

TEST(several_presses_in_one_round_keep_their_order_and_their_text)
{
    static const keys_case cases[] = {
        { { { .text = "5", .sym = '5', .place = SDL_SCANCODE_5 },
            { .text = "3", .sym = '3', .place = SDL_SCANCODE_3 },
            { .sym = SDLK_RETURN },
            { .text = "x", .sym = 'x', .place = SDL_SCANCODE_X } },
          "5 3 Enter X",
          "'5' '3' Enter 'x'" },
        { { { .text = "1", .sym = '1', .mod = ALT, .place = SDL_SCANCODE_1 },
            { .text = "1", .sym = '1', .place = SDL_SCANCODE_1 } },
          "Alt+1 1",
          "Alt+1 '1'" },
        { { { .sym = SDLK_LEFT, .repeat = true }, { .sym = SDLK_LEFT, .repeat = true } },
          "Left~ Left~",
          "Left~ Left~" },
        { { { .text = ",", .sym = ',', .place = SDL_SCANCODE_COMMA },
            { .text = ",", .sym = ',', .place = SDL_SCANCODE_COMMA, .repeat = true } },
          ", ,~",
          "',' ','" },
    };
    check_cases(cases, PL_COUNT(cases));
}

TEST(a_field_that_opens_in_the_middle_of_a_round_gets_what_follows)
{
    static const step steps[] = { { .text = "n", .sym = 'n', .mod = ALT, .place = SDL_SCANCODE_N },
                                  { .text = "x", .sym = 'x', .place = SDL_SCANCODE_X } };
    SDL_Event round[8];
    int count = add(round, add(round, 0, &steps[0]), &steps[1]);
    ui_keyboard keys = { 0 };
    char *got = read(round, 1, &keys); /* the press alone */
    check_text(got, "Alt+N");
    free(got);
    ui_stroke out[UI_KEYS_MOST];
    keys.field = true;
    check_int(ui_keyboard_read(out, &keys, round, count, 1),
              0); /* its text is no text for the field */
    int at = 2;
    while (ui_keyboard_read(out, &keys, round, count, at) == 0)
        at++;
    check_text(out[0].text, "x");
    check_int(out[0].kind, UI_KEY_TEXT);
}

TEST(marks_in_preedit_are_given_on)
{
    SDL_Event round[4];
    int count = add(round, 0, &(step){ .edit = "hui" });
    ui_keyboard keys = { .field = true };
    ui_stroke out[UI_KEYS_MOST];
    check_int(ui_keyboard_read(out, &keys, round, count, 0), 1);
    check_int(out[0].from, 1);
    check_int(out[0].count, 2);
}
