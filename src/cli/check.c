#include "cli.h"

#include "plumbline/library/texts.h"

enum { MOST_FILE = 1 << 20 };

static void out_problems(pl_json *json, const pl_problems *problems)
{
    pl_json_array(json, "problems");
    for (int i = 0; i < problems->count; i++) {
        pl_json_object(json, NULL);
        pl_json_int(json, "line", problems->items[i].line);
        pl_json_int(json, "column", problems->items[i].column);
        pl_json_bool(json, "remark", problems->items[i].remark);
        pl_json_string(json, "text", problems->items[i].text);
        pl_json_end_object(json);
    }
    pl_json_end_array(json);
}

/* One file of either kind: "FILE: good" or its problems. *title says what a good one is. */
static bool check_text(char **title, pl_problems *problems, pl_text_kind kind, const char *text,
                       size_t size)
{
    pl_rubric *rubric = NULL;
    pl_programme *programme = NULL;
    bool ok = kind == PL_TEXT_RUBRIC ? pl_rubric_parse(&rubric, problems, text, size)
                                     : pl_programme_parse(&programme, problems, text, size);
    if (rubric)
        *title = pl_format("%s, edition %d: %d domains, %d items", rubric->title, rubric->edition,
                           rubric->domain_count, rubric->item_count);
    if (programme)
        *title = pl_format("%s, edition %d: %d modules, %d sessions", programme->title,
                           programme->edition, programme->module_count, programme->session_count);
    pl_rubric_free(rubric);
    pl_programme_free(programme);
    return ok;
}

static void report_check(context *c, const char *path, bool ok, const char *title,
                         const pl_problems *problems)
{
    pl_text lines = { 0 };
    pl_problems_print(&lines, problems, path);
    if (c->json) {
        pl_json_object(&c->out, NULL);
        pl_json_string(&c->out, "file", path);
        pl_json_bool(&c->out, "ok", ok);
        pl_json_string(&c->out, "title", title);
        out_problems(&c->out, problems);
        pl_json_end_object(&c->out);
        fputs(pl_text_get(&lines), stderr);
    } else {
        fputs(pl_text_get(&lines), stdout);
        if (ok)
            printf("%s: good. %s\n", path, title);
    }
    pl_text_free(&lines);
}

static int check_files(context *c, const cli_args *a, pl_text_kind kind)
{
    int bad = 0;
    pl_json_object(&c->out, NULL);
    pl_json_array(&c->out, "files");
    for (int i = 0; i < a->operand_count; i++) {
        pl_error err = { 0 };
        pl_problems problems = { 0 };
        size_t size = 0;
        char *title = NULL;
        char *text = pl_file_read(&size, a->operands[i], MOST_FILE, &err);
        bool ok = text && check_text(&title, &problems, kind, text, size);
        if (!text)
            pl_problems_add(&problems, 1, 1, "%s", err.text);
        report_check(c, a->operands[i], ok, title, &problems);
        bad += !ok;
        free(text);
        free(title);
        pl_problems_free(&problems);
    }
    pl_json_end_array(&c->out);
    pl_json_bool(&c->out, "ok", bad == 0);
    pl_json_end_object(&c->out);
    if (c->json)
        out_flush(c);
    if (bad == 0)
        return EXIT_DONE;
    return bad < a->operand_count ? EXIT_PARTLY : EXIT_FAILED;
}

int run_rubric_check(context *c, const cli_args *a)
{
    return check_files(c, a, PL_TEXT_RUBRIC);
}

int run_programme_check(context *c, const cli_args *a)
{
    return check_files(c, a, PL_TEXT_PROGRAMME);
}
