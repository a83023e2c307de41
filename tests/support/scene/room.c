/* The room: drawn once behind everybody, save what people pass in front of and behind. */
#include "room.h"

#include <math.h>

static const double room_w = 8.0, room_h = 7.2, room_z = 2.9;

void paint_colour(cairo_t *cr, unsigned colour)
{
    cairo_set_source_rgba(cr, ((colour >> 16) & 255u) / 255.0, ((colour >> 8) & 255u) / 255.0,
                          (colour & 255u) / 255.0, (colour >> 24) / 255.0);
}

static void trace(cairo_t *cr, const V3 *p, int n)
{
    for (int i = 0; i < n; i++) {
        Pt at = view_point(p[i]);
        cairo_line_to(cr, at.x, at.y);
    }
    cairo_close_path(cr);
}

static void plane(cairo_t *cr, const V3 *p, int n, unsigned colour)
{
    trace(cr, p, n);
    paint_colour(cr, colour);
    cairo_fill(cr);
}

static void floor_rect(cairo_t *cr, double x, double y, double w, double h, unsigned colour)
{
    V3 p[] = { { x, y, 0 }, { x + w, y, 0 }, { x + w, y + h, 0 }, { x, y + h, 0 } };
    plane(cr, p, 4, colour);
}

/* On the wall with the windows, from x and z. */
static void left_rect(cairo_t *cr, double x, double z, double w, double h, unsigned colour)
{
    V3 p[] = {
        { x, room_h, z }, { x + w, room_h, z }, { x + w, room_h, z + h }, { x, room_h, z + h }
    };
    plane(cr, p, 4, colour);
}

/* On the wall with the door, from y and z. */
static void right_rect(cairo_t *cr, double y, double z, double w, double h, unsigned colour)
{
    V3 p[] = {
        { room_w, y, z }, { room_w, y + w, z }, { room_w, y + w, z + h }, { room_w, y, z + h }
    };
    plane(cr, p, 4, colour);
}

static void shell(cairo_t *cr)
{
    cairo_set_source_rgb(cr, 0.655, 0.667, 0.65);
    cairo_paint(cr);
    floor_rect(cr, 0, 0, room_w, room_h, 0xff868a8c);
    for (int i = 0; i < 16; i++) {
        for (int j = 0; j < 15; j++) {
            if ((i + j) % 2 == 0)
                floor_rect(cr, i * 0.5, j * 0.5, 0.5, fmin(0.5, room_h - j * 0.5), 0xff818587);
        }
    }
    right_rect(cr, 0, 0, room_h, room_z, 0xffb3b5af);
    left_rect(cr, 0, 0, room_w, room_z, 0xffc3c4bd);
    right_rect(cr, 0, 0, room_h, 0.1, 0xff8f908b);
    left_rect(cr, 0, 0, room_w, 0.1, 0xff999a94);
}

static void windows(cairo_t *cr)
{
    for (int i = 0; i < 2; i++) {
        double x = 1.3 + i * 1.9;
        left_rect(cr, x - 0.06, 0.94, 1.72, 1.42, 0xffe6e6e0);
        left_rect(cr, x, 1, 1.6, 1.3, 0xffd3dbdd);
        for (int k = 0; k < 13; k++)
            left_rect(cr, x, 1.02 + k * 0.1, 1.6, 0.045, 0xffbcc5c7);
    }
    left_rect(cr, 1.6, 0.18, 2.8, 0.54, 0xffd5d5cf);
    for (int k = 0; k < 22; k++)
        left_rect(cr, 1.66 + k * 0.125, 0.22, 0.05, 0.46, 0xffc1c2bb);
}

/* The group agreement: its lines are only strokes, for nobody could read it from here. */
static void whiteboard(cairo_t *cr)
{
    static const double length[] = { 0.62, 1.3, 0.9, 1.1, 0.75 };
    right_rect(cr, 3.1, 0.95, 2.0, 1.15, 0xff8d8f8b);
    right_rect(cr, 3.16, 1.01, 1.88, 1.03, 0xffdfe1de);
    for (int k = 0; k < 5; k++)
        right_rect(cr, 4.86 - length[k], 1.86 - k * 0.17, length[k], k ? 0.03 : 0.045,
                   k ? 0xff8fa0ad : 0xff5f7688);
}

static void corridor(cairo_t *cr)
{
    right_rect(cr, 0.9, 0, 1.05, 2.14, 0xff8b8d88);
    right_rect(cr, 0.97, 0, 0.91, 2.08, 0xffa9aaa1);
    cairo_save(cr);
    room_doorway(cr);
    cairo_clip(cr);
    V3 carpet[] = { { 8, 0.5, 0 }, { 9.4, 0.5, 0 }, { 9.4, 4, 0 }, { 8, 4, 0 } };
    plane(cr, carpet, 4, 0xff6c6a66);
    cairo_restore(cr);
}

static void light(cairo_t *cr)
{
    cairo_pattern_t *far = cairo_pattern_create_radial(600, 330, 250, 640, 380, 860);
    cairo_pattern_add_color_stop_rgba(far, 0, 1, 0.99, 0.95, 0.05);
    cairo_pattern_add_color_stop_rgba(far, 0.5, 0.5, 0.5, 0.5, 0);
    cairo_pattern_add_color_stop_rgba(far, 1, 0.05, 0.06, 0.09, 0.30);
    cairo_set_source(cr, far);
    cairo_paint(cr);
    cairo_pattern_destroy(far);
}

static void shade(cairo_t *cr, double x, double y, double r)
{
    V3 ring[24];
    for (int i = 0; i < 24; i++)
        ring[i] = (V3){ x + r * cos(M_PI * i / 12), y + r * sin(M_PI * i / 12), 0 };
    plane(cr, ring, 24, 0x331d2124);
}

