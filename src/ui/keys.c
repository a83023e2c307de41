#include "keys.h"

#include <stdint.h>

/* --- signs */

static size_t put_utf8(char *out, uint32_t c)
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    size_t more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    static const unsigned char lead[] = { 0, 0xc0, 0xe0, 0xf0 };
    out[0] = (char)(lead[more] | c >> (6 * more));
    for (size_t i = 1; i <= more; i++)
        out[i] = (char)(0x80 | (c >> (6 * (more - i)) & 0x3f));
    return more + 1;
}

/* The character at *text, which goes past it; 0 at the end. SDL's text is valid UTF-8. */
static uint32_t take_utf8(const char **text)
{
    const unsigned char *at = (const unsigned char *)*text;
    size_t more = *at >= 0xf0 ? 3 : *at >= 0xe0 ? 2 : *at >= 0xc0 ? 1 : 0, i = 1;
    uint32_t c = more ? *at & (0x3fu >> more) : *at;
    for (; i <= more && (at[i] & 0xc0) == 0x80; i++)
        c = c << 6 | (at[i] & 0x3f);
    *text += *at ? i : 0;
    return c;
}

/* In the alphabets that keyboards of Europe write; others have no case, or need none in a key's name. */
static uint32_t upper(uint32_t c)
{
    static const struct {
        uint32_t from, to;
        int32_t up;
    } ranges[] = {
        { 'a', 'z', -0x20 },     { 0xe0, 0xf6, -0x20 },   { 0xf8, 0xfe, -0x20 },
        { 0xff, 0xff, 0x79 },    { 0x3b1, 0x3c9, -0x20 }, { 0x430, 0x44f, -0x20 },
        { 0x450, 0x45f, -0x50 },
    };
    for (size_t i = 0; i < SDL_arraysize(ranges); i++)
        if (c >= ranges[i].from && c <= ranges[i].to)
            return (uint32_t)((int32_t)c + ranges[i].up);
    /* Latin letters with marks stand in pairs: the small one is odd, but in two stretches */
    bool even = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17e);
    bool paired = c >= 0x100 && c <= 0x17e && c != 0x131 && c != 0x138 && c != 0x149;
    return paired && c % 2 == (even ? 0 : 1) ? c - 1 : c;
}

static bool is_small(uint32_t c)
{
    return upper(c) != c;
}

static bool is_capital(uint32_t c)
{
    return is_small(c + 0x20) && upper(c + 0x20) == c;
}

/* --- keys */

static const struct {
    SDL_Keycode key;
    const char *name;
} named[] = {
    { SDLK_RETURN, "Enter" }, { SDLK_KP_ENTER, "Enter" },   { SDLK_RETURN2, "Enter" },
    { SDLK_ESCAPE, "Esc" },   { SDLK_TAB, "Tab" },          { SDLK_BACKSPACE, "Backspace" },
    { SDLK_DELETE, "Del" },   { SDLK_INSERT, "Insert" },    { SDLK_HOME, "Home" },
    { SDLK_END, "End" },      { SDLK_PAGEUP, "PageUp" },    { SDLK_PAGEDOWN, "PageDown" },
    { SDLK_LEFT, "Left" },    { SDLK_RIGHT, "Right" },      { SDLK_UP, "Up" },
    { SDLK_DOWN, "Down" },    { SDLK_APPLICATION, "Menu" }, { SDLK_MENU, "Menu" },
};

/* The number pad: what it writes, and what it does with NumLock off. */
static const struct {
    SDL_Keycode key;
    char sign;
    const char *off; /* NULL: it writes all the same */
} pad[] = {
    { SDLK_KP_0, '0', "Insert" },   { SDLK_KP_1, '1', "End" },      { SDLK_KP_2, '2', "Down" },
    { SDLK_KP_3, '3', "PageDown" }, { SDLK_KP_4, '4', "Left" },     { SDLK_KP_5, '5', "" },
    { SDLK_KP_6, '6', "Right" },    { SDLK_KP_7, '7', "Home" },     { SDLK_KP_8, '8', "Up" },
    { SDLK_KP_9, '9', "PageUp" },   { SDLK_KP_PERIOD, '.', "Del" }, { SDLK_KP_COMMA, ',', "Del" },
    { SDLK_KP_PLUS, '+', NULL },    { SDLK_KP_MINUS, '-', NULL },   { SDLK_KP_MULTIPLY, '*', NULL },
    { SDLK_KP_DIVIDE, '/', NULL },  { SDLK_KP_EQUALS, '=', NULL },
};

