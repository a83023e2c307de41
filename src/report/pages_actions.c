/* What was agreed last time and what became of it, and what is agreed now. */
#include "pages.h"

#include "plumbline/base/memory.h"

#include <math.h>
#include <string.h>

static flow_row outcome_row(const pl_report_action *action, const pl_run *cells)
{
    static const struct {
        const char *state;
        pl_icon icon;
        pl_colour colour;
    } known[] = { { "done", PL_ICON_STRENGTH, PL_COLOUR_STRENGTH },
                  { "on-the-way", PL_ICON_DEVELOP, PL_COLOUR_DEV },
                  { "not-yet", PL_ICON_NEUTRAL, PL_COLOUR_TEXT2 },
                  { "dropped", PL_ICON_DEPARTURE, PL_COLOUR_TEXT2 } };
    flow_row row = { .cells = cells, .icon_cell = 1 };
    for (size_t i = 0; i < PL_COUNT(known); i++)
        if (strcmp(known[i].state, action->state) == 0) {
            row.icon = known[i].icon;
            row.colour = known[i].colour;
        }
    return row;
}

static void since_cells(pl_run cells[3], const pl_report_action *action)
{
    cells[0] = flow_run(action->words, PL_STYLE_PRINT_BODY, PL_COLOUR_TEXT);
    cells[1] = flow_run(action->outcome, PL_STYLE_PRINT_BODY, PL_COLOUR_TEXT);
    cells[2] = flow_run(action->evidence, PL_STYLE_PRINT_BODY, PL_COLOUR_TEXT);
}

void pages_since(flow *f)
{
    const pl_report_actions *since = &f->report->since;
    flow_head head = { .level = 2, .words = "Since last time" };
    if (!since->count) {
        flow_brief(f, head.words, "No earlier actions are known here.");
        return;
    }
    char *title =
        pl_format("Action%s%s", since->from ? ", from " : "", since->from ? since->from : "");
    bool evidence = pl_report_has_evidence(since);
    flow_column columns[] = { { title, 0, evidence ? 330 : 528 },
                              { "Outcome", evidence ? 342 : 540, evidence ? 124 : 140 },
                              { "Evidence", 478, 202 } };
    flow_table table = { .role = PL_ROLE_TABLE,
                         .name = head.words,
                         .columns = columns,
                         .count = evidence ? 3 : 2,
                         .pad = f->tight ? 4 : 5,
                         .ruled = true };
    for (int i = 0; i < since->count; i++) {
        pl_run cells[3];
        since_cells(cells, &since->items[i]);
        flow_row row = outcome_row(&since->items[i], cells);
        if (i == 0) {
            flow_heading(f, &head,
                         flow_table_head_high(&table) +
                             fmin(flow_row_high(f, &table, &row), PAGE_MOST));
            flow_table_begin(f, &table);
        }
        flow_table_row(f, &row);
    }
    flow_table_end(f);
    free(title);
}

static const flow_column action_columns[] = { { "No.", 0, 20 },
                                              { "What you will do", 24, 274 },
                                              { "How we shall see it", 310, 138 },
                                              { "Support", 460, 126 },
                                              { "By", 598, 82 } };

enum { ACTION_CELLS = PL_COUNT(action_columns), MONTH = 3 };

/* "9 December 2026" is "9 Dec 2026" in its narrow column; other words stay; free(). */
static char *short_date(const char *words)
{
    const char *month = words ? strchr(words, ' ') : NULL,
               *year = month ? strchr(month + 1, ' ') : NULL;
    if (!year || year - month - 1 <= MONTH ||
        strspn(words, "0123456789") != (size_t)(month - words) ||
        strspn(year + 1, "0123456789") != strlen(year + 1))
        return pl_copy_text(words ? words : "");
    return pl_format("%.*s%s", (int)(month - words) + 1 + MONTH, words, year);
}

static void add_action(flow *f, const flow_table *table, int place)
{
    const pl_report_action *action = &f->report->actions.items[place];
    char *number = pl_format("%d", place + 1);
    char *words =
        pl_format("%s%s%s%s%s", action->words, action->serves ? "\nFor " : "",
                  action->serves ? action->serves : "", action->practised ? "\nPractised: " : "",
                  action->practised ? action->practised : "");
    char *by = short_date(action->by);
    const char *texts[ACTION_CELLS] = { number, words, action->seen_by, action->support, by };
    pl_run cells[ACTION_CELLS];
    for (int i = 0; i < ACTION_CELLS; i++)
        cells[i] = flow_run(texts[i], PL_STYLE_PRINT_BODY, PL_COLOUR_TEXT);
    pl_span quiet = { .from = (int)strlen(action->words),
                      .to = (int)strlen(words),
                      .colour = PL_COLOUR_MUTED };
    if (action->practised || action->serves) {
        cells[1].spans = &quiet;
        cells[1].span_count = 1;
    }
    flow_row row = { .cells = cells };
    if (place == 0) {
        double high = fmin(flow_row_high(f, table, &row), PAGE_MOST);
        flow_heading(
            f,
            &(flow_head){ .level = 2,
                          .words = "Actions",
                          .aside = "For each: agree, suggest a change, or talk about it." },
            flow_table_head_high(table) + high);
        flow_table_begin(f, table);
    }
    flow_table_row(f, &row);
    free(by);
    free(words);
    free(number);
}

void pages_actions(flow *f)
{
    const flow_table table = { .role = PL_ROLE_TABLE,
                               .name = "Actions",
                               .columns = action_columns,
                               .count = ACTION_CELLS,
                               .pad = f->tight ? 4 : 5,
                               .ruled = true };
    if (!f->report->actions.count) {
        flow_brief(f, "Actions", "No action is agreed yet.");
        return;
    }
    for (int i = 0; i < f->report->actions.count; i++)
        add_action(f, &table, i);
    flow_table_end(f);
}
