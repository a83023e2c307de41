/* What libfyaml says of a fault, in words for somebody who never read the YAML specification, at
 * the place where the mending is done. */
#include "yaml.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

/* How the sentence and its place are found. */
typedef enum fault_kind {
    FAULT_SAY,     /* the sentence of the row, where the parser says */
    FAULT_SLIP,    /* the same, unless the line has a bullet or curly quotation marks */
    FAULT_INDENT,  /* a line in the wrong column, or one without a colon */
    FAULT_DEEPER,  /* the parser names the text that a later line seems to carry on */
    FAULT_BRACKET, /* the same, at the bracket that is still open there */
    FAULT_INSIDE,  /* FAULT_BRACKET when a bracket is open, else FAULT_SAY */
    FAULT_STOP     /* the sentence of the row; nothing behind it can be read */
} fault_kind;

static const struct {
    const char *part; /* of the parser's message; the first row that fits is taken */
    fault_kind kind;
    const char *sentence;
} faults[] = {
    { "invalid multiline plain key", FAULT_DEEPER, NULL },
    { "invalid nested block mapping", FAULT_SLIP,
      "a second ': ' stands in this line; a text with ': ' in it is put in quotation marks" },
    { "plain scalar cannot start with", FAULT_SAY,
      "a text cannot begin with this character; put the text in quotation marks" },
    { "invalid trailing content after", FAULT_SAY,
      "words stand behind the closing quotation mark; a text that has quotation marks inside is "
      "put in the other kind, '…\"…\"…' or \"…'…'…\"" },
    { "block sequence on the same line", FAULT_SAY,
      "a list does not begin on the line of its key; put each '- ' on a line of its own below" },
    { "invalid extra closing", FAULT_SAY,
      "a closing bracket stands here that nothing opened; a text with brackets in it is put in "
      "quotation marks" },
    { "mismatched flow", FAULT_SAY,
      "a bracket is closed here by one of the other kind; '[' goes with ']' and '{' with '}'" },
    { "invalid escape", FAULT_SAY,
      "a backslash in \"…\" stands before '\"' or another backslash only; write other characters "
      "as they are" },
    { "wrongly indented double-quoted", FAULT_STOP,
      "this text begins with a quotation mark, and the closing one is missing" },
    { "wrongly indented single-quoted", FAULT_STOP,
      "this text begins with a quotation mark, and the closing one is missing" },
    { "without closing quote", FAULT_STOP,
      "this text begins with a quotation mark, and the closing one is missing" },
    { "wrongly indented flow", FAULT_BRACKET, "the closing bracket of this one is missing" },
    { "without a closing", FAULT_BRACKET, "the closing bracket of this one is missing" },
    { "missing comma", FAULT_BRACKET,
      "behind this bracket a comma is missing, or the closing bracket" },
    { "block scalar", FAULT_SAY,
      "behind '|' or '>' the text begins on the next line; a text that begins with one of them is "
      "put in quotation marks" },
    { "expected node content", FAULT_INSIDE,
      "a text cannot begin with this character; put the text in quotation marks" },
    { "invalid anchor", FAULT_SAY, "a text that begins with '&' is put in quotation marks" },
    { "invalid alias", FAULT_SLIP, "a text that begins with '*' is put in quotation marks" },
    { "uri terminator", FAULT_SAY, "a text that begins with '!' is put in quotation marks" },
    { "invalid comment", FAULT_SAY, "a space is missing before the '#' of this remark" },
    { "invalid mapping key", FAULT_SAY, "a text that begins with '? ' is put in quotation marks" },
    { "missing ':'", FAULT_INDENT, NULL },
    { "missing document start", FAULT_INDENT, NULL },
    { "entries not allowed in this context", FAULT_INDENT, NULL },
    { "indent", FAULT_INDENT, NULL },
    { "indendation", FAULT_INDENT, NULL },
    { "did not find expected", FAULT_INDENT, NULL },
    { "could not find expected", FAULT_INDENT, NULL },
    { "invalid scalar at the end", FAULT_INDENT, NULL },
    { "invalid value after mapping", FAULT_INDENT, NULL },
    { "invalid mapping in plain multiline", FAULT_INDENT, NULL },
};

