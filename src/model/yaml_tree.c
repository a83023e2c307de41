/* Builds the tree from libfyaml's events. The library's own document builder is not used: it is
 * quadratic in the keys of a mapping (60,000 keys take 55 s; as events 0.02 s). */
#include "yaml.h"

#include "plumbline/base/error.h"
#include "plumbline/base/memory.h"

#include <libfyaml.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef struct level {
    pl_yaml_node *node;
    const pl_yaml_node *key; /* read, its value is not yet */
} level;

typedef struct builder {
    pl_yaml *yaml;
    const pl_lines *lines;
    level levels[PL_YAML_DEPTH_MOST];
    int depth;
    int nodes;
    const pl_yaml_node **slots; /* every key by mapping and text: finds the second of a name */
    uint32_t slot_count;        /* a power of two well above the most keys that can be */
    bool stopped;               /* nothing more is to be read */
    bool too_big;               /* and what was read is not to be used */
    int documents;
    size_t at; /* the last place whose column was counted, so that one long line stays cheap */
    int at_line, at_column;
} builder;

/* --- places */

static void place_of(builder *b, int *line, int *column, size_t place)
{
    const pl_lines *lines = b->lines;
    if (place > lines->size)
        place = lines->size;
    *line = pl_lines_at(lines, place);
    if (*line != b->at_line || place < b->at) {
        b->at_line = *line;
        b->at = lines->starts[*line - 1];
        b->at_column = 1;
    }
    for (; b->at < place; b->at++)
        b->at_column += ((unsigned char)lines->text[b->at] & 0xC0) != 0x80;
    *column = b->at_column;
}

/* An entry with nothing behind its '-' has no token: it is the next such line of its list. */
static int empty_entry_line(const pl_lines *lines, const pl_yaml_node *list)
{
    for (int line = list->last ? list->last->line + 1 : list->line; line <= lines->count; line++) {
        int indent = pl_lines_indent(lines, line);
        if (indent < 0)
            continue;
        if (indent + 1 < list->column && line > list->line)
            break;
        size_t at = lines->starts[line - 1] + (size_t)indent, end = pl_lines_end(lines, line);
        if (indent + 1 != list->column || lines->text[at] != '-')
            continue;
        for (at++; at < end && lines->text[at] == ' ';)
            at++;
        if (at == end || lines->text[at] == '#')
            return line;
    }
    return list->line;
}

static void place_of_token(builder *b, int *line, int *column, struct fy_token *token)
{
    const struct fy_mark *mark = token ? fy_token_start_mark(token) : NULL;
    if (!mark) { /* an empty value: where its key is */
        const pl_yaml_node *key = b->depth > 0 ? b->levels[b->depth - 1].key : NULL;
        const pl_yaml_node *inside = b->depth > 0 ? b->levels[b->depth - 1].node : NULL;
        *line = key ? key->line : inside ? inside->line : b->at_line > 0 ? b->at_line : 1;
        *column = key ? key->column : inside ? inside->column : 1;
        if (!key && inside && inside->kind == PL_YAML_LIST)
            *line = empty_entry_line(b->lines, inside);
        return;
    }
    size_t place = mark->input_pos;
    enum fy_scalar_style style = fy_token_scalar_style(token);
    if (style == FYSS_LITERAL || style == FYSS_FOLDED) /* its mark is the front of the line */
        while (place < b->lines->size && b->lines->text[place] == ' ')
            place++;
    bool quoted = style == FYSS_SINGLE_QUOTED || style == FYSS_DOUBLE_QUOTED;
    place_of(b, line, column, place - (quoted && place > 0)); /* the mark stands behind the quote */
}

static void refuse(builder *b, struct fy_token *token, const char *sentence)
{
    int line, column;
    place_of_token(b, &line, &column, token);
    pl_problems_add(b->yaml->problems, line, column, "%s", sentence);
}

/* --- nodes */

