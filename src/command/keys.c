#include "plumbline/command/keys.h"

#include "embedded.h"
#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { MOST_BYTES = 256 * 1024, MOST_LINES = 2000, SECTION_ROOM = 16 };

typedef struct binding {
    char section[SECTION_ROOM], key[PL_KEY_ROOM], line[PL_KEY_LINE_ROOM];
    char other[PL_KEY_ROOM]; /* the same key with Alt, where single keys are off; "": it stays */
    int file;                /* later files win */
} binding;

struct pl_keys {
    pl_keys_check *check;
    binding *items; /* the newest last */
    int count, room, files;
    bool no_singles;
};

static const char *const sections[] = { "general",  "first",   "library", "people",   "watch",
                                        "score",    "report",  "dialog",  "counting", "add",
                                        "settings", "rubrics", "session" };

static const char *const names[] = { "Space",  "Enter", "Esc",  "Tab",    "Backspace", "Del",
                                     "Insert", "Home",  "End",  "PageUp", "PageDown",  "Left",
                                     "Right",  "Up",    "Down", "Menu",   "Hash" };

/* ----- names of keys */

static bool known_name(char out[PL_KEY_ROOM], const char *name)
{
    for (size_t i = 0; i < PL_COUNT(names); i++)
        if (strcasecmp(names[i], name) == 0) {
            snprintf(out, PL_KEY_ROOM, "%s", strcmp(names[i], "Hash") == 0 ? "#" : names[i]);
            return true;
        }
    long long number;
    if ((name[0] == 'F' || name[0] == 'f') && pl_number_parse(&number, name + 1, 1, 24)) {
        snprintf(out, PL_KEY_ROOM, "F%lld", number);
        return true;
    }
    return false;
}

static bool take_modifier(const char **key, const char *name)
{
    size_t size = strlen(name);
    for (size_t i = 0; i < size; i++)
        if (tolower((unsigned char)(*key)[i]) != name[i])
            return false;
    if ((*key)[size] != '+' || !(*key)[size + 1])
        return false;
    *key += size + 1;
    return true;
}

/* Letters of Europe in upper case, as the window names them; all take two bytes in either case. */
static unsigned upper(unsigned c)
{
    if ((c >= 0xe0 && c <= 0xfe && c != 0xf7) || (c >= 0x3b1 && c <= 0x3c9) ||
        (c >= 0x430 && c <= 0x44f))
        return c - 0x20;
    if (c == 0xff)
        return 0x178;
    if (c >= 0x450 && c <= 0x45f)
        return c - 0x50;
    /* Latin letters with marks stand in pairs: the small one is odd, but in two stretches */
    bool even = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17e);
    bool paired = c >= 0x100 && c <= 0x17e && c != 0x131 && c != 0x138 && c != 0x149;
    return paired && c % 2 == (even ? 0 : 1) ? c - 1 : c;
}

static void raise_letter(char *name)
{
    unsigned char *c = (unsigned char *)name;
    if (c[0] >= 'a' && c[0] <= 'z')
        c[0] = (unsigned char)(c[0] - 0x20);
    if (c[0] < 0xc2 || c[0] > 0xdf || (c[1] & 0xc0) != 0x80)
        return;
    unsigned big = upper((c[0] & 0x1fu) << 6 | (c[1] & 0x3fu));
    c[0] = (unsigned char)(0xc0 | big >> 6);
    c[1] = (unsigned char)(0x80 | (big & 0x3f));
}

