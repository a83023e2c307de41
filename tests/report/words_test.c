/* The words of a report, how points are chosen, and that what people write stays text. */
#include "draft.h"
#include "html.h"
#include "made.h"

#include "plumbline/base/text.h"
#include "plumbline/store/facts.h"

#include <time.h>

static size_t count_of(const char *text, const char *part)
{
    size_t count = 0;
    for (const char *at = text; (at = strstr(at, part)); at++)
        count++;
    return count;
}

/* A report of one strength with these words. */
static char *html_with(const char *words)
{
    made m = made_open();
    made_tag(&m, "0:10:00", PL_TAG_STRENGTH, "2.1", "A", words);
    made_action(&m, 'A', words, "2026-04-14");
    made_score_all(&m, "AB");
    made_sign(&m);
    char *html = made_html(&m, NULL);
    made_close(&m);
    return html;
}

static void check_xml(const char *html)
{
    char *path = test_path("report.html");
    test_write(path, html);
    int status;
    char *said = test_run(&status,
                          "command -v xmllint >/dev/null || exit 0; "
                          "xmllint --noout '%s' 2>&1",
                          path);
    check_text(said, "");
    check_int(status, 0);
    free(said);
    free(path);
}

static char *long_words(void)
{
    pl_text words = { 0 };
    while (words.size < 10000)
        pl_text_add(&words, "ö&<");
    return pl_text_take(&words);
}

TEST(what_people_write_stays_text)
{
    static const char *const hostile[] = {
        "<script>alert(1)</script>",
        "</p></main></html><!-- <![CDATA[ ]]> -->",
        "\" onclick=\"alert(1)\" x='y' &amp; &#60; &lt;",
        "</style><svg onload=alert(1)>",
        "bell \a escape \033[31m delete \x7F c1 \xC2\x85 odd \uFFFE\uFFFF end",
        "\u202Eright to left \u202B\u0627\u0644\u0633\u0644\u0627\u0645 \u2067",
        "\u05E9\u05DC\u05D5\u05DD, two lines\nand a third\r\nwith a tab\t.",
        "\U0001F600 \U0001F468\u200D\U0001F469\u200D\U0001F467 e\u0301",
        "url(x) @import expression(1) https://example.org javascript:alert(1)",
    };
    char *plain = html_with("plain");
    for (size_t i = 0; i < PL_COUNT(hostile); i++) {
        char *html = html_with(hostile[i]);
        check_int(count_of(html, "<"), count_of(plain, "<"));
        check_int(count_of(html, "\""), count_of(plain, "\""));
        check_xml(html);
        free(html);
    }
    char *words = long_words(), *html = html_with(words);
    check_int(count_of(html, "<"), count_of(plain, "<"));
    check_xml(html);
    free(html);
    free(words);
    free(plain);
}

TEST(escapes_are_exact)
{
    static const struct {
        const char *words, *want;
    } cases[] = {
        { "a<b>&\"'", "a&lt;b&gt;&amp;&quot;&#39;" },
        { "\001\033\177", "\uFFFD\uFFFD\uFFFD" },
        { "a\tb\nc\r\nd", "a\tb\nc\nd" },
        { "\xC2\x80\xC2\x9F\u00A0", "\uFFFD\uFFFD\u00A0" },
        { "\uFFFD\uFFFE\uFFFF", "\uFFFD\uFFFD\uFFFD" },
        { "\xff\xc3", "\uFFFD\uFFFD" },
        { "\U0001F600", "\U0001F600" },
        { "", "" },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_text out = { 0 };
        html_add(&out, cases[i].words);
        check_text(pl_text_get(&out), cases[i].want);
        pl_text_free(&out);
    }
}

TEST(base64_is_as_everywhere)
{
    static const struct {
        const char *bytes, *want;
    } cases[] = { { "", "" },
                  { "f", "Zg==" },
                  { "fo", "Zm8=" },
                  { "foo", "Zm9v" },
                  { "foob", "Zm9vYg==" },
                  { "fooba", "Zm9vYmE=" },
                  { "foobar", "Zm9vYmFy" },
                  { "\xff\xfe\xfd", "//79" } };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_text out = { 0 };
        html_base64(&out, (const unsigned char *)cases[i].bytes, strlen(cases[i].bytes));
        check_text(pl_text_get(&out), cases[i].want);
        pl_text_free(&out);
    }
}

TEST(a_marking_cannot_leave_its_string)
{
    made m = made_open();
    made_score_all(&m, "AB");
    made_sign(&m);
    pl_report_options options = { .marking = "\"; } </style><script>x</script> \\\n{" };
    char *html = made_html(&m, &options);
    check(!strstr(html, "<script"));
    check_int(count_of(html, "</style>"), 1);
    check_xml(html);
    free(html);
    made_close(&m);
}

