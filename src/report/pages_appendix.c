/* The rubric's words, apart from the report's own pages. */
#include "appendix.h"
#include "pages.h"

#include "plumbline/base/memory.h"
#include "plumbline/model/levels.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { TERM = 116, WORDS_IN = TERM + 8, REASON = 156, WHEN_IN = REASON + 8 };

static const flow_column pair_columns[] = { { NULL, 0, TERM },
                                            { NULL, WORDS_IN, PAGE_WIDE - WORDS_IN } };
static const flow_column reason_columns[] = { { NULL, 0, REASON },
                                              { NULL, WHEN_IN, PAGE_WIDE - WHEN_IN } };

/* Its name says at the top of a further page what is going on there. */
static flow_table list_of(const char *name, const flow_column *columns)
{
    return (
        flow_table){ .role = PL_ROLE_LIST, .name = name, .columns = columns, .count = 2, .pad = 1 };
}

static void add_pair(flow *f, const char *term, const char *words)
{
    if (!words)
        return;
    pl_run cells[] = { flow_run(term, PL_STYLE_PRINT_SMALL, PL_COLOUR_MUTED),
                       flow_run(words, PL_STYLE_PRINT_SMALL, PL_COLOUR_TEXT) };
    flow_table_row(f, &(flow_row){ .cells = cells });
}

static void add_list(flow *f, const char *term, const pl_texts *texts, const char *between)
{
    pl_text words = { 0 };
    for (int i = 0; i < texts->count; i++)
        pl_text_add_format(&words, "%s%s", i ? between : "", texts->items[i]);
    if (texts->count)
        add_pair(f, term, pl_text_get(&words));
    pl_text_free(&words);
}

static void add_level(flow *f, const pl_level *level, const char *words)
{
    pl_text name = { 0 };
    pl_text_add_format(&name, "%d ", level->value);
    for (int i = 0; i < level->words.count; i++)
        pl_text_add_format(&name, "%s%s", i ? " or " : "", level->words.items[i]);
    add_pair(f, pl_text_get(&name), words);
    pl_text_free(&name);
}

static void add_small(flow *f, const char *words)
{
    pl_run run = flow_run(words, PL_STYLE_PRINT_SMALL, PL_COLOUR_TEXT);
    if (words && *words)
        flow_paragraph(f, &run, 0);
}

/* What a list or some paragraphs are about. */
static void add_about(flow *f, const char *words)
{
    pl_run run = flow_run(words, PL_STYLE_PRINT_SMALL, PL_COLOUR_TEXT);
    run.type.weight = PL_WEIGHT_SEMIBOLD;
    flow_need(f, 3 * 18);
    flow_gap(f, 8);
    flow_paragraph(f, &run, 0);
    flow_gap(f, 2);
}

static void add_general(flow *f)
{
    const pl_rubric *rubric = f->report->rubric;
    if (!rubric->item_count)
        return;
    add_about(f, "These words of the levels hold where an item has none of its own.");
    flow_table levels = list_of("The levels", reason_columns);
    flow_table_begin(f, &levels);
    for (int i = 0; i < rubric->level_count; i++)
        add_level(f, &rubric->levels[i], rubric->levels[i].means);
    flow_table_end(f);
    add_about(f, "No score, and why. None is ever treated as a 0.");
    flow_table reasons = list_of("No score, and why", reason_columns);
    flow_table_begin(f, &reasons);
    for (int i = 0; i < rubric->no_score_count; i++)
        add_pair(f, rubric->no_score[i].title, rubric->no_score[i].when);
    flow_table_end(f);
    if (!rubric->choosing.count)
        return;
    add_about(f, "How to choose a level.");
    for (int i = 0; i < rubric->choosing.count; i++) {
        add_small(f, rubric->choosing.items[i]);
        flow_gap(f, 3);
    }
}

