#include "cli.h"

#include <stdarg.h>

int failed(const pl_error *err)
{
    tell("plumbline: %s", err->text);
    return err->code == PL_REFUSED ? EXIT_REFUSED : EXIT_FAILED;
}

/* C0 but for tab and line end, DEL, and C1 as UTF-8 has it (C2 80 to C2 9F). */
static size_t steering(const unsigned char *at)
{
    if ((*at < 0x20 && *at != '\n' && *at != '\t') || *at == 0x7F)
        return 1;
    return at[0] == 0xC2 && at[1] >= 0x80 && at[1] <= 0x9F ? 2 : 0;
}

__attribute__((format(printf, 2, 0))) static void print_plain(FILE *to, const char *format,
                                                              va_list args)
{
    va_list again;
    va_copy(again, args);
    int size = vsnprintf(NULL, 0, format, again);
    va_end(again);
    char *text = pl_alloc_array((size_t)(size < 0 ? 0 : size) + 1, 1);
    vsnprintf(text, (size_t)size + 1, format, args);
    for (const unsigned char *at = (const unsigned char *)text; *at;) {
        size_t steers = steering(at);
        if (steers)
            fputs("\u00B7", to);
        else
            putc(*at, to);
        at += steers ? steers : 1;
    }
    free(text);
}

__attribute__((format(printf, 2, 0))) static void print_line(const char *before, const char *format,
                                                             va_list args)
{
    fputs(before, stderr);
    print_plain(stderr, format, args);
    fputc('\n', stderr);
}

void show(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    print_plain(stdout, format, args);
    va_end(args);
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

int out_status(int status)
{
    if (!fflush(stdout) && !ferror(stdout))
        return status;
    tell("plumbline: What was printed could not be written. What the command did stays done.");
    return status ? status : EXIT_FAILED;
}

void out_list(context *c, const char *name)
{
    pl_json_object(&c->out, NULL);
    pl_json_array(&c->out, name);
}

void out_list_end(context *c)
{
    pl_json_end_array(&c->out);
    pl_json_end_object(&c->out);
    if (c->json)
        out_flush(c);
}

void out_flush(context *c)
{
    puts(pl_text_get(&c->out.text));
    fflush(stdout);
    pl_text_free(&c->out.text);
    c->out = (pl_json){ 0 };
}
