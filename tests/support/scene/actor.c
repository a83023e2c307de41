#include "actor.h"

#include <math.h>
#include <string.h>

static const unsigned everybody = (1u << PEOPLE) - 1;

/* The way each person likes to sit: hands in the lap, on the knees, arms folded, elbows on knees. */
static const struct {
    double lean;
    V3 hand[SIDES];
} rest[] = {
    { 0.02, { { 0.25, 0.05, 0.14 }, { 0.24, -0.05, 0.15 } } },
    { 0.05, { { 0.36, 0.14, 0.09 }, { 0.36, -0.14, 0.09 } } },
    { -0.04, { { 0.2, -0.1, 0.25 }, { 0.22, 0.1, 0.29 } } },
    { 0.4, { { 0.44, 0.04, 0.06 }, { 0.43, -0.03, 0.08 } } },
    { 0.0, { { 0.26, 0.12, 0.13 }, { 0.36, -0.13, 0.09 } } },
};
static const int habit[PEOPLE] = { 0, 4, 1, 3, 4, 0, 2, 0 };
static const int habit2[PEOPLE] = { 4, 0, 0, 2, 1, 4, 1, 3 };
static const V3 upright[SIDES] = { { 0.17, 0.05, 0.06 }, { 0.18, -0.05, 0.08 } };
static const V3 walking[SIDES] = { { 0.03, 0.25, -0.09 }, { 0.03, -0.25, -0.09 } };

void stage_set_up(Stage *stage, const Script *script)
{
    memset(stage, 0, sizeof *stage);
    stage->script = script;
    stage->frame = stage->line = -1;
    for (int i = 0; i < PEOPLE; i++) {
        Actor *actor = &stage->actor[i];
        actor->who = i;
        actor->at = seat_of(i);
        actor->sit = 1;
        actor->doing = i == WHO_P4 ? AWAY : SEATED;
        actor->hand[LEFT] = rest[habit[i]].hand[LEFT];
        actor->hand[RIGHT] = rest[habit[i]].hand[RIGHT];
        actor->sit = i == WHO_P4 ? 0 : 1;
    }
    memset(stage->heard, 0, sizeof stage->heard);
}

bool stage_speaking(const Stage *stage, int who)
{
    for (int i = stage->line; i >= 0 && i > stage->line - 4; i--) {
        const Line *line = &stage->script->line[i];
        if (line->who == who && stage->frame < lrint(line_end(line) * FPS))
            return true;
    }
    return false;
}

bool stage_calm(const Stage *stage, int who)
{
    const Actor *actor = &stage->actor[who];
    bool still = actor->doing == SEATED || actor->doing == AWAY || actor->doing == STANDING;
    bool writes = actor->doing == STANDING && stage->frame < actor->write_end + FPS;
    return still && !writes && actor->talk < 0.1 && actor->shake <= 0 && actor->mouth < 0.02 &&
           stage->frame > actor->hand_end + FPS && fabs(actor->turning) < 0.006;
}

/* The order in which they reach the door, so that nobody has to pass another. */
static void recess(Stage *stage, bool out)
{
    static const int order[] = { WHO_P5, WHO_P4, WHO_P2, WHO_A, WHO_P1, WHO_P3, WHO_P6 };
    const int n = sizeof order / sizeof *order;
    for (int i = 0; i < n; i++) {
        Actor *actor = &stage->actor[order[i]];
        walk_start(actor, out ? TO_OUT : TO_SEAT, 0.6 * (out ? i : n - 1 - i));
    }
    if (!out)
        walk_start(&stage->actor[WHO_B], TO_SEAT, 1.5);
    stage->recess_end = stage->frame + (out ? 60 : 9) * FPS;
}

static void write_line(Stage *stage, const char *text)
{
    Board *board = &stage->board;
    if (board->lines == BOARD_LINES)
        return;
    memcpy(board->text[board->lines], text, sizeof board->text[0]);
    board->since[board->lines++] = stage->frame + FPS / 2;
    for (int i = WHO_A; i <= WHO_B; i++) {
        if (stage->actor[i].doing == STANDING || stage->actor[i].goal == TO_BOARD)
            stage->actor[i].write_end = stage->frame + 3 * FPS;
    }
}

