/* The pages of the report as pixels, and the parts of its screen that have files of their own. */
#ifndef PLUMBLINE_UI_PAGES_H
#define PLUMBLINE_UI_PAGES_H

#include "ui.h"

#include "plumbline/command/report.h"
#include "plumbline/paint/pdf.h"
#include "plumbline/report/pages.h"

/* The pages of the report that is shown, made anew where it is another one; NULL: it is being made. */
ui_pages *ui_pages_of(ui_view *v);
int ui_pages_count(const ui_pages *pages);
int ui_pages_body(const ui_pages *pages); /* of them without the appendix */

/* A page, painted the first time, `scale` device pixels for a logical one. NULL: there is no room for it. */
const pl_image *ui_page_image(ui_view *v, int page, double scale);
/* Pixels of all other pages are given back. */
void ui_pages_keep(ui_pages *pages, int first, int last);
uint64_t ui_pages_version(const ui_pages *pages);

void ui_draw_page_list(ui_view *v, pl_rect rect);
void ui_draw_export(ui_view *v, pl_rect rect);

#endif
