#include "plumbline/command/edit.h"

#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"

#include <ctype.h>
#include <string.h>

enum { MOST_STEPS = 1000, MOST_BYTES = 1024 * 1024 };

/* What was done keys at a time, one behind the other, and is taken back at once. */
typedef enum run { RUN_NONE, RUN_TYPING, RUN_BACK, RUN_FORTH } run;

/* What one step put in the place of what; never the whole text. */
typedef struct step {
    size_t at;
    pl_text out, in;
    size_t caret, anchor; /* before it */
} step;

struct pl_edit_past {
    step *items; /* from `at` on: what was taken back */
    int count, at, room;
    size_t bytes; /* that the words of all steps take */
    run run;      /* that the newest step is still in */
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

static const pl_edit_steps plain_steps = { .left = plain_left,
                                           .right = plain_right,
                                           .word_left = plain_word_left,
                                           .word_right = plain_word_right };

/* ----- memory */

void pl_edit_start(pl_edit *edit, bool lines, size_t most, const pl_edit_steps *steps)
{
    *edit = (pl_edit){ .lines = lines, .most = most, .steps = steps ? steps : &plain_steps };
    edit->text = pl_alloc(edit->room = 1);
    edit->past = pl_alloc(sizeof *edit->past);
}

static size_t bytes_of(const step *one)
{
    return one->out.room + one->in.room;
}

static void forget(pl_edit_past *past, int from, int count)
{
    for (int i = from; i < from + count; i++) {
        past->bytes -= bytes_of(&past->items[i]);
        pl_text_free(&past->items[i].out);
        pl_text_free(&past->items[i].in);
    }
    if (past->count > from + count)
        memmove(past->items + from, past->items + from + count,
                (size_t)(past->count - from - count) * sizeof *past->items);
    past->count -= count;
    past->at = past->at > from + count ? past->at - count : past->at > from ? from : past->at;
    past->run = RUN_NONE;
}

static void clear_past(pl_edit_past *past)
{
    forget(past, 0, past->count);
    free(past->items);
    *past = (pl_edit_past){ 0 };
}

void pl_edit_stop(pl_edit *edit)
{
    if (edit->past)
        clear_past(edit->past);
    free(edit->past);
    free(edit->text);
    free(edit->preedit);
    *edit = (pl_edit){ 0 };
}

const char *pl_edit_words(const pl_edit *edit)
{
    return edit->text;
}

/* ----- changing, and back */

static size_t low_of(const pl_edit *edit)
{
    return edit->caret < edit->anchor ? edit->caret : edit->anchor;
}

static size_t high_of(const pl_edit *edit)
{
    return edit->caret > edit->anchor ? edit->caret : edit->anchor;
}

static size_t characters(const char *text, size_t size)
{
    size_t count = 0;
    for (size_t i = 0; i < size; i++)
        count += !is_inside(text, i);
    return count;
}

static void replace(pl_edit *edit, size_t from, size_t to, const char *with, size_t size)
{
    size_t left = edit->size - (to - from) + size;
    edit->characters += characters(with, size);
    edit->characters -= characters(edit->text + from, to - from);
    if (left + 1 > edit->room) {
        edit->room = 2 * (left + 1);
        edit->text = pl_resize(edit->text, edit->room, 1);
    }
    memmove(edit->text + from + size, edit->text + to, edit->size - to + 1);
    if (size > 0)
        memcpy(edit->text + from, with, size);
    edit->size = left;
    edit->caret = edit->anchor = from + size;
    edit->changes++;
}

/* Letters of a word, with the spaces before it, are one step back; so is what Backspace takes away, or
 * Del, key behind key. */
static bool joins(const pl_edit *edit, run what, size_t from, size_t to, const char *with)
{
    const pl_edit_past *past = edit->past;
    if (what == RUN_NONE || past->run != what || past->at == 0 || edit->caret != edit->anchor)
        return false;
    const step *newest = &past->items[past->at - 1];
    if (what == RUN_BACK)
        return to == newest->at;
    if (what == RUN_FORTH)
        return from == newest->at;
    size_t size = newest->in.size;
    return from == newest->at + size && (!is_space(*with) || is_space(newest->in.data[size - 1]));
}

/* A step that begins with what stands now; what was taken back cannot come again any more. */
static void begin_step(pl_edit *edit, size_t at)
{
    pl_edit_past *past = edit->past;
    forget(past, past->at, past->count - past->at);
    pl_grow(past->items, past->count, past->room);
    past->items[past->count++] = (step){ .at = at, .caret = edit->caret, .anchor = edit->anchor };
    past->at = past->count;
}

static void put_before(pl_text *text, const char *words, size_t size)
{
    pl_text whole = { 0 };
    pl_text_add_bytes(&whole, words, size);
    pl_text_add_bytes(&whole, pl_text_get(text), text->size);
    pl_text_free(text);
    *text = whole;
}

/* Each change of a person's goes through here. */
static void change(pl_edit *edit, run what, size_t from, size_t to, const char *with, size_t size)
{
    pl_edit_past *past = edit->past;
    if (!joins(edit, what, from, to, with))
        begin_step(edit, from);
    step *newest = &past->items[past->at - 1];
    past->bytes -= bytes_of(newest);
    newest->at = what == RUN_BACK ? from : newest->at;
    if (what == RUN_BACK)
        put_before(&newest->out, edit->text + from, to - from);
    else
        pl_text_add_bytes(&newest->out, edit->text + from, to - from);
    pl_text_add_bytes(&newest->in, with, size);
    past->bytes += bytes_of(newest);
    while (past->count > 1 && (past->count > MOST_STEPS || past->bytes > MOST_BYTES))
        forget(past, 0, 1);
    replace(edit, from, to, with, size);
    past->run = what;
}

static void end_run(pl_edit *edit)
{
    edit->past->run = RUN_NONE;
}

static void undo(pl_edit *edit)
{
    end_run(edit);
    if (edit->past->at == 0)
        return;
    const step *last = &edit->past->items[--edit->past->at];
    replace(edit, last->at, last->at + last->in.size, pl_text_get(&last->out), last->out.size);
    edit->caret = last->caret;
    edit->anchor = last->anchor;
}

static void redo(pl_edit *edit)
{
    end_run(edit);
    if (edit->past->at == edit->past->count)
        return;
    const step *next = &edit->past->items[edit->past->at++];
    replace(edit, next->at, next->at + next->out.size, pl_text_get(&next->in), next->in.size);
}

/* ----- what is typed */

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
    size_t out = characters(edit->text + low_of(edit), high_of(edit) - low_of(edit));
    size_t in = characters(text, strlen(text));
    return in <= out || edit->characters - out + in <= edit->most;
}

