#include "fonts.h"

#include "plumbline/base/memory.h"

#include <string.h>

/* A screen shows some 300 runs; three screens stay warm. */
enum { MOST_LAYOUTS = 1024, MOST_MASK_BYTES = 24 << 20 };

static const char *const FAMILY = "Inter";

static PangoContext *make_context(PangoFontMap *map)
{
    PangoContext *context = pango_font_map_create_context(map);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_SLIGHT);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_language(context, pango_language_from_string("en-GB"));
    return context;
}

static char *family_given(PangoContext *context)
{
    PangoFontDescription *want = paint_font_of((pl_type){ .style = PL_STYLE_BODY });
    PangoFont *font = pango_context_load_font(context, want);
    pango_font_description_free(want);
    if (!font)
        return pl_copy_text("no font");
    PangoFontDescription *got = pango_font_describe(font);
    char *family = pl_copy_text(pango_font_description_get_family(got));
    pango_font_description_free(got);
    g_object_unref(font);
    return family;
}

/* Pango goes on without any font: its families are then names alone. */
static bool draws_letters(PangoContext *context)
{
    PangoLayout *layout = pango_layout_new(context);
    pango_layout_set_text(layout, "Plumbline", -1);
    bool draws = pango_layout_get_unknown_glyphs_count(layout) == 0;
    g_object_unref(layout);
    return draws;
}

pl_fonts *pl_fonts_new(void)
{
    pl_fonts *fonts = pl_alloc(sizeof *fonts);
    /* an own map: Pango's layouts and maps must not be shared between threads */
    fonts->map = pango_cairo_font_map_new();
    fonts->context = make_context(fonts->map);
    fonts->family = family_given(fonts->context);
    fonts->load.most_layouts = MOST_LAYOUTS;
    fonts->load.most_bytes = MOST_MASK_BYTES;
    fonts->any = draws_letters(fonts->context);
    if (!fonts->any)
        fonts->notice = pl_copy_text("There is no font on this computer: letters cannot be drawn. "
                                     "Install one, such as the package fonts-inter, and start "
                                     "Plumbline again.");
    else if (strcmp(fonts->family, FAMILY) != 0)
        fonts->notice = pl_format("The font Inter is not on this computer; text is set in %s and "
                                  "stands a little differently. Install the package fonts-inter.",
                                  fonts->family);
    return fonts;
}

void pl_fonts_warm(pl_fonts *fonts)
{
    static const pl_weight weights[] = { PL_WEIGHT_REGULAR, PL_WEIGHT_MEDIUM, PL_WEIGHT_SEMIBOLD };
    for (pl_style style = PL_STYLE_BODY; style <= PL_STYLE_CLOCK; style++)
        for (size_t i = 0; i < sizeof weights / sizeof *weights; i++)
            pl_text_width(fonts, "0:12 Plumbline",
                          (pl_type){ .style = style, .weight = weights[i] });
}

static void free_laid(pl_fonts *fonts, paint_laid *laid)
{
    paint_masks_drop(fonts, laid);
    g_object_unref(laid->layout);
    free(laid->key);
    free(laid);
}

void pl_fonts_free(pl_fonts *fonts)
{
    if (!fonts)
        return;
    for (paint_laid *laid = fonts->newest, *older; laid; laid = older) {
        older = laid->older;
        free_laid(fonts, laid);
    }
    paint_shapes_free(fonts);
    g_object_unref(fonts->context);
    g_object_unref(fonts->map);
    pl_text_free(&fonts->key);
    free(fonts->family);
    free(fonts->notice);
    free(fonts);
}

const char *pl_fonts_family(const pl_fonts *fonts)
{
    return fonts->family;
}

bool pl_fonts_any(const pl_fonts *fonts)
{
    return fonts->any;
}

const char *pl_fonts_notice(pl_fonts *fonts)
{
    if (fonts->told)
        return NULL;
    fonts->told = true;
    return fonts->notice;
}

pl_fonts_load pl_fonts_get_load(const pl_fonts *fonts)
{
    return fonts->load;
}

static void add_number(pl_text *key, int number)
{
    pl_text_add_bytes(key, &number, sizeof number);
}

/* What the words look like without their colour, as bytes. */
static void make_key(pl_text *key, const pl_run *run, double width)
{
    key->size = 0;
    add_number(key, (int)run->type.style);
    add_number(key, (int)run->type.weight);
    add_number(key, run->type.tabular);
    add_number(key, run->lines);
    add_number(key, (int)(width * 64)); /* finer differences change no line */
    for (int i = 0; i < run->span_count; i++)
        if (run->spans[i].weight) {
            add_number(key, run->spans[i].from);
            add_number(key, run->spans[i].to);
            add_number(key, (int)run->spans[i].weight);
        }
    add_number(key, -1);
    const char *text = run->text ? run->text : "";
    pl_text_add_bytes(key, text, strlen(text));
}

