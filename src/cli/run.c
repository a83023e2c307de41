#include "cli.h"
#include "plumbline/cli.h"

#ifndef PLUMBLINE_VERSION
#define PLUMBLINE_VERSION "0.1.0"
#endif

/* The command that the first words name; *used is how many of them. */
static const cli_command *find_command(int *used, int count, char **words)
{
    for (const cli_command *command = commands; command->noun; command++) {
        if (strcmp(command->noun, words[0]) != 0)
            continue;
        *used = command->verb ? 2 : 1;
        if (!command->verb || (count > 1 && strcmp(command->verb, words[1]) == 0))
            return command;
    }
    return NULL;
}

static int unknown_command(int count, char **words)
{
    bool noun = false;
    const char *near = NULL;
    int nearest = 3;
    pl_text verbs = { 0 };
    for (const cli_command *command = commands; command->noun; command++) {
        if (strcmp(command->noun, words[0]) == 0) {
            pl_text_add_format(&verbs, "%s%s", noun ? ", " : "", command->verb);
            noun = true;
        } else {
            int distance = pl_text_distance(command->noun, words[0], 2);
            if (distance < nearest) {
                near = command->noun;
                nearest = distance;
            }
        }
    }
    int status;
    if (noun)
        status = wrong_usage("Behind \"%s\" stands one of: %s%s%s%s.", words[0],
                             pl_text_get(&verbs), count > 1 ? " (not \"" : "",
                             count > 1 ? words[1] : "", count > 1 ? "\")" : "");
    else
        status = wrong_usage("There is no command \"%s\"%s%s%s See: plumbline --help.", words[0],
                             near ? "; did you mean " : "", near ? near : "", near ? "?" : ".");
    pl_text_free(&verbs);
    return status;
}

/* General options may stand before the command as well: they are moved behind it. */
static int leading_options(int count, char **words)
{
    int at = 0;
    while (at < count && words[at][0] == '-' && words[at][1]) {
        bool takes = strcmp(words[at], "--library") == 0 || strcmp(words[at], "--as") == 0;
        at += takes ? 2 : 1;
    }
    return at < count ? at : count;
}

static bool wants(int count, char **words, const char *option)
{
    for (int i = 0; i < count && strcmp(words[i], "--") != 0; i++)
        if (strcmp(words[i], option) == 0)
            return true;
    return false;
}

static int run_command(const cli_command *command, int count, char **words)
{
    context c = { 0 };
    cli_args a = { 0 };
    pl_error err = { 0 };
    int status;
    if (args_read(&a, &c, command, count, words, &err)) {
        status = command->run(&c, &a);
        args_free(&a);
    } else {
        status = wrong_usage("%s", err.text);
    }
    pl_store_close(&c.store);
    pl_text_free(&c.out.text);
    free(c.folder);
    if (fflush(stdout) || ferror(stdout)) {
        tell("plumbline: what was printed could not be written.");
        status = status ? status : EXIT_FAILED;
    }
    return status;
}

int pl_cli_run(int argc, char **argv)
{
    int count = argc - 1;
    char **words = argv + 1;
    int before = leading_options(count, words);
    if (before == count) {
        if (wants(count, words, "--version")) {
            puts("plumbline " PLUMBLINE_VERSION);
            return EXIT_DONE;
        }
        if (wants(count, words, "--man"))
            help_man();
        else
            help_all();
        return wants(count, words, "--man") || wants(count, words, "--help") ? EXIT_DONE
                                                                             : EXIT_USAGE;
    }
    int used = 0;
    const cli_command *command = find_command(&used, count - before, words + before);
    if (!command)
        return unknown_command(count - before, words + before);
    if (wants(count, words, "--help")) {
        help_command(command);
        return EXIT_DONE;
    }
    char **own = pl_alloc_array((size_t)count + 1, sizeof *own);
    int own_count = 0;
    for (int i = 0; i < before; i++)
        own[own_count++] = words[i];
    for (int i = before + used; i < count; i++)
        own[own_count++] = words[i];
    int status = run_command(command, own_count, own);
    free(own);
    return status;
}
