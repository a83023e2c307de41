#include "plumbline/command/listing.h"

#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"

#include <string.h>

static bool is_inside(char c)
{
    return ((unsigned char)c & 0xc0) == 0x80;
}

/* ----- steps: nothing but the characters beside the caret is looked at, whatever the length of the text */

static size_t step_left(const char *text, size_t at)
{
    at -= at > 0;
    while (at > 0 && is_inside(text[at]))
        at--;
    return at;
}

static size_t step_right(const char *text, size_t at)
{
    at += text[at] != '\0';
    while (is_inside(text[at]))
        at++;
    return at;
}

/* Blanks, line ends, words (also of other letters), and marks stand apart. */
static int class_of(char c)
{
    unsigned char u = (unsigned char)c;
    bool word = u >= 0x80 || (u >= '0' && u <= '9') || (u >= 'a' && u <= 'z') ||
                (u >= 'A' && u <= 'Z') || u == '_';
    return c == ' ' || c == '\t' ? 0 : c == '\n' ? 1 : word ? 2 : 3;
}

static size_t word_left(const char *text, size_t at)
{
    size_t from = at;
    while (at > 0 && class_of(text[at - 1]) == 0)
        at--;
    if (at > 0 && text[at - 1] == '\n')
        return at == from ? at - 1 : at;
    for (int of = at > 0 ? class_of(text[at - 1]) : 0; at > 0 && class_of(text[at - 1]) == of;)
        at--;
    return at;
}

static size_t word_right(const char *text, size_t at)
{
    int of = class_of(text[at]);
    if (text[at] == '\n')
        at++;
    else
        while (text[at] && class_of(text[at]) == of)
            at++;
    while (text[at] && class_of(text[at]) == 0)
        at++;
    return at;
}

static const pl_edit_steps steps = {
    .left = step_left, .right = step_right, .word_left = word_left, .word_right = word_right
};

void pl_listing_start(pl_listing *code, pl_edit *edit)
{
    edit->steps = &steps;
    *code = (pl_listing){ .edit = edit, .indexed = -1, .goal = -1, .page = 20 };
}

void pl_listing_stop(pl_listing *code)
{
    free(code->starts);
    *code = (pl_listing){ 0 };
}

/* ----- lines */

static int characters(const char *text, size_t size)
{
    int count = 0;
    for (size_t i = 0; i < size; i++)
        count += !is_inside(text[i]);
    return count;
}

static void add_line(pl_listing *code, size_t start)
{
    pl_grow(code->starts, code->lines, code->room);
    code->starts[code->lines++] = start;
}

void pl_listing_index(pl_listing *code)
{
    const pl_edit *edit = code->edit;
    if (code->indexed == edit->changes)
        return;
    code->indexed = edit->changes;
    code->lines = code->longest = 0;
    for (size_t start = 0;;) {
        const char *end = memchr(edit->text + start, '\n', edit->size - start);
        size_t size = end ? (size_t)(end - edit->text) - start : edit->size - start;
        int wide = (int)size > code->longest ? characters(edit->text + start, size) : 0;
        code->longest = wide > code->longest ? wide : code->longest;
        add_line(code, start);
        if (!end)
            return;
        start += size + 1;
    }
}

size_t pl_listing_line(size_t *size, pl_listing *code, int line)
{
    pl_listing_index(code);
    line = line < 0 ? 0 : line >= code->lines ? code->lines - 1 : line;
    size_t start = code->starts[line];
    size_t end = line + 1 < code->lines ? code->starts[line + 1] - 1 : code->edit->size;
    *size = end - start;
    return start;
}

