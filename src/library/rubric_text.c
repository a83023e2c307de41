/* The texts that drafts of rubrics begin with. */
#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"
#include "plumbline/library/rubric_shelf.h"

#include <stdio.h>
#include <string.h>

/* The first line that begins with the key and a colon; NULL: none. *size is without its end. */
static const char *line_of(size_t *size, const char *text, const char *key)
{
    size_t length = strlen(key);
    for (const char *at = text; at && *at; at = strchr(at, '\n'), at += at != NULL) {
        *size = strcspn(at, "\r\n");
        if (strncmp(at, key, length) == 0 && at[length] == ':')
            return at;
    }
    return NULL;
}

char *pl_rubric_text_value(const char *text, const char *key)
{
    size_t size;
    const char *line = line_of(&size, text, key);
    if (!line)
        return NULL;
    const char *from = line + strlen(key) + 1, *to = line + size;
    while (from < to && (*from == ' ' || *from == '\t'))
        from++;
    const char *remark = strstr(from, " #");
    if (remark && remark < to)
        to = remark;
    while (to > from && (to[-1] == ' ' || to[-1] == '\t'))
        to--;
    if (to - from > 1 && (*from == '"' || *from == '\'') && to[-1] == *from) {
        from++;
        to--;
    }
    return to > from ? pl_copy_bytes(from, (size_t)(to - from)) : NULL;
}

/* In quotation marks where the words could be read as something else. */
static char *value_of(const char *words)
{
    pl_text out = { 0 };
    bool plain = words[0] && !strpbrk(words, ":#\"'[]{}|*&!%@`>\\") && words[0] != '-' &&
                 words[0] != '?' && words[0] != ' ';
    if (plain)
        return pl_copy_text(words);
    pl_text_add_char(&out, '\'');
    for (const char *c = words; *c; c++)
        pl_text_add(&out, *c == '\'' ? "''" : (char[]){ *c, '\0' });
    pl_text_add_char(&out, '\'');
    return pl_text_take(&out);
}

/* text is freed. */
static char *with_value(char *text, const char *key, const char *value)
{
    size_t size;
    const char *line = line_of(&size, text, key);
    if (!line)
        return text;
    char *out = pl_format("%.*s%s: %s%s", (int)(line - text), text, key, value, line + size);
    free(text);
    return out;
}

char *pl_rubric_text_begin(const char *text, const char *id, int edition, const char *title)
{
    char *out = pl_copy_text(text), number[16];
    if (id)
        out = with_value(out, "id", id);
    if (edition > 0) {
        snprintf(number, sizeof number, "%d", edition);
        out = with_value(out, "edition", number);
    }
    if (title) {
        char *value = value_of(title);
        out = with_value(out, "title", value);
        free(value);
    }
    return out;
}

char *pl_rubric_text_new(const char *id, const char *title)
{
    static const char text[] = "format: rubric 1\n"
                               "id: new\n"
                               "edition: 1\n"
                               "title: New\n"
                               "language: en\n"
                               "settings: [group]\n"
                               "\n"
                               "levels:\n"
                               "  - value: 0\n"
                               "    words: Missed\n"
                               "    means: called for and not done\n"
                               "  - value: 1\n"
                               "    words: In part\n"
                               "    means: works some of the time\n"
                               "  - value: 2\n"
                               "    words: Sound\n"
                               "    means: works\n"
                               "\n"
                               "no_score:\n"
                               "  - id: no-opportunity\n"
                               "    title: No opportunity\n"
                               "    when: nothing in what was watched called for it\n"
                               "    in_sums: left out\n"
                               "  - id: not-seen\n"
                               "    title: Not in the part watched\n"
                               "    when: it belongs to a part that was not watched\n"
                               "    in_sums: missing\n"
                               "\n"
                               "evidence:\n"
                               "  items:\n"
                               "    \"0\": moment\n"
                               "    \"1\": moment or sentence\n"
                               "    \"2\": nothing\n"
                               "  critical_items:\n"
                               "    \"0\": moment\n"
                               "    \"1\": moment\n"
                               "    \"2\": moment\n"
                               "  nothing_cited: no moment cited\n"
                               "  minutes_after_0: 5\n"
                               "\n"
                               "sums:\n"
                               "  rated_weight_percent: 75\n"
                               "  rated_items_percent: 50\n"
                               "  items_for_domain_mean: 3\n"
                               "\n"
                               "domains:\n"
                               "  - id: \"1\"\n"
                               "    title: The first domain\n"
                               "    items:\n"
                               "      - id: \"1.1\"\n"
                               "        title: The first item\n"
                               "        per: facilitator\n"
                               "        weight: 1\n"
                               "        look_for: What is looked for\n";
    return pl_rubric_text_begin(text, id, 1, title);
}

/* Letters and digits; whatever parts them is one dash. */
char *pl_rubric_id_of(const char *title)
{
    enum { MOST = 60 };
    pl_text out = { 0 };
    for (const char *c = title; *c && out.size < MOST; c++) {
        char low = *c >= 'A' && *c <= 'Z' ? (char)(*c - 'A' + 'a') : *c;
        bool fits = (low >= 'a' && low <= 'z') || (low >= '0' && low <= '9');
        if (fits)
            pl_text_add_char(&out, low);
        else if (out.size > 0 && out.data[out.size - 1] != '-' && low != '\'')
            pl_text_add_char(&out, '-');
    }
    while (out.size > 0 && out.data[out.size - 1] == '-')
        out.data[--out.size] = '\0';
    char *id = pl_text_take(&out);
    return id ? id : pl_copy_text("");
}
