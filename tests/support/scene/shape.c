#include "shape.h"

#include <math.h>
#include <stdlib.h>

static struct {
    V3 place, ahead, right, up;
    double zoom;
} view;

V3 v3_add(V3 a, V3 b)
{
    return (V3){ a.x + b.x, a.y + b.y, a.z + b.z };
}

V3 v3_sub(V3 a, V3 b)
{
    return (V3){ a.x - b.x, a.y - b.y, a.z - b.z };
}

V3 v3_scale(V3 a, double k)
{
    return (V3){ a.x * k, a.y * k, a.z * k };
}

V3 v3_mix(V3 a, V3 b, double t)
{
    return v3_add(a, v3_scale(v3_sub(b, a), t));
}

V3 v3_cross(V3 a, V3 b)
{
    return (V3){ a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x };
}

double v3_dot(V3 a, V3 b)
{
    return a.x * b.x + a.y * b.y + a.z * b.z;
}

double v3_length(V3 a)
{
    return sqrt(v3_dot(a, a));
}

static V3 unit(V3 a)
{
    return v3_scale(a, 1 / v3_length(a));
}

/* The camera hangs in the near corner, as in the design's pictures. */
void view_set_up(void)
{
    view.place = (V3){ 0.15, 0.2, 2.75 };
    view.ahead = unit(v3_sub((V3){ 4.7, 4.4, 0.55 }, view.place));
    view.right = unit(v3_cross(view.ahead, (V3){ 0, 0, 1 }));
    view.up = v3_cross(view.right, view.ahead);
    view.zoom = 640 / tan(35 * M_PI / 180);
}

V3 view_place(void)
{
    return view.place;
}

double view_depth(V3 p)
{
    return fmax(0.12, v3_dot(v3_sub(p, view.place), view.ahead));
}

Pt view_point(V3 p)
{
    V3 v = v3_sub(p, view.place);
    double k = view.zoom / view_depth(p);
    return (Pt){ WIDTH / 2.0 + k * v3_dot(v, view.right), HEIGHT / 2.0 - k * v3_dot(v, view.up) };
}

Disc view_ball(V3 p, double r)
{
    return (Disc){ view_point(p), r * view.zoom / view_depth(p) };
}

unsigned colour_mix(unsigned a, unsigned b, double t)
{
    unsigned mixed = a & 0xff000000u;
    for (int shift = 0; shift < 24; shift += 8) {
        double from = (a >> shift) & 255u, to = (b >> shift) & 255u;
        mixed |= (unsigned)lrint(from + (to - from) * t) << shift;
    }
    return mixed;
}

unsigned darker(unsigned colour, double t)
{
    return colour_mix(colour, 0x11151b, t);
}

unsigned lighter(unsigned colour, double t)
{
    return colour_mix(colour, 0xf6f4ee, t);
}

void item_clear(Item *item, V3 foot)
{
    item->shapes = 0;
    item->beyond = false;
    item->board = 0;
    item->depth = view_depth(foot);
}

static Shape *more(Item *item, unsigned colour, double depth)
{
    Shape *shape = &item->shape[item->shapes < SHAPES - 1 ? item->shapes++ : SHAPES - 1];
    shape->colour = colour;
    shape->depth = depth;
    shape->corners = 0;
    return shape;
}

/* A third of a pixel: a person at rest then keeps the very same shapes, and is not drawn again. */
static double settle(double a)
{
    return rint(a * 3) / 3;
}

static Pt farthest(const Disc *disc, int n, double cx, double cy)
{
    double best = -1e9;
    Pt corner = { 0, 0 };
    for (int i = 0; i < n; i++) {
        double reach = disc[i].at.x * cx + disc[i].at.y * cy + disc[i].r;
        if (reach > best) {
            best = reach;
            corner = (Pt){ disc[i].at.x + disc[i].r * cx, disc[i].at.y + disc[i].r * cy };
        }
    }
    return corner;
}

/* The rubber band around the discs, found by asking in each direction which reaches farthest. */
void item_hull(Item *item, const Disc *disc, int n, unsigned colour, double depth)
{
    Shape *shape = more(item, colour, depth);
    shape->corners = disc[0].r < 5 ? CORNERS / 2 : CORNERS;
    for (int i = 0; i < shape->corners; i++) {
        double a = 2 * M_PI * i / shape->corners;
        Pt p = farthest(disc, n, cos(a), sin(a));
        shape->corner[i] = (Pt){ settle(p.x), settle(p.y) };
    }
}

/* Two tones: light falls from the windows, to the left of the picture. */
void item_body(Item *item, const Disc *disc, int n, unsigned colour, double depth)
{
    Disc lit[12];
    item_hull(item, disc, n, darker(colour, 0.13), depth);
    for (int i = 0; i < n && i < 12; i++) {
        lit[i] = disc[i];
        lit[i].at.x -= disc[i].r * 0.15;
        lit[i].at.y -= disc[i].r * 0.08;
        lit[i].r *= 0.87;
    }
    item_hull(item, lit, n < 12 ? n : 12, colour, depth - 0.0001);
}

void item_limb(Item *item, V3 a, double ra, V3 b, double rb, unsigned colour, double nearer)
{
    Disc disc[2] = { view_ball(a, ra), view_ball(b, rb) };
    item_body(item, disc, 2, colour, view_depth(v3_mix(a, b, 0.5)) - nearer);
}

void item_ball(Item *item, V3 p, double r, unsigned colour, double nearer)
{
    Disc disc = view_ball(p, r);
    item_hull(item, &disc, 1, colour, view_depth(p) - nearer);
}

void item_face(Item *item, const V3 *p, int n, unsigned colour, double nearer)
{
    Shape *shape = more(item, colour, 0);
    V3 middle = { 0, 0, 0 };
    for (int i = 0; i < n; i++) {
        Pt at = view_point(p[i]);
        middle = v3_add(middle, v3_scale(p[i], 1.0 / n));
        shape->corner[shape->corners++] = (Pt){ settle(at.x), settle(at.y) };
    }
    shape->depth = view_depth(middle) - nearer;
}

static int far_first(const void *left, const void *right)
{
    double a = ((const Shape *)left)->depth, b = ((const Shape *)right)->depth;
    return a < b ? 1 : a > b ? -1 : 0;
}

/* The sort may not leave equals in place, but no two shapes share a depth save by accident. */
void item_sort(Item *item)
{
    qsort(item->shape, (size_t)item->shapes, sizeof *item->shape, far_first);
}
