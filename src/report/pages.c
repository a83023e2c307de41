/* The pages in their order, and the file. */
#include "pages.h"

#include "plumbline/base/id.h"
#include "plumbline/base/memory.h"

enum { WANTED = 2 }; /* pages without the appendix */

static void lay_body(flow *f)
{
    flow_page(f);
    pages_title(f);
    if (f->report->service) {
        pages_service(f);
        pages_how(f);
        f->pages->body = f->pages->count;
        return;
    }
    pages_since(f);
    pages_points(f);
    pages_actions(f);
    pages_matters(f);
    pages_own_view(f);
    pages_answers(f);
    pages_scores(f);
    pages_counted(f);
    pages_how(f);
    pages_reply(f);
    pages_signatures(f);
    f->pages->body = f->pages->count;
}

static void drop_lists(pl_report_pages *pages)
{
    for (int i = 0; i < pages->count; i++)
        pl_list_free(pages->lists[i]);
    pages->count = 0;
}

/* With the air of the design; with less of it where only then two pages are enough. */
pl_report_pages *pl_report_pages_new(const pl_report *report, pl_fonts *fonts)
{
    pl_report_pages *pages = pl_alloc(sizeof *pages);
    flow f = { .report = report, .fonts = fonts, .pages = pages };
    lay_body(&f);
    for (int tight = 1; tight >= 0 && pages->body > WANTED; tight--) {
        drop_lists(pages);
        f.tight = tight;
        lay_body(&f);
    }
    flow_page(&f);
    if (!report->service) /* they stand in its body */
        pages_levels(&f);
    pages_appendix(&f);
    pages_foot(&f);
    return pages;
}

void pl_report_pages_free(pl_report_pages *pages)
{
    if (!pages)
        return;
    drop_lists(pages);
    free(pages->lists);
    free(pages);
}

int pl_report_page_count(const pl_report_pages *pages)
{
    return pages->count;
}

int pl_report_page_body(const pl_report_pages *pages)
{
    return pages->body;
}

const pl_list *pl_report_page(const pl_report_pages *pages, int page)
{
    pl_assert(page >= 0 && page < pages->count);
    return pages->lists[page];
}

static bool make_file(void **bytes, size_t *size, const pl_report *report,
                      const pl_report_pages *pages, pl_fonts *fonts, pl_error *err)
{
    char date[PL_DATE_ROOM], *title = pl_format("Supervision report, %s, %s", report->facilitator,
                                                pl_date_words(date, report->file_date));
    pl_pdf_facts facts = { .title = title,
                           .author = report->reviewer,
                           .subject = report->rubric_title,
                           .language = "en-GB",
                           .created = report->signed_utc };
    const pl_list **lists = pl_alloc_array((size_t)pages->count, sizeof(pl_list *));
    for (int i = 0; i < pages->count; i++)
        lists[i] = pages->lists[i];
    bool ok = pl_pdf_make(bytes, size, lists, pages->count, fonts, &facts, err);
    free(lists);
    free(title);
    return ok;
}

bool pl_report_pdf(void **bytes, size_t *size, const pl_report *report, pl_error *err)
{
    pl_fonts *fonts = pl_fonts_new();
    pl_report_pages *pages = pl_report_pages_new(report, fonts);
    bool ok = make_file(bytes, size, report, pages, fonts, err);
    pl_report_pages_free(pages);
    pl_fonts_free(fonts);
    return ok;
}
