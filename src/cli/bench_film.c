/* An AVI file of an hour at a picture a second, each the same JPEG: for what needs some recording and no
 * particular one. Form: Microsoft's AVI RIFF File Reference. */
#include "bench.h"

#include "plumbline/base/image.h"
#include "plumbline/media/still.h"

enum { SECONDS = 3600, WIDTH = 640, HEIGHT = 360, HAS_INDEX = 0x10, KEY = 0x10, HEADER = 40 };

static void put(pl_text *out, uint32_t number, int bytes)
{
    for (int i = 0; i < bytes; i++)
        pl_text_add_char(out, (char)(number >> 8 * i & 0xff));
}

static void put_all(pl_text *out, const uint32_t *numbers, int count)
{
    for (int i = 0; i < count; i++)
        put(out, numbers[i], 4);
}

/* A chunk begins; its size follows when it ends. */
static size_t begin(pl_text *out, const char *name, const char *list)
{
    pl_text_add(out, name);
    size_t at = out->size;
    put(out, 0, 4);
    if (list)
        pl_text_add(out, list);
    return at;
}

static void end(pl_text *out, size_t at)
{
    size_t size = out->size - at - 4;
    for (int i = 0; i < 4; i++)
        out->data[at + (size_t)i] = (char)(size >> 8 * i & 0xff);
    if (size % 2)
        pl_text_add_char(out, '\0');
}

static void put_head(pl_text *out, size_t picture)
{
    const uint32_t main_head[] = { 1000000, (uint32_t)picture,
                                   0,       HAS_INDEX,
                                   SECONDS, 0,
                                   1,       (uint32_t)picture,
                                   WIDTH,   HEIGHT,
                                   0,       0,
                                   0,       0 };
    const uint32_t stream[] = { 0, 0, 0, 1, 1, 0, SECONDS, (uint32_t)picture, 0, 0, 0, 0 };
    size_t head = begin(out, "LIST", "hdrl"), at = begin(out, "avih", NULL);
    put_all(out, main_head, (int)PL_COUNT(main_head));
    end(out, at);
    size_t list = begin(out, "LIST", "strl");
    at = begin(out, "strh", "vidsMJPG");
    put_all(out, stream, (int)PL_COUNT(stream));
    end(out, at);
    at = begin(out, "strf", NULL);
    put(out, HEADER, 4);
    put(out, WIDTH, 4);
    put(out, HEIGHT, 4);
    put(out, 1, 2);
    put(out, 24, 2);
    pl_text_add(out, "MJPG");
    put(out, WIDTH * HEIGHT * 3, 4);
    for (int i = 0; i < 4; i++)
        put(out, 0, 4);
    end(out, at);
    end(out, list);
    end(out, head);
}

static void put_film(pl_text *out, const void *picture, size_t size)
{
    size_t whole = begin(out, "RIFF", "AVI ");
    put_head(out, size);
    size_t movie = begin(out, "LIST", "movi");
    uint32_t each = (uint32_t)(8 + size + size % 2);
    for (int i = 0; i < SECONDS; i++) {
        size_t at = begin(out, "00dc", NULL);
        pl_text_add_bytes(out, picture, size);
        end(out, at);
    }
    end(out, movie);
    size_t index = begin(out, "idx1", NULL);
    for (uint32_t i = 0; i < SECONDS; i++) {
        pl_text_add(out, "00dc");
        put(out, KEY, 4);
        put(out, 4 + i * each, 4);
        put(out, (uint32_t)size, 4);
    }
    end(out, index);
    end(out, whole);
}

/* A wall with a window, so that it is not the smallest of pictures. */
static void *make_picture(size_t *size, pl_error *err)
{
    pl_image *image = pl_image_new(WIDTH, HEIGHT);
    if (!image) {
        pl_fail(err, PL_INTERNAL, "There is no memory for a picture.");
        return NULL;
    }
    for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++) {
            bool window = x > WIDTH / 2 && x < WIDTH * 3 / 4 && y > HEIGHT / 5 && y < HEIGHT / 2;
            uint32_t light = (uint32_t)(90 + y * 60 / HEIGHT + (window ? 90 : 0));
            pl_image_row(image, y)[x] = 0xff000000 | light << 16 | light << 8 | (light * 7 / 8);
        }
    void *picture = pl_still_jpeg(size, image, PL_JPEG_QUALITY, err);
    pl_image_free(image);
    return picture;
}

bool bench_film_make(const char *path, pl_error *err)
{
    size_t size = 0;
    pl_text film = { 0 };
    void *picture = make_picture(&size, err);
    if (!picture)
        return false;
    put_film(&film, picture, size);
    bool ok = pl_file_write_cache(path, film.data, film.size, err);
    pl_text_free(&film);
    free(picture);
    return ok;
}
