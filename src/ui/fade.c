#include "fade.h"

#include "plumbline/base/file.h"
#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"

#include <stdlib.h>
#include <string.h>

enum { IN_US = 120 * 1000, OUT_US = 80 * 1000, LAYERS = 8, WHOLE = 256 };

static void end(ui_fade *fade)
{
    pl_image_free(fade->from);
    pl_image_free(fade->mixed);
    fade->from = fade->mixed = NULL;
}

void ui_fade_stop(ui_fade *fade)
{
    end(fade);
    *fade = (ui_fade){ 0 };
}

static pl_image *copy_of(const pl_image *image, pl_rect rect)
{
    int width = (int)rect.w, height = (int)rect.h;
    pl_image *copy = pl_image_new(width > 0 ? width : 1, height > 0 ? height : 1);
    for (int y = 0; copy && y < copy->height; y++)
        if (image)
            memcpy(pl_image_row(copy, y), pl_image_row(image, y), (size_t)copy->width * 4);
        else
            memset(pl_image_row(copy, y), 0, (size_t)copy->width * 4);
    return copy;
}

/* One that is another one now comes, too. */
static bool comes(uint64_t before, uint64_t now)
{
    for (int i = 0; i < LAYERS; i++) {
        uint64_t one = now >> (8 * i) & 0xff;
        if (one && one != (before >> (8 * i) & 0xff))
            return true;
    }
    return false;
}

void ui_fade_turn(ui_fade *fade, uint64_t layers, const pl_image *shown, bool moves, int64_t now)
{
    uint64_t before = fade->layers;
    fade->layers = layers;
    if (!moves) {
        end(fade);
        return;
    }
    if (layers == before)
        return;
    const pl_image *given = fade->mixed ? fade->mixed : shown;
    pl_rect rect = fade->was_there ? fade->shown_rect : (pl_rect){ 0 };
    pl_image *from = copy_of(fade->was_there ? given : NULL, rect);
    end(fade);
    fade->from = from; /* without memory for it, it is there at once */
    fade->from_rect = rect;
    fade->began = now;
    fade->lasts = comes(before, layers) ? IN_US : OUT_US;
}

/* ----- between two */

/* `part` of WHOLE of the way from a to b, in each channel: two of them at a time. */
static uint32_t between(uint32_t a, uint32_t b, uint32_t part)
{
    const uint32_t mask = 0x00ff00ff;
    uint32_t low = (a & mask) * (WHOLE - part) + (b & mask) * part;
    uint32_t high = (a >> 8 & mask) * (WHOLE - part) + (b >> 8 & mask) * part;
    return (low >> 8 & mask) | (high & ~mask);
}

/* A row of an image, as far as it reaches across the rectangle that is mixed. */
typedef struct span {
    const uint32_t *pixels; /* of that rectangle's left edge; NULL: all is clear */
    int from, to;
} span;

static span span_of(const pl_image *image, pl_rect rect, int left, int y)
{
    int x = (int)rect.x, row = y - (int)rect.y;
    if (!image || row < 0 || row >= (int)rect.h)
        return (span){ 0 };
    return (span){ pl_image_row(image, row), x - left, x - left + (int)rect.w };
}

static uint32_t pixel_of(const span *of, int x)
{
    return of->pixels && x >= of->from && x < of->to ? of->pixels[x - of->from] : 0;
}

static void mix(ui_fade *fade, pl_rect rect, const pl_image *image, pl_rect own, uint32_t part)
{
    int left = (int)rect.x, top = (int)rect.y;
    for (int y = 0; y < (int)rect.h; y++) {
        uint32_t *row = pl_image_row(fade->mixed, y);
        span from = span_of(fade->from, fade->from_rect, left, top + y);
        span to = span_of(image, own, left, top + y);
        for (int x = 0; x < (int)rect.w; x++)
            row[x] = between(pixel_of(&from, x), pixel_of(&to, x), part);
    }
}

static bool give_mixed(ui_fade *fade, pl_rect rect)
{
    const pl_image *mixed = fade->mixed;
    if (mixed && mixed->width >= (int)rect.w && mixed->height >= (int)rect.h)
        return true;
    pl_image_free(fade->mixed);
    fade->mixed = pl_image_new((int)rect.w, (int)rect.h);
    return fade->mixed != NULL;
}

const pl_image *ui_fade_mix(ui_fade *fade, const pl_image *image, pl_rect *rect, pl_rect window,
                            bool *changed, int64_t now)
{
    pl_rect own = image ? *rect : (pl_rect){ 0 };
    pl_rect all = pl_rect_meet(pl_rect_join(fade->from_rect, own), window);
    bool over = fade->from && (now >= fade->began + fade->lasts || pl_rect_empty(all));
    if (fade->from && (over || !give_mixed(fade, all))) {
        end(fade);
        *changed = true;
    }
    fade->was_there = fade->from || image;
    fade->shown_rect = fade->from ? all : own;
    if (!fade->from)
        return image;
    int64_t gone = now > fade->began ? now - fade->began : 0;
    mix(fade, all, image, own, (uint32_t)(gone * WHOLE / fade->lasts));
    *rect = all;
    *changed = true;
    return fade->mixed;
}

/* ----- what the desktop says */

/* "false", "0", "0.0" */
static bool is_off(const char *value)
{
    return pl_text_starts(value, "false") || (*value == '0' && !strpbrk(value, "123456789"));
}

static bool says_off(const char *folder, const char *file, const char *name)
{
    enum { MOST = 1 << 20 };
    size_t size;
    char *path = pl_path_join(folder, file);
    char *text = pl_file_read(&size, path, MOST, NULL), *rest = text;
    bool off = false;
    for (char *line; (line = strsep(&rest, "\n"));) {
        line += strspn(line, " \t");
        if (pl_text_starts(line, name)) {
            line += strlen(name);
            off = is_off(line + strspn(line, " \t="));
        }
    }
    free(text);
    free(path);
    return off;
}

bool ui_system_is_still(void)
{
    const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
    char *folder =
        config && *config ? pl_copy_text(config) : pl_path_join(home ? home : "/", ".config");
    bool still = says_off(folder, "gtk-4.0/settings.ini", "gtk-enable-animations") ||
                 says_off(folder, "gtk-3.0/settings.ini", "gtk-enable-animations") ||
                 says_off(folder, "kdeglobals", "AnimationDurationFactor");
    free(folder);
    return still;
}
