/* Images of discs by UDF, as far as DVD-Video uses it: one partition of sectors of 2048 bytes. */
#include "image.h"

#include "plumbline/base/memory.h"

#include <string.h>
#include <strings.h>

enum {
    SECTOR = PL_IMAGE_SECTOR,
    ANCHOR = 256, /* the sector where the first descriptor lies */
    MOST_DESCRIPTORS = 64,
    TAG_ANCHOR = 2,
    TAG_PARTITION = 5,
    TAG_VOLUME = 6,
    TAG_END = 8,
    TAG_FILE_SET = 256,
    TAG_NAME = 257,
    TAG_FILE = 261,
    TAG_LONG_FILE = 266,
    KIND_FOLDER = 4,
    NAME_HEAD = 38
};

typedef struct udf {
    const pl_source *image;
    int64_t start; /* of the partition, in bytes */
    pl_error *err;
} udf;

/* What a file entry says: of what kind it is, and where its bytes lie. */
typedef struct entry {
    int kind;
    pl_image_file file;
} entry;

static uint32_t get(const uint8_t *at, int size)
{
    uint32_t value = 0;
    for (int i = size; i-- > 0;)
        value = value << 8 | at[i];
    return value;
}

/* The kind of descriptor, where its head is whole; else -1. */
static int tag_of(const uint8_t *at)
{
    unsigned sum = 0;
    for (int i = 0; i < 16; i++)
        sum += i == 4 ? 0 : at[i];
    return (sum & 0xff) == at[4] ? (int)get(at, 2) : -1;
}

static bool read_sector(uint8_t out[SECTOR], const udf *u, int64_t at, int tag)
{
    return pl_image_get(out, u->image, at, SECTOR, u->err) && (tag < 0 || tag_of(out) == tag);
}

/* The anchor tells where the descriptors of the volume stand; they tell the partition and in it the set
 * of files. */
static bool find_set(udf *u, int64_t *set)
{
    uint8_t sector[SECTOR];
    bool partition = false, volume = false;
    if (!read_sector(sector, u, (int64_t)ANCHOR * SECTOR, TAG_ANCHOR))
        return false;
    int64_t at = (int64_t)get(sector + 20, 4) * SECTOR;
    for (int i = 0; i < MOST_DESCRIPTORS && read_sector(sector, u, at, -1); i++, at += SECTOR) {
        int tag = tag_of(sector);
        if (tag == TAG_END)
            break;
        if (tag == TAG_PARTITION && !partition) {
            u->start = (int64_t)get(sector + 188, 4) * SECTOR;
            partition = true;
        }
        if (tag == TAG_VOLUME && !volume && get(sector + 212, 4) == SECTOR) {
            *set = (int64_t)get(sector + 252, 4) * SECTOR;
            volume = true;
        }
    }
    return partition && volume;
}

/* Allocation descriptors: of 8 bytes (short) or 16 (long); the two upper bits of a length say whether the
 * stretch was recorded. */
static bool read_spans(pl_image_file *file, const udf *u, const uint8_t *at, size_t bytes,
                       bool lengthy, uint64_t whole)
{
    size_t step = lengthy ? 16 : 8;
    for (size_t i = 0; i + step <= bytes && (uint64_t)file->bytes < whole; i += step) {
        uint32_t length = get(at + i, 4);
        int64_t size = length & 0x3fffffff, begins = (int64_t)get(at + i + 4, 4) * SECTOR;
        uint64_t left = whole - (uint64_t)file->bytes;
        if (size == 0)
            continue;
        size = (uint64_t)size < left ? size : (int64_t)left;
        if (length >> 30 || !pl_image_add_span(file, u->image, u->start + begins, size))
            return false;
    }
    return true;
}

/* The entry at a place in the partition. What is not within the image is left out: the file is shorter. */
static bool read_entry(entry *out, const udf *u, int64_t at)
{
    uint8_t sector[SECTOR];
    if (!read_sector(sector, u, u->start + at, -1))
        return false;
    int tag = tag_of(sector);
    if (tag != TAG_FILE && tag != TAG_LONG_FILE)
        return false;
    size_t head = tag == TAG_FILE ? 176 : 216;
    size_t more = get(sector + head - 8, 4), bytes = get(sector + head - 4, 4);
    unsigned kind = get(sector + 34, 2) & 7;
    uint64_t whole = get(sector + 56, 4) | (uint64_t)get(sector + 60, 4) << 32;
    if (more > SECTOR - head || bytes > SECTOR - head - more)
        return false;
    *out = (entry){ .kind = sector[27] };
    if (kind == 3) /* the bytes stand in the entry itself */
        pl_image_add_span(&out->file, u->image, u->start + at + (int64_t)(head + more),
                          (int64_t)(whole < bytes ? whole : bytes));
    else if (kind < 2)
        read_spans(&out->file, u, sector + head + more, bytes, kind == 1, whole);
    return true;
}

