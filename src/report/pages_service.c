/* The pages of a report about a service: its indicators with the links they rest on. */
#include "pages.h"

#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"

#include <math.h>
#include <string.h>

static const flow_column columns[] = { { "Indicator", 0, 330 },
                                       { "Level", 342, 110 },
                                       { "Rests on", 464, 216 } };

enum { CELLS = PL_COUNT(columns) };

static char *links_of(const pl_report *report, const pl_report_score *score)
{
    pl_text out = { 0 };
    for (int i = 0; i < report->link_count; i++) {
        const pl_report_link *link = &report->links[i];
        if (strcmp(link->item.id, score->item.id) == 0)
            pl_text_add_format(&out, "%s%s%s%s", out.size ? "\n" : "", link->address,
                               link->words ? ": " : "", link->words ? link->words : "");
    }
    if (!out.size && score->remark)
        pl_text_add(&out, score->remark);
    return pl_text_take(&out);
}

static void add_row(flow *f, const pl_report_score *score)
{
    char *name = flow_name(&score->item), *links = links_of(f->report, score);
    const char *texts[CELLS] = { name, score->words, links };
    pl_run cells[CELLS];
    for (int i = 0; i < CELLS; i++)
        cells[i] = flow_run(texts[i], PL_STYLE_PRINT_BODY, PL_COLOUR_TEXT);
    flow_table_row(f, &(flow_row){ .cells = cells });
    free(links);
    free(name);
}

static void add_domain(flow *f, const flow_table *table, const pl_report_domain *domain)
{
    const char *prefix = f->report->rubric->id_prefix;
    char *title =
        pl_format("%s%s%s %s", prefix ? prefix : "", prefix ? " " : "", domain->id, domain->title);
    flow_heading(f, &(flow_head){ .level = 3, .words = title }, flow_table_head_high(table) + 60);
    flow_table_begin(f, table);
    for (int i = 0; i < domain->item_count; i++)
        add_row(f, &domain->items[i]);
    flow_table_end(f);
    free(title);
}

void pages_service(flow *f)
{
    const flow_table table = { .role = PL_ROLE_TABLE,
                               .name = "Indicators",
                               .columns = columns,
                               .count = CELLS,
                               .pad = 4,
                               .ruled = true };
    const pl_report_scores *scores = &f->report->whole_session;
    flow_heading(f, &(flow_head){ .level = 2, .words = "What was found", .aside = scores->rated },
                 120);
    for (int i = 0; i < scores->domain_count; i++)
        add_domain(f, &table, &scores->domains[i]);
}
