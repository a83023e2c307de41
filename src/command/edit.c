#include "plumbline/command/edit.h"

#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"

#include <ctype.h>
#include <string.h>

enum { MOST_PAST = 200 };

typedef struct moment {
    char *text;
    size_t caret, anchor;
} moment;

struct pl_edit_past {
    moment items[MOST_PAST]; /* what stood before each step; from `at` on, what was undone */
    int count, at;
    bool typing;  /* the newest step is letters that were typed one behind the other */
    size_t typed; /* where the next of them would stand */
};

/* ----- steps without a window: whole characters, and spaces between words */

static bool is_inside(const char *text, size_t at)
{
    return ((unsigned char)text[at] & 0xc0) == 0x80;
}

static size_t plain_left(const char *text, size_t at)
{
    if (at > 0)
        at--;
    while (at > 0 && is_inside(text, at))
        at--;
    return at;
}

static size_t plain_right(const char *text, size_t at)
{
    if (text[at])
        at++;
    while (is_inside(text, at))
        at++;
    return at;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t';
}

static size_t plain_word_left(const char *text, size_t at)
{
    while (at > 0 && is_space(text[at - 1]))
        at--;
    while (at > 0 && !is_space(text[at - 1]))
        at--;
    return at;
}

static size_t plain_word_right(const char *text, size_t at)
{
    while (text[at] && is_space(text[at]))
        at++;
    while (text[at] && !is_space(text[at]))
        at++;
    return at;
}

static const pl_edit_steps plain_steps = { plain_left, plain_right, plain_word_left,
                                           plain_word_right };

/* ----- memory */

void pl_edit_start(pl_edit *edit, bool lines, size_t most, const pl_edit_steps *steps)
{
    *edit = (pl_edit){ .lines = lines, .most = most, .steps = steps ? steps : &plain_steps };
    edit->text = pl_alloc(1);
    edit->past = pl_alloc(sizeof *edit->past);
}

static void clear_past(pl_edit *edit)
{
    for (int i = 0; i < edit->past->count; i++)
        free(edit->past->items[i].text);
    *edit->past = (pl_edit_past){ 0 };
}

void pl_edit_stop(pl_edit *edit)
{
    if (edit->past)
        clear_past(edit);
    free(edit->past);
    free(edit->text);
    free(edit->preedit);
    *edit = (pl_edit){ 0 };
}

const char *pl_edit_words(const pl_edit *edit)
{
    return edit->text;
}

static moment now_of(const pl_edit *edit)
{
    return (moment){ pl_copy_text(edit->text), edit->caret, edit->anchor };
}

static void go_to(pl_edit *edit, const moment *to)
{
    free(edit->text);
    edit->text = pl_copy_text(to->text);
    edit->size = strlen(edit->text);
    edit->caret = to->caret;
    edit->anchor = to->anchor;
}

/* What stands now can be come back to; what was undone cannot any more. */
static void remember(pl_edit *edit)
{
    pl_edit_past *past = edit->past;
    while (past->count > past->at)
        free(past->items[--past->count].text);
    if (past->count == MOST_PAST) {
        free(past->items[0].text);
        memmove(past->items, past->items + 1, (MOST_PAST - 1) * sizeof *past->items);
        past->count--;
    }
    past->items[past->count++] = now_of(edit);
    past->at = past->count;
    past->typing = false;
}

static bool undo(pl_edit *edit)
{
    pl_edit_past *past = edit->past;
    if (past->at == 0)
        return false;
    moment here = now_of(edit);
    past->at--;
    go_to(edit, &past->items[past->at]);
    free(past->items[past->at].text);
    past->items[past->at] = here; /* for the way forth */
    past->typing = false;
    return true;
}

static bool redo(pl_edit *edit)
{
    pl_edit_past *past = edit->past;
    if (past->at == past->count)
        return false;
    moment here = now_of(edit);
    go_to(edit, &past->items[past->at]);
    free(past->items[past->at].text);
    past->items[past->at++] = here;
    past->typing = false;
    return true;
}

/* ----- changing */

