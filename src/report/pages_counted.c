/* Counts with their rates, formulas, what is to be talked about; and answers in words. */
#include "pages.h"

#include "plumbline/base/memory.h"

#include <math.h>

static void add_words(flow *f, const char *words, pl_colour colour)
{
    pl_run run = flow_run(words, PL_STYLE_PRINT_SMALL, colour);
    if (words)
        flow_paragraph(f, &run, 0);
}

static void add_row(flow *f, const char *title, const char *number, const char *rate)
{
    pl_run cells[] = { flow_run(title, PL_STYLE_PRINT_SMALL, PL_COLOUR_TEXT),
                       flow_run(number, PL_STYLE_PRINT_SMALL, PL_COLOUR_TEXT),
                       flow_run(rate, PL_STYLE_PRINT_SMALL, PL_COLOUR_TEXT) };
    cells[1].type.tabular = cells[2].type.tabular = true;
    flow_table_row(f, &(flow_row){ .cells = cells });
}

static void add_counts(flow *f, const char *name, const pl_report_count *counts, int count)
{
    if (count == 0)
        return;
    flow_column columns[] = { { name, 0, 360 },
                              { "Number", 372, 80 },
                              { f->report->counted.per, 464, PAGE_WIDE - 464 } };
    flow_table table = {
        .role = PL_ROLE_TABLE, .name = name, .columns = columns, .count = 3, .pad = 1, .ruled = true
    };
    flow_need(f, flow_table_head_high(&table) + 20);
    flow_gap(f, 4);
    flow_table_begin(f, &table);
    for (int i = 0; i < count; i++) {
        char *number = pl_format("%d", counts[i].count);
        add_row(f, counts[i].title, number, counts[i].rate);
        free(number);
    }
    flow_table_end(f);
}

static void add_formulas(flow *f)
{
    static const flow_column columns[] = { { "Worked out of it", 0, 360 },
                                           { "Value", 372, PAGE_WIDE - 372 } };
    const pl_report_counted *counted = &f->report->counted;
    flow_table table = { .role = PL_ROLE_TABLE,
                         .name = columns[0].title,
                         .columns = columns,
                         .count = 2,
                         .pad = 1,
                         .ruled = true };
    if (counted->formula_count == 0)
        return;
    flow_need(f, flow_table_head_high(&table) + 20);
    flow_gap(f, 4);
    flow_table_begin(f, &table);
    for (int i = 0; i < counted->formula_count; i++) {
        const pl_report_formula *formula = &counted->formulas[i];
        char *value = pl_format("%s%s%s", formula->value, formula->why ? ": " : "",
                                formula->why ? formula->why : "");
        add_row(f, formula->title, value, NULL);
        free(value);
    }
    flow_table_end(f);
}

void pages_counted(flow *f)
{
    const pl_report_counted *counted = &f->report->counted;
    if (!counted->any && counted->formula_count == 0 && counted->guard_count == 0)
        return;
    flow_heading(f, &(flow_head){ .level = 2, .words = "What was counted" }, 80);
    add_words(f, counted->stretch, PL_COLOUR_MUTED);
    for (int i = 0; i < counted->guard_count; i++)
        add_words(f, counted->guards[i], PL_COLOUR_TEXT);
    add_counts(f, "You", counted->counts, counted->count);
    add_counts(f, "Participants", counted->participants, counted->participant_count);
    add_formulas(f);
}

/* ----- answers in words */

static void add_answer(flow *f, const pl_report_answer *answer)
{
    char *title = pl_format("%s %s", answer->id, answer->text);
    flow_heading(f, &(flow_head){ .level = 3, .words = title }, 20);
    free(title);
    for (int i = 0; i < answer->line_count; i++) {
        pl_run run = flow_run(answer->lines[i], PL_STYLE_PRINT_BODY, PL_COLOUR_TEXT);
        flow_paragraph(f, &run, 14);
    }
    if (!answer->added_on)
        return;
    char *added = pl_format("Added after signing, on %s.", answer->added_on);
    pl_run run = flow_run(added, PL_STYLE_PRINT_SMALL, PL_COLOUR_MUTED);
    flow_paragraph(f, &run, 14);
    free(added);
}

void pages_answers(flow *f)
{
    const pl_report_answers *answers = &f->report->answers;
    if (answers->count == 0)
        return;
    flow_heading(f, &(flow_head){ .level = 2, .words = answers->title }, 60);
    for (int i = 0; i < answers->count; i++)
        add_answer(f, &answers->items[i]);
}
