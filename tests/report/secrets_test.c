/* What must not stand in a report: a colleague's part, an unspoken critical matter, a partner's
 * information. Each word that is looked for is one that the review really holds. */
#include "made.h"

#include "plumbline/base/text.h"

static void check_lacks(const char *text, const char *part)
{
    if (strstr(text, part))
        fail_msg("the report holds \"%s\"", part);
}

static bool has_note(const pl_report *report, const char *part)
{
    for (int i = 0; i < report->note_count; i++)
        if (strstr(report->notes[i], part))
            return true;
    return false;
}

TEST(a_draft_gives_no_report)
{
    made m = made_open();
    made_fill(&m);
    pl_error err = { 0 };
    pl_report *report = NULL;
    check_fails(pl_report_make(&report, m.store, m.review, 'A', NULL, &err), PL_REFUSED);
    check_has(err.text, "sign it first");
    check(report == NULL);
    made_close(&m);
}

TEST(only_who_is_there_has_a_report)
{
    static const char nobody[] = { 'C', 'S', 'D', 'a', '\0' };
    made m = made_open();
    made_score_all(&m, "AB");
    made_sign(&m);
    for (size_t i = 0; i < sizeof nobody; i++) {
        pl_error err = { 0 };
        pl_report *report = NULL;
        check_fails(pl_report_make(&report, m.store, m.review, nobody[i], NULL, &err),
                    PL_BAD_INPUT);
    }
    pl_error err = { 0 };
    pl_report *report = NULL;
    check_fails(pl_report_make(&report, m.store, 12345, 'A', NULL, &err), PL_NOT_FOUND);
    made_close(&m);
}

TEST(a_facilitator_has_no_report_before_release)
{
    made m = made_open();
    made_score_all(&m, "AB");
    made_sign(&m);
    made_reopen(&m, "F-014");
    pl_error err = { 0 };
    pl_report *report = NULL;
    check_fails(pl_report_make(&report, m.store, m.review, 'A', NULL, &err), PL_NOT_FOUND);
    made_close(&m);
}

TEST(nothing_of_a_colleague_is_told)
{
    made m = made_open();
    made_fill(&m);
    made_matter(&m, "1:03:00", "2.6", 'B', "Only said of the colleague.");
    made_sign(&m);
    made_spoken(&m, 'A');
    char *html = made_html(&m, NULL);
    static const char *const words[] = {
        "F-022",   "Only the colleague", "Only said of",          "1:02:00",
        "1:03:00", "1 Begun</td>",       "Only for the reviewer",
    };
    for (size_t i = 0; i < PL_COUNT(words); i++)
        check_lacks(html, words[i]);
    check_has(html, "Clear, everyday example"); /* a tag of both is shown to each */
    check_has(html, "Overall 2.9");             /* the colleague's matter withholds nothing here */
    free(html);
    made_close(&m);
}

TEST(words_that_name_a_colleague_are_pointed_out)
{
    made m = made_open();
    made_tag(&m, "0:10:00", PL_TAG_STRENGTH, "2.1", "A", "You handed over to f-022 in time.");
    made_score_all(&m, "AB");
    made_sign(&m);
    pl_report *report = made_report(&m, NULL);
    check(has_note(report, "at 0:10:00 name F-022"));
    pl_report_free(report);
    made_close(&m);
}

static void fill_critical(made *m)
{
    made_tag(m, "0:15:00", PL_TAG_STRENGTH, "2.4", "A", "You answered P3 calmly.");
    made_tag(m, "0:56:25", PL_TAG_CRITICAL, "2.4", "A", "SECRETTAG laughed");
    made_tag(m, "0:56:25", PL_TAG_STRENGTH, "2.1", "A", "SECRETMOMENT warm");
    made_tag(m, "0:59:00", PL_TAG_DEVELOPMENT, "2.4", "A", "SECRETPOINT again");
    made_score_all(m, "AB");
    made_score(m, "2.4", 'A', "0");
    made_matter(m, "0:56:25", "2.4", 'A', "SECRETWORDS P5 blamed a partner. You laughed.");
    made_sign(m);
}

TEST(a_critical_matter_is_not_first_heard_of_in_writing)
{
    made m = made_open();
    fill_critical(&m);
    pl_report *report = made_report(&m, NULL);
    check_int(report->matter_count, 0);
    check(!report->person.shown);
    check(has_note(report, "A critical matter is left out"));
    pl_report_free(report);
    char *html = made_html(&m, NULL);
    static const char *const words[] = { "SECRET",       "0:56:25",        "0:59:00",
                                         "Harmful</td>", "ritical matter", "Overall 2" };
    for (size_t i = 0; i < PL_COUNT(words); i++)
        check_lacks(html, words[i]);
    check_has(html, "You answered P3 calmly.");
    check_has(html, "T-02 goes through them with you.");
    free(html);
    made_close(&m);
}

