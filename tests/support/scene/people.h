#ifndef SCENE_PEOPLE_H
#define SCENE_PEOPLE_H

#include "actor.h"

typedef enum { HAIR_SHORT, HAIR_LONG, HAIR_CURLS, HAIR_THIN } Hair;

typedef struct {
    unsigned top, legs, shoes, skin, hair;
    Hair style;
    bool beard, hood, pass, glasses;
    double size; /* of the trunk: 1 is the usual */
} Clothes;

const Clothes *clothes_of(int who);
void head_draw(Item *item, const Rig *rig, const Clothes *clothes, double mouth);
void person_draw(Item *item, const Actor *actor, double seconds);
void person_shadow(Item *item, const Actor *actor);

#endif
