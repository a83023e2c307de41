#include "plumbline/model/rubric_rest.h"

#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"

#include <string.h>

/* Spaces before what stands in a line; -1: nothing does. */
static int indent_of(const char *line)
{
    size_t at = strspn(line, " ");
    return line[at] == '\n' || line[at] == '\r' || !line[at] ? -1 : (int)at;
}

static bool is_entry(const char *line)
{
    return strncmp(line + strspn(line, " "), "- ", 2) == 0;
}

static const char *next_line(const char *line)
{
    const char *end = strchr(line, '\n');
    return end ? end + 1 : line + strlen(line);
}

/* Behind the line and all that belongs to it: lines further in, and the entries of its list. */
static const char *end_of_block(const char *line)
{
    int own = indent_of(line);
    bool entry = is_entry(line);
    const char *at = next_line(line);
    for (; *at; at = next_line(at)) {
        int here = indent_of(at);
        bool belongs = here < 0 || here > own || (here == own && !entry && is_entry(at));
        if (!belongs)
            break;
    }
    return at;
}

static bool has_fault(const pl_problems *problems, int line)
{
    for (int i = 0; i < problems->count; i++)
        if (!problems->items[i].remark && problems->items[i].line == line)
            return true;
    return false;
}

static char *without(const char *text, const pl_problems *problems)
{
    pl_text out = { 0 };
    const char *drop_to = text;
    int number = 1;
    for (const char *line = text; *line; line = next_line(line), number++) {
        if (line < drop_to)
            continue;
        if (has_fault(problems, number))
            drop_to = end_of_block(line);
        else
            pl_text_add_bytes(&out, line, (size_t)(next_line(line) - line));
    }
    char *left = pl_text_take(&out);
    return left ? left : pl_copy_text("");
}

pl_rubric *pl_rubric_parse_rest(const char *text, const pl_problems *problems)
{
    enum { ROUNDS = 4 }; /* what is left may lack what was taken out */
    pl_rubric *rubric = NULL;
    char *left = problems->left_out ? pl_copy_text("") : without(text, problems);
    for (int i = 0; i < ROUNDS && !rubric && *left; i++) {
        pl_problems more = { 0 };
        if (!pl_rubric_parse(&rubric, &more, left, strlen(left))) {
            char *less = without(left, &more);
            free(left);
            left = less;
        }
        pl_problems_free(&more);
    }
    free(left);
    return rubric;
}
