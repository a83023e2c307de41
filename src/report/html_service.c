/* What stands in the report about a service, and in no other: its indicators with the links they rest on. */
#include "html.h"

#include <string.h>

static void add_links(pl_text *out, const pl_report *report, const char *item)
{
    for (int i = 0; i < report->link_count; i++) {
        const pl_report_link *link = &report->links[i];
        if (strcmp(link->item.id, item) != 0)
            continue;
        html_free(out, "div", "", link->address);
        html_free(out, "div", "quiet", link->words);
    }
}

static void add_domain(pl_text *out, const pl_report *report, const pl_report_domain *domain)
{
    pl_text_add(out, "<tbody>\n<tr class=\"domain\"><th scope=\"rowgroup\" colspan=\"3\">");
    html_add(out, report->rubric->id_prefix);
    pl_text_add(out, report->rubric->id_prefix ? " " : "");
    html_add(out, domain->id);
    pl_text_add_char(out, ' ');
    html_add(out, domain->title);
    pl_text_add(out, "</th></tr>\n");
    for (int i = 0; i < domain->item_count; i++) {
        const pl_report_score *score = &domain->items[i];
        pl_text_add(out, "<tr><td>");
        html_add(out, score->item.id);
        pl_text_add_char(out, ' ');
        html_add(out, score->item.title);
        pl_text_add(out, "</td><td class=\"level\">");
        html_add(out, score->words);
        pl_text_add(out, "</td><td class=\"rests\">");
        add_links(out, report, score->item.id);
        if (score->remark)
            html_free(out, "div", "quiet", score->remark);
        pl_text_add(out, "</td></tr>\n");
    }
    pl_text_add(out, "</tbody>\n");
}

void html_service(pl_text *out, const pl_report *report)
{
    html_heading(out, "levels", GLYPH_NONE, "What was found");
    pl_text_add(out,
                "<table class=\"scores\"><thead><tr><th scope=\"col\">Indicator</th><th "
                "scope=\"col\" class=\"level\">Level</th><th scope=\"col\" class=\"rests\">Rests "
                "on</th></tr></thead>\n");
    for (int i = 0; i < report->whole_session.domain_count; i++)
        add_domain(out, report, &report->whole_session.domains[i]);
    pl_text_add(out, "</table>\n<p class=\"total\">");
    html_add(out, report->whole_session.rated);
    pl_text_add(out, "</p>\n");
}
