/* The supervision report of a signed review: one file for each facilitator. */
#include "cli.h"

#include "plumbline/library/still.h"
#include "plumbline/report/pages.h"
#include "plumbline/review/review.h"
#include "plumbline/store/facts.h"
#include "plumbline/store/log.h"

enum { FORMAT_HTML = 1, FORMAT_JSON = 2, FORMAT_PDF = 4 };

typedef struct maker {
    context *c;
    const cli_args *a;
    const char *folder;
    unsigned formats;
    pl_library_stills *stills; /* NULL: no pictures */
    pl_names files;
} maker;

static bool read_formats(unsigned *out, const char *list, pl_error *err)
{
    static const struct {
        const char *name;
        unsigned bit;
    } known[] = { { "html", FORMAT_HTML }, { "json", FORMAT_JSON }, { "pdf", FORMAT_PDF } };
    char *copy = pl_copy_text(list), *rest = copy;
    bool ok = true;
    for (char *one; ok && (one = strsep(&rest, ","));) {
        unsigned bit = 0;
        for (size_t i = 0; i < PL_COUNT(known); i++)
            if (strcmp(known[i].name, one) == 0)
                bit = known[i].bit;
        *out |= bit;
        ok = bit || pl_fail(err, PL_BAD_INPUT,
                            "A report is written as pdf, html or json, not as \"%s\".", one);
    }
    free(copy);
    return ok;
}

/* The exact frame at a moment, as the report wants it: kept in memory only. */
static bool give_still(pl_report_picture *out, void *ctx, pl_time at, int width, pl_error *err)
{
    return pl_library_still(&out->image, &out->jpeg, &out->size, ctx, at, width, err);
}

static bool write_file(maker *m, const pl_report *report, const char *ending, const char *text,
                       size_t size, pl_error *err)
{
    char *name = pl_report_file_name(report, ending);
    char *path = pl_path_join(m->folder, name);
    bool ok = pl_file_write(path, text, size, err);
    if (ok)
        pl_names_add(&m->files, path);
    free(path);
    free(name);
    return ok;
}

static bool write_pdf(maker *m, const pl_report *report, pl_error *err)
{
    void *bytes = NULL;
    size_t size = 0;
    bool ok =
        pl_report_pdf(&bytes, &size, report, err) && write_file(m, report, "pdf", bytes, size, err);
    free(bytes);
    return ok;
}

static bool write_forms(maker *m, const pl_report *report, pl_error *err)
{
    bool ok = true;
    if (m->formats & FORMAT_HTML) {
        pl_text html = { 0 };
        ok = pl_report_html(&html, report) &&
             write_file(m, report, "html", html.data, html.size, err);
        pl_text_free(&html);
    }
    if (ok && (m->formats & FORMAT_JSON)) {
        pl_json json = { 0 };
        pl_report_json(&json, report);
        pl_text_add_char(&json.text, '\n');
        ok = write_file(m, report, "json", json.text.data, json.text.size, err);
        pl_text_free(&json.text);
    }
    if (ok && (m->formats & FORMAT_PDF))
        ok = write_pdf(m, report, err);
    return ok;
}

static bool make_one(maker *m, pl_id review, pl_who slot, pl_error *err)
{
    /* the line of its signature, and not the newest one: the same review gives the same report */
    char signed_line[65] = "";
    pl_error none = { 0 };
    pl_store_log_hash(signed_line, m->c->store, "review sign", review, &none);
    pl_report_options options = { .no_scores = arg_has(m->a, "--no-scores"),
                                  .still = m->stills ? give_still : NULL,
                                  .still_ctx = m->stills,
                                  .log_head = *signed_line ? signed_line : NULL };
    pl_report *report = NULL;
    /* the folder only once there is something to put in it */
    bool ok = pl_report_make(&report, m->c->store, review, slot, &options, err) &&
              pl_folder_make(m->folder, 0700, err);
    if (ok) {
        const char *to = arg(m->a, "--recipient");
        char *detail = pl_format("report of %s; pictures %s; for %s", report->facilitator,
                                 m->stills ? "yes" : "no", to ? to : "not said");
        /* on the log first: an export that is on no record must not exist */
        ok = pl_store_note_event(m->c->store, "report exported", review, detail, err) &&
             write_forms(m, report, err);
        free(detail);
        for (int i = 0; ok && i < report->note_count; i++)
            tell("  note: %s", report->notes[i]);
    }
    pl_report_free(report);
    return ok;
}

static bool make_all(maker *m, const pl_review_facts *facts, pl_error *err)
{
    const char *only = arg(m->a, "--facilitator");
    if (only) {
        pl_who slot;
        return pl_review_who(&slot, facts, only, err) && make_one(m, facts->review->id, slot, err);
    }
    if (facts->review->service)
        return make_one(m, facts->review->id, PL_WHO_SESSION, err);
    for (int i = 0; i < facts->review->facilitator_count; i++)
        if (!make_one(m, facts->review->id, facts->review->facilitators[i].slot, err))
            return false;
    return true;
}

static void show_files(const maker *m)
{
    if (m->c->json) {
        pl_json_object(&m->c->out, NULL);
        out_lines(&m->c->out, "files", &m->files);
        pl_json_end_object(&m->c->out);
        out_flush(m->c);
        return;
    }
    for (int i = 0; i < m->files.count; i++)
        show("%s\n", m->files.items[i]);
    puts("This file is not encrypted. To send it, make a review pack. The export is on the log.");
}

int run_report(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    maker m = { .c = c, .a = a, .folder = arg(a, "--out") ? arg(a, "--out") : "." };
    if (!read_formats(&m.formats, arg(a, "--format") ? arg(a, "--format") : "html", &err))
        return wrong_usage("%s", err.text);
    pl_review_facts facts;
    if (!open_library(c, LIBRARY_WRITE, &err) || !find_review(&facts, c, a->operands[0], &err))
        return failed(&err);
    pl_error why = { 0 };
    if (arg_has(a, "--stills") && facts.review->is_signed &&
        !(m.stills = pl_library_stills_open(c->store, facts.recording->id, NULL, &why)))
        tell("%s The report has no pictures.", why.text);
    bool ok = make_all(&m, &facts, &err);
    if (ok && !arg_has(a, "--stills"))
        tell("Pictures are off as shipped. --stills puts in the frame of each moment.");
    if (ok || m.files.count)
        show_files(&m);
    int status = ok ? EXIT_DONE : failed(&err);
    if (status && m.files.count)
        status = EXIT_PARTLY;
    pl_library_stills_close(m.stills);
    pl_names_free(&m.files);
    pl_review_facts_free(&facts);
    return status;
}
