/* What the window's picture consists of, what of it changed, and which back end shows it. */
#include "back_end.h"
#include "pointer.h"

#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"

#include <dirent.h>
#include <unistd.h>

struct pl_back {
    SDL_Window *window;
    const back_end *end;
    void *self; /* the back end's own */
    back_scene scene;
    bool fresh; /* the caller does not yet know of the canvas */
};

SDL_Rect back_all(const back_scene *scene)
{
    return (SDL_Rect){ 0, 0, scene->canvas->width, scene->canvas->height };
}

/* --- choosing */

static pl_back_kind asked_for(pl_back_kind wanted)
{
    const char *said = SDL_getenv("PLUMBLINE_BACK");
    if (wanted == PL_BACK_AUTO && said)
        wanted = pl_text_same(said, "gpu")       ? PL_BACK_GPU
                 : pl_text_same(said, "surface") ? PL_BACK_SURFACE
                                                 : PL_BACK_AUTO;
    return wanted;
}

/* Whether the kernel knows a GPU. Where it does not, the libraries of one need not be loaded, which
 * takes longer than all else before the first picture. */
static bool has_gpu(void)
{
    if (access("/dev/nvidia0", F_OK) == 0)
        return true;
    DIR *folder = opendir("/dev/dri");
    bool found = false;
    for (struct dirent *entry; folder && !found && (entry = readdir(folder));)
        found = pl_text_starts(entry->d_name, "renderD");
    if (folder)
        closedir(folder);
    return found;
}

Uint32 pl_back_flags(pl_back_kind wanted)
{
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    pl_back_kind kind = asked_for(wanted);
    bool gpu = kind == PL_BACK_GPU || (kind == PL_BACK_AUTO && has_gpu());
    if (!gpu || SDL_GL_LoadLibrary(NULL) != 0)
        return 0;
    /* what SDL's renderer wants: with another version it would make the window anew */
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 2);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 1);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, 0);
    return SDL_WINDOW_OPENGL;
}

static bool choose(pl_back *back, pl_back_kind wanted, pl_error *err)
{
    pl_back_kind kind = asked_for(wanted);
    bool try_gpu = kind == PL_BACK_GPU ||
                   (kind == PL_BACK_AUTO && SDL_GetWindowFlags(back->window) & SDL_WINDOW_OPENGL);
    pl_error ignored = { 0 };
    if (try_gpu) {
        bool forced = kind == PL_BACK_GPU;
        back->end = &back_gpu;
        back->self = back_gpu_open(back->window, !forced, forced ? err : &ignored);
        if (back->self || forced)
            return back->self != NULL;
    }
    back->end = &back_surface;
    back->self = back_surface_open(back->window, err);
    return back->self != NULL;
}

/* A canvas of the window's size; a new one is black until it is painted. */
static bool give_canvas(pl_back *back, pl_error *err)
{
    static const uint32_t BLACK = 0xff000000;
    int width, height;
    pl_window_pixels(back->window, &width, &height);
    pl_image *old = back->scene.canvas;
    if (old && old->width == width && old->height == height)
        return true;
    pl_image *made = pl_image_new(width, height);
    if (!made)
        return pl_fail(err, PL_INTERNAL, "A window of %d × %d cannot be painted: make it smaller.",
                       width, height);
    SDL_memset4(made->pixels, BLACK, (size_t)made->stride / 4 * (size_t)height);
    pl_image_free(old);
    back->scene.canvas = made;
    back->scene.all = true;
    back->fresh = true;
    return true;
}

pl_back *pl_back_open(SDL_Window *window, pl_back_kind wanted, pl_error *err)
{
    pl_back *back = pl_alloc(sizeof *back);
    back->window = window;
    if (choose(back, wanted, err) && give_canvas(back, err))
        return back;
    pl_back_close(&back);
    return NULL;
}

void pl_back_close(pl_back **back)
{
    pl_back *b = *back;
    if (!b)
        return;
    if (b->self)
        b->end->close(b->self);
    pl_frame_unref(&b->scene.frame);
    pl_image_free(b->scene.canvas);
    free(b);
    *back = NULL;
}

pl_back_kind pl_back_kind_of(const pl_back *back)
{
    return back->end->kind;
}

/* --- what is shown */

pl_image *pl_back_canvas(pl_back *back, bool *fresh, pl_error *err)
{
    if (!give_canvas(back, err))
        return NULL;
    *fresh = back->fresh;
    back->fresh = false;
    return back->scene.canvas;
}

void pl_back_damage(pl_back *back, SDL_Rect rect)
{
    ui_region_add(&back->scene.canvas_damage, ui_rect_meet(rect, back_all(&back->scene)));
}

void pl_back_overlay(pl_back *back, const pl_image *overlay, const SDL_Rect *at,
                     const SDL_Rect *damage)
{
    back_scene *scene = &back->scene;
    SDL_Rect now = overlay ? *at : (SDL_Rect){ 0 };
    pl_assert(!overlay || (overlay->width >= now.w && overlay->height >= now.h));
    bool same = overlay && overlay == scene->overlay && SDL_RectEquals(&now, &scene->over);
    if (!same) {
        ui_region_add(&scene->canvas_damage, ui_rect_meet(scene->over, back_all(scene)));
        damage = NULL;
    }
    scene->overlay = overlay;
    scene->over = now;
    ui_region_add(&scene->overlay_damage, damage ? ui_rect_meet(*damage, now) : now);
}

void pl_back_video(pl_back *back, const pl_frame *frame, const SDL_Rect *at, pl_scaling scaling)
{
    back_scene *scene = &back->scene;
    SDL_Rect now = frame ? *at : (SDL_Rect){ 0 };
    if (ui_rect_empty(now))
        frame = NULL;
    bool placed = frame && scene->frame && SDL_RectEquals(&now, &scene->video);
    if (placed && frame == scene->frame && scaling == scene->scaling)
        return;
    if (!placed)
        ui_region_add(&scene->canvas_damage, ui_rect_meet(scene->video, back_all(scene)));
    const pl_frame *old = scene->frame;
    scene->frame = frame ? pl_frame_ref(frame) : NULL;
    scene->video = frame ? now : (SDL_Rect){ 0 };
    scene->scaling = scaling;
    scene->new_frame = frame != NULL;
    pl_frame_unref(&old);
}

void pl_back_expose(pl_back *back)
{
    back->scene.all = true;
}

bool pl_back_due(const pl_back *back)
{
    const back_scene *scene = &back->scene;
    return scene->all || scene->new_frame || scene->canvas_damage.count ||
           scene->overlay_damage.count;
}

bool pl_back_present(pl_back *back, pl_error *err)
{
    if (!pl_back_due(back))
        return true;
    back_scene *scene = &back->scene;
    pl_error why = { 0 };
    bool done = back->end->present(back->self, scene, &why);
    scene->canvas_damage.count = scene->overlay_damage.count = 0;
    scene->new_frame = false;
    scene->all = !done && why.code != PL_BAD_INPUT;
    return done || pl_fail(err, why.code, "%s", why.text);
}

pl_image *pl_back_read(pl_back *back, pl_error *err)
{
    return back->end->read(back->self, &back->scene, err);
}
