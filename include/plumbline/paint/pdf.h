/* Draw lists become the pages of a PDF: real words with their fonts, structure from the elements' roles,
 * an outline from the headings. */
#ifndef PLUMBLINE_PAINT_PDF_H
#define PLUMBLINE_PAINT_PDF_H

#include "plumbline/base/error.h"
#include "plumbline/base/time.h"
#include "plumbline/paint/list.h"

/* A page of A4, upright; a logical pixel is 0.75 pt. */
enum { PL_PAGE_WIDE = 794, PL_PAGE_HIGH = 1123 };

typedef struct pl_pdf_facts {
    const char *title, *author, *subject; /* NULL: none */
    const char *language;                 /* "en-GB": letters, digits and "-" alone; NULL: none */
    pl_utc
        created; /* from what is printed and never from a clock: the same pages, the same bytes */
} pl_pdf_facts;

/* The bytes of a file, freed with free(). Pages are lists of the size above, painted in the light theme
 * on white. Headings stand in the outline; their value "1" … "6" is their depth (else 2). Roles become
 * tags: HEADING H1 to H6, TEXT P, LIST L with ROWs as LI, TABLE Table with ROW TR, COLUMN TH and CELL
 * TD, IMAGE Figure, REGION Sect, GROUP Div; what stands in none of them has no tag (head and foot of a
 * page). Rings of focus are not printed. `fonts` is this thread's. */
bool pl_pdf_make(void **bytes, size_t *size, const pl_list *const *pages, int count,
                 pl_fonts *fonts, const pl_pdf_facts *facts, pl_error *err);

#endif
