/* What is to be brought to the window: a few rectangles of which no two overlap, so that nothing is
 * blended twice. */
#ifndef UI_REGION_H
#define UI_REGION_H

#include <SDL2/SDL.h>
#include <stdbool.h>

enum { UI_REGION_MOST = 16, UI_PIECES_MOST = 4 * UI_REGION_MOST };

typedef struct ui_region {
    SDL_Rect rects[UI_REGION_MOST];
    int count;
} ui_region;

/* Where a new rectangle meets one that is there, both become the one that holds them. */
void ui_region_add(ui_region *region, SDL_Rect rect);
void ui_region_join(ui_region *region, const ui_region *other);

/* The parts of `rect` outside `hole`, at most four. Returns how many. */
int ui_rect_cut(SDL_Rect *out, SDL_Rect rect, SDL_Rect hole);
SDL_Rect ui_rect_meet(SDL_Rect a, SDL_Rect b);
bool ui_rect_empty(SDL_Rect rect);
bool ui_rect_holds(SDL_Rect outer, SDL_Rect inner);

#endif
