/* Stretching a plane of bytes: held against the same sums done plainly. */
#include "stretch.h"
#include "test.h"

#include <math.h>

enum { MOST = 1300, GUARD = 0x5a };

static uint8_t sample(int x, int y)
{
    uint32_t mixed = (uint32_t)(x * 2654435761u ^ (uint32_t)y * 40503u);
    return (uint8_t)(128 + 100 * sin(x / 7.0) * cos(y / 5.0) + (mixed >> 27));
}

static double share(double away, double reach)
{
    return fabs(away) < reach ? 1 - fabs(away) / reach : 0;
}

static int held(int at, int count)
{
    return at < 0 ? 0 : at >= count ? count - 1 : at;
}

static double plain(int x, int y, int fw, int fh, int w, int h)
{
    double across = (double)fw / w, down = (double)fh / h, sum = 0, all = 0;
    double mx = (x + 0.5) * across - 0.5, my = (y + 0.5) * down - 0.5;
    double rx = fmax(across, 1), ry = fmax(down, 1);
    for (int v = (int)floor(my - ry); v <= my + ry; v++)
        for (int u = (int)floor(mx - rx); u <= mx + rx; u++) {
            double part = share(u - mx, rx) * share(v - my, ry);
            sum += part * sample(held(u, fw), held(v, fh));
            all += part;
        }
    return sum / all;
}

TEST(a_stretched_plane_is_what_plain_sums_give)
{
    static const int cases[][4] = {
        { 1280, 720, 1024, 576 }, { 1280, 720, 928, 522 }, { 320, 180, 333, 187 },
        { 320, 180, 160, 90 },    { 16, 16, 31, 40 },      { 17, 23, 16, 16 },
        { 640, 360, 1250, 700 },  { 721, 405, 700, 404 },
    };
    uint8_t *in = malloc(MOST * MOST), *out = malloc(MOST * MOST);
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        const int *c = cases[i];
        pl_stretch *stretch = pl_stretch_new(c[0], c[1], c[2], c[3]);
        if (!stretch) /* this processor has no quick code */
            break;
        int wide = (c[2] + PL_STRETCH_STEP - 1) / PL_STRETCH_STEP * PL_STRETCH_STEP;
        memset(out, GUARD, MOST * MOST);
        for (int y = 0; y < c[1]; y++)
            for (int x = 0; x < c[0]; x++)
                in[y * c[0] + x] = sample(x, y);
        pl_stretch_plane(stretch, out, MOST, in, c[0]);
        for (int y = 0; y < c[3]; y++)
            for (int x = 0; x < c[2]; x++)
                check(fabs(plain(x, y, c[0], c[1], c[2], c[3]) - out[y * MOST + x]) <= 3.5);
        for (int y = 0; y < MOST; y++)
            for (int x = y < c[3] ? wide : 0; x < MOST; x++)
                check_int(out[y * MOST + x], GUARD);
        pl_stretch_free(stretch);
    }
    free(out);
    free(in);
}

TEST(what_has_no_quick_code_is_left_to_others)
{
    check(pl_stretch_new(1280, 720, 639, 576) == NULL);
    check(pl_stretch_new(1280, 720, 1024, 300) == NULL);
    check(pl_stretch_new(15, 720, 100, 720) == NULL);
    check(pl_stretch_new(1280, 720, 20000, 720) == NULL);
    pl_stretch_free(NULL);
    check(!pl_stretch_fits(NULL, 1, 1, 1, 1));
}