void room_doorway(cairo_t *cr)
{
    V3 p[] = { { 8, 0.97, 0 }, { 8, 1.88, 0 }, { 8, 1.88, 2.08 }, { 8, 0.97, 2.08 } };
    trace(cr, p, 4);
}

void room_background(cairo_t *cr)
{
    shell(cr);
    windows(cr);
    whiteboard(cr);
    corridor(cr);
    for (int i = 0; i < PEOPLE; i++) {
        Place at = seat_of(i);
        shade(cr, at.x + 0.08 * cos(at.head), at.y + 0.08 * sin(at.head), 0.36);
    }
    shade(cr, 6.9, 2.2, 0.45);
    light(cr);
    label_text(cr);
}

static V3 by_chair(Place at, double u, double v, double z)
{
    double c = cos(at.head), s = sin(at.head);
    return (V3){ at.x + u * c - v * s, at.y + u * s + v * c, z };
}

void chair_draw(Item *item, Place at)
{
    const unsigned frame = 0xff6c7277, cloth = 0xff4a525b;
    for (int i = 0; i < 4; i++) {
        double u = i < 2 ? -0.22 : 0.2, v = i % 2 ? 0.2 : -0.2;
        item_limb(item, by_chair(at, u, v, 0.02), 0.015, by_chair(at, u, v, 0.42), 0.015, frame,
                  0.15);
    }
    V3 seat[] = { by_chair(at, -0.24, -0.23, 0.44), by_chair(at, 0.24, -0.23, 0.44),
                  by_chair(at, 0.24, 0.23, 0.44), by_chair(at, -0.24, 0.23, 0.44) };
    V3 edge[4];
    for (int i = 0; i < 4; i++)
        edge[i] = v3_sub(seat[i], (V3){ 0, 0, 0.035 });
    item_face(item, edge, 4, darker(cloth, 0.3), -0.11);
    item_face(item, seat, 4, cloth, -0.1);
    V3 back[] = { by_chair(at, -0.25, -0.22, 0.54), by_chair(at, -0.25, 0.22, 0.54),
                  by_chair(at, -0.29, 0.22, 0.92), by_chair(at, -0.29, -0.22, 0.92) };
    Disc disc[4];
    for (int i = 0; i < 4; i++)
        disc[i] = view_ball(back[i], 0.022);
    item_body(item, disc, 4, darker(cloth, 0.1), view_depth(by_chair(at, -0.27, 0, 0.73)));
    item_limb(item, by_chair(at, -0.22, 0.2, 0.42), 0.014, back[1], 0.014, frame, -0.02);
    item_limb(item, by_chair(at, -0.22, -0.2, 0.42), 0.014, back[0], 0.014, frame, -0.02);
}

void table_draw(Item *item)
{
    const double x = 6.9, y = 2.2, z = 0.72;
    for (int i = 0; i < 4; i++) {
        V3 top = { x + (i < 2 ? -0.5 : 0.5), y + (i % 2 ? 0.3 : -0.3), z };
        V3 foot = { top.x, top.y, 0 };
        item_limb(item, foot, 0.02, top, 0.02, 0xff6c7277, 0);
    }
    V3 top[] = { { x - 0.6, y - 0.36, z },
                 { x + 0.6, y - 0.36, z },
                 { x + 0.6, y + 0.36, z },
                 { x - 0.6, y + 0.36, z } };
    V3 rim[] = { { x - 0.6, y + 0.36, z - 0.04 },
                 { x - 0.6, y - 0.36, z - 0.04 },
                 { x + 0.6, y - 0.36, z - 0.04 },
                 { x + 0.6, y + 0.36, z - 0.04 } };
    item_face(item, rim, 4, 0xff7f6a52, 0.35);
    item_face(item, top, 4, 0xffa98f70, 0.4);
    item_limb(item, (V3){ x - 0.2, y, z + 0.06 }, 0.065, (V3){ x - 0.2, y, z + 0.24 }, 0.05,
              0xffb9cdd6, 0.6);
    for (int k = 0; k < 3; k++) {
        V3 cup = { x + 0.1 + k * 0.14, y - 0.1 + 0.05 * k, z + 0.03 };
        item_limb(item, cup, 0.03, v3_add(cup, (V3){ 0, 0, 0.05 }), 0.036, 0xffe9ecec, 0.65);
    }
}

/* The leaf hangs on the side nearer the camera and opens into the room. */
void door_draw(Item *item, double open)
{
    double a = open * 1.9, c = cos(a) * 0.91, s = sin(a) * 0.91;
    V3 leaf[] = {
        { 8, 0.97, 0 }, { 8 - s, 0.97 + c, 0 }, { 8 - s, 0.97 + c, 2.08 }, { 8, 0.97, 2.08 }
    };
    V3 pane[4];
    static const double across[] = { 0.58, 0.82, 0.82, 0.58 }, up[] = { 1.2, 1.2, 1.9, 1.9 };
    for (int i = 0; i < 4; i++)
        pane[i] = (V3){ 8 - s * across[i], 0.97 + c * across[i], up[i] };
    item_face(item, leaf, 4, 0xff9fa7ab, 0);
    item_face(item, pane, 4, 0xffc5ccce, 0.1);
    item_limb(item, (V3){ 8 - s * 0.9, 0.97 + c * 0.9, 1.02 }, 0.022,
              (V3){ 8 - s * 0.82, 0.97 + c * 0.82, 1.02 }, 0.018, 0xff6c7277, 0.12);
}
