/* The text of a rubric is checked on a job's thread: what is wrong in it, and how it is other than the
 * edition before. One check at a time; what was typed since is checked behind it. */
#include "plumbline/command/rubric_desk.h"

#include "inside.h"

#include "plumbline/model/rubric_rest.h"

typedef struct check_work {
    pl_app *app; /* for `done` alone */
    char *file, *text, *base;
    size_t size;
    int64_t change;
    pl_rubric_check *check;
} check_work;

static void free_check(pl_rubric_check *check)
{
    if (!check)
        return;
    if (check->compared)
        pl_rubric_comparison_free(&check->comparison);
    pl_line_notes_free(&check->lines);
    pl_problems_free(&check->problems);
    pl_rubric_free(check->rubric);
    pl_rubric_free(check->rest);
    pl_rubric_free(check->base);
    free(check->base_text);
    free(check);
}

void rubric_check_free(pl_rubric_desk *desk)
{
    free_check(desk->check);
    desk->check = NULL;
    desk->checked = -1;
}

static void compare(pl_rubric_check *check, const char *text)
{
    pl_problems none = { 0 };
    pl_rubric_parse(&check->base, &none, check->base_text, strlen(check->base_text));
    pl_problems_free(&none);
    pl_lines_compare(&check->lines, check->base_text, text);
    const pl_rubric *is = check->rubric ? check->rubric : check->rest;
    check->compared = check->base && is;
    if (check->compared)
        pl_rubric_compare(&check->comparison, check->base, is);
}

static void run_check(void *arg, pl_job *job)
{
    check_work *work = arg;
    pl_rubric_check *check = pl_alloc(sizeof *check);
    pl_rubric_parse(&check->rubric, &check->problems, work->text, work->size);
    pl_problems_sort(&check->problems);
    if (!check->rubric)
        check->rest = pl_rubric_parse_rest(work->text, &check->problems);
    for (int i = 0; i < check->problems.count; i++)
        check->remarks += check->problems.items[i].remark;
    check->base_text = work->base;
    work->base = NULL;
    if (check->base_text && !pl_job_stopped(job))
        compare(check, work->text);
    work->check = check;
}

/* What could be read last goes on being shown while nothing can be read of the text. */
static void keep_last(pl_rubric_desk *desk, pl_rubric_check *fresh)
{
    if (fresh->rubric || fresh->rest) {
        pl_rubric_free(desk->last);
        desk->last = NULL;
        return;
    }
    pl_rubric **shown =
        desk->check ? desk->check->rubric ? &desk->check->rubric : &desk->check->rest : NULL;
    if (shown && *shown) {
        pl_rubric_free(desk->last);
        desk->last = *shown;
        *shown = NULL;
    }
    fresh->compared = fresh->base && desk->last;
    if (fresh->compared)
        pl_rubric_compare(&fresh->comparison, fresh->base, desk->last);
}

static void take_check(void *arg)
{
    check_work *work = arg;
    pl_app *app = work->app;
    pl_rubric_desk *desk = app->rubric_desk;
    desk->checking = false;
    if (!desk->file || strcmp(desk->file, work->file) != 0)
        return;
    keep_last(desk, work->check);
    free_check(desk->check);
    desk->check = work->check;
    work->check = NULL;
    desk->checked = work->change;
    rubric_draft_checked(app);
    pl_app_changed(app);
}

static void free_work(void *arg)
{
    check_work *work = arg;
    free_check(work->check);
    free(work->file);
    free(work->text);
    free(work->base);
    free(work);
}

void rubric_check_post(pl_app *app)
{
    pl_rubric_desk *desk = app->rubric_desk;
    const pl_edit *edit = desk->code.edit;
    if (desk->checking)
        return;
    check_work *work = pl_alloc(sizeof *work);
    int before = pl_rubric_shelf_before(&desk->shelf, desk->at);
    *work = (check_work){ .app = app,
                          .file = pl_copy_text(desk->file),
                          .text = pl_copy_bytes(edit->text, edit->size),
                          .size = edit->size,
                          .change = edit->changes };
    if (before >= 0)
        work->base = pl_copy_text(desk->shelf.items[before].text);
    pl_task task = { run_check, take_check, free_work, work };
    pl_runner_post(app->opener, &task);
    desk->checking = true;
}
