#define _GNU_SOURCE /* dl_iterate_phdr */
#include "screen.h"

#include "test.h"

#include "plumbline/base/text.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <link.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* The head of the form of xwd: numbers of 32 bits, the most significant byte first. */
enum {
    HEAD_SIZE = 0,
    HEAD_WIDTH = 4,
    HEAD_HEIGHT = 5,
    HEAD_BITS = 11,
    HEAD_STRIDE = 12,
    HEAD_COLOURS = 19
};

void screen_start(void)
{
    if (!getenv("PL_SCREEN"))
        skip();
    check_int(SDL_Init(SDL_INIT_VIDEO), 0);
}

static void poll_for(int ms)
{
    SDL_Event event;
    for (Uint64 end = SDL_GetTicks64() + (Uint64)ms; SDL_GetTicks64() < end; SDL_Delay(2))
        while (SDL_PollEvent(&event))
            ;
}

SDL_Window *screen_window(int width, int height, Uint32 flags)
{
    SDL_Window *window = SDL_CreateWindow("Plumbline", 40, 30, width, height, flags);
    check(window != NULL);
    SDL_SetWindowInputFocus(window);
    poll_for(50);
    return window;
}

/* What a driver of graphics leaks can be told from what we leak only while the driver is there: the
 * library that loaded it may not take it away again. */
static int keep_driver(struct dl_phdr_info *info, size_t size, void *ctx)
{
    (void)size, (void)ctx;
    if (pl_text_ends(info->dlpi_name, "_dri.so"))
        dlopen(info->dlpi_name, RTLD_LAZY | RTLD_NOLOAD | RTLD_NODELETE);
    return 0;
}

void screen_close(SDL_Window *window)
{
    dl_iterate_phdr(keep_driver, NULL);
    SDL_DestroyWindow(window);
    SDL_Quit();
}

static uint32_t number(const unsigned char *head, int which)
{
    const unsigned char *at = head + 4 * which;
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

static void copy_part(pl_image *out, const unsigned char *screen, int x, int y)
{
    const int size_of_colour = 12;
    const unsigned char *pixels =
        screen + number(screen, HEAD_SIZE) + number(screen, HEAD_COLOURS) * size_of_colour;
    check_int(number(screen, HEAD_BITS), 32);
    check(x + out->width <= (int)number(screen, HEAD_WIDTH));
    check(y + out->height <= (int)number(screen, HEAD_HEIGHT));
    for (int row = 0; row < out->height; row++) {
        size_t from = (size_t)(y + row) * number(screen, HEAD_STRIDE) + (size_t)x * 4;
        memcpy(pl_image_row(out, row), pixels + from, (size_t)out->width * 4);
        for (int i = 0; i < out->width; i++)
            pl_image_row(out, row)[i] |= 0xff000000u;
    }
}

pl_image *screen_read(SDL_Window *window)
{
    int x, y, width, height;
    SDL_GetWindowPosition(window, &x, &y);
    SDL_GetWindowSizeInPixels(window, &width, &height);
    int file = open(getenv("PL_SCREEN"), O_RDONLY | O_CLOEXEC);
    struct stat st;
    check(file >= 0 && fstat(file, &st) == 0);
    void *screen = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_SHARED, file, 0);
    check(screen != MAP_FAILED);
    pl_image *out = pl_image_new(width, height);
    check(out != NULL);
    copy_part(out, screen, x, y);
    munmap(screen, (size_t)st.st_size);
    close(file);
    return out;
}

int screen_apart(uint32_t a, uint32_t b)
{
    int most = 0;
    for (int shift = 0; shift < 24; shift += 8) {
        int by = abs((int)(a >> shift & 255) - (int)(b >> shift & 255));
        most = by > most ? by : most;
    }
    return most;
}

int screen_differ(const pl_image *got, const pl_image *want, const SDL_Rect *part, int most)
{
    SDL_Rect all = { 0, 0, want->width, want->height };
    part = part ? part : &all;
    check(got->width == want->width && got->height == want->height);
    int count = 0;
    for (int y = part->y; y < part->y + part->h; y++)
        for (int x = part->x; x < part->x + part->w; x++) {
            uint32_t a = pl_image_row(got, y)[x], b = pl_image_row(want, y)[x];
            if (screen_apart(a, b) > most && count++ == 0)
                print_error("at %d, %d: %08x, should be %08x\n", x, y, a, b);
        }
    return count;
}
