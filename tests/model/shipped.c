#include "shipped.h"

#include "plumbline/base/file.h"

#include "test.h"

char *shipped_text(const char *name)
{
    pl_error err = { 0 };
    size_t size = 0;
    char *path = pl_format("%s/rubrics/%s", PL_SOURCE, name);
    char *text = pl_file_read(&size, path, 1 << 20, &err);
    check_text(err.text, "");
    check_int((long long)strlen(text), (long long)size);
    free(path);
    return text;
}

static void check_clean(pl_problems *problems)
{
    pl_text said = { 0 };
    pl_problems_print(&said, problems, "shipped");
    check_text(pl_text_get(&said), "");
    pl_text_free(&said);
    pl_problems_free(problems);
}

pl_rubric *shipped_rubric_of(const char *name)
{
    pl_problems problems = { 0 };
    pl_rubric *rubric = NULL;
    char *text = shipped_text(name);
    bool right = pl_rubric_parse(&rubric, &problems, text, strlen(text));
    check_clean(&problems);
    check(right);
    free(text);
    return rubric;
}

pl_rubric *shipped_rubric(void)
{
    return shipped_rubric_of("group-session-review.yaml");
}

pl_programme *shipped_programme_of(const char *name)
{
    pl_problems problems = { 0 };
    pl_programme *programme = NULL;
    char *text = shipped_text(name);
    bool right = pl_programme_parse(&programme, &problems, text, strlen(text));
    check_clean(&problems);
    check(right);
    free(text);
    return programme;
}

pl_programme *shipped_bbr(void)
{
    return shipped_programme_of("programmes/bbr.yaml");
}

char *shipped_but(const char *text, const char *from, const char *to)
{
    const char *at = strstr(text, from);
    check(at != NULL);
    return pl_format("%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
}