static uint8_t *read_bytes(size_t *size, const udf *u, const pl_image_file *file)
{
    if (file->bytes <= 0 || file->bytes > PL_IMAGE_MOST_FOLDER)
        return NULL;
    uint8_t *bytes = pl_alloc((size_t)file->bytes);
    *size = 0;
    for (int i = 0; i < file->span_count; i++) {
        const pl_image_span *span = &file->spans[i];
        if (!pl_image_get(bytes + *size, u->image, span->at, (size_t)span->bytes, u->err)) {
            free(bytes);
            return NULL;
        }
        *size += (size_t)span->bytes;
    }
    return bytes;
}

/* One name in a folder. Characters of more than a byte become "?": no file of a disc has one. */
typedef struct name {
    char text[PL_IMAGE_NAME_ROOM];
    size_t size;
    int64_t at; /* of its entry, in the partition */
} name;

static void read_name(name *out, const uint8_t *at, size_t size)
{
    size_t step = size && at[0] == 16 ? 2 : 1;
    out->size = 0;
    for (size_t i = 1; i + step <= size && out->size + 1 < sizeof out->text; i += step) {
        unsigned value = step == 2 ? (unsigned)at[i] << 8 | at[i + 1] : at[i];
        out->text[out->size++] = value > 31 && value < 127 ? (char)value : '?';
    }
    out->text[out->size] = '\0';
}

/* The next name that is no parent and not deleted; false at the end. */
static bool next_name(name *out, const uint8_t *folder, size_t size, size_t *at)
{
    while (*at + NAME_HEAD <= size && tag_of(folder + *at) == TAG_NAME) {
        const uint8_t *own = folder + *at;
        size_t letters = own[19], before = NAME_HEAD + get(own + 36, 2);
        if (before + letters > size - *at)
            return false;
        *at += (before + letters + 3) / 4 * 4;
        if (own[18] & 12)
            continue;
        out->at = (int64_t)get(own + 24, 4) * SECTOR;
        read_name(out, own + before, letters);
        return true;
    }
    return false;
}

static bool find_folder(entry *out, const udf *u, const uint8_t *root, size_t size,
                        const char *wanted)
{
    name one;
    for (size_t at = 0; next_name(&one, root, size, &at);)
        if (strcasecmp(one.text, wanted) == 0)
            return read_entry(out, u, one.at) && out->kind == KIND_FOLDER;
    return false;
}

static bool list_folder(pl_image_files *out, const udf *u, const uint8_t *folder, size_t size)
{
    name one;
    for (size_t at = 0; next_name(&one, folder, size, &at);) {
        entry of = { 0 };
        pl_image_file *file = pl_image_add(out, one.text, one.size);
        if (!file)
            return false;
        if (!read_entry(&of, u, one.at) || of.kind == KIND_FOLDER) {
            free(of.file.spans);
            out->count--;
            continue;
        }
        file->spans = of.file.spans;
        file->span_count = of.file.span_count;
        file->bytes = of.file.bytes;
    }
    return out->count > 0;
}

bool pl_image_read_udf(pl_image_files *out, const pl_source *image, const char *folder,
                       pl_error *err)
{
    udf u = { .image = image, .err = err };
    uint8_t sector[SECTOR], *root = NULL, *own = NULL;
    entry at = { 0 }, wanted = { 0 };
    pl_image_files files = { 0 };
    int64_t set = 0;
    size_t size = 0;
    bool ok = find_set(&u, &set) && read_sector(sector, &u, u.start + set, TAG_FILE_SET) &&
              read_entry(&at, &u, (int64_t)get(sector + 404, 4) * SECTOR) && at.kind == KIND_FOLDER;
    if (ok)
        root = read_bytes(&size, &u, &at.file);
    if (root && find_folder(&wanted, &u, root, size, folder))
        own = read_bytes(&size, &u, &wanted.file);
    ok = own && list_folder(&files, &u, own, size) && err->code == PL_OK;
    free(at.file.spans);
    free(wanted.file.spans);
    free(root);
    free(own);
    if (ok)
        *out = files;
    else
        pl_image_files_free(&files);
    return ok;
}
