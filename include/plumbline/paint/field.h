/* The text field. What is in it, the caret and the selection are the caller's; this draws them and says
 * where a press with the pointer falls. */
#ifndef PLUMBLINE_PAINT_FIELD_H
#define PLUMBLINE_PAINT_FIELD_H

#include "plumbline/paint/parts.h"

typedef struct pl_field {
    pl_control is; /* the name is the label, which stands outside; PL_IS_ERROR, PL_IS_READ_ONLY */
    const char *text;
    const char *placeholder; /* shown while there is no text */
    const char *preedit; /* what an input method is composing, shown at the caret; NULL: nothing */
    const char *error;   /* the sentence below it */
    const char *after;   /* muted words at the right ("22 s") */
    const char *keys;
    pl_icon icon;
    size_t caret,
        anchor; /* bytes of text; the selection lies between them; shown with PL_IS_FOCUS */
    double
        *scroll; /* how far the text is moved left, or up when it has many lines; the caller keeps
                     * it, and it is changed here so that the caret is seen; NULL: never moved */
    bool lines;  /* many lines; they wrap */
    bool small, tabular;
    bool bare; /* that of the palette: 16 px words, no box, and the caret alone tells of focus */
} pl_field;

void pl_part_field(pl_list *list, pl_rect rect, const pl_field *field);

/* The byte of the text that a point of the list falls on. */
size_t pl_field_index(pl_list *list, pl_rect rect, const pl_field *field, double x, double y);

/* Where the caret is, for the place of an input method's window. */
pl_rect pl_field_caret(pl_list *list, pl_rect rect, const pl_field *field);

/* The height that the text of a field of many lines asks for, at least 58. */
double pl_field_height(pl_list *list, double width, const pl_field *field);

/* The room below a field of this width that its error takes; 0 where it has none. */
double pl_field_error_height(pl_list *list, double width, const pl_field *field);

/* The label above or beside a field: small, muted. */
void pl_part_label(pl_list *list, pl_rect rect, const char *words);

#endif
