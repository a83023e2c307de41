/* What each person in the room is doing at a picture. The stage is stepped picture by picture from
 * the start, so that part 2 finds everybody where part 1 left them. */
#ifndef SCENE_ACTOR_H
#define SCENE_ACTOR_H

#include "script.h"
#include "shape.h"

typedef enum { SEATED, RISING, WALKING, TURNING, SITTING, STANDING, AWAY } Doing;
typedef enum { TO_SEAT, TO_BOARD, TO_OUT } Goal;
enum { LEFT, RIGHT, SIDES, PATH = 8, HEARD = 64, BOARD_LINES = 7 };

typedef struct {
    double x, y, head;
} Place;

typedef struct {
    int who;
    Doing doing;
    Goal goal;
    long wait; /* pictures before getting up */
    Place at;
    double sit, phase, stride; /* 1 seated, 0 upright; where in the step; how long the steps */
    Pt path[PATH];
    int points, next;
    double yaw, turning, pitch, lean, talk, mouth, shake;
    V3 hand[SIDES]; /* from the pelvis: ahead, to the left, up */
    bool low;
    long laugh_end, hand_end, write_end;
} Actor;

typedef struct {
    char text[BOARD_LINES][32];
    long since[BOARD_LINES];
    int lines;
} Board;

typedef struct {
    const Script *script;
    Actor actor[PEOPLE];
    Board board;
    long frame;
    int cue, line; /* next cue; line now or last spoken */
    int lead;      /* the facilitator who spoke last */
    int heard[HEARD];
    double door; /* 0 shut, 1 open */
    long recess_end;
} Stage;

void stage_set_up(Stage *stage, const Script *script);
void stage_step(Stage *stage);
bool stage_speaking(const Stage *stage, int who);
bool stage_calm(const Stage *stage, int who); /* seated or away, and only listening */

/* walk.c: getting about */
Place seat_of(int who);
void walk_start(Actor *actor, Goal goal, double wait);
void walk_step(Actor *actor);
void turn_to(double *angle, double target, double most);

/* rig.c: from what a person does to where their joints are */
typedef struct {
    V3 hip[SIDES], knee[SIDES], ankle[SIDES], toe[SIDES];
    V3 pelvis, waist, chest, shoulder[SIDES], elbow[SIDES], hand[SIDES];
    V3 neck, head, ahead, aside, above; /* head: middle, and the way it faces */
} Rig;
void rig_build(Rig *rig, const Actor *actor, double seconds);
V3 rig_from_room(const Actor *actor, V3 p); /* a point of the room as a hand's target */
double wobble(double seconds, double speed, int seed);

/* board.c */
V3 board_point(double ahead, double left, double up);
double board_line_height(int line);

#endif