static pl_yaml_node *add_node(builder *b, pl_yaml_kind kind, struct fy_token *token)
{
    if (++b->nodes > PL_YAML_NODES_MOST) {
        refuse(b, token, "the file has more than 20,000 keys and texts; it is not read further");
        b->stopped = b->too_big = true;
    }
    pl_yaml_node *node = pl_arena_alloc(b->yaml->arena, sizeof *node);
    node->kind = kind;
    place_of_token(b, &node->line, &node->column, token);
    node->last_line = node->line;
    return node;
}

static uint32_t key_hash(const pl_yaml_node *map, const char *text)
{
    uint32_t hash = 2166136261u ^ (uint32_t)map->line ^ (uint32_t)map->column << 20;
    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 16777619u;
    return hash;
}

/* Keeps the key of a mapping; one that stands there for the second time is named and has no owner.
 * */
static void keep_key(builder *b, pl_yaml_node *map, pl_yaml_node *key)
{
    uint32_t slot = key_hash(map, key->text) & (b->slot_count - 1);
    for (; b->slots[slot]; slot = (slot + 1) & (b->slot_count - 1)) {
        const pl_yaml_node *other = b->slots[slot];
        if (other->owner != map || strcmp(other->text, key->text) != 0)
            continue;
        pl_problems_add(b->yaml->problems, key->line, key->column,
                        "the key '%.60s' stands here for the second time; the first is in line %d",
                        key->text, other->line);
        return;
    }
    key->owner = map;
    b->slots[slot] = key;
}

static void append(pl_yaml_node *parent, pl_yaml_node *child)
{
    if (parent->last)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
    parent->count++;
}

/* Puts a node in its place: the key or the value of the open mapping, the next of the open list, or
 * the root. */
static void put(builder *b, pl_yaml_node *node)
{
    if (b->depth == 0) {
        if (!b->yaml->root)
            b->yaml->root = node;
        return;
    }
    level *top = &b->levels[b->depth - 1];
    if (top->node->kind != PL_YAML_MAP) {
        append(top->node, node);
    } else if (top->key) {
        node->key = top->key;
        top->key = NULL;
        if (node->key->owner) /* the value of a second key of one name is passed over */
            append(top->node, node);
    } else {
        if (node->kind != PL_YAML_TEXT) {
            if (node->kind != PL_YAML_UNREAD)
                pl_problems_add(b->yaml->problems, node->line, node->column,
                                "a list or a mapping cannot be a key; a key is a word");
            node->text = "";
        } else {
            keep_key(b, top->node, node);
        }
        top->key = node;
    }
}

static void open_node(builder *b, pl_yaml_kind kind, struct fy_token *token)
{
    pl_yaml_node *node = add_node(b, kind, token);
    put(b, node);
    if (b->depth == PL_YAML_DEPTH_MOST) {
        refuse(b, token, "this is nested more than 32 levels deep; it is not read further");
        b->stopped = b->too_big = true;
        return;
    }
    b->levels[b->depth++] = (level){ .node = node };
}

static void close_node(builder *b, struct fy_token *token)
{
    int line, column;
    if (b->depth == 0)
        return;
    place_of_token(b, &line, &column, token);
    pl_yaml_node *node = b->levels[--b->depth].node;
    if (token)
        node->last_line = line;
}

/* --- texts */

static bool blank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/* A line "- more" that is indented further than the text above it silently becomes part of that
 * text. */
static void check_carried_on(builder *b, struct fy_token *token)
{
    const struct fy_mark *from = fy_token_start_mark(token), *to = fy_token_end_mark(token);
    if (!from || !to || fy_token_scalar_style(token) != FYSS_PLAIN)
        return;
    int last = pl_lines_at(b->lines, to->input_pos > from->input_pos ? to->input_pos - 1 : 0);
    for (int line = pl_lines_at(b->lines, from->input_pos) + 1; line <= last; line++) {
        int indent = pl_lines_indent(b->lines, line);
        size_t at = b->lines->starts[line - 1] + (size_t)(indent < 0 ? 0 : indent);
        if (indent < 0 || b->lines->text[at] != '-' || !blank(b->lines->text[at + 1]))
            continue;
        pl_problems_add(b->yaml->problems, line, indent + 1,
                        "this looks like an entry of a list, but it is indented as the rest of the "
                        "text above; put its '-' below the first '-' of the list");
        return;
    }
}

