#include "plumbline/base/part.h"

#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"

#include <string.h>
#include <strings.h>

static const char *const mark = "#title-";

bool pl_part_split(char **disc, int *title, const char *path)
{
    const char *hash = strrchr(path, '#');
    long long number = 0;
    if (!hash || hash == path || !pl_text_starts(hash, mark) ||
        !pl_number_parse(&number, hash + strlen(mark), 1, PL_PART_MOST_TITLES) ||
        pl_path_exists(path))
        return false;
    *disc = pl_copy_bytes(path, (size_t)(hash - path));
    *title = (int)number;
    return true;
}

bool pl_part_is_title(const char *path)
{
    char *disc = NULL;
    int title = 0;
    bool is = pl_part_split(&disc, &title, path);
    free(disc);
    return is;
}

char *pl_part_join(const char *disc, int title)
{
    return pl_format("%s%s%d", disc, mark, title);
}

bool pl_part_exists(const char *path)
{
    char *disc = NULL;
    int title = 0;
    bool there = pl_path_exists(pl_part_split(&disc, &title, path) ? disc : path);
    free(disc);
    return there;
}

/* All files of the disc: which of them a title is made of is told by its tables alone. */
static bool folder_facts(pl_file_facts *out, const char *folder, pl_error *err)
{
    pl_names names;
    if (!pl_folder_list(&names, folder, err))
        return false;
    pl_file_facts sum = { .regular = true };
    for (int i = 0; i < names.count; i++) {
        pl_file_facts one;
        char *path = pl_path_join(folder, names.items[i]);
        if (pl_file_facts_read(&one, path, NULL) && one.regular) {
            sum.bytes += one.bytes;
            sum.changed_us = one.changed_us > sum.changed_us ? one.changed_us : sum.changed_us;
        }
        free(path);
    }
    pl_names_free(&names);
    *out = sum;
    return true;
}

bool pl_part_facts_read(pl_file_facts *out, const char *path, pl_error *err)
{
    char *disc = NULL;
    int title = 0;
    if (!pl_part_split(&disc, &title, path))
        return pl_file_facts_read(out, path, err);
    pl_file_facts facts;
    bool ok = pl_file_facts_read(&facts, disc, err);
    if (ok && facts.folder)
        ok = folder_facts(&facts, disc, err);
    free(disc);
    if (ok)
        *out = facts;
    return ok;
}

char *pl_part_name(const char *path)
{
    char *disc = NULL;
    int title = 0;
    if (!pl_part_split(&disc, &title, path))
        return pl_copy_text(pl_path_name(path));
    const char *name = pl_path_name(disc);
    char *above = pl_path_folder(disc);
    if (strcasecmp(name, "VIDEO_TS") == 0 && *pl_path_name(above))
        name = pl_path_name(
            above); /* every disc's folder bears that name; the one above tells which */
    char *words = pl_format("%s, title %d", name, title);
    free(above);
    free(disc);
    return words;
}
