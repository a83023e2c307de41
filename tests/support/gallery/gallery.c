/* Paints every component in every state into a PNG file, to be looked at beside the design.
 *     gallery OUT.png [dark|light] [scale]
 *     gallery bench */
#include "bench.h"
#include "page.h"

#include "plumbline/base/error.h"
#include "plumbline/paint/pixels.h"

#include <cairo.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A picture that stands for a frame: a room with a floor. */
static pl_image *made_picture(void)
{
    pl_image *picture = pl_image_new(320, 180);
    if (!picture)
        exit(2);
    for (int y = 0; y < picture->height; y++)
        for (int x = 0; x < picture->width; x++)
            pl_image_row(picture, y)[x] = y > 100        ? 0xff888c92u
                                          : (x / 40) % 2 ? 0xffc9ccc6u
                                                         : 0xffb4b8b0u;
    return picture;
}

static int write_png(const pl_image *image, const char *path)
{
    cairo_surface_t *surface =
        cairo_image_surface_create_for_data((unsigned char *)image->pixels, CAIRO_FORMAT_ARGB32,
                                            image->width, image->height, image->stride);
    cairo_status_t status = cairo_surface_write_to_png(surface, path);
    cairo_surface_destroy(surface);
    if (status != CAIRO_STATUS_SUCCESS)
        fprintf(stderr, "%s: %s\n", path, cairo_status_to_string(status));
    return status == CAIRO_STATUS_SUCCESS ? 0 : 1;
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fprintf(stderr, "usage: gallery OUT.png [dark|light] [scale], or gallery bench\n");
        return 2;
    }
    if (strcmp(argv[1], "bench") == 0) {
        bench_panel();
        return 0;
    }
    pl_look look = { .theme =
                         argc > 2 && strcmp(argv[2], "light") == 0 ? PL_THEME_LIGHT : PL_THEME_DARK,
                     .scale = argc > 3 ? atof(argv[3]) : 1 };
    pl_fonts *fonts = pl_fonts_new();
    for (int asked = 0; asked < 2; asked++) { /* said once, however often it is asked for */
        const char *notice = pl_fonts_notice(fonts);
        if (notice)
            fprintf(stderr, "%s\n", notice);
    }
    pl_list *list = pl_list_new(fonts);
    pl_image *picture = made_picture();
    page_components(list, picture);
    pl_image *image = pl_image_new((int)(PAGE_WIDE * look.scale), (int)(PAGE_HIGH * look.scale));
    pl_error err = { 0 };
    int failed = 1;
    if (image && pl_pixels_paint(image, list, fonts, &look, NULL, &err))
        failed = write_png(image, argv[1]);
    else
        fprintf(stderr, "%s\n", err.text);
    pl_image_free(image);
    pl_image_free(picture);
    pl_list_free(list);
    pl_fonts_free(fonts);
    return failed;
}
