/* The PDF, read back by other programs: qpdf and the tools of poppler. Where they are not there, that is
 * said and those tests count as passed. */
#include "print_update.h"
#include "test.h"

#include "plumbline/base/file.h"
#include "plumbline/paint/ask.h"
#include "plumbline/paint/pdf.h"

static bool has_tool(const char *name)
{
    int status = -1;
    free(test_run(&status, "command -v %s", name));
    if (status != 0)
        print_message("NOT RUN: %s is not on this computer\n", name);
    return status == 0;
}

/* A picture of 16 by 8, brown. */
static const unsigned char jpeg[] = {
    0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, 0x4a, 0x46, 0x49, 0x46, 0x00, 0x01, 0x01, 0x00, 0x00, 0x01,
    0x00, 0x01, 0x00, 0x00, 0xff, 0xdb, 0x00, 0x43, 0x00, 0x10, 0x0b, 0x0c, 0x0e, 0x0c, 0x0a, 0x10,
    0x0e, 0x0d, 0x0e, 0x12, 0x11, 0x10, 0x13, 0x18, 0x28, 0x1a, 0x18, 0x16, 0x16, 0x18, 0x31, 0x23,
    0x25, 0x1d, 0x28, 0x3a, 0x33, 0x3d, 0x3c, 0x39, 0x33, 0x38, 0x37, 0x40, 0x48, 0x5c, 0x4e, 0x40,
    0x44, 0x57, 0x45, 0x37, 0x38, 0x50, 0x6d, 0x51, 0x57, 0x5f, 0x62, 0x67, 0x68, 0x67, 0x3e, 0x4d,
    0x71, 0x79, 0x70, 0x64, 0x78, 0x5c, 0x65, 0x67, 0x63, 0xff, 0xdb, 0x00, 0x43, 0x01, 0x11, 0x12,
    0x12, 0x18, 0x15, 0x18, 0x2f, 0x1a, 0x1a, 0x2f, 0x63, 0x42, 0x38, 0x42, 0x63, 0x63, 0x63, 0x63,
    0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63,
    0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63,
    0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0xff, 0xc0,
    0x00, 0x11, 0x08, 0x00, 0x08, 0x00, 0x10, 0x03, 0x01, 0x22, 0x00, 0x02, 0x11, 0x01, 0x03, 0x11,
    0x01, 0xff, 0xc4, 0x00, 0x15, 0x00, 0x01, 0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x05, 0xff, 0xc4, 0x00, 0x14, 0x10, 0x01, 0x00, 0x00,
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0xff, 0xc4,
    0x00, 0x15, 0x01, 0x01, 0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x00, 0x00, 0x04, 0x05, 0xff, 0xc4, 0x00, 0x14, 0x11, 0x01, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0xff, 0xda, 0x00, 0x0c, 0x03,
    0x01, 0x00, 0x02, 0x11, 0x03, 0x11, 0x00, 0x3f, 0x00, 0x8c, 0x00, 0x4a, 0x0f, 0xff, 0xd9,
};

enum { WIDTH = 400 };

static void words(pl_list *list, pl_element_role role, double y, const char *text,
                  const char *level)
{
    pl_run run = { .text = text,
                   .type = { .style = role == PL_ROLE_HEADING ? PL_STYLE_PRINT_HEADING
                                                              : PL_STYLE_PRINT_BODY },
                   .top = true,
                   .lines = PL_LINES_ALL };
    pl_rect rect = { 57, y, WIDTH, pl_run_measure(pl_list_fonts(list), &run, WIDTH).height };
    pl_list_begin(list, &(pl_element){ .role = role, .rect = rect, .name = text, .value = level });
    pl_list_run(list, rect, &run);
    pl_list_end(list);
}