TEST(the_file_asks_for_nothing)
{
    static const char *const wanted_never[] = { "http",  "<script", "onclick", "url(", "@import",
                                                "<link", "<iframe", "<form",   "src=" };
    made m = made_open();
    made_fill(&m);
    made_sign(&m);
    char *html = made_html(&m, NULL);
    for (size_t i = 0; i < PL_COUNT(wanted_never); i++)
        check_int(count_of(html, wanted_never[i]), 0);
    check_has(html,
              "Items are scored 0 to 4 against the words printed in the appendix. A figure is "
              "one person’s judgement of one session. It is not a pass mark.");
    check_has(html, "This report is for supervision. No decision about a person’s work may rest "
                    "on its figures alone.");
    check_has(html, "This file is not encrypted. To send it, make a review pack. The export is on "
                    "the log.");
    check_has(html, "no moment cited");
    check_xml(html);
    free(html);
    made_close(&m);
}

TEST(strengths_are_all_shown_and_three_points_chosen)
{
    made m = made_open();
    made_tag(&m, "0:01:00", PL_TAG_DEVELOPMENT, "4.3", "A", "light");
    made_tag(&m, "0:02:00", PL_TAG_DEVELOPMENT, "3.5", "A", "heavy, later");
    made_tag(&m, "0:01:30", PL_TAG_DEVELOPMENT, "3.4", "A", "heavy, earlier");
    made_tag(&m, "0:03:00", PL_TAG_DEVELOPMENT, "5.3", "A", "critical");
    made_tag(&m, "0:04:00", PL_TAG_STRENGTH, "2.1", "A", "short");
    made_tag_for_report(&m, "0:05:00", PL_TAG_STRENGTH, "2.2", "A", "in full");
    made_score_all(&m, "AB");
    made_sign(&m);
    pl_report *report = made_report(&m, NULL);
    check_int(report->worked.count, 1);
    check_text(report->worked.items[0].words, "in full");
    check_int(report->also_worked.count, 1);
    check_int(report->to_develop.count, 3);
    check_text(report->to_develop.items[0].words, "critical");
    check_text(report->to_develop.items[1].words, "heavy, earlier");
    check_text(report->to_develop.items[2].words, "heavy, later");
    check_int(report->more_to_develop, 1);
    pl_report_free(report);
    made_close(&m);
}

TEST(points_that_are_marked_are_those_of_the_report)
{
    made m = made_open();
    made_tag(&m, "0:01:00", PL_TAG_DEVELOPMENT, "5.3", "A", "not marked");
    made_tag_for_report(&m, "0:02:00", PL_TAG_DEVELOPMENT, "4.3", "A", "marked");
    made_score_all(&m, "AB");
    made_sign(&m);
    pl_report *report = made_report(&m, NULL);
    check_int(report->to_develop.count, 1);
    check_text(report->to_develop.items[0].words, "marked");
    check_int(report->more_to_develop, 1);
    pl_report_free(report);
    made_close(&m);
}

TEST(no_strength_has_its_reason)
{
    made m = made_open();
    pl_error err = { 0 };
    made_score_all(&m, "AB");
    check_ok(pl_store_no_strength(m.store, m.review, 'A', "Sound was lost after the break", &err));
    made_sign(&m);
    char *html = made_html(&m, NULL);
    check_has(html, "No strength noted.");
    check_has(html, "Sound was lost after the break");
    free(html);
    made_close(&m);
}

TEST(a_figure_is_withheld_in_words)
{
    made m = made_open();
    made_score_all(&m, "AB");
    made_score(&m, "1.5", 'A', "not-seen");
    made_score(&m, "3.4", 'A', "not-seen");
    made_score(&m, "3.5", 'A', "not-judgeable");
    made_score(&m, "5.3", 'A', "not-judgeable");
    made_sign(&m);
    char *html = made_html(&m, NULL);
    check_has(html, "No overall figure: 68 % rated");
    check_has(html, "14 of 18 rated");
    check_has(html, "Not judged: could not be seen or heard");
    free(html);
    pl_report_options options = { .no_scores = true };
    html = made_html(&m, &options);
    check_has(html, "Scores are left out of this copy.");
    check(!strstr(html, "Scores by domain") && !strstr(html, "of 18 rated"));
    free(html);
    made_close(&m);
}