static size_t low_of(const pl_edit *edit)
{
    return edit->caret < edit->anchor ? edit->caret : edit->anchor;
}

static size_t high_of(const pl_edit *edit)
{
    return edit->caret > edit->anchor ? edit->caret : edit->anchor;
}

static void replace(pl_edit *edit, size_t from, size_t to, const char *with, size_t size)
{
    char *text = pl_alloc(edit->size - (to - from) + size + 1);
    memcpy(text, edit->text, from);
    memcpy(text + from, with, size);
    memcpy(text + from + size, edit->text + to, edit->size - to);
    free(edit->text);
    edit->text = text;
    edit->size = edit->size - (to - from) + size;
    edit->caret = edit->anchor = from + size;
}

static void add_clean(pl_text *out, const pl_edit *edit, const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c == '\r' && text[i + 1] == '\n')
            continue;
        if (c == '\n' || c == '\r')
            pl_text_add_char(out, edit->lines ? '\n' : ' ');
        else if (c == '\t')
            pl_text_add_char(out, ' ');
        else if (c >= 0x20 && c != 0x7f)
            pl_text_add_char(out, (char)c);
    }
}

/* What may stand in this field of a text that was typed or pasted: free(). A byte that is no text is left
 * out, and what stands behind it is not. */
static char *clean(const pl_edit *edit, const char *text)
{
    pl_text out = { 0 };
    for (size_t left = strlen(text); left > 0;) {
        size_t valid = pl_utf8_check(text, left);
        add_clean(&out, edit, text, valid);
        size_t used = valid < left ? valid + 1 : valid;
        text += used;
        left -= used;
    }
    char *taken = pl_text_take(&out);
    return taken ? taken : pl_copy_text("");
}

/* Less always fits: what was set may be longer than what can be typed. */
static bool fits(const pl_edit *edit, const char *text)
{
    char *old = pl_copy_bytes(edit->text + low_of(edit), high_of(edit) - low_of(edit));
    size_t out = pl_utf8_length(old), in = pl_utf8_length(text);
    free(old);
    return in <= out || pl_utf8_length(edit->text) - out + in <= edit->most;
}

/* Letters of a word that are typed one behind the other are one step back. */
static bool joins(const pl_edit *edit, const char *text)
{
    const pl_edit_past *past = edit->past;
    return past->typing && edit->caret == edit->anchor && edit->caret == past->typed &&
           pl_utf8_length(text) == 1 && !is_space(text[0]);
}

bool pl_edit_insert(pl_edit *edit, const char *text)
{
    char *words = clean(edit, text);
    bool room = fits(edit, words);
    if (room && (*words || low_of(edit) != high_of(edit))) {
        if (!joins(edit, words))
            remember(edit);
        replace(edit, low_of(edit), high_of(edit), words, strlen(words));
        edit->past->typing = pl_utf8_length(words) == 1;
        edit->past->typed = edit->caret;
    }
    free(words);
    return room;
}

static void erase(pl_edit *edit, size_t from, size_t to)
{
    if (from == to)
        return;
    remember(edit);
    replace(edit, from, to, "", 0);
}

void pl_edit_set(pl_edit *edit, const char *text)
{
    char *copy = pl_copy_text(text); /* it may be the field's own */
    clear_past(edit);
    free(edit->text);
    edit->text = copy;
    edit->size = strlen(copy);
    edit->caret = edit->anchor = edit->size;
}

void pl_edit_preedit(pl_edit *edit, const char *text, int caret)
{
    free(edit->preedit);
    edit->preedit = pl_copy_text(text && *text ? text : NULL);
    edit->preedit_caret = caret;
}

/* ----- moving */

void pl_edit_place(pl_edit *edit, size_t at, bool extend)
{
    if (at > edit->size)
        at = edit->size;
    while (at > 0 && is_inside(edit->text, at))
        at--;
    edit->caret = at;
    if (!extend)
        edit->anchor = at;
    edit->past->typing = false;
}

void pl_edit_select_word(pl_edit *edit, size_t at)
{
    pl_edit_place(edit, at, false);
    size_t from = edit->caret, to = edit->caret;
    while (from > 0 && !is_space(edit->text[from - 1]))
        from--;
    while (to < edit->size && !is_space(edit->text[to]))
        to++;
    edit->anchor = from;
    edit->caret = to;
}

