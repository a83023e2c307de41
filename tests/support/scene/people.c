#include "people.h"

#include <math.h>

static void leg_draw(Item *item, const Rig *rig, const Clothes *clothes, int i)
{
    item_limb(item, rig->hip[i], 0.088, rig->knee[i], 0.072, clothes->legs, 0);
    item_limb(item, rig->knee[i], 0.07, rig->ankle[i], 0.05, darker(clothes->legs, 0.1), 0);
    item_limb(item, rig->ankle[i], 0.05, rig->toe[i], 0.042, clothes->shoes, 0.01);
}

static void arm_draw(Item *item, const Rig *rig, const Clothes *clothes, int i)
{
    unsigned sleeve = darker(clothes->top, 0.1);
    item_ball(item, rig->hand[i], 0.047, clothes->skin, 0.02);
    item_limb(item, rig->elbow[i], 0.054, v3_mix(rig->elbow[i], rig->hand[i], 0.86), 0.042, sleeve,
              0.01);
    item_limb(item, rig->shoulder[i], 0.074, rig->elbow[i], 0.057, sleeve, 0.005);
}

static void trunk_draw(Item *item, const Rig *rig, const Clothes *clothes)
{
    double k = clothes->size;
    Disc disc[6] = { view_ball(rig->hip[LEFT], 0.1 * k),   view_ball(rig->hip[RIGHT], 0.1 * k),
                     view_ball(rig->waist, 0.155 * k),     view_ball(rig->chest, 0.17 * k),
                     view_ball(rig->shoulder[LEFT], 0.07), view_ball(rig->shoulder[RIGHT], 0.07) };
    item_body(item, disc, 6, clothes->top, view_depth(rig->chest));
    if (clothes->hood) {
        V3 back = v3_sub(rig->neck, v3_scale(rig->ahead, 0.07));
        V3 left = v3_mix(back, rig->shoulder[LEFT], 0.4),
           right = v3_mix(back, rig->shoulder[RIGHT], 0.4);
        item_limb(item, left, 0.06, right, 0.06, darker(clothes->top, 0.12), 0.005);
    }
}

/* The lanyard hangs on the chest; from behind there is only its band. */
static void pass_draw(Item *item, const Rig *rig)
{
    V3 across = v3_sub(rig->shoulder[LEFT], rig->shoulder[RIGHT]);
    V3 front = v3_cross(across, (V3){ 0, 0, 1 });
    front = v3_scale(front, 1 / fmax(0.01, v3_length(front)));
    V3 low = v3_add(v3_mix(rig->chest, rig->waist, 0.35), v3_scale(front, 0.175));
    V3 card[4];
    for (int i = 0; i < 4; i++) {
        double side = i == 0 || i == 3 ? 0.1 : -0.1;
        card[i] = v3_add(low, v3_scale(across, side));
        card[i].z -= i < 2 ? 0.01 : 0.1;
    }
    if (v3_dot(front, v3_sub(view_place(), low)) < 0)
        return;
    for (int i = 0; i < SIDES; i++) {
        V3 high = v3_add(v3_mix(rig->neck, rig->shoulder[i], 0.35), v3_scale(front, 0.09));
        item_limb(item, high, 0.008, low, 0.008, 0xffd9b93f, 0.12);
    }
    item_face(item, card, 4, 0xffeef0ee, 0.13);
}

void person_draw(Item *item, const Actor *actor, double seconds)
{
    Rig rig;
    const Clothes *clothes = clothes_of(actor->who);
    rig_build(&rig, actor, seconds);
    for (int i = 0; i < SIDES; i++) {
        leg_draw(item, &rig, clothes, i);
        arm_draw(item, &rig, clothes, i);
    }
    trunk_draw(item, &rig, clothes);
    if (clothes->pass)
        pass_draw(item, &rig);
    head_draw(item, &rig, clothes, actor->mouth);
}

/* Under somebody who is off their chair; the shadows of chairs are part of the floor. */
void person_shadow(Item *item, const Actor *actor)
{
    V3 ring[20];
    for (int i = 0; i < 20; i++) {
        double a = 2 * M_PI * i / 20, r = 0.27 * (1 - actor->sit);
        ring[i] = (V3){ actor->at.x + r * cos(a), actor->at.y + r * sin(a), 0 };
    }
    if (actor->sit < 0.95)
        item_face(item, ring, 20, 0x331d2124, -9);
}
