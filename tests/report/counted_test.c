/* Counts, formulas, guards, bands and answers in words, in every form of the report. */
#include "made.h"

#include "plumbline/base/text.h"
#include "plumbline/paint/ask.h"
#include "plumbline/report/pages.h"
#include "plumbline/store/answers.h"
#include "plumbline/store/feedback.h"
#include "plumbline/store/tally.h"

static void count(made *m, const char *counter, pl_who who, const char *at)
{
    pl_error err = { 0 };
    pl_tally tally = { .id = pl_id_new(),
                       .review = m->review,
                       .counter = counter,
                       .who = who,
                       .at_us = pl_time_parse(at),
                       .to_us = PL_NO_TIME };
    check_ok(pl_store_tally_add(m->store, &tally, &err));
}

/* The guiding-style review of twenty minutes, G1 to G4 of A at these levels. */
static made counted(const char *levels)
{
    static const char *const counters[] = { "SR", "SR", "SR", "CR", "Q", "Q", "AF" };
    made m = made_open();
    pl_error err = { 0 };
    made_review_by(&m, 710, PL_REVIEW_ROUTINE, "guiding-style-review", NULL, NULL);
    pl_counted stretch = { .chosen = PL_CHOSEN_RANDOM,
                           .from_us = pl_time_parse("0:42:00"),
                           .to_us = pl_time_parse("1:02:00"),
                           .seed = 7 };
    check_ok(pl_store_counted_set(m.store, m.review, &stretch, &err));
    for (size_t i = 0; i < PL_COUNT(counters); i++)
        count(&m, counters[i], 'A', "0:50:00");
    count(&m, "CO", 'B', "0:51:00"); /* a colleague's: in no report of A */
    for (int i = 0; levels[i]; i++) {
        char item[3] = { 'G', (char)('1' + i), 0 }, level[2] = { levels[i], 0 };
        if (levels[i] != '-')
            made_score(&m, item, 'A', level);
    }
    return m;
}

/* The words of all pages, one after the other; free() */
static char *pages_words(const pl_report *report)
{
    pl_fonts *fonts = pl_fonts_new();
    pl_report_pages *pages = pl_report_pages_new(report, fonts);
    pl_text out = { 0 };
    for (int i = 0; i < pl_report_page_count(pages); i++) {
        const pl_list *list = pl_report_page(pages, i);
        for (int k = 0; k < pl_list_count(list); k++) {
            pl_element e = pl_list_element(list, k);
            pl_text_add_format(&out, "%s\n", e.name ? e.name : "");
        }
    }
    pl_report_pages_free(pages);
    pl_fonts_free(fonts);
    return pl_text_take(&out);
}

static char *json_of(const pl_report *report)
{
    pl_json json = { 0 };
    pl_report_json(&json, report);
    return pl_text_take(&json.text);
}

TEST(counts_and_formulas_stand_in_every_form)
{
    made m = counted("34-5");
    made_sign(&m);
    pl_report *report = made_report(&m, NULL);
    const pl_report_counted *counts = &report->counted;
    check_text(counts->stretch,
               "0:42:00 to 1:02:00, drawn at random (seed 7). Nothing was watched in Plumbline: "
               "rates are over all of it.");
    check_int(counts->count, 10);
    check_int(counts->participant_count, 0); /* off as shipped */
    check_int(counts->formula_count, 6);
    char *json = json_of(report), *html = made_html(&m, NULL), *pages = pages_words(report);
    check_has(json, "{\"title\":\"Simple reflection\",\"count\":3,\"rate\":\"3.0\"}");
    check_has(json, "{\"title\":\"Confronts\",\"count\":0,\"rate\":\"0.0\"}");
    check_has(json, "{\"title\":\"Technical\",\"value\":\"3.5\",\"why\":null}");
    check_has(json, "{\"title\":\"Relational\",\"value\":\"not computable\",\"why\":\"G3 has no "
                    "level\"}");
    check_has(html, "<th scope=\"row\">Simple reflection</th><td class=\"figure\">3</td>"
                    "<td class=\"figure\">3.0</td>");
    check_has(html, "not computable: G3 has no level");
    check_has(html, "seed 7");
    check_has(html, "From one-to-one work. Not for judging a group session on its own.");
    check_has(pages, "What was counted\n");
    check_has(pages, "Simple reflection\n3\n3.0\n");
    check_has(pages, "not computable: G3 has no level\n");
    free(json);
    free(html);
    free(pages);
    pl_report_free(report);
    pl_report_options without = { .no_scores = true };
    html = made_html(&m, &without);
    check(!strstr(html, "What was counted"));
    free(html);
    made_close(&m);
}

TEST(a_rubric_that_counts_nothing_has_no_such_section)
{
    made m = made_open();
    made_score_all(&m, "AB");
    made_sign(&m);
    char *html = made_html(&m, NULL);
    check(!strstr(html, "What was counted"));
    check(!strstr(html, "id=\"answers\""));
    free(html);
    made_close(&m);
}