static bool has_key(const pl_lines *lines, int line)
{
    size_t end = pl_lines_end(lines, line);
    for (size_t i = lines->starts[line - 1]; i < end; i++)
        if (lines->text[i] == ':' && (i + 1 == end || lines->text[i + 1] == ' '))
            return true;
    return false;
}

/* Whether the line looks like "- text", "key:" or "key: text". */
static bool looks_whole(const pl_lines *lines, int line)
{
    size_t end = pl_lines_end(lines, line);
    if (has_key(lines, line))
        return true;
    int indent = pl_lines_indent(lines, line);
    size_t first = lines->starts[line - 1] + (size_t)(indent < 0 ? 0 : indent);
    return first < end && lines->text[first] == '-' &&
           (first + 1 == end || lines->text[first + 1] == ' ');
}

/* The column of a key that stands behind the dash of its list entry, or 0. */
static int column_behind_dash(const pl_lines *lines, int line, int indent)
{
    size_t end = pl_lines_end(lines, line), at = lines->starts[line - 1] + (size_t)indent;
    if (at >= end || lines->text[at] != '-')
        return 0;
    size_t dash = at++;
    while (at < end && lines->text[at] == ' ')
        at++;
    return at == end || at == dash + 1 ? 0 : indent + (int)(at - dash) + 1;
}

static bool begins_with_dash(const pl_lines *lines, int line, int indent)
{
    size_t at = lines->starts[line - 1] + (size_t)(indent < 0 ? 0 : indent);
    return at < pl_lines_end(lines, line) && lines->text[at] == '-';
}

enum { COLUMNS_MOST = 8 };

/* The columns in which a line "- text", or one "key: text", may begin here: those of the blocks open
 * above it, innermost first. */
static int open_columns(int columns[COLUMNS_MOST], const pl_lines *lines, int line, bool dash)
{
    int count = 0, least = INT_MAX;
    for (int above = line - 1; above >= 1 && count < COLUMNS_MOST && least > 0; above--) {
        int indent = pl_lines_indent(lines, above);
        if (indent < 0 || indent >= least)
            continue;
        bool entry = begins_with_dash(lines, above, indent);
        int key = entry ? column_behind_dash(lines, above, indent) : indent + 1;
        if (entry && dash)
            columns[count++] = indent + 1;
        else if (!dash && key > 0 && key - 1 < least && (!entry || has_key(lines, above)))
            columns[count++] = key;
        least = indent;
    }
    return count;
}

static bool stands_among(const int *columns, int count, int column)
{
    for (int i = 0; i < count; i++)
        if (columns[i] == column)
            return true;
    return false;
}

/* "3, 5 or 1" */
static void say_columns(char *out, size_t room, const int *columns, int count)
{
    size_t used = 0;
    out[0] = 0;
    for (int i = 0; i < count && used < room; i++) {
        const char *before = i == 0 ? "" : i == count - 1 ? " or " : ", ";
        used += (size_t)snprintf(out + used, room - used, "%s%d", before, columns[i]);
    }
}

/* A line in the wrong column, or in one where lines of the other form stand. */
static void say_column(pl_problems *problems, const pl_lines *lines, int line, int column)
{
    bool dash = begins_with_dash(lines, line, column - 1);
    int columns[COLUMNS_MOST], others[COLUMNS_MOST];
    int count = open_columns(columns, lines, line, dash);
    int other_count = open_columns(others, lines, line, !dash);
    char open[64];
    say_columns(open, sizeof open, columns, count);
    if (stands_among(columns, count, column))
        pl_problems_add(problems, line, column,
                        "lines '- text' and lines 'key: text' cannot stand in one block");
    else if (stands_among(others, other_count, column))
        pl_problems_add(problems, line, column,
                        "a line '%s' cannot stand among lines '%s'; by the lines above it would be "
                        "column %s",
                        dash ? "- text" : "key: text", dash ? "key: text" : "- text",
                        count > 0 ? open : "1");
    else
        pl_problems_add(problems, line, column,
                        "this line begins in column %d, where no block above it begins; by the "
                        "lines above it would be column %s",
                        column, count > 0 ? open : "1");
}