/* FNV-1a */
static uint64_t hash_of(const pl_text *key)
{
    uint64_t hash = 0xcbf29ce484222325u;
    for (size_t i = 0; i < key->size; i++)
        hash = (hash ^ (unsigned char)key->data[i]) * 0x100000001b3u;
    return hash;
}

static void unlink_use(pl_fonts *fonts, paint_laid *laid)
{
    *(laid->newer ? &laid->newer->older : &fonts->newest) = laid->older;
    *(laid->older ? &laid->older->newer : &fonts->oldest) = laid->newer;
    laid->newer = laid->older = NULL;
}

static void link_use(pl_fonts *fonts, paint_laid *laid)
{
    laid->older = fonts->newest;
    *(fonts->newest ? &fonts->newest->newer : &fonts->oldest) = laid;
    fonts->newest = laid;
}

static void forget(pl_fonts *fonts, paint_laid *laid)
{
    paint_laid **link = &fonts->buckets[laid->hash % PAINT_BUCKETS];
    while (*link != laid)
        link = &(*link)->next;
    *link = laid->next;
    unlink_use(fonts, laid);
    free_laid(fonts, laid);
    fonts->load.layouts--;
}

void paint_fonts_trim(pl_fonts *fonts, const paint_laid *keep)
{
    while (fonts->oldest && fonts->oldest != keep &&
           (fonts->load.layouts > MOST_LAYOUTS || fonts->load.bytes > MOST_MASK_BYTES))
        forget(fonts, fonts->oldest);
}

static bool is_coloured(PangoLayout *layout)
{
    bool coloured = false;
    PangoLayoutIter *iter = pango_layout_get_iter(layout);
    do {
        PangoLayoutRun *run = pango_layout_iter_get_run_readonly(iter);
        if (!run || !run->item->analysis.font)
            continue; /* the end of a line, or a machine without fonts */
        PangoFontDescription *font = pango_font_describe(run->item->analysis.font);
        coloured = coloured || strstr(pango_font_description_get_family(font), "Emoji");
        pango_font_description_free(font);
    } while (!coloured && pango_layout_iter_next_run(iter));
    pango_layout_iter_free(iter);
    return coloured;
}

static paint_laid *make_laid(pl_fonts *fonts, const pl_run *run, double width, uint64_t hash)
{
    paint_laid *laid = pl_alloc(sizeof *laid);
    laid->key = pl_copy_bytes(fonts->key.data, fonts->key.size);
    laid->key_size = fonts->key.size;
    laid->hash = hash;
    laid->layout = paint_layout_make(fonts, run, width);
    laid->style = pl_style_get(run->type.style);
    laid->lines = pango_layout_get_line_count(laid->layout);
    laid->cut = pango_layout_is_ellipsized(laid->layout);
    laid->coloured = is_coloured(laid->layout);
    for (int i = 0; i < laid->lines; i++) {
        PangoRectangle logical;
        pango_layout_line_get_extents(pango_layout_get_line_readonly(laid->layout, i), NULL,
                                      &logical);
        double line_width = logical.width / (double)PANGO_SCALE;
        if (line_width > laid->width)
            laid->width = line_width;
    }
    return laid;
}

static paint_laid *lay_exactly(pl_fonts *fonts, const pl_run *run, double width)
{
    make_key(&fonts->key, run, width);
    uint64_t hash = hash_of(&fonts->key);
    paint_laid **bucket = &fonts->buckets[hash % PAINT_BUCKETS];
    for (paint_laid *laid = *bucket; laid; laid = laid->next)
        if (laid->hash == hash && laid->key_size == fonts->key.size &&
            memcmp(laid->key, fonts->key.data, laid->key_size) == 0) {
            unlink_use(fonts, laid);
            link_use(fonts, laid);
            fonts->load.found++;
            return laid;
        }
    paint_laid *laid = make_laid(fonts, run, width, hash);
    laid->next = *bucket;
    *bucket = laid;
    link_use(fonts, laid);
    fonts->load.made++;
    fonts->load.layouts++;
    paint_fonts_trim(fonts, laid);
    return laid;
}

paint_laid *paint_lay(pl_fonts *fonts, const pl_run *run, double width)
{
    bool one = run->lines == 0 || run->lines == 1;
    if (width <= 0)
        return lay_exactly(fonts, run, -1);
    if (!one)
        return lay_exactly(fonts, run, width);
    /* a line that fits is the same layout in every room */
    paint_laid *whole = lay_exactly(fonts, run, -1);
    return whole->width <= width + 1.0 / 64 ? whole : lay_exactly(fonts, run, width);
}
