/* Moments with their words and pictures, and actions. */
#include "html.h"

#include <stdlib.h>
#include <string.h>

/* On paper, where nothing opens, the plate of the picture says the time, if it has one. */
static void add_where(pl_text *out, const pl_report_point *point)
{
    bool on_plate = point->jpeg && point->made_us / 1000000 == point->at_us / 1000000;
    pl_text_add_format(out, "<p class=\"quiet where%s\">", on_plate ? " screen" : "");
    html_time(out, point->at_us);
    pl_text_add(out, "<span class=\"screen\">, open in Plumbline</span></p>\n");
}

static void add_name(pl_text *out, const pl_report_name *name)
{
    html_add(out, name->id);
    pl_text_add_char(out, ' ');
    html_add(out, name->title);
}

/* The words beside the picture say time and item, never who is seen. */
static void add_picture(pl_text *out, const pl_report_point *point)
{
    char time[PL_TIME_ROOM];
    if (point->no_picture)
        pl_text_add(out, "<div class=\"still none\">No picture</div>\n");
    if (!point->jpeg)
        return;
    pl_text_add_format(out, "<div class=\"still\"><img alt=\"Picture at %s",
                       pl_time_format(time, point->made_us, 0));
    if (point->item_count) {
        pl_text_add(out, ", item ");
        add_name(out, &point->items[0]);
    }
    pl_text_add(out, "\" width=\"176\" src=\"data:image/jpeg;base64,");
    html_base64(out, point->jpeg, point->jpeg_size);
    pl_text_add_format(out, "\" /><span class=\"clock\" aria-hidden=\"true\">%s</span></div>\n",
                       time);
}

static void add_title(pl_text *out, const pl_report_point *point, glyph shape)
{
    pl_text_add(out, "<h3>");
    html_glyph(out, shape, 14);
    if (point->item_count) {
        html_badge(out, point->items[0].domain);
        pl_text_add(out, "<span>");
        add_name(out, &point->items[0]);
        pl_text_add(out, "</span>");
    } else {
        pl_text_add(out, "<span>No item named</span>");
    }
    pl_text_add(out, "</h3>\n");
    for (int i = 1; i < point->item_count; i++) {
        pl_text_add(out, "<p class=\"also\">Also ");
        add_name(out, &point->items[i]);
        pl_text_add(out, "</p>\n");
    }
}

static void add_point(pl_text *out, const pl_report_point *point, glyph shape)
{
    pl_text_add(out, "<div class=\"point\">\n");
    add_picture(out, point);
    pl_text_add(out, "<div class=\"said\">\n");
    add_title(out, point, shape);
    html_free(out, "p", "", point->words);
    add_where(out, point);
    pl_text_add(out, "</div>\n</div>\n");
}

static void add_points(pl_text *out, const pl_report_points *points, glyph shape)
{
    for (int i = 0; i < points->count; i++)
        add_point(out, &points->items[i], shape);
}

static void add_brief(pl_text *out, const pl_report_points *points)
{
    pl_text_add(out, "<ul class=\"brief\">\n");
    for (int i = 0; i < points->count; i++) {
        const pl_report_point *point = &points->items[i];
        pl_text_add(out, "<li>");
        html_time(out, point->at_us);
        pl_text_add(out, "<span>");
        for (int k = 0; k < point->item_count; k++) {
            pl_text_add(out, k ? "; " : "");
            add_name(out, &point->items[k]);
        }
        if (!point->item_count)
            pl_text_add(out, "No item named");
        pl_text_add(out, point->words ? ". " : "");
        html_free(out, "span", "", point->words);
        pl_text_add(out, "</span></li>\n");
    }
    pl_text_add(out, "</ul>\n");
}

static void add_worked(pl_text *out, const pl_report *report)
{
    html_heading(out, "worked", GLYPH_STRENGTH, "What worked");
    add_points(out, &report->worked, GLYPH_STRENGTH);
    if (report->also_worked.count) {
        pl_text_add(out, "<h3 class=\"sub\">Also noted</h3>\n");
        add_brief(out, &report->also_worked);
    }
    if (report->worked.count)
        return;
    pl_text_add(out, "<p>No strength noted.</p>\n");
    html_free(out, "p", "", report->no_strength);
}

static void add_develop(pl_text *out, const pl_report *report)
{
    html_heading(out, "develop", GLYPH_DEVELOPMENT, "To develop");
    add_points(out, &report->to_develop, GLYPH_DEVELOPMENT);
    if (!report->to_develop.count && !report->more_to_develop)
        pl_text_add(out, "<p>No development point is noted.</p>\n");
    if (report->more_to_develop)
        pl_text_add_format(out, "<p class=\"quiet lead\">%d more %s for the conversation.</p>\n",
                           report->more_to_develop, report->more_to_develop == 1 ? "is" : "are");
}

