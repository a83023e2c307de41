/* The report as pages of A4: draw lists that a window shows and that are printed as they are. */
#ifndef PLUMBLINE_REPORT_PAGES_H
#define PLUMBLINE_REPORT_PAGES_H

#include "plumbline/paint/list.h"
#include "plumbline/report/report.h"

typedef struct pl_report_pages pl_report_pages;

/* Lays the report out. Report and fonts are borrowed for as long as the pages live, and so are the
 * pictures. On the thread of `fonts`. Free with pl_report_pages_free. */
pl_report_pages *pl_report_pages_new(const pl_report *report, pl_fonts *fonts);
void pl_report_pages_free(pl_report_pages *pages);

/* The first `body` pages are the report itself, the others the appendix with the rubric's words. */
int pl_report_page_count(const pl_report_pages *pages);
int pl_report_page_body(const pl_report_pages *pages);

/* PL_PAGE_WIDE by PL_PAGE_HIGH (paint/pdf.h) logical pixels on white, to be painted in the light theme.
 * Every section is a heading of value "2", every point a group named by its item. */
const pl_list *pl_report_page(const pl_report_pages *pages, int page); /* from 0 */

/* The same pages as a file. *bytes is freed with free(). It names the day of signing as the day it was
 * made: the same report gives the same bytes. Any thread. */
bool pl_report_pdf(void **bytes, size_t *size, const pl_report *report, pl_error *err);

#endif
