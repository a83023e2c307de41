#include "plumbline/model/problems.h"

#include "plumbline/base/memory.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void add(pl_problems *problems, int line, int column, bool remark, char *text)
{
    if (!remark)
        problems->faults++;
    if (problems->count >= PL_PROBLEMS_MOST) {
        problems->left_out++;
        free(text);
        return;
    }
    pl_grow(problems->items, problems->count, problems->room);
    problems->items[problems->count++] =
        (pl_problem){ .line = line, .column = column, .remark = remark, .text = text };
}

/* Takes out what is left of a character that "%.40s" cut in half. */
static void drop_halves(char *text)
{
    char *to = text;
    size_t left = strlen(text);
    while (left > 0) {
        size_t good = pl_utf8_check(text, left);
        memmove(to, text, good);
        to += good;
        text += good + (good < left);
        left -= good + (good < left);
    }
    *to = 0;
}

__attribute__((format(printf, 1, 0))) static char *say(const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int size = vsnprintf(NULL, 0, format, args);
    char *text = pl_alloc(size < 0 ? 1 : (size_t)size + 1);
    if (size >= 0)
        vsnprintf(text, (size_t)size + 1, format, again);
    va_end(again);
    for (char *at = text; *at; at++)
        if (*at == '\n' || *at == '\r')
            *at = ' ';
    drop_halves(text);
    return text;
}

void pl_problems_add(pl_problems *problems, int line, int column, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(problems, line, column, false, say(format, args));
    va_end(args);
}

void pl_problems_remark(pl_problems *problems, int line, int column, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(problems, line, column, true, say(format, args));
    va_end(args);
}

/* NULL where that one was only counted. */
static pl_problem *last_of(pl_problems *problems)
{
    bool kept = problems->count > 0 && problems->left_out == 0;
    return kept ? &problems->items[problems->count - 1] : NULL;
}

void pl_problems_right(pl_problems *problems, const char *right)
{
    pl_problem *last = last_of(problems);
    if (!last || !right)
        return;
    free(last->right);
    last->right = pl_copy_text(right);
}

void pl_problems_missing(pl_problems *problems, const char *key)
{
    pl_problem *last = last_of(problems);
    if (!last)
        return;
    free(last->missing);
    last->missing = pl_copy_text(key);
}

static bool stands_before(const pl_problem *a, const pl_problem *b)
{
    return a->line != b->line ? a->line < b->line : a->column < b->column;
}

/* By insertion: there are few, they come nearly in order, and equal places keep theirs. */
void pl_problems_sort(pl_problems *problems)
{
    for (int i = 1; i < problems->count; i++) {
        pl_problem one = problems->items[i];
        int at = i;
        for (; at > 0 && stands_before(&one, &problems->items[at - 1]); at--)
            problems->items[at] = problems->items[at - 1];
        problems->items[at] = one;
    }
}

void pl_problems_print(pl_text *out, const pl_problems *problems, const char *file_name)
{
    for (int i = 0; i < problems->count; i++) {
        const pl_problem *one = &problems->items[i];
        pl_text_add_format(out, "%s:%d:%d: %s%s\n", file_name, one->line, one->column,
                           one->remark ? "remark: " : "", one->text);
    }
    if (problems->left_out > 0)
        pl_text_add_format(out, "%s: %d more not listed; mend these first\n", file_name,
                           problems->left_out);
}

void pl_problems_free(pl_problems *problems)
{
    for (int i = 0; i < problems->count; i++) {
        free(problems->items[i].text);
        free(problems->items[i].right);
        free(problems->items[i].missing);
    }
    free(problems->items);
    *problems = (pl_problems){ 0 };
}