bool pl_edit_insert(pl_edit *edit, const char *text)
{
    char *words = clean(edit, text);
    size_t size = strlen(words);
    bool room = fits(edit, words), one = characters(words, size) == 1;
    if (room && (*words || low_of(edit) != high_of(edit)))
        change(edit, one ? RUN_TYPING : RUN_NONE, low_of(edit), high_of(edit), words, size);
    free(words);
    return room;
}

bool pl_edit_paste(pl_edit *edit, const char *text)
{
    end_run(edit);
    bool room = pl_edit_insert(edit, text);
    end_run(edit);
    return room;
}

void pl_edit_set(pl_edit *edit, const char *text)
{
    char *copy = pl_copy_text(text); /* it may be the field's own */
    clear_past(edit->past);
    replace(edit, 0, edit->size, copy, strlen(copy));
    free(copy);
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
    end_run(edit);
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

void pl_edit_select_line(pl_edit *edit, size_t at)
{
    pl_edit_place(edit, at, false);
    size_t end = line_end(edit, edit->caret);
    edit->anchor = line_start(edit, edit->caret);
    edit->caret = end < edit->size ? end + 1 : end;
}

void pl_edit_select_all(pl_edit *edit)
{
    edit->anchor = 0;
    edit->caret = edit->size;
    end_run(edit);
}

char *pl_edit_selected(const pl_edit *edit)
{
    size_t from = low_of(edit), to = high_of(edit);
    return from == to ? NULL : pl_copy_bytes(edit->text + from, to - from);
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
        *out = selected ? low_of(edit)
               : c->ctrl
                   ? steps->word_left(edit->text, edit->caret)
                   : (steps->seen_left ? steps->seen_left : steps->left)(edit->text, edit->caret);
    else if (is(c, "Right"))
        *out = selected  ? high_of(edit)
               : c->ctrl ? steps->word_right(edit->text, edit->caret)
                         : (steps->seen_right ? steps->seen_right : steps->right)(edit->text,
                                                                                  edit->caret);
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
    run what = from != to || c->ctrl ? RUN_NONE : back ? RUN_BACK : RUN_FORTH;
    if (from == to && back)
        from = c->ctrl ? steps->word_left(edit->text, caret) : steps->left(edit->text, caret);
    else if (from == to)
        to = c->ctrl ? steps->word_right(edit->text, caret) : steps->right(edit->text, caret);
    if (from != to)
        change(edit, what, from, to, "", 0);
    return true;
}

static bool chords(pl_edit *edit, const chord *c)
{
    if (!c->ctrl)
        return false;
    if (is(c, "Y") || (is(c, "Z") && c->shift))
        redo(edit);
    else if (is(c, "Z"))
        undo(edit);
    else if (is(c, "A"))
        pl_edit_select_all(edit);
    else
        return false;
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
