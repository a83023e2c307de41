/* Pieces of the HTML report. All that comes from people goes through html_add, which leaves nothing of
 * it that a browser or an XML reader could take for more than text. */
#ifndef PLUMBLINE_REPORT_HTML_H
#define PLUMBLINE_REPORT_HTML_H

#include "plumbline/report/report.h"

#include "plumbline/base/text.h"

typedef enum glyph {
    GLYPH_NONE,
    GLYPH_STRENGTH,
    GLYPH_DEVELOPMENT,
    GLYPH_NEUTRAL,
    GLYPH_DEPARTURE,
    GLYPH_CRITICAL
} glyph;

/* Escaped for text and for quoted attributes. Control characters, and what is not UTF-8, become U+FFFD;
 * NULL adds nothing. */
void html_add(pl_text *out, const char *words);
/* <TAG class="free KIND" dir="auto">words</TAG>, its line breaks kept; nothing for NULL. */
void html_free(pl_text *out, const char *tag, const char *kind, const char *words);
void html_glyph_shapes(pl_text *out); /* once a file, before the first glyph */
void html_glyph(pl_text *out, glyph shape, int size);
void html_badge(pl_text *out, int domain); /* nothing for 0 */
void html_time(pl_text *out, pl_time time);
void html_base64(pl_text *out, const unsigned char *bytes, size_t size);
/* A CSS string in quotes that no text can leave. */
void html_css_string(pl_text *out, const char *words);
/* <h2 id="ID"><glyph>words</h2> */
void html_heading(pl_text *out, const char *id, glyph shape, const char *words);

void html_points(pl_text *out, const pl_report *report); /* worked, develop, departures */
void html_since(pl_text *out, const pl_report_actions *since);
void html_actions(pl_text *out, const pl_report_actions *actions);
void html_service(pl_text *out, const pl_report *report); /* indicators with their links */
void html_scores(pl_text *out, const pl_report *report);
bool html_has_counted(const pl_report *report);
void html_counted(pl_text *out, const pl_report *report); /* counts, formulas, what to talk about */
void html_answers(pl_text *out, const pl_report *report); /* questions answered in words */
bool html_has_levels(const pl_report *report);
void html_levels(pl_text *out, const pl_report *report); /* item by item, in the appendix */
void html_appendix(pl_text *out, const pl_report *report);

#endif
