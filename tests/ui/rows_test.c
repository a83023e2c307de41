#include "test.h"

#include "rows.h"

/* Each alpha with each ground: what is blended is the nearest that there is. */
TEST(blending_rounds_to_nearest)
{
    pl_image *above = pl_image_new(256, 1), *below = pl_image_new(256, 1);
    for (uint32_t ground = 0; ground < 256; ground++) {
        for (uint32_t alpha = 0; alpha < 256; alpha++) {
            above->pixels[alpha] = alpha << 24 | alpha << 16 | (alpha / 2) << 8;
            below->pixels[alpha] = 0xff000000u | ground << 16 | (255 - ground) << 8 | ground;
        }
        ui_rows_blend((ui_rows){ below->pixels, below->stride }, above, 0, 0,
                      (SDL_Rect){ 0, 0, 256, 1 });
        for (uint32_t alpha = 0; alpha < 256; alpha++) {
            uint32_t rest = 255 - alpha, got = below->pixels[alpha];
            check_int(got >> 24, 255);
            check_int(got >> 16 & 255, alpha + (ground * rest + 127) / 255);
            check_int(got >> 8 & 255, alpha / 2 + ((255 - ground) * rest + 127) / 255);
            check_int(got & 255, (ground * rest + 127) / 255);
        }
    }
    pl_image_free(above);
    pl_image_free(below);
}

TEST(only_the_part_is_copied)
{
    pl_image *from = pl_image_new(8, 8), *to = pl_image_new(20, 20);
    memset(from->pixels, 0x11, (size_t)from->stride * 8);
    memset(to->pixels, 0x22, (size_t)to->stride * 20);
    pl_image_row(from, 2)[1] = 7;
    ui_rows_copy((ui_rows){ to->pixels, to->stride }, from, 5, 6, (SDL_Rect){ 6, 8, 2, 3 });
    int copied = 0;
    for (int y = 0; y < 20; y++)
        for (int x = 0; x < 20; x++)
            copied += pl_image_row(to, y)[x] != 0x22222222u;
    check_int(copied, 6);
    check_int(pl_image_row(to, 8)[6], 7);
    pl_image_free(from);
    pl_image_free(to);
}
