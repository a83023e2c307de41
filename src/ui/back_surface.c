/* The window's own surface: what changed is copied, the video is converted straight into it, the overlay
 * is blended upon both, and only these rectangles are handed to the display. */
#include "back_end.h"
#include "rows.h"

#include "plumbline/base/memory.h"

typedef struct surface_end {
    SDL_Window *window;
    SDL_Surface *surface; /* the window's; borrowed */
    SDL_Surface *shadow;  /* what is drawn into where the window's has other pixels than ours */
    pl_converter *converter;
    /* The picture that stands, for repaints of a part of it: made at the first of them, and not at all
     * while each picture replaces the last. */
    pl_image *still;
    bool still_is_shown;
} surface_end;

static void surface_close(void *self)
{
    surface_end *s = self;
    pl_converter_free(s->converter);
    pl_image_free(s->still);
    SDL_FreeSurface(s->shadow);
    free(s);
}

static bool failed(pl_error *err)
{
    return pl_fail(err, PL_INTERNAL, "The window could not be drawn: %s.", SDL_GetError());
}

/* SDL makes the surface anew when the window's size changed: that one does not carry our mark. */
static bool take_surface(surface_end *s, bool *anew, pl_error *err)
{
    s->surface = SDL_GetWindowSurface(s->window);
    if (!s->surface)
        return failed(err);
    *anew = s->surface->userdata != s;
    if (!*anew)
        return true;
    s->surface->userdata = s;
    SDL_FreeSurface(s->shadow);
    s->shadow = NULL;
    Uint32 format = s->surface->format->format;
    if (format == SDL_PIXELFORMAT_RGB888 || format == SDL_PIXELFORMAT_ARGB8888)
        return true;
    s->shadow =
        SDL_CreateRGBSurfaceWithFormat(0, s->surface->w, s->surface->h, 32, SDL_PIXELFORMAT_RGB888);
    return s->shadow ? true : failed(err);
}

void *back_surface_open(SDL_Window *window, pl_error *err)
{
    surface_end *s = pl_alloc(sizeof *s);
    s->window = window;
    bool anew;
    if (take_surface(s, &anew, err)) {
        s->converter = pl_converter_new();
        s->surface->userdata = NULL; /* the first present draws all */
        return s;
    }
    surface_close(s);
    return NULL;
}

static ui_rows rows_of(const surface_end *s)
{
    const SDL_Surface *drawn = s->shadow ? s->shadow : s->surface;
    return (ui_rows){ drawn->pixels, drawn->pitch };
}

static bool make_still(surface_end *s, const back_scene *scene, pl_error *err)
{
    if (s->still_is_shown)
        return true;
    SDL_Rect at = scene->video;
    if (!s->still || s->still->width != at.w || s->still->height != at.h) {
        pl_image_free(s->still);
        s->still = pl_image_new(at.w, at.h);
    }
    if (!s->still)
        return pl_fail(err, PL_INTERNAL, "There is no memory for a picture of %d × %d.", at.w,
                       at.h);
    s->still_is_shown = pl_frame_draw(s->converter, s->still->pixels, s->still->stride, at.w, at.h,
                                      scene->frame, scene->scaling, err);
    return s->still_is_shown;
}

/* A new picture: straight into the surface where the whole of it lies inside the window. */
static bool draw_frame(surface_end *s, const back_scene *scene, SDL_Rect piece, pl_error *err)
{
    SDL_Rect at = scene->video;
    if (SDL_RectEquals(&piece, &at))
        return pl_frame_draw(s->converter, ui_rows_at(rows_of(s), at.x, at.y), rows_of(s).stride,
                             at.w, at.h, scene->frame, scene->scaling, err);
    if (!make_still(s, scene, err))
        return false;
    ui_rows_copy(rows_of(s), s->still, at.x, at.y, piece);
    return true;
}

static void draw_canvas(surface_end *s, const back_scene *scene, SDL_Rect piece)
{
    ui_rows_copy(rows_of(s), scene->canvas, 0, 0, piece);
}

