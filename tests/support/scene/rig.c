#include "actor.h"

#include <math.h>

/* A slow, uneven movement between about -1 and 1, different for each seed. */
double wobble(double seconds, double speed, int seed)
{
    double a = 2 * M_PI * speed * seconds;
    return 0.6 * sin(a + seed * 1.7) + 0.4 * sin(a * 1.63 + seed * 2.9);
}

static V3 to_room(const Actor *actor, double ahead, double left, double up)
{
    double c = cos(actor->at.head), s = sin(actor->at.head);
    return (V3){ actor->at.x + ahead * c - left * s, actor->at.y + ahead * s + left * c, up };
}

static double pelvis_height(const Actor *actor)
{
    double step = 0.02 * fabs(cos(actor->phase)) * actor->stride;
    double t = actor->sit;
    return 0.92 + (0.55 - 0.92) * t * t * (3 - 2 * t) - 0.02 + step;
}

V3 rig_from_room(const Actor *actor, V3 p)
{
    double c = cos(actor->at.head), s = sin(actor->at.head);
    double dx = p.x - actor->at.x, dy = p.y - actor->at.y;
    return (V3){ dx * c + dy * s, dy * c - dx * s, p.z - pelvis_height(actor) };
}

/* Two bones from a to b; the joint lies to the side that "pole" points to. b moves in if too far. */
static V3 bend(V3 a, V3 *b, double upper, double lower, V3 pole)
{
    V3 line = v3_sub(*b, a);
    double far = fmax(0.05, v3_length(line));
    if (far > (upper + lower) * 0.995) {
        line = v3_scale(line, (upper + lower) * 0.995 / far);
        far = (upper + lower) * 0.995;
        *b = v3_add(a, line);
    }
    V3 way = v3_scale(line, 1 / far);
    double along = (upper * upper - lower * lower + far * far) / (2 * far);
    double out = sqrt(fmax(0, upper * upper - along * along));
    pole = v3_sub(pole, v3_scale(way, v3_dot(pole, way)));
    pole = v3_scale(pole, out / fmax(0.001, v3_length(pole)));
    return v3_add(v3_add(a, v3_scale(way, along)), pole);
}

static void legs(Rig *rig, const Actor *actor)
{
    V3 ahead = v3_sub(to_room(actor, 1, 0, 0), to_room(actor, 0, 0, 0));
    double wide = 0.1 + (actor->who % 3 == 1 ? 0.08 : 0.03) * actor->sit;
    for (int i = 0; i < SIDES; i++) {
        double side = i == LEFT ? 1 : -1, step = actor->phase + (i == LEFT ? 0 : M_PI);
        double reach = (0.4 - 0.03 * (actor->who % 2)) * actor->sit;
        double u = reach + 0.27 * sin(step) * actor->stride;
        double lift = fmax(0, cos(step)) * 0.09 * actor->stride;
        V3 out = v3_sub(to_room(actor, 0, side, 0), to_room(actor, 0, 0, 0));
        rig->hip[i] = v3_add(rig->pelvis, v3_scale(out, 0.095));
        rig->ankle[i] = to_room(actor, u, side * wide, 0.09 + lift);
        rig->knee[i] = bend(rig->hip[i], &rig->ankle[i], 0.44, 0.43,
                            v3_add(v3_add(ahead, (V3){ 0, 0, 0.6 }), v3_scale(out, 0.12)));
        rig->toe[i] = v3_add(rig->ankle[i], v3_scale(ahead, 0.14));
        rig->toe[i].z -= 0.035;
    }
}

/* The trunk leans from the pelvis and turns a little after the head. */
static void trunk(Rig *rig, const Actor *actor, double t)
{
    double laugh = actor->shake * sin(2 * M_PI * 4.2 * t + actor->who) * 0.016;
    double lean = actor->lean + 0.012 * wobble(t, 0.05, actor->who + 9);
    double sway =
        0.012 * wobble(t, 0.06, actor->who) + actor->talk * 0.016 * wobble(t, 0.4, actor->who);
    double twist = actor->yaw * 0.35, up = pelvis_height(actor);
    rig->pelvis = to_room(actor, -0.04 * actor->sit, 0, up);
    double heights[] = { 0.14, 0.3, 0.45, 0.52 };
    V3 top = { 0, 0, 0 };
    V3 *joint[] = { &rig->waist, &rig->chest, &top, &rig->neck };
    for (int i = 0; i < 4; i++) {
        double h = heights[i];
        V3 p = to_room(actor, -0.04 * actor->sit + sin(lean) * h, sway * h * 2, 0);
        p.z = up + cos(lean) * h + (i > 0 ? laugh : 0) + 0.003 * sin(t * 1.6 + actor->who);
        *joint[i] = p;
    }
    for (int i = 0; i < SIDES; i++) {
        double side = i == LEFT ? 0.185 : -0.185;
        V3 across = v3_sub(to_room(actor, -sin(twist), cos(twist), 0), to_room(actor, 0, 0, 0));
        rig->shoulder[i] = v3_add(top, v3_scale(across, side));
    }
}

static void arms(Rig *rig, const Actor *actor)
{
    double up = pelvis_height(actor);
    for (int i = 0; i < SIDES; i++) {
        V3 h = actor->hand[i];
        V3 out =
            v3_sub(to_room(actor, -0.35, i == LEFT ? 0.55 : -0.55, 0), to_room(actor, 0, 0, 0));
        out.z = -1;
        rig->hand[i] = to_room(actor, h.x, h.y, up + h.z);
        rig->elbow[i] = bend(rig->shoulder[i], &rig->hand[i], 0.29, 0.27, out);
    }
}

static void head(Rig *rig, const Actor *actor)
{
    double bearing = actor->at.head + actor->yaw, nod = actor->pitch;
    rig->ahead = (V3){ cos(nod) * cos(bearing), cos(nod) * sin(bearing), -sin(nod) };
    rig->aside = (V3){ -sin(bearing), cos(bearing), 0 };
    rig->above = v3_cross(rig->ahead, rig->aside);
    V3 tilt = v3_add(v3_scale(rig->above, 0.17), v3_scale(rig->ahead, 0.03));
    rig->head = v3_add(rig->neck, tilt);
}

void rig_build(Rig *rig, const Actor *actor, double seconds)
{
    trunk(rig, actor, seconds);
    legs(rig, actor);
    arms(rig, actor);
    head(rig, actor);
}
