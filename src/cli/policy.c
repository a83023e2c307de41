/* Local policy: the values in force, checking a file, setting it. */
#include "cli.h"

#include "plumbline/store/policy.h"

enum { MOST_FILE = 1 << 20 };

static void out_policy(pl_json *json, const pl_policy *policy)
{
    char utc[PL_UTC_ROOM];
    bool set = policy->set_utc != 0;
    pl_json_string(json, "title", *policy->title ? policy->title : NULL);
    pl_json_string(json, "file", set ? policy->file : NULL);
    pl_json_string(json, "set_by", set ? policy->set_by : NULL);
    pl_json_string(json, "set", set ? pl_utc_format(utc, policy->set_utc) : NULL);
    pl_json_array(json, "values");
    for (int i = 0; i < PL_POLICY_KEY_COUNT; i++) {
        const pl_policy_rule *rule = pl_policy_rule_of((pl_policy_key)i);
        pl_json_object(json, NULL);
        pl_json_string(json, "key", rule->key);
        if (rule->yes_no)
            pl_json_bool(json, "value", policy->values[i] != 0);
        else
            pl_json_int(json, "value", policy->values[i]);
        pl_json_bool(json, "shipped", policy->lines[i] == 0);
        if (policy->lines[i])
            pl_json_int(json, "line", policy->lines[i]);
        else
            pl_json_null(json, "line");
        pl_json_string(json, "means", rule->means);
        pl_json_end_object(json);
    }
    pl_json_end_array(json);
}

static void print_policy(const pl_policy *policy)
{
    char date[PL_DATE_ROOM], words[PL_DATE_ROOM];
    if (policy->set_utc)
        show("%s (%s), set by %s on %s\n", policy->title, policy->file, policy->set_by,
             pl_date_words(words, pl_date_of(date, policy->set_utc)));
    else if (*policy->title)
        show("%s\n", policy->title);
    else
        puts("No policy is set in this library: all values are as shipped.");
    for (int i = 0; i < PL_POLICY_KEY_COUNT; i++) {
        const pl_policy_rule *rule = pl_policy_rule_of((pl_policy_key)i);
        char value[16], from[24] = "shipped";
        snprintf(value, sizeof value, "%d", policy->values[i]);
        if (policy->lines[i])
            snprintf(from, sizeof from, "line %d", policy->lines[i]);
        printf("  %-17s %5s  %-8s %s\n", rule->key,
               rule->yes_no ? policy->values[i] ? "yes" : "no" : value, from, rule->means);
    }
}

static void tell_policy(context *c, const pl_policy *policy)
{
    if (!c->json) {
        print_policy(policy);
        return;
    }
    pl_json_object(&c->out, NULL);
    out_policy(&c->out, policy);
    pl_json_end_object(&c->out);
    out_flush(c);
}

int run_policy_show(context *c, const cli_args *a)
{
    (void)a;
    pl_error err = { 0 };
    pl_policy policy;
    if (!open_library(c, LIBRARY_READ, &err) || !pl_store_policy(&policy, c->store, &err))
        return failed(&err);
    tell_policy(c, &policy);
    return EXIT_DONE;
}

/* All problems, each with its place; with --json they go to standard error. */
static void tell_problems(context *c, const pl_problems *problems, const char *path)
{
    pl_text lines = { 0 };
    pl_problems_print(&lines, problems, path);
    if (c->json)
        fputs(pl_text_get(&lines), stderr);
    else
        show("%s", pl_text_get(&lines));
    pl_text_free(&lines);
}

static bool check_one(context *c, const char *path)
{
    size_t size;
    pl_error err = { 0 };
    pl_problems problems = { 0 };
    pl_policy policy;
    char *text = pl_file_read(&size, path, MOST_FILE, &err);
    bool good = text && pl_policy_parse(&policy, &problems, text, size);
    if (!text)
        failed(&err);
    tell_problems(c, &problems, path);
    if (c->json) {
        pl_json_object(&c->out, NULL);
        pl_json_string(&c->out, "file", path);
        pl_json_bool(&c->out, "ok", good);
        pl_json_int(&c->out, "problems", problems.count);
        pl_json_end_object(&c->out);
    } else if (good) {
        show("%s: good. %s\n", path, policy.title);
    }
    pl_problems_free(&problems);
    free(text);
    return good;
}

int run_policy_check(context *c, const cli_args *a)
{
    int bad = 0;
    out_list(c, "files");
    for (int i = 0; i < a->operand_count; i++)
        bad += !check_one(c, a->operands[i]);
    out_list_end(c);
    return bad == 0 ? EXIT_DONE : bad < a->operand_count ? EXIT_PARTLY : EXIT_FAILED;
}

int run_policy_set(context *c, const cli_args *a)
{
    size_t size;
    pl_error err = { 0 };
    pl_problems problems = { 0 };
    pl_policy policy;
    const char *path = a->operands[0];
    char *text = pl_file_read(&size, path, MOST_FILE, &err);
    bool ok = text && open_library(c, LIBRARY_WRITE, &err);
    if (ok && strlen(text) != size)
        ok = pl_fail(&err, PL_BAD_INPUT, "%s is no text: a policy is a file as UTF-8.", path);
    ok = ok && pl_store_policy_set(c->store, path, text, &problems, &err);
    if (problems.count > 1 || (ok && problems.count))
        tell_problems(c, &problems, path);
    ok = ok && pl_store_policy(&policy, c->store, &err);
    if (ok)
        tell_policy(c, &policy);
    pl_problems_free(&problems);
    free(text);
    return ok ? EXIT_DONE : failed(&err);
}