bool pl_key_normal(char out[PL_KEY_ROOM], const char *key)
{
    bool ctrl = false, alt = false, shift = false;
    for (bool any = true; any;) {
        any = false;
        if (take_modifier(&key, "ctrl"))
            ctrl = any = true;
        if (take_modifier(&key, "alt"))
            alt = any = true;
        if (take_modifier(&key, "shift"))
            shift = any = true;
    }
    char name[PL_KEY_ROOM];
    if (!known_name(name, key)) {
        if (pl_utf8_length(key) != 1 || strlen(key) > 4)
            return false;
        snprintf(name, sizeof name, "%s", key);
        raise_letter(name);
    }
    char whole[PL_KEY_ROOM * 2];
    snprintf(whole, sizeof whole, "%s%s%s%s", ctrl ? "Ctrl+" : "", alt ? "Alt+" : "",
             shift ? "Shift+" : "", name);
    if (strlen(whole) >= PL_KEY_ROOM)
        return false;
    snprintf(out, PL_KEY_ROOM, "%.*s", PL_KEY_ROOM - 1, whole);
    return true;
}

/* ----- single keys */

/* A character without Ctrl or Alt. Keys that have a name write nothing by mistake. */
static bool is_single(const char *key)
{
    const char *name = strncmp(key, "Shift+", 6) == 0 ? key + 6 : key;
    return pl_utf8_length(name) == 1;
}

static bool is_taken(const pl_keys *keys, const char *key)
{
    for (int i = 0; i < keys->count; i++)
        if (strcmp(keys->items[i].key, key) == 0)
            return true;
    return false;
}

/* With Alt; where that does something else, with Ctrl and Alt. What a menu is answered with stays. */
static void say_others(pl_keys *keys)
{
    for (int i = 0; i < keys->count; i++) {
        binding *one = &keys->items[i];
        char with[PL_KEY_ROOM + 16];
        one->other[0] = '\0';
        if (!keys->no_singles || !is_single(one->key) || strcmp(one->section, "dialog") == 0)
            continue;
        snprintf(with, sizeof with, "Alt+%s", one->key);
        if (is_taken(keys, with))
            snprintf(with, sizeof with, "Ctrl+Alt+%s", one->key);
        snprintf(one->other, sizeof one->other, "%.*s", PL_KEY_ROOM - 1, with);
    }
}

void pl_keys_single(pl_keys *keys, bool on)
{
    keys->no_singles = !on;
    say_others(keys);
}

/* ----- reading */

typedef struct reader {
    pl_keys *keys;
    pl_problems *problems;
    char section[SECTION_ROOM];
    int line, column; /* where its first sign stands */
} reader;

static void read_section(reader *r, const char *line, size_t size)
{
    r->section[0] = '\0';
    for (size_t i = 0; i < PL_COUNT(sections); i++)
        if (strlen(sections[i]) == size - 2 && strncmp(sections[i], line + 1, size - 2) == 0)
            snprintf(r->section, sizeof r->section, "%s", sections[i]);
    if (!r->section[0])
        pl_problems_add(
            r->problems, r->line, r->column,
            "there is no section %.*s; write one of [general] [first] [library] [watch] "
            "[counting] [score] [report] [dialog] [add] [rubrics] [session] [settings]",
            (int)(size < 40 ? size : 40), line);
}

static void check_twice(reader *r, const binding *made)
{
    for (int i = 0; i < r->keys->count; i++) {
        const binding *old = &r->keys->items[i];
        if (old->file == made->file && strcmp(old->section, made->section) == 0 &&
            strcmp(old->key, made->key) == 0) {
            pl_problems_add(r->problems, r->line, r->column,
                            "%s stands twice in [%s]; the later line holds", made->key,
                            made->section);
            return;
        }
    }
}

static bool check_command(reader *r, const char *line, int column)
{
    char why[256];
    if (strncmp(line, "none ", 5) == 0) {
        pl_problems_add(r->problems, r->line, column, "nothing can stand behind \"none\"");
        return false;
    }
    if (strcmp(line, "none") == 0 || !r->keys->check || r->keys->check(line, why, sizeof why))
        return true;
    pl_problems_add(r->problems, r->line, column, "%s", why);
    return false;
}

/* Columns are characters. */
static int characters(const char *bytes, size_t size)
{
    int count = 0;
    for (size_t i = 0; i < size; i++)
        count += (bytes[i] & 0xc0) != 0x80;
    return count;
}

