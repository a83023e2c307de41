/* The report as pages: what stands on them, where it is parted, and the file made of them. */
#include "made.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"
#include "plumbline/paint/ask.h"
#include "plumbline/paint/pdf.h"
#include "plumbline/report/pages.h"

typedef struct laid {
    pl_report *report;
    pl_fonts *fonts;
    pl_report_pages *pages;
} laid;

static laid lay(const made *m, const pl_report_options *options)
{
    laid l = { .report = made_report(m, options), .fonts = pl_fonts_new() };
    l.pages = pl_report_pages_new(l.report, l.fonts);
    return l;
}

static void laid_free(laid *l)
{
    pl_report_pages_free(l->pages);
    pl_fonts_free(l->fonts);
    pl_report_free(l->report);
}

static char *text_of(const laid *l)
{
    pl_text text = { 0 };
    for (int i = 0; i < pl_report_page_count(l->pages); i++) {
        pl_text_add_format(&text, "page %d\n", i + 1);
        pl_list_text(&text, pl_report_page(l->pages, i));
    }
    return pl_text_take(&text);
}

static int count_of(const char *text, const char *part)
{
    int count = 0;
    for (const char *at = strstr(text, part); at; at = strstr(at + 1, part))
        count++;
    return count;
}

static bool has_inter(const laid *l)
{
    return strcmp(pl_fonts_family(l->fonts), "Inter") == 0;
}

static bool has_tool(const char *name)
{
    int status = -1;
    free(test_run(&status, "command -v %s", name));
    if (status != 0)
        print_message("NOT RUN: %s is not on this computer\n", name);
    return status == 0;
}

/* ----- what must hold on every page */

enum { LEFT = 57, RIGHT = PL_PAGE_WIDE - LEFT, TOP = 45, BOTTOM = 1066 };

static bool is_leaf(pl_element_role role)
{
    return role == PL_ROLE_HEADING || role == PL_ROLE_TEXT || role == PL_ROLE_CELL ||
           role == PL_ROLE_COLUMN || role == PL_ROLE_IMAGE;
}

static bool is_inside(const pl_list *list, int inner, int outer)
{
    for (int i = inner; i >= 0; i = pl_list_element(list, i).parent)
        if (i == outer)
            return true;
    return false;
}

static bool overlap(pl_rect a, pl_rect b)
{
    pl_rect both = pl_rect_meet(a, b);
    return both.w > 0.01 && both.h > 0.01;
}

static void check_page(const pl_list *list)
{
    int last = -1, count = pl_list_count(list);
    for (int i = 0; i < count; i++) {
        pl_element e = pl_list_element(list, i);
        bool within = e.rect.x >= LEFT && e.rect.x + e.rect.w <= RIGHT + 0.01 && e.rect.y >= TOP &&
                      e.rect.y + e.rect.h <= BOTTOM + 0.01;
        if (!within)
            print_error("%s \"%.40s\" stands out of the page\n", pl_element_role_name(e.role),
                        e.name);
        check(within);
        if (!is_leaf(e.role))
            continue;
        last = i;
        for (int k = i + 1; k < count; k++) {
            pl_element other = pl_list_element(list, k);
            if (!is_leaf(other.role) || is_inside(list, k, i) || !overlap(e.rect, other.rect))
                continue;
            print_error("\"%.40s\" lies on \"%.40s\"\n", e.name, other.name);
            check(false);
        }
    }
    check(last >= 0);
    check(pl_list_element(list, last).role != PL_ROLE_HEADING); /* never alone at a page's foot */
}

static void check_pages(const laid *l)
{
    for (int i = 0; i < pl_report_page_count(l->pages); i++)
        check_page(pl_report_page(l->pages, i));
}

/* ----- the report */

TEST(the_pages_are_as_they_were)
{
    made m = made_open();
    made_fill(&m);
    made_sign(&m);
    pl_report_options options = { .log_head = "8c1f0e2a", .next_due = "2026-04-21" };
    laid l = lay(&m, &options);
    char *got = text_of(&l), *path = pl_format("%s/tests/data/report/pages.txt", PL_SOURCE);
    if (getenv("PL_RENEW"))
        test_write(path, got);
    char *want = test_read(path);
    if (has_inter(&l)) { /* the measures are Inter's */
        check_text(got, want);
        check_int(pl_report_page_body(l.pages), 2);
    }
    check_pages(&l);
    free(want);
    free(path);
    free(got);
    laid_free(&l);
    made_close(&m);
}