/* A copy in the arena without space at its ends. */
static const char *keep_text(builder *b, const char *text, size_t size)
{
    while (size > 0 && blank(text[size - 1]))
        size--;
    while (size > 0 && blank(*text)) {
        text++;
        size--;
    }
    char *copy = pl_arena_alloc(b->yaml->arena, size + 1);
    if (size > 0)
        memcpy(copy, text, size);
    return copy;
}

static pl_yaml_form_kind form_of(struct fy_token *token)
{
    switch (fy_token_scalar_style(token)) {
    case FYSS_SINGLE_QUOTED:
        return PL_YAML_SINGLE;
    case FYSS_DOUBLE_QUOTED:
        return PL_YAML_DOUBLE;
    case FYSS_LITERAL:
        return PL_YAML_KEPT;
    case FYSS_FOLDED:
        return PL_YAML_FOLDED;
    case FYSS_ANY:
    case FYSS_PLAIN:
    case FYSS_MAX:
        break;
    }
    return PL_YAML_PLAIN;
}

static void add_text(builder *b, struct fy_token *token)
{
    pl_yaml_node *node = add_node(b, PL_YAML_TEXT, token);
    const struct fy_mark *from = token ? fy_token_start_mark(token) : NULL;
    const struct fy_mark *to = token ? fy_token_end_mark(token) : NULL;
    pl_text text = { 0 };
    if (from && to && to->input_pos <= b->lines->size && from->input_pos <= to->input_pos) {
        size_t size = to->input_pos - from->input_pos;
        if (!pl_yaml_form(&text, form_of(token), b->lines->text + from->input_pos, size)) {
            refuse(b, token,
                   "a backslash in \"…\" stands before '\"' or another backslash only; write other "
                   "characters as they are");
            node->kind = PL_YAML_UNREAD;
        }
        check_carried_on(b, token);
    }
    node->text = keep_text(b, text.data, text.size);
    pl_text_free(&text);
    put(b, node);
}

/* --- events */

static void refuse_marks(builder *b, struct fy_token *anchor, struct fy_token *tag)
{
    if (anchor)
        refuse(b, anchor,
               "'&' gives a name to point at here; such names are not used: write the text out, or "
               "put a text that begins with '&' in quotation marks");
    if (tag)
        refuse(b, tag,
               "'!' gives a type here; types are not used: put a text that begins with '!' in "
               "quotation marks");
}

static void begin_document(builder *b, struct fy_token *token)
{
    if (++b->documents > 1) {
        refuse(b, token,
               "a second document begins here; a file has one: take the '---' or '...' out");
        b->stopped = true;
    }
}

static void take_event(builder *b, struct fy_event *event)
{
    switch (event->type) {
    case FYET_DOCUMENT_START:
        begin_document(b, event->document_start.document_start);
        break;
    case FYET_MAPPING_START:
        refuse_marks(b, event->mapping_start.anchor, event->mapping_start.tag);
        open_node(b, PL_YAML_MAP, event->mapping_start.mapping_start);
        break;
    case FYET_SEQUENCE_START:
        refuse_marks(b, event->sequence_start.anchor, event->sequence_start.tag);
        open_node(b, PL_YAML_LIST, event->sequence_start.sequence_start);
        break;
    case FYET_MAPPING_END:
        close_node(b, event->mapping_end.mapping_end);
        break;
    case FYET_SEQUENCE_END:
        close_node(b, event->sequence_end.sequence_end);
        break;
    case FYET_SCALAR:
        refuse_marks(b, event->scalar.anchor, event->scalar.tag);
        add_text(b, event->scalar.value);
        break;
    case FYET_ALIAS:
        refuse(
            b, event->alias.anchor,
            "'*' points at a name elsewhere; such names are not used: write the text out, or put "
            "a text that begins with '*' in quotation marks");
        put(b, add_node(b, PL_YAML_UNREAD, event->alias.anchor));
        break;
    case FYET_NONE:
    case FYET_STREAM_START:
    case FYET_STREAM_END:
    case FYET_DOCUMENT_END:
        break;
    }
}