void pl_edit_select_all(pl_edit *edit)
{
    edit->anchor = 0;
    edit->caret = edit->size;
    edit->past->typing = false;
}

char *pl_edit_selected(const pl_edit *edit)
{
    size_t from = low_of(edit), to = high_of(edit);
    return from == to ? NULL : pl_copy_bytes(edit->text + from, to - from);
}

static size_t line_start(const pl_edit *edit, size_t at)
{
    while (at > 0 && edit->text[at - 1] != '\n')
        at--;
    return at;
}

static size_t line_end(const pl_edit *edit, size_t at)
{
    while (at < edit->size && edit->text[at] != '\n')
        at++;
    return at;
}

/* ----- keys */

typedef struct chord {
    bool ctrl, shift, alt;
    const char *name;
} chord;

static chord read_chord(const char *key)
{
    chord c = { 0 };
    for (;;) {
        if (strncmp(key, "Ctrl+", 5) == 0 && key[5]) {
            c.ctrl = true;
            key += 5;
        } else if (strncmp(key, "Shift+", 6) == 0 && key[6]) {
            c.shift = true;
            key += 6;
        } else if (strncmp(key, "Alt+", 4) == 0 && key[4]) {
            c.alt = true;
            key += 4;
        } else {
            c.name = key;
            return c;
        }
    }
}

static bool is(const chord *c, const char *name)
{
    return strcmp(c->name, name) == 0;
}

/* Where a key takes the caret; false for one that takes it nowhere. */
static bool target(size_t *out, const pl_edit *edit, const chord *c)
{
    const pl_edit_steps *steps = edit->steps;
    bool selected = edit->caret != edit->anchor && !c->shift && !c->ctrl;
    if (is(c, "Left"))
        *out = selected  ? low_of(edit)
               : c->ctrl ? steps->word_left(edit->text, edit->caret)
                         : steps->left(edit->text, edit->caret);
    else if (is(c, "Right"))
        *out = selected  ? high_of(edit)
               : c->ctrl ? steps->word_right(edit->text, edit->caret)
                         : steps->right(edit->text, edit->caret);
    else if (is(c, "Home"))
        *out = c->ctrl ? 0 : line_start(edit, edit->caret);
    else if (is(c, "End"))
        *out = c->ctrl ? edit->size : line_end(edit, edit->caret);
    else
        return false;
    return true;
}

static bool deletes(pl_edit *edit, const chord *c)
{
    const pl_edit_steps *steps = edit->steps;
    bool back = is(c, "Backspace"), forth = is(c, "Del") || is(c, "Delete");
    if (!back && !forth)
        return false;
    size_t from = low_of(edit), to = high_of(edit), caret = edit->caret;
    if (from == to && back)
        from = c->ctrl ? steps->word_left(edit->text, caret) : steps->left(edit->text, caret);
    else if (from == to)
        to = c->ctrl ? steps->word_right(edit->text, caret) : steps->right(edit->text, caret);
    erase(edit, from, to);
    return true;
}

static bool chords(pl_edit *edit, const chord *c)
{
    if (!c->ctrl)
        return false;
    if (is(c, "Y") || (is(c, "Z") && c->shift))
        return redo(edit);
    if (is(c, "Z"))
        return undo(edit);
    if (!is(c, "A"))
        return false;
    pl_edit_select_all(edit);
    return true;
}

bool pl_edit_key(pl_edit *edit, const char *key)
{
    chord c = read_chord(key);
    size_t at;
    if (c.alt)
        return false;
    if (edit->preedit) /* keys that reach the field all the same are those of what is being composed */
        return true;
    if (target(&at, edit, &c)) {
        pl_edit_place(edit, at, c.shift);
        return true;
    }
    if (is(&c, "Enter") && edit->lines && !c.ctrl) {
        pl_edit_insert(edit, "\n");
        return true;
    }
    return deletes(edit, &c) || chords(edit, &c);
}
