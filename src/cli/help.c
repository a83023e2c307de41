/* Help and the man page, both from the one table. */
#include "cli.h"

static const char about[] =
    "Monitors the integrity of group programmes from their recordings: index, watch and tag,\n"
    "score, sign, report. Everything stays in the library's folder.\n";

static const char about_words[] =
    "TIME is seconds (754.2), M:SS or H:MM:SS with up to six decimals. An id may be cut to any\n"
    "beginning that is the only one. Exit status: 0 done, 1 failed, 2 wrong usage, 3 refused,\n"
    "4 a part of it failed.\n";

static void name_of(char out[96], const cli_command *command)
{
    snprintf(out, 96, "%s%s%s%s%s", command->noun, command->verb ? " " : "",
             command->verb ? command->verb : "", *command->operands ? " " : "", command->operands);
}

static void print_options(const cli_option *options)
{
    for (; options && options->name; options++)
        printf("  %-15s %-8s %s\n", options->name, options->value ? options->value : "",
               options->help);
}

void help_command(const cli_command *command)
{
    char name[96];
    name_of(name, command);
    printf("plumbline %s%s\n\n%s.\n", name, command->options ? " [OPTION…]" : "", command->summary);
    if (command->options)
        puts("");
    print_options(command->options);
}

/* A line of the list: what it does stands in one column, however many bytes a sign of the name has. */
static void print_command(const cli_command *command)
{
    enum { COLUMN = 32 };
    char name[96];
    name_of(name, command);
    int behind = COLUMN - (int)pl_utf8_length(name);
    printf("  %s%*s %s\n", name, behind > 0 ? behind : 0, "", command->summary);
}

bool help_noun(const char *noun)
{
    bool any = false;
    for (const cli_command *command = commands; command->noun; command++) {
        if (strcmp(command->noun, noun) != 0)
            continue;
        if (!any)
            printf("plumbline %s …\n\n", noun);
        print_command(command);
        any = true;
    }
    if (any)
        printf("\nOptions of each: plumbline %s VERB --help\n", noun);
    return any;
}

void help_all(void)
{
    printf("plumbline [--library DIR] [--as CODE]            opens the window\n"
           "plumbline [--library DIR] [--as CODE] [--json] COMMAND …\n\n%s\n",
           about);
    for (const cli_command *command = commands; command->noun; command++)
        print_command(command);
    puts("");
    print_options(general_options);
    puts("\nWithout a command:");
    print_options(window_options);
    printf("\n%s", about_words);
}

/* A hyphen in roff is a dash unless it says otherwise. */
static void print_roff(const char *text)
{
    for (; *text; text++) {
        if (*text == '-')
            fputs("\\-", stdout);
        else
            putchar(*text);
    }
}

static void man_options(const cli_option *options)
{
    for (; options && options->name; options++) {
        fputs(".TP\n.B ", stdout);
        print_roff(options->name);
        if (options->value)
            printf(" \\fI%s\\fR", options->value);
        printf("\n%s\n", options->help);
    }
}

void help_man(void)
{
    printf(
        ".TH PLUMBLINE 1\n.SH NAME\nplumbline \\- monitor the integrity of group programmes\n"
        ".SH SYNOPSIS\n.B plumbline\n[\\-\\-library DIR] [\\-\\-as CODE] [\\-\\-json] COMMAND …\n"
        ".SH DESCRIPTION\n%s.SH GENERAL OPTIONS\n",
        about);
    man_options(general_options);
    puts(".PP\nWithout a command the window opens; there, Ctrl+P finds everything and ? shows the "
         "keys. "
         "Its keys can be changed in ~/.config/plumbline/keys.conf.");
    man_options(window_options);
    puts(".SH COMMANDS");
    for (const cli_command *command = commands; command->noun; command++) {
        char name[96];
        name_of(name, command);
        fputs(".SS ", stdout);
        print_roff(name);
        printf("\n%s.\n", command->summary);
        man_options(command->options);
    }
    printf(".SH WORDS\n%s.SH FILES\nThe library is a folder: plumbline.db holds everything that "
           "cannot be "
           "made again, cache/ can be deleted at any time, backups/ holds checked copies, exports/ "
           "what the window exports.\n",
           about_words);
}