static int pad_of(SDL_Keycode key)
{
    for (int i = 0; i < (int)SDL_arraysize(pad); i++)
        if (pad[i].key == key)
            return i;
    return -1;
}

static bool is_sign(SDL_Keycode key)
{
    return key >= SDLK_SPACE && key != SDLK_DELETE && !(key & SDLK_SCANCODE_MASK);
}

/* Whether presses of the key give text, as a rule. */
static bool writes(SDL_Keycode key)
{
    return is_sign(key) || pad_of(key) >= 0;
}

/* The sign that stands for the key together with Ctrl or Alt; 0 where it has a name instead. */
static uint32_t own_sign(const SDL_Keysym *key)
{
    int on_pad = pad_of(key->sym);
    bool writes_digits = key->mod & KMOD_NUM && !(key->mod & KMOD_SHIFT);
    if (on_pad >= 0)
        return !pad[on_pad].off || writes_digits ? (uint32_t)pad[on_pad].sign : 0;
    if (!is_sign(key->sym))
        return 0;
    uint32_t sign = (uint32_t)key->sym;
    SDL_Scancode place = key->scancode;
    if (place >= SDL_SCANCODE_1 && place <= SDL_SCANCODE_0)
        return place == SDL_SCANCODE_0 ? '0' : '1' + (uint32_t)(place - SDL_SCANCODE_1);
    if (sign >= 0x250 && place >= SDL_SCANCODE_A && place <= SDL_SCANCODE_Z)
        return 'A' + (uint32_t)(place - SDL_SCANCODE_A);
    return sign;
}

/* NULL: it has none. */
static const char *own_name(const SDL_Keysym *key)
{
    int on_pad = pad_of(key->sym);
    if (on_pad >= 0)
        return pad[on_pad].off && *pad[on_pad].off ? pad[on_pad].off : NULL;
    for (size_t i = 0; i < SDL_arraysize(named); i++)
        if (named[i].key == key->sym)
            return named[i].name;
    return NULL;
}

/* --- names */

static void begin(ui_stroke *out, Uint16 mod, bool repeat)
{
    *out = (ui_stroke){ .kind = UI_KEY_PRESS, .repeat = repeat };
    SDL_snprintf(out->text, sizeof out->text, "%s%s%s", mod & KMOD_CTRL ? "Ctrl+" : "",
                 mod & KMOD_ALT ? "Alt+" : "", mod & KMOD_SHIFT ? "Shift+" : "");
}

static int name_it(ui_stroke *out, const char *name)
{
    SDL_strlcat(out->text, name, sizeof out->text);
    return 1;
}

static int name_sign(ui_stroke *out, uint32_t sign)
{
    enum { NO_BREAK_SPACE = 0xa0, NARROW_ONE = 0x202f };
    char text[5] = { 0 };
    if (sign == ' ' || sign == NO_BREAK_SPACE || sign == NARROW_ONE)
        return name_it(out, "Space");
    put_utf8(text, upper(sign));
    return name_it(out, text);
}

static int name_function(ui_stroke *out, SDL_Keycode key)
{
    char name[5];
    int number = key >= SDLK_F1 && key <= SDLK_F12    ? key - SDLK_F1 + 1
                 : key >= SDLK_F13 && key <= SDLK_F24 ? key - SDLK_F13 + 13
                                                      : 0;
    if (number == 0)
        return 0;
    SDL_snprintf(name, sizeof name, "F%d", number);
    return name_it(out, name);
}

/* The key by what stands on it, with all modifiers. */
static int name_key(ui_stroke *out, const SDL_KeyboardEvent *press)
{
    begin(out, press->keysym.mod, press->repeat);
    uint32_t sign = own_sign(&press->keysym);
    if (sign)
        return name_sign(out, sign);
    const char *name = own_name(&press->keysym);
    return name ? name_it(out, name) : name_function(out, press->keysym.sym);
}

/* --- presses and their text */