static void direct(Stage *stage, Actor *actor, CueKind kind)
{
    if (kind == CUE_ENTER || kind == CUE_SIT)
        walk_start(actor, TO_SEAT, 0);
    else if (kind == CUE_STAND)
        walk_start(actor, TO_BOARD, 0);
    else if (kind == CUE_DOWN || kind == CUE_UP)
        actor->low = kind == CUE_DOWN;
    else if (kind == CUE_LAUGH)
        actor->laugh_end = stage->frame + (2 + actor->who % 3) * FPS;
    else if (kind == CUE_HAND)
        actor->hand_end = stage->frame + 3 * FPS;
}

static void take_cue(Stage *stage, const Cue *cue)
{
    if (cue->kind == CUE_OUT || cue->kind == CUE_IN)
        recess(stage, cue->kind == CUE_OUT);
    else if (cue->kind == CUE_WRITE)
        write_line(stage, cue->text);
    else if (cue->kind == CUE_PAGE)
        stage->board.lines = 0;
    for (int i = 0; i < PEOPLE; i++) {
        if (cue->who & everybody & (1u << i))
            direct(stage, &stage->actor[i], cue->kind);
    }
}

/* Whom a speaker talks to: the one in the script, or the facilitator, or each in turn. */
static int spoken_to(const Stage *stage, int speaker)
{
    for (int i = 0; i < stage->script->cues; i++) {
        const Cue *cue = &stage->script->cue[i];
        if (cue->kind != CUE_TO || cue->line != stage->line)
            continue;
        for (int who = 0; who < PEOPLE; who++) {
            if (cue->who & (1u << who))
                return who;
        }
    }
    if (speaker > WHO_B)
        return stage->lead;
    return WHO_P1 + (int)((stage->frame / 55) * 5 % 6);
}

static V3 head_of(const Actor *actor)
{
    Place at = actor->doing == AWAY ? seat_of(actor->who) : actor->at;
    return (V3){ at.x, at.y, actor->sit > 0.5 ? 1.25 : 1.65 };
}

static V3 attention(const Stage *stage, const Actor *actor)
{
    int heard = stage->heard[(stage->frame - 3 - 2 * actor->who + HEARD) % HEARD];
    if (stage->frame < actor->write_end)
        return board_point(0, 0, 1.5);
    if (heard == actor->who)
        heard = spoken_to(stage, heard);
    return heard == actor->who ? (V3){ 4.35, 4.05, 0.6 } : head_of(&stage->actor[heard]);
}

static void face(const Stage *stage, Actor *actor)
{
    V3 to = attention(stage, actor), from = head_of(actor);
    double t = (double)stage->frame / FPS;
    double bearing = atan2(to.y - from.y, to.x - from.x);
    double yaw = remainder(bearing - actor->at.head, 2 * M_PI) * 0.85;
    double pitch = atan2(from.z - to.z, hypot(to.x - from.x, to.y - from.y)) * 0.8;
    bool moving = actor->doing == WALKING || actor->doing == RISING || actor->doing == SITTING;
    if (actor->low)
        yaw = 0.1;
    if (moving || actor->low || actor->doing == TURNING)
        pitch = actor->low ? 0.62 : 0.1;
    yaw = moving ? 0 : fmax(-1.15, fmin(1.15, yaw));
    pitch += actor->talk * 0.07 * wobble(t, 0.9, actor->who + 40);
    actor->turning = (yaw - actor->yaw) * (0.09 + 0.012 * (actor->who % 4));
    actor->yaw += actor->turning;
    actor->pitch += (pitch - actor->pitch) * 0.12;
    if (actor->doing == STANDING) {
        bool writes = stage->frame < actor->write_end;
        double centre = atan2(4.0 - actor->at.y, 4.2 - actor->at.x);
        double turned = actor->who == WHO_A ? 0.75 : -0.85;
        turn_to(&actor->at.head, centre + (writes ? turned : 0), 0.06);
    }
}

static void speak(const Stage *stage, Actor *actor)
{
    double mouth = 0;
    bool talks = false;
    for (int i = stage->line; i >= 0 && i > stage->line - 4; i--) {
        const Line *line = &stage->script->line[i];
        if (line->who != actor->who)
            continue;
        mouth = wave_level(&line->wave, (stage->frame - line->frame) * PER_FRAME);
        talks = stage_speaking(stage, actor->who);
        break;
    }
    double shake = stage->frame < actor->laugh_end ? 1 : 0;
    actor->mouth += (fmax(mouth, shake * 0.5) - actor->mouth) * 0.6;
    actor->talk += ((talks ? 1 : 0) - actor->talk) * (talks ? 0.09 : 0.05);
    actor->shake += (shake - actor->shake) * 0.08;
    if (actor->talk < 0.004)
        actor->talk = 0;
    if (actor->shake < 0.01)
        actor->shake = 0;
}

