/* The report as one HTML file: no script, nothing asked for from anywhere. It is the accessible form. */
#include "html.h"

#include "embedded.h"
#include "plumbline/base/memory.h"

#include <string.h>

static const char *style(void)
{
    const char *found = NULL;
    for (int i = 0; embedded[i].name; i++)
        if (strcmp(embedded[i].name, "report.css") == 0)
            found = embedded[i].text;
    pl_assert(found);
    return found;
}

/* At the foot of each page on paper. */
static void add_page_foot(pl_text *out, const pl_report *report)
{
    char *left =
        pl_format("%s · %s · %s%s%s", report->rubric_title, report->facilitator, report->marking,
                  report->notice ? " · " : "", report->notice ? report->notice : "");
    pl_text_add(out, "@page { size: A4; margin: 12mm 15mm 14mm; @bottom-left { width: 88%; "
                     "text-align: left; vertical-align: top; padding-top: 2mm; font: 7.4pt Inter, "
                     "sans-serif; color: #4f5a68; content: ");
    html_css_string(out, left);
    pl_text_add(out, "; } @bottom-right { width: 12%; text-align: right; vertical-align: top; "
                     "padding-top: 2mm; font: 7.4pt Inter, sans-serif; color: #4f5a68; content: "
                     "\"Page \" counter(page) \" of \" counter(pages); } }\n");
    free(left);
}

static void add_head(pl_text *out, const pl_report *report)
{
    char date[PL_DATE_ROOM];
    pl_text_add(out, "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\" />\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n"
                     "<meta name=\"color-scheme\" content=\"light dark\" />\n"
                     "<title>Supervision report, ");
    html_add(out, report->facilitator);
    pl_text_add_format(out, ", %s</title>\n<style>\n", pl_date_words(date, report->file_date));
    pl_text_add(out, style());
    add_page_foot(out, report);
    pl_text_add(out, "</style>\n</head>\n<body>\n"
                     "<a class=\"skip\" href=\"#session\">Skip to the report</a>\n");
    html_glyph_shapes(out);
    pl_text_add(out, "<header class=\"marking\"><b class=\"paper\">Supervision report</b><span>");
    html_add(out, report->marking);
    pl_text_add(out, " Participants are shown by code. Read it before you pass it on.</span>"
                     "</header>\n");
}

static void add_link(pl_text *out, const char *id, const char *words, int count)
{
    pl_text_add_format(out, "<li><a href=\"#%s\">%s", id, words);
    if (count)
        pl_text_add_format(out, " (%d)", count);
    pl_text_add(out, "</a></li>\n");
}

static void add_nav(pl_text *out, const pl_report *report)
{
    pl_text_add(out,
                "<nav aria-labelledby=\"contents\">\n<p class=\"head\" id=\"contents\">On this "
                "page</p>\n<ul>\n");
    add_link(out, "session", "This session", 0);
    add_link(out, "since", "Since last time", 0);
    add_link(out, "worked", "What worked", report->worked.count + report->also_worked.count);
    add_link(out, "develop", "To develop", report->to_develop.count);
    if (report->departures.count)
        add_link(out, "departures", "Agreed departures", report->departures.count);
    add_link(out, "actions", "Actions", 0);
    if (report->matter_count)
        add_link(out, "critical", report->matter_count > 1 ? "Critical matters" : "Critical matter",
                 0);
    add_link(out, "own-view", "Your own view", 0);
    if (report->answers.count)
        add_link(out, "answers", "Answers in words", report->answers.count);
    if (!report->no_scores)
        add_link(out, "scores", "Scores by domain", 0);
    if (html_has_counted(report))
        add_link(out, "counted", "What was counted", 0);
    add_link(out, "how", "How this was scored", 0);
    add_link(out, "reply", "Reply and signatures", 0);
    if (html_has_levels(report))
        add_link(out, "levels", "Every item with its level", 0);
    add_link(out, "appendix", "The words of the rubric", 0);
    pl_text_add(out, "</ul>\n<p class=\"quiet\">Print it, or save it as PDF, with your browser: "
                     "Ctrl+P.</p>\n</nav>\n");
}

static void add_fact(pl_text *out, const char *name, const char *words, bool wide)
{
    if (!words)
        return;
    pl_text_add_format(out, "<div%s><dt>%s</dt><dd dir=\"auto\">", wide ? " class=\"wide\"" : "",
                       name);
    html_add(out, words);
    pl_text_add(out, "</dd></div>\n");
}

