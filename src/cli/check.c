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

/* A file of either kind, read and looked through. */
typedef struct checked {
    const char *path;
    pl_error unread; /* its text where the file could not be read */
    pl_problems problems;
    pl_rubric *rubric;
    pl_programme *programme; /* one of the two, when it is good */
} checked;

static void check_file(checked *out, const char *path, pl_text_kind kind)
{
    size_t size = 0;
    *out = (checked){ .path = path };
    char *text = pl_file_read(&size, path, MOST_FILE, &out->unread);
    if (text && kind == PL_TEXT_RUBRIC)
        pl_rubric_parse(&out->rubric, &out->problems, text, size);
    else if (text)
        pl_programme_parse(&out->programme, &out->problems, text, size);
    free(text);
}

static char *say_good(const checked *file)
{
    const pl_rubric *rubric = file->rubric;
    const pl_programme *programme = file->programme;
    char *contents = rubric ? rubric_contents(rubric) : programme_contents(programme);
    char *good = pl_format("%s, edition %d: %s", rubric ? rubric->title : programme->title,
                           rubric ? rubric->edition : programme->edition, contents);
    free(contents);
    return good;
}

static void out_check(pl_json *json, const checked *file)
{
    pl_json_object(json, NULL);
    pl_json_string(json, "file", file->path);
    pl_json_bool(json, "ok", file->rubric || file->programme);
    if (file->rubric)
        out_rubric_head(json, file->rubric, false);
    if (file->programme)
        out_programme_head(json, file->programme);
    out_problems(json, &file->problems);
    pl_json_string(json, "error", file->unread.code ? file->unread.text : NULL);
    pl_json_end_object(json);
}

/* Problems are the result of this command; with --json they are told beside it. */
static void report_check(context *c, const checked *file)
{
    pl_text lines = { 0 };
    pl_problems_print(&lines, &file->problems, file->path);
    if (file->unread.code)
        failed(&file->unread);
    if (c->json) {
        out_check(&c->out, file);
        fputs(pl_text_get(&lines), stderr);
    } else {
        show("%s", pl_text_get(&lines));
    }
    if (!c->json && (file->rubric || file->programme)) {
        char *good = say_good(file);
        show("%s: good. %s\n", file->path, good);
        free(good);
    }
    pl_text_free(&lines);
}

static int check_files(context *c, const cli_args *a, pl_text_kind kind)
{
    int bad = 0;
    pl_json_object(&c->out, NULL);
    pl_json_array(&c->out, "files");
    for (int i = 0; i < a->operand_count; i++) {
        checked file;
        check_file(&file, a->operands[i], kind);
        report_check(c, &file);
        bad += !file.rubric && !file.programme;
        pl_rubric_free(file.rubric);
        pl_programme_free(file.programme);
        pl_problems_free(&file.problems);
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
