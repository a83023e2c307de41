#include "frame.h"
#include "people.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A person at rest moves less than a pixel in this many pictures. */
enum { CALM = 4 };

static const cairo_rectangle_int_t whole = { 0, 0, WIDTH, HEIGHT };

bool frame_set_up(Frame *frame)
{
    memset(frame, 0, sizeof *frame);
    view_set_up();
    frame->back = cairo_image_surface_create(CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
    frame->front = cairo_image_surface_create(CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
    frame->yuv = malloc(WIDTH * HEIGHT * 3 / 2);
    cairo_t *cr = cairo_create(frame->back);
    room_background(cr);
    bool good = frame->yuv && cairo_status(cr) == CAIRO_STATUS_SUCCESS;
    cairo_destroy(cr);
    frame->second = -1;
    return good;
}

void frame_free(Frame *frame)
{
    cairo_surface_destroy(frame->back);
    cairo_surface_destroy(frame->front);
    free(frame->yuv);
}

/* A chair goes with whoever is on it, so that its back comes before or behind theirs. */
static void collect(Frame *frame, const Stage *stage)
{
    double seconds = (double)stage->frame / FPS;
    for (int i = 0; i < PEOPLE; i++) {
        const Actor *actor = &stage->actor[i];
        Place seat = seat_of(i);
        if (frame->second >= 0 && stage_calm(stage, i) && (stage->frame + i) % CALM != 0)
            continue;
        Item *person = &frame->item[i], *chair = &frame->item[CHAIR_ITEMS + i];
        bool on_chair = actor->sit > 0.3;
        item_clear(person, (V3){ actor->at.x, actor->at.y, 0.6 });
        item_clear(chair, (V3){ seat.x, seat.y, 0.6 });
        chair_draw(on_chair ? person : chair, seat);
        person->beyond = actor->at.x > 7.9;
        if (actor->doing != AWAY) {
            person_shadow(person, actor);
            person_draw(person, actor, seconds);
        }
    }
    item_clear(&frame->item[BOARD_ITEM], (V3){ 6.6, 6.1, 0.9 });
    board_draw(&frame->item[BOARD_ITEM], &stage->board, stage->frame);
    item_clear(&frame->item[TABLE_ITEM], (V3){ 6.9, 2.2, 0.4 });
    table_draw(&frame->item[TABLE_ITEM]);
    item_clear(&frame->item[DOOR_ITEM], (V3){ 7.9, 1.2, 0.9 });
    door_draw(&frame->item[DOOR_ITEM], stage->door);
    for (int i = 0; i < ITEMS; i++)
        item_sort(&frame->item[i]);
}

static uint64_t stir(uint64_t mark, const void *data, size_t length)
{
    const unsigned char *byte = data;
    for (size_t i = 0; i < length; i++)
        mark = (mark ^ byte[i]) * 1099511628211u;
    return mark;
}

static uint64_t mark_of(const Item *item)
{
    uint64_t mark = stir(14695981039346656037u, &item->board, sizeof item->board);
    for (int i = 0; i < item->shapes; i++) {
        const Shape *shape = &item->shape[i];
        mark = stir(mark, &shape->colour, sizeof shape->colour);
        for (int k = 0; k < shape->corners; k++) {
            int at[2] = { (int)lrint(shape->corner[k].x * 3), (int)lrint(shape->corner[k].y * 3) };
            mark = stir(mark, at, sizeof at);
        }
    }
    return mark;
}

typedef struct {
    double left, top, right, bottom;
} Span;

static void widen(Span *span, const Shape *shape)
{
    for (int k = 0; k < shape->corners; k++) {
        Pt p = shape->corner[k];
        span->left = p.x < span->left ? p.x : span->left;
        span->right = p.x > span->right ? p.x : span->right;
        span->top = p.y < span->top ? p.y : span->top;
        span->bottom = p.y > span->bottom ? p.y : span->bottom;
    }
}

/* On even pixels, so that colour can be halved. */
static cairo_rectangle_int_t box_of(const Shape *shape, int n)
{
    Span span = { WIDTH, HEIGHT, 0, 0 };
    for (int i = 0; i < n; i++)
        widen(&span, &shape[i]);
    int x = (int)fmax(0, span.left - 2) & ~1, y = (int)fmax(0, span.top - 2) & ~1;
    int x2 = ((int)fmin(WIDTH - 2, span.right + 2) + 2) & ~1;
    int y2 = ((int)fmin(HEIGHT - 2, span.bottom + 2) + 2) & ~1;
    return (cairo_rectangle_int_t){ x, y, x2 > x ? x2 - x : 0, y2 > y ? y2 - y : 0 };
}

static cairo_region_t *find_changes(Frame *frame, const Stage *stage)
{
    cairo_region_t *changed = cairo_region_create();
    for (int i = 0; i < ITEMS; i++) {
        uint64_t mark = mark_of(&frame->item[i]);
        if (mark == frame->mark[i])
            continue;
        cairo_region_union_rectangle(changed, &frame->box[i]);
        frame->mark[i] = mark;
        frame->box[i] = box_of(frame->item[i].shape, frame->item[i].shapes);
        cairo_region_union_rectangle(changed, &frame->box[i]);
    }
    if (frame->second < 0)
        cairo_region_union_rectangle(changed, &whole);
    if (frame->second != stage->frame / FPS) {
        cairo_rectangle_int_t box = { CLOCK_X, CLOCK_Y, CLOCK_W, CLOCK_H };
        cairo_region_union_rectangle(changed, &box);
    }
    frame->second = stage->frame / FPS;
    return changed;
}

static bool outside(const cairo_region_t *changed, cairo_rectangle_int_t box)
{
    return cairo_region_contains_rectangle(changed, &box) == CAIRO_REGION_OVERLAP_OUT;
}

static void paint_item(cairo_t *cr, const Item *item, const cairo_region_t *changed)
{
    if (item->beyond) {
        room_doorway(cr);
        cairo_clip(cr);
    }
    for (int i = 0; i < item->shapes; i++) {
        const Shape *shape = &item->shape[i];
        if (outside(changed, box_of(shape, 1)))
            continue;
        for (int k = 0; k < shape->corners; k++)
            cairo_line_to(cr, shape->corner[k].x, shape->corner[k].y);
        cairo_close_path(cr);
        paint_colour(cr, shape->colour);
        cairo_fill(cr);
    }
}

static void paint_items(Frame *frame, const Stage *stage, cairo_t *cr,
                        const cairo_region_t *changed)
{
    int order[ITEMS];
    for (int i = 0; i < ITEMS; i++) {
        int at = i;
        for (; at > 0 && frame->item[order[at - 1]].depth < frame->item[i].depth; at--)
            order[at] = order[at - 1];
        order[at] = i;
    }
    for (int i = 0; i < ITEMS; i++) {
        if (outside(changed, frame->box[order[i]]))
            continue;
        cairo_save(cr);
        paint_item(cr, &frame->item[order[i]], changed);
        cairo_restore(cr);
        if (frame->item[order[i]].board)
            board_text(cr, &stage->board, stage->frame);
    }
}

/* BT.709, narrow range, whole numbers: the same on every machine. */
static void luma(Frame *frame, cairo_rectangle_int_t r)
{
    int stride = cairo_image_surface_get_stride(frame->front) / 4;
    const uint32_t *data =
        (const uint32_t *)(const void *)cairo_image_surface_get_data(frame->front);
    for (int y = r.y; y < r.y + r.height; y++) {
        for (int x = r.x; x < r.x + r.width; x++) {
            uint32_t p = data[y * stride + x];
            int red = (p >> 16) & 255, green = (p >> 8) & 255, blue = p & 255;
            frame->yuv[y * WIDTH + x] =
                (uint8_t)(16 + ((47 * red + 157 * green + 16 * blue + 128) >> 8));
        }
    }
}

static void chroma(Frame *frame, cairo_rectangle_int_t r)
{
    int stride = cairo_image_surface_get_stride(frame->front) / 4;
    const uint32_t *data =
        (const uint32_t *)(const void *)cairo_image_surface_get_data(frame->front);
    uint8_t *u = frame->yuv + WIDTH * HEIGHT, *v = u + WIDTH * HEIGHT / 4;
    for (int y = r.y / 2; y < (r.y + r.height) / 2; y++) {
        for (int x = r.x / 2; x < (r.x + r.width) / 2; x++) {
            int red = 0, green = 0, blue = 0;
            for (int k = 0; k < 4; k++) {
                uint32_t p = data[(2 * y + k / 2) * stride + 2 * x + k % 2];
                red += (p >> 16) & 255, green += (p >> 8) & 255, blue += p & 255;
            }
            u[y * WIDTH / 2 + x] =
                (uint8_t)((131072 - 26 * red - 86 * green + 112 * blue + 512) >> 10);
            v[y * WIDTH / 2 + x] =
                (uint8_t)((131072 + 112 * red - 102 * green - 10 * blue + 512) >> 10);
        }
    }
}

static void convert(Frame *frame, const cairo_region_t *changed)
{
    cairo_surface_flush(frame->front);
    for (int i = 0; i < cairo_region_num_rectangles(changed); i++) {
        cairo_rectangle_int_t r;
        cairo_region_get_rectangle(changed, i, &r);
        luma(frame, r);
        chroma(frame, r);
    }
}

void frame_draw(Frame *frame, const Stage *stage)
{
    collect(frame, stage);
    cairo_region_t *changed = find_changes(frame, stage);
    cairo_t *cr = cairo_create(frame->front);
    for (int i = 0; i < cairo_region_num_rectangles(changed); i++) {
        cairo_rectangle_int_t r;
        cairo_region_get_rectangle(changed, i, &r);
        cairo_rectangle(cr, r.x, r.y, r.width, r.height);
    }
    cairo_clip(cr);
    cairo_set_source_surface(cr, frame->back, 0, 0);
    cairo_paint(cr);
    cairo_set_antialias(cr, CAIRO_ANTIALIAS_FAST);
    paint_items(frame, stage, cr, changed);
    clock_text(cr, stage->frame);
    cairo_destroy(cr);
    convert(frame, changed);
    cairo_region_destroy(changed);
}

bool frame_write(const Frame *frame)
{
    return fwrite(frame->yuv, WIDTH * HEIGHT * 3 / 2, 1, stdout) == 1;
}
