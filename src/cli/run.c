#include "cli.h"
#include "plumbline/base/version.h"
#include "plumbline/cli.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

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

static const cli_option *find_option(const cli_option *list, const char *word)
{
    size_t size = strcspn(word, "=");
    for (const cli_option *option = list; option->name; option++)
        if (strlen(option->name) == size && strncmp(option->name, word, size) == 0)
            return option;
    return NULL;
}

static const cli_option *general_option(const char *word)
{
    const cli_option *option = find_option(general_options, word);
    return option ? option : find_option(window_options, word);
}

/* General options may stand before the command as well: they are moved behind it. */
static int leading_options(int count, char **words)
{
    int at = 0;
    while (at < count && words[at][0] == '-' && words[at][1]) {
        const cli_option *option = general_option(words[at]);
        at += option && option->value && !strchr(words[at], '=') ? 2 : 1;
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

static int run_command(const cli_command *command, int count, char **words, const pl_cli_host *host)
{
    context c = { .host = host };
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
    return out_status(status);
}

/* No command and no question: the window, or a script. */
static int run_window(int count, char **words, const pl_cli_host *host)
{
    static const cli_command itself = { .noun = "", .operands = "", .options = window_options };
    context c = { 0 };
    cli_args a = { 0 };
    pl_error err = { 0 };
    if (!args_read(&a, &c, &itself, count, words, &err)) {
        free(c.folder);
        return wrong_usage("%s", err.text);
    }
    if (c.json) {
        args_free(&a);
        free(c.folder);
        return wrong_usage("A command is missing behind --json. See: plumbline --help.");
    }
    int status = EXIT_DONE;
    const char *env = getenv("PLUMBLINE_LIBRARY");
    bool named = c.folder || (env && *env);
    char *keys = keys_file(), *chosen = named ? NULL : library_file();
    if (library_folder(&c, &err)) {
        pl_cli_window asked = { .folder = c.folder,
                                .as = c.as,
                                .script = arg(&a, "--script"),
                                .size = arg(&a, "--size"),
                                .screens = arg(&a, "--screens"),
                                .pixels = arg(&a, "--pixels"),
                                .keys_file = keys,
                                .library_file = chosen };
        host->window(&asked, &err);
    }
    if (err.code)
        status = failed(&err);
    args_free(&a);
    free(keys);
    free(chosen);
    free(c.folder);
    return out_status(status);
}

/* No command: what is asked about the program, or its window. */
static int run_options(int count, char **words, const pl_cli_host *host)
{
    if (wants(count, words, "--version")) {
        puts("plumbline " PLUMBLINE_VERSION);
    } else if (wants(count, words, "--man")) {
        help_man();
    } else if (wants(count, words, "--help")) {
        help_all();
    } else {
        return run_window(count, words, host);
    }
    return out_status(EXIT_DONE);
}

/* A closed standard stream must not be taken by the next file that is opened, or words would be written
 * into that; opened for reading, it refuses them. A file that may not grow is a sentence, not a death. */
static void hold_streams(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0)
            (void)!open("/dev/null", O_RDONLY);
    signal(SIGXFSZ, SIG_IGN);
}

int pl_cli_run(int argc, char **argv, const pl_cli_host *host)
{
    pl_memory_begin();
    int count = argc - 1;
    char **words = argv + 1;
    hold_streams();
    int before = leading_options(count, words);
    if (before == count)
        return run_options(count, words, host);
    bool help = wants(count, words, "--help");
    int used = 0;
    const cli_command *command = find_command(&used, count - before, words + before);
    if (!command && help && help_noun(words[before]))
        return out_status(EXIT_DONE);
    if (!command)
        return unknown_command(count - before, words + before);
    if (help) {
        help_command(command);
        return out_status(EXIT_DONE);
    }
    char **own = pl_alloc_array((size_t)count + 1, sizeof *own);
    int own_count = 0;
    for (int i = 0; i < before; i++)
        own[own_count++] = words[i];
    for (int i = before + used; i < count; i++)
        own[own_count++] = words[i];
    int status = run_command(command, own_count, own, host);
    free(own);
    return status;
}
