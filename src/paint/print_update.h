/* What is added behind a PDF as Cairo wrote it. */
#ifndef PAINT_PRINT_UPDATE_H
#define PAINT_PRINT_UPDATE_H

#include "plumbline/base/error.h"
#include "plumbline/base/text.h"

/* Names the language and asks readers to show the title, in an update of the catalogue: Cairo 1.16 can do
 * neither. False, with the file as it was, where it does not end as Cairo ends one. */
bool print_update(pl_text *file, const char *language, pl_error *err);

#endif