static void table(pl_list *list, double y)
{
    pl_rect rect = { 57, y, WIDTH, 40 };
    pl_list_begin(list, &(pl_element){ .role = PL_ROLE_TABLE, .rect = rect, .name = "Actions" });
    pl_list_begin(list, &(pl_element){ .role = PL_ROLE_ROW, .rect = rect });
    words(list, PL_ROLE_COLUMN, y, "What you will do", NULL);
    pl_list_end(list);
    pl_list_begin(list, &(pl_element){ .role = PL_ROLE_ROW, .rect = rect });
    words(list, PL_ROLE_CELL, y + 20, "Wait longer", NULL);
    pl_list_end(list);
    pl_list_end(list);
}

static const char long_words[] =
    "You waited after each question, and three participants went on in their own words; the "
    "efficient office staff found five fluffy muffins at 0:52:11, and nobody hurried them at all.";

/* Two pages with one of everything; `picture` may be empty. */
static void make_pages(pl_list *pages[2], pl_fonts *fonts, const pl_picture *picture)
{
    for (int i = 0; i < 2; i++) {
        pl_list *list = pages[i] = pl_list_new(fonts);
        pl_list_fill(list, (pl_rect){ 0, 0, PL_PAGE_WIDE, PL_PAGE_HIGH }, PL_COLOUR_PANEL);
        pl_list_run(list, (pl_rect){ 57, 20, WIDTH, 20 }, &(pl_run){ .text = "Head of the page" });
        words(list, PL_ROLE_HEADING, 60, i ? "What comes then" : "What was seen", "1");
        words(list, PL_ROLE_HEADING, 100, i ? "Third part" : "First part", "2");
        words(list, PL_ROLE_TEXT, 140, long_words, NULL);
        words(list, PL_ROLE_HEADING, 240, i ? "Fourth part" : "Second part", NULL);
    }
    table(pages[0], 300);
    pl_rect rect = { 57, 400, 96, 48 };
    pl_list_begin(pages[0], &(pl_element){ .role = PL_ROLE_IMAGE, .rect = rect, .name = "Still" });
    pl_list_picture(pages[0], rect, picture, PL_FIT_COVER, 3);
    pl_list_end(pages[0]);
    pl_list_icon(pages[0], PL_ICON_STRENGTH, (pl_point){ 57, 500 }, 16, PL_COLOUR_STRENGTH,
                 PL_COLOUR_PANEL);
    pl_list_ring(pages[0], rect, 3, PL_RING_OUTSIDE);
    pl_list_hatch(pages[0], (pl_rect){ 57, 520, 40, 8 },
                  &(pl_hatch){ .colour = PL_COLOUR_ACCENT, .pitch = 4, .width = 2 });
    pl_span span = { .from = 0, .to = 3, .weight = PL_WEIGHT_BOLD, .colour = PL_COLOUR_DEV };
    pl_list_clip(pages[0], (pl_rect){ 57, 540, WIDTH, 20 });
    pl_list_run(pages[0], (pl_rect){ 57, 540, WIDTH, 20 },
                &(pl_run){ .text = "Try this once", .spans = &span, .span_count = 1 });
    pl_list_unclip(pages[0]);
}

static const pl_pdf_facts facts = { .title = "Report of F-014",
                                    .author = "T-02",
                                    .language = "en-GB",
                                    .created = INT64_C(1773219600) * 1000000 };

static pl_text make_pdf(const pl_picture *picture, const pl_pdf_facts *of)
{
    pl_error err = { 0 };
    pl_fonts *fonts = pl_fonts_new();
    pl_list *pages[2];
    make_pages(pages, fonts, picture);
    void *bytes = NULL;
    pl_text file = { 0 };
    check_ok(pl_pdf_make(&bytes, &file.size, (const pl_list *const *)pages, 2, fonts, of, &err));
    file.data = bytes;
    pl_list_free(pages[0]);
    pl_list_free(pages[1]);
    pl_fonts_free(fonts);
    return file;
}

static char *kept(const pl_text *file)
{
    pl_error err = { 0 };
    char *path = test_path("page.pdf");
    check_ok(pl_file_write(path, file->data, file->size, &err));
    return path;
}

static bool holds(const pl_text *file, const void *part, size_t size)
{
    for (size_t i = 0; i + size <= file->size; i++)
        if (memcmp(file->data + i, part, size) == 0)
            return true;
    return false;
}