static int line_of(const pl_listing *code, size_t byte)
{
    int low = 0, high = code->lines - 1;
    while (low < high) {
        int middle = (low + high + 1) / 2;
        if (code->starts[middle] <= byte)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

pl_listing_at pl_listing_at_byte(pl_listing *code, size_t byte)
{
    pl_listing_index(code);
    byte = byte > code->edit->size ? code->edit->size : byte;
    int line = line_of(code, byte);
    size_t start = code->starts[line];
    return (pl_listing_at){ line, characters(code->edit->text + start, byte - start) };
}

size_t pl_listing_byte(pl_listing *code, pl_listing_at at)
{
    size_t size;
    size_t start = pl_listing_line(&size, code, at.line), byte = start;
    for (int column = 0; byte < start + size; byte++)
        if (!is_inside(code->edit->text[byte]) && column++ >= at.column)
            break;
    return byte;
}

static bool ends_word(char c)
{
    return strchr(" \t\r\n:,]}[{\"'#", c) != NULL; /* a zero, too */
}

size_t pl_listing_word(size_t *size, pl_listing *code, pl_listing_at at)
{
    const char *text = code->edit->text;
    size_t from = pl_listing_byte(code, at), to;
    if (text[from] == '"' || text[from] == '\'')
        for (to = ++from; text[to] && text[to] != text[from - 1] && text[to] != '\n'; to++)
            ;
    else
        for (to = from; !ends_word(text[to]); to++)
            ;
    *size = to - from;
    return from;
}

/* ----- changing */

void pl_listing_replace(pl_listing *code, size_t from, size_t size, const char *words)
{
    pl_edit_place(code->edit, from, false);
    pl_edit_place(code->edit, from + size, true);
    pl_edit_paste(code->edit, words);
}

/* The spaces that a line begins with, up to the byte `most`. */
static size_t indent_of(const char *text, size_t start, size_t most)
{
    size_t at = start;
    while (at < most && text[at] == ' ')
        at++;
    return at - start;
}

static void new_line(pl_listing *code)
{
    pl_edit *edit = code->edit;
    size_t low = edit->caret < edit->anchor ? edit->caret : edit->anchor;
    size_t start = code->starts[line_of(code, low)];
    pl_text words = { 0 };
    pl_text_add_char(&words, '\n');
    pl_text_add_bytes(&words, edit->text + start, indent_of(edit->text, start, low));
    pl_edit_paste(edit, pl_text_get(&words));
    pl_text_free(&words);
}

/* All lines of the selection, two spaces in or out, as one step; they stay selected. */
static void shift_lines(pl_listing *code, bool out)
{
    pl_edit *edit = code->edit;
    size_t low = edit->caret < edit->anchor ? edit->caret : edit->anchor;
    size_t high = edit->caret < edit->anchor ? edit->anchor : edit->caret, size;
    int first = line_of(code, low), last = line_of(code, high);
    if (last > first && code->starts[last] == high)
        last--; /* nothing of it is selected */
    size_t from = code->starts[first], to = pl_listing_line(&size, code, last) + size;
    pl_text words = { 0 };
    for (int i = first; i <= last; i++) {
        size_t start = pl_listing_line(&size, code, i), drop = 0;
        if (out)
            drop = indent_of(edit->text, start, start + (size < 2 ? size : 2));
        else if (size > 0)
            pl_text_add(&words, "  ");
        pl_text_add_bytes(&words, edit->text + start + drop, size - drop);
        pl_text_add(&words, i < last ? "\n" : "");
    }
    if (words.size != to - from) {
        bool lines = low != high;
        pl_listing_at at = pl_listing_at_byte(code, edit->caret);
        int moved = (int)words.size - (int)(to - from);
        pl_listing_replace(code, from, to - from, pl_text_get(&words));
        pl_listing_index(code);
        at.column += at.column + moved < 0 ? -at.column : moved;
        pl_edit_place(edit, lines ? from : pl_listing_byte(code, at), false);
        if (lines)
            pl_edit_place(edit, from + words.size, true);
    }
    pl_text_free(&words);
}

static void tab(pl_listing *code, bool out)
{
    pl_edit *edit = code->edit;
    if (out || edit->caret != edit->anchor)
        shift_lines(code, out);
    else
        pl_edit_paste(edit, pl_listing_at_byte(code, edit->caret).column % 2 ? " " : "  ");
}

/* ----- moving */

static void move_lines(pl_listing *code, int lines, bool extend)
{
    pl_edit *edit = code->edit;
    pl_listing_at at = pl_listing_at_byte(code, edit->caret);
    if (code->goal < 0 || code->goal_caret != edit->caret)
        code->goal = at.column;
    int line = at.line + lines;
    bool beyond = line < 0 || line >= code->lines;
    at.column = beyond && (lines == 1 || lines == -1) ? (line < 0 ? 0 : INT32_MAX) : code->goal;
    at.line = line < 0 ? 0 : line >= code->lines ? code->lines - 1 : line;
    pl_edit_place(edit, pl_listing_byte(code, at), extend);
    code->goal_caret = edit->caret;
}

/* Home goes to where the words of the line begin, and from there to the line's own beginning. */
static void home(pl_listing *code, bool extend)
{
    pl_edit *edit = code->edit;
    size_t size, start = pl_listing_line(&size, code, line_of(code, edit->caret));
    size_t words = start + indent_of(edit->text, start, start + size);
    pl_edit_place(edit, edit->caret == words ? start : words, extend);
}

static bool moves(pl_listing *code, const char *key, bool extend)
{
    int page = code->page > 2 ? code->page - 1 : 1;
    if (strcmp(key, "Up") == 0)
        move_lines(code, -1, extend);
    else if (strcmp(key, "Down") == 0)
        move_lines(code, 1, extend);
    else if (strcmp(key, "PageUp") == 0)
        move_lines(code, -page, extend);
    else if (strcmp(key, "PageDown") == 0)
        move_lines(code, page, extend);
    else if (strcmp(key, "Home") == 0)
        home(code, extend);
    else
        return false;
    return true;
}

/* What changes nothing: carets, selections. */
static bool only_looks(const char *key)
{
    static const char *const names[] = { "Left", "Right", "Home", "End" };
    bool ctrl_a = strcmp(key, "Ctrl+A") == 0;
    for (;;) {
        if (strncmp(key, "Ctrl+", 5) == 0)
            key += 5;
        else if (strncmp(key, "Shift+", 6) == 0)
            key += 6;
        else
            break;
    }
    for (size_t i = 0; i < PL_COUNT(names); i++)
        if (strcmp(key, names[i]) == 0)
            return true;
    return ctrl_a;
}

bool pl_listing_key(pl_listing *code, const char *key, bool read_only)
{
    bool extend = strncmp(key, "Shift+", 6) == 0;
    const char *name = extend ? key + 6 : key;
    if (code->edit->preedit)
        return pl_edit_key(code->edit, key);
    pl_listing_index(code);
    if (moves(code, name, extend))
        return true;
    if (read_only)
        return only_looks(key) && pl_edit_key(code->edit, key);
    if (strcmp(name, "Tab") == 0)
        tab(code, extend);
    else if (strcmp(key, "Enter") == 0)
        new_line(code);
    else
        return pl_edit_key(code->edit, key);
    return true;
}
