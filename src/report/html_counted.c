/* Counts with their rates, formulas, and answers in words. */
#include "html.h"

bool html_has_counted(const pl_report *report)
{
    const pl_report_counted *counted = &report->counted;
    return counted->any || counted->formula_count > 0 || counted->guard_count > 0;
}

static void add_counts(pl_text *out, const pl_report_counted *counted, const char *title,
                       const pl_report_count *counts, int count)
{
    if (count == 0)
        return;
    pl_text_add(out, "<table class=\"scores counts\"><thead><tr><th scope=\"col\">");
    html_add(out, title);
    pl_text_add(out, "</th><th scope=\"col\" class=\"figure\">Number</th>"
                     "<th scope=\"col\" class=\"figure\">");
    html_add(out, counted->per);
    pl_text_add(out, "</th></tr></thead>\n<tbody>\n");
    for (int i = 0; i < count; i++) {
        pl_text_add(out, "<tr><th scope=\"row\">");
        html_add(out, counts[i].title);
        pl_text_add_format(out, "</th><td class=\"figure\">%d</td><td class=\"figure\">",
                           counts[i].count);
        html_add(out, counts[i].rate);
        pl_text_add(out, "</td></tr>\n");
    }
    pl_text_add(out, "</tbody>\n</table>\n");
}

static void add_formulas(pl_text *out, const pl_report_counted *counted)
{
    if (counted->formula_count == 0)
        return;
    pl_text_add(
        out, "<table class=\"scores counts formulas\"><thead><tr><th scope=\"col\">Worked out of "
             "it</th><th scope=\"col\" class=\"figure\">Value</th></tr></thead>\n"
             "<tbody>\n");
    for (int i = 0; i < counted->formula_count; i++) {
        const pl_report_formula *formula = &counted->formulas[i];
        pl_text_add(out, "<tr><th scope=\"row\">");
        html_add(out, formula->title);
        pl_text_add(out, "</th><td class=\"figure\">");
        html_add(out, formula->value);
        if (formula->why) {
            pl_text_add(out, ": ");
            html_add(out, formula->why);
        }
        pl_text_add(out, "</td></tr>\n");
    }
    pl_text_add(out, "</tbody>\n</table>\n");
}

void html_counted(pl_text *out, const pl_report *report)
{
    const pl_report_counted *counted = &report->counted;
    if (!html_has_counted(report))
        return;
    html_heading(out, "counted", GLYPH_NONE, "What was counted");
    html_free(out, "p", "", counted->stretch);
    for (int i = 0; i < counted->guard_count; i++)
        html_free(out, "p", "guard", counted->guards[i]);
    pl_text_add(out, "<div class=\"figures\">\n<div class=\"half\">\n");
    add_counts(out, counted, "You", counted->counts, counted->count);
    pl_text_add(out, "</div>\n<div class=\"half\">\n");
    add_formulas(out, counted);
    add_counts(out, counted, "Participants", counted->participants, counted->participant_count);
    pl_text_add(out, "</div>\n</div>\n");
}

void html_answers(pl_text *out, const pl_report *report)
{
    const pl_report_answers *answers = &report->answers;
    if (answers->count == 0)
        return;
    html_heading(out, "answers", GLYPH_NONE, answers->title);
    pl_text_add(out, "<dl class=\"answers\">\n");
    for (int i = 0; i < answers->count; i++) {
        const pl_report_answer *answer = &answers->items[i];
        pl_text_add(out, "<div><dt>");
        html_add(out, answer->id);
        pl_text_add_char(out, ' ');
        html_add(out, answer->text);
        pl_text_add(out, "</dt>\n");
        for (int k = 0; k < answer->line_count; k++) {
            html_free(out, "dd", "", answer->lines[k]);
            pl_text_add_char(out, '\n');
        }
        if (answer->added_on) {
            pl_text_add(out, "<dd class=\"quiet\">Added after signing, on ");
            html_add(out, answer->added_on);
            pl_text_add(out, ".</dd>\n");
        }
        pl_text_add(out, "</div>\n");
    }
    pl_text_add(out, "</dl>\n");
}