static int count_of(const char *text, const char *part)
{
    int count = 0;
    for (const char *at = strstr(text, part); at; at = strstr(at + 1, part))
        count++;
    return count;
}

static const pl_picture still = { .jpeg = jpeg, .jpeg_size = sizeof jpeg };

TEST(words_of_a_page_are_words_of_the_file)
{
    pl_text file = make_pdf(&still, &facts);
    char *path = kept(&file);
    int status;
    if (has_tool("pdftotext")) {
        char *text = test_run(&status, "pdftotext -f 1 -l 1 %s -", path);
        const char *at = text;
        static const char *const order[] = {
            "Head of the page", "What was seen",    "First part",
            "You waited after", "efficient office", "Second part",
            "What you will do", "Wait longer",      "Try this once"
        };
        for (size_t i = 0; i < PL_COUNT(order); i++) {
            check_has(at, order[i]);
            at = strstr(at, order[i]);
        }
        check_int(count_of(text, "Try"), 1); /* a span of another colour is not shown twice */
        free(text);
    }
    if (has_tool("pdffonts")) {
        char *fonts = test_run(&status, "pdffonts %s | tail -n +3", path);
        check(count_of(fonts, "Type 3") == 0);
        check_int(count_of(fonts, " yes yes yes "), count_of(fonts, "\n"));
        free(fonts);
    }
    free(path);
    pl_text_free(&file);
}

TEST(roles_are_the_structure_of_the_file)
{
    pl_text file = make_pdf(&still, &facts);
    char *path = kept(&file);
    int status;
    if (has_tool("pdfinfo")) {
        char *text = test_run(&status, "pdfinfo -struct-text %s", path);
        char *want = pl_format("Document\n  H1 (block)\n    \"What was seen\"\n  H2 (block)\n"
                               "    \"First part\"\n  P (block)\n    \"%s\"\n  H2 (block)\n"
                               "    \"Second part\"\n  Table (block)\n    TR\n      TH\n"
                               "        \"What you will do\"\n    TR\n      TD\n"
                               "        \"Wait longer\"\n  Figure\n",
                               long_words);
        check_has(text, want);
        check_int(count_of(text, "Head of the page"), 0);
        free(want);
        free(text);
    }
    free(path);
    pl_text_free(&file);
}

TEST(headings_are_the_outline)
{
    pl_text file = make_pdf(&still, &facts);
    char *path = kept(&file);
    int status;
    if (has_tool("qpdf")) {
        char *text =
            test_run(&status, "qpdf --qdf --object-streams=disable %s - | tr -d '\\0'", path);
        check_int(status, 0);
        static const char *const titles[] = { "What was seen",   "First part", "Second part",
                                              "What comes then", "Third part", "Fourth part" };
        for (size_t i = 0; i < PL_COUNT(titles); i++) {
            char *title = pl_format("/Title (%s)", titles[i]);
            check_has(text, title);
            free(title);
        }
        free(text);
    }
    free(path);
    pl_text_free(&file);
}

TEST(the_file_names_its_language_and_shows_its_title)
{
    pl_text file = make_pdf(&still, &facts);
    check(holds(&file, "/Lang (en-GB)", 13));
    check(holds(&file, "/DisplayDocTitle true", 21));
    check(holds(&file, "/Title (Report of F-014)", 24));
    char *path = kept(&file);
    int status;
    if (has_tool("qpdf")) {
        char *said = test_run(&status, "qpdf --check %s 2>&1", path);
        check_int(status, 0);
        check(!strstr(said, "WARNING"));
        free(said);
        char *text =
            test_run(&status, "qpdf --qdf --object-streams=disable %s - | tr -d '\\0'", path);
        check_has(text, "/Lang (en-GB)"); /* the newest catalogue is what is read */
        free(text);
    }
    free(path);
    pl_text_free(&file);
    pl_pdf_facts odd = facts;
    odd.language = "en) /Evil (x";
    file = make_pdf(&still, &odd);
    check(!holds(&file, "Evil", 4) && !holds(&file, "/Lang", 5));
    pl_text_free(&file);
}