/* What was still open when reading stopped goes on to the end of the file, unread. */
static void leave_open(builder *b)
{
    for (; b->depth > 0; b->depth--) {
        level *top = &b->levels[b->depth - 1];
        top->node->last_line = INT_MAX;
        if (top->key && top->key->owner) {
            pl_yaml_node *unread = pl_arena_alloc(b->yaml->arena, sizeof *unread);
            unread->kind = PL_YAML_UNREAD;
            unread->line = top->key->line;
            unread->column = top->key->column;
            unread->key = top->key;
            append(top->node, unread);
        }
    }
}

/* --- one reading */

/* The library writes to standard error even when told to be quiet, unless its words go here. */
static void swallow(struct fy_diag *diag, void *user, const char *words, size_t size)
{
    (void)diag, (void)user, (void)words, (void)size;
}

static struct fy_diag *quiet_diag(void)
{
    struct fy_diag_cfg cfg;
    fy_diag_cfg_default(&cfg);
    cfg.fp = NULL;
    cfg.output_fn = swallow;
    cfg.level = FYET_ERROR;
    cfg.colorize = false;
    struct fy_diag *diag = fy_diag_create(&cfg);
    pl_assert(diag);
    fy_diag_set_collect_errors(diag, true);
    return diag;
}

/* Runs the parser over the text, in which lines to be passed over are blanked already. Faults of
 * structure go to `faults`. False when it did not come to the end; then `gap` is what to pass over,
 * or has no lines when nothing behind the fault can be read. */
static bool read_events(builder *b, pl_problems *faults, pl_yaml_gap *gap)
{
    struct fy_diag *diag = quiet_diag();
    struct fy_parse_cfg cfg = { .flags = FYPCF_DISABLE_MMAP_OPT | FYPCF_DEFAULT_VERSION_1_2,
                                .diag = diag };
    struct fy_parser *parser = fy_parser_create(&cfg);
    bool ready = parser && fy_parser_set_string(parser, b->lines->text, b->lines->size) == 0;
    pl_assert(ready);
    struct fy_event *event;
    while (!b->stopped && (event = fy_parser_parse(parser))) {
        take_event(b, event);
        fy_parser_event_free(parser, event);
    }
    void *at = NULL;
    const struct fy_diag_error *said = fy_diag_errors_iterate(diag, &at);
    bool whole = b->stopped || !(said || fy_parser_get_stream_error(parser));
    if (!whole) {
        int line = said && said->line > 0 ? said->line : 1;
        int column = said && said->column > 0 ? said->column : 1;
        const char *words = said ? said->msg : "no reason is given";
        if (!pl_yaml_fault(gap, faults, b->lines, words, line, column))
            *gap = (pl_yaml_gap){ line, INT_MAX };
    }
    fy_parser_destroy(parser);
    fy_diag_destroy(diag);
    return whole;
}

static void move_problems(pl_problems *to, pl_problems *from)
{
    for (int i = 0; i < from->count; i++) {
        const pl_problem *one = &from->items[i];
        if (one->remark)
            pl_problems_remark(to, one->line, one->column, "%s", one->text);
        else
            pl_problems_add(to, one->line, one->column, "%s", one->text);
    }
    to->faults += from->faults > from->count ? from->faults - from->count : 0;
    to->left_out += from->left_out;
    pl_problems_free(from);
}

static void blank_lines(char *text, const pl_lines *lines, pl_yaml_gap gap)
{
    for (int line = gap.from; line <= gap.to; line++) {
        size_t start = lines->starts[line - 1];
        memset(text + start, ' ', pl_lines_end(lines, line) - start);
    }
}

/* Reads again and again, each time without the lines that could not be read the time before. What
 * an attempt finds beside faults of structure counts for the last attempt only. */
