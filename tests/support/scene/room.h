#ifndef SCENE_ROOM_H
#define SCENE_ROOM_H

#include "actor.h"

#include <cairo.h>

void room_background(cairo_t *cr);
void room_doorway(cairo_t *cr); /* the path of the opening, to clip by */
void chair_draw(Item *item, Place at);
void table_draw(Item *item);
void door_draw(Item *item, double open);

void board_draw(Item *item, const Board *board, long frame);
void board_text(cairo_t *cr, const Board *board, long frame);
void label_text(cairo_t *cr);
void clock_text(cairo_t *cr, long frame);
enum { CLOCK_X = 24, CLOCK_Y = 22, CLOCK_W = 145, CLOCK_H = 38 };

void paint_colour(cairo_t *cr, unsigned colour);

#endif
