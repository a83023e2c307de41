/* The rubric's words, apart from the report's two pages. */
#include "appendix.h"
#include "html.h"

#include "plumbline/model/levels.h"

#include <stdio.h>

static void add_pair(pl_text *out, const char *term, const char *words)
{
    if (!words)
        return;
    pl_text_add(out, "<div><dt>");
    html_add(out, term);
    pl_text_add(out, "</dt><dd>");
    html_add(out, words);
    pl_text_add(out, "</dd></div>\n");
}

static void add_list(pl_text *out, const char *term, const pl_texts *texts, const char *between)
{
    if (!texts->count)
        return;
    pl_text_add(out, "<div><dt>");
    html_add(out, term);
    pl_text_add(out, "</dt><dd>");
    for (int i = 0; i < texts->count; i++) {
        pl_text_add(out, i ? between : "");
        html_add(out, texts->items[i]);
    }
    pl_text_add(out, "</dd></div>\n");
}

static void level_name(pl_text *out, const pl_level *level)
{
    pl_text_add_format(out, "%d ", level->value);
    for (int i = 0; i < level->words.count; i++) {
        pl_text_add(out, i ? " or " : "");
        pl_text_add(out, level->words.items[i]);
    }
}

static void add_level(pl_text *out, const pl_level *level, const char *words)
{
    pl_text name = { 0 };
    level_name(&name, level);
    add_pair(out, pl_text_get(&name), words);
    pl_text_free(&name);
}

static void add_general(pl_text *out, const pl_rubric *rubric)
{
    if (!rubric->item_count)
        return;
    pl_text_add(out,
                "<div class=\"plain\">\n<p>These words of the levels hold where an item has none "
                "of its own.</p>\n<dl>\n");
    for (int i = 0; i < rubric->level_count; i++)
        add_level(out, &rubric->levels[i], rubric->levels[i].means);
    pl_text_add(out,
                "</dl>\n<p class=\"lead\">No score, and why. None is ever treated as a 0.</p>\n"
                "<dl>\n");
    for (int i = 0; i < rubric->no_score_count; i++)
        add_pair(out, rubric->no_score[i].title, rubric->no_score[i].when);
    pl_text_add(out, "</dl>\n");
    for (int i = 0; i < rubric->choosing.count; i++) {
        pl_text_add(out, i ? "<p>" : "<p class=\"lead\">How to choose a level. ");
        html_add(out, rubric->choosing.items[i]);
        pl_text_add(out, "</p>\n");
    }
    pl_text_add(out, "</div>\n");
}

static void add_facts_of(pl_text *out, const pl_item *item)
{
    char room[APPENDIX_FACTS_ROOM];
    pl_text_add_format(out, "<span class=\"quiet\"> · %s</span>", appendix_facts(room, item));
}

/* Of an item's own words; the general ones stand once, before all items. */
static void add_own_levels(pl_text *out, const pl_report_words *entry)
{
    char room[PL_BETWEEN_ROOM], value[16];
    for (int i = 0; i < entry->item->scale->level_count; i++) {
        const pl_level *level = &entry->item->scale->levels[i];
        const char *words = pl_item_level_listed(room, entry->item, entry->words, i);
        snprintf(value, sizeof value, "%d", level->value);
        if (pl_item_level_between(entry->item, entry->words, i))
            add_pair(out, value, words);
        else
            add_level(out, level, words);
    }
}

static void add_item(pl_text *out, const pl_report_words *entry)
{
    const pl_item_words *words = entry->words;
    pl_text_add(out, "<div class=\"entry\"><h4>");
    html_add(out, entry->item->id);
    pl_text_add_char(out, ' ');
    html_add(out, words->title);
    add_facts_of(out, entry->item);
    pl_text_add(out, "</h4>\n<dl>\n");
    add_pair(out, "Look for", words->look_for);
    add_list(out, "Helpful", &words->helpful, "; ");
    add_list(out, "Unhelpful", &words->unhelpful, "; ");
    add_own_levels(out, entry);
    if (entry->item->dividing_line) {
        add_pair(out, "Dividing line", entry->item->dividing_line->text);
        add_pair(out, "", entry->item->dividing_line->note);
    }
    add_list(out, "Notes", &words->notes, " ");
    pl_text_add(out, "</dl></div>\n");
}

static void add_check(pl_text *out, const pl_check *check, pl_setting setting)
{
    pl_text_add(out, "<div class=\"entry\"><h4>");
    html_add(out, check->id);
    pl_text_add_char(out, ' ');
    html_add(out, check->title);
    pl_text_add(out, "<span class=\"quiet\"> · once for the session · yes, no or not judged</span>"
                     "</h4>\n<dl>\n");
    for (int i = 0; i < check->question_count; i++) {
        const pl_check_question *question = &check->questions[i];
        add_pair(out, question->id, question->text[setting]);
        add_pair(out, "", question->route);
        add_list(out, "", &question->notes, " ");
    }
    pl_text_add(out, "</dl></div>\n");
}

static void add_domain(pl_text *out, const pl_report *report, int place)
{
    const pl_rubric *rubric = report->rubric;
    pl_text_add(out, "<h3>");
    html_badge(out, place + 1);
    pl_text_add(out, "<span>");
    html_add(out, rubric->domains[place].title);
    pl_text_add(out, "</span></h3>\n");
    for (int i = 0; i < report->appendix_count; i++)
        if (report->appendix[i].item->domain == place)
            add_item(out, &report->appendix[i]);
    for (int i = 0; i < rubric->check_count; i++)
        if (rubric->checks[i].domain == place)
            add_check(out, &rubric->checks[i], report->setting);
}

void html_appendix(pl_text *out, const pl_report *report)
{
    pl_text_add(out, "<section id=\"appendix\" aria-labelledby=\"appendix-title\"");
    pl_text_add(out, " lang=\"");
    html_add(out, report->rubric->language ? report->rubric->language : "en");
    pl_text_add(out, "\">\n<h2 id=\"appendix-title\">Appendix: the words of the rubric</h2>\n<p>");
    html_add(out, report->rubric_title);
    pl_text_add(out, ". ");
    html_add(out, report->rubric_note);
    pl_text_add(out, "</p>\n");
    add_general(out, report->rubric);
    for (int i = 0; i < report->rubric->domain_count; i++)
        add_domain(out, report, i);
    pl_text_add(out, "</section>\n");
}