/* The canvas, and the picture that stands upon it. */
static bool draw_ground(surface_end *s, const back_scene *scene, SDL_Rect piece, pl_error *err)
{
    SDL_Rect parts[4], seen = ui_rect_meet(piece, scene->video);
    int count = ui_rect_cut(parts, piece, scene->video);
    for (int i = 0; i < count; i++)
        draw_canvas(s, scene, parts[i]);
    if (ui_rect_empty(seen))
        return true;
    if (make_still(s, scene, err)) {
        ui_rows_copy(rows_of(s), s->still, scene->video.x, scene->video.y, seen);
        return true;
    }
    draw_canvas(s, scene, seen);
    return false;
}

static SDL_Rect drawable(const surface_end *s, const back_scene *scene)
{
    return ui_rect_meet(back_all(scene), (SDL_Rect){ 0, 0, s->surface->w, s->surface->h });
}

/* What is to be drawn: a new picture alone, if there is one, stands last. */
static int pieces_of(SDL_Rect *out, const surface_end *s, const back_scene *scene, bool all)
{
    SDL_Rect window = drawable(s, scene), video = ui_rect_meet(window, scene->video);
    ui_region region = { 0 };
    if (all) {
        ui_region_add(&region, window);
    } else {
        ui_region_join(&region, &scene->canvas_damage);
        ui_region_join(&region, &scene->overlay_damage);
    }
    int count = 0;
    for (int i = 0; i < region.count; i++) {
        SDL_Rect rect = ui_rect_meet(region.rects[i], window);
        if (scene->new_frame)
            count += ui_rect_cut(out + count, rect, video);
        else if (!ui_rect_empty(rect))
            out[count++] = rect;
    }
    if (scene->new_frame && !ui_rect_empty(video))
        out[count++] = video;
    return count;
}

/* False where the picture could not be converted: then the canvas shows there. */
static bool draw_piece(surface_end *s, const back_scene *scene, SDL_Rect piece, bool frame,
                       pl_error *err)
{
    bool ok;
    if (frame) {
        ok = draw_frame(s, scene, piece, err);
        if (!ok)
            draw_canvas(s, scene, piece);
    } else {
        ok = draw_ground(s, scene, piece, err);
    }
    SDL_Rect above = ui_rect_meet(piece, scene->over), to = piece;
    if (scene->overlay && !ui_rect_empty(above))
        ui_rows_blend(rows_of(s), scene->overlay, scene->over.x, scene->over.y, above);
    if (s->shadow)
        SDL_BlitSurface(s->shadow, &piece, s->surface, &to);
    return ok;
}

static bool surface_present(void *self, const back_scene *scene, pl_error *err)
{
    surface_end *s = self;
    bool anew, ok = true;
    if (!take_surface(s, &anew, err))
        return false;
    if (scene->new_frame)
        s->still_is_shown = false;
    SDL_Rect pieces[UI_PIECES_MOST + 1], video = ui_rect_meet(drawable(s, scene), scene->video);
    int count = pieces_of(pieces, s, scene, scene->all || anew);
    for (int i = 0; i < count; i++) {
        bool frame = scene->new_frame && i == count - 1 && !ui_rect_empty(video);
        ok = draw_piece(s, scene, pieces[i], frame, err) && ok;
    }
    if (count && SDL_UpdateWindowSurfaceRects(s->window, pieces, count) != 0)
        return failed(err);
    return ok;
}

static pl_image *surface_read(void *self, const back_scene *scene, pl_error *err)
{
    surface_end *s = self;
    (void)scene;
    pl_image *image = pl_image_new(s->surface->w, s->surface->h);
    if (image && SDL_ConvertPixels(image->width, image->height, s->surface->format->format,
                                   s->surface->pixels, s->surface->pitch, SDL_PIXELFORMAT_ARGB8888,
                                   image->pixels, image->stride) == 0)
        return image;
    pl_image_free(image);
    failed(err);
    return NULL;
}

const back_end back_surface = { PL_BACK_SURFACE, surface_close, surface_present, surface_read };
