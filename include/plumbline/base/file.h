/* Paths and whole files. Paths are UTF-8 where they are shown and bytes where they are opened. */
#ifndef PLUMBLINE_BASE_FILE_H
#define PLUMBLINE_BASE_FILE_H

#include "plumbline/base/error.h"

#include <stddef.h>
#include <stdint.h>

char *pl_path_join(const char *folder, const char *name); /* freed with free() */
const char *pl_path_name(const char *path);               /* behind the last slash; borrowed */
char *pl_path_folder(const char *path);                   /* "." where there is none; free() */
char *pl_path_absolute(const char *path);                 /* symbolic links kept; free() */
char *pl_path_said(const char *path); /* "~/…" where it is in the person's own folder; free() */
bool pl_path_exists(const char *path);
bool pl_path_is_folder(const char *path);

/* The kind of network file system that a path lies on ("NFS", "SMB"), or NULL on a local drive. */
const char *pl_path_network(const char *path);
/* Bytes that this person can still write at a path, which need not exist yet; -1: not known. */
int64_t pl_path_room(const char *path);

/* Makes the folder and those above it, each with `mode`; one that exists is left as it is. */
bool pl_folder_make(const char *path, unsigned mode, pl_error *err);

typedef struct pl_file_facts {
    int64_t bytes;
    int64_t changed_us; /* time of day of the last change */
    bool folder, regular;
} pl_file_facts;

bool pl_file_facts_read(pl_file_facts *out, const char *path, pl_error *err);

/* The whole file with a closing zero behind; refused above `most` bytes. free(). */
char *pl_file_read(size_t *size, const char *path, size_t most, pl_error *err);

/* Writes beside the target, makes it durable and moves it into place, so that the target is the old
 * file or the new one and never half of it. On failure nothing is left behind. */
bool pl_file_write(const char *path, const void *bytes, size_t size, pl_error *err);

/* The same for what can be made again and proves itself by a hash: nothing waits for the drive. */
bool pl_file_write_cache(const char *path, const void *bytes, size_t size, pl_error *err);

/* A file that comes into being piece by piece beside its place, and is moved there when it is whole. Nothing
 * may stand there: PL_REFUSED, at its beginning and at its end. */
typedef struct pl_new_file pl_new_file;

pl_new_file *pl_new_file_begin(const char *path, pl_error *err);
/* False, with err, when the drive takes no more; then only dropping it is left. */
bool pl_new_file_put(pl_new_file *file, int64_t at, const void *bytes, size_t size, pl_error *err);
/* Durable, and in its place; on failure nothing is left. The pointer is cleared in any case. */
bool pl_new_file_end(pl_new_file **file, pl_error *err);
void pl_new_file_drop(pl_new_file **file); /* nothing is left; NULL is accepted */

/* Whether both are the same file, by whatever names; false where one is not there. */
bool pl_path_same(const char *a, const char *b);

/* Names in a folder in byte order, without "." and "..". Freed with pl_names_free. */
typedef struct pl_names {
    char **items;
    int count, room;
} pl_names;

bool pl_folder_list(pl_names *out, const char *path, pl_error *err);
void pl_names_add(pl_names *names, const char *name);
void pl_names_free(pl_names *names);

/* The sentence for errno: "no such file or folder", "not permitted", … Borrowed. */
const char *pl_errno_words(int number);

/* PL_FULL, PL_NOT_FOUND or PL_CANNOT_READ, as the number asks for. */
pl_code pl_errno_code(int number);

#endif