void html_points(pl_text *out, const pl_report *report)
{
    add_worked(out, report);
    add_develop(out, report);
    if (!report->departures.count)
        return;
    html_heading(out, "departures", GLYPH_DEPARTURE, "Agreed departures");
    add_brief(out, &report->departures);
    pl_text_add(out, "<p class=\"quiet lead\">Planned, with a reason. They lower no score.</p>\n");
}

static glyph outcome_glyph(const char *state)
{
    static const struct {
        const char *state;
        glyph shape;
    } known[] = { { "done", GLYPH_STRENGTH },
                  { "on-the-way", GLYPH_DEVELOPMENT },
                  { "not-yet", GLYPH_NEUTRAL },
                  { "dropped", GLYPH_DEPARTURE } };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(known[i].state, state) == 0)
            return known[i].shape;
    return GLYPH_NONE;
}

static void add_cell(pl_text *out, const char *kind, const char *label, const char *words)
{
    pl_text_add_format(out, "<td class=\"%s\" data-label=\"%s\" dir=\"auto\">", kind, label);
    html_add(out, words);
    pl_text_add(out, "</td>");
}

void html_since(pl_text *out, const pl_report_actions *since)
{
    html_heading(out, "since", GLYPH_NONE, "Since last time");
    if (!since->count) {
        pl_text_add(out, "<p>No earlier actions are known here.</p>\n");
        return;
    }
    pl_text_add(out, "<table class=\"since\"><thead><tr><th scope=\"col\">Action");
    if (since->from)
        pl_text_add(out, ", from ");
    html_add(out, since->from);
    bool evidence = pl_report_has_evidence(since);
    pl_text_add(out, "</th><th scope=\"col\" class=\"outcome\">Outcome</th>");
    pl_text_add(out, evidence ? "<th scope=\"col\" class=\"evidence\">Evidence</th>" : "");
    pl_text_add(out, "</tr></thead><tbody>\n");
    for (int i = 0; i < since->count; i++) {
        const pl_report_action *action = &since->items[i];
        pl_text_add(out, "<tr><th scope=\"row\" dir=\"auto\">");
        html_add(out, action->words);
        pl_text_add(out, "</th><td class=\"outcome\" data-label=\"Outcome\"><span class=\"mark\">");
        html_glyph(out, outcome_glyph(action->state), 14);
        html_add(out, action->outcome);
        pl_text_add(out, "</span></td>");
        if (evidence)
            add_cell(out, "evidence", "Evidence", action->evidence);
        pl_text_add(out, "</tr>\n");
    }
    pl_text_add(out, "</tbody></table>\n");
}

void html_actions(pl_text *out, const pl_report_actions *actions)
{
    html_heading(out, "actions", GLYPH_NONE, "Actions");
    if (!actions->count) {
        pl_text_add(out, "<p>No action is agreed yet.</p>\n");
        return;
    }
    pl_text_add(out,
                "<table class=\"actions\"><thead><tr><th scope=\"col\" class=\"number\">No.</th>"
                "<th scope=\"col\">What you will do</th><th scope=\"col\">How we shall see it</th>"
                "<th scope=\"col\">Support</th><th scope=\"col\" class=\"by\">By</th>"
                "</tr></thead><tbody>\n");
    for (int i = 0; i < actions->count; i++) {
        const pl_report_action *action = &actions->items[i];
        pl_text_add_format(out, "<tr><td class=\"number n\">%d</td><th scope=\"row\">", i + 1);
        html_free(out, "div", "", action->words);
        if (action->serves) {
            char *words = pl_format("For %s", action->serves);
            html_free(out, "div", "quiet", words);
            free(words);
        }
        if (action->practised) {
            pl_text_add(out, "<div class=\"practised\" dir=\"auto\">Practised: ");
            html_add(out, action->practised);
            pl_text_add(out, "</div>");
        }
        pl_text_add(out, "</th>");
        add_cell(out, "seen", "How we shall see it", action->seen_by);
        add_cell(out, "support", "Support", action->support);
        add_cell(out, "by", "By", action->by);
        pl_text_add(out, "</tr>\n");
    }
    pl_text_add(
        out, "</tbody></table>\n"
             "<p class=\"quiet lead\">For each: agree, suggest a change, or talk about it.</p>\n");
}
