/* The file: pages one after the other, what it says of itself, and its end. */
#include "print.h"
#include "print_update.h"

#include "plumbline/base/memory.h"

#include <cairo-pdf.h>

/* A4 in points, a little less than the page's pixels: the ground is white to its edges */
static const double WIDE = 595.276, HIGH = 841.89, POINTS = 0.75;

static cairo_status_t keep_bytes(void *file, const unsigned char *bytes, unsigned size)
{
    pl_text_add_bytes(file, bytes, size);
    return CAIRO_STATUS_SUCCESS;
}

static void say(cairo_surface_t *surface, cairo_pdf_metadata_t what, const char *words)
{
    if (!words)
        return;
    char *clean = paint_text_clean(words, true);
    cairo_pdf_surface_set_metadata(surface, what, clean);
    free(clean);
}

static void say_facts(cairo_surface_t *surface, const pl_pdf_facts *facts)
{
    char created[PL_UTC_ROOM];
    say(surface, CAIRO_PDF_METADATA_TITLE, facts->title);
    say(surface, CAIRO_PDF_METADATA_AUTHOR, facts->author);
    say(surface, CAIRO_PDF_METADATA_SUBJECT, facts->subject);
    say(surface, CAIRO_PDF_METADATA_CREATE_DATE, pl_utc_format(created, facts->created));
}

static void print_pages(paint_print *print, const pl_list *const *pages, int count)
{
    cairo_tag_begin(print->cr, "Document", NULL);
    for (int i = 0; i < count; i++) {
        pl_assert(pages[i]->clip_count == 0 && pages[i]->open < 0);
        print->list = pages[i];
        print->page = i + 1;
        cairo_save(print->cr);
        cairo_scale(print->cr, POINTS, POINTS);
        print_list(print);
        cairo_restore(print->cr);
        cairo_show_page(print->cr);
    }
    cairo_tag_end(print->cr, "Document");
}

static cairo_status_t write_all(pl_text *file, const pl_list *const *pages, int count,
                                pl_fonts *fonts, const pl_pdf_facts *facts)
{
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(keep_bytes, file, WIDE, HIGH);
    paint_print print = { .cr = cairo_create(surface), .surface = surface, .fonts = fonts };
    say_facts(surface, facts);
    print_pages(&print, pages, count);
    cairo_status_t status = cairo_status(print.cr);
    cairo_destroy(print.cr);
    cairo_surface_finish(surface);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    return status;
}

bool pl_pdf_make(void **bytes, size_t *size, const pl_list *const *pages, int count,
                 pl_fonts *fonts, const pl_pdf_facts *facts, pl_error *err)
{
    pl_assert(count > 0);
    pl_text file = { 0 };
    cairo_status_t status = write_all(&file, pages, count, fonts, facts);
    bool ok =
        status == CAIRO_STATUS_SUCCESS ||
        pl_fail(err, PL_INTERNAL, "The PDF could not be made: %s.", cairo_status_to_string(status));
    ok = ok && print_update(&file, facts->language, err);
    if (ok) {
        *size = file.size;
        *bytes = pl_text_take(&file);
    }
    pl_text_free(&file);
    return ok;
}
