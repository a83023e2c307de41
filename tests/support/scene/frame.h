/* Pictures: draws again only what differs from the picture before. */
#ifndef SCENE_FRAME_H
#define SCENE_FRAME_H

#include "room.h"

enum { CHAIR_ITEMS = PEOPLE, BOARD_ITEM = 2 * PEOPLE, TABLE_ITEM, DOOR_ITEM, ITEMS };

typedef struct {
    cairo_surface_t *back, *front;
    uint8_t *yuv;
    Item item[ITEMS];
    uint64_t mark[ITEMS]; /* of the shapes last drawn */
    cairo_rectangle_int_t box[ITEMS];
    long second;
} Frame;

bool frame_set_up(Frame *frame);
void frame_free(Frame *frame);
void frame_draw(Frame *frame, const Stage *stage);
bool frame_write(const Frame *frame);

#endif
