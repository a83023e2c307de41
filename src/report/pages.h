/* Laying out pages: what is put down one after the other, and begins a new page where it finds no room. */
#ifndef PLUMBLINE_REPORT_PAGES_PRIVATE_H
#define PLUMBLINE_REPORT_PAGES_PRIVATE_H

#include "plumbline/report/pages.h"

#include "plumbline/paint/pdf.h"

/* The room for words: 15 mm at the sides, 12 mm above the head, the foot beneath. */
enum {
    PAGE_LEFT = 57,
    PAGE_WIDE = PL_PAGE_WIDE - 2 * PAGE_LEFT,
    PAGE_TOP = 91,
    PAGE_BOTTOM = 1062
};

/* What is higher than this goes over several pages; a heading and the head of a table find room above it. */
enum { PAGE_MOST = PAGE_BOTTOM - PAGE_TOP - 100 };

struct pl_report_pages {
    pl_list **lists;
    int count, room;
    int body; /* of them before the appendix */
};

typedef struct flow_column {
    const char *title; /* NULL: the table has no head */
    double x, w;       /* x from the left of the room */
} flow_column;

/* Rows on the page in hand; begun anew, head and all, where a page begins. */
typedef struct flow_table {
    pl_element_role role; /* PL_ROLE_TABLE or PL_ROLE_LIST */
    const char *name;
    const flow_column *columns;
    int count;
    double pad; /* above and beneath a row */
    bool ruled; /* a line beneath each row */
} flow_table;

typedef struct flow {
    const pl_report *report;
    pl_fonts *fonts;
    pl_report_pages *pages;
    pl_list *list; /* the page in hand */
    double y;      /* where the next thing goes */
    bool fresh;    /* nothing stands on the page yet */
    bool tight;    /* less air, where the report then goes on fewer pages; never smaller type */
    const flow_table *table; /* open, or NULL */
} flow;

/* ----- flow.c */

void flow_page(flow *f); /* a new page, with its head */
bool flow_fits(const flow *f, double high);
void flow_need(flow *f, double high); /* a new page, unless there is so much room on this one */
void flow_gap(flow *f, double high);  /* nothing at the top of a page */

/* A run of all its lines from the top of its rectangle. */
pl_run flow_run(const char *words, pl_style style, pl_colour colour);
double flow_high(const flow *f, const pl_run *run, double width);

/* An element with a run, at a place of the page in hand. */
void flow_say(flow *f, pl_element_role role, pl_rect rect, const pl_run *run);

/* A domain's number on its colour. No element: the words behind it say what it is, and a reader of them
 * must not hear the number twice. */
void flow_badge(flow *f, double x, double y, int domain);

typedef struct flow_head {
    int level; /* of the heading: 2 or 3 */
    const char *words;
    pl_icon icon;
    pl_colour colour;  /* of the icon */
    int domain;        /* its badge stands before the words; 0: none */
    const char *aside; /* small, behind the words, which then fit on one line; or NULL */
} flow_head;

/* A heading of a section, on one page with `keep` more pixels beneath it. */
void flow_heading(flow *f, const flow_head *head, double keep);

/* A heading with its words behind it on one line: for a section that has nothing more to say. */
void flow_brief(flow *f, const char *heading, const char *words);

/* A paragraph over the whole width, or from `in` pixels within. It goes over several pages only where it
 * is longer than one. */
void flow_paragraph(flow *f, const pl_run *run, double in);
double flow_paragraph_high(const flow *f, const pl_run *run); /* to be kept with a heading */

void flow_table_begin(flow *f, const flow_table *table);
void flow_table_end(flow *f);
double flow_table_head_high(const flow_table *table);

/* A row: words for each column of the open table. An icon stands before the words of the cell it is for.
 * A row is never parted, but where it is higher than a page. */
typedef struct flow_row {
    const pl_run *cells;
    int icon_cell; /* of icon */
    pl_icon icon;
    pl_colour colour;
} flow_row;

void flow_table_row(flow *f, const flow_row *row);
double flow_row_high(const flow *f, const flow_table *table, const flow_row *row);

void pages_service(flow *f);

/* "2.2 Draws out rather than tells"; free() */
char *flow_name(const pl_report_name *name);

/* ----- one file for each part of the report, in the order of pages.c */

void pages_head(flow *f);  /* pages_head.c: the head of a page */
void pages_foot(flow *f);  /* the feet of all, once they are counted */
void pages_title(flow *f); /* who, which session, what was watched */
void pages_since(flow *f); /* pages_actions.c */
void pages_actions(flow *f);
void pages_points(flow *f);  /* pages_points.c: worked, to develop, departures */
void pages_matters(flow *f); /* pages_end.c */
void pages_own_view(flow *f);
void pages_how(flow *f);
void pages_reply(flow *f);
void pages_signatures(flow *f);
void pages_scores(flow *f);   /* pages_scores.c */
void pages_counted(flow *f);  /* pages_counted.c: counts and formulas */
void pages_answers(flow *f);  /* questions answered in words */
void pages_levels(flow *f);   /* pages_levels.c: item by item, in the appendix */
void pages_appendix(flow *f); /* pages_appendix.c */

#endif