/* The name of an item or a check, and behind it what it is; kept with the first lines beneath. */
static void add_name(flow *f, const char *id, const char *title, const char *what)
{
    char *name = pl_format("%s %s", id, title), *both = pl_format("%s · %s", name, what);
    pl_type bold = { .style = PL_STYLE_PRINT_BODY, .weight = PL_WEIGHT_SEMIBOLD };
    pl_type small = { .style = PL_STYLE_PRINT_SMALL };
    bool fits =
        pl_text_width(f->fonts, name, bold) + pl_text_width(f->fonts, what, small) < PAGE_WIDE - 20;
    flow_heading(
        f, &(flow_head){ .level = 4, .words = fits ? name : both, .aside = fits ? what : NULL },
        3 * 18);
    free(both);
    free(name);
}

/* Of an item's own words; the general ones stand once, before all items. */
static void add_own_levels(flow *f, const pl_report_words *entry)
{
    char room[PL_BETWEEN_ROOM], value[16];
    for (int i = 0; i < entry->item->scale->level_count; i++) {
        const pl_level *level = &entry->item->scale->levels[i];
        const char *words = pl_item_level_listed(room, entry->item, entry->words, i);
        snprintf(value, sizeof value, "%d", level->value);
        if (pl_item_level_between(entry->item, entry->words, i))
            add_pair(f, value, words);
        else
            add_level(f, level, words);
    }
}

static void add_item(flow *f, const pl_report_words *entry)
{
    const pl_item *item = entry->item;
    const pl_item_words *words = entry->words;
    char facts[APPENDIX_FACTS_ROOM];
    add_name(f, item->id, words->title, appendix_facts(facts, item));
    char *name = pl_format("%s %s", item->id, words->title);
    flow_table table = list_of(name, pair_columns);
    flow_table_begin(f, &table);
    add_pair(f, "Look for", words->look_for);
    add_list(f, "Helpful", &words->helpful, "; ");
    add_list(f, "Unhelpful", &words->unhelpful, "; ");
    add_own_levels(f, entry);
    if (item->dividing_line) {
        add_pair(f, "Dividing line", item->dividing_line->text);
        add_pair(f, "", item->dividing_line->note);
    }
    add_list(f, "Notes", &words->notes, " ");
    flow_table_end(f);
    free(name);
}

static void add_check(flow *f, const pl_check *check)
{
    add_name(f, check->id, check->title, "once for the session · yes, no or not judged");
    char *name = pl_format("%s %s", check->id, check->title);
    flow_table table = list_of(name, pair_columns);
    flow_table_begin(f, &table);
    for (int i = 0; i < check->question_count; i++) {
        const pl_check_question *question = &check->questions[i];
        add_pair(f, question->id, question->text[f->report->setting]);
        add_pair(f, "", question->route);
        add_list(f, "", &question->notes, " ");
    }
    flow_table_end(f);
    free(name);
}

static void add_domain(flow *f, int place)
{
    const pl_report *report = f->report;
    const pl_rubric *rubric = report->rubric;
    flow_gap(f, 6);
    flow_heading(
        f, &(flow_head){ .level = 3, .words = rubric->domains[place].title, .domain = place + 1 },
        100);
    for (int i = 0; i < report->appendix_count; i++)
        if (report->appendix[i].item->domain == place)
            add_item(f, &report->appendix[i]);
    for (int i = 0; i < rubric->check_count; i++)
        if (rubric->checks[i].domain == place)
            add_check(f, &rubric->checks[i]);
}

void pages_appendix(flow *f)
{
    const pl_report *report = f->report;
    flow_heading(f, &(flow_head){ .level = 2, .words = "Appendix: the words of the rubric" }, 60);
    char *title =
        pl_format("%s. %s", report->rubric_title, report->rubric_note ? report->rubric_note : "");
    add_small(f, title);
    free(title);
    add_general(f);
    for (int i = 0; i < report->rubric->domain_count; i++)
        add_domain(f, i);
}
