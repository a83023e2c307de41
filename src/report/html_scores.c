/* Scores, small: a row of dots for each domain, with the same in words beside it. The items with what they
 * rest on stand in the appendix, so that the report itself stays short. */
#include "html.h"

enum { MOST_TIMES = 6 }; /* moments printed for one item; the rest are counted */

enum { DOTS_WIDTH = 160, DOTS_HEIGHT = 16, DOTS_EDGE = 8 };

typedef struct scale {
    int low, high;
} scale;

/* Where a value in tenths stands, in tenths of a pixel. */
static int place_of(scale levels, int tenths)
{
    int steps = (levels.high - levels.low) * 10;
    int room = (DOTS_WIDTH - 2 * DOTS_EDGE) * 10;
    return DOTS_EDGE * 10 + (steps ? (tenths - levels.low * 10) * room / steps : 0);
}

static void add_dot(pl_text *out, const char *kind, int x, const char *radius)
{
    pl_text_add_format(out, "<circle class=\"%s\" cx=\"%d.%d\" cy=\"8\" r=\"%s\" />", kind, x / 10,
                       x % 10, radius);
}

static void add_dots(pl_text *out, const pl_report_domain *domain, scale levels)
{
    pl_text_add_format(out, "<svg class=\"dots\" viewBox=\"0 0 %d %d\" role=\"img\"><title>",
                       DOTS_WIDTH, DOTS_HEIGHT);
    html_add(out, domain->title);
    pl_text_add_format(out, ", %d to %d: ", levels.low, levels.high);
    html_add(out, domain->words);
    pl_text_add_format(out, "</title><path class=\"axis\" d=\"M%d 8H%d", DOTS_EDGE,
                       DOTS_WIDTH - DOTS_EDGE);
    for (int level = levels.low; level <= levels.high; level++) {
        int x = place_of(levels, level * 10);
        pl_text_add_format(out, "M%d.%d 5v6", x / 10, x % 10);
    }
    pl_text_add(out, "\" />");
    for (int i = 0; i < domain->item_count; i++)
        if (domain->items[i].level != PL_NO_LEVEL && !domain->items[i].apart)
            add_dot(out, "item", place_of(levels, domain->items[i].level * 10), "3.5");
    if (domain->tenths >= 0)
        add_dot(out, "middle", place_of(levels, domain->tenths), "5");
    pl_text_add(out, "</svg>");
}

static void add_rests(pl_text *out, const pl_report_score *score)
{
    for (int i = 0; i < score->moment_count && i < MOST_TIMES; i++) {
        pl_text_add(out, i ? " · " : "");
        html_time(out, score->moments[i]);
    }
    if (score->moment_count > MOST_TIMES)
        pl_text_add_format(out, " and %d more", score->moment_count - MOST_TIMES);
    if (score->remark && score->moment_count)
        pl_text_add(out, ". ");
    html_free(out, "span", "", score->remark);
    if (!score->done)
        return;
    pl_text_add(out, score->remark || score->moment_count ? ". " : "");
    html_add(out, score->done);
}

/* The answer to a question of a check is short and the question long; a reason for no score is long and
 * rests on nothing as a rule. */
static void add_row(pl_text *out, const pl_report_score *score, bool question)
{
    bool rests = score->remark || score->moment_count || score->done;
    bool bare = score->level == PL_NO_LEVEL && !rests && !question;
    pl_text_add_format(out, "<tr><th scope=\"row\"%s>", question ? " colspan=\"2\"" : "");
    html_add(out, score->item.id);
    pl_text_add_char(out, ' ');
    html_add(out, score->item.title);
    pl_text_add(out, question ? "</th><td class=\"rests\">"
                     : bare   ? "</th><td class=\"level\" colspan=\"2\">"
                              : "</th><td class=\"level\">");
    html_add(out, score->words);
    if (question)
        pl_text_add(out, rests ? "; " : "");
    else if (!bare)
        pl_text_add(out, "</td><td class=\"rests\">");
    add_rests(out, score);
    pl_text_add(out, "</td></tr>\n");
}

/* Where there is no mean its items say what there is; the words beneath say why. */
static void add_mean(pl_text *out, const pl_report_domain *domain)
{
    if (domain->tenths < 0) {
        pl_text_add(out, domain->rated ? "<span class=\"none\">no mean</span>"
                                       : "<span class=\"none\">none rated</span>");
        return;
    }
    html_add(out, domain->words);
}

/* In brief, where there is a mean it stands for the items, else those that are rated stand for it. */
static bool is_wanted(const pl_report_domain *domain, const pl_report_score *score, bool brief)
{
    return !brief || (domain->tenths < 0 && score->level != PL_NO_LEVEL);
}

