#include "region.h"

bool ui_rect_empty(SDL_Rect rect)
{
    return rect.w <= 0 || rect.h <= 0;
}

SDL_Rect ui_rect_meet(SDL_Rect a, SDL_Rect b)
{
    int left = SDL_max(a.x, b.x), top = SDL_max(a.y, b.y);
    int right = SDL_min(a.x + a.w, b.x + b.w), bottom = SDL_min(a.y + a.h, b.y + b.h);
    if (right <= left || bottom <= top)
        return (SDL_Rect){ 0 };
    return (SDL_Rect){ left, top, right - left, bottom - top };
}

bool ui_rect_holds(SDL_Rect outer, SDL_Rect inner)
{
    return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w &&
           inner.y + inner.h <= outer.y + outer.h;
}

static SDL_Rect both(SDL_Rect a, SDL_Rect b)
{
    int left = SDL_min(a.x, b.x), top = SDL_min(a.y, b.y);
    int right = SDL_max(a.x + a.w, b.x + b.w), bottom = SDL_max(a.y + a.h, b.y + b.h);
    return (SDL_Rect){ left, top, right - left, bottom - top };
}

void ui_region_add(ui_region *region, SDL_Rect rect)
{
    if (ui_rect_empty(rect))
        return;
    bool full = region->count == UI_REGION_MOST;
    for (int i = 0; i < region->count; i++) {
        if (ui_rect_holds(region->rects[i], rect))
            return;
        if (!full && ui_rect_empty(ui_rect_meet(region->rects[i], rect)))
            continue;
        /* it has grown, and may meet those that were passed */
        rect = both(rect, region->rects[i]);
        region->rects[i] = region->rects[--region->count];
        i = -1;
        full = false;
    }
    region->rects[region->count++] = rect;
}

void ui_region_join(ui_region *region, const ui_region *other)
{
    for (int i = 0; i < other->count; i++)
        ui_region_add(region, other->rects[i]);
}

int ui_rect_cut(SDL_Rect *out, SDL_Rect rect, SDL_Rect hole)
{
    hole = ui_rect_meet(rect, hole);
    if (ui_rect_empty(hole)) {
        out[0] = rect;
        return 1;
    }
    int right = hole.x + hole.w, bottom = hole.y + hole.h, count = 0;
    const SDL_Rect parts[] = {
        { rect.x, rect.y, rect.w, hole.y - rect.y },
        { rect.x, bottom, rect.w, rect.y + rect.h - bottom },
        { rect.x, hole.y, hole.x - rect.x, hole.h },
        { right, hole.y, rect.x + rect.w - right, hole.h },
    };
    for (int i = 0; i < (int)SDL_arraysize(parts); i++)
        if (!ui_rect_empty(parts[i]))
            out[count++] = parts[i];
    return count;
}