/* Understanding is not agreement: G4 at 4 beside a 2.4 at 1, of the same person. */
TEST(a_guard_is_printed_beside_what_was_released_alone)
{
    static const char words[] = "To talk about: understanding is not agreement. (G4 is 4 here; 2.4 "
                                "is 1 in another review of the session.)";
    for (int released = 0; released < 2; released++) {
        made m = made_open();
        pl_error err = { 0 };
        pl_id group = m.review;
        made_score_all(&m, "AB");
        made_score(&m, "2.4", 'A', "1");
        made_sign(&m);
        made_spoken(&m, 'A');
        if (released)
            check_ok(pl_store_feedback_release(m.store, group, 'A', NULL, &err));
        made_review_by(&m, 710, PL_REVIEW_ROUTINE, "guiding-style-review", NULL, NULL);
        made_score(&m, "G4", 'A', "4");
        made_score(&m, "G4", 'B', "3");
        made_sign(&m);
        pl_report *report = made_report(&m, NULL);
        char *html = made_html(&m, NULL);
        check_int(report->counted.guard_count, released);
        check(!strstr(html, words) == !released);
        if (released)
            check_text(report->counted.guards[0], words);
        else
            check_has(report->notes[report->note_count - 1], "is not released");
        free(html);
        pl_report_free(report);
        made_close(&m);
    }
}

TEST(a_band_stands_beside_the_figure_where_a_service_has_some)
{
    static const char bands[] = "\nbands:\n  - from: \"0\"\n    title: To look at\n"
                                "  - from: \"2.5\"\n    title: Settled\n";
    made m = made_open();
    made_review_by(&m, 710, PL_REVIEW_ROUTINE, "group-session-review", bands, NULL);
    made_score_all(&m, "AB");
    made_sign(&m);
    pl_report *report = made_report(&m, NULL);
    check_text(report->person.overall, "Overall 3.0, Settled");
    check_text(report->person.band, "Settled");
    char *json = json_of(report), *pages = pages_words(report);
    check_has(json, "\"overall\":\"Overall 3.0, Settled\",\"band\":\"Settled\"");
    check_has(pages, "Overall 3.0, Settled");
    free(json);
    free(pages);
    pl_report_free(report);
    made_close(&m);
}

/* ----- answers in words */

static void answer(made *m, const char *prompt, const char *words, const char *at, bool kept)
{
    pl_error err = { 0 };
    pl_answer one = { .prompt = prompt,
                      .words = words,
                      .at_us = at ? pl_time_parse(at) : PL_NO_TIME,
                      .kept_private = kept };
    check_ok(pl_store_answer_set(m->store, m->review, &one, &err));
}

TEST(a_self_review_prints_what_its_writer_sends)
{
    made m = made_open();
    made_reopen(&m, "F-014");
    made_review_by(&m, 800, PL_REVIEW_SELF, "group-session-review", NULL, "self-review");
    answer(&m, "0", "No", NULL, false);
    pl_error err = { 0 };
    pl_answer put = {
        .prompt = "12", .words = "P2, said T-02", .at_us = PL_NO_TIME, .in_report = true
    };
    check_ok(pl_store_answer_set(m.store, m.review, &put, &err));
    answer(&m, "2", "The <check-in>", "0:12:00", false);
    answer(&m, "3", "", "0:40:00", false);
    answer(&m, "3/instead", "Wait", NULL, false);
    answer(&m, "8", "By turns", NULL, false);   /* not put there */
    answer(&m, "9", "Tired", NULL, true);       /* kept */
    answer(&m, "10", "A day off", NULL, false); /* sent */
    answer(&m, "11", "Yes", NULL, false);
    made_sign(&m);
    pl_report *report = made_report(&m, NULL);
    check_text(report->own_view.words, "This is your self-review. No figure is made of it.");
    check_text(report->person.overall, "No overall figure: none is made of a self-review");
    char *json = json_of(report), *html = made_html(&m, NULL), *pages = pages_words(report);
    check_has(json, "{\"prompt\":\"3\",\"title\":\"Would take again\",\"text\":\"A moment you "
                    "would take again\",\"words\":[\"at 0:40:00\",\"What instead: "
                    "Wait\"],\"added_on\":null}");
    check_has(html, "<h2 id=\"answers\">Facilitator self-review (Plumbline)</h2>");
    check_has(html, "The &lt;check-in&gt;, at 0:12:00");
    check_has(pages, "The <check-in>, at 0:12:00\n");
    static const char *const held[] = { "By turns", "Tired", "A clip for training" };
    for (size_t i = 0; i < PL_COUNT(held); i++)
        check(!strstr(json, held[i]) && !strstr(html, held[i]) && !strstr(pages, held[i]));
    check_has(html, "A day off");
    check_has(html, "P2, said T-02");
    check_has(pages, "P2, said T-02");
    free(json);
    free(html);
    free(pages);
    pl_report_free(report);
    made_close(&m);
}

TEST(rows_of_a_form_are_a_line_each)
{
    made m = made_open();
    made_review_by(&m, 710, PL_REVIEW_ROUTINE, "session-review", NULL, NULL);
    answer(&m, "1", "Nothing heard", NULL, false);
    answer(&m, "4/1/who", "P3", NULL, false);
    answer(&m, "4/1/how", "Quiet", NULL, false);
    answer(&m, "4/2/who", "P6", NULL, false);
    answer(&m, "4/2/next", "Ask on Tuesday", NULL, false);
    made_sign(&m);
    pl_report *report = made_report(&m, NULL);
    check_int(report->answers.count, 2);
    check_int(report->answers.items[1].line_count, 2);
    check_text(report->answers.items[1].lines[0], "P3 · Quiet");
    check_text(report->answers.items[1].lines[1], "P6 · Ask on Tuesday");
    pl_report_free(report);
    made_close(&m);
}