/* "key  command argument" */
static void read_binding(reader *r, const char *line, size_t size)
{
    binding made = { .file = r->keys->files };
    char key[64], rest[256];
    size_t key_size = 0;
    while (key_size < size && line[key_size] != ' ' && line[key_size] != '\t')
        key_size++;
    size_t at = key_size;
    while (at < size && (line[at] == ' ' || line[at] == '\t'))
        at++;
    if (at == size) {
        pl_problems_add(r->problems, r->line, r->column, "write a key, blanks, and a command");
        return;
    }
    if (key_size >= sizeof key || size - at >= PL_KEY_LINE_ROOM) {
        pl_problems_add(r->problems, r->line, r->column,
                        "this line is too long: a command with its argument has at most %d bytes",
                        PL_KEY_LINE_ROOM - 1);
        return;
    }
    snprintf(key, sizeof key, "%.*s", (int)key_size, line);
    snprintf(rest, sizeof rest, "%.*s", (int)(size - at), line + at);
    for (char *c = rest; *c; c++)
        if (*c == '\t')
            *c = ' ';
    if (!pl_key_normal(made.key, key)) {
        pl_problems_add(r->problems, r->line, r->column, "\"%s\" is no name of a key", key);
        return;
    }
    if (!r->section[0] || !check_command(r, rest, r->column + characters(line, at)))
        return;
    snprintf(made.section, sizeof made.section, "%s", r->section);
    snprintf(made.line, sizeof made.line, "%.*s", PL_KEY_LINE_ROOM - 1, rest);
    check_twice(r, &made);
    pl_grow(r->keys->items, r->keys->count, r->keys->room);
    r->keys->items[r->keys->count++] = made;
}

static void read_line(reader *r, const char *line, size_t size)
{
    while (size && isspace((unsigned char)line[size - 1]))
        size--;
    r->column = 1;
    while (size && isspace((unsigned char)*line)) {
        r->column++;
        line++;
        size--;
    }
    for (size_t i = 1; i < size; i++) /* a comment behind the command */
        if (line[i] == '#' && isspace((unsigned char)line[i - 1])) {
            size = i;
            while (size && isspace((unsigned char)line[size - 1]))
                size--;
        }
    if (!size || line[0] == '#')
        return;
    size_t good = pl_utf8_check(line, size);
    if (good != size) {
        pl_problems_add(r->problems, r->line, r->column + characters(line, good),
                        "a byte here is no UTF-8 text");
        return;
    }
    if (line[0] == '[' && line[size - 1] == ']' && size > 2)
        read_section(r, line, size);
    else
        read_binding(r, line, size);
}

bool pl_keys_read(pl_keys *keys, pl_problems *problems, const char *text, size_t size)
{
    int faults = problems->faults;
    reader r = { .keys = keys, .problems = problems, .section = "general" };
    keys->files++;
    if (size > MOST_BYTES) {
        pl_problems_add(problems, 1, 1, "this file is too long for a key file");
        return false;
    }
    /* some editors put a mark before the text that says how it is written */
    size_t first = size >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    for (size_t at = first; at < size;) {
        const char *end = memchr(text + at, '\n', size - at);
        size_t length = end ? (size_t)(end - text) - at : size - at;
        if (++r.line > MOST_LINES) {
            pl_problems_add(problems, r.line, 1, "a key file has at most %d lines", MOST_LINES);
            break;
        }
        read_line(&r, text + at, length);
        at += length + 1;
    }
    say_others(keys);
    return problems->faults == faults;
}

const char *pl_keys_section(int index)
{
    return index < (int)PL_COUNT(sections) ? sections[index] : NULL;
}

const char *pl_keys_shipped(void)
{
    return embedded[0].text;
}