static const char *text_of(const SDL_Event *round, int count, int press)
{
    if (!writes(round[press].key.keysym.sym))
        return NULL;
    for (int i = press + 1; i < count && round[i].type != SDL_KEYDOWN; i++)
        if (round[i].type == SDL_TEXTINPUT)
            return round[i].text.text;
    return NULL;
}

/* The press that gave the text; -1: none did, it comes from an input method. */
static int press_of(const SDL_Event *round, int text)
{
    for (int i = text - 1; i >= 0 && round[i].type != SDL_TEXTINPUT; i--)
        if (round[i].type == SDL_KEYDOWN)
            return writes(round[i].key.keysym.sym) ? i : -1;
    return -1;
}

/* The right Alt key is AltGr where it gives another sign than the key's own. */
static bool is_other_sign(const char *text, const SDL_Keysym *key)
{
    uint32_t sign = text ? take_utf8(&text) : 0;
    return sign && upper(sign) != upper((uint32_t)key->sym) && upper(sign) != own_sign(key);
}

/* Whether a press stands for a command even where it gives text: Ctrl or Alt, but not AltGr. */
static bool is_chord(const SDL_Event *round, int count, int press)
{
    const SDL_Keysym *key = &round[press].key.keysym;
    const char *text = text_of(round, count, press);
    if (!(key->mod & (KMOD_CTRL | KMOD_ALT)))
        return false;
    bool alt_gr = key->mod & KMOD_MODE || (key->mod & KMOD_RALT && is_other_sign(text, key));
    return !(alt_gr && text);
}

static int read_press(ui_stroke *out, const ui_keyboard *keys, const SDL_Event *round, int count,
                      int at)
{
    const SDL_KeyboardEvent *press = &round[at].key;
    if (press->keysym.mod & KMOD_GUI)
        return 0;
    if (is_chord(round, count, at))
        return name_key(out, press);
    /* what edits characters that are still worked on is the input method's */
    if (keys->composing || text_of(round, count, at))
        return 0;
    /* a sign without text is a dead key: its text comes with the next press */
    return is_sign(press->keysym.sym) ? 0 : name_key(out, press);
}

static int read_signs(ui_stroke *out, const SDL_KeyboardEvent *press, const char *text)
{
    int count = 0;
    for (uint32_t c; count < UI_KEYS_MOST && (c = take_utf8(&text));) {
        bool shift = press ? press->keysym.mod & KMOD_SHIFT : is_capital(c);
        bool cased = is_small(c) || is_capital(c) || c == ' ';
        begin(&out[count], shift && cased ? KMOD_SHIFT : 0, press && press->repeat);
        count += name_sign(&out[count], c);
    }
    return count;
}

static int read_text(ui_stroke *out, ui_keyboard *keys, const SDL_Event *round, int count, int at)
{
    const char *text = round[at].text.text;
    int from = press_of(round, at);
    keys->composing = false;
    if (from >= 0 && (round[from].key.keysym.mod & KMOD_GUI || is_chord(round, count, from)))
        return 0;
    if (!keys->field)
        return read_signs(out, from >= 0 ? &round[from].key : NULL, text);
    *out = (ui_stroke){ .kind = UI_KEY_TEXT };
    SDL_strlcpy(out->text, text, sizeof out->text);
    return *text ? 1 : 0;
}

static int read_preedit(ui_stroke *out, ui_keyboard *keys, const SDL_TextEditingEvent *event)
{
    keys->composing = *event->text;
    if (!keys->field)
        return 0;
    *out = (ui_stroke){ .kind = UI_KEY_PREEDIT, .from = event->start, .count = event->length };
    SDL_strlcpy(out->text, event->text, sizeof out->text);
    return 1;
}

int ui_keyboard_read(ui_stroke *out, ui_keyboard *keys, const SDL_Event *round, int count, int at)
{
    switch (round[at].type) {
    case SDL_KEYDOWN:
        return read_press(out, keys, round, count, at);
    case SDL_TEXTINPUT:
        return read_text(out, keys, round, count, at);
    case SDL_TEXTEDITING:
        return read_preedit(out, keys, &round[at].edit);
    default:
        return 0;
    }
}

void ui_keyboard_start(void)
{
    SDL_StartTextInput();
}
