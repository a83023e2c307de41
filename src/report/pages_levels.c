/* Every item with its level in words and what it rests on: at the head of the appendix, so that the report
 * itself stays short. */
#include "pages.h"

#include "plumbline/base/memory.h"

#include <math.h>
#include <string.h>

enum { MOST_TIMES = 6 }; /* moments printed for one item; the rest are counted */

static char *rests_on(const pl_report_score *score)
{
    pl_text words = { 0 };
    for (int i = 0; i < score->moment_count && i < MOST_TIMES; i++) {
        char time[PL_TIME_ROOM];
        pl_text_add_format(&words, "%s%s", i ? " · " : "",
                           pl_time_format(time, score->moments[i], 0));
    }
    if (score->moment_count > MOST_TIMES)
        pl_text_add_format(&words, " and %d more", score->moment_count - MOST_TIMES);
    if (score->remark)
        pl_text_add_format(&words, "%s%s", words.size ? ". " : "", score->remark);
    if (score->done)
        pl_text_add_format(&words, "%s%s", words.size ? ". " : "", score->done);
    return words.size ? pl_text_take(&words) : pl_copy_text("");
}

static const flow_column columns[] = { { "Item", 0, 232 },
                                       { "Level", 244, 118 },
                                       { "Rests on", 374, PAGE_WIDE - 374 } };

static void add_score(flow *f, const pl_report_score *score)
{
    char *name = flow_name(&score->item), *rests = rests_on(score);
    pl_run cells[] = { flow_run(name, PL_STYLE_PRINT_SMALL, PL_COLOUR_TEXT),
                       flow_run(score->words, PL_STYLE_PRINT_SMALL, PL_COLOUR_TEXT),
                       flow_run(rests, PL_STYLE_PRINT_SMALL, PL_COLOUR_MUTED) };
    flow_table_row(f, &(flow_row){ .cells = cells });
    free(rests);
    free(name);
}

static void add_half(flow *f, const pl_report_scores *scores, const char *name)
{
    if (!scores->shown || scores->domain_count == 0)
        return;
    flow_table table = {
        .role = PL_ROLE_TABLE, .name = name, .columns = columns, .count = 3, .pad = 3, .ruled = true
    };
    flow_heading(f, &(flow_head){ .level = 3, .words = name }, 24 + 3 * 16);
    flow_table_begin(f, &table);
    for (int i = 0; i < scores->domain_count; i++)
        for (int k = 0; k < scores->domains[i].item_count; k++)
            add_score(f, &scores->domains[i].items[k]);
    flow_table_end(f);
}

void pages_levels(flow *f)
{
    const pl_report *report = f->report;
    if (report->no_scores || (!report->person.shown && !report->whole_session.shown))
        return;
    flow_heading(f, &(flow_head){ .level = 2, .words = "Appendix: every item with its level" },
                 100);
    add_half(f, &report->person, "Yours");
    add_half(f, &report->whole_session, "The session, scored once");
}
