#include "print_update.h"

#include <stdio.h>
#include <string.h>

/* What the end of the file says; places are bytes from its beginning. */
typedef struct tail {
    size_t xref;
    int size, root, info;
    size_t catalogue;  /* of the object's first byte */
    const char *words; /* the catalogue's entries */
    int word_count;
} tail;

enum { ENTRY = 20, END_ROOM = 64 };

/* The number behind the last "startxref". */
static bool find_xref(tail *out, const pl_text *file)
{
    size_t from = file->size > END_ROOM ? file->size - END_ROOM : 0;
    const char *last = NULL;
    for (size_t i = from; i + 9 <= file->size; i++)
        if (memcmp(file->data + i, "startxref", 9) == 0)
            last = file->data + i;
    return last && sscanf(last, "startxref %zu", &out->xref) == 1 && out->xref < file->size;
}

/* From the table on the file is text. */
static bool read_trailer(tail *out, const pl_text *file)
{
    const char *table = file->data + out->xref, *trailer = strstr(table, "trailer");
    int count = 0, head = 0;
    if (!trailer || sscanf(table, "xref 0 %d%n", &count, &head) != 1 ||
        sscanf(trailer, "trailer << /Size %d /Root %d 0 R /Info %d 0 R", &out->size, &out->root,
               &out->info) != 3)
        return false;
    const char *entries = table + head + 1;
    if (out->root < 1 || out->root >= count || entries + (ptrdiff_t)count * ENTRY > trailer)
        return false;
    return sscanf(entries + (ptrdiff_t)out->root * ENTRY, "%zu", &out->catalogue) == 1 &&
           out->catalogue < out->xref;
}

static bool read_catalogue(tail *out, const pl_text *file)
{
    const char *object = file->data + out->catalogue;
    int number = 0, head = 0;
    if (sscanf(object, "%d 0 obj << %n", &number, &head) != 1 || number != out->root || !head)
        return false;
    const char *end = strstr(object, ">>\nendobj");
    if (!end || end < object + head || (size_t)(end - file->data) > out->xref)
        return false;
    out->words = object + head;
    out->word_count = (int)(end - out->words);
    return true;
}

static bool is_language(const char *words)
{
    return words[strspn(words,
                        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}

bool print_update(pl_text *file, const char *language, pl_error *err)
{
    tail t = { 0 };
    if (!find_xref(&t, file) || !read_trailer(&t, file) || !read_catalogue(&t, file))
        return pl_fail(err, PL_INTERNAL,
                       "The PDF could not be finished: its end is not as this program knows it.");
    pl_text more = { 0 };
    pl_text_add_format(&more, "%d 0 obj\n<< %.*s", t.root, t.word_count, t.words);
    if (language && is_language(language))
        pl_text_add_format(&more, "   /Lang (%s)\n", language);
    pl_text_add(&more, "   /ViewerPreferences << /DisplayDocTitle true >>\n>>\nendobj\n");
    size_t object = file->size, table = object + more.size;
    pl_text_add_format(&more, "xref\n%d 1\n%010zu 00000 n \ntrailer\n", t.root, object);
    pl_text_add_format(&more,
                       "<< /Size %d\n   /Root %d 0 R\n   /Info %d 0 R\n   /Prev %zu\n>>\n"
                       "startxref\n%zu\n%%%%EOF\n",
                       t.size, t.root, t.info, t.xref, table);
    pl_text_add_bytes(file, more.data, more.size);
    pl_text_free(&more);
    return true;
}
