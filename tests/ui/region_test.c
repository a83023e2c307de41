#include "test.h"

#include "region.h"

enum { SIDE = 60 };

static void mark(unsigned char seen[SIDE][SIDE], SDL_Rect rect)
{
    for (int y = rect.y; y < rect.y + rect.h; y++)
        for (int x = rect.x; x < rect.x + rect.w; x++)
            seen[y][x]++;
}

static SDL_Rect any(uint32_t *random)
{
    int x = (int)(test_random(random) % SIDE), y = (int)(test_random(random) % SIDE);
    int w = (int)(test_random(random) % 9), h = (int)(test_random(random) % 9);
    return (SDL_Rect){ x, y, SDL_min(w, SIDE - x), SDL_min(h, SIDE - y) };
}

TEST(a_region_holds_all_that_was_added_and_nothing_twice)
{
    uint32_t random = 3;
    for (int run = 0; run < 300; run++) {
        unsigned char added[SIDE][SIDE] = { 0 }, held[SIDE][SIDE] = { 0 };
        ui_region region = { 0 };
        for (int i = 0; i <= run % 40; i++) {
            SDL_Rect rect = any(&random);
            ui_region_add(&region, rect);
            mark(added, rect);
        }
        check(region.count <= UI_REGION_MOST);
        for (int i = 0; i < region.count; i++)
            mark(held, region.rects[i]);
        for (int y = 0; y < SIDE; y++)
            for (int x = 0; x < SIDE; x++) {
                check(held[y][x] <= 1);
                check(held[y][x] || !added[y][x]);
            }
    }
}

TEST(few_rectangles_apart_stay_as_they_are)
{
    ui_region region = { 0 };
    for (int i = 0; i < 4; i++)
        ui_region_add(&region, (SDL_Rect){ i * 10, 0, 10, 5 });
    ui_region_add(&region, (SDL_Rect){ 12, 1, 3, 3 });
    ui_region_add(&region, (SDL_Rect){ 12, 1, 0, 3 });
    check_int(region.count, 4);
}

TEST(a_cut_leaves_exactly_what_is_outside)
{
    uint32_t random = 5;
    for (int run = 0; run < 2000; run++) {
        unsigned char want[SIDE][SIDE] = { 0 }, got[SIDE][SIDE] = { 0 };
        SDL_Rect rect = any(&random), hole = any(&random), parts[4];
        hole.x = SDL_min(hole.x, rect.x + 4);
        hole.y = SDL_min(hole.y, rect.y + 4);
        mark(want, rect);
        SDL_Rect meet = ui_rect_meet(rect, hole);
        for (int y = meet.y; y < meet.y + meet.h; y++)
            for (int x = meet.x; x < meet.x + meet.w; x++)
                want[y][x] = 0;
        int count = ui_rect_cut(parts, rect, hole);
        check(count <= 4);
        for (int i = 0; i < count; i++)
            mark(got, parts[i]);
        check_int(memcmp(want, got, sizeof want), 0);
    }
}