pl_keys *pl_keys_new(pl_keys_check *check)
{
    pl_keys *keys = pl_alloc(sizeof *keys);
    pl_problems problems = { 0 };
    keys->check = check;
    pl_keys_read(keys, &problems, pl_keys_shipped(), strlen(pl_keys_shipped()));
    pl_problems_free(&problems);
    return keys;
}

void pl_keys_free(pl_keys *keys)
{
    if (!keys)
        return;
    free(keys->items);
    free(keys);
}

/* ----- asking */

static const char *key_of(const binding *one)
{
    return one->other[0] ? one->other : one->key;
}

static const binding *find_in(const pl_keys *keys, const char *section, const char *key)
{
    for (int i = keys->count - 1; i >= 0; i--)
        if (strcmp(keys->items[i].section, section) == 0 &&
            strcmp(key_of(&keys->items[i]), key) == 0)
            return &keys->items[i];
    return NULL;
}

/* Where a key is looked up, in turn. In counting mode the keys of Watch hold but for those it has itself. */
typedef struct turns {
    const char *of[3];
    int count;
} turns;

static turns turns_of(const char *section)
{
    turns t = { { section }, 1 };
    if (strcmp(section, "counting") == 0)
        t.of[t.count++] = "watch";
    if (strcmp(section, "general") != 0)
        t.of[t.count++] = "general";
    return t;
}

static const binding *find_of(const pl_keys *keys, const char *section, const char *key)
{
    turns t = turns_of(section);
    const binding *found = NULL;
    for (int i = 0; i < t.count && !found; i++)
        found = find_in(keys, t.of[i], key);
    return found;
}

const char *pl_keys_find(const pl_keys *keys, const char *section, const char *key)
{
    char normal[PL_KEY_ROOM];
    if (!pl_key_normal(normal, key))
        return NULL;
    const binding *found = find_of(keys, section, normal);
    return found && strcmp(found->line, "none") != 0 ? found->line : NULL;
}

static bool runs(const binding *one, const char *command, const char *argument)
{
    size_t size = strlen(command);
    if (strncmp(one->line, command, size) != 0)
        return false;
    const char *rest = one->line + size;
    if (!argument || !*argument)
        return *rest == '\0';
    return *rest == ' ' && strcmp(rest + strspn(rest, " "), argument) == 0;
}

/* Whether one of these lines is what its key does in the section. */
static bool holds(const pl_keys *keys, const char *section, const char *of, const binding *one)
{
    return strcmp(one->section, of) == 0 && find_of(keys, section, key_of(one)) == one;
}

int pl_keys_list(pl_key_line *out, int most, const pl_keys *keys, const char *section)
{
    int count = 0;
    turns t = turns_of(section);
    for (int s = 0; s < t.count; s++)
        for (int i = 0; i < keys->count && count < most; i++) {
            const binding *one = &keys->items[i];
            if (holds(keys, section, t.of[s], one) && strcmp(one->line, "none") != 0)
                out[count++] = (pl_key_line){ key_of(one), one->line };
        }
    return count;
}

int pl_keys_of(char (*out)[PL_KEY_ROOM], int most, const pl_keys *keys, const char *section,
               const char *command, const char *argument)
{
    int count = 0;
    turns t = turns_of(section);
    for (int s = 0; s < t.count; s++)
        for (int i = 0; i < keys->count && count < most; i++) {
            const binding *one = &keys->items[i];
            if (!runs(one, command, argument) || !holds(keys, section, t.of[s], one))
                continue;
            snprintf(out[count++], PL_KEY_ROOM, "%s", key_of(one));
        }
    return count;
}

int pl_keys_count(const pl_keys *keys)
{
    return keys->count;
}

pl_key_bound pl_keys_at(const pl_keys *keys, int index)
{
    const binding *one = &keys->items[index];
    return (pl_key_bound){ one->section, one->key, one->line, one->file > 1 };
}

bool pl_keys_holds(const pl_keys *keys, int index)
{
    const binding *one = &keys->items[index];
    return find_in(keys, one->section, key_of(one)) == one;
}
