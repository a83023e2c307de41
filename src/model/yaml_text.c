/* The text that a token stands for, formed by hand: libfyaml 0.7.12 loses memory over a line with
 * more than a few quotation marks inside, and over some folded blocks it returns memory that was
 * never written. The parser has found the ends of each text and its form; only folding, marks and
 * indentation are left to do. Space at both ends is the caller's to take off, so how a block ends
 * ("|-", "|+") makes no difference. */
#include "yaml.h"

static bool is_break(char c)
{
    return c == '\n' || c == '\r';
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || is_break(c);
}

/* Line breaks with the space around them: one is a space, more are one break less. Gives the place
 * behind them. `hard` is the place of `out` up to which no space is taken off. */
static size_t fold(pl_text *out, size_t hard, const char *bytes, size_t size, size_t at)
{
    int breaks = 0;
    for (; at < size && is_blank(bytes[at]); at++)
        breaks +=
            bytes[at] == '\n' || (bytes[at] == '\r' && (at + 1 == size || bytes[at + 1] != '\n'));
    while (out->size > hard && is_blank(out->data[out->size - 1]))
        out->data[--out->size] = 0;
    if (breaks == 1)
        pl_text_add_char(out, ' ');
    for (; breaks > 1; breaks--)
        pl_text_add_char(out, '\n');
    return at;
}

/* What stands behind a backslash in double quotation marks, as far as a text in UTF-8 needs it. */
static bool escape(pl_text *out, const char *bytes, size_t size, size_t *at)
{
    char c = *at < size ? bytes[*at] : 0;
    if (c == '"' || c == '\\' || c == '/' || c == ' ') {
        pl_text_add_char(out, c);
        (*at)++;
        return true;
    }
    if (!is_break(c))
        return false;
    *at += c == '\r' && *at + 1 < size && bytes[*at + 1] == '\n' ? 2 : 1;
    while (*at < size && (bytes[*at] == ' ' || bytes[*at] == '\t'))
        (*at)++;
    return true;
}

/* Plain text, and text in quotation marks of the kind `quote`. */
static bool add_flow(pl_text *out, const char *bytes, size_t size, char quote)
{
    size_t hard = 0;
    for (size_t at = 0; at < size;) {
        char c = bytes[at];
        if (is_break(c)) {
            at = fold(out, hard, bytes, size, at);
        } else if (quote == '\'' && c == '\'') {
            pl_text_add_char(out, '\'');
            at += at + 1 < size && bytes[at + 1] == '\'' ? 2 : 1;
        } else if (quote == '"' && c == '\\') {
            at++;
            if (!escape(out, bytes, size, &at))
                return false;
        } else {
            pl_text_add_char(out, c);
            at++;
            continue;
        }
        hard = out->size;
    }
    return true;
}

typedef struct block {
    pl_text *out;
    bool folded;
    size_t indent;
    int breaks;       /* since the last line with text */
    bool deep, begun; /* the last line with text was indented further; there was one */
} block;

static void add_line(block *b, const char *line, size_t size)
{
    size_t spaces = 0;
    while (spaces < size && line[spaces] == ' ')
        spaces++;
    if (spaces == size) {
        b->breaks++;
        return;
    }
    if (!b->begun)
        b->indent = spaces;
    size_t cut = spaces < b->indent ? spaces : b->indent;
    bool deep = line[cut] == ' ' || line[cut] == '\t';
    if (b->begun && b->folded && !deep && !b->deep) {
        if (b->breaks == 1)
            pl_text_add_char(b->out, ' ');
        b->breaks--;
    }
    for (; b->begun && b->breaks > 0; b->breaks--)
        pl_text_add_char(b->out, '\n');
    pl_text_add_bytes(b->out, line + cut, size - cut);
    b->breaks = 1;
    b->deep = deep;
    b->begun = true;
}

/* The lines of a block behind '|' (kept) or '>' (folded), without their common indentation. */
static void add_block(pl_text *out, const char *bytes, size_t size, bool folded)
{
    block b = { .out = out, .folded = folded };
    for (size_t at = 0; at < size;) {
        size_t end = at;
        while (end < size && !is_break(bytes[end]))
            end++;
        add_line(&b, bytes + at, end - at);
        at = end + 1;
        if (end + 1 < size && bytes[end] == '\r' && bytes[end + 1] == '\n')
            at++;
    }
}

bool pl_yaml_form(pl_text *out, pl_yaml_form_kind kind, const char *bytes, size_t size)
{
    switch (kind) {
    case PL_YAML_PLAIN:
        return add_flow(out, bytes, size, 0);
    case PL_YAML_SINGLE:
        return add_flow(out, bytes, size, '\'');
    case PL_YAML_DOUBLE:
        return add_flow(out, bytes, size, '"');
    case PL_YAML_KEPT:
    case PL_YAML_FOLDED:
        add_block(out, bytes, size, kind == PL_YAML_FOLDED);
        break;
    }
    return true;
}
