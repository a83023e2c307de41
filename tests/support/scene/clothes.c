/* Who looks how, and heads. Nobody is drawn after a living person. */
#include "people.h"

#include <math.h>

static const Clothes wardrobe[PEOPLE] = {
    [WHO_A] = { 0xff3f6a72, 0xff2b3038, 0xff24272b, 0xffd0a486, 0xff5b3a2b, HAIR_LONG, .pass = true,
                .size = 0.94 },
    [WHO_B] = { 0xff7a5c66, 0xff34373f, 0xff24272b, 0xff6b4a37, 0xff241f1d, HAIR_SHORT,
                .beard = true, .pass = true, .glasses = true, .size = 1.04 },
    [WHO_P1] = { 0xff8a8f96, 0xff3b4453, 0xff2a2522, 0xffe0bb9f, 0xff8c8379, HAIR_THIN,
                 .size = 1.08 },
    [WHO_P2] = { 0xff4e5f78, 0xff2e333b, 0xff3a3d42, 0xffb98a69, 0xff2c2725, HAIR_SHORT,
                 .hood = true, .size = 1 },
    [WHO_P3] = { 0xff7d765e, 0xff343b46, 0xff24272b, 0xff8a5f45, 0xff241f1d, HAIR_SHORT,
                 .beard = true, .size = 1 },
    [WHO_P4] = { 0xff56705c, 0xff4a463f, 0xff2c2a28, 0xffdcb698, 0xff4a3a30, HAIR_CURLS,
                 .size = 0.95 },
    [WHO_P5] = { 0xff8b5a4e, 0xff3b4453, 0xff24272b, 0xffdfb294, 0xff9a7a4e, HAIR_SHORT,
                 .size = 1.03 },
    [WHO_P6] = { 0xff6488a0, 0xff54504a, 0xff33302d, 0xff7a523c, 0xff1f1b1a, HAIR_CURLS,
                 .size = 0.96 },
};

const Clothes *clothes_of(int who)
{
    return &wardrobe[who];
}

/* A point of the head: ahead, to the left, up, from its middle. */
static V3 on_head(const Rig *rig, double ahead, double left, double up)
{
    V3 p = v3_add(rig->head, v3_scale(rig->ahead, ahead));
    return v3_add(v3_add(p, v3_scale(rig->aside, left)), v3_scale(rig->above, up));
}

static V3 on_face(const Rig *rig, double across, double up)
{
    double left = sin(across) * cos(up) * 0.113, ahead = cos(across) * cos(up) * 0.113;
    return on_head(rig, ahead, left, sin(up) * 0.113);
}

/* How squarely a point of the face looks at the camera; features at the edge are left away. */
static double seen(const Rig *rig, V3 p)
{
    V3 out = v3_sub(p, rig->head), to = v3_sub(view_place(), p);
    return v3_dot(out, to) / (v3_length(out) * v3_length(to));
}

static void dot(Item *item, const Rig *rig, V3 p, double r, unsigned colour)
{
    if (seen(rig, p) > 0.22)
        item_ball(item, p, r, colour, 0.2);
}

static void mouth_draw(Item *item, const Rig *rig, const Clothes *clothes, double open)
{
    V3 left = on_face(rig, 0.17, -0.52), right = on_face(rig, -0.17, -0.52);
    V3 low = on_face(rig, 0, -0.55 - 0.16 * open);
    if (seen(rig, low) < 0.2)
        return;
    Disc disc[3] = { view_ball(left, 0.007), view_ball(right, 0.007),
                     view_ball(low, 0.008 + 0.016 * open) };
    unsigned colour = colour_mix(clothes->skin, 0xff3a1715, 0.55 + 0.35 * open);
    item_hull(item, disc, 3, colour, view_depth(low) - 0.2);
}