static void say_indent(pl_problems *problems, const pl_lines *lines, int line, int column)
{
    if (pl_yaml_slip(problems, lines, line) || pl_yaml_slip_bracket(problems, lines, line))
        return;
    if (looks_whole(lines, line))
        say_column(problems, lines, line, column);
    else
        pl_problems_add(problems, line, column,
                        "this line is neither 'key: text' nor '- text'; is a ':' missing, or is it "
                        "the rest of a text that is not indented far enough?");
}

/* The parser names the text that it was reading; the fault is the first line behind it that has a
 * key and is indented further, or the named line itself when that lacks its colon. */
static int deeper_line(const pl_lines *lines, int line)
{
    int indent = pl_lines_indent(lines, line);
    for (int below = line + 1; below <= lines->count; below++) {
        int deep = pl_lines_indent(lines, below);
        if (deep < 0)
            continue;
        if (deep <= indent)
            return line;
        if (looks_whole(lines, below))
            return below;
    }
    return line;
}

/* The line and all that is indented further below it. */
static pl_yaml_gap block_of(const pl_lines *lines, int line)
{
    pl_yaml_gap gap = { line, line };
    int indent = pl_lines_indent(lines, line);
    for (int below = line + 1; below <= lines->count; below++) {
        int deep = pl_lines_indent(lines, below);
        if (deep >= 0 && deep <= indent)
            break;
        if (deep >= 0)
            gap.to = below;
    }
    return gap;
}

/* The last bracket before this place that nothing closes. */
static bool open_bracket(const pl_lines *lines, int *line, int *column)
{
    int closed = 0;
    for (int at = *line; at >= 1; at--) {
        size_t start = lines->starts[at - 1], end = pl_lines_end(lines, at);
        if (at == *line && start + (size_t)*column - 1 < end)
            end = start + (size_t)*column - 1;
        for (size_t i = end; i > start; i--) {
            char c = lines->text[i - 1];
            closed += c == ']' || c == '}';
            if ((c != '[' && c != '{') || closed-- > 0)
                continue;
            *line = at;
            *column = 1 + (int)pl_yaml_characters(lines->text + start, i - 1 - start);
            return true;
        }
    }
    return false;
}

bool pl_yaml_fault(pl_yaml_gap *gap, pl_problems *problems, const pl_lines *lines,
                   const char *message, int line, int column)
{
    size_t row = 0;
    while (row < sizeof faults / sizeof *faults && !strstr(message, faults[row].part))
        row++;
    if (line < 1)
        line = 1;
    if (line > lines->count)
        line = lines->count;
    if (row == sizeof faults / sizeof *faults) {
        pl_problems_add(problems, line, column, "this cannot be read (%s)", message);
        return false;
    }
    fault_kind kind = faults[row].kind;
    const char *sentence = faults[row].sentence;
    if (kind == FAULT_DEEPER)
        line = deeper_line(lines, line);
    if (kind == FAULT_INSIDE && open_bracket(lines, &line, &column))
        sentence = "the closing bracket of this one is missing";
    if (kind == FAULT_BRACKET && !open_bracket(lines, &line, &column))
        kind = FAULT_STOP;
    if (kind == FAULT_DEEPER || kind == FAULT_INDENT) {
        int indent = pl_lines_indent(lines, line);
        say_indent(problems, lines, line, indent < 0 ? 1 : indent + 1);
    } else if (!(kind == FAULT_SLIP && (pl_yaml_slip(problems, lines, line) ||
                                        pl_yaml_slip_quotes(problems, lines, line))) &&
               !(kind == FAULT_STOP && pl_yaml_slip_closing(problems, lines, line, column))) {
        pl_problems_add(problems, line, column, "%s", sentence);
    }
    if (kind == FAULT_STOP || pl_lines_indent(lines, line) < 0)
        return false;
    *gap = block_of(lines, line);
    return true;
}