TEST(the_same_pages_give_the_same_bytes)
{
    pl_text a = make_pdf(&still, &facts), b = make_pdf(&still, &facts);
    check(a.size == b.size && memcmp(a.data, b.data, a.size) == 0);
    check(holds(&a, "20260311", 8));
    pl_pdf_facts later = facts;
    later.created += INT64_C(86400) * 1000000;
    pl_text c = make_pdf(&still, &later);
    check(holds(&c, "20260312", 8));
    pl_text_free(&a);
    pl_text_free(&b);
    pl_text_free(&c);
}

TEST(a_jpeg_stands_in_the_file_as_it_is)
{
    pl_text file = make_pdf(&still, &facts);
    check(holds(&file, jpeg, sizeof jpeg));
    pl_text_free(&file);
    static const unsigned char odd[] = "\xff\xd8\xff\xe0picture";
    pl_picture none = { .jpeg = odd, .jpeg_size = sizeof odd - 1 };
    file = make_pdf(&none, &facts); /* neither: a plate */
    check(!holds(&file, "/Subtype /Image", 15));
    pl_text_free(&file);
    pl_image *image = pl_image_new(16, 8);
    none.image = image;
    file = make_pdf(&none, &facts);
    check(holds(&file, "/Subtype /Image", 15));
    check(!holds(&file, odd, sizeof odd - 1));
    pl_text_free(&file);
    /* cut anywhere, its header is read or not, and nothing behind its end is */
    for (size_t size = 0; size < sizeof jpeg; size += 7) {
        unsigned char *part = pl_alloc(size + 1);
        memcpy(part, jpeg, size);
        pl_text cut =
            make_pdf(&(pl_picture){ .image = image, .jpeg = part, .jpeg_size = size }, &facts);
        pl_text_free(&cut);
        free(part);
    }
    pl_image_free(image);
}

TEST(an_unknown_end_is_refused_and_the_file_stays)
{
    static const char *const ends[] = {
        "",
        "startxref\n",
        "startxref\n0\n%%EOF\n",
        "startxref\n99999999999\n%%EOF\n",
        "xref\n0 9\ntrailer\n<< /Size 9\n   /Root 3 0 R\n   /Info 2 0 R\n>>\nstartxref\n0\n%%EOF\n",
        "xref\n0 2\n0000000000 65535 f \n0000000000 00000 n \ntrailer\n<< /Size 2\n   /Root 1 0 R\n"
        "   /Info 1 0 R\n>>\nstartxref\n0\n%%EOF\n",
        "1 0 obj\n<< /Type /Catalog\nxref\n0 2\n0000000000 65535 f \n0000000000 00000 n \ntrailer\n"
        "<< /Size 2\n   /Root 1 0 R\n   /Info 1 0 R\n>>\nstartxref\n26\n%%EOF\n",
    };
    for (size_t i = 0; i < PL_COUNT(ends); i++) {
        pl_error err = { 0 };
        pl_text file = { 0 };
        pl_text_add(&file, ends[i]);
        check_fails(print_update(&file, "en-GB", &err), PL_INTERNAL);
        check_text(pl_text_get(&file), ends[i]);
        pl_text_free(&file);
    }
}

TEST(wrong_bytes_do_not_stop_a_file)
{
    pl_error err = { 0 };
    pl_fonts *fonts = pl_fonts_new();
    pl_list *list = pl_list_new(fonts);
    words(list, PL_ROLE_HEADING, 60, "wrong \xff bytes", "2");
    words(list, PL_ROLE_TEXT, 90,
          "שלום עולם and back over more than one line, so that it is wrapped "
          "where both ways of writing meet: مرحبا بالعالم \xc0",
          NULL);
    pl_pdf_facts odd = facts;
    odd.title = "\xff\xfe";
    void *bytes = NULL;
    size_t size = 0;
    const pl_list *pages[] = { list };
    check_ok(pl_pdf_make(&bytes, &size, pages, 1, fonts, &odd, &err));
    check(size > 1000);
    free(bytes);
    pl_list_free(list);
    pl_fonts_free(fonts);
}
