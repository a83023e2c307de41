/* What whoever makes a report chooses. */
#ifndef PLUMBLINE_REPORT_OPTIONS_H
#define PLUMBLINE_REPORT_OPTIONS_H

#include "plumbline/base/error.h"
#include "plumbline/base/image.h"
#include "plumbline/base/time.h"

#include <stdbool.h>
#include <stddef.h>

/* A still: the frame that is shown at a moment. Both are handed over, freed with free() and
 * pl_image_free. Without pixels a page on a screen shows a plate; files hold the JPEG alone. */
typedef struct pl_report_picture {
    void *jpeg;
    size_t size;
    pl_image *image; /* the same in pixels, or NULL */
} pl_report_picture;

/* `width` pixels wide. A false leaves the picture out; nothing else is lost by it. */
typedef bool (*pl_report_still)(pl_report_picture *out, void *ctx, pl_time at, int width,
                                pl_error *err);

enum {
    PL_REPORT_STILL_WIDTH = 480,
    PL_REPORT_PRINT_WIDTH = 960, /* of the same still in a PDF */
    PL_REPORT_MOST_STILLS = 24,
    PL_REPORT_MOST_TO_DEVELOP = 3
};

/* All zero: as shipped. Texts are copied. */
typedef struct pl_report_options {
    bool no_scores;
    pl_report_still still; /* NULL: no pictures */
    void *still_ctx;
    const char *marking;  /* NULL: "Personal data. Handle as your policy says." */
    const char *next_due; /* date of the next monitoring, or NULL: "not set" */
    const char *log_head; /* hash of the log's last line, or NULL: none is printed */
} pl_report_options;

#endif
