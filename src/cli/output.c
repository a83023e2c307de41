#include "cli.h"

#include <stdarg.h>

int failed(const pl_error *err)
{
    fprintf(stderr, "plumbline: %s\n", err->text);
    return err->code == PL_REFUSED ? EXIT_REFUSED : EXIT_FAILED;
}

__attribute__((format(printf, 2, 0))) static void print_line(const char *before, const char *format,
                                                             va_list args)
{
    fputs(before, stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
}

int wrong_usage(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    print_line("plumbline: ", format, args);
    va_end(args);
    return EXIT_USAGE;
}

void tell(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    print_line("", format, args);
    va_end(args);
}

void out_id(pl_json *json, const char *name, pl_id id)
{
    char text[PL_ID_ROOM];
    pl_json_string(json, name, id ? pl_id_format(text, id) : NULL);
}

void out_time(pl_json *json, const char *name, pl_time time)
{
    if (time == PL_NO_TIME)
        pl_json_null(json, name);
    else
        pl_json_int(json, name, time);
}

void out_lines(pl_json *json, const char *name, const pl_names *lines)
{
    pl_json_array(json, name);
    for (int i = 0; i < lines->count; i++)
        pl_json_string(json, NULL, lines->items[i]);
    pl_json_end_array(json);
}

const char *short_id(char out[PL_ID_ROOM], pl_id id)
{
    pl_id_format(out, id);
    out[8] = '\0';
    return out;
}

void out_flush(context *c)
{
    puts(pl_text_get(&c->out.text));
    fflush(stdout);
    pl_text_free(&c->out.text);
    c->out = (pl_json){ 0 };
}