TEST(parts_stand_in_their_order_and_what_is_not_known_is_absent)
{
    made m = made_open();
    made_fill(&m);
    made_sign(&m);
    laid l = lay(&m, NULL);
    char *text = text_of(&l);
    static const char *const order[] = {
        "Facilitator A",           "Since last time", "What worked",   "To develop",
        "Agreed departures",       "Actions",         "Your own view", "Scores by domain",
        "How this was scored",     "Reply",           "Signatures",    "every item with its level",
        "the words of the rubric",
    };
    const char *at = text;
    for (size_t i = 0; i < PL_COUNT(order); i++) {
        check_has(at, order[i]);
        at = strstr(at, order[i]);
    }
    check(!strstr(text, "Critical"));
    check(!strstr(text, "Only the colleague"));
    check(!strstr(text, "Head of the log"));
    check_int(count_of(text, "Not watched: "), 0);
    free(text);
    laid_free(&l);
    pl_report_options bare = { .no_scores = true };
    l = lay(&m, &bare);
    text = text_of(&l);
    check(!strstr(text, "Scores by domain") && !strstr(text, "every item with its level"));
    check_has(text, "Scores are left out of this copy.");
    check_pages(&l);
    free(text);
    laid_free(&l);
    made_close(&m);
}

TEST(an_empty_review_has_whole_pages)
{
    made m = made_open();
    made_score_all(&m, "AB");
    made_sign(&m);
    laid l = lay(&m, NULL);
    char *text = text_of(&l);
    check_has(text, "No earlier actions are known here.");
    check_has(text, "No strength noted.");
    check_has(text, "No development point is noted.");
    check_has(text, "No action is agreed yet.");
    check_int(pl_report_page_body(l.pages), 1);
    check_pages(&l);
    free(text);
    laid_free(&l);
    made_close(&m);
}

TEST(a_critical_matter_stands_there_once_it_is_spoken_about)
{
    for (int spoken = 0; spoken < 2; spoken++) {
        made m = made_open();
        made_fill(&m);
        made_score(&m, "2.4", 'A', "0");
        made_matter(&m, "0:56:25", "2.4", 'A', "You laughed at a remark that blamed a partner.");
        made_sign(&m);
        if (spoken)
            made_spoken(&m, 'A');
        laid l = lay(&m, NULL);
        char *text = text_of(&l);
        check_int(count_of(text, "Critical matter, spoken about on 12 March 2026"), spoken);
        check_int(count_of(text, "You laughed at a remark"), spoken);
        check_pages(&l);
        free(text);
        laid_free(&l);
        made_close(&m);
    }
}

/* Of the scores' table: the cell at the left of a row. */
static bool is_label(const pl_list *list, int index)
{
    pl_element e = pl_list_element(list, index);
    int row = e.role == PL_ROLE_CELL ? e.parent : -1;
    int table = row >= 0 ? pl_list_element(list, row).parent : -1;
    const char *name = table >= 0 ? pl_list_element(list, table).name : "";
    return pl_list_element(list, index - 1).role == PL_ROLE_ROW &&
           (strcmp(name, "Yours") == 0 || strncmp(name, "The session, scored once.", 25) == 0);
}

TEST(no_label_of_the_scores_is_cut)
{
    made m = made_open();
    made_fill(&m);
    made_sign(&m);
    laid l = lay(&m, NULL);
    const pl_list *list = pl_report_page(l.pages, 1);
    int labels = 0;
    for (int i = 1; i < pl_list_count(list); i++) {
        if (!is_label(list, i))
            continue;
        pl_element e = pl_list_element(list, i);
        pl_run run = { .text = e.name,
                       .type = { .style = PL_STYLE_PRINT_TINY },
                       .lines = PL_LINES_ALL };
        check(pl_run_measure(l.fonts, &run, e.rect.w).height <= e.rect.h);
        labels++;
    }
    check_int(labels, 10);
    laid_free(&l);
    made_close(&m);
}

/* ----- long ones */

static void tag_many(made *m, int count)
{
    static const char sentence[] = "You waited, and two went on in their own words. ";
    for (int i = 0; i < count; i++) {
        char at[PL_TIME_ROOM];
        pl_text note = { 0 };
        for (int k = 0; k <= i % 9; k++)
            pl_text_add(&note, sentence);
        made_tag(m, pl_time_format(at, (pl_time)(i + 1) * 60000000, 0), PL_TAG_STRENGTH,
                 i % 3 ? "2.2" : "3.4 5.3 1.5", "A", pl_text_get(&note));
        pl_text_free(&note);
    }
}