TEST(a_critical_matter_is_printed_when_it_was_spoken_about)
{
    made m = made_open();
    fill_critical(&m);
    made_spoken(&m, 'B'); /* with somebody else: that changes nothing */
    char *html = made_html(&m, NULL);
    check_lacks(html, "SECRET");
    free(html);
    made_spoken(&m, 'A');
    html = made_html(&m, NULL);
    check_has(html, "Critical matter, spoken about on 12 March 2026");
    check_has(html, "SECRETWORDS P5 blamed a partner.");
    check_has(html, "SECRETPOINT");
    check_lacks(html, "SECRETTAG"); /* the matter has the words */
    check_has(html, "0 Harmful");
    check_has(html, "No overall figure: a critical matter is recorded");
    free(html);
    made_close(&m);
}

TEST(what_is_critical_without_a_matter_waits_as_well)
{
    made m = made_open();
    made_tag(&m, "0:56:25", PL_TAG_CRITICAL, "5.3", "A", "SECRETTAG");
    made_score_all(&m, "AB");
    made_score(&m, "2.4", 'A', "0");
    made_sign(&m);
    pl_report *report = made_report(&m, NULL);
    check_int(report->matter_count, 0);
    check(!report->person.shown);
    pl_report_free(report);
    made_spoken(&m, 'A');
    report = made_report(&m, NULL);
    check_int(report->matter_count, 2);
    check_text(report->matters[0].item.id, "2.4");
    check_text(report->matters[1].item.id, "5.3");
    check_text(report->matters[1].words, "SECRETTAG");
    pl_report_free(report);
    made_close(&m);
}

TEST(a_matter_that_was_withdrawn_is_not_told)
{
    made m = made_open();
    made_score_all(&m, "AB");
    made_matter(&m, "0:30:00", NULL, 'A', "SECRETWORDS");
    pl_error err = { 0 };
    pl_matters list;
    check_ok(pl_store_matters(&list, m.store, m.review, &err));
    pl_matter matter = list.items[0];
    matter.withdrawn = "SECRETWHY it was somebody else";
    check_ok(pl_store_matter_set(m.store, &matter, &err));
    pl_matters_free(&list);
    made_sign(&m);
    made_spoken(&m, 'A');
    char *html = made_html(&m, NULL);
    check_lacks(html, "SECRET");
    check_lacks(html, "id=\"critical\"");
    check_has(html, "Overall 3.0");
    free(html);
    made_close(&m);
}

TEST(a_matter_of_the_session_holds_the_session_back)
{
    made m = made_open();
    made_score_all(&m, "AB");
    made_score(&m, "5.1", PL_WHO_SESSION, "0");
    made_matter(&m, "0:30:00", "5.1", PL_WHO_SESSION, "SECRETWORDS");
    made_sign(&m);
    pl_report *report = made_report(&m, NULL);
    check(report->person.shown);
    check(!report->whole_session.shown);
    pl_report_free(report);
    made_spoken(&m, 'A');
    char *html = made_html(&m, NULL);
    check_lacks(html, "SECRET"); /* it names nobody: only the session's figure is left out */
    check_has(html, "No overall figure: a critical matter is recorded");
    check_has(html, "Overall 3.0");
    free(html);
    made_close(&m);
}

TEST(what_a_partner_said_is_written_nowhere)
{
    made m = made_open();
    made_tag(&m, "0:30:00", PL_TAG_NEUTRAL, "5.C2", "A", "SECRETNOTE");
    made_tag(&m, "0:30:00", PL_TAG_STRENGTH, "2.1", "A", "SECRETTOO");
    made_tag(&m, "0:40:00", PL_TAG_STRENGTH, "2.1", "A", "You waited.");
    made_score_all(&m, "AB");
    made_score(&m, "5.C2", PL_WHO_SESSION, "1");
    made_matter(&m, "0:30:00", "5.C2", 'A', "SECRETWORDS");
    made_sign(&m);
    made_spoken(&m, 'A');
    char *html = made_html(&m, NULL);
    check_lacks(html, "SECRET");
    check_lacks(html, "0:30:00");
    check_has(html, "What was revealed is not written here.");
    check_has(html, "You waited.");
    free(html);
    pl_report *report = made_report(&m, NULL);
    check(has_note(report, "a partner’s information was revealed"));
    pl_report_free(report);
    made_close(&m);
}
