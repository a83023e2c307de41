#include "cli.h"

static const cli_option *find_option(const cli_option *list, const char *name)
{
    for (; list && list->name; list++)
        if (strcmp(list->name, name) == 0)
            return list;
    return NULL;
}

/* "-o" is short for "--out", the one short option. */
static const char *long_name(const char *word)
{
    return strcmp(word, "-o") == 0 ? "--out" : word;
}

static void take_general(context *c, const cli_option *option, const char *value)
{
    if (strcmp(option->name, "--library") == 0) {
        free(c->folder);
        c->folder = pl_copy_text(value);
    } else if (strcmp(option->name, "--as") == 0) {
        c->as = value;
    } else if (strcmp(option->name, "--json") == 0) {
        c->json = true;
    }
}

/* Always false. */
static bool unknown_option(const cli_command *command, const char *word, pl_error *err)
{
    const char *near = NULL;
    int nearest = 3;
    for (const cli_option *o = command->options; o && o->name; o++) {
        int distance = pl_text_distance(o->name, word, 2);
        if (distance < nearest) {
            near = o->name;
            nearest = distance;
        }
    }
    return pl_fail(err, PL_BAD_INPUT,
                   "There is no option %s here%s%s%s See: plumbline %s%s%s --help.", word,
                   near ? "; did you mean " : "", near ? near : "", near ? "?" : ".", command->noun,
                   command->verb ? " " : "", command->verb ? command->verb : "");
}

/* What an option takes is looked at before anything is opened. */
static bool check_value(const cli_option *option, const char *value, pl_error *err)
{
    if (!value || !option->value)
        return true;
    if (!*value && option->kind != MAY_BE_EMPTY)
        return pl_fail(err, PL_BAD_INPUT, "%s wants %s behind it, and it is empty.", option->name,
                       option->value);
    if (strcmp(option->value, "TIME") == 0 && pl_time_parse(value) == PL_NO_TIME)
        return pl_fail(
            err, PL_BAD_INPUT,
            "%s: \"%s\" is no time. Write seconds (754.2), M:SS or H:MM:SS, with up to six "
            "decimals.",
            option->name, value);
    return strcmp(option->value, "DATE") != 0 || pl_date_valid(value) ||
           pl_fail(err, PL_BAD_INPUT, "%s: \"%s\" is no date. Write it as 2026-03-10.",
                   option->name, value);
}

static bool take_option(cli_args *a, context *c, int *at, int count, char **words, pl_error *err)
{
    char *name = pl_copy_text(long_name(words[*at]));
    char *equals = strchr(name, '=');
    const char *value = NULL;
    if (equals) {
        *equals = '\0';
        value = strchr(words[*at], '=') + 1;
    }
    const cli_option *own = find_option(a->command->options, name);
    const cli_option *found = own ? own : find_option(general_options, name);
    if (!found) {
        unknown_option(a->command, name, err);
        free(name);
        return false;
    }
    bool ok = true;
    if (found->value && !value) {
        ok = *at + 1 < count ||
             pl_fail(err, PL_BAD_INPUT, "%s wants %s behind it.", name, found->value);
        if (ok)
            value = words[++*at];
    }
    if (ok && !found->value && value)
        ok = pl_fail(err, PL_BAD_INPUT, "%s takes no value.", name);
    if (ok && own && own->kind != REPEATS && arg_has(a, own->name))
        ok = pl_fail(err, PL_BAD_INPUT, "%s can be given once.", name);
    ok = ok && check_value(found, value, err);
    if (ok && own) {
        pl_grow(a->given, a->given_count, a->given_room);
        a->given[a->given_count++] = (given){ own, value };
    } else if (ok) {
        take_general(c, found, value);
    }
    free(name);
    return ok;
}

static bool check_operands(const cli_args *a, pl_error *err)
{
    const cli_command *command = a->command;
    bool many = command->most >= 0 && a->operand_count > command->most;
    for (int i = 0; i < a->operand_count; i++)
        if (!*a->operands[i])
            return pl_fail(err, PL_BAD_INPUT, "One of the words behind \"%s\" is empty: %s.",
                           command->verb ? command->verb : command->noun, command->operands);
    if (!many && a->operand_count >= command->least)
        return true;
    return pl_fail(err, PL_BAD_INPUT, "Usage: plumbline %s%s%s %s (%s %s%s).", command->noun,
                   command->verb ? " " : "", command->verb ? command->verb : "", command->operands,
                   many ? "too many words:" : "something is missing; see", many ? "" : "--help",
                   many ? a->operands[command->most] : "");
}

bool args_read(cli_args *out, context *c, const cli_command *command, int count, char **words,
               pl_error *err)
{
    cli_args a = { .command = command };
    a.operands = pl_alloc_array((size_t)count + 1, sizeof *a.operands);
    bool ok = true, only_operands = false;
    for (int i = 0; ok && i < count; i++) {
        bool is_option = !only_operands && words[i][0] == '-' && words[i][1];
        if (is_option && strcmp(words[i], "--") == 0)
            only_operands = true;
        else if (is_option)
            ok = take_option(&a, c, &i, count, words, err);
        else
            a.operands[a.operand_count++] = words[i];
    }
    ok = ok && check_operands(&a, err);
    if (ok)
        *out = a;
    else
        args_free(&a);
    return ok;
}

void args_free(cli_args *a)
{
    free(a->operands);
    free(a->given);
    *a = (cli_args){ 0 };
}

const char *arg(const cli_args *a, const char *option)
{
    for (int i = 0; i < a->given_count; i++)
        if (strcmp(a->given[i].option->name, option) == 0)
            return a->given[i].value;
    return NULL;
}

bool arg_has(const cli_args *a, const char *option)
{
    for (int i = 0; i < a->given_count; i++)
        if (strcmp(a->given[i].option->name, option) == 0)
            return true;
    return false;
}

int arg_all(const char **out, int most, const cli_args *a, const char *option)
{
    int count = 0;
    for (int i = 0; i < a->given_count; i++)
        if (strcmp(a->given[i].option->name, option) == 0) {
            if (count < most)
                out[count] = a->given[i].value;
            count++;
        }
    return count;
}

pl_time arg_time(const cli_args *a, const char *option)
{
    const char *text = arg(a, option);
    return text ? pl_time_parse(text) : PL_NO_TIME;
}
