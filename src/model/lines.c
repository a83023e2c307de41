#include "plumbline/model/lines.h"

#include "plumbline/base/memory.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { MOST_CELLS = 4 * 1000 * 1000 };

typedef struct text {
    const char *bytes;
    size_t *starts; /* and one behind the last line's end */
    int count, room;
} text;

static void add_start(text *t, size_t start)
{
    pl_grow(t->starts, t->count, t->room);
    t->starts[t->count++] = start;
}

static text text_of(const char *bytes)
{
    text t = { .bytes = bytes };
    size_t size = strlen(bytes), start = 0;
    for (const char *end; (end = memchr(bytes + start, '\n', size - start));) {
        add_start(&t, start);
        start = (size_t)(end - bytes) + 1;
    }
    add_start(&t, start);
    add_start(&t, size + 1); /* as if a line's end stood there */
    t.count--;
    return t;
}

static bool same(const text *a, int i, const text *b, int k)
{
    size_t wide = a->starts[i + 1] - a->starts[i];
    return wide == b->starts[k + 1] - b->starts[k] &&
           memcmp(a->bytes + a->starts[i], b->bytes + b->starts[k], wide - 1) == 0;
}

/* What is different: lines [a, a_end) of the older, [b, b_end) of the newer. */
typedef struct stretch {
    int a, a_end, b, b_end;
} stretch;

/* Lines that give way to others stand for them in order, as far as they are for the same key. */
static bool same_key(const text *a, int i, const text *b, int k)
{
    const char *x = a->bytes + a->starts[i], *y = b->bytes + b->starts[k];
    size_t size = strcspn(x, ":\n");
    return x[size] == ':' && strncmp(x, y, size + 1) == 0;
}

static void note_stretch(pl_line_notes *out, const text *a, const text *b, stretch s)
{
    bool alike = s.a_end - s.a == s.b_end - s.b;
    int was = s.a;
    for (int k = s.b; k < s.b_end; k++) {
        int at = was;
        while (at < s.a_end && !(alike && at == was) && !same_key(a, at, b, k))
            at++;
        bool found = at < s.a_end;
        out->items[k] =
            found ? (pl_line_note){ PL_LINE_CHANGED, at } : (pl_line_note){ PL_LINE_ADDED, 0 };
        was = found ? at + 1 : was;
    }
}

/* The longest lines in common, by the table of how many there are from each pair on. */
static void note_all(pl_line_notes *out, const text *a, const text *b, stretch all)
{
    int rows = all.a_end - all.a, columns = all.b_end - all.b, wide = columns + 1;
    if ((int64_t)rows * columns > MOST_CELLS) {
        note_stretch(out, a, b, all);
        return;
    }
    int *most = pl_alloc((size_t)(rows + 1) * (size_t)wide * sizeof *most);
    for (int i = rows - 1; i >= 0; i--)
        for (int k = columns - 1; k >= 0; k--) {
            int down = most[(i + 1) * wide + k], across = most[i * wide + k + 1];
            most[i * wide + k] = same(a, all.a + i, b, all.b + k) ? most[(i + 1) * wide + k + 1] + 1
                                 : down > across                  ? down
                                                                  : across;
        }
    stretch s = { all.a, all.a, all.b, all.b };
    for (int i = 0, k = 0; i < rows || k < columns;) {
        bool match = i < rows && k < columns && same(a, all.a + i, b, all.b + k);
        if (match) {
            note_stretch(out, a, b, s);
            i++;
            k++;
            s = (stretch){ all.a + i, all.a + i, all.b + k, all.b + k };
        } else if (k == columns ||
                   (i < rows && most[(i + 1) * wide + k] >= most[i * wide + k + 1])) {
            s.a_end = all.a + ++i;
        } else {
            s.b_end = all.b + ++k;
        }
    }
    note_stretch(out, a, b, s);
    free(most);
}

void pl_lines_compare(pl_line_notes *out, const char *was, const char *is)
{
    text a = text_of(was), b = text_of(is);
    *out = (pl_line_notes){ .items = pl_alloc((size_t)b.count * sizeof *out->items),
                            .count = b.count,
                            .was = a.starts,
                            .was_count = a.count };
    stretch s = { 0, a.count, 0, b.count };
    while (s.a < s.a_end && s.b < s.b_end && same(&a, s.a, &b, s.b)) {
        s.a++;
        s.b++;
    }
    while (s.a < s.a_end && s.b < s.b_end && same(&a, s.a_end - 1, &b, s.b_end - 1)) {
        s.a_end--;
        s.b_end--;
    }
    note_all(out, &a, &b, s);
    free(b.starts);
}

void pl_line_notes_free(pl_line_notes *notes)
{
    free(notes->items);
    free(notes->was);
    *notes = (pl_line_notes){ 0 };
}