/* The ledger has rows only where something was shown: the facts are set by hand here. */
static void words_when_watched(pl_time shown, pl_time skipped, const char *watched,
                               const char *not_watched, const char *critical, const char *ordinary)
{
    made m = made_open();
    made_score_all(&m, "AB");
    made_score(&m, "5.3", 'A', "no-opportunity");
    made_score(&m, "4.3", 'A', "no-opportunity");
    pl_error err = { 0 };
    static const pl_report_options shipped;
    draft d = { .store = m.store, .options = &shipped, .arena = pl_arena_new() };
    check_ok(pl_store_facts(&d.facts, m.store, m.review, &err));
    d.facts.shown_us = shown;
    d.facts.skipped_us = skipped;
    d.who = &d.facts.review->facilitators[0];
    d.report = pl_arena_alloc(d.arena, sizeof *d.report);
    draft_secrets(&d);
    draft_header(&d);
    draft_scores(&d);
    check_text(d.report->watched, watched);
    check(pl_text_same(d.report->not_watched, not_watched));
    check_text(d.report->person.domains[4].items[1].words, critical);
    check_text(d.report->person.domains[3].items[2].words, ordinary);
    pl_arena_free(d.arena);
    pl_review_facts_free(&d.facts);
    made_close(&m);
}

TEST(what_was_watched_is_said)
{
    pl_time minute = 60000000;
    words_when_watched(0, 0, "Nothing was watched in Plumbline.", NULL,
                       "No opportunity; the minutes watched are not on record",
                       "No opportunity in the part watched");
    words_when_watched(76 * minute, 17 * minute, "76 of 152 minutes; 17 minutes of silence skipped",
                       "59 minutes", "None heard in the 76 minutes watched",
                       "No opportunity in the part watched");
    words_when_watched(151 * minute, 0, "151 of 152 minutes", "1 minute",
                       "None heard in the 151 minutes watched",
                       "No opportunity in the part watched");
    words_when_watched(pl_time_parse("2:31:42"), 0, "All 152 minutes", NULL,
                       "None heard in the 151 minutes watched", "No opportunity");
    words_when_watched(300 * minute, 0, "All 152 minutes", NULL,
                       "None heard in the 151 minutes watched", "No opportunity");
}

TEST(a_concern_and_a_correction_are_said_at_the_head)
{
    static const pl_report_options shipped;
    static const struct {
        pl_review review;
        const char *reason, *corrects;
    } heads[] = {
        { { .kind = PL_REVIEW_CONCERN,
            .concern_by = "programme manager",
            .concern_on = "2026-03-11",
            .concern_items = "2.4" },
          "This session was looked at because of a concern raised on 11 March 2026 by programme "
          "manager, about 2.4.",
          NULL },
        { { .kind = PL_REVIEW_CONCERN,
            .concern_by = "programme manager",
            .concern_on = "2026-03-11",
            .reason = "Asked for." },
          "This session was looked at because of a concern raised on 11 March 2026 by programme "
          "manager. Asked for.",
          NULL },
        { { .reason = "Drawn", .corrects = 5, .correction_reason = "5.3 was about B." },
          "Drawn",
          "It corrects an earlier record: 5.3 was about B. Both are kept." },
        { { .reason = "Drawn", .corrected_by = 5 },
          "Drawn",
          "It was corrected later by another record. Both are kept." },
    };
    for (size_t i = 0; i < PL_COUNT(heads); i++) {
        made m = made_open();
        pl_error err = { 0 };
        draft d = { .store = m.store, .options = &shipped, .arena = pl_arena_new() };
        check_ok(pl_store_facts(&d.facts, m.store, m.review, &err));
        pl_review review = *d.facts.review;
        review.kind = heads[i].review.kind;
        review.reason = heads[i].review.reason;
        review.concern_by = heads[i].review.concern_by;
        review.concern_on = heads[i].review.concern_on;
        review.concern_items = heads[i].review.concern_items;
        review.corrects = heads[i].review.corrects;
        review.correction_reason = heads[i].review.correction_reason;
        review.corrected_by = heads[i].review.corrected_by;
        d.facts.review = &review;
        d.who = &review.facilitators[0];
        d.report = pl_arena_alloc(d.arena, sizeof *d.report);
        draft_secrets(&d);
        draft_header(&d);
        check_text(d.report->reason, heads[i].reason);
        check(pl_text_same(d.report->corrects, heads[i].corrects));
        pl_arena_free(d.arena);
        pl_review_facts_free(&d.facts);
        made_close(&m);
    }
}

TEST(a_self_review_stands_beside_this_one)
{
    made m = made_open();
    made_score_all(&m, "AB");
    made_score(&m, "2.2", 'A', "1");
    made_score(&m, "2.3", 'A', "2");
    made_sign(&m);
    pl_id review = m.review;
    made_reopen(&m, "F-014");
    made_review(&m, 800, PL_REVIEW_SELF);
    made_score_all(&m, "A");
    made_sign(&m);
    made_reopen(&m, "T-02");
    m.review = review;
    pl_report *report = made_report(&m, NULL);
    check_text(report->own_view.words, "Your self-review was signed on 12 March 2026.");
    check_int(report->own_view.apart_count, 1);
    check_text(
        report->own_view.apart[0],
        "2.2 Draws out rather than tells: you rated this higher than your reviewer did (3 Sound; "
        "your reviewer: 1 Begun)");
    pl_report_free(report);
    made_close(&m);
}