static void read_in_attempts(pl_yaml *yaml, const pl_lines *lines, char *text)
{
    pl_problems *all = yaml->problems, found = { 0 };
    uint32_t slot_count = 64;
    while (slot_count < 2 * PL_YAML_NODES_MOST && slot_count < 2 * lines->size)
        slot_count *= 2;
    const pl_yaml_node **slots = pl_alloc_array(slot_count, sizeof *slots);
    yaml->problems = &found; // cppcheck-suppress autoVariables ; set back below
    for (bool again = true; again;) {
        pl_problems_free(&found);
        memset(slots, 0, slot_count * sizeof *slots);
        builder b = { .yaml = yaml, .lines = lines, .slots = slots, .slot_count = slot_count };
        pl_yaml_gap gap = { 0, 0 };
        yaml->root = NULL;
        again = !read_events(&b, all, &gap);
        leave_open(&b);
        if (b.too_big)
            yaml->root = NULL;
        if (!again)
            break;
        yaml->gaps[yaml->gap_count++] = gap;
        again = gap.to < INT_MAX && yaml->gap_count < PL_YAML_GAPS_MOST;
        if (again)
            blank_lines(text, lines, gap);
    }
    free(slots);
    yaml->problems = all;
    move_problems(all, &found);
}

/* A line "%YAML 1.2" or "%TAG …". */
static bool scan_directives(pl_problems *problems, const pl_lines *lines)
{
    for (int line = 1; line <= lines->count; line++) {
        if (pl_lines_end(lines, line) == lines->starts[line - 1] ||
            lines->text[lines->starts[line - 1]] != '%')
            continue;
        pl_problems_add(problems, line, 1, "a line cannot begin with '%%'; take it out");
        return false;
    }
    return true;
}

/* Spaces of another kind are right inside a text, and reviews may rest on such a text. Where the
 * structure cannot be read, those at the front of lines are the reason, and all else follows. */
static void read_or_name_spaces(pl_yaml *yaml, const pl_lines *lines, char *text)
{
    pl_problems *all = yaml->problems, said = { 0 }, wide = { 0 };
    pl_yaml_wide_fronts(&wide, lines);
    yaml->problems = &said; // cppcheck-suppress autoVariables ; set back below
    read_in_attempts(yaml, lines, text);
    yaml->problems = all;
    bool spaces = wide.count > 0 && yaml->gap_count > 0;
    move_problems(all, spaces ? &wide : &said);
    pl_problems_free(spaces ? &said : &wide);
    if (spaces)
        yaml->root = NULL;
}

void pl_yaml_read(pl_yaml *yaml, const char *text, size_t size)
{
    if (size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) { /* as some editors begin a file */
        text += 3;
        size -= 3;
    }
    if (!pl_yaml_scan(yaml->problems, text, size))
        return;
    char *copy = pl_copy_bytes(text, size);
    pl_lines lines;
    pl_lines_read(&lines, copy, size);
    for (int line = 1; line <= lines.count; line++) /* a tab alone on a line misleads the parser */
        if (pl_lines_blank(&lines, line))
            blank_lines(copy, &lines, (pl_yaml_gap){ line, line });
    int faults = yaml->problems->faults;
    if (pl_yaml_scan_lines(yaml->problems, &lines) && scan_directives(yaml->problems, &lines))
        read_or_name_spaces(yaml, &lines, copy);
    if (!yaml->root && yaml->problems->faults == faults)
        pl_problems_add(yaml->problems, 1, 1, "the file is empty");
    pl_lines_free(&lines);
    free(copy);
}

const pl_yaml_node *pl_yaml_find(const pl_yaml_node *map, const char *key)
{
    if (!map || map->kind != PL_YAML_MAP)
        return NULL;
    for (const pl_yaml_node *at = map->first; at; at = at->next)
        if (strcmp(at->key->text, key) == 0)
            return at;
    return NULL;
}

bool pl_yaml_has_gap(const pl_yaml *yaml, const pl_yaml_node *node)
{
    for (int i = 0; i < yaml->gap_count; i++)
        if (yaml->gaps[i].from <= node->last_line && yaml->gaps[i].to >= node->line)
            return true;
    return false;
}
