#include "page.h"

#include <math.h>

void page_row(test_page *page, const char *name)
{
    pl_list_fill(page->list, (pl_rect){ 32, page->y, PAGE_WIDE - 64, 1 }, PL_COLOUR_LINE);
    pl_part_text(page->list, (pl_rect){ 32, page->y + 10, 128, 20 },
                 &(pl_run){ .text = name, .type = { .weight = PL_WEIGHT_MEDIUM } });
    page->x = 32 + 128 + 28;
    page->high = 0;
}

void page_row_end(test_page *page)
{
    page->y += 1 + 9 + 16 + 8 + page->high + 9;
}

pl_rect page_slot(test_page *page, const char *caption, double w, double h)
{
    pl_type type = { .style = PL_STYLE_TINY, .weight = PL_WEIGHT_REGULAR };
    double wide = pl_text_width(pl_list_fonts(page->list), caption, type);
    pl_rect slot = { page->x, page->y + 10 + 16 + 8, w, h };
    if (*caption)
        pl_part_text(page->list, (pl_rect){ page->x, page->y + 10, ceil(wide), 16 },
                     &(pl_run){ .text = caption, .type = type, .colour = PL_COLOUR_MUTED });
    page->x += fmax(w, ceil(wide)) + 28;
    page->high = fmax(page->high, h);
    return slot;
}

pl_control page_control(test_page *page, const char *name, unsigned state)
{
    return (pl_control){ .id = (uint64_t)++page->next_id, .name = name, .state = state };
}

void page_components(pl_list *list, const pl_image *picture)
{
    pl_list_fill(list, (pl_rect){ 0, 0, PAGE_WIDE, PAGE_HIGH }, PL_COLOUR_BG);
    page_parts(list, picture);
}

void page_parts(pl_list *list, const pl_image *picture)
{
    test_page page = { .list = list, .y = 64 };
    pl_part_heading(list, (pl_rect){ 32, 24, 232, 28 }, "Components and states", PL_STYLE_TITLE);
    pl_part_text(list, (pl_rect){ 275, 28, 400, 20 },
                 &(pl_run){ .text = "dark; the light theme changes tokens only",
                            .colour = PL_COLOUR_MUTED });
    page_controls(&page);
    page_choices(&page);
    page_marks(&page, picture);
    page_panels(&page);
}