TEST(forty_points_are_parted_well)
{
    made m = made_open();
    tag_many(&m, 40);
    for (int i = 0; i < 12; i++)
        made_action(&m, 'A', "Ask one open question and wait before the next", "2026-03-31");
    made_score_all(&m, "AB");
    made_sign(&m);
    laid l = lay(&m, NULL);
    check_pages(&l);
    check(pl_report_page_body(l.pages) > 2);
    int groups = 0;
    for (int i = 0; i < pl_report_page_count(l.pages); i++) {
        const pl_list *list = pl_report_page(l.pages, i);
        double behind = 0;
        for (int k = 0; k < pl_list_count(list); k++) {
            pl_element e = pl_list_element(list, k);
            if (e.role != PL_ROLE_GROUP)
                continue;
            check(e.rect.y >= behind); /* points follow one another */
            behind = e.rect.y + e.rect.h;
            check(behind <= BOTTOM);
            groups++;
        }
    }
    check_int(groups, 40); /* a point that was parted would count twice */
    char *text = text_of(&l);
    check_int(count_of(text, "column \"What you will do\""),
              count_of(text, "table \"Actions\"")); /* the head comes again */
    check_int(count_of(text, "cell \"Ask one open question"), 12);
    free(text);
    laid_free(&l);
    made_close(&m);
}

TEST(words_longer_than_a_page_go_on_over_the_next)
{
    made m = made_open();
    pl_text note = { 0 };
    for (int i = 0; i < 400; i++)
        pl_text_add_format(&note, "n%d waited for the others%s", i, i % 3 ? " " : "\n");
    made_tag(&m, "0:10:00", PL_TAG_STRENGTH, "2.2", "A", pl_text_get(&note));
    made_action(&m, 'A', pl_text_get(&note), "2026-03-31");
    made_score_all(&m, "AB");
    made_sign(&m);
    laid l = lay(&m, NULL);
    check_pages(&l);
    char *text = text_of(&l);
    for (int i = 0; i < 400; i++) {
        char *word = pl_format("n%d waited", i);
        check_int(count_of(text, word), 2); /* once as a point, once as an action */
        free(word);
    }
    pl_text_free(&note);
    free(text);
    laid_free(&l);
    made_close(&m);
}

/* ----- the file */

static char *keep_pdf(const pl_report *report, pl_text *file)
{
    pl_error err = { 0 };
    void *bytes = NULL;
    check_ok(pl_report_pdf(&bytes, &file->size, report, &err));
    file->data = bytes;
    char *path = test_path("report.pdf");
    check_ok(pl_file_write(path, file->data, file->size, &err));
    return path;
}

TEST(the_file_can_be_read_by_other_programs)
{
    made m = made_open();
    made_fill(&m);
    made_sign(&m);
    pl_report *report = made_report(&m, NULL);
    pl_text file = { 0 };
    char *path = keep_pdf(report, &file);
    int status;
    if (has_tool("qpdf")) {
        free(test_run(&status, "qpdf --check %s", path));
        check_int(status, 0);
    }
    if (has_tool("pdftotext")) {
        char *text = test_run(&status, "pdftotext %s -", path);
        static const char *const order[] = {
            "Facilitator A · F-014",  "What worked",         "2.1 Warmth and respect",
            "2.5 Hope and strengths", "Page 1 of 2",         "Scores by domain",
            "How this was scored",    "Signatures",          "Page 2 of 2",
            "every item with its",    "Appendix, page 1 of", "the words of the rubric",
        };
        const char *at = text;
        for (size_t i = 0; i < PL_COUNT(order); i++) {
            check_has(at, order[i]);
            at = strstr(at, order[i]);
        }
        free(text);
    }
    if (has_tool("pdffonts")) {
        char *fonts = test_run(&status, "pdffonts %s | tail -n +3", path);
        pl_fonts *here = pl_fonts_new(); /* the family that this computer has */
        bool inter = strcmp(pl_fonts_family(here), "Inter") == 0;
        check(!inter || count_of(fonts, "+Inter-") == count_of(fonts, "\n"));
        check_int(count_of(fonts, " yes yes yes "), count_of(fonts, "\n"));
        pl_fonts_free(here);
        free(fonts);
    }
    if (has_tool("pdfinfo")) {
        char *text = test_run(&status, "pdfinfo %s", path);
        check_has(text, "Supervision report, F-014, 10 March 2026");
        check_has(text, "Thu Mar 12");
        check_has(text, "Tagged:          yes");
        check_has(text, "A4");
        free(text);
        text = test_run(&status, "pdfinfo -struct-text %s", path);
        check_has(text, "H3 (block)\n      \"2.1 Warmth and respect\"");
        check_has(text, "\"You thanked P8 for coming back after two missed weeks; P8 then joined "
                        "the check-in.\"");
        free(text);
    }
    free(path);
    pl_text_free(&file);
    pl_report_free(report);
    made_close(&m);
}