/* Earlier actions with what became of them; nothing was said with it where `words` is NULL. */
static char *html_since_last_time(const char *words)
{
    made m = made_open();
    made_fill(&m);
    pl_error err = { 0 };
    pl_actions before = { 0 };
    pl_reviews all;
    check_ok(pl_store_reviews(&all, m.store, &err));
    for (int i = 0; i < all.count; i++)
        if (all.items[i].id != m.review)
            check_ok(pl_store_actions(&before, m.store, all.items[i].id, &err));
    for (int i = 0; i < before.count; i++)
        check_ok(
            pl_store_action_outcome(m.store, before.items[i].id, "done", i ? NULL : words, &err));
    pl_actions_free(&before);
    pl_reviews_free(&all);
    made_sign(&m);
    char *html = made_html(&m, NULL);
    made_close(&m);
    return html;
}

TEST(the_evidence_of_earlier_actions_is_what_was_said)
{
    char *html = html_since_last_time("0:11:40 (3.2)");
    check_has(html, ">Evidence</th>");
    check_has(html,
              "<td class=\"evidence\" data-label=\"Evidence\" dir=\"auto\">0:11:40 (3.2)</td>");
    check_int(count_of(html, ">By</th>"), 1); /* of the actions that are agreed now */
    free(html);
    html = html_since_last_time(NULL);
    check(!strstr(html, "Evidence</th>"));
    free(html);
}

typedef struct camera {
    int asked, printed;
    pl_time fails_at;
} camera;

static bool take(pl_report_picture *out, void *ctx, pl_time at, int width, pl_error *err)
{
    static const char bytes[] = "\xff\xd8\xff\xe0picture";
    camera *c = ctx;
    check(width == PL_REPORT_STILL_WIDTH || width == PL_REPORT_PRINT_WIDTH);
    c->asked += width == PL_REPORT_STILL_WIDTH;
    c->printed += width == PL_REPORT_PRINT_WIDTH;
    if (at == c->fails_at)
        return pl_fail(err, PL_CANNOT_READ, "The still at /media/disc cannot be made.");
    out->jpeg = pl_copy_bytes(bytes, sizeof bytes - 1);
    out->size = sizeof bytes - 1;
    return true;
}

TEST(pictures_come_from_the_caller)
{
    made m = made_open();
    made_fill(&m);
    made_sign(&m);
    camera c = { .fails_at = pl_time_parse("0:39:00") };
    pl_report_options options = { .still = take, .still_ctx = &c };
    char *html = made_html(&m, &options);
    check_int(c.asked, 8);
    check_int(count_of(html, "src=\"data:image/jpeg;base64,/9j/4HBpY3R1cmU=\""), 7);
    check_has(html, "alt=\"Picture at 0:52:00, item 2.2 Draws out rather than tells\"");
    check_has(html, "No picture</div>");
    check_has(html, "No covers are drawn on the pictures: people can be recognised.");
    check(!strstr(html, "/media/disc"));
    check_xml(html);
    free(html);
    pl_report *report = made_report(&m, &options);
    check_has(report->notes[0], "1 of 8 pictures could not be had: The still at /media/disc");
    pl_report_free(report);
    made_close(&m);
}

TEST(two_thousand_tags_are_no_burden)
{
    made m = made_open();
    for (int i = 0; i < 2000; i++) {
        char at[PL_TIME_ROOM];
        made_tag(&m, pl_time_format(at, (pl_time)i * 4000000, 0),
                 i % 2 ? PL_TAG_STRENGTH : PL_TAG_DEVELOPMENT, i % 3 ? "2.2" : "3.4 5.3", "A",
                 "You waited, and two went on.");
    }
    made_score_all(&m, "AB");
    made_sign(&m);
    struct timespec from, to;
    camera c = { .fails_at = PL_NO_TIME };
    pl_report_options options = { .still = take, .still_ctx = &c };
    clock_gettime(CLOCK_MONOTONIC, &from);
    char *html = made_html(&m, &options);
    clock_gettime(CLOCK_MONOTONIC, &to);
    double ms = (double)(to.tv_sec - from.tv_sec) * 1e3 + (double)(to.tv_nsec - from.tv_nsec) / 1e6;
    print_message("2000 tags: %.0f ms, %zu kB\n", ms, strlen(html) / 1000);
    check(ms < 2000);
    check_int(c.asked, PL_REPORT_MOST_STILLS);
    check_has(html, "997 more are for the conversation.");
    check_int(count_of(html, "class=\"point\""), 1003);
    free(html);
    made_close(&m);
}