static void features(Item *item, const Rig *rig, const Clothes *clothes, double mouth)
{
    for (int side = -1; side <= 1; side += 2) {
        V3 eye = on_face(rig, side * 0.36, 0.02);
        dot(item, rig, eye, 0.0115, darker(clothes->hair, 0.5));
        V3 brow[2] = { on_face(rig, side * 0.24, 0.24), on_face(rig, side * 0.52, 0.22) };
        if (seen(rig, brow[0]) > 0.25 && seen(rig, brow[1]) > 0.15)
            item_limb(item, brow[0], 0.006, brow[1], 0.005, clothes->hair, 0.2);
        if (clothes->glasses && seen(rig, eye) > 0.25)
            item_ball(item, eye, 0.027, 0x70e8eef0, 0.19);
    }
    dot(item, rig, on_head(rig, 0.118, 0, -0.022), 0.015, darker(clothes->skin, 0.13));
    mouth_draw(item, rig, clothes, mouth);
}

static void beard_draw(Item *item, const Rig *rig, const Clothes *clothes)
{
    Disc disc[3] = { view_ball(on_face(rig, 0.62, -0.62), 0.026),
                     view_ball(on_face(rig, -0.62, -0.62), 0.026),
                     view_ball(on_head(rig, 0.062, 0, -0.112), 0.034) };
    V3 chin = on_head(rig, 0.09, 0, -0.09);
    if (seen(rig, chin) > -0.1)
        item_hull(item, disc, 3, colour_mix(clothes->hair, clothes->skin, 0.3),
                  view_depth(chin) - 0.12);
}

/* Long hair falls behind the neck, so it lies apart from the rest in depth. */
static void long_hair_draw(Item *item, const Rig *rig, const Clothes *clothes)
{
    V3 low = on_head(rig, -0.06, 0, -0.13);
    Disc disc[3] = { view_ball(on_head(rig, -0.04, 0, 0.02), 0.118),
                     view_ball(on_head(rig, -0.055, 0.055, -0.14), 0.06),
                     view_ball(on_head(rig, -0.055, -0.055, -0.14), 0.06) };
    item_body(item, disc, 3, darker(clothes->hair, 0.12), view_depth(low));
}

static void hair_draw(Item *item, const Rig *rig, const Clothes *clothes)
{
    V3 back = on_head(rig, -0.04, 0, 0.03);
    double r = clothes->style == HAIR_CURLS ? 0.128 : clothes->style == HAIR_THIN ? 0.108 : 0.119;
    Disc mass = view_ball(back, r);
    Disc crown[3] = { view_ball(on_head(rig, 0.02, 0.045, 0.083), 0.034),
                      view_ball(on_head(rig, 0.02, -0.045, 0.083), 0.034),
                      view_ball(on_head(rig, -0.058, 0, 0.058), r * 0.74) };
    if (clothes->style == HAIR_LONG)
        long_hair_draw(item, rig, clothes);
    item_body(item, &mass, 1, clothes->hair, view_depth(back) - 0.002);
    if (clothes->style != HAIR_THIN)
        item_body(item, crown, 3, clothes->hair, view_depth(rig->head) - 0.1);
}

void head_draw(Item *item, const Rig *rig, const Clothes *clothes, double mouth)
{
    V3 chin = on_head(rig, 0.025, 0, -0.045);
    Disc skull[2] = { view_ball(on_head(rig, 0.012, 0, 0.015), 0.108), view_ball(chin, 0.088) };
    V3 collar = v3_add(rig->neck, (V3){ 0, 0, -0.03 });
    item_limb(item, collar, 0.06, v3_mix(rig->neck, rig->head, 0.55), 0.052,
              darker(clothes->skin, 0.12), -0.01);
    item_body(item, skull, 2, clothes->skin, view_depth(rig->head));
    for (int side = -1; side <= 1; side += 2) {
        V3 ear = on_head(rig, -0.005, side * 0.108, -0.005);
        if (seen(rig, ear) > -0.3 && clothes->style != HAIR_LONG)
            item_ball(item, ear, 0.024, darker(clothes->skin, 0.08), 0.11);
    }
    hair_draw(item, rig, clothes);
    if (clothes->beard)
        beard_draw(item, rig, clothes);
    features(item, rig, clothes, mouth);
}
