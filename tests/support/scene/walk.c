/* Seats, and the ways between them, the flip-chart and the door. */
#include "actor.h"

#include <math.h>

#define DEGREES(a) ((a)*M_PI / 180)

static const double around[PEOPLE] = {
    [WHO_A] = 65.5,   [WHO_B] = 20.5,   [WHO_P1] = 200.5, [WHO_P2] = 245.5,
    [WHO_P3] = 110.5, [WHO_P4] = 290.5, [WHO_P5] = 335.5, [WHO_P6] = 155.5,
};
static const double askew[PEOPLE] = { 0.1, -0.08, 0.12, -0.1, 0.05, 0.14, -0.12, 0.06 };
static const double speed = 1.3 / FPS;

static Pt on_circle(double degrees, double radius)
{
    return (Pt){ 4.35 + radius * 1.08 * cos(DEGREES(degrees)),
                 4.05 + radius * sin(DEGREES(degrees)) };
}

Place seat_of(int who)
{
    Pt p = on_circle(around[who], 1.9);
    return (Place){ p.x, p.y, DEGREES(around[who]) + M_PI + askew[who] };
}

static Pt seat_front(int who)
{
    Place seat = seat_of(who);
    return (Pt){ seat.x + 0.36 * cos(seat.head), seat.y + 0.36 * sin(seat.head) };
}

/* Each facilitator has a side of the flip-chart, so that they never meet there. */
static Pt board_spot(int who)
{
    V3 p = who == WHO_A ? board_point(0.34, -0.64, 0) : board_point(0.42, 0.6, 0);
    return (Pt){ p.x, p.y };
}

static void add(Actor *actor, double x, double y)
{
    if (actor->points < PATH)
        actor->path[actor->points++] = (Pt){ x, y };
}

/* Between the chairs of P4 and P5, round the table, through the door and out of sight. */
static const Pt way_out[] = { { 5.0, 3.3 },  { 5.95, 2.33 }, { 6.2, 1.62 },
                              { 7.6, 1.42 }, { 8.7, 1.5 },   { 8.9, 2.6 } };
enum { WAY = sizeof way_out / sizeof *way_out };

static void plan(Actor *actor)
{
    bool from_board = actor->doing == STANDING;
    Pt gap = on_circle(43, 1.75), front = seat_front(actor->who), spot = board_spot(actor->who);
    actor->points = actor->next = 0;
    if (actor->goal == TO_OUT) {
        for (int i = 0; i < WAY; i++)
            add(actor, way_out[i].x, way_out[i].y);
        return;
    }
    for (int i = WAY - 1; actor->doing == AWAY && i >= 0; i--)
        add(actor, way_out[i].x, way_out[i].y);
    if (actor->goal == TO_BOARD || from_board)
        add(actor, gap.x, gap.y);
    if (actor->goal == TO_BOARD)
        add(actor, spot.x, spot.y);
    else
        add(actor, front.x, front.y);
}

void walk_start(Actor *actor, Goal goal, double wait)
{
    actor->goal = goal;
    actor->wait = lrint(wait * FPS) + 1;
}

void turn_to(double *angle, double target, double most)
{
    double by = remainder(target - *angle, 2 * M_PI);
    *angle += fmax(-most, fmin(most, by));
}

static void begin(Actor *actor)
{
    if (actor->doing == SEATED) {
        actor->doing = RISING;
        return;
    }
    plan(actor);
    if (actor->doing == AWAY) {
        Pt p = way_out[WAY - 1];
        actor->at = (Place){ p.x, p.y, -M_PI / 2 };
    }
    actor->doing = WALKING;
}

/* Standing up also moves a person off the chair; sitting down moves them back on to it. */
static void rise(Actor *actor, double by)
{
    Place seat = seat_of(actor->who);
    Pt front = seat_front(actor->who);
    actor->sit = fmax(0, fmin(1, actor->sit + by));
    double t = 1 - actor->sit;
    actor->at.x = seat.x + (front.x - seat.x) * t;
    actor->at.y = seat.y + (front.y - seat.y) * t;
}

static void arrive(Actor *actor)
{
    actor->doing = actor->goal == TO_OUT ? AWAY : actor->goal == TO_BOARD ? STANDING : TURNING;
}

static void stride(Actor *actor)
{
    Pt to = actor->path[actor->next];
    double dx = to.x - actor->at.x, dy = to.y - actor->at.y, far = hypot(dx, dy);
    if (far < speed * 1.5) {
        if (++actor->next == actor->points)
            arrive(actor);
        return;
    }
    turn_to(&actor->at.head, atan2(dy, dx), 0.2);
    actor->at.x += dx / far * speed;
    actor->at.y += dy / far * speed;
    actor->phase += speed / 0.68 * M_PI;
}

static void turn_and_sit(Actor *actor)
{
    Place seat = seat_of(actor->who);
    turn_to(&actor->at.head, seat.head, 0.22);
    if (fabs(remainder(actor->at.head - seat.head, 2 * M_PI)) < 0.01)
        actor->doing = SITTING;
}

void walk_step(Actor *actor)
{
    if (actor->wait > 0 && --actor->wait == 0)
        begin(actor);
    double steps = actor->doing == WALKING ? 1 : 0;
    actor->stride += (steps - actor->stride) * 0.2;
    if (actor->doing == RISING) {
        rise(actor, -1.0 / (1.1 * FPS));
        if (actor->sit <= 0) {
            plan(actor);
            actor->doing = WALKING;
        }
    } else if (actor->doing == WALKING) {
        stride(actor);
    } else if (actor->doing == TURNING) {
        turn_and_sit(actor);
    } else if (actor->doing == SITTING) {
        rise(actor, 1.0 / FPS);
        actor->doing = actor->sit >= 1 ? SEATED : SITTING;
    }
}
