/* The elements of a list as the structure of a page, and its headings as the outline. */
#include "print.h"

#include <cairo-pdf.h>
#include <stdio.h>

static int depth_of(const pl_element *heading)
{
    char first = heading->value[0];
    return first >= '1' && first <= '6' && !heading->value[1] ? first - '0' : 2;
}

/* Cairo 1.16 marks the content of the innermost tag alone: what holds words must hold no tag. */
static bool is_leaf(uint32_t role)
{
    return role == PL_ROLE_HEADING || role == PL_ROLE_TEXT || role == PL_ROLE_CELL ||
           role == PL_ROLE_COLUMN || role == PL_ROLE_IMAGE;
}

static bool in_leaf(const pl_list *list, int index)
{
    for (; index >= 0; index = list->nodes[index].parent)
        if (is_leaf(list->nodes[index].role))
            return true;
    return false;
}

/* NULL: the element has no tag of its own. */
static const char *tag_of(const pl_list *list, const pl_element *element)
{
    static const char *const headings[] = { "H1", "H2", "H3", "H4", "H5", "H6" };
    static const char *const tags[PL_ROLES] = {
        [PL_ROLE_TEXT] = "P",      [PL_ROLE_TABLE] = "Table", [PL_ROLE_COLUMN] = "TH",
        [PL_ROLE_CELL] = "TD",     [PL_ROLE_LIST] = "L",      [PL_ROLE_IMAGE] = "Figure",
        [PL_ROLE_REGION] = "Sect", [PL_ROLE_GROUP] = "Div",
    };
    if (in_leaf(list, element->parent))
        return NULL;
    if (element->role == PL_ROLE_HEADING)
        return headings[depth_of(element) - 1];
    if (element->role == PL_ROLE_ROW)
        return pl_list_around(list, element->parent, PL_ROLE_TABLE) >= 0 ? "TR" : "LI";
    return tags[element->role];
}

static void add_to_outline(paint_print *print, const pl_element *heading)
{
    int depth = depth_of(heading), above = depth - 1;
    while (above > 0 && !print->outline[above])
        above--;
    char place[64], *name = paint_text_clean(heading->name, true);
    /* whole points, so that no locale's comma can stand in them */
    snprintf(place, sizeof place, "page=%d pos=[%d %d]", print->page, (int)(heading->rect.x * 0.75),
             (int)(heading->rect.y * 0.75));
    print->outline[depth] = cairo_pdf_surface_add_outline(
        print->surface, above ? print->outline[above] : CAIRO_PDF_OUTLINE_ROOT, name, place,
        depth < 2 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
    free(name);
    for (int i = depth + 1; i <= PRINT_DEEPEST; i++)
        print->outline[i] = 0;
}

static void begin(paint_print *print, int index)
{
    pl_element element = pl_list_element(print->list, index);
    const char *tag = tag_of(print->list, &element);
    if (element.role == PL_ROLE_HEADING && *element.name)
        add_to_outline(print, &element);
    if (tag)
        cairo_tag_begin(print->cr, tag, NULL);
}

/* Ends the element; gives the one about it. */
static int end(paint_print *print, int index)
{
    pl_element element = pl_list_element(print->list, index);
    const char *tag = tag_of(print->list, &element);
    if (tag)
        cairo_tag_end(print->cr, tag);
    return element.parent;
}

void print_list(paint_print *print)
{
    const pl_list *list = print->list;
    int open = -1, next = 0;
    for (int i = 0; i <= list->op_count; i++) {
        for (; next < list->node_count && list->nodes[next].op_from == (uint32_t)i; next++) {
            while (open != list->nodes[next].parent)
                open = end(print, open);
            begin(print, open = next);
        }
        while (open >= 0 && list->nodes[open].op_behind <= (uint32_t)i)
            open = end(print, open);
        if (i < list->op_count)
            print_op(print, &list->ops[i]);
    }
}
