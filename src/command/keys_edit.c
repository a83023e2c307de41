/* The person's own key file is changed a line at a time: its comments, its order and what is wrong in it stay
 * as they were written. */
#include "plumbline/command/keys.h"

#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A line of the file, without its end. Bytes of the text. */
typedef struct place {
    size_t from, key, command, behind, to; /* behind: where the command ends */
    size_t next;                           /* where the next line begins */
    bool header, bound;
    char section[32], name[PL_KEY_ROOM]; /* the section it stands in; the key, as it is named */
} place;

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

static void read_words(place *out, const char *text)
{
    size_t at = out->from, end = out->to;
    while (at < end && is_blank(text[at]))
        at++;
    out->key = at;
    while (at < end && !is_blank(text[at]))
        at++;
    size_t key_end = at;
    while (at < end && is_blank(text[at]))
        at++;
    out->command = at;
    size_t stop = at;
    while (stop < end && !(text[stop] == '#' && is_blank(text[stop - 1])))
        stop++;
    while (stop > at && is_blank(text[stop - 1]))
        stop--;
    out->behind = stop;
    char key[64];
    if (text[out->key] == '#' || out->key == key_end || stop == at ||
        key_end - out->key >= sizeof key)
        return;
    snprintf(key, sizeof key, "%.*s", (int)(key_end - out->key), text + out->key);
    out->bound = pl_key_normal(out->name, key);
}

static void read_header(place *out, const char *text)
{
    size_t from = out->from, to = out->to;
    while (from < to && is_blank(text[from]))
        from++;
    while (to > from && is_blank(text[to - 1]))
        to--;
    out->header = to - from > 2 && text[from] == '[' && text[to - 1] == ']';
    if (out->header)
        snprintf(out->section, sizeof out->section, "%.*s", (int)(to - from - 2), text + from + 1);
}

/* The line that begins at `from`; its section is that of the line before unless it is a header. */
static place read_place(const char *text, size_t size, size_t from, const char *section)
{
    place p = { .from = from };
    const char *end = memchr(text + from, '\n', size - from);
    p.to = end ? (size_t)(end - text) : size;
    p.next = end ? p.to + 1 : size;
    if (from == 0 && size >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0)
        p.from = 3;
    snprintf(p.section, sizeof p.section, "%s", section);
    read_header(&p, text);
    if (!p.header)
        read_words(&p, text);
    return p;
}

static bool is_of(const place *p, const pl_key_edit *edit)
{
    return p->bound && strcmp(p->section, edit->section) == 0 &&
           (!edit->key || strcmp(p->name, edit->key) == 0);
}

/* The last line that says something of the key; and where the section ends, 0: it is not there. */
static bool look(place *last, size_t *end, const char *text, size_t size, const pl_key_edit *edit)
{
    char section[32] = "general";
    bool found = false;
    *end = 0;
    for (size_t at = 0; at < size;) {
        place p = read_place(text, size, at, section);
        snprintf(section, sizeof section, "%s", p.section);
        if (is_of(&p, edit)) {
            *last = p;
            found = true;
        }
        bool says = p.header || p.command < p.to || p.key < p.to;
        if (strcmp(section, edit->section) == 0 && says)
            *end = p.next;
        at = p.next;
    }
    return found;
}

static void add_line(pl_text *out, const char *newline, const pl_key_edit *edit)
{
    /* the sign that begins a comment has a name */
    char key[PL_KEY_ROOM + 8];
    size_t size = strlen(edit->key);
    bool hash = size > 0 && edit->key[size - 1] == '#';
    snprintf(key, sizeof key, "%.*s%s", (int)(hash ? size - 1 : size), edit->key,
             hash ? "Hash" : "");
    pl_text_add_format(out, "%-13s %s%s", key, edit->line, newline);
}

static void end_line(pl_text *out, const char *newline)
{
    if (out->size > 0 && pl_text_get(out)[out->size - 1] != '\n')
        pl_text_add(out, newline);
}

/* A new line behind what its section says; a section of its own where there is none. */
static void insert(pl_text *out, const char *text, size_t size, size_t end, const pl_key_edit *edit)
{
    const char *newline = strstr(text, "\r\n") ? "\r\n" : "\n";
    bool general = strcmp(edit->section, "general") == 0, top = end == 0 && general;
    if (top) { /* what stands before all sections is general */
        size_t mark = size >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
        pl_text_add_bytes(out, text, mark);
        pl_text_add_format(out, "[general]%s", newline);
        add_line(out, newline, edit);
        pl_text_add(out, size > mark ? newline : "");
        pl_text_add_bytes(out, text + mark, size - mark);
        return;
    }
    pl_text_add_bytes(out, text, end ? end : size);
    end_line(out, newline);
    if (!end)
        pl_text_add_format(out, "%s[%s]%s", size ? newline : "", edit->section, newline);
    add_line(out, newline, edit);
    if (end)
        pl_text_add_bytes(out, text + end, size - end);
}

/* What stands behind the command stays, and so does the way the key is written. */
static void replace(pl_text *out, const char *text, size_t size, const place *p, const char *line)
{
    pl_text_add_bytes(out, text, p->command);
    pl_text_add(out, line);
    pl_text_add_bytes(out, text + p->behind, size - p->behind);
}

/* Only a comment is left of a line that goes. */
static void drop_line(pl_text *out, const char *text, const place *p)
{
    const char *comment = memchr(text + p->behind, '#', p->to - p->behind);
    if (comment)
        pl_text_add_bytes(out, comment, p->next - (size_t)(comment - text));
}

static char *drop(const char *text, size_t size, const pl_key_edit *edit)
{
    char section[32] = "general";
    pl_text out = { 0 };
    for (size_t at = 0; at < size;) {
        place p = read_place(text, size, at, section);
        snprintf(section, sizeof section, "%s", p.section);
        if (edit->section ? is_of(&p, edit) : p.bound)
            drop_line(&out, text, &p);
        else
            pl_text_add_bytes(&out, text + at, p.next - at);
        at = p.next;
    }
    return pl_text_take(&out);
}

static char *set(const char *text, size_t size, const pl_key_edit *edit)
{
    place last;
    size_t end;
    pl_text out = { 0 };
    if (look(&last, &end, text, size, edit))
        replace(&out, text, size, &last, edit->line);
    else
        insert(&out, text, size, end, edit);
    return pl_text_take(&out);
}

char *pl_keys_edit(const char *text, const pl_key_edit *edits, int count)
{
    char *now = pl_copy_text(text);
    for (int i = 0; i < count; i++) {
        char *next =
            edits[i].line ? set(now, strlen(now), &edits[i]) : drop(now, strlen(now), &edits[i]);
        free(now);
        now = next;
    }
    return now;
}
