/* Textures through SDL's renderer: the canvas, the video in its own colours, the overlay. Each present
 * draws all three; only what changed is uploaded. */
#include "back_end.h"

#include "plumbline/base/memory.h"

typedef enum video_form {
    VIDEO_NONE,
    VIDEO_IYUV,
    VIDEO_NV12,
    VIDEO_DRAWN /* converted here, at the size and the way up at which it is shown */
} video_form;

typedef struct gpu_end {
    SDL_Renderer *renderer;
    SDL_Texture *canvas, *overlay, *video;
    video_form form; /* of the video's texture */
    SDL_YUV_CONVERSION_MODE mode;
    bool shown; /* the video's texture holds the scene's frame */
    pl_converter *converter;
    SDL_BlendMode blend; /* of colours that are multiplied by their alpha */
} gpu_end;

static bool failed(pl_error *err)
{
    return pl_fail(err, PL_INTERNAL, "The window could not be drawn: %s.", SDL_GetError());
}

static void gpu_close(void *self)
{
    gpu_end *g = self;
    pl_converter_free(g->converter);
    if (g->renderer)
        SDL_DestroyRenderer(g->renderer); /* and its textures */
    free(g);
}

/* Whether the renderer's name is that of a processor that plays the GPU. The renderer's own context is
 * current. */
static bool is_played(void)
{
    enum { NAME_OF_RENDERER = 0x1F01 }; /* GL_RENDERER */
    static const char *const played[] = { "llvmpipe", "softpipe", "swrast", "Software", "SWR" };
    const char *(*get)(unsigned);
    *(void **)&get = SDL_GL_GetProcAddress("glGetString");
    const char *name = get ? get(NAME_OF_RENDERER) : NULL;
    for (size_t i = 0; name && i < PL_COUNT(played); i++)
        if (SDL_strstr(name, played[i]))
            return true;
    return !name;
}

void *back_gpu_open(SDL_Window *window, bool real, pl_error *err)
{
    gpu_end *g = pl_alloc(sizeof *g);
    g->renderer =
        SDL_CreateRenderer(window, -1, SDL_RENDERER_ACCELERATED | SDL_RENDERER_PRESENTVSYNC);
    if (!g->renderer || (real && is_played())) {
        pl_fail(err, PL_REFUSED,
                "The window cannot be drawn by a GPU: %s. Start again with PLUMBLINE_BACK=surface.",
                g->renderer ? "there is none" : SDL_GetError());
        gpu_close(g);
        return NULL;
    }
    g->converter = pl_converter_new();
    g->blend = SDL_ComposeCustomBlendMode(
        SDL_BLENDFACTOR_ONE, SDL_BLENDFACTOR_ONE_MINUS_SRC_ALPHA, SDL_BLENDOPERATION_ADD,
        SDL_BLENDFACTOR_ONE, SDL_BLENDFACTOR_ONE_MINUS_SRC_ALPHA, SDL_BLENDOPERATION_ADD);
    return g;
}

/* *fresh: it was made, and holds nothing yet. */
static bool give_texture(gpu_end *g, SDL_Texture **texture, Uint32 format, int width, int height,
                         bool *fresh, pl_error *err)
{
    Uint32 is = 0;
    int w = 0, h = 0;
    *fresh = false;
    if (*texture && SDL_QueryTexture(*texture, &is, NULL, &w, &h) == 0 && is == format &&
        w == width && h == height)
        return true;
    if (*texture)
        SDL_DestroyTexture(*texture);
    *texture = SDL_CreateTexture(g->renderer, format, SDL_TEXTUREACCESS_STREAMING, width, height);
    *fresh = true;
    return *texture ? true : failed(err);
}

/* `part` in the texture's pixels, the image's upper left corner being its own. */
static bool upload(SDL_Texture *texture, const pl_image *image, SDL_Rect part, pl_error *err)
{
    if (ui_rect_empty(part))
        return true;
    const uint32_t *from = pl_image_row(image, part.y) + part.x;
    return SDL_UpdateTexture(texture, &part, from, image->stride) == 0 || failed(err);
}

static bool upload_canvas(gpu_end *g, const back_scene *scene, pl_error *err)
{
    bool fresh;
    SDL_Rect all = back_all(scene);
    if (!give_texture(g, &g->canvas, SDL_PIXELFORMAT_ARGB8888, all.w, all.h, &fresh, err))
        return false;
    if (fresh || scene->all)
        return upload(g->canvas, scene->canvas, all, err);
    bool ok = true;
    for (int i = 0; ok && i < scene->canvas_damage.count; i++)
        ok = upload(g->canvas, scene->canvas, scene->canvas_damage.rects[i], err);
    return ok;
}

static bool upload_overlay(gpu_end *g, const back_scene *scene, pl_error *err)
{
    bool fresh;
    SDL_Rect over = scene->over;
    if (!scene->overlay || ui_rect_empty(scene->over) || ui_rect_empty(over))
        return true;
    if (!give_texture(g, &g->overlay, SDL_PIXELFORMAT_ARGB8888, over.w, over.h, &fresh, err))
        return false;
    SDL_SetTextureBlendMode(g->overlay, g->blend);
    if (fresh || scene->all)
        return upload(g->overlay, scene->overlay, (SDL_Rect){ 0, 0, over.w, over.h }, err);
    bool ok = true;
    for (int i = 0; ok && i < scene->overlay_damage.count; i++) {
        SDL_Rect part = ui_rect_meet(scene->overlay_damage.rects[i], over);
        part.x -= over.x;
        part.y -= over.y;
        ok = upload(g->overlay, scene->overlay, part, err);
    }
    return ok;
}

