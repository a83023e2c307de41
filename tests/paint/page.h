/* The page of all components in all states: painted by the gallery, held as text by a test. */
#ifndef TESTS_PAINT_PAGE_H
#define TESTS_PAINT_PAGE_H

#include "plumbline/paint/badges.h"
#include "plumbline/paint/field.h"
#include "plumbline/paint/panels.h"

enum { PAGE_WIDE = 1440, PAGE_HIGH = 1950 };

void page_components(pl_list *list, const pl_image *picture);
void page_parts(pl_list *list, const pl_image *picture); /* the same without a ground */

/* A row of the page: a name at the left, then slots one after another, each with a caption. */
typedef struct test_page {
    pl_list *list;
    double x, y;
    double high; /* of the highest slot in the row */
    int next_id;
} test_page;

void page_row(test_page *page, const char *name);
void page_row_end(test_page *page);
pl_rect page_slot(test_page *page, const char *caption, double w, double h);
pl_control page_control(test_page *page, const char *name, unsigned state);

/* The rows, by file. */
void page_controls(test_page *page);
void page_choices(test_page *page);
void page_marks(test_page *page, const pl_image *picture);
void page_panels(test_page *page);

#endif
