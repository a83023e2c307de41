#include "plumbline/library/places.h"

#include "plumbline/base/file.h"
#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void pl_places_add(pl_places *places, pl_place_kind kind, const char *path, const char *name)
{
    pl_grow(places->items, places->count, places->room);
    places->items[places->count++] =
        (pl_place_here){ kind, pl_copy_text(path), pl_copy_text(name), -1 };
}

void pl_places_free(pl_places *places)
{
    for (int i = 0; i < places->count; i++) {
        free(places->items[i].path);
        free(places->items[i].name);
    }
    free(places->items);
    *places = (pl_places){ 0 };
}

/* XDG_VIDEOS_DIR="$HOME/Videos" in the file's words. free(); NULL: it does not say. */
static char *folder_said(const char *home, const char *folders, const char *key)
{
    const char *at = folders ? strstr(folders, key) : NULL;
    at = at ? strchr(at, '"') : NULL;
    const char *end = at ? strchr(at + 1, '"') : NULL;
    if (!end)
        return NULL;
    static const char home_said[] = "$HOME/";
    const size_t own = sizeof home_said - 1;
    if (strncmp(at + 1, home_said, own) == 0)
        return pl_format("%s/%.*s", home, (int)(end - at - 1 - (long)own), at + 1 + own);
    return at[1] == '/' ? pl_copy_bytes(at + 1, (size_t)(end - at - 1)) : NULL;
}

static void add_own(pl_places *out, pl_place_kind kind, const char *home, const char *folders,
                    const char *key, const char *name)
{
    char *said = folder_said(home, folders, key);
    char *path = said ? said : pl_path_join(home, name);
    if (pl_path_is_folder(path) && strcmp(path, home) != 0)
        pl_places_add(out, kind, path, name);
    free(path);
}

/* ----- what is mounted */

static const char *const networks[] = { "nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "davfs" };

static bool is_network(const char *kind)
{
    for (size_t i = 0; i < PL_COUNT(networks); i++)
        if (strcmp(kind, networks[i]) == 0)
            return true;
    return false;
}

/* Blanks and the like are written as octal digits there. */
static void take_octal(char *text)
{
    char *to = text;
    for (const char *from = text; *from; to++) {
        unsigned value = 0;
        bool code = from[0] == '\\' && sscanf(from + 1, "%3o", &value) == 1 && value < 256;
        *to = code ? (char)value : *from;
        from += code ? 4 : 1;
    }
    *to = '\0';
}

/* Where people's drives are put. */
static bool is_seen(const char *path)
{
    static const char *const above[] = { "/media/", "/run/media/", "/mnt/" };
    for (size_t i = 0; i < PL_COUNT(above); i++)
        if (pl_text_starts(path, above[i]))
            return true;
    return strcmp(path, "/mnt") == 0;
}

/* "36 35 98:0 / /media/Stick rw,noatime - ext4 /dev/sdb1 rw" */
static void add_mount(pl_places *out, char *line)
{
    char *field[5], *rest = line;
    for (int i = 0; i < 5; i++)
        if (!(field[i] = strsep(&rest, " ")) || !rest)
            return;
    char *mark = strstr(rest, "- ");
    char *kind = mark ? mark + 2 : NULL, *source = kind ? strchr(kind, ' ') : NULL;
    if (!source || (mark != rest && mark[-1] != ' '))
        return;
    *source++ = '\0';
    take_octal(field[4]);
    const char *path = field[4];
    bool disc = strcmp(kind, "iso9660") == 0 || strcmp(kind, "udf") == 0;
    if (!is_network(kind) && (!is_seen(path) || !pl_text_starts(source, "/dev/")))
        return;
    pl_places_add(out,
                  is_network(kind) ? PL_PLACE_NETWORK
                  : disc           ? PL_PLACE_DISC
                                   : PL_PLACE_DRIVE,
                  path, pl_path_name(path));
}

static void add_mounts(pl_places *out, const char *mounts)
{
    char *copy = pl_copy_text(mounts), *rest = copy;
    for (char *line; (line = strsep(&rest, "\n"));)
        add_mount(out, line);
    free(copy);
}

static int by_kind(const void *a, const void *b)
{
    const pl_place_here *one = a, *other = b;
    bool disc = one->kind == PL_PLACE_DISC, also = other->kind == PL_PLACE_DISC;
    if (disc != also)
        return disc ? 1 : -1;
    int way = strcmp(one->name, other->name);
    return way ? way : strcmp(one->path, other->path);
}

void pl_places_make(pl_places *out, const char *home, const char *folders, const char *mounts)
{
    if (home) {
        pl_places_add(out, PL_PLACE_HOME, home, "Home");
        add_own(out, PL_PLACE_VIDEOS, home, folders, "XDG_VIDEOS_DIR", "Videos");
        add_own(out, PL_PLACE_DOCUMENTS, home, folders, "XDG_DOCUMENTS_DIR", "Documents");
    }
    int first = out->count;
    if (mounts)
        add_mounts(out, mounts);
    if (out->count > first)
        qsort(out->items + first, (size_t)(out->count - first), sizeof *out->items, by_kind);
}

void pl_places_read(pl_places *out)
{
    enum { MOST = 1 << 20 };
    size_t size;
    pl_error none = { 0 };
    const char *home = getenv("HOME"), *config = getenv("XDG_CONFIG_HOME");
    char *file = config && *config ? pl_path_join(config, "user-dirs.dirs")
                                   : pl_format("%s/.config/user-dirs.dirs", home ? home : "");
    char *folders = pl_file_read(&size, file, MOST, &none);
    char *mounts = pl_file_read(&size, "/proc/self/mountinfo", MOST, &none);
    pl_places_make(out, home && *home ? home : NULL, folders, mounts);
    free(mounts);
    free(folders);
    free(file);
}
