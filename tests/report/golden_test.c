/* The whole report, held against files. PL_RENEW=1 writes them anew: read the difference before it is
 * kept. */
#include "made.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"

static void hold_against(const char *got, const char *name)
{
    char *path = pl_format("%s/tests/data/report/%s", PL_SOURCE, name);
    if (getenv("PL_RENEW"))
        test_write(path, got);
    char *want = test_read(path);
    check_text(got, want);
    free(want);
    free(path);
}

TEST(the_page_is_as_it_was)
{
    made m = made_open();
    made_fill(&m);
    made_sign(&m);
    pl_report_options options = { .log_head = "8c1f0e2a", .next_due = "2026-04-21" };
    char *html = made_html(&m, &options);
    hold_against(html, "group.html");
    free(html);
    made_close(&m);
}

TEST(the_model_is_as_it_was)
{
    made m = made_open();
    made_fill(&m);
    made_sign(&m);
    pl_report *report = made_report(&m, NULL);
    pl_json json = { 0 };
    pl_report_json(&json, report);
    pl_text_add_char(&json.text, '\n');
    hold_against(pl_text_get(&json.text), "group.json");
    pl_text_free(&json.text);
    pl_report_free(report);
    made_close(&m);
}

/* The scores stand by domain in the report, and item by item in the appendix. */
TEST(every_form_says_what_is_not_rated)
{
    made m = made_open();
    made_fill(&m);
    made_sign(&m);
    pl_report *report = made_report(&m, NULL);
    pl_text html = { 0 };
    pl_json json = { 0 };
    check(pl_report_html(&html, report));
    pl_report_json(&json, report);
    check_text(report->person.unrated, "2.6: Not in the part watched. 4.3: No opportunity in the "
                                       "part watched.");
    check_has(pl_text_get(&html), report->person.unrated);
    check_has(pl_text_get(&json.text), report->person.unrated);
    const char *levels = strstr(pl_text_get(&html), "<section id=\"levels\"");
    check(levels && strstr(levels, "<section id=\"appendix\""));
    check(levels && strstr(levels, "no invitation was heard in the part watched"));
    check(strstr(pl_text_get(&html), "no invitation was heard in the part watched") > levels);
    pl_text_free(&html);
    pl_text_free(&json.text);
    pl_report_free(report);
    made_close(&m);
}

TEST(the_same_review_gives_the_same_bytes)
{
    made m = made_open();
    made_fill(&m);
    made_sign(&m);
    char *first = made_html(&m, NULL);
    pl_utc_fix(pl_utc_now() + INT64_C(86400000000) * 90);
    made_reopen(&m, "T-02");
    char *second = made_html(&m, NULL);
    check_text(second, first);
    free(first);
    free(second);
    made_close(&m);
}

TEST(an_empty_review_has_a_whole_report)
{
    made m = made_open();
    made_score_all(&m, "AB");
    made_sign(&m);
    char *html = made_html(&m, NULL);
    check_has(html, "No earlier actions are known here.");
    check_has(html, "No strength noted.");
    check_has(html, "No development point is noted.");
    check_has(html, "No action is agreed yet.");
    check_has(html, "No self-review by 12 March 2026.");
    check_has(html, "Nothing was watched in Plumbline.");
    check_has(html, "18 of 18 rated");
    check_has(html, "Next monitoring due: not set");
    check(!strstr(html, "Agreed departures"));
    check(!strstr(html, "id=\"critical\""));
    check(!strstr(html, "&#39;")); /* its own words have typographic apostrophes */
    free(html);
    made_close(&m);
}