/* How the GPU can turn the frame's colours into ours; DRAWN where it cannot. */
static video_form form_of(const pl_frame *frame, SDL_YUV_CONVERSION_MODE *mode)
{
    bool plain = frame->strides[0] > 0 && frame->strides[1] > 0;
    if (frame->layout == PL_LAYOUT_OTHER || !plain || frame->matrix == PL_MATRIX_BT2020 ||
        (frame->full_range && frame->matrix != PL_MATRIX_BT601))
        return VIDEO_DRAWN;
    *mode = frame->full_range                  ? SDL_YUV_CONVERSION_JPEG
            : frame->matrix == PL_MATRIX_BT709 ? SDL_YUV_CONVERSION_BT709
                                               : SDL_YUV_CONVERSION_BT601;
    return frame->layout == PL_LAYOUT_NV12 ? VIDEO_NV12 : VIDEO_IYUV;
}

static bool upload_drawn(gpu_end *g, const back_scene *scene, pl_error *err)
{
    bool fresh;
    void *pixels;
    int stride, w = scene->video.w, h = scene->video.h;
    if (!give_texture(g, &g->video, SDL_PIXELFORMAT_ARGB8888, w, h, &fresh, err))
        return false;
    if (SDL_LockTexture(g->video, NULL, &pixels, &stride) != 0)
        return failed(err);
    bool ok = pl_frame_draw(g->converter, pixels, stride, w, h, scene->frame, scene->scaling, err);
    SDL_UnlockTexture(g->video);
    return ok;
}

static bool upload_planes(gpu_end *g, const pl_frame *f, pl_error *err)
{
    bool fresh, nv12 = g->form == VIDEO_NV12;
    Uint32 format = nv12 ? SDL_PIXELFORMAT_NV12 : SDL_PIXELFORMAT_IYUV;
    if (!give_texture(g, &g->video, format, f->width, f->height, &fresh, err))
        return false;
    SDL_SetTextureScaleMode(g->video, SDL_ScaleModeLinear);
    const int *s = f->strides;
    if (nv12 && SDL_UpdateNVTexture(g->video, NULL, f->planes[0], s[0], f->planes[1], s[1]) == 0)
        return true;
    if (!nv12 && SDL_UpdateYUVTexture(g->video, NULL, f->planes[0], s[0], f->planes[1], s[1],
                                      f->planes[2], s[2]) == 0)
        return true;
    return failed(err);
}

/* SDL looks at the mode when it makes a texture. */
static void set_mode(gpu_end *g, SDL_YUV_CONVERSION_MODE mode)
{
    if (g->video && mode != g->mode) {
        SDL_DestroyTexture(g->video);
        g->video = NULL;
    }
    g->mode = mode;
    SDL_SetYUVConversionMode(mode);
}

static bool upload_video(gpu_end *g, const back_scene *scene, pl_error *err)
{
    if (!scene->frame || (g->shown && !scene->new_frame && !scene->all))
        return true;
    SDL_YUV_CONVERSION_MODE mode = g->mode;
    g->form = form_of(scene->frame, &mode);
    set_mode(g, mode);
    g->shown =
        g->form == VIDEO_DRAWN ? upload_drawn(g, scene, err) : upload_planes(g, scene->frame, err);
    return g->shown;
}

static bool draw_video(gpu_end *g, const back_scene *scene)
{
    SDL_Rect at = scene->video;
    const pl_frame *frame = scene->frame;
    if (!frame || !g->shown)
        return true;
    if (g->form == VIDEO_DRAWN)
        return SDL_RenderCopy(g->renderer, g->video, NULL, &at) == 0;
    SDL_FRect to = { (float)at.x, (float)at.y, (float)at.w, (float)at.h };
    if (frame->rotation % 180) /* it is turned about its middle after it was scaled */
        to = (SDL_FRect){ to.x + (to.w - to.h) / 2, to.y + (to.h - to.w) / 2, to.h, to.w };
    return SDL_RenderCopyExF(g->renderer, g->video, NULL, &to, frame->rotation, NULL,
                             frame->mirrored ? SDL_FLIP_HORIZONTAL : SDL_FLIP_NONE) == 0;
}

static bool draw_all(gpu_end *g, const back_scene *scene, pl_error *err)
{
    SDL_SetRenderDrawColor(g->renderer, 0, 0, 0, SDL_ALPHA_OPAQUE);
    SDL_Rect all = back_all(scene);
    bool ok = SDL_RenderClear(g->renderer) == 0 &&
              SDL_RenderCopy(g->renderer, g->canvas, NULL, &all) == 0 && draw_video(g, scene) &&
              (!scene->overlay || ui_rect_empty(scene->over) ||
               SDL_RenderCopy(g->renderer, g->overlay, NULL, &scene->over) == 0);
    return ok || failed(err);
}

static bool gpu_present(void *self, const back_scene *scene, pl_error *err)
{
    gpu_end *g = self;
    if (!upload_canvas(g, scene, err) || !upload_overlay(g, scene, err))
        return false;
    bool pictured = upload_video(g, scene, err);
    if (!draw_all(g, scene, err))
        return false;
    SDL_RenderPresent(g->renderer);
    return pictured;
}

static pl_image *gpu_read(void *self, const back_scene *scene, pl_error *err)
{
    gpu_end *g = self;
    SDL_Rect all = back_all(scene);
    pl_image *image = pl_image_new(all.w, all.h);
    /* what was presented is no longer there to be read: it is drawn once more */
    if (image && draw_all(g, scene, err) &&
        SDL_RenderReadPixels(g->renderer, &all, SDL_PIXELFORMAT_ARGB8888, image->pixels,
                             image->stride) == 0)
        return image;
    pl_image_free(image);
    failed(err);
    return NULL;
}

const back_end back_gpu = { PL_BACK_GPU, gpu_close, gpu_present, gpu_read };