/* Hands at rest: a habit, now and then changed for the other one. */
static V3 resting(const Stage *stage, const Actor *actor, int side, double *lean)
{
    long turn = (stage->frame + 211 * actor->who) / (24 * FPS + 90 * (actor->who % 3));
    int way = turn % 3 == 2 ? habit2[actor->who] : habit[actor->who];
    V3 hand = rest[way].hand[side];
    *lean = rest[way].lean;
    if (actor->low) {
        hand = rest[3].hand[side];
        *lean = 0.42;
    }
    if (actor->doing != SEATED) {
        *lean = actor->doing == RISING || actor->doing == SITTING ? 0.35 : 0.03;
        hand = actor->doing == STANDING ? upright[side] : walking[side];
        double swing = sin(actor->phase) * (side == LEFT ? -0.2 : 0.2);
        hand.x += swing * actor->stride;
    }
    return hand;
}

static V3 gesture(const Stage *stage, const Actor *actor, int side)
{
    double t = (double)stage->frame / FPS;
    int seed = actor->who * 7 + side * 3;
    double big = stage->frame < actor->hand_end ? 1.5 : 1.0;
    V3 hand = { 0.34, side == LEFT ? 0.18 : -0.18, 0.3 };
    hand.x += 0.07 * wobble(t, 0.55, seed) * big;
    hand.y += 0.09 * wobble(t, 0.45, seed + 1) * big;
    hand.z += 0.12 * wobble(t, 0.7, seed + 2) * big + (big > 1 ? 0.1 : 0);
    return hand;
}

static void move_hands(const Stage *stage, Actor *actor)
{
    double lean = 0;
    int one = (stage->line + actor->who) % 3; /* this line: left, right or both hands speak */
    for (int side = 0; side < SIDES; side++) {
        V3 hand = resting(stage, actor, side, &lean);
        bool raised = stage->frame < actor->hand_end && !stage_speaking(stage, actor->who);
        if (one == 2 || one == side)
            hand = v3_mix(hand, gesture(stage, actor, side), actor->talk * 0.9);
        if (raised && side == RIGHT)
            hand = (V3){ 0.3, -0.3, 0.62 };
        bool writer = actor->doing == STANDING && stage->frame < actor->write_end;
        if (writer && (side == LEFT) == (actor->who == WHO_A))
            hand = rig_from_room(actor, board_point(0.06, actor->who == WHO_A ? -0.12 : 0.2,
                                                    board_line_height(stage->board.lines - 1)));
        actor->hand[side] = v3_mix(actor->hand[side], hand, 0.13);
    }
    lean += actor->talk * 0.07 + (stage->frame < actor->hand_end ? 0.14 : 0);
    lean -= actor->shake * 0.1;
    actor->lean += (lean - actor->lean) * 0.07;
}

static void move_door(Stage *stage)
{
    bool open = stage->frame < stage->recess_end;
    for (int i = 0; i < PEOPLE; i++) {
        const Actor *actor = &stage->actor[i];
        double far = hypot(actor->at.x - 8, actor->at.y - 1.43);
        open = open || (actor->doing == WALKING && far < 1.35);
    }
    double by = open ? 0.08 : -0.05;
    stage->door = fmax(0, fmin(1, stage->door + by));
}

void stage_step(Stage *stage)
{
    const Script *script = stage->script;
    stage->frame++;
    while (stage->cue < script->cues && script->cue[stage->cue].frame <= stage->frame)
        take_cue(stage, &script->cue[stage->cue++]);
    while (stage->line + 1 < script->lines && script->line[stage->line + 1].frame <= stage->frame) {
        int who = script->line[++stage->line].who;
        stage->lead = who <= WHO_B ? who : stage->lead;
    }
    stage->heard[stage->frame % HEARD] = stage->line >= 0 ? script->line[stage->line].who : WHO_A;
    for (int i = 0; i < PEOPLE; i++) {
        Actor *actor = &stage->actor[i];
        walk_step(actor);
        if (actor->doing == AWAY)
            continue;
        speak(stage, actor);
        face(stage, actor);
        move_hands(stage, actor);
    }
    move_door(stage);
}
