/* Pictures as files, and pictures made upright, square and small. */
#include "corpus.h"
#include "test.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"
#include "plumbline/media/still.h"

static pl_image *picture(const char *name, pl_time at)
{
    pl_error err = { 0 };
    pl_image *image = NULL;
    pl_media *media = corpus_open(name, NULL);
    check_ok(pl_media_picture_at(&image, NULL, NULL, media, at, &err));
    pl_media_close(&media);
    return image;
}

/* What another program reads from the file, as one byte for red, green and blue each. */
static uint8_t *read_back(const void *bytes, size_t size, const char *name, size_t want)
{
    pl_error err = { 0 };
    int status = 0;
    char *folder = test_new_folder();
    char *file = pl_path_join(folder, name), *raw = pl_path_join(folder, "raw");
    check_ok(pl_file_write(file, bytes, size, &err));
    free(test_run(&status, "ffmpeg -v error -nostdin -y -i '%s' -f rawvideo -pix_fmt rgb24 '%s'",
                  file, raw));
    check_int(status, 0);
    size_t got = 0;
    uint8_t *pixels = (uint8_t *)pl_file_read(&got, raw, 1 << 24, &err);
    check_ok(pixels != NULL);
    check_int(got, want);
    free(folder);
    free(file);
    free(raw);
    return pixels;
}

static double difference(const pl_image *image, const uint8_t *rgb)
{
    double sum = 0;
    for (int y = 0; y < image->height; y++)
        for (int x = 0; x < image->width; x++, rgb += 3) {
            uint32_t pixel = pl_image_row(image, y)[x];
            sum += abs((int)(pixel >> 16 & 255) - rgb[0]) + abs((int)(pixel >> 8 & 255) - rgb[1]) +
                   abs((int)(pixel & 255) - rgb[2]);
        }
    return sum / (3.0 * image->width * image->height);
}

TEST(a_png_holds_the_very_pixels)
{
    pl_error err = { 0 };
    pl_image *image = picture("mp4_25.mp4", 4000000);
    size_t size = 0, again = 0;
    void *png = pl_still_png(&size, image, &err);
    void *second = pl_still_png(&again, image, &err);
    check_ok(png != NULL);
    check(size > 8 && memcmp(png, "\x89PNG\r\n\x1a\n", 8) == 0);
    check(again == size && memcmp(png, second, size) == 0);
    uint8_t *rgb = read_back(png, size, "a.png", 320 * 180 * 3);
    check(difference(image, rgb) == 0.0);
    free(rgb);
    free(png);
    free(second);
    pl_image_free(image);
}

TEST(a_jpeg_is_near_the_picture_and_smaller)
{
    pl_error err = { 0 };
    pl_image *image = picture("mp4_25.mp4", 4000000);
    size_t best = 0, usual = 0, poor = 0, png = 0;
    void *files[4] = { pl_still_jpeg(&best, image, 97, &err),
                       pl_still_jpeg(&usual, image, PL_JPEG_QUALITY, &err),
                       pl_still_jpeg(&poor, image, 20, &err), pl_still_png(&png, image, &err) };
    check(files[0] && files[1] && files[2] && files[3]);
    check(usual > 4 && memcmp(files[1], "\xff\xd8\xff", 3) == 0);
    check(best > usual && usual > poor && usual < png);
    uint8_t *rgb = read_back(files[1], usual, "a.jpg", 320 * 180 * 3);
    check(difference(image, rgb) < 4.0);
    free(rgb);
    for (int i = 0; i < 4; i++)
        free(files[i]);
    pl_image_free(image);
}

TEST(odd_sizes_are_written_too)
{
    static const int sizes[][2] = { { 1, 1 }, { 3, 5 }, { 101, 7 } };
    for (size_t i = 0; i < PL_COUNT(sizes); i++) {
        pl_error err = { 0 };
        size_t size = 0;
        pl_image *image = pl_image_new(sizes[i][0], sizes[i][1]);
        for (int y = 0; y < image->height; y++)
            for (int x = 0; x < image->width; x++)
                pl_image_row(image, y)[x] = 0xff204060u;
        void *png = pl_still_png(&size, image, &err);
        check_ok(png != NULL);
        free(png);
        void *jpeg = pl_still_jpeg(&size, image, 85, &err);
        check_ok(jpeg != NULL);
        free(jpeg);
        pl_image_free(image);
    }
}

TEST(a_picture_is_scaled_in_proportion)
{
    pl_error err = { 0 };
    pl_image *image = picture("mp4_25.mp4", 4000000);
    static const int widths[] = { 160, 208, 320, 640 };
    for (size_t i = 0; i < PL_COUNT(widths); i++) {
        pl_image *small = pl_image_scaled(image, widths[i], &err);
        check_ok(small != NULL);
        check_int(small->width, widths[i]);
        check_int(small->height, (widths[i] * 180 + 160) / 320);
        check_int(picture_number(small), 100);
        check_int(pl_image_row(small, small->height / 2)[0] >> 24, 255);
        pl_image_free(small);
    }
    check_fails(pl_image_scaled(image, 0, &err) != NULL, PL_BAD_INPUT);
    check_fails(pl_image_scaled(image, 20000, &err) != NULL, PL_BAD_INPUT);
    pl_image_free(image);
}

TEST(narrow_samples_are_made_square)
{
    pl_image *image = picture("narrow.mp4", 1000000);
    check_int(image->width, 320);
    check_int(image->height, 180);
    check_int(picture_number(image), 25);
    pl_image_free(image);
}

/* The file asks for three quarter turns clockwise: its top lies on the left, its left edge below. */
TEST(a_turned_picture_is_upright)
{
    pl_image *image = picture("turned.mp4", 1000000);
    check_int(image->width, 180);
    check_int(image->height, 320);
    pl_image *back = pl_image_new(320, 180);
    for (int y = 0; y < 180; y++)
        for (int x = 0; x < 320; x++)
            pl_image_row(back, y)[x] = pl_image_row(image, 319 - x)[y];
    check_int(picture_number(back), 25);
    pl_image_free(back);
    pl_image_free(image);
}

TEST(grey_is_grey_and_white_is_white)
{
    pl_image *image = picture("mp4_25.mp4", 0);
    uint32_t white = pl_image_row(image, 12)[6], black = pl_image_row(image, 36)[6];
    for (int shift = 0; shift < 24; shift += 8) {
        check((white >> shift & 255) >= 252);
        check((black >> shift & 255) <= 3);
    }
    check_int(white >> 24, 255);
    pl_image_free(image);
}
