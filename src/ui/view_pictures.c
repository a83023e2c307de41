/* Pictures in lists. */
#include "over.h"

#include "plumbline/command/pictures.h"

enum { RADIUS = 4, GAP = 10 };

/* In the middle of the rectangle, as wide as it is. */
static pl_rect place_of(pl_rect rect)
{
    double high = (double)(int)(rect.w * 9 / 16);
    return pl_rect_middle(rect, rect.w, high);
}

static void plate(ui_view *v, pl_rect place, pl_icon icon)
{
    enum { ICON = 16 };
    pl_box box = { .fill = PL_COLOUR_PRESS, .radius = RADIUS };
    pl_list_box(v->list, place, &box);
    pl_point at = { (double)(int)(place.x + (place.w - ICON) / 2),
                    (double)(int)(place.y + (place.h - ICON) / 2) };
    if (icon != PL_ICON_NONE)
        pl_list_icon(v->list, icon, at, ICON, PL_COLOUR_MUTED, PL_COLOUR_NONE);
}

static void draw(ui_view *v, pl_rect rect, const pl_image *image, uint64_t version)
{
    pl_rect place = place_of(rect);
    if (image)
        pl_list_image(v->list, place, image, version, PL_FIT_COVER, RADIUS);
    else
        plate(v, place, PL_ICON_NONE);
}

/* Of a review of a service, and of sound alone, there is none: the plate says what it is. */
void ui_draw_row_picture(ui_view *v, pl_rect rect, const pl_shelf_row *row)
{
    uint64_t version = 0;
    if (row->recording->service)
        plate(v, place_of(rect), PL_ICON_DOCUMENT);
    else if (!row->recording->picture)
        plate(v, place_of(rect), PL_ICON_SPEAKER);
    else if (!pl_app_row_pictured(v->app, row))
        plate(v, place_of(rect), PL_ICON_NONE);
    else {
        const pl_image *image = pl_app_picture(&version, v->app, row->recording->id);
        draw(v, rect, image, version);
    }
}

void ui_card_picture(ui_view *v, pl_rect *row, pl_id recording)
{
    uint64_t version = 0;
    if (!pl_app_lists_pictures(v->app))
        return;
    const pl_image *image = recording ? pl_app_picture(&version, v->app, recording) : NULL;
    draw(v, pl_cut_left(row, UI_CARD_PICTURE), image, version);
    pl_cut_left(row, GAP);
}

void ui_card_file_picture(ui_view *v, pl_rect *row, const char *path)
{
    uint64_t version = 0;
    if (!pl_app_lists_pictures(v->app))
        return;
    const pl_image *image = pl_app_file_picture(&version, v->app, path);
    draw(v, pl_cut_left(row, UI_CARD_PICTURE), image, version);
    pl_cut_left(row, GAP);
}