TEST(the_same_report_gives_the_same_file)
{
    made m = made_open();
    made_fill(&m);
    made_sign(&m);
    pl_report *first = made_report(&m, NULL);
    pl_text a = { 0 }, b = { 0 };
    free(keep_pdf(first, &a));
    pl_utc_fix(pl_utc_now() + INT64_C(86400000000) * 90);
    made_reopen(&m, "T-02");
    pl_report *second = made_report(&m, NULL);
    free(keep_pdf(second, &b));
    check(a.size == b.size && memcmp(a.data, b.data, a.size) == 0);
    pl_text_free(&a);
    pl_text_free(&b);
    pl_report_free(first);
    pl_report_free(second);
    made_close(&m);
}

/* The program itself, on a computer whose only fonts are others. */
TEST(without_inter_a_report_is_made)
{
    made m = made_open();
    made_fill(&m);
    made_sign(&m);
    pl_store_close(&m.store);
    char *config = test_path("fonts.conf"), id[PL_ID_ROOM];
    char *text = pl_format("<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\">"
                           "<fontconfig><dir>/usr/share/fonts/truetype/dejavu</dir><cachedir>%s"
                           "</cachedir></fontconfig>",
                           test_folder());
    test_write(config, text);
    int status = -1;
    free(test_run(&status,
                  "FONTCONFIG_FILE=%s %s --library %s --as T-02 report %s --format pdf -o %s/out",
                  config, PL_PROGRAM, m.folder, pl_id_format(id, m.review), m.folder));
    check_int(status, 0);
    if (has_tool("pdffonts")) {
        char *fonts = test_run(&status, "cat %s/out/*F-014*.pdf > %s/a.pdf; pdffonts %s/a.pdf",
                               m.folder, m.folder, m.folder);
        check_has(fonts, "DejaVuSans");
        check(!strstr(fonts, "Inter"));
        free(fonts);
    }
    free(text);
    free(config);
    made_close(&m);
}

/* ----- pictures */

static bool give(pl_report_picture *out, void *ctx, pl_time at, int width, pl_error *err)
{
    static const char bytes[] = "\xff\xd8\xff\xe0picture";
    int *asked = ctx;
    *asked += width == PL_REPORT_STILL_WIDTH; /* each is asked for once more, larger, for paper */
    if (*asked == 2)
        return pl_fail(err, PL_CANNOT_READ, "There is no frame at %lld.", (long long)at);
    out->jpeg = pl_copy_bytes(bytes, sizeof bytes - 1);
    out->size = sizeof bytes - 1;
    out->image = pl_image_new(width, width * 9 / 16);
    return true;
}

TEST(a_section_that_goes_over_a_page_says_so_again)
{
    made m = made_open();
    for (int i = 0; i < 14; i++) {
        char at[16];
        snprintf(at, sizeof at, "0:%d:00", (10 + i) % 60);
        made_tag_for_report(&m, at, PL_TAG_STRENGTH, "5.3", "A",
                            "You asked which part was theirs, and waited. They answered for what "
                            "they had done, and the group took it up from there, each in turn.");
    }
    made_score_all(&m, "AB");
    made_sign(&m);
    laid l = lay(&m, NULL);
    char *text = text_of(&l);
    check_int(count_of(text, "\"What worked, continued\""), 1);
    check_int(count_of(text, "\"To develop, continued\""), 0);
    free(text);
    laid_free(&l);
    made_close(&m);
}

/* Beside a picture its plate says the time; alone the title has the time at its right. No title is cut. */
TEST(a_time_stands_once_beside_a_point)
{
    made m = made_open();
    made_fill(&m);
    made_sign(&m);
    int asked = 10;
    pl_report_options options = { .still = give, .still_ctx = &asked };
    laid bare = lay(&m, NULL), pictured = lay(&m, &options);
    char *without = text_of(&bare), *with = text_of(&pictured);
    check_int(count_of(without, "text \"0:52:00"), 1);
    check_int(count_of(with, "text \"0:52:00"), 0);
    free(without);
    free(with);
    laid_free(&bare);
    laid_free(&pictured);
    made_close(&m);
}

TEST(pictures_stand_beside_their_words)
{
    made m = made_open();
    made_fill(&m);
    made_sign(&m);
    int asked = 0;
    pl_report_options options = { .still = give, .still_ctx = &asked };
    laid l = lay(&m, &options);
    check_int(asked, 8);
    char *text = text_of(&l);
    check_int(count_of(text, "image \"Picture at "), 7);
    check_int(count_of(text, "image \"No picture\""), 1);
    check_has(text, "image \"Picture at 0:52:00, item 2.2 Draws out rather than tells\" 57,");
    check_has(text, "No covers are drawn on the pictures");
    check_pages(&l);
    pl_text file = { 0 };
    free(keep_pdf(l.report, &file));
    pl_text_free(&file);
    free(text);
    laid_free(&l);
    made_close(&m);
}