static void add_items(pl_text *out, const pl_report_domain *domain, const pl_rubric *rubric,
                      bool brief)
{
    for (int i = 0; i < domain->item_count; i++) {
        pl_report_score score = domain->items[i];
        if (!is_wanted(domain, &score, brief))
            continue;
        if (brief) { /* what it rests on stands in the appendix */
            score.remark = score.done = NULL;
            score.moment_count = 0;
        }
        add_row(out, &score, pl_rubric_question_find(rubric, score.item.id) != NULL);
    }
}

static void add_domain(pl_text *out, const pl_report_domain *domain, const pl_rubric *rubric,
                       bool brief)
{
    int count = rubric->level_count;
    scale levels = { count ? rubric->levels[0].value : 0,
                     count ? rubric->levels[count - 1].value : 0 };
    pl_text_add(out, "<tbody>\n<tr class=\"domain\"><th scope=\"rowgroup\"><span class=\"label\">");
    html_badge(out, domain->place);
    pl_text_add(out, "<span>");
    html_add(out, domain->title);
    pl_text_add(out, "</span></span></th><td class=\"level\">");
    if (brief && domain->rated)
        add_dots(out, domain, levels);
    pl_text_add(out, "</td><td class=\"rests mean\">");
    if (brief)
        add_mean(out, domain);
    pl_text_add(out, "</td></tr>\n");
    add_items(out, domain, rubric, brief);
    pl_text_add(out, "</tbody>\n");
}

static void add_table(pl_text *out, const pl_report_scores *scores, const pl_rubric *rubric,
                      bool brief)
{
    pl_text_add_format(out,
                       "<table class=\"scores%s\"><thead><tr><th scope=\"col\">%s</th>"
                       "<th scope=\"col\" class=\"level\">Level</th>"
                       "<th scope=\"col\" class=\"rests\">%s</th></tr></thead>\n",
                       brief ? " means" : "", brief ? "Domain" : "Item",
                       brief ? "Mean" : "Rests on");
    for (int i = 0; i < scores->domain_count; i++)
        add_domain(out, &scores->domains[i], rubric, brief);
    pl_text_add(out, "</table>\n");
}

static void add_half(pl_text *out, const pl_report_scores *scores, const char *title,
                     const pl_rubric *rubric)
{
    pl_text_add(out, "<div class=\"half\">\n<h3 class=\"kind\">");
    html_add(out, title);
    pl_text_add(out, "</h3>\n");
    if (!scores->shown) {
        pl_text_add(out, "<p>");
        html_add(out, scores->withheld);
        pl_text_add(out, "</p>\n</div>\n");
        return;
    }
    add_table(out, scores, rubric, true);
    pl_text_add(out, "<p class=\"total\"><b>");
    html_add(out, scores->overall);
    pl_text_add(out, "</b> · ");
    html_add(out, scores->rated);
    pl_text_add(out, scores->unrated ? ". " : "");
    html_add(out, scores->unrated);
    pl_text_add(out, "</p>\n</div>\n");
}

void html_scores(pl_text *out, const pl_report *report)
{
    html_heading(out, "scores", GLYPH_NONE, "Scores by domain");
    pl_text_add(out, "<div class=\"figures\">\n");
    add_half(out, &report->person, "Yours", report->rubric);
    if (report->whole_session.domain_count > 0 || !report->whole_session.shown)
        add_half(out, &report->whole_session,
                 "The session, scored once. It enters nobody’s figure.", report->rubric);
    pl_text_add(out, "</div>\n<p class=\"quiet lead\">");
    if (report->least_for_mean > 0)
        pl_text_add_format(out,
                           "Filled dot: the mean of a domain. Hollow dots: its items. Under %d "
                           "rated items, the items. ",
                           report->least_for_mean);
    else
        pl_text_add(out, "Dots: the items. No domain has a mean. ");
    pl_text_add(out, "Every item with its level stands in the appendix.</p>\n");
}

bool html_has_levels(const pl_report *report)
{
    return !report->no_scores && (report->person.shown || report->whole_session.shown);
}

static void add_levels(pl_text *out, const pl_report_scores *scores, const char *title,
                       const pl_rubric *rubric)
{
    if (!scores->shown || scores->domain_count == 0)
        return;
    pl_text_add_format(out, "<h3 class=\"kind\">%s</h3>\n", title);
    add_table(out, scores, rubric, false);
}

void html_levels(pl_text *out, const pl_report *report)
{
    if (!html_has_levels(report))
        return;
    pl_text_add(out, "<section id=\"levels\" aria-labelledby=\"levels-title\">\n"
                     "<h2 id=\"levels-title\">Appendix: every item with its level</h2>\n");
    add_levels(out, &report->person, "Yours", report->rubric);
    add_levels(out, &report->whole_session, "The session, scored once", report->rubric);
    pl_text_add(out, "</section>\n");
}