static void add_facts(pl_text *out, const pl_report *report)
{
    char *group = pl_format("%s, %s", report->group, report->held_on);
    char *reviewed = pl_format("%s, started %s, signed %s", report->reviewer, report->started_on,
                               report->signed_on);
    char *rubric = pl_format("%s.%s%s", report->rubric_title, report->rubric_note ? " " : "",
                             report->rubric_note ? report->rubric_note : "");
    char *twice = pl_format("%s%s%s", report->double_scored, report->corrects ? ". " : "",
                            report->corrects ? report->corrects : "");
    html_free(out, "p", "", report->short_review);
    pl_text_add(out, "<dl class=\"facts\">\n");
    add_fact(out, "Session", report->session, true);
    add_fact(out, "Group and date", group, true);
    add_fact(out, "Reviewer", reviewed, true);
    add_fact(out, "Feedback", report->feedback, false);
    add_fact(out, "Double-scored", twice, false);
    add_fact(out, "Why this session", report->reason, false);
    add_fact(out, "Kind of review", report->kind, false);
    add_fact(out, "Rubric", rubric, true);
    add_fact(out, "Watched", report->watched, false);
    add_fact(out, "Not watched", report->not_watched, false);
    add_fact(out, "Less than asked", report->watched_why, true);
    add_fact(out, "The reviewer declares", report->interest, true);
    pl_text_add(out,
                "</dl>\n<p class=\"quiet lead\">To see a moment, open it in Plumbline and play "
                "from two minutes before.");
    if (report->pictures)
        pl_text_add(out, " No covers are drawn on the pictures: people can be recognised.");
    pl_text_add(out, "</p>\n");
    free(group);
    free(reviewed);
    free(rubric);
    free(twice);
}

static void add_matter(pl_text *out, const pl_report_matter *matter)
{
    pl_text_add(out, "<div class=\"matter\">\n<h3>");
    if (matter->item.id) {
        html_add(out, matter->item.id);
        pl_text_add_char(out, ' ');
        html_add(out, matter->item.title);
    } else {
        pl_text_add(out, "A concern about practice");
    }
    if (matter->at_us != PL_NO_TIME) {
        pl_text_add(out, ", ");
        html_time(out, matter->at_us);
    }
    pl_text_add(out, "</h3>\n");
    html_free(out, "p", "", matter->words);
    html_free(out, "p", "", matter->why_you);
    pl_text_add(out, "</div>\n");
}

static void add_matters(pl_text *out, const pl_report *report)
{
    if (!report->matter_count)
        return;
    char *title = pl_format("Critical %s, spoken about on %s",
                            report->matter_count > 1 ? "matters" : "matter", report->spoken_on);
    html_heading(out, "critical", GLYPH_CRITICAL, title);
    free(title);
    for (int i = 0; i < report->matter_count; i++)
        add_matter(out, &report->matters[i]);
    pl_text_add(out, "<p class=\"quiet lead\">This opens a conversation. It proposes nothing about "
                     "your post.</p>\n");
}

static void add_own_view(pl_text *out, const pl_report *report)
{
    const pl_report_own_view *view = &report->own_view;
    html_heading(out, "own-view", GLYPH_NONE, "Your own view");
    pl_text_add(out, "<p>");
    html_add(out, view->words);
    if (!view->apart_count) {
        pl_text_add(out, "</p>\n");
        return;
    }
    pl_text_add(out, " To talk about, where the two differ by two levels or more:</p>\n"
                     "<ul class=\"box apart\">\n");
    for (int i = 0; i < view->apart_count; i++)
        html_free(out, "li", "", view->apart[i]);
    pl_text_add(out, "</ul>\n");
}

static void add_how(pl_text *out, const pl_report *report)
{
    html_heading(out, "how", GLYPH_NONE, "How this was scored");
    pl_text_add(out, "<p class=\"how\">");
    for (size_t i = 0; i < sizeof report->how_scored / sizeof *report->how_scored; i++) {
        pl_text_add(out, i ? " " : "");
        html_add(out, report->how_scored[i]);
    }
    if (report->no_scores) {
        pl_text_add_char(out, ' ');
        html_add(out, report->person.withheld);
    }
    pl_text_add(out, "</p>\n");
}

