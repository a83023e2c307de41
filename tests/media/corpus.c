#include "corpus.h"

#include "test.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"

enum { CELLS = 26, BITS = 24, MOST_PARTS = 8 };

char *corpus_path(const char *name)
{
    return pl_path_join(PL_BUILD "/corpus", name);
}

pl_media *corpus_open(const char *names, const pl_media_options *options)
{
    pl_error err = { 0 };
    char *paths[MOST_PARTS] = { 0 };
    char *list = pl_copy_text(names), *rest = list;
    int count = 0;
    for (char *name = strtok_r(rest, " ", &rest); name; name = strtok_r(NULL, " ", &rest))
        paths[count++] = corpus_path(name);
    pl_media *media = pl_media_open((const char *const *)paths, count, options, NULL, &err);
    test_check_ok(media != NULL, &err, names, __FILE__, __LINE__);
    for (int i = 0; i < count; i++)
        free(paths[i]);
    free(list);
    return media;
}

static int cell(const pl_image *image, int i, int strip)
{
    int x = (2 * i + 1) * image->width / (2 * CELLS);
    int y = (2 * strip + 1) * image->height / 15;
    uint32_t pixel = pl_image_row(image, y)[x];
    int light = (int)((pixel >> 16 & 255) + (pixel >> 8 & 255) + (pixel & 255)) / 3;
    return light > 170 ? 1 : light < 85 ? 0 : -1;
}

int picture_number(const pl_image *image)
{
    int number = 0;
    for (int i = 0; i < CELLS; i++) {
        int bit = cell(image, i, 0);
        if (bit < 0 || bit == cell(image, i, 1) || (i == 0 && !bit) || (i == CELLS - 1 && bit))
            return -1;
        if (i > 0 && i <= BITS)
            number = number * 2 + bit;
    }
    return number;
}

int number_at(pl_media *media, pl_time at, pl_time *shown_us, bool *key)
{
    pl_error err = { 0 };
    pl_image *image = NULL;
    check_ok(pl_media_picture_at(&image, shown_us, key, media, at, &err));
    int number = picture_number(image);
    pl_image_free(image);
    return number;
}

bool has_warning(const pl_probe *probe, const char *words)
{
    for (int i = 0; i < probe->warnings.count; i++)
        if (strstr(probe->warnings.items[i], words))
            return true;
    return false;
}
