/* From points in the room (metres; x to the door wall, y to the windows, z up) to flat shapes in the
 * picture. Each thing in the room is an item: shapes ordered from far to near. */
#ifndef SCENE_SHAPE_H
#define SCENE_SHAPE_H

#include <stdbool.h>
#include <stdint.h>

enum { WIDTH = 1280, HEIGHT = 720, CORNERS = 40, SHAPES = 150 };

typedef struct {
    double x, y, z;
} V3;

typedef struct {
    double x, y;
} Pt;

typedef struct {
    Pt at;
    double r;
} Disc;

typedef struct {
    double depth;
    unsigned colour; /* 0xAARRGGBB */
    int corners;
    Pt corner[CORNERS];
} Shape;

typedef struct {
    Shape shape[SHAPES];
    int shapes;
    double depth; /* of the item as a whole */
    bool beyond;  /* seen through the doorway */
    int board;    /* letters on the flip-chart, or 0 */
} Item;

V3 v3_add(V3 a, V3 b);
V3 v3_sub(V3 a, V3 b);
V3 v3_scale(V3 a, double k);
V3 v3_mix(V3 a, V3 b, double t);
V3 v3_cross(V3 a, V3 b);
double v3_dot(V3 a, V3 b);
double v3_length(V3 a);

void view_set_up(void);
V3 view_place(void);
Pt view_point(V3 p);
double view_depth(V3 p);
Disc view_ball(V3 p, double r);

unsigned colour_mix(unsigned a, unsigned b, double t);
unsigned darker(unsigned colour, double t);
unsigned lighter(unsigned colour, double t);

void item_clear(Item *item, V3 foot);
void item_hull(Item *item, const Disc *disc, int n, unsigned colour, double depth);
void item_body(Item *item, const Disc *disc, int n, unsigned colour, double depth);
void item_limb(Item *item, V3 a, double ra, V3 b, double rb, unsigned colour, double nearer);
void item_ball(Item *item, V3 p, double r, unsigned colour, double nearer);
void item_face(Item *item, const V3 *p, int n, unsigned colour, double nearer);
void item_sort(Item *item);

#endif