static void add_reply(pl_text *out, const pl_report *report)
{
    html_heading(out, "reply", GLYPH_NONE, "Reply");
    pl_text_add(
        out, "<div class=\"box\">\n<p class=\"choices\"><span class=\"ask\">Your comments, "
             "point by point if you like.</span> <span><span class=\"tick\"></span>Agreed</span> "
             "<span><span class=\"tick\"></span>Seen differently</span></p>\n"
             "<div class=\"lines\" aria-hidden=\"true\"><span></span><span></span>"
             "<span></span></div>\n</div>\n"
             "<h2 class=\"signatures\">Signatures</h2>\n<div class=\"signs\">\n"
             "<div class=\"sign\"><p><b>Reviewer ");
    html_add(out, report->reviewer);
    pl_text_add(out, "</b></p>\n<p class=\"quiet\">Signed ");
    html_add(out, report->signed_on);
    pl_text_add(out, ". Next monitoring due: ");
    html_add(out, report->next_due);
    pl_text_add(out, ".</p></div>\n<div class=\"sign\"><p><b>Facilitator ");
    html_add(out, report->facilitator);
    pl_text_add(out, "</b></p>\n<p class=\"quiet\">Signature and date. Reading is not agreeing.</p>"
                     "</div>\n</div>\n");
}

static void add_foot(pl_text *out, const pl_report *report)
{
    char id[PL_ID_ROOM];
    pl_text_add_format(out,
                       "<footer><p class=\"quiet\">This file is not encrypted. To send it, make a "
                       "review pack. The export is on the log. Review <span class=\"n\">%s</span>"
                       ", %s ",
                       pl_id_format(id, report->review),
                       report->service ? "service" : "facilitator");
    html_add(out, report->facilitator);
    pl_text_add_char(out, '.');
    if (report->log_head) {
        pl_text_add(out, " Head of the log at signing: ");
        html_add(out, report->log_head);
        pl_text_add_char(out, '.');
    }
    pl_text_add(out, "</p></footer>\n</body>\n</html>\n");
}

/* No person, no moment, no reply: what was found, and what it rests on. */
static void add_service(pl_text *out, const pl_report *report)
{
    pl_text_add(out, "<main>\n<h1 id=\"session\" tabindex=\"-1\">Review of a service: ");
    html_add(out, report->service);
    pl_text_add(out, "</h1>\n");
    html_free(out, "p", "notice", report->notice);
    pl_text_add(out, "<dl class=\"facts\">\n");
    add_fact(out, "Reviewer", report->reviewer, true);
    add_fact(out, "Signed", report->signed_on, false);
    add_fact(out, "Rubric", report->rubric_title, true);
    add_fact(out, "Why", report->reason, true);
    add_fact(out, "The reviewer declares", report->interest, true);
    pl_text_add(out, "</dl>\n");
    html_service(out, report);
    add_how(out, report);
    html_appendix(out, report);
    pl_text_add(out, "</main>\n</div>\n");
}

bool pl_report_html(pl_text *out, const pl_report *report)
{
    add_head(out, report);
    if (report->service) {
        pl_text_add(out, "<div class=\"wrap\">\n<nav></nav>\n");
        add_service(out, report);
        add_foot(out, report);
        return true;
    }
    pl_text_add(out, "<div class=\"wrap\">\n");
    add_nav(out, report);
    pl_text_add_format(
        out,
        "<main>\n<h1 id=\"session\" tabindex=\"-1\"><span class=\"screen\">Supervision "
        "report: </span>Facilitator %c · ",
        report->slot);
    html_add(out, report->facilitator);
    pl_text_add(out, "</h1>\n");
    html_free(out, "p", "notice", report->notice);
    add_facts(out, report);
    html_since(out, &report->since);
    html_points(out, report);
    html_actions(out, &report->actions);
    add_matters(out, report);
    add_own_view(out, report);
    html_answers(out, report);
    if (!report->no_scores)
        html_scores(out, report);
    html_counted(out, report);
    add_how(out, report);
    add_reply(out, report);
    html_levels(out, report);
    html_appendix(out, report);
    pl_text_add(out, "</main>\n</div>\n");
    add_foot(out, report);
    return true;
}
